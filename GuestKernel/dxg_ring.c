// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
/* Rings of records in shared memory. */
#include <linux/compiler.h>
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/string.h>
#include <asm/barrier.h>

#include "dxg_ring.h"

/*
 * The other side runs on another CPU even when this kernel has only one, so
 * barriers must not vanish on a uniprocessor kernel.
 */
#ifndef virt_mb
#define virt_mb()			smp_mb() /* where smp_ is all there is */
#define virt_load_acquire(p)		smp_load_acquire(p) /* likewise */
#define virt_store_release(p, v)	smp_store_release(p, v) /* likewise */
#endif

/* Whether moving an index from @from to @to crosses the wake count @wake. */
static bool dxg_crosses(u64 from, u64 to, u64 wake)
{
	return from <= wake && wake < to;
}

int dxg_ring_init(struct dxg_ring *ring,
		  const struct gpupv_ring_geometry *geometry,
		  void *window, u64 window_size)
{
	u64 control = geometry->control;
	u64 data = geometry->data;
	u32 size = geometry->size;

	if (control % 64 || control > window_size ||
	    window_size - control < sizeof(struct gpupv_ring_control))
		return -EPROTO;
	if (!size || size & (size - 1) || data % 8 || data > window_size ||
	    window_size - data < size)
		return -EPROTO;
	if (geometry->max_record < sizeof(struct gpupv_reply) ||
	    geometry->max_record % GPUPV_RECORD_ALIGN ||
	    geometry->max_record > size)
		return -EPROTO;
	ring->control = window + control;
	ring->data = window + data;
	ring->size = size;
	ring->max_record = geometry->max_record;
	ring->head = 0;
	ring->tail = 0;
	return 0;
}

int dxg_ring_take(struct dxg_ring *ring)
{
	/* What the other side did before it moved its index is done. */
	ring->head = virt_load_acquire(&ring->control->head);
	/* Likewise: which of the two is ours is for the caller to know. */
	ring->tail = virt_load_acquire(&ring->control->tail);
	if (ring->head - ring->tail > ring->size)
		return -EPROTO;
	return 0;
}

/* Reads the consumer's index. It may only move on, and never past head. */
static int dxg_ring_read_tail(struct dxg_ring *ring)
{
	/* The consumer has read what lies before it. */
	u64 tail = virt_load_acquire(&ring->control->tail);

	if (tail - ring->tail > ring->head - ring->tail)
		return -EPROTO;
	ring->tail = tail;
	return 0;
}

int dxg_ring_room(struct dxg_ring *ring, u32 size)
{
	int ret;

	if (ring->size - (ring->head - ring->tail) >= size)
		return 1;
	ret = dxg_ring_read_tail(ring);
	if (ret)
		return ret;
	return ring->size - (ring->head - ring->tail) >= size;
}

int dxg_ring_put(struct dxg_ring *ring, const void *record, u32 size,
		 bool *doorbell)
{
	u64 head = ring->head;
	u32 start = head & (ring->size - 1);
	u32 first = min_t(u32, size, ring->size - start);
	int ret;

	ret = dxg_ring_room(ring, size);
	if (ret < 0)
		return ret;
	if (!ret)
		return -EAGAIN;

	memcpy(ring->data + start, record, first);
	memcpy(ring->data, (const u8 *)record + first, size - first);
	ring->head = head + size;
	/* The record is there before head says so. */
	virt_store_release(&ring->control->head, ring->head);
	/* The new head is to be seen before the wake count is read. */
	virt_mb();
	if (dxg_crosses(head, ring->head,
			READ_ONCE(ring->control->data_wake)))
		*doorbell = true;
	return 0;
}

void dxg_ring_arm_space(struct dxg_ring *ring, u32 size)
{
	/* There is room as soon as tail has reached head + size - ring->size. */
	u64 wake = ring->head + size - ring->size - 1;

	WRITE_ONCE(ring->control->space_wake, wake);
	/* The wake count is to be seen before tail is read again. */
	virt_mb();
}

void dxg_ring_disarm_space(struct dxg_ring *ring)
{
	WRITE_ONCE(ring->control->space_wake, GPUPV_WAKE_NEVER);
}

int dxg_ring_peek(struct dxg_ring *ring, struct gpupv_record *record)
{
	u64 head;

	if (ring->head == ring->tail) {
		/* The records before it are there. */
		head = virt_load_acquire(&ring->control->head);
		if (head - ring->tail > ring->size)
			return -EPROTO;
		if (head == ring->tail)
			return 0;
		ring->head = head;
	}
	if (ring->head - ring->tail < sizeof(*record))
		return -EPROTO;
	dxg_ring_copy(ring, 0, record, sizeof(*record));
	if (record->size < sizeof(*record) ||
	    record->size % GPUPV_RECORD_ALIGN ||
	    record->size > ring->max_record ||
	    record->size > ring->head - ring->tail)
		return -EPROTO;
	return 1;
}

void dxg_ring_copy(const struct dxg_ring *ring, u32 offset, void *to, u32 size)
{
	u32 start = (ring->tail + offset) & (ring->size - 1);
	u32 first = min_t(u32, size, ring->size - start);

	memcpy(to, ring->data + start, first);
	memcpy((u8 *)to + first, ring->data, size - first);
}

bool dxg_ring_pop(struct dxg_ring *ring, u32 size)
{
	u64 tail = ring->tail;

	ring->tail = tail + size;
	/* The record was read before tail says so. */
	virt_store_release(&ring->control->tail, ring->tail);
	/* The new tail is to be seen before the wake count is read. */
	virt_mb();
	return dxg_crosses(tail, ring->tail,
			   READ_ONCE(ring->control->space_wake));
}

bool dxg_ring_arm_data(struct dxg_ring *ring)
{
	WRITE_ONCE(ring->control->data_wake, ring->tail);
	/* The wake count is to be seen before head is read again. */
	virt_mb();
	return ring->head == ring->tail &&
	       READ_ONCE(ring->control->head) == ring->tail;
}

void dxg_ring_disarm_data(struct dxg_ring *ring)
{
	WRITE_ONCE(ring->control->data_wake, GPUPV_WAKE_NEVER);
}
