/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Surfaces: an X window, or nothing. The loader makes them; the driver says
 * what they can do and puts pictures on them.
 */
#ifndef GVK_SURFACE_H
#define GVK_SURFACE_H

#include <stdbool.h>
#include <stdint.h>

#include <vulkan/vulkan_core.h>

/* Bytes of a pixel in any of a surface's formats. */
#define GVK_PIXEL_BYTES		4u

/* What pictures are put on. */
struct gvk_screen {
	VkSurfaceKHR	surface;
	uint32_t	context;	/* an X graphics context */
	uint8_t		depth;
};

/* VK_ERROR_SURFACE_LOST_KHR if there is no such window. */
VkResult gvk_screen_begin(struct gvk_screen *screen, VkSurfaceKHR surface);
void gvk_screen_end(struct gvk_screen *screen);

/*
 * Shows a picture, its rows one after the other from the top. VK_SUBOPTIMAL_KHR
 * if the window is of another size.
 */
VkResult gvk_screen_show(const struct gvk_screen *screen, VkExtent2D size,
			 const void *pixels);

bool gvk_surface_has_format(VkFormat format, VkColorSpaceKHR space);

#endif /* GVK_SURFACE_H */
