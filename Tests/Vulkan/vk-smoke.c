// SPDX-License-Identifier: Apache-2.0
/*
 * One of each: fills, copies, a compute shader, fences, timeline and binary
 * semaphores, an image cleared and copied, events, queries, many records,
 * threads. Runs on any Vulkan 1.2 device and compares what comes out.
 *
 * usage: vk-smoke [CASE...]
 */
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <vulkan/vulkan.h>

/*
 * layout(local_size_x = 64) in;
 * layout(set = 0, binding = 0) buffer Data { uint values[]; };
 * layout(push_constant) uniform Arguments { uint count; uint seed; };
 * void main()
 * {
 *	uint i = gl_GlobalInvocationID.x;
 *	if (i < count)
 *		values[i] = i * i + seed;
 * }
 */
static const uint32_t fill_shader[] = {
	0x07230203, 0x00010000, 0x0008000b, 0x0000002e, 0x00000000, 0x00020011,
	0x00000001, 0x0006000b, 0x00000001, 0x4c534c47, 0x6474732e, 0x3035342e,
	0x00000000, 0x0003000e, 0x00000000, 0x00000001, 0x0006000f, 0x00000005,
	0x00000004, 0x6e69616d, 0x00000000, 0x0000000b, 0x00060010, 0x00000004,
	0x00000011, 0x00000040, 0x00000001, 0x00000001, 0x00030003, 0x00000002,
	0x000001c2, 0x00040005, 0x00000004, 0x6e69616d, 0x00000000, 0x00030005,
	0x00000008, 0x00000069, 0x00080005, 0x0000000b, 0x475f6c67, 0x61626f6c,
	0x766e496c, 0x7461636f, 0x496e6f69, 0x00000044, 0x00050005, 0x00000011,
	0x75677241, 0x746e656d, 0x00000073, 0x00050006, 0x00000011, 0x00000000,
	0x6e756f63, 0x00000074, 0x00050006, 0x00000011, 0x00000001, 0x64656573,
	0x00000000, 0x00030005, 0x00000013, 0x00000000, 0x00040005, 0x0000001e,
	0x61746144, 0x00000000, 0x00050006, 0x0000001e, 0x00000000, 0x756c6176,
	0x00007365, 0x00030005, 0x00000020, 0x00000000, 0x00040047, 0x0000000b,
	0x0000000b, 0x0000001c, 0x00050048, 0x00000011, 0x00000000, 0x00000023,
	0x00000000, 0x00050048, 0x00000011, 0x00000001, 0x00000023, 0x00000004,
	0x00030047, 0x00000011, 0x00000002, 0x00040047, 0x0000001d, 0x00000006,
	0x00000004, 0x00050048, 0x0000001e, 0x00000000, 0x00000023, 0x00000000,
	0x00030047, 0x0000001e, 0x00000003, 0x00040047, 0x00000020, 0x00000022,
	0x00000000, 0x00040047, 0x00000020, 0x00000021, 0x00000000, 0x00040047,
	0x0000002d, 0x0000000b, 0x00000019, 0x00020013, 0x00000002, 0x00030021,
	0x00000003, 0x00000002, 0x00040015, 0x00000006, 0x00000020, 0x00000000,
	0x00040020, 0x00000007, 0x00000007, 0x00000006, 0x00040017, 0x00000009,
	0x00000006, 0x00000003, 0x00040020, 0x0000000a, 0x00000001, 0x00000009,
	0x0004003b, 0x0000000a, 0x0000000b, 0x00000001, 0x0004002b, 0x00000006,
	0x0000000c, 0x00000000, 0x00040020, 0x0000000d, 0x00000001, 0x00000006,
	0x0004001e, 0x00000011, 0x00000006, 0x00000006, 0x00040020, 0x00000012,
	0x00000009, 0x00000011, 0x0004003b, 0x00000012, 0x00000013, 0x00000009,
	0x00040015, 0x00000014, 0x00000020, 0x00000001, 0x0004002b, 0x00000014,
	0x00000015, 0x00000000, 0x00040020, 0x00000016, 0x00000009, 0x00000006,
	0x00020014, 0x00000019, 0x0003001d, 0x0000001d, 0x00000006, 0x0003001e,
	0x0000001e, 0x0000001d, 0x00040020, 0x0000001f, 0x00000002, 0x0000001e,
	0x0004003b, 0x0000001f, 0x00000020, 0x00000002, 0x0004002b, 0x00000014,
	0x00000025, 0x00000001, 0x00040020, 0x00000029, 0x00000002, 0x00000006,
	0x0004002b, 0x00000006, 0x0000002b, 0x00000040, 0x0004002b, 0x00000006,
	0x0000002c, 0x00000001, 0x0006002c, 0x00000009, 0x0000002d, 0x0000002b,
	0x0000002c, 0x0000002c, 0x00050036, 0x00000002, 0x00000004, 0x00000000,
	0x00000003, 0x000200f8, 0x00000005, 0x0004003b, 0x00000007, 0x00000008,
	0x00000007, 0x00050041, 0x0000000d, 0x0000000e, 0x0000000b, 0x0000000c,
	0x0004003d, 0x00000006, 0x0000000f, 0x0000000e, 0x0003003e, 0x00000008,
	0x0000000f, 0x0004003d, 0x00000006, 0x00000010, 0x00000008, 0x00050041,
	0x00000016, 0x00000017, 0x00000013, 0x00000015, 0x0004003d, 0x00000006,
	0x00000018, 0x00000017, 0x000500b0, 0x00000019, 0x0000001a, 0x00000010,
	0x00000018, 0x000300f7, 0x0000001c, 0x00000000, 0x000400fa, 0x0000001a,
	0x0000001b, 0x0000001c, 0x000200f8, 0x0000001b, 0x0004003d, 0x00000006,
	0x00000021, 0x00000008, 0x0004003d, 0x00000006, 0x00000022, 0x00000008,
	0x0004003d, 0x00000006, 0x00000023, 0x00000008, 0x00050084, 0x00000006,
	0x00000024, 0x00000022, 0x00000023, 0x00050041, 0x00000016, 0x00000026,
	0x00000013, 0x00000025, 0x0004003d, 0x00000006, 0x00000027, 0x00000026,
	0x00050080, 0x00000006, 0x00000028, 0x00000024, 0x00000027, 0x00060041,
	0x00000029, 0x0000002a, 0x00000020, 0x00000015, 0x00000021, 0x0003003e,
	0x0000002a, 0x00000028, 0x000200f9, 0x0000001c, 0x000200f8, 0x0000001c,
	0x000100fd, 0x00010038,
};

/*
 * layout(push_constant) uniform Arguments { vec4 color; };
 * layout(location = 0) out vec4 out_color;
 * void main()
 * {
 *	vec2 corner = vec2(gl_VertexIndex & 1, gl_VertexIndex >> 1);
 *	gl_Position = vec4(corner * 4.0 - 1.0, 0.0, 1.0);
 *	out_color = color;
 * }
 */
