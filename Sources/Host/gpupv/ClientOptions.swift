// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Control
import Foundation
import Glibc

/// Which daemon a command speaks to.
struct ClientOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The daemon's control socket; by default $GPUPV_CONTROL, the user's own daemon's, or "
                + "/run/gpupv/control.sock.", valueName: "socket"))
    var control: String?

    var socket: String { control ?? ControlPaths.defaultSocket }

    /// Sends one request. A failure is told, and ends the command with status 1.
    ///
    /// - Parameter patience: how long the answer may take, in seconds.
    func call<Call: ControlCall>(_ call: Call, patience: Int? = nil) throws -> Call.Result {
        do {
            return try ControlClient(socket, patience: patience).call(call)
        } catch {
            writeError("gpupv: \(error)")
            throw ExitCode(1)
        }
    }
}

/// How a command writes what it found.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Write JSON.") var json = false

    func write(_ value: some Encodable) throws {
        let encoder = ControlProtocol.encoder()
        encoder.outputFormatting.insert(.prettyPrinted)
        FileHandle.standardOutput.write(try encoder.encode(value) + Data("\n".utf8))
    }
}

func writeError(_ text: String) {
    FileHandle.standardError.write(Data("\(text)\n".utf8))
}

/// Rows under a head, in columns as wide as they need to be.
struct Table {
    private var rows: [[String]]

    init(_ head: String...) { rows = [head] }

    mutating func add(_ cells: String...) { rows.append(cells) }

    var text: String {
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = zip(row, widths).map { $0.padding(toLength: $1, withPad: " ", startingAt: 0) }
            let line = cells.joined(separator: "  ")
            return line.replacing(/[ ]+$/, with: "") + "\n"
        }.joined()
    }
}
