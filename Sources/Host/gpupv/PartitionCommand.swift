// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Control
import Foundation
import Partitions

/// `gpupv partition`: the daemon's partitions.
struct PartitionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "partition",
        abstract: "List, create, change and delete partitions, and attach VMs.",
        discussion: """
            All of these ask the daemon ('gpupv serve'). What they change is there again after a restart of the \
            daemon, unless --transient is given.

            Exit status: 0 if it was done, 1 if not; the reason is on standard error.
            """,
        subcommands: [
            List.self, Show.self, Create.self, Resize.self, Delete.self, Attach.self, Detach.self, ExportsCommand.self,
        ])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List partitions.")
        @OptionGroup var client: ClientOptions
        @OptionGroup var output: OutputOptions

        func run() throws {
            let all = try client.call(ListPartitions())
            if output.json { return try output.write(all) }
            var table = Table("NAME", "GPU", "VRAM", "SHARE", "PRIORITY", "STATE", "VM", "DEFINED BY")
            for partition in all {
                let definition = partition.definition
                table.add(
                    partition.name, definition.gpu, "\(ByteSize(bytes: definition.vram.maximum))",
                    Quantity.percent(partition.share), definition.priority.rawValue, partition.stateText,
                    partition.vm.map { "\($0.pid)" } ?? "-", partition.origin.rawValue)
            }
            print(table.text, terminator: "")
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show one partition.")
        @Argument(help: "The partition.") var name: String
        @OptionGroup var client: ClientOptions
        @OptionGroup var output: OutputOptions

        func run() throws {
            try output.write(client.call(ShowPartition(name)), orText: \.text)
        }
    }

    struct Create: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Create a partition.",
            discussion: """
                With --mode and no --gpu the daemon chooses the GPU too, and says why. What is chosen stays, also after \
                a restart. A mode or a GPU that cannot be had is an error.

                Examples: gpupv partition create web --gpu gpu0 --vram 512M --compute minimum=25%
                          gpupv partition create web --mode auto --vram 512M
                """)
        @Argument(help: "Its name.") var name: String
        @Option(help: "The GPU it is of, as the configuration names it.") var gpu: String?
        @Option(help: "A template of the configuration's to begin from.") var template: String?
        @OptionGroup var settings: SettingOptions
        @OptionGroup var lifetime: LifetimeOptions
        @OptionGroup var client: ClientOptions
        @OptionGroup var output: OutputOptions

        func run() throws {
            var all = settings.settings
            if let gpu { all["gpu"] = .string(gpu) }
            if let template { all["template"] = .string(template) }
            try output.write(changed: client.call(CreatePartition(name, settings: all, transient: lifetime.transient)))
        }
    }

    struct Resize: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Change a partition, while a VM is attached or not.",
            discussion: """
                Only what is given changes. A VM that is attached sees its new memory budget and its share of time \
                at once; its memory can grow to what its window has room for ('window:' in the configuration).

                Example: gpupv partition resize web --vram 1G --weight 200
                """)
        @Argument(help: "The partition.") var name: String
        @OptionGroup var settings: SettingOptions
        @OptionGroup var lifetime: LifetimeOptions
        @OptionGroup var client: ClientOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            if settings.settings.isEmpty { throw ValidationError("Say what to change, for example --vram 1G") }
        }

        func run() throws {
            try output.write(
                changed: client.call(
                    ResizePartition(name, settings: settings.settings, transient: lifetime.transient)))
        }
    }

    struct Delete: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Delete a partition.")
        @Argument(help: "The partition.") var name: String
        @Flag(help: "Even if a VM is attached: its programs lose their devices.") var force = false
        @OptionGroup var lifetime: LifetimeOptions
        @OptionGroup var client: ClientOptions
        @OptionGroup var output: OutputOptions

        func run() throws {
            let done = try client.call(DeletePartition(name, force: force, transient: lifetime.transient))
            if output.json { try output.write(done) }
        }
    }

    struct Attach: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say how to start a VM with a partition.",
            discussion: """
                Prints the arguments to add to those of QEMU, for a guest with dxg.ko. The VM is attached when QEMU \
                connects, and detached when it ends. For a mini-VM use 'gpupv run --partition NAME' instead.

                Example: qemu-system-x86_64 ... $(gpupv partition attach web)
                """)
        @Argument(help: "The partition.") var name: String
        @OptionGroup var client: ClientOptions
        @OptionGroup var output: OutputOptions

        func run() throws {
            let result = try client.call(AttachPartition(name))
            if output.json { return try output.write(result) }
            print(result.arguments.joined(separator: " "))
        }
    }

    struct Detach: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take the GPU from the VM that has a partition.",
            discussion: "The VM goes on; its programs lose their devices, for good.")
        @Argument(help: "The partition.") var name: String
        @OptionGroup var client: ClientOptions
        @OptionGroup var output: OutputOptions

        func run() throws {
            let done = try client.call(DetachPartition(name))
            if output.json { try output.write(done) }
        }
    }
}

