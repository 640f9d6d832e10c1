// SPDX-License-Identifier: Apache-2.0
import CSpirvTools
import Testing

@testable import VulkanEngine

@Suite struct ShaderCapabilityTests {
    private func accepts(_ capabilities: [SpvCapability_], hasAddresses: Bool = false) -> Bool {
        let header: [UInt32] = [0x0723_0203, 0x0001_0500, 0, 1, 0]
        // OpCapability, then OpMemoryModel Logical GLSL450.
        let words = header + capabilities.flatMap { [2 << 16 | 17, $0.rawValue] } + [3 << 16 | 14, 0, 1]
        return words.withUnsafeBufferPointer { words in
            (try? ShaderCapabilities.check(words, hasAddresses: hasAddresses)) != nil
        }
    }

    @Test func whatIsOfferedMayBeDeclared() {
        #expect(accepts([SpvCapabilityShader]))
        #expect(accepts([SpvCapabilityShader, SpvCapabilityFloat16, SpvCapabilityRuntimeDescriptorArray]))
        #expect(accepts([]))
    }

    /// With a CPU's driver a shader's pointer is one into the worker, whatever the device was made with.
    @Test func pointersAreForPartitionsThatHaveAddresses() {
        #expect(!accepts([SpvCapabilityShader, SpvCapabilityPhysicalStorageBufferAddresses]))
        #expect(accepts([SpvCapabilityShader, SpvCapabilityPhysicalStorageBufferAddresses], hasAddresses: true))
    }

    @Test(arguments: [
        SpvCapabilityKernel, SpvCapabilityAddresses, SpvCapabilitySparseResidency, SpvCapabilityRayTracingKHR,
        SpvCapabilityRayQueryKHR, SpvCapabilityMeshShadingNV, SpvCapabilityFragmentShadingRateKHR,
    ])
    func whatIsNotOfferedMayNot(_ capability: SpvCapability_) {
        #expect(!accepts([SpvCapabilityShader, capability], hasAddresses: true))
    }
}
