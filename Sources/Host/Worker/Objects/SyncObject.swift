// SPDX-License-Identifier: Apache-2.0
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
    /// Waits that may be over when the value changes, first come first. Those that are over go when there are as many
    /// as of the others: so many waits on one object cost no more, each, than few.
    private var waits: [(wait: SyncWait, value: UInt64)] = []
    private var endedWaits = 0
    /// Told of each change of the value. They do nothing but note it.
    private var observers: [ObjectIdentifier: () -> Void] = [:]

    init(kind: Kind, flags: UInt32, value: UInt64, isPeriodic: Bool = false) {
        self.kind = kind
        self.isPeriodic = isPeriodic
        self.flags = flags
        self.value = value
    }

    var isFence: Bool {
        if case .fence = kind { return true }
        return false
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

    /// Whether a wait for a value, or of so many of a semaphore, need not wait.
    func isReady(_ target: UInt64) -> Bool {
        switch kind {
        case .fence, .semaphore: value >= target
        case .mutex: value > 0
        case .notification: false
        }
    }

    /// Takes what a wait that is ready takes.
    func take(_ count: UInt64, by device: Device?) {
        switch kind {
        case .mutex:
            value = 0
            holder = device
            device?.hold(self, true)
        case .semaphore: value -= min(count, value)
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
    ///
    /// Waits that are over take what they waited for; the work behind them runs later (``RunQueue``), so that a signal
    /// never leads to another one within it.
    func signal(_ target: UInt64) {
        switch kind {
        case .fence: value = target
        case .mutex:
            value = 1
            holder?.hold(self, false)
            holder = nil
        case .semaphore(let maximum): value = min(value, maximum - 1) + 1
        case .notification(let event, let process): process.port.sendEvent(event, process: process.id)
        }
        slots.forEach { $0.store(value) }
        observers.values.forEach { $0() }
        for (wait, target) in waits where isReady(target) { wait.tryEnd() }
        forgetEndedWaits()
    }

    // MARK: Who waits

    func add(_ wait: SyncWait, for value: UInt64) {
        forgetEndedWaits()
        waits.append((wait, value))
    }

    /// One of the object's waits is over.
    func waitEnded() { endedWaits += 1 }

    private func forgetEndedWaits() {
        guard endedWaits > 0, endedWaits * 2 >= waits.count else { return }
        waits.removeAll { $0.wait.isOver }
        endedWaits = 0
    }

    /// Has `body` called at each change of the value, until ``removeObserver(_:)``.
    func addObserver(_ observer: AnyObject, _ body: @escaping () -> Void) {
        observers[ObjectIdentifier(observer)] = body
    }

    func removeObserver(_ observer: AnyObject) { observers[ObjectIdentifier(observer)] = nil }
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
    /// Waits from the CPU by this name, by their events.
    fileprivate var waits: [UInt64: CPUWait] = [:]

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

    /// The name ends: whoever waits by it from the CPU waits no more, as in dxgkrnl.
    ///
    /// A sync file is for a value that queued work may still signal, or others who share the object; so it ends
    /// only with the device, and only if there are no others.
    func end(withDevice: Bool = false) {
        let endsFiles = withDevice && object.flags & D3DDDI_SYNC_SHARED == 0
        for wait in Array(waits.values) where wait.syncFile == nil || endsFiles { wait.finish() }
    }
}

/// A CPU wait of the guest's, answered by an event.
final class CPUWait: SyncWaiter {
    let event: UInt64
    private let set: WaitSet
    private weak var device: Device?
    /// By what names it waits, while those can end it.
    private var references: [SyncReference]
    private unowned let process: GuestProcess
    private var wait: SyncWait?
    /// Told how the wait ended, and forgotten then.
    var syncFile: SyncFile?

    init(event: UInt64, for set: WaitSet, device: Device, by references: [SyncReference]) {
        self.event = event
        self.set = set
        self.references = references
        self.device = device
        process = device.process
    }

    /// Takes what is waited for if it is there already.
    func tryComplete() -> Bool { set.tryTake(for: device) }

    func begin() {
        wait = SyncWait(set, by: self, of: device)
        for reference in references { reference.waits[event] = self }
        process.port.waits[event] = self
    }

    func waitIsOver() { finish() }

    /// Ends the wait with its event.
    func finish() {
        guard end(.reached) else { return }
        process.port.sendEvent(event, process: process.id)
    }

    /// Ends the wait without an event.
    func cancel() { _ = end(.canceled) }

    /// - Returns: whether it was under way.
    private func end(_ outcome: SyncFile.Outcome) -> Bool {
        guard let wait else { return false }
        self.wait = nil
        wait.cancel()
        syncFile?.end(outcome)
        syncFile = nil
        for reference in references { reference.waits[event] = nil }
        references = []
        process.port.waits[event] = nil
        return true
    }

    func belongs(to other: GuestProcess) -> Bool { process === other }
}
