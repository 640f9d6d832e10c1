// SPDX-License-Identifier: Apache-2.0
/// What is known of one PCI function.
public struct PCIFunction: Codable, Sendable, Equatable {
    public let address: PCIAddress
    /// Hexadecimal in JSON.
    public let vendorID: HexadecimalID
    public let deviceID: HexadecimalID
    public let subVendorID: HexadecimalID
    public let subSystemID: HexadecimalID
    public let revision: UInt8
    /// Class, subclass and programming interface: 0x030000 is a VGA controller.
    public let classCode: HexadecimalID
    /// As pci.ids names it; nil if it does not.
    public let vendorName: String?
    public let deviceName: String?
    public let bars: [BaseAddress]

    /// The kernel driver bound to it.
    public var driver: String?
    /// nil without an IOMMU.
    public var iommuGroup: Int?
    /// nil if the machine has one only.
    public var numaNode: Int?
    /// nil if it has no SR-IOV capability.
    public var virtualFunctions: VirtualFunctions?
    /// What this is a virtual function of.
    public var physicalFunction: PCIAddress?

    public init(
        address: PCIAddress, vendorID: UInt16, deviceID: UInt16, subVendorID: UInt16 = 0, subSystemID: UInt16 = 0,
        revision: UInt8 = 0, classCode: UInt32, vendorName: String? = nil, deviceName: String? = nil,
        bars: [BaseAddress] = []
    ) {
        self.address = address
        self.vendorID = HexadecimalID(UInt32(vendorID))
        self.deviceID = HexadecimalID(UInt32(deviceID))
        self.subVendorID = HexadecimalID(UInt32(subVendorID))
        self.subSystemID = HexadecimalID(UInt32(subSystemID))
        self.revision = revision
        self.classCode = HexadecimalID(classCode, digits: 6)
        self.vendorName = vendorName
        self.deviceName = deviceName
        self.bars = bars
    }

    /// A display controller, or a processing accelerator (compute GPUs without a display are either).
    public var isGPU: Bool { [0x03, 0x12].contains(classCode.value >> 16) }
}

/// A base address register that is in use.
public struct BaseAddress: Codable, Sendable, Equatable {
    public let index: Int
    public let address: UInt64
    /// Bytes.
    public let size: UInt64
    public let isIO: Bool
    public let is64Bit: Bool
    public let isPrefetchable: Bool
}

/// The SR-IOV capability of a physical function.
public struct VirtualFunctions: Codable, Sendable, Equatable {
    /// The most there can be.
    public let total: Int
    /// Those that are there, by number.
    public let enabled: [PCIAddress]

    public init(total: Int, enabled: [PCIAddress]) {
        self.total = total
        self.enabled = enabled
    }
}

/// A number that people know in hexadecimal; `0x10de` in JSON.
public struct HexadecimalID: Codable, Sendable, Equatable, CustomStringConvertible {
    public let value: UInt32
    private let digits: Int

    public init(_ value: UInt32, digits: Int = 4) {
        self.value = value
        self.digits = digits
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard text.hasPrefix("0x"), let value = UInt32(text.dropFirst(2), radix: 16) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is no hexadecimal number")
        }
        self.init(value, digits: text.count - 2)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode("0x" + description)
    }

    /// Without a prefix, as lspci prints it.
    public var description: String { hexadecimal(value, digits: digits) }
}
