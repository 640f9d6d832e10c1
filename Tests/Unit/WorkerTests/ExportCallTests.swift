// SPDX-License-Identifier: Apache-2.0
import CDxg
import CLinux
import CStream
import Engines
import Partitions
import SystemPackage
import Testing
import Window
import WorkerChannel

@testable import Worker

/// Publishing by Escape, and what the supervisor hears of it.
@Suite struct ExportCallTests {
    private enum ExportTestError: Error { case unexpected(String) }

    private final class Setting {
        let worker: TestWorker
        let guest: TestGuest
        let session: TestSession
        /// An allocation and a fence that are made to be shared.
        let screen: d3dkmthandle
        let fence: d3dkmthandle

        init(exports: Int? = 4, isArbitrated: Bool = false, engine: any Engine = ReferenceEngine()) throws {
            worker = try TestWorker(vramBytes: 1 << 20, engine: engine) {
                $0.exports = exports
                $0.isArbitrated = isArbitrated
            }
            try #require(worker.isReady())
            guest = try TestGuest(worker.windows[0])
            session = try TestSession(guest, luid: worker.configuration.luid)
            screen = try session.makeShared()
            fence = try session.makeSync(D3DDDI_MONITORED_FENCE, flags: ExportCallTests.shared)
        }

        deinit { worker.stop() }

        func publish(
            _ object: d3dkmthandle, _ name: String, in session: TestSession? = nil,
            _ change: (inout gpupv_escape_publish) -> Void = { _ in }
        ) throws -> NTStatus {
            var call = gpupv_escape_publish()
            call.escape = gpupv_escape(magic: GPUPV_ESCAPE_MAGIC, command: GPUPV_ESCAPE_PUBLISH.rawValue)
            call.object = object.v
            call.data_size = 2
            call.data.0 = 1
            call.data.1 = 2
            withUnsafeMutableBytes(of: &call.name) { $0.copyBytes(from: name.utf8.prefix($0.count)) }
            change(&call)
            return try (session ?? self.session).escape(bytes([call]))
        }

        /// The next message as the worker sends it, with whatever descriptor: a supervisor takes none but a dma-buf's.
        func receiveWithDescriptor() throws -> (message: WorkerMessage?, enclosed: OwnedDescriptor?) {
            var enclosed: Int32 = -1
            let words = try [UInt64](unsafeUninitializedCapacity: 32) { words, count in
                let size = gpupv_receive_fd(
                    worker.channel.descriptor.rawValue, words.baseAddress!, words.count * 8, &enclosed)
                guard size > 0 else { throw ExportTestError.unexpected("the worker ended") }
                count = size / 8
            }
            return (
                WorkerMessage(words: words),
                enclosed >= 0 ? OwnedDescriptor(taking: FileDescriptor(rawValue: enclosed)) : nil
            )
        }

        func withdraw(_ name: String, in session: TestSession? = nil) throws -> NTStatus {
            var call = gpupv_escape_withdraw()
            call.escape = gpupv_escape(magic: GPUPV_ESCAPE_MAGIC, command: GPUPV_ESCAPE_WITHDRAW.rawValue)
            withUnsafeMutableBytes(of: &call.name) { $0.copyBytes(from: name.utf8.prefix($0.count)) }
            return try (session ?? self.session).escape(bytes([call]))
        }

        /// What the worker says next, which is answered.
        func news() throws -> ExportNews {
            guard case .message(.export(let news)) = worker.channel.receive(waiting: true) else {
                throw ExportTestError.unexpected("no news")
            }
            switch news {
            case .published(let slot, let number, _, _), .reached(let slot, let number, _, _),
                .withdrawn(let slot, let number, _):
                try tell(.heard(slot: slot, number: number))
            case .begun, .signaled: break
            }
            return news
        }

        func tell(_ order: ExportOrder) throws { try worker.channel.send(.export(order), waiting: true) }

        /// Whether all has been said: what is asked for comes after it.
        func isSilent() throws -> Bool {
            try guest.echo()
            try worker.channel.send(.measure, waiting: true)
            guard case .message(.sample) = worker.channel.receive(waiting: true) else { return false }
            return true
        }
    }

    private static let shared = D3DDDI_SYNC_SHARED | D3DDDI_SYNC_NT_SECURITY_SHARING

