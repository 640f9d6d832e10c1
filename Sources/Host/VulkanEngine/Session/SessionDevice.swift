// SPDX-License-Identifier: Apache-2.0
import CStream
import CVulkan
import Glibc
import Window

/// The host's device behind a guest's.
struct SessionDevice {
    let handle: VkDevice
    let functions: DeviceFunctions
    let imports: HostPointerImport
    /// If memory can be shared.
    let sharing: SharedMemoryFunctions?
    /// The host's type for memory of types 1 and 2.
    let importType: UInt32
    /// Queues of each family that were asked for.
    let queueCounts: [UInt32: UInt32]
    /// Those the guest enabled.
    let extensions: Set<String>
    /// Descriptors and vertex buffers may be of nothing.
    let hasNullDescriptors: Bool
}

extension VulkanSession {
    func runCreateDevice(_ pCreateInfo: UnsafePointer<VkDeviceCreateInfo>?, _ id: UInt64) throws(StreamError) {
        guard made == nil, recording == nil, let wanted = pCreateInfo?.pointee else {
            throw .malformed("a second device")
        }
        guard wanted.enabledLayerCount == 0 else { throw .malformed("a layer") }
        let extensions = try allowedExtensions(of: wanted)
        do { host = try HostDevice(.index(options.host.index)) } catch { throw .unsupported("\(error)") }
        // What is below is the arena's: the session's to change.
        let chain = UnsafeMutableRawPointer(mutating: wanted.pNext)
        FeatureFilter(hasAddresses: options.hasAddresses).apply(toChain: chain)
        var features = wanted.pEnabledFeatures?.pointee ?? VkPhysicalDeviceFeatures()
        FeatureFilter(hasAddresses: options.hasAddresses).apply(to: &features)
        // Shaders of guests stay within their buffers wherever the GPU can see to it.
        var supported = VkPhysicalDeviceFeatures()
        vkGetPhysicalDeviceFeatures(physicalDevice, &supported)
        features.robustBufferAccess = supported.robustBufferAccess
        let inChain = Self.find(VkPhysicalDeviceFeatures2.self, VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2, chain)
        inChain?.pointee.features.robustBufferAccess = supported.robustBufferAccess
        var queueCounts: [UInt32: UInt32] = [:]
        for index in 0..<Int(wanted.queueCreateInfoCount) {
            let queue = wanted.pQueueCreateInfos[index]
            guard Int(queue.queueFamilyIndex) < host.families.count, queue.flags == 0,
                queue.queueCount <= host.families[Int(queue.queueFamilyIndex)].queueCount, queue.queueCount > 0,
                queueCounts.updateValue(queue.queueCount, forKey: queue.queueFamilyIndex) == nil
            else { throw .malformed("queues that are not there") }
        }
        var handle: VkDevice?
        let result = withCStrings(extensions) { names in
            withUnsafePointer(to: features) { features in
                var info = wanted
                info.enabledExtensionCount = UInt32(names.count)
                info.ppEnabledExtensionNames = names.baseAddress
                info.pEnabledFeatures = inChain == nil ? features : nil
                return vkCreateDevice(physicalDevice, &info, nil, &handle)
            }
        }
        try succeed(result, "vkCreateDevice")
        let robustness = Self.find(
            VkPhysicalDeviceRobustness2FeaturesEXT.self, VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_ROBUSTNESS_2_FEATURES_EXT,
            chain)
        made = try sessionDevice(
            handle!, queueCounts, Set(extensions), hasNullDescriptors: (robustness?.pointee.nullDescriptor ?? 0) != 0)
        try objects.add(id, .device, handle)
    }

    private func sessionDevice(
        _ handle: VkDevice, _ queueCounts: [UInt32: UInt32], _ extensions: Set<String>, hasNullDescriptors: Bool
    ) throws(StreamError) -> SessionDevice {
        do {
            let imports = try HostPointerImport(handle, host)
            guard let probe = try? SharedMemory(privateBytes: 4096).region,
                let type = imports.best(of: try imports.types(probe))
            else { throw VulkanError.unsuitable("no memory type to import") }
            return SessionDevice(
                handle: handle, functions: DeviceFunctions(handle, vkGetDeviceProcAddr), imports: imports,
                sharing: SharedMemoryFunctions(handle, host), importType: type, queueCounts: queueCounts,
                extensions: extensions, hasNullDescriptors: hasNullDescriptors)
        } catch {
            vkDestroyDevice(handle, nil)
            throw .unsupported("VK_EXT_external_memory_host")
        }
    }

    private func allowedExtensions(of info: VkDeviceCreateInfo) throws(StreamError) -> [String] {
        var extensions =
            [VK_EXT_EXTERNAL_MEMORY_HOST_EXTENSION_NAME] + (host.canShare ? SharedMemoryFunctions.extensionNames : [])
        for index in 0..<Int(info.enabledExtensionCount) {
            guard let name = info.ppEnabledExtensionNames[index].map({ String(cString: $0) }),
                options.allows(extension: name), host.extensions.contains(name)
            else { throw .malformed("an extension that is not offered") }
            if !extensions.contains(name) { extensions.append(name) }
        }
        return extensions
    }

    func runDestroyDevice() throws(StreamError) {
        _ = try currentDevice()
        end()
    }

    func runGetDeviceQueue2(_ pQueueInfo: UnsafePointer<VkDeviceQueueInfo2>?, _ id: UInt64) throws(StreamError) {
        let device = try currentDevice()
        guard let info = pQueueInfo, info.pointee.flags == 0,
            info.pointee.queueIndex < (made?.queueCounts[info.pointee.queueFamilyIndex] ?? 0)
        else { throw .malformed("a queue that is not there") }
        var queue: VkQueue?
        vkGetDeviceQueue(device, info.pointee.queueFamilyIndex, info.pointee.queueIndex, &queue)
        guard let queue else { throw .malformed("a queue that is not there") }
        try objects.add(id, .queue, queue)
        if objects.fact(of: queue, as: SessionQueue.self) == nil { objects.note(SessionQueue(), of: queue) }
    }

    /// A structure of a chain.
    static func find<T>(
        _ type: T.Type, _ structureType: VkStructureType, _ chain: UnsafeMutableRawPointer?
    ) -> UnsafeMutablePointer<T>? {
        var next = chain?.assumingMemoryBound(to: VkBaseOutStructure.self)
        while let structure = next {
            if structure.pointee.sType == structureType {
                return UnsafeMutableRawPointer(structure).assumingMemoryBound(to: type)
            }
            next = structure.pointee.pNext
        }
        return nil
    }
}

/// Calls a body with an array of C strings.
func withCStrings<R>(_ strings: [String], _ body: (UnsafeBufferPointer<UnsafePointer<CChar>?>) -> R) -> R {
    let copies = strings.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    return copies.map { UnsafePointer($0) }.withUnsafeBufferPointer { body($0) }
}
