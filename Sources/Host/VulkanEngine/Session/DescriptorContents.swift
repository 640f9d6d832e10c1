// SPDX-License-Identifier: Apache-2.0
import CVulkan

/// What the descriptors of a session's sets lead to. A CPU's driver goes where they point, whether shaders use
/// them or not; so what ends is taken out of them first.
final class DescriptorContents {
    struct Slot: Hashable {
        let set: VkDescriptorSet
        let binding: UInt32
        let element: UInt32
    }

    private var resources: [Slot: [OpaquePointer]] = [:]
    private var slots: [VkDescriptorSet: Set<Slot>] = [:]
    private var uses: [OpaquePointer: Set<Slot>] = [:]
    /// Views of images and buffers, and what memory is bound to.
    private var derived: [OpaquePointer: Set<OpaquePointer>] = [:]
    private var origin: [OpaquePointer: [OpaquePointer]] = [:]

    func write(_ slot: Slot, _ handles: [OpaquePointer?]) {
        clear(slot)
        let handles = handles.compactMap { $0 }
        guard !handles.isEmpty else { return }
        resources[slot] = handles
        slots[slot.set, default: []].insert(slot)
        for handle in handles { uses[handle, default: []].insert(slot) }
    }

    func copy(_ from: Slot, _ to: Slot) { write(to, resources[from] ?? []) }

    private func clear(_ slot: Slot) {
        for handle in resources.removeValue(forKey: slot) ?? [] { uses[handle]?.remove(slot) }
        slots[slot.set]?.remove(slot)
    }

    /// A set has ended.
    func forget(_ set: VkDescriptorSet) {
        for slot in slots[set] ?? [] { clear(slot) }
        slots[set] = nil
    }

    /// Notes that one object is no good without another.
    func derive(_ object: OpaquePointer, from other: OpaquePointer) {
        derived[other, default: []].insert(object)
        origin[object, default: []].append(other)
    }

    /// An object ends.
    ///
    /// - Returns: the descriptors that lead to it.
    func end(_ object: OpaquePointer) -> [Slot] {
        var found: [Slot] = []
        for slot in uses.removeValue(forKey: object) ?? [] {
            found.append(slot)
            clear(slot)
        }
        for other in derived.removeValue(forKey: object) ?? [] {
            origin[other]?.removeAll { $0 == object }
            // It has no name for work any more, but may be what a descriptor names.
            for slot in uses.removeValue(forKey: other) ?? [] {
                found.append(slot)
                clear(slot)
            }
            found += end(other)
        }
        for other in origin.removeValue(forKey: object) ?? [] { derived[other]?.remove(object) }
        return found
    }
}

/// What descriptors lead to that the guest has not written, or no more.
struct EmptyDescriptors {
    private let device: SessionDevice
    private let buffer: VkBuffer
    private let bufferMemory: VkDeviceMemory
    private let texels: VkBufferView
    private let image: VkImage
    private let imageMemory: VkDeviceMemory
    private let view: VkImageView
    private let sampler: VkSampler

