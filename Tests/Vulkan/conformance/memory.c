// SPDX-License-Identifier: Apache-2.0
/* Memory: parts of it, maps, aliases, and its end. */
#include "conformance.h"

#define PART	4096u

static VkBuffer bare_buffer(VkDeviceSize size)
{
	const VkBufferCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO,
		.size = size,
		.usage = VK_BUFFER_USAGE_TRANSFER_SRC_BIT |
			VK_BUFFER_USAGE_TRANSFER_DST_BIT,
	};
	VkBuffer buffer;

	MUST(vkCreateBuffer(vk.device, &info, NULL, &buffer));
	TRASH(BUFFER, buffer);
	return buffer;
}

static VkDeviceMemory allocate(VkDeviceSize size, VkMemoryPropertyFlags flags)
{
	const VkMemoryAllocateInfo info = {
		.sType = VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO,
		.allocationSize = size,
		.memoryTypeIndex = memory_type(~0u, flags),
	};
	VkDeviceMemory memory;

	MUST(vkAllocateMemory(vk.device, &info, NULL, &memory));
	TRASH(DEVICE_MEMORY, memory);
	return memory;
}

/* Buffers side by side in one memory, some one above another. */
static void case_parts(struct digest *digest)
{
	VkDeviceMemory memory = allocate(64 * PART, VISIBLE);
	VkBuffer buffers[63];
	VkCommandBuffer commands = commands_begin();
	uint8_t *bytes;

	MUST(vkMapMemory(vk.device, memory, 0, VK_WHOLE_SIZE, 0,
			 (void **)&bytes));
	memset(bytes, 0x11, 64 * PART);
	for (uint32_t i = 0; i < COUNT(buffers); i++) {
		buffers[i] = bare_buffer(2 * PART - 64);
		MUST(vkBindBufferMemory(vk.device, buffers[i], memory,
					i * PART));
		vkCmdFillBuffer(commands, buffers[i], i * 4, 512, i);
		barrier(commands);
	}
	commands_run(commands);
	digest_bytes(digest, bytes, 64 * PART);
	vkUnmapMemory(vk.device, memory);
}

/* What one map wrote is what the next reads; ranges flushed and fetched. */
static void case_maps(struct digest *digest)
{
	VkDeviceMemory memory = allocate(16 * PART,
					 VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT);
	const VkMappedMemoryRange range = {
		.sType = VK_STRUCTURE_TYPE_MAPPED_MEMORY_RANGE,
		.memory = memory,
		.offset = PART,
		.size = VK_WHOLE_SIZE,
	};
	VkBuffer buffer = bare_buffer(16 * PART);
	VkCommandBuffer commands;
	const VkBufferCopy copy = { PART, 8 * PART, 4 * PART };
	uint8_t *bytes;

	MUST(vkBindBufferMemory(vk.device, buffer, memory, 0));
	MUST(vkMapMemory(vk.device, memory, PART, 8 * PART, 0,
			 (void **)&bytes));
	random_bytes(bytes, 7 * PART, 40);
	MUST(vkFlushMappedMemoryRanges(vk.device, 1, &range));
	vkUnmapMemory(vk.device, memory);
	commands = commands_begin();
	vkCmdCopyBuffer(commands, buffer, buffer, 1, &copy);
	barrier(commands);
	commands_run(commands);
	MUST(vkMapMemory(vk.device, memory, 0, VK_WHOLE_SIZE, 0,
			 (void **)&bytes));
	MUST(vkInvalidateMappedMemoryRanges(vk.device, 1, &range));
	digest_bytes(digest, bytes + PART, 11 * PART);
}

