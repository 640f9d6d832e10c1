// SPDX-License-Identifier: Apache-2.0
import CVulkan

/// The bindings of a descriptor set layout.
final class SetLayoutFacts {
    struct Binding {
        let number: UInt32
        let type: VkDescriptorType
        /// Descriptors, or bytes of an inline uniform block.
        let count: UInt32
        let hasImmutableSamplers: Bool
        let isVariable: Bool
        /// Its descriptors may be written while work uses others of the set (VUID-vkUpdateDescriptorSets-None-03047).
        let isUpdatedWhilePending: Bool
        /// `VkShaderStageFlags` that see it.
        let stages: UInt32

        /// Has an offset of its own whenever it is bound.
        var isDynamic: Bool {
            type == VK_DESCRIPTOR_TYPE_UNIFORM_BUFFER_DYNAMIC || type == VK_DESCRIPTOR_TYPE_STORAGE_BUFFER_DYNAMIC
        }
    }

    /// By number.
    let bindings: [Binding]
    let dynamicCount: UInt32
    /// Of all types; bytes of inline uniform blocks, too.
    let descriptorCount: UInt64
    /// Other limits are its, where there are.
    let isUpdatedAfterBind: Bool
    /// Samplers of bindings that have them for good.
    private let immutableSamplers: [UInt32: [VkSampler?]]
    /// Of the worker's memory, which drivers have arrays of bindings in.
    let charge: HostMemoryCharge
    /// Those of them that compare, by their bindings' numbers.
    var comparing: Set<UInt32> = []

    init(_ info: VkDescriptorSetLayoutCreateInfo, flags: [UInt32], charge: HostMemoryCharge) {
        self.charge = charge
        isUpdatedAfterBind =
            info.flags & VK_DESCRIPTOR_SET_LAYOUT_CREATE_UPDATE_AFTER_BIND_POOL_BIT.rawValue != 0
        var bindings: [Binding] = []
        for index in 0..<Int(info.bindingCount) {
            let binding = info.pBindings[index]
            let own = index < flags.count ? flags[index] : 0
            let variable = VK_DESCRIPTOR_BINDING_VARIABLE_DESCRIPTOR_COUNT_BIT.rawValue
            let whilePending =
                VK_DESCRIPTOR_BINDING_UPDATE_AFTER_BIND_BIT.rawValue
                | VK_DESCRIPTOR_BINDING_UPDATE_UNUSED_WHILE_PENDING_BIT.rawValue
            bindings.append(
                Binding(
                    number: binding.binding, type: binding.descriptorType, count: binding.descriptorCount,
                    hasImmutableSamplers: binding.pImmutableSamplers != nil,
                    isVariable: own & variable != 0, isUpdatedWhilePending: own & whilePending != 0,
                    stages: binding.stageFlags))
        }
        self.bindings = bindings.sorted { $0.number < $1.number }
        var samplers: [UInt32: [VkSampler?]] = [:]
        for index in 0..<Int(info.bindingCount) {
            let binding = info.pBindings[index]
            guard let immutable = binding.pImmutableSamplers else { continue }
            samplers[binding.binding] = (0..<Int(binding.descriptorCount)).map { immutable[$0] }
        }
        immutableSamplers = samplers
        descriptorCount = bindings.reduce(0) { $0 + UInt64($1.count) }
        dynamicCount = self.bindings.filter(\.isDynamic).reduce(0) { $0 &+ $1.count }
    }
}

extension SetLayoutFacts {
    /// Whether sets of one layout can stand for those of the other.
    func isIdentical(to other: SetLayoutFacts) -> Bool {
        self === other
            || bindings == other.bindings && immutableSamplers == other.immutableSamplers
                && isUpdatedAfterBind == other.isUpdatedAfterBind
    }

    /// The place of a binding's first descriptor among the dynamic ones.
    func dynamicIndex(of number: UInt32) -> Int {
        bindings.prefix { $0.number < number }.filter(\.isDynamic).reduce(0) { $0 + Int($1.count) }
    }
}

