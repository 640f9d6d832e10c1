// SPDX-License-Identifier: Apache-2.0
/* Contexts and what they execute. */
#include "conformance.h"

static int create(struct dxg_session *s, uint32_t node, uint32_t affinity,
		  struct d3dkmthandle *context)
{
	struct d3dkmt_createcontextvirtual args = {
		.device = s->device,
		.node_ordinal = node,
		.engine_affinity = affinity,
	};
	int ret = dxg_ioctl(s->fd, LX_DXCREATECONTEXTVIRTUAL, &args);

	*context = args.context;
	return ret;
}

static int destroy(struct dxg_session *s, struct d3dkmthandle context)
{
	struct d3dkmt_destroycontext args = { context };

	return dxg_ioctl(s->fd, LX_DXDESTROYCONTEXT, &args);
}

static int submit(struct dxg_session *s, uint64_t address, uint32_t bytes,
		  struct d3dkmthandle context, uint32_t flags)
{
	struct d3dkmt_submitcommand args = {
		.command_buffer = address,
		.command_length = bytes,
		.flags = flags,
		.broadcast_context_count = 1,
		.broadcast_context = { context },
	};

	return dxg_ioctl(s->fd, LX_DXSUBMITCOMMAND, &args);
}

CASE(LX_DXCREATECONTEXTVIRTUAL, "on each node, and no other")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmthandle a, b, c;

	OK(create(&s, DXG_NODE_3D, 0, &a));
	OK(create(&s, DXG_NODE_COPY, 1, &b));
	CHECK(a.v && b.v && a.v != b.v);
	RETURNS(create(&s, 77, 0, &c), -EINVAL);
	RETURNS(create(&s, ~0u, 0, &c), -EINVAL);
	RETURNS(create(&s, DXG_NODE_3D, 2, &c), -EINVAL);
	EXPECT(dxg_device_state(&s), D3DKMT_DEVICEEXECUTION_ACTIVE);
}

CASE(LX_DXDESTROYCONTEXT, "what was queued is executed all the same")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct dxg_buffer c = conf_buffer(&s, 4096,
					  GPUPV_ALLOCATION_CPU_VISIBLE);
	struct dxg_buffer b = conf_buffer(&s, 4096,
					  GPUPV_ALLOCATION_CPU_VISIBLE);
	struct dxg_commands commands;
	struct d3dkmthandle gate;

	conf_block(&s, &gate);
	dxg_commands_begin(&commands, &c);
	dxg_command_fill(&commands, b.address, 4096, 0xabcd);
	OK(dxg_submit(&s, &commands));
	OK(dxg_signal_gpu(&s, s.fence, 1));
	OK(destroy(&s, s.context));
	RETURNS(destroy(&s, s.context), -EINVAL);
	EXPECT(*s.fence_value, 0);
	conf_unblock(&s, gate);
	OK(dxg_wait_cpu(&s, s.fence, 1));
	CHECK(conf_all_words(b.memory, 4096, 0xabcd));
}

CASE(LX_DXSUBMITCOMMAND, "fill, copy, update and timestamp arrive")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct dxg_buffer c = conf_buffer(&s, 65536,
					  GPUPV_ALLOCATION_CPU_VISIBLE);
	struct dxg_buffer a = conf_buffer(&s, 65536,
					  GPUPV_ALLOCATION_CPU_VISIBLE);
	struct dxg_buffer hidden = conf_buffer(&s, 65536, 0);
	struct dxg_commands commands;
	uint32_t data[64];
	uint64_t times[2];
	uint32_t i;

	CHECK(!hidden.memory);
	for (i = 0; i < 64; i++)
		data[i] = i * 0x01010101;
	for (i = 0; i < 4096; i++)
		a.memory[i] = (uint8_t)(i * 7);
	dxg_commands_begin(&commands, &c);
	dxg_command_timestamp(&commands, a.address + 40960);
	dxg_command_copy(&commands, a.address, hidden.address + 1, 4096);
	dxg_command_fill(&commands, a.address + 4096, 4096, 0xfeedface);
	dxg_command_update(&commands, a.address + 8192, data, sizeof(data));
	dxg_command_copy(&commands, hidden.address + 1, a.address + 16387,
			 4096);
	dxg_command_nop(&commands);
	dxg_command_timestamp(&commands, a.address + 40968);
	OK(dxg_run(&s, &commands));
	CHECK(conf_all_words(a.memory + 4096, 4096, 0xfeedface));
	CHECK(!memcmp(a.memory + 8192, data, sizeof(data)));
	CHECK(!memcmp(a.memory + 16387, a.memory, 4096));
	EXPECT(a.memory[16386], 0);
	EXPECT(a.memory[16387 + 4096], 0);
	memcpy(times, a.memory + 40960, sizeof(times));
	CHECK(times[0] && times[1] >= times[0]);
}

