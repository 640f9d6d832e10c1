// SPDX-License-Identifier: Apache-2.0
import CSpirvTools
import CVulkan

/// Khronos' validator: compilers in drivers trust what they are given.
enum ShaderValidator {
    /// Bound on a module, which is compiled in this process.
    static let maximumWords = 4 << 20

    /// Throws what is wrong with a module.
    static func validate(_ code: UnsafeBufferPointer<UInt32>) throws(StreamError) {
        guard code.count >= 5, code.count <= maximumWords, let context = spvContextCreate(SPV_ENV_VULKAN_1_3) else {
            throw .malformed("a shader that is no SPIR-V")
        }
        defer { spvContextDestroy(context) }
        let options = spvValidatorOptionsCreate()
        defer { spvValidatorOptionsDestroy(options) }
        // Where members lie is between a shader and the program that made it; buffers have their bounds.
        spvValidatorOptionsSetSkipBlockLayout(options, true)
        spvValidatorOptionsSetAllowLocalSizeId(options, true)
        var binary = spv_const_binary_t(code: code.baseAddress, wordCount: code.count)
        var diagnostic: spv_diagnostic?
        let result = spvValidateWithOptions(context, options, &binary, &diagnostic)
        defer { spvDiagnosticDestroy(diagnostic) }
        guard result == SPV_SUCCESS else {
            let reason = diagnostic.flatMap { $0.pointee.error.map { String(cString: $0) } } ?? "no reason given"
            throw .malformed("a shader that is not valid SPIR-V: \(reason)")
        }
    }
}

extension VulkanSession {
    func checkCreateShaderModule(_ info: UnsafePointer<VkShaderModuleCreateInfo>?) throws(StreamError) {
        guard let info, let code = info.pointee.pCode, info.pointee.codeSize > 0, info.pointee.codeSize % 4 == 0 else {
            throw .malformed("a shader without code")
        }
        let words = UnsafeBufferPointer(start: code, count: info.pointee.codeSize / 4)
        try ShaderValidator.validate(words)
        try ShaderCapabilities.check(words, hasAddresses: options.hasAddresses)
        let facts = ShaderModuleFacts(words)
        let limits = host.extensionLimits
        guard facts.highest[.location] ?? 0 < locationLimit,
            facts.highest[.feedbackBuffer].map({ $0 < limits.transformFeedbackBuffers }) ?? true,
            facts.highest[.feedbackStride].map({ $0 <= limits.transformFeedbackStride }) ?? true,
            facts.highest[.stream].map({ $0 < max(limits.transformFeedbackStreams, 1) }) ?? true
        else { throw .malformed("a shader with more inputs than there can be") }
        objects.prepare(facts)
        if host.isCPU { try clampIndices(UnsafeMutablePointer(mutating: info)) }
    }

    /// Locations that interfaces between stages have.
    private var locationLimit: UInt32 {
        let limits = host.properties.limits
        return max(
            limits.maxVertexInputAttributes, limits.maxVertexOutputComponents / 4,
            limits.maxFragmentInputComponents / 4, limits.maxFragmentOutputAttachments)
    }

    /// SPIR-V's execution model of a stage.
    private static func model(of stage: VkShaderStageFlagBits) -> UInt32? {
        switch stage {
        case VK_SHADER_STAGE_VERTEX_BIT: return SpvExecutionModelVertex.rawValue
        case VK_SHADER_STAGE_TESSELLATION_CONTROL_BIT: return SpvExecutionModelTessellationControl.rawValue
        case VK_SHADER_STAGE_TESSELLATION_EVALUATION_BIT: return SpvExecutionModelTessellationEvaluation.rawValue
        case VK_SHADER_STAGE_GEOMETRY_BIT: return SpvExecutionModelGeometry.rawValue
        case VK_SHADER_STAGE_FRAGMENT_BIT: return SpvExecutionModelFragment.rawValue
        case VK_SHADER_STAGE_COMPUTE_BIT: return SpvExecutionModelGLCompute.rawValue
        default: return nil
        }
    }

    /// What a pipeline has to know of one of its stages.
    struct StageFacts {
        /// A bit for each descriptor set it uses.
        var sets: UInt32 = 0
        var readsPushConstants = false
        /// By their sets, the bindings of samplers that it samples with without a comparison.
        var samplers: [Int: Set<UInt32>] = [:]
        /// Of a vertex shader.
        var inputs = VertexInputs()
        /// Execution modes that were declared.
        var modes: [UInt32: [UInt32]] = [:]
    }

