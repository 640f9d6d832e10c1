// SPDX-License-Identifier: Apache-2.0
/* How compute work is given its data and started. */
#include "conformance.h"

#include "constants.comp.h"
#include "dynamic.comp.h"
#include "fill.comp.h"
#include "group_array.comp.h"
#include "groups.comp.h"
#include "indexing.comp.h"
#include "inline.comp.h"
#include "texels.comp.h"

#define WORDS	4096u

static void case_push_constants(struct digest *digest)
{
	struct buffer out = buffer_with(NULL, WORDS * 4);
	const struct binding bindings[] = { STORAGE(out) };
	struct layout layout = layout_new(bindings, 1, 16);
	VkPipeline pipeline = compute_new(layout.layout, SPIRV(fill_comp),
					  NULL);
	VkCommandBuffer commands = commands_begin();

	compute_bind(commands, pipeline, &layout);
	for (uint32_t i = 0; i < 8; i++) {
		const uint32_t all[] = { i * 512, 512, i * i, 3 }, some = 77;

		vkCmdPushConstants(commands, layout.layout, VK_SHADER_STAGE_ALL,
				   0, 16, all);
		/* One of them again. */
		if (i % 2)
			vkCmdPushConstants(commands, layout.layout,
					   VK_SHADER_STAGE_ALL, 12, 4, &some);
		vkCmdDispatch(commands, 8, 1, 1);
	}
	barrier(commands);
	commands_run(commands);
	digest_bytes(digest, out.data, out.size);
}

static void case_specialization(struct digest *digest)
{
	struct buffer out = buffer_with(NULL, 64);
	const struct binding bindings[] = { STORAGE(out) };
	struct layout layout = layout_new(bindings, 1, 0);
	const struct {
		VkBool32	flag;
		int32_t		integer;
		float		number;
		uint32_t	size;
	} values = { VK_TRUE, -5, 2.5f, 4 };
	const VkSpecializationMapEntry entries[] = {
		{ 1, 0, 4 }, { 2, 4, 4 }, { 3, 8, 4 }, { 4, 12, 4 },
		/* One the shader does not have. */
		{ 99, 0, 4 },
	};

	for (uint32_t count = 0; count <= COUNT(entries); count++) {
		const VkSpecializationInfo info = {
			count, entries, sizeof(values), &values
		};
		VkPipeline pipeline = compute_new(
			layout.layout, SPIRV(constants_comp), &info);
		VkCommandBuffer commands = commands_begin();

		compute_bind(commands, pipeline, &layout);
		vkCmdDispatch(commands, 1, 1, 1);
		barrier(commands);
		commands_run(commands);
		digest_bytes(digest, out.data, out.size);
	}
}

static void case_dynamic_offsets(struct digest *digest)
{
	struct buffer in = buffer_random(4096, 10);
	struct buffer out = buffer_with(NULL, 4096);
	const struct binding bindings[] = {
		{ .type = VK_DESCRIPTOR_TYPE_UNIFORM_BUFFER_DYNAMIC,
		  .buffer = &in, .range = 64 },
		{ .type = VK_DESCRIPTOR_TYPE_STORAGE_BUFFER_DYNAMIC,
		  .buffer = &out, .range = 64 },
	};
	struct layout layout = layout_new(bindings, 2, 0);
	VkPipeline pipeline = compute_new(layout.layout, SPIRV(dynamic_comp),
					  NULL);
	VkCommandBuffer commands = commands_begin();

	vkCmdBindPipeline(commands, VK_PIPELINE_BIND_POINT_COMPUTE, pipeline);
	for (uint32_t i = 0; i < 8; i++) {
		const uint32_t offsets[] = { i * 256, (7 - i) * 512 };

		vkCmdBindDescriptorSets(commands,
					VK_PIPELINE_BIND_POINT_COMPUTE,
					layout.layout, 0, 1, &layout.set, 2,
					offsets);
		vkCmdDispatch(commands, 1, 1, 1);
	}
	barrier(commands);
	commands_run(commands);
	digest_bytes(digest, out.data, out.size);
}

/* Set layouts with flags, one descriptor of many. */
struct indexed {
	VkDescriptorSetLayout	set_layout;
	VkDescriptorPool	pool;
	VkDescriptorSet		set;
};

