// SPDX-License-Identifier: Apache-2.0
import CVulkan
import Synchronization
import Window

/// The engine's own device, for the memory subset: partitions' memory that is no session's.
final class MemoryDevice: @unchecked Sendable {
    let host: HostDevice
    let handle: VkDevice
    let functions: DeviceFunctions
    let imports: HostPointerImport
    /// If buffers of its memory can be shared.
    let sharing: SharedMemoryFunctions?
    let family: UInt32
    /// The GPU's own, if it can be read.
    let clock: DeviceClock?
    /// Guards the queue, which nodes share.
    private let queue: Mutex<Queue>

    private struct Queue: @unchecked Sendable { let handle: VkQueue }

    init(_ host: HostDevice) throws(VulkanError) {
        self.host = host
        let able = VK_QUEUE_GRAPHICS_BIT.rawValue | VK_QUEUE_COMPUTE_BIT.rawValue | VK_QUEUE_TRANSFER_BIT.rawValue
        guard let family = host.families.firstIndex(where: { $0.queueFlags & able != 0 && $0.queueCount > 0 }) else {
            throw .unsuitable("\(host.name) has no queue")
        }
        self.family = UInt32(family)
        handle = try Self.makeDevice(host, family: UInt32(family))
        functions = DeviceFunctions(handle, vkGetDeviceProcAddr)
        imports = try HostPointerImport(handle, host)
        sharing =
            SharedMemoryFunctions.isBufferPossible(host, usage: MemoryBuffer.usage)
            ? SharedMemoryFunctions(handle, host) : nil
        clock = DeviceClock(handle, host, family: family)
        var queue: VkQueue?
        vkGetDeviceQueue(handle, self.family, 0, &queue)
        self.queue = Mutex(Queue(handle: queue!))
    }

    private static func makeDevice(_ host: HostDevice, family: UInt32) throws(VulkanError) -> VkDevice {
        var made: VkDevice?
        let result = withUnsafePointer(to: 1 as Float) { priority in
            var queue = VkDeviceQueueCreateInfo()
            queue.sType = VK_STRUCTURE_TYPE_DEVICE_QUEUE_CREATE_INFO
            queue.queueFamilyIndex = family
            queue.queueCount = 1
            queue.pQueuePriorities = priority
            let wanted =
                [VK_EXT_EXTERNAL_MEMORY_HOST_EXTENSION_NAME, DeviceClock.extensionName]
                + (host.canShare ? SharedMemoryFunctions.extensionNames : [])
            return withUnsafePointer(to: queue) { queue in
                withCStrings(wanted.filter(host.extensions.contains)) { names in
                    var info = VkDeviceCreateInfo()
                    info.sType = VK_STRUCTURE_TYPE_DEVICE_CREATE_INFO
                    info.queueCreateInfoCount = 1
                    info.pQueueCreateInfos = queue
                    info.enabledExtensionCount = UInt32(names.count)
                    info.ppEnabledExtensionNames = names.baseAddress
                    return vkCreateDevice(host.handle, &info, nil, &made)
                }
            }
        }
        try check(result, "vkCreateDevice")
        return made!
    }

    deinit {
        vkDeviceWaitIdle(handle)
        vkDestroyDevice(handle, nil)
    }

    func submit(_ commands: VkCommandBuffer, fence: VkFence) throws(VulkanError) {
        let result = withUnsafePointer(to: VkCommandBuffer?(commands)) { commands in
            var info = VkSubmitInfo()
            info.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO
            info.commandBufferCount = 1
            info.pCommandBuffers = commands
            return queue.withLock { vkQueueSubmit($0.handle, 1, &info, fence) }
        }
        try check(result, "vkQueueSubmit")
    }
}