    /// Throws unless a stage's shader has its entry point, is within limits, and the pipeline's layout has all that
    /// it names.
    func checkShader(
        _ stage: VkPipelineShaderStageCreateInfo, _ layout: VkPipelineLayout?
    ) throws(StreamError) -> StageFacts {
        guard let module = stage.module, let facts = objects.fact(of: module, as: ShaderModuleFacts.self),
            let model = Self.model(of: stage.stage), let name = stage.pName,
            let use = facts.use(of: String(cString: name), model: model)
        else { throw .malformed("a stage without its entry point") }
        guard let layout, let layoutFacts = objects.fact(of: layout, as: PipelineLayoutFacts.self) else {
            throw .malformed("a pipeline without a layout")
        }
        let values = facts.types.values(Self.specialization(stage.pSpecializationInfo))
        var result = StageFacts(readsPushConstants: use.readsPushConstants, modes: use.entry.modes)
        for resource in use.resources {
            guard let set = resource.set, let number = resource.binding, set < layoutFacts.sets.count,
                let binding = layoutFacts.sets[Int(set)].bindings.first(where: { $0.number == number }),
                binding.stages & stage.stage.rawValue != 0,
                facts.types.fits(resource, binding, values)
            else { throw .malformed("a shader that names what its pipeline's layout does not have") }
            result.sets |= 1 << set
        }
        for sampler in use.samplers {
            guard let set = sampler.set, let binding = sampler.binding else { continue }
            result.samplers[Int(set), default: []].insert(binding)
        }
        guard !use.readsPushConstants || layoutFacts.pushConstantStages & stage.stage.rawValue != 0 else {
            throw .malformed("a shader that names what its pipeline's layout does not have")
        }
        let sizes = facts.types.sizes(values)
        try checkInterface(use, facts, sizes)
        try checkMemory(use, facts.types, sizes)
        switch stage.stage {
        case VK_SHADER_STAGE_VERTEX_BIT:
            for input in use.inputs {
                guard let location = input.location else { continue }
                let count = sizes[facts.types.pointee(of: input.type, isOfVertices: false)]?.locations ?? 1
                // Several variables may share a location, by their components.
                let end = max(result.inputs.locations[location] ?? 0, UInt64(location) + count)
                result.inputs.locations[location] = end
            }
        case VK_SHADER_STAGE_COMPUTE_BIT: try checkWorkgroup(use, facts, values)
        default: break
        }
        return result
    }

    /// Constants by their numbers; checked before (``checkStage(_:)``).
    private static func specialization(_ info: UnsafePointer<VkSpecializationInfo>?) -> [UInt32: UInt64] {
        guard let info = info?.pointee, let data = info.pData else { return [:] }
        var values: [UInt32: UInt64] = [:]
        for index in 0..<Int(info.mapEntryCount) {
            let entry = info.pMapEntries[index]
            var value: UInt64 = 0
            withUnsafeMutableBytes(of: &value) {
                $0.copyMemory(from: UnsafeRawBufferPointer(start: data + Int(entry.offset), count: entry.size))
            }
            values[entry.constantID] = value
        }
        return values
    }

    /// Throws unless inputs and outputs have locations that there are.
    private func checkInterface(
        _ use: ShaderModuleFacts.Use, _ facts: ShaderModuleFacts, _ sizes: [UInt32: (bytes: UInt64, locations: UInt64)]
    ) throws(StreamError) {
        var outputs: UInt64 = 0
        for variable in use.interface {
            // An array of vertices' takes the locations of one.
            let isOutput = variable.storage == ShaderModuleFacts.Storage.output
            let isOfVertices =
                switch use.entry.model {
                case SpvExecutionModelTessellationControl.rawValue: !variable.isPatch
                case SpvExecutionModelTessellationEvaluation.rawValue, SpvExecutionModelGeometry.rawValue:
                    !variable.isPatch && !isOutput
                default: false
                }
            let type = facts.types.pointee(of: variable.type, isOfVertices: isOfVertices)
            let count = sizes[type]?.locations ?? 1
            if isOutput { outputs = min(outputs + count, ShaderTypes.unknown) }
            guard variable.location.map({ UInt64($0) + count <= UInt64(locationLimit) }) ?? (count <= 128) else {
                throw .malformed("a shader with more inputs than there can be")
            }
        }
        // Drivers have arrays of what transform feedback writes.
        guard facts.highest[.feedbackBuffer] == nil || outputs <= 64 else {
            throw .malformed("a shader with more transform feedback than there can be")
        }
    }

    /// Throws if a shader takes more memory of its own than there can be. On a CPU that is on a thread's stack, once
    /// per lane; functions are all put into their callers.
    private func checkMemory(
        _ use: ShaderModuleFacts.Use, _ types: ShaderTypes, _ sizes: [UInt32: (bytes: UInt64, locations: UInt64)]
    ) throws(StreamError) {
        var (shared, own): (UInt64, UInt64) = (0, 0)
        for variable in use.memory {
            let bytes = sizes[types.pointee(of: variable.type, isOfVertices: false)]?.bytes ?? 8
            if variable.storage == ShaderModuleFacts.Storage.workgroup {
                shared = min(shared + bytes, ShaderTypes.unknown)
            }
            if variable.storage == ShaderModuleFacts.Storage.perInvocation {
                own = min(own + bytes, ShaderTypes.unknown)
            }
        }
        for (type, count) in use.locals {
            let bytes = sizes[types.pointee(of: type, isOfVertices: false)]?.bytes ?? 8
            let (product, overflow) = bytes.multipliedReportingOverflow(by: count)
            own = overflow ? ShaderTypes.unknown : min(own + product, ShaderTypes.unknown)
        }
        guard
            use.entry.model != SpvExecutionModelGLCompute.rawValue
                || shared <= UInt64(host.properties.limits.maxComputeSharedMemorySize),
            !host.isCPU || own <= Self.maximumOwnBytes && use.words <= UInt64(ShaderValidator.maximumWords)
        else { throw .malformed("a shader that takes more memory than there can be") }
    }

