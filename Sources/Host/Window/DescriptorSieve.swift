// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc
import Synchronization
import SystemPackage

/// A descriptor that another principal sent, of a kind of files that no process can make another wait with.
///
/// Only a ``DescriptorSieve`` makes one: no other descriptor of another principal is ever in this process.
public struct VettedDescriptor: Sendable {
    /// Kinds of files by what the kernel says of them.
    public enum Kind: Sendable {
        /// A dma-buf.
        case buffer
        /// A DRM syncobj.
        case timeline

        fileprivate var number: gpupv_sieve_kind {
            switch self {
            case .buffer: GPUPV_SIEVE_BUFFER
            case .timeline: GPUPV_SIEVE_TIMELINE
            }
        }
    }

    public let kind: Kind
    private let owned: OwnedDescriptor

    fileprivate init(_ kind: Kind, _ descriptor: Int32) {
        self.kind = kind
        owned = OwnedDescriptor(taking: FileDescriptor(rawValue: descriptor))
    }

    /// Another descriptor of the same file, which the caller closes.
    public func duplicate() throws(Errno) -> FileDescriptor {
        let fd = fcntl(owned.descriptor.rawValue, F_DUPFD_CLOEXEC, 0)
        guard fd >= 0 else { throw Errno(rawValue: errno) }
        return FileDescriptor(rawValue: fd)
    }
}

/// Receives descriptors from other principals, in processes that can be lost.
///
/// A descriptor can be of a file whose closing waits for its sender for ever: for the server of a FUSE file system
/// (`FUSE_FLUSH`), or a socket that lingers (`SO_LINGER`). Such a one is dangerous from when it is in a process's table
/// of descriptors: it is closed when that process executes a program, and when a child does. So it never gets into this
/// one's. What comes with descriptors is received by a process that has nothing else to lose (`gpupv_sieve()`); what is
/// harmless and was asked for comes back, and what is not is closed by that process's end, which nobody waits for.
public final class DescriptorSieve: Sendable {
    public static let shared = DescriptorSieve()

    /// Bound on the processes that have not ended and connections that are not closed yet, of one user.
    public static let maximumPerUser = 4
    /// The same of all users together.
    public static let maximum = 64
    /// How long a process may take to receive, which waits for nobody.
    private static let patience: Int32 = 15_000

    /// Who is to blame if closing a descriptor waits.
    public enum Sender: Hashable, Sendable {
        case user(uid_t)
        /// A process that works for this one.
        case worker
        /// Whoever has connected to a socket and was not accepted.
        case unaccepted
    }

    private struct Helper {
        let pid: pid_t
        let socket: FileDescriptor
        /// Readable once it has ended.
        let process: FileDescriptor
    }

    /// A helper that is to end, or a socket that waits for one.
    private struct Ending {
        var helper: Helper?
        let sender: Sender
        /// What is closed once it is drained.
        var draining: FileDescriptor?
    }

    private struct State {
        /// Has nothing to do.
        var idle: Helper?
        var ending: [Ending] = []
    }

    private let state = Mutex(State())
    private let epoll: Int32
    private let maximumHelpers: Int

    /// - Parameter maximumHelpers: bound on the processes that drain or have not ended.
    init(maximumHelpers: Int = DescriptorSieve.maximum) {
        self.maximumHelpers = maximumHelpers
        epoll = gpupv_epoll()
    }

    // MARK: Receiving

