// SPDX-License-Identifier: Apache-2.0
import CVulkan

/// Buffers, images and what memory they need.
extension VulkanSession {
    /// Image flags that guests cannot use.
    static let refusedImageFlags: UInt32 =
        VK_IMAGE_CREATE_SPARSE_BINDING_BIT.rawValue | VK_IMAGE_CREATE_SPARSE_RESIDENCY_BIT.rawValue
        | VK_IMAGE_CREATE_SPARSE_ALIASED_BIT.rawValue | VK_IMAGE_CREATE_PROTECTED_BIT.rawValue

    /// Buffer flags that guests cannot use: all there are in Vulkan 1.3.
    private func checkBuffer(_ info: VkBufferCreateInfo) throws(StreamError) {
        guard info.flags == 0, info.size > 0 else { throw .malformed("a buffer that cannot be") }
        // A CPU's driver counts bytes of buffers with 32 bits, one of them a sign.
        guard !host.isCPU || info.size <= UInt64(Int32.max) else {
            throw .failed("vkCreateBuffer", VK_ERROR_OUT_OF_DEVICE_MEMORY)
        }
    }

    /// What says that a buffer's memory is shared with other devices. The guest's own way of sharing is not the
    /// host's: which handles it names is for the host to say.
    private func sharing(_ info: VkBufferCreateInfo) -> UnsafeMutablePointer<VkExternalMemoryBufferCreateInfo>? {
        Self.find(
            VkExternalMemoryBufferCreateInfo.self, VK_STRUCTURE_TYPE_EXTERNAL_MEMORY_BUFFER_CREATE_INFO,
            UnsafeMutableRawPointer(mutating: info.pNext))
    }

    private func sharing(_ info: VkImageCreateInfo) -> UnsafeMutablePointer<VkExternalMemoryImageCreateInfo>? {
        Self.find(
            VkExternalMemoryImageCreateInfo.self, VK_STRUCTURE_TYPE_EXTERNAL_MEMORY_IMAGE_CREATE_INFO,
            UnsafeMutableRawPointer(mutating: info.pNext))
    }

    /// Calls a body with a buffer's description for which imported memory is good.
    private func withImportable<R>(_ info: VkBufferCreateInfo, _ body: (UnsafePointer<VkBufferCreateInfo>) -> R) -> R {
        if let external = sharing(info) {
            external.pointee.handleTypes = HostPointerImport.handleType.rawValue
            return withUnsafePointer(to: info, body)
        }
        var external = VkExternalMemoryBufferCreateInfo()
        external.sType = VK_STRUCTURE_TYPE_EXTERNAL_MEMORY_BUFFER_CREATE_INFO
        external.handleTypes = HostPointerImport.handleType.rawValue
        external.pNext = info.pNext
        return withUnsafePointer(to: &external) { external in
            var info = info
            info.pNext = UnsafeRawPointer(external)
            return withUnsafePointer(to: &info, body)
        }
    }

    private func placement(of info: VkBufferCreateInfo) -> MemoryPlacement {
        sharing(info) == nil ? .own(isImportable: true) : .window
    }

    func runCreateBuffer(_ pCreateInfo: UnsafePointer<VkBufferCreateInfo>?, _ id: UInt64) throws(StreamError) {
        let device = try currentDevice()
        guard let info = pCreateInfo?.pointee else { throw .malformed("a buffer of nothing") }
        try checkBuffer(info)
        var buffer: VkBuffer?
        try succeed(withImportable(info) { vkCreateBuffer(device, $0, nil, &buffer) }, "vkCreateBuffer")
        try objects.add(id, .buffer, buffer)
        var requirements = VkMemoryRequirements()
        vkGetBufferMemoryRequirements(device, buffer, &requirements)
        objects.note(
            BufferFacts(
                size: info.size, usage: info.usage, requirements: requirements, placement: placement(of: info)),
            of: buffer!)
    }

