// SPDX-License-Identifier: Apache-2.0
import Partitions

/// What a new partition would be bound to, and why.
public struct PartitionPlan: Codable, Sendable, Equatable {
    public let binding: Binding
    /// For people: one sentence.
    public let reason: String
    /// What was looked at, best first.
    public let considered: [Consideration]

    /// One way to partition one GPU.
    public struct Consideration: Codable, Sendable, Equatable {
        public let gpu: String
        public let assessment: Assessment
    }

    /// Plans a partition.
    ///
    /// Without a mode: a free virtual function or instance that is there, for those are farthest apart; else a share
    /// of the GPU that the fewest partitions use, of those the one with most memory; else the CPU. A virtual function
    /// or an instance is never made for it.
    ///
    /// - Parameters:
    ///   - mode: the one way to take; nil for the best.
    ///   - gpu: the one GPU to take, as ``Inventory/gpu(_:)`` finds it; nil for any.
    ///   - usage: what partitions use already.
    ///   - device: the one device to take, as ``Binding/device``; nil for any that is free.
    /// - Throws: if there is no such GPU, or none can be partitioned as asked.
    public static func make(
        mode: PartitionMode?, gpu wanted: String? = nil, inventory: Inventory, usage: DeviceUsage = [:],
        device: String? = nil
    ) throws(BindingError) -> PartitionPlan {
        var gpus = inventory.gpus
        if let wanted { gpus = [try inventory.gpu(wanted)] }
        if mode == .emulated {
            return emulated(inventory, considered: [], reason: "as asked")
        }
        gpus.sort {
            let uses = (usage[$0.id, default: 0], usage[$1.id, default: 0])
            return uses.0 != uses.1 ? uses.0 < uses.1 : ($0.localMemory ?? 0) > ($1.localMemory ?? 0)
        }
        var considered: [Consideration] = []
        for way in PartitionWays.all where mode == nil || mode == way.mode {
            for gpu in gpus {
                do {
                    let binding = try way.bind(gpu, in: inventory, usage: usage, device: device)
                    let assessment = way.assess(gpu, in: inventory)
                    considered.append(Consideration(gpu: gpu.id, assessment: assessment))
                    return PartitionPlan(
                        binding: binding, reason: "\(gpu.name) (\(gpu.id)): \(assessment.reason)",
                        considered: considered)
                } catch {
                    // No other way to partition that GPU will do.
                    if error.isMistake, wanted != nil { throw error }
                    considered.append(
                        Consideration(
                            gpu: gpu.id,
                            assessment: .impossible(way.mode, error.reason, remedy: error.remedy)))
                }
            }
        }
        if mode != nil || wanted != nil {
            let reasons = considered.map { "\($0.gpu), \($0.assessment.mode.rawValue): \($0.assessment.reason)" }
            throw BindingError(
                considered.isEmpty ? "this machine has no GPU" : reasons.joined(separator: "; "),
                remedy: considered.compactMap(\.assessment.remedy).first)
        }
        return emulated(
            inventory, considered: considered,
            reason: gpus.isEmpty ? "this machine has no GPU" : "no GPU of this machine can be partitioned")
    }

    private static func emulated(
        _ inventory: Inventory, considered: [Consideration], reason: String
    ) -> PartitionPlan {
        let device = inventory.software.first { $0.problem == nil }
        let means = device.map { "the CPU does its work through \($0.name)" } ?? "the emulated device serves"
        return PartitionPlan(
            binding: Binding(
                mode: .emulated, gpu: nil, device: "emulated", engine: device == nil ? .reference : .vulkan,
                selector: device?.selector),
            reason: "\(reason); \(means)", considered: considered)
    }
}
