// SPDX-License-Identifier: Apache-2.0
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
        var resource: SharedResource?
        switch process.handles[d3dkmthandle(v: call.object)] {
        case .resource(let found):
            guard let shared = found.shared, shared.members.count == 1, !hostSignals else {
                throw .invalidParameter
            }
            try found.device.checkActive()
            let backing = shared.members[0].backing
            guard !backing.isCallers else { throw .notSupported }
            object = backing.extent != nil ? .buffer(backing) : .memory(try export(backing))
            resource = shared
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
        // As when it is shared with another process.
        resource?.isSealed = true
    }

    /// Memory of the GPU's own for programs of the host, which stays where it is for as long as they may have it.
    private func export(_ backing: AllocationBacking) throws(NTStatus) -> ExportedMemory {
        guard pager.pageIn([backing], pinning: true) == .ready else { throw .noMemory }
        guard let descriptor = try? engine.export(backing.memory) else {
            pager.unpin([backing])
            throw .notSupported
        }
        return ExportedMemory(backing, descriptor, pager)
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
