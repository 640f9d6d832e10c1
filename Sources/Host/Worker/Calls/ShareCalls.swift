// SPDX-License-Identifier: Apache-2.0
import CDxg

/// Objects shared between processes of one guest, as descriptors.
extension CallDispatcher {
    func shareObjects(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        guard frame.arrayCount(0) == 1 else { throw .invalidParameter }
        switch process.handles[frame.element(d3dkmthandle.self, of: 0, at: 0)] {
        case .sync(let reference):
            guard reference.object.flags & D3DDDI_SYNC_SHARED != 0 else { throw .invalidParameter }
            frame.share = try shares.add(.sync(reference.object), owner: process.port)
        case .resource(let resource):
            guard let shared = resource.shared, !shared.members.isEmpty else { throw .invalidParameter }
            shared.isSealed = true
            frame.share = try shares.add(.resource(shared), owner: process.port)
        default:
            throw .invalidParameter
        }
        return .success
    }

    func openSyncObjectFromNtHandle2(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        var arguments = frame.arguments(d3dkmt_opensyncobjectfromnthandle2.self)
        let device = try process.handles.device(arguments.device)
        try device.checkActive()
        guard case .sync(let object) = try shares.object(frame.header.share, for: process.port) else {
            throw .invalidParameter
        }
        let reference = try SyncReference(object, device: device)
        reference.handle = try adopt(.sync(reference), by: device)
        arguments.sync_object = reference.handle
        if object.isMonitored {
            arguments.monitored_fence.fence_value_cpu_va = 0
            arguments.monitored_fence.fence_value_gpu_va = reference.slot?.gpuAddress ?? 0
            grantFence(reference, frame, process)
        }
        frame.answer(arguments)
        return .success
    }

    private func sharedResource(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> SharedResource {
        guard case .resource(let shared) = try shares.object(frame.header.share, for: process.port) else {
            throw .invalidParameter
        }
        return shared
    }

    func queryResourceInfoFromNtHandle(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        var arguments = frame.arguments(d3dkmt_queryresourceinfofromnthandle.self)
        _ = try process.handles.device(arguments.device)
        let shared = try sharedResource(frame, process)
        arguments.private_runtime_data_size = UInt32(shared.runtimeData.count)
        arguments.resource_priv_drv_data_size = UInt32(shared.driverData.count)
        arguments.total_priv_drv_data_size = UInt32(shared.totalDriverData)
        arguments.allocation_count = UInt32(shared.members.count)
        frame.answer(arguments)
        return .success
    }

    func openResourceFromNtHandle(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        var arguments = frame.arguments(d3dkmt_openresourcefromnthandle.self)
        let device = try process.handles.device(arguments.device)
        try device.checkActive()
        let shared = try sharedResource(frame, process)
        guard frame.arrayCount(0) == shared.members.count, frame.capacity(of: 1) >= shared.runtimeData.count,
            frame.capacity(of: 2) >= shared.driverData.count, frame.capacity(of: 3) >= shared.totalDriverData
        else { throw .invalidParameter }
        let resource = Resource(device: device, shared: shared)
        var opened: [Allocation] = []
        do throws(NTStatus) {
            resource.handle = try adopt(.resource(resource), by: device)
            for member in shared.members {
                let allocation = Allocation(device: device, resource: resource, backing: member.backing)
                allocation.handle = try adopt(.allocation(allocation), by: device)
                opened.append(allocation)
            }
        } catch {
            for allocation in opened { disown(allocation.handle, by: device) }
            disown(resource.handle, by: device)
            throw error
        }
        resource.allocations = opened
        var infos: [d3dddi_openallocationinfo2] = []
        var offset: UInt64 = 0
        for (allocation, member) in zip(opened, shared.members) {
            var info = d3dddi_openallocationinfo2()
            info.allocation = allocation.handle
            // An offset into total_priv_drv_data; the guest's kernel makes a pointer of it.
            info.priv_drv_data = offset
            info.priv_drv_data_size = UInt32(member.driverData.count)
            offset += UInt64(member.driverData.count)
            infos.append(info)
        }
        arguments.resource = resource.handle
        arguments.keyed_mutex = d3dkmthandle()
        arguments.sync_object = d3dkmthandle()
        arguments.total_priv_drv_data_size = UInt32(shared.totalDriverData)
        frame.answer(arguments)
        frame.answer(array: 0, values: infos)
        frame.answer(array: 1, shared.runtimeData)
        frame.answer(array: 2, shared.driverData)
        frame.answer(array: 3, shared.members.flatMap(\.driverData))
        return .success
    }

    func getSharedResourceAdapterLuid(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        var arguments = frame.arguments(d3dkmt_getsharedresourceadapterluid.self)
        _ = try shares.object(frame.header.share, for: process.port)
        arguments.adapter_luid = luid
        frame.answer(arguments)
        return .success
    }
}
