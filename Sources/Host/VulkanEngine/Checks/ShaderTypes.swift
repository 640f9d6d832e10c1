// SPDX-License-Identifier: Apache-2.0
import CSpirvTools
import CVulkan

/// What a shader module says of types, and of the constants that make them, before and after specialisation.
struct ShaderTypes {
    enum ShaderType {
        /// A number, vector or matrix: bytes, and locations of an interface it takes.
        case plain(bytes: UInt64, locations: UInt64)
        case image(dimension: UInt32, isStorage: Bool, isDepth: Bool)
        case sampler
        case sampledImage(image: UInt32)
        case array(of: UInt32, length: UInt32)
        case runtimeArray(of: UInt32)
        case structure([UInt32])
        case pointer(to: UInt32)
    }

    private enum Constant {
        case value(UInt64)
        /// Made of others.
        case operation(UInt32, [UInt32])
        case composite([UInt32])
    }

    private(set) var types: [UInt32: ShaderType] = [:]
    /// Types are made of those before them.
    private var order: [UInt32] = []
    private var constants: [(id: UInt32, constant: Constant)] = []
    private var composites: [UInt32: [UInt32]] = [:]
    /// Numbers by which constants are specialised.
    private var specializations: [UInt32: UInt32] = [:]
    /// Structures that are storage, as it was declared before SPIR-V 1.3.
    private var bufferBlocks: Set<UInt32> = []

    /// - Parameter words: an instruction. Those that make neither types nor constants do nothing.
    mutating func note(_ words: UnsafeBufferPointer<UInt32>) {
        let made: ShaderType
        switch (words[0] & 0xffff, words.count) {
        case (Op.typeBool, 2...): made = .plain(bytes: 4, locations: 1)
        case (Op.typeInt, 3...), (Op.typeFloat, 3...): made = .plain(bytes: UInt64(words[2]) / 8, locations: 1)
        case (Op.typeVector, 4...):
            guard case .plain(let bytes, _) = types[words[2]] else { return }
            made = .plain(bytes: bytes * UInt64(words[3]), locations: bytes * UInt64(words[3]) > 16 ? 2 : 1)
        case (Op.typeMatrix, 4...):
            guard case .plain(let bytes, let locations) = types[words[2]] else { return }
            made = .plain(bytes: bytes * UInt64(words[3]), locations: locations * UInt64(words[3]))
        case (Op.typeImage, 9...): made = .image(dimension: words[3], isStorage: words[7] == 2, isDepth: words[4] == 1)
        case (Op.typeSampler, 2...): made = .sampler
        case (Op.typeSampledImage, 3...): made = .sampledImage(image: words[2])
        case (Op.typeArray, 4...): made = .array(of: words[2], length: words[3])
        case (Op.typeRuntimeArray, 3...): made = .runtimeArray(of: words[2])
        case (Op.typeStruct, 2...): made = .structure(Array(words.dropFirst(2)))
        case (Op.typePointer, 4...): made = .pointer(to: words[3])
        case (Op.constant, 4...), (Op.specConstant, 4...):
            constants.append((words[2], .value(UInt64(words[3]) | (words.count > 4 ? UInt64(words[4]) << 32 : 0))))
            return
        case (Op.constantTrue, 3...), (Op.specConstantTrue, 3...):
            constants.append((words[2], .value(1)))
            return
        case (Op.constantFalse, 3...), (Op.specConstantFalse, 3...), (Op.constantNull, 3...):
            constants.append((words[2], .value(0)))
            return
        case (Op.specConstantOp, 4...):
            constants.append((words[2], .operation(words[3], Array(words.dropFirst(4)))))
            return
        case (Op.constantComposite, 3...), (Op.specConstantComposite, 3...):
            constants.append((words[2], .composite(Array(words.dropFirst(3)))))
            composites[words[2]] = Array(words.dropFirst(3))
            return
        case (Op.decorate, 4...) where words[2] == Self.specID:
            specializations[words[1]] = words[3]
            return
        case (Op.decorate, 3...) where words[2] == Self.bufferBlock:
            bufferBlocks.insert(words[1])
            return
        default: return
        }
        types[words[1]] = made
        order.append(words[1])
    }

    /// The values of constants, once some are specialised; those that cannot be known have none.
    func values(_ specialized: [UInt32: UInt64]) -> [UInt32: UInt64] {
        var values: [UInt32: UInt64] = [:]
        for (id, constant) in constants {
            switch constant {
            case .value(let value): values[id] = specializations[id].flatMap { specialized[$0] } ?? value
            case .operation(Op.compositeExtract, let operands):
                values[id] = extracted(operands, values)
            case .operation(let operation, let operands):
                values[id] = Self.result(operation, operands.map { values[$0] })
            case .composite: break
            }
        }
        return values
    }

