// SPDX-License-Identifier: Apache-2.0
import InProcessCarrier
import CDxg
import CLinux
import CStream
import CWire
import Carriers
import Engines
import Foundation
import Logging
import Partitions
import SystemPackage
import Testing
import Window
import WorkerChannel

@testable import Worker

/// A worker on a thread of its own, with any number of guests.
final class TestWorker {
    let configuration: PartitionConfiguration
    let channel: SupervisorChannel
    private let ended = DispatchSemaphore(value: 0)
    let windows: [SharedWindow]

    /// - Parameter change: makes the partition what the test needs.
    init(
        guests: Int = 1, vramBytes: UInt64 = 16 << 20, engine: any Engine = ReferenceEngine(),
        change: (inout PartitionConfiguration) -> Void = { _ in }
    ) throws {
        var configuration = PartitionConfiguration(name: "test", vramBytes: vramBytes)
        change(&configuration)
        self.configuration = configuration
        let (channel, theirs) = try makeWorkerChannel()
        self.channel = channel
        let heapBytes = configuration.heapBytes
        windows = try (0..<guests).map { _ in try SharedWindow(heapBytes: heapBytes) }
        let start = DispatchSemaphore(value: 0)
        var log = Logger(label: "test")
        log.logLevel = .critical
        let (windows, partition, ended) = (windows, configuration, ended)
        Thread.detachNewThread { [log] in
            do {
                let worker = try Worker(partition, engine: engine, channel: WorkerChannel(taking: theirs), log: log)
                for window in windows { try worker.add(window) }
                start.signal()
                try worker.run()
            } catch { fatalError("worker: \(error)") }
            ended.signal()
        }
        start.wait()
    }

    /// Whether what it says first is that it is ready.
    func isReady() -> Bool {
        if case .message(.ready) = channel.receive(waiting: true) { true } else { false }
    }

    /// Ends the worker and waits for it.
    func stop() {
        channel.hangUp()
        ended.wait()
        windows.forEach { $0.close() }
    }
}

/// A guest's kernel, played by the test: marshals by the call table.
final class TestGuest {
    private var end: InProcessGuest
    /// The process that sends: several can be open on one guest.
    var process: UInt32
    private var cookie: UInt64 = 100
    /// Events that arrived while a reply was awaited.
    private(set) var events: [UInt64] = []

    private let seed = FuzzSeed()
    private let firstPage: gpupv_extent

    init(_ window: SharedWindow, process: UInt32 = 1) throws {
        end = try InProcessGuest(window)
        firstPage = gpupv_extent(offset: UInt64(try window.host().heap.offset), size: UInt64(GPUPV_PAGE_SIZE))
        self.process = process
        try openProcess(process)
    }

