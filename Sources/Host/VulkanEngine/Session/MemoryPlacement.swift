// SPDX-License-Identifier: Apache-2.0
import CVulkan

/// The memory that a buffer or an image can be bound to.
struct MemoryPlacement: OptionSet {
    let rawValue: UInt8

    /// The GPU's own that is nobody else's.
    static let local = MemoryPlacement(rawValue: 1)
    /// The GPU's own that is shared, by a dma-buf.
    static let shared = MemoryPlacement(rawValue: 2)
    /// The window's, which all devices can import.
    static let window = MemoryPlacement(rawValue: 4)

    /// Of what is not shared.
    static func own(isImportable: Bool) -> MemoryPlacement { isImportable ? [.local, .window] : .local }
}

extension VulkanSession {
    /// Where an image can be that other devices of the guest share: in the GPU's own memory, where the host's driver
    /// lets images of its kind be shared.
    func sharedPlacement(_ info: VkImageCreateInfo) -> MemoryPlacement {
        if options.memoryDevice.sharing != nil, canBe(info, of: SharedMemoryFunctions.handleType) {
            return [.local, .shared]
        }
        // A CPU's driver takes any memory for an image, whatever it says.
        return canBe(info, of: HostPointerImport.handleType) || host.isCPU ? .window : []
    }

    /// Whether imported memory of some kind is good for an image, by what the host's driver says.
    func canBe(_ info: VkImageCreateInfo, of handleType: VkExternalMemoryHandleTypeFlagBits) -> Bool {
        var external = VkPhysicalDeviceExternalImageFormatInfo()
        external.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_EXTERNAL_IMAGE_FORMAT_INFO
        external.handleType = handleType
        return withUnsafePointer(to: external) { external in
            var format = VkPhysicalDeviceImageFormatInfo2()
            format.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_IMAGE_FORMAT_INFO_2
            format.pNext = UnsafeRawPointer(external)
            format.format = info.format
            format.type = info.imageType
            format.tiling = info.tiling
            format.usage = info.usage
            format.flags = info.flags
            var result = VkExternalImageFormatProperties()
            result.sType = VK_STRUCTURE_TYPE_EXTERNAL_IMAGE_FORMAT_PROPERTIES
            let answer = withUnsafeMutablePointer(to: &result) { result in
                var properties = VkImageFormatProperties2()
                properties.sType = VK_STRUCTURE_TYPE_IMAGE_FORMAT_PROPERTIES_2
                properties.pNext = UnsafeMutableRawPointer(result)
                return vkGetPhysicalDeviceImageFormatProperties2(physicalDevice, &format, &properties)
            }
            let importable = VK_EXTERNAL_MEMORY_FEATURE_IMPORTABLE_BIT.rawValue
            return answer == VK_SUCCESS
                && result.externalMemoryProperties.externalMemoryFeatures & importable != 0
        }
    }
}