    /// Of whole numbers of 32 bits, as lengths of arrays are computed.
    private static func result(_ operation: UInt32, _ operands: [UInt64?]) -> UInt64? {
        let known = operands.compactMap { $0 }
        guard known.count == operands.count, let first = known.first else { return nil }
        let a = UInt32(truncatingIfNeeded: first)
        let b = UInt32(truncatingIfNeeded: known.dropFirst().first ?? 0)
        let (signedA, signedB) = (Int32(bitPattern: a), Int32(bitPattern: b))
        let isDivisor = b != 0 && !(signedA == .min && signedB == -1)
        func signed(_ value: Int32) -> UInt64 { UInt64(UInt32(bitPattern: value)) }
        func truth(_ value: Bool) -> UInt64 { value ? 1 : 0 }
        switch (operation, known.count) {
        case (Op.uConvert, 1), (Op.sConvert, 1), (Op.bitcast, 1): return first
        case (Op.sNegate, 1): return UInt64(0 &- a)
        case (Op.add, 2): return UInt64(a &+ b)
        case (Op.subtract, 2): return UInt64(a &- b)
        case (Op.multiply, 2): return UInt64(a &* b)
        case (Op.uDiv, 2): return isDivisor ? UInt64(a / b) : nil
        case (Op.sDiv, 2): return isDivisor ? signed(signedA / signedB) : nil
        case (Op.uMod, 2): return isDivisor ? UInt64(a % b) : nil
        case (Op.sRem, 2): return isDivisor ? signed(signedA % signedB) : nil
        case (Op.logicalEqual, 2): return truth(a == b)
        case (Op.logicalNotEqual, 2): return truth(a != b)
        case (Op.logicalOr, 2): return truth(a != 0 || b != 0)
        case (Op.logicalAnd, 2): return truth(a != 0 && b != 0)
        case (Op.logicalNot, 1): return truth(a == 0)
        case (Op.select, 3): return a != 0 ? known[1] : known[2]
        case (Op.iEqual, 2): return truth(a == b)
        case (Op.iNotEqual, 2): return truth(a != b)
        case (Op.uGreaterThan, 2): return truth(a > b)
        case (Op.sGreaterThan, 2): return truth(signedA > signedB)
        case (Op.uGreaterThanEqual, 2): return truth(a >= b)
        case (Op.sGreaterThanEqual, 2): return truth(signedA >= signedB)
        case (Op.uLessThan, 2): return truth(a < b)
        case (Op.sLessThan, 2): return truth(signedA < signedB)
        case (Op.uLessThanEqual, 2): return truth(a <= b)
        case (Op.sLessThanEqual, 2): return truth(signedA <= signedB)
        case (Op.shiftRightLogical, 2): return UInt64(a >> b)
        case (Op.shiftRightArithmetic, 2): return signed(signedA >> signedB)
        case (Op.shiftLeftLogical, 2): return UInt64(a << b)
        case (Op.bitwiseOr, 2): return UInt64(a | b)
        case (Op.bitwiseXor, 2): return UInt64(a ^ b)
        case (Op.bitwiseAnd, 2): return UInt64(a & b)
        case (Op.not, 1): return UInt64(~a)
        default: return nil
        }
    }

    /// The value that OpCompositeExtract finds.
    ///
    /// - Parameter operands: a composite's id, then the index at each level.
    private func extracted(_ operands: [UInt32], _ values: [UInt32: UInt64]) -> UInt64? {
        guard var id = operands.first else { return nil }
        for index in operands.dropFirst() {
            // OpConstantNull has no parts: all of them are 0.
            guard let parts = composites[id] else { return values[id] }
            guard Int(index) < parts.count else { return nil }
            id = parts[Int(index)]
        }
        return values[id]
    }

    /// The values of what a composite is made of.
    func components(of composite: UInt32, _ values: [UInt32: UInt64]) -> [UInt64?] {
        (composites[composite] ?? []).map { values[$0] }
    }

    /// Whether a pointer leads to samplers, or images with them, that are not for comparisons alone.
    func maySampleWithoutComparison(_ pointer: UInt32) -> Bool {
        guard case .pointer(var type) = types[pointer] else { return false }
        while true {
            switch types[type] {
            case .array(let element, _), .runtimeArray(let element): type = element
            case .sampler: return true
            case .sampledImage(let image):
                if case .image(_, _, true) = types[image] { return false }
                return true
            default: return false
            }
        }
    }

    /// Whether a block is a uniform, in a storage class that has both.
    func isUniform(_ structure: UInt32) -> Bool { !bufferBlocks.contains(structure) }

    /// Bytes and locations of every type. What cannot be known, or is too much, counts as ``unknown``.
    func sizes(_ values: [UInt32: UInt64]) -> [UInt32: (bytes: UInt64, locations: UInt64)] {
        func times(_ one: UInt64, _ other: UInt64) -> UInt64 {
            let (product, overflow) = one.multipliedReportingOverflow(by: other)
            return overflow ? Self.unknown : min(product, Self.unknown)
        }
        var sizes: [UInt32: (bytes: UInt64, locations: UInt64)] = [:]
        for id in order {
            switch types[id]! {
            case .plain(let bytes, let locations): sizes[id] = (bytes, locations)
            case .array(let element, let length):
                let count = values[length] ?? Self.unknown
                let one = sizes[element] ?? (8, 1)
                sizes[id] = (times(one.bytes, count), times(one.locations, count))
            case .structure(let members):
                var sum: (bytes: UInt64, locations: UInt64) = (0, 0)
                for member in members {
                    let one = sizes[member] ?? (8, 1)
                    sum = (min(sum.bytes + one.bytes, Self.unknown), min(sum.locations + one.locations, Self.unknown))
                }
                sizes[id] = sum
            default: sizes[id] = (8, 1)
            }
        }
        return sizes
    }

    /// More than anything can be; sums of a few do not overflow.
    static let unknown: UInt64 = 1 << 60
    private static let specID = SpvDecorationSpecId.rawValue
    private static let bufferBlock = SpvDecorationBufferBlock.rawValue

}
