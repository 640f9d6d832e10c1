// SPDX-License-Identifier: Apache-2.0
// A libFuzzer target for everything a guest can put on its command ring. See Tests/Fuzz/run.sh.
//
// An input is a sequence of records, each: 1 byte of record type (6 bits) and process (2), 1 byte of ioctl number,
// 2 bytes of body length, then the body. Type 255 is no record: its body is written to the heap's first page, where
// command buffers are. The harness adds sizes and cookies. An input that does not open a process itself gets one
// with an adapter, a device, a context, a paging queue, a fence and a mapped allocation, whose handles are always
// the same, so that inputs can name them. The unit tests write such inputs: see FuzzSeed.
import InProcessCarrier
import CDxg
import CStream
import CWire
import Carriers
import Engines
import Foundation
import Logging
import Partitions
import Window

@testable import Worker

/// Executes at once, so that an input always means the same.
final class InlineEngine: Engine {
    private let reference = ReferenceEngine()
    var identity: EngineIdentity { reference.identity }
    var nodes: [EngineNode] { reference.nodes }
    var clockFrequency: UInt64 { 1_000_000_000 }
    func clock() -> UInt64 { 0 }
    func makeMemory(bytes: Int, isShared: Bool) throws -> EngineMemory {
        try reference.makeMemory(bytes: bytes, isShared: isShared)
    }
    func importMemory(_ region: MemoryRegion, of owner: any AnyObject & Sendable) throws -> EngineMemory {
        try reference.importMemory(region, of: owner)
    }
    func pageOut(_ memory: EngineMemory) throws { try reference.pageOut(memory) }
    func pageIn(_ memory: EngineMemory) throws { try reference.pageIn(memory) }
    func execute(_ submission: Submission, completion: @escaping @Sendable (SubmissionResult) -> Void) {
        let bytes = submission.operations.reduce(0 as UInt64) { $0 + reference.perform($1) }
        completion(SubmissionResult(bytesMoved: bytes, nanoseconds: 0))
    }
}

final class Harness {
    static let vramBytes: UInt64 = 1 << 20
    private let window: SharedWindow
    private let port: GuestPort
    private let calls: CallDispatcher
    private var guest: InProcessGuest
    private let record = RecordBuffer(capacity: Int(GPUPV_MAX_RECORD))
    private let commandPage: MemoryRegion
    private var luid: UInt64 = 0
    private var process: UInt32 = 1

    init() throws {
        let configuration = PartitionConfiguration(name: "test", vramBytes: Self.vramBytes)
        luid = configuration.luid
        var log = Logger(label: "fuzz")
        log.logLevel = .critical
        calls = try CallDispatcher(configuration, engine: InlineEngine(), log: log)
        window = try SharedWindow(heapBytes: configuration.heapBytes)
        port = try GuestPort(window, log: log)
        calls.guests = [port]
        guest = try InProcessGuest(window)
        commandPage = try window.host().heap.slice(offset: 0, size: 4096)
    }

    func run(_ input: UnsafeRawBufferPointer) throws {
        if input.first != UInt8(GPUPV_PROCESS_OPEN.rawValue) { begin() }
        var next = 0
        while next + 4 <= input.count {
            let (type, call) = (UInt16(input[next]), UInt32(input[next + 1]))
            process = 1 + UInt32(type >> 6)
            let length = min(Int(input[next + 2]) | Int(input[next + 3]) << 8, input.count - next - 4)
            let body = UnsafeRawBufferPointer(rebasing: input[(next + 4)..<(next + 4 + length)])
            next += 4 + length
            if type == 0xff {
                // What the GPU is to execute: bytes of the command page.
                commandPage.write([UInt8](body.prefix(4096)))
                continue
            }
            send(type & 0x3f, call, body)
        }
        end()
    }

    private func send(_ type: UInt16, _ call: UInt32, _ body: UnsafeRawBufferPointer) {
        record.clear()
        var header = gpupv_record()
        header.size = UInt32(24 + (body.count + 7) & ~7)
        header.type = type
        header.process = process
        header.call = call
        header.cookie = 7
        record.append(header)
        record.append([UInt8](body))
        record.pad()
        try! guest.send(record)
        settle()
    }

    private func settle() {
        while port.serve(limit: 64, by: calls) || calls.scheduler.takeCompletions() { drain() }
        drain()
    }

    private func drain() {
        while (try? guest.receive(milliseconds: 0)) == true {}
    }

