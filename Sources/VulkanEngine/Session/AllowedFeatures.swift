import CVulkan

/// The host's extensions that guests may use: those whose commands and structures all travel (commands.list).
enum AllowedExtensions {
    static let names: Set<String> = [
        VK_KHR_16BIT_STORAGE_EXTENSION_NAME, VK_KHR_8BIT_STORAGE_EXTENSION_NAME, VK_KHR_BIND_MEMORY_2_EXTENSION_NAME,
        VK_KHR_BUFFER_DEVICE_ADDRESS_EXTENSION_NAME, VK_KHR_COPY_COMMANDS_2_EXTENSION_NAME,
        VK_KHR_CREATE_RENDERPASS_2_EXTENSION_NAME, VK_KHR_DEDICATED_ALLOCATION_EXTENSION_NAME,
        VK_KHR_DEPTH_STENCIL_RESOLVE_EXTENSION_NAME, VK_KHR_DEVICE_GROUP_EXTENSION_NAME,
        VK_KHR_DRAW_INDIRECT_COUNT_EXTENSION_NAME, VK_KHR_DRIVER_PROPERTIES_EXTENSION_NAME,
        VK_KHR_DYNAMIC_RENDERING_EXTENSION_NAME, VK_KHR_FORMAT_FEATURE_FLAGS_2_EXTENSION_NAME,
        VK_KHR_GET_MEMORY_REQUIREMENTS_2_EXTENSION_NAME, VK_KHR_IMAGELESS_FRAMEBUFFER_EXTENSION_NAME,
        VK_KHR_IMAGE_FORMAT_LIST_EXTENSION_NAME, VK_KHR_MAINTENANCE_1_EXTENSION_NAME,
        VK_KHR_MAINTENANCE_2_EXTENSION_NAME, VK_KHR_MAINTENANCE_3_EXTENSION_NAME, VK_KHR_MAINTENANCE_4_EXTENSION_NAME,
        VK_KHR_MULTIVIEW_EXTENSION_NAME, VK_KHR_RELAXED_BLOCK_LAYOUT_EXTENSION_NAME,
        VK_KHR_SAMPLER_MIRROR_CLAMP_TO_EDGE_EXTENSION_NAME, VK_KHR_SAMPLER_YCBCR_CONVERSION_EXTENSION_NAME,
        VK_KHR_SEPARATE_DEPTH_STENCIL_LAYOUTS_EXTENSION_NAME, VK_KHR_SHADER_ATOMIC_INT64_EXTENSION_NAME,
        VK_KHR_SHADER_DRAW_PARAMETERS_EXTENSION_NAME, VK_KHR_SHADER_FLOAT16_INT8_EXTENSION_NAME,
        VK_KHR_SHADER_FLOAT_CONTROLS_EXTENSION_NAME, VK_KHR_SHADER_INTEGER_DOT_PRODUCT_EXTENSION_NAME,
        VK_KHR_SHADER_NON_SEMANTIC_INFO_EXTENSION_NAME, VK_KHR_SHADER_SUBGROUP_EXTENDED_TYPES_EXTENSION_NAME,
        VK_KHR_SHADER_TERMINATE_INVOCATION_EXTENSION_NAME, VK_KHR_SPIRV_1_4_EXTENSION_NAME,
        VK_KHR_STORAGE_BUFFER_STORAGE_CLASS_EXTENSION_NAME, VK_KHR_SYNCHRONIZATION_2_EXTENSION_NAME,
        VK_KHR_TIMELINE_SEMAPHORE_EXTENSION_NAME, VK_KHR_UNIFORM_BUFFER_STANDARD_LAYOUT_EXTENSION_NAME,
        VK_KHR_VARIABLE_POINTERS_EXTENSION_NAME, VK_KHR_VULKAN_MEMORY_MODEL_EXTENSION_NAME,
        VK_KHR_ZERO_INITIALIZE_WORKGROUP_MEMORY_EXTENSION_NAME, VK_EXT_DESCRIPTOR_INDEXING_EXTENSION_NAME,
        VK_EXT_HOST_QUERY_RESET_EXTENSION_NAME, VK_EXT_IMAGE_ROBUSTNESS_EXTENSION_NAME,
        VK_EXT_INLINE_UNIFORM_BLOCK_EXTENSION_NAME, VK_EXT_PIPELINE_CREATION_CACHE_CONTROL_EXTENSION_NAME,
        VK_EXT_SAMPLER_FILTER_MINMAX_EXTENSION_NAME, VK_EXT_SCALAR_BLOCK_LAYOUT_EXTENSION_NAME,
        VK_EXT_SEPARATE_STENCIL_USAGE_EXTENSION_NAME, VK_EXT_SHADER_DEMOTE_TO_HELPER_INVOCATION_EXTENSION_NAME,
        VK_EXT_SHADER_VIEWPORT_INDEX_LAYER_EXTENSION_NAME, VK_EXT_SUBGROUP_SIZE_CONTROL_EXTENSION_NAME,
        VK_EXT_TEXTURE_COMPRESSION_ASTC_HDR_EXTENSION_NAME,
    ]
}

