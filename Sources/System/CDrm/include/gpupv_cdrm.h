/* SPDX-License-Identifier: Apache-2.0 */
/* libdrm, for Swift. */
#ifndef GPUPV_CDRM_H
#define GPUPV_CDRM_H

#include <drm.h>
#include <drm_mode.h>
#include <errno.h>
#include <linux/dma-buf.h>
#include <linux/udmabuf.h>
#include <sys/ioctl.h>
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

/* A macro with sizeof. */
static const unsigned long gpupv_drm_create_dumb = DRM_IOCTL_MODE_CREATE_DUMB;

/* A dma-buf of @size bytes at @offset of a memfd that cannot shrink; -errno. */
static inline int gpupv_udmabuf(int device, int memfd, uint64_t offset, uint64_t size)
{
	struct udmabuf_create create = {
		.memfd = (uint32_t)memfd,
		.flags = UDMABUF_FLAGS_CLOEXEC,
		.offset = offset,
		.size = size,
	};
	int fd = ioctl(device, UDMABUF_CREATE, &create);

	return fd < 0 ? -errno : fd;
}

/* Begin or end (DMA_BUF_SYNC_*) an access of the CPU's; 0 or -errno. */
static inline int gpupv_dmabuf_sync(int fd, uint64_t flags)
{
	struct dma_buf_sync sync = { .flags = flags };

	return ioctl(fd, DMA_BUF_IOCTL_SYNC, &sync) < 0 ? -errno : 0;
}

#endif /* GPUPV_CDRM_H */
