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
    }

    func checkCmdEndQuery(_ pool: VkQueryPool, _ query: UInt32) throws(StreamError) {
        try checkCmdBeginQuery(pool, query, 0)
    }

    func checkCmdResetQueryPool(_ pool: VkQueryPool, _ first: UInt32, _ count: UInt32) throws(StreamError) {
        try checkQueries(pool, first, count)
    }

    func checkResetQueryPool(_ pool: VkQueryPool, _ first: UInt32, _ count: UInt32) throws(StreamError) {
        try checkQueries(pool, first, count)
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
        let width: UInt64 = flags & VK_QUERY_RESULT_64_BIT.rawValue != 0 ? 8 : 4
        let available: UInt64 = flags & VK_QUERY_RESULT_WITH_AVAILABILITY_BIT.rawValue != 0 ? 1 : 0
        let bytes = (UInt64(facts.values) + available) * width
        let (before, overflow) = UInt64(count - 1).multipliedReportingOverflow(by: stride)
        guard !overflow, before <= UInt64.max - bytes, offset % width == 0, stride % width == 0,
            stride >= bytes || count == 1
        else { throw .malformed("query results that do not fit") }
        try checkRange(buffer, offset, before + bytes)
    }

    func checkCmdExecuteCommands(
        _ count: UInt32, _ buffers: UnsafePointer<VkCommandBuffer?>?
    ) throws(StreamError) {
        for index in 0..<Int(count) {
            guard let buffer = buffers?[index], buffer != recording,
                let facts = objects.fact(of: buffer, as: CommandBufferFacts.self), !facts.isPrimary, facts.isRecorded
            else { throw .malformed("a command buffer that cannot be executed by another") }
            objects.name(facts.references)
        }
    }

    func checkBeginCommandBuffer(_ info: UnsafePointer<VkCommandBufferBeginInfo>?) throws(StreamError) {
        guard let recording, let info = info?.pointee,
            let facts = objects.fact(of: recording, as: CommandBufferFacts.self)
        else { throw .malformed("a command buffer that is not recorded") }
        guard facts.isPrimary || info.pInheritanceInfo != nil else {
            throw .malformed("a secondary command buffer that inherits nothing")
        }
        facts.usage = info.flags
        feedbackBuffers = 0
    }
}
