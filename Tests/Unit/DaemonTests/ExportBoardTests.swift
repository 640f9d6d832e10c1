// SPDX-License-Identifier: Apache-2.0
import Control
import Glibc
import SystemPackage
import Testing
import WorkerChannel

@testable import Daemon

/// What a VM has published, for programs of the host.
@Suite(.serialized) @MainActor struct ExportBoardTests {
    private func code(_ body: () throws -> Void) -> ControlError.Code? {
        #expect(throws: ControlError.self) { try body() }?.code
    }

    @Test func whatIsPublishedIsListedAndAnswered() throws {
        let setting = try ExportBoardSetting()
        let board = setting.board!
        setting.say(.begun)
        let data: [UInt8] = [1, 2, 3]
        setting.say(
            .published(slot: 5, number: 7, serial: 1, ExportBoardSetting.export("b", setting.buffer(), data: data)),
            .published(slot: 0, number: 8, serial: 2, ExportBoardSetting.export("a", .fence(value: 9))))
        // The first at once, all others once a millisecond.
        #expect(setting.worker.orders() == [.heard(slot: 5, number: 7)])
        try setting.pass(.microseconds(999))
        #expect(setting.worker.orders() == [])
        try setting.pass(.microseconds(1))
        #expect(setting.worker.orders() == [.heard(slot: 0, number: 8)])
        #expect(board.status.map(\.name) == ["a", "b"])
        #expect(board.status.map(\.kind) == [.fence, .buffer])
        #expect(board.status[0].value == 9 && board.status[0].size == nil && board.status[0].taken == 0)
        #expect(board.status[1].size == 8192 && Array(board.status[1].data) == data && board.status[1].value == nil)
        #expect(setting.expelled.isEmpty && !setting.worker.isKilled)
    }

    @Test func aFenceIsFollowed() throws {
        let setting = try ExportBoardSetting()
        try setting.publishAll()
        let (one, two) = (try setting.take("frame"), try setting.take("frame", by: 2))
        #expect(one.status.kind == .fence && one.value == 5 && !one.hasEnded && one.id != two.id)
        #expect(setting.board.status[1].taken == 2)
        _ = one.event.clear()
        setting.say(.reached(slot: 0, number: 4, serial: 10, value: 6))
        #expect(one.event.clear() && one.value == 6 && two.value == 6)
        #expect(setting.board.status[1].value == 6)
        // Set back, as guests may.
        _ = try setting.orders()
        setting.say(.reached(slot: 0, number: 5, serial: 10, value: 2))
        #expect(two.event.clear() && two.value == 2)
        setting.board.release(one.id, of: 2)
        #expect(!one.hasEnded, "it is another's")
        setting.board.release(one.id, of: 1)
        #expect(one.hasEnded && setting.board.has(two.id, 2) && !setting.board.has(one.id, 1))
        _ = try setting.orders()
        // The value that it had at its end stays.
        setting.say(.withdrawn(slot: 0, number: 6, serial: 10))
        #expect(two.event.clear() && two.hasEnded && two.value == 2)
        #expect(try setting.orders() == [.heard(slot: 0, number: 6)], "there is nothing to wait for")
        #expect(setting.board.status.map(\.name) == ["done", "screen"])
        #expect(code { _ = try setting.take("frame") } == .notFound)
    }

    /// `O_NONBLOCK` and the count are the eventfd's, which the client has too: write(2) would wait for ever.
    @Test(.timeLimit(.minutes(1))) func aClientThatFillsItsEventHoldsNobodyUp() throws {
        let setting = try ExportBoardSetting()
        try setting.publishAll()
        let fence = try setting.take("frame")
        defer { fence.event.close() }
        let event = fence.event.descriptor.rawValue
        fence.event.clear()
        var most = UInt64.max - 1
        #expect(write(event, &most, 8) == 8 && fcntl(event, F_SETFL, O_RDWR) == 0)
        setting.say(.reached(slot: 0, number: 9, serial: 10, value: 6))
        #expect(fence.value == 6)
        setting.board.end()
        #expect(fence.hasEnded)
    }

    @Test func memoryIsARangeOfTheWindow() throws {
        let setting = try ExportBoardSetting()
        try setting.publishAll()
        let taken = try setting.take("screen")
        let start = Int(setting.heap.lowerBound)
        #expect(setting.shared == [start..<(start + 8192)] && taken.status.size == 8192)
        // The board keeps none.
        try setting.awaitMemoryClosed()
    }

    @Test func memoryThatTheKernelDoesNotShareIsNotTaken() throws {
        let pages = try ExportBoardSetting.pages()
        let setting = try ExportBoardSetting()
        try setting.publishAll()
        for (error, text) in [
            (Errno.noSuchFileOrDirectory, "no /dev/udmabuf"), (.permissionDenied, "may not open"),
            (.invalidArgument, "no dma-buf of 8192 bytes"),
        ] {
            setting.sharingError = error
            let refused = #expect(throws: ControlError.self) { try setting.take("screen") }
            #expect(refused?.code == .impossible && refused?.message.contains(text) == true)
            #expect(setting.board.status[2].taken == 0)
            #expect(try ExportBoardSetting.pages() == pages)
        }
        setting.sharingError = nil
        _ = try setting.take("screen")
    }

    @Test func soManyTakeTheSame() throws {
        let setting = try ExportBoardSetting()
        try setting.publishAll()
        let all = try (0..<8).map { try setting.take("screen", by: $0) }
        #expect(code { _ = try setting.take("screen", by: 9) } == .busy)
        setting.board.leave(3)
        #expect(all[3].hasEnded && !all[4].hasEnded)
        _ = try setting.take("screen", by: 9)
        #expect(code { _ = try setting.take("screen", by: 10) } == .busy)
    }

