import CVulkan

/// Pipelines and views: what drivers index arrays of their own with.
extension VulkanSession {
    private func checkStage(_ stage: VkPipelineShaderStageCreateInfo) throws(StreamError) {
        let code = Self.find(
            VkShaderModuleCreateInfo.self, VK_STRUCTURE_TYPE_SHADER_MODULE_CREATE_INFO,
            UnsafeMutableRawPointer(mutating: stage.pNext))
        guard stage.module != nil, code == nil, stage.pName != nil, stage.stage.rawValue.nonzeroBitCount == 1 else {
            throw .malformed("a stage without a shader")
        }
        guard let constants = stage.pSpecializationInfo?.pointee else { return }
        for index in 0..<Int(constants.mapEntryCount) {
            let entry = constants.pMapEntries[index]
            guard entry.size <= 8, entry.size <= constants.dataSize,
                Int(entry.offset) <= constants.dataSize - entry.size
            else { throw .malformed("a constant outside of its data") }
        }
    }

    func checkCreateComputePipelines(
        _ cache: VkPipelineCache?, _ count: UInt32, _ infos: UnsafePointer<VkComputePipelineCreateInfo>?
    ) throws(StreamError) {
        for index in 0..<Int(count) {
            guard let info = infos?[index], info.basePipelineHandle == nil else { throw .malformed("no pipeline") }
            guard info.stage.stage == VK_SHADER_STAGE_COMPUTE_BIT else {
                throw .malformed("a compute pipeline without a compute shader")
            }
            try checkStage(info.stage)
        }
    }

    func checkCreateGraphicsPipelines(
        _ cache: VkPipelineCache?, _ count: UInt32, _ infos: UnsafePointer<VkGraphicsPipelineCreateInfo>?
    ) throws(StreamError) {
        for index in 0..<Int(count) {
            guard let info = infos?[index] else { throw .malformed("no pipeline") }
            try checkGraphics(info)
        }
    }

    private func checkGraphics(_ info: VkGraphicsPipelineCreateInfo) throws(StreamError) {
        let limits = host.properties.limits
        guard info.basePipelineHandle == nil, info.layout != nil, info.stageCount > 0, info.stageCount <= 5 else {
            throw .malformed("a pipeline that cannot be")
        }
        var stages: UInt32 = 0
        for index in 0..<Int(info.stageCount) {
            try checkStage(info.pStages[index])
            guard stages & info.pStages[index].stage.rawValue == 0 else { throw .malformed("two shaders of a stage") }
            stages |= info.pStages[index].stage.rawValue
        }
        guard stages & VK_SHADER_STAGE_VERTEX_BIT.rawValue != 0, info.pRasterizationState != nil,
            stages & VK_SHADER_STAGE_COMPUTE_BIT.rawValue == 0
        else { throw .malformed("a pipeline that draws nothing") }
        if let renderPass = info.renderPass {
            guard let facts = objects.fact(of: renderPass, as: RenderPassFacts.self),
                info.subpass < facts.colorCounts.count,
                info.pColorBlendState == nil
                    || info.pColorBlendState.pointee.attachmentCount <= limits.maxColorAttachments
            else { throw .malformed("a subpass that is not there") }
        } else {
            let rendering = Self.find(
                VkPipelineRenderingCreateInfo.self, VK_STRUCTURE_TYPE_PIPELINE_RENDERING_CREATE_INFO,
                UnsafeMutableRawPointer(mutating: info.pNext))
            guard (rendering?.pointee.colorAttachmentCount ?? 0) <= limits.maxColorAttachments,
                (info.pColorBlendState?.pointee.attachmentCount ?? 0) <= limits.maxColorAttachments
            else { throw .malformed("more attachments than there can be") }
        }
        if let viewport = info.pViewportState?.pointee {
            guard viewport.viewportCount <= limits.maxViewports, viewport.scissorCount <= limits.maxViewports else {
                throw .malformed("more viewports than there can be")
            }
        }
        if let vertex = info.pVertexInputState?.pointee { try checkVertexInput(vertex) }
        if let rasterization = info.pRasterizationState?.pointee { try checkRasterization(rasterization) }
        if let blend = info.pColorBlendState?.pointee { try checkColorBlend(blend) }
        if let tessellation = info.pTessellationState?.pointee {
            guard tessellation.patchControlPoints <= limits.maxTessellationPatchSize else {
                throw .malformed("a patch larger than there can be")
            }
        }
    }

