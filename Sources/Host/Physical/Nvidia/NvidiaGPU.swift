// SPDX-License-Identifier: Apache-2.0
/// What NVIDIA's driver says of one of its GPUs.
public struct NvidiaGPU: Codable, Sendable, Equatable {
    public let model: String
    public let driverVersion: String
    /// Of `/dev/nvidiaN`.
    public let deviceMinor: Int
    public let multiInstance: MultiInstance

    /// What is known of its instances (MIG).
    public enum MultiInstance: Codable, Sendable, Equatable {
        /// It cannot be divided.
        case unsupported
        /// It can be; the mode is off.
        case off
        /// It is on, with these instances.
        case on([MIGInstance])
        /// NVML could not be asked, because of this.
        case unknown(String)
    }

    public init(model: String, driverVersion: String, deviceMinor: Int, multiInstance: MultiInstance) {
        self.model = model
        self.driverVersion = driverVersion
        self.deviceMinor = deviceMinor
        self.multiInstance = multiInstance
    }

    /// What user-mode drivers open.
    public var deviceNodes: [String] {
        ["/dev/nvidia\(deviceMinor)", "/dev/nvidiactl", "/dev/nvidia-modeset", "/dev/nvidia-uvm"]
    }
}

/// A part of a GPU that NVIDIA's driver made of it.
public struct MIGInstance: Codable, Sendable, Equatable {
    /// `MIG-...`: what `CUDA_VISIBLE_DEVICES` takes.
    public let uuid: String
    public let name: String
    public let gpuInstance: UInt32
    public let computeInstance: UInt32
    /// Bytes; nil if NVML does not tell.
    public let memory: UInt64?
    /// Nodes that give access to it.
    public let capabilityNodes: [String]

    public init(
        uuid: String, name: String, gpuInstance: UInt32, computeInstance: UInt32, memory: UInt64? = nil,
        capabilityNodes: [String] = []
    ) {
        self.uuid = uuid
        self.name = name
        self.gpuInstance = gpuInstance
        self.computeInstance = computeInstance
        self.memory = memory
        self.capabilityNodes = capabilityNodes
    }
}
