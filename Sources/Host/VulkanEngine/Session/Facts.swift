// SPDX-License-Identifier: Apache-2.0
import CVulkan

/// What checks have to know of a buffer.
final class BufferFacts {
    let size: UInt64
    /// `VkBufferUsageFlags`.
    let usage: UInt32
    /// Of the memory it needs.
    let requirements: VkMemoryRequirements
    let placement: MemoryPlacement
    var isBound = false

    init(size: UInt64, usage: UInt32, requirements: VkMemoryRequirements, placement: MemoryPlacement) {
        self.size = size
        self.usage = usage
        self.placement = placement
        self.requirements = requirements
    }
}

/// What checks have to know of an image.
final class ImageFacts {
    let extent: VkExtent3D
    let type: VkImageType
    let format: VkFormat
    let mipLevels: UInt32
    let arrayLayers: UInt32
    let samples: VkSampleCountFlagBits
    let usage: UInt32
    let flags: UInt32
    let isDisjoint: Bool
    let placement: MemoryPlacement
    var isBound = false

    init(_ info: VkImageCreateInfo, placement: MemoryPlacement) {
        self.placement = placement
        extent = info.extent
        type = info.imageType
        format = info.format
        mipLevels = info.mipLevels
        arrayLayers = info.arrayLayers
        samples = info.samples
        let stencil = VulkanSession.find(
            VkImageStencilUsageCreateInfo.self, VK_STRUCTURE_TYPE_IMAGE_STENCIL_USAGE_CREATE_INFO,
            UnsafeMutableRawPointer(mutating: info.pNext))
        usage = info.usage | (stencil?.pointee.stencilUsage ?? 0)
        flags = info.flags
        isDisjoint = info.flags & VK_IMAGE_CREATE_DISJOINT_BIT.rawValue != 0
    }

    var isCubeCompatible: Bool {
        type == VK_IMAGE_TYPE_2D && extent.width == extent.height
            && flags & VK_IMAGE_CREATE_CUBE_COMPATIBLE_BIT.rawValue != 0
    }

    /// `VkImageAspectFlags` that its format has.
    var aspects: UInt32 {
        let (depth, stencil) = (VK_IMAGE_ASPECT_DEPTH_BIT.rawValue, VK_IMAGE_ASPECT_STENCIL_BIT.rawValue)
        var aspects: UInt32 = 0
        if TexelBlock(format, aspect: depth) != nil { aspects |= depth }
        if TexelBlock(format, aspect: stencil) != nil { aspects |= stencil }
        if aspects != 0 { return aspects }
        let planes =
            VK_IMAGE_ASPECT_PLANE_0_BIT.rawValue | VK_IMAGE_ASPECT_PLANE_1_BIT.rawValue
            | VK_IMAGE_ASPECT_PLANE_2_BIT.rawValue
        let isPlanar = TexelBlock(format, aspect: VK_IMAGE_ASPECT_PLANE_0_BIT.rawValue) != nil
        return VK_IMAGE_ASPECT_COLOR_BIT.rawValue | (isPlanar ? planes : 0)
    }

    /// Of a level, in texels.
    func extent(ofLevel level: UInt32) -> VkExtent3D {
        VkExtent3D(
            width: max(extent.width >> level, 1), height: max(extent.height >> level, 1),
            depth: max(extent.depth >> level, 1))
    }
}

/// What checks have to know of an image view.
final class ImageViewFacts {
    let image: ImageFacts
    let format: VkFormat
    /// Of its first level.
    let width: UInt32
    let height: UInt32
    let levels: UInt32
    let layers: UInt32
    /// `VkImageUsageFlags` that it has and its format can be used for.
    let usage: UInt32

    init(image: ImageFacts, format: VkFormat, usage: UInt32, range: VkImageSubresourceRange, layers: UInt32) {
        self.image = image
        self.format = format
        self.usage = usage
        let extent = image.extent(ofLevel: range.baseMipLevel)
        (width, height) = (extent.width, extent.height)
        levels = range.levelCount == ~0 ? image.mipLevels - range.baseMipLevel : range.levelCount
        self.layers = layers
    }
}

/// What checks have to know of a buffer view.
final class BufferViewFacts {
    let isUniform: Bool
    let isStorage: Bool

