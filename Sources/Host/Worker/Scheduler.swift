// SPDX-License-Identifier: Apache-2.0
import CDxg
import Carriers
import Engines
import Foundation
import Partitions
import Synchronization
import WorkerChannel

/// Takes command buffers from contexts to the engine, and completions back to the worker's thread.
final class Scheduler {
    /// Largest command buffer in bytes.
    static let maximumCommandBytes: UInt32 = 4 << 20

    private enum Completion {
        /// The engine is done with what a context executed.
        case done(execution: UInt64, SubmissionResult, time: UInt64)
        /// The GPU has finished what was given up on before.
        case finished(node: Int)
    }

    /// Completions that the worker has not taken yet. The only state shared with the engine's threads.
    private final class Completions: Sendable {
        private let waiting = Mutex<[Completion]>([])
        let doorbell: Doorbell

        init() throws { doorbell = try Doorbell() }

        func add(_ completion: Completion) {
            waiting.withLock { $0.append(completion) }
            doorbell.ring()
        }

        func take() -> [Completion] {
            waiting.withLock { items in
                defer { items.removeAll(keepingCapacity: true) }
                return items
            }
        }
    }

    struct Statistics {
        var submissions: UInt64 = 0
        var commands: UInt64 = 0
        var bytesMoved: UInt64 = 0
        var engineNanoseconds: UInt64 = 0
        /// CPU time that streams took.
        var hostNanoseconds: UInt64 = 0
    }

    /// What a node has done, for everyone or for one process.
    struct NodeStatistics {
        var submitted: UInt32 = 0
        var completed: UInt32 = 0
        var faulted: UInt32 = 0
        /// Submissions of another context than the one before.
        var contextSwitches: UInt32 = 0
        var nanoseconds: UInt64 = 0

        mutating func add(_ result: SubmissionResult) {
            completed &+= 1
            if result.fault != nil { faulted &+= 1 }
            nanoseconds += result.nanoseconds
        }
    }

    /// What one process has done by each node. It outlives the process while work of it executes.
    final class NodeUse {
        fileprivate(set) var nodes: [Int: NodeStatistics] = [:]
    }

    /// What became of a command buffer whose turn came.
    enum Turn {
        case executing(UInt64, ContextPipeline.Lane)
        /// It cannot be begun before what its context has begun is done.
        case behind
        /// Memory it needs cannot be paged in before other work ends; it is tried again then.
        case later
        /// The node is another partition's; it is tried again when it is this one's.
        case closed
        /// The partition has had more of the host's CPU time than it may have; it is tried again when it may have more.
        case throttled
        /// The device has failed.
        case failed
    }

    struct Execution {
        let context: Context
        /// Pinned until it ends.
        let backings: [AllocationBacking]
        /// Memory of its device's session that has ended when it ends.
        var freed: [UInt64] = []
        /// It takes time of its context's node.
        let usesNode: Bool
        /// What executes it, if it is a stream.
        let session: (any EngineSession)?
        let use: NodeUse

        init(
            context: Context, backings: [AllocationBacking], freed: [UInt64] = [], usesNode: Bool = true,
            session: (any EngineSession)? = nil
        ) {
            self.context = context
            self.backings = backings
            self.freed = freed
            self.usesNode = usesNode
            self.session = session
            use = context.device.process.use
        }
    }

    let engine: any Engine
    let pager: Pager
    /// Contexts that can go on.
    let runQueue = RunQueue()
    private let completions: Completions
    /// What lets submissions onto each node; empty if they need no leave.
    let gates: [NodeGate]
    private var executing: [UInt64: Execution] = [:]
    private var waitingForMemory: [Context] = []
    private var hostTime: HostTime
    /// Those that are throttled, first come first.
    private var waitingForHostTime: [Context] = []
    /// How many of what executes are streams, and when they are to be looked at.
    private var executingStreams = 0
    private var nextWatch: UInt64 = 0
    /// How long a submission may take, in nanoseconds.
    var timeout: UInt64
    private var nextContext: UInt64 = 1
    private var nextExecution: UInt64 = 1
    /// Contexts and hw queues that exist, destroyed ones with work still queued among them.
    private(set) var contexts = 0
    /// Devices that were lost.
    private(set) var lostDevices: UInt64 = 0
    private(set) var statistics = Statistics()
    /// Of each node, whoever used it.
    private(set) var nodes: [NodeStatistics]
    /// The context that each node executed last.
    private var lastContext: [UInt64]
    /// Called when allocations whose end was waiting for work can end.
    var endAllocations: ([Allocation]) -> Void = { _ in }

