// SPDX-License-Identifier: Apache-2.0

/// What this runtime reads of a container's `config.json` (OCI runtime specification, config.md, config-linux.md).
public struct Specification: Codable, Sendable {
    public struct Root: Codable, Sendable {
        public var path: String
        public var readonly: Bool?
    }

    public struct Mount: Codable, Sendable {
        public var destination: String
        public var type: String?
        public var source: String?
        public var options: [String]?

        var isBind: Bool {
            type == "bind" || (options ?? []).contains { $0 == "bind" || $0 == "rbind" }
        }
    }

    public struct Linux: Codable, Sendable {
        public struct Namespace: Codable, Sendable {
            public var type: String
            public var path: String?
        }
        public var namespaces: [Namespace]?
        public var maskedPaths: [String]?
        public var readonlyPaths: [String]?
        public var sysctl: [String: String]?
        public var seccomp: Seccomp?
    }

    public var root: Root?
    public var process: ContainedProcess?
    public var hostname: String?
    public var mounts: [Mount]?
    public var annotations: [String: String]?
    public var linux: Linux?
}

/// A process of a container's.
public struct ContainedProcess: Codable, Sendable {
    public struct User: Codable, Sendable {
        public var uid: UInt32
        public var gid: UInt32
        public var umask: UInt32?
        public var additionalGids: [UInt32]?
    }

    /// Capabilities by name.
    public struct Capabilities: Codable, Sendable {
        public var bounding: [String]?
        public var effective: [String]?
        public var permitted: [String]?
        public var inheritable: [String]?
        public var ambient: [String]?
    }

    public struct ResourceLimit: Codable, Sendable {
        public var type: String
        public var soft: UInt64
        public var hard: UInt64
    }

    public var terminal: Bool?
    public var user: User
    public var args: [String]
    public var env: [String]?
    public var cwd: String
    public var capabilities: Capabilities?
    public var rlimits: [ResourceLimit]?
    public var noNewPrivileges: Bool?
    public var oomScoreAdj: Int32?
}

/// A seccomp profile.
public struct Seccomp: Codable, Sendable {
    public struct Rule: Codable, Sendable {
        public struct Argument: Codable, Sendable {
            public var index: UInt32
            public var value: UInt64
            public var valueTwo: UInt64?
            public var op: String
        }
        public var names: [String]
        public var action: String
        public var errnoRet: UInt32?
        public var args: [Argument]?
    }
    public var defaultAction: String
    public var defaultErrnoRet: UInt32?
    public var architectures: [String]?
    public var flags: [String]?
    public var syscalls: [Rule]?
}

/// What the launcher in a container is told: the container as it is to be in the VM, and the VM.
public struct ContainerDescription: Codable, Sendable {
    /// Where the launcher finds it, and what else the runtime puts into the launcher's own root.
    public enum Path {
        public static let base = "/gpupv"
        public static let description = base + "/container.json"
        /// What the VM shares: `rootfs`, and what is mounted in it.
        public static let share = base + "/share"
        public static let image = base + "/image"
        public static let kernels = base + "/kernel"
        /// The guest's Vulkan driver.
        public static let driver = base + "/guest"
        public static let program = base + "/bin/gpupv"
        /// The daemon's socket of the partition.
        public static let partition = base + "/partition.sock"
        /// Where processes that are started later ask for the VM.
        public static let execSocket = "/run/gpupv-exec.sock"
    }

    /// One of GPUPV_INIT_SETUP.
    public struct Step: Codable, Sendable, Equatable {
        public var code: String
        public var first = ""
        public var target = ""
        public var flags: UInt = 0
        public var data = ""
    }

    public var process: ContainedProcess
    public var seccomp: Seccomp?
    public var steps: [Step]
    public var memoryBytes: UInt64
    public var cpus: Int
    /// `kvm` or `tcg`.
    public var acceleration: String
    public var vramBytes: UInt64
    public var engine: String
    public var gpu: String?
    /// It has a partition of the daemon's, whose socket is at ``Path/partition``.
    public var usesDaemon: Bool
    /// No GPU at all.
    public var hasGPU: Bool
    /// nil until the container is started: engines may set up its network after they have created it.
    public var network: ContainerNetwork?
}
