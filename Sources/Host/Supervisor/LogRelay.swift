// SPDX-License-Identifier: Apache-2.0

import CLinux
import Carriers
import Foundation
import Glibc
import Logging
import Partitions
import Synchronization
import SystemPackage
import WorkerChannel

/// Writes what processes that are not trusted log into the log of this process.
///
/// Each such process has a pipe of its own as standard error and nothing else of the log: it cannot erase a line, make
/// one look like another's, or make anybody wait. Its lines are told with the partition's name, escaped, and at most
/// so many in a time of each partition, whichever of its processes wrote them. The write end does not block
/// (`O_NONBLOCK`), so that an honest process loses lines rather than time if nobody reads.
///
/// One thread reads all pipes and alone waits for this process's log to take a line. It never waits for a pipe: reads do
/// not block, of each pipe no more than ``Limits/readBurst`` is taken at once, and the read end's flags are not the
/// writer's to change, for each end has an open file description of its own (pipe(7)).
public final class LogRelay: Sendable {
    /// How much of a partition's log is told and read.
    public struct Limits: Sendable {
        /// Lines told at once, and each second.
        public var lineBurst: Double
        public var linesPerSecond: Double
        /// Bytes told at once, and each second.
        public var byteBurst: Double
        public var bytesPerSecond: Double
        /// Bytes read at once and each second, told or not. What is more stays in the pipe.
        public var readBurst: Double
        public var readPerSecond: Double

        public init(
            lineBurst: Double, linesPerSecond: Double, byteBurst: Double, bytesPerSecond: Double,
            readBurst: Double = 1_048_576, readPerSecond: Double = 262_144
        ) {
            (self.lineBurst, self.linesPerSecond) = (lineBurst, linesPerSecond)
            (self.byteBurst, self.bytesPerSecond) = (byteBurst, bytesPerSecond)
            (self.readBurst, self.readPerSecond) = (readBurst, readPerSecond)
        }

        /// For a log that is kept.
        public static let kept = Limits(
            lineBurst: 100, linesPerSecond: 5, byteBurst: 65_536, bytesPerSecond: 4096)
        /// For who asked to see everything.
        public static let verbose = Limits(
            lineBurst: 100_000, linesPerSecond: 10_000, byteBurst: 16_777_216, bytesPerSecond: 1_048_576,
            readBurst: 16_777_216, readPerSecond: 4_194_304)
    }

    /// A line as it is told.
    public struct Line: Sendable, Equatable {
        public var level: Logger.Level
        /// Of the program that wrote it, as in `gpupv.worker`.
        public var label: String
        /// nil for a process that serves none.
        public var partition: String?
        /// Without control characters.
        public var text: String
    }

    /// The longest line. One that is longer is told as several. Writes of no more than `PIPE_BUF` bytes stay whole.
    public static let maximumLine = 4096
    /// Nanoseconds between two lines that say how many were dropped.
    private static let reportPeriod: UInt64 = 5_000_000_000
    private static let chunk = 16_384

    private struct Source {
        let descriptor: FileDescriptor
        let label: String
        let partition: String?
        /// A line that has not ended.
        var rest: [UInt8] = []
        /// Its process has ended: what is in the pipe is all there will be.
        var isFinishing = false
        let ended: DispatchSemaphore

        /// What it shares its limits with.
        var account: String { partition ?? "" }
    }

    /// Of a partition.
    private struct Account {
        var lines: Allowance
        var bytes: Allowance
        var read: Allowance
        var dropped: UInt64 = 0
        /// When that is to be told.
        var report: UInt64?

        init(_ limits: Limits, _ now: UInt64) {
            lines = Allowance(burst: limits.lineBurst, perSecond: limits.linesPerSecond, at: now)
            bytes = Allowance(burst: limits.byteBurst, perSecond: limits.bytesPerSecond, at: now)
            read = Allowance(burst: limits.readBurst, perSecond: limits.readPerSecond, at: now)
        }
    }

