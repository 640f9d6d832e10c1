// SPDX-License-Identifier: Apache-2.0
import Glibc
import SystemPackage
import Yams

/// Reads the configuration file.
public struct ConfigurationReader: Sendable {
    /// A file is no larger.
    private static let maximumBytes = 1 << 20

    private let devices: @Sendable () -> any HostDevices

    /// - Parameter devices: asked for once for each configuration that has a GPU which is not emulated.
    public init(devices: @escaping @Sendable () -> any HostDevices) {
        self.devices = devices
    }

    /// What was read, and what to say about it.
    public struct Outcome: Sendable {
        /// nil if there are errors.
        public var configuration: HostConfiguration?
        public var diagnostics: [Diagnostic]

        /// - Throws: ``ConfigurationError`` with all diagnostics if there are errors.
        public func get() throws(ConfigurationError) -> HostConfiguration {
            guard let configuration else { throw ConfigurationError(diagnostics) }
            return configuration
        }
    }

    /// Reads a file.
    ///
    /// - Throws: a ``Diagnostic`` if it cannot be read at all.
    public func read(file: String) throws(Diagnostic) -> Outcome {
        let bytes: [UInt8]
        do throws(Errno) { bytes = try Self.bytes(of: file) } catch {
            let (reason, fix) =
                switch error {
                case .noSuchFileOrDirectory: ("there is no such file", "create it (docs/operating.md has an example)")
                case .isDirectory: ("it is a directory", "name the file in it")
                case .permissionDenied: ("permission denied", "have its mode let this user read it, or become root")
                default: (error.description, "see that it is a file")
                }
            throw Diagnostic(file: file, cause: "it cannot be read: \(reason)", fix: fix + ", or name another file")
        }
        guard bytes.count <= Self.maximumBytes else {
            throw Diagnostic(file: file, cause: "it has more than 1 MiB", fix: "use a file of at most 1 MiB")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Diagnostic(file: file, cause: "it is not UTF-8 text", fix: "save it as UTF-8")
        }
        return read(text, file: file)
    }

    /// What a file begins with: all of it, unless it is too large.
    private static func bytes(of path: String) throws(Errno) -> [UInt8] {
        let fd = open(path, O_RDONLY | O_CLOEXEC)
        guard fd >= 0 else { throw Errno(rawValue: errno) }
        defer { close(fd) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count <= maximumBytes {
            let count = Glibc.read(fd, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw Errno(rawValue: errno) }
            if count == 0 { break }
            bytes += chunk.prefix(count)
        }
        return bytes
    }

    /// Reads a document.
    ///
    /// - Parameter file: what diagnostics call it.
    public func read(_ text: String, file: String) -> Outcome {
        let log = DiagnosticLog(file: file)
        var configuration: HostConfiguration?
        if let root = compose(text, log: log) {
            var pass = ConfigurationPass(log: log, devices: devices)
            configuration = pass.read(root)
        }
        let failed = log.diagnostics.contains { $0.severity == .error }
        return Outcome(configuration: failed ? nil : configuration, diagnostics: log.diagnostics)
    }

    /// Reads a partition's settings, as in the file, that came from elsewhere.
    ///
    /// - Parameters:
    ///   - text: a mapping in YAML or JSON.
    ///   - base: what they are laid over; nil for a new partition.
    ///   - source: what diagnostics call them.
    /// - Returns: a configuration with this partition added or replaced, and warnings.
    /// - Throws: ``ConfigurationError`` if it does not make sense, or does not fit.
    public static func setting(
        _ name: String, to text: String, over base: PartitionDefinition?, in configuration: HostConfiguration,
        source: String
    ) throws(ConfigurationError) -> (configuration: HostConfiguration, warnings: [Diagnostic]) {
        let log = DiagnosticLog(file: source)
        func failure() -> ConfigurationError { ConfigurationError(log.diagnostics) }
        guard PartitionDefinition.isName(name) else {
            log.report(at: nil, key: "name", "'\(name)' cannot be a partition's name", fix: nameFix)
            throw failure()
        }
        let context = PartitionContext(
            gpus: Dictionary(uniqueKeysWithValues: configuration.gpus.map { ($0.name, $0) }),
            templates: configuration.templates)
        guard let root = compose(text, log: log),
            var reader = MappingReader(root, subject: "partition '\(name)'", log: log),
            var partition = reader.partition(name, over: base, context: context)
        else { throw failure() }
        partition.name = name
        var result = configuration
        result.partitions.removeAll { $0.name == name }
        result.partitions.append(partition)
        if let problem = result.admissionProblems().first {
            log.report(at: nil, key: problem.key, problem.cause, fix: problem.fix)
            throw failure()
        }
        return (result, log.diagnostics)
    }

    private func compose(_ text: String, log: DiagnosticLog) -> Node? { Self.compose(text, log: log) }

    private static func compose(_ text: String, log: DiagnosticLog) -> Node? {
        let fix = "write YAML: 'key: value' lines, indented with spaces"
        do {
            if let node = try Yams.compose(yaml: text), !node.isNull { return node }
            log.report(at: nil, "there is nothing in it", fix: "say 'gpus:' and 'partitions:'")
        } catch YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _)
        {
            log.report(at: mark, problem, fix: fix)
        } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
            log.report(
                at: context.mark, "'\(keys.joined(separator: "', '"))' is there twice", fix: "remove one of the two")
        } catch {
            log.report(at: nil, "it is no YAML: \(error)", fix: fix)
        }
        return nil
    }
}

let nameFix = "use 1 to 63 letters, digits, '.', '_' and '-', beginning with a letter or digit"
