// SPDX-License-Identifier: Apache-2.0
import CVulkan

/// Command pools, descriptor pools, query pools, and what comes from them.
extension VulkanSession {
    // MARK: Command buffers

    func runCreateCommandPool(
        _ pCreateInfo: UnsafePointer<VkCommandPoolCreateInfo>?, _ id: UInt64
    ) throws(StreamError) {
        let device = try currentDevice()
        guard var info = pCreateInfo?.pointee, made?.queueCounts[info.queueFamilyIndex] != nil else {
            throw .malformed("a command pool for no queue")
        }
        // Recording begins anew without a word from the guest. Protected buffers cannot be.
        info.flags =
            info.flags & VK_COMMAND_POOL_CREATE_TRANSIENT_BIT.rawValue
            | VK_COMMAND_POOL_CREATE_RESET_COMMAND_BUFFER_BIT.rawValue
        var pool: VkCommandPool?
        try succeed(vkCreateCommandPool(device, &info, nil, &pool), "vkCreateCommandPool")
        try objects.add(id, .commandPool, pool)
        let charge = HostMemoryCharge(options.hostMemory)
        poolCharges[pool!] = charge
        objects.note(PoolFacts(id: id, charge: charge), of: pool!)
    }

    func runAllocateCommandBuffers(
        _ pAllocateInfo: UnsafePointer<VkCommandBufferAllocateInfo>?, _ ids: [UInt64]
    ) throws(StreamError) {
        let device = try currentDevice()
        guard let info = pAllocateInfo, let pool = info.pointee.commandPool,
            let facts = objects.fact(of: pool, as: PoolFacts.self), !ids.isEmpty
        else { throw .malformed("command buffers of no pool") }
        var made = [VkCommandBuffer?](repeating: nil, count: ids.count)
        try succeed(vkAllocateCommandBuffers(device, info, &made), "vkAllocateCommandBuffers")
        let isPrimary = info.pointee.level == VK_COMMAND_BUFFER_LEVEL_PRIMARY
        for (index, id) in ids.enumerated() {
            try objects.add(id, .commandBuffer, made[index], parent: facts.id)
            objects.note(CommandBufferFacts(isPrimary: isPrimary, charge: facts.charge), of: made[index]!)
        }
    }

    func runFreeCommandBuffers(
        _ commandPool: VkCommandPool, _ count: UInt32, _ buffers: UnsafePointer<VkCommandBuffer?>?
    ) throws(StreamError) {
        _ = try currentDevice()
        guard let parent = objects.fact(of: commandPool, as: PoolFacts.self) else { throw .malformed("no pool") }
        for index in 0..<Int(count) {
            guard let buffer = buffers?[index] else { continue }
            try free(buffer, .commandBuffer, to: commandPool, parent)
        }
    }

    /// Gives an object back to its pool: at once if no work uses it, else when that is done.
    private func free(
        _ object: OpaquePointer, _ kind: ObjectKind, to pool: OpaquePointer, _ parent: PoolFacts
    ) throws(StreamError) {
        guard let facts = objects.fact(of: object, as: UsedByWork.self) else { throw .malformed("nothing of a pool") }
        try objects.removeChild(object, kind, of: parent.id)
        var charge: HostMemoryCharge?
        if isUsed(facts) {
            let held = HostMemoryCharge(options.hostMemory)
            if held.add(facts.hostBytes, of: 1) { charge = held } else { try finishWork(using: facts) }
        }
        switch facts {
        case let set as SetFacts: parent.give(back: set)
        case let commands as CommandBufferFacts: commands.setRecorded(bytes: 0)
        default: break
        }
        if isUsed(facts) {
            try retire(object, kind, from: PoolReturn(handle: pool, charge: charge))
        } else {
            destroy(object, kind, from: PoolReturn(handle: pool, charge: nil))
        }
    }

    // MARK: Descriptor sets

