/* SPDX-License-Identifier: Apache-2.0 */
/* Sync files: descriptors for a monitored fence reaching a value. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/sync_file.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dxg_client.h"

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

static int sync_file(struct dxg_session *s, struct d3dkmthandle fence,
		     uint64_t value)
{
	struct d3dkmt_createsyncfile args = {
		.device = s->device,
		.monitored_fence = fence,
		.fence_value = value,
		.sync_file_handle = 12345,
	};
	int ret = dxg_ioctl(s->fd, LX_DXCREATESYNCFILE, &args);

	return ret ? ret : (int)args.sync_file_handle;
}

static int wait_file(struct dxg_session *s, uint64_t fd)
{
	struct d3dkmt_waitsyncfile args = {
		.sync_file_handle = fd,
		.context = s->context,
	};

	return dxg_ioctl(s->fd, LX_DXWAITSYNCFILE, &args);
}

static bool readable(int fd, int timeout)
{
	struct pollfd poll_fd = { .fd = fd, .events = POLLIN };

	return poll(&poll_fd, 1, timeout) == 1 && poll_fd.revents & POLLIN;
}

/* 1: signaled, 0: not, -errno: signaled with an error. */
static int status(int fd)
{
	struct sync_fence_info fence = {};
	struct sync_file_info info = {
		.num_fences = 1,
		.sync_fence_info = (uintptr_t)&fence,
	};

	if (ioctl(fd, SYNC_IOC_FILE_INFO, &info))
		return -errno;
	return info.status;
}

static void test_signal(void)
{
	struct d3dkmthandle fence;
	int fd, late, merged;
	struct sync_merge_data merge = { .name = "both" };

	dxg_fence_create(&session, 5, &fence, NULL);
	fd = sync_file(&session, fence, 5);
	check(fd >= 0 && readable(fd, 0) && status(fd) == 1,
	      "a value that is reached already");
	check(fcntl(fd, F_GETFD) == FD_CLOEXEC, "closed on exec");
	close(fd);
	fd = sync_file(&session, fence, 7);
	late = sync_file(&session, fence, 8);
	check(fd >= 0 && !readable(fd, 20) && !status(fd), "not yet");
	merge.fd2 = late;
	check(!ioctl(fd, SYNC_IOC_MERGE, &merge), "two merge");
	merged = merge.fence;
	dxg_signal_cpu(&session, fence, 6);
	check(!readable(fd, 20), "another value is not it");
	dxg_signal_cpu(&session, fence, 7);
	check(readable(fd, 1000) && status(fd) == 1, "signaled by the CPU");
	check(!readable(merged, 20), "merged ones wait for both");
	dxg_signal_gpu(&session, fence, 9);
	check(readable(late, 1000), "signaled by the GPU, past it");
	check(readable(merged, 1000), "and so is the merged one");
	close(fd);
	close(late);
	close(merged);
	/* More than there may be events, were any left behind. */
	for (int i = 0; i < 2000; i++) {
		fd = sync_file(&session, fence, 100);
		if (fd < 0)
			break;
		close(fd);
	}
	check(fd >= 0, "many that are closed unsignaled");
	dxg_fence_destroy(&session, fence);
}

/* The status of several that were merged. */
static int merged_status(int fd, unsigned int *count)
{
	struct sync_file_info info = {};

	if (ioctl(fd, SYNC_IOC_FILE_INFO, &info))
		return -errno;
	*count = info.num_fences;
	return info.status;
}

static int merge(int one, int two)
{
	struct sync_merge_data merge = { .name = "both", .fd2 = two };

	return ioctl(one, SYNC_IOC_MERGE, &merge) ? -errno : merge.fence;
}

