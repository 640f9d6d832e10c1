// SPDX-License-Identifier: Apache-2.0
import Carriers
import Glibc
import SystemPackage
import Testing
import Window
import WorkerChannel

@testable import Daemon

/// Workers that their guests have taken over.
@Suite(.serialized) @MainActor struct HostileWorkerTests {
    /// What a worker cannot say once a fence is in slot 0, memory in 1 and a fence to signal in 2.
    struct Lie: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let news: @MainActor @Sendable (ExportBoardSetting) -> [ExportNews]

        init(_ name: String, _ news: @escaping @MainActor @Sendable (ExportBoardSetting) -> [ExportNews]) {
            testDescription = name
            self.news = news
        }

        /// Memory where there can be none.
        init(memory name: String, _ range: @escaping @MainActor @Sendable (Range<UInt64>) -> (UInt64, UInt64)) {
            self.init("memory \(name)") { setting in
                let (offset, size) = range(setting.heap)
                return [
                    .published(
                        slot: 3, number: 4, serial: 13,
                        ExportBoardSetting.export("x", .buffer(offset: offset, size: size)))
                ]
            }
        }
    }

    nonisolated static let lies: [Lie] = [
        Lie("a slot that is taken") { _ in
            [.published(slot: 0, number: 4, serial: 13, ExportBoardSetting.export("x", .hostFence))]
        },
        Lie("the serial number of another") { _ in
            [.published(slot: 3, number: 4, serial: 12, ExportBoardSetting.export("x", .hostFence))]
        },
        Lie("what it has said before") { _ in
            [.published(slot: 3, number: 1, serial: 10, ExportBoardSetting.export("frame", .fence(value: 5)))]
        },
        Lie("a serial number of 0") { _ in
            [.published(slot: 3, number: 4, serial: 0, ExportBoardSetting.export("x", .hostFence))]
        },
        Lie("the value of nothing") { _ in [.reached(slot: 3, number: 4, serial: 13, value: 1)] },
        Lie("the value of another") { _ in [.reached(slot: 0, number: 4, serial: 11, value: 1)] },
        Lie("the value of memory") { _ in [.reached(slot: 1, number: 4, serial: 11, value: 1)] },
        Lie("the value of what the host signals") { _ in [.reached(slot: 2, number: 4, serial: 12, value: 1)] },
        Lie("another value before it was heard") { _ in
            [
                .reached(slot: 0, number: 4, serial: 10, value: 6), .reached(slot: 0, number: 5, serial: 10, value: 7),
            ]
        },
        Lie("the end of nothing") { _ in [.withdrawn(slot: 63, number: 4, serial: 10)] },
        Lie("the end of another") { _ in [.withdrawn(slot: 0, number: 4, serial: 12)] },
        Lie("an end twice") { _ in
            [.withdrawn(slot: 1, number: 4, serial: 11), .withdrawn(slot: 1, number: 5, serial: 11)]
        },
        Lie("a value after the end") { _ in
            [.withdrawn(slot: 0, number: 4, serial: 10), .reached(slot: 0, number: 5, serial: 10, value: 9)]
        },
        Lie("another in its place before it was heard") { _ in
            [
                .withdrawn(slot: 0, number: 4, serial: 10),
                .published(slot: 0, number: 5, serial: 13, ExportBoardSetting.export("x", .hostFence)),
            ]
        },
        Lie("an answer to nothing") { _ in [.signaled(slot: 2, serial: 12)] },
        Lie("an answer for nothing") { _ in [.signaled(slot: 63, serial: 0)] },
        Lie(memory: "of no size") { ($0.lowerBound, 0) },
        Lie(memory: "of no whole pages") { ($0.lowerBound, 4097) },
        Lie(memory: "between pages") { ($0.lowerBound + 1, 4096) },
        Lie(memory: "at the window's start") { _ in (0, 4096) },
        Lie(memory: "of rings and fences") { ($0.lowerBound - 4096, 8192) },
        Lie(memory: "behind the end") { ($0.upperBound, 4096) },
        Lie(memory: "beyond the end") { ($0.upperBound - 4096, 8192) },
        Lie(memory: "larger than all there is") { ($0.lowerBound, UInt64($0.count) + 4096) },
        Lie(memory: "around the end of numbers") { _ in (.max - 4095, 8192) },
        Lie(memory: "around the end of numbers, from the heap") { ($0.lowerBound, .max - 4095) },
        Lie(memory: "where numbers end") { _ in (1 << 63, 1 << 63) },
        Lie(memory: "that ends where it begins") { ($0.lowerBound + 4096, 0 &- $0.lowerBound &- 4096) },
    ]

    @Test(arguments: lies) func itIsKilled(_ lie: Lie) throws {
        let pages = try ExportBoardSetting.pages()
        let setting = try ExportBoardSetting()
        try setting.publishAll()
        do {
            let all = try ["frame", "screen", "done"].map { try setting.take($0) }
            #expect(setting.expelled.isEmpty)
            for news in lie.news(setting) { setting.say(news) }
            #expect(setting.expelled.count == 1 && setting.worker.isKilled)
            // Who had something is told, and it is nobody's any more.
            #expect(all.allSatisfy { $0.hasEnded })
            #expect(setting.board.status.isEmpty && !all.contains { setting.board.has($0.id, 1) })
            all.forEach { $0.event.close() }
        }
        #expect(try ExportBoardSetting.pages() == pages)
        // It is not listened to any more, be it killed or not.
        setting.say(
            .begun, .published(slot: 9, number: 9, serial: 99, ExportBoardSetting.export("x", .hostFence)))
        #expect(setting.board.status.isEmpty && setting.expelled.count == 1)
        // And the next is not held to account for it.
        try setting.replaceWorker()
        try setting.publishAll()
        #expect(setting.board.status.count == 3 && setting.expelled.count == 1 && !setting.worker.isKilled)
        try setting.awaitMemoryClosed()
    }

    @Test func anAnswerToAnotherSignalIsNone() throws {
        let setting = try ExportBoardSetting()
        try setting.publishAll()
        try setting.board.signal(try setting.take("done").id, 1, of: 1)
        setting.say(.signaled(slot: 2, serial: 11))
        #expect(setting.expelled == ["it answered what it was not told"] && setting.worker.isKilled)
    }

    /// What is said to be the GPU's own memory has to come with it.
    @Test func memoryThatIsNoneIsNotGiven() throws {
        let setting = try ExportBoardSetting()
        setting.say(.begun)
        setting.say(.published(slot: 0, number: 1, serial: 1, ExportBoardSetting.export("x", .memory(size: 4096))))
        #expect(setting.expelled == ["it published what cannot be"] && setting.worker.isKilled)
    }

    @Test func allOfTheHeapMayBePublishedAndMoreThanOnce() throws {
        let setting = try ExportBoardSetting()
        setting.say(.begun)
        let ends = setting.heap
        for (slot, content) in [
            Export.Content.buffer(offset: ends.lowerBound, size: UInt64(ends.count)),
            .buffer(offset: ends.upperBound - 4096, size: 4096), setting.buffer(),
        ].enumerated() {
            setting.say(
                .published(
                    slot: slot, number: 1, serial: UInt64(slot + 1), ExportBoardSetting.export("n\(slot)", content)))
            _ = try setting.take("n\(slot)")
        }
        #expect(setting.shared.map(\.upperBound).max() == Int(ends.upperBound) && setting.expelled.isEmpty)
    }

    @Test func thereAreNoMoreThanSlots() throws {
        let setting = try ExportBoardSetting()
        setting.say(.begun)
        for slot in 0..<Export.maximum {
            setting.say(
                .published(
                    slot: slot, number: UInt64(slot), serial: UInt64(slot + 1),
                    ExportBoardSetting.export("n\(slot)", .fence(value: 0))))
        }
        #expect(setting.board.status.count == 64 && setting.expelled.isEmpty)
        #expect(try setting.orders().count == 64)
        // Nor than numbers.
        setting.say(.withdrawn(slot: 0, number: 1, serial: 1))
        _ = try setting.orders()
        setting.say(
            .published(slot: 0, number: 2, serial: .max, ExportBoardSetting.export("last", .fence(value: .max))))
        #expect(try setting.take("last").value == .max)
        #expect(setting.expelled.isEmpty)
    }

    @Test func beginningAnewForgetsWhatWasBefore() throws {
        let setting = try ExportBoardSetting()
        try setting.publishAll()
        let all = try ["frame", "screen", "done"].map { try setting.take($0) }
        try setting.board.signal(all[2].id, 1, of: 1)
        setting.say(.reached(slot: 0, number: 4, serial: 10, value: 6), .begun)
        #expect(all.allSatisfy { $0.hasEnded } && setting.board.status.isEmpty && setting.expelled.isEmpty)
        // Numbers begin anew too, and no answer is owed or awaited.
        try setting.publishAll()
        #expect(setting.board.status.count == 3 && setting.expelled.isEmpty)
        setting.say(.signaled(slot: 2, serial: 12))
        #expect(setting.expelled == ["it answered what it was not told"])
    }

    @Test func whatIsSaidBeforeItBeginsIsIgnoredAndBounded() throws {
        let setting = try ExportBoardSetting()
        let news = ExportNews.published(
            slot: 0, number: 1, serial: 1, ExportBoardSetting.export("x", .hostFence))
        for _ in 0..<ExportBoard.maximumStrays { setting.say(news) }
        #expect(setting.board.status.isEmpty && setting.expelled.isEmpty && setting.worker.orders().isEmpty)
        setting.say(news)
        #expect(setting.expelled.count == 1 && setting.worker.isKilled)
    }

    @Test func oneThatDoesNotListenIsKilled() throws {
        let setting = try ExportBoardSetting()
        try setting.publishAll()
        var number: UInt64 = 10
        // The socket is full at some time.
        while !setting.worker.isKilled, number < 1_000_000 {
            number += 1
            setting.say(.reached(slot: 0, number: number, serial: 10, value: number))
            try setting.pass(.milliseconds(1))
        }
        #expect(setting.worker.isKilled)
    }

    @Test func oneThatHasEndedIsNoError() throws {
        let setting = try ExportBoardSetting()
        try setting.publishAll()
        setting.worker.end.hangUp()
        setting.say(.reached(slot: 0, number: 4, serial: 10, value: 6))
        try setting.pass(.milliseconds(1))
        #expect(!setting.worker.isKilled && setting.expelled.isEmpty)
    }

    /// SplitMix64.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9e37_79b9_7f4a_7c15
            var mixed = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
            return mixed ^ (mixed >> 31)
        }
    }

    /// Whatever one says, clients take and time brings: it ends, and nothing stays.
    @Test(arguments: 0..<20) func anythingInAnyOrderLeavesNothing(seed: UInt64) throws {
        var dice = Dice(state: seed)
        func one(of values: UInt64...) -> UInt64 { values.randomElement(using: &dice) ?? 0 }
        let pages = try ExportBoardSetting.pages()
        let setting = try ExportBoardSetting()
        do {
            var taken: [(taken: ExportBoardSetting.Taken, client: Int32)] = []
            for _ in 0..<500 {
                let slot = Int(one(of: 0, 0, 1, 2, 63))
                let serial = one(of: 10, 11, 12, 13, 14, .max)
                let number = UInt64.random(in: 0...9, using: &dice)
                let client = Int32.random(in: 1...3, using: &dice)
                switch Int.random(in: 0..<12, using: &dice) {
                case 0: try setting.publishAll()
                case 1: setting.say(.begun)
                case 2:
                    let heap = setting.heap
                    let content: Export.Content =
                        [
                            .fence(value: one(of: 0, 5, .max)), .hostFence, .memory(size: 4096),
                            .buffer(
                                offset: one(of: 0, heap.lowerBound, heap.upperBound - 4096, .max - 4095),
                                size: one(of: 0, 4096, UInt64(heap.count), .max - 4095)),
                        ].randomElement(using: &dice) ?? .hostFence
                    setting.say(
                        .published(slot: slot, number: number, serial: serial, ExportBoardSetting.export("x", content)))
                case 3: setting.say(.reached(slot: slot, number: number, serial: serial, value: one(of: 0, 6, .max)))
                case 4: setting.say(.withdrawn(slot: slot, number: number, serial: serial))
                case 5: setting.say(.signaled(slot: slot, serial: serial))
                case 6, 7:
                    let name = ["frame", "screen", "done", "x"][Int(one(of: 0, 1, 2, 3))]
                    if let new = try? setting.take(name, by: client) { taken.append((new, client)) }
                case 8:
                    guard let last = taken.popLast() else { continue }
                    setting.board.release(last.taken.id, of: last.client)
                    last.taken.event.close()
                case 9:
                    guard let last = taken.last else { continue }
                    try? setting.board.signal(last.taken.id, one(of: 0, 1, .max), of: last.client)
                case 10: try setting.pass([.milliseconds(1), .seconds(11)].randomElement(using: &dice) ?? .zero)
                default:
                    setting.board.leave(client)
                    if setting.worker.isKilled { try setting.replaceWorker() }
                }
            }
            try setting.replaceWorker()
            #expect(setting.board.status.isEmpty)
            #expect(taken.allSatisfy { $0.taken.hasEnded })
            taken.forEach { $0.taken.event.close() }
        }
        #expect(try ExportBoardSetting.pages() == pages)
        try setting.awaitMemoryClosed()
    }
}
