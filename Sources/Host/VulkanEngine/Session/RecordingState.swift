// SPDX-License-Identifier: Apache-2.0
import CStream
import CVulkan

/// A render pass, or dynamic rendering, that has begun.
struct RenderingInstance {
    let subpasses: [AttachmentUse]
    var subpass = 0
    let isDynamic: Bool
    /// Of the command buffer that executes this one.
    let isInherited: Bool
    let width: UInt32
    let height: UInt32
    let layers: UInt32

    var attachments: AttachmentUse { subpasses[subpass] }
}

/// How far clears of attachments reach, in texels and layers.
struct ClearedExtent: CustomStringConvertible {
    private var width: UInt64 = 0
    private var height: UInt64 = 0
    private var layers: UInt64 = 0

    init() {}

    /// - Parameter rect: its offset is not negative.
    init(_ rect: VkClearRect) {
        width = UInt64(rect.rect.offset.x) + UInt64(rect.rect.extent.width)
        height = UInt64(rect.rect.offset.y) + UInt64(rect.rect.extent.height)
        layers = UInt64(rect.baseArrayLayer) + UInt64(rect.layerCount)
    }

    mutating func formUnion(_ other: ClearedExtent) {
        (width, height, layers) = (
            max(width, other.width), max(height, other.height), max(layers, other.layers)
        )
    }

    func fits(_ rendering: RenderingInstance) -> Bool {
        width <= UInt64(rendering.width) && height <= UInt64(rendering.height) && layers <= UInt64(rendering.layers)
    }

    var description: String { "\(width)x\(height)x\(layers)" }
}

/// Where the recording of a command buffer is, for what Vulkan says on the order of commands. Drivers take it
/// for granted, and some go through null pointers when it is not so.
struct RecordingState {
    var rendering: RenderingInstance?
    var graphics: PipelineFacts?
    var compute: PipelineFacts?
    var graphicsSets = BoundDescriptors()
    var computeSets = BoundDescriptors()
    /// Descriptor sets that were bound with dynamic offsets.
    var dynamic: [DynamicBinding] = []
    var sampled: [SampledSet] = []
    /// `VkShaderStageFlags` that have push constants.
    var pushedStages: UInt32 = 0
    /// What commands say that pipelines leave to them.
    var topology: VkPrimitiveTopology?
    var hasPatchSize = false
    var hasIndexBuffer = false
    /// Indices in it.
    var indices: UInt64 = 0
    /// Numbers of bindings that have a vertex buffer.
    var vertexBuffers: Set<UInt32> = []
    /// By locations, the vertex bindings of pipelines that leave them to commands; nil if none said so.
    var vertexLocations: [UInt32: UInt32]?
    /// Transform feedback buffers that are bound.
    var feedbackBuffers: Set<UInt32> = []
    var isFeedingBack = false
    /// A condition has begun, and whether within a render pass.
    var condition: Bool?
    /// Pool and number of queries that have begun, and whether within a render pass.
    var queries: [(pool: VkQueryPool, query: UInt32, isInside: Bool)] = []
    /// Of the rendering that a secondary command buffer continues, as far as it clears attachments.
    var cleared = ClearedExtent()
    /// Secondary command buffers it executes, and which recording of theirs.
    var executed: [(buffer: CommandBufferFacts, recording: UInt64)] = []

    /// Throws unless a command can be where it is.
    mutating func check(_ opcode: UInt32) throws(StreamError) {
        switch Placement.of(opcode) {
        case .anywhere: break
        case .outside: guard rendering == nil else { throw .malformed("a command within a render pass") }
        case .end:
            guard rendering == nil || rendering!.isInherited, queries.isEmpty, condition == nil, !isFeedingBack else {
                throw .malformed("a command buffer that ends within a render pass or a query")
            }
        case .inside: guard rendering != nil else { throw .malformed("a command outside of a render pass") }
        case .draw(let isIndexed): try checkDraw(isIndexed)
        case .dispatch:
            guard rendering == nil, let compute else { throw .malformed("a dispatch without its pipeline") }
            guard try computeSets.cover(compute, &sampled), compute.needs.pushConstantStages & ~pushedStages == 0 else {
                throw .malformed("a dispatch without its descriptor sets or push constants")
            }
        case .nextSubpass:
            guard let current = rendering, !current.isInherited, current.subpass + 1 < current.subpasses.count,
                !isFeedingBack
            else {
                throw .malformed("a subpass that is not there")
            }
            rendering!.subpass += 1
        case .endPass(let isDynamic):
            guard let current = rendering, current.isDynamic == isDynamic, !current.isInherited,
                current.subpass + 1 == current.subpasses.count, !queries.contains(where: \.isInside),
                condition != true, !isFeedingBack
            else { throw .malformed("the end of a render pass that has not begun") }
            rendering = nil
        }
    }

