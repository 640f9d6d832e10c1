// SPDX-License-Identifier: Apache-2.0

/// A device that the host's Vulkan offers, and whether the engine can use it.
public struct VulkanDevice: Codable, Sendable, Equatable {
    /// As `--gpu` counts.
    public let index: Int
    public let name: String
    /// It computes on the CPU, as lavapipe does.
    public let isCPU: Bool
    public let apiVersion: String
    /// The driver's name and version, as it tells them.
    public let driver: String
    public let vendorID: UInt32
    public let deviceID: UInt32
    /// `0000:01:00.0`; nil if its driver does not tell, or it is not on PCI.
    public let pciAddress: String?
    /// Of its render node; nil if its driver does not tell, or it has none.
    public let renderNode: DeviceNumber?
    public let heaps: [Heap]
    /// Bytes of memory of its own that an engine has for partitions; nil if the engine cannot use it.
    public let localMemory: UInt64?
    /// Extensions the engine uses that it lacks.
    public let missingExtensions: [String]
    /// Why the engine cannot use it; nil if it can.
    public let problem: String?

    /// The number of a device node.
    public struct DeviceNumber: Codable, Sendable, Equatable {
        public let major: UInt32
        public let minor: UInt32

        public init(major: UInt32, minor: UInt32) {
            self.major = major
            self.minor = minor
        }
    }

    /// Memory of one kind.
    public struct Heap: Codable, Sendable, Equatable {
        /// Bytes.
        public let size: UInt64
        /// The GPU's own, rather than the host's.
        public let isDeviceLocal: Bool

        public init(size: UInt64, isDeviceLocal: Bool) {
            self.size = size
            self.isDeviceLocal = isDeviceLocal
        }
    }

    public init(
        index: Int, name: String, isCPU: Bool = false, apiVersion: String = "1.3.0", driver: String = "",
        vendorID: UInt32 = 0, deviceID: UInt32 = 0, pciAddress: String? = nil, renderNode: DeviceNumber? = nil,
        heaps: [Heap] = [], localMemory: UInt64? = nil, missingExtensions: [String] = [], problem: String? = nil
    ) {
        self.index = index
        self.name = name
        self.isCPU = isCPU
        self.apiVersion = apiVersion
        self.driver = driver
        self.vendorID = vendorID
        self.deviceID = deviceID
        self.pciAddress = pciAddress
        self.renderNode = renderNode
        self.heaps = heaps
        self.localMemory = localMemory ?? (problem == nil ? heaps.filter(\.isDeviceLocal).map(\.size).max() : nil)
        self.missingExtensions = missingExtensions
        self.problem = problem
    }
}
