import Foundation
import Logging
import Partitions
import Synchronization

/// The place of one VM among those that share a GPU: what follows its workers, for the GPU's broker.
public final class LeaseSeat: Sendable {
    private struct State {
        var broker: LeaseBroker
        var partition: LeaseBroker.Partition
        var worker: WorkerProcess?
        var hasLeft = false
    }

    private let state: Mutex<State>
    /// A worker that another supervisor's broker gave leases.
    private let adopted: WorkerProcess?
    private let log: Logger

    /// - Parameter adopted: a worker that is served already.
    public init(
        _ configuration: PartitionConfiguration, at broker: LeaseBroker, adopted: WorkerProcess? = nil,
        log: Logger = Logger(label: "gpupv.arbiter")
    ) {
        self.adopted = adopted
        self.log = log
        state = Mutex(State(broker: broker, partition: broker.add(configuration)))
    }

    /// Follows what the keeper of the VM's workers tells; to be called as it does.
    public func hear(_ event: WorkerKeeper.Event) {
        state.withLock { state in
            switch event {
            case .serving(let worker):
                state.worker = worker
                attach(state)
            case .ended, .stopped:
                state.worker = nil
                state.broker.detach(state.partition)
            case .failed:
                break
            }
        }
    }

    private func attach(_ state: State) {
        guard !state.hasLeft, let worker = state.worker else { return }
        do {
            try state.broker.attach(worker, to: state.partition, isRunning: worker === adopted)
        } catch {
            log.error("a worker cannot be given leases; killing it", metadata: ["error": "\(error)"])
            worker.terminate()
        }
    }

    /// Another entitlement or timeout, or another GPU. For another GPU the worker is started anew by its keeper.
    public func change(to configuration: PartitionConfiguration, at broker: LeaseBroker) {
        state.withLock { state in
            guard !state.hasLeft else { return }
            if broker === state.broker {
                broker.set(
                    configuration.entitlement, timeoutMilliseconds: configuration.timeoutMilliseconds,
                    of: state.partition)
            } else {
                state.broker.remove(state.partition)
                state.broker = broker
                state.partition = broker.add(configuration)
            }
        }
    }

    /// Gives the place up.
    public func leave() {
        state.withLock { state in
            guard !state.hasLeft else { return }
            state.hasLeft = true
            state.broker.remove(state.partition)
        }
    }

    /// What is known of the VM's use.
    public var snapshot: LeaseBroker.Snapshot? {
        state.withLock { $0.broker.snapshot(of: $0.partition) }
    }
}
