// SPDX-License-Identifier: Apache-2.0
import CDxg
import DequeModule
import Engines

/// A queue of work that executes in order on one node.
final class Context: SyncWaiter {
    /// What waits its turn.
    enum Operation {
        /// A command buffer, read when its turn comes.
        case submit(address: UInt64, bytes: UInt32)
        case wait(WaitSet)
        /// A wait that is over.
        case waited
        case signal([SyncPoint])
        /// Page table updates of UpdateGpuVirtualAddress.
        case update([AddressSpace.Update])
        /// A hw queue's progress fence, which only the queue itself signals.
        case progress(SyncPoint)
        /// The event of an EnqueueCpuEvent.
        case event(UInt64)
    }

    /// Bound on operations waiting in one context.
    static let maximumQueued = 1 << 16

    /// Unique in the worker.
    let id: UInt64
    let device: Device
    let node: Int
    var handle = d3dkmthandle()
    /// D3DKMT's -7 to 7, among all processes' contexts and among this process's.
    var priority: Int32 = 0
    var inProcessPriority: Int32 = 0
    private let scheduler: Scheduler
    private var queue = Deque<Operation>()
    private var blockedOn: SyncWait?
    private var pipeline = ContextPipeline()
    /// What is next has to wait until the engine is done with something.
    private var isBehind = false
    private var isWaitingForMemory = false
    private var isWaitingForNode = false
    private var isWaitingForHostTime = false
    /// It is in the run queue.
    var isRunnable = false
    /// Operations ever queued, and ever completed, in order.
    private(set) var queued: UInt64 = 0
    private(set) var completed: UInt64 = 0

    init(id: UInt64, device: Device, node: Int, scheduler: Scheduler) {
        self.id = id
        self.device = device
        self.node = node
        self.scheduler = scheduler
    }

    deinit { scheduler.contextEnded() }

    var isIdle: Bool { queued == completed }

    /// Queues an operation. Dropped when the device is lost.
    func enqueue(_ operation: Operation) {
        guard device.isActive else { return }
        guard queue.count < Self.maximumQueued else {
            scheduler.fail(device, D3DKMT_DEVICEEXECUTION_ERROR_OUTOFMEMORY)
            return
        }
        if isIdle { device.timelines[ObjectIdentifier(self)] = self }
        queue.append(operation)
        queued += 1
        makeRunnable()
    }

    func waitIsOver() {
        blockedOn = nil
        finish(.waited)
        makeRunnable()
    }

    /// The engine is done with a command buffer.
    ///
    /// - Parameter nanoseconds: how long it took.
    func submissionCompleted(_ execution: UInt64, nanoseconds: UInt64) {
        pipeline.end(execution, nanoseconds: nanoseconds)
        isBehind = false
        while device.isActive, let done = pipeline.next() {
            if let operation = done { perform(operation) } else { completeOne() }
        }
        makeRunnable()
    }

    /// Other work has ended: the command buffer at the head may have the memory it needs.
    func memoryReleased() {
        guard isWaitingForMemory else { return }
        isWaitingForMemory = false
        makeRunnable()
    }

    /// The partition may have the host's CPU time again.
    func hostTimeCame() {
        guard isWaitingForHostTime else { return }
        isWaitingForHostTime = false
        makeRunnable()
    }

    /// The node is the partition's, and it is this context's turn: what it submits, it submits now.
    func nodeOpened() {
        guard isWaitingForNode else { return }
        isWaitingForNode = false
        run()
    }

    private func completeOne() {
        completed += 1
        if isIdle { device.timelines[ObjectIdentifier(self)] = nil }
        scheduler.retire(device)
    }

    /// Has it run when its turn comes.
    private func makeRunnable() { scheduler.runQueue.add(self) }

    /// Runs operations until one has to wait, or others have their turn.
    func run() {
        var left = RunQueue.turn
        while !isBehind, !isWaitingForMemory, !isWaitingForNode, !isWaitingForHostTime, blockedOn == nil,
            device.isActive, !pipeline.isFull, let operation = queue.popFirst()
        {
            guard left > 0 else {
                queue.prepend(operation)
                return makeRunnable()
            }
            left -= 1
            switch operation {
            case .submit where !pipeline.isOpen:
                queue.prepend(operation)
                isBehind = true
            case .submit(let address, let bytes):
                switch scheduler.submit(self, address: address, bytes: bytes, behind: pipeline) {
                case .executing(let execution, let lane): pipeline.begin(execution, lane: lane)
                case .failed: break
                case .behind:
                    queue.prepend(operation)
                    isBehind = true
                case .later:
                    queue.prepend(operation)
                    isWaitingForMemory = true
                case .closed:
                    queue.prepend(operation)
                    isWaitingForNode = true
                case .throttled:
                    queue.prepend(operation)
                    isWaitingForHostTime = true
                }
            case .wait(let set):
                // What takes something takes it in its turn.
                guard pipeline.isEmpty || set.points.allSatisfy({ $0.object.isMonitored }) else {
                    queue.prepend(operation)
                    isBehind = true
                    break
                }
                if set.tryTake(for: device) {
                    finish(.waited)
                } else {
                    blockedOn = SyncWait(set, by: self, of: device)
                }
            case .update where !pipeline.isEmpty:
                queue.prepend(operation)
                isBehind = true
            case .signal, .update, .progress, .event, .waited: finish(operation)
            }
        }
    }

    /// Performs an operation after all that is before it.
    private func finish(_ operation: Operation) {
        if pipeline.isEmpty { perform(operation) } else { pipeline.append(operation) }
    }

    /// Performs an operation that has nothing before it and to wait for.
    private func perform(_ operation: Operation) {
        switch operation {
        case .submit, .wait, .waited: break
        case .signal(let points):
            for point in points {
                guard scheduler.signal(point, by: device) else { return }
            }
        case .update(let updates):
            do {
                for update in updates { try device.process.addresses.apply(update) }
            } catch {
                return scheduler.fail(device, D3DKMT_DEVICEEXECUTION_ERROR_DMAFAULT)
            }
        case .progress(let point): point.object.signal(max(point.value, point.object.value))
        case .event(let event): device.process.port.sendEvent(event, process: device.process.id)
        }
        completeOne()
    }

    /// Forgets what is queued: the device is lost or gone. A submission in the engine's hands ends by itself.
    func abandon() {
        queue.removeAll()
        pipeline.removeAll()
        isWaitingForMemory = false
        isWaitingForNode = false
        isWaitingForHostTime = false
        blockedOn?.cancel()
        blockedOn = nil
        completed = queued
        device.timelines[ObjectIdentifier(self)] = nil
    }
}
