// SPDX-License-Identifier: Apache-2.0
/*
 * Publishes memory and two fences for programs of the host, waits until one of
 * them says that it has the memory, and withdraws it:
 *
 *	published	the memory holds a pattern, and fence "frame" is 1
 *	done		fence "done", which the host signals, is 1
 *	withdrawn
 *
 * Then it waits for the end of its standard input. If it may not publish, it
 * says why and ends with 1.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <gpupv_export.h>

#include "dxg_client.h"

#define BYTES	65536u
#define SHARED_SYNC	(D3DDDI_SYNC_SHARED | D3DDDI_SYNC_NT_SECURITY_SHARING)

static struct dxg_session session;

static int escape(void *data, uint32_t size)
{
	struct d3dkmt_escape args = {
		.adapter = session.adapter,
		.device = session.device,
		.type = D3DKMT_ESCAPE_DRIVERPRIVATE,
		.priv_drv_data = (uintptr_t)data,
		.priv_drv_data_size = size,
	};

	return dxg_ioctl(session.fd, LX_DXESCAPE, &args);
}

static int publish(const char *name, struct d3dkmthandle object, uint32_t flags)
{
	struct gpupv_escape_publish args = {
		.escape = { GPUPV_ESCAPE_MAGIC, GPUPV_ESCAPE_PUBLISH },
		.object = object.v,
		.flags = flags,
	};

	strncpy(args.name, name, sizeof(args.name) - 1);
	return escape(&args, sizeof(args));
}

static int withdraw(const char *name)
{
	struct gpupv_escape_withdraw args = {
		.escape = { GPUPV_ESCAPE_MAGIC, GPUPV_ESCAPE_WITHDRAW },
	};

	strncpy(args.name, name, sizeof(args.name) - 1);
	return escape(&args, sizeof(args));
}

static struct d3dkmthandle make_resource(uint8_t **memory)
{
	struct gpupv_allocation_private wanted = {
		.magic = GPUPV_ALLOCATION_MAGIC,
		.flags = GPUPV_ALLOCATION_CPU_VISIBLE,
		.size = BYTES,
	};
	struct d3dddi_allocationinfo2 info = {
		.priv_drv_data = (uintptr_t)&wanted,
		.priv_drv_data_size = sizeof(wanted),
	};
	struct d3dkmt_createallocation args = {
		.device = session.device,
		.alloc_count = 1,
		.allocation_info = (uintptr_t)&info,
		.flags = D3DKMT_CREATEALLOCATION_CREATE_RESOURCE |
			 D3DKMT_CREATEALLOCATION_CREATE_SHARED |
			 D3DKMT_CREATEALLOCATION_NT_SECURITY_SHARING,
	};

	dxg_must(session.fd, LX_DXCREATEALLOCATION, &args, "a resource");
	if (dxg_lock(&session, info.allocation, (void **)memory) < 0)
		dxg_fail("Lock2", EIO);
	return args.resource;
}

static struct d3dkmthandle make_fence(void)
{
	struct d3dkmt_createsynchronizationobject2 args = {
		.device = session.device,
		.info.type = D3DDDI_MONITORED_FENCE,
		.info.flags = SHARED_SYNC,
	};

	dxg_must(session.fd, LX_DXCREATESYNCHRONIZATIONOBJECT, &args,
		 "a fence");
	return args.sync_object;
}

static void signal_fence(struct d3dkmthandle fence, uint64_t value)
{
	struct d3dkmt_signalsynchronizationobjectfromcpu args = {
		.device = session.device,
		.object_count = 1,
		.objects = (uintptr_t)&fence,
		.fence_values = (uintptr_t)&value,
	};

	dxg_must(session.fd, LX_DXSIGNALSYNCHRONIZATIONOBJECTFROMCPU, &args,
		 "a signal");
}

static void wait_fence(struct d3dkmthandle fence, uint64_t value)
{
	struct d3dkmt_waitforsynchronizationobjectfromcpu args = {
		.device = session.device,
		.object_count = 1,
		.objects = (uintptr_t)&fence,
		.fence_values = (uintptr_t)&value,
	};

	dxg_must(session.fd, LX_DXWAITFORSYNCHRONIZATIONOBJECTFROMCPU, &args,
		 "a wait");
}

static void say(const char *what)
{
	puts(what);
	fflush(stdout);
}

int main(void)
{
	struct d3dkmthandle screen, frame, done;
	uint8_t *memory, byte;
	int ret;

	if (dxg_session_begin(&session, DXG_NODE_3D) < 0)
		dxg_fail("a session", EIO);
	screen = make_resource(&memory);
	frame = make_fence();
	done = make_fence();
	for (uint32_t i = 0; i < BYTES; i++)
		memory[i] = (uint8_t)(i * 7 + (i >> 8));
	ret = publish("screen", screen, 0);
	if (ret < 0)
		dxg_fail("publishing memory", -ret);
	if (publish("frame", frame, 0) < 0 ||
	    publish("done", done, GPUPV_EXPORT_HOST_SIGNALS) < 0)
		dxg_fail("publishing a fence", EIO);
	/* A name is one thing's. */
	if (publish("frame", done, 0) >= 0)
		dxg_fail("publishing a name twice", EEXIST);
	signal_fence(frame, 1);
	say("published");
	wait_fence(done, 1);
	say("done");
	if (withdraw("screen") < 0)
		dxg_fail("withdrawing", EIO);
	say("withdrawn");
	while (read(0, &byte, 1) > 0)
		;
	dxg_session_end(&session);
	return 0;
}
