// SPDX-License-Identifier: Apache-2.0
import CWire
import Foundation
import Testing

@testable import Window

/// A ring in memory of its own.
struct TestRing {
    let memory: SharedMemory
    let geometry: gpupv_ring_geometry
    let ring: RingMemory

    init(size: UInt32 = 4096, maxRecord: UInt32 = 1024) throws {
        memory = try SharedMemory(privateBytes: 4096 + Int(size))
        geometry = gpupv_ring_geometry(control: 0, data: 4096, size: size, max_record: maxRecord)
        ring = try RingMemory(geometry, in: memory)
        ring.reset()
    }

    func poke(_ value: UInt64, at field: PartialKeyPath<gpupv_ring_control>) {
        memory.region.storeAtomic(value, at: MemoryLayout<gpupv_ring_control>.offset(of: field)!)
    }
}

/// A record whose bytes follow from `seed`.
func makeRecord(size: Int, seed: UInt64) -> RecordBuffer {
    let buffer = RecordBuffer(capacity: size)
    var header = gpupv_record()
    header.size = UInt32(size)
    header.cookie = seed
    buffer.append(header)
    var generator = SplitMix(state: seed)
    while buffer.count < size { buffer.append(UInt8(truncatingIfNeeded: generator.next())) }
    return buffer
}

struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}

func contents(_ buffer: RecordBuffer) -> [UInt8] { buffer.bytes(at: 0, count: buffer.count) }

/// The ends are not copyable, which #expect cannot capture; these can.
final class ProducerEnd {
    private var end: RingProducer
    init(_ ring: RingMemory) { end = RingProducer(ring) }
    func produce(_ record: RecordBuffer) throws -> RingProducer.Outcome { try end.produce(record) }
    func armForSpace() throws -> Bool { try end.armForSpace() }
    func disarmForSpace() { end.disarmForSpace() }
}

final class ConsumerEnd {
    private var end: RingConsumer
    init(_ ring: RingMemory) { end = RingConsumer(ring) }
    func consume(into buffer: RecordBuffer) throws -> RingConsumer.Outcome { try end.consume(into: buffer) }
    func armForData() -> Bool { end.armForData() }
    func disarmForData() { end.disarmForData() }
}

@Suite struct RingTests {
    /// Against a model: a queue of records with a byte budget. Every size, every wrap, full and empty.
    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func behavesAsAQueue(seed: UInt64) throws {
        let test = try TestRing()
        let producer = ProducerEnd(test.ring)
        let consumer = ConsumerEnd(test.ring)
        let received = RecordBuffer(capacity: 1024)
        var model: [[UInt8]] = []
        var bytesInRing = 0
        var random = SplitMix(state: seed)
        for step in 0..<20_000 {
            if Bool.random(using: &random) {
                let size = Int.random(in: 3...128, using: &random) * 8
                let record = makeRecord(size: size, seed: UInt64(step))
                let outcome = try producer.produce(record)
                if bytesInRing + size <= 4096 {
                    #expect(outcome == .produced(doorbell: false))
                    model.append(contents(record))
                    bytesInRing += size
                } else {
                    #expect(outcome == .full)
                }
            } else {
                let outcome = try consumer.consume(into: received)
                if let expected = model.first {
                    #expect(outcome == .consumed(doorbell: false))
                    #expect(contents(received) == expected)
                    model.removeFirst()
                    bytesInRing -= expected.count
                } else {
                    #expect(outcome == .empty)
                }
            }
        }
    }

    @Test func everyRecordSizePassesAtEveryPosition() throws {
        let test = try TestRing(size: 512, maxRecord: 512)
        let producer = ProducerEnd(test.ring)
        let consumer = ConsumerEnd(test.ring)
        let received = RecordBuffer(capacity: 512)
        for size in stride(from: 24, through: 512, by: 8) {
            // 63 is coprime to the ring's 64 steps, so the start visits every position.
            for step in 0..<64 {
                let record = makeRecord(size: size, seed: UInt64(size * 64 + step))
                #expect(try producer.produce(record) == .produced(doorbell: false))
                #expect(try consumer.consume(into: received) == .consumed(doorbell: false))
                #expect(contents(received) == contents(record))
            }
            let filler = makeRecord(size: 24, seed: 0)
            _ = try producer.produce(filler)
            _ = try consumer.consume(into: received)
        }
    }

