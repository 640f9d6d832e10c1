// SPDX-License-Identifier: Apache-2.0
import Yams

/// Reads single values of a mapping, reporting those that make no sense.
extension MappingReader {
    private func complain(_ node: Node, _ key: String, _ expected: String, fix: String) {
        log.report(
            at: node.mark, key: named(key: key),
            "\(key) of \(subject) is \(MappingReader.kind(of: node)), which is no \(expected)", fix: fix)
    }

    mutating func value<Value>(_ key: String, _ expected: String, fix: String, _ read: (String) -> Value?) -> Value? {
        guard let node = take(key) else { return nil }
        if let text = node.scalar?.string, let value = read(text) { return value }
        complain(node, key, expected, fix: fix)
        return nil
    }

    mutating func text(_ key: String) -> String? {
        value(key, "text", fix: "write one word or quoted text") { $0.isEmpty ? nil : $0 }
    }

    mutating func bool(_ key: String) -> Bool? {
        value(key, "yes or no", fix: "write true or false") { ["true": true, "false": false][$0.lowercased()] }
    }

    mutating func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
        value(
            key, "number from \(range.lowerBound) to \(range.upperBound)",
            fix: "write a whole number from \(range.lowerBound) to \(range.upperBound)"
        ) { Int($0).flatMap { range.contains($0) ? $0 : nil } }
    }

    mutating func bytes(_ key: String) -> UInt64? {
        value(key, "size", fix: sizeFix) { ByteSize($0)?.bytes }
    }

    mutating func milliseconds(_ key: String) -> Int? {
        value(key, "duration", fix: "write for example 500ms, 5s or 2m; at most a day", Quantity.milliseconds)
    }

    /// Permission bits in octal.
    mutating func mode(_ key: String) -> UInt32? {
        value(key, "mode", fix: "write permission bits in octal, for example 0660") { text in
            UInt32(text.hasPrefix("0o") ? text.dropFirst(2) : text[...], radix: 8).flatMap { $0 <= 0o777 ? $0 : nil }
        }
    }

    mutating func choice<Value: RawRepresentable & CaseIterable>(_ key: String, of _: Value.Type) -> Value?
    where Value.RawValue == String {
        let names = Value.allCases.map(\.rawValue)
        guard let node = take(key) else { return nil }
        if let text = node.scalar?.string, let value = Value(rawValue: text) { return value }
        let near = node.scalar.flatMap { nearest(to: $0.string, in: names) }.map { "did you mean '\($0)'? " } ?? ""
        complain(node, key, key, fix: near + "it is one of \(names.joined(separator: ", "))")
        return nil
    }

    mutating func sizes(_ key: String) -> PartitionDefinition.Amount<UInt64>? {
        amount(key, "size", fix: sizeFix, least: 0) { text in text == "0" ? 0 : ByteSize(text)?.bytes }
    }

    mutating func parts(_ key: String) -> PartitionDefinition.Amount<Double>? {
        amount(key, "part", fix: "write for example 25% or 0.25", least: 0, most: 1, Quantity.part)
    }

    /// One value for all three, or a mapping of them.
    private mutating func amount<Value: Comparable & Codable & Sendable>(
        _ key: String, _ expected: String, fix: String, least: Value, most: Value? = nil,
        _ read: (String) -> Value?
    ) -> PartitionDefinition.Amount<Value>? {
        guard let node = take(key) else { return nil }
        if let scalar = node.scalar {
            if let value = read(scalar.string) { return PartitionDefinition.Amount(value) }
            complain(node, key, expected, fix: fix + ", or minimum, maximum and optimal below it")
            return nil
        }
        guard var reader = MappingReader(node, subject: "\(key) of \(subject)", of: key, log: log) else { return nil }
        let before = log.diagnostics.count
        let minimum = reader.value("minimum", expected, fix: fix, read)
        let maximum = reader.value("maximum", expected, fix: fix, read)
        let optimal = reader.value("optimal", expected, fix: fix, read)
        reader.finish()
        guard log.diagnostics.count == before else { return nil }
        guard let maximum = maximum ?? most else {
            log.report(
                at: node.mark, key: "\(key).maximum", "\(key) of \(subject) has no maximum",
                fix: "say 'maximum:', which is enforced")
            return nil
        }
        let amount = PartitionDefinition.Amount(
            minimum: minimum ?? least, maximum: maximum, optimal: optimal ?? maximum)
        guard amount.isOrdered else {
            log.report(
                at: node.mark, key: key, "\(key) of \(subject) is out of order",
                fix: "make minimum <= optimal <= maximum")
            return nil
        }
        return amount
    }
}

private let sizeFix = "write a number of bytes with K, M, G or T, for example 512M"
