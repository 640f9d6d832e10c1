/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GPUPV_SYSTEM_H
#define GPUPV_SYSTEM_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* A sealed-against-resizing memfd of @size bytes, close-on-exec; -errno. */
int gpupv_memfd(const char *name, uint64_t size);

/* A memfd of @size bytes that can still be sealed, close-on-exec; -errno. */
int gpupv_memfd_unsealed(const char *name, uint64_t size);

/*
 * Whoever maps or opens it from now on can only read; mappings that are there
 * can go on writing. Its size stays. 0 or -errno.
 */
int gpupv_seal_for_readers(int memfd);

/* A non-blocking, close-on-exec eventfd; -errno. */
int gpupv_eventfd(void);

/* A pipe's ends to read and to write, non-blocking and close-on-exec; 0 or -errno. */
int gpupv_pipe(int ends[2]);

/*
 * Add 1 to an eventfd that others have too, and never wait. write(2) would:
 * O_NONBLOCK is the open file description's, so whoever has it can clear it,
 * and fill the counter. The kernel's own signal, here for the completion of an
 * asynchronous read (IOCB_FLAG_RESFD of io_submit(2)), leaves a full counter
 * full. 0 or -errno: -ENOSYS without CONFIG_AIO, -EAGAIN when the system's
 * contexts are used up (fs.aio-max-nr).
 */
int gpupv_eventfd_signal(int fd);

/* What that needs is there. 0 or -errno. */
int gpupv_eventfd_prepare(void);

/*
 * Take the count of an eventfd that others have too, and never wait, whatever
 * they make of O_NONBLOCK. Whether it was not 0.
 */
int gpupv_eventfd_take(int fd);

/*
 * Send @length bytes at @bytes and, if @fd >= 0, that descriptor in one
 * message. 0 or -errno.
 */
int gpupv_send_fd(int socket, const void *bytes, size_t length, int fd);

/*
 * Receive at most @length bytes and at most one descriptor (-1 in @fd if
 * none came, close-on-exec). The number of bytes or -errno.
 */
ssize_t gpupv_receive_fd(int socket, void *bytes, size_t length, int *fd);

/* The most descriptors that go with one message. */
#define GPUPV_MESSAGE_FDS	4

/*
 * Send what fits of @length bytes at @bytes and, with the first of them, @count
 * descriptors. The number of bytes or -errno.
 */
ssize_t gpupv_send_fds(int socket, const void *bytes, size_t length,
		       const int *fds, size_t count);

/*
 * Receive at most @length bytes and what descriptors came with them, at most
 * GPUPV_MESSAGE_FDS (close-on-exec). The number of bytes or -errno.
 */
ssize_t gpupv_receive_fds(int socket, void *bytes, size_t length, int *fds,
			  size_t *count);

/*
 * Send a message to a socket that keeps messages apart, with a descriptor
 * unless @fd is -1. @waits: for room; else -EAGAIN. 0 or -errno.
 */
int gpupv_send_packet(int socket, const void *bytes, size_t length, int fd,
		      int waits);

/*
 * Receive at most @length bytes from a socket whose other end is not trusted:
 * never a descriptor. -EBADMSG if one comes with them; nothing is taken then,
 * and what closing it may wait for is not waited for. The number of bytes,
 * which of a socket that keeps messages apart is @length also if the message
 * has more, or -errno. @waits: for a message; else -EAGAIN.
 */
ssize_t gpupv_receive_bytes(int socket, void *bytes, size_t length, int waits);

/* What files are that no process can make another wait with. */
enum gpupv_sieve_kind {
	GPUPV_SIEVE_NOTHING,
	/* dma-bufs. */
	GPUPV_SIEVE_BUFFER,
	/* DRM syncobjs. */
	GPUPV_SIEVE_TIMELINE,
};

/* The most bytes that one receives at a time. */
#define GPUPV_SIEVE_BYTES	(64 << 10)

/* How a process of gpupv_sieve() begins its replies. */
struct gpupv_sieve_reply {
	/* Bytes, or -errno. */
	ssize_t received;
	/* Descriptors. */
	size_t count;
};

/*
 * Start a process that receives descriptors in place of this one: it has a
 * table of its own. A message is received, and what of it is harmless given
 * back; or a socket that is shut down is drained. Closing what is left may wait
 * for ever, for the server of a file system (FUSE_FLUSH), say, and not even
 * SIGKILL ends that: so it is left to the process's end, when it has neither
 * memory nor any other descriptor. It ends when the other end of @socket, which
 * the caller closes, is closed. Its pid, for waitpid(), or -errno.
 */
