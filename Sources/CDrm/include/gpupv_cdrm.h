/* SPDX-License-Identifier: Apache-2.0 */
/* libdrm, for Swift. */
#ifndef GPUPV_CDRM_H
#define GPUPV_CDRM_H

#include <drm.h>
#include <drm_mode.h>
#include <sys/sysmacros.h>
#include <xf86drm.h>

/* Macros. */
static inline unsigned int gpupv_device_major(dev_t device)
{
	return major(device);
}

static inline unsigned int gpupv_device_minor(dev_t device)
{
	return minor(device);
}

#endif /* GPUPV_CDRM_H */
