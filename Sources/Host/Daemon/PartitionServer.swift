// SPDX-License-Identifier: Apache-2.0
import CLinux
import Carriers
import Control
import Foundation
import Glibc
import Logging
import Partitions
import Physical
import Supervisor
import SystemPackage
import Window
import WorkerChannel

/// One partition: its socket, and the VM that is attached.
@MainActor
final class PartitionServer {
    private(set) var definition: PartitionDefinition
    private(set) var gpu: GPUDefinition
    /// What it is bound to, or why to nothing.
    private(set) var placement: DeviceTable.Placement
    let path: String
    private(set) var vm: AttachedVM?
    /// What its VM has published for programs of the host; nil without one.
    private(set) var exports: ExportBoard?
    /// Tells VMs apart.
    private static var lastIdentity = 0
    /// Bound on the windows and workers of VMs that come and go.
    private static let maximumLeaving = 8
    /// VMs that were detached and whose workers have not ended yet.
    private var leaving: [AttachedVM] = []
    private var state = PartitionStatus.State.idle
    private var problem: String?
    /// Workers that were started in place of one that ended.
    private(set) var restarts: UInt64 = 0
    private var listener: ListeningSocket?
    /// Its path is the configuration file's, not a request's.
    private let isPathTrusted: Bool
    /// The daemon ends.
    private var isStopping = false

    /// What leases its GPU's nodes to its worker, and what it is called there.
    private let broker: LeaseBroker
    let member: LeaseBroker.Partition
    /// Whether its worker has leases of a former program of this process.
    private var isWorkerAdopted = false

    private let loop: EventLoop
    private let kept: KeptDescriptors
    private let workers: WorkerProcess.Options
    private let journal: Journal
    private let timelines: TimelineSource
    private let log: Logger
    /// Called with what is to be seen of the partition changed.
    private let changed: (PartitionServer) -> Void

    init(
        _ definition: PartitionDefinition, on gpu: GPUDefinition, at placement: DeviceTable.Placement,
        broker: LeaseBroker, directory: String, isPathTrusted: Bool, loop: EventLoop, kept: KeptDescriptors,
        workers: WorkerProcess.Options,
        journal: Journal, timelines: TimelineSource, log: Logger,
        changed: @escaping (PartitionServer) -> Void
    ) {
        self.definition = definition
        self.isPathTrusted = isPathTrusted
        self.gpu = gpu
        self.placement = placement
        self.broker = broker
        member = broker.add(definition.configuration(on: gpu))
        self.loop = loop
        self.kept = kept
        self.workers = workers
        self.journal = journal
        self.timelines = timelines
        self.changed = changed
        var log = log
        log[metadataKey: "partition"] = .string(definition.name)
        self.log = log
        path = Self.path(of: definition, in: directory)
    }

    static func path(of definition: PartitionDefinition, in directory: String) -> String {
        let path = definition.socket.path ?? "\(definition.name).sock"
        return path.hasPrefix("/") ? path : "\(directory)/\(path)"
    }

    var name: String { definition.name }

    var configuration: PartitionConfiguration {
        let configuration = definition.configuration(on: gpu)
        return placement.binding?.applied(to: configuration) ?? configuration
    }

    private var isMissing: Bool { placement.binding == nil }

    // MARK: The socket

    /// Lets VMs connect.
    ///
    /// - Parameter inherited: a socket that listens at the path already.
    func open(inherited: Handover.Listener? = nil) {
        let listener: ListeningSocket
        if let inherited {
            listener = ListeningSocket(inherited, at: path)
            setPermissions(of: listener)
        } else {
            do throws(Errno) {
                listener = try ListeningSocket(
                    at: path, isTrusted: isPathTrusted, mode: definition.socket.mode,
                    owner: definition.socket.owner.flatMap(Account.user.number),
                    group: definition.socket.group.flatMap(Account.group.number))
            } catch {
                fail("cannot listen at \(path): \(error)")
                return
            }
        }
        self.listener = listener
        loop.watch(listener.descriptor.rawValue, POLLIN) { [weak self] in self?.accept() }
        if case .missing(let error) = placement { tellMissing(error) }
    }

    private func setPermissions(of listener: ListeningSocket) {
        do throws(Errno) {
            try listener.change(
                mode: definition.socket.mode, owner: definition.socket.owner.flatMap(Account.user.number),
                group: definition.socket.group.flatMap(Account.group.number))
        } catch {
            log.error("cannot set the socket's permissions", metadata: ["error": "\(error)"])
        }
    }