    @Test func doorbellIsAskedForOnlyWhenTheConsumerSleeps() throws {
        let test = try TestRing()
        let producer = ProducerEnd(test.ring)
        let consumer = ConsumerEnd(test.ring)
        let received = RecordBuffer(capacity: 1024)
        let record = makeRecord(size: 64, seed: 1)
        #expect(consumer.armForData())
        #expect(try producer.produce(record) == .produced(doorbell: true))
        #expect(try producer.produce(record) == .produced(doorbell: false), "already rung for")
        #expect(!consumer.armForData(), "there are records")
        consumer.disarmForData()
        _ = try consumer.consume(into: received)
        _ = try consumer.consume(into: received)
        #expect(try producer.produce(record) == .produced(doorbell: false), "the consumer is looking")
    }

    @Test func spaceDoorbellIsAskedForOnlyWhenTheProducerSleeps() throws {
        let test = try TestRing(size: 512, maxRecord: 512)
        let producer = ProducerEnd(test.ring)
        let consumer = ConsumerEnd(test.ring)
        let received = RecordBuffer(capacity: 512)
        let record = makeRecord(size: 256, seed: 1)
        _ = try producer.produce(record)
        _ = try producer.produce(record)
        #expect(try producer.produce(record) == .full)
        #expect(try producer.armForSpace())
        #expect(try consumer.consume(into: received) == .consumed(doorbell: true))
        #expect(try consumer.consume(into: received) == .consumed(doorbell: false))
        #expect(try producer.produce(record) == .produced(doorbell: false))
    }

    @Test(arguments: [1, 8, 4097, UInt64.max, 1 << 63] as [UInt64])
    func hostileHeadIsRefused(head: UInt64) throws {
        let test = try TestRing()
        let consumer = ConsumerEnd(test.ring)
        let received = RecordBuffer(capacity: 1024)
        test.poke(head, at: \.head)
        #expect(throws: WindowError.self) { try consumer.consume(into: received) }
    }

    @Test func headGoingBackIsRefused() throws {
        let test = try TestRing()
        let producer = ProducerEnd(test.ring)
        let consumer = ConsumerEnd(test.ring)
        let received = RecordBuffer(capacity: 1024)
        _ = try producer.produce(makeRecord(size: 64, seed: 1))
        _ = try consumer.consume(into: received)
        test.poke(8, at: \.head)
        #expect(throws: WindowError.badIndex(own: 64, other: 8)) { try consumer.consume(into: received) }
    }

    @Test(arguments: [4096, 8, UInt64.max] as [UInt64])
    func hostileTailIsRefused(tail: UInt64) throws {
        let test = try TestRing(size: 512, maxRecord: 512)
        let producer = ProducerEnd(test.ring)
        _ = try producer.produce(makeRecord(size: 512, seed: 1))
        test.poke(tail, at: \.tail)
        if tail == 8 {
            // Within bounds: a consumer may be at any byte as far as the producer knows.
            #expect(try producer.produce(makeRecord(size: 24, seed: 2)) == .full)
        } else {
            #expect(throws: WindowError.self) { try producer.produce(makeRecord(size: 24, seed: 2)) }
        }
    }

    @Test(arguments: [0, 1, 8, 16, 23, 25, 28, 1032, 4096, 0x8000_0000, 0xffff_ffff] as [UInt32])
    func hostileRecordSizeIsRefused(size: UInt32) throws {
        let test = try TestRing()
        let consumer = ConsumerEnd(test.ring)
        let received = RecordBuffer(capacity: 1024)
        test.memory.region(offset: 4096, size: 4)!.write(withUnsafeBytes(of: size) { [UInt8]($0) })
        test.poke(2048, at: \.head)
        #expect(throws: WindowError.badRecord(size: size)) { try consumer.consume(into: received) }
    }

