// SPDX-License-Identifier: Apache-2.0
import CVulkan

/// Descriptors that are written and bound.
extension VulkanSession {
    private func setFacts(of set: VkDescriptorSet?) throws(StreamError) -> SetFacts {
        guard let set, let facts = objects.fact(of: set, as: SetFacts.self) else {
            throw .malformed("a descriptor set that is not there")
        }
        return facts
    }

    /// Waits for work that uses what is about to be written. A CPU's driver reads descriptors while they are written,
    /// and goes where a torn one leads: so there work is waited for also where its layout says that it need not.
    private func finishWork(onBinding number: UInt32, of set: SetFacts) throws(StreamError) {
        guard isUsed(set) else { return }
        let binding = set.layout.bindings.first { $0.number == number }
        guard host.isCPU || binding?.isUpdatedWhilePending != true else { return }
        try finishWork(using: set)
    }

    /// Throws unless a run of descriptors of a type, which may go on in the next bindings, is a set's.
    ///
    /// - Parameter visit: called with the binding of each run within one.
    private func checkRun(
        _ set: SetFacts, _ binding: UInt32, _ element: UInt32, _ count: UInt32, _ type: VkDescriptorType?,
        _ visit: (SetLayoutFacts.Binding, Int) throws(StreamError) -> Void
    ) throws(StreamError) {
        let bindings = set.layout.bindings
        guard var index = bindings.firstIndex(where: { $0.number == binding }),
            element <= set.count(of: bindings[index])
        else { throw .malformed("a binding that is not there") }
        let first = bindings[index]
        guard type == nil || first.type == type else { throw .malformed("a descriptor of another type") }
        // Bytes of a block do not go on in the next one.
        guard
            first.type != VK_DESCRIPTOR_TYPE_INLINE_UNIFORM_BLOCK || count <= set.count(of: first) - element
        else { throw .malformed("more bytes than a block has") }
        var element = element
        var left = count
        while left > 0 {
            guard index < bindings.count, bindings[index].type == first.type else {
                throw .malformed("more descriptors than a set has")
            }
            let taken = min(left, set.count(of: bindings[index]) - element)
            if taken > 0 { try visit(bindings[index], Int(taken)) }
            left -= taken
            element = 0
            index += 1
        }
    }

    func checkUpdateDescriptorSets(
        _ writeCount: UInt32, _ writes: UnsafePointer<VkWriteDescriptorSet>?, _ copyCount: UInt32,
        _ copies: UnsafePointer<VkCopyDescriptorSet>?
    ) throws(StreamError) {
        try objects.checkNamed()
        for index in 0..<Int(writeCount) {
            guard let write = writes?[index] else { throw .malformed("no descriptors") }
            try finishWork(onBinding: write.dstBinding, of: try setFacts(of: write.dstSet))
            try checkWrite(write)
        }
        for index in 0..<Int(copyCount) {
            guard let copy = copies?[index] else { throw .malformed("no descriptors") }
            try finishWork(onBinding: copy.dstBinding, of: try setFacts(of: copy.dstSet))
            var type: VkDescriptorType?
            try checkRun(
                try setFacts(of: copy.srcSet), copy.srcBinding, copy.srcArrayElement, copy.descriptorCount, nil
            ) { (binding, _) throws(StreamError) in type = binding.type }
            try checkRun(
                try setFacts(of: copy.dstSet), copy.dstBinding, copy.dstArrayElement, copy.descriptorCount, type
            ) { (_, _) throws(StreamError) in }
            try copyRooms(copy)
            guard host.isCPU, type != VK_DESCRIPTOR_TYPE_INLINE_UNIFORM_BLOCK else { continue }
            var from = try setFacts(of: copy.srcSet).slots(copy.srcSet, copy.srcBinding, copy.srcArrayElement)
            var to = try setFacts(of: copy.dstSet).slots(copy.dstSet, copy.dstBinding, copy.dstArrayElement)
            for _ in 0..<Int(copy.descriptorCount) {
                guard let source = from.next(), let target = to.next() else { break }
                objects.contents.copy(source, target)
                let compares = try setFacts(of: copy.srcSet).compares(source.binding, source.element)
                try setFacts(of: copy.dstSet).setCompares(compares, target.binding, target.element)
            }
        }
    }

