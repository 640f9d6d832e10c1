// SPDX-License-Identifier: Apache-2.0
import CLinux
import Control
import Foundation
import Glibc
import SystemPackage
import Testing

@testable import Daemon

/// Sockets in directories in which others put something else in their place.
@Suite(.serialized) @MainActor struct ListeningSocketTests {
    /// A directory of a test's, with a file that is nobody else's.
    private final class Directory: Sendable {
        let path = FileManager.default.temporaryDirectory.appending(path: "gpupv-listen-\(UUID().uuidString)").path
        var secret: String { "\(path)/secret" }

        init() throws {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
            try Data("secret".utf8).write(to: URL(fileURLWithPath: secret))
            chmod(secret, 0o600)
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        /// A directory in it that anybody can change.
        func makeOpen(_ name: String) throws -> String {
            try FileManager.default.createDirectory(atPath: "\(path)/\(name)", withIntermediateDirectories: false)
            chmod("\(path)/\(name)", 0o777)
            return "\(path)/\(name)"
        }

        func names(in directory: String) throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
        }
    }

    private nonisolated static func mode(_ path: String) -> mode_t? {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & 0o7777 : nil
    }

    @Test("A socket has its mode when it gets its name, and nothing else is left in its directory")
    func making() throws {
        let directory = try Directory()
        let place = try directory.makeOpen("open")
        try ListeningSocket(at: "\(place)/x.sock", isTrusted: true, mode: 0o620).remove()
        #expect(throws: Errno.notPermitted) {
            try ListeningSocket(at: "\(place)/x.sock", isTrusted: false, mode: 0o620)
        }
        #expect(try directory.names(in: place) == [])
        // In place of one that was left.
        let first = try ListeningSocket(at: "\(directory.path)/x.sock", isTrusted: false, mode: 0o620)
        let second = try ListeningSocket(at: "\(directory.path)/x.sock", isTrusted: false, mode: 0o602)
        #expect(Self.mode("\(directory.path)/x.sock") == 0o602)
        first.remove()
        #expect(Self.mode("\(directory.path)/x.sock") == 0o602, "it is not the first one's")
        close(gpupv_connect_path("\(directory.path)/x.sock"))
        second.remove()
        #expect(try directory.names(in: directory.path) == ["open", "secret"])
    }

    @Test("What is no socket, or another's link, is not replaced or followed")
    func obstacles() throws {
        let directory = try Directory()
        #expect(throws: Errno.fileExists) {
            try ListeningSocket(at: directory.secret, isTrusted: true, mode: 0o600)
        }
        #expect(throws: Errno.notDirectory) {
            try ListeningSocket(at: "\(directory.secret)/x.sock", isTrusted: true, mode: 0o600)
        }
        let place = "\(directory.path)/place"
        let link = "\(directory.path)/link"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
        #expect(symlink("place", link) == 0)
        try ListeningSocket(at: "\(link)/x.sock", isTrusted: false, mode: 0o600).remove()
        guard geteuid() == 0 else { return }
        #expect(lchown(link, 65_534, 65_534) == 0)
        #expect(throws: Errno.tooManySymbolicLinkLevels) {
            try ListeningSocket(at: "\(link)/x.sock", isTrusted: true, mode: 0o600)
        }
        #expect(chown(place, 65_534, 65_534) == 0)
        #expect(throws: Errno.notPermitted) {
            try ListeningSocket(at: "\(place)/x.sock", isTrusted: false, mode: 0o600)
        }
        #expect(try directory.names(in: directory.path) == ["link", "place", "secret"])
    }

    @Test("A socket is changed and removed as the file that it is, whatever is at its path")
    func replacement() throws {
        let directory = try Directory()
        let path = "\(directory.path)/x.sock"
        let socket = try ListeningSocket(at: path, isTrusted: true, mode: 0o600)
        #expect(rename(path, "\(path).old") == 0 && symlink(directory.secret, path) == 0)
        try socket.change(mode: 0o666)
        #expect(Self.mode(directory.secret) == 0o600 && Self.mode("\(path).old") == 0o666)
        socket.remove()
        #expect(try directory.names(in: directory.path) == ["secret", "x.sock", "x.sock.old"])
    }

    @Test("A request that resizes a partition changes no file that was put in its socket's place")
    func resizing() throws {
        let directory = try Directory()
        let place = try directory.makeOpen("open")
        let host = try StandInHost(
            configuration: """
                gpus: {gpu0: {device: emulated, memory: 1G}}
                partitions: {a: {gpu: gpu0, vram: 1M, socket: "\(place)/a.sock"}}
                """, [])
        try host.serve {
            let client = try ControlClient(host.control)
            let path = try client.call(ShowPartition("a")).socket
            #expect(path == "\(place)/a.sock" && Self.mode(path) == 0o660)
            #expect(rename(path, "\(path).old") == 0 && symlink(directory.secret, path) == 0)
            _ = try client.call(
                ResizePartition("a", settings: ["socket": .object(["path": .string(path), "mode": .string("0666")])]))
            #expect(Self.mode(directory.secret) == 0o600 && Self.mode("\(path).old") == 0o666)
        }
    }

    @Test("A request says that a socket is where nobody else can put another file in its place, or is refused")
    func requests() throws {
        let directory = try Directory()
        let place = try directory.makeOpen("open")
        let host = try StandInHost(
            configuration: "{gpus: {gpu0: {device: emulated, memory: 1G}}, partitions: {}}", [])
        try host.serve {
            let client = try ControlClient(host.control)
            func create(_ name: String, _ path: String) throws -> PartitionStatus {
                try client.call(
                    CreatePartition(
                        name, settings: ["gpu": .string("gpu0"), "vram": .string("1M"), "socket": .string(path)]))
            }
            let refusal = #expect(throws: ControlError.self) { try create("a", "\(place)/a.sock") }
            #expect(refusal?.code == .forbidden)
            #expect(try directory.names(in: place) == [])
            #expect(try create("b", "other.sock").state == .idle)
            #expect(try create("c", "\(directory.path)/c.sock").state == .idle)
            #expect(throws: ControlError.self) {
                try client.call(ResizePartition("b", settings: ["socket": .string("\(place)/b.sock")]))
            }
            #expect(try client.call(ShowPartition("b")).state == .idle)
        }
    }
}