/* What is merged does not need what it was merged of. */
static void test_merged_alone(void)
{
	struct sync_fence_info infos[2] = {};
	struct sync_file_info info = {
		.num_fences = 2,
		.sync_fence_info = (uintptr_t)infos,
	};
	struct d3dkmthandle fences[2];
	int fds[2], merged = -1;
	unsigned int count = 0;
	bool good = true;

	for (int i = 0; i < 2; i++)
		dxg_fence_create(&session, 0, &fences[i], NULL);
	for (int value = 1; value <= 200 && good; value++) {
		for (int i = 0; i < 2; i++)
			fds[i] = sync_file(&session, fences[i], value);
		merged = merge(fds[0], fds[1]);
		close(fds[0]);
		close(fds[1]);
		dxg_signal_cpu(&session, fences[0], value);
		good = !readable(merged, 0);
		dxg_signal_cpu(&session, fences[1], value);
		good = good && readable(merged, 1000) &&
		       merged_status(merged, &count) == 1 && count == 2;
		if (value < 200)
			close(merged);
	}
	check(good, "merged ones outlive their parts");
	check(!ioctl(merged, SYNC_IOC_FILE_INFO, &info) &&
	      !strcmp(info.name, "both") && info.num_fences == 2 &&
	      infos[0].status == 1 && infos[1].status == 1 &&
	      !strcmp(infos[0].driver_name, "dxg"), "they say what they are");
	check_errno(status(merged), -EINVAL, "but not in too little room");
	fds[0] = merge(merged, merged);
	check(readable(fds[0], 0) && status(fds[0]) == 1,
	      "what is signaled merges to what is signaled");
	close(fds[0]);
	fds[0] = sync_file(&session, fences[0], 300);
	fds[1] = merge(fds[0], merged);
	close(fds[0]);
	check(!readable(fds[1], 0) && !status(fds[1]), "only the rest counts");
	check_errno(merge(fds[1], STDIN_FILENO), -ENOENT,
		    "another kind of file does not merge");
	dxg_signal_cpu(&session, fences[0], 300);
	check(readable(fds[1], 1000) && status(fds[1]) == 1, "all of it");
	close(fds[1]);
	close(merged);
	for (int i = 0; i < 2; i++)
		dxg_fence_destroy(&session, fences[i]);
}

/* More than a few. */
#define MANY	24

static void test_merged_many(void)
{
	struct d3dkmthandle fence;
	int merged, next, fd;
	unsigned int count = 0;

	dxg_fence_create(&session, 0, &fence, NULL);
	merged = sync_file(&session, fence, UINT64_MAX - MANY);
	for (int i = 1; i < MANY && merged >= 0; i++) {
		fd = sync_file(&session, fence, UINT64_MAX - MANY + i);
		next = merge(merged, fd);
		close(fd);
		close(merged);
		merged = next;
	}
	check(!merged_status(merged, &count) && count == MANY, "many merge");
	dxg_signal_cpu(&session, fence, UINT64_MAX - 2);
	check(!readable(merged, 20), "all but one is not enough");
	dxg_signal_cpu(&session, fence, UINT64_MAX - 1);
	check(readable(merged, 1000) && merged_status(merged, &count) == 1,
	      "all are");
	close(merged);
	dxg_fence_destroy(&session, fence);
}

static void test_wait_merged(struct dxg_session *other,
			     struct d3dkmthandle done,
			     volatile const uint64_t *value)
{
	struct d3dkmt_opensyncobjectfromsyncfile open = {
		.device = other->device,
	};
	struct d3dkmthandle fences[2];
	int fds[3];

	for (int i = 0; i < 2; i++) {
		dxg_fence_create(&session, 0, &fences[i], NULL);
		fds[i] = sync_file(&session, fences[i], 1);
	}
	fds[2] = merge(fds[0], fds[1]);
	check_errno(wait_file(other, fds[2]), 0, "wait for two merged");
	dxg_signal_gpu(other, done, 3);
	dxg_signal_cpu(&session, fences[1], 1);
	usleep(20000);
	check(*value == 2, "one is not enough");
	open.sync_file_handle = fds[2];
	check_errno(dxg_ioctl(other->fd, LX_DXOPENSYNCOBJECTFROMSYNCFILE,
			      &open), -EINVAL, "two are not opened as one");
	dxg_signal_cpu(&session, fences[0], 1);
	check(!dxg_wait_cpu(other, done, 3) && *value == 3, "two are");
	for (int i = 0; i < 3; i++)
		close(fds[i]);
}

static void test_wait(void)
{
	struct dxg_session other;
	struct d3dkmthandle fence, done;
	volatile const uint64_t *value;
	int fd;

	if (dxg_session_begin(&other, DXG_NODE_COPY))
		dxg_fail("session", EIO);
	dxg_fence_create(&session, 0, &fence, NULL);
	dxg_fence_create(&other, 0, &done, &value);
	fd = sync_file(&session, fence, 3);
	check_errno(wait_file(&other, fd), 0, "another process's context waits");
	dxg_signal_gpu(&other, done, 1);
	usleep(20000);
	check(*value == 0, "it waits");
	dxg_signal_cpu(&session, fence, 3);
	check(!dxg_wait_cpu(&other, done, 1) && *value == 1, "it goes on");
	check_errno(wait_file(&other, fd), 0, "a wait that is over at once");
	dxg_signal_gpu(&other, done, 2);
	check(!dxg_wait_cpu(&other, done, 2), "goes on at once");
	close(fd);
	test_wait_merged(&other, done, value);
	check_errno(wait_file(&other, fd), -EINVAL, "no descriptor");
	check_errno(wait_file(&other, 0), -EINVAL, "another kind of file");
	check_errno(wait_file(&other, 1ull << 40), -EINVAL, "no number of one");
	dxg_session_end(&other);
}

