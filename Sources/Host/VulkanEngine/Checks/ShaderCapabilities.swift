// SPDX-License-Identifier: Apache-2.0
import CSpirvTools

/// The capabilities that shaders of guests may declare: those of Vulkan 1.3 and of ``AllowedExtensions``. A driver's
/// compiler does not mind what its device was made with.
enum ShaderCapabilities {
    private static let offered = Set(
        [
            SpvCapabilityMatrix, SpvCapabilityShader, SpvCapabilityGeometry, SpvCapabilityTessellation,
            SpvCapabilityFloat16, SpvCapabilityFloat64, SpvCapabilityInt64, SpvCapabilityInt64Atomics,
            SpvCapabilityInt16, SpvCapabilityInt8, SpvCapabilityTessellationPointSize,
            SpvCapabilityGeometryPointSize, SpvCapabilityImageGatherExtended,
            SpvCapabilityStorageImageMultisample, SpvCapabilityUniformBufferArrayDynamicIndexing,
            SpvCapabilitySampledImageArrayDynamicIndexing, SpvCapabilityStorageBufferArrayDynamicIndexing,
            SpvCapabilityStorageImageArrayDynamicIndexing, SpvCapabilityClipDistance, SpvCapabilityCullDistance,
            SpvCapabilityImageCubeArray, SpvCapabilitySampleRateShading, SpvCapabilityInputAttachment,
            SpvCapabilityMinLod, SpvCapabilitySampled1D, SpvCapabilityImage1D, SpvCapabilitySampledCubeArray,
            SpvCapabilitySampledBuffer, SpvCapabilityImageBuffer, SpvCapabilityImageMSArray,
            SpvCapabilityStorageImageExtendedFormats, SpvCapabilityImageQuery, SpvCapabilityDerivativeControl,
            SpvCapabilityInterpolationFunction, SpvCapabilityTransformFeedback, SpvCapabilityGeometryStreams,
            SpvCapabilityStorageImageReadWithoutFormat, SpvCapabilityStorageImageWriteWithoutFormat,
            SpvCapabilityMultiViewport, SpvCapabilityDrawParameters, SpvCapabilityMultiView,
            SpvCapabilityDeviceGroup, SpvCapabilityVariablePointers, SpvCapabilityVariablePointersStorageBuffer,
            SpvCapabilityShaderLayer, SpvCapabilityShaderViewportIndex, SpvCapabilityShaderViewportIndexLayerEXT,
            SpvCapabilityStencilExportEXT, SpvCapabilitySampleMaskPostDepthCoverage,
            SpvCapabilityShaderClockKHR, SpvCapabilityDemoteToHelperInvocation,
            SpvCapabilityVulkanMemoryModel, SpvCapabilityVulkanMemoryModelDeviceScope,
            // Subgroups.
            SpvCapabilityGroupNonUniform, SpvCapabilityGroupNonUniformVote, SpvCapabilityGroupNonUniformArithmetic,
            SpvCapabilityGroupNonUniformBallot, SpvCapabilityGroupNonUniformShuffle,
            SpvCapabilityGroupNonUniformShuffleRelative, SpvCapabilityGroupNonUniformClustered,
            SpvCapabilityGroupNonUniformQuad, SpvCapabilitySubgroupBallotKHR, SpvCapabilitySubgroupVoteKHR,
            // Small and exact numbers.
            SpvCapabilityStorageBuffer16BitAccess, SpvCapabilityUniformAndStorageBuffer16BitAccess,
            SpvCapabilityStoragePushConstant16, SpvCapabilityStorageInputOutput16,
            SpvCapabilityStorageBuffer8BitAccess, SpvCapabilityUniformAndStorageBuffer8BitAccess,
            SpvCapabilityStoragePushConstant8, SpvCapabilityDenormPreserve, SpvCapabilityDenormFlushToZero,
            SpvCapabilitySignedZeroInfNanPreserve, SpvCapabilityRoundingModeRTE, SpvCapabilityRoundingModeRTZ,
            SpvCapabilityDotProduct, SpvCapabilityDotProductInputAll, SpvCapabilityDotProductInput4x8Bit,
            SpvCapabilityDotProductInput4x8BitPacked, SpvCapabilityAtomicFloat32AddEXT,
            SpvCapabilityAtomicFloat64AddEXT, SpvCapabilityAtomicFloat16AddEXT, SpvCapabilityAtomicFloat16MinMaxEXT,
            SpvCapabilityAtomicFloat32MinMaxEXT, SpvCapabilityAtomicFloat64MinMaxEXT,
            // Descriptor indexing.
            SpvCapabilityShaderNonUniform, SpvCapabilityRuntimeDescriptorArray,
            SpvCapabilityInputAttachmentArrayDynamicIndexing, SpvCapabilityUniformTexelBufferArrayDynamicIndexing,
            SpvCapabilityStorageTexelBufferArrayDynamicIndexing, SpvCapabilityUniformBufferArrayNonUniformIndexing,
            SpvCapabilitySampledImageArrayNonUniformIndexing, SpvCapabilityStorageBufferArrayNonUniformIndexing,
            SpvCapabilityStorageImageArrayNonUniformIndexing, SpvCapabilityInputAttachmentArrayNonUniformIndexing,
            SpvCapabilityUniformTexelBufferArrayNonUniformIndexing,
            SpvCapabilityStorageTexelBufferArrayNonUniformIndexing,
        ].map(\.rawValue))

    /// Throws if a module declares what is not offered.
    ///
    /// - Parameters:
    ///   - code: a module that ``ShaderValidator`` let through: its capabilities come first.
    ///   - hasAddresses: whether shaders may have pointers of their own.
    static func check(_ code: UnsafeBufferPointer<UInt32>, hasAddresses: Bool) throws(StreamError) {
        var at = 5
        while at + 1 < code.count, code[at] == 2 << 16 | SpvOpCapability.rawValue {
            let capability = code[at + 1]
            guard
                offered.contains(capability)
                    || hasAddresses && capability == SpvCapabilityPhysicalStorageBufferAddresses.rawValue
            else { throw .malformed("a shader with SPIR-V's capability \(capability), which is not offered") }
            at += 2
        }
    }
}
