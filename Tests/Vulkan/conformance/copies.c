// SPDX-License-Identifier: Apache-2.0
/* Buffers and images, copied, filled, cleared, blitted and resolved. */
#include "conformance.h"

#define RGBA	VK_FORMAT_R8G8B8A8_UNORM
#define COLOR	VK_IMAGE_ASPECT_COLOR_BIT
#define SRC	VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL
#define DST	VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL
#define NONE	VK_IMAGE_LAYOUT_UNDEFINED

/* ---------------------------------------------------------------- buffers */

static void case_buffer_regions(struct digest *digest)
{
	struct buffer from = buffer_random(65536, 1);
	struct buffer between = buffer_new(65536, LOCAL);
	struct buffer to = buffer_with(NULL, 65536);
	VkBufferCopy regions[64], all = { .size = 65536 };
	VkCommandBuffer commands = commands_begin();
	uint32_t at = 0;

	/* Of any length and alignment, none over another. */
	for (uint32_t i = 0; i < COUNT(regions); i++) {
		regions[i] = (VkBufferCopy){ 65535 - i * 1009 - 700, at,
					     1 + i * 11 % 700 };
		at += (uint32_t)regions[i].size + i % 3;
	}
	vkCmdFillBuffer(commands, between.buffer, 0, VK_WHOLE_SIZE, 0x01020304);
	barrier(commands);
	vkCmdCopyBuffer(commands, from.buffer, between.buffer, COUNT(regions),
			regions);
	barrier(commands);
	vkCmdCopyBuffer(commands, between.buffer, to.buffer, 1, &all);
	barrier(commands);
	commands_run(commands);
	digest_bytes(digest, to.data, to.size);
}

static void case_copy2(struct digest *digest)
{
	struct buffer from = buffer_random(4096, 2);
	struct buffer to = buffer_with(NULL, 4096);
	const VkBufferCopy2 regions[] = {
		{ VK_STRUCTURE_TYPE_BUFFER_COPY_2, NULL, 0, 2048, 100 },
		{ VK_STRUCTURE_TYPE_BUFFER_COPY_2, NULL, 1000, 3, 1001 },
	};
	const VkCopyBufferInfo2 info = {
		.sType = VK_STRUCTURE_TYPE_COPY_BUFFER_INFO_2,
		.srcBuffer = from.buffer,
		.dstBuffer = to.buffer,
		.regionCount = COUNT(regions),
		.pRegions = regions,
	};
	VkCommandBuffer commands = commands_begin();

	vkCmdCopyBuffer2(commands, &info);
	barrier(commands);
	commands_run(commands);
	digest_bytes(digest, to.data, to.size);
}

static void case_fill_and_update(struct digest *digest)
{
	struct buffer buffer = buffer_with(NULL, 131072);
	static uint8_t data[65536];
	VkCommandBuffer commands = commands_begin();

	random_bytes(data, sizeof(data), 3);
	vkCmdFillBuffer(commands, buffer.buffer, 4, 1000, 0xdeadbeef);
	vkCmdFillBuffer(commands, buffer.buffer, 131072 - 12, VK_WHOLE_SIZE, 9);
	barrier(commands);
	/* The most there can be, and the least. */
	vkCmdUpdateBuffer(commands, buffer.buffer, 2048, sizeof(data), data);
	vkCmdUpdateBuffer(commands, buffer.buffer, 131072 - 4, 4, data + 5);
	barrier(commands);
	commands_run(commands);
	digest_bytes(digest, buffer.data, buffer.size);
}

/* ----------------------------------------------------------------- images */

static struct image image_3d(VkExtent3D extent, uint32_t levels)
{
	VkImageCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_IMAGE_CREATE_INFO,
		.imageType = VK_IMAGE_TYPE_3D,
		.format = RGBA,
		.extent = extent,
		.mipLevels = levels,
		.arrayLayers = 1,
		.samples = VK_SAMPLE_COUNT_1_BIT,
		.usage = VK_IMAGE_USAGE_TRANSFER_SRC_BIT |
			VK_IMAGE_USAGE_TRANSFER_DST_BIT,
	};

	return image_new(&info);
}

