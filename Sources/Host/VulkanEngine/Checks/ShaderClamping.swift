// SPDX-License-Identifier: Apache-2.0
import CSpirvTools
import CVulkan
import Glibc
import SpirvRobustness

extension VulkanSession {
    /// Keeps a shader within its arrays. A CPU's driver sees to that for buffers only: beyond what is a workgroup's or
    /// an invocation's lies all else, and descriptors are looked up in arrays of the compiler's.
    func clampIndices(_ info: UnsafeMutablePointer<VkShaderModuleCreateInfo>) throws(StreamError) {
        let original = UnsafeBufferPointer(start: info.pointee.pCode, count: info.pointee.codeSize / 4)
        var count = 0
        guard let words = gpupv_spirv_clamp_indices(original.baseAddress, original.count, &count) else { return }
        defer { free(words) }
        let clamped = try arena.make(UInt32.self, count: count)
        clamped.update(from: words, count: count)
        BufferAccesses(original).restore(in: UnsafeMutableBufferPointer(start: clamped, count: count))
        info.pointee.pCode = UnsafePointer(clamped)
        info.pointee.codeSize = count * 4
    }
}

/// Places in buffers and images that a shader computes. What is outside of them drivers keep it from, in ways that
/// programs rely on: it reads as 0.
private struct BufferAccesses {
    private let code: UnsafeBufferPointer<UInt32>
    /// Where the instructions that make pointers are, by their results.
    private var accesses: [UInt32: Range<Int>] = [:]
    private var pointers: [UInt32: (storage: UInt32, pointee: UInt32)] = [:]
    private var arrays: Set<UInt32> = []
    /// Types of variables.
    private var variables: [UInt32: UInt32] = [:]

    init(_ code: UnsafeBufferPointer<UInt32>) {
        self.code = code
        visitInstructions(of: code) { range in
            let words = code[range]
            func word(_ index: Int) -> UInt32 { words[range.lowerBound + index] }
            switch (word(0) & 0xffff, range.count) {
            case (Op.typePointer, 4...): pointers[word(1)] = (word(2), word(3))
            case (Op.typeArray, 2...), (Op.typeRuntimeArray, 2...): arrays.insert(word(1))
            case (Op.variable, 3...): variables[word(2)] = word(1)
            case (_, 4...) where Op.accesses.contains(word(0) & 0xffff): accesses[word(2)] = range
            default: break
            }
        }
    }

    /// Puts back the indices that were there before, but for those of descriptors.
    func restore(in clamped: UnsafeMutableBufferPointer<UInt32>) {
        visitInstructions(of: UnsafeBufferPointer(clamped)) { range in
            let start = range.lowerBound
            guard range.count >= 4, Op.accesses.contains(clamped[start] & 0xffff),
                let before = accesses[clamped[start + 2]], before.count == range.count,
                let pointer = pointers[clamped[start + 1]], Self.storages.contains(pointer.storage)
            else { return }
            let ofDescriptors = variables[clamped[start + 3]].flatMap { pointers[$0] }.map {
                arrays.contains($0.pointee)
            }
            for index in (ofDescriptors == true ? 5 : 4)..<max(range.count, 5) where index < range.count {
                clamped[start + index] = code[before.lowerBound + index]
            }
        }
    }

    /// Uniforms, push constants, images' texels, storage.
    private static let storages: Set = [
        SpvStorageClassUniform.rawValue, SpvStorageClassPushConstant.rawValue, SpvStorageClassImage.rawValue,
        SpvStorageClassStorageBuffer.rawValue,
    ]

}
