// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc
import SystemPackage

/// A mapping of memory that another process, or a guest, may change at any time.
///
/// The only ways in are bounds-checked copies and atomic accesses: nothing read from it is trusted to
/// read the same twice. One of the few types of gpupv that hold raw pointers.
public final class SharedMemory: @unchecked Sendable {
    /// Bytes mapped.
    public let size: Int
    let base: UnsafeMutableRawPointer
    let isPrivate: Bool

    /// Maps the first `size` bytes of `file`, readable and, unless it is said otherwise, writable.
    public init(mapping file: FileDescriptor, size: Int, isWritable: Bool = true) throws {
        self.size = size
        self.isPrivate = false
        let protection = isWritable ? PROT_READ | PROT_WRITE : PROT_READ
        self.base = try Self.map(size: size, file: file.rawValue, flags: MAP_SHARED, protection)
    }

    /// Maps `size` bytes of zeroed memory that nobody else sees. Pages take host memory when first touched.
    public init(privateBytes size: Int) throws {
        self.size = size
        self.isPrivate = true
        self.base = try Self.map(size: size, file: -1, flags: MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE)
    }

    private static func map(
        size: Int, file: Int32, flags: Int32, _ protection: Int32 = PROT_READ | PROT_WRITE
    ) throws -> UnsafeMutableRawPointer {
        let address = mmap(nil, size, protection, flags, file, 0)
        guard let address, address != MAP_FAILED else { throw Errno(rawValue: errno) }
        return address
    }

    deinit {
        munmap(base, size)
    }

    /// The sub-range, or nil if any of it is outside.
    public func region(offset: UInt64, size: UInt64) -> MemoryRegion? {
        guard size <= UInt64(self.size), offset <= UInt64(self.size) - size else { return nil }
        return MemoryRegion(memory: self, offset: Int(offset), size: Int(size))
    }

    /// All of it.
    public var region: MemoryRegion { MemoryRegion(memory: self, offset: 0, size: size) }
}

/// A bounds-checked run of bytes of a ``SharedMemory``.
///
/// Every operation traps if its arguments leave the region: callers check untrusted numbers first.
public struct MemoryRegion: Sendable {
    public let memory: SharedMemory
    /// Bytes from the start of the memory.
    public let offset: Int
    /// Bytes.
    public let size: Int

    private var base: UnsafeMutableRawPointer { memory.base + offset }

    /// Where it lies in this process, for a GPU's driver to import. Valid while ``memory`` is.
    public var address: UnsafeMutableRawPointer { base }

    private func check(_ offset: Int, _ count: Int) {
        precondition(offset >= 0 && count >= 0 && count <= size && offset <= size - count, "outside the region")
    }

    /// The sub-range `offset ..< offset + size` of this region.
    public func slice(offset: Int, size: Int) -> MemoryRegion {
        check(offset, size)
        return MemoryRegion(memory: memory, offset: self.offset + offset, size: size)
    }

    /// Copies out `count` bytes at `offset`.
    public func read(at offset: Int = 0, count: Int) -> [UInt8] {
        check(offset, count)
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            if count > 0 { memcpy(buffer.baseAddress!, base + offset, count) }
            initialized = count
        }
    }

    /// Copies `bytes` in at `offset`.
    public func write(_ bytes: some ContiguousBytesCollection, at offset: Int = 0) {
        bytes.withUnsafeBytes { source in
            check(offset, source.count)
            if let address = source.baseAddress { memcpy(base + offset, address, source.count) }
        }
    }

    /// Copies `count` bytes from `source`; ranges may overlap.
    public func copy(from source: MemoryRegion, sourceOffset: Int, at offset: Int, count: Int) {
        check(offset, count)
        source.check(sourceOffset, count)
        memmove(base + offset, source.base + sourceOffset, count)
    }

    /// Repeats the 4-byte `pattern` over `count` bytes at `offset`; both are multiples of 4 unless its bytes are equal.
    public func fill(pattern: UInt32, at offset: Int, count: Int) {
        check(offset, count)
        let bytes = pattern & 0xff
        if pattern == bytes * 0x0101_0101 {
            memset(base + offset, Int32(bytes), count)
        } else {
            precondition(offset % 4 == 0 && count % 4 == 0, "unaligned fill")
            (base + offset).withMemoryRebound(to: UInt32.self, capacity: count / 4) { words in
                for index in 0..<(count / 4) { words[index] = pattern.littleEndian }
            }
        }
    }

    /// Stores an aligned 64-bit value, seen whole or not at all by other readers.
    public func storeAtomic(_ value: UInt64, at offset: Int) {
        check(offset, 8)
        AtomicWord(base + offset).storeReleasing(value)
    }

    /// Loads an aligned 64-bit value that others may be writing.
    public func loadAtomic(at offset: Int) -> UInt64 {
        check(offset, 8)
        return AtomicWord(base + offset).loadAcquiring()
    }

    /// Gives the pages back to the host; they read as zero from now on.
    ///
    /// Offset and size are page multiples. Falls back to writing zeroes where the kernel cannot drop pages.
    public func discard() {
        guard size > 0 else { return }
        let advice = memory.isPrivate ? MADV_DONTNEED : MADV_REMOVE
        if madvise(base, size, advice) != 0 { memset(base, 0, size) }
    }
}

/// What can be copied into shared memory: bytes that lie in one piece.
public protocol ContiguousBytesCollection {
    func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R
}

extension Array: ContiguousBytesCollection where Element == UInt8 {}
extension ArraySlice: ContiguousBytesCollection where Element == UInt8 {}