static struct indexed indexed_new(uint32_t count, uint32_t used)
{
	const VkDescriptorSetLayoutBinding slots[] = {
		{ 0, VK_DESCRIPTOR_TYPE_STORAGE_BUFFER, 1,
		  VK_SHADER_STAGE_COMPUTE_BIT, NULL },
		{ 1, VK_DESCRIPTOR_TYPE_STORAGE_BUFFER, count,
		  VK_SHADER_STAGE_COMPUTE_BIT, NULL },
	};
	const VkDescriptorBindingFlags flags[] = {
		0,
		VK_DESCRIPTOR_BINDING_UPDATE_AFTER_BIND_BIT |
			VK_DESCRIPTOR_BINDING_PARTIALLY_BOUND_BIT |
			VK_DESCRIPTOR_BINDING_VARIABLE_DESCRIPTOR_COUNT_BIT,
	};
	const VkDescriptorSetLayoutBindingFlagsCreateInfo flags_info = {
		.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_LAYOUT_BINDING_FLAGS_CREATE_INFO,
		.bindingCount = 2,
		.pBindingFlags = flags,
	};
	const VkDescriptorSetLayoutCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_LAYOUT_CREATE_INFO,
		.pNext = &flags_info,
		.flags = VK_DESCRIPTOR_SET_LAYOUT_CREATE_UPDATE_AFTER_BIND_POOL_BIT,
		.bindingCount = 2,
		.pBindings = slots,
	};
	const VkDescriptorPoolSize size = {
		VK_DESCRIPTOR_TYPE_STORAGE_BUFFER, count + 1
	};
	const VkDescriptorPoolCreateInfo pool_info = {
		.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_POOL_CREATE_INFO,
		.flags = VK_DESCRIPTOR_POOL_CREATE_UPDATE_AFTER_BIND_BIT,
		.maxSets = 1,
		.poolSizeCount = 1,
		.pPoolSizes = &size,
	};
	const VkDescriptorSetVariableDescriptorCountAllocateInfo variable = {
		.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_VARIABLE_DESCRIPTOR_COUNT_ALLOCATE_INFO,
		.descriptorSetCount = 1,
		.pDescriptorCounts = &used,
	};
	VkDescriptorSetAllocateInfo allocate = {
		.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_ALLOCATE_INFO,
		.pNext = &variable,
		.descriptorSetCount = 1,
	};
	struct indexed made;

	MUST(vkCreateDescriptorSetLayout(vk.device, &info, NULL,
					 &made.set_layout));
	TRASH(DESCRIPTOR_SET_LAYOUT, made.set_layout);
	MUST(vkCreateDescriptorPool(vk.device, &pool_info, NULL, &made.pool));
	TRASH(DESCRIPTOR_POOL, made.pool);
	allocate.descriptorPool = made.pool;
	allocate.pSetLayouts = &made.set_layout;
	MUST(vkAllocateDescriptorSets(vk.device, &allocate, &made.set));
	return made;
}

static void write_storage(VkDescriptorSet set, uint32_t binding,
			  uint32_t element, VkBuffer buffer)
{
	const VkDescriptorBufferInfo info = { buffer, 0, VK_WHOLE_SIZE };
	const VkWriteDescriptorSet write = {
		.sType = VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET,
		.dstSet = set,
		.dstBinding = binding,
		.dstArrayElement = element,
		.descriptorCount = 1,
		.descriptorType = VK_DESCRIPTOR_TYPE_STORAGE_BUFFER,
		.pBufferInfo = &info,
	};

	vkUpdateDescriptorSets(vk.device, 1, &write, 0, NULL);
}

