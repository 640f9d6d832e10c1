// SPDX-License-Identifier: Apache-2.0
/*
 * Instances, and the adapters that are their physical devices.
 */
#include "gvk_objects.h"

#include <fcntl.h>
#include <unistd.h>

#include "generated/gvk_entry.h"

static const VkExtensionProperties instance_extensions[] = {
	{ VK_EXT_HEADLESS_SURFACE_EXTENSION_NAME,
	  VK_EXT_HEADLESS_SURFACE_SPEC_VERSION },
	{ VK_KHR_DEVICE_GROUP_CREATION_EXTENSION_NAME,
	  VK_KHR_DEVICE_GROUP_CREATION_SPEC_VERSION },
	{ VK_KHR_EXTERNAL_FENCE_CAPABILITIES_EXTENSION_NAME,
	  VK_KHR_EXTERNAL_FENCE_CAPABILITIES_SPEC_VERSION },
	{ VK_KHR_EXTERNAL_MEMORY_CAPABILITIES_EXTENSION_NAME,
	  VK_KHR_EXTERNAL_MEMORY_CAPABILITIES_SPEC_VERSION },
	{ VK_KHR_EXTERNAL_SEMAPHORE_CAPABILITIES_EXTENSION_NAME,
	  VK_KHR_EXTERNAL_SEMAPHORE_CAPABILITIES_SPEC_VERSION },
	{ VK_KHR_GET_PHYSICAL_DEVICE_PROPERTIES_2_EXTENSION_NAME,
	  VK_KHR_GET_PHYSICAL_DEVICE_PROPERTIES_2_SPEC_VERSION },
	{ VK_KHR_GET_SURFACE_CAPABILITIES_2_EXTENSION_NAME,
	  VK_KHR_GET_SURFACE_CAPABILITIES_2_SPEC_VERSION },
	{ VK_KHR_SURFACE_EXTENSION_NAME, VK_KHR_SURFACE_SPEC_VERSION },
	{ VK_KHR_XCB_SURFACE_EXTENSION_NAME, VK_KHR_XCB_SURFACE_SPEC_VERSION },
};

#define EXTENSION_COUNT \
	(sizeof(instance_extensions) / sizeof(instance_extensions[0]))

