import ArgumentParser
import Foundation
import Logging

/// How log lines are written, on standard error.
enum LogFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
    case text, json

    /// Sets the process's logging up, once.
    func bootstrap(_ level: Logger.Level) {
        LoggingSystem.bootstrap { label in LineLogHandler(label: label, format: self, logLevel: level) }
    }
}

/// Writes one line for each event. The daemon, its workers and its web process write to one file.
///
/// Times are in UTC as RFC 3339 has them, for a worker in its sandbox knows no other zone.
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
        var fields = metadata.merging(event.metadata ?? [:]) { $1 }.mapValues { "\($0)" }
        if let error = event.error { fields["error"] = "\(error)" }
        let time = Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        let line = format == .json ? json(event, time, fields) : text(event, time, fields)
        // One write a line, so that lines of several processes do not mix.
        FileHandle.standardError.write(line + Data("\n".utf8))
    }

    /// An object with `time`, `level`, `label`, `message`, and the metadata's keys.
    private func json(_ event: LogEvent, _ time: String, _ fields: [String: String]) -> Data {
        var fields = fields
        fields["time"] = time
        fields["level"] = event.level.rawValue
        fields["label"] = label
        fields["message"] = event.message.description
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(fields)) ?? Data()
    }

    private func text(_ event: LogEvent, _ time: String, _ fields: [String: String]) -> Data {
        // What a guest has named something is not to look like a line of its own.
        let metadata = fields.sorted { $0.key < $1.key }.map { key, value in
            " \(key)=" + value.unicodeScalars.map { $0.value < 32 ? $0.escaped(asASCII: true) : "\($0)" }.joined()
        }
        return Data("\(time) \(event.level) \(label):\(metadata.joined()) \(event.message)".utf8)
    }
}
