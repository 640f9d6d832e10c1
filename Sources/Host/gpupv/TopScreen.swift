// SPDX-License-Identifier: Apache-2.0
import CLinux
import Control
import Foundation
import Glibc
import Monitoring

/// The terminal of `gpupv top`: the table over the whole screen, and keys.
struct TopScreen {
    private let socket: String
    private let interval: Double
    private var table: TopTable
    private var last: ControlEvent.Sample?
    private var shown: ControlEvent.Sample?
    private var rows: [PartitionActivity] = []
    private var events: [DaemonEvent] = []
    private var isPaused = false

    init(_ socket: String, interval: Double, table: TopTable) {
        self.socket = socket
        self.interval = interval
        self.table = table
    }

    private static let enter = "\u{1b}[?1049h\u{1b}[?25l"
    private static let leave = "\u{1b}[?25h\u{1b}[?1049l"
    /// The last few events fill the screen below the table.
    private static let maximumEvents = 100

    /// Until q is pressed.
    ///
    /// - Throws: ``ControlError`` when the daemon goes away.
    mutating func run() throws {
        let taken = [SIGWINCH, SIGTERM, SIGHUP]
        // Before there is another thread that could get them.
        let signals = gpupv_signalfd(taken, taken.count)
        defer { if signals >= 0 { close(signals) } }
        let feed = try SampleFeed(socket, interval: interval)
        var saved = termios()
        guard tcgetattr(STDIN_FILENO, &saved) == 0 else { return }
        var raw = saved
        // Keys come one by one and unseen; Ctrl-C is one of them.
        raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
        tcsetattr(STDIN_FILENO, TCSANOW, &raw)
        write(Self.enter)
        defer {
            write(Self.leave)
            tcsetattr(STDIN_FILENO, TCSANOW, &saved)
        }
        var polled = [STDIN_FILENO, feed.doorbell.descriptor.rawValue, signals].map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        while true {
            guard poll(&polled, nfds_t(polled.count), -1) >= 0 else {
                if errno == EINTR { continue }
                return
            }
            if polled[2].revents != 0, gpupv_next_signal(signals) != SIGWINCH { return }
            if polled[0].revents != 0, try !takeKeys() { return }
            if polled[1].revents != 0 {
                for piece in feed.take() {
                    switch piece {
                    case .ended(let error): throw error
                    case .event(let event): take(event)
                    }
                }
            }
            draw()
        }
    }

    private mutating func take(_ event: ControlEvent) {
        switch event {
        case .sample(let sample):
            if !isPaused {
                rows = sample.activities(since: last)
                shown = sample
            }
            last = sample
        case .happened(let event): events = events.suffix(Self.maximumEvents - 1) + [event]
        case .changed, .removed: break
        }
    }

    /// - Returns: false when it is to end.
    private mutating func takeKeys() throws -> Bool {
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = read(STDIN_FILENO, &bytes, bytes.count)
        guard count > 0 else { return count < 0 && errno == EINTR }
        // An arrow or function key is one that begins with escape: none of ours.
        if bytes[0] == 0x1b, count > 1 { return true }
        for byte in bytes.prefix(count) {
            switch Character(UnicodeScalar(byte)) {
            case "q", "\u{3}", "\u{4}", "\u{1b}": return false
            case "r": table.isReversed.toggle()
            case " ": isPaused.toggle()
            case let key: table.order = TopTable.Order.allCases.first { $0.key == key } ?? table.order
            }
        }
        return true
    }

    private func draw() {
        var size = [UInt16](repeating: 0, count: 4)
        _ = gpupv_window_size(STDOUT_FILENO, &size)
        let (height, width) = (size[0] == 0 ? 24 : Int(size[0]), size[1] == 0 ? 80 : Int(size[1]))
        var lines = [String(heading.prefix(width)), ""]
        let body = table.lines(rows, width: width)
        let room = max(1, height - lines.count - 1)
        lines += body.prefix(room)
        if body.count > room { lines[lines.count - 1] = "... \(body.count - room + 1) more" }
        let left = height - lines.count - 2
        if left > 0, !events.isEmpty {
            lines.append("")
            lines += events.suffix(left).reversed().map { String($0.line.prefix(width)) }
        }
        // Each line is cleared behind its text, and all below the last.
        write("\u{1b}[H" + lines.prefix(height).map { "\($0)\u{1b}[K" }.joined(separator: "\r\n") + "\u{1b}[J")
    }

    private var heading: String {
        guard let shown else { return "gpupv top" }
        let time = shown.time.formatted(date: .omitted, time: .standard)
        let attached = shown.partitions.count { $0.vm != nil }
        let order = "by \(table.order.rawValue)\(table.isReversed ? ", reversed" : "")"
        return "gpupv top  \(time)  \(shown.partitions.count) partitions, \(attached) with a VM  \(order)"
            + (isPaused ? "  paused" : "") + "  q ends"
    }

    private func write(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }
}

extension DaemonEvent {
    /// On one line, for a terminal.
    var line: String {
        let head = "\(time.formatted(date: .omitted, time: .standard))  \(event.rawValue)  \(partition ?? "-")  "
        return head
            + String(
                message.map {
                    $0.isNewline || $0.unicodeScalars.contains { $0.properties.generalCategory == .control } ? " " : $0
                })
    }
}