pid_t gpupv_sieve(int *socket);

/*
 * Have it receive a message of at most @length bytes from @socket, with at most
 * @maximum descriptors, all of @kind. 0 or -errno.
 */
int gpupv_sieve_receive(int sieve, int socket, enum gpupv_sieve_kind kind,
			size_t length, size_t maximum);

/*
 * Have it take all that is queued in @socket, which is shut down: connections
 * of one that listens, messages of another. It ends then. 0 or -errno.
 */
int gpupv_sieve_drain(int sieve, int socket);

/*
 * Shut a socket down, and say whether something may be queued in it: closing it
 * closes the descriptors that come with that.
 */
int gpupv_holds_messages(int socket);

/*
 * Take its reply, without waiting: the number of bytes, and at most @count
 * descriptors. -EBADMSG: what came is not what was asked for, and the process
 * ends; -EAGAIN: it has not replied yet; -ECONNRESET: it is gone; or another
 * -errno, of its receiving.
 */
ssize_t gpupv_sieve_reply(int sieve, void *bytes, size_t length, int *fds,
			  size_t *count);

/* Two connected, close-on-exec UNIX stream sockets in @fds; 0 or -errno. */
int gpupv_socketpair(int fds[2]);

/* The same, of sockets that keep messages apart (SOCK_SEQPACKET). */
int gpupv_socketpair_of_packets(int fds[2]);

/* A close-on-exec epoll descriptor; -errno. */
int gpupv_epoll(void);

/* Have @epoll say @token while @fd can be read or is hung up; 0 or -errno. */
int gpupv_epoll_add(int epoll, int fd, uint64_t token);
int gpupv_epoll_remove(int epoll, int fd);

/*
 * Wait at most @nanoseconds (UINT64_MAX: for ever) for at most @count of a
 * descriptor's tokens. How many there are, 0 also for an interruption, or
 * -errno.
 */
int gpupv_epoll_wait(int epoll, uint64_t *tokens, int count,
		     uint64_t nanoseconds);

/* As poll(2), but for at most @nanoseconds (UINT64_MAX: for ever). */
struct pollfd;
int gpupv_poll(struct pollfd *fds, size_t count, uint64_t nanoseconds);

/*
 * A close-on-exec UNIX stream socket listening on abstract @name (without
 * its leading NUL); -errno.
 */
int gpupv_listen_abstract(const char *name);

/*
 * Take a connection off a listening socket, close-on-exec; -errno. Abstract
 * names have no permissions, so another user's connection is closed again
 * and is -EACCES.
 */
int gpupv_accept(int socket);

/* Who may have a say in where a path leads. */
enum gpupv_path_trust {
	/*
	 * Anybody to whom one of its directories belongs. A symbolic link is
	 * followed if it is root's or this process's user's; others' are -ELOOP.
	 */
	GPUPV_PATH_ANY,
	/*
	 * Root and this process's user: each directory is theirs, and nobody
	 * else can replace what is in it; else -EPERM.
	 */
	GPUPV_PATH_TRUSTED,
};

/*
 * A close-on-exec, non-blocking UNIX stream socket listening at @path, with
 * @mode and, unless they are -1, @owner and @group, in place of a socket of
 * this process's user or @owner that is there (-EEXIST if something else is).
 * It is made in a directory of its own and has all that before it gets its
 * name, so nobody can have something else be changed. Unless it is NULL @node
 * is given a descriptor of its file. The socket, or -errno.
 */
int gpupv_listen_path(const char *path, enum gpupv_path_trust trust,
		      mode_t mode, uid_t owner, gid_t group, int *node);

/* Change the socket file @node, wherever it is by now. 0 or -errno. */
int gpupv_change_node(int node, mode_t mode, uid_t owner, gid_t group);

/* Remove what is at @path if it is the file @node. 0 or -errno. */
int gpupv_unlink_node(const char *path, int node);

/* Whether the directory of @path can be trusted, as above: 0 or -errno. */
int gpupv_check_path(const char *path, enum gpupv_path_trust trust);

/* A close-on-exec UNIX stream socket connected to @path; -errno. */
int gpupv_connect_path(const char *path);

/* Who is at the other end of a UNIX socket. */
struct gpupv_peer {
	pid_t pid;
	uid_t uid;
	gid_t gid;
};