    private func checkVertexInput(_ info: VkPipelineVertexInputStateCreateInfo) throws(StreamError) {
        var input = VertexInputCheck(host)
        for index in 0..<Int(info.vertexBindingDescriptionCount) {
            let binding = info.pVertexBindingDescriptions[index]
            try input.add(binding: binding.binding, stride: binding.stride)
        }
        for index in 0..<Int(info.vertexAttributeDescriptionCount) {
            let attribute = info.pVertexAttributeDescriptions[index]
            try input.add(location: attribute.location, binding: attribute.binding, offset: attribute.offset)
        }
        let divisors = Self.find(
            VkPipelineVertexInputDivisorStateCreateInfoEXT.self,
            VK_STRUCTURE_TYPE_PIPELINE_VERTEX_INPUT_DIVISOR_STATE_CREATE_INFO_EXT,
            UnsafeMutableRawPointer(mutating: info.pNext))
        guard let divisors = divisors?.pointee else { return }
        for index in 0..<Int(divisors.vertexBindingDivisorCount) {
            let divisor = divisors.pVertexBindingDivisors[index]
            try input.checkDivisor(divisor.divisor, of: divisor.binding)
        }
    }

    private func checkRasterization(_ info: VkPipelineRasterizationStateCreateInfo) throws(StreamError) {
        let stream = Self.find(
            VkPipelineRasterizationStateStreamCreateInfoEXT.self,
            VK_STRUCTURE_TYPE_PIPELINE_RASTERIZATION_STATE_STREAM_CREATE_INFO_EXT,
            UnsafeMutableRawPointer(mutating: info.pNext))
        guard let stream = stream?.pointee.rasterizationStream, stream > 0 else { return }
        guard stream < host.extensionLimits.transformFeedbackStreams else {
            throw .malformed("a stream that is not there")
        }
    }

    private func checkColorBlend(_ info: VkPipelineColorBlendStateCreateInfo) throws(StreamError) {
        let writes = Self.find(
            VkPipelineColorWriteCreateInfoEXT.self, VK_STRUCTURE_TYPE_PIPELINE_COLOR_WRITE_CREATE_INFO_EXT,
            UnsafeMutableRawPointer(mutating: info.pNext))
        guard let count = writes?.pointee.attachmentCount else { return }
        guard count == info.attachmentCount else { throw .malformed("more attachments than there are") }
    }

    // MARK: Views

    func checkCreateBufferView(_ info: UnsafePointer<VkBufferViewCreateInfo>?) throws(StreamError) {
        guard let info = info?.pointee else { throw .malformed("a view of nothing") }
        try checkRange(info.buffer, info.offset, info.range == VK_WHOLE_SIZE ? 0 : info.range)
    }

    func checkCreateImageView(_ info: UnsafePointer<VkImageViewCreateInfo>?) throws(StreamError) {
        guard let info = info?.pointee else { throw .malformed("a view of nothing") }
        let image = try imageFacts(of: info.image)
        try checkRange(image, info.subresourceRange, is2DOf3D: info.viewType != VK_IMAGE_VIEW_TYPE_3D)
    }

    /// Throws unless levels and layers are an image's.
    ///
    /// - Parameter is2DOf3D: layers may be slices of a 3D image.
    func checkRange(
        _ image: ImageFacts, _ range: VkImageSubresourceRange, is2DOf3D: Bool = false
    ) throws(StreamError) {
        var layers = image.arrayLayers
        if is2DOf3D && image.type == VK_IMAGE_TYPE_3D {
            layers = image.extent(ofLevel: min(range.baseMipLevel, image.mipLevels - 1)).depth
        }
        func fits(_ first: UInt32, _ count: UInt32, _ bound: UInt32) -> Bool {
            first < bound && (count == ~0 || count > 0 && count <= bound - first)
        }
        guard fits(range.baseMipLevel, range.levelCount, image.mipLevels),
            fits(range.baseArrayLayer, range.layerCount, layers)
        else { throw .malformed("a part that an image does not have") }
    }
}
