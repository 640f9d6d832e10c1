// SPDX-License-Identifier: Apache-2.0
import CStream
import CVulkan
import Engines
import Testing

@testable import VulkanEngine

/// Commands of OpenGL's and Direct3D's extensions that break a rule, with what the engine says of each.
private enum Breach: CaseIterable {
    case feedbackBufferTooFar, feedbackRange, feedbackCounter
    case condition, conditionTwice, conditionWithoutBeginning, conditionWithoutEnd
    case queryOfMissingStream, queryTwice, queryWithoutBeginning, queryWithoutEnd
    case vertexBinding, vertexAttribute, patch
    case indexType, nullVertexBuffer

    private static var buffer: StreamBuilder.Value { .u64(TestSession.visibleBuffer) }
    /// Of occlusion.
    static let queries: UInt64 = 300
    private static var beyond: StreamBuilder.Value { .u64(1 << 40) }

    func write(to commands: inout StreamBuilder) {
        let buffer = Self.buffer
        switch self {
        case .feedbackBufferTooFar:
            commands.command(GPUPV_VK_OP_CmdBindTransformFeedbackBuffersEXT, [64, 1, 1, buffer, 1, .u64(0), 0])
        case .feedbackRange:
            commands.command(GPUPV_VK_OP_CmdBindTransformFeedbackBuffersEXT, [0, 1, 1, buffer, 1, Self.beyond, 0])
        case .feedbackCounter:
            // One texel, no attachments.
            commands.command(GPUPV_VK_OP_CmdBeginRendering, [1, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0])
            commands.command(GPUPV_VK_OP_CmdEndTransformFeedbackEXT, [0, 1, 1, buffer, 1, .u64(0)])
        case .condition:
            commands.command(GPUPV_VK_OP_CmdBeginConditionalRenderingEXT, [1, 0, buffer, Self.beyond, 0])
        case .conditionTwice:
            for _ in 0..<2 {
                commands.command(GPUPV_VK_OP_CmdBeginConditionalRenderingEXT, [1, 0, buffer, .u64(0), 0])
            }
        case .conditionWithoutBeginning: commands.command(GPUPV_VK_OP_CmdEndConditionalRenderingEXT, [])
        case .conditionWithoutEnd:
            commands.command(GPUPV_VK_OP_CmdBeginConditionalRenderingEXT, [1, 0, buffer, .u64(0), 0])
        case .queryOfMissingStream:
            commands.command(GPUPV_VK_OP_CmdBeginQueryIndexedEXT, [.u64(Self.queries), 0, 0, 1])
        case .queryTwice:
            for _ in 0..<2 { commands.command(GPUPV_VK_OP_CmdBeginQueryIndexedEXT, [.u64(Self.queries), 0, 0, 0]) }
        case .queryWithoutBeginning:
            commands.command(GPUPV_VK_OP_CmdEndQueryIndexedEXT, [.u64(Self.queries), 0, 0])
        case .queryWithoutEnd:
            commands.command(GPUPV_VK_OP_CmdBeginQueryIndexedEXT, [.u64(Self.queries), 0, 0, 0])
        case .vertexBinding:
            commands.command(GPUPV_VK_OP_CmdSetVertexInputEXT, [1, 1, 0, 0xffff, 16, 0, 1, 0, 0])
        case .vertexAttribute:
            commands.command(GPUPV_VK_OP_CmdSetVertexInputEXT, [0, 0, 1, 1, 0, 0, 3, 37, 0])
        case .patch:
            commands.command(GPUPV_VK_OP_CmdSetPatchControlPointsEXT, [0])
        case .indexType:
            let type = StreamBuilder.Value.u32(VK_INDEX_TYPE_UINT8_EXT.rawValue)
            commands.command(GPUPV_VK_OP_CmdBindIndexBuffer, [buffer, .u64(0), type])
        case .nullVertexBuffer:
            commands.command(GPUPV_VK_OP_CmdBindVertexBuffers, [0, 1, 1, .u64(0), 1, .u64(0)])
        }
    }

    var reason: String {
        switch self {
        case .feedbackBufferTooFar: "transform feedback buffers that cannot be bound"
        case .feedbackRange, .condition: "a range outside of its buffer"
        case .feedbackCounter: "a counter of transform feedback buffer 0, which is not bound"
        case .conditionTwice: "a condition within another"
        case .conditionWithoutBeginning: "the end of a condition that has not begun"
        case .queryOfMissingStream: "a query of a stream that is not there"
        case .queryTwice: "a query that is begun twice"
        case .queryWithoutBeginning: "the end of a query that has not begun"
        case .conditionWithoutEnd, .queryWithoutEnd: "a command buffer that ends within a render pass or a query"
        case .vertexBinding, .vertexAttribute: "a vertex input that cannot be"
        case .patch: "a patch larger than there can be"
        case .indexType: "an index type that is not offered"
        case .nullVertexBuffer: "no vertex buffer"
        }
    }
}

@Suite(.enabled(if: VulkanEngine.isAvailable()))
struct LegacyGraphicsChecksTests {
    @Test(arguments: Breach.allCases)
    fileprivate func endsTheSession(_ breach: Breach) throws {
        let test = try TestSession.ready(
            VulkanEngine(partition: testPartition),
            extensions: [VK_EXT_CONDITIONAL_RENDERING_EXTENSION_NAME, VK_EXT_TRANSFORM_FEEDBACK_EXTENSION_NAME])
        #expect(
            test.execute { $0.command(GPUPV_VK_OP_CreateQueryPool, [1, 0, 0, 0, 4, 0, .u64(Breach.queries)]) } == nil)
        guard case .invalid(let reason) = test.run({ breach.write(to: &$0) }) else {
            Issue.record("\(breach) was let through")
            return
        }
        #expect(reason == breach.reason)
    }
}
