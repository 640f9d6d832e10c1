// SPDX-License-Identifier: Apache-2.0
import CLinux
import Carriers
import Foundation
import Glibc
import Partitions
import SystemPackage
import WorkerChannel

/// Descriptors a worker is started with.
public enum WorkerDescriptor {
    /// The channel to the supervisor; the worker ends when it closes.
    public static let control: Int32 = 3
    /// The window's memory.
    public static let window: Int32 = 4
    /// The eventfd the guest rings.
    public static let guestDoorbell: Int32 = 5
    /// The eventfd that rings the guest.
    public static let hostDoorbell: Int32 = 6
    /// A listening socket for guests of `gpupv emulate`.
    public static let listen: Int32 = 7
}

/// A worker as its launcher sees it: a process that serves one partition.
///
/// The launcher keeps the window's descriptors, so the window outlives its worker.
public final class WorkerProcess: Sendable {
    /// What the worker serves.
    public enum Guests {
        /// One VM, over a window that the launcher made.
        case window(SharedWindow)
        /// Processes that connect to a listening UNIX socket, each with a window of its own.
        case socket(FileDescriptor)
    }

    /// How a worker is started.
    public struct Options: Sendable {
        /// The `gpupv` executable; by default the running one.
        public var program = "/proc/self/exe"
        /// What the worker logs goes there; nil discards it.
        public var log: LogRelay?
        public var isVerbose = false
        /// Whether it goes on when the thread that started it ends. It always ends with its channel.
        public var outlivesThread = false
        /// Where workers of VMs have control groups of their own; nil: in the launcher's.
        public var controlGroups: WorkerControlGroups?
        /// How long it may take to be ready. Drivers may load for seconds, on a host that is busy.
        public var readyTime = Duration.seconds(60)

        public init() {}
    }

    public let pid: pid_t
    /// Readable once the process ended.
    public let process: FileDescriptor
    /// What the supervisor says to it and hears of it.
    public let channel: SupervisorChannel
    /// How many nodes it serves.
    public let nodes: Int
    /// What it logs; nil if that is discarded, or goes where this process does not see it.
    public let log: LogRelay.Log?
    private let group: Group?

    /// Its control group, whose bounds follow its partition.
    private struct Group {
        let groups: WorkerControlGroups
        /// Bytes of the window that it serves.
        let window: UInt64

        /// nil if there are no groups, or no window.
        init?(_ groups: WorkerControlGroups?, window: SharedWindow?) {
            guard let groups, let window else { return nil }
            (self.groups, self.window) = (groups, window.layout.windowSize)
        }
    }

    /// Why a worker that is being started may not be wanted any more.
    struct Cancellation {
        /// Rings when that may have changed.
        let doorbell: Doorbell
        let isCancelled: () -> Bool
    }

    /// Starts a worker and waits until it serves.
    ///
    /// Call from a thread that lives as long as the process: the worker is killed when that thread ends, unless
    /// `options` say otherwise.
    ///
    /// - Throws: ``WorkerStartError`` if it does not come to serve, `Errno` if it cannot be started.
    public convenience init(
        _ configuration: PartitionConfiguration, guests: Guests, options: Options = Options()
    ) throws {
        try self.init(configuration, guests: guests, options: options, unless: nil)
    }

