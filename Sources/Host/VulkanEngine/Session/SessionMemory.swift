// SPDX-License-Identifier: Apache-2.0
import CStream
import CVulkan
import Engines
import Window

/// What a memory object is made of.
final class SessionMemory {
    let size: UInt64
    /// The host's memory type.
    let type: UInt32
    /// A single kind.
    let placement: MemoryPlacement
    private let source: Source

    enum Source {
        /// The window's, imported.
        case window(EngineMemory)
        /// The GPU's own, which counts as the partition's: of the account as much as `size` was taken.
        case local(LocalMemoryAccount)
        /// The GPU's own that is shared.
        case shared(MemoryBuffer)
    }

    init(size: UInt64, type: UInt32, _ source: Source) {
        self.size = size
        self.type = type
        self.source = source
        switch source {
        case .window(let memory):
            placement = .window
            (memory.object as? WindowMemory)?.beginSessionImport()
        case .local: placement = .local
        case .shared: placement = .shared
        }
    }

    /// The memory object is gone.
    func end() {
        switch source {
        case .window(let memory): (memory.object as? WindowMemory)?.endSessionImport()
        case .local(let account): account.give(back: size)
        case .shared: break
        }
    }
}

/// The memory types guests see.
enum GuestMemoryType {
    static let local: UInt32 = 0
    static let nonLocal: UInt32 = 1
    static let visibleLocal: UInt32 = 2
}

extension VulkanSession {
    /// Makes memory of an allocation.
    func allocateMemory(_ request: gpupv_vk_allocate) throws(StreamError) {
        _ = try currentDevice()
        let device = try device()
        let source = try bound[request.allocation]
        guard request.size > 0, request.size <= source.size, request.memory_type <= GuestMemoryType.visibleLocal,
            (request.memory_type != GuestMemoryType.local) == source.isCPUVisible
        else { throw .malformed("memory that its allocation is not") }
        let dedicated = try dedication(request)
        let hasAddress = request.flags & GPUPV_VK_ALLOCATE_DEVICE_ADDRESS != 0 && options.hasAddresses
        let memory: VkDeviceMemory
        do {
            if source.isCPUVisible {
                memory = try importMemory(source, device, hasAddress: hasAddress)
            } else if let shared = try sharedBuffer(source) ?? dedicatedBuffer(request.size, dedicated) {
                memory = try importMemory(shared, device, hasAddress: hasAddress, dedicated)
            } else {
                memory = try makeMemory(device, request.size, hasAddress: hasAddress)
            }
        } catch let error as VulkanError {
            guard case .failed(let function, let result) = error else { throw .unsupported("\(error)") }
            throw .failed(function, result)
        } catch let error as StreamError {
            throw error
        } catch {
            throw .unsupported("\(error)")
        }
        do throws(StreamError) {
            try objects.add(request.id, .deviceMemory, memory)
        } catch {
            destroy(memory, .deviceMemory)
            throw error
        }
    }

    /// New memory of the GPU's, as large as its driver makes it, all zeroes.
    private func makeMemory(
        _ device: SessionDevice, _ bytes: UInt64, hasAddress: Bool
    ) throws -> VkDeviceMemory {
        let whole = try makeWholeBuffer(atLeast: bytes)
        defer { vkDestroyBuffer(device.handle, whole.handle, nil) }
        guard takeLocal(whole.size) else {
            throw VulkanError.failed("vkAllocateMemory", VK_ERROR_OUT_OF_DEVICE_MEMORY)
        }
        let memory: VkDeviceMemory
        do {
            memory = try DeviceMemory.allocate(
                device.handle, size: whole.size, type: host.localType, hasAddress: hasAddress)
        } catch {
            options.localMemory.give(back: whole.size)
            throw error
        }
        memories[memory] = SessionMemory(size: whole.size, type: host.localType, .local(options.localMemory))
        do {
            try clear(memory, whole)
        } catch {
            destroy(memory, .deviceMemory)
            throw error
        }
        return memory
    }

    /// Zeroes for an image that is alone in its memory. No buffer can be bound to such: so the engine's device makes
    /// the memory and clears it, and the session imports it, as what is shared.
    private func dedicatedBuffer(
        _ bytes: UInt64, _ dedicated: VkMemoryDedicatedAllocateInfo?
    ) throws -> MemoryBuffer? {
        guard let image = dedicated?.image else { return nil }
        guard options.memoryDevice.sharing != nil, bytes <= 1 << 48,
            objects.fact(of: image, as: ImageFacts.self)?.placement.contains(.shared) == true
        else { throw VulkanError.failed("vkAllocateMemory", VK_ERROR_OUT_OF_DEVICE_MEMORY) }
        let page: UInt64 = 4096
        return try makeShared(
            LocalMemory(
                bytes: Int((bytes + page - 1) / page * page), isShared: true, account: options.localMemory,
                timeout: options.timeout))
    }

