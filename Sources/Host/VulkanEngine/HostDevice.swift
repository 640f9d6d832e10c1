// SPDX-License-Identifier: Apache-2.0
import CVulkan

/// What the engine has to know of the physical device it uses.
struct HostDevice: @unchecked Sendable {
    let instance: VulkanInstance
    let handle: VkPhysicalDevice
    let index: Int
    let properties: VkPhysicalDeviceProperties
    let memory: VkPhysicalDeviceMemoryProperties
    let extensions: Set<String>
    /// As ``VulkanDevice/pciAddress``.
    let pciAddress: String?
    /// The type of the GPU's own memory that is used for partitions' local memory.
    let localType: UInt32
    let families: [VkQueueFamilyProperties]
    let extensionLimits: ExtensionLimits

    var name: String { stringOf(properties.deviceName) }
    /// Whether memory of its own can be shared as dma-bufs.
    var canShare: Bool { extensions.isSuperset(of: SharedMemoryFunctions.extensionNames) }
    var isCPU: Bool { properties.deviceType == VK_PHYSICAL_DEVICE_TYPE_CPU }

    init(_ choice: GPUChoice) throws(VulkanError) {
        instance = try VulkanInstance()
        let chosen = try choice.choose(from: instance)
        handle = chosen.handle
        index = chosen.index
        extensions = chosen.extensions
        pciAddress = chosen.pciAddress
        var properties = VkPhysicalDeviceProperties()
        vkGetPhysicalDeviceProperties(handle, &properties)
        self.properties = properties
        guard properties.apiVersion >= gpupv_vk_api_version(1, 1) else {
            throw .unsuitable("\(chosen.name) cannot be used: it has no Vulkan 1.1")
        }
        var memory = VkPhysicalDeviceMemoryProperties()
        vkGetPhysicalDeviceMemoryProperties(handle, &memory)
        self.memory = memory
        guard let localType = Self.localType(memory) else {
            throw .unsuitable("\(chosen.name) cannot be used: it has no memory of its own")
        }
        self.localType = localType
        var count: UInt32 = 0
        vkGetPhysicalDeviceQueueFamilyProperties(handle, &count, nil)
        var families = [VkQueueFamilyProperties](repeating: VkQueueFamilyProperties(), count: Int(count))
        vkGetPhysicalDeviceQueueFamilyProperties(handle, &count, &families)
        self.families = families
        extensionLimits = ExtensionLimits(handle, extensions)
        guard Self.importAlignment(of: handle) <= 4096 else {
            throw .unsuitable("\(chosen.name) cannot be used: it imports memory only in units of more than 4096 bytes")
        }
    }

    private static func localType(_ memory: VkPhysicalDeviceMemoryProperties) -> UInt32? {
        let refused =
            VK_MEMORY_PROPERTY_LAZILY_ALLOCATED_BIT.rawValue | VK_MEMORY_PROPERTY_PROTECTED_BIT.rawValue
            | VK_MEMORY_PROPERTY_DEVICE_COHERENT_BIT_AMD.rawValue
        let flags = Self.flags(memory)
        return flags.firstIndex {
            $0 & VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT.rawValue != 0 && $0 & refused == 0
        }.map { UInt32($0) }
    }

    /// Bytes of memory of its own.
    var localBytes: UInt64 {
        let heap = withUnsafeBytes(of: memory.memoryTypes) {
            Int($0.bindMemory(to: VkMemoryType.self)[Int(localType)].heapIndex)
        }
        return withUnsafeBytes(of: memory.memoryHeaps) { $0.bindMemory(to: VkMemoryHeap.self)[heap].size }
    }

    private static func flags(_ memory: VkPhysicalDeviceMemoryProperties) -> [UInt32] {
        withUnsafeBytes(of: memory.memoryTypes) { types in
            types.bindMemory(to: VkMemoryType.self).prefix(Int(memory.memoryTypeCount)).map(\.propertyFlags)
        }
    }

    /// `VkMemoryPropertyFlags` of each type.
    var typeFlags: [UInt32] { Self.flags(memory) }

    private static func importAlignment(of handle: VkPhysicalDevice) -> UInt64 {
        var host = VkPhysicalDeviceExternalMemoryHostPropertiesEXT()
        host.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_EXTERNAL_MEMORY_HOST_PROPERTIES_EXT
        withUnsafeMutablePointer(to: &host) { host in
            var properties = VkPhysicalDeviceProperties2()
            properties.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROPERTIES_2
            properties.pNext = UnsafeMutableRawPointer(host)
            vkGetPhysicalDeviceProperties2(handle, &properties)
        }
        return host.minImportedHostPointerAlignment
    }
}

/// Limits that extensions add; 0 without the extension.
struct ExtensionLimits {
    private(set) var transformFeedbackBuffers: UInt32 = 0
    private(set) var transformFeedbackStreams: UInt32 = 0
    /// In bytes.
    private(set) var transformFeedbackStride: UInt32 = 0
    private(set) var vertexDivisor: UInt32 = 0
    /// Inline uniform blocks of a stage.
    private(set) var inlineBlocks: UInt32 = 0
    private(set) var inlineBlockBytes: UInt32 = 0

    init(_ handle: VkPhysicalDevice, _ extensions: Set<String>) {
        var feedback = VkPhysicalDeviceTransformFeedbackPropertiesEXT()
        feedback.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TRANSFORM_FEEDBACK_PROPERTIES_EXT
        var divisor = VkPhysicalDeviceVertexAttributeDivisorPropertiesEXT()
        divisor.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VERTEX_ATTRIBUTE_DIVISOR_PROPERTIES_EXT
        if extensions.contains(VK_EXT_TRANSFORM_FEEDBACK_EXTENSION_NAME) { Self.ask(handle, &feedback) }
        if extensions.contains(VK_EXT_VERTEX_ATTRIBUTE_DIVISOR_EXTENSION_NAME) { Self.ask(handle, &divisor) }
        var block = VkPhysicalDeviceInlineUniformBlockProperties()
        block.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_INLINE_UNIFORM_BLOCK_PROPERTIES
        if extensions.contains(VK_EXT_INLINE_UNIFORM_BLOCK_EXTENSION_NAME) { Self.ask(handle, &block) }
        inlineBlocks = block.maxPerStageDescriptorInlineUniformBlocks
        inlineBlockBytes = block.maxInlineUniformBlockSize
        transformFeedbackBuffers = feedback.maxTransformFeedbackBuffers
        transformFeedbackStreams = feedback.maxTransformFeedbackStreams
        transformFeedbackStride = feedback.maxTransformFeedbackBufferDataStride
        vertexDivisor = divisor.maxVertexAttribDivisor
    }

    private static func ask<Properties>(_ handle: VkPhysicalDevice, _ extending: inout Properties) {
        withUnsafeMutablePointer(to: &extending) { extending in
            var properties = VkPhysicalDeviceProperties2()
            properties.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROPERTIES_2
            properties.pNext = UnsafeMutableRawPointer(extending)
            vkGetPhysicalDeviceProperties2(handle, &properties)
        }
    }
}
