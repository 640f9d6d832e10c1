// SPDX-License-Identifier: Apache-2.0
/* Descriptors and pipelines. */
#include "conformance.h"

/* ------------------------------------------------------------ descriptors */

#define BINDINGS_MAX	16

struct layout layout_new(const struct binding *bindings, uint32_t count,
			 uint32_t push_bytes)
{
	VkDescriptorSetLayoutBinding slots[BINDINGS_MAX];
	VkDescriptorPoolSize sizes[BINDINGS_MAX];
	VkDescriptorSetLayoutCreateInfo set_info = {
		.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_LAYOUT_CREATE_INFO,
		.bindingCount = count,
		.pBindings = slots,
	};
	VkPushConstantRange range = {
		.stageFlags = VK_SHADER_STAGE_ALL,
		.size = push_bytes,
	};
	VkPipelineLayoutCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_PIPELINE_LAYOUT_CREATE_INFO,
		.setLayoutCount = count ? 1 : 0,
		.pushConstantRangeCount = push_bytes ? 1 : 0,
		.pPushConstantRanges = &range,
	};
	VkDescriptorPoolCreateInfo pool_info = {
		.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_POOL_CREATE_INFO,
		.maxSets = 1,
		.poolSizeCount = count,
		.pPoolSizes = sizes,
	};
	VkDescriptorSetAllocateInfo allocate = {
		.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_ALLOCATE_INFO,
		.descriptorSetCount = 1,
	};
	struct layout layout = { 0 };

	CHECK(count <= BINDINGS_MAX);
	for (uint32_t i = 0; i < count; i++) {
		slots[i] = (VkDescriptorSetLayoutBinding){
			i, bindings[i].type, 1, VK_SHADER_STAGE_ALL, NULL
		};
		sizes[i] = (VkDescriptorPoolSize){ bindings[i].type, 1 };
	}
	if (count) {
		MUST(vkCreateDescriptorSetLayout(vk.device, &set_info, NULL,
						 &layout.set_layout));
		TRASH(DESCRIPTOR_SET_LAYOUT, layout.set_layout);
		MUST(vkCreateDescriptorPool(vk.device, &pool_info, NULL,
					    &allocate.descriptorPool));
		TRASH(DESCRIPTOR_POOL, allocate.descriptorPool);
		allocate.pSetLayouts = &layout.set_layout;
		MUST(vkAllocateDescriptorSets(vk.device, &allocate,
					      &layout.set));
	}
	info.pSetLayouts = &layout.set_layout;
	MUST(vkCreatePipelineLayout(vk.device, &info, NULL, &layout.layout));
	TRASH(PIPELINE_LAYOUT, layout.layout);
	if (count)
		layout_write(&layout, bindings, count);
	return layout;
}

void layout_write(const struct layout *layout, const struct binding *bindings,
		  uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		const struct binding *binding = &bindings[i];
		VkDescriptorBufferInfo buffer = {
			.buffer = binding->buffer ? binding->buffer->buffer :
				VK_NULL_HANDLE,
			.range = binding->range ? binding->range :
				VK_WHOLE_SIZE,
		};
		VkDescriptorImageInfo image = {
			.sampler = binding->sampler,
			.imageView = binding->view,
			.imageLayout = binding->layout,
		};
		VkWriteDescriptorSet write = {
			.sType = VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET,
			.dstSet = layout->set,
			.dstBinding = i,
			.descriptorCount = 1,
			.descriptorType = binding->type,
			.pBufferInfo = &buffer,
			.pImageInfo = &image,
			.pTexelBufferView = &binding->texels,
		};

		if (binding->buffer || binding->view || binding->texels ||
		    binding->sampler)
			vkUpdateDescriptorSets(vk.device, 1, &write, 0, NULL);
	}
}

/* ---------------------------------------------------------------- compute */

VkShaderModule module_new(struct spirv spirv)
{
	VkShaderModuleCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_SHADER_MODULE_CREATE_INFO,
		.codeSize = spirv.size,
		.pCode = spirv.code,
	};
	VkShaderModule module;

	MUST(vkCreateShaderModule(vk.device, &info, NULL, &module));
	TRASH(SHADER_MODULE, module);
	return module;
}

VkPipeline compute_new(VkPipelineLayout layout, struct spirv spirv,
		       const VkSpecializationInfo *constants)
{
	VkComputePipelineCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_COMPUTE_PIPELINE_CREATE_INFO,
		.layout = layout,
		.stage = {
			.sType = VK_STRUCTURE_TYPE_PIPELINE_SHADER_STAGE_CREATE_INFO,
			.stage = VK_SHADER_STAGE_COMPUTE_BIT,
			.module = module_new(spirv),
			.pName = "main",
			.pSpecializationInfo = constants,
		},
	};
	VkPipeline pipeline;

	MUST(vkCreateComputePipelines(vk.device, VK_NULL_HANDLE, 1, &info, NULL,
				      &pipeline));
	TRASH(PIPELINE, pipeline);
	return pipeline;
}

