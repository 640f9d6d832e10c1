// SPDX-License-Identifier: Apache-2.0
import Carriers
import Control
import Foundation
import Glibc
import DRM
import Supervisor
import SystemPackage
import Window
import WorkerChannel

/// What a partition's VM has published, as its worker says, and which programs of the host have taken it.
///
/// Neither worker nor guest is believed: a worker that says what cannot be is killed. Nor can either side have this one
/// do much: of each slot one piece of news is answered before the next may come, and answers go out once a millisecond.
@MainActor
final class ExportBoard {
    /// How long memory that is withdrawn is kept for who has taken it.
    static let holdTime = Duration.seconds(10)
    /// Bound on how many have taken the same.
    static let maximumTakers = 8
    /// Bound on what a worker may be saying to a former daemon: of each slot what is on its way, and what follows the
    /// answers that are.
    static let maximumStrays = 4 * Export.maximum

    /// Something published, or withdrawn and still held.
    @MainActor
    private final class Entry {
        let slot: Int
        let serial: UInt64
        let export: Export
        /// Of memory that is not the window's.
        let memory: DMABuffer?
        var value: UInt64 = 0
        /// Nobody takes it any more.
        var isOver = false
        /// Number of the news of its withdrawal, which is answered once nobody has it.
        var withdrawal: UInt64?
        var hold: Int?
        var takings: [ExportTaking] = []
        /// Of a fence that the host signals: what is still to be said.
        var signal: UInt64?

        init(slot: Int, serial: UInt64, _ export: Export, _ memory: DMABuffer?) {
            self.slot = slot
            self.serial = serial
            self.export = export
            self.memory = memory
            if case .fence(let value) = export.content { self.value = value }
        }
    }

    private let window: SharedWindow
    private let loop: EventLoop
    private let timelines: TimelineSource
    private let share: Sharing
    /// Called with why the worker was killed.
    private let expelled: (String) -> Void

    private var worker: (any LeasedWorker)?
    private var hasBegun = false
    /// News since the worker serves, of before it has begun.
    private var strays = 0
    private var serial: UInt64 = 0
    private var entries: [Int: Entry] = [:]
    /// Slots of which news is not answered.
    private var unanswered: Set<Int> = []
    /// Slots of which a signal is not answered, and the serial numbers it was for.
    private var signaling: [Int: UInt64] = [:]
    /// Answers that wait for the timer, if there is one.
    private var orders: [ExportOrder] = []
    private var timer: Int?

    /// Makes a dma-buf of a range of memory, which the caller closes.
    typealias Sharing = @MainActor (FileDescriptor, Range<Int>) throws -> FileDescriptor

    init(
        _ window: SharedWindow, loop: EventLoop, timelines: TimelineSource,
        share: @escaping Sharing = ExportBoard.makeDMABuffer,
        expelled: @escaping (String) -> Void
    ) {
        self.window = window
        self.loop = loop
        self.timelines = timelines
        self.share = share
        self.expelled = expelled
    }

    private static func makeDMABuffer(of memory: FileDescriptor, _ range: Range<Int>) throws -> FileDescriptor {
        let buffer = try DMABuffer(of: memory, range: range)
        return try withExtendedLifetime(buffer) { try buffer.descriptor.duplicateForOthers() }
    }

    // MARK: The worker

    /// A worker serves from now on.
    ///
    /// - Parameter anew: it has said before what is published, and is to say it again.
    func begin(_ worker: any LeasedWorker, anew: Bool = false) {
        end()
        self.worker = worker
        if anew { send(.restart) }
    }

    /// Ends all that was published: there is no worker any more, or it is to be another daemon's.
    func end() {
        for entry in entries.values {
            for taking in entry.takings where taking.isSignaler && !entry.isOver {
                send(.abandoned(slot: entry.slot, serial: entry.serial))
            }
            finish(entry)
            drop(entry)
        }
        entries = [:]
        unanswered = []
        signaling = [:]
        orders = []
        if let timer { loop.cancel(timer: timer) }
        timer = nil
        hasBegun = false
        strays = 0
        serial = 0
        worker = nil
    }

