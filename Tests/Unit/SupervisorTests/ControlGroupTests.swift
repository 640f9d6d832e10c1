// SPDX-License-Identifier: Apache-2.0
import Foundation
import Glibc
import Logging
import Partitions
import Synchronization
import Testing

@testable import Supervisor

/// Control groups that are files in a directory: what the kernel makes in a group is there beforehand.
@Suite struct ControlGroupTests {
    private static let configuration: PartitionConfiguration = {
        var configuration = PartitionConfiguration(name: "test", vramBytes: 256 << 20, nonLocalBytes: 128 << 20)
        configuration.entitlement.weight = 250
        return configuration
    }()
    private static let window: UInt64 = 512 << 20
    private static let worker: pid_t = 4711

    @Test func eachControllerIsEnabledByItself() throws {
        let tree = try Tree(controllers: "cpuset cpu io memory hugetlb pids rdma misc")
        let groups = try #require(tree.groups())
        #expect(groups.controllers == [.cpu, .memory, .pids])
        #expect(tree.enabled == ["+memory", "+pids", "+cpu"])
        #expect(try tree.read("daemon/cgroup.procs") == "\(getpid())")
        #expect(try tree.read("daemon/cpu.weight") == "10000")
        #expect(tree.lines.isEmpty)
    }

    @Test(arguments: ["memory", "pids", "cpu"]) func oneThatIsMissingCostsTheOthersNothing(missing: String) throws {
        let others = ["memory", "pids", "cpu"].filter { $0 != missing }
        // Its name is in another's.
        let tree = try Tree(controllers: (others + ["\(missing)set"]).joined(separator: " "))
        let groups = try #require(tree.groups())
        #expect(Set(groups.controllers.map(\.rawValue)) == Set(others))
        #expect(tree.enabled == others.map { "+\($0)" })
        #expect(tree.lines.count == 1 && tree.lines[0].contains("without the \(missing) controller"), "\(tree.lines)")

        try tree.addWorker(Self.worker)
        groups.admit(Self.worker, Self.configuration, window: Self.window)
        let files = ["memory": "memory.max", "pids": "pids.max", "cpu": "cpu.weight"]
        for (controller, file) in files {
            #expect(try tree.read("worker-\(Self.worker)/\(file)").isEmpty == (controller == missing), "\(file)")
        }
        #expect(try tree.read("worker-\(Self.worker)/cgroup.procs") == "\(Self.worker)")
        #expect(tree.lines.count == 1)
    }

    @Test func withoutAnyThereAreNoGroups() throws {
        let tree = try Tree(controllers: "io")
        #expect(tree.groups() == nil)
        #expect(tree.lines.count == 3)
    }

    @Test func whereNoneCanBeMadeItIsSaid() throws {
        let tree = try Tree(controllers: "memory pids cpu")
        try FileManager.default.removeItem(atPath: "\(tree.root)/daemon/cgroup.procs")
        #expect(tree.groups() == nil)
        #expect(tree.lines.count == 1 && tree.lines[0].contains("cgroup.procs"), "\(tree.lines)")
    }

    @Test func aWorkerHasItsWindowItsMemoryAndItsWeight() throws {
        let tree = try Tree(controllers: "memory pids cpu")
        let groups = try #require(tree.groups())
        try tree.addWorker(Self.worker)
        groups.admit(Self.worker, Self.configuration, window: Self.window)
        let group = "worker-\(Self.worker)"
        #expect(try tree.read("\(group)/memory.max") == "\((512 << 20) + (256 << 20) + (128 << 20) + (1 << 30))")
        #expect(try tree.read("\(group)/cpu.weight") == "250")
        #expect(try tree.read("\(group)/pids.max") == "4096")
        #expect(try tree.read("\(group)/cgroup.procs") == "\(Self.worker)")
        #expect(tree.lines.isEmpty)
    }

