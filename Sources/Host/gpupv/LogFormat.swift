// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import Glibc
import Logging
import Supervisor
import Synchronization

/// How log lines are written, on standard error.
enum LogFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
    case text, json

    /// Sets the process's logging up, once.
    func bootstrap(_ level: Logger.Level) {
        LoggingSystem.bootstrap { label in LineLogHandler(label: label, format: self, logLevel: level) }
    }
}

/// Writes one line for each event on standard error.
///
/// Times are in UTC as RFC 3339 has them.
struct LineLogHandler: LogHandler {
    private let label: String
    private let format: LogFormat
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]

    init(label: String, format: LogFormat, logLevel: Logger.Level) {
        self.label = label
        self.format = format
        self.logLevel = logLevel
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var fields = fields(of: event, with: metadata)
        let time = Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        switch format {
        case .json:
            // An object with `time`, `level`, `label`, `message`, and the metadata's keys.
            fields["time"] = time
            fields["level"] = event.level.rawValue
            fields["label"] = label
            fields["message"] = event.message.description
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            write((try? encoder.encode(fields)) ?? Data())
        case .text:
            write(Data("\(time) \(event.level) \(label):\(text(fields, event))".utf8))
        }
    }

    /// One write a line, so that lines of several threads do not mix. A log that cannot be written is no reason to end.
    private func write(_ line: Data) {
        try? FileHandle.standardError.write(contentsOf: line + Data("\n".utf8))
    }
}

/// Writes lines for a ``LogRelay``, which puts time and partition to them: `<PRIORITY>text`, each in one write.
struct RelayedLogHandler: LogHandler {
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]
    /// Lines for which the pipe had no room.
    private static let lost = Mutex(0)

    /// Sets the process's logging up, once.
    static func bootstrap(_ level: Logger.Level) {
        LoggingSystem.bootstrap { _ in RelayedLogHandler(logLevel: level) }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var fields = fields(of: event, with: metadata)
        // The relay's to say.
        fields["partition"] = nil
        Self.lost.withLock { lost in
            if lost > 0 { fields["lost"] = "\(lost)" }
            let text = String(text(fields, event).dropFirst()).withoutControls
            let line = Data("<\(event.level.syslogPriority)>\(text)".utf8)
            // Whole or not at all, without waiting: the relay may be gone, or behind.
            let whole = line.prefix(LogRelay.maximumLine - 1) + Data("\n".utf8)
            let written = whole.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            lost = written == whole.count ? 0 : lost + 1
        }
    }
}

private func fields(of event: LogEvent, with metadata: Logger.Metadata) -> [String: String] {
    var fields = metadata.merging(event.metadata ?? [:]) { $1 }.mapValues { "\($0)" }
    if let error = event.error { fields["error"] = "\(error)" }
    return fields
}

/// Metadata and message, each with a space before it.
///
/// A guest's word for something is not to look like a line of its own. What this program says itself may have several.
private func text(_ fields: [String: String], _ event: LogEvent) -> String {
    fields.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value.withoutControls)" }.joined() + " \(event.message)"
}
