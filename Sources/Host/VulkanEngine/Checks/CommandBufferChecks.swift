// SPDX-License-Identifier: Apache-2.0
import CVulkan

/// Queries and command buffers that commands name.
extension VulkanSession {
    @discardableResult
    func checkQueries(_ pool: VkQueryPool, _ first: UInt32, _ count: UInt32) throws(StreamError) -> QueryPoolFacts {
        guard let facts = objects.fact(of: pool, as: QueryPoolFacts.self), count <= facts.count,
            first <= facts.count - count
        else { throw .malformed("queries that a pool does not have") }
        return facts
    }

    func checkCmdBeginQuery(_ pool: VkQueryPool, _ query: UInt32, _ flags: UInt32) throws(StreamError) {
        guard try checkQueries(pool, query, 1).type != VK_QUERY_TYPE_TIMESTAMP else {
            throw .malformed("a timestamp that is begun")
        }
        guard !state.queries.contains(where: { $0.pool == pool && $0.query == query }), state.queries.count < 64 else {
            throw .malformed("a query that is begun twice")
        }
        state.queries.append((pool, query, state.rendering != nil))
    }

    func checkCmdEndQuery(_ pool: VkQueryPool, _ query: UInt32) throws(StreamError) {
        guard let index = state.queries.firstIndex(where: { $0.pool == pool && $0.query == query }) else {
            throw .malformed("the end of a query that has not begun")
        }
        guard state.queries.remove(at: index).isInside == (state.rendering != nil) else {
            throw .malformed("a query that ends in another render pass")
        }
    }

    func checkCmdResetQueryPool(_ pool: VkQueryPool, _ first: UInt32, _ count: UInt32) throws(StreamError) {
        try checkQueries(pool, first, count)
        // VUID-vkCmdResetQueryPool-None-02841 is of the queries that are reset only.
        guard !state.queries.contains(where: { $0.pool == pool && $0.query >= first && $0.query - first < count })
        else { throw .malformed("queries that are reset while they are active (VUID-vkCmdResetQueryPool-None-02841)") }
    }

    func checkResetQueryPool(_ pool: VkQueryPool, _ first: UInt32, _ count: UInt32) throws(StreamError) {
        try finishWork(using: try checkQueries(pool, first, count))
    }

    func checkCmdWriteTimestamp(
        _ stage: VkPipelineStageFlagBits, _ pool: VkQueryPool, _ query: UInt32
    ) throws(StreamError) {
        guard try checkQueries(pool, query, 1).type == VK_QUERY_TYPE_TIMESTAMP else {
            throw .malformed("a timestamp in a query of another type")
        }
    }

    func checkCmdWriteTimestamp2(_ stage: UInt64, _ pool: VkQueryPool, _ query: UInt32) throws(StreamError) {
        try checkCmdWriteTimestamp(VK_PIPELINE_STAGE_TOP_OF_PIPE_BIT, pool, query)
    }

    func checkCmdCopyQueryPoolResults(
        _ pool: VkQueryPool, _ first: UInt32, _ count: UInt32, _ buffer: VkBuffer, _ offset: UInt64,
        _ stride: UInt64, _ flags: UInt32
    ) throws(StreamError) {
        let facts = try checkQueries(pool, first, count)
        guard count > 0 else { return }
        // A CPU's driver clears as much as the stride if there is no result.
        let cleared = host.isCPU && flags & VK_QUERY_RESULT_WITH_AVAILABILITY_BIT.rawValue != 0 ? stride : 0
        let width: UInt64 = flags & VK_QUERY_RESULT_64_BIT.rawValue != 0 ? 8 : 4
        let available: UInt64 = flags & VK_QUERY_RESULT_WITH_AVAILABILITY_BIT.rawValue != 0 ? 1 : 0
        let bytes = (UInt64(facts.values) + available) * width
        let (before, overflow) = UInt64(count - 1).multipliedReportingOverflow(by: stride)
        guard !overflow, before <= UInt64.max - bytes, offset % width == 0, stride % width == 0,
            stride >= bytes || count == 1
        else { throw .malformed("query results that do not fit") }
        try checkRange(buffer, offset, before + max(bytes, min(cleared, UInt64.max - before)))
    }

    func checkCmdExecuteCommands(
        _ count: UInt32, _ buffers: UnsafePointer<VkCommandBuffer?>?
    ) throws(StreamError) {
        // Those that are executed do not execute others: there would be no end to a ring of them.
        guard let recording, objects.fact(of: recording, as: CommandBufferFacts.self)?.isPrimary == true else {
            throw .malformed("a secondary command buffer that executes another")
        }
        let continues = VK_COMMAND_BUFFER_USAGE_RENDER_PASS_CONTINUE_BIT.rawValue
        for index in 0..<Int(count) {
            guard let buffer = buffers?[index], buffer != recording,
                let facts = objects.fact(of: buffer, as: CommandBufferFacts.self), !facts.isPrimary, facts.isRecorded,
                (facts.usage & continues != 0) == (state.rendering != nil),
                state.rendering == nil || facts.continued?.fits(state.rendering!.attachments) == true
            else { throw .malformed("a command buffer that cannot be executed by another") }
            if let rendering = state.rendering {
                guard facts.cleared.fits(rendering) else {
                    throw .malformed(
                        "a secondary command buffer that clears \(facts.cleared) of attachments of "
                            + "\(rendering.width)x\(rendering.height)x\(rendering.layers) "
                            + "(VUID-vkCmdClearAttachments-pRects-00016)")
                }
            }
            objects.name(facts.references)
            state.executed.append((facts, facts.recordings))
        }
        state.forget()
    }

    func checkBeginCommandBuffer(_ info: UnsafePointer<VkCommandBufferBeginInfo>?) throws(StreamError) {
        guard let recording, let info = info?.pointee,
            let facts = objects.fact(of: recording, as: CommandBufferFacts.self)
        else { throw .malformed("a command buffer that is not recorded") }
        guard facts.isPrimary || info.pInheritanceInfo != nil else {
            throw .malformed("a secondary command buffer that inherits nothing")
        }
        facts.usage = info.flags
        facts.continued = nil
        guard !facts.isPrimary, info.flags & VK_COMMAND_BUFFER_USAGE_RENDER_PASS_CONTINUE_BIT.rawValue != 0 else {
            return
        }
        let inherited = info.pInheritanceInfo.pointee
        let use: AttachmentUse
        if let renderPass = inherited.renderPass {
            use = try attachments(of: inherited.subpass, in: renderPass)
        } else {
            let rendering = Self.find(
                VkCommandBufferInheritanceRenderingInfo.self,
                VK_STRUCTURE_TYPE_COMMAND_BUFFER_INHERITANCE_RENDERING_INFO,
                UnsafeMutableRawPointer(mutating: inherited.pNext))
            guard let rendering = rendering?.pointee,
                rendering.colorAttachmentCount <= host.properties.limits.maxColorAttachments
            else { throw .malformed("a secondary command buffer that inherits no rendering") }
            use = AttachmentUse(
                colors: (0..<Int(rendering.colorAttachmentCount)).map { rendering.pColorAttachmentFormats[$0] },
                depth: rendering.depthAttachmentFormat, stencil: rendering.stencilAttachmentFormat,
                samples: rendering.rasterizationSamples.rawValue, viewMask: rendering.viewMask)
        }
        facts.continued = use
        // What it is executed in is not known yet.
        state.rendering = RenderingInstance(
            subpasses: [use], isDynamic: inherited.renderPass == nil, isInherited: true, width: 0, height: 0,
            layers: 0)
    }
}
