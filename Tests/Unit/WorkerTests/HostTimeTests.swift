// SPDX-License-Identifier: Apache-2.0

import CDxg
import CStream
import Testing
import WorkerChannel

@testable import Worker

@Suite("CPU time of streams")
struct HostTimeTests {
    private static let second: UInt64 = 1_000_000_000

    @Test("is the partition's part of all processors', over what it takes at once")
    func share() {
        var time = HostTime(maximum: 0.25, processors: 2, at: 0)
        #expect(time.due(at: 0) == nil)
        time.spend(Self.second / 4, at: 0)
        // Half a processor's time comes: a nanosecond of it in two.
        #expect(time.due(at: 0) == 2 && time.due(at: 2) == nil)
        time.spend(Self.second, at: 2)
        let due = time.due(at: 2) ?? 0
        #expect((2 * Self.second...2 * Self.second + 10).contains(due))
        #expect(time.due(at: due) == nil)
        time.change(maximum: 1, at: 2)
        time.spend(.max, at: 2)
        #expect(time.due(at: 2) == nil, "all of it is not bounded")
    }

    @Test("ends the device after the timeout, and the worker after another")
    func verdicts() {
        func verdict(_ seconds: UInt64, timeout: UInt64) -> StreamWatch.Verdict {
            StreamWatch.verdict(since: Self.second, timeout: timeout * Self.second, at: (1 + seconds) * Self.second)
        }
        #expect(verdict(90, timeout: 90) == .isFine)
        #expect(verdict(91, timeout: 90) == .isLate && verdict(180, timeout: 90) == .isLate)
        #expect(verdict(181, timeout: 90) == .isStuck)
        #expect(verdict(60, timeout: 1) == .isFine && verdict(61, timeout: 1) == .isLate, "a minute at least")
        #expect(StreamWatch.verdict(since: 2, timeout: .max, at: 1) == .isFine)
    }

    /// A stream that only talks to the driver needs no lease: its CPU time alone holds it back.
    @Test("delays the streams of a partition that took too much, and nobody's else", arguments: [0.01, 1])
    func throttle(maximum: Double) throws {
        let engine = StreamEngine()
        let worker = try TestWorker(engine: engine) { $0.entitlement.maximum = maximum }
        defer { worker.stop() }
        let session = try TestSession(TestGuest(worker.windows[0]), luid: worker.configuration.luid)
        let commands = try session.buffer(pages: 1)
        commands.memory.write(bytes([gpupv_command(opcode: GPUPV_VK_OP_SPACE.rawValue, size: 8)]))
        try session.submit(commands.address, 8)
        engine.await(1)
        engine.complete(host: 3600 * Self.second)
        try session.signal(1)
        try session.wait(1)
        try session.submit(commands.address, 8)
        // Answered after what was said before.
        #expect(try session.state() == D3DKMT_DEVICEEXECUTION_ACTIVE.rawValue)
        #expect(engine.count == (maximum < 1 ? 0 : 1))
        try worker.channel.send(.maximum(1), waiting: true)
        engine.await(1)
        engine.complete()
        try session.signal(2)
        try session.wait(2)
    }

    @Test("that does not end loses the device it is for, and no other")
    func watch() throws {
        let engine = StreamEngine()
        let worker = try TestWorker(engine: engine) { $0.timeoutMilliseconds = 1 }
        defer { worker.stop() }
        let guest = try TestGuest(worker.windows[0])
        let session = try TestSession(guest, luid: worker.configuration.luid)
        let commands = try session.buffer(pages: 1)
        commands.memory.write(bytes([gpupv_command(opcode: GPUPV_VK_OP_SPACE.rawValue, size: 8)]))
        let now = monotonicNanoseconds()
        engine.since.withLock { $0 = now - min(now, 61 * Self.second) }
        #expect(try session.beginWait(session.fence, .max, event: 80_000))
        try session.submit(commands.address, 8)
        engine.await(1)
        try session.guest.waitEvent(80_000)
        #expect(try session.state() == D3DKMT_DEVICEEXECUTION_HUNG.rawValue)
        engine.since.withLock { $0 = nil }
        engine.complete()
        let other = try TestSession(guest, luid: worker.configuration.luid)
        #expect(try other.state() == D3DKMT_DEVICEEXECUTION_ACTIVE.rawValue)
    }
}