    /// Calls a body with an image's description, for which memory of others is good if that can be.
    ///
    /// - Returns: what the body does, and where the image can be.
    private func withImage<R>(
        _ info: VkImageCreateInfo, _ body: (UnsafePointer<VkImageCreateInfo>) -> R
    ) -> (R, MemoryPlacement) {
        if let shared = sharing(info) {
            let placement = sharedPlacement(info)
            var handleType = HostPointerImport.handleType
            if placement.contains(.shared) { handleType = SharedMemoryFunctions.handleType }
            let isSaid = canBe(info, of: handleType) && info.initialLayout == VK_IMAGE_LAYOUT_UNDEFINED
            shared.pointee.handleTypes = isSaid ? handleType.rawValue : 0
            return (withUnsafePointer(to: info, body), placement)
        }
        guard info.initialLayout == VK_IMAGE_LAYOUT_UNDEFINED, canBe(info, of: HostPointerImport.handleType) else {
            // A CPU's driver takes any memory for an image, whatever it says.
            return (withUnsafePointer(to: info, body), .own(isImportable: host.isCPU))
        }
        var external = VkExternalMemoryImageCreateInfo()
        external.sType = VK_STRUCTURE_TYPE_EXTERNAL_MEMORY_IMAGE_CREATE_INFO
        external.handleTypes = HostPointerImport.handleType.rawValue
        external.pNext = info.pNext
        let (result, isImportable) = withUnsafePointer(to: &external) { external in
            var importable = info
            importable.pNext = UnsafeRawPointer(external)
            // Pages of the window are never for one image alone, nor can memory be cleared that is.
            guard host.isCPU || !needsDedicated(importable) else { return (withUnsafePointer(to: info, body), false) }
            return (withUnsafePointer(to: &importable, body), true)
        }
        return (result, .own(isImportable: isImportable))
    }

    /// Whether the host's driver insists on memory for an image alone, as some do for all that others could have.
    private func needsDedicated(_ info: VkImageCreateInfo) -> Bool {
        guard let made, let function = made.functions.vkGetDeviceImageMemoryRequirements else { return false }
        var needs = VkMemoryDedicatedRequirements()
        needs.sType = VK_STRUCTURE_TYPE_MEMORY_DEDICATED_REQUIREMENTS
        withUnsafeMutablePointer(to: &needs) { needs in
            withUnsafePointer(to: info) { info in
                var question = VkDeviceImageMemoryRequirements()
                question.sType = VK_STRUCTURE_TYPE_DEVICE_IMAGE_MEMORY_REQUIREMENTS
                question.pCreateInfo = info
                // Of a disjoint image's first plane: it is the image that drivers go by.
                if info.pointee.flags & VK_IMAGE_CREATE_DISJOINT_BIT.rawValue != 0 {
                    question.planeAspect = VK_IMAGE_ASPECT_PLANE_0_BIT
                }
                var requirements = VkMemoryRequirements2()
                requirements.sType = VK_STRUCTURE_TYPE_MEMORY_REQUIREMENTS_2
                requirements.pNext = UnsafeMutableRawPointer(needs)
                function(made.handle, &question, &requirements)
            }
        }
        return needs.requiresDedicatedAllocation != 0
    }

    private func checkImage(_ info: VkImageCreateInfo) throws(StreamError) {
        let limits = host.properties.limits
        let edge = max(info.extent.width, info.extent.height, info.extent.depth)
        guard info.flags & Self.refusedImageFlags == 0, info.extent.width > 0, info.extent.height > 0,
            info.extent.depth > 0, info.mipLevels > 0, info.arrayLayers > 0,
            edge <= max(limits.maxImageDimension1D, limits.maxImageDimension2D, limits.maxImageDimension3D),
            info.mipLevels <= UInt32(UInt32.bitWidth - edge.leadingZeroBitCount),
            info.arrayLayers <= limits.maxImageArrayLayers,
            info.tiling == VK_IMAGE_TILING_OPTIMAL || info.tiling == VK_IMAGE_TILING_LINEAR
        else { throw .malformed("an image that cannot be") }
        var usage = info.usage
        // A view of another format may have what the image's has not.
        if info.flags & VK_IMAGE_CREATE_EXTENDED_USAGE_BIT.rawValue != 0 {
            usage &= VK_IMAGE_USAGE_TRANSFER_SRC_BIT.rawValue | VK_IMAGE_USAGE_TRANSFER_DST_BIT.rawValue
        }
        var properties = VkImageFormatProperties()
        guard Self.isFormat(info.format),
            vkGetPhysicalDeviceImageFormatProperties(
                physicalDevice, info.format, info.imageType, info.tiling, usage, info.flags, &properties) == VK_SUCCESS,
            info.extent.width <= properties.maxExtent.width, info.extent.height <= properties.maxExtent.height,
            info.extent.depth <= properties.maxExtent.depth, info.mipLevels <= properties.maxMipLevels,
            info.arrayLayers <= properties.maxArrayLayers, info.samples.rawValue.nonzeroBitCount == 1,
            properties.sampleCounts & info.samples.rawValue != 0
        else { throw .malformed("an image that the host's driver does not have") }
    }

