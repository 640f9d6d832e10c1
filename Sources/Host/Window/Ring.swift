// SPDX-License-Identifier: Apache-2.0
import CWire
import Glibc

/// Why a window can no longer be used: the other side broke the protocol.
public enum WindowError: Error, Equatable, CustomStringConvertible {
    /// An index of the other side is impossible: it went back, or past the ring's size.
    case badIndex(own: UInt64, other: UInt64)
    /// A record's size is impossible.
    case badRecord(size: UInt32)
    /// The layout does not fit the window.
    case badGeometry(String)

    public var description: String {
        switch self {
        case .badIndex(let own, let other): "the other side's ring index \(other) is impossible beside \(own)"
        case .badRecord(let size): "a ring record claims \(size) bytes, which is impossible"
        case .badGeometry(let what): "the window's layout is impossible: \(what)"
        }
    }
}

/// Where a ring's control block and data lie, and how large its records may be.
///
/// Made from a `gpupv_ring_geometry` only after every number in it was checked against the window.
public struct RingMemory {
    let memory: SharedMemory
    let producerLine: UnsafeMutableRawPointer
    let consumerLine: UnsafeMutableRawPointer
    let data: UnsafeMutableRawPointer
    let size: UInt64
    let mask: UInt64
    public let maxRecord: Int

    public init(_ geometry: gpupv_ring_geometry, in memory: SharedMemory) throws(WindowError) {
        let controlSize = UInt64(MemoryLayout<gpupv_ring_control>.size)
        guard let control = memory.region(offset: geometry.control, size: controlSize), geometry.control % 64 == 0
        else {
            throw .badGeometry("ring control at \(geometry.control)")
        }
        guard geometry.size.nonzeroBitCount == 1, geometry.data % 8 == 0,
            let data = memory.region(offset: geometry.data, size: UInt64(geometry.size))
        else {
            throw .badGeometry("ring of \(geometry.size) bytes at \(geometry.data)")
        }
        guard geometry.max_record >= UInt32(MemoryLayout<gpupv_record>.size), geometry.max_record % 8 == 0,
            geometry.max_record <= geometry.size
        else {
            throw .badGeometry("records of up to \(geometry.max_record) bytes in a ring of \(geometry.size)")
        }
        self.memory = memory
        producerLine = memory.base + control.offset
        consumerLine = producerLine + MemoryLayout<gpupv_ring_control>.offset(of: \.tail)!
        self.data = memory.base + data.offset
        size = UInt64(geometry.size)
        mask = size - 1
        maxRecord = Int(geometry.max_record)
    }

    @inline(__always) var head: AtomicWord { AtomicWord(producerLine) }
    @inline(__always) var spaceWake: AtomicWord { AtomicWord(producerLine + 8) }
    @inline(__always) var tail: AtomicWord { AtomicWord(consumerLine) }
    @inline(__always) var dataWake: AtomicWord { AtomicWord(consumerLine + 8) }

    /// Empties the ring, with both sides marked as looking. Only while nobody uses it.
    public func reset() {
        head.storeRelaxed(0)
        tail.storeRelaxed(0)
        spaceWake.storeRelaxed(GPUPV_WAKE_NEVER)
        dataWake.storeReleasing(GPUPV_WAKE_NEVER)
    }

    @inline(__always) func copyIn(_ source: UnsafeRawPointer, count: Int, at position: UInt64) {
        let start = Int(position & mask)
        let first = min(count, Int(size) - start)
        memcpy(data + start, source, first)
        if first < count { memcpy(data, source + first, count - first) }
    }

    @inline(__always) func copyOut(_ target: UnsafeMutableRawPointer, count: Int, at position: UInt64) {
        let start = Int(position & mask)
        let first = min(count, Int(size) - start)
        memcpy(target, data + start, first)
        if first < count { memcpy(target + first, data, count - first) }
    }
}

/// The producing end of a ring. One per ring; not shared between threads.
public struct RingProducer: ~Copyable {
    private let ring: RingMemory
    private var head: UInt64
    private var tail: UInt64

    /// Takes the producing end of a ring as it stands.
    public init(_ ring: RingMemory) {
        self.ring = ring
        head = ring.head.loadRelaxed()
        tail = ring.tail.loadAcquiring()
    }

    public enum Outcome: Equatable {
        /// The record is on the ring; `doorbell`: the consumer asked to be woken for it.
        case produced(doorbell: Bool)
        /// There is no room now.
        case full
    }

