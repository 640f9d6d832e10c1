import CDxg
import CStream
import CWire
import Engines
import Partitions
import Window

/// Allocations and resources.
extension CallDispatcher {
    /// What one allocation is to be.
    private struct Request {
        var size: UInt64
        var group: SegmentGroup
        var isCPUVisible: Bool
    }

    func createAllocation(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        var arguments = frame.arguments(d3dkmt_createallocation.self)
        let device = try process.handles.device(arguments.device)
        try device.checkActive()
        let isStandard = arguments.flags & D3DKMT_CREATEALLOCATION_STANDARD_ALLOCATION != 0
        let unsupported = D3DKMT_CREATEALLOCATION_CREATE_SHARED | D3DKMT_CREATEALLOCATION_EXISTING_SYSMEM
        guard arguments.flags & unsupported == 0 else { throw .notSupported }
        guard frame.arrayCount(2) > 0 else { throw .invalidParameter }
        var infos = frame.array(d3dddi_allocationinfo2.self, at: 2)
        var requests: [Request] = []
        for info in infos {
            let data = try frame.takeTrailing(bytes: Int(min(info.priv_drv_data_size, UInt32(GPUPV_MAX_CALL_BYTES))))
            requests.append(isStandard ? try standardRequest(frame.bytes(at: 1)) : try ourRequest(data))
        }

        var resource: Resource?
        let makesResource = arguments.flags & D3DKMT_CREATEALLOCATION_CREATE_RESOURCE != 0
        if makesResource {
            resource = Resource(device: device, runtimeData: frame.bytes(at: 0), driverData: frame.bytes(at: 1))
        } else if arguments.resource.v != 0 {
            let existing = try process.handles.resource(arguments.resource)
            guard existing.device === device else { throw .invalidParameter }
            resource = existing
        }

        var made: [Allocation] = []
        do throws(NTStatus) {
            for request in requests { made.append(try allocate(request, device, resource)) }
            if makesResource, let resource { resource.handle = try adopt(.resource(resource), by: device) }
            for allocation in made { allocation.handle = try adopt(.allocation(allocation), by: device) }
        } catch {
            for allocation in made {
                disown(allocation.handle, by: device)
                end(allocation)
            }
            if makesResource, let resource { disown(resource.handle, by: device) }
            throw error
        }
        resource?.allocations += made
        for (index, allocation) in made.enumerated() { infos[index].allocation = allocation.handle }
        arguments.resource = resource?.handle ?? d3dkmthandle()
        arguments.global_share = d3dkmthandle()
        frame.answer(arguments)
        frame.answer(array: 2, values: infos)
        return .success
    }

    private func standardRequest(_ data: [UInt8]) throws(NTStatus) -> Request {
        guard data.count == MemoryLayout<d3dkmt_createstandardallocation>.size else { throw .invalidParameter }
        let standard = data.withUnsafeBytes { $0.copy(as: d3dkmt_createstandardallocation.self) }
        guard standard.type == D3DKMT_STANDARDALLOCATIONTYPE_CROSSADAPTER, standard.existing_heap_size > 0,
            standard.existing_heap_size % UInt64(GPUPV_PAGE_SIZE) == 0
        else { throw .invalidParameter }
        return Request(size: standard.existing_heap_size, group: .nonLocal, isCPUVisible: true)
    }

    private func ourRequest(_ data: [UInt8]) throws(NTStatus) -> Request {
        guard data.count >= MemoryLayout<gpupv_allocation_private>.size else { throw .invalidParameter }
        let wanted = data.withUnsafeBytes { $0.copy(as: gpupv_allocation_private.self) }
        guard wanted.magic == GPUPV_ALLOCATION_MAGIC, wanted.flags & ~UInt32(GPUPV_ALLOCATION_FLAGS_ALL) == 0,
            wanted.size > 0, wanted.size <= 1 << 47
        else { throw .invalidParameter }
        let page = UInt64(GPUPV_PAGE_SIZE)
        return Request(
            size: (wanted.size + page - 1) & ~(page - 1),
            group: wanted.flags & GPUPV_ALLOCATION_NON_LOCAL != 0 ? .nonLocal : .local,
            isCPUVisible: wanted.flags & GPUPV_ALLOCATION_CPU_VISIBLE != 0)
    }

