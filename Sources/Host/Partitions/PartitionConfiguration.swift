// SPDX-License-Identifier: Apache-2.0
/// The host's promise to one VM.
public struct PartitionConfiguration: Codable, Sendable, Equatable {
    /// Name shown to the guest and in logs; at most 63 bytes of UTF-8.
    public var name: String
    /// Local memory (VRAM) in bytes: the maximum, enforced. A multiple of 4096.
    public var vramBytes: UInt64
    /// Non-local memory in bytes: host memory the GPU reaches, enforced likewise.
    public var nonLocalBytes: UInt64
    /// Bytes of both groups together up to which the partition can be resized while its VM runs: what the window has
    /// room for. At least what they are now.
    public var largestBytes: UInt64
    /// What executes its work.
    public var engine: EngineChoice
    /// Which GPU of the host's it is of: an index, a PCI address or part of a name; nil for any.
    public var gpu: String?
    /// Device nodes that its worker may open; nil for those of all GPUs.
    public var deviceNodes: [String]?
    /// More for its worker's environment.
    public var environment: [String: String]?
    /// What it is promised of each node's time.
    public var entitlement = Entitlement()
    /// What its VM may have at a time.
    public var limits = PartitionLimits()
    /// How much its VM may have published for programs of the host at a time; nil for nothing.
    public var exports: Int?
    /// How long a submission may take before its device is lost.
    public var timeoutMilliseconds = Self.defaultTimeoutMilliseconds
    /// Whether an arbiter leases it the nodes. Else it executes when it likes.
    public var isArbitrated = false
    /// Whether its programs have addresses of buffers where Vulkan runs on the CPU: their shaders then reach all memory
    /// of the worker, which is theirs alone.
    public var allowsAddressesOnCPU = false
    /// Identifies the adapter to the guest; stable while the partition's name is.
    public var luid: UInt64 { Self.luid(of: name) }

    /// For one that has its GPU to itself: what else runs on a host slows an emulated GPU down.
    public static let defaultTimeoutMilliseconds: UInt64 = 60_000
    public var timeoutNanoseconds: UInt64 { min(timeoutMilliseconds, UInt64.max / 1_000_000) * 1_000_000 }

    public init(
        name: String = "default", vramBytes: UInt64, nonLocalBytes: UInt64? = nil, largestBytes: UInt64 = 0,
        engine: EngineChoice = .reference, gpu: String? = nil
    ) {
        self.engine = engine
        self.gpu = gpu
        self.name = String(decoding: name.utf8.prefix(63), as: UTF8.self)
        self.vramBytes = Self.roundUp(vramBytes)
        self.nonLocalBytes = Self.roundUp(nonLocalBytes ?? vramBytes)
        self.largestBytes = max(Self.roundUp(largestBytes), self.vramBytes + self.nonLocalBytes)
    }

    /// What the window's heap must hold: every allocation can be CPU-visible.
    public var heapBytes: UInt64 { max(largestBytes, vramBytes + nonLocalBytes) }

    private static func roundUp(_ bytes: UInt64) -> UInt64 { (bytes + 4095) & ~4095 }

    /// FNV-1a, so that a name gives the same LUID in every run. Never 0.
    private static func luid(of name: String) -> UInt64 {
        let hash = name.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return hash & 0x7fff_ffff_ffff_ffff | 1
    }
}

/// What one VM may have at a time, all its processes together. What would exceed a limit fails with
/// `STATUS_INSUFFICIENT_RESOURCES`.
public struct PartitionLimits: Codable, Sendable, Equatable {
    /// Processes that have the device open.
    public var processes: Int
    /// Contexts and hw queues.
    public var contexts: Int
    public var allocations: Int

    public init(processes: Int = 4096, contexts: Int = 65_536, allocations: Int = 1 << 20) {
        self.processes = processes
        self.contexts = contexts
        self.allocations = allocations
    }
}

/// What executes the work of a partition.
public enum EngineChoice: String, Codable, Sendable, CaseIterable {
    /// An emulated device that knows the memory subset only.
    case reference
    /// A GPU of the host's, or Mesa's lavapipe, through Vulkan.
    case vulkan
    /// Vulkan where there is a device that can serve.
    case auto

    /// Whether VMs have nodes for encoding and decoding video of it. None has.
    public var hasVideoNodes: Bool { false }
}
