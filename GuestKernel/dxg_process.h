/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/*
 * A process that has /dev/dxg open, however often, as in dxgkrnl. Its handles,
 * mappings and events.
 *
 * Lock order, outermost first:
 *
 *	process->lock		makes, ends and maps objects; held over calls
 *	  mmap_lock		(the kernel's; vm_mmap, pins and user copies)
 *	  channel->state_lock	attaching, detaching
 *	    channel->processes_lock
 *	      process->table_lock	the handle table; never over a sleep
 *	      the platform's lock for page faults (inside mmap_lock too)
 *	    channel->send_lock	command ring
 *	      channel->recv_lock	event ring, requests
 *		channel->events_lock	spinlock
 *		channel->backlog_lock	spinlock
 *
 * An object leaves the table with process->lock and table_lock held and is
 * freed with process->lock held: a holder of process->lock may keep a pointer
 * to one, a holder of table_lock may look at what it finds. No lock is held
 * while user memory is touched, but for process->lock around vm_mmap and
 * while pages of the process's own are pinned.
 */
#ifndef DXG_PROCESS_H
#define DXG_PROCESS_H

#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/types.h>
#include <linux/xarray.h>
#include <dxg_calls.h>

#include "dxg_channel.h"

/* How many calls of a process at a time need not allocate. */
#define DXG_SCRATCHES	4
/* Bytes: a call's structure, twice, and the record of one that is posted. */
#define DXG_SCRATCH_SIZE	4096u

struct dxg_process {
	struct dxg_channel	*channel;
	struct list_head	link;		/* dxg_channel.processes */
	u32			id;		/* on the wire */
	u32			generation;
	pid_t			tgid;
	u32			pid;		/* and name, for people */
	char			name[16];
	bool			known;		/* the host may know it */
	bool			introduced;	/* the host does know it */
	bool			lost;		/* its host is gone */
	struct dxg_notice	*close;		/* null: said already */

	struct mutex		lock;		/* see above */
	struct xarray		mappings;	/* dxg_mapping by page */

	struct mutex		table_lock;	/* see above */
	struct xarray		objects;	/* dxg_object by handle */
	struct list_head	roots;		/* objects nobody owns */
	u64			next_serial;

	struct dxg_event_list	events;

	/* Buffers for calls, taken and given back without a lock. */
	void			*scratch[DXG_SCRATCHES];
};

/* Part of the window mapped into the process. process->lock. */
struct dxg_mapping {
	struct gpupv_extent	extent;
	bool			writable;	/* adopted: has to be */
	bool			adopted;	/* in place of the process's own */
	u32			count;
	u64			address;	/* in the process */
	struct dxg_notice	*release;
	void			*platform;
};

struct dxg_object {
	u32			handle;
	enum dxg_handle_type	type;
	bool			monitored;	/* a monitored fence */
	u64			serial;		/* tells users of one handle apart */
	struct winluid		luid;		/* of an adapter */
	struct dxg_object	*owner;
	struct list_head	link;		/* owner's children, or roots */
	struct list_head	children;

	/* process->lock */
	struct dxg_mapping	*mapping;
	u64			address;	/* of the object, in @mapping */
	u32			locks;		/* Lock2 less Unlock2 */
	bool			adopted;	/* @mapping is; table_lock too */
	struct dxg_event	*event;		/* CPU notification */
};

/* What one object is to be, for dxg_process_enter. */
struct dxg_made {
	u32			handle;
	u32			owner;		/* handle, or 0 */
	enum dxg_handle_type	type;
	bool			monitored;
	struct winluid		luid;
};

/*
 * Opens @process, zeroed by the caller, on @channel. The host hears of it
 * with its first call, so that no open waits for the host.
 */
int dxg_process_open(struct dxg_process *process, struct dxg_channel *channel,
		     u32 pid, const char *name);
