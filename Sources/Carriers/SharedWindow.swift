import CLinux
import SystemPackage
import Window

/// A window as descriptors: what a carrier hands to a guest and a launcher to a worker.
public struct SharedWindow: Sendable {
    /// The memory: a memfd whose size is sealed.
    public let memory: FileDescriptor
    /// Rung by the guest, heard by the host.
    public let guestDoorbell: Doorbell
    /// Rung by the host, heard by the guest.
    public let hostDoorbell: Doorbell
    public let layout: WindowLayout

    /// Makes a window with a heap of at least `heapBytes`. Pages take host memory when first touched.
    public init(heapBytes: UInt64) throws {
        layout = WindowLayout(heapBytes: heapBytes)
        let fd = gpupv_memfd("gpupv-window", layout.windowSize)
        guard fd >= 0 else { throw Errno(rawValue: -fd) }
        memory = FileDescriptor(rawValue: fd)
        guestDoorbell = try Doorbell()
        hostDoorbell = try Doorbell()
    }

    /// Takes over a window made elsewhere, whose heap was asked for with the same `heapBytes`.
    public init(heapBytes: UInt64, memory: FileDescriptor, guestDoorbell: Doorbell, hostDoorbell: Doorbell) {
        layout = WindowLayout(heapBytes: heapBytes)
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
