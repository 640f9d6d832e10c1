// SPDX-License-Identifier: Apache-2.0

import CLinux
import Carriers
import Foundation
import Glibc
import Logging
import Partitions
import Synchronization
import SystemPackage
import Testing
import Window

@testable import Supervisor

/// Processes that are not trusted, and what of their words reaches the log.
@Suite struct LogRelayTests {
    /// Lines as they are told. Whoever asks for one that never comes hangs.
    private final class Lines: Sendable {
        private let lines = Mutex<[LogRelay.Line]>([])
        private let news = DispatchSemaphore(value: 0)

        @Sendable func add(_ line: LogRelay.Line) {
            lines.withLock { $0.append(line) }
            news.signal()
        }

        func next() -> LogRelay.Line {
            news.wait()
            return lines.withLock { $0.removeFirst() }
        }

        /// All that nobody asked for yet.
        var rest: [LogRelay.Line] { lines.withLock { $0 } }
        var texts: [String] { rest.map(\.text) }
    }

    /// Nothing is given back with time, so that a test is about the same amounts however long it takes.
    private static func limits(
        lines: Double = 100, bytes: Double = 1e6, read: Double = 1e7
    ) -> LogRelay.Limits {
        LogRelay.Limits(
            lineBurst: lines, linesPerSecond: 0, byteBurst: bytes, bytesPerSecond: 0, readBurst: read,
            readPerSecond: 0)
    }

    /// One process's end of a log.
    private final class Writer {
        let lines = Lines()
        let relay: LogRelay
        let log: LogRelay.Log
        let end: FileDescriptor

        init(_ limits: LogRelay.Limits = limits()) throws {
            relay = try LogRelay(limits: limits, write: lines.add)
            (log, end) = try relay.open("worker", partition: "web")
        }

        deinit {
            try? end.close()
            relay.stop()
        }

        /// - Returns: bytes that the pipe took.
        @discardableResult
        func write(_ bytes: [UInt8]) -> Int { Glibc.write(end.rawValue, bytes, bytes.count) }
        @discardableResult
        func write(_ text: String) -> Int { write(Array(text.utf8)) }

        func finish() { log.finish(within: .seconds(60)) }
    }

