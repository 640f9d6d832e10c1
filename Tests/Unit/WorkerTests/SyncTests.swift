// SPDX-License-Identifier: Apache-2.0
import CDxg
import CStream
import CWire
import Testing
import Window

@testable import Worker

@Suite struct SyncTests {
    private func session(_ worker: TestWorker) throws -> TestSession {
        try TestSession(TestGuest(worker.windows[0]), luid: worker.configuration.luid)
    }

    @Test func semaphoreCountsDownAndUp() throws {
        let worker = try TestWorker()
        defer { worker.stop() }
        let session = try session(worker)
        let semaphore = try session.makeSync(D3DDDI_SEMAPHORE) { $0.semaphore = .init(max_count: 2, initial_count: 1) }
        #expect(try !session.beginWait(semaphore, event: 1), "one is there")
        #expect(try session.beginWait(semaphore, event: 2), "none is left")
        #expect(try session.signalFromCPU(semaphore) == 0)
        try session.guest.waitEvent(2)
        #expect(try session.signalFromCPU(semaphore) == 0)
        #expect(try session.signalFromCPU(semaphore) == 0)
        #expect(try session.signalFromCPU(semaphore) == STATUS_INVALID_PARAMETER.rawValue, "over the maximum")
    }

    @Test func mutexIsHeldByOneWaiterAtATime() throws {
        let worker = try TestWorker()
        defer { worker.stop() }
        let session = try session(worker)
        let mutex = try session.makeSync(D3DDDI_SYNCHRONIZATION_MUTEX)
        #expect(try !session.beginWait(mutex, event: 1))
        #expect(try session.beginWait(mutex, event: 2))
        #expect(try session.beginWait(mutex, event: 3))
        #expect(try session.signalFromCPU(mutex) == 0)
        try session.guest.waitEvent(2)
        try session.guest.echo()
        #expect(!session.guest.events.contains(3), "released once, taken once")
        #expect(try session.signalFromCPU(mutex) == 0)
        try session.guest.waitEvent(3)
    }

    /// A wait takes one for each time that it names a semaphore, all of them or none.
    @Test(arguments: [false, true]) func aWaitMayNameASemaphoreTwice(onGPU: Bool) throws {
        let worker = try TestWorker()
        defer { worker.stop() }
        let session = try session(worker)
        let semaphore = try session.makeSync(D3DDDI_SEMAPHORE) { $0.semaphore = .init(max_count: 2, initial_count: 1) }
        let twice = [bytes([semaphore, semaphore]), bytes([UInt64(0), 0])]
        if onGPU {
            var wait = d3dkmt_waitforsynchronizationobjectfromgpu()
            wait.context = session.context
            try session.guest.post(0x3b, wait, arrays: twice)
            try session.signal(1)
            #expect(try session.beginWait(session.fence, 1, event: 1), "one is not two")
        } else {
            var wait = d3dkmt_waitforsynchronizationobjectfromcpu()
            wait.device = session.device
            #expect(try session.guest.call(0x3a, wait, arrays: twice, event: 1).reply.event_pending == 1)
        }
        #expect(try session.signalFromCPU(semaphore) == 0)
        try session.guest.waitEvent(1)
        #expect(try session.beginWait(semaphore, event: 2), "both are taken")
        #expect(try session.state() == D3DKMT_DEVICEEXECUTION_ACTIVE.rawValue)
    }