    /// Lets nobody connect any more, and leaves its GPU.
    func close() {
        detach()
        broker.remove(member)
        closeSocket()
    }

    /// Lets nobody connect any more.
    func closeSocket() {
        guard let listener else { return }
        loop.unwatch(listener.descriptor.rawValue)
        listener.remove()
        self.listener = nil
    }

    private func accept() {
        guard let listener else { return }
        var peer = gpupv_peer()
        let fd = gpupv_accept_peer(listener.descriptor.rawValue, &peer)
        guard fd >= 0 else { return }
        let connection = FileDescriptor(rawValue: fd)
        guard vm == nil else {
            UserLog.shared.warn(
                "a second VM is turned away: the partition has one", of: peer.uid,
                metadata: ["pid": .stringConvertible(peer.pid)], to: log)
            DescriptorSieve.shared.dispose(connection, of: .user(peer.uid))
            return
        }
        if case .missing(let error) = placement {
            UserLog.shared.warn(
                "a VM is turned away: the partition has no GPU", of: peer.uid,
                metadata: ["pid": .stringConvertible(peer.pid), "reason": "\(error)"], to: log)
            DescriptorSieve.shared.dispose(connection, of: .user(peer.uid))
            return
        }
        guard leaving.count < Self.maximumLeaving else {
            UserLog.shared.warn(
                "a VM is turned away: the workers of \(leaving.count) before it have not ended yet", of: peer.uid,
                metadata: ["pid": .stringConvertible(peer.pid)], to: log)
            DescriptorSieve.shared.dispose(connection, of: .user(peer.uid))
            return
        }
        do {
            let configuration = configuration
            let window = try SharedWindow(heapBytes: configuration.heapBytes)
            try attach(window, connection, peer, configuration: configuration, after: .nobody, isGreeted: false)
            setState(.starting)
        } catch {
            fail("cannot serve a VM: \(error)")
            DescriptorSieve.shared.dispose(connection, of: .user(peer.uid))
        }
    }

    // MARK: The VM

    /// Takes a VM over from a daemon that ended; its worker is started anew.
    func adopt(_ orphan: KeptDescriptors.Orphan) throws {
        var peer = gpupv_peer()
        _ = gpupv_peer_of(orphan.connection.rawValue, &peer)
        // As much as its window has room for.
        try attach(
            orphan.window, orphan.connection, peer, configuration: fitting(configuration, orphan.window),
            after: .worker(process: orphan.worker))
        setState(.recovering)
        log.info("VM taken over; its worker is started anew", metadata: ["pid": .stringConvertible(peer.pid)])
    }

    /// Takes a VM over from the former program of this process; its worker goes on.
    func adopt(_ former: Handover.VM) throws {
        let window = try SharedWindow(
            memory: FileDescriptor(rawValue: former.memory),
            guestDoorbell: ForeignDoorbell(taking: FileDescriptor(rawValue: former.guestDoorbell)),
            hostDoorbell: ForeignDoorbell(taking: FileDescriptor(rawValue: former.hostDoorbell)))
        let worker = try former.worker.map {
            try WorkerProcess(
                adopting: $0.pid, channel: SupervisorChannel(taking: FileDescriptor(rawValue: $0.channel)),
                nodes: $0.nodes, former.configuration, window: window, log: $0.log.map(FileDescriptor.init(rawValue:)),
                options: workers)
        }
        try attach(
            window, FileDescriptor(rawValue: former.connection), gpupv_peer(pid: former.pid, uid: former.uid, gid: 0),
            configuration: former.configuration, after: worker.map { .serving($0) } ?? .worker(process: nil),
            starts: former.starts, since: former.since, isGreeted: former.isGreeted)
        isWorkerAdopted = worker != nil
        setState(!former.isGreeted ? .starting : worker == nil ? .recovering : .attached)
        if former.configuration != configuration { changeVM() }
    }

    /// A configuration that fits into a window made for another.
    private func fitting(_ configuration: PartitionConfiguration, _ window: SharedWindow) -> PartitionConfiguration {
        var fitting = configuration
        let heap = window.layout.heapSize
        fitting.vramBytes = min(fitting.vramBytes, heap / 2)
        fitting.nonLocalBytes = min(fitting.nonLocalBytes, heap - fitting.vramBytes)
        return configuration.vramBytes + configuration.nonLocalBytes <= heap ? configuration : fitting
    }

