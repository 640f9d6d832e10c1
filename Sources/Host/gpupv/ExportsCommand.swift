// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Consumer
import Control
import Foundation
import Partitions
import SystemPackage

/// `gpupv partition exports`: what a partition's VM publishes for programs of the host.
struct ExportsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exports",
        abstract: "List what a VM publishes for programs of the host, or take it.",
        discussion: """
            Programs in a VM publish memory and fences, if the partition is allowed to ('exports:' in the \
            configuration). Without options, lists them. With options, takes what these name, then waits for all \
            of --after, writes the memory to a file, and signals: as a compositor or an encoder would, which does \
            not copy it.

            Example: gpupv partition exports web --after frame=1 --receive screen --output screen.raw --signal done=1
            """)

    /// A fence and a value of it.
    struct Point: ExpressibleByArgument {
        let fence: String
        let value: UInt64

        init?(argument: String) {
            let parts = argument.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, let value = UInt64(parts[1]) else { return nil }
            (fence, self.value) = (String(parts[0]), value)
        }
    }

    @Argument(help: "The partition.") var name: String
    @Option(help: ArgumentHelp("Wait until a fence of the guest's has a value.", valueName: "fence=value"))
    var after: [Point] = []
    @Option(help: ArgumentHelp("Take memory.", valueName: "name")) var receive: String?
    @Option(help: ArgumentHelp("Where to write it; - for standard output.", valueName: "file")) var output: String?
    @Option(help: ArgumentHelp("Have a fence that the guest waits for reach a value.", valueName: "fence=value"))
    var signal: [Point] = []
    @Option(help: ArgumentHelp("How long to wait, in seconds; by default without end.", valueName: "seconds"))
    var timeout: Double?
    @OptionGroup var client: ClientOptions
    @OptionGroup var options: OutputOptions

    func validate() throws {
        guard (receive == nil) == (output == nil) else {
            throw ValidationError("Say both --receive, what to take, and --output, where to write it")
        }
        guard (0...1e9).contains(timeout ?? 0) else { throw ValidationError("--timeout is a number of seconds") }
    }

    func run() throws {
        do {
            let connection = try ExportConnection(client.socket)
            if after.isEmpty, receive == nil, signal.isEmpty {
                try list(connection.exports(of: name))
            } else {
                try take(connection)
            }
        } catch let error as ExitCode {
            throw error
        } catch {
            writeError("gpupv: \(error)")
            throw ExitCode(1)
        }
    }

    private func list(_ all: [ExportStatus]) throws {
        if options.json { return try options.write(all) }
        var table = Table("NAME", "KIND", "SIZE", "VALUE", "TAKEN")
        for export in all {
            table.add(
                export.name, export.kind.rawValue, export.size.map { "\(ByteSize(bytes: $0))" } ?? "-",
                export.value.map { "\($0)" } ?? "-", "\(export.taken)")
        }
        print(table.text, terminator: "")
    }

    private func take(_ connection: ExportConnection) throws {
        let buffer = try receive.map { try connection.takeBuffer($0, of: name) }
        let fences = try after.map { ($0, try connection.takeFence($0.fence, of: name)) }
        let hostFences = try signal.map { ($0, try connection.takeHostFence($0.fence, of: name)) }
        for (point, fence) in fences {
            guard try fence.wait(for: point.value, timeout: timeout.map { .seconds($0) }) else {
                writeError("gpupv: '\(point.fence)' has \(fence.current), and not \(point.value) in time")
                throw ExitCode(1)
            }
        }
        if let buffer, let output {
            let bytes: Data
            do { bytes = try buffer.memory.withBytes { Data($0.prefix(buffer.size)) } } catch {
                writeError("gpupv: the CPU cannot read '\(buffer.name)', which is the GPU's own memory: \(error)")
                throw ExitCode(1)
            }
            if output == "-" {
                FileHandle.standardOutput.write(bytes)
            } else {
                try bytes.write(to: URL(fileURLWithPath: output))
            }
        }
        for (point, fence) in hostFences { try fence.signal(point.value) }
        // Before the connection ends, which would tell the guest that who signals is gone.
        hostFences.forEach { $0.1.release() }
    }
}
