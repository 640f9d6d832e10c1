/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/*
 * A channel: one window with the host behind it. Requests and their replies,
 * posts, notices, events, and the host's coming and going.
 *
 * Who may touch the window: only a holder of send_lock (command ring, guest
 * header) or of recv_lock (event ring), and only while @attached; attaching
 * needs state_lock and looks at the host header too. So once detached for
 * good nobody looks at the window any more.
 *
 * Lock order is at the top of dxg_process.h.
 */
#ifndef DXG_CHANNEL_H
#define DXG_CHANNEL_H

#include <linux/atomic.h>
#include <linux/completion.h>
#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/refcount.h>
#include <linux/spinlock.h>
#include <linux/types.h>
#include <linux/wait.h>
#include <linux/xarray.h>

#include "dxg_ring.h"

struct dxg_process;
struct eventfd_ctx;

struct dxg_channel {
	/* Set before dxg_channel_init, not changed after but for spin_ns. */
	void			*window;
	u64			window_size;
	u32			spin_ns;	/* how long to look at most; may change */
	void			(*release)(struct dxg_channel *channel);

	refcount_t		refs;

	/* The layout as first checked; a later generation must have the same. */
	struct gpupv_host_header layout;

	struct mutex		state_lock;	/* attaching and detaching */
	bool			removed;	/* never attaches again */
	bool			ever_attached;
	u32			last_generation;

	struct mutex		processes_lock;	/* the list */
	struct list_head	processes;	/* dxg_process.link */
	atomic64_t		next_process;

	struct mutex		send_lock;	/* the command ring */
	struct dxg_ring		commands;
	wait_queue_head_t	space_wait;

	/* Notices on their way; whoever holds send_lock sends them. */
	spinlock_t		backlog_lock;	/* the list */
	struct list_head	backlog;

	struct mutex		recv_lock;	/* the event ring */
	struct dxg_ring		event_ring;
	struct xarray		requests;	/* dxg_request by cookie */
	bool			strange_logged;

	spinlock_t		events_lock;	/* events and their lists */
	struct xarray		events;		/* dxg_event by cookie */

	/* Written with both send_lock and recv_lock held. */
	bool			attached;
	u32			generation;
	u64			features;	/* agreed on */

	bool			closing;	/* sleepers for space are to leave */
	bool			broken;		/* the host broke the protocol */

	u32			reply_failures;	/* looked for in vain in a row */
	u32			event_failures;

	atomic_t		cookies;	/* distinguishes users of one index */
	atomic64_t		doorbells;
	atomic64_t		interrupts;
	atomic64_t		spins;
	atomic64_t		sleeps;
};

/* Something the host must be told however long it takes. Made ahead of need. */
struct dxg_notice {
	struct list_head	link;
	u32			generation;
	union {
		struct gpupv_record		record;
		struct gpupv_extent_release	release;
	};
};

/* A record that is answered. */
struct dxg_request {
	refcount_t		refs;		/* the caller's, the table's */
	u64			cookie;
	u32			capacity;	/* of @buffer */
	u32			length;		/* of the reply in it */
	void			*buffer;	/* the record, then the reply */
	int			error;		/* why there is no reply */
	bool			finished;
	bool			abandoned;	/* nobody waits any more */
	struct dxg_notice	*orphan;	/* closes a share nobody takes */
	struct completion	done;
};

/* The events of one process. channel->events_lock. */
struct dxg_event_list {
	struct list_head	head;		/* dxg_event.link */
	u32			count;
};

/* Bound on events of one process that have not happened. */
#define DXG_EVENTS_MAX	65536u

/* Something the host will say happened. */
struct dxg_event {
	refcount_t		refs;		/* the owner's, the table's */
	u64			cookie;
	bool			recurring;
	bool			finished;
	int			error;
	struct eventfd_ctx	*eventfd;	/* or somebody sleeps on @done */
	void			*fence;		/* or the platform's; not owned */
	struct completion	done;

	/* channel->events_lock */
	bool			registered;	/* in the table and on @list */
	struct list_head	link;
	struct dxg_event_list	*list;
};

void dxg_channel_init(struct dxg_channel *channel);
/* Checks what the window says of itself. -ENODEV: not one of ours. */
int dxg_channel_probe(struct dxg_channel *channel);
void dxg_channel_get(struct dxg_channel *channel);
void dxg_channel_put(struct dxg_channel *channel);
/*
 * Does what a doorbell asks for: events, room, a new or lost host. Any
 * process context; the platform calls it for each doorbell.
 */
void dxg_channel_service(struct dxg_channel *channel);
/* The window goes away: everybody gets -ENODEV, and nobody touches it again. */
void dxg_channel_remove(struct dxg_channel *channel);
/* The generation that is served; -ENODEV if there is no host. */
int dxg_channel_generation(struct dxg_channel *channel, u32 *generation);
/*
 * Makes @process one of that generation, which is told when the host is lost;
 * -ENODEV if there is none.
 */
int dxg_channel_join(struct dxg_channel *channel, struct dxg_process *process);
/* Whether the host may grant this: inside the heap or the fence area. */
bool dxg_channel_owns_extent(struct dxg_channel *channel,
			     const struct gpupv_extent *extent);

/* @capacity: of the buffer, which holds the record and then the reply. */
struct dxg_request *dxg_request_alloc(u32 capacity);
void dxg_request_put(struct dxg_request *request);

/*
 * Sends the @size bytes of record in the request's buffer and waits for the
 * reply, which replaces them. Anything but 0 means there is none; after
 * -EINTR (the caller is being killed) the buffer is not the caller's any more.
 */
int dxg_channel_call(struct dxg_channel *channel, u32 generation,
		     struct dxg_request *request, u32 size);
/* Sends a record nobody answers. Waits for room. */
int dxg_channel_post(struct dxg_channel *channel, u32 generation,
		     const void *record, u32 size);

/* Makes a notice ahead of time. */
struct dxg_notice *dxg_notice_alloc(u32 generation, u16 type, u32 process,
				    u64 cookie);
/* Sends and frees a notice, now or later; never fails, never sleeps long. */
void dxg_channel_notify(struct dxg_channel *channel, struct dxg_notice *notice);

/*
 * Makes an event and enters it, so that it may happen from now on. @eventfd's
 * reference (or null: somebody sleeps for it) is taken over, on failure too.
 */
struct dxg_event *dxg_event_register(struct dxg_channel *channel,
				     struct dxg_event_list *list,
				     struct eventfd_ctx *eventfd,
				     bool recurring);
/* The same for a fence of the platform's, which cancels it before it ends. */
struct dxg_event *dxg_event_register_fence(struct dxg_channel *channel,
					   struct dxg_event_list *list,
					   void *fence);
/*
 * Forgets the event unless it has happened. True if it had not: then nothing
 * will come of it. The caller's reference stays.
 */
bool dxg_event_cancel(struct dxg_channel *channel, struct dxg_event *event);
/* It happened already: the host says it will send nothing. */
void dxg_event_satisfied(struct dxg_channel *channel, struct dxg_event *event);
/*
 * Sleeps for it: 0, -ERESTARTSYS (it may still come; unless @interruptible
 * only for who is being killed), -ENODEV.
 */
int dxg_event_wait(struct dxg_channel *channel, struct dxg_event *event,
		   bool interruptible);
void dxg_event_put(struct dxg_event *event);
/* Forgets all events of @list; fences are told that they were. */
void dxg_events_drop(struct dxg_channel *channel, struct dxg_event_list *list);

#endif /* DXG_CHANNEL_H */
