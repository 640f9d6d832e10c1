// SPDX-License-Identifier: Apache-2.0
import CStream
import CVulkan
import DequeModule
import Engines
import Window

/// A guest's device on the host's Vulkan. Everything happens on its session's thread.
final class VulkanSession {
    let options: SessionOptions
    /// The physical device; in an instance of the session's own once there is a device.
    var host: HostDevice
    let bound: BoundMemories
    let recorder: StreamRecorder?
    let objects: ObjectTable
    let arena = Arena()
    /// Made by the guest's vkCreateDevice.
    var made: SessionDevice?
    /// The command buffer that is being recorded.
    var recording: VkCommandBuffer? {
        didSet { objects.isFixed = recording != nil }
    }
    /// How far it is.
    var state = RecordingState()
    /// Where descriptors lead that the guest has not written; on a CPU.
    var emptyDescriptors: EmptyDescriptors?
    /// What formats can do, by their numbers, as far as asked.
    var formatFeatures: [UInt32: VkFormatProperties] = [:]
    /// What memory objects are made of, which they need until they are freed.
    var memories: [VkDeviceMemory: SessionMemory] = [:]
    /// What pools have of the worker's memory, until they are destroyed.
    var poolCharges: [OpaquePointer: HostMemoryCharge] = [:]
    /// Work that queues have not done yet, or wait for still.
    var pending: [UInt64: PendingSubmission] = [:]
    /// The lowest serial number of what is not known to be done; `UInt64.max` if all is.
    var oldestPending = UInt64.max
    var nextSubmission: UInt64 = 1
    /// What drivers follow from another object whenever that is used, and so stays until the end: samplers that layouts
    /// have, conversions that samplers have.
    var keptObjects = (held: Set<OpaquePointer>(), ended: [(handle: OpaquePointer, kind: ObjectKind)]())
    /// Objects that end when work submitted before has ended, by that work's serial numbers.
    var retired: Deque<Retired> = []

    init(_ options: SessionOptions, bound: BoundMemories, recorder: StreamRecorder? = nil) {
        self.options = options
        objects = ObjectTable(HostMemoryCharge(options.hostMemory))
        host = options.host
        self.bound = bound
        self.recorder = recorder
    }

    var physicalDevice: VkPhysicalDevice { host.handle }
    var instanceFunctions: PhysicalDeviceFunctions { host.instance.functions }

    /// The host's device, for anything but recording.
    func currentDevice() throws(StreamError) -> VkDevice {
        guard recording == nil else { throw .malformed("a command that cannot be recorded") }
        return try device().handle
    }

    func device() throws(StreamError) -> SessionDevice {
        guard let made else { throw .malformed("a command before the device was created") }
        return made
    }

    func deviceFunctions() throws(StreamError) -> DeviceFunctions { try device().functions }

    /// The command buffer that commands are recorded into.
    func currentCommandBuffer() throws(StreamError) -> VkCommandBuffer {
        guard let recording else { throw .malformed("a command that can only be recorded") }
        return recording
    }

    /// Notes that a driver follows an object from another until that ends, whatever becomes of its name.
    func keep(_ object: OpaquePointer) throws(StreamError) {
        keptObjects.held.insert(object)
        guard keptObjects.ended.count < 1 << 16 else { throw .malformed("too many samplers or conversions of others") }
    }

    func succeed(_ result: VkResult, _ function: @autoclosure () -> String) throws(StreamError) {
        guard result.rawValue >= 0 else { throw .failed(function(), result) }
    }

    /// Ends all the session made, once queues are done.
    func end() {
        guard let made else { return }
        for submission in pending.values {
            submission.queue.thread.finish()
            _ = submission.wait(nanoseconds: .max)
        }
        if let wait = made.functions.vkDeviceWaitIdle { _ = wait(made.handle) }
        for submission in pending.values { submission.end(made) }
        (pending, oldestPending) = ([:], .max)
        destroyRetired()
        for object in objects.removeAll() { destroy(object.handle, object.kind) }
        for object in keptObjects.ended { destroy(object.handle, object.kind) }
        emptyDescriptors?.end()
        emptyDescriptors = nil
        made.functions.vkDestroyDevice?(made.handle, nil)
        self.made = nil
    }
}

extension StreamError {
    /// What becomes of the guest's device.
    var fault: SubmissionFault {
        switch self {
        case .malformed(let reason): return .invalid(reason)
        case .unsupported(let function): return .invalid("\(function), which the host's driver does not have")
        case .failed(_, VK_ERROR_OUT_OF_HOST_MEMORY), .failed(_, VK_ERROR_OUT_OF_DEVICE_MEMORY),
            .failed(_, VK_ERROR_OUT_OF_POOL_MEMORY), .failed(_, VK_ERROR_FRAGMENTED_POOL):
            return .outOfMemory
        case .failed(_, VK_ERROR_DEVICE_LOST): return .timeout
        case .failed(let function, let result):
            return .invalid("\(function) failed with VkResult \(result.rawValue)")
        }
    }
}