static const uint32_t vertex_shader[] = {
	0x07230203, 0x00010000, 0x0008000b, 0x00000030, 0x00000000, 0x00020011,
	0x00000001, 0x0006000b, 0x00000001, 0x4c534c47, 0x6474732e, 0x3035342e,
	0x00000000, 0x0003000e, 0x00000000, 0x00000001, 0x0008000f, 0x00000000,
	0x00000004, 0x6e69616d, 0x00000000, 0x0000000c, 0x0000001b, 0x00000029,
	0x00030003, 0x00000002, 0x000001c2, 0x00040005, 0x00000004, 0x6e69616d,
	0x00000000, 0x00040005, 0x00000009, 0x6e726f63, 0x00007265, 0x00060005,
	0x0000000c, 0x565f6c67, 0x65747265, 0x646e4978, 0x00007865, 0x00060005,
	0x00000019, 0x505f6c67, 0x65567265, 0x78657472, 0x00000000, 0x00060006,
	0x00000019, 0x00000000, 0x505f6c67, 0x7469736f, 0x006e6f69, 0x00070006,
	0x00000019, 0x00000001, 0x505f6c67, 0x746e696f, 0x657a6953, 0x00000000,
	0x00070006, 0x00000019, 0x00000002, 0x435f6c67, 0x4470696c, 0x61747369,
	0x0065636e, 0x00070006, 0x00000019, 0x00000003, 0x435f6c67, 0x446c6c75,
	0x61747369, 0x0065636e, 0x00030005, 0x0000001b, 0x00000000, 0x00050005,
	0x00000029, 0x5f74756f, 0x6f6c6f63, 0x00000072, 0x00050005, 0x0000002a,
	0x75677241, 0x746e656d, 0x00000073, 0x00050006, 0x0000002a, 0x00000000,
	0x6f6c6f63, 0x00000072, 0x00030005, 0x0000002c, 0x00000000, 0x00040047,
	0x0000000c, 0x0000000b, 0x0000002a, 0x00050048, 0x00000019, 0x00000000,
	0x0000000b, 0x00000000, 0x00050048, 0x00000019, 0x00000001, 0x0000000b,
	0x00000001, 0x00050048, 0x00000019, 0x00000002, 0x0000000b, 0x00000003,
	0x00050048, 0x00000019, 0x00000003, 0x0000000b, 0x00000004, 0x00030047,
	0x00000019, 0x00000002, 0x00040047, 0x00000029, 0x0000001e, 0x00000000,
	0x00050048, 0x0000002a, 0x00000000, 0x00000023, 0x00000000, 0x00030047,
	0x0000002a, 0x00000002, 0x00020013, 0x00000002, 0x00030021, 0x00000003,
	0x00000002, 0x00030016, 0x00000006, 0x00000020, 0x00040017, 0x00000007,
	0x00000006, 0x00000002, 0x00040020, 0x00000008, 0x00000007, 0x00000007,
	0x00040015, 0x0000000a, 0x00000020, 0x00000001, 0x00040020, 0x0000000b,
	0x00000001, 0x0000000a, 0x0004003b, 0x0000000b, 0x0000000c, 0x00000001,
	0x0004002b, 0x0000000a, 0x0000000e, 0x00000001, 0x00040017, 0x00000015,
	0x00000006, 0x00000004, 0x00040015, 0x00000016, 0x00000020, 0x00000000,
	0x0004002b, 0x00000016, 0x00000017, 0x00000001, 0x0004001c, 0x00000018,
	0x00000006, 0x00000017, 0x0006001e, 0x00000019, 0x00000015, 0x00000006,
	0x00000018, 0x00000018, 0x00040020, 0x0000001a, 0x00000003, 0x00000019,
	0x0004003b, 0x0000001a, 0x0000001b, 0x00000003, 0x0004002b, 0x0000000a,
	0x0000001c, 0x00000000, 0x0004002b, 0x00000006, 0x0000001e, 0x40800000,
	0x0004002b, 0x00000006, 0x00000020, 0x3f800000, 0x0004002b, 0x00000006,
	0x00000023, 0x00000000, 0x00040020, 0x00000027, 0x00000003, 0x00000015,
	0x0004003b, 0x00000027, 0x00000029, 0x00000003, 0x0003001e, 0x0000002a,
	0x00000015, 0x00040020, 0x0000002b, 0x00000009, 0x0000002a, 0x0004003b,
	0x0000002b, 0x0000002c, 0x00000009, 0x00040020, 0x0000002d, 0x00000009,
	0x00000015, 0x00050036, 0x00000002, 0x00000004, 0x00000000, 0x00000003,
	0x000200f8, 0x00000005, 0x0004003b, 0x00000008, 0x00000009, 0x00000007,
	0x0004003d, 0x0000000a, 0x0000000d, 0x0000000c, 0x000500c7, 0x0000000a,
	0x0000000f, 0x0000000d, 0x0000000e, 0x0004006f, 0x00000006, 0x00000010,
	0x0000000f, 0x0004003d, 0x0000000a, 0x00000011, 0x0000000c, 0x000500c3,
	0x0000000a, 0x00000012, 0x00000011, 0x0000000e, 0x0004006f, 0x00000006,
	0x00000013, 0x00000012, 0x00050050, 0x00000007, 0x00000014, 0x00000010,
	0x00000013, 0x0003003e, 0x00000009, 0x00000014, 0x0004003d, 0x00000007,
	0x0000001d, 0x00000009, 0x0005008e, 0x00000007, 0x0000001f, 0x0000001d,
	0x0000001e, 0x00050050, 0x00000007, 0x00000021, 0x00000020, 0x00000020,
	0x00050083, 0x00000007, 0x00000022, 0x0000001f, 0x00000021, 0x00050051,
	0x00000006, 0x00000024, 0x00000022, 0x00000000, 0x00050051, 0x00000006,
	0x00000025, 0x00000022, 0x00000001, 0x00070050, 0x00000015, 0x00000026,
	0x00000024, 0x00000025, 0x00000023, 0x00000020, 0x00050041, 0x00000027,
	0x00000028, 0x0000001b, 0x0000001c, 0x0003003e, 0x00000028, 0x00000026,
	0x00050041, 0x0000002d, 0x0000002e, 0x0000002c, 0x0000001c, 0x0004003d,
	0x00000015, 0x0000002f, 0x0000002e, 0x0003003e, 0x00000029, 0x0000002f,
	0x000100fd, 0x00010038,
};

/*
 * layout(location = 0) in vec4 in_color;
 * layout(location = 0) out vec4 color;
 * void main() { color = in_color; }
 */
static const uint32_t fragment_shader[] = {
	0x07230203, 0x00010000, 0x0008000b, 0x0000000d, 0x00000000, 0x00020011,
	0x00000001, 0x0006000b, 0x00000001, 0x4c534c47, 0x6474732e, 0x3035342e,
	0x00000000, 0x0003000e, 0x00000000, 0x00000001, 0x0007000f, 0x00000004,
	0x00000004, 0x6e69616d, 0x00000000, 0x00000009, 0x0000000b, 0x00030010,
	0x00000004, 0x00000007, 0x00030003, 0x00000002, 0x000001c2, 0x00040005,
	0x00000004, 0x6e69616d, 0x00000000, 0x00040005, 0x00000009, 0x6f6c6f63,
	0x00000072, 0x00050005, 0x0000000b, 0x635f6e69, 0x726f6c6f, 0x00000000,
	0x00040047, 0x00000009, 0x0000001e, 0x00000000, 0x00040047, 0x0000000b,
	0x0000001e, 0x00000000, 0x00020013, 0x00000002, 0x00030021, 0x00000003,
	0x00000002, 0x00030016, 0x00000006, 0x00000020, 0x00040017, 0x00000007,
	0x00000006, 0x00000004, 0x00040020, 0x00000008, 0x00000003, 0x00000007,
	0x0004003b, 0x00000008, 0x00000009, 0x00000003, 0x00040020, 0x0000000a,
	0x00000001, 0x00000007, 0x0004003b, 0x0000000a, 0x0000000b, 0x00000001,
	0x00050036, 0x00000002, 0x00000004, 0x00000000, 0x00000003, 0x000200f8,
	0x00000005, 0x0004003d, 0x00000007, 0x0000000c, 0x0000000b, 0x0003003e,
	0x00000009, 0x0000000c, 0x000100fd, 0x00010038,
};

static VkInstance instance;
static VkPhysicalDevice physical;
static VkPhysicalDeviceMemoryProperties memory_properties;
static VkDevice device;
static VkQueue queue;
static uint32_t family;
/* Whether the driver is a WDDM adapter's, as ours is. */
static bool has_luid;

#define MUST(call) must(call, #call, __LINE__)

static void must(VkResult result, const char *what, int line)
{
	if (!result)
		return;
	fprintf(stderr, "vk-smoke.c:%d: %s: VkResult %d\n", line, what, result);
	exit(1);
}

#define CHECK(condition) check(condition, #condition, __LINE__)

static void check(bool condition, const char *what, int line)
{
	if (condition)
		return;
	fprintf(stderr, "vk-smoke.c:%d: not so: %s\n", line, what);
	exit(1);
}

