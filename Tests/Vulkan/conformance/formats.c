// SPDX-License-Identifier: Apache-2.0
/*
 * Every format the device has: what it says of it, clears, copies, blits and
 * what shaders read. A line each.
 */
#include "conformance.h"

#include "attribute_float.vert.h"
#include "attribute_int.vert.h"
#include "attribute_uint.vert.h"
#include "color_float.frag.h"
#include "color_int.frag.h"
#include "color_uint.frag.h"
#include "fetch_float.comp.h"
#include "fetch_int.comp.h"
#include "fetch_uint.comp.h"

/* Runs of formats by their numbers: Vulkan 1.0's, two planes of 4 bits. */
#define LAST_CORE	184u

#define EDGE		12u

static VkFormatFeatureFlags features_of(VkFormat format)
{
	VkFormatProperties properties;

	vkGetPhysicalDeviceFormatProperties(vk.physical, format, &properties);
	return properties.optimalTilingFeatures;
}

static bool has(VkFormat format, VkFormatFeatureFlags features)
{
	return (features_of(format) & features) == features;
}

static bool is_compressed(uint32_t format)
{
	return format >= VK_FORMAT_BC1_RGB_UNORM_BLOCK && format <= LAST_CORE;
}

#define MOVES	(VK_FORMAT_FEATURE_TRANSFER_SRC_BIT | \
		 VK_FORMAT_FEATURE_TRANSFER_DST_BIT)

enum kind { KIND_FLOAT, KIND_INT, KIND_UINT };

/* What shaders see it as: by the names' ends, R8_UNORM and so on. */
static enum kind kind_of(uint32_t format)
{
	static const uint8_t uints[] = {
		13, 20, 27, 34, 41, 48, 55, 62, 68, 74, 81, 88, 95, 98, 101,
		104, 107, 110, 113, 116, 119, 127,
	};
	static const uint8_t ints[] = {
		14, 21, 28, 35, 42, 49, 56, 63, 69, 75, 82, 89, 96, 99, 102,
		105, 108, 111, 114, 117, 120,
	};

	if (memchr(uints, (int)format, sizeof(uints)))
		return KIND_UINT;
	return memchr(ints, (int)format, sizeof(ints)) ? KIND_INT : KIND_FLOAT;
}

/* -------------------------------------------------------------- questions */

static void case_properties(struct digest *digest)
{
	for (uint32_t format = 0; format <= LAST_CORE; format++) {
		VkFormatProperties properties;

		vkGetPhysicalDeviceFormatProperties(vk.physical, format,
						    &properties);
		digest_bytes(digest, &properties, sizeof(properties));
	}
}

/* What images of it can be, sizes in bytes apart. */
static void case_images(struct digest *digest)
{
	for (uint32_t i = 0; i <= LAST_CORE * 4; i++) {
		const VkImageUsageFlags usage[4] = {
			VK_IMAGE_USAGE_TRANSFER_DST_BIT,
			VK_IMAGE_USAGE_SAMPLED_BIT,
			VK_IMAGE_USAGE_STORAGE_BIT,
			VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT,
		};
		VkImageFormatProperties properties = { .maxMipLevels = 0 };

		digest_u64(digest, (uint64_t)
			   vkGetPhysicalDeviceImageFormatProperties(
				vk.physical, i / 4, VK_IMAGE_TYPE_2D,
				VK_IMAGE_TILING_OPTIMAL, usage[i % 4], 0,
				&properties));
		digest_bytes(digest, &properties.maxExtent,
			     sizeof(properties.maxExtent));
		digest_u64(digest, properties.maxMipLevels);
		digest_u64(digest, properties.maxArrayLayers);
		digest_u64(digest, properties.sampleCounts);
	}
}

/* ----------------------------------------------------------------- clears */

/* More than the largest texel, times all texels. */
#define DATA_BYTES	(EDGE * EDGE * 32u * 4u)

