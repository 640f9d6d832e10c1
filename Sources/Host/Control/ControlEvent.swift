// SPDX-License-Identifier: Apache-2.0
import Foundation

/// What a subscriber is told.
public enum ControlEvent: Codable, Sendable {
    /// All partitions, at an instant.
    case sample(Sample)
    /// A partition is there now, or is not what it was.
    case changed(PartitionStatus)
    /// A partition is gone.
    case removed(partition: String)
    /// Something happened that is also in the log.
    case happened(DaemonEvent)

    public struct Sample: Codable, Sendable {
        public var time: Date
        /// Seconds of a clock that only goes forward, for rates.
        public var uptime: Double
        public var partitions: [PartitionSample]
        /// How many events of each kind there were since the daemon was started.
        public var events: [String: UInt64]

        public init(
            time: Date, uptime: Double, partitions: [PartitionSample], events: [String: UInt64] = [:]
        ) {
            self.time = time
            self.uptime = uptime
            self.partitions = partitions
            self.events = events
        }
    }

    private enum CodingKeys: String, CodingKey {
        case sample, changed, removed, happened
    }

    /// An object with one key: `sample`, `changed`, `removed` or `happened`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if let sample = try container.decodeIfPresent(Sample.self, forKey: .sample) {
            self = .sample(sample)
        } else if let status = try container.decodeIfPresent(PartitionStatus.self, forKey: .changed) {
            self = .changed(status)
        } else if let event = try container.decodeIfPresent(DaemonEvent.self, forKey: .happened) {
            self = .happened(event)
        } else {
            self = .removed(partition: try container.decode(String.self, forKey: .removed))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .sample(let sample): try container.encode(sample, forKey: .sample)
        case .changed(let status): try container.encode(status, forKey: .changed)
        case .removed(let partition): try container.encode(partition, forKey: .removed)
        case .happened(let event): try container.encode(event, forKey: .happened)
        }
    }
}

/// What a partition uses, and has done. Counters begin when the daemon, or its last upgrade, admits the partition.
public struct PartitionSample: Codable, Sendable {
    /// Of one segment group, in bytes.
    public struct Memory: Codable, Sendable {
        /// The most that may be in GPU memory.
        public var budget: UInt64
        /// In GPU memory now.
        public var resident: UInt64
        /// Of all allocations, wherever they are.
        public var committed: UInt64

        public init(budget: UInt64 = 0, resident: UInt64 = 0, committed: UInt64 = 0) {
            self.budget = budget
            self.resident = resident
            self.committed = committed
        }
    }

    /// What the GPU's driver says that the partition's worker uses.
    public struct DriverUse: Codable, Sendable, Equatable {
        /// The kernel's driver.
        public var driver: String
        /// How long each engine was busy for it since the worker started, by the driver's name for the engine.
        public var engineNanoseconds: [String: UInt64]
        /// Engines of a name, where there are several.
        public var engineCapacity: [String: UInt64]
        /// Bytes it has in each region of memory, by the driver's name for the region.
        public var memoryBytes: [String: UInt64]

        public init(
            driver: String, engineNanoseconds: [String: UInt64], engineCapacity: [String: UInt64] = [:],
            memoryBytes: [String: UInt64]
        ) {
            self.driver = driver
            self.engineNanoseconds = engineNanoseconds
            self.engineCapacity = engineCapacity
            self.memoryBytes = memoryBytes
        }
    }

    public var name: String
    public var gpu: String
    public var state: PartitionStatus.State
    /// The part of the GPU's time it gets if all partitions want it all the time.
    public var share: Double
    /// Process of the VM that is attached.
    public var vm: Int32?
    /// Workers that its VM has had.
    public var workers = 0
    /// Workers that were started in place of one that ended.
    public var restarts: UInt64 = 0

    /// Of each node, time that it was charged.
    public var nodeNanoseconds: [UInt64] = []
    /// Nanoseconds that it waited for each node or had it.
    public var wantedNanoseconds: [UInt64] = []
    /// CPU time that its workers have had, whatever for: to check, compile and record, and where Vulkan runs on the CPU
    /// to execute.
    public var cpuNanoseconds: UInt64 = 0
    /// How often it was given a node.
    public var leases: UInt64 = 0
    /// Workers killed because they kept a node.
    public var revocations: UInt64 = 0

    public var local = Memory()
    public var nonLocal = Memory()
    public var processes: UInt64 = 0
    public var contexts: UInt64 = 0
    public var allocations: UInt64 = 0
    /// Operations that are queued and not completed.
    public var queueDepth: UInt64 = 0
    /// Command buffers executed, and the time they took.
    public var submissions: UInt64 = 0
    public var busyNanoseconds: UInt64 = 0
    /// Submissions that ended with a fault.
    public var faults: UInt64 = 0
    /// Devices lost, whatever to.
    public var deviceResets: UInt64 = 0
    /// Bytes moved to host memory and back for want of GPU memory, and bytes dropped that were offered.
    public var pagedOut: UInt64 = 0
    public var pagedIn: UInt64 = 0
    public var discarded: UInt64 = 0
    /// nil where the driver does not tell.
    public var driver: DriverUse?

    public init(name: String, gpu: String, state: PartitionStatus.State, share: Double) {
        self.name = name
        self.gpu = gpu
        self.state = state
        self.share = share
    }
}