static uint64_t now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

/* ------------------------------------------------------------------ set up */

static void open_device(void)
{
	VkApplicationInfo application = {
		.sType = VK_STRUCTURE_TYPE_APPLICATION_INFO,
		.apiVersion = VK_API_VERSION_1_2,
	};
	VkInstanceCreateInfo instance_info = {
		.sType = VK_STRUCTURE_TYPE_INSTANCE_CREATE_INFO,
		.pApplicationInfo = &application,
	};
	VkPhysicalDeviceTimelineSemaphoreFeatures timeline = {
		.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TIMELINE_SEMAPHORE_FEATURES,
		.timelineSemaphore = VK_TRUE,
	};
	float priority = 1;
	VkDeviceQueueCreateInfo queue_info = {
		.sType = VK_STRUCTURE_TYPE_DEVICE_QUEUE_CREATE_INFO,
		.queueCount = 1,
		.pQueuePriorities = &priority,
	};
	VkDeviceCreateInfo device_info = {
		.sType = VK_STRUCTURE_TYPE_DEVICE_CREATE_INFO,
		.pNext = &timeline,
		.queueCreateInfoCount = 1,
		.pQueueCreateInfos = &queue_info,
	};
	VkPhysicalDeviceIDProperties ids = {
		.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_ID_PROPERTIES,
	};
	VkPhysicalDeviceProperties2 properties = {
		.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROPERTIES_2,
		.pNext = &ids,
	};
	VkQueueFamilyProperties families[16];
	uint32_t count = 1;
	VkResult result;

	MUST(vkCreateInstance(&instance_info, NULL, &instance));
	result = vkEnumeratePhysicalDevices(instance, &count, &physical);
	CHECK(result == VK_SUCCESS || result == VK_INCOMPLETE);
	CHECK(count == 1);
	vkGetPhysicalDeviceProperties2(physical, &properties);
	has_luid = ids.deviceLUIDValid;
	vkGetPhysicalDeviceMemoryProperties(physical, &memory_properties);
	printf("device: %s\n", properties.properties.deviceName);
	count = 16;
	vkGetPhysicalDeviceQueueFamilyProperties(physical, &count, families);
	for (family = 0; family < count; family++) {
		if (families[family].queueFlags & VK_QUEUE_COMPUTE_BIT)
			break;
	}
	CHECK(family < count);
	queue_info.queueFamilyIndex = family;
	MUST(vkCreateDevice(physical, &device_info, NULL, &device));
	vkGetDeviceQueue(device, family, 0, &queue);
}

static void close_device(void)
{
	vkDestroyDevice(device, NULL);
	vkDestroyInstance(instance, NULL);
}

/* ----------------------------------------------------------------- memory */

struct buffer {
	VkBuffer	buffer;
	VkDeviceMemory	memory;
	VkDeviceSize	size;
	uint32_t	*words;		/* if the CPU sees it */
};

static uint32_t memory_type(uint32_t bits, VkMemoryPropertyFlags flags)
{
	for (uint32_t i = 0; i < memory_properties.memoryTypeCount; i++) {
		if (bits & 1u << i &&
		    (memory_properties.memoryTypes[i].propertyFlags & flags) ==
		    flags)
			return i;
	}
	fprintf(stderr, "vk-smoke: no memory type of %#x has %#x\n", bits,
		flags);
	exit(1);
}

static VkDeviceMemory allocate(const VkMemoryRequirements *needs,
			       VkMemoryPropertyFlags flags)
{
	VkMemoryAllocateInfo info = {
		.sType = VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO,
		.allocationSize = needs->size,
		.memoryTypeIndex = memory_type(needs->memoryTypeBits, flags),
	};
	VkDeviceMemory memory;

	MUST(vkAllocateMemory(device, &info, NULL, &memory));
	return memory;
}

#define VISIBLE	(VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT | \
		 VK_MEMORY_PROPERTY_HOST_COHERENT_BIT)
#define LOCAL	VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT

static struct buffer make_buffer(VkDeviceSize size, VkMemoryPropertyFlags flags)
{
	struct buffer buffer = { .size = size };
	VkBufferCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO,
		.size = size,
		.usage = VK_BUFFER_USAGE_TRANSFER_SRC_BIT |
			VK_BUFFER_USAGE_TRANSFER_DST_BIT |
			VK_BUFFER_USAGE_STORAGE_BUFFER_BIT,
		/* Not read when not shared. */
		.queueFamilyIndexCount = 7,
		.pQueueFamilyIndices = (const uint32_t *)8,
	};
	VkMemoryRequirements needs;

	MUST(vkCreateBuffer(device, &info, NULL, &buffer.buffer));
	vkGetBufferMemoryRequirements(device, buffer.buffer, &needs);
	CHECK(needs.size >= size);
	buffer.memory = allocate(&needs, flags);
	MUST(vkBindBufferMemory(device, buffer.buffer, buffer.memory, 0));
	if (flags & VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT)
		MUST(vkMapMemory(device, buffer.memory, 0, VK_WHOLE_SIZE, 0,
				 (void **)&buffer.words));
	return buffer;
}

static void free_buffer(struct buffer *buffer)
{
	vkDestroyBuffer(device, buffer->buffer, NULL);
	vkFreeMemory(device, buffer->memory, NULL);
}

/* --------------------------------------------------------------- commands */

struct commands {
	VkCommandPool	pool;
	VkCommandBuffer	buffer;
};

static void begin(const struct commands *commands)
{
	VkCommandBufferBeginInfo info = {
		.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO,
		/* Not read for a primary one. */
		.pInheritanceInfo = (const void *)8,
	};

	MUST(vkBeginCommandBuffer(commands->buffer, &info));
}

static struct commands make_commands(void)
{
	VkCommandPoolCreateInfo pool_info = {
		.sType = VK_STRUCTURE_TYPE_COMMAND_POOL_CREATE_INFO,
		.flags = VK_COMMAND_POOL_CREATE_RESET_COMMAND_BUFFER_BIT,
		.queueFamilyIndex = family,
	};
	VkCommandBufferAllocateInfo info = {
		.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_ALLOCATE_INFO,
		.commandBufferCount = 1,
	};
	struct commands commands;

	MUST(vkCreateCommandPool(device, &pool_info, NULL, &commands.pool));
	info.commandPool = commands.pool;
	MUST(vkAllocateCommandBuffers(device, &info, &commands.buffer));
	begin(&commands);
	return commands;
}

static void free_commands(struct commands *commands)
{
	vkDestroyCommandPool(device, commands->pool, NULL);
}

static void barrier(const struct commands *commands)
{
	VkMemoryBarrier memory = {
		.sType = VK_STRUCTURE_TYPE_MEMORY_BARRIER,
		.srcAccessMask = VK_ACCESS_MEMORY_WRITE_BIT,
		.dstAccessMask = VK_ACCESS_MEMORY_READ_BIT |
			VK_ACCESS_MEMORY_WRITE_BIT,
	};

	vkCmdPipelineBarrier(commands->buffer,
			     VK_PIPELINE_STAGE_ALL_COMMANDS_BIT,
			     VK_PIPELINE_STAGE_ALL_COMMANDS_BIT |
			     VK_PIPELINE_STAGE_HOST_BIT, 0, 1, &memory, 0,
			     NULL, 0, NULL);
}

static void copy(const struct commands *commands, const struct buffer *from,
		 const struct buffer *to)
{
	VkBufferCopy region = { .size = from->size };

	vkCmdCopyBuffer(commands->buffer, from->buffer, to->buffer, 1, &region);
}

static VkFence make_fence(VkFenceCreateFlags flags)
{
	VkFenceCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_FENCE_CREATE_INFO,
		.flags = flags,
	};
	VkFence fence;

	MUST(vkCreateFence(device, &info, NULL, &fence));
	return fence;
}

static void submit(const struct commands *commands, VkFence fence)
{
	VkSubmitInfo info = {
		.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO,
		.commandBufferCount = 1,
		.pCommandBuffers = &commands->buffer,
	};

	MUST(vkQueueSubmit(queue, 1, &info, fence));
}