static void clear_one(VkFormat format, struct digest *digest)
{
	struct image image = image_2d(format, EDGE, EDGE, 0);
	struct buffer buffer = buffer_new(DATA_BYTES, VISIBLE);
	VkImageSubresourceRange range = image_all(&image);
	VkCommandBuffer commands = commands_begin();
	VkDeviceSize offset = 0;

	transition(commands, &image, VK_IMAGE_LAYOUT_UNDEFINED,
		   VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL);
	if (image.aspect & VK_IMAGE_ASPECT_COLOR_BIT) {
		VkClearColorValue color = {
			.float32 = { 0.3f, -0.7f, 0.9f, 0.1f },
		};

		if (kind_of(format) != KIND_FLOAT)
			color = (VkClearColorValue){
				.int32 = { 7, 9, 100, 3 },
			};
		vkCmdClearColorImage(commands, image.image,
				     VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL,
				     &color, 1, &range);
	} else {
		VkClearDepthStencilValue value = { 0.3f, 0x5a };

		vkCmdClearDepthStencilImage(commands, image.image,
					    VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL,
					    &value, 1, &range);
	}
	transition(commands, &image, VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL,
		   VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL);
	for (VkImageAspectFlags aspect = 1; aspect <= 4; aspect <<= 1) {
		if (!(image.aspect & aspect))
			continue;
		read_image(commands, &image, aspect, 0, 0, &buffer, offset);
		offset += DATA_BYTES / 2;
	}
	commands_run(commands);
	digest_bytes(digest, buffer.data, DATA_BYTES);
}

static void case_clear(struct digest *digest)
{
	for (uint32_t format = 1; format <= LAST_CORE; format++) {
		struct digest one = digest_new();

		if (is_compressed(format) || !has(format, MOVES))
			continue;
		clear_one(format, &one);
		digest_print(&one, "formats/clear %u", format);
		digest_u64(digest, one.value);
	}
}

/* ----------------------------------------------------------------- copies */

/* Bytes in, from one image to another, bytes out. */
static void copy_one(VkFormat format, struct digest *digest)
{
	struct image from = image_2d(format, EDGE, EDGE, 0);
	struct image to = image_2d(format, EDGE, EDGE, 0);
	struct buffer in = buffer_random(DATA_BYTES, format);
	struct buffer out = buffer_new(DATA_BYTES, VISIBLE);
	VkCommandBuffer commands = commands_begin();
	VkDeviceSize offset = 0;

	transition(commands, &from, VK_IMAGE_LAYOUT_UNDEFINED,
		   VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL);
	transition(commands, &to, VK_IMAGE_LAYOUT_UNDEFINED,
		   VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL);
	for (VkImageAspectFlags aspect = 1; aspect <= 4; aspect <<= 1) {
		VkBufferImageCopy region = {
			.bufferOffset = 64,
			.bufferRowLength = EDGE + 12,
			.imageSubresource = { aspect, 0, 0, 1 },
			.imageExtent = from.extent,
		};

		if (from.aspect & aspect)
			vkCmdCopyBufferToImage(commands, in.buffer, from.image,
					       VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL,
					       1, &region);
	}
	transition(commands, &from, VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL,
		   VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL);
	for (VkImageAspectFlags aspect = 1; aspect <= 4; aspect <<= 1) {
		VkImageCopy region = {
			.srcSubresource = { aspect, 0, 0, 1 },
			.dstSubresource = { aspect, 0, 0, 1 },
			.extent = from.extent,
		};

		if (from.aspect & aspect)
			vkCmdCopyImage(commands, from.image,
				       VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL,
				       to.image,
				       VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL, 1,
				       &region);
	}
	transition(commands, &to, VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL,
		   VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL);
	for (VkImageAspectFlags aspect = 1; aspect <= 4; aspect <<= 1) {
		if (!(to.aspect & aspect))
			continue;
		read_image(commands, &to, aspect, 0, 0, &out, offset);
		offset += DATA_BYTES / 2;
	}
	commands_run(commands);
	digest_bytes(digest, out.data, DATA_BYTES);
}

static void case_copy(struct digest *digest)
{
	for (uint32_t format = 1; format <= LAST_CORE; format++) {
		struct digest one = digest_new();

		if (!has(format, MOVES))
			continue;
		copy_one(format, &one);
		digest_print(&one, "formats/copy %u", format);
		digest_u64(digest, one.value);
	}
}

/* ------------------------------------------------------------------ blits */

