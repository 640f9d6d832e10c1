// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include "gvk_gpu.h"

#include "gvk_trace.h"

#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

/* How long a wait looks before it sleeps. */
#define SPIN_NANOSECONDS	30000u

int gvk_ioctl(int fd, unsigned long request, void *args)
{
	int ret;

	gvk_trace_ioctl();
	do
		ret = ioctl(fd, request, args);
	while (ret < 0 && errno == EINTR);
	return ret < 0 ? -errno : ret;
}

uint64_t gvk_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

uint64_t gvk_deadline(uint64_t begin, uint64_t timeout)
{
	return timeout > UINT64_MAX - 1 - begin ? UINT64_MAX : begin + timeout;
}

uint64_t gvk_time_left(uint64_t deadline, uint64_t now)
{
	if (deadline == UINT64_MAX)
		return UINT64_MAX;
	return deadline > now ? deadline - now : 0;
}

/* ----------------------------------------------------------------- device */

int gvk_gpu_call(struct gvk_gpu *gpu, unsigned long request, void *args)
{
	int ret = gvk_ioctl(gpu->fd, request, args);

	if (ret == -ENODEV)
		atomic_store(&gpu->lost, true);
	return ret;
}

bool gvk_gpu_check(struct gvk_gpu *gpu)
{
	struct d3dkmt_getdevicestate args = {
		.device = gpu->device,
		.state_type = D3DKMT_DEVICESTATE_EXECUTION,
	};

	if (gvk_gpu_is_lost(gpu))
		return true;
	if (gvk_gpu_call(gpu, LX_DXGETDEVICESTATE, &args) < 0 ||
	    args.execution_state != D3DKMT_DEVICEEXECUTION_ACTIVE)
		atomic_store(&gpu->lost, true);
	return gvk_gpu_is_lost(gpu);
}

int gvk_gpu_begin(struct gvk_gpu *gpu, int fd, struct d3dkmthandle adapter,
		  uint32_t max_command_bytes)
{
	struct d3dkmt_createdevice device = { .adapter = adapter };
	struct d3dkmt_createpagingqueue queue = { 0 };
	int ret;

	memset(gpu, 0, sizeof(*gpu));
	gpu->fd = fd;
	gpu->adapter = adapter;
	gpu->max_command_bytes = max_command_bytes;
	ret = gvk_gpu_call(gpu, LX_DXCREATEDEVICE, &device);
	if (ret < 0)
		return ret;
	gpu->device = device.device;
	queue.device = device.device;
	ret = gvk_gpu_call(gpu, LX_DXCREATEPAGINGQUEUE, &queue);
	if (ret < 0) {
		gvk_gpu_end(gpu);
		return ret;
	}
	gpu->paging_queue = queue.paging_queue;
	gpu->paging_value = (void *)(uintptr_t)queue.fence_cpu_virtual_address;
	return 0;
}

void gvk_gpu_end(struct gvk_gpu *gpu)
{
	struct d3dkmt_destroydevice args = { .device = gpu->device };

	if (gpu->device.v)
		gvk_gpu_call(gpu, LX_DXDESTROYDEVICE, &args);
	gpu->device.v = 0;
}


/* ----------------------------------------------------------------- memory */

int gvk_gpu_make_resident(struct gvk_gpu *gpu, struct d3dkmthandle allocation)
{
	struct d3dddi_makeresident args = {
		.paging_queue = gpu->paging_queue,
		.alloc_count = 1,
		.allocation_list = (uintptr_t)&allocation,
	};
	int ret = gvk_gpu_call(gpu, LX_DXMAKERESIDENT, &args);

	if (ret < 0)
		return ret;
	while (atomic_load(gpu->paging_value) < args.paging_fence_value)
		sched_yield();
	return 0;
}

#define SHARED_RESOURCE	(D3DKMT_CREATEALLOCATION_CREATE_RESOURCE | \
			 D3DKMT_CREATEALLOCATION_CREATE_SHARED | \
			 D3DKMT_CREATEALLOCATION_NT_SECURITY_SHARING)

