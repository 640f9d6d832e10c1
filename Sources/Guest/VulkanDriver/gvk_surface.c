// SPDX-License-Identifier: Apache-2.0
#define VK_USE_PLATFORM_XCB_KHR
#include "gvk_surface.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>

#include "gvk_objects.h"

#include <vulkan/vk_icd.h>

#include "generated/gvk_entry.h"

#define IMAGES_MIN	2u
#define IMAGES_MAX	8u

static const VkSurfaceFormatKHR formats[] = {
	{ VK_FORMAT_B8G8R8A8_SRGB, VK_COLOR_SPACE_SRGB_NONLINEAR_KHR },
	{ VK_FORMAT_B8G8R8A8_UNORM, VK_COLOR_SPACE_SRGB_NONLINEAR_KHR },
};

/* Presenting waits for the picture, and none for a display. */
static const VkPresentModeKHR modes[] = {
	VK_PRESENT_MODE_FIFO_KHR, VK_PRESENT_MODE_IMMEDIATE_KHR,
	VK_PRESENT_MODE_MAILBOX_KHR,
};

#define COUNT(array)	(uint32_t)(sizeof(array) / sizeof((array)[0]))

bool gvk_surface_has_format(VkFormat format, VkColorSpaceKHR space)
{
	for (uint32_t i = 0; i < COUNT(formats); i++) {
		if (formats[i].format == format &&
		    formats[i].colorSpace == space)
			return true;
	}
	return false;
}

/* --------------------------------------------------------------------- X */

#define FUNCTIONS(f) \
	f(xcb_get_setup) \
	f(xcb_setup_roots_iterator) \
	f(xcb_screen_next) \
	f(xcb_screen_allowed_depths_iterator) \
	f(xcb_depth_next) \
	f(xcb_depth_visuals) \
	f(xcb_depth_visuals_length) \
	f(xcb_get_geometry) \
	f(xcb_get_geometry_reply) \
	f(xcb_generate_id) \
	f(xcb_create_gc) \
	f(xcb_free_gc) \
	f(xcb_put_image) \
	f(xcb_get_maximum_request_length) \
	f(xcb_flush)

/* libxcb, which is there wherever a program has an X window. */
static struct {
	bool	is_there;
#define DECLARE(name)	__typeof__(&name) name;
	FUNCTIONS(DECLARE)
#undef DECLARE
} xcb;

static void load_xcb(void)
{
	void *library = dlopen("libxcb.so.1", RTLD_NOW | RTLD_LOCAL);

	if (!library)
		return;
	xcb.is_there = true;
#define LOAD(name) do { \
	*(void **)&xcb.name = dlsym(library, #name); \
	if (!xcb.name) \
		xcb.is_there = false; \
} while (0);
	FUNCTIONS(LOAD)
#undef LOAD
}

static bool has_xcb(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, load_xcb);
	return xcb.is_there;
}

/* The window, or null for a surface that nobody sees. */
static const VkIcdSurfaceXcb *window(VkSurfaceKHR surface)
{
	const VkIcdSurfaceBase *base = (void *)(uintptr_t)surface;

	return base->platform == VK_ICD_WSI_PLATFORM_XCB && has_xcb() ?
		(const VkIcdSurfaceXcb *)base : NULL;
}

static bool is_known(VkSurfaceKHR surface)
{
	const VkIcdSurfaceBase *base = (void *)(uintptr_t)surface;

	return base->platform == VK_ICD_WSI_PLATFORM_HEADLESS ||
		window(surface);
}

static bool get_geometry(const VkIcdSurfaceXcb *window, VkExtent2D *size,
			 uint8_t *depth)
{
	xcb_get_geometry_reply_t *reply;

	reply = xcb.xcb_get_geometry_reply(
		window->connection,
		xcb.xcb_get_geometry(window->connection, window->window), NULL);
	if (!reply)
		return false;
	size->width = reply->width;
	size->height = reply->height;
	*depth = reply->depth;
	free(reply);
	return true;
}

/* Whether pixels of a visual are 0xRRGGBB in 32 bits. */
static bool is_rgb(const xcb_visualtype_t *visual)
{
	return visual->_class == XCB_VISUAL_CLASS_TRUE_COLOR &&
		visual->red_mask == 0xff0000 && visual->green_mask == 0xff00 &&
		visual->blue_mask == 0xff;
}

VKAPI_ATTR VkBool32 VKAPI_CALL
gvk_GetPhysicalDeviceXcbPresentationSupportKHR(
	VkPhysicalDevice physicalDevice, uint32_t queueFamilyIndex,
	xcb_connection_t *connection, xcb_visualid_t visual_id)
{
	xcb_screen_iterator_t screen;

	(void)physicalDevice;
	(void)queueFamilyIndex;
	if (!has_xcb())
		return VK_FALSE;
	screen = xcb.xcb_setup_roots_iterator(xcb.xcb_get_setup(connection));
	for (; screen.rem; xcb.xcb_screen_next(&screen)) {
		xcb_depth_iterator_t depth =
			xcb.xcb_screen_allowed_depths_iterator(screen.data);

		for (; depth.rem; xcb.xcb_depth_next(&depth)) {
			const xcb_visualtype_t *visuals =
				xcb.xcb_depth_visuals(depth.data);
			int count = xcb.xcb_depth_visuals_length(depth.data);

			for (int i = 0; i < count; i++) {
				if (visuals[i].visual_id == visual_id)
					return is_rgb(&visuals[i]);
			}
		}
	}
	return VK_FALSE;
}

