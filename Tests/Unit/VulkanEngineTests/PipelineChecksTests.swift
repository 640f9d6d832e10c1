// SPDX-License-Identifier: Apache-2.0
import CStream
import CVulkan
import Engines
import Testing

@testable import VulkanEngine

/// Pipelines, and what has to be bound when they are used.
@Suite(.enabled(if: VulkanEngine.isAvailable()))
struct PipelineChecksTests {
    private let test: TestSession
    private static let storage = VK_DESCRIPTOR_TYPE_STORAGE_BUFFER
    private static let dynamic = VK_DESCRIPTOR_TYPE_STORAGE_BUFFER_DYNAMIC
    private static let missing = "a dispatch without its descriptor sets or push constants"
    private static let unfit = "a shader that names what its pipeline's layout does not have"

    init() throws {
        test = try TestSession.ready(VulkanEngine(partition: testPartition))
    }

    private func expect(_ reason: String?, _ fault: SubmissionFault?, _ location: SourceLocation = #_sourceLocation) {
        #expect(fault == reason.map { .invalid($0) }, sourceLocation: location)
    }

    /// Shader 200, set layout 201, pipeline layout 202, pipeline 203, set 210.
    private func make(
        _ shader: [UInt32], _ type: VkDescriptorType = storage, count: UInt32 = 1, pushed: UInt32 = 0,
        constants: [StreamBuilder.Value] = []
    ) -> SubmissionFault? {
        test.execute { stream in
            stream.createShader(200, shader)
            stream.createSetLayout(201, [.init(type: type, count: count)])
            stream.createPipelineLayout(202, sets: [201], pushed: pushed)
            stream.createComputePipeline(203, shader: 200, layout: 202, constants: constants)
            stream.createSet(210, layout: 201, type)
        }
    }

    private func dispatch(_ before: (inout StreamBuilder) -> Void) -> SubmissionFault? {
        test.run { commands in
            commands.bindPipeline(203)
            before(&commands)
            commands.command(GPUPV_VK_OP_CmdDispatch, [1, 1, 1])
        }
    }

    // MARK: Descriptor sets

    @Test func setsHaveToBeBound() throws {
        expect(nil, make(try Shader.reading("StorageBuffer")))
        expect(nil, dispatch { $0.bindSet(210, layout: 202) })
        expect(Self.missing, dispatch { _ in })
    }

    @Test func setsHaveToBeOfThePipelinesLayout() throws {
        expect(nil, make(try Shader.reading("StorageBuffer")))
        expect(
            nil,
            test.execute { stream in
                stream.createSetLayout(220, [.init(type: Self.storage, count: 2)])
                stream.createPipelineLayout(221, sets: [220])
                stream.createSet(222, layout: 220, Self.storage)
                // Another of the same kind.
                stream.createSetLayout(224, [.init(type: Self.storage)])
                stream.createPipelineLayout(225, sets: [224])
            })
        expect(nil, dispatch { $0.bindSet(210, layout: 225) })
        expect(Self.missing, dispatch { $0.bindSet(222, layout: 221) })
    }

    @Test(
        arguments: [
            (256, nil), (512, "a dynamic offset outside of its buffer"), (1, "an offset that is not aligned"),
        ] as [(UInt32, String?)])
    func dynamicOffsetsHaveToBeInTheBuffer(_ offset: UInt32, _ reason: String?) throws {
        expect(nil, make(try Shader.reading("StorageBuffer"), Self.dynamic))
        expect(
            nil,
            test.execute {
                $0.writeBuffer(
                    210, Self.dynamic, buffer: TestSession.localBuffer, offset: UInt64(TestSession.pageBytes) - 512,
                    range: 256)
            })
        expect(reason, dispatch { $0.bindSet(210, layout: 202, offsets: [offset]) })
    }

