// SPDX-License-Identifier: Apache-2.0
import Engines
import Foundation
import Testing
import Window

@testable import VulkanEngine

/// The same numbers on every run.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}

@Suite(.enabled(if: VulkanEngine.isAvailable()))
struct MemorySubsetTests {
    /// Two pieces of the GPU's memory and two of the window's.
    struct Memories {
        static let bytes = 64 << 10
        let engine: any Engine
        let all: [EngineMemory]

        init(_ engine: any Engine) throws {
            self.engine = engine
            var all: [EngineMemory] = []
            for _ in 0..<2 { all.append(try engine.makeMemory(bytes: Self.bytes, isShared: false)) }
            for _ in 0..<2 {
                let window = try SharedMemory(privateBytes: Self.bytes)
                all.append(try engine.importMemory(window.region, of: window))
            }
            self.all = all
        }

        func execute(_ operations: [MemoryOperation]) -> SubmissionResult {
            let result = Result()
            engine.execute(Submission(node: 0, operations: operations)) { result.set($0) }
            return result.wait()
        }

        func slice(_ index: Int, _ offset: Int, _ bytes: Int) -> MemorySlice {
            MemorySlice(memory: all[index], offset: offset, bytes: bytes)
        }

        /// The bytes of each, copied out by the engine.
        func contents() throws -> [[UInt8]] {
            try all.indices.map { index in
                let window = try SharedMemory(privateBytes: Self.bytes)
                let out = try engine.importMemory(window.region, of: window)
                let copy = MemorySlice(memory: out, offset: 0, bytes: Self.bytes)
                #expect(execute([.copy(from: slice(index, 0, Self.bytes), to: copy)]).fault == nil)
                return window.region.read(count: Self.bytes)
            }
        }
    }

    final class Result: @unchecked Sendable {
        private let done = DispatchSemaphore(value: 0)
        private var result: SubmissionResult?

        func set(_ result: SubmissionResult) {
            self.result = result
            done.signal()
        }

        func wait() -> SubmissionResult {
            done.wait()
            return result!
        }
    }

    private func operation(_ generator: inout SeededGenerator, _ memories: [Memories]) -> [MemoryOperation] {
        let kind = Int.random(in: 0..<4, using: &generator)
        let target = Int.random(in: 0..<4, using: &generator)
        let half = Memories.bytes / 2
        switch kind {
        case 0:
            // Halves, so that ranges never overlap.
            let bytes = Int.random(in: 0...half, using: &generator)
            let from = Int.random(in: 0...(half - bytes), using: &generator)
            let to = half + Int.random(in: 0...(half - bytes), using: &generator)
            let source = Int.random(in: 0..<4, using: &generator)
            return memories.map { .copy(from: $0.slice(source, from, bytes), to: $0.slice(target, to, bytes)) }
        case 1:
            let bytes = Int.random(in: 0...(half / 4), using: &generator) * 4
            let offset = Int.random(in: 0...(half / 4), using: &generator) * 4
            let pattern = UInt32.random(in: 0 ... .max, using: &generator)
            return memories.map { .fill($0.slice(target, offset, bytes), pattern: pattern) }
        case 2:
            // What reads as zero is copied as a fill that need not be aligned.
            let bytes = Int.random(in: 0...9, using: &generator)
            let offset = Int.random(in: 0...half, using: &generator)
            return memories.map { .fill($0.slice(target, offset, bytes), pattern: 0) }
        default:
            let data = (0..<(4 * Int.random(in: 0...64, using: &generator))).map { _ in
                UInt8.random(in: 0 ... .max, using: &generator)
            }
            let offset = Int.random(in: 0...(half / 4), using: &generator) * 4
            return memories.map { .update($0.slice(target, offset, data.count), data) }
        }
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func doesWhatTheReferenceEngineDoes(seed: UInt64) throws {
        let vulkan = try VulkanEngine(partition: testPartition)
        let memories = [try Memories(ReferenceEngine()), try Memories(vulkan)]
        var generator = SeededGenerator(state: seed)
        for round in 0..<8 {
            var lists: [[MemoryOperation]] = [[], []]
            for _ in 0..<32 {
                let operations = operation(&generator, memories)
                for index in lists.indices { lists[index].append(operations[index]) }
            }
            let results = zip(memories, lists).map { $0.execute($1) }
            #expect(results[1].fault == nil)
            #expect(results[0].bytesMoved == results[1].bytesMoved)
            // Contents outlast being paged out.
            if round % 3 == 1 { for memory in memories { try memory.engine.pageOut(memory.all[0]) } }
            if round % 3 == 1 { for memory in memories { try memory.engine.pageIn(memory.all[0]) } }
        }
        #expect(try memories[0].contents() == memories[1].contents())
    }

    @Test func timestampsAreTheClock() throws {
        let memories = try Memories(try VulkanEngine(partition: testPartition))
        let before = memories.engine.clock()
        #expect(
            memories.execute([.timestamp(memories.slice(2, 8, 8)), .timestamp(memories.slice(2, 16, 8))]).fault == nil)
        let (first, second) = (
            memories.all[2].region.loadAtomic(at: 8), memories.all[2].region.loadAtomic(at: 16)
        )
        #expect(before <= first && first <= second && second <= memories.engine.clock())
        // Mesa's driver for CPUs reads its clock beside the host's.
        let engine = try #require(memories.engine as? VulkanEngine)
        #expect(engine.hasClockOfItsOwn)
        let calibration = engine.calibration()
        #expect(calibration.gpu >= second)
        #expect(calibration.cpu <= VulkanEngine.now())
    }

    @Test func discardedMemoryHoldsNothing() throws {
        let memories = try Memories(try VulkanEngine(partition: testPartition))
        for index in [0, 2] {
            #expect(
                memories.execute([.fill(memories.slice(index, 0, Memories.bytes), pattern: 0x5555_5555)]).fault == nil)
            memories.engine.discard(memories.all[index])
        }
        let contents = try memories.contents()
        #expect(contents[0].allSatisfy { $0 == 0 } && contents[2].allSatisfy { $0 == 0 })
    }
}
