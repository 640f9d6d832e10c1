// SPDX-License-Identifier: Apache-2.0
import CVulkan

/// Blits, resolves and clears.
extension VulkanSession {
    private func checkCorners(
        _ image: ImageFacts, _ layers: VkImageSubresourceLayers, _ corners: (VkOffset3D, VkOffset3D)
    ) throws(StreamError) {
        try checkLayers(image, layers)
        guard image.samples == VK_SAMPLE_COUNT_1_BIT else { throw .malformed("a blit of samples") }
        let size = image.extent(ofLevel: layers.mipLevel)
        func fits(_ corner: VkOffset3D) -> Bool {
            corner.x >= 0 && corner.x <= size.width && corner.y >= 0 && corner.y <= size.height && corner.z >= 0
                && corner.z <= size.depth
        }
        guard fits(corners.0), fits(corners.1) else { throw .malformed("a region outside of its image") }
    }

    private func checkLayers(
        _ from: VkImageSubresourceLayers, _ to: VkImageSubresourceLayers
    ) throws(StreamError) {
        guard from.layerCount == to.layerCount, from.aspectMask == to.aspectMask else {
            throw .malformed("as many layers as the other image's, or not")
        }
    }

    /// Throws unless the host's driver blits between formats.
    private func checkBlit(_ from: ImageFacts, _ to: ImageFacts, _ filter: VkFilter) throws(StreamError) {
        let source = features(of: from.format), target = features(of: to.format)
        guard
            (source.optimalTilingFeatures | source.linearTilingFeatures) & VK_FORMAT_FEATURE_BLIT_SRC_BIT.rawValue != 0,
            (target.optimalTilingFeatures | target.linearTilingFeatures) & VK_FORMAT_FEATURE_BLIT_DST_BIT.rawValue != 0,
            filter == VK_FILTER_NEAREST || filter == VK_FILTER_LINEAR, from.aspects == to.aspects
        else { throw .malformed("a blit between formats that cannot be") }
    }

    private func checkResolve(_ from: ImageFacts, _ to: ImageFacts) throws(StreamError) {
        guard from.samples != VK_SAMPLE_COUNT_1_BIT, to.samples == VK_SAMPLE_COUNT_1_BIT, from.format == to.format,
            from.aspects == VK_IMAGE_ASPECT_COLOR_BIT.rawValue
        else { throw .malformed("a resolve between images that cannot be") }
    }

    func checkCmdBlitImage(
        _ source: VkImage, _ sourceLayout: VkImageLayout, _ target: VkImage, _ targetLayout: VkImageLayout,
        _ count: UInt32, _ regions: UnsafePointer<VkImageBlit>?, _ filter: VkFilter
    ) throws(StreamError) {
        let (from, to) = (try imageFacts(of: source), try imageFacts(of: target))
        try checkBlit(from, to, filter)
        for index in 0..<Int(count) {
            guard let region = regions?[index] else { throw .malformed("no region") }
            try checkCorners(from, region.srcSubresource, region.srcOffsets)
            try checkCorners(to, region.dstSubresource, region.dstOffsets)
            try checkLayers(region.srcSubresource, region.dstSubresource)
        }
    }

    func checkCmdBlitImage2(_ info: UnsafePointer<VkBlitImageInfo2>?) throws(StreamError) {
        guard let info = info?.pointee else { throw .malformed("no regions") }
        let (from, to) = (try imageFacts(of: info.srcImage), try imageFacts(of: info.dstImage))
        try checkBlit(from, to, info.filter)
        for index in 0..<Int(info.regionCount) {
            let region = info.pRegions[index]
            try checkCorners(from, region.srcSubresource, region.srcOffsets)
            try checkCorners(to, region.dstSubresource, region.dstOffsets)
            try checkLayers(region.srcSubresource, region.dstSubresource)
        }
    }

    func checkCmdResolveImage(
        _ source: VkImage, _ sourceLayout: VkImageLayout, _ target: VkImage, _ targetLayout: VkImageLayout,
        _ count: UInt32, _ regions: UnsafePointer<VkImageResolve>?
    ) throws(StreamError) {
        let (from, to) = (try imageFacts(of: source), try imageFacts(of: target))
        try checkResolve(from, to)
        for index in 0..<Int(count) {
            guard let region = regions?[index] else { throw .malformed("no region") }
            try checkBox(from, region.srcSubresource, region.srcOffset, region.extent)
            try checkBox(to, region.dstSubresource, region.dstOffset, region.extent)
            try checkLayers(region.srcSubresource, region.dstSubresource)
        }
    }

