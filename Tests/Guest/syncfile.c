/* SPDX-License-Identifier: Apache-2.0 */
/* Sync files: descriptors for a monitored fence reaching a value. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/sync_file.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
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

static int merge(int one, int two)
{
	struct sync_merge_data merge = { .name = "both", .fd2 = two };

	return ioctl(one, SYNC_IOC_MERGE, &merge) ? -errno : merge.fence;
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
	int fd, fds[2];
	pid_t child;

	if (dxg_session_begin(&other, DXG_NODE_3D))
		dxg_fail("session", EIO);
	dxg_fence_create(&other, 0, &fence, NULL);
	fd = sync_file(&other, fence, 1);
	check(!readable(fd, 0), "not yet");
	dxg_session_end(&other);
	check(readable(fd, 1000), "its process's end is the end of it");
	check_errno(status(fd), -ECANCELED, "with an error");
	close(fd);

	check_errno(sync_file(&session, session.device, 1), -EINVAL,
		    "no fence");
	other = session;
	other.device = session.fence;
	check_errno(sync_file(&other, session.fence, 1), -EINVAL, "no device");

	/* A child's, unsignaled, outlives it. */
	if (pipe(fds))
		dxg_fail("pipe", errno);
	child = fork();
	if (!child) {
		if (dxg_session_begin(&other, DXG_NODE_3D))
			_exit(1);
		dxg_fence_create(&other, 0, &fence, NULL);
		_exit(sync_file(&other, fence, 1) < 0);
	}
	waitpid(child, &fds[0], 0);
	check(!fds[0], "a process that leaves one");
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
	close(session.fd);
	while (dxg_session_begin(&session, DXG_NODE_3D))
		usleep(10000);
	check_errno(wait_file(&session, fd), -EINVAL,
		    "the next worker's client cannot wait for it");
}

int main(int argc, char **argv)
{
	int ret = dxg_session_begin(&session, DXG_NODE_3D);

	if (ret)
		dxg_fail("/dev/dxg", -ret);
	if (argc > 1 && !strcmp(argv[1], "lost")) {
		test_lost();
		return failures != 0;
	}
	test_signal();
	test_wait();
	test_open();
	test_ends();
	dxg_session_end(&session);
	printf("%d failures\n", failures);
	return failures != 0;
}
