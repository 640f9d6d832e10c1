import Control
import Supervisor
import WorkerChannel

extension PartitionSample {
    /// - Parameter snapshot: what the broker and the worker know, if there is a VM.
    init(
        name: String, state: PartitionStatus.State, share: Double, workers: Int, _ snapshot: LeaseBroker.Snapshot?
    ) {
        self.init(name: name, state: state, share: share, workers: workers)
        guard let snapshot else { return }
        nodes = snapshot.nodeNanoseconds
        wanted = snapshot.wantedNanoseconds
        leases = snapshot.leases
        revocations = snapshot.revocations
        guard let sample = snapshot.sample else { return }
        func memory(_ group: WorkerSample.Memory) -> Memory {
            Memory(budget: group.budget, resident: group.resident, committed: group.committed)
        }
        (local, nonLocal) = (memory(sample.memory[0]), memory(sample.memory[1]))
        processes = sample.processes
        contexts = sample.contexts
        allocations = sample.allocations
        queueDepth = sample.queueDepth
        submissions = sample.submissions
        faults = sample.faults
        resets = sample.deviceResets
        pagedIn = sample.pagedIn
        pagedOut = sample.pagedOut
    }
}