    func runCreateDescriptorPool(
        _ pCreateInfo: UnsafePointer<VkDescriptorPoolCreateInfo>?, _ id: UInt64
    ) throws(StreamError) {
        let device = try currentDevice()
        guard var info = pCreateInfo?.pointee else { throw .malformed("a descriptor pool of nothing") }
        // Freeing one set is allowed or not by the guest's own driver.
        info.flags |= VK_DESCRIPTOR_POOL_CREATE_FREE_DESCRIPTOR_SET_BIT.rawValue
        let descriptors = (0..<Int(info.poolSizeCount)).reduce(0) { $0 + UInt64(info.pPoolSizes[$1].descriptorCount) }
        let charge = try charge([
            (UInt64(info.maxSets), HostMemoryAccount.Cost.descriptorSet),
            (descriptors, HostMemoryAccount.Cost.descriptor),
        ])
        var pool: VkDescriptorPool?
        try succeed(vkCreateDescriptorPool(device, &info, nil, &pool), "vkCreateDescriptorPool")
        try objects.add(id, .descriptorPool, pool)
        poolCharges[pool!] = charge
        objects.note(
            PoolFacts(id: id, charge: charge, sets: UInt64(info.maxSets), descriptors: descriptors), of: pool!)
    }

    /// Takes memory of the worker's; what was given back and is in use still is waited for, if need be.
    private func charge(_ costs: [(count: UInt64, cost: UInt64)]) throws(StreamError) -> HostMemoryCharge {
        for isSecond in [false, true] {
            let charge = HostMemoryCharge(options.hostMemory)
            if costs.allSatisfy({ charge.add($0.count, of: $0.cost) }) { return charge }
            guard !isSecond, !retired.isEmpty else { break }
            try finishWork()
        }
        throw .failed("a pool", VK_ERROR_OUT_OF_HOST_MEMORY)
    }

    func runResetDescriptorPool(_ pool: VkDescriptorPool, _ flags: UInt32) throws(StreamError) {
        let device = try currentDevice()
        guard let parent = objects.fact(of: pool, as: PoolFacts.self) else { throw .malformed("no pool") }
        let sets = objects.children(of: parent.id)
        let areUsed = sets.contains { objects.fact(of: $0, as: SetFacts.self).map(isUsed) ?? true }
        if areUsed || retired.contains(where: { $0.pool?.handle == pool }) {
            for set in sets { try free(set, .descriptorSet, to: pool, parent) }
        } else {
            for set in sets { if let facts = objects.fact(of: set, as: SetFacts.self) { parent.give(back: facts) } }
            objects.removeChildren(of: parent.id)
            try succeed(vkResetDescriptorPool(device, pool, 0), "vkResetDescriptorPool")
        }
    }

    func runAllocateDescriptorSets(
        _ pAllocateInfo: UnsafePointer<VkDescriptorSetAllocateInfo>?, _ ids: [UInt64]
    ) throws(StreamError) {
        let device = try currentDevice()
        guard let info = pAllocateInfo, let pool = info.pointee.descriptorPool,
            let parent = objects.fact(of: pool, as: PoolFacts.self), !ids.isEmpty
        else { throw .malformed("descriptor sets of no pool") }
        let counts = Self.find(
            VkDescriptorSetVariableDescriptorCountAllocateInfo.self,
            VK_STRUCTURE_TYPE_DESCRIPTOR_SET_VARIABLE_DESCRIPTOR_COUNT_ALLOCATE_INFO,
            UnsafeMutableRawPointer(mutating: info.pointee.pNext))
        guard
            counts == nil || counts!.pointee.descriptorSetCount == 0
                || Int(counts!.pointee.descriptorSetCount) == ids.count
        else { throw .malformed("not as many counts as descriptor sets") }
        var facts: [SetFacts] = []
        for index in ids.indices {
            guard let layout = info.pointee.pSetLayouts?[index],
                let layoutFacts = objects.fact(of: layout, as: SetLayoutFacts.self)
            else { throw .malformed("a descriptor set of no layout") }
            let hasCount = counts.map { $0.pointee.descriptorSetCount > 0 } ?? false
            let count = hasCount ? counts!.pointee.pDescriptorCounts[index] : 0
            guard layoutFacts.bindings.allSatisfy({ !$0.isVariable || count <= $0.count }) else {
                throw .malformed("more descriptors than a layout has")
            }
            facts.append(SetFacts(layout: layoutFacts, variableCount: count, isOnCPU: host.isCPU))
        }
        try take(facts, of: parent)
        var sets = [VkDescriptorSet?](repeating: nil, count: ids.count)
        var result = vkAllocateDescriptorSets(device, info, &sets)
        // The guest has given back what work uses still.
        if result == VK_ERROR_OUT_OF_POOL_MEMORY || result == VK_ERROR_FRAGMENTED_POOL, try finishRetired(from: pool) {
            result = vkAllocateDescriptorSets(device, info, &sets)
        }
        try succeed(result, "vkAllocateDescriptorSets")
        for (index, id) in ids.enumerated() {
            try objects.add(id, .descriptorSet, sets[index], parent: parent.id)
            objects.note(facts[index], of: sets[index]!)
            try fillEmpty(sets[index]!, facts[index])
        }
    }