    /// Bound on the variables of one invocation, on a CPU.
    private static let maximumOwnBytes: UInt64 = 256 << 10

    private func checkWorkgroup(
        _ use: ShaderModuleFacts.Use, _ facts: ShaderModuleFacts, _ values: [UInt32: UInt64]
    ) throws(StreamError) {
        var size: [UInt64?] = []
        if let builtIn = facts.workgroupSize {
            size = facts.types.components(of: builtIn, values)
        } else if let words = use.entry.modes[ExecutionMode.localSize] {
            size = words.map { UInt64($0) }
        } else if let ids = use.entry.modes[ExecutionMode.localSizeID] {
            size = ids.map { values[$0] }
        }
        let limits = host.properties.limits
        let bounds = limits.maxComputeWorkGroupSize
        guard size.count == 3,
            zip(size, [bounds.0, bounds.1, bounds.2]).allSatisfy({ size, bound in
                size.map { (1...UInt64(bound)).contains($0) } ?? false
            }), size.reduce(1, { $0 * $1! }) <= UInt64(limits.maxComputeWorkGroupInvocations)
        else { throw .malformed("a workgroup larger than there can be") }
    }
}

extension ShaderTypes {
    /// What a variable's pointer leads to.
    ///
    /// - Parameter isOfVertices: of an array, one element.
    func pointee(of pointer: UInt32, isOfVertices: Bool) -> UInt32 {
        guard case .pointer(let type) = types[pointer] else { return pointer }
        if isOfVertices, case .array(let element, _) = types[type] { return element }
        return type
    }

    /// Whether descriptors of a binding are of the kind a shader's variable is, and enough of them.
    func fits(
        _ variable: ShaderModuleFacts.Variable, _ binding: SetLayoutFacts.Binding, _ values: [UInt32: UInt64]
    ) -> Bool {
        guard case .pointer(var type) = types[variable.type] else { return false }
        var count: UInt64 = 1
        while true {
            if case .array(let element, let length) = types[type] {
                let (product, overflow) = count.multipliedReportingOverflow(
                    by: values[length] ?? Self.unknown)
                (type, count) = (element, overflow ? Self.unknown : product)
            } else if case .runtimeArray(let element) = types[type] {
                type = element
            } else {
                break
            }
        }
        let isBlock = binding.type == VK_DESCRIPTOR_TYPE_INLINE_UNIFORM_BLOCK
        guard count <= (isBlock ? 1 : UInt64(binding.count)) else { return false }
        return kinds(type, variable.storage).contains(binding.type.rawValue)
    }

    /// `VkDescriptorType` that a variable can have.
    private func kinds(_ type: UInt32, _ storage: UInt32) -> [UInt32] {
        let kinds: [VkDescriptorType]
        switch types[type] {
        case .structure:
            let isUniform = storage == ShaderModuleFacts.Storage.uniform && isUniform(type)
            kinds =
                isUniform
                ? [
                    VK_DESCRIPTOR_TYPE_UNIFORM_BUFFER, VK_DESCRIPTOR_TYPE_UNIFORM_BUFFER_DYNAMIC,
                    VK_DESCRIPTOR_TYPE_INLINE_UNIFORM_BLOCK,
                ] : [VK_DESCRIPTOR_TYPE_STORAGE_BUFFER, VK_DESCRIPTOR_TYPE_STORAGE_BUFFER_DYNAMIC]
        case .sampler: kinds = [VK_DESCRIPTOR_TYPE_SAMPLER, VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER]
        case .sampledImage(let image):
            if case .image(Self.buffer, _, _) = types[image] {
                kinds = [VK_DESCRIPTOR_TYPE_UNIFORM_TEXEL_BUFFER]
            } else {
                kinds = [VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER]
            }
        case .image(Self.buffer, let isStorage, _):
            kinds = [isStorage ? VK_DESCRIPTOR_TYPE_STORAGE_TEXEL_BUFFER : VK_DESCRIPTOR_TYPE_UNIFORM_TEXEL_BUFFER]
        case .image(Self.subpass, _, _): kinds = [VK_DESCRIPTOR_TYPE_INPUT_ATTACHMENT]
        case .image(_, true, _): kinds = [VK_DESCRIPTOR_TYPE_STORAGE_IMAGE]
        case .image(_, false, _):
            kinds = [VK_DESCRIPTOR_TYPE_SAMPLED_IMAGE, VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER]
        default: kinds = []
        }
        return kinds.map(\.rawValue)
    }

    private static let buffer = SpvDimBuffer.rawValue
    private static let subpass = SpvDimSubpassData.rawValue
}
