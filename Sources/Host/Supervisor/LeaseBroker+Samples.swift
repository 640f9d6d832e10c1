// SPDX-License-Identifier: Apache-2.0
import Dispatch
import Partitions
import WorkerChannel

/// What workers say when they are asked.
extension LeaseBroker {
    /// A partition as it is now.
    public struct Snapshot: Sendable {
        public let partition: Partition
        public let name: String
        public let entitlement: Entitlement
        /// Nanoseconds of each node's time it was charged since it was admitted, and, as far as is known, will be for
        /// the lease it has.
        public let nodeNanoseconds: [UInt64]
        /// Nanoseconds that it waited for each node or had it.
        public let wantedNanoseconds: [UInt64]
        /// CPU time that its workers have had.
        public let cpuNanoseconds: UInt64
        /// How often it was given a node.
        public let leases: UInt64
        /// Workers killed because they kept a node.
        public let revocations: UInt64
        /// What the workers say: counters since the partition was admitted, the rest as of the last
        /// ``LeaseBroker/measure(within:)``; nil before the first.
        public let sample: WorkerSample?
    }

    /// Every partition, with the samples that are there.
    public func snapshots() -> [Snapshot] {
        state.withLock { state in
            let now = monotonicNanoseconds()
            return state.members.keys.sorted().compactMap { snapshot(of: $0, &state, now) }
        }
    }

    /// One partition.
    public func snapshot(of partition: Partition) -> Snapshot? {
        state.withLock { snapshot(of: partition, &$0, monotonicNanoseconds()) }
    }

    func snapshot(of partition: Partition, _ state: inout State, _ now: UInt64) -> Snapshot? {
        if let worker = state.members[partition]?.worker {
            state.members[partition]!.cpu.look(worker.cpuNanoseconds)
        }
        guard let member = state.members[partition] else { return nil }
        let nodes = 0..<(member.worker?.nodes ?? 0)
        return Snapshot(
            partition: partition, name: member.name, entitlement: member.entitlement,
            nodeNanoseconds: nodes.map { used(by: partition, node: $0, state, now) },
            wantedNanoseconds: nodes.map { state.nodes[$0].arbiter.wanted(by: partition, at: now) },
            cpuNanoseconds: member.cpu.nanoseconds, leases: member.leases, revocations: member.revocations,
            sample: member.sample.map { sample in
                var sample = sample
                sample.add(countersOf: member.past)
                return sample
            })
    }

    private func used(by partition: Partition, node: Int, _ state: State, _ now: UInt64) -> UInt64 {
        let arbiter = state.nodes[node].arbiter
        let held = arbiter.held(by: partition, at: now)
        let said = state.members[partition]?.sample?.leaseNanoseconds[node] ?? 0
        return arbiter.used(by: partition) + max(held.contended, min(said, held.whole))
    }

    /// Asks every worker what its partition uses and has done. What they answer is in later snapshots.
    ///
    /// Workers do nothing of the kind unasked, so an idle VM costs nothing.
    public func requestSamples() {
        state.withLock { state in
            for partition in Array(state.members.keys) { requestSample(of: partition, &state) }
        }
    }

    private func requestSample(of partition: Partition, _ state: inout State) {
        guard let member = state.members[partition], let worker = member.worker else { return }
        guard (try? worker.channel.send(.measure, waiting: false)) != nil else { return }
        if member.isMeasured { state.members[partition]!.silence = 0 }
        state.members[partition]!.isMeasured = false
    }

    /// Asks every worker what its partition uses and has done, and waits for the answers. For one thread at a time.
    ///
    /// - Parameter milliseconds: workers that take longer are left out: their last sample stays.
    @discardableResult
    public func measure(within milliseconds: Int = 200) -> [Snapshot] {
        let answered = DispatchSemaphore(value: 0)
        let deadline = DispatchTime.now() + .milliseconds(milliseconds)
        state.withLock { $0.onSample = { answered.signal() } }
        requestSamples()
        while state.withLock({ $0.members.values.contains { !$0.isMeasured } }) {
            guard answered.wait(timeout: deadline) == .success else { break }
        }
        state.withLock { $0.onSample = nil }
        return snapshots()
    }

    /// Kills workers that were asked for a sample and give none, and asks those that somebody waits for. To be called
    /// every so often.
    ///
    /// A worker that hangs and has a node is known by that; this is for one that has none, or that nobody else wants.
    /// Those for which nobody waits are not woken.
    ///
    /// - Parameters:
    ///   - interval: nanoseconds that count as passed since the call before, whatever a clock says: where all processes
    ///     were stopped together, workers have had no more time to answer than this one to ask.
    ///   - awaited: partitions whose guests have said something of late. More than those may be there.
    public func lookAfterWorkers(after interval: UInt64, awaited: Set<Partition>) {
        state.withLock { lookAfterWorkers(after: interval, awaited: awaited, &$0, monotonicNanoseconds()) }
        bell.ring()
    }

    func lookAfterWorkers(after interval: UInt64, awaited: Set<Partition>, _ state: inout State, _ now: UInt64) {
        for partition in state.members.keys.sorted() {
            guard let member = state.members[partition], member.worker != nil else { continue }
            if !member.isMeasured {
                let silence = sum(member.silence, interval)
                state.members[partition]!.silence = silence
                guard silence > sum(tuning.silence, member.timeout) else { continue }
                expel(partition, "it does not answer", &state, now)
            } else if awaited.contains(partition) || member.sample?.queueDepth ?? 0 > 0 {
                // Work that was there when it last answered may be so still.
                requestSample(of: partition, &state)
            }
        }
    }

    private func sum(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? .max : sum
    }
}
