// SPDX-License-Identifier: Apache-2.0
import CDxg
import CWire
import Engines
import Partitions
import Window

/// A process of the guest that has `/dev/dxg` open: a table of handles and a GPU address space.
final class GuestProcess {
    let id: UInt32
    /// Its id in the guest.
    let pid: UInt32
    /// For people.
    let name: String
    /// Alive for as long as the process or what it left to others.
    let port: GuestPort
    var handles = HandleTable()
    var addresses = AddressSpace()
    var devices: [Device] = []
    /// Bytes resident per segment group.
    var resident: [UInt64] = [0, 0]
    /// Bytes that sessions of its devices hold per segment group.
    var held: [UInt64] = [0, 0]
    /// What it had done by each node.
    let use = Scheduler.NodeUse()
    /// What ChangeVideoMemoryReservation asked for, per segment group.
    var reservation: [UInt64] = [0, 0]
    /// Extents the guest may have mapped, by offset. They live until the guest says it unmapped them.
    private var grants: [UInt64: PageExtent] = [:]
    private var fencePages: [FencePage] = []

    init(id: UInt32, pid: UInt32, name: String, port: GuestPort) {
        self.id = id
        self.pid = pid
        self.name = name
        self.port = port
    }

    /// Notes that the guest may map `extent` from now on.
    func grant(_ extent: PageExtent) -> gpupv_extent {
        grants[UInt64(extent.region.offset)] = extent
        return gpupv_extent(offset: UInt64(extent.region.offset), size: UInt64(extent.region.size))
    }

    /// The guest has unmapped an extent. Fence pages stay until the process ends: they are shared by fences.
    func release(_ extent: gpupv_extent) {
        grants[extent.offset] = nil
    }

    /// A place for a fence value that this process may map.
    ///
    /// - Throws: `noMemory` when the fence area is full.
    func makeFenceSlot() throws(NTStatus) -> FenceSlot {
        if let page = fencePages.first(where: { $0.hasFreeSlot }) { return page.takeSlot() }
        guard let extent = port.group.fencePages.allocate(bytes: PageAllocator.pageSize) else { throw .noMemory }
        let address = try addresses.map(
            .memory(EngineMemory(object: extent, region: extent.region)), size: AddressSpace.pageSize, base: 0,
            minimum: 0, maximum: 0, isWritable: false)
        let page = FencePage(extent: extent, gpuAddress: address)
        fencePages.append(page)
        return page.takeSlot()
    }
}

/// A page of fence values, mapped by one process.
final class FencePage {
    static let slots = PageAllocator.pageSize / 8
    let extent: PageExtent
    let gpuAddress: UInt64
    private var free = Array((0..<FencePage.slots).reversed())

    init(extent: PageExtent, gpuAddress: UInt64) {
        self.extent = extent
        self.gpuAddress = gpuAddress
    }

    var hasFreeSlot: Bool { !free.isEmpty }

    fileprivate func takeSlot() -> FenceSlot {
        FenceSlot(page: self, index: free.removeLast())
    }

    fileprivate func giveBack(_ index: Int) {
        extent.region.storeAtomic(0, at: index * 8)
        free.append(index)
    }
}

/// Eight bytes of a fence page, given back when nothing refers to it any more.
final class FenceSlot {
    let page: FencePage
    private let index: Int

    fileprivate init(page: FencePage, index: Int) {
        self.page = page
        self.index = index
    }

    deinit { page.giveBack(index) }

    /// Bytes from the start of the page.
    var offset: UInt64 { UInt64(index * 8) }
    var gpuAddress: UInt64 { page.gpuAddress + offset }

    /// Publishes a value to whoever has the page mapped.
    func store(_ value: UInt64) { page.extent.region.storeAtomic(value, at: index * 8) }
}
