// SPDX-License-Identifier: Apache-2.0
import CStream
import Carriers
import Control
import Foundation
import Glibc
import Supervisor
import SystemPackage
import Window
import WorkerChannel

@testable import Daemon

/// A worker that says what a test has it say.
final class StandInWorker: LeasedWorker {
    let channel: SupervisorChannel
    let end: WorkerChannel
    let nodes = 1
    let cpuNanoseconds: UInt64? = nil
    @MainActor private(set) var isKilled = false

    init() throws {
        let (channel, end) = try makeWorkerChannel()
        self.channel = channel
        self.end = WorkerChannel(taking: end)
    }

    func terminate() { MainActor.assumeIsolated { isKilled = true } }

    /// What the supervisor has said since.
    func orders() -> [ExportOrder] {
        var orders: [ExportOrder] = []
        while case .message(.export(let order)) = end.receive(waiting: false) { orders.append(order) }
        return orders
    }
}

/// A board of a window with a heap of 16 pages, a worker, and a clock that goes on when it is told to.
@MainActor
final class ExportBoardSetting {
    let window: SharedWindow
    let loop: EventLoop
    private(set) var board: ExportBoard!
    private(set) var worker: StandInWorker
    private(set) var expelled: [String] = []
    /// What stands for a dma-buf: each is one of these.
    private let memory: (readEnd: FileDescriptor, writeEnd: FileDescriptor)
    private(set) var shared: [Range<Int>] = []
    /// Why there is none.
    var sharingError: Errno?
    private var now = ContinuousClock.now

    init() throws {
        window = try SharedWindow(heapBytes: 16 * 4096)
        loop = try EventLoop()
        worker = try StandInWorker()
        memory = try FileDescriptor.pipe()
        for end in [memory.readEnd, memory.writeEnd] { _ = fcntl(end.rawValue, F_SETFD, FD_CLOEXEC) }
        loop.now = { [unowned self] in now }
        board = ExportBoard(
            window, loop: loop, timelines: TimelineSource(),
            share: { [unowned self] _, range in try share(range) },
            expelled: { [unowned self] in expelled.append($0) })
        board.begin(worker)
    }

    isolated deinit {
        window.close()
        try? memory.readEnd.close()
    }

    private func share(_ range: Range<Int>) throws -> FileDescriptor {
        if let sharingError { throw sharingError }
        shared.append(range)
        return try memory.writeEnd.duplicateForOthers()
    }

    /// Where the heap begins, and where it ends.
    var heap: Range<UInt64> { window.layout.heapOffset..<(window.layout.heapOffset + window.layout.heapSize) }

    func say(_ news: ExportNews..., with enclosed: VettedDescriptor? = nil) {
        news.forEach { board.hear($0, with: enclosed, from: ObjectIdentifier(worker)) }
    }

    /// Lets time pass, and has done what is due then.
    func pass(_ time: Duration) throws {
        now += time
        try loop.step(until: now)
    }

    /// What the worker has been told once all that waits was sent.
    func orders() throws -> [ExportOrder] {
        try pass(.milliseconds(1))
        return worker.orders()
    }

    /// Another worker serves.
    func replaceWorker(anew: Bool = false) throws {
        if !anew { worker = try StandInWorker() }
        board.begin(worker, anew: anew)
    }

    static func export(_ name: String, _ content: Export.Content, data: [UInt8] = []) -> Export {
        Export(name: name, data: data, content: content)!
    }

    /// Of the first pages of the heap.
    func buffer(pages: UInt64 = 2) -> Export.Content { .buffer(offset: heap.lowerBound, size: pages * 4096) }

    /// Publishes a fence in slot 0, memory in 1 and a fence to signal in 2, with serial numbers 10 to 12; all heard.
    func publishAll() throws {
        say(.begun)
        for (slot, (name, content)) in [
            ("frame", .fence(value: 5)), ("screen", buffer()), ("done", Export.Content.hostFence),
        ].enumerated() {
            let (number, serial) = (UInt64(slot + 1), UInt64(slot + 10))
            say(.published(slot: slot, number: number, serial: serial, Self.export(name, content)))
        }
        _ = try orders()
    }

    /// What a client was given.
    struct Taken {
        let id: UInt64
        let page: MemoryRegion
        let event: Doorbell
        let status: ExportStatus

        var value: UInt64 { page.loadAtomic(at: MemoryLayout<gpupv_export_page>.offset(of: \.value)!) }
        var hasEnded: Bool {
            page.loadAtomic(at: MemoryLayout<gpupv_export_page>.offset(of: \.state)!)
                == UInt64(GPUPV_EXPORT_ENDED.rawValue)
        }
    }

    /// Takes something, and closes all of it but its page and event.
    func take(_ name: String, by client: Int32 = 1) throws -> Taken {
        let (result, descriptors) = try board.take(name, timeline: false, by: client)
        var kinds = result.descriptors
        guard kinds.prefix(2) == [.page, .event], kinds.count == descriptors.count else { throw Errno.protocolError }
        kinds.removeFirst(2)
        guard kinds == (result.export.kind == .buffer ? [.buffer] : []) else { throw Errno.protocolError }
        descriptors.dropFirst(2).forEach { try? $0.close() }
        defer { try? descriptors[0].close() }
        return Taken(
            id: result.id, page: try SharedMemory(mapping: descriptors[0], size: 4096, isWritable: false).region,
            event: Doorbell(taking: descriptors[1]), status: result.export)
    }

    /// Waits until nobody has what was given for memory, for ever if somebody keeps it. A child that another test starts
    /// may have it for a moment. The board can give none from then on.
    func awaitMemoryClosed() throws {
        try memory.writeEnd.close()
        var poller = pollfd(fd: memory.readEnd.rawValue, events: 0, revents: 0)
        while poll(&poller, 1, -1) < 0 && errno == EINTR {}
    }

    /// Pages that this process has of what boards have given: files, and mappings.
    static func pages() throws -> Int {
        let files = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").filter {
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)"))?
                .contains("memfd:gpupv-export") ?? false
        }
        let maps = try String(contentsOfFile: "/proc/self/maps", encoding: .utf8)
        return files.count + maps.split(separator: "\n").filter { $0.contains("memfd:gpupv-export") }.count
    }
}
