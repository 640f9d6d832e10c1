// SPDX-License-Identifier: Apache-2.0
import CVulkan

/// What OpenGL and Direct3D have and Vulkan's core does not: transform feedback, conditional rendering, vertex input
/// that commands set.
extension VulkanSession {
    // MARK: Transform feedback

    private func checkFeedbackBuffers(_ first: UInt32, _ count: UInt32) throws(StreamError) {
        let limit = host.extensionLimits.transformFeedbackBuffers
        guard count <= limit, first <= limit - count else {
            throw .malformed("transform feedback buffers that cannot be bound")
        }
    }

    func checkCmdBindTransformFeedbackBuffersEXT(
        _ first: UInt32, _ count: UInt32, _ buffers: UnsafePointer<VkBuffer?>?, _ offsets: UnsafePointer<UInt64>?,
        _ sizes: UnsafePointer<UInt64>?
    ) throws(StreamError) {
        try checkFeedbackBuffers(first, count)
        for index in 0..<Int(count) {
            guard let offset = offsets?[index], offset % 4 == 0 else {
                throw .malformed("transform feedback that cannot be")
            }
            let size = sizes?[index] ?? VK_WHOLE_SIZE
            try checkRange(buffers?[index], offset, size == VK_WHOLE_SIZE ? 0 : size)
        }
        state.feedbackBuffers.formUnion(first..<(first + count))
    }

    private func checkFeedbackCounters(
        _ first: UInt32, _ count: UInt32, _ counters: UnsafePointer<VkBuffer?>?, _ offsets: UnsafePointer<UInt64>?
    ) throws(StreamError) {
        try checkFeedbackBuffers(first, count)
        for index in 0..<Int(count) {
            guard let counter = counters?[index] else { continue }
            let slot = first + UInt32(index)
            // Only a counter needs a buffer. A CPU's driver (lavapipe) counts slots from 0, whatever the first is.
            guard state.feedbackBuffers.contains(slot),
                !host.isCPU || state.feedbackBuffers.contains(UInt32(index))
            else { throw .malformed("a counter of transform feedback buffer \(slot), which is not bound") }
            try checkCounter(counter, offsets?[index] ?? 0)
        }
    }

    func checkCmdBeginTransformFeedbackEXT(
        _ first: UInt32, _ count: UInt32, _ counters: UnsafePointer<VkBuffer?>?, _ offsets: UnsafePointer<UInt64>?
    ) throws(StreamError) {
        try checkFeedbackCounters(first, count, counters, offsets)
        guard !state.isFeedingBack else { throw .malformed("transform feedback that is begun twice") }
        state.isFeedingBack = true
    }

    func checkCmdEndTransformFeedbackEXT(
        _ first: UInt32, _ count: UInt32, _ counters: UnsafePointer<VkBuffer?>?, _ offsets: UnsafePointer<UInt64>?
    ) throws(StreamError) {
        try checkFeedbackCounters(first, count, counters, offsets)
        guard state.isFeedingBack else { throw .malformed("the end of transform feedback that has not begun") }
        state.isFeedingBack = false
    }

    private func checkCounter(_ buffer: VkBuffer?, _ offset: UInt64) throws(StreamError) {
        guard offset % 4 == 0 else { throw .malformed("a counter that is not aligned") }
        try checkRange(buffer, offset, 4)
    }

    func checkCmdDrawIndirectByteCountEXT(
        _ instances: UInt32, _ firstInstance: UInt32, _ counter: VkBuffer, _ offset: UInt64, _ counterOffset: UInt32,
        _ stride: UInt32
    ) throws(StreamError) {
        guard stride > 0, stride <= host.extensionLimits.transformFeedbackStride else {
            throw .malformed("a stride that cannot be")
        }
        try checkCounter(counter, offset)
    }

    private func checkIndex(_ index: UInt32, ofQuery query: UInt32, _ pool: VkQueryPool) throws(StreamError) {
        let type = try checkQueries(pool, query, 1).type
        let isOfStream =
            type == VK_QUERY_TYPE_TRANSFORM_FEEDBACK_STREAM_EXT || type == VK_QUERY_TYPE_PRIMITIVES_GENERATED_EXT
        guard index == 0 || isOfStream && index < host.extensionLimits.transformFeedbackStreams else {
            throw .malformed("a query of a stream that is not there")
        }
    }

