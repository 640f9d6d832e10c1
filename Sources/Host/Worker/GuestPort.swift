// SPDX-License-Identifier: Apache-2.0
import CDxg
import CWire
import Carriers
import DequeModule
import Logging
import Window

/// A window with a guest behind it: a VM, or one process under `gpupv emulate`.
final class GuestPort {
    /// Bound on CPU waits of one guest at a time.
    static let maximumWaits = 1 << 16
    /// Bound on processes of one guest.
    static let maximumProcesses = 1 << 12

    struct Statistics {
        var commandRecords: UInt64 = 0
        var eventRecords: UInt64 = 0
        var guestDoorbells: UInt64 = 0
        var hostDoorbells: UInt64 = 0
    }

    let window: SharedWindow
    /// The window's. Waiting for its guest, a worker holds up nobody else's.
    private let guestDoorbell: Doorbell
    private let hostDoorbell: Doorbell
    let host: HostWindow
    let group: GuestGroup
    private var commands: RingConsumer
    private var events: RingProducer
    private let incoming = RecordBuffer(capacity: Int(GPUPV_MAX_RECORD))
    private let outgoing = RecordBuffer(capacity: Int(GPUPV_MAX_RECORD))
    private let frame: CallFrame
    /// Records that found the event ring full, oldest first. Commands wait while there are any.
    private var backlog = Deque<RecordBuffer>()
    private var processes: [UInt32: GuestProcess] = [:]
    /// CPU waits that are not over, by event.
    var waits: [UInt64: CPUWait] = [:]
    private(set) var statistics = Statistics()
    private var isGreeted = false
    /// Why the guest is not served any more.
    private(set) var failure: String?
    private let log: Logger

    /// Opens the window to a guest as its next generation.
    ///
    /// - Parameter group: whom the guest shares with; by default nobody.
    init(_ window: SharedWindow, group: GuestGroup? = nil, log: Logger) throws {
        self.window = window
        guestDoorbell = Doorbell(taking: window.guestDoorbell.descriptor)
        hostDoorbell = Doorbell(taking: window.hostDoorbell.descriptor)
        self.log = log
        let host = try window.host()
        self.host = host
        self.group = group ?? GuestGroup(host)
        let (commandRing, eventRing) = (try host.commandRing(), try host.eventRing())
        try host.open()
        commands = RingConsumer(commandRing)
        events = RingProducer(eventRing)
        frame = CallFrame(record: incoming)
    }

    /// Every process of the guest.
    var allProcesses: [GuestProcess] { Array(processes.values) }

    var processCount: Int { processes.count }

    // MARK: Serving

    /// Takes up to `limit` records off the command ring.
    ///
    /// - Returns: whether there was anything to do.
    func serve(limit: Int, by calls: CallDispatcher) -> Bool {
        guard failure == nil else { return false }
        do {
            var didSomething = try flushBacklog()
            for _ in 0..<limit where backlog.isEmpty {
                guard case .consumed(let wanted) = try commands.consume(into: incoming) else { break }
                didSomething = true
                statistics.commandRecords += 1
                if wanted { ringGuest() }
                guard greet() else { break }
                handle(by: calls)
                calls.scheduler.runQueue.run()
            }
            return didSomething
        } catch {
            refuse("\(error)", calls)
            return true
        }
    }

    /// Asks for a doorbell.
    ///
    /// - Returns: whether nothing is to be done until one comes.
    func arm() -> Bool {
        guard failure == nil else { return true }
        if backlog.isEmpty { return commands.armForData() }
        // A ring index gone wrong is found, and answered, when it is next used.
        return (try? events.armForSpace()) ?? false
    }

    func disarm() {
        commands.disarmForData()
        events.disarmForSpace()
    }

    /// Takes the doorbell's rings.
    func heardDoorbell() {
        if guestDoorbell.clear() { statistics.guestDoorbells += 1 }
    }

    /// Checks once that the guest's module fits this host.
    private func greet() -> Bool {
        if isGreeted { return true }
        let guest = host.guest
        if let refusal = host.refusal(of: guest) {
            log.error("guest refused", metadata: ["reason": .string(refusal)])
            failure = refusal
            host.setState(GPUPV_HOST_REFUSED, generation: host.generation)
            ringGuest()
            return false
        }
        // It has let go of all that a former worker gave it. Whoever else has pages of that keeps them as they are.
        if group.memory == nil {
            host.heap.discard()
            host.fences.discard()
        }
        isGreeted = true
        return true
    }

    /// Stops serving a guest that broke the protocol. Its window is dead; nobody else notices.
    private func refuse(_ reason: String, _ calls: CallDispatcher) {
        log.error("guest broke the protocol", metadata: ["reason": .string(reason)])
        failure = reason
        close(by: calls)
        host.setState(GPUPV_HOST_REFUSED, generation: host.generation)
        ringGuest()
    }

