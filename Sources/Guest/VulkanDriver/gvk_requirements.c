// SPDX-License-Identifier: Apache-2.0
/*
 * What memory buffers and images need. The host is asked once for all that are
 * alike: Vulkan promises that the answer is the same for each of them.
 */
#include "gvk_requirements.h"

#include "gvk_objects.h"

#include "generated/gvk_entry.h"

static uint32_t low(uint64_t value)
{
	return (uint32_t)value;
}

static uint32_t high(uint64_t value)
{
	return (uint32_t)(value >> 32);
}

void gvk_requirements_of_buffer(struct gvk_requirements_key *key,
				const VkBufferCreateInfo *info)
{
	/* Those that are for more than memory of their own are asked for. */
	if (info->pNext)
		return;
	*key = (struct gvk_requirements_key){
		.kind = VK_OBJECT_TYPE_BUFFER,
		.words = { info->flags, low(info->size), high(info->size),
			   info->usage, info->sharingMode },
	};
}

void gvk_requirements_of_image(struct gvk_requirements_key *key,
			       const VkImageCreateInfo *info)
{
	if (info->pNext)
		return;
	*key = (struct gvk_requirements_key){
		.kind = VK_OBJECT_TYPE_IMAGE,
		.words = { info->flags, info->imageType, info->format,
			   info->extent.width, info->extent.height,
			   info->extent.depth, info->mipLevels,
			   info->arrayLayers, info->samples, info->tiling,
			   info->usage, info->sharingMode },
	};
}

/* ------------------------------------------------------------------ cache */

static uint32_t slot_of(const struct gvk_requirements_key *key)
{
	uint32_t hash = 2166136261u ^ key->kind;

	for (uint32_t i = 0; i < GVK_REQUIREMENTS_WORDS; i++)
		hash = (hash ^ key->words[i]) * 16777619u;
	return (hash ^ hash >> 16) % GVK_REQUIREMENTS_KEPT;
}

static bool is_same(const struct gvk_requirements_key *a,
		    const struct gvk_requirements_key *b)
{
	return a->kind == b->kind &&
		!memcmp(a->words, b->words, sizeof(a->words));
}

static bool recall(struct gvk_device *device,
		   const struct gvk_requirements_key *key,
		   struct gvk_requirements *answer)
{
	struct gvk_requirements *kept = &device->requirements[slot_of(key)];
	bool is_known;

	if (!key->kind)
		return false;
	pthread_mutex_lock(&device->requirements_lock);
	is_known = is_same(&kept->key, key);
	if (is_known)
		*answer = *kept;
	pthread_mutex_unlock(&device->requirements_lock);
	return is_known;
}

static void keep(struct gvk_device *device,
		 const struct gvk_requirements *answer)
{
	if (!answer->key.kind)
		return;
	pthread_mutex_lock(&device->requirements_lock);
	device->requirements[slot_of(&answer->key)] = *answer;
	pthread_mutex_unlock(&device->requirements_lock);
}

/* ---------------------------------------------------------------- answers */

static void give(const struct gvk_requirements *answer,
		 VkMemoryRequirements2 *requirements)
{
	VkMemoryDedicatedRequirements *dedicated = gvk_find_in_out_chain(
		requirements->pNext,
		VK_STRUCTURE_TYPE_MEMORY_DEDICATED_REQUIREMENTS);

	requirements->memoryRequirements = answer->requirements;
	if (!dedicated)
		return;
	dedicated->prefersDedicatedAllocation = answer->prefers_dedicated;
	dedicated->requiresDedicatedAllocation = answer->requires_dedicated;
}