final class SetFacts: UsedByWork {
    let layout: SetLayoutFacts
    /// Descriptors of the binding whose number varies.
    let variableCount: UInt32
    /// That a driver has memory for and no pool counts: those of a binding whose number varies that it has not.
    let hiddenDescriptors: UInt64
    /// The largest offset that each dynamic descriptor can be bound with.
    private(set) var rooms: [UInt64]
    /// How often that changed.
    private(set) var version = 0

    /// - Parameter isOnCPU: sets of a CPU's driver are as large as their layout, whatever they have.
    init(layout: SetLayoutFacts, variableCount: UInt32, isOnCPU: Bool) {
        let missing = layout.bindings.last.map { $0.isVariable ? UInt64($0.count - variableCount) : 0 } ?? 0
        descriptors = layout.descriptorCount - missing
        hiddenDescriptors = isOnCPU ? missing : 0
        self.layout = layout
        self.variableCount = variableCount
        rooms = [UInt64](repeating: 0, count: Int(layout.dynamicCount))
    }

    /// That its pool counts: bytes of inline uniform blocks, too.
    let descriptors: UInt64

    override var hostBytes: UInt64 { (descriptors + hiddenDescriptors) * HostMemoryAccount.Cost.descriptor }

    func count(of binding: SetLayoutFacts.Binding) -> UInt32 { binding.isVariable ? variableCount : binding.count }

    /// The descriptors of bindings that are samplers which compare.
    private var comparing: [UInt32: Set<UInt32>] = [:]

    func setCompares(_ compares: Bool, _ binding: UInt32, _ element: UInt32) {
        if compares {
            comparing[binding, default: []].insert(element)
        } else if !comparing.isEmpty {
            comparing[binding]?.remove(element)
            if comparing[binding]?.isEmpty == true { comparing[binding] = nil }
        }
    }

    func compares(_ binding: UInt32, _ element: UInt32) -> Bool { comparing[binding]?.contains(element) ?? false }

    /// Whether samplers of some bindings compare.
    func compares(in bindings: Set<UInt32>) -> Bool {
        !comparing.isEmpty && bindings.contains { comparing[$0] != nil }
            || !layout.comparing.isDisjoint(with: bindings)
    }

    func setRoom(_ room: UInt64, at index: Int) {
        guard rooms[index] != room else { return }
        rooms[index] = room
        version += 1
    }
}

/// A descriptor set whose samplers in some bindings may not compare.
struct SampledSet {
    let set: SetFacts
    let bindings: Set<UInt32>

    func check() throws(StreamError) {
        guard !set.compares(in: bindings) else { throw .malformed("a sampler that compares where its shader does not") }
    }
}

/// A descriptor set as a command buffer binds it.
struct DynamicBinding {
    let set: SetFacts
    let offsets: [UInt32]
    private let version: Int

    init(_ set: SetFacts, _ offsets: [UInt32]) throws(StreamError) {
        self.set = set
        self.offsets = offsets
        version = set.version
        try checkRooms()
    }

    /// Throws unless offsets are still within buffers: sets may have changed since.
    func check() throws(StreamError) { if set.version != version { try checkRooms() } }

    private func checkRooms() throws(StreamError) {
        guard zip(offsets, set.rooms).allSatisfy({ UInt64($0) <= $1 }) else {
            throw .malformed("a dynamic offset outside of its buffer")
        }
    }
}

final class PipelineLayoutFacts {
    let sets: [SetLayoutFacts]
    let pushConstants: [VkPushConstantRange]
    /// Nil once the program has destroyed it.
    var handle: VkPipelineLayout?
    /// `VkShaderStageFlags` that have some.
    var pushConstantStages: UInt32 { pushConstants.reduce(0) { $0 | $1.stageFlags } }

    init(sets: [SetLayoutFacts], pushConstants: [VkPushConstantRange]) {
        self.sets = sets
        self.pushConstants = pushConstants
    }

    /// Whether a set that was bound with one layout is bound for the other.
    func isCompatible(with other: PipelineLayoutFacts, forSet index: Int) -> Bool {
        guard self !== other else { return index < sets.count }
        guard index < sets.count, index < other.sets.count else { return false }
        return zip(sets, other.sets).prefix(index + 1).allSatisfy { $0.isIdentical(to: $1) }
    }
}
