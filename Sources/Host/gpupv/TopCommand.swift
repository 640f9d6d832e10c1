// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Control
import Foundation
import Glibc
import Monitoring

/// `gpupv top`: what the partitions do, live.
struct TopCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "top",
        abstract: "Show what the partitions use, live.",
        discussion: """
            TIME is the part of the GPU's time a partition had in the interval, of the node it had most of; SHARE \
            is what it gets if all want it all the time. CPU is what its worker has of the host's processors, 100% \
            for each. MEMORY is what it has in GPU memory, BUDGET the most it \
            may have there. QUEUE counts operations that wait, SUBMIT/S command buffers executed; FAULTS, RESETS \
            and WORKERS (started anew) count since the daemon has the partition.

            In a terminal: q ends it; n, t, c, m, d, s, f and w put name, time, CPU, memory, queue depth, submissions, \
            faults or workers in order; r reverses it; space pauses. Elsewhere a table is printed for each interval.

            Example: gpupv top --once --sort memory
            """)

    @Option(help: ArgumentHelp("Seconds between two looks, 0.1 to 60.", valueName: "seconds")) var interval = 1.0
    @Option(
        help: ArgumentHelp(
            "Rows by \(TopTable.Order.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "column"))
    var sort = TopTable.Order.time
    @Flag(help: "Print once, of one interval, and end.") var once = false
    @Flag(help: "Print a JSON object a line for each interval.") var json = false
    @OptionGroup var client: ClientOptions

    func validate() throws {
        guard (0.1...60).contains(interval) else { throw ValidationError("--interval is from 0.1 to 60 seconds") }
    }

    func run() throws {
        do {
            let isTerminal = isatty(STDOUT_FILENO) == 1 && isatty(STDIN_FILENO) == 1
            if isTerminal, !once, !json, environment("TERM") != "dumb" {
                var screen = TopScreen(
                    client.socket, interval: interval, table: TopTable(order: sort, isStyled: isColoured))
                try screen.run()
            } else {
                try print()
            }
        } catch let error as ControlError {
            writeError("gpupv: \(error)")
            throw ExitCode(1)
        }
    }

    private var isColoured: Bool { environment("NO_COLOR") == nil }

    /// A table, or an object, for each interval.
    private func print() throws {
        // A reader that has enough is no failure.
        signal(SIGPIPE, SIG_DFL)
        let client = try ControlClient(client.socket)
        var last: ControlEvent.Sample?
        _ = try client.call(Subscribe(milliseconds: Int(interval * 1000)))
        let table = TopTable(order: sort, isStyled: isatty(STDOUT_FILENO) == 1 && isColoured)
        while true {
            guard case .sample(let sample) = try client.nextEvent() else { continue }
            defer { last = sample }
            // The first comes at once, and has no time before it.
            guard let last else { continue }
            let rows = sample.activities(since: last)
            let time = sample.time.formatted(.iso8601)
            if json {
                struct Line: Encodable {
                    let time: Date
                    let partitions: [PartitionActivity]
                }
                let line = try ControlProtocol.encoder().encode(
                    Line(time: sample.time, partitions: table.sorted(rows)))
                FileHandle.standardOutput.write(line + Data("\n".utf8))
            } else {
                let text = table.lines(rows).joined(separator: "\n")
                FileHandle.standardOutput.write(Data("\(once ? "" : "\(time)\n")\(text)\n\(once ? "" : "\n")".utf8))
            }
            if once { return }
        }
    }
}

extension TopTable.Order: ExpressibleByArgument {}

/// A variable that is there and not empty.
func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
}
