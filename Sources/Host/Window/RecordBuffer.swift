// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Private memory for one record: what came off a ring, or what goes onto one.
///
/// Records are copied here once and only then looked at, so what was checked cannot change afterwards.
/// Grows never: it is made once with the largest record's size, and the hot path allocates nothing.
public final class RecordBuffer {
    /// Bytes it can hold.
    public let capacity: Int
    /// Bytes of the record in it.
    public private(set) var count = 0
    let base: UnsafeMutableRawPointer

    public init(capacity: Int) {
        self.capacity = capacity
        base = .allocate(byteCount: capacity, alignment: 16)
        memset(base, 0, capacity)
    }

    deinit {
        base.deallocate()
    }

    /// Forgets the record.
    public func clear() { count = 0 }

    func setCount(_ count: Int) {
        precondition(count <= capacity)
        self.count = count
    }

    /// The value at `offset`, or nil if it does not lie within the record.
    ///
    /// `T` is a C structure or an integer. (C structures with unions are not `BitwiseCopyable` to the compiler.)
    public func load<T>(_ type: T.Type, at offset: Int) -> T? {
        guard contains(offset, MemoryLayout<T>.size) else { return nil }
        return UnsafeRawBufferPointer(start: base + offset, count: MemoryLayout<T>.size).copy(as: T.self)
    }

    /// Whether `bytes` bytes at `offset` lie within the record.
    public func contains(_ offset: Int, _ bytes: Int) -> Bool {
        offset >= 0 && bytes >= 0 && bytes <= count && offset <= count - bytes
    }

    /// Replaces bytes that are already part of the record with those of a C structure or integer.
    public func store<T>(_ value: T, at offset: Int) {
        precondition(contains(offset, MemoryLayout<T>.size))
        withUnsafeBytes(of: value) { _ = memcpy(base + offset, $0.baseAddress!, MemoryLayout<T>.size) }
    }

    /// A copy of `bytes` bytes at `offset`, which must lie within the record.
    public func bytes(at offset: Int, count bytes: Int) -> [UInt8] {
        precondition(contains(offset, bytes))
        return [UInt8](UnsafeRawBufferPointer(start: base + offset, count: bytes))
    }

    /// Appends a C structure or integer, without padding.
    public func append<T>(_ value: T) {
        withUnsafeBytes(of: value) { append(bytes: $0) }
    }

    /// Appends bytes, without padding.
    public func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { append(bytes: $0) }
    }

    /// Appends a range of another record.
    public func append(from other: RecordBuffer, at offset: Int, count bytes: Int) {
        precondition(other.contains(offset, bytes))
        append(bytes: UnsafeRawBufferPointer(start: other.base + offset, count: bytes))
    }

    /// Appends zeroes up to a multiple of 8.
    public func pad() {
        while count % 8 != 0 { append(UInt8(0)) }
    }

    private func append(bytes: UnsafeRawBufferPointer) {
        precondition(bytes.count <= capacity - count, "record too large")
        if let address = bytes.baseAddress { memcpy(base + count, address, bytes.count) }
        count += bytes.count
    }
}

extension UnsafeRawBufferPointer {
    /// The C structure or integer whose bytes these are, wherever they lie.
    public func copy<T>(as type: T.Type) -> T {
        precondition(_isPOD(T.self) && count >= MemoryLayout<T>.size, "not the bytes of a \(T.self)")
        return withUnsafeTemporaryAllocation(of: T.self, capacity: 1) { value in
            UnsafeMutableRawBufferPointer(value).copyMemory(
                from: UnsafeRawBufferPointer(rebasing: self[0..<MemoryLayout<T>.size]))
            return value[0]
        }
    }
}
