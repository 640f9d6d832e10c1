// SPDX-License-Identifier: Apache-2.0
import CDxg
import Engines

/// What runs of a process share: when one faults, all of its device's do.
final class Device {
    unowned let process: GuestProcess
    var handle = d3dkmthandle()
    /// Handles of everything made on the device, which end with it.
    var children: Set<UInt32> = []
    /// Contexts that still have work, destroyed ones included.
    var timelines: [ObjectIdentifier: Context] = [:]
    private(set) var state = D3DKMT_DEVICEEXECUTION_ACTIVE
    private(set) var pageFault = d3dkmt_devicepagefault_state()
    /// Allocations destroyed while work that may use them was queued.
    var dying: [DyingAllocations] = []

    /// Mutexes that waits of the device's took and nobody has released yet, by identity.
    private var mutexes: [ObjectIdentifier: SyncObject] = [:]

    /// What executes its Vulkan streams, once there was one.
    var session: (any EngineSession)?
    /// Allocations that are memory of the session's, by its ids.
    var held: [UInt64: AllocationBacking] = [:]

    init(process: GuestProcess) {
        self.process = process
    }

    var isActive: Bool { state == D3DKMT_DEVICEEXECUTION_ACTIVE }

    /// - Throws: `deviceRemoved` once the device is in an error state.
    func checkActive() throws(NTStatus) {
        guard isActive else { throw .deviceRemoved }
    }

    /// Notes who may have to release a mutex, or that it is released.
    func hold(_ mutex: SyncObject, _ isHeld: Bool) { mutexes[ObjectIdentifier(mutex)] = isHeld ? mutex : nil }

    /// Lets others have the mutexes that the device will never release.
    func releaseMutexes() {
        // A wait of the device's own may take one again.
        while let (_, mutex) = mutexes.popFirst() { mutex.signal(0) }
    }

    /// Puts the device in an error state. The first error stays.
    func fail(_ state: d3dkmt_deviceexecution_state, pageFault: d3dkmt_devicepagefault_state? = nil) {
        guard isActive else { return }
        self.state = state
        if let pageFault { self.pageFault = pageFault }
    }
}

/// Allocations whose end waits for queued work.
struct DyingAllocations {
    let allocations: [Allocation]
    /// Contexts and how many of their operations must have completed.
    var waits: [(context: Context, operation: UInt64)]
    /// What the guest waits for before it takes its caller's pages back out of them.
    var event: UInt64?
}
