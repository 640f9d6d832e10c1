// SPDX-License-Identifier: Apache-2.0
import CLinux
import Control
import Foundation
import Glibc
import Logging
import SystemPackage
import Testing

@testable import Daemon

/// What one user can do to the others of a daemon.
@Suite(.serialized) @MainActor struct QuotaTests {
    /// A control socket whose connections are those of whoever a test likes.
    @MainActor
    private final class Setting {
        let path = FileManager.default.temporaryDirectory.appending(path: "gpupv-quota-\(UUID().uuidString)").path
        let loop: EventLoop
        let control: ControlServer
        /// Whose the next connection is.
        var user: uid_t = 70_001
        /// The partitions that were asked for, in order.
        private(set) var asked: [String] = []

        init() throws {
            loop = try EventLoop()
            control = ControlServer(loop: loop, log: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
            control.on(ShowPartition.self) { [unowned self] call throws(ControlError) in
                asked.append(call.partition)
                throw ControlError(.notFound, "there is none")
            }
            control.acceptPeer = { [unowned self] listener, peer in
                let socket = gpupv_accept_peer(listener, peer)
                MainActor.assumeIsolated { peer.pointee.uid = user }
                return socket
            }
            control.listen(on: try ListeningSocket(at: path, isTrusted: true, mode: 0o600))
        }

        isolated deinit { control.close() }

        /// Connects as a user.
        func connect(as user: uid_t) throws -> FileDescriptor {
            self.user = user
            let socket = gpupv_connect_path(path)
            guard socket >= 0 else { throw Errno(rawValue: -socket) }
            try loop.step()
            return FileDescriptor(rawValue: socket)
        }

        static func send(_ partition: String, times: Int = 1, on socket: FileDescriptor) throws {
            let line =
                #"{"version":1,"id":1,"request":"partition.show","parameters":{"partition":"\#(partition)"}}"# + "\n"
            try socket.writeAll(Array(String(repeating: line, count: times).utf8))
        }

        /// Whether the other end of a client's is closed.
        static func isEnded(_ socket: FileDescriptor) -> Bool {
            var byte: UInt8 = 0
            return recv(socket.rawValue, &byte, 1, Int32(MSG_DONTWAIT)) == 0
        }
    }

    @Test("A user has so many connections, and root and others are let in beside them")
    func connections() throws {
        let setting = try Setting()
        var clients = try (0..<ControlServer.maximumConnectionsPerUser).map { _ in try setting.connect(as: 70_001) }
        defer { clients.forEach { try? $0.close() } }
        clients.append(try setting.connect(as: 70_001))
        #expect(clients.map(Setting.isEnded) == Array(repeating: false, count: clients.count - 1) + [true])
        for user in [0, geteuid(), 70_002] {
            clients.append(try setting.connect(as: user))
            #expect(!Setting.isEnded(clients.last!))
        }
        // One that ends makes room.
        try clients.removeFirst().close()
        try setting.loop.step()
        clients.append(try setting.connect(as: 70_001))
        #expect(!Setting.isEnded(clients.last!))
    }

    @Test("Whatever all users have, root is let in")
    func connectionsOfAll() throws {
        let setting = try Setting()
        var clients: [FileDescriptor] = []
        defer { clients.forEach { try? $0.close() } }
        for index in 0..<ControlServer.maximumConnections {
            clients.append(
                try setting.connect(as: 71_000 + uid_t(index / ControlServer.maximumConnectionsPerUser)))
        }
        clients.append(try setting.connect(as: 70_000))
        #expect(Setting.isEnded(clients.last!))
        clients.append(try setting.connect(as: 0))
        #expect(!Setting.isEnded(clients.last!))
    }

    @Test("A user's requests are answered some at a time, and others' between them")
    func requests() throws {
        let setting = try Setting()
        var clients = try (0..<8).map { _ in try setting.connect(as: 70_001) }
        let other = try setting.connect(as: 70_002)
        clients.append(other)
        defer { clients.forEach { try? $0.close() } }
        for client in clients.dropLast() { try Setting.send("many", times: 200, on: client) }
        try Setting.send("one", on: other)
        var turns = 0
        while setting.asked.count < 8 * 200 + 1 {
            let before = setting.asked
            try setting.loop.step()
            let now = setting.asked.dropFirst(before.count)
            #expect(now.count { $0 == "many" } <= ControlServer.requestsPerTurn)
            turns += 1
            if turns == 3 { #expect(setting.asked.contains("one")) }
        }
    }

    @Test("A client that asks and reads nothing is not answered ahead, and answered once it reads")
    func answersAhead() throws {
        let setting = try Setting()
        let client = try setting.connect(as: 70_001)
        defer { try? client.close() }
        _ = fcntl(client.rawValue, F_SETFL, O_RDWR | O_NONBLOCK)
        let line = Array(#"{"version":1,"id":1,"request":"partition.show","parameters":{"partition":"x"}}"#.utf8) + [10]
        let lines = Array(repeatElement(line, count: 100).joined())
        var sent = 0
        // Until neither side takes any more.
        while true {
            let rest = Array(lines.dropFirst(sent % lines.count))
            let count = rest.withUnsafeBytes { write(client.rawValue, $0.baseAddress!, $0.count) }
            if count > 0 { sent += count }
            let asked = setting.asked.count
            try setting.loop.step(until: .now)
            if count < 0, setting.asked.count == asked { break }
        }
        let asked = setting.asked.count
        #expect(asked < sent / line.count, "it is not read for ever")
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        var answers = 0
        while answers < sent / line.count {
            let count = read(client.rawValue, &bytes, bytes.count)
            if count > 0 { answers += bytes.prefix(count).count { $0 == 10 } } else { try setting.loop.step() }
        }
        #expect(setting.asked.count == sent / line.count)
    }

    @Test("Lines that a user causes in the log are bounded, and those of others are not counted with them")
    func lines() {
        let log = UserLog()
        let start = ContinuousClock.now
        for _ in 0..<UserLog.burst { #expect(log.admit(70_001, at: start) == 0) }
        for _ in 0..<5 { #expect(log.admit(70_001, at: start) == nil) }
        #expect(log.admit(70_002, at: start) == 0)
        #expect(log.admit(70_001, at: start + UserLog.period) == 5, "it says how many there were not")
        #expect(log.admit(70_001, at: start + UserLog.period) == nil)
    }
}
