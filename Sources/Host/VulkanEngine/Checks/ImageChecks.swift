// SPDX-License-Identifier: Apache-2.0
import CVulkan

/// Regions of images that commands name.
extension VulkanSession {
    func imageFacts(of image: VkImage?) throws(StreamError) -> ImageFacts {
        guard let image, let facts = objects.fact(of: image, as: ImageFacts.self), facts.isBound else {
            throw .malformed("an image without memory")
        }
        return facts
    }

    /// Throws unless the levels' layers are an image's.
    func checkLayers(_ image: ImageFacts, _ layers: VkImageSubresourceLayers) throws(StreamError) {
        guard layers.mipLevel < image.mipLevels, layers.layerCount <= image.arrayLayers,
            layers.baseArrayLayer <= image.arrayLayers - layers.layerCount, layers.layerCount > 0,
            layers.aspectMask != 0, layers.aspectMask & ~image.aspects == 0
        else { throw .malformed("a part that an image does not have") }
    }

    /// Throws unless a box lies in a level of an image. Depth is in layers for images that are not 3D.
    func checkBox(
        _ image: ImageFacts, _ layers: VkImageSubresourceLayers, _ offset: VkOffset3D, _ extent: VkExtent3D
    ) throws(StreamError) {
        try checkLayers(image, layers)
        var size = image.extent(ofLevel: layers.mipLevel)
        if let block = TexelBlock(image.format, aspect: layers.aspectMask) {
            size.width /= block.divisorX
            size.height /= block.divisorY
        }
        func fits(_ start: Int32, _ length: UInt32, _ bound: UInt32) -> Bool {
            start >= 0 && UInt64(start) + UInt64(length) <= UInt64(bound)
        }
        guard fits(offset.x, extent.width, size.width), fits(offset.y, extent.height, size.height),
            image.type == VK_IMAGE_TYPE_3D ? fits(offset.z, max(extent.depth, 1), size.depth) : offset.z == 0
        else { throw .malformed("a region outside of its image") }
    }

    /// Throws unless the texels of a copy are in a buffer.
    private func checkTexels(
        _ buffer: VkBuffer?, _ offset: UInt64, _ rowLength: UInt32, _ height: UInt32, _ image: ImageFacts,
        _ layers: VkImageSubresourceLayers, _ extent: VkExtent3D
    ) throws(StreamError) {
        guard let block = TexelBlock(image.format, aspect: layers.aspectMask) else {
            throw .malformed("a format that cannot be copied")
        }
        let width = rowLength == 0 ? extent.width : rowLength
        let rows = height == 0 ? extent.height : height
        guard width >= extent.width, rows >= extent.height, extent.width > 0, extent.height > 0 else {
            throw .malformed("rows shorter than their region")
        }
        let slices = max(UInt64(extent.depth), 1) * UInt64(max(layers.layerCount, 1))
        let rowBytes = UInt64(block.columns(width)) * block.bytes
        let (sliceBytes, tooLarge) = rowBytes.multipliedReportingOverflow(by: UInt64(block.rows(rows)))
        let (before, overflow) = sliceBytes.multipliedReportingOverflow(by: slices - 1)
        let lastRows =
            UInt64(block.rows(extent.height) - 1) * rowBytes + UInt64(block.columns(extent.width)) * block.bytes
        let (bytes, overflows) = before.addingReportingOverflow(lastRows)
        guard !tooLarge, !overflow, !overflows else { throw .malformed("a region outside of its buffer") }
        try checkRange(buffer, offset, bytes)
    }

    // MARK: Copies

    func checkCmdCopyImage(
        _ source: VkImage, _ sourceLayout: VkImageLayout, _ target: VkImage, _ targetLayout: VkImageLayout,
        _ count: UInt32, _ regions: UnsafePointer<VkImageCopy>?
    ) throws(StreamError) {
        let (from, to) = (try imageFacts(of: source), try imageFacts(of: target))
        for index in 0..<Int(count) {
            guard let region = regions?[index] else { throw .malformed("no region") }
            try checkCopy(
                from, to, region.srcSubresource, region.srcOffset, region.dstSubresource, region.dstOffset,
                region.extent)
        }
    }