/* Makes it known to the host, once. */
int dxg_process_introduce(struct dxg_process *process);
/* Ends it: no call of its is running, and no mapping is left but for pages. */
void dxg_process_close(struct dxg_process *process);
/* Its host is gone. Called with processes_lock held. */
void dxg_process_lose(struct dxg_process *process);

/*
 * Enters an object. Whatever had the handle is ended first: the host would
 * not give it out again if it were alive. process->lock.
 */
struct dxg_object *dxg_process_enter(struct dxg_process *process,
				     const struct dxg_made *made);
/* Ends the object and all it owns, if @serial is still who has the handle. */
void dxg_process_end(struct dxg_process *process, u32 handle, u64 serial);
/* The object, or null. process->lock or table_lock. */
struct dxg_object *dxg_process_find(struct dxg_process *process, u32 handle,
				    enum dxg_handle_type type);
/* Who has the handle now; 0: nobody. */
u64 dxg_process_serial(struct dxg_process *process, u32 handle,
		       enum dxg_handle_type type);
/* -EINVAL unless all of @count handles at @handles are of @type. */
int dxg_process_check(struct dxg_process *process, const void *handles,
		      u32 count, enum dxg_handle_type type);
/* Whether the object, or one it owns, has memory of the process's own. */
bool dxg_process_adopted(struct dxg_process *process, u32 handle,
			 enum dxg_handle_type type);
/* Whether it is a monitored fence; -EINVAL if it is no sync object. */
int dxg_process_monitored(struct dxg_process *process, u32 handle);

/* Maps an extent the host granted, or counts up its mapping. process->lock. */
int dxg_mapping_get(struct dxg_process *process,
		    const struct gpupv_extent *extent, bool writable,
		    struct dxg_mapping **mapping);
/*
 * Maps an extent the host granted, the size of which is the host's to say,
 * over the process's own memory at @address; its contents move there. When
 * the mapping ends they move back. Memory that the process may not write to
 * is refused unless @read_only. process->lock.
 */
int dxg_mapping_adopt(struct dxg_process *process,
		      const struct gpupv_extent *extent, u64 address,
		      bool read_only, struct dxg_mapping **mapping);
/* Counts down; the last one unmaps and tells the host. process->lock. */
void dxg_mapping_put(struct dxg_process *process, struct dxg_mapping *mapping,
		     bool closing);

/* An object of one host's that outlives the process it was shared by. */
struct dxg_share {
	struct dxg_channel	*channel;
	u64			share;		/* 0: none yet */
	u32			generation;
	struct dxg_notice	*close;
	void			*platform;
};

struct dxg_share *dxg_share_alloc(struct dxg_process *process);
/* Tells the host that nobody has it any more. Null is fine. */
void dxg_share_release(struct dxg_share *share);

/* A monitored fence reaching a value: what a sync file stands for. */
struct dxg_sync {
	struct dxg_share	*share;		/* the fence, kept for others */
	u64			value;
	struct dxg_event	*event;		/* its happening; or null */
	struct dxg_notice	*cancel;	/* or null */
	void			*platform;	/* the platform's fence */
};

struct dxg_sync *dxg_sync_alloc(struct dxg_process *process, u64 value);
/* Nobody is interested any more. May sleep. */
void dxg_sync_release(struct dxg_sync *sync);

/* Bound on what dxg_channel_pids finds. */
#define DXG_PIDS_MAX	4096u

/*
 * Ids of processes with an open adapter of @luid, as the caller sees them;
 * @pids has room for DXG_PIDS_MAX. How many there are.
 */
u32 dxg_channel_pids(struct dxg_channel *channel, struct winluid luid,
		     u32 *pids);

/*
 * What the host knows the process by that the caller sees as @pid:
 * d3dkmt_querystatistics.process as it travels. 0: there is none.
 */
u64 dxg_channel_process(struct dxg_channel *channel, u32 pid);

#endif /* DXG_PROCESS_H */