void compute_bind(VkCommandBuffer commands, VkPipeline pipeline,
		  const struct layout *layout)
{
	vkCmdBindPipeline(commands, VK_PIPELINE_BIND_POINT_COMPUTE, pipeline);
	if (layout->set)
		vkCmdBindDescriptorSets(commands,
					VK_PIPELINE_BIND_POINT_COMPUTE,
					layout->layout, 0, 1, &layout->set, 0,
					NULL);
}

void compute_run(struct spirv spirv, const struct binding *bindings,
		 uint32_t count, const void *push, uint32_t push_bytes,
		 uint32_t groups)
{
	struct layout layout = layout_new(bindings, count, push_bytes);
	VkPipeline pipeline = compute_new(layout.layout, spirv, NULL);
	VkCommandBuffer commands = commands_begin();

	compute_bind(commands, pipeline, &layout);
	if (push_bytes)
		vkCmdPushConstants(commands, layout.layout, VK_SHADER_STAGE_ALL,
				   0, push_bytes, push);
	vkCmdDispatch(commands, groups, 1, 1);
	barrier(commands);
	commands_run(commands);
}

/* --------------------------------------------------------------- graphics */

#define STAGES_MAX	5

struct stages {
	VkPipelineShaderStageCreateInfo	info[STAGES_MAX];
	uint32_t			count;
};

static void add_stage(struct stages *stages, VkShaderStageFlagBits stage,
		      struct spirv spirv)
{
	if (spirv.code)
		stages->info[stages->count++] =
			(VkPipelineShaderStageCreateInfo){
			.sType = VK_STRUCTURE_TYPE_PIPELINE_SHADER_STAGE_CREATE_INFO,
			.stage = stage,
			.module = module_new(spirv),
			.pName = "main",
		};
}

#define VIEWPORTS_MAX	4

VkPipeline graphics_new(const struct graphics *g)
{
	const uint32_t viewports = g->viewports ? g->viewports : 1;
	const VkSampleCountFlagBits samples =
		g->samples ? g->samples : VK_SAMPLE_COUNT_1_BIT;
	VkPipelineRenderingCreateInfo rendering = {
		.sType = VK_STRUCTURE_TYPE_PIPELINE_RENDERING_CREATE_INFO,
		.viewMask = g->view_mask,
		.colorAttachmentCount = g->color_count,
		.pColorAttachmentFormats = g->colors,
		.depthAttachmentFormat = g->depth,
		.stencilAttachmentFormat = g->stencil,
	};
	VkPipelineVertexInputStateCreateInfo input = {
		.sType = VK_STRUCTURE_TYPE_PIPELINE_VERTEX_INPUT_STATE_CREATE_INFO,
		.vertexBindingDescriptionCount = g->binding_count,
		.pVertexBindingDescriptions = g->bindings,
		.vertexAttributeDescriptionCount = g->attribute_count,
		.pVertexAttributeDescriptions = g->attributes,
	};
	VkPipelineInputAssemblyStateCreateInfo assembly = {
		.sType = VK_STRUCTURE_TYPE_PIPELINE_INPUT_ASSEMBLY_STATE_CREATE_INFO,
		.topology = g->topology,
		.primitiveRestartEnable = g->restarts,
	};
	VkPipelineTessellationStateCreateInfo tessellation = {
		.sType = VK_STRUCTURE_TYPE_PIPELINE_TESSELLATION_STATE_CREATE_INFO,
		.patchControlPoints = g->patch_points,
	};
	VkViewport areas[VIEWPORTS_MAX];
	VkRect2D scissors[VIEWPORTS_MAX];
	VkPipelineViewportStateCreateInfo viewport = {
		.sType = VK_STRUCTURE_TYPE_PIPELINE_VIEWPORT_STATE_CREATE_INFO,
		.viewportCount = viewports,
		.pViewports = areas,
		.scissorCount = viewports,
		.pScissors = scissors,
	};
	VkPipelineRasterizationStateCreateInfo rasterization = {
		.sType = VK_STRUCTURE_TYPE_PIPELINE_RASTERIZATION_STATE_CREATE_INFO,
		.rasterizerDiscardEnable = g->discards,
		.polygonMode = g->polygon,
		.cullMode = g->cull,
		.depthBiasEnable = g->depth_bias != 0,
		.depthBiasConstantFactor = g->depth_bias,
		.depthBiasSlopeFactor = g->depth_bias,
		.lineWidth = 1,
	};
	VkPipelineMultisampleStateCreateInfo multisample = {
		.sType = VK_STRUCTURE_TYPE_PIPELINE_MULTISAMPLE_STATE_CREATE_INFO,
		.rasterizationSamples = samples,
		.sampleShadingEnable = g->sample_shading,
		.minSampleShading = 1,
		.alphaToCoverageEnable = g->alpha_to_coverage,
	};
	VkPipelineDepthStencilStateCreateInfo depth_stencil = g->depth_stencil;
	VkPipelineColorBlendAttachmentState blends[8];
	VkPipelineColorBlendStateCreateInfo blend = {
		.sType = VK_STRUCTURE_TYPE_PIPELINE_COLOR_BLEND_STATE_CREATE_INFO,
		.logicOpEnable = g->has_logic,
		.logicOp = g->logic,
		.attachmentCount = g->color_count,
		.pAttachments = blends,
	};
	VkPipelineDynamicStateCreateInfo dynamic = {
		.sType = VK_STRUCTURE_TYPE_PIPELINE_DYNAMIC_STATE_CREATE_INFO,
		.dynamicStateCount = g->dynamic_count,
		.pDynamicStates = g->dynamic,
	};
	struct stages stages = { .count = 0 };
	VkGraphicsPipelineCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_GRAPHICS_PIPELINE_CREATE_INFO,
		.pNext = g->pass ? NULL : &rendering,
		.pStages = stages.info,
		.pVertexInputState = &input,
		.pInputAssemblyState = &assembly,
		.pTessellationState = &tessellation,
		.pViewportState = &viewport,
		.pRasterizationState = &rasterization,
		.pMultisampleState = &multisample,
		.pDepthStencilState = &depth_stencil,
		.pColorBlendState = &blend,
		.pDynamicState = &dynamic,
		.layout = g->layout,
		.renderPass = g->pass,
		.subpass = g->subpass,
	};
	VkPipeline pipeline;

	add_stage(&stages, VK_SHADER_STAGE_VERTEX_BIT, g->vertex);
	add_stage(&stages, VK_SHADER_STAGE_TESSELLATION_CONTROL_BIT,
		  g->control);
	add_stage(&stages, VK_SHADER_STAGE_TESSELLATION_EVALUATION_BIT,
		  g->evaluation);
	add_stage(&stages, VK_SHADER_STAGE_GEOMETRY_BIT, g->geometry);
	add_stage(&stages, VK_SHADER_STAGE_FRAGMENT_BIT, g->fragment);
	info.stageCount = stages.count;
	depth_stencil.sType =
		VK_STRUCTURE_TYPE_PIPELINE_DEPTH_STENCIL_STATE_CREATE_INFO;
	for (uint32_t i = 0; i < viewports; i++) {
		areas[i] = (VkViewport){ 0, 0, (float)(g->width >> i),
					 (float)(g->height >> i), 0, 1 };
		scissors[i] = (VkRect2D){ { 0, 0 }, { g->width, g->height } };
	}
	for (uint32_t i = 0; i < g->color_count; i++) {
		blends[i] = g->blend;
		if (!blends[i].colorWriteMask)
			blends[i].colorWriteMask = 0xf;
	}
	memcpy(blend.blendConstants, g->constants, sizeof(g->constants));
	MUST(vkCreateGraphicsPipelines(vk.device, VK_NULL_HANDLE, 1, &info,
				       NULL, &pipeline));
	TRASH(PIPELINE, pipeline);
	return pipeline;
}

