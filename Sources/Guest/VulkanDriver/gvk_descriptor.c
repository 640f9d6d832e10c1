// SPDX-License-Identifier: Apache-2.0
/*
 * Descriptor set layouts, pools, sets and update templates. A pool knows here
 * how much it has, so that running out is answered at once.
 */
#include "gvk_objects.h"

#include "generated/gvk_entry.h"

/* Types that pools count: the first of Vulkan and inline uniform blocks. */
#define TYPES	(VK_DESCRIPTOR_TYPE_INPUT_ATTACHMENT + 2)

struct descriptor_pool {
	struct gvk_object	object;
	struct descriptor_set	*sets;
	uint64_t		host_bytes;
	uint32_t		free_sets;
	int64_t			free_descriptors[TYPES];	/* negative: of others' */
};

struct descriptor_set {
	struct gvk_object	object;
	struct descriptor_pool	*pool;
	struct descriptor_set	*next, **link;	/* in the pool */
	struct gvk_set_layout	*layout;
	uint32_t		variable_count;
};

struct update_template {
	struct gvk_object		object;
	uint32_t			entry_count;
	VkDescriptorUpdateTemplateEntry	entries[];
};

/* Where a pool counts a type; TYPES if it does not. */
static uint32_t type_index(VkDescriptorType type)
{
	if (type == VK_DESCRIPTOR_TYPE_INLINE_UNIFORM_BLOCK)
		return TYPES - 1;
	return type <= VK_DESCRIPTOR_TYPE_INPUT_ATTACHMENT ? type : TYPES;
}

/* ---------------------------------------------------------------- layouts */

static void layout_put(struct gvk_set_layout *layout)
{
	if (atomic_fetch_sub(&layout->references, 1) == 1)
		free(layout);
}

static int compare_bindings(const void *first, const void *second)
{
	const struct gvk_binding *a = first, *b = second;

	return a->binding < b->binding ? -1 : a->binding > b->binding;
}

static bool has_samplers(VkDescriptorType type)
{
	return type == VK_DESCRIPTOR_TYPE_SAMPLER ||
		type == VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER;
}

