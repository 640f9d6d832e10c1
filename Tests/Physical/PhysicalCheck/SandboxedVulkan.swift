// SPDX-License-Identifier: Apache-2.0
import CVulkan
import Glibc
import Logging
import Sandbox

/// A real driver in the sandbox that workers are in, with one render node: it loads, maps memory, submits and waits,
/// also once system calls are limited.
@MainActor func checkSandboxedVulkan(_ address: String, node: String, other: String) throws {
    let sandbox = Sandbox(log: Logger(label: "physical-check"))
    try sandbox.confine(for: .vulkan, keeping: [0, 1, 2], nodes: [node])
    check("the GPU's other node cannot be opened") { open(other, O_RDWR) < 0 && errno == EACCES }
    var device: FillingDevice?
    check("a Vulkan device is had in the sandbox") {
        device = try FillingDevice(at: address)
        return true
    }
    guard let device else { return }
    check("it fills memory that is mapped") { try device.fill(1 << 20, with: 0x0102_0304) }
    try sandbox.seal(for: .vulkan, accepting: false)
    check("and does so when system calls are limited") { try device.fill(3 << 20, with: 0x0506_0708) }
    check("another device is had then") { try FillingDevice(at: address).fill(4096, with: 0x090a_0b0c) }
}

private struct VulkanFailure: Error, CustomStringConvertible {
    let description: String
}

private func succeed(_ result: VkResult, _ call: String) throws {
    guard result == VK_SUCCESS else { throw VulkanFailure(description: "\(call): \(result.rawValue)") }
}

/// A Vulkan device that fills buffers. What it makes goes with the process.
private struct FillingDevice {
    let physical: VkPhysicalDevice
    let device: VkDevice
    let queue: VkQueue

    init(at address: String) throws {
        var application = VkApplicationInfo()
        application.sType = VK_STRUCTURE_TYPE_APPLICATION_INFO
        application.apiVersion = gpupv_vk_api_version(1, 1)
        var instance: VkInstance?
        try withUnsafePointer(to: application) { application in
            var info = VkInstanceCreateInfo()
            info.sType = VK_STRUCTURE_TYPE_INSTANCE_CREATE_INFO
            info.pApplicationInfo = application
            try succeed(vkCreateInstance(&info, nil, &instance), "vkCreateInstance")
        }
        var count: UInt32 = 8
        var all = [VkPhysicalDevice?](repeating: nil, count: Int(count))
        try succeed(vkEnumeratePhysicalDevices(instance, &count, &all), "vkEnumeratePhysicalDevices")
        guard let found = all.prefix(Int(count)).compactMap({ $0 }).first(where: { Self.place(of: $0) == address })
        else { throw VulkanFailure(description: "none of \(count) devices is at \(address)") }
        physical = found
        var made: VkDevice?
        try withUnsafePointer(to: Float(1)) { priority in
            var queues = VkDeviceQueueCreateInfo()
            queues.sType = VK_STRUCTURE_TYPE_DEVICE_QUEUE_CREATE_INFO
            queues.queueCount = 1
            queues.pQueuePriorities = priority
            try withUnsafePointer(to: queues) { queues in
                var info = VkDeviceCreateInfo()
                info.sType = VK_STRUCTURE_TYPE_DEVICE_CREATE_INFO
                info.queueCreateInfoCount = 1
                info.pQueueCreateInfos = queues
                try succeed(vkCreateDevice(found, &info, nil, &made), "vkCreateDevice")
            }
        }
        device = made!
        var taken: VkQueue?
        vkGetDeviceQueue(device, 0, 0, &taken)
        queue = taken!
    }

    /// `0000:01:00.0`.
    private static func place(of device: VkPhysicalDevice) -> String {
        var bus = VkPhysicalDevicePCIBusInfoPropertiesEXT()
        bus.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PCI_BUS_INFO_PROPERTIES_EXT
        withUnsafeMutablePointer(to: &bus) { bus in
            var properties = VkPhysicalDeviceProperties2()
            properties.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROPERTIES_2
            properties.pNext = UnsafeMutableRawPointer(bus)
            vkGetPhysicalDeviceProperties2(device, &properties)
        }
        func digits(_ value: UInt32, _ count: Int) -> String {
            let text = String(value, radix: 16)
            return String(repeating: "0", count: max(0, count - text.count)) + text
        }
        return "\(digits(bus.pciDomain, 4)):\(digits(bus.pciBus, 2)):\(digits(bus.pciDevice, 2)).\(bus.pciFunction)"
    }