static struct image image_array(VkFormat format, uint32_t edge, uint32_t levels,
				uint32_t layers)
{
	VkImageCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_IMAGE_CREATE_INFO,
		.imageType = VK_IMAGE_TYPE_2D,
		.format = format,
		.extent = { edge, edge, 1 },
		.mipLevels = levels,
		.arrayLayers = layers,
		.samples = VK_SAMPLE_COUNT_1_BIT,
		.usage = VK_IMAGE_USAGE_TRANSFER_SRC_BIT |
			VK_IMAGE_USAGE_TRANSFER_DST_BIT,
	};

	return image_new(&info);
}

/* Rows and slices longer than what they hold; several levels and layers. */
static void case_levels_and_layers(struct digest *digest)
{
	struct image image = image_array(RGBA, 32, 5, 6);
	struct buffer in = buffer_random(1 << 18, 4);
	struct buffer out = buffer_with(NULL, 1 << 18);
	VkBufferImageCopy to[5], from[5];
	VkCommandBuffer commands = commands_begin();

	for (uint32_t level = 0; level < 5; level++) {
		const uint32_t edge = 32 >> level;
		VkBufferImageCopy region = {
			.bufferOffset = level * 45000,
			.bufferRowLength = edge + 5,
			.bufferImageHeight = edge + 1,
			.imageSubresource = { COLOR, level, 0, 6 },
			.imageExtent = { edge, edge, 1 },
		};

		to[level] = region;
		region.bufferRowLength = edge + 2;
		region.imageSubresource.baseArrayLayer = 1;
		region.imageSubresource.layerCount = 3;
		region.imageOffset.x = region.imageOffset.y =
			(int32_t)edge / 4;
		region.imageExtent.width = region.imageExtent.height =
			edge / 2;
		from[level] = region;
	}
	transition(commands, &image, NONE, DST);
	vkCmdCopyBufferToImage(commands, in.buffer, image.image, DST, 5, to);
	transition(commands, &image, DST, SRC);
	vkCmdCopyImageToBuffer(commands, image.image, SRC, out.buffer, 5, from);
	barrier(commands);
	commands_run(commands);
	digest_bytes(digest, out.data, out.size);
}

static void case_3d(struct digest *digest)
{
	struct image volume = image_3d((VkExtent3D){ 16, 8, 4 }, 3);
	struct image array = image_array(RGBA, 16, 1, 4);
	struct buffer in = buffer_random(16384, 5);
	struct buffer out = buffer_with(NULL, 65536);
	VkBufferImageCopy region = {
		.bufferRowLength = 20,
		.bufferImageHeight = 9,
		.imageSubresource = { COLOR, 0, 0, 1 },
		.imageExtent = volume.extent,
	};
	/* Slices become layers. */
	VkImageCopy copy = {
		.srcSubresource = { COLOR, 0, 0, 1 },
		.srcOffset = { 1, 1, 1 },
		.dstSubresource = { COLOR, 0, 1, 3 },
		.dstOffset = { 2, 3, 0 },
		.extent = { 10, 5, 3 },
	};
	VkClearColorValue clear = { .float32 = { 1, 0, 1, 0 } };
	VkImageSubresourceRange all;
	VkCommandBuffer commands = commands_begin();

	all = image_all(&array);
	transition(commands, &volume, NONE, DST);
	transition(commands, &array, NONE, DST);
	vkCmdCopyBufferToImage(commands, in.buffer, volume.image, DST, 1,
			       &region);
	vkCmdClearColorImage(commands, array.image, DST, &clear, 1, &all);
	barrier(commands);
	transition(commands, &volume, DST, SRC);
	vkCmdCopyImage(commands, volume.image, SRC, array.image, DST, 1, &copy);
	transition(commands, &array, DST, SRC);
	read_image(commands, &volume, COLOR, 0, 0, &out, 0);
	for (uint32_t layer = 0; layer < 4; layer++)
		read_image(commands, &array, COLOR, 0, layer, &out,
			   4096 + layer * 2048);
	commands_run(commands);
	digest_bytes(digest, out.data, out.size);
}