    func checkCmdResolveImage2(_ info: UnsafePointer<VkResolveImageInfo2>?) throws(StreamError) {
        guard let info = info?.pointee else { throw .malformed("no regions") }
        let (from, to) = (try imageFacts(of: info.srcImage), try imageFacts(of: info.dstImage))
        try checkResolve(from, to)
        for index in 0..<Int(info.regionCount) {
            let region = info.pRegions[index]
            try checkBox(from, region.srcSubresource, region.srcOffset, region.extent)
            try checkBox(to, region.dstSubresource, region.dstOffset, region.extent)
            try checkLayers(region.srcSubresource, region.dstSubresource)
        }
    }

    private func checkRanges(
        _ image: VkImage, _ count: UInt32, _ ranges: UnsafePointer<VkImageSubresourceRange>?
    ) throws(StreamError) {
        let facts = try imageFacts(of: image)
        for index in 0..<Int(count) {
            guard let range = ranges?[index], range.aspectMask != 0, range.aspectMask & ~facts.aspects == 0 else {
                throw .malformed("no range")
            }
            try checkRange(facts, range)
        }
    }

    func checkCmdClearColorImage(
        _ image: VkImage, _ layout: VkImageLayout, _ color: UnsafePointer<VkClearColorValue>?, _ count: UInt32,
        _ ranges: UnsafePointer<VkImageSubresourceRange>?
    ) throws(StreamError) {
        let facts = try imageFacts(of: image)
        guard facts.aspects == VK_IMAGE_ASPECT_COLOR_BIT.rawValue,
            TexelBlock(facts.format, aspect: facts.aspects).map({ $0.width == 1 && $0.height == 1 }) == true
        else { throw .malformed("a format that cannot be cleared") }
        try checkRanges(image, count, ranges)
    }

    func checkCmdClearDepthStencilImage(
        _ image: VkImage, _ layout: VkImageLayout, _ value: UnsafePointer<VkClearDepthStencilValue>?,
        _ count: UInt32, _ ranges: UnsafePointer<VkImageSubresourceRange>?
    ) throws(StreamError) {
        let both = VK_IMAGE_ASPECT_DEPTH_BIT.rawValue | VK_IMAGE_ASPECT_STENCIL_BIT.rawValue
        guard try imageFacts(of: image).aspects & both != 0 else { throw .malformed("a format without depth") }
        try checkRanges(image, count, ranges)
    }

    func checkCmdClearAttachments(
        _ count: UInt32, _ attachments: UnsafePointer<VkClearAttachment>?, _ rectCount: UInt32,
        _ rects: UnsafePointer<VkClearRect>?
    ) throws(StreamError) {
        guard let rendering = state.rendering else { throw .malformed("a clear outside of a render pass") }
        let both = VK_IMAGE_ASPECT_DEPTH_BIT.rawValue | VK_IMAGE_ASPECT_STENCIL_BIT.rawValue
        for index in 0..<Int(count) {
            guard let attachment = attachments?[index], attachment.aspectMask != 0,
                attachment.aspectMask & ~both == 0
                    || attachment.aspectMask == VK_IMAGE_ASPECT_COLOR_BIT.rawValue
                        // What is said not to be used a CPU's driver would look for all the same.
                        && (attachment.colorAttachment < rendering.attachments.colors.count
                            || attachment.colorAttachment == ~0 && !host.isCPU)
            else { throw .malformed("an attachment that is not there") }
        }
        for index in 0..<Int(rectCount) {
            guard let rect = rects?[index], rect.rect.offset.x >= 0, rect.rect.offset.y >= 0, rect.layerCount > 0
            else { throw .malformed("a rectangle outside of its attachments") }
            let end = ClearedExtent(rect)
            // How large the rendering is that a secondary command buffer continues is known when it is executed.
            guard rendering.isInherited || end.fits(rendering) else {
                throw .malformed(
                    "a clear of \(end) of attachments of \(rendering.width)x\(rendering.height)x\(rendering.layers) "
                        + "(VUID-vkCmdClearAttachments-pRects-00016)")
            }
            if rendering.isInherited { state.cleared.formUnion(end) }
        }
    }

    /// What the host's driver can do with a format.
    func features(of format: VkFormat) -> VkFormatProperties {
        if let known = formatFeatures[format.rawValue] { return known }
        var properties = VkFormatProperties()
        if Self.isFormat(format) { vkGetPhysicalDeviceFormatProperties(physicalDevice, format, &properties) }
        formatFeatures[format.rawValue] = properties
        return properties
    }

    /// Whether a format is one of core Vulkan's or of its extensions': drivers have tables of them.
    static func isFormat(_ format: VkFormat) -> Bool {
        switch format.rawValue {
        case 1...184, 1_000_054_000...1_000_054_007, 1_000_066_000...1_000_066_013, 1_000_156_000...1_000_156_033,
            1_000_330_000...1_000_330_003, 1_000_340_000...1_000_340_001:
            return true
        default: return false
        }
    }
}
