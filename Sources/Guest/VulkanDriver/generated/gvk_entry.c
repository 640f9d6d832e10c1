/* SPDX-License-Identifier: Apache-2.0 */
/* Made by vulkan-generator from vk.xml and commands.list: do not edit. */
#include "gvk_entry.h"

VKAPI_ATTR VkResult VKAPI_CALL gvk_CreateEvent(VkDevice device, const VkEventCreateInfo *pCreateInfo, const VkAllocationCallbacks *pAllocator, VkEvent *pEvent)
{
	struct gvk_writer writer;
	struct gvk_channel *channel = gvk_device_channel(device);
	struct gvk_object *object = gvk_object_new(device, VK_OBJECT_TYPE_EVENT);

	if (!object)
		return VK_ERROR_OUT_OF_HOST_MEMORY;
	(void)pAllocator;
	gvk_control_begin(channel, &writer, GPUPV_VK_OP_CreateEvent);
	do
		gvk_encode_CreateEvent(&writer, pCreateInfo, object->id);
	while (gvk_control_again(channel, &writer));
	gvk_control_end(channel);
	*pEvent = (VkEvent)(uintptr_t)object;
	return VK_SUCCESS;
}

VKAPI_ATTR void VKAPI_CALL gvk_DestroyEvent(VkDevice device, VkEvent event, const VkAllocationCallbacks *pAllocator)
{
	struct gvk_writer writer;
	struct gvk_channel *channel = gvk_device_channel(device);

	if (!event)
		return;
	(void)pAllocator;
	gvk_control_begin(channel, &writer, GPUPV_VK_OP_DestroyEvent);
	do
		gvk_encode_DestroyEvent(&writer, event);
	while (gvk_control_again(channel, &writer));
	gvk_control_end(channel);
	gvk_object_free((struct gvk_object *)(uintptr_t)event);
}

VKAPI_ATTR VkResult VKAPI_CALL gvk_GetEventStatus(VkDevice device, VkEvent event)
{
	struct gvk_writer writer;
	struct gvk_reader stream, *reader = &stream;
	struct gvk_channel *channel = gvk_device_channel(device);
	VkResult result;

	gvk_question_begin(channel, &writer, GPUPV_VK_OP_GetEventStatus, 4096);
	do
		gvk_encode_GetEventStatus(&writer, event);
	while (gvk_question_again(channel, &writer));
	result = gvk_question_ask(channel, reader);
	if (result >= 0) {
	}
	gvk_question_end(channel);
	return result;
}

VKAPI_ATTR VkResult VKAPI_CALL gvk_SetEvent(VkDevice device, VkEvent event)
{
	struct gvk_writer writer;
	struct gvk_channel *channel = gvk_device_channel(device);

	gvk_control_begin(channel, &writer, GPUPV_VK_OP_SetEvent);
	do
		gvk_encode_SetEvent(&writer, event);
	while (gvk_control_again(channel, &writer));
	gvk_control_end(channel);
	return VK_SUCCESS;
}

VKAPI_ATTR VkResult VKAPI_CALL gvk_ResetEvent(VkDevice device, VkEvent event)
{
	struct gvk_writer writer;
	struct gvk_channel *channel = gvk_device_channel(device);

	gvk_control_begin(channel, &writer, GPUPV_VK_OP_ResetEvent);
	do
		gvk_encode_ResetEvent(&writer, event);
	while (gvk_control_again(channel, &writer));
	gvk_control_end(channel);
	return VK_SUCCESS;
}

VKAPI_ATTR void VKAPI_CALL gvk_DestroyQueryPool(VkDevice device, VkQueryPool queryPool, const VkAllocationCallbacks *pAllocator)
{
	struct gvk_writer writer;
	struct gvk_channel *channel = gvk_device_channel(device);

	if (!queryPool)
		return;
	(void)pAllocator;
	gvk_control_begin(channel, &writer, GPUPV_VK_OP_DestroyQueryPool);
	do
		gvk_encode_DestroyQueryPool(&writer, queryPool);
	while (gvk_control_again(channel, &writer));
	gvk_control_end(channel);
	gvk_object_free((struct gvk_object *)(uintptr_t)queryPool);
}

VKAPI_ATTR void VKAPI_CALL gvk_DestroyBuffer(VkDevice device, VkBuffer buffer, const VkAllocationCallbacks *pAllocator)
{
	struct gvk_writer writer;
	struct gvk_channel *channel = gvk_device_channel(device);

	if (!buffer)
		return;
	(void)pAllocator;
	gvk_control_begin(channel, &writer, GPUPV_VK_OP_DestroyBuffer);
	do
		gvk_encode_DestroyBuffer(&writer, buffer);
	while (gvk_control_again(channel, &writer));
	gvk_control_end(channel);
	gvk_object_free((struct gvk_object *)(uintptr_t)buffer);
}

VKAPI_ATTR VkResult VKAPI_CALL gvk_CreateBufferView(VkDevice device, const VkBufferViewCreateInfo *pCreateInfo, const VkAllocationCallbacks *pAllocator, VkBufferView *pView)
{
	struct gvk_writer writer;
	struct gvk_channel *channel = gvk_device_channel(device);
	struct gvk_object *object = gvk_object_new(device, VK_OBJECT_TYPE_BUFFER_VIEW);

	if (!object)
		return VK_ERROR_OUT_OF_HOST_MEMORY;
	(void)pAllocator;
	gvk_control_begin(channel, &writer, GPUPV_VK_OP_CreateBufferView);
	do
		gvk_encode_CreateBufferView(&writer, pCreateInfo, object->id);
	while (gvk_control_again(channel, &writer));
	gvk_control_end(channel);
	*pView = (VkBufferView)(uintptr_t)object;
	return VK_SUCCESS;
}

VKAPI_ATTR void VKAPI_CALL gvk_DestroyBufferView(VkDevice device, VkBufferView bufferView, const VkAllocationCallbacks *pAllocator)
{
	struct gvk_writer writer;
	struct gvk_channel *channel = gvk_device_channel(device);

	if (!bufferView)
		return;
	(void)pAllocator;
	gvk_control_begin(channel, &writer, GPUPV_VK_OP_DestroyBufferView);
	do
		gvk_encode_DestroyBufferView(&writer, bufferView);
	while (gvk_control_again(channel, &writer));
	gvk_control_end(channel);
	gvk_object_free((struct gvk_object *)(uintptr_t)bufferView);
}

VKAPI_ATTR void VKAPI_CALL gvk_DestroyImage(VkDevice device, VkImage image, const VkAllocationCallbacks *pAllocator)
{
	struct gvk_writer writer;
	struct gvk_channel *channel = gvk_device_channel(device);

	if (!image)
		return;
	(void)pAllocator;
	gvk_control_begin(channel, &writer, GPUPV_VK_OP_DestroyImage);
	do
		gvk_encode_DestroyImage(&writer, image);
	while (gvk_control_again(channel, &writer));
	gvk_control_end(channel);
	gvk_object_free((struct gvk_object *)(uintptr_t)image);
}

VKAPI_ATTR void VKAPI_CALL gvk_GetImageSubresourceLayout(VkDevice device, VkImage image, const VkImageSubresource *pSubresource, VkSubresourceLayout *pLayout)
{
	struct gvk_writer writer;
	struct gvk_reader stream, *reader = &stream;
	struct gvk_channel *channel = gvk_device_channel(device);
	VkResult result;

	gvk_question_begin(channel, &writer, GPUPV_VK_OP_GetImageSubresourceLayout, 4096);
	do
		gvk_encode_GetImageSubresourceLayout(&writer, image, pSubresource, pLayout);
	while (gvk_question_again(channel, &writer));
	result = gvk_question_ask(channel, reader);
	if (result >= 0) {
		gvk_get_VkSubresourceLayout(reader, &(*pLayout));
	}
	gvk_question_end(channel);
	(void)result;
}

VKAPI_ATTR VkResult VKAPI_CALL gvk_CreateImageView(VkDevice device, const VkImageViewCreateInfo *pCreateInfo, const VkAllocationCallbacks *pAllocator, VkImageView *pView)
{
	struct gvk_writer writer;
	struct gvk_channel *channel = gvk_device_channel(device);
	struct gvk_object *object = gvk_object_new(device, VK_OBJECT_TYPE_IMAGE_VIEW);

	if (!object)
		return VK_ERROR_OUT_OF_HOST_MEMORY;
	(void)pAllocator;
	gvk_control_begin(channel, &writer, GPUPV_VK_OP_CreateImageView);
	do
		gvk_encode_CreateImageView(&writer, pCreateInfo, object->id);
	while (gvk_control_again(channel, &writer));
	gvk_control_end(channel);
	*pView = (VkImageView)(uintptr_t)object;
	return VK_SUCCESS;
}

VKAPI_ATTR void VKAPI_CALL gvk_DestroyImageView(VkDevice device, VkImageView imageView, const VkAllocationCallbacks *pAllocator)
{
	struct gvk_writer writer;
	struct gvk_channel *channel = gvk_device_channel(device);

	if (!imageView)
		return;
	(void)pAllocator;
	gvk_control_begin(channel, &writer, GPUPV_VK_OP_DestroyImageView);
	do
		gvk_encode_DestroyImageView(&writer, imageView);
	while (gvk_control_again(channel, &writer));
	gvk_control_end(channel);
	gvk_object_free((struct gvk_object *)(uintptr_t)imageView);
}

VKAPI_ATTR VkResult VKAPI_CALL gvk_CreateShaderModule(VkDevice device, const VkShaderModuleCreateInfo *pCreateInfo, const VkAllocationCallbacks *pAllocator, VkShaderModule *pShaderModule)
{
	struct gvk_writer writer;
	struct gvk_channel *channel = gvk_device_channel(device);
	struct gvk_object *object = gvk_object_new(device, VK_OBJECT_TYPE_SHADER_MODULE);

	if (!object)
		return VK_ERROR_OUT_OF_HOST_MEMORY;
	(void)pAllocator;
	gvk_control_begin(channel, &writer, GPUPV_VK_OP_CreateShaderModule);
	do
		gvk_encode_CreateShaderModule(&writer, pCreateInfo, object->id);
	while (gvk_control_again(channel, &writer));
	gvk_control_end(channel);
	*pShaderModule = (VkShaderModule)(uintptr_t)object;
	return VK_SUCCESS;
}

VKAPI_ATTR void VKAPI_CALL gvk_DestroyShaderModule(VkDevice device, VkShaderModule shaderModule, const VkAllocationCallbacks *pAllocator)
{
	struct gvk_writer writer;
	struct gvk_channel *channel = gvk_device_channel(device);

	if (!shaderModule)
		return;
	(void)pAllocator;
	gvk_control_begin(channel, &writer, GPUPV_VK_OP_DestroyShaderModule);
	do
		gvk_encode_DestroyShaderModule(&writer, shaderModule);
	while (gvk_control_again(channel, &writer));
	gvk_control_end(channel);
	gvk_object_free((struct gvk_object *)(uintptr_t)shaderModule);
}

VKAPI_ATTR void VKAPI_CALL gvk_DestroyPipeline(VkDevice device, VkPipeline pipeline, const VkAllocationCallbacks *pAllocator)
{
	struct gvk_writer writer;
	struct gvk_channel *channel = gvk_device_channel(device);

	if (!pipeline)
		return;
	(void)pAllocator;
	gvk_control_begin(channel, &writer, GPUPV_VK_OP_DestroyPipeline);
	do
		gvk_encode_DestroyPipeline(&writer, pipeline);
	while (gvk_control_again(channel, &writer));
	gvk_control_end(channel);
	gvk_object_free((struct gvk_object *)(uintptr_t)pipeline);
}

VKAPI_ATTR VkResult VKAPI_CALL gvk_CreatePipelineLayout(VkDevice device, const VkPipelineLayoutCreateInfo *pCreateInfo, const VkAllocationCallbacks *pAllocator, VkPipelineLayout *pPipelineLayout)
{
	struct gvk_writer writer;
	struct gvk_channel *channel = gvk_device_channel(device);
	struct gvk_object *object = gvk_object_new(device, VK_OBJECT_TYPE_PIPELINE_LAYOUT);

	if (!object)
		return VK_ERROR_OUT_OF_HOST_MEMORY;
	(void)pAllocator;
	gvk_control_begin(channel, &writer, GPUPV_VK_OP_CreatePipelineLayout);
	do
		gvk_encode_CreatePipelineLayout(&writer, pCreateInfo, object->id);
	while (gvk_control_again(channel, &writer));
	gvk_control_end(channel);
	*pPipelineLayout = (VkPipelineLayout)(uintptr_t)object;
	return VK_SUCCESS;
}