/* ---------------------------------------------------------------- screens */

VkResult gvk_screen_begin(struct gvk_screen *screen, VkSurfaceKHR surface)
{
	const VkIcdSurfaceXcb *x = window(surface);
	VkExtent2D size;

	screen->surface = surface;
	if (!is_known(surface))
		return VK_ERROR_SURFACE_LOST_KHR;
	if (!x)
		return VK_SUCCESS;
	if (!get_geometry(x, &size, &screen->depth))
		return VK_ERROR_SURFACE_LOST_KHR;
	screen->context = xcb.xcb_generate_id(x->connection);
	xcb.xcb_create_gc(x->connection, screen->context, x->window, 0, NULL);
	return VK_SUCCESS;
}

void gvk_screen_end(struct gvk_screen *screen)
{
	const VkIcdSurfaceXcb *x = screen->context ? window(screen->surface) :
		NULL;

	if (x)
		xcb.xcb_free_gc(x->connection, screen->context);
}

VkResult gvk_screen_show(const struct gvk_screen *screen, VkExtent2D size,
			 const void *pixels)
{
	const VkIcdSurfaceXcb *x = window(screen->surface);
	size_t pitch = (size_t)size.width * GVK_PIXEL_BYTES, most;
	const uint8_t *row = pixels;
	VkExtent2D now;
	uint8_t depth;

	if (!x)
		return VK_SUCCESS;
	if (!get_geometry(x, &now, &depth))
		return VK_ERROR_SURFACE_LOST_KHR;
	/* As many rows as a request takes beside its head, in words of 4 bytes. */
	most = ((size_t)xcb.xcb_get_maximum_request_length(x->connection) - 16) *
		4 / pitch;
	for (uint32_t y = 0; y < size.height; ) {
		uint32_t rows = size.height - y;

		if (rows > most)
			rows = most ? (uint32_t)most : 1;
		xcb.xcb_put_image(x->connection, XCB_IMAGE_FORMAT_Z_PIXMAP,
				  x->window, screen->context,
				  (uint16_t)size.width, (uint16_t)rows, 0,
				  (int16_t)y, 0, screen->depth,
				  (uint32_t)(rows * pitch), row);
		row += rows * pitch;
		y += rows;
	}
	if (xcb.xcb_flush(x->connection) <= 0)
		return VK_ERROR_SURFACE_LOST_KHR;
	return now.width == size.width && now.height == size.height ?
		VK_SUCCESS : VK_SUBOPTIMAL_KHR;
}

/* ------------------------------------------------------------- questions */

