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

/// `gpupv serve`: the partitions of a host's GPUs, each with a socket to which a VM may connect.
@MainActor
public final class Daemon {
    let options: DaemonOptions
    let log: Logger
    let loop: EventLoop
    let manager: ServiceManager
    let kept: KeptDescriptors
    let control: ControlServer
    let journal: Journal
    let devices: DeviceKeeper
    let timelines = TimelineSource()
    let web: WebKeeper
    let signals: FileDescriptor
    var lock: FileDescriptor?
    var store: PartitionStore
    /// What the file says, and what is in force.
    var file = HostConfiguration()
    var configuration = HostConfiguration()
    var partitions: [String: PartitionServer] = [:]
    /// By their GPUs' names.
    var brokers: [String: LeaseBroker] = [:]
    var incarnation = 1
    var since = Date.now
    var isStopping = false
    /// While VMs are attached.
    var lookTimer: Int?
    /// Who is given the next sample, and whether workers are being asked for one.
    var samplers: [@MainActor @Sendable (ControlEvent.Sample) -> Void] = []
    var isSampling = false
    /// Removed, and kept until their workers have ended.
    var departing: [PartitionServer] = []

    /// Blocks the signals it takes; call before other threads are started.
    public init(_ options: DaemonOptions, log: Logger) throws {
        self.options = options
        self.log = log
        signal(SIGPIPE, SIG_IGN)
        let taken = [SIGTERM, SIGINT, SIGHUP, SIGUSR2]
        let fd = gpupv_signalfd(taken, taken.count)
        guard fd >= 0 else { throw Errno(rawValue: -fd) }
        signals = FileDescriptor(rawValue: fd)
        loop = try EventLoop()
        manager = ServiceManager(log: log)
        kept = KeptDescriptors(manager: manager)
        control = ControlServer(loop: loop, log: log)
        journal = Journal(log: log)
        devices = DeviceKeeper(
            source: options.inventory, directory: options.stateDirectory, loop: loop, log: log)
        web = WebKeeper(
            control: options.controlSocket, tokenFile: ControlPaths.webToken(control: options.controlSocket),
            options: options.workers, loop: loop, log: log)
        store = PartitionStore(directory: options.stateDirectory)
    }

    /// Serves until it is told to end.
    ///
    /// - Throws: ``ConfigurationError`` or a ``Diagnostic`` if the configuration cannot be used, ``DaemonError``
    ///   if something else is in the way.
    public func run() throws {
        let former = try Handover.take()
        if let choices = former?.devices { devices.choices = choices }
        devices.follow { [unowned self] in takeDevices() }
        let read: [String]
        (file, read) = try readFile()
        warn(read)
        try takeDirectories(former)
        try followLoop()
        if let former { store.take(former.changes) } else { store.load(log: log) }
        let (effective, warnings) = store.lay(over: file)
        warn(warnings)
        configuration = effective
        try makeBrokers(for: effective)
        let placements = devices.place(effective)
        for partition in effective.partitions {
            add(partition, at: placements[partition.name]!, listener: inherited(partition, from: former))
        }
        try openControl(former)
        if let former { adopt(former) }
        adoptOrphans()
        loop.watch(signals.rawValue, POLLIN) { [unowned self] in takeSignals() }
        loop.watch(DescriptorSieve.shared.events.rawValue, POLLIN) { DescriptorSieve.shared.sweep() }
        manager.followWatchdog(on: loop)
        serveWeb()
        manager.ready(summary)
        log.info(
            "serving",
            metadata: [
                "configuration": "\(options.configuration)", "control": "\(options.controlSocket)",
                "partitions": .stringConvertible(partitions.count),
            ])
        try loop.run()
        try shutDown()
    }

    private func readFile() throws -> (configuration: HostConfiguration, warnings: [String]) {
        let outcome = try devices.read(options.configuration)
        return (try outcome.get(), outcome.diagnostics.map(\.description))
    }

    var summary: String {
        "\(partitions.count) partitions, \(partitions.values.count { $0.vm != nil }) VMs"
    }

    private func warn(_ warnings: [String]) {
        for warning in warnings { log.warning("\(warning)") }
    }

    // MARK: Start

    private func openControl(_ former: Handover?) throws {
        register()
        let path = options.controlSocket
        if let former {
            control.listen(on: ListeningSocket(former.controlSocket, at: path))
        } else {
            do throws(Errno) { control.listen(on: try ListeningSocket(at: path, isTrusted: true, mode: 0o600)) } catch {
                throw DaemonError("cannot listen at \(path): \(error)")
            }
        }
        setControlPermissions()
        control.sample = { [unowned self] in sample($0) }
        journal.publish = { [unowned self] in control.publish(.happened($0)) }
    }