static void case_descriptor_indexing(struct digest *digest)
{
	const VkPhysicalDeviceVulkan12Features *f = &vk.features12;

	NEEDS(f->runtimeDescriptorArray && f->descriptorBindingPartiallyBound &&
	      f->descriptorBindingVariableDescriptorCount &&
	      f->descriptorBindingStorageBufferUpdateAfterBind &&
	      f->shaderStorageBufferArrayNonUniformIndexing);

	struct buffer out = buffer_with(NULL, 64 * 4);
	struct indexed indexed = indexed_new(64, 20);
	VkPipelineLayoutCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_PIPELINE_LAYOUT_CREATE_INFO,
		.setLayoutCount = 1,
		.pSetLayouts = &indexed.set_layout,
	};
	struct layout layout = { .set = indexed.set };
	VkCommandBuffer commands = commands_begin();
	VkPipeline pipeline;

	MUST(vkCreatePipelineLayout(vk.device, &info, NULL, &layout.layout));
	TRASH(PIPELINE_LAYOUT, layout.layout);
	pipeline = compute_new(layout.layout, SPIRV(indexing_comp), NULL);
	write_storage(indexed.set, 0, 0, out.buffer);
	compute_bind(commands, pipeline, &layout);
	vkCmdDispatch(commands, 1, 1, 1);
	barrier(commands);
	/* After it was bound, and not all of them. */
	for (uint32_t i = 0; i < 20; i += 2)
		write_storage(indexed.set, 1, i, buffer_random(64, i).buffer);
	commands_run(commands);
	digest_bytes(digest, out.data, out.size);
}

static void case_inline_uniforms(struct digest *digest)
{
	NEEDS(vk.features13.inlineUniformBlock);

	struct buffer out = buffer_with(NULL, 64);
	const VkDescriptorSetLayoutBinding slots[] = {
		{ 0, VK_DESCRIPTOR_TYPE_INLINE_UNIFORM_BLOCK, 64,
		  VK_SHADER_STAGE_COMPUTE_BIT, NULL },
		{ 1, VK_DESCRIPTOR_TYPE_STORAGE_BUFFER, 1,
		  VK_SHADER_STAGE_COMPUTE_BIT, NULL },
	};
	const VkDescriptorSetLayoutCreateInfo set_info = {
		.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_LAYOUT_CREATE_INFO,
		.bindingCount = 2,
		.pBindings = slots,
	};
	const VkDescriptorPoolSize sizes[] = {
		{ VK_DESCRIPTOR_TYPE_INLINE_UNIFORM_BLOCK, 64 },
		{ VK_DESCRIPTOR_TYPE_STORAGE_BUFFER, 1 },
	};
	const VkDescriptorPoolInlineUniformBlockCreateInfo blocks = {
		.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_POOL_INLINE_UNIFORM_BLOCK_CREATE_INFO,
		.maxInlineUniformBlockBindings = 1,
	};
	const VkDescriptorPoolCreateInfo pool_info = {
		.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_POOL_CREATE_INFO,
		.pNext = &blocks,
		.maxSets = 1,
		.poolSizeCount = 2,
		.pPoolSizes = sizes,
	};
	struct layout layout;
	VkPipelineLayoutCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_PIPELINE_LAYOUT_CREATE_INFO,
		.setLayoutCount = 1,
		.pSetLayouts = &layout.set_layout,
	};
	VkDescriptorSetAllocateInfo allocate = {
		.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_ALLOCATE_INFO,
		.descriptorSetCount = 1,
		.pSetLayouts = &layout.set_layout,
	};
	uint8_t bytes[64];
	VkCommandBuffer commands;

	MUST(vkCreateDescriptorSetLayout(vk.device, &set_info, NULL,
					 &layout.set_layout));
	TRASH(DESCRIPTOR_SET_LAYOUT, layout.set_layout);
	MUST(vkCreateDescriptorPool(vk.device, &pool_info, NULL,
				    &allocate.descriptorPool));
	TRASH(DESCRIPTOR_POOL, allocate.descriptorPool);
	MUST(vkAllocateDescriptorSets(vk.device, &allocate, &layout.set));
	MUST(vkCreatePipelineLayout(vk.device, &info, NULL, &layout.layout));
	TRASH(PIPELINE_LAYOUT, layout.layout);
	write_storage(layout.set, 1, 0, out.buffer);
	random_bytes(bytes, sizeof(bytes), 12);
	for (uint32_t at = 0; at < 64; at += 32) {
		const VkWriteDescriptorSetInlineUniformBlock block = {
			.sType = VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET_INLINE_UNIFORM_BLOCK,
			.dataSize = 32,
			.pData = bytes + at,
		};
		const VkWriteDescriptorSet write = {
			.sType = VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET,
			.pNext = &block,
			.dstSet = layout.set,
			.dstArrayElement = at,
			.descriptorCount = 32,
			.descriptorType = VK_DESCRIPTOR_TYPE_INLINE_UNIFORM_BLOCK,
		};

		vkUpdateDescriptorSets(vk.device, 1, &write, 0, NULL);
	}
	commands = commands_begin();
	compute_bind(commands, compute_new(layout.layout, SPIRV(inline_comp),
					   NULL), &layout);
	vkCmdDispatch(commands, 1, 1, 1);
	barrier(commands);
	commands_run(commands);
	digest_bytes(digest, out.data, out.size);
}

