// SPDX-License-Identifier: Apache-2.0
import CStream
import CVulkan
import Engines

extension VulkanSession {
    /// Executes the records of a stream in order.
    ///
    /// - Returns: the work it gave to a queue, if it did.
    func execute(_ stream: StreamSubmission) throws(StreamError) -> PendingSubmission? {
        var submitted: PendingSubmission?
        var records = RecordIterator(stream.bytes)
        while let record = try records.next() {
            defer {
                arena.reset()
                _ = objects.takeNamed()
            }
            switch record.opcode {
            case GPUPV_VK_OP_RECORD.rawValue: try recordCommandBuffer(record.load(gpupv_vk_record.self))
            case GPUPV_VK_OP_QUEUE_SUBMIT.rawValue:
                guard submitted == nil else { throw .malformed("a second submission in one stream") }
                submitted = try submit(record)
            case GPUPV_VK_OP_ALLOCATE_MEMORY.rawValue: try allocateMemory(record.load(gpupv_vk_allocate.self))
            case GPUPV_VK_OP_FREE_MEMORY.rawValue: try freeMemory(record.load(gpupv_vk_name.self).id)
            case GPUPV_VK_OP_SPACE.rawValue: break
            default: try executeCommand(record, stream)
            }
        }
        return submitted
    }

    private func executeCommand(_ record: StreamRecord, _ stream: StreamSubmission) throws(StreamError) {
        guard record.opcode & GPUPV_VK_REPLY != 0 else {
            try execute(record.opcode, record.reader(arena, objects), nil)
            return
        }
        let question = try record.load(gpupv_vk_question.self, at: MemoryLayout<gpupv_command>.size)
        let writer = StreamWriter()
        let skipped = MemoryLayout<gpupv_command>.size + MemoryLayout<gpupv_vk_question>.size
        try execute(
            record.opcode & ~GPUPV_VK_REPLY, record.reader(arena, objects, skipping: skipped), writer)
        let size = MemoryLayout<gpupv_vk_reply>.size + writer.bytes.count
        guard size <= Int(question.reply_size) else { throw .malformed("no room for an answer") }
        let reply = gpupv_vk_reply(bytes: UInt32(size), result: writer.result.rawValue)
        let answer = withUnsafeBytes(of: reply) { [UInt8]($0) } + writer.bytes
        guard stream.answer(answer, at: Int(question.reply_offset)) else {
            throw .malformed("an answer outside of its stream")
        }
    }

    /// Records a command buffer from the records the guest encoded into one of its allocations.
    private func recordCommandBuffer(_ request: gpupv_vk_record) throws(StreamError) {
        let commands = try objects[request.command_buffer, .commandBuffer]
        guard let facts = objects.fact(of: commands, as: CommandBufferFacts.self) else {
            throw .malformed("a command buffer that is not there")
        }
        try finishWork(using: facts)
        let source = try bound[request.allocation]
        guard source.isCPUVisible, request.bytes <= UInt64(Self.maximumRecordedBytes), request.offset % 8 == 0,
            request.offset <= source.size, request.bytes <= source.size - request.offset
        else { throw .malformed("commands outside of their allocation") }
        let bytes = source.memory.region.read(at: Int(request.offset), count: Int(request.bytes))
        recorder?.note(.memory(name: request.allocation, offset: request.offset, bytes: bytes))
        guard facts.setRecorded(bytes: request.bytes) else {
            throw .failed("vkBeginCommandBuffer", VK_ERROR_OUT_OF_HOST_MEMORY)
        }
        facts.isRecorded = false
        facts.recordings += 1
        facts.executed = []
        facts.used = []
        facts.dynamic = []
        facts.sampled = []
        _ = objects.takeNamed()
        state = RecordingState()
        recording = commands
        defer { recording = nil }
        var records = RecordIterator(bytes)
        var last: UInt32 = 0
        var isFirst = true
        while let record = try records.next() {
            let isBegin = record.opcode == GPUPV_VK_OP_BeginCommandBuffer.rawValue
            guard isBegin == isFirst, last != GPUPV_VK_OP_EndCommandBuffer.rawValue else {
                throw .malformed("commands outside of vkBeginCommandBuffer and vkEndCommandBuffer")
            }
            (isFirst, last) = (false, record.opcode)
            try state.check(record.opcode)
            try execute(record.opcode, record.reader(arena, objects), nil)
            arena.reset()
        }
        guard last == GPUPV_VK_OP_EndCommandBuffer.rawValue else { throw .malformed("commands without an end") }
        facts.references = objects.takeNamed()
        facts.used = facts.references.compactMap(objects.usedByWork)
        facts.executed = state.executed
        facts.dynamic = state.dynamic
        facts.sampled = state.sampled
        facts.cleared = state.cleared
        facts.isRecorded = true
    }

    /// Bound on what one command buffer is recorded from.
    static let maximumRecordedBytes = 256 << 20
}

/// One record of a stream.
struct StreamRecord {
    let bytes: [UInt8]
    let range: Range<Int>
    let opcode: UInt32

    /// A structure in it, the header included.
    func load<T: BitwiseCopyable>(_ type: T.Type, at offset: Int = 0) throws(StreamError) -> T {
        guard offset + MemoryLayout<T>.size <= range.count else { throw .malformed("a record that ends too early") }
        return bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: range.lowerBound + offset, as: type) }
    }

    /// What reads its body.
    func reader(_ arena: Arena, _ objects: ObjectTable, skipping: Int = MemoryLayout<gpupv_command>.size)
        -> StreamReader
    {
        StreamReader(bytes, (range.lowerBound + skipping)..<range.upperBound, arena: arena, objects: objects)
    }
}

/// Divides bytes into records.
struct RecordIterator {
    private let bytes: [UInt8]
    private var offset = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() throws(StreamError) -> StreamRecord? {
        guard offset < bytes.count else { return nil }
        let header = MemoryLayout<gpupv_command>.size
        guard header <= bytes.count - offset else { throw .malformed("a record that ends too early") }
        let command = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: gpupv_command.self) }
        let size = Int(command.size)
        guard size >= header, size % 8 == 0, size <= bytes.count - offset else {
            throw .malformed("a record of a size that cannot be")
        }
        defer { offset += size }
        return StreamRecord(bytes: bytes, range: offset..<(offset + size), opcode: command.opcode)
    }
}
