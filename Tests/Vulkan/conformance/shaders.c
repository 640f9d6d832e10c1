// SPDX-License-Identifier: Apache-2.0
/* What shaders can do with types, memory, images and each other. */
#include "conformance.h"

#include "atomics.comp.h"
#include "atomics64.comp.h"
#include "float16.comp.h"
#include "float64.comp.h"
#include "image_atomics.comp.h"
#include "image_store.comp.h"
#include "int64.comp.h"
#include "robust.comp.h"
#include "sampling.comp.h"
#include "shared.comp.h"
#include "storage16.comp.h"
#include "storage8.comp.h"
#include "subgroups.comp.h"

/* Two buffers, 64 invocations: random words in, words out. */
static void run_words(struct digest *digest, struct spirv spirv)
{
	struct buffer in = buffer_random(1024, 20);
	struct buffer out = buffer_with(NULL, 4096);
	const struct binding bindings[] = { STORAGE(in), STORAGE(out) };

	compute_run(spirv, bindings, 2, NULL, 0, 1);
	digest_bytes(digest, out.data, out.size);
}

static void case_storage8(struct digest *digest)
{
	NEEDS(vk.features12.storageBuffer8BitAccess &&
	      vk.features12.shaderInt8);
	run_words(digest, SPIRV(storage8_comp));
}

static void case_storage16(struct digest *digest)
{
	NEEDS(vk.features11.storageBuffer16BitAccess &&
	      vk.features.features.shaderInt16);
	run_words(digest, SPIRV(storage16_comp));
}

static void case_int64(struct digest *digest)
{
	NEEDS(vk.features.features.shaderInt64);
	run_words(digest, SPIRV(int64_comp));
}

static void case_float16(struct digest *digest)
{
	NEEDS(vk.features12.shaderFloat16 &&
	      vk.features11.storageBuffer16BitAccess);
	run_words(digest, SPIRV(float16_comp));
}

static void case_float64(struct digest *digest)
{
	NEEDS(vk.features.features.shaderFloat64);
	run_words(digest, SPIRV(float64_comp));
}

static void case_shared(struct digest *digest)
{
	run_words(digest, SPIRV(shared_comp));
}

static void case_subgroups(struct digest *digest)
{
	const VkSubgroupFeatureFlags needs = VK_SUBGROUP_FEATURE_BASIC_BIT |
		VK_SUBGROUP_FEATURE_VOTE_BIT |
		VK_SUBGROUP_FEATURE_BALLOT_BIT |
		VK_SUBGROUP_FEATURE_ARITHMETIC_BIT;

	digest_u64(digest, vk.subgroup.supportedOperations);
	digest_u64(digest, vk.subgroup.subgroupSize);
	NEEDS((vk.subgroup.supportedOperations & needs) == needs);
	run_words(digest, SPIRV(subgroups_comp));
}

/* Sums of what all add do not depend on who is first. */
static void run_atomics(struct digest *digest, struct spirv spirv)
{
	struct buffer in = buffer_random(1024, 21);
	struct buffer out = buffer_with(NULL, 4096);
	const struct binding bindings[] = { STORAGE(in), STORAGE(out) };

	compute_run(spirv, bindings, 2, NULL, 0, 64);
	digest_bytes(digest, out.data, out.size);
}

static void case_atomics(struct digest *digest)
{
	run_atomics(digest, SPIRV(atomics_comp));
}

static void case_atomics64(struct digest *digest)
{
	NEEDS(vk.features.features.shaderInt64 &&
	      vk.features12.shaderBufferInt64Atomics);
	run_atomics(digest, SPIRV(atomics64_comp));
}

/* Beyond the end of a buffer: reads give what robustness says. */
static void case_robust(struct digest *digest)
{
	NEEDS(vk.features.features.robustBufferAccess);
	run_words(digest, SPIRV(robust_comp));
}

/* ----------------------------------------------------------------- images */

#define EDGE	16

static void case_image_store(struct digest *digest)
{
	struct image image = image_2d(VK_FORMAT_R8G8B8A8_UNORM, EDGE, EDGE,
				      VK_IMAGE_USAGE_STORAGE_BIT);
	const struct binding bindings[] = { STORED(image.view) };
	VkCommandBuffer commands = commands_begin();

	transition(commands, &image, VK_IMAGE_LAYOUT_UNDEFINED,
		   VK_IMAGE_LAYOUT_GENERAL);
	commands_run(commands);
	compute_run(SPIRV(image_store_comp), bindings, 1, NULL, 0, 1);
	digest_image(digest, &image, VK_IMAGE_LAYOUT_GENERAL, 4);
}

