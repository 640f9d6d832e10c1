// SPDX-License-Identifier: Apache-2.0
/*
 * What a Vulkan loader does with the guest's driver, without a loader: for
 * root file systems that have none, and for programs of another C library.
 * Prints the devices' names.
 *
 * usage: vk-driver [LIBRARY]
 */
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>

#include <vulkan/vulkan.h>

#define DEVICES	8

int main(int argc, char **argv)
{
	const char *path = argc > 1 ? argv[1] :
			   sizeof(void *) == 8 ?
			   "/etc/vulkan/icd.d/libgpupv-vulkan.so" :
			   "/etc/vulkan/icd.d/libgpupv-vulkan-32.so";
	const VkInstanceCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_INSTANCE_CREATE_INFO,
	};
	void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
	VkPhysicalDevice devices[DEVICES];
	uint32_t count = DEVICES;
	VkInstance instance;
	VkResult result;
	PFN_vkGetInstanceProcAddr get;
	PFN_vkCreateInstance create;
	PFN_vkEnumeratePhysicalDevices enumerate;
	PFN_vkGetPhysicalDeviceProperties describe;
	uint32_t i;

	if (!library) {
		fprintf(stderr, "vk-driver: %s\n", dlerror());
		return 1;
	}
	get = (PFN_vkGetInstanceProcAddr)dlsym(library,
					       "vk_icdGetInstanceProcAddr");
	create = (PFN_vkCreateInstance)get(NULL, "vkCreateInstance");
	result = create(&info, NULL, &instance);
	if (result) {
		fprintf(stderr, "vk-driver: vkCreateInstance: %d\n", result);
		return 1;
	}
	enumerate = (PFN_vkEnumeratePhysicalDevices)
		get(instance, "vkEnumeratePhysicalDevices");
	describe = (PFN_vkGetPhysicalDeviceProperties)
		get(instance, "vkGetPhysicalDeviceProperties");
	result = enumerate(instance, &count, devices);
	if (result) {
		fprintf(stderr, "vk-driver: vkEnumeratePhysicalDevices: %d\n",
			result);
		return 1;
	}
	for (i = 0; i < count; i++) {
		VkPhysicalDeviceProperties properties;

		describe(devices[i], &properties);
		printf("%s\n", properties.deviceName);
	}
	return !count;
}
