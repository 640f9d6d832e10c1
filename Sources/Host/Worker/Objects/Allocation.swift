// SPDX-License-Identifier: Apache-2.0
import CDxg
import Engines
import Partitions

/// The memory behind one allocation, or behind one in each process that opened a shared resource.
final class AllocationBacking {
    /// Bytes, a page multiple.
    let size: UInt64
    let group: SegmentGroup
    let memory: EngineMemory
    /// Where in the window it lies, if the CPU can reach it.
    let extent: PageExtent?
    /// It was made to be shared.
    let isShared: Bool
    /// What is in it was, and will again be, memory of the process that made it.
    let isCallers: Bool
    /// The GPU may not write to it.
    let isReadOnly: Bool
    /// Allocations that clients made resident: it may be paged out even so.
    fileprivate(set) var residents = 0
    var priority: UInt32 = D3DDDI_ALLOCATIONPRIORITY_NORMAL
    /// What an offer says, and whether it was taken up.
    struct Offer {
        var priority: UInt32
        /// The contents are gone.
        var isDiscarded: Bool
    }

    /// Offered for discarding: neither GPU nor CPU may use it until it is reclaimed.
    var offer: Offer?

    // The pager's.
    /// It is in GPU memory, and charged to the partition.
    var isPagedIn = false
    /// Its contents are in host memory.
    var isPagedOut = false
    var pins = 0
    /// Memory objects of sessions that are made of it, each with a pin.
    var holds = 0
    var lastUse: UInt64 = 0
    private let atEnd: (AllocationBacking) -> Void

    init(
        size: UInt64, group: SegmentGroup, memory: EngineMemory, extent: PageExtent?, isShared: Bool = false,
        isCallers: Bool = false, isReadOnly: Bool = false, atEnd: @escaping (AllocationBacking) -> Void
    ) {
        self.size = size
        self.group = group
        self.memory = memory
        self.extent = extent
        self.isShared = isShared
        self.isCallers = isCallers
        self.isReadOnly = isReadOnly
        self.atEnd = atEnd
    }

    deinit { atEnd(self) }
}

/// A process's name for GPU memory: what a handle leads to.
final class Allocation {
    unowned let device: Device
    weak var resource: Resource?
    var handle = d3dkmthandle()
    let backing: AllocationBacking
    /// MakeResident calls not yet taken back by Evict.
    private(set) var residency = 0
    var priority: UInt32 = D3DDDI_ALLOCATIONPRIORITY_NORMAL {
        didSet { backing.priority = priority }
    }

    init(device: Device, resource: Resource?, backing: AllocationBacking) {
        self.device = device
        self.resource = resource
        self.backing = backing
    }

    var size: UInt64 { backing.size }
    var group: SegmentGroup { backing.group }
    var memory: EngineMemory { backing.memory }
    var extent: PageExtent? { backing.extent }
    var isOffered: Bool { backing.offer != nil }

    var isResident: Bool { residency > 0 && !isOffered }

    /// Bytes it counts for in its process's usage.
    var usage: UInt64 { isResident ? size : 0 }

    /// Counts one MakeResident.
    func addResidency() {
        if residency == 0 { backing.residents += 1 }
        residency += 1
    }

    /// Counts one Evict, or all.
    func dropResidency(all: Bool) {
        guard residency > 0 else { return }
        residency = all ? 0 : residency - 1
        if residency == 0 { backing.residents -= 1 }
    }
}

/// Allocations that were made together and end together.
final class Resource {
    unowned let device: Device
    var handle = d3dkmthandle()
    var allocations: [Allocation] = []
    /// What other processes open, for resources made to be shared.
    let shared: SharedResource?

    init(device: Device, shared: SharedResource?) {
        self.device = device
        self.shared = shared
    }
}
