// SPDX-License-Identifier: Apache-2.0
import Dispatch
import Engines
import Synchronization

/// What a partition has of the GPU's own memory, as the host's driver has it.
///
/// The worker's pager counts allocations. What a guest has given back while work that may use it is not done is none any
/// more, but the GPU has it still: so the engine counts by itself, and whoever wants more waits until there is room.
final class LocalMemoryAccount: Sendable {
    fileprivate struct State {
        var limit: UInt64
        var used: UInt64 = 0
        var waiting: [DispatchSemaphore] = []
    }

    private let state: Mutex<State>

    /// - Parameter limit: bytes.
    init(limit: UInt64) { state = Mutex(State(limit: limit)) }

    /// Bytes.
    var used: UInt64 { state.withLock { $0.used } }

    /// Changes how much there may be. What is too much stays until it is freed.
    func setLimit(_ bytes: UInt64) {
        state.withLock { state in
            state.limit = bytes
            state.wakeAll()
        }
    }

    /// Takes some, if there is room.
    func take(_ bytes: UInt64) -> Bool { state.withLock { $0.take(bytes) } }

    /// Takes some, and waits until there is room.
    ///
    /// - Returns: false if there was none in time.
    func take(_ bytes: UInt64, by deadline: DispatchTime) -> Bool {
        while true {
            let news = DispatchSemaphore(value: 0)
            let isTaken = state.withLock { state in
                let isTaken = state.take(bytes)
                if !isTaken { state.waiting.append(news) }
                return isTaken
            }
            if isTaken { return true }
            if news.wait(timeout: deadline) == .timedOut { return take(bytes) }
        }
    }

    func give(back bytes: UInt64) {
        state.withLock { state in
            state.used -= bytes
            state.wakeAll()
        }
    }
}

extension LocalMemoryAccount.State {
    fileprivate mutating func take(_ bytes: UInt64) -> Bool {
        guard used <= limit, bytes <= limit - used else { return false }
        used += bytes
        return true
    }

    fileprivate mutating func wakeAll() {
        waiting.forEach { $0.signal() }
        waiting = []
    }
}

extension SubmissionTimeout {
    /// Until when what begins now may take.
    var deadline: DispatchTime { .now() + .nanoseconds(Int(clamping: min(nanoseconds, 3_600_000_000_000))) }
}
