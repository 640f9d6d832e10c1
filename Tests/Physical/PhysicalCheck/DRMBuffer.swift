// SPDX-License-Identifier: Apache-2.0
import CDrm
import DRM
import Glibc
import SystemPackage

extension DRMNode {
    /// A buffer of the node's, by its handle there.
    final class Buffer: Sendable {
        let node: DRMNode
        /// The node's name for it (a GEM handle).
        let handle: UInt32

        fileprivate init(node: DRMNode, handle: UInt32) {
            self.node = node
            self.handle = handle
        }

        deinit { drmCloseBufferHandle(node.descriptor.rawValue, handle) }

        /// Gives it to others of this machine (PRIME).
        func export() throws -> DMABuffer {
            var made: Int32 = -1
            let flags = UInt32(O_CLOEXEC) | UInt32(O_RDWR)
            try node.check(drmPrimeHandleToFD(node.descriptor.rawValue, handle, flags, &made))
            return try DMABuffer(taking: FileDescriptor(rawValue: made))
        }
    }

    /// Takes a buffer of another's (PRIME).
    func importBuffer(_ buffer: DMABuffer) throws -> Buffer {
        var handle: UInt32 = 0
        try check(drmPrimeFDToHandle(descriptor.rawValue, buffer.descriptor.rawValue, &handle))
        return Buffer(node: self, handle: handle)
    }

    /// Makes a buffer that the CPU draws in.
    ///
    /// - Parameters:
    ///   - width: pixels.
    ///   - height: lines.
    func makeBuffer(width: UInt32, height: UInt32, bitsPerPixel: UInt32 = 32) throws -> Buffer {
        var request = drm_mode_create_dumb()
        request.width = width
        request.height = height
        request.bpp = bitsPerPixel
        try check(drmIoctl(descriptor.rawValue, gpupv_drm_create_dumb, &request))
        return Buffer(node: self, handle: request.handle)
    }
}
