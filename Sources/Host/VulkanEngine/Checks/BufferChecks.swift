// SPDX-License-Identifier: Apache-2.0
import CVulkan

/// Ranges of buffers that commands name.
extension VulkanSession {
    /// A buffer's facts, if memory is bound to it.
    func facts(of buffer: VkBuffer?) throws(StreamError) -> BufferFacts {
        guard let buffer, let facts = objects.fact(of: buffer, as: BufferFacts.self), facts.isBound else {
            throw .malformed("a buffer without memory")
        }
        return facts
    }

    /// Throws unless `bytes` bytes at `offset` are a buffer's.
    func checkRange(_ buffer: VkBuffer?, _ offset: UInt64, _ bytes: UInt64) throws(StreamError) {
        let size = try facts(of: buffer).size
        guard offset <= size, bytes <= size - offset else { throw .malformed("a range outside of its buffer") }
    }

    private func checkAligned(_ values: UInt64...) throws(StreamError) {
        guard values.allSatisfy({ $0 % 4 == 0 }) else { throw .malformed("an offset that is not aligned") }
    }

    func checkCmdCopyBuffer(
        _ source: VkBuffer, _ target: VkBuffer, _ count: UInt32, _ regions: UnsafePointer<VkBufferCopy>?
    ) throws(StreamError) {
        for index in 0..<Int(count) {
            guard let region = regions?[index] else { throw .malformed("no region") }
            try checkRange(source, region.srcOffset, region.size)
            try checkRange(target, region.dstOffset, region.size)
        }
    }

    func checkCmdCopyBuffer2(_ info: UnsafePointer<VkCopyBufferInfo2>?) throws(StreamError) {
        guard let info = info?.pointee else { throw .malformed("no regions") }
        for index in 0..<Int(info.regionCount) {
            let region = info.pRegions[index]
            try checkRange(info.srcBuffer, region.srcOffset, region.size)
            try checkRange(info.dstBuffer, region.dstOffset, region.size)
        }
    }

    func checkCmdUpdateBuffer(
        _ target: VkBuffer, _ offset: UInt64, _ size: UInt64, _ data: UnsafePointer<UInt8>?
    ) throws(StreamError) {
        guard size > 0, size <= 65536, data != nil else { throw .malformed("an update of a size that cannot be") }
        try checkAligned(offset, size)
        try checkRange(target, offset, size)
    }

    func checkCmdFillBuffer(
        _ target: VkBuffer, _ offset: UInt64, _ size: UInt64, _ data: UInt32
    ) throws(StreamError) {
        try checkAligned(offset)
        guard size != VK_WHOLE_SIZE else { return try checkRange(target, offset, 0) }
        try checkAligned(size)
        try checkRange(target, offset, size)
    }

    // MARK: Drawing

    func checkCmdBindIndexBuffer(_ buffer: VkBuffer, _ offset: UInt64, _ type: VkIndexType) throws(StreamError) {
        let hasBytes = try device().extensions.contains(VK_EXT_INDEX_TYPE_UINT8_EXTENSION_NAME)
        guard
            type == VK_INDEX_TYPE_UINT16 || type == VK_INDEX_TYPE_UINT32 || type == VK_INDEX_TYPE_UINT8_EXT && hasBytes
        else { throw .malformed("an index type that is not offered") }
        try checkRange(buffer, offset, 0)
        state.hasIndexBuffer = true
        let bytes: UInt64 = type == VK_INDEX_TYPE_UINT32 ? 4 : type == VK_INDEX_TYPE_UINT16 ? 2 : 1
        state.indices = (try facts(of: buffer).size - offset) / bytes
    }

    func checkCmdDrawIndexed(
        _ count: UInt32, _ instances: UInt32, _ first: UInt32, _ offset: Int32, _ firstInstance: UInt32
    ) throws(StreamError) {
        // A CPU's driver looks for where primitives restart beyond the end of a buffer too.
        guard host.isCPU, state.graphics?.graphics?.canRestart == true else { return }
        guard UInt64(first) + UInt64(count) <= state.indices else {
            throw .malformed("indices outside of their buffer")
        }
    }

    func checkCmdBindVertexBuffers(
        _ first: UInt32, _ count: UInt32, _ buffers: UnsafePointer<VkBuffer?>?, _ offsets: UnsafePointer<UInt64>?
    ) throws(StreamError) {
        try checkCmdBindVertexBuffers2(first, count, buffers, offsets, nil, nil)
    }

    func checkCmdBindVertexBuffers2(
        _ first: UInt32, _ count: UInt32, _ buffers: UnsafePointer<VkBuffer?>?, _ offsets: UnsafePointer<UInt64>?,
        _ sizes: UnsafePointer<UInt64>?, _ strides: UnsafePointer<UInt64>?
    ) throws(StreamError) {
        let limit = host.properties.limits.maxVertexInputBindings
        guard count <= limit, first <= limit - count else { throw .malformed("vertex buffers that cannot be bound") }
        for index in 0..<Int(count) {
            guard let offset = offsets?[index] else { throw .malformed("no vertex buffer") }
            let size = sizes?[index] ?? VK_WHOLE_SIZE
            if let buffer = buffers?[index] {
                try checkRange(buffer, offset, size == VK_WHOLE_SIZE ? 0 : size)
            } else {
                guard try device().hasNullDescriptors, offset == 0 else { throw .malformed("no vertex buffer") }
            }
            guard (strides?[index] ?? 0) <= UInt64(host.properties.limits.maxVertexInputBindingStride) else {
                throw .malformed("a stride that cannot be")
            }
            state.vertexBuffers.insert(first + UInt32(index))
        }
    }