    /// Takes what a worker says, and the descriptor that came with it.
    func hear(_ news: ExportNews, with enclosed: VettedDescriptor? = nil, from speaker: ObjectIdentifier) {
        guard let worker, ObjectIdentifier(worker) == speaker else { return }
        if news == .begun {
            end()
            self.worker = worker
            hasBegun = true
            return
        }
        var reason: String?
        if hasBegun {
            reason = take(news, enclosed)
        } else {
            // What was said to a former daemon.
            strays += 1
            if strays > Self.maximumStrays { reason = "it says too much of nothing" }
        }
        guard let reason else { return }
        end()
        worker.terminate()
        expelled(reason)
    }

    /// - Returns: why it cannot be.
    private func take(_ news: ExportNews, _ enclosed: VettedDescriptor?) -> String? {
        switch news {
        case .begun:
            return nil
        case .published(let slot, let number, let serial, let export):
            let memory = enclosed.flatMap { enclosed in
                enclosed.kind == .buffer ? try? DMABuffer(taking: enclosed.duplicate()) : nil
            }
            guard unanswered.insert(slot).inserted, entries[slot] == nil, serial > self.serial,
                isPossible(export, memory)
            else { return "it published what cannot be" }
            self.serial = serial
            entries[slot] = Entry(slot: slot, serial: serial, export, memory)
            answer(slot, number)
        case .reached(let slot, let number, let serial, let value):
            guard unanswered.insert(slot).inserted, let entry = entries[slot], entry.serial == serial,
                case .fence = entry.export.content
            else { return "it told of a fence that it has not published" }
            entry.value = value
            entry.takings.forEach { $0.reach(value) }
            answer(slot, number)
        case .withdrawn(let slot, let number, let serial):
            guard unanswered.insert(slot).inserted, let entry = entries[slot], entry.serial == serial else {
                return "it withdrew what it has not published"
            }
            entry.withdrawal = number
            finish(entry)
            settle(entry)
        case .signaled(let slot, let serial):
            guard signaling[slot] == serial else { return "it answered what it was not told" }
            signaling[slot] = nil
            if let entry = entries[slot] { pump(entry) }
        }
        return nil
    }

    /// Whether a buffer lies in the part of the window that buffers are in, or memory is what it is said to be.
    private func isPossible(_ export: Export, _ memory: DMABuffer?) -> Bool {
        switch export.content {
        case .buffer(let offset, let size):
            let (page, layout) = (UInt64(4096), window.layout)
            return size > 0 && offset % page == 0 && size % page == 0 && offset >= layout.heapOffset
                && size <= layout.heapSize && offset - layout.heapOffset <= layout.heapSize - size
        case .memory(let size): return size > 0 && size <= UInt64(memory?.size ?? 0)
        case .fence, .hostFence: return true
        }
    }

    private func answer(_ slot: Int, _ number: UInt64) {
        let order = ExportOrder.heard(slot: slot, number: number)
        guard timer == nil else { return orders.append(order) }
        send(order)
        timer = loop.every(.milliseconds(1)) { [unowned self] in
            let due = orders
            orders = []
            due.forEach(send)
            if due.isEmpty, let timer {
                loop.cancel(timer: timer)
                self.timer = nil
            }
        }
    }

    private func send(_ order: ExportOrder) {
        if case .heard(let slot, _) = order { unanswered.remove(slot) }
        do { try worker?.channel.send(.export(order), waiting: false) } catch .brokenPipe, .connectionReset {
            // It has ended, which is seen elsewhere.
        } catch {
            worker?.terminate()
        }
    }

    /// Tells who has taken it that there will be no more of it.
    private func finish(_ entry: Entry) {
        entry.isOver = true
        entry.takings.forEach { $0.finish() }
    }