    private func checkWrite(_ write: VkWriteDescriptorSet) throws(StreamError) {
        let set = try setFacts(of: write.dstSet)
        var next = 0
        if write.descriptorType == VK_DESCRIPTOR_TYPE_INLINE_UNIFORM_BLOCK {
            let block = Self.find(
                VkWriteDescriptorSetInlineUniformBlock.self,
                VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET_INLINE_UNIFORM_BLOCK,
                UnsafeMutableRawPointer(mutating: write.pNext))
            guard let block, block.pointee.dataSize == write.descriptorCount, block.pointee.pData != nil,
                write.descriptorCount % 4 == 0, write.dstArrayElement % 4 == 0
            else { throw .malformed("a block without its bytes") }
        }
        try checkRun(set, write.dstBinding, write.dstArrayElement, write.descriptorCount, write.descriptorType) {
            (binding, count) throws(StreamError) in
            for index in next..<(next + count) { try checkDescriptor(write, index, binding) }
            next += count
        }
        try noteRooms(write, in: set)
        guard host.isCPU else { return }
        note(write, in: set)
    }

    /// Notes what descriptors lead to.
    private func note(_ write: VkWriteDescriptorSet, in set: SetFacts) {
        guard write.descriptorType != VK_DESCRIPTOR_TYPE_INLINE_UNIFORM_BLOCK else { return }
        var slots = set.slots(write.dstSet, write.dstBinding, write.dstArrayElement)
        let isSampler =
            write.descriptorType == VK_DESCRIPTOR_TYPE_SAMPLER
            || write.descriptorType == VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER
        let hasOwn = set.layout.bindings.first { $0.number == write.dstBinding }?.hasImmutableSamplers == true
        for index in 0..<Int(write.descriptorCount) {
            guard let slot = slots.next() else { return }
            switch write.descriptorType {
            case VK_DESCRIPTOR_TYPE_SAMPLER, VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER,
                VK_DESCRIPTOR_TYPE_SAMPLED_IMAGE, VK_DESCRIPTOR_TYPE_STORAGE_IMAGE,
                VK_DESCRIPTOR_TYPE_INPUT_ATTACHMENT:
                let info = write.pImageInfo[index]
                objects.contents.write(slot, [info.imageView, info.sampler])
                // Where the layout has its own, what is written is not looked at.
                set.setCompares(isSampler && !hasOwn && compares(info.sampler), slot.binding, slot.element)
            case VK_DESCRIPTOR_TYPE_UNIFORM_TEXEL_BUFFER, VK_DESCRIPTOR_TYPE_STORAGE_TEXEL_BUFFER:
                objects.contents.write(slot, [write.pTexelBufferView[index]])
            default: objects.contents.write(slot, [write.pBufferInfo[index].buffer])
            }
        }
    }

    private func checkDescriptor(
        _ write: VkWriteDescriptorSet, _ index: Int, _ binding: SetLayoutFacts.Binding
    ) throws(StreamError) {
        let canBeNull = try device().hasNullDescriptors
        switch write.descriptorType {
        case VK_DESCRIPTOR_TYPE_SAMPLER, VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER:
            guard let info = write.pImageInfo?[index], binding.hasImmutableSamplers || info.sampler != nil,
                write.descriptorType == VK_DESCRIPTOR_TYPE_SAMPLER || info.imageView != nil || canBeNull
            else { throw .malformed("a descriptor of nothing") }
            if write.descriptorType != VK_DESCRIPTOR_TYPE_SAMPLER {
                try checkView(info.imageView, write.descriptorType)
            }
        case VK_DESCRIPTOR_TYPE_SAMPLED_IMAGE, VK_DESCRIPTOR_TYPE_STORAGE_IMAGE, VK_DESCRIPTOR_TYPE_INPUT_ATTACHMENT:
            guard let info = write.pImageInfo?[index],
                info.imageView != nil
                    || canBeNull && write.descriptorType != VK_DESCRIPTOR_TYPE_INPUT_ATTACHMENT
            else { throw .malformed("a descriptor of nothing") }
            try checkView(info.imageView, write.descriptorType)
        case VK_DESCRIPTOR_TYPE_UNIFORM_TEXEL_BUFFER, VK_DESCRIPTOR_TYPE_STORAGE_TEXEL_BUFFER:
            guard let views = write.pTexelBufferView, views[index] != nil || canBeNull else {
                throw .malformed("a descriptor of nothing")
            }
            guard let view = views[index] else { return }
            let facts = objects.fact(of: view, as: BufferViewFacts.self)
            let isStorage = write.descriptorType == VK_DESCRIPTOR_TYPE_STORAGE_TEXEL_BUFFER
            guard isStorage ? facts?.isStorage == true : facts?.isUniform == true else {
                throw .malformed("a view that a descriptor cannot be of")
            }
        case VK_DESCRIPTOR_TYPE_UNIFORM_BUFFER, VK_DESCRIPTOR_TYPE_STORAGE_BUFFER,
            VK_DESCRIPTOR_TYPE_UNIFORM_BUFFER_DYNAMIC, VK_DESCRIPTOR_TYPE_STORAGE_BUFFER_DYNAMIC:
            guard let info = write.pBufferInfo?[index] else { throw .malformed("a descriptor of nothing") }
            if info.buffer == nil && canBeNull {
                guard info.offset == 0, info.range == VK_WHOLE_SIZE else { throw .malformed("a part of nothing") }
                // A CPU's driver reads uniforms while it compiles, and looks for none.
                if host.isCPU, !write.isStorage, let empty = emptyDescriptors {
                    UnsafeMutablePointer(mutating: write.pBufferInfo!)[index] = empty.uniform
                }
            } else {
                let limits = host.properties.limits
                let alignment =
                    write.isStorage ? limits.minStorageBufferOffsetAlignment : limits.minUniformBufferOffsetAlignment
                guard info.offset % max(alignment, 1) == 0, info.range > 0 else {
                    throw .malformed("a descriptor that is not aligned")
                }
                try checkRange(info.buffer, info.offset, info.range == VK_WHOLE_SIZE ? 0 : info.range)
            }
        case VK_DESCRIPTOR_TYPE_INLINE_UNIFORM_BLOCK: break
        default: throw .malformed("a descriptor type that is not offered")
        }
    }

