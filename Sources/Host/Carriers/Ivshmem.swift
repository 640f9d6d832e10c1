// SPDX-License-Identifier: Apache-2.0
import CLinux
import SystemPackage

/// The ivshmem-doorbell carrier: the server's side of the protocol in QEMU's `docs/specs/ivshmem-spec`.
///
/// The host is peer 0, the guest peer 1, and each has one vector. Everything is said at once, when the
/// client connects; the connection is then held open for as long as the window is served.
public enum Ivshmem {
    /// The only protocol version there is.
    static let protocolVersion: Int64 = 0
    /// The host's peer number: what a guest writes into the upper half of the doorbell register.
    public static let hostPeer: Int64 = 0
    /// The guest's own number.
    public static let guestPeer: Int64 = 1

    /// Gives `window` to the client at the other end of `socket`: QEMU, or the library of `gpupv emulate`.
    public static func handshake(_ window: SharedWindow, on socket: FileDescriptor) throws {
        try send(protocolVersion, on: socket)
        try send(guestPeer, on: socket)
        try send(-1, with: window.memory, on: socket)
        try send(hostPeer, with: window.guestDoorbell.descriptor, on: socket)
        try send(guestPeer, with: window.hostDoorbell.descriptor, on: socket)
    }

    /// What stands for the memory in common, where QEMU would be told of a peer.
    static let commonMemory: Int64 = -2

    /// Also says in which file the fence area and the heap are, at the offsets that the window gives for them:
    /// for the library of `gpupv emulate`, whose processes have them in common.
    public static func handshake(_ window: SharedWindow, common: FileDescriptor, on socket: FileDescriptor) throws {
        try handshake(window, on: socket)
        try send(commonMemory, with: common, on: socket)
    }

    /// What a process of `gpupv emulate` says after the handshake.
    public enum Holding {
        /// This share too is the next message's descriptor's.
        case part(share: UInt64)
        /// A share, and those before it, are to live for as long as the other end of `holder` is open; nil: there
        /// were too many descriptors open to take it.
        case whole(share: UInt64, holder: FileDescriptor?)
    }

    /// Takes the next thing that a process says.
    ///
    /// - Returns: nil when the process went away.
    public static func receiveHolding(on socket: FileDescriptor) throws -> Holding? {
        let (number, descriptor): (Int64, FileDescriptor?)
        do {
            (number, descriptor) = try receive(on: socket)
        } catch Errno.connectionReset {
            return nil
        }
        let share = UInt64(bitPattern: number)
        guard share & holdingMore != 0 else { return .whole(share: share, holder: descriptor) }
        guard descriptor == nil else {
            try? descriptor?.close()
            throw Errno.protocolError
        }
        return .part(share: share & ~holdingMore)
    }

    /// Set in the number of a part.
    static let holdingMore: UInt64 = 1 << 63

    private static func send(_ number: Int64, with descriptor: FileDescriptor? = nil, on socket: FileDescriptor) throws
    {
        let status = withUnsafeBytes(of: number.littleEndian) {
            gpupv_send_fd(socket.rawValue, $0.baseAddress!, $0.count, descriptor?.rawValue ?? -1)
        }
        guard status == 0 else { throw Errno(rawValue: -status) }
    }

    /// What a client was given.
    public struct Client {
        public let peer: Int64
        public let memory: FileDescriptor
        public let guestDoorbell: Doorbell
        public let hostDoorbell: Doorbell
    }

    /// The client's side: used by tests and by in-process guests.
    ///
    /// - Throws: `Errno` if the server breaks the protocol (`protocolError`) or goes away (`connectionReset`).
    public static func connect(on socket: FileDescriptor) throws -> Client {
        var came: [FileDescriptor] = []
        func next() throws -> (number: Int64, descriptor: FileDescriptor?) {
            let message = try receive(on: socket)
            if let descriptor = message.descriptor { came.append(descriptor) }
            return message
        }
        do {
            guard try next() == (protocolVersion, nil) else { throw Errno.protocolError }
            let (peer, none) = try next()
            let (marker, memory) = try next()
            let (host, guestDoorbell) = try next()
            let (own, hostDoorbell) = try next()
            guard none == nil, marker == -1, host == hostPeer, own == peer, let memory, let guestDoorbell,
                let hostDoorbell
            else { throw Errno.protocolError }
            return Client(
                peer: peer, memory: memory, guestDoorbell: Doorbell(taking: guestDoorbell),
                hostDoorbell: Doorbell(taking: hostDoorbell))
        } catch {
            came.forEach { try? $0.close() }
            throw error
        }
    }

    private static func receive(on socket: FileDescriptor) throws -> (number: Int64, descriptor: FileDescriptor?) {
        var number: Int64 = 0
        var fd: Int32 = -1
        let received = withUnsafeMutableBytes(of: &number) {
            gpupv_receive_fd(socket.rawValue, $0.baseAddress!, $0.count, &fd)
        }
        guard received >= 0 else { throw Errno(rawValue: Int32(-received)) }
        guard received != 0 else { throw Errno.connectionReset }
        guard received == 8 else {
            if fd >= 0 { try? FileDescriptor(rawValue: fd).close() }
            throw Errno.protocolError
        }
        return (Int64(littleEndian: number), fd >= 0 ? FileDescriptor(rawValue: fd) : nil)
    }
}
