// SPDX-License-Identifier: Apache-2.0
/*
 * The connection to the worker: QEMU's ivshmem protocol, from the guest's side,
 * with one more descriptor (see Sources/Host/Carriers/Ivshmem.swift), and the thread
 * that is the interrupt handler.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "dxg_platform.h"
#include "dxg_preload.h"

#define DXG_SOCKET_VARIABLE	"GPUPV_EMULATE_SOCKET"
/* As the kernel module's default. */
#define DXG_SPIN_NS		50000u

static pthread_mutex_t dxg_connect_lock = PTHREAD_MUTEX_INITIALIZER;
static struct dxg_connection *dxg_connected;
static bool dxg_ever_connected;

/* -------------------------------------------------------------- protocol */

enum {
	DXG_PROTOCOL = 0,
	DXG_HOST = 0,
	DXG_GUEST = 1,
	DXG_MEMORY = -1,
	DXG_COMMON = -2,
};

/* One number, perhaps with a descriptor. */
static int dxg_receive(int socket, s64 *number, int *fd)
{
	union {
		struct cmsghdr header;
		char space[CMSG_SPACE(sizeof(int))];
	} control;
	struct iovec vector = { number, sizeof(*number) };
	struct msghdr message = {
		.msg_iov = &vector,
		.msg_iovlen = 1,
		.msg_control = &control,
		.msg_controllen = sizeof(control),
	};
	struct cmsghdr *header;
	ssize_t received;

	*fd = -1;
	do {
		received = recvmsg(socket, &message,
				   MSG_CMSG_CLOEXEC | MSG_WAITALL);
	} while (received < 0 && errno == EINTR);
	if (received < 0)
		return errno == EAGAIN ? -ETIMEDOUT : -errno;
	header = CMSG_FIRSTHDR(&message);
	if (header && header->cmsg_level == SOL_SOCKET &&
	    header->cmsg_type == SCM_RIGHTS &&
	    header->cmsg_len == CMSG_LEN(sizeof(int)))
		memcpy(fd, CMSG_DATA(header), sizeof(int));
	if (received != sizeof(*number)) {
		if (*fd >= 0)
			dxg_sys_close(*fd);
		return -EPROTO;
	}
	return 0;
}

/* A message that must say @expected and bring a descriptor. */
static int dxg_receive_private(int socket, s64 expected,
			       struct dxg_private *private)
{
	s64 number;
	int fd, ret;

	ret = dxg_receive(socket, &number, &fd);
	if (ret)
		return ret;
	if (fd < 0)
		return -EPROTO;
	ret = dxg_private_take(private, fd);
	if (!ret && number != expected) {
		dxg_private_end(private);
		ret = -EPROTO;
	}
	return ret;
}

/* Whether we are to a partition of the daemon's what a VM is to it. */
static bool dxg_is_partition(void)
{
	const char *name = getenv(DXG_SOCKET_VARIABLE);

	return name && name[0] == '/';
}

/* A VM has one window, with nothing in common with another's. */
static int dxg_take_window_twice(struct dxg_connection *connection)
{
	int fd = syscall(SYS_fcntl, connection->memory[0].fd,
			 F_DUPFD_CLOEXEC, 0);

	return fd < 0 ? -errno : dxg_private_take(&connection->memory[1], fd);
}

static int dxg_handshake(struct dxg_connection *connection, int socket)
{
	s64 version, peer;
	int fd, ret;

	ret = dxg_receive(socket, &version, &fd);
	if (!ret && fd >= 0)
		dxg_sys_close(fd);
	if (!ret)
		ret = dxg_receive(socket, &peer, &fd);
	if (!ret && fd >= 0)
		dxg_sys_close(fd);
	if (ret)
		return ret;
	if (version != DXG_PROTOCOL || peer != DXG_GUEST)
		return -EPROTO;
	ret = dxg_receive_private(socket, DXG_MEMORY, &connection->memory[0]);
	if (ret)
		return ret;
	ret = dxg_receive_private(socket, DXG_HOST, &connection->doorbell);
	if (ret)
		goto end_memory;
	ret = dxg_receive_private(socket, DXG_GUEST, &connection->bell);
	if (ret)
		goto end_doorbell;
	ret = dxg_is_partition() ?
	      dxg_take_window_twice(connection) :
	      dxg_receive_private(socket, DXG_COMMON, &connection->memory[1]);
	if (ret)
		goto end_bell;
	return 0;

end_bell:
	dxg_private_end(&connection->bell);
end_doorbell:
	dxg_private_end(&connection->doorbell);
end_memory:
	dxg_private_end(&connection->memory[0]);
	return ret;
}

