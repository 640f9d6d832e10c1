// SPDX-License-Identifier: Apache-2.0
/* Budgets, residency, paging and memory that is offered. */
#include "conformance.h"

#define PAGE	4096ull

static uint32_t status(struct dxg_session *s, struct d3dkmthandle allocation)
{
	uint32_t answer = 0;
	struct d3dkmt_queryallocationresidency args = {
		.device = s->device,
		.allocations = USER(&allocation),
		.allocation_count = 1,
		.residency_status = USER(&answer),
	};

	OK(dxg_ioctl(s->fd, LX_DXQUERYALLOCATIONRESIDENCY, &args));
	return answer;
}

static int offer(struct dxg_session *s, struct d3dkmthandle allocation,
		 uint32_t priority)
{
	struct d3dkmt_offerallocations args = {
		.device = s->device,
		.allocations = USER(&allocation),
		.allocation_count = 1,
		.priority = priority,
	};

	return dxg_ioctl(s->fd, LX_DXOFFERALLOCATIONS, &args);
}

static uint32_t reclaim(struct dxg_session *s, struct d3dkmthandle allocation)
{
	uint32_t result = 99;
	struct d3dkmt_reclaimallocations2 args = {
		.paging_queue = s->paging_queue,
		.allocations = USER(&allocation),
		.allocation_count = 1,
		.results = USER(&result),
	};

	CHECK(dxg_ioctl(s->fd, LX_DXRECLAIMALLOCATIONS2, &args) >= 0);
	while (*s->paging_fence < args.paging_fence_value)
		;
	return result;
}

CASE(LX_DXMAKERESIDENT, "counted: evicted as often as it was made resident")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmthandle allocation;
	uint64_t before, trim;

	before = conf_usage(&s, D3DKMT_MEMORY_SEGMENT_GROUP_LOCAL);
	OK(dxg_allocate(&s, MIB, 0, &allocation));
	EXPECT(status(&s, allocation),
	       D3DKMT_ALLOCATIONRESIDENCYSTATUS_NOTRESIDENT);
	EXPECT(conf_usage(&s, D3DKMT_MEMORY_SEGMENT_GROUP_LOCAL), before);
	OK(dxg_make_resident(&s, allocation, &trim));
	OK(dxg_make_resident(&s, allocation, &trim));
	EXPECT(conf_usage(&s, D3DKMT_MEMORY_SEGMENT_GROUP_LOCAL), before + MIB);
	EXPECT(status(&s, allocation),
	       D3DKMT_ALLOCATIONRESIDENCYSTATUS_RESIDENTINGPUMEMORY);
	OK(dxg_evict(&s, allocation));
	EXPECT(conf_usage(&s, D3DKMT_MEMORY_SEGMENT_GROUP_LOCAL), before + MIB);
	OK(dxg_evict(&s, allocation));
	EXPECT(conf_usage(&s, D3DKMT_MEMORY_SEGMENT_GROUP_LOCAL), before);
	EXPECT(status(&s, allocation),
	       D3DKMT_ALLOCATIONRESIDENCYSTATUS_NOTRESIDENT);
}

CASE(LX_DXMAKERESIDENT, "past the budget it says how much to trim; or pages, if nothing can be trimmed")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	uint64_t budget = conf_budget(&s, D3DKMT_MEMORY_SEGMENT_GROUP_LOCAL);
	uint64_t half = (budget / 2 + 16 * MIB) & ~(PAGE - 1), trim;
	struct d3dkmthandle first, second;
	struct d3dddi_makeresident args = {
		.paging_queue = s.paging_queue,
		.alloc_count = 1,
		.allocation_list = USER(&second),
		.flags = D3DDDI_MAKERESIDENT_CANT_TRIM_FURTHER,
	};

	OK(dxg_allocate(&s, half, 0, &first));
	OK(dxg_allocate(&s, half, 0, &second));
	OK(dxg_make_resident(&s, first, &trim));
	RETURNS(dxg_make_resident(&s, second, &trim), -ENOMEM);
	CHECK(trim >= 2 * half - budget && trim <= half);
	EXPECT(status(&s, second), D3DKMT_ALLOCATIONRESIDENCYSTATUS_NOTRESIDENT);
	CHECK(dxg_ioctl(s.fd, LX_DXMAKERESIDENT, &args) >= 0);
	OK(dxg_evict(&s, first));
	OK(dxg_evict(&s, second));
	args.flags = D3DDDI_MAKERESIDENT_MUST_SUCCEED;
	RETURNS(dxg_ioctl(s.fd, LX_DXMAKERESIDENT, &args), -EINVAL);
}

