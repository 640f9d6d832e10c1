// SPDX-License-Identifier: Apache-2.0
import DequeModule

/// What a context has begun and not completed, oldest first: command buffers that the engine has, and what comes
/// after them.
///
/// The engine is given a command buffer before it is done with the one before, so that a GPU need not idle while a
/// completion makes its way through the worker.
struct ContextPipeline {
    /// What the engine can be given one after another.
    enum Lane {
        /// Streams with work for a queue and nothing else.
        case queue
        /// Streams without any: the session executes them in order.
        case session
        /// Whatever is only begun when all before it is done.
        case alone
    }

    private enum Step {
        case executing(UInt64)
        case executed
        case after(Context.Operation)
    }

    /// Bound on the steps there are at a time.
    static let maximumSteps = 64
    /// How much is given to the engine ahead, in nanoseconds.
    static let ahead = NodeGate.ahead

    private var steps = Deque<Step>()
    private var executing: UInt64 = 0
    private var lane = Lane.alone
    /// How long the engine takes for one, in nanoseconds: the longest of late.
    private var expectedLength: UInt64 = 0

    var isEmpty: Bool { steps.isEmpty }
    var isFull: Bool { steps.count >= Self.maximumSteps }

    /// Whether the engine can be given anything now; whether it is what can, only reading it tells.
    var isOpen: Bool {
        guard !isEmpty else { return true }
        guard lane != .alone, !isFull else { return false }
        let (length, overflow) = executing.multipliedReportingOverflow(by: expectedLength)
        return !overflow && length <= Self.ahead
    }

    /// Whether the engine can be given something of a lane now.
    func admits(_ next: Lane) -> Bool { isEmpty || next == lane && isOpen }

    /// The engine has been given something.
    mutating func begin(_ execution: UInt64, lane: Lane) {
        self.lane = lane
        executing += 1
        steps.append(.executing(execution))
    }

    /// An operation's turn has come but for what is before it.
    mutating func append(_ operation: Context.Operation) { steps.append(.after(operation)) }

    /// The engine is done with something.
    ///
    /// - Parameter nanoseconds: how long it took.
    mutating func end(_ execution: UInt64, nanoseconds: UInt64) {
        expectedLength = max(nanoseconds, expectedLength - expectedLength / 8)
        let index = steps.firstIndex { if case .executing(execution) = $0 { true } else { false } }
        guard let index else { return }
        steps[index] = .executed
        executing -= 1
    }

    /// Takes the oldest step if it is done or can be: nil within if it was a command buffer.
    mutating func next() -> Context.Operation?? {
        switch steps.first {
        case .none, .executing: return .none
        case .executed:
            steps.removeFirst()
            return .some(nil)
        case .after(let operation):
            steps.removeFirst()
            return operation
        }
    }

    mutating func removeAll() {
        steps.removeAll()
        executing = 0
    }
}
