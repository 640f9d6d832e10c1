import CVulkan
import Dispatch
import Synchronization
import Window

/// The engine's own device, for the memory subset: partitions' memory that is no session's.
final class MemoryDevice: @unchecked Sendable {
    let host: HostDevice
    let handle: VkDevice
    let functions: DeviceFunctions
    let imports: HostPointerImport
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
            let wanted = [VK_EXT_EXTERNAL_MEMORY_HOST_EXTENSION_NAME, DeviceClock.extensionName]
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

/// A buffer over all of one piece of memory.
final class MemoryBuffer: @unchecked Sendable {
    let handle: VkBuffer
    let size: UInt64
    private let memory: VkDeviceMemory
    private let device: MemoryDevice
    private let account: LocalMemoryAccount?

    /// Over new memory of the GPU's that counts as the partition's.
    ///
    /// - Parameter deadline: until when to wait for room.
    convenience init(
        _ device: MemoryDevice, size: UInt64, of account: LocalMemoryAccount, by deadline: DispatchTime
    ) throws(VulkanError) {
        guard account.take(size, by: deadline) else {
            throw .failed("vkAllocateMemory", VK_ERROR_OUT_OF_DEVICE_MEMORY)
        }
        do {
            try self.init(device, size: size, account: account)
        } catch {
            account.give(back: size)
            throw error
        }
    }

    /// Over new memory of the GPU's; or over host memory, which has to stay.
    ///
    /// - Parameter account: of which as much was taken; it gets that back at the end.
    init(
        _ device: MemoryDevice, size: UInt64, importing region: MemoryRegion? = nil, account: LocalMemoryAccount? = nil
    ) throws(VulkanError) {
        self.account = account
        self.device = device
        self.size = size
        var made: VkBuffer?
        var external = VkExternalMemoryBufferCreateInfo()
        external.sType = VK_STRUCTURE_TYPE_EXTERNAL_MEMORY_BUFFER_CREATE_INFO
        external.handleTypes = HostPointerImport.handleType.rawValue
        let result = withUnsafePointer(to: external) { external in
            var info = VkBufferCreateInfo()
            info.sType = VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO
            info.pNext = region == nil ? nil : UnsafeRawPointer(external)
            info.size = size
            info.usage = VK_BUFFER_USAGE_TRANSFER_SRC_BIT.rawValue | VK_BUFFER_USAGE_TRANSFER_DST_BIT.rawValue
            return vkCreateBuffer(device.handle, &info, nil, &made)
        }
        try check(result, "vkCreateBuffer")
        let buffer = made!
        do {
            memory = try Self.memory(device, for: buffer, region)
        } catch {
            vkDestroyBuffer(device.handle, buffer, nil)
            throw error
        }
        let bound = vkBindBufferMemory(device.handle, buffer, memory, 0)
        guard bound == VK_SUCCESS else {
            vkDestroyBuffer(device.handle, buffer, nil)
            vkFreeMemory(device.handle, memory, nil)
            throw .failed("vkBindBufferMemory", bound)
        }
        handle = buffer
    }

    private static func memory(
        _ device: MemoryDevice, for buffer: VkBuffer, _ region: MemoryRegion?
    ) throws(VulkanError) -> VkDeviceMemory {
        var needs = VkMemoryRequirements()
        vkGetBufferMemoryRequirements(device.handle, buffer, &needs)
        guard let region else {
            var type = device.host.localType
            if needs.memoryTypeBits & 1 << type == 0 { type = UInt32(needs.memoryTypeBits.trailingZeroBitCount) }
            return try DeviceMemory.allocate(device.handle, size: needs.size, type: type)
        }
        let types = try device.imports.types(region) & needs.memoryTypeBits
        guard let type = device.imports.best(of: types), needs.size <= UInt64(region.size) else {
            throw .unsuitable("\(device.host.name) cannot use host memory for a buffer")
        }
        return try device.imports.allocate(region, type: type)
    }

    deinit {
        vkDestroyBuffer(device.handle, handle, nil)
        vkFreeMemory(device.handle, memory, nil)
        account?.give(back: size)
    }
}