    init(_ device: SessionDevice, type: UInt32) throws(StreamError) {
        func allocate(_ bytes: UInt64) throws(StreamError) -> VkDeviceMemory {
            do {
                return try DeviceMemory.allocate(
                    device.handle, size: bytes, type: type, hasAddress: false, dedicated: nil)
            } catch {
                throw .unsupported("\(error)")
            }
        }
        func make(_ create: (UnsafeMutablePointer<OpaquePointer?>) -> VkResult) throws(StreamError) -> OpaquePointer {
            var made: OpaquePointer?
            let result = create(&made)
            guard result == VK_SUCCESS, let made else { throw .failed("an empty descriptor", result) }
            return made
        }
        self.device = device
        let handle = device.handle
        var bufferInfo = VkBufferCreateInfo()
        bufferInfo.sType = VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO
        bufferInfo.size = Self.bufferBytes
        bufferInfo.usage =
            VK_BUFFER_USAGE_STORAGE_BUFFER_BIT.rawValue | VK_BUFFER_USAGE_UNIFORM_BUFFER_BIT.rawValue
            | VK_BUFFER_USAGE_UNIFORM_TEXEL_BUFFER_BIT.rawValue | VK_BUFFER_USAGE_STORAGE_TEXEL_BUFFER_BIT.rawValue
        buffer = try make { vkCreateBuffer(handle, &bufferInfo, nil, $0) }
        var needs = VkMemoryRequirements()
        vkGetBufferMemoryRequirements(handle, buffer, &needs)
        bufferMemory = try allocate(needs.size)
        vkBindBufferMemory(handle, buffer, bufferMemory, 0)
        var texelInfo = VkBufferViewCreateInfo()
        texelInfo.sType = VK_STRUCTURE_TYPE_BUFFER_VIEW_CREATE_INFO
        texelInfo.buffer = buffer
        texelInfo.format = VK_FORMAT_R8G8B8A8_UNORM
        texelInfo.range = VK_WHOLE_SIZE
        texels = try make { vkCreateBufferView(handle, &texelInfo, nil, $0) }
        var imageInfo = VkImageCreateInfo()
        imageInfo.sType = VK_STRUCTURE_TYPE_IMAGE_CREATE_INFO
        imageInfo.imageType = VK_IMAGE_TYPE_2D
        imageInfo.format = VK_FORMAT_R8G8B8A8_UNORM
        imageInfo.extent = VkExtent3D(width: 1, height: 1, depth: 1)
        imageInfo.mipLevels = 1
        imageInfo.arrayLayers = 1
        imageInfo.samples = VK_SAMPLE_COUNT_1_BIT
        imageInfo.usage =
            VK_IMAGE_USAGE_SAMPLED_BIT.rawValue | VK_IMAGE_USAGE_STORAGE_BIT.rawValue
            | VK_IMAGE_USAGE_INPUT_ATTACHMENT_BIT.rawValue
        image = try make { vkCreateImage(handle, &imageInfo, nil, $0) }
        vkGetImageMemoryRequirements(handle, image, &needs)
        imageMemory = try allocate(needs.size)
        vkBindImageMemory(handle, image, imageMemory, 0)
        var viewInfo = VkImageViewCreateInfo()
        viewInfo.sType = VK_STRUCTURE_TYPE_IMAGE_VIEW_CREATE_INFO
        viewInfo.image = image
        viewInfo.viewType = VK_IMAGE_VIEW_TYPE_2D
        viewInfo.format = VK_FORMAT_R8G8B8A8_UNORM
        viewInfo.subresourceRange = VkImageSubresourceRange(
            aspectMask: VK_IMAGE_ASPECT_COLOR_BIT.rawValue, baseMipLevel: 0, levelCount: 1, baseArrayLayer: 0,
            layerCount: 1)
        view = try make { vkCreateImageView(handle, &viewInfo, nil, $0) }
        var samplerInfo = VkSamplerCreateInfo()
        samplerInfo.sType = VK_STRUCTURE_TYPE_SAMPLER_CREATE_INFO
        sampler = try make { vkCreateSampler(handle, &samplerInfo, nil, $0) }
    }

    private static let bufferBytes: UInt64 = 65536

    /// A uniform buffer of zeroes.
    var uniform: VkDescriptorBufferInfo { VkDescriptorBufferInfo(buffer: buffer, offset: 0, range: Self.bufferBytes) }