    /// Receives a message of a socket, with the descriptors that come with it.
    ///
    /// - Parameters:
    ///   - bytes: takes at most so much of it.
    ///   - maximum: how many descriptors may come.
    /// - Throws: `Errno`: `badMessage` if other descriptors came; the message is lost then, and the sender is to be
    ///   heard no more.
    public func receive(
        from socket: FileDescriptor, into bytes: UnsafeMutableRawBufferPointer, _ kind: VettedDescriptor.Kind,
        atMost maximum: Int, of sender: Sender
    ) throws(Errno) -> (count: Int, descriptors: [VettedDescriptor]) {
        let helper = try takeHelper()
        var status = Int(
            gpupv_sieve_receive(
                helper.socket.rawValue, socket.rawValue, kind.number, min(bytes.count, Int(GPUPV_SIEVE_BYTES)), maximum)
        )
        var descriptors: [VettedDescriptor] = []
        if status == 0 {
            var poller = pollfd(fd: helper.socket.rawValue, events: Int16(POLLIN), revents: 0)
            while poll(&poller, 1, Self.patience) < 0 && errno == EINTR {}
            var count = maximum
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: maximum) { came in
                status = gpupv_sieve_reply(
                    helper.socket.rawValue, bytes.baseAddress, bytes.count, came.baseAddress, &count)
                if status >= 0 { descriptors = came.prefix(count).map { VettedDescriptor(kind, $0) } }
            }
        }
        if status >= 0 {
            giveBack(helper)
            return (status, descriptors)
        }
        let failure = Errno(rawValue: Int32(-status))
        state.withLock { $0.ending.append(end(helper, of: sender)) }
        throw failure == .resourceTemporarilyUnavailable ? .timedOut : failure
    }

    private func takeHelper() throws(Errno) -> Helper {
        let idle = state.withLock { state in
            defer { state.idle = nil }
            return state.idle
        }
        if let idle { return idle }
        return try Self.start()
    }

    private static func start() throws(Errno) -> Helper {
        var socket: Int32 = -1
        let pid = gpupv_sieve(&socket)
        guard pid > 0 else { throw Errno(rawValue: -pid) }
        let process = gpupv_pidfd(pid)
        guard process >= 0 else {
            // It ends at once.
            close(socket)
            waitpid(pid, nil, 0)
            throw Errno(rawValue: -process)
        }
        return Helper(
            pid: pid, socket: FileDescriptor(rawValue: socket), process: FileDescriptor(rawValue: process))
    }

    private func giveBack(_ helper: Helper) {
        state.withLock { state in
            if state.idle == nil {
                state.idle = helper
            } else {
                state.ending.append(end(helper))
            }
        }
    }

    /// Has one that has nothing more to do end.
    private func end(_ helper: Helper, of sender: Sender = .unaccepted) -> Ending {
        shutdown(helper.socket.rawValue, Int32(SHUT_RDWR))
        return follow(Ending(helper: helper, sender: sender))
    }

    // MARK: Closing

    /// Closes a socket of others, one that listens too, without waiting for what they sent and nobody has received.
    /// The other end sees it closed at once.
    public func dispose(_ socket: FileDescriptor, of sender: Sender) {
        guard gpupv_holds_messages(socket.rawValue) != 0 else {
            try? socket.close()
            return
        }
        state.withLock { $0.ending.append(Ending(sender: sender, draining: socket)) }
        sweep()
    }

    private func drain(_ waiting: Ending) -> Ending {
        guard let socket = waiting.draining, let helper = try? Self.start() else { return waiting }
        _ = gpupv_sieve_drain(helper.socket.rawValue, socket.rawValue)
        return follow(Ending(helper: helper, sender: waiting.sender, draining: socket))
    }

    private func follow(_ ending: Ending) -> Ending {
        guard let helper = ending.helper else { return ending }
        _ = gpupv_epoll_add(epoll, helper.process.rawValue, 0)
        if ending.draining != nil { _ = gpupv_epoll_add(epoll, helper.socket.rawValue, 0) }
        return ending
    }

    /// Readable when ``sweep()`` has something to do.
    public var events: FileDescriptor { FileDescriptor(rawValue: epoll) }

    /// Closes what is drained, and takes note of processes that have ended.
    public func sweep() {
        state.withLock { state in
            var ending: [Ending] = []
            for var item in state.ending {
                if let helper = item.helper {
                    if let socket = item.draining, isDrained(by: helper) {
                        _ = gpupv_epoll_remove(epoll, helper.socket.rawValue)
                        try? socket.close()
                        item.draining = nil
                    }
                    if waitpid(helper.pid, nil, WNOHANG) != 0 {
                        // What another process of this one's has of them would keep them in the set.
                        _ = gpupv_epoll_remove(epoll, helper.socket.rawValue)
                        _ = gpupv_epoll_remove(epoll, helper.process.rawValue)
                        try? helper.socket.close()
                        try? helper.process.close()
                        item.helper = nil
                    }
                }
                if item.helper != nil || item.draining != nil { ending.append(item) }
            }
            // New ones, and those whose helper was ended in the midst of it.
            var started = ending.count { $0.helper != nil }
            for index in ending.indices where ending[index].helper == nil && started < maximumHelpers {
                ending[index] = drain(ending[index])
                started += 1
            }
            state.ending = ending
        }
    }

    private func isDrained(by helper: Helper) -> Bool {
        var count = 0
        var none: Int32 = -1
        return gpupv_sieve_reply(helper.socket.rawValue, nil, 0, &none, &count) == 0
    }

    /// Whether so much of a user's is being closed that nothing more is to be taken from it.
    public func isRefusing(_ user: uid_t) -> Bool {
        sweep()
        return state.withLock { state in
            state.ending.count >= Self.maximum
                || state.ending.count { $0.sender == .user(user) } >= Self.maximumPerUser
        }
    }

    /// Whether nothing is being closed, and no process has not ended.
    var isIdle: Bool { state.withLock { $0.ending.isEmpty } }

    /// Before this process executes another program, which closes the sockets: waits until all are drained.
    ///
    /// - Returns: the processes that are to be waited for (`waitpid`); nil if there is something left after
    ///   `milliseconds`.
    public func settle(atMost milliseconds: Int32) -> [pid_t]? {
        let deadline = ContinuousClock.now + .milliseconds(milliseconds)
        while true {
            sweep()
            let isDrained = state.withLock { $0.ending.allSatisfy { $0.draining == nil } }
            let left = deadline - .now
            guard !isDrained else { break }
            guard left > .zero else { return nil }
            var poller = pollfd(fd: epoll, events: Int16(POLLIN), revents: 0)
            poll(&poller, 1, Int32(clamping: Int64(left / .milliseconds(1)) + 1))
        }
        return state.withLock { state in
            if let idle = state.idle { state.ending.append(end(idle)) }
            state.idle = nil
            return state.ending.compactMap(\.helper?.pid)
        }
    }
}
