// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include "dxg_client.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

int dxg_ioctl(int fd, unsigned long request, void *args)
{
	int ret = ioctl(fd, request, args);

	return ret < 0 ? -errno : ret;
}

void dxg_fail(const char *message, int error)
{
	if (error)
		fprintf(stderr, "%s: %s: %s\n", program_invocation_short_name,
			message, strerror(error));
	else
		fprintf(stderr, "%s: %s\n", program_invocation_short_name,
			message);
	exit(1);
}

void dxg_must(int fd, unsigned long request, void *args, const char *what)
{
	int ret = dxg_ioctl(fd, request, args);

	if (ret < 0)
		dxg_fail(what, -ret);
}

int dxg_open(void)
{
	/* Read-only, as libdxg opens it. */
	int fd = open("/dev/dxg", O_RDONLY | O_CLOEXEC);

	return fd < 0 ? -errno : fd;
}

uint64_t dxg_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

/* ------------------------------------------------------------- sessions */

static int session_open_adapter(struct dxg_session *session)
{
	struct d3dkmt_adapterinfo info = { 0 };
	struct d3dkmt_enumadapters2 list = {
		.num_adapters = 1,
		.adapters = (uintptr_t)&info,
	};
	int ret = dxg_ioctl(session->fd, LX_DXENUMADAPTERS2, &list);

	if (ret < 0)
		return ret;
	if (list.num_adapters != 1)
		return -ENODEV;
	session->adapter = info.adapter_handle;
	session->luid = info.adapter_luid;
	return 0;
}

static int session_open_device(struct dxg_session *session, unsigned int node)
{
	struct d3dkmt_createdevice device = { .adapter = session->adapter };
	struct d3dkmt_createcontextvirtual context = { .node_ordinal = node };
	struct d3dkmt_createpagingqueue queue = { 0 };
	int ret;

	ret = dxg_ioctl(session->fd, LX_DXCREATEDEVICE, &device);
	if (ret < 0)
		return ret;
	session->device = device.device;
	context.device = device.device;
	ret = dxg_ioctl(session->fd, LX_DXCREATECONTEXTVIRTUAL, &context);
	if (ret < 0)
		return ret;
	session->context = context.context;
	queue.device = device.device;
	ret = dxg_ioctl(session->fd, LX_DXCREATEPAGINGQUEUE, &queue);
	if (ret < 0)
		return ret;
	session->paging_queue = queue.paging_queue;
	session->paging_fence = (void *)(uintptr_t)queue.fence_cpu_virtual_address;
	session->next_value = 1;
	return dxg_fence_create(session, 0, &session->fence,
				&session->fence_value);
}

int dxg_session_begin(struct dxg_session *session, unsigned int node)
{
	int fd = dxg_open();

	return fd < 0 ? fd : dxg_session_begin_on(session, fd, node);
}

int dxg_session_begin_on(struct dxg_session *session, int fd, unsigned int node)
{
	int ret;

	memset(session, 0, sizeof(*session));
	session->fd = fd;
	ret = session_open_adapter(session);
	if (!ret)
		ret = session_open_device(session, node);
	if (ret < 0)
		dxg_session_end(session);
	return ret;
}

void dxg_session_end(struct dxg_session *session)
{
	struct d3dkmt_destroydevice device = { .device = session->device };
	struct d3dkmt_closeadapter adapter = {
		.adapter_handle = session->adapter,
	};

	if (session->fd < 0)
		return;
	if (session->device.v)
		dxg_ioctl(session->fd, LX_DXDESTROYDEVICE, &device);
	if (session->adapter.v)
		dxg_ioctl(session->fd, LX_DXCLOSEADAPTER, &adapter);
	close(session->fd);
	session->fd = -1;
}

/* --------------------------------------------------------------- memory */

int dxg_allocate(struct dxg_session *session, uint64_t size, uint32_t flags,
		 struct d3dkmthandle *allocation)
{
	struct gpupv_allocation_private wanted = {
		.magic = GPUPV_ALLOCATION_MAGIC,
		.flags = flags,
		.size = size,
	};
	struct d3dddi_allocationinfo2 info = {
		.priv_drv_data = (uintptr_t)&wanted,
		.priv_drv_data_size = sizeof(wanted),
	};
	struct d3dkmt_createallocation args = {
		.device = session->device,
		.alloc_count = 1,
		.allocation_info = (uintptr_t)&info,
	};
	int ret = dxg_ioctl(session->fd, LX_DXCREATEALLOCATION, &args);

	if (ret >= 0)
		*allocation = info.allocation;
	return ret;
}

int dxg_make_resident(struct dxg_session *session,
		      struct d3dkmthandle allocation, uint64_t *bytes_to_trim)
{
	struct d3dddi_makeresident args = {
		.paging_queue = session->paging_queue,
		.alloc_count = 1,
		.allocation_list = (uintptr_t)&allocation,
	};
	int ret = dxg_ioctl(session->fd, LX_DXMAKERESIDENT, &args);

