// SPDX-License-Identifier: Apache-2.0
import CStream
import Engines

/// Turns a command buffer into operations on memory.
///
/// The bytes are copied once from where the guest wrote them; the copy is checked and used.
struct CommandDecoder {
    /// Bound on the operations of one buffer, splitting at mapping ends included.
    static let maximumOperations = 1 << 18
    /// Bound on the runs of memory that its commands are of, those included that no operation comes of. A copy has two.
    static let maximumRuns = 2 * maximumOperations

    let addresses: AddressSpace
    /// Records decoded.
    private(set) var commands: UInt64 = 0
    /// Memory of allocations that the buffer is in and that its commands use.
    private(set) var backings: [ObjectIdentifier: AllocationBacking] = [:]
    private var bytes = 0
    private var runs = 0
    private var located: [AddressSpace.Resolved] = []
    private var buffer: [UInt8] = []
    private var operations: [MemoryOperation] = []

    init(addresses: AddressSpace) {
        self.addresses = addresses
    }

    private mutating func resolve(
        _ address: UInt64, _ bytes: UInt64, isWrite: Bool
    ) throws(GPUFault) -> [AddressSpace.Resolved] {
        let runs = try addresses.resolve(address: address, bytes: bytes, isWrite: isWrite)
        self.runs += runs.count
        for run in runs {
            if let backing = run.backing { backings[ObjectIdentifier(backing)] = backing }
        }
        return runs
    }

    /// Finds the buffer: ``backings`` is then what must be paged in before ``read()``.
    mutating func locate(address: UInt64, bytes: UInt32) throws(GPUFault) {
        guard bytes <= Scheduler.maximumCommandBytes, bytes % 8 == 0, address % 8 == 0 else {
            throw .invalidCommand(offset: 0)
        }
        self.bytes = Int(bytes)
        located = try resolve(address, UInt64(bytes), isWrite: false)
    }

    /// Copies the buffer.
    mutating func read() throws(GPUFault) {
        buffer.reserveCapacity(bytes)
        for run in located {
            // Zeroes are no commands.
            guard let slice = run.slice else { throw .invalidCommand(offset: buffer.count) }
            buffer += slice.memory.region.read(at: slice.offset, count: slice.bytes)
        }
    }

    mutating func decode() throws(GPUFault) -> [MemoryOperation] {
        var offset = 0
        while offset < buffer.count {
            let command = try load(gpupv_command.self, buffer, offset, buffer.count)
            let end = offset + Int(command.size)
            guard command.size >= 8, command.size % 8 == 0, end <= buffer.count else {
                throw .invalidCommand(offset: offset)
            }
            try decode(command, buffer, offset, end)
            guard runs <= Self.maximumRuns, operations.count <= Self.maximumOperations else {
                throw .invalidCommand(offset: offset)
            }
            commands += 1
            offset = end
        }
        return operations
    }

    /// The buffer as a Vulkan stream, or nil if it is of the memory subset.
    func stream(address: UInt64) throws(GPUFault) -> StreamDecoder? {
        guard let opcode = try? load(gpupv_command.self, buffer, 0, buffer.count).opcode,
            opcode >= GPUPV_VK_FIRST_OPCODE
        else { return nil }
        var stream = StreamDecoder(bytes: buffer)
        try stream.decode()
        // Answers are written where the GPU may write only.
        if stream.hasQuestions {
            stream.source = try addresses.resolve(address: address, bytes: UInt64(bytes), isWrite: true)
                .compactMap(\.slice)
        }
        return stream
    }

    private func load<T>(
        _ type: T.Type, _ buffer: [UInt8], _ offset: Int, _ end: Int
    ) throws(GPUFault) -> T {
        guard MemoryLayout<T>.size <= end - offset else { throw .invalidCommand(offset: offset) }
        return buffer[offset...].withUnsafeBytes { $0.copy(as: T.self) }
    }

    private mutating func decode(
        _ command: gpupv_command, _ buffer: [UInt8], _ offset: Int, _ end: Int
    ) throws(GPUFault) {
        switch command.opcode {
        case GPUPV_OP_NOP.rawValue:
            break
        case GPUPV_OP_COPY.rawValue:
            let copy = try load(gpupv_command_copy.self, buffer, offset, end)
            try decodeCopy(copy, offset)
        case GPUPV_OP_FILL.rawValue:
            let fill = try load(gpupv_command_fill.self, buffer, offset, end)
            guard fill.destination % 4 == 0, fill.bytes % 4 == 0 else { throw .invalidCommand(offset: offset) }
            let runs = try resolve(fill.destination, fill.bytes, isWrite: true)
            operations += runs.compactMap(\.slice).map { .fill($0, pattern: fill.pattern) }
        case GPUPV_OP_UPDATE.rawValue:
            let update = try load(gpupv_command_update.self, buffer, offset, end)
            let start = offset + MemoryLayout<gpupv_command_update>.size
            guard update.bytes <= UInt64(GPUPV_UPDATE_MAX_BYTES), update.bytes % 4 == 0, update.destination % 4 == 0,
                start + Int(update.bytes) <= end
            else { throw .invalidCommand(offset: offset) }
            var next = start
            for run in try resolve(update.destination, update.bytes, isWrite: true) {
                if let target = run.slice {
                    operations.append(.update(target, Array(buffer[next..<(next + run.bytes)])))
                }
                next += run.bytes
            }
        case GPUPV_OP_TIMESTAMP.rawValue:
            let timestamp = try load(gpupv_command_timestamp.self, buffer, offset, end)
            guard timestamp.destination % 8 == 0 else { throw .invalidCommand(offset: offset) }
            let runs = try resolve(timestamp.destination, 8, isWrite: true)
            operations += runs.compactMap(\.slice).map { .timestamp($0) }
        default:
            throw .invalidCommand(offset: offset)
        }
    }

    private mutating func decodeCopy(_ copy: gpupv_command_copy, _ offset: Int) throws(GPUFault) {
        let sources = try resolve(copy.source, copy.bytes, isWrite: false)
        let targets = try resolve(copy.destination, copy.bytes, isWrite: true)
        // resolve() bounded both ends, so the sums cannot overflow.
        guard
            copy.source + copy.bytes <= copy.destination || copy.destination + copy.bytes <= copy.source
                || copy.bytes == 0
        else { throw .invalidCommand(offset: offset) }
        var (source, target) = (0, 0)
        var (sourceDone, targetDone) = (0, 0)
        while target < targets.count {
            let (from, to) = (sources[source], targets[target])
            let bytes = min(from.bytes - sourceDone, to.bytes - targetDone)
            if let slice = to.slice {
                let into = MemorySlice(memory: slice.memory, offset: slice.offset + targetDone, bytes: bytes)
                if let slice = from.slice {
                    let out = MemorySlice(memory: slice.memory, offset: slice.offset + sourceDone, bytes: bytes)
                    operations.append(.copy(from: out, to: into))
                } else {
                    operations.append(.fill(into, pattern: 0))
                }
            }
            sourceDone += bytes
            targetDone += bytes
            if sourceDone == from.bytes { (source, sourceDone) = (source + 1, 0) }
            if targetDone == to.bytes { (target, targetDone) = (target + 1, 0) }
        }
    }
}
