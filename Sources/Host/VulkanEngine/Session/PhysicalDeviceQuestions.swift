// SPDX-License-Identifier: Apache-2.0
import CStream
import CVulkan

/// What guests are told of the GPU.
extension VulkanSession {
    func runEnumerateDeviceExtensionProperties(
        _ pLayerName: UnsafePointer<CChar>?, _ pPropertyCount: UnsafeMutablePointer<UInt32>,
        _ pProperties: UnsafeMutablePointer<VkExtensionProperties>?, _ reply: StreamWriter?
    ) throws(StreamError) {
        guard let reply else { return }
        let offered = extensions(of: physicalDevice)
            .filter { options.allows(extension: stringOf($0.extensionName)) }
        let room = Int(pPropertyCount.pointee)
        guard let pProperties else {
            reply.u32(UInt32(offered.count))
            return
        }
        reply.result = room < offered.count ? VK_INCOMPLETE : VK_SUCCESS
        let count = min(room, offered.count)
        for index in 0..<count { pProperties[index] = offered[index] }
        reply.u32(UInt32(count))
        reply.outputs(pProperties, UInt32(count)) { reply, s in reply.write_VkExtensionProperties(s) }
    }

    func runGetPhysicalDeviceFeatures2(
        _ pFeatures: UnsafeMutablePointer<VkPhysicalDeviceFeatures2>, _ reply: StreamWriter?
    ) throws(StreamError) {
        vkGetPhysicalDeviceFeatures2(physicalDevice, pFeatures)
        FeatureFilter(hasAddresses: options.hasAddresses).apply(toChain: UnsafeMutableRawPointer(pFeatures))
        reply?.write_VkPhysicalDeviceFeatures2(pFeatures)
    }

    func runGetPhysicalDeviceProperties2(
        _ pProperties: UnsafeMutablePointer<VkPhysicalDeviceProperties2>, _ reply: StreamWriter?
    ) throws(StreamError) {
        vkGetPhysicalDeviceProperties2(physicalDevice, pProperties)
        let name = GuestName.make(partition: options.partition.name, host: host.name)
        setString(name, in: &pProperties.pointee.properties.deviceName)
        pProperties.pointee.properties.apiVersion =
            min(pProperties.pointee.properties.apiVersion, VulkanInstance.apiVersion | 0xfff)
        pProperties.pointee.properties.limits.sparseAddressSpaceSize = 0
        pProperties.pointee.properties.sparseProperties = VkPhysicalDeviceSparseProperties()
        let largest = max(options.partition.vramBytes, options.partition.nonLocalBytes)
        let chain = UnsafeMutableRawPointer(pProperties)
        if let s = Self.find(
            VkPhysicalDeviceMaintenance3Properties.self,
            VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MAINTENANCE_3_PROPERTIES, chain)
        {
            s.pointee.maxMemoryAllocationSize = min(s.pointee.maxMemoryAllocationSize, largest)
        }
        if let s = Self.find(
            VkPhysicalDeviceVulkan11Properties.self, VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_1_PROPERTIES, chain)
        {
            s.pointee.maxMemoryAllocationSize = min(s.pointee.maxMemoryAllocationSize, largest)
        }
        reply?.write_VkPhysicalDeviceProperties2(pProperties)
    }

    /// Whether memory for an image can be shared, if that is asked; then takes that question out of the chain.
    private func canBeShared(_ info: VkPhysicalDeviceImageFormatInfo2) -> Bool {
        let external = Self.find(
            VkPhysicalDeviceExternalImageFormatInfo.self,
            VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_EXTERNAL_IMAGE_FORMAT_INFO,
            UnsafeMutableRawPointer(mutating: info.pNext))
        guard let external, external.pointee.handleType.rawValue != 0 else { return true }
        external.pointee.handleType = .init(rawValue: 0)
        var image = VkImageCreateInfo()
        image.format = info.format
        image.imageType = info.type
        image.tiling = info.tiling
        image.usage = info.usage
        image.flags = info.flags
        return !sharedPlacement(image).isEmpty
    }

    func runGetPhysicalDeviceImageFormatProperties2(
        _ pInfo: UnsafePointer<VkPhysicalDeviceImageFormatInfo2>?,
        _ pProperties: UnsafeMutablePointer<VkImageFormatProperties2>, _ reply: StreamWriter?
    ) throws(StreamError) {
        guard let pInfo, let reply else { return }
        if pInfo.pointee.flags & Self.refusedImageFlags != 0 || !canBeShared(pInfo.pointee) {
            reply.result = VK_ERROR_FORMAT_NOT_SUPPORTED
        } else {
            reply.result = vkGetPhysicalDeviceImageFormatProperties2(physicalDevice, pInfo, pProperties)
        }
        reply.write_VkImageFormatProperties2(pProperties)
    }

    func runGetPhysicalDeviceMemoryProperties2(
        _ pMemoryProperties: UnsafeMutablePointer<VkPhysicalDeviceMemoryProperties2>, _ reply: StreamWriter?
    ) throws(StreamError) {
        let local = VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT.rawValue
        let visible =
            VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT.rawValue | VK_MEMORY_PROPERTY_HOST_COHERENT_BIT.rawValue
        let cached = VK_MEMORY_PROPERTY_HOST_CACHED_BIT.rawValue
        var memory = VkPhysicalDeviceMemoryProperties()
        memory.memoryTypeCount = 3
        memory.memoryTypes.0 = VkMemoryType(propertyFlags: local, heapIndex: 0)
        memory.memoryTypes.1 = VkMemoryType(propertyFlags: visible | cached, heapIndex: 1)
        memory.memoryTypes.2 = VkMemoryType(propertyFlags: local | visible, heapIndex: 0)
        memory.memoryHeapCount = 2
        memory.memoryHeaps.0 = VkMemoryHeap(
            size: options.partition.vramBytes, flags: VK_MEMORY_HEAP_DEVICE_LOCAL_BIT.rawValue)
        memory.memoryHeaps.1 = VkMemoryHeap(size: options.partition.nonLocalBytes, flags: 0)
        pMemoryProperties.pointee.memoryProperties = memory
        if let s = Self.find(
            VkPhysicalDeviceMemoryBudgetPropertiesEXT.self,
            VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MEMORY_BUDGET_PROPERTIES_EXT,
            UnsafeMutableRawPointer(pMemoryProperties))
        {
            // D3DKMT knows the usage; the guest's driver asks it.
            s.pointee.heapBudget.0 = options.partition.vramBytes
            s.pointee.heapBudget.1 = options.partition.nonLocalBytes
        }
        reply?.write_VkPhysicalDeviceMemoryProperties2(pMemoryProperties)
    }
}