    /// Counts memory as the partition's, and waits for what was given back and is in use still.
    private func takeLocal(_ size: UInt64) -> Bool {
        let deadline = options.timeout.deadline
        while !options.localMemory.take(size) {
            // Of this session's nothing ends meanwhile, but by this.
            guard endRetired(by: deadline) else { return options.localMemory.take(size, by: deadline) }
        }
        return true
    }

    /// The image memory is for alone, if the host's driver insists; buffers and images that need not are not told.
    private func dedication(_ request: gpupv_vk_allocate) throws(StreamError) -> VkMemoryDedicatedAllocateInfo? {
        guard request.dedicated_image != 0, request.memory_type == GuestMemoryType.local else { return nil }
        let image = try objects[request.dedicated_image, .image]
        let device = try currentDevice()
        var needs = VkMemoryDedicatedRequirements()
        needs.sType = VK_STRUCTURE_TYPE_MEMORY_DEDICATED_REQUIREMENTS
        withUnsafeMutablePointer(to: &needs) { needs in
            var info = VkImageMemoryRequirementsInfo2()
            info.sType = VK_STRUCTURE_TYPE_IMAGE_MEMORY_REQUIREMENTS_INFO_2
            info.image = image
            var requirements = VkMemoryRequirements2()
            requirements.sType = VK_STRUCTURE_TYPE_MEMORY_REQUIREMENTS_2
            requirements.pNext = UnsafeMutableRawPointer(needs)
            made?.functions.vkGetImageMemoryRequirements2?(device, &info, &requirements)
        }
        guard needs.requiresDedicatedAllocation != 0 else { return nil }
        var dedicated = VkMemoryDedicatedAllocateInfo()
        dedicated.sType = VK_STRUCTURE_TYPE_MEMORY_DEDICATED_ALLOCATE_INFO
        dedicated.image = image
        return dedicated
    }

    /// The whole extent of the window, in pages: what is beyond the guest's size is its own too.
    private func importMemory(
        _ source: BoundMemory, _ device: SessionDevice, hasAddress: Bool
    ) throws(VulkanError) -> VkDeviceMemory {
        let region = source.memory.region
        let types = try device.imports.types(region)
        let type = types & 1 << device.importType != 0 ? device.importType : device.imports.best(of: types)
        guard let type else { throw .unsuitable("memory that cannot be imported") }
        let memory = try device.imports.allocate(region, type: type, hasAddress: hasAddress)
        memories[memory] = SessionMemory(size: UInt64(region.size), type: type, .window(source.memory))
        return memory
    }

    /// What all devices share that make memory of an allocation; nil if none but this one may, or the GPU cannot share.
    private func sharedBuffer(_ source: BoundMemory) throws(VulkanError) -> MemoryBuffer? {
        guard let local = source.memory.object as? LocalMemory, local.isShared, options.memoryDevice.sharing != nil
        else { return nil }
        if let made = local.made { return made }
        return try makeShared(local)
    }

    private func makeShared(_ local: LocalMemory) throws(VulkanError) -> MemoryBuffer {
        guard takeLocal(UInt64(local.region.size)) else {
            throw .failed("vkAllocateMemory", VK_ERROR_OUT_OF_DEVICE_MEMORY)
        }
        do {
            return try options.commands.use { try local.buffer(options.memoryDevice, $0, room: .taken) }
        } catch let error as VulkanError {
            throw error
        } catch {
            // Its zeroes were not written in time.
            throw .failed("vkQueueSubmit", VK_ERROR_DEVICE_LOST)
        }
    }

    private func importMemory(
        _ shared: MemoryBuffer, _ device: SessionDevice, hasAddress: Bool, _ dedicated: VkMemoryDedicatedAllocateInfo?
    ) throws(VulkanError) -> VkDeviceMemory {
        guard let sharing = device.sharing, let exported = shared.exported else { throw .unsuitable("no dma-buf") }
        let types = try sharing.types(exported)
        let type = types & 1 << host.localType != 0 ? host.localType : UInt32(types.trailingZeroBitCount)
        guard types != 0 else { throw .unsuitable("a dma-buf that cannot be imported") }
        let memory = try sharing.allocate(
            importing: exported, size: shared.size, type: type, hasAddress: hasAddress, dedicated: dedicated)
        memories[memory] = SessionMemory(size: shared.size, type: type, .shared(shared))
        return memory
    }

    func freeMemory(_ id: UInt64) throws(StreamError) {
        _ = try currentDevice()
        try retire(try objects.remove(id, .deviceMemory), .deviceMemory)
    }

    /// `memoryTypeBits` as guests see them, of what can be in some places.
    func guestTypes(_ bits: UInt32, _ placement: MemoryPlacement) -> UInt32 {
        var types: UInt32 = 0
        if !placement.isDisjoint(with: [.local, .shared]), bits & 1 << host.localType != 0 {
            types |= 1 << GuestMemoryType.local
        }
        if placement.contains(.window), let made, bits & 1 << made.importType != 0 {
            types |= 1 << GuestMemoryType.nonLocal | 1 << GuestMemoryType.visibleLocal
        }
        return types
    }
}
