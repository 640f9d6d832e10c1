// SPDX-License-Identifier: Apache-2.0
/*
 * Physical devices: what the host's GPU can do, asked once where it does not
 * change, and the partition's memory.
 */
#include "gvk_features.h"
#include "gvk_objects.h"
#include "gvk_trace.h"

#include "generated/gvk_entry.h"

#define ANSWER_ROOM	8192u

struct extension {
	const char	*name;
	uint32_t	version;
	bool		is_ours;	/* needs nothing of the host */
};

#define EXTENSION(name) { VK_##name##_EXTENSION_NAME, VK_##name##_SPEC_VERSION, false }
#define OUR_EXTENSION(name) { VK_##name##_EXTENSION_NAME, VK_##name##_SPEC_VERSION, true }

/* What commands.list has all commands and structures of. */
static const struct extension extensions[] = {
	EXTENSION(KHR_16BIT_STORAGE),
	EXTENSION(KHR_8BIT_STORAGE),
	EXTENSION(KHR_BIND_MEMORY_2),
	EXTENSION(KHR_BUFFER_DEVICE_ADDRESS),
	EXTENSION(KHR_COPY_COMMANDS_2),
	EXTENSION(KHR_CREATE_RENDERPASS_2),
	EXTENSION(KHR_DEDICATED_ALLOCATION),
	EXTENSION(KHR_DEPTH_STENCIL_RESOLVE),
	OUR_EXTENSION(KHR_DESCRIPTOR_UPDATE_TEMPLATE),
	EXTENSION(KHR_DEVICE_GROUP),
	EXTENSION(KHR_DRAW_INDIRECT_COUNT),
	EXTENSION(KHR_DRIVER_PROPERTIES),
	EXTENSION(KHR_DYNAMIC_RENDERING),
	OUR_EXTENSION(KHR_EXTERNAL_FENCE),
	OUR_EXTENSION(KHR_EXTERNAL_FENCE_FD),
	OUR_EXTENSION(KHR_EXTERNAL_MEMORY),
	OUR_EXTENSION(KHR_EXTERNAL_MEMORY_FD),
	OUR_EXTENSION(KHR_EXTERNAL_SEMAPHORE),
	OUR_EXTENSION(KHR_EXTERNAL_SEMAPHORE_FD),
	EXTENSION(KHR_FORMAT_FEATURE_FLAGS_2),
	EXTENSION(KHR_GET_MEMORY_REQUIREMENTS_2),
	EXTENSION(KHR_IMAGELESS_FRAMEBUFFER),
	EXTENSION(KHR_IMAGE_FORMAT_LIST),
	OUR_EXTENSION(KHR_INCREMENTAL_PRESENT),
	EXTENSION(KHR_MAINTENANCE_1),
	EXTENSION(KHR_MAINTENANCE_2),
	EXTENSION(KHR_MAINTENANCE_3),
	EXTENSION(KHR_MAINTENANCE_4),
	EXTENSION(KHR_MULTIVIEW),
	EXTENSION(KHR_RELAXED_BLOCK_LAYOUT),
	EXTENSION(KHR_SAMPLER_MIRROR_CLAMP_TO_EDGE),
	EXTENSION(KHR_SAMPLER_YCBCR_CONVERSION),
	EXTENSION(KHR_SEPARATE_DEPTH_STENCIL_LAYOUTS),
	EXTENSION(KHR_SHADER_ATOMIC_INT64),
	EXTENSION(KHR_SHADER_CLOCK),
	EXTENSION(KHR_SHADER_DRAW_PARAMETERS),
	EXTENSION(KHR_SHADER_FLOAT16_INT8),
	EXTENSION(KHR_SHADER_FLOAT_CONTROLS),
	EXTENSION(KHR_SHADER_INTEGER_DOT_PRODUCT),
	EXTENSION(KHR_SHADER_NON_SEMANTIC_INFO),
	EXTENSION(KHR_SHADER_SUBGROUP_EXTENDED_TYPES),
	EXTENSION(KHR_SHADER_TERMINATE_INVOCATION),
	EXTENSION(KHR_SPIRV_1_4),
	EXTENSION(KHR_STORAGE_BUFFER_STORAGE_CLASS),
	OUR_EXTENSION(KHR_SWAPCHAIN),
	OUR_EXTENSION(KHR_SWAPCHAIN_MUTABLE_FORMAT),
	EXTENSION(KHR_SYNCHRONIZATION_2),
	EXTENSION(KHR_TIMELINE_SEMAPHORE),
	EXTENSION(KHR_UNIFORM_BUFFER_STANDARD_LAYOUT),
	EXTENSION(KHR_VARIABLE_POINTERS),
	EXTENSION(KHR_VULKAN_MEMORY_MODEL),
	EXTENSION(KHR_ZERO_INITIALIZE_WORKGROUP_MEMORY),
	EXTENSION(EXT_4444_FORMATS),
	EXTENSION(EXT_BORDER_COLOR_SWIZZLE),
	EXTENSION(EXT_COLOR_WRITE_ENABLE),
	EXTENSION(EXT_CONDITIONAL_RENDERING),
	EXTENSION(EXT_CUSTOM_BORDER_COLOR),
	EXTENSION(EXT_DEPTH_CLIP_CONTROL),
	EXTENSION(EXT_DEPTH_CLIP_ENABLE),
	EXTENSION(EXT_DEPTH_RANGE_UNRESTRICTED),
	EXTENSION(EXT_DESCRIPTOR_INDEXING),
	EXTENSION(EXT_EXTENDED_DYNAMIC_STATE),
	EXTENSION(EXT_EXTENDED_DYNAMIC_STATE_2),
	EXTENSION(EXT_HOST_QUERY_RESET),
	EXTENSION(EXT_IMAGE_2D_VIEW_OF_3D),
	EXTENSION(EXT_IMAGE_ROBUSTNESS),
	EXTENSION(EXT_INDEX_TYPE_UINT8),
	EXTENSION(EXT_INLINE_UNIFORM_BLOCK),
	EXTENSION(EXT_LINE_RASTERIZATION),
	OUR_EXTENSION(EXT_MEMORY_BUDGET),
	EXTENSION(EXT_NON_SEAMLESS_CUBE_MAP),
	OUR_EXTENSION(EXT_PIPELINE_CREATION_CACHE_CONTROL),
	OUR_EXTENSION(EXT_PIPELINE_CREATION_FEEDBACK),
	EXTENSION(EXT_POST_DEPTH_COVERAGE),
	EXTENSION(EXT_PRIMITIVES_GENERATED_QUERY),
	EXTENSION(EXT_PRIMITIVE_TOPOLOGY_LIST_RESTART),
	OUR_EXTENSION(EXT_PRIVATE_DATA),
	EXTENSION(EXT_PROVOKING_VERTEX),
	EXTENSION(EXT_ROBUSTNESS_2),
	EXTENSION(EXT_SAMPLER_FILTER_MINMAX),
	EXTENSION(EXT_SCALAR_BLOCK_LAYOUT),
	EXTENSION(EXT_SEPARATE_STENCIL_USAGE),
	EXTENSION(EXT_SHADER_ATOMIC_FLOAT),
	EXTENSION(EXT_SHADER_ATOMIC_FLOAT_2),
	EXTENSION(EXT_SHADER_DEMOTE_TO_HELPER_INVOCATION),
	EXTENSION(EXT_SHADER_STENCIL_EXPORT),
	EXTENSION(EXT_SHADER_SUBGROUP_BALLOT),
	EXTENSION(EXT_SHADER_SUBGROUP_VOTE),
	EXTENSION(EXT_SHADER_VIEWPORT_INDEX_LAYER),
	EXTENSION(EXT_SUBGROUP_SIZE_CONTROL),
	EXTENSION(EXT_TEXEL_BUFFER_ALIGNMENT),
	EXTENSION(EXT_TEXTURE_COMPRESSION_ASTC_HDR),
	OUR_EXTENSION(EXT_TOOLING_INFO),
	EXTENSION(EXT_TRANSFORM_FEEDBACK),
	EXTENSION(EXT_VERTEX_ATTRIBUTE_DIVISOR),
	EXTENSION(EXT_VERTEX_INPUT_DYNAMIC_STATE),
	EXTENSION(GOOGLE_DECORATE_STRING),
	EXTENSION(GOOGLE_HLSL_FUNCTIONALITY_1),
	EXTENSION(GOOGLE_USER_TYPE),
};

