import CSpirvTools
import CVulkan

/// What a shader module declares, as far as pipelines have to fit it.
final class ShaderModuleFacts {
    struct Entry {
        let model: UInt32
        let name: String
        let function: UInt32
    }

    struct Variable {
        var set: UInt32?
        var binding: UInt32?
        /// Uniform and storage blocks; else images and samplers.
        let isBuffer: Bool
    }

    struct Function {
        var calls: Set<UInt32> = []
        var names: Set<UInt32> = []
    }

    private(set) var entries: [Entry] = []
    /// Of inputs and outputs.
    private(set) var highestLocation: UInt32 = 0
    private var variables: [UInt32: Variable] = [:]
    private var functions: [UInt32: Function] = [:]

    /// - Parameter code: a module that ``ShaderValidator`` let through.
    init(_ code: UnsafeBufferPointer<UInt32>) {
        var at = 5
        var decorations: [UInt32: (set: UInt32?, binding: UInt32?)] = [:]
        var current: UInt32?
        while at < code.count {
            let count = Int(code[at] >> 16)
            guard count > 0, count <= code.count - at else { return }
            let words = UnsafeBufferPointer(rebasing: code[at..<(at + count)])
            at += count
            switch words[0] & 0xffff {
            case Op.entryPoint where count > 3:
                entries.append(Entry(model: words[1], name: Self.string(words.dropFirst(3)), function: words[2]))
            case Op.decorate where count > 3 && words[2] == Decoration.descriptorSet:
                decorations[words[1], default: (nil, nil)].set = words[3]
            case Op.decorate where count > 3 && words[2] == Decoration.binding:
                decorations[words[1], default: (nil, nil)].binding = words[3]
            case Op.decorate where count > 3 && words[2] == Decoration.location:
                highestLocation = max(highestLocation, words[3])
            case Op.memberDecorate where count > 4 && words[3] == Decoration.location:
                highestLocation = max(highestLocation, words[4])
            case Op.variable where count > 3 && current == nil:
                let isBuffer = words[3] == StorageClass.uniform || words[3] == StorageClass.storageBuffer
                guard isBuffer || words[3] == StorageClass.uniformConstant else { continue }
                let decoration = decorations[words[2]]
                variables[words[2]] = Variable(
                    set: decoration?.set, binding: decoration?.binding, isBuffer: isBuffer)
            case Op.function where count > 2:
                current = words[2]
                functions[words[2]] = Function()
            case Op.functionEnd: current = nil
            case Op.functionCall where count > 3:
                if let current { functions[current]!.calls.insert(words[3]) }
                fallthrough
            default:
                // Operands that are numbers may look like one: more is named than used, never less.
                guard let current else { continue }
                for word in words.dropFirst() where variables[word] != nil { functions[current]!.names.insert(word) }
            }
        }
    }

    /// The resources that an entry point's code names; nil if there is no such entry point.
    func resources(of name: String, model: UInt32) -> [Variable]? {
        guard let entry = entries.first(where: { $0.name == name && $0.model == model }) else { return nil }
        var (reached, open) = (Set([entry.function]), [entry.function])
        var named: Set<UInt32> = []
        while let next = open.popLast() {
            guard let function = functions[next] else { continue }
            named.formUnion(function.names)
            for call in function.calls where reached.insert(call).inserted { open.append(call) }
        }
        return named.compactMap { variables[$0] }
    }

    private static func string(_ words: Slice<UnsafeBufferPointer<UInt32>>) -> String {
        var bytes: [UInt8] = []
        for word in words {
            for shift in stride(from: 0, to: 32, by: 8) {
                let byte = UInt8(truncatingIfNeeded: word >> UInt32(shift))
                if byte == 0 { return String(decoding: bytes, as: UTF8.self) }
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private enum Op {
        static let entryPoint: UInt32 = 15
        static let function: UInt32 = 54
        static let functionEnd: UInt32 = 56
        static let functionCall: UInt32 = 57
        static let variable: UInt32 = 59
        static let decorate: UInt32 = 71
        static let memberDecorate: UInt32 = 72
    }
    private enum Decoration {
        static let location: UInt32 = 30
        static let binding: UInt32 = 33
        static let descriptorSet: UInt32 = 34
    }
    private enum StorageClass {
        static let uniformConstant: UInt32 = 0
        static let uniform: UInt32 = 2
        static let storageBuffer: UInt32 = 12
    }
}

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
        guard let info = info?.pointee, let code = info.pCode, info.codeSize > 0, info.codeSize % 4 == 0 else {
            throw .malformed("a shader without code")
        }
        let words = UnsafeBufferPointer(start: code, count: info.codeSize / 4)
        try ShaderValidator.validate(words)
        try ShaderCapabilities.check(words, hasAddresses: options.hasAddresses)
        let facts = ShaderModuleFacts(words)
        let limits = host.properties.limits
        let locations = max(
            limits.maxVertexInputAttributes, limits.maxVertexOutputComponents / 4,
            limits.maxFragmentInputComponents / 4, limits.maxFragmentOutputAttachments)
        guard facts.highestLocation < locations else { throw .malformed("a shader with more inputs than there can be") }
        objects.prepare(facts)
    }

    /// SPIR-V's execution model of a stage.
    private static func model(of stage: VkShaderStageFlagBits) -> UInt32? {
        switch stage {
        case VK_SHADER_STAGE_VERTEX_BIT: return 0
        case VK_SHADER_STAGE_TESSELLATION_CONTROL_BIT: return 1
        case VK_SHADER_STAGE_TESSELLATION_EVALUATION_BIT: return 2
        case VK_SHADER_STAGE_GEOMETRY_BIT: return 3
        case VK_SHADER_STAGE_FRAGMENT_BIT: return 4
        case VK_SHADER_STAGE_COMPUTE_BIT: return 5
        default: return nil
        }
    }

    /// Throws unless a stage's shader has its entry point, and the pipeline's layout all that it names.
    func checkShader(_ stage: VkPipelineShaderStageCreateInfo, _ layout: VkPipelineLayout?) throws(StreamError) {
        guard let module = stage.module, let facts = objects.fact(of: module, as: ShaderModuleFacts.self),
            let model = Self.model(of: stage.stage), let name = stage.pName,
            let resources = facts.resources(of: String(cString: name), model: model)
        else { throw .malformed("a stage without its entry point") }
        guard let layout, let layoutFacts = objects.fact(of: layout, as: PipelineLayoutFacts.self) else {
            throw .malformed("a pipeline without a layout")
        }
        for resource in resources {
            guard let set = resource.set, let number = resource.binding, set < layoutFacts.sets.count,
                let binding = layoutFacts.sets[Int(set)].bindings.first(where: { $0.number == number }),
                binding.stages & stage.stage.rawValue != 0, binding.isBuffer == resource.isBuffer
            else { throw .malformed("a shader that names what its pipeline's layout does not have") }
        }
    }
}