    @Test func linesHaveTheirPartitionAndLevel() throws {
        let writer = try Writer()
        writer.write("<3>it broke\nsaid by a driver\n<7>de")
        writer.write("tail\n\n<9>no level\n<4")
        writer.finish()
        #expect(
            writer.lines.rest == [
                .init(level: .error, label: "worker", partition: "web", text: "it broke"),
                .init(level: .warning, label: "worker", partition: "web", text: "said by a driver"),
                .init(level: .debug, label: "worker", partition: "web", text: "detail"),
                .init(level: .warning, label: "worker", partition: "web", text: "<9>no level"),
                .init(level: .warning, label: "worker", partition: "web", text: "<4"),
            ])
    }

    @Test func aLineThatHasNoEndIsTold() throws {
        let writer = try Writer()
        writer.write([UInt8](repeating: UInt8(ascii: "a"), count: 10_000))
        // Those that are as long as may be do not wait for the rest.
        #expect(writer.lines.next().text.count == LogRelay.maximumLine)
        #expect(writer.lines.next().text.count == LogRelay.maximumLine)
        writer.finish()
        #expect(writer.lines.texts.map(\.count) == [10_000 - 2 * LogRelay.maximumLine])
    }

    @Test func controlCharactersAreEscaped() throws {
        let writer = try Writer()
        writer.write("a\0b\u{1b}[2Jc\rd\te\u{7f}f\u{85}g\u{2028}h\u{202e}i\u{2066}j\n")
        writer.write([0xff, 0xc0, UInt8(ascii: "k"), UInt8(ascii: "\n")])
        writer.finish()
        let texts = writer.lines.texts
        #expect(
            texts == [
                #"a\0b\u{1B}[2Jc\rd\te\u{7F}f\u{0085}g\u{2028}h\u{202E}i\u{2066}j"#, "\u{fffd}\u{fffd}k",
            ])
    }

    /// What looks like a line of the daemon's is told as the worker's, on a line of its own.
    @Test func aForgedLineIsTheWorkers() throws {
        let writer = try Writer()
        let forged = "2026-11-30T20:00:00.000Z notice gpupv.daemon: partition=other VM attached"
        writer.write("\(forged)\r\n<5>\(forged)\n")
        writer.finish()
        for line in writer.lines.rest {
            #expect(line.label == "worker" && line.partition == "web" && line.text.hasPrefix(forged))
        }
        #expect(writer.lines.rest.count == 2)
    }

    @Test func aFloodIsDroppedAndCounted() throws {
        let writer = try Writer(Self.limits(lines: 10))
        let other = try writer.relay.open("worker", partition: "other")
        let again = try writer.relay.open("worker", partition: "web")
        for index in 0..<1000 { writer.write("line \(index)\n") }
        writer.finish()
        #expect(writer.lines.texts.dropLast() == (0..<10).map { "line \($0)" }[...])
        let last = try #require(writer.lines.rest.last)
        #expect(last.text.hasPrefix("990 lines of its log were dropped"), "\(last.text)")
        #expect(last.partition == "web" && last.label == "gpupv.log")
        // A new worker of the partition's has no more, and another partition has its own.
        let told = writer.lines.rest.count
        _ = Glibc.write(again.end.rawValue, "more\n", 5)
        again.log.finish(within: .seconds(60))
        _ = Glibc.write(other.end.rawValue, "else\n", 5)
        other.log.finish(within: .seconds(60))
        #expect(writer.lines.rest.dropFirst(told).map(\.partition) == ["web", "other"])
        #expect(writer.lines.rest[told].text.hasPrefix("1 lines of its log were dropped"))
        #expect(writer.lines.rest[told + 1].text == "else")
        for end in [again.end, other.end] { try end.close() }
    }

    @Test func bytesAreBoundedToo() throws {
        let writer = try Writer(Self.limits(bytes: 1000))
        for _ in 0..<30 { writer.write(String(repeating: "x", count: 99) + "\n") }
        writer.finish()
        #expect(writer.lines.rest.count == 11)
        #expect(writer.lines.texts.last?.hasPrefix("20 lines") == true)
    }

    /// Of one that writes more than is read the pipe is full: it loses its lines, or waits if it wants that.
    @Test func noMoreIsReadThanMayBe() throws {
        let writer = try Writer(Self.limits(lines: 1, read: 100_000))
        let line = [UInt8](repeating: UInt8(ascii: "y"), count: 999) + [UInt8(ascii: "\n")]
        var sent = 0
        // The pipe stays full once the relay has had what it may read. Until then its thread is at work.
        while sent < 100_000 {
            if writer.write(line) == line.count { sent += line.count } else { sched_yield() }
        }
        while writer.write(line) == line.count { sent += line.count }
        #expect(errno == EAGAIN)
        #expect(sent < 100_000 + 2 * 65_536)
        // Its end is not held up by that.
        writer.finish()
        #expect(writer.lines.texts.last?.contains("lines of its log were dropped") == true)
    }

    /// Whoever holds its pipe open has no say in when its log ends.
    @Test func aPipeThatIsHeldOpenEnds() throws {
        let writer = try Writer()
        writer.write("last words")
        writer.finish()
        #expect(writer.lines.texts == ["last words"])
        #expect(writer.log.descriptor == nil)
        signal(SIGPIPE, SIG_IGN)
        #expect(writer.write("too late\n") == -1 && errno == EPIPE)
    }

    /// The number of a read end that was closed may be anything's: it is not handed over.
    @Test func aLogThatItsProcessClosedHasNoDescriptor() throws {
        let writer = try Writer()
        writer.write("bye")
        #expect(writer.log.descriptor != nil)
        try writer.end.close()
        // The rest is told at the pipe's end only.
        #expect(writer.lines.next().text == "bye")
        writer.relay.pause()
        #expect(writer.log.descriptor == nil)
        // `Writer` closes it again.
        let stand = try FileDescriptor.open("/dev/null", .readOnly)
        if stand.rawValue != writer.end.rawValue {
            #expect(dup2(stand.rawValue, writer.end.rawValue) == writer.end.rawValue)
            try stand.close()
        }
    }

    @Test func aLogIsHandedOver() throws {
        let writer = try Writer()
        writer.write("before\nhalf a li")
        #expect(writer.lines.next().text == "before")
        writer.relay.pause()
        writer.write("ne\nmeanwhile\n")
        let descriptor = try #require(writer.log.descriptor)
        // The program that comes next has the same pipe.
        let inherited = FileDescriptor(rawValue: fcntl(descriptor.rawValue, F_DUPFD_CLOEXEC, 0))
        let lines = Lines()
        let successor = try LogRelay(limits: Self.limits(), write: lines.add)
        defer { successor.stop() }
        let log = successor.take(inherited, "worker", partition: "web")
        #expect([lines.next(), lines.next()].map(\.text) == ["ne", "meanwhile"])
        writer.write("after\n")
        #expect(lines.next().text == "after")
        // What had been read was told before.
        #expect(writer.lines.texts == ["half a li"])
        withExtendedLifetime(log) {}
    }

    @Test func oneThatIsNotHandedOverIsReadOn() throws {
        let writer = try Writer()
        writer.relay.pause()
        writer.write("a line\n")
        writer.relay.resume()
        #expect(writer.lines.next().text == "a line")
    }

    /// The thread waits for this process's log to take a line: opening, ending and asking do not.
    @Test func nobodyWaitsForTheLogToBeWritten() throws {
        let (isHeld, release) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let relay = try LogRelay(limits: Self.limits()) { _ in
            isHeld.signal()
            release.wait()
        }
        defer { relay.stop() }
        let (log, end) = try relay.open("worker", partition: "web")
        _ = Glibc.write(end.rawValue, "a line\n", 7)
        isHeld.wait()
        let other = try relay.open("worker", partition: "other")
        other.log.finish()
        log.finish()
        #expect(log.descriptor != nil)
        release.signal()
        for end in [end, other.end] { try end.close() }
    }

    // MARK: Processes

    private static func worker(_ script: String, _ lines: Lines, limits: LogRelay.Limits) throws -> (
        LogRelay, WorkerProcess
    ) {
        let file = FileManager.default.temporaryDirectory.appending(path: "gpupv-worker-\(UUID().uuidString)")
        try Data("#!/usr/bin/env python3\nimport fcntl, os, signal, stat, sys\n\(script)\n".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
        var options = WorkerProcess.Options()
        options.program = file.path
        let relay = try LogRelay(limits: limits, write: lines.add)
        options.log = relay
        options.outlivesThread = true
        let configuration = PartitionConfiguration(name: "web", vramBytes: 1 << 20)
        return try (
            relay, WorkerProcess(configuration, guests: .window(SharedWindow(heapBytes: 1 << 20)), options: options)
        )
    }

    private static let ready = "os.write(3, b'\\1' + 7 * b'\\0' + b'\\1' + 7 * b'\\0' + b'\\1' + 7 * b'\\0')\n"

    /// What a worker does to its log it does to a pipe, through every descriptor that it was started with.
    @Test func aWorkerHasNothingOfTheLogButAPipe() throws {
        let lines = Lines()
        let script =
            Self.ready + """
                for fd in map(int, os.listdir('/proc/self/fd')):
                    try:
                        if not stat.S_ISREG(os.fstat(fd).st_mode) or os.fstat(fd).st_nlink == 0: continue
                        if os.readlink(f'/proc/self/fd/{fd}') != __file__: os.write(2, b'a file: %d\\n' % fd)
                    except OSError: pass
                for name, attempt in (('truncate', lambda: os.ftruncate(2, 0)), ('seek', lambda: os.lseek(2, 0, 0)),
                                      ('overwrite', lambda: os.pwrite(2, b'x', 0)), ('read', lambda: os.read(2, 1))):
                    try:
                        attempt()
                        os.write(2, f'{name}: done\\n'.encode())
                    except OSError as error: os.write(2, f'{name}: {error.strerror}\\n'.encode())
                # A reader that does not wait is no concern of its flags.
                fcntl.fcntl(2, fcntl.F_SETFL, 0)
                os.write(2, b'end\\n')
                while os.read(3, 256): pass
                """
        let (relay, worker) = try Self.worker(script, lines, limits: Self.limits())
        defer { relay.stop() }
        let told = (0..<5).map { _ in lines.next().text }
        #expect(
            told == [
                "truncate: Invalid argument", "seek: Illegal seek", "overwrite: Illegal seek",
                "read: Bad file descriptor",
                "end",
            ])
        worker.stop()
    }

    /// One that floods is neither in its supervisor's way nor killed by a log that nobody reads.
    @Test func aWorkerThatFloodsOrHasNoReaderGoesOn() throws {
        let lines = Lines()
        let script =
            Self.ready + """
                signal.signal(signal.SIGPIPE, signal.SIG_IGN)
                def write(data):
                    try: os.write(2, data)
                    except BlockingIOError: pass
                for n in range(20000): write(b'flood\\n')
                # The relay ends; then it is told by the channel's end.
                os.write(3, b'\\2' + 7 * b'\\0')
                try:
                    while True:
                        try: os.write(2, b'more\\n')
                        except BlockingIOError: pass
                except BrokenPipeError: pass
                os._exit(7)
                """
        let (relay, worker) = try Self.worker(script, lines, limits: Self.limits(lines: 5))
        guard case .message(.want) = worker.channel.receive(waiting: true) else { throw Errno.protocolError }
        relay.stop()
        #expect(worker.wait() == 7 << 8)
        #expect(lines.texts.prefix(5) == ["flood", "flood", "flood", "flood", "flood"])
        #expect(lines.rest.count < 10)
    }
}