/* A block of a compressed format is a texel of another. */
static void case_blocks(struct digest *digest)
{
	VkFormatProperties properties;

	vkGetPhysicalDeviceFormatProperties(
		vk.physical, VK_FORMAT_BC1_RGB_UNORM_BLOCK, &properties);
	NEEDS(properties.optimalTilingFeatures &
	      VK_FORMAT_FEATURE_TRANSFER_DST_BIT);

	struct image blocks = image_array(VK_FORMAT_BC1_RGB_UNORM_BLOCK, 32, 1,
					  1);
	struct image texels = image_array(VK_FORMAT_R32G32_UINT, 8, 1, 1);
	struct buffer in = buffer_random(512, 6);
	struct buffer out = buffer_with(NULL, 512);
	VkBufferImageCopy region = {
		.imageSubresource = { COLOR, 0, 0, 1 },
		.imageExtent = { 32, 32, 1 },
	};
	VkImageCopy copy = {
		.srcSubresource = { COLOR, 0, 0, 1 },
		.dstSubresource = { COLOR, 0, 0, 1 },
		.extent = { 32, 32, 1 },
	};
	VkCommandBuffer commands = commands_begin();

	transition(commands, &blocks, NONE, DST);
	transition(commands, &texels, NONE, DST);
	vkCmdCopyBufferToImage(commands, in.buffer, blocks.image, DST, 1,
			       &region);
	transition(commands, &blocks, DST, SRC);
	vkCmdCopyImage(commands, blocks.image, SRC, texels.image, DST, 1,
		       &copy);
	transition(commands, &texels, DST, SRC);
	read_image(commands, &texels, COLOR, 0, 0, &out, 0);
	commands_run(commands);
	digest_bytes(digest, out.data, out.size);
}

/* A chain of mip levels, each from the one above, with the newer commands. */
static void case_mip_chain(struct digest *digest)
{
	struct image image = image_array(RGBA, 64, 7, 2);
	struct buffer in = buffer_random(64 * 64 * 4 * 2, 7);
	struct buffer out = buffer_with(NULL, 65536);
	VkBufferImageCopy2 region = {
		.sType = VK_STRUCTURE_TYPE_BUFFER_IMAGE_COPY_2,
		.imageSubresource = { COLOR, 0, 0, 2 },
		.imageExtent = { 64, 64, 1 },
	};
	VkCopyBufferToImageInfo2 upload = {
		.sType = VK_STRUCTURE_TYPE_COPY_BUFFER_TO_IMAGE_INFO_2,
		.srcBuffer = in.buffer,
		.dstImage = image.image,
		.dstImageLayout = VK_IMAGE_LAYOUT_GENERAL,
		.regionCount = 1,
		.pRegions = &region,
	};
	VkCommandBuffer commands = commands_begin();

	transition(commands, &image, NONE, VK_IMAGE_LAYOUT_GENERAL);
	vkCmdCopyBufferToImage2(commands, &upload);
	for (uint32_t level = 1; level < 7; level++) {
		const int32_t edge = 64 >> level;
		VkImageBlit2 blit = {
			.sType = VK_STRUCTURE_TYPE_IMAGE_BLIT_2,
			.srcSubresource = { COLOR, level - 1, 0, 2 },
			.srcOffsets = { { 0, 0, 0 }, { 2 * edge, 2 * edge, 1 } },
			.dstSubresource = { COLOR, level, 0, 2 },
			.dstOffsets = { { 0, 0, 0 }, { edge, edge, 1 } },
		};
		VkBlitImageInfo2 info = {
			.sType = VK_STRUCTURE_TYPE_BLIT_IMAGE_INFO_2,
			.srcImage = image.image,
			.srcImageLayout = VK_IMAGE_LAYOUT_GENERAL,
			.dstImage = image.image,
			.dstImageLayout = VK_IMAGE_LAYOUT_GENERAL,
			.regionCount = 1,
			.pRegions = &blit,
			.filter = VK_FILTER_LINEAR,
		};

		barrier(commands);
		vkCmdBlitImage2(commands, &info);
	}
	transition(commands, &image, VK_IMAGE_LAYOUT_GENERAL, SRC);
	for (uint32_t level = 1; level < 7; level++)
		read_image(commands, &image, COLOR, level, 1, &out,
			   level * 8192);
	commands_run(commands);
	digest_bytes(digest, out.data, out.size);
}