/// Takes away the features that guests cannot have.
struct FeatureFilter {
    /// A CPU has no page tables of its own for shaders.
    let isCPU: Bool

    func apply(to features: inout VkPhysicalDeviceFeatures) {
        features.sparseBinding = 0
        features.sparseResidencyBuffer = 0
        features.sparseResidencyImage2D = 0
        features.sparseResidencyImage3D = 0
        features.sparseResidency2Samples = 0
        features.sparseResidency4Samples = 0
        features.sparseResidency8Samples = 0
        features.sparseResidency16Samples = 0
        features.sparseResidencyAliased = 0
        features.shaderResourceResidency = 0
    }

    /// Changes the features in a chain, the first structure included.
    func apply(toChain chain: UnsafeMutableRawPointer?) {
        typealias Session = VulkanSession
        if let s = Session.find(
            VkPhysicalDeviceFeatures2.self, VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2, chain)
        {
            apply(to: &s.pointee.features)
        }
        if let s = Session.find(
            VkPhysicalDeviceVulkan11Features.self, VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_1_FEATURES, chain)
        {
            s.pointee.protectedMemory = 0
        }
        if let s = Session.find(
            VkPhysicalDeviceProtectedMemoryFeatures.self,
            VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROTECTED_MEMORY_FEATURES, chain)
        {
            s.pointee.protectedMemory = 0
        }
        if let s = Session.find(
            VkPhysicalDeviceVulkan12Features.self, VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_2_FEATURES, chain)
        {
            if isCPU { s.pointee.bufferDeviceAddress = 0 }
            s.pointee.bufferDeviceAddressCaptureReplay = 0
            s.pointee.bufferDeviceAddressMultiDevice = 0
        }
        if let s = Session.find(
            VkPhysicalDeviceBufferDeviceAddressFeatures.self,
            VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_BUFFER_DEVICE_ADDRESS_FEATURES, chain)
        {
            if isCPU { s.pointee.bufferDeviceAddress = 0 }
            s.pointee.bufferDeviceAddressCaptureReplay = 0
            s.pointee.bufferDeviceAddressMultiDevice = 0
        }
        // A pipeline that is not compiled would be one that cannot be made.
        if let s = Session.find(
            VkPhysicalDeviceVulkan13Features.self, VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_3_FEATURES, chain)
        {
            s.pointee.pipelineCreationCacheControl = 0
        }
        if let s = Session.find(
            VkPhysicalDevicePipelineCreationCacheControlFeatures.self,
            VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PIPELINE_CREATION_CACHE_CONTROL_FEATURES, chain)
        {
            s.pointee.pipelineCreationCacheControl = 0
        }
    }
}
