// SPDX-License-Identifier: Apache-2.0
/// A partition as an operator defines it. Its fields are named as Hyper-V names those of GPU-PV.
public struct PartitionDefinition: Codable, Sendable, Equatable {
    /// What a partition is promised of a resource, `minimum` <= `optimal` <= `maximum`.
    public struct Amount<Value: Codable & Sendable & Comparable>: Codable, Sendable, Equatable {
        /// Always there for it: the minimums of all partitions of a GPU fit together.
        public var minimum: Value
        /// Enforced.
        public var maximum: Value
        /// What it is meant to have when all want theirs.
        public var optimal: Value

        public init(minimum: Value, maximum: Value, optimal: Value) {
            self.minimum = minimum
            self.maximum = maximum
            self.optimal = optimal
        }

        /// All three alike.
        public init(_ value: Value) { self.init(minimum: value, maximum: value, optimal: value) }

        /// Whether the three are in order.
        public var isOrdered: Bool { minimum <= optimal && optimal <= maximum }
    }

    /// Where VMs connect, and who may.
    public struct Socket: Codable, Sendable, Equatable {
        /// Absolute, or within the daemon's directory for partitions; nil for `NAME.sock`.
        public var path: String?
        /// User and group by name or number; nil for the daemon's.
        public var owner: String?
        public var group: String?
        /// Permission bits.
        public var mode: UInt32

        public init(path: String? = nil, owner: String? = nil, group: String? = nil, mode: UInt32 = 0o660) {
            self.path = path
            self.owner = owner
            self.group = group
            self.mode = mode
        }
    }

    /// What programs of the host may have of its VM.
    public struct Exports: Codable, Sendable, Equatable {
        /// How much its VM may have published at a time.
        public var maximum: Int
        /// Members may take what is published, besides administrators. By name or number; nil for nobody.
        public var group: String?

        public init(maximum: Int, group: String? = nil) {
            self.maximum = maximum
            self.group = group
        }
    }

    /// 1 to 63 letters, digits, `.`, `_` and `-`, not beginning with a `.` or `-`.
    public var name: String
    /// Name of the GPU.
    public var gpu: String
    /// How it gets its share of the GPU; nil for the best way there is.
    public var mode: PartitionMode?
    /// Bytes of local memory.
    public var vram: Amount<UInt64>
    /// Bytes of non-local memory; nil for as much as the maximum of VRAM.
    public var nonlocal: UInt64?
    /// Parts of the time of each node.
    public var compute: Amount<Double>
    /// Parts of the video engines; nil for none. No engine of ours has such nodes: they are checked, and VMs are
    /// told of none.
    public var encode: Amount<Double>?
    public var decode: Amount<Double>?
    /// Of the time that several want, each gets its part in proportion; nil for the optimal part of compute in
    /// per cent.
    public var weight: Int?
    public var priority: Entitlement.Priority
    public var limits: PartitionLimits
    /// How long one submission may execute, in milliseconds.
    public var timeout: Int
    /// Bytes that VRAM and non-local memory together may grow to while a VM is attached; nil for what fits into
    /// the window anyway.
    public var window: UInt64?
    public var socket: Socket
    /// nil for nothing.
    public var exports: Exports?

    public init(name: String, gpu: String, vram: Amount<UInt64>) {
        self.name = name
        self.gpu = gpu
        self.vram = vram
        compute = Amount(minimum: 0, maximum: 1, optimal: 1)
        priority = .normal
        limits = PartitionLimits()
        timeout = 10_000
        socket = Socket()
    }

    /// The part of nodes' time it gets when all want it all.
    public var entitlement: Entitlement {
        Entitlement(
            weight: weight ?? max(1, Int((compute.optimal * 100).rounded())), minimum: compute.minimum,
            maximum: compute.maximum, priority: priority)
    }

    /// What its worker is told.
    public func configuration(on device: GPUDefinition) -> PartitionConfiguration {
        var configuration = PartitionConfiguration(
            name: name, vramBytes: vram.maximum, nonLocalBytes: nonlocal ?? vram.maximum, largestBytes: window ?? 0,
            engine: device.engine, gpu: device.selector)
        configuration.entitlement = entitlement
        configuration.limits = limits
        configuration.timeoutMilliseconds = UInt64(timeout)
        configuration.isArbitrated = true
        configuration.exports = exports?.maximum
        return configuration
    }

    /// Whether `name` can be a partition's, a GPU's or a template's.
    public static func isName(_ name: String) -> Bool {
        (1...63).contains(name.utf8.count) && name.first != "." && name.first != "-"
            && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
    }
}
