// SPDX-License-Identifier: Apache-2.0
import Control
import Foundation
import Partitions
import Physical
import Supervisor
import WorkerChannel

/// What partitions use, as subscribers are told.
extension Daemon {
    /// Asks all workers what their partitions use, without waiting for them here.
    ///
    /// One that does not answer in time does not hold the others up. Who asks while workers are being asked is given the
    /// next sample, together.
    func sample(_ then: @escaping @MainActor @Sendable (ControlEvent.Sample) -> Void) {
        samplers.append(then)
        if !isSampling { takeSample() }
    }

    private func takeSample() {
        let given = samplers
        samplers = []
        isSampling = true
        let (all, mailbox) = (brokers, loop.mailbox)
        let observable = partitions.compactMapValues(\.observable)
        Self.sampling.async {
            let snapshots = all.mapValues { broker in
                Dictionary(uniqueKeysWithValues: broker.measure().map { ($0.partition, $0) })
            }
            let uses = observable.compactMapValues(PartitionSample.DriverUse.init(process:))
            mailbox.post { [self] in
                let sample = ControlEvent.Sample(
                    time: .now, uptime: ProcessInfo.processInfo.systemUptime,
                    partitions: configuration.partitions.compactMap { definition in
                        partitions[definition.name].map { server in
                            var sample = PartitionSample(
                                status(of: server), snapshots[server.definition.gpu]?[server.member],
                                restarts: server.restarts)
                            sample.driver = uses[server.name]
                            return sample
                        }
                    }, events: journal.counts)
                isSampling = false
                given.forEach { $0(sample) }
                if !isSampling, !samplers.isEmpty { takeSample() }
            }
        }
    }

    /// A broker is measured by one thread at a time.
    private static let sampling = DispatchQueue(label: "gpupv.samples")
}

extension PartitionSample {
    init(_ status: PartitionStatus, _ snapshot: LeaseBroker.Snapshot?, restarts: UInt64) {
        self.init(name: status.name, gpu: status.definition.gpu, state: status.state, share: status.share)
        vm = status.vm?.pid
        workers = status.vm?.workers ?? 0
        self.restarts = restarts
        // Until its worker says what it has.
        let definition = status.definition
        local.budget = definition.vram.maximum
        nonLocal.budget = definition.nonlocal ?? definition.vram.maximum
        guard let snapshot else { return }
        nodeNanoseconds = snapshot.nodeNanoseconds
        wantedNanoseconds = snapshot.wantedNanoseconds
        cpuNanoseconds = snapshot.cpuNanoseconds
        leases = snapshot.leases
        revocations = snapshot.revocations
        guard let sample = snapshot.sample else { return }
        local = Memory(sample.memory[SegmentGroup.local.rawValue])
        nonLocal = Memory(sample.memory[SegmentGroup.nonLocal.rawValue])
        processes = sample.processes
        contexts = sample.contexts
        allocations = sample.allocations
        queueDepth = sample.queueDepth
        // No arbiter charges one that has a device to itself.
        if status.binding?.isExclusive == true { nodeNanoseconds = [sample.busyNanoseconds] }
        submissions = sample.submissions
        busyNanoseconds = sample.busyNanoseconds
        faults = sample.faults
        deviceResets = sample.deviceResets
        pagedOut = sample.pagedOut
        pagedIn = sample.pagedIn
        discarded = sample.discarded
    }
}

extension PartitionSample.DriverUse {
    /// What the kernel says of a process. A worker has no more than its partition's GPU open.
    ///
    /// - Returns: nil if the GPU's driver does not tell, or this process may not look.
    init?(process: Int32) {
        guard let client = ClientStatistics.of(process: process).first(where: { $0.tellsSomething }) else {
            return nil
        }
        self.init(
            driver: client.driver, engineNanoseconds: client.engineNanoseconds,
            engineCapacity: client.engineCapacity, memoryBytes: client.memoryBytes)
    }
}

extension ClientStatistics {
    fileprivate var tellsSomething: Bool { !engineNanoseconds.isEmpty || !memoryBytes.isEmpty }
}

extension PartitionSample.Memory {
    fileprivate init(_ memory: WorkerSample.Memory) {
        self.init(budget: memory.budget, resident: memory.resident, committed: memory.committed)
    }
}
