/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Descriptors: of the device, however they are copied and closed, and of
 * objects, wherever they go. And what signals do to who waits.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dxg_client.h"

#define PAGE	4096ul

static struct dxg_session session;
static int failures;

static void check(bool good, const char *what)
{
	printf("%s %s\n", good ? "ok  " : "FAIL", what);
	fflush(stdout);
	if (!good)
		failures++;
}

static void check_errno(int got, int want, const char *what)
{
	if (got != want)
		printf("     expected %d, got %d\n", want, got);
	check(got == want, what);
}

/* ---- the device's ---- */

static int ask(int fd)
{
	struct d3dkmt_enumadapters2 args = {};

	return dxg_ioctl(fd, LX_DXENUMADAPTERS2, &args);
}

static void test_copies(void)
{
	int fd = open("/dev/dxg", O_RDONLY | O_CLOEXEC);
	int first = dup(fd);
	int second = fcntl(fd, F_DUPFD_CLOEXEC, 100);
	int third = dup2(fd, 200);
	struct stat status;

	check(fd >= 0 && first >= 0 && second >= 100 && third == 200,
	      "copies");
	check(fcntl(fd, F_GETFD) == FD_CLOEXEC && !fcntl(first, F_GETFD),
	      "close on exec is each one's own");
	check(!fstat(third, &status) && S_ISCHR(status.st_mode),
	      "a character device");
	check((fcntl(third, F_GETFL) & O_ACCMODE) == O_RDONLY,
	      "opened for reading");
	close(fd);
	close(first);
	check_errno(ask(second), 0, "some are closed, others go on");
	check(dup2(1, second) == second, "one is replaced");
	check_errno(ask(second), -ENOTTY, "by something else");
	check_errno(ask(third), 0, "the last goes on");
	close(third);
	check_errno(ask(third), -EBADF, "it is closed");
	close(second);
	fd = open("/dev/dxg", O_RDWR);
	check_errno(ioctl(fd, TIOCGWINSZ, &status) ? -errno : 0, -ENOTTY,
		    "no terminal");
	check(!close_range(fd, ~0u, 0), "close a range");
	check_errno(ask(fd), -EBADF, "it is closed");
	check_errno(ask(session.fd), 0, "others go on");
	for (int i = 0; i < 64; i++) {
		fd = dup2(1, 3060 + i);
		if (fd >= 0)
			close(fd);
	}
	check_errno(ask(session.fd), 0, "every number can be used");
}

/* ---- objects' ---- */

static int share(struct dxg_session *s, struct d3dkmthandle object)
{
	uint64_t fd = ~0ull;
	struct d3dkmt_shareobjects args = {
		.object_count = 1,
		.objects = (uintptr_t)&object,
		.shared_handle = (uintptr_t)&fd,
	};
	int ret = dxg_ioctl(s->fd, LX_DXSHAREOBJECTS, &args);

	return ret < 0 ? ret : (int)fd;
}

static int make_fence(struct dxg_session *s, struct d3dkmthandle *fence,
		      volatile const uint64_t **value)
{
	struct d3dkmt_createsynchronizationobject2 args = {
		.device = s->device,
		.info.type = D3DDDI_MONITORED_FENCE,
		.info.flags = D3DDDI_SYNC_SHARED |
			      D3DDDI_SYNC_NT_SECURITY_SHARING,
	};
	int ret = dxg_ioctl(s->fd, LX_DXCREATESYNCHRONIZATIONOBJECT, &args);

	*fence = args.sync_object;
	*value = (void *)(uintptr_t)
		 args.info.monitored_fence.fence_cpu_virtual_address;
	return ret;
}

static int open_fence(struct dxg_session *s, int fd, struct d3dkmthandle *fence,
		      volatile const uint64_t **value)
{
	struct d3dkmt_opensyncobjectfromnthandle2 args = {
		.nt_handle = (uint64_t)fd,
		.device = s->device,
		.flags = D3DDDI_SYNC_SHARED | D3DDDI_SYNC_NT_SECURITY_SHARING,
	};
	int ret = dxg_ioctl(s->fd, LX_DXOPENSYNCOBJECTFROMNTHANDLE2, &args);

	*fence = args.sync_object;
	*value = (void *)(uintptr_t)args.monitored_fence.fence_value_cpu_va;
	return ret;
}

