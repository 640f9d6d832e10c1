// SPDX-License-Identifier: Apache-2.0
#include "gvk_features.h"

#define FEATURES(type, name) \
	{ VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_##type##_FEATURES, \
	  sizeof(VkPhysicalDevice##name##Features) }

#define EXT_FEATURES(type, name) \
	{ VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_##type##_FEATURES_EXT, \
	  sizeof(VkPhysicalDevice##name##FeaturesEXT) }

static const struct {
	VkStructureType	type;
	size_t		size;
} features[] = {
	{ VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2,
	  sizeof(VkPhysicalDeviceFeatures2) },
	FEATURES(VULKAN_1_1, Vulkan11),
	FEATURES(VULKAN_1_2, Vulkan12),
	FEATURES(VULKAN_1_3, Vulkan13),
	FEATURES(VARIABLE_POINTERS, VariablePointers),
	FEATURES(MULTIVIEW, Multiview),
	FEATURES(16BIT_STORAGE, 16BitStorage),
	FEATURES(SHADER_SUBGROUP_EXTENDED_TYPES, ShaderSubgroupExtendedTypes),
	FEATURES(SAMPLER_YCBCR_CONVERSION, SamplerYcbcrConversion),
	FEATURES(PROTECTED_MEMORY, ProtectedMemory),
	FEATURES(INLINE_UNIFORM_BLOCK, InlineUniformBlock),
	FEATURES(MAINTENANCE_4, Maintenance4),
	FEATURES(SHADER_DRAW_PARAMETERS, ShaderDrawParameters),
	FEATURES(SHADER_FLOAT16_INT8, ShaderFloat16Int8),
	FEATURES(HOST_QUERY_RESET, HostQueryReset),
	FEATURES(DESCRIPTOR_INDEXING, DescriptorIndexing),
	FEATURES(TIMELINE_SEMAPHORE, TimelineSemaphore),
	FEATURES(8BIT_STORAGE, 8BitStorage),
	FEATURES(VULKAN_MEMORY_MODEL, VulkanMemoryModel),
	FEATURES(SHADER_ATOMIC_INT64, ShaderAtomicInt64),
	FEATURES(SCALAR_BLOCK_LAYOUT, ScalarBlockLayout),
	FEATURES(UNIFORM_BUFFER_STANDARD_LAYOUT, UniformBufferStandardLayout),
	FEATURES(BUFFER_DEVICE_ADDRESS, BufferDeviceAddress),
	FEATURES(IMAGELESS_FRAMEBUFFER, ImagelessFramebuffer),
	FEATURES(TEXTURE_COMPRESSION_ASTC_HDR, TextureCompressionASTCHDR),
	FEATURES(SEPARATE_DEPTH_STENCIL_LAYOUTS, SeparateDepthStencilLayouts),
	FEATURES(SHADER_DEMOTE_TO_HELPER_INVOCATION,
		 ShaderDemoteToHelperInvocation),
	FEATURES(SUBGROUP_SIZE_CONTROL, SubgroupSizeControl),
	FEATURES(PIPELINE_CREATION_CACHE_CONTROL, PipelineCreationCacheControl),
	FEATURES(ZERO_INITIALIZE_WORKGROUP_MEMORY,
		 ZeroInitializeWorkgroupMemory),
	FEATURES(IMAGE_ROBUSTNESS, ImageRobustness),
	FEATURES(SHADER_TERMINATE_INVOCATION, ShaderTerminateInvocation),
	FEATURES(SYNCHRONIZATION_2, Synchronization2),
	FEATURES(SHADER_INTEGER_DOT_PRODUCT, ShaderIntegerDotProduct),
	FEATURES(DYNAMIC_RENDERING, DynamicRendering),
	FEATURES(PRIVATE_DATA, PrivateData),
	EXT_FEATURES(4444_FORMATS, 4444Formats),
	EXT_FEATURES(BORDER_COLOR_SWIZZLE, BorderColorSwizzle),
	EXT_FEATURES(COLOR_WRITE_ENABLE, ColorWriteEnable),
	EXT_FEATURES(CONDITIONAL_RENDERING, ConditionalRendering),
	EXT_FEATURES(CUSTOM_BORDER_COLOR, CustomBorderColor),
	EXT_FEATURES(DEPTH_CLIP_CONTROL, DepthClipControl),
	EXT_FEATURES(DEPTH_CLIP_ENABLE, DepthClipEnable),
	EXT_FEATURES(EXTENDED_DYNAMIC_STATE, ExtendedDynamicState),
	EXT_FEATURES(EXTENDED_DYNAMIC_STATE_2, ExtendedDynamicState2),
	EXT_FEATURES(IMAGE_2D_VIEW_OF_3D, Image2DViewOf3D),
	EXT_FEATURES(INDEX_TYPE_UINT8, IndexTypeUint8),
	EXT_FEATURES(LINE_RASTERIZATION, LineRasterization),
	EXT_FEATURES(NON_SEAMLESS_CUBE_MAP, NonSeamlessCubeMap),
	EXT_FEATURES(PRIMITIVE_TOPOLOGY_LIST_RESTART,
		     PrimitiveTopologyListRestart),
	EXT_FEATURES(PRIMITIVES_GENERATED_QUERY, PrimitivesGeneratedQuery),
	EXT_FEATURES(PROVOKING_VERTEX, ProvokingVertex),
	EXT_FEATURES(ROBUSTNESS_2, Robustness2),
	EXT_FEATURES(SHADER_ATOMIC_FLOAT, ShaderAtomicFloat),
	EXT_FEATURES(SHADER_ATOMIC_FLOAT_2, ShaderAtomicFloat2),
	EXT_FEATURES(TEXEL_BUFFER_ALIGNMENT, TexelBufferAlignment),
	EXT_FEATURES(TRANSFORM_FEEDBACK, TransformFeedback),
	EXT_FEATURES(VERTEX_ATTRIBUTE_DIVISOR, VertexAttributeDivisor),
	EXT_FEATURES(VERTEX_INPUT_DYNAMIC_STATE, VertexInputDynamicState),
	{ VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_CLOCK_FEATURES_KHR,
	  sizeof(VkPhysicalDeviceShaderClockFeaturesKHR) },
};

size_t gvk_features_size(VkStructureType type)
{
	for (size_t i = 0; i < sizeof(features) / sizeof(features[0]); i++) {
		if (features[i].type == type)
			return features[i].size;
	}
	return 0;
}

int gvk_features_cover(const void *offered, const void *wanted, size_t size)
{
	const char *from = offered, *to = wanted;
	size_t first = offsetof(VkPhysicalDeviceFeatures2, features);

	/* All of these begin with sType and pNext, and may end with padding. */
	for (size_t at = first; at + sizeof(VkBool32) <= size;
	     at += sizeof(VkBool32)) {
		const VkBool32 *has = (const void *)(from + at);
		const VkBool32 *wants = (const void *)(to + at);

		if (*wants == VK_TRUE && !*has)
			return 0;
	}
	return 1;
}
