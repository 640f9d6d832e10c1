// SPDX-License-Identifier: Apache-2.0
/* Buffers, images and the commands that every case needs. */
#include "conformance.h"

uint32_t memory_type(uint32_t bits, VkMemoryPropertyFlags flags)
{
	uint32_t type = 0;

	while (type < vk.memory.memoryTypeCount &&
	       !(bits & 1u << type &&
		 (vk.memory.memoryTypes[type].propertyFlags & flags) == flags))
		type++;
	CHECK(type < vk.memory.memoryTypeCount);
	return type;
}

static VkDeviceMemory allocate(const VkMemoryRequirements *needs,
			       VkMemoryPropertyFlags flags, const void *next)
{
	VkMemoryAllocateInfo info = {
		.sType = VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO,
		.pNext = next,
		.allocationSize = needs->size,
		.memoryTypeIndex = memory_type(needs->memoryTypeBits, flags),
	};
	VkDeviceMemory memory;

	MUST(vkAllocateMemory(vk.device, &info, NULL, &memory));
	TRASH(DEVICE_MEMORY, memory);
	return memory;
}

/* @next: of what its memory is allocated with. */
static struct buffer make_buffer(VkDeviceSize size, VkMemoryPropertyFlags flags,
				 VkBufferUsageFlags usage, const void *next)
{
	VkBufferCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO,
		.size = size,
		.usage = usage,
	};
	struct buffer buffer = { .size = size };
	VkMemoryRequirements needs;

	MUST(vkCreateBuffer(vk.device, &info, NULL, &buffer.buffer));
	vkGetBufferMemoryRequirements(vk.device, buffer.buffer, &needs);
	buffer.memory = allocate(&needs, flags, next);
	TRASH(BUFFER, buffer.buffer);
	MUST(vkBindBufferMemory(vk.device, buffer.buffer, buffer.memory, 0));
	if (flags & VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT) {
		MUST(vkMapMemory(vk.device, buffer.memory, 0, VK_WHOLE_SIZE, 0,
				 &buffer.data));
		memset(buffer.data, 0, size);
	}
	return buffer;
}

struct buffer buffer_new(VkDeviceSize size, VkMemoryPropertyFlags flags)
{
	return make_buffer(size, flags,
			   VK_BUFFER_USAGE_TRANSFER_SRC_BIT |
			   VK_BUFFER_USAGE_TRANSFER_DST_BIT |
			   VK_BUFFER_USAGE_UNIFORM_TEXEL_BUFFER_BIT |
			   VK_BUFFER_USAGE_STORAGE_TEXEL_BUFFER_BIT |
			   VK_BUFFER_USAGE_UNIFORM_BUFFER_BIT |
			   VK_BUFFER_USAGE_STORAGE_BUFFER_BIT |
			   VK_BUFFER_USAGE_INDEX_BUFFER_BIT |
			   VK_BUFFER_USAGE_VERTEX_BUFFER_BIT |
			   VK_BUFFER_USAGE_INDIRECT_BUFFER_BIT, NULL);
}

struct buffer buffer_addressed(VkDeviceSize size, VkMemoryPropertyFlags flags)
{
	const VkMemoryAllocateFlagsInfo allocate_flags = {
		.sType = VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_FLAGS_INFO,
		.flags = VK_MEMORY_ALLOCATE_DEVICE_ADDRESS_BIT,
	};

	return make_buffer(size, flags,
			   VK_BUFFER_USAGE_TRANSFER_SRC_BIT |
			   VK_BUFFER_USAGE_TRANSFER_DST_BIT |
			   VK_BUFFER_USAGE_SHADER_DEVICE_ADDRESS_BIT,
			   &allocate_flags);
}

void random_bytes(void *data, size_t size, uint32_t seed)
{
	uint8_t *bytes = data;
	uint32_t state = seed * 2654435761u + 1;

	for (size_t i = 0; i < size; i++) {
		state ^= state << 13;
		state ^= state >> 17;
		state ^= state << 5;
		bytes[i] = (uint8_t)(state >> 11);
	}
}

struct buffer buffer_random(VkDeviceSize size, uint32_t seed)
{
	struct buffer buffer = buffer_new(size, VISIBLE);

	random_bytes(buffer.data, size, seed);
	return buffer;
}

struct buffer buffer_with(const void *data, VkDeviceSize size)
{
	struct buffer buffer = buffer_new(size, VISIBLE);

	if (data)
		memcpy(buffer.data, data, size);
	return buffer;
}

/* ----------------------------------------------------------------- images */