    /// Opens a process and goes on as it.
    func openProcess(_ process: UInt32) throws { try #require(try tryToOpenProcess(process) == 0) }

    /// Goes on as it even if it cannot be opened.
    func tryToOpenProcess(_ process: UInt32) throws -> Int32 {
        self.process = process
        var open = gpupv_process_open()
        open.record = record(GPUPV_PROCESS_OPEN, size: MemoryLayout<gpupv_process_open>.size)
        try send(open)
        return try receive().status
    }

    private func record(_ type: gpupv_record_type, size: Int, call: UInt32 = 0) -> gpupv_record {
        cookie += 1
        return gpupv_record(
            size: UInt32(size), type: UInt16(type.rawValue), flags: 0, process: process, call: call, cookie: cookie)
    }

    func send<T>(_ structure: T) throws { try send(raw: withUnsafeBytes(of: structure) { [UInt8]($0) }) }

    func send(raw bytes: [UInt8]) throws {
        seed?.add(bytes, commands: end.region(firstPage))
        let buffer = RecordBuffer(capacity: bytes.count)
        buffer.append(bytes)
        try end.send(buffer)
    }

    func ring() { end.ring() }

    /// The next reply; events before it are kept.
    func receive() throws -> gpupv_reply {
        while true {
            let got = try end.receive()
            try #require(got, "the worker does not answer")
            let record = end.received.load(gpupv_record.self, at: 0)!
            if record.type == UInt16(GPUPV_EVENT.rawValue) {
                events.append(record.cookie)
                continue
            }
            return end.received.load(gpupv_reply.self, at: 0)!
        }
    }

    /// Waits for an event.
    func waitEvent(_ event: UInt64) throws {
        while !events.contains(event) {
            let got = try end.receive()
            try #require(got, "no event")
            let record = end.received.load(gpupv_record.self, at: 0)!
            try #require(record.type == UInt16(GPUPV_EVENT.rawValue))
            events.append(record.cookie)
        }
        events.removeAll { $0 == event }
    }

    /// Whether an event comes within a moment: only for asserting that none does, after a later reply was seen.
    func echo() throws {
        try send(record(GPUPV_ECHO, size: MemoryLayout<gpupv_record>.size))
        _ = try receive()
    }

    func encode<T>(
        _ type: gpupv_record_type, _ number: UInt32, _ arguments: T, _ arrays: [[UInt8]], trailing: [[UInt8]] = [],
        event: UInt64 = 0, share: UInt64 = 0
    ) -> [UInt8] {
        let descriptor = CallDescriptor.table[Int(number)]!
        precondition(MemoryLayout<T>.size == descriptor.size)
        var body = withUnsafeBytes(of: arguments) { [UInt8]($0) }
        func pad(_ bytes: inout [UInt8]) { while bytes.count % 8 != 0 { bytes.append(0) } }
        for (index, array) in descriptor.arrays.enumerated() where index < arrays.count {
            let count = UInt32(arrays[index].count / array.element)
            withUnsafeBytes(of: count) { body.replaceSubrange(array.count..<(array.count + 4), with: $0) }
            withUnsafeBytes(of: UInt64(count > 0 ? 1 : 0)) {
                body.replaceSubrange(array.pointer..<(array.pointer + 8), with: $0)
            }
        }
        pad(&body)
        for (index, array) in descriptor.arrays.enumerated() where index < arrays.count && array.isInput {
            body += arrays[index]
            pad(&body)
        }
        for bytes in trailing {
            body += bytes
            pad(&body)
        }
        var call = gpupv_call()
        call.record = record(type, size: MemoryLayout<gpupv_call>.size + body.count, call: number)
        call.event = event
        call.share = share
        return withUnsafeBytes(of: call) { [UInt8]($0) } + body
    }

    struct Answer<T> {
        let status: Int32
        let arguments: T
        let reply: gpupv_reply
        let arrays: [[UInt8]]
    }

    /// Makes a call and takes its reply apart.
    @discardableResult
    func call<T>(
        _ number: UInt32, _ arguments: T, arrays: [[UInt8]] = [], trailing: [[UInt8]] = [], event: UInt64 = 0,
        share: UInt64 = 0
    ) throws -> Answer<T> {
        try send(raw: encode(GPUPV_CALL, number, arguments, arrays, trailing: trailing, event: event, share: share))
        let reply = try receive()
        let start = MemoryLayout<gpupv_reply>.size
        var answered = arguments
        var outputs: [[UInt8]] = []
        if end.received.count > start {
            answered = end.received.load(T.self, at: start)!
            var next = start + (MemoryLayout<T>.size + 7) & ~7
            for array in CallDescriptor.table[Int(number)]!.arrays where array.isOutput {
                let bytes = Int(end.received.load(UInt64.self, at: next)!)
                outputs.append(end.received.bytes(at: next + 8, count: bytes))
                next += 8 + (bytes + 7) & ~7
            }
        }
        return Answer(status: reply.status, arguments: answered, reply: reply, arrays: outputs)
    }

    func post<T>(_ number: UInt32, _ arguments: T, arrays: [[UInt8]] = []) throws {
        try send(raw: encode(GPUPV_POST, number, arguments, arrays))
    }

    func closeProcess() throws { try send(record(GPUPV_PROCESS_CLOSE, size: MemoryLayout<gpupv_record>.size)) }

    func region(_ extent: gpupv_extent) -> MemoryRegion { end.region(extent)! }
}

func bytes<T>(_ values: [T]) -> [UInt8] { values.flatMap { value in withUnsafeBytes(of: value) { [UInt8]($0) } } }

/// Adapter, device, context, paging queue and fence, as most tests want them.
final class TestSession {
    let guest: TestGuest
    let adapter: d3dkmthandle
    let device: d3dkmthandle
    let context: d3dkmthandle
    let queue: d3dkmthandle
    let fence: d3dkmthandle

