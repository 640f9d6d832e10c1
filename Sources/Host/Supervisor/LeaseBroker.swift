// SPDX-License-Identifier: Apache-2.0
import CLinux
import Carriers
import Foundation
import Glibc
import Logging
import Partitions
import Synchronization
import SystemPackage
import Window
import WorkerChannel

/// What a partition's worker is to its ``LeaseBroker``: ``WorkerProcess``, or a test's.
public protocol LeasedWorker: AnyObject, Sendable {
    var channel: SupervisorChannel { get }
    var nodes: Int { get }
    /// CPU time that its threads have had, in nanoseconds, by the kernel's word; nil if it is gone.
    var cpuNanoseconds: UInt64? { get }
    /// Ends it at once. Its own end says so too late for those that wait for a node.
    func terminate()
}

extension WorkerProcess: LeasedWorker {
    public var cpuNanoseconds: UInt64? {
        var clock = clockid_t()
        var time = timespec()
        guard clock_getcpuclockid(pid, &clock) == 0, clock_gettime(clock, &time) == 0 else { return nil }
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    public func terminate() { _ = gpupv_pidfd_kill(process.rawValue, SIGKILL) }
}

/// Divides one GPU among the partitions on it: carries what workers say to an ``Arbiter`` for each node, and what
/// those decide back.
///
/// Workers are not trusted. One that says what cannot be, says too much, or keeps a node for longer than its
/// partition's timeout after it was to give it back is killed; the others go on.
public final class LeaseBroker: Sendable {
    /// A partition on this GPU.
    public typealias Partition = Arbiter.Partition

    /// What a worker may take, beyond its limit and its partition's timeout, to give a node back.
    public struct Tuning: Sendable {
        public var arbiter = Arbiter.Tuning()
        /// Nanoseconds.
        public var grace: UInt64 = 3_000_000_000
        /// Messages a worker may send at once, and in each second.
        public var messageBurst = 20_000.0
        public var messagesPerSecond = 100_000.0
        /// What a notice costs beyond a message.
        public var noticeCost = 1000.0
        /// For how long a worker that a guest waits for may be silent, beyond its partition's timeout; nanoseconds.
        public var silence: UInt64 = 20_000_000_000

        public init() {}
    }

    struct Node {
        var arbiter: Arbiter
        /// When ``Arbiter/timer(at:)`` is due.
        var timer: UInt64?
        /// What the holder was told last: when its lease ends.
        var lease: Arbiter.Lease?
        var leaseEnd: UInt64?
        /// When it will be killed if it has not given the node back.
        var overdue: UInt64?
    }

    struct Member {
        let name: String
        var entitlement: Entitlement
        /// Nanoseconds.
        var timeout: UInt64
        var worker: (any LeasedWorker)?
        /// What each message costs is filled up with time.
        var messages: Double
        var messagesTime: UInt64 = 0
        var leases: UInt64 = 0
        var revocations: UInt64 = 0
        /// Of this worker.
        var sample: WorkerSample?
        /// Of workers that ended.
        var past = WorkerSample()
        /// CPU time, as it was last looked at.
        var cpu = CPUTime()
        /// No sample was asked for that has not come.
        var isMeasured = true
        /// For how long it has not, as ``LeaseBroker/lookAfterWorkers(after:awaited:)`` counts.
        var silence: UInt64 = 0
    }

    /// Of one worker after the other.
    struct CPUTime {
        private var past: UInt64 = 0
        private var present: UInt64 = 0

        var nanoseconds: UInt64 { past + present }

        /// - Parameter now: what the present worker has had; nil if nobody knows any more.
        mutating func look(_ now: UInt64?) { present = max(present, now ?? 0) }

        /// Another worker comes.
        mutating func end() { (past, present) = (nanoseconds, 0) }
    }

    /// The clock is read while this is held, so that no arbiter's time goes back.
    struct State {
        var nodes: [Node]
        var members: [Partition: Member] = [:]
        var next = 0
        var isStopping = false
        /// Called when a sample comes.
        var onSample: (@Sendable () -> Void)?
    }

    let tuning: Tuning
    let state: Mutex<State>
    private let epoll: FileDescriptor
    /// Wakes the thread when its timers have changed.
    let bell: Doorbell
    private let ended = DispatchSemaphore(value: 0)
    private let log: Logger
    private static let bellToken = UInt64.max
    /// More than that did not happen since a worker last said so.
    private static let maximumCount: UInt64 = 1 << 32

