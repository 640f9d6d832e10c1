// SPDX-License-Identifier: Apache-2.0
import Carriers
import SystemPackage
import Testing

@testable import Window

@Suite struct MemoryTests {
    @Test func regionsAreBounded() throws {
        let memory = try SharedMemory(privateBytes: 8192)
        #expect(memory.region(offset: 0, size: 8192) != nil)
        #expect(memory.region(offset: 8192, size: 0) != nil)
        #expect(memory.region(offset: 8191, size: 2) == nil)
        #expect(memory.region(offset: .max, size: 1) == nil)
        #expect(memory.region(offset: 1, size: .max) == nil)
    }

    @Test func copyFillAndDiscard() throws {
        let memory = try SharedMemory(privateBytes: 16384).region
        memory.fill(pattern: 0x0102_0304, at: 4, count: 8)
        #expect(memory.read(count: 16) == [0, 0, 0, 0, 4, 3, 2, 1, 4, 3, 2, 1, 0, 0, 0, 0])
        memory.copy(from: memory, sourceOffset: 4, at: 6, count: 8)
        #expect(memory.read(at: 4, count: 10) == [4, 3, 4, 3, 2, 1, 4, 3, 2, 1])
        memory.slice(offset: 0, size: 4096).discard()
        #expect(memory.read(count: 4096).allSatisfy { $0 == 0 })
    }

    @Test func discardZeroesTheWindow() throws {
        let window = try SharedWindow(heapBytes: 1 << 20)
        defer { window.close() }
        let heap = try window.host().heap
        heap.write([UInt8](repeating: 0xaa, count: 8192))
        heap.slice(offset: 0, size: 4096).discard()
        #expect(heap.read(count: 4096).allSatisfy { $0 == 0 })
        #expect(heap.read(at: 4096, count: 4096).allSatisfy { $0 == 0xaa })
    }

    @Test(arguments: [1, 4096, 1 << 20, 300 << 20] as [UInt64])
    func layoutFits(heapBytes: UInt64) throws {
        let layout = WindowLayout(heapBytes: heapBytes)
        #expect(layout.windowSize.nonzeroBitCount == 1)
        #expect(layout.heapSize >= heapBytes)
        #expect(layout.heapOffset + layout.heapSize == layout.windowSize)
        let parts: [(UInt64, UInt64)] = [
            (0, 8192), (layout.command.control, 4096), (layout.command.data, UInt64(layout.command.size)),
            (layout.event.control, 4096), (layout.event.data, UInt64(layout.event.size)),
            (layout.fenceOffset, layout.fenceSize), (layout.heapOffset, layout.heapSize),
        ]
        for (first, second) in zip(parts, parts.dropFirst()) { #expect(first.0 + first.1 <= second.0) }
    }
}
