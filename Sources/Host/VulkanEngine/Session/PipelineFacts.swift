// SPDX-License-Identifier: Apache-2.0
import CVulkan

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

/// What drawing has to know of a pipeline.
struct GraphicsFacts {
    let attachments: AttachmentUse
    let subpass: Int
    /// Made for dynamic rendering.
    let isDynamic: Bool
    /// By locations, the vertex bindings that it reads; nil if commands say so.
    let vertexLocations: [UInt32: UInt32]?
    let inputs: VertexInputs
    /// What is drawn; nil if commands say so.
    let topology: VkPrimitiveTopology?
    /// Some indices may stand for none.
    let canRestart: Bool
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

/// The inputs that a vertex shader reads.
struct VertexInputs {
    /// The first location of each, and the first location after it.
    var locations: [UInt32: UInt64] = [:]
    /// A driver may look for each location up to the last one.
    var needsAllLocations = false

    /// Whether there is an attribute for each.
    func areAll(in attributes: [UInt32: UInt32]) -> Bool {
        locations.keys.allSatisfy { attributes[$0] != nil }
            && (!needsAllLocations
                || locations.values.max() ?? 0 <= UInt64(attributes.keys.max().map { $0 + 1 } ?? 0))
    }

    /// Of attributes, given as bindings by locations, the bindings of those that are read.
    func bindings(_ attributes: [UInt32: UInt32]) -> Set<UInt32> {
        Set(
            attributes.filter { location, _ in
                locations.contains { $0.key <= location && UInt64(location) < $0.value }
            }.values)
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
