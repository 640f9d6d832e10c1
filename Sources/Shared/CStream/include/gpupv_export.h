/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/*
 * What a guest's program publishes for programs of the host: memory and
 * monitored fences, each under a name. Guest programs publish by Escape, and
 * programs of the host take by the daemon's control socket; docs/physical.md
 * says how.
 */
#ifndef GPUPV_EXPORT_H
#define GPUPV_EXPORT_H

#include "gpupv_stream.h"

/* The most that a partition can be allowed to have published at a time. */
#define GPUPV_EXPORT_MAXIMUM	64u
/*
 * A name: NUL-terminated, 1 to 31 letters, digits, '.', '_' and '-', not
 * beginning with '.' or '-'. It is the partition's: two programs of a VM
 * cannot have published the same at a time.
 */
#define GPUPV_EXPORT_NAME_BYTES	32u
/* What the publisher tells whoever takes it. The host does not look at it. */
#define GPUPV_EXPORT_DATA_BYTES	64u

/* Flags of gpupv_escape_publish. */
enum gpupv_export_flags {
	/*
	 * Of a fence: a program of the host signals it, and the guest waits.
	 * Else the guest signals.
	 */
	GPUPV_EXPORT_HOST_SIGNALS	= 1,
};

/*
 * GPUPV_ESCAPE_PUBLISH. @object: a handle of the caller's for what can be
 * shared: a resource of one allocation that the CPU sees, or a monitored
 * fence. It is published until GPUPV_ESCAPE_WITHDRAW, or until that handle,
 * its device or its process ends.
 */
struct gpupv_escape_publish {
	struct gpupv_escape	escape;
	__u32			object;
	__u32			flags;		/* enum gpupv_export_flags */
	char			name[GPUPV_EXPORT_NAME_BYTES];
	__u32			data_size;	/* bytes of @data */
	__u32			reserved;	/* 0 */
	__u8			data[GPUPV_EXPORT_DATA_BYTES];
};

/* GPUPV_ESCAPE_WITHDRAW: of what this process has published. */
struct gpupv_escape_withdraw {
	struct gpupv_escape	escape;
	char			name[GPUPV_EXPORT_NAME_BYTES];
};

/*
 * What @data of published memory may be, so that publishers and takers that
 * do not know each other can: one plane of an image.
 */
#define GPUPV_EXPORT_IMAGE_MAGIC	0x474d4947u	/* "GIMG" */

struct gpupv_export_image {
	__u32		magic;
	__u32		fourcc;		/* DRM_FORMAT_* */
	__aligned_u64	modifier;	/* DRM_FORMAT_MOD_* */
	__u32		width;		/* pixels */
	__u32		height;		/* lines */
	__u32		stride;		/* bytes from line to line */
	__u32		reserved;	/* 0 */
	__aligned_u64	offset;		/* bytes, of the first line */
};

/*
 * What a taker maps, read-only: each is one aligned store, followed by a ring
 * of the eventfd that it was given with the page.
 */
enum gpupv_export_state {
	GPUPV_EXPORT_LIVE	= 1,
	/* Withdrawn, or its process, device, worker or VM ended. */
	GPUPV_EXPORT_ENDED	= 2,
};

struct gpupv_export_page {
	__aligned_u64	value;		/* of a fence the guest signals */
	__aligned_u64	state;		/* enum gpupv_export_state */
};

#endif /* GPUPV_EXPORT_H */