    /// Whoever has a mutex has it, however often the wait names it.
    @Test(arguments: [false, true]) func aWaitMayNameAMutexTwice(onGPU: Bool) throws {
        let worker = try TestWorker()
        defer { worker.stop() }
        let session = try session(worker)
        let mutex = try session.makeSync(D3DDDI_SYNCHRONIZATION_MUTEX)
        let twice = [bytes([mutex, mutex]), bytes([UInt64(0), 0])]
        if onGPU {
            var wait = d3dkmt_waitforsynchronizationobjectfromgpu()
            wait.context = session.context
            try session.guest.post(0x3b, wait, arrays: twice)
            try session.signal(1)
            try session.wait(1)
        } else {
            var wait = d3dkmt_waitforsynchronizationobjectfromcpu()
            wait.device = session.device
            #expect(try session.guest.call(0x3a, wait, arrays: twice, event: 1).reply.event_pending == 0)
        }
        #expect(try session.beginWait(mutex, event: 2), "it is taken")
        #expect(try session.signalFromCPU(mutex) == 0)
        try session.guest.waitEvent(2)
    }

    /// Each context waits for what the one before it signals: one signal lets all of them go on.
    @Test func aChainOfContextsTakesNoStack() throws {
        let worker = try TestWorker()
        defer { worker.stop() }
        let session = try session(worker)
        let length = 20_000
        var fences = [try session.makeSync(D3DDDI_FENCE)]
        for _ in 0..<length {
            var make = d3dkmt_createcontextvirtual()
            make.device = session.device
            let context = try session.guest.call(0x04, make).arguments.context
            fences.append(try session.makeSync(D3DDDI_FENCE))
            var wait = d3dkmt_waitforsynchronizationobjectfromgpu()
            wait.context = context
            let link = fences.suffix(2)
            try session.guest.post(0x3b, wait, arrays: [bytes([link.first!]), bytes([UInt64(1)])])
            var signal = d3dkmt_signalsynchronizationobjectfromgpu()
            signal.context = context
            try session.guest.post(0x32, signal, arrays: [bytes([link.last!]), bytes([UInt64(1)])])
        }
        #expect(try session.beginWait(fences[length], 1, event: 1))
        #expect(try session.signalFromCPU(fences[0], 1) == 0)
        try session.guest.waitEvent(1)
        #expect(try session.state() == D3DKMT_DEVICEEXECUTION_ACTIVE.rawValue)
    }

    /// Nobody but the queue signals a paging queue's fence: what it counts stays a count.
    @Test func aPagingQueuesFenceIsItsOwn() throws {
        let worker = try TestWorker()
        defer { worker.stop() }
        let session = try session(worker)
        var make = d3dkmt_createpagingqueue()
        make.device = session.device
        let fence = try session.guest.call(0x07, make).arguments.sync_object
        #expect(try session.signalFromCPU(fence, .max) == STATUS_INVALID_PARAMETER.rawValue)
        #expect(try session.state() == D3DKMT_DEVICEEXECUTION_ACTIVE.rawValue)
    }

    @Test func waitAnyAndWaitAll() throws {
        let worker = try TestWorker()
        defer { worker.stop() }
        let session = try session(worker)
        let (one, two) = (try session.makeSync(D3DDDI_MONITORED_FENCE), try session.makeSync(D3DDDI_MONITORED_FENCE))
        var wait = d3dkmt_waitforsynchronizationobjectfromcpu()
        wait.device = session.device
        let arrays = [bytes([one, two]), bytes([UInt64(5), 5])]
        #expect(try session.guest.call(0x3a, wait, arrays: arrays, event: 10).reply.event_pending == 1)
        wait.flags = D3DDDI_WAITFROMCPU_WAIT_ANY
        #expect(try session.guest.call(0x3a, wait, arrays: arrays, event: 11).reply.event_pending == 1)
        #expect(try session.signalFromCPU(two, 5) == 0)
        try session.guest.waitEvent(11)
        try session.guest.echo()
        #expect(!session.guest.events.contains(10))
        #expect(try session.signalFromCPU(one, 6) == 0)
        try session.guest.waitEvent(10)
    }