    /// Writes them into a run of a binding.
    func write(_ set: VkDescriptorSet, _ binding: SetLayoutFacts.Binding, _ first: UInt32, _ count: UInt32) {
        guard count > 0 else { return }
        guard binding.type != VK_DESCRIPTOR_TYPE_INLINE_UNIFORM_BLOCK else {
            return zeroBlock(set, binding.number, count)
        }
        let chunk = Int(min(count, 1024))
        let buffers = [VkDescriptorBufferInfo](
            repeating: VkDescriptorBufferInfo(buffer: buffer, offset: 0, range: Self.bufferBytes), count: chunk)
        let images = [VkDescriptorImageInfo](
            repeating: VkDescriptorImageInfo(sampler: sampler, imageView: view, imageLayout: VK_IMAGE_LAYOUT_GENERAL),
            count: chunk)
        let views = [VkBufferView?](repeating: texels, count: chunk)
        var written: UInt32 = 0
        while written < count {
            var write = VkWriteDescriptorSet()
            write.sType = VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET
            write.dstSet = set
            write.dstBinding = binding.number
            write.dstArrayElement = first + written
            write.descriptorCount = min(count - written, UInt32(chunk))
            write.descriptorType = binding.type
            buffers.withUnsafeBufferPointer { buffers in
                images.withUnsafeBufferPointer { images in
                    views.withUnsafeBufferPointer { views in
                        write.pBufferInfo = buffers.baseAddress
                        write.pImageInfo = images.baseAddress
                        write.pTexelBufferView = views.baseAddress
                        vkUpdateDescriptorSets(device.handle, 1, &write, 0, nil)
                    }
                }
            }
            written += write.descriptorCount
        }
    }

    /// A block that is copied before it is written has to be known for one: lavapipe takes its bytes for descriptors.
    private func zeroBlock(_ set: VkDescriptorSet, _ binding: UInt32, _ bytes: UInt32) {
        [UInt8](repeating: 0, count: Int(bytes)).withUnsafeBytes { zeroes in
            var block = VkWriteDescriptorSetInlineUniformBlock()
            block.sType = VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET_INLINE_UNIFORM_BLOCK
            block.dataSize = bytes
            block.pData = zeroes.baseAddress
            withUnsafePointer(to: block) { block in
                var write = VkWriteDescriptorSet()
                write.sType = VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET
                write.pNext = UnsafeRawPointer(block)
                write.dstSet = set
                write.dstBinding = binding
                write.descriptorCount = bytes
                write.descriptorType = VK_DESCRIPTOR_TYPE_INLINE_UNIFORM_BLOCK
                vkUpdateDescriptorSets(device.handle, 1, &write, 0, nil)
            }
        }
    }

    func end() {
        vkDestroySampler(device.handle, sampler, nil)
        vkDestroyImageView(device.handle, view, nil)
        vkDestroyImage(device.handle, image, nil)
        vkDestroyBufferView(device.handle, texels, nil)
        vkDestroyBuffer(device.handle, buffer, nil)
        device.functions.vkFreeMemory?(device.handle, imageMemory, nil)
        device.functions.vkFreeMemory?(device.handle, bufferMemory, nil)
    }
}

extension VulkanSession {
    /// Fills new sets, where the driver is a CPU's.
    func fillEmpty(_ set: VkDescriptorSet, _ facts: SetFacts) throws(StreamError) {
        guard host.isCPU else { return }
        if emptyDescriptors == nil { emptyDescriptors = try EmptyDescriptors(try device(), type: host.localType) }
        // The driver follows also those that a set of fewer has not.
        for binding in facts.layout.bindings { emptyDescriptors?.write(set, binding, 0, binding.count) }
    }

    /// Takes what ends out of the descriptors that lead to it, when no work uses their sets.
    func empty(of object: OpaquePointer) throws(StreamError) {
        guard host.isCPU else { return }
        for slot in objects.contents.end(object) {
            guard let facts = objects.fact(of: slot.set, as: SetFacts.self),
                let binding = facts.layout.bindings.first(where: { $0.number == slot.binding })
            else { continue }
            try finishWork(using: facts)
            emptyDescriptors?.write(slot.set, binding, slot.element, 1)
            facts.setCompares(false, slot.binding, slot.element)
            if binding.isDynamic {
                facts.setRoom(0, at: facts.layout.dynamicIndex(of: binding.number) + Int(slot.element))
            }
        }
    }
}
