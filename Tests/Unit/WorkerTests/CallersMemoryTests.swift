// SPDX-License-Identifier: Apache-2.0
import CDxg
import CStream
import CWire
import Testing
import Window

@testable import Worker

/// Allocations that hold their caller's own pages, and sync files.
@Suite struct CallersMemoryTests {
    private func session(_ worker: TestWorker) throws -> TestSession {
        try TestSession(TestGuest(worker.windows[0]), luid: worker.configuration.luid)
    }

    /// Asks for allocations of `size` bytes each, of which the first `addresses` have an address.
    private func create(
        _ session: TestSession, size: UInt64, count: Int = 1, addresses: Int = 1,
        flags: UInt32 = UInt32(D3DKMT_CREATEALLOCATION_EXISTING_SYSMEM)
    ) throws -> (status: Int32, handles: [d3dkmthandle]) {
        var arguments = d3dkmt_createallocation()
        arguments.device = session.device
        arguments.flags = flags
        let wanted = gpupv_allocation_private(magic: GPUPV_ALLOCATION_MAGIC, flags: 0, size: size)
        let infos = (0..<count).map { index in
            var info = d3dddi_allocationinfo2()
            info.sysmem = index < addresses ? 1 : 0
            info.priv_drv_data = 1
            info.priv_drv_data_size = UInt32(MemoryLayout.size(ofValue: wanted))
            return info
        }
        let answer = try session.guest.call(
            0x06, arguments, arrays: [[], [], bytes(infos)],
            trailing: [[UInt8]](repeating: bytes([wanted]), count: count))
        guard answer.status == 0 else { return (answer.status, []) }
        let stride = MemoryLayout<d3dddi_allocationinfo2>.size
        let handles = (0..<count).map { index in
            answer.arrays[0].withUnsafeBytes {
                UnsafeRawBufferPointer(rebasing: $0[(index * stride)...]).copy(as: d3dddi_allocationinfo2.self)
            }.allocation
        }
        return (0, handles)
    }

    @Test func itIsVisibleSystemMemory() throws {
        let worker = try TestWorker()
        defer { worker.stop() }
        let session = try session(worker)
        let (status, handles) = try create(session, size: 8192)
        #expect(status == 0)
        let lock = try session.lock(handles[0])
        #expect(lock.status == 0 && lock.reply.map.size == 8192 && lock.reply.map_offset == 0)
        #expect(try session.makeResident(handles[0]).status == 0)
        #expect(try session.usage(UInt32(D3DKMT_MEMORY_SEGMENT_GROUP_NON_LOCAL)).current_usage == 8192)
        #expect(try session.residency(handles[0]) == D3DKMT_ALLOCATIONRESIDENCYSTATUS_RESIDENTINSHAREDMEMORY)
    }

    @Test func itIsWholePagesWithAnAddressEach() throws {
        let worker = try TestWorker()
        defer { worker.stop() }
        let session = try session(worker)
        let invalid = STATUS_INVALID_PARAMETER.rawValue
        #expect(try create(session, size: 4097).status == invalid)
        #expect(try create(session, size: 4096, count: 2).status == invalid, "one address for two")
        #expect(try create(session, size: 4096, flags: 0).status == invalid, "an address without the flag")
        #expect(try create(session, size: 4096, addresses: 0).status == invalid, "the flag without an address")
        let section = D3DKMT_CREATEALLOCATION_EXISTING_SECTION
        #expect(try create(session, size: 4096, addresses: 0, flags: UInt32(section)).status == invalid)
        #expect(try create(session, size: 4096, count: 2, addresses: 2).status == 0)
    }

