// SPDX-License-Identifier: Apache-2.0
import CDxg

/// Submission.
extension CallDispatcher {
    func submitCommand(_ frame: CallFrame, _ process: GuestProcess) throws(NTStatus) -> NTStatus {
        let arguments = frame.arguments(d3dkmt_submitcommand.self)
        let count = Int(arguments.broadcast_context_count)
        guard count >= 1, count <= Int(D3DDDI_MAX_BROADCAST_CONTEXT) else { throw .invalidParameter }
        let contexts = withUnsafeBytes(of: arguments.broadcast_context) { handles in
            (0..<count).map { handles.loadUnaligned(fromByteOffset: $0 * 4, as: d3dkmthandle.self) }
        }
        for handle in contexts {
            let context = try process.handles.context(handle)
            if arguments.flags & D3DKMT_SUBMITCOMMAND_NULL_RENDERING != 0 { continue }
            context.enqueue(.submit(address: arguments.command_buffer, bytes: arguments.command_length))
        }
        return .success
    }
}
