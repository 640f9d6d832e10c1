/* SPDX-License-Identifier: Apache-2.0 */
/* What the library's parts are to each other. See dxg_preload.c. */
#ifndef DXG_PRELOAD_H
#define DXG_PRELOAD_H

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/un.h>

#include "dxg_channel.h"
#include "dxg_process.h"

/* -------------------------------------------------------------- signals */

/* In dxg_shim.c. Around what the kernel would do in a system call. */
void dxg_signals_hold(void);
void dxg_signals_release(void);

/* -------------------------------------------------- the library's own fds */

/*
 * A descriptor of the library's own: the program does not see it, so it may
 * not close it, and finds its number free. In dxg_descriptor.c.
 */
struct dxg_private {
	struct list_head	link;
	int			fd;
};

/* Takes @fd over, on failure (-errno) too, and moves it out of the way. */
int dxg_private_take(struct dxg_private *private, int fd);
void dxg_private_end(struct dxg_private *private);
/* While any of them is used: keeps their numbers. */
void dxg_private_lock(void);
void dxg_private_unlock(void);
/* The caller, who sleeps with the lock, is to give it back and take it again. */
bool dxg_private_wanted(void);
/* How to wake such a sleeper. */
extern void (*dxg_private_kick)(void);

/* --------------------------------------------------------------- files */

/* The program's opens of /dev/dxg, which have all in common. */
struct dxg_file {
	struct dxg_process	process;
	u32			opens;		/* files_lock */

	/* In dxg_platform.c. Page faults are not in the way here. */
	pthread_mutex_t		map_lock;
	struct list_head	grants;
	bool			revoked;	/* the window is not ours any more */
};

/* One open of /dev/dxg: a socket, in place of the kernel's file. */
struct dxg_socket {
	struct dxg_file		*file;		/* null: a parent's */
	refcount_t		refs;
	struct list_head	link;
	dev_t			dev;		/* the client's descriptors are */
	ino_t			ino;		/* all of this */
	u32			fds;		/* numbers that are known */
	int			access;		/* O_RDONLY, O_WRONLY, O_RDWR */
};

static inline struct dxg_file *dxg_file_of(struct dxg_process *process)
{
	return container_of(process, struct dxg_file, process);
}

/* Whose call this thread is in. */
extern __thread struct dxg_process *dxg_calling;

/* ---------------------------------------------------------- connection */

/* The window of this program and the worker behind it. In dxg_connection.c. */
struct dxg_connection {
	struct dxg_channel	channel;
	struct dxg_private	socket;
	struct dxg_private	memory[2];	/* rings; fences and heap */
	struct dxg_private	doorbell;	/* the worker's */
	struct dxg_private	bell;		/* ours */
	dev_t			dev;		/* of memory[1] */
	ino_t			ino;
	size_t			mapped;		/* bytes of the window */
	bool			dead;
	pthread_mutex_t		send_lock;	/* @socket */
};

static inline struct dxg_connection *dxg_connection_of(struct dxg_channel *channel)
{
	return container_of(channel, struct dxg_connection, channel);
}

/* The connection, made at the first call; the caller puts its channel. */
int dxg_connection_get(struct dxg_connection **connection);
/*
 * Has the worker keep @shares for as long as the other end of @fd is open. Of
 * sync files it says there when all of them are over.
 */
int dxg_connection_keep_shares(struct dxg_connection *connection,
			       const u64 *shares, u32 count, int fd);
void dxg_connection_fork_prepare(void);
void dxg_connection_fork_parent(void);
void dxg_connection_fork_child(void);

/* ------------------------------------------------------------ sync files */

/* In dxg_sync_file.c. Whether @fd is a sync file of this run's. */
bool dxg_is_sync_file(int fd);
/* What the kernel would answer for it. */
long dxg_sync_file_ioctl(int fd, unsigned int command, void *argument);

/* ------------------------------------------------------ system calls */

/* The kernel's word, not that of our own functions of the same names. */
int dxg_sys_close(int fd);
ssize_t dxg_sys_read(int fd, void *buffer, size_t size);
ssize_t dxg_sys_write(int fd, const void *buffer, size_t size);
int dxg_sys_ioctl(int fd, unsigned long request, void *argument);
int dxg_sys_fstat(int fd, struct stat *status);
/* The run's abstract socket, or another's; its length. 0: there is none. */
socklen_t dxg_address(struct sockaddr_un *address, const char *suffix);
/* Names the abstract socket of @share of this run; its length. */
socklen_t dxg_share_address(struct sockaddr_un *address, u64 share);
bool dxg_fd_is_eventfd(int fd);

#endif /* DXG_PRELOAD_H */
