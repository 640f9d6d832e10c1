// SPDX-License-Identifier: Apache-2.0
import CStream
import Yams

/// What a partition's keys may refer to.
struct PartitionContext {
    var gpus: [String: GPUDefinition]
    var templates: [String: PartitionDefinition]
}

extension MappingReader {
    /// The smallest and largest memory of a group.
    private static let memoryRange: ClosedRange<UInt64> = 1 << 20...1 << 40

    /// Reads a partition's keys over what `base` says. A key replaces all that was there of its value.
    ///
    /// - Parameters:
    ///   - base: what to begin from; nil: from the template that is named, or from nothing.
    ///   - isTemplate: nothing has to be there, and no other template is named.
    /// - Returns: nil if it cannot be used; that was reported.
    mutating func partition(
        _ name: String, over base: PartitionDefinition? = nil, context: PartitionContext, isTemplate: Bool = false
    ) -> PartitionDefinition? {
        let before = log.errors
        var partition = base ?? PartitionDefinition(name: name, gpu: "", vram: PartitionDefinition.Amount(0))
        if !isTemplate, let (template, mark) = named("template") {
            if let found = context.templates[template] {
                partition = found
            } else {
                unknown(template, "template", in: context.templates.keys, at: mark)
            }
        }
        partition.name = name
        if let (gpu, mark) = named("gpu") {
            partition.gpu = gpu
            if context.gpus[gpu] == nil { unknown(gpu, "GPU", in: context.gpus.keys, at: mark) }
        }
        if let mode = choice("mode", of: ModeChoice.self) { partition.mode = mode.mode }
        partition.vram = sizes("vram") ?? partition.vram
        partition.nonlocal = bytes("nonlocal") ?? partition.nonlocal
        partition.window = bytes("window") ?? partition.window
        partition.compute = parts("compute") ?? partition.compute
        let hasVideo = (context.gpus[partition.gpu].map { [$0.engine] } ?? EngineChoice.allCases).contains(
            where: \.hasVideoNodes)
        partition.encode = video("encode", hasEffect: hasVideo) ?? partition.encode
        partition.decode = video("decode", hasEffect: hasVideo) ?? partition.decode
        partition.weight = integer("weight", in: 1...10_000) ?? partition.weight
        partition.priority = choice("priority", of: Entitlement.Priority.self) ?? partition.priority
        partition.timeout = milliseconds("timeout") ?? partition.timeout
        if let node = take("limits") { read(node, into: &partition.limits) }
        if let node = take("socket") { partition.socket = socket(node) ?? partition.socket }
        if let node = take("exports") { partition.exports = exports(node) ?? partition.exports }
        finish()
        guard log.errors == before else { return nil }
        if !isTemplate { check(partition, context) }
        return log.errors == before ? partition : nil
    }

    /// A part of a video engine's time, which not every GPU has.
    private mutating func video(_ key: String, hasEffect: Bool) -> PartitionDefinition.Amount<Double>? {
        let mark = mark(of: key)
        guard let amount = parts(key) else { return nil }
        if !hasEffect, amount.maximum > 0 {
            log.report(
                .warning, at: mark, key: key,
                "\(key) of \(subject) has no effect: its GPU has no video engine that VMs could have a part of",
                fix: "leave '\(key)' out")
        }
        return amount
    }

    private enum ModeChoice: String, CaseIterable {
        case auto, mediated, sriov, mig, emulated

        var mode: PartitionMode? { PartitionMode(rawValue: rawValue) }
    }

    /// What does not depend on other partitions.
    private func check(_ partition: PartitionDefinition, _ context: PartitionContext) {
        func complain(_ key: String, _ cause: String, _ fix: String) {
            log.report(at: mark, key: key, "\(subject) \(cause)", fix: fix)
        }
        if partition.gpu.isEmpty {
            let names = context.gpus.keys.sorted().joined(separator: ", ")
            complain("gpu", "is of no GPU", "say 'gpu:' with the name of one: there are \(names)")
        }
        let nonlocal = partition.nonlocal ?? partition.vram.maximum
        if partition.vram.maximum == 0 {
            complain("vram", "has no memory", "say 'vram:', for example 512M")
        } else if !Self.memoryRange.contains(partition.vram.maximum) || !Self.memoryRange.contains(nonlocal) {
            complain(
                "vram",
                "has \(ByteSize(bytes: partition.vram.maximum)) of VRAM and \(ByteSize(bytes: nonlocal)) non-local",
                "give it from 1M to 1T of each; a number without a unit is bytes")
        } else if let window = partition.window, window < partition.vram.maximum + nonlocal || window > 1 << 42 {
            complain(
                "window",
                "has a window for \(ByteSize(bytes: window)), and \(ByteSize(bytes: partition.vram.maximum + nonlocal)) "
                    + "of memory in it", "make 'window:' at least VRAM and non-local memory together, at most 4T")
        }
        if partition.compute.maximum <= 0 {
            complain("compute.maximum", "may use no GPU time", "make the maximum of 'compute:' more than 0")
        }
    }

