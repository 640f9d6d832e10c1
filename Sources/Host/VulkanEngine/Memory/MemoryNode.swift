// SPDX-License-Identifier: Apache-2.0
import CVulkan
import Dispatch
import Engines
import Logging
import Window

/// A node of the adapter as the memory subset sees it: executes submissions in order, on a thread that waits for
/// the GPU.
final class MemoryNode: @unchecked Sendable {
    private let thread: SerialThread
    private let device: MemoryDevice
    private let log: Logger
    // The thread's.
    private let commands: MemoryCommands
    /// Zeroes, for what is too small or too odd for vkCmdFillBuffer.
    private let zeroes: MemoryBuffer
    /// By the GPU's clock, where it can be read.
    private let query: TimestampQuery?
    private var hasZeroes = false
    /// The GPU hung: nothing more is tried.
    private var isLost = false

    init(_ device: MemoryDevice, name: String, timeout: SubmissionTimeout, log: Logger) throws {
        self.device = device
        self.log = log
        commands = try MemoryCommands(device, timeout: timeout)
        zeroes = try MemoryBuffer(device, size: 4, .own)
        query = try device.clock.map { try TimestampQuery(device, $0) }
        thread = SerialThread(name: "gpupv-\(name)")
    }

    func execute(_ submission: Submission, completion: @escaping @Sendable (SubmissionResult) -> Void) {
        thread.async { [self] in
            let start = VulkanEngine.now()
            var bytes: UInt64 = 0
            var fault: SubmissionFault?
            do {
                guard !isLost else { throw SubmissionFault.timeout }
                bytes = try perform(submission.operations)
            } catch let error as SubmissionFault {
                fault = error
            } catch {
                fault = .outOfMemory
                log.error("memory operations failed", metadata: ["error": "\(error)"])
            }
            if fault != nil { isLost = isLost || !recover() }
            completion(SubmissionResult(bytesMoved: bytes, nanoseconds: VulkanEngine.now() - start, fault: fault))
        }
    }

    /// Ends what a failure left recorded.
    private func recover() -> Bool {
        do { try commands.finish() } catch { return false }
        return true
    }

    private func perform(_ operations: [MemoryOperation]) throws -> UInt64 {
        var bytes: UInt64 = 0
        // Buffers over memory that has none of its own stay until all is executed.
        var temporary: [MemoryBuffer] = []
        defer { withExtendedLifetime(temporary) {} }
        func buffer(_ slice: MemorySlice) throws -> VkBuffer {
            if let memory = slice.memory.object as? any BufferMemory {
                return try memory.buffer(device, commands).handle
            }
            let region = slice.memory.region
            let buffer = try MemoryBuffer(device, size: UInt64(region.size), .host(region))
            temporary.append(buffer)
            return buffer.handle
        }
        for operation in operations {
            switch operation {
            case .copy(let from, let to):
                guard to.bytes > 0 else { continue }
                let (source, target) = (try buffer(from), try buffer(to))
                var copy = VkBufferCopy(
                    srcOffset: UInt64(from.offset), dstOffset: UInt64(to.offset), size: UInt64(to.bytes))
                try commands.record { vkCmdCopyBuffer($0, source, target, 1, &copy) }
                bytes += UInt64(to.bytes)
            case .fill(let to, let pattern):
                guard to.bytes > 0 else { continue }
                let target = try buffer(to)
                try fill(target, to.offset, to.bytes, pattern.littleEndian)
                bytes += UInt64(to.bytes)
            case .update(let to, let data):
                guard !data.isEmpty else { continue }
                let target = try buffer(to)
                try commands.record { vkCmdUpdateBuffer($0, target, UInt64(to.offset), UInt64(data.count), data) }
                bytes += UInt64(data.count)
            case .timestamp(let to):
                let target = try buffer(to)
                var now = try timestamp()
                try commands.record { vkCmdUpdateBuffer($0, target, UInt64(to.offset), 8, &now) }
            }
        }
        try commands.finish()
        return bytes
    }

    /// When what was recorded is done.
    private func timestamp() throws -> UInt64 {
        if let query { return try query.take(commands) }
        try commands.finish()
        return VulkanEngine.now()
    }

    /// Fills any range; where it is not of whole words, the pattern is 0.
    private func fill(_ target: VkBuffer, _ offset: Int, _ count: Int, _ pattern: UInt32) throws {
        let end = offset + count
        let first = min((offset + 3) & ~3, end)
        let last = max(end & ~3, first)
        for (start, stop) in [(offset, first), (last, end)] where start < stop {
            if !hasZeroes {
                try commands.record { vkCmdFillBuffer($0, zeroes.handle, 0, 4, 0) }
                hasZeroes = true
            }
            var copy = VkBufferCopy(srcOffset: 0, dstOffset: UInt64(start), size: UInt64(stop - start))
            try commands.record { vkCmdCopyBuffer($0, zeroes.handle, target, 1, &copy) }
        }
        if first < last {
            try commands.record { vkCmdFillBuffer($0, target, UInt64(first), UInt64(last - first), pattern) }
        }
    }
}