VKAPI_ATTR VkResult VKAPI_CALL
gvk_GetPhysicalDeviceSurfaceSupportKHR(VkPhysicalDevice physicalDevice,
				       uint32_t queueFamilyIndex,
				       VkSurfaceKHR surface,
				       VkBool32 *pSupported)
{
	(void)physicalDevice;
	(void)queueFamilyIndex;
	*pSupported = is_known(surface);
	return VK_SUCCESS;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_GetPhysicalDeviceSurfaceCapabilitiesKHR(
	VkPhysicalDevice physicalDevice, VkSurfaceKHR surface,
	VkSurfaceCapabilitiesKHR *pSurfaceCapabilities)
{
	const VkIcdSurfaceXcb *x = window(surface);
	uint32_t edge = gvk_physical_device(physicalDevice)
		->properties.limits.maxImageDimension2D;
	VkSurfaceCapabilitiesKHR capabilities = {
		.minImageCount = IMAGES_MIN,
		.maxImageCount = IMAGES_MAX,
		.currentExtent = { UINT32_MAX, UINT32_MAX },
		.minImageExtent = { 1, 1 },
		.maxImageExtent = { edge, edge },
		.maxImageArrayLayers = 1,
		.supportedTransforms = VK_SURFACE_TRANSFORM_IDENTITY_BIT_KHR,
		.currentTransform = VK_SURFACE_TRANSFORM_IDENTITY_BIT_KHR,
		.supportedCompositeAlpha = VK_COMPOSITE_ALPHA_OPAQUE_BIT_KHR |
			VK_COMPOSITE_ALPHA_INHERIT_BIT_KHR,
		.supportedUsageFlags = VK_IMAGE_USAGE_TRANSFER_SRC_BIT |
			VK_IMAGE_USAGE_TRANSFER_DST_BIT |
			VK_IMAGE_USAGE_SAMPLED_BIT |
			VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT |
			VK_IMAGE_USAGE_INPUT_ATTACHMENT_BIT,
	};
	uint8_t depth;

	if (!is_known(surface))
		return VK_ERROR_SURFACE_LOST_KHR;
	if (x) {
		if (!get_geometry(x, &capabilities.currentExtent, &depth))
			return VK_ERROR_SURFACE_LOST_KHR;
		capabilities.minImageExtent = capabilities.currentExtent;
		capabilities.maxImageExtent = capabilities.currentExtent;
	}
	*pSurfaceCapabilities = capabilities;
	return VK_SUCCESS;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_GetPhysicalDeviceSurfaceCapabilities2KHR(
	VkPhysicalDevice physicalDevice,
	const VkPhysicalDeviceSurfaceInfo2KHR *pSurfaceInfo,
	VkSurfaceCapabilities2KHR *pSurfaceCapabilities)
{
	return gvk_GetPhysicalDeviceSurfaceCapabilitiesKHR(
		physicalDevice, pSurfaceInfo->surface,
		&pSurfaceCapabilities->surfaceCapabilities);
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_GetPhysicalDeviceSurfaceFormatsKHR(VkPhysicalDevice physicalDevice,
				       VkSurfaceKHR surface,
				       uint32_t *pSurfaceFormatCount,
				       VkSurfaceFormatKHR *pSurfaceFormats)
{
	uint32_t room = *pSurfaceFormatCount;

	(void)physicalDevice;
	if (!is_known(surface))
		return VK_ERROR_SURFACE_LOST_KHR;
	*pSurfaceFormatCount = COUNT(formats);
	if (!pSurfaceFormats)
		return VK_SUCCESS;
	if (room < COUNT(formats))
		*pSurfaceFormatCount = room;
	memcpy(pSurfaceFormats, formats,
	       *pSurfaceFormatCount * sizeof(*pSurfaceFormats));
	return room < COUNT(formats) ? VK_INCOMPLETE : VK_SUCCESS;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_GetPhysicalDeviceSurfaceFormats2KHR(
	VkPhysicalDevice physicalDevice,
	const VkPhysicalDeviceSurfaceInfo2KHR *pSurfaceInfo,
	uint32_t *pSurfaceFormatCount, VkSurfaceFormat2KHR *pSurfaceFormats)
{
	uint32_t room = *pSurfaceFormatCount;

	(void)physicalDevice;
	if (!is_known(pSurfaceInfo->surface))
		return VK_ERROR_SURFACE_LOST_KHR;
	*pSurfaceFormatCount = COUNT(formats);
	if (!pSurfaceFormats)
		return VK_SUCCESS;
	if (room < COUNT(formats))
		*pSurfaceFormatCount = room;
	for (uint32_t i = 0; i < *pSurfaceFormatCount; i++)
		pSurfaceFormats[i].surfaceFormat = formats[i];
	return room < COUNT(formats) ? VK_INCOMPLETE : VK_SUCCESS;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_GetPhysicalDeviceSurfacePresentModesKHR(VkPhysicalDevice physicalDevice,
					    VkSurfaceKHR surface,
					    uint32_t *pPresentModeCount,
					    VkPresentModeKHR *pPresentModes)
{
	uint32_t room = *pPresentModeCount;

	(void)physicalDevice;
	if (!is_known(surface))
		return VK_ERROR_SURFACE_LOST_KHR;
	*pPresentModeCount = COUNT(modes);
	if (!pPresentModes)
		return VK_SUCCESS;
	if (room < COUNT(modes))
		*pPresentModeCount = room;
	memcpy(pPresentModes, modes,
	       *pPresentModeCount * sizeof(*pPresentModes));
	return room < COUNT(modes) ? VK_INCOMPLETE : VK_SUCCESS;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_GetPhysicalDevicePresentRectanglesKHR(VkPhysicalDevice physicalDevice,
					  VkSurfaceKHR surface,
					  uint32_t *pRectCount,
					  VkRect2D *pRects)
{
	VkSurfaceCapabilitiesKHR capabilities;
	uint32_t room = *pRectCount;
	VkResult result = gvk_GetPhysicalDeviceSurfaceCapabilitiesKHR(
		physicalDevice, surface, &capabilities);

	if (result)
		return result;
	*pRectCount = 1;
	if (!pRects)
		return VK_SUCCESS;
	*pRectCount = room ? 1 : 0;
	if (!room)
		return VK_INCOMPLETE;
	pRects[0].offset.x = 0;
	pRects[0].offset.y = 0;
	pRects[0].extent = capabilities.currentExtent;
	return VK_SUCCESS;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_GetDeviceGroupPresentCapabilitiesKHR(
	VkDevice device, VkDeviceGroupPresentCapabilitiesKHR *pCapabilities)
{
	(void)device;
	memset(pCapabilities->presentMask, 0,
	       sizeof(pCapabilities->presentMask));
	pCapabilities->presentMask[0] = 1;
	pCapabilities->modes = VK_DEVICE_GROUP_PRESENT_MODE_LOCAL_BIT_KHR;
	return VK_SUCCESS;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_GetDeviceGroupSurfacePresentModesKHR(
	VkDevice device, VkSurfaceKHR surface,
	VkDeviceGroupPresentModeFlagsKHR *pModes)
{
	(void)device;
	(void)surface;
	*pModes = VK_DEVICE_GROUP_PRESENT_MODE_LOCAL_BIT_KHR;
	return VK_SUCCESS;
}