static void case_indirect(struct digest *digest)
{
	const uint32_t groups[] = { 1, 1, 1, 3, 2, 4, 0, 1, 1 };
	struct buffer arguments = buffer_with(groups, sizeof(groups));
	struct buffer out = buffer_with(NULL, 4096 * 4);
	const struct binding bindings[] = { STORAGE(out) };
	struct layout layout = layout_new(bindings, 1, 0);
	VkPipeline pipeline = compute_new(layout.layout, SPIRV(groups_comp),
					  NULL);
	VkCommandBuffer commands = commands_begin();

	compute_bind(commands, pipeline, &layout);
	for (uint32_t i = 0; i < 3; i++) {
		vkCmdDispatchIndirect(commands, arguments.buffer, i * 12);
		barrier(commands);
	}
	vkCmdDispatch(commands, 2, 3, 2);
	barrier(commands);
	commands_run(commands);
	digest_bytes(digest, out.data, out.size);
}

static void case_dispatch_base(struct digest *digest)
{
	struct buffer out = buffer_with(NULL, 4096 * 4);
	const struct binding bindings[] = { STORAGE(out) };
	struct layout layout = layout_new(bindings, 1, 0);
	VkComputePipelineCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_COMPUTE_PIPELINE_CREATE_INFO,
		.flags = VK_PIPELINE_CREATE_DISPATCH_BASE_BIT,
		.layout = layout.layout,
		.stage = {
			.sType = VK_STRUCTURE_TYPE_PIPELINE_SHADER_STAGE_CREATE_INFO,
			.stage = VK_SHADER_STAGE_COMPUTE_BIT,
			.module = module_new(SPIRV(groups_comp)),
			.pName = "main",
		},
	};
	VkCommandBuffer commands = commands_begin();
	VkPipeline pipeline;

	MUST(vkCreateComputePipelines(vk.device, VK_NULL_HANDLE, 1, &info, NULL,
				      &pipeline));
	TRASH(PIPELINE, pipeline);
	compute_bind(commands, pipeline, &layout);
	vkCmdDispatchBase(commands, 2, 1, 1, 2, 1, 2);
	barrier(commands);
	commands_run(commands);
	digest_bytes(digest, out.data, out.size);
}

static VkBufferView texel_view(const struct buffer *buffer, VkFormat format,
			       VkDeviceSize offset, VkDeviceSize range)
{
	VkBufferViewCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_BUFFER_VIEW_CREATE_INFO,
		.buffer = buffer->buffer,
		.format = format,
		.offset = offset,
		.range = range,
	};
	VkBufferView view;

	MUST(vkCreateBufferView(vk.device, &info, NULL, &view));
	TRASH(BUFFER_VIEW, view);
	return view;
}

static void case_texel_buffers(struct digest *digest)
{
	struct buffer in = buffer_random(4096, 14);
	struct buffer out = buffer_with(NULL, 4096);
	const struct binding bindings[] = {
		{ .type = VK_DESCRIPTOR_TYPE_UNIFORM_TEXEL_BUFFER,
		  .texels = texel_view(&in, VK_FORMAT_R8G8B8A8_UNORM, 256,
				       256) },
		{ .type = VK_DESCRIPTOR_TYPE_STORAGE_TEXEL_BUFFER,
		  .texels = texel_view(&out, VK_FORMAT_R32G32B32A32_SFLOAT, 0,
				       VK_WHOLE_SIZE) },
	};

	compute_run(SPIRV(texels_comp), bindings, 2, NULL, 0, 1);
	digest_bytes(digest, out.data, out.size);
}

