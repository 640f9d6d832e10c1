// SPDX-License-Identifier: Apache-2.0
/// What a check found.
public struct Finding: Codable, Sendable, Equatable {
    /// What was looked at, in a word or two.
    public let subject: String
    public let severity: Severity
    /// For people: one line.
    public let summary: String
    /// A command that changes it.
    public let remedy: String?

    init(_ subject: String, _ severity: Severity, _ summary: String, remedy: String? = nil) {
        self.subject = subject
        self.severity = severity
        self.summary = summary
        self.remedy = remedy
    }
}

/// How bad a finding is.
public enum Severity: String, Codable, Sendable, Comparable, CaseIterable {
    case ok
    /// Good to know.
    case note
    /// It works, and could do so better.
    case warning
    /// VMs with a GPU cannot be had.
    case error

    public static func < (left: Severity, right: Severity) -> Bool {
        allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
    }
}
