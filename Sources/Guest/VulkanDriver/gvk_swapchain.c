// SPDX-License-Identifier: Apache-2.0
/*
 * Swapchains: images of the GPU's like any others. Presenting copies one to
 * memory that the CPU sees, waits for it and puts it on the surface.
 */
#include "gvk_objects.h"
#include "gvk_surface.h"

#include "generated/gvk_entry.h"

#define GPU_MEMORY	0u	/* see docs/vulkan.md, Memory */
#define CPU_MEMORY	1u
#define NO_FAMILY	UINT32_MAX

struct swapchain_image {
	VkImage		image;
	VkDeviceMemory	memory;
	/* Where it is copied to be shown. */
	VkBuffer	buffer;
	VkDeviceMemory	buffer_memory;
	const void	*pixels;
	VkCommandBuffer	commands;
	bool		is_acquired;
};

struct swapchain {
	struct gvk_object	object;
	struct gvk_screen	screen;
	VkExtent2D		extent;
	pthread_mutex_t		lock;	/* of what is acquired */
	uint32_t		next;	/* to be acquired, unless it is */
	/* What presenting submits. */
	VkCommandPool		pool;
	uint32_t		family;	/* of the pool */
	VkFence			fence;
	uint32_t		image_count;
	struct swapchain_image	images[];
};

static struct swapchain *swapchain(VkSwapchainKHR handle)
{
	return GVK_OBJECT(swapchain, handle);
}

/* ----------------------------------------------------------------- making */

static VkResult allocate(VkDevice device, const VkMemoryRequirements *needs,
			 uint32_t type, VkDeviceMemory *memory)
{
	VkMemoryAllocateInfo info = {
		.sType = VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO,
		.allocationSize = needs->size,
		.memoryTypeIndex = type,
	};

	if (!(needs->memoryTypeBits & 1u << type))
		return VK_ERROR_OUT_OF_DEVICE_MEMORY;
	return gvk_AllocateMemory(device, &info, NULL, memory);
}

static VkImageCreateFlags image_flags(VkSwapchainCreateFlagsKHR flags)
{
	return flags & VK_SWAPCHAIN_CREATE_MUTABLE_FORMAT_BIT_KHR ?
		VK_IMAGE_CREATE_MUTABLE_FORMAT_BIT |
		VK_IMAGE_CREATE_EXTENDED_USAGE_BIT : 0;
}

static VkResult make_image(VkDevice device, struct swapchain_image *image,
			   const VkSwapchainCreateInfoKHR *info)
{
	VkImageCreateInfo create = {
		.sType = VK_STRUCTURE_TYPE_IMAGE_CREATE_INFO,
		/* Formats of views, if there are to be some. */
		.pNext = gvk_find_in_chain(info->pNext,
					   VK_STRUCTURE_TYPE_IMAGE_FORMAT_LIST_CREATE_INFO),
		.flags = image_flags(info->flags),
		.imageType = VK_IMAGE_TYPE_2D,
		.format = info->imageFormat,
		.extent = { info->imageExtent.width, info->imageExtent.height,
			    1 },
		.mipLevels = 1,
		.arrayLayers = info->imageArrayLayers,
		.samples = VK_SAMPLE_COUNT_1_BIT,
		.tiling = VK_IMAGE_TILING_OPTIMAL,
		.usage = info->imageUsage | VK_IMAGE_USAGE_TRANSFER_SRC_BIT,
		.sharingMode = info->imageSharingMode,
		.queueFamilyIndexCount = info->queueFamilyIndexCount,
		.pQueueFamilyIndices = info->pQueueFamilyIndices,
	};
	VkMemoryRequirements needs;
	VkResult result = gvk_CreateImage(device, &create, NULL, &image->image);

	if (result)
		return result;
	gvk_GetImageMemoryRequirements(device, image->image, &needs);
	result = allocate(device, &needs, GPU_MEMORY, &image->memory);
	if (result)
		return result;
	return gvk_BindImageMemory(device, image->image, image->memory, 0);
}

