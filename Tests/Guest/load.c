// SPDX-License-Identifier: Apache-2.0
/*
 * A client that uses a node in one way until its standard input ends:
 *
 *	load flood [BYTES]	always has submissions queued, each fills BYTES four times
 *	load light [BYTES]	one each 16 ms, and waits for it
 *	load hang		submits what takes longer than any timeout, over
 *				and over
 *
 * Says "ready" once it works, and "lost" each time its device is. At the end
 * it says "submissions N"; when light also "latency MEDIAN WORST" in
 * microseconds.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "dxg_client.h"

#define DEPTH		256
#define FILLS		4
#define HANG_COPIES	4096u
#define HANG_BYTES	(16u << 20)
#define MAX_SAMPLES	4096

static struct dxg_session session;
static struct dxg_buffer commands, target;

static bool at_end(void)
{
	struct pollfd input = { .fd = STDIN_FILENO, .events = POLLIN };
	char bytes[64];

	return poll(&input, 1, 0) == 1 && read(STDIN_FILENO, bytes, sizeof(bytes)) <= 0;
}

static int begin(uint64_t bytes)
{
	int ret = dxg_session_begin(&session, DXG_NODE_3D);

	if (!ret)
		ret = dxg_buffer_create(&session, 256u << 10,
					GPUPV_ALLOCATION_CPU_VISIBLE, &commands);
	if (!ret)
		ret = dxg_buffer_create(&session, bytes, 0, &target);
	return ret;
}

static int flood(uint64_t bytes, uint64_t *submissions)
{
	struct dxg_commands list;
	unsigned int i;
	int ret = 0;

	dxg_commands_begin(&list, &commands);
	for (i = 0; i < FILLS; i++)
		dxg_command_fill(&list, target.address, bytes, i);
	for (; !ret && !at_end(); ++*submissions) {
		uint64_t value = session.next_value++;

		ret = dxg_submit(&session, &list);
		if (!ret)
			ret = dxg_signal_gpu(&session, session.fence, value);
		if (!ret && value > DEPTH)
			ret = dxg_wait_cpu(&session, session.fence, value - DEPTH);
	}
	return ret;
}

static int compare(const void *a, const void *b)
{
	uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;

	return left < right ? -1 : left > right;
}

static int light(uint64_t bytes, uint64_t *submissions)
{
	static uint64_t latency[MAX_SAMPLES];
	struct dxg_commands list;
	size_t count = 0;
	int ret = 0;

	dxg_commands_begin(&list, &commands);
	dxg_command_fill(&list, target.address, bytes, 1);
	while (!at_end()) {
		uint64_t start = dxg_now();

		ret = dxg_run(&session, &list);
		if (ret)
			return ret;
		latency[count++ % MAX_SAMPLES] = (dxg_now() - start) / 1000;
		++*submissions;
		usleep(16000);
	}
	if (count > MAX_SAMPLES)
		count = MAX_SAMPLES;
	qsort(latency, count, sizeof(latency[0]), compare);
	if (count)
		printf("latency %" PRIu64 " %" PRIu64 "\n", latency[count / 2],
		       latency[count - 1]);
	return 0;
}

static int hang(uint64_t bytes, uint64_t *submissions)
{
	struct dxg_commands list;
	unsigned int i;
	int ret;

	dxg_commands_begin(&list, &commands);
	for (i = 0; i < HANG_COPIES; i++)
		dxg_command_fill(&list, target.address, bytes, i);
	++*submissions;
	ret = dxg_run(&session, &list);
	/* A lost device's fences read as signaled. */
	return ret ? ret : dxg_device_state(&session) == D3DKMT_DEVICEEXECUTION_ACTIVE ? 0 : -EIO;
}

int main(int argc, char **argv)
{
	const char *mode = argc > 1 ? argv[1] : "";
	uint64_t bytes = argc > 2 ? strtoull(argv[2], NULL, 0) : 4u << 20;
	uint64_t submissions = 0;
	int (*use)(uint64_t, uint64_t *) = flood;
	int ret;

	if (!strcmp(mode, "light")) {
		use = light;
	} else if (!strcmp(mode, "hang")) {
		use = hang;
		bytes = HANG_BYTES;
	} else if (strcmp(mode, "flood")) {
		fprintf(stderr, "usage: load flood|light|hang [BYTES]\n");
		return 2;
	}
	setlinebuf(stdout);
	ret = begin(bytes);
	if (ret)
		dxg_fail("/dev/dxg", -ret);
	printf("ready\n");
	while (!at_end()) {
		ret = use(bytes, &submissions);
		if (!ret)
			continue;
		printf("lost %s\n", strerror(-ret));
		do {
			dxg_session_end(&session);
			if (at_end())
				goto end;
			usleep(1000);
			ret = begin(bytes);
		} while (ret);
	}
	dxg_session_end(&session);
end:
	printf("submissions %" PRIu64 "\n", submissions);
	return 0;
}
