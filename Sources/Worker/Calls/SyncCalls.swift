import CDxg

/// Sync objects: making, signalling and waiting.
extension CallDispatcher {
    func createSynchronizationObject(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        var arguments = frame.arguments(d3dkmt_createsynchronizationobject2.self)
        let device = try process.handles.device(arguments.device)
        try device.checkActive()
        guard arguments.info.type == D3DDDI_MONITORED_FENCE.rawValue else {
            guard (1...6).contains(arguments.info.type) else { throw .invalidParameter }
            throw .notSupported
        }
        guard arguments.info.flags & (D3DDDI_SYNC_SHARED | D3DDDI_SYNC_NT_SECURITY_SHARING) == 0 else {
            throw .notSupported
        }
        let fence = SyncObject(
            device: device, slot: try process.makeFenceSlot(),
            initialValue: arguments.info.monitored_fence.initial_fence_value, flags: arguments.info.flags)
        fence.handle = try adopt(.sync(fence), by: device)
        arguments.sync_object = fence.handle
        arguments.info.shared_handle = d3dkmthandle()
        arguments.info.monitored_fence.fence_cpu_virtual_address = 0
        arguments.info.monitored_fence.fence_gpu_virtual_address = fence.slot.gpuAddress
        grantFence(fence, frame, process)
        frame.answer(arguments)
        return .success
    }

    func destroySynchronizationObject(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let fence = try process.handles.sync(frame.arguments(d3dkmt_destroysynchronizationobject.self).sync_object)
        // A paging queue's fence ends with its queue.
        guard !isOwnedByPagingQueue(fence) else { throw .invalidParameter }
        disown(fence.handle, by: fence.device)
        return .success
    }

    private func isOwnedByPagingQueue(_ fence: SyncObject) -> Bool {
        fence.device.children.contains { value in
            guard case .pagingQueue(let queue) = fence.device.process.handles[d3dkmthandle(v: value)] else {
                return false
            }
            return queue.fence === fence
        }
    }

    /// The fences in array `objects` with the values in array `values`.
    private func points(
        _ frame: CallFrame, objects: Int, values: Int, _ process: GuestProcess
    ) throws(NTStatus) -> [FencePoint] {
        guard frame.arrayCount(objects) > 0, frame.arrayCount(objects) == frame.arrayCount(values) else {
            throw .invalidParameter
        }
        var points: [FencePoint] = []
        for index in 0..<frame.arrayCount(objects) {
            let fence = try process.handles.sync(frame.element(of: objects, at: index))
            points.append(FencePoint(fence: fence, value: frame.element(of: values, at: index)))
        }
        return points
    }

    func signalFromCpu(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let arguments = frame.arguments(d3dkmt_signalsynchronizationobjectfromcpu.self)
        let device = try process.handles.device(arguments.device)
        try device.checkActive()
        let points = try points(frame, objects: 0, values: 1, process)
        let mayRewind = arguments.flags & D3DDDI_SIGNAL_ALLOW_FENCE_REWIND != 0
        guard mayRewind || points.allSatisfy({ $0.value >= $0.fence.value }) else { throw .invalidParameter }
        guard points.allSatisfy({ $0.fence.flags & D3DDDI_SYNC_NO_SIGNAL == 0 }) else { throw .invalidParameter }
        for point in points { point.fence.set(point.value) }
        return .success
    }

    func waitFromCpu(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let arguments = frame.arguments(d3dkmt_waitforsynchronizationobjectfromcpu.self)
        let device = try process.handles.device(arguments.device)
        try device.checkActive()
        let points = try points(frame, objects: 0, values: 1, process)
        guard points.allSatisfy({ $0.fence.flags & D3DDDI_SYNC_NO_WAIT == 0 }) else { throw .invalidParameter }
        let event = frame.header.event
        guard event != 0, process.port.waits[event] == nil else { throw .invalidParameter }
        let wait = CPUWait(
            event: event, points: points, any: arguments.flags & D3DDDI_WAITFROMCPU_WAIT_ANY != 0, process: process)
        if wait.isSatisfied { return .success }
        wait.begin()
        frame.eventPending = true
        return .success
    }

    func signalFromGpu(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let arguments = frame.arguments(d3dkmt_signalsynchronizationobjectfromgpu.self)
        let context = try process.handles.context(arguments.context)
        context.enqueue(.signal(try points(frame, objects: 0, values: 1, process)))
        return .success
    }

    func signalFromGpu2(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let arguments = frame.arguments(d3dkmt_signalsynchronizationobjectfromgpu2.self)
        var contexts: [Context] = []
        for handle in frame.array(d3dkmthandle.self, at: 1) { contexts.append(try process.handles.context(handle)) }
        guard !contexts.isEmpty else { throw .invalidParameter }
        if arguments.flags & D3DDDI_SIGNAL_ENQUEUE_CPU_EVENT != 0 {
            guard frame.header.event != 0 else { throw .invalidParameter }
            contexts[0].enqueue(.event(frame.header.event))
            return .success
        }
        let points = try points(frame, objects: 0, values: 2, process)
        contexts.forEach { $0.enqueue(.signal(points)) }
        return .success
    }

    func waitFromGpu(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let arguments = frame.arguments(d3dkmt_waitforsynchronizationobjectfromgpu.self)
        let context = try process.handles.context(arguments.context)
        context.enqueue(.wait(try points(frame, objects: 0, values: 1, process)))
        return .success
    }
}
