/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Allocations that hold the caller's own memory: it becomes GPU memory and
 * comes back, at its address and with its contents, whoever looks meanwhile.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
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

static uint8_t *pages(size_t count)
{
	void *memory = mmap(NULL, count * PAGE, PROT_READ | PROT_WRITE,
			    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (memory == MAP_FAILED)
		dxg_fail("mmap", errno);
	return memory;
}

static void fill(uint8_t *memory, size_t size, unsigned int seed)
{
	for (size_t i = 0; i < size; i++)
		memory[i] = (uint8_t)(i * 7 + (i >> 12) + seed);
}

static bool filled(const uint8_t *memory, size_t size, unsigned int seed)
{
	for (size_t i = 0; i < size; i++)
		if (memory[i] != (uint8_t)(i * 7 + (i >> 12) + seed))
			return false;
	return true;
}

/* @count allocations of @size bytes each, at @memory. */
static int adopt_many(struct dxg_session *s, void *const *memory, uint64_t size,
		      uint32_t count, struct d3dkmthandle *allocations)
{
	struct gpupv_allocation_private private = {
		.magic = GPUPV_ALLOCATION_MAGIC,
		.size = size,
	};
	struct d3dddi_allocationinfo2 infos[8] = {};
	struct d3dkmt_createallocation args = {
		.device = s->device,
		.alloc_count = count,
		.allocation_info = (uintptr_t)infos,
		.flags = D3DKMT_CREATEALLOCATION_EXISTING_SYSMEM,
	};
	int ret;

	for (uint32_t i = 0; i < count; i++) {
		infos[i].sysmem = (uintptr_t)memory[i];
		infos[i].priv_drv_data = (uintptr_t)&private;
		infos[i].priv_drv_data_size = sizeof(private);
	}
	ret = dxg_ioctl(s->fd, LX_DXCREATEALLOCATION, &args);
	for (uint32_t i = 0; i < count && !ret; i++)
		allocations[i] = infos[i].allocation;
	return ret;
}

static int adopt(void *memory, uint64_t size, struct d3dkmthandle *allocation)
{
	return adopt_many(&session, &memory, size, 1, allocation);
}

static void run_fill(uint64_t address, uint64_t size, uint32_t pattern)
{
	struct dxg_buffer buffer;
	struct dxg_commands commands;

	if (dxg_buffer_create(&session, PAGE, GPUPV_ALLOCATION_CPU_VISIBLE,
			      &buffer))
		dxg_fail("buffer", EINVAL);
	dxg_commands_begin(&commands, &buffer);
	dxg_command_fill(&commands, address, size, pattern);
	if (dxg_run(&session, &commands))
		dxg_fail("run", EINVAL);
	dxg_buffer_destroy(&session, &buffer);
}

static void test_round_trip(void)
{
	size_t size = 64 * PAGE;
	uint8_t *memory = pages(64);
	struct d3dkmthandle allocation;
	struct d3dkmt_queryvideomemoryinfo before, after;
	uint64_t address, trim;
	void *locked = NULL;
	pid_t child;
	int status;

	fill(memory, size, 1);
	check_errno(adopt(memory, size, &allocation), 0, "adopt 64 pages");
	check(filled(memory, size, 1), "the contents are there");
	check(!dxg_lock(&session, allocation, &locked) && locked == memory,
	      "Lock2 answers with the caller's address");
	check(!dxg_unlock(&session, allocation), "Unlock2");
	check_errno(dxg_unlock(&session, allocation), -EINVAL,
		    "Unlock2 once more is refused");
	dxg_video_memory(&session, 1, &before);
	check(!dxg_make_resident(&session, allocation, &trim), "make resident");
	dxg_video_memory(&session, 1, &after);
	check(after.current_usage - before.current_usage == size,
	      "it counts as non-local memory");
	check(!dxg_map(&session, allocation, size, &address), "map");
	run_fill(address + PAGE, PAGE, 0x11223344);
	check(*(uint32_t *)(memory + PAGE) == 0x11223344 &&
	      *(uint32_t *)(memory + 2 * PAGE - 4) == 0x11223344,
	      "the GPU's writes are seen at the caller's address");
	memory[5] = 99;
	check(!dxg_destroy_allocation(&session, allocation), "destroy");
	check(*(uint32_t *)(memory + PAGE) == 0x11223344 && memory[5] == 99,
	      "the contents are given back");
	fill(memory, size, 2);
	check(filled(memory, size, 2), "it can be written");
	child = fork();
	if (!child)
		_exit(!filled(memory, size, 2));
	waitpid(child, &status, 0);
	check(!status, "a child inherits it again");
	check_errno(adopt(memory, size, &allocation), 0, "adopt it again");
	check(filled(memory, size, 2), "the contents are there again");
	child = fork();
	if (!child) {
		*(volatile uint8_t *)memory;
		_exit(0);
	}
	waitpid(child, &status, 0);
	check(WIFSIGNALED(status) && WTERMSIG(status) == SIGSEGV,
	      "a child does not inherit adopted memory");
	check(!dxg_destroy_allocation(&session, allocation), "destroy again");
	check(filled(memory, size, 2), "the contents are given back again");
	check(!madvise(memory, size, MADV_DONTNEED) && !memory[0] &&
	      !memory[size - 1], "it is anonymous memory");
	munmap(memory, size);
}

static void test_refusals(void)
{
	struct d3dkmthandle allocations[2];
	uint8_t *memory = pages(8);
	void *many[2] = { memory, NULL };
	void *shared, *readonly;
	int fd;

	check_errno(adopt(memory + 8, PAGE, allocations), -EINVAL,
		    "an address in a page");
	check_errno(adopt(memory, PAGE + 8, allocations), -EINVAL,
		    "part of a page");
	if (sizeof(long) == 8)
		check_errno(adopt((void *)(UINTPTR_MAX / 16 * 15), PAGE,
				  allocations), -EINVAL, "no user address");
	check_errno(adopt_many(&session, many, PAGE, 2, allocations), -EINVAL,
		    "an allocation without address among others");
	munmap(memory + 4 * PAGE, PAGE);
	check_errno(adopt(memory, 8 * PAGE, allocations), -ENOMEM, "a hole");
	check_errno(adopt(memory + 4 * PAGE, PAGE, allocations), -ENOMEM,
		    "nothing");
	shared = mmap(NULL, PAGE, PROT_READ | PROT_WRITE,
		      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	check_errno(adopt(shared, PAGE, allocations), -EPERM, "shared memory");
	readonly = mmap(NULL, PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1,
			0);
	check_errno(adopt(readonly, PAGE, allocations), -ENOMEM,
		    "memory that cannot be written");
	/* The second of two fails: the first goes back. */
	fill(memory, 4 * PAGE, 3);
	many[0] = memory;
	many[1] = shared;
	check_errno(adopt_many(&session, many, PAGE, 2, allocations), -EPERM,
		    "shared memory in the second of two");
	check(filled(memory, 4 * PAGE, 3), "the first is given back");
	check_errno(adopt(memory, 4 * PAGE, allocations), 0,
		    "and can be adopted");
	dxg_destroy_allocation(&session, allocations[0]);
	/* A private mapping of a file is the process's own memory. */
	fd = open("/proc/self/exe", O_RDONLY);
	memory = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
	close(fd);
	if (memory != MAP_FAILED) {
		check_errno(adopt(memory, PAGE, allocations), 0,
			    "a private file mapping");
		check(!memcmp(memory, "\177ELF", 4), "the file's contents");
		memory[0] = 1;
		dxg_destroy_allocation(&session, allocations[0]);
		check(!memcmp(memory, "\1ELF", 4), "given back, changed");
	}
}

/* ---- other threads meanwhile ---- */

static atomic_bool stop;
static uint8_t *busy;
#define BUSY_PAGES	32
#define ROUNDS		50

/* Counts in every page; every count must stay. */
static void *count_up(void *argument)
{
	uint64_t *total = argument;

	while (!atomic_load(&stop)) {
		for (size_t i = 0; i < BUSY_PAGES; i++)
			(*(volatile uint64_t *)(busy + i * PAGE))++;
		(*total)++;
	}
	return NULL;
}

static void test_no_lost_writes(void)
{
	struct d3dkmthandle allocation;
	uint64_t total = 0;
	bool good = true;
	pthread_t thread;
	int i, ret;

	busy = pages(BUSY_PAGES);
	atomic_store(&stop, false);
	pthread_create(&thread, NULL, count_up, &total);
	for (i = 0; i < ROUNDS; i++) {
		ret = adopt(busy, BUSY_PAGES * PAGE, &allocation);
		if (!ret)
			ret = dxg_destroy_allocation(&session, allocation);
		if (ret) {
			printf("     round %d: %d\n", i, ret);
			break;
		}
	}
	atomic_store(&stop, true);
	pthread_join(thread, NULL);
	for (int page = 0; page < BUSY_PAGES; page++)
		good = good && *(uint64_t *)(busy + page * PAGE) == total;
	check(i == ROUNDS && good, "no write of another thread's is lost");
	munmap(busy, BUSY_PAGES * PAGE);
}

static void *tear(void *argument)
{
	unsigned int seed = 1;

	(void)argument;
	while (!atomic_load(&stop)) {
		size_t at = rand_r(&seed) % BUSY_PAGES * PAGE;

		switch (rand_r(&seed) % 4) {
		case 0:
			munmap(busy + at, PAGE);
			break;
		case 1:
			mprotect(busy + at, PAGE, PROT_READ);
			break;
		case 2:
			madvise(busy + at, PAGE, MADV_DONTNEED);
			break;
		default:
			mmap(busy + at, PAGE, PROT_READ | PROT_WRITE,
			     MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
		}
	}
	return NULL;
}

static void test_torn(void)
{
	struct d3dkmthandle allocation;
	int adopted = 0;
	pthread_t thread;

	busy = pages(BUSY_PAGES);
	atomic_store(&stop, false);
	pthread_create(&thread, NULL, tear, NULL);
	for (int i = 0; i < 2 * ROUNDS; i++) {
		mmap(busy, BUSY_PAGES * PAGE, PROT_READ | PROT_WRITE,
		     MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
		if (adopt(busy, BUSY_PAGES * PAGE, &allocation))
			continue;
		adopted++;
		dxg_destroy_allocation(&session, allocation);
	}
	atomic_store(&stop, true);
	pthread_join(thread, NULL);
	/* Who wins is chance; what is whole again can be adopted again. */
	printf("     %d of %d were adopted\n", adopted, 2 * ROUNDS);
	mmap(busy, BUSY_PAGES * PAGE, PROT_READ | PROT_WRITE,
	     MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
	fill(busy, BUSY_PAGES * PAGE, 3);
	check(!adopt(busy, BUSY_PAGES * PAGE, &allocation) &&
	      !dxg_destroy_allocation(&session, allocation) &&
	      filled(busy, BUSY_PAGES * PAGE, 3),
	      "memory that was torn is adopted and comes back");
	munmap(busy, BUSY_PAGES * PAGE);
}

/* Whatever became of the mapping, what is left of it comes back. */
static void test_moved(void)
{
	struct d3dkmthandle allocation;
	uint8_t *memory = pages(8), *elsewhere = pages(1);

	fill(memory, 8 * PAGE, 4);
	check_errno(adopt(memory, 8 * PAGE, &allocation), 0, "adopt eight");
	munmap(memory + 2 * PAGE, PAGE);
	check(mremap(memory + 4 * PAGE, PAGE, PAGE, MREMAP_MAYMOVE |
		     MREMAP_FIXED, elsewhere) == elsewhere, "move one");
	mprotect(memory + 6 * PAGE, PAGE, PROT_READ);
	elsewhere[0] = 77;
	check(!dxg_destroy_allocation(&session, allocation), "destroy");
	check(filled(memory, 2 * PAGE, 4) && elsewhere[0] == 77 &&
	      memory[3 * PAGE] == (uint8_t)(3 + 4) &&
	      memory[7 * PAGE] == (uint8_t)(7 + 4), "the rest is given back");
	check(!mprotect(memory + 6 * PAGE, PAGE, PROT_READ | PROT_WRITE) &&
	      memory[6 * PAGE] == (uint8_t)(6 + 4), "protected as it was");
}

/* Others' memory comes and goes where the caller's was in the window. */
static void reuse_extents(struct dxg_session *s, size_t count)
{
	struct dxg_buffer buffers[4];

	for (int round = 0; round < 4; round++) {
		for (int i = 0; i < 4; i++) {
			if (dxg_buffer_create(s, count * PAGE,
					      GPUPV_ALLOCATION_CPU_VISIBLE,
					      &buffers[i]))
				dxg_fail("buffer", ENOMEM);
			memset(buffers[i].memory, 0x77, buffers[i].size);
		}
		for (int i = 0; i < 4; i++)
			dxg_buffer_destroy(s, &buffers[i]);
	}
}

/*
 * 16 pages, lent and given back: some written since, some untouched, one that
 * was moved and ones that may not be read or written when it comes back.
 */
static uint8_t *given_back(uint8_t *elsewhere)
{
	uint8_t *memory = pages(16);
	struct d3dkmthandle allocation;

	fill(memory, 16 * PAGE, 10);
	check_errno(adopt(memory, 16 * PAGE, &allocation), 0, "lend 16 pages");
	check(mremap(memory + 5 * PAGE, PAGE, PAGE, MREMAP_MAYMOVE |
		     MREMAP_FIXED, elsewhere) == elsewhere, "move one");
	mprotect(memory + 8 * PAGE, PAGE, PROT_READ);
	mprotect(memory + 9 * PAGE, PAGE, PROT_NONE);
	check(!dxg_destroy_allocation(&session, allocation), "destroy");
	mprotect(memory + 9 * PAGE, PAGE, PROT_READ);
	fill(memory, 3 * PAGE, 10);
	return memory;
}

static bool is_given_back(uint8_t *memory, uint8_t *elsewhere)
{
	uint8_t expected[16 * PAGE];

	fill(expected, sizeof(expected), 10);
	return !memcmp(memory, expected, 5 * PAGE) &&
	       !memcmp(elsewhere, expected + 5 * PAGE, PAGE) &&
	       !memcmp(memory + 6 * PAGE, expected + 6 * PAGE, 10 * PAGE);
}

/* What came back is the process's, whatever becomes of where it was. */
static void test_stays(void)
{
	uint8_t *elsewhere = pages(1);
	uint8_t *memory = given_back(elsewhere);
	uint8_t *longer;
	pid_t child;
	int status;

	check(is_given_back(memory, elsewhere), "it is given back");
	reuse_extents(&session, 16);
	check(is_given_back(memory, elsewhere),
	      "it stays when others have its place in the window");
	child = fork();
	if (!child) {
		memory[0]++;
		memory[0]--;
		_exit(!is_given_back(memory, elsewhere));
	}
	check(waitpid(child, &status, 0) == child && !status,
	      "a child has it too");
	longer = mremap(memory + 10 * PAGE, 6 * PAGE, 12 * PAGE,
			MREMAP_MAYMOVE);
	check(longer != MAP_FAILED && !longer[6 * PAGE] &&
	      !longer[12 * PAGE - 1] &&
	      longer[PAGE] == (uint8_t)(11 + 10), "it can be made longer");
	check(!madvise(memory, 5 * PAGE, MADV_DONTNEED) && !memory[0] &&
	      !memory[5 * PAGE - 1], "what is thrown away is zero");
	check(!madvise(elsewhere, PAGE, MADV_DONTNEED) && !elsewhere[0],
	      "so it is where it was moved");
	munmap(longer, 12 * PAGE);
	munmap(memory, 10 * PAGE);
	munmap(elsewhere, PAGE);
}

/* In a process that has the device open once: a child closes it last. */
static void end_elsewhere(void)
{
	struct dxg_session other;
	struct d3dkmthandle allocation;
	uint8_t *memory = pages(4);
	void *list[1] = { memory };
	int start[2];
	pid_t child;
	int status;
	char byte;

	if (pipe(start) || dxg_session_begin(&other, DXG_NODE_3D))
		dxg_fail("session", EIO);
	fill(memory, 4 * PAGE, 12);
	check_errno(adopt_many(&other, list, 4 * PAGE, 1, &allocation), 0,
		    "adopt, then have a child close the file");
	child = fork();
	if (!child) {
		close(start[1]);
		_exit(read(start[0], &byte, 1) != 0);
	}
	close(start[0]);
	close(other.fd);
	close(start[1]);
	waitpid(child, &status, 0);
	check(!status && filled(memory, 4 * PAGE, 12), "given back");
	if (dxg_session_begin(&other, DXG_NODE_3D))
		dxg_fail("session", EIO);
	reuse_extents(&other, 4);
	check(filled(memory, 4 * PAGE, 12), "it stays");
	fill(memory, 4 * PAGE, 13);
	child = fork();
	if (!child)
		_exit(!filled(memory, 4 * PAGE, 13));
	waitpid(child, &status, 0);
	check(!status, "a child inherits it");
	dxg_session_end(&other);
	munmap(memory, 4 * PAGE);
}

/* In a process that has the device open once. */
static void end_both_ways(void)
{
	struct dxg_session other;
	struct d3dkmthandle allocation;
	uint8_t *memory = pages(4);
	void *list[1] = { memory };
	struct d3dkmt_destroydevice device;

	for (int i = 0; i < 2; i++) {
		if (dxg_session_begin(&other, DXG_NODE_3D))
			dxg_fail("session", EIO);
		fill(memory, 4 * PAGE, 5 + i);
		check_errno(adopt_many(&other, list, 4 * PAGE, 1, &allocation),
			    0, i ? "adopt, destroy the device" :
			    "adopt, close the file");
		if (i) {
			device.device = other.device;
			dxg_must(other.fd, LX_DXDESTROYDEVICE, &device,
				 "destroy device");
		}
		close(other.fd);
		check(filled(memory, 4 * PAGE, 5 + i), "given back");
		fill(memory, 4 * PAGE, 9);
	}
	munmap(memory, 4 * PAGE);
}

/* Closing the device gives back too, and so does destroying the device. */
static void test_ends(void)
{
	pid_t child = fork();
	int status;

	if (!child) {
		failures = 0;
		end_both_ways();
		end_elsewhere();
		_exit(failures);
	}
	check(waitpid(child, &status, 0) == child && !status,
	      "ends in a process of its own");
}

/* The GPU's writes queued before the end are in what is given back. */
static void test_deferred(void)
{
	struct d3dkmthandle allocation;
	struct dxg_buffer buffer;
	struct dxg_commands commands;
	uint8_t *memory = pages(1024);
	uint64_t address, trim;
	bool good = true;

	check_errno(adopt(memory, 1024 * PAGE, &allocation), 0, "adopt 4 MiB");
	dxg_make_resident(&session, allocation, &trim);
	dxg_map(&session, allocation, 1024 * PAGE, &address);
	dxg_buffer_create(&session, PAGE, GPUPV_ALLOCATION_CPU_VISIBLE,
			  &buffer);
	dxg_commands_begin(&commands, &buffer);
	for (uint32_t i = 1; i <= 20; i++)
		dxg_command_fill(&commands, address, 1024 * PAGE, i);
	if (dxg_submit(&session, &commands))
		dxg_fail("submit", EIO);
	check(!dxg_destroy_allocation(&session, allocation),
	      "destroy with work queued");
	for (size_t i = 0; i < 1024 * PAGE; i += 4)
		good = good && *(uint32_t *)(memory + i) == 20;
	check(good, "the work's results are given back");
	dxg_buffer_destroy(&session, &buffer);
	munmap(memory, 1024 * PAGE);
}

static void test_existing_heap(void)
{
	struct d3dkmt_createstandardallocation standard = {
		.type = D3DKMT_STANDARDALLOCATIONTYPE_EXISTINGHEAP,
		.existing_heap_size = 4 * PAGE,
	};
	uint8_t *memory = pages(4);
	struct d3dddi_allocationinfo2 info = { .sysmem = (uintptr_t)memory };
	struct d3dkmt_createallocation args = {
		.device = session.device,
		.standard_allocation = (uintptr_t)&standard,
		.alloc_count = 1,
		.allocation_info = (uintptr_t)&info,
		.flags = D3DKMT_CREATEALLOCATION_EXISTING_SYSMEM |
			 D3DKMT_CREATEALLOCATION_STANDARD_ALLOCATION |
			 D3DKMT_CREATEALLOCATION_CREATE_RESOURCE,
	};
	struct d3dkmt_destroyallocation2 destroy = { .device = session.device };

	fill(memory, 4 * PAGE, 6);
	check_errno(dxg_ioctl(session.fd, LX_DXCREATEALLOCATION, &args), 0,
		    "a standard allocation of an existing heap");
	check(filled(memory, 4 * PAGE, 6), "its contents are there");
	destroy.resource = args.resource;
	check_errno(dxg_ioctl(session.fd, LX_DXDESTROYALLOCATION2, &destroy),
		    0, "destroy its resource");
	check(filled(memory, 4 * PAGE, 6), "its contents are given back");
	args.flags |= D3DKMT_CREATEALLOCATION_EXISTING_SECTION;
	check_errno(dxg_ioctl(session.fd, LX_DXCREATEALLOCATION, &args),
		    -EINVAL, "an existing section is refused");
	munmap(memory, 4 * PAGE);
}

/* "sysmem lost": says "ready" and expects the worker's end. */
static void test_lost(void)
{
	struct d3dkmthandle allocation;
	uint8_t *memory = pages(64), *elsewhere = pages(1);
	uint8_t *before = given_back(elsewhere);
	void *locked;

	fill(memory, 64 * PAGE, 7);
	memset(memory + 8 * PAGE, 0, PAGE);
	check_errno(adopt(memory, 64 * PAGE, &allocation), 0, "adopt");
	puts("ready");
	fflush(stdout);
	while (dxg_lock(&session, allocation, &locked) != -ENODEV)
		usleep(10000);
	check(filled(memory, 8 * PAGE, 7) && !memory[8 * PAGE] &&
	      memory[63 * PAGE] == (uint8_t)(63 + 7),
	      "the contents outlive the worker");
	check(is_given_back(before, elsewhere),
	      "so does what was given back before");
	fill(memory, 64 * PAGE, 8);
	check(filled(memory, 64 * PAGE, 8), "it can be written");
	close(session.fd);
	check(filled(memory, 64 * PAGE, 8), "given back with the file");
	check(!madvise(memory, PAGE, MADV_DONTNEED) && !memory[0],
	      "it is anonymous memory");
	fill(memory, PAGE, 8);
	while (dxg_session_begin(&session, DXG_NODE_3D))
		usleep(10000);
	check_errno(adopt(memory, 64 * PAGE, &allocation), 0,
		    "the next worker's client adopts it");
	check(filled(memory, 64 * PAGE, 8), "the contents are there");
	reuse_extents(&session, 16);
	check(is_given_back(before, elsewhere), "what was given back stays");
}

/* Opened early: opening it allocates. */
static int fail_nth = -1;

static void set_option(const char *path, const char *value)
{
	int fd = open(path, O_WRONLY);

	if (fd < 0 || write(fd, value, strlen(value)) < 0)
		dxg_fail(path, errno);
	close(fd);
}

/*
 * Has allocations that may sleep fail too: by default only others do
 * (Documentation/fault-injection/fault-injection.rst). Copies from and to user
 * memory fail as they are.
 */
static void begin_faults(void)
{
	set_option("/sys/kernel/debug/failslab/ignore-gfp-wait", "N");
	set_option("/sys/kernel/debug/failslab/verbose", "0");
	set_option("/sys/kernel/debug/fail_page_alloc/ignore-gfp-wait", "N");
	set_option("/sys/kernel/debug/fail_page_alloc/ignore-gfp-highmem", "N");
	set_option("/sys/kernel/debug/fail_page_alloc/min-order", "0");
	set_option("/sys/kernel/debug/fail_page_alloc/verbose", "0");
	set_option("/sys/kernel/debug/fail_usercopy/verbose", "0");
	fail_nth = open("/proc/thread-self/fail-nth", O_RDWR);
	if (fail_nth < 0)
		dxg_fail("/proc/thread-self/fail-nth", errno);
}

/* Fails the calling thread's @nth allocation or copy from here on. 0: none. */
static void fail_allocation(unsigned int nth)
{
	char text[16];
	int length = snprintf(text, sizeof(text), "%u", nth);
	ssize_t written;

	/* The copy of the text may be the one that was to fail. */
	do
		written = pwrite(fail_nth, text, length, 0);
	while (written < 0 && errno == EFAULT);
	if (written != length)
		dxg_fail("/proc/thread-self/fail-nth", errno);
}

/* Whether one failed since fail_allocation; ends that. */
static bool allocation_failed(void)
{
	char text[16] = "";
	ssize_t length = pread(fail_nth, text, sizeof(text) - 1, 0);

	/* If it is this copy that fails, no other did. */
	if (length < 1 && errno != EFAULT)
		dxg_fail("/proc/thread-self/fail-nth", errno);
	fail_allocation(0);
	return length > 0 && !atoi(text);
}

/*
 * "sysmem faults", as root of a kernel with fault injection (Tests/DebugKernel):
 * each allocation and copy of lending and of giving back fails, one at a time.
 */
static void test_faults(void)
{
	uint8_t *memory = pages(4);
	struct d3dkmthandle allocation;
	unsigned int nth, refused = 0;
	int lent, ended;
	bool good = true, failed = true;

	begin_faults();
	for (nth = 1; failed && good; nth++) {
		fill(memory, 4 * PAGE, nth);
		fail_allocation(nth);
		lent = adopt(memory, 4 * PAGE, &allocation);
		failed = allocation_failed();
		good = filled(memory, 4 * PAGE, nth);
		refused += !!lent;
		if (!lent && dxg_destroy_allocation(&session, allocation))
			good = false;
		good = good && filled(memory, 4 * PAGE, nth);
	}
	printf("     %u allocations failed, %u calls did\n", nth - 2, refused);
	check(good && refused && nth > 4, "lending fails without harm");
	failed = true;
	for (nth = 1; failed && good; nth++) {
		fill(memory, 4 * PAGE, nth);
		lent = adopt(memory, 4 * PAGE, &allocation);
		if (lent)
			dxg_fail("adopt", -lent);
		fail_allocation(nth);
		ended = dxg_destroy_allocation(&session, allocation);
		failed = allocation_failed();
		if (ended && dxg_destroy_allocation(&session, allocation))
			good = false;
		good = good && filled(memory, 4 * PAGE, nth);
		fill(memory, 4 * PAGE, nth);
		reuse_extents(&session, 4);
		good = good && filled(memory, 4 * PAGE, nth);
	}
	printf("     %u allocations failed\n", nth - 2);
	check(good && nth > 2, "giving back fails without harm");
	munmap(memory, 4 * PAGE);
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
	if (argc > 1 && !strcmp(argv[1], "faults")) {
		test_faults();
		return failures != 0;
	}
	test_round_trip();
	test_refusals();
	test_no_lost_writes();
	test_torn();
	test_moved();
	test_stays();
	test_ends();
	test_deferred();
	test_existing_heap();
	dxg_session_end(&session);
	printf("%d failures\n", failures);
	return failures != 0;
}