static void case_image_atomics(struct digest *digest)
{
	struct image image = image_2d(VK_FORMAT_R32_UINT, EDGE, EDGE,
				      VK_IMAGE_USAGE_STORAGE_BIT);
	const struct binding bindings[] = { STORED(image.view) };
	const VkClearColorValue zero = { .uint32 = { 0 } };
	VkImageSubresourceRange all = image_all(&image);
	VkCommandBuffer commands = commands_begin();

	transition(commands, &image, VK_IMAGE_LAYOUT_UNDEFINED,
		   VK_IMAGE_LAYOUT_GENERAL);
	vkCmdClearColorImage(commands, image.image, VK_IMAGE_LAYOUT_GENERAL,
			     &zero, 1, &all);
	barrier(commands);
	commands_run(commands);
	compute_run(SPIRV(image_atomics_comp), bindings, 1, NULL, 0, 16);
	digest_image(digest, &image, VK_IMAGE_LAYOUT_GENERAL, 4);
}

/* A picture with a chain of mip levels. */
static struct image make_texture(void)
{
	VkImageCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_IMAGE_CREATE_INFO,
		.imageType = VK_IMAGE_TYPE_2D,
		.format = VK_FORMAT_R8G8B8A8_UNORM,
		.extent = { EDGE, EDGE, 1 },
		.mipLevels = 4,
		.arrayLayers = 1,
		.samples = VK_SAMPLE_COUNT_1_BIT,
		.usage = VK_IMAGE_USAGE_SAMPLED_BIT |
			VK_IMAGE_USAGE_TRANSFER_DST_BIT,
	};
	struct image image = image_new(&info);
	struct buffer in = buffer_random(EDGE * EDGE * 8, 22);
	VkBufferImageCopy regions[4];
	VkCommandBuffer commands = commands_begin();

	for (uint32_t i = 0; i < 4; i++)
		regions[i] = (VkBufferImageCopy){
			.bufferOffset = i * 64,
			.imageSubresource = { VK_IMAGE_ASPECT_COLOR_BIT, i, 0,
					      1 },
			.imageExtent = { EDGE >> i, EDGE >> i, 1 },
		};
	transition(commands, &image, VK_IMAGE_LAYOUT_UNDEFINED,
		   VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL);
	vkCmdCopyBufferToImage(commands, in.buffer, image.image,
			       VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL, 4,
			       regions);
	transition(commands, &image, VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL,
		   VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL);
	commands_run(commands);
	return image;
}

static void case_sampling(struct digest *digest)
{
	static const VkSamplerAddressMode modes[] = {
		VK_SAMPLER_ADDRESS_MODE_REPEAT,
		VK_SAMPLER_ADDRESS_MODE_MIRRORED_REPEAT,
		VK_SAMPLER_ADDRESS_MODE_CLAMP_TO_EDGE,
		VK_SAMPLER_ADDRESS_MODE_CLAMP_TO_BORDER,
	};
	struct image image = make_texture();
	struct buffer out = buffer_with(NULL, 64 * 16);

	for (uint32_t i = 0; i < 2 * COUNT(modes); i++) {
		VkSampler sampler = sampler_new(i % 2 ? VK_FILTER_LINEAR :
						VK_FILTER_NEAREST,
						modes[i / 2]);
		const struct binding bindings[] = {
			SAMPLED(image.view, sampler), STORAGE(out),
		};

		compute_run(SPIRV(sampling_comp), bindings, 2, NULL, 0, 1);
		digest_bytes(digest, out.data, out.size);
	}
}

/* A view that takes another's channels in another order. */
static void case_swizzle(struct digest *digest)
{
	struct image image = make_texture();
	struct buffer out = buffer_with(NULL, 64 * 16);
	VkSampler sampler = sampler_new(VK_FILTER_LINEAR,
					VK_SAMPLER_ADDRESS_MODE_REPEAT);
	VkImageViewCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_IMAGE_VIEW_CREATE_INFO,
		.image = image.image,
		.viewType = VK_IMAGE_VIEW_TYPE_2D,
		.format = image.format,
		.components = {
			VK_COMPONENT_SWIZZLE_B, VK_COMPONENT_SWIZZLE_ONE,
			VK_COMPONENT_SWIZZLE_R, VK_COMPONENT_SWIZZLE_ZERO,
		},
		.subresourceRange = { VK_IMAGE_ASPECT_COLOR_BIT, 1, 2, 0, 1 },
	};
	VkImageView view;

	MUST(vkCreateImageView(vk.device, &info, NULL, &view));
	TRASH(IMAGE_VIEW, view);

	const struct binding bindings[] = {
		SAMPLED(view, sampler), STORAGE(out),
	};

	compute_run(SPIRV(sampling_comp), bindings, 2, NULL, 0, 1);
	digest_bytes(digest, out.data, out.size);
}

const struct vk_case shader_cases[] = {
	{ "storage8", case_storage8 },
	{ "storage16", case_storage16 },
	{ "int64", case_int64 },
	{ "float16", case_float16 },
	{ "float64", case_float64 },
	{ "shared", case_shared },
	{ "subgroups", case_subgroups },
	{ "atomics", case_atomics },
	{ "atomics64", case_atomics64 },
	{ "robust", case_robust },
	{ "image-store", case_image_store },
	{ "image-atomics", case_image_atomics },
	{ "sampling", case_sampling },
	{ "swizzle", case_swizzle },
	{ NULL, NULL },
};
