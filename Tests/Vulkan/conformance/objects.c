// SPDX-License-Identifier: Apache-2.0
/* Many objects, pools that begin anew, threads that record and submit. */
#include "conformance.h"

#include <pthread.h>

#include "fill.comp.h"

/* What is between members is no property, and anything with some drivers. */
static bool same_limits(const VkPhysicalDeviceLimits *a,
			const VkPhysicalDeviceLimits *b)
{
	return a->maxImageDimension2D == b->maxImageDimension2D &&
		a->maxPushConstantsSize == b->maxPushConstantsSize &&
		a->maxMemoryAllocationCount == b->maxMemoryAllocationCount &&
		a->bufferImageGranularity == b->bufferImageGranularity &&
		a->maxBoundDescriptorSets == b->maxBoundDescriptorSets &&
		a->maxComputeSharedMemorySize ==
			b->maxComputeSharedMemorySize &&
		!memcmp(a->maxComputeWorkGroupCount,
			b->maxComputeWorkGroupCount,
			sizeof(a->maxComputeWorkGroupCount)) &&
		a->minMemoryMapAlignment == b->minMemoryMapAlignment &&
		a->framebufferColorSampleCounts ==
			b->framebufferColorSampleCounts &&
		a->timestampPeriod == b->timestampPeriod &&
		a->nonCoherentAtomSize == b->nonCoherentAtomSize;
}

/* Properties of one device stay what they are. */
static void case_properties(struct digest *digest)
{
	for (uint32_t i = 0; i < 200; i++) {
		VkPhysicalDeviceProperties properties;
		VkPhysicalDeviceFeatures features;
		VkPhysicalDeviceMemoryProperties memory;

		vkGetPhysicalDeviceProperties(vk.physical, &properties);
		vkGetPhysicalDeviceFeatures(vk.physical, &features);
		vkGetPhysicalDeviceMemoryProperties(vk.physical, &memory);
		CHECK(same_limits(&properties.limits, &vk.properties.limits));
		CHECK(!memcmp(&features, &vk.features.features,
			      sizeof(features)));
		CHECK(memory.memoryTypeCount == vk.memory.memoryTypeCount);
	}
	digest_u64(digest, vk.properties.limits.maxComputeSharedMemorySize);
	digest_u64(digest, vk.properties.limits.maxImageDimension2D);
	digest_u64(digest, vk.properties.limits.maxBoundDescriptorSets);
	digest_u64(digest, vk.properties.limits.maxPushConstantsSize);
	digest_u64(digest, vk.properties.limits.framebufferColorSampleCounts);
}

static void case_many(struct digest *digest)
{
	static VkBuffer buffers[5000];
	static VkSampler samplers[1000];
	const VkBufferCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO,
		.size = 4096,
		.usage = VK_BUFFER_USAGE_TRANSFER_DST_BIT,
	};
	const VkSamplerCreateInfo sampler_info = {
		.sType = VK_STRUCTURE_TYPE_SAMPLER_CREATE_INFO,
	};

	for (uint32_t round = 0; round < 2; round++) {
		for (uint32_t i = 0; i < COUNT(buffers); i++)
			MUST(vkCreateBuffer(vk.device, &info, NULL,
					    &buffers[i]));
		for (uint32_t i = 0; i < COUNT(samplers); i++)
			MUST(vkCreateSampler(vk.device, &sampler_info, NULL,
					     &samplers[i]));
		/* In another order. */
		for (uint32_t i = 0; i < COUNT(buffers); i++)
			vkDestroyBuffer(vk.device,
					buffers[i * 37 % COUNT(buffers)], NULL);
		for (uint32_t i = 0; i < COUNT(samplers); i++)
			vkDestroySampler(vk.device, samplers[i], NULL);
	}
	digest_u64(digest, COUNT(buffers));
}

/* A program's own buffer, set and pipeline. */
struct user {
	struct buffer	buffer;
	struct layout	layout;
	VkPipeline	pipeline;
	VkCommandPool	pool;
	pthread_mutex_t	*queue;
};

