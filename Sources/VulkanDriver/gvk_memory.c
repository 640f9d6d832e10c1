// SPDX-License-Identifier: Apache-2.0
/*
 * Device memory: allocations of the partition's. What the CPU sees of it lies
 * in the window, mapped once and for good.
 */
#include "gvk_objects.h"

#include <errno.h>

#include "generated/gvk_entry.h"

#define MEMORY_TYPES	3u

static const uint32_t allocation_flags[MEMORY_TYPES] = {
	0,
	GPUPV_ALLOCATION_CPU_VISIBLE | GPUPV_ALLOCATION_NON_LOCAL,
	GPUPV_ALLOCATION_CPU_VISIBLE,
};

static const void *find_in_chain(const void *next, VkStructureType type)
{
	for (const VkBaseInStructure *s = next; s; s = s->pNext) {
		if (s->sType == type)
			return s;
	}
	return NULL;
}

/* What was freed may be on its way yet: a second try comes after it. */
static int allocate(struct gvk_device *device, uint64_t size, uint32_t type,
		    struct d3dkmthandle *allocation)
{
	int ret = gvk_gpu_allocate(&device->gpu, size, allocation_flags[type],
				   allocation);

	if (ret != -ENOMEM || gvk_channel_idle(&device->control))
		return ret;
	return gvk_gpu_allocate(&device->gpu, size, allocation_flags[type],
				allocation);
}

static void tell_host(struct gvk_device *device,
		      const struct gvk_memory *memory,
		      const VkMemoryAllocateInfo *info)
{
	const VkMemoryDedicatedAllocateInfo *dedicated =
		find_in_chain(info->pNext,
			      VK_STRUCTURE_TYPE_MEMORY_DEDICATED_ALLOCATE_INFO);
	const VkMemoryAllocateFlagsInfo *flags =
		find_in_chain(info->pNext,
			      VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_FLAGS_INFO);
	struct gpupv_vk_allocate *record;

	gvk_channel_lock(&device->control);
	record = gvk_channel_record(&device->control,
				    GPUPV_VK_OP_ALLOCATE_MEMORY,
				    sizeof(*record));
	if (record) {
		record->id = memory->object.id;
		record->size = info->allocationSize;
		record->allocation = memory->allocation.v;
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
	int ret;

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
	ret = allocate(device, memory->size, type, &memory->allocation);
	if (ret < 0) {
		free(memory);
		return gvk_device_is_lost(device) ? VK_ERROR_DEVICE_LOST :
			VK_ERROR_OUT_OF_DEVICE_MEMORY;
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
	gvk_gpu_free(&device->gpu, memory->allocation);
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
		if (gvk_gpu_lock(&device->gpu, memory->allocation,
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
