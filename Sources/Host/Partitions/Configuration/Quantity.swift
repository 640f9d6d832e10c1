// SPDX-License-Identifier: Apache-2.0
/// A number of bytes, as people write it: `256M`, `1.5G`, `4096`.
public struct ByteSize: Sendable, Equatable, CustomStringConvertible {
    public let bytes: UInt64

    public init(bytes: UInt64) { self.bytes = bytes }

    /// - Returns: nil if `text` is no size, is 0, or is too large for 64 bits.
    public init?(_ text: String) {
        let units: [Character: UInt64] = ["k": 10, "m": 20, "g": 30, "t": 40]
        var digits = Substring(text.lowercased())
        if digits.hasSuffix("ib") { digits.removeLast(2) } else if digits.hasSuffix("b") { digits.removeLast() }
        let shift = digits.last.flatMap { units[$0] }
        if shift != nil { digits.removeLast() }
        if let number = UInt64(digits) {
            let (bytes, overflow) = number.multipliedReportingOverflow(by: 1 << (shift ?? 0))
            guard number > 0, !overflow else { return nil }
            self.bytes = bytes
        } else {
            guard let shift, let number = Quantity.decimal(digits) else { return nil }
            let bytes = number * Double(UInt64(1) << shift)
            guard bytes >= 1, bytes < 0x1p63 else { return nil }
            self.bytes = UInt64(bytes)
        }
    }

    /// In the largest unit that needs no fraction.
    public var description: String {
        for (unit, shift) in [("T", 40), ("G", 30), ("M", 20), ("K", 10)] as [(String, UInt64)]
        where bytes > 0 && bytes.trailingZeroBitCount >= shift {
            return "\(bytes >> shift)\(unit)"
        }
        return "\(bytes)"
    }
}

/// How parts and durations are written.
public enum Quantity {
    /// Digits with at most one point, and nothing else.
    static func decimal(_ text: some StringProtocol) -> Double? {
        guard !text.isEmpty, text.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }) else { return nil }
        return Double(text)
    }

    /// A part of 1: `25%` or `0.25`.
    ///
    /// - Returns: nil if `text` is no part, or is not between 0 and 1.
    public static func part(_ text: String) -> Double? {
        let value = text.hasSuffix("%") ? decimal(text.dropLast()).map { $0 / 100 } : decimal(text)
        return value.flatMap { (0...1).contains($0) ? $0 : nil }
    }

    /// A part of 1 with all its digits and no exponent: read again it is the same number.
    static func fixed(_ part: Double) -> String {
        let text = "\(part)"
        // `1.5e-07`
        let halves = text.split(separator: "e-")
        guard halves.count == 2, let zeros = Int(halves[1]) else { return text }
        return "0." + String(repeating: "0", count: zeros - 1) + halves[0].filter { $0 != "." }
    }

    /// A part of 1, as a percentage with at most two decimals.
    public static func percent(_ part: Double) -> String {
        let hundredths = Int((part * 10_000).rounded())
        if hundredths % 100 == 0 { return "\(hundredths / 100)%" }
        let digits = String(hundredths % 100 + 100).dropFirst()
        return "\(hundredths / 100).\(digits.hasSuffix("0") ? digits.dropLast() : digits)%"
    }

    /// A duration in whole milliseconds: `500ms`, `5s`, `2m`; a bare number is seconds.
    ///
    /// - Returns: nil if `text` is no duration, is 0, or is longer than a day.
    public static func milliseconds(_ text: String) -> Int? {
        var digits = Substring(text)
        var factor = 1000.0
        for (unit, milliseconds) in [("ms", 1.0), ("s", 1000.0), ("m", 60_000.0)] where digits.hasSuffix(unit) {
            digits.removeLast(unit.count)
            factor = milliseconds
            break
        }
        guard let number = decimal(digits) else { return nil }
        let value = number * factor
        return value >= 1 && value <= 86_400_000 ? Int(value.rounded()) : nil
    }

    /// A duration as it is written.
    public static func duration(milliseconds: Int) -> String {
        milliseconds % 1000 == 0 ? "\(milliseconds / 1000)s" : "\(milliseconds)ms"
    }
}
