import CVulkan

/// What checks have to know of a buffer.
final class BufferFacts {
    let size: UInt64
    /// `VkBufferUsageFlags`.
    let usage: UInt32
    /// Of the memory it needs.
    let requirements: VkMemoryRequirements
    /// Its memory is shared with other devices: the window's, which all can import.
    let isShared: Bool
    var isBound = false

    init(size: UInt64, usage: UInt32, requirements: VkMemoryRequirements, isShared: Bool) {
        self.size = size
        self.usage = usage
        self.isShared = isShared
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
    /// Memory of types 1 and 2 can be bound to it.
    let isImportable: Bool
    /// Its memory is shared with other devices.
    let isShared: Bool
    var isBound = false

    init(_ info: VkImageCreateInfo, isImportable: Bool, isShared: Bool) {
        self.isImportable = isImportable
        self.isShared = isShared
        extent = info.extent
        type = info.imageType
        format = info.format
        mipLevels = info.mipLevels
        arrayLayers = info.arrayLayers
        samples = info.samples
        usage = info.usage
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

/// What drawing and dispatching have to know of a pipeline.
final class PipelineFacts {
    let point: VkPipelineBindPoint
    let layout: PipelineLayoutFacts
    let needs: PipelineNeeds
    let graphics: GraphicsFacts?

    init(
        point: VkPipelineBindPoint, layout: PipelineLayoutFacts, needs: PipelineNeeds, graphics: GraphicsFacts? = nil
    ) {
        self.point = point
        self.layout = layout
        self.needs = needs
        self.graphics = graphics
    }
}

/// What has to be there before a pipeline is used.
struct PipelineNeeds {
    /// A bit for each descriptor set.
    var sets: UInt32 = 0
    /// `VkShaderStageFlags` that read push constants, on a CPU.
    var pushConstantStages: UInt32 = 0
    /// By their sets, the bindings whose samplers may not compare, on a CPU.
    var samplers: [Int: Set<UInt32>] = [:]
}

/// What checks have to know of a sampler.
final class SamplerFacts {
    let compares: Bool

    init(compares: Bool) { self.compares = compares }
}

/// What drawing has to know of a pipeline.
struct GraphicsFacts {
    let attachments: AttachmentUse
    let subpass: Int
    /// Made for dynamic rendering.
    let isDynamic: Bool
    /// Numbers of the vertex buffers it reads; nil if commands say so.
    let vertexBindings: Set<UInt32>?
    /// Locations of the inputs that its vertex shader reads, and the first after them.
    let inputs: (locations: Set<UInt32>, end: UInt64)
    /// What is drawn; nil if commands say so.
    let topology: VkPrimitiveTopology?
    let isTessellated: Bool
    /// A patch is as large as commands say.
    let hasDynamicPatches: Bool
    /// SPIR-V's execution mode of what a geometry shader takes from a vertex shader.
    let geometryInput: UInt32?

    /// Whether it can draw primitives of a topology.
    func canDraw(_ topology: VkPrimitiveTopology) -> Bool {
        guard (topology == VK_PRIMITIVE_TOPOLOGY_PATCH_LIST) == isTessellated else { return false }
        guard let geometryInput, !isTessellated else { return true }
        switch topology {
        case VK_PRIMITIVE_TOPOLOGY_POINT_LIST: return geometryInput == ExecutionMode.inputPoints
        case VK_PRIMITIVE_TOPOLOGY_LINE_LIST, VK_PRIMITIVE_TOPOLOGY_LINE_STRIP:
            return geometryInput == ExecutionMode.inputLines
        case VK_PRIMITIVE_TOPOLOGY_LINE_LIST_WITH_ADJACENCY, VK_PRIMITIVE_TOPOLOGY_LINE_STRIP_WITH_ADJACENCY:
            return geometryInput == ExecutionMode.inputLinesAdjacency
        case VK_PRIMITIVE_TOPOLOGY_TRIANGLE_LIST_WITH_ADJACENCY, VK_PRIMITIVE_TOPOLOGY_TRIANGLE_STRIP_WITH_ADJACENCY:
            return geometryInput == ExecutionMode.inputTrianglesAdjacency
        default: return geometryInput == ExecutionMode.triangles
        }
    }
}

/// What is drawn into, as pipelines, subpasses and secondary command buffers have to agree on it.
struct AttachmentUse {
    /// Those that are not used are `VK_FORMAT_UNDEFINED`.
    var colors: [VkFormat] = []
    var depth = VK_FORMAT_UNDEFINED
    var stencil = VK_FORMAT_UNDEFINED
    /// 0 without attachments.
    var samples: UInt32 = 0
    var viewMask: UInt32 = 0

    /// Whether what is made for this can draw into another.
    func fits(_ other: AttachmentUse) -> Bool {
        func agree(_ one: VkFormat, _ other: VkFormat) -> Bool {
            one == other || one == VK_FORMAT_UNDEFINED || other == VK_FORMAT_UNDEFINED
        }
        return colors.count == other.colors.count && zip(colors, other.colors).allSatisfy(agree)
            && agree(depth, other.depth) && agree(stencil, other.stencil) && viewMask == other.viewMask
            && (samples == other.samples || samples == 0 || other.samples == 0)
    }
}

/// What a command buffer is about.
final class CommandBufferFacts {
    let isPrimary: Bool
    /// It may be executed.
    var isRecorded = false
    /// Ids of what it was recorded with.
    var references: [UInt64] = []
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

    init(isPrimary: Bool) { self.isPrimary = isPrimary }

    func beginExecution(_ objects: ObjectTable) throws(StreamError) {
        guard references.allSatisfy(objects.isWhole), executed.allSatisfy({ $0.buffer.recordings == $0.recording })
        else { throw .malformed("a command buffer that outlives what it was recorded with") }
        try checkSets()
        for (buffer, _) in executed { try buffer.checkSets() }
        let simultaneous = VK_COMMAND_BUFFER_USAGE_SIMULTANEOUS_USE_BIT.rawValue
        guard isRecorded, isPrimary, pending == 0 || usage & simultaneous != 0 else {
            throw .malformed("a command buffer that cannot be executed")
        }
        pending += 1
        for (buffer, _) in executed { buffer.pending += 1 }
        if usage & VK_COMMAND_BUFFER_USAGE_ONE_TIME_SUBMIT_BIT.rawValue != 0 { isRecorded = false }
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

final class QueryPoolFacts {
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

/// The bindings of a descriptor set layout.
final class SetLayoutFacts {
    struct Binding {
        let number: UInt32
        let type: VkDescriptorType
        /// Descriptors, or bytes of an inline uniform block.
        let count: UInt32
        let hasImmutableSamplers: Bool
        let isVariable: Bool
        /// `VkShaderStageFlags` that see it.
        let stages: UInt32

        /// Has an offset of its own whenever it is bound.
        var isDynamic: Bool {
            type == VK_DESCRIPTOR_TYPE_UNIFORM_BUFFER_DYNAMIC || type == VK_DESCRIPTOR_TYPE_STORAGE_BUFFER_DYNAMIC
        }
    }

    /// By number.
    let bindings: [Binding]
    let dynamicCount: UInt32
    /// Other limits are its, where there are.
    let isUpdatedAfterBind: Bool
    /// Samplers of bindings that have them for good.
    private let immutableSamplers: [UInt32: [VkSampler?]]
    /// Those of them that compare, by their bindings' numbers.
    var comparing: Set<UInt32> = []

    init(_ info: VkDescriptorSetLayoutCreateInfo, flags: [UInt32]) {
        isUpdatedAfterBind =
            info.flags & VK_DESCRIPTOR_SET_LAYOUT_CREATE_UPDATE_AFTER_BIND_POOL_BIT.rawValue != 0
        var bindings: [Binding] = []
        for index in 0..<Int(info.bindingCount) {
            let binding = info.pBindings[index]
            let variable = VK_DESCRIPTOR_BINDING_VARIABLE_DESCRIPTOR_COUNT_BIT.rawValue
            bindings.append(
                Binding(
                    number: binding.binding, type: binding.descriptorType, count: binding.descriptorCount,
                    hasImmutableSamplers: binding.pImmutableSamplers != nil,
                    isVariable: index < flags.count && flags[index] & variable != 0, stages: binding.stageFlags))
        }
        self.bindings = bindings.sorted { $0.number < $1.number }
        var samplers: [UInt32: [VkSampler?]] = [:]
        for index in 0..<Int(info.bindingCount) {
            let binding = info.pBindings[index]
            guard let immutable = binding.pImmutableSamplers else { continue }
            samplers[binding.binding] = (0..<Int(binding.descriptorCount)).map { immutable[$0] }
        }
        immutableSamplers = samplers
        dynamicCount = self.bindings.filter(\.isDynamic).reduce(0) { $0 &+ $1.count }
    }
}

extension SetLayoutFacts {
    /// Whether sets of one layout can stand for those of the other.
    func isIdentical(to other: SetLayoutFacts) -> Bool {
        self === other
            || bindings == other.bindings && immutableSamplers == other.immutableSamplers
                && isUpdatedAfterBind == other.isUpdatedAfterBind
    }

    /// The place of a binding's first descriptor among the dynamic ones.
    func dynamicIndex(of number: UInt32) -> Int {
        bindings.prefix { $0.number < number }.filter(\.isDynamic).reduce(0) { $0 + Int($1.count) }
    }
}

final class SetFacts {
    let layout: SetLayoutFacts
    /// Descriptors of the binding whose number varies.
    let variableCount: UInt32
    /// The largest offset that each dynamic descriptor can be bound with.
    private(set) var rooms: [UInt64]
    /// How often that changed.
    private(set) var version = 0

    init(layout: SetLayoutFacts, variableCount: UInt32) {
        self.layout = layout
        self.variableCount = variableCount
        rooms = [UInt64](repeating: 0, count: Int(layout.dynamicCount))
    }

    func count(of binding: SetLayoutFacts.Binding) -> UInt32 { binding.isVariable ? variableCount : binding.count }

    /// The descriptors of bindings that are samplers which compare.
    private var comparing: [UInt32: Set<UInt32>] = [:]

    func setCompares(_ compares: Bool, _ binding: UInt32, _ element: UInt32) {
        if compares {
            comparing[binding, default: []].insert(element)
        } else if !comparing.isEmpty {
            comparing[binding]?.remove(element)
            if comparing[binding]?.isEmpty == true { comparing[binding] = nil }
        }
    }

    func compares(_ binding: UInt32, _ element: UInt32) -> Bool { comparing[binding]?.contains(element) ?? false }

    /// Whether samplers of some bindings compare.
    func compares(in bindings: Set<UInt32>) -> Bool {
        !comparing.isEmpty && bindings.contains { comparing[$0] != nil }
            || !layout.comparing.isDisjoint(with: bindings)
    }

    func setRoom(_ room: UInt64, at index: Int) {
        guard rooms[index] != room else { return }
        rooms[index] = room
        version += 1
    }
}

/// A descriptor set whose samplers in some bindings may not compare.
struct SampledSet {
    let set: SetFacts
    let bindings: Set<UInt32>

    func check() throws(StreamError) {
        guard !set.compares(in: bindings) else { throw .malformed("a sampler that compares where its shader does not") }
    }
}

/// A descriptor set as a command buffer binds it.
struct DynamicBinding {
    let set: SetFacts
    let offsets: [UInt32]
    private let version: Int

    init(_ set: SetFacts, _ offsets: [UInt32]) throws(StreamError) {
        self.set = set
        self.offsets = offsets
        version = set.version
        try checkRooms()
    }

    /// Throws unless offsets are still within buffers: sets may have changed since.
    func check() throws(StreamError) { if set.version != version { try checkRooms() } }

    private func checkRooms() throws(StreamError) {
        guard zip(offsets, set.rooms).allSatisfy({ UInt64($0) <= $1 }) else {
            throw .malformed("a dynamic offset outside of its buffer")
        }
    }
}

final class PipelineLayoutFacts {
    let sets: [SetLayoutFacts]
    let pushConstants: [VkPushConstantRange]
    /// `VkShaderStageFlags` that have some.
    var pushConstantStages: UInt32 { pushConstants.reduce(0) { $0 | $1.stageFlags } }

    init(sets: [SetLayoutFacts], pushConstants: [VkPushConstantRange]) {
        self.sets = sets
        self.pushConstants = pushConstants
    }

    /// Whether a set that was bound with one layout is bound for the other.
    func isCompatible(with other: PipelineLayoutFacts, forSet index: Int) -> Bool {
        guard self !== other else { return index < sets.count }
        guard index < sets.count, index < other.sets.count else { return false }
        return zip(sets, other.sets).prefix(index + 1).allSatisfy { $0.isIdentical(to: $1) }
    }
}
