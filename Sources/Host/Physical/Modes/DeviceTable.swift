// SPDX-License-Identifier: Apache-2.0
import Partitions

/// Which partition has which device: each exactly one, and no virtual function or instance is two partitions'.
///
/// What was chosen for a partition stays, whatever GPUs come and go, until something else is wanted for it. It is a
/// value, to be tried out and to be written down.
public struct DeviceTable: Codable, Sendable, Equatable {
    /// What a partition is to be bound to.
    public struct Wish: Codable, Sendable, Equatable {
        public var partition: String
        /// What the configuration calls the GPU.
        public var gpu: String
        /// An index, a PCI address or part of a name; nil for the emulated device.
        public var device: String?
        /// nil for the best way there is.
        public var mode: PartitionMode?

        public init(partition: String, gpu: String, device: String?, mode: PartitionMode? = nil) {
            self.partition = partition
            self.gpu = gpu
            self.device = device
            self.mode = mode
        }
    }

    /// Where a partition is.
    public enum Placement: Sendable, Equatable {
        /// - Parameters:
        ///   - why: for people: one sentence.
        ///   - rejected: what was looked at first, each with the reason.
        case bound(Binding, why: String, rejected: [String])
        /// It has no device: its GPU is not there, or cannot serve as it is.
        case missing(BindingError)

        public var binding: Binding? {
            guard case .bound(let binding, _, _) = self else { return nil }
            return binding
        }
    }

    private struct Choice: Codable, Sendable, Equatable {
        var wish: Wish
        var mode: PartitionMode
        var device: String
        var why: String
        var rejected: [String]
    }

    /// A GPU that a configuration names, as it was when it was there.
    private struct KnownGPU: Codable, Sendable, Equatable {
        var id: String
        /// Bytes.
        var memory: UInt64?
    }

    /// By partition.
    private var choices: [String: Choice] = [:]
    /// By what the configuration says: an index or a name is not to mean another GPU once one is gone.
    private var known: [String: KnownGPU] = [:]

    public init() {}

    /// Finds a device for each partition. What is not wanted any more is forgotten.
    public mutating func place(_ wishes: [Wish], in inventory: Inventory) -> [String: Placement] {
        let all = Dictionary(wishes.map { ($0.partition, $0) }) { first, _ in first }
        choices = choices.filter { all[$0.key] == $0.value.wish }
        let texts = Set(wishes.compactMap(\.device))
        known = known.filter { texts.contains($0.key) }
        texts.forEach { note($0, in: inventory) }
        // Also of those whose device is not there now: it is theirs when it comes back.
        var usage = DeviceUsage(choices.values.map { ($0.device, 1) }) { $0 + $1 }
        var owners: [String: String] = [:]
        var placements: [String: Placement] = [:]
        // First those that can have one device only: what was chosen, or a virtual function that is named.
        let rank = wishes.map { wish in
            choices[wish.partition] != nil ? 0 : wish.device.map { isVirtual($0, in: inventory) } == true ? 1 : 2
        }
        for (_, wish) in (0...2).flatMap({ level in zip(rank, wishes).filter { $0.0 == level } }) {
            do throws(BindingError) {
                placements[wish.partition] = try bind(wish, in: inventory, &usage, &owners)
            } catch {
                placements[wish.partition] = .missing(error)
            }
        }
        return placements
    }

    /// Has another device chosen for a partition the next time.
    public mutating func forget(_ partition: String) { choices[partition] = nil }

    /// Bytes of memory of the GPU that a configuration means; of one that is gone, what it had.
    func memory(of device: String, in inventory: Inventory) throws(BindingError) -> UInt64 {
        do {
            let bytes =
                switch try find(device, in: inventory) {
                case .gpu(let gpu): gpu.divisibleMemory
                case .software(let device): device.localMemory
                }
            if let bytes, bytes > 0 { return bytes }
        } catch {
            guard let memory = known[device]?.memory else { throw error }
            return memory
        }
        throw BindingError("its driver does not tell how much memory it has")
    }

