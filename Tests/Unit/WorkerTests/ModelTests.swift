// SPDX-License-Identifier: Apache-2.0
import CDxg
import Engines
import Partitions
import Testing
import Window

@testable import Worker

@Suite struct ModelTests {
    @Test func staleHandlesAreUnknown() throws {
        var table = HandleTable()
        let first = try table.insert(.adapter)
        #expect(first.v != 0)
        table.remove(first)
        #expect(table[first] == nil)
        var seen: Set<UInt32> = [first.v]
        for _ in 0..<10_000 {
            let handle = try table.insert(.adapter)
            #expect(table[first] == nil || handle.v == first.v)
            seen.insert(handle.v)
            table.remove(handle)
        }
        #expect(seen.count > 9_000, "handles are not reused at once")
        #expect(table.count == 0)
    }

    @Test func handlesAreBounded() throws {
        var table = HandleTable()
        for _ in 0..<HandleTable.maximumHandles { _ = try table.insert(.adapter) }
        #expect(throws: NTStatus.insufficientResources) { try table.insert(.adapter) }
    }

    @Test func pagesComeBack() throws {
        let region = try SharedMemory(privateBytes: 64 * 4096).region
        let allocator = PageAllocator(region)
        var random = SplitMix(state: 4)
        var held: [PageExtent] = []
        for _ in 0..<2000 {
            if Bool.random(using: &random),
                let extent = allocator.allocate(bytes: Int.random(in: 1...8, using: &random) * 4096)
            {
                #expect(extent.region.read(count: extent.region.size).allSatisfy { $0 == 0 })
                #expect(
                    held.allSatisfy {
                        $0.region.offset >= extent.region.offset + extent.region.size
                            || extent.region.offset >= $0.region.offset + $0.region.size
                    })
                extent.region.fill(pattern: 0xffff_ffff, at: 0, count: extent.region.size)
                held.append(extent)
            } else if !held.isEmpty {
                held.remove(at: Int.random(in: 0..<held.count, using: &random))
            }
        }
        held = []
        #expect(allocator.freeBytes == 64 * 4096)
        #expect(allocator.allocate(bytes: 64 * 4096) != nil, "runs were joined")
    }

    @Test func addressSpaceRules() throws {
        var space = AddressSpace()
        let page = AddressSpace.pageSize
        func map(_ pages: UInt64, at base: UInt64 = 0) throws -> UInt64 {
            try space.map(.zero, size: pages * page, base: base, minimum: 0, maximum: 0, isWritable: true)
        }
        let reserved = try space.reserve(size: 16 * page, base: 0, minimum: 1 << 32, maximum: 0, readsAsZero: false)
        #expect(reserved >= 1 << 32)
        #expect(try map(4, at: reserved + 4 * page) == reserved + 4 * page)
        #expect(throws: NTStatus.invalidParameter) { try map(4, at: reserved + 6 * page) }
        #expect(throws: NTStatus.invalidParameter) { try map(4, at: reserved + 14 * page) }
        #expect(throws: NTStatus.invalidParameter) { try map(1, at: reserved + 1) }
        #expect(throws: NTStatus.invalidParameter) {
            try space.reserve(size: page, base: reserved, minimum: 0, maximum: 0, readsAsZero: false)
        }
        #expect(throws: GPUFault.page(address: reserved, isWrite: false)) {
            try space.resolve(address: reserved, bytes: 8, isWrite: false)
        }
        #expect(throws: GPUFault.page(address: reserved + 8 * page, isWrite: true)) {
            try space.resolve(address: reserved + 7 * page, bytes: 2 * page, isWrite: true)
        }
        #expect(throws: NTStatus.invalidParameter) { try space.free(base: reserved, size: page) }
        try space.free(base: reserved + 4 * page, size: 4 * page)
        #expect(try map(4, at: reserved + 6 * page) == reserved + 6 * page)
        try space.free(base: reserved, size: 16 * page)
        #expect(throws: NTStatus.invalidParameter) { try space.free(base: reserved, size: 16 * page) }
        #expect(try map(1, at: reserved) == reserved)
        #expect(throws: NTStatus.noMemory) {
            try space.reserve(
                size: 2 * page, base: 0, minimum: reserved, maximum: reserved + 2 * page, readsAsZero: false)
        }
        #expect(throws: NTStatus.self) { try map(1 << 40) }
        #expect(throws: GPUFault.self) { try space.resolve(address: .max - 4, bytes: 8, isWrite: false) }
    }

    @Test func addressesNeverOverlap() throws {
        var space = AddressSpace()
        var random = SplitMix(state: 21)
        var held: [(UInt64, UInt64)] = []
        for _ in 0..<3000 {
            if Int.random(in: 0..<3, using: &random) > 0 {
                let size = UInt64.random(in: 1...64, using: &random) * 4096
                let start = try space.map(.zero, size: size, base: 0, minimum: 0, maximum: 0, isWritable: false)
                #expect(held.allSatisfy { $0.0 + $0.1 <= start || start + size <= $0.0 })
                held.append((start, size))
            } else if !held.isEmpty {
                let (start, size) = held.remove(at: Int.random(in: 0..<held.count, using: &random))
                try space.free(base: start, size: size)
            }
        }
    }

    @Test func budgetArithmetic() {
        var budget = MemoryBudget(PartitionConfiguration(vramBytes: 8192, nonLocalBytes: 4096))
        func commit(_ bytes: UInt64, _ group: SegmentGroup) -> Bool { budget.commit(bytes, in: group) }
        func makeResident(_ bytes: UInt64) -> UInt64 { budget.makeResident(bytes, in: .local) }
        #expect(commit(8192, .local))
        #expect(!commit(8192, .nonLocal), "larger than the group")
        #expect(commit(4096, .nonLocal))
        #expect(!commit(4096, .local), "everything is committed")
        #expect(makeResident(8192) == 0)
        #expect(makeResident(4096) == 4096)
        budget.evict(8192, in: .local)
        #expect(budget.usage(.local) == 0)
    }
}
