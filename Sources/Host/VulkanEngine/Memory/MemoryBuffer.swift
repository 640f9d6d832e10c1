// SPDX-License-Identifier: Apache-2.0
import CVulkan
import Window

/// A buffer over all of one piece of memory.
final class MemoryBuffer: @unchecked Sendable {
    /// What memory it is over.
    enum Backing {
        /// New memory of the GPU's, for the engine's own needs.
        case own
        /// New memory of the GPU's that counts as the partition's: as much was taken of the account, which gets it back
        /// at the end. With `isShared` others can have it, if the device can share.
        case local(LocalMemoryAccount, isShared: Bool)
        /// Host memory, which has to stay.
        case host(MemoryRegion)
    }

    static let usage = VK_BUFFER_USAGE_TRANSFER_SRC_BIT.rawValue | VK_BUFFER_USAGE_TRANSFER_DST_BIT.rawValue

    let handle: VkBuffer
    let size: UInt64
    /// A dma-buf of the memory, if it is shared.
    let exported: OwnedDescriptor?
    private let memory: VkDeviceMemory
    private let device: MemoryDevice
    private let account: LocalMemoryAccount?

    init(_ device: MemoryDevice, size: UInt64, _ backing: Backing) throws(VulkanError) {
        self.device = device
        self.size = size
        var account: LocalMemoryAccount?
        if case .local(let local, _) = backing { account = local }
        var buffer: VkBuffer?
        var memory: VkDeviceMemory?
        do throws(VulkanError) {
            let made = try Self.buffer(device, size, backing)
            buffer = made
            let bound = try Self.memory(device, for: made, backing)
            memory = bound
            try check(vkBindBufferMemory(device.handle, made, bound, 0), "vkBindBufferMemory")
            exported = backing.isExported(by: device) ? try device.sharing?.export(bound) : nil
        } catch {
            vkDestroyBuffer(device.handle, buffer, nil)
            vkFreeMemory(device.handle, memory, nil)
            account?.give(back: size)
            throw error
        }
        handle = buffer!
        self.memory = memory!
        self.account = account
    }

    deinit {
        vkDestroyBuffer(device.handle, handle, nil)
        vkFreeMemory(device.handle, memory, nil)
        account?.give(back: size)
    }

    private static func buffer(
        _ device: MemoryDevice, _ size: UInt64, _ backing: Backing
    ) throws(VulkanError) -> VkBuffer {
        var external = VkExternalMemoryBufferCreateInfo()
        external.sType = VK_STRUCTURE_TYPE_EXTERNAL_MEMORY_BUFFER_CREATE_INFO
        if case .host = backing { external.handleTypes = HostPointerImport.handleType.rawValue }
        if backing.isExported(by: device) { external.handleTypes = SharedMemoryFunctions.handleType.rawValue }
        var made: VkBuffer?
        let result = withUnsafePointer(to: external) { external in
            var info = VkBufferCreateInfo()
            info.sType = VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO
            info.pNext = external.pointee.handleTypes == 0 ? nil : UnsafeRawPointer(external)
            info.size = size
            info.usage = usage
            return vkCreateBuffer(device.handle, &info, nil, &made)
        }
        try check(result, "vkCreateBuffer")
        return made!
    }

    private static func memory(
        _ device: MemoryDevice, for buffer: VkBuffer, _ backing: Backing
    ) throws(VulkanError) -> VkDeviceMemory {
        var needs = VkMemoryRequirements()
        vkGetBufferMemoryRequirements(device.handle, buffer, &needs)
        guard case .host(let region) = backing else {
            var type = device.host.localType
            if needs.memoryTypeBits & 1 << type == 0 { type = UInt32(needs.memoryTypeBits.trailingZeroBitCount) }
            if backing.isExported(by: device), let sharing = device.sharing {
                return try sharing.allocate(size: needs.size, type: type, for: buffer)
            }
            return try DeviceMemory.allocate(device.handle, size: needs.size, type: type)
        }
        let types = try device.imports.types(region) & needs.memoryTypeBits
        guard let type = device.imports.best(of: types), needs.size <= UInt64(region.size) else {
            throw .unsuitable("\(device.host.name) cannot use host memory for a buffer")
        }
        return try device.imports.allocate(region, type: type)
    }
}

extension MemoryBuffer.Backing {
    fileprivate func isExported(by device: MemoryDevice) -> Bool {
        if case .local(_, isShared: true) = self { device.sharing != nil } else { false }
    }
}
