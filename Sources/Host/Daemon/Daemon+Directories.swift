// SPDX-License-Identifier: Apache-2.0
import Control
import Foundation
import Glibc
import SystemPackage

/// Where the daemon has its sockets.
extension Daemon {
    /// Makes sure of the directories, and that no other daemon has them.
    func takeDirectories(_ former: Handover?) throws {
        if let former {
            lock = FileDescriptor(rawValue: former.lock)
            (incarnation, since) = (former.incarnation, former.since)
            return
        }
        for directory in [options.runtimeDirectory, options.partitionDirectory] {
            do throws(Errno) { try Self.makeDirectory(directory) } catch {
                throw DaemonError("\(directory) cannot be made: \(error)", fix: Self.directoryFix)
            }
        }
        let path = "\(options.runtimeDirectory)/lock"
        let lock: FileDescriptor
        do {
            lock = try FileDescriptor.open(
                path, .readWrite, options: [.create, .closeOnExec], permissions: [.ownerReadWrite])
        } catch {
            throw DaemonError("\(path) cannot be opened: \(error)", fix: Self.directoryFix)
        }
        guard flock(lock.rawValue, LOCK_EX | LOCK_NB) == 0 else {
            throw DaemonError(
                "another 'gpupv serve' has \(options.runtimeDirectory)",
                fix: "end it, or choose another directory with --runtime-directory")
        }
        self.lock = lock
        // What a daemon that was killed has left: its partitions need not be there any more.
        for name in (try? FileManager.default.contentsOfDirectory(atPath: options.partitionDirectory)) ?? [] {
            var information = stat()
            let path = "\(options.partitionDirectory)/\(name)"
            if lstat(path, &information) == 0, information.st_mode & S_IFMT == S_IFSOCK { unlink(path) }
        }
    }

    private static let directoryFix =
        "become root, or choose a directory that this user may write to with --runtime-directory"

    /// Writes down what the loop does from now on.
    func followLoop() throws {
        let file = try LoopTurn.makeFile(control: options.controlSocket)
        var turn = LoopTurn(began: LoopTurn.now, ended: 0)
        loop.turning = { isOver in
            let now = LoopTurn.now
            turn = LoopTurn(began: isOver ? turn.began : now, ended: isOver ? now : 0)
            turn.write(to: file)
        }
    }

    /// Makes a directory, which anybody may look into, and those that it is in.
    private static func makeDirectory(_ path: String) throws(Errno) {
        var isMade = mkdir(path, 0o755) == 0
        if !isMade, errno == ENOENT, path.count > 1 {
            try makeDirectory(FilePath(path).removingLastComponent().string)
            isMade = mkdir(path, 0o755) == 0
        }
        let failure = errno
        if isMade {
            // Whatever the mask was, and if it is the one that was made.
            let directory = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            var information = stat()
            if directory >= 0, fstat(directory, &information) == 0, information.st_uid == geteuid() {
                fchmod(directory, 0o755)
            }
            Glibc.close(directory)
        } else if failure != EEXIST || access("\(path)/.", F_OK) != 0 {
            throw Errno(rawValue: failure)
        }
    }
}