    /// Of a worker with leases and, as that of a partition which has a device for itself, of one without.
    @Test(arguments: [true, false]) func whatIsPublishedIsTold(isArbitrated: Bool) throws {
        let setting = try Setting(isArbitrated: isArbitrated)
        #expect(try setting.publish(setting.screen, "screen") == .success)
        #expect(try setting.news() == .begun)
        guard case .published(0, 1, 1, let screen) = try setting.news(),
            case .buffer(let offset, 8192) = screen.content
        else { throw ExportTestError.unexpected("no buffer") }
        #expect(screen.name == "screen" && screen.data == [1, 2])
        let heap = try setting.worker.windows[0].host().heap
        #expect(offset >= heap.offset && offset + 8192 <= heap.offset + heap.size)
        #expect(try setting.publish(setting.fence, "frame") == .success)
        let frame = Export(name: "frame", data: [1, 2], content: .fence(value: 0))!
        #expect(try setting.news() == .published(slot: 1, number: 2, serial: 2, frame))
        #expect(try setting.session.signalFromCPU(setting.fence, 6) == 0)
        #expect(try setting.news() == .reached(slot: 1, number: 3, serial: 2, value: 6))
        let done = try setting.session.makeSync(D3DDDI_MONITORED_FENCE, flags: Self.shared)
        #expect(try setting.publish(done, "done") { $0.flags = GPUPV_EXPORT_HOST_SIGNALS.rawValue } == .success)
        guard case .published(2, 4, 3, let export) = try setting.news(), export.content == .hostFence else {
            throw ExportTestError.unexpected("no fence for the host")
        }
        // The guest waits, and is woken by the host's signal.
        #expect(try setting.session.beginWait(done, 5, event: 1))
        try setting.tell(.signal(slot: 2, serial: 3, value: 5))
        try setting.guest.waitEvent(1)
        #expect(try setting.news() == .signaled(slot: 2, serial: 3))
        #expect(try setting.session.beginWait(done, 6, event: 2))
        try setting.tell(.abandoned(slot: 2, serial: 3))
        try setting.guest.waitEvent(2)
        #expect(try setting.news() == .withdrawn(slot: 2, number: 5, serial: 3))
    }

