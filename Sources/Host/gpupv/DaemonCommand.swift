// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Control
import Foundation
import Glibc
import Partitions

/// `gpupv daemon`: the daemon itself.
struct DaemonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "daemon", abstract: "See to the daemon that runs.",
        subcommands: [Status.self, UpgradeCommand.self])

    struct Status: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show the daemon's state.",
            discussion: """
                One that does not answer within 10 s is told of with when its loop, on which it does everything, last \
                turned; the exit status is 1 then.
                """)
        private static let patience = 10
        @OptionGroup var client: ClientOptions
        @OptionGroup var output: OutputOptions

        func run() throws {
            try output.write(client.call(GetStatus(), patience: Self.patience), orText: \.text)
        }
    }

    struct UpgradeCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "upgrade", abstract: "Have the daemon execute its program anew, with all VMs going on.",
            discussion: """
                For a new version that was installed in place of the old one. Workers go on as they are; those that \
                are started later are of the new version.
                """)
        @OptionGroup var client: ClientOptions
        @OptionGroup var output: OutputOptions

        /// How long the new program may take to answer.
        private static let patience = Duration.seconds(30)

        func run() throws {
            let before = try client.call(Upgrade())
            let deadline = ContinuousClock.now + Self.patience
            while ContinuousClock.now < deadline {
                // The socket is there throughout; the old program's connections are closed.
                if let now = try? ControlClient(client.socket).call(GetStatus()), now.incarnation != before.incarnation
                {
                    return try output.write(now, orText: \.text)
                }
                usleep(20_000)
            }
            writeError("gpupv: the daemon has not executed its program anew; its log says why")
            throw ExitCode(1)
        }
    }
}

extension DaemonStatus {
    var text: String {
        var lines = [
            ("process", "\(pid), since \(since.formatted(.iso8601))"),
            ("version", incarnation > 1 ? "\(version), executed anew \(incarnation - 1) times" : version),
            ("configuration", configuration), ("partitions", "\(partitions), \(attached) with a VM"),
        ]
        if let loop {
            let longest = loop.longestMilliseconds.formatted(.number.precision(.fractionLength(0...1)))
            lines.append(("loop", "turned \(loop.turned.formatted(.iso8601)), at most \(longest) ms at a time"))
        }
        for gpu in gpus {
            let kind = gpu.selector.map { "Vulkan device \($0)" } ?? "emulated"
            let memory = gpu.memory.map { "\(ByteSize(bytes: $0))" } ?? "not there yet"
            lines.append(("gpu \(gpu.name)", "\(kind), \(memory)"))
        }
        let width = lines.map(\.0.count).max() ?? 0
        return lines.map { "\($0.padding(toLength: width, withPad: " ", startingAt: 0))  \($1)\n" }.joined()
    }
}
