// SPDX-License-Identifier: Apache-2.0
#include "conformance.h"

#include <stdarg.h>
#include <stdio.h>

struct device vk;

/* ---------------------------------------------------------------- results */

void must(VkResult result, const char *what, const char *file, int line)
{
	if (!result)
		return;
	fflush(stdout);
	fprintf(stderr, "%s:%d: %s: VkResult %d\n", file, line, what, result);
	exit(1);
}

void check(bool condition, const char *what, const char *file, int line)
{
	if (condition)
		return;
	fflush(stdout);
	fprintf(stderr, "%s:%d: not so: %s\n", file, line, what);
	exit(1);
}

struct digest digest_new(void)
{
	return (struct digest){ .value = 0xcbf29ce484222325 };
}

void digest_bytes(struct digest *digest, const void *data, size_t size)
{
	const uint8_t *bytes = data;

	for (size_t i = 0; i < size; i++)
		digest->value = (digest->value ^ bytes[i]) * 0x100000001b3;
}

void digest_u64(struct digest *digest, uint64_t value)
{
	digest_bytes(digest, &value, sizeof(value));
}

void digest_print(const struct digest *digest, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	vprintf(format, arguments);
	va_end(arguments);
	if (digest->is_unsupported)
		printf(": unsupported\n");
	else
		printf(": %016llx\n", (unsigned long long)digest->value);
}

/* ------------------------------------------------------------------- ends */

static struct {
	VkObjectType	type;
	uint64_t	handle;
} *made;
static size_t made_count, made_room;

void trash(VkObjectType type, uint64_t handle)
{
	if (made_count == made_room) {
		made_room = made_room ? 2 * made_room : 64;
		made = realloc(made, made_room * sizeof(*made));
		CHECK(made);
	}
	made[made_count].type = type;
	made[made_count++].handle = handle;
}

#define END(type, function)						\
	case VK_OBJECT_TYPE_##type:					\
		function(vk.device, (void *)handle, NULL);		\
		break

static void end(VkObjectType type, uint64_t handle)
{
	switch (type) {
	END(BUFFER, vkDestroyBuffer);
	END(BUFFER_VIEW, vkDestroyBufferView);
	END(COMMAND_POOL, vkDestroyCommandPool);
	END(DESCRIPTOR_POOL, vkDestroyDescriptorPool);
	END(DESCRIPTOR_SET_LAYOUT, vkDestroyDescriptorSetLayout);
	END(DEVICE_MEMORY, vkFreeMemory);
	END(EVENT, vkDestroyEvent);
	END(FENCE, vkDestroyFence);
	END(FRAMEBUFFER, vkDestroyFramebuffer);
	END(IMAGE, vkDestroyImage);
	END(IMAGE_VIEW, vkDestroyImageView);
	END(PIPELINE, vkDestroyPipeline);
	END(PIPELINE_LAYOUT, vkDestroyPipelineLayout);
	END(QUERY_POOL, vkDestroyQueryPool);
	END(RENDER_PASS, vkDestroyRenderPass);
	END(SAMPLER, vkDestroySampler);
	END(SEMAPHORE, vkDestroySemaphore);
	END(SHADER_MODULE, vkDestroyShaderModule);
	END(DESCRIPTOR_UPDATE_TEMPLATE, vkDestroyDescriptorUpdateTemplate);
	default:
		CHECK(!"an object that can end");
	}
}

void empty_trash(void)
{
	while (made_count) {
		made_count--;
		end(made[made_count].type, made[made_count].handle);
	}
}

/* ----------------------------------------------------------------- device */

static void ask_features(void)
{
	VkPhysicalDeviceIDProperties ids = {
		.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_ID_PROPERTIES,
		.pNext = &vk.subgroup,
	};
	VkPhysicalDeviceProperties2 properties = {
		.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROPERTIES_2,
		.pNext = &ids,
	};

	vk.subgroup.sType =
		VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SUBGROUP_PROPERTIES;
	vkGetPhysicalDeviceProperties2(vk.physical, &properties);
	vk.properties = properties.properties;
	vk.has_luid = ids.deviceLUIDValid;
	vk.features13.sType =
		VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_3_FEATURES;
	vk.features12.sType =
		VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_2_FEATURES;
	vk.features12.pNext = &vk.features13;
	vk.features11.sType =
		VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_1_FEATURES;
	vk.features11.pNext = &vk.features12;
	vk.features.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2;
	vk.features.pNext = &vk.features11;
	vkGetPhysicalDeviceFeatures2(vk.physical, &vk.features);
	vkGetPhysicalDeviceMemoryProperties(vk.physical, &vk.memory);
}

void device_open(void)
{
	VkApplicationInfo application = {
		.sType = VK_STRUCTURE_TYPE_APPLICATION_INFO,
		.apiVersion = VK_API_VERSION_1_3,
	};
	VkInstanceCreateInfo instance_info = {
		.sType = VK_STRUCTURE_TYPE_INSTANCE_CREATE_INFO,
		.pApplicationInfo = &application,
	};
	float priority = 1;
	VkDeviceQueueCreateInfo queue = {
		.sType = VK_STRUCTURE_TYPE_DEVICE_QUEUE_CREATE_INFO,
		.queueCount = 1,
		.pQueuePriorities = &priority,
	};
	VkDeviceCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_DEVICE_CREATE_INFO,
		.pNext = &vk.features,
		.queueCreateInfoCount = 1,
		.pQueueCreateInfos = &queue,
	};
	VkQueueFamilyProperties families[16];
	uint32_t count = 1;
	VkResult result;

	MUST(vkCreateInstance(&instance_info, NULL, &vk.instance));
	result = vkEnumeratePhysicalDevices(vk.instance, &count, &vk.physical);
	CHECK(count == 1 && (!result || result == VK_INCOMPLETE));
	ask_features();
	vk.family = 0;
	CHECK(vk.properties.apiVersion >= VK_API_VERSION_1_3);
	count = COUNT(families);
	vkGetPhysicalDeviceQueueFamilyProperties(vk.physical, &count, families);
	while (vk.family < count &&
	       !(families[vk.family].queueFlags & VK_QUEUE_GRAPHICS_BIT))
		vk.family++;
	CHECK(vk.family < count);
	queue.queueFamilyIndex = vk.family;
	MUST(vkCreateDevice(vk.physical, &info, NULL, &vk.device));
	vkGetDeviceQueue(vk.device, vk.family, 0, &vk.queue);
}