static void test_open(void)
{
	struct dxg_session other;
	struct d3dkmt_opensyncobjectfromsyncfile open = {};
	struct d3dkmthandle fence;
	int fd;

	if (dxg_session_begin(&other, DXG_NODE_3D))
		dxg_fail("session", EIO);
	dxg_fence_create(&session, 2, &fence, NULL);
	fd = sync_file(&session, fence, 4);
	open.sync_file_handle = fd;
	open.device = other.device;
	check_errno(dxg_ioctl(other.fd, LX_DXOPENSYNCOBJECTFROMSYNCFILE, &open),
		    0, "open what is behind it");
	check(open.fence_value == 4, "its value");
	check(open.sync_file_handle == (uint64_t)fd, "what was given stays");
	if (open.fence_value_cpu_va) {
		volatile const uint64_t *value =
			(void *)(uintptr_t)open.fence_value_cpu_va;

		check(*value == 2, "its present value is mapped");
		dxg_signal_cpu(&session, fence, 4);
		check(!dxg_wait_cpu(&other, open.syncobj, 4) && *value == 4,
		      "it follows");
	}
	check_errno(dxg_signal_cpu(&other, open.syncobj, 5), -EINVAL,
		    "it cannot be signaled");
	check_errno(dxg_fence_destroy(&other, open.syncobj), 0, "destroy it");
	close(fd);
	dxg_session_end(&other);
}

static void test_ends(void)
{
	struct dxg_session other;
	struct d3dkmthandle fence;
	int fd, ended;
	pid_t child;

	if (dxg_session_begin(&other, DXG_NODE_3D))
		dxg_fail("session", EIO);
	dxg_fence_create(&other, 0, &fence, NULL);
	fd = sync_file(&other, fence, 1);
	check(!readable(fd, 0), "not yet");
	dxg_session_end(&other);
	check(readable(fd, 1000), "its device's end is the end of it");
	check_errno(status(fd), 1, "as of any wait for its fence");
	close(fd);

	check_errno(sync_file(&session, session.device, 1), -EINVAL,
		    "no fence");
	other = session;
	other.device = session.fence;
	check_errno(sync_file(&other, session.fence, 1), -EINVAL, "no device");

	/* A child's, unsignaled, outlives it. */
	child = fork();
	if (!child) {
		if (dxg_session_begin(&other, DXG_NODE_3D))
			_exit(1);
		dxg_fence_create(&other, 0, &fence, NULL);
		_exit(sync_file(&other, fence, 1) < 0);
	}
	waitpid(child, &ended, 0);
	check(!ended, "a process that leaves one");
}

static void send_fd(int socket, int fd)
{
	char control[CMSG_SPACE(sizeof(fd))] = {};
	struct iovec vector = { "", 1 };
	struct msghdr message = {
		.msg_iov = &vector,
		.msg_iovlen = 1,
		.msg_control = control,
		.msg_controllen = sizeof(control),
	};
	struct cmsghdr *header = CMSG_FIRSTHDR(&message);

	header->cmsg_level = SOL_SOCKET;
	header->cmsg_type = SCM_RIGHTS;
	header->cmsg_len = CMSG_LEN(sizeof(fd));
	memcpy(CMSG_DATA(header), &fd, sizeof(fd));
	if (sendmsg(socket, &message, 0) != 1)
		dxg_fail("sendmsg", errno);
}

static int receive_fd(int socket)
{
	char byte, control[CMSG_SPACE(sizeof(int))] = {};
	struct iovec vector = { &byte, 1 };
	struct msghdr message = {
		.msg_iov = &vector,
		.msg_iovlen = 1,
		.msg_control = control,
		.msg_controllen = sizeof(control),
	};
	struct cmsghdr *header;
	int fd = -1;

	if (recvmsg(socket, &message, 0) != 1)
		return -1;
	header = CMSG_FIRSTHDR(&message);
	if (header)
		memcpy(&fd, CMSG_DATA(header), sizeof(fd));
	return fd;
}

/* Sends two sync files of its own, closes them and lives until it is killed. */
static void pass_files(int socket)
{
	struct dxg_session own;
	struct d3dkmthandle fence;
	char byte;
	int fd;

	if (dxg_session_begin(&own, DXG_NODE_3D))
		_exit(1);
	dxg_fence_create(&own, 0, &fence, NULL);
	for (int value = 1; value <= 2; value++) {
		fd = sync_file(&own, fence, value);
		send_fd(socket, fd);
		close(fd);
	}
	(void)!read(socket, &byte, 1);
	dxg_signal_cpu(&own, fence, 1);
	for (;;)
		pause();
}