    func checkCmdCopyImage2(_ info: UnsafePointer<VkCopyImageInfo2>?) throws(StreamError) {
        guard let info = info?.pointee else { throw .malformed("no regions") }
        let (from, to) = (try imageFacts(of: info.srcImage), try imageFacts(of: info.dstImage))
        for index in 0..<Int(info.regionCount) {
            let region = info.pRegions[index]
            try checkCopy(
                from, to, region.srcSubresource, region.srcOffset, region.dstSubresource, region.dstOffset,
                region.extent)
        }
    }

    private func checkCopy(
        _ from: ImageFacts, _ to: ImageFacts, _ fromLayers: VkImageSubresourceLayers, _ fromOffset: VkOffset3D,
        _ toLayers: VkImageSubresourceLayers, _ toOffset: VkOffset3D, _ extent: VkExtent3D
    ) throws(StreamError) {
        try checkBox(from, fromLayers, fromOffset, extent)
        // Between a compressed format and one that is not, a block is a texel.
        let (source, target) = (
            TexelBlock(from.format, copied: fromLayers.aspectMask), TexelBlock(to.format, copied: toLayers.aspectMask)
        )
        guard let source, let target else { throw .malformed("a format that cannot be copied") }
        // Depth goes to depth of its own kind only.
        let hasDepth = Self.hasDepth(from.format) || Self.hasDepth(to.format)
        guard source.bytes == target.bytes, from.samples == to.samples,
            !hasDepth || from.format == to.format && fromLayers.aspectMask == toLayers.aspectMask
        else {
            throw .malformed("a copy between formats that do not match")
        }
        func scaled(_ length: UInt32, _ from: UInt32, _ to: UInt32) -> UInt32 {
            from == to ? length : ((length &+ from - 1) / from).multipliedReportingOverflow(by: to).partialValue
        }
        var size = to.extent(ofLevel: toLayers.mipLevel)
        // What is left of the last block counts as a whole one.
        let scaledExtent = VkExtent3D(
            width: scaled(extent.width, source.width, target.width),
            height: scaled(extent.height, source.height, target.height), depth: extent.depth)
        if source.width != target.width || source.height != target.height {
            size.width = target.columns(size.width) * target.width
            size.height = target.rows(size.height) * target.height
        }
        try checkLayers(to, toLayers)
        func fits(_ start: Int32, _ length: UInt32, _ bound: UInt32) -> Bool {
            start >= 0 && UInt64(start) + UInt64(length) <= UInt64(bound)
        }
        // A 3D image's depth may be the other's layers.
        guard fits(toOffset.x, scaledExtent.width, size.width), fits(toOffset.y, scaledExtent.height, size.height),
            to.type == VK_IMAGE_TYPE_3D || toOffset.z == 0,
            to.type != VK_IMAGE_TYPE_3D || fits(toOffset.z, max(extent.depth, fromLayers.layerCount), size.depth),
            from.type != VK_IMAGE_TYPE_3D || to.type == VK_IMAGE_TYPE_3D || extent.depth <= toLayers.layerCount,
            from.type == VK_IMAGE_TYPE_3D || to.type == VK_IMAGE_TYPE_3D
                || fromLayers.layerCount == toLayers.layerCount
        else { throw .malformed("a region outside of its image") }
    }

    func checkCmdCopyBufferToImage(
        _ source: VkBuffer, _ target: VkImage, _ layout: VkImageLayout, _ count: UInt32,
        _ regions: UnsafePointer<VkBufferImageCopy>?
    ) throws(StreamError) {
        let image = try imageFacts(of: target)
        for index in 0..<Int(count) {
            guard let region = regions?[index] else { throw .malformed("no region") }
            try checkBox(image, region.imageSubresource, region.imageOffset, region.imageExtent)
            try checkTexels(
                source, region.bufferOffset, region.bufferRowLength, region.bufferImageHeight, image,
                region.imageSubresource, region.imageExtent)
        }
    }