CASE(LX_DXSUBMITCOMMAND, "in order on one context, ten thousand times")
{
	struct dxg_session s = conf_session(DXG_NODE_COPY);
	struct dxg_buffer c = conf_buffer(&s, MIB,
					  GPUPV_ALLOCATION_CPU_VISIBLE);
	struct dxg_buffer b = conf_buffer(&s, 65536,
					  GPUPV_ALLOCATION_CPU_VISIBLE);
	struct dxg_commands commands;
	uint32_t i, start, word;

	dxg_commands_begin(&commands, &c);
	for (i = 0; i < 10000; i++) {
		/* Each in a buffer of its own, one after the other. */
		start = commands.used;
		dxg_command_fill(&commands, b.address + i % 4 * 4, 4, i);
		OK(submit(&s, c.address + start, commands.used - start,
			  s.context, 0));
	}
	conf_finish(&s);
	for (i = 0; i < 4; i++) {
		memcpy(&word, b.memory + i * 4, 4);
		EXPECT(word, 9996 + i);
	}
}

CASE(LX_DXSUBMITCOMMAND, "null rendering executes nothing")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct dxg_buffer b = conf_buffer(&s, 4096,
					  GPUPV_ALLOCATION_CPU_VISIBLE);

	/* Nothing is even read: there is nothing at that address. */
	OK(submit(&s, 0x10000000000, 4096, s.context,
		  D3DKMT_SUBMITCOMMAND_NULL_RENDERING));
	conf_finish(&s);
	EXPECT(dxg_device_state(&s), D3DKMT_DEVICEEXECUTION_ACTIVE);
	OK(conf_fill(&s, b.address, 4096, 1));
}

CASE(LX_DXSUBMITCOMMAND, "an empty command buffer is none")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct dxg_buffer b = conf_buffer(&s, 4096,
					  GPUPV_ALLOCATION_CPU_VISIBLE);

	OK(submit(&s, b.address, 0, s.context, 0));
	conf_finish(&s);
	EXPECT(dxg_device_state(&s), D3DKMT_DEVICEEXECUTION_ACTIVE);
}

CASE(LX_DXSUBMITCOMMAND, "to no context, or to too many")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmt_submitcommand args = { .command_buffer = 65536 };
	int i;

	RETURNS(dxg_ioctl(s.fd, LX_DXSUBMITCOMMAND, &args), -EINVAL);
	for (i = 0; i < D3DDDI_MAX_BROADCAST_CONTEXT; i++)
		args.broadcast_context[i] = s.context;
	args.broadcast_context_count = D3DDDI_MAX_BROADCAST_CONTEXT + 1;
	RETURNS(dxg_ioctl(s.fd, LX_DXSUBMITCOMMAND, &args), -EINVAL);
	args.broadcast_context_count = 1;
	args.num_primaries = D3DDDI_MAX_WRITTEN_PRIMARIES + 1;
	RETURNS(dxg_ioctl(s.fd, LX_DXSUBMITCOMMAND, &args), -EINVAL);
	EXPECT(dxg_device_state(&s), D3DKMT_DEVICEEXECUTION_ACTIVE);
}

CASE(LX_DXSUBMITCOMMAND, "broadcast to two contexts")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct dxg_buffer c = conf_buffer(&s, 4096,
					  GPUPV_ALLOCATION_CPU_VISIBLE);
	struct dxg_buffer b = conf_buffer(&s, 4096,
					  GPUPV_ALLOCATION_CPU_VISIBLE);
	struct d3dkmt_submitcommand args = {
		.broadcast_context_count = 2,
		.broadcast_context = { s.context },
	};
	struct gpupv_escape_statistics before, after;
	struct dxg_commands commands;
	struct d3dkmthandle other;

	OK(create(&s, DXG_NODE_COPY, 0, &other));
	args.broadcast_context[1] = other;
	dxg_commands_begin(&commands, &c);
	dxg_command_fill(&commands, b.address, 4096, 3);
	args.command_buffer = c.address;
	args.command_length = commands.used;
	OK(dxg_statistics(&s, &before));
	OK(dxg_ioctl(s.fd, LX_DXSUBMITCOMMAND, &args));
	conf_finish(&s);
	s.context = other;
	conf_finish(&s);
	CHECK(conf_all_words(b.memory, 4096, 3));
	OK(dxg_statistics(&s, &after));
	EXPECT(after.submissions - before.submissions, 2);
}

CASE(LX_DXSUBMITCOMMAND, "reads the buffer when its turn comes")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct dxg_buffer c = conf_buffer(&s, 4096,
					  GPUPV_ALLOCATION_CPU_VISIBLE);
	struct dxg_buffer b = conf_buffer(&s, 4096,
					  GPUPV_ALLOCATION_CPU_VISIBLE);
	struct dxg_commands commands;
	struct d3dkmthandle gate;

	conf_block(&s, &gate);
	dxg_commands_begin(&commands, &c);
	dxg_command_fill(&commands, b.address, 4096, 1);
	OK(dxg_submit(&s, &commands));
	dxg_commands_begin(&commands, &c);
	dxg_command_fill(&commands, b.address, 4096, 2);
	conf_unblock(&s, gate);
	conf_finish(&s);
	CHECK(conf_all_words(b.memory, 4096, 2));
}
