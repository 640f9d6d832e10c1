// SPDX-License-Identifier: Apache-2.0
import DequeModule
import Foundation

/// Runs what it is given in order, on a thread of its own: drivers compile shaders and wait on it for as long as
/// they like, and want a stack for that.
final class SerialThread: Sendable {
    /// Bytes.
    private static let stackSize = 8 << 20

    /// Shared with the thread. The condition's lock guards the rest.
    private final class Queue: @unchecked Sendable {
        let condition = NSCondition()
        var work = Deque<@Sendable () -> Void>()
        var isEnding = false

        /// The next work, or nil when there will be none.
        func next() -> (@Sendable () -> Void)? {
            condition.lock()
            defer { condition.unlock() }
            while work.isEmpty && !isEnding { condition.wait() }
            return work.popFirst()
        }
    }

    private let queue = Queue()

    init(name: String) {
        let thread = Thread { [queue] in
            while let work = queue.next() { work() }
        }
        thread.name = name
        thread.stackSize = Self.stackSize
        thread.start()
    }

    func async(_ work: @escaping @Sendable () -> Void) {
        queue.condition.lock()
        queue.work.append(work)
        queue.condition.signal()
        queue.condition.unlock()
    }

    /// Waits until all it was given before is done.
    func finish() {
        let done = DispatchSemaphore(value: 0)
        async { done.signal() }
        done.wait()
    }

    /// Lets the thread end after what it was given.
    func end() {
        queue.condition.lock()
        queue.isEnding = true
        queue.condition.signal()
        queue.condition.unlock()
    }

    deinit { end() }
}