VKAPI_ATTR VkResult VKAPI_CALL gvk_CreateSampler(VkDevice device, const VkSamplerCreateInfo *pCreateInfo, const VkAllocationCallbacks *pAllocator, VkSampler *pSampler)
{
	struct gvk_writer writer;
	struct gvk_channel *channel = gvk_device_channel(device);
	struct gvk_object *object = gvk_object_new(device, VK_OBJECT_TYPE_SAMPLER);

	if (!object)
		return VK_ERROR_OUT_OF_HOST_MEMORY;
	(void)pAllocator;
	gvk_control_begin(channel, &writer, GPUPV_VK_OP_CreateSampler);
	do
		gvk_encode_CreateSampler(&writer, pCreateInfo, object->id);
	while (gvk_control_again(channel, &writer));
	gvk_control_end(channel);
	*pSampler = (VkSampler)(uintptr_t)object;
	return VK_SUCCESS;
}

VKAPI_ATTR void VKAPI_CALL gvk_DestroySampler(VkDevice device, VkSampler sampler, const VkAllocationCallbacks *pAllocator)
{
	struct gvk_writer writer;
	struct gvk_channel *channel = gvk_device_channel(device);

	if (!sampler)
		return;
	(void)pAllocator;
	gvk_control_begin(channel, &writer, GPUPV_VK_OP_DestroySampler);
	do
		gvk_encode_DestroySampler(&writer, sampler);
	while (gvk_control_again(channel, &writer));
	gvk_control_end(channel);
	gvk_object_free((struct gvk_object *)(uintptr_t)sampler);
}

VKAPI_ATTR void VKAPI_CALL gvk_DestroyFramebuffer(VkDevice device, VkFramebuffer framebuffer, const VkAllocationCallbacks *pAllocator)
{
	struct gvk_writer writer;
	struct gvk_channel *channel = gvk_device_channel(device);

	if (!framebuffer)
		return;
	(void)pAllocator;
	gvk_control_begin(channel, &writer, GPUPV_VK_OP_DestroyFramebuffer);
	do
		gvk_encode_DestroyFramebuffer(&writer, framebuffer);
	while (gvk_control_again(channel, &writer));
	gvk_control_end(channel);
	gvk_object_free((struct gvk_object *)(uintptr_t)framebuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_GetRenderAreaGranularity(VkDevice device, VkRenderPass renderPass, VkExtent2D *pGranularity)
{
	struct gvk_writer writer;
	struct gvk_reader stream, *reader = &stream;
	struct gvk_channel *channel = gvk_device_channel(device);
	VkResult result;

	gvk_question_begin(channel, &writer, GPUPV_VK_OP_GetRenderAreaGranularity, 4096);
	do
		gvk_encode_GetRenderAreaGranularity(&writer, renderPass, pGranularity);
	while (gvk_question_again(channel, &writer));
	result = gvk_question_ask(channel, reader);
	if (result >= 0) {
		gvk_get_VkExtent2D(reader, &(*pGranularity));
	}
	gvk_question_end(channel);
	(void)result;
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdBindPipeline(VkCommandBuffer commandBuffer, VkPipelineBindPoint pipelineBindPoint, VkPipeline pipeline)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdBindPipeline);
	do
		gvk_encode_CmdBindPipeline(&writer, pipelineBindPoint, pipeline);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdSetViewport(VkCommandBuffer commandBuffer, uint32_t firstViewport, uint32_t viewportCount, const VkViewport *pViewports)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdSetViewport);
	do
		gvk_encode_CmdSetViewport(&writer, firstViewport, viewportCount, pViewports);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdSetScissor(VkCommandBuffer commandBuffer, uint32_t firstScissor, uint32_t scissorCount, const VkRect2D *pScissors)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdSetScissor);
	do
		gvk_encode_CmdSetScissor(&writer, firstScissor, scissorCount, pScissors);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdSetLineWidth(VkCommandBuffer commandBuffer, float lineWidth)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdSetLineWidth);
	do
		gvk_encode_CmdSetLineWidth(&writer, lineWidth);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdSetDepthBias(VkCommandBuffer commandBuffer, float depthBiasConstantFactor, float depthBiasClamp, float depthBiasSlopeFactor)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdSetDepthBias);
	do
		gvk_encode_CmdSetDepthBias(&writer, depthBiasConstantFactor, depthBiasClamp, depthBiasSlopeFactor);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdSetBlendConstants(VkCommandBuffer commandBuffer, const float blendConstants[4])
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdSetBlendConstants);
	do
		gvk_encode_CmdSetBlendConstants(&writer, blendConstants);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdSetDepthBounds(VkCommandBuffer commandBuffer, float minDepthBounds, float maxDepthBounds)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdSetDepthBounds);
	do
		gvk_encode_CmdSetDepthBounds(&writer, minDepthBounds, maxDepthBounds);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdSetStencilCompareMask(VkCommandBuffer commandBuffer, VkStencilFaceFlags faceMask, uint32_t compareMask)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdSetStencilCompareMask);
	do
		gvk_encode_CmdSetStencilCompareMask(&writer, faceMask, compareMask);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdSetStencilWriteMask(VkCommandBuffer commandBuffer, VkStencilFaceFlags faceMask, uint32_t writeMask)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdSetStencilWriteMask);
	do
		gvk_encode_CmdSetStencilWriteMask(&writer, faceMask, writeMask);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdSetStencilReference(VkCommandBuffer commandBuffer, VkStencilFaceFlags faceMask, uint32_t reference)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdSetStencilReference);
	do
		gvk_encode_CmdSetStencilReference(&writer, faceMask, reference);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdBindDescriptorSets(VkCommandBuffer commandBuffer, VkPipelineBindPoint pipelineBindPoint, VkPipelineLayout layout, uint32_t firstSet, uint32_t descriptorSetCount, const VkDescriptorSet *pDescriptorSets, uint32_t dynamicOffsetCount, const uint32_t *pDynamicOffsets)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdBindDescriptorSets);
	do
		gvk_encode_CmdBindDescriptorSets(&writer, pipelineBindPoint, layout, firstSet, descriptorSetCount, pDescriptorSets, dynamicOffsetCount, pDynamicOffsets);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdBindIndexBuffer(VkCommandBuffer commandBuffer, VkBuffer buffer, VkDeviceSize offset, VkIndexType indexType)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdBindIndexBuffer);
	do
		gvk_encode_CmdBindIndexBuffer(&writer, buffer, offset, indexType);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdBindVertexBuffers(VkCommandBuffer commandBuffer, uint32_t firstBinding, uint32_t bindingCount, const VkBuffer *pBuffers, const VkDeviceSize *pOffsets)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdBindVertexBuffers);
	do
		gvk_encode_CmdBindVertexBuffers(&writer, firstBinding, bindingCount, pBuffers, pOffsets);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdDraw(VkCommandBuffer commandBuffer, uint32_t vertexCount, uint32_t instanceCount, uint32_t firstVertex, uint32_t firstInstance)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdDraw);
	do
		gvk_encode_CmdDraw(&writer, vertexCount, instanceCount, firstVertex, firstInstance);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdDrawIndexed(VkCommandBuffer commandBuffer, uint32_t indexCount, uint32_t instanceCount, uint32_t firstIndex, int32_t vertexOffset, uint32_t firstInstance)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdDrawIndexed);
	do
		gvk_encode_CmdDrawIndexed(&writer, indexCount, instanceCount, firstIndex, vertexOffset, firstInstance);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdDrawIndirect(VkCommandBuffer commandBuffer, VkBuffer buffer, VkDeviceSize offset, uint32_t drawCount, uint32_t stride)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdDrawIndirect);
	do
		gvk_encode_CmdDrawIndirect(&writer, buffer, offset, drawCount, stride);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdDrawIndexedIndirect(VkCommandBuffer commandBuffer, VkBuffer buffer, VkDeviceSize offset, uint32_t drawCount, uint32_t stride)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdDrawIndexedIndirect);
	do
		gvk_encode_CmdDrawIndexedIndirect(&writer, buffer, offset, drawCount, stride);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdDispatch(VkCommandBuffer commandBuffer, uint32_t groupCountX, uint32_t groupCountY, uint32_t groupCountZ)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdDispatch);
	do
		gvk_encode_CmdDispatch(&writer, groupCountX, groupCountY, groupCountZ);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdDispatchIndirect(VkCommandBuffer commandBuffer, VkBuffer buffer, VkDeviceSize offset)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdDispatchIndirect);
	do
		gvk_encode_CmdDispatchIndirect(&writer, buffer, offset);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdCopyBuffer(VkCommandBuffer commandBuffer, VkBuffer srcBuffer, VkBuffer dstBuffer, uint32_t regionCount, const VkBufferCopy *pRegions)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdCopyBuffer);
	do
		gvk_encode_CmdCopyBuffer(&writer, srcBuffer, dstBuffer, regionCount, pRegions);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdCopyImage(VkCommandBuffer commandBuffer, VkImage srcImage, VkImageLayout srcImageLayout, VkImage dstImage, VkImageLayout dstImageLayout, uint32_t regionCount, const VkImageCopy *pRegions)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdCopyImage);
	do
		gvk_encode_CmdCopyImage(&writer, srcImage, srcImageLayout, dstImage, dstImageLayout, regionCount, pRegions);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdBlitImage(VkCommandBuffer commandBuffer, VkImage srcImage, VkImageLayout srcImageLayout, VkImage dstImage, VkImageLayout dstImageLayout, uint32_t regionCount, const VkImageBlit *pRegions, VkFilter filter)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdBlitImage);
	do
		gvk_encode_CmdBlitImage(&writer, srcImage, srcImageLayout, dstImage, dstImageLayout, regionCount, pRegions, filter);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdCopyBufferToImage(VkCommandBuffer commandBuffer, VkBuffer srcBuffer, VkImage dstImage, VkImageLayout dstImageLayout, uint32_t regionCount, const VkBufferImageCopy *pRegions)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdCopyBufferToImage);
	do
		gvk_encode_CmdCopyBufferToImage(&writer, srcBuffer, dstImage, dstImageLayout, regionCount, pRegions);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdCopyImageToBuffer(VkCommandBuffer commandBuffer, VkImage srcImage, VkImageLayout srcImageLayout, VkBuffer dstBuffer, uint32_t regionCount, const VkBufferImageCopy *pRegions)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdCopyImageToBuffer);
	do
		gvk_encode_CmdCopyImageToBuffer(&writer, srcImage, srcImageLayout, dstBuffer, regionCount, pRegions);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdUpdateBuffer(VkCommandBuffer commandBuffer, VkBuffer dstBuffer, VkDeviceSize dstOffset, VkDeviceSize dataSize, const void *pData)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdUpdateBuffer);
	do
		gvk_encode_CmdUpdateBuffer(&writer, dstBuffer, dstOffset, dataSize, pData);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdFillBuffer(VkCommandBuffer commandBuffer, VkBuffer dstBuffer, VkDeviceSize dstOffset, VkDeviceSize size, uint32_t data)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdFillBuffer);
	do
		gvk_encode_CmdFillBuffer(&writer, dstBuffer, dstOffset, size, data);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdClearColorImage(VkCommandBuffer commandBuffer, VkImage image, VkImageLayout imageLayout, const VkClearColorValue *pColor, uint32_t rangeCount, const VkImageSubresourceRange *pRanges)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdClearColorImage);
	do
		gvk_encode_CmdClearColorImage(&writer, image, imageLayout, pColor, rangeCount, pRanges);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdClearDepthStencilImage(VkCommandBuffer commandBuffer, VkImage image, VkImageLayout imageLayout, const VkClearDepthStencilValue *pDepthStencil, uint32_t rangeCount, const VkImageSubresourceRange *pRanges)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdClearDepthStencilImage);
	do
		gvk_encode_CmdClearDepthStencilImage(&writer, image, imageLayout, pDepthStencil, rangeCount, pRanges);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdClearAttachments(VkCommandBuffer commandBuffer, uint32_t attachmentCount, const VkClearAttachment *pAttachments, uint32_t rectCount, const VkClearRect *pRects)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdClearAttachments);
	do
		gvk_encode_CmdClearAttachments(&writer, attachmentCount, pAttachments, rectCount, pRects);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdResolveImage(VkCommandBuffer commandBuffer, VkImage srcImage, VkImageLayout srcImageLayout, VkImage dstImage, VkImageLayout dstImageLayout, uint32_t regionCount, const VkImageResolve *pRegions)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdResolveImage);
	do
		gvk_encode_CmdResolveImage(&writer, srcImage, srcImageLayout, dstImage, dstImageLayout, regionCount, pRegions);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdSetEvent(VkCommandBuffer commandBuffer, VkEvent event, VkPipelineStageFlags stageMask)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdSetEvent);
	do
		gvk_encode_CmdSetEvent(&writer, event, stageMask);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdResetEvent(VkCommandBuffer commandBuffer, VkEvent event, VkPipelineStageFlags stageMask)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdResetEvent);
	do
		gvk_encode_CmdResetEvent(&writer, event, stageMask);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdWaitEvents(VkCommandBuffer commandBuffer, uint32_t eventCount, const VkEvent *pEvents, VkPipelineStageFlags srcStageMask, VkPipelineStageFlags dstStageMask, uint32_t memoryBarrierCount, const VkMemoryBarrier *pMemoryBarriers, uint32_t bufferMemoryBarrierCount, const VkBufferMemoryBarrier *pBufferMemoryBarriers, uint32_t imageMemoryBarrierCount, const VkImageMemoryBarrier *pImageMemoryBarriers)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdWaitEvents);
	do
		gvk_encode_CmdWaitEvents(&writer, eventCount, pEvents, srcStageMask, dstStageMask, memoryBarrierCount, pMemoryBarriers, bufferMemoryBarrierCount, pBufferMemoryBarriers, imageMemoryBarrierCount, pImageMemoryBarriers);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdPipelineBarrier(VkCommandBuffer commandBuffer, VkPipelineStageFlags srcStageMask, VkPipelineStageFlags dstStageMask, VkDependencyFlags dependencyFlags, uint32_t memoryBarrierCount, const VkMemoryBarrier *pMemoryBarriers, uint32_t bufferMemoryBarrierCount, const VkBufferMemoryBarrier *pBufferMemoryBarriers, uint32_t imageMemoryBarrierCount, const VkImageMemoryBarrier *pImageMemoryBarriers)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdPipelineBarrier);
	do
		gvk_encode_CmdPipelineBarrier(&writer, srcStageMask, dstStageMask, dependencyFlags, memoryBarrierCount, pMemoryBarriers, bufferMemoryBarrierCount, pBufferMemoryBarriers, imageMemoryBarrierCount, pImageMemoryBarriers);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdBeginQuery(VkCommandBuffer commandBuffer, VkQueryPool queryPool, uint32_t query, VkQueryControlFlags flags)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdBeginQuery);
	do
		gvk_encode_CmdBeginQuery(&writer, queryPool, query, flags);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdEndQuery(VkCommandBuffer commandBuffer, VkQueryPool queryPool, uint32_t query)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdEndQuery);
	do
		gvk_encode_CmdEndQuery(&writer, queryPool, query);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdResetQueryPool(VkCommandBuffer commandBuffer, VkQueryPool queryPool, uint32_t firstQuery, uint32_t queryCount)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdResetQueryPool);
	do
		gvk_encode_CmdResetQueryPool(&writer, queryPool, firstQuery, queryCount);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdWriteTimestamp(VkCommandBuffer commandBuffer, VkPipelineStageFlagBits pipelineStage, VkQueryPool queryPool, uint32_t query)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdWriteTimestamp);
	do
		gvk_encode_CmdWriteTimestamp(&writer, pipelineStage, queryPool, query);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdCopyQueryPoolResults(VkCommandBuffer commandBuffer, VkQueryPool queryPool, uint32_t firstQuery, uint32_t queryCount, VkBuffer dstBuffer, VkDeviceSize dstOffset, VkDeviceSize stride, VkQueryResultFlags flags)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdCopyQueryPoolResults);
	do
		gvk_encode_CmdCopyQueryPoolResults(&writer, queryPool, firstQuery, queryCount, dstBuffer, dstOffset, stride, flags);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdPushConstants(VkCommandBuffer commandBuffer, VkPipelineLayout layout, VkShaderStageFlags stageFlags, uint32_t offset, uint32_t size, const void *pValues)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdPushConstants);
	do
		gvk_encode_CmdPushConstants(&writer, layout, stageFlags, offset, size, pValues);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdBeginRenderPass(VkCommandBuffer commandBuffer, const VkRenderPassBeginInfo *pRenderPassBegin, VkSubpassContents contents)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdBeginRenderPass);
	do
		gvk_encode_CmdBeginRenderPass(&writer, pRenderPassBegin, contents);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdNextSubpass(VkCommandBuffer commandBuffer, VkSubpassContents contents)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdNextSubpass);
	do
		gvk_encode_CmdNextSubpass(&writer, contents);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdEndRenderPass(VkCommandBuffer commandBuffer)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdEndRenderPass);
	do
		gvk_encode_CmdEndRenderPass(&writer);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdExecuteCommands(VkCommandBuffer commandBuffer, uint32_t commandBufferCount, const VkCommandBuffer *pCommandBuffers)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdExecuteCommands);
	do
		gvk_encode_CmdExecuteCommands(&writer, commandBufferCount, pCommandBuffers);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR VkResult VKAPI_CALL gvk_BindBufferMemory2(VkDevice device, uint32_t bindInfoCount, const VkBindBufferMemoryInfo *pBindInfos)
{
	struct gvk_writer writer;
	struct gvk_channel *channel = gvk_device_channel(device);

	gvk_control_begin(channel, &writer, GPUPV_VK_OP_BindBufferMemory2);
	do
		gvk_encode_BindBufferMemory2(&writer, bindInfoCount, pBindInfos);
	while (gvk_control_again(channel, &writer));
	gvk_control_end(channel);
	return VK_SUCCESS;
}