    /// Lets go of what is withdrawn if nobody has it; else after a while.
    private func settle(_ entry: Entry) {
        guard entry.withdrawal != nil else { return }
        if entry.export.isMemory, !entry.takings.isEmpty {
            guard entry.hold == nil else { return }
            entry.hold = loop.every(Self.holdTime) { [unowned self, unowned entry] in letGo(entry) }
        } else {
            letGo(entry)
        }
    }

    private func letGo(_ entry: Entry) {
        guard let number = entry.withdrawal else { return }
        drop(entry)
        entries[entry.slot] = nil
        answer(entry.slot, number)
    }

    private func drop(_ entry: Entry) {
        if let hold = entry.hold { loop.cancel(timer: hold) }
        entry.hold = nil
        entry.takings = []
    }

    // MARK: Programs of the host

    var status: [ExportStatus] {
        entries.values.filter { !$0.isOver }.sorted { ($0.export.name, $0.serial) < ($1.export.name, $1.serial) }.map(
            status)
    }

    private func status(of entry: Entry) -> ExportStatus {
        var status = ExportStatus(
            name: entry.export.name, kind: .hostFence, data: Data(entry.export.data), taken: entry.takings.count)
        switch entry.export.content {
        case .buffer(_, let size), .memory(let size): (status.kind, status.size) = (.buffer, size)
        case .fence: (status.kind, status.value) = (.fence, entry.value)
        case .hostFence: break
        }
        return status
    }

    /// Gives a client what is published under a name.
    func take(
        _ name: String, timeline wantsTimeline: Bool, by client: Int32
    ) throws(ControlError) -> ControlServer.Answer<TakeExport.Result> {
        // One of the same name may be withdrawn and the worker not have had its turn to say so.
        let named = entries.values.filter { $0.export.name == name && !$0.isOver }
        guard let entry = named.max(by: { $0.serial < $1.serial }) else {
            throw ControlError(
                .notFound, "nothing is published as '\(name)'", fix: "'gpupv partition exports' says what is")
        }
        var isSignaler = false
        if case .hostFence = entry.export.content { isSignaler = true }
        guard entry.takings.count < (isSignaler ? 1 : Self.maximumTakers) else {
            throw ControlError(.busy, "'\(name)' is taken \(entry.takings.count) times", fix: "have another release it")
        }
        let taking: ExportTaking
        var descriptors: [FileDescriptor]
        do {
            (taking, descriptors) = try ExportTaking.make(of: entry.export, by: client, isSignaler: isSignaler)
        } catch {
            throw ControlError(.failed, "'\(name)' cannot be given: \(error)")
        }
        var kinds: [TakeExport.Descriptor] = [.page, .event]
        var problem: String?
        switch entry.export.content {
        case .buffer(let offset, let size):
            do throws(ControlError) {
                descriptors.append(try memory(offset, size))
            } catch {
                descriptors.forEach { try? $0.close() }
                throw error
            }
            kinds.append(.buffer)
        case .memory:
            do { descriptors.append(try entry.memory!.descriptor.duplicateForOthers()) } catch {
                descriptors.forEach { try? $0.close() }
                throw ControlError(.failed, "'\(name)' cannot be given: \(error)")
            }
            kinds.append(.buffer)
        case .fence where wantsTimeline:
            do {
                descriptors.append(try taking.open(timelines.node()))
                kinds.append(.timeline)
            } catch {
                problem = "\(error)"
            }
        case .fence, .hostFence: break
        }
        taking.reach(entry.value)
        entry.takings.append(taking)
        return (
            TakeExport.Result(id: taking.id, export: status(of: entry), descriptors: kinds, problem: problem),
            descriptors
        )
    }

