// SPDX-License-Identifier: Apache-2.0
import CDxg

/// Hardware contexts and queues, and scheduling priorities.
extension CallDispatcher {
    func createHwContext(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        var arguments = frame.arguments(d3dkmt_createhwcontext.self)
        let context = try makeContext(
            process, device: arguments.device, node: arguments.node_ordinal, affinity: arguments.engine_affinity)
        arguments.context = context.handle
        frame.answer(arguments)
        frame.answer(array: 0, frame.bytes(at: 0))
        return .success
    }

    /// Makes a context on a device's node.
    func makeContext(
        _ process: GuestProcess, device: d3dkmthandle, node: UInt32, affinity: UInt32
    ) throws(NTStatus) -> Context {
        let device = try process.handles.device(device)
        try device.checkActive()
        // One engine per node: affinity 0 (any) or 1.
        guard engine.nodes.indices.contains(Int(node)), affinity <= 1 else { throw .invalidParameter }
        guard scheduler.contexts < limits.contexts else { throw .insufficientResources }
        let context = scheduler.makeContext(on: device, node: Int(node))
        context.handle = try adopt(.context(context), by: device)
        return context
    }

    func createHwQueue(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        var arguments = frame.arguments(d3dkmt_createhwqueue.self)
        let context = try process.handles.context(arguments.context)
        let device = context.device
        try device.checkActive()
        guard scheduler.contexts < limits.contexts else { throw .insufficientResources }
        let progress = try SyncReference(
            SyncObject(kind: .fence(isMonitored: true), flags: D3DDDI_SYNC_NO_SIGNAL, value: 0), device: device,
            isInternal: true)
        let timeline = scheduler.makeContext(on: device, node: context.node)
        let queue = HwQueue(device: device, context: context.handle, timeline: timeline, progress: progress)
        progress.handle = try adopt(.sync(progress), by: device)
        do throws(NTStatus) {
            queue.handle = try adopt(.hwQueue(queue), by: device)
        } catch {
            disown(progress.handle, by: device)
            throw error
        }
        arguments.queue = queue.handle
        arguments.queue_progress_fence = progress.handle
        arguments.queue_progress_fence_cpu_va = 0
        arguments.queue_progress_fence_gpu_va = progress.slot?.gpuAddress ?? 0
        grantFence(progress, frame, process)
        frame.answer(arguments)
        frame.answer(array: 0, frame.bytes(at: 0))
        return .success
    }

    func destroyHwQueue(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        end(try process.handles.hwQueue(frame.arguments(d3dkmt_destroyhwqueue.self).queue))
        return .success
    }

    /// Ends the name of a queue and of its fence. Queued work still runs.
    func end(_ queue: HwQueue) {
        disown(queue.progress.handle, by: queue.device)
        disown(queue.handle, by: queue.device)
    }

    func submitCommandToHwQueue(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let arguments = frame.arguments(d3dkmt_submitcommandtohwqueue.self)
        let queue = try process.handles.hwQueue(arguments.hwqueue)
        queue.timeline.enqueue(.submit(address: arguments.command_buffer, bytes: arguments.command_length))
        queue.timeline.enqueue(
            .progress(SyncPoint(object: queue.progress.object, value: arguments.hwqueue_progress_fence_id)))
        return .success
    }

    // MARK: Priorities

    func setContextSchedulingPriority(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let arguments = frame.arguments(d3dkmt_setcontextschedulingpriority.self)
        let context = try process.handles.context(arguments.context)
        guard (-7...7).contains(arguments.priority) else { throw .invalidParameter }
        context.priority = arguments.priority
        return .success
    }

    func getContextSchedulingPriority(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        var arguments = frame.arguments(d3dkmt_getcontextschedulingpriority.self)
        arguments.priority = try process.handles.context(arguments.context).priority
        frame.answer(arguments)
        return .success
    }

    func setContextInProcessPriority(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let arguments = frame.arguments(d3dkmt_setcontextinprocessschedulingpriority.self)
        let context = try process.handles.context(arguments.context)
        guard (-7...7).contains(arguments.priority) else { throw .invalidParameter }
        context.inProcessPriority = arguments.priority
        return .success
    }

    func getContextInProcessPriority(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        var arguments = frame.arguments(d3dkmt_getcontextinprocessschedulingpriority.self)
        arguments.priority = try process.handles.context(arguments.context).inProcessPriority
        frame.answer(arguments)
        return .success
    }
}