    /// Ends everything the guest owns.
    func close(by calls: CallDispatcher) {
        // Others may have the objects that they wait for, and sync files that follow them.
        Array(waits.values).forEach { $0.cancel() }
        for process in processes.values { calls.close(process) }
        calls.shares.removeAll(of: self)
        processes = [:]
        backlog = []
        // Others may hold objects of the guest's; nothing is to be told to it any more.
        failure = failure ?? "gone"
    }

    // MARK: Records

    private func handle(by calls: CallDispatcher) {
        let record = incoming.load(gpupv_record.self, at: 0)!
        switch gpupv_record_type(UInt32(record.type)) {
        case GPUPV_CALL:
            call(record, isPosted: false, by: calls)
        case GPUPV_POST:
            call(record, isPosted: true, by: calls)
        case GPUPV_PROCESS_OPEN:
            reply(to: record, open(record, by: calls))
        case GPUPV_PROCESS_CLOSE:
            guard let process = processes.removeValue(forKey: record.process) else { return }
            waits.values.filter { $0.belongs(to: process) }.forEach { $0.cancel() }
            calls.close(process)
        case GPUPV_EXTENT_RELEASE:
            guard let release = incoming.load(gpupv_extent_release.self, at: 0) else { return }
            processes[record.process]?.release(release.extent)
        case GPUPV_EVENT_CANCEL:
            guard let process = processes[record.process], let wait = waits[record.cookie], wait.belongs(to: process)
            else { return }
            wait.cancel()
        case GPUPV_SHARE_CLOSE:
            calls.shares.remove(record.cookie, of: self)
        case GPUPV_ECHO:
            reply(to: record, .success)
        default:
            log.debug("unknown record", metadata: ["type": .stringConvertible(record.type)])
        }
    }

    private func call(_ record: gpupv_record, isPosted: Bool, by calls: CallDispatcher) {
        var status = NTStatus.success
        do throws(NTStatus) {
            try frame.parse()
            guard let process = processes[record.process] else { throw .deviceRemoved }
            guard !isPosted || frame.descriptor.mayPost else { throw .invalidParameter }
            status = try calls.perform(frame, for: process)
        } catch {
            status = error
            log.trace(
                "call failed",
                metadata: ["call": .stringConvertible(record.call), "status": .stringConvertible(status.rawValue)])
        }
        guard !isPosted else { return }
        if frame.isParsed {
            frame.encode(status, into: outgoing)
            send(outgoing)
        } else {
            reply(to: record, status)
        }
    }

    private func open(_ record: gpupv_record, by calls: CallDispatcher) -> NTStatus {
        guard let open = incoming.load(gpupv_process_open.self, at: 0), processes[record.process] == nil else {
            return .invalidParameter
        }
        guard processes.count < Self.maximumProcesses, calls.processes < calls.limits.processes else {
            return .insufficientResources
        }
        let name = withUnsafeBytes(of: open.name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        processes[record.process] = GuestProcess(
            id: record.process, pid: open.pid, name: name, port: self)
        log.debug("process opened", metadata: ["name": .string(name), "pid": .stringConvertible(open.pid)])
        return .success
    }

    private func reply(to record: gpupv_record, _ status: NTStatus) {
        var reply = gpupv_reply()
        reply.record = record
        reply.record.size = UInt32(MemoryLayout<gpupv_reply>.size)
        reply.record.type = UInt16(GPUPV_REPLY.rawValue)
        reply.record.flags = 0
        reply.status = status.rawValue
        outgoing.clear()
        outgoing.append(reply)
        send(outgoing)
    }

    /// Tells the guest that an event it named happened.
    func sendEvent(_ event: UInt64, process: UInt32) {
        var record = gpupv_record()
        record.size = UInt32(MemoryLayout<gpupv_record>.size)
        record.type = UInt16(GPUPV_EVENT.rawValue)
        record.process = process
        record.cookie = event
        let buffer = RecordBuffer(capacity: MemoryLayout<gpupv_record>.size)
        buffer.append(record)
        send(buffer)
    }

    /// Puts a record on the event ring, behind those that wait for room.
    private func send(_ record: RecordBuffer) {
        guard failure == nil else { return }
        if backlog.isEmpty, let outcome = try? events.produce(record), case .produced(let wanted) = outcome {
            statistics.eventRecords += 1
            if wanted { ringGuest() }
            return
        }
        let copy = RecordBuffer(capacity: record.count)
        copy.append(from: record, at: 0, count: record.count)
        backlog.append(copy)
    }

    private func flushBacklog() throws(WindowError) -> Bool {
        var sent = false
        while let record = backlog.first {
            guard case .produced(let wanted) = try events.produce(record) else { break }
            backlog.removeFirst()
            statistics.eventRecords += 1
            sent = true
            if wanted { ringGuest() }
        }
        return sent
    }

    private func ringGuest() {
        statistics.hostDoorbells += 1
        hostDoorbell.ring()
    }
}
