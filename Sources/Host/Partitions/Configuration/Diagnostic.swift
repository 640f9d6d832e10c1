// SPDX-License-Identifier: Apache-2.0
/// What is wrong with a configuration, where, and what to do about it.
public struct Diagnostic: Error, Codable, Sendable, Equatable, CustomStringConvertible {
    public enum Severity: String, Codable, Sendable {
        /// The configuration cannot be used.
        case error
        /// It can, but may not do what was meant.
        case warning
    }

    public var severity: Severity
    /// The file's name, or what else was read.
    public var file: String
    /// Both count from 1; 0 where no place is to blame.
    public var line: Int
    public var column: Int
    /// The key of a partition's that is to blame, if one is; `compute.minimum` is `minimum` of `compute`.
    public var key: String?
    public var cause: String
    public var fix: String

    public init(
        _ severity: Severity = .error, file: String, line: Int = 0, column: Int = 0, key: String? = nil, cause: String,
        fix: String
    ) {
        self.severity = severity
        self.file = file
        self.line = line
        self.column = column
        self.key = key
        self.cause = cause
        self.fix = fix
    }

    /// As compilers write it, with the fix on a line of its own.
    public var description: String {
        "\(place): \(severity.rawValue): \(cause)\n  fix: \(fix)"
    }

    private var place: String { line > 0 ? "\(file):\(line):\(column)" : file }
}

/// A configuration that cannot be used.
public struct ConfigurationError: Error, Sendable, CustomStringConvertible {
    public var diagnostics: [Diagnostic]

    public init(_ diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics
    }

    public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}