/* Ends, submits and waits with a fence. */
static void run(const struct commands *commands)
{
	VkFence fence = make_fence(0);

	MUST(vkEndCommandBuffer(commands->buffer));
	submit(commands, fence);
	MUST(vkWaitForFences(device, 1, &fence, VK_TRUE, 10000000000ull));
	vkDestroyFence(device, fence, NULL);
}

/* ------------------------------------------------------------------ cases */

#define WORDS	65536u

static void case_fill(void)
{
	struct buffer buffer = make_buffer(WORDS * 4, VISIBLE);
	struct commands commands = make_commands();
	const uint32_t update[4] = { 1, 2, 3, 4 };

	vkCmdFillBuffer(commands.buffer, buffer.buffer, 0, VK_WHOLE_SIZE,
			0xcafef00d);
	barrier(&commands);
	vkCmdUpdateBuffer(commands.buffer, buffer.buffer, 64, sizeof(update),
			  update);
	barrier(&commands);
	run(&commands);
	for (uint32_t i = 0; i < WORDS; i++)
		CHECK(buffer.words[i] == (i >= 16 && i < 20 ? i - 15 :
					  0xcafef00d));
	free_commands(&commands);
	free_buffer(&buffer);
}

static void case_copy(void)
{
	struct buffer from = make_buffer(WORDS * 4, VISIBLE);
	struct buffer between = make_buffer(WORDS * 4, LOCAL);
	struct buffer to = make_buffer(WORDS * 4, VISIBLE);
	struct commands commands = make_commands();

	for (uint32_t i = 0; i < WORDS; i++)
		from.words[i] = i * 2654435761u;
	copy(&commands, &from, &between);
	barrier(&commands);
	copy(&commands, &between, &to);
	barrier(&commands);
	run(&commands);
	CHECK(!memcmp(from.words, to.words, WORDS * 4));
	free_commands(&commands);
	free_buffer(&from);
	free_buffer(&between);
	free_buffer(&to);
}

/* A pipeline of the shader above and a set for a buffer. */
struct compute {
	VkDescriptorSetLayout	set_layout;
	VkPipelineLayout	layout;
	VkShaderModule		module;
	VkPipeline		pipeline;
	VkDescriptorPool	pool;
	VkDescriptorSet		set;
};

static void make_layouts(struct compute *compute)
{
	VkDescriptorSetLayoutBinding binding = {
		.descriptorType = VK_DESCRIPTOR_TYPE_STORAGE_BUFFER,
		.descriptorCount = 1,
		.stageFlags = VK_SHADER_STAGE_COMPUTE_BIT,
		/* Not read for a buffer. */
		.pImmutableSamplers = (const VkSampler *)8,
	};
	VkDescriptorSetLayoutCreateInfo set_info = {
		.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_LAYOUT_CREATE_INFO,
		.bindingCount = 1,
		.pBindings = &binding,
	};
	VkPushConstantRange range = {
		.stageFlags = VK_SHADER_STAGE_COMPUTE_BIT,
		.size = 8,
	};
	VkPipelineLayoutCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_PIPELINE_LAYOUT_CREATE_INFO,
		.setLayoutCount = 1,
		.pSetLayouts = &compute->set_layout,
		.pushConstantRangeCount = 1,
		.pPushConstantRanges = &range,
	};

	MUST(vkCreateDescriptorSetLayout(device, &set_info, NULL,
					 &compute->set_layout));
	MUST(vkCreatePipelineLayout(device, &info, NULL, &compute->layout));
}

static void make_pipeline(struct compute *compute)
{
	VkShaderModuleCreateInfo module = {
		.sType = VK_STRUCTURE_TYPE_SHADER_MODULE_CREATE_INFO,
		.codeSize = sizeof(fill_shader),
		.pCode = fill_shader,
	};
	VkComputePipelineCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_COMPUTE_PIPELINE_CREATE_INFO,
		.layout = compute->layout,
		.stage = {
			.sType = VK_STRUCTURE_TYPE_PIPELINE_SHADER_STAGE_CREATE_INFO,
			.stage = VK_SHADER_STAGE_COMPUTE_BIT,
			.pName = "main",
		},
	};

	MUST(vkCreateShaderModule(device, &module, NULL, &compute->module));
	info.stage.module = compute->module;
	MUST(vkCreateComputePipelines(device, VK_NULL_HANDLE, 1, &info, NULL,
				      &compute->pipeline));
}

static void make_set(struct compute *compute, const struct buffer *buffer)
{
	VkDescriptorPoolSize size = {
		.type = VK_DESCRIPTOR_TYPE_STORAGE_BUFFER,
		.descriptorCount = 1,
	};
	VkDescriptorPoolCreateInfo pool_info = {
		.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_POOL_CREATE_INFO,
		.maxSets = 2,
		.poolSizeCount = 1,
		.pPoolSizes = &size,
	};
	VkDescriptorSetAllocateInfo info = {
		.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_ALLOCATE_INFO,
		.descriptorSetCount = 1,
		.pSetLayouts = &compute->set_layout,
	};
	VkDescriptorBufferInfo data = {
		.buffer = buffer->buffer,
		.range = VK_WHOLE_SIZE,
	};
	VkWriteDescriptorSet write = {
		.sType = VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET,
		.descriptorCount = 1,
		.descriptorType = VK_DESCRIPTOR_TYPE_STORAGE_BUFFER,
		.pBufferInfo = &data,
		/* Not read for a buffer. */
		.pImageInfo = (const void *)8,
		.pTexelBufferView = (const void *)8,
	};

	MUST(vkCreateDescriptorPool(device, &pool_info, NULL, &compute->pool));
	info.descriptorPool = compute->pool;
	MUST(vkAllocateDescriptorSets(device, &info, &compute->set));
	/* There is room for one more set, but for no descriptor. */
	CHECK(vkAllocateDescriptorSets(device, &info, &write.dstSet) ==
	      (has_luid ? VK_ERROR_OUT_OF_POOL_MEMORY : VK_SUCCESS));
	MUST(vkResetDescriptorPool(device, compute->pool, 0));
	MUST(vkAllocateDescriptorSets(device, &info, &compute->set));
	write.dstSet = compute->set;
	vkUpdateDescriptorSets(device, 1, &write, 0, NULL);
}

static struct compute make_compute(const struct buffer *buffer)
{
	struct compute compute;

	make_layouts(&compute);
	make_pipeline(&compute);
	make_set(&compute, buffer);
	return compute;
}

static void free_compute(struct compute *compute)
{
	vkDestroyDescriptorPool(device, compute->pool, NULL);
	vkDestroyPipeline(device, compute->pipeline, NULL);
	vkDestroyShaderModule(device, compute->module, NULL);
	vkDestroyPipelineLayout(device, compute->layout, NULL);
	vkDestroyDescriptorSetLayout(device, compute->set_layout, NULL);
}

static void dispatch(const struct commands *commands,
		     const struct compute *compute, uint32_t seed)
{
	const uint32_t arguments[2] = { WORDS, seed };

	vkCmdBindPipeline(commands->buffer, VK_PIPELINE_BIND_POINT_COMPUTE,
			  compute->pipeline);
	vkCmdBindDescriptorSets(commands->buffer,
				VK_PIPELINE_BIND_POINT_COMPUTE, compute->layout,
				0, 1, &compute->set, 0, NULL);
	vkCmdPushConstants(commands->buffer, compute->layout,
			   VK_SHADER_STAGE_COMPUTE_BIT, 0, sizeof(arguments),
			   arguments);
	vkCmdDispatch(commands->buffer, WORDS / 64, 1, 1);
	barrier(commands);
}

static void case_compute(void)
{
	struct buffer buffer = make_buffer(WORDS * 4, VISIBLE);
	struct compute compute = make_compute(&buffer);
	struct commands commands = make_commands();

	dispatch(&commands, &compute, 17);
	run(&commands);
	for (uint32_t i = 0; i < WORDS; i++)
		CHECK(buffer.words[i] == i * i + 17);
	free_commands(&commands);
	free_compute(&compute);
	free_buffer(&buffer);
}

