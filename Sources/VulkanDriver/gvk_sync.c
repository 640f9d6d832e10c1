// SPDX-License-Identifier: Apache-2.0
/*
 * Fences and semaphores: monitored fences, whose value the CPU reads.
 */
#include "gvk_objects.h"
#include "gvk_share.h"

#include "generated/gvk_entry.h"

/* ------------------------------------------------------ monitors in store */

static int take_monitor(struct gvk_device *device, struct gvk_monitor *monitor,
			uint64_t *last)
{
	int ret = -1;

	pthread_mutex_lock(&device->spare_lock);
	if (device->spare_count) {
		const struct gvk_spare_monitor *spare =
			&device->spares[--device->spare_count];

		*monitor = spare->monitor;
		*last = spare->last;
		ret = 0;
	}
	pthread_mutex_unlock(&device->spare_lock);
	if (!ret)
		return 0;
	*last = 0;
	return gvk_monitor_begin(&device->gpu, 0, monitor);
}

static void give_monitor(struct gvk_device *device,
			 struct gvk_monitor *monitor, uint64_t last)
{
	bool kept = false;

	/* One that waits to be signaled yet is not used again. */
	pthread_mutex_lock(&device->spare_lock);
	if (device->spare_count < GVK_SPARE_MONITORS &&
	    gvk_monitor_value(monitor) == last) {
		struct gvk_spare_monitor *spare =
			&device->spares[device->spare_count++];

		spare->monitor = *monitor;
		spare->last = last;
		kept = true;
	}
	pthread_mutex_unlock(&device->spare_lock);
	if (!kept)
		gvk_monitor_end(&device->gpu, monitor);
}

static VkResult creation_error(struct gvk_device *device)
{
	return gvk_device_is_lost(device) ? VK_ERROR_DEVICE_LOST :
		VK_ERROR_OUT_OF_DEVICE_MEMORY;
}

/* ----------------------------------------------------------------- fences */