static int make_resource(struct dxg_session *s, struct d3dkmthandle *resource,
			 uint8_t **memory)
{
	struct gpupv_allocation_private wanted = {
		.magic = GPUPV_ALLOCATION_MAGIC,
		.flags = GPUPV_ALLOCATION_CPU_VISIBLE,
		.size = 2 * PAGE,
	};
	struct d3dddi_allocationinfo2 info = {
		.priv_drv_data = (uintptr_t)&wanted,
		.priv_drv_data_size = sizeof(wanted),
	};
	struct d3dkmt_createallocation args = {
		.device = s->device,
		.alloc_count = 1,
		.allocation_info = (uintptr_t)&info,
		.flags = D3DKMT_CREATEALLOCATION_CREATE_RESOURCE |
			 D3DKMT_CREATEALLOCATION_CREATE_SHARED |
			 D3DKMT_CREATEALLOCATION_NT_SECURITY_SHARING,
	};
	int ret = dxg_ioctl(s->fd, LX_DXCREATEALLOCATION, &args);

	*resource = args.resource;
	return ret < 0 ? ret : dxg_lock(s, info.allocation, (void **)memory);
}

static int open_resource(struct dxg_session *s, int fd, uint8_t **memory)
{
	struct dxg_opened opened;
	int ret = dxg_open_resource(s, fd, &opened);

	return ret < 0 ? ret : dxg_lock(s, opened.allocation, (void **)memory);
}

static int send_fd(int socket, int fd)
{
	char byte = 0, space[CMSG_SPACE(sizeof(int))] = {};
	struct iovec vector = { &byte, 1 };
	struct msghdr message = {
		.msg_iov = &vector,
		.msg_iovlen = 1,
		.msg_control = space,
		.msg_controllen = sizeof(space),
	};
	struct cmsghdr *header = CMSG_FIRSTHDR(&message);

	header->cmsg_level = SOL_SOCKET;
	header->cmsg_type = SCM_RIGHTS;
	header->cmsg_len = CMSG_LEN(sizeof(int));
	memcpy(CMSG_DATA(header), &fd, sizeof(fd));
	return sendmsg(socket, &message, 0) == 1 ? 0 : -errno;
}

static int receive_fd(int socket)
{
	char byte, space[CMSG_SPACE(sizeof(int))];
	struct iovec vector = { &byte, 1 };
	struct msghdr message = {
		.msg_iov = &vector,
		.msg_iovlen = 1,
		.msg_control = space,
		.msg_controllen = sizeof(space),
	};
	int fd;

	if (recvmsg(socket, &message, 0) != 1 || !CMSG_FIRSTHDR(&message))
		return -EPROTO;
	memcpy(&fd, CMSG_DATA(CMSG_FIRSTHDR(&message)), sizeof(fd));
	return fd;
}

/* Makes a fence and a resource, passes them on, and plays on or goes. */
static int give(int socket, bool stay)
{
	struct dxg_session own;
	struct d3dkmthandle fence, resource;
	volatile const uint64_t *value;
	uint8_t *memory;
	int ret, fd;

	ret = dxg_session_begin(&own, DXG_NODE_3D);
	if (!ret)
		ret = make_fence(&own, &fence, &value);
	if (!ret)
		ret = make_resource(&own, &resource, &memory);
	if (ret)
		return 1;
	strcpy((char *)memory + PAGE, "from the maker");
	fd = share(&own, fence);
	if (fd < 0 || send_fd(socket, fd))
		return 2;
	close(fd);
	fd = share(&own, resource);
	if (fd < 0 || send_fd(socket, fd))
		return 3;
	close(fd);
	if (!stay)
		return 0;
	if (dxg_wait_cpu(&own, fence, 7) || *value != 7)
		return 4;
	if (strcmp((char *)memory, "from the opener"))
		return 5;
	return dxg_signal_cpu(&own, fence, 9) ? 6 : 0;
}

