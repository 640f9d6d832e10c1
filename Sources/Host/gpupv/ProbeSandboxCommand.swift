// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import CSandbox
import Carriers
import Foundation
import Glibc
import Logging
import Partitions
import Supervisor
import SystemPackage

/// `gpupv probe-sandbox`: a worker that misbehaves, for tests and for who wants to know what the sandbox does here.
struct ProbeSandboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "probe-sandbox",
        abstract: "Enter the sandbox that workers are in and try to get out.",
        discussion: """
            Does all that a worker does before it serves and then, in place of serving, what one might try that was \
            taken over: open files, sockets and another worker's memory, start programs, become root again, and so on. \
            Prints what each came to.

            Exit status: 0 if nothing was reached; 1 if something was; 2 if the sandbox cannot be entered.
            """,
        shouldDisplay: false)

    @Argument(help: ArgumentHelp("An empty directory, for files to try.", valueName: "directory")) var directory: String
    @Option(help: "The engine whose sandbox it is.") var engine = EngineChoice.reference
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("A device node of the partition's GPU; without, those of all GPUs.", valueName: "path"))
    var node: [String] = []
    @Option(help: ArgumentHelp("A device node of another GPU, to try.", valueName: "path")) var otherNode: String?
    @Flag(help: "Leave the filter of system calls out: what the rest is good for.") var unsealed = false
    @Flag(help: "Do not enter the sandbox: what could be reached here at all.") var noSandbox = false
    @Flag(name: .shortAndLong, help: "Show how long entering took.") var verbose = false

    func run() throws {
        LogFormat.text.bootstrap(verbose ? .debug : .warning)
        // The other worker is treated alike.
        if noSandbox { setenv("GPUPV_SANDBOX", "off", 1) }
        let other = try WorkerProcess(
            PartitionConfiguration(name: "other", vramBytes: 1 << 20),
            guests: .window(SharedWindow(heapBytes: 1 << 20)))
        var targets = gpupv_probe_targets()
        targets.worker = other.pid
        targets.worker_window = WorkerDescriptor.window
        setString(directory, in: &targets.directory)
        if let own = node.first { setString(own, in: &targets.own_node) }
        if let otherNode { setString(otherNode, in: &targets.other_node) }
        let status = gpupv_make_probe_targets(&targets)
        guard status == 0 else { throw fail("nothing to try can be made in \(directory): \(Errno(rawValue: -status))") }
        do {
            try enter(keeping: other.channel.descriptor, targets.listeners)
        } catch {
            throw fail("\(error)")
        }
        let reached = probe(&targets)
        if !node.isEmpty { print("the partition's device node: \(opens(&targets) ? "open" : "denied")") }
        fflush(nil)
        // Threads of a driver may be at work still, as when a worker ends.
        _exit(reached == 0 ? 0 : 1)
    }

    private func enter(keeping channel: FileDescriptor, _ listeners: (Int32, Int32, Int32)) throws {
        let sandbox = WorkerSandbox(isOff: noSandbox, log: Logger(label: "gpupv.worker"))
        try sandbox.confine(
            for: engine, keeping: [0, 1, 2, channel.rawValue, listeners.0, listeners.1, listeners.2],
            nodes: node.isEmpty ? nil : node)
        let engine = try WorkerCommand.makeEngine(
            PartitionConfiguration(name: "probe", vramBytes: 1 << 20, engine: engine))
        if !unsealed { try sandbox.seal(for: engine, accepting: true) }
    }

    /// Tries everything, prints what it came to, and gives how much was reached.
    private func probe(_ targets: inout gpupv_probe_targets) -> Int {
        var count = 0
        let probes = UnsafeBufferPointer(start: gpupv_probes(&count), count: count)
        var tried = 0
        var reached = 0
        for probe in probes where engine == .reference || probe.is_drivers == 0 {
            let error = probe.run(&targets)
            let result = error == 0 ? "REACHED" : "denied (\(String(cString: gpupv_error_name(error))))"
            print(String(cString: probe.name).padding(toLength: 44, withPad: " ", startingAt: 0) + result)
            tried += 1
            if error == 0 { reached += 1 }
        }
        print("\(tried) tried, \(reached) reached")
        return reached
    }

    private func opens(_ targets: inout gpupv_probe_targets) -> Bool { gpupv_open_own_node(&targets) == 0 }

    private func fail(_ reason: String) -> ExitCode {
        FileHandle.standardError.write(Data("gpupv: \(reason)\n".utf8))
        return ExitCode(2)
    }
}

/// Puts text into a fixed array of characters, cut to fit with a NUL.
private func setString<T>(_ text: String, in characters: inout T) {
    withUnsafeMutableBytes(of: &characters) { $0.copyBytes(from: text.utf8.prefix($0.count - 1)) }
}
