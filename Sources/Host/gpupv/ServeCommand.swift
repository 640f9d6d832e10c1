// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Control
import Daemon
import Foundation
import Glibc
import Logging
import Partitions
import Physical
import Supervisor

/// `gpupv serve`: the daemon.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the partitions of this host's GPUs to VMs.",
        discussion: """
            Runs in the foreground. Each partition of the configuration has a UNIX socket to which one VM may \
            connect at a time; each VM is served by a worker process of its own. A worker that ends is replaced \
            while its VM goes on.

            SIGHUP reads the configuration again, SIGUSR2 executes the program anew with all VMs going on, SIGTERM \
            and SIGINT end it. systemd is told when it is ready (sd_notify) and, if it keeps descriptors \
            (FileDescriptorStoreMax=), VMs outlive a restart.

            Exit status: 0 after SIGTERM or SIGINT; 1 if it cannot serve; 78 if the configuration is wrong.
            """)

    @OptionGroup var file: ConfigurationFileOption
    @Option(
        help: ArgumentHelp(
            "Where sockets are made; by default /run/gpupv, or $XDG_RUNTIME_DIR/gpupv unless root.", valueName: "dir"))
    var runtimeDirectory: String?
    @Option(
        help: ArgumentHelp(
            "Where partitions made at run time are kept; by default /var/lib/gpupv, or $XDG_STATE_HOME/gpupv unless root.",
            valueName: "dir"))
    var stateDirectory: String?
    @Option(help: "How to log, on standard error: text or json.") var logFormat = LogFormat.text
    @Option(
        help: ArgumentHelp("Log messages of this level and above: debug, info, warning or error.", valueName: "level"))
    var logLevel = Logger.Level.info
    @Option(help: .hidden) var checkHandover: Int?

    /// `EX_CONFIG`.
    private static let configurationStatus: Int32 = 78

    func run() throws {
        if let checkHandover { return try check(format: checkHandover) }
        guard let runtime = runtimeDirectory ?? ControlPaths.runtimeDirectory else {
            throw ValidationError("There is no XDG_RUNTIME_DIR: name a directory with --runtime-directory")
        }
        // Some ten for each VM.
        WorkerCommand.allowManyDescriptors()
        logFormat.bootstrap(logLevel)
        let log = Logger(label: "gpupv.daemon")
        var workers = WorkerProcess.Options()
        workers.log = try LogRelay(limits: logLevel <= .debug ? .verbose : .kept)
        workers.isVerbose = logLevel <= .debug
        // They go on while the daemon executes another program in its place.
        workers.outlivesThread = true
        workers.controlGroups = .delegated(log: log)
        let options = DaemonOptions(
            configuration: Self.absolute(file.config), runtimeDirectory: Self.absolute(runtime),
            stateDirectory: Self.absolute(stateDirectory ?? ControlPaths.stateDirectory), workers: workers,
            version: GpupvCommand.configuration.version, program: Self.program, inventory: .host())
        do {
            // This is the main thread.
            try MainActor.assumeIsolated { try Daemon(options, log: log).run() }
        } catch let error as ConfigurationError {
            throw fail("\(error)", Self.configurationStatus)
        } catch let error as Diagnostic {
            throw fail("\(error)", Self.configurationStatus)
        } catch {
            throw fail("gpupv: \(error)", 1)
        }
    }

    private func fail(_ reason: String, _ status: Int32) -> ExitCode {
        FileHandle.standardError.write(Data("\(reason)\n".utf8))
        return ExitCode(status)
    }

    /// Whether this program can take over from one that hands over in a format.
    private func check(format: Int) throws {
        guard Daemon.canTakeOver(format: format) else {
            throw fail("it is too different a version for an upgrade in place", 1)
        }
        do { _ = try ConfigurationReader(asking: .host()).read(file: file.config).get() } catch {
            throw fail("\(error)", Self.configurationStatus)
        }
    }

    private static func absolute(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }

    /// Where this program is, and its successor will be.
    private static var program: String {
        URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path
    }
}

extension Logger.Level: @retroactive ExpressibleByArgument {}

/// Which configuration file.
struct ConfigurationFileOption: ParsableArguments {
    @Option(help: ArgumentHelp("The configuration file.", valueName: "file"))
    var config = HostConfiguration.defaultPath
}
