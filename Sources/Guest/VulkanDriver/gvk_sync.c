// SPDX-License-Identifier: Apache-2.0
/*
 * Fences and semaphores: monitored fences, whose value the CPU reads.
 */
#include "gvk_objects.h"

#include "generated/gvk_entry.h"

/* --------------------------------------------------------------- payloads */

void gvk_payload_set(struct gvk_gpu *gpu, struct gvk_payload *payload,
		     const struct gvk_monitor *monitor, uint64_t value)
{
	gvk_payload_end(gpu, payload);
	payload->is_set = true;
	if (monitor)
		payload->monitor = *monitor;
	payload->value = value;
}

void gvk_payload_end(struct gvk_gpu *gpu, struct gvk_payload *payload)
{
	if (payload->is_owned)
		gvk_monitor_end(gpu, &payload->monitor);
	memset(payload, 0, sizeof(*payload));
}

static bool has_happened(const struct gvk_payload *payload)
{
	return payload->is_set &&
		(!payload->monitor.handle.v ||
		 gvk_monitor_value(&payload->monitor) >= payload->value);
}

static VkResult creation_error(struct gvk_device *device)
{
	return gvk_device_is_lost(device) ? VK_ERROR_DEVICE_LOST :
		VK_ERROR_OUT_OF_DEVICE_MEMORY;
}

/* ----------------------------------------------------------------- fences */

/* How often who waits for a submission looks whether the device is lost. */
#define LOOK_NANOSECONDS	100000000u
/* The same for fences that are submitted, while others are not. */
#define SLICE_NANOSECONDS	1000000u

void gvk_fences_begin(struct gvk_device *device)
{
	pthread_condattr_t attributes;

	pthread_mutex_init(&device->fence_lock, NULL);
	pthread_condattr_init(&attributes);
	pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
	pthread_cond_init(&device->fence_submitted, &attributes);
	pthread_condattr_destroy(&attributes);
}

