// SPDX-License-Identifier: Apache-2.0

import DequeModule

/// Contexts that can go on with what they have queued.
///
/// A signal that lets a context go on does not run it: it puts it here. So chains of contexts, each of which waits for
/// what the one before signals, take a place in a queue and not a part of the stack, and a long queue of one context's
/// keeps nobody else from theirs.
final class RunQueue {
    /// Operations that a context runs before others have their turn.
    static let turn = 256
    /// Contexts that run before the worker does something else.
    private static let contexts = 64

    private var runnable = Deque<Context>()

    var isEmpty: Bool { runnable.isEmpty }

    func add(_ context: Context) {
        guard !context.isRunnable else { return }
        context.isRunnable = true
        runnable.append(context)
    }

    /// Has contexts run, first come first. What is left runs with the next call.
    ///
    /// - Returns: whether there was any.
    @discardableResult
    func run() -> Bool {
        guard !runnable.isEmpty else { return false }
        for _ in 0..<Self.contexts {
            guard let context = runnable.popFirst() else { break }
            context.isRunnable = false
            context.run()
        }
        return true
    }
}