/// Whether a change outlives the daemon.
struct LifetimeOptions: ParsableArguments {
    @Flag(help: "Forget it when the daemon is restarted.") var transient = false
}

/// What can be said of a partition, as in the configuration file.
struct SettingOptions: ParsableArguments {
    /// One value, or some of `minimum=`, `maximum=` and `optimal=` with commas between them.
    struct Amount: ExpressibleByArgument {
        let value: JSONValue

        init?(argument: String) {
            guard argument.contains("=") else {
                value = .string(argument)
                return
            }
            var fields: [String: JSONValue] = [:]
            for part in argument.split(separator: ",") {
                let pair = part.split(separator: "=", maxSplits: 1)
                guard pair.count == 2 else { return nil }
                fields[String(pair[0])] = .string(String(pair[1]))
            }
            value = .object(fields)
        }
    }

    private static let form = "one value, or for example minimum=256M,maximum=1G"

    @Option(help: ArgumentHelp("Its memory: \(form).", valueName: "size")) var vram: Amount?
    @Option(help: ArgumentHelp("Its non-local memory; by default as much.", valueName: "size")) var nonlocal: String?
    @Option(
        help: ArgumentHelp(
            "What both together may grow to while a VM is attached, from when that is started.", valueName: "size"))
    var window: String?
    @Option(help: ArgumentHelp("Its part of GPU time, for example 25% or minimum=10%,maximum=50%.", valueName: "part"))
    var compute: Amount?
    @Option(help: ArgumentHelp("Its part of the video encoder, where a GPU has one to divide.", valueName: "part"))
    var encode: Amount?
    @Option(help: ArgumentHelp("Its part of the video decoder, likewise.", valueName: "part")) var decode: Amount?
    @Option(
        help: ArgumentHelp(
            "How it gets its share: auto (the best way there is), mediated, sriov, mig or emulated.",
            valueName: "mode"))
    var mode: String?
    @Option(help: "Its weight among those that want GPU time, 1 to 10000.") var weight: String?
    @Option(help: "How soon it is served when it wakes up: low, normal or high.") var priority: String?
    @Option(help: ArgumentHelp("How long one submission may take, for example 5s.", valueName: "time")) var timeout:
        String?
    @Option(
        help: ArgumentHelp(
            "How much its VM may have published for programs of the host at a time, 0 to 64.", valueName: "count"))
    var exports: String?

    var settings: [String: JSONValue] {
        let amounts = [("vram", vram), ("compute", compute), ("encode", encode), ("decode", decode)]
        let words = [
            ("nonlocal", nonlocal), ("window", window), ("weight", weight), ("priority", priority),
            ("timeout", timeout), ("mode", mode), ("exports", exports),
        ]
        var all: [String: JSONValue] = [:]
        for (key, amount) in amounts { all[key] = amount?.value }
        for (key, word) in words { all[key] = word.map { .string($0) } }
        return all
    }
}

extension OutputOptions {
    func write<Value: Encodable>(_ value: Value, orText text: (Value) -> String) throws {
        if json { try write(value) } else { print(text(value), terminator: "") }
    }

    /// What a request made of a partition, with what there is to warn of.
    func write(changed status: PartitionStatus) throws {
        if !json { for warning in status.warnings ?? [] { writeError("warning: \(warning)") } }
        try write(status, orText: \.text)
    }
}

extension PartitionStatus {
    var stateText: String { isPending ? "\(state.rawValue), resize pending" : state.rawValue }

    /// A line for each thing there is to say.
    var text: String {
        var lines = [("partition", name), ("state", problem.map { "\(stateText): \($0)" } ?? stateText)]
        lines.append(("defined by", origin.rawValue))
        lines += definition.settings
        if let binding {
            let device = binding.gpu == nil ? "" : ", device \(binding.device)"
            lines.append(("bound to", "\(binding.mode.rawValue)\(device)\(why.map { ": \($0)" } ?? "")"))
        }
        for other in rejected ?? [] { lines.append(("not", other)) }
        lines.append(("share", "\(Quantity.percent(share)) of the time if all partitions want it"))
        lines.append(("listens at", socket))
        if let vm {
            lines.append(("vm", "process \(vm.pid) of user \(vm.uid), since \(vm.since.formatted(.iso8601))"))
            lines.append(("window", "\(ByteSize(bytes: vm.window))"))
            lines.append(("worker", "\(vm.worker.map { "process \($0)" } ?? "none"), the VM's number \(vm.workers)"))
        }
        let width = lines.map(\.0.count).max() ?? 0
        return lines.map { "\($0.padding(toLength: width, withPad: " ", startingAt: 0))  \($1)\n" }.joined()
    }
}
