import CWire
import Carriers
import Foundation
import Glibc
import Logging
import Partitions
import Synchronization
import SystemPackage
import Window

/// Keeps one VM's window served: a worker that ends is replaced on the same window.
///
/// The guest is told first (`GPUPV_HOST_GONE`), lets go of everything, and attaches to the new worker as the
/// next generation. The VM itself never notices.
public final class WorkerKeeper: Sendable {
    /// How long a guest may take to let go of a dead worker's window before it is served anew regardless.
    private static let detachMilliseconds: Int32 = 5_000
    /// A guest whose workers keep ending is the likely reason; it does not get them for ever.
    private static let maximumRestarts = 8

    private struct State {
        var worker: WorkerProcess?
        var isStopping = false
        var starts = 0
    }

    private let configuration: PartitionConfiguration
    private let window: SharedWindow
    private let host: HostWindow
    private let log: Logger
    private let isVerbose: Bool
    private let workerLog: FileDescriptor
    private let state = Mutex(State())
    private let ended = DispatchSemaphore(value: 0)

    /// Starts a worker on `window` and a thread that keeps one there.
    ///
    /// - Throws: if the first worker cannot be started.
    public init(
        _ configuration: PartitionConfiguration, window: SharedWindow, workerLog: FileDescriptor = .standardError,
        isVerbose: Bool = false, log: Logger = Logger(label: "gpupv.supervisor")
    ) throws {
        self.configuration = configuration
        self.window = window
        self.log = log
        self.isVerbose = isVerbose
        self.workerLog = workerLog
        host = try window.host()
        let started = DispatchSemaphore(value: 0)
        // One thread starts all workers and outlives them: they are killed with the thread that started them.
        let failed = Failure()
        Thread.detachNewThread { [self] in
            do {
                let worker = try start()
                started.signal()
                keep(worker)
            } catch {
                failed.error.withLock { $0 = error }
                started.signal()
            }
            ended.signal()
        }
        started.wait()
        if let error = failed.error.withLock({ $0 }) { throw error }
    }

    private final class Failure: Sendable {
        let error = Mutex<(any Error)?>(nil)
    }

    /// How many workers were started.
    public var starts: Int { state.withLock { $0.starts } }

    /// The worker's process, nil between two.
    public var pid: pid_t? { state.withLock { $0.worker?.pid } }

    /// Ends the worker for good and waits for it.
    public func stop() {
        state.withLock { state in
            state.isStopping = true
            state.worker?.hangUp()
        }
        ended.wait()
    }

    private func start() throws -> WorkerProcess {
        let worker = try WorkerProcess(
            configuration, guests: .window(window), log: workerLog, verbose: isVerbose)
        state.withLock { state in
            state.worker = worker
            state.starts += 1
            if state.isStopping { worker.hangUp() }
        }
        return worker
    }

    private func keep(_ first: WorkerProcess) {
        var worker = first
        while true {
            let status = worker.wait()
            let isStopping = state.withLock { state in
                state.worker = nil
                return state.isStopping
            }
            announceEnd()
            if isStopping { return }
            log.error("worker ended; starting another", metadata: ["status": .stringConvertible(status)])
            guard starts <= Self.maximumRestarts else {
                log.critical("workers keep ending; this VM has no GPU any more")
                return
            }
            awaitDetach()
            // The guest may have rung the bell that its new worker is to hear; that worker looks at the ring first.
            do { worker = try start() } catch {
                log.critical("cannot start another worker", metadata: ["error": "\(error)"])
                return
            }
            window.hostDoorbell.ring()
        }
    }

    private func announceEnd() {
        host.setState(GPUPV_HOST_GONE, generation: host.generation)
        window.hostDoorbell.ring()
    }

    /// Waits until the guest has let go, which it says by its state and a doorbell.
    private func awaitDetach() {
        let deadline = ContinuousClock.now + .milliseconds(Int(Self.detachMilliseconds))
        while host.guest.state == GPUPV_GUEST_READY.rawValue && ContinuousClock.now < deadline {
            window.guestDoorbell.wait(milliseconds: 100)
        }
    }
}
