/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/*
 * gpupv wire format: the layout of the window shared by guest and host.
 *
 * Included by the guest kernel module, by guest userland and, as the Clang
 * module CWire, by the Swift host. docs/wire-format.md draws the same bytes.
 *
 * All integers are little-endian; all structures have one layout on every
 * ABI. Offsets are bytes from the start of the window.
 */
#ifndef GPUPV_WIRE_H
#define GPUPV_WIRE_H

#include <linux/types.h>

#ifndef __aligned_u64
#define __aligned_u64 __u64 __attribute__((aligned(8)))
#endif

/* The release of all that gpupv installs. GuestKernel/dkms.conf repeats it. */
#define GPUPV_VERSION		"0.1.0"

/* "GPUPVWIN" read as a little-endian 64-bit integer. */
#define GPUPV_WINDOW_MAGIC	0x4e49575650555047ULL

/* A different major version is refused by both sides; minor only adds. */
#define GPUPV_WIRE_MAJOR	1
#define GPUPV_WIRE_MINOR	0

/* Fixed places. The rest of the geometry is read from the host header. */
#define GPUPV_HOST_HEADER_OFFSET	0x0000
#define GPUPV_GUEST_HEADER_OFFSET	0x1000
#define GPUPV_HEADER_PAGE_SIZE		0x1000

/* Granularity of heap extents and fence pages, whatever the CPU's page size. */
#define GPUPV_PAGE_SIZE		4096u
#define GPUPV_PAGE_SHIFT	12

/*
 * Feature bits. The host offers, the guest accepts a subset, and neither
 * uses what both have not agreed on.
 */
#define GPUPV_FEATURE_POST		(1ULL << 0) /* records without a reply */
#define GPUPV_FEATURE_WAKE_SUPPRESSION	(1ULL << 1) /* data_wake, space_wake */
#define GPUPV_FEATURE_STATISTICS	(1ULL << 2) /* guest counters are kept */
#define GPUPV_FEATURES_ALL		(GPUPV_FEATURE_POST | \
					 GPUPV_FEATURE_WAKE_SUPPRESSION | \
					 GPUPV_FEATURE_STATISTICS)
/* Features without which version 1 cannot work. */
#define GPUPV_FEATURES_REQUIRED		(GPUPV_FEATURE_POST | \
					 GPUPV_FEATURE_WAKE_SUPPRESSION)

/* Where a ring is. @control and @data are window offsets. */
struct gpupv_ring_geometry {
	__aligned_u64	control;
	__aligned_u64	data;
	__u32		size;		/* bytes of data, a power of two */
	__u32		max_record;	/* largest record in bytes */
};

enum gpupv_host_state {
	GPUPV_HOST_STARTING	= 0,	/* nothing else is valid yet */
	GPUPV_HOST_READY	= 1,
	GPUPV_HOST_GONE		= 2,	/* the worker of this generation ended */
	GPUPV_HOST_REFUSED	= 3,	/* the host refused this guest */
};

enum gpupv_guest_state {
	GPUPV_GUEST_ABSENT	= 0,
	GPUPV_GUEST_READY	= 1,	/* attached to @generation */
	GPUPV_GUEST_DETACHED	= 2,	/* uses nothing of @generation any more */
};

/* Written by the host only. */
struct gpupv_host_header {
	__aligned_u64	magic;
	__u16		version_major;
	__u16		version_minor;
	__u32		header_size;	/* sizeof(struct gpupv_host_header) */
	__aligned_u64	window_size;
	__aligned_u64	features;	/* offered */
	__u32		state;		/* enum gpupv_host_state */
	__u32		generation;	/* counts the workers on this window */
	struct gpupv_ring_geometry command;	/* guest to host */
	struct gpupv_ring_geometry event;	/* host to guest */
	__aligned_u64	fence_offset;	/* pages of monitored fence values */
	__aligned_u64	fence_size;
	__aligned_u64	heap_offset;	/* CPU-visible allocations */
	__aligned_u64	heap_size;
};

/* Counters kept by the guest for people to read; the host never acts on them. */
struct gpupv_guest_statistics {
	__aligned_u64	doorbells;	/* doorbells rung towards the host */
	__aligned_u64	interrupts;	/* interrupts taken from the host */
	__aligned_u64	spins;		/* replies met while spinning */
	__aligned_u64	sleeps;		/* replies slept for */
};

/* Written by the guest only. */
struct gpupv_guest_header {
	__u16		version_major;
	__u16		version_minor;
	__u32		state;		/* enum gpupv_guest_state */
	__aligned_u64	features;	/* accepted */
	__u32		generation;	/* the generation @state speaks of */
	__u32		reserved;
	struct gpupv_guest_statistics statistics;
};