/* Asks the host, and keeps and gives out what it says. */
#define ASK(device, name, info, key_of_it, out) do { \
	struct gvk_channel *channel = &(device)->control; \
	VkMemoryDedicatedRequirements dedicated = { \
		.sType = VK_STRUCTURE_TYPE_MEMORY_DEDICATED_REQUIREMENTS, \
	}; \
	VkMemoryRequirements2 all = { \
		.sType = VK_STRUCTURE_TYPE_MEMORY_REQUIREMENTS_2, \
		.pNext = &dedicated, \
	}; \
	struct gvk_requirements answer = { .key = *(key_of_it) }; \
	struct gvk_reader reader; \
	struct gvk_writer writer; \
	VkResult result; \
	\
	gvk_question_begin(channel, &writer, GPUPV_VK_OP_##name, 4096); \
	do \
		gvk_encode_##name(&writer, info, &all); \
	while (gvk_question_again(channel, &writer)); \
	result = gvk_question_ask(channel, &reader); \
	if (result >= 0) \
		gvk_get_VkMemoryRequirements2(&reader, &all); \
	gvk_question_end(channel); \
	if (result < 0) \
		break; \
	answer.requirements = all.memoryRequirements; \
	answer.prefers_dedicated = dedicated.prefersDedicatedAllocation; \
	answer.requires_dedicated = dedicated.requiresDedicatedAllocation; \
	keep(device, &answer); \
	give(&answer, out); \
} while (0)

VKAPI_ATTR void VKAPI_CALL
gvk_GetBufferMemoryRequirements2(VkDevice handle,
				 const VkBufferMemoryRequirementsInfo2 *pInfo,
				 VkMemoryRequirements2 *pMemoryRequirements)
{
	struct gvk_device *device = gvk_device(handle);
	const struct gvk_requirements_key *key =
		&GVK_OBJECT(gvk_buffer, pInfo->buffer)->requirements;
	struct gvk_requirements known;

	if (recall(device, key, &known))
		give(&known, pMemoryRequirements);
	else
		ASK(device, GetBufferMemoryRequirements2, pInfo, key,
		    pMemoryRequirements);
}

VKAPI_ATTR void VKAPI_CALL
gvk_GetImageMemoryRequirements2(VkDevice handle,
				const VkImageMemoryRequirementsInfo2 *pInfo,
				VkMemoryRequirements2 *pMemoryRequirements)
{
	/* Of one plane, perhaps. */
	static const struct gvk_requirements_key unknown;
	struct gvk_device *device = gvk_device(handle);
	const struct gvk_requirements_key *key = pInfo->pNext ? &unknown :
		&GVK_OBJECT(gvk_image, pInfo->image)->requirements;
	struct gvk_requirements known;

	if (recall(device, key, &known))
		give(&known, pMemoryRequirements);
	else
		ASK(device, GetImageMemoryRequirements2, pInfo, key,
		    pMemoryRequirements);
}

/* ------------------------------------------------------------ older forms */

VKAPI_ATTR void VKAPI_CALL
gvk_GetBufferMemoryRequirements(VkDevice device, VkBuffer buffer,
				VkMemoryRequirements *pMemoryRequirements)
{
	VkBufferMemoryRequirementsInfo2 info = {
		.sType = VK_STRUCTURE_TYPE_BUFFER_MEMORY_REQUIREMENTS_INFO_2,
		.buffer = buffer,
	};
	VkMemoryRequirements2 requirements = {
		.sType = VK_STRUCTURE_TYPE_MEMORY_REQUIREMENTS_2,
		/* Should the device be lost: allocating says so. */
		.memoryRequirements = { 0, 1, 7 },
	};

	gvk_GetBufferMemoryRequirements2(device, &info, &requirements);
	*pMemoryRequirements = requirements.memoryRequirements;
}

VKAPI_ATTR void VKAPI_CALL
gvk_GetImageMemoryRequirements(VkDevice device, VkImage image,
			       VkMemoryRequirements *pMemoryRequirements)
{
	VkImageMemoryRequirementsInfo2 info = {
		.sType = VK_STRUCTURE_TYPE_IMAGE_MEMORY_REQUIREMENTS_INFO_2,
		.image = image,
	};
	VkMemoryRequirements2 requirements = {
		.sType = VK_STRUCTURE_TYPE_MEMORY_REQUIREMENTS_2,
		/* Should the device be lost: allocating says so. */
		.memoryRequirements = { 0, 1, 7 },
	};

	gvk_GetImageMemoryRequirements2(device, &info, &requirements);
	*pMemoryRequirements = requirements.memoryRequirements;
}
