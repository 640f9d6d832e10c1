// SPDX-License-Identifier: Apache-2.0
/*
 * Memory, semaphores and fences that go to other processes of the guest and
 * come from them: memory and timeline semaphores as opaque descriptors, binary
 * semaphores and fences as sync files.
 */
#include "gvk_objects.h"
#include "gvk_share.h"

#include <unistd.h>

#include "generated/gvk_entry.h"

static VkResult share_error(struct gvk_device *device)
{
	return gvk_gpu_check(&device->gpu) ? VK_ERROR_DEVICE_LOST :
		VK_ERROR_TOO_MANY_OBJECTS;
}

static VkResult import_error(struct gvk_device *device)
{
	return gvk_gpu_check(&device->gpu) ? VK_ERROR_DEVICE_LOST :
		VK_ERROR_INVALID_EXTERNAL_HANDLE;
}

/* ----------------------------------------------------------------- memory */

VKAPI_ATTR void VKAPI_CALL
gvk_GetPhysicalDeviceExternalBufferProperties(
	VkPhysicalDevice physicalDevice,
	const VkPhysicalDeviceExternalBufferInfo *pExternalBufferInfo,
	VkExternalBufferProperties *pExternalBufferProperties)
{
	VkExternalMemoryProperties *properties =
		&pExternalBufferProperties->externalMemoryProperties;

	(void)physicalDevice;
	memset(properties, 0, sizeof(*properties));
	if (pExternalBufferInfo->handleType ==
	    VK_EXTERNAL_MEMORY_HANDLE_TYPE_OPAQUE_FD_BIT)
		gvk_external_memory_is_there(properties);
}

