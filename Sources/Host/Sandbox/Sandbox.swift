// SPDX-License-Identifier: Apache-2.0
import CSandbox
import Glibc
import Logging
import SystemPackage

/// What a worker locks itself into before it serves its guest: whoever takes it over by way of the guest's commands
/// has the partition, the window and the channel to the supervisor, and nothing else.
///
/// It comes in two steps. ``confine()`` is taken while the process has one thread, for Landlock and capabilities are a
/// thread's own and inherited: from then on drivers are loaded and initialised by a process without rights.
/// ``seal()`` limits all threads' system calls once the engine is there.
public struct Sandbox: Sendable {
    /// What the engine needs of the host.
    public enum Engine: Sendable {
        /// Memory and threads.
        case memory
        /// Libraries, drivers and the GPUs' device nodes; code made at run time.
        case vulkan
    }

    private let log: Logger

    /// - Parameter log: hears what the kernel lacks.
    public init(log: Logger) { self.log = log }

    /// Gives up files, devices, network, user and capabilities.
    ///
    /// Call before the process has a second thread.
    ///
    /// - Parameters:
    ///   - engine: what the engine may turn out to need.
    ///   - descriptors: those to keep; all others are closed.
    ///   - nodes: the GPUs' device nodes that may be opened; nil for all.
    /// - Throws: ``SandboxError``. The process is not to go on then.
    public func confine(
        for engine: Engine, keeping descriptors: [Int32], nodes: [String]? = nil
    ) throws(SandboxError) {
        guard Self.threads == 1 else {
            throw SandboxError("entering the sandbox", .resourceBusy, "the process has threads")
        }
        try check(gpupv_close_all_but(descriptors.sorted(), descriptors.count), "closing descriptors")
        // Read now, for log lines.
        tzset()
        try check(gpupv_give_up_new_privileges(), "giving up new privileges")
        if engine == .vulkan {
            // Partitions are not to find each other's shaders in a cache on disk.
            setenv("MESA_SHADER_CACHE_DISABLE", "true", 1)
            setenv("__GL_SHADER_DISK_CACHE", "0", 1)
        }
        let isAdministrator = gpupv_may_administer() != 0
        if gpupv_own_namespaces() != 0 {
            log.log(
                level: isAdministrator ? .warning : .debug,
                "the worker has no network namespace of its own; it cannot make sockets all the same")
        }
        try FileRules(for: engine, nodes: nodes).enforce(log)
        try WorkerIdentity(for: engine, nodes: nodes).assume(log)
        try check(gpupv_drop_capabilities(), "dropping capabilities")
        try limit(RLIMIT_CORE, to: 0)
        try check(gpupv_be_undumpable(), "keeping others from looking in")
    }

    /// Limits what all threads can ask of the kernel to what serving takes.
    ///
    /// - Parameter accepts: whether guests connect to a socket.
    /// - Throws: ``SandboxError``. The process is not to go on then.
    public func seal(for engine: Engine, accepting accepts: Bool) throws(SandboxError) {
        try SystemCallFilter(for: engine, accepting: accepts).load()
    }

    /// Has threads' priorities stay as they are, which they are told nothing of. Gives up new privileges.
    ///
    /// For a process without privileges: the thread library asks for a higher one for its timers, and has the journal
    /// tell each time that it may not.
    public static func ignoreThreadPriorities() throws(SandboxError) {
        try SystemCallFilter(ignoring: ["setpriority"]).load()
    }

    /// Whether `GPUPV_SANDBOX` is `off`, as for a debugger.
    public static var isSwitchedOff: Bool { getenv("GPUPV_SANDBOX").map { String(cString: $0) == "off" } ?? false }

    /// Whether `GPUPV_SANDBOX` is `required`: then a worker does not serve on a kernel that lacks a part of the sandbox that
    /// others can do without.
    public static var isRequired: Bool { getenv("GPUPV_SANDBOX").map { String(cString: $0) == "required" } ?? false }

    /// Whether workers of this user's can open a device node: those of root's are other users.
    public static func workersCanOpen(_ node: String) -> Bool {
        geteuid() == 0 ? WorkerIdentity.canOpen(node) : access(node, R_OK | W_OK) == 0
    }

    private static var threads: Int {
        guard let directory = opendir("/proc/self/task") else { return 1 }
        defer { closedir(directory) }
        var count = -2  // . and ..
        while readdir(directory) != nil { count += 1 }
        return count
    }
}

/// The sandbox cannot be entered.
public struct SandboxError: Error, CustomStringConvertible {
    public let step: String
    public let error: Errno
    private let reason: String

    init(_ step: String, _ error: Errno, _ reason: String? = nil) {
        self.step = step
        self.error = error
        self.reason = reason ?? error.description
    }

    public var description: String {
        """
        the worker's sandbox cannot be entered: \(step): \(reason). With GPUPV_SANDBOX=off in the environment workers \
        run without one, for debugging only
        """
    }
}

/// - Parameter status: 0 or an error number, negated.
func check(_ status: Int32, _ step: String) throws(SandboxError) {
    guard status < 0 else { return }
    throw SandboxError(step, Errno(rawValue: -status))
}

/// Lowers a limit for good; one that is lower already stays.
func limit(_ resource: __rlimit_resource, to most: UInt) throws(SandboxError) {
    let resource = __rlimit_resource_t(resource.rawValue)
    var limit = rlimit()
    guard getrlimit(resource, &limit) == 0 else {
        throw SandboxError("limiting resources", Errno(rawValue: errno))
    }
    limit.rlim_max = min(limit.rlim_max, most)
    limit.rlim_cur = min(limit.rlim_cur, limit.rlim_max)
    guard setrlimit(resource, &limit) == 0 else {
        throw SandboxError("limiting resources", Errno(rawValue: errno))
    }
}
