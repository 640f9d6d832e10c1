// SPDX-License-Identifier: Apache-2.0
import CLinux
import Foundation
import Glibc
import Logging
import Partitions

/// Control groups for workers, one each, beneath one that was delegated to this process (cgroup v2; systemd's
/// `Delegate=`).
public struct WorkerControlGroups: Sendable {
    /// What bounds or weighs workers.
    enum Controller: String, CaseIterable {
        case memory, pids, cpu

        /// What workers are without it.
        var without: String {
            switch self {
            case .memory: "their memory is not bounded"
            case .pids: "their threads are not bounded here"
            case .cpu: "CPU time is not divided by the weights of their partitions"
            }
        }
    }

    /// What a worker needs besides its window and its partition's memory: itself, its engine and a driver.
    private static let overheadBytes: UInt64 = 1 << 30
    private static let maximumThreads = 4096
    private static let prefix = "worker-"
    /// Where this process is itself: a group that has groups with limits has no processes.
    private static let own = "daemon"
    /// Of `cpu.weight`, for this process: it decides whose turn it is, and that takes little.
    private static let ownWeight = 10_000

    private let directory: String
    /// Those that are there.
    let controllers: Set<Controller>
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
        return WorkerControlGroups(beneath: directory, log: log)
    }

    /// Moves this process into a group of its own beneath `directory`, and has workers' groups made beside it.
    ///
    /// Does with the controllers that there are, and says which are not.
    ///
    /// - Returns: nil if there can be no groups there, or no controller is.
    init?(beneath directory: String, log: Logger) {
        self.directory = directory
        self.log = log
        do {
            try Self.make("\(directory)/\(Self.own)")
            try Self.write("\(getpid())", to: "\(directory)/\(Self.own)/cgroup.procs")
            let there = try String(contentsOfFile: "\(directory)/cgroup.controllers", encoding: .utf8).split {
                $0.isWhitespace
            }
            controllers = Set(
                Controller.allCases.filter { controller in
                    Self.enable(controller, in: directory, isThere: there.contains { $0 == controller.rawValue }, log)
                })
        } catch {
            log.warning("workers have no control groups of their own", metadata: ["error": "\(error)"])
            return nil
        }
        if controllers.isEmpty { return nil }
        guard controllers.contains(.cpu) else { return }
        do { try Self.write("\(Self.ownWeight)", to: "\(directory)/\(Self.own)/cpu.weight") } catch {
            log.warning("the daemon has no more CPU time than a worker", metadata: ["error": "\(error)"])
        }
    }

    /// Each by itself: the kernel takes several at once or none.
    private static func enable(_ controller: Controller, in directory: String, isThere: Bool, _ log: Logger) -> Bool {
        var reason = "it is not delegated, or the kernel has none"
        if isThere {
            do {
                try write("+\(controller.rawValue)", to: "\(directory)/cgroup.subtree_control")
                return true
            } catch {
                reason = "\(error)"
            }
        }
        log.warning(
            "workers' control groups are without the \(controller.rawValue) controller: \(controller.without)",
            metadata: ["reason": "\(reason)"])
        return false
    }

    /// Gives a worker that has just been started a group of its own, and removes those of workers that ended.
    ///
    /// - Parameter window: bytes of its VM's window.
    func admit(_ worker: pid_t, _ configuration: PartitionConfiguration, window: UInt64) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        where name.hasPrefix(Self.prefix) {
            // One that has processes stays.
            rmdir("\(directory)/\(name)")
        }
        do {
            try Self.make(group(of: worker))
            let bytes = Self.memory(of: configuration, window: window)
            try set(.memory, Self.memoryBound, of: worker, to: "\(bytes)")
            try setWeight(of: worker, configuration)
            try set(.pids, "pids.max", of: worker, to: "\(Self.maximumThreads)")
            try Self.write("\(worker)", to: "\(group(of: worker))/cgroup.procs")
        } catch {
            log.warning("a worker has no control group of its own", metadata: ["error": "\(error)"])
        }
    }

    /// Has the group of a worker follow what its partition is now.
    ///
    /// Its memory is never bounded lower: what a partition that shrank had may be there for long, and the kernel would
    /// end the worker for it.
    ///
    /// - Parameter window: bytes of its VM's window.
    func change(_ worker: pid_t, to configuration: PartitionConfiguration, window: UInt64) {
        do {
            let bound = "\(group(of: worker))/\(Self.memoryBound)"
            let bytes = Self.memory(of: configuration, window: window)
            if controllers.contains(.memory), try bytes > Self.bytes(in: bound) {
                try Self.write("\(bytes)", to: bound)
            }
            try setWeight(of: worker, configuration)
        } catch {
            log.warning("a worker's control group keeps its limits", metadata: ["error": "\(error)"])
        }
    }

    private static let memoryBound = "memory.max"

    /// The window may be the worker's to the last page: a guest has it touch what it likes. Memory that is not in
    /// there, or was paged out, is the process's own.
    private static func memory(of configuration: PartitionConfiguration, window: UInt64) -> UInt64 {
        [window, configuration.vramBytes, configuration.nonLocalBytes, overheadBytes].reduce(0) { sum, part in
            min(sum.addingReportingOverflow(part).overflow ? .max : sum + part, most)
        }
    }

    /// The kernel takes no more.
    private static let most = UInt64(Int64.max)

    private static func bytes(in file: String) throws -> UInt64 {
        let text = try String(contentsOfFile: file, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
        return UInt64(text) ?? most
    }

    /// The kernel's weights go from 1 to 10000, as partitions' do.
    private func setWeight(of worker: pid_t, _ configuration: PartitionConfiguration) throws {
        try set(.cpu, "cpu.weight", of: worker, to: "\(configuration.entitlement.weight)")
    }

    private func set(_ controller: Controller, _ file: String, of worker: pid_t, to text: String) throws {
        guard controllers.contains(controller) else { return }
        try Self.write(text, to: "\(group(of: worker))/\(file)")
    }

    private func group(of worker: pid_t) -> String { "\(directory)/\(Self.prefix)\(worker)" }

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