VkImageAspectFlags format_aspect(VkFormat format)
{
	switch (format) {
	case VK_FORMAT_D16_UNORM:
	case VK_FORMAT_X8_D24_UNORM_PACK32:
	case VK_FORMAT_D32_SFLOAT:
		return VK_IMAGE_ASPECT_DEPTH_BIT;
	case VK_FORMAT_S8_UINT:
		return VK_IMAGE_ASPECT_STENCIL_BIT;
	case VK_FORMAT_D16_UNORM_S8_UINT:
	case VK_FORMAT_D24_UNORM_S8_UINT:
	case VK_FORMAT_D32_SFLOAT_S8_UINT:
		return VK_IMAGE_ASPECT_DEPTH_BIT | VK_IMAGE_ASPECT_STENCIL_BIT;
	default:
		return VK_IMAGE_ASPECT_COLOR_BIT;
	}
}

VkImageSubresourceRange image_all(const struct image *image)
{
	return (VkImageSubresourceRange){
		.aspectMask = image->aspect,
		.levelCount = image->levels,
		.layerCount = image->layers,
	};
}

VkImageView image_view(const struct image *image, VkImageViewType type,
		       VkFormat format, VkImageSubresourceRange range)
{
	VkImageViewCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_IMAGE_VIEW_CREATE_INFO,
		.image = image->image,
		.viewType = type,
		.format = format,
		.subresourceRange = range,
	};
	VkImageView view;

	MUST(vkCreateImageView(vk.device, &info, NULL, &view));
	TRASH(IMAGE_VIEW, view);
	return view;
}

static VkImageViewType whole_view(const VkImageCreateInfo *info)
{
	switch (info->imageType) {
	case VK_IMAGE_TYPE_1D:
		return VK_IMAGE_VIEW_TYPE_1D;
	case VK_IMAGE_TYPE_3D:
		return VK_IMAGE_VIEW_TYPE_3D;
	default:
		return info->arrayLayers > 1 ? VK_IMAGE_VIEW_TYPE_2D_ARRAY :
			VK_IMAGE_VIEW_TYPE_2D;
	}
}

struct image image_new(const VkImageCreateInfo *info)
{
	const VkImageUsageFlags viewed =
		VK_IMAGE_USAGE_SAMPLED_BIT | VK_IMAGE_USAGE_STORAGE_BIT |
		VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT |
		VK_IMAGE_USAGE_DEPTH_STENCIL_ATTACHMENT_BIT |
		VK_IMAGE_USAGE_INPUT_ATTACHMENT_BIT;
	struct image image = {
		.format = info->format,
		.aspect = format_aspect(info->format),
		.extent = info->extent,
		.levels = info->mipLevels,
		.layers = info->arrayLayers,
		.samples = info->samples,
	};
	VkMemoryRequirements needs;
	VkDeviceMemory memory;

	MUST(vkCreateImage(vk.device, info, NULL, &image.image));
	vkGetImageMemoryRequirements(vk.device, image.image, &needs);
	memory = allocate(&needs, 0, NULL);
	TRASH(IMAGE, image.image);
	MUST(vkBindImageMemory(vk.device, image.image, memory, 0));
	if (info->usage & viewed)
		image.view = image_view(&image, whole_view(info), info->format,
					image_all(&image));
	return image;
}

struct image image_2d(VkFormat format, uint32_t width, uint32_t height,
		      VkImageUsageFlags usage)
{
	VkImageCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_IMAGE_CREATE_INFO,
		.imageType = VK_IMAGE_TYPE_2D,
		.format = format,
		.extent = { width, height, 1 },
		.mipLevels = 1,
		.arrayLayers = 1,
		.samples = VK_SAMPLE_COUNT_1_BIT,
		.usage = usage | VK_IMAGE_USAGE_TRANSFER_SRC_BIT |
			VK_IMAGE_USAGE_TRANSFER_DST_BIT,
	};

	return image_new(&info);
}

VkSampler sampler_new(VkFilter filter, VkSamplerAddressMode mode)
{
	VkSamplerCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_SAMPLER_CREATE_INFO,
		.magFilter = filter,
		.minFilter = filter,
		.mipmapMode = filter == VK_FILTER_LINEAR ?
			VK_SAMPLER_MIPMAP_MODE_LINEAR :
			VK_SAMPLER_MIPMAP_MODE_NEAREST,
		.addressModeU = mode,
		.addressModeV = mode,
		.addressModeW = mode,
		.maxLod = VK_LOD_CLAMP_NONE,
		.borderColor = VK_BORDER_COLOR_FLOAT_OPAQUE_WHITE,
	};
	VkSampler sampler;

	MUST(vkCreateSampler(vk.device, &info, NULL, &sampler));
	TRASH(SAMPLER, sampler);
	return sampler;
}

/* --------------------------------------------------------------- commands */