void gvk_fence_submit(struct gvk_device *device, struct gvk_fence *fence,
		      const struct gvk_monitor *monitor, uint64_t value)
{
	pthread_mutex_lock(&device->fence_lock);
	gvk_payload_set(&device->gpu, &fence->payload, monitor, value);
	pthread_cond_broadcast(&device->fence_submitted);
	pthread_mutex_unlock(&device->fence_lock);
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_CreateFence(VkDevice handle, const VkFenceCreateInfo *pCreateInfo,
		const VkAllocationCallbacks *pAllocator, VkFence *pFence)
{
	struct gvk_fence *fence = gvk_object_make(gvk_device(handle),
						  sizeof(*fence),
						  VK_OBJECT_TYPE_FENCE);

	(void)pAllocator;
	if (!fence)
		return VK_ERROR_OUT_OF_HOST_MEMORY;
	fence->payload.is_set =
		pCreateInfo->flags & VK_FENCE_CREATE_SIGNALED_BIT;
	*pFence = GVK_HANDLE(VkFence, fence);
	return VK_SUCCESS;
}

VKAPI_ATTR void VKAPI_CALL
gvk_DestroyFence(VkDevice device, VkFence object,
		 const VkAllocationCallbacks *pAllocator)
{
	struct gvk_fence *fence = GVK_OBJECT(gvk_fence, object);

	(void)pAllocator;
	if (!fence)
		return;
	gvk_payload_end(&gvk_device(device)->gpu, &fence->payload);
	free(fence);
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_ResetFences(VkDevice handle, uint32_t fenceCount, const VkFence *pFences)
{
	struct gvk_device *device = gvk_device(handle);

	pthread_mutex_lock(&device->fence_lock);
	for (uint32_t i = 0; i < fenceCount; i++) {
		struct gvk_fence *fence = GVK_OBJECT(gvk_fence, pFences[i]);

		gvk_payload_end(&device->gpu, &fence->payload);
	}
	pthread_mutex_unlock(&device->fence_lock);
	return VK_SUCCESS;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_GetFenceStatus(VkDevice handle, VkFence object)
{
	struct gvk_device *device = gvk_device(handle);
	const struct gvk_fence *fence = GVK_OBJECT(gvk_fence, object);
	bool is_signaled, is_end;

	pthread_mutex_lock(&device->fence_lock);
	is_signaled = has_happened(&fence->payload);
	is_end = is_signaled && fence->payload.monitor.handle.v &&
		gvk_monitor_value(&fence->payload.monitor) == UINT64_MAX;
	pthread_mutex_unlock(&device->fence_lock);
	if (is_end && gvk_gpu_check(&device->gpu))
		return VK_ERROR_DEVICE_LOST;
	if (is_signaled)
		return VK_SUCCESS;
	/* What the host was told may be what it waits for. */
	gvk_channel_flush(&device->control);
	return gvk_device_is_lost(device) ? VK_ERROR_DEVICE_LOST :
		VK_NOT_READY;
}

/* What a wait for fences is for now; the device's fences are locked. */
struct fence_wait {
	struct gvk_points	points;
	bool			has_happened;	/* one of them */
	bool			is_ahead;	/* of a submission */
	bool			is_full;	/* there is no memory */
};

static void fence_wait_begin(struct fence_wait *wait, uint32_t count,
			     const VkFence *fences)
{
	memset(wait, 0, sizeof(*wait));
	gvk_points_begin(&wait->points);
	for (uint32_t i = 0; i < count; i++) {
		const struct gvk_payload *payload =
			&GVK_OBJECT(gvk_fence, fences[i])->payload;

		if (!payload->is_set)
			wait->is_ahead = true;
		else if (!payload->monitor.handle.v)
			wait->has_happened = true;
		else if (!gvk_points_add(&wait->points, &payload->monitor,
					 payload->value))
			wait->is_full = true;
	}
}

/* Until a fence is submitted, or a while. */
static void wait_for_submission(struct gvk_device *device, uint64_t deadline)
{
	uint64_t until = gvk_now() + LOOK_NANOSECONDS;
	struct timespec time;

	if (until > deadline)
		until = deadline;
	time.tv_sec = (time_t)(until / 1000000000u);
	time.tv_nsec = (long)(until % 1000000000u);
	pthread_cond_timedwait(&device->fence_submitted, &device->fence_lock,
			       &time);
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_WaitForFences(VkDevice handle, uint32_t fenceCount, const VkFence *pFences,
		  VkBool32 waitAll, uint64_t timeout)
{
	struct gvk_device *device = gvk_device(handle);
	uint64_t now = gvk_now(), deadline = gvk_deadline(now, timeout), rest;
	struct fence_wait wait;
	VkResult result;

	gvk_channel_flush(&device->control);
	do {
		bool is_enough;

		pthread_mutex_lock(&device->fence_lock);
		fence_wait_begin(&wait, fenceCount, pFences);
		is_enough = waitAll ? !wait.is_ahead :
			wait.has_happened || wait.points.count;
		if (!is_enough && now < deadline)
			wait_for_submission(device, deadline);
		pthread_mutex_unlock(&device->fence_lock);
		rest = gvk_time_left(deadline, now);
		if (wait.is_full)
			result = VK_ERROR_OUT_OF_HOST_MEMORY;
		else if (gvk_device_is_lost(device))
			result = VK_ERROR_DEVICE_LOST;
		else if (!is_enough)
			result = VK_TIMEOUT;
		else if (!waitAll && wait.has_happened)
			result = VK_SUCCESS;
		else
			result = gvk_points_wait(&device->gpu, &wait.points,
						 !waitAll,
						 wait.is_ahead &&
						 rest > SLICE_NANOSECONDS ?
						 SLICE_NANOSECONDS : rest);
		gvk_points_end(&wait.points);
		now = gvk_now();
	} while (result == VK_TIMEOUT && now < deadline);
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
	uint32_t flags = 0;
	int ret = 0;

	(void)pAllocator;
	semaphore = gvk_object_make(device, sizeof(*semaphore),
				    VK_OBJECT_TYPE_SEMAPHORE);
	if (!semaphore)
		return VK_ERROR_OUT_OF_HOST_MEMORY;
	for (const VkBaseInStructure *s = pCreateInfo->pNext; s; s = s->pNext) {
		const VkSemaphoreTypeCreateInfo *type = (const void *)s;

		if (s->sType == VK_STRUCTURE_TYPE_EXPORT_SEMAPHORE_CREATE_INFO)
			flags = GVK_SHARED_SYNC;
		if (s->sType != VK_STRUCTURE_TYPE_SEMAPHORE_TYPE_CREATE_INFO)
			continue;
		semaphore->is_timeline =
			type->semaphoreType == VK_SEMAPHORE_TYPE_TIMELINE;
		initial = type->initialValue;
	}
	if (semaphore->is_timeline)
		ret = gvk_monitor_begin(&device->gpu, initial, flags,
					&semaphore->monitor);
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
	gvk_payload_end(&device->gpu, &semaphore->payload);
	gvk_monitor_end(&device->gpu, &semaphore->monitor);
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