/* Records more than one block of memory takes, many times over. */
static void case_long_commands(void)
{
	struct buffer buffer = make_buffer(WORDS * 4, VISIBLE);
	struct commands commands = make_commands();

	for (int round = 0; round < 3; round++) {
		if (round)
			begin(&commands);
		for (uint32_t i = 0; i < 20000; i++)
			vkCmdFillBuffer(commands.buffer, buffer.buffer, i * 4,
					4, i + (uint32_t)round);
		barrier(&commands);
		run(&commands);
		for (uint32_t i = 0; i < 20000; i++)
			CHECK(buffer.words[i] == i + (uint32_t)round);
	}
	free_commands(&commands);
	free_buffer(&buffer);
}

static void case_fences(void)
{
	struct buffer buffer = make_buffer(4096, VISIBLE);
	struct commands commands = make_commands();
	VkFence fences[3] = { make_fence(0), make_fence(0),
			      make_fence(VK_FENCE_CREATE_SIGNALED_BIT) };
	uint64_t start;

	vkCmdFillBuffer(commands.buffer, buffer.buffer, 0, VK_WHOLE_SIZE, 1);
	MUST(vkEndCommandBuffer(commands.buffer));
	CHECK(vkGetFenceStatus(device, fences[0]) == VK_NOT_READY);
	MUST(vkGetFenceStatus(device, fences[2]));
	MUST(vkWaitForFences(device, 3, fences, VK_FALSE, 0));
	CHECK(vkWaitForFences(device, 3, fences, VK_TRUE, 0) == VK_TIMEOUT);
	start = now();
	CHECK(vkWaitForFences(device, 2, fences, VK_FALSE, 20000000) ==
	      VK_TIMEOUT);
	CHECK(now() - start >= 19000000);
	submit(&commands, fences[0]);
	MUST(vkQueueSubmit(queue, 0, NULL, fences[1]));
	MUST(vkWaitForFences(device, 3, fences, VK_TRUE, UINT64_MAX));
	MUST(vkResetFences(device, 3, fences));
	for (int i = 0; i < 3; i++)
		CHECK(vkGetFenceStatus(device, fences[i]) == VK_NOT_READY);
	for (int i = 0; i < 100; i++) {
		submit(&commands, fences[i % 3]);
		MUST(vkWaitForFences(device, 1, &fences[i % 3], VK_TRUE,
				     10000000000ull));
		MUST(vkResetFences(device, 1, &fences[i % 3]));
	}
	MUST(vkQueueWaitIdle(queue));
	for (int i = 0; i < 3; i++)
		vkDestroyFence(device, fences[i], NULL);
	free_commands(&commands);
	free_buffer(&buffer);
}

static VkSemaphore make_semaphore(bool is_timeline, uint64_t value)
{
	VkSemaphoreTypeCreateInfo type = {
		.sType = VK_STRUCTURE_TYPE_SEMAPHORE_TYPE_CREATE_INFO,
		.semaphoreType = is_timeline ? VK_SEMAPHORE_TYPE_TIMELINE :
			VK_SEMAPHORE_TYPE_BINARY,
		.initialValue = value,
	};
	VkSemaphoreCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_SEMAPHORE_CREATE_INFO,
		.pNext = &type,
	};
	VkSemaphore semaphore;

	MUST(vkCreateSemaphore(device, &info, NULL, &semaphore));
	return semaphore;
}

/* @wait and @signal: values, or 0 for neither. */
static void submit_timeline(const struct commands *commands,
			    VkSemaphore semaphore, uint64_t wait,
			    uint64_t signal)
{
	const VkPipelineStageFlags stage = VK_PIPELINE_STAGE_ALL_COMMANDS_BIT;
	VkTimelineSemaphoreSubmitInfo values = {
		.sType = VK_STRUCTURE_TYPE_TIMELINE_SEMAPHORE_SUBMIT_INFO,
		.waitSemaphoreValueCount = wait != 0,
		.pWaitSemaphoreValues = &wait,
		.signalSemaphoreValueCount = signal != 0,
		.pSignalSemaphoreValues = &signal,
	};
	VkSubmitInfo info = {
		.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO,
		.pNext = &values,
		.waitSemaphoreCount = wait != 0,
		.pWaitSemaphores = &semaphore,
		.pWaitDstStageMask = &stage,
		.commandBufferCount = 1,
		.pCommandBuffers = &commands->buffer,
		.signalSemaphoreCount = signal != 0,
		.pSignalSemaphores = &semaphore,
	};

	MUST(vkQueueSubmit(queue, 1, &info, VK_NULL_HANDLE));
}

static void case_timeline(void)
{
	struct buffer buffer = make_buffer(4096, VISIBLE);
	struct commands commands = make_commands();
	VkSemaphore semaphore = make_semaphore(true, 5);
	uint64_t value = 7;
	VkSemaphoreWaitInfo wait = {
		.sType = VK_STRUCTURE_TYPE_SEMAPHORE_WAIT_INFO,
		.semaphoreCount = 1,
		.pSemaphores = &semaphore,
		.pValues = &value,
	};
	VkSemaphoreSignalInfo signal = {
		.sType = VK_STRUCTURE_TYPE_SEMAPHORE_SIGNAL_INFO,
		.semaphore = semaphore,
		.value = 6,
	};

	vkCmdFillBuffer(commands.buffer, buffer.buffer, 0, VK_WHOLE_SIZE, 77);
	barrier(&commands);
	MUST(vkEndCommandBuffer(commands.buffer));
	MUST(vkGetSemaphoreCounterValue(device, semaphore, &value));
	CHECK(value == 5);
	/* Waits for what is signaled after it was submitted. */
	submit_timeline(&commands, semaphore, 6, 7);
	value = 7;
	CHECK(vkWaitSemaphores(device, &wait, 5000000) == VK_TIMEOUT);
	CHECK(buffer.words[0] != 77);
	MUST(vkSignalSemaphore(device, &signal));
	MUST(vkWaitSemaphores(device, &wait, 10000000000ull));
	CHECK(buffer.words[0] == 77);
	MUST(vkGetSemaphoreCounterValue(device, semaphore, &value));
	CHECK(value == 7);
	MUST(vkDeviceWaitIdle(device));
	vkDestroySemaphore(device, semaphore, NULL);
	free_commands(&commands);
	free_buffer(&buffer);
}

static void case_binary_semaphores(void)
{
	const VkPipelineStageFlags stage = VK_PIPELINE_STAGE_ALL_COMMANDS_BIT;
	struct buffer buffer = make_buffer(4096, VISIBLE);
	struct commands commands[2] = { make_commands(), make_commands() };
	VkSemaphore semaphore = make_semaphore(false, 0);
	VkSubmitInfo infos[2] = {
		{
			.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO,
			.commandBufferCount = 1,
			.pCommandBuffers = &commands[0].buffer,
			.signalSemaphoreCount = 1,
			.pSignalSemaphores = &semaphore,
		}, {
			.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO,
			.waitSemaphoreCount = 1,
			.pWaitSemaphores = &semaphore,
			.pWaitDstStageMask = &stage,
			.commandBufferCount = 1,
			.pCommandBuffers = &commands[1].buffer,
		},
	};
	VkFence fence = make_fence(0);

	vkCmdFillBuffer(commands[0].buffer, buffer.buffer, 0, VK_WHOLE_SIZE, 1);
	vkCmdFillBuffer(commands[1].buffer, buffer.buffer, 0, 2048, 2);
	for (int i = 0; i < 2; i++) {
		barrier(&commands[i]);
		MUST(vkEndCommandBuffer(commands[i].buffer));
	}
	for (int i = 0; i < 20; i++) {
		MUST(vkQueueSubmit(queue, 2, infos, fence));
		MUST(vkWaitForFences(device, 1, &fence, VK_TRUE,
				     10000000000ull));
		MUST(vkResetFences(device, 1, &fence));
		CHECK(buffer.words[0] == 2 && buffer.words[1023] == 1);
	}
	vkDestroyFence(device, fence, NULL);
	vkDestroySemaphore(device, semaphore, NULL);
	free_commands(&commands[0]);
	free_commands(&commands[1]);
	free_buffer(&buffer);
}

