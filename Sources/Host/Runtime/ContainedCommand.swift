// SPDX-License-Identifier: Apache-2.0
import CInit
import CLinux
import Foundation
import Glibc
import MiniVM
import SystemPackage

extension GuestCommand {
    /// A process of a container's.
    ///
    /// - Throws: ``LaunchError`` if what it is limited to makes no sense.
    public init(_ process: ContainedProcess, seccomp: Seccomp?) throws {
        guard !process.args.isEmpty else { throw LaunchError("process.args: there is no command") }
        self.init(arguments: process.args, environment: process.env ?? [], workingDirectory: process.cwd)
        userID = process.user.uid
        groupID = process.user.gid
        groups = process.user.additionalGids ?? []
        fileCreationMask = process.user.umask ?? 0o022
        isContained = true
        preamble = [try ProcessLimits(process: process, seccomp: seccomp).frame()]
        var now = timespec()
        if clock_gettime(CLOCK_REALTIME, &now) == 0 {
            realtime = UInt64(now.tv_sec) * 1_000_000_000 + UInt64(now.tv_nsec)
        }
    }
}

extension ContainerDescription {
    /// The one of the container that this process is in.
    public static func current() throws -> ContainerDescription {
        let data = try Data(contentsOf: URL(fileURLWithPath: Path.description))
        return try JSONDecoder().decode(ContainerDescription.self, from: data)
    }

    /// The container's first process, and before it what the container consists of.
    public func command() throws -> GuestCommand {
        var command = try GuestCommand(process, seccomp: seccomp)
        let strings = steps.flatMap { [$0.code, $0.first, $0.target, "\($0.flags)", $0.data] }
        command.preamble.insert(InitFrame(GPUPV_INIT_SETUP, strings.flatMap { Array($0.utf8) + [0] }), at: 0)
        if let network { command.preamble.append(InitFrame(GPUPV_INIT_NETWORK, Array(network.requests))) }
        return command
    }
}

/// A process that an engine starts in a running container: `gpupv container-exec`.
public enum ContainedExec {
    /// Variables of the environment that carry the process, in pieces that execve(2) takes.
    static let variable = "GPUPV_PROCESS_"
    static let pieceBytes = 100_000

    /// `process` as variables.
    static func environment(for process: Data) -> [String] {
        let text = process.base64EncodedString()
        return stride(from: 0, to: text.utf8.count, by: pieceBytes).enumerated().map { number, start in
            "\(variable)\(number)=\(text.dropFirst(start).prefix(pieceBytes))"
        }
    }

    /// Runs it in the VM of this container; its exit status.
    public static func run() throws -> Int32 {
        var text = ""
        for number in 0... {
            guard let piece = getenv("\(variable)\(number)") else { break }
            text += String(cString: piece)
        }
        guard let data = Data(base64Encoded: text) else { throw LaunchError("there is no process to run") }
        let process = try JSONDecoder().decode(ContainedProcess.self, from: data)
        let command = try GuestCommand(process, seccomp: ContainerDescription.current().seccomp)
        let socket = gpupv_connect_path(ContainerDescription.Path.execSocket)
        guard socket >= 0 else { throw LaunchError("the container's VM: \(Errno(rawValue: -socket))") }
        return try Session(command, over: FileDescriptor(rawValue: socket)).run().exitStatus
    }
}
