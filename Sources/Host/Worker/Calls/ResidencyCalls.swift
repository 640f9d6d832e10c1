// SPDX-License-Identifier: Apache-2.0
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
            SyncObject(kind: .fence(isMonitored: true), flags: 0, value: 0), device: device, isInternal: true,
            maySignal: false)
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
        let cantTrim = arguments.flags & D3DDDI_MAKERESIDENT_CANT_TRIM_FURTHER != 0
        let mustSucceed = arguments.flags & D3DDDI_MAKERESIDENT_MUST_SUCCEED != 0
        guard arguments.flags & ~(D3DDDI_MAKERESIDENT_CANT_TRIM_FURTHER | D3DDDI_MAKERESIDENT_MUST_SUCCEED) == 0,
            cantTrim || !mustSucceed, frame.arrayCount(0) > 0
        else { throw .invalidParameter }
        var allocations: [Allocation] = []
        for handle in frame.array(d3dkmthandle.self, at: 0) {
            let allocation = try process.handles.allocation(handle)
            guard allocation.device === queue.device, !allocation.isOffered else { throw .invalidParameter }
            allocations.append(allocation)
        }
        // All or nothing.
        for allocation in allocations {
            allocation.addResidency()
            if allocation.residency == 1 { process.resident[allocation.group.rawValue] += allocation.size }
        }
        let excess = SegmentGroup.allCases.map { group -> UInt64 in
            let (usage, allowed) = (process.resident[group.rawValue], budget(of: process, group))
            return usage > allowed ? usage - allowed : 0
        }
        // Beyond its budget a process gets only what it cannot do without; then its own memory makes room.
        if !cantTrim && excess.contains(where: { $0 > 0 }) {
            allocations.forEach { evict($0) }
            arguments.num_bytes_to_trim = excess.reduce(0, +)
            arguments.paging_fence_value = 0
            frame.answersOnFailure = true
            frame.answer(arguments)
            notices.post(.memoryOverBudget)
            throw .noMemory
        }
        // What has to wait for executing work comes in when its own work needs it.
        for allocation in allocations { _ = pager.pageIn(CollectionOfOne(allocation.backing)) }
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
        allocations.forEach { evict($0) }
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
        // Each allocation has one segment it can be in, chosen when it was made: 1 is local, 2 is not.
        let segment = UInt32(1) << UInt32(allocation.group.rawValue)
        guard
            arguments.property_mask_value & D3DDDI_UPDATEALLOCPROPERTY_SET_SUPPORTED_SEGMENT_SET == 0
                || arguments.supported_segment_set & segment != 0
        else { throw .invalidParameter }
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
        arguments.budget = budget(of: process, group)
        arguments.current_usage = process.resident[group.rawValue]
        arguments.current_reservation = process.reservation[group.rawValue]
        // As Windows does: half the budget may be reserved.
        arguments.available_for_reservation = arguments.budget / 2
        frame.answer(arguments)
        return .success
    }
    /// What a process should keep its usage within: what others leave, but never less than an equal share.
    func budget(of process: GuestProcess, _ group: SegmentGroup) -> UInt64 {
        var others: UInt64 = 0
        var sharers: UInt64 = 1
        for other in guests.flatMap(\.allProcesses) where other !== process && other.resident[group.rawValue] > 0 {
            others += other.resident[group.rawValue]
            sharers += 1
        }
        // What is held for others cannot give way.
        let index = group.rawValue
        let held = pager.heldBytes[index]
        let own = process.held[index] + exports.heldBytes(of: process, group)
        let limit = budget.limit(group) - min(budget.limit(group), held - min(held, own))
        return max(limit - min(limit, others), limit / sharers, min(process.reservation[index], limit))
    }
}
