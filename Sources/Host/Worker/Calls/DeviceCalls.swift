// SPDX-License-Identifier: Apache-2.0
import CDxg

/// Devices, contexts and their states.
extension CallDispatcher {
    func createDevice(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        var arguments = frame.arguments(d3dkmt_createdevice.self)
        try process.handles.checkAdapter(arguments.adapter)
        let device = Device(process: process)
        device.handle = try process.handles.insert(.device(device))
        process.devices.append(device)
        arguments.device = device.handle
        frame.answer(arguments)
        return .success
    }

    func destroyDevice(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let device = try process.handles.device(frame.arguments(d3dkmt_destroydevice.self).device)
        end(device)
        process.devices.removeAll { $0 === device }
        return .success
    }

    /// Ends a device: its work, then all that was made on it.
    func end(_ device: Device) {
        let process = device.process
        scheduler.abandon(device)
        device.releaseMutexes()
        device.closeSession(pager)
        let children = device.children
        device.children = []
        for value in children.sorted() {
            let handle = d3dkmthandle(v: value)
            let object = process.handles[handle]
            exports.end(handle, of: process)
            process.handles.remove(handle)
            switch object {
            case .allocation(let allocation): end(allocation)
            case .sync(let reference): reference.end(withDevice: true)
            default: break
            }
        }
        process.handles.remove(device.handle)
    }

    /// Names an object and makes it a device's.
    func adopt(_ object: GuestObject, by device: Device) throws(NTStatus) -> d3dkmthandle {
        let handle = try device.process.handles.insert(object)
        device.children.insert(handle.v)
        if case .allocation(let allocation) = object { device.session?.bind(allocation, name: handle.v) }
        return handle
    }

    /// Forgets the name of a device's object.
    func disown(_ handle: d3dkmthandle, by device: Device) {
        if case .sync(let reference) = device.process.handles[handle] { reference.end() }
        exports.end(handle, of: device.process)
        device.process.handles.remove(handle)
        device.children.remove(handle.v)
    }

    func createContextVirtual(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        var arguments = frame.arguments(d3dkmt_createcontextvirtual.self)
        let context = try makeContext(
            process, device: arguments.device, node: arguments.node_ordinal, affinity: arguments.engine_affinity)
        arguments.context = context.handle
        frame.answer(arguments)
        frame.answer(array: 0, frame.bytes(at: 0))
        return .success
    }

    func destroyContext(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let context = try process.handles.context(frame.arguments(d3dkmt_destroycontext.self).context)
        for value in context.device.children {
            if case .hwQueue(let queue) = process.handles[d3dkmthandle(v: value)], queue.context.v == context.handle.v {
                end(queue)
            }
        }
        // Queued work still runs: the device keeps the context until then.
        disown(context.handle, by: context.device)
        return .success
    }

    func markDeviceAsError(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let arguments = frame.arguments(d3dkmt_markdeviceaserror.self)
        let device = try process.handles.device(arguments.device)
        guard [D3DKMT_DEVICE_ERROR_REASON_GENERIC, D3DKMT_DEVICE_ERROR_REASON_DRIVER_ERROR].contains(arguments.reason)
        else { throw .invalidParameter }
        // The state that dxgkrnl reports from then on.
        scheduler.fail(device, D3DKMT_DEVICEEXECUTION_RESET)
        return .success
    }

    func getDeviceState(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        var arguments = frame.arguments(d3dkmt_getdevicestate.self)
        let device = try process.handles.device(arguments.device)
        switch d3dkmt_devicestate_type(arguments.state_type) {
        case D3DKMT_DEVICESTATE_EXECUTION:
            arguments.execution_state = device.state.rawValue
        case D3DKMT_DEVICESTATE_RESET:
            arguments.reset_state = 0
        case D3DKMT_DEVICESTATE_PAGE_FAULT:
            arguments.page_fault_state = device.pageFault
        default:
            // Nothing is presented here.
            throw .notSupported
        }
        frame.answer(arguments)
        return .success
    }
}