    /// Puts the record in `buffer` on the ring if there is room.
    ///
    /// - Throws: if the consumer's index is impossible.
    public mutating func produce(_ buffer: RecordBuffer) throws(WindowError) -> Outcome {
        let count = UInt64(buffer.count)
        precondition(count % UInt64(GPUPV_RECORD_ALIGN) == 0 && buffer.count <= ring.maxRecord, "malformed record")
        if ring.size - (head &- tail) < count {
            let seen = ring.tail.loadAcquiring()
            guard seen >= tail, seen <= head else { throw .badIndex(own: head, other: seen) }
            tail = seen
            if ring.size - (head - tail) < count { return .full }
        }
        ring.copyIn(buffer.base, count: buffer.count, at: head)
        let before = head
        head += count
        ring.head.storeReleasing(head)
        AtomicWord.fullFence()
        let wake = ring.dataWake.loadRelaxed()
        return .produced(doorbell: before <= wake && wake < head)
    }

    /// Asks for a doorbell when the consumer makes room, after ``produce(_:)`` found none.
    ///
    /// - Returns: whether it may sleep; if not, room appeared meanwhile.
    public mutating func armForSpace() throws(WindowError) -> Bool {
        ring.spaceWake.storeRelaxed(tail)
        AtomicWord.fullFence()
        let seen = ring.tail.loadAcquiring()
        guard seen >= tail, seen <= head else { throw .badIndex(own: head, other: seen) }
        if seen == tail { return true }
        tail = seen
        disarmForSpace()
        return false
    }

    /// Takes ``armForSpace()`` back.
    public func disarmForSpace() {
        ring.spaceWake.storeRelaxed(GPUPV_WAKE_NEVER)
    }
}

/// The consuming end of a ring. One per ring; not shared between threads.
public struct RingConsumer: ~Copyable {
    private let ring: RingMemory
    private var tail: UInt64
    private var head: UInt64

    /// Takes the consuming end of a ring as it stands.
    public init(_ ring: RingMemory) {
        self.ring = ring
        tail = ring.tail.loadRelaxed()
        head = tail
    }

    public enum Outcome: Equatable {
        /// The next record is in the buffer; `doorbell`: the producer waits for the room it left.
        case consumed(doorbell: Bool)
        case empty
    }

    /// Copies the next record into `buffer` and frees its place in the ring.
    ///
    /// - Throws: if the producer's index or the record's size is impossible. The ring is unusable then.
    public mutating func consume(into buffer: RecordBuffer) throws(WindowError) -> Outcome {
        if head == tail {
            let seen = ring.head.loadAcquiring()
            guard seen >= tail, seen - tail <= ring.size else { throw .badIndex(own: tail, other: seen) }
            if seen == tail { return .empty }
            head = seen
        }
        var size: UInt32 = 0
        guard head - tail >= UInt64(MemoryLayout<gpupv_record>.size) else {
            throw .badRecord(size: UInt32(head - tail))
        }
        ring.copyOut(&size, count: 4, at: tail)
        guard size >= UInt32(MemoryLayout<gpupv_record>.size), size % GPUPV_RECORD_ALIGN == 0,
            Int(size) <= ring.maxRecord, Int(size) <= buffer.capacity, UInt64(size) <= head - tail
        else {
            throw .badRecord(size: size)
        }
        ring.copyOut(buffer.base, count: Int(size), at: tail)
        // The size just checked, not what the producer may have written over it since.
        buffer.setCount(Int(size))
        buffer.store(size, at: 0)
        let before = tail
        tail += UInt64(size)
        ring.tail.storeReleasing(tail)
        AtomicWord.fullFence()
        let wake = ring.spaceWake.loadRelaxed()
        return .consumed(doorbell: before <= wake && wake < tail)
    }

    /// Asks for a doorbell for the next record.
    ///
    /// - Returns: whether it may sleep; if not, there is a record already.
    public func armForData() -> Bool {
        ring.dataWake.storeRelaxed(tail)
        AtomicWord.fullFence()
        return head == tail && ring.head.loadAcquiring() == tail
    }

    /// Takes ``armForData()`` back: the consumer is looking.
    public func disarmForData() {
        ring.dataWake.storeRelaxed(GPUPV_WAKE_NEVER)
    }
}
