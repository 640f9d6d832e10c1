// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc
import SystemPackage

/// A wake-up between threads, or between processes that trust each other: an eventfd.
///
/// Between others it is a ``ForeignDoorbell``.
public struct Doorbell: Sendable {
    public let descriptor: FileDescriptor

    public init() throws {
        let fd = gpupv_eventfd()
        guard fd >= 0 else { throw Errno(rawValue: -fd) }
        descriptor = FileDescriptor(rawValue: fd)
    }

    /// Takes over an eventfd that was inherited or received.
    public init(taking descriptor: FileDescriptor) {
        self.descriptor = descriptor
    }

    /// Wakes the other side. Never blocks; rings that nobody heard yet count as one.
    public func ring() {
        var one: UInt64 = 1
        _ = Glibc.write(descriptor.rawValue, &one, 8)
    }

    /// Takes the rings since the last call, without waiting.
    ///
    /// - Returns: whether there were any.
    @discardableResult
    public func clear() -> Bool {
        var count: UInt64 = 0
        return Glibc.read(descriptor.rawValue, &count, 8) == 8
    }

    /// Waits until it rings, then clears it.
    ///
    /// - Returns: false if `milliseconds` passed first (nil: no limit).
    @discardableResult
    public func wait(milliseconds: Int32? = nil) -> Bool {
        var poller = pollfd(fd: descriptor.rawValue, events: Int16(POLLIN), revents: 0)
        while poll(&poller, 1, milliseconds ?? -1) < 0 && errno == EINTR {}
        return clear()
    }

    public func close() {
        try? descriptor.close()
    }
}
