/* SPDX-License-Identifier: Apache-2.0 */
/*
 * D3DKMT for the driver: a device on /dev/dxg, memory that the CPU sees and
 * monitored fences.
 */
#ifndef GVK_GPU_H
#define GVK_GPU_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <dxg.h>
#include <gpupv_stream.h>
#include <vulkan/vulkan_core.h>

#define GVK_PAGE	4096u

/* 0 or a positive NTSTATUS, or -errno. */
int gvk_ioctl(int fd, unsigned long request, void *args);

/* Nanoseconds of a clock that only goes forward. */
uint64_t gvk_now(void);
/* When @timeout nanoseconds from @begin are over; UINT64_MAX: never. */
uint64_t gvk_deadline(uint64_t begin, uint64_t timeout);
/* How long that is from @now. */
uint64_t gvk_time_left(uint64_t deadline, uint64_t now);

/* ----------------------------------------------------------------- device */

/* A D3DKMT device. */
struct gvk_gpu {
	int			fd;
	struct d3dkmthandle	adapter;
	struct d3dkmthandle	device;
	struct d3dkmthandle	paging_queue;
	const _Atomic uint64_t	*paging_value;
	uint32_t		max_command_bytes;
	atomic_bool		lost;
};

int gvk_gpu_begin(struct gvk_gpu *gpu, int fd, struct d3dkmthandle adapter,
		  uint32_t max_command_bytes);
void gvk_gpu_end(struct gvk_gpu *gpu);

/* gvk_ioctl, noticing that the device is gone. */
int gvk_gpu_call(struct gvk_gpu *gpu, unsigned long request, void *args);

/* Asks for the device's state; whether it is lost. */
bool gvk_gpu_check(struct gvk_gpu *gpu);

static inline bool gvk_gpu_is_lost(struct gvk_gpu *gpu)
{
	return atomic_load_explicit(&gpu->lost, memory_order_relaxed);
}

/* ----------------------------------------------------------------- memory */

/* Until an allocation is in GPU memory. -errno. */
int gvk_gpu_make_resident(struct gvk_gpu *gpu, struct d3dkmthandle allocation);

struct gvk_allocation {
	struct d3dkmthandle	handle;
	struct d3dkmthandle	resource;	/* if it may be shared */
};

/* An allocation that is resident. @flags: GPUPV_ALLOCATION_*. -errno. */
int gvk_gpu_allocate(struct gvk_gpu *gpu, uint64_t size, uint32_t flags,
		     bool is_shared, struct gvk_allocation *allocation);
/* Ends it when what is queued on the device has ended. */
void gvk_gpu_free(struct gvk_gpu *gpu,
		  const struct gvk_allocation *allocation);
int gvk_gpu_lock(struct gvk_gpu *gpu, struct d3dkmthandle allocation,
		 void **memory);

/* Memory of the driver's own that the GPU reads. */
struct gvk_block {
	struct gvk_block	*next;
	struct gvk_allocation	allocation;
	uint8_t			*memory;
	uint64_t		address;	/* GPU virtual */
	size_t			size;
	uint64_t		busy_until;	/* its channel's fence value */
};

struct gvk_block *gvk_block_new(struct gvk_gpu *gpu, size_t size);
void gvk_block_free(struct gvk_gpu *gpu, struct gvk_block *block);

/* -------------------------------------------------------- synchronisation */

/* A monitored fence. */
struct gvk_monitor {
	struct d3dkmthandle	handle;
	const _Atomic uint64_t	*value;		/* as the CPU maps it */
};

#define GVK_SHARED_SYNC	(D3DDDI_SYNC_SHARED | D3DDDI_SYNC_NT_SECURITY_SHARING)

/* @flags: D3DDDI_SYNC_*. */
int gvk_monitor_begin(struct gvk_gpu *gpu, uint64_t initial, uint32_t flags,
		      struct gvk_monitor *monitor);
void gvk_monitor_end(struct gvk_gpu *gpu, struct gvk_monitor *monitor);

static inline uint64_t gvk_monitor_value(const struct gvk_monitor *monitor)
{
	return atomic_load_explicit(monitor->value, memory_order_acquire);
}

/* Signals from the CPU. */
int gvk_monitor_signal(struct gvk_gpu *gpu, const struct gvk_monitor *monitor,
		       uint64_t value);

/* Values of monitored fences, to wait for or to signal. */
struct gvk_points {
	uint32_t		count;
	uint32_t		room;
	struct d3dkmthandle	*handles;
	uint64_t		*values;
	const _Atomic uint64_t	**current;
	/* Until there are more. */
	struct d3dkmthandle	few_handles[8];
	uint64_t		few_values[8];
	const _Atomic uint64_t	*few_current[8];
};

void gvk_points_begin(struct gvk_points *points);
/* False if there is no memory. */
bool gvk_points_add(struct gvk_points *points,
		    const struct gvk_monitor *monitor, uint64_t value);
void gvk_points_end(struct gvk_points *points);

/*
 * Waits on the CPU for all or @any of the points, at most @timeout ns:
 * VK_SUCCESS, VK_TIMEOUT or VK_ERROR_DEVICE_LOST.
 */
VkResult gvk_points_wait(struct gvk_gpu *gpu, const struct gvk_points *points,
			 bool any, uint64_t timeout);
VkResult gvk_monitor_wait(struct gvk_gpu *gpu,
			  const struct gvk_monitor *monitor, uint64_t value,
			  uint64_t timeout);

/* ----------------------------------------------------------------- queues */

/* What executes in order on a node, with a fence that says how far it is. */
struct gvk_hw_queue {
	struct gvk_gpu		*gpu;
	struct d3dkmthandle	context;
	struct d3dkmthandle	handle;
	struct gvk_monitor	progress;
};

/* On node 0 where there is no @node. */
int gvk_hw_queue_begin(struct gvk_gpu *gpu, uint32_t node,
		       struct gvk_hw_queue *queue);
void gvk_hw_queue_end(struct gvk_hw_queue *queue);

/* Posted: executes a command buffer, then the fence has @progress. */
int gvk_hw_queue_submit(struct gvk_hw_queue *queue, uint64_t address,
			uint32_t bytes, uint64_t progress);
/* Posted: the queue waits for, or signals, all points. */
int gvk_hw_queue_wait(struct gvk_hw_queue *queue,
		      const struct gvk_points *points);
int gvk_hw_queue_signal(struct gvk_hw_queue *queue,
			const struct gvk_points *points);

#endif /* GVK_GPU_H */