    init(_ guest: TestGuest, luid: UInt64) throws {
        self.guest = guest
        var open = d3dkmt_openadapterfromluid()
        open.adapter_luid = winluid(a: UInt32(truncatingIfNeeded: luid), b: UInt32(luid >> 32))
        adapter = try guest.call(0x01, open).arguments.adapter_handle
        var make = d3dkmt_createdevice()
        make.adapter = adapter
        device = try guest.call(0x02, make).arguments.device
        var context = d3dkmt_createcontextvirtual()
        context.device = device
        self.context = try guest.call(0x04, context).arguments.context
        var queue = d3dkmt_createpagingqueue()
        queue.device = device
        self.queue = try guest.call(0x07, queue).arguments.paging_queue
        var fence = d3dkmt_createsynchronizationobject2()
        fence.device = device
        fence.info.type = D3DDDI_MONITORED_FENCE.rawValue
        self.fence = try guest.call(0x10, fence).arguments.sync_object
        try #require(adapter.v != 0 && device.v != 0 && self.context.v != 0 && self.queue.v != 0 && self.fence.v != 0)
    }

    /// A sync object of any kind.
    func makeSync(
        _ type: d3dddi_synchronizationobject_type, flags: UInt32 = 0,
        _ fill: (inout d3dddi_synchronizationobjectinfo2) -> Void = { _ in }
    ) throws -> d3dkmthandle {
        var arguments = d3dkmt_createsynchronizationobject2()
        arguments.device = device
        arguments.info.type = type.rawValue
        arguments.info.flags = flags
        fill(&arguments.info)
        let answer = try guest.call(0x10, arguments)
        try #require(answer.status == 0)
        return answer.arguments.sync_object
    }

    /// Waits on the CPU; the answer says whether an event is to come.
    func beginWait(_ object: d3dkmthandle, _ value: UInt64 = 0, event: UInt64) throws -> Bool {
        var arguments = d3dkmt_waitforsynchronizationobjectfromcpu()
        arguments.device = device
        let answer = try guest.call(0x3a, arguments, arrays: [bytes([object]), bytes([value])], event: event)
        try #require(answer.status == 0)
        return answer.reply.event_pending != 0
    }

    func signalFromCPU(_ object: d3dkmthandle, _ value: UInt64 = 0) throws -> Int32 {
        var arguments = d3dkmt_signalsynchronizationobjectfromcpu()
        arguments.device = device
        return try guest.call(0x31, arguments, arrays: [bytes([object]), bytes([value])]).status
    }

    func allocate(_ size: UInt64, flags: UInt32 = UInt32(GPUPV_ALLOCATION_CPU_VISIBLE)) throws -> (Int32, d3dkmthandle)
    {
        var arguments = d3dkmt_createallocation()
        arguments.device = device
        var info = d3dddi_allocationinfo2()
        let wanted = gpupv_allocation_private(magic: GPUPV_ALLOCATION_MAGIC, flags: flags, size: size)
        info.priv_drv_data = 1
        info.priv_drv_data_size = UInt32(MemoryLayout.size(ofValue: wanted))
        let answer = try guest.call(0x06, arguments, arrays: [[], [], bytes([info])], trailing: [bytes([wanted])])
        guard answer.status >= 0 else { return (answer.status, d3dkmthandle()) }
        let made = answer.arrays[0].withUnsafeBytes { $0.copy(as: d3dddi_allocationinfo2.self) }
        return (answer.status, made.allocation)
    }