socklen_t dxg_address(struct sockaddr_un *address, const char *suffix)
{
	const char *name = getenv(DXG_SOCKET_VARIABLE);
	size_t room = sizeof(address->sun_path) - 1;
	size_t length;

	memset(address, 0, sizeof(*address));
	address->sun_family = AF_UNIX;
	/* A partition's clients pass nothing to each other. */
	if (dxg_is_partition() && !*suffix && strlen(name) < room) {
		strcpy(address->sun_path, name);
		return sizeof(*address);
	}
	if (!name || name[0] != '@')
		return 0;
	length = snprintf(address->sun_path + 1, room, "%s%s", name + 1,
			  suffix);
	return length < room ? offsetof(struct sockaddr_un, sun_path) + 1 +
			       length : 0;
}

socklen_t dxg_share_address(struct sockaddr_un *address, u64 share)
{
	char suffix[32];

	snprintf(suffix, sizeof(suffix), "-share-%llx", share);
	return dxg_address(address, suffix);
}

/*
 * Seconds in which a worker answers. The daemon starts one when it is first
 * connected to, and gives it a minute.
 */
#define DXG_PATIENCE	70

static int dxg_connect(void)
{
	struct timeval patience = { .tv_sec = DXG_PATIENCE };
	struct sockaddr_un address;
	socklen_t length = dxg_address(&address, "");
	int fd, error;

	if (!length)
		return -ENOENT;
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return -errno;
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
	if (connect(fd, (struct sockaddr *)&address, length)) {
		error = errno;
		dxg_sys_close(fd);
		return -error;
	}
	return fd;
}

/* Set in the number of a share whose descriptor is a later message's. */
#define DXG_HOLDING_MORE	(1ull << 63)

static bool dxg_send_all(int socket, const void *bytes, size_t size)
{
	ssize_t sent;

	while (size) {
		sent = send(socket, bytes, size, MSG_NOSIGNAL);
		if (sent < 0 && errno != EINTR)
			return false;
		if (sent > 0) {
			bytes += sent;
			size -= sent;
		}
	}
	return true;
}

static bool dxg_send_fd(int socket, u64 number, int fd)
{
	union {
		struct cmsghdr header;
		char space[CMSG_SPACE(sizeof(int))];
	} control = {};
	struct iovec vector = { &number, sizeof(number) };
	struct msghdr message = {
		.msg_iov = &vector,
		.msg_iovlen = 1,
		.msg_control = &control,
		.msg_controllen = sizeof(control),
	};
	struct cmsghdr *header = CMSG_FIRSTHDR(&message);
	ssize_t sent;

	header->cmsg_level = SOL_SOCKET;
	header->cmsg_type = SCM_RIGHTS;
	header->cmsg_len = CMSG_LEN(sizeof(int));
	memcpy(CMSG_DATA(header), &fd, sizeof(fd));
	do {
		sent = sendmsg(socket, &message, MSG_NOSIGNAL);
	} while (sent < 0 && errno == EINTR);
	return sent == sizeof(number);
}

int dxg_connection_keep_shares(struct dxg_connection *connection,
			       const u64 *shares, u32 count, int fd)
{
	bool sent = true;
	u64 part;
	u32 i;

	pthread_mutex_lock(&connection->send_lock);
	dxg_private_lock();
	for (i = 0; i + 1 < count && sent; i++) {
		part = shares[i] | DXG_HOLDING_MORE;
		sent = dxg_send_all(connection->socket.fd, &part, sizeof(part));
	}
	sent = sent && dxg_send_fd(connection->socket.fd, shares[i], fd);
	dxg_private_unlock();
	pthread_mutex_unlock(&connection->send_lock);
	return sent ? 0 : -ENODEV;
}

/* ---------------------------------------------------------------- window */