    @Test func sizeIsReadOnce() throws {
        // The copy keeps the size that was checked even if the ring's changes: the buffer says so.
        let test = try TestRing()
        let producer = ProducerEnd(test.ring)
        let consumer = ConsumerEnd(test.ring)
        let received = RecordBuffer(capacity: 1024)
        _ = try producer.produce(makeRecord(size: 64, seed: 1))
        _ = try consumer.consume(into: received)
        #expect(received.count == 64)
        #expect(received.load(UInt32.self, at: 0) == 64)
    }

    @Test func hostileGeometryIsRefused() throws {
        let memory = try SharedMemory(privateBytes: 1 << 16)
        let good = gpupv_ring_geometry(control: 0, data: 4096, size: 4096, max_record: 1024)
        #expect(throws: Never.self) { try RingMemory(good, in: memory) }
        var bad: [gpupv_ring_geometry] = []
        func with(_ change: (inout gpupv_ring_geometry) -> Void) {
            var geometry = good
            change(&geometry)
            bad.append(geometry)
        }
        with { $0.control = .max }
        with { $0.control = 8 }
        with { $0.control = 1 << 16 }
        with { $0.data = .max - 8 }
        with { $0.data = 4100 }
        with { $0.size = 0 }
        with { $0.size = 4095 }
        with { $0.size = 1 << 31 }
        with { $0.max_record = 0 }
        with { $0.max_record = 1023 }
        with { $0.max_record = 8192 }
        for geometry in bad {
            #expect(throws: WindowError.self) { try RingMemory(geometry, in: memory) }
        }
    }

    /// One thread produces, one consumes; each sleeps when it has to. Run under ThreadSanitizer too.
    @Test func twoThreads() throws {
        let test = try TestRing(size: 8192, maxRecord: 1024)
        let (toConsumer, toProducer) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let ends = UncheckedRing(test.ring)
        let count = 50_000
        let failures = Failures()
        let producer = Thread {
            let end = ProducerEnd(ends.ring)
            var random = SplitMix(state: 7)
            do {
                for index in 0..<count {
                    let record = makeRecord(size: Int.random(in: 3...100, using: &random) * 8, seed: UInt64(index))
                    while true {
                        let outcome = try end.produce(record)
                        if case .produced(let doorbell) = outcome {
                            if doorbell { toConsumer.signal() }
                            break
                        }
                        if try end.armForSpace() { toProducer.wait() }
                        end.disarmForSpace()
                    }
                }
            } catch { failures.add("producer: \(error)") }
        }
        producer.stackSize = 1 << 20
        producer.start()
        let end = ConsumerEnd(ends.ring)
        let received = RecordBuffer(capacity: 1024)
        var random = SplitMix(state: 7)
        for index in 0..<count {
            while true {
                let outcome = try end.consume(into: received)
                if case .consumed(let doorbell) = outcome {
                    if doorbell { toProducer.signal() }
                    break
                }
                if end.armForData() { toConsumer.wait() }
                end.disarmForData()
            }
            let expected = makeRecord(size: Int.random(in: 3...100, using: &random) * 8, seed: UInt64(index))
            guard contents(received) == contents(expected) else {
                Issue.record("record \(index) differs")
                return
            }
        }
        #expect(failures.all.isEmpty)
    }
}

/// The two ends of a ring are made for different threads; the type system cannot know.
struct UncheckedRing: @unchecked Sendable {
    let ring: RingMemory
    init(_ ring: RingMemory) { self.ring = ring }
}

final class Failures: @unchecked Sendable {
    private let lock = NSLock()
    private var messages: [String] = []
    var all: [String] { lock.withLock { messages } }
    func add(_ message: String) { lock.withLock { messages.append(message) } }
}