/* A buffer and an image of the same memory, by turns. */
static void case_alias(struct digest *digest)
{
	VkImageCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_IMAGE_CREATE_INFO,
		.flags = VK_IMAGE_CREATE_ALIAS_BIT,
		.imageType = VK_IMAGE_TYPE_2D,
		.format = VK_FORMAT_R32_UINT,
		.extent = { 32, 32, 1 },
		.mipLevels = 1,
		.arrayLayers = 1,
		.samples = VK_SAMPLE_COUNT_1_BIT,
		.usage = VK_IMAGE_USAGE_TRANSFER_DST_BIT |
			VK_IMAGE_USAGE_TRANSFER_SRC_BIT,
	};
	struct image images[2];
	struct buffer out = buffer_with(NULL, 8192);
	const VkClearColorValue colors[] = {
		{ .uint32 = { 77 } }, { .uint32 = { 99 } },
	};
	VkMemoryRequirements needs;
	VkDeviceMemory memory;
	VkCommandBuffer commands = commands_begin();

	for (uint32_t i = 0; i < 2; i++) {
		images[i] = (struct image){
			.aspect = VK_IMAGE_ASPECT_COLOR_BIT,
			.extent = info.extent, .levels = 1, .layers = 1,
		};
		MUST(vkCreateImage(vk.device, &info, NULL, &images[i].image));
		TRASH(IMAGE, images[i].image);
	}
	vkGetImageMemoryRequirements(vk.device, images[0].image, &needs);
	const VkMemoryAllocateInfo allocation = {
		.sType = VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO,
		.allocationSize = needs.size,
		.memoryTypeIndex = memory_type(needs.memoryTypeBits, 0),
	};
	MUST(vkAllocateMemory(vk.device, &allocation, NULL, &memory));
	TRASH(DEVICE_MEMORY, memory);
	for (uint32_t i = 0; i < 2; i++) {
		VkImageSubresourceRange all = image_all(&images[i]);

		MUST(vkBindImageMemory(vk.device, images[i].image, memory, 0));
		transition(commands, &images[i], VK_IMAGE_LAYOUT_UNDEFINED,
			   VK_IMAGE_LAYOUT_GENERAL);
		vkCmdClearColorImage(commands, images[i].image,
				     VK_IMAGE_LAYOUT_GENERAL, &colors[i], 1,
				     &all);
		transition(commands, &images[i], VK_IMAGE_LAYOUT_GENERAL,
			   VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL);
		read_image(commands, &images[i], VK_IMAGE_ASPECT_COLOR_BIT, 0,
			   0, &out, i * 4096);
	}
	commands_run(commands);
	digest_bytes(digest, out.data, out.size);
}

/* Sizes and alignments depend on the device alone. */
static void case_requirements(struct digest *digest)
{
	for (uint32_t i = 0; i < 24; i++) {
		VkBufferCreateInfo info = {
			.sType = VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO,
			.size = 1ull << i,
			.usage = VK_BUFFER_USAGE_STORAGE_BUFFER_BIT,
		};
		const VkDeviceBufferMemoryRequirements question = {
			.sType = VK_STRUCTURE_TYPE_DEVICE_BUFFER_MEMORY_REQUIREMENTS,
			.pCreateInfo = &info,
		};
		VkMemoryRequirements2 needs = {
			.sType = VK_STRUCTURE_TYPE_MEMORY_REQUIREMENTS_2,
		};

		vkGetDeviceBufferMemoryRequirements(vk.device, &question,
						    &needs);
		digest_u64(digest, needs.memoryRequirements.size);
		digest_u64(digest, needs.memoryRequirements.alignment);
	}
}

/* What a partition does not have is refused, and again there is what is. */
static void case_exhaust(struct digest *digest)
{
	VkMemoryAllocateInfo info = {
		.sType = VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO,
		.allocationSize = 1ull << 46,
	};
	VkDeviceMemory memory[17];

	(void)digest;
	/* Others promise more than they have. */
	if (!vk.has_luid)
		return;
	CHECK(vkAllocateMemory(vk.device, &info, NULL, &memory[0]) ==
	      VK_ERROR_OUT_OF_DEVICE_MEMORY);
	for (uint32_t type = 0; type < vk.memory.memoryTypeCount; type++) {
		VkResult result = VK_SUCCESS;
		uint32_t count = 0;

		info.memoryTypeIndex = type;
		info.allocationSize = vk.memory.memoryHeaps[
			vk.memory.memoryTypes[type].heapIndex].size / 16;
		while (count < COUNT(memory) && !result) {
			result = vkAllocateMemory(vk.device, &info, NULL,
						  &memory[count]);
			count += !result;
		}
		CHECK(result == VK_ERROR_OUT_OF_DEVICE_MEMORY && count > 1);
		while (count)
			vkFreeMemory(vk.device, memory[--count], NULL);
	}
}

const struct vk_case memory_cases[] = {
	{ "parts", case_parts },
	{ "maps", case_maps },
	{ "alias", case_alias },
	{ "requirements", case_requirements },
	{ "exhaust", case_exhaust },
	{ NULL, NULL },
};
