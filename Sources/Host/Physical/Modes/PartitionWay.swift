// SPDX-License-Identifier: Apache-2.0
import Partitions

/// One way to partition GPUs.
public protocol PartitionWay: Sendable {
    var mode: PartitionMode { get }

    /// Whether partitions of `gpu` can be made this way as things are, and why.
    func assess(_ gpu: GPU, in inventory: Inventory) -> Assessment

    /// Finds what a new partition of `gpu` uses. Nothing on the host changes.
    ///
    /// - Parameters:
    ///   - usage: what partitions use already.
    ///   - device: the one device to take, as ``Binding/device``; nil for any that is free.
    /// - Throws: ``BindingError`` with the reason and, if there is one, the remedy.
    func bind(
        _ gpu: GPU, in inventory: Inventory, usage: DeviceUsage, device: String?
    ) throws(BindingError) -> Binding
}

extension PartitionWay {
    func bind(_ gpu: GPU, in inventory: Inventory, usage: DeviceUsage) throws(BindingError) -> Binding {
        try bind(gpu, in: inventory, usage: usage, device: nil)
    }
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

/// Why a partition cannot be bound to a device.
public struct BindingError: Error, Sendable, Equatable, CustomStringConvertible {
    public let reason: String
    /// A command that may change it.
    public let remedy: String?
    /// What was asked for cannot be, whatever GPUs there are.
    public let isMistake: Bool

    public init(_ reason: String, remedy: String? = nil, isMistake: Bool = false) {
        self.reason = reason
        self.remedy = remedy
        self.isMistake = isMistake
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
