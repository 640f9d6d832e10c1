// SPDX-License-Identifier: Apache-2.0

/// An object and the value that a wait or a signal names.
struct SyncPoint {
    let object: SyncObject
    /// For a fence the value; of a semaphore, in a ``WaitSet``, how much the wait takes.
    let value: UInt64

    var isReady: Bool { object.isReady(value) }
}

/// What a wait is for: each object once, however often the guest named it.
///
/// A fence named twice is waited for at the larger value (with ``Rule/any`` at the smaller), a semaphore named n times
/// gives n, and a mutex is taken once: whoever has it has it. So a set that is ready can be taken, all of it.
struct WaitSet {
    enum Rule { case all, any }

    let rule: Rule
    let points: [SyncPoint]

    init(_ named: [SyncPoint], _ rule: Rule = .all) {
        self.rule = rule
        var points: [SyncPoint] = []
        points.reserveCapacity(named.count)
        // At most D3DDDI_MAX_OBJECT_WAITED_ON of them: looking through them is quicker than hashing.
        for point in named {
            let (object, value) = (point.object, point.value)
            guard let index = points.firstIndex(where: { $0.object === object }) else {
                points.append(SyncPoint(object: object, value: object.isFence ? value : 1))
                continue
            }
            let before = points[index].value
            let merged =
                switch object.kind {
                case .fence: rule == .all ? max(before, value) : min(before, value)
                case .semaphore: rule == .all ? before + 1 : 1
                case .mutex, .notification: 1 as UInt64
                }
            points[index] = SyncPoint(object: object, value: merged)
        }
        self.points = points
    }

    /// Takes what is waited for if that can be done now, all of it or nothing.
    func tryTake(for device: Device?) -> Bool {
        switch rule {
        case .all:
            guard points.allSatisfy(\.isReady) else { return false }
            for point in points { point.object.take(point.value, by: device) }
        case .any:
            guard let point = points.first(where: \.isReady) else { return false }
            point.object.take(point.value, by: device)
        }
        return true
    }
}

/// Who is told that a wait is over.
protocol SyncWaiter: AnyObject {
    /// What was waited for is taken. Called within a signal: it may signal nothing itself, nor run what would
    /// (``RunQueue``).
    func waitIsOver()
}

/// A wait under way: its objects know it until it is over.
final class SyncWait {
    private var set: WaitSet
    private weak var device: Device?
    private(set) var waiter: (any SyncWaiter)?

    var isOver: Bool { waiter == nil }

    /// Begins to wait.
    init(_ set: WaitSet, by waiter: any SyncWaiter, of device: Device?) {
        self.set = set
        self.device = device
        self.waiter = waiter
        for point in set.points { point.object.add(self, for: point.value) }
    }

    /// Ends the wait if it can end, taking what it waited for.
    func tryEnd() {
        guard let waiter, set.tryTake(for: device) else { return }
        cancel()
        waiter.waitIsOver()
    }

    /// Ends the wait without anything taken or anybody told.
    func cancel() {
        guard waiter != nil else { return }
        waiter = nil
        for point in set.points { point.object.waitEnded() }
        set = WaitSet([])
    }
}