    private func read(_ node: Node, into limits: inout PartitionLimits) {
        guard var reader = MappingReader(node, subject: "limits of \(subject)", log: log) else { return }
        let most = PartitionLimits()
        limits.processes = reader.integer("processes", in: 1...most.processes) ?? limits.processes
        limits.contexts = reader.integer("contexts", in: 1...most.contexts) ?? limits.contexts
        limits.allocations = reader.integer("allocations", in: 1...most.allocations) ?? limits.allocations
        reader.finish()
    }

    private func socket(_ node: Node) -> PartitionDefinition.Socket? {
        if let path = node.scalar?.string {
            return isSocketPath(path, at: node.mark) ? PartitionDefinition.Socket(path: path) : nil
        }
        guard var reader = MappingReader(node, subject: "socket of \(subject)", log: log) else { return nil }
        var socket = PartitionDefinition.Socket()
        socket.owner = reader.account("owner", .user)
        socket.group = reader.account("group", .group)
        socket.mode = reader.mode("mode") ?? socket.mode
        if let (path, mark) = reader.named("path"), isSocketPath(path, at: mark) { socket.path = path }
        reader.finish()
        return socket
    }

    /// The most that a partition can have published.
    private static let maximumExports = Int(GPUPV_EXPORT_MAXIMUM)

    private mutating func exports(_ node: Node) -> PartitionDefinition.Exports? {
        if let text = node.scalar?.string {
            if let count = Int(text), 0...Self.maximumExports ~= count {
                return PartitionDefinition.Exports(maximum: count)
            }
            log.report(
                at: node.mark, key: "exports",
                "exports of \(subject) is '\(text)', which is no number from 0 to \(Self.maximumExports)",
                fix: "write how much programs of the VM may have published at a time, or maximum and group below it")
            return nil
        }
        guard var reader = MappingReader(node, subject: "exports of \(subject)", of: "exports", log: log) else {
            return nil
        }
        let before = log.diagnostics.count
        let maximum = reader.integer("maximum", in: 0...Self.maximumExports)
        if maximum == nil, log.diagnostics.count == before {
            log.report(
                at: node.mark, key: "exports.maximum", "exports of \(subject) has no maximum",
                fix: "say 'maximum:', how much programs of the VM may have published at a time")
        }
        let group = reader.account("group", .group)
        reader.finish()
        guard let maximum else { return nil }
        return PartitionDefinition.Exports(maximum: maximum, group: group)
    }

    private func isSocketPath(_ path: String, at mark: Mark?) -> Bool {
        // sun_path, with its NUL and room for a directory before a relative one.
        if path.utf8.count <= (path.hasPrefix("/") ? 107 : 64), !path.isEmpty,
            !path.split(separator: "/").contains(".."),
            !path.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        {
            return true
        }
        log.report(
            at: mark, "socket path '\(path)' of \(subject) cannot be used",
            fix: "use at most 107 bytes (64 if it is relative), no control characters and no '..'")
        return false
    }

    /// A key's text and where it is.
    mutating func named(_ key: String) -> (String, Mark?)? {
        guard let node = take(key) else { return nil }
        if let text = node.scalar?.string { return (text, node.mark) }
        log.report(
            at: node.mark, "\(key) of \(subject) is \(MappingReader.kind(of: node)), not a name", fix: "write one name")
        return nil
    }

    private func unknown(_ name: String, _ kind: String, in names: some Collection<String>, at mark: Mark?) {
        let near = nearest(to: name, in: names).map { "did you mean '\($0)'? " } ?? ""
        let all = names.sorted().joined(separator: ", ")
        log.report(
            at: mark, key: kind.lowercased(), "\(subject) is of \(kind) '\(name)', which there is not",
            fix: near + (names.isEmpty ? "define it in '\(kind.lowercased())s:'" : "there are \(all)"))
    }
}
