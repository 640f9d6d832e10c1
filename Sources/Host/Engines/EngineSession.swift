// SPDX-License-Identifier: Apache-2.0
/// Executes the Vulkan streams of one device of a guest. Its calls do not wait.
public protocol EngineSession: AnyObject, Sendable {
    /// Makes an allocation of the device's known, by its D3DKMT handle.
    func bind(_ memory: EngineMemory, size: UInt64, isCPUVisible: Bool, name: UInt32)
    /// Forgets an allocation. Memory made of it stays until it is freed.
    func unbind(_ name: UInt32)
    /// Executes a stream, then calls `completion` once, on any thread.
    ///
    /// Streams begin in the order of the calls; one with work for a queue ends when the queue is done with it,
    /// while later ones go on.
    func execute(_ stream: StreamSubmission, completion: @escaping @Sendable (SubmissionResult) -> Void)
    /// Since when the host's part of a stream executes (checks, compiles and records; not what queues do), in nanoseconds
    /// of CLOCK_MONOTONIC; nil if none does.
    var executingSince: UInt64? { get }
    /// Ends it and all it made, once what it executes is done. What it has not begun completes with a fault.
    func close()
}

/// A stream, copied from where the guest wrote it.
public struct StreamSubmission: Sendable {
    public let node: Int
    public let bytes: [UInt8]
    /// The memory it was copied from, in order, to write answers to; empty if it has no questions.
    public let source: [MemorySlice]

    public init(node: Int, bytes: [UInt8], source: [MemorySlice]) {
        self.node = node
        self.bytes = bytes
        self.source = source
    }

    /// Writes bytes where the guest wrote the stream.
    ///
    /// - Returns: false, and nothing is written, if any of them would be outside of it.
    public func answer(_ answer: [UInt8], at offset: Int) -> Bool {
        guard offset >= 0, answer.count <= source.reduce(0, { $0 + $1.bytes }) - offset else { return false }
        var start = 0
        var next = 0
        for slice in source {
            let from = max(offset + next, start)
            let count = min(start + slice.bytes - from, answer.count - next)
            if count > 0 {
                slice.memory.region.write(answer[next..<(next + count)], at: slice.offset + from - start)
                next += count
            }
            start += slice.bytes
        }
        return true
    }
}