    /// Has a buffer filled, and looks at it.
    func fill(_ size: Int, with value: UInt32) throws -> Bool {
        var buffer: VkBuffer?
        var bufferInfo = VkBufferCreateInfo()
        bufferInfo.sType = VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO
        bufferInfo.size = UInt64(size)
        bufferInfo.usage = VK_BUFFER_USAGE_TRANSFER_DST_BIT.rawValue
        try succeed(vkCreateBuffer(device, &bufferInfo, nil, &buffer), "vkCreateBuffer")
        var needs = VkMemoryRequirements()
        vkGetBufferMemoryRequirements(device, buffer, &needs)
        var memory: VkDeviceMemory?
        var memoryInfo = VkMemoryAllocateInfo()
        memoryInfo.sType = VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO
        memoryInfo.allocationSize = needs.size
        memoryInfo.memoryTypeIndex = try mappedType(needs.memoryTypeBits)
        try succeed(vkAllocateMemory(device, &memoryInfo, nil, &memory), "vkAllocateMemory")
        try succeed(vkBindBufferMemory(device, buffer, memory, 0), "vkBindBufferMemory")
        var mapped: UnsafeMutableRawPointer?
        try succeed(vkMapMemory(device, memory, 0, UInt64(size), 0, &mapped), "vkMapMemory")
        try submit { vkCmdFillBuffer($0, buffer, 0, UInt64(size), value) }
        return UnsafeRawBufferPointer(start: mapped, count: size).bindMemory(to: UInt32.self)
            .allSatisfy { $0 == value }
    }

    private func mappedType(_ allowed: UInt32) throws -> UInt32 {
        var properties = VkPhysicalDeviceMemoryProperties()
        vkGetPhysicalDeviceMemoryProperties(physical, &properties)
        let wanted =
            VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT.rawValue | VK_MEMORY_PROPERTY_HOST_COHERENT_BIT.rawValue
        let found = withUnsafeBytes(of: properties.memoryTypes) { types in
            types.bindMemory(to: VkMemoryType.self).prefix(Int(properties.memoryTypeCount)).enumerated().first {
                allowed >> UInt32($0.offset) & 1 != 0 && $0.element.propertyFlags & wanted == wanted
            }?.offset
        }
        guard let found else { throw VulkanFailure(description: "no memory can be mapped") }
        return UInt32(found)
    }

    private func submit(_ record: (VkCommandBuffer?) -> Void) throws {
        var pool: VkCommandPool?
        var poolInfo = VkCommandPoolCreateInfo()
        poolInfo.sType = VK_STRUCTURE_TYPE_COMMAND_POOL_CREATE_INFO
        try succeed(vkCreateCommandPool(device, &poolInfo, nil, &pool), "vkCreateCommandPool")
        var commands: VkCommandBuffer?
        var commandsInfo = VkCommandBufferAllocateInfo()
        commandsInfo.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_ALLOCATE_INFO
        commandsInfo.commandPool = pool
        commandsInfo.commandBufferCount = 1
        try succeed(vkAllocateCommandBuffers(device, &commandsInfo, &commands), "vkAllocateCommandBuffers")
        var begin = VkCommandBufferBeginInfo()
        begin.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO
        try succeed(vkBeginCommandBuffer(commands, &begin), "vkBeginCommandBuffer")
        record(commands)
        try succeed(vkEndCommandBuffer(commands), "vkEndCommandBuffer")
        var fence: VkFence?
        var fenceInfo = VkFenceCreateInfo()
        fenceInfo.sType = VK_STRUCTURE_TYPE_FENCE_CREATE_INFO
        try succeed(vkCreateFence(device, &fenceInfo, nil, &fence), "vkCreateFence")
        try withUnsafePointer(to: commands) { commands in
            var submission = VkSubmitInfo()
            submission.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO
            submission.commandBufferCount = 1
            submission.pCommandBuffers = commands
            try succeed(vkQueueSubmit(queue, 1, &submission, fence), "vkQueueSubmit")
        }
        try succeed(vkWaitForFences(device, 1, &fence, 1, 60_000_000_000), "vkWaitForFences")
    }
}