    private func attach(
        _ window: SharedWindow, _ connection: FileDescriptor, _ peer: gpupv_peer,
        configuration: PartitionConfiguration, after beginning: WorkerKeeper.Beginning, starts: Int = 0,
        since: Date = .now, isGreeted: Bool = true
    ) throws {
        let mailbox = loop.mailbox
        Self.lastIdentity += 1
        let identity = Self.lastIdentity
        let exports = ExportBoard(window, loop: loop, timelines: timelines) { [weak self] reason in
            self?.tellExpelled(reason)
        }
        let keeper = try WorkerKeeper(
            configuration, window: window, after: beginning, starts: starts, isSuspended: isMissing,
            options: workers, log: log
        ) { [weak self] event in
            mailbox.post { self?.hear(event, of: identity) }
        }
        let vm = AttachedVM(
            identity: identity, window: window, connection: connection, peer: peer, since: since, keeper: keeper,
            configuration: configuration, isGreeted: isGreeted)
        self.vm = vm
        self.exports = exports
        loop.watch(connection.rawValue, 0) { [weak self] in self?.disconnected() }
    }

    /// Something happened to a VM's worker.
    ///
    /// - Parameter identity: which VM's.
    private func hear(_ event: WorkerKeeper.Event, of identity: Int) {
        if case .stopped = event, let index = leaving.firstIndex(where: { $0.identity == identity }) {
            leaving.remove(at: index).close()
            return
        }
        guard let vm, vm.identity == identity else { return }
        switch event {
        case .serving(let worker):
            do { try broker.attach(worker, to: member, isRunning: isWorkerAdopted) } catch {
                log.error("its worker gets no leases", metadata: ["error": "\(error)"])
            }
            isWorkerAdopted = false
            exports?.begin(worker)
            kept.keep(worker: worker.process, partition: name)
            if !vm.isGreeted {
                vm.isGreeted = true
                do {
                    try Ivshmem.handshake(vm.window, on: vm.connection)
                } catch {
                    log.warning("VM went away before it was served", metadata: ["error": "\(error)"])
                    return detach()
                }
                kept.keep(vm.window, connection: vm.connection, partition: name)
                journal.record(
                    .vmAttached, "VM attached", partition: name,
                    details: ["pid": "\(vm.peer.pid)", "uid": "\(vm.peer.uid)"])
            } else if state == .recovering {
                restarts += 1
                journal.record(
                    .workerRestarted, "another worker serves the VM", severity: .warning, partition: name,
                    details: ["pid": "\(vm.peer.pid)", "worker": "\(worker.pid)", "workers": "\(vm.keeper.starts)"])
            }
            setState(.attached)
        case .ended:
            broker.detach(member)
            exports?.end()
            setState(.recovering)
        case .failed(let reason):
            problem = reason
            journal.record(.workerFailed, reason, severity: .error, partition: name)
            setState(.recovering)
        case .stopped where isStopping: break
        case .stopped:
            // Without having been told to: its first worker could not be started.
            loop.unwatch(vm.connection.rawValue)
            self.vm = nil
            endExports()
            vm.hangUp()
            vm.close()
            fail("no worker can be started; the log says why")
        }
    }

    private func disconnected() {
        detach()
    }

    /// Takes the GPU from the VM that is attached, if one is. Its worker ends; its window is let go of.
    func detach() {
        guard let vm else { return }
        loop.unwatch(vm.connection.rawValue)
        kept.forget(partition: name)
        broker.detach(member)
        endExports()
        self.vm = nil
        leaving.append(vm)
        vm.keeper.beginStopping()
        // Hears of it now; the window is closed once its worker has ended.
        vm.hangUp()
        journal.record(.vmDetached, "VM detached", partition: name, details: ["pid": "\(vm.peer.pid)"])
        setState(.idle)
    }

    private func endExports() {
        exports?.end()
        exports = nil
    }

    /// Ends the worker; the VM stays connected, for the daemon that is started next.
    func stopServing() {
        isStopping = true
        vm?.keeper.beginStopping()
    }

    /// Whether no worker is there any more.
    var hasStopped: Bool { vm?.keeper.worker == nil && leaving.isEmpty }