    func serveWeb() {
        web.serve(configuration.web, administrators: control.administrators)
    }

    func setControlPermissions() {
        do throws(Errno) {
            try control.listener?.change(
                mode: configuration.control.mode,
                group: configuration.control.group.flatMap(Account.group.number))
        } catch {
            log.error("cannot set the control socket's permissions", metadata: ["error": "\(error)"])
        }
        control.administrators = configuration.control.administrators.flatMap(Account.group.number)
    }

    private func adoptOrphans() {
        for orphan in kept.orphans() {
            do {
                guard let partition = partitions[orphan.partition], partition.vm == nil else {
                    throw DaemonError("there is no such partition any more")
                }
                try partition.adopt(orphan)
            } catch {
                log.warning(
                    "a VM of the former daemon loses its GPU",
                    metadata: ["partition": "\(orphan.partition)", "reason": "\(error)"])
                kept.forget(partition: orphan.partition)
                orphan.abandon()
            }
        }
    }

    // MARK: Partitions

    /// Has each GPU's time divided by somebody.
    func makeBrokers(for configuration: HostConfiguration) throws {
        for gpu in configuration.gpus where brokers[gpu.name] == nil {
            let name = gpu.name
            var log = Logger(label: "gpupv.arbiter")
            log[metadataKey: "gpu"] = .string(name)
            brokers[name] = try LeaseBroker(log: log) { [loop] partition, incident in
                loop.mailbox.post { [weak self] in self?.hear(incident, of: partition, on: name) }
            }
        }
    }

    /// Something happened to a partition that its GPU's broker knows by a number.
    private func hear(_ incident: LeaseBroker.Incident, of member: LeaseBroker.Partition, on gpu: String) {
        guard let server = partitions.values.first(where: { $0.member == member && $0.definition.gpu == gpu }) else {
            return
        }
        switch incident {
        case .export(let news, let enclosed, let worker): server.exports?.hear(news, with: enclosed, from: worker)
        case .expelled(let reason): server.tellExpelled(reason)
        case .notice(let notice, let count):
            let (kind, message): (DaemonEvent.Kind, String) =
                switch notice {
                case .deviceReset: (.deviceReset, "a program in the VM lost its device")
                case .submissionTimeout: (.submissionTimeout, "a submission took longer than the partition's timeout")
                case .memoryOverBudget: (.memoryOverBudget, "a program in the VM wanted more memory than the budget")
                }
            journal.record(
                kind, message, severity: .warning, partition: server.name, count: count,
                details: count > 1 ? ["count": "\(count)"] : [:])
        }
    }

    /// Whether the configuration file says where a partition's socket is. That of a request may not be where another user
    /// can put something else in its place.
    func isFromFile(_ socket: PartitionDefinition.Socket, of name: String) -> Bool {
        file.partition(name)?.socket.path == socket.path
    }

    @discardableResult
    func add(
        _ definition: PartitionDefinition, at placement: DeviceTable.Placement, listener: Handover.Listener? = nil
    ) -> PartitionServer {
        let server = PartitionServer(
            definition, on: configuration.gpu(definition.gpu)!, at: placement, broker: brokers[definition.gpu]!,
            directory: options.partitionDirectory, isPathTrusted: isFromFile(definition.socket, of: definition.name),
            loop: loop, kept: kept, workers: options.workers, journal: journal,
            timelines: timelines, log: log
        ) { [unowned self] server in
            guard !isStopping, partitions[server.name] === server else { return }
            followWorkers()
            control.publish(.changed(status(of: server)))
            manager.status(summary)
        }
        partitions[definition.name] = server
        server.open(inherited: listener)
        control.publish(.changed(status(of: server)))
        return server
    }

    func remove(_ name: String) {
        guard let server = partitions.removeValue(forKey: name) else { return }
        server.close()
        followWorkers()
        departing.append(server)
        departing.removeAll(where: \.hasStopped)
        control.publish(.removed(partition: name))
    }