    /// A dma-buf of a part of the window; the caller closes it.
    private func memory(_ offset: UInt64, _ size: UInt64) throws(ControlError) -> FileDescriptor {
        do {
            return try share(window.memory, Int(offset)..<Int(offset + size))
        } catch Errno.noSuchFileOrDirectory {
            throw ControlError(
                .impossible, "memory cannot be given without a copy: this kernel has no /dev/udmabuf",
                fix: "use a kernel with CONFIG_UDMABUF, as Debian's from 6.12 on are")
        } catch Errno.permissionDenied {
            throw ControlError(
                .impossible, "memory cannot be given without a copy: the daemon may not open /dev/udmabuf",
                fix: "run it as root, or in the group that has /dev/udmabuf")
        } catch {
            throw ControlError(
                .impossible, "the kernel makes no dma-buf of \(size) bytes: \(error)",
                fix: "it may be more than /sys/module/udmabuf/parameters/size_limit_mb allows")
        }
    }

    private func find(_ id: UInt64, of client: Int32) -> (entry: Entry, taking: ExportTaking)? {
        for entry in entries.values {
            if let taking = entry.takings.first(where: { $0.id == id && $0.client == client }) {
                return (entry, taking)
            }
        }
        return nil
    }

    /// Ids of clients, one of each taking.
    var takers: [Int32] { entries.values.flatMap { $0.takings.map(\.client) } }

    /// Whether a client has this.
    func has(_ id: UInt64, _ client: Int32) -> Bool { find(id, of: client) != nil }

    /// Whether a client has a fence to signal that may follow a timeline.
    func mayFollow(_ client: Int32) -> Bool {
        entries.values.contains { entry in
            entry.takings.contains { $0.client == client && $0.isSignaler && !$0.isFollowing }
        }
    }

    /// A client needs something no more.
    func release(_ id: UInt64, of client: Int32) {
        guard let (entry, taking) = find(id, of: client) else { return }
        remove(taking, from: entry)
    }

    private func remove(_ taking: ExportTaking, from entry: Entry) {
        taking.finish()
        entry.takings.removeAll { $0 === taking }
        if entry.withdrawal != nil, entry.takings.isEmpty { letGo(entry) }
    }

    /// A client is gone, with all it had.
    func leave(_ client: Int32) {
        for entry in Array(entries.values) {
            for taking in entry.takings where taking.client == client {
                if taking.isSignaler, !entry.isOver {
                    // Nobody else takes its place: the guest learns of it by the fence's end.
                    entry.isOver = true
                    send(.abandoned(slot: entry.slot, serial: entry.serial))
                }
                remove(taking, from: entry)
            }
        }
    }

    /// A fence that the host signals reaches a value.
    func signal(_ id: UInt64, _ value: UInt64, of client: Int32) throws(ControlError) {
        guard let (entry, taking) = find(id, of: client) else { return }
        guard taking.isSignaler else {
            throw ControlError(.impossible, "'\(entry.export.name)' is the guest's to signal")
        }
        entry.signal = max(entry.signal ?? 0, value)
        pump(entry)
    }

    /// Says the last value there is, if the one before is answered.
    private func pump(_ entry: Entry) {
        guard let value = entry.signal, !entry.isOver, signaling[entry.slot] == nil else { return }
        entry.signal = nil
        signaling[entry.slot] = entry.serial
        send(.signal(slot: entry.slot, serial: entry.serial, value: value))
    }

    /// A fence that the host signals follows a timeline of the client's.
    func follow(_ id: UInt64, _ timeline: FileDescriptor, of client: Int32) throws(ControlError) {
        guard let (entry, taking) = find(id, of: client) else { return }
        guard taking.isSignaler, !taking.isFollowing else {
            throw ControlError(.impossible, "'\(entry.export.name)' follows no timeline, or one already")
        }
        do {
            let mailbox = loop.mailbox
            try taking.follow(SyncobjTimeline(importing: timeline, on: timelines.node())) { [weak self] value in
                mailbox.post { try? self?.signal(id, value(), of: client) }
            }
        } catch {
            throw ControlError(.impossible, "the timeline cannot be followed: \(error)")
        }
    }
}
