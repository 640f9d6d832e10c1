// SPDX-License-Identifier: Apache-2.0
import Yams

/// One pass over a configuration's document.
struct ConfigurationPass {
    let log: DiagnosticLog
    private let makeDevices: () -> any HostDevices
    /// nil before anything was asked of them.
    private var devices: (any HostDevices)?

    private var configuration = HostConfiguration()
    private var context = PartitionContext(gpus: [:], templates: [:])
    /// Where partitions are defined.
    private var marks: [String: Mark] = [:]
    /// GPUs that are not there: it is told once.
    private var absent: Set<String> = []
    private var divisions: [(gpu: GPUDefinition, node: Node)] = []

    init(log: DiagnosticLog, devices: @escaping () -> any HostDevices) {
        self.log = log
        makeDevices = devices
    }

    mutating func read(_ root: Node) -> HostConfiguration? {
        guard var reader = MappingReader(root, subject: "the configuration", log: log) else { return nil }
        let (gpus, templates) = (reader.take("gpus"), reader.take("templates"))
        let (partitions, control) = (reader.take("partitions"), reader.take("control"))
        let web = reader.take("web")
        reader.finish()
        if let gpus {
            each(of: gpus, "gpus", "GPU") { pass, name, node, _ in pass.gpu(name, node) }
        } else {
            log.report(at: reader.mark, "the configuration names no GPU", fix: "say 'gpus: {gpu0: emulated}'")
        }
        if let templates {
            each(of: templates, "templates", "template") { pass, name, node, _ in
                guard var reader = MappingReader(node, subject: "template '\(name)'", log: pass.log) else { return }
                pass.context.templates[name] = reader.partition(name, context: pass.context, isTemplate: true)
            }
        }
        configuration.templates = context.templates
        for (gpu, node) in divisions { divide(gpu, node) }
        if let partitions {
            each(of: partitions, "partitions", "partition") { pass, name, node, mark in
                guard var reader = MappingReader(node, subject: "partition '\(name)'", log: pass.log) else { return }
                if let partition = reader.partition(name, context: pass.context) { pass.add(partition, at: mark) }
            }
        }
        if let control { self.control(control) }
        if let web { self.web(web) }
        // What does not fit is told once all that is there is understood.
        if !log.diagnostics.contains(where: { $0.severity == .error }) {
            for problem in configuration.admissionProblems() {
                log.report(at: marks[problem.partition], problem.cause, fix: problem.fix)
            }
            for problem in devices?.bindingProblems(in: configuration) ?? [] {
                let gpu = configuration.partition(problem.partition)?.gpu ?? ""
                if problem.severity == .warning, absent.contains(gpu) { continue }
                log.report(problem.severity, at: marks[problem.partition], problem.cause, fix: problem.fix)
            }
        }
        return configuration
    }

    /// Visits the named things in a section.
    private mutating func each(
        of node: Node, _ section: String, _ kind: String,
        _ visit: (inout ConfigurationPass, String, Node, Mark?) -> Void
    ) {
        guard let mapping = node.mapping else {
            log.report(
                at: node.mark, "'\(section):' is \(MappingReader.kind(of: node)), not a mapping of names",
                fix: "write 'NAME:' below it, and what there is to say below that")
            return
        }
        for (key, value) in mapping {
            guard let name = key.scalar?.string, PartitionDefinition.isName(name) else {
                log.report(
                    at: key.mark, "\(MappingReader.kind(of: key)) cannot be a \(kind)'s name", fix: nameFix)
                continue
            }
            visit(&self, name, value, key.mark)
        }
    }

    private mutating func add(_ partition: PartitionDefinition, at mark: Mark?) {
        if configuration.partition(partition.name) != nil {
            log.report(
                at: mark, "partition '\(partition.name)' is there twice",
                fix: "name it otherwise, or choose another prefix where a GPU is divided")
            return
        }
        marks[partition.name] = mark
        configuration.partitions.append(partition)
    }

    // MARK: GPUs