static void blit_one(VkFormat format, VkFilter filter, struct digest *digest)
{
	struct image from = image_2d(format, EDGE, EDGE, 0);
	struct image to = image_2d(format, EDGE, EDGE, 0);
	struct buffer in = buffer_new(DATA_BYTES, VISIBLE);
	struct buffer out = buffer_new(DATA_BYTES, VISIBLE);
	VkCommandBuffer commands = commands_begin();
	VkBufferImageCopy whole = {
		.imageSubresource = { VK_IMAGE_ASPECT_COLOR_BIT, 0, 0, 1 },
		.imageExtent = from.extent,
	};
	/* Mirrored, and of another size. */
	VkImageBlit region = {
		.srcSubresource = { VK_IMAGE_ASPECT_COLOR_BIT, 0, 0, 1 },
		.srcOffsets = { { 1, 0, 0 }, { EDGE, EDGE - 2, 1 } },
		.dstSubresource = { VK_IMAGE_ASPECT_COLOR_BIT, 0, 0, 1 },
		.dstOffsets = { { 7, 0, 0 }, { 0, 9, 1 } },
	};

	/* No infinities, nothing that is no number. */
	for (uint32_t i = 0; i < DATA_BYTES; i++)
		((uint8_t *)in.data)[i] = (uint8_t)(i * 7 % 61);
	transition(commands, &from, VK_IMAGE_LAYOUT_UNDEFINED,
		   VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL);
	transition(commands, &to, VK_IMAGE_LAYOUT_UNDEFINED,
		   VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL);
	vkCmdCopyBufferToImage(commands, in.buffer, from.image,
			       VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL, 1, &whole);
	vkCmdCopyBufferToImage(commands, in.buffer, to.image,
			       VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL, 1, &whole);
	transition(commands, &from, VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL,
		   VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL);
	barrier(commands);
	vkCmdBlitImage(commands, from.image,
		       VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL, to.image,
		       VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL, 1, &region,
		       filter);
	transition(commands, &to, VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL,
		   VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL);
	read_image(commands, &to, VK_IMAGE_ASPECT_COLOR_BIT, 0, 0, &out, 0);
	commands_run(commands);
	digest_bytes(digest, out.data, DATA_BYTES);
}

static void case_blit(struct digest *digest)
{
	for (uint32_t format = 1; format <= LAST_CORE; format++) {
		struct digest one = digest_new();

		if (is_compressed(format) ||
		    format_aspect(format) != VK_IMAGE_ASPECT_COLOR_BIT ||
		    !has(format, MOVES | VK_FORMAT_FEATURE_BLIT_SRC_BIT |
			 VK_FORMAT_FEATURE_BLIT_DST_BIT))
			continue;
		blit_one(format, VK_FILTER_NEAREST, &one);
		if (has(format,
			VK_FORMAT_FEATURE_SAMPLED_IMAGE_FILTER_LINEAR_BIT))
			blit_one(format, VK_FILTER_LINEAR, &one);
		digest_print(&one, "formats/blit %u", format);
		digest_u64(digest, one.value);
	}
}

/* ---------------------------------------------------------------- sampling */

static void sample_one(VkFormat format, struct digest *digest)
{
	const struct spirv shaders[] = {
		[KIND_FLOAT] = SPIRV(fetch_float_comp),
		[KIND_INT] = SPIRV(fetch_int_comp),
		[KIND_UINT] = SPIRV(fetch_uint_comp),
	};
	struct image image = image_2d(format, EDGE, EDGE,
				      VK_IMAGE_USAGE_SAMPLED_BIT);
	struct buffer in = buffer_random(DATA_BYTES, format);
	struct buffer out = buffer_new(EDGE * EDGE * 16, VISIBLE);
	VkSampler sampler = sampler_new(VK_FILTER_NEAREST,
					VK_SAMPLER_ADDRESS_MODE_REPEAT);
	const struct binding bindings[] = {
		SAMPLED(image.view, sampler), STORAGE(out),
	};
	VkBufferImageCopy whole = {
		.imageSubresource = { VK_IMAGE_ASPECT_COLOR_BIT, 0, 0, 1 },
		.imageExtent = image.extent,
	};
	VkCommandBuffer commands = commands_begin();

	transition(commands, &image, VK_IMAGE_LAYOUT_UNDEFINED,
		   VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL);
	vkCmdCopyBufferToImage(commands, in.buffer, image.image,
			       VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL, 1, &whole);
	transition(commands, &image, VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL,
		   VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL);
	commands_run(commands);
	compute_run(shaders[kind_of(format)], bindings, COUNT(bindings), NULL,
		    0, 1);
	digest_bytes(digest, out.data, out.size);
}

