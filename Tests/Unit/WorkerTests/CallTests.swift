// SPDX-License-Identifier: Apache-2.0
import CDxg
import CStream
import CWire
import Testing
import Window

@testable import Worker

@Suite struct CallTests {
    private func session(_ worker: TestWorker, _ guest: Int = 0) throws -> TestSession {
        try TestSession(TestGuest(worker.windows[guest]), luid: worker.configuration.luid)
    }

    @Test func copyThroughTheGPU() throws {
        let worker = try TestWorker()
        defer { worker.stop() }
        let session = try session(worker)
        let commands = try session.buffer(pages: 1)
        let source = try session.buffer(pages: 4)
        let target = try session.buffer(pages: 4)
        let data = (0..<16384).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        source.memory.write(data)
        let copy = gpupv_command_copy(
            command: gpupv_command(opcode: GPUPV_OP_COPY.rawValue, size: 32), source: source.address,
            destination: target.address, bytes: 16384)
        commands.memory.write(bytes([copy]))
        try session.submit(commands.address, 32)
        try session.signal(1)
        try session.wait(1)
        #expect(target.memory.read(count: 16384) == data)
        #expect(try session.state() == D3DKMT_DEVICEEXECUTION_ACTIVE.rawValue)
    }

    @Test func readOnlyMappingFaultsOnWrite() throws {
        let worker = try TestWorker()
        defer { worker.stop() }
        let session = try session(worker)
        let commands = try session.buffer(pages: 1)
        let target = try session.buffer(pages: 1)
        let readOnly = try session.map(target.handle, pages: 1, writable: false)
        let fill = gpupv_command_fill(
            command: gpupv_command(opcode: GPUPV_OP_FILL.rawValue, size: 32), destination: readOnly, bytes: 8,
            pattern: 1, reserved: 0)
        commands.memory.write(bytes([fill]))
        try session.submit(commands.address, 32)
        try session.signal(1)
        #expect(try session.state() == D3DKMT_DEVICEEXECUTION_ERROR_DMAPAGEFAULT.rawValue)
        var query = d3dkmt_getdevicestate()
        query.device = session.device
        query.state_type = D3DKMT_DEVICESTATE_PAGE_FAULT.rawValue
        let fault = try session.guest.call(0x0e, query).arguments.page_fault_state
        #expect(fault.faulted_virtual_address == readOnly && fault.page_fault_flags == DXGK_PAGE_FAULT_WRITE)
        #expect(target.memory.read(count: 8) == [UInt8](repeating: 0, count: 8))
        #expect(try session.allocate(4096).0 == STATUS_DEVICE_REMOVED.rawValue)
    }

    @Test func budgetIsEnforced() throws {
        let worker = try TestWorker(vramBytes: 1 << 20)
        defer { worker.stop() }
        let session = try session(worker)
        #expect(try session.allocate((1 << 20) + 1).0 == STATUS_NO_MEMORY.rawValue)
        let (_, first) = try session.allocate(768 << 10)
        let (_, second) = try session.allocate(512 << 10)
        #expect(try session.makeResident(first).status == 0)
        #expect(try session.usage().current_usage == 768 << 10)
        let refused = try session.makeResident(second)
        #expect(refused.status == STATUS_NO_MEMORY.rawValue)
        #expect(refused.arguments.num_bytes_to_trim == 256 << 10)
        var evict = d3dkmt_evict()
        evict.device = session.device
        #expect(try session.guest.call(0x1e, evict, arrays: [bytes([first])]).status == 0)
        #expect(try session.makeResident(second).status == 0)
        #expect(try session.usage().current_usage == 512 << 10)
    }

    @Test func budgetCountsAllGuestsOfAPartition() throws {
        let worker = try TestWorker(guests: 2, vramBytes: 1 << 20)
        defer { worker.stop() }
        let (one, two) = (try session(worker, 0), try session(worker, 1))
        let (_, mine) = try one.allocate(768 << 10)
        #expect(try one.makeResident(mine).status == 0)
        #expect(try two.usage().budget == 512 << 10, "an equal share")
        let (_, theirs) = try two.allocate(640 << 10)
        #expect(try two.makeResident(theirs).status == STATUS_NO_MEMORY.rawValue)
        try one.guest.closeProcess()
        try one.guest.echo()
        #expect(try two.makeResident(theirs).status == 0)
    }