VKAPI_ATTR VkResult VKAPI_CALL
gvk_EnumerateInstanceExtensionProperties(const char *pLayerName,
					 uint32_t *pPropertyCount,
					 VkExtensionProperties *pProperties)
{
	uint32_t count = *pPropertyCount;

	if (pLayerName)
		return VK_ERROR_LAYER_NOT_PRESENT;
	*pPropertyCount = EXTENSION_COUNT;
	if (!pProperties)
		return VK_SUCCESS;
	if (count > EXTENSION_COUNT)
		count = EXTENSION_COUNT;
	memcpy(pProperties, instance_extensions, count * sizeof(*pProperties));
	*pPropertyCount = count;
	return count < EXTENSION_COUNT ? VK_INCOMPLETE : VK_SUCCESS;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_EnumerateInstanceLayerProperties(uint32_t *pPropertyCount,
				     VkLayerProperties *pProperties)
{
	(void)pProperties;
	*pPropertyCount = 0;
	return VK_SUCCESS;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_EnumerateInstanceVersion(uint32_t *pApiVersion)
{
	*pApiVersion = GVK_API_VERSION;
	return VK_SUCCESS;
}

static bool has_extension(const char *name)
{
	for (size_t i = 0; i < EXTENSION_COUNT; i++) {
		if (!strcmp(name, instance_extensions[i].extensionName))
			return true;
	}
	return false;
}

static void enumerate_adapters(struct gvk_instance *instance)
{
	struct d3dkmt_adapterinfo infos[GVK_ADAPTERS_MAX];
	struct d3dkmt_enumadapters2 list = {
		.num_adapters = GVK_ADAPTERS_MAX,
		.adapters = (uintptr_t)infos,
	};

	if (gvk_ioctl(instance->fd, LX_DXENUMADAPTERS2, &list) < 0)
		return;
	for (uint32_t i = 0; i < list.num_adapters; i++) {
		struct gvk_physical_device *physical =
			gvk_physical_device_new(instance, &infos[i]);

		if (physical)
			instance->physical_devices
				[instance->physical_device_count++] = physical;
	}
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_CreateInstance(const VkInstanceCreateInfo *pCreateInfo,
		   const VkAllocationCallbacks *pAllocator,
		   VkInstance *pInstance)
{
	const VkApplicationInfo *application = pCreateInfo->pApplicationInfo;
	struct gvk_instance *instance;

	(void)pAllocator;
	for (uint32_t i = 0; i < pCreateInfo->enabledExtensionCount; i++) {
		if (!has_extension(pCreateInfo->ppEnabledExtensionNames[i]))
			return VK_ERROR_EXTENSION_NOT_PRESENT;
	}
	instance = calloc(1, sizeof(*instance));
	if (!instance)
		return VK_ERROR_OUT_OF_HOST_MEMORY;
	gvk_dispatchable_init(&instance->dispatchable, VK_OBJECT_TYPE_INSTANCE,
			      0);
	instance->api_version = application && application->apiVersion ?
		application->apiVersion : VK_API_VERSION_1_0;
	/* Without the device there is an instance without physical devices. */
	instance->fd = open("/dev/dxg", O_RDONLY | O_CLOEXEC);
	if (instance->fd >= 0)
		enumerate_adapters(instance);
	*pInstance = (VkInstance)instance;
	return VK_SUCCESS;
}

VKAPI_ATTR void VKAPI_CALL
gvk_DestroyInstance(VkInstance handle, const VkAllocationCallbacks *pAllocator)
{
	struct gvk_instance *instance = (struct gvk_instance *)handle;

	(void)pAllocator;
	if (!instance)
		return;
	for (uint32_t i = 0; i < instance->physical_device_count; i++)
		gvk_physical_device_free(instance->physical_devices[i]);
	if (instance->fd >= 0)
		close(instance->fd);
	free(instance);
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_EnumeratePhysicalDevices(VkInstance handle, uint32_t *pPhysicalDeviceCount,
			     VkPhysicalDevice *pPhysicalDevices)
{
	struct gvk_instance *instance = (struct gvk_instance *)handle;
	uint32_t count = *pPhysicalDeviceCount;

	*pPhysicalDeviceCount = instance->physical_device_count;
	if (!pPhysicalDevices)
		return VK_SUCCESS;
	if (count > instance->physical_device_count)
		count = instance->physical_device_count;
	for (uint32_t i = 0; i < count; i++)
		pPhysicalDevices[i] =
			(VkPhysicalDevice)instance->physical_devices[i];
	*pPhysicalDeviceCount = count;
	return count < instance->physical_device_count ? VK_INCOMPLETE :
		VK_SUCCESS;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_EnumeratePhysicalDeviceGroups(
	VkInstance handle, uint32_t *pPhysicalDeviceGroupCount,
	VkPhysicalDeviceGroupProperties *pPhysicalDeviceGroupProperties)
{
	struct gvk_instance *instance = (struct gvk_instance *)handle;
	uint32_t count = *pPhysicalDeviceGroupCount;

	*pPhysicalDeviceGroupCount = instance->physical_device_count;
	if (!pPhysicalDeviceGroupProperties)
		return VK_SUCCESS;
	if (count > instance->physical_device_count)
		count = instance->physical_device_count;
	for (uint32_t i = 0; i < count; i++) {
		VkPhysicalDeviceGroupProperties *group =
			&pPhysicalDeviceGroupProperties[i];

		memset(group->physicalDevices, 0,
		       sizeof(group->physicalDevices));
		group->physicalDeviceCount = 1;
		group->physicalDevices[0] =
			(VkPhysicalDevice)instance->physical_devices[i];
		group->subsetAllocation = VK_FALSE;
	}
	*pPhysicalDeviceGroupCount = count;
	return count < instance->physical_device_count ? VK_INCOMPLETE :
		VK_SUCCESS;
}
