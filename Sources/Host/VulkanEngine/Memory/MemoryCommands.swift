// SPDX-License-Identifier: Apache-2.0
import CVulkan
import Engines
import Synchronization

/// A command buffer of the engine's own that is recorded, submitted and waited for by one thread at a time.
final class MemoryCommands: @unchecked Sendable {
    private let device: MemoryDevice
    private let pool: VkCommandPool
    private let commands: VkCommandBuffer
    private let fence: VkFence
    private let timeout: SubmissionTimeout
    private var isRecording = false

    /// - Parameter timeout: of what is submitted.
    init(_ device: MemoryDevice, timeout: SubmissionTimeout) throws(VulkanError) {
        self.device = device
        self.timeout = timeout
        var poolInfo = VkCommandPoolCreateInfo()
        poolInfo.sType = VK_STRUCTURE_TYPE_COMMAND_POOL_CREATE_INFO
        poolInfo.flags = VK_COMMAND_POOL_CREATE_TRANSIENT_BIT.rawValue
        poolInfo.queueFamilyIndex = device.family
        var pool: VkCommandPool?
        try check(vkCreateCommandPool(device.handle, &poolInfo, nil, &pool), "vkCreateCommandPool")
        var info = VkCommandBufferAllocateInfo()
        info.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_ALLOCATE_INFO
        info.commandPool = pool
        info.level = VK_COMMAND_BUFFER_LEVEL_PRIMARY
        info.commandBufferCount = 1
        var commands: VkCommandBuffer?
        var fenceInfo = VkFenceCreateInfo()
        fenceInfo.sType = VK_STRUCTURE_TYPE_FENCE_CREATE_INFO
        var fence: VkFence?
        var result = vkAllocateCommandBuffers(device.handle, &info, &commands)
        if result == VK_SUCCESS { result = vkCreateFence(device.handle, &fenceInfo, nil, &fence) }
        guard result == VK_SUCCESS else {
            vkDestroyCommandPool(device.handle, pool, nil)
            throw .failed("vkAllocateCommandBuffers or vkCreateFence", result)
        }
        self.pool = pool!
        self.commands = commands!
        self.fence = fence!
    }

    deinit {
        vkDestroyFence(device.handle, fence, nil)
        vkDestroyCommandPool(device.handle, pool, nil)
    }

    /// Records what a body does, after all that was recorded before.
    func record(_ body: (VkCommandBuffer) -> Void) throws(VulkanError) {
        if !isRecording {
            var info = VkCommandBufferBeginInfo()
            info.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO
            info.flags = VK_COMMAND_BUFFER_USAGE_ONE_TIME_SUBMIT_BIT.rawValue
            try check(vkBeginCommandBuffer(commands, &info), "vkBeginCommandBuffer")
            isRecording = true
        }
        body(commands)
        barrier(
            to: VK_PIPELINE_STAGE_TRANSFER_BIT,
            access: VK_ACCESS_TRANSFER_READ_BIT.rawValue | VK_ACCESS_TRANSFER_WRITE_BIT.rawValue)
    }

    private func barrier(to stage: VkPipelineStageFlagBits, access: UInt32) {
        var barrier = VkMemoryBarrier()
        barrier.sType = VK_STRUCTURE_TYPE_MEMORY_BARRIER
        barrier.srcAccessMask = VK_ACCESS_TRANSFER_WRITE_BIT.rawValue
        barrier.dstAccessMask = access
        vkCmdPipelineBarrier(
            commands, VK_PIPELINE_STAGE_TRANSFER_BIT.rawValue, stage.rawValue, 0, 1, &barrier, 0, nil, 0, nil)
    }

    /// Executes what was recorded, if anything was, and waits for its end.
    func finish() throws {
        guard isRecording else { return }
        isRecording = false
        barrier(
            to: VK_PIPELINE_STAGE_HOST_BIT, access: VK_ACCESS_HOST_READ_BIT.rawValue | VK_ACCESS_HOST_WRITE_BIT.rawValue
        )
        try check(vkEndCommandBuffer(commands), "vkEndCommandBuffer")
        try device.submit(commands, fence: fence)
        var waited: VkFence? = fence
        let result = vkWaitForFences(device.handle, 1, &waited, 1, timeout.nanoseconds)
        guard result != VK_TIMEOUT else { throw SubmissionFault.timeout }
        try check(result, "vkWaitForFences")
        try check(vkResetFences(device.handle, 1, &waited), "vkResetFences")
        try check(vkResetCommandPool(device.handle, pool, 0), "vkResetCommandPool")
    }
}

/// Such a command buffer for several threads in turn.
final class SharedCommands: Sendable {
    private let commands: Mutex<MemoryCommands>

    init(_ commands: MemoryCommands) { self.commands = Mutex(commands) }

    func use<Result>(_ body: (MemoryCommands) throws -> Result) rethrows -> Result {
        try commands.withLock { try body($0) }
    }
}
