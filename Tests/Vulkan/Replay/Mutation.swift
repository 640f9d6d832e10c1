// SPDX-License-Identifier: Apache-2.0
import VulkanEngine

/// The same numbers on every run.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}

/// Changes recordings the way a hostile guest might.
struct Mutation {
    var generator: SeededGenerator
    /// Ids that the recording names: what reads as one and is no larger than the highest.
    private let ids: [UInt64]

    init(seed: UInt64, _ recording: StreamRecording) {
        generator = SeededGenerator(state: seed)
        var ids: Set<UInt64> = [0, 1, 2]
        for event in recording.events {
            guard case .stream(let bytes) = event else { continue }
            for offset in stride(from: 0, to: bytes.count - 7, by: 4) {
                let value = Self.read(UInt64.self, bytes, offset)
                if (64..<4096).contains(value) { ids.insert(value) }
            }
        }
        self.ids = ids.sorted()
    }

    /// A few changes in random places; most of what was recorded stays, to get as far as it.
    mutating func change(_ recording: StreamRecording) -> StreamRecording {
        var changed = recording
        let places = changed.events.indices.filter {
            switch changed.events[$0] {
            case .stream, .memory: return true
            default: return false
            }
        }
        guard !places.isEmpty else { return changed }
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            let place = places.randomElement(using: &generator)!
            switch changed.events[place] {
            case .stream(let bytes): changed.events[place] = .stream(change(bytes))
            case .memory(let name, let offset, let bytes):
                changed.events[place] = .memory(name: name, offset: offset, bytes: change(bytes))
            default: break
            }
        }
        // Streams twice, gone, or in another order.
        switch Int.random(in: 0..<12, using: &generator) {
        case 0: changed.events.insert(changed.events[places.randomElement(using: &generator)!], at: places.last!)
        case 1: changed.events.remove(at: places.randomElement(using: &generator)!)
        case 2:
            changed.events.swapAt(
                places.randomElement(using: &generator)!, places.randomElement(using: &generator)!)
        default: break
        }
        return changed
    }

    // MARK: One stream

    private static func read<T: FixedWidthInteger & BitwiseCopyable>(
        _ type: T.Type, _ bytes: [UInt8], _ offset: Int
    ) -> T {
        bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: type) }
    }

    private func write<T: FixedWidthInteger & BitwiseCopyable>(_ value: T, _ bytes: inout [UInt8], _ offset: Int) {
        guard offset >= 0, offset + MemoryLayout<T>.size <= bytes.count else { return }
        bytes.withUnsafeMutableBytes { $0.storeBytes(of: value, toByteOffset: offset, as: T.self) }
    }

    /// Where records lie.
    private func records(_ bytes: [UInt8]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var at = 0
        while bytes.count - at >= 8 {
            let size = Int(Self.read(UInt32.self, bytes, at + 4))
            guard size >= 8, size % 8 == 0, size <= bytes.count - at else { break }
            result.append(at..<(at + size))
            at += size
        }
        return result
    }

    private static let interesting: [UInt32] = [
        0, 1, 2, 3, 4, 7, 8, 15, 16, 31, 32, 33, 63, 64, 100, 127, 128, 255, 256, 1024, 4095, 4096, 4097, 65535, 65536,
        1 << 20, 1 << 24, 1 << 28, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, .max, 1_000_000_000, 1_000_156_003,
        0x3f80_0000, 0x7f80_0000, 0x7fc0_0000,
    ]

    private mutating func change(_ original: [UInt8]) -> [UInt8] {
        var bytes = original
        let records = records(bytes)
        guard let record = records.randomElement(using: &generator) else { return bytes }
        let words = max((record.count - 8) / 4, 1)
        // The first words are counts, ids and offsets more often than not.
        let word =
            Bool.random(using: &generator)
            ? Int.random(in: 0..<min(words, 16), using: &generator) : Int.random(in: 0..<words, using: &generator)
        let place = record.lowerBound + 8 + word * 4
        switch Int.random(in: 0..<12, using: &generator) {
        case 0, 1, 2: write(Self.interesting.randomElement(using: &generator)!, &bytes, place)
        case 3, 4:
            guard place + 4 <= bytes.count else { break }
            let bit = UInt32(1) << UInt32.random(in: 0..<32, using: &generator)
            write(Self.read(UInt32.self, bytes, place) ^ bit, &bytes, place)
        case 5, 6: write(ids.randomElement(using: &generator)!, &bytes, place)
        case 7:
            guard place + 4 <= bytes.count else { break }
            let value = Self.read(UInt32.self, bytes, place)
            write(Bool.random(using: &generator) ? value &+ 1 : value &- 1, &bytes, place)
        case 8: bytes.insert(contentsOf: bytes[record], at: records.randomElement(using: &generator)!.lowerBound)
        case 9: bytes.removeSubrange(record)
        case 10:
            let other = records.randomElement(using: &generator)!
            let copy = Array(bytes[record])
            bytes.removeSubrange(record)
            bytes.insert(contentsOf: copy, at: min(other.lowerBound, bytes.count))
        default:
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: bytes.removeLast(min(bytes.count, 4 * Int.random(in: 1...8, using: &generator)))
            case 1: write(Self.interesting.randomElement(using: &generator)!, &bytes, record.lowerBound + 4)
            case 2:
                // Another command with this one's arguments.
                let other = records.randomElement(using: &generator)!
                write(Self.read(UInt32.self, bytes, other.lowerBound), &bytes, record.lowerBound)
            default:
                let opcode = 0x10000 + UInt32.random(in: 0..<320, using: &generator)
                write(opcode, &bytes, record.lowerBound)
            }
        }
        return bytes
    }
}
