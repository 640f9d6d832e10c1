import CDxg

/// A monitored fence: a 64-bit value that only grows, seen by CPU and GPU.
///
/// The worker's copy is the truth; the one in the fence page is for the guest to read.
final class SyncObject {
    /// The device it ends with; nil for shared ones.
    unowned let device: Device
    var handle = d3dkmthandle()
    let slot: FenceSlot
    let flags: UInt32
    private(set) var value: UInt64
    /// Whose wait may be over when the value changes.
    private var waiters: [any FenceWaiter] = []

    init(device: Device, slot: FenceSlot, initialValue: UInt64, flags: UInt32) {
        self.device = device
        self.slot = slot
        self.flags = flags
        value = initialValue
        slot.store(initialValue)
    }

    /// Sets the value and tells whoever waits. Callers have checked that it may be set.
    func set(_ newValue: UInt64) {
        value = newValue
        slot.store(newValue)
        guard !waiters.isEmpty else { return }
        let waiting = waiters
        waiters = waiting.filter { !$0.isOver }
        for waiter in waiting where !waiter.isOver { waiter.fenceChanged() }
        waiters.removeAll { $0.isOver }
    }

    func add(_ waiter: any FenceWaiter) { waiters.append(waiter) }

    func removeWaiter(_ waiter: any FenceWaiter) { waiters.removeAll { $0 === waiter } }
}

/// Something that waits for fences.
protocol FenceWaiter: AnyObject {
    /// It waits for nothing any more.
    var isOver: Bool { get }
    /// One of its fences has a new value.
    func fenceChanged()
}

/// A fence and the value it must reach.
struct FencePoint {
    let fence: SyncObject
    let value: UInt64

    var isReached: Bool { fence.value >= value }
}

/// A CPU wait of the guest's, answered by an event.
final class CPUWait: FenceWaiter {
    let event: UInt64
    private let points: [FencePoint]
    private let any: Bool
    private unowned let process: GuestProcess
    private(set) var isOver = false

    init(event: UInt64, points: [FencePoint], any: Bool, process: GuestProcess) {
        self.event = event
        self.points = points
        self.any = any
        self.process = process
    }

    var isSatisfied: Bool { any ? points.contains(where: \.isReached) : points.allSatisfy(\.isReached) }

    func begin() {
        points.forEach { $0.fence.add(self) }
        process.port.waits[event] = self
    }

    func fenceChanged() {
        guard !isOver, isSatisfied else { return }
        cancel()
        process.port.sendEvent(event, process: process.id)
    }

    /// Ends the wait without an event.
    func cancel() {
        guard !isOver else { return }
        isOver = true
        points.forEach { $0.fence.removeWaiter(self) }
        process.port.waits[event] = nil
    }

    func belongs(to other: GuestProcess) -> Bool { process === other }
}