    private let notices: NoticeBoard

    /// - Parameter say: tells the supervisor what the nodes are wanted for, if there is one that leases them.
    init(
        _ configuration: PartitionConfiguration, engine: any Engine, pager: Pager, notices: NoticeBoard,
        say: ((WorkerMessage) -> Void)? = nil
    ) throws {
        timeout = configuration.timeoutNanoseconds
        hostTime = HostTime(
            maximum: configuration.entitlement.maximum, processors: ProcessInfo.processInfo.activeProcessorCount,
            at: monotonicNanoseconds())
        self.notices = notices
        self.engine = engine
        self.pager = pager
        gates = say.map { say in engine.nodes.indices.map { NodeGate(node: $0, say: say) } } ?? []
        completions = try Completions()
        nodes = Array(repeating: NodeStatistics(), count: engine.nodes.count)
        lastContext = Array(repeating: 0, count: engine.nodes.count)
    }

    /// Rings when ``takeCompletions()`` has something to do.
    var doorbell: Doorbell { completions.doorbell }

    func makeContext(on device: Device, node: Int) -> Context {
        defer { nextContext += 1 }
        contexts += 1
        return Context(id: nextContext, device: device, node: node, scheduler: self)
    }

    func contextEnded() { contexts -= 1 }

    /// Carries completions on to their contexts.
    ///
    /// - Returns: whether there were any.
    func takeCompletions() -> Bool {
        let done = completions.take()
        for completion in done {
            guard case .done(let id, let result, let time) = completion else {
                if case .finished(let node) = completion { gates[node].finished() }
                continue
            }
            statistics.submissions += 1
            statistics.bytesMoved += result.bytesMoved
            statistics.engineNanoseconds += result.nanoseconds
            statistics.hostNanoseconds += result.hostNanoseconds
            if result.hostNanoseconds > 0 { hostTime.spend(result.hostNanoseconds, at: time) }
            guard let execution = executing.removeValue(forKey: id) else { continue }
            if execution.session != nil { executingStreams -= 1 }
            nodes[execution.context.node].add(result)
            execution.use.nodes[execution.context.node, default: NodeStatistics()].add(result)
            pager.unpin(execution.backings)
            if execution.usesNode, !gates.isEmpty {
                follow(result.unfinished, on: execution.context.node)
                gates[execution.context.node].end(
                    at: time, length: result.nanoseconds, isUnfinished: result.unfinished != nil)
            }
            for id in execution.freed { execution.context.device.release(id, from: pager) }
            if let fault = result.fault { fail(execution.context.device, fault) }
            execution.context.submissionCompleted(id, nanoseconds: result.nanoseconds)
        }
        if !done.isEmpty && !waitingForMemory.isEmpty {
            let contexts = waitingForMemory
            waitingForMemory = []
            contexts.forEach { $0.memoryReleased() }
        }
        if !done.isEmpty {
            pager.shrink()
            // A node that is given back before what is next could be submitted has to be asked for again.
            runQueue.run()
            proceed()
        }
        return !done.isEmpty
    }

    private func follow(_ work: UnfinishedWork?, on node: Int) {
        work?.whenOver { [completions] in completions.add(.finished(node: node)) }
    }

    // MARK: The host's time

    /// Whether a context's stream may take the host's time now; else it is told when.
    func hasHostTime(for context: Context) -> Bool {
        guard hostTime.due(at: monotonicNanoseconds()) != nil else { return true }
        waitingForHostTime.append(context)
        return false
    }

    /// The part of a node's time, and of the host's processors', that the partition may have.
    func change(maximum: Double) { hostTime.change(maximum: maximum, at: monotonicNanoseconds()) }

    /// Whether ``keepTime()`` has something to do, now or later.
    var keepsTime: Bool { executingStreams > 0 || !waitingForHostTime.isEmpty }

    /// When ``keepTime()`` has something to do.
    func timer(at now: UInt64) -> UInt64? {
        let due = waitingForHostTime.isEmpty ? nil : hostTime.due(at: now) ?? now
        let watch = executingStreams > 0 ? nextWatch : nil
        return [due, watch].compactMap { $0 }.min()
    }