static void begin_attachment(VkRenderingAttachmentInfo *info,
			     const struct image *image, VkImageLayout layout,
			     VkClearValue clear)
{
	*info = (VkRenderingAttachmentInfo){
		.sType = VK_STRUCTURE_TYPE_RENDERING_ATTACHMENT_INFO,
		.imageView = image->view,
		.imageLayout = layout,
		.loadOp = VK_ATTACHMENT_LOAD_OP_CLEAR,
		.storeOp = VK_ATTACHMENT_STORE_OP_STORE,
		.clearValue = clear,
	};
}

void rendering_begin(VkCommandBuffer commands, const struct image *colors,
		     uint32_t count, const struct image *depth,
		     VkRenderingFlags flags)
{
	const struct image *any = count ? colors : depth;
	VkRenderingAttachmentInfo color_info[8], depth_info;
	VkRenderingInfo info = {
		.sType = VK_STRUCTURE_TYPE_RENDERING_INFO,
		.flags = flags,
		.renderArea.extent = { any->extent.width, any->extent.height },
		.layerCount = any->layers,
		.colorAttachmentCount = count,
		.pColorAttachments = color_info,
	};

	for (uint32_t i = 0; i < count; i++) {
		transition(commands, &colors[i], VK_IMAGE_LAYOUT_UNDEFINED,
			   VK_IMAGE_LAYOUT_COLOR_ATTACHMENT_OPTIMAL);
		begin_attachment(&color_info[i], &colors[i],
				 VK_IMAGE_LAYOUT_COLOR_ATTACHMENT_OPTIMAL,
				 (VkClearValue){ .color.float32 = {
					0.125f, 0.25f, 0.5f, 0.75f } });
	}
	if (depth) {
		transition(commands, depth, VK_IMAGE_LAYOUT_UNDEFINED,
			   VK_IMAGE_LAYOUT_DEPTH_STENCIL_ATTACHMENT_OPTIMAL);
		begin_attachment(&depth_info, depth,
				 VK_IMAGE_LAYOUT_DEPTH_STENCIL_ATTACHMENT_OPTIMAL,
				 (VkClearValue){ .depthStencil = { 0.5f, 3 } });
		if (depth->aspect & VK_IMAGE_ASPECT_DEPTH_BIT)
			info.pDepthAttachment = &depth_info;
		if (depth->aspect & VK_IMAGE_ASPECT_STENCIL_BIT)
			info.pStencilAttachment = &depth_info;
	}
	vkCmdBeginRendering(commands, &info);
}