/* Maps headers and rings, which is all of the window that we look at. */
static int dxg_map_rings(struct dxg_connection *connection)
{
	size_t head = GPUPV_GUEST_HEADER_OFFSET + GPUPV_HEADER_PAGE_SIZE;
	struct gpupv_host_header header;
	struct stat status, common;
	void *window;

	if (dxg_sys_fstat(connection->memory[0].fd, &status) ||
	    dxg_sys_fstat(connection->memory[1].fd, &common) ||
	    status.st_size < (off_t)head)
		return -EPROTO;
	if (pread(connection->memory[0].fd, &header, sizeof(header),
		  GPUPV_HOST_HEADER_OFFSET) != sizeof(header))
		return -EPROTO;
	/* The checks are dxg_channel_probe's, but for these. */
	if (header.window_size > (u64)status.st_size ||
	    header.window_size > (u64)common.st_size ||
	    header.fence_offset < head ||
	    header.fence_offset > header.window_size ||
	    header.heap_offset < header.fence_offset)
		return -EPROTO;
	window = mmap(NULL, header.fence_offset, PROT_READ | PROT_WRITE,
		      MAP_SHARED, connection->memory[0].fd, 0);
	if (window == MAP_FAILED)
		return -errno;
	madvise(window, header.fence_offset, MADV_DONTFORK);
	madvise(window, header.fence_offset, MADV_DONTDUMP);
	connection->mapped = header.fence_offset;
	connection->channel.window = window;
	connection->channel.window_size = header.window_size;
	connection->dev = common.st_dev;
	connection->ino = common.st_ino;
	return 0;
}

static void dxg_connection_free(struct dxg_connection *connection)
{
	munmap(connection->channel.window, connection->mapped);
	dxg_private_end(&connection->memory[0]);
	dxg_private_end(&connection->memory[1]);
	dxg_private_end(&connection->doorbell);
	dxg_private_end(&connection->bell);
	dxg_private_end(&connection->socket);
	pthread_mutex_destroy(&connection->send_lock);
	free(connection);
}

static void dxg_connection_release(struct dxg_channel *channel)
{
	dxg_connection_free(dxg_connection_of(channel));
}

/* ---------------------------------------------------------------- thread */

/* The worker ended without a word: its window says so from now on. */
static void dxg_connection_gone(struct dxg_connection *connection)
{
	u64 *word = connection->channel.window + GPUPV_HOST_HEADER_OFFSET +
		    offsetof(struct gpupv_host_header, state);
	u64 state = smp_load_acquire(word);

	smp_store_release(word, (state & ~0xffffffffull) | GPUPV_HOST_GONE);
	WRITE_ONCE(connection->dead, true);
	dxg_channel_service(&connection->channel);
}

/* Sleeps until the worker rings or ends. 1: it rang; 0: neither; -1: ended. */
static int dxg_listen(struct dxg_connection *connection)
{
	struct pollfd polled[2];
	int heard = 0;
	u64 rings;

	dxg_private_lock();
	polled[0] = (struct pollfd){ connection->bell.fd, POLLIN, 0 };
	polled[1] = (struct pollfd){ connection->socket.fd, POLLIN, 0 };
	if (poll(polled, 2, -1) > 0) {
		if (polled[0].revents & POLLIN &&
		    dxg_sys_read(polled[0].fd, &rings, sizeof(rings)) > 0)
			heard = 1;
		/* It says nothing after the handshake but its end. */
		if (polled[1].revents)
			heard = -1;
	}
	dxg_private_unlock();
	return heard;
}

static void *dxg_serve(void *argument)
{
	struct dxg_connection *connection = argument;
	int heard = 0;

	while (heard >= 0) {
		heard = dxg_listen(connection);
		while (dxg_private_wanted())
			sched_yield();
		if (heard > 0) {
			atomic64_inc(&connection->channel.interrupts);
			dxg_channel_service(&connection->channel);
		}
	}
	dxg_connection_gone(connection);
	dxg_channel_put(&connection->channel);
	return NULL;
}

static void dxg_kick(void)
{
	struct dxg_connection *connection = READ_ONCE(dxg_connected);
	u64 one = 1;

	if (connection)
		(void)!dxg_sys_write(connection->bell.fd, &one, sizeof(one));
}

