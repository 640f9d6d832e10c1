// SPDX-License-Identifier: Apache-2.0
import CDxg

/// Sync objects: making, signalling and waiting.
extension CallDispatcher {
    func createSynchronizationObject(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        var arguments = frame.arguments(d3dkmt_createsynchronizationobject2.self)
        let device = try process.handles.device(arguments.device)
        try device.checkActive()
        let info = arguments.info
        let isShared = info.flags & D3DDDI_SYNC_SHARED != 0
        // As dxgkrnl: what is shared is NT-shared.
        guard !isShared || info.flags & D3DDDI_SYNC_NT_SECURITY_SHARING != 0 else { throw .invalidParameter }
        let kind: SyncObject.Kind
        var value: UInt64 = 0
        var isPeriodic = false
        switch d3dddi_synchronizationobject_type(info.type) {
        case D3DDDI_MONITORED_FENCE:
            kind = .fence(isMonitored: true)
            value = info.monitored_fence.initial_fence_value
        case D3DDDI_FENCE:
            kind = .fence(isMonitored: false)
            value = info.fence.fence_value
        case D3DDDI_SYNCHRONIZATION_MUTEX:
            kind = .mutex
            // Initially owned: the first wait waits for a signal.
            value = info.synchronization_mutex.initial_state == 0 ? 1 : 0
        case D3DDDI_SEMAPHORE:
            guard info.semaphore.max_count > 0, info.semaphore.initial_count <= info.semaphore.max_count else {
                throw .invalidParameter
            }
            kind = .semaphore(maximum: UInt64(info.semaphore.max_count))
            value = UInt64(info.semaphore.initial_count)
        case D3DDDI_CPU_NOTIFICATION:
            guard frame.header.event != 0, !isShared else { throw .invalidParameter }
            kind = .notification(event: frame.header.event, process: process)
        case D3DDDI_PERIODIC_MONITORED_FENCE:
            try process.handles.checkAdapter(info.periodic_monitored_fence.adapter)
            guard info.periodic_monitored_fence.vidpn_target_id == RefreshClock.target else { throw .invalidParameter }
            kind = .fence(isMonitored: true)
            isPeriodic = true
        default:
            throw .invalidParameter
        }
        let object = SyncObject(kind: kind, flags: info.flags, value: value, isPeriodic: isPeriodic)
        let reference = try SyncReference(object, device: device)
        reference.handle = try adopt(.sync(reference), by: device)
        arguments.sync_object = reference.handle
        // A number of its own, as from dxgkrnl, which too opens what is shared by descriptor (ShareObjects) only.
        arguments.info.shared_handle = isShared ? shares.nextGlobalHandle() : d3dkmthandle()
        if isPeriodic {
            // The offset is in units of 100 ns.
            refresh.follow(object, offset: info.periodic_monitored_fence.time % (RefreshClock.period / 100) * 100)
            arguments.info.periodic_monitored_fence.fence_cpu_virtual_address = 0
            arguments.info.periodic_monitored_fence.fence_gpu_virtual_address = reference.slot?.gpuAddress ?? 0
            grantFence(reference, frame, process)
        } else if object.isMonitored {
            arguments.info.monitored_fence.fence_cpu_virtual_address = 0
            arguments.info.monitored_fence.fence_gpu_virtual_address = reference.slot?.gpuAddress ?? 0
            grantFence(reference, frame, process)
        }
        frame.answer(arguments)
        return .success
    }

    func destroySynchronizationObject(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let reference = try process.handles.sync(frame.arguments(d3dkmt_destroysynchronizationobject.self).sync_object)
        guard !reference.isInternal else { throw .invalidParameter }
        disown(reference.handle, by: reference.device)
        return .success
    }

