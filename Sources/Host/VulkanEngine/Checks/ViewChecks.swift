// SPDX-License-Identifier: Apache-2.0
import CVulkan

/// Views of buffers and images.
extension VulkanSession {
    func checkCreateBufferView(_ info: UnsafePointer<VkBufferViewCreateInfo>?) throws(StreamError) {
        guard let info = info?.pointee else { throw .malformed("a view of nothing") }
        try checkRange(info.buffer, info.offset, info.range == VK_WHOLE_SIZE ? 0 : info.range)
        let facts = try facts(of: info.buffer)
        let features = features(of: info.format).bufferFeatures
        let uses: [(VkBufferUsageFlagBits, VkFormatFeatureFlagBits)] = [
            (VK_BUFFER_USAGE_UNIFORM_TEXEL_BUFFER_BIT, VK_FORMAT_FEATURE_UNIFORM_TEXEL_BUFFER_BIT),
            (VK_BUFFER_USAGE_STORAGE_TEXEL_BUFFER_BIT, VK_FORMAT_FEATURE_STORAGE_TEXEL_BUFFER_BIT),
        ]
        let asked = uses.filter { facts.usage & $0.0.rawValue != 0 }
        let bytes = info.range == VK_WHOLE_SIZE ? facts.size - info.offset : info.range
        guard let block = TexelBlock(info.format, aspect: VK_IMAGE_ASPECT_COLOR_BIT.rawValue),
            asked.contains(where: { features & $0.1.rawValue != 0 }), bytes >= block.bytes,
            info.range == VK_WHOLE_SIZE || bytes % block.bytes == 0,
            bytes / block.bytes <= UInt64(host.properties.limits.maxTexelBufferElements)
        else { throw .malformed("a view that a buffer cannot have") }
        objects.prepare(
            BufferViewFacts(
                isUniform: features & uses[0].1.rawValue != 0, isStorage: features & uses[1].1.rawValue != 0))
    }

    func checkCreateImageView(_ info: UnsafePointer<VkImageViewCreateInfo>?) throws(StreamError) {
        guard let info = info?.pointee else { throw .malformed("a view of nothing") }
        let image = try imageFacts(of: info.image)
        try checkRange(image, info.subresourceRange, is2DOf3D: info.viewType != VK_IMAGE_VIEW_TYPE_3D)
        try checkViewFormat(info, image)
        var layers = info.subresourceRange.layerCount
        if layers == VK_REMAINING_ARRAY_LAYERS {
            let is2DOf3D = info.viewType != VK_IMAGE_VIEW_TYPE_3D
            layers = layerCount(image, info.subresourceRange, is2DOf3D: is2DOf3D) - info.subresourceRange.baseArrayLayer
        }
        let fits: Bool
        switch info.viewType {
        case VK_IMAGE_VIEW_TYPE_1D: fits = image.type == VK_IMAGE_TYPE_1D && layers == 1
        case VK_IMAGE_VIEW_TYPE_1D_ARRAY: fits = image.type == VK_IMAGE_TYPE_1D
        case VK_IMAGE_VIEW_TYPE_2D: fits = image.type != VK_IMAGE_TYPE_1D && layers == 1
        case VK_IMAGE_VIEW_TYPE_2D_ARRAY: fits = image.type != VK_IMAGE_TYPE_1D
        case VK_IMAGE_VIEW_TYPE_3D: fits = image.type == VK_IMAGE_TYPE_3D && layers == 1
        case VK_IMAGE_VIEW_TYPE_CUBE: fits = image.isCubeCompatible && layers == 6
        case VK_IMAGE_VIEW_TYPE_CUBE_ARRAY: fits = image.isCubeCompatible && layers % 6 == 0
        default: fits = false
        }
        var sliced = VK_IMAGE_CREATE_2D_ARRAY_COMPATIBLE_BIT.rawValue
        if info.viewType == VK_IMAGE_VIEW_TYPE_2D { sliced |= VK_IMAGE_CREATE_2D_VIEW_COMPATIBLE_BIT_EXT.rawValue }
        let isSlice = image.type == VK_IMAGE_TYPE_3D && info.viewType != VK_IMAGE_VIEW_TYPE_3D
        guard fits, !isSlice || image.flags & sliced != 0, layers > 0 else {
            throw .malformed("a view that an image cannot have")
        }
        let swizzle = info.components
        for component in [swizzle.r, swizzle.g, swizzle.b, swizzle.a] {
            try checkEnum(component.rawValue, upTo: VK_COMPONENT_SWIZZLE_A.rawValue)
        }
        let restricted = Self.find(
            VkImageViewUsageCreateInfo.self, VK_STRUCTURE_TYPE_IMAGE_VIEW_USAGE_CREATE_INFO,
            UnsafeMutableRawPointer(mutating: info.pNext))
        objects.prepare(
            ImageViewFacts(
                image: image, format: info.format,
                usage: usage(of: info.format, (restricted?.pointee.usage ?? image.usage) & image.usage),
                range: info.subresourceRange, layers: layers))
    }

