// SPDX-License-Identifier: Apache-2.0
import CDrm
import Glibc
import SystemPackage

/// Memory that devices and processes of this machine share by a descriptor (a dma-buf).
public final class DMABuffer: Sendable {
    /// Close-on-exec. Whoever is sent it can use the memory.
    public let descriptor: FileDescriptor
    /// Bytes.
    public let size: Int

    /// - Parameter descriptor: a dma-buf; taken over.
    /// - Throws: if it is none that has a size.
    public init(taking descriptor: FileDescriptor) throws {
        let end: Int64
        do { end = try descriptor.seek(offset: 0, from: .end) } catch {
            try? descriptor.close()
            throw error
        }
        self.descriptor = descriptor
        size = Int(end)
    }

    deinit { try? descriptor.close() }

    /// A range of shared memory, without a copy: an allocation in a VM's window, say.
    ///
    /// - Parameters:
    ///   - memory: a memfd that is sealed against shrinking.
    ///   - range: bytes, whole pages.
    /// - Throws: `Errno.noSuchFileOrDirectory` if the kernel has no udmabuf; what the kernel says otherwise.
    public convenience init(of memory: FileDescriptor, range: Range<Int>) throws {
        let device = try FileDescriptor.open("/dev/udmabuf", .readWrite, options: .closeOnExec)
        defer { try? device.close() }
        let made = gpupv_udmabuf(
            device.rawValue, memory.rawValue, UInt64(range.lowerBound), UInt64(range.count))
        guard made >= 0 else { throw Errno(rawValue: -made) }
        try self.init(taking: FileDescriptor(rawValue: made))
    }

    /// Gives the CPU its bytes, kept together with what devices do.
    ///
    /// - Throws: if the exporter lets no CPU in.
    public func withBytes<Result>(
        writing: Bool = false, _ body: (UnsafeMutableRawBufferPointer) throws -> Result
    ) throws -> Result {
        let protection = writing ? PROT_READ | PROT_WRITE : PROT_READ
        guard let address = mmap(nil, size, protection, MAP_SHARED, descriptor.rawValue, 0), address != MAP_FAILED
        else {
            throw Errno(rawValue: errno)
        }
        defer { munmap(address, size) }
        let access = UInt64(DMA_BUF_SYNC_READ) | (writing ? UInt64(DMA_BUF_SYNC_WRITE) : 0)
        try synchronize(access | UInt64(DMA_BUF_SYNC_START))
        let result = try body(UnsafeMutableRawBufferPointer(start: address, count: size))
        try synchronize(access | UInt64(DMA_BUF_SYNC_END))
        return result
    }

    private func synchronize(_ flags: UInt64) throws {
        let status = gpupv_dmabuf_sync(descriptor.rawValue, flags)
        guard status == 0 else { throw Errno(rawValue: -status) }
    }
}
