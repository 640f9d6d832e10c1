/* SPDX-License-Identifier: Apache-2.0 */
/* What /dev/dxg answers besides its calls' results: who may call, and errors. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
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

/* The exit status of @run in a child, or 128 + its signal. */
static int in_child(int (*run)(void))
{
	pid_t child = fork();
	int status;

	if (!child)
		_exit(run());
	if (waitpid(child, &status, 0) != child)
		return -1;
	return WIFEXITED(status) ? WEXITSTATUS(status) :
				   128 + WTERMSIG(status);
}

static void test_unimplemented(void)
{
	static const unsigned long calls[] = {
		LX_DXCREATECONTEXT, LX_DXOPENRESOURCE,
		LX_DXOPENSYNCHRONIZATIONOBJECT, LX_DXQUERYRESOURCEINFO,
		LX_DXRENDER,
		_IOC(_IOC_READ | _IOC_WRITE, 0x47, 0x00, 8),
		_IOC(_IOC_READ | _IOC_WRITE, 0x47, DXG_CALL_MAX + 1, 8),
		_IOC(_IOC_READ | _IOC_WRITE, 0x47, 0x02, 8),
	};
	char args[1024] = {};
	bool good = true;

	for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]) && good; i++) {
		int ret = dxg_ioctl(session.fd, calls[i], args);

		if (ret != -ENOTTY)
			printf("     %#lx: %d\n", calls[i], ret);
		good = ret == -ENOTTY;
	}
	check(good, "what dxgkrnl does not implement");
}

static int enumerate(struct winluid luid, uint32_t *pids, uint64_t *count)
{
	struct d3dkmt_enumprocesses args = {
		.adapter_luid = luid,
		.buffer = (uintptr_t)pids,
		.buffer_count = *count,
	};
	int ret = dxg_ioctl(session.fd, LX_DXENUMPROCESSES, &args);

	*count = args.buffer_count;
	return ret;
}

static void test_enum_processes(void)
{
	struct winluid unknown = { 1, 2 };
	struct d3dkmt_closeadapter close = { session.adapter };
	struct d3dkmt_openadapterfromluid open = { session.luid, { 0 } };
	struct dxg_session other;
	uint32_t pids[16];
	uint64_t count;
	int fds[2], out[2];
	char byte;
	pid_t child;
	bool found;

	if (pipe(fds) || pipe(out))
		dxg_fail("pipe", errno);
	child = fork();
	if (!child) {
		if (dxg_session_begin(&other, DXG_NODE_3D))
			_exit(1);
		byte = 1;
		_exit(write(out[1], &byte, 1) != 1 ||
		      read(fds[0], &byte, 1) != 1);
	}
	if (read(out[0], &byte, 1) != 1)
		dxg_fail("child", EIO);
	count = 16;
	check_errno(enumerate(session.luid, pids, &count), 0,
		    "enumerate processes");
	found = count == 2 && ((pids[0] == (uint32_t)getpid() &&
				pids[1] == (uint32_t)child) ||
			       (pids[1] == (uint32_t)getpid() &&
				pids[0] == (uint32_t)child));
	check(found, "it is this one and its child");
	count = 1;
	pids[0] = pids[1] = 0;
	check_errno(enumerate(session.luid, pids, &count), -EOVERFLOW,
		    "too small a buffer");
	check(count == 2 && !pids[0], "is left alone, and the count is told");
	count = 0;
	check_errno(enumerate(session.luid, pids, &count), -EOVERFLOW,
		    "no buffer");
	check(count == 2, "asks how many there are");
	count = 16;
	check_errno(enumerate(session.luid, NULL, &count), -EOVERFLOW,
		    "so does a null buffer");
	check(count == 2, "whatever room it says there is");
	check_errno(enumerate(unknown, pids, &count), -EINVAL,
		    "an unknown adapter");
	if (write(fds[1], &byte, 1) != 1)
		dxg_fail("child", EIO);
	waitpid(child, NULL, 0);
	dxg_must(session.fd, LX_DXCLOSEADAPTER, &close, "close adapter");
	count = 16;
	check(!enumerate(session.luid, pids, &count) && !count,
	      "an adapter nobody has open");
	dxg_must(session.fd, LX_DXOPENADAPTERFROMLUID, &open, "open adapter");
	session.adapter = open.adapter_handle;
}

static int feature(struct d3dkmthandle adapter, uint32_t id)
{
	struct d3dkmt_isfeatureenabled args = {
		.adapter = adapter,
		.feature_id = id,
	};
	int ret;

	memset(&args.result, 0xff, sizeof(args.result));
	ret = dxg_ioctl(session.fd, LX_ISFEATUREENABLED, &args);
	return ret ? ret : args.result.value;
}

