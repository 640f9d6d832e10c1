// SPDX-License-Identifier: Apache-2.0
import Carriers
import Foundation
import Glibc
import Synchronization
import SystemPackage

/// Waits in one place for whatever happens next. Everything of the daemon's but starting workers is done on it.
@MainActor
final class EventLoop {
    private struct Watch {
        let events: Int32
        let handler: () -> Void
    }

    private struct Timer {
        let id: Int
        var due: ContinuousClock.Instant
        let period: Duration
        let handler: () -> Void
    }

    private var watches: [Int32: Watch] = [:]
    private var timers: [Timer] = []
    private var nextTimer = 0
    private var isRunning = true
    let mailbox: Mailbox
    /// When it last turned to what had happened, and the longest that it took to be done with it.
    private(set) var turned = Date.now
    private(set) var longestTurn = Duration.zero
    /// Called when a turn begins, and when it is over.
    var turning: (_ isOver: Bool) -> Void = { _ in }
    /// What timers go by.
    var now: () -> ContinuousClock.Instant = { .now }

    init() throws {
        mailbox = try Mailbox()
        watch(mailbox.doorbell.descriptor.rawValue, POLLIN) { [mailbox] in mailbox.open() }
    }

    /// Calls `handler` whenever a descriptor is ready or hung up; in place of what it called before.
    func watch(_ descriptor: Int32, _ events: Int32, _ handler: @escaping () -> Void) {
        watches[descriptor] = Watch(events: events, handler: handler)
    }

    /// Before the descriptor is closed.
    func unwatch(_ descriptor: Int32) {
        watches[descriptor] = nil
    }

    /// Calls `handler` every so often, until it is cancelled.
    func every(_ period: Duration, _ handler: @escaping () -> Void) -> Int {
        nextTimer += 1
        timers.append(Timer(id: nextTimer, due: now() + period, period: period, handler: handler))
        return nextTimer
    }

    func cancel(timer: Int) {
        timers.removeAll { $0.id == timer }
    }

    func stop() { isRunning = false }

    /// Until ``stop()``.
    func run() throws {
        isRunning = true
        while isRunning { try step() }
    }

    /// Runs until `condition` holds or `time` has passed.
    func run(atMost time: Duration, until condition: () -> Bool) throws {
        let deadline = now() + time
        while !condition(), deadline > now() { try step(until: deadline) }
    }

    /// Waits for what happens next, at most until `deadline`, and does it.
    func step(until deadline: ContinuousClock.Instant? = nil) throws {
        let next = (timers.map(\.due) + [deadline].compactMap { $0 }).min()
        let timeout = next.map { Int32(clamping: max(0, ($0 - now()) / .milliseconds(1)).rounded(.up)) } ?? -1
        var pollers = watches.map { pollfd(fd: $0.key, events: Int16($0.value.events), revents: 0) }
        guard poll(&pollers, nfds_t(pollers.count), timeout) >= 0 || errno == EINTR else {
            throw Errno(rawValue: errno)
        }
        let began = ContinuousClock.now
        turned = .now
        turning(false)
        defer {
            longestTurn = max(longestTurn, .now - began)
            turning(true)
        }
        // One that an earlier handler ended is not there any more.
        for poller in pollers where poller.revents != 0 { watches[poller.fd]?.handler() }
        for timer in timers where timer.due <= now() {
            guard let index = timers.firstIndex(where: { $0.id == timer.id }) else { continue }
            timers[index].due = now() + timer.period
            timer.handler()
        }
    }
}

/// What other threads want done on the loop.
final class Mailbox: Sendable {
    private let letters = Mutex<[@MainActor @Sendable () -> Void]>([])
    let doorbell: Doorbell

    init() throws { doorbell = try Doorbell() }

    func post(_ letter: @escaping @MainActor @Sendable () -> Void) {
        letters.withLock { $0.append(letter) }
        doorbell.ring()
    }

    @MainActor
    func open() {
        doorbell.clear()
        let all = letters.withLock { letters in
            defer { letters = [] }
            return letters
        }
        for letter in all { letter() }
    }
}

extension Int32 {
    fileprivate init(clamping value: Double) {
        self = value >= Double(Int32.max) ? .max : Int32(value)
    }
}
