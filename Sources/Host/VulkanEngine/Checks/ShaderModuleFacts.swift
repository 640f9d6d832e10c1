// SPDX-License-Identifier: Apache-2.0
import CSpirvTools
import CVulkan

/// What a shader module declares, as far as pipelines have to fit it.
final class ShaderModuleFacts {
    struct Entry {
        let model: UInt32
        let name: String
        let function: UInt32
        /// Inputs and outputs.
        let interface: [UInt32]
        /// Execution modes that were declared, with the values they have.
        var modes: [UInt32: [UInt32]] = [:]
    }

    struct Variable {
        let type: UInt32
        let storage: UInt32
        var set: UInt32?
        var binding: UInt32?
        var location: UInt32?
        var isPatch = false
    }

    /// What the code of an entry point uses.
    struct Use {
        let entry: Entry
        /// Uniforms, storage, images and samplers it names, whether it uses them or not.
        let resources: [Variable]
        /// Inputs it reads.
        let inputs: [Variable]
        let readsPushConstants: Bool
        /// Samplers, or images with them, that it may sample with without a comparison.
        let samplers: [Variable]
        /// What it names that is each invocation's or workgroup's.
        let memory: [Variable]
        /// Inputs and outputs that it declares.
        let interface: [Variable]
        /// Words of code and types of variables, each as often as the functions they are in are called.
        let words: UInt64
        let locals: [UInt32: UInt64]
    }

    private struct Function {
        var calls: [UInt32: UInt64] = [:]
        var names: Set<UInt32> = []
        var reads: Set<UInt32> = []
        /// Samplers, or images with them, that it samples with without a comparison.
        var samples: Set<UInt32> = []
        /// It also does with some that are not known.
        var samplesOthers = false
        /// The variables that values come from.
        private var origins: [UInt32: UInt32] = [:]
        var words: UInt64 = 0
        /// Types of its variables.
        var locals: [UInt32: UInt64] = [:]

        /// Notes an instruction of its body.
        mutating func note(_ instruction: UnsafeBufferPointer<UInt32>, _ variables: [UInt32: Variable]) {
            words += UInt64(instruction.count)
            let operation = instruction[0] & 0xffff
            switch (operation, instruction.count) {
            case (Op.load, 4...), (Op.accessChain, 4...), (Op.inBoundsAccessChain, 4...), (Op.copyObject, 4...):
                let from = instruction[3]
                origins[instruction[2]] = variables[from] == nil ? origins[from] : from
            case (Op.sampledImage, 5...): origins[instruction[2]] = origins[instruction[4]]
            case (_, 4...) where Op.samplings.contains(operation):
                if let sampler = origins[instruction[3]] { samples.insert(sampler) } else { samplesOthers = true }
            default: break
            }
            switch (operation, instruction.count) {
            case (Op.functionCall, 4...):
                calls[instruction[3], default: 0] += 1
                reads.formUnion(instruction.dropFirst(4))
            case (Op.load, 4...), (Op.accessChain, 4...), (Op.inBoundsAccessChain, 4...), (Op.copyObject, 4...):
                reads.insert(instruction[3])
            case (Op.copyMemory, 3...): reads.insert(instruction[2])
            case (Op.variable, 4...): locals[instruction[1], default: 0] += 1
            default: break
            }
            // Of other instructions operands that are numbers may look like one: more is named than used, never less.
            for word in instruction[Self.operands(operation, instruction.count)] where variables[word] != nil {
                names.insert(word)
            }
        }

        /// Where an instruction may name variables.
        private static func operands(_ operation: UInt32, _ count: Int) -> Range<Int> {
            switch (operation, count) {
            case (Op.line, _), (Op.controls, _): return 0..<0
            case (Op.load, 4...), (Op.compositeExtract, 4...): return 3..<4
            case (Op.vectorShuffle, 5...), (Op.compositeInsert, 5...): return 3..<5
            case (Op.extended, 5...): return 5..<count
            default: return 1..<count
            }
        }
    }

    private(set) var types = ShaderTypes()
    /// The largest value that a decoration has.
    private(set) var highest: [Decoration: UInt32] = [:]
    /// The id of the workgroup's size, where a built-in says it.
    private(set) var workgroupSize: UInt32?
    private var entries: [Entry] = []
    private var variables: [UInt32: Variable] = [:]
    private var functions: [UInt32: Function] = [:]

    /// - Parameter code: a module that ``ShaderValidator`` let through.
    init(_ code: UnsafeBufferPointer<UInt32>) {
        var decorations: [UInt32: [Decoration: UInt32]] = [:]
        var current: UInt32?
        visitInstructions(of: code) { range in
            let words = UnsafeBufferPointer(rebasing: code[range])
            let count = words.count
            if let current { functions[current]!.note(words, variables) }
            switch words[0] & 0xffff {
            case Op.entryPoint where count > 3:
                let name = Self.string(words.dropFirst(3))
                entries.append(
                    Entry(
                        model: words[1], name: name, function: words[2],
                        interface: Array(words.dropFirst(3).drop(while: Self.isWithinString).dropFirst())))
            case Op.executionMode where count > 2, Op.executionModeID where count > 2:
                for index in entries.indices where entries[index].function == words[1] {
                    entries[index].modes[words[2]] = Array(words.dropFirst(3))
                }
            case Op.decorate where count > 2: decorate(words[1], words[2], words.dropFirst(3).first, &decorations)
            case Op.memberDecorate where count > 4: decorate(nil, words[3], words[4], &decorations)
            case Op.variable where count > 3 && current == nil:
                let own = decorations[words[2]] ?? [:]
                variables[words[2]] = Variable(
                    type: words[1], storage: words[3], set: own[.descriptorSet], binding: own[.binding],
                    location: own[.location], isPatch: own[.patch] != nil)
            case Op.function where count > 2:
                current = words[2]
                functions[words[2]] = Function()
            case Op.functionEnd: current = nil
            default: break
            }
            types.note(words)
        }
    }

