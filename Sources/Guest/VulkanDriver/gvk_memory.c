// SPDX-License-Identifier: Apache-2.0
/*
 * Device memory: allocations of the partition's. What the CPU sees of it lies
 * in the window, mapped once and for good.
 */
#include "gvk_objects.h"
#include "gvk_share.h"

#include <errno.h>
#include <unistd.h>

#include "generated/gvk_entry.h"

#define MEMORY_TYPES	3u

static const uint32_t allocation_flags[MEMORY_TYPES] = {
	0,
	GPUPV_ALLOCATION_CPU_VISIBLE | GPUPV_ALLOCATION_NON_LOCAL,
	GPUPV_ALLOCATION_CPU_VISIBLE,
};

static int try_allocate(struct gvk_device *device, struct gvk_memory *memory,
			bool is_shared)
{
	return gvk_gpu_allocate(&device->gpu, memory->size,
				allocation_flags[memory->type], is_shared,
				&memory->allocation);
}

/* What was freed may be on its way yet: a second try comes after it. */
static int allocate(struct gvk_device *device, struct gvk_memory *memory,
		    bool is_shared)
{
	int ret = try_allocate(device, memory, is_shared);

	if (ret != -ENOMEM || gvk_channel_idle(&device->control))
		return ret;
	return try_allocate(device, memory, is_shared);
}

/* What another process, or this one, exported. */
static VkResult import(struct gvk_device *device, struct gvk_memory *memory,
		       const VkImportMemoryFdInfoKHR *info)
{
	struct gpupv_allocation_private about;
	int ret = gvk_share_open_memory(&device->gpu, info->fd, &about,
					&memory->allocation);

	if (ret < 0)
		return ret == -ENOMEM ? VK_ERROR_OUT_OF_DEVICE_MEMORY :
			VK_ERROR_INVALID_EXTERNAL_HANDLE;
	if (about.flags != allocation_flags[memory->type] ||
	    about.size < memory->size) {
		gvk_gpu_free(&device->gpu, &memory->allocation);
		return VK_ERROR_INVALID_EXTERNAL_HANDLE;
	}
	close(info->fd);
	return VK_SUCCESS;
}

static VkResult make(struct gvk_device *device, struct gvk_memory *memory,
		     const VkMemoryAllocateInfo *info)
{
	const VkImportMemoryFdInfoKHR *imported =
		gvk_find_in_chain(info->pNext,
				  VK_STRUCTURE_TYPE_IMPORT_MEMORY_FD_INFO_KHR);
	const VkExportMemoryAllocateInfo *exported =
		gvk_find_in_chain(info->pNext,
				  VK_STRUCTURE_TYPE_EXPORT_MEMORY_ALLOCATE_INFO);

	if (imported && imported->handleType)
		return import(device, memory, imported);
	if (allocate(device, memory, exported && exported->handleTypes) < 0)
		return VK_ERROR_OUT_OF_DEVICE_MEMORY;
	return VK_SUCCESS;
}

