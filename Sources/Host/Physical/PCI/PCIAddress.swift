// SPDX-License-Identifier: Apache-2.0
/// Where a function is on the PCI buses: `0000:01:00.0`.
public struct PCIAddress: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    public let domain: UInt32
    public let bus: UInt8
    public let device: UInt8
    public let function: UInt8

    public init(domain: UInt32, bus: UInt8, device: UInt8, function: UInt8) {
        self.domain = domain
        self.bus = bus
        self.device = device
        self.function = function
    }

    /// Reads `0000:01:00.0` or `01:00.0`; nil if it is neither.
    public init?(_ text: String) {
        var parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        if parts.count == 2 { parts.insert("0", at: 0) }
        guard parts.count == 3 else { return nil }
        let place = parts[2].split(separator: ".", omittingEmptySubsequences: false)
        guard place.count == 2, let domain = UInt32(parts[0], radix: 16), let bus = UInt8(parts[1], radix: 16),
            let device = UInt8(place[0], radix: 16), device < 32, let function = UInt8(place[1], radix: 16),
            function < 8
        else { return nil }
        self.init(domain: domain, bus: bus, device: device, function: function)
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let address = PCIAddress(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is no PCI address")
        }
        self = address
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    public var description: String {
        "\(hexadecimal(domain, digits: 4)):\(hexadecimal(bus, digits: 2)):\(hexadecimal(device, digits: 2))"
            + ".\(function)"
    }

    public static func < (left: PCIAddress, right: PCIAddress) -> Bool {
        (left.domain, left.bus, left.device, left.function) < (right.domain, right.bus, right.device, right.function)
    }
}

/// At least `digits` hexadecimal digits.
func hexadecimal(_ value: some BinaryInteger, digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
}
