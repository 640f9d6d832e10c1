// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import CLinux
import Foundation
import Glibc
import MiniVM
import Partitions
import Supervisor
import SystemPackage

/// `gpupv emulate`: a client of /dev/dxg on this machine, with no VM, no root and no module.
struct EmulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "emulate",
        abstract: "Run a program against the emulated device, without a VM.",
        discussion: """
            The program, unchanged, finds /dev/dxg: a library preloaded into it answers, in the same way \
            the guest kernel module does, and a worker of its own serves it. Nothing is installed and no \
            privileges are needed. Programs that are statically linked or set-user-id cannot be preloaded; \
            use 'gpupv run' for those.

            Exit status: the program's own; 128 + n if signal n ended it; 125 if gpupv failed; 126 if the \
            program cannot be executed; 127 if there is no such program.

            With --partition the program is to the daemon ('gpupv serve') what a VM is: it has the partition, \
            alone, and what it starts does not share it.

            Example: gpupv emulate --vram 512M -- ./my-dxg-client --flag
            """)

    @OptionGroup var partition: PartitionOptions
    @OptionGroup var daemon: DaemonPartitionOptions
    @Flag(name: .shortAndLong, help: "Show the worker's log.") var verbose = false
    @Argument(parsing: .postTerminator, help: "The program and its arguments, after --.")
    var command: [String] = []

    func validate() throws {
        if daemon.partition != nil, partition.isGiven {
            throw ValidationError(
                "--partition is a partition of the daemon's, which says what it is: leave out --vram, "
                    + "--partition-name, --engine and --gpu")
        }
    }

    func run() throws {
        guard let program = command.first else {
            throw ValidationError("Name a program to run: gpupv emulate -- PROGRAM [ARGUMENT ...]")
        }
        if let name = daemon.partition {
            do {
                try execute(program, socket: daemon.attachment(to: name).socket)
            } catch let error as LaunchError {
                throw launchFailure("\(error)")
            }
        }
        let name = "gpupv-\(getpid())-\(String(UInt64.random(in: .min ... .max), radix: 36))"
        let listener = gpupv_listen_abstract(name)
        guard listener >= 0 else { throw launchFailure("cannot listen for the program: \(Errno(rawValue: -listener))") }
        LogFormat.text.bootstrap(verbose ? .debug : .warning)
        let worker: WorkerProcess
        do {
            var options = WorkerProcess.Options()
            options.log = try LogRelay(limits: verbose ? .verbose : .kept)
            options.isVerbose = verbose
            worker = try WorkerProcess(
                partition.configuration, guests: .socket(FileDescriptor(rawValue: listener)), options: options)
        } catch {
            throw launchFailure("\(error)")
        }
        // The worker's alone: who connects after its end is refused.
        close(listener)
        try execute(program, socket: "@\(name)") { worker.stop() }
    }

    /// Runs the program, with a socket where it finds the device.
    private func execute(_ program: String, socket: String, then end: () -> Void = {}) throws -> Never {
        let library = try PreloadLibrary.find()
        let preload = [library, getenv("LD_PRELOAD").map { String(cString: $0) }].compactMap { $0 }
        var environment = ["LD_PRELOAD": preload.joined(separator: ":"), "GPUPV_EMULATE_SOCKET": socket]
        let manifest = URL(fileURLWithPath: library).deletingLastPathComponent().path + "/gpupv_icd.json"
        if access(manifest, R_OK) == 0 {
            // Loaders before 1.3.207 know only the first.
            for name in ["VK_ICD_FILENAMES", "VK_DRIVER_FILES"] { environment[name] = manifest }
        }
        let status = ChildProgram.run(command, environment: environment)
        end()
        if status == 127 { FileHandle.standardError.write(Data("gpupv: \(program): no such program\n".utf8)) }
        if status == 126 { FileHandle.standardError.write(Data("gpupv: \(program): cannot be executed\n".utf8)) }
        throw ExitCode(status)
    }
}

/// Says why gpupv itself failed, and makes the exit status for it.
func launchFailure(_ reason: String) -> ExitCode {
    FileHandle.standardError.write(Data("gpupv: \(reason)\n".utf8))
    return ExitCode(125)
}

/// Where the library that `gpupv emulate` preloads lies.
enum PreloadLibrary {
    static let name = "libgpupv-dxg.so"

    /// - Throws: if there is none.
    static func find() throws -> String {
        if let path { return path }
        throw launchFailure("\(name) was not found; build it with 'make build' or set GPUPV_DXG_LIBRARY")
    }

    /// `GPUPV_DXG_LIBRARY`, else beside the program, else where it is installed or built; nil if it is nowhere.
    static var path: String? {
        if let path = getenv("GPUPV_DXG_LIBRARY") { return String(cString: path) }
        let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        let directory = program.deletingLastPathComponent()
        var candidates = [directory, directory.appending(path: "../lib/gpupv")]
        // In a checkout: .build/<triple>/<configuration>/gpupv beside .build/guest.
        var parent = directory
        for _ in 0..<3 {
            parent = parent.deletingLastPathComponent()
            candidates.append(parent.appending(path: "guest"))
            candidates.append(parent.appending(path: ".build/guest"))
        }
        for candidate in candidates {
            let path = candidate.appending(path: name).standardizedFileURL.path
            if access(path, R_OK) == 0 { return path }
        }
        return nil
    }
}
