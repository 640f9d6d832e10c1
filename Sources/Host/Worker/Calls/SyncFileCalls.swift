// SPDX-License-Identifier: Apache-2.0
import CDxg

/// Sync files: descriptors of the guest's kernel for a monitored fence reaching a value.
///
/// The guest keeps the value and whom to wake; here are a wait, as any from the CPU, and a share that keeps the
/// fence for whoever gets the descriptor. Under `gpupv emulate` the descriptor is a socket, which the worker
/// wakes itself.
extension CallDispatcher {
    func createSyncFile(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let arguments = frame.arguments(d3dkmt_createsyncfile.self)
        let device = try process.handles.device(arguments.device)
        try device.checkActive()
        let reference = try process.handles.sync(arguments.monitored_fence)
        let object = reference.object
        guard object.isMonitored, object.flags & D3DDDI_SYNC_NO_WAIT == 0 else { throw .invalidParameter }
        let event = frame.header.event
        guard event != 0, process.port.waits[event] == nil else { throw .invalidParameter }
        let point = SyncPoint(object: object, value: arguments.fence_value)
        let wait = CPUWait(event: event, for: WaitSet([point]), device: device, by: [reference])
        let isOver = wait.tryComplete()
        guard isOver || process.port.waits.count < GuestPort.maximumWaits else { throw .insufficientResources }
        let file = SyncFile(point, outcome: isOver ? .reached : nil)
        frame.share = try shares.add(.syncFile(file), owner: process.port)
        if !isOver {
            file.follow(wait)
            wait.begin()
            frame.eventPending = true
        }
        frame.answer(arguments)
        return .success
    }

    private func point(behind frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> SyncPoint {
        guard case .syncFile(let file) = try shares.object(frame.header.share, for: process.port) else {
            throw .invalidParameter
        }
        return file.point
    }

    func waitSyncFile(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let arguments = frame.arguments(d3dkmt_waitsyncfile.self)
        let context = try process.handles.context(arguments.context)
        try context.device.checkActive()
        context.enqueue(.wait(WaitSet([try point(behind: frame, process)])))
        return .success
    }

    func openSyncObjectFromSyncFile(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        var arguments = frame.arguments(d3dkmt_opensyncobjectfromsyncfile.self)
        let device = try process.handles.device(arguments.device)
        try device.checkActive()
        // As dxgkrnl: who has the descriptor may wait for the fence, not signal it.
        let reference = try SyncReference(try point(behind: frame, process).object, device: device, maySignal: false)
        reference.handle = try adopt(.sync(reference), by: device)
        arguments.syncobj = reference.handle
        arguments.fence_value_cpu_va = 0
        arguments.fence_value_gpu_va = reference.slot?.gpuAddress ?? 0
        grantFence(reference, frame, process)
        frame.answer(arguments)
        return .success
    }
}
