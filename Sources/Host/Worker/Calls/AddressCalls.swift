// SPDX-License-Identifier: Apache-2.0
import CDxg

/// GPU virtual addresses.
extension CallDispatcher {
    func reserveGpuVirtualAddress(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        var arguments = frame.arguments(d3dddi_reservegpuvirtualaddress.self)
        // The structure takes an adapter or a paging queue.
        var queue: PagingQueue?
        if case .pagingQueue(let object) = process.handles[arguments.adapter] {
            queue = object
            try object.device.checkActive()
        } else {
            try process.handles.checkAdapter(arguments.adapter)
        }
        guard arguments.reservation_type <= D3DDDIGPUVA_RESERVE_NO_COMMIT else { throw .invalidParameter }
        arguments.virtual_address = try process.addresses.reserve(
            size: arguments.size, base: arguments.base_address, minimum: arguments.minimum_address,
            maximum: arguments.maximum_address,
            readsAsZero: arguments.reservation_type == D3DDDIGPUVA_RESERVE_ZERO)
        arguments.paging_fence_value = queue?.complete() ?? 0
        frame.answer(arguments)
        return .success
    }

    func mapGpuVirtualAddress(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        var arguments = frame.arguments(d3dddi_mapgpuvirtualaddress.self)
        let queue = try process.handles.pagingQueue(arguments.paging_queue)
        try queue.device.checkActive()
        let page = AddressSpace.pageSize
        guard arguments.size_in_pages > 0, arguments.size_in_pages <= AddressSpace.maximum / page,
            arguments.offset_in_pages <= AddressSpace.maximum / page, isKnown(arguments.protection)
        else { throw .invalidParameter }
        let size = arguments.size_in_pages * page
        let target: AddressSpace.Target
        if arguments.allocation.v != 0 {
            let allocation = try process.handles.allocation(arguments.allocation)
            let offset = arguments.offset_in_pages * page
            guard allocation.device === queue.device, offset <= allocation.size, size <= allocation.size - offset
            else { throw .invalidParameter }
            target = .allocation(allocation, offset: offset)
        } else if arguments.protection & UInt64(D3DDDIGPUVA_PROTECTION_ZERO) != 0 {
            target = .zero
        } else if arguments.protection & UInt64(D3DDDIGPUVA_PROTECTION_NO_ACCESS) != 0 {
            target = .noAccess
        } else {
            throw .invalidParameter
        }
        arguments.virtual_address = try process.addresses.map(
            target, size: size, base: arguments.base_address, minimum: arguments.minimum_address,
            maximum: arguments.maximum_address,
            isWritable: arguments.protection & UInt64(D3DDDIGPUVA_PROTECTION_WRITE) != 0)
        arguments.paging_fence_value = queue.complete()
        frame.answer(arguments)
        return .success
    }

    /// Whether a protection's reserved bits are 0.
    private func isKnown(_ protection: UInt64) -> Bool {
        let known =
            D3DDDIGPUVA_PROTECTION_WRITE | D3DDDIGPUVA_PROTECTION_EXECUTE | D3DDDIGPUVA_PROTECTION_ZERO
            | D3DDDIGPUVA_PROTECTION_NO_ACCESS | D3DDDIGPUVA_PROTECTION_SYSTEM_USE_ONLY
        return protection & ~UInt64(known) == 0
    }

    func freeGpuVirtualAddress(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let arguments = frame.arguments(d3dkmt_freegpuvirtualaddress.self)
        try process.handles.checkAdapter(arguments.adapter)
        try process.addresses.free(base: arguments.base_address, size: arguments.size)
        return .success
    }
}

/// Batches of page table updates, in order with a context's work.
extension CallDispatcher {
    func updateGpuVirtualAddress(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let arguments = frame.arguments(d3dkmt_updategpuvirtualaddress.self)
        let device = try process.handles.device(arguments.device)
        try device.checkActive()
        let context = try process.handles.context(arguments.context)
        guard context.device === device, frame.arrayCount(0) > 0 else { throw .invalidParameter }
        let fence =
            arguments.fence_object.v != 0 ? try process.handles.sync(arguments.fence_object).object : nil
        guard fence?.isMonitored != false, fence == nil || arguments.fence_value < .max else { throw .invalidParameter }
        var updates: [AddressSpace.Update] = []
        for operation in frame.array(d3dddi_updategpuvirtualaddress_operation.self, at: 0) {
            updates.append(try update(operation, device))
        }
        // The structure's rule: wait for the value unless told not to, then signal the next one.
        if let fence, arguments.flags & D3DKMT_UPDATEGPUVIRTUALADDRESS_DO_NOT_WAIT == 0 {
            context.enqueue(.wait(WaitSet([SyncPoint(object: fence, value: arguments.fence_value)])))
        }
        context.enqueue(.update(updates))
        if let fence { context.enqueue(.signal([SyncPoint(object: fence, value: arguments.fence_value + 1)])) }
        return .success
    }

    private func update(
        _ operation: d3dddi_updategpuvirtualaddress_operation, _ device: Device
    ) throws(NTStatus) -> AddressSpace.Update {
        let addresses = device.process.addresses
        switch operation.operation {
        case D3DDDI_UPDATEGPUVIRTUALADDRESS_MAP, D3DDDI_UPDATEGPUVIRTUALADDRESS_MAP_PROTECT:
            // `map` is the start of `map_protect`.
            let map = operation.map_protect
            let isProtected = operation.operation == D3DDDI_UPDATEGPUVIRTUALADDRESS_MAP_PROTECT
            let allocation = try device.process.handles.allocation(map.allocation)
            guard allocation.device === device, addresses.isReserved(start: map.base_address, size: map.size),
                map.allocation_offset % AddressSpace.pageSize == 0, map.allocation_offset <= allocation.size,
                map.size <= allocation.size - map.allocation_offset
            else { throw .invalidParameter }
            return .map(
                start: map.base_address, size: map.size, .allocation(allocation, offset: map.allocation_offset),
                isWritable: !isProtected || map.protection & UInt64(D3DDDIGPUVA_PROTECTION_WRITE) != 0)
        case D3DDDI_UPDATEGPUVIRTUALADDRESS_UNMAP:
            let unmap = operation.unmap
            guard addresses.isReserved(start: unmap.base_address, size: unmap.size) else { throw .invalidParameter }
            return .unmap(start: unmap.base_address, size: unmap.size)
        case D3DDDI_UPDATEGPUVIRTUALADDRESS_COPY:
            let copy = operation.copy
            guard addresses.isReserved(start: copy.source_address, size: copy.size),
                addresses.isReserved(start: copy.dest_address, size: copy.size)
            else { throw .invalidParameter }
            return .copy(source: copy.source_address, size: copy.size, target: copy.dest_address)
        default:
            throw .invalidParameter
        }
    }
}
