// SPDX-License-Identifier: Apache-2.0
/* Paging queues and their fences. */
#include "conformance.h"

static struct d3dkmt_createpagingqueue queue(struct dxg_session *s,
					     int32_t priority)
{
	struct d3dkmt_createpagingqueue args = {
		.device = s->device,
		.priority = priority,
	};

	OK(dxg_ioctl(s->fd, LX_DXCREATEPAGINGQUEUE, &args));
	return args;
}

CASE(LX_DXCREATEPAGINGQUEUE, "each priority; the fence is mapped and can be waited for")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dddi_makeresident args = { .alloc_count = 1 };
	struct d3dkmt_createpagingqueue q;
	struct d3dkmthandle allocation;
	volatile uint64_t *value;
	int priority;

	OK(dxg_allocate(&s, 65536, 0, &allocation));
	args.allocation_list = USER(&allocation);
	for (priority = -1; priority <= 1; priority++) {
		q = queue(&s, priority);
		CHECK(q.paging_queue.v && q.sync_object.v);
		value = (void *)(uintptr_t)q.fence_cpu_virtual_address;
		CHECK(value);
		EXPECT(*value, 0);
		args.paging_queue = q.paging_queue;
		/* 0x103, STATUS_PENDING, where it takes time. */
		CHECK(dxg_ioctl(s.fd, LX_DXMAKERESIDENT, &args) >= 0);
		CHECK(args.paging_fence_value > 0);
		OK(dxg_wait_cpu(&s, q.sync_object, args.paging_fence_value));
		CHECK(*value >= args.paging_fence_value);
		OK(dxg_wait_gpu(&s, q.sync_object, args.paging_fence_value));
		conf_finish(&s);
	}
}

CASE(LX_DXCREATEPAGINGQUEUE, "priorities and adapters that there are not")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmt_createpagingqueue args = { .device = s.device };

	args.priority = 2;
	RETURNS(dxg_ioctl(s.fd, LX_DXCREATEPAGINGQUEUE, &args), -EINVAL);
	args.priority = -2;
	RETURNS(dxg_ioctl(s.fd, LX_DXCREATEPAGINGQUEUE, &args), -EINVAL);
	args.priority = 0;
	args.physical_adapter_index = 1;
	RETURNS(dxg_ioctl(s.fd, LX_DXCREATEPAGINGQUEUE, &args), -EINVAL);
}

CASE(LX_DXDESTROYPAGINGQUEUE, "its fence ends with it, and not before")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmt_createpagingqueue q = queue(&s, 0);
	struct d3dddi_destroypagingqueue end = { q.paging_queue };

	RETURNS(dxg_fence_destroy(&s, q.sync_object), -EINVAL);
	OK(dxg_wait_cpu(&s, q.sync_object, 0));
	OK(dxg_ioctl(s.fd, LX_DXDESTROYPAGINGQUEUE, &end));
	RETURNS(dxg_wait_cpu(&s, q.sync_object, 0), -EINVAL);
	RETURNS(dxg_ioctl(s.fd, LX_DXDESTROYPAGINGQUEUE, &end), -EINVAL);
}

CASE(LX_DXFLUSHHEAPTRANSITIONS, "returns when nothing is in flight")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmt_flushheaptransitions args = { s.adapter };

	conf_buffer(&s, MIB, 0);
	OK(dxg_ioctl(s.fd, LX_DXFLUSHHEAPTRANSITIONS, &args));
}

CASE(LX_DXUPDATEALLOCPROPERTY, "completes on the queue; flags it does not know")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmthandle allocation;
	struct d3dddi_updateallocproperty args = {
		.paging_queue = s.paging_queue,
		.preferred_segment = 1,
		.property_mask_value =
			D3DDDI_UPDATEALLOCPROPERTY_SET_PREFERRED_SEGMENT,
	};

	OK(dxg_allocate(&s, 4096, 0, &allocation));
	args.allocation = allocation;
	CHECK(dxg_ioctl(s.fd, LX_DXUPDATEALLOCPROPERTY, &args) >= 0);
	while (*s.paging_fence < args.paging_fence_value)
		;
	/* Segment 1, where it is, and then only the other one. */
	args.property_mask_value =
		D3DDDI_UPDATEALLOCPROPERTY_SET_SUPPORTED_SEGMENT_SET;
	args.supported_segment_set = 1u << 0;
	CHECK(dxg_ioctl(s.fd, LX_DXUPDATEALLOCPROPERTY, &args) >= 0);
	args.supported_segment_set = 1u << 1;
	RETURNS(dxg_ioctl(s.fd, LX_DXUPDATEALLOCPROPERTY, &args), -EINVAL);
	args.property_mask_value = 0x80000000;
	RETURNS(dxg_ioctl(s.fd, LX_DXUPDATEALLOCPROPERTY, &args), -EINVAL);
}
