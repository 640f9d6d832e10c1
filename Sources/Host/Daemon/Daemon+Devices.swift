// SPDX-License-Identifier: Apache-2.0
import Control
import Partitions
import Physical

/// Which device a partition gets.
extension Daemon {
    /// There may be other GPUs than before.
    func takeDevices() {
        // What a GPU has was not known before it was there, nor, perhaps, what it is divided into.
        if configuration.gpus.contains(where: { $0.memory == nil && devices.isThere($0) }) {
            do throws(ControlError) { _ = try reload() } catch { log.error("\(error)") }
        }
        for (name, placement) in devices.place(configuration) { partitions[name]?.place(placement) }
        manager.status(summary)
    }

    /// - Throws: if a partition could not be bound, were a configuration in force.
    func checkPlacement(
        of partition: String, in configuration: HostConfiguration, anew: Bool = false
    ) throws(ControlError) {
        guard case .missing(let error) = devices.trial(partition, in: configuration, anew: anew) else { return }
        throw ControlError(
            .impossible, "partition '\(partition)' cannot be bound: \(error.reason)",
            fix: error.remedy ?? "choose another GPU or mode; 'gpupv gpus' says what there is", field: "gpu")
    }

    /// Chooses the GPU, of those of the configuration, for a new partition: one that divides itself, else the one that
    /// the fewest partitions use, else the one with most memory.
    ///
    /// - Parameter define: makes the partition with a GPU, as long as it fits there.
    /// - Returns: the GPU's name, and why it is none of the others.
    func chooseGPU(
        for partition: String, _ define: (String) throws(ControlError) -> PartitionDefinition
    ) throws(ControlError) -> (gpu: String, rejected: [String]) {
        struct Candidate {
            let gpu: GPUDefinition
            let rank: [Int]
        }
        var (candidates, rejected) = ([Candidate](), [String]())
        var first: ControlError?
        for gpu in configuration.gpus {
            do throws(ControlError) {
                var trial = configuration
                trial.partitions.append(try define(gpu.name))
                switch devices.trial(partition, in: trial) {
                case .bound(let binding, _, _):
                    let order = PartitionWays.all.firstIndex { $0.mode == binding.mode } ?? PartitionWays.all.count
                    let uses = configuration.partitions.count { $0.gpu == gpu.name }
                    candidates.append(Candidate(gpu: gpu, rank: [order, uses, -Int(clamping: gpu.memory ?? 0)]))
                case .missing(let error): rejected.append("\(gpu.name): \(error.reason)")
                }
            } catch {
                first = first ?? error
                rejected.append("\(gpu.name): \(error.message)")
            }
        }
        let best = candidates.min { $0.rank.lexicographicallyPrecedes($1.rank) }
        if let best { return (best.gpu.name, rejected) }
        // What is wrong with it everywhere is said as for one.
        if let first, rejected.count == 1 || rejected.allSatisfy({ $0.hasSuffix(first.message) }) { throw first }
        throw ControlError(
            .impossible, "no GPU of the configuration can have the partition: \(rejected.joined(separator: "; "))",
            fix: "choose another mode or size; 'gpupv gpus' says what there is", field: "mode")
    }
}
