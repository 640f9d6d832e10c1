// SPDX-License-Identifier: Apache-2.0
import Carriers
import FlyingSocks
import Foundation
import Glibc
import Synchronization

/// Waits for the HTTP library's sockets, on a thread of its own, which also sees to ``ConnectionLimits``: tasks
/// cannot, where a connection that sends without pause keeps them from their turn.
///
/// In place of the library's own way, which remembers sockets by number and loses the next one's events when it is
/// closed at the wrong moment. This one remembers nothing: it asks `poll` for what is waited for.
final class SocketPoller: AsyncSocketPool {
    private struct Waiter {
        let descriptor: Int32
        let events: Int16
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var waiters: [UInt64: Waiter] = [:]
        /// Those that were cancelled before they waited.
        var cancelled: Set<UInt64> = []
        var next: UInt64 = 1
    }

    private static let period = Duration.seconds(1)

    private let state = Mutex(State())
    private let doorbell: Doorbell
    private let port: UInt16

    /// - Parameter port: where the server listens.
    init(port: UInt16) throws {
        self.port = port
        doorbell = try Doorbell()
    }

    func prepare() async throws {
        let thread = Thread { [self] in
            var limits = ConnectionLimits(port: port)
            var due = ContinuousClock.now
            var connections = 0
            while true {
                if due <= .now {
                    connections = limits.enforce()
                    due = .now + Self.period
                }
                let hasWorked = step(for: connections > 0 ? Self.period : nil)
                // A connection may be new.
                if hasWorked, connections == 0 { due = .now }
            }
        }
        thread.name = "gpupv-web"
        thread.start()
    }

    /// Until the server is to end.
    func run() async throws {
        try await Task.sleep(for: .seconds(Int64(1) << 30))
    }

    func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
        let id = state.withLock { state in
            defer { state.next += 1 }
            return state.next
        }
        let wanted = (events.contains(.read) ? POLLIN : 0) | (events.contains(.write) ? POLLOUT : 0)
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isCancelled = state.withLock { state in
                    guard state.cancelled.remove(id) == nil else { return true }
                    state.waiters[id] = Waiter(
                        descriptor: socket.file.rawValue, events: Int16(wanted), continuation: continuation)
                    return false
                }
                if isCancelled { continuation.resume(throwing: CancellationError()) } else { doorbell.ring() }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                let waiter = state.waiters.removeValue(forKey: id)
                if waiter == nil { state.cancelled.insert(id) }
                return waiter
            }
            waiter?.continuation.resume(throwing: CancellationError())
        }
        state.withLock { _ = $0.cancelled.remove(id) }
    }

    /// Waits for anything, at most `time`, and has those go on that waited for it.
    ///
    /// - Returns: whether there was anything.
    private func step(for time: Duration?) -> Bool {
        let timeout = time.map { Int32($0.components.seconds * 1000) } ?? -1
        let waiters = state.withLock { Array($0.waiters) }
        var polled = [pollfd(fd: doorbell.descriptor.rawValue, events: Int16(POLLIN), revents: 0)]
        polled += waiters.map { pollfd(fd: $0.value.descriptor, events: $0.value.events, revents: 0) }
        guard Glibc.poll(&polled, nfds_t(polled.count), timeout) > 0 else { return false }
        doorbell.clear()
        // What is wrong with one is told by what is done with it next.
        for (waiter, result) in zip(waiters, polled.dropFirst()) where result.revents != 0 {
            state.withLock { $0.waiters.removeValue(forKey: waiter.key) }?.continuation.resume()
        }
        return true
    }
}
