// SPDX-License-Identifier: Apache-2.0
/*
 * Follows VK_EXT_memory_budget until its standard input ends: prints
 *
 *	budget HEAP BYTES
 *
 * for each heap at first, and whenever one changes.
 */
#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <vulkan/vulkan.h>

static int at_end(void)
{
	struct pollfd input = { .fd = STDIN_FILENO, .events = POLLIN };
	char bytes[64];

	return poll(&input, 1, 20) == 1 &&
	       read(STDIN_FILENO, bytes, sizeof(bytes)) <= 0;
}

int main(void)
{
	VkApplicationInfo application = {
		.sType = VK_STRUCTURE_TYPE_APPLICATION_INFO,
		.apiVersion = VK_API_VERSION_1_1,
	};
	VkInstanceCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_INSTANCE_CREATE_INFO,
		.pApplicationInfo = &application,
	};
	VkDeviceSize last[VK_MAX_MEMORY_HEAPS] = { 0 };
	VkPhysicalDevice device;
	uint32_t count = 1;
	VkInstance instance;

	if (vkCreateInstance(&info, NULL, &instance) ||
	    vkEnumeratePhysicalDevices(instance, &count, &device) < 0 || !count) {
		fprintf(stderr, "vk-budget: there is no Vulkan device\n");
		return 1;
	}
	setlinebuf(stdout);
	do {
		VkPhysicalDeviceMemoryBudgetPropertiesEXT budget = {
			.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MEMORY_BUDGET_PROPERTIES_EXT,
		};
		VkPhysicalDeviceMemoryProperties2 memory = {
			.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MEMORY_PROPERTIES_2,
			.pNext = &budget,
		};

		vkGetPhysicalDeviceMemoryProperties2(device, &memory);
		for (uint32_t i = 0; i < memory.memoryProperties.memoryHeapCount; i++) {
			if (budget.heapBudget[i] == last[i])
				continue;
			last[i] = budget.heapBudget[i];
			printf("budget %" PRIu32 " %" PRIu64 "\n", i, last[i]);
		}
	} while (!at_end());
	vkDestroyInstance(instance, NULL);
	return 0;
}