    func makeResident(
        _ allocation: d3dkmthandle, flags: UInt32 = 0
    ) throws -> TestGuest.Answer<d3dddi_makeresident> {
        var arguments = d3dddi_makeresident()
        arguments.flags = flags
        arguments.paging_queue = queue
        return try guest.call(0x0b, arguments, arrays: [bytes([allocation])])
    }

    /// `D3DKMT_ALLOCATIONRESIDENCYSTATUS_*`.
    func residency(_ allocation: d3dkmthandle) throws -> UInt32 {
        var arguments = d3dkmt_queryallocationresidency()
        arguments.device = device
        let answer = try guest.call(0x2a, arguments, arrays: [bytes([allocation]), bytes([UInt32(0)])])
        try #require(answer.status == 0)
        return answer.arrays[0].withUnsafeBytes { $0.copy(as: UInt32.self) }
    }

    func map(_ allocation: d3dkmthandle, pages: UInt64, writable: Bool = true) throws -> UInt64 {
        var arguments = d3dddi_mapgpuvirtualaddress()
        arguments.paging_queue = queue
        arguments.allocation = allocation
        arguments.size_in_pages = pages
        arguments.protection = writable ? UInt64(D3DDDIGPUVA_PROTECTION_WRITE) : 0
        return try guest.call(0x0c, arguments).arguments.virtual_address
    }

    func lock(_ allocation: d3dkmthandle) throws -> TestGuest.Answer<d3dkmt_lock2> {
        var arguments = d3dkmt_lock2()
        arguments.device = device
        arguments.allocation = allocation
        return try guest.call(0x25, arguments)
    }

    /// CPU-visible memory, resident, mapped on both sides.
    func buffer(pages: UInt64) throws -> (handle: d3dkmthandle, address: UInt64, memory: MemoryRegion) {
        let (status, handle) = try allocate(pages * 4096)
        try #require(status == 0)
        try #require(try makeResident(handle).status == 0)
        let address = try map(handle, pages: pages)
        return (handle, address, guest.region(try lock(handle).reply.map))
    }

    func submit(_ address: UInt64, _ count: Int) throws {
        var arguments = d3dkmt_submitcommand()
        arguments.command_buffer = address
        arguments.command_length = UInt32(count)
        arguments.broadcast_context_count = 1
        arguments.broadcast_context.0 = context
        try guest.post(0x0f, arguments)
    }

    func signal(_ value: UInt64) throws {
        var arguments = d3dkmt_signalsynchronizationobjectfromgpu()
        arguments.context = context
        try guest.post(0x32, arguments, arrays: [bytes([fence]), bytes([value])])
    }

    func waitOnGPU(_ object: d3dkmthandle, _ value: UInt64) throws {
        var arguments = d3dkmt_waitforsynchronizationobjectfromgpu()
        arguments.context = context
        try guest.post(0x3b, arguments, arrays: [bytes([object]), bytes([value])])
    }

    /// Waits on the CPU until the fence has a value.
    func wait(_ value: UInt64, event: UInt64 = 9000) throws {
        var arguments = d3dkmt_waitforsynchronizationobjectfromcpu()
        arguments.device = device
        let answer = try guest.call(0x3a, arguments, arrays: [bytes([fence]), bytes([value])], event: event)
        try #require(answer.status == 0)
        if answer.reply.event_pending != 0 { try guest.waitEvent(event) }
    }

    func state() throws -> UInt32 {
        var arguments = d3dkmt_getdevicestate()
        arguments.device = device
        arguments.state_type = D3DKMT_DEVICESTATE_EXECUTION.rawValue
        return try guest.call(0x0e, arguments).arguments.execution_state
    }

    func usage(_ group: UInt32 = 0) throws -> d3dkmt_queryvideomemoryinfo {
        var arguments = d3dkmt_queryvideomemoryinfo()
        arguments.adapter = adapter
        arguments.memory_segment_group = group
        return try guest.call(0x0a, arguments).arguments
    }
}
