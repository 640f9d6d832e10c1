/// The host's promise to one VM, as far as it is configured today: memory.
public struct PartitionConfiguration: Codable, Sendable, Equatable {
    /// Name shown to the guest and in logs; at most 63 bytes of UTF-8.
    public var name: String
    /// Local memory (VRAM) in bytes: the maximum, enforced. A multiple of 4096.
    public var vramBytes: UInt64
    /// Non-local memory in bytes: host memory the GPU reaches, enforced likewise.
    public var nonLocalBytes: UInt64
    /// What executes its work.
    public var engine: EngineChoice
    /// Which GPU of the host's it is of: an index, a PCI address or part of a name; nil for any.
    public var gpu: String?
    /// How long work may take before its device is lost, in seconds; nil for what the engine holds for right.
    public var timeoutSeconds: Double?
    /// Identifies the adapter to the guest; stable while the partition's name is.
    public var luid: UInt64 { Self.luid(of: name) }

    public init(
        name: String = "default", vramBytes: UInt64, nonLocalBytes: UInt64? = nil,
        engine: EngineChoice = .reference, gpu: String? = nil, timeoutSeconds: Double? = nil
    ) {
        self.timeoutSeconds = timeoutSeconds
        self.engine = engine
        self.gpu = gpu
        self.name = String(decoding: name.utf8.prefix(63), as: UTF8.self)
        self.vramBytes = Self.roundUp(vramBytes)
        self.nonLocalBytes = Self.roundUp(nonLocalBytes ?? vramBytes)
    }

    /// What the window's heap must hold: every allocation can be CPU-visible.
    public var heapBytes: UInt64 { vramBytes + nonLocalBytes }

    private static func roundUp(_ bytes: UInt64) -> UInt64 { (bytes + 4095) & ~4095 }

    /// FNV-1a, so that a name gives the same LUID in every run. Never 0.
    private static func luid(of name: String) -> UInt64 {
        let hash = name.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return hash & 0x7fff_ffff_ffff_ffff | 1
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
}
