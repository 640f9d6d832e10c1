import CDxg
import CStream
import WorkerChannel

/// Publishing for programs of the host.
extension CallDispatcher {
    /// - Throws: `notSupported` if the partition may publish nothing, or the memory is none that the host can reach.
    func publish(_ data: [UInt8], _ process: GuestProcess) throws(NTStatus) {
        guard exports.limit > 0 else { throw .notSupported }
        let call = try load(gpupv_escape_publish.self, data)
        guard call.flags & ~GPUPV_EXPORT_HOST_SIGNALS.rawValue == 0, call.reserved == 0,
            call.data_size <= GPUPV_EXPORT_DATA_BYTES
        else { throw .invalidParameter }
        let name = try exportName(call.name)
        let hostSignals = call.flags & GPUPV_EXPORT_HOST_SIGNALS.rawValue != 0
        let object: ExportTable.Object
        switch process.handles[d3dkmthandle(v: call.object)] {
        case .resource(let resource):
            guard let shared = resource.shared, shared.members.count == 1, !hostSignals else {
                throw .invalidParameter
            }
            try resource.device.checkActive()
            let backing = shared.members[0].backing
            guard backing.extent != nil, !backing.isCallers else { throw .notSupported }
            // As when it is shared with another process.
            shared.isSealed = true
            object = .buffer(backing)
        case .sync(let reference):
            guard reference.object.isMonitored, !reference.isInternal,
                reference.object.flags & D3DDDI_SYNC_SHARED != 0
            else { throw .invalidParameter }
            try reference.device.checkActive()
            if hostSignals {
                guard reference.maySignal, reference.object.flags & D3DDDI_SYNC_NO_SIGNAL == 0,
                    !reference.object.isPeriodic
                else { throw .invalidParameter }
                object = .hostFence(reference.object)
            } else {
                object = .fence(reference.object)
            }
        default:
            throw .invalidHandle
        }
        let about = withUnsafeBytes(of: call.data) { Array($0.prefix(Int(call.data_size))) }
        try exports.publish(object, as: name, data: about, handle: call.object, of: process)
    }

    func withdraw(_ data: [UInt8], _ process: GuestProcess) throws(NTStatus) {
        let call = try load(gpupv_escape_withdraw.self, data)
        try exports.withdraw(try exportName(call.name), of: process)
    }

    private func exportName<Characters>(_ characters: Characters) throws(NTStatus) -> String {
        let name: String? = withUnsafeBytes(of: characters) { bytes in
            bytes.firstIndex(of: 0).map { String(decoding: bytes[..<$0], as: UTF8.self) }
        }
        guard let name, Export.isName(name) else { throw .invalidParameter }
        return name
    }
}
