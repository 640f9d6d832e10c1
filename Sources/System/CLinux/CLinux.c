/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "gpupv_linux.h"

#include <errno.h>
#include <arpa/inet.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/aio_abi.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/xattr.h>
#include <unistd.h>

int gpupv_memfd_unsealed(const char *name, uint64_t size)
{
	int fd = memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING);

	if (fd < 0)
		return -errno;
	if (ftruncate(fd, (off_t)size)) {
		int error = errno;

		close(fd);
		return -error;
	}
	return fd;
}

int gpupv_memfd(const char *name, uint64_t size)
{
	int fd = gpupv_memfd_unsealed(name, size);

	if (fd < 0)
		return fd;
	if (fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL)) {
		int error = errno;

		close(fd);
		return -error;
	}
	return fd;
}

int gpupv_seal_for_readers(int memfd)
{
	int seals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_FUTURE_WRITE | F_SEAL_SEAL;

	return fcntl(memfd, F_ADD_SEALS, seals) ? -errno : 0;
}

int gpupv_eventfd(void)
{
	int fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);

	return fd < 0 ? -errno : fd;
}

int gpupv_pipe(int ends[2])
{
	return pipe2(ends, O_CLOEXEC | O_NONBLOCK) ? -errno : 0;
}

/* One for all threads; 0 until it is there. A child of fork() has none. */
static aio_context_t signals;
static pthread_mutex_t signals_lock = PTHREAD_MUTEX_INITIALIZER;

static long prepare_signals(void)
{
	return signals || !syscall(SYS_io_setup, 1, &signals) ? 0 : -errno;
}

int gpupv_eventfd_prepare(void)
{
	int error;

	pthread_mutex_lock(&signals_lock);
	error = (int)prepare_signals();
	pthread_mutex_unlock(&signals_lock);
	return error;
}

int gpupv_eventfd_signal(int fd)
{
	static int source = -1;
	char byte;
	struct iocb block = {
		.aio_lio_opcode = IOCB_CMD_PREAD,
		.aio_buf = (uintptr_t)&byte,
		.aio_nbytes = 1,
		.aio_flags = IOCB_FLAG_RESFD,
		.aio_resfd = (uint32_t)fd,
	};
	struct iocb *blocks[] = { &block };
	struct io_event event;
	long error;

	pthread_mutex_lock(&signals_lock);
	error = prepare_signals();
	/* Reading from memory is done when it returns. */
	if (!error && source < 0) {
		source = gpupv_memfd("gpupv-signal", 1);
		if (source < 0)
			error = source;
	}
	block.aio_fildes = (uint32_t)source;
	if (!error && syscall(SYS_io_submit, signals, 1L, blocks) != 1)
		error = -errno;
	if (!error)
		syscall(SYS_io_getevents, signals, 1L, 1L, &event, NULL);
	pthread_mutex_unlock(&signals_lock);
	return (int)error;
}

int gpupv_eventfd_take(int fd)
{
	uint64_t count;
	struct iovec vector = { &count, sizeof(count) };

	return preadv2(fd, &vector, 1, -1, RWF_NOWAIT) == sizeof(count);
}

union gpupv_control {
	struct cmsghdr header;
	char space[CMSG_SPACE(GPUPV_MESSAGE_FDS * sizeof(int))];
};

static ssize_t send_message(int socket, const void *bytes, size_t length,
			    const int *fds, size_t count, int flags)
{
	union gpupv_control control = { 0 };
	struct iovec vector = { (void *)bytes, length };
	struct msghdr message = { .msg_iov = &vector, .msg_iovlen = 1 };
	ssize_t sent;

	if (count > GPUPV_MESSAGE_FDS)
		return -EINVAL;
	if (count > 0) {
		message.msg_control = control.space;
		message.msg_controllen = CMSG_SPACE(count * sizeof(int));
		control.header.cmsg_level = SOL_SOCKET;
		control.header.cmsg_type = SCM_RIGHTS;
		control.header.cmsg_len = CMSG_LEN(count * sizeof(int));
		memcpy(CMSG_DATA(&control.header), fds, count * sizeof(int));
	}
	do
		sent = sendmsg(socket, &message, MSG_NOSIGNAL | flags);
	while (sent < 0 && errno == EINTR);
	return sent < 0 ? -errno : sent;
}

ssize_t gpupv_send_fds(int socket, const void *bytes, size_t length,
		       const int *fds, size_t count)
{
	return send_message(socket, bytes, length, fds, count, 0);
}

