// SPDX-License-Identifier: Apache-2.0
import CStream
import CVulkan
import Engines
import Foundation
import Partitions
import Synchronization
import Window

@testable import VulkanEngine

/// Writes a stream as the guest's driver does.
struct StreamBuilder {
    private(set) var bytes: [UInt8]
    /// Where answers are, by question.
    private(set) var answers: [Range<Int>] = []

    init(_ bytes: [UInt8] = []) { self.bytes = bytes }

    private static func encode<T>(_ value: T) -> [UInt8] { withUnsafeBytes(of: value) { [UInt8]($0) } }

    /// Values of a body, in the order of docs/vulkan.md.
    enum Value: ExpressibleByIntegerLiteral {
        case u32(UInt32)
        case u64(UInt64)
        case float(Float)

        init(integerLiteral value: UInt32) { self = .u32(value) }
    }

    static func encode(_ values: [Value]) -> [UInt8] {
        values.flatMap { value -> [UInt8] in
            switch value {
            case .u32(let value): return encode(value)
            case .u64(let value): return encode(value)
            case .float(let value): return encode(value)
            }
        }
    }

    mutating func record(_ opcode: UInt32, body: [UInt8]) {
        let padding = [UInt8](repeating: 0, count: (8 - body.count % 8) % 8)
        bytes +=
            Self.encode(gpupv_command(opcode: opcode, size: UInt32(8 + body.count + padding.count))) + body + padding
    }

    mutating func command(_ command: gpupv_vk_command, _ values: [Value]) {
        record(command.rawValue, body: Self.encode(values))
    }

    /// A structure that starts with its header.
    mutating func structure<T>(_ opcode: gpupv_vk_opcode, _ value: T, after: [UInt64] = []) {
        let body = Self.encode(value).dropFirst(8) + after.flatMap { Self.encode($0) }
        record(opcode.rawValue, body: Array(body))
    }

    /// Overwrites a word.
    mutating func patch(_ value: UInt32, at offset: Int) {
        bytes.replaceSubrange(offset..<(offset + 4), with: Self.encode(value))
    }

    /// A question and room for its answer.
    mutating func question(_ command: gpupv_vk_command, _ values: [Value], room: Int = 8192) {
        let body = Self.encode(values)
        let size = 16 + (body.count + 7) & ~7
        let offset = bytes.count + size + 8
        record(
            command.rawValue | GPUPV_VK_REPLY,
            body: Self.encode(gpupv_vk_question(reply_offset: UInt32(offset), reply_size: UInt32(room))) + body)
        record(GPUPV_VK_OP_SPACE.rawValue, body: [UInt8](repeating: 0, count: room))
        answers.append(offset..<(offset + room))
    }

    private static func string(_ text: String) -> [Value] {
        let bytes = Array(text.utf8)
        let words = stride(from: 0, to: bytes.count, by: 4).map { start in
            bytes[start..<min(start + 4, bytes.count)].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        }
        return [.u32(UInt32(bytes.count))] + words.map { .u32($0) }
    }

    mutating func createDevice(extensions: [String] = []) {
        let count = Value.u32(UInt32(extensions.count))
        command(
            GPUPV_VK_OP_CreateDevice,
            [1, 0, 0, 1, 1, 0, 0, 0, 1, 1, .float(1), 0, 0, count, count] + extensions.flatMap(Self.string)
                + [0, .u64(GPUPV_VK_ID_DEVICE)])
        command(GPUPV_VK_OP_GetDeviceQueue2, [1, 0, 0, 0, 0, .u64(Self.queue)])
    }

    mutating func createBuffer(_ id: UInt64, size: UInt64) {
        command(GPUPV_VK_OP_CreateBuffer, [1, 0, 0, .u64(size), 0x33, 0, 0, 0, .u64(id)])
    }

    mutating func allocate(_ id: UInt64, size: UInt64, allocation: UInt32, type: UInt32) {
        var record = gpupv_vk_allocate()
        (record.id, record.size, record.allocation, record.memory_type) = (id, size, allocation, type)
        structure(GPUPV_VK_OP_ALLOCATE_MEMORY, record)
    }

    mutating func bind(_ buffer: UInt64, memory: UInt64, offset: UInt64 = 0) {
        command(GPUPV_VK_OP_BindBufferMemory2, [1, 1, 0, .u64(buffer), .u64(memory), .u64(offset)])
    }

    mutating func makeCommandBuffer() {
        command(GPUPV_VK_OP_CreateCommandPool, [1, 0, 0, 0, .u64(Self.pool)])
        command(GPUPV_VK_OP_AllocateCommandBuffers, [1, 0, .u64(Self.pool), 0, 1, 1, .u64(Self.commands)])
    }

    static let queue: UInt64 = 64
    static let pool: UInt64 = 65
    static let commands: UInt64 = 66
}

/// A session and the memory its streams lie in.
final class TestSession {
    let engine: VulkanEngine
    let session: any EngineSession
    private let window: SharedMemory
    /// Bytes of the window that streams are written to.
    static let streamBytes = 64 << 10
    static let recorded: UInt32 = 1
    static let visible: UInt32 = 2
    static let local: UInt32 = 3
    static let pageBytes = 64 << 10
    let visibleRegion: MemoryRegion
    private let recordedRegion: MemoryRegion

