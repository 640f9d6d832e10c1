import CVulkan
import Engines
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

    private typealias Completion = @Sendable (SubmissionFault?, UnfinishedWork?) -> Void

    func execute(_ stream: StreamSubmission, completion: @escaping @Sendable (SubmissionResult) -> Void) {
        thread.async { [self] in
            let start = VulkanEngine.now()
            let completion: Completion = {
                completion(
                    SubmissionResult(
                        bytesMoved: 0, nanoseconds: VulkanEngine.now() - start, fault: $0, unfinished: $1))
            }
            if isClosed.withLock({ $0 }) { fault = fault ?? .invalid("a device that has ended") }
            if let fault { return completion(fault, nil) }
            do {
                // After what it reads from memory.
                defer { recorder?.note(.stream(stream.bytes)) }
                guard let pending = try begin().execute(stream) else { return completion(nil, nil) }
                wait(for: pending, completion)
            } catch {
                lose(error)
                completion(fault, nil)
            }
        }
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

    /// Waits for a queue on the queue's own thread; control streams go on meanwhile.
    private func wait(for pending: PendingSubmission, _ completion: @escaping Completion) {
        pending.queue.thread.async { [self] in
            let result = pending.wait(nanoseconds: options.timeout.nanoseconds)
            // In this order: what the guest does next finds what is done as done.
            switch result {
            case VK_SUCCESS:
                thread.async { [self] in session?.completed(pending) }
                completion(nil, nil)
            default:
                let hung = result == VK_TIMEOUT
                thread.async { [self] in
                    if fault == nil {
                        lose(hung ? SubmissionFault.timeout : StreamError.failed("vkWaitForFences", result))
                    }
                }
                let unfinished = hung ? UnfinishedWork() : nil
                completion(hung || result == VK_ERROR_DEVICE_LOST ? .timeout : .outOfMemory, unfinished)
                // Others' work would share the GPU with it.
                if let unfinished {
                    _ = pending.wait(nanoseconds: .max)
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