    @Test func whatCannotBeIsRefused() throws {
        let setting = try Setting()
        let session = setting.session
        func refuses(
            _ object: d3dkmthandle, _ name: String = "x", as status: NTStatus = .invalidParameter,
            _ change: (inout gpupv_escape_publish) -> Void = { _ in }
        ) throws -> Bool { try setting.publish(object, name, change) == status }
        for name in ["", ".x", "-x", "a/b", "a b", "ä", "x\u{7f}", String(repeating: "x", count: 32)] {
            #expect(try refuses(setting.fence, name), "\(name)")
            #expect(try setting.withdraw(name) == .invalidParameter)
        }
        #expect(try refuses(setting.fence) { $0.flags = 2 })
        #expect(try refuses(setting.fence) { $0.reserved = 1 })
        #expect(try refuses(setting.fence) { $0.data_size = GPUPV_EXPORT_DATA_BYTES + 1 })
        #expect(try refuses(setting.fence) { $0.data_size = .max })
        #expect(try setting.withdraw("x") == .nameNotFound)
        // What is no object of the caller's, or none that is shared.
        for handle in [session.device, session.context, session.queue, session.adapter, d3dkmthandle(v: 77), .init()] {
            #expect(try refuses(handle))
        }
        #expect(try refuses(session.fence), "it was not made to be shared")
        #expect(
            try refuses(
                try session.makeSync(D3DDDI_SEMAPHORE, flags: Self.shared) {
                    $0.semaphore = .init(max_count: 1, initial_count: 1)
                }))
        #expect(try refuses(try session.allocate(4096).1), "an allocation is no resource")
        #expect(try refuses(try session.makeShared(count: 2)), "two allocations are no range")
        #expect(try refuses(try session.makeShared(isShared: false)))
        #expect(try refuses(try session.makeShared(flags: 0), as: .notSupported), "the CPU does not see it")
        #expect(try refuses(setting.screen) { $0.flags = GPUPV_EXPORT_HOST_SIGNALS.rawValue })
        let silent = try session.makeSync(D3DDDI_MONITORED_FENCE, flags: Self.shared | D3DDDI_SYNC_NO_SIGNAL)
        #expect(try refuses(silent) { $0.flags = GPUPV_EXPORT_HOST_SIGNALS.rawValue }, "nobody may signal it")
        #expect(try setting.isSilent(), "the supervisor hears of none of that")
        // And all of it leaves room for what can be.
        #expect(try setting.publish(setting.fence, String(repeating: "x", count: 31)) == .success)
        #expect(try setting.news() == .begun)
    }

    /// Can share memory; what stands for a dma-buf is the end of a pipe.
    private final class SharingEngine: StandInEngine {
        let reference = ReferenceEngine()
        let pipe: (readEnd: FileDescriptor, writeEnd: FileDescriptor)

        init() throws { pipe = try FileDescriptor.pipe() }
        func execute(_ submission: Submission, completion: @escaping @Sendable (SubmissionResult) -> Void) {
            reference.execute(submission, completion: completion)
        }
        func export(_ memory: EngineMemory) throws -> OwnedDescriptor? {
            OwnedDescriptor(taking: try pipe.writeEnd.duplicate())
        }
    }

    @Test func theGPUsOwnMemoryGoesWithItsDescriptorAndStays() throws {
        let engine = try SharingEngine()
        let setting = try Setting(engine: engine)
        let size: UInt64 = 640 << 10
        let memory = try setting.session.makeShared(flags: 0, bytes: size)
        #expect(try setting.publish(memory, "screen") == .success)
        #expect(try setting.news() == .begun)
        let (message, enclosed) = try setting.receiveWithDescriptor()
        guard case .export(.published(0, 1, 1, let screen)) = message, let enclosed else {
            throw ExportTestError.unexpected("it is not published")
        }
        #expect(screen == Export(name: "screen", data: [1, 2], content: .memory(size: size)))
        // It is what the engine gave.
        _ = try enclosed.descriptor.writeAll([42])
        var byte: [UInt8] = [0]
        _ = try byte.withUnsafeMutableBytes { try engine.pipe.readEnd.read(into: $0) }
        #expect(byte == [42])
        try setting.tell(.heard(slot: 0, number: 1))
        // It gives way to nothing else, so other processes have that much less.
        try setting.guest.openProcess(2)
        let other = try TestSession(setting.guest, luid: setting.worker.configuration.luid)
        setting.guest.process = 1
        let all = try setting.session.usage().budget
        setting.guest.process = 2
        #expect(try other.usage().budget == all - size)
        setting.guest.process = 1
        #expect(try setting.withdraw("screen") == .success)
        guard case .withdrawn(0, 2, 1) = try setting.news(), try setting.isSilent() else {
            throw ExportTestError.unexpected("it is still there")
        }
        setting.guest.process = 2
        #expect(try other.usage().budget == all)
    }

    @Test func nothingIsPublishedWithoutLeave() throws {
        for exports in [nil, 0] {
            let setting = try Setting(exports: exports)
            #expect(try setting.publish(setting.fence, "x") == .notSupported)
        }
    }

    /// What ends an export.
    enum End: CaseIterable {
        case withdrawal, handle, device, process, limit
    }

    @Test(arguments: End.allCases) func itEndsWithWhatItIs(end: End) throws {
        let setting = try Setting()
        let guest = setting.guest
        // Another process has the objects too; theirs are other handles.
        let share = try guest.call(0x3f, d3dkmt_shareobjects(), arrays: [bytes([setting.fence])]).reply.share
        try guest.openProcess(2)
        let other = try TestSession(guest, luid: setting.worker.configuration.luid)
        var open = d3dkmt_opensyncobjectfromnthandle2()
        open.device = other.device
        let theirs = try guest.call(0x40, open, share: share).arguments.sync_object
        #expect(try setting.publish(theirs, "other", in: other) == .success)
        #expect(try setting.news() == .begun)
        _ = try setting.news()
        guest.process = 1
        #expect(try setting.withdraw("other") == .nameNotFound, "it is another's")
        #expect(try setting.publish(setting.screen, "screen") == .success)
        _ = try setting.news()
        #expect(try setting.publish(setting.fence, "frame") == .success)
        _ = try setting.news()
        switch end {
        case .withdrawal:
            #expect(try setting.withdraw("screen") == .success)
            #expect(try setting.withdraw("frame") == .success)
        case .handle:
            var destroy = d3dkmt_destroyallocation2()
            destroy.device = setting.session.device
            destroy.resource = setting.screen
            #expect(try guest.call(0x13, destroy).status == 0)
            var destroyFence = d3dkmt_destroysynchronizationobject()
            destroyFence.sync_object = setting.fence
            #expect(try guest.call(0x1d, destroyFence).status == 0)
        case .device:
            var destroy = d3dkmt_destroydevice()
            destroy.device = setting.session.device
            #expect(try guest.call(0x19, destroy).status == 0)
        case .process:
            try guest.closeProcess()
            guest.process = 2
        case .limit:
            try setting.worker.channel.send(.exports(0), waiting: true)
        }
        var ended: Set<UInt64> = []
        for _ in 0..<(end == .limit ? 3 : 2) {
            guard case .withdrawn(_, _, let serial) = try setting.news() else {
                throw ExportTestError.unexpected("it has not ended")
            }
            ended.insert(serial)
        }
        #expect(ended == (end == .limit ? [1, 2, 3] : [2, 3]))
        #expect(try setting.isSilent())
    }

    @Test func aSupervisorThatIsAnotherOneIsToldAnew() throws {
        let setting = try Setting(isArbitrated: true)
        #expect(try setting.publish(setting.fence, "frame") == .success)
        #expect(try setting.news() == .begun)
        _ = try setting.news()
        for (message, serial) in [(SupervisorMessage.restart, 2), (.export(.restart), 3)] {
            try setting.worker.channel.send(message, waiting: true)
            #expect(try setting.news() == .begun)
            guard case .published(0, _, UInt64(serial), _) = try setting.news() else {
                throw ExportTestError.unexpected("it is not published")
            }
        }
    }

    @Test func memoryOfAFormerWorkerIsNotHandedOn() throws {
        let worker = try TestWorker()
        defer { worker.stop() }
        // What a former one left in the window.
        let heap = try worker.windows[0].host().heap
        heap.fill(pattern: 0x5555_5555, at: 0, count: 1 << 20)
        let session = try TestSession(TestGuest(worker.windows[0]), luid: worker.configuration.luid)
        let buffer = try session.buffer(pages: 64)
        #expect(buffer.memory.read(count: 64 * 4096).allSatisfy { $0 == 0 })
        #expect(heap.read(count: 1 << 20).allSatisfy { $0 == 0 }, "nor kept")
    }
}