static struct user user_new(uint32_t seed)
{
	struct user user = { .buffer = buffer_random(1024, seed) };
	const struct binding bindings[] = { STORAGE(user.buffer) };
	const VkCommandPoolCreateInfo pool = {
		.sType = VK_STRUCTURE_TYPE_COMMAND_POOL_CREATE_INFO,
		.flags = VK_COMMAND_POOL_CREATE_TRANSIENT_BIT,
		.queueFamilyIndex = vk.family,
	};

	user.layout = layout_new(bindings, 1, 16);
	user.pipeline = compute_new(user.layout.layout, SPIRV(fill_comp), NULL);
	MUST(vkCreateCommandPool(vk.device, &pool, NULL, &user.pool));
	TRASH(COMMAND_POOL, user.pool);
	return user;
}

static void record(const struct user *user, VkCommandBuffer commands,
		   uint32_t seed)
{
	const VkCommandBufferBeginInfo begin = {
		.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO,
		.flags = VK_COMMAND_BUFFER_USAGE_ONE_TIME_SUBMIT_BIT,
	};

	MUST(vkBeginCommandBuffer(commands, &begin));
	compute_bind(commands, user->pipeline, &user->layout);
	for (uint32_t i = 0; i < 20; i++) {
		const uint32_t push[] = { i * 4, 64, seed, i };

		vkCmdPushConstants(commands, user->layout.layout,
				   VK_SHADER_STAGE_ALL, 0, sizeof(push), push);
		vkCmdDispatch(commands, 1, 1, 1);
		barrier(commands);
	}
	MUST(vkEndCommandBuffer(commands));
}

static void submit_and_wait(const struct user *user, uint32_t count,
			    const VkCommandBuffer *commands)
{
	const VkFenceCreateInfo fence_info = {
		.sType = VK_STRUCTURE_TYPE_FENCE_CREATE_INFO,
	};
	const VkSubmitInfo info = {
		.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO,
		.commandBufferCount = count,
		.pCommandBuffers = commands,
	};
	VkFence fence;

	MUST(vkCreateFence(vk.device, &fence_info, NULL, &fence));
	if (user->queue)
		pthread_mutex_lock(user->queue);
	MUST(vkQueueSubmit(vk.queue, 1, &info, fence));
	if (user->queue)
		pthread_mutex_unlock(user->queue);
	MUST(vkWaitForFences(vk.device, 1, &fence, VK_TRUE, 60000000000ull));
	vkDestroyFence(vk.device, fence, NULL);
}

/* Rounds of a pool that begins anew. */
static void use(const struct user *user, uint32_t rounds)
{
	VkCommandBufferAllocateInfo info = {
		.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_ALLOCATE_INFO,
		.commandPool = user->pool,
		.commandBufferCount = 4,
	};
	VkCommandBuffer commands[4];

	MUST(vkAllocateCommandBuffers(vk.device, &info, commands));
	for (uint32_t round = 0; round < rounds; round++) {
		for (uint32_t i = 0; i < 4; i++)
			record(user, commands[i], round * 4 + i);
		submit_and_wait(user, 4, commands);
		MUST(vkResetCommandPool(vk.device, user->pool, round % 3 ? 0 :
			VK_COMMAND_POOL_RESET_RELEASE_RESOURCES_BIT));
	}
	vkFreeCommandBuffers(vk.device, user->pool, 4, commands);
}

static void case_command_pools(struct digest *digest)
{
	struct user user = user_new(50);

	use(&user, 25);
	digest_bytes(digest, user.buffer.data, user.buffer.size);
}