static int dxg_start_thread(struct dxg_connection *connection)
{
	sigset_t all, old;
	pthread_attr_t attributes;
	pthread_t thread;
	int error;

	sigfillset(&all);
	pthread_attr_init(&attributes);
	pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
	/* The program's signals are for its own threads. */
	pthread_sigmask(SIG_SETMASK, &all, &old);
	dxg_channel_get(&connection->channel);
	error = pthread_create(&thread, &attributes, dxg_serve, connection);
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	pthread_attr_destroy(&attributes);
	if (error)
		dxg_channel_put(&connection->channel);
	else
		pthread_setname_np(thread, "dxg");
	return -error;
}

/* --------------------------------------------------------------- opening */

static int dxg_connection_open(struct dxg_connection *connection)
{
	int fd, ret;

	fd = dxg_connect();
	if (fd < 0)
		return fd;
	ret = dxg_handshake(connection, fd);
	if (ret) {
		dxg_sys_close(fd);
		return ret;
	}
	ret = dxg_private_take(&connection->socket, fd);
	if (ret)
		goto end;
	ret = dxg_map_rings(connection);
	if (!ret)
		return 0;
	dxg_private_end(&connection->socket);
end:
	dxg_private_end(&connection->memory[0]);
	dxg_private_end(&connection->memory[1]);
	dxg_private_end(&connection->doorbell);
	dxg_private_end(&connection->bell);
	return ret;
}

static int dxg_connection_make(struct dxg_connection **result)
{
	struct dxg_connection *connection;
	int ret;

	connection = calloc(1, sizeof(*connection));
	if (!connection)
		return -ENOMEM;
	pthread_mutex_init(&connection->send_lock, NULL);
	ret = dxg_connection_open(connection);
	if (ret) {
		free(connection);
		return ret;
	}
	connection->channel.release = dxg_connection_release;
	/* With one CPU nobody else answers while we look. */
	connection->channel.spin_ns =
		sysconf(_SC_NPROCESSORS_ONLN) > 1 ? DXG_SPIN_NS : 0;
	dxg_channel_init(&connection->channel);
	ret = dxg_channel_probe(&connection->channel);
	if (!ret) {
		dxg_channel_service(&connection->channel);
		ret = dxg_start_thread(connection);
	}
	if (ret) {
		dxg_channel_put(&connection->channel);
		return ret;
	}
	*result = connection;
	return 0;
}

static void dxg_complain(int error)
{
	char line[160];
	int length;

	length = snprintf(line, sizeof(line),
			  "gpupv: no /dev/dxg: cannot reach the worker at %s: %s\n",
			  getenv(DXG_SOCKET_VARIABLE), strerror(error));
	(void)!dxg_sys_write(STDERR_FILENO, line, min(length, (int)sizeof(line) - 1));
}

int dxg_connection_get(struct dxg_connection **connection)
{
	struct dxg_connection *old = NULL;
	static bool complained;
	int ret = 0;

	pthread_mutex_lock(&dxg_connect_lock);
	dxg_private_kick = dxg_kick;
	dxg_current.tgid = getpid();
	if (dxg_connected && READ_ONCE(dxg_connected->dead)) {
		old = dxg_connected;
		WRITE_ONCE(dxg_connected, NULL);
	}
	if (!dxg_connected) {
		ret = dxg_connection_make(connection);
		if (!ret)
			WRITE_ONCE(dxg_connected, *connection);
		if (ret && dxg_ever_connected) {
			ret = -ENODEV;	/* as in a VM whose host is gone */
		} else if (ret) {
			if (!complained)
				dxg_complain(-ret);
			complained = true;
			ret = -ENXIO;
		}
	}
	if (!ret) {
		dxg_ever_connected = true;
		*connection = dxg_connected;
		dxg_channel_get(&dxg_connected->channel);
	}
	pthread_mutex_unlock(&dxg_connect_lock);
	if (old)
		dxg_channel_put(&old->channel);
	return ret;
}

void dxg_connection_fork_prepare(void)
{
	pthread_mutex_lock(&dxg_connect_lock);
}

void dxg_connection_fork_parent(void)
{
	pthread_mutex_unlock(&dxg_connect_lock);
}

void dxg_connection_fork_child(void)
{
	/* What it was is the parent's; its memory is not even mapped here. */
	dxg_connected = NULL;
	dxg_ever_connected = false;
	pthread_mutex_init(&dxg_connect_lock, NULL);
}