VkCommandBuffer commands_new(VkCommandBufferLevel level)
{
	VkCommandPoolCreateInfo pool = {
		.sType = VK_STRUCTURE_TYPE_COMMAND_POOL_CREATE_INFO,
		.flags = VK_COMMAND_POOL_CREATE_RESET_COMMAND_BUFFER_BIT,
		.queueFamilyIndex = vk.family,
	};
	VkCommandBufferAllocateInfo info = {
		.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_ALLOCATE_INFO,
		.level = level,
		.commandBufferCount = 1,
	};
	VkCommandBuffer commands;

	MUST(vkCreateCommandPool(vk.device, &pool, NULL, &info.commandPool));
	TRASH(COMMAND_POOL, info.commandPool);
	MUST(vkAllocateCommandBuffers(vk.device, &info, &commands));
	return commands;
}

VkCommandBuffer commands_begin(void)
{
	VkCommandBuffer commands =
		commands_new(VK_COMMAND_BUFFER_LEVEL_PRIMARY);
	VkCommandBufferBeginInfo info = {
		.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO,
	};

	MUST(vkBeginCommandBuffer(commands, &info));
	return commands;
}

void commands_run(VkCommandBuffer commands)
{
	VkFenceCreateInfo fence_info = {
		.sType = VK_STRUCTURE_TYPE_FENCE_CREATE_INFO,
	};
	VkSubmitInfo info = {
		.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO,
		.commandBufferCount = 1,
		.pCommandBuffers = &commands,
	};
	VkFence fence;

	MUST(vkEndCommandBuffer(commands));
	MUST(vkCreateFence(vk.device, &fence_info, NULL, &fence));
	MUST(vkQueueSubmit(vk.queue, 1, &info, fence));
	MUST(vkWaitForFences(vk.device, 1, &fence, VK_TRUE, 60000000000ull));
	vkDestroyFence(vk.device, fence, NULL);
}

#define ALL_ACCESS (VK_ACCESS_MEMORY_READ_BIT | VK_ACCESS_MEMORY_WRITE_BIT)
#define ALL_STAGES (VK_PIPELINE_STAGE_ALL_COMMANDS_BIT | \
		    VK_PIPELINE_STAGE_HOST_BIT)

void barrier(VkCommandBuffer commands)
{
	VkMemoryBarrier memory = {
		.sType = VK_STRUCTURE_TYPE_MEMORY_BARRIER,
		.srcAccessMask = ALL_ACCESS,
		.dstAccessMask = ALL_ACCESS,
	};

	vkCmdPipelineBarrier(commands, ALL_STAGES, ALL_STAGES, 0, 1, &memory,
			     0, NULL, 0, NULL);
}

void transition(VkCommandBuffer commands, const struct image *image,
		VkImageLayout from, VkImageLayout to)
{
	VkImageMemoryBarrier info = {
		.sType = VK_STRUCTURE_TYPE_IMAGE_MEMORY_BARRIER,
		.srcAccessMask = ALL_ACCESS,
		.dstAccessMask = ALL_ACCESS,
		.oldLayout = from,
		.newLayout = to,
		.srcQueueFamilyIndex = VK_QUEUE_FAMILY_IGNORED,
		.dstQueueFamilyIndex = VK_QUEUE_FAMILY_IGNORED,
		.image = image->image,
		.subresourceRange = image_all(image),
	};

	vkCmdPipelineBarrier(commands, ALL_STAGES, ALL_STAGES, 0, 0, NULL, 0,
			     NULL, 1, &info);
}

static uint32_t of_level(uint32_t length, uint32_t level)
{
	return length >> level ? length >> level : 1;
}

void read_image(VkCommandBuffer commands, const struct image *image,
		VkImageAspectFlags aspect, uint32_t level, uint32_t layer,
		const struct buffer *buffer, VkDeviceSize offset)
{
	VkBufferImageCopy region = {
		.bufferOffset = offset,
		.imageSubresource = { aspect, level, layer, 1 },
		.imageExtent = {
			of_level(image->extent.width, level),
			of_level(image->extent.height, level),
			of_level(image->extent.depth, level),
		},
	};

	vkCmdCopyImageToBuffer(commands, image->image,
			       VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL,
			       buffer->buffer, 1, &region);
	barrier(commands);
}

void digest_image(struct digest *digest, const struct image *image,
		  VkImageLayout layout, size_t texel_bytes)
{
	size_t bytes = texel_bytes * image->extent.width *
		image->extent.height * image->extent.depth;
	struct buffer buffer = buffer_new(bytes, VISIBLE);
	VkCommandBuffer commands = commands_begin();

	if (layout != VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL)
		transition(commands, image, layout,
			   VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL);
	read_image(commands, image, image->aspect, 0, 0, &buffer, 0);
	commands_run(commands);
	digest_bytes(digest, buffer.data, bytes);
}