/*
 * Ring control block. @head and @tail count bytes ever produced and consumed
 * and never wrap in practice; the byte at count n lives at data[n % size].
 * head - tail <= size. Each line has one writer.
 *
 * @data_wake: the consumer asks for a doorbell when @head passes this count,
 * that is when a producer moves head from h0 to h1 with
 * h0 <= data_wake < h1. GPUPV_WAKE_NEVER means the consumer is looking.
 * @space_wake: likewise the producer for @tail: t0 <= space_wake < t1.
 *
 * Publishing an index and then reading the other side's wake count needs a
 * full barrier between the two, and so does publishing a wake count and then
 * reading the other side's index.
 */
#define GPUPV_WAKE_NEVER	0xffffffffffffffffULL

struct gpupv_ring_control {
	/* producer's line */
	__aligned_u64	head;
	__aligned_u64	space_wake;
	__aligned_u64	producer_reserved[6];
	/* consumer's line */
	__aligned_u64	tail;
	__aligned_u64	data_wake;
	__aligned_u64	consumer_reserved[6];
};

/* Every record starts so. Records are multiples of 8 bytes and may wrap. */
struct gpupv_record {
	__u32		size;		/* bytes, this header included */
	__u16		type;		/* enum gpupv_record_type */
	__u16		flags;		/* zero */
	__u32		process;	/* chosen by the guest at PROCESS_OPEN */
	__u32		call;		/* ioctl number of CALL, POST and REPLY */
	__aligned_u64	cookie;		/* echoed by the reply */
};

#define GPUPV_RECORD_ALIGN	8u

/* Bound on a call's arguments and arrays together, as dxgkrnl's packets are. */
#define GPUPV_MAX_CALL_BYTES	(128u * 1024u)
/* Default bound on one record: two full packets and headers. */
#define GPUPV_MAX_RECORD	(272u * 1024u)

enum gpupv_record_type {
	/* command ring */
	GPUPV_CALL		= 1,	/* a D3DKMT call; REPLY follows */
	GPUPV_POST		= 2,	/* a D3DKMT call; nothing follows */
	GPUPV_PROCESS_OPEN	= 3,	/* gpupv_process_open; REPLY follows */
	GPUPV_PROCESS_CLOSE	= 4,	/* ends @process and all it owns */
	GPUPV_EXTENT_RELEASE	= 5,	/* gpupv_extent no longer mapped */
	GPUPV_EVENT_CANCEL	= 6,	/* forget the event in @cookie */
	GPUPV_ECHO		= 7,	/* REPLY follows at once */
	GPUPV_SHARE_CLOSE	= 8,	/* last fd of the share in @cookie closed */

	/* event ring */
	GPUPV_REPLY		= 128,	/* gpupv_reply */
	GPUPV_EVENT		= 129,	/* the event in @cookie happened */
};

/* A run of window bytes the host grants to one process. */
struct gpupv_extent {
	__aligned_u64	offset;
	__aligned_u64	size;
};

struct gpupv_process_open {
	struct gpupv_record	record;
	__u32			pid;		/* in the guest, for people */
	__u32			reserved;
	char			name[16];	/* NUL-terminated */
};

struct gpupv_extent_release {
	struct gpupv_record	record;
	struct gpupv_extent	extent;
};

/*
 * A CALL or POST is this, then the call's argument structure (CDxg) padded to
 * 8 bytes, then each of the call's input arrays padded to 8 bytes, in the
 * order of dxg_call_table. Pointers in the structure are carried as 1 (there
 * is an array) or 0 (there is none). Array lengths follow from the counts in
 * the structure.
 *
 * @event: for calls that name an eventfd, that wait on the CPU, or that end
 * memory of the caller's own, the cookie a later EVENT record carries; else 0.
 * @share: for calls that take a shared object's fd, the share it stands for.
 */
struct gpupv_call {
	struct gpupv_record	record;
	__aligned_u64		event;
	__aligned_u64		share;
};

/*
 * REPLY: this, then for a CALL that did not fail the argument structure
 * padded to 8 bytes and, for each output array in table order, its length in
 * bytes (8 bytes) and its bytes padded to 8. A CALL that failed has these
 * only if it has outputs to give all the same; the record's size tells.
 *
 * @status is an NTSTATUS. @map is the extent the call gives the process to
 * map (size 0: none); the guest releases it with EXTENT_RELEASE when no
 * mapping of it is left. @map_offset is where in it the object starts.
 * @event_pending: the event named in the call will come; if 0 it will not.
 */
struct gpupv_reply {
	struct gpupv_record	record;
	__s32			status;
	__u32			event_pending;
	struct gpupv_extent	map;
	__aligned_u64		map_offset;
	__aligned_u64		share;	/* shared object made by the call, or 0 */
};

/*
 * Under `gpupv emulate`: what the worker says, once, through the socket that
 * is a sync file there. @status and @time (CLOCK_MONOTONIC, ns) are as in
 * struct sync_fence_info; nothing but the end means that the worker is gone.
 */
struct gpupv_sync_file_state {
	__s32			status;
	__u32			reserved;
	__aligned_u64		time;
};

#endif /* GPUPV_WIRE_H */