static void case_descriptor_pools(struct digest *digest)
{
	struct buffer buffer = buffer_random(1024, 51);
	const struct binding bindings[] = { STORAGE(buffer) };
	struct layout layout = layout_new(bindings, 1, 16);
	const VkDescriptorPoolSize size = {
		VK_DESCRIPTOR_TYPE_STORAGE_BUFFER, 64
	};
	const VkDescriptorPoolCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_POOL_CREATE_INFO,
		.flags = VK_DESCRIPTOR_POOL_CREATE_FREE_DESCRIPTOR_SET_BIT,
		.maxSets = 64,
		.poolSizeCount = 1,
		.pPoolSizes = &size,
	};
	VkDescriptorSetLayout layouts[64];
	VkDescriptorSetAllocateInfo allocate = {
		.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_ALLOCATE_INFO,
		.descriptorSetCount = 64,
		.pSetLayouts = layouts,
	};
	VkDescriptorSet sets[64];
	VkPipeline pipeline = compute_new(layout.layout, SPIRV(fill_comp),
					  NULL);

	for (uint32_t i = 0; i < 64; i++)
		layouts[i] = layout.set_layout;
	MUST(vkCreateDescriptorPool(vk.device, &info, NULL,
				    &allocate.descriptorPool));
	TRASH(DESCRIPTOR_POOL, allocate.descriptorPool);
	for (uint32_t round = 0; round < 10; round++) {
		struct layout last = layout;
		VkCommandBuffer commands;
		const uint32_t push[] = { 0, 64, round, 3 };

		allocate.descriptorSetCount = 64;
		MUST(vkAllocateDescriptorSets(vk.device, &allocate, sets));
		MUST(vkFreeDescriptorSets(vk.device, allocate.descriptorPool,
					  32, sets));
		allocate.descriptorSetCount = 32;
		MUST(vkAllocateDescriptorSets(vk.device, &allocate, sets));
		last.set = sets[round];
		layout_write(&last, bindings, 1);
		commands = commands_begin();
		compute_bind(commands, pipeline, &last);
		vkCmdPushConstants(commands, layout.layout, VK_SHADER_STAGE_ALL,
				   0, sizeof(push), push);
		vkCmdDispatch(commands, 1, 1, 1);
		barrier(commands);
		commands_run(commands);
		MUST(vkResetDescriptorPool(vk.device, allocate.descriptorPool,
					   0));
	}
	digest_bytes(digest, buffer.data, buffer.size);
}

static void *use_thread(void *data)
{
	use(data, 10);
	return NULL;
}

/* Each thread its own pool, all of them one queue. */
static void case_threads(struct digest *digest)
{
	pthread_mutex_t queue = PTHREAD_MUTEX_INITIALIZER;
	struct user users[6];
	pthread_t threads[6];

	for (uint32_t i = 0; i < COUNT(users); i++) {
		users[i] = user_new(60 + i);
		users[i].queue = &queue;
	}
	for (uint32_t i = 0; i < COUNT(users); i++)
		CHECK(!pthread_create(&threads[i], NULL, use_thread,
				      &users[i]));
	for (uint32_t i = 0; i < COUNT(users); i++) {
		pthread_join(threads[i], NULL);
		digest_bytes(digest, users[i].buffer.data, users[i].buffer.size);
	}
}

/* Pipeline layouts end while command buffers are recorded that named them. */
static void case_layout_ends(struct digest *digest)
{
	struct user user = user_new(7);
	const VkCommandBufferBeginInfo begin = {
		.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO,
	};
	VkCommandBufferAllocateInfo info = {
		.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_ALLOCATE_INFO,
		.commandPool = user.pool,
		.commandBufferCount = 3,
	};
	const VkPushConstantRange range = { VK_SHADER_STAGE_ALL, 0, 16 };
	const VkPipelineLayoutCreateInfo layout_info = {
		.sType = VK_STRUCTURE_TYPE_PIPELINE_LAYOUT_CREATE_INFO,
		.setLayoutCount = 1,
		.pSetLayouts = &user.layout.set_layout,
		.pushConstantRangeCount = 1,
		.pPushConstantRanges = &range,
	};
	VkCommandBuffer commands[3];

	MUST(vkAllocateCommandBuffers(vk.device, &info, commands));
	for (uint32_t i = 0; i < 3; i++)
		MUST(vkBeginCommandBuffer(commands[i], &begin));
	for (uint32_t i = 0; i < 2; i++) {
		const uint32_t push[] = { i * 32, 32, 5, i };
		VkPipelineLayout layout;

		MUST(vkCreatePipelineLayout(vk.device, &layout_info, NULL,
					    &layout));
		vkCmdBindPipeline(commands[i], VK_PIPELINE_BIND_POINT_COMPUTE,
				  user.pipeline);
		vkCmdBindDescriptorSets(commands[i],
					VK_PIPELINE_BIND_POINT_COMPUTE, layout,
					0, 1, &user.layout.set, 0, NULL);
		vkCmdPushConstants(commands[i], layout, VK_SHADER_STAGE_ALL, 0,
				   sizeof(push), push);
		vkDestroyPipelineLayout(vk.device, layout, NULL);
		vkCmdDispatch(commands[i], 1, 1, 1);
		barrier(commands[i]);
	}
	MUST(vkEndCommandBuffer(commands[1]));
	MUST(vkEndCommandBuffer(commands[0]));
	/* The third is never ended. */
	submit_and_wait(&user, 2, commands);
	digest_bytes(digest, user.buffer.data, user.buffer.size);
}

