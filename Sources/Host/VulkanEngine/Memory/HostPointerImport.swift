// SPDX-License-Identifier: Apache-2.0
import CVulkan
import Window

/// Gives memory of this process to a device.
struct HostPointerImport {
    static let handleType = VK_EXTERNAL_MEMORY_HANDLE_TYPE_HOST_ALLOCATION_BIT_EXT

    private let device: VkDevice
    private let pointerProperties: PFN_vkGetMemoryHostPointerPropertiesEXT
    private let typeFlags: [UInt32]

    init(_ device: VkDevice, _ host: HostDevice) throws(VulkanError) {
        self.device = device
        typeFlags = host.typeFlags
        guard let function = vkGetDeviceProcAddr(device, "vkGetMemoryHostPointerPropertiesEXT") else {
            throw .unsuitable("\(host.name) has no vkGetMemoryHostPointerPropertiesEXT")
        }
        pointerProperties = unsafeBitCast(function, to: PFN_vkGetMemoryHostPointerPropertiesEXT.self)
    }

    /// Memory types a region can be imported as.
    func types(_ region: MemoryRegion) throws(VulkanError) -> UInt32 {
        var properties = VkMemoryHostPointerPropertiesEXT()
        properties.sType = VK_STRUCTURE_TYPE_MEMORY_HOST_POINTER_PROPERTIES_EXT
        try check(
            pointerProperties(device, Self.handleType, region.address, &properties),
            "vkGetMemoryHostPointerPropertiesEXT")
        return properties.memoryTypeBits
    }

    /// The best of some types: the GPU and the CPU see each other's writes, and the CPU reads fast.
    func best(of types: UInt32) -> UInt32? {
        let coherent = VK_MEMORY_PROPERTY_HOST_COHERENT_BIT.rawValue
        let cached = VK_MEMORY_PROPERTY_HOST_CACHED_BIT.rawValue
        func worth(_ flags: UInt32) -> Int { (flags & coherent != 0 ? 2 : 0) + (flags & cached != 0 ? 1 : 0) }
        return typeFlags.indices.filter { types & 1 << UInt32($0) != 0 }
            .max { worth(typeFlags[$0]) < worth(typeFlags[$1]) }.map { UInt32($0) }
    }

    /// Imports a region, whole pages, which has to stay until the memory is freed.
    func allocate(
        _ region: MemoryRegion, type: UInt32, hasAddress: Bool = false, dedicated: VkMemoryDedicatedAllocateInfo? = nil
    ) throws(VulkanError) -> VkDeviceMemory {
        var pointer = VkImportMemoryHostPointerInfoEXT()
        pointer.sType = VK_STRUCTURE_TYPE_IMPORT_MEMORY_HOST_POINTER_INFO_EXT
        pointer.handleType = Self.handleType
        pointer.pHostPointer = region.address
        return try withUnsafePointer(to: pointer) { pointer throws(VulkanError) in
            try DeviceMemory.allocate(
                device, size: UInt64(region.size), type: type, next: pointer, hasAddress: hasAddress,
                dedicated: dedicated)
        }
    }
}

enum DeviceMemory {
    /// Allocates memory of a device.
    static func allocate(
        _ device: VkDevice, size: UInt64, type: UInt32, next: UnsafeRawPointer? = nil, hasAddress: Bool = false,
        dedicated: VkMemoryDedicatedAllocateInfo? = nil
    ) throws(VulkanError) -> VkDeviceMemory {
        var flags = VkMemoryAllocateFlagsInfo()
        flags.sType = VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_FLAGS_INFO
        flags.flags = VK_MEMORY_ALLOCATE_DEVICE_ADDRESS_BIT.rawValue
        flags.pNext = next
        var own = dedicated ?? VkMemoryDedicatedAllocateInfo()
        var made: VkDeviceMemory?
        let result = withUnsafePointer(to: &flags) { flags in
            own.pNext = hasAddress ? UnsafeRawPointer(flags) : next
            return withUnsafePointer(to: &own) { own in
                var info = VkMemoryAllocateInfo()
                info.sType = VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO
                info.pNext = dedicated != nil ? UnsafeRawPointer(own) : own.pointee.pNext
                info.allocationSize = size
                info.memoryTypeIndex = type
                return vkAllocateMemory(device, &info, nil, &made)
            }
        }
        try check(result, "vkAllocateMemory")
        return made!
    }
}