    /// What is told of a partition.
    public enum Incident: Sendable {
        /// Its worker was killed.
        case expelled(reason: String)
        /// Its worker says so.
        case notice(WorkerNotice, count: UInt64)
        /// That worker says so of what its guest has published. Who is told has to doubt it.
        case export(ExportNews, with: VettedDescriptor?, from: ObjectIdentifier)
    }

    private let tell: @Sendable (Partition, Incident) -> Void

    /// Starts a thread.
    ///
    /// - Parameter tell: called with what happens, on that thread; it must not call the broker.
    public init(
        tuning: Tuning = Tuning(), log: Logger = Logger(label: "gpupv.arbiter"),
        tell: @escaping @Sendable (Partition, Incident) -> Void = { _, _ in }
    ) throws {
        self.tuning = tuning
        self.tell = tell
        self.log = log
        let node = Node(arbiter: Arbiter(tuning: tuning.arbiter))
        state = Mutex(State(nodes: Array(repeating: node, count: maximumNodes)))
        let fd = gpupv_epoll()
        guard fd >= 0 else { throw Errno(rawValue: -fd) }
        epoll = FileDescriptor(rawValue: fd)
        bell = try Doorbell()
        let status = gpupv_epoll_add(fd, bell.descriptor.rawValue, Self.bellToken)
        guard status == 0 else { throw Errno(rawValue: -status) }
        let thread = Thread { [self] in serve() }
        thread.name = "gpupv-arbiter"
        thread.start()
    }

    /// Ends the thread. Workers keep what leases they have.
    public func stop() {
        state.withLock { $0.isStopping = true }
        bell.ring()
        ended.wait()
    }

    // MARK: Partitions

    /// Admits a partition; it has no worker yet.
    public func add(_ configuration: PartitionConfiguration) -> Partition {
        state.withLock { state in
            let now = monotonicNanoseconds()
            let partition = state.next
            state.next += 1
            state.members[partition] = Member(
                name: configuration.name, entitlement: configuration.entitlement,
                timeout: configuration.timeoutNanoseconds, messages: tuning.messageBurst)
            for index in state.nodes.indices {
                state.nodes[index].arbiter.set(configuration.entitlement, of: partition, at: now)
            }
            return partition
        }
    }

    /// Changes what a partition is entitled to, and its timeout, from now on.
    public func set(_ entitlement: Entitlement, timeoutMilliseconds: UInt64, of partition: Partition) {
        state.withLock { state in
            let now = monotonicNanoseconds()
            guard state.members[partition] != nil else { return }
            state.members[partition]!.entitlement = entitlement
            state.members[partition]!.timeout =
                min(timeoutMilliseconds, UInt64.max / 1_000_000) * 1_000_000
            for index in state.nodes.indices {
                state.nodes[index].arbiter.set(entitlement, of: partition, at: now)
                update(node: index, &state, now)
            }
        }
        bell.ring()
    }

    /// Forgets a partition. Its worker, if it has one, gets no more leases.
    public func remove(_ partition: Partition) {
        detach(partition)
        state.withLock { state in
            guard state.members.removeValue(forKey: partition) != nil else { return }
            let now = monotonicNanoseconds()
            for index in state.nodes.indices { _ = state.nodes[index].arbiter.remove(partition, at: now) }
        }
    }

    /// Serves a partition's worker from now on.
    ///
    /// - Parameter isRunning: it had leases of another broker, which it is to forget.
    public func attach(_ worker: any LeasedWorker, to partition: Partition, isRunning: Bool = false) throws {
        try state.withLock { state in
            detach(partition, &state, monotonicNanoseconds())
            guard state.members[partition] != nil else { return }
            let status = gpupv_epoll_add(
                epoll.rawValue, worker.channel.descriptor.rawValue, UInt64(partition))
            guard status == 0 else { throw Errno(rawValue: -status) }
            state.members[partition]!.worker = worker
            state.members[partition]!.messages = tuning.messageBurst
            state.members[partition]!.messagesTime = monotonicNanoseconds()
            state.members[partition]!.isMeasured = true
            if isRunning { try worker.channel.send(.restart, waiting: false) }
        }
    }