/* A buffer that no device has room for fails by itself: no device is lost. */
static void case_too_large(struct digest *digest)
{
	VkPhysicalDeviceMaintenance4Properties maintenance4 = {
		.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MAINTENANCE_4_PROPERTIES,
	};
	VkPhysicalDeviceProperties2 properties = {
		.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROPERTIES_2,
		.pNext = &maintenance4,
	};
	VkBufferCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO,
		.usage = VK_BUFFER_USAGE_STORAGE_BUFFER_BIT,
	};
	VkBuffer buffer;

	vkGetPhysicalDeviceProperties2(vk.physical, &properties);
	NEEDS(maintenance4.maxBufferSize &&
	      maintenance4.maxBufferSize < UINT64_MAX / 2);
	info.size = maintenance4.maxBufferSize + 1;
	digest_u64(digest, (uint64_t)vkCreateBuffer(vk.device, &info, NULL,
						    &buffer));
	info.size = UINT64_MAX;
	digest_u64(digest, (uint64_t)vkCreateBuffer(vk.device, &info, NULL,
						    &buffer));
	MUST(vkDeviceWaitIdle(vk.device));
}

/* A device has the commands of the extensions that are enabled only. */
static void case_commands(struct digest *digest)
{
	static const char *const names[] = {
		"vkCmdDraw", "vkQueueSubmit2", "vkCmdBeginRendering",
		"vkCreateSwapchainKHR", "vkQueuePresentKHR",
		"vkCmdBeginTransformFeedbackEXT", "vkTrimCommandPoolKHR",
		"vkCmdSetVertexInputEXT", "vkWaitSemaphoresKHR",
		"vkGetFenceFdKHR", "vkCmdBeginConditionalRenderingEXT",
		"vkGetPhysicalDeviceFeatures", "vkCreateDevice",
	};
	const float priority = 1;
	const VkDeviceQueueCreateInfo queue = {
		.sType = VK_STRUCTURE_TYPE_DEVICE_QUEUE_CREATE_INFO,
		.queueFamilyIndex = vk.family,
		.queueCount = 1,
		.pQueuePriorities = &priority,
	};
	const char *extension = VK_EXT_TRANSFORM_FEEDBACK_EXTENSION_NAME;
	VkDeviceCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_DEVICE_CREATE_INFO,
		.queueCreateInfoCount = 1,
		.pQueueCreateInfos = &queue,
		.ppEnabledExtensionNames = &extension,
	};

	for (; info.enabledExtensionCount < 2; info.enabledExtensionCount++) {
		VkDevice device;
		VkResult result = vkCreateDevice(vk.physical, &info, NULL,
						 &device);

		digest_u64(digest, (uint64_t)result);
		if (result)
			continue;
		for (uint32_t i = 0; i < COUNT(names); i++)
			digest_u64(digest,
				   vkGetDeviceProcAddr(device, names[i]) != NULL);
		vkDestroyDevice(device, NULL);
	}
}

