// SPDX-License-Identifier: Apache-2.0
import CVulkan
import Glibc
import Partitions

/// What the host's Vulkan offers.
public enum VulkanInventory {
    /// All devices there are now, partitions of gpupv's left out.
    ///
    /// - Throws: ``VulkanError`` if Vulkan itself does not work.
    public static func devices() throws(VulkanError) -> [VulkanDevice] {
        forgetGuestDriver()
        let instance: VulkanInstance
        do {
            instance = try VulkanInstance()
        } catch .failed(_, VK_ERROR_INCOMPATIBLE_DRIVER) {
            // The loader's way to say that there is no driver.
            return []
        }
        return try instance.physicalDevices().enumerated().compactMap { index, handle in
            let candidate = CandidateDevice(index: index, handle: handle)
            return candidate.isPartition ? nil : VulkanDevice(candidate)
        }
    }

    /// Forgets the Vulkan driver that the environment names for the guest's programs, which would lead back here.
    public static func forgetGuestDriver() {
        for name in ["VK_ICD_FILENAMES", "VK_DRIVER_FILES", "VK_ADD_DRIVER_FILES"] {
            guard let value = getenv(name), String(cString: value).contains("gpupv_icd") else { continue }
            unsetenv(name)
        }
    }
}

extension VulkanDevice {
    /// What the engine cannot do without.
    static let neededExtensions = [VK_EXT_EXTERNAL_MEMORY_HOST_EXTENSION_NAME]

    fileprivate init(_ candidate: CandidateDevice) {
        var driver = VkPhysicalDeviceDriverProperties()
        driver.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DRIVER_PROPERTIES
        var drm = VkPhysicalDeviceDrmPropertiesEXT()
        drm.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DRM_PROPERTIES_EXT
        let hasDRM = candidate.extensions.contains(VK_EXT_PHYSICAL_DEVICE_DRM_EXTENSION_NAME)
        var properties = VkPhysicalDeviceProperties2()
        properties.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROPERTIES_2
        withUnsafeMutablePointer(to: &drm) { drm in
            driver.pNext = hasDRM ? UnsafeMutableRawPointer(drm) : nil
            withUnsafeMutablePointer(to: &driver) { driver in
                properties.pNext = UnsafeMutableRawPointer(driver)
                vkGetPhysicalDeviceProperties2(candidate.handle, &properties)
            }
        }
        properties.pNext = nil
        let core = properties.properties
        var memory = VkPhysicalDeviceMemoryProperties()
        vkGetPhysicalDeviceMemoryProperties(candidate.handle, &memory)

        var (problem, localMemory): (String?, UInt64?)
        do { localMemory = try HostDevice(.index(candidate.index)).localBytes } catch { problem = "\(error)" }
        self.init(
            index: candidate.index, name: candidate.name, isCPU: candidate.isCPU,
            apiVersion: "\(core.apiVersion >> 22 & 0x7f).\(core.apiVersion >> 12 & 0x3ff).\(core.apiVersion & 0xfff)",
            driver: "\(stringOf(driver.driverName)) \(stringOf(driver.driverInfo))", vendorID: core.vendorID,
            deviceID: core.deviceID, pciAddress: candidate.pciAddress,
            renderNode: hasDRM && drm.hasRender != 0
                ? DeviceNumber(
                    major: UInt32(truncatingIfNeeded: drm.renderMajor),
                    minor: UInt32(truncatingIfNeeded: drm.renderMinor)) : nil,
            heaps: withUnsafeBytes(of: memory.memoryHeaps) { heaps in
                heaps.bindMemory(to: VkMemoryHeap.self).prefix(Int(memory.memoryHeapCount)).map {
                    Heap(
                        size: $0.size, isDeviceLocal: $0.flags & VK_MEMORY_HEAP_DEVICE_LOCAL_BIT.rawValue != 0)
                }
            },
            localMemory: localMemory,
            missingExtensions: Self.neededExtensions.filter { !candidate.extensions.contains($0) }, problem: problem)
    }
}