    init(
        _ configuration: PartitionConfiguration, guests: Guests, options: Options, unless cancellation: Cancellation?
    ) throws {
        let (channel, theirs) = try makeWorkerChannel()
        self.channel = channel
        let null = try FileDescriptor.open("/dev/null", .readWrite, options: .closeOnExec)
        defer { try? null.close() }
        let relayed = try options.log?.open("gpupv.worker", partition: configuration.name)
        log = relayed?.log
        var descriptors: [(FileDescriptor, Int32)] = [
            (null, 0), (null, 1), (relayed?.end ?? null, 2), (theirs, WorkerDescriptor.control),
        ]
        let json = String(decoding: try JSONEncoder().encode(configuration), as: UTF8.self)
        var arguments = ["gpupv", "worker", "--configuration", json]
        switch guests {
        case .window(let window):
            group = Group(options.controlGroups, window: window)
            arguments.append("--window")
            descriptors += [
                (window.memory, WorkerDescriptor.window),
                (window.guestDoorbell.descriptor, WorkerDescriptor.guestDoorbell),
                (window.hostDoorbell.descriptor, WorkerDescriptor.hostDoorbell),
            ]
        case .socket(let listener):
            group = nil
            arguments.append("--listen")
            descriptors.append((listener, WorkerDescriptor.listen))
        }
        if options.isVerbose { arguments.append("--verbose") }
        do {
            // They have to be closed here for the end of a worker that is never ready to be seen.
            defer { for descriptor in [theirs, relayed?.end] { try? descriptor?.close() } }
            pid = try Self.spawn(options, arguments, descriptors, configuration.environment ?? [:])
        }
        process = try Self.descriptor(of: pid)
        if let group { group.groups.admit(pid, configuration, window: group.window) }
        do throws(WorkerStartError) {
            nodes = try Self.awaitReady(channel, options.readyTime, cancellation)
        } catch {
            let hasEnded = error == .ended(status: 0)
            if !hasEnded { kill(pid, SIGKILL) }
            let status = Self.wait(for: pid)
            log?.finish(within: Self.logTime)
            throw hasEnded ? .ended(status: status) : error
        }
    }

    /// Waits for a worker's first words.
    ///
    /// - Returns: how many nodes it serves.
    private static func awaitReady(
        _ channel: SupervisorChannel, _ time: Duration, _ cancellation: Cancellation?
    ) throws(WorkerStartError) -> Int {
        let deadline = ContinuousClock.now + time
        let descriptors = [channel.descriptor, cancellation?.doorbell.descriptor].compactMap { $0?.rawValue }
        while true {
            if cancellation?.isCancelled() == true { throw .cancelled }
            let left = deadline - .now
            guard left > .zero else { throw .silent(time) }
            var pollers = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            poll(&pollers, nfds_t(pollers.count), Int32(clamping: left / .milliseconds(1)))
            if pollers.count > 1, pollers[1].revents != 0 { cancellation?.doorbell.clear() }
            switch channel.receive(waiting: false) {
            case .message(.ready(let nodes)): return nodes
            case .message, .malformed: throw .confused
            case .closed: throw .ended(status: 0)
            case .none: break
            }
        }
    }

    private static func spawn(
        _ options: Options, _ arguments: [String], _ descriptors: [(FileDescriptor, Int32)],
        _ environment: [String: String]
    ) throws -> pid_t {
        var argv: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        argv.append(nil)
        var environment: [UnsafeMutablePointer<CChar>?] =
            WorkerEnvironment.current(adding: environment).map { strdup($0) }
        environment.append(nil)
        defer { (argv + environment).forEach { free($0) } }
        let fds = descriptors.map { $0.0.rawValue }
        let targets = descriptors.map { $0.1 }
        // A group of its own, so that a terminal's Ctrl-C reaches the launcher only.
        let flags = GPUPV_SPAWN_GROUP | (options.outlivesThread ? GPUPV_SPAWN_OUTLIVES_THREAD : 0)
        let pid = gpupv_spawn(options.program, argv, environment, fds, targets, fds.count, Int32(flags))
        guard pid > 0 else { throw Errno(rawValue: -pid) }
        return pid
    }

    /// Takes over a worker that a former program of this process started on a window.
    ///
    /// - Parameter log: the read end of its log's pipe.
    public init(
        adopting pid: pid_t, channel: SupervisorChannel, nodes: Int, _ configuration: PartitionConfiguration,
        window: SharedWindow, log: FileDescriptor? = nil, options: Options = Options()
    ) throws {
        if let log, let relay = options.log {
            self.log = relay.take(log, "gpupv.worker", partition: configuration.name)
        } else {
            try? log?.close()
            self.log = nil
        }
        self.pid = pid
        self.channel = channel
        self.nodes = nodes
        group = Group(options.controlGroups, window: window)
        process = try Self.descriptor(of: pid)
        // The former program may have bounded it otherwise.
        follow(configuration)
    }

