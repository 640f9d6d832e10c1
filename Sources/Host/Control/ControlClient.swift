// SPDX-License-Identifier: Apache-2.0
import CLinux
import Foundation
import Glibc
import SystemPackage

/// A connection to the daemon's control socket. Not for several threads.
public final class ControlClient {
    private let socket: FileDescriptor
    /// To poll for its end, and no more.
    public var descriptor: FileDescriptor { socket }
    private let path: String
    private var buffer = LineBuffer()
    private var next: UInt64 = 1
    /// What came with answers that nobody has taken yet.
    private var descriptors: [FileDescriptor] = []

    /// How long the daemon may take to answer, in seconds; nil: for ever.
    private let patience: Int?

    /// - Parameter patience: how long the daemon may take to answer, in seconds; nil: for ever.
    /// - Throws: ``ControlError`` if there is no daemon or it lets nobody in.
    public init(_ path: String = ControlPaths.defaultSocket, patience: Int? = nil) throws(ControlError) {
        self.path = path
        self.patience = patience
        let fd = gpupv_connect_path(path)
        guard fd >= 0 else {
            switch -fd {
            case ECONNREFUSED where !Self.isSocket(path):
                throw ControlError(
                    .unreachable, "\(path) is no socket",
                    fix: "name a daemon's '\(ControlPaths.controlSocket)', which is in its runtime directory")
            case ENOENT, ECONNREFUSED:
                throw ControlError(
                    .unreachable, "no daemon is running: nobody listens at \(path)",
                    fix: "start it with 'gpupv serve' or 'systemctl start gpupv', or name its socket with --control")
            case EACCES, EPERM:
                throw ControlError(
                    .forbidden, "\(path): permission denied",
                    fix: "become root or a member of the socket's group ('control:' in the configuration)")
            default: throw ControlError(.unreachable, "\(path): \(Errno(rawValue: -fd))")
            }
        }
        socket = FileDescriptor(rawValue: fd)
        if let patience {
            var time = timeval(tv_sec: patience, tv_usec: 0)
            let size = socklen_t(MemoryLayout<timeval>.size)
            setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &time, size)
            setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &time, size)
        }
    }

    private static func isSocket(_ path: String) -> Bool {
        var information = stat()
        return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFSOCK
    }

    deinit {
        try? socket.close()
        descriptors.forEach { try? $0.close() }
    }

    /// Sends a request and waits for its answer.
    ///
    /// - Parameter descriptor: goes with it; not taken over.
    public func call<Call: ControlCall>(
        _ call: Call, with descriptor: FileDescriptor? = nil
    ) throws(ControlError) -> Call.Result {
        let id = next
        next += 1
        do {
            var line = try ControlProtocol.line(call, id: id)
            var going = [descriptor].compactMap { $0?.rawValue }
            while !line.isEmpty {
                // Not with write: a daemon that is gone is no reason to end the caller by SIGPIPE.
                let sent = line.withUnsafeBytes {
                    gpupv_send_fds(socket.rawValue, $0.baseAddress!, $0.count, going, going.count)
                }
                guard sent > 0 else { throw Errno(rawValue: Int32(-sent)) }
                line.removeFirst(sent)
                going = []
            }
        } catch Errno.resourceTemporarilyUnavailable {
            throw silence()
        } catch {
            throw lost()
        }
        while true {
            let reply = try reply(to: Call.self)
            // Events of a subscription may come first.
            guard reply.id == id else { continue }
            if let error = reply.error { throw error }
            if let result = reply.result { return result }
        }
    }

    /// Takes the descriptors that came with the last answer; the caller closes them.
    public func takeDescriptors() -> [FileDescriptor] {
        defer { descriptors = [] }
        return descriptors
    }

    /// The next event of a subscription.
    public func nextEvent() throws(ControlError) -> ControlEvent {
        while true {
            if let event = try reply(to: Subscribe.self).event { return event }
        }
    }

    private func reply<Call: ControlCall>(to _: Call.Type) throws(ControlError) -> ControlProtocol.Reply<Call.Result> {
        while true {
            if let line = buffer.next() {
                do {
                    return try ControlProtocol.decoder().decode(ControlProtocol.Reply<Call.Result>.self, from: line)
                } catch {
                    throw ControlError(
                        .badRequest, "the daemon's answer makes no sense: \(error)",
                        fix: "use the gpupv that came with it")
                }
            }
            var came = [Int32](repeating: -1, count: Int(GPUPV_MESSAGE_FDS))
            var (count, received) = (0, 0)
            let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { bytes, size in
                received = gpupv_receive_fds(socket.rawValue, bytes.baseAddress!, 1 << 16, &came, &count)
                size = max(0, received)
            }
            if received == -Int(EAGAIN) { throw silence() }
            descriptors += came.prefix(count).map { FileDescriptor(rawValue: $0) }
            guard !bytes.isEmpty, buffer.append(bytes) else { throw lost() }
        }
    }

    private func silence() -> ControlError {
        let turn = LoopTurn(control: path).map { ": \($0.description())" } ?? ""
        return ControlError(
            .unreachable, "the daemon at \(path) has not answered within \(patience ?? 0) s\(turn)",
            fix: "its log says what it does; systemd restarts it if its loop does not turn (WatchdogSec=)")
    }

    private func lost() -> ControlError {
        ControlError(.unreachable, "the daemon at \(path) closed the connection", fix: "its log says why")
    }
}

/// Cuts bytes into lines, none longer than ``ControlProtocol/maximumLine``.
public struct LineBuffer: Sendable {
    private var bytes: [UInt8] = []
    /// Bytes in which there is no newline.
    private var searched = 0

    public init() {}

    /// - Returns: false if a line becomes too long.
    public mutating func append(_ more: [UInt8]) -> Bool {
        bytes += more
        return bytes.count <= 2 * ControlProtocol.maximumLine
    }

    /// The next line, without its newline; nil if none is complete.
    public mutating func next() -> Data? {
        guard let end = bytes[searched...].firstIndex(of: 10) else {
            searched = bytes.count
            return nil
        }
        let line = Data(bytes[..<end])
        bytes.removeFirst(end + 1)
        searched = 0
        return line
    }
}
