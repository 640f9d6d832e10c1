// SPDX-License-Identifier: Apache-2.0
/* QueryStatistics: what the adapter has done, and what of it was the caller's. */
#include "conformance.h"

static int query(struct dxg_session *s, uint32_t type, uint32_t which,
		 void *answer, size_t size)
{
	struct d3dkmt_querystatistics args = {
		.type = type,
		.adapter_luid = s->luid,
		.query = which,
	};
	int ret = dxg_ioctl(s->fd, LX_DXQUERYSTATISTICS, &args);

	memcpy(answer, args.result, size);
	return ret;
}

#define QUERY(session, type, which, answer) \
	query(session, D3DKMT_QUERYSTATISTICS_##type, which, answer, \
	      sizeof(*(answer)))

CASE(LX_DXQUERYSTATISTICS, "the adapter has two segments and its nodes")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmt_querystatistics_adapter_information adapter;
	struct d3dkmt_querystatistics_process_information process;
	struct d3dkmt_querystatistics_process_adapter_information both;

	OK(QUERY(&s, ADAPTER, 0, &adapter));
	EXPECT(adapter.segments, 2);
	CHECK(adapter.node_count >= 1);
	EXPECT(adapter.vidpn_source_count, 0);
	OK(QUERY(&s, PROCESS, 0, &process));
	EXPECT(process.node_count, adapter.node_count);
	OK(QUERY(&s, PROCESS_ADAPTER, 0, &both));
	EXPECT(both.segments, 2);
	EXPECT(both.node_count, adapter.node_count);
}

CASE(LX_DXQUERYSTATISTICS, "a segment's memory follows its allocations")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmt_querystatistics_segment_information before, after;
	struct d3dkmt_querystatistics_process_segment_information own, more;
	struct d3dkmt_segmentsizeinfo sizes;

	OK(dxg_adapter_info(&s, KMTQAITYPE_GETSEGMENTSIZE, &sizes,
			    sizeof(sizes)));
	OK(QUERY(&s, SEGMENT, 0, &before));
	OK(QUERY(&s, PROCESS_SEGMENT, 0, &own));
	EXPECT(before.commit_limit, sizes.dedicated_video_memory_size);
	EXPECT(before.aperture, 0);
	CHECK(before.bytes_committed >= own.bytes_committed);
	conf_buffer(&s, MIB, 0);
	OK(QUERY(&s, SEGMENT, 0, &after));
	OK(QUERY(&s, PROCESS_SEGMENT, 0, &more));
	EXPECT(after.bytes_committed - before.bytes_committed, MIB);
	EXPECT(after.bytes_resident - before.bytes_resident, MIB);
	EXPECT(after.allocs_committed - before.allocs_committed, 1);
	EXPECT(after.allocs_resident - before.allocs_resident, 1);
	EXPECT(more.bytes_committed - own.bytes_committed, MIB);
	CHECK(more.maximum_working_set <= sizes.dedicated_video_memory_size);
	OK(QUERY(&s, SEGMENT, 1, &after));
	EXPECT(after.commit_limit, sizes.shared_system_memory_size);
	EXPECT(after.aperture, 1);
}

CASE(LX_DXQUERYSTATISTICS, "a segment group's usage is what the budget is for")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmt_querystatistics_process_segment_group_information group;
	struct d3dkmt_queryvideomemoryinfo info;
	uint32_t i;

	conf_buffer(&s, MIB, 0);
	for (i = 0; i < 2; i++) {
		OK(dxg_video_memory(&s, i, &info));
		OK(QUERY(&s, PROCESS_SEGMENT_GROUP, i, &group));
		EXPECT(group.budget, info.budget);
		EXPECT(group.usage, info.current_usage);
		CHECK(group.requested >= group.usage);
	}
}

CASE(LX_DXQUERYSTATISTICS, "a node counts what was submitted to it")
{
	struct dxg_session s = conf_session(DXG_NODE_COPY);
	struct dxg_buffer b = conf_buffer(&s, MIB, 0);
	struct d3dkmt_querystatistics_node_information before, after;
	struct d3dkmt_querystatistics_node_information own, all, other;
	int i;

	OK(QUERY(&s, PROCESS_NODE, DXG_NODE_COPY, &before));
	OK(QUERY(&s, PROCESS_NODE, DXG_NODE_3D, &other));
	OK(conf_fill(&s, b.address, MIB, 1));
	OK(QUERY(&s, PROCESS_NODE, DXG_NODE_COPY, &after));
	EXPECT(after.queue_packet[0].submitted -
	       before.queue_packet[0].submitted, 1);
	EXPECT(after.queue_packet[0].completed -
	       before.queue_packet[0].completed, 1);
	EXPECT(after.dma_packet[0].completed, after.queue_packet[0].completed);
	EXPECT(after.dma_packet[0].faulted, 0);
	CHECK(after.context_switch >= 1);
	for (i = 0; i < 64; i++)
		OK(conf_fill(&s, b.address, MIB, i));
	OK(QUERY(&s, PROCESS_NODE, DXG_NODE_COPY, &own));
	OK(QUERY(&s, NODE, DXG_NODE_COPY, &all));
	CHECK(own.running_time > before.running_time);
	CHECK(all.running_time >= own.running_time);
	CHECK(all.queue_packet[0].submitted >= own.queue_packet[0].submitted);
	OK(QUERY(&s, PROCESS_NODE, DXG_NODE_3D, &own));
	EXPECT(own.queue_packet[0].submitted,
	       other.queue_packet[0].submitted);
}

