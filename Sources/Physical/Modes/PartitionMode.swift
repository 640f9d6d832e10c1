import Partitions

/// How a partition gets its share of a GPU.
public enum PartitionMode: String, Codable, Sendable, CaseIterable {
    /// gpupv divides the GPU: a budget of memory, and an arbiter for its time.
    case mediated
    /// The GPU divides itself: a virtual function of its own.
    case sriov
    /// NVIDIA's driver divides the GPU: an instance of its own.
    case mig
    /// No GPU: the CPU does its work.
    case emulated
}

/// One way to partition GPUs.
public protocol PartitionWay: Sendable {
    var mode: PartitionMode { get }

    /// Whether partitions of `gpu` can be made this way as things are, and why.
    func assess(_ gpu: GPU, in inventory: Inventory) -> Assessment

    /// Finds what a new partition of `gpu` uses. Nothing on the host changes.
    ///
    /// - Parameter usage: what partitions use already.
    /// - Throws: ``BindingError`` with the reason and, if there is one, the remedy.
    func bind(_ gpu: GPU, in inventory: Inventory, usage: DeviceUsage) throws(BindingError) -> Binding
}

/// Whether a GPU can be partitioned one way.
public struct Assessment: Codable, Sendable, Equatable {
    public let mode: PartitionMode
    public let isPossible: Bool
    /// For people.
    public let reason: String
    /// A command that may change it.
    public let remedy: String?

    static func possible(_ mode: PartitionMode, _ reason: String) -> Assessment {
        Assessment(mode: mode, isPossible: true, reason: reason, remedy: nil)
    }

    static func impossible(_ mode: PartitionMode, _ reason: String, remedy: String? = nil) -> Assessment {
        Assessment(mode: mode, isPossible: false, reason: reason, remedy: remedy)
    }
}

/// How many partitions use a device, by ``Binding/device``.
public typealias DeviceUsage = [String: Int]

/// What a partition is bound to.
public struct Binding: Codable, Sendable, Equatable {
    public let mode: PartitionMode
    /// The GPU's ``GPU/id``; nil without one.
    public let gpu: String?
    /// What ``DeviceUsage`` counts: the GPU, its virtual function or its instance.
    public let device: String
    /// Nobody else may use the device.
    public let isExclusive: Bool
    /// As ``PartitionConfiguration/engine``.
    public let engine: EngineChoice
    /// As ``PartitionConfiguration/gpu``.
    public let selector: String?
    /// For the worker's environment.
    public let environment: [String: String]
    /// What the worker has to open; a sandbox lets it.
    public let deviceNodes: [String]

    /// `partition`, bound to this.
    public func applied(to partition: PartitionConfiguration) -> PartitionConfiguration {
        var partition = partition
        partition.engine = engine
        partition.gpu = selector
        return partition
    }
}

/// Why a partition cannot be bound to a device.
public struct BindingError: Error, Sendable, Equatable, CustomStringConvertible {
    public let reason: String
    /// A command that may change it.
    public let remedy: String?

    public init(_ reason: String, remedy: String? = nil) {
        self.reason = reason
        self.remedy = remedy
    }

    init(_ assessment: Assessment) {
        self.init(assessment.reason, remedy: assessment.remedy)
    }

    public var description: String { remedy.map { "\(reason); try: \($0)" } ?? reason }
}

/// All ways, in the order a partition prefers them: what divides itself keeps partitions farther apart.
public enum PartitionWays {
    public static let all: [any PartitionWay] = [SRIOVWay(), MIGWay(), MediatedWay()]

    public static func assess(_ gpu: GPU, in inventory: Inventory) -> [Assessment] {
        [MediatedWay() as any PartitionWay, SRIOVWay(), MIGWay()].map { $0.assess(gpu, in: inventory) }
    }
}