    @Test func itsGroupFollowsThePartition() throws {
        let tree = try Tree(controllers: "memory pids cpu")
        let groups = try #require(tree.groups())
        try tree.addWorker(Self.worker)
        groups.admit(Self.worker, Self.configuration, window: Self.window)
        let bound = "worker-\(Self.worker)/memory.max"
        let before = try #require(try UInt64(tree.read(bound)))

        var configuration = Self.configuration
        configuration.vramBytes += 64 << 20
        configuration.entitlement.weight = 10_000
        groups.change(Self.worker, to: configuration, window: Self.window)
        #expect(try tree.read(bound) == "\(before + (64 << 20))")
        #expect(try tree.read("worker-\(Self.worker)/cpu.weight") == "10000")

        // What it has of a partition that shrinks is not the kernel's to take.
        configuration.vramBytes = 1 << 20
        configuration.entitlement.weight = 10_000
        groups.change(Self.worker, to: configuration, window: Self.window)
        #expect(try tree.read(bound) == "\(before + (64 << 20))")
        try tree.write(bound, "max\n")
        groups.change(Self.worker, to: Self.configuration, window: Self.window)
        #expect(try tree.read(bound) == "max\n")
        #expect(tree.lines.isEmpty)
    }

    @Test func noSizeIsTooLarge() throws {
        let tree = try Tree(controllers: "memory")
        let groups = try #require(tree.groups())
        try tree.addWorker(Self.worker)
        var configuration = Self.configuration
        configuration.vramBytes = .max - 4095
        groups.admit(Self.worker, configuration, window: Self.window)
        #expect(try tree.read("worker-\(Self.worker)/memory.max") == "\(Int64.max)")
    }

    @Test func groupsOfWorkersThatEndedAreRemoved() throws {
        let tree = try Tree(controllers: "memory pids cpu")
        let groups = try #require(tree.groups())
        try tree.addWorker(Self.worker)
        // One that has something in it cannot be removed, as one that has processes cannot.
        try tree.addWorker(4712)
        for name in ["worker-4713", "other"] { #expect(mkdir("\(tree.root)/\(name)", 0o755) == 0) }
        groups.admit(Self.worker, Self.configuration, window: Self.window)
        let left = try FileManager.default.contentsOfDirectory(atPath: tree.root).filter { !$0.hasPrefix("cgroup.") }
        #expect(left.sorted() == ["daemon", "other", "worker-4711", "worker-4712"])
    }

    @Test func aWorkerWithoutAGroupIsToldOf() throws {
        let tree = try Tree(controllers: "memory pids cpu")
        let groups = try #require(tree.groups())
        // Nothing makes the files that the kernel would.
        groups.admit(Self.worker, Self.configuration, window: Self.window)
        groups.change(Self.worker, to: Self.configuration, window: Self.window)
        #expect(tree.lines.count == 2, "\(tree.lines)")
    }
}

/// A group that was delegated, as files.
private final class Tree {
    let root: String
    private let log = Lines()
    /// The read end of what is written to `cgroup.subtree_control`, a FIFO: what is written does not replace what was.
    private let control: Int32

    init(controllers: String) throws {
        root = FileManager.default.temporaryDirectory.appending(path: "gpupv-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: "\(root)/daemon", withIntermediateDirectories: true)
        try #require(mkfifo("\(root)/cgroup.subtree_control", 0o600) == 0)
        control = open("\(root)/cgroup.subtree_control", O_RDWR | O_NONBLOCK | O_CLOEXEC)
        try write("cgroup.controllers", "\(controllers)\n")
        for file in ["cgroup.procs", "cpu.weight"] { try write("daemon/\(file)", "") }
    }

    deinit {
        close(control)
        try? FileManager.default.removeItem(atPath: root)
    }

    func groups() -> WorkerControlGroups? {
        WorkerControlGroups(beneath: root, log: Logger(label: "test") { _ in log })
    }

    func addWorker(_ worker: pid_t) throws {
        try FileManager.default.createDirectory(atPath: "\(root)/worker-\(worker)", withIntermediateDirectories: false)
        for file in ["cgroup.procs", "memory.max", "pids.max", "cpu.weight"] {
            try write("worker-\(worker)/\(file)", "")
        }
    }

    func write(_ path: String, _ text: String) throws {
        try text.write(toFile: "\(root)/\(path)", atomically: false, encoding: .utf8)
    }

    func read(_ path: String) throws -> String { try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8) }

    /// What was written to `cgroup.subtree_control`, in order.
    var enabled: [String] {
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = Glibc.read(control, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split(separator: "+").map { "+\($0)" }
    }

    /// What was warned of.
    var lines: [String] { log.all.withLock { $0 } }
}

private final class Lines: LogHandler, Sendable {
    let all = Mutex<[String]>([])
    var logLevel: Logger.Level {
        get { .info }
        set {}
    }
    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }
    subscript(metadataKey _: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }
    func log(event: LogEvent) {
        all.withLock { $0.append("\(event.message) \(event.metadata ?? [:])") }
    }
}