    init(_ engine: VulkanEngine) throws {
        self.engine = engine
        session = try engine.makeSession()!
        window = try SharedMemory(privateBytes: Self.streamBytes + 2 * Self.pageBytes)
        recordedRegion = window.region.slice(offset: Self.streamBytes, size: Self.pageBytes)
        visibleRegion = window.region.slice(offset: Self.streamBytes + Self.pageBytes, size: Self.pageBytes)
        for (name, region) in [(Self.recorded, recordedRegion), (Self.visible, visibleRegion)] {
            session.bind(
                try engine.importMemory(region, of: window), size: UInt64(Self.pageBytes), isCPUVisible: true,
                name: name)
        }
        session.bind(
            try engine.makeMemory(bytes: Self.pageBytes, isShared: false), size: UInt64(Self.pageBytes),
            isCPUVisible: false, name: Self.local)
    }

    deinit { session.close() }

    /// What becomes of a stream.
    final class Outcome: Sendable {
        private let fault = Mutex<SubmissionFault?>(nil)
        private let done = DispatchSemaphore(value: 0)

        func set(_ result: SubmissionResult) {
            fault.withLock { $0 = result.fault }
            done.signal()
        }

        func wait() -> SubmissionFault? {
            done.wait()
            return fault.withLock { $0 }
        }
    }

    /// Executes a stream and waits.
    @discardableResult
    func execute(_ stream: StreamBuilder) -> SubmissionFault? { begin(stream).wait() }

    func begin(_ stream: StreamBuilder) -> Outcome {
        window.region.write(stream.bytes)
        let memory = EngineMemory(region: window.region)
        let submission = StreamSubmission(
            node: 0, bytes: stream.bytes, source: [MemorySlice(memory: memory, offset: 0, bytes: stream.bytes.count)])
        let outcome = Outcome()
        session.execute(submission) { outcome.set($0) }
        return outcome
    }

    func execute(_ build: (inout StreamBuilder) -> Void) -> SubmissionFault? {
        var stream = StreamBuilder()
        build(&stream)
        return execute(stream)
    }

    func answer(_ range: Range<Int>) -> (reply: gpupv_vk_reply, bytes: [UInt8]) {
        let bytes = window.region.read(at: range.lowerBound, count: range.count)
        let reply = bytes.withUnsafeBytes { $0.loadUnaligned(as: gpupv_vk_reply.self) }
        return (reply, Array(bytes[8..<max(8, Int(reply.bytes))]))
    }

    /// Records commands and, if that works, gives them to the queue.
    func run(_ build: (inout StreamBuilder) -> Void) -> SubmissionFault? {
        var commands = StreamBuilder()
        commands.command(GPUPV_VK_OP_BeginCommandBuffer, [1, 0, 0, 0])
        build(&commands)
        commands.command(GPUPV_VK_OP_EndCommandBuffer, [])
        return record(commands) ?? submit()
    }

    func record(_ commands: StreamBuilder) -> SubmissionFault? {
        recordedRegion.write(commands.bytes)
        return execute { stream in
            var record = gpupv_vk_record()
            record.command_buffer = StreamBuilder.commands
            record.allocation = Self.recorded
            record.bytes = UInt64(commands.bytes.count)
            stream.structure(GPUPV_VK_OP_RECORD, record)
        }
    }

    func submit() -> SubmissionFault? { execute(submission()) }

    func submission() -> StreamBuilder {
        var stream = StreamBuilder()
        var submit = gpupv_vk_queue_submit()
        (submit.queue, submit.count) = (StreamBuilder.queue, 1)
        stream.structure(GPUPV_VK_OP_QUEUE_SUBMIT, submit, after: [StreamBuilder.commands])
        return stream
    }

    /// A device with a command buffer, and a buffer in visible and one in local memory.
    static func ready(_ engine: VulkanEngine, extensions: [String] = []) throws -> TestSession {
        let test = try TestSession(engine)
        let fault = test.execute { stream in
            stream.createDevice(extensions: extensions)
            stream.makeCommandBuffer()
            for (buffer, memory, allocation, type) in [
                (visibleBuffer, 101, visible, 1), (localBuffer, 103, local, 0),
            ] as [(UInt64, UInt64, UInt32, UInt32)] {
                stream.createBuffer(buffer, size: UInt64(pageBytes))
                stream.allocate(memory, size: UInt64(pageBytes), allocation: allocation, type: type)
                stream.bind(buffer, memory: memory)
            }
        }
        if let fault { throw fault }
        return test
    }

    static let visibleBuffer: UInt64 = 100
    static let localBuffer: UInt64 = 102
}

let testPartition = PartitionConfiguration(name: "test", vramBytes: 64 << 20)

func testPartition(timeout milliseconds: UInt64, vramBytes: UInt64 = testPartition.vramBytes) -> PartitionConfiguration
{
    var partition = testPartition
    partition.vramBytes = vramBytes
    partition.timeoutMilliseconds = milliseconds
    return partition
}