    @Test func hwQueueProgressFollowsItsWork() throws {
        let worker = try TestWorker()
        defer { worker.stop() }
        let session = try session(worker)
        var make = d3dkmt_createhwcontext()
        make.device = session.device
        let context = try session.guest.call(0x17, make).arguments.context
        var makeQueue = d3dkmt_createhwqueue()
        makeQueue.context = context
        let queue = try session.guest.call(0x18, makeQueue)
        #expect(queue.status == 0)
        let fences = session.guest.region(queue.reply.map)
        let commands = try session.buffer(pages: 1)
        let nop = gpupv_command(opcode: GPUPV_OP_NOP.rawValue, size: 8)
        commands.memory.write(bytes([nop]))
        var submit = d3dkmt_submitcommandtohwqueue()
        submit.hwqueue = queue.arguments.queue
        submit.command_buffer = commands.address
        submit.command_length = 8
        for id in 1...3 as ClosedRange<UInt64> {
            submit.hwqueue_progress_fence_id = id
            try session.guest.post(0x34, submit)
        }
        if try session.beginWait(queue.arguments.queue_progress_fence, 3, event: 4) { try session.guest.waitEvent(4) }
        #expect(fences.loadAtomic(at: Int(queue.reply.map_offset)) == 3)
        #expect(
            try session.signalFromCPU(queue.arguments.queue_progress_fence, 9) == STATUS_INVALID_PARAMETER.rawValue,
            "only the queue signals it")
        var destroy = d3dkmt_destroycontext()
        destroy.context = context
        #expect(try session.guest.call(0x05, destroy).status == 0)
        var again = d3dkmt_destroyhwqueue()
        again.queue = queue.arguments.queue
        #expect(try session.guest.call(0x1b, again).status < 0, "it ended with its context")
    }

    @Test func sharedFenceIsSeenByBothProcesses() throws {
        let worker = try TestWorker()
        defer { worker.stop() }
        let one = try session(worker)
        let flags = D3DDDI_SYNC_SHARED | D3DDDI_SYNC_NT_SECURITY_SHARING
        let mine = try one.makeSync(D3DDDI_MONITORED_FENCE, flags: flags) { $0.monitored_fence.initial_fence_value = 3 }
        let share = try one.guest.call(0x3f, d3dkmt_shareobjects(), arrays: [bytes([mine])]).reply.share
        #expect(share != 0)
        let guest = one.guest
        try guest.openProcess(2)
        let two = try TestSession(guest, luid: worker.configuration.luid)
        var open = d3dkmt_opensyncobjectfromnthandle2()
        open.device = two.device
        let theirs = try guest.call(0x40, open, share: share)
        #expect(theirs.status == 0)
        let value = guest.region(theirs.reply.map)
        #expect(value.loadAtomic(at: Int(theirs.reply.map_offset)) == 3)
        #expect(try guest.call(0x40, open, share: share + 1).status == STATUS_INVALID_PARAMETER.rawValue)
        guest.process = 1
        #expect(try one.signalFromCPU(mine, 8) == 0)
        #expect(value.loadAtomic(at: Int(theirs.reply.map_offset)) == 8)
        try guest.closeProcess()
        guest.process = 2
        #expect(try two.signalFromCPU(theirs.arguments.sync_object, 9) == 0, "it outlives its maker")
        #expect(value.loadAtomic(at: Int(theirs.reply.map_offset)) == 9)
    }

    @Test func sharesOfAnotherGuestAreUnknown() throws {
        let worker = try TestWorker(guests: 2)
        defer { worker.stop() }
        let one = try session(worker)
        let two = try TestSession(TestGuest(worker.windows[1]), luid: worker.configuration.luid)
        let mine = try one.makeSync(D3DDDI_MONITORED_FENCE, flags: D3DDDI_SYNC_SHARED | D3DDDI_SYNC_NT_SECURITY_SHARING)
        let share = try one.guest.call(0x3f, d3dkmt_shareobjects(), arrays: [bytes([mine])]).reply.share
        var open = d3dkmt_opensyncobjectfromnthandle2()
        open.device = two.device
        #expect(try two.guest.call(0x40, open, share: share).status == STATUS_INVALID_PARAMETER.rawValue)
    }

    @Test func offeredMemoryIsDiscardedWhenOthersNeedIt() throws {
        let worker = try TestWorker(vramBytes: 1 << 20)
        defer { worker.stop() }
        let session = try session(worker)
        let (_, first) = try session.allocate(768 << 10)
        #expect(try session.makeResident(first).status == 0)
        var offer = d3dkmt_offerallocations()
        offer.device = session.device
        offer.priority = D3DKMT_OFFER_PRIORITY_LOW
        var reclaim = d3dkmt_reclaimallocations2()
        reclaim.paging_queue = session.queue
        let arrays: [[UInt8]] = [[], bytes([first])]
        func reclaimed() throws -> UInt32 {
            var arguments = reclaim
            arguments.allocation_count = 1
            let answer = try session.guest.call(0x2c, arguments, arrays: arrays + [bytes([UInt32(0)])])
            #expect(answer.status == 0)
            return answer.arrays[0].withUnsafeBytes { $0.copy(as: UInt32.self) }
        }
        #expect(try session.guest.call(0x27, offer, arrays: arrays).status == 0)
        #expect(try reclaimed() == D3DDDI_RECLAIM_RESULT_OK, "nobody needed it")
        #expect(try session.guest.call(0x27, offer, arrays: arrays).status == 0)
        let (_, second) = try session.allocate(512 << 10)
        #expect(try session.makeResident(second).status == 0, "at the cost of what is offered")
        #expect(try session.usage().current_usage == 512 << 10)
        #expect(try reclaimed() == D3DDDI_RECLAIM_RESULT_NOT_COMMITTED)
        var evict = d3dkmt_evict()
        evict.device = session.device
        #expect(try session.guest.call(0x1e, evict, arrays: [bytes([second])]).status == 0)
        #expect(try reclaimed() == D3DDDI_RECLAIM_RESULT_DISCARDED)
        #expect(try session.usage().current_usage == 768 << 10)
    }

    @Test func pageTableUpdatesHappenInOrder() throws {
        let worker = try TestWorker()
        defer { worker.stop() }
        let session = try session(worker)
        let commands = try session.buffer(pages: 1)
        let target = try session.buffer(pages: 2)
        var reserve = d3dddi_reservegpuvirtualaddress()
        reserve.adapter = session.adapter
        reserve.size = 16 * 4096
        let base = try session.guest.call(0x08, reserve).arguments.virtual_address
        var operation = d3dddi_updategpuvirtualaddress_operation()
        operation.operation = D3DDDI_UPDATEGPUVIRTUALADDRESS_MAP
        operation.map.base_address = base + 4096
        operation.map.size = 4096
        operation.map.allocation = target.handle
        operation.map.allocation_offset = 4096
        operation.map.allocation_size = 4096
        var update = d3dkmt_updategpuvirtualaddress()
        update.device = session.device
        update.context = session.context
        update.fence_object = session.fence
        update.fence_value = 4
        #expect(try session.guest.call(0x39, update, arrays: [bytes([operation])]).status == 0)
        let fill = gpupv_command_fill(
            command: gpupv_command(opcode: GPUPV_OP_FILL.rawValue, size: 32), destination: base + 4096, bytes: 4096,
            pattern: 0x7777_7777, reserved: 0)
        commands.memory.write(bytes([fill]))
        try session.submit(commands.address, 32)
        try session.signal(6)
        #expect(try session.signalFromCPU(session.fence, 4) == 0, "the update waits for this")
        try session.wait(6)
        #expect(try session.state() == D3DKMT_DEVICEEXECUTION_ACTIVE.rawValue)
        #expect(target.memory.read(at: 4096, count: 4) == [0x77, 0x77, 0x77, 0x77])
        #expect(target.memory.read(at: 0, count: 4) == [0, 0, 0, 0])
        operation.map.base_address = base + 16 * 4096
        #expect(try session.guest.call(0x39, update, arrays: [bytes([operation])]).status < 0, "outside")
    }
}