    @Test func dynamicOffsetsHaveToBeInWhatIsWrittenLater() throws {
        let size = UInt64(TestSession.pageBytes)
        expect(nil, make(try Shader.reading("StorageBuffer"), Self.dynamic))
        expect(nil, test.execute { $0.writeBuffer(210, Self.dynamic, buffer: 102, range: 256) })
        expect(nil, dispatch { $0.bindSet(210, layout: 202, offsets: [256]) })
        expect(nil, test.execute { $0.writeBuffer(210, Self.dynamic, buffer: 102, offset: size - 256, range: 256) })
        expect("a dynamic offset outside of its buffer", test.submit())
    }

    @Test func descriptorsHaveToBeOfTheShadersKind() throws {
        expect(Self.unfit, make(try Shader.reading("StorageBuffer"), VK_DESCRIPTOR_TYPE_UNIFORM_BUFFER))
    }

    @Test func arraysOfShadersHaveToBeInTheLayout() throws {
        let shader = try Shader.compute(
            decorations: """
                OpDecorate %data DescriptorSet 0
                OpDecorate %data Binding 0
                OpDecorate %block Block
                OpMemberDecorate %block 0 Offset 0
                """,
            globals: """
                %four = OpConstant %uint 4
                %block = OpTypeStruct %uint
                %blocks = OpTypeArray %block %four
                %pointer = OpTypePointer StorageBuffer %blocks
                %word = OpTypePointer StorageBuffer %uint
                %data = OpVariable %pointer StorageBuffer
                """,
            body: "%place = OpAccessChain %word %data %zero %zero\n%value = OpLoad %uint %place")
        expect(Self.unfit, make(shader, count: 3))
    }

    /// A driver may not be able to compile the other.
    @Test func samplersCompareWhereShadersDo() throws {
        let shader = try Shader.compute(
            decorations: """
                OpDecorate %sampler DescriptorSet 0
                OpDecorate %sampler Binding 0
                OpDecorate %image DescriptorSet 0
                OpDecorate %image Binding 1
                """,
            globals: """
                %float = OpTypeFloat 32
                %two = OpTypeVector %float 2
                %four = OpTypeVector %float 4
                %here = OpConstantNull %two
                %level = OpConstant %float 0
                %imageType = OpTypeImage %float 2D 0 0 0 1 Unknown
                %samplerType = OpTypeSampler
                %sampled = OpTypeSampledImage %imageType
                %imagePointer = OpTypePointer UniformConstant %imageType
                %samplerPointer = OpTypePointer UniformConstant %samplerType
                %image = OpVariable %imagePointer UniformConstant
                %sampler = OpVariable %samplerPointer UniformConstant
                """,
            body: """
                %i = OpLoad %imageType %image
                %s = OpLoad %samplerType %sampler
                %both = OpSampledImage %sampled %i %s
                %color = OpImageSampleExplicitLod %four %both %here Lod %level
                """)
        let type = VK_DESCRIPTOR_TYPE_SAMPLER
        func write(_ stream: inout StreamBuilder, _ sampler: UInt64) {
            stream.command(
                GPUPV_VK_OP_UpdateDescriptorSets,
                [1, 1, 0, .u64(210), 0, 0, 1, .u32(type.rawValue), 1, .u64(sampler), .u64(0), 0, 0, 0, 0, 0])
        }
        let fault = test.execute { stream in
            for compares in [0, 1] as [UInt32] {
                stream.command(
                    GPUPV_VK_OP_CreateSampler,
                    [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, .u32(compares), 0, 0, 0, 0, 0, .u64(230 + UInt64(compares))])
            }
            stream.createShader(200, shader)
            stream.createSetLayout(201, [.init(type: type), .init(number: 1, type: VK_DESCRIPTOR_TYPE_SAMPLED_IMAGE)])
            stream.createPipelineLayout(202, sets: [201])
            stream.createComputePipeline(203, shader: 200, layout: 202)
            stream.createSet(210, layout: 201, type)
            write(&stream, 230)
        }
        expect(nil, fault)
        expect(nil, dispatch { $0.bindSet(210, layout: 202) })
        expect(nil, test.execute { write(&$0, 231) })
        expect("a sampler that compares where its shader does not", test.submit())
    }

