// SPDX-License-Identifier: Apache-2.0
import Carriers
import Engines
import Logging
import Testing
import Window
import WorkerChannel

@testable import Worker

/// What is published, and what the supervisor is told of it.
@Suite struct ExportTableTests {
    /// A table of a guest with two processes, and what it has said.
    private final class Setting {
        let window: SharedWindow
        let port: GuestPort
        let one: GuestProcess
        let two: GuestProcess
        private(set) var table: ExportTable!
        private var said: [WorkerMessage] = []

        init(limit: Int = 4) throws {
            window = try SharedWindow(heapBytes: 1 << 20)
            port = try GuestPort(window, log: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
            one = GuestProcess(id: 1, pid: 1, name: "one", port: port)
            two = GuestProcess(id: 2, pid: 2, name: "two", port: port)
            table = ExportTable(limit: limit) { [unowned self] message, _ in said.append(message) }
        }

        deinit { window.close() }

        /// What it says now.
        func news() -> [ExportNews] {
            table.flush()
            defer { said = [] }
            return said.map { message in
                guard case .export(let news) = message else { preconditionFailure("\(message)") }
                return news
            }
        }

        func fence(_ value: UInt64 = 0) -> SyncObject {
            SyncObject(kind: .fence(isMonitored: true), flags: 0, value: value)
        }

        func publish(_ object: ExportTable.Object, _ name: String, handle: UInt32 = 1, of process: GuestProcess? = nil)
            throws
        {
            try table.publish(object, as: name, data: [7], handle: handle, of: process ?? one)
        }

        func publish(_ name: String, handle: UInt32 = 1, of process: GuestProcess? = nil) throws {
            try publish(.fence(fence()), name, handle: handle, of: process)
        }

        /// Two pages of the heap.
        func publishBuffer(_ name: String, handle: UInt32 = 1) throws {
            let extent = try #require(port.group.heap.allocate(bytes: 8192))
            let backing = AllocationBacking(
                size: 8192, group: .nonLocal, memory: EngineMemory(object: extent, region: extent.region),
                extent: extent
            ) { _ in }
            try publish(.buffer(backing), name, handle: handle)
        }

        var heapInUse: Int { port.group.heap.usedBytes }
    }

    private static func export(_ name: String, _ content: Export.Content) -> Export {
        Export(name: name, data: [7], content: content)!
    }

    @Test func aFenceIsToldOneValueAtATime() throws {
        let setting = try Setting()
        let fence = setting.fence(5)
        try setting.publish(.fence(fence), "frame")
        #expect(
            setting.news() == [
                .begun, .published(slot: 0, number: 1, serial: 1, Self.export("frame", .fence(value: 5))),
            ])
        for value in 6...9 as ClosedRange<UInt64> {
            fence.signal(value)
            #expect(setting.news() == [], "what was said is not heard")
        }
        setting.table.take(.heard(slot: 0, number: 7))
        #expect(setting.news() == [], "that is another's number")
        setting.table.take(.heard(slot: 0, number: 1))
        #expect(setting.news() == [.reached(slot: 0, number: 2, serial: 1, value: 9)])
        setting.table.take(.heard(slot: 0, number: 2))
        #expect(setting.news() == [], "nothing is new")
        fence.signal(10)
        #expect(setting.news() == [.reached(slot: 0, number: 3, serial: 1, value: 10)])
        // One that is set back says so too: the value is the guest's.
        setting.table.take(.heard(slot: 0, number: 3))
        fence.signal(1)
        #expect(setting.news() == [.reached(slot: 0, number: 4, serial: 1, value: 1)])
    }

