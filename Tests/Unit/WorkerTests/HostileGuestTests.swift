// SPDX-License-Identifier: Apache-2.0
import InProcessCarrier
import CDxg
import CStream
import CWire
import Carriers
import Testing
import Window

@testable import Worker

struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}

/// A fake guest writes nonsense; the worker, and the guest beside it, go on.
@Suite struct HostileGuestTests {
    /// The other guest still gets its work done.
    private func expectHealthy(_ session: TestSession) throws {
        let commands = try session.buffer(pages: 1)
        let fill = gpupv_command_fill(
            command: gpupv_command(opcode: GPUPV_OP_FILL.rawValue, size: 32), destination: commands.address + 64,
            bytes: 8, pattern: 0x0101_0101, reserved: 0)
        commands.memory.write(bytes([fill]))
        let next = try session.guest.call(0x0a, query(session)).arguments.current_usage
        try session.submit(commands.address, 32)
        try session.signal(next)
        try session.wait(next)
        #expect(commands.memory.read(at: 64, count: 8) == [UInt8](repeating: 1, count: 8))
    }

    private func query(_ session: TestSession) -> d3dkmt_queryvideomemoryinfo {
        var arguments = d3dkmt_queryvideomemoryinfo()
        arguments.adapter = session.adapter
        return arguments
    }

    @Test(arguments: [11, 12, 13, 14] as [UInt64])
    func randomRecords(seed: UInt64) throws {
        let worker = try TestWorker(guests: 2)
        defer { worker.stop() }
        let good = try TestSession(TestGuest(worker.windows[0]), luid: worker.configuration.luid)
        let bad = try TestSession(TestGuest(worker.windows[1]), luid: worker.configuration.luid)
        var random = SplitMix(state: seed)
        let handles = [bad.adapter, bad.device, bad.context, bad.queue, bad.fence].map(\.v)
        for _ in 0..<4000 {
            let size = Int.random(in: 3...64, using: &random) * 8
            var record = (0..<size).map { _ in UInt8.random(in: 0...255, using: &random) }
            // Often enough a plausible header, and real handles where handles tend to be.
            func put<T>(_ value: T, _ offset: Int) {
                guard offset + MemoryLayout<T>.size <= size else { return }
                withUnsafeBytes(of: value) { record.replaceSubrange(offset..<(offset + $0.count), with: $0) }
            }
            put(UInt32(size), 0)
            let type: UInt16 = [1, 1, 1, 1, 2, 2, 2, 3, 5, 6, 7, 8, 77].randomElement(using: &random)!
            put(type, 4)
            put(Bool.random(using: &random) ? UInt32(1) : UInt32.random(in: 0...3, using: &random), 8)
            put(UInt32.random(in: 0...0x4b, using: &random), 12)
            if Bool.random(using: &random) {
                for offset in stride(from: 40, to: size, by: 4) where Int.random(in: 0..<3, using: &random) > 0 {
                    put([0, 1, 1, handles.randomElement(using: &random)!].randomElement(using: &random)!, offset)
                }
            }
            try bad.guest.send(raw: record)
        }
        try bad.guest.send(raw: [UInt8](repeating: 0, count: 24).enumerated().map { $0.offset == 0 ? 24 : $0.element })
        try expectHealthy(good)
    }

    @Test func impossibleIndexEndsOnlyThatGuest() throws {
        let worker = try TestWorker(guests: 2)
        defer { worker.stop() }
        let good = try TestSession(TestGuest(worker.windows[0]), luid: worker.configuration.luid)
        let bad = try TestSession(TestGuest(worker.windows[1]), luid: worker.configuration.luid)
        let host = try worker.windows[1].host()
        host.memory.region.storeAtomic(.max - 7, at: Int(host.layout.command.control))
        bad.guest.ring()
        try expectHealthy(good)
        // The refusal is published before the good guest's later calls are served.
        while host.state == GPUPV_HOST_READY { try good.guest.echo() }
        #expect(host.state == GPUPV_HOST_REFUSED)
    }

