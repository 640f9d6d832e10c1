// SPDX-License-Identifier: Apache-2.0
/*
 * Buffers, images, framebuffers and render passes where what the program left
 * unset must not be read, and older forms of newer commands.
 */
#include "gvk_objects.h"

#include "generated/gvk_entry.h"

/* Encodes a command that makes one object, and gives out its handle. */
#define CREATE(device, name, info, object) do { \
	struct gvk_channel *channel = &(device)->control; \
	struct gvk_writer writer; \
	\
	gvk_control_begin(channel, &writer, GPUPV_VK_OP_##name); \
	do \
		gvk_encode_##name(&writer, info, (object)->id); \
	while (gvk_control_again(channel, &writer)); \
	gvk_control_end(channel); \
} while (0)

VKAPI_ATTR VkResult VKAPI_CALL
gvk_CreateBuffer(VkDevice handle, const VkBufferCreateInfo *pCreateInfo,
		 const VkAllocationCallbacks *pAllocator, VkBuffer *pBuffer)
{
	const VkDeviceSize limit =
		gvk_device(handle)->physical->max_buffer_size;
	VkBufferCreateInfo info = *pCreateInfo;
	struct gvk_buffer *buffer;

	(void)pAllocator;
	/* The host would refuse it later, and the device be lost. */
	if (limit && info.size > limit)
		return VK_ERROR_OUT_OF_DEVICE_MEMORY;
	buffer = gvk_object_make(gvk_device(handle), sizeof(*buffer),
				 VK_OBJECT_TYPE_BUFFER);
	if (!buffer)
		return VK_ERROR_OUT_OF_HOST_MEMORY;
	gvk_requirements_of_buffer(&buffer->requirements, &info);
	if (info.sharingMode != VK_SHARING_MODE_CONCURRENT) {
		info.queueFamilyIndexCount = 0;
		info.pQueueFamilyIndices = NULL;
	}
	CREATE(gvk_device(handle), CreateBuffer, &info, &buffer->object);
	*pBuffer = GVK_HANDLE(VkBuffer, buffer);
	return VK_SUCCESS;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_CreateImage(VkDevice handle, const VkImageCreateInfo *pCreateInfo,
		const VkAllocationCallbacks *pAllocator, VkImage *pImage)
{
	struct gvk_image *image = gvk_object_make(gvk_device(handle),
						  sizeof(*image),
						  VK_OBJECT_TYPE_IMAGE);
	VkImageCreateInfo info = *pCreateInfo;

	(void)pAllocator;
	if (!image)
		return VK_ERROR_OUT_OF_HOST_MEMORY;
	gvk_requirements_of_image(&image->requirements, &info);
	if (info.sharingMode != VK_SHARING_MODE_CONCURRENT) {
		info.queueFamilyIndexCount = 0;
		info.pQueueFamilyIndices = NULL;
	}
	CREATE(gvk_device(handle), CreateImage, &info, &image->object);
	*pImage = GVK_HANDLE(VkImage, image);
	return VK_SUCCESS;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_CreateFramebuffer(VkDevice handle,
		      const VkFramebufferCreateInfo *pCreateInfo,
		      const VkAllocationCallbacks *pAllocator,
		      VkFramebuffer *pFramebuffer)
{
	struct gvk_object *object = gvk_object_new(handle,
						   VK_OBJECT_TYPE_FRAMEBUFFER);
	VkFramebufferCreateInfo info = *pCreateInfo;

	(void)pAllocator;
	if (!object)
		return VK_ERROR_OUT_OF_HOST_MEMORY;
	if (info.flags & VK_FRAMEBUFFER_CREATE_IMAGELESS_BIT)
		info.pAttachments = NULL;
	CREATE(gvk_device(handle), CreateFramebuffer, &info, object);
	*pFramebuffer = GVK_HANDLE(VkFramebuffer, object);
	return VK_SUCCESS;
}

/* ---------------------------------------------------------- render passes */

static struct gvk_render_pass *render_pass_new(VkDevice device, uint32_t count)
{
	struct gvk_render_pass *pass =
		gvk_object_make(gvk_device(device), sizeof(*pass) + count,
				VK_OBJECT_TYPE_RENDER_PASS);

	if (pass)
		pass->subpass_count = count;
	return pass;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_CreateRenderPass(VkDevice handle, const VkRenderPassCreateInfo *pCreateInfo,
		     const VkAllocationCallbacks *pAllocator,
		     VkRenderPass *pRenderPass)
{
	struct gvk_render_pass *pass =
		render_pass_new(handle, pCreateInfo->subpassCount);

	(void)pAllocator;
	if (!pass)
		return VK_ERROR_OUT_OF_HOST_MEMORY;
	for (uint32_t i = 0; i < pass->subpass_count; i++) {
		const VkSubpassDescription *subpass =
			&pCreateInfo->pSubpasses[i];

		for (uint32_t j = 0; j < subpass->colorAttachmentCount; j++) {
			if (subpass->pColorAttachments[j].attachment !=
			    VK_ATTACHMENT_UNUSED)
				pass->subpasses[i] |= GVK_SUBPASS_COLOR;
		}
		if (subpass->pDepthStencilAttachment &&
		    subpass->pDepthStencilAttachment->attachment !=
		    VK_ATTACHMENT_UNUSED)
			pass->subpasses[i] |= GVK_SUBPASS_DEPTH;
	}
	CREATE(gvk_device(handle), CreateRenderPass, pCreateInfo,
	       &pass->object);
	*pRenderPass = GVK_HANDLE(VkRenderPass, pass);
	return VK_SUCCESS;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_CreateRenderPass2(VkDevice handle,
		      const VkRenderPassCreateInfo2 *pCreateInfo,
		      const VkAllocationCallbacks *pAllocator,
		      VkRenderPass *pRenderPass)
{
	struct gvk_render_pass *pass =
		render_pass_new(handle, pCreateInfo->subpassCount);

	(void)pAllocator;
	if (!pass)
		return VK_ERROR_OUT_OF_HOST_MEMORY;
	for (uint32_t i = 0; i < pass->subpass_count; i++) {
		const VkSubpassDescription2 *subpass =
			&pCreateInfo->pSubpasses[i];

		for (uint32_t j = 0; j < subpass->colorAttachmentCount; j++) {
			if (subpass->pColorAttachments[j].attachment !=
			    VK_ATTACHMENT_UNUSED)
				pass->subpasses[i] |= GVK_SUBPASS_COLOR;
		}
		if (subpass->pDepthStencilAttachment &&
		    subpass->pDepthStencilAttachment->attachment !=
		    VK_ATTACHMENT_UNUSED)
			pass->subpasses[i] |= GVK_SUBPASS_DEPTH;
	}
	CREATE(gvk_device(handle), CreateRenderPass2, pCreateInfo,
	       &pass->object);
	*pRenderPass = GVK_HANDLE(VkRenderPass, pass);
	return VK_SUCCESS;
}

VKAPI_ATTR void VKAPI_CALL
gvk_DestroyRenderPass(VkDevice handle, VkRenderPass renderPass,
		      const VkAllocationCallbacks *pAllocator)
{
	struct gvk_channel *channel = &gvk_device(handle)->control;
	struct gvk_writer writer;

	(void)pAllocator;
	if (!renderPass)
		return;
	gvk_control_begin(channel, &writer, GPUPV_VK_OP_DestroyRenderPass);
	do
		gvk_encode_DestroyRenderPass(&writer, renderPass);
	while (gvk_control_again(channel, &writer));
	gvk_control_end(channel);
	free(GVK_OBJECT(gvk_render_pass, renderPass));
}

/* --------------------------------------------------------- sparse images */

VKAPI_ATTR void VKAPI_CALL
gvk_GetImageSparseMemoryRequirements(
	VkDevice device, VkImage image, uint32_t *pSparseMemoryRequirementCount,
	VkSparseImageMemoryRequirements *pSparseMemoryRequirements)
{
	(void)device;
	(void)image;
	(void)pSparseMemoryRequirements;
	*pSparseMemoryRequirementCount = 0;
}

VKAPI_ATTR void VKAPI_CALL
gvk_GetImageSparseMemoryRequirements2(
	VkDevice device, const VkImageSparseMemoryRequirementsInfo2 *pInfo,
	uint32_t *pSparseMemoryRequirementCount,
	VkSparseImageMemoryRequirements2 *pSparseMemoryRequirements)
{
	(void)device;
	(void)pInfo;
	(void)pSparseMemoryRequirements;
	*pSparseMemoryRequirementCount = 0;
}

VKAPI_ATTR void VKAPI_CALL
gvk_GetDeviceImageSparseMemoryRequirements(
	VkDevice device, const VkDeviceImageMemoryRequirements *pInfo,
	uint32_t *pSparseMemoryRequirementCount,
	VkSparseImageMemoryRequirements2 *pSparseMemoryRequirements)
{
	(void)device;
	(void)pInfo;
	(void)pSparseMemoryRequirements;
	*pSparseMemoryRequirementCount = 0;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_BindBufferMemory(VkDevice device, VkBuffer buffer, VkDeviceMemory memory,
		     VkDeviceSize memoryOffset)
{
	VkBindBufferMemoryInfo info = {
		.sType = VK_STRUCTURE_TYPE_BIND_BUFFER_MEMORY_INFO,
		.buffer = buffer,
		.memory = memory,
		.memoryOffset = memoryOffset,
	};

	return gvk_BindBufferMemory2(device, 1, &info);
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_BindImageMemory(VkDevice device, VkImage image, VkDeviceMemory memory,
		    VkDeviceSize memoryOffset)
{
	VkBindImageMemoryInfo info = {
		.sType = VK_STRUCTURE_TYPE_BIND_IMAGE_MEMORY_INFO,
		.image = image,
		.memory = memory,
		.memoryOffset = memoryOffset,
	};

	return gvk_BindImageMemory2(device, 1, &info);
}

VKAPI_ATTR uint64_t VKAPI_CALL
gvk_GetBufferOpaqueCaptureAddress(VkDevice device,
				  const VkBufferDeviceAddressInfo *pInfo)
{
	(void)device;
	(void)pInfo;
	return 0;
}