int gpupv_send_fd(int socket, const void *bytes, size_t length, int fd)
{
	ssize_t sent = gpupv_send_fds(socket, bytes, length, &fd, fd >= 0);

	if (sent < 0)
		return (int)sent;
	return (size_t)sent == length ? 0 : -EMSGSIZE;
}

int gpupv_send_packet(int socket, const void *bytes, size_t length, int fd,
		      int waits)
{
	ssize_t sent = send_message(socket, bytes, length, &fd, fd >= 0,
				    waits ? 0 : MSG_DONTWAIT);

	return sent < 0 ? (int)sent : 0;
}

/* @count: how many descriptors there is room for, and then how many came. */
static ssize_t receive(int socket, void *bytes, size_t length, int *fds,
		       size_t *count, int flags)
{
	union gpupv_control control;
	struct iovec vector = { bytes, length };
	struct msghdr message = {
		.msg_iov = &vector,
		.msg_iovlen = 1,
		.msg_control = control.space,
		/*
		 * The kernel closes what there is no room for; alignment is
		 * not to make any.
		 */
		.msg_controllen = CMSG_LEN(*count * sizeof(int)),
	};
	struct cmsghdr *header;
	ssize_t received;

	*count = 0;
	do
		received = recvmsg(socket, &message, MSG_CMSG_CLOEXEC | flags);
	while (received < 0 && errno == EINTR);
	if (received < 0)
		return -errno;
	header = CMSG_FIRSTHDR(&message);
	if (header && header->cmsg_level == SOL_SOCKET &&
	    header->cmsg_type == SCM_RIGHTS) {
		*count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
		memcpy(fds, CMSG_DATA(header), *count * sizeof(int));
	}
	return received;
}

ssize_t gpupv_receive_fds(int socket, void *bytes, size_t length, int *fds,
			  size_t *count)
{
	*count = GPUPV_MESSAGE_FDS;
	return receive(socket, bytes, length, fds, count, 0);
}

ssize_t gpupv_receive_fd(int socket, void *bytes, size_t length, int *fd)
{
	size_t count = 1;

	*fd = -1;
	return receive(socket, bytes, length, fd, &count, 0);
}

int gpupv_socketpair(int fds[2])
{
	return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) ? -errno : 0;
}

int gpupv_socketpair_of_packets(int fds[2])
{
	return socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, fds) ?
		       -errno : 0;
}

int gpupv_epoll(void)
{
	int fd = epoll_create1(EPOLL_CLOEXEC);

	return fd < 0 ? -errno : fd;
}

int gpupv_epoll_add(int epoll, int fd, uint64_t token)
{
	struct epoll_event event = { .events = EPOLLIN, .data.u64 = token };

	return epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event) ? -errno : 0;
}

int gpupv_epoll_remove(int epoll, int fd)
{
	return epoll_ctl(epoll, EPOLL_CTL_DEL, fd, NULL) ? -errno : 0;
}

static struct timespec *to_timespec(uint64_t nanoseconds, struct timespec *time)
{
	if (nanoseconds == UINT64_MAX)
		return NULL;
	time->tv_sec = (time_t)(nanoseconds / 1000000000);
	time->tv_nsec = (long)(nanoseconds % 1000000000);
	return time;
}

int gpupv_epoll_wait(int epoll, uint64_t *tokens, int count,
		     uint64_t nanoseconds)
{
	struct epoll_event events[64];
	struct timespec time;
	int got;

	if (count > 64)
		count = 64;
	got = epoll_pwait2(epoll, events, count,
			   to_timespec(nanoseconds, &time), NULL);
	if (got < 0)
		return errno == EINTR ? 0 : -errno;
	for (int i = 0; i < got; i++)
		tokens[i] = events[i].data.u64;
	return got;
}

int gpupv_poll(struct pollfd *fds, size_t count, uint64_t nanoseconds)
{
	struct timespec time;

	return ppoll(fds, count, to_timespec(nanoseconds, &time), NULL);
}

int gpupv_listen_abstract(const char *name)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	size_t length = strlen(name);
	int fd;

	if (length == 0 || length > sizeof(address.sun_path) - 1)
		return -EINVAL;
	memcpy(address.sun_path + 1, name, length);
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return -errno;
	if (bind(fd, (struct sockaddr *)&address,
		 offsetof(struct sockaddr_un, sun_path) + 1 + length) ||
	    listen(fd, 64)) {
		int error = errno;

		close(fd);
		return -error;
	}
	return fd;
}

int gpupv_accept(int socket)
{
	int fd = accept4(socket, NULL, NULL, SOCK_CLOEXEC);
	struct ucred peer;
	socklen_t length = sizeof(peer);

	if (fd < 0)
		return -errno;
	if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &length) ||
	    (peer.uid != geteuid() && peer.uid != 0)) {
		close(fd);
		return -EACCES;
	}
	return fd;
}

