// SPDX-License-Identifier: Apache-2.0
import CVulkan

/// An instance of the host's Vulkan.
final class VulkanInstance: @unchecked Sendable {
    let handle: VkInstance
    let functions: PhysicalDeviceFunctions

    /// The newest version the engine speaks.
    static let apiVersion = gpupv_vk_api_version(1, 3)

    /// Never destroyed: with the last instance the loader unloads drivers, which not all of them survive,
    /// least of all while the process ends.
    private static let permanent: VulkanInstance? = try? VulkanInstance(made: make())

    convenience init() throws(VulkanError) {
        _ = Self.permanent
        self.init(made: try Self.make())
    }

    private init(made: VkInstance) {
        handle = made
        functions = PhysicalDeviceFunctions(handle, vkGetInstanceProcAddr)
    }

    private static func make() throws(VulkanError) -> VkInstance {
        var application = VkApplicationInfo()
        application.sType = VK_STRUCTURE_TYPE_APPLICATION_INFO
        application.apiVersion = Self.apiVersion
        var made: VkInstance?
        let result = "gpupv".withCString { name in
            application.pApplicationName = name
            return withUnsafePointer(to: application) { application in
                var info = VkInstanceCreateInfo()
                info.sType = VK_STRUCTURE_TYPE_INSTANCE_CREATE_INFO
                info.pApplicationInfo = application
                return vkCreateInstance(&info, nil, &made)
            }
        }
        try check(result, "vkCreateInstance")
        return made!
    }

    deinit { vkDestroyInstance(handle, nil) }

    func physicalDevices() throws(VulkanError) -> [VkPhysicalDevice] {
        var count: UInt32 = 0
        try check(vkEnumeratePhysicalDevices(handle, &count, nil), "vkEnumeratePhysicalDevices")
        var devices = [VkPhysicalDevice?](repeating: nil, count: Int(count))
        try check(vkEnumeratePhysicalDevices(handle, &count, &devices), "vkEnumeratePhysicalDevices")
        return devices.prefix(Int(count)).compactMap { $0 }
    }
}

/// Names of the device extensions a physical device has.
func extensionNames(of device: VkPhysicalDevice) -> Set<String> {
    Set(extensions(of: device).map { stringOf($0.extensionName) })
}

func extensions(of device: VkPhysicalDevice) -> [VkExtensionProperties] {
    var count: UInt32 = 0
    vkEnumerateDeviceExtensionProperties(device, nil, &count, nil)
    var properties = [VkExtensionProperties](repeating: VkExtensionProperties(), count: Int(count))
    vkEnumerateDeviceExtensionProperties(device, nil, &count, &properties)
    return Array(properties.prefix(Int(count)))
}

/// The text in a fixed array of characters, which Swift sees as a tuple.
func stringOf<T>(_ tuple: T) -> String {
    withUnsafeBytes(of: tuple) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
}

/// Puts text into a fixed array of characters, cut to fit with a NUL.
func setString<T>(_ text: String, in tuple: inout T) {
    withUnsafeMutableBytes(of: &tuple) { target in
        var utf8 = Array(text.utf8.prefix(target.count - 1))
        // No character is cut in two.
        while !utf8.isEmpty, String(validating: utf8, as: UTF8.self) == nil { utf8.removeLast() }
        target.initializeMemory(as: UInt8.self, repeating: 0)
        target.copyBytes(from: utf8)
    }
}