/* Descriptors copied from another set, and written by template. */
static void case_copied_descriptors(struct digest *digest)
{
	struct buffer in = buffer_random(256, 15), out = buffer_with(NULL, 256);
	const struct binding bindings[] = { UNIFORM(in), STORAGE(out) };
	const struct binding none[] = {
		{ .type = VK_DESCRIPTOR_TYPE_UNIFORM_BUFFER },
		{ .type = VK_DESCRIPTOR_TYPE_STORAGE_BUFFER },
	};
	struct layout from = layout_new(bindings, 2, 0);
	struct layout to = layout_new(none, 2, 0);
	VkDescriptorUpdateTemplateEntry entries[] = {
		{ 0, 0, 1, VK_DESCRIPTOR_TYPE_UNIFORM_BUFFER, 8, 0 },
		{ 1, 0, 1, VK_DESCRIPTOR_TYPE_STORAGE_BUFFER, 32, 0 },
	};
	const VkDescriptorUpdateTemplateCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_UPDATE_TEMPLATE_CREATE_INFO,
		.descriptorUpdateEntryCount = 2,
		.pDescriptorUpdateEntries = entries,
		.templateType = VK_DESCRIPTOR_UPDATE_TEMPLATE_TYPE_DESCRIPTOR_SET,
		.descriptorSetLayout = to.set_layout,
	};
	VkCopyDescriptorSet copies[2];
	struct {
		uint64_t		before;
		VkDescriptorBufferInfo	buffers[2];
	} data = { 0, { { in.buffer, 64, 64 }, { out.buffer, 64, 64 } } };
	VkDescriptorUpdateTemplate update;
	VkPipeline pipeline = compute_new(to.layout, SPIRV(dynamic_comp), NULL);

	for (uint32_t i = 0; i < 2; i++)
		copies[i] = (VkCopyDescriptorSet){
			.sType = VK_STRUCTURE_TYPE_COPY_DESCRIPTOR_SET,
			.srcSet = from.set,
			.srcBinding = i,
			.dstSet = to.set,
			.dstBinding = i,
			.descriptorCount = 1,
		};
	MUST(vkCreateDescriptorUpdateTemplate(vk.device, &info, NULL, &update));
	TRASH(DESCRIPTOR_UPDATE_TEMPLATE, update);
	for (uint32_t i = 0; i < 2; i++) {
		VkCommandBuffer commands;

		if (i)
			vkUpdateDescriptorSetWithTemplate(vk.device, to.set,
							  update, &data);
		else
			vkUpdateDescriptorSets(vk.device, 0, NULL, 2, copies);
		commands = commands_begin();
		compute_bind(commands, pipeline, &to);
		vkCmdDispatch(commands, 1, 1, 1);
		barrier(commands);
		commands_run(commands);
		digest_bytes(digest, out.data, out.size);
	}
}

/* Several sets, some bound again, with holes. */
static void case_many_dispatches(struct digest *digest)
{
	struct buffer out = buffer_with(NULL, WORDS * 4);
	const struct binding bindings[] = { STORAGE(out) };
	struct layout layout = layout_new(bindings, 1, 16);
	VkPipeline pipeline = compute_new(layout.layout, SPIRV(fill_comp),
					  NULL);

	for (uint32_t round = 0; round < 20; round++) {
		VkCommandBuffer commands = commands_begin();

		compute_bind(commands, pipeline, &layout);
		for (uint32_t i = 0; i < 100; i++) {
			const uint32_t push[] = { i * 40, 40, round, i };

			vkCmdPushConstants(commands, layout.layout,
					   VK_SHADER_STAGE_ALL, 0, 16, push);
			vkCmdDispatch(commands, 1, 1, 1);
			barrier(commands);
		}
		commands_run(commands);
	}
	digest_bytes(digest, out.data, out.size);
}

static void case_group_array(struct digest *digest)
{
	struct buffer buffer = buffer_with(NULL, 16);
	const struct binding bindings[] = { STORAGE(buffer) };

	compute_run(SPIRV(group_array_comp), bindings, 1, NULL, 0, 1);
	digest_bytes(digest, buffer.data, buffer.size);
}

const struct vk_case compute_cases[] = {
	{ "group-array", case_group_array },
	{ "push-constants", case_push_constants },
	{ "specialization", case_specialization },
	{ "dynamic-offsets", case_dynamic_offsets },
	{ "descriptor-indexing", case_descriptor_indexing },
	{ "inline-uniforms", case_inline_uniforms },
	{ "indirect", case_indirect },
	{ "dispatch-base", case_dispatch_base },
	{ "texel-buffers", case_texel_buffers },
	{ "copied-descriptors", case_copied_descriptors },
	{ "many-dispatches", case_many_dispatches },
	{ NULL, NULL },
};
