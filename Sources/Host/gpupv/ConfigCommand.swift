// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Control
import Foundation
import Partitions
import Physical

/// `gpupv config`: what the daemon is configured to do.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Check, show and reload the daemon's configuration.",
        subcommands: [Check.self, Show.self, ReloadCommand.self])

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check a configuration file.",
            discussion: """
                Says of everything that is wrong the file, line and column, the cause, and the fix.

                Exit status: 0 if the configuration can be used; 1 if it cannot; 2 if the file cannot be read.
                """)

        @Argument(help: "The file.") var file = HostConfiguration.defaultPath
        @OptionGroup var output: OutputOptions

        private struct Report: Codable {
            var valid: Bool
            var diagnostics: [Diagnostic]
        }

        func run() throws {
            let report: Report
            var (summary, status): (String, Int32) = ("", 0)
            do throws(Diagnostic) {
                let outcome = try ConfigurationReader(asking: .host()).read(file: file)
                report = Report(valid: outcome.configuration != nil, diagnostics: outcome.diagnostics)
                status = report.valid ? 0 : 1
                if let configuration = outcome.configuration {
                    let (gpus, partitions) = (configuration.gpus.count, configuration.partitions.count)
                    summary = "\(file): ok, \(partitions) partitions of \(gpus) GPUs\n"
                }
            } catch {
                report = Report(valid: false, diagnostics: [error])
                status = 2
            }
            if output.json {
                try output.write(report)
            } else {
                for diagnostic in report.diagnostics { writeError("\(diagnostic)") }
                FileHandle.standardOutput.write(Data(summary.utf8))
            }
            throw ExitCode(status)
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a configuration with templates and divisions worked out.",
            discussion: """
                Of a file, or with --running what is in force in the daemon: the file, with what was changed at run \
                time. The output is a configuration file.
                """)

        @Argument(help: "The file.") var file = HostConfiguration.defaultPath
        @Flag(help: "Ask the daemon.") var running = false
        @OptionGroup var client: ClientOptions

        func run() throws {
            if running {
                print(try client.call(GetConfiguration()).text, terminator: "")
                return
            }
            do {
                print(try ConfigurationReader(asking: .host()).read(file: file).get().text, terminator: "")
            } catch {
                writeError("\(error)")
                throw ExitCode(1)
            }
        }
    }

    struct ReloadCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reload", abstract: "Have the daemon read its configuration again.",
            discussion: "VMs go on. Nothing is changed if the file is wrong.")

        @OptionGroup var client: ClientOptions
        @OptionGroup var output: OutputOptions

        func run() throws {
            let result = try client.call(Reload())
            if output.json { return try output.write(result) }
            for warning in result.warnings { writeError("warning: \(warning)") }
            func list(_ names: [String]) -> String { names.isEmpty ? "none" : names.joined(separator: ", ") }
            print("added: \(list(result.added)); removed: \(list(result.removed)); changed: \(list(result.changed))")
        }
    }
}