    func runCreateImage(_ pCreateInfo: UnsafePointer<VkImageCreateInfo>?, _ id: UInt64) throws(StreamError) {
        let device = try currentDevice()
        guard let info = pCreateInfo?.pointee else { throw .malformed("an image of nothing") }
        try checkImage(info)
        var image: VkImage?
        let (result, placement) = withImage(info) { vkCreateImage(device, $0, nil, &image) }
        try succeed(result, "vkCreateImage")
        try objects.add(id, .image, image)
        objects.note(ImageFacts(info, placement: placement), of: image!)
    }

    // MARK: Requirements

    private func answer(
        _ requirements: UnsafeMutablePointer<VkMemoryRequirements2>, _ placement: MemoryPlacement,
        _ reply: StreamWriter?
    ) {
        requirements.pointee.memoryRequirements.memoryTypeBits = guestTypes(
            requirements.pointee.memoryRequirements.memoryTypeBits, placement)
        reply?.write_VkMemoryRequirements2(requirements)
    }

    func runGetBufferMemoryRequirements2(
        _ pInfo: UnsafePointer<VkBufferMemoryRequirementsInfo2>?,
        _ pMemoryRequirements: UnsafeMutablePointer<VkMemoryRequirements2>, _ reply: StreamWriter?
    ) throws(StreamError) {
        guard let buffer = pInfo?.pointee.buffer, let facts = objects.fact(of: buffer, as: BufferFacts.self) else {
            throw .malformed("a buffer that is not there")
        }
        vkGetBufferMemoryRequirements2(try currentDevice(), pInfo, pMemoryRequirements)
        answer(pMemoryRequirements, facts.placement, reply)
    }

    func runGetImageMemoryRequirements2(
        _ pInfo: UnsafePointer<VkImageMemoryRequirementsInfo2>?,
        _ pMemoryRequirements: UnsafeMutablePointer<VkMemoryRequirements2>, _ reply: StreamWriter?
    ) throws(StreamError) {
        guard let image = pInfo?.pointee.image, let facts = objects.fact(of: image, as: ImageFacts.self) else {
            throw .malformed("an image that is not there")
        }
        vkGetImageMemoryRequirements2(try currentDevice(), pInfo, pMemoryRequirements)
        answer(pMemoryRequirements, facts.placement, reply)
    }

    func runGetDeviceBufferMemoryRequirements(
        _ pInfo: UnsafePointer<VkDeviceBufferMemoryRequirements>?,
        _ pMemoryRequirements: UnsafeMutablePointer<VkMemoryRequirements2>, _ reply: StreamWriter?
    ) throws(StreamError) {
        let device = try currentDevice()
        guard let function = made?.functions.vkGetDeviceBufferMemoryRequirements else {
            throw .unsupported("vkGetDeviceBufferMemoryRequirements")
        }
        guard let description = pInfo?.pointee.pCreateInfo?.pointee else { throw .malformed("a buffer of nothing") }
        try checkBuffer(description)
        withImportable(description) { description in
            var info = VkDeviceBufferMemoryRequirements()
            info.sType = VK_STRUCTURE_TYPE_DEVICE_BUFFER_MEMORY_REQUIREMENTS
            info.pCreateInfo = description
            function(device, &info, pMemoryRequirements)
        }
        answer(pMemoryRequirements, placement(of: description), reply)
    }

    func runGetDeviceImageMemoryRequirements(
        _ pInfo: UnsafePointer<VkDeviceImageMemoryRequirements>?,
        _ pMemoryRequirements: UnsafeMutablePointer<VkMemoryRequirements2>, _ reply: StreamWriter?
    ) throws(StreamError) {
        let device = try currentDevice()
        guard let function = made?.functions.vkGetDeviceImageMemoryRequirements else {
            throw .unsupported("vkGetDeviceImageMemoryRequirements")
        }
        guard let wanted = pInfo?.pointee, let description = wanted.pCreateInfo?.pointee else {
            throw .malformed("an image of nothing")
        }
        try checkImage(description)
        let (_, placement) = withImage(description) { description in
            var info = wanted
            info.pCreateInfo = description
            function(device, &info, pMemoryRequirements)
        }
        answer(pMemoryRequirements, placement, reply)
    }
}
