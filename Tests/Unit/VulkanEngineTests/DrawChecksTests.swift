// SPDX-License-Identifier: Apache-2.0
import CStream
import CVulkan
import Engines
import Testing

@testable import VulkanEngine

/// Graphics pipelines, and what has to be there when they draw.
@Suite(.enabled(if: VulkanEngine.isAvailable()))
struct DrawChecksTests {
    private let test: TestSession
    private static let graphics = VK_PIPELINE_BIND_POINT_GRAPHICS
    private static let unread = "a draw without what its vertex shader reads (VUID-vkCmdDraw-Input-07939)"

    init() throws {
        test = try TestSession.ready(
            VulkanEngine(partition: testPartition),
            extensions: [
                VK_EXT_EXTENDED_DYNAMIC_STATE_EXTENSION_NAME, VK_EXT_TRANSFORM_FEEDBACK_EXTENSION_NAME,
                VK_EXT_VERTEX_INPUT_DYNAMIC_STATE_EXTENSION_NAME,
            ])
    }

    private func expect(_ reason: String?, _ fault: SubmissionFault?, _ location: SourceLocation = #_sourceLocation) {
        #expect(fault == reason.map { .invalid($0) }, sourceLocation: location)
    }

    private func makeGraphics(readsInput: Bool = false, _ graphics: StreamBuilder.Graphics) throws -> SubmissionFault? {
        let shader = try Shader.vertex(readsInput: readsInput)
        return test.execute { stream in
            stream.createShader(200, shader)
            stream.createPipelineLayout(202)
            stream.createGraphicsPipeline(203, shader: 200, layout: 202, graphics)
        }
    }

    private func draw(
        bindsVertices: Bool = true,
        _ command: (inout StreamBuilder) -> Void = { $0.command(GPUPV_VK_OP_CmdDraw, [3, 1, 0, 0]) },
        before: (inout StreamBuilder) -> Void = { _ in }
    ) -> SubmissionFault? {
        test.run { commands in
            commands.bindPipeline(203, Self.graphics)
            before(&commands)
            if bindsVertices {
                commands.command(
                    GPUPV_VK_OP_CmdBindVertexBuffers, [0, 1, 1, .u64(TestSession.localBuffer), 1, .u64(0)])
            }
            commands.beginRendering()
            command(&commands)
            commands.command(GPUPV_VK_OP_CmdEndRendering, [])
        }
    }

    @Test func vertexShadersHaveToFindWhatTheyRead() throws {
        expect(nil, try makeGraphics(readsInput: true, .init()))
        expect(nil, draw())
        expect("a draw without its vertices (VUID-vkCmdDraw-None-04007)", draw(bindsVertices: false))
        let other = try DrawChecksTests()
        other.expect(
            "a pipeline without what its vertex shader reads (VUID-VkGraphicsPipelineCreateInfo-Input-07904)",
            try other.makeGraphics(readsInput: true, .init(hasInput: false)))
    }

    @Test func commandsHaveToSayWhatVertexShadersRead() throws {
        expect(
            nil,
            try makeGraphics(readsInput: true, .init(hasInput: false, dynamic: [VK_DYNAMIC_STATE_VERTEX_INPUT_EXT])))
        let format = StreamBuilder.Value.u32(VK_FORMAT_R32_SFLOAT.rawValue)
        expect(
            nil,
            draw(before: {
                $0.command(GPUPV_VK_OP_CmdSetVertexInputEXT, [1, 1, 0, 0, 4, 0, 1, 1, 1, 0, 0, 0, format, 0])
            }))
        expect(
            Self.unread, draw(before: { $0.command(GPUPV_VK_OP_CmdSetVertexInputEXT, [1, 1, 0, 0, 4, 0, 1, 0, 0]) }))
    }

    @Test func commandsHaveToSayThatThereIsVertexInput() throws {
        expect(nil, try makeGraphics(.init(hasInput: false, dynamic: [VK_DYNAMIC_STATE_VERTEX_INPUT_EXT])))
        expect("a draw without its vertices (VUID-vkCmdDraw-None-04007)", draw())
    }

    @Test func inputRatesHaveToBe() throws {
        expect("a vertex input that cannot be", try makeGraphics(.init(inputRate: 2)))
    }

    @Test(
        arguments: [
            (VK_PRIMITIVE_TOPOLOGY_LINE_STRIP, nil),
            (VK_PRIMITIVE_TOPOLOGY_PATCH_LIST, "a draw of what its pipeline does not take"),
            (nil, "a draw of what its pipeline does not take"),
        ] as [(VkPrimitiveTopology?, String?)])
    func topologiesHaveToBeThePipelines(_ topology: VkPrimitiveTopology?, _ reason: String?) throws {
        expect(nil, try makeGraphics(.init(dynamic: [VK_DYNAMIC_STATE_PRIMITIVE_TOPOLOGY])))
        let fault = draw(before: { commands in
            guard let topology else { return }
            commands.command(GPUPV_VK_OP_CmdSetPrimitiveTopology, [.u32(topology.rawValue)])
        })
        expect(reason, fault)
    }

    /// A driver may look through all indices for the one that restarts.
    @Test(arguments: [(3, nil), (.max, "indices outside of their buffer")] as [(UInt32, String?)])
    func indicesHaveToBeInTheirBuffer(_ count: UInt32, _ reason: String?) throws {
        expect(nil, try makeGraphics(.init(topology: VK_PRIMITIVE_TOPOLOGY_TRIANGLE_STRIP, restarts: true)))
        let buffer = StreamBuilder.Value.u64(TestSession.localBuffer)
        let type = StreamBuilder.Value.u32(VK_INDEX_TYPE_UINT16.rawValue)
        let fault = draw(
            { $0.command(GPUPV_VK_OP_CmdDrawIndexed, [.u32(count), 1, 0, 0, 0]) },
            before: { $0.command(GPUPV_VK_OP_CmdBindIndexBuffer, [buffer, .u64(0), type]) })
        expect(reason, fault)
    }

    @Test func pipelinesHaveTheSamplesOfTheirPass() throws {
        let format = StreamBuilder.Value.u32(VK_FORMAT_R8G8B8A8_UNORM.rawValue)
        let fault = test.execute { stream in
            stream.command(
                GPUPV_VK_OP_CreateRenderPass,
                [
                    1, 0, 0, 1, 1, 0, format, 1, 2, 0, 2, 0, 0, 1, 1, 1, 0, 0, 0, 0, 1, 1, 0, 2, 0, 0, 0, 0, 0, 0,
                    .u64(230),
                ])
        }
        expect(nil, fault)
        expect(
            "a pipeline of other samples than its attachments",
            try makeGraphics(.init(samples: VK_SAMPLE_COUNT_4_BIT, renderPass: 230)))
    }

    @Test func strideOfTransformFeedbackHasToBe() throws {
        expect(nil, try makeGraphics(.init()))
        let buffer = StreamBuilder.Value.u64(TestSession.localBuffer)
        expect(
            "a stride that cannot be",
            draw { $0.command(GPUPV_VK_OP_CmdDrawIndirectByteCountEXT, [1, 0, buffer, .u64(0), 0, 0]) })
    }
}