    func checkCmdBeginQueryIndexedEXT(
        _ pool: VkQueryPool, _ query: UInt32, _ flags: UInt32, _ index: UInt32
    ) throws(StreamError) {
        try checkIndex(index, ofQuery: query, pool)
        try checkCmdBeginQuery(pool, query, flags)
    }

    func checkCmdEndQueryIndexedEXT(_ pool: VkQueryPool, _ query: UInt32, _ index: UInt32) throws(StreamError) {
        try checkIndex(index, ofQuery: query, pool)
        try checkCmdEndQuery(pool, query)
    }

    // MARK: Conditions

    func checkCmdBeginConditionalRenderingEXT(
        _ info: UnsafePointer<VkConditionalRenderingBeginInfoEXT>?
    ) throws(StreamError) {
        guard let info = info?.pointee else { throw .malformed("a condition that is not there") }
        try checkCounter(info.buffer, info.offset)
        guard state.condition == nil else { throw .malformed("a condition within another") }
        state.condition = state.rendering != nil
    }

    func checkCmdEndConditionalRenderingEXT() throws(StreamError) {
        guard let isInside = state.condition, isInside == (state.rendering != nil) else {
            throw .malformed("the end of a condition that has not begun")
        }
        state.condition = nil
    }

    // MARK: States

    func checkCmdSetColorWriteEnableEXT(_ count: UInt32, _ enables: UnsafePointer<UInt32>?) throws(StreamError) {
        guard count <= host.properties.limits.maxColorAttachments else {
            throw .malformed("more attachments than there can be")
        }
    }

    func checkCmdSetPatchControlPointsEXT(_ points: UInt32) throws(StreamError) {
        guard (1...host.properties.limits.maxTessellationPatchSize).contains(points) else {
            throw .malformed("a patch larger than there can be")
        }
        state.hasPatchSize = true
    }

    func checkCmdSetVertexInputEXT(
        _ bindingCount: UInt32, _ bindings: UnsafePointer<VkVertexInputBindingDescription2EXT>?,
        _ attributeCount: UInt32, _ attributes: UnsafePointer<VkVertexInputAttributeDescription2EXT>?
    ) throws(StreamError) {
        var input = VertexInputCheck(host)
        for index in 0..<Int(bindingCount) {
            guard let binding = bindings?[index] else { throw .malformed("no vertex input") }
            try input.add(binding: binding.binding, stride: binding.stride, rate: binding.inputRate)
            try input.checkDivisor(binding.divisor, of: binding.binding)
        }
        for index in 0..<Int(attributeCount) {
            guard let attribute = attributes?[index], isVertexFormat(attribute.format) else {
                throw .malformed("no vertex input")
            }
            try input.add(location: attribute.location, binding: attribute.binding, offset: attribute.offset)
        }
        state.vertexLocations = input.locations
    }
}

/// Vertex bindings and attributes, added one by one.
struct VertexInputCheck {
    private let limits: VkPhysicalDeviceLimits
    private let extensionLimits: ExtensionLimits
    /// Those that were added.
    private(set) var bindings: Set<UInt32> = []
    /// Bindings of attributes, by locations.
    private(set) var locations: [UInt32: UInt32] = [:]

    init(_ host: HostDevice) {
        limits = host.properties.limits
        extensionLimits = host.extensionLimits
    }

    mutating func add(binding: UInt32, stride: UInt32, rate: VkVertexInputRate) throws(StreamError) {
        guard rate == VK_VERTEX_INPUT_RATE_VERTEX || rate == VK_VERTEX_INPUT_RATE_INSTANCE,
            binding < limits.maxVertexInputBindings, stride <= limits.maxVertexInputBindingStride,
            bindings.insert(binding).inserted
        else { throw .malformed("a vertex input that cannot be") }
    }

    mutating func add(location: UInt32, binding: UInt32, offset: UInt32) throws(StreamError) {
        guard location < limits.maxVertexInputAttributes, locations.updateValue(binding, forKey: location) == nil,
            bindings.contains(binding), offset <= limits.maxVertexInputAttributeOffset
        else { throw .malformed("a vertex input that cannot be") }
    }

    func checkDivisor(_ divisor: UInt32, of binding: UInt32) throws(StreamError) {
        guard bindings.contains(binding), divisor <= max(extensionLimits.vertexDivisor, 1) else {
            throw .malformed("a divisor that cannot be")
        }
    }
}
