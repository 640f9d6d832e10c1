import CVulkan
import Glibc

extension VulkanSession {
    /// Fills new memory of the GPU's with zeroes: what it held may be another guest's, or the worker's own.
    func clear(_ memory: VkDeviceMemory, size: UInt64) throws(StreamError) {
        let device = try device()
        if host.typeFlags[Int(host.localType)] & VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT.rawValue != 0 {
            guard let map = device.functions.vkMapMemory else { throw .unsupported("vkMapMemory") }
            var address: UnsafeMutableRawPointer?
            try succeed(map(device.handle, memory, 0, VK_WHOLE_SIZE, 0, &address), "vkMapMemory")
            if let address { memset(address, 0, Int(size)) }
            device.functions.vkUnmapMemory?(device.handle, memory)
            return
        }
        guard let family = device.queueCounts.keys.min() else { return }
        var bufferInfo = VkBufferCreateInfo()
        bufferInfo.sType = VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO
        bufferInfo.size = size
        bufferInfo.usage = VK_BUFFER_USAGE_TRANSFER_DST_BIT.rawValue
        var buffer: VkBuffer?
        try succeed(vkCreateBuffer(device.handle, &bufferInfo, nil, &buffer), "vkCreateBuffer")
        defer { vkDestroyBuffer(device.handle, buffer, nil) }
        var needs = VkMemoryRequirements()
        vkGetBufferMemoryRequirements(device.handle, buffer, &needs)
        // Too small for a buffer of its size: it can hold little else either.
        guard needs.memoryTypeBits & 1 << host.localType != 0, needs.size <= size else { return }
        try succeed(vkBindBufferMemory(device.handle, buffer, memory, 0), "vkBindBufferMemory")
        var poolInfo = VkCommandPoolCreateInfo()
        poolInfo.sType = VK_STRUCTURE_TYPE_COMMAND_POOL_CREATE_INFO
        poolInfo.queueFamilyIndex = family
        var pool: VkCommandPool?
        try succeed(vkCreateCommandPool(device.handle, &poolInfo, nil, &pool), "vkCreateCommandPool")
        defer { vkDestroyCommandPool(device.handle, pool, nil) }
        var info = VkCommandBufferAllocateInfo()
        info.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_ALLOCATE_INFO
        info.commandPool = pool
        info.commandBufferCount = 1
        var commands: VkCommandBuffer?
        try succeed(vkAllocateCommandBuffers(device.handle, &info, &commands), "vkAllocateCommandBuffers")
        var begin = VkCommandBufferBeginInfo()
        begin.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO
        try succeed(vkBeginCommandBuffer(commands, &begin), "vkBeginCommandBuffer")
        vkCmdFillBuffer(commands, buffer, 0, VK_WHOLE_SIZE, 0)
        try succeed(vkEndCommandBuffer(commands), "vkEndCommandBuffer")
        var queue: VkQueue?
        vkGetDeviceQueue(device.handle, family, 0, &queue)
        let result = withUnsafePointer(to: commands) { commands in
            var submit = VkSubmitInfo()
            submit.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO
            submit.commandBufferCount = 1
            submit.pCommandBuffers = commands
            return vkQueueSubmit(queue, 1, &submit, nil)
        }
        try succeed(result, "vkQueueSubmit")
        try succeed(vkQueueWaitIdle(queue), "vkQueueWaitIdle")
    }
}