    // MARK: Push constants

    @Test func pushConstantsNeedNotBePushed() throws {
        let stages = VK_SHADER_STAGE_COMPUTE_BIT.rawValue
        expect(nil, make(try Shader.reading("PushConstant", decorations: ""), pushed: stages))
        let push: (inout StreamBuilder) -> Void = {
            $0.command(GPUPV_VK_OP_CmdPushConstants, [.u64(202), .u32(stages), 0, 4, 4, 7])
        }
        expect(nil, dispatch(push))
        // The engine pushes zeroes.
        expect(nil, dispatch { _ in })
    }

    @Test func pushConstantsHaveToBeInTheLayout() throws {
        let stages = VK_SHADER_STAGE_VERTEX_BIT.rawValue
        expect(Self.unfit, make(try Shader.reading("PushConstant", decorations: ""), pushed: stages))
    }

    // MARK: Shaders

    private static let tooLarge = "a workgroup larger than there can be"

    @Test func workgroupsHaveToBeWithinLimits() throws {
        expect(Self.tooLarge, make(try Shader.compute(size: "LocalSize 4096 1 1")))
    }

    /// A workgroup as wide as constant 0 says, which is 1.
    private func specialized(_ constants: [StreamBuilder.Value]) throws -> SubmissionFault? {
        let shader = try Shader.compute(
            decorations: "OpDecorate %width SpecId 0\nOpDecorate %size BuiltIn WorkgroupSize",
            globals: """
                %vector = OpTypeVector %uint 3
                %one = OpConstant %uint 1
                %width = OpSpecConstant %uint 1
                %size = OpSpecConstantComposite %vector %width %one %one
                """)
        return make(shader, constants: constants)
    }

    /// One entry, with a number, an offset and a size; and 4 bytes of data.
    private func constants(offset: UInt32 = 0, size: UInt64 = 4, value: UInt32 = 1) -> [StreamBuilder.Value] {
        [1, 1, 0, .u32(offset), .u64(size), .u64(4), 4, .u32(value)]
    }

    @Test func constantsOfWorkgroupsHaveToBeWithinLimits() throws {
        expect(nil, try specialized(constants(value: 2)))
        let other = try PipelineChecksTests()
        other.expect(Self.tooLarge, try other.specialized(other.constants(value: 1 << 20)))
    }

    @Test(arguments: [(1, 4), (0, 5), (0, UInt64.max), (.max, 4), (0, 1 << 63)] as [(UInt32, UInt64)])
    func constantsHaveToBeInTheirData(_ offset: UInt32, _ size: UInt64) throws {
        expect("a constant outside of its data", try specialized(constants(offset: offset, size: size)))
    }

    @Test(arguments: ["Workgroup", "Private", "Function"])
    func memoryOfShadersHasABound(_ storage: String) throws {
        let globals = """
            %length = OpConstant %uint 1048576
            %words = OpTypeArray %uint %length
            %pointer = OpTypePointer \(storage) %words
            %word = OpTypePointer \(storage) %uint
            """
        let variable = "%data = OpVariable %pointer \(storage)"
        let shader = try Shader.compute(
            globals: storage == "Function" ? globals : "\(globals)\n\(variable)",
            locals: storage == "Function" ? variable : "",
            body: "%place = OpAccessChain %word %data %zero\nOpStore %place %zero")
        expect("a shader that takes more memory than there can be", make(shader))
    }

