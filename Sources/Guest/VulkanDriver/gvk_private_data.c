// SPDX-License-Identifier: Apache-2.0
/*
 * Private data: what a program keeps beside objects. Ids are never used again,
 * so nothing has to be forgotten when an object ends.
 */
#include "gvk_objects.h"

#include "generated/gvk_entry.h"

struct entry {
	uint64_t	id;	/* 0: free */
	uint64_t	data;
};

struct gvk_private_slot {
	struct gvk_object	object;
	struct gvk_private_slot	*next, **link;	/* in the device */
	uint32_t		count, room;	/* room: a power of 2 */
	struct entry		*entries;	/* open addressing */
};

static struct entry *find_entry(const struct gvk_private_slot *slot,
				uint64_t id)
{
	uint32_t mask = slot->room - 1;
	uint32_t at = (uint32_t)(id * 0x9e3779b97f4a7c15ull >> 32) & mask;

	while (slot->entries[at].id && slot->entries[at].id != id)
		at = (at + 1) & mask;
	return &slot->entries[at];
}

static bool slot_grow(struct gvk_private_slot *slot)
{
	struct gvk_private_slot larger = *slot;

	larger.room = slot->room ? 2 * slot->room : 16;
	larger.entries = calloc(larger.room, sizeof(*larger.entries));
	if (!larger.entries)
		return false;
	for (uint32_t i = 0; i < slot->room; i++) {
		if (slot->entries[i].id)
			*find_entry(&larger, slot->entries[i].id) =
				slot->entries[i];
	}
	free(slot->entries);
	slot->entries = larger.entries;
	slot->room = larger.room;
	return true;
}

/* Objects of all types have ids; where they are depends on the type. */
static uint64_t object_id(VkObjectType type, uint64_t handle)
{
	switch (type) {
	case VK_OBJECT_TYPE_INSTANCE:
	case VK_OBJECT_TYPE_PHYSICAL_DEVICE:
	case VK_OBJECT_TYPE_DEVICE:
	case VK_OBJECT_TYPE_QUEUE:
	case VK_OBJECT_TYPE_COMMAND_BUFFER:
		return gvk_dispatchable_id((void *)(uintptr_t)handle);
	default:
		return gvk_id(handle);
	}
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_CreatePrivateDataSlot(VkDevice handle,
			  const VkPrivateDataSlotCreateInfo *pCreateInfo,
			  const VkAllocationCallbacks *pAllocator,
			  VkPrivateDataSlot *pPrivateDataSlot)
{
	struct gvk_device *device = gvk_device(handle);
	struct gvk_private_slot *slot =
		gvk_object_make(device, sizeof(*slot),
				VK_OBJECT_TYPE_PRIVATE_DATA_SLOT);

	(void)pCreateInfo;
	(void)pAllocator;
	if (!slot)
		return VK_ERROR_OUT_OF_HOST_MEMORY;
	pthread_mutex_lock(&device->private_lock);
	slot->next = device->private_slots;
	slot->link = &device->private_slots;
	if (slot->next)
		slot->next->link = &slot->next;
	device->private_slots = slot;
	pthread_mutex_unlock(&device->private_lock);
	*pPrivateDataSlot = GVK_HANDLE(VkPrivateDataSlot, slot);
	return VK_SUCCESS;
}

static void slot_free(struct gvk_private_slot *slot)
{
	*slot->link = slot->next;
	if (slot->next)
		slot->next->link = slot->link;
	free(slot->entries);
	free(slot);
}

VKAPI_ATTR void VKAPI_CALL
gvk_DestroyPrivateDataSlot(VkDevice handle, VkPrivateDataSlot object,
			   const VkAllocationCallbacks *pAllocator)
{
	struct gvk_device *device = gvk_device(handle);

	(void)pAllocator;
	if (!object)
		return;
	pthread_mutex_lock(&device->private_lock);
	slot_free(GVK_OBJECT(gvk_private_slot, object));
	pthread_mutex_unlock(&device->private_lock);
}

void gvk_private_data_end(struct gvk_device *device)
{
	while (device->private_slots)
		slot_free(device->private_slots);
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_SetPrivateData(VkDevice handle, VkObjectType objectType,
		   uint64_t objectHandle, VkPrivateDataSlot privateDataSlot,
		   uint64_t data)
{
	struct gvk_device *device = gvk_device(handle);
	struct gvk_private_slot *slot =
		GVK_OBJECT(gvk_private_slot, privateDataSlot);
	uint64_t id = object_id(objectType, objectHandle);
	VkResult result = VK_ERROR_OUT_OF_HOST_MEMORY;
	struct entry *entry;

	pthread_mutex_lock(&device->private_lock);
	if (slot->count * 2 < slot->room || slot_grow(slot)) {
		entry = find_entry(slot, id);
		slot->count += !entry->id;
		entry->id = id;
		entry->data = data;
		result = VK_SUCCESS;
	}
	pthread_mutex_unlock(&device->private_lock);
	return result;
}

VKAPI_ATTR void VKAPI_CALL
gvk_GetPrivateData(VkDevice handle, VkObjectType objectType,
		   uint64_t objectHandle, VkPrivateDataSlot privateDataSlot,
		   uint64_t *pData)
{
	struct gvk_device *device = gvk_device(handle);
	const struct gvk_private_slot *slot =
		GVK_OBJECT(gvk_private_slot, privateDataSlot);
	uint64_t id = object_id(objectType, objectHandle);

	pthread_mutex_lock(&device->private_lock);
	*pData = slot->room ? find_entry(slot, id)->data : 0;
	pthread_mutex_unlock(&device->private_lock);
}