    @Test func wrongVersionIsRefused() throws {
        let worker = try TestWorker()
        defer { worker.stop() }
        var end = try InProcessGuest(worker.windows[0], major: 9)
        let record = RecordBuffer(capacity: 24)
        record.append(
            gpupv_record(size: 24, type: UInt16(GPUPV_ECHO.rawValue), flags: 0, process: 0, call: 0, cookie: 1))
        try end.send(record)
        let host = try worker.windows[0].host()
        #expect(worker.windows[0].hostDoorbell.wait(milliseconds: 10_000))
        #expect(host.state == GPUPV_HOST_REFUSED)
    }

    /// A guest that never takes events only stops itself.
    @Test func eventsNobodyTakes() throws {
        let worker = try TestWorker(guests: 2)
        defer { worker.stop() }
        let good = try TestSession(TestGuest(worker.windows[0]), luid: worker.configuration.luid)
        let bad = try TestGuest(worker.windows[1])
        let echo = bytes([
            gpupv_record(size: 24, type: UInt16(GPUPV_ECHO.rawValue), flags: 0, process: 1, call: 0, cookie: 1)
        ])
        // Less than a command ring of them, more than an event ring of answers.
        for _ in 0..<((1 << 20) / 24 - 16) { try bad.send(raw: echo) }
        try expectHealthy(good)
        var answers = 0
        while answers < (1 << 20) / 24 - 16 {
            _ = try bad.receive()
            answers += 1
        }
    }

    /// A call that cannot be taken apart is answered without the structures of the call before it, whatever its cookie.
    @Test(arguments: [MemoryLayout<gpupv_record>.size, MemoryLayout<gpupv_call>.size, 0x48])
    func malformedCallWithTheCookieOfTheOneBefore(size: Int) throws {
        let worker = try TestWorker()
        defer { worker.stop() }
        let session = try TestSession(TestGuest(worker.windows[0]), luid: worker.configuration.luid)
        let (_, one) = try session.allocate(worker.configuration.vramBytes / 4 * 3)
        let (_, other) = try session.allocate(worker.configuration.vramBytes / 2)
        #expect(try session.makeResident(one).status == 0)
        let before = try session.makeResident(other)
        #expect(before.status < 0, "there is no room for both")
        var record = [UInt8](repeating: 0xff, count: size)
        let head = gpupv_record(
            size: UInt32(size), type: UInt16(GPUPV_CALL.rawValue), flags: 0, process: session.guest.process, call: 0x0b,
            cookie: before.reply.record.cookie)
        record.replaceSubrange(0..<MemoryLayout<gpupv_record>.size, with: bytes([head]))
        try session.guest.send(raw: record)
        let reply = try session.guest.receive()
        #expect(reply.status == STATUS_INVALID_PARAMETER.rawValue)
        #expect(reply.record.cookie == head.cookie)
        #expect(Int(reply.record.size) == MemoryLayout<gpupv_reply>.size)
        try expectHealthy(session)
    }

    @Test func malformedCommandBuffers() throws {
        var random = SplitMix(state: 99)
        for round in 0..<40 {
            let worker = try TestWorker()
            defer { worker.stop() }
            let session = try TestSession(TestGuest(worker.windows[0]), luid: worker.configuration.luid)
            let commands = try session.buffer(pages: 2)
            var stream = (0..<8192).map { _ in UInt8.random(in: 0...255, using: &random) }
            for offset in stride(from: 0, to: 8192, by: 32) where round % 2 == 0 {
                let head = gpupv_command(opcode: UInt32.random(in: 0...5, using: &random), size: 32)
                stream.replaceSubrange(offset..<(offset + 8), with: bytes([head]))
                let near = commands.address + UInt64.random(in: 0...9000, using: &random)
                stream.replaceSubrange((offset + 8)..<(offset + 16), with: bytes([near]))
            }
            commands.memory.write(stream)
            try session.submit(commands.address, 8192)
            let state = try session.state()
            #expect(state != D3DKMT_DEVICEEXECUTION_ACTIVE.rawValue, "nonsense must not pass as work")
        }
    }
}
