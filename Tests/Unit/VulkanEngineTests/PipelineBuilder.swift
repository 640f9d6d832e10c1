// SPDX-License-Identifier: Apache-2.0
import CSpirvTools
import CStream
import CVulkan
import Testing

@testable import VulkanEngine

/// Shaders in SPIR-V's assembly language.
enum Shader {
    /// The words of a module.
    static func assemble(_ text: String) throws -> [UInt32] {
        let context = spvContextCreate(SPV_ENV_VULKAN_1_1)
        defer { spvContextDestroy(context) }
        var binary: spv_binary?
        let result = spvTextToBinary(context, text, text.utf8.count, &binary, nil)
        defer { spvBinaryDestroy(binary) }
        try #require(result == SPV_SUCCESS)
        let made = try #require(binary).pointee
        return Array(UnsafeBufferPointer(start: made.code, count: made.wordCount))
    }

    /// A compute shader.
    ///
    /// - Parameters:
    ///   - size: an execution mode that says how large a workgroup is.
    ///   - globals: decorations and types after `%void`, `%uint` and `%zero`.
    static func compute(
        size: String = "LocalSize 1 1 1", decorations: String = "", globals: String = "", locals: String = "",
        body: String = ""
    ) throws -> [UInt32] {
        try assemble(
            """
            OpCapability Shader
            OpMemoryModel Logical GLSL450
            OpEntryPoint GLCompute %main "main"
            OpExecutionMode %main \(size)
            \(decorations)
            %void = OpTypeVoid
            %function = OpTypeFunction %void
            %uint = OpTypeInt 32 0
            %zero = OpConstant %uint 0
            \(globals)
            %main = OpFunction %void None %function
            %start = OpLabel
            \(locals)
            \(body)
            OpReturn
            OpFunctionEnd
            """)
    }

    /// Reads a word of a block.
    static func reading(
        _ storage: String, decorations: String = "OpDecorate %data DescriptorSet 0\nOpDecorate %data Binding 0"
    )
        throws -> [UInt32]
    {
        try compute(
            decorations: decorations + "\nOpDecorate %block Block\nOpMemberDecorate %block 0 Offset 0",
            globals: """
                %block = OpTypeStruct %uint
                %pointer = OpTypePointer \(storage) %block
                %word = OpTypePointer \(storage) %uint
                %data = OpVariable %pointer \(storage)
                """,
            body: "%place = OpAccessChain %word %data %zero\n%value = OpLoad %uint %place")
    }

    /// A vertex shader that reads location 0, or nothing.
    static func vertex(readsInput: Bool) throws -> [UInt32] {
        try assemble(
            """
            OpCapability Shader
            OpMemoryModel Logical GLSL450
            OpEntryPoint Vertex %main "main" %input %output
            OpDecorate %input Location 0
            OpDecorate %output Location 0
            %void = OpTypeVoid
            %function = OpTypeFunction %void
            %float = OpTypeFloat 32
            %one = OpConstant %float 1
            %in = OpTypePointer Input %float
            %out = OpTypePointer Output %float
            %input = OpVariable %in Input
            %output = OpVariable %out Output
            %main = OpFunction %void None %function
            %start = OpLabel
            \(readsInput ? "%value = OpLoad %float %input" : "")
            OpStore %output \(readsInput ? "%value" : "%one")
            OpReturn
            OpFunctionEnd
            """)
    }
}

/// Sets, layouts and pipelines, as the guest's driver encodes them.
extension StreamBuilder {
    struct Binding {
        var number: UInt32 = 0
        let type: VkDescriptorType
        var count: UInt32 = 1
        var stages = VK_SHADER_STAGE_COMPUTE_BIT.rawValue
    }

    mutating func createShader(_ id: UInt64, _ words: [UInt32]) {
        command(
            GPUPV_VK_OP_CreateShaderModule,
            [1, 0, 0, .u64(UInt64(words.count * 4)), .u32(UInt32(words.count))] + words.map { .u32($0) } + [.u64(id)])
    }

    mutating func createSetLayout(_ id: UInt64, _ bindings: [Binding], flags: UInt32 = 0) {
        let count = Value.u32(UInt32(bindings.count))
        command(
            GPUPV_VK_OP_CreateDescriptorSetLayout,
            [1, 0, .u32(flags), count, count]
                + bindings.flatMap { [.u32($0.number), .u32($0.type.rawValue), .u32($0.count), .u32($0.stages), 0] }
                + [.u64(id)])
    }

    /// - Parameter pushed: stages that have 4 bytes of push constants.
    mutating func createPipelineLayout(_ id: UInt64, sets: [UInt64] = [], pushed: UInt32 = 0) {
        let count = Value.u32(UInt32(sets.count))
        command(
            GPUPV_VK_OP_CreatePipelineLayout,
            [1, 0, 0, count, count] + sets.map { .u64($0) }
                + (pushed == 0 ? [0, 0] : [1, 1, .u32(pushed), 0, 4]) + [.u64(id)])
    }