    private func follow(_ configuration: PartitionConfiguration) {
        if let group { group.groups.change(pid, to: configuration, window: group.window) }
    }

    private static func descriptor(of pid: pid_t) throws -> FileDescriptor {
        let fd = gpupv_pidfd(pid)
        guard fd >= 0 else { throw Errno(rawValue: -fd) }
        return FileDescriptor(rawValue: fd)
    }

    deinit { try? process.close() }

    /// Tells it what changed of its partition, without waiting: one that does not listen is killed.
    func change(from before: PartitionConfiguration, to now: PartitionConfiguration) {
        func send(_ message: SupervisorMessage) {
            do { try channel.send(message, waiting: false) } catch .brokenPipe, .connectionReset {
                // It has ended, which is seen elsewhere.
            } catch {
                terminate()
            }
        }
        // Before it takes more memory.
        follow(now)
        if (now.vramBytes, now.nonLocalBytes) != (before.vramBytes, before.nonLocalBytes) {
            send(.resize(vram: now.vramBytes, nonLocal: now.nonLocalBytes))
        }
        if now.limits != before.limits { send(.limits(now.limits)) }
        if now.exports != before.exports { send(.exports(now.exports ?? 0)) }
        if now.timeoutMilliseconds != before.timeoutMilliseconds {
            send(.timeout(milliseconds: now.timeoutMilliseconds))
        }
        if now.entitlement.maximum != before.entitlement.maximum { send(.maximum(now.entitlement.maximum)) }
    }

    /// Waits until its process ended or `doorbell` rings.
    ///
    /// - Parameter time: nil for ever.
    /// - Returns: whether it ended.
    func hasEnded(within time: Duration?, or doorbell: Doorbell) -> Bool {
        var pollers = [process, doorbell.descriptor].map { pollfd(fd: $0.rawValue, events: Int16(POLLIN), revents: 0) }
        let timeout = time.map { Int32(clamping: max(0, $0.components.seconds * 1000) + 10) } ?? -1
        guard poll(&pollers, 2, timeout) > 0 else { return false }
        if pollers[1].revents != 0 { doorbell.clear() }
        return pollers[0].revents != 0
    }

    /// How long one that is asked to end may take, in milliseconds.
    private static let endTime: Int32 = 3000

    /// Asks it to end, and waits for it; kills it if that takes long.
    public func stop() {
        hangUp()
        var poller = pollfd(fd: process.rawValue, events: Int16(POLLIN), revents: 0)
        if poll(&poller, 1, Self.endTime) == 0 { terminate() }
        _ = wait()
    }

    /// Asks it to end.
    public func hangUp() {
        channel.hangUp()
    }

    /// For how long the last lines of a worker that has ended are waited for.
    private static let logTime = Duration.seconds(1)

    /// Waits for its end, and until its last words are told, and gives its wait status.
    @discardableResult
    public func wait() -> Int32 {
        let status = Self.wait(for: pid)
        log?.finish(within: Self.logTime)
        return status
    }

    private static func wait(for pid: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
        return status
    }
}

/// A worker did not come to serve; its log says why.
public enum WorkerStartError: Error, Equatable, CustomStringConvertible {
    /// It ended, with a status as from `waitpid`.
    case ended(status: Int32)
    /// It said nothing for this long.
    case silent(Duration)
    /// What it said first is not that it is ready.
    case confused
    /// It was not wanted any more.
    case cancelled

    public var description: String {
        switch self {
        case .ended(let status) where status & 0x7f == 0:
            "the worker ended with status \(status >> 8 & 0xff) before it was ready; its log above says why"
        case .ended(let status): "the worker was killed by signal \(status & 0x7f) before it was ready"
        case .silent(let time): "the worker was not ready within \(time), and was killed"
        case .confused: "the worker said what it was not to say, and was killed"
        case .cancelled: "the worker is not needed any more"
        }
    }
}

extension Int32 {
    fileprivate init(clamping value: Double) {
        self = value >= Double(Int32.max) ? .max : Int32(value.rounded(.up))
    }
}