/* Who is at the other end of a connected one. 0 or -errno. */
int gpupv_peer_of(int socket, struct gpupv_peer *peer);

/*
 * Take a connection off a listening socket, close-on-exec and non-blocking,
 * whoever's; -errno. Bytes out of band are received in line: the kernel would
 * close descriptors that come with them when it passes over them.
 */
int gpupv_accept_peer(int socket, struct gpupv_peer *peer);

/* Whether the process at the other end was in @group when it connected. */
int gpupv_peer_is_in_group(int socket, gid_t group);

/*
 * Send @length bytes at @text as one datagram to the UNIX socket at @path (an
 * abstract one if it begins with @), and @fds with it. 0 or -errno.
 */
int gpupv_send_datagram(const char *path, const char *text, size_t length,
			const int *fds, size_t count);

/* Whether the control group at @path was delegated, as systemd marks it. */
int gpupv_is_delegated(const char *path);

/* A close-on-exec descriptor that is readable once process @pid ended; -errno. */
int gpupv_pidfd(pid_t pid);

/* Send a signal to the process of such a descriptor. 0 or -errno. */
int gpupv_pidfd_kill(int fd, int number);

/* Keep a descriptor open over exec, or do not. 0 or -errno. */
int gpupv_keep_over_exec(int fd, int keep);

/*
 * A file system as somebody else is to see it: parts of it are covered by
 * nothing, in a mount namespace of its own, which lasts as long as @namespace
 * is open somewhere.
 */
struct gpupv_view {
	int root;		/* O_PATH, of the directory that was given */
	int namespace;
	/*
	 * gpupv_join_view() works: the caller's privileges made the namespace.
	 * It has no more of /dev than an emulator needs, an empty /run and
	 * /sys, and nothing that can be written.
	 */
	int can_join;
	int culprit;		/* index of the path that failed, or -1 */
};

/*
 * Make a view of the directory @root in which the @count paths @hidden, from
 * that root, are covered, wherever links in them lead: a directory by an empty
 * one, all else by an empty file. Those that are not there are left out,
 * unless they are among the first @required. Takes CAP_SYS_ADMIN or the right
 * to make a user namespace. Both descriptors are close-on-exec. 0 or -errno.
 */
int gpupv_make_view(const char *root, const char *const hidden[], size_t count,
		    size_t required, struct gpupv_view *view);

/*
 * Enter a view's namespace for good, and give up all privileges but to read
 * every file: for a child before it executes something. 0 or errno.
 */
int gpupv_join_view(int namespace);

/* Flags of gpupv_spawn(). */
enum {
	/* The child leads a process group of its own. */
	GPUPV_SPAWN_GROUP = 1,
	/* It is not killed with the thread that calls. */
	GPUPV_SPAWN_OUTLIVES_THREAD = 2,
	/* The last descriptor of @fds is a view's namespace that it joins. */
	GPUPV_SPAWN_JOINS_VIEW = 4,
};

/*
 * Start @path with @argv and @envp. Descriptors @fds[i] become @targets[i]
 * in the child (in order; standard ones included); all others that are
 * close-on-exec close. The child is killed by SIGKILL when the calling
 * THREAD ends, so call from one that lives as long as the process, unless
 * @flags say otherwise. All signals are unblocked and at their defaults in
 * the child. The pid or -errno.
 */
pid_t gpupv_spawn(const char *path, char *const argv[], char *const envp[],
		  const int *fds, const int *targets, size_t count, int flags);

/*
 * Block @signals in the calling thread and make a non-blocking, close-on-exec
 * descriptor they can be read from; -errno.
 */
int gpupv_signalfd(const int *signals, size_t count);

/* The next signal on such a descriptor; 0 if there is none, or -errno. */
int gpupv_next_signal(int fd);

/* What a TCP socket has been used for. */
struct gpupv_tcp_use {
	int is_connected;
	uint16_t local_port;
	/* Tells it from those that had the descriptor before. */
	uint64_t identity;
	/* Bytes that came, and that went and arrived. */
	uint64_t received;
	uint64_t sent;
	/* In which nothing came or went. */
	uint32_t silent_milliseconds;
};

/* 0, or -errno if @fd is no TCP socket. */
int gpupv_tcp_use_of(int fd, struct gpupv_tcp_use *use);

/* Rows, columns, width and height in pixels of terminal @fd; 0 or -errno. */
int gpupv_window_size(int fd, uint16_t size[4]);

#endif
