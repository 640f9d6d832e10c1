// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Where the web page and the metrics are served: to this host's own programs only.
public struct WebDefinition: Codable, Sendable, Equatable {
    /// A loopback address.
    public var address: String
    public var port: UInt16
    /// Whether metrics, too, are for those only that have the token.
    public var protectsMetrics: Bool

    public static let defaultAddress = "127.0.0.1"
    public static let defaultPort: UInt16 = 9477

    public init(
        address: String = Self.defaultAddress, port: UInt16 = Self.defaultPort, protectsMetrics: Bool = false
    ) {
        self.address = address
        self.port = port
        self.protectsMetrics = protectsMetrics
    }

    /// `ADDRESS:PORT`, `ADDRESS` or `PORT`.
    ///
    /// - Returns: nil unless `text` is one, of a loopback address.
    public init?(_ text: String) {
        self.init()
        var host = text[...]
        if let number = UInt16(text) {
            port = number
            host = Self.defaultAddress[...]
        } else if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { return nil }
            host = text[text.index(after: text.startIndex)..<end]
            let rest = text[text.index(after: end)...]
            if !rest.isEmpty {
                guard rest.first == ":", let number = UInt16(rest.dropFirst()) else { return nil }
                port = number
            }
        } else if let colon = text.lastIndex(of: ":"), text.firstIndex(of: ":") == colon {
            guard let number = UInt16(text[text.index(after: colon)...]) else { return nil }
            port = number
            host = text[..<colon]
        }
        address = host == "localhost" ? Self.defaultAddress : String(host)
        guard port > 0, isLoopback else { return nil }
    }

    private var isLoopback: Bool {
        var four = in_addr()
        if inet_pton(AF_INET, address, &four) == 1 { return UInt32(bigEndian: four.s_addr) >> 24 == 127 }
        var six = in6_addr()
        guard inet_pton(AF_INET6, address, &six) == 1 else { return false }
        return withUnsafeBytes(of: &six) { $0.dropLast().allSatisfy { $0 == 0 } && $0.last == 1 }
    }

    public var isIPv6: Bool { address.contains(":") }

    /// As it is written in URLs.
    public var authority: String { "\(isIPv6 ? "[\(address)]" : address):\(port)" }
}
