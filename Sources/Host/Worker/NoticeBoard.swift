// SPDX-License-Identifier: Apache-2.0
import WorkerChannel

/// Tells the supervisor what happens, without letting a guest make it tell much: of each kind at once, and then in
/// one message for all that happened since, at most one a second.
final class NoticeBoard {
    private static let period: UInt64 = 1_000_000_000

    private struct Entry {
        var told: UInt64?
        var count: UInt64 = 0
    }

    private let say: ((WorkerMessage) -> Void)?
    private var entries = [Entry](repeating: Entry(), count: WorkerNotice.allCases.count)

    /// - Parameter say: tells the supervisor; nil if there is none that listens.
    init(say: ((WorkerMessage) -> Void)?) { self.say = say }

    func post(_ notice: WorkerNotice, at now: UInt64 = monotonicNanoseconds()) {
        guard let say else { return }
        let index = Int(notice.rawValue) - 1
        entries[index].count += 1
        if let told = entries[index].told, now < told + Self.period { return }
        entries[index].told = now
        say(.notice(notice, count: entries[index].count))
        entries[index].count = 0
    }
}