    /// Lets throttled contexts go on if they may, and ends devices whose streams take the host longer than the
    /// partition's timeout.
    ///
    /// - Throws: if one goes on for as long again: nothing but the end of the process ends it.
    func keepTime() throws {
        let now = monotonicNanoseconds()
        if !waitingForHostTime.isEmpty, hostTime.due(at: now) == nil {
            let contexts = waitingForHostTime
            waitingForHostTime = []
            contexts.forEach { $0.hostTimeCame() }
        }
        guard executingStreams > 0, now >= nextWatch else { return }
        nextWatch = now + StreamWatch.period
        for execution in executing.values {
            guard let since = execution.session?.executingSince else { continue }
            switch StreamWatch.verdict(since: since, timeout: timeout, at: now) {
            case .isFine: break
            case .isLate: fail(execution.context.device, SubmissionFault.timeout)
            case .isStuck: throw StuckStream(timeout: timeout)
            }
        }
    }

    // MARK: Leases

    /// Whether a context may have its node's time now; else it is told when.
    func admits(_ context: Context) -> Bool {
        gates.isEmpty || gates[context.node].admits(context, at: monotonicNanoseconds())
    }

    /// Gives nodes back whose time has come.
    func proceed() {
        guard !gates.isEmpty else { return }
        let now = monotonicNanoseconds()
        for gate in gates { gate.proceed(at: now) }
    }

    /// A lease the supervisor gives or changes.
    func take(_ lease: Arbiter.Lease, node: Int, isNew: Bool) {
        guard gates.indices.contains(node) else { return }
        if isNew {
            gates[node].grant(lease, at: monotonicNanoseconds())
        } else {
            gates[node].change(lease, at: monotonicNanoseconds())
        }
    }

    /// Whether a lease may come any moment.
    var awaitsLease: Bool { gates.contains { $0.isAwaited } }

    /// Until when a node is kept with nothing to execute, if one is.
    var lingerEnd: UInt64? { gates.lazy.compactMap(\.lingerEnd).min() }

    // MARK: Submissions

    /// Reads, checks and resolves a command buffer, pages in what it needs and gives it to the engine.
    ///
    /// - Parameter pipeline: what the context has begun. A fault is for when that is done.
    func submit(_ context: Context, address: UInt64, bytes: UInt32, behind pipeline: ContextPipeline) -> Turn {
        let operations: [MemoryOperation]
        var decoder = CommandDecoder(addresses: context.device.process.addresses)
        do {
            try decoder.locate(address: address, bytes: bytes)
            let outcome = pager.pageIn(decoder.backings.values)
            guard outcome == .ready else { return notReady(context, outcome, behind: pipeline) }
            try decoder.read()
            if let stream = try decoder.stream(address: address) {
                return submit(stream, Array(decoder.backings.values), context, behind: pipeline)
            }
            guard pipeline.admits(.alone) else { return .behind }
            operations = try decoder.decode()
        } catch {
            guard pipeline.isEmpty else { return .behind }
            fail(context.device, error)
            return .failed
        }
        guard admits(context) else { return .closed }
        let backings = Array(decoder.backings.values)
        let outcome = pager.pageIn(backings, pinning: true)
        guard outcome == .ready else { return notReady(context, outcome, behind: pipeline) }
        let (execution, completion) = begin(
            Execution(context: context, backings: backings), commands: decoder.commands)
        engine.execute(Submission(node: context.node, operations: operations), completion: completion)
        return .executing(execution, .alone)
    }

    /// Notes what is about to execute.
    ///
    /// - Returns: its number, and what is to be called when it has.
    func begin(_ execution: Execution, commands: UInt64) -> (UInt64, @Sendable (SubmissionResult) -> Void) {
        statistics.commands += commands
        let context = execution.context
        let id = nextExecution
        nextExecution += 1
        executing[id] = execution
        if execution.session != nil {
            if executingStreams == 0 { nextWatch = monotonicNanoseconds() + StreamWatch.period }
            executingStreams += 1
        }
        if execution.usesNode, !gates.isEmpty { gates[context.node].begin(at: monotonicNanoseconds()) }
        let isSwitch = lastContext[context.node] != context.id
        lastContext[context.node] = context.id
        func count(_ node: inout NodeStatistics) {
            node.submitted &+= 1
            if isSwitch { node.contextSwitches &+= 1 }
        }
        count(&nodes[context.node])
        count(&execution.use.nodes[context.node, default: NodeStatistics()])
        return (id, { [completions] in completions.add(.done(execution: id, $0, time: monotonicNanoseconds())) })
    }

