// SPDX-License-Identifier: Apache-2.0
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
        var driverData: [UInt8]

        /// The same for memory that the guest moves its caller's pages into: system memory, all of it pages.
        func holdingCallersPages() throws(NTStatus) -> Request {
            guard size % UInt64(GPUPV_PAGE_SIZE) == 0 else { throw .invalidParameter }
            var request = self
            request.group = .nonLocal
            request.isCPUVisible = true
            return request
        }

        /// The same with the size in whole pages.
        func rounded() -> Request {
            let page = UInt64(GPUPV_PAGE_SIZE)
            var request = self
            request.size = (size + page - 1) & ~(page - 1)
            return request
        }
    }

    func createAllocation(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        var arguments = frame.arguments(d3dkmt_createallocation.self)
        let device = try process.handles.device(arguments.device)
        try device.checkActive()
        let flags = arguments.flags
        let isStandard = flags & D3DKMT_CREATEALLOCATION_STANDARD_ALLOCATION != 0
        let makesResource = flags & D3DKMT_CREATEALLOCATION_CREATE_RESOURCE != 0
        let isShared = flags & D3DKMT_CREATEALLOCATION_CREATE_SHARED != 0
        let isCallers = flags & D3DKMT_CREATEALLOCATION_EXISTING_SYSMEM != 0
        guard flags & D3DKMT_CREATEALLOCATION_EXISTING_SECTION == 0 else { throw .invalidParameter }
        // As dxgkrnl: shared resources are NT-shared ones.
        guard !isShared || makesResource && flags & D3DKMT_CREATEALLOCATION_NT_SECURITY_SHARING != 0 else {
            throw .invalidParameter
        }
        guard frame.arrayCount(2) > 0 else { throw .invalidParameter }
        var infos = frame.array(d3dddi_allocationinfo2.self, at: 2)
        var requests: [Request] = []
        for info in infos {
            let data = try frame.takeTrailing(bytes: Int(min(info.priv_drv_data_size, UInt32(GPUPV_MAX_CALL_BYTES))))
            // The guest sends 1 for an address.
            guard (info.sysmem != 0) == isCallers else { throw .invalidParameter }
            let request = isStandard ? try standardRequest(frame.bytes(at: 1), isCallers) : try ourRequest(data)
            requests.append(isCallers ? try request.holdingCallersPages() : request.rounded())
        }

        var resource: Resource?
        if makesResource {
            let shared =
                isShared
                ? SharedResource(runtimeData: frame.bytes(at: 0), driverData: isStandard ? [] : frame.bytes(at: 1))
                : nil
            resource = Resource(device: device, shared: shared)
        } else if arguments.resource.v != 0 {
            let existing = try process.handles.resource(arguments.resource)
            guard existing.device === device, existing.shared?.isSealed != true else { throw .invalidParameter }
            resource = existing
        }

        var made: [Allocation] = []
        do throws(NTStatus) {
            for request in requests {
                let backing = try back(
                    request, process, isShared: resource?.shared != nil, isCallers: isCallers,
                    isReadOnly: isCallers && flags & D3DKMT_CREATEALLOCATION_READ_ONLY != 0)
                made.append(Allocation(device: device, resource: resource, backing: backing))
            }
            if makesResource, let resource { resource.handle = try adopt(.resource(resource), by: device) }
            for allocation in made { allocation.handle = try adopt(.allocation(allocation), by: device) }
        } catch {
            for allocation in made { disown(allocation.handle, by: device) }
            if makesResource, let resource { disown(resource.handle, by: device) }
            throw error
        }
        resource?.allocations += made
        if let shared = resource?.shared {
            shared.members += zip(made, requests).map { .init(backing: $0.backing, driverData: $1.driverData) }
        }
        for (index, allocation) in made.enumerated() { infos[index].allocation = allocation.handle }
        arguments.resource = resource?.handle ?? d3dkmthandle()
        arguments.global_share = d3dkmthandle()
        frame.answer(arguments)
        frame.answer(array: 2, values: infos)
        return .success
    }

    private func standardRequest(_ data: [UInt8], _ isCallers: Bool) throws(NTStatus) -> Request {
        guard data.count == MemoryLayout<d3dkmt_createstandardallocation>.size else { throw .invalidParameter }
        let standard = data.withUnsafeBytes { $0.copy(as: d3dkmt_createstandardallocation.self) }
        let type =
            isCallers ? D3DKMT_STANDARDALLOCATIONTYPE_EXISTINGHEAP : D3DKMT_STANDARDALLOCATIONTYPE_CROSSADAPTER
        guard standard.type == type, standard.existing_heap_size > 0,
            standard.existing_heap_size % UInt64(GPUPV_PAGE_SIZE) == 0, standard.existing_heap_size <= 1 << 47
        else { throw .invalidParameter }
        // What an opener of the resource gets as its private data: the same as if it were ours.
        let equivalent = gpupv_allocation_private(
            magic: GPUPV_ALLOCATION_MAGIC, flags: UInt32(GPUPV_ALLOCATION_FLAGS_ALL), size: standard.existing_heap_size)
        return Request(
            size: standard.existing_heap_size, group: .nonLocal, isCPUVisible: true,
            driverData: withUnsafeBytes(of: equivalent) { [UInt8]($0) })
    }

    private func ourRequest(_ data: [UInt8]) throws(NTStatus) -> Request {
        guard data.count >= MemoryLayout<gpupv_allocation_private>.size else { throw .invalidParameter }
        let wanted = data.withUnsafeBytes { $0.copy(as: gpupv_allocation_private.self) }
        guard wanted.magic == GPUPV_ALLOCATION_MAGIC, wanted.flags & ~UInt32(GPUPV_ALLOCATION_FLAGS_ALL) == 0,
            wanted.size > 0, wanted.size <= 1 << 47
        else { throw .invalidParameter }
        return Request(
            size: wanted.size,
            group: wanted.flags & UInt32(GPUPV_ALLOCATION_NON_LOCAL) != 0 ? .nonLocal : .local,
            isCPUVisible: wanted.flags & UInt32(GPUPV_ALLOCATION_CPU_VISIBLE) != 0, driverData: data)
    }

    /// Takes memory for a request, zeroed.
    private func back(
        _ request: Request, _ process: GuestProcess, isShared: Bool, isCallers: Bool, isReadOnly: Bool
    ) throws(NTStatus) -> AllocationBacking {
        guard allocations < limits.allocations else { throw .insufficientResources }
        guard pager.budget.commit(request.size, in: request.group) else {
            notices.post(.memoryOverBudget)
            throw .noMemory
        }
        do {
            var extent: PageExtent?
            let memory: EngineMemory
            if request.isCPUVisible {
                guard let pages = process.port.group.heap.allocate(bytes: Int(request.size)) else {
                    throw NTStatus.noMemory
                }
                extent = pages
                memory = try engine.importMemory(pages.region, of: pages)
            } else {
                memory = try engine.makeMemory(bytes: Int(request.size), isShared: isShared)
            }
            return AllocationBacking(
                size: request.size, group: request.group, memory: memory, extent: extent, isShared: isShared,
                isCallers: isCallers, isReadOnly: isReadOnly
            ) { [pager] in pager.end($0) }
        } catch {
            pager.budget.decommit(request.size, in: request.group)
            throw .noMemory
        }
    }

    /// Ends an allocation whose handle is gone already.
    func end(_ allocation: Allocation) {
        allocation.device.session?.unbind(allocation.handle.v)
        allocation.device.process.addresses.unmapAll(of: allocation)
        evict(allocation, all: true)
    }

    /// Takes one MakeResident back, or all. The memory itself stays where it is until others need the room.
    func evict(_ allocation: Allocation, all: Bool = false) {
        allocation.device.process.resident[allocation.group.rawValue] -= allocation.usage
        allocation.dropResidency(all: all)
        allocation.device.process.resident[allocation.group.rawValue] += allocation.usage
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
                // As dxgkrnl: a shared resource's allocations end with it only.
                guard allocation.device === device, allocation.resource?.shared == nil,
                    seen.insert(handle.v).inserted
                else { throw .invalidParameter }
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
            let isAwaited = frame.header.event != 0
            device.dying.append(
                DyingAllocations(allocations: ending, waits: waits, event: isAwaited ? frame.header.event : nil))
            frame.eventPending = isAwaited
        }
        return .success
    }

    func lock2(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let arguments = frame.arguments(d3dkmt_lock2.self)
        let device = try process.handles.device(arguments.device)
        let allocation = try process.handles.allocation(arguments.allocation)
        guard allocation.device === device, !allocation.isOffered else { throw .invalidParameter }
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

    /// Windows and device memory are coherent here; the range is checked all the same.
    func invalidateCache(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let arguments = frame.arguments(d3dkmt_invalidatecache.self)
        let device = try process.handles.device(arguments.device)
        let allocation = try process.handles.allocation(arguments.allocation)
        guard allocation.device === device, arguments.offset <= allocation.size,
            arguments.length <= allocation.size - arguments.offset
        else { throw .invalidParameter }
        return .success
    }

    /// The allocations of array `index`, all of one device; or those of a resource.
    func allocations(
        _ frame: CallFrame, _ index: Int, resource: d3dkmthandle, of device: Device
    ) throws(NTStatus) -> [Allocation] {
        if resource.v != 0 {
            let resource = try device.process.handles.resource(resource)
            guard resource.device === device, !frame.hasArray(index) else { throw .invalidParameter }
            return resource.allocations
        }
        var result: [Allocation] = []
        for handle in frame.array(d3dkmthandle.self, at: index) {
            let allocation = try device.process.handles.allocation(handle)
            guard allocation.device === device else { throw .invalidParameter }
            result.append(allocation)
        }
        guard !result.isEmpty else { throw .invalidParameter }
        return result
    }

    func setAllocationPriority(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let arguments = frame.arguments(d3dkmt_setallocationpriority.self)
        let device = try process.handles.device(arguments.device)
        let chosen = try allocations(frame, 0, resource: arguments.resource, of: device)
        let priorities = frame.array(UInt32.self, at: 1)
        // One for a whole resource, else one each.
        guard !priorities.isEmpty, arguments.resource.v != 0 || priorities.count == chosen.count else {
            throw .invalidParameter
        }
        for (index, allocation) in chosen.enumerated() {
            allocation.priority = arguments.resource.v != 0 ? priorities[0] : priorities[index]
        }
        return .success
    }

    func getAllocationPriority(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let arguments = frame.arguments(d3dkmt_getallocationpriority.self)
        let device = try process.handles.device(arguments.device)
        let chosen = try allocations(frame, 0, resource: arguments.resource, of: device)
        guard frame.capacity(of: 1) >= 4 else { throw .invalidParameter }
        frame.answer(array: 1, values: chosen.prefix(frame.capacity(of: 1) / 4).map(\.priority))
        return .success
    }

    func queryAllocationResidency(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let arguments = frame.arguments(d3dkmt_queryallocationresidency.self)
        let device = try process.handles.device(arguments.device)
        let chosen = try allocations(frame, 0, resource: arguments.resource, of: device)
        let states = chosen.map { allocation -> UInt32 in
            guard allocation.isResident else { return D3DKMT_ALLOCATIONRESIDENCYSTATUS_NOTRESIDENT }
            return allocation.group == .local && allocation.backing.isPagedIn
                ? D3DKMT_ALLOCATIONRESIDENCYSTATUS_RESIDENTINGPUMEMORY
                : D3DKMT_ALLOCATIONRESIDENCYSTATUS_RESIDENTINSHAREDMEMORY
        }
        guard frame.capacity(of: 1) >= 4 else { throw .invalidParameter }
        // A whole resource has one answer: its least resident allocation's.
        let answers =
            arguments.resource.v != 0 ? [states.max() ?? D3DKMT_ALLOCATIONRESIDENCYSTATUS_NOTRESIDENT] : states
        frame.answer(array: 1, values: Array(answers.prefix(frame.capacity(of: 1) / 4)))
        return .success
    }
}