    private mutating func gpu(_ name: String, _ node: Node) {
        var (device, memory, overcommit, division) = (nil as String?, nil as UInt64?, false, nil as Node?)
        if let scalar = node.scalar {
            device = scalar.string
        } else {
            guard var reader = MappingReader(node, subject: "GPU '\(name)'", log: log) else { return }
            device = reader.text("device")
            memory = reader.bytes("memory")
            overcommit = reader.bool("overcommit") ?? false
            division = reader.take("divide")
            reader.finish()
        }
        guard let device, !device.isEmpty else {
            log.report(
                at: node.mark, "GPU '\(name)' is no device",
                fix: "say 'device: emulated', or a PCI address, index or part of the name of a Vulkan device")
            return
        }
        let isEmulated = device == "emulated"
        var size = memory ?? (isEmulated ? GPUDefinition.emulatedMemory : nil)
        if !isEmulated {
            let devices = self.devices ?? makeDevices()
            self.devices = devices
            do throws(HostDeviceError) {
                let all = try devices.memory(of: device)
                size = size ?? all
            } catch {
                // It may be there later.
                absent.insert(name)
                log.report(
                    .warning, at: node.mark, "GPU '\(name)' cannot be used now: \(error.reason)",
                    fix: "name one that 'gpupv gpus' lists, or write 'device: emulated'; else its partitions "
                        + "wait for it")
            }
        }
        let gpu = GPUDefinition(
            name: name, engine: isEmulated ? .reference : .vulkan, selector: isEmulated ? nil : device, memory: size,
            overcommit: overcommit)
        configuration.gpus.append(gpu)
        context.gpus[name] = gpu
        if let division { divisions.append((gpu, division)) }
    }

    /// So many partitions alike, of all that the GPU has.
    private mutating func divide(_ gpu: GPUDefinition, _ node: Node) {
        let subject = "'divide' of GPU '\(gpu.name)'"
        guard var reader = MappingReader(node, subject: subject, log: log) else { return }
        let before = log.diagnostics.count
        let count = reader.integer("count", in: 1...1024)
        let prefix = reader.text("prefix") ?? "\(gpu.name)-"
        guard log.diagnostics.count == before else { return }
        guard let count else {
            log.report(at: node.mark, "\(subject) does not say into how many", fix: "say 'count: 4', for example")
            return
        }
        var base = PartitionDefinition(name: "", gpu: gpu.name, vram: PartitionDefinition.Amount(0))
        if let (template, mark) = reader.named("template") {
            guard let found = context.templates[template] else {
                log.report(
                    at: mark, "\(subject) is of template '\(template)', which there is not",
                    fix: "define it in 'templates:'")
                return
            }
            base = found
            base.gpu = gpu.name
        }
        if base.vram.maximum == 0, gpu.memory == nil, node.mapping?["vram"] == nil {
            log.report(
                .warning, at: node.mark, "\(subject) waits until the GPU is there: what it divides is not known",
                fix: "say 'memory:' of the GPU, for its partitions to be there before it is")
            return
        }
        if base.vram.maximum == 0, let memory = gpu.memory {
            let unit: UInt64 = memory / UInt64(count) >= 1 << 20 ? 1 << 20 : 4096
            base.vram = PartitionDefinition.Amount(memory / UInt64(count) / unit * unit)
        }
        let part = 1 / Double(count)
        if base.compute == PartitionDefinition.Amount(minimum: 0, maximum: 1, optimal: 1) {
            base.compute = PartitionDefinition.Amount(minimum: part, maximum: 1, optimal: part)
        }
        guard PartitionDefinition.isName("\(prefix)\(count)") else {
            log.report(at: node.mark, "'\(prefix)\(count)' cannot be a partition's name", fix: nameFix)
            return
        }
        guard let first = reader.partition("\(prefix)1", over: base, context: context) else { return }
        if count > 1, first.socket.path != nil {
            log.report(
                at: node.mark, "\(subject) gives all of them one socket", fix: "leave out 'path' of 'socket:'")
            return
        }
        for number in 1...count {
            var partition = first
            partition.name = "\(prefix)\(number)"
            add(partition, at: node.mark)
        }
    }

    // MARK: The daemon

    private mutating func web(_ node: Node) {
        let fix =
            "write ADDRESS:PORT with a loopback address, for example 127.0.0.1:9477; for other hosts, let a "
            + "proxy or 'ssh -L' lead there"
        if let scalar = node.scalar, let enabled = ["true": true, "false": false][scalar.string] {
            configuration.web = enabled ? WebDefinition() : nil
            return
        }
        if let scalar = node.scalar {
            configuration.web = WebDefinition(scalar.string)
            if configuration.web == nil {
                log.report(at: node.mark, "'web' is '\(scalar.string)', which is no place to listen", fix: fix)
            }
            return
        }
        guard var reader = MappingReader(node, subject: "'web'", log: log) else { return }
        var web = reader.value("listen", "place to listen", fix: fix, { WebDefinition($0) }) ?? WebDefinition()
        web.protectsMetrics = reader.choice("metrics", of: MetricsAccess.self) == .token
        reader.finish()
        configuration.web = web
    }

    private enum MetricsAccess: String, CaseIterable {
        case open, token
    }

    private mutating func control(_ node: Node) {
        guard var reader = MappingReader(node, subject: "'control'", log: log) else { return }
        configuration.control.mode = reader.mode("mode") ?? configuration.control.mode
        configuration.control.group = reader.account("group", .group)
        configuration.control.administrators = reader.account("administrators", .group)
        reader.finish()
    }
}