extension TestSession {
    fileprivate func escape(_ data: [UInt8]) throws -> NTStatus {
        var arguments = d3dkmt_escape()
        arguments.adapter = adapter
        arguments.type = D3DKMT_ESCAPE_DRIVERPRIVATE
        return NTStatus(dxg_status(try guest.call(0x0d, arguments, arrays: [data]).status))
    }

    /// A resource of allocations, by default of two pages.
    fileprivate func makeShared(
        count: Int = 1, isShared: Bool = true, flags: UInt32 = UInt32(GPUPV_ALLOCATION_CPU_VISIBLE),
        bytes size: UInt64 = 8192
    ) throws -> d3dkmthandle {
        var arguments = d3dkmt_createallocation()
        arguments.device = device
        arguments.flags = UInt32(D3DKMT_CREATEALLOCATION_CREATE_RESOURCE)
        if isShared {
            arguments.flags |= UInt32(
                D3DKMT_CREATEALLOCATION_CREATE_SHARED | D3DKMT_CREATEALLOCATION_NT_SECURITY_SHARING)
        }
        var info = d3dddi_allocationinfo2()
        let wanted = gpupv_allocation_private(magic: GPUPV_ALLOCATION_MAGIC, flags: flags, size: size)
        info.priv_drv_data = 1
        info.priv_drv_data_size = UInt32(MemoryLayout.size(ofValue: wanted))
        let answer = try guest.call(
            0x06, arguments, arrays: [[], [], bytes([d3dddi_allocationinfo2](repeating: info, count: count))],
            trailing: [[UInt8]](repeating: bytes([wanted]), count: count))
        try #require(answer.status == 0)
        return answer.arguments.resource
    }
}