static void test_features(void)
{
	struct d3dkmthandle none = { 0 };

	check_errno(feature(session.adapter, DXGK_FEATURE_HWSCH),
		    DXGK_FEATURE_KNOWN, "a feature that is known");
	check_errno(feature(session.adapter, 12345), 0, "one that is not");
	check_errno(feature(none, DXGK_FEATURE_HWSCH), -EINVAL, "no adapter");
}

/* ---- files and forks ---- */

static volatile uint8_t *locked;

static int call_inherited(void)
{
	struct d3dkmt_enumadapters2 args = {};

	return dxg_ioctl(session.fd, LX_DXENUMADAPTERS2, &args) != -ENOTTY;
}

static int touch_inherited(void)
{
	return *locked;
}

static int use_own(void)
{
	struct dxg_session own;
	struct dxg_buffer buffer;
	int ret = dxg_session_begin(&own, DXG_NODE_3D);

	if (!ret)
		ret = dxg_buffer_create(&own, 4096,
					GPUPV_ALLOCATION_CPU_VISIBLE, &buffer);
	return ret != 0;
}

static void test_files(void)
{
	struct dxg_buffer buffer;
	char byte = 0;
	int fd;

	if (dxg_buffer_create(&session, 3 * 4096, GPUPV_ALLOCATION_CPU_VISIBLE,
			      &buffer))
		dxg_fail("buffer", EIO);
	locked = buffer.memory;
	locked[5] = 9;
	check(locked[5] == 9, "what Lock2 gives can be written");
	check_errno(in_child(call_inherited), 0,
		    "a child's call on the file is -ENOTTY");
	check_errno(in_child(touch_inherited), 128 + SIGSEGV,
		    "a child has no mapping");
	check_errno(in_child(use_own), 0, "a child's own file works");
	check(locked[5] == 9, "the parent's goes on");
	check(mmap(NULL, 4096, PROT_READ, MAP_SHARED, session.fd, 0) ==
	      MAP_FAILED && errno == ENODEV, "mmap is refused");
	fd = open("/dev/dxg", O_RDWR);
	check(fd >= 0 && write(fd, &byte, 1) < 0 && errno == EINVAL &&
	      read(fd, &byte, 1) < 0 && errno == EINVAL,
	      "so are read and write");
	close(fd);
	check(write(session.fd, &byte, 1) < 0 && errno == EBADF,
	      "a file opened for reading stays so");
	dxg_buffer_destroy(&session, &buffer);
	/* A mapping does not keep a file open. */
	if (dxg_buffer_create(&session, 4096, GPUPV_ALLOCATION_CPU_VISIBLE,
			      &buffer))
		dxg_fail("buffer", EIO);
	if (sizeof(long) == 4)
		check((uintptr_t)buffer.memory < UINT32_MAX,
		      "mappings are in reach");
}

/* ---- containers ---- */

static bool put(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY);
	bool good = fd >= 0 && write(fd, text, strlen(text)) ==
			       (ssize_t)strlen(text);

	close(fd);
	return good;
}

static int as_init(void)
{
	uint32_t pids[4] = { 0 };
	uint64_t count = 4;
	int fd;

	if (mount("none", "/tmp", "tmpfs", 0, NULL))
		return 10;
	fd = open("/tmp/dxg", O_CREAT | O_WRONLY, 0600);
	close(fd);
	if (fd < 0)
		return 15;
	if (mount("/dev/dxg", "/tmp/dxg", NULL, MS_BIND, NULL))
		return 11;
	fd = open("/tmp/dxg", O_RDONLY);
	if (fd < 0)
		return 12;
	close(fd);
	if (dxg_session_begin(&session, DXG_NODE_3D))
		return 13;
	if (enumerate(session.luid, pids, &count) || count != 1 ||
	    pids[0] != 1)
		return 14;
	return use_own();
}

static int contain(void)
{
	char map[32], groups[32];

	if (!getuid() && (setgid(65534) || setuid(65534)))
		return 20;
	snprintf(map, sizeof(map), "0 %d 1", getuid());
	snprintf(groups, sizeof(groups), "0 %d 1", getgid());
	/* Else it may not write its own map. */
	prctl(PR_SET_DUMPABLE, 1);
	if (unshare(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID))
		return 21;
	put("/proc/self/setgroups", "deny");
	if (!put("/proc/self/uid_map", map) ||
	    !put("/proc/self/gid_map", groups))
		return 22;
	return in_child(as_init);
}

int main(void)
{
	int ret = dxg_session_begin(&session, DXG_NODE_3D);

	if (ret)
		dxg_fail("/dev/dxg", -ret);
	test_unimplemented();
	test_enum_processes();
	test_features();
	test_files();
	/* There is no node to bind where the device is emulated. */
	if (getenv("GPUPV_EMULATE_SOCKET"))
		printf("skip an unprivileged container\n");
	else
		check_errno(in_child(contain), 0, "an unprivileged container");
	dxg_session_end(&session);
	printf("%d failures\n", failures);
	return failures != 0;
}
