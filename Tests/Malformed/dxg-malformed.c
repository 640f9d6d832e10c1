// SPDX-License-Identifier: Apache-2.0
/*
 * Programs that mean /dev/dxg harm, and what is left when they are gone.
 *
 * Processes of several threads call at random: structures of nonsense, and such
 * as are nearly right; pointers to nothing, to the kernel, to memory that ends
 * or changes meanwhile; counts up to the largest; handles that are stale, of
 * another type or another process's; objects that one thread destroys while
 * another uses them. Each process is killed at a random moment. Afterwards
 * nothing of theirs may be left, and a program that means well must be served.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <dxg_calls.h>
#include <dxg_client.h>

#define POOL		256
#define ARRAY_BYTES	65536
#define CALL_BYTES	1024
#define FILES		3
#define SETTLE_SECONDS	20

static uint64_t seed = 1;
static int seconds = 5;
static int processes = 3;
static int threads = 3;

/* Shared by the threads of a process, without locks: races are the point. */
static uint32_t pool[POOL];
static int files[FILES];
static uint8_t *arrays;		/* ARRAY_BYTES, then no memory */
static uint8_t *read_only;
static uint64_t *calls;		/* shared by all processes */

/* ------------------------------------------------------------- nonsense */

static uint64_t next_random(uint64_t *state)
{
	uint64_t z = *state += 0x9e3779b97f4a7c15ull;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
	return z ^ (z >> 31);
}

static uint32_t below(uint64_t *state, uint32_t bound)
{
	return next_random(state) % bound;
}

static uint32_t word(uint64_t *state)
{
	static const uint32_t odd[] = {
		0xffffffff, 0x80000000, 0x7fffffff, 0x10000, 0xfffff000, 4096,
	};

	switch (below(state, 8)) {
	case 0 ... 1:
		return 0;
	case 2:
		return below(state, 16);
	case 3:
		return odd[below(state, sizeof(odd) / sizeof(odd[0]))];
	case 4:
		return (uint32_t)next_random(state);
	default:
		return pool[below(state, POOL)];
	}
}

static void fill(uint64_t *state, void *memory, size_t size)
{
	for (size_t at = 0; at + 4 <= size; at += 4) {
		uint32_t value = word(state);

		memcpy((char *)memory + at, &value, 4);
	}
}

static uint64_t wild(uint64_t *state)
{
	switch (below(state, 7)) {
	case 0:
		return 0;
	case 1:
		return below(state, 4096);
	case 2:
		return 0xffff800000000000ull + next_random(state) % (1ull << 40);
	case 3:
		return 0x00007ffffffff000ull;
	case 4:
		return (uintptr_t)read_only;
	case 5:		/* its end is not memory */
		return (uintptr_t)arrays + ARRAY_BYTES - below(state, 64);
	default:
		return next_random(state);
	}
}

/* An array where the structure says there is one, mostly. */
static void point(uint64_t *state, const struct dxg_array *array, uint8_t *args)
{
	uint64_t pointer;
	uint32_t count;
	size_t at = below(state, ARRAY_BYTES / 2) & ~7u;

	switch (below(state, 12)) {
	case 0:
		pointer = wild(state);
		count = below(state, 8);
		break;
	case 1:
		pointer = (uintptr_t)arrays + at;
		count = below(state, 2) ? array->max_count + below(state, 2) :
					  word(state);
		break;
	default:
		pointer = (uintptr_t)arrays + at + (below(state, 8) ? 0 : 1);
		count = below(state, 9);
	}
	fill(state, arrays + at, 256);
	memcpy(args + array->pointer, &pointer, sizeof(pointer));
	memcpy(args + array->count, &count, sizeof(count));
}

static void remember(uint64_t *state, const struct dxg_call *call,
		     const uint8_t *args)
{
	for (size_t i = 0; i < sizeof(call->makes) / sizeof(call->makes[0]) &&
			   call->makes[i].type; i++)
		if (call->makes[i].count == DXG_NO_FIELD)
			memcpy(&pool[below(state, POOL)],
			       args + call->makes[i].offset, sizeof(pool[0]));
}

/* One call: where its structure lies and what it says are nonsense. */
static void call_at_random(uint64_t *state)
{
	uint32_t number = below(state, DXG_CALL_MAX + 8);
	const struct dxg_call *call = dxg_call_find(number);
	int fd = files[below(state, FILES)];
	uint8_t own[CALL_BYTES];
	unsigned long request;
	uint8_t *args = own;

	fill(state, own, sizeof(own));
	if (!call) {
		ioctl(fd, _IOWR(0x47, number, uint64_t), own);
		return;
	}
	request = call->ioctl;
	for (size_t i = 0; i < sizeof(call->arrays) / sizeof(call->arrays[0]) &&
			   call->arrays[i].element; i++)
		point(state, &call->arrays[i], own);
	switch (below(state, 16)) {
	case 0:		/* another size */
		request = _IOC(_IOC_READ | _IOC_WRITE, 0x47, number,
			       below(state, CALL_BYTES));
		break;
	case 1:		/* no memory, or not for writing */
		args = (uint8_t *)(uintptr_t)wild(state);
		break;
	case 2:		/* it ends too early */
		args = arrays + ARRAY_BYTES - below(state, call->size);
		break;
	case 3:		/* other threads write there meanwhile */
		args = arrays + (below(state, ARRAY_BYTES / 2) & ~7u);
		memcpy(args, own, call->size);
		break;
	}
	if (ioctl(fd, request, args) >= 0 && args == own)
		remember(state, call, own);
}

