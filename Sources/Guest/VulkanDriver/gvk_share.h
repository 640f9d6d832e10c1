/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Descriptors for memory and monitored fences, by which other processes of the
 * guest reach them.
 */
#ifndef GVK_SHARE_H
#define GVK_SHARE_H

#include "gvk_gpu.h"

/* A descriptor for a resource or a monitored fence that may be shared; -errno. */
int gvk_share(struct gvk_gpu *gpu, struct d3dkmthandle object);

/* A resident allocation of somebody else's; @about: its size and flags. */
int gvk_share_open_memory(struct gvk_gpu *gpu, int fd,
			  struct gpupv_allocation_private *about,
			  struct gvk_allocation *allocation);
int gvk_share_open_monitor(struct gvk_gpu *gpu, int fd,
			   struct gvk_monitor *monitor);

/* A Linux sync file for a value of a fence; -errno. */
int gvk_sync_file_make(struct gvk_gpu *gpu, const struct gvk_monitor *monitor,
		       uint64_t value);
/* The fence behind one, and the value. Merged ones have none. */
int gvk_sync_file_open(struct gvk_gpu *gpu, int fd, struct gvk_monitor *monitor,
		       uint64_t *value);

#endif /* GVK_SHARE_H */