    private struct State {
        var sources: [Int: Source] = [:]
        var accounts: [String: Account] = [:]
        var next = 0
        var isPaused = false
        var isStopping = false
        /// To be told once the state is not held any more, and who waits for that.
        var lines: [Line] = []
        var ended: [DispatchSemaphore] = []
    }

    private let limits: Limits
    private let write: @Sendable (Line) -> Void
    private let state = Mutex(State())
    /// Held from before something is read until it is told, which may wait for whoever takes this process's log.
    private let telling = Mutex(())
    private let bell: Doorbell

    /// Starts a thread, which lasts until ``stop()``.
    ///
    /// - Parameter write: where lines go, on that thread; by default this process's log.
    public init(limits: Limits, write: @escaping @Sendable (Line) -> Void = LogRelay.log) throws {
        self.limits = limits
        self.write = write
        bell = try Doorbell()
        let thread = Thread { [self] in serve() }
        thread.name = "gpupv-logs"
        // Signals are for threads that wait for them, which may block them only later.
        var (all, before) = (sigset_t(), sigset_t())
        sigfillset(&all)
        pthread_sigmask(SIG_SETMASK, &all, &before)
        thread.start()
        pthread_sigmask(SIG_SETMASK, &before, nil)
    }

    deinit { bell.close() }

    /// Reads no more and closes the read ends.
    public func stop() {
        state.withLock { $0.isStopping = true }
        bell.ring()
    }

    @Sendable public static func log(_ line: Line) {
        var log = Logger(label: line.label)
        if let partition = line.partition { log[metadataKey: "partition"] = .string(partition) }
        log.log(level: line.level, "\(line.text)")
    }

    // MARK: Sources

    /// One process's log.
    public final class Log: Sendable {
        private let relay: LogRelay
        private let source: Int
        private let ended: DispatchSemaphore

        fileprivate init(_ relay: LogRelay, _ source: Int, _ ended: DispatchSemaphore) {
            (self.relay, self.source, self.ended) = (relay, source, ended)
        }

        /// The read end, for a program that this process is about to execute; nil once the process has closed its own,
        /// and the number may be of something else. It is good for as long as the relay is paused.
        public var descriptor: FileDescriptor? { relay.state.withLock { $0.sources[source]?.descriptor } }

        deinit { finish() }

        /// The process has ended: what it wrote is told, and the pipe is closed.
        public func finish() {
            relay.state.withLock { $0.sources[source]?.isFinishing = true }
            relay.bell.ring()
        }

        /// Does that and waits until it is done.
        func finish(within time: Duration) {
            finish()
            // Whoever comes next need not wait.
            if ended.wait(timeout: .now() + .milliseconds(Int(time / .milliseconds(1)))) == .success { ended.signal() }
        }
    }

    /// Makes a pipe for a process that is about to be started.
    ///
    /// - Returns: its log, and the end that it is to have; to be closed here once it has it.
    public func open(_ label: String, partition: String? = nil) throws -> (log: Log, end: FileDescriptor) {
        var ends: [Int32] = [-1, -1]
        let status = gpupv_pipe(&ends)
        guard status == 0 else { throw Errno(rawValue: -status) }
        return (take(FileDescriptor(rawValue: ends[0]), label, partition: partition), FileDescriptor(rawValue: ends[1]))
    }

    /// Takes a read end over.
    public func take(_ descriptor: FileDescriptor, _ label: String, partition: String?) -> Log {
        let ended = DispatchSemaphore(value: 0)
        let now = monotonicNanoseconds()
        let source = state.withLock { state in
            let source = Source(descriptor: descriptor, label: label, partition: partition, ended: ended)
            // Names that nobody has any more, and that owe nothing, are forgotten.
            let used = Set(state.sources.values.map(\.account))
            for name in Array(state.accounts.keys) where !used.contains(name) {
                if state.accounts[name]?.lines.isFull(at: now) == true { state.accounts[name] = nil }
            }
            if state.accounts[source.account] == nil { state.accounts[source.account] = Account(limits, now) }
            state.next += 1
            state.sources[state.next] = source
            return state.next
        }
        bell.ring()
        return Log(self, source, ended)
    }