    func notReady(_ context: Context, _ outcome: Pager.Outcome, behind pipeline: ContextPipeline) -> Turn {
        // What is before it may be what has the memory.
        guard pipeline.isEmpty else { return .behind }
        if outcome == .later {
            waitingForMemory.append(context)
            return .later
        }
        fail(context.device, D3DKMT_DEVICEEXECUTION_ERROR_OUTOFMEMORY)
        return .failed
    }

    /// A GPU-side signal. One that is not allowed, such as going back, is an error of the device's.
    ///
    /// - Returns: whether the device is still active.
    func signal(_ point: SyncPoint, by device: Device) -> Bool {
        guard point.object.maySignal(point.value) else {
            fail(device, D3DKMT_DEVICEEXECUTION_ERROR_DMAFAULT)
            return false
        }
        point.object.signal(point.value)
        return device.isActive
    }

    private func fail(_ device: Device, _ fault: SubmissionFault) {
        switch fault {
        case .invalid: fail(device, D3DKMT_DEVICEEXECUTION_ERROR_DMAFAULT)
        case .outOfMemory: fail(device, D3DKMT_DEVICEEXECUTION_ERROR_OUTOFMEMORY)
        case .timeout:
            guard device.isActive else { return }
            notices.post(.submissionTimeout)
            fail(device, D3DKMT_DEVICEEXECUTION_HUNG)
        }
    }

    func fail(_ device: Device, _ fault: GPUFault) {
        switch fault {
        case .page(let address, let isWrite):
            var state = d3dkmt_devicepagefault_state()
            state.faulted_virtual_address = address
            state.page_fault_flags = isWrite ? DXGK_PAGE_FAULT_WRITE : 0
            fail(device, D3DKMT_DEVICEEXECUTION_ERROR_DMAPAGEFAULT, pageFault: state)
        case .invalidCommand:
            fail(device, D3DKMT_DEVICEEXECUTION_ERROR_DMAFAULT)
        }
    }

    /// Ends a device's work. Its fences reach their maximum, so that nobody waits for ever, as WDDM does.
    func fail(
        _ device: Device, _ state: d3dkmt_deviceexecution_state, pageFault: d3dkmt_devicepagefault_state? = nil
    ) {
        guard device.isActive else { return }
        device.fail(state, pageFault: pageFault)
        lostDevices += 1
        notices.post(.deviceReset)
        abandon(device)
        device.releaseMutexes()
        device.closeSession(pager)
        for handle in device.children.sorted() {
            if case .sync(let fence) = device.process.handles[d3dkmthandle(v: handle)], fence.object.isMonitored,
                fence.object.flags & D3DDDI_SYNC_NO_SIGNAL_MAX_VALUE_ON_TDR == 0
            {
                fence.object.signal(.max)
            }
        }
    }

    /// Forgets all queued work of a device.
    func abandon(_ device: Device) {
        for context in Array(device.timelines.values) { context.abandon() }
        retire(device)
    }

    /// Ends allocations that waited for work which is done.
    func retire(_ device: Device) {
        guard !device.dying.isEmpty else { return }
        func isDone(_ dying: DyingAllocations) -> Bool {
            dying.waits.allSatisfy { $0.context.completed >= $0.operation }
        }
        let done = device.dying.filter(isDone)
        guard !done.isEmpty else { return }
        device.dying.removeAll(where: isDone)
        for dying in done {
            endAllocations(dying.allocations)
            if let event = dying.event { device.process.port.sendEvent(event, process: device.process.id) }
        }
    }
}

/// A driver does not come back from a stream whose device was lost for it.
struct StuckStream: Error, CustomStringConvertible {
    /// Nanoseconds.
    let timeout: UInt64

    var description: String {
        "a shader or a command has kept the driver for more than twice the timeout (\(timeout / 1_000_000) ms, at least "
            + "\(StreamWatch.minimum / 1_000_000) ms): only the end of the worker ends it"
    }
}