    /// What a format can be used for, of some uses.
    private func usage(of format: VkFormat, _ usage: UInt32) -> UInt32 {
        let properties = features(of: format)
        let features = properties.optimalTilingFeatures | properties.linearTilingFeatures
        let uses: [(VkImageUsageFlagBits, VkFormatFeatureFlagBits)] = [
            (VK_IMAGE_USAGE_SAMPLED_BIT, VK_FORMAT_FEATURE_SAMPLED_IMAGE_BIT),
            (VK_IMAGE_USAGE_STORAGE_BIT, VK_FORMAT_FEATURE_STORAGE_IMAGE_BIT),
            (VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT, VK_FORMAT_FEATURE_COLOR_ATTACHMENT_BIT),
            (VK_IMAGE_USAGE_DEPTH_STENCIL_ATTACHMENT_BIT, VK_FORMAT_FEATURE_DEPTH_STENCIL_ATTACHMENT_BIT),
        ]
        return uses.filter { features & $0.1.rawValue == 0 }.reduce(usage) { $0 & ~$1.0.rawValue }
    }

    /// Throws unless a view's texels are as large as its image's.
    private func checkViewFormat(_ info: VkImageViewCreateInfo, _ image: ImageFacts) throws(StreamError) {
        let aspects = info.subresourceRange.aspectMask
        guard aspects != 0, aspects & ~image.aspects == 0 else {
            throw .malformed("an aspect that a format does not have")
        }
        guard info.format != image.format else { return }
        let compatible = VK_IMAGE_CREATE_MUTABLE_FORMAT_BIT.rawValue
        let color = VK_IMAGE_ASPECT_COLOR_BIT.rawValue
        let theirs = TexelBlock(image.format, aspect: aspects)
        guard image.flags & compatible != 0, let theirs, let block = TexelBlock(info.format, aspect: color),
            block.bytes == theirs.bytes, block.width == theirs.width || block.width == 1,
            image.aspects & (VK_IMAGE_ASPECT_DEPTH_BIT.rawValue | VK_IMAGE_ASPECT_STENCIL_BIT.rawValue) == 0
        else { throw .malformed("a view of a format that does not fit its image") }
    }

    /// Layers of an image; of a 3D image that is seen as 2D ones, slices of a range's first level.
    private func layerCount(_ image: ImageFacts, _ range: VkImageSubresourceRange, is2DOf3D: Bool) -> UInt32 {
        guard is2DOf3D && image.type == VK_IMAGE_TYPE_3D else { return image.arrayLayers }
        return image.extent(ofLevel: min(range.baseMipLevel, image.mipLevels - 1)).depth
    }

    /// Throws unless levels and layers are an image's.
    ///
    /// - Parameter is2DOf3D: layers may be slices of a 3D image.
    func checkRange(
        _ image: ImageFacts, _ range: VkImageSubresourceRange, is2DOf3D: Bool = false
    ) throws(StreamError) {
        let layers = layerCount(image, range, is2DOf3D: is2DOf3D)
        func fits(_ first: UInt32, _ count: UInt32, _ bound: UInt32) -> Bool {
            first < bound && (count == ~0 || count > 0 && count <= bound - first)
        }
        guard fits(range.baseMipLevel, range.levelCount, image.mipLevels),
            fits(range.baseArrayLayer, range.layerCount, layers)
        else { throw .malformed("a part that an image does not have") }
    }
}