static void remember_bindings(struct gvk_set_layout *layout,
			      const VkDescriptorSetLayoutCreateInfo *info)
{
	const VkDescriptorSetLayoutBindingFlagsCreateInfo *flags =
		gvk_find_in_chain(info->pNext,
				  VK_STRUCTURE_TYPE_DESCRIPTOR_SET_LAYOUT_BINDING_FLAGS_CREATE_INFO);

	for (uint32_t i = 0; i < info->bindingCount; i++) {
		const VkDescriptorSetLayoutBinding *from = &info->pBindings[i];
		struct gvk_binding *to = &layout->bindings[i];

		to->binding = from->binding;
		to->type = from->descriptorType;
		to->count = from->descriptorCount;
		to->is_variable = flags && i < flags->bindingCount &&
			flags->pBindingFlags[i] &
			VK_DESCRIPTOR_BINDING_VARIABLE_DESCRIPTOR_COUNT_BIT;
		to->has_immutable_samplers = from->pImmutableSamplers &&
			has_samplers(from->descriptorType);
	}
	layout->binding_count = info->bindingCount;
	qsort(layout->bindings, layout->binding_count,
	      sizeof(layout->bindings[0]), compare_bindings);
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_CreateDescriptorSetLayout(
	VkDevice handle, const VkDescriptorSetLayoutCreateInfo *pCreateInfo,
	const VkAllocationCallbacks *pAllocator,
	VkDescriptorSetLayout *pSetLayout)
{
	struct gvk_device *device = gvk_device(handle);
	VkDescriptorSetLayoutCreateInfo info = *pCreateInfo;
	VkDescriptorSetLayoutBinding *bindings;
	struct gvk_set_layout *layout;
	struct gvk_writer writer;

	(void)pAllocator;
	layout = gvk_object_make(device, sizeof(*layout) + info.bindingCount *
				 sizeof(layout->bindings[0]),
				 VK_OBJECT_TYPE_DESCRIPTOR_SET_LAYOUT);
	bindings = calloc(info.bindingCount + 1, sizeof(*bindings));
	if (!layout || !bindings) {
		free(layout);
		free(bindings);
		return VK_ERROR_OUT_OF_HOST_MEMORY;
	}
	atomic_init(&layout->references, 1);
	remember_bindings(layout, pCreateInfo);
	for (uint32_t i = 0; i < info.bindingCount; i++) {
		bindings[i] = info.pBindings[i];
		/* Ignored, so it may be anything. */
		if (!has_samplers(bindings[i].descriptorType))
			bindings[i].pImmutableSamplers = NULL;
	}
	info.pBindings = bindings;
	gvk_control_begin(&device->control, &writer,
			  GPUPV_VK_OP_CreateDescriptorSetLayout);
	do
		gvk_encode_CreateDescriptorSetLayout(&writer, &info,
						     layout->object.id);
	while (gvk_control_again(&device->control, &writer));
	gvk_control_end(&device->control);
	free(bindings);
	*pSetLayout = GVK_HANDLE(VkDescriptorSetLayout, layout);
	return VK_SUCCESS;
}

VKAPI_ATTR void VKAPI_CALL
gvk_DestroyDescriptorSetLayout(VkDevice handle, VkDescriptorSetLayout object,
			       const VkAllocationCallbacks *pAllocator)
{
	struct gvk_device *device = gvk_device(handle);
	struct gvk_writer writer;

	(void)pAllocator;
	if (!object)
		return;
	gvk_control_begin(&device->control, &writer,
			  GPUPV_VK_OP_DestroyDescriptorSetLayout);
	do
		gvk_encode_DestroyDescriptorSetLayout(&writer, object);
	while (gvk_control_again(&device->control, &writer));
	gvk_control_end(&device->control);
	layout_put(GVK_OBJECT(gvk_set_layout, object));
}

/* ------------------------------------------------------------------ pools */

/* What the host takes a pool for. */
static uint64_t pool_cost(const VkDescriptorPoolCreateInfo *info)
{
	uint64_t bytes = (uint64_t)info->maxSets * GPUPV_VK_SET_BYTES;

	for (uint32_t i = 0; i < info->poolSizeCount; i++)
		bytes += (uint64_t)info->pPoolSizes[i].descriptorCount *
			GPUPV_VK_DESCRIPTOR_BYTES;
	return bytes;
}

/* Half of what there is: the host counts other objects, too. */
static bool pool_charge(struct gvk_device *device, uint64_t bytes)
{
	const uint64_t limit = (device->physical->memory.memoryHeaps[0].size +
				GPUPV_VK_HOST_BYTES) / 2;

	if (bytes <= limit &&
	    atomic_fetch_add(&device->pool_bytes, bytes) <= limit - bytes)
		return true;
	if (bytes <= limit)
		atomic_fetch_sub(&device->pool_bytes, bytes);
	return false;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_CreateDescriptorPool(VkDevice handle,
			 const VkDescriptorPoolCreateInfo *pCreateInfo,
			 const VkAllocationCallbacks *pAllocator,
			 VkDescriptorPool *pDescriptorPool)
{
	struct gvk_device *device = gvk_device(handle);
	struct descriptor_pool *pool =
		gvk_object_make(device, sizeof(*pool),
				VK_OBJECT_TYPE_DESCRIPTOR_POOL);
	struct gvk_writer writer;

	(void)pAllocator;
	if (!pool)
		return VK_ERROR_OUT_OF_HOST_MEMORY;
	pool->host_bytes = pool_cost(pCreateInfo);
	if (!pool_charge(device, pool->host_bytes)) {
		free(pool);
		return VK_ERROR_OUT_OF_HOST_MEMORY;
	}
	pool->free_sets = pCreateInfo->maxSets;
	for (uint32_t i = 0; i < pCreateInfo->poolSizeCount; i++) {
		const VkDescriptorPoolSize *size = &pCreateInfo->pPoolSizes[i];
		uint32_t type = type_index(size->type);

		if (type < TYPES)
			pool->free_descriptors[type] += size->descriptorCount;
	}
	gvk_control_begin(&device->control, &writer,
			  GPUPV_VK_OP_CreateDescriptorPool);
	do
		gvk_encode_CreateDescriptorPool(&writer, pCreateInfo,
						pool->object.id);
	while (gvk_control_again(&device->control, &writer));
	gvk_control_end(&device->control);
	*pDescriptorPool = GVK_HANDLE(VkDescriptorPool, pool);
	return VK_SUCCESS;
}

static uint32_t binding_count(const struct gvk_binding *binding,
			      uint32_t variable_count)
{
	return binding->is_variable ? variable_count : binding->count;
}

/* What a set takes of its pool. */
static void set_needs(const struct gvk_set_layout *layout,
		      uint32_t variable_count, uint64_t needs[TYPES])
{
	memset(needs, 0, TYPES * sizeof(*needs));
	for (uint32_t i = 0; i < layout->binding_count; i++) {
		const struct gvk_binding *binding = &layout->bindings[i];
		uint32_t type = type_index(binding->type);

		if (type < TYPES)
			needs[type] += binding_count(binding, variable_count);
	}
}

/* Gives back what the set has. */
static void set_free(struct descriptor_set *set)
{
	uint64_t needs[TYPES];

	set_needs(set->layout, set->variable_count, needs);
	for (uint32_t i = 0; i < TYPES; i++)
		set->pool->free_descriptors[i] += (int64_t)needs[i];
	set->pool->free_sets++;
	*set->link = set->next;
	if (set->next)
		set->next->link = set->link;
	layout_put(set->layout);
	free(set);
}

/*
 * Whether the host's driver finds room for a set in a pool. A CPU's has no
 * room by type, and the engine counts descriptors of all types together.
 */
static bool pool_has(const struct gvk_device *device,
		     const struct descriptor_pool *pool,
		     const uint64_t needs[TYPES])
{
	const bool is_cpu = device->physical->properties.deviceType ==
		VK_PHYSICAL_DEVICE_TYPE_CPU;
	uint64_t needed = 0;
	int64_t room = 0;

	for (uint32_t i = 0; i < TYPES; i++) {
		if (!is_cpu && (int64_t)needs[i] > pool->free_descriptors[i])
			return false;
		needed += needs[i];
		room += pool->free_descriptors[i];
	}
	return (int64_t)needed <= room;
}

/* Null with the error if the pool has no more. */
static struct descriptor_set *
set_new(struct gvk_device *device, struct descriptor_pool *pool,
	struct gvk_set_layout *layout, uint32_t variable_count, VkResult *error)
{
	struct descriptor_set *set;
	uint64_t needs[TYPES];

	*error = VK_ERROR_OUT_OF_POOL_MEMORY;
	set_needs(layout, variable_count, needs);
	if (!pool->free_sets || !pool_has(device, pool, needs))
		return NULL;
	*error = VK_ERROR_OUT_OF_HOST_MEMORY;
	set = gvk_object_make(device, sizeof(*set),
			      VK_OBJECT_TYPE_DESCRIPTOR_SET);
	if (!set)
		return NULL;
	for (uint32_t i = 0; i < TYPES; i++)
		pool->free_descriptors[i] -= (int64_t)needs[i];
	pool->free_sets--;
	set->pool = pool;
	set->variable_count = variable_count;
	set->layout = layout;
	atomic_fetch_add(&layout->references, 1);
	set->next = pool->sets;
	set->link = &pool->sets;
	if (set->next)
		set->next->link = &set->next;
	pool->sets = set;
	return set;
}

VKAPI_ATTR void VKAPI_CALL
gvk_DestroyDescriptorPool(VkDevice handle, VkDescriptorPool object,
			  const VkAllocationCallbacks *pAllocator)
{
	struct gvk_device *device = gvk_device(handle);
	struct descriptor_pool *pool = GVK_OBJECT(descriptor_pool, object);
	struct gvk_writer writer;

	(void)pAllocator;
	if (!pool)
		return;
	gvk_control_begin(&device->control, &writer,
			  GPUPV_VK_OP_DestroyDescriptorPool);
	do
		gvk_encode_DestroyDescriptorPool(&writer, object);
	while (gvk_control_again(&device->control, &writer));
	gvk_control_end(&device->control);
	while (pool->sets)
		set_free(pool->sets);
	atomic_fetch_sub(&device->pool_bytes, pool->host_bytes);
	free(pool);
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_ResetDescriptorPool(VkDevice handle, VkDescriptorPool object,
			VkDescriptorPoolResetFlags flags)
{
	struct gvk_device *device = gvk_device(handle);
	struct descriptor_pool *pool = GVK_OBJECT(descriptor_pool, object);
	struct gvk_writer writer;

	gvk_control_begin(&device->control, &writer,
			  GPUPV_VK_OP_ResetDescriptorPool);
	do
		gvk_encode_ResetDescriptorPool(&writer, object, flags);
	while (gvk_control_again(&device->control, &writer));
	gvk_control_end(&device->control);
	while (pool->sets)
		set_free(pool->sets);
	return VK_SUCCESS;
}

/* ------------------------------------------------------------------- sets */

static VkResult make_sets(struct gvk_device *device,
			  const VkDescriptorSetAllocateInfo *info,
			  VkDescriptorSet *handles, uint64_t *ids)
{
	const VkDescriptorSetVariableDescriptorCountAllocateInfo *variable =
		gvk_find_in_chain(info->pNext,
				  VK_STRUCTURE_TYPE_DESCRIPTOR_SET_VARIABLE_DESCRIPTOR_COUNT_ALLOCATE_INFO);
	struct descriptor_pool *pool = GVK_OBJECT(descriptor_pool,
						  info->descriptorPool);
	VkResult error;

	for (uint32_t i = 0; i < info->descriptorSetCount; i++) {
		uint32_t count = variable && i < variable->descriptorSetCount ?
			variable->pDescriptorCounts[i] : 0;
		struct descriptor_set *set =
			set_new(device, pool,
				GVK_OBJECT(gvk_set_layout,
					   info->pSetLayouts[i]),
				count, &error);

		if (!set) {
			while (i--)
				set_free(GVK_OBJECT(descriptor_set,
						    handles[i]));
			return error;
		}
		ids[i] = set->object.id;
		handles[i] = GVK_HANDLE(VkDescriptorSet, set);
	}
	return VK_SUCCESS;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_AllocateDescriptorSets(VkDevice handle,
			   const VkDescriptorSetAllocateInfo *pAllocateInfo,
			   VkDescriptorSet *pDescriptorSets)
{
	struct gvk_device *device = gvk_device(handle);
	uint32_t count = pAllocateInfo->descriptorSetCount;
	uint64_t *ids = calloc(count + 1, sizeof(*ids));
	struct gvk_writer writer;
	VkResult result;

	result = ids ? make_sets(device, pAllocateInfo, pDescriptorSets, ids) :
		VK_ERROR_OUT_OF_HOST_MEMORY;
	if (result) {
		memset(pDescriptorSets, 0, count * sizeof(*pDescriptorSets));
		free(ids);
		return result;
	}
	gvk_control_begin(&device->control, &writer,
			  GPUPV_VK_OP_AllocateDescriptorSets);
	do
		gvk_encode_AllocateDescriptorSets(&writer, pAllocateInfo, ids);
	while (gvk_control_again(&device->control, &writer));
	gvk_control_end(&device->control);
	free(ids);
	return VK_SUCCESS;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_FreeDescriptorSets(VkDevice handle, VkDescriptorPool descriptorPool,
		       uint32_t descriptorSetCount,
		       const VkDescriptorSet *pDescriptorSets)
{
	struct gvk_device *device = gvk_device(handle);
	struct gvk_writer writer;

	gvk_control_begin(&device->control, &writer,
			  GPUPV_VK_OP_FreeDescriptorSets);
	do
		gvk_encode_FreeDescriptorSets(&writer, descriptorPool,
					      descriptorSetCount,
					      pDescriptorSets);
	while (gvk_control_again(&device->control, &writer));
	gvk_control_end(&device->control);
	for (uint32_t i = 0; i < descriptorSetCount; i++) {
		if (pDescriptorSets[i])
			set_free(GVK_OBJECT(descriptor_set,
					    pDescriptorSets[i]));
	}
	return VK_SUCCESS;
}

/* ---------------------------------------------------------------- updates */

static bool is_image(VkDescriptorType type)
{
	switch (type) {
	case VK_DESCRIPTOR_TYPE_SAMPLER:
	case VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER:
	case VK_DESCRIPTOR_TYPE_SAMPLED_IMAGE:
	case VK_DESCRIPTOR_TYPE_STORAGE_IMAGE:
	case VK_DESCRIPTOR_TYPE_INPUT_ATTACHMENT:
		return true;
	default:
		return false;
	}
}

static bool is_texel_buffer(VkDescriptorType type)
{
	return type == VK_DESCRIPTOR_TYPE_UNIFORM_TEXEL_BUFFER ||
		type == VK_DESCRIPTOR_TYPE_STORAGE_TEXEL_BUFFER;
}

/* The binding of a set, or the first after it; null if there is none. */
static const struct gvk_binding *find_binding(const struct gvk_set_layout *layout,
					      uint32_t binding)
{
	for (uint32_t i = 0; i < layout->binding_count; i++) {
		if (layout->bindings[i].binding >= binding)
			return &layout->bindings[i];
	}
	return NULL;
}

/* Copies without what is ignored, which may be anything. */
static void clean_images(const VkWriteDescriptorSet *write,
			 VkDescriptorImageInfo *to)
{
	const struct descriptor_set *set =
		GVK_OBJECT(descriptor_set, write->dstSet);
	const struct gvk_set_layout *layout = set->layout;
	const struct gvk_binding *binding =
		find_binding(layout, write->dstBinding);
	uint32_t element = write->dstArrayElement;

	for (uint32_t i = 0; i < write->descriptorCount; i++) {
		/* Writes go on in the next binding. */
		while (binding && element >=
		       binding_count(binding, set->variable_count)) {
			element -= binding_count(binding, set->variable_count);
			binding = binding + 1 <
				layout->bindings + layout->binding_count ?
				binding + 1 : NULL;
		}
		element++;
		to[i] = write->pImageInfo[i];
		if (!has_samplers(write->descriptorType) ||
		    (binding && binding->has_immutable_samplers))
			to[i].sampler = VK_NULL_HANDLE;
		if (write->descriptorType == VK_DESCRIPTOR_TYPE_SAMPLER) {
			to[i].imageView = VK_NULL_HANDLE;
			to[i].imageLayout = VK_IMAGE_LAYOUT_UNDEFINED;
		}
	}
}

static void encode_updates(struct gvk_device *device, uint32_t write_count,
			   const VkWriteDescriptorSet *writes,
			   uint32_t copy_count,
			   const VkCopyDescriptorSet *copies)
{
	struct gvk_writer writer;

	gvk_control_begin(&device->control, &writer,
			  GPUPV_VK_OP_UpdateDescriptorSets);
	do
		gvk_encode_UpdateDescriptorSets(&writer, write_count, writes,
						copy_count, copies);
	while (gvk_control_again(&device->control, &writer));
	gvk_control_end(&device->control);
}

#define FEW_WRITES	16u
#define FEW_IMAGES	32u

VKAPI_ATTR void VKAPI_CALL
gvk_UpdateDescriptorSets(VkDevice device, uint32_t descriptorWriteCount,
			 const VkWriteDescriptorSet *pDescriptorWrites,
			 uint32_t descriptorCopyCount,
			 const VkCopyDescriptorSet *pDescriptorCopies)
{
	VkWriteDescriptorSet few_writes[FEW_WRITES], *writes = few_writes;
	VkDescriptorImageInfo few_images[FEW_IMAGES], *images = few_images;
	size_t image_count = 0, used = 0;

	for (uint32_t i = 0; i < descriptorWriteCount; i++) {
		if (is_image(pDescriptorWrites[i].descriptorType))
			image_count += pDescriptorWrites[i].descriptorCount;
	}
	if (descriptorWriteCount > FEW_WRITES)
		writes = calloc(descriptorWriteCount, sizeof(*writes));
	if (image_count > FEW_IMAGES)
		images = calloc(image_count, sizeof(*images));
	if (!writes || !images)
		goto out;
	for (uint32_t i = 0; i < descriptorWriteCount; i++) {
		VkWriteDescriptorSet *write = &writes[i];

		*write = pDescriptorWrites[i];
		if (is_image(write->descriptorType)) {
			clean_images(write, &images[used]);
			write->pImageInfo = &images[used];
			used += write->descriptorCount;
			write->pBufferInfo = NULL;
			write->pTexelBufferView = NULL;
			continue;
		}
		write->pImageInfo = NULL;
		if (is_texel_buffer(write->descriptorType)) {
			write->pBufferInfo = NULL;
			continue;
		}
		write->pTexelBufferView = NULL;
		if (write->descriptorType ==
		    VK_DESCRIPTOR_TYPE_INLINE_UNIFORM_BLOCK)
			write->pBufferInfo = NULL;
	}
	encode_updates(gvk_device(device), descriptorWriteCount, writes,
		       descriptorCopyCount, pDescriptorCopies);
out:
	if (writes != few_writes)
		free(writes);
	if (images != few_images)
		free(images);
}

/* -------------------------------------------------------------- templates */

VKAPI_ATTR VkResult VKAPI_CALL
gvk_CreateDescriptorUpdateTemplate(
	VkDevice device, const VkDescriptorUpdateTemplateCreateInfo *pCreateInfo,
	const VkAllocationCallbacks *pAllocator,
	VkDescriptorUpdateTemplate *pDescriptorUpdateTemplate)
{
	uint32_t count = pCreateInfo->descriptorUpdateEntryCount;
	struct update_template *template =
		gvk_object_make(gvk_device(device), sizeof(*template) +
				count * sizeof(template->entries[0]),
				VK_OBJECT_TYPE_DESCRIPTOR_UPDATE_TEMPLATE);

	(void)pAllocator;
	if (!template)
		return VK_ERROR_OUT_OF_HOST_MEMORY;
	template->entry_count = count;
	memcpy(template->entries, pCreateInfo->pDescriptorUpdateEntries,
	       count * sizeof(template->entries[0]));
	*pDescriptorUpdateTemplate =
		GVK_HANDLE(VkDescriptorUpdateTemplate, template);
	return VK_SUCCESS;
}

VKAPI_ATTR void VKAPI_CALL
gvk_DestroyDescriptorUpdateTemplate(
	VkDevice device, VkDescriptorUpdateTemplate descriptorUpdateTemplate,
	const VkAllocationCallbacks *pAllocator)
{
	(void)device;
	(void)pAllocator;
	free(GVK_OBJECT(update_template, descriptorUpdateTemplate));
}

/* What a template's entries take in arrays of their own. */
struct template_data {
	VkWriteDescriptorSet			*writes;
	VkWriteDescriptorSetInlineUniformBlock	*blocks;
	uint8_t					*elements;
};

static size_t element_bytes(VkDescriptorType type)
{
	if (is_image(type))
		return sizeof(VkDescriptorImageInfo);
	return is_texel_buffer(type) ? sizeof(VkBufferView) :
		sizeof(VkDescriptorBufferInfo);
}

/* Gathers an entry's elements, which may lie apart, into one array. */
static void *gather(const VkDescriptorUpdateTemplateEntry *entry,
		    const uint8_t *data, uint8_t **elements)
{
	size_t bytes = element_bytes(entry->descriptorType);
	uint8_t *to = *elements;

	for (uint32_t i = 0; i < entry->descriptorCount; i++)
		memcpy(to + i * bytes, data + entry->offset + i * entry->stride,
		       bytes);
	*elements += entry->descriptorCount * bytes;
	return to;
}

static void fill_write(VkWriteDescriptorSet *write, VkDescriptorSet set,
		       const VkDescriptorUpdateTemplateEntry *entry,
		       const uint8_t *data, struct template_data *scratch,
		       uint32_t index)
{
	VkWriteDescriptorSetInlineUniformBlock *block = &scratch->blocks[index];

	memset(write, 0, sizeof(*write));
	write->sType = VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET;
	write->dstSet = set;
	write->dstBinding = entry->dstBinding;
	write->dstArrayElement = entry->dstArrayElement;
	write->descriptorCount = entry->descriptorCount;
	write->descriptorType = entry->descriptorType;
	if (entry->descriptorType == VK_DESCRIPTOR_TYPE_INLINE_UNIFORM_BLOCK) {
		memset(block, 0, sizeof(*block));
		block->sType = VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET_INLINE_UNIFORM_BLOCK;
		block->dataSize = entry->descriptorCount;
		block->pData = data + entry->offset;
		write->pNext = block;
	} else if (is_image(entry->descriptorType)) {
		write->pImageInfo = gather(entry, data, &scratch->elements);
	} else if (is_texel_buffer(entry->descriptorType)) {
		write->pTexelBufferView =
			gather(entry, data, &scratch->elements);
	} else {
		write->pBufferInfo = gather(entry, data, &scratch->elements);
	}
}

VKAPI_ATTR void VKAPI_CALL
gvk_UpdateDescriptorSetWithTemplate(
	VkDevice device, VkDescriptorSet descriptorSet,
	VkDescriptorUpdateTemplate descriptorUpdateTemplate, const void *pData)
{
	const struct update_template *template =
		GVK_OBJECT(update_template, descriptorUpdateTemplate);
	uint32_t count = template->entry_count;
	struct template_data scratch;
	size_t bytes = 0;
	uint8_t *memory;

	for (uint32_t i = 0; i < count; i++) {
		const VkDescriptorUpdateTemplateEntry *entry =
			&template->entries[i];

		if (entry->descriptorType !=
		    VK_DESCRIPTOR_TYPE_INLINE_UNIFORM_BLOCK)
			bytes += entry->descriptorCount *
				element_bytes(entry->descriptorType);
	}
	memory = malloc(count * (sizeof(*scratch.writes) +
				 sizeof(*scratch.blocks)) + bytes + 1);
	if (!memory)
		return;
	scratch.writes = (void *)memory;
	scratch.blocks = (void *)(scratch.writes + count);
	scratch.elements = (void *)(scratch.blocks + count);
	for (uint32_t i = 0; i < count; i++)
		fill_write(&scratch.writes[i], descriptorSet,
			   &template->entries[i], pData, &scratch, i);
	gvk_UpdateDescriptorSets(device, count, scratch.writes, 0, NULL);
	free(memory);
}
