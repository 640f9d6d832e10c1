// SPDX-License-Identifier: Apache-2.0
import Control
import Foundation
import Logging

/// What happens: each event is a line of the log, is told to subscribers, is counted, and is remembered for a while.
@MainActor
final class Journal {
    private static let maximumKept = 256
    /// A guest can cause events as fast as it likes: of a partition and kind so many are told at once, and one more
    /// each ``period``. All are counted.
    private nonisolated static let burst = 10.0
    private static let period = 6.0

    private struct Allowance {
        var events = Journal.burst
        var time: Double
        /// Events not told.
        var untold = 0
    }

    private struct Source: Hashable {
        let partition: String
        let kind: DaemonEvent.Kind
    }

    private let log: Logger
    private(set) var events: [DaemonEvent] = []
    private(set) var counts: [String: UInt64] = [:]
    private var next: UInt64 = 1
    private var allowances: [Source: Allowance] = [:]
    /// Called with each event that is told.
    var publish: (DaemonEvent) -> Void = { _ in }

    init(log: Logger) { self.log = log }

    /// - Parameter count: how often it happened.
    func record(
        _ kind: DaemonEvent.Kind, _ message: String, severity: DaemonEvent.Severity = .notice,
        partition: String? = nil, count: UInt64 = 1, details: [String: String] = [:]
    ) {
        counts[kind.rawValue, default: 0] += count
        var details = details
        if let partition {
            guard let untold = allow(Source(partition: partition, kind: kind), count: count) else { return }
            if untold > 0 { details["untold"] = "\(untold)" }
        }
        let event = DaemonEvent(
            number: next, time: .now, event: kind, severity: severity, partition: partition, message: message,
            details: details)
        next += 1
        events.append(event)
        if events.count > Self.maximumKept { events.removeFirst() }
        var metadata: Logger.Metadata = details.mapValues { "\($0)" }
        metadata["event"] = "\(kind.rawValue)"
        if let partition { metadata["partition"] = "\(partition)" }
        log.log(level: Self.level(of: severity), "\(message)", metadata: metadata)
        publish(event)
    }

    private static func level(of severity: DaemonEvent.Severity) -> Logger.Level {
        switch severity {
        case .notice: .info
        case .warning: .warning
        case .error: .error
        }
    }

    /// - Returns: how many before were not told; nil if this is not to be told either.
    private func allow(_ source: Source, count: UInt64) -> Int? {
        let now = ProcessInfo.processInfo.systemUptime
        var allowance = allowances[source] ?? Allowance(time: now)
        defer { allowances[source] = allowance }
        allowance.events = min(Self.burst, allowance.events + (now - allowance.time) / Self.period)
        allowance.time = now
        guard allowance.events >= 1 else {
            allowance.untold += Int(clamping: count)
            return nil
        }
        allowance.events -= 1
        defer { allowance.untold = 0 }
        return allowance.untold
    }

    /// A partition is gone.
    func forget(partition: String) {
        for source in allowances.keys where source.partition == partition { allowances[source] = nil }
    }
}
