/* SPDX-License-Identifier: Apache-2.0 */
/* The host's Vulkan, for Swift: the loader's header and what Swift cannot import of it. */
#ifndef GPUPV_CVULKAN_H
#define GPUPV_CVULKAN_H

#include <vulkan/vulkan_core.h>

/* Macros with casts. */
static inline uint32_t gpupv_vk_api_version(uint32_t major, uint32_t minor)
{
	return VK_MAKE_API_VERSION(0, major, minor, 0);
}

#endif /* GPUPV_CVULKAN_H */