/* Pipelines by the dozen, some at once, from a cache that is kept. */
static void case_pipelines(struct digest *digest)
{
	struct buffer buffer = buffer_random(1024, 52);
	const struct binding bindings[] = { STORAGE(buffer) };
	struct layout layout = layout_new(bindings, 1, 16);
	const VkPipelineCacheCreateInfo cache_info = {
		.sType = VK_STRUCTURE_TYPE_PIPELINE_CACHE_CREATE_INFO,
	};
	VkComputePipelineCreateInfo infos[8];
	VkPipeline pipelines[8];
	VkPipelineCache cache;
	size_t size = 0;

	MUST(vkCreatePipelineCache(vk.device, &cache_info, NULL, &cache));
	for (uint32_t i = 0; i < 8; i++)
		infos[i] = (VkComputePipelineCreateInfo){
			.sType = VK_STRUCTURE_TYPE_COMPUTE_PIPELINE_CREATE_INFO,
			.layout = layout.layout,
			.stage = {
				.sType = VK_STRUCTURE_TYPE_PIPELINE_SHADER_STAGE_CREATE_INFO,
				.stage = VK_SHADER_STAGE_COMPUTE_BIT,
				.module = module_new(SPIRV(fill_comp)),
				.pName = "main",
			},
		};
	MUST(vkCreateComputePipelines(vk.device, cache, 8, infos, NULL,
				      pipelines));
	MUST(vkGetPipelineCacheData(vk.device, cache, &size, NULL));
	for (uint32_t i = 0; i < 8; i++) {
		VkCommandBuffer commands = commands_begin();
		const uint32_t push[] = { 0, 64, i, i };

		compute_bind(commands, pipelines[i], &layout);
		vkCmdPushConstants(commands, layout.layout, VK_SHADER_STAGE_ALL,
				   0, sizeof(push), push);
		vkCmdDispatch(commands, 1, 1, 1);
		barrier(commands);
		commands_run(commands);
		vkDestroyPipeline(vk.device, pipelines[i], NULL);
	}
	vkDestroyPipelineCache(vk.device, cache, NULL);
	digest_bytes(digest, buffer.data, buffer.size);
}

/* What a sampler does not use may be anything. */
static void case_sampler_ignored(struct digest *digest)
{
	const VkSamplerCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_SAMPLER_CREATE_INFO,
		.compareOp = (VkCompareOp)0x7654321,
		/* lavapipe's own looks it up all the same. */
		.borderColor = vk.has_luid ? (VkBorderColor)0x1234567 : 0,
	};
	VkSampler sampler;

	MUST(vkCreateSampler(vk.device, &info, NULL, &sampler));
	TRASH(SAMPLER, sampler);
	MUST(vkDeviceWaitIdle(vk.device));
	digest_u64(digest, 1);
}

/* All slices that are left of a 3D image's level, seen as layers. */
static void case_remaining_slices(struct digest *digest)
{
	const VkImageCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_IMAGE_CREATE_INFO,
		.flags = VK_IMAGE_CREATE_2D_ARRAY_COMPATIBLE_BIT,
		.imageType = VK_IMAGE_TYPE_3D,
		.format = VK_FORMAT_R8G8B8A8_UNORM,
		.extent = { 8, 8, 4 },
		.mipLevels = 2,
		.arrayLayers = 1,
		.samples = VK_SAMPLE_COUNT_1_BIT,
		.usage = VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT,
	};
	struct image image = image_new(&info);

	for (uint32_t level = 0; level < 2; level++)
		image_view(&image, VK_IMAGE_VIEW_TYPE_2D_ARRAY, image.format,
			   (VkImageSubresourceRange){
				   VK_IMAGE_ASPECT_COLOR_BIT, level, 1, 1,
				   VK_REMAINING_ARRAY_LAYERS });
	MUST(vkDeviceWaitIdle(vk.device));
	digest_u64(digest, 1);
}

/* A feature and its extension are told alike. */
static void case_address_extension(struct digest *digest)
{
	VkExtensionProperties list[256];
	uint32_t count = COUNT(list);
	bool is_listed = false;
	VkResult result = vkEnumerateDeviceExtensionProperties(
		vk.physical, NULL, &count, list);

	CHECK(!result || result == VK_INCOMPLETE);
	for (uint32_t i = 0; i < count; i++)
		is_listed |= !strcmp(list[i].extensionName,
				     VK_KHR_BUFFER_DEVICE_ADDRESS_EXTENSION_NAME);
	CHECK(!is_listed || vk.features12.bufferDeviceAddress);
	digest_u64(digest, 1);
}

