// SPDX-License-Identifier: Apache-2.0
import CSpirvTools

/// Calls a body with where each instruction of a module is.
///
/// - Parameter code: a module that ``ShaderValidator`` let through.
func visitInstructions(of code: UnsafeBufferPointer<UInt32>, _ body: (Range<Int>) -> Void) {
    // After the header.
    var at = 5
    while at < code.count {
        let count = Int(code[at] >> 16)
        guard count > 0, count <= code.count - at else { return }
        body(at..<(at + count))
        at += count
    }
}

/// SPIR-V's instructions, as far as checks know them.
enum Op {
    static let line = SpvOpLine.rawValue
    static let extended = SpvOpExtInst.rawValue
    static let entryPoint = SpvOpEntryPoint.rawValue
    static let executionMode = SpvOpExecutionMode.rawValue
    static let typeBool = SpvOpTypeBool.rawValue
    static let typeInt = SpvOpTypeInt.rawValue
    static let typeFloat = SpvOpTypeFloat.rawValue
    static let typeVector = SpvOpTypeVector.rawValue
    static let typeMatrix = SpvOpTypeMatrix.rawValue
    static let typeImage = SpvOpTypeImage.rawValue
    static let typeSampler = SpvOpTypeSampler.rawValue
    static let typeSampledImage = SpvOpTypeSampledImage.rawValue
    static let typeArray = SpvOpTypeArray.rawValue
    static let typeRuntimeArray = SpvOpTypeRuntimeArray.rawValue
    static let typeStruct = SpvOpTypeStruct.rawValue
    static let typePointer = SpvOpTypePointer.rawValue
    static let constantTrue = SpvOpConstantTrue.rawValue
    static let constantFalse = SpvOpConstantFalse.rawValue
    static let constant = SpvOpConstant.rawValue
    static let constantComposite = SpvOpConstantComposite.rawValue
    static let constantNull = SpvOpConstantNull.rawValue
    static let specConstantTrue = SpvOpSpecConstantTrue.rawValue
    static let specConstantFalse = SpvOpSpecConstantFalse.rawValue
    static let specConstant = SpvOpSpecConstant.rawValue
    static let specConstantComposite = SpvOpSpecConstantComposite.rawValue
    static let specConstantOp = SpvOpSpecConstantOp.rawValue
    static let function = SpvOpFunction.rawValue
    static let functionEnd = SpvOpFunctionEnd.rawValue
    static let functionCall = SpvOpFunctionCall.rawValue
    static let variable = SpvOpVariable.rawValue
    static let load = SpvOpLoad.rawValue
    static let copyMemory = SpvOpCopyMemory.rawValue
    static let accessChain = SpvOpAccessChain.rawValue
    static let inBoundsAccessChain = SpvOpInBoundsAccessChain.rawValue
    static let decorate = SpvOpDecorate.rawValue
    static let memberDecorate = SpvOpMemberDecorate.rawValue
    static let vectorShuffle = SpvOpVectorShuffle.rawValue
    static let compositeExtract = SpvOpCompositeExtract.rawValue
    static let compositeInsert = SpvOpCompositeInsert.rawValue
    static let copyObject = SpvOpCopyObject.rawValue
    static let sampledImage = SpvOpSampledImage.rawValue
    static let uConvert = SpvOpUConvert.rawValue
    static let sConvert = SpvOpSConvert.rawValue
    static let bitcast = SpvOpBitcast.rawValue
    static let sNegate = SpvOpSNegate.rawValue
    static let add = SpvOpIAdd.rawValue
    static let subtract = SpvOpISub.rawValue
    static let multiply = SpvOpIMul.rawValue
    static let uDiv = SpvOpUDiv.rawValue
    static let sDiv = SpvOpSDiv.rawValue
    static let uMod = SpvOpUMod.rawValue
    static let sRem = SpvOpSRem.rawValue
    static let logicalEqual = SpvOpLogicalEqual.rawValue
    static let logicalNotEqual = SpvOpLogicalNotEqual.rawValue
    static let logicalOr = SpvOpLogicalOr.rawValue
    static let logicalAnd = SpvOpLogicalAnd.rawValue
    static let logicalNot = SpvOpLogicalNot.rawValue
    static let select = SpvOpSelect.rawValue
    static let iEqual = SpvOpIEqual.rawValue
    static let iNotEqual = SpvOpINotEqual.rawValue
    static let uGreaterThan = SpvOpUGreaterThan.rawValue
    static let sGreaterThan = SpvOpSGreaterThan.rawValue
    static let uGreaterThanEqual = SpvOpUGreaterThanEqual.rawValue
    static let sGreaterThanEqual = SpvOpSGreaterThanEqual.rawValue
    static let uLessThan = SpvOpULessThan.rawValue
    static let sLessThan = SpvOpSLessThan.rawValue
    static let uLessThanEqual = SpvOpULessThanEqual.rawValue
    static let sLessThanEqual = SpvOpSLessThanEqual.rawValue
    static let shiftRightLogical = SpvOpShiftRightLogical.rawValue
    static let shiftRightArithmetic = SpvOpShiftRightArithmetic.rawValue
    static let shiftLeftLogical = SpvOpShiftLeftLogical.rawValue
    static let bitwiseOr = SpvOpBitwiseOr.rawValue
    static let bitwiseXor = SpvOpBitwiseXor.rawValue
    static let bitwiseAnd = SpvOpBitwiseAnd.rawValue
    static let not = SpvOpNot.rawValue
    static let executionModeID = SpvOpExecutionModeId.rawValue
    /// By implicit and explicit level, projected or not, and gathered.
    static let samplings: Set = [
        SpvOpImageSampleImplicitLod.rawValue,
        SpvOpImageSampleExplicitLod.rawValue,
        SpvOpImageSampleProjImplicitLod.rawValue,
        SpvOpImageSampleProjExplicitLod.rawValue,
        SpvOpImageGather.rawValue,
    ]
    /// Texels' pointers, and access chains.
    static let accesses: Set = [SpvOpImageTexelPointer.rawValue, accessChain, inBoundsAccessChain]
    /// From loops' merges to switches.
    static let controls = SpvOpLoopMerge.rawValue...SpvOpSwitch.rawValue
}

/// SPIR-V's execution modes.
enum ExecutionMode {
    static let invocations = SpvExecutionModeInvocations.rawValue
    static let localSize = SpvExecutionModeLocalSize.rawValue
    static let inputPoints = SpvExecutionModeInputPoints.rawValue
    static let inputLines = SpvExecutionModeInputLines.rawValue
    static let inputLinesAdjacency = SpvExecutionModeInputLinesAdjacency.rawValue
    static let triangles = SpvExecutionModeTriangles.rawValue
    static let inputTrianglesAdjacency = SpvExecutionModeInputTrianglesAdjacency.rawValue
    static let quads = SpvExecutionModeQuads.rawValue
    static let isolines = SpvExecutionModeIsolines.rawValue
    static let outputVertices = SpvExecutionModeOutputVertices.rawValue
    static let localSizeID = SpvExecutionModeLocalSizeId.rawValue
    static let geometryInputs = [inputPoints, inputLines, inputLinesAdjacency, triangles, inputTrianglesAdjacency]
}