static void tell_host(struct gvk_device *device,
		      const struct gvk_memory *memory,
		      const VkMemoryAllocateInfo *info)
{
	const VkMemoryDedicatedAllocateInfo *dedicated =
		gvk_find_in_chain(info->pNext,
				  VK_STRUCTURE_TYPE_MEMORY_DEDICATED_ALLOCATE_INFO);
	const VkMemoryAllocateFlagsInfo *flags =
		gvk_find_in_chain(info->pNext,
				  VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_FLAGS_INFO);
	struct gpupv_vk_allocate *record;

	gvk_channel_lock(&device->control);
	record = gvk_channel_record(&device->control,
				    GPUPV_VK_OP_ALLOCATE_MEMORY,
				    sizeof(*record));
	if (record) {
		record->id = memory->object.id;
		record->size = info->allocationSize;
		record->allocation = memory->allocation.handle.v;
		record->memory_type = info->memoryTypeIndex;
		if (flags && flags->flags & VK_MEMORY_ALLOCATE_DEVICE_ADDRESS_BIT)
			record->flags |= GPUPV_VK_ALLOCATE_DEVICE_ADDRESS;
		if (dedicated) {
			record->dedicated_buffer =
				gvk_id((uintptr_t)dedicated->buffer);
			record->dedicated_image =
				gvk_id((uintptr_t)dedicated->image);
		}
	}
	gvk_control_end(&device->control);
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_AllocateMemory(VkDevice handle, const VkMemoryAllocateInfo *pAllocateInfo,
		   const VkAllocationCallbacks *pAllocator,
		   VkDeviceMemory *pMemory)
{
	struct gvk_device *device = gvk_device(handle);
	const VkPhysicalDeviceMemoryProperties *properties =
		&device->physical->memory;
	uint32_t type = pAllocateInfo->memoryTypeIndex;
	struct gvk_memory *memory;
	VkResult result;

	(void)pAllocator;
	if (type >= MEMORY_TYPES ||
	    pAllocateInfo->allocationSize > properties->memoryHeaps
	    [properties->memoryTypes[type].heapIndex].size)
		return VK_ERROR_OUT_OF_DEVICE_MEMORY;
	memory = gvk_object_make(device, sizeof(*memory),
				 VK_OBJECT_TYPE_DEVICE_MEMORY);
	if (!memory)
		return VK_ERROR_OUT_OF_HOST_MEMORY;
	memory->size = pAllocateInfo->allocationSize;
	memory->type = type;
	result = make(device, memory, pAllocateInfo);
	if (result) {
		free(memory);
		return gvk_device_is_lost(device) ? VK_ERROR_DEVICE_LOST :
			result;
	}
	tell_host(device, memory, pAllocateInfo);
	*pMemory = GVK_HANDLE(VkDeviceMemory, memory);
	return VK_SUCCESS;
}

VKAPI_ATTR void VKAPI_CALL
gvk_FreeMemory(VkDevice handle, VkDeviceMemory object,
	       const VkAllocationCallbacks *pAllocator)
{
	struct gvk_device *device = gvk_device(handle);
	struct gvk_memory *memory = GVK_OBJECT(gvk_memory, object);
	struct gpupv_vk_name *record;

	(void)pAllocator;
	if (!memory)
		return;
	gvk_channel_lock(&device->control);
	record = gvk_channel_record(&device->control, GPUPV_VK_OP_FREE_MEMORY,
				    sizeof(*record));
	if (record)
		record->id = memory->object.id;
	gvk_control_end(&device->control);
	/* The allocation ends after all that is queued now. */
	gvk_channel_flush(&device->control);
	gvk_gpu_free(&device->gpu, &memory->allocation);
	free(memory);
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_MapMemory(VkDevice handle, VkDeviceMemory object, VkDeviceSize offset,
	      VkDeviceSize size, VkMemoryMapFlags flags, void **ppData)
{
	struct gvk_device *device = gvk_device(handle);
	struct gvk_memory *memory = GVK_OBJECT(gvk_memory, object);
	void *mapped;

	(void)size;
	(void)flags;
	if (!(allocation_flags[memory->type] & GPUPV_ALLOCATION_CPU_VISIBLE))
		return VK_ERROR_MEMORY_MAP_FAILED;
	if (!memory->mapped) {
		if (gvk_gpu_lock(&device->gpu, memory->allocation.handle,
				 &mapped) < 0)
			return gvk_gpu_check(&device->gpu) ?
				VK_ERROR_DEVICE_LOST :
				VK_ERROR_MEMORY_MAP_FAILED;
		memory->mapped = mapped;
	}
	*ppData = memory->mapped + offset;
	return VK_SUCCESS;
}

/* The mapping stays until the memory is freed. */
VKAPI_ATTR void VKAPI_CALL
gvk_UnmapMemory(VkDevice device, VkDeviceMemory memory)
{
	(void)device;
	(void)memory;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_FlushMappedMemoryRanges(VkDevice device, uint32_t memoryRangeCount,
			    const VkMappedMemoryRange *pMemoryRanges)
{
	(void)device;
	(void)memoryRangeCount;
	(void)pMemoryRanges;
	return VK_SUCCESS;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_InvalidateMappedMemoryRanges(VkDevice device, uint32_t memoryRangeCount,
				 const VkMappedMemoryRange *pMemoryRanges)
{
	(void)device;
	(void)memoryRangeCount;
	(void)pMemoryRanges;
	return VK_SUCCESS;
}

VKAPI_ATTR void VKAPI_CALL
gvk_GetDeviceMemoryCommitment(VkDevice device, VkDeviceMemory object,
			      VkDeviceSize *pCommittedMemoryInBytes)
{
	(void)device;
	*pCommittedMemoryInBytes = GVK_OBJECT(gvk_memory, object)->size;
}

VKAPI_ATTR uint64_t VKAPI_CALL
gvk_GetDeviceMemoryOpaqueCaptureAddress(
	VkDevice device, const VkDeviceMemoryOpaqueCaptureAddressInfo *pInfo)
{
	(void)device;
	(void)pInfo;
	return 0;
}