int gvk_gpu_allocate(struct gvk_gpu *gpu, uint64_t size, uint32_t flags,
		     bool is_shared, struct gvk_allocation *allocation)
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
		.device = gpu->device,
		.alloc_count = 1,
		.allocation_info = (uintptr_t)&info,
		.flags = is_shared ? SHARED_RESOURCE : 0,
	};
	int ret = gvk_gpu_call(gpu, LX_DXCREATEALLOCATION, &args);

	if (ret < 0)
		return ret;
	allocation->handle = info.allocation;
	allocation->resource = args.resource;
	ret = gvk_gpu_make_resident(gpu, info.allocation);
	if (ret < 0)
		gvk_gpu_free(gpu, allocation);
	return ret;
}

void gvk_gpu_free(struct gvk_gpu *gpu, const struct gvk_allocation *allocation)
{
	struct d3dkmt_destroyallocation2 args = { .device = gpu->device };

	if (allocation->resource.v) {
		args.resource = allocation->resource;
	} else {
		args.alloc_count = 1;
		args.allocations = (uintptr_t)&allocation->handle;
	}
	gvk_gpu_call(gpu, LX_DXDESTROYALLOCATION2, &args);
}

int gvk_gpu_lock(struct gvk_gpu *gpu, struct d3dkmthandle allocation,
		 void **memory)
{
	struct d3dkmt_lock2 args = {
		.device = gpu->device,
		.allocation = allocation,
	};
	int ret = gvk_gpu_call(gpu, LX_DXLOCK2, &args);

	if (ret >= 0)
		*memory = (void *)(uintptr_t)args.data;
	return ret;
}

struct gvk_block *gvk_block_new(struct gvk_gpu *gpu, size_t size)
{
	struct d3dddi_mapgpuvirtualaddress args = {
		.paging_queue = gpu->paging_queue,
		.protection = D3DDDIGPUVA_PROTECTION_WRITE,
	};
	struct gvk_block *block = calloc(1, sizeof(*block));
	void *memory;

	if (!block)
		return NULL;
	block->size = (size + GVK_PAGE - 1) & ~(size_t)(GVK_PAGE - 1);
	if (gvk_gpu_allocate(gpu, block->size,
			     GPUPV_ALLOCATION_CPU_VISIBLE |
			     GPUPV_ALLOCATION_NON_LOCAL,
			     false, &block->allocation) < 0) {
		free(block);
		return NULL;
	}
	args.allocation = block->allocation.handle;
	args.size_in_pages = block->size / GVK_PAGE;
	if (gvk_gpu_call(gpu, LX_DXMAPGPUVIRTUALADDRESS, &args) < 0 ||
	    gvk_gpu_lock(gpu, block->allocation.handle, &memory) < 0) {
		gvk_block_free(gpu, block);
		return NULL;
	}
	block->address = args.virtual_address;
	block->memory = memory;
	return block;
}

void gvk_block_free(struct gvk_gpu *gpu, struct gvk_block *block)
{
	if (!block)
		return;
	gvk_gpu_free(gpu, &block->allocation);
	free(block);
}

/* -------------------------------------------------------- synchronisation */

int gvk_monitor_begin(struct gvk_gpu *gpu, uint64_t initial, uint32_t flags,
		      struct gvk_monitor *monitor)
{
	struct d3dkmt_createsynchronizationobject2 args = {
		.device = gpu->device,
		.info.type = D3DDDI_MONITORED_FENCE,
		.info.flags = flags,
	};
	int ret;

	args.info.monitored_fence.initial_fence_value = initial;
	ret = gvk_gpu_call(gpu, LX_DXCREATESYNCHRONIZATIONOBJECT, &args);
	if (ret < 0)
		return ret;
	monitor->handle = args.sync_object;
	monitor->value = (void *)(uintptr_t)
		args.info.monitored_fence.fence_cpu_virtual_address;
	return 0;
}