    private func decorate(
        _ id: UInt32?, _ number: UInt32, _ value: UInt32?, _ decorations: inout [UInt32: [Decoration: UInt32]]
    ) {
        guard let decoration = Decoration(rawValue: number) else { return }
        let value = value ?? 0
        if let id { decorations[id, default: [:]][decoration] = value }
        if decoration == .builtIn {
            if value == Self.builtInWorkgroupSize { workgroupSize = id }
            return
        }
        highest[decoration] = max(highest[decoration] ?? 0, value)
    }

    /// What an entry point uses; nil if there is no such entry point.
    func use(of name: String, model: UInt32) -> Use? {
        guard let entry = entries.first(where: { $0.name == name && $0.model == model }) else { return nil }
        // Functions after those they call; there are no rings of them.
        var order: [UInt32] = []
        var open: [(id: UInt32, isDone: Bool)] = [(entry.function, false)]
        var seen: Set<UInt32> = []
        while let next = open.popLast() {
            if next.isDone {
                order.append(next.id)
            } else if seen.insert(next.id).inserted {
                open.append((next.id, true))
                open += functions[next.id]?.calls.keys.map { ($0, false) } ?? []
            }
        }
        var times: [UInt32: UInt64] = [entry.function: 1]
        var (names, reads): (Set<UInt32>, Set<UInt32>) = ([], [])
        var (words, locals): (UInt64, [UInt32: UInt64]) = (0, [:])
        var (samples, samplesOthers): (Set<UInt32>, Bool) = ([], false)
        for id in order.reversed() {
            guard let function = functions[id], let calls = times[id] else { continue }
            names.formUnion(function.names)
            reads.formUnion(function.reads)
            samples.formUnion(function.samples)
            samplesOthers = samplesOthers || function.samplesOthers
            words = Self.sum(words, calls, function.words)
            for (type, count) in function.locals { locals[type] = Self.sum(locals[type] ?? 0, calls, count) }
            for (callee, count) in function.calls { times[callee] = Self.sum(times[callee] ?? 0, calls, count) }
        }
        let read = reads.compactMap { variables[$0] }
        let named = names.compactMap { variables[$0] }
        let others = samplesOthers ? named.filter { types.maySampleWithoutComparison($0.type) } : []
        return Use(
            entry: entry, resources: named.filter { Storage.resources.contains($0.storage) },
            inputs: read.filter { $0.storage == Storage.input },
            readsPushConstants: read.contains { $0.storage == Storage.pushConstant },
            samplers: samples.compactMap { variables[$0] } + others,
            memory: named.filter { $0.storage == Storage.workgroup || $0.storage == Storage.perInvocation },
            interface: entry.interface.compactMap { variables[$0] }.filter {
                $0.storage == Storage.input || $0.storage == Storage.output
            },
            words: words, locals: locals)
    }

    /// A sum with a product, bounded.
    private static func sum(_ sum: UInt64, _ one: UInt64, _ other: UInt64) -> UInt64 {
        let (product, overflow) = one.multipliedReportingOverflow(by: other)
        return overflow ? ShaderTypes.unknown : min(sum + min(product, ShaderTypes.unknown), ShaderTypes.unknown)
    }

    /// Whether none of a word's bytes is a string's last.
    private static func isWithinString(_ word: UInt32) -> Bool {
        stride(from: 0, to: 32, by: 8).allSatisfy { UInt8(truncatingIfNeeded: word >> UInt32($0)) != 0 }
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

    enum Decoration: UInt32 {
        case builtIn = 11
        case patch = 15
        case stream = 29
        case location = 30
        case binding = 33
        case descriptorSet = 34
        case feedbackBuffer = 36
        case feedbackStride = 37
    }

    enum Storage {
        static let uniformConstant = SpvStorageClassUniformConstant.rawValue
        static let input = SpvStorageClassInput.rawValue
        static let uniform = SpvStorageClassUniform.rawValue
        static let output = SpvStorageClassOutput.rawValue
        static let workgroup = SpvStorageClassWorkgroup.rawValue
        static let perInvocation = SpvStorageClassPrivate.rawValue
        static let pushConstant = SpvStorageClassPushConstant.rawValue
        static let storageBuffer = SpvStorageClassStorageBuffer.rawValue
        static let resources: Set<UInt32> = [uniformConstant, uniform, storageBuffer]
    }

    private static let builtInWorkgroupSize = SpvBuiltInWorkgroupSize.rawValue
}