    @Test func handlesOfAnotherProcessAreUnknown() throws {
        let worker = try TestWorker(guests: 2)
        defer { worker.stop() }
        let (one, two) = (try session(worker, 0), try session(worker, 1))
        let fence = try one.buffer(pages: 1).handle
        var destroy = d3dkmt_destroyallocation2()
        destroy.device = two.device
        #expect(
            try two.guest.call(0x13, destroy, arrays: [bytes([fence])]).status == STATUS_INVALID_PARAMETER.rawValue)
    }

    @Test func extentOfADestroyedAllocationWaitsForTheGuest() throws {
        let worker = try TestWorker()
        defer { worker.stop() }
        let session = try session(worker)
        let first = try session.buffer(pages: 1)
        first.memory.write([0x55])
        let extent = try session.lock(first.handle).reply.map
        var destroy = d3dkmt_destroyallocation2()
        destroy.device = session.device
        #expect(try session.guest.call(0x13, destroy, arrays: [bytes([first.handle])]).status == 0)
        let second = try session.buffer(pages: 1)
        #expect(try session.lock(second.handle).reply.map.offset != extent.offset)
        var release = gpupv_extent_release()
        release.record = gpupv_record(
            size: UInt32(MemoryLayout<gpupv_extent_release>.size), type: UInt16(GPUPV_EXTENT_RELEASE.rawValue),
            flags: 0,
            process: session.guest.process, call: 0, cookie: 0)
        release.extent = extent
        try session.guest.send(release)
        let third = try session.buffer(pages: 1)
        let again = try session.lock(third.handle).reply.map
        #expect(again.offset == extent.offset, "first fit")
        #expect(session.guest.region(again).read(count: 4096).allSatisfy { $0 == 0 }, "zeroed between owners")
    }

    @Test func destroyWaitsForQueuedWork() throws {
        let worker = try TestWorker()
        defer { worker.stop() }
        let session = try session(worker)
        let commands = try session.buffer(pages: 1)
        let target = try session.buffer(pages: 1)
        let fill = gpupv_command_fill(
            command: gpupv_command(opcode: GPUPV_OP_FILL.rawValue, size: 32), destination: target.address, bytes: 4096,
            pattern: 0xabcd_abcd, reserved: 0)
        commands.memory.write(bytes([fill]))
        try session.waitOnGPU(session.fence, 5)
        try session.submit(commands.address, 32)
        try session.signal(6)
        var destroy = d3dkmt_destroyallocation2()
        destroy.device = session.device
        #expect(try session.guest.call(0x13, destroy, arrays: [bytes([target.handle])]).status == 0)
        #expect(try session.usage().current_usage == 8192, "still in use")
        var signal = d3dkmt_signalsynchronizationobjectfromcpu()
        signal.device = session.device
        #expect(
            try session.guest.call(0x31, signal, arrays: [bytes([session.fence]), bytes([UInt64(5)])]).status == 0)
        try session.wait(6)
        #expect(try session.state() == D3DKMT_DEVICEEXECUTION_ACTIVE.rawValue)
        #expect(target.memory.read(count: 4) == [0xcd, 0xab, 0xcd, 0xab])
        #expect(try session.usage().current_usage == 4096)
    }

    @Test func fenceGoingBackIsRefused() throws {
        let worker = try TestWorker()
        defer { worker.stop() }
        let session = try session(worker)
        var signal = d3dkmt_signalsynchronizationobjectfromcpu()
        signal.device = session.device
        func set(_ value: UInt64) throws -> Int32 {
            try session.guest.call(0x31, signal, arrays: [bytes([session.fence]), bytes([value])]).status
        }
        #expect(try set(7) == 0)
        #expect(try set(6) == STATUS_INVALID_PARAMETER.rawValue)
        #expect(try set(7) == 0)
    }

    @Test func cancelledWaitGivesNoEvent() throws {
        let worker = try TestWorker()
        defer { worker.stop() }
        let session = try session(worker)
        var wait = d3dkmt_waitforsynchronizationobjectfromcpu()
        wait.device = session.device
        let answer = try session.guest.call(
            0x3a, wait, arrays: [bytes([session.fence]), bytes([UInt64(1)])], event: 77)
        #expect(answer.reply.event_pending == 1)
        try session.guest.send(
            gpupv_record(
                size: 24, type: UInt16(GPUPV_EVENT_CANCEL.rawValue), flags: 0, process: session.guest.process, call: 0,
                cookie: 77))
        try session.signal(1)
        try session.wait(1, event: 78)
        try session.guest.echo()
        #expect(!session.guest.events.contains(77))
    }

    @Test func lostDeviceReleasesWaiters() throws {
        let worker = try TestWorker()
        defer { worker.stop() }
        let session = try session(worker)
        var wait = d3dkmt_waitforsynchronizationobjectfromcpu()
        wait.device = session.device
        let answer = try session.guest.call(
            0x3a, wait, arrays: [bytes([session.fence]), bytes([UInt64(1)])], event: 5)
        #expect(answer.reply.event_pending == 1)
        try session.submit(0x10_0000_0000, 8)
        try session.guest.waitEvent(5)
        #expect(try session.state() == D3DKMT_DEVICEEXECUTION_ERROR_DMAPAGEFAULT.rawValue)
    }
}