    private func checkIndirect(
        _ buffer: VkBuffer, _ offset: UInt64, _ count: UInt32, _ stride: UInt32, bytes: UInt64
    ) throws(StreamError) {
        try checkAligned(offset)
        guard count > 0 else { return }
        guard count == 1 || stride % 4 == 0 && UInt64(stride) >= bytes else {
            throw .malformed("a stride that cannot be")
        }
        try checkRange(buffer, offset, UInt64(count - 1) * UInt64(stride) + bytes)
    }

    private static let drawBytes = UInt64(MemoryLayout<VkDrawIndirectCommand>.size)
    private static let indexedDrawBytes = UInt64(MemoryLayout<VkDrawIndexedIndirectCommand>.size)

    func checkCmdDrawIndirect(
        _ buffer: VkBuffer, _ offset: UInt64, _ count: UInt32, _ stride: UInt32
    ) throws(StreamError) {
        try checkIndirect(buffer, offset, count, stride, bytes: Self.drawBytes)
    }

    func checkCmdDrawIndexedIndirect(
        _ buffer: VkBuffer, _ offset: UInt64, _ count: UInt32, _ stride: UInt32
    ) throws(StreamError) {
        try checkIndirect(buffer, offset, count, stride, bytes: Self.indexedDrawBytes)
    }

    func checkCmdDrawIndirectCount(
        _ buffer: VkBuffer, _ offset: UInt64, _ counts: VkBuffer, _ countOffset: UInt64, _ maximum: UInt32,
        _ stride: UInt32
    ) throws(StreamError) {
        try checkIndirect(buffer, offset, maximum, stride, bytes: Self.drawBytes)
        try checkIndirect(counts, countOffset, 1, 4, bytes: 4)
    }

    func checkCmdDrawIndexedIndirectCount(
        _ buffer: VkBuffer, _ offset: UInt64, _ counts: VkBuffer, _ countOffset: UInt64, _ maximum: UInt32,
        _ stride: UInt32
    ) throws(StreamError) {
        try checkIndirect(buffer, offset, maximum, stride, bytes: Self.indexedDrawBytes)
        try checkIndirect(counts, countOffset, 1, 4, bytes: 4)
    }

    func checkCmdDispatchIndirect(_ buffer: VkBuffer, _ offset: UInt64) throws(StreamError) {
        try checkIndirect(
            buffer, offset, 1, 0, bytes: UInt64(MemoryLayout<VkDispatchIndirectCommand>.size))
    }

    func checkCmdDispatch(_ x: UInt32, _ y: UInt32, _ z: UInt32) throws(StreamError) {
        let limit = host.properties.limits.maxComputeWorkGroupCount
        guard x <= limit.0, y <= limit.1, z <= limit.2 else { throw .malformed("more groups than there can be") }
    }

    func checkCmdDispatchBase(
        _ baseX: UInt32, _ baseY: UInt32, _ baseZ: UInt32, _ x: UInt32, _ y: UInt32, _ z: UInt32
    ) throws(StreamError) {
        try checkCmdDispatch(x, y, z)
        let limit = host.properties.limits.maxComputeWorkGroupCount
        guard baseX <= limit.0 - x, baseY <= limit.1 - y, baseZ <= limit.2 - z else {
            throw .malformed("more groups than there can be")
        }
    }

    // MARK: Binding

    func checkBindBufferMemory2(
        _ count: UInt32, _ infos: UnsafePointer<VkBindBufferMemoryInfo>?
    ) throws(StreamError) {
        for index in 0..<Int(count) {
            guard let info = infos?[index], let buffer = info.buffer, let memory = info.memory,
                let facts = objects.fact(of: buffer, as: BufferFacts.self), let space = memories[memory]
            else { throw .malformed("memory for nothing") }
            guard !facts.isBound else { throw .malformed("a buffer bound twice") }
            try checkBinding(facts.requirements, info.memoryOffset, space, facts.placement)
            facts.isBound = true
            objects.bind(buffer, .buffer, to: memory, .deviceMemory)
        }
    }

    /// Throws unless an object of some requirements can be at an offset of memory.
    func checkBinding(
        _ needs: VkMemoryRequirements, _ offset: UInt64, _ space: SessionMemory, _ placement: MemoryPlacement
    ) throws(StreamError) {
        guard offset % max(needs.alignment, 1) == 0, offset <= space.size, needs.size <= space.size - offset else {
            throw .malformed("an object outside of its memory")
        }
        guard needs.memoryTypeBits & 1 << space.type != 0, placement.contains(space.placement) else {
            throw .malformed("memory of a type an object cannot have")
        }
    }
}