    /// Throws unless a view's image, and its format, can be used so.
    private func checkView(_ view: VkImageView?, _ type: VkDescriptorType) throws(StreamError) {
        guard let view else { return }
        let usage: VkImageUsageFlagBits
        switch type {
        case VK_DESCRIPTOR_TYPE_STORAGE_IMAGE: usage = VK_IMAGE_USAGE_STORAGE_BIT
        case VK_DESCRIPTOR_TYPE_INPUT_ATTACHMENT: usage = VK_IMAGE_USAGE_INPUT_ATTACHMENT_BIT
        default: usage = VK_IMAGE_USAGE_SAMPLED_BIT
        }
        guard let facts = objects.fact(of: view, as: ImageViewFacts.self), facts.usage & usage.rawValue != 0 else {
            throw .malformed("a view that a descriptor cannot be of")
        }
    }

    private func copyRooms(_ copy: VkCopyDescriptorSet) throws(StreamError) {
        let (from, to) = (try setFacts(of: copy.srcSet), try setFacts(of: copy.dstSet))
        guard from.layout.bindings.contains(where: { $0.number == copy.srcBinding && $0.isDynamic }) else { return }
        let source = from.layout.dynamicIndex(of: copy.srcBinding) + Int(copy.srcArrayElement)
        let target = to.layout.dynamicIndex(of: copy.dstBinding) + Int(copy.dstArrayElement)
        let rooms = from.rooms[source..<(source + Int(copy.descriptorCount))]
        for (index, room) in rooms.enumerated() { to.setRoom(room, at: target + index) }
    }

    /// Notes how far into their buffers descriptors that were written can be bound.
    private func noteRooms(_ write: VkWriteDescriptorSet, in set: SetFacts) throws(StreamError) {
        guard write.isDynamic else { return }
        var index = set.layout.dynamicIndex(of: write.dstBinding) + Int(write.dstArrayElement)
        for element in 0..<Int(write.descriptorCount) {
            let info = write.pBufferInfo[element]
            var room: UInt64 = 0
            if info.buffer != nil, info.range != VK_WHOLE_SIZE,
                let facts = objects.fact(of: info.buffer, as: BufferFacts.self)
            {
                room = facts.size - info.offset - info.range
            }
            set.setRoom(room, at: index)
            index += 1
        }
    }