    /// Reads no more until ``resume()``: this process is about to execute another program, which goes on.
    ///
    /// What was read has been told when this returns.
    public func pause() {
        state.withLock { $0.isPaused = true }
        turn { state in
            for id in state.sources.keys.sorted() { tellRest(of: id, &state, monotonicNanoseconds()) }
        }
    }

    public func resume() {
        state.withLock { $0.isPaused = false }
        bell.ring()
    }

    // MARK: The thread

    /// Does something with the state and tells what came of it.
    private func turn<T: Sendable>(_ body: (inout State) -> T) -> T {
        telling.withLock { _ in
            let (result, lines, ended) = state.withLock { state in
                let result = body(&state)
                defer { (state.lines, state.ended) = ([], []) }
                return (result, state.lines, state.ended)
            }
            lines.forEach(write)
            for waiter in ended { waiter.signal() }
            return result
        }
    }

    private func serve() {
        while true {
            let (pollers, wait) = turn { prepare(&$0, monotonicNanoseconds()) }
            guard var pollers else { return }
            guard gpupv_poll(&pollers, pollers.count, wait) >= 0 else { continue }
            bell.clear()
            let ready = Set(pollers.filter { $0.revents != 0 }.map(\.fd))
            let sources = state.withLock { state in
                state.sources.filter { $0.value.isFinishing || ready.contains($0.value.descriptor.rawValue) }.keys
                    .sorted()
            }
            for source in sources {
                turn { state in
                    guard !state.isPaused else { return }
                    listen(to: source, &state, monotonicNanoseconds())
                }
            }
        }
    }

    /// What to wait for, and for how many nanoseconds; nil when stopping.
    private func prepare(_ state: inout State, _ now: UInt64) -> ([pollfd]?, UInt64) {
        if state.isStopping {
            for id in Array(state.sources.keys) { end(id, &state, now) }
            return (nil, 0)
        }
        var pollers = [pollfd(fd: bell.descriptor.rawValue, events: Int16(POLLIN), revents: 0)]
        var next = UInt64.max
        guard !state.isPaused else { return (pollers, next) }
        for name in Array(state.accounts.keys) {
            guard let report = state.accounts[name]?.report else { continue }
            if report <= now { tellDropped(by: name, &state, now) } else { next = min(next, report) }
        }
        for source in state.sources.values {
            let due = state.accounts[source.account]?.read.due(for: 1, at: now) ?? now
            if source.isFinishing {
                next = now
            } else if due <= now {
                pollers.append(pollfd(fd: source.descriptor.rawValue, events: Int16(POLLIN), revents: 0))
            } else {
                next = min(next, due)
            }
        }
        return (pollers, next == .max ? .max : next - min(next, now))
    }