/* What well-meaning programs do, with objects that are pulled away. */
static void use_objects(uint64_t *state, struct dxg_session *session)
{
	struct dxg_commands commands;
	struct dxg_buffer buffer;
	struct d3dkmthandle fence;
	volatile const uint64_t *value;

	if (dxg_buffer_create(session, 4096 << below(state, 6),
			      GPUPV_ALLOCATION_CPU_VISIBLE, &buffer))
		return;
	pool[below(state, POOL)] = buffer.allocation.v;
	dxg_commands_begin(&commands, &buffer);
	dxg_command_fill(&commands, buffer.address, 64, 1);
	/* Commands of nonsense, too. */
	if (!below(state, 3))
		fill(state, buffer.memory, 64);
	dxg_submit(session, &commands);
	if (!dxg_fence_create(session, 0, &fence, &value)) {
		pool[below(state, POOL)] = fence.v;
		dxg_signal_gpu(session, fence, 1 + below(state, 3));
		dxg_wait_gpu(session, fence, below(state, 3));
	}
	if (below(state, 4))
		dxg_buffer_destroy(session, &buffer);
}

/* A device that was lost, or a file that was closed, makes way for another. */
static void renew(uint64_t *state, struct dxg_session *session)
{
	int *file = &files[1 + below(state, FILES - 1)];
	int old = *file;

	if (dxg_session_begin(session, DXG_NODE_3D))
		return;
	*file = session->fd;
	close(old);
	pool[below(state, POOL)] = session->adapter.v;
	pool[below(state, POOL)] = session->device.v;
	pool[below(state, POOL)] = session->context.v;
	pool[below(state, POOL)] = session->paging_queue.v;
	pool[below(state, POOL)] = session->fence.v;
}

static void *attack(void *data)
{
	uint64_t state = *(uint64_t *)data;
	struct dxg_session session = { .fd = -1 };

	renew(&state, &session);
	for (;;) {
		uint32_t what = below(&state, 200);

		if (what == 0)
			renew(&state, &session);
		else if (what < 20)
			use_objects(&state, &session);
		else
			call_at_random(&state);
		__atomic_add_fetch(calls, 1, __ATOMIC_RELAXED);
	}
	return NULL;
}

/* Never returns. */
static void attack_process(uint64_t number)
{
	static uint64_t seeds[64];
	pthread_t thread;

	signal(SIGSEGV, SIG_IGN);
	for (int i = 0; i < FILES; i++)
		files[i] = dxg_open();
	for (int i = 1; i < threads; i++) {
		seeds[i] = number * 64 + i;
		pthread_create(&thread, NULL, attack, &seeds[i]);
	}
	seeds[0] = number * 64;
	attack(&seeds[0]);
}

/* ---------------------------------------------------------------- after */

static double now(void)
{
	return dxg_now() / 1e9;
}

struct health {
	uint64_t			local;	/* budgets, bytes */
	uint64_t			system;
	uint64_t			processes;
	struct gpupv_escape_objects	objects;
};

/* What a program that means well finds. */
static bool look(struct health *health)
{
	struct d3dkmt_queryvideomemoryinfo local, system;
	struct d3dkmt_enumprocesses list = {};
	struct dxg_session session;
	struct dxg_commands commands;
	struct dxg_buffer buffer, large;
	uint32_t pids[64];
	bool good;

	if (dxg_session_begin(&session, DXG_NODE_3D))
		return false;
	list.adapter_luid = session.luid;
	list.buffer = (uintptr_t)pids;
	list.buffer_count = 64;
	good = !dxg_video_memory(&session, D3DKMT_MEMORY_SEGMENT_GROUP_LOCAL,
				 &local) &&
	       !dxg_video_memory(&session,
				 D3DKMT_MEMORY_SEGMENT_GROUP_NON_LOCAL,
				 &system) &&
	       !dxg_ioctl(session.fd, LX_DXENUMPROCESSES, &list) &&
	       !dxg_buffer_create(&session, 4096, GPUPV_ALLOCATION_CPU_VISIBLE,
				  &buffer) &&
	       !dxg_objects(&session, &health->objects);
	if (good) {
		health->local = local.budget;
		health->system = system.budget;
		health->processes = list.buffer_count;
		dxg_commands_begin(&commands, &buffer);
		dxg_command_fill(&commands, buffer.address + 2048, 2048,
				 0x12345678);
		good = !dxg_run(&session, &commands) &&
		       *(uint32_t *)(buffer.memory + 4092) == 0x12345678;
		/* Memory is not only counted as free. */
		good = good && !dxg_buffer_create(&session, local.budget / 2, 0,
						  &large);
	}
	dxg_session_end(&session);
	return good;
}

