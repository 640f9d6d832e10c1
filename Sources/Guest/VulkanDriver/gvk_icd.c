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

/* Whether one of @names, which have spaces between them, is enabled. */
static bool is_enabled(const struct gvk_device *device, const char *names)
{
	bool is_any = !names;

	while (!is_any && *names) {
		size_t length = strcspn(names, " ");

		for (uint32_t i = 0; i < device->extension_count; i++) {
			const char *name = device->extensions[i].extensionName;

			is_any |= !strncmp(name, names, length) &&
				!name[length];
		}
		names += length + strspn(names + length, " ");
	}
	return is_any;
}

/* A command of an extension is there if the extension is enabled. */
VKAPI_ATTR PFN_vkVoidFunction VKAPI_CALL
gvk_GetDeviceProcAddr(VkDevice device, const char *pName)
{
	const struct gvk_entry *entry = find_entry(pName);

	if (!entry || entry->level != 3 ||
	    !is_enabled(gvk_device(device), entry->extensions))
		return NULL;
	return entry->function;
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