    /// A partition's worker has ended, or is to get no more leases.
    public func detach(_ partition: Partition) {
        state.withLock { detach(partition, &$0, monotonicNanoseconds()) }
        bell.ring()
    }

    private func detach(_ partition: Partition, _ state: inout State, _ now: UInt64) {
        guard let worker = state.members[partition]?.worker else { return }
        _ = gpupv_epoll_remove(epoll.rawValue, worker.channel.descriptor.rawValue)
        state.members[partition]!.worker = nil
        state.members[partition]!.cpu.look(worker.cpuNanoseconds)
        state.members[partition]!.cpu.end()
        if let sample = state.members[partition]!.sample { state.members[partition]!.past.add(countersOf: sample) }
        state.members[partition]!.sample = nil
        state.members[partition]!.isMeasured = true
        for index in state.nodes.indices {
            perform(state.nodes[index].arbiter.withdraw(partition, at: now), node: index, &state, now)
        }
        state.onSample?()
    }

    // MARK: The thread

    private func serve() {
        defer { ended.signal() }
        var tokens = [UInt64](repeating: 0, count: 64)
        while true {
            let next = state.withLock { state in
                runTimers(&state, monotonicNanoseconds())
                return state.nodes.flatMap { [$0.timer, $0.overdue] }.compactMap { $0 }.min()
            }
            let wait = next.map { $0 - min($0, monotonicNanoseconds()) } ?? .max
            let count = gpupv_epoll_wait(epoll.rawValue, &tokens, Int32(tokens.count), wait)
            guard count >= 0 else {
                log.critical("cannot wait for workers", metadata: ["error": "\(Errno(rawValue: -count))"])
                return
            }
            for token in tokens.prefix(Int(count)) {
                if token == Self.bellToken {
                    bell.clear()
                    if state.withLock({ $0.isStopping }) { return }
                } else {
                    state.withLock { listen(to: Partition(token), &$0) }
                }
            }
        }
    }

    func runTimers(_ state: inout State, _ now: UInt64) {
        for index in state.nodes.indices {
            if let timer = state.nodes[index].timer, timer <= now {
                perform(state.nodes[index].arbiter.timer(at: now), node: index, &state, now)
            }
            if let overdue = state.nodes[index].overdue, overdue <= now,
                let holder = state.nodes[index].arbiter.holder
            {
                state.members[holder]?.revocations += 1
                expel(holder, "it keeps a node that others wait for", &state, now)
            }
        }
    }

    /// Takes one message: so nobody who talks keeps the others from being heard.
    private func listen(to partition: Partition, _ state: inout State) {
        guard let worker = state.members[partition]?.worker else { return }
        let (received, enclosed) = worker.channel.receive(enclosing: .buffer)
        take(received, with: enclosed, from: partition, &state, monotonicNanoseconds())
    }

    /// Takes what a partition's worker has said.
    func take(
        _ received: SupervisorChannel.Received, with enclosed: VettedDescriptor? = nil, from partition: Partition,
        _ state: inout State, _ now: UInt64
    ) {
        guard let worker = state.members[partition]?.worker else { return }
        switch received {
        case .none: return
        case .closed: return detach(partition, &state, now)
        case .malformed: return expel(partition, "it said what is no message", &state, now)
        case .message(let message):
            // Another process receives a descriptor.
            if enclosed != nil { state.members[partition]!.messages -= tuning.noticeCost }
            guard isAllowedToSpeak(partition, &state, now) else {
                return expel(partition, "it says too much", &state, now)
            }
            hear(message, with: enclosed, from: partition, worker, &state, now)
        }
    }

    private func isAllowedToSpeak(_ partition: Partition, _ state: inout State, _ now: UInt64) -> Bool {
        var member = state.members[partition]!
        let passed = Double(now - min(now, member.messagesTime)) / 1e9
        member.messages = min(tuning.messageBurst, member.messages + passed * tuning.messagesPerSecond) - 1
        member.messagesTime = now
        state.members[partition] = member
        return member.messages >= 0
    }