    /// Has another configuration in force, without touching what it does not change.
    ///
    /// - Throws: if that is not possible; nothing changed then.
    func apply(_ new: HostConfiguration) throws(ControlError) -> Reload.Result {
        do { try makeBrokers(for: new) } catch { throw ControlError(.failed, "a GPU cannot be divided: \(error)") }
        let before = configuration
        configuration = new
        let placements = devices.place(new)
        var result = Reload.Result()
        for partition in before.partitions where new.partition(partition.name) == nil {
            remove(partition.name)
            result.removed.append(partition.name)
            journal.record(.partitionDeleted, "partition deleted", partition: partition.name)
            journal.forget(partition: partition.name)
        }
        for partition in new.partitions {
            guard let old = before.partition(partition.name), let server = partitions[partition.name] else {
                journal.record(.partitionCreated, "partition created", partition: partition.name)
                add(partition, at: placements[partition.name]!)
                result.added.append(partition.name)
                continue
            }
            let gpu = new.gpu(partition.gpu)!
            guard old != partition || before.gpu(old.gpu) != gpu else { continue }
            result.changed.append(partition.name)
            journal.record(
                .partitionResized, "partition resized", partition: partition.name,
                details: partition.changes(from: old))
            if let obstacle = server.obstacle(to: partition, on: gpu) {
                result.warnings.append(
                    "partition '\(partition.name)' gets its new size when its VM is started anew: \(obstacle)")
            }
            let path = PartitionServer.path(of: partition, in: options.partitionDirectory)
            if path != server.path || partition.gpu != old.gpu {
                if server.vm != nil {
                    result.warnings.append(
                        "partition '\(partition.name)' moves: its VM loses its GPU")
                }
                remove(partition.name)
                add(partition, at: placements[partition.name]!)
            } else {
                server.change(to: partition, on: gpu)
            }
        }
        for (name, placement) in placements { partitions[name]?.place(placement) }
        for gpu in before.gpus where new.gpu(gpu.name) == nil { brokers.removeValue(forKey: gpu.name)?.stop() }
        setControlPermissions()
        serveWeb()
        return result
    }

    func status(of server: PartitionServer) -> PartitionStatus {
        // One that has a device to itself divides nobody's time.
        let peers = configuration.partitions.filter {
            $0.gpu == server.definition.gpu && partitions[$0.name]?.placement.binding?.isExclusive != true
        }
        let parts = shares(of: peers.map(\.entitlement))
        let share = zip(peers, parts).first { $0.0.name == server.name }?.1 ?? 1
        let origin: PartitionStatus.Origin =
            switch store.changes[server.name] {
            case nil: .file
            case let change? where change.isTransient: .transient
            case let change?: change.over == nil ? .created : .changed
            }
        return server.status(origin: origin, share: share)
    }

    // MARK: Signals

    private func takeSignals() {
        while true {
            let number = gpupv_next_signal(signals.rawValue)
            guard number > 0 else { return }
            switch number {
            case SIGHUP:
                do throws(ControlError) { _ = try reload() } catch {
                    // What is wrong with the file is told already.
                    if error.code != .invalid { log.error("\(error)") }
                }
            case SIGUSR2:
                do throws(ControlError) { try upgrade() } catch { log.error("\(error)") }
            default:
                log.info("stopping", metadata: ["signal": .stringConvertible(number)])
                loop.stop()
            }
        }
    }

    /// Reads the file again.
    func reload() throws(ControlError) -> Reload.Result {
        manager.reloading()
        defer { manager.ready(summary) }
        let (new, read): (HostConfiguration, [String])
        do {
            (new, read) = try readFile()
        } catch {
            journal.record(
                .configurationRefused, "the configuration was not reloaded", severity: .error,
                details: ["reason": "\(error)"])
            throw ControlError(.invalid, "the configuration was not reloaded:\n\(error)")
        }
        var changes = store
        let (effective, warnings) = changes.lay(over: new)
        // Where sockets are is the new file's word already.
        let before = file
        file = new
        var result: Reload.Result
        do throws(ControlError) { result = try apply(effective) } catch {
            file = before
            throw error
        }
        store = changes
        result.warnings = read + result.warnings + warnings
        warn(result.warnings)
        try save()
        journal.record(
            .configurationReloaded, "configuration reloaded",
            details: [
                "added": result.added.joined(separator: " "), "removed": result.removed.joined(separator: " "),
                "changed": result.changed.joined(separator: " "),
            ])
        return result
    }

    func save() throws(ControlError) {
        do { try store.save() } catch {
            throw ControlError(
                .failed, "the change is in force, but cannot be kept over a restart: \(error.localizedDescription)",
                fix: "see to it that \(options.stateDirectory) can be written")
        }
    }

    /// Ends the workers. VMs stay connected for a daemon that the service manager starts next.
    private func shutDown() throws {
        isStopping = true
        web.stop()
        manager.stopping()
        control.close()
        for server in partitions.values {
            server.closeSocket()
            server.stopServing()
        }
        let servers = Array(partitions.values) + departing
        try loop.run(atMost: .seconds(8)) { servers.allSatisfy(\.hasStopped) }
        // Another may serve from here on.
        if let lock {
            // A child that has just been forked has it too.
            flock(lock.rawValue, LOCK_UN)
            try lock.close()
        }
        lock = nil
        log.info("stopped")
    }
}