	if (bytes_to_trim)
		*bytes_to_trim = args.num_bytes_to_trim;
	if (ret < 0)
		return ret;
	while (*session->paging_fence < args.paging_fence_value)
		;
	return 0;
}

int dxg_evict(struct dxg_session *session, struct d3dkmthandle allocation)
{
	struct d3dkmt_evict args = {
		.device = session->device,
		.alloc_count = 1,
		.allocations = (uintptr_t)&allocation,
	};

	return dxg_ioctl(session->fd, LX_DXEVICT, &args);
}

int dxg_map(struct dxg_session *session, struct d3dkmthandle allocation,
	    uint64_t size, uint64_t *address)
{
	struct d3dddi_mapgpuvirtualaddress args = {
		.paging_queue = session->paging_queue,
		.allocation = allocation,
		.size_in_pages = (size + 4095) / 4096,
		.protection = D3DDDIGPUVA_PROTECTION_WRITE,
	};
	int ret = dxg_ioctl(session->fd, LX_DXMAPGPUVIRTUALADDRESS, &args);

	if (ret >= 0)
		*address = args.virtual_address;
	return ret < 0 ? ret : 0;
}

int dxg_lock(struct dxg_session *session, struct d3dkmthandle allocation,
	     void **memory)
{
	struct d3dkmt_lock2 args = {
		.device = session->device,
		.allocation = allocation,
	};
	int ret = dxg_ioctl(session->fd, LX_DXLOCK2, &args);

	if (ret >= 0)
		*memory = (void *)(uintptr_t)args.data;
	return ret;
}

int dxg_unlock(struct dxg_session *session, struct d3dkmthandle allocation)
{
	struct d3dkmt_unlock2 args = {
		.device = session->device,
		.allocation = allocation,
	};

	return dxg_ioctl(session->fd, LX_DXUNLOCK2, &args);
}

int dxg_destroy_allocation(struct dxg_session *session,
			   struct d3dkmthandle allocation)
{
	struct d3dkmt_destroyallocation2 args = {
		.device = session->device,
		.alloc_count = 1,
		.allocations = (uintptr_t)&allocation,
	};

	return dxg_ioctl(session->fd, LX_DXDESTROYALLOCATION2, &args);
}

int dxg_buffer_create(struct dxg_session *session, uint64_t size,
		      uint32_t flags, struct dxg_buffer *buffer)
{
	void *memory = NULL;
	int ret;

	memset(buffer, 0, sizeof(*buffer));
	buffer->size = (size + 4095) & ~4095ull;
	ret = dxg_allocate(session, buffer->size, flags, &buffer->allocation);
	if (ret < 0)
		return ret;
	ret = dxg_make_resident(session, buffer->allocation, NULL);
	if (ret >= 0)
		ret = dxg_map(session, buffer->allocation, buffer->size,
			      &buffer->address);
	if (ret >= 0 && flags & GPUPV_ALLOCATION_CPU_VISIBLE)
		ret = dxg_lock(session, buffer->allocation, &memory);
	buffer->memory = memory;
	if (ret < 0)
		dxg_destroy_allocation(session, buffer->allocation);
	return ret < 0 ? ret : 0;
}

void dxg_buffer_destroy(struct dxg_session *session, struct dxg_buffer *buffer)
{
	if (buffer->memory)
		dxg_unlock(session, buffer->allocation);
	dxg_destroy_allocation(session, buffer->allocation);
	memset(buffer, 0, sizeof(*buffer));
}

/* ------------------------------------------------------------- commands */

void dxg_commands_begin(struct dxg_commands *commands,
			struct dxg_buffer *buffer)
{
	commands->buffer = buffer;
	commands->used = 0;
	commands->count = 0;
}

static void *command_append(struct dxg_commands *commands, uint32_t opcode,
			    uint32_t size)
{
	struct gpupv_command *command;

	size = (size + 7) & ~7u;
	if (commands->used + size > commands->buffer->size)
		dxg_fail("the command buffer is full", 0);
	command = (void *)(commands->buffer->memory + commands->used);
	memset(command, 0, size);
	command->opcode = opcode;
	command->size = size;
	commands->used += size;
	commands->count++;
	return command;
}

void dxg_command_nop(struct dxg_commands *commands)
{
	command_append(commands, GPUPV_OP_NOP, sizeof(struct gpupv_command));
}

void dxg_command_copy(struct dxg_commands *commands, uint64_t source,
		      uint64_t destination, uint64_t bytes)
{
	struct gpupv_command_copy *copy =
		command_append(commands, GPUPV_OP_COPY, sizeof(*copy));

	copy->source = source;
	copy->destination = destination;
	copy->bytes = bytes;
}

