// SPDX-License-Identifier: Apache-2.0
import CInit
import CLinux
import Foundation
import Glibc
import MiniVM
import SystemPackage

/// Passes processes that are started in a running container on to its VM: each client of a UNIX socket gets one of
/// the VM's ports for as long as its process runs.
///
/// One thread of its own, which passes whole messages only: what a client had begun to say when it ended never
/// reaches the guest, and the guest's next process never hears of the last.
public final class ExecRelay: @unchecked Sendable {
    /// What is held for a side that does not take it; then nothing more is read for it.
    private static let maximumPending = 1 << 20
    /// Messages before a client's command.
    private static let maximumPreface = 4

    private struct Port {
        let socket: FileDescriptor
        var decoder = InitFrameDecoder()
        var pending: [UInt8] = []
        /// The guest's greeting, while nobody has the port.
        var greeting: InitFrame?
        var client: Client?
        var isOpen = true
    }

    private struct Client {
        let socket: FileDescriptor
        var decoder = InitFrameDecoder(maximumPayload: Int(GPUPV_INIT_MAX_PAYLOAD))
        var pending: [UInt8] = []
        /// What it said before its command, with which everything goes on.
        var preface: [InitFrame] = []
        var hasCommand = false
        var isGone = false
        /// Its process has ended: it is closed as soon as it has heard so.
        var isFinished = false
    }

    private let listener: FileDescriptor
    private var ports: [Port]
    /// The guest's ends.
    public let guestSockets: [FileDescriptor]

    /// Listens at `path`.
    public init(listeningAt path: String) throws {
        let listener = gpupv_listen_path(path, GPUPV_PATH_TRUSTED, 0o600, geteuid(), getegid(), nil)
        guard listener >= 0 else { throw Errno(rawValue: -listener) }
        self.listener = FileDescriptor(rawValue: listener)
        let pairs = try (0..<Machine.execPorts).map { _ in try FileDescriptor.connectedSockets() }
        ports = pairs.map { Port(socket: $0.0) }
        guestSockets = pairs.map(\.1)
        for port in ports { try Self.makeNonBlocking(port.socket) }
    }

    private static func makeNonBlocking(_ descriptor: FileDescriptor) throws {
        guard fcntl(descriptor.rawValue, F_SETFL, O_RDWR | O_NONBLOCK) == 0 else { throw Errno(rawValue: errno) }
    }

    /// Starts the thread. It ends with the process.
    public func start() {
        Thread.detachNewThread { [self] in
            while true { step() }
        }
    }

    private func step() {
        var pollers = [pollfd(fd: -1, events: Int16(POLLIN), revents: 0)]
        if ports.contains(where: { $0.isOpen && $0.client == nil && $0.greeting != nil }) {
            pollers[0].fd = listener.rawValue
        }
        for port in ports {
            pollers.append(
                Self.poller(
                    port.isOpen ? port.socket : nil, pending: port.pending.count,
                    room: port.client.map { $0.pending.count < Self.maximumPending } ?? true))
            let client = port.client.flatMap { $0.isGone ? nil : $0 }
            pollers.append(
                Self.poller(
                    client?.socket, pending: client?.pending.count ?? 0, room: port.pending.count < Self.maximumPending)
            )
        }
        guard poll(&pollers, nfds_t(pollers.count), -1) > 0 else { return }
        for index in ports.indices {
            if Self.hasInput(pollers[1 + 2 * index]) { servePort(&ports[index]) }
            if Self.hasInput(pollers[2 + 2 * index]) { serveClient(&ports[index]) }
            settle(&ports[index])
        }
        if pollers[0].revents != 0 { accept() }
    }

    private static func poller(_ socket: FileDescriptor?, pending: Int, room: Bool) -> pollfd {
        pollfd(
            fd: socket?.rawValue ?? -1, events: Int16((room ? POLLIN : 0) | (pending > 0 ? POLLOUT : 0)), revents: 0)
    }

    /// Room for output alone is no reason to read what there is no room for.
    private static func hasInput(_ poller: pollfd) -> Bool {
        Int32(poller.revents) & (POLLIN | POLLHUP | POLLERR) != 0
    }

