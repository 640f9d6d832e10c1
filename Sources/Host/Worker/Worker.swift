// SPDX-License-Identifier: Apache-2.0
import CLinux
import Carriers
import Engines
import Glibc
import Logging
import Partitions
import SystemPackage
import WorkerChannel

/// Serves the guests of one partition until it is told to end.
///
/// Everything but the engine's execution happens on the thread that calls ``run()``.
public final class Worker {
    /// Records taken from one guest before the next has its turn.
    private static let turn = 64
    /// Turns without work before the worker sleeps. Spinning saves a busy guest the doorbells.
    private static let idleTurns = 200
    /// Turns after which a worker that is never idle looks who came and went.
    private static let busyTurns = 500
    /// Turns after which one that has leases looks whether others want them.
    private static let leaseTurns = 16

    /// A guest and what says that it went away.
    private struct Guest {
        let port: GuestPort
        /// A connection that closes with the guest; nil for a window that was inherited.
        let connection: FileDescriptor?
        /// Shares it has named whose descriptor is still to come.
        var parts: [UInt64] = []
    }

    private let calls: CallDispatcher
    private let log: Logger
    private let channel: WorkerChannel
    private let listener: FileDescriptor?
    private var guests: [Guest] = []
    /// What the listener's guests have in common.
    private var group: GuestGroup?
    /// What tells that nobody has shares of the listener's guests any more.
    private var holders: [ShareHolder] = []

    /// - Parameters:
    ///   - channel: to the supervisor; the worker ends when its other end closes.
    ///   - listener: a listening UNIX socket whose connections are guests.
    public init(
        _ configuration: PartitionConfiguration, engine: any Engine, channel: WorkerChannel,
        listener: FileDescriptor? = nil, log: Logger
    ) throws {
        self.channel = channel
        self.listener = listener
        self.log = log
        calls = try CallDispatcher(
            configuration, engine: engine,
            // A supervisor that is gone says so when it is next listened to.
            say: { try? channel.send($0, with: $1?.descriptor, waiting: true) }, log: log)
        heapBytes = configuration.heapBytes
        if listener != nil { calls.shares.maximum = min(calls.shares.maximum, Self.descriptors / 2) }
    }

