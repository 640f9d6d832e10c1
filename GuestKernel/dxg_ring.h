/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/*
 * The two rings of a window: producer of the command ring, consumer of the
 * event ring. gpupv_wire.h describes the bytes.
 *
 * No locking here: a ring end belongs to whoever holds its lock in
 * dxg_channel. The other side's index is read once, checked and kept; one
 * that is impossible makes the ring unusable (-EPROTO).
 */
#ifndef DXG_RING_H
#define DXG_RING_H

#include <linux/types.h>
#include <gpupv_wire.h>

struct dxg_ring {
	struct gpupv_ring_control	*control;
	u8				*data;
	u32				size;		/* a power of two */
	u32				max_record;
	u64				head;		/* as last seen or set */
	u64				tail;
};

/* Checks @geometry against a window of @window_size bytes at @window. */
int dxg_ring_init(struct dxg_ring *ring,
		  const struct gpupv_ring_geometry *geometry,
		  void *window, u64 window_size);
/* Takes an end of the ring as it stands in the window. */
int dxg_ring_take(struct dxg_ring *ring);

/*
 * Puts a record of @size bytes on the ring. -EAGAIN: no room now. *@doorbell
 * is set if the consumer wants one.
 */
int dxg_ring_put(struct dxg_ring *ring, const void *record, u32 size,
		 bool *doorbell);
/* 1: there is room for @size bytes; 0: there is not; -EPROTO. */
int dxg_ring_room(struct dxg_ring *ring, u32 size);
/* Asks for a doorbell when there is room for @size bytes. Look again after. */
void dxg_ring_arm_space(struct dxg_ring *ring, u32 size);
void dxg_ring_disarm_space(struct dxg_ring *ring);

/* 1: the header of the next record is in *@record; 0: none there; -EPROTO. */
int dxg_ring_peek(struct dxg_ring *ring, struct gpupv_record *record);
/* Copies bytes of the next record; the caller stays within its size. */
void dxg_ring_copy(const struct dxg_ring *ring, u32 offset, void *to, u32 size);
/* Drops the next record, of @size bytes; whether the producer wants a doorbell. */
bool dxg_ring_pop(struct dxg_ring *ring, u32 size);
/* Asks for a doorbell for the next record; false if there is one already. */
bool dxg_ring_arm_data(struct dxg_ring *ring);
void dxg_ring_disarm_data(struct dxg_ring *ring);

#endif /* DXG_RING_H */