    func checkCmdCopyImageToBuffer(
        _ source: VkImage, _ layout: VkImageLayout, _ target: VkBuffer, _ count: UInt32,
        _ regions: UnsafePointer<VkBufferImageCopy>?
    ) throws(StreamError) {
        try checkCmdCopyBufferToImage(target, source, layout, count, regions)
    }

    private func checkBufferCopies(
        _ buffer: VkBuffer?, _ image: VkImage?, _ count: UInt32, _ regions: UnsafePointer<VkBufferImageCopy2>?
    ) throws(StreamError) {
        let image = try imageFacts(of: image)
        for index in 0..<Int(count) {
            guard let region = regions?[index] else { throw .malformed("no region") }
            try checkBox(image, region.imageSubresource, region.imageOffset, region.imageExtent)
            try checkTexels(
                buffer, region.bufferOffset, region.bufferRowLength, region.bufferImageHeight, image,
                region.imageSubresource, region.imageExtent)
        }
    }

    func checkCmdCopyBufferToImage2(_ info: UnsafePointer<VkCopyBufferToImageInfo2>?) throws(StreamError) {
        guard let info = info?.pointee else { throw .malformed("no regions") }
        try checkBufferCopies(info.srcBuffer, info.dstImage, info.regionCount, info.pRegions)
    }

    func checkCmdCopyImageToBuffer2(_ info: UnsafePointer<VkCopyImageToBufferInfo2>?) throws(StreamError) {
        guard let info = info?.pointee else { throw .malformed("no regions") }
        try checkBufferCopies(info.dstBuffer, info.srcImage, info.regionCount, info.pRegions)
    }

    func checkGetImageSubresourceLayout(
        _ image: VkImage, _ part: UnsafePointer<VkImageSubresource>?,
        _ layout: UnsafeMutablePointer<VkSubresourceLayout>?
    ) throws(StreamError) {
        guard let part = part?.pointee, part.aspectMask.nonzeroBitCount == 1,
            let facts = objects.fact(of: image, as: ImageFacts.self), part.mipLevel < facts.mipLevels,
            part.arrayLayer < facts.arrayLayers, part.aspectMask & ~facts.aspects == 0
        else { throw .malformed("a part that an image does not have") }
    }

    // MARK: Binding

    func checkBindImageMemory2(_ count: UInt32, _ infos: UnsafePointer<VkBindImageMemoryInfo>?) throws(StreamError) {
        let device = try currentDevice()
        for index in 0..<Int(count) {
            guard let info = infos?[index], let image = info.image, let memory = info.memory,
                let facts = objects.fact(of: image, as: ImageFacts.self), let space = memories[memory]
            else { throw .malformed("memory for nothing") }
            let plane = Self.find(
                VkBindImagePlaneMemoryInfo.self, VK_STRUCTURE_TYPE_BIND_IMAGE_PLANE_MEMORY_INFO,
                UnsafeMutableRawPointer(mutating: info.pNext))
            guard (plane != nil) == facts.isDisjoint, !facts.isBound || facts.isDisjoint else {
                throw .malformed("an image bound twice")
            }
            var needs = VkMemoryRequirements2()
            needs.sType = VK_STRUCTURE_TYPE_MEMORY_REQUIREMENTS_2
            var planeInfo = VkImagePlaneMemoryRequirementsInfo()
            planeInfo.sType = VK_STRUCTURE_TYPE_IMAGE_PLANE_MEMORY_REQUIREMENTS_INFO
            planeInfo.planeAspect = plane?.pointee.planeAspect ?? VK_IMAGE_ASPECT_PLANE_0_BIT
            withUnsafePointer(to: planeInfo) { planeInfo in
                var question = VkImageMemoryRequirementsInfo2()
                question.sType = VK_STRUCTURE_TYPE_IMAGE_MEMORY_REQUIREMENTS_INFO_2
                question.pNext = facts.isDisjoint ? UnsafeRawPointer(planeInfo) : nil
                question.image = image
                vkGetImageMemoryRequirements2(device, &question, &needs)
            }
            try checkBinding(needs.memoryRequirements, info.memoryOffset, space, facts.placement)
            facts.isBound = true
            objects.bind(image, .image, to: memory, .deviceMemory)
        }
    }
}
