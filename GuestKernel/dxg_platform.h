/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/*
 * What the front end needs from where it runs: dxg_platform.c in the kernel,
 * other code where the front end is built into a program.
 */
#ifndef DXG_PLATFORM_H
#define DXG_PLATFORM_H

#include <linux/types.h>

struct dxg_channel;
struct dxg_mapping;
struct dxg_process;
struct dxg_share;
struct dxg_sync;

/* Wakes the host. Called with send_lock or recv_lock held. */
void dxg_platform_doorbell(struct dxg_channel *channel);

/*
 * Maps mapping->extent into the calling process, sets mapping->address. The
 * pages must stop being reachable when dxg_platform_unmap returns, whatever
 * the process did with its address space meanwhile.
 *
 * An adopted mapping has its address set: the process's own memory is there,
 * the contents of which move into the extent. dxg_platform_unmap and
 * dxg_platform_revoke move them back. -EINVAL: no such addresses; -ENOMEM:
 * not all of it is memory that can be read, nor, unless mapping->writable is
 * false, written; -EPERM: not all of it is the process's alone, or alike.
 */
int dxg_platform_map(struct dxg_process *process, struct dxg_mapping *mapping);
/* @closing: the process is being closed, perhaps by another. */
void dxg_platform_unmap(struct dxg_process *process,
			struct dxg_mapping *mapping, bool closing);
/* The window's pages stop being reachable through any mapping, for good. */
void dxg_platform_revoke(struct dxg_process *process);

/* The process's id, 0 if it is not of the caller's namespace. */
u32 dxg_platform_pid(const struct dxg_process *process);

/* A file descriptor that holds a share, on its way to the caller. */
struct dxg_share_fd {
	int	fd;
	void	*file;
};

/* Takes @share over, on failure too (dxg_share_release). Not visible yet. */
int dxg_platform_share_prepare(struct dxg_share *share,
			       struct dxg_share_fd *share_fd);
void dxg_platform_share_commit(struct dxg_share_fd *share_fd);
void dxg_platform_share_abort(struct dxg_share_fd *share_fd);
/* The share behind one of the caller's fds, kept until dropped; or null. */
struct dxg_share *dxg_platform_share_hold(u64 fd);
void dxg_platform_share_drop(struct dxg_share *share);

/*
 * Makes sync->platform, a fence that sync files are made of. It owns @sync
 * (dxg_sync_release when nobody has it any more), on failure too. -EOPNOTSUPP:
 * there are no sync files here.
 */
int dxg_platform_fence_create(struct dxg_sync *sync);
/*
 * Signals such a fence, unless nobody has it any more; @error: 0 or what went
 * wrong. Called with events_lock held.
 */
void dxg_platform_fence_signal(void *fence, int error);
/* A descriptor of the fence; committed or aborted as a share's. */
int dxg_platform_fence_prepare(struct dxg_sync *sync,
			       struct dxg_share_fd *sync_fd);
/*
 * What is behind one of the caller's fds, of several merged into one the one
 * at @index; kept until put. Null: there are not so many. -EINVAL: it is no
 * sync file, or waits for what is not ours too.
 */
struct dxg_sync *dxg_platform_fence_hold(u64 fd, u32 index);
void dxg_platform_fence_put(struct dxg_sync *sync);

#endif /* DXG_PLATFORM_H */