    private func listen(to id: Int, _ state: inout State, _ now: UInt64) {
        guard let source = state.sources[id] else { return }
        // A pipe can hold no more than this (pipe-max-size), so that who has ended is done with.
        var left = source.isFinishing ? 1 << 20 : Self.chunk
        while left > 0 {
            var bytes = [UInt8](repeating: 0, count: Self.chunk)
            let count = Glibc.read(source.descriptor.rawValue, &bytes, Self.chunk)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let isEmpty = count < 0 && errno == EAGAIN
                if !isEmpty || source.isFinishing { end(id, &state, now) }
                return
            }
            left -= count
            state.accounts[source.account]?.read.spend(Double(count), at: now)
            take(bytes[..<count], from: id, &state, now)
        }
        if source.isFinishing { end(id, &state, now) }
    }

    private func take(_ bytes: ArraySlice<UInt8>, from id: Int, _ state: inout State, _ now: UInt64) {
        var bytes = bytes
        while !bytes.isEmpty, let held = state.sources[id]?.rest.count {
            let part = bytes.prefix(Self.maximumLine - held)
            let line = part.prefix { $0 != UInt8(ascii: "\n") }
            state.sources[id]?.rest += line
            bytes = bytes.dropFirst(line.count)
            // Ended by a newline, or as long as a line may be.
            if line.count < part.count { bytes = bytes.dropFirst() }
            if line.count < part.count || held + line.count == Self.maximumLine { tellRest(of: id, &state, now) }
        }
    }

    private func tellRest(of id: Int, _ state: inout State, _ now: UInt64) {
        guard let source = state.sources[id], !source.rest.isEmpty else { return }
        state.sources[id]?.rest.removeAll(keepingCapacity: true)
        guard var account = state.accounts[source.account] else { return }
        defer { state.accounts[source.account] = account }
        let size = Double(source.rest.count)
        guard account.lines.has(1, at: now), account.bytes.has(size, at: now) else {
            account.dropped += 1
            account.report = account.report ?? now + Self.reportPeriod
            return
        }
        account.lines.spend(1, at: now)
        account.bytes.spend(size, at: now)
        let (level, text) = Self.parse(source.rest)
        state.lines.append(Line(level: level, label: source.label, partition: source.partition, text: text))
    }

    private func tellDropped(by name: String, _ state: inout State, _ now: UInt64) {
        guard let dropped = state.accounts[name]?.dropped, dropped > 0 else { return }
        state.accounts[name]?.dropped = 0
        state.accounts[name]?.report = nil
        state.lines.append(
            Line(
                level: .warning, label: "gpupv.log", partition: name.isEmpty ? nil : name,
                text: "\(dropped) lines of its log were dropped: more than \(Int(limits.lineBurst)) lines or "
                    + "\(Int(limits.byteBurst)) bytes at once, or \(Int(limits.linesPerSecond)) lines or "
                    + "\(Int(limits.bytesPerSecond)) bytes a second"))
    }

    private func end(_ id: Int, _ state: inout State, _ now: UInt64) {
        tellRest(of: id, &state, now)
        guard let source = state.sources.removeValue(forKey: id) else { return }
        tellDropped(by: source.account, &state, now)
        try? source.descriptor.close()
        state.ended.append(source.ended)
    }

    /// A line with its level in front, as sd-daemon(3) has it: `<4>text`. Without, it is a driver's, and a warning.
    static func parse(_ line: [UInt8]) -> (Logger.Level, String) {
        var (level, text) = (Logger.Level.warning, line[...])
        if line.count >= 3, line[0] == UInt8(ascii: "<"), line[2] == UInt8(ascii: ">"),
            let named = levels[line[1]]
        {
            (level, text) = (named, line[3...])
        }
        return (level, String(decoding: text, as: UTF8.self).withoutControls)
    }

    private static let levels = Dictionary(
        Logger.Level.allCases.map { (UInt8(ascii: "0") + $0.syslogPriority, $0) }, uniquingKeysWith: { $1 })
}

extension Logger.Level {
    /// As sd-daemon(3) numbers it.
    public var syslogPriority: UInt8 {
        switch self {
        case .critical: 2
        case .error: 3
        case .warning: 4
        case .notice: 5
        case .info: 6
        case .debug, .trace: 7
        }
    }
}

extension String {
    /// With control characters escaped: of C0 and C1, of lines and of writing direction. So it is one line of text
    /// wherever it is shown.
    public var withoutControls: String {
        guard unicodeScalars.contains(where: \.isControl) else { return self }
        return unicodeScalars.map { $0.isControl ? $0.escaped(asASCII: true) : String($0) }.joined()
    }
}

extension Unicode.Scalar {
    fileprivate var isControl: Bool {
        switch value {
        case ..<0x20, 0x7f..<0xa0, 0x061c, 0x200e, 0x200f, 0x2028...0x202e, 0x2066...0x2069: true
        default: false
        }
    }
}
