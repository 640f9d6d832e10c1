// SPDX-License-Identifier: Apache-2.0
import CStream
import Engines

/// What the worker has to know of a Vulkan stream: where its records are, and which allocations become or stop
/// being memory of the engine's session.
struct StreamDecoder {
    let bytes: [UInt8]
    /// The memory it lies in, if answers are written there.
    var source: [MemorySlice] = []
    private(set) var records: UInt64 = 0
    private(set) var hasQuestions = false
    /// It gives work to the GPU.
    private(set) var hasSubmission = false
    /// Ids of memory objects, and the handles of what they are made of.
    private(set) var allocated: [(id: UInt64, allocation: UInt32)] = []
    /// Ids of memory objects that end.
    private(set) var freed: [UInt64] = []

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func decode() throws(GPUFault) {
        var offset = 0
        while offset < bytes.count {
            let command = try load(gpupv_command.self, offset, bytes.count)
            let end = offset + Int(command.size)
            guard command.size >= 8, command.size % 8 == 0, end <= bytes.count,
                command.opcode >= GPUPV_VK_FIRST_OPCODE
            else { throw .invalidCommand(offset: offset) }
            switch command.opcode {
            case GPUPV_VK_OP_ALLOCATE_MEMORY.rawValue:
                let record = try load(gpupv_vk_allocate.self, offset, end)
                allocated.append((record.id, record.allocation))
            case GPUPV_VK_OP_FREE_MEMORY.rawValue:
                freed.append(try load(gpupv_vk_name.self, offset, end).id)
            case GPUPV_VK_OP_QUEUE_SUBMIT.rawValue:
                hasSubmission = true
            default:
                if command.opcode & GPUPV_VK_REPLY != 0 { hasQuestions = true }
            }
            records += 1
            offset = end
        }
    }

    private func load<T: BitwiseCopyable>(_ type: T.Type, _ offset: Int, _ end: Int) throws(GPUFault) -> T {
        guard MemoryLayout<T>.size <= end - offset else { throw .invalidCommand(offset: offset) }
        return bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: type) }
    }
}