static void case_clear_ranges(struct digest *digest)
{
	struct image image = image_array(VK_FORMAT_R32_SFLOAT, 16, 4, 4);
	struct buffer out = buffer_with(NULL, 65536);
	const VkClearColorValue colors[] = {
		{ .float32 = { 1 } }, { .float32 = { 2 } },
	};
	const VkImageSubresourceRange all = image_all(&image), some[] = {
		{ COLOR, 0, 1, 1, 2 },
		{ COLOR, 2, VK_REMAINING_MIP_LEVELS, 3,
		  VK_REMAINING_ARRAY_LAYERS },
	};
	VkCommandBuffer commands = commands_begin();
	VkDeviceSize at = 0;

	transition(commands, &image, NONE, DST);
	vkCmdClearColorImage(commands, image.image, DST, &colors[0], 1, &all);
	barrier(commands);
	vkCmdClearColorImage(commands, image.image, DST, &colors[1],
			     COUNT(some), some);
	transition(commands, &image, DST, SRC);
	for (uint32_t level = 0; level < 4; level++)
		for (uint32_t layer = 0; layer < 4; layer++, at += 1024)
			read_image(commands, &image, COLOR, level, layer, &out,
				   at);
	commands_run(commands);
	digest_bytes(digest, out.data, out.size);
}

/* The CPU writes the texels where the device says they are. */
static void case_linear(struct digest *digest)
{
	VkImageCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_IMAGE_CREATE_INFO,
		.imageType = VK_IMAGE_TYPE_2D,
		.format = RGBA,
		.extent = { 20, 10, 1 },
		.mipLevels = 1,
		.arrayLayers = 1,
		.samples = VK_SAMPLE_COUNT_1_BIT,
		.tiling = VK_IMAGE_TILING_LINEAR,
		.usage = VK_IMAGE_USAGE_TRANSFER_SRC_BIT,
		.initialLayout = VK_IMAGE_LAYOUT_PREINITIALIZED,
	};
	const VkImageSubresource part = { .aspectMask = COLOR };
	VkMemoryAllocateInfo allocation = {
		.sType = VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO,
	};
	struct image image = {
		.aspect = COLOR, .extent = info.extent, .levels = 1,
		.layers = 1,
	};
	struct buffer out = buffer_with(NULL, 800);
	VkMemoryRequirements needs;
	VkSubresourceLayout where;
	VkCommandBuffer commands;
	uint8_t *texels;

	MUST(vkCreateImage(vk.device, &info, NULL, &image.image));
	vkGetImageMemoryRequirements(vk.device, image.image, &needs);
	allocation.allocationSize = needs.size;
	allocation.memoryTypeIndex = memory_type(needs.memoryTypeBits, VISIBLE);
	VkDeviceMemory memory;
	MUST(vkAllocateMemory(vk.device, &allocation, NULL, &memory));
	TRASH(DEVICE_MEMORY, memory);
	TRASH(IMAGE, image.image);
	MUST(vkBindImageMemory(vk.device, image.image, memory, 0));
	MUST(vkMapMemory(vk.device, memory, 0, VK_WHOLE_SIZE, 0,
			 (void **)&texels));
	vkGetImageSubresourceLayout(vk.device, image.image, &part, &where);
	for (uint32_t y = 0; y < 10; y++)
		random_bytes(texels + where.offset + y * where.rowPitch, 80, y);
	commands = commands_begin();
	transition(commands, &image, VK_IMAGE_LAYOUT_PREINITIALIZED, SRC);
	read_image(commands, &image, COLOR, 0, 0, &out, 0);
	commands_run(commands);
	digest_bytes(digest, out.data, out.size);
}