    private static let main: [Value] = [4, 0x6e69_616d]

    /// - Parameter constants: of `VkSpecializationInfo`, encoded.
    mutating func createComputePipeline(_ id: UInt64, shader: UInt64, layout: UInt64, constants: [Value] = []) {
        let stage: [Value] = [0, 0, .u32(VK_SHADER_STAGE_COMPUTE_BIT.rawValue), .u64(shader)] + Self.main
        command(
            GPUPV_VK_OP_CreateComputePipelines,
            [.u64(0), 1, 1, 0, 0] + stage + (constants.isEmpty ? [0] : [1] + constants)
                + [.u64(layout), .u64(0), .u32(.max), 1, .u64(id)])
    }

    struct Graphics {
        var topology = VK_PRIMITIVE_TOPOLOGY_TRIANGLE_LIST
        var samples = VK_SAMPLE_COUNT_1_BIT
        /// Binding 0, with location 0 at its beginning.
        var hasInput = true
        var inputRate = VK_VERTEX_INPUT_RATE_VERTEX.rawValue
        var dynamic: [VkDynamicState] = []
        var colors: [VkFormat] = []
        var renderPass: UInt64 = 0
        var restarts = false
    }

    /// A pipeline of a vertex shader alone.
    mutating func createGraphicsPipeline(_ id: UInt64, shader: UInt64, layout: UInt64, _ graphics: Graphics) {
        let colors = graphics.colors.map { Value.u32($0.rawValue) }
        let colorCount = Value.u32(UInt32(colors.count))
        var values: [Value] = [.u64(0), 1, 1]
        if graphics.renderPass == 0 {
            values += [.u32(VK_STRUCTURE_TYPE_PIPELINE_RENDERING_CREATE_INFO.rawValue), 0, colorCount, colorCount]
            values += colors + [0, 0]
        }
        values += [0, 0, 1, 1, 0, 0, .u32(VK_SHADER_STAGE_VERTEX_BIT.rawValue), .u64(shader)] + Self.main + [0]
        values += [1, 0, 0]
        let format = Value.u32(VK_FORMAT_R32_SFLOAT.rawValue)
        values += graphics.hasInput ? [1, 1, 0, 4, .u32(graphics.inputRate), 1, 1, 0, 0, format, 0] : [0, 0, 0, 0]
        values += [1, 0, 0, .u32(graphics.topology.rawValue), graphics.restarts ? 1 : 0, 0]
        values += [1, 0, 0, 1, 1, 0, 0, .float(1), .float(1), 0, .float(1), 1, 1, 0, 0, 1, 1]
        values += [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, .float(1)]
        values += [1, 0, 0, .u32(graphics.samples.rawValue), 0, 0, 0, 0, 0]
        let dynamic = Value.u32(UInt32(graphics.dynamic.count))
        values += [0, 0, 1, 0, 0, dynamic, dynamic] + graphics.dynamic.map { .u32($0.rawValue) }
        values += [.u64(layout), .u64(graphics.renderPass), 0, .u64(0), .u32(.max), 1, .u64(id)]
        command(GPUPV_VK_OP_CreateGraphicsPipelines, values)
    }

    /// A pool, and a set of it.
    mutating func createSet(_ id: UInt64, layout: UInt64, _ type: VkDescriptorType) {
        command(
            GPUPV_VK_OP_CreateDescriptorPool, [1, 0, 0, 4, 1, 1, .u32(type.rawValue), 64, .u64(id + 1)])
        command(
            GPUPV_VK_OP_AllocateDescriptorSets, [1, 0, .u64(id + 1), 1, 1, .u64(layout), 1, .u64(id)])
    }

    mutating func writeBuffer(
        _ set: UInt64, _ type: VkDescriptorType, buffer: UInt64, offset: UInt64 = 0, range: UInt64
    ) {
        command(
            GPUPV_VK_OP_UpdateDescriptorSets,
            [
                1, 1, 0, .u64(set), 0, 0, 1, .u32(type.rawValue), 0, 1, .u64(buffer), .u64(offset), .u64(range), 0, 0,
                0,
            ])
    }

    mutating func bindSet(_ set: UInt64, layout: UInt64, offsets: [UInt32] = []) {
        let count = Value.u32(UInt32(offsets.count))
        command(
            GPUPV_VK_OP_CmdBindDescriptorSets,
            [.u32(VK_PIPELINE_BIND_POINT_COMPUTE.rawValue), .u64(layout), 0, 1, 1, .u64(set), count, count]
                + offsets.map { .u32($0) })
    }

    mutating func bindPipeline(_ id: UInt64, _ point: VkPipelineBindPoint = VK_PIPELINE_BIND_POINT_COMPUTE) {
        command(GPUPV_VK_OP_CmdBindPipeline, [.u32(point.rawValue), .u64(id)])
    }

    /// Rendering of one texel, without attachments.
    mutating func beginRendering() {
        command(GPUPV_VK_OP_CmdBeginRendering, [1, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0])
    }
}
