import CDxg
import Engines
import Partitions

/// GPU memory as the guest asked for it.
final class Allocation {
    unowned let device: Device
    unowned let resource: Resource?
    var handle = d3dkmthandle()
    /// Bytes, a page multiple.
    let size: UInt64
    let group: SegmentGroup
    let memory: EngineMemory
    /// Where in the window it lies, if the CPU can reach it.
    let extent: PageExtent?
    /// MakeResident calls not yet taken back by Evict.
    private(set) var residency = 0
    var priority: UInt32 = D3DDDI_ALLOCATIONPRIORITY_NORMAL

    init(
        device: Device, resource: Resource?, size: UInt64, group: SegmentGroup, memory: EngineMemory,
        extent: PageExtent?
    ) {
        self.device = device
        self.resource = resource
        self.size = size
        self.group = group
        self.memory = memory
        self.extent = extent
    }

    var isResident: Bool { residency > 0 }

    /// Counts one MakeResident.
    func addResidency() { residency += 1 }

    /// Counts one Evict, or all.
    ///
    /// - Returns: whether that ended its residency.
    func dropResidency(all: Bool = false) -> Bool {
        guard residency > 0 else { return false }
        residency = all ? 0 : residency - 1
        return residency == 0
    }
}

/// Allocations that were made together and end together.
final class Resource {
    unowned let device: Device
    var handle = d3dkmthandle()
    var allocations: [Allocation] = []
    let runtimeData: [UInt8]
    let driverData: [UInt8]

    init(device: Device, runtimeData: [UInt8], driverData: [UInt8]) {
        self.device = device
        self.runtimeData = runtimeData
        self.driverData = driverData
    }
}