CASE(LX_DXQUERYSTATISTICS, "of another process, by its id")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmt_querystatistics args = {
		.type = D3DKMT_QUERYSTATISTICS_PROCESS_SEGMENT,
		.adapter_luid = s.luid,
	};
	struct d3dkmt_querystatistics_process_segment_information own, other;
	struct conf_gate ready, done;
	pid_t child;

	conf_gate_make(&ready);
	conf_gate_make(&done);
	child = conf_fork();
	if (!child) {
		struct dxg_session theirs = conf_session(DXG_NODE_3D);

		conf_buffer(&theirs, 3 * MIB, 0);
		conf_gate_open(&ready);
		conf_gate_pass(&done);
		_exit(0);
	}
	conf_gate_pass(&ready);
	args.process = getpid();
	OK(dxg_ioctl(s.fd, LX_DXQUERYSTATISTICS, &args));
	memcpy(&own, args.result, sizeof(own));
	args.process = child;
	OK(dxg_ioctl(s.fd, LX_DXQUERYSTATISTICS, &args));
	EXPECT(args.process, child);
	memcpy(&other, args.result, sizeof(other));
	EXPECT(own.bytes_committed, 0);
	EXPECT(other.bytes_committed, 3 * MIB);
	conf_gate_open(&done);
	conf_join(child);
	RETURNS(dxg_ioctl(s.fd, LX_DXQUERYSTATISTICS, &args), -EINVAL);
	args.process = 1ull << 32 | getpid();
	RETURNS(dxg_ioctl(s.fd, LX_DXQUERYSTATISTICS, &args), -EINVAL);
}

CASE(LX_DXQUERYSTATISTICS, "of what there is not")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmt_querystatistics args = {
		.type = D3DKMT_QUERYSTATISTICS_PROCESS,
		.adapter_luid = s.luid,
		.process = 1,
	};
	uint32_t word;

	RETURNS(QUERY(&s, SEGMENT, 2, &word), -EINVAL);
	RETURNS(QUERY(&s, PROCESS_SEGMENT, 2, &word), -EINVAL);
	RETURNS(QUERY(&s, PROCESS_SEGMENT_GROUP, 2, &word), -EINVAL);
	RETURNS(QUERY(&s, NODE, 1000, &word), -EINVAL);
	RETURNS(QUERY(&s, PROCESS_NODE, UINT32_MAX, &word), -EINVAL);
	RETURNS(QUERY(&s, VIDPNSOURCE, 0, &word), -EPERM);
	RETURNS(QUERY(&s, PROCESS_VIDPNSOURCE, 0, &word), -EPERM);
	RETURNS(QUERY(&s, PHYSICAL_ADAPTER, 0, &word), -EPERM);
	RETURNS(dxg_ioctl(s.fd, LX_DXQUERYSTATISTICS, &args), -EINVAL);
	args.process = 0;
	args.adapter_luid.a++;
	RETURNS(dxg_ioctl(s.fd, LX_DXQUERYSTATISTICS, &args), -EINVAL);
}

/* Has one of everything until it is told to end. */
static void exist(struct conf_gate *ready, struct conf_gate *done)
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct dxg_buffer buffer = conf_buffer(&s, MIB,
					       GPUPV_ALLOCATION_CPU_VISIBLE);
	struct d3dkmthandle block;
	int share;

	conf_block(&s, &block);
	share = conf_share(&s, conf_resource(&s, 1, true, NULL));
	conf_gate_open(ready);
	conf_gate_pass(done);
	close(share);
	dxg_buffer_destroy(&s, &buffer);
	dxg_session_end(&s);
}

CASE(LX_DXESCAPE, "what exists is counted and, when it ends, no more")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct gpupv_escape_objects before, now, after;
	struct conf_gate ready, done;
	pid_t child;

	OK(dxg_objects(&s, &before));
	conf_gate_make(&ready);
	conf_gate_make(&done);
	child = conf_fork();
	if (!child) {
		exist(&ready, &done);
		_exit(0);
	}
	conf_gate_pass(&ready);
	OK(dxg_objects(&s, &now));
	EXPECT(now.processes - before.processes, 1);
	/* A session's six, the buffer, the block, a resource of one. */
	EXPECT(now.handles - before.handles, 10);
	EXPECT(now.allocations - before.allocations, 2);
	EXPECT(now.committed_bytes - before.committed_bytes, MIB + 4096);
	EXPECT(now.resident_bytes - before.resident_bytes, MIB);
	EXPECT(now.heap_bytes - before.heap_bytes, MIB + 4096);
	CHECK(now.fence_bytes > before.fence_bytes);
	CHECK(now.address_ranges > before.address_ranges);
	EXPECT(now.queued - before.queued, 1);
	EXPECT(now.shares - before.shares, 1);
	conf_gate_open(&done);
	conf_join(child);
	/* The end of a file is told, not waited for. */
	do {
		OK(dxg_objects(&s, &after));
	} while (memcmp(&after, &before, sizeof(after)));
}
