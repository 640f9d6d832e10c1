// SPDX-License-Identifier: Apache-2.0
/* What the debug kernel offers: coverage, faults, its log. */
#include "fuzz.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/kcov.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#define DEBUG		"/sys/kernel/debug/"

static int log_fd = -1;

static void set(const char *path, const char *value)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);

	/* Not every kernel has all of them. */
	if (fd < 0)
		return;
	if (write(fd, value, strlen(value)) < 0)
		dxg_fail(path, errno);
	close(fd);
}

void fuzz_kernel_begin(void)
{
	/* Documentation/fault-injection/fault-injection.rst */
	set(DEBUG "failslab/verbose", "0");
	set(DEBUG "failslab/ignore-gfp-wait", "N");
	set(DEBUG "fail_page_alloc/verbose", "0");
	set(DEBUG "fail_page_alloc/ignore-gfp-wait", "N");
	set(DEBUG "fail_page_alloc/ignore-gfp-highmem", "N");
	set(DEBUG "fail_page_alloc/min-order", "0");
	set(DEBUG "fail_usercopy/verbose", "0");
	log_fd = open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	if (log_fd < 0)
		dxg_fail("/dev/kmsg", errno);
	lseek(log_fd, 0, SEEK_END);
}

const char *fuzz_complaint(void)
{
	static const char *const signs[] = {
		"BUG", "WARNING", "KASAN", "UBSAN", "KCSAN", "Oops", "hung",
		"possible circular", "possible recursive", "suspicious RCU",
		"inconsistent lock state", "refcount_t", "the host broke",
		"the host sent", "the host answered", "the host granted",
	};
	static char line[2048];
	ssize_t length;
	size_t i;

	for (;;) {
		length = read(log_fd, line, sizeof(line) - 1);
		/* -EPIPE: lines were lost to newer ones. */
		if (length < 0 && errno != EPIPE)
			return NULL;
		line[length < 0 ? 0 : length] = 0;
		for (i = 0; i < ARRAY_SIZE(signs); i++)
			if (strstr(line, signs[i]))
				return line;
	}
}

int fuzz_faults_open(void)
{
	return open("/proc/thread-self/fail-nth", O_RDWR | O_CLOEXEC);
}

void fuzz_fail(int fail_nth, unsigned int nth)
{
	char text[16];
	int length = snprintf(text, sizeof(text), "%u", nth);
	ssize_t written;

	/* Reading the number may be what fails. */
	do
		written = pwrite(fail_nth, text, length, 0);
	while (written < 0 && (errno == EFAULT || errno == EINTR));
	if (written != length)
		dxg_fail("/proc/thread-self/fail-nth", errno);
}

bool fuzz_failed(int fail_nth)
{
	char text[16] = "";
	ssize_t length = pread(fail_nth, text, sizeof(text) - 1, 0);
	/* The kernel says 0 once it has failed; it may fail only here. */
	bool failed = length > 0 && !atoi(text);

	fuzz_fail(fail_nth, 0);
	return failed;
}

void fuzz_coverage_begin(struct fuzz_coverage *coverage)
{
	int fd = open(DEBUG "kcov", O_RDWR | O_CLOEXEC);

	if (fd < 0)
		dxg_fail("no KCOV in this kernel: " DEBUG "kcov", errno);
	if (ioctl(fd, KCOV_INIT_TRACE, FUZZ_COVER))
		dxg_fail("KCOV_INIT_TRACE", errno);
	coverage->cover = mmap(NULL, FUZZ_COVER * sizeof(uint64_t),
			       PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (coverage->cover == MAP_FAILED)
		dxg_fail("kcov", errno);
	if (ioctl(fd, KCOV_ENABLE, KCOV_TRACE_PC))
		dxg_fail("KCOV_ENABLE", errno);
}