static void image_barrier(const struct commands *commands, VkImage image,
			  VkImageLayout from, VkImageLayout to)
{
	VkImageMemoryBarrier info = {
		.sType = VK_STRUCTURE_TYPE_IMAGE_MEMORY_BARRIER,
		.srcAccessMask = VK_ACCESS_MEMORY_WRITE_BIT,
		.dstAccessMask = VK_ACCESS_MEMORY_READ_BIT |
			VK_ACCESS_MEMORY_WRITE_BIT,
		.oldLayout = from,
		.newLayout = to,
		.srcQueueFamilyIndex = VK_QUEUE_FAMILY_IGNORED,
		.dstQueueFamilyIndex = VK_QUEUE_FAMILY_IGNORED,
		.image = image,
		.subresourceRange = {
			.aspectMask = VK_IMAGE_ASPECT_COLOR_BIT,
			.levelCount = 1,
			.layerCount = 1,
		},
	};

	vkCmdPipelineBarrier(commands->buffer,
			     VK_PIPELINE_STAGE_ALL_COMMANDS_BIT,
			     VK_PIPELINE_STAGE_ALL_COMMANDS_BIT, 0, 0, NULL, 0,
			     NULL, 1, &info);
}

#define SIDE	64u

struct image {
	VkImage		image;
	VkDeviceMemory	memory;
};

static struct image make_image(VkImageUsageFlags usage)
{
	VkImageCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_IMAGE_CREATE_INFO,
		.imageType = VK_IMAGE_TYPE_2D,
		.format = VK_FORMAT_R8G8B8A8_UNORM,
		.extent = { SIDE, SIDE, 1 },
		.mipLevels = 1,
		.arrayLayers = 1,
		.samples = VK_SAMPLE_COUNT_1_BIT,
		.usage = usage | VK_IMAGE_USAGE_TRANSFER_SRC_BIT |
			VK_IMAGE_USAGE_TRANSFER_DST_BIT,
	};
	VkMemoryRequirements needs;
	struct image image;

	MUST(vkCreateImage(device, &info, NULL, &image.image));
	vkGetImageMemoryRequirements(device, image.image, &needs);
	image.memory = allocate(&needs, LOCAL);
	MUST(vkBindImageMemory(device, image.image, image.memory, 0));
	return image;
}

static void free_image(struct image *image)
{
	vkDestroyImage(device, image->image, NULL);
	vkFreeMemory(device, image->memory, NULL);
}

static void copy_image(const struct commands *commands,
		       const struct image *image, const struct buffer *buffer)
{
	VkBufferImageCopy region = {
		.imageSubresource = {
			.aspectMask = VK_IMAGE_ASPECT_COLOR_BIT,
			.layerCount = 1,
		},
		.imageExtent = { SIDE, SIDE, 1 },
	};

	vkCmdCopyImageToBuffer(commands->buffer, image->image,
			       VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL,
			       buffer->buffer, 1, &region);
	barrier(commands);
}

static void case_image(void)
{
	const VkClearColorValue color = { .float32 = { 1, 0, 0.2f, 1 } };
	VkImageSubresourceRange range = {
		.aspectMask = VK_IMAGE_ASPECT_COLOR_BIT,
		.levelCount = 1,
		.layerCount = 1,
	};
	struct buffer buffer = make_buffer(SIDE * SIDE * 4, VISIBLE);
	struct commands commands = make_commands();
	struct image image = make_image(0);

	image_barrier(&commands, image.image, VK_IMAGE_LAYOUT_UNDEFINED,
		      VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL);
	vkCmdClearColorImage(commands.buffer, image.image,
			     VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL, &color, 1,
			     &range);
	image_barrier(&commands, image.image,
		      VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL,
		      VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL);
	copy_image(&commands, &image, &buffer);
	run(&commands);
	for (uint32_t i = 0; i < SIDE * SIDE; i++)
		CHECK(buffer.words[i] == 0xff3300ff);
	free_image(&image);
	free_commands(&commands);
	free_buffer(&buffer);
}

static VkShaderModule make_module(const uint32_t *code, size_t size)
{
	VkShaderModuleCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_SHADER_MODULE_CREATE_INFO,
		.codeSize = size,
		.pCode = code,
	};
	VkShaderModule module;

	MUST(vkCreateShaderModule(device, &info, NULL, &module));
	return module;
}

static VkRenderPass make_pass(void)
{
	VkAttachmentDescription attachment = {
		.format = VK_FORMAT_R8G8B8A8_UNORM,
		.samples = VK_SAMPLE_COUNT_1_BIT,
		.loadOp = VK_ATTACHMENT_LOAD_OP_CLEAR,
		.storeOp = VK_ATTACHMENT_STORE_OP_STORE,
		.finalLayout = VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL,
	};
	VkAttachmentReference reference = {
		.layout = VK_IMAGE_LAYOUT_COLOR_ATTACHMENT_OPTIMAL,
	};
	VkSubpassDescription subpass = {
		.colorAttachmentCount = 1,
		.pColorAttachments = &reference,
	};
	VkRenderPassCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_RENDER_PASS_CREATE_INFO,
		.attachmentCount = 1,
		.pAttachments = &attachment,
		.subpassCount = 1,
		.pSubpasses = &subpass,
	};
	VkRenderPass pass;

	MUST(vkCreateRenderPass(device, &info, NULL, &pass));
	return pass;
}

/* With pointers to nowhere where Vulkan says that they are not read. */
static VkPipeline make_graphics(VkRenderPass pass, VkPipelineLayout layout,
				VkShaderModule vertex, VkShaderModule fragment)
{
	const VkDynamicState states[] = { VK_DYNAMIC_STATE_VIEWPORT,
					  VK_DYNAMIC_STATE_SCISSOR };
	VkPipelineShaderStageCreateInfo stages[2] = {
		{
			.sType = VK_STRUCTURE_TYPE_PIPELINE_SHADER_STAGE_CREATE_INFO,
			.stage = VK_SHADER_STAGE_VERTEX_BIT,
			.module = vertex,
			.pName = "main",
		}, {
			.sType = VK_STRUCTURE_TYPE_PIPELINE_SHADER_STAGE_CREATE_INFO,
			.stage = VK_SHADER_STAGE_FRAGMENT_BIT,
			.module = fragment,
			.pName = "main",
		},
	};
	VkPipelineVertexInputStateCreateInfo input = {
		.sType = VK_STRUCTURE_TYPE_PIPELINE_VERTEX_INPUT_STATE_CREATE_INFO,
	};
	VkPipelineInputAssemblyStateCreateInfo assembly = {
		.sType = VK_STRUCTURE_TYPE_PIPELINE_INPUT_ASSEMBLY_STATE_CREATE_INFO,
		.topology = VK_PRIMITIVE_TOPOLOGY_TRIANGLE_LIST,
	};
	VkPipelineViewportStateCreateInfo viewport = {
		.sType = VK_STRUCTURE_TYPE_PIPELINE_VIEWPORT_STATE_CREATE_INFO,
		.viewportCount = 1,
		.pViewports = has_luid ? (const void *)8 : NULL,
		.scissorCount = 1,
		.pScissors = has_luid ? (const void *)8 : NULL,
	};
	VkPipelineRasterizationStateCreateInfo rasterization = {
		.sType = VK_STRUCTURE_TYPE_PIPELINE_RASTERIZATION_STATE_CREATE_INFO,
		.lineWidth = 1,
	};
	VkPipelineMultisampleStateCreateInfo multisample = {
		.sType = VK_STRUCTURE_TYPE_PIPELINE_MULTISAMPLE_STATE_CREATE_INFO,
		.rasterizationSamples = VK_SAMPLE_COUNT_1_BIT,
	};
	VkPipelineColorBlendAttachmentState attachment = {
		.colorWriteMask = 0xf,
	};
	VkPipelineColorBlendStateCreateInfo blend = {
		.sType = VK_STRUCTURE_TYPE_PIPELINE_COLOR_BLEND_STATE_CREATE_INFO,
		.attachmentCount = 1,
		.pAttachments = &attachment,
	};
	VkPipelineDynamicStateCreateInfo dynamic = {
		.sType = VK_STRUCTURE_TYPE_PIPELINE_DYNAMIC_STATE_CREATE_INFO,
		.dynamicStateCount = 2,
		.pDynamicStates = states,
	};
	VkGraphicsPipelineCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_GRAPHICS_PIPELINE_CREATE_INFO,
		.stageCount = 2,
		.pStages = stages,
		.pVertexInputState = &input,
		.pInputAssemblyState = &assembly,
		.pTessellationState = has_luid ? (const void *)8 : NULL,
		.pViewportState = &viewport,
		.pRasterizationState = &rasterization,
		.pMultisampleState = &multisample,
		.pDepthStencilState = has_luid ? (const void *)8 : NULL,
		.pColorBlendState = &blend,
		.pDynamicState = &dynamic,
		.layout = layout,
		.renderPass = pass,
	};
	VkPipeline pipeline;

	MUST(vkCreateGraphicsPipelines(device, VK_NULL_HANDLE, 1, &info, NULL,
				       &pipeline));
	return pipeline;
}

