// SPDX-License-Identifier: Apache-2.0
import CVulkan
import Glibc
import SystemPackage
import Window

/// Makes dma-bufs of a device's memory, and memory of dma-bufs.
struct SharedMemoryFunctions {
    static let handleType = VK_EXTERNAL_MEMORY_HANDLE_TYPE_DMA_BUF_BIT_EXT
    /// What a device has to be made with.
    static let extensionNames = [
        VK_KHR_EXTERNAL_MEMORY_FD_EXTENSION_NAME, VK_EXT_EXTERNAL_MEMORY_DMA_BUF_EXTENSION_NAME,
    ]

    private let device: VkDevice
    private let get: PFN_vkGetMemoryFdKHR
    private let properties: PFN_vkGetMemoryFdPropertiesKHR

    /// Nil if the device cannot.
    init?(_ device: VkDevice, _ host: HostDevice) {
        guard host.canShare, let get = vkGetDeviceProcAddr(device, "vkGetMemoryFdKHR"),
            let properties = vkGetDeviceProcAddr(device, "vkGetMemoryFdPropertiesKHR")
        else { return nil }
        self.device = device
        self.get = unsafeBitCast(get, to: PFN_vkGetMemoryFdKHR.self)
        self.properties = unsafeBitCast(properties, to: PFN_vkGetMemoryFdPropertiesKHR.self)
    }

    /// Whether a device can make buffers that are used as `usage` says of such memory, and give it to others.
    static func isBufferPossible(_ host: HostDevice, usage: UInt32) -> Bool {
        guard host.canShare else { return false }
        var info = VkPhysicalDeviceExternalBufferInfo()
        info.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_EXTERNAL_BUFFER_INFO
        info.usage = usage
        info.handleType = handleType
        var properties = VkExternalBufferProperties()
        properties.sType = VK_STRUCTURE_TYPE_EXTERNAL_BUFFER_PROPERTIES
        vkGetPhysicalDeviceExternalBufferProperties(host.handle, &info, &properties)
        let needed =
            VK_EXTERNAL_MEMORY_FEATURE_EXPORTABLE_BIT.rawValue | VK_EXTERNAL_MEMORY_FEATURE_IMPORTABLE_BIT.rawValue
        let features = properties.externalMemoryProperties.externalMemoryFeatures
        return features & needed == needed
    }

    /// Allocates memory that ``export(_:)`` can give away, for one buffer.
    func allocate(size: UInt64, type: UInt32, for buffer: VkBuffer) throws(VulkanError) -> VkDeviceMemory {
        var exported = VkExportMemoryAllocateInfo()
        exported.sType = VK_STRUCTURE_TYPE_EXPORT_MEMORY_ALLOCATE_INFO
        exported.handleTypes = Self.handleType.rawValue
        var dedicated = VkMemoryDedicatedAllocateInfo()
        dedicated.sType = VK_STRUCTURE_TYPE_MEMORY_DEDICATED_ALLOCATE_INFO
        dedicated.buffer = buffer
        return try withUnsafePointer(to: exported) { exported throws(VulkanError) in
            try DeviceMemory.allocate(device, size: size, type: type, next: exported, dedicated: dedicated)
        }
    }

    func export(_ memory: VkDeviceMemory) throws(VulkanError) -> OwnedDescriptor {
        var info = VkMemoryGetFdInfoKHR()
        info.sType = VK_STRUCTURE_TYPE_MEMORY_GET_FD_INFO_KHR
        info.memory = memory
        info.handleType = Self.handleType
        var fd: Int32 = -1
        try check(get(device, &info, &fd), "vkGetMemoryFdKHR")
        return OwnedDescriptor(taking: FileDescriptor(rawValue: fd))
    }

    /// The memory types that a dma-buf can be imported as.
    func types(_ buffer: OwnedDescriptor) throws(VulkanError) -> UInt32 {
        var found = VkMemoryFdPropertiesKHR()
        found.sType = VK_STRUCTURE_TYPE_MEMORY_FD_PROPERTIES_KHR
        try check(
            properties(device, Self.handleType, buffer.descriptor.rawValue, &found), "vkGetMemoryFdPropertiesKHR")
        return found.memoryTypeBits
    }

    /// Makes memory of a dma-buf, which stays the caller's.
    func allocate(
        importing buffer: OwnedDescriptor, size: UInt64, type: UInt32, hasAddress: Bool,
        dedicated: VkMemoryDedicatedAllocateInfo?
    ) throws(VulkanError) -> VkDeviceMemory {
        // What the driver takes over.
        let fd = fcntl(buffer.descriptor.rawValue, F_DUPFD_CLOEXEC, 0)
        guard fd >= 0 else { throw .failed("F_DUPFD_CLOEXEC", VK_ERROR_OUT_OF_HOST_MEMORY) }
        var imported = VkImportMemoryFdInfoKHR()
        imported.sType = VK_STRUCTURE_TYPE_IMPORT_MEMORY_FD_INFO_KHR
        imported.handleType = Self.handleType
        imported.fd = fd
        do {
            return try withUnsafePointer(to: imported) { imported throws(VulkanError) in
                try DeviceMemory.allocate(
                    device, size: size, type: type, next: imported, hasAddress: hasAddress, dedicated: dedicated)
            }
        } catch {
            close(fd)
            throw error
        }
    }
}