    private mutating func checkDraw(_ isIndexed: Bool) throws(StreamError) {
        guard let rendering else { throw .malformed("a draw outside of a render pass") }
        guard let pipeline = graphics, let graphics = pipeline.graphics, graphics.isDynamic == rendering.isDynamic,
            graphics.subpass == rendering.subpass || rendering.isInherited,
            graphics.attachments.fits(rendering.attachments)
        else { throw .malformed("a draw without a pipeline that fits") }
        guard try graphicsSets.cover(pipeline, &sampled), pipeline.needs.pushConstantStages & ~pushedStages == 0 else {
            throw .malformed("a draw without its descriptor sets or push constants")
        }
        guard let topology = graphics.topology ?? topology, graphics.canDraw(topology),
            hasPatchSize || !graphics.hasDynamicPatches
        else { throw .malformed("a draw of what its pipeline does not take") }
        // Bindings that no input of the shader is of need no buffer (VUID-vkCmdDraw-None-04007).
        guard let locations = graphics.vertexLocations ?? vertexLocations,
            graphics.inputs.bindings(locations).isSubset(of: vertexBuffers), !isIndexed || hasIndexBuffer
        else { throw .malformed("a draw without its vertices (VUID-vkCmdDraw-None-04007)") }
        guard graphics.vertexLocations != nil || graphics.inputs.areAll(in: locations) else {
            throw .malformed("a draw without what its vertex shader reads (VUID-vkCmdDraw-Input-07939)")
        }
    }

    /// Binds a pipeline. Push constants of stages that it has none for are lost.
    mutating func bind(_ pipeline: PipelineFacts) {
        let computes = VK_SHADER_STAGE_COMPUTE_BIT.rawValue
        if pipeline.point == VK_PIPELINE_BIND_POINT_GRAPHICS {
            graphics = pipeline
            pushedStages &= pipeline.layout.pushConstantStages | computes
        } else {
            compute = pipeline
            pushedStages &= pipeline.layout.pushConstantStages | ~computes
        }
    }

    /// What is undefined once others were executed.
    mutating func forget() {
        (graphics, compute, hasIndexBuffer, vertexBuffers, vertexLocations) = (nil, nil, false, [], nil)
        feedbackBuffers = []
        (graphicsSets, computeSets, topology, hasPatchSize) = (BoundDescriptors(), BoundDescriptors(), nil, false)
        pushedStages = 0
    }
}

/// Where commands can be.
private enum Placement {
    case anywhere, outside, inside, dispatch, nextSubpass, end
    case draw(isIndexed: Bool)
    case endPass(isDynamic: Bool)

    static func of(_ opcode: UInt32) -> Placement {
        switch opcode {
        case GPUPV_VK_OP_CmdDraw.rawValue, GPUPV_VK_OP_CmdDrawIndirect.rawValue,
            GPUPV_VK_OP_CmdDrawIndirectCount.rawValue, GPUPV_VK_OP_CmdDrawIndirectByteCountEXT.rawValue:
            return .draw(isIndexed: false)
        case GPUPV_VK_OP_CmdDrawIndexed.rawValue, GPUPV_VK_OP_CmdDrawIndexedIndirect.rawValue,
            GPUPV_VK_OP_CmdDrawIndexedIndirectCount.rawValue:
            return .draw(isIndexed: true)
        case GPUPV_VK_OP_CmdDispatch.rawValue, GPUPV_VK_OP_CmdDispatchBase.rawValue,
            GPUPV_VK_OP_CmdDispatchIndirect.rawValue:
            return .dispatch
        case GPUPV_VK_OP_CmdClearAttachments.rawValue, GPUPV_VK_OP_CmdBeginTransformFeedbackEXT.rawValue,
            GPUPV_VK_OP_CmdEndTransformFeedbackEXT.rawValue:
            return .inside
        case GPUPV_VK_OP_CmdNextSubpass.rawValue, GPUPV_VK_OP_CmdNextSubpass2.rawValue: return .nextSubpass
        case GPUPV_VK_OP_CmdEndRenderPass.rawValue, GPUPV_VK_OP_CmdEndRenderPass2.rawValue:
            return .endPass(isDynamic: false)
        case GPUPV_VK_OP_CmdEndRendering.rawValue: return .endPass(isDynamic: true)
        case GPUPV_VK_OP_EndCommandBuffer.rawValue: return .end
        case GPUPV_VK_OP_CmdBeginRenderPass.rawValue, GPUPV_VK_OP_CmdBeginRenderPass2.rawValue,
            GPUPV_VK_OP_CmdBeginRendering.rawValue, GPUPV_VK_OP_CmdCopyBuffer.rawValue,
            GPUPV_VK_OP_CmdCopyBuffer2.rawValue, GPUPV_VK_OP_CmdCopyImage.rawValue,
            GPUPV_VK_OP_CmdCopyImage2.rawValue, GPUPV_VK_OP_CmdCopyBufferToImage.rawValue,
            GPUPV_VK_OP_CmdCopyBufferToImage2.rawValue, GPUPV_VK_OP_CmdCopyImageToBuffer.rawValue,
            GPUPV_VK_OP_CmdCopyImageToBuffer2.rawValue, GPUPV_VK_OP_CmdBlitImage.rawValue,
            GPUPV_VK_OP_CmdBlitImage2.rawValue, GPUPV_VK_OP_CmdResolveImage.rawValue,
            GPUPV_VK_OP_CmdResolveImage2.rawValue, GPUPV_VK_OP_CmdFillBuffer.rawValue,
            GPUPV_VK_OP_CmdUpdateBuffer.rawValue, GPUPV_VK_OP_CmdClearColorImage.rawValue,
            GPUPV_VK_OP_CmdClearDepthStencilImage.rawValue, GPUPV_VK_OP_CmdResetQueryPool.rawValue,
            GPUPV_VK_OP_CmdCopyQueryPoolResults.rawValue:
            return .outside
        default: return .anywhere
        }
    }
}