void gvk_external_memory_is_there(VkExternalMemoryProperties *properties)
{
	properties->externalMemoryFeatures =
		VK_EXTERNAL_MEMORY_FEATURE_EXPORTABLE_BIT |
		VK_EXTERNAL_MEMORY_FEATURE_IMPORTABLE_BIT;
	properties->exportFromImportedHandleTypes =
		VK_EXTERNAL_MEMORY_HANDLE_TYPE_OPAQUE_FD_BIT;
	properties->compatibleHandleTypes =
		VK_EXTERNAL_MEMORY_HANDLE_TYPE_OPAQUE_FD_BIT;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_GetMemoryFdKHR(VkDevice handle, const VkMemoryGetFdInfoKHR *pGetFdInfo,
		   int *pFd)
{
	struct gvk_device *device = gvk_device(handle);
	const struct gvk_memory *memory =
		GVK_OBJECT(gvk_memory, pGetFdInfo->memory);
	int fd;

	if (!memory->allocation.resource.v)
		return VK_ERROR_TOO_MANY_OBJECTS;
	fd = gvk_share(&device->gpu, memory->allocation.resource);
	if (fd < 0)
		return share_error(device);
	*pFd = fd;
	return VK_SUCCESS;
}

/* Of opaque descriptors nothing is known, and there are no others. */
VKAPI_ATTR VkResult VKAPI_CALL
gvk_GetMemoryFdPropertiesKHR(VkDevice device,
			     VkExternalMemoryHandleTypeFlagBits handleType,
			     int fd,
			     VkMemoryFdPropertiesKHR *pMemoryFdProperties)
{
	(void)device;
	(void)handleType;
	(void)fd;
	pMemoryFdProperties->memoryTypeBits = 0;
	return VK_ERROR_INVALID_EXTERNAL_HANDLE;
}

/* ------------------------------------------------------------- semaphores */

VKAPI_ATTR void VKAPI_CALL
gvk_GetPhysicalDeviceExternalSemaphoreProperties(
	VkPhysicalDevice physicalDevice,
	const VkPhysicalDeviceExternalSemaphoreInfo *pExternalSemaphoreInfo,
	VkExternalSemaphoreProperties *pExternalSemaphoreProperties)
{
	const VkSemaphoreTypeCreateInfo *type =
		gvk_find_in_chain(pExternalSemaphoreInfo->pNext,
				  VK_STRUCTURE_TYPE_SEMAPHORE_TYPE_CREATE_INFO);
	VkExternalSemaphoreHandleTypeFlags good =
		type && type->semaphoreType == VK_SEMAPHORE_TYPE_TIMELINE ?
		VK_EXTERNAL_SEMAPHORE_HANDLE_TYPE_OPAQUE_FD_BIT :
		VK_EXTERNAL_SEMAPHORE_HANDLE_TYPE_SYNC_FD_BIT;
	bool is_good = pExternalSemaphoreInfo->handleType == good;

	(void)physicalDevice;
	pExternalSemaphoreProperties->exportFromImportedHandleTypes =
		is_good ? good : 0;
	pExternalSemaphoreProperties->compatibleHandleTypes =
		is_good ? good : 0;
	pExternalSemaphoreProperties->externalSemaphoreFeatures = is_good ?
		VK_EXTERNAL_SEMAPHORE_FEATURE_EXPORTABLE_BIT |
		VK_EXTERNAL_SEMAPHORE_FEATURE_IMPORTABLE_BIT : 0;
}

/* A sync file of it, which takes it along: as if it had been waited for. */
static VkResult export_payload(struct gvk_device *device,
			       struct gvk_payload *payload, int *result)
{
	int fd = -1;

	if (!payload->is_set)
		return VK_ERROR_INVALID_EXTERNAL_HANDLE;
	if (payload->monitor.handle.v)
		fd = gvk_sync_file_make(&device->gpu, &payload->monitor,
					payload->value);
	if (payload->monitor.handle.v && fd < 0)
		return share_error(device);
	gvk_payload_end(&device->gpu, payload);
	*result = fd;
	return VK_SUCCESS;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_GetSemaphoreFdKHR(VkDevice handle,
		      const VkSemaphoreGetFdInfoKHR *pGetFdInfo, int *pFd)
{
	struct gvk_device *device = gvk_device(handle);
	struct gvk_semaphore *semaphore =
		GVK_OBJECT(gvk_semaphore, pGetFdInfo->semaphore);
	int fd;

	/* What is awaited through it may need what the host was told. */
	gvk_channel_flush(&device->control);
	if (!semaphore->is_timeline)
		return export_payload(device, &semaphore->payload, pFd);
	fd = gvk_share(&device->gpu, semaphore->monitor.handle);
	if (fd < 0)
		return share_error(device);
	*pFd = fd;
	return VK_SUCCESS;
}

/* Descriptor -1 stands for what has happened. The descriptor is taken over. */
static VkResult import_sync_file(struct gvk_device *device, int fd,
				 struct gvk_payload *payload)
{
	struct gvk_payload made = { .is_set = true };

	if (fd >= 0 && gvk_sync_file_open(&device->gpu, fd, &made.monitor,
					  &made.value) < 0)
		return import_error(device);
	made.is_owned = fd >= 0;
	/* What was there before is not in use any more. */
	gvk_payload_end(&device->gpu, payload);
	*payload = made;
	if (fd >= 0)
		close(fd);
	return VK_SUCCESS;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_ImportSemaphoreFdKHR(
	VkDevice handle,
	const VkImportSemaphoreFdInfoKHR *pImportSemaphoreFdInfo)
{
	struct gvk_device *device = gvk_device(handle);
	struct gvk_semaphore *semaphore =
		GVK_OBJECT(gvk_semaphore, pImportSemaphoreFdInfo->semaphore);
	int fd = pImportSemaphoreFdInfo->fd;
	struct gvk_monitor monitor;

	if (!semaphore->is_timeline)
		return import_sync_file(device, fd, &semaphore->payload);
	if (gvk_share_open_monitor(&device->gpu, fd, &monitor) < 0)
		return import_error(device);
	gvk_monitor_end(&device->gpu, &semaphore->monitor);
	semaphore->monitor = monitor;
	close(fd);
	return VK_SUCCESS;
}

/* ----------------------------------------------------------------- fences */

VKAPI_ATTR void VKAPI_CALL
gvk_GetPhysicalDeviceExternalFenceProperties(
	VkPhysicalDevice physicalDevice,
	const VkPhysicalDeviceExternalFenceInfo *pExternalFenceInfo,
	VkExternalFenceProperties *pExternalFenceProperties)
{
	bool is_good = pExternalFenceInfo->handleType ==
		VK_EXTERNAL_FENCE_HANDLE_TYPE_SYNC_FD_BIT;
	VkExternalFenceHandleTypeFlags types = is_good ?
		VK_EXTERNAL_FENCE_HANDLE_TYPE_SYNC_FD_BIT : 0;

	(void)physicalDevice;
	pExternalFenceProperties->exportFromImportedHandleTypes = types;
	pExternalFenceProperties->compatibleHandleTypes = types;
	pExternalFenceProperties->externalFenceFeatures = is_good ?
		VK_EXTERNAL_FENCE_FEATURE_EXPORTABLE_BIT |
		VK_EXTERNAL_FENCE_FEATURE_IMPORTABLE_BIT : 0;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_GetFenceFdKHR(VkDevice handle, const VkFenceGetFdInfoKHR *pGetFdInfo,
		  int *pFd)
{
	struct gvk_device *device = gvk_device(handle);
	struct gvk_fence *fence = GVK_OBJECT(gvk_fence, pGetFdInfo->fence);
	VkResult result;

	gvk_channel_flush(&device->control);
	pthread_mutex_lock(&device->fence_lock);
	result = export_payload(device, &fence->payload, pFd);
	pthread_mutex_unlock(&device->fence_lock);
	return result;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_ImportFenceFdKHR(VkDevice handle,
		     const VkImportFenceFdInfoKHR *pImportFenceFdInfo)
{
	struct gvk_device *device = gvk_device(handle);
	struct gvk_fence *fence =
		GVK_OBJECT(gvk_fence, pImportFenceFdInfo->fence);
	VkResult result;

	pthread_mutex_lock(&device->fence_lock);
	result = import_sync_file(device, pImportFenceFdInfo->fd,
				  &fence->payload);
	pthread_cond_broadcast(&device->fence_submitted);
	pthread_mutex_unlock(&device->fence_lock);
	return result;
}