void dxg_command_fill(struct dxg_commands *commands, uint64_t destination,
		      uint64_t bytes, uint32_t pattern)
{
	struct gpupv_command_fill *fill =
		command_append(commands, GPUPV_OP_FILL, sizeof(*fill));

	fill->destination = destination;
	fill->bytes = bytes;
	fill->pattern = pattern;
}

void dxg_command_update(struct dxg_commands *commands, uint64_t destination,
			const void *data, uint32_t bytes)
{
	struct gpupv_command_update *update =
		command_append(commands, GPUPV_OP_UPDATE,
			       sizeof(*update) + bytes);

	update->destination = destination;
	update->bytes = bytes;
	memcpy(update + 1, data, bytes);
}

void dxg_command_timestamp(struct dxg_commands *commands, uint64_t destination)
{
	struct gpupv_command_timestamp *timestamp =
		command_append(commands, GPUPV_OP_TIMESTAMP,
			       sizeof(*timestamp));

	timestamp->destination = destination;
}

int dxg_submit(struct dxg_session *session, const struct dxg_commands *commands)
{
	struct d3dkmt_submitcommand args = {
		.command_buffer = commands->buffer->address,
		.command_length = commands->used,
		.broadcast_context_count = 1,
		.broadcast_context = { session->context },
	};

	return dxg_ioctl(session->fd, LX_DXSUBMITCOMMAND, &args);
}

/* -------------------------------------------------------- synchronisation */

int dxg_fence_create(struct dxg_session *session, uint64_t initial,
		     struct d3dkmthandle *fence,
		     volatile const uint64_t **value)
{
	struct d3dkmt_createsynchronizationobject2 args = {
		.device = session->device,
		.info.type = D3DDDI_MONITORED_FENCE,
	};
	int ret;

	args.info.monitored_fence.initial_fence_value = initial;
	ret = dxg_ioctl(session->fd, LX_DXCREATESYNCHRONIZATIONOBJECT, &args);
	if (ret < 0)
		return ret;
	*fence = args.sync_object;
	if (value)
		*value = (void *)(uintptr_t)
			args.info.monitored_fence.fence_cpu_virtual_address;
	return 0;
}

int dxg_fence_destroy(struct dxg_session *session, struct d3dkmthandle fence)
{
	struct d3dkmt_destroysynchronizationobject args = {
		.sync_object = fence,
	};

	return dxg_ioctl(session->fd, LX_DXDESTROYSYNCHRONIZATIONOBJECT, &args);
}

int dxg_signal_gpu(struct dxg_session *session, struct d3dkmthandle fence,
		   uint64_t value)
{
	struct d3dkmt_signalsynchronizationobjectfromgpu args = {
		.context = session->context,
		.object_count = 1,
		.objects = (uintptr_t)&fence,
		.monitored_fence_values = (uintptr_t)&value,
	};

	return dxg_ioctl(session->fd, LX_DXSIGNALSYNCHRONIZATIONOBJECTFROMGPU,
			 &args);
}

int dxg_wait_gpu(struct dxg_session *session, struct d3dkmthandle fence,
		 uint64_t value)
{
	struct d3dkmt_waitforsynchronizationobjectfromgpu args = {
		.context = session->context,
		.object_count = 1,
		.objects = (uintptr_t)&fence,
		.monitored_fence_values = (uintptr_t)&value,
	};

	return dxg_ioctl(session->fd, LX_DXWAITFORSYNCHRONIZATIONOBJECTFROMGPU,
			 &args);
}

int dxg_signal_cpu(struct dxg_session *session, struct d3dkmthandle fence,
		   uint64_t value)
{
	struct d3dkmt_signalsynchronizationobjectfromcpu args = {
		.device = session->device,
		.object_count = 1,
		.objects = (uintptr_t)&fence,
		.fence_values = (uintptr_t)&value,
	};

	return dxg_ioctl(session->fd, LX_DXSIGNALSYNCHRONIZATIONOBJECTFROMCPU,
			 &args);
}

int dxg_wait_cpu(struct dxg_session *session, struct d3dkmthandle fence,
		 uint64_t value)
{
	struct d3dkmt_waitforsynchronizationobjectfromcpu args = {
		.device = session->device,
		.object_count = 1,
		.objects = (uintptr_t)&fence,
		.fence_values = (uintptr_t)&value,
	};

	return dxg_ioctl(session->fd, LX_DXWAITFORSYNCHRONIZATIONOBJECTFROMCPU,
			 &args);
}