    private func allocate(_ request: Request, _ device: Device, _ resource: Resource?) throws(NTStatus) -> Allocation {
        guard budget.commit(request.size, in: request.group) else { throw .noMemory }
        do {
            var extent: PageExtent?
            let memory: EngineMemory
            if request.isCPUVisible {
                guard let pages = device.process.port.heap.allocate(bytes: Int(request.size)) else {
                    throw NTStatus.noMemory
                }
                extent = pages
                memory = EngineMemory(object: pages, region: try engine.importMemory(pages.region).region)
            } else {
                memory = try engine.makeMemory(bytes: Int(request.size))
            }
            return Allocation(
                device: device, resource: resource, size: request.size, group: request.group, memory: memory,
                extent: extent)
        } catch {
            budget.decommit(request.size)
            throw .noMemory
        }
    }

    /// Gives back what an allocation holds. Its handle is gone already.
    func end(_ allocation: Allocation) {
        let process = allocation.device.process
        process.addresses.unmapAll(of: allocation)
        if allocation.dropResidency(all: true) { noteEvicted(allocation) }
        budget.decommit(allocation.size)
    }

    func noteEvicted(_ allocation: Allocation) {
        budget.evict(allocation.size, in: allocation.group)
        allocation.device.process.resident[allocation.group.rawValue] -= allocation.size
    }

    func destroyAllocation(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let arguments = frame.arguments(d3dkmt_destroyallocation2.self)
        let device = try process.handles.device(arguments.device)
        guard (arguments.alloc_count == 0) != (arguments.resource.v == 0) else { throw .invalidParameter }
        var ending: [Allocation] = []
        if arguments.resource.v != 0 {
            let resource = try process.handles.resource(arguments.resource)
            guard resource.device === device else { throw .invalidParameter }
            ending = resource.allocations
            resource.allocations = []
            disown(resource.handle, by: device)
        } else {
            var seen: Set<UInt32> = []
            for handle in frame.array(d3dkmthandle.self, at: 0) {
                let allocation = try process.handles.allocation(handle)
                guard allocation.device === device, seen.insert(handle.v).inserted else { throw .invalidParameter }
                ending.append(allocation)
            }
            for allocation in ending { allocation.resource?.allocations.removeAll { $0 === allocation } }
        }
        for allocation in ending { disown(allocation.handle, by: device) }
        let now = arguments.flags & D3DDDICB_DESTROYALLOCATION2_ASSUME_NOT_IN_USE != 0
        if now || device.timelines.isEmpty {
            ending.forEach { end($0) }
        } else {
            // Work queued before may still use them.
            let waits = device.timelines.values.map { (context: $0, operation: $0.queued) }
            device.dying.append(DyingAllocations(allocations: ending, waits: waits))
        }
        return .success
    }

    func lock2(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let arguments = frame.arguments(d3dkmt_lock2.self)
        let device = try process.handles.device(arguments.device)
        let allocation = try process.handles.allocation(arguments.allocation)
        guard allocation.device === device else { throw .invalidParameter }
        try device.checkActive()
        guard let extent = allocation.extent else { throw .notSupported }
        frame.map = process.grant(extent)
        frame.mapOffset = 0
        frame.answer(arguments)
        return .success
    }

    /// The guest unmaps by itself and says so with EXTENT_RELEASE; this only checks.
    func unlock2(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let arguments = frame.arguments(d3dkmt_unlock2.self)
        let device = try process.handles.device(arguments.device)
        let allocation = try process.handles.allocation(arguments.allocation)
        guard allocation.device === device, allocation.extent != nil else { throw .invalidParameter }
        return .success
    }
}
