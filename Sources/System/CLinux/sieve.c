/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "gpupv_linux.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/sockios.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The most descriptors that one message carries: SCM_MAX_FD of the kernel's include/net/scm.h. */
#define MAXIMUM_FDS	253
/* Seconds after which receiving, which waits for nobody unless the table of descriptors is full, is given up. */
#define PATIENCE	10
/* A socket that keeps messages apart tells an empty one from its end by nothing; it queues fewer of them. */
#define MAXIMUM_EMPTY	4096

union control {
	struct cmsghdr header;
	char space[CMSG_SPACE(MAXIMUM_FDS * sizeof(int))];
};

struct request {
	int operation;
	enum gpupv_sieve_kind kind;
	size_t length;
	size_t maximum;
};

enum { OPERATION_RECEIVE, OPERATION_DRAIN };

ssize_t gpupv_receive_bytes(int socket, void *bytes, size_t length, int waits)
{
	struct iovec vector = { bytes, length };
	struct msghdr message = { .msg_iov = &vector, .msg_iovlen = 1 };
	ssize_t peeked, received;

	do
		peeked = recvmsg(socket, &message,
				 MSG_PEEK | (waits ? 0 : MSG_DONTWAIT));
	while (peeked < 0 && errno == EINTR);
	if (peeked < 0)
		return -errno;
	/* There was no room for any; those of a message that is only looked at stay with it. */
	if (message.msg_flags & MSG_CTRUNC)
		return -EBADMSG;
	if (peeked == 0)
		return 0;
	/* A stream may have got more meanwhile, with descriptors. A packet is the same one. */
	do
		received = recv(socket, bytes, (size_t)peeked, MSG_DONTWAIT);
	while (received < 0 && errno == EINTR);
	return received < 0 ? -errno : received;
}

/* All that follows runs in a process with a copy of the memory of one with several threads: system calls only. */

static ssize_t take(int socket, struct iovec *vectors, size_t count, int *fds,
		    size_t *fd_count, int flags)
{
	union control control;
	struct msghdr message = {
		.msg_iov = vectors,
		.msg_iovlen = count,
		.msg_control = control.space,
		.msg_controllen = sizeof(control.space),
	};
	struct cmsghdr *header;
	ssize_t received = recvmsg(socket, &message, MSG_CMSG_CLOEXEC | flags);

	*fd_count = 0;
	if (received < 0)
		return -errno;
	for (header = CMSG_FIRSTHDR(&message); header;
	     header = CMSG_NXTHDR(&message, header)) {
		if (header->cmsg_level != SOL_SOCKET ||
		    header->cmsg_type != SCM_RIGHTS)
			continue;
		*fd_count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
		memcpy(fds, CMSG_DATA(header), *fd_count * sizeof(int));
	}
	/* Some were lost for want of room in the table: so is the message. */
	return message.msg_flags & MSG_CTRUNC ? -EBADMSG : received;
}

static void give(int socket, struct iovec *vectors, size_t count,
		 const int *fds, size_t fd_count)
{
	union control control = { 0 };
	struct msghdr message = { .msg_iov = vectors, .msg_iovlen = count };

	if (fd_count) {
		message.msg_control = control.space;
		message.msg_controllen = CMSG_SPACE(fd_count * sizeof(int));
		control.header.cmsg_level = SOL_SOCKET;
		control.header.cmsg_type = SCM_RIGHTS;
		control.header.cmsg_len = CMSG_LEN(fd_count * sizeof(int));
		memcpy(CMSG_DATA(&control.header), fds, fd_count * sizeof(int));
	}
	(void)!sendmsg(socket, &message, MSG_NOSIGNAL);
}

static void path_of(char *path, const char *directory, int fd)
{
	char digits[12];
	size_t count = 0, length = strlen(directory);

	memcpy(path, directory, length);
	do
		digits[count++] = (char)('0' + fd % 10);
	while (fd /= 10);
	while (count)
		path[length++] = digits[--count];
	path[length] = 0;
}