    /// Beyond the workgroup's memory lies the driver's own.
    @Test func indicesAreClamped() throws {
        let shader = try Shader.compute(
            decorations:
                "OpDecorate %data DescriptorSet 0\nOpDecorate %data Binding 0\nOpDecorate %block Block\nOpMemberDecorate %block 0 Offset 0",
            globals: """
                %block = OpTypeStruct %uint
                %pointer = OpTypePointer StorageBuffer %block
                %word = OpTypePointer StorageBuffer %uint
                %data = OpVariable %pointer StorageBuffer
                %length = OpConstant %uint 4
                %words = OpTypeArray %uint %length
                %shared = OpTypePointer Workgroup %words
                %sharedWord = OpTypePointer Workgroup %uint
                %own = OpVariable %shared Workgroup
                """,
            body: """
                %from = OpAccessChain %word %data %zero
                %index = OpLoad %uint %from
                %to = OpAccessChain %sharedWord %own %index
                OpStore %to %index
                %first = OpAccessChain %sharedWord %own %zero
                %value = OpLoad %uint %first
                OpStore %from %value
                """)
        expect(nil, make(shader))
        expect(
            nil,
            test.execute { $0.writeBuffer(210, Self.storage, buffer: TestSession.visibleBuffer, range: 256) })
        test.visibleRegion.fill(pattern: 0x1000_0000, at: 0, count: 256)
        expect(nil, dispatch { $0.bindSet(210, layout: 202) })
    }

    // MARK: Layouts

    @Test(arguments: [0, VK_DESCRIPTOR_SET_LAYOUT_CREATE_UPDATE_AFTER_BIND_POOL_BIT.rawValue])
    func layoutsHaveABoundOnDescriptors(_ flags: UInt32) {
        let fault = test.execute {
            $0.createSetLayout(201, [.init(type: VK_DESCRIPTOR_TYPE_UNIFORM_BUFFER, count: 1000)], flags: flags)
        }
        expect("more descriptors than a stage can have", fault)
    }

    @Test func imagesAndInputAttachmentsAreCountedTogether() throws {
        let stages = VK_SHADER_STAGE_FRAGMENT_BIT.rawValue
        let images = try HostDevice(.index(0)).properties.limits.maxPerStageDescriptorStorageImages
        let fault = test.execute {
            $0.createSetLayout(
                201,
                [
                    .init(type: VK_DESCRIPTOR_TYPE_STORAGE_IMAGE, count: images, stages: stages),
                    .init(number: 1, type: VK_DESCRIPTOR_TYPE_INPUT_ATTACHMENT, count: 1, stages: stages),
                ])
        }
        expect("more descriptors than a stage can have", fault)
    }

    /// Bytes beyond a block are none of the next one's. A CPU's driver has memory for those that a stage sees, and takes
    /// those that were never written for descriptors.
    @Test(
        arguments: [
            (VK_SHADER_STAGE_ALL.rawValue, 16, nil), (VK_SHADER_STAGE_ALL.rawValue, 20, "more bytes than a block has"),
            (0, 16, "an inline uniform block that no stage sees, which the host's driver does not have"),
        ] as [(UInt32, UInt32, String?)])
    func bytesOfABlockAreItsOwn(_ stages: UInt32, _ count: UInt32, _ reason: String?) {
        let type = VK_DESCRIPTOR_TYPE_INLINE_UNIFORM_BLOCK
        let fault = test.execute { stream in
            stream.createSetLayout(201, (0..<2).map { .init(number: $0, type: type, count: 16, stages: stages) })
            stream.createSet(210, layout: 201, type)
            stream.command(
                GPUPV_VK_OP_UpdateDescriptorSets, [0, 0, 1, 1, 0, .u64(210), 0, 0, .u64(210), 1, 0, .u32(count)])
        }
        #expect(fault == reason.map { .invalid($0) })
    }

    @Test func layoutsHaveABoundOnInlineBlocks() {
        let fault = test.execute {
            $0.createSetLayout(
                201,
                (0..<9).map { .init(number: $0, type: VK_DESCRIPTOR_TYPE_INLINE_UNIFORM_BLOCK, count: 16) })
        }
        expect("more uniform blocks than a stage can have", fault)
    }
}
