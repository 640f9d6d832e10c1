// SPDX-License-Identifier: Apache-2.0
/*
 * Pipelines, without what Vulkan ignores and what may therefore point
 * anywhere; and pipeline caches, which hold nothing.
 */
#include "gvk_objects.h"

#include "generated/gvk_entry.h"

/* ----------------------------------------------------------------- making */

/* Says that there is nothing to say of how it went. */
static void clear_feedback(const void *next)
{
	const VkPipelineCreationFeedbackCreateInfo *info =
		gvk_find_in_chain(next,
				  VK_STRUCTURE_TYPE_PIPELINE_CREATION_FEEDBACK_CREATE_INFO);

	if (!info)
		return;
	info->pPipelineCreationFeedback->flags = 0;
	for (uint32_t i = 0; i < info->pipelineStageCreationFeedbackCount; i++)
		info->pPipelineStageCreationFeedbacks[i].flags = 0;
}

static VkResult make_pipeline(struct gvk_device *device, VkPipeline *pipeline,
			      uint64_t *id)
{
	struct gvk_object *object = gvk_object_make(device, sizeof(*object),
						    VK_OBJECT_TYPE_PIPELINE);

	if (!object)
		return VK_ERROR_OUT_OF_HOST_MEMORY;
	*id = object->id;
	*pipeline = GVK_HANDLE(VkPipeline, object);
	return VK_SUCCESS;
}

/* Nothing is in the cache, so it would have to be compiled. */
static bool must_not_compile(VkPipelineCreateFlags flags)
{
	return flags &
		VK_PIPELINE_CREATE_FAIL_ON_PIPELINE_COMPILE_REQUIRED_BIT;
}

static bool stops_early(VkPipelineCreateFlags flags)
{
	return flags & VK_PIPELINE_CREATE_EARLY_RETURN_ON_FAILURE_BIT;
}

/* What the host need not know: deriving is but a hint. */
#define OUR_FLAGS	(VkPipelineCreateFlags) \
	(VK_PIPELINE_CREATE_DERIVATIVE_BIT | \
	 VK_PIPELINE_CREATE_ALLOW_DERIVATIVES_BIT | \
	 VK_PIPELINE_CREATE_EARLY_RETURN_ON_FAILURE_BIT)

/* --------------------------------------------------------------- graphics */

/* An info with what of it is copied to be changed. */
struct graphics {
	VkGraphicsPipelineCreateInfo		info;
	VkPipelineViewportStateCreateInfo	viewport;
};

static bool is_dynamic(const VkGraphicsPipelineCreateInfo *info,
		       VkDynamicState state)
{
	const VkPipelineDynamicStateCreateInfo *dynamic = info->pDynamicState;

	for (uint32_t i = 0; dynamic && i < dynamic->dynamicStateCount; i++) {
		if (dynamic->pDynamicStates[i] == state)
			return true;
	}
	return false;
}

/* GVK_SUBPASS_* of what the pipeline draws to. */
static unsigned int attachments(const VkGraphicsPipelineCreateInfo *info)
{
	const struct gvk_render_pass *pass =
		GVK_OBJECT(gvk_render_pass, info->renderPass);
	const VkPipelineRenderingCreateInfo *rendering;
	unsigned int found = 0;

	if (pass)
		return info->subpass < pass->subpass_count ?
			pass->subpasses[info->subpass] : 0;
	rendering = gvk_find_in_chain(info->pNext,
				      VK_STRUCTURE_TYPE_PIPELINE_RENDERING_CREATE_INFO);
	if (!rendering)
		return 0;
	if (rendering->colorAttachmentCount)
		found |= GVK_SUBPASS_COLOR;
	if (rendering->depthAttachmentFormat ||
	    rendering->stencilAttachmentFormat)
		found |= GVK_SUBPASS_DEPTH;
	return found;
}

static bool discards(const VkGraphicsPipelineCreateInfo *info)
{
	return info->pRasterizationState &&
		info->pRasterizationState->rasterizerDiscardEnable &&
		!is_dynamic(info, VK_DYNAMIC_STATE_RASTERIZER_DISCARD_ENABLE);
}

