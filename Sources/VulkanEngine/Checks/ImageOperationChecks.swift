import CVulkan

/// Blits, resolves and clears.
extension VulkanSession {
    private func checkCorners(
        _ image: ImageFacts, _ layers: VkImageSubresourceLayers, _ corners: (VkOffset3D, VkOffset3D)
    ) throws(StreamError) {
        try checkLayers(image, layers)
        let size = image.extent(ofLevel: layers.mipLevel)
        func fits(_ corner: VkOffset3D) -> Bool {
            corner.x >= 0 && corner.x <= size.width && corner.y >= 0 && corner.y <= size.height && corner.z >= 0
                && corner.z <= size.depth
        }
        guard fits(corners.0), fits(corners.1) else { throw .malformed("a region outside of its image") }
    }

    func checkCmdBlitImage(
        _ source: VkImage, _ sourceLayout: VkImageLayout, _ target: VkImage, _ targetLayout: VkImageLayout,
        _ count: UInt32, _ regions: UnsafePointer<VkImageBlit>?, _ filter: VkFilter
    ) throws(StreamError) {
        let (from, to) = (try imageFacts(of: source), try imageFacts(of: target))
        for index in 0..<Int(count) {
            guard let region = regions?[index] else { throw .malformed("no region") }
            try checkCorners(from, region.srcSubresource, region.srcOffsets)
            try checkCorners(to, region.dstSubresource, region.dstOffsets)
        }
    }

    func checkCmdBlitImage2(_ info: UnsafePointer<VkBlitImageInfo2>?) throws(StreamError) {
        guard let info = info?.pointee else { throw .malformed("no regions") }
        let (from, to) = (try imageFacts(of: info.srcImage), try imageFacts(of: info.dstImage))
        for index in 0..<Int(info.regionCount) {
            let region = info.pRegions[index]
            try checkCorners(from, region.srcSubresource, region.srcOffsets)
            try checkCorners(to, region.dstSubresource, region.dstOffsets)
        }
    }

    func checkCmdResolveImage(
        _ source: VkImage, _ sourceLayout: VkImageLayout, _ target: VkImage, _ targetLayout: VkImageLayout,
        _ count: UInt32, _ regions: UnsafePointer<VkImageResolve>?
    ) throws(StreamError) {
        let (from, to) = (try imageFacts(of: source), try imageFacts(of: target))
        for index in 0..<Int(count) {
            guard let region = regions?[index] else { throw .malformed("no region") }
            try checkBox(from, region.srcSubresource, region.srcOffset, region.extent)
            try checkBox(to, region.dstSubresource, region.dstOffset, region.extent)
        }
    }

    func checkCmdResolveImage2(_ info: UnsafePointer<VkResolveImageInfo2>?) throws(StreamError) {
        guard let info = info?.pointee else { throw .malformed("no regions") }
        let (from, to) = (try imageFacts(of: info.srcImage), try imageFacts(of: info.dstImage))
        for index in 0..<Int(info.regionCount) {
            let region = info.pRegions[index]
            try checkBox(from, region.srcSubresource, region.srcOffset, region.extent)
            try checkBox(to, region.dstSubresource, region.dstOffset, region.extent)
        }
    }

    private func checkRanges(
        _ image: VkImage, _ count: UInt32, _ ranges: UnsafePointer<VkImageSubresourceRange>?
    ) throws(StreamError) {
        let facts = try imageFacts(of: image)
        for index in 0..<Int(count) {
            guard let range = ranges?[index] else { throw .malformed("no range") }
            try checkRange(facts, range)
        }
    }

    func checkCmdClearColorImage(
        _ image: VkImage, _ layout: VkImageLayout, _ color: UnsafePointer<VkClearColorValue>?, _ count: UInt32,
        _ ranges: UnsafePointer<VkImageSubresourceRange>?
    ) throws(StreamError) {
        try checkRanges(image, count, ranges)
    }

    func checkCmdClearDepthStencilImage(
        _ image: VkImage, _ layout: VkImageLayout, _ value: UnsafePointer<VkClearDepthStencilValue>?,
        _ count: UInt32, _ ranges: UnsafePointer<VkImageSubresourceRange>?
    ) throws(StreamError) {
        try checkRanges(image, count, ranges)
    }
}