static VkFramebuffer make_framebuffer(VkRenderPass pass, VkImage image,
				      VkImageView *view)
{
	VkImageViewCreateInfo view_info = {
		.sType = VK_STRUCTURE_TYPE_IMAGE_VIEW_CREATE_INFO,
		.image = image,
		.viewType = VK_IMAGE_VIEW_TYPE_2D,
		.format = VK_FORMAT_R8G8B8A8_UNORM,
		.subresourceRange = {
			.aspectMask = VK_IMAGE_ASPECT_COLOR_BIT,
			.levelCount = 1,
			.layerCount = 1,
		},
	};
	VkFramebufferCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_FRAMEBUFFER_CREATE_INFO,
		.renderPass = pass,
		.attachmentCount = 1,
		.pAttachments = view,
		.width = SIDE,
		.height = SIDE,
		.layers = 1,
	};
	VkFramebuffer framebuffer;

	MUST(vkCreateImageView(device, &view_info, NULL, view));
	MUST(vkCreateFramebuffer(device, &info, NULL, &framebuffer));
	return framebuffer;
}

static VkPipelineLayout make_push_layout(void)
{
	VkPushConstantRange range = {
		.stageFlags = VK_SHADER_STAGE_VERTEX_BIT,
		.size = 16,
	};
	VkPipelineLayoutCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_PIPELINE_LAYOUT_CREATE_INFO,
		.pushConstantRangeCount = 1,
		.pPushConstantRanges = &range,
	};
	VkPipelineLayout layout;

	MUST(vkCreatePipelineLayout(device, &info, NULL, &layout));
	return layout;
}

static void draw(const struct commands *commands, VkRenderPass pass,
		 VkFramebuffer framebuffer, VkPipeline pipeline,
		 VkPipelineLayout layout)
{
	/* Of the half that the scissor lets through. */
	const VkRect2D scissor = { .extent = { SIDE / 2, SIDE } };
	const VkViewport viewport = { 0, 0, SIDE, SIDE, 0, 1 };
	const VkClearValue clear = { .color.float32 = { 0, 0, 1, 1 } };
	const float color[4] = { 1, 1, 0, 1 };
	VkRenderPassBeginInfo info = {
		.sType = VK_STRUCTURE_TYPE_RENDER_PASS_BEGIN_INFO,
		.renderPass = pass,
		.framebuffer = framebuffer,
		.renderArea.extent = { SIDE, SIDE },
		.clearValueCount = 1,
		.pClearValues = &clear,
	};

	vkCmdBeginRenderPass(commands->buffer, &info,
			     VK_SUBPASS_CONTENTS_INLINE);
	vkCmdBindPipeline(commands->buffer, VK_PIPELINE_BIND_POINT_GRAPHICS,
			  pipeline);
	vkCmdSetViewport(commands->buffer, 0, 1, &viewport);
	vkCmdSetScissor(commands->buffer, 0, 1, &scissor);
	vkCmdPushConstants(commands->buffer, layout, VK_SHADER_STAGE_VERTEX_BIT,
			   0, sizeof(color), color);
	vkCmdDraw(commands->buffer, 3, 1, 0, 0);
	vkCmdEndRenderPass(commands->buffer);
}

static void case_draw(void)
{
	VkShaderModule vertex = make_module(vertex_shader,
					    sizeof(vertex_shader));
	VkShaderModule fragment = make_module(fragment_shader,
					      sizeof(fragment_shader));
	struct buffer buffer = make_buffer(SIDE * SIDE * 4, VISIBLE);
	struct image image = make_image(VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT);
	VkPipelineLayout layout = make_push_layout();
	VkRenderPass pass = make_pass();
	VkPipeline pipeline = make_graphics(pass, layout, vertex, fragment);
	struct commands commands = make_commands();
	VkFramebuffer framebuffer;
	VkImageView view;

	framebuffer = make_framebuffer(pass, image.image, &view);
	draw(&commands, pass, framebuffer, pipeline, layout);
	barrier(&commands);
	copy_image(&commands, &image, &buffer);
	run(&commands);
	for (uint32_t i = 0; i < SIDE * SIDE; i++)
		CHECK(buffer.words[i] == (i % SIDE < SIDE / 2 ? 0xff00ffff :
					  0xffff0000));
	vkDestroyFramebuffer(device, framebuffer, NULL);
	vkDestroyImageView(device, view, NULL);
	vkDestroyPipeline(device, pipeline, NULL);
	vkDestroyRenderPass(device, pass, NULL);
	vkDestroyPipelineLayout(device, layout, NULL);
	vkDestroyShaderModule(device, vertex, NULL);
	vkDestroyShaderModule(device, fragment, NULL);
	free_image(&image);
	free_commands(&commands);
	free_buffer(&buffer);
}

static void case_event(void)
{
	struct buffer buffer = make_buffer(4096, VISIBLE);
	struct commands commands = make_commands();
	VkEventCreateInfo info = { .sType = VK_STRUCTURE_TYPE_EVENT_CREATE_INFO };
	VkFence fence = make_fence(0);
	VkEvent event;

	MUST(vkCreateEvent(device, &info, NULL, &event));
	CHECK(vkGetEventStatus(device, event) == VK_EVENT_RESET);
	vkCmdSetEvent(commands.buffer, event,
		      VK_PIPELINE_STAGE_ALL_COMMANDS_BIT);
	MUST(vkEndCommandBuffer(commands.buffer));
	submit(&commands, fence);
	MUST(vkWaitForFences(device, 1, &fence, VK_TRUE, 10000000000ull));
	CHECK(vkGetEventStatus(device, event) == VK_EVENT_SET);
	MUST(vkResetEvent(device, event));
	CHECK(vkGetEventStatus(device, event) == VK_EVENT_RESET);
	MUST(vkSetEvent(device, event));
	CHECK(vkGetEventStatus(device, event) == VK_EVENT_SET);
	vkDestroyEvent(device, event, NULL);
	vkDestroyFence(device, fence, NULL);
	free_commands(&commands);
	free_buffer(&buffer);
}

static void case_timestamps(void)
{
	VkQueryPoolCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_QUERY_POOL_CREATE_INFO,
		.queryType = VK_QUERY_TYPE_TIMESTAMP,
		.queryCount = 2,
	};
	struct buffer buffer = make_buffer(WORDS * 4, LOCAL);
	struct commands commands = make_commands();
	uint64_t times[2] = { 0, 0 };
	VkQueryPool pool;

	MUST(vkCreateQueryPool(device, &info, NULL, &pool));
	vkCmdResetQueryPool(commands.buffer, pool, 0, 2);
	vkCmdWriteTimestamp(commands.buffer, VK_PIPELINE_STAGE_TOP_OF_PIPE_BIT,
			    pool, 0);
	vkCmdFillBuffer(commands.buffer, buffer.buffer, 0, VK_WHOLE_SIZE, 3);
	vkCmdWriteTimestamp(commands.buffer,
			    VK_PIPELINE_STAGE_BOTTOM_OF_PIPE_BIT, pool, 1);
	MUST(vkEndCommandBuffer(commands.buffer));
	submit(&commands, VK_NULL_HANDLE);
	MUST(vkGetQueryPoolResults(device, pool, 0, 2, sizeof(times), times, 8,
				   VK_QUERY_RESULT_64_BIT |
				   VK_QUERY_RESULT_WAIT_BIT));
	CHECK(times[0] && times[1] >= times[0]);
	MUST(vkQueueWaitIdle(queue));
	vkDestroyQueryPool(device, pool, NULL);
	free_commands(&commands);
	free_buffer(&buffer);
}