/* Depth and stencil in one region. */
static void case_depth_stencil_together(struct digest *digest)
{
	const VkFormat format = VK_FORMAT_D32_SFLOAT_S8_UINT;
	const VkImageAspectFlags both = VK_IMAGE_ASPECT_DEPTH_BIT |
		VK_IMAGE_ASPECT_STENCIL_BIT;
	VkFormatProperties properties;

	vkGetPhysicalDeviceFormatProperties(vk.physical, format, &properties);
	NEEDS(properties.optimalTilingFeatures &
	      VK_FORMAT_FEATURE_DEPTH_STENCIL_ATTACHMENT_BIT);

	struct image from = image_2d(format, 16, 16,
				     VK_IMAGE_USAGE_TRANSFER_DST_BIT);
	struct image to = image_2d(format, 16, 16,
				   VK_IMAGE_USAGE_TRANSFER_DST_BIT);
	struct buffer out = buffer_with(NULL, 16 * 16 * 4 * 2);
	const VkClearDepthStencilValue values[] = { { 0.25f, 7 }, { 0.5f, 9 } };
	const VkImageSubresourceRange range = image_all(&from);
	const VkImageCopy copy = {
		.srcSubresource = { both, 0, 0, 1 },
		.dstSubresource = { both, 0, 0, 1 },
		.srcOffset = { 1, 2, 0 },
		.dstOffset = { 4, 3, 0 },
		.extent = { 8, 5, 1 },
	};
	VkCommandBuffer commands = commands_begin();

	transition(commands, &from, VK_IMAGE_LAYOUT_UNDEFINED,
		   VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL);
	transition(commands, &to, VK_IMAGE_LAYOUT_UNDEFINED,
		   VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL);
	vkCmdClearDepthStencilImage(commands, from.image,
				    VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL,
				    &values[0], 1, &range);
	vkCmdClearDepthStencilImage(commands, to.image,
				    VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL,
				    &values[1], 1, &range);
	transition(commands, &from, VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL,
		   VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL);
	barrier(commands);
	vkCmdCopyImage(commands, from.image,
		       VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL, to.image,
		       VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL, 1, &copy);
	transition(commands, &to, VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL,
		   VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL);
	read_image(commands, &to, VK_IMAGE_ASPECT_DEPTH_BIT, 0, 0, &out, 0);
	read_image(commands, &to, VK_IMAGE_ASPECT_STENCIL_BIT, 0, 0, &out,
		   16 * 16 * 4);
	barrier(commands);
	commands_run(commands);
	digest_bytes(digest, out.data, out.size);
}

const struct vk_case copy_cases[] = {
	{ "depth-stencil-together", case_depth_stencil_together },
	{ "buffer-regions", case_buffer_regions },
	{ "copy2", case_copy2 },
	{ "fill-and-update", case_fill_and_update },
	{ "levels-and-layers", case_levels_and_layers },
	{ "3d", case_3d },
	{ "blocks", case_blocks },
	{ "mip-chain", case_mip_chain },
	{ "clear-ranges", case_clear_ranges },
	{ "linear", case_linear },
	{ NULL, NULL },
};