    /// How many descriptors the process may have.
    private static var descriptors: Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 0 }
        return Int(clamping: limit.rlim_cur)
    }

    private let heapBytes: UInt64

    /// Serves a guest over a window that exists already.
    public func add(_ window: SharedWindow) throws {
        append(Guest(port: try GuestPort(window, log: log), connection: nil))
    }

    /// Says that it serves, and serves until the supervisor has it end.
    public func run() throws {
        try channel.send(.ready(nodes: calls.engine.nodes.count), waiting: true)
        var idle = 0
        var busy = 0
        let isArbitrated = !calls.scheduler.gates.isEmpty
        while true {
            var worked = calls.scheduler.takeCompletions()
            if isArbitrated {
                if busy % Self.leaseTurns == 0 || calls.scheduler.awaitsLease, !listenToSupervisor() { break }
                if calls.scheduler.lingerEnd.map({ $0 <= monotonicNanoseconds() }) ?? false {
                    calls.scheduler.proceed()
                }
            }
            if calls.scheduler.keepsTime { try calls.scheduler.keepTime() }
            if calls.refresh.advance() { worked = true }
            for guest in guests where guest.port.serve(limit: Self.turn, by: calls) { worked = true }
            if calls.scheduler.runQueue.run() { worked = true }
            calls.exports.flush()
            idle = worked ? 0 : idle + 1
            busy += 1
            if busy >= Self.busyTurns {
                busy = 0
                if try !sleep(atMost: 0) { break }
                // It may have taken the doorbell of a completion: only after another look may it sleep.
                continue
            }
            guard idle >= Self.idleTurns else { continue }
            idle = 0
            busy = 0
            var maySleep = true
            for guest in guests where !guest.port.arm() { maySleep = false }
            if maySleep, try !sleep(atMost: timeToSleep) { break }
            guests.forEach { $0.port.disarm() }
        }
        for guest in guests { guest.port.close(by: calls) }
    }

    /// Nanoseconds until something is due that nothing rings for.
    private var timeToSleep: UInt64 {
        let refresh = calls.refresh.timeout.map { UInt64($0) * 1_000_000 } ?? .max
        let now = monotonicNanoseconds()
        let dues = [calls.scheduler.lingerEnd, calls.scheduler.timer(at: now)].compactMap { $0 }
        return dues.reduce(refresh) { min($0, $1 - min($1, now)) }
    }

    /// Waits for any doorbell, connection or disconnection and takes them.
    ///
    /// - Parameter timeout: nanoseconds; `.max` for ever.
    /// - Returns: false when the worker is to end.
    private func sleep(atMost timeout: UInt64) throws -> Bool {
        var polled = [
            pollfd(fd: channel.descriptor.rawValue, events: Int16(POLLIN), revents: 0),
            pollfd(fd: calls.scheduler.doorbell.descriptor.rawValue, events: Int16(POLLIN), revents: 0),
            pollfd(fd: listener?.rawValue ?? -1, events: Int16(POLLIN), revents: 0),
        ]
        for guest in guests {
            polled.append(
                pollfd(fd: guest.port.window.guestDoorbell.descriptor.rawValue, events: Int16(POLLIN), revents: 0))
            polled.append(pollfd(fd: guest.connection?.rawValue ?? -1, events: Int16(POLLIN), revents: 0))
        }
        for holder in holders { polled.append(pollfd(fd: holder.socket.rawValue, events: 0, revents: 0)) }
        guard gpupv_poll(&polled, polled.count, timeout) >= 0 else {
            if errno == EINTR { return true }
            throw Errno(rawValue: errno)
        }
        if polled[1].revents != 0 { calls.scheduler.doorbell.clear() }
        let over = zip(holders, polled.suffix(holders.count)).filter { $0.1.revents != 0 }.map(\.0)
        var gone: [Int] = []
        for index in guests.indices {
            if polled[3 + index * 2].revents != 0 { guests[index].port.heardDoorbell() }
            // Who closed a sync file has said before what it was merged into.
            if polled[4 + index * 2].revents != 0 || !over.isEmpty, !listen(toGuest: index) { gone.append(index) }
        }
        over.forEach(end)
        for index in gone.reversed() { remove(at: index) }
        if polled[2].revents != 0 { accept() }
        return polled[0].revents == 0 || listenToSupervisor()
    }

    /// Does what the supervisor says.
    ///
    /// - Returns: false when the worker is to end.
    private func listenToSupervisor() -> Bool {
        while true {
            switch channel.receive(waiting: false) {
            case .none: return true
            case .closed, .malformed, .message(.end): return false
            case .message(.grant(let node, let lease)): calls.scheduler.take(lease, node: node, isNew: true)
            case .message(.change(let node, let lease)): calls.scheduler.take(lease, node: node, isNew: false)
            case .message(.restart):
                calls.scheduler.gates.forEach { $0.restart() }
                calls.exports.restart()
            case .message(.resize(let vram, let nonLocal)):
                calls.pager.resize(vram: vram, nonLocal: nonLocal)
                calls.engine.setLocalLimit(bytes: vram)
            case .message(.limits(let limits)): calls.limits = limits
            case .message(.exports(let limit)): calls.exports.change(limit: limit)
            case .message(.export(let order)): calls.exports.take(order)
            case .message(.timeout(let milliseconds)):
                calls.engine.setTimeout(milliseconds: milliseconds)
                calls.scheduler.timeout = min(milliseconds, .max / 1_000_000) * 1_000_000
            case .message(.maximum(let part)): calls.scheduler.change(maximum: part)
            case .message(.measure): try? channel.send(.sample(calls.sample()), waiting: true)
            }
        }
    }

    /// Bound on shares with one descriptor.
    private static let maximumParts = 64

    /// More than a socket holds of what a guest says besides its records.
    private static let maximumSaid = 1 << 12

    /// Takes all that a guest of the listener has to say besides its records.
    ///
    /// - Returns: false when the guest went away.
    private func listen(toGuest index: Int) -> Bool {
        guard let connection = guests[index].connection else { return true }
        var polled = pollfd(fd: connection.rawValue, events: Int16(POLLIN), revents: 0)
        for _ in 0..<Self.maximumSaid {
            guard poll(&polled, 1, 0) > 0 else { break }
            do {
                switch try Ivshmem.receiveHolding(on: connection) {
                case nil:
                    return false
                case .part(let share):
                    guard guests[index].parts.count < Self.maximumParts else { return false }
                    guests[index].parts.append(share)
                case .whole(let share, let socket):
                    hold(guests[index].parts + [share], by: socket, of: guests[index].port)
                    guests[index].parts = []
                }
            } catch {
                return false
            }
        }
        return true
    }

    /// Has `shares` live for as long as the other end of `socket` is open.
    private func hold(_ shares: [UInt64], by socket: FileDescriptor?, of port: GuestPort) {
        let kept = shares.filter { calls.shares.keep($0, of: port) }
        guard let socket, kept.count == shares.count, holders.count < calls.shares.maximum else {
            for share in kept { calls.shares.end(share) }
            try? socket?.close()
            return
        }
        let holder = ShareHolder(kept, socket: socket)
        holders.append(holder)
        holder.follow(kept.compactMap(calls.shares.syncFile))
    }

    /// Nobody has the descriptor any more.
    private func end(_ holder: ShareHolder) {
        holders.removeAll { $0 === holder }
        holder.shares.forEach { calls.shares.end($0) }
        holder.close()
    }

    private func append(_ guest: Guest) {
        guests.append(guest)
        calls.guests.append(guest.port)
    }

    private func remove(at index: Int) {
        let guest = guests.remove(at: index)
        calls.guests.removeAll { $0 === guest.port }
        // What the guest had put on the ring before it went away is its business no more.
        guest.port.close(by: calls)
        guest.port.window.close()
        try? guest.connection?.close()
        log.debug("guest gone")
    }

    private func accept() {
        guard let listener else { return }
        let socket = gpupv_accept(listener.rawValue)
        guard socket >= 0 else { return }
        let connection = FileDescriptor(rawValue: socket)
        do {
            let group = try self.group ?? GuestGroup(heapBytes: heapBytes)
            self.group = group
            let window = try SharedWindow(heapBytes: heapBytes)
            let port = try GuestPort(window, group: group, log: log)
            try Ivshmem.handshake(window, common: group.memory!, on: connection)
            append(Guest(port: port, connection: connection))
            log.debug("guest connected")
        } catch Errno.brokenPipe, Errno.connectionReset {
            log.debug("guest gone before it was served")
            try? connection.close()
        } catch {
            log.error("cannot serve a guest", metadata: ["error": "\(error)"])
            try? connection.close()
        }
    }
}