static void test_pass(void)
{
	struct d3dkmthandle fence, done;
	int sockets[2], fds[4];
	unsigned int count;
	pid_t child;

	if (socketpair(AF_UNIX, SOCK_STREAM, 0, sockets))
		dxg_fail("socketpair", errno);
	child = fork();
	if (!child)
		pass_files(sockets[1]);
	fds[0] = receive_fd(sockets[0]);
	fds[1] = receive_fd(sockets[0]);
	check(!readable(fds[0], 0) && !status(fds[0]), "one of another process");
	dxg_fence_create(&session, 0, &fence, NULL);
	dxg_fence_create(&session, 0, &done, NULL);
	fds[2] = sync_file(&session, fence, 1);
	fds[3] = merge(fds[1], fds[2]);
	check_errno(wait_file(&session, fds[0]), 0, "a context waits for it");
	dxg_signal_gpu(&session, done, 1);
	(void)!write(sockets[0], "", 1);
	check(readable(fds[0], 1000) && status(fds[0]) == 1,
	      "that process signals it");
	check(!dxg_wait_cpu(&session, done, 1), "and the context goes on");
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	check(readable(fds[1], 1000), "its end is the end of the other");
	check_errno(status(fds[1]), -ECANCELED, "with an error");
	check(!readable(fds[3], 0), "but not of what was merged");
	dxg_signal_cpu(&session, fence, 1);
	check(readable(fds[3], 1000), "until all of that is over");
	check_errno(merged_status(fds[3], &count), -ECANCELED, "with an error");
	for (int i = 0; i < 4; i++)
		close(fds[i]);
	close(sockets[0]);
	close(sockets[1]);
	dxg_fence_destroy(&session, fence);
	dxg_fence_destroy(&session, done);
}

/* A child has its parent's sync files, though not its device. */
static void test_fork(void)
{
	struct d3dkmthandle fence;
	int one, two, ended = 0;
	pid_t child;

	dxg_fence_create(&session, 0, &fence, NULL);
	one = sync_file(&session, fence, 1);
	two = sync_file(&session, fence, 2);
	child = fork();
	if (!child) {
		int both = merge(one, two);

		close(one);
		close(two);
		_exit(both < 0 ? 1 : readable(both, 0) ? 2 :
		      !readable(both, 5000) ? 3 : 0);
	}
	close(one);
	usleep(50000);
	dxg_signal_cpu(&session, fence, 1);
	check(!readable(two, 20), "a child's are its own");
	dxg_signal_cpu(&session, fence, 2);
	waitpid(child, &ended, 0);
	check_errno(WIFEXITED(ended) ? WEXITSTATUS(ended) : -1, 0,
		    "a child merges and waits");
	close(two);
	dxg_fence_destroy(&session, fence);
}

static int count_fds(void)
{
	DIR *directory = opendir("/proc/self/fd");
	int count = 0;

	while (directory && readdir(directory))
		count++;
	if (directory)
		closedir(directory);
	return count;
}

/* "syncfile lost": says "ready" and expects the worker's end. */
static void test_lost(void)
{
	struct d3dkmthandle fence;
	int fd;

	dxg_fence_create(&session, 0, &fence, NULL);
	fd = sync_file(&session, fence, 1);
	check(!readable(fd, 0), "not yet");
	puts("ready");
	fflush(stdout);
	check(readable(fd, 30000), "the worker's end is the end of it");
	check_errno(status(fd), -ENODEV, "with an error");
	check_errno(wait_file(&session, fd), -ENODEV, "no wait");
	/* There `gpupv emulate` ends; a VM gets another worker. */
	if (getenv("GPUPV_EMULATE_SOCKET"))
		return;
	close(session.fd);
	while (dxg_session_begin(&session, DXG_NODE_3D))
		usleep(10000);
	check_errno(wait_file(&session, fd), -EINVAL,
		    "the next worker's client cannot wait for it");
}

int main(int argc, char **argv)
{
	int ret = dxg_session_begin(&session, DXG_NODE_3D);
	int before;

	if (ret)
		dxg_fail("/dev/dxg", -ret);
	if (argc > 1 && !strcmp(argv[1], "lost")) {
		test_lost();
		return failures != 0;
	}
	before = count_fds();
	test_signal();
	test_merged_alone();
	test_merged_many();
	test_wait();
	test_open();
	test_pass();
	test_fork();
	test_ends();
	check_errno(count_fds(), before, "no descriptor stays behind");
	dxg_session_end(&session);
	printf("%d failures\n", failures);
	return failures != 0;
}
