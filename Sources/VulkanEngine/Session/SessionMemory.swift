import CStream
import CVulkan
import Engines
import Window

/// What a memory object is made of.
final class SessionMemory {
    let size: UInt64
    /// The window's, if it is imported.
    private let imported: EngineMemory?
    /// What it counts in, as many bytes as `size`, if it is the GPU's own.
    private let account: LocalMemoryAccount?

    init(size: UInt64, imported: EngineMemory) {
        self.size = size
        self.imported = imported
        account = nil
        (imported.object as? WindowMemory)?.beginSessionImport()
    }

    /// - Parameter account: of which as much was taken.
    init(size: UInt64, of account: LocalMemoryAccount) {
        self.size = size
        imported = nil
        self.account = account
    }

    var isImported: Bool { imported != nil }

    /// The memory object is gone.
    func end() {
        (imported?.object as? WindowMemory)?.endSessionImport()
        account?.give(back: size)
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
        let device = try currentDevice()
        let source = try bound[request.allocation]
        guard request.size > 0, request.size <= source.size, request.memory_type <= GuestMemoryType.visibleLocal,
            (request.memory_type != GuestMemoryType.local) == source.isCPUVisible
        else { throw .malformed("memory that its allocation is not") }
        let dedicated = try dedication(request)
        let hasAddress = request.flags & GPUPV_VK_ALLOCATE_DEVICE_ADDRESS != 0 && options.hasAddresses
        let memory: VkDeviceMemory
        do {
            if source.isCPUVisible {
                // The whole extent, in pages: what is beyond the guest's size is its own too.
                memory = try importMemory(source, hasAddress: hasAddress)
                memories[memory] = SessionMemory(
                    size: UInt64(source.memory.region.size), imported: source.memory)
            } else {
                memory = try makeLocalMemory(device, request.size, hasAddress: hasAddress, dedicated)
            }
        } catch {
            guard case .failed(let function, let result) = error else { throw .unsupported("\(error)") }
            throw .failed(function, result)
        }
        do throws(StreamError) {
            if !source.isCPUVisible && dedicated == nil { try clear(memory, size: request.size) }
            try objects.add(request.id, .deviceMemory, memory)
        } catch {
            destroy(memory, .deviceMemory)
            throw error
        }
    }

    private func makeLocalMemory(
        _ device: VkDevice, _ size: UInt64, hasAddress: Bool, _ dedicated: VkMemoryDedicatedAllocateInfo?
    ) throws(VulkanError) -> VkDeviceMemory {
        guard takeLocal(size) else { throw .failed("vkAllocateMemory", VK_ERROR_OUT_OF_DEVICE_MEMORY) }
        do {
            let memory = try DeviceMemory.allocate(
                device, size: size, type: host.localType, hasAddress: hasAddress, dedicated: dedicated)
            memories[memory] = SessionMemory(size: size, of: options.localMemory)
            return memory
        } catch {
            options.localMemory.give(back: size)
            throw error
        }
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

    private func importMemory(_ source: BoundMemory, hasAddress: Bool) throws(VulkanError) -> VkDeviceMemory {
        guard let made else { throw .unsuitable("no device") }
        let region = source.memory.region
        let types = try made.imports.types(region)
        let type = types & 1 << made.importType != 0 ? made.importType : made.imports.best(of: types)
        guard let type else { throw .unsuitable("memory that cannot be imported") }
        return try made.imports.allocate(region, type: type, hasAddress: hasAddress)
    }

    func freeMemory(_ id: UInt64) throws(StreamError) {
        _ = try currentDevice()
        retire(try objects.remove(id, .deviceMemory), .deviceMemory)
    }

    /// `memoryTypeBits` as guests see them.
    func guestTypes(_ bits: UInt32) -> UInt32 {
        var types: UInt32 = 0
        if bits & 1 << host.localType != 0 { types |= 1 << GuestMemoryType.local }
        if let made, bits & 1 << made.importType != 0 {
            types |= 1 << GuestMemoryType.nonLocal | 1 << GuestMemoryType.visibleLocal
        }
        return types
    }
}
