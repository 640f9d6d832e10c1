// SPDX-License-Identifier: Apache-2.0
/// Writes a configuration as the file would have it, with templates and divisions worked out.
extension HostConfiguration {
    public var text: String {
        var lines = ["gpus:"]
        for gpu in gpus {
            lines.append("  \(gpu.name):")
            lines.append("    device: \(quoted(gpu.selector ?? "emulated"))")
            if let memory = gpu.memory { lines.append("    memory: \(ByteSize(bytes: memory))") }
            if gpu.overcommit { lines.append("    overcommit: true") }
        }
        lines.append(partitions.isEmpty ? "partitions: {}" : "partitions:")
        for partition in partitions {
            lines.append("  \(partition.name):")
            lines += partition.settings.map { "    \($0.key): \($0.value)" }
        }
        lines.append("control:")
        lines.append("  mode: \(octal(control.mode))")
        if let group = control.group { lines.append("  group: \(quoted(group))") }
        if let group = control.administrators { lines.append("  administrators: \(quoted(group))") }
        if let web {
            lines.append("web:")
            lines.append("  listen: \(quoted(web.authority))")
            lines.append("  metrics: \(web.protectsMetrics ? "token" : "open")")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension PartitionDefinition {
    /// The settings that differ from another's, as in the file.
    public func changes(from old: PartitionDefinition) -> [String: String] {
        let before = Dictionary(uniqueKeysWithValues: old.settings.map { ($0.key, $0.value) })
        let after = settings.filter { before[$0.key] != $0.value }.map { ($0.key, $0.value) }
        return Dictionary(uniqueKeysWithValues: after)
    }

    /// Its keys and values as in the file, each value on one line.
    public var settings: [(key: String, value: String)] {
        var settings = [("gpu", quoted(gpu)), ("vram", flow(vram) { ByteSize(bytes: $0).description })]
        if let mode { settings.append(("mode", mode.rawValue)) }
        if let nonlocal { settings.append(("nonlocal", ByteSize(bytes: nonlocal).description)) }
        if let window { settings.append(("window", ByteSize(bytes: window).description)) }
        settings.append(("compute", flow(compute, exact)))
        if let encode { settings.append(("encode", flow(encode, exact))) }
        if let decode { settings.append(("decode", flow(decode, exact))) }
        if let weight { settings.append(("weight", "\(weight)")) }
        settings.append(("priority", priority.rawValue))
        settings.append(
            (
                "limits",
                "{processes: \(limits.processes), contexts: \(limits.contexts), allocations: \(limits.allocations)}"
            ))
        settings.append(("timeout", Quantity.duration(milliseconds: timeout)))
        let place = [("path", socket.path), ("owner", socket.owner), ("group", socket.group)]
            .compactMap { name, value in value.map { "\(name): \(quoted($0)), " } }
        settings.append(("socket", "{\(place.joined())mode: \(octal(socket.mode))}"))
        if let exports {
            let group = exports.group.map { ", group: \(quoted($0))" } ?? ""
            settings.append(("exports", "{maximum: \(exports.maximum)\(group)}"))
        }
        return settings
    }

    private func flow<Value>(_ amount: Amount<Value>, _ write: (Value) -> String) -> String {
        "{minimum: \(write(amount.minimum)), maximum: \(write(amount.maximum)), optimal: \(write(amount.optimal))}"
    }

    /// Read again it is the same number.
    private func exact(_ part: Double) -> String {
        let text = Quantity.percent(part)
        return Quantity.part(text) == part ? text : Quantity.fixed(part)
    }
}

private func octal(_ mode: UInt32) -> String { "0" + String(mode, radix: 8) }

/// As a YAML scalar (YAML 1.2, 7.3.1: double-quoted style), on one line.
private func quoted(_ text: String) -> String {
    let isPlain = text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "/._-".contains($0)) }
    // Without quotes it would be no value at all (10.2.1.1).
    if isPlain, text.first?.isLetter == true, text.lowercased() != "null" { return text }
    let escaped = text.unicodeScalars.map { scalar in
        switch scalar.value {
        case 0x22, 0x5c: "\\\(scalar)"
        // Printable (5.1), but for what breaks lines or marks the order of bytes.
        case 0x20...0x7e, 0xa0...0x2027, 0x202a...0xd7ff, 0xe000...0xfefe, 0xff00...0xfffd, 0x10000...: "\(scalar)"
        case let value:
            "\\U" + String(repeating: "0", count: 8 - String(value, radix: 16).count) + String(value, radix: 16)
        }
    }
    return "\"\(escaped.joined())\""
}