    func checkCmdBindDescriptorSets(
        _ point: VkPipelineBindPoint, _ layout: VkPipelineLayout, _ first: UInt32, _ count: UInt32,
        _ sets: UnsafePointer<VkDescriptorSet?>?, _ offsetCount: UInt32, _ offsets: UnsafePointer<UInt32>?
    ) throws(StreamError) {
        guard point == VK_PIPELINE_BIND_POINT_GRAPHICS || point == VK_PIPELINE_BIND_POINT_COMPUTE,
            let layout = objects.fact(of: layout, as: PipelineLayoutFacts.self),
            count <= UInt32(layout.sets.count), first <= UInt32(layout.sets.count) - count
        else { throw .malformed("more descriptor sets than a layout has") }
        var dynamic = 0
        var bound: [SetFacts] = []
        for index in 0..<Int(count) {
            let set = try setFacts(of: sets?[index])
            let expected = layout.sets[Int(first) + index]
            guard set.layout.isIdentical(to: expected) else {
                throw .malformed("a descriptor set of another layout")
            }
            bound.append(set)
            let own = Int(set.layout.dynamicCount)
            guard own > 0 else { continue }
            guard let offsets, own <= Int(offsetCount) - dynamic else {
                throw .malformed("not as many offsets as dynamic descriptors")
            }
            let values = (dynamic..<(dynamic + own)).map { offsets[$0] }
            guard zip(values, set.layout.dynamicAlignments(host.properties.limits)).allSatisfy({ UInt64($0) % $1 == 0 })
            else { throw .malformed("an offset that is not aligned") }
            state.dynamic.append(try DynamicBinding(set, values))
            dynamic += own
        }
        guard dynamic == Int(offsetCount) else { throw .malformed("not as many offsets as dynamic descriptors") }
        if point == VK_PIPELINE_BIND_POINT_GRAPHICS {
            state.graphicsSets.bind(Int(first), bound, layout)
        } else {
            state.computeSets.bind(Int(first), bound, layout)
        }
    }

    func checkCmdPushConstants(
        _ layout: VkPipelineLayout, _ stages: UInt32, _ offset: UInt32, _ size: UInt32,
        _ values: UnsafePointer<UInt8>?
    ) throws(StreamError) {
        let limit = host.properties.limits.maxPushConstantsSize
        guard let layout = objects.fact(of: layout, as: PipelineLayoutFacts.self), values != nil, size > 0,
            offset % 4 == 0, size % 4 == 0, size <= limit, offset <= limit - size,
            offset + size <= layout.pushConstants.map({ $0.offset + $0.size }).max() ?? 0
        else { throw .malformed("push constants outside of their layout") }
        state.pushedStages |= stages
    }
}

extension VkWriteDescriptorSet {
    fileprivate var isStorage: Bool {
        descriptorType == VK_DESCRIPTOR_TYPE_STORAGE_BUFFER
            || descriptorType == VK_DESCRIPTOR_TYPE_STORAGE_BUFFER_DYNAMIC
    }

    fileprivate var isDynamic: Bool {
        descriptorType == VK_DESCRIPTOR_TYPE_UNIFORM_BUFFER_DYNAMIC
            || descriptorType == VK_DESCRIPTOR_TYPE_STORAGE_BUFFER_DYNAMIC
    }
}

extension SetLayoutFacts {
    /// Of the offset of each dynamic descriptor.
    func dynamicAlignments(_ limits: VkPhysicalDeviceLimits) -> [UInt64] {
        bindings.filter(\.isDynamic).flatMap { binding in
            let isStorage = binding.type == VK_DESCRIPTOR_TYPE_STORAGE_BUFFER_DYNAMIC
            let alignment =
                isStorage ? limits.minStorageBufferOffsetAlignment : limits.minUniformBufferOffsetAlignment
            return [UInt64](repeating: max(alignment, 1), count: Int(binding.count))
        }
    }
}

extension SetFacts {
    /// The descriptors from one on, which go on in the next bindings.
    func slots(_ set: VkDescriptorSet, _ binding: UInt32, _ element: UInt32) -> some IteratorProtocol<
        DescriptorContents.Slot
    > {
        let bindings = layout.bindings.drop { $0.number < binding }
        return bindings.lazy.flatMap { each in
            ((each.number == binding ? min(element, self.count(of: each)) : 0)..<self.count(of: each)).lazy.map {
                DescriptorContents.Slot(set: set, binding: each.number, element: $0)
            }
        }.makeIterator()
    }
}

extension SetLayoutFacts.Binding: Equatable {
    static func == (left: Self, right: Self) -> Bool {
        left.number == right.number && left.type == right.type && left.count == right.count
            && left.stages == right.stages && left.hasImmutableSamplers == right.hasImmutableSamplers
            && left.isVariable == right.isVariable
    }
}
