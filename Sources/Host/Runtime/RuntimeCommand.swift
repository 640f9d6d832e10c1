// SPDX-License-Identifier: Apache-2.0
import Control
import Foundation
import Glibc
import MiniVM

/// `gpupv-runtime`: runc's command line. runc or crun makes the container and keeps its state; this program gives it
/// another bundle, in which the container's process is the launcher of a VM.
public struct RuntimeCommand {
    /// Global options that take a value: runc(8), crun(1).
    private static let globalsWithValue: Set<String> = [
        "--root", "--log", "--log-format", "--criu", "--rootless", "--cgroup-manager",
    ]
    /// `create`, `run` and `exec`: those of theirs that take a value.
    private static let optionsWithValue: Set<String> = [
        "--bundle", "-b", "--pid-file", "--console-socket", "--preserve-fds", "--process", "-p", "--cwd", "--env",
        "-e", "--user", "-u", "--additional-gids", "-g", "--process-label", "--apparmor", "--cap", "-c", "--cgroup",
    ]

    private var globals: [String] = []
    /// This program's own: the daemon's socket.
    private var control = ControlPaths.defaultSocket
    private var command = ""
    private var rest: [String] = []

    public init(_ arguments: [String]) {
        var arguments = arguments[...]
        while let first = arguments.first, first.hasPrefix("-") {
            arguments.removeFirst()
            // From engines that pass no environment on.
            if first == "--control" {
                control = arguments.popFirst() ?? control
            } else if first.hasPrefix("--control=") {
                control = String(first.dropFirst("--control=".count))
            } else {
                globals.append(first)
                if Self.globalsWithValue.contains(first), let value = arguments.popFirst() { globals.append(value) }
            }
        }
        command = arguments.popFirst() ?? ""
        rest = Array(arguments)
    }

    /// Does what was asked; the exit status.
    public func run() -> Int32 {
        do {
            switch command {
            case "create", "run": return try create()
            case "start": return try start()
            case "exec": return try exec()
            case "state": return try state()
            case "delete": return try delete()
            case "checkpoint", "restore":
                throw LaunchError("a VM's state cannot be kept: checkpoint and restore are not possible")
            default: return try become(globals + (command.isEmpty ? [] : [command]) + rest)
            }
        } catch {
            report("\(error)")
            return 1
        }
    }

    /// Where engines look for it: the log they named, in its form, and standard error.
    private func report(_ message: String) {
        if let path = value(of: "--log", in: globals), let file = fopen(path, "a") {
            defer { fclose(file) }
            struct Entry: Codable {
                var level = "error"
                var msg: String
                var time = ISO8601DateFormatter().string(from: Date())
            }
            let isJSON = value(of: "--log-format", in: globals) == "json"
            let line = isJSON ? try? JSONEncoder().encode(Entry(msg: message)) : nil
            fputs((line.map { String(decoding: $0, as: UTF8.self) } ?? "level=error msg=\"\(message)\"") + "\n", file)
        }
        FileHandle.standardError.write(Data("gpupv-runtime: \(message)\n".utf8))
    }

    // MARK: Options

    private func value(of names: String..., in arguments: [String]) -> String? {
        for (index, argument) in arguments.enumerated() {
            for name in names {
                if argument == name, index + 1 < arguments.count { return arguments[index + 1] }
                if argument.hasPrefix(name + "=") { return String(argument.dropFirst(name.count + 1)) }
            }
        }
        return nil
    }

    /// What is no option: a container's ID, and a command.
    private var operands: [String] {
        var operands: [String] = []
        var isValue = false
        for (index, argument) in rest.enumerated() {
            if isValue {
                isValue = false
            } else if argument.hasPrefix("-") && argument != "-" {
                isValue = Self.optionsWithValue.contains(argument)
            } else {
                operands = Array(rest[index...])
                break
            }
        }
        return operands
    }

    private func identifier() throws -> String {
        // Of other commands than exec the ID may come before options.
        let found = command == "exec" ? operands.first : operands.first ?? rest.last
        guard let found, !found.isEmpty, !found.contains("/"), found != ".", found != ".." else {
            throw LaunchError("\(command): name a container")
        }
        return found
    }