    init(isUniform: Bool, isStorage: Bool) {
        self.isUniform = isUniform
        self.isStorage = isStorage
    }
}

/// What checks have to know of a sampler.
final class SamplerFacts {
    let compares: Bool

    init(compares: Bool) { self.compares = compares }
}

/// What a command buffer is about.
final class CommandBufferFacts: UsedByWork {
    let isPrimary: Bool
    /// It may be executed.
    var isRecorded = false
    /// Ids of what it was recorded with.
    var references: [UInt64] = []
    /// Of these, what its session can change.
    var used: [UsedByWork] = []
    /// Executions that are not done.
    var pending = 0
    /// `VkCommandBufferUsageFlags` it was begun with.
    var usage: UInt32 = 0
    /// The rendering it continues.
    var continued: AttachmentUse?
    /// How often it was recorded.
    var recordings: UInt64 = 0
    /// Others that it executes, and which recording of theirs.
    var executed: [(buffer: CommandBufferFacts, recording: UInt64)] = []
    /// Descriptor sets it binds with dynamic offsets.
    var dynamic: [DynamicBinding] = []
    var sampled: [SampledSet] = []
    /// How far it clears attachments of the rendering it continues.
    var cleared = ClearedExtent()

    /// What it was recorded from counts as its pool's.
    private let charge: HostMemoryCharge
    private var recordedBytes: UInt64 = 0

    init(isPrimary: Bool, charge: HostMemoryCharge) {
        self.isPrimary = isPrimary
        self.charge = charge
    }

    override var hostBytes: UInt64 { recordedBytes * HostMemoryAccount.Cost.recordedByte }

    /// Counts what it is recorded from, instead of what it was.
    ///
    /// - Returns: false if there is no room for that.
    @discardableResult
    func setRecorded(bytes: UInt64) -> Bool {
        charge.remove(recordedBytes, of: HostMemoryAccount.Cost.recordedByte)
        recordedBytes = charge.add(bytes, of: HostMemoryAccount.Cost.recordedByte) ? bytes : 0
        return recordedBytes == bytes
    }

    /// May be executed while it executes.
    var isSimultaneous: Bool { usage & VK_COMMAND_BUFFER_USAGE_SIMULTANEOUS_USE_BIT.rawValue != 0 }

    /// - Parameter isOnCPU: the driver executes a command buffer as often as it is given it, pending or not, and keeps
    ///   one that was to be submitted once.
    func beginExecution(_ objects: ObjectTable, isOnCPU: Bool) throws(StreamError) {
        guard references.allSatisfy(objects.isWhole), executed.allSatisfy({ $0.buffer.recordings == $0.recording })
        else { throw .malformed("a command buffer that outlives what it was recorded with") }
        try checkSets()
        for (buffer, _) in executed { try buffer.checkSets() }
        guard isRecorded, isPrimary, pending == 0 || isSimultaneous || isOnCPU else {
            throw .malformed("a command buffer that cannot be executed (VUID-vkQueueSubmit-pCommandBuffers-00071)")
        }
        pending += 1
        for (buffer, _) in executed { buffer.pending += 1 }
        if usage & VK_COMMAND_BUFFER_USAGE_ONE_TIME_SUBMIT_BIT.rawValue != 0, !isOnCPU { isRecorded = false }
    }

    /// Throws if sets that changed since are not as it needs them.
    private func checkSets() throws(StreamError) {
        for binding in dynamic { try binding.check() }
        for set in sampled { try set.check() }
    }

    func endExecution() {
        pending -= 1
        for (buffer, _) in executed { buffer.pending -= 1 }
    }
}

final class QueryPoolFacts: UsedByWork {
    let type: VkQueryType
    let count: UInt32
    /// Results of one query.
    let values: Int

    init(_ info: VkQueryPoolCreateInfo) {
        type = info.queryType
        count = info.queryCount
        switch info.queryType {
        case VK_QUERY_TYPE_PIPELINE_STATISTICS: values = info.pipelineStatistics.nonzeroBitCount
        // Primitives that were written, and those that there was need for.
        case VK_QUERY_TYPE_TRANSFORM_FEEDBACK_STREAM_EXT: values = 2
        default: values = 1
        }
    }
}
