// SPDX-License-Identifier: Apache-2.0
import CLinux
import SystemPackage
import Window

/// A window as descriptors: what a carrier hands to a guest and a launcher to a worker.
public struct SharedWindow: Sendable {
    /// The memory: a memfd whose size is sealed.
    public let memory: FileDescriptor
    /// Rung by the guest, heard by the host.
    public let guestDoorbell: ForeignDoorbell
    /// Rung by the host, heard by the guest.
    public let hostDoorbell: ForeignDoorbell
    public let layout: WindowLayout

    /// Makes a window with a heap of at least `heapBytes`. Pages take host memory when first touched.
    public init(heapBytes: UInt64) throws {
        layout = WindowLayout(heapBytes: heapBytes)
        let fd = gpupv_memfd("gpupv-window", layout.windowSize)
        guard fd >= 0 else { throw Errno(rawValue: -fd) }
        memory = FileDescriptor(rawValue: fd)
        guestDoorbell = try ForeignDoorbell()
        hostDoorbell = try ForeignDoorbell()
    }

    /// Takes over a window made elsewhere. Its memory's size, which is sealed, says how it is divided.
    ///
    /// - Throws: `Errno.invalidArgument` if that is no window.
    public init(memory: FileDescriptor, guestDoorbell: ForeignDoorbell, hostDoorbell: ForeignDoorbell) throws {
        let size = try memory.seek(offset: 0, from: .end)
        guard let layout = WindowLayout(windowSize: UInt64(size)) else { throw Errno.invalidArgument }
        self.layout = layout
        self.memory = memory
        self.guestDoorbell = guestDoorbell
        self.hostDoorbell = hostDoorbell
    }

    /// Maps it as the host.
    public func host() throws -> HostWindow {
        try HostWindow(memory: SharedMemory(mapping: memory, size: Int(layout.windowSize)), layout: layout)
    }

    public func close() {
        try? memory.close()
        guestDoorbell.close()
        hostDoorbell.close()
    }
}