CASE(LX_DXMAKERESIDENT, "what is paged out comes back with its contents")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	uint64_t budget = conf_budget(&s, D3DKMT_MEMORY_SEGMENT_GROUP_LOCAL);
	uint64_t size = (budget * 2 / 3) & ~(PAGE - 1);
	struct d3dkmthandle each[2];
	struct d3dddi_makeresident args = {
		.paging_queue = s.paging_queue,
		.alloc_count = 1,
		.flags = D3DDDI_MAKERESIDENT_CANT_TRIM_FURTHER,
	};
	struct dxg_buffer code = conf_buffer(&s, 65536,
					     GPUPV_ALLOCATION_CPU_VISIBLE);
	struct dxg_buffer sink = conf_buffer(&s, 65536,
					     GPUPV_ALLOCATION_CPU_VISIBLE);
	struct dxg_commands commands;
	uint64_t address[2];
	int i, round;

	for (i = 0; i < 2; i++) {
		OK(dxg_allocate(&s, size, 0, &each[i]));
		args.allocation_list = USER(&each[i]);
		CHECK(dxg_ioctl(s.fd, LX_DXMAKERESIDENT, &args) >= 0);
		OK(dxg_map(&s, each[i], size, &address[i]));
		dxg_commands_begin(&commands, &code);
		dxg_command_fill(&commands, address[i] + size - PAGE, PAGE,
				 100 + i);
		OK(dxg_run(&s, &commands));
	}
	for (round = 0; round < 3; round++) {
		for (i = 0; i < 2; i++) {
			dxg_commands_begin(&commands, &code);
			dxg_command_copy(&commands, address[i] + size - PAGE,
					 sink.address, PAGE);
			OK(dxg_run(&s, &commands));
			CHECK(conf_all_words(sink.memory, PAGE, 100 + i));
		}
	}
}

CASE(LX_DXEVICT, "what is not resident, or nothing at all")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmt_evict args = { .device = s.device };
	struct d3dkmthandle allocation;
	uint64_t before;

	OK(dxg_allocate(&s, PAGE, 0, &allocation));
	before = conf_usage(&s, D3DKMT_MEMORY_SEGMENT_GROUP_LOCAL);
	CHECK(dxg_evict(&s, allocation) <= 0);
	RETURNS(dxg_ioctl(s.fd, LX_DXEVICT, &args), -EINVAL);
	EXPECT(conf_usage(&s, D3DKMT_MEMORY_SEGMENT_GROUP_LOCAL), before);
}

CASE(LX_DXOFFERALLOCATIONS, "kept while nobody needs it; not to be used meanwhile")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct dxg_buffer buffer = conf_buffer(&s, MIB,
					       GPUPV_ALLOCATION_CPU_VISIBLE);
	uint64_t group = D3DKMT_MEMORY_SEGMENT_GROUP_LOCAL;
	uint64_t before = conf_usage(&s, group);
	void *memory;

	OK(conf_fill(&s, buffer.address, MIB, 0x5a5a5a5a));
	RETURNS(offer(&s, buffer.allocation, 0), -EINVAL);
	RETURNS(offer(&s, buffer.allocation, 5), -EINVAL);
	OK(offer(&s, buffer.allocation, D3DKMT_OFFER_PRIORITY_HIGH));
	CHECK(conf_usage(&s, group) < before);
	RETURNS(offer(&s, buffer.allocation, D3DKMT_OFFER_PRIORITY_HIGH),
		-EINVAL);
	/* It has been locked since it was made. */
	OK(dxg_unlock(&s, buffer.allocation));
	RETURNS(dxg_lock(&s, buffer.allocation, &memory), -EINVAL);
	EXPECT(reclaim(&s, buffer.allocation), D3DDDI_RECLAIM_RESULT_OK);
	EXPECT(conf_usage(&s, group), before);
	EXPECT(conf_gpu_word(&s, buffer.address + 4096), 0x5a5a5a5a);
}

