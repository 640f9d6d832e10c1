// SPDX-License-Identifier: Apache-2.0
/*
 * What the Vulkan loader finds: interface version 5.
 */
#include "gvk_objects.h"

#include <vulkan/vk_icd.h>

#include "generated/gvk_entry.h"

#define EXPORT		__attribute__((visibility("default")))
#define INTERFACE	5u

EXPORT VKAPI_ATTR VkResult VKAPI_CALL
vk_icdNegotiateLoaderICDInterfaceVersion(uint32_t *version);
EXPORT VKAPI_ATTR PFN_vkVoidFunction VKAPI_CALL
vk_icdGetInstanceProcAddr(VkInstance instance, const char *name);
EXPORT VKAPI_ATTR PFN_vkVoidFunction VKAPI_CALL
vk_icdGetPhysicalDeviceProcAddr(VkInstance instance, const char *name);

static int compare_entry(const void *name, const void *entry)
{
	return strcmp(name, ((const struct gvk_entry *)entry)->name);
}

static const struct gvk_entry *find_entry(const char *name)
{
	return bsearch(name, gvk_entries, gvk_entry_count,
		       sizeof(gvk_entries[0]), compare_entry);
}

void gvk_dispatchable_init(struct gvk_dispatchable *dispatchable,
			   VkObjectType type, uint64_t id)
{
	set_loader_magic_value(dispatchable);
	dispatchable->object.id = id;
	dispatchable->object.type = type;
}

VKAPI_ATTR PFN_vkVoidFunction VKAPI_CALL
gvk_GetInstanceProcAddr(VkInstance instance, const char *pName)
{
	const struct gvk_entry *entry = pName ? find_entry(pName) : NULL;

	if (!entry)
		return NULL;
	/* This one may be asked for with no instance since Vulkan 1.2. */
	if (!instance && entry->level &&
	    strcmp(pName, "vkGetInstanceProcAddr"))
		return NULL;
	return entry->function;
}

VKAPI_ATTR PFN_vkVoidFunction VKAPI_CALL
gvk_GetDeviceProcAddr(VkDevice device, const char *pName)
{
	const struct gvk_entry *entry = find_entry(pName);

	(void)device;
	return entry && entry->level == 3 ? entry->function : NULL;
}

VkResult vk_icdNegotiateLoaderICDInterfaceVersion(uint32_t *version)
{
	if (*version > INTERFACE)
		*version = INTERFACE;
	return VK_SUCCESS;
}

PFN_vkVoidFunction vk_icdGetInstanceProcAddr(VkInstance instance,
					     const char *name)
{
	return gvk_GetInstanceProcAddr(instance, name);
}

PFN_vkVoidFunction vk_icdGetPhysicalDeviceProcAddr(VkInstance instance,
						   const char *name)
{
	const struct gvk_entry *entry = find_entry(name);

	(void)instance;
	return entry && entry->level == 2 ? entry->function : NULL;
}
