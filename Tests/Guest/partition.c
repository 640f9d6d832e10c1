// SPDX-License-Identifier: Apache-2.0
/*
 * A client that works without pause until its standard input ends, and says
 * what becomes of its partition:
 *
 *	adapter NAME VRAM	at first
 *	budget BYTES		of local memory, whenever it changes
 *	lost ERRNO		the device is
 *	back			another one works
 */
#define _GNU_SOURCE
#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "dxg_client.h"

#define BUFFER	(64u << 10)

static struct dxg_session session;
static struct dxg_buffer commands, target;
static uint32_t pattern;

static int begin(void)
{
	int ret = dxg_session_begin(&session, DXG_NODE_3D);

	if (!ret)
		ret = dxg_buffer_create(&session, BUFFER,
					GPUPV_ALLOCATION_CPU_VISIBLE, &commands);
	if (!ret)
		ret = dxg_buffer_create(&session, BUFFER,
					GPUPV_ALLOCATION_CPU_VISIBLE, &target);
	return ret;
}

/* Mappings of a device that is lost may be gone. */
static sigjmp_buf lost;

static void on_fault(int number)
{
	(void)number;
	siglongjmp(lost, 1);
}

/* Fills memory through the GPU and looks at it. -errno. */
static int work(void)
{
	struct dxg_commands list;
	int ret;

	if (sigsetjmp(lost, 1))
		return -ENODEV;
	dxg_commands_begin(&list, &commands);
	dxg_command_fill(&list, target.address, BUFFER, ++pattern);
	ret = dxg_run(&session, &list);
	if (ret)
		return ret;
	/* A fence of a host that is gone reads as signaled. */
	if (*(volatile uint32_t *)(target.memory + BUFFER - 4) != pattern)
		return dxg_device_state(&session) < 0 ? -ENODEV : -EIO;
	return 0;
}

static bool at_end(void)
{
	struct pollfd input = { .fd = STDIN_FILENO, .events = POLLIN };
	char bytes[64];

	return poll(&input, 1, 0) == 1 && read(STDIN_FILENO, bytes, sizeof(bytes)) <= 0;
}

static void say_adapter(void)
{
	struct gpupv_adapter_private adapter = { 0 };
	struct d3dkmt_segmentsizeinfo size = { 0 };

	if (dxg_adapter_info(&session, KMTQAITYPE_UMDRIVERPRIVATE, &adapter, sizeof(adapter)) ||
	    dxg_adapter_info(&session, KMTQAITYPE_GETSEGMENTSIZE, &size, sizeof(size)))
		dxg_fail("QueryAdapterInfo", 0);
	printf("adapter %.64s %" PRIu64 "\n", adapter.partition,
	       (uint64_t)size.dedicated_video_memory_size);
}

int main(void)
{
	struct d3dkmt_queryvideomemoryinfo info = { 0 };
	uint64_t budget = 0;
	int ret = begin();

	if (ret)
		dxg_fail("/dev/dxg", -ret);
	signal(SIGBUS, on_fault);
	signal(SIGSEGV, on_fault);
	setlinebuf(stdout);
	say_adapter();
	while (!at_end()) {
		ret = dxg_video_memory(&session, D3DKMT_MEMORY_SEGMENT_GROUP_LOCAL, &info);
		if (!ret && info.budget != budget) {
			budget = info.budget;
			printf("budget %" PRIu64 "\n", budget);
		}
		if (!ret)
			ret = work();
		if (!ret) {
			usleep(2000);
			continue;
		}
		printf("lost %d\n", -ret);
		do {
			dxg_session_end(&session);
			if (at_end())
				return 0;
			usleep(1000);
			ret = begin();
		} while (ret || work());
		puts("back");
	}
	dxg_session_end(&session);
	return 0;
}
