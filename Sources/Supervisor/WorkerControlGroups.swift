import CLinux
import Foundation
import Glibc
import Logging
import Partitions

/// Control groups for workers, one each, beneath one that was delegated to this process (cgroup v2; systemd's
/// `Delegate=`).
public struct WorkerControlGroups: Sendable {
    /// What a worker needs besides its partition's memory.
    private static let overheadBytes: UInt64 = 1 << 30
    private static let maximumThreads = 4096
    private static let prefix = "worker-"
    /// Where this process is itself: a group that has groups with limits has no processes.
    private static let own = "daemon"

    private let directory: String
    private let log: Logger

    /// - Returns: nil where there is no such group: workers stay in this process's then.
    public static func delegated(log: Logger) -> WorkerControlGroups? {
        let root = "/sys/fs/cgroup"
        guard let groups = try? String(contentsOfFile: "/proc/self/cgroup", encoding: .utf8),
            let line = groups.split(separator: "\n").first(where: { $0.hasPrefix("0::/") })
        else {
            log.debug("there are no control groups of version 2: workers have none of their own")
            return nil
        }
        var directory = root + line.dropFirst(3)
        // Where a former program of this process, or its predecessor, went.
        if directory.hasSuffix("/\(own)") { directory.removeLast(own.count + 1) }
        guard gpupv_is_delegated(directory) != 0 else {
            log.debug("no control group is delegated: workers have none of their own", metadata: ["group": "\(line)"])
            return nil
        }
        do {
            try make("\(directory)/\(own)")
            try write("\(getpid())", to: "\(directory)/\(own)/cgroup.procs")
            try write("+memory +pids", to: "\(directory)/cgroup.subtree_control")
        } catch {
            log.warning("workers have no control groups of their own", metadata: ["error": "\(error)"])
            return nil
        }
        return WorkerControlGroups(directory: directory, log: log)
    }

    /// Gives a worker that has just been started a group of its own, and removes those of workers that ended.
    func admit(_ worker: pid_t, _ configuration: PartitionConfiguration) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        where name.hasPrefix(Self.prefix) {
            // One that has processes stays.
            rmdir("\(directory)/\(name)")
        }
        let group = "\(directory)/\(Self.prefix)\(worker)"
        do {
            try Self.make(group)
            let (bytes, overflow) = configuration.heapBytes.addingReportingOverflow(Self.overheadBytes)
            if !overflow { try Self.write("\(bytes)", to: "\(group)/memory.max") }
            try Self.write("\(Self.maximumThreads)", to: "\(group)/pids.max")
            try Self.write("\(worker)", to: "\(group)/cgroup.procs")
        } catch {
            log.warning("a worker has no control group of its own", metadata: ["error": "\(error)"])
        }
    }

    private static func make(_ directory: String) throws {
        guard mkdir(directory, 0o755) != 0, errno != EEXIST else { return }
        throw ControlGroupError(step: "making \(directory)", code: errno)
    }

    private static func write(_ text: String, to path: String) throws {
        let fd = open(path, O_WRONLY | O_CLOEXEC)
        guard fd >= 0 else { throw ControlGroupError(step: "opening \(path)", code: errno) }
        defer { close(fd) }
        guard Glibc.write(fd, text, text.utf8.count) >= 0 else {
            throw ControlGroupError(step: "writing \(text) to \(path)", code: errno)
        }
    }
}

/// A control group is not as it should be.
private struct ControlGroupError: Error, CustomStringConvertible {
    let step: String
    let code: Int32
    var description: String { "\(step): \(String(cString: strerror(code)))" }
}