#define EXTENSION_COUNT	(sizeof(extensions) / sizeof(extensions[0]))

bool gvk_extension_is_hosts(const char *name)
{
	for (size_t i = 0; i < EXTENSION_COUNT; i++) {
		if (!strcmp(extensions[i].name, name))
			return !extensions[i].is_ours;
	}
	return false;
}

struct gvk_channel *gvk_physical_device_channel(VkPhysicalDevice physical)
{
	return &gvk_physical_device(physical)->channel;
}

/* -------------------------------------------------------------- questions */

#define ASK(physical, name, room, ...) \
	struct gvk_channel *channel = &(physical)->channel; \
	struct gvk_writer writer; \
	struct gvk_reader reader; \
	VkResult result; \
	\
	gvk_question_begin(channel, &writer, GPUPV_VK_OP_##name, room); \
	do \
		gvk_encode_##name(&writer, __VA_ARGS__); \
	while (gvk_question_again(channel, &writer)); \
	result = gvk_question_ask(channel, &reader)

static VkResult ask_features(struct gvk_physical_device *physical,
			     VkPhysicalDeviceFeatures2 *features)
{
	ASK(physical, GetPhysicalDeviceFeatures2, ANSWER_ROOM, features);

	if (!result)
		gvk_get_VkPhysicalDeviceFeatures2(&reader, features);
	gvk_question_end(channel);
	return reader.failed ? VK_ERROR_DEVICE_LOST : result;
}

static VkResult ask_properties(struct gvk_physical_device *physical,
			       VkPhysicalDeviceProperties2 *properties)
{
	ASK(physical, GetPhysicalDeviceProperties2, ANSWER_ROOM, properties);

	if (!result)
		gvk_get_VkPhysicalDeviceProperties2(&reader, properties);
	gvk_question_end(channel);
	return reader.failed ? VK_ERROR_DEVICE_LOST : result;
}

static VkResult ask_families(struct gvk_physical_device *physical,
			     uint32_t *count,
			     VkQueueFamilyProperties2 *families)
{
	uint32_t room = families ? *count : 0, given;
	ASK(physical, GetPhysicalDeviceQueueFamilyProperties2,
	    ANSWER_ROOM + room * sizeof(*families), count, families);

	if (!result) {
		given = gvk_get_u32(&reader);
		if (families && given > room)
			given = room;
		for (uint32_t i = 0; families && i < given; i++)
			gvk_get_VkQueueFamilyProperties2(&reader, &families[i]);
		*count = given;
	}
	gvk_question_end(channel);
	return reader.failed ? VK_ERROR_DEVICE_LOST : result;
}

static VkResult ask_extensions(struct gvk_physical_device *physical,
			       uint32_t *count, VkExtensionProperties *list)
{
	uint32_t room = list ? *count : 0, given;
	ASK(physical, EnumerateDeviceExtensionProperties,
	    ANSWER_ROOM + room * (sizeof(*list) + 8), NULL, count, list);

	if (result >= 0) {
		given = gvk_get_u32(&reader);
		if (list && given > room)
			given = room;
		for (uint32_t i = 0; list && i < given; i++)
			gvk_get_VkExtensionProperties(&reader, &list[i]);
		*count = given;
	}
	gvk_question_end(channel);
	return reader.failed ? VK_ERROR_DEVICE_LOST : result;
}

static VkResult ask_format(struct gvk_physical_device *physical,
			   VkFormat format, VkFormatProperties2 *properties)
{
	ASK(physical, GetPhysicalDeviceFormatProperties2, ANSWER_ROOM, format,
	    properties);

	if (!result)
		gvk_get_VkFormatProperties2(&reader, properties);
	gvk_question_end(channel);
	return reader.failed ? VK_ERROR_DEVICE_LOST : result;
}

static VkResult
ask_image_format(struct gvk_physical_device *physical,
		 const VkPhysicalDeviceImageFormatInfo2 *info,
		 VkImageFormatProperties2 *properties)
{
	ASK(physical, GetPhysicalDeviceImageFormatProperties2, ANSWER_ROOM,
	    info, properties);

	if (!result)
		gvk_get_VkImageFormatProperties2(&reader, properties);
	gvk_question_end(channel);
	return reader.failed ? VK_ERROR_DEVICE_LOST : result;
}

/* ----------------------------------------------------- making and knowing */

static void no_sparse(VkPhysicalDeviceFeatures *features)
{
	features->sparseBinding = VK_FALSE;
	features->sparseResidencyBuffer = VK_FALSE;
	features->sparseResidencyImage2D = VK_FALSE;
	features->sparseResidencyImage3D = VK_FALSE;
	features->sparseResidency2Samples = VK_FALSE;
	features->sparseResidency4Samples = VK_FALSE;
	features->sparseResidency8Samples = VK_FALSE;
	features->sparseResidency16Samples = VK_FALSE;
	features->sparseResidencyAliased = VK_FALSE;
}

static void no_sparse_limits(VkPhysicalDeviceProperties *properties)
{
	properties->limits.sparseAddressSpaceSize = 0;
	memset(&properties->sparseProperties, 0,
	       sizeof(properties->sparseProperties));
	if (properties->apiVersion > GVK_API_VERSION)
		properties->apiVersion = GVK_API_VERSION;
}

static void know_memory(struct gvk_physical_device *physical)
{
	VkPhysicalDeviceMemoryProperties *memory = &physical->memory;
	const struct gpupv_adapter_private *adapter =
		&physical->adapter_private;

	memory->memoryHeapCount = 2;
	memory->memoryHeaps[0].size = adapter->local_size;
	memory->memoryHeaps[0].flags = VK_MEMORY_HEAP_DEVICE_LOCAL_BIT;
	memory->memoryHeaps[1].size = adapter->non_local_size;
	memory->memoryTypeCount = 3;
	memory->memoryTypes[0].heapIndex = 0;
	memory->memoryTypes[0].propertyFlags =
		VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT;
	memory->memoryTypes[1].heapIndex = 1;
	memory->memoryTypes[1].propertyFlags =
		VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT |
		VK_MEMORY_PROPERTY_HOST_COHERENT_BIT |
		VK_MEMORY_PROPERTY_HOST_CACHED_BIT;
	memory->memoryTypes[2].heapIndex = 0;
	memory->memoryTypes[2].propertyFlags =
		VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT |
		VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT |
		VK_MEMORY_PROPERTY_HOST_COHERENT_BIT;
}

static VkResult know_families(struct gvk_physical_device *physical)
{
	VkQueueFamilyProperties2 families[GVK_FAMILIES_MAX];
	uint32_t count = GVK_FAMILIES_MAX;
	VkResult result;

	memset(families, 0, sizeof(families));
	for (uint32_t i = 0; i < count; i++)
		families[i].sType = VK_STRUCTURE_TYPE_QUEUE_FAMILY_PROPERTIES_2;
	result = ask_families(physical, &count, families);
	if (result)
		return result;
	for (uint32_t i = 0; i < count; i++) {
		physical->families[i] = families[i].queueFamilyProperties;
		physical->families[i].queueFlags &=
			~(VkQueueFlags)VK_QUEUE_SPARSE_BINDING_BIT;
		if (physical->families[i].queueCount > GVK_QUEUES_MAX)
			physical->families[i].queueCount = GVK_QUEUES_MAX;
	}
	physical->family_count = count;
	return count ? VK_SUCCESS : VK_ERROR_INITIALIZATION_FAILED;
}

static bool host_has(const VkExtensionProperties *list, uint32_t count,
		     const char *name)
{
	for (uint32_t i = 0; i < count; i++) {
		if (!strcmp(list[i].extensionName, name))
			return true;
	}
	return false;
}

static VkResult know_extensions(struct gvk_physical_device *physical)
{
	VkExtensionProperties *host;
	uint32_t count = 0;
	VkResult result = ask_extensions(physical, &count, NULL);

	if (result < 0)
		return result;
	host = calloc(count + 1, sizeof(*host));
	physical->extensions = calloc(EXTENSION_COUNT,
				      sizeof(*physical->extensions));
	if (!host || !physical->extensions) {
		free(host);
		return VK_ERROR_OUT_OF_HOST_MEMORY;
	}
	if (count)
		result = ask_extensions(physical, &count, host);
	for (size_t i = 0; result >= 0 && i < EXTENSION_COUNT; i++) {
		VkExtensionProperties *extension =
			&physical->extensions[physical->extension_count];

		if (!extensions[i].is_ours &&
		    !host_has(host, count, extensions[i].name))
			continue;
		strcpy(extension->extensionName, extensions[i].name);
		extension->specVersion = extensions[i].version;
		physical->extension_count++;
	}
	free(host);
	return result < 0 ? result : VK_SUCCESS;
}

static VkResult know(struct gvk_physical_device *physical)
{
	VkPhysicalDeviceFeatures2 features = {
		.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2,
	};
	VkPhysicalDeviceMaintenance4Properties maintenance4 = {
		.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MAINTENANCE_4_PROPERTIES,
	};
	VkPhysicalDeviceProperties2 properties = {
		.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROPERTIES_2,
		.pNext = &maintenance4,
	};
	VkResult result = ask_properties(physical, &properties);

	if (!result)
		result = ask_features(physical, &features);
	if (!result)
		result = know_families(physical);
	if (!result)
		result = know_extensions(physical);
	physical->properties = properties.properties;
	physical->max_buffer_size = maintenance4.maxBufferSize;
	physical->features = features.features;
	no_sparse(&physical->features);
	no_sparse_limits(&physical->properties);
	know_memory(physical);
	return result;
}

static int query_private(int fd, struct d3dkmthandle adapter,
			 struct gpupv_adapter_private *data)
{
	struct d3dkmt_queryadapterinfo args = {
		.adapter = adapter,
		.type = KMTQAITYPE_UMDRIVERPRIVATE,
		.private_data = (uintptr_t)data,
		.private_data_size = sizeof(*data),
	};
	int ret = gvk_ioctl(fd, LX_DXQUERYADAPTERINFO, &args);

	if (ret < 0)
		return ret;
	return data->magic == GPUPV_ADAPTER_MAGIC &&
		data->engine == GPUPV_ENGINE_VULKAN ? 0 : -1;
}

struct gvk_physical_device *
gvk_physical_device_new(struct gvk_instance *instance,
			const struct d3dkmt_adapterinfo *info)
{
	struct gvk_physical_device *physical = calloc(1, sizeof(*physical));
	struct gpupv_adapter_private *adapter;
	uint32_t max_bytes;

	if (!physical)
		return NULL;
	gvk_dispatchable_init(&physical->dispatchable,
			      VK_OBJECT_TYPE_PHYSICAL_DEVICE,
			      GPUPV_VK_ID_PHYSICAL_DEVICE);
	pthread_mutex_init(&physical->formats_lock, NULL);
	physical->instance = instance;
	physical->luid = info->adapter_luid;
	physical->adapter = info->adapter_handle;
	adapter = &physical->adapter_private;
	if (query_private(instance->fd, physical->adapter, adapter) < 0)
		goto fail;
	max_bytes = adapter->max_command_bytes > UINT32_MAX ? UINT32_MAX :
		(uint32_t)adapter->max_command_bytes;
	gvk_trace_open(instance->fd, physical->adapter.v);
	if (gvk_gpu_begin(&physical->gpu, instance->fd, physical->adapter,
			  max_bytes) < 0 ||
	    gvk_channel_begin(&physical->channel, &physical->gpu, 0,
			      64u << 10) < 0 ||
	    know(physical))
		goto fail;
	return physical;
fail:
	gvk_physical_device_free(physical);
	return NULL;
}

void gvk_physical_device_free(struct gvk_physical_device *physical)
{
	struct d3dkmt_closeadapter args = { .adapter_handle = physical->adapter };

	gvk_trace_close(physical->instance->fd, physical->adapter.v);
	gvk_channel_end(&physical->channel);
	if (physical->gpu.device.v)
		gvk_gpu_end(&physical->gpu);
	gvk_ioctl(physical->instance->fd, LX_DXCLOSEADAPTER, &args);
	pthread_mutex_destroy(&physical->formats_lock);
	free(physical->formats);
	free(physical->extensions);
	free(physical);
}

/* --------------------------------------------------------------- features */

VKAPI_ATTR void VKAPI_CALL
gvk_GetPhysicalDeviceFeatures(VkPhysicalDevice physicalDevice,
			      VkPhysicalDeviceFeatures *pFeatures)
{
	*pFeatures = gvk_physical_device(physicalDevice)->features;
}

static void our_features(VkPhysicalDeviceFeatures2 *features)
{
	VkPhysicalDevicePrivateDataFeatures *private_data =
		gvk_find_in_out_chain(features->pNext,
				      VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PRIVATE_DATA_FEATURES);
	/* A cache is always empty here: what must not be compiled is not. */
	VkPhysicalDevicePipelineCreationCacheControlFeatures *cache_control =
		gvk_find_in_out_chain(features->pNext,
				      VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PIPELINE_CREATION_CACHE_CONTROL_FEATURES);
	VkPhysicalDeviceVulkan13Features *vulkan13 =
		gvk_find_in_out_chain(features->pNext,
				      VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_3_FEATURES);
	VkPhysicalDeviceVulkan12Features *vulkan12 =
		gvk_find_in_out_chain(features->pNext,
				      VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_2_FEATURES);
	VkPhysicalDeviceVulkan11Features *vulkan11 =
		gvk_find_in_out_chain(features->pNext,
				      VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_1_FEATURES);
	VkPhysicalDeviceBufferDeviceAddressFeatures *address =
		gvk_find_in_out_chain(features->pNext,
				      VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_BUFFER_DEVICE_ADDRESS_FEATURES);
	VkPhysicalDeviceProtectedMemoryFeatures *protect =
		gvk_find_in_out_chain(features->pNext,
				      VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROTECTED_MEMORY_FEATURES);

	no_sparse(&features->features);
	if (private_data)
		private_data->privateData = VK_TRUE;
	if (cache_control)
		cache_control->pipelineCreationCacheControl = VK_TRUE;
	if (vulkan13) {
		vulkan13->privateData = VK_TRUE;
		vulkan13->pipelineCreationCacheControl = VK_TRUE;
	}
	if (vulkan12) {
		vulkan12->bufferDeviceAddressCaptureReplay = VK_FALSE;
		vulkan12->bufferDeviceAddressMultiDevice = VK_FALSE;
	}
	if (vulkan11)
		vulkan11->protectedMemory = VK_FALSE;
	if (address) {
		address->bufferDeviceAddressCaptureReplay = VK_FALSE;
		address->bufferDeviceAddressMultiDevice = VK_FALSE;
	}
	if (protect)
		protect->protectedMemory = VK_FALSE;
}

VKAPI_ATTR void VKAPI_CALL
gvk_GetPhysicalDeviceFeatures2(VkPhysicalDevice physicalDevice,
			       VkPhysicalDeviceFeatures2 *pFeatures)
{
	struct gvk_physical_device *physical =
		gvk_physical_device(physicalDevice);

	/* What the host does not know of is not there. */
	for (VkBaseOutStructure *s = pFeatures->pNext; s; s = s->pNext) {
		size_t size = gvk_features_size(s->sType);

		if (size)
			memset(s + 1, 0, size - sizeof(*s));
	}
	if (pFeatures->pNext)
		ask_features(physical, pFeatures);
	pFeatures->features = physical->features;
	our_features(pFeatures);
}

static VkResult check_features(struct gvk_physical_device *physical,
			       const VkDeviceCreateInfo *info)
{
	VkPhysicalDeviceFeatures2 offered = {
		.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2,
	};
	VkPhysicalDeviceFeatures2 wanted = offered;
	VkResult result = VK_SUCCESS;
	VkBaseOutStructure **end = (VkBaseOutStructure **)&offered.pNext;
	const VkBaseInStructure *s;
	VkBaseOutStructure *made, *next;

	if (info->pEnabledFeatures)
		wanted.features = *info->pEnabledFeatures;
	for (s = info->pNext; s && !result; s = s->pNext) {
		size_t size = gvk_features_size(s->sType);

		if (s->sType == VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2)
			wanted.features = ((const VkPhysicalDeviceFeatures2 *)
					   s)->features;
		else if (size) {
			made = calloc(1, size);
			if (!made) {
				result = VK_ERROR_OUT_OF_HOST_MEMORY;
				break;
			}
			made->sType = s->sType;
			*end = made;
			end = &made->pNext;
		}
	}
	gvk_GetPhysicalDeviceFeatures2((VkPhysicalDevice)physical, &offered);
	if (!result && !gvk_features_cover(&offered, &wanted, sizeof(wanted)))
		result = VK_ERROR_FEATURE_NOT_PRESENT;
	for (made = offered.pNext; made; made = next) {
		const void *same = gvk_find_in_chain(info->pNext,
						     made->sType);

		if (!result &&
		    !gvk_features_cover(made, same,
					gvk_features_size(made->sType)))
			result = VK_ERROR_FEATURE_NOT_PRESENT;
		next = made->pNext;
		free(made);
	}
	return result;
}

VkResult gvk_physical_device_check(struct gvk_physical_device *physical,
				   const VkDeviceCreateInfo *info)
{
	for (uint32_t i = 0; i < info->enabledExtensionCount; i++) {
		if (!host_has(physical->extensions, physical->extension_count,
			      info->ppEnabledExtensionNames[i]))
			return VK_ERROR_EXTENSION_NOT_PRESENT;
	}
	for (uint32_t i = 0; i < info->queueCreateInfoCount; i++) {
		const VkDeviceQueueCreateInfo *queue =
			&info->pQueueCreateInfos[i];

		if (queue->queueFamilyIndex >= physical->family_count ||
		    queue->queueCount >
		    physical->families[queue->queueFamilyIndex].queueCount)
			return VK_ERROR_INITIALIZATION_FAILED;
	}
	return check_features(physical, info);
}

/* ------------------------------------------------------------- properties */

VKAPI_ATTR void VKAPI_CALL
gvk_GetPhysicalDeviceProperties(VkPhysicalDevice physicalDevice,
				VkPhysicalDeviceProperties *pProperties)
{
	*pProperties = gvk_physical_device(physicalDevice)->properties;
}

/* The adapter's LUID, by which D3DKMT and D3D12 know it. */
static void our_properties(struct gvk_physical_device *physical,
			   VkPhysicalDeviceProperties2 *properties)
{
	VkPhysicalDeviceIDProperties *ids =
		gvk_find_in_out_chain(properties->pNext,
				      VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_ID_PROPERTIES);
	VkPhysicalDeviceVulkan11Properties *vulkan11 =
		gvk_find_in_out_chain(properties->pNext,
				      VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_1_PROPERTIES);

	if (ids) {
		memcpy(ids->deviceLUID, &physical->luid, VK_LUID_SIZE);
		ids->deviceNodeMask = 1;
		ids->deviceLUIDValid = VK_TRUE;
	}
	if (vulkan11) {
		memcpy(vulkan11->deviceLUID, &physical->luid, VK_LUID_SIZE);
		vulkan11->deviceNodeMask = 1;
		vulkan11->deviceLUIDValid = VK_TRUE;
	}
}

VKAPI_ATTR void VKAPI_CALL
gvk_GetPhysicalDeviceProperties2(VkPhysicalDevice physicalDevice,
				 VkPhysicalDeviceProperties2 *pProperties)
{
	struct gvk_physical_device *physical =
		gvk_physical_device(physicalDevice);

	if (pProperties->pNext)
		ask_properties(physical, pProperties);
	pProperties->properties = physical->properties;
	our_properties(physical, pProperties);
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_EnumerateDeviceExtensionProperties(VkPhysicalDevice physicalDevice,
				       const char *pLayerName,
				       uint32_t *pPropertyCount,
				       VkExtensionProperties *pProperties)
{
	struct gvk_physical_device *physical =
		gvk_physical_device(physicalDevice);
	uint32_t count = *pPropertyCount;

	if (pLayerName)
		return VK_ERROR_LAYER_NOT_PRESENT;
	*pPropertyCount = physical->extension_count;
	if (!pProperties)
		return VK_SUCCESS;
	if (count > physical->extension_count)
		count = physical->extension_count;
	memcpy(pProperties, physical->extensions,
	       count * sizeof(*pProperties));
	*pPropertyCount = count;
	return count < physical->extension_count ? VK_INCOMPLETE : VK_SUCCESS;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_EnumerateDeviceLayerProperties(VkPhysicalDevice physicalDevice,
				   uint32_t *pPropertyCount,
				   VkLayerProperties *pProperties)
{
	(void)physicalDevice;
	(void)pProperties;
	*pPropertyCount = 0;
	return VK_SUCCESS;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_GetPhysicalDeviceToolProperties(
	VkPhysicalDevice physicalDevice, uint32_t *pToolCount,
	VkPhysicalDeviceToolProperties *pToolProperties)
{
	(void)physicalDevice;
	(void)pToolProperties;
	*pToolCount = 0;
	return VK_SUCCESS;
}

VKAPI_ATTR void VKAPI_CALL
gvk_GetPhysicalDeviceQueueFamilyProperties(
	VkPhysicalDevice physicalDevice, uint32_t *pQueueFamilyPropertyCount,
	VkQueueFamilyProperties *pQueueFamilyProperties)
{
	struct gvk_physical_device *physical =
		gvk_physical_device(physicalDevice);
	uint32_t count = *pQueueFamilyPropertyCount;

	*pQueueFamilyPropertyCount = physical->family_count;
	if (!pQueueFamilyProperties)
		return;
	if (count > physical->family_count)
		count = physical->family_count;
	memcpy(pQueueFamilyProperties, physical->families,
	       count * sizeof(*pQueueFamilyProperties));
	*pQueueFamilyPropertyCount = count;
}

VKAPI_ATTR void VKAPI_CALL
gvk_GetPhysicalDeviceQueueFamilyProperties2(
	VkPhysicalDevice physicalDevice, uint32_t *pQueueFamilyPropertyCount,
	VkQueueFamilyProperties2 *pQueueFamilyProperties)
{
	struct gvk_physical_device *physical =
		gvk_physical_device(physicalDevice);
	uint32_t count = *pQueueFamilyPropertyCount;

	*pQueueFamilyPropertyCount = physical->family_count;
	if (!pQueueFamilyProperties)
		return;
	if (count > physical->family_count)
		count = physical->family_count;
	for (uint32_t i = 0; i < count; i++)
		pQueueFamilyProperties[i].queueFamilyProperties =
			physical->families[i];
	*pQueueFamilyPropertyCount = count;
}

/* ----------------------------------------------------------------- memory */

VKAPI_ATTR void VKAPI_CALL
gvk_GetPhysicalDeviceMemoryProperties(
	VkPhysicalDevice physicalDevice,
	VkPhysicalDeviceMemoryProperties *pMemoryProperties)
{
	*pMemoryProperties = gvk_physical_device(physicalDevice)->memory;
}

static void get_budget(struct gvk_physical_device *physical,
		       VkPhysicalDeviceMemoryBudgetPropertiesEXT *budget)
{
	memset(budget->heapBudget, 0, sizeof(budget->heapBudget));
	memset(budget->heapUsage, 0, sizeof(budget->heapUsage));
	for (uint32_t heap = 0; heap < 2; heap++) {
		struct d3dkmt_queryvideomemoryinfo args = {
			.adapter = physical->adapter,
			.memory_segment_group = heap ?
				D3DKMT_MEMORY_SEGMENT_GROUP_NON_LOCAL :
				D3DKMT_MEMORY_SEGMENT_GROUP_LOCAL,
		};

		if (gvk_gpu_call(&physical->gpu, LX_DXQUERYVIDEOMEMORYINFO,
				 &args) < 0)
			continue;
		budget->heapBudget[heap] = args.budget;
		budget->heapUsage[heap] = args.current_usage;
	}
}

VKAPI_ATTR void VKAPI_CALL
gvk_GetPhysicalDeviceMemoryProperties2(
	VkPhysicalDevice physicalDevice,
	VkPhysicalDeviceMemoryProperties2 *pMemoryProperties)
{
	struct gvk_physical_device *physical =
		gvk_physical_device(physicalDevice);
	VkPhysicalDeviceMemoryBudgetPropertiesEXT *budget =
		gvk_find_in_out_chain(pMemoryProperties->pNext,
				      VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MEMORY_BUDGET_PROPERTIES_EXT);

	pMemoryProperties->memoryProperties = physical->memory;
	if (budget)
		get_budget(physical, budget);
}

/* ---------------------------------------------------------------- formats */

static bool find_format(struct gvk_physical_device *physical, VkFormat format,
			struct gvk_format *found)
{
	for (uint32_t i = 0; i < physical->format_count; i++) {
		if (physical->formats[i].format == format) {
			*found = physical->formats[i];
			return true;
		}
	}
	return false;
}

static void keep_format(struct gvk_physical_device *physical,
			const struct gvk_format *format)
{
	if (physical->format_count == physical->format_room) {
		uint32_t room = physical->format_room ?
			2 * physical->format_room : 64;
		struct gvk_format *formats =
			realloc(physical->formats, room * sizeof(*formats));

		if (!formats)
			return;
		physical->formats = formats;
		physical->format_room = room;
	}
	physical->formats[physical->format_count++] = *format;
}

/* Asked once a format, with what VkFormatProperties3 adds. */
static struct gvk_format get_format(struct gvk_physical_device *physical,
				    VkFormat format)
{
	VkFormatProperties3 properties3 = {
		.sType = VK_STRUCTURE_TYPE_FORMAT_PROPERTIES_3,
	};
	VkFormatProperties2 properties = {
		.sType = VK_STRUCTURE_TYPE_FORMAT_PROPERTIES_2,
		.pNext = &properties3,
	};
	struct gvk_format known = { .format = format };

	pthread_mutex_lock(&physical->formats_lock);
	if (!find_format(physical, format, &known) &&
	    !ask_format(physical, format, &properties)) {
		known.properties = properties.formatProperties;
		known.linear = properties3.linearTilingFeatures;
		known.optimal = properties3.optimalTilingFeatures;
		known.buffer = properties3.bufferFeatures;
		keep_format(physical, &known);
	}
	pthread_mutex_unlock(&physical->formats_lock);
	return known;
}

VKAPI_ATTR void VKAPI_CALL
gvk_GetPhysicalDeviceFormatProperties(VkPhysicalDevice physicalDevice,
				      VkFormat format,
				      VkFormatProperties *pFormatProperties)
{
	*pFormatProperties =
		get_format(gvk_physical_device(physicalDevice),
			   format).properties;
}

VKAPI_ATTR void VKAPI_CALL
gvk_GetPhysicalDeviceFormatProperties2(VkPhysicalDevice physicalDevice,
				       VkFormat format,
				       VkFormatProperties2 *pFormatProperties)
{
	struct gvk_format known =
		get_format(gvk_physical_device(physicalDevice), format);
	VkFormatProperties3 *properties3 =
		gvk_find_in_out_chain(pFormatProperties->pNext,
				      VK_STRUCTURE_TYPE_FORMAT_PROPERTIES_3);

	pFormatProperties->formatProperties = known.properties;
	if (properties3) {
		properties3->linearTilingFeatures = known.linear;
		properties3->optimalTilingFeatures = known.optimal;
		properties3->bufferFeatures = known.buffer;
	}
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_GetPhysicalDeviceImageFormatProperties2(
	VkPhysicalDevice physicalDevice,
	const VkPhysicalDeviceImageFormatInfo2 *pImageFormatInfo,
	VkImageFormatProperties2 *pImageFormatProperties)
{
	const VkPhysicalDeviceExternalImageFormatInfo *external =
		gvk_find_in_chain(pImageFormatInfo->pNext,
				  VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_EXTERNAL_IMAGE_FORMAT_INFO);
	VkExternalImageFormatProperties *external_properties =
		gvk_find_in_out_chain(pImageFormatProperties->pNext,
				      VK_STRUCTURE_TYPE_EXTERNAL_IMAGE_FORMAT_PROPERTIES);
	bool is_shared = external && external->handleType;
	VkImageFormatProperties *properties =
		&pImageFormatProperties->imageFormatProperties;
	VkResult result = VK_ERROR_FORMAT_NOT_SUPPORTED;

	if ((!is_shared || external->handleType ==
			   VK_EXTERNAL_MEMORY_HANDLE_TYPE_OPAQUE_FD_BIT) &&
	    !(pImageFormatInfo->flags & (VK_IMAGE_CREATE_SPARSE_BINDING_BIT |
					 VK_IMAGE_CREATE_PROTECTED_BIT)))
		result = ask_image_format(gvk_physical_device(physicalDevice),
					  pImageFormatInfo,
					  pImageFormatProperties);
	if (result)
		memset(properties, 0, sizeof(*properties));
	if (external_properties) {
		memset(&external_properties->externalMemoryProperties, 0,
		       sizeof(external_properties->externalMemoryProperties));
		/* The host said whether it can be. */
		if (is_shared && !result)
			gvk_external_memory_is_there(
				&external_properties->externalMemoryProperties);
	}
	/* It has no error for a device that is lost. */
	return result == VK_ERROR_DEVICE_LOST ? VK_ERROR_FORMAT_NOT_SUPPORTED :
		result;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_GetPhysicalDeviceImageFormatProperties(
	VkPhysicalDevice physicalDevice, VkFormat format, VkImageType type,
	VkImageTiling tiling, VkImageUsageFlags usage, VkImageCreateFlags flags,
	VkImageFormatProperties *pImageFormatProperties)
{
	VkPhysicalDeviceImageFormatInfo2 info = {
		.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_IMAGE_FORMAT_INFO_2,
		.format = format,
		.type = type,
		.tiling = tiling,
		.usage = usage,
		.flags = flags,
	};
	VkImageFormatProperties2 properties = {
		.sType = VK_STRUCTURE_TYPE_IMAGE_FORMAT_PROPERTIES_2,
	};
	VkResult result;

	result = gvk_GetPhysicalDeviceImageFormatProperties2(physicalDevice,
							     &info,
							     &properties);
	*pImageFormatProperties = properties.imageFormatProperties;
	return result;
}

/* ------------------------------------------------------ what there is none */

VKAPI_ATTR void VKAPI_CALL
gvk_GetPhysicalDeviceSparseImageFormatProperties(
	VkPhysicalDevice physicalDevice, VkFormat format, VkImageType type,
	VkSampleCountFlagBits samples, VkImageUsageFlags usage,
	VkImageTiling tiling, uint32_t *pPropertyCount,
	VkSparseImageFormatProperties *pProperties)
{
	(void)physicalDevice;
	(void)format;
	(void)type;
	(void)samples;
	(void)usage;
	(void)tiling;
	(void)pProperties;
	*pPropertyCount = 0;
}

VKAPI_ATTR void VKAPI_CALL
gvk_GetPhysicalDeviceSparseImageFormatProperties2(
	VkPhysicalDevice physicalDevice,
	const VkPhysicalDeviceSparseImageFormatInfo2 *pFormatInfo,
	uint32_t *pPropertyCount, VkSparseImageFormatProperties2 *pProperties)
{
	(void)physicalDevice;
	(void)pFormatInfo;
	(void)pProperties;
	*pPropertyCount = 0;
}