static VkResult make_buffer(VkDevice device, struct swapchain_image *image,
			    VkExtent2D extent)
{
	VkBufferCreateInfo create = {
		.sType = VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO,
		.size = (VkDeviceSize)extent.width * extent.height *
			GVK_PIXEL_BYTES,
		.usage = VK_BUFFER_USAGE_TRANSFER_DST_BIT,
	};
	VkMemoryRequirements needs;
	VkResult result = gvk_CreateBuffer(device, &create, NULL,
					   &image->buffer);
	void *pixels;

	if (result)
		return result;
	gvk_GetBufferMemoryRequirements(device, image->buffer, &needs);
	result = allocate(device, &needs, CPU_MEMORY, &image->buffer_memory);
	if (!result)
		result = gvk_BindBufferMemory(device, image->buffer,
					      image->buffer_memory, 0);
	if (!result)
		result = gvk_MapMemory(device, image->buffer_memory, 0,
				       VK_WHOLE_SIZE, 0, &pixels);
	if (!result)
		image->pixels = pixels;
	return result;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_CreateSwapchainKHR(VkDevice device,
		       const VkSwapchainCreateInfoKHR *pCreateInfo,
		       const VkAllocationCallbacks *pAllocator,
		       VkSwapchainKHR *pSwapchain)
{
	const VkFenceCreateInfo fence = {
		.sType = VK_STRUCTURE_TYPE_FENCE_CREATE_INFO,
	};
	uint32_t count = pCreateInfo->minImageCount;
	struct swapchain *chain;
	VkResult result;

	(void)pAllocator;
	if (!gvk_surface_has_format(pCreateInfo->imageFormat,
				    pCreateInfo->imageColorSpace))
		return VK_ERROR_INITIALIZATION_FAILED;
	chain = gvk_object_make(gvk_device(device), sizeof(*chain) +
				count * sizeof(chain->images[0]),
				VK_OBJECT_TYPE_SWAPCHAIN_KHR);
	if (!chain)
		return VK_ERROR_OUT_OF_HOST_MEMORY;
	pthread_mutex_init(&chain->lock, NULL);
	chain->extent = pCreateInfo->imageExtent;
	chain->family = NO_FAMILY;
	chain->image_count = count;
	result = gvk_screen_begin(&chain->screen, pCreateInfo->surface);
	if (!result)
		result = gvk_CreateFence(device, &fence, NULL, &chain->fence);
	for (uint32_t i = 0; i < count && !result; i++) {
		result = make_image(device, &chain->images[i], pCreateInfo);
		if (!result)
			result = make_buffer(device, &chain->images[i],
					     chain->extent);
	}
	if (result) {
		gvk_DestroySwapchainKHR(device,
					GVK_HANDLE(VkSwapchainKHR, chain),
					NULL);
		return result;
	}
	*pSwapchain = GVK_HANDLE(VkSwapchainKHR, chain);
	return VK_SUCCESS;
}

VKAPI_ATTR void VKAPI_CALL
gvk_DestroySwapchainKHR(VkDevice device, VkSwapchainKHR handle,
			const VkAllocationCallbacks *pAllocator)
{
	struct swapchain *chain = swapchain(handle);

	(void)pAllocator;
	if (!chain)
		return;
	gvk_DestroyCommandPool(device, chain->pool, NULL);
	for (uint32_t i = 0; i < chain->image_count; i++) {
		struct swapchain_image *image = &chain->images[i];

		gvk_DestroyBuffer(device, image->buffer, NULL);
		gvk_FreeMemory(device, image->buffer_memory, NULL);
		gvk_DestroyImage(device, image->image, NULL);
		gvk_FreeMemory(device, image->memory, NULL);
	}
	gvk_DestroyFence(device, chain->fence, NULL);
	gvk_screen_end(&chain->screen);
	pthread_mutex_destroy(&chain->lock);
	free(chain);
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_GetSwapchainImagesKHR(VkDevice device, VkSwapchainKHR handle,
			  uint32_t *pSwapchainImageCount,
			  VkImage *pSwapchainImages)
{
	struct swapchain *chain = swapchain(handle);
	uint32_t room = *pSwapchainImageCount;

	(void)device;
	*pSwapchainImageCount = chain->image_count;
	if (!pSwapchainImages)
		return VK_SUCCESS;
	if (room < chain->image_count)
		*pSwapchainImageCount = room;
	for (uint32_t i = 0; i < *pSwapchainImageCount; i++)
		pSwapchainImages[i] = chain->images[i].image;
	return room < chain->image_count ? VK_INCOMPLETE : VK_SUCCESS;
}

/* -------------------------------------------------------------- acquiring */

/* An image that is not acquired: all that were presented are done with. */
static bool acquire(struct swapchain *chain, uint32_t *index)
{
	bool is_there = false;

	pthread_mutex_lock(&chain->lock);
	for (uint32_t i = 0; i < chain->image_count && !is_there; i++) {
		uint32_t at = (chain->next + i) % chain->image_count;

		if (chain->images[at].is_acquired)
			continue;
		chain->images[at].is_acquired = true;
		chain->next = (at + 1) % chain->image_count;
		*index = at;
		is_there = true;
	}
	pthread_mutex_unlock(&chain->lock);
	return is_there;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_AcquireNextImageKHR(VkDevice handle, VkSwapchainKHR chain,
			uint64_t timeout, VkSemaphore semaphore_handle,
			VkFence fence_handle, uint32_t *pImageIndex)
{
	struct gvk_device *device = gvk_device(handle);
	struct gvk_semaphore *semaphore =
		GVK_OBJECT(gvk_semaphore, semaphore_handle);
	struct gvk_fence *fence = GVK_OBJECT(gvk_fence, fence_handle);

	if (gvk_device_is_lost(device))
		return VK_ERROR_DEVICE_LOST;
	/* Nobody but this program gives one back: waiting would not help. */
	if (!acquire(swapchain(chain), pImageIndex))
		return timeout ? VK_TIMEOUT : VK_NOT_READY;
	if (semaphore)
		gvk_payload_set(&device->gpu, &semaphore->payload, NULL, 0);
	if (fence)
		gvk_fence_submit(device, fence, NULL, 0);
	return VK_SUCCESS;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_AcquireNextImage2KHR(VkDevice device,
			 const VkAcquireNextImageInfoKHR *pAcquireInfo,
			 uint32_t *pImageIndex)
{
	return gvk_AcquireNextImageKHR(device, pAcquireInfo->swapchain,
				       pAcquireInfo->timeout,
				       pAcquireInfo->semaphore,
				       pAcquireInfo->fence, pImageIndex);
}

/* ------------------------------------------------------------- presenting */

/* Copies the image to its buffer, and lets the CPU see it. */
static VkResult record(struct swapchain *chain,
		       const struct swapchain_image *image)
{
	const VkCommandBufferBeginInfo begin = {
		.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO,
	};
	const VkImageMemoryBarrier before = {
		.sType = VK_STRUCTURE_TYPE_IMAGE_MEMORY_BARRIER,
		.srcAccessMask = VK_ACCESS_MEMORY_WRITE_BIT,
		.dstAccessMask = VK_ACCESS_TRANSFER_READ_BIT,
		.oldLayout = VK_IMAGE_LAYOUT_GENERAL,
		.newLayout = VK_IMAGE_LAYOUT_GENERAL,
		.srcQueueFamilyIndex = VK_QUEUE_FAMILY_IGNORED,
		.dstQueueFamilyIndex = VK_QUEUE_FAMILY_IGNORED,
		.image = image->image,
		.subresourceRange = { VK_IMAGE_ASPECT_COLOR_BIT, 0, 1, 0, 1 },
	};
	const VkMemoryBarrier after = {
		.sType = VK_STRUCTURE_TYPE_MEMORY_BARRIER,
		.srcAccessMask = VK_ACCESS_TRANSFER_WRITE_BIT,
		.dstAccessMask = VK_ACCESS_HOST_READ_BIT,
	};
	const VkBufferImageCopy copy = {
		.imageSubresource = { VK_IMAGE_ASPECT_COLOR_BIT, 0, 0, 1 },
		.imageExtent = { chain->extent.width, chain->extent.height, 1 },
	};
	VkCommandBuffer commands = image->commands;
	VkResult result = gvk_BeginCommandBuffer(commands, &begin);

	if (result)
		return result;
	gvk_CmdPipelineBarrier(commands, VK_PIPELINE_STAGE_ALL_COMMANDS_BIT,
			       VK_PIPELINE_STAGE_TRANSFER_BIT, 0, 0, NULL, 0,
			       NULL, 1, &before);
	/* GENERAL is what VK_IMAGE_LAYOUT_PRESENT_SRC_KHR is to the host. */
	gvk_CmdCopyImageToBuffer(commands, image->image,
				 VK_IMAGE_LAYOUT_GENERAL, image->buffer, 1,
				 &copy);
	gvk_CmdPipelineBarrier(commands, VK_PIPELINE_STAGE_TRANSFER_BIT,
			       VK_PIPELINE_STAGE_HOST_BIT, 0, 1, &after, 0,
			       NULL, 0, NULL);
	return gvk_EndCommandBuffer(commands);
}

/* Records for all images what a queue's family can execute. */
static VkResult prepare(struct swapchain *chain, struct gvk_queue *queue)
{
	VkDevice device = (VkDevice)queue->device;
	const VkCommandPoolCreateInfo create = {
		.sType = VK_STRUCTURE_TYPE_COMMAND_POOL_CREATE_INFO,
		.queueFamilyIndex = queue->family,
	};
	VkCommandBufferAllocateInfo info = {
		.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_ALLOCATE_INFO,
		.level = VK_COMMAND_BUFFER_LEVEL_PRIMARY,
		.commandBufferCount = 1,
	};
	VkResult result;

	if (chain->family == queue->family)
		return VK_SUCCESS;
	gvk_DestroyCommandPool(device, chain->pool, NULL);
	chain->pool = VK_NULL_HANDLE;
	chain->family = NO_FAMILY;
	result = gvk_CreateCommandPool(device, &create, NULL, &chain->pool);
	info.commandPool = chain->pool;
	for (uint32_t i = 0; i < chain->image_count && !result; i++) {
		result = gvk_AllocateCommandBuffers(device, &info,
						    &chain->images[i].commands);
		if (!result)
			result = record(chain, &chain->images[i]);
	}
	if (!result)
		chain->family = queue->family;
	return result;
}

static VkResult show(struct swapchain *chain, uint32_t index)
{
	VkResult result = gvk_screen_show(&chain->screen, chain->extent,
					  chain->images[index].pixels);

	pthread_mutex_lock(&chain->lock);
	chain->images[index].is_acquired = false;
	pthread_mutex_unlock(&chain->lock);
	return result;
}

/* @waits: semaphores, with all stages. */
static VkResult present(struct gvk_queue *queue, struct swapchain *chain,
			uint32_t index, uint32_t wait_count,
			const VkSemaphore *waits)
{
	VkDevice device = (VkDevice)queue->device;
	VkSubmitInfo submit = {
		.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO,
		.waitSemaphoreCount = wait_count,
		.pWaitSemaphores = waits,
		.commandBufferCount = 1,
	};
	VkResult result = prepare(chain, queue);

	submit.pCommandBuffers = &chain->images[index].commands;
	if (!result)
		result = gvk_QueueSubmit((VkQueue)queue, 1, &submit,
					 chain->fence);
	if (!result)
		result = gvk_WaitForFences(device, 1, &chain->fence, VK_TRUE,
					   UINT64_MAX);
	if (!result)
		result = gvk_ResetFences(device, 1, &chain->fence);
	return result ? result : show(chain, index);
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_QueuePresentKHR(VkQueue handle, const VkPresentInfoKHR *pPresentInfo)
{
	struct gvk_queue *queue = (struct gvk_queue *)handle;
	VkResult result = VK_SUCCESS;

	for (uint32_t i = 0; i < pPresentInfo->swapchainCount; i++) {
		VkResult one = present(queue,
				       swapchain(pPresentInfo->pSwapchains[i]),
				       pPresentInfo->pImageIndices[i],
				       i ? 0 : pPresentInfo->waitSemaphoreCount,
				       pPresentInfo->pWaitSemaphores);

		if (pPresentInfo->pResults)
			pPresentInfo->pResults[i] = one;
		/* An error says more than what is suboptimal. */
		if (one < 0 ? result >= 0 : !result)
			result = one;
	}
	return result;
}