    /// Takes sets of a pool: all or none.
    private func take(_ sets: [SetFacts], of pool: PoolFacts) throws(StreamError) {
        for (index, set) in sets.enumerated() {
            do {
                try pool.take(set)
            } catch {
                for taken in sets.prefix(index) { pool.give(back: taken) }
                throw error
            }
        }
    }

    func runFreeDescriptorSets(
        _ pool: VkDescriptorPool, _ count: UInt32, _ sets: UnsafePointer<VkDescriptorSet?>?
    ) throws(StreamError) {
        _ = try currentDevice()
        guard let parent = objects.fact(of: pool, as: PoolFacts.self) else { throw .malformed("no pool") }
        for index in 0..<Int(count) {
            guard let set = sets?[index] else { continue }
            try free(set, .descriptorSet, to: pool, parent)
        }
    }

    /// Of a descriptor set's layout, whichever stages see them, if any: drivers have memory for each.
    private static let maximumLayoutDescriptors: UInt64 = 1 << 21

    /// Throws unless stages have as many descriptors: a CPU's driver has arrays of them, whatever it says of those
    /// that are updated after they are bound.
    private func checkDescriptorLimits(_ sets: [SetLayoutFacts]) throws(StreamError) {
        guard sets.reduce(0, { $0 + UInt64($1.dynamicCount) }) <= dynamicDescriptorLimit else {
            throw .malformed("more dynamic descriptors than there can be")
        }
        guard host.isCPU else { return }
        // lavapipe has memory for the bytes of a block once for each stage that sees it.
        let unseen = sets.contains { set in
            set.bindings.contains { $0.type == VK_DESCRIPTOR_TYPE_INLINE_UNIFORM_BLOCK && $0.stages & 0x3f == 0 }
        }
        guard !unseen else { throw .unsupported("an inline uniform block that no stage sees") }
        let blocks = host.extensionLimits
        let limits = host.properties.limits
        for stage in 0..<6 {
            func count(_ types: VkDescriptorType...) -> UInt64 {
                sets.reduce(0) { sum, set in
                    set.bindings.filter { $0.stages & 1 << stage != 0 && types.contains($0.type) }
                        .reduce(sum) { $0 + UInt64($1.count) }
                }
            }
            // A driver that says so many has no arrays of them: programs that go beyond harm nobody.
            func bound(_ limit: UInt32) -> UInt64 { limit < 1 << 16 ? UInt64(limit) : .max }
            let combined = VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER
            guard count(VK_DESCRIPTOR_TYPE_SAMPLER, combined) <= bound(limits.maxPerStageDescriptorSamplers),
                count(combined, VK_DESCRIPTOR_TYPE_SAMPLED_IMAGE, VK_DESCRIPTOR_TYPE_UNIFORM_TEXEL_BUFFER)
                    <= bound(limits.maxPerStageDescriptorSampledImages),
                // Input attachments lie among them.
                count(
                    VK_DESCRIPTOR_TYPE_STORAGE_IMAGE, VK_DESCRIPTOR_TYPE_STORAGE_TEXEL_BUFFER,
                    VK_DESCRIPTOR_TYPE_INPUT_ATTACHMENT) <= bound(limits.maxPerStageDescriptorStorageImages),
                count(VK_DESCRIPTOR_TYPE_UNIFORM_BUFFER, VK_DESCRIPTOR_TYPE_UNIFORM_BUFFER_DYNAMIC)
                    <= bound(limits.maxPerStageDescriptorUniformBuffers),
                count(VK_DESCRIPTOR_TYPE_STORAGE_BUFFER, VK_DESCRIPTOR_TYPE_STORAGE_BUFFER_DYNAMIC)
                    <= bound(limits.maxPerStageDescriptorStorageBuffers),
                count(VK_DESCRIPTOR_TYPE_INPUT_ATTACHMENT) <= bound(limits.maxPerStageDescriptorInputAttachments)
            else { throw .malformed("more descriptors than a stage can have") }
            let sizes = sets.flatMap(\.bindings).filter {
                $0.stages & 1 << stage != 0 && $0.type == VK_DESCRIPTOR_TYPE_INLINE_UNIFORM_BLOCK
            }.map(\.count)
            guard sizes.count <= blocks.inlineBlocks, sizes.allSatisfy({ $0 <= blocks.inlineBlockBytes }) else {
                throw .malformed("more uniform blocks than a stage can have")
            }
        }
    }

