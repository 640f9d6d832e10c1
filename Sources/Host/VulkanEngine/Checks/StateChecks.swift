// SPDX-License-Identifier: Apache-2.0
import CVulkan

/// State that commands set: arrays in drivers are as long as the limits say, and enums are looked up in tables.
extension VulkanSession {
    func checkCmdBindPipeline(_ point: VkPipelineBindPoint, _ pipeline: VkPipeline) throws(StreamError) {
        guard let facts = objects.fact(of: pipeline, as: PipelineFacts.self), facts.point == point else {
            throw .malformed("a pipeline of another kind")
        }
        try pushZeroes(for: facts)
        state.bind(facts)
    }

    /// Gives the stages of a pipeline zeroes for push constants that they read and no command has pushed: since
    /// maintenance4 a program need not (VUID-vkCmdDraw-maintenance4-08602), and a CPU's driver does not look.
    private func pushZeroes(for pipeline: PipelineFacts) throws(StreamError) {
        let missing = pipeline.needs.pushConstantStages & ~state.pushedStages
        guard missing != 0, let layout = pipeline.layout.handle else { return }
        let commands = try currentCommandBuffer()
        for range in pipeline.layout.pushConstants where range.stageFlags & missing != 0 {
            let zeroes = [UInt8](repeating: 0, count: Int(range.size))
            vkCmdPushConstants(commands, layout, range.stageFlags, range.offset, range.size, zeroes)
            state.pushedStages |= range.stageFlags
        }
    }

    private func checkViewports(_ first: UInt32, _ count: UInt32, isThere: Bool) throws(StreamError) {
        let limit = host.properties.limits.maxViewports
        guard count > 0, count <= limit, first <= limit - count, isThere else {
            throw .malformed("viewports that cannot be")
        }
    }

    func checkCmdSetViewport(
        _ first: UInt32, _ count: UInt32, _ viewports: UnsafePointer<VkViewport>?
    ) throws(StreamError) {
        try checkViewports(first, count, isThere: viewports != nil)
    }

    func checkCmdSetScissor(
        _ first: UInt32, _ count: UInt32, _ scissors: UnsafePointer<VkRect2D>?
    ) throws(StreamError) {
        try checkViewports(first, count, isThere: scissors != nil)
        for index in 0..<Int(count) {
            let scissor = scissors![index]
            guard scissor.offset.x >= 0, scissor.offset.y >= 0,
                UInt64(scissor.offset.x) + UInt64(scissor.extent.width) <= UInt64(Int32.max),
                UInt64(scissor.offset.y) + UInt64(scissor.extent.height) <= UInt64(Int32.max)
            else { throw .malformed("a scissor that cannot be") }
        }
    }

    func checkCmdSetViewportWithCount(
        _ count: UInt32, _ viewports: UnsafePointer<VkViewport>?
    ) throws(StreamError) {
        try checkCmdSetViewport(0, count, viewports)
    }

    func checkCmdSetScissorWithCount(_ count: UInt32, _ scissors: UnsafePointer<VkRect2D>?) throws(StreamError) {
        try checkCmdSetScissor(0, count, scissors)
    }

    func checkEnum(_ value: UInt32, upTo last: UInt32) throws(StreamError) {
        guard value <= last else { throw .malformed("a value that an enumeration does not have") }
    }

    func checkCmdSetPrimitiveTopology(_ topology: VkPrimitiveTopology) throws(StreamError) {
        try checkEnum(topology.rawValue, upTo: VK_PRIMITIVE_TOPOLOGY_PATCH_LIST.rawValue)
        state.topology = topology
    }

    func checkCmdSetDepthCompareOp(_ op: VkCompareOp) throws(StreamError) {
        try checkEnum(op.rawValue, upTo: VK_COMPARE_OP_ALWAYS.rawValue)
    }

    func checkCmdSetLogicOpEXT(_ op: VkLogicOp) throws(StreamError) {
        try checkEnum(op.rawValue, upTo: VK_LOGIC_OP_SET.rawValue)
    }

