// SPDX-License-Identifier: Apache-2.0
import CLinux
import Foundation
import Glibc
import SystemPackage

/// A program that ends with its launcher, however that ends.
public struct ChildProcess {
    let pid: pid_t

    /// Starts `program` with exactly the given descriptors, in a process group of its own.
    ///
    /// It is killed when the calling thread ends, so call from one that lives as long as the process.
    ///
    /// - Parameter joinsView: the last of `descriptors` is the namespace of a ``HostView``, which it enters.
    init(
        _ program: String, _ arguments: [String], descriptors: [(FileDescriptor, Int32)], joinsView: Bool = false
    ) throws {
        var argv: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
        argv.append(nil)
        defer { argv.forEach { free($0) } }
        let fds = descriptors.map(\.0.rawValue)
        let targets = descriptors.map(\.1)
        let flags = GPUPV_SPAWN_GROUP | (joinsView ? GPUPV_SPAWN_JOINS_VIEW : 0)
        pid = gpupv_spawn(program, argv, environ, fds, targets, fds.count, Int32(flags))
        guard pid > 0 else { throw Errno(rawValue: -pid) }
    }

    func kill() {
        _ = Glibc.kill(pid, SIGKILL)
    }

    /// Waits for its end; nil if `options` has WNOHANG and it runs.
    func wait(options: Int32 = 0) -> WaitStatus? {
        var status: Int32 = 0
        while true {
            let result = waitpid(pid, &status, options)
            if result == pid { return WaitStatus(rawValue: status) }
            if result < 0 && errno == EINTR { continue }
            return nil
        }
    }

    /// Finds an executable by name along `PATH`, or returns a path as it is.
    public static func find(_ name: String) -> String? {
        if name.contains("/") { return access(name, X_OK) == 0 ? name : nil }
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        return path.split(separator: ":").map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }
}

/// How a process ended, as `waitpid` says it.
struct WaitStatus: CustomStringConvertible {
    var rawValue: Int32

    /// nil if a signal ended it.
    var exitStatus: Int32? { rawValue & 0x7f == 0 ? rawValue >> 8 & 0xff : nil }

    var description: String {
        exitStatus.map { "with status \($0)" } ?? "by signal \(rawValue & 0x7f)"
    }
}

extension FileDescriptor {
    /// Two connected, close-on-exec sockets.
    public static func connectedSockets() throws -> (FileDescriptor, FileDescriptor) {
        var sockets: [Int32] = [-1, -1]
        let status = gpupv_socketpair(&sockets)
        guard status == 0 else { throw Errno(rawValue: -status) }
        return (FileDescriptor(rawValue: sockets[0]), FileDescriptor(rawValue: sockets[1]))
    }

    /// A file in memory, close-on-exec, that holds `bytes`.
    static func memory(_ name: String, holding bytes: [UInt8]) throws -> FileDescriptor {
        let fd = gpupv_memfd(name, UInt64(bytes.count))
        guard fd >= 0 else { throw Errno(rawValue: -fd) }
        let file = FileDescriptor(rawValue: fd)
        try file.writeAll(toAbsoluteOffset: 0, bytes)
        return file
    }
}