    /// Of all sets of a pipeline.
    private var dynamicDescriptorLimit: UInt64 {
        let limits = host.properties.limits
        return UInt64(limits.maxDescriptorSetUniformBuffersDynamic)
            + UInt64(limits.maxDescriptorSetStorageBuffersDynamic)
    }

    func runCreateDescriptorSetLayout(
        _ pCreateInfo: UnsafePointer<VkDescriptorSetLayoutCreateInfo>?, _ id: UInt64
    ) throws(StreamError) {
        let device = try currentDevice()
        guard let info = pCreateInfo else { throw .malformed("a layout of nothing") }
        let flags = Self.find(
            VkDescriptorSetLayoutBindingFlagsCreateInfo.self,
            VK_STRUCTURE_TYPE_DESCRIPTOR_SET_LAYOUT_BINDING_FLAGS_CREATE_INFO,
            UnsafeMutableRawPointer(mutating: info.pointee.pNext))
        var bindingFlags: [UInt32] = []
        if let flags, flags.pointee.bindingCount > 0 {
            guard flags.pointee.bindingCount == info.pointee.bindingCount else {
                throw .malformed("not as many flags as bindings")
            }
            bindingFlags = (0..<Int(flags.pointee.bindingCount)).map { flags.pointee.pBindingFlags[$0] }
        }
        let last = (0..<Int(info.pointee.bindingCount)).map { info.pointee.pBindings[$0].binding }.max() ?? 0
        let charge = try charge([(UInt64(last) + 1, HostMemoryAccount.Cost.binding)])
        let facts = SetLayoutFacts(info.pointee, flags: bindingFlags, charge: charge)
        // Drivers make arrays of as many as the highest number.
        guard zip(facts.bindings, facts.bindings.dropFirst()).allSatisfy({ $0.number < $1.number }),
            facts.bindings.allSatisfy({ $0.number < 1 << 16 }),
            facts.descriptorCount <= Self.maximumLayoutDescriptors
        else { throw .malformed("bindings that cannot be") }
        try checkDescriptorLimits([facts])
        var layout: VkDescriptorSetLayout?
        try succeed(vkCreateDescriptorSetLayout(device, info, nil, &layout), "vkCreateDescriptorSetLayout")
        try objects.add(id, .descriptorSetLayout, layout)
        objects.note(facts, of: layout!)
        for index in 0..<Int(info.pointee.bindingCount) {
            let binding = info.pointee.pBindings[index]
            guard let samplers = binding.pImmutableSamplers else { continue }
            for element in 0..<Int(binding.descriptorCount) {
                guard let sampler = samplers[element] else { throw .malformed("a sampler that is not there") }
                try keep(sampler)
                if compares(sampler) { facts.comparing.insert(binding.binding) }
            }
        }
    }

    /// Whether a sampler compares.
    func compares(_ sampler: VkSampler?) -> Bool {
        sampler.flatMap { objects.fact(of: $0, as: SamplerFacts.self)?.compares } ?? false
    }