VKAPI_ATTR VkResult VKAPI_CALL gvk_BindImageMemory2(VkDevice device, uint32_t bindInfoCount, const VkBindImageMemoryInfo *pBindInfos)
{
	struct gvk_writer writer;
	struct gvk_channel *channel = gvk_device_channel(device);

	gvk_control_begin(channel, &writer, GPUPV_VK_OP_BindImageMemory2);
	do
		gvk_encode_BindImageMemory2(&writer, bindInfoCount, pBindInfos);
	while (gvk_control_again(channel, &writer));
	gvk_control_end(channel);
	return VK_SUCCESS;
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdSetDeviceMask(VkCommandBuffer commandBuffer, uint32_t deviceMask)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdSetDeviceMask);
	do
		gvk_encode_CmdSetDeviceMask(&writer, deviceMask);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdDispatchBase(VkCommandBuffer commandBuffer, uint32_t baseGroupX, uint32_t baseGroupY, uint32_t baseGroupZ, uint32_t groupCountX, uint32_t groupCountY, uint32_t groupCountZ)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdDispatchBase);
	do
		gvk_encode_CmdDispatchBase(&writer, baseGroupX, baseGroupY, baseGroupZ, groupCountX, groupCountY, groupCountZ);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR VkResult VKAPI_CALL gvk_CreateSamplerYcbcrConversion(VkDevice device, const VkSamplerYcbcrConversionCreateInfo *pCreateInfo, const VkAllocationCallbacks *pAllocator, VkSamplerYcbcrConversion *pYcbcrConversion)
{
	struct gvk_writer writer;
	struct gvk_channel *channel = gvk_device_channel(device);
	struct gvk_object *object = gvk_object_new(device, VK_OBJECT_TYPE_SAMPLER_YCBCR_CONVERSION);

	if (!object)
		return VK_ERROR_OUT_OF_HOST_MEMORY;
	(void)pAllocator;
	gvk_control_begin(channel, &writer, GPUPV_VK_OP_CreateSamplerYcbcrConversion);
	do
		gvk_encode_CreateSamplerYcbcrConversion(&writer, pCreateInfo, object->id);
	while (gvk_control_again(channel, &writer));
	gvk_control_end(channel);
	*pYcbcrConversion = (VkSamplerYcbcrConversion)(uintptr_t)object;
	return VK_SUCCESS;
}

VKAPI_ATTR void VKAPI_CALL gvk_DestroySamplerYcbcrConversion(VkDevice device, VkSamplerYcbcrConversion ycbcrConversion, const VkAllocationCallbacks *pAllocator)
{
	struct gvk_writer writer;
	struct gvk_channel *channel = gvk_device_channel(device);

	if (!ycbcrConversion)
		return;
	(void)pAllocator;
	gvk_control_begin(channel, &writer, GPUPV_VK_OP_DestroySamplerYcbcrConversion);
	do
		gvk_encode_DestroySamplerYcbcrConversion(&writer, ycbcrConversion);
	while (gvk_control_again(channel, &writer));
	gvk_control_end(channel);
	gvk_object_free((struct gvk_object *)(uintptr_t)ycbcrConversion);
}

VKAPI_ATTR void VKAPI_CALL gvk_GetDescriptorSetLayoutSupport(VkDevice device, const VkDescriptorSetLayoutCreateInfo *pCreateInfo, VkDescriptorSetLayoutSupport *pSupport)
{
	struct gvk_writer writer;
	struct gvk_reader stream, *reader = &stream;
	struct gvk_channel *channel = gvk_device_channel(device);
	VkResult result;

	gvk_question_begin(channel, &writer, GPUPV_VK_OP_GetDescriptorSetLayoutSupport, 4096);
	do
		gvk_encode_GetDescriptorSetLayoutSupport(&writer, pCreateInfo, pSupport);
	while (gvk_question_again(channel, &writer));
	result = gvk_question_ask(channel, reader);
	if (result >= 0) {
		gvk_get_VkDescriptorSetLayoutSupport(reader, &(*pSupport));
	}
	gvk_question_end(channel);
	(void)result;
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdDrawIndirectCount(VkCommandBuffer commandBuffer, VkBuffer buffer, VkDeviceSize offset, VkBuffer countBuffer, VkDeviceSize countBufferOffset, uint32_t maxDrawCount, uint32_t stride)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdDrawIndirectCount);
	do
		gvk_encode_CmdDrawIndirectCount(&writer, buffer, offset, countBuffer, countBufferOffset, maxDrawCount, stride);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdDrawIndexedIndirectCount(VkCommandBuffer commandBuffer, VkBuffer buffer, VkDeviceSize offset, VkBuffer countBuffer, VkDeviceSize countBufferOffset, uint32_t maxDrawCount, uint32_t stride)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdDrawIndexedIndirectCount);
	do
		gvk_encode_CmdDrawIndexedIndirectCount(&writer, buffer, offset, countBuffer, countBufferOffset, maxDrawCount, stride);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdBeginRenderPass2(VkCommandBuffer commandBuffer, const VkRenderPassBeginInfo *pRenderPassBegin, const VkSubpassBeginInfo *pSubpassBeginInfo)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdBeginRenderPass2);
	do
		gvk_encode_CmdBeginRenderPass2(&writer, pRenderPassBegin, pSubpassBeginInfo);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdNextSubpass2(VkCommandBuffer commandBuffer, const VkSubpassBeginInfo *pSubpassBeginInfo, const VkSubpassEndInfo *pSubpassEndInfo)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdNextSubpass2);
	do
		gvk_encode_CmdNextSubpass2(&writer, pSubpassBeginInfo, pSubpassEndInfo);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdEndRenderPass2(VkCommandBuffer commandBuffer, const VkSubpassEndInfo *pSubpassEndInfo)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdEndRenderPass2);
	do
		gvk_encode_CmdEndRenderPass2(&writer, pSubpassEndInfo);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_ResetQueryPool(VkDevice device, VkQueryPool queryPool, uint32_t firstQuery, uint32_t queryCount)
{
	struct gvk_writer writer;
	struct gvk_channel *channel = gvk_device_channel(device);

	gvk_control_begin(channel, &writer, GPUPV_VK_OP_ResetQueryPool);
	do
		gvk_encode_ResetQueryPool(&writer, queryPool, firstQuery, queryCount);
	while (gvk_control_again(channel, &writer));
	gvk_control_end(channel);
}

