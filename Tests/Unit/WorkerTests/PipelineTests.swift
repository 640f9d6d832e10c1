// SPDX-License-Identifier: Apache-2.0
import CDxg
import CStream
import Engines
import Foundation
import Synchronization
import Testing
import Window

@testable import Worker

/// What a context gives the engine before the engine is done with what came before.
@Suite struct PipelineTests {
    private final class Setting {
        let engine = StreamEngine()
        let worker: TestWorker
        let session: TestSession
        private let memory: MemoryRegion
        private let address: UInt64
        /// Where each kind of stream lies in the memory, and its size.
        private var streams: [(offset: Int, size: Int)] = []
        private var events: UInt64 = 70_000

        init(_ contents: [[UInt8]]) throws {
            worker = try TestWorker(engine: engine)
            session = try TestSession(TestGuest(worker.windows[0]), luid: worker.configuration.luid)
            (_, address, memory) = try session.buffer(pages: 1)
            for (index, stream) in contents.enumerated() {
                memory.write(stream, at: index * 256)
                streams.append((index * 256, stream.count))
            }
        }

        func submit(_ stream: Int = 0) throws {
            try session.submit(address + UInt64(streams[stream].offset), streams[stream].size)
        }

        /// The fence, once the worker has taken all it was sent and told.
        func fence() throws -> UInt64 {
            var value: UInt64 = 0
            while true {
                events += 1
                if try session.beginWait(session.fence, value + 1, event: events) { return value }
                value += 1
            }
        }
    }

    private static let work = bytes([
        gpupv_vk_queue_submit(
            command: gpupv_command(opcode: GPUPV_VK_OP_QUEUE_SUBMIT.rawValue, size: 24), queue: 64, count: 0,
            reserved: 0)
    ])
    private static let control = bytes([gpupv_command(opcode: GPUPV_VK_OP_SPACE.rawValue, size: 8)])
    private static let free =
        bytes([
            gpupv_vk_name(command: gpupv_command(opcode: GPUPV_VK_OP_FREE_MEMORY.rawValue, size: 16), id: 99)
        ]) + work
    private static let malformed = bytes([gpupv_command(opcode: GPUPV_VK_OP_SPACE.rawValue, size: 4096)])

    @Test func theEngineIsKeptAheadAndSignalsKeepTheirOrder() throws {
        let setting = try Setting([Self.work])
        defer { setting.worker.stop() }
        for value in 1...3 as ClosedRange<UInt64> {
            try setting.submit()
            try setting.session.signal(value)
        }
        setting.engine.await(3)
        setting.engine.complete(1)
        #expect(try setting.fence() == 0, "the first is still executing")
        setting.engine.complete(0)
        try setting.session.wait(2)
        #expect(try setting.fence() == 2)
        setting.engine.complete(0)
        try setting.session.wait(3)
    }

    @Test func longWorkIsNotGivenAhead() throws {
        let setting = try Setting([Self.work])
        defer { setting.worker.stop() }
        try setting.submit()
        try setting.session.signal(1)
        setting.engine.await(1)
        setting.engine.complete(nanoseconds: ContextPipeline.ahead + 1)
        try setting.session.wait(1)
        for value in 2...3 as ClosedRange<UInt64> {
            try setting.submit()
            try setting.session.signal(value)
        }
        #expect(try setting.fence() == 1)
        #expect(setting.engine.count == 1)
        setting.engine.complete()
        setting.engine.await(2)
        setting.engine.complete()
        try setting.session.wait(3)
    }

    /// Memory ends with a stream that frees it, and what is executing may use it.
    @Test(arguments: [1, 2]) func onlyLikeFollowsLike(other: Int) throws {
        let setting = try Setting([Self.work, Self.control, Self.free])
        defer { setting.worker.stop() }
        try setting.submit(0)
        try setting.submit(other)
        try setting.session.signal(1)
        #expect(try setting.fence() == 0)
        #expect(setting.engine.count == 1)
        setting.engine.complete()
        setting.engine.await(2)
        setting.engine.complete()
        try setting.session.wait(1)
    }

    @Test func streamsWithoutWorkFollowEachOther() throws {
        let setting = try Setting([Self.control])
        defer { setting.worker.stop() }
        try setting.submit()
        try setting.submit()
        try setting.session.signal(1)
        setting.engine.await(2)
        setting.engine.complete()
        setting.engine.complete()
        try setting.session.wait(1)
    }

    @Test func aFaultIsForWhenItsTurnHasCome() throws {
        let setting = try Setting([Self.work, Self.malformed])
        defer { setting.worker.stop() }
        try setting.submit(0)
        try setting.session.signal(1)
        try setting.submit(1)
        setting.engine.await(1)
        #expect(try setting.fence() == 0)
        #expect(try setting.session.state() == D3DKMT_DEVICEEXECUTION_ACTIVE.rawValue)
        // Once the device has failed there is no waiting any more.
        #expect(try setting.session.beginWait(setting.session.fence, .max, event: 80_000))
        setting.engine.complete()
        try setting.session.guest.waitEvent(80_000)
        #expect(try setting.session.state() == D3DKMT_DEVICEEXECUTION_ERROR_DMAFAULT.rawValue)
    }

    @Test func aWaitHoldsWhatComesAfterItAndNotWhatCameBefore() throws {
        let setting = try Setting([Self.work])
        defer { setting.worker.stop() }
        let gate = try setting.session.makeSync(D3DDDI_MONITORED_FENCE)
        try setting.submit()
        try setting.session.signal(1)
        try setting.session.waitOnGPU(gate, 5)
        try setting.submit()
        try setting.session.signal(2)
        setting.engine.await(1)
        #expect(try setting.fence() == 0)
        #expect(setting.engine.count == 1)
        // It is over while the first still executes: the second goes, and completes after it.
        #expect(try setting.session.signalFromCPU(gate, 5) == 0)
        setting.engine.await(1)
        setting.engine.complete(1)
        #expect(try setting.fence() == 0)
        setting.engine.complete(0)
        try setting.session.wait(2)
    }

    /// A mutex is taken when the work before is done, not when it is begun.
    @Test func aMutexIsTakenInItsTurn() throws {
        let setting = try Setting([Self.work])
        defer { setting.worker.stop() }
        let mutex = try setting.session.makeSync(D3DDDI_SYNCHRONIZATION_MUTEX)
        try setting.submit()
        try setting.session.waitOnGPU(mutex, 0)
        try setting.session.signal(1)
        setting.engine.await(1)
        #expect(try !setting.session.beginWait(mutex, event: 80_000), "it is free")
        #expect(try setting.session.signalFromCPU(mutex) == 0)
        setting.engine.complete()
        try setting.session.wait(1)
        #expect(try setting.session.beginWait(mutex, event: 80_001), "the context has it")
    }
}