    @Test func oneSignalsAFence() throws {
        let setting = try ExportBoardSetting()
        try setting.publishAll()
        let board = setting.board!
        let done = try setting.take("done", by: 1)
        #expect(code { _ = try setting.take("done", by: 2) } == .busy)
        let frame = try setting.take("frame", by: 1)
        #expect(code { try board.signal(frame.id, 9, of: 1) } == .impossible)
        // One order at a time, and the largest value is the next.
        for value in [5, 7, 6, 9, 8] { try board.signal(done.id, UInt64(value), of: 1) }
        #expect(setting.worker.orders() == [.signal(slot: 2, serial: 12, value: 5)])
        setting.say(.signaled(slot: 2, serial: 12))
        #expect(setting.worker.orders() == [.signal(slot: 2, serial: 12, value: 9)])
        setting.say(.signaled(slot: 2, serial: 12))
        #expect(setting.worker.orders() == [])
        board.release(done.id, of: 1)
        #expect(try setting.orders() == [], "who releases it has said what it has to say")
        let next = try setting.take("done", by: 2)
        try board.signal(next.id, 10, of: 2)
        #expect(setting.worker.orders() == [.signal(slot: 2, serial: 12, value: 10)])
        // A connection that ends has not: the guest is told at once, even before it has answered.
        board.leave(2)
        #expect(setting.worker.orders() == [.abandoned(slot: 2, serial: 12)])
        #expect(next.hasEnded && board.status.map(\.name) == ["frame", "screen"])
        #expect(code { _ = try setting.take("done", by: 3) } == .notFound)
        setting.say(.signaled(slot: 2, serial: 12), .withdrawn(slot: 2, number: 4, serial: 12))
        #expect(try setting.orders() == [.heard(slot: 2, number: 4)])
        #expect(setting.expelled.isEmpty)
    }

    @Test func answersToSignalsOfAFormerFenceAreNotTheNextOnes() throws {
        let setting = try ExportBoardSetting()
        try setting.publishAll()
        let first = try setting.take("done")
        try setting.board.signal(first.id, 1, of: 1)
        setting.say(.withdrawn(slot: 2, number: 4, serial: 12))
        _ = try setting.orders()
        setting.say(.published(slot: 2, number: 5, serial: 13, ExportBoardSetting.export("done", .hostFence)))
        let second = try setting.take("done")
        try setting.board.signal(second.id, 3, of: 1)
        #expect(try setting.orders() == [.heard(slot: 2, number: 5)])
        setting.say(.signaled(slot: 2, serial: 12))
        #expect(setting.worker.orders() == [.signal(slot: 2, serial: 13, value: 3)])
    }

    @Test func theLatestOfANameIsTaken() throws {
        let setting = try ExportBoardSetting()
        setting.say(.begun)
        for (slot, serial) in [(3, 1), (1, 2), (2, 3)] as [(Int, UInt64)] {
            setting.say(
                .published(
                    slot: slot, number: serial, serial: serial,
                    ExportBoardSetting.export("same", .fence(value: serial))))
        }
        #expect(try setting.take("same").value == 3)
    }

    @Test func aWorkerThatEndsEndsAll() throws {
        let pages = try ExportBoardSetting.pages()
        let setting = try ExportBoardSetting()
        try setting.publishAll()
        try #require(try ExportBoardSetting.pages() == pages)
        do {
            let all = try ["frame", "screen", "done"].map { try setting.take($0) }
            setting.board.end()
            #expect(all.allSatisfy { $0.hasEnded && $0.event.clear() })
            #expect(setting.board.status.isEmpty)
            #expect(!all.contains { setting.board.has($0.id, 1) })
            all.forEach { $0.event.close() }
        }
        #expect(try ExportBoardSetting.pages() == pages)
        // Whatever it had said still is not another's word.
        let former = setting.worker
        try setting.replaceWorker()
        setting.board.hear(.begun, from: ObjectIdentifier(former))
        setting.say(.begun)
        setting.board.hear(.withdrawn(slot: 0, number: 1, serial: 1), from: ObjectIdentifier(former))
        setting.say(.published(slot: 0, number: 1, serial: 1, ExportBoardSetting.export("new", .hostFence)))
        #expect(setting.board.status.map(\.name) == ["new"] && setting.expelled.isEmpty)
        try setting.awaitMemoryClosed()
    }

    @Test func aBoardThatGoesOnBeginsAnew() throws {
        let setting = try ExportBoardSetting()
        try setting.publishAll()
        let all = try ["frame", "screen", "done"].map { try setting.take($0) }
        // As when another program was to be executed and could not be.
        setting.board.end()
        #expect(setting.worker.orders() == [.abandoned(slot: 2, serial: 12)])
        try setting.replaceWorker(anew: true)
        #expect(setting.worker.orders() == [.restart])
        #expect(all.allSatisfy { $0.hasEnded })
        // What was on its way means nothing.
        setting.say(.reached(slot: 0, number: 4, serial: 10, value: 6), .withdrawn(slot: 2, number: 5, serial: 12))
        #expect(setting.worker.orders() == [] && setting.board.status.isEmpty)
        setting.say(
            .begun, .published(slot: 0, number: 6, serial: 13, ExportBoardSetting.export("frame", .fence(value: 6))))
        #expect(try setting.orders() == [.heard(slot: 0, number: 6)])
        #expect(try setting.take("frame").value == 6)
        #expect(!setting.worker.isKilled)
    }
}
