import Foundation

/// What a subscriber is told.
public enum ControlEvent: Codable, Sendable {
    /// All partitions, at an instant.
    case sample(Sample)
    /// A partition is there now, or is not what it was.
    case changed(PartitionStatus)
    /// A partition is gone.
    case removed(partition: String)

    public struct Sample: Codable, Sendable {
        public var time: Date
        public var partitions: [PartitionSample]

        public init(time: Date, partitions: [PartitionSample]) {
            self.time = time
            self.partitions = partitions
        }
    }
}

/// What a partition uses, and has done since its VM was attached. Counters only grow while the VM stays.
public struct PartitionSample: Codable, Sendable {
    /// Of a segment group, in bytes.
    public struct Memory: Codable, Sendable {
        public var budget: UInt64
        /// In GPU memory.
        public var resident: UInt64
        /// Of all allocations, paged out ones included.
        public var committed: UInt64

        public init(budget: UInt64, resident: UInt64, committed: UInt64) {
            self.budget = budget
            self.resident = resident
            self.committed = committed
        }
    }

    public var name: String
    public var state: PartitionStatus.State
    /// The part of each node's time it is entitled to when all partitions want it all.
    public var share: Double
    /// Workers it has had, with this one.
    public var workers: Int
    /// Nanoseconds of each node's time it has had: 3D, copy.
    public var nodes: [UInt64] = []
    /// Nanoseconds that it waited for each node or had it.
    public var wanted: [UInt64] = []
    /// Times it was given a node, and times its worker was killed for keeping one.
    public var leases: UInt64 = 0
    public var revocations: UInt64 = 0

    // What the worker says; 0 and nil before it was asked.
    public var local: Memory?
    public var nonLocal: Memory?
    public var processes: UInt64 = 0
    public var contexts: UInt64 = 0
    public var allocations: UInt64 = 0
    /// Operations that wait in contexts.
    public var queueDepth: UInt64 = 0
    public var submissions: UInt64 = 0
    /// Submissions that ended with a fault, and devices lost.
    public var faults: UInt64 = 0
    public var resets: UInt64 = 0
    /// Bytes.
    public var pagedIn: UInt64 = 0
    public var pagedOut: UInt64 = 0

    public init(name: String, state: PartitionStatus.State, share: Double, workers: Int) {
        self.name = name
        self.state = state
        self.share = share
        self.workers = workers
    }
}