static void clean_viewport(struct graphics *graphics)
{
	VkGraphicsPipelineCreateInfo *info = &graphics->info;

	if (!info->pViewportState)
		return;
	graphics->viewport = *info->pViewportState;
	if (is_dynamic(info, VK_DYNAMIC_STATE_VIEWPORT) ||
	    is_dynamic(info, VK_DYNAMIC_STATE_VIEWPORT_WITH_COUNT))
		graphics->viewport.pViewports = NULL;
	if (is_dynamic(info, VK_DYNAMIC_STATE_SCISSOR) ||
	    is_dynamic(info, VK_DYNAMIC_STATE_SCISSOR_WITH_COUNT))
		graphics->viewport.pScissors = NULL;
	info->pViewportState = &graphics->viewport;
}

static void clean_graphics(struct graphics *graphics,
			   const VkGraphicsPipelineCreateInfo *from)
{
	VkGraphicsPipelineCreateInfo *info = &graphics->info;
	VkShaderStageFlags stages = 0;
	unsigned int targets;

	*info = *from;
	info->flags &= ~OUR_FLAGS;
	info->basePipelineHandle = VK_NULL_HANDLE;
	info->basePipelineIndex = -1;
	for (uint32_t i = 0; i < info->stageCount; i++)
		stages |= info->pStages[i].stage;
	if (!(stages & (VK_SHADER_STAGE_TESSELLATION_CONTROL_BIT |
			VK_SHADER_STAGE_TESSELLATION_EVALUATION_BIT)))
		info->pTessellationState = NULL;
	if (is_dynamic(info, VK_DYNAMIC_STATE_VERTEX_INPUT_EXT))
		info->pVertexInputState = NULL;
	if (discards(info)) {
		info->pViewportState = NULL;
		info->pMultisampleState = NULL;
		info->pDepthStencilState = NULL;
		info->pColorBlendState = NULL;
		return;
	}
	clean_viewport(graphics);
	targets = attachments(info);
	if (!(targets & GVK_SUBPASS_COLOR))
		info->pColorBlendState = NULL;
	if (!(targets & GVK_SUBPASS_DEPTH))
		info->pDepthStencilState = NULL;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_CreateGraphicsPipelines(VkDevice handle, VkPipelineCache pipelineCache,
			    uint32_t createInfoCount,
			    const VkGraphicsPipelineCreateInfo *pCreateInfos,
			    const VkAllocationCallbacks *pAllocator,
			    VkPipeline *pPipelines)
{
	struct gvk_device *device = gvk_device(handle);
	VkResult result = VK_SUCCESS;
	uint64_t id;

	(void)pipelineCache;
	(void)pAllocator;
	memset(pPipelines, 0, createInfoCount * sizeof(*pPipelines));
	for (uint32_t i = 0; i < createInfoCount; i++) {
		struct gvk_writer writer;
		struct graphics graphics;

		clear_feedback(pCreateInfos[i].pNext);
		if (must_not_compile(pCreateInfos[i].flags)) {
			result = VK_PIPELINE_COMPILE_REQUIRED;
			if (stops_early(pCreateInfos[i].flags))
				break;
			continue;
		}
		clean_graphics(&graphics, &pCreateInfos[i]);
		if (make_pipeline(device, &pPipelines[i], &id))
			return VK_ERROR_OUT_OF_HOST_MEMORY;
		gvk_control_begin(&device->control, &writer,
				  GPUPV_VK_OP_CreateGraphicsPipelines);
		do
			gvk_encode_CreateGraphicsPipelines(&writer,
							   VK_NULL_HANDLE, 1,
							   &graphics.info, &id);
		while (gvk_control_again(&device->control, &writer));
		gvk_control_end(&device->control);
	}
	return result;
}

/* ---------------------------------------------------------------- compute */

VKAPI_ATTR VkResult VKAPI_CALL
gvk_CreateComputePipelines(VkDevice handle, VkPipelineCache pipelineCache,
			   uint32_t createInfoCount,
			   const VkComputePipelineCreateInfo *pCreateInfos,
			   const VkAllocationCallbacks *pAllocator,
			   VkPipeline *pPipelines)
{
	struct gvk_device *device = gvk_device(handle);
	VkResult result = VK_SUCCESS;
	uint64_t id;

	(void)pipelineCache;
	(void)pAllocator;
	memset(pPipelines, 0, createInfoCount * sizeof(*pPipelines));
	for (uint32_t i = 0; i < createInfoCount; i++) {
		VkComputePipelineCreateInfo info = pCreateInfos[i];
		struct gvk_writer writer;

		clear_feedback(info.pNext);
		if (must_not_compile(info.flags)) {
			result = VK_PIPELINE_COMPILE_REQUIRED;
			if (stops_early(info.flags))
				break;
			continue;
		}
		info.flags &= ~OUR_FLAGS;
		info.basePipelineHandle = VK_NULL_HANDLE;
		info.basePipelineIndex = -1;
		if (make_pipeline(device, &pPipelines[i], &id))
			return VK_ERROR_OUT_OF_HOST_MEMORY;
		gvk_control_begin(&device->control, &writer,
				  GPUPV_VK_OP_CreateComputePipelines);
		do
			gvk_encode_CreateComputePipelines(&writer,
							  VK_NULL_HANDLE, 1,
							  &info, &id);
		while (gvk_control_again(&device->control, &writer));
		gvk_control_end(&device->control);
	}
	return result;
}

/* ----------------------------------------------------------------- caches */

VKAPI_ATTR VkResult VKAPI_CALL
gvk_CreatePipelineCache(VkDevice device,
			const VkPipelineCacheCreateInfo *pCreateInfo,
			const VkAllocationCallbacks *pAllocator,
			VkPipelineCache *pPipelineCache)
{
	struct gvk_object *object =
		gvk_object_new(device, VK_OBJECT_TYPE_PIPELINE_CACHE);

	(void)pCreateInfo;
	(void)pAllocator;
	if (!object)
		return VK_ERROR_OUT_OF_HOST_MEMORY;
	*pPipelineCache = GVK_HANDLE(VkPipelineCache, object);
	return VK_SUCCESS;
}

VKAPI_ATTR void VKAPI_CALL
gvk_DestroyPipelineCache(VkDevice device, VkPipelineCache pipelineCache,
			 const VkAllocationCallbacks *pAllocator)
{
	(void)device;
	(void)pAllocator;
	free(GVK_OBJECT(gvk_object, pipelineCache));
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_GetPipelineCacheData(VkDevice device, VkPipelineCache pipelineCache,
			 size_t *pDataSize, void *pData)
{
	const VkPhysicalDeviceProperties *properties =
		&gvk_device(device)->physical->properties;
	VkPipelineCacheHeaderVersionOne header = {
		.headerSize = sizeof(header),
		.headerVersion = VK_PIPELINE_CACHE_HEADER_VERSION_ONE,
		.vendorID = properties->vendorID,
		.deviceID = properties->deviceID,
	};
	size_t room = *pDataSize;

	(void)pipelineCache;
	memcpy(header.pipelineCacheUUID, properties->pipelineCacheUUID,
	       VK_UUID_SIZE);
	*pDataSize = sizeof(header);
	if (!pData)
		return VK_SUCCESS;
	/* A header that does not fit is not written at all. */
	if (room < sizeof(header)) {
		*pDataSize = 0;
		return VK_INCOMPLETE;
	}
	memcpy(pData, &header, sizeof(header));
	return VK_SUCCESS;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_MergePipelineCaches(VkDevice device, VkPipelineCache dstCache,
			uint32_t srcCacheCount,
			const VkPipelineCache *pSrcCaches)
{
	(void)device;
	(void)dstCache;
	(void)srcCacheCount;
	(void)pSrcCaches;
	return VK_SUCCESS;
}
