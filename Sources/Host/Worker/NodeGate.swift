// SPDX-License-Identifier: Apache-2.0
import DequeModule
import Partitions
import WorkerChannel

/// Lets submissions onto one node while the partition has a lease of it, and gives the node back.
///
/// Knows no clock: callers say when things happen, in nanoseconds.
final class NodeGate {
    /// How much is given to the engine ahead of what it executes: enough to keep it busy, and no more than others can
    /// well wait for when the node is to be given back.
    static let ahead: UInt64 = 1_000_000

    let node: Int
    private let say: (WorkerMessage) -> Void
    private var lease: Arbiter.Lease?
    /// When the lease is over.
    private var end: UInt64?
    /// Each lease is good for one submission at least, however late it is heard of.
    private var isUsed = false
    /// The supervisor knows that the node is wanted.
    private(set) var isAwaited = false
    private var executing = 0
    /// Work that the engine gave up on and the GPU has not.
    private var unfinished = 0
    private var busySince: UInt64?
    private var busy: UInt64 = 0
    private var waiting = Deque<Context>()
    /// The one whose turn it is.
    private var next: Context?
    /// How long a submission takes: the longest of late.
    private var expectedLength: UInt64 = 0
    /// How long there is nothing to execute between two submissions, on average.
    private var expectedPause: UInt64 = 0
    private var idleSince: UInt64?
    /// Until when the node is kept with nothing to execute.
    private(set) var lingerEnd: UInt64?

    init(node: Int, say: @escaping (WorkerMessage) -> Void) {
        self.node = node
        self.say = say
    }

    /// Whether a context may give a submission to the engine now. Else it is told when it may, in its turn.
    func admits(_ context: Context, at now: UInt64) -> Bool {
        if (waiting.isEmpty || context === next) && isOpen(at: now) { return true }
        if context === next { waiting.prepend(context) } else { waiting.append(context) }
        if lease == nil && !isAwaited {
            isAwaited = true
            say(.want(node: node))
        }
        return false
    }

    private func isOpen(at now: UInt64) -> Bool {
        guard lease != nil else { return false }
        guard isUsed || executing > 0 else { return true }
        let (ahead, overflow) = UInt64(executing).multipliedReportingOverflow(by: expectedLength)
        if let end, overflow || now.addingReportingOverflow(ahead).partialValue >= end { return false }
        return executing == 0 || (!overflow && ahead <= Self.ahead)
    }

    /// A submission has been given to the engine.
    func begin(at now: UInt64) {
        isUsed = true
        lingerEnd = nil
        executing += 1
        guard executing == 1 else { return }
        busySince = now
        if let since = idleSince { expectedPause = (expectedPause * 7 + min(now - min(since, now), 1 << 40)) / 8 }
        idleSince = nil
    }

    /// The engine is done with a submission. ``proceed(at:)`` is to be called when what comes of that has been done.
    ///
    /// - Parameters:
    ///   - time: when it was.
    ///   - length: how long it took.
    ///   - isUnfinished: it was given up; ``finished()`` says when the GPU is rid of it.
    func end(at time: UInt64, length: UInt64, isUnfinished: Bool) {
        expectedLength = max(length, expectedLength - expectedLength / 8)
        executing -= 1
        if isUnfinished { unfinished += 1 }
        guard executing == 0 else { return }
        if let since = busySince { busy += time - min(since, time) }
        busySince = nil
        idleSince = time
    }

    func finished() { unfinished -= 1 }

    func grant(_ lease: Arbiter.Lease, at now: UInt64) {
        isAwaited = false
        isUsed = false
        busy = 0
        busySince = executing > 0 ? now : nil
        idleSince = idleSince.map { _ in now }
        take(lease, at: now)
    }

    func change(_ lease: Arbiter.Lease, at now: UInt64) {
        // It may have been given back meanwhile.
        guard self.lease != nil else { return }
        take(lease, at: now)
    }

    /// What was granted and asked for is forgotten. What executes goes on.
    func restart() {
        lease = nil
        lingerEnd = nil
        isAwaited = !waiting.isEmpty
        if isAwaited { say(.want(node: node)) }
    }

    private func take(_ lease: Arbiter.Lease, at now: UInt64) {
        self.lease = lease
        end = lease.limit.map { now.addingReportingOverflow($0).overflow ? .max : now + $0 }
        proceed(at: now)
    }

    /// Lets go on who may, and gives the node back if it is time to.
    func proceed(at now: UInt64) {
        guard lease != nil, next == nil else { return }
        while let context = waiting.first, isOpen(at: now) {
            waiting.removeFirst()
            next = context
            context.nodeOpened()
            next = nil
        }
        guard executing == 0, unfinished == 0, let lease, let limit = lease.limit, let end else { return }
        if isUsed && now >= end || limit == 0 && waiting.isEmpty { return giveBack() }
        guard waiting.isEmpty else { return }
        let since = idleSince ?? now
        let longest = min(since.addingReportingOverflow(lease.linger).partialValue, end)
        guard lease.linger > 0, expectedPause <= lease.linger, now < longest else { return giveBack() }
        lingerEnd = longest
    }

    /// How long something was executed under the present lease.
    func busy(at now: UInt64) -> UInt64 { lease == nil ? 0 : busy + (busySince.map { now - min($0, now) } ?? 0) }

    private func giveBack() {
        lease = nil
        lingerEnd = nil
        isAwaited = !waiting.isEmpty
        say(.release(node: node, busy: busy, more: isAwaited))
    }
}