static void case_sample(struct digest *digest)
{
	for (uint32_t format = 1; format <= LAST_CORE; format++) {
		struct digest one = digest_new();

		if (format_aspect(format) != VK_IMAGE_ASPECT_COLOR_BIT ||
		    !has(format, MOVES | VK_FORMAT_FEATURE_SAMPLED_IMAGE_BIT))
			continue;
		sample_one(format, &one);
		digest_print(&one, "formats/sample %u", format);
		digest_u64(digest, one.value);
	}
}

/* ---------------------------------------------------------- vertex input */

/* Each vertex is a texel that shows its attribute. */
static void vertex_one(VkFormat format, struct digest *digest)
{
	static const VkFormat targets[] = {
		[KIND_FLOAT] = VK_FORMAT_R32G32B32A32_SFLOAT,
		[KIND_INT] = VK_FORMAT_R32G32B32A32_SINT,
		[KIND_UINT] = VK_FORMAT_R32G32B32A32_UINT,
	};
	const struct spirv shaders[][2] = {
		[KIND_FLOAT] = { SPIRV(attribute_float_vert),
				 SPIRV(color_float_frag) },
		[KIND_INT] = { SPIRV(attribute_int_vert),
			       SPIRV(color_int_frag) },
		[KIND_UINT] = { SPIRV(attribute_uint_vert),
				SPIRV(color_uint_frag) },
	};
	const enum kind kind = kind_of(format);
	struct image image = image_2d(targets[kind], EDGE, 1,
				      VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT);
	struct buffer vertices = buffer_random(EDGE * 32, format + 1000);
	struct layout layout = layout_new(NULL, 0, 0);
	struct graphics graphics = {
		.vertex = shaders[kind][0],
		.fragment = shaders[kind][1],
		.layout = layout.layout,
		.colors = { targets[kind] },
		.color_count = 1,
		.bindings = { { 0, 32, VK_VERTEX_INPUT_RATE_VERTEX } },
		.binding_count = 1,
		.attributes = { { 0, 0, format, 0 } },
		.attribute_count = 1,
		.topology = VK_PRIMITIVE_TOPOLOGY_POINT_LIST,
		.width = EDGE,
		.height = 1,
	};
	VkPipeline pipeline = graphics_new(&graphics);
	VkCommandBuffer commands = commands_begin();
	const VkDeviceSize offset = 0;

	/* Not every bit pattern is a number. */
	if (kind == KIND_FLOAT)
		for (uint32_t i = 0; i < vertices.size; i++)
			((uint8_t *)vertices.data)[i] %= 61;
	rendering_begin(commands, &image, 1, NULL, 0);
	vkCmdBindPipeline(commands, VK_PIPELINE_BIND_POINT_GRAPHICS, pipeline);
	vkCmdBindVertexBuffers(commands, 0, 1, &vertices.buffer, &offset);
	vkCmdDraw(commands, EDGE, 1, 0, 0);
	vkCmdEndRendering(commands);
	commands_run(commands);
	digest_image(digest, &image, VK_IMAGE_LAYOUT_COLOR_ATTACHMENT_OPTIMAL,
		     16);
}

static void case_vertex(struct digest *digest)
{
	for (uint32_t format = 1; format <= LAST_CORE; format++) {
		VkFormatProperties properties;
		struct digest one = digest_new();

		vkGetPhysicalDeviceFormatProperties(vk.physical, format,
						    &properties);
		/* Not those of 64 bits: they take two locations. */
		if (!(properties.bufferFeatures &
		      VK_FORMAT_FEATURE_VERTEX_BUFFER_BIT) ||
		    (format >= VK_FORMAT_R64_UINT &&
		     format <= VK_FORMAT_R64G64B64A64_SFLOAT))
			continue;
		vertex_one(format, &one);
		digest_print(&one, "formats/vertex %u", format);
		digest_u64(digest, one.value);
	}
}

const struct vk_case format_cases[] = {
	{ "properties", case_properties },
	{ "images", case_images },
	{ "clear", case_clear },
	{ "copy", case_copy },
	{ "blit", case_blit },
	{ "sample", case_sample },
	{ "vertex", case_vertex },
	{ NULL, NULL },
};
