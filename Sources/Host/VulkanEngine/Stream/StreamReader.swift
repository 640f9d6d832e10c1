// SPDX-License-Identifier: Apache-2.0
import CVulkan

/// Reads the values of one record, as docs/vulkan.md lays them out. The guest is not trusted: every length is
/// checked against what is there, every id against the table of its session.
final class StreamReader {
    private let bytes: [UInt8]
    private var next: Int
    private let end: Int
    private let arena: Arena
    private let objects: ObjectTable

    /// - Parameter range: the record's body.
    init(_ bytes: [UInt8], _ range: Range<Int>, arena: Arena, objects: ObjectTable) {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
        self.bytes = bytes
        next = range.lowerBound
        end = range.upperBound
        self.arena = arena
        self.objects = objects
    }

    // MARK: Values

    private func take(_ count: Int) throws(StreamError) -> Int {
        guard count <= end - next else { throw .malformed("a record that ends too early") }
        defer { next += count }
        return next
    }

    func u32() throws(StreamError) -> UInt32 {
        let start = try take(4)
        return bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: start, as: UInt32.self) }.littleEndian
    }

    func u64() throws(StreamError) -> UInt64 {
        let start = try take(8)
        return bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: start, as: UInt64.self) }.littleEndian
    }

    /// A layout. Swapchains are the guest's own: what it presents is an image like any other here.
    func imageLayout() throws(StreamError) -> VkImageLayout {
        let layout = VkImageLayout(rawValue: .init(truncatingIfNeeded: try u32()))
        return layout == VK_IMAGE_LAYOUT_PRESENT_SRC_KHR ? VK_IMAGE_LAYOUT_GENERAL : layout
    }

    /// The bytes of a value in memory, padded to 4.
    func raw<T>(_ value: inout T) throws(StreamError) {
        let start = try take((MemoryLayout<T>.size + 3) & ~3)
        withUnsafeMutableBytes(of: &value) { target in
            bytes.withUnsafeBytes { target.copyMemory(from: .init(rebasing: $0[start..<(start + target.count)])) }
        }
    }

    /// Nothing but padding may be left.
    func finish() throws(StreamError) {
        guard end - next < 8 else { throw .malformed("a record that is too long") }
    }

    // MARK: Objects

    /// An object, or nil for id 0.
    func handle(_ kind: ObjectKind) throws(StreamError) -> OpaquePointer? {
        let id = try u64()
        return id == 0 ? nil : try objects[id, kind]
    }

    func requiredHandle(_ kind: ObjectKind) throws(StreamError) -> OpaquePointer {
        try objects[try u64(), kind]
    }

    /// Ids of objects that are to be made.
    func ids(_ count: Int) throws(StreamError) -> [UInt64] {
        guard Int(try u32()) == count, count <= (end - next) / 8 else { throw .malformed("not as many ids as objects") }
        var result: [UInt64] = []
        result.reserveCapacity(count)
        for _ in 0..<count { result.append(try u64()) }
        return result
    }

    // MARK: Arrays

    /// The count of an array that has to have `expected` elements.
    func count(is expected: Int, orNothing: Bool) throws(StreamError) -> Int {
        let count = Int(try u32())
        guard count == expected || count == 0 && orNothing else { throw .malformed("an array of another length") }
        // No element takes less than a byte.
        guard count <= end - next else { throw .malformed("an array longer than its record") }
        return count
    }

    /// 1 if a pointer was not null, else 0.
    func presence() throws(StreamError) -> Int {
        let presence = try u32()
        guard presence <= 1 else { throw .malformed("neither there nor not") }
        return Int(presence)
    }

    func require<T>(_ pointer: UnsafePointer<T>?) throws(StreamError) {
        if pointer == nil { throw .malformed("a pointer that may not be null") }
    }

    func require<T>(_ pointer: UnsafeMutablePointer<T>?) throws(StreamError) {
        if pointer == nil { throw .malformed("a pointer that may not be null") }
    }

    func make<T>(_ type: T.Type) throws(StreamError) -> UnsafeMutablePointer<T> { try arena.make(type, count: 1) }

    func make<T>(_ type: T.Type, count: Int) throws(StreamError) -> UnsafeMutablePointer<T> {
        try arena.make(type, count: count)
    }

    private func copy<T>(_ type: T.Type, _ count: Int, padding: Int) throws(StreamError) -> UnsafeMutablePointer<T>? {
        guard count > 0 else { return nil }
        // A count that cannot be right does not get as far as a multiplication that overflows.
        guard count <= (end - next) / MemoryLayout<T>.stride else { throw .malformed("a record that ends too early") }
        let size = count * MemoryLayout<T>.stride
        let start = try take((size + padding - 1) / padding * padding)
        let target = try arena.make(type, count: count)
        bytes.withUnsafeBytes {
            UnsafeMutableRawPointer(target).copyMemory(from: $0.baseAddress! + start, byteCount: size)
        }
        return target
    }

    /// Elements of 4 bytes that are the same in memory.
    func words<T>(_ type: T.Type, _ count: Int) throws(StreamError) -> UnsafeMutablePointer<T>? {
        precondition(MemoryLayout<T>.stride == 4)
        return try copy(type, count, padding: 4)
    }

    func unions<T>(_ type: T.Type, _ count: Int) throws(StreamError) -> UnsafeMutablePointer<T>? {
        try copy(type, count, padding: 4)
    }

    func bytes(_ count: Int) throws(StreamError) -> UnsafeMutablePointer<UInt8>? {
        try copy(UInt8.self, count, padding: 4)
    }

    func elements<T>(
        _ type: T.Type, _ count: Int, _ read: (StreamReader, UnsafeMutablePointer<T>) throws(StreamError) -> Void
    ) throws(StreamError) -> UnsafeMutablePointer<T>? {
        guard count > 0 else { return nil }
        let target = try arena.make(type, count: count)
        for index in 0..<count { try read(self, target + index) }
        return target
    }

    func one<T>(
        _ read: (StreamReader, UnsafeMutablePointer<T>) throws(StreamError) -> Void
    ) throws(StreamError) -> UnsafeMutablePointer<T> {
        let target = try arena.make(T.self, count: 1)
        try read(self, target)
        return target
    }

    /// A structure inside another.
    func field<S, F>(_ structure: UnsafeMutablePointer<S>, at path: KeyPath<S, F>) -> UnsafeMutablePointer<F> {
        (UnsafeMutableRawPointer(structure) + MemoryLayout<S>.offset(of: path)!).assumingMemoryBound(to: F.self)
    }

    /// Null-terminated, without zeroes inside.
    func string() throws(StreamError) -> UnsafeMutablePointer<CChar>? {
        let count = Int(try u32())
        guard count <= end - next else { throw .malformed("a string longer than its record") }
        let start = try take((count + 3) & ~3)
        let target = try arena.make(CChar.self, count: count + 1)
        for index in 0..<count { target[index] = CChar(bitPattern: bytes[start + index]) }
        return target
    }

    func strings(_ count: Int) throws(StreamError) -> UnsafeMutablePointer<UnsafePointer<CChar>?>? {
        try elements(UnsafePointer<CChar>?.self, count) { (r, s) throws(StreamError) in
            s.pointee = UnsafePointer(try r.string())
        }
    }

    // MARK: Chains

    /// The type of the next structure of a chain, nil at its end.
    func chainedType() throws(StreamError) -> VkStructureType? {
        let type = try u32()
        return type == 0 ? nil : VkStructureType(rawValue: .init(truncatingIfNeeded: type))
    }

    func link(
        _ next: UnsafeMutableRawPointer, _ head: inout UnsafeMutableRawPointer?,
        _ tail: inout UnsafeMutablePointer<VkBaseOutStructure>?
    ) {
        let structure = next.assumingMemoryBound(to: VkBaseOutStructure.self)
        if let tail { tail.pointee.pNext = structure } else { head = next }
        tail = structure
    }

    /// An array the host's driver writes, if it is wanted; each element with a chain like the first's.
    func outputs<T>(
        _ type: T.Type, _ count: UInt32,
        _ chained: ((UnsafeMutablePointer<T>, UnsafeMutableRawPointer?) -> Void)? = nil
    ) throws(StreamError) -> UnsafeMutablePointer<T>? {
        let isWanted = try presence() != 0
        guard chained != nil || isWanted else { return nil }
        guard count <= 4096 else { throw .malformed("an answer too long") }
        guard isWanted else {
            guard try u32() == 0 else { throw .malformed("a chain of nothing") }
            return nil
        }
        let target = try arena.make(type, count: Int(count))
        if let chained {
            let start = next
            for index in 0..<Int(count) {
                next = start
                chained(target + index, try makeChain())
            }
            if count == 0 { _ = try makeChain() }
        }
        return target
    }
}