    private func hear(
        _ message: WorkerMessage, with enclosed: VettedDescriptor?, from partition: Partition,
        _ worker: any LeasedWorker, _ state: inout State, _ now: UInt64
    ) {
        switch message {
        case .want(let node) where node < worker.nodes:
            perform(state.nodes[node].arbiter.want(partition, at: now), node: node, &state, now)
        case .release(let node, let busy, let more) where node < worker.nodes:
            guard state.nodes[node].arbiter.holder == partition else { return }
            perform(
                state.nodes[node].arbiter.release(partition, busy: busy, more: more, at: now), node: node, &state, now)
        case .sample(let sample):
            state.members[partition]!.sample = sample
            state.members[partition]!.isMeasured = true
            state.onSample?()
        case .notice(let notice, let count):
            // One that is honest sends few.
            state.members[partition]!.messages -= tuning.noticeCost
            tell(partition, .notice(notice, count: min(count, Self.maximumCount)))
        case .export(let news):
            // All else is answered before the next is said.
            if news == .begun { state.members[partition]!.messages -= tuning.noticeCost }
            tell(partition, .export(news, with: enclosed, from: ObjectIdentifier(worker)))
        case .want, .release, .ready:
            expel(partition, "it said what cannot be", &state, now)
        }
    }

    func expel(_ partition: Partition, _ reason: String, _ state: inout State, _ now: UInt64) {
        guard let member = state.members[partition], let worker = member.worker else { return }
        log.error("worker killed", metadata: ["partition": "\(member.name)", "reason": "\(reason)"])
        tell(partition, .expelled(reason: reason))
        worker.terminate()
        detach(partition, &state, now)
    }

    // MARK: Decisions

    private func perform(_ actions: [Arbiter.Action], node: Int, _ state: inout State, _ now: UInt64) {
        for action in actions {
            switch action {
            case .grant(let partition, let lease):
                state.members[partition]?.leases += 1
                // What it said of the lease before.
                state.members[partition]?.sample?.leaseNanoseconds[node] = 0
                state.nodes[node].leaseEnd = nil
                tell(partition, .grant(node: node, lease), lease, node: node, &state, now)
            case .change(let partition, let lease):
                guard isNews(lease, state.nodes[node], now) else { continue }
                tell(partition, .change(node: node, lease), lease, node: node, &state, now)
            }
        }
        update(node: node, &state, now)
    }

    private func tell(
        _ partition: Partition, _ message: SupervisorMessage, _ lease: Arbiter.Lease, node: Int, _ state: inout State,
        _ now: UInt64
    ) {
        state.nodes[node].lease = lease
        state.nodes[node].leaseEnd = lease.limit.map { now &+ min($0, UInt64.max / 4) }
        do {
            try state.members[partition]?.worker?.channel.send(message, waiting: false)
        } catch .brokenPipe, .connectionReset {
            // It has ended, which it says itself.
        } catch {
            expel(partition, "it does not listen: \(error)", &state, now)
        }
    }

    /// Whether a change of the holder's lease is worth a message: each time somebody comes there is one.
    private func isNews(_ lease: Arbiter.Lease, _ node: Node, _ now: UInt64) -> Bool {
        guard let old = node.lease, let oldEnd = node.leaseEnd, let limit = lease.limit else { return true }
        if old.linger > lease.linger && lease.linger == 0 && limit > 0 { return true }
        return now + limit + tuning.arbiter.shortestQuantum / 8 < oldEnd || (limit == 0 && oldEnd > now)
    }

    /// Follows what a node's arbiter has become.
    private func update(node index: Int, _ state: inout State, _ now: UInt64) {
        state.nodes[index].timer = state.nodes[index].arbiter.nextEvent(after: now)
        guard let holder = state.nodes[index].arbiter.holder else {
            state.nodes[index].overdue = nil
            state.nodes[index].leaseEnd = nil
            return
        }
        state.nodes[index].overdue = state.nodes[index].leaseEnd.map { end in
            let allowed = (state.members[holder]?.timeout ?? 0).addingReportingOverflow(tuning.grace)
            return allowed.overflow ? .max : end.addingReportingOverflow(allowed.partialValue).partialValue
        }
    }
}

extension WorkerSample {
    /// Adds what only grows.
    mutating func add(countersOf other: WorkerSample) {
        submissions &+= other.submissions
        busyNanoseconds &+= other.busyNanoseconds
        faults &+= other.faults
        deviceResets &+= other.deviceResets
        pagedOut &+= other.pagedOut
        pagedIn &+= other.pagedIn
        discarded &+= other.discarded
    }
}
