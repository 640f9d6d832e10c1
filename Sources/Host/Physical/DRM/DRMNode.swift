import CDrm
import Glibc
import SystemPackage

/// An open card or render node.
public final class DRMNode: Sendable {
    let descriptor: FileDescriptor

    public init(_ path: String) throws {
        descriptor = try FileDescriptor.open(FilePath(path), .readWrite, options: .closeOnExec)
    }

    deinit { try? descriptor.close() }

    /// Throws the reason of a libdrm call that failed.
    func check(_ status: Int32) throws {
        // Either way of saying so occurs.
        guard status == 0 else { throw Errno(rawValue: status == -1 ? errno : -status) }
    }

    /// A buffer of the node's, by its handle there.
    public final class Buffer: Sendable {
        let node: DRMNode
        /// The node's name for it (a GEM handle).
        public let handle: UInt32

        fileprivate init(node: DRMNode, handle: UInt32) {
            self.node = node
            self.handle = handle
        }

        deinit { drmCloseBufferHandle(node.descriptor.rawValue, handle) }

        /// Gives it to others of this machine (PRIME).
        public func export() throws -> DMABuffer {
            var made: Int32 = -1
            let flags = UInt32(O_CLOEXEC) | UInt32(O_RDWR)
            try node.check(drmPrimeHandleToFD(node.descriptor.rawValue, handle, flags, &made))
            return try DMABuffer(taking: FileDescriptor(rawValue: made))
        }
    }

    /// Takes a buffer of another's (PRIME).
    public func importBuffer(_ buffer: DMABuffer) throws -> Buffer {
        var handle: UInt32 = 0
        try check(drmPrimeFDToHandle(descriptor.rawValue, buffer.descriptor.rawValue, &handle))
        return Buffer(node: self, handle: handle)
    }

    /// Makes a buffer that the CPU draws in.
    ///
    /// - Parameters:
    ///   - width: pixels.
    ///   - height: lines.
    public func makeBuffer(width: UInt32, height: UInt32, bitsPerPixel: UInt32 = 32) throws -> Buffer {
        var request = drm_mode_create_dumb()
        request.width = width
        request.height = height
        request.bpp = bitsPerPixel
        try check(drmIoctl(descriptor.rawValue, gpupv_drm_create_dumb, &request))
        return Buffer(node: self, handle: request.handle)
    }
}
