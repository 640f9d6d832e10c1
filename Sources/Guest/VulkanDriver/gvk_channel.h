/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A queue with a ring of memory that streams are written into.
 */
#ifndef GVK_CHANNEL_H
#define GVK_CHANNEL_H

#include <pthread.h>

#include "gvk_gpu.h"
#include "gvk_stream.h"

struct gvk_channel {
	struct gvk_gpu		*gpu;
	pthread_mutex_t		lock;
	struct gvk_hw_queue	queue;
	/* The queue's progress when all that was submitted has ended. */
	_Atomic uint64_t	sent;
	/* Whether records wait to be submitted. */
	atomic_bool		pending;

	/* The rest is the lock holder's. */
	size_t			block_size;
	struct gvk_block	*block;		/* being written */
	size_t			start;		/* of what is not submitted */
	size_t			at;		/* where the next record goes */
	struct gvk_block	*busy, **busy_end;	/* oldest first */
	uint32_t		busy_count;

	/* The record being written. */
	uint32_t		opcode;
	size_t			room;		/* for the answer; 0: none */
	size_t			record;		/* where it lies in the block */
	size_t			reply;		/* where its answer lies */
};

int gvk_channel_begin(struct gvk_channel *channel, struct gvk_gpu *gpu,
		      uint32_t node, size_t block_size);
void gvk_channel_end(struct gvk_channel *channel);

void gvk_channel_lock(struct gvk_channel *channel);
void gvk_channel_unlock(struct gvk_channel *channel);

/* Submits what is there if anything is, then signals, if not null. Locked. */
int gvk_channel_send(struct gvk_channel *channel,
		     const struct gvk_points *signals);

/*
 * Submits what is there if anything is.
 *
 * Returns: the progress of all that was given to the channel so far.
 */
uint64_t gvk_channel_flush(struct gvk_channel *channel);

/* The progress that the next submission will be. Locked. */
uint64_t gvk_channel_next(struct gvk_channel *channel);

/* Flushes and waits for all of it. */
VkResult gvk_channel_idle(struct gvk_channel *channel);

/* Adds a record of @bytes, zeroed; null if the device is lost. Locked. */
void *gvk_channel_record(struct gvk_channel *channel, uint32_t opcode,
			 size_t bytes);

#endif /* GVK_CHANNEL_H */