/* Much is made and ended, so that rings and pools go round. */
static void case_churn(void)
{
	for (int i = 0; i < 200; i++) {
		struct buffer buffer = make_buffer(WORDS, VISIBLE);
		struct commands commands = make_commands();
		uint32_t value = (uint32_t)i + 1;

		vkCmdFillBuffer(commands.buffer, buffer.buffer, 0,
				VK_WHOLE_SIZE, value);
		barrier(&commands);
		run(&commands);
		CHECK(buffer.words[0] == value);
		CHECK(buffer.words[WORDS / 4 - 1] == value);
		free_commands(&commands);
		free_buffer(&buffer);
	}
}

/* A big record: all of it in one update of 64 KiB, and a big shader's worth. */
static void case_big_records(void)
{
	struct buffer buffer = make_buffer(65536, VISIBLE);
	struct commands commands = make_commands();
	uint32_t *words = malloc(65536);
	VkShaderModuleCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_SHADER_MODULE_CREATE_INFO,
	};
	VkShaderModule module;
	uint32_t *code;

	for (uint32_t i = 0; i < 16384; i++)
		words[i] = i ^ 0x5a5a5a5a;
	for (int i = 0; i < 40; i++)
		vkCmdUpdateBuffer(commands.buffer, buffer.buffer, 0, 65536,
				  words);
	barrier(&commands);
	run(&commands);
	CHECK(!memcmp(words, buffer.words, 65536));
	/* The shader with a megabyte of OpNop before its last return. */
	info.codeSize = sizeof(fill_shader) + (1u << 20);
	code = malloc(info.codeSize);
	memcpy(code, fill_shader, sizeof(fill_shader) - 8);
	for (size_t i = sizeof(fill_shader) / 4 - 2; i < info.codeSize / 4; i++)
		code[i] = 0x00010000;
	memcpy(code + info.codeSize / 4 - 2,
	       fill_shader + sizeof(fill_shader) / 4 - 2, 8);
	info.pCode = code;
	MUST(vkCreateShaderModule(device, &info, NULL, &module));
	MUST(vkDeviceWaitIdle(device));
	vkDestroyShaderModule(device, module, NULL);
	free(code);
	free(words);
	free_commands(&commands);
	free_buffer(&buffer);
}

static pthread_mutex_t queue_lock = PTHREAD_MUTEX_INITIALIZER;

static void *thread(void *argument)
{
	uint32_t seed = (uint32_t)(uintptr_t)argument;
	struct buffer buffer = make_buffer(WORDS * 4, VISIBLE);
	struct compute compute = make_compute(&buffer);
	VkFence fence = make_fence(0);

	for (uint32_t i = 0; i < 20; i++) {
		struct commands commands = make_commands();

		dispatch(&commands, &compute, seed + i);
		MUST(vkEndCommandBuffer(commands.buffer));
		pthread_mutex_lock(&queue_lock);
		submit(&commands, fence);
		pthread_mutex_unlock(&queue_lock);
		MUST(vkWaitForFences(device, 1, &fence, VK_TRUE, UINT64_MAX));
		MUST(vkResetFences(device, 1, &fence));
		for (uint32_t j = 0; j < WORDS; j += 97)
			CHECK(buffer.words[j] == j * j + seed + i);
		free_commands(&commands);
	}
	vkDestroyFence(device, fence, NULL);
	free_compute(&compute);
	free_buffer(&buffer);
	return NULL;
}

static void case_threads(void)
{
	pthread_t threads[4];

	for (uintptr_t i = 0; i < 4; i++)
		CHECK(!pthread_create(&threads[i], NULL, thread,
				      (void *)(i * 1000)));
	for (int i = 0; i < 4; i++)
		pthread_join(threads[i], NULL);
}

/* Memory that ends before the host may have heard of it. */
static void case_free_at_once(void)
{
	VkMemoryAllocateInfo info = {
		.sType = VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO,
		.allocationSize = 65536,
	};

	for (uint32_t i = 0; i < 300; i++) {
		VkDeviceMemory memory;

		info.memoryTypeIndex = i % memory_properties.memoryTypeCount;
		MUST(vkAllocateMemory(device, &info, NULL, &memory));
		vkFreeMemory(device, memory, NULL);
	}
	MUST(vkDeviceWaitIdle(device));
}

/* All there is of a type's heap, and after it again one. */
static void exhaust(uint32_t type)
{
	const VkDeviceSize heap = memory_properties.memoryHeaps
		[memory_properties.memoryTypes[type].heapIndex].size;
	VkMemoryAllocateInfo info = {
		.sType = VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO,
		.allocationSize = heap / 16,
		.memoryTypeIndex = type,
	};
	VkDeviceMemory memory[17];
	VkResult result = VK_SUCCESS;
	uint32_t count = 0;

	while (count < 17 && !result) {
		result = vkAllocateMemory(device, &info, NULL, &memory[count]);
		count += !result;
	}
	CHECK(result == VK_ERROR_OUT_OF_DEVICE_MEMORY && count > 1);
	for (uint32_t i = 0; i < count; i++)
		vkFreeMemory(device, memory[i], NULL);
	MUST(vkAllocateMemory(device, &info, NULL, &memory[0]));
	vkFreeMemory(device, memory[0], NULL);
}

/* More than there is, then again what there is. */
static void case_out_of_memory(void)
{
	VkMemoryAllocateInfo info = {
		.sType = VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO,
	};
	struct buffer buffer;

	for (uint32_t i = 0; i < memory_properties.memoryTypeCount; i++) {
		VkDeviceMemory memory;

		info.memoryTypeIndex = i;
		info.allocationSize = 1ull << 46;
		CHECK(vkAllocateMemory(device, &info, NULL, &memory) ==
		      VK_ERROR_OUT_OF_DEVICE_MEMORY);
		/* Others promise more than they have. */
		if (has_luid)
			exhaust(i);
	}
	buffer = make_buffer(4096, VISIBLE);
	free_buffer(&buffer);
}

static const struct {
	const char	*name;
	void		(*run)(void);
} cases[] = {
	{ "fill", case_fill },
	{ "copy", case_copy },
	{ "compute", case_compute },
	{ "long-commands", case_long_commands },
	{ "fences", case_fences },
	{ "timeline", case_timeline },
	{ "binary-semaphores", case_binary_semaphores },
	{ "image", case_image },
	{ "draw", case_draw },
	{ "event", case_event },
	{ "timestamps", case_timestamps },
	{ "churn", case_churn },
	{ "big-records", case_big_records },
	{ "threads", case_threads },
	{ "free-at-once", case_free_at_once },
	{ "out-of-memory", case_out_of_memory },
};

static bool is_wanted(const char *name, int count, char **names)
{
	for (int i = 1; i < count; i++) {
		if (!strcmp(name, names[i]))
			return true;
	}
	return count == 1;
}

int main(int count, char **names)
{
	int passed = 0;

	setvbuf(stdout, NULL, _IOLBF, 0);
	open_device();
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		uint64_t start = now();

		if (!is_wanted(cases[i].name, count, names))
			continue;
		cases[i].run();
		printf("%s: %.1f ms\n", cases[i].name,
		       (double)(now() - start) / 1e6);
		passed++;
	}
	close_device();
	printf("%d passed, 0 failed\n", passed);
	return 0;
}