    private func call<T>(_ number: UInt32, _ arguments: T, arrays: [[UInt8]] = []) {
        var body = [UInt8](repeating: 0, count: 16) + withUnsafeBytes(of: arguments) { [UInt8]($0) }
        func pad() { while body.count % 8 != 0 { body.append(0) } }
        pad()
        for array in arrays {
            body += array
            pad()
        }
        body.withUnsafeBytes { send(UInt16(GPUPV_CALL.rawValue), number, $0) }
    }

    private func begin() {
        process = 1
        [UInt8](repeating: 0, count: 24).withUnsafeBytes { send(UInt16(GPUPV_PROCESS_OPEN.rawValue), 0, $0) }
        // Handles count up from 0x40 by 0x40: adapter 0x40, device 0x80, context 0xc0, ...
        var open = d3dkmt_openadapterfromluid()
        open.adapter_luid = winluid(a: UInt32(truncatingIfNeeded: luid), b: UInt32(luid >> 32))
        call(0x01, open)
        var device = d3dkmt_createdevice()
        device.adapter.v = 0x40
        call(0x02, device)
        var context = d3dkmt_createcontextvirtual()
        context.device.v = 0x80
        call(0x04, context)
        var queue = d3dkmt_createpagingqueue()
        queue.device.v = 0x80
        call(0x07, queue)
        var fence = d3dkmt_createsynchronizationobject2()
        fence.device.v = 0x80
        fence.info.type = D3DDDI_MONITORED_FENCE.rawValue
        call(0x10, fence)
        var allocation = d3dkmt_createallocation()
        allocation.device.v = 0x80
        allocation.alloc_count = 1
        allocation.allocation_info = 1
        var info = d3dddi_allocationinfo2()
        let wanted = gpupv_allocation_private(
            magic: GPUPV_ALLOCATION_MAGIC, flags: UInt32(GPUPV_ALLOCATION_CPU_VISIBLE), size: 8192)
        info.priv_drv_data = 1
        info.priv_drv_data_size = UInt32(MemoryLayout.size(ofValue: wanted))
        call(
            0x06, allocation,
            arrays: [withUnsafeBytes(of: info) { [UInt8]($0) }, withUnsafeBytes(of: wanted) { [UInt8]($0) }])
        var resident = d3dddi_makeresident()
        resident.paging_queue.v = 0x140
        resident.alloc_count = 1
        resident.allocation_list = 1
        call(0x0b, resident, arrays: [withUnsafeBytes(of: d3dkmthandle(v: 0x1c0)) { [UInt8]($0) }])
        var map = d3dddi_mapgpuvirtualaddress()
        map.paging_queue.v = 0x140
        map.allocation.v = 0x1c0
        map.size_in_pages = 2
        map.protection = UInt64(D3DDDIGPUVA_PROTECTION_WRITE)
        call(0x0c, map)
    }

    /// Closes the process: everything it had must be gone.
    private func end() {
        for process in 1...4 as ClosedRange<UInt32> {
            record.clear()
            record.append(
                gpupv_record(
                    size: 24, type: UInt16(GPUPV_PROCESS_CLOSE.rawValue), flags: 0, process: process, call: 0, cookie: 0
                ))
            try! guest.send(record)
        }
        settle()
        calls.shares.removeAll(of: port)
        precondition(port.failure == nil, "the harness's own guest was refused: \(port.failure!)")
        precondition(port.allProcesses.isEmpty, "a process stayed")
        precondition(port.waits.isEmpty, "a wait stayed")
        precondition(calls.budget.committedBytes == 0, "memory stayed")
        precondition(calls.budget.usage(.local) == 0 && calls.budget.usage(.nonLocal) == 0, "residency stayed")
        precondition(port.group.heap.freeBytes == Int(window.layout.heapSize), "an extent stayed")
        precondition(port.group.fencePages.freeBytes == Int(window.layout.fenceSize), "a fence page stayed")
    }
}

nonisolated(unsafe) private let harness = try! Harness()

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    try! harness.run(UnsafeRawBufferPointer(start: data, count: count))
    return 0
}

/// libFuzzer's own main, but for the name.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<Int8>?>>,
    _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

@main
struct WorkerFuzzer {
    static func main() {
        var count = CommandLine.argc
        var arguments = CommandLine.unsafeArgv
        exit(runFuzzer(&count, &arguments, fuzzOneInput))
    }
}
