// SPDX-License-Identifier: Apache-2.0
import Control

/// What a partition did between two samples, beside what it has.
public struct PartitionActivity: Codable, Sendable {
    public var name: String
    public var gpu: String
    public var state: PartitionStatus.State
    /// Process of the VM that is attached.
    public var vm: Int32?
    /// The part of the GPU's time it gets if all want it, and the part it had, of the node it had most of.
    public var share: Double
    public var time: Double
    /// CPUs that its worker kept busy.
    public var cpus: Double
    public var memory: PartitionSample.Memory
    public var queueDepth: UInt64
    public var submissionsPerSecond: Double
    /// Bytes moved between GPU and host memory a second.
    public var pagedPerSecond: Double
    /// Since the daemon has the partition.
    public var faults: UInt64
    public var deviceResets: UInt64
    public var restarts: UInt64

    /// More than any counter can have grown by in the shortest time that clocks tell.
    private static let maximumRate = 1e30

    /// - Parameters:
    ///   - before: the partition in the sample before; nil if it was not there.
    ///   - seconds: between the two; 0 if there was none.
    init(_ sample: PartitionSample, since before: PartitionSample?, seconds: Double) {
        func rate(_ value: (PartitionSample) -> UInt64) -> Double {
            guard let before, seconds > 0 else { return 0 }
            let (new, old) = (value(sample), value(before))
            // Less than before is of a partition that was made anew. JSON has no infinity.
            return min(Double(new >= old ? new - old : new) / seconds, Self.maximumRate)
        }
        name = sample.name
        gpu = sample.gpu
        state = sample.state
        vm = sample.vm
        share = sample.share
        let nodes = sample.nodeNanoseconds.indices
        let parts = nodes.map { node in rate { $0.nodeNanoseconds.count > node ? $0.nodeNanoseconds[node] : 0 } / 1e9 }
        time = min(1, parts.max() ?? 0)
        cpus = rate(\.cpuNanoseconds) / 1e9
        memory = sample.local
        queueDepth = sample.queueDepth
        submissionsPerSecond = rate(\.submissions)
        pagedPerSecond = rate(\.pagedIn) + rate(\.pagedOut)
        faults = sample.faults
        deviceResets = sample.deviceResets
        restarts = sample.restarts
    }
}

extension ControlEvent.Sample {
    /// What all partitions did since another sample.
    public func activities(since before: ControlEvent.Sample?) -> [PartitionActivity] {
        let earlier = Dictionary((before?.partitions ?? []).map { ($0.name, $0) }) { $1 }
        let seconds = before.map { max(0, uptime - $0.uptime) } ?? 0
        return partitions.map { PartitionActivity($0, since: earlier[$0.name], seconds: seconds) }
    }
}