    private mutating func note(_ device: String, in inventory: Inventory) {
        guard case .gpu(let gpu)? = try? find(device, in: inventory), gpu.hasPlace else { return }
        known[device] = KnownGPU(id: gpu.id, memory: gpu.divisibleMemory ?? known[device]?.memory)
    }

    private func isVirtual(_ device: String, in inventory: Inventory) -> Bool {
        guard case .gpu(let gpu)? = try? find(device, in: inventory) else { return false }
        return gpu.pci?.physicalFunction != nil
    }

    private func find(_ device: String, in inventory: Inventory) throws(BindingError) -> Inventory.NamedDevice {
        guard let id = known[device]?.id else { return try inventory.device(device) }
        if let gpu = inventory.gpus.first(where: { $0.id == id }) { return .gpu(gpu) }
        throw BindingError(id == device ? "GPU \(id) is not there" : "GPU \(id), which '\(device)' is, is not there")
    }

    private mutating func bind(
        _ wish: Wish, in inventory: Inventory, _ usage: inout DeviceUsage, _ owners: inout [String: String]
    ) throws(BindingError) -> Placement {
        guard let device = wish.device else {
            try checkEmulation(wish)
            return .bound(
                Binding(mode: .emulated, gpu: nil, device: "emulated", engine: .reference, selector: nil),
                why: "GPU '\(wish.gpu)' is emulated", rejected: [])
        }
        switch try find(device, in: inventory) {
        case .software(let found):
            try checkEmulation(wish)
            if let problem = found.problem { throw BindingError(problem) }
            return .bound(
                Binding(
                    mode: .emulated, gpu: nil, device: found.name, engine: .vulkan, selector: found.selector),
                why: "the CPU does the work of \(found.name)", rejected: [])
        case .gpu(let gpu):
            return try bind(wish, to: gpu, in: inventory, &usage, &owners)
        }
    }

    private func checkEmulation(_ wish: Wish) throws(BindingError) {
        guard let mode = wish.mode, mode != .emulated else { return }
        throw BindingError(
            "GPU '\(wish.gpu)' is emulated, which is not divided by \(mode.rawValue)", isMistake: true)
    }

    private mutating func bind(
        _ wish: Wish, to gpu: GPU, in inventory: Inventory, _ usage: inout DeviceUsage,
        _ owners: inout [String: String]
    ) throws(BindingError) -> Placement {
        guard wish.mode != .emulated else {
            throw BindingError("GPU '\(wish.gpu)' is \(gpu.name), which is not emulated", isMistake: true)
        }
        let choice = choices[wish.partition]
        var others = usage
        if let choice { others[choice.device, default: 1] -= 1 }
        let plan = try PartitionPlan.make(
            mode: choice?.mode ?? wish.mode, gpu: gpu.id, inventory: inventory, usage: others, device: choice?.device)
        let binding = plan.binding
        if !binding.isExclusive {
            if let owner = owners[binding.device], owner != wish.gpu {
                throw BindingError(
                    "GPU '\(wish.gpu)' is the same device as '\(owner)', which divides it", isMistake: true)
            }
            owners[binding.device] = wish.gpu
        }
        if let choice { return .bound(binding, why: choice.why, rejected: choice.rejected) }
        usage[binding.device, default: 0] += 1
        let rejected = plan.considered.filter { !$0.assessment.isPossible }
            .map { "\($0.gpu), \($0.assessment.mode.rawValue): \($0.assessment.reason)" }
        choices[wish.partition] = Choice(
            wish: wish, mode: binding.mode, device: binding.device, why: plan.reason, rejected: rejected)
        return .bound(binding, why: plan.reason, rejected: rejected)
    }
}

extension GPU {
    /// Whether its id says where it is, rather than how Vulkan counts.
    fileprivate var hasPlace: Bool { pci != nil || drm != nil }

    /// Bytes of memory for partitions.
    fileprivate var divisibleMemory: UInt64? { usableVulkan?.localMemory ?? localMemory }
}