VKAPI_ATTR VkDeviceAddress VKAPI_CALL gvk_GetBufferDeviceAddress(VkDevice device, const VkBufferDeviceAddressInfo *pInfo)
{
	struct gvk_writer writer;
	struct gvk_reader stream, *reader = &stream;
	struct gvk_channel *channel = gvk_device_channel(device);
	VkResult result;
	VkDeviceAddress value = 0;

	gvk_question_begin(channel, &writer, GPUPV_VK_OP_GetBufferDeviceAddress, 4096);
	do
		gvk_encode_GetBufferDeviceAddress(&writer, pInfo);
	while (gvk_question_again(channel, &writer));
	result = gvk_question_ask(channel, reader);
	if (result >= 0) {
		value = (VkDeviceAddress)gvk_get_u64(reader);
	}
	gvk_question_end(channel);
	(void)result;
	return value;
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdSetEvent2(VkCommandBuffer commandBuffer, VkEvent event, const VkDependencyInfo *pDependencyInfo)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdSetEvent2);
	do
		gvk_encode_CmdSetEvent2(&writer, event, pDependencyInfo);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdResetEvent2(VkCommandBuffer commandBuffer, VkEvent event, VkPipelineStageFlags2 stageMask)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdResetEvent2);
	do
		gvk_encode_CmdResetEvent2(&writer, event, stageMask);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdWaitEvents2(VkCommandBuffer commandBuffer, uint32_t eventCount, const VkEvent *pEvents, const VkDependencyInfo *pDependencyInfos)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdWaitEvents2);
	do
		gvk_encode_CmdWaitEvents2(&writer, eventCount, pEvents, pDependencyInfos);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdPipelineBarrier2(VkCommandBuffer commandBuffer, const VkDependencyInfo *pDependencyInfo)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdPipelineBarrier2);
	do
		gvk_encode_CmdPipelineBarrier2(&writer, pDependencyInfo);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdWriteTimestamp2(VkCommandBuffer commandBuffer, VkPipelineStageFlags2 stage, VkQueryPool queryPool, uint32_t query)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdWriteTimestamp2);
	do
		gvk_encode_CmdWriteTimestamp2(&writer, stage, queryPool, query);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdCopyBuffer2(VkCommandBuffer commandBuffer, const VkCopyBufferInfo2 *pCopyBufferInfo)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdCopyBuffer2);
	do
		gvk_encode_CmdCopyBuffer2(&writer, pCopyBufferInfo);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdCopyImage2(VkCommandBuffer commandBuffer, const VkCopyImageInfo2 *pCopyImageInfo)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdCopyImage2);
	do
		gvk_encode_CmdCopyImage2(&writer, pCopyImageInfo);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdCopyBufferToImage2(VkCommandBuffer commandBuffer, const VkCopyBufferToImageInfo2 *pCopyBufferToImageInfo)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdCopyBufferToImage2);
	do
		gvk_encode_CmdCopyBufferToImage2(&writer, pCopyBufferToImageInfo);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdCopyImageToBuffer2(VkCommandBuffer commandBuffer, const VkCopyImageToBufferInfo2 *pCopyImageToBufferInfo)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdCopyImageToBuffer2);
	do
		gvk_encode_CmdCopyImageToBuffer2(&writer, pCopyImageToBufferInfo);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdBlitImage2(VkCommandBuffer commandBuffer, const VkBlitImageInfo2 *pBlitImageInfo)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdBlitImage2);
	do
		gvk_encode_CmdBlitImage2(&writer, pBlitImageInfo);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdResolveImage2(VkCommandBuffer commandBuffer, const VkResolveImageInfo2 *pResolveImageInfo)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdResolveImage2);
	do
		gvk_encode_CmdResolveImage2(&writer, pResolveImageInfo);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdBeginRendering(VkCommandBuffer commandBuffer, const VkRenderingInfo *pRenderingInfo)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdBeginRendering);
	do
		gvk_encode_CmdBeginRendering(&writer, pRenderingInfo);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdEndRendering(VkCommandBuffer commandBuffer)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdEndRendering);
	do
		gvk_encode_CmdEndRendering(&writer);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdSetCullMode(VkCommandBuffer commandBuffer, VkCullModeFlags cullMode)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdSetCullMode);
	do
		gvk_encode_CmdSetCullMode(&writer, cullMode);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdSetFrontFace(VkCommandBuffer commandBuffer, VkFrontFace frontFace)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdSetFrontFace);
	do
		gvk_encode_CmdSetFrontFace(&writer, frontFace);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdSetPrimitiveTopology(VkCommandBuffer commandBuffer, VkPrimitiveTopology primitiveTopology)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdSetPrimitiveTopology);
	do
		gvk_encode_CmdSetPrimitiveTopology(&writer, primitiveTopology);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdSetViewportWithCount(VkCommandBuffer commandBuffer, uint32_t viewportCount, const VkViewport *pViewports)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdSetViewportWithCount);
	do
		gvk_encode_CmdSetViewportWithCount(&writer, viewportCount, pViewports);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdSetScissorWithCount(VkCommandBuffer commandBuffer, uint32_t scissorCount, const VkRect2D *pScissors)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdSetScissorWithCount);
	do
		gvk_encode_CmdSetScissorWithCount(&writer, scissorCount, pScissors);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdBindVertexBuffers2(VkCommandBuffer commandBuffer, uint32_t firstBinding, uint32_t bindingCount, const VkBuffer *pBuffers, const VkDeviceSize *pOffsets, const VkDeviceSize *pSizes, const VkDeviceSize *pStrides)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdBindVertexBuffers2);
	do
		gvk_encode_CmdBindVertexBuffers2(&writer, firstBinding, bindingCount, pBuffers, pOffsets, pSizes, pStrides);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdSetDepthTestEnable(VkCommandBuffer commandBuffer, VkBool32 depthTestEnable)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdSetDepthTestEnable);
	do
		gvk_encode_CmdSetDepthTestEnable(&writer, depthTestEnable);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdSetDepthWriteEnable(VkCommandBuffer commandBuffer, VkBool32 depthWriteEnable)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdSetDepthWriteEnable);
	do
		gvk_encode_CmdSetDepthWriteEnable(&writer, depthWriteEnable);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdSetDepthCompareOp(VkCommandBuffer commandBuffer, VkCompareOp depthCompareOp)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdSetDepthCompareOp);
	do
		gvk_encode_CmdSetDepthCompareOp(&writer, depthCompareOp);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdSetDepthBoundsTestEnable(VkCommandBuffer commandBuffer, VkBool32 depthBoundsTestEnable)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdSetDepthBoundsTestEnable);
	do
		gvk_encode_CmdSetDepthBoundsTestEnable(&writer, depthBoundsTestEnable);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdSetStencilTestEnable(VkCommandBuffer commandBuffer, VkBool32 stencilTestEnable)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdSetStencilTestEnable);
	do
		gvk_encode_CmdSetStencilTestEnable(&writer, stencilTestEnable);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdSetStencilOp(VkCommandBuffer commandBuffer, VkStencilFaceFlags faceMask, VkStencilOp failOp, VkStencilOp passOp, VkStencilOp depthFailOp, VkCompareOp compareOp)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdSetStencilOp);
	do
		gvk_encode_CmdSetStencilOp(&writer, faceMask, failOp, passOp, depthFailOp, compareOp);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdSetRasterizerDiscardEnable(VkCommandBuffer commandBuffer, VkBool32 rasterizerDiscardEnable)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdSetRasterizerDiscardEnable);
	do
		gvk_encode_CmdSetRasterizerDiscardEnable(&writer, rasterizerDiscardEnable);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdSetDepthBiasEnable(VkCommandBuffer commandBuffer, VkBool32 depthBiasEnable)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdSetDepthBiasEnable);
	do
		gvk_encode_CmdSetDepthBiasEnable(&writer, depthBiasEnable);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdSetPrimitiveRestartEnable(VkCommandBuffer commandBuffer, VkBool32 primitiveRestartEnable)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdSetPrimitiveRestartEnable);
	do
		gvk_encode_CmdSetPrimitiveRestartEnable(&writer, primitiveRestartEnable);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_GetDeviceBufferMemoryRequirements(VkDevice device, const VkDeviceBufferMemoryRequirements *pInfo, VkMemoryRequirements2 *pMemoryRequirements)
{
	struct gvk_writer writer;
	struct gvk_reader stream, *reader = &stream;
	struct gvk_channel *channel = gvk_device_channel(device);
	VkResult result;

	gvk_question_begin(channel, &writer, GPUPV_VK_OP_GetDeviceBufferMemoryRequirements, 4096);
	do
		gvk_encode_GetDeviceBufferMemoryRequirements(&writer, pInfo, pMemoryRequirements);
	while (gvk_question_again(channel, &writer));
	result = gvk_question_ask(channel, reader);
	if (result >= 0) {
		gvk_get_VkMemoryRequirements2(reader, &(*pMemoryRequirements));
	}
	gvk_question_end(channel);
	(void)result;
}

VKAPI_ATTR void VKAPI_CALL gvk_GetDeviceImageMemoryRequirements(VkDevice device, const VkDeviceImageMemoryRequirements *pInfo, VkMemoryRequirements2 *pMemoryRequirements)
{
	struct gvk_writer writer;
	struct gvk_reader stream, *reader = &stream;
	struct gvk_channel *channel = gvk_device_channel(device);
	VkResult result;

	gvk_question_begin(channel, &writer, GPUPV_VK_OP_GetDeviceImageMemoryRequirements, 4096);
	do
		gvk_encode_GetDeviceImageMemoryRequirements(&writer, pInfo, pMemoryRequirements);
	while (gvk_question_again(channel, &writer));
	result = gvk_question_ask(channel, reader);
	if (result >= 0) {
		gvk_get_VkMemoryRequirements2(reader, &(*pMemoryRequirements));
	}
	gvk_question_end(channel);
	(void)result;
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdBindTransformFeedbackBuffersEXT(VkCommandBuffer commandBuffer, uint32_t firstBinding, uint32_t bindingCount, const VkBuffer *pBuffers, const VkDeviceSize *pOffsets, const VkDeviceSize *pSizes)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdBindTransformFeedbackBuffersEXT);
	do
		gvk_encode_CmdBindTransformFeedbackBuffersEXT(&writer, firstBinding, bindingCount, pBuffers, pOffsets, pSizes);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdBeginTransformFeedbackEXT(VkCommandBuffer commandBuffer, uint32_t firstCounterBuffer, uint32_t counterBufferCount, const VkBuffer *pCounterBuffers, const VkDeviceSize *pCounterBufferOffsets)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdBeginTransformFeedbackEXT);
	do
		gvk_encode_CmdBeginTransformFeedbackEXT(&writer, firstCounterBuffer, counterBufferCount, pCounterBuffers, pCounterBufferOffsets);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdEndTransformFeedbackEXT(VkCommandBuffer commandBuffer, uint32_t firstCounterBuffer, uint32_t counterBufferCount, const VkBuffer *pCounterBuffers, const VkDeviceSize *pCounterBufferOffsets)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdEndTransformFeedbackEXT);
	do
		gvk_encode_CmdEndTransformFeedbackEXT(&writer, firstCounterBuffer, counterBufferCount, pCounterBuffers, pCounterBufferOffsets);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdBeginQueryIndexedEXT(VkCommandBuffer commandBuffer, VkQueryPool queryPool, uint32_t query, VkQueryControlFlags flags, uint32_t index)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdBeginQueryIndexedEXT);
	do
		gvk_encode_CmdBeginQueryIndexedEXT(&writer, queryPool, query, flags, index);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdEndQueryIndexedEXT(VkCommandBuffer commandBuffer, VkQueryPool queryPool, uint32_t query, uint32_t index)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdEndQueryIndexedEXT);
	do
		gvk_encode_CmdEndQueryIndexedEXT(&writer, queryPool, query, index);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdDrawIndirectByteCountEXT(VkCommandBuffer commandBuffer, uint32_t instanceCount, uint32_t firstInstance, VkBuffer counterBuffer, VkDeviceSize counterBufferOffset, uint32_t counterOffset, uint32_t vertexStride)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdDrawIndirectByteCountEXT);
	do
		gvk_encode_CmdDrawIndirectByteCountEXT(&writer, instanceCount, firstInstance, counterBuffer, counterBufferOffset, counterOffset, vertexStride);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdBeginConditionalRenderingEXT(VkCommandBuffer commandBuffer, const VkConditionalRenderingBeginInfoEXT *pConditionalRenderingBegin)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdBeginConditionalRenderingEXT);
	do
		gvk_encode_CmdBeginConditionalRenderingEXT(&writer, pConditionalRenderingBegin);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdEndConditionalRenderingEXT(VkCommandBuffer commandBuffer)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdEndConditionalRenderingEXT);
	do
		gvk_encode_CmdEndConditionalRenderingEXT(&writer);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdSetLineStippleEXT(VkCommandBuffer commandBuffer, uint32_t lineStippleFactor, uint16_t lineStipplePattern)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdSetLineStippleEXT);
	do
		gvk_encode_CmdSetLineStippleEXT(&writer, lineStippleFactor, lineStipplePattern);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdSetColorWriteEnableEXT(VkCommandBuffer commandBuffer, uint32_t attachmentCount, const VkBool32 *pColorWriteEnables)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdSetColorWriteEnableEXT);
	do
		gvk_encode_CmdSetColorWriteEnableEXT(&writer, attachmentCount, pColorWriteEnables);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdSetLogicOpEXT(VkCommandBuffer commandBuffer, VkLogicOp logicOp)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdSetLogicOpEXT);
	do
		gvk_encode_CmdSetLogicOpEXT(&writer, logicOp);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdSetPatchControlPointsEXT(VkCommandBuffer commandBuffer, uint32_t patchControlPoints)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdSetPatchControlPointsEXT);
	do
		gvk_encode_CmdSetPatchControlPointsEXT(&writer, patchControlPoints);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

