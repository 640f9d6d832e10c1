// SPDX-License-Identifier: Apache-2.0
import Control
import Testing
import WorkerChannel

@testable import Daemon

/// How long memory that is withdrawn is kept for who has taken it.
@Suite(.serialized) @MainActor struct ExportHoldTests {
    /// Has memory that these clients took and the guest has withdrawn.
    private func withdrawn(by clients: [Int32]) throws -> (ExportBoardSetting, [ExportBoardSetting.Taken]) {
        let setting = try ExportBoardSetting()
        try setting.publishAll()
        let taken = try clients.map { try setting.take("screen", by: $0) }
        setting.say(.withdrawn(slot: 1, number: 4, serial: 11))
        return (setting, taken)
    }

    private let heard = [ExportOrder.heard(slot: 1, number: 4)]

    @Test func itIsKeptForTenSeconds() throws {
        let (setting, taken) = try withdrawn(by: [1, 2])
        #expect(taken.allSatisfy { $0.hasEnded })
        #expect(setting.board.status.map(\.name) == ["done", "frame"])
        #expect(#expect(throws: ControlError.self) { try setting.take("screen") }?.code == .notFound)
        #expect(try setting.orders() == [])
        try setting.pass(.milliseconds(9998))
        #expect(setting.worker.orders() == [])
        // The slot is the worker's again when it has heard, and not before.
        try setting.pass(.milliseconds(1))
        #expect(setting.worker.orders() == heard)
        #expect(!setting.board.has(taken[0].id, 1))
        try setting.pass(.seconds(100))
        #expect(setting.worker.orders() == [], "once")
        setting.say(.published(slot: 1, number: 5, serial: 13, ExportBoardSetting.export("b", setting.buffer())))
        #expect(setting.expelled.isEmpty && setting.board.status.map(\.name) == ["b", "done", "frame"])
    }

    @Test func itIsKeptFromWhoSaysItIsFree() throws {
        let (setting, _) = try withdrawn(by: [1])
        try setting.pass(.seconds(9))
        setting.say(.published(slot: 1, number: 5, serial: 13, ExportBoardSetting.export("b", setting.buffer())))
        #expect(setting.expelled == ["it published what cannot be"] && setting.worker.isKilled)
        // Nothing is left to be done about it.
        try setting.pass(.seconds(10))
        #expect(setting.worker.orders() == [])
    }

    @Test func itsNameIsFreeMeanwhile() throws {
        let (setting, taken) = try withdrawn(by: [1])
        setting.say(.published(slot: 5, number: 5, serial: 13, ExportBoardSetting.export("screen", setting.buffer())))
        let next = try setting.take("screen", by: 2)
        try setting.pass(.milliseconds(1))
        #expect(setting.worker.orders() == [.heard(slot: 5, number: 5)])
        setting.board.release(taken[0].id, of: 1)
        #expect(try setting.orders() == heard)
        #expect(!next.hasEnded && setting.board.has(next.id, 2))
    }

    @Test func itIsLetGoOfWhenNobodyHasIt() throws {
        let (setting, taken) = try withdrawn(by: [1, 2])
        setting.board.release(taken[0].id, of: 1)
        #expect(try setting.orders() == [], "one has it still")
        // The other is killed.
        setting.board.leave(2)
        #expect(try setting.orders() == heard)
        try setting.pass(.seconds(20))
        #expect(setting.worker.orders() == [] && setting.expelled.isEmpty)
    }

    @Test func whatNobodyHasIsNotKept() throws {
        let (setting, _) = try withdrawn(by: [])
        #expect(try setting.orders() == heard)
    }

    @Test func whatWasReleasedBeforeIsNotKept() throws {
        let setting = try ExportBoardSetting()
        try setting.publishAll()
        setting.board.release(try setting.take("screen").id, of: 1)
        setting.say(.withdrawn(slot: 1, number: 4, serial: 11))
        #expect(try setting.orders() == heard)
    }

    @Test func aWorkerThatEndsHasNothingKept() throws {
        let (setting, taken) = try withdrawn(by: [1])
        setting.board.end()
        #expect(!setting.board.has(taken[0].id, 1))
        try setting.pass(.seconds(20))
        #expect(setting.worker.orders() == [])
    }
}