static int address_of(const char *path, struct sockaddr_un *address,
		      socklen_t *size)
{
	size_t length = strlen(path);

	memset(address, 0, sizeof(*address));
	address->sun_family = AF_UNIX;
	if (length == 0)
		return -EINVAL;
	if (length > sizeof(address->sun_path) - 1)
		return -ENAMETOOLONG;
	memcpy(address->sun_path, path, length);
	if (path[0] == '@')
		address->sun_path[0] = 0;
	*size = offsetof(struct sockaddr_un, sun_path) + length + (path[0] != '@');
	return 0;
}

int gpupv_connect_path(const char *path)
{
	struct sockaddr_un address;
	socklen_t size;
	int error = address_of(path, &address, &size);
	int fd;

	if (error)
		return error;
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return -errno;
	if (connect(fd, (struct sockaddr *)&address, size)) {
		error = -errno;
		close(fd);
		return error;
	}
	return fd;
}

int gpupv_peer_of(int socket, struct gpupv_peer *peer)
{
	struct ucred credentials;
	socklen_t length = sizeof(credentials);

	if (getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &credentials, &length))
		return -errno;
	peer->pid = credentials.pid;
	peer->uid = credentials.uid;
	peer->gid = credentials.gid;
	return 0;
}

int gpupv_accept_peer(int socket, struct gpupv_peer *peer)
{
	int fd = accept4(socket, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
	int error, in_line = 1;

	if (fd < 0)
		return -errno;
	error = gpupv_peer_of(fd, peer);
	if (!error &&
	    setsockopt(fd, SOL_SOCKET, SO_OOBINLINE, &in_line, sizeof(in_line)))
		error = -errno;
	if (!error)
		return fd;
	close(fd);
	return error;
}

int gpupv_peer_is_in_group(int socket, gid_t group)
{
	struct gpupv_peer peer;
	gid_t groups[1024];
	socklen_t size = sizeof(groups);
	size_t i;

	if (gpupv_peer_of(socket, &peer))
		return 0;
	if (peer.gid == group)
		return 1;
	if (getsockopt(socket, SOL_SOCKET, SO_PEERGROUPS, groups, &size))
		return 0;
	for (i = 0; i < size / sizeof(gid_t); i++)
		if (groups[i] == group)
			return 1;
	return 0;
}

int gpupv_send_datagram(const char *path, const char *text, size_t length,
			const int *fds, size_t count)
{
	union {
		struct cmsghdr header;
		char space[CMSG_SPACE(8 * sizeof(int))];
	} control;
	struct sockaddr_un address;
	struct iovec vector = { (void *)text, length };
	struct msghdr message = { .msg_iov = &vector, .msg_iovlen = 1 };
	socklen_t size;
	int error = address_of(path, &address, &size);
	int fd;

	if (error)
		return error;
	if (count > 8)
		return -EINVAL;
	message.msg_name = &address;
	message.msg_namelen = size;
	if (count) {
		memset(&control, 0, sizeof(control));
		message.msg_control = control.space;
		message.msg_controllen = CMSG_SPACE(count * sizeof(int));
		control.header.cmsg_level = SOL_SOCKET;
		control.header.cmsg_type = SCM_RIGHTS;
		control.header.cmsg_len = CMSG_LEN(count * sizeof(int));
		memcpy(CMSG_DATA(&control.header), fds, count * sizeof(int));
	}
	fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return -errno;
	if (sendmsg(fd, &message, MSG_NOSIGNAL) < 0)
		error = -errno;
	close(fd);
	return error;
}

int gpupv_is_delegated(const char *path)
{
	return getxattr(path, "user.delegate", NULL, 0) > 0 ||
	       getxattr(path, "trusted.delegate", NULL, 0) > 0;
}

int gpupv_pidfd(pid_t pid)
{
	int fd = (int)syscall(SYS_pidfd_open, pid, 0);

	return fd < 0 ? -errno : fd;
}

int gpupv_pidfd_kill(int fd, int number)
{
	return syscall(SYS_pidfd_send_signal, fd, number, NULL, 0) ? -errno : 0;
}

int gpupv_keep_over_exec(int fd, int keep)
{
	return fcntl(fd, F_SETFD, keep ? 0 : FD_CLOEXEC) ? -errno : 0;
}

/* Runs in the child between fork and exec: async-signal-safe calls only. */
static int become(const char *path, char *const argv[], char *const envp[],
		  const int *fds, const int *targets, int *moved, size_t count,
		  int flags, pid_t parent)
{
	sigset_t none;
	size_t i;
	int number;

	for (number = 1; number < NSIG; number++)
		signal(number, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	if (!(flags & GPUPV_SPAWN_OUTLIVES_THREAD) &&
	    prctl(PR_SET_PDEATHSIG, SIGKILL))
		return errno;
	if (getppid() != parent)
		return ESRCH;
	if (flags & GPUPV_SPAWN_GROUP && setpgid(0, 0))
		return errno;
	/* Out of the way first: a target may be another's source. */
	for (i = 0; i < count; i++) {
		moved[i] = fcntl(fds[i], F_DUPFD_CLOEXEC, 256);
		if (moved[i] < 0)
			return errno;
	}
	for (i = 0; i < count; i++)
		if (dup2(moved[i], targets[i]) < 0)
			return errno;
	if (flags & GPUPV_SPAWN_JOINS_VIEW) {
		int error = gpupv_join_view(targets[count - 1]);

		if (error)
			return error;
	}
	execve(path, argv, envp);
	return errno;
}

pid_t gpupv_spawn(const char *path, char *const argv[], char *const envp[],
		  const int *fds, const int *targets, size_t count, int flags)
{
	int *moved = calloc(count + 1, sizeof(int));
	pid_t parent = getpid();
	sigset_t all, before;
	int report[2];
	int error = 0;
	pid_t child;

	if (!moved)
		return -ENOMEM;
	if (pipe2(report, O_CLOEXEC)) {
		error = errno;
		free(moved);
		return -error;
	}
	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, &before);
	child = fork();
	if (child == 0) {
		/* Above every target, so that none overwrites it. */
		int above = fcntl(report[1], F_DUPFD_CLOEXEC, 512);

		error = become(path, argv, envp, fds, targets, moved, count,
			       flags, parent);
		(void)!write(above, &error, sizeof(error));
		_exit(127);
	}
	if (child < 0)
		error = errno;
	sigprocmask(SIG_SETMASK, &before, NULL);
	close(report[1]);
	/* The pipe closes at exec; bytes on it mean exec was not reached. */
	while (child > 0 && read(report[0], &error, sizeof(error)) < 0 &&
	       errno == EINTR)
		;
	close(report[0]);
	free(moved);
	return error ? -error : child;
}

int gpupv_signalfd(const int *signals, size_t count)
{
	sigset_t set;
	size_t i;
	int fd;

	sigemptyset(&set);
	for (i = 0; i < count; i++)
		sigaddset(&set, signals[i]);
	if (pthread_sigmask(SIG_BLOCK, &set, NULL))
		return -EINVAL;
	fd = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
	return fd < 0 ? -errno : fd;
}

int gpupv_next_signal(int fd)
{
	struct signalfd_siginfo info;
	ssize_t count;

	do
		count = read(fd, &info, sizeof(info));
	while (count < 0 && errno == EINTR);
	if (count < 0)
		return errno == EAGAIN ? 0 : -errno;
	return (int)info.ssi_signo;
}

int gpupv_window_size(int fd, uint16_t size[4])
{
	struct winsize window;

	if (ioctl(fd, TIOCGWINSZ, &window))
		return -errno;
	size[0] = window.ws_row;
	size[1] = window.ws_col;
	size[2] = window.ws_xpixel;
	size[3] = window.ws_ypixel;
	return 0;
}

int gpupv_tcp_use_of(int fd, struct gpupv_tcp_use *use)
{
	union {
		struct sockaddr any;
		struct sockaddr_in four;
		struct sockaddr_in6 six;
	} address;
	socklen_t length = sizeof(address);
	struct tcp_info info = { 0 };
	struct stat status;

	if (getsockname(fd, &address.any, &length) < 0)
		return -errno;
	if (address.any.sa_family == AF_INET)
		use->local_port = ntohs(address.four.sin_port);
	else if (address.any.sa_family == AF_INET6)
		use->local_port = ntohs(address.six.sin6_port);
	else
		return -EPROTOTYPE;
	length = sizeof(info);
	if (getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &length) < 0)
		return -errno;
	/* Not 10, which is one that listens, nor 7, which is over. */
	use->is_connected = info.tcpi_state != 10 && info.tcpi_state != 7;
	if (fstat(fd, &status) < 0)
		return -errno;
	use->identity = status.st_ino;
	use->received = info.tcpi_bytes_received;
	use->sent = info.tcpi_bytes_acked;
	use->silent_milliseconds = info.tcpi_last_data_recv < info.tcpi_last_data_sent ?
					   info.tcpi_last_data_recv :
					   info.tcpi_last_data_sent;
	return 0;
}