    // MARK: Changes

    /// Why the VM that is attached cannot have what a definition says, if so.
    func obstacle(to new: PartitionDefinition, on gpu: GPUDefinition) -> String? {
        guard let vm, !vm.hasRoom(for: new.configuration(on: gpu)) else { return nil }
        return "the window of the VM that is attached has room for \(ByteSize(bytes: (vm.room >> 20) << 20)) "
            + "of VRAM and non-local memory together"
    }

    /// Has another definition in force, as far as the VM that is attached allows.
    ///
    /// Not for another socket path or GPU.
    func change(to new: PartitionDefinition, on gpu: GPUDefinition) {
        let before = definition
        definition = new
        self.gpu = gpu
        broker.set(new.entitlement, timeoutMilliseconds: UInt64(new.timeout), of: member)
        if before.socket != new.socket, let listener { setPermissions(of: listener) }
        changeVM()
        changed(self)
    }

    /// Has another placement in force: what it had may be gone, or be back.
    func place(_ new: DeviceTable.Placement) {
        guard new != placement else { return }
        let wasMissing = isMissing
        placement = new
        switch new {
        case .missing(let error):
            vm?.suspend()
            if !wasMissing { tellMissing(error) }
        case .bound(let binding, _, _) where wasMissing:
            journal.record(
                .gpuFound, "the partition's GPU is there", partition: name,
                details: ["device": binding.device, "mode": binding.mode.rawValue])
            if let vm { vm.resume(with: fitting(vm)) }
        case .bound: changeVM()
        }
        changed(self)
    }

    /// Its worker was killed for what it did.
    func tellExpelled(_ reason: String) {
        journal.record(.workerExpelled, "its worker was killed: \(reason)", severity: .error, partition: name)
    }

    private func tellMissing(_ error: BindingError) {
        journal.record(
            .gpuMissing, "the partition has no GPU: \(error.reason)", severity: .warning, partition: name,
            details: error.remedy.map { ["remedy": $0] } ?? [:])
    }

    /// What the VM that is attached has room for of the configuration.
    private func fitting(_ vm: AttachedVM) -> PartitionConfiguration {
        var new = configuration
        if !vm.hasRoom(for: new) {
            (new.vramBytes, new.nonLocalBytes) = (vm.configuration.vramBytes, vm.configuration.nonLocalBytes)
        }
        return new
    }

    private func changeVM() {
        guard let vm else { return }
        let new = fitting(vm)
        vm.change(to: new)
        if !vm.hasRoom(for: configuration) {
            log.warning("the new size takes effect when the VM is started anew: its window is too small for it")
        }
    }

    private func fail(_ reason: String) {
        problem = reason
        journal.record(.partitionFailed, reason, severity: .error, partition: name)
        setState(.failed)
    }

    private func setState(_ new: PartitionStatus.State) {
        state = new
        if new == .attached || new == .idle { problem = nil }
        changed(self)
    }

    func status(origin: PartitionStatus.Origin, share: Double) -> PartitionStatus {
        var status = PartitionStatus(
            definition: definition, origin: origin, state: state, problem: problem,
            isPending: vm.map { $0.configuration != configuration } ?? false, socket: path, share: share,
            vm: vm?.status, binding: placement.binding)
        switch placement {
        case .bound(_, let why, let rejected): (status.why, status.rejected) = (why, rejected)
        case .missing(let error):
            (status.state, status.problem, status.isPending) = (.missing, error.description, false)
        }
        return status
    }

    /// The worker's process, if the GPU's driver may know what it uses.
    var observable: Int32? {
        guard let binding = placement.binding, !binding.deviceNodes.isEmpty else { return nil }
        return vm?.keeper.worker?.pid
    }

    /// Workers that were told to end.
    var ending: [Int32] { leaving.compactMap { $0.keeper.worker?.pid } }

    /// As the program that this process is about to execute gets it.
    func handOver() -> (listener: Handover.Listener?, vm: Handover.VM?) {
        // Clients are not handed over, so what they have taken ends.
        exports?.end()
        return (listener?.forHandover, vm?.handOver(partition: name))
    }

    /// It is not executed after all.
    func takeBack() {
        vm?.keeper.thaw()
        if let worker = vm?.keeper.worker { exports?.begin(worker, anew: true) }
    }
}
