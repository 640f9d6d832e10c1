// SPDX-License-Identifier: Apache-2.0
import CLinux
import Foundation
import Glibc
import Partitions
import Physical
import SystemPackage

/// What a daemon leaves to the program that it executes in its place. Descriptors are those of the process.
struct Handover: Codable {
    /// Changes with anything that an older or newer program would misread.
    static let format = 2
    /// Names the descriptor of the file that holds it.
    private static let variable = "GPUPV_HANDOVER"

    struct VM: Codable {
        var partition: String
        var memory: Int32
        var guestDoorbell: Int32
        var hostDoorbell: Int32
        var connection: Int32
        var pid: Int32
        var uid: UInt32
        var since: Date
        var starts: Int
        /// Whether it was given its window.
        var isGreeted: Bool
        /// What its worker serves.
        var configuration: PartitionConfiguration
        /// nil between two workers.
        var worker: Worker?
    }

    struct Worker: Codable {
        var pid: Int32
        var channel: Int32
        var nodes: Int
        /// The read end of its log's pipe; nil if the worker has closed its own end.
        var log: Int32?
    }

    struct Listener: Codable {
        var socket: Int32
        /// Of its file.
        var node: Int32
    }

    var incarnation: Int
    var since: Date
    var controlSocket: Listener
    /// Of the lock on the runtime directory.
    var lock: Int32
    /// Listening sockets of partitions, by their paths.
    var listeners: [String: Listener]
    var changes: [String: PartitionStore.Change]
    /// nil from a program that did not bind partitions.
    var devices: DeviceTable?
    var vms: [VM]
    /// Workers that were told to end.
    var ending: [Int32]

    private var descriptors: [Int32] {
        [lock] + ([controlSocket] + listeners.values).flatMap { [$0.socket, $0.node] }
            + vms.flatMap {
                [
                    $0.memory, $0.guestDoorbell, $0.hostDoorbell, $0.connection, $0.worker?.channel, $0.worker?.log,
                ].compactMap { $0 }
            }
    }

    /// Executes a program in place of this one.
    ///
    /// - Throws: `Errno` if that is not possible; nothing changed then.
    func execute(_ program: String, arguments: [String]) throws -> Never {
        let data = try JSONEncoder().encode(self)
        let fd = gpupv_memfd("gpupv-handover", UInt64(data.count))
        guard fd >= 0 else { throw Errno(rawValue: -fd) }
        let file = FileDescriptor(rawValue: fd)
        defer { try? file.close() }
        try file.writeAll(toAbsoluteOffset: 0, data)
        let all = descriptors + [fd]
        all.forEach { _ = gpupv_keep_over_exec($0, 1) }
        setenv(Self.variable, "\(fd)", 1)
        var argv: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        argv.append(nil)
        execve(program, argv, environ)
        let error = Errno(rawValue: errno)
        unsetenv(Self.variable)
        argv.forEach { free($0) }
        all.forEach { _ = gpupv_keep_over_exec($0, 0) }
        throw error
    }

    /// What a former program of this process left, if one did.
    static func take() throws -> Handover? {
        guard let text = getenv(variable) else { return nil }
        defer { unsetenv(variable) }
        guard let fd = Int32(String(cString: text)) else { return nil }
        let file = FileDescriptor(rawValue: fd)
        defer { try? file.close() }
        let size = Int(try file.seek(offset: 0, from: .end))
        let bytes = try [UInt8](unsafeUninitializedCapacity: size) { bytes, count in
            count = try file.read(fromAbsoluteOffset: 0, into: UnsafeMutableRawBufferPointer(bytes))
        }
        let handover = try JSONDecoder().decode(Handover.self, from: Data(bytes))
        handover.descriptors.forEach { _ = gpupv_keep_over_exec($0, 0) }
        return handover
    }
}