    private func accept() {
        guard let index = ports.firstIndex(where: { $0.isOpen && $0.client == nil && $0.greeting != nil }) else {
            return
        }
        let socket = gpupv_accept(listener.rawValue)
        guard socket >= 0 else { return }
        var client = Client(socket: FileDescriptor(rawValue: socket))
        guard (try? Self.makeNonBlocking(client.socket)) != nil else { return }
        client.pending = ports[index].greeting?.encoded ?? []
        ports[index].client = client
    }

    /// - Returns: false at the end of what there is to read for good.
    private static func read(_ socket: FileDescriptor, into decoder: inout InitFrameDecoder) -> Bool {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        let count = buffer.withUnsafeMutableBytes { Glibc.read(socket.rawValue, $0.baseAddress, $0.count) }
        if count > 0 { decoder.append(buffer[0..<count]) }
        return count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR))
    }

    private static func write(_ socket: FileDescriptor, _ bytes: inout [UInt8]) -> Bool {
        guard !bytes.isEmpty else { return true }
        let count = bytes.withUnsafeBytes {
            send(socket.rawValue, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        if count > 0 { bytes.removeFirst(count) }
        return count > 0 || errno == EAGAIN || errno == EINTR
    }

    private func servePort(_ port: inout Port) {
        guard Self.read(port.socket, into: &port.decoder) else { return close(&port) }
        do {
            while let frame = try port.decoder.next() { takeFromGuest(frame, &port) }
        } catch {
            // The guest makes no sense; nobody is served by this port any more.
            close(&port)
        }
    }

    private func close(_ port: inout Port) {
        port.isOpen = false
        port.greeting = nil
        try? port.socket.close()
        port.client?.isFinished = true
    }

    private func takeFromGuest(_ frame: InitFrame, _ port: inout Port) {
        guard port.client != nil else {
            if frame.type == GPUPV_INIT_HELLO.rawValue { port.greeting = frame }
            return
        }
        guard port.client?.isFinished == false else { return }
        if port.client?.isGone == false { port.client?.pending += frame.encoded }
        if frame.type == GPUPV_INIT_EXIT.rawValue || frame.type == GPUPV_INIT_FAILED.rawValue {
            port.client?.isFinished = true
            port.greeting = nil
            port.pending += InitFrame(GPUPV_INIT_NEXT).encoded
        }
    }

    private func serveClient(_ port: inout Port) {
        guard var client = port.client else { return }
        var isThere = Self.read(client.socket, into: &client.decoder)
        do {
            while let frame = try client.decoder.next() {
                guard !client.isFinished else { continue }
                if client.hasCommand {
                    port.pending += frame.encoded
                } else {
                    guard client.preface.count < Self.maximumPreface else { throw LaunchError("it says too much") }
                    client.preface.append(frame)
                    client.hasCommand = frame.type == GPUPV_INIT_CONFIG.rawValue
                    if client.hasCommand { port.pending += client.preface.flatMap(\.encoded) }
                }
            }
        } catch {
            isThere = false
        }
        if !isThere { client.isGone = true }
        if client.isGone && client.hasCommand && !client.isFinished {
            // Its process ends with it, whatever it has written meanwhile.
            for stream in [1, 2] as [UInt32] { port.pending += InitFrame(GPUPV_INIT_CLOSE, words: stream).encoded }
            port.pending += InitFrame(GPUPV_INIT_SIGNAL, words: UInt32(SIGKILL)).encoded
        }
        port.client = client
    }

    private func settle(_ port: inout Port) {
        if port.isOpen, !Self.write(port.socket, &port.pending) { close(&port) }
        guard var client = port.client else { return }
        // One that is gone is heard of by its socket's end.
        if !client.isGone, !Self.write(client.socket, &client.pending) { client.pending = [] }
        let isDone = client.isFinished ? client.isGone || client.pending.isEmpty : client.isGone && !client.hasCommand
        if isDone { try? client.socket.close() }
        port.client = isDone ? nil : client
    }
}