static void take(bool stay)
{
	struct d3dkmthandle fence;
	volatile const uint64_t *value;
	uint8_t *memory;
	int sockets[2], fence_fd, resource_fd, status;
	pid_t child;

	if (socketpair(AF_UNIX, SOCK_STREAM, 0, sockets))
		dxg_fail("socketpair", errno);
	child = fork();
	if (!child) {
		close(sockets[0]);
		_exit(give(sockets[1], stay));
	}
	close(sockets[1]);
	fence_fd = receive_fd(sockets[0]);
	resource_fd = receive_fd(sockets[0]);
	close(sockets[0]);
	if (!stay)
		waitpid(child, &status, 0);
	check(fence_fd >= 0 && resource_fd >= 0, stay ?
	      "descriptors from another process" :
	      "descriptors from one that is gone");
	check_errno(open_fence(&session, fence_fd, &fence, &value), 0,
		    "open the fence");
	check_errno(open_resource(&session, resource_fd, &memory), 0,
		    "open the resource");
	check_errno(open_fence(&session, resource_fd, &fence, &value), -EINVAL,
		    "not each other");
	check_errno(open_fence(&session, fence_fd, &fence, &value), 0,
		    "open the fence once more");
	close(fence_fd);
	close(resource_fd);
	check(!strcmp((char *)memory + PAGE, "from the maker"),
	      "the maker's memory");
	strcpy((char *)memory, "from the opener");
	check(*value == 0, "the fence's value");
	check_errno(dxg_signal_cpu(&session, fence, 7), 0, "signal");
	check(*value >= 7, "is seen");
	if (!stay)
		return;
	check_errno(dxg_wait_cpu(&session, fence, 9), 0, "wait for the other");
	waitpid(child, &status, 0);
	check_errno(WIFEXITED(status) ? WEXITSTATUS(status) : -1, 0,
		    "who saw the same");
}

static void test_share(void)
{
	struct d3dkmthandle fence;
	volatile const uint64_t *value;
	int fds[2];

	take(true);
	take(false);
	if (pipe(fds))
		dxg_fail("pipe", errno);
	check_errno(open_fence(&session, fds[0], &fence, &value), -EINVAL,
		    "a pipe is no fence");
	check_errno(open_fence(&session, session.fd, &fence, &value), -EINVAL,
		    "nor is the device");
	close(fds[0]);
	close(fds[1]);
}

/* ---- signals ---- */

static volatile int handled;

static void handle(int number)
{
	(void)number;
	handled++;
}

static void alarm_in(unsigned int milliseconds, int flags)
{
	struct sigaction action = { .sa_handler = handle, .sa_flags = flags };
	struct itimerval timer = {
		.it_value = { .tv_usec = milliseconds * 1000 },
	};

	handled = 0;
	sigaction(SIGALRM, &action, NULL);
	setitimer(ITIMER_REAL, &timer, NULL);
}

static void *signal_later(void *argument)
{
	sigset_t all;

	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, NULL);
	usleep(100000);
	dxg_signal_cpu(&session, *(struct d3dkmthandle *)argument, 1);
	return NULL;
}

static void test_signals(void)
{
	pthread_t thread;
	struct d3dkmthandle fence;
	pid_t child;
	int status;

	if (dxg_fence_create(&session, 0, &fence, NULL))
		dxg_fail("fence", EIO);
	alarm_in(30, 0);
	check_errno(dxg_wait_cpu(&session, fence, 1), -EINTR,
		    "a signal ends a wait");
	check(handled == 1, "after its handler");
	alarm_in(30, SA_RESTART);
	pthread_create(&thread, NULL, signal_later, &fence);
	check_errno(dxg_wait_cpu(&session, fence, 1), 0,
		    "one that restarts calls does not");
	check(handled == 1, "its handler ran");
	pthread_join(thread, NULL);
	child = fork();
	if (!child) {
		struct dxg_session own;

		if (dxg_session_begin(&own, DXG_NODE_3D) ||
		    dxg_fence_create(&own, 0, &fence, NULL))
			_exit(1);
		dxg_wait_cpu(&own, fence, 1);
		_exit(2);
	}
	usleep(100000);
	kill(child, SIGTERM);
	waitpid(child, &status, 0);
	check(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM,
	      "one that ends the process does");
}

int main(void)
{
	int ret = dxg_session_begin(&session, DXG_NODE_3D);

	if (ret)
		dxg_fail("/dev/dxg", -ret);
	test_copies();
	test_share();
	test_signals();
	dxg_session_end(&session);
	printf("%d failures\n", failures);
	return failures != 0;
}
