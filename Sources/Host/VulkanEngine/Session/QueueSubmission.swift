import CStream
import CVulkan
import Dispatch

/// A queue of a session's device, and the thread that waits for what it does.
final class SessionQueue: @unchecked Sendable {
    let thread = SerialThread(name: "gpupv-queue")
    /// When it was done with something last. The thread's.
    var lastEnd: UInt64 = 0
}

/// Work a queue has been given.
final class PendingSubmission: @unchecked Sendable {
    let serial: UInt64
    let queue: SessionQueue
    let buffers: [CommandBufferFacts]
    private let device: VkDevice
    private let fence: VkFence
    private let waitForFences: PFN_vkWaitForFences

    init(
        serial: UInt64, queue: SessionQueue, buffers: [CommandBufferFacts], device: VkDevice, fence: VkFence,
        waitForFences: PFN_vkWaitForFences
    ) {
        self.serial = serial
        self.queue = queue
        self.buffers = buffers
        self.device = device
        self.fence = fence
        self.waitForFences = waitForFences
    }

    /// Waits until it is done.
    func wait(nanoseconds: UInt64) -> VkResult {
        var waited: VkFence? = fence
        return waitForFences(device, 1, &waited, 1, nanoseconds)
    }

    /// Frees what it took. It is done.
    func end(_ device: SessionDevice) {
        for buffer in buffers { buffer.endExecution() }
        device.functions.vkDestroyFence?(device.handle, fence, nil)
    }
}

/// An object whose end waits for work.
struct Retired {
    let object: OpaquePointer
    let kind: ObjectKind
    /// The last submission that may use it.
    let serial: UInt64
}

extension VulkanSession {
    /// Gives recorded command buffers to a queue.
    func submit(_ record: StreamRecord) throws(StreamError) -> PendingSubmission {
        let request = try record.load(gpupv_vk_queue_submit.self)
        let size = MemoryLayout<gpupv_vk_queue_submit>.size
        guard Int(request.count) <= (record.range.count - size) / 8 else { throw .malformed("not all ids are there") }
        let device = try device()
        let handle = try objects[request.queue, .queue]
        guard let queue = objects.fact(of: handle, as: SessionQueue.self) else { throw .malformed("no queue") }
        var commands: [VkCommandBuffer?] = []
        var facts: [CommandBufferFacts] = []
        for index in 0..<Int(request.count) {
            let buffer = try objects[try record.load(UInt64.self, at: size + index * 8), .commandBuffer]
            guard let fact = objects.fact(of: buffer, as: CommandBufferFacts.self) else {
                throw .malformed("no buffer")
            }
            try fact.beginExecution(objects)
            commands.append(buffer)
            facts.append(fact)
        }
        guard let createFence = device.functions.vkCreateFence, let submit = device.functions.vkQueueSubmit,
            let waitForFences = device.functions.vkWaitForFences
        else { throw .unsupported("vkQueueSubmit") }
        var fenceInfo = VkFenceCreateInfo()
        fenceInfo.sType = VK_STRUCTURE_TYPE_FENCE_CREATE_INFO
        var fence: VkFence?
        try succeed(createFence(device.handle, &fenceInfo, nil, &fence), "vkCreateFence")
        let result = commands.withUnsafeBufferPointer { commands in
            var info = VkSubmitInfo()
            info.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO
            info.commandBufferCount = UInt32(commands.count)
            info.pCommandBuffers = commands.baseAddress
            return submit(handle, 1, &info, fence)
        }
        guard result == VK_SUCCESS else {
            device.functions.vkDestroyFence?(device.handle, fence, nil)
            facts.forEach { $0.endExecution() }
            throw .failed("vkQueueSubmit", result)
        }
        let submission = PendingSubmission(
            serial: nextSubmission, queue: queue, buffers: facts, device: device.handle, fence: fence!,
            waitForFences: waitForFences)
        nextSubmission += 1
        pending[submission.serial] = submission
        return submission
    }

    /// A queue is done with something.
    func completed(_ submission: PendingSubmission) {
        guard let made, pending.removeValue(forKey: submission.serial) != nil else { return }
        submission.end(made)
        endRetired(before: pending.keys.min() ?? .max)
    }

    /// Ends what no work of a serial number from `serial` on can use.
    private func endRetired(before serial: UInt64) {
        let ending = retired.prefix { $0.serial < serial }
        retired.removeFirst(ending.count)
        for object in ending { destroy(object.object, object.kind) }
    }

    /// Waits until something ends that waits for work.
    ///
    /// - Returns: false if there is no such thing, or the work is not done in time.
    func endRetired(by deadline: DispatchTime) -> Bool {
        guard let first = retired.first?.serial else { return false }
        for submission in pending.values where submission.serial <= first {
            let now = DispatchTime.now()
            let left = deadline > now ? deadline.uptimeNanoseconds - now.uptimeNanoseconds : 0
            guard submission.wait(nanoseconds: left) == VK_SUCCESS else { return false }
        }
        endRetired(before: first + 1)
        return true
    }

    /// Ends an object that has no name any more, when no work submitted before can use it.
    func retire(_ object: OpaquePointer, _ kind: ObjectKind) {
        if pending.isEmpty {
            destroy(object, kind)
        } else {
            retired.append(Retired(object: object, kind: kind, serial: nextSubmission - 1))
        }
    }

    func destroyRetired() {
        for object in retired { destroy(object.object, object.kind) }
        retired = []
    }

    func destroy(_ object: OpaquePointer, _ kind: ObjectKind) {
        guard let made else { return }
        empty(of: object)
        if kind == .sampler, immutableSamplers.held.remove(object) != nil {
            immutableSamplers.removed.append(object)
        } else if kind == .deviceMemory {
            made.functions.vkFreeMemory?(made.handle, object, nil)
            memories.removeValue(forKey: object)?.end()
        } else {
            made.functions.destroy(object, kind, of: made.handle)
        }
    }
}