static bool fence_is_signaled(const struct gvk_fence *fence)
{
	const struct gvk_imported *imported = &fence->imported;

	if (imported->is_set)
		return !imported->monitor.handle.v ||
			gvk_monitor_value(&imported->monitor) >=
			imported->value;
	return gvk_monitor_value(&fence->monitor) >= fence->target;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_CreateFence(VkDevice handle, const VkFenceCreateInfo *pCreateInfo,
		const VkAllocationCallbacks *pAllocator, VkFence *pFence)
{
	struct gvk_device *device = gvk_device(handle);
	struct gvk_fence *fence = gvk_object_make(device, sizeof(*fence),
						  VK_OBJECT_TYPE_FENCE);
	uint64_t last;

	(void)pAllocator;
	if (!fence)
		return VK_ERROR_OUT_OF_HOST_MEMORY;
	if (take_monitor(device, &fence->monitor, &last) < 0) {
		free(fence);
		return creation_error(device);
	}
	fence->target = last;
	if (!(pCreateInfo->flags & VK_FENCE_CREATE_SIGNALED_BIT))
		fence->target++;
	*pFence = GVK_HANDLE(VkFence, fence);
	return VK_SUCCESS;
}

VKAPI_ATTR void VKAPI_CALL
gvk_DestroyFence(VkDevice device, VkFence object,
		 const VkAllocationCallbacks *pAllocator)
{
	struct gvk_fence *fence = GVK_OBJECT(gvk_fence, object);
	uint64_t last;

	(void)pAllocator;
	if (!fence)
		return;
	gvk_imported_end(&gvk_device(device)->gpu, &fence->imported);
	last = fence_is_signaled(fence) ? fence->target : fence->target - 1;
	give_monitor(gvk_device(device), &fence->monitor, last);
	free(fence);
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_ResetFences(VkDevice device, uint32_t fenceCount, const VkFence *pFences)
{
	for (uint32_t i = 0; i < fenceCount; i++) {
		struct gvk_fence *fence = GVK_OBJECT(gvk_fence, pFences[i]);

		gvk_imported_end(&gvk_device(device)->gpu, &fence->imported);
		if (fence_is_signaled(fence))
			fence->target++;
	}
	return VK_SUCCESS;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_GetFenceStatus(VkDevice handle, VkFence object)
{
	struct gvk_device *device = gvk_device(handle);
	struct gvk_fence *fence = GVK_OBJECT(gvk_fence, object);

	if (gvk_monitor_value(&fence->monitor) == UINT64_MAX &&
	    gvk_gpu_check(&device->gpu))
		return VK_ERROR_DEVICE_LOST;
	if (fence_is_signaled(fence))
		return VK_SUCCESS;
	/* What the host was told may be what it waits for. */
	gvk_channel_flush(&device->control);
	return gvk_device_is_lost(device) ? VK_ERROR_DEVICE_LOST :
		VK_NOT_READY;
}

static bool add_fence(struct gvk_points *points, const struct gvk_fence *fence)
{
	const struct gvk_imported *imported = &fence->imported;

	if (!imported->is_set)
		return gvk_points_add(points, &fence->monitor, fence->target);
	if (!imported->monitor.handle.v)
		/* It has happened, as this has. */
		return gvk_points_add(points, &fence->monitor, 0);
	return gvk_points_add(points, &imported->monitor, imported->value);
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_WaitForFences(VkDevice handle, uint32_t fenceCount, const VkFence *pFences,
		  VkBool32 waitAll, uint64_t timeout)
{
	struct gvk_device *device = gvk_device(handle);
	VkResult result = VK_ERROR_OUT_OF_HOST_MEMORY;
	struct gvk_points points;
	uint32_t i;

	gvk_points_begin(&points);
	for (i = 0; i < fenceCount; i++) {
		if (!add_fence(&points, GVK_OBJECT(gvk_fence, pFences[i])))
			break;
	}
	gvk_channel_flush(&device->control);
	if (i == fenceCount)
		result = gvk_points_wait(&device->gpu, &points, !waitAll,
					 timeout);
	gvk_points_end(&points);
	return result;
}

/* ------------------------------------------------------------- semaphores */

VKAPI_ATTR VkResult VKAPI_CALL
gvk_CreateSemaphore(VkDevice handle, const VkSemaphoreCreateInfo *pCreateInfo,
		    const VkAllocationCallbacks *pAllocator,
		    VkSemaphore *pSemaphore)
{
	struct gvk_device *device = gvk_device(handle);
	struct gvk_semaphore *semaphore;
	uint64_t initial = 0;
	bool is_shared = false;
	int ret;

	(void)pAllocator;
	semaphore = gvk_object_make(device, sizeof(*semaphore),
				    VK_OBJECT_TYPE_SEMAPHORE);
	if (!semaphore)
		return VK_ERROR_OUT_OF_HOST_MEMORY;
	for (const VkBaseInStructure *s = pCreateInfo->pNext; s; s = s->pNext) {
		const VkSemaphoreTypeCreateInfo *type = (const void *)s;

		if (s->sType == VK_STRUCTURE_TYPE_EXPORT_SEMAPHORE_CREATE_INFO)
			is_shared = true;
		if (s->sType != VK_STRUCTURE_TYPE_SEMAPHORE_TYPE_CREATE_INFO)
			continue;
		semaphore->is_timeline =
			type->semaphoreType == VK_SEMAPHORE_TYPE_TIMELINE;
		initial = type->initialValue;
	}
	if (semaphore->is_timeline && is_shared)
		ret = gvk_share_monitor_begin(&device->gpu, initial,
					      &semaphore->monitor);
	else if (semaphore->is_timeline)
		ret = gvk_monitor_begin(&device->gpu, initial,
					&semaphore->monitor);
	else
		ret = take_monitor(device, &semaphore->monitor,
				   &semaphore->last);
	if (ret < 0) {
		free(semaphore);
		return creation_error(device);
	}
	*pSemaphore = GVK_HANDLE(VkSemaphore, semaphore);
	return VK_SUCCESS;
}

VKAPI_ATTR void VKAPI_CALL
gvk_DestroySemaphore(VkDevice handle, VkSemaphore object,
		     const VkAllocationCallbacks *pAllocator)
{
	struct gvk_device *device = gvk_device(handle);
	struct gvk_semaphore *semaphore = GVK_OBJECT(gvk_semaphore, object);

	(void)pAllocator;
	if (!semaphore)
		return;
	gvk_imported_end(&device->gpu, &semaphore->imported);
	if (semaphore->is_timeline)
		gvk_monitor_end(&device->gpu, &semaphore->monitor);
	else
		give_monitor(device, &semaphore->monitor, semaphore->last);
	free(semaphore);
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_GetSemaphoreCounterValue(VkDevice handle, VkSemaphore object,
			     uint64_t *pValue)
{
	struct gvk_device *device = gvk_device(handle);
	struct gvk_semaphore *semaphore = GVK_OBJECT(gvk_semaphore, object);

	gvk_channel_flush(&device->control);
	*pValue = gvk_monitor_value(&semaphore->monitor);
	if (*pValue == UINT64_MAX && gvk_gpu_check(&device->gpu))
		return VK_ERROR_DEVICE_LOST;
	return gvk_device_is_lost(device) ? VK_ERROR_DEVICE_LOST : VK_SUCCESS;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_WaitSemaphores(VkDevice handle, const VkSemaphoreWaitInfo *pWaitInfo,
		   uint64_t timeout)
{
	struct gvk_device *device = gvk_device(handle);
	VkResult result = VK_ERROR_OUT_OF_HOST_MEMORY;
	struct gvk_points points;
	uint32_t i;

	gvk_points_begin(&points);
	for (i = 0; i < pWaitInfo->semaphoreCount; i++) {
		const struct gvk_semaphore *semaphore =
			GVK_OBJECT(gvk_semaphore, pWaitInfo->pSemaphores[i]);

		if (!gvk_points_add(&points, &semaphore->monitor,
				    pWaitInfo->pValues[i]))
			break;
	}
	gvk_channel_flush(&device->control);
	if (i == pWaitInfo->semaphoreCount)
		result = gvk_points_wait(&device->gpu, &points,
					 pWaitInfo->flags &
					 VK_SEMAPHORE_WAIT_ANY_BIT, timeout);
	gvk_points_end(&points);
	return result;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_SignalSemaphore(VkDevice handle, const VkSemaphoreSignalInfo *pSignalInfo)
{
	struct gvk_device *device = gvk_device(handle);
	struct gvk_semaphore *semaphore =
		GVK_OBJECT(gvk_semaphore, pSignalInfo->semaphore);

	/* Who is woken may need what the host was told before. */
	gvk_channel_flush(&device->control);
	if (gvk_monitor_signal(&device->gpu, &semaphore->monitor,
			       pSignalInfo->value) < 0)
		return gvk_gpu_check(&device->gpu) ? VK_ERROR_DEVICE_LOST :
			VK_ERROR_OUT_OF_HOST_MEMORY;
	return VK_SUCCESS;
}
