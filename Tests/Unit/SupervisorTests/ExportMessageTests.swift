// SPDX-License-Identifier: Apache-2.0
import CLinux
import Foundation
import Glibc
import Partitions
import Supervisor
import Synchronization
import SystemPackage
import Testing

@testable import WorkerChannel

/// How what is published travels, and what becomes of a worker that sends something else.
@Suite struct ExportMessageTests {
    private static func export(_ name: String, _ content: Export.Content, data: [UInt8] = []) -> Export {
        Export(name: name, data: data, content: content)!
    }

    private static let news: [ExportNews] = [
        .begun,
        .published(
            slot: 0, number: 1, serial: 2,
            export(
                "Az09._-" + String(repeating: "x", count: 24), .buffer(offset: 1 << 20, size: .max),
                data: (0..<64).map { $0 })),
        .published(slot: 63, number: .max, serial: .max, export("a", .fence(value: .max), data: [9])),
        .published(slot: 1, number: 0, serial: 0, export("b", .hostFence)),
        .published(slot: 5, number: 6, serial: 7, export("c", .memory(size: .max - 1), data: [1, 2])),
        .reached(slot: 63, number: 7, serial: 8, value: .max),
        .withdrawn(slot: 2, number: 1 << 40, serial: 3),
        .signaled(slot: 3, serial: 4),
    ]
    private static let orders: [ExportOrder] = [
        .heard(slot: 63, number: .max), .signal(slot: 0, serial: 5, value: .max), .abandoned(slot: 1, serial: 6),
        .restart,
    ]

    private static let workers = news.map { WorkerMessage.export($0) }
    private static let supervisors: [SupervisorMessage] = orders.map { .export($0) } + [.exports(0), .exports(64)]

    @Test func messagesAreReadAsTheyWereWritten() {
        for message in Self.workers {
            #expect(message.words.count <= 32)
            #expect(WorkerMessage(words: message.words) == message)
        }
        for message in Self.supervisors {
            #expect(message.words.count <= 32)
            #expect(SupervisorMessage(words: message.words) == message)
        }
    }

    @Test func whatIsTooShortOrTooLongIsNoMessage() {
        for message in Self.workers {
            for count in 1..<message.words.count {
                #expect(WorkerMessage(words: Array(message.words[..<count])) == nil, "\(message), \(count) words")
            }
            #expect(WorkerMessage(words: message.words + [0]) == nil)
        }
        for message in Self.supervisors {
            for count in 1..<message.words.count {
                #expect(SupervisorMessage(words: Array(message.words[..<count])) == nil, "\(message), \(count) words")
            }
            #expect(SupervisorMessage(words: message.words + [0]) == nil)
        }
    }

    /// What is read is what can be said: it is within its bounds, and written and read again the same.
    private static func isSound(_ message: WorkerMessage) -> Bool {
        guard message.words.count <= 32, WorkerMessage(words: message.words) == message else { return false }
        guard case .export(let news) = message else { return true }
        switch news {
        case .published(let slot, _, _, let export):
            return slot < 64 && export.data.count <= 64 && (1...31).contains(export.name.utf8.count)
                && export.name.utf8.allSatisfy { "._-".utf8.contains($0) || isalnum(Int32($0)) != 0 }
                && !".-".contains(export.name.first!)
        case .reached(let slot, _, _, _), .withdrawn(let slot, _, _), .signaled(let slot, _): return slot < 64
        case .begun: return true
        }
    }