    // MARK: What is kept of a container

    /// Of containers in another root of the runtime's the IDs may be the same.
    private func directory(of container: String) throws -> String {
        var base = "/run/gpupv-runtime"
        if geteuid() != 0 {
            // Only a directory that nobody else can put something into.
            guard let own = getenv("XDG_RUNTIME_DIR") else { throw LaunchError("XDG_RUNTIME_DIR is not set") }
            base = String(cString: own) + "/gpupv-runtime"
        }
        let root = (value(of: "--root", in: globals) ?? "default").replacing("/", with: "+")
        return "\(base)/\(root)/\(container)"
    }

    // MARK: Commands

    private func create() throws -> Int32 {
        let container = try identifier()
        let directory = try directory(of: container)
        let bundle = value(of: "--bundle", "-b", in: rest) ?? FileManager.default.currentDirectoryPath
        if access(directory, F_OK) == 0 {
            guard try runtime(["state", container]).status != 0 else {
                throw LaunchError("container with id exists: \(container)")
            }
            try FileManager.default.removeItem(atPath: directory)
        }
        let launcher = try LauncherBundle(of: URL(fileURLWithPath: bundle).path, in: directory, control: control)
        let files = FileManager.default
        // Others are not to read a container's environment.
        try files.createDirectory(
            atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        // The worker is another user than the launcher, whose `/` this is.
        try files.createDirectory(
            atPath: directory + "/root", withIntermediateDirectories: false, attributes: [.posixPermissions: 0o755])
        var status: Int32 = 1
        let isOver = command == "run" && !rest.contains("--detach") && !rest.contains("-d")
        defer {
            if status != 0 || isOver {
                try? disconnect(container)
                try? files.removeItem(atPath: directory)
            }
        }
        try JSONEncoder().encode(launcher.configuration).write(to: URL(fileURLWithPath: directory + "/config.json"))
        try JSONEncoder().encode(launcher.description).write(to: URL(fileURLWithPath: directory + "/container.json"))
        // `run` leaves no time between: a network that is to be the container's is there before.
        if command == "run", let path = Self.networkNamespace(of: launcher.configuration) {
            try connect(container, toNetworkAt: path)
        }
        status = try runtime([command] + replacing(["--bundle", "-b"], by: ["--bundle", directory]), inherits: true)
            .status
        return status
    }

    private func start() throws -> Int32 {
        let container = try identifier()
        let result = try runtime(["state", container])
        // Of one that does not wait to be started there is no network to take over.
        if result.status == 0, let state = try? JSONDecoder().decode(JSONValue.self, from: result.output),
            state["status"] == "created", let pid = state["pid"]?.integer, pid > 0
        {
            try connect(container, toNetworkAt: "/proc/\(pid)/ns/net")
        }
        return try become(globals + [command] + rest)
    }

    /// Tells the launcher, which waits to be started, of the network.
    private func connect(_ container: String, toNetworkAt path: String) throws {
        let file = URL(fileURLWithPath: try directory(of: container) + "/container.json")
        var description = try JSONDecoder().decode(ContainerDescription.self, from: Data(contentsOf: file))
        description.network = try ContainerNetwork(at: path, owner: 0)
        guard description.network != nil else { return }
        // The file that is mounted in the launcher's root, not another in its place.
        try JSONEncoder().encode(description).write(to: file, options: [])
    }

    /// A namespace that the engine made may outlive the container.
    private func disconnect(_ container: String) throws {
        let directory = try directory(of: container)
        func read<Value: Decodable>(_: Value.Type, _ name: String) throws -> Value {
            try JSONDecoder().decode(Value.self, from: Data(contentsOf: URL(fileURLWithPath: directory + name)))
        }
        guard let path = Self.networkNamespace(of: try read(JSONValue.self, "/config.json")) else { return }
        try read(ContainerDescription.self, "/container.json").network?.giveBack(at: path)
    }

    /// Where the engine has made it; nil if runc makes it.
    private static func networkNamespace(of configuration: JSONValue) -> String? {
        guard case .array(let namespaces) = configuration["linux"]?["namespaces"] else { return nil }
        let path = namespaces.first { $0["type"] == "network" }?["path"]?.string
        return path.flatMap { $0.isEmpty ? nil : $0 }
    }

    private func exec() throws -> Int32 {
        let container = try identifier()
        let process: JSONValue
        if let file = value(of: "--process", "-p", in: rest) {
            process = try JSONDecoder().decode(JSONValue.self, from: Data(contentsOf: URL(fileURLWithPath: file)))
        } else {
            process = try commandLineProcess(container)
        }
        let encoder = JSONEncoder()
        let changed = LauncherBundle.launcher(
            ["container-exec"], for: process,
            environment: ContainedExec.environment(for: try encoder.encode(process)))
        // In the directory that only this user reads; it is gone once the process runs.
        let file = try directory(of: container) + "/exec-\(getpid()).json"
        try encoder.encode(changed).write(to: URL(fileURLWithPath: file))
        defer { unlink(file) }
        var options = replacing(["--process", "-p"], by: ["--process", file])
        if let index = options.firstIndex(of: container) { options = Array(options[...index]) }
        return try runtime(["exec"] + options, inherits: true).status
    }

    /// A command named on the command line: the container's first process with another command.
    private func commandLineProcess(_ container: String) throws -> JSONValue {
        let data = try Data(contentsOf: URL(fileURLWithPath: try directory(of: container) + "/container.json"))
        let description = try JSONDecoder().decode(JSONValue.self, from: data)
        guard var process = description["process"], operands.count > 1 else {
            throw LaunchError("exec: name a command, or --process FILE")
        }
        process["args"] = .strings(Array(operands.dropFirst()))
        process["terminal"] = .bool(rest.contains("--tty") || rest.contains("-t"))
        if let directory = value(of: "--cwd", in: rest) { process["cwd"] = .string(directory) }
        return process
    }

    private func state() throws -> Int32 {
        let result = try runtime(["state"] + rest)
        guard result.status == 0, var state = try? JSONDecoder().decode(JSONValue.self, from: result.output) else {
            return result.status
        }
        // The engine's own bundle, not the one made of it.
        if let bundle = state["annotations"]?["gpupv.bundle"] { state["bundle"] = bundle }
        state["annotations"]?["gpupv.bundle"] = nil
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        FileHandle.standardOutput.write(try encoder.encode(state) + Data("\n".utf8))
        return 0
    }

    private func delete() throws -> Int32 {
        let status = try runtime(["delete"] + rest, inherits: true).status
        if status == 0, let container = try? identifier() {
            try? disconnect(container)
            try? FileManager.default.removeItem(atPath: directory(of: container))
        }
        return status
    }

    /// The command's options with one of them changed, or put before all others.
    private func replacing(_ names: [String], by replacement: [String]) -> [String] {
        var options: [String] = []
        var skips = false
        for argument in rest {
            if skips {
                skips = false
            } else if names.contains(argument) {
                skips = true
            } else if !names.contains(where: { argument.hasPrefix($0 + "=") }) {
                options.append(argument)
            }
        }
        return replacement + options
    }

    // MARK: runc or crun

    /// `GPUPV_OCI_RUNTIME`, else the first of runc and crun on `PATH`.
    private func program() throws -> String {
        let named = getenv("GPUPV_OCI_RUNTIME").map { [String(cString: $0)] } ?? ["runc", "crun"]
        guard let found = named.lazy.compactMap(ChildProcess.find).first else {
            throw LaunchError("no \(named.joined(separator: " or ")); install one (Debian: runc, crun)")
        }
        return found
    }

    /// - Parameter inherits: its standard output is this program's.
    private func runtime(_ arguments: [String], inherits: Bool = false) throws -> (status: Int32, output: Data) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try program())
        process.arguments = globals + arguments
        let pipe = Pipe()
        if !inherits { process.standardOutput = pipe }
        if command == "create" && arguments.first == "state" { process.standardError = FileHandle.nullDevice }
        try process.run()
        let output = inherits ? Data() : pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, output)
    }

    private func become(_ arguments: [String]) throws -> Int32 {
        let program = try program()
        var argv: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
        argv.append(nil)
        execv(program, argv)
        throw LaunchError("\(program): \(String(cString: strerror(errno)))")
    }
}