/*
 * Only what the kernel says by itself is asked for. fstat(2), fstatfs(2) and
 * read(2) of a file of FUSE's, say, wait for whom it belongs to.
 */
static int is_of_kind(int fd, enum gpupv_sieve_kind kind)
{
	static const char buffer_link[] = "/dmabuf:";
	static const char timeline_link[] = "anon_inode:syncobj_file";
	static const char buffer_line[] = "\nexp_name:\t";
	char path[64], text[1024];
	ssize_t length;
	int info;

	path_of(path, "/proc/self/fd/", fd);
	length = readlink(path, text, sizeof(text));
	if (kind == GPUPV_SIEVE_TIMELINE)
		return length == sizeof(timeline_link) - 1 &&
		       !memcmp(text, timeline_link, (size_t)length);
	if (kind != GPUPV_SIEVE_BUFFER ||
	    length < (ssize_t)sizeof(buffer_link) - 1 ||
	    memcmp(text, buffer_link, sizeof(buffer_link) - 1))
		return 0;
	/* A file may have such a path; what dma_buf_show_fdinfo() of drivers/dma-buf/dma-buf.c adds tells. */
	path_of(path, "/proc/self/fdinfo/", fd);
	info = open(path, O_RDONLY | O_CLOEXEC);
	if (info < 0)
		return 0;
	length = read(info, text, sizeof(text));
	close(info);
	return length > 0 && memmem(text, (size_t)length, buffer_line,
				    sizeof(buffer_line) - 1) != NULL;
}

/* Returns whether nothing is left here that closing could wait for. */
static int receive_for(int socket, const struct request *request, int from)
{
	static char bytes[GPUPV_SIEVE_BYTES];
	struct gpupv_sieve_reply reply = { 0 };
	struct iovec vectors[] = {
		{ &reply, sizeof(reply) },
		{ bytes, request->length },
	};
	int fds[MAXIMUM_FDS];
	size_t i;

	reply.received = take(from, &vectors[1], 1, fds, &reply.count,
			      MSG_DONTWAIT | MSG_TRUNC);
	if (reply.count > request->maximum)
		reply.received = -EBADMSG;
	for (i = 0; i < reply.count && reply.received >= 0; i++)
		if (!is_of_kind(fds[i], request->kind))
			reply.received = -EBADMSG;
	if (reply.received == -EBADMSG) {
		/* They are closed when this process ends. */
		reply.count = 0;
		close(from);
		give(socket, vectors, 1, fds, 0);
		return 0;
	}
	vectors[1].iov_len = reply.received < 0 ? 0 : (size_t)reply.received;
	if (vectors[1].iov_len > request->length)
		vectors[1].iov_len = request->length;
	close(from);
	give(socket, vectors, 2, fds, reply.count);
	for (i = 0; i < reply.count; i++)
		close(fds[i]);
	return 1;
}

/* Takes all that is queued in a socket which is shut down. */
static void drain(int socket, int from)
{
	struct gpupv_sieve_reply reply = { 0 };
	struct iovec vector = { &reply, sizeof(reply) };
	char bytes[4096];
	struct iovec rest = { bytes, sizeof(bytes) };
	int fds[MAXIMUM_FDS];
	int listens = 0;
	socklen_t size = sizeof(listens);
	size_t count;
	ssize_t received;
	int empty = 0;

	if (getsockopt(from, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) == 0 &&
	    listens)
		while (accept4(from, NULL, NULL, SOCK_CLOEXEC) >= 0)
			;
	else
		do
			received = take(from, &rest, 1, fds, &count,
					MSG_DONTWAIT);
		while (received > 0 || received == -EBADMSG ||
		       (received == 0 && ++empty < MAXIMUM_EMPTY));
	close(from);
	give(socket, &vector, 1, NULL, 0);
}

