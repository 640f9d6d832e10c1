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
            // size_t comes as Int: the guest's may be negative.
            guard (0...8).contains(entry.size), entry.size <= constants.dataSize,
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
            try checkShader(info.stage, info.layout)
            objects.prepare(PipelineFacts(point: VK_PIPELINE_BIND_POINT_COMPUTE))
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
            try checkShader(info.pStages[index], info.layout)
            guard stages & info.pStages[index].stage.rawValue == 0 else { throw .malformed("two shaders of a stage") }
            stages |= info.pStages[index].stage.rawValue
        }
        guard stages & VK_SHADER_STAGE_VERTEX_BIT.rawValue != 0, info.pRasterizationState != nil,
            stages & VK_SHADER_STAGE_COMPUTE_BIT.rawValue == 0
        else { throw .malformed("a pipeline that draws nothing") }
        var colorCount = info.pColorBlendState?.pointee.attachmentCount ?? 0
        if let renderPass = info.renderPass {
            guard let facts = objects.fact(of: renderPass, as: RenderPassFacts.self),
                info.subpass < facts.colorCounts.count,
                info.pColorBlendState == nil
                    || info.pColorBlendState.pointee.attachmentCount <= limits.maxColorAttachments
            else { throw .malformed("a subpass that is not there") }
            let blended = colorCount
            colorCount = facts.colorCounts[Int(info.subpass)]
            guard info.pColorBlendState == nil || blended == colorCount else {
                throw .malformed("a pipeline that its subpass does not fit")
            }
        } else {
            let rendering = Self.find(
                VkPipelineRenderingCreateInfo.self, VK_STRUCTURE_TYPE_PIPELINE_RENDERING_CREATE_INFO,
                UnsafeMutableRawPointer(mutating: info.pNext))
            guard (rendering?.pointee.colorAttachmentCount ?? 0) <= limits.maxColorAttachments,
                (info.pColorBlendState?.pointee.attachmentCount ?? 0) <= limits.maxColorAttachments
            else { throw .malformed("more attachments than there can be") }
            colorCount = rendering?.pointee.colorAttachmentCount ?? 0
            if let rendering = rendering?.pointee { try checkFormats(rendering) }
            guard info.pColorBlendState == nil || info.pColorBlendState.pointee.attachmentCount == colorCount else {
                throw .malformed("a pipeline that its rendering does not fit")
            }
        }
        try checkFixedState(info, stages)
        if let viewport = info.pViewportState?.pointee {
            guard viewport.viewportCount <= limits.maxViewports, viewport.scissorCount <= limits.maxViewports else {
                throw .malformed("more viewports than there can be")
            }
        }
        if let rasterization = info.pRasterizationState?.pointee { try checkRasterization(rasterization) }
        if let blend = info.pColorBlendState?.pointee { try checkColorBlend(blend) }
        if let tessellation = info.pTessellationState?.pointee {
            guard tessellation.patchControlPoints <= limits.maxTessellationPatchSize else {
                throw .malformed("a patch larger than there can be")
            }
        }
        var bindings: Set<UInt32>? = []
        if let vertex = info.pVertexInputState?.pointee { bindings = try checkVertexInput(vertex) }
        if isDynamic(VK_DYNAMIC_STATE_VERTEX_INPUT_EXT, info) { bindings = nil }
        objects.prepare(
            PipelineFacts(
                point: VK_PIPELINE_BIND_POINT_GRAPHICS, colorCount: colorCount, subpass: Int(info.subpass),
                isDynamic: info.renderPass == nil, vertexBindings: bindings))
    }

    private func checkFormats(_ rendering: VkPipelineRenderingCreateInfo) throws(StreamError) {
        for index in 0..<Int(rendering.colorAttachmentCount) {
            let format = rendering.pColorAttachmentFormats[index]
            guard format == VK_FORMAT_UNDEFINED || Self.isFormat(format) && !Self.hasDepth(format) else {
                throw .malformed("a format that cannot be drawn")
            }
        }
        for format in [rendering.depthAttachmentFormat, rendering.stencilAttachmentFormat] {
            guard format == VK_FORMAT_UNDEFINED || Self.hasDepth(format) else {
                throw .malformed("a format without depth")
            }
        }
    }

    /// Enums that drivers look up in tables, and states that stages need.
    private func checkFixedState(_ info: VkGraphicsPipelineCreateInfo, _ stages: UInt32) throws(StreamError) {
        let tessellation =
            VK_SHADER_STAGE_TESSELLATION_CONTROL_BIT.rawValue | VK_SHADER_STAGE_TESSELLATION_EVALUATION_BIT.rawValue
        let isTessellated = stages & tessellation != 0
        guard !isTessellated || stages & tessellation == tessellation && (info.pTessellationState != nil) else {
            throw .malformed("a pipeline with half of its tessellation")
        }
        if let assembly = info.pInputAssemblyState?.pointee {
            try checkEnum(assembly.topology.rawValue, upTo: VK_PRIMITIVE_TOPOLOGY_PATCH_LIST.rawValue)
            guard (assembly.topology == VK_PRIMITIVE_TOPOLOGY_PATCH_LIST) == isTessellated else {
                throw .malformed("patches without tessellation, or it without them")
            }
        } else {
            throw .malformed("a pipeline that assembles nothing")
        }
        if isTessellated, info.pTessellationState.pointee.patchControlPoints == 0,
            !isDynamic(VK_DYNAMIC_STATE_PATCH_CONTROL_POINTS_EXT, info)
        {
            throw .malformed("a patch of nothing")
        }
        let raster = info.pRasterizationState.pointee
        try checkEnum(raster.polygonMode.rawValue, upTo: VK_POLYGON_MODE_POINT.rawValue)
        try checkEnum(raster.cullMode, upTo: VK_CULL_MODE_FRONT_AND_BACK.rawValue)
        try checkEnum(raster.frontFace.rawValue, upTo: VK_FRONT_FACE_CLOCKWISE.rawValue)
        if let samples = info.pMultisampleState?.pointee {
            guard samples.rasterizationSamples.rawValue.nonzeroBitCount == 1,
                samples.rasterizationSamples.rawValue <= VK_SAMPLE_COUNT_64_BIT.rawValue
            else { throw .malformed("a number of samples that cannot be") }
        } else if raster.rasterizerDiscardEnable == 0 {
            throw .malformed("a pipeline without a number of samples")
        }
        if let depth = info.pDepthStencilState?.pointee {
            try checkEnum(depth.depthCompareOp.rawValue, upTo: VK_COMPARE_OP_ALWAYS.rawValue)
            for face in [depth.front, depth.back] {
                try checkCmdSetStencilOp(0, face.failOp, face.passOp, face.depthFailOp, face.compareOp)
            }
        }
        if let blend = info.pColorBlendState?.pointee {
            try checkEnum(blend.logicOp.rawValue, upTo: VK_LOGIC_OP_SET.rawValue)
            for index in 0..<Int(blend.attachmentCount) {
                guard let attachment = blend.pAttachments?[index] else { throw .malformed("a blend of nothing") }
                for factor in [
                    attachment.srcColorBlendFactor, attachment.dstColorBlendFactor, attachment.srcAlphaBlendFactor,
                    attachment.dstAlphaBlendFactor,
                ] {
                    try checkEnum(factor.rawValue, upTo: VK_BLEND_FACTOR_ONE_MINUS_SRC1_ALPHA.rawValue)
                }
                for op in [attachment.colorBlendOp, attachment.alphaBlendOp] {
                    try checkEnum(op.rawValue, upTo: VK_BLEND_OP_MAX.rawValue)
                }
            }
        }
    }

    private func isDynamic(_ state: VkDynamicState, _ info: VkGraphicsPipelineCreateInfo) -> Bool {
        guard let dynamic = info.pDynamicState?.pointee else { return false }
        return (0..<Int(dynamic.dynamicStateCount)).contains { dynamic.pDynamicStates[$0] == state }
    }

    /// Numbers of the bindings it has.
    private func checkVertexInput(_ info: VkPipelineVertexInputStateCreateInfo) throws(StreamError) -> Set<UInt32> {
        var input = VertexInputCheck(host)
        for index in 0..<Int(info.vertexBindingDescriptionCount) {
            let binding = info.pVertexBindingDescriptions[index]
            try input.add(binding: binding.binding, stride: binding.stride)
        }
        for index in 0..<Int(info.vertexAttributeDescriptionCount) {
            let attribute = info.pVertexAttributeDescriptions[index]
            guard isVertexFormat(attribute.format) else { throw .malformed("a vertex input that cannot be") }
            try input.add(location: attribute.location, binding: attribute.binding, offset: attribute.offset)
        }
        let divisors = Self.find(
            VkPipelineVertexInputDivisorStateCreateInfoEXT.self,
            VK_STRUCTURE_TYPE_PIPELINE_VERTEX_INPUT_DIVISOR_STATE_CREATE_INFO_EXT,
            UnsafeMutableRawPointer(mutating: info.pNext))
        guard let divisors = divisors?.pointee else { return input.bindings }
        for index in 0..<Int(divisors.vertexBindingDivisorCount) {
            let divisor = divisors.pVertexBindingDivisors[index]
            try input.checkDivisor(divisor.divisor, of: divisor.binding)
        }
        return input.bindings
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

    func isVertexFormat(_ format: VkFormat) -> Bool {
        features(of: format).bufferFeatures & VK_FORMAT_FEATURE_VERTEX_BUFFER_BIT.rawValue != 0
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
        try checkViewFormat(info, image)
        var layers = info.subresourceRange.layerCount
        if layers == ~0 { layers = image.arrayLayers - min(info.subresourceRange.baseArrayLayer, image.arrayLayers) }
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
        objects.prepare(
            ImageViewFacts(image: image, format: info.format, range: info.subresourceRange, layers: layers))
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
