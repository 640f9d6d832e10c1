// SPDX-License-Identifier: Apache-2.0
import CInit
import CLinux
import Glibc

/// A command to run in a mini-VM, and how.
public struct GuestCommand: Sendable {
    public var arguments: [String]
    /// `NAME=VALUE`.
    public var environment: [String]
    public var workingDirectory: String
    /// Nobody asked for that directory: if it is not there, the command starts in `/`.
    public var isDirectoryOptional = false
    public var userID: UInt32 = 0
    public var groupID: UInt32 = 0
    public var groups: [UInt32] = []
    public var fileCreationMask: UInt32 = 0o022
    /// Soft limit on open files; 0 leaves the guest's.
    public var openFiles: UInt32 = 0
    /// Nanoseconds since 1970; 0 leaves the guest's clock.
    public var realtime: UInt64 = 0
    /// Standard input and output are a terminal in the guest.
    public var hasTerminal = false
    /// So is standard error.
    public var hasTerminalError = false
    public var windowSize = WindowSize()
    /// It is an error if the guest has no GPU.
    public var needsGPU = false
    /// It is a process of a container's: signals are for it alone.
    public var isContained = false
    /// Said before the command itself: what a container consists of, and what its process may do.
    public var preamble: [InitFrame] = []

    public init(arguments: [String], environment: [String] = [], workingDirectory: String = "/") {
        self.arguments = arguments
        self.environment = environment
        self.workingDirectory = workingDirectory
    }

    /// `arguments` as the calling process would start them: its environment, directory, user and limits.
    public init(inheriting arguments: [String]) {
        self.init(arguments: arguments)
        var next = environ
        while let variable = next.pointee {
            environment.append(String(cString: variable))
            next += 1
        }
        if let directory = getcwd(nil, 0) {
            workingDirectory = String(cString: directory)
            free(directory)
        }
        userID = getuid()
        groupID = getgid()
        let count = getgroups(0, nil)
        if count > 0 {
            groups = [gid_t](unsafeUninitializedCapacity: Int(count)) { buffer, initialized in
                initialized = Int(max(0, getgroups(count, buffer.baseAddress)))
            }
        }
        fileCreationMask = umask(0)
        umask(fileCreationMask)
        var limit = rlimit()
        if getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 {
            openFiles = UInt32(clamping: min(limit.rlim_cur, 1 << 20))
        }
        var now = timespec()
        if clock_gettime(CLOCK_REALTIME, &now) == 0 {
            realtime = UInt64(now.tv_sec) * 1_000_000_000 + UInt64(now.tv_nsec)
        }
    }

    /// The payload of `GPUPV_INIT_CONFIG`.
    public var encoded: [UInt8] {
        var flags: UInt32 = 0
        if hasTerminal { flags |= GPUPV_INIT_TTY.rawValue }
        if hasTerminal && hasTerminalError { flags |= GPUPV_INIT_TTY_STDERR.rawValue }
        if needsGPU { flags |= GPUPV_INIT_GPU.rawValue }
        if isDirectoryOptional { flags |= GPUPV_INIT_ANY_DIRECTORY.rawValue }
        if isContained { flags |= GPUPV_INIT_CONTAINER.rawValue }
        let words = [
            flags, UInt32(arguments.count), UInt32(environment.count), UInt32(groups.count), userID, groupID,
            fileCreationMask, openFiles,
        ]
        var bytes = words.flatMap(\.littleEndianBytes)
        bytes += realtime.littleEndianBytes + windowSize.encoded + (0 as UInt64).littleEndianBytes
        bytes += groups.flatMap(\.littleEndianBytes)
        for string in [workingDirectory] + arguments + environment {
            bytes += string.utf8
            bytes.append(0)
        }
        return bytes
    }
}

/// A terminal's size.
public struct WindowSize: Sendable, Equatable {
    public var rows: UInt16 = 24
    public var columns: UInt16 = 80
    public var xPixels: UInt16 = 0
    public var yPixels: UInt16 = 0

    public init(rows: UInt16 = 24, columns: UInt16 = 80) {
        self.rows = rows
        self.columns = columns
    }

    /// The size of the terminal at `descriptor`; nil if it is none.
    public init?(of descriptor: Int32) {
        var size: [UInt16] = [0, 0, 0, 0]
        guard gpupv_window_size(descriptor, &size) == 0 else { return nil }
        (rows, columns, xPixels, yPixels) = (size[0], size[1], size[2], size[3])
    }

    var encoded: [UInt8] {
        [rows, columns, xPixels, yPixels].flatMap(\.littleEndianBytes)
    }
}