static void serve(int socket)
{
	struct rlimit limit;
	struct request request;
	struct iovec vector = { &request, sizeof(request) };
	sigset_t alarms;
	int fds[MAXIMUM_FDS];
	size_t count;

	prctl(PR_SET_NAME, "gpupv-sieve");
	if (socket)
		syscall(SYS_close_range, 0, socket - 1, 0);
	syscall(SYS_close_range, socket + 1, ~0U, 0);
	if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
		limit.rlim_cur = limit.rlim_max;
		setrlimit(RLIMIT_NOFILE, &limit);
	}
	signal(SIGALRM, SIG_DFL);
	sigemptyset(&alarms);
	sigaddset(&alarms, SIGALRM);
	sigprocmask(SIG_UNBLOCK, &alarms, NULL);
	while (take(socket, &vector, 1, fds, &count, 0) == sizeof(request) &&
	       count == 1) {
		alarm(PATIENCE);
		if (request.operation == OPERATION_DRAIN) {
			drain(socket, fds[0]);
			break;
		}
		if (request.length > GPUPV_SIEVE_BYTES ||
		    !receive_for(socket, &request, fds[0]))
			break;
		alarm(0);
	}
	/* So that its end is seen, whatever the others wait for. */
	close(socket);
	_exit(0);
}

int gpupv_holds_messages(int socket)
{
	int type, queued;
	socklen_t size = sizeof(type);

	/* From here on nobody adds to what is queued. */
	if (shutdown(socket, SHUT_RDWR) && errno != ENOTCONN)
		return 1;
	/* Of packets only the first is counted, which may be empty. */
	return getsockopt(socket, SOL_SOCKET, SO_TYPE, &type, &size) ||
	       type != SOCK_STREAM || ioctl(socket, SIOCINQ, &queued) ||
	       queued != 0;
}

pid_t gpupv_sieve(int *socket)
{
	sigset_t all, before;
	int ends[2];
	pid_t child;

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends))
		return -errno;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	child = _Fork();
	if (child == 0)
		serve(ends[1]);
	if (child < 0)
		child = -errno;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	close(ends[1]);
	if (child < 0)
		close(ends[0]);
	else
		*socket = ends[0];
	return child;
}

static int ask(int sieve, struct request request, int socket)
{
	struct iovec vector = { &request, sizeof(request) };
	union control control = { 0 };
	struct msghdr message = {
		.msg_iov = &vector,
		.msg_iovlen = 1,
		.msg_control = control.space,
		.msg_controllen = CMSG_SPACE(sizeof(int)),
	};

	control.header.cmsg_level = SOL_SOCKET;
	control.header.cmsg_type = SCM_RIGHTS;
	control.header.cmsg_len = CMSG_LEN(sizeof(int));
	memcpy(CMSG_DATA(&control.header), &socket, sizeof(int));
	return sendmsg(sieve, &message, MSG_NOSIGNAL | MSG_DONTWAIT) < 0 ?
		       -errno : 0;
}

int gpupv_sieve_receive(int sieve, int socket, enum gpupv_sieve_kind kind,
			size_t length, size_t maximum)
{
	struct request request = { OPERATION_RECEIVE, kind, length, maximum };

	return ask(sieve, request, socket);
}

int gpupv_sieve_drain(int sieve, int socket)
{
	struct request request = { .operation = OPERATION_DRAIN };

	return ask(sieve, request, socket);
}

ssize_t gpupv_sieve_reply(int sieve, void *bytes, size_t length, int *fds,
			  size_t *count)
{
	struct gpupv_sieve_reply reply;
	struct iovec vectors[] = {
		{ &reply, sizeof(reply) },
		{ bytes, length },
	};
	int all[MAXIMUM_FDS];
	size_t room = *count;
	ssize_t received;

	do
		received = take(sieve, vectors, 2, all, count, MSG_DONTWAIT);
	while (received == -EINTR);
	if (received == 0)
		return -ECONNRESET;
	if (received > 0 && (size_t)received < sizeof(reply))
		return -EPROTO;
	if (received < 0)
		return received;
	if (*count > room)
		return -EPROTO;
	memcpy(fds, all, *count * sizeof(int));
	return reply.received;
}