/* A set of a type that its pool has none of, as CPUs' drivers let pass. */
static void case_pool_types(struct digest *digest)
{
	NEEDS(vk.properties.deviceType == VK_PHYSICAL_DEVICE_TYPE_CPU);

	const VkDescriptorPoolSize size = {
		VK_DESCRIPTOR_TYPE_UNIFORM_BUFFER, 4
	};
	const VkDescriptorPoolCreateInfo pool_info = {
		.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_POOL_CREATE_INFO,
		.maxSets = 4,
		.poolSizeCount = 1,
		.pPoolSizes = &size,
	};
	const VkDescriptorSetLayoutBinding binding = {
		.descriptorType = VK_DESCRIPTOR_TYPE_STORAGE_BUFFER,
		.descriptorCount = 1,
		.stageFlags = VK_SHADER_STAGE_COMPUTE_BIT,
	};
	const VkDescriptorSetLayoutCreateInfo layout_info = {
		.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_LAYOUT_CREATE_INFO,
		.bindingCount = 1,
		.pBindings = &binding,
	};
	VkDescriptorSetAllocateInfo info = {
		.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_ALLOCATE_INFO,
		.descriptorSetCount = 1,
	};
	VkDescriptorSetLayout layout;
	VkDescriptorSet set;

	MUST(vkCreateDescriptorPool(vk.device, &pool_info, NULL,
				    &info.descriptorPool));
	TRASH(DESCRIPTOR_POOL, info.descriptorPool);
	MUST(vkCreateDescriptorSetLayout(vk.device, &layout_info, NULL,
					 &layout));
	TRASH(DESCRIPTOR_SET_LAYOUT, layout);
	info.pSetLayouts = &layout;
	for (uint32_t i = 0; i < 8; i++) {
		for (uint32_t j = 0; j < 4; j++)
			MUST(vkAllocateDescriptorSets(vk.device, &info, &set));
		MUST(vkResetDescriptorPool(vk.device, info.descriptorPool, 0));
	}
	MUST(vkDeviceWaitIdle(vk.device));
	digest_u64(digest, 1);
}

/* Two sets of as many images as a stage can have, of a driver that has room. */
static void case_many_descriptors(struct digest *digest)
{
	NEEDS(vk.properties.deviceType == VK_PHYSICAL_DEVICE_TYPE_CPU &&
	      vk.properties.limits.maxPerStageDescriptorSampledImages >=
	      1000000);

	const VkDescriptorSetLayoutBinding binding = {
		.descriptorType = VK_DESCRIPTOR_TYPE_SAMPLED_IMAGE,
		.descriptorCount = 1000000,
		.stageFlags = VK_SHADER_STAGE_ALL,
	};
	const VkDescriptorSetLayoutCreateInfo set_info = {
		.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_LAYOUT_CREATE_INFO,
		.bindingCount = 1,
		.pBindings = &binding,
	};
	VkDescriptorSetLayout layouts[2];
	const VkPipelineLayoutCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_PIPELINE_LAYOUT_CREATE_INFO,
		.setLayoutCount = 2,
		.pSetLayouts = layouts,
	};
	VkPipelineLayout layout;

	for (uint32_t i = 0; i < 2; i++) {
		MUST(vkCreateDescriptorSetLayout(vk.device, &set_info, NULL,
						 &layouts[i]));
		TRASH(DESCRIPTOR_SET_LAYOUT, layouts[i]);
	}
	MUST(vkCreatePipelineLayout(vk.device, &info, NULL, &layout));
	TRASH(PIPELINE_LAYOUT, layout);
	MUST(vkDeviceWaitIdle(vk.device));
	digest_u64(digest, 1);
}

const struct vk_case object_cases[] = {
	{ "many-descriptors", case_many_descriptors },
	{ "pool-types", case_pool_types },
	{ "sampler-ignored", case_sampler_ignored },
	{ "remaining-slices", case_remaining_slices },
	{ "address-extension", case_address_extension },
	{ "properties", case_properties },
	{ "many", case_many },
	{ "command-pools", case_command_pools },
	{ "descriptor-pools", case_descriptor_pools },
	{ "threads", case_threads },
	{ "layout-ends", case_layout_ends },
	{ "too-large", case_too_large },
	{ "commands", case_commands },
	{ "pipelines", case_pipelines },
	{ NULL, NULL },
};
