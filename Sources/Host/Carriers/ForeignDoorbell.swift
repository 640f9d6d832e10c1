// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc
import SystemPackage

/// A wake-up between this process and another principal's, which has the same eventfd.
///
/// Whether an eventfd blocks is a flag of what both share (`O_NONBLOCK` of `fcntl(2)`: the open file description's),
/// and so is its count: write(2) and read(2) of one may wait for ever. Nothing here does.
public struct ForeignDoorbell: Sendable {
    public let descriptor: FileDescriptor

    public init() throws { descriptor = try Doorbell().descriptor }

    /// Makes sure that this process can ring.
    ///
    /// - Throws: ``CannotRing``.
    public static func prepare() throws {
        let status = gpupv_eventfd_prepare()
        guard status == 0 else { throw CannotRing(reason: Errno(rawValue: -status)) }
    }

    /// The kernel has no way to ring without waiting.
    public struct CannotRing: Error, CustomStringConvertible {
        public let reason: Errno
        public var description: String {
            "io_setup(2) fails: \(reason); the kernel needs CONFIG_AIO, and fs.aio-max-nr more than fs.aio-nr"
        }
    }

    /// Takes over an eventfd that was inherited.
    public init(taking descriptor: FileDescriptor) { self.descriptor = descriptor }

    /// Wakes the other side.
    public func ring() { _ = gpupv_eventfd_signal(descriptor.rawValue) }

    /// Takes the rings since the last call.
    ///
    /// - Returns: whether there were any.
    @discardableResult
    public func clear() -> Bool { gpupv_eventfd_take(descriptor.rawValue) != 0 }

    /// Waits until it rings, then clears it.
    ///
    /// - Returns: false if `milliseconds` passed first (nil: no limit), or the other side has taken the ring.
    @discardableResult
    public func wait(milliseconds: Int32? = nil) -> Bool {
        var poller = pollfd(fd: descriptor.rawValue, events: Int16(POLLIN), revents: 0)
        while poll(&poller, 1, milliseconds ?? -1) < 0 && errno == EINTR {}
        return clear()
    }

    public func close() { try? descriptor.close() }
}