static void print_health(const char *when, const struct health *health)
{
	const struct gpupv_escape_objects *objects = &health->objects;

	printf("     %-7s budgets of %llu and %llu bytes, %llu processes\n"
	       "             %llu opens, %llu handles, %llu shares, %llu waits\n"
	       "             %llu allocations of %llu bytes, %llu resident\n"
	       "             %llu bytes of heap, %llu of fences, %llu addresses\n"
	       "             %llu operations queued\n",
	       when, (unsigned long long)health->local,
	       (unsigned long long)health->system,
	       (unsigned long long)health->processes,
	       (unsigned long long)objects->processes,
	       (unsigned long long)objects->handles,
	       (unsigned long long)objects->shares,
	       (unsigned long long)objects->waits,
	       (unsigned long long)objects->allocations,
	       (unsigned long long)objects->committed_bytes,
	       (unsigned long long)objects->resident_bytes,
	       (unsigned long long)objects->heap_bytes,
	       (unsigned long long)objects->fence_bytes,
	       (unsigned long long)objects->address_ranges,
	       (unsigned long long)objects->queued);
}

static bool is_as_before(const struct health *before)
{
	double deadline = now() + SETTLE_SECONDS;
	struct health after;
	bool good;

	/* The kernel ends processes behind kill's back. */
	do {
		memset(&after, 0, sizeof(after));
		good = look(&after) && !memcmp(&after, before, sizeof(after));
	} while (!good && now() < deadline);
	if (!good) {
		print_health("before", before);
		print_health("after", &after);
	}
	return good;
}

static void usage(FILE *file)
{
	fputs("usage: dxg-malformed [--seconds N] [--seed N] [--processes N] [--threads N]\n"
	      "\n"
	      "Calls /dev/dxg with nonsense from processes that are killed at random, then\n"
	      "looks whether all they had is gone and others are served. By default 5\n"
	      "seconds, seed 1, 3 processes of 3 threads at a time.\n"
	      "\n"
	      "Exit status: 0 if all is as before, 1 if not, 2 for wrong arguments.\n",
	      file);
}

int main(int argc, char **argv)
{
	static const struct option options[] = {
		{ "seconds", required_argument, NULL, 's' },
		{ "seed", required_argument, NULL, 'r' },
		{ "processes", required_argument, NULL, 'p' },
		{ "threads", required_argument, NULL, 't' },
		{ "help", no_argument, NULL, 'h' },
		{}
	};
	struct health before = {};
	uint64_t started, state;
	double end;
	int option;
	bool good;

	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		switch (option) {
		case 's':
			seconds = atoi(optarg);
			break;
		case 'r':
			seed = strtoull(optarg, NULL, 0);
			break;
		case 'p':
			processes = atoi(optarg);
			break;
		case 't':
			threads = atoi(optarg);
			break;
		case 'h':
			usage(stdout);
			return 0;
		default:
			usage(stderr);
			return 2;
		}
	}
	if (optind < argc || processes < 1 || processes > 64 || threads < 1 ||
	    threads > 64) {
		usage(stderr);
		return 2;
	}
	calls = mmap(NULL, 4096, PROT_READ | PROT_WRITE,
		     MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	arrays = mmap(NULL, ARRAY_BYTES + 4096, PROT_READ | PROT_WRITE,
		      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	read_only = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1,
			 0);
	mprotect(arrays + ARRAY_BYTES, 4096, PROT_NONE);
	printf("seed %llu\n", (unsigned long long)seed);
	if (!look(&before)) {
		puts("FAIL a program that means well, before");
		return 1;
	}

	state = seed;
	end = now() + seconds;
	for (started = 0; started < (uint64_t)processes || now() < end;
	     started++) {
		struct timespec life = { .tv_nsec = below(&state, 400000000) };
		uint64_t number = next_random(&state);
		pid_t child;

		fflush(stdout);
		child = fork();
		if (child < 0)
			dxg_fail("fork", errno);
		if (!child)
			attack_process(number);
		/* As many at a time as there are to be; the oldest dies. */
		static pid_t alive[64];

		pid_t *slot = &alive[started % processes];

		if (*slot) {
			nanosleep(&life, NULL);
			kill(*slot, SIGKILL);
			waitpid(*slot, NULL, 0);
		}
		*slot = child;
		if (now() >= end && started + 1 >= (uint64_t)processes) {
			for (int i = 0; i < processes; i++) {
				if (!alive[i])
					continue;
				kill(alive[i], SIGKILL);
				waitpid(alive[i], NULL, 0);
			}
			started++;
			break;
		}
	}
	good = is_as_before(&before);
	printf("%s all is as before %llu calls of %llu processes\n",
	       good ? "ok  " : "FAIL", (unsigned long long)*calls,
	       (unsigned long long)started);
	return !good;
}
