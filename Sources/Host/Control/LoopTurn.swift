// SPDX-License-Identifier: Apache-2.0
import Foundation
import Glibc
import SystemPackage

/// What a daemon's loop is doing, as the daemon writes it down in a file: for when it does not answer.
public struct LoopTurn: Equatable, Sendable {
    /// When it last had something to do, in nanoseconds of `CLOCK_MONOTONIC`, which all processes have in common.
    public var began: UInt64
    /// When it had done that, and waited for what comes next; 0 if it has not.
    public var ended: UInt64

    public init(began: UInt64, ended: UInt64) { (self.began, self.ended) = (began, ended) }

    public static var now: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    /// Reads that of the daemon with a control socket; nil if there is none.
    public init?(control: String) {
        let path = ControlPaths.loopTurn(control: control)
        guard let file = try? FileDescriptor.open(path, .readOnly, options: [.noFollow, .closeOnExec]) else {
            return nil
        }
        defer { try? file.close() }
        var words: [UInt64] = [0, 0]
        let count = try? words.withUnsafeMutableBytes { try file.read(fromAbsoluteOffset: 0, into: $0) }
        guard count == 16 else { return nil }
        self.init(began: words[0], ended: words[1])
    }

    /// Makes the file, or empties it.
    ///
    /// - Throws: `Errno`.
    public static func makeFile(control: String) throws -> FileDescriptor {
        try FileDescriptor.open(
            ControlPaths.loopTurn(control: control), .readWrite,
            options: [.create, .truncate, .noFollow, .closeOnExec],
            permissions: [.ownerReadWrite, .groupRead, .otherRead])
    }

    public func write(to file: FileDescriptor) {
        withUnsafeBytes(of: (began, ended)) { _ = pwrite(file.rawValue, $0.baseAddress!, $0.count, 0) }
    }

    /// What it says of a daemon that does not answer.
    public func description(at now: UInt64 = Self.now) -> String {
        func ago(_ time: UInt64) -> String { "\((now - min(now, time)) / 1_000_000_000) s ago" }
        return ended == 0
            ? "its loop last turned \(ago(began)), and is busy since" : "its loop last turned \(ago(ended)), and waits"
    }
}

extension ControlPaths {
    /// The file with the ``LoopTurn`` of a daemon with this control socket.
    public static func loopTurn(control: String) -> String {
        "\(URL(fileURLWithPath: control).deletingLastPathComponent().path)/loop"
    }
}