    @Test func namesAreThePartitions() throws {
        let setting = try Setting()
        try setting.publish("a")
        #expect(throws: NTStatus.nameCollision) { try setting.publish("a") }
        #expect(throws: NTStatus.nameCollision) { try setting.publish("a", of: setting.two) }
        #expect(throws: NTStatus.nameNotFound) { try setting.table.withdraw("a", of: setting.two) }
        #expect(throws: NTStatus.nameNotFound) { try setting.table.withdraw("b", of: setting.one) }
        _ = setting.news()
        try setting.table.withdraw("a", of: setting.one)
        #expect(throws: NTStatus.nameNotFound) { try setting.table.withdraw("a", of: setting.one) }
        // It is free for another at once, though who had it has not let go.
        try setting.publish("a", of: setting.two)
        #expect(
            setting.news() == [.published(slot: 1, number: 2, serial: 2, Self.export("a", .fence(value: 0)))])
        setting.table.take(.heard(slot: 0, number: 1))
        #expect(setting.news() == [.withdrawn(slot: 0, number: 3, serial: 1)])
        setting.table.take(.heard(slot: 0, number: 3))
        #expect(setting.table.count == 1)
    }

    @Test func nothingIsPublishedWithoutLeave() throws {
        #expect(throws: NTStatus.notSupported) { try Setting(limit: 0).publish("a") }
        let table = ExportTable(limit: 4, say: nil)
        let setting = try Setting()
        #expect(throws: NTStatus.notSupported) {
            try table.publish(.fence(setting.fence()), as: "a", data: [], handle: 1, of: setting.one)
        }
        table.change(limit: 4)
        #expect(table.limit == 0)
    }

    @Test func whatIsNotLetGoOfCountsStill() throws {
        let setting = try Setting(limit: 2)
        try setting.publish("a")
        try setting.publish("b")
        #expect(throws: NTStatus.insufficientResources) { try setting.publish("c") }
        #expect(setting.news().count == 3)
        try setting.table.withdraw("a", of: setting.one)
        #expect(throws: NTStatus.insufficientResources) { try setting.publish("c") }
        setting.table.take(.heard(slot: 0, number: 1))
        #expect(setting.news() == [.withdrawn(slot: 0, number: 3, serial: 1)])
        #expect(throws: NTStatus.insufficientResources) { try setting.publish("c") }
        setting.table.take(.heard(slot: 0, number: 3))
        try setting.publish("c")
        #expect(setting.news() == [.published(slot: 0, number: 4, serial: 3, Self.export("c", .fence(value: 0)))])
    }

    @Test func thereAreNoMoreThanTheChannelHasSlots() throws {
        let setting = try Setting(limit: 1000)
        for index in 0..<Export.maximum { try setting.publish("n\(index)") }
        #expect(throws: NTStatus.insufficientResources) { try setting.publish("more") }
        #expect(setting.news().count == 1 + Export.maximum)
    }

    @Test func memoryStaysUntilTheSupervisorHasHeardOfItsEnd() throws {
        let setting = try Setting()
        try setting.publishBuffer("screen", handle: 3)
        guard case .published(0, 1, 1, let export)? = setting.news().last,
            case .buffer(let offset, 8192) = export.content
        else {
            Issue.record("no buffer was published")
            return
        }
        #expect(Int(offset) == (try setting.window.host().heap.offset) && offset % 4096 == 0)
        setting.table.end(.init(v: 3), of: setting.two)
        setting.table.end(.init(v: 4), of: setting.one)
        setting.table.take(.heard(slot: 0, number: 1))
        #expect(setting.news() == [], "neither was its handle")
        setting.table.end(.init(v: 3), of: setting.one)
        #expect(setting.news() == [.withdrawn(slot: 0, number: 2, serial: 1)])
        #expect(setting.heapInUse == 8192)
        setting.table.take(.heard(slot: 0, number: 2))
        #expect(setting.heapInUse == 0 && setting.table.count == 0)
    }

    @Test func whatEndsBeforeItWasToldIsNeverTold() throws {
        let setting = try Setting(limit: 1)
        try setting.publishBuffer("screen")
        try setting.table.withdraw("screen", of: setting.one)
        #expect(setting.news() == [])
        #expect(setting.heapInUse == 0)
        try setting.publish("a")
        #expect(setting.news().count == 2)
    }

    @Test func limitsHoldFromNowOn() throws {
        let setting = try Setting(limit: 2)
        try setting.publish("a")
        try setting.publish("b")
        setting.table.change(limit: 1)
        #expect(setting.news().count == 3, "what is there stays")
        try setting.table.withdraw("a", of: setting.one)
        setting.table.take(.heard(slot: 0, number: 1))
        _ = setting.news()
        setting.table.take(.heard(slot: 0, number: 3))
        #expect(throws: NTStatus.insufficientResources) { try setting.publish("c") }
        setting.table.take(.heard(slot: 1, number: 2))
        setting.table.change(limit: 0)
        #expect(setting.news() == [.withdrawn(slot: 1, number: 4, serial: 2)])
        #expect(throws: NTStatus.notSupported) { try setting.publish("c") }
    }

    @Test func theHostSignalsWhatIsTheHosts() throws {
        let setting = try Setting()
        let (theirs, ours) = (setting.fence(3), setting.fence())
        try setting.publish(.hostFence(theirs), "done")
        try setting.publish(.fence(ours), "frame")
        #expect(
            setting.news() == [
                .begun, .published(slot: 0, number: 1, serial: 1, Self.export("done", .hostFence)),
                .published(slot: 1, number: 2, serial: 2, Self.export("frame", .fence(value: 0))),
            ])
        /// Every order is answered, whatever came of it.
        func signal(_ slot: Int, _ serial: UInt64, _ value: UInt64) {
            setting.table.take(.signal(slot: slot, serial: serial, value: value))
            #expect(setting.news() == [.signaled(slot: slot, serial: serial)])
        }
        signal(0, 1, 7)
        #expect(theirs.value == 7)
        signal(0, 1, 6)
        #expect(theirs.value == 7, "it does not go back")
        signal(0, 2, 8)
        signal(5, 1, 8)
        signal(1, 2, 8)
        #expect(theirs.value == 7 && ours.value == 0)
        theirs.signal(9)
        #expect(setting.news() == [], "what the host signals is not told to it")
    }

    @Test func aFenceThatNobodyWillSignalEnds() throws {
        let setting = try Setting()
        let (first, second) = (setting.fence(), setting.fence())
        try setting.publish(.hostFence(first), "done")
        _ = setting.news()
        setting.table.take(.abandoned(slot: 0, serial: 9))
        setting.table.take(.abandoned(slot: 1, serial: 1))
        #expect(first.value == 0)
        setting.table.take(.abandoned(slot: 0, serial: 1))
        #expect(first.value == .max)
        // The name is free, and the old fence's orders are not the new one's.
        try setting.publish(.hostFence(second), "done")
        setting.table.take(.heard(slot: 0, number: 1))
        #expect(
            setting.news() == [
                .withdrawn(slot: 0, number: 2, serial: 1),
                .published(slot: 1, number: 3, serial: 2, Self.export("done", .hostFence)),
            ])
        setting.table.take(.signal(slot: 0, serial: 1, value: 4))
        #expect(setting.news() == [.signaled(slot: 0, serial: 1)])
        #expect(second.value == 0)
    }

    @Test func anotherSupervisorIsToldAllAnew() throws {
        let setting = try Setting()
        let fence = setting.fence(1)
        try setting.publish(.fence(fence), "frame")
        try setting.publish("gone")
        try setting.publishBuffer("screen")
        _ = setting.news()
        fence.signal(2)
        try setting.table.withdraw("gone", of: setting.one)
        try setting.table.withdraw("screen", of: setting.one)
        setting.table.take(.heard(slot: 2, number: 3))
        #expect(setting.news() == [.withdrawn(slot: 2, number: 4, serial: 3)])
        #expect(setting.heapInUse == 8192)
        setting.table.take(.restart)
        // Numbers go on, so that answers to what was said before mean nothing.
        #expect(
            setting.news() == [
                .begun, .published(slot: 0, number: 5, serial: 4, Self.export("frame", .fence(value: 2))),
            ])
        #expect(setting.table.count == 1 && setting.heapInUse == 0, "nobody has what was withdrawn")
        fence.signal(3)
        setting.table.take(.heard(slot: 0, number: 1))
        #expect(setting.news() == [])
        setting.table.take(.heard(slot: 0, number: 5))
        #expect(setting.news() == [.reached(slot: 0, number: 6, serial: 4, value: 3)])
        // Nothing is published: nothing is said.
        let empty = try Setting()
        empty.table.restart()
        #expect(empty.news() == [])
    }
}