void gvk_monitor_end(struct gvk_gpu *gpu, struct gvk_monitor *monitor)
{
	struct d3dkmt_destroysynchronizationobject args = {
		.sync_object = monitor->handle,
	};

	if (monitor->handle.v)
		gvk_gpu_call(gpu, LX_DXDESTROYSYNCHRONIZATIONOBJECT, &args);
	monitor->handle.v = 0;
}

int gvk_monitor_signal(struct gvk_gpu *gpu, const struct gvk_monitor *monitor,
		       uint64_t value)
{
	struct d3dkmt_signalsynchronizationobjectfromcpu args = {
		.device = gpu->device,
		.object_count = 1,
		.objects = (uintptr_t)&monitor->handle,
		.fence_values = (uintptr_t)&value,
	};

	return gvk_gpu_call(gpu, LX_DXSIGNALSYNCHRONIZATIONOBJECTFROMCPU,
			    &args);
}

void gvk_points_begin(struct gvk_points *points)
{
	points->count = 0;
	points->room = sizeof(points->few_values) / sizeof(uint64_t);
	points->handles = points->few_handles;
	points->values = points->few_values;
	points->current = points->few_current;
}

void gvk_points_end(struct gvk_points *points)
{
	if (points->handles == points->few_handles)
		return;
	free(points->handles);
	free(points->values);
	free(points->current);
}

static bool points_grow(struct gvk_points *points)
{
	uint32_t room = points->room * 4, count = points->count;
	struct d3dkmthandle *handles = calloc(room, sizeof(*handles));
	uint64_t *values = calloc(room, sizeof(*values));
	const _Atomic uint64_t **current = calloc(room, sizeof(*current));

	if (!handles || !values || !current) {
		free(handles);
		free(values);
		free(current);
		return false;
	}
	memcpy(handles, points->handles, count * sizeof(*handles));
	memcpy(values, points->values, count * sizeof(*values));
	memcpy(current, points->current, count * sizeof(*current));
	gvk_points_end(points);
	points->handles = handles;
	points->values = values;
	points->current = current;
	points->room = room;
	return true;
}

bool gvk_points_add(struct gvk_points *points,
		    const struct gvk_monitor *monitor, uint64_t value)
{
	if (points->count == points->room && !points_grow(points))
		return false;
	points->handles[points->count] = monitor->handle;
	points->values[points->count] = value;
	points->current[points->count++] = monitor->value;
	return true;
}

/* ----------------------------------------------------------------- queues */

/* On @node, or where there is none such on 0. */
static int hw_context(struct gvk_gpu *gpu, uint32_t node,
		      struct d3dkmthandle *context)
{
	struct d3dkmt_createhwcontext args = {
		.device = gpu->device,
		.node_ordinal = node,
	};
	int ret = gvk_gpu_call(gpu, LX_DXCREATEHWCONTEXT, &args);

	if (ret < 0 && node) {
		args.node_ordinal = 0;
		ret = gvk_gpu_call(gpu, LX_DXCREATEHWCONTEXT, &args);
	}
	if (ret >= 0)
		*context = args.context;
	return ret;
}

int gvk_hw_queue_begin(struct gvk_gpu *gpu, uint32_t node,
		       struct gvk_hw_queue *queue)
{
	struct d3dkmt_createhwqueue args = { 0 };
	int ret;

	memset(queue, 0, sizeof(*queue));
	queue->gpu = gpu;
	ret = hw_context(gpu, node, &queue->context);
	if (ret < 0)
		return ret;
	args.context = queue->context;
	ret = gvk_gpu_call(gpu, LX_DXCREATEHWQUEUE, &args);
	if (ret < 0) {
		gvk_hw_queue_end(queue);
		return ret;
	}
	queue->handle = args.queue;
	queue->progress.handle = args.queue_progress_fence;
	queue->progress.value = (void *)(uintptr_t)
		args.queue_progress_fence_cpu_va;
	return 0;
}

void gvk_hw_queue_end(struct gvk_hw_queue *queue)
{
	struct d3dkmt_destroyhwcontext context = { .context = queue->context };
	struct d3dkmt_destroyhwqueue args = { .queue = queue->handle };

	if (queue->handle.v)
		gvk_gpu_call(queue->gpu, LX_DXDESTROYHWQUEUE, &args);
	if (queue->context.v)
		gvk_gpu_call(queue->gpu, LX_DXDESTROYHWCONTEXT, &context);
	memset(queue, 0, sizeof(*queue));
}