VKAPI_ATTR void VKAPI_CALL gvk_CmdSetVertexInputEXT(VkCommandBuffer commandBuffer, uint32_t vertexBindingDescriptionCount, const VkVertexInputBindingDescription2EXT *pVertexBindingDescriptions, uint32_t vertexAttributeDescriptionCount, const VkVertexInputAttributeDescription2EXT *pVertexAttributeDescriptions)
{
	struct gvk_writer writer;

	gvk_record_begin(commandBuffer, &writer, GPUPV_VK_OP_CmdSetVertexInputEXT);
	do
		gvk_encode_CmdSetVertexInputEXT(&writer, vertexBindingDescriptionCount, pVertexBindingDescriptions, vertexAttributeDescriptionCount, pVertexAttributeDescriptions);
	while (gvk_record_again(commandBuffer, &writer));
	gvk_record_end(commandBuffer);
}

const struct gvk_entry gvk_entries[] = {
	{ "vkAcquireNextImage2KHR", (PFN_vkVoidFunction)gvk_AcquireNextImage2KHR, 3, "VK_KHR_swapchain VK_KHR_device_group" },
	{ "vkAcquireNextImageKHR", (PFN_vkVoidFunction)gvk_AcquireNextImageKHR, 3, "VK_KHR_swapchain" },
	{ "vkAllocateCommandBuffers", (PFN_vkVoidFunction)gvk_AllocateCommandBuffers, 3, NULL },
	{ "vkAllocateDescriptorSets", (PFN_vkVoidFunction)gvk_AllocateDescriptorSets, 3, NULL },
	{ "vkAllocateMemory", (PFN_vkVoidFunction)gvk_AllocateMemory, 3, NULL },
	{ "vkBeginCommandBuffer", (PFN_vkVoidFunction)gvk_BeginCommandBuffer, 3, NULL },
	{ "vkBindBufferMemory", (PFN_vkVoidFunction)gvk_BindBufferMemory, 3, NULL },
	{ "vkBindBufferMemory2", (PFN_vkVoidFunction)gvk_BindBufferMemory2, 3, NULL },
	{ "vkBindBufferMemory2KHR", (PFN_vkVoidFunction)gvk_BindBufferMemory2, 3, "VK_KHR_bind_memory2" },
	{ "vkBindImageMemory", (PFN_vkVoidFunction)gvk_BindImageMemory, 3, NULL },
	{ "vkBindImageMemory2", (PFN_vkVoidFunction)gvk_BindImageMemory2, 3, NULL },
	{ "vkBindImageMemory2KHR", (PFN_vkVoidFunction)gvk_BindImageMemory2, 3, "VK_KHR_bind_memory2" },
	{ "vkCmdBeginConditionalRenderingEXT", (PFN_vkVoidFunction)gvk_CmdBeginConditionalRenderingEXT, 3, "VK_EXT_conditional_rendering" },
	{ "vkCmdBeginQuery", (PFN_vkVoidFunction)gvk_CmdBeginQuery, 3, NULL },
	{ "vkCmdBeginQueryIndexedEXT", (PFN_vkVoidFunction)gvk_CmdBeginQueryIndexedEXT, 3, "VK_EXT_transform_feedback" },
	{ "vkCmdBeginRenderPass", (PFN_vkVoidFunction)gvk_CmdBeginRenderPass, 3, NULL },
	{ "vkCmdBeginRenderPass2", (PFN_vkVoidFunction)gvk_CmdBeginRenderPass2, 3, NULL },
	{ "vkCmdBeginRenderPass2KHR", (PFN_vkVoidFunction)gvk_CmdBeginRenderPass2, 3, "VK_KHR_create_renderpass2" },
	{ "vkCmdBeginRendering", (PFN_vkVoidFunction)gvk_CmdBeginRendering, 3, NULL },
	{ "vkCmdBeginRenderingKHR", (PFN_vkVoidFunction)gvk_CmdBeginRendering, 3, "VK_KHR_dynamic_rendering" },
	{ "vkCmdBeginTransformFeedbackEXT", (PFN_vkVoidFunction)gvk_CmdBeginTransformFeedbackEXT, 3, "VK_EXT_transform_feedback" },
	{ "vkCmdBindDescriptorSets", (PFN_vkVoidFunction)gvk_CmdBindDescriptorSets, 3, NULL },
	{ "vkCmdBindIndexBuffer", (PFN_vkVoidFunction)gvk_CmdBindIndexBuffer, 3, NULL },
	{ "vkCmdBindPipeline", (PFN_vkVoidFunction)gvk_CmdBindPipeline, 3, NULL },
	{ "vkCmdBindTransformFeedbackBuffersEXT", (PFN_vkVoidFunction)gvk_CmdBindTransformFeedbackBuffersEXT, 3, "VK_EXT_transform_feedback" },
	{ "vkCmdBindVertexBuffers", (PFN_vkVoidFunction)gvk_CmdBindVertexBuffers, 3, NULL },
	{ "vkCmdBindVertexBuffers2", (PFN_vkVoidFunction)gvk_CmdBindVertexBuffers2, 3, NULL },
	{ "vkCmdBindVertexBuffers2EXT", (PFN_vkVoidFunction)gvk_CmdBindVertexBuffers2, 3, "VK_EXT_extended_dynamic_state" },
	{ "vkCmdBlitImage", (PFN_vkVoidFunction)gvk_CmdBlitImage, 3, NULL },
	{ "vkCmdBlitImage2", (PFN_vkVoidFunction)gvk_CmdBlitImage2, 3, NULL },
	{ "vkCmdBlitImage2KHR", (PFN_vkVoidFunction)gvk_CmdBlitImage2, 3, "VK_KHR_copy_commands2" },
	{ "vkCmdClearAttachments", (PFN_vkVoidFunction)gvk_CmdClearAttachments, 3, NULL },
	{ "vkCmdClearColorImage", (PFN_vkVoidFunction)gvk_CmdClearColorImage, 3, NULL },
	{ "vkCmdClearDepthStencilImage", (PFN_vkVoidFunction)gvk_CmdClearDepthStencilImage, 3, NULL },
	{ "vkCmdCopyBuffer", (PFN_vkVoidFunction)gvk_CmdCopyBuffer, 3, NULL },
	{ "vkCmdCopyBuffer2", (PFN_vkVoidFunction)gvk_CmdCopyBuffer2, 3, NULL },
	{ "vkCmdCopyBuffer2KHR", (PFN_vkVoidFunction)gvk_CmdCopyBuffer2, 3, "VK_KHR_copy_commands2" },
	{ "vkCmdCopyBufferToImage", (PFN_vkVoidFunction)gvk_CmdCopyBufferToImage, 3, NULL },
	{ "vkCmdCopyBufferToImage2", (PFN_vkVoidFunction)gvk_CmdCopyBufferToImage2, 3, NULL },
	{ "vkCmdCopyBufferToImage2KHR", (PFN_vkVoidFunction)gvk_CmdCopyBufferToImage2, 3, "VK_KHR_copy_commands2" },
	{ "vkCmdCopyImage", (PFN_vkVoidFunction)gvk_CmdCopyImage, 3, NULL },
	{ "vkCmdCopyImage2", (PFN_vkVoidFunction)gvk_CmdCopyImage2, 3, NULL },
	{ "vkCmdCopyImage2KHR", (PFN_vkVoidFunction)gvk_CmdCopyImage2, 3, "VK_KHR_copy_commands2" },
	{ "vkCmdCopyImageToBuffer", (PFN_vkVoidFunction)gvk_CmdCopyImageToBuffer, 3, NULL },
	{ "vkCmdCopyImageToBuffer2", (PFN_vkVoidFunction)gvk_CmdCopyImageToBuffer2, 3, NULL },
	{ "vkCmdCopyImageToBuffer2KHR", (PFN_vkVoidFunction)gvk_CmdCopyImageToBuffer2, 3, "VK_KHR_copy_commands2" },
	{ "vkCmdCopyQueryPoolResults", (PFN_vkVoidFunction)gvk_CmdCopyQueryPoolResults, 3, NULL },
	{ "vkCmdDispatch", (PFN_vkVoidFunction)gvk_CmdDispatch, 3, NULL },
	{ "vkCmdDispatchBase", (PFN_vkVoidFunction)gvk_CmdDispatchBase, 3, NULL },
	{ "vkCmdDispatchBaseKHR", (PFN_vkVoidFunction)gvk_CmdDispatchBase, 3, "VK_KHR_device_group" },
	{ "vkCmdDispatchIndirect", (PFN_vkVoidFunction)gvk_CmdDispatchIndirect, 3, NULL },
	{ "vkCmdDraw", (PFN_vkVoidFunction)gvk_CmdDraw, 3, NULL },
	{ "vkCmdDrawIndexed", (PFN_vkVoidFunction)gvk_CmdDrawIndexed, 3, NULL },
	{ "vkCmdDrawIndexedIndirect", (PFN_vkVoidFunction)gvk_CmdDrawIndexedIndirect, 3, NULL },
	{ "vkCmdDrawIndexedIndirectCount", (PFN_vkVoidFunction)gvk_CmdDrawIndexedIndirectCount, 3, NULL },
	{ "vkCmdDrawIndexedIndirectCountAMD", (PFN_vkVoidFunction)gvk_CmdDrawIndexedIndirectCount, 3, "VK_AMD_draw_indirect_count" },
	{ "vkCmdDrawIndexedIndirectCountKHR", (PFN_vkVoidFunction)gvk_CmdDrawIndexedIndirectCount, 3, "VK_KHR_draw_indirect_count" },
	{ "vkCmdDrawIndirect", (PFN_vkVoidFunction)gvk_CmdDrawIndirect, 3, NULL },
	{ "vkCmdDrawIndirectByteCountEXT", (PFN_vkVoidFunction)gvk_CmdDrawIndirectByteCountEXT, 3, "VK_EXT_transform_feedback" },
	{ "vkCmdDrawIndirectCount", (PFN_vkVoidFunction)gvk_CmdDrawIndirectCount, 3, NULL },
	{ "vkCmdDrawIndirectCountAMD", (PFN_vkVoidFunction)gvk_CmdDrawIndirectCount, 3, "VK_AMD_draw_indirect_count" },
	{ "vkCmdDrawIndirectCountKHR", (PFN_vkVoidFunction)gvk_CmdDrawIndirectCount, 3, "VK_KHR_draw_indirect_count" },
	{ "vkCmdEndConditionalRenderingEXT", (PFN_vkVoidFunction)gvk_CmdEndConditionalRenderingEXT, 3, "VK_EXT_conditional_rendering" },
	{ "vkCmdEndQuery", (PFN_vkVoidFunction)gvk_CmdEndQuery, 3, NULL },
	{ "vkCmdEndQueryIndexedEXT", (PFN_vkVoidFunction)gvk_CmdEndQueryIndexedEXT, 3, "VK_EXT_transform_feedback" },
	{ "vkCmdEndRenderPass", (PFN_vkVoidFunction)gvk_CmdEndRenderPass, 3, NULL },
	{ "vkCmdEndRenderPass2", (PFN_vkVoidFunction)gvk_CmdEndRenderPass2, 3, NULL },
	{ "vkCmdEndRenderPass2KHR", (PFN_vkVoidFunction)gvk_CmdEndRenderPass2, 3, "VK_KHR_create_renderpass2" },
	{ "vkCmdEndRendering", (PFN_vkVoidFunction)gvk_CmdEndRendering, 3, NULL },
	{ "vkCmdEndRenderingKHR", (PFN_vkVoidFunction)gvk_CmdEndRendering, 3, "VK_KHR_dynamic_rendering" },
	{ "vkCmdEndTransformFeedbackEXT", (PFN_vkVoidFunction)gvk_CmdEndTransformFeedbackEXT, 3, "VK_EXT_transform_feedback" },
	{ "vkCmdExecuteCommands", (PFN_vkVoidFunction)gvk_CmdExecuteCommands, 3, NULL },
	{ "vkCmdFillBuffer", (PFN_vkVoidFunction)gvk_CmdFillBuffer, 3, NULL },
	{ "vkCmdNextSubpass", (PFN_vkVoidFunction)gvk_CmdNextSubpass, 3, NULL },
	{ "vkCmdNextSubpass2", (PFN_vkVoidFunction)gvk_CmdNextSubpass2, 3, NULL },
	{ "vkCmdNextSubpass2KHR", (PFN_vkVoidFunction)gvk_CmdNextSubpass2, 3, "VK_KHR_create_renderpass2" },
	{ "vkCmdPipelineBarrier", (PFN_vkVoidFunction)gvk_CmdPipelineBarrier, 3, NULL },
	{ "vkCmdPipelineBarrier2", (PFN_vkVoidFunction)gvk_CmdPipelineBarrier2, 3, NULL },
	{ "vkCmdPipelineBarrier2KHR", (PFN_vkVoidFunction)gvk_CmdPipelineBarrier2, 3, "VK_KHR_synchronization2" },
	{ "vkCmdPushConstants", (PFN_vkVoidFunction)gvk_CmdPushConstants, 3, NULL },
	{ "vkCmdResetEvent", (PFN_vkVoidFunction)gvk_CmdResetEvent, 3, NULL },
	{ "vkCmdResetEvent2", (PFN_vkVoidFunction)gvk_CmdResetEvent2, 3, NULL },
	{ "vkCmdResetEvent2KHR", (PFN_vkVoidFunction)gvk_CmdResetEvent2, 3, "VK_KHR_synchronization2" },
	{ "vkCmdResetQueryPool", (PFN_vkVoidFunction)gvk_CmdResetQueryPool, 3, NULL },
	{ "vkCmdResolveImage", (PFN_vkVoidFunction)gvk_CmdResolveImage, 3, NULL },
	{ "vkCmdResolveImage2", (PFN_vkVoidFunction)gvk_CmdResolveImage2, 3, NULL },
	{ "vkCmdResolveImage2KHR", (PFN_vkVoidFunction)gvk_CmdResolveImage2, 3, "VK_KHR_copy_commands2" },
	{ "vkCmdSetBlendConstants", (PFN_vkVoidFunction)gvk_CmdSetBlendConstants, 3, NULL },
	{ "vkCmdSetColorWriteEnableEXT", (PFN_vkVoidFunction)gvk_CmdSetColorWriteEnableEXT, 3, "VK_EXT_color_write_enable" },
	{ "vkCmdSetCullMode", (PFN_vkVoidFunction)gvk_CmdSetCullMode, 3, NULL },
	{ "vkCmdSetCullModeEXT", (PFN_vkVoidFunction)gvk_CmdSetCullMode, 3, "VK_EXT_extended_dynamic_state" },
	{ "vkCmdSetDepthBias", (PFN_vkVoidFunction)gvk_CmdSetDepthBias, 3, NULL },
	{ "vkCmdSetDepthBiasEnable", (PFN_vkVoidFunction)gvk_CmdSetDepthBiasEnable, 3, NULL },
	{ "vkCmdSetDepthBiasEnableEXT", (PFN_vkVoidFunction)gvk_CmdSetDepthBiasEnable, 3, "VK_EXT_extended_dynamic_state2" },
	{ "vkCmdSetDepthBounds", (PFN_vkVoidFunction)gvk_CmdSetDepthBounds, 3, NULL },
	{ "vkCmdSetDepthBoundsTestEnable", (PFN_vkVoidFunction)gvk_CmdSetDepthBoundsTestEnable, 3, NULL },
	{ "vkCmdSetDepthBoundsTestEnableEXT", (PFN_vkVoidFunction)gvk_CmdSetDepthBoundsTestEnable, 3, "VK_EXT_extended_dynamic_state" },
	{ "vkCmdSetDepthCompareOp", (PFN_vkVoidFunction)gvk_CmdSetDepthCompareOp, 3, NULL },
	{ "vkCmdSetDepthCompareOpEXT", (PFN_vkVoidFunction)gvk_CmdSetDepthCompareOp, 3, "VK_EXT_extended_dynamic_state" },
	{ "vkCmdSetDepthTestEnable", (PFN_vkVoidFunction)gvk_CmdSetDepthTestEnable, 3, NULL },
	{ "vkCmdSetDepthTestEnableEXT", (PFN_vkVoidFunction)gvk_CmdSetDepthTestEnable, 3, "VK_EXT_extended_dynamic_state" },
	{ "vkCmdSetDepthWriteEnable", (PFN_vkVoidFunction)gvk_CmdSetDepthWriteEnable, 3, NULL },
	{ "vkCmdSetDepthWriteEnableEXT", (PFN_vkVoidFunction)gvk_CmdSetDepthWriteEnable, 3, "VK_EXT_extended_dynamic_state" },
	{ "vkCmdSetDeviceMask", (PFN_vkVoidFunction)gvk_CmdSetDeviceMask, 3, NULL },
	{ "vkCmdSetDeviceMaskKHR", (PFN_vkVoidFunction)gvk_CmdSetDeviceMask, 3, "VK_KHR_device_group" },
	{ "vkCmdSetEvent", (PFN_vkVoidFunction)gvk_CmdSetEvent, 3, NULL },
	{ "vkCmdSetEvent2", (PFN_vkVoidFunction)gvk_CmdSetEvent2, 3, NULL },
	{ "vkCmdSetEvent2KHR", (PFN_vkVoidFunction)gvk_CmdSetEvent2, 3, "VK_KHR_synchronization2" },
	{ "vkCmdSetFrontFace", (PFN_vkVoidFunction)gvk_CmdSetFrontFace, 3, NULL },
	{ "vkCmdSetFrontFaceEXT", (PFN_vkVoidFunction)gvk_CmdSetFrontFace, 3, "VK_EXT_extended_dynamic_state" },
	{ "vkCmdSetLineStippleEXT", (PFN_vkVoidFunction)gvk_CmdSetLineStippleEXT, 3, "VK_EXT_line_rasterization" },
	{ "vkCmdSetLineWidth", (PFN_vkVoidFunction)gvk_CmdSetLineWidth, 3, NULL },
	{ "vkCmdSetLogicOpEXT", (PFN_vkVoidFunction)gvk_CmdSetLogicOpEXT, 3, "VK_EXT_extended_dynamic_state2" },
	{ "vkCmdSetPatchControlPointsEXT", (PFN_vkVoidFunction)gvk_CmdSetPatchControlPointsEXT, 3, "VK_EXT_extended_dynamic_state2" },
	{ "vkCmdSetPrimitiveRestartEnable", (PFN_vkVoidFunction)gvk_CmdSetPrimitiveRestartEnable, 3, NULL },
	{ "vkCmdSetPrimitiveRestartEnableEXT", (PFN_vkVoidFunction)gvk_CmdSetPrimitiveRestartEnable, 3, "VK_EXT_extended_dynamic_state2" },
	{ "vkCmdSetPrimitiveTopology", (PFN_vkVoidFunction)gvk_CmdSetPrimitiveTopology, 3, NULL },
	{ "vkCmdSetPrimitiveTopologyEXT", (PFN_vkVoidFunction)gvk_CmdSetPrimitiveTopology, 3, "VK_EXT_extended_dynamic_state" },
	{ "vkCmdSetRasterizerDiscardEnable", (PFN_vkVoidFunction)gvk_CmdSetRasterizerDiscardEnable, 3, NULL },
	{ "vkCmdSetRasterizerDiscardEnableEXT", (PFN_vkVoidFunction)gvk_CmdSetRasterizerDiscardEnable, 3, "VK_EXT_extended_dynamic_state2" },
	{ "vkCmdSetScissor", (PFN_vkVoidFunction)gvk_CmdSetScissor, 3, NULL },
	{ "vkCmdSetScissorWithCount", (PFN_vkVoidFunction)gvk_CmdSetScissorWithCount, 3, NULL },
	{ "vkCmdSetScissorWithCountEXT", (PFN_vkVoidFunction)gvk_CmdSetScissorWithCount, 3, "VK_EXT_extended_dynamic_state" },
	{ "vkCmdSetStencilCompareMask", (PFN_vkVoidFunction)gvk_CmdSetStencilCompareMask, 3, NULL },
	{ "vkCmdSetStencilOp", (PFN_vkVoidFunction)gvk_CmdSetStencilOp, 3, NULL },
	{ "vkCmdSetStencilOpEXT", (PFN_vkVoidFunction)gvk_CmdSetStencilOp, 3, "VK_EXT_extended_dynamic_state" },
	{ "vkCmdSetStencilReference", (PFN_vkVoidFunction)gvk_CmdSetStencilReference, 3, NULL },
	{ "vkCmdSetStencilTestEnable", (PFN_vkVoidFunction)gvk_CmdSetStencilTestEnable, 3, NULL },
	{ "vkCmdSetStencilTestEnableEXT", (PFN_vkVoidFunction)gvk_CmdSetStencilTestEnable, 3, "VK_EXT_extended_dynamic_state" },
	{ "vkCmdSetStencilWriteMask", (PFN_vkVoidFunction)gvk_CmdSetStencilWriteMask, 3, NULL },
	{ "vkCmdSetVertexInputEXT", (PFN_vkVoidFunction)gvk_CmdSetVertexInputEXT, 3, "VK_EXT_vertex_input_dynamic_state" },
	{ "vkCmdSetViewport", (PFN_vkVoidFunction)gvk_CmdSetViewport, 3, NULL },
	{ "vkCmdSetViewportWithCount", (PFN_vkVoidFunction)gvk_CmdSetViewportWithCount, 3, NULL },
	{ "vkCmdSetViewportWithCountEXT", (PFN_vkVoidFunction)gvk_CmdSetViewportWithCount, 3, "VK_EXT_extended_dynamic_state" },
	{ "vkCmdUpdateBuffer", (PFN_vkVoidFunction)gvk_CmdUpdateBuffer, 3, NULL },
	{ "vkCmdWaitEvents", (PFN_vkVoidFunction)gvk_CmdWaitEvents, 3, NULL },
	{ "vkCmdWaitEvents2", (PFN_vkVoidFunction)gvk_CmdWaitEvents2, 3, NULL },
	{ "vkCmdWaitEvents2KHR", (PFN_vkVoidFunction)gvk_CmdWaitEvents2, 3, "VK_KHR_synchronization2" },
	{ "vkCmdWriteTimestamp", (PFN_vkVoidFunction)gvk_CmdWriteTimestamp, 3, NULL },
	{ "vkCmdWriteTimestamp2", (PFN_vkVoidFunction)gvk_CmdWriteTimestamp2, 3, NULL },
	{ "vkCmdWriteTimestamp2KHR", (PFN_vkVoidFunction)gvk_CmdWriteTimestamp2, 3, "VK_KHR_synchronization2" },
	{ "vkCreateBuffer", (PFN_vkVoidFunction)gvk_CreateBuffer, 3, NULL },
	{ "vkCreateBufferView", (PFN_vkVoidFunction)gvk_CreateBufferView, 3, NULL },
	{ "vkCreateCommandPool", (PFN_vkVoidFunction)gvk_CreateCommandPool, 3, NULL },
	{ "vkCreateComputePipelines", (PFN_vkVoidFunction)gvk_CreateComputePipelines, 3, NULL },
	{ "vkCreateDescriptorPool", (PFN_vkVoidFunction)gvk_CreateDescriptorPool, 3, NULL },
	{ "vkCreateDescriptorSetLayout", (PFN_vkVoidFunction)gvk_CreateDescriptorSetLayout, 3, NULL },
	{ "vkCreateDescriptorUpdateTemplate", (PFN_vkVoidFunction)gvk_CreateDescriptorUpdateTemplate, 3, NULL },
	{ "vkCreateDescriptorUpdateTemplateKHR", (PFN_vkVoidFunction)gvk_CreateDescriptorUpdateTemplate, 3, "VK_KHR_descriptor_update_template" },
	{ "vkCreateDevice", (PFN_vkVoidFunction)gvk_CreateDevice, 2, NULL },
	{ "vkCreateEvent", (PFN_vkVoidFunction)gvk_CreateEvent, 3, NULL },
	{ "vkCreateFence", (PFN_vkVoidFunction)gvk_CreateFence, 3, NULL },
	{ "vkCreateFramebuffer", (PFN_vkVoidFunction)gvk_CreateFramebuffer, 3, NULL },
	{ "vkCreateGraphicsPipelines", (PFN_vkVoidFunction)gvk_CreateGraphicsPipelines, 3, NULL },
	{ "vkCreateImage", (PFN_vkVoidFunction)gvk_CreateImage, 3, NULL },
	{ "vkCreateImageView", (PFN_vkVoidFunction)gvk_CreateImageView, 3, NULL },
	{ "vkCreateInstance", (PFN_vkVoidFunction)gvk_CreateInstance, 0, NULL },
	{ "vkCreatePipelineCache", (PFN_vkVoidFunction)gvk_CreatePipelineCache, 3, NULL },
	{ "vkCreatePipelineLayout", (PFN_vkVoidFunction)gvk_CreatePipelineLayout, 3, NULL },
	{ "vkCreatePrivateDataSlot", (PFN_vkVoidFunction)gvk_CreatePrivateDataSlot, 3, NULL },
	{ "vkCreatePrivateDataSlotEXT", (PFN_vkVoidFunction)gvk_CreatePrivateDataSlot, 3, "VK_EXT_private_data" },
	{ "vkCreateQueryPool", (PFN_vkVoidFunction)gvk_CreateQueryPool, 3, NULL },
	{ "vkCreateRenderPass", (PFN_vkVoidFunction)gvk_CreateRenderPass, 3, NULL },
	{ "vkCreateRenderPass2", (PFN_vkVoidFunction)gvk_CreateRenderPass2, 3, NULL },
	{ "vkCreateRenderPass2KHR", (PFN_vkVoidFunction)gvk_CreateRenderPass2, 3, "VK_KHR_create_renderpass2" },
	{ "vkCreateSampler", (PFN_vkVoidFunction)gvk_CreateSampler, 3, NULL },
	{ "vkCreateSamplerYcbcrConversion", (PFN_vkVoidFunction)gvk_CreateSamplerYcbcrConversion, 3, NULL },
	{ "vkCreateSamplerYcbcrConversionKHR", (PFN_vkVoidFunction)gvk_CreateSamplerYcbcrConversion, 3, "VK_KHR_sampler_ycbcr_conversion" },
	{ "vkCreateSemaphore", (PFN_vkVoidFunction)gvk_CreateSemaphore, 3, NULL },
	{ "vkCreateShaderModule", (PFN_vkVoidFunction)gvk_CreateShaderModule, 3, NULL },
	{ "vkCreateSwapchainKHR", (PFN_vkVoidFunction)gvk_CreateSwapchainKHR, 3, "VK_KHR_swapchain" },
	{ "vkDestroyBuffer", (PFN_vkVoidFunction)gvk_DestroyBuffer, 3, NULL },
	{ "vkDestroyBufferView", (PFN_vkVoidFunction)gvk_DestroyBufferView, 3, NULL },
	{ "vkDestroyCommandPool", (PFN_vkVoidFunction)gvk_DestroyCommandPool, 3, NULL },
	{ "vkDestroyDescriptorPool", (PFN_vkVoidFunction)gvk_DestroyDescriptorPool, 3, NULL },
	{ "vkDestroyDescriptorSetLayout", (PFN_vkVoidFunction)gvk_DestroyDescriptorSetLayout, 3, NULL },
	{ "vkDestroyDescriptorUpdateTemplate", (PFN_vkVoidFunction)gvk_DestroyDescriptorUpdateTemplate, 3, NULL },
	{ "vkDestroyDescriptorUpdateTemplateKHR", (PFN_vkVoidFunction)gvk_DestroyDescriptorUpdateTemplate, 3, "VK_KHR_descriptor_update_template" },
	{ "vkDestroyDevice", (PFN_vkVoidFunction)gvk_DestroyDevice, 3, NULL },
	{ "vkDestroyEvent", (PFN_vkVoidFunction)gvk_DestroyEvent, 3, NULL },
	{ "vkDestroyFence", (PFN_vkVoidFunction)gvk_DestroyFence, 3, NULL },
	{ "vkDestroyFramebuffer", (PFN_vkVoidFunction)gvk_DestroyFramebuffer, 3, NULL },
	{ "vkDestroyImage", (PFN_vkVoidFunction)gvk_DestroyImage, 3, NULL },
	{ "vkDestroyImageView", (PFN_vkVoidFunction)gvk_DestroyImageView, 3, NULL },
	{ "vkDestroyInstance", (PFN_vkVoidFunction)gvk_DestroyInstance, 1, NULL },
	{ "vkDestroyPipeline", (PFN_vkVoidFunction)gvk_DestroyPipeline, 3, NULL },
	{ "vkDestroyPipelineCache", (PFN_vkVoidFunction)gvk_DestroyPipelineCache, 3, NULL },
	{ "vkDestroyPipelineLayout", (PFN_vkVoidFunction)gvk_DestroyPipelineLayout, 3, NULL },
	{ "vkDestroyPrivateDataSlot", (PFN_vkVoidFunction)gvk_DestroyPrivateDataSlot, 3, NULL },
	{ "vkDestroyPrivateDataSlotEXT", (PFN_vkVoidFunction)gvk_DestroyPrivateDataSlot, 3, "VK_EXT_private_data" },
	{ "vkDestroyQueryPool", (PFN_vkVoidFunction)gvk_DestroyQueryPool, 3, NULL },
	{ "vkDestroyRenderPass", (PFN_vkVoidFunction)gvk_DestroyRenderPass, 3, NULL },
	{ "vkDestroySampler", (PFN_vkVoidFunction)gvk_DestroySampler, 3, NULL },
	{ "vkDestroySamplerYcbcrConversion", (PFN_vkVoidFunction)gvk_DestroySamplerYcbcrConversion, 3, NULL },
	{ "vkDestroySamplerYcbcrConversionKHR", (PFN_vkVoidFunction)gvk_DestroySamplerYcbcrConversion, 3, "VK_KHR_sampler_ycbcr_conversion" },
	{ "vkDestroySemaphore", (PFN_vkVoidFunction)gvk_DestroySemaphore, 3, NULL },
	{ "vkDestroyShaderModule", (PFN_vkVoidFunction)gvk_DestroyShaderModule, 3, NULL },
	{ "vkDestroySwapchainKHR", (PFN_vkVoidFunction)gvk_DestroySwapchainKHR, 3, "VK_KHR_swapchain" },
	{ "vkDeviceWaitIdle", (PFN_vkVoidFunction)gvk_DeviceWaitIdle, 3, NULL },
	{ "vkEndCommandBuffer", (PFN_vkVoidFunction)gvk_EndCommandBuffer, 3, NULL },
	{ "vkEnumerateDeviceExtensionProperties", (PFN_vkVoidFunction)gvk_EnumerateDeviceExtensionProperties, 2, NULL },
	{ "vkEnumerateDeviceLayerProperties", (PFN_vkVoidFunction)gvk_EnumerateDeviceLayerProperties, 2, NULL },
	{ "vkEnumerateInstanceExtensionProperties", (PFN_vkVoidFunction)gvk_EnumerateInstanceExtensionProperties, 0, NULL },
	{ "vkEnumerateInstanceLayerProperties", (PFN_vkVoidFunction)gvk_EnumerateInstanceLayerProperties, 0, NULL },
	{ "vkEnumerateInstanceVersion", (PFN_vkVoidFunction)gvk_EnumerateInstanceVersion, 0, NULL },
	{ "vkEnumeratePhysicalDeviceGroups", (PFN_vkVoidFunction)gvk_EnumeratePhysicalDeviceGroups, 1, NULL },
	{ "vkEnumeratePhysicalDeviceGroupsKHR", (PFN_vkVoidFunction)gvk_EnumeratePhysicalDeviceGroups, 1, NULL },
	{ "vkEnumeratePhysicalDevices", (PFN_vkVoidFunction)gvk_EnumeratePhysicalDevices, 1, NULL },
	{ "vkFlushMappedMemoryRanges", (PFN_vkVoidFunction)gvk_FlushMappedMemoryRanges, 3, NULL },
	{ "vkFreeCommandBuffers", (PFN_vkVoidFunction)gvk_FreeCommandBuffers, 3, NULL },
	{ "vkFreeDescriptorSets", (PFN_vkVoidFunction)gvk_FreeDescriptorSets, 3, NULL },
	{ "vkFreeMemory", (PFN_vkVoidFunction)gvk_FreeMemory, 3, NULL },
	{ "vkGetBufferDeviceAddress", (PFN_vkVoidFunction)gvk_GetBufferDeviceAddress, 3, NULL },
	{ "vkGetBufferDeviceAddressEXT", (PFN_vkVoidFunction)gvk_GetBufferDeviceAddress, 3, "VK_EXT_buffer_device_address" },
	{ "vkGetBufferDeviceAddressKHR", (PFN_vkVoidFunction)gvk_GetBufferDeviceAddress, 3, "VK_KHR_buffer_device_address" },
	{ "vkGetBufferMemoryRequirements", (PFN_vkVoidFunction)gvk_GetBufferMemoryRequirements, 3, NULL },
	{ "vkGetBufferMemoryRequirements2", (PFN_vkVoidFunction)gvk_GetBufferMemoryRequirements2, 3, NULL },
	{ "vkGetBufferMemoryRequirements2KHR", (PFN_vkVoidFunction)gvk_GetBufferMemoryRequirements2, 3, "VK_KHR_get_memory_requirements2" },
	{ "vkGetBufferOpaqueCaptureAddress", (PFN_vkVoidFunction)gvk_GetBufferOpaqueCaptureAddress, 3, NULL },
	{ "vkGetBufferOpaqueCaptureAddressKHR", (PFN_vkVoidFunction)gvk_GetBufferOpaqueCaptureAddress, 3, "VK_KHR_buffer_device_address" },
	{ "vkGetDescriptorSetLayoutSupport", (PFN_vkVoidFunction)gvk_GetDescriptorSetLayoutSupport, 3, NULL },
	{ "vkGetDescriptorSetLayoutSupportKHR", (PFN_vkVoidFunction)gvk_GetDescriptorSetLayoutSupport, 3, "VK_KHR_maintenance3" },
	{ "vkGetDeviceBufferMemoryRequirements", (PFN_vkVoidFunction)gvk_GetDeviceBufferMemoryRequirements, 3, NULL },
	{ "vkGetDeviceBufferMemoryRequirementsKHR", (PFN_vkVoidFunction)gvk_GetDeviceBufferMemoryRequirements, 3, "VK_KHR_maintenance4" },
	{ "vkGetDeviceGroupPeerMemoryFeatures", (PFN_vkVoidFunction)gvk_GetDeviceGroupPeerMemoryFeatures, 3, NULL },
	{ "vkGetDeviceGroupPeerMemoryFeaturesKHR", (PFN_vkVoidFunction)gvk_GetDeviceGroupPeerMemoryFeatures, 3, "VK_KHR_device_group" },
	{ "vkGetDeviceGroupPresentCapabilitiesKHR", (PFN_vkVoidFunction)gvk_GetDeviceGroupPresentCapabilitiesKHR, 3, "VK_KHR_swapchain VK_KHR_device_group" },
	{ "vkGetDeviceGroupSurfacePresentModesKHR", (PFN_vkVoidFunction)gvk_GetDeviceGroupSurfacePresentModesKHR, 3, "VK_KHR_swapchain VK_KHR_device_group" },
	{ "vkGetDeviceImageMemoryRequirements", (PFN_vkVoidFunction)gvk_GetDeviceImageMemoryRequirements, 3, NULL },
	{ "vkGetDeviceImageMemoryRequirementsKHR", (PFN_vkVoidFunction)gvk_GetDeviceImageMemoryRequirements, 3, "VK_KHR_maintenance4" },
	{ "vkGetDeviceImageSparseMemoryRequirements", (PFN_vkVoidFunction)gvk_GetDeviceImageSparseMemoryRequirements, 3, NULL },
	{ "vkGetDeviceImageSparseMemoryRequirementsKHR", (PFN_vkVoidFunction)gvk_GetDeviceImageSparseMemoryRequirements, 3, "VK_KHR_maintenance4" },
	{ "vkGetDeviceMemoryCommitment", (PFN_vkVoidFunction)gvk_GetDeviceMemoryCommitment, 3, NULL },
	{ "vkGetDeviceMemoryOpaqueCaptureAddress", (PFN_vkVoidFunction)gvk_GetDeviceMemoryOpaqueCaptureAddress, 3, NULL },
	{ "vkGetDeviceMemoryOpaqueCaptureAddressKHR", (PFN_vkVoidFunction)gvk_GetDeviceMemoryOpaqueCaptureAddress, 3, "VK_KHR_buffer_device_address" },
	{ "vkGetDeviceProcAddr", (PFN_vkVoidFunction)gvk_GetDeviceProcAddr, 3, NULL },
	{ "vkGetDeviceQueue", (PFN_vkVoidFunction)gvk_GetDeviceQueue, 3, NULL },
	{ "vkGetDeviceQueue2", (PFN_vkVoidFunction)gvk_GetDeviceQueue2, 3, NULL },
	{ "vkGetEventStatus", (PFN_vkVoidFunction)gvk_GetEventStatus, 3, NULL },
	{ "vkGetFenceFdKHR", (PFN_vkVoidFunction)gvk_GetFenceFdKHR, 3, "VK_KHR_external_fence_fd" },
	{ "vkGetFenceStatus", (PFN_vkVoidFunction)gvk_GetFenceStatus, 3, NULL },
	{ "vkGetImageMemoryRequirements", (PFN_vkVoidFunction)gvk_GetImageMemoryRequirements, 3, NULL },
	{ "vkGetImageMemoryRequirements2", (PFN_vkVoidFunction)gvk_GetImageMemoryRequirements2, 3, NULL },
	{ "vkGetImageMemoryRequirements2KHR", (PFN_vkVoidFunction)gvk_GetImageMemoryRequirements2, 3, "VK_KHR_get_memory_requirements2" },
	{ "vkGetImageSparseMemoryRequirements", (PFN_vkVoidFunction)gvk_GetImageSparseMemoryRequirements, 3, NULL },
	{ "vkGetImageSparseMemoryRequirements2", (PFN_vkVoidFunction)gvk_GetImageSparseMemoryRequirements2, 3, NULL },
	{ "vkGetImageSparseMemoryRequirements2KHR", (PFN_vkVoidFunction)gvk_GetImageSparseMemoryRequirements2, 3, "VK_KHR_get_memory_requirements2" },
	{ "vkGetImageSubresourceLayout", (PFN_vkVoidFunction)gvk_GetImageSubresourceLayout, 3, NULL },
	{ "vkGetInstanceProcAddr", (PFN_vkVoidFunction)gvk_GetInstanceProcAddr, 1, NULL },
	{ "vkGetMemoryFdKHR", (PFN_vkVoidFunction)gvk_GetMemoryFdKHR, 3, "VK_KHR_external_memory_fd" },
	{ "vkGetMemoryFdPropertiesKHR", (PFN_vkVoidFunction)gvk_GetMemoryFdPropertiesKHR, 3, "VK_KHR_external_memory_fd" },
	{ "vkGetPhysicalDeviceExternalBufferProperties", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceExternalBufferProperties, 2, NULL },
	{ "vkGetPhysicalDeviceExternalBufferPropertiesKHR", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceExternalBufferProperties, 2, NULL },
	{ "vkGetPhysicalDeviceExternalFenceProperties", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceExternalFenceProperties, 2, NULL },
	{ "vkGetPhysicalDeviceExternalFencePropertiesKHR", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceExternalFenceProperties, 2, NULL },
	{ "vkGetPhysicalDeviceExternalSemaphoreProperties", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceExternalSemaphoreProperties, 2, NULL },
	{ "vkGetPhysicalDeviceExternalSemaphorePropertiesKHR", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceExternalSemaphoreProperties, 2, NULL },
	{ "vkGetPhysicalDeviceFeatures", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceFeatures, 2, NULL },
	{ "vkGetPhysicalDeviceFeatures2", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceFeatures2, 2, NULL },
	{ "vkGetPhysicalDeviceFeatures2KHR", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceFeatures2, 2, NULL },
	{ "vkGetPhysicalDeviceFormatProperties", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceFormatProperties, 2, NULL },
	{ "vkGetPhysicalDeviceFormatProperties2", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceFormatProperties2, 2, NULL },
	{ "vkGetPhysicalDeviceFormatProperties2KHR", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceFormatProperties2, 2, NULL },
	{ "vkGetPhysicalDeviceImageFormatProperties", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceImageFormatProperties, 2, NULL },
	{ "vkGetPhysicalDeviceImageFormatProperties2", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceImageFormatProperties2, 2, NULL },
	{ "vkGetPhysicalDeviceImageFormatProperties2KHR", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceImageFormatProperties2, 2, NULL },
	{ "vkGetPhysicalDeviceMemoryProperties", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceMemoryProperties, 2, NULL },
	{ "vkGetPhysicalDeviceMemoryProperties2", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceMemoryProperties2, 2, NULL },
	{ "vkGetPhysicalDeviceMemoryProperties2KHR", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceMemoryProperties2, 2, NULL },
	{ "vkGetPhysicalDevicePresentRectanglesKHR", (PFN_vkVoidFunction)gvk_GetPhysicalDevicePresentRectanglesKHR, 2, "VK_KHR_swapchain VK_KHR_device_group" },
	{ "vkGetPhysicalDeviceProperties", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceProperties, 2, NULL },
	{ "vkGetPhysicalDeviceProperties2", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceProperties2, 2, NULL },
	{ "vkGetPhysicalDeviceProperties2KHR", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceProperties2, 2, NULL },
	{ "vkGetPhysicalDeviceQueueFamilyProperties", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceQueueFamilyProperties, 2, NULL },
	{ "vkGetPhysicalDeviceQueueFamilyProperties2", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceQueueFamilyProperties2, 2, NULL },
	{ "vkGetPhysicalDeviceQueueFamilyProperties2KHR", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceQueueFamilyProperties2, 2, NULL },
	{ "vkGetPhysicalDeviceSparseImageFormatProperties", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceSparseImageFormatProperties, 2, NULL },
	{ "vkGetPhysicalDeviceSparseImageFormatProperties2", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceSparseImageFormatProperties2, 2, NULL },
	{ "vkGetPhysicalDeviceSparseImageFormatProperties2KHR", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceSparseImageFormatProperties2, 2, NULL },
	{ "vkGetPhysicalDeviceSurfaceCapabilities2KHR", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceSurfaceCapabilities2KHR, 2, NULL },
	{ "vkGetPhysicalDeviceSurfaceCapabilitiesKHR", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceSurfaceCapabilitiesKHR, 2, NULL },
	{ "vkGetPhysicalDeviceSurfaceFormats2KHR", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceSurfaceFormats2KHR, 2, NULL },
	{ "vkGetPhysicalDeviceSurfaceFormatsKHR", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceSurfaceFormatsKHR, 2, NULL },
	{ "vkGetPhysicalDeviceSurfacePresentModesKHR", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceSurfacePresentModesKHR, 2, NULL },
	{ "vkGetPhysicalDeviceSurfaceSupportKHR", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceSurfaceSupportKHR, 2, NULL },
	{ "vkGetPhysicalDeviceToolProperties", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceToolProperties, 2, NULL },
	{ "vkGetPhysicalDeviceToolPropertiesEXT", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceToolProperties, 2, "VK_EXT_tooling_info" },
	{ "vkGetPhysicalDeviceXcbPresentationSupportKHR", (PFN_vkVoidFunction)gvk_GetPhysicalDeviceXcbPresentationSupportKHR, 2, NULL },
	{ "vkGetPipelineCacheData", (PFN_vkVoidFunction)gvk_GetPipelineCacheData, 3, NULL },
	{ "vkGetPrivateData", (PFN_vkVoidFunction)gvk_GetPrivateData, 3, NULL },
	{ "vkGetPrivateDataEXT", (PFN_vkVoidFunction)gvk_GetPrivateData, 3, "VK_EXT_private_data" },
	{ "vkGetQueryPoolResults", (PFN_vkVoidFunction)gvk_GetQueryPoolResults, 3, NULL },
	{ "vkGetRenderAreaGranularity", (PFN_vkVoidFunction)gvk_GetRenderAreaGranularity, 3, NULL },
	{ "vkGetSemaphoreCounterValue", (PFN_vkVoidFunction)gvk_GetSemaphoreCounterValue, 3, NULL },
	{ "vkGetSemaphoreCounterValueKHR", (PFN_vkVoidFunction)gvk_GetSemaphoreCounterValue, 3, "VK_KHR_timeline_semaphore" },
	{ "vkGetSemaphoreFdKHR", (PFN_vkVoidFunction)gvk_GetSemaphoreFdKHR, 3, "VK_KHR_external_semaphore_fd" },
	{ "vkGetSwapchainImagesKHR", (PFN_vkVoidFunction)gvk_GetSwapchainImagesKHR, 3, "VK_KHR_swapchain" },
	{ "vkImportFenceFdKHR", (PFN_vkVoidFunction)gvk_ImportFenceFdKHR, 3, "VK_KHR_external_fence_fd" },
	{ "vkImportSemaphoreFdKHR", (PFN_vkVoidFunction)gvk_ImportSemaphoreFdKHR, 3, "VK_KHR_external_semaphore_fd" },
	{ "vkInvalidateMappedMemoryRanges", (PFN_vkVoidFunction)gvk_InvalidateMappedMemoryRanges, 3, NULL },
	{ "vkMapMemory", (PFN_vkVoidFunction)gvk_MapMemory, 3, NULL },
	{ "vkMergePipelineCaches", (PFN_vkVoidFunction)gvk_MergePipelineCaches, 3, NULL },
	{ "vkQueueBindSparse", (PFN_vkVoidFunction)gvk_QueueBindSparse, 3, NULL },
	{ "vkQueuePresentKHR", (PFN_vkVoidFunction)gvk_QueuePresentKHR, 3, "VK_KHR_swapchain" },
	{ "vkQueueSubmit", (PFN_vkVoidFunction)gvk_QueueSubmit, 3, NULL },
	{ "vkQueueSubmit2", (PFN_vkVoidFunction)gvk_QueueSubmit2, 3, NULL },
	{ "vkQueueSubmit2KHR", (PFN_vkVoidFunction)gvk_QueueSubmit2, 3, "VK_KHR_synchronization2" },
	{ "vkQueueWaitIdle", (PFN_vkVoidFunction)gvk_QueueWaitIdle, 3, NULL },
	{ "vkResetCommandBuffer", (PFN_vkVoidFunction)gvk_ResetCommandBuffer, 3, NULL },
	{ "vkResetCommandPool", (PFN_vkVoidFunction)gvk_ResetCommandPool, 3, NULL },
	{ "vkResetDescriptorPool", (PFN_vkVoidFunction)gvk_ResetDescriptorPool, 3, NULL },
	{ "vkResetEvent", (PFN_vkVoidFunction)gvk_ResetEvent, 3, NULL },
	{ "vkResetFences", (PFN_vkVoidFunction)gvk_ResetFences, 3, NULL },
	{ "vkResetQueryPool", (PFN_vkVoidFunction)gvk_ResetQueryPool, 3, NULL },
	{ "vkResetQueryPoolEXT", (PFN_vkVoidFunction)gvk_ResetQueryPool, 3, "VK_EXT_host_query_reset" },
	{ "vkSetEvent", (PFN_vkVoidFunction)gvk_SetEvent, 3, NULL },
	{ "vkSetPrivateData", (PFN_vkVoidFunction)gvk_SetPrivateData, 3, NULL },
	{ "vkSetPrivateDataEXT", (PFN_vkVoidFunction)gvk_SetPrivateData, 3, "VK_EXT_private_data" },
	{ "vkSignalSemaphore", (PFN_vkVoidFunction)gvk_SignalSemaphore, 3, NULL },
	{ "vkSignalSemaphoreKHR", (PFN_vkVoidFunction)gvk_SignalSemaphore, 3, "VK_KHR_timeline_semaphore" },
	{ "vkTrimCommandPool", (PFN_vkVoidFunction)gvk_TrimCommandPool, 3, NULL },
	{ "vkTrimCommandPoolKHR", (PFN_vkVoidFunction)gvk_TrimCommandPool, 3, "VK_KHR_maintenance1" },
	{ "vkUnmapMemory", (PFN_vkVoidFunction)gvk_UnmapMemory, 3, NULL },
	{ "vkUpdateDescriptorSetWithTemplate", (PFN_vkVoidFunction)gvk_UpdateDescriptorSetWithTemplate, 3, NULL },
	{ "vkUpdateDescriptorSetWithTemplateKHR", (PFN_vkVoidFunction)gvk_UpdateDescriptorSetWithTemplate, 3, "VK_KHR_descriptor_update_template" },
	{ "vkUpdateDescriptorSets", (PFN_vkVoidFunction)gvk_UpdateDescriptorSets, 3, NULL },
	{ "vkWaitForFences", (PFN_vkVoidFunction)gvk_WaitForFences, 3, NULL },
	{ "vkWaitSemaphores", (PFN_vkVoidFunction)gvk_WaitSemaphores, 3, NULL },
	{ "vkWaitSemaphoresKHR", (PFN_vkVoidFunction)gvk_WaitSemaphores, 3, "VK_KHR_timeline_semaphore" },
};

const size_t gvk_entry_count = sizeof(gvk_entries) / sizeof(gvk_entries[0]);