CASE(LX_DXRECLAIMALLOCATIONS2, "discarded when others needed the room, and not back before there is some")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	uint64_t budget = conf_budget(&s, D3DKMT_MEMORY_SEGMENT_GROUP_LOCAL);
	uint64_t size = (budget * 3 / 4) & ~(PAGE - 1), trim;
	struct d3dkmthandle offered, wanted;

	OK(dxg_allocate(&s, size, 0, &offered));
	OK(dxg_make_resident(&s, offered, &trim));
	OK(offer(&s, offered, D3DKMT_OFFER_PRIORITY_LOW));
	OK(dxg_allocate(&s, size, 0, &wanted));
	OK(dxg_make_resident(&s, wanted, &trim));
	EXPECT(reclaim(&s, offered), D3DDDI_RECLAIM_RESULT_NOT_COMMITTED);
	OK(dxg_evict(&s, wanted));
	EXPECT(reclaim(&s, offered), D3DDDI_RECLAIM_RESULT_DISCARDED);
	EXPECT(reclaim(&s, offered), D3DDDI_RECLAIM_RESULT_OK);
}

CASE(LX_DXSETALLOCATIONPRIORITY, "what is set is what is got")
{
	static const uint32_t each[] = {
		D3DDDI_ALLOCATIONPRIORITY_MINIMUM,
		D3DDDI_ALLOCATIONPRIORITY_LOW,
		D3DDDI_ALLOCATIONPRIORITY_NORMAL,
		D3DDDI_ALLOCATIONPRIORITY_HIGH,
		D3DDDI_ALLOCATIONPRIORITY_MAXIMUM,
	};
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmthandle allocation;
	uint32_t given, got;
	struct d3dkmt_setallocationpriority set = {
		.device = s.device,
		.allocation_list = USER(&allocation),
		.allocation_count = 1,
		.priorities = USER(&given),
	};
	struct d3dkmt_getallocationpriority get = {
		.device = s.device,
		.allocation_list = USER(&allocation),
		.allocation_count = 1,
		.priorities = USER(&got),
	};
	size_t i;

	OK(dxg_allocate(&s, PAGE, 0, &allocation));
	OK(dxg_ioctl(s.fd, LX_DXGETALLOCATIONPRIORITY, &get));
	EXPECT(got, D3DDDI_ALLOCATIONPRIORITY_NORMAL);
	for (i = 0; i < ARRAY_SIZE(each); i++) {
		given = each[i];
		OK(dxg_ioctl(s.fd, LX_DXSETALLOCATIONPRIORITY, &set));
		OK(dxg_ioctl(s.fd, LX_DXGETALLOCATIONPRIORITY, &get));
		EXPECT(got, given);
	}
}

