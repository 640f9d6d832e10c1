import CDxg
import Partitions

/// Paging queues, residency and budgets.
extension CallDispatcher {
    func createPagingQueue(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        var arguments = frame.arguments(d3dkmt_createpagingqueue.self)
        let device = try process.handles.device(arguments.device)
        try device.checkActive()
        guard arguments.physical_adapter_index == 0, (-1...1).contains(arguments.priority) else {
            throw .invalidParameter
        }
        let fence = try SyncReference(
            SyncObject(kind: .fence(isMonitored: true), flags: 0, value: 0), device: device, isInternal: true)
        let queue = PagingQueue(device: device, fence: fence)
        fence.handle = try adopt(.sync(fence), by: device)
        do throws(NTStatus) {
            queue.handle = try adopt(.pagingQueue(queue), by: device)
        } catch {
            disown(fence.handle, by: device)
            throw error
        }
        arguments.paging_queue = queue.handle
        arguments.sync_object = fence.handle
        arguments.fence_cpu_virtual_address = 0
        grantFence(fence, frame, process)
        frame.answer(arguments)
        return .success
    }

    /// Lets the guest map the page a fence's value is in.
    func grantFence(_ fence: SyncReference, _ frame: CallFrame, _ process: GuestProcess) {
        guard let slot = fence.slot else { return }
        frame.map = process.grant(slot.page.extent)
        frame.mapOffset = slot.offset
    }

    func destroyPagingQueue(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let queue = try process.handles.pagingQueue(frame.arguments(d3dddi_destroypagingqueue.self).paging_queue)
        disown(queue.fence.handle, by: queue.device)
        disown(queue.handle, by: queue.device)
        return .success
    }

    func makeResident(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        var arguments = frame.arguments(d3dddi_makeresident.self)
        let queue = try process.handles.pagingQueue(arguments.paging_queue)
        try queue.device.checkActive()
        guard frame.arrayCount(0) > 0 else { throw .invalidParameter }
        var allocations: [Allocation] = []
        for handle in frame.array(d3dkmthandle.self, at: 0) {
            let allocation = try process.handles.allocation(handle)
            guard allocation.device === queue.device, !allocation.isOffered else { throw .invalidParameter }
            allocations.append(allocation)
        }
        // All or nothing.
        var charged: [Allocation] = []
        for allocation in allocations {
            if allocation.residency == 0 {
                let isCharged = allocation.backing.residents > 0
                let missing = isCharged ? 0 : makeRoom(allocation.size, in: allocation.group)
                guard missing == 0 else {
                    for done in charged where done.dropResidency() { noteEvicted(done) }
                    arguments.num_bytes_to_trim = missing
                    arguments.paging_fence_value = 0
                    frame.answersOnFailure = true
                    frame.answer(arguments)
                    throw .noMemory
                }
                process.resident[allocation.group.rawValue] += allocation.size
            }
            allocation.addResidency()
            charged.append(allocation)
        }
        if frame.hasArray(1) {
            for (index, allocation) in allocations.enumerated() {
                allocation.priority = frame.element(of: 1, at: index)
            }
        }
        arguments.num_bytes_to_trim = 0
        arguments.paging_fence_value = queue.complete()
        frame.answer(arguments)
        return .success
    }

    func evict(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        var arguments = frame.arguments(d3dkmt_evict.self)
        let device = try process.handles.device(arguments.device)
        guard frame.arrayCount(0) > 0 else { throw .invalidParameter }
        var allocations: [Allocation] = []
        for handle in frame.array(d3dkmthandle.self, at: 0) {
            let allocation = try process.handles.allocation(handle)
            guard allocation.device === device else { throw .invalidParameter }
            allocations.append(allocation)
        }
        for allocation in allocations where allocation.dropResidency() { noteEvicted(allocation) }
        arguments.num_bytes_to_trim = 0
        frame.answer(arguments)
        return .success
    }

    func changeVideoMemoryReservation(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let arguments = frame.arguments(d3dkmt_changevideomemoryreservation.self)
        try process.handles.checkAdapter(arguments.adapter)
        guard arguments.process == 0, arguments.physical_adapter_index == 0,
            let group = SegmentGroup(rawValue: Int(arguments.memory_segment_group)),
            arguments.reservation <= budget.limit(group) / 2
        else { throw .invalidParameter }
        process.reservation[group.rawValue] = arguments.reservation
        return .success
    }

    /// There are no heap transitions in flight: paging is done when a call returns.
    func flushHeapTransitions(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        try process.handles.checkAdapter(frame.arguments(d3dkmt_flushheaptransitions.self).adapter)
        return .success
    }

    func updateAllocationProperty(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        var arguments = frame.arguments(d3dddi_updateallocproperty.self)
        let queue = try process.handles.pagingQueue(arguments.paging_queue)
        try queue.device.checkActive()
        let allocation = try process.handles.allocation(arguments.allocation)
        let known =
            D3DDDI_UPDATEALLOCPROPERTY_SET_ACCESSED_PHYSICALLY | D3DDDI_UPDATEALLOCPROPERTY_SET_SUPPORTED_SEGMENT_SET
            | D3DDDI_UPDATEALLOCPROPERTY_SET_PREFERRED_SEGMENT
        guard allocation.device === queue.device, arguments.property_mask_value & ~known == 0 else {
            throw .invalidParameter
        }
        // Each allocation has one segment it can be in, chosen when it was made.
        arguments.paging_fence_value = queue.complete()
        frame.answer(arguments)
        return .success
    }

    func queryVideoMemoryInfo(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        var arguments = frame.arguments(d3dkmt_queryvideomemoryinfo.self)
        try process.handles.checkAdapter(arguments.adapter)
        guard arguments.process == 0, arguments.physical_adapter_index == 0,
            let group = SegmentGroup(rawValue: Int(arguments.memory_segment_group))
        else { throw .invalidParameter }
        let own = process.resident[group.rawValue]
        // What is shared with other processes counts in each.
        let others = budget.usage(group) > own ? budget.usage(group) - own : 0
        arguments.budget = budget.limit(group) - others
        arguments.current_usage = own
        arguments.current_reservation = process.reservation[group.rawValue]
        // As Windows does: half the budget may be reserved.
        arguments.available_for_reservation = arguments.budget / 2
        frame.answer(arguments)
        return .success
    }
}
