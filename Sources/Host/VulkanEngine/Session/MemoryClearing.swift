// SPDX-License-Identifier: Apache-2.0
import CVulkan
import Glibc

/// A buffer over all bytes of a memory object that is not there yet.
struct WholeBuffer {
    let handle: VkBuffer
    /// Of the buffer, and all that a driver gives it. At least what was asked for.
    let size: UInt64
}

extension VulkanSession {
    /// Makes a buffer of at least some bytes whose memory has none beyond it: drivers round up. Destroyed by the caller.
    func makeWholeBuffer(atLeast bytes: UInt64) throws(StreamError) -> WholeBuffer {
        let device = try currentDevice()
        // vkCmdFillBuffer writes whole words.
        guard bytes <= 1 << 48 else { throw .failed("vkCreateBuffer", VK_ERROR_OUT_OF_DEVICE_MEMORY) }
        var size = (bytes + 3) & ~3
        // A multiple of what a driver rounds to is not rounded again.
        for _ in 0..<4 {
            var info = VkBufferCreateInfo()
            info.sType = VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO
            info.size = size
            info.usage = VK_BUFFER_USAGE_TRANSFER_DST_BIT.rawValue
            var buffer: VkBuffer?
            try succeed(vkCreateBuffer(device, &info, nil, &buffer), "vkCreateBuffer")
            guard let buffer else { throw .malformed("a buffer that was not made") }
            var needs = VkMemoryRequirements()
            vkGetBufferMemoryRequirements(device, buffer, &needs)
            if needs.memoryTypeBits & 1 << host.localType != 0, needs.size <= size {
                return WholeBuffer(handle: buffer, size: size)
            }
            vkDestroyBuffer(device, buffer, nil)
            size = (max(size, needs.size) + 3) & ~3
        }
        throw .failed("vkCreateBuffer", VK_ERROR_OUT_OF_DEVICE_MEMORY)
    }

    /// A queue's family of the session's that can fill buffers.
    private func fillingFamily(_ device: SessionDevice) -> UInt32? {
        let able = VK_QUEUE_GRAPHICS_BIT.rawValue | VK_QUEUE_COMPUTE_BIT.rawValue | VK_QUEUE_TRANSFER_BIT.rawValue
        return device.queueCounts.keys.filter { host.families[Int($0)].queueFlags & able != 0 }.min()
    }

    /// Fills new memory of the GPU's with zeroes: what it held may be another guest's, or the worker's own.
    ///
    /// - Parameter whole: a buffer as large as the memory, which is bound to it.
    func clear(_ memory: VkDeviceMemory, _ whole: WholeBuffer) throws(StreamError) {
        let device = try device()
        let mapped =
            VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT.rawValue | VK_MEMORY_PROPERTY_HOST_COHERENT_BIT.rawValue
        if host.typeFlags[Int(host.localType)] & mapped == mapped {
            guard let map = device.functions.vkMapMemory else { throw .unsupported("vkMapMemory") }
            var address: UnsafeMutableRawPointer?
            try succeed(map(device.handle, memory, 0, VK_WHOLE_SIZE, 0, &address), "vkMapMemory")
            guard let address else { throw .failed("vkMapMemory", VK_ERROR_MEMORY_MAP_FAILED) }
            memset(address, 0, Int(whole.size))
            device.functions.vkUnmapMemory?(device.handle, memory)
            return
        }
        guard let family = fillingFamily(device) else { throw .malformed("memory for a device without a queue") }
        // Behind work that hangs it would hang too.
        try finishWork()
        try succeed(vkBindBufferMemory(device.handle, whole.handle, memory, 0), "vkBindBufferMemory")
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
        vkCmdFillBuffer(commands, whole.handle, 0, VK_WHOLE_SIZE, 0)
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
