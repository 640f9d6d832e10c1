/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Structures of VkBool32s that say what a device can do, by the structure's
 * type.
 */
#ifndef GVK_FEATURES_H
#define GVK_FEATURES_H

#include <stddef.h>

#include <vulkan/vulkan_core.h>

/* Bytes of a structure of features; 0 if it is none that is known. */
size_t gvk_features_size(VkStructureType type);

/* Whether all that is wanted is offered; both structures are of one type. */
int gvk_features_cover(const void *offered, const void *wanted, size_t size);

#endif /* GVK_FEATURES_H */
