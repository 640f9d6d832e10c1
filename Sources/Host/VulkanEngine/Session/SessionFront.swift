// SPDX-License-Identifier: Apache-2.0
import CVulkan
import Engines
import Glibc
import Logging
import Synchronization

/// What the worker sees of a session: everything that may take its time happens on the session's thread.
final class SessionFront: EngineSession, @unchecked Sendable {
    private let thread: SerialThread
    private let bound = BoundMemories()
    private let options: SessionOptions
    private let counter: SessionCounter
    private let isClosed = Mutex(false)
    private let recorder: StreamRecorder?
    /// Since when the thread executes a stream; 0 if it does not.
    private let began = Atomic<UInt64>(0)
    // The thread's.
    private var session: VulkanSession?
    /// Why nothing is executed any more.
    private var fault: SubmissionFault?

    init(_ options: SessionOptions, counter: SessionCounter) {
        self.options = options
        self.counter = counter
        recorder = StreamRecorder(directory: options.recordings)
        thread = SerialThread(name: "gpupv-session")
    }

    deinit { counter.end() }

    func bind(_ memory: EngineMemory, size: UInt64, isCPUVisible: Bool, name: UInt32) {
        bound.add(BoundMemory(memory: memory, size: size, isCPUVisible: isCPUVisible), name: name)
        recorder?.note(.bind(name: name, bytes: size, isCPUVisible: isCPUVisible))
    }

    func unbind(_ name: UInt32) {
        bound.remove(name)
        recorder?.note(.unbind(name: name))
    }

    var executingSince: UInt64? {
        let since = began.load(ordering: .relaxed)
        return since == 0 ? nil : since
    }

    private typealias Completion = @Sendable (SubmissionResult) -> Void

    func execute(_ stream: StreamSubmission, completion: @escaping @Sendable (SubmissionResult) -> Void) {
        thread.async { [self] in
            let start = VulkanEngine.now()
            if isClosed.withLock({ $0 }) { fault = fault ?? .invalid("a device that has ended") }
            if let fault { return completion(Self.result(since: start, fault)) }
            began.store(start, ordering: .relaxed)
            let cpu = Self.threadNanoseconds()
            func used() -> UInt64 {
                began.store(0, ordering: .relaxed)
                return Self.threadNanoseconds() - cpu
            }
            do {
                // After what it reads from memory.
                defer { recorder?.note(.stream(stream.bytes)) }
                if let pending = try begin().execute(stream) {
                    wait(for: pending, since: start, used(), completion)
                } else {
                    completion(Self.result(since: start, host: used()))
                }
            } catch {
                lose(error)
                completion(Self.result(since: start, host: used(), fault))
            }
        }
    }

    private static func result(
        since start: UInt64, until end: UInt64 = VulkanEngine.now(), host: UInt64 = 0, _ fault: SubmissionFault? = nil,
        _ unfinished: UnfinishedWork? = nil
    ) -> SubmissionResult {
        SubmissionResult(
            bytesMoved: 0, nanoseconds: end - start, hostNanoseconds: host, fault: fault, unfinished: unfinished)
    }

    /// CPU time that the calling thread has had.
    private static func threadNanoseconds() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    private func begin() -> VulkanSession {
        if let session { return session }
        let made = VulkanSession(options, bound: bound, recorder: recorder)
        session = made
        return made
    }

    private func lose(_ error: any Error) {
        switch error {
        case let error as StreamError: fault = error.fault
        case let error as SubmissionFault: fault = error
        default: fault = .outOfMemory
        }
        options.log.warning(
            "a guest's Vulkan device is lost",
            metadata: ["partition": "\(options.partition.name)", "reason": "\(error)"])
    }

    /// Waits for a queue on the queue's own thread; other streams go on meanwhile.
    private func wait(
        for pending: PendingSubmission, since start: UInt64, _ host: UInt64, _ completion: @escaping Completion
    ) {
        pending.queue.thread.async { [self] in
            let status = pending.wait(nanoseconds: options.timeout.nanoseconds)
            let end = VulkanEngine.now()
            // Until then it waited for its turn.
            let begin = max(start, pending.queue.lastEnd)
            pending.queue.lastEnd = end
            // In this order: what the guest does next finds what is done as done.
            switch status {
            case VK_SUCCESS:
                thread.async { [self] in session?.completed(pending) }
                completion(Self.result(since: begin, until: end, host: host))
            default:
                let hung = status == VK_TIMEOUT
                thread.async { [self] in
                    if fault == nil {
                        lose(hung ? SubmissionFault.timeout : StreamError.failed("vkWaitForFences", status))
                    }
                }
                let unfinished = hung ? UnfinishedWork() : nil
                completion(
                    Self.result(
                        since: begin, until: end, host: host,
                        hung || status == VK_ERROR_DEVICE_LOST ? .timeout : .outOfMemory, unfinished))
                // Others' work would share the GPU with it.
                if let unfinished {
                    _ = pending.wait(nanoseconds: .max)
                    pending.queue.lastEnd = VulkanEngine.now()
                    unfinished.end()
                }
            }
        }
    }

    func close() {
        isClosed.withLock { $0 = true }
        thread.async { [self] in
            // Waits for what executes, however long that takes: nothing it uses can be freed before.
            session?.end()
            session = nil
            bound.removeAll()
        }
        thread.end()
    }
}