CASE(LX_DXSETALLOCATIONPRIORITY, "a resource has one, and one residency")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmthandle members[3];
	struct d3dkmthandle resource = conf_resource(&s, 3, false, members);
	uint32_t given = D3DDDI_ALLOCATIONPRIORITY_HIGH, got[3] = { 0 };
	struct d3dkmt_setallocationpriority set = {
		.device = s.device,
		.resource = resource,
		.priorities = USER(&given),
	};
	struct d3dkmt_getallocationpriority get = {
		.device = s.device,
		.resource = resource,
		.priorities = USER(got),
	};
	struct d3dkmt_queryallocationresidency query = {
		.device = s.device,
		.resource = resource,
		.residency_status = USER(got),
	};
	uint32_t i;

	OK(dxg_ioctl(s.fd, LX_DXSETALLOCATIONPRIORITY, &set));
	OK(dxg_ioctl(s.fd, LX_DXGETALLOCATIONPRIORITY, &get));
	EXPECT(got[0], given);
	EXPECT(got[1], 0);
	get.resource.v = 0;
	get.allocation_list = USER(members);
	get.allocation_count = 3;
	OK(dxg_ioctl(s.fd, LX_DXGETALLOCATIONPRIORITY, &get));
	for (i = 0; i < 3; i++)
		EXPECT(got[i], given);

	/* Its least resident allocation's. */
	got[1] = 0;
	OK(dxg_make_resident(&s, members[0], NULL));
	OK(dxg_make_resident(&s, members[1], NULL));
	OK(dxg_ioctl(s.fd, LX_DXQUERYALLOCATIONRESIDENCY, &query));
	EXPECT(got[0], D3DKMT_ALLOCATIONRESIDENCYSTATUS_NOTRESIDENT);
	EXPECT(got[1], 0);
	OK(dxg_make_resident(&s, members[2], NULL));
	OK(dxg_ioctl(s.fd, LX_DXQUERYALLOCATIONRESIDENCY, &query));
	EXPECT(got[0], D3DKMT_ALLOCATIONRESIDENCYSTATUS_RESIDENTINGPUMEMORY);

	/* Not of both, and not of neither. */
	get.resource = set.resource = query.resource = resource;
	set.allocation_list = query.allocations = USER(members);
	set.allocation_count = query.allocation_count = 1;
	RETURNS(dxg_ioctl(s.fd, LX_DXSETALLOCATIONPRIORITY, &set), -EINVAL);
	RETURNS(dxg_ioctl(s.fd, LX_DXGETALLOCATIONPRIORITY, &get), -EINVAL);
	RETURNS(dxg_ioctl(s.fd, LX_DXQUERYALLOCATIONRESIDENCY, &query),
		-EINVAL);
	get.resource.v = set.resource.v = query.resource.v = 0;
	get.allocation_count = set.allocation_count = 0;
	query.allocation_count = 0;
	RETURNS(dxg_ioctl(s.fd, LX_DXSETALLOCATIONPRIORITY, &set), -EINVAL);
	RETURNS(dxg_ioctl(s.fd, LX_DXGETALLOCATIONPRIORITY, &get), -EINVAL);
	RETURNS(dxg_ioctl(s.fd, LX_DXQUERYALLOCATIONRESIDENCY, &query),
		-EINVAL);
}

CASE(LX_DXCHANGEVIDEOMEMORYRESERVATION, "reserved, shown, and no more than there is")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmt_changevideomemoryreservation args = {
		.adapter = s.adapter,
		.memory_segment_group = D3DKMT_MEMORY_SEGMENT_GROUP_LOCAL,
		.reservation = 16 * MIB,
	};
	struct d3dkmt_queryvideomemoryinfo info;

	OK(dxg_ioctl(s.fd, LX_DXCHANGEVIDEOMEMORYRESERVATION, &args));
	OK(dxg_video_memory(&s, D3DKMT_MEMORY_SEGMENT_GROUP_LOCAL, &info));
	EXPECT(info.current_reservation, 16 * MIB);
	args.reservation = ~0ull;
	RETURNS(dxg_ioctl(s.fd, LX_DXCHANGEVIDEOMEMORYRESERVATION, &args),
		-EINVAL);
	args.reservation = 0;
	args.memory_segment_group = 2;
	RETURNS(dxg_ioctl(s.fd, LX_DXCHANGEVIDEOMEMORYRESERVATION, &args),
		-EINVAL);
}
