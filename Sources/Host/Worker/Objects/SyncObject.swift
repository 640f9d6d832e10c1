import CDxg
import CWire

/// A sync object of any kind.
///
/// A shared one is one of these with a handle in each process that opened it, and, for monitored fences, a
/// place in a fence page of each; the worker's value is the truth and the places follow it.
final class SyncObject {
    enum Kind {
        /// A 64-bit value that only grows; waits are for at least a value.
        case fence(isMonitored: Bool)
        /// Free, or held until the holder signals.
        case mutex
        /// A count between 0 and a maximum; waits take one, signals give one.
        case semaphore(maximum: UInt64)
        /// A signal becomes an event for the guest.
        case notification(event: UInt64, process: GuestProcess)
    }

    let kind: Kind
    /// `D3DDDI_SYNC_*`.
    let flags: UInt32
    /// Only the display's refresh signals it.
    let isPeriodic: Bool
    /// The value, the count, or for a mutex 1 while it is free.
    private(set) var value: UInt64
    /// Of a mutex: whose wait took it. It is released with the device.
    private weak var holder: Device?
    private var slots: [FenceSlot] = []
    /// Whose wait may be over when the value changes, first come first.
    private var waiters: [any SyncWaiter] = []

    init(kind: Kind, flags: UInt32, value: UInt64, isPeriodic: Bool = false) {
        self.kind = kind
        self.isPeriodic = isPeriodic
        self.flags = flags
        self.value = value
    }

    var isMonitored: Bool {
        if case .fence(isMonitored: true) = kind { return true }
        return false
    }

    /// Publishes the value in one more fence page.
    func publish(in slot: FenceSlot) {
        slots.append(slot)
        slot.store(value)
    }

    /// Stops publishing the value there.
    func withdraw(_ slot: FenceSlot) { slots.removeAll { $0 === slot } }

    /// Whether a wait for `target` need not wait.
    func isReady(_ target: UInt64) -> Bool {
        switch kind {
        case .fence: value >= target
        case .mutex, .semaphore: value > 0
        case .notification: false
        }
    }

    /// Takes what a wait of `device`'s that is over takes.
    func acquire(by device: Device?) {
        switch kind {
        case .mutex:
            value -= 1
            holder = device
            device?.hold(self, true)
        case .semaphore: value -= 1
        case .fence, .notification: break
        }
    }

    /// Whether a signal with `target` is allowed now.
    func maySignal(_ target: UInt64, rewind: Bool = false) -> Bool {
        guard flags & D3DDDI_SYNC_NO_SIGNAL == 0, !isPeriodic else { return false }
        return switch kind {
        case .fence: rewind || target >= value
        case .mutex: value == 0
        case .semaphore(let maximum): value < maximum
        case .notification: true
        }
    }

    /// Signals. Callers have asked ``maySignal(_:rewind:)``.
    func signal(_ target: UInt64) {
        switch kind {
        case .fence: value = target
        case .mutex:
            value += 1
            holder?.hold(self, false)
            holder = nil
        case .semaphore: value += 1
        case .notification(let event, let process): process.port.sendEvent(event, process: process.id)
        }
        slots.forEach { $0.store(value) }
        guard !waiters.isEmpty else { return }
        for waiter in waiters where !waiter.isOver { waiter.syncChanged() }
        waiters.removeAll { $0.isOver }
    }

    func add(_ waiter: any SyncWaiter) { waiters.append(waiter) }

    /// The name `reference` ends: whoever waits by it from the CPU waits no more, as in dxgkrnl.
    ///
    /// A sync file is for a value that queued work may still signal, or others who share the object; so it ends
    /// only with the device, and only if there are no others.
    func end(_ reference: SyncReference, withDevice: Bool = false) {
        let endsFiles = withDevice && flags & D3DDDI_SYNC_SHARED == 0
        for case let wait as CPUWait in waiters where wait.waits(by: reference) {
            if wait.syncFile == nil || endsFiles { wait.finish() }
        }
    }

    func removeWaiter(_ waiter: any SyncWaiter) { waiters.removeAll { $0 === waiter } }
}

/// Something that waits for sync objects.
protocol SyncWaiter: AnyObject {
    /// It waits for nothing any more.
    var isOver: Bool { get }
    /// One of its objects has changed.
    func syncChanged()
}

/// An object and the value a wait or a signal names.
struct SyncPoint {
    let object: SyncObject
    let value: UInt64

    var isReady: Bool { object.isReady(value) }
}

/// A process's name for a sync object: what a handle leads to.
final class SyncReference {
    let object: SyncObject
    /// The device it ends with.
    unowned let device: Device
    var handle = d3dkmthandle()
    /// Where the process reads the value, for monitored fences.
    let slot: FenceSlot?
    /// A paging queue's or hw queue's own fence: it ends with its queue only.
    let isInternal: Bool
    /// Whether this process may signal the object by this name.
    let maySignal: Bool

    init(
        _ object: SyncObject, device: Device, isInternal: Bool = false, maySignal: Bool = true
    ) throws(NTStatus) {
        self.maySignal = maySignal
        self.object = object
        self.device = device
        self.isInternal = isInternal
        slot = object.isMonitored ? try device.process.makeFenceSlot() : nil
        if let slot { object.publish(in: slot) }
    }

    deinit {
        if let slot { object.withdraw(slot) }
    }
}

/// A CPU wait of the guest's, answered by an event.
final class CPUWait: SyncWaiter {
    let event: UInt64
    private let points: [SyncPoint]
    private let any: Bool
    private weak var device: Device?
    /// By what names it waits, while those can end it.
    private let references: [SyncReference]
    private unowned let process: GuestProcess
    private(set) var isOver = false
    /// Told how the wait ended, and forgotten then.
    var syncFile: SyncFile?

    init(event: UInt64, points: [SyncPoint], any: Bool, device: Device, by references: [SyncReference]) {
        self.event = event
        self.points = points
        self.references = references
        self.any = any
        self.device = device
        process = device.process
    }

    /// Ends the wait if it can end, taking what it waited for.
    func tryComplete() -> Bool {
        if any {
            guard let point = points.first(where: \.isReady) else { return false }
            point.object.acquire(by: device)
        } else {
            guard points.allSatisfy(\.isReady) else { return false }
            points.forEach { $0.object.acquire(by: device) }
        }
        return true
    }

    func begin() {
        points.forEach { $0.object.add(self) }
        process.port.waits[event] = self
    }

    func syncChanged() {
        guard !isOver, tryComplete() else { return }
        finish()
    }

    /// Ends the wait with its event.
    func finish() {
        guard !isOver else { return }
        end(.reached)
        process.port.sendEvent(event, process: process.id)
    }

    func waits(by reference: SyncReference) -> Bool { references.contains { $0 === reference } }

    /// Ends the wait without an event.
    func cancel() {
        if !isOver { end(.canceled) }
    }

    private func end(_ outcome: SyncFile.Outcome) {
        isOver = true
        syncFile?.end(outcome)
        syncFile = nil
        // Objects that did not change would keep it.
        points.forEach { $0.object.removeWaiter(self) }
        process.port.waits[event] = nil
    }

    func belongs(to other: GuestProcess) -> Bool { process === other }
}
