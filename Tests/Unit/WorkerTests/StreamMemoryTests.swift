// SPDX-License-Identifier: Apache-2.0
import CDxg
import CStream
import Testing

@testable import Worker

/// Allocations that become memory of a session's.
@Suite struct StreamMemoryTests {
    private static func memory(_ id: UInt64, of allocation: d3dkmthandle) -> [UInt8] {
        var record = gpupv_vk_allocate()
        record.command = gpupv_command(
            opcode: GPUPV_VK_OP_ALLOCATE_MEMORY.rawValue, size: UInt32(MemoryLayout<gpupv_vk_allocate>.size))
        (record.id, record.size, record.allocation) = (id, 4096, allocation.v)
        return bytes([record])
    }

    /// Each time the GPU's memory would be taken anew, and count once.
    @Test(arguments: [true, false], [true, false])
    func anAllocationBecomesTheGPUsMemoryOnce(isCPUVisible: Bool, inOneStream: Bool) throws {
        let engine = StreamEngine()
        let worker = try TestWorker(engine: engine)
        defer { worker.stop() }
        let session = try TestSession(TestGuest(worker.windows[0]), luid: worker.configuration.luid)
        let commands = try session.buffer(pages: 1)
        let (status, allocation) = try session.allocate(
            4096, flags: isCPUVisible ? UInt32(GPUPV_ALLOCATION_CPU_VISIBLE) : 0)
        try #require(status == 0)
        try #require(try session.makeResident(allocation).status == 0)
        let records = [Self.memory(1, of: allocation), Self.memory(2, of: allocation)]
        // Once the device has failed there is no waiting any more, and its fence has every value.
        #expect(try session.beginWait(session.fence, .max, event: 80_000))
        for (index, stream) in (inOneStream ? [records[0] + records[1]] : records).enumerated() {
            commands.memory.write(stream)
            try session.submit(commands.address, stream.count)
            guard isCPUVisible || index == 0 && !inOneStream else {
                try session.guest.waitEvent(80_000)
                continue
            }
            engine.await(1)
            engine.complete()
            try session.signal(UInt64(index + 1))
            try session.wait(UInt64(index + 1))
        }
        #expect(
            try session.state()
                == (isCPUVisible ? D3DKMT_DEVICEEXECUTION_ACTIVE : D3DKMT_DEVICEEXECUTION_ERROR_DMAFAULT).rawValue)
        #expect(engine.count == 0)
    }

    /// What a session holds already counts once among what a stream needs, however often the stream names it.
    @Test func whatIsHeldMayBeNamedTwiceInAStream() throws {
        let engine = StreamEngine()
        let worker = try TestWorker(engine: engine)
        defer { worker.stop() }
        let session = try TestSession(TestGuest(worker.windows[0]), luid: worker.configuration.luid)
        let commands = try session.buffer(pages: 1)
        let target = try session.buffer(pages: 1)
        let streams: [[UInt64]] = [[1], [2, 3]]
        for (index, ids) in streams.enumerated() {
            let stream = ids.flatMap { Self.memory($0, of: target.handle) }
            commands.memory.write(stream)
            try session.submit(commands.address, stream.count)
            engine.await(1)
            engine.complete()
            try session.signal(UInt64(index + 1))
            try session.wait(UInt64(index + 1))
        }
        #expect(try session.state() == D3DKMT_DEVICEEXECUTION_ACTIVE.rawValue)
    }

    /// A second hold under one name would never be let go of.
    @Test func aStreamNamesMemoryOnceByEachName() throws {
        let engine = StreamEngine()
        let worker = try TestWorker(engine: engine)
        defer { worker.stop() }
        let session = try TestSession(TestGuest(worker.windows[0]), luid: worker.configuration.luid)
        let commands = try session.buffer(pages: 1)
        let target = try session.buffer(pages: 1)
        let stream = Self.memory(1, of: target.handle) + Self.memory(1, of: target.handle)
        commands.memory.write(stream)
        try session.submit(commands.address, stream.count)
        #expect(try session.state() == D3DKMT_DEVICEEXECUTION_ERROR_DMAFAULT.rawValue)
        #expect(engine.count == 0)
    }
}
