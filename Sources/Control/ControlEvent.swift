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

/// What a partition uses, and has done since its VM was attached.
public struct PartitionSample: Codable, Sendable {
    public var name: String
    public var state: PartitionStatus.State

    public init(name: String, state: PartitionStatus.State) {
        self.name = name
        self.state = state
    }
}
