// SPDX-License-Identifier: Apache-2.0
import CLinux
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
    private static let detachTime = Duration.seconds(5)
    /// How long a worker that is told to end may take before it is killed.
    private static let endTime = Duration.seconds(3)
    /// A guest whose workers keep ending is the likely reason: it gets so many in ``restartPeriod``, and waits.
    private static let maximumStarts = 8
    private static let restartPeriod = Duration.seconds(60)

    /// Who served the window before.
    public enum Beginning: Sendable {
        case nobody
        /// A worker of a supervisor that is gone. It is made to end first if its process, as a pidfd, is known.
        case worker(process: FileDescriptor?)
        /// A worker of this process's, which goes on.
        case serving(WorkerProcess)
    }

    /// What is told of, on the keeper's thread.
    public enum Event: Sendable {
        case serving(WorkerProcess)
        /// The worker ended, with a status as from `waitpid`; another follows.
        case ended(Int32)
        /// No worker can be started, or they keep ending; it is tried again later.
        case failed(String)
        /// There is no worker any more, and will be none.
        case stopped
    }

    private struct State {
        var configuration: PartitionConfiguration
        var worker: WorkerProcess?
        var isStopping = false
        /// There is to be no worker for the time being.
        var isSuspended = false
        /// The worker was told to end.
        var isLeaving = false
        /// Counts what a worker that is being started cannot take over.
        var epoch = 0
        var starts = 0
        var firstError: (any Error)?
        /// Of the command ring, when that was last looked at.
        var produced: UInt64 = 0

        /// Whether no worker is to serve.
        var isUnwanted: Bool { isStopping || isSuspended }

        mutating func endWorker() {
            isLeaving = true
            worker?.hangUp()
        }
    }

    private let window: SharedWindow
    private let host: HostWindow
    private let log: Logger
    private let options: WorkerProcess.Options
    private let tell: @Sendable (Event) -> Void
    private let state: Mutex<State>
    /// Held while a worker is being started.
    private let starting = NSLock()
    /// Wakes the thread.
    private let wake: Doorbell
    private let started = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)

    /// Begins to keep a worker on `window`, on a thread of its own.
    ///
    /// - Parameters:
    ///   - starts: how many workers the window has had.
    ///   - isSuspended: there is to be no worker before ``resume(with:)``.
    ///   - tell: called with what happens.
    public init(
        _ configuration: PartitionConfiguration, window: SharedWindow, after beginning: Beginning = .nobody,
        starts: Int = 0, isSuspended: Bool = false, options: WorkerProcess.Options = .init(),
        log: Logger = Logger(label: "gpupv.supervisor"),
        tell: @escaping @Sendable (Event) -> Void = { _ in }
    ) throws {
        self.window = window
        self.log = log
        self.options = options
        self.tell = tell
        var first = State(configuration: configuration, starts: starts)
        first.isSuspended = isSuspended
        if case .serving(let worker) = beginning {
            first.worker = worker
            if isSuspended { first.endWorker() }
        }
        state = Mutex(first)
        host = try window.host()
        try ForeignDoorbell.prepare()
        wake = try Doorbell()
        // One thread starts all workers and outlives them: they may be killed with the thread that started them.
        Thread.detachNewThread { [self] in
            keep(after: beginning)
            tell(.stopped)
            started.signal()
            ended.signal()
        }
    }

    deinit { wake.close() }

    /// Waits for the first worker.
    ///
    /// - Throws: if it cannot be started. The keeper has stopped then.
    public func waitUntilServing() throws {
        started.wait()
        if let error = state.withLock({ $0.firstError }) { throw error }
    }

    /// How many workers were started.
    public var starts: Int { state.withLock { $0.starts } }

    /// The worker, nil between two.
    public var worker: WorkerProcess? { state.withLock { $0.worker } }

    /// Whether the guest has said something since this was last asked, or something of it is on the ring still.
    ///
    /// All the guest's word: good for asking its worker whether that is there, and nothing else.
    public func hasGuestSpoken() -> Bool {
        let (produced, consumed) = host.commandProgress
        return state.withLock { state in
            defer { state.produced = produced }
            return produced != consumed || produced != state.produced
        }
    }

    /// Ends the worker for good, without waiting for it.
    public func beginStopping() {
        state.withLock { state in
            state.isStopping = true
            state.endWorker()
        }
        wake.ring()
    }

    /// Ends the worker, without waiting for it, until ``resume(with:)``: what it works with is gone.
    public func suspend() {
        state.withLock { state in
            state.isSuspended = true
            state.endWorker()
        }
        wake.ring()
    }

    /// Has a worker serve again, with a configuration.
    public func resume(with configuration: PartitionConfiguration) {
        state.withLock { state in
            state.configuration = configuration
            state.isSuspended = false
        }
        wake.ring()
    }

    /// Ends the worker for good and waits for it.
    public func stop() {
        beginStopping()
        ended.wait()
    }

    /// Has workers serve another configuration from now on.
    ///
    /// - Parameter anew: whether the present worker cannot take it over: it is replaced, and the guest's programs
    ///   lose their devices.
    public func change(to configuration: PartitionConfiguration, anew: Bool) {
        state.withLock { state in
            let before = state.configuration
            state.configuration = configuration
            if anew {
                state.epoch += 1
                state.endWorker()
            } else {
                state.worker?.change(from: before, to: configuration)
            }
        }
        wake.ring()
    }

    /// Sees to it that no worker is started until ``thaw()``, for this process is about to execute another program.
    ///
    /// - Returns: the worker that there is.
    public func freeze() -> WorkerProcess? {
        starting.lock()
        return worker
    }

    public func thaw() { starting.unlock() }

    // MARK: The thread

    private var isStopping: Bool { state.withLock { $0.isStopping } }
    private var isSuspended: Bool { state.withLock { $0.isSuspended } }

    private func keep(after beginning: Beginning) {
        var current: WorkerProcess?
        switch beginning {
        case .nobody where isSuspended: current = restart()
        case .nobody:
            do { current = try start() } catch {
                state.withLock { $0.firstError = error }
                return
            }
        case .worker(let process):
            announceEnd()
            if let process { end(process) }
            log.debug("the former worker has ended")
            awaitDetach()
            current = restart()
        case .serving(let worker):
            current = worker
            tell(.serving(worker))
        }
        started.signal()
        while let worker = current {
            let (status, wasTold) = awaitEnd(of: worker)
            announceEnd()
            if isStopping { return }
            tell(.ended(status))
            log.log(
                level: wasTold ? .info : .error, wasTold ? "worker ended, as told" : "worker ended; starting another",
                metadata: ["status": .stringConvertible(status)])
            awaitDetach()
            current = restart()
        }
    }

    private func start() throws -> WorkerProcess {
        starting.lock()
        defer { starting.unlock() }
        let (configuration, epoch) = state.withLock { state in
            state.starts += 1
            state.isLeaving = false
            return (state.configuration, state.epoch)
        }
        let cancellation = WorkerProcess.Cancellation(doorbell: wake) { [self] in
            state.withLock { $0.isUnwanted || $0.epoch != epoch }
        }
        let worker = try WorkerProcess(
            configuration, guests: .window(window), options: options, unless: cancellation)
        state.withLock { state in
            state.worker = worker
            if state.isUnwanted || state.epoch != epoch { state.endWorker() }
            if state.configuration != configuration { worker.change(from: configuration, to: state.configuration) }
        }
        tell(.serving(worker))
        return worker
    }

    /// Starts a worker on a window that had one, as soon as may be.
    ///
    /// - Returns: nil when stopping.
    private func restart() -> WorkerProcess? {
        var failures = 0
        while !isStopping {
            if isSuspended {
                failures = 0
                wake.wait()
                continue
            }
            let pause = restarts.pause(at: .now)
            if pause > .zero {
                log.critical(
                    "workers keep ending; this VM has no GPU for a while",
                    metadata: ["seconds": .stringConvertible(pause.components.seconds)])
                tell(.failed("its workers keep ending"))
                if !rest(pause) { return nil }
                if isSuspended { continue }
            }
            do {
                let worker = try start()
                // The guest may have rung the bell that its new worker is to hear; that worker looks at the ring first.
                window.hostDoorbell.ring()
                return worker
            } catch WorkerStartError.cancelled {
                continue
            } catch {
                log.critical("cannot start another worker", metadata: ["error": "\(error)"])
                tell(.failed("no worker can be started: \(error)"))
                failures += 1
                if !rest(.seconds(min(30, 1 << min(failures, 5)))) { return nil }
            }
        }
        return nil
    }

    private let restarts = RestartLimit(maximumStarts, in: restartPeriod)

    /// Waits until the worker ended.
    ///
    /// - Returns: its status, and whether it was told to end.
    private func awaitEnd(of worker: WorkerProcess) -> (status: Int32, wasTold: Bool) {
        var deadline: ContinuousClock.Instant?
        while true {
            if deadline == nil, state.withLock({ $0.isLeaving }) { deadline = .now + Self.endTime }
            if worker.hasEnded(within: deadline.map { $0 - .now }, or: wake) { break }
            if let passed = deadline, passed <= .now {
                log.warning("worker does not end; killing it")
                kill(worker.pid, SIGKILL)
                // A driver may keep it for a while.
                deadline = .now + Self.endTime
            }
        }
        // Before its pid is anybody else's.
        let wasTold = state.withLock { state in
            state.worker = nil
            return state.isLeaving
        }
        return (worker.wait(), wasTold)
    }

    /// Makes a process that is no child of this one end.
    private func end(_ process: FileDescriptor) {
        var poller = pollfd(fd: process.rawValue, events: Int16(POLLIN), revents: 0)
        if poll(&poller, 1, Int32(Self.endTime.components.seconds * 1000)) == 0 {
            _ = gpupv_pidfd_kill(process.rawValue, SIGKILL)
            while poll(&poller, 1, -1) < 0 && errno == EINTR {}
        }
        try? process.close()
    }

    /// Waits, unless no worker is wanted meanwhile.
    ///
    /// - Returns: false when stopping.
    private func rest(_ time: Duration) -> Bool {
        let deadline = ContinuousClock.now + time
        while !isStopping {
            if isSuspended { return true }
            let left = deadline - .now
            guard left > .zero else { return true }
            wake.wait(milliseconds: Int32(clamping: left.components.seconds * 1000 + 1000))
        }
        return false
    }

    private func announceEnd() {
        host.setState(GPUPV_HOST_GONE, generation: host.generation)
        window.hostDoorbell.ring()
    }

    /// Waits until the guest has let go, which it says by its state and a doorbell.
    private func awaitDetach() {
        let deadline = ContinuousClock.now + Self.detachTime
        while host.guest.state == GPUPV_GUEST_READY.rawValue && ContinuousClock.now < deadline && !isStopping {
            // It says so before it rings, if it rings at all.
            window.guestDoorbell.wait(milliseconds: 5)
        }
        log.debug("the guest has let go", metadata: ["state": .stringConvertible(host.guest.state)])
    }
}

extension SharedWindow {
    /// Tells the guest that nobody serves it any more. Not while somebody does.
    public func announceEnd() throws {
        let host = try host()
        host.setState(GPUPV_HOST_GONE, generation: host.generation)
        hostDoorbell.ring()
    }
}

/// Bounds how often something is done in any period.
private final class RestartLimit: Sendable {
    private let most: Int
    private let period: Duration
    private let times = Mutex<[ContinuousClock.Instant]>([])

    init(_ most: Int, in period: Duration) {
        self.most = most
        self.period = period
    }

    /// How long to wait before it is done again. It counts as done then.
    func pause(at now: ContinuousClock.Instant) -> Duration {
        times.withLock { times in
            times.removeAll { now - $0 > period }
            let pause = times.count < most ? .zero : max(.zero, period - (now - times[times.count - most]))
            times.append(now + pause)
            return pause
        }
    }
}