int gvk_hw_queue_submit(struct gvk_hw_queue *queue, uint64_t address,
			uint32_t bytes, uint64_t progress)
{
	struct d3dkmt_submitcommandtohwqueue args = {
		.hwqueue = queue->handle,
		.hwqueue_progress_fence_id = progress,
		.command_buffer = address,
		.command_length = bytes,
	};

	return gvk_gpu_call(queue->gpu, LX_DXSUBMITCOMMANDTOHWQUEUE, &args);
}

int gvk_hw_queue_wait(struct gvk_hw_queue *queue,
		      const struct gvk_points *points)
{
	int ret = 0;

	for (uint32_t i = 0; i < points->count && ret >= 0; ) {
		uint32_t count = points->count - i;
		struct d3dkmt_submitwaitforsyncobjectstohwqueue args = {
			.hwqueue = queue->handle,
			.objects = (uintptr_t)&points->handles[i],
			.fence_values = (uintptr_t)&points->values[i],
		};

		if (count > D3DDDI_MAX_OBJECT_WAITED_ON)
			count = D3DDDI_MAX_OBJECT_WAITED_ON;
		args.object_count = count;
		ret = gvk_gpu_call(queue->gpu,
				   LX_DXSUBMITWAITFORSYNCOBJECTSTOHWQUEUE,
				   &args);
		i += count;
	}
	return ret;
}

int gvk_hw_queue_signal(struct gvk_hw_queue *queue,
			const struct gvk_points *points)
{
	int ret = 0;

	for (uint32_t i = 0; i < points->count && ret >= 0; ) {
		uint32_t count = points->count - i;
		struct d3dkmt_submitsignalsyncobjectstohwqueue args = {
			.hwqueue_count = 1,
			.hwqueues = (uintptr_t)&queue->handle,
			.objects = (uintptr_t)&points->handles[i],
			.fence_values = (uintptr_t)&points->values[i],
		};

		if (count > D3DDDI_MAX_OBJECT_SIGNALED)
			count = D3DDDI_MAX_OBJECT_SIGNALED;
		args.object_count = count;
		ret = gvk_gpu_call(queue->gpu,
				   LX_DXSUBMITSIGNALSYNCOBJECTSTOHWQUEUE,
				   &args);
		i += count;
	}
	return ret;
}

static bool point_is_ready(const struct gvk_points *points, uint32_t i,
			   bool *end)
{
	uint64_t now = atomic_load_explicit(points->current[i],
					    memory_order_acquire);

	if (now == UINT64_MAX)
		*end = true;
	return now >= points->values[i];
}

/* @end: a fence stands where it does when its device has failed. */
static bool points_are_ready(const struct gvk_points *points, bool any,
			     bool *end)
{
	for (uint32_t i = 0; i < points->count; i++) {
		if (point_is_ready(points, i, end) == any)
			return any;
	}
	return !any;
}

/* Posts a wait for all points that signals an eventfd, in as many as it takes. */
static int wait_post(struct gvk_gpu *gpu, const struct gvk_points *points,
		     uint32_t first, uint32_t count, bool any, int event)
{
	struct d3dkmt_waitforsynchronizationobjectfromcpu args = {
		.device = gpu->device,
		.object_count = count,
		.objects = (uintptr_t)&points->handles[first],
		.fence_values = (uintptr_t)&points->values[first],
		.async_event = event < 0 ? 0 : (uint64_t)event,
		.flags = any ? D3DDDI_WAITFROMCPU_WAIT_ANY : 0,
	};

	return gvk_gpu_call(gpu, LX_DXWAITFORSYNCHRONIZATIONOBJECTFROMCPU,
			    &args);
}