    @Test func itCannotBeOffered() throws {
        let worker = try TestWorker()
        defer { worker.stop() }
        let session = try session(worker)
        let handle = try create(session, size: 4096).handles[0]
        var offer = d3dkmt_offerallocations()
        offer.device = session.device
        offer.priority = UInt32(D3DKMT_OFFER_PRIORITY_LOW)
        #expect(
            try session.guest.call(0x27, offer, arrays: [[], bytes([handle])]).status
                == STATUS_INVALID_PARAMETER.rawValue)
    }

    @Test func itsEndIsAnEventWhenWorkMayUseIt() throws {
        let worker = try TestWorker()
        defer { worker.stop() }
        let session = try session(worker)
        let (busy, idle) = (try create(session, size: 4096).handles[0], try create(session, size: 4096).handles[0])
        var destroy = d3dkmt_destroyallocation2()
        destroy.device = session.device
        #expect(try session.guest.call(0x13, destroy, arrays: [bytes([idle])], event: 1).reply.event_pending == 0)
        // A context that waits may use whatever the device has.
        let gate = try session.makeSync(D3DDDI_MONITORED_FENCE)
        try session.waitOnGPU(gate, 1)
        #expect(try session.guest.call(0x13, destroy, arrays: [bytes([busy])], event: 2).reply.event_pending == 1)
        try session.guest.echo()
        #expect(!session.guest.events.contains(2))
        #expect(try session.signalFromCPU(gate, 1) == 0)
        try session.guest.waitEvent(2)
        #expect(!session.guest.events.contains(1))
    }

    // MARK: Sync files

    private func createSyncFile(
        _ session: TestSession, _ fence: d3dkmthandle, _ value: UInt64, event: UInt64
    ) throws -> TestGuest.Answer<d3dkmt_createsyncfile> {
        var arguments = d3dkmt_createsyncfile()
        arguments.device = session.device
        arguments.monitored_fence = fence
        arguments.fence_value = value
        return try session.guest.call(0x45, arguments, event: event)
    }

    @Test func syncFileIsAWaitAndAShare() throws {
        let worker = try TestWorker()
        defer { worker.stop() }
        let session = try session(worker)
        let fence = try session.makeSync(D3DDDI_MONITORED_FENCE)
        let answer = try createSyncFile(session, fence, 3, event: 7)
        #expect(answer.status == 0 && answer.reply.event_pending == 1 && answer.reply.share != 0)
        #expect(try session.signalFromCPU(fence, 2) == 0)
        try session.guest.echo()
        #expect(!session.guest.events.contains(7))
        #expect(try session.signalFromCPU(fence, 3) == 0)
        try session.guest.waitEvent(7)
        #expect(try createSyncFile(session, fence, 3, event: 8).reply.event_pending == 0, "it has the value")
        let other = try session.makeSync(D3DDDI_SEMAPHORE) { $0.semaphore = .init(max_count: 1, initial_count: 1) }
        #expect(try createSyncFile(session, other, 1, event: 9).status == STATUS_INVALID_PARAMETER.rawValue)
        #expect(try createSyncFile(session, fence, 9, event: 0).status == STATUS_INVALID_PARAMETER.rawValue)
    }

    @Test func whatIsBehindASyncFileCanBeWaitedForButNotSignaled() throws {
        let worker = try TestWorker()
        defer { worker.stop() }
        let session = try session(worker)
        let fence = try session.makeSync(D3DDDI_MONITORED_FENCE)
        let share = try createSyncFile(session, fence, 5, event: 1).reply.share
        // Another process's, by the share alone.
        try session.guest.openProcess(2)
        let other = try TestSession(session.guest, luid: worker.configuration.luid)
        var wait = d3dkmt_waitsyncfile()
        wait.context = other.context
        wait.sync_file_handle = 5
        #expect(try other.guest.call(0x46, wait).status == STATUS_INVALID_PARAMETER.rawValue, "no share")
        #expect(try other.guest.call(0x46, wait, share: share).status == 0)
        var open = d3dkmt_opensyncobjectfromsyncfile()
        open.device = other.device
        let opened = try other.guest.call(0x47, open, share: share)
        #expect(opened.status == 0 && opened.arguments.syncobj.v != 0 && opened.arguments.fence_value_gpu_va != 0)
        #expect(opened.reply.map.size == UInt64(GPUPV_PAGE_SIZE))
        #expect(try other.signalFromCPU(opened.arguments.syncobj, 6) == STATUS_INVALID_PARAMETER.rawValue)
        try other.signal(1)
        #expect(try other.beginWait(other.fence, 1, event: 2), "the context waits")
        session.guest.process = 1
        #expect(try session.signalFromCPU(fence, 5) == 0)
        try session.guest.waitEvent(2)
    }
}
