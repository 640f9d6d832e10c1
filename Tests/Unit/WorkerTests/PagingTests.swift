// SPDX-License-Identifier: Apache-2.0
import CDxg
import CStream
import Testing

@testable import Worker

/// More memory made resident than the partition has.
@Suite struct PagingTests {
    private let pages: UInt64 = 160

    private func session(_ worker: TestWorker, _ index: Int = 0) throws -> TestSession {
        try TestSession(TestGuest(worker.windows[index]), luid: worker.configuration.luid)
    }

    private func fill(_ address: UInt64, _ bytes: UInt64, _ pattern: UInt32) -> gpupv_command_fill {
        gpupv_command_fill(
            command: gpupv_command(opcode: GPUPV_OP_FILL.rawValue, size: 32), destination: address, bytes: bytes,
            pattern: pattern, reserved: 0)
    }

    private func copy(_ source: UInt64, _ destination: UInt64, _ bytes: UInt64) -> gpupv_command_copy {
        gpupv_command_copy(
            command: gpupv_command(opcode: GPUPV_OP_COPY.rawValue, size: 32), source: source, destination: destination,
            bytes: bytes)
    }

    /// Memory of the GPU's alone, resident and mapped.
    private func localBuffer(
        _ session: TestSession, flags: UInt32 = 0
    ) throws -> (handle: d3dkmthandle, address: UInt64) {
        let (status, handle) = try session.allocate(pages * 4096, flags: 0)
        try #require(status == 0)
        try #require(try session.makeResident(handle, flags: flags).status == 0)
        return (handle, try session.map(handle, pages: pages))
    }

    private func finish(_ session: TestSession, _ value: UInt64) throws {
        try session.signal(value)
        try session.wait(value)
    }

    @Test func contentsOfWhatIsPagedOutComeBack() throws {
        let worker = try TestWorker(vramBytes: 1 << 20)
        defer { worker.stop() }
        let session = try session(worker)
        let commands = try session.buffer(pages: 1)
        let probe = try session.buffer(pages: 1)
        let cantTrim = UInt32(D3DDDI_MAKERESIDENT_CANT_TRIM_FURTHER)
        // Each takes 640 KiB of 1 MiB.
        let first = try localBuffer(session, flags: cantTrim)
        commands.memory.write(bytes([fill(first.address, pages * 4096, 0x1111_1111)]))
        try session.submit(commands.address, 32)
        try finish(session, 1)
        let refused = try session.allocate(pages * 4096, flags: 0).1
        #expect(try session.makeResident(refused).status == STATUS_NO_MEMORY.rawValue)
        let second = try localBuffer(session, flags: cantTrim)
        #expect(try session.residency(first.handle) == D3DKMT_ALLOCATIONRESIDENCYSTATUS_RESIDENTINSHAREDMEMORY)
        #expect(try session.residency(second.handle) == D3DKMT_ALLOCATIONRESIDENCYSTATUS_RESIDENTINGPUMEMORY)
        commands.memory.write(bytes([fill(second.address, pages * 4096, 0x2222_2222)]))
        try session.submit(commands.address, 32)
        try finish(session, 2)
        for (round, (buffer, value)) in [(first, 0x11), (second, 0x22), (first, 0x11)].enumerated() {
            let last = buffer.address + (pages - 1) * 4096
            commands.memory.write(bytes([copy(last, probe.address, 4096)]))
            try session.submit(commands.address, 32)
            try finish(session, UInt64(3 + round))
            #expect(probe.memory.read(count: 4096).allSatisfy { $0 == value })
            #expect(try session.residency(buffer.handle) == D3DKMT_ALLOCATIONRESIDENCYSTATUS_RESIDENTINGPUMEMORY)
        }
        #expect(try session.state() == D3DKMT_DEVICEEXECUTION_ACTIVE.rawValue)
    }

    @Test func anotherProcessGetsItsShare() throws {
        let worker = try TestWorker(guests: 2, vramBytes: 1 << 20)
        defer { worker.stop() }
        let (one, two) = (try session(worker, 0), try session(worker, 1))
        let (_, low) = try one.allocate(512 << 10)
        let (_, high) = try one.allocate(512 << 10)
        #expect(try one.makeResident(low).status == 0)
        #expect(try one.makeResident(high).status == 0)
        var priority = d3dkmt_setallocationpriority()
        priority.device = one.device
        #expect(
            try one.guest.call(
                0x2e, priority, arrays: [bytes([low]), bytes([UInt32(D3DDDI_ALLOCATIONPRIORITY_MINIMUM)])]
            ).status == 0)
        let (_, theirs) = try two.allocate(512 << 10)
        #expect(try two.makeResident(theirs).status == 0)
        #expect(try one.residency(low) == D3DKMT_ALLOCATIONRESIDENCYSTATUS_RESIDENTINSHAREDMEMORY)
        #expect(try one.residency(high) == D3DKMT_ALLOCATIONRESIDENCYSTATUS_RESIDENTINGPUMEMORY)
        #expect(try one.usage().current_usage == 1 << 20, "what it asked for, over its budget")
        #expect(try one.usage().budget == 512 << 10)
    }

    @Test func oneSubmissionThatNeedsMoreThanThereIsLosesItsDevice() throws {
        let worker = try TestWorker(vramBytes: 1 << 20)
        defer { worker.stop() }
        let session = try session(worker)
        let commands = try session.buffer(pages: 1)
        let flags = UInt32(D3DDDI_MAKERESIDENT_CANT_TRIM_FURTHER)
        let (first, second) = (try localBuffer(session, flags: flags), try localBuffer(session, flags: flags))
        commands.memory.write(bytes([copy(first.address, second.address, 4096)]))
        try session.submit(commands.address, 32)
        #expect(try session.state() == D3DKMT_DEVICEEXECUTION_ERROR_OUTOFMEMORY.rawValue)
    }

    @Test func mustSucceedNeedsCantTrimFurther() throws {
        let worker = try TestWorker()
        defer { worker.stop() }
        let session = try session(worker)
        let (_, allocation) = try session.allocate(4096)
        for flags in [UInt32(D3DDDI_MAKERESIDENT_MUST_SUCCEED), 4] {
            #expect(try session.makeResident(allocation, flags: flags).status == STATUS_INVALID_PARAMETER.rawValue)
        }
    }

    @Test func periodicFenceFollowsTheRefresh() throws {
        let worker = try TestWorker()
        defer { worker.stop() }
        let session = try session(worker)
        let fence = try session.makeSync(D3DDDI_PERIODIC_MONITORED_FENCE) {
            $0.periodic_monitored_fence.adapter = session.adapter
        }
        #expect(try session.beginWait(fence, 3, event: 1))
        try session.guest.waitEvent(1)
        #expect(try session.signalFromCPU(fence, 1000) == STATUS_INVALID_PARAMETER.rawValue)
        var wrong = d3dkmt_createsynchronizationobject2()
        wrong.device = session.device
        wrong.info.type = D3DDDI_PERIODIC_MONITORED_FENCE.rawValue
        wrong.info.periodic_monitored_fence.adapter = session.adapter
        wrong.info.periodic_monitored_fence.vidpn_target_id = 1
        #expect(try session.guest.call(0x10, wrong).status == STATUS_INVALID_PARAMETER.rawValue)
    }
}