    func runCreatePipelineLayout(
        _ pCreateInfo: UnsafePointer<VkPipelineLayoutCreateInfo>?, _ id: UInt64
    ) throws(StreamError) {
        let device = try currentDevice()
        guard let info = pCreateInfo else { throw .malformed("a layout of nothing") }
        let limits = host.properties.limits
        var sets: [SetLayoutFacts] = []
        for index in 0..<Int(info.pointee.setLayoutCount) {
            guard let layout = info.pointee.pSetLayouts?[index],
                let facts = objects.fact(of: layout, as: SetLayoutFacts.self)
            else { throw .malformed("a pipeline layout without a set's") }
            sets.append(facts)
        }
        var ranges: [VkPushConstantRange] = []
        for index in 0..<Int(info.pointee.pushConstantRangeCount) {
            ranges.append(info.pointee.pPushConstantRanges[index])
        }
        guard sets.count <= Int(limits.maxBoundDescriptorSets),
            ranges.allSatisfy({
                $0.offset % 4 == 0 && $0.size % 4 == 0 && $0.size <= limits.maxPushConstantsSize
                    && $0.offset <= limits.maxPushConstantsSize - $0.size
            })
        else { throw .malformed("a pipeline layout that cannot be") }
        try checkDescriptorLimits(sets)
        var layout: VkPipelineLayout?
        try succeed(vkCreatePipelineLayout(device, info, nil, &layout), "vkCreatePipelineLayout")
        try objects.add(id, .pipelineLayout, layout)
        let facts = PipelineLayoutFacts(sets: sets, pushConstants: ranges)
        facts.handle = layout
        objects.note(facts, of: layout!)
    }

    // MARK: Queries

    private static let statisticsEnd = VK_QUERY_PIPELINE_STATISTIC_COMPUTE_SHADER_INVOCATIONS_BIT.rawValue << 1

    private func isOffered(_ type: VkQueryType) throws(StreamError) -> Bool {
        switch type {
        case VK_QUERY_TYPE_OCCLUSION, VK_QUERY_TYPE_PIPELINE_STATISTICS, VK_QUERY_TYPE_TIMESTAMP: return true
        case VK_QUERY_TYPE_TRANSFORM_FEEDBACK_STREAM_EXT:
            return try self.device().extensions.contains(VK_EXT_TRANSFORM_FEEDBACK_EXTENSION_NAME)
        case VK_QUERY_TYPE_PRIMITIVES_GENERATED_EXT:
            return try self.device().extensions.contains(VK_EXT_PRIMITIVES_GENERATED_QUERY_EXTENSION_NAME)
        default: return false
        }
    }

    func runCreateQueryPool(_ pCreateInfo: UnsafePointer<VkQueryPoolCreateInfo>?, _ id: UInt64) throws(StreamError) {
        let device = try currentDevice()
        guard let info = pCreateInfo, try isOffered(info.pointee.queryType),
            (1...UInt32(1 << 20)).contains(info.pointee.queryCount),
            info.pointee.queryType != VK_QUERY_TYPE_PIPELINE_STATISTICS
                || (1..<Self.statisticsEnd).contains(info.pointee.pipelineStatistics)
        else { throw .malformed("queries that cannot be") }
        let charge = try charge([(UInt64(info.pointee.queryCount), HostMemoryAccount.Cost.query)])
        var pool: VkQueryPool?
        try succeed(vkCreateQueryPool(device, info, nil, &pool), "vkCreateQueryPool")
        try objects.add(id, .queryPool, pool)
        poolCharges[pool!] = charge
        objects.note(QueryPoolFacts(info.pointee), of: pool!)
    }

    func runGetQueryPoolResults(
        _ pool: VkQueryPool, _ first: UInt32, _ count: UInt32, _ size: Int, _ isWanted: Bool, _ stride: UInt64,
        _ flags: UInt32, _ reply: StreamWriter?
    ) throws(StreamError) {
        let device = try currentDevice()
        let facts = try checkQueries(pool, first, count)
        guard isWanted, let reply else { return }
        let width = flags & VK_QUERY_RESULT_64_BIT.rawValue != 0 ? 8 : 4
        let values = facts.values + (flags & VK_QUERY_RESULT_WITH_AVAILABILITY_BIT.rawValue != 0 ? 1 : 0)
        guard size >= 0, size <= 1 << 22, stride % UInt64(width) == 0, count > 0,
            stride >= UInt64(values * width) || count == 1, stride <= 1 << 22,
            Int(count - 1) * Int(stride) + values * width <= size
        else { throw .malformed("query results that do not fit") }
        // The guest waits by asking again.
        let flags = flags & ~VK_QUERY_RESULT_WAIT_BIT.rawValue
        var data = [UInt8](repeating: 0, count: size)
        let result = vkGetQueryPoolResults(device, pool, first, count, size, &data, stride, flags)
        guard result.rawValue >= 0 else { throw .failed("vkGetQueryPoolResults", result) }
        reply.result = result
        reply.data(data)
    }
}
