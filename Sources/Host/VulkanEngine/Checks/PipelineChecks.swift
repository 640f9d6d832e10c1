// SPDX-License-Identifier: Apache-2.0
import CVulkan

/// Pipelines: what drivers index arrays of their own with.
extension VulkanSession {
    private func checkStage(_ stage: VkPipelineShaderStageCreateInfo) throws(StreamError) {
        let code = Self.find(
            VkShaderModuleCreateInfo.self, VK_STRUCTURE_TYPE_SHADER_MODULE_CREATE_INFO,
            UnsafeMutableRawPointer(mutating: stage.pNext))
        guard stage.module != nil, code == nil, stage.pName != nil, stage.stage.rawValue.nonzeroBitCount == 1 else {
            throw .malformed("a stage without a shader")
        }
        guard let constants = stage.pSpecializationInfo?.pointee else { return }
        guard constants.mapEntryCount == 0 || constants.pMapEntries != nil && constants.pData != nil else {
            throw .malformed("constants without their data")
        }
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
            let facts = try checkShader(info.stage, info.layout)
            let layout = try layoutFacts(of: info.layout)
            var needs = needs(of: layout, VK_SHADER_STAGE_COMPUTE_BIT.rawValue)
            add(facts, info.stage.stage, to: &needs)
            objects.prepare(PipelineFacts(point: VK_PIPELINE_BIND_POINT_COMPUTE, layout: layout, needs: needs))
        }
    }

    private func layoutFacts(of layout: VkPipelineLayout?) throws(StreamError) -> PipelineLayoutFacts {
        guard let layout, let facts = objects.fact(of: layout, as: PipelineLayoutFacts.self) else {
            throw .malformed("a pipeline without a layout")
        }
        return facts
    }

    private func add(_ facts: StageFacts, _ stage: VkShaderStageFlagBits, to needs: inout PipelineNeeds) {
        needs.sets |= facts.sets
        // A CPU's driver does not look whether there are any, and compiles what makes no sense.
        guard host.isCPU else { return }
        if facts.readsPushConstants { needs.pushConstantStages |= stage.rawValue }
        needs.samplers.merge(facts.samplers) { $0.union($1) }
    }

    /// The sets with inline uniform blocks that stages see: a CPU's driver copies them whether they are used or not.
    private func needs(of layout: PipelineLayoutFacts, _ stages: UInt32) -> PipelineNeeds {
        guard host.isCPU else { return PipelineNeeds() }
        var sets: UInt32 = 0
        for (index, set) in layout.sets.enumerated()
        where set.bindings.contains(where: {
            $0.type == VK_DESCRIPTOR_TYPE_INLINE_UNIFORM_BLOCK && $0.count > 0 && $0.stages & stages != 0
        }) {
            sets |= 1 << UInt32(index)
        }
        return PipelineNeeds(sets: sets)
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
        let layout = try layoutFacts(of: info.layout)
        var stages: UInt32 = 0
        var needs = needs(of: layout, VK_SHADER_STAGE_ALL_GRAPHICS.rawValue)
        var facts: [UInt32: StageFacts] = [:]
        for index in 0..<Int(info.stageCount) {
            let stage = info.pStages[index]
            try checkStage(stage)
            guard facts[stage.stage.rawValue] == nil else { throw .malformed("two shaders of a stage") }
            let found = try checkShader(stage, info.layout)
            facts[stage.stage.rawValue] = found
            add(found, stage.stage, to: &needs)
            stages |= stage.stage.rawValue
        }
        try checkModes(facts)
        guard stages & VK_SHADER_STAGE_VERTEX_BIT.rawValue != 0, info.pRasterizationState != nil,
            stages & VK_SHADER_STAGE_COMPUTE_BIT.rawValue == 0
        else { throw .malformed("a pipeline that draws nothing") }
        let attachments = try checkAttachments(info)
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
        let isInputDynamic = isDynamic(VK_DYNAMIC_STATE_VERTEX_INPUT_EXT, info)
        var inputs = (facts[VK_SHADER_STAGE_VERTEX_BIT.rawValue] ?? StageFacts()).inputs
        inputs.needsAllLocations = host.isCPU
        let input = try checkVertexInput(info.pVertexInputState?.pointee)
        guard isInputDynamic || inputs.areAll(in: input.locations) else {
            throw .malformed(
                "a pipeline without what its vertex shader reads (VUID-VkGraphicsPipelineCreateInfo-Input-07904)")
        }
        let isTessellated = stages & VK_SHADER_STAGE_TESSELLATION_CONTROL_BIT.rawValue != 0
        let geometry = facts[VK_SHADER_STAGE_GEOMETRY_BIT.rawValue]
        let assembly = info.pInputAssemblyState.pointee
        let canRestart =
            assembly.primitiveRestartEnable != 0 || isDynamic(VK_DYNAMIC_STATE_PRIMITIVE_RESTART_ENABLE, info)
        let graphics = GraphicsFacts(
            // `subpass` is ignored without a render pass.
            attachments: attachments, subpass: info.renderPass == nil ? 0 : Int(info.subpass),
            isDynamic: info.renderPass == nil, vertexLocations: isInputDynamic ? nil : input.locations, inputs: inputs,
            topology: isDynamic(VK_DYNAMIC_STATE_PRIMITIVE_TOPOLOGY, info) ? nil : assembly.topology,
            canRestart: canRestart,
            isTessellated: isTessellated,
            hasDynamicPatches: isTessellated && isDynamic(VK_DYNAMIC_STATE_PATCH_CONTROL_POINTS_EXT, info),
            geometryInput: geometry.flatMap { mode in ExecutionMode.geometryInputs.first { mode.modes[$0] != nil } })
        guard graphics.topology.map(graphics.canDraw) ?? true else {
            throw .malformed("a pipeline whose shaders do not take what it draws")
        }
        objects.prepare(
            PipelineFacts(point: VK_PIPELINE_BIND_POINT_GRAPHICS, layout: layout, needs: needs, graphics: graphics))
    }

    /// Throws unless shaders say of tessellation and geometry what pipelines need, within limits.
    private func checkModes(_ facts: [UInt32: StageFacts]) throws(StreamError) {
        let limits = host.properties.limits
        func value(_ stage: StageFacts, _ mode: UInt32) -> UInt32? { stage.modes[mode]?.first }
        if let geometry = facts[VK_SHADER_STAGE_GEOMETRY_BIT.rawValue] {
            guard value(geometry, ExecutionMode.outputVertices).map({ $0 <= limits.maxGeometryOutputVertices }) == true,
                (1...max(limits.maxGeometryShaderInvocations, 1)).contains(
                    value(geometry, ExecutionMode.invocations) ?? 1)
            else { throw .malformed("a geometry shader that makes more than there can be") }
        }
        guard let control = facts[VK_SHADER_STAGE_TESSELLATION_CONTROL_BIT.rawValue],
            let evaluation = facts[VK_SHADER_STAGE_TESSELLATION_EVALUATION_BIT.rawValue]
        else { return }
        let vertices = [control, evaluation].compactMap { value($0, ExecutionMode.outputVertices) }
        let domains = [control, evaluation].flatMap { stage in
            [ExecutionMode.triangles, ExecutionMode.quads, ExecutionMode.isolines].filter { stage.modes[$0] != nil }
        }
        guard let first = vertices.first, (1...limits.maxTessellationPatchSize).contains(first),
            vertices.allSatisfy({ $0 == first }), let domain = domains.first, domains.allSatisfy({ $0 == domain })
        else { throw .malformed("tessellation into what cannot be") }
    }

    /// What a pipeline draws into.
    private func checkAttachments(_ info: VkGraphicsPipelineCreateInfo) throws(StreamError) -> AttachmentUse {
        let limit = host.properties.limits.maxColorAttachments
        var use: AttachmentUse
        if let renderPass = info.renderPass {
            use = try attachments(of: info.subpass, in: renderPass)
        } else {
            let rendering = Self.find(
                VkPipelineRenderingCreateInfo.self, VK_STRUCTURE_TYPE_PIPELINE_RENDERING_CREATE_INFO,
                UnsafeMutableRawPointer(mutating: info.pNext))
            use =
                try rendering.map { rendering throws(StreamError) in try attachments(rendering.pointee) }
                ?? AttachmentUse()
        }
        guard use.colors.count <= limit,
            info.pColorBlendState == nil || info.pColorBlendState.pointee.attachmentCount == use.colors.count
        else { throw .malformed("a pipeline that its rendering does not fit") }
        // Those that draw nothing need not say.
        guard let samples = info.pMultisampleState?.pointee.rasterizationSamples.rawValue else { return use }
        guard use.samples == 0 || use.samples == samples else {
            throw .malformed("a pipeline of other samples than its attachments")
        }
        use.samples = samples
        return use
    }

    private func attachments(_ rendering: VkPipelineRenderingCreateInfo) throws(StreamError) -> AttachmentUse {
        guard rendering.colorAttachmentCount <= host.properties.limits.maxColorAttachments else {
            throw .malformed("more attachments than there can be")
        }
        let colors = (0..<Int(rendering.colorAttachmentCount)).map { rendering.pColorAttachmentFormats[$0] }
        let use = AttachmentUse(
            colors: colors, depth: rendering.depthAttachmentFormat, stencil: rendering.stencilAttachmentFormat,
            viewMask: rendering.viewMask)
        guard colors.allSatisfy({ $0 == VK_FORMAT_UNDEFINED || Self.isFormat($0) && !Self.hasDepth($0) }) else {
            throw .malformed("a format that cannot be drawn")
        }
        guard [use.depth, use.stencil].allSatisfy({ $0 == VK_FORMAT_UNDEFINED || Self.hasDepth($0) }) else {
            throw .malformed("a format without depth")
        }
        return use
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
        // What is ignored is the program's to leave unset, and no driver's to look up (the arena's: ours to change).
        if let depth = info.pDepthStencilState { ignoreUnused(UnsafeMutablePointer(mutating: depth), info) }
        if let blend = info.pColorBlendState { ignoreUnused(UnsafeMutablePointer(mutating: blend)) }
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

    private func ignoreUnused(
        _ state: UnsafeMutablePointer<VkPipelineDepthStencilStateCreateInfo>, _ info: VkGraphicsPipelineCreateInfo
    ) {
        if state.pointee.depthTestEnable == 0, !isDynamic(VK_DYNAMIC_STATE_DEPTH_TEST_ENABLE, info) {
            state.pointee.depthCompareOp = VK_COMPARE_OP_NEVER
        }
        if state.pointee.stencilTestEnable == 0, !isDynamic(VK_DYNAMIC_STATE_STENCIL_TEST_ENABLE, info) {
            state.pointee.front = VkStencilOpState()
            state.pointee.back = VkStencilOpState()
        }
    }

    private func ignoreUnused(_ state: UnsafeMutablePointer<VkPipelineColorBlendStateCreateInfo>) {
        if state.pointee.logicOpEnable == 0 { state.pointee.logicOp = VK_LOGIC_OP_CLEAR }
        guard let attachments = UnsafeMutablePointer(mutating: state.pointee.pAttachments) else { return }
        for index in 0..<Int(state.pointee.attachmentCount) where attachments[index].blendEnable == 0 {
            attachments[index] = VkPipelineColorBlendAttachmentState(
                blendEnable: 0, srcColorBlendFactor: VK_BLEND_FACTOR_ZERO, dstColorBlendFactor: VK_BLEND_FACTOR_ZERO,
                colorBlendOp: VK_BLEND_OP_ADD, srcAlphaBlendFactor: VK_BLEND_FACTOR_ZERO,
                dstAlphaBlendFactor: VK_BLEND_FACTOR_ZERO, alphaBlendOp: VK_BLEND_OP_ADD,
                colorWriteMask: attachments[index].colorWriteMask)
        }
    }

    private func isDynamic(_ state: VkDynamicState, _ info: VkGraphicsPipelineCreateInfo) -> Bool {
        guard let dynamic = info.pDynamicState?.pointee else { return false }
        return (0..<Int(dynamic.dynamicStateCount)).contains { dynamic.pDynamicStates[$0] == state }
    }

    private func checkVertexInput(
        _ info: VkPipelineVertexInputStateCreateInfo?
    ) throws(StreamError) -> VertexInputCheck {
        var input = VertexInputCheck(host)
        guard let info else { return input }
        for index in 0..<Int(info.vertexBindingDescriptionCount) {
            let binding = info.pVertexBindingDescriptions[index]
            try input.add(binding: binding.binding, stride: binding.stride, rate: binding.inputRate)
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
        guard let divisors = divisors?.pointee else { return input }
        for index in 0..<Int(divisors.vertexBindingDivisorCount) {
            let divisor = divisors.pVertexBindingDivisors[index]
            try input.checkDivisor(divisor.divisor, of: divisor.binding)
        }
        return input
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
}