    func checkCmdSetStencilOp(
        _ faces: UInt32, _ fail: VkStencilOp, _ pass: VkStencilOp, _ depthFail: VkStencilOp, _ compare: VkCompareOp
    ) throws(StreamError) {
        for op in [fail, pass, depthFail] {
            try checkEnum(op.rawValue, upTo: VK_STENCIL_OP_DECREMENT_AND_WRAP.rawValue)
        }
        try checkEnum(compare.rawValue, upTo: VK_COMPARE_OP_ALWAYS.rawValue)
    }

    func checkCmdSetCullMode(_ mode: UInt32) throws(StreamError) {
        try checkEnum(mode, upTo: VK_CULL_MODE_FRONT_AND_BACK.rawValue)
    }

    func checkCmdSetFrontFace(_ face: VkFrontFace) throws(StreamError) {
        try checkEnum(face.rawValue, upTo: VK_FRONT_FACE_CLOCKWISE.rawValue)
    }

    /// Sets what a sampler does not use, and a program may leave unset, to a value that drivers know (the arena's: ours
    /// to change): VUID-VkSamplerCreateInfo-compareEnable-01080 and -addressModeU-01078.
    private func ignoreUnused(_ info: UnsafeMutablePointer<VkSamplerCreateInfo>) {
        if info.pointee.compareEnable == 0 { info.pointee.compareOp = VK_COMPARE_OP_NEVER }
        if info.pointee.anisotropyEnable == 0 { info.pointee.maxAnisotropy = 1 }
        let modes = [info.pointee.addressModeU, info.pointee.addressModeV, info.pointee.addressModeW]
        if !modes.contains(VK_SAMPLER_ADDRESS_MODE_CLAMP_TO_BORDER) {
            info.pointee.borderColor = VK_BORDER_COLOR_FLOAT_TRANSPARENT_BLACK
        }
    }

    func checkCreateSampler(_ info: UnsafePointer<VkSamplerCreateInfo>?) throws(StreamError) {
        guard let given = UnsafeMutablePointer(mutating: info) else { throw .malformed("a sampler of nothing") }
        ignoreUnused(given)
        let info = given.pointee
        try checkEnum(info.magFilter.rawValue, upTo: VK_FILTER_LINEAR.rawValue)
        try checkEnum(info.minFilter.rawValue, upTo: VK_FILTER_LINEAR.rawValue)
        try checkEnum(info.mipmapMode.rawValue, upTo: VK_SAMPLER_MIPMAP_MODE_LINEAR.rawValue)
        for mode in [info.addressModeU, info.addressModeV, info.addressModeW] {
            try checkEnum(mode.rawValue, upTo: VK_SAMPLER_ADDRESS_MODE_MIRROR_CLAMP_TO_EDGE.rawValue)
        }
        try checkEnum(info.compareOp.rawValue, upTo: VK_COMPARE_OP_ALWAYS.rawValue)
        objects.prepare(SamplerFacts(compares: info.compareEnable != 0))
        let conversion = Self.find(
            VkSamplerYcbcrConversionInfo.self, VK_STRUCTURE_TYPE_SAMPLER_YCBCR_CONVERSION_INFO,
            UnsafeMutableRawPointer(mutating: info.pNext))
        if let conversion = conversion?.pointee.conversion { try keep(conversion) }
        switch info.borderColor {
        case VK_BORDER_COLOR_FLOAT_CUSTOM_EXT, VK_BORDER_COLOR_INT_CUSTOM_EXT:
            let color = Self.find(
                VkSamplerCustomBorderColorCreateInfoEXT.self,
                VK_STRUCTURE_TYPE_SAMPLER_CUSTOM_BORDER_COLOR_CREATE_INFO_EXT,
                UnsafeMutableRawPointer(mutating: info.pNext))
            guard let format = color?.pointee.format, format == VK_FORMAT_UNDEFINED || Self.isFormat(format),
                try device().extensions.contains(VK_EXT_CUSTOM_BORDER_COLOR_EXTENSION_NAME)
            else { throw .malformed("a border without its colour") }
        default: try checkEnum(info.borderColor.rawValue, upTo: VK_BORDER_COLOR_INT_OPAQUE_WHITE.rawValue)
        }
    }
}