int dxg_run(struct dxg_session *session, const struct dxg_commands *commands)
{
	uint64_t value = session->next_value++;
	int ret = dxg_submit(session, commands);

	if (ret >= 0)
		ret = dxg_signal_gpu(session, session->fence, value);
	if (ret >= 0)
		ret = dxg_wait_cpu(session, session->fence, value);
	if (ret < 0)
		return ret;
	return dxg_device_state(session) == D3DKMT_DEVICEEXECUTION_ACTIVE ?
		0 : -ENODEV;
}

/* -------------------------------------------------------------- queries */

int dxg_device_state(struct dxg_session *session)
{
	struct d3dkmt_getdevicestate args = {
		.device = session->device,
		.state_type = D3DKMT_DEVICESTATE_EXECUTION,
	};
	int ret = dxg_ioctl(session->fd, LX_DXGETDEVICESTATE, &args);

	return ret < 0 ? ret : (int)args.execution_state;
}

int dxg_video_memory(struct dxg_session *session, uint32_t group,
		     struct d3dkmt_queryvideomemoryinfo *info)
{
	memset(info, 0, sizeof(*info));
	info->adapter = session->adapter;
	info->memory_segment_group = group;
	return dxg_ioctl(session->fd, LX_DXQUERYVIDEOMEMORYINFO, info);
}

int dxg_adapter_info(struct dxg_session *session, uint32_t type, void *data,
		     uint32_t size)
{
	struct d3dkmt_queryadapterinfo args = {
		.adapter = session->adapter,
		.type = type,
		.private_data = (uintptr_t)data,
		.private_data_size = size,
	};

	return dxg_ioctl(session->fd, LX_DXQUERYADAPTERINFO, &args);
}

/* A driver-private escape; its answer is as large as the question. */
static int dxg_escape(struct dxg_session *session, uint32_t command,
		      void *data, uint32_t size)
{
	struct gpupv_escape *head = data;
	struct d3dkmt_escape args = {
		.adapter = session->adapter,
		.type = D3DKMT_ESCAPE_DRIVERPRIVATE,
		.priv_drv_data = (uintptr_t)data,
		.priv_drv_data_size = size,
	};

	head->magic = GPUPV_ESCAPE_MAGIC;
	head->command = command;
	return dxg_ioctl(session->fd, LX_DXESCAPE, &args);
}

int dxg_statistics(struct dxg_session *session,
		   struct gpupv_escape_statistics *statistics)
{
	memset(statistics, 0, sizeof(*statistics));
	return dxg_escape(session, GPUPV_ESCAPE_STATISTICS, statistics,
			  sizeof(*statistics));
}

int dxg_objects(struct dxg_session *session,
		struct gpupv_escape_objects *objects)
{
	memset(objects, 0, sizeof(*objects));
	return dxg_escape(session, GPUPV_ESCAPE_OBJECTS, objects,
			  sizeof(*objects));
}

int dxg_open_resource(struct dxg_session *session, int fd,
		      struct dxg_opened *opened)
{
	struct d3dkmt_queryresourceinfofromnthandle query = {
		.device = session->device,
		.nt_handle = (uint64_t)fd,
	};
	struct d3dddi_openallocationinfo2 info = {};
	struct gpupv_allocation_private private;
	struct d3dkmt_openresourcefromnthandle args = {
		.device = session->device,
		.nt_handle = (uint64_t)fd,
		.allocation_count = 1,
		.open_alloc_info = (uintptr_t)&info,
		.total_priv_drv_data_size = sizeof(private),
		.total_priv_drv_data = (uintptr_t)&private,
	};
	int ret = dxg_ioctl(session->fd, LX_DXQUERYRESOURCEINFOFROMNTHANDLE,
			    &query);

	if (ret < 0)
		return ret;
	if (query.allocation_count != 1 ||
	    query.total_priv_drv_data_size != sizeof(private))
		return -EPROTO;
	ret = dxg_ioctl(session->fd, LX_DXOPENRESOURCEFROMNTHANDLE, &args);
	opened->resource = args.resource;
	opened->allocation = info.allocation;
	return ret;
}

int dxg_publish(struct dxg_session *session, struct d3dkmthandle object,
		uint32_t flags, const char *name,
		const struct gpupv_export_image *image)
{
	struct gpupv_escape_publish call = {
		.object = object.v,
		.flags = flags,
	};

	memcpy(call.name, name, strnlen(name, sizeof(call.name)));
	if (image) {
		call.data_size = sizeof(*image);
		memcpy(call.data, image, sizeof(*image));
	}
	return dxg_escape(session, GPUPV_ESCAPE_PUBLISH, &call, sizeof(call));
}

int dxg_withdraw(struct dxg_session *session, const char *name)
{
	struct gpupv_escape_withdraw call = {};

	memcpy(call.name, name, strnlen(name, sizeof(call.name)));
	return dxg_escape(session, GPUPV_ESCAPE_WITHDRAW, &call, sizeof(call));
}