    @Test func anyBitMayBeWrong() {
        var refused = 0
        for message in Self.workers {
            let words = message.words
            for bit in 0..<(words.count * 64) {
                var wrong = words
                wrong[bit / 64] ^= 1 << (bit % 64)
                guard let read = WorkerMessage(words: wrong) else {
                    refused += 1
                    continue
                }
                #expect(Self.isSound(read), "\(message), bit \(bit)")
            }
        }
        #expect(refused > 500, "what names, slots, kinds and sizes may be is bounded")
        for message in Self.supervisors {
            let words = message.words
            for bit in 0..<(words.count * 64) {
                var wrong = words
                wrong[bit / 64] ^= 1 << (bit % 64)
                if let read = SupervisorMessage(words: wrong) { #expect(SupervisorMessage(words: read.words) == read) }
            }
        }
    }

    @Test func noiseIsReadOrRefused() {
        // The same each time.
        var random = Noise()
        let interesting: [UInt64] = [0, 1, 2, 3, 5, 63, 64, 65, .max, 1 << 63, 0x2e2e_2e2e_2e2e_2e2e]
        for _ in 0..<20_000 {
            var words = (0..<Int.random(in: 1...32, using: &random)).map { _ in
                Bool.random(using: &random) ? interesting.randomElement(using: &random)! : random.next()
            }
            words[0] = Self.workers[0].words[0]
            if let message = WorkerMessage(words: words) { #expect(Self.isSound(message), "\(words)") }
            words[0] = Self.supervisors[0].words[0]
            if let message = SupervisorMessage(words: words) {
                #expect(SupervisorMessage(words: message.words) == message, "\(words)")
            }
        }
    }

    private struct Noise: RandomNumberGenerator {
        private var state: UInt64 = 1

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    /// What `change` makes of a message that publishes.
    private func published(_ change: (inout [UInt64]) -> Void) -> WorkerMessage? {
        var words = Self.workers[2].words
        change(&words)
        return WorkerMessage(words: words)
    }

    @Test func boundsAreBounds() {
        // Kind of message, of news, slot, number, serial number, kind of export, two numbers, name, bytes of data, data.
        let (what, slot, kind, name, size) = (1, 2, 5, 8, 12)
        #expect(published { _ in } != nil)
        #expect(published { $0[what] = 0 } == nil && published { $0[what] = 6 } == nil)
        #expect(published { $0[slot] = 64 } == nil && published { $0[slot] = .max } == nil)
        #expect(published { $0[kind] = 0 } == nil && published { $0[kind] = 5 } == nil)
        #expect(published { $0[size] = 64 } != nil)
        #expect(published { $0[size] = 65 } == nil && published { $0[size] = .max } == nil)
        func named(_ bytes: [UInt8]) -> Export? {
            let message = published { words in
                let padded = bytes + [UInt8](repeating: 0, count: 32 - bytes.count)
                for word in 0..<4 {
                    words[name + word] = padded.withUnsafeBytes {
                        UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self))
                    }
                }
            }
            guard case .export(.published(_, _, _, let export)) = message else { return nil }
            return export
        }
        #expect(named(Array("screen".utf8))?.name == "screen")
        #expect(named([UInt8](repeating: 97, count: 31))?.name.count == 31)
        #expect(named([UInt8](repeating: 97, count: 32)) == nil, "no NUL")
        #expect(named([]) == nil)
        for wrong in ["/", "a/b", "..", "-a", "a b", "a\n", "a\r\n", "a\u{7f}", "ä", "a\u{301}"] {
            #expect(named(Array(wrong.utf8)) == nil, "\(wrong)")
        }
        #expect(named([97, 0xff]) == nil && named([0xc3]) == nil && named([97, 0xed, 0xa0, 0x80]) == nil)
        // What is behind the NUL, or beyond the data, means nothing.
        #expect(named([97, 0, 47])?.name == "a")
        #expect(Export(name: "a", data: .init(repeating: 1, count: 65), content: .hostFence) == nil)
    }

    // MARK: On the socket

    private func pair() throws -> (SupervisorChannel, FileDescriptor) {
        let (supervisor, worker) = try makeWorkerChannel()
        return (supervisor, worker)
    }

    @Test func bytesThatAreNoWholeWordsAreNoMessage() throws {
        let (supervisor, worker) = try pair()
        defer { try? worker.close() }
        let words = Self.workers[1].words
        for size in 1..<(words.count * 8) {
            #expect(words.withUnsafeBytes { send(worker.rawValue, $0.baseAddress!, size, 0) } == size)
            guard case .malformed = supervisor.receive(waiting: false) else {
                Issue.record("\(size) bytes are taken")
                return
            }
        }
    }

    @Test func descriptorsThatComeWithAMessageAreClosed() throws {
        var (supervisor, worker): (SupervisorChannel?, FileDescriptor) = try pair()
        defer { try? worker.close() }
        let pipe = try FileDescriptor.pipe()
        for end in [pipe.readEnd, pipe.writeEnd] { _ = fcntl(end.rawValue, F_SETFD, FD_CLOEXEC) }
        defer { try? pipe.readEnd.close() }
        let words = Self.workers[0].words
        var descriptors = [Int32](repeating: pipe.writeEnd.rawValue, count: 4)
        let sent = words.withUnsafeBytes {
            gpupv_send_fds(worker.rawValue, $0.baseAddress!, $0.count, &descriptors, descriptors.count)
        }
        #expect(sent == words.count * 8)
        try pipe.writeEnd.close()
        guard case .malformed = supervisor?.receive(waiting: false) else {
            Issue.record("it has said something")
            return
        }
        supervisor = nil
        // It ends when nobody has the other end, a child that another test starts least of all.
        var byte: UInt8 = 0
        #expect(read(pipe.readEnd.rawValue, &byte, 1) == 0)
    }

    /// A worker under a broker, and what it is killed for.
    private final class Setting {
        let broker: LeaseBroker
        let worker: FileDescriptor
        let killed: Killed

        final class Killed: LeasedWorker {
            let channel: SupervisorChannel
            let nodes = 1
            let cpuNanoseconds: UInt64? = nil
            let end = DispatchSemaphore(value: 0)

            init(_ channel: SupervisorChannel) { self.channel = channel }

            func terminate() { end.signal() }
        }

        private final class Told: Sendable {
            let reasons = Mutex<[String]>([])
            let news = Mutex<Int>(0)
        }

        private let told: Told
        var reasons: [String] { told.reasons.withLock { $0 } }
        var news: Int { told.news.withLock { $0 } }

        init() throws {
            var tuning = LeaseBroker.Tuning()
            tuning.messageBurst = 3 * tuning.noticeCost
            tuning.messagesPerSecond = 0
            let told = Told()
            self.told = told
            broker = try LeaseBroker(tuning: tuning) { _, incident in
                switch incident {
                case .expelled(let reason): told.reasons.withLock { $0.append(reason) }
                case .export: told.news.withLock { $0 += 1 }
                case .notice: break
                }
            }
            let (supervisor, worker) = try makeWorkerChannel()
            self.worker = worker
            killed = Killed(supervisor)
            try broker.attach(killed, to: broker.add(PartitionConfiguration(name: "test", vramBytes: 1 << 20)))
        }

        deinit {
            broker.stop()
            try? worker.close()
        }

        func say(_ words: [UInt64]) {
            _ = words.withUnsafeBytes { send(worker.rawValue, $0.baseAddress!, $0.count, Int32(MSG_NOSIGNAL)) }
        }
    }

    @Test func aWorkerThatBeginsOverAndOverIsKilled() throws {
        let setting = try Setting()
        for _ in 0..<10 { setting.say(Self.workers[0].words) }
        setting.killed.end.wait()
        #expect(setting.reasons == ["it says too much"])
        // Nobody listens to it any more.
        #expect(setting.news == 3)
    }

    @Test func aWorkerThatPublishesWhatCannotBeIsKilled() throws {
        let setting = try Setting()
        setting.say(Self.workers[1].words)
        var nameless = Self.workers[1].words
        nameless[8] = 0
        setting.say(nameless)
        setting.killed.end.wait()
        #expect(setting.reasons == ["it said what is no message"] && setting.news == 1)
    }
}
