// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Carriers
import Foundation
import Glibc
import Logging
import MiniVM
import Partitions
import Supervisor
import SystemPackage

/// `gpupv run`: one command in a mini-VM on this host's own files, with a GPU.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run a command in a mini-VM that has a GPU.",
        discussion: """
            The VM boots in seconds on this host's root file system, read-only with a scratch layer above it: \
            the command finds the programs and files it would find here, and what it writes is gone with the \
            VM. It runs in the current directory as the current user, with the current environment; its \
            standard streams, terminal, signals and exit status are the launcher's. Nothing is left behind.

            The guest, and root in it, can read the files that the launcher's user can read here. It does not \
            see /proc, /sys, /dev and /run, /etc/shadow and the host's keys, nor in home directories .ssh, \
            .gnupg, keyrings, .netrc, .git-credentials, .aws, .kube, .docker/config.json and the like; --hide \
            hides more, --rootfs shows nothing but a directory. Files are hidden as they are when the VM starts.

            Exit status: the command's own; 128 + n if signal n ended it; 125 if the VM failed; 126 if the \
            command cannot be executed; 127 if there is no such command.

            Example: gpupv run --vram 512M -- ./my-dxg-client --flag
            """)

    @OptionGroup var daemon: DaemonPartitionOptions
    @OptionGroup var partition: PartitionOptions
    @Option(help: "The VM's memory.") var memory = ByteSize(bytes: 1 << 30)
    @Option(help: "The VM's CPUs.") var cpus = min(2, ProcessInfo.processInfo.activeProcessorCount)
    @Option(help: "How instructions are executed: auto, kvm or tcg.") var accel = AccelerationOption.auto
    @Option(
        help: ArgumentHelp(
            "Kernel to boot (vmlinuz or vmlinux); its modules are in ../lib/modules or /lib/modules.",
            valueName: "path"))
    var kernel: String?
    @Option(
        help: ArgumentHelp(
            "Load another module of the kernel's, with what it needs; may be repeated.", valueName: "name"))
    var module: [String] = []
    @Option(help: ArgumentHelp("Directory to use as root file system.", valueName: "dir")) var rootfs: String?
    @Option(
        help: ArgumentHelp(
            "The command's working directory; by default the current one, or / where --rootfs does not have it.",
            valueName: "dir"))
    var workdir: String?
    @Option(
        help: ArgumentHelp(
            "Hide a file or directory from the guest, by its path there, besides those above; may be repeated.",
            valueName: "path"))
    var hide: [String] = []
    @Flag(help: "Let the guest see the secrets that are hidden otherwise; /proc, /sys, /dev and /run stay hidden.")
    var shareSecrets = false
    @Option(help: ArgumentHelp("QEMU to use.", valueName: "program")) var qemu = "qemu-system-x86_64"
    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "Tell QEMU more: one argument, as it is; may be repeated. QEMU then sees all files that the launcher sees.",
            valueName: "argument"))
    var qemuArg: [String] = []
    @Option(help: ArgumentHelp("How long the VM may take to boot.", valueName: "seconds")) var bootTimeout = 60
    @Option(help: ArgumentHelp("Write how the VM ran to a file, as JSON.", valueName: "file")) var stats: String?
    @Flag(name: .customLong("no-gpu"), help: "Boot without a GPU.") var noGPU = false
    @Flag(name: .shortAndLong, help: "Show the VM's console and the worker's log.") var verbose = false
    @Argument(parsing: .postTerminator, help: "The command and its arguments, after --.")
    var command: [String] = []

    enum AccelerationOption: String, ExpressibleByArgument, CaseIterable {
        case auto, kvm, tcg
    }

    func validate() throws {
        if daemon.partition != nil, noGPU || partition.isGiven {
            throw ValidationError(
                "--partition is a partition of the daemon's, which says what it is: leave out --vram, "
                    + "--partition-name, --engine, --gpu and --no-gpu")
        }
        guard memory.bytes >= 128 << 20 else { throw ValidationError("--memory must be at least 128M") }
        guard (1...255).contains(cpus) else { throw ValidationError("--cpus must be between 1 and 255") }
        if let workdir, !workdir.hasPrefix("/") {
            throw ValidationError("--workdir \(workdir): give the whole path, from the guest's root")
        }
        for path in hide where !path.hasPrefix("/") {
            throw ValidationError("--hide \(path): give the whole path, from the guest's root")
        }
        guard bootTimeout > 0 else { throw ValidationError("--boot-timeout must be positive") }
    }

    func run() throws {
        guard !command.isEmpty else {
            throw ValidationError("Name a command to run: gpupv run -- COMMAND [ARGUMENT ...]")
        }
        do {
            let outcome = try runSession()
            if let stats { try write(outcome, to: stats) }
            throw ExitCode(outcome.exitStatus)
        } catch let error as LaunchError {
            FileHandle.standardError.write(Data("gpupv: \(error)\n".utf8))
            throw ExitCode(error.exitStatus)
        } catch let error where !(error is ExitCode) {
            throw launchFailure("\(error)")
        }
    }

    private func write(_ outcome: Session.Outcome, to file: String) throws {
        struct Statistics: Codable {
            var acceleration: String
            var accelerationReason: String
            var bootMilliseconds: Int64?
            var exitStatus: Int32
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        let statistics = Statistics(
            acceleration: outcome.acceleration.acceleration.rawValue,
            accelerationReason: outcome.acceleration.reason, bootMilliseconds: outcome.bootTime?.milliseconds,
            exitStatus: outcome.exitStatus)
        try (encoder.encode(statistics) + Data("\n".utf8)).write(to: URL(fileURLWithPath: file))
    }

    private func runSession() throws -> Session.Outcome {
        // Paths are the launcher's.
        var options = SessionOptions(kernel: try KernelImage.locate(kernel))
        options.machine.memoryBytes = memory.bytes
        options.machine.cpus = cpus
        guard let root = realpath(rootfs ?? "/", nil) else {
            throw LaunchError("--rootfs \(rootfs ?? "/"): \(Errno(rawValue: errno))")
        }
        options.machine.rootDirectory = String(cString: root)
        free(root)
        options.qemu = qemu
        options.machine.extraArguments = qemuArg
        options.extraModules = module
        options.acceleration = Acceleration(rawValue: accel.rawValue)
        options.bootTimeout = .seconds(bootTimeout)
        options.hidden = .secrets(areShared: shareSecrets, paths: hide)
        options.isVerbose = verbose

        var guest = GuestCommand(inheriting: command)
        guest.isDirectoryOptional = rootfs != nil && workdir == nil
        if let workdir { guest.workingDirectory = workdir }
        if noGPU { return try Session(guest, options: options, gpu: nil).run() }
        // They choose among the host's drivers, for the worker; the guest has one, its own.
        let choices = ["VK_ICD_FILENAMES=", "VK_DRIVER_FILES=", "VK_ADD_DRIVER_FILES="]
        guest.environment.removeAll { variable in choices.contains { variable.hasPrefix($0) } }
        if let partition = daemon.partition {
            return try Session(guest, options: options, gpu: .server(daemon.connect(to: partition))).run()
        }

        let window = try SharedWindow(heapBytes: partition.configuration.heapBytes)
        // Takes over signals before the keeper's thread is there to receive them.
        let session = try Session(guest, options: options, gpu: .window(window))
        LogFormat.text.bootstrap(verbose ? .debug : .warning)
        var workers = WorkerProcess.Options()
        workers.log = try LogRelay(limits: verbose ? .verbose : .kept)
        workers.isVerbose = verbose
        let keeper = try WorkerKeeper(partition.configuration, window: window, options: workers)
        defer { keeper.stop() }
        try keeper.waitUntilServing()
        return try session.run()
    }
}
