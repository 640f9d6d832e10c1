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
            arguments.offset_in_pages <= AddressSpace.maximum / page
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

    func freeGpuVirtualAddress(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let arguments = frame.arguments(d3dkmt_freegpuvirtualaddress.self)
        try process.handles.checkAdapter(arguments.adapter)
        try process.addresses.free(base: arguments.base_address, size: arguments.size)
        return .success
    }
}
