// SPDX-License-Identifier: Apache-2.0
import CStream
import CVulkan
import Dispatch

/// A queue of a session's device, and the thread that waits for what it does.
final class SessionQueue: @unchecked Sendable {
    let thread = SerialThread(name: "gpupv-queue")
    /// When it was done with something last. The thread's.
    var lastEnd: UInt64 = 0
}

/// What checks know of an object that its session changes in place, or frees one by one: not while work uses it.
class UsedByWork {
    /// Serial number of the last submission that uses it; 0 for none.
    fileprivate(set) var lastUse: UInt64 = 0
    /// Of the worker's, which a driver has for it beside what every object takes.
    var hostBytes: UInt64 { 0 }
}

/// Work a queue has been given.
final class PendingSubmission: @unchecked Sendable {
    let serial: UInt64
    let queue: SessionQueue
    let buffers: [CommandBufferFacts]
    private let device: VkDevice
    private let fence: VkFence
    private let waitForFences: PFN_vkWaitForFences
    /// What it uses is its no more. The session's.
    private(set) var isDone = false

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

    /// Waits until it is done. On any thread.
    func wait(nanoseconds: UInt64) -> VkResult {
        var waited: VkFence? = fence
        return waitForFences(device, 1, &waited, 1, nanoseconds)
    }

    /// It uses nothing any more.
    fileprivate func noteDone() {
        guard !isDone else { return }
        isDone = true
        for buffer in buffers { buffer.endExecution() }
    }

    /// Frees what it took. It is done, and nobody waits for it.
    func end(_ device: SessionDevice) {
        noteDone()
        device.functions.vkDestroyFence?(device.handle, fence, nil)
    }
}

/// An object whose end waits for work.
struct Retired {
    let object: OpaquePointer
    let kind: ObjectKind
    /// What it is given back to, if it comes from a pool.
    let pool: PoolReturn?
    /// The last submission that may use it.
    let serial: UInt64
}

extension VulkanSession {
    /// Objects that can wait for work to end.
    private static let maximumRetired = 1 << 18

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
            if !fact.isSimultaneous { try finishWork(using: fact) }
            try fact.beginExecution(objects, isOnCPU: host.isCPU)
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
        oldestPending = min(oldestPending, submission.serial)
        for buffer in facts { buffer.noteUse(submission.serial) }
        return submission
    }

    /// A queue is done with something, and with waiting for it.
    func completed(_ submission: PendingSubmission) {
        guard let made, pending.removeValue(forKey: submission.serial) != nil else { return }
        submission.end(made)
        noteDone()
    }

    /// Ends what no work can use that is not done.
    private func noteDone() {
        oldestPending = pending.values.lazy.filter { !$0.isDone }.map(\.serial).min() ?? .max
        let ending = retired.prefix { $0.serial < oldestPending }
        retired.removeFirst(ending.count)
        for object in ending { destroy(object.object, object.kind, from: object.pool) }
    }

    /// Whether work uses an object that is not known to be done.
    func isUsed(_ object: UsedByWork) -> Bool { object.lastUse >= oldestPending }

    /// Waits until no work uses an object. The driver may then change it, or read others by it.
    ///
    /// Only this session's thread waits, and only for this session's work. Each submission has the partition's timeout,
    /// as on its queue's own thread.
    func finishWork(using object: UsedByWork) throws(StreamError) {
        if isUsed(object) { try finishWork(upTo: object.lastUse) }
    }

    /// Waits until all is done that was submitted.
    func finishWork() throws(StreamError) { try finishWork(upTo: nextSubmission - 1) }

    private func finishWork(upTo serial: UInt64) throws(StreamError) {
        for submission in pending.values.sorted(by: { $0.serial < $1.serial })
        where submission.serial <= serial && !submission.isDone {
            switch submission.wait(nanoseconds: options.timeout.nanoseconds) {
            case VK_SUCCESS: submission.noteDone()
            case VK_TIMEOUT: throw .failed("vkWaitForFences", VK_ERROR_DEVICE_LOST)
            case let result: throw .failed("vkWaitForFences", result)
            }
        }
        noteDone()
    }

    /// Waits until all has ended that was given back to a pool.
    ///
    /// - Returns: false if there was no such thing.
    func finishRetired(from pool: OpaquePointer) throws(StreamError) -> Bool {
        guard let last = retired.last(where: { $0.pool?.handle == pool }) else { return false }
        try finishWork(upTo: last.serial)
        return true
    }

    /// Waits until something ends that waits for work.
    ///
    /// - Returns: false if there is no such thing, or the work is not done in time.
    func endRetired(by deadline: DispatchTime) -> Bool {
        guard let first = retired.first?.serial else { return false }
        for submission in pending.values where submission.serial <= first && !submission.isDone {
            let now = DispatchTime.now()
            let left = deadline > now ? deadline.uptimeNanoseconds - now.uptimeNanoseconds : 0
            guard submission.wait(nanoseconds: left) == VK_SUCCESS else { return false }
            submission.noteDone()
        }
        noteDone()
        return true
    }

    /// Ends an object that has no name any more, when no work submitted before can use it.
    ///
    /// - Parameter pool: what it is given back to, if it comes from a pool.
    func retire(_ object: OpaquePointer, _ kind: ObjectKind, from pool: PoolReturn? = nil) throws(StreamError) {
        retired.append(Retired(object: object, kind: kind, pool: pool, serial: nextSubmission - 1))
        try empty(of: object)
        if oldestPending == .max { return noteDone() }
        // Who ends objects faster than work waits for it.
        if retired.count > Self.maximumRetired, let first = retired.first { try finishWork(upTo: first.serial) }
    }

    func destroyRetired() {
        for object in retired { destroy(object.object, object.kind, from: object.pool) }
        retired = []
    }

    func destroy(_ object: OpaquePointer, _ kind: ObjectKind, from pool: PoolReturn? = nil) {
        guard let made else { return }
        if keptObjects.held.remove(object) != nil {
            keptObjects.ended.append((object, kind))
        } else if kind == .deviceMemory {
            made.functions.vkFreeMemory?(made.handle, object, nil)
            memories.removeValue(forKey: object)?.end()
        } else if let pool {
            var freed: OpaquePointer? = object
            if kind == .descriptorSet { _ = made.functions.vkFreeDescriptorSets?(made.handle, pool.handle, 1, &freed) }
            if kind == .commandBuffer { made.functions.vkFreeCommandBuffers?(made.handle, pool.handle, 1, &freed) }
        } else {
            made.functions.destroy(object, kind, of: made.handle)
            if kind.isPool { poolCharges[object] = nil }
        }
    }
}

extension CommandBufferFacts {
    /// Notes that a submission uses it, and what it was recorded with that its session can change.
    fileprivate func noteUse(_ serial: UInt64) {
        lastUse = serial
        for object in used { object.lastUse = serial }
        for (buffer, _) in executed { buffer.noteUse(serial) }
    }
}
