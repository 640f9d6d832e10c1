/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/*
 * gpupv command stream and driver-private data: what a user-mode driver puts
 * where WDDM leaves the meaning to the driver. The guest kernel never looks
 * at any of it.
 *
 * A command buffer is a sequence of records, each a multiple of 8 bytes,
 * addressed by GPU virtual address at SubmitCommand. This is the memory
 * subset, which every engine executes; its operations are Vulkan's
 * vkCmdCopyBuffer, vkCmdFillBuffer, vkCmdUpdateBuffer and
 * vkCmdWriteTimestamp2 on GPU virtual addresses.
 */
#ifndef GPUPV_STREAM_H
#define GPUPV_STREAM_H

#include <linux/types.h>

#ifndef __aligned_u64
#define __aligned_u64 __u64 __attribute__((aligned(8)))
#endif

enum gpupv_opcode {
	GPUPV_OP_NOP		= 0,
	GPUPV_OP_COPY		= 1,
	GPUPV_OP_FILL		= 2,
	GPUPV_OP_UPDATE		= 3,
	GPUPV_OP_TIMESTAMP	= 4,
};

struct gpupv_command {
	__u32		opcode;
	__u32		size;		/* bytes, this header included */
};

/* Ranges may not overlap (vkCmdCopyBuffer). */
struct gpupv_command_copy {
	struct gpupv_command	command;
	__aligned_u64		source;
	__aligned_u64		destination;
	__aligned_u64		bytes;
};

/* @destination and @bytes are multiples of 4 (vkCmdFillBuffer). */
struct gpupv_command_fill {
	struct gpupv_command	command;
	__aligned_u64		destination;
	__aligned_u64		bytes;
	__u32			pattern;
	__u32			reserved;
};

/* Followed by @bytes of data padded to 8; multiples of 4, at most 65536. */
struct gpupv_command_update {
	struct gpupv_command	command;
	__aligned_u64		destination;
	__aligned_u64		bytes;
};

#define GPUPV_UPDATE_MAX_BYTES	65536u

/* Writes the engine's 64-bit clock, in ticks of QueryClockCalibration. */
struct gpupv_command_timestamp {
	struct gpupv_command	command;
	__aligned_u64		destination;	/* multiple of 8 */
};

/*
 * Private driver data of one allocation (d3dddi_allocationinfo2.priv_drv_data)
 */
#define GPUPV_ALLOCATION_MAGIC	0x434c4147u	/* "GALC" */

#define GPUPV_ALLOCATION_CPU_VISIBLE	(1u << 0) /* Lock2 works; in the heap */
#define GPUPV_ALLOCATION_NON_LOCAL	(1u << 1) /* charged to non-local */
#define GPUPV_ALLOCATION_FLAGS_ALL	3u

struct gpupv_allocation_private {
	__u32		magic;
	__u32		flags;
	__aligned_u64	size;		/* bytes; rounded up to 4096 */
};

/*
 * KMTQAITYPE_UMDRIVERPRIVATE answers with this.
 */
#define GPUPV_ADAPTER_MAGIC	0x50444147u	/* "GADP" */

#define GPUPV_ENGINE_REFERENCE	1u
#define GPUPV_ENGINE_VULKAN	2u

struct gpupv_adapter_private {
	__u32		magic;
	__u32		version;	/* of this structure: 1 */
	__u32		engine;		/* GPUPV_ENGINE_* */
	__u32		generation;	/* of the worker */
	__aligned_u64	local_size;	/* bytes of the partition's VRAM */
	__aligned_u64	non_local_size;
	__aligned_u64	max_command_bytes;	/* largest command buffer */
	char		partition[64];	/* name, NUL-terminated UTF-8 */
};

/*
 * D3DKMT_ESCAPE_DRIVERPRIVATE: the buffer starts with gpupv_escape.
 */
#define GPUPV_ESCAPE_MAGIC	0x43534547u	/* "GESC" */

enum gpupv_escape_command {
	GPUPV_ESCAPE_STATISTICS	= 1,
	GPUPV_ESCAPE_OBJECTS	= 2,
	/* gpupv_export.h */
	GPUPV_ESCAPE_PUBLISH	= 3,
	GPUPV_ESCAPE_WITHDRAW	= 4,
};

struct gpupv_escape {
	__u32		magic;
	__u32		command;	/* enum gpupv_escape_command */
};

/* Counters since the worker started, for the whole VM. */
struct gpupv_escape_statistics {
	struct gpupv_escape	escape;
	__aligned_u64	command_records;	/* taken off the command ring */
	__aligned_u64	event_records;		/* put on the event ring */
	__aligned_u64	guest_doorbells;	/* rung by the guest */
	__aligned_u64	host_doorbells;		/* rung by the host */
	__aligned_u64	interrupts;		/* taken by the guest */
	__aligned_u64	submissions;		/* command buffers executed */
	__aligned_u64	commands;		/* command records executed */
	__aligned_u64	bytes_moved;		/* by copy, fill and update */
	__aligned_u64	engine_nanoseconds;	/* spent executing */
};

/*
 * What there is now in the whole VM, the asking process and what it has
 * included. Two answers differ by what was made and ended between them.
 */
struct gpupv_escape_objects {
	struct gpupv_escape	escape;
	__aligned_u64	processes;		/* opens of /dev/dxg */
	__aligned_u64	handles;		/* of all types */
	__aligned_u64	allocations;
	__aligned_u64	committed_bytes;	/* of both segment groups */
	__aligned_u64	resident_bytes;
	__aligned_u64	heap_bytes;		/* taken of the window's heap */
	__aligned_u64	fence_bytes;		/* and of its fence area */
	__aligned_u64	address_ranges;		/* reservations and mappings */
	__aligned_u64	queued;			/* operations of contexts */
	__aligned_u64	waits;			/* of CPUs, sync files too */
	__aligned_u64	shares;
};

#endif /* GPUPV_STREAM_H */
