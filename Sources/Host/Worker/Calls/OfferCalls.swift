// SPDX-License-Identifier: Apache-2.0
import CDxg
import Partitions

/// Memory a process can do without for now: offered to whoever needs it, reclaimed, perhaps without contents.
extension CallDispatcher {
    /// The allocations named by the arrays `resources` and `allocations`, of which exactly one is given.
    private func named(_ frame: CallFrame, on device: Device) throws(NTStatus) -> [[Allocation]] {
        guard frame.hasArray(0) != frame.hasArray(1) else { throw .invalidParameter }
        var groups: [[Allocation]] = []
        if frame.hasArray(0) {
            for handle in frame.array(d3dkmthandle.self, at: 0) {
                let resource = try device.process.handles.resource(handle)
                guard resource.device === device else { throw .invalidParameter }
                groups.append(resource.allocations)
            }
        } else {
            for handle in frame.array(d3dkmthandle.self, at: 1) {
                let allocation = try device.process.handles.allocation(handle)
                guard allocation.device === device else { throw .invalidParameter }
                groups.append([allocation])
            }
        }
        guard !groups.isEmpty else { throw .invalidParameter }
        return groups
    }

    func offerAllocations(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let arguments = frame.arguments(d3dkmt_offerallocations.self)
        let device = try process.handles.device(arguments.device)
        try device.checkActive()
        guard (D3DKMT_OFFER_PRIORITY_LOW...D3DKMT_OFFER_PRIORITY_AUTO).contains(arguments.priority) else {
            throw .invalidParameter
        }
        let chosen = try named(frame, on: device).flatMap { $0 }
        // Shared memory is not one process's to give away, what is the caller's by other means must not vanish, and
        // offering twice is a client's error.
        guard chosen.allSatisfy({ $0.resource?.shared == nil && !$0.backing.isCallers && !$0.isOffered }) else {
            throw .invalidParameter
        }
        let priority =
            arguments.priority == D3DKMT_OFFER_PRIORITY_AUTO ? D3DKMT_OFFER_PRIORITY_NORMAL : arguments.priority
        for allocation in chosen {
            process.resident[allocation.group.rawValue] -= allocation.usage
            allocation.backing.offer = .init(priority: priority, isDiscarded: false)
        }
        return .success
    }

    func reclaimAllocations(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        var arguments = frame.arguments(d3dkmt_reclaimallocations2.self)
        let queue = try process.handles.pagingQueue(arguments.paging_queue)
        try queue.device.checkActive()
        let groups = try named(frame, on: queue.device)
        var results: [UInt32] = []
        for group in groups {
            var result = D3DDDI_RECLAIM_RESULT_OK
            for allocation in group {
                guard let offer = allocation.backing.offer else { continue }
                if offer.isDiscarded {
                    // Resident when it was offered, it is to be so again; if there is no room it stays offered.
                    let usage = process.resident[allocation.group.rawValue] + allocation.size
                    guard allocation.residency == 0 || usage <= budget(of: process, allocation.group) else {
                        result = D3DDDI_RECLAIM_RESULT_NOT_COMMITTED
                        continue
                    }
                    result = max(result, D3DDDI_RECLAIM_RESULT_DISCARDED)
                }
                allocation.backing.offer = nil
                process.resident[allocation.group.rawValue] += allocation.usage
                if allocation.isResident { _ = pager.pageIn(CollectionOfOne(allocation.backing)) }
            }
            results.append(result)
        }
        if frame.hasArray(2) { frame.answer(array: 2, values: Array(results.prefix(frame.capacity(of: 2) / 4))) }
        arguments.paging_fence_value = queue.complete()
        frame.answer(arguments)
        return .success
    }
}