    /// Handles of an array inside an argument structure.
    func inlineHandles<T>(_ array: T, count: UInt32) throws(NTStatus) -> [d3dkmthandle] {
        guard Int(count) * 4 <= MemoryLayout<T>.size else { throw .invalidParameter }
        return withUnsafeBytes(of: array) { handles in
            (0..<Int(count)).map { d3dkmthandle(v: handles.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self)) }
        }
    }

    /// The objects in array `objects` with the values in array `values`, to wait for or `toSignal`.
    private func points(
        _ frame: CallFrame, objects: Int, values: Int, _ process: GuestProcess, toSignal: Bool = false
    ) throws(NTStatus) -> [SyncPoint] {
        guard frame.arrayCount(objects) > 0, frame.arrayCount(objects) == frame.arrayCount(values) else {
            throw .invalidParameter
        }
        var points: [SyncPoint] = []
        for index in 0..<frame.arrayCount(objects) {
            let reference = try process.handles.sync(frame.element(of: objects, at: index))
            guard reference.maySignal || !toSignal else { throw .invalidParameter }
            points.append(SyncPoint(object: reference.object, value: frame.element(of: values, at: index)))
        }
        return points
    }

    // MARK: From the CPU

    func signalFromCpu(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let arguments = frame.arguments(d3dkmt_signalsynchronizationobjectfromcpu.self)
        let device = try process.handles.device(arguments.device)
        try device.checkActive()
        let points = try points(frame, objects: 0, values: 1, process, toSignal: true)
        let rewind = arguments.flags & D3DDDI_SIGNAL_ALLOW_FENCE_REWIND != 0
        guard points.allSatisfy({ $0.object.maySignal($0.value, rewind: rewind) }) else { throw .invalidParameter }
        for point in points where point.object.maySignal(point.value, rewind: rewind) {
            point.object.signal(point.value)
        }
        return .success
    }

    func waitFromCpu(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let arguments = frame.arguments(d3dkmt_waitforsynchronizationobjectfromcpu.self)
        let device = try process.handles.device(arguments.device)
        try device.checkActive()
        let points = try points(frame, objects: 0, values: 1, process)
        guard points.allSatisfy({ $0.object.flags & D3DDDI_SYNC_NO_WAIT == 0 }) else { throw .invalidParameter }
        let event = frame.header.event
        guard event != 0, process.port.waits[event] == nil else { throw .invalidParameter }
        let isAny = arguments.flags & D3DDDI_WAITFROMCPU_WAIT_ANY != 0
        let wait = CPUWait(
            event: event, for: WaitSet(points, isAny ? .any : .all), device: device,
            by: try frame.array(d3dkmthandle.self, at: 0).map { (handle) throws(NTStatus) in
                try process.handles.sync(handle)
            })
        if wait.tryComplete() { return .success }
        guard process.port.waits.count < GuestPort.maximumWaits else { throw .insufficientResources }
        wait.begin()
        frame.eventPending = true
        return .success
    }

    // MARK: From the GPU

    func signalFromGpu(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let arguments = frame.arguments(d3dkmt_signalsynchronizationobjectfromgpu.self)
        let context = try process.handles.context(arguments.context)
        context.enqueue(.signal(try points(frame, objects: 0, values: 1, process, toSignal: true)))
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
        let points = try points(frame, objects: 0, values: 2, process, toSignal: true)
        contexts.forEach { $0.enqueue(.signal(points)) }
        return .success
    }

    func waitFromGpu(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let arguments = frame.arguments(d3dkmt_waitforsynchronizationobjectfromgpu.self)
        let context = try process.handles.context(arguments.context)
        context.enqueue(.wait(WaitSet(try points(frame, objects: 0, values: 1, process))))
        return .success
    }

    func signalSynchronizationObject2(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let arguments = frame.arguments(d3dkmt_signalsynchronizationobject2.self)
        var contexts = [try process.handles.context(arguments.context)]
        for handle in try inlineHandles(arguments.contexts, count: arguments.context_count) {
            contexts.append(try process.handles.context(handle))
        }
        if arguments.flags & D3DDDI_SIGNAL_ENQUEUE_CPU_EVENT != 0 {
            guard frame.header.event != 0 else { throw .invalidParameter }
            contexts[0].enqueue(.event(frame.header.event))
            return .success
        }
        var points: [SyncPoint] = []
        for handle in try inlineHandles(arguments.object_array, count: arguments.object_count) {
            let reference = try process.handles.sync(handle)
            guard reference.maySignal else { throw .invalidParameter }
            points.append(SyncPoint(object: reference.object, value: arguments.fence_value))
        }
        contexts.forEach { $0.enqueue(.signal(points)) }
        return .success
    }

    func waitForSynchronizationObject2(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let arguments = frame.arguments(d3dkmt_waitforsynchronizationobject2.self)
        let context = try process.handles.context(arguments.context)
        var points: [SyncPoint] = []
        for handle in try inlineHandles(arguments.object_array, count: arguments.object_count) {
            points.append(SyncPoint(object: try process.handles.sync(handle).object, value: arguments.fence_value))
        }
        guard !points.isEmpty else { throw .invalidParameter }
        context.enqueue(.wait(WaitSet(points)))
        return .success
    }

    // MARK: From a hw queue

    func submitWaitToHwQueue(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let arguments = frame.arguments(d3dkmt_submitwaitforsyncobjectstohwqueue.self)
        let queue = try process.handles.hwQueue(arguments.hwqueue)
        queue.timeline.enqueue(.wait(WaitSet(try points(frame, objects: 0, values: 1, process))))
        return .success
    }

    func submitSignalToHwQueues(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        var queues: [HwQueue] = []
        for handle in frame.array(d3dkmthandle.self, at: 0) { queues.append(try process.handles.hwQueue(handle)) }
        guard !queues.isEmpty else { throw .invalidParameter }
        let points = try points(frame, objects: 1, values: 2, process, toSignal: true)
        queues.forEach { $0.timeline.enqueue(.signal(points)) }
        return .success
    }
}
