// SPDX-License-Identifier: Apache-2.0
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

/// What a partition is bound to.
public struct Binding: Codable, Sendable, Equatable {
    public let mode: PartitionMode
    /// The GPU's id in the inventory; nil without one.
    public let gpu: String?
    /// The one device it is: the GPU, its virtual function or its instance.
    public let device: String
    /// Nobody else may use the device.
    public let isExclusive: Bool
    /// As ``PartitionConfiguration/engine``.
    public let engine: EngineChoice
    /// As ``PartitionConfiguration/gpu``.
    public let selector: String?
    /// For the worker's environment.
    public let environment: [String: String]
    /// What the worker has to open; a sandbox lets it, and no other device node.
    public let deviceNodes: [String]

    public init(
        mode: PartitionMode, gpu: String?, device: String, isExclusive: Bool = false, engine: EngineChoice,
        selector: String?, environment: [String: String] = [:], deviceNodes: [String] = []
    ) {
        self.mode = mode
        self.gpu = gpu
        self.device = device
        self.isExclusive = isExclusive
        self.engine = engine
        self.selector = selector
        self.environment = environment
        self.deviceNodes = deviceNodes
    }

    /// `partition`, bound to this.
    public func applied(to partition: PartitionConfiguration) -> PartitionConfiguration {
        var partition = partition
        partition.engine = engine
        partition.gpu = selector
        partition.environment = environment
        partition.deviceNodes = deviceNodes
        // There is nobody to share an exclusive device's time with.
        if isExclusive { partition.isArbitrated = false }
        return partition
    }
}