static uint32_t wait_span(const struct gvk_points *points, uint32_t first)
{
	uint32_t count = points->count - first;

	return count < D3DDDI_MAX_OBJECT_WAITED_ON ?
		count : D3DDDI_MAX_OBJECT_WAITED_ON;
}

/* Until an eventfd is signalled or the deadline has passed. */
static bool event_wait(int event, uint64_t deadline)
{
	struct pollfd poll = { .fd = event, .events = POLLIN };
	uint64_t now = gvk_now(), rest;
	struct timespec time;
	int ret;

	do {
		rest = gvk_time_left(deadline, now);
		time.tv_sec = (time_t)(rest / 1000000000u);
		time.tv_nsec = (long)(rest % 1000000000u);
		ret = ppoll(&poll, 1, deadline == UINT64_MAX ? NULL : &time,
			    NULL);
		now = gvk_now();
	} while (ret < 0 && errno == EINTR);
	return ret > 0;
}

/* Sleeps; with a deadline, or for any of many, through an eventfd. */
static int points_sleep(struct gvk_gpu *gpu, const struct gvk_points *points,
			bool any, uint64_t deadline)
{
	int event, ret = 0;

	if (deadline == UINT64_MAX &&
	    (!any || points->count <= D3DDDI_MAX_OBJECT_WAITED_ON)) {
		for (uint32_t i = 0; i < points->count && ret >= 0;
		     i += wait_span(points, i))
			ret = wait_post(gpu, points, i, wait_span(points, i),
					any, -1);
		return ret;
	}
	event = eventfd(0, EFD_CLOEXEC);
	if (event < 0)
		return -errno;
	for (uint32_t i = 0; i < points->count && ret >= 0;
	     i += wait_span(points, i)) {
		ret = wait_post(gpu, points, i, wait_span(points, i), any,
				event);
		/* Each span of a wait for all is waited for in turn. */
		if (!any && ret >= 0 && !event_wait(event, deadline))
			break;
		if (!any && ret >= 0) {
			uint64_t count;

			if (read(event, &count, sizeof(count)) < 0)
				break;
		}
	}
	if (any && ret >= 0)
		event_wait(event, deadline);
	close(event);
	return ret;
}

static inline void pause_briefly(void)
{
#if defined(__x86_64__) || defined(__i386__)
	__builtin_ia32_pause();
#else
	__asm__ __volatile__("" ::: "memory");
#endif
}

VkResult gvk_points_wait(struct gvk_gpu *gpu, const struct gvk_points *points,
			 bool any, uint64_t timeout)
{
	uint64_t begin = gvk_now(), now = begin;
	uint64_t deadline = gvk_deadline(begin, timeout);
	bool end = false;
	int ret;

	while (!points_are_ready(points, any, &end)) {
		if (gvk_gpu_is_lost(gpu))
			return VK_ERROR_DEVICE_LOST;
		if (!timeout)
			return VK_TIMEOUT;
		if (now >= deadline)
			return gvk_gpu_check(gpu) ? VK_ERROR_DEVICE_LOST :
				VK_TIMEOUT;
		if (now - begin < SPIN_NANOSECONDS) {
			for (int i = 0; i < 32; i++)
				pause_briefly();
			now = gvk_now();
			continue;
		}
		ret = points_sleep(gpu, points, any, deadline);
		if (ret < 0)
			return gvk_gpu_check(gpu) ? VK_ERROR_DEVICE_LOST :
				VK_ERROR_OUT_OF_HOST_MEMORY;
		now = gvk_now();
	}
	if (end && gvk_gpu_check(gpu))
		return VK_ERROR_DEVICE_LOST;
	return gvk_gpu_is_lost(gpu) ? VK_ERROR_DEVICE_LOST : VK_SUCCESS;
}

VkResult gvk_monitor_wait(struct gvk_gpu *gpu,
			  const struct gvk_monitor *monitor, uint64_t value,
			  uint64_t timeout)
{
	struct gvk_points points;
	VkResult result;

	gvk_points_begin(&points);
	gvk_points_add(&points, monitor, value);
	result = gvk_points_wait(gpu, &points, false, timeout);
	gvk_points_end(&points);
	return result;
}
