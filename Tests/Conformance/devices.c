// SPDX-License-Identifier: Apache-2.0
/* Devices: what ends with them, and what does not. */
#include "conformance.h"

#include <sys/mman.h>

static int destroy(struct dxg_session *s)
{
	struct d3dkmt_destroydevice args = { s->device };

	return dxg_ioctl(s->fd, LX_DXDESTROYDEVICE, &args);
}

/* Whether @memory is mapped. */
static bool is_mapped(const volatile void *memory)
{
	unsigned char residency;
	uintptr_t page = (uintptr_t)memory & ~4095ul;

	return !mincore((void *)page, 4096, &residency);
}

CASE(LX_DXCREATEDEVICE, "devices are apart, and active")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmt_createdevice a = { .adapter = s.adapter };
	struct d3dkmt_createdevice b = { .adapter = s.adapter };
	struct d3dkmt_markdeviceaserror mark = {
		.reason = D3DKMT_DEVICE_ERROR_REASON_GENERIC,
	};

	OK(dxg_ioctl(s.fd, LX_DXCREATEDEVICE, &a));
	OK(dxg_ioctl(s.fd, LX_DXCREATEDEVICE, &b));
	CHECK(a.device.v && b.device.v && a.device.v != b.device.v);
	mark.device = a.device;
	OK(dxg_ioctl(s.fd, LX_DXMARKDEVICEASERROR, &mark));
	s.device = b.device;
	EXPECT(dxg_device_state(&s), D3DKMT_DEVICEEXECUTION_ACTIVE);
	s.device = a.device;
	EXPECT(dxg_device_state(&s), D3DKMT_DEVICEEXECUTION_RESET);
}

CASE(LX_DXCREATEDEVICE, "a thousand devices come and go")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmt_createdevice create = { .adapter = s.adapter };
	struct d3dkmt_destroydevice end;
	uint32_t last = 0;
	int i;

	for (i = 0; i < 1000; i++) {
		OK(dxg_ioctl(s.fd, LX_DXCREATEDEVICE, &create));
		/* A name is not given out again at once. */
		CHECK(create.device.v != last);
		last = create.device.v;
		end.device = create.device;
		OK(dxg_ioctl(s.fd, LX_DXDESTROYDEVICE, &end));
		RETURNS(dxg_ioctl(s.fd, LX_DXDESTROYDEVICE, &end), -EINVAL);
	}
}

CASE(LX_DXDESTROYDEVICE, "its memory is free again")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmt_createdevice create = { .adapter = s.adapter };

	conf_buffer(&s, MIB, GPUPV_ALLOCATION_CPU_VISIBLE);
	EXPECT(conf_usage(&s, 0), MIB);
	OK(destroy(&s));
	EXPECT(conf_usage(&s, 0), 0);
	OK(dxg_ioctl(s.fd, LX_DXCREATEDEVICE, &create));
}

CASE(LX_DXDESTROYDEVICE, "its mappings are gone")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct dxg_buffer b = conf_buffer(&s, 65536,
					  GPUPV_ALLOCATION_CPU_VISIBLE);

	CHECK(is_mapped(b.memory));
	CHECK(is_mapped(s.fence_value));
	OK(destroy(&s));
	CHECK(!is_mapped(b.memory));
	CHECK(!is_mapped(s.fence_value));
	CHECK(!is_mapped(s.paging_fence));
}

CASE(LX_DXDESTROYDEVICE, "all that was made on it has no name any more")
{
	struct conf_world w;
	struct d3dkmt_getcontextschedulingpriority context = { 0 };
	struct d3dkmt_destroysynchronizationobject sync;
	struct d3dddi_destroypagingqueue queue;
	struct d3dkmt_destroyhwqueue hwqueue;

	conf_world_begin(&w);
	OK(destroy(&w.s));
	context.context = w.s.context;
	RETURNS(dxg_ioctl(w.s.fd, LX_DXGETCONTEXTSCHEDULINGPRIORITY, &context),
		-EINVAL);
	sync.sync_object = w.free_sync;
	RETURNS(dxg_ioctl(w.s.fd, LX_DXDESTROYSYNCHRONIZATIONOBJECT, &sync),
		-EINVAL);
	queue.paging_queue = w.s.paging_queue;
	RETURNS(dxg_ioctl(w.s.fd, LX_DXDESTROYPAGINGQUEUE, &queue), -EINVAL);
	hwqueue.queue = w.objects[DXG_HANDLE_HWQUEUE];
	RETURNS(dxg_ioctl(w.s.fd, LX_DXDESTROYHWQUEUE, &hwqueue), -EINVAL);
}

CASE(LX_DXDESTROYDEVICE, "work that waits does not hold it")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct dxg_buffer b = conf_buffer(&s, 65536,
					  GPUPV_ALLOCATION_CPU_VISIBLE);
	struct dxg_commands commands;
	struct d3dkmthandle fence;

	conf_block(&s, &fence);
	dxg_commands_begin(&commands, &b);
	dxg_command_nop(&commands);
	OK(dxg_submit(&s, &commands));
	OK(destroy(&s));
	EXPECT(conf_usage(&s, 0), 0);
}

CASE(LX_DXGETDEVICESTATE, "active, never reset, no page fault")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmt_getdevicestate args = {
		.device = s.device,
		.state_type = D3DKMT_DEVICESTATE_EXECUTION,
	};

	OK(dxg_ioctl(s.fd, LX_DXGETDEVICESTATE, &args));
	EXPECT(args.execution_state, D3DKMT_DEVICEEXECUTION_ACTIVE);
	args.state_type = D3DKMT_DEVICESTATE_RESET;
	OK(dxg_ioctl(s.fd, LX_DXGETDEVICESTATE, &args));
	EXPECT(args.reset_state, 0);
	args.state_type = D3DKMT_DEVICESTATE_PAGE_FAULT;
	OK(dxg_ioctl(s.fd, LX_DXGETDEVICESTATE, &args));
	EXPECT(args.page_fault_state.faulted_virtual_address, 0);
}

CASE(LX_DXGETDEVICESTATE, "states that do not exist")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	static const uint32_t types[] = { 0, 7, 100, 0xffffffff };
	struct d3dkmt_getdevicestate args = { .device = s.device };
	size_t i;
	int ret;

	for (i = 0; i < ARRAY_SIZE(types); i++) {
		args.state_type = types[i];
		ret = dxg_ioctl(s.fd, LX_DXGETDEVICESTATE, &args);
		/* Which of the two is the host's to choose. */
		CHECK(ret == -EINVAL || ret == -EPERM);
	}
}
