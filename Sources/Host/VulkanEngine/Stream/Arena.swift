// SPDX-License-Identifier: Apache-2.0
/// Memory for the structures of one record, zeroed, freed together.
final class Arena {
    /// Bound on what one record may take, whatever its arrays say.
    static let maximumBytes = 64 << 20

    private var blocks: [UnsafeMutableRawPointer] = []
    private var current: UnsafeMutableRawPointer?
    private var used = 0
    private var size = 0
    private var total = 0

    /// Zeroed memory for `count` values, until ``reset()``.
    func make<T>(_ type: T.Type, count: Int) throws(StreamError) -> UnsafeMutablePointer<T> {
        guard count <= Self.maximumBytes / max(MemoryLayout<T>.stride, 1) else { throw .malformed("an array too long") }
        let bytes = max(MemoryLayout<T>.stride * count, 1)
        var start = (used + 15) & ~15
        if current == nil || start + bytes > size {
            guard total + bytes <= Self.maximumBytes else { throw .malformed("a record that takes too much memory") }
            size = max(bytes, 16 << 10)
            let block = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
            blocks.append(block)
            current = block
            total += size
            start = 0
        }
        used = start + bytes
        let place = current! + start
        place.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
        return place.bindMemory(to: T.self, capacity: count)
    }

    func reset() {
        // The first block serves most records.
        for block in blocks.dropFirst() { block.deallocate() }
        if blocks.count > 1 {
            blocks.removeLast(blocks.count - 1)
            current = nil
            blocks.first?.deallocate()
            blocks = []
            size = 0
            total = 0
        }
        used = 0
    }

    deinit { blocks.forEach { $0.deallocate() } }
}
