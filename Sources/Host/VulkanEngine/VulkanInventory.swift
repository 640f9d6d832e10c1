import CVulkan
import Glibc

/// A device that the host's Vulkan offers, and whether the engine can use it.
public struct VulkanDevice: Codable, Sendable, Equatable {
    /// As `--gpu` counts.
    public let index: Int
    public let name: String
    /// It computes on the CPU, as lavapipe does.
    public let isCPU: Bool
    public let apiVersion: String
    /// The driver's name and version, as it tells them.
    public let driver: String
    public let vendorID: UInt32
    public let deviceID: UInt32
    /// `0000:01:00.0`; nil if its driver does not tell, or it is not on PCI.
    public let pciAddress: String?
    /// Of its render node; nil if its driver does not tell, or it has none.
    public let renderNode: DeviceNumber?
    public let heaps: [Heap]
    /// Bytes of memory of its own that an engine has for partitions; nil if the engine cannot use it.
    public let localMemory: UInt64?
    /// Extensions the engine uses that it lacks.
    public let missingExtensions: [String]
    /// Why the engine cannot use it; nil if it can.
    public let problem: String?

    /// The number of a device node.
    public struct DeviceNumber: Codable, Sendable, Equatable {
        public let major: UInt32
        public let minor: UInt32

        public init(major: UInt32, minor: UInt32) {
            self.major = major
            self.minor = minor
        }
    }

    /// Memory of one kind.
    public struct Heap: Codable, Sendable, Equatable {
        /// Bytes.
        public let size: UInt64
        /// The GPU's own, rather than the host's.
        public let isDeviceLocal: Bool

        public init(size: UInt64, isDeviceLocal: Bool) {
            self.size = size
            self.isDeviceLocal = isDeviceLocal
        }
    }

    public init(
        index: Int, name: String, isCPU: Bool = false, apiVersion: String = "1.3.0", driver: String = "",
        vendorID: UInt32 = 0, deviceID: UInt32 = 0, pciAddress: String? = nil, renderNode: DeviceNumber? = nil,
        heaps: [Heap] = [], localMemory: UInt64? = nil, missingExtensions: [String] = [], problem: String? = nil
    ) {
        self.index = index
        self.name = name
        self.isCPU = isCPU
        self.apiVersion = apiVersion
        self.driver = driver
        self.vendorID = vendorID
        self.deviceID = deviceID
        self.pciAddress = pciAddress
        self.renderNode = renderNode
        self.heaps = heaps
        self.localMemory = localMemory ?? (problem == nil ? heaps.filter(\.isDeviceLocal).map(\.size).max() : nil)
        self.missingExtensions = missingExtensions
        self.problem = problem
    }
}

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
