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

    public let pid: pid_t
    /// What the supervisor says to it and hears of it.
    public let channel: SupervisorChannel
    /// How many nodes it serves.
    public let nodes: Int

    /// Starts a worker and waits until it serves.
    ///
    /// Call from a thread that lives as long as the process: the worker is killed when that thread ends.
    ///
    /// - Parameters:
    ///   - program: the `gpupv` executable; by default the running one.
    ///   - log: where the worker's log goes; nil discards it.
    /// - Throws: ``WorkerStartError`` if it ends before it serves, `Errno` if it cannot be started.
    public init(
        _ configuration: PartitionConfiguration, guests: Guests, program: String = "/proc/self/exe",
        log: FileDescriptor? = .standardError, verbose: Bool = false
    ) throws {
        let (channel, theirs) = try makeWorkerChannel()
        self.channel = channel
        let null = try FileDescriptor.open("/dev/null", .readWrite, options: .closeOnExec)
        defer { try? null.close() }
        var descriptors: [(FileDescriptor, Int32)] = [
            (null, 0), (null, 1), (log ?? null, 2), (theirs, WorkerDescriptor.control),
        ]
        let json = String(decoding: try JSONEncoder().encode(configuration), as: UTF8.self)
        var arguments = ["gpupv", "worker", "--configuration", json]
        switch guests {
        case .window(let window):
            arguments.append("--window")
            descriptors += [
                (window.memory, WorkerDescriptor.window),
                (window.guestDoorbell.descriptor, WorkerDescriptor.guestDoorbell),
                (window.hostDoorbell.descriptor, WorkerDescriptor.hostDoorbell),
            ]
        case .socket(let listener):
            arguments.append("--listen")
            descriptors.append((listener, WorkerDescriptor.listen))
        }
        if verbose { arguments.append("--verbose") }
        do {
            // It has to be closed here for the end of a worker that is never ready to be seen.
            defer { try? theirs.close() }
            pid = try Self.spawn(program, arguments, descriptors)
        }
        switch channel.receive(waiting: true) {
        case .message(.ready(let nodes)):
            self.nodes = nodes
        case .message, .none, .malformed:
            kill(pid, SIGKILL)
            throw WorkerStartError(status: Self.wait(for: pid))
        case .closed:
            throw WorkerStartError(status: Self.wait(for: pid))
        }
    }

    private static func spawn(
        _ program: String, _ arguments: [String], _ descriptors: [(FileDescriptor, Int32)]
    ) throws -> pid_t {
        var argv: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        argv.append(nil)
        defer { argv.forEach { free($0) } }
        let fds = descriptors.map { $0.0.rawValue }
        let targets = descriptors.map { $0.1 }
        // A group of its own, so that a terminal's Ctrl-C reaches the launcher only.
        let pid = gpupv_spawn(program, argv, environ, fds, targets, fds.count, 1)
        guard pid > 0 else { throw Errno(rawValue: -pid) }
        return pid
    }

    /// Asks it to end, and waits for it.
    public func stop() {
        hangUp()
        _ = wait()
    }

    /// Asks it to end.
    public func hangUp() {
        channel.hangUp()
    }

    /// Waits for its end and gives its wait status.
    @discardableResult
    public func wait() -> Int32 { Self.wait(for: pid) }

    private static func wait(for pid: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
        return status
    }
}

/// A worker ended before it served; its log says why.
public struct WorkerStartError: Error, CustomStringConvertible {
    /// As from `waitpid`.
    public let status: Int32

    public var description: String {
        status & 0x7f == 0
            ? "the worker ended with status \(status >> 8 & 0xff) before it was ready; its log above says why"
            : "the worker was killed by signal \(status & 0x7f) before it was ready"
    }
}
