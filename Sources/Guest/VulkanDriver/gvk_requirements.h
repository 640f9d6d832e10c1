/* SPDX-License-Identifier: Apache-2.0 */
/* What memory buffers and images need, as far as it is known. */
#ifndef GVK_REQUIREMENTS_H
#define GVK_REQUIREMENTS_H

#include <vulkan/vulkan_core.h>

#define GVK_REQUIREMENTS_WORDS	12u
#define GVK_REQUIREMENTS_KEPT	128u

/* All that the answer depends on; kind 0: it may depend on more. */
struct gvk_requirements_key {
	VkObjectType	kind;
	uint32_t	words[GVK_REQUIREMENTS_WORDS];
};

struct gvk_requirements {
	struct gvk_requirements_key	key;
	VkMemoryRequirements		requirements;
	VkBool32			prefers_dedicated, requires_dedicated;
};

/* For a buffer or image that is being made; @key is zeroed. */
void gvk_requirements_of_buffer(struct gvk_requirements_key *key,
				const VkBufferCreateInfo *info);
void gvk_requirements_of_image(struct gvk_requirements_key *key,
			       const VkImageCreateInfo *info);

#endif /* GVK_REQUIREMENTS_H */
