/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A client of /dev/dxg in a few functions: for the demo, the tests and the
 * benchmarks. It talks through ioctls only, so the same program runs in a VM
 * and under `gpupv emulate`.
 */
#ifndef DXG_CLIENT_H
#define DXG_CLIENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <dxg.h>
#include <gpupv_export.h>
#include <gpupv_stream.h>

/* Node ordinals of the emulated device. */
#define DXG_NODE_3D	0u
#define DXG_NODE_COPY	1u

/* The ioctl's result: 0 or a positive NTSTATUS, or -errno. */
int dxg_ioctl(int fd, unsigned long request, void *args);
/* As dxg_ioctl, but ends the program with a message if it fails. */
void dxg_must(int fd, unsigned long request, void *args, const char *what);
/* Ends the program: "program: message: strerror(error)". */
void dxg_fail(const char *message, int error) __attribute__((noreturn));

/* /dev/dxg; -errno. */
int dxg_open(void);

/* Adapter, device, context, paging queue and a monitored fence. */
struct dxg_session {
	int				fd;
	struct d3dkmthandle		adapter;
	struct winluid			luid;
	struct d3dkmthandle		device;
	struct d3dkmthandle		context;
	struct d3dkmthandle		paging_queue;
	volatile const uint64_t		*paging_fence;
	struct d3dkmthandle		fence;
	volatile const uint64_t		*fence_value;	/* as the CPU maps it */
	uint64_t			next_value;	/* to signal next */
};

/* Opens all of it on @node; -errno of the first call that fails. */
int dxg_session_begin(struct dxg_session *session, unsigned int node);
/* On a file that is open; closed with the session, or if this fails. */
int dxg_session_begin_on(struct dxg_session *session, int fd,
			 unsigned int node);
void dxg_session_end(struct dxg_session *session);

/* An allocation that is resident and mapped. */
struct dxg_buffer {
	struct d3dkmthandle	allocation;
	uint64_t		size;		/* bytes, a multiple of 4096 */
	uint64_t		address;	/* GPU virtual */
	uint8_t			*memory;	/* CPU; null if not visible */
};

/* @flags: GPUPV_ALLOCATION_*. -errno. */
int dxg_allocate(struct dxg_session *session, uint64_t size, uint32_t flags,
		 struct d3dkmthandle *allocation);
int dxg_make_resident(struct dxg_session *session,
		      struct d3dkmthandle allocation, uint64_t *bytes_to_trim);
int dxg_evict(struct dxg_session *session, struct d3dkmthandle allocation);
int dxg_map(struct dxg_session *session, struct d3dkmthandle allocation,
	    uint64_t size, uint64_t *address);
int dxg_lock(struct dxg_session *session, struct d3dkmthandle allocation,
	     void **memory);
int dxg_unlock(struct dxg_session *session, struct d3dkmthandle allocation);
int dxg_destroy_allocation(struct dxg_session *session,
			   struct d3dkmthandle allocation);
/* All of the above in one. */
int dxg_buffer_create(struct dxg_session *session, uint64_t size,
		      uint32_t flags, struct dxg_buffer *buffer);
void dxg_buffer_destroy(struct dxg_session *session, struct dxg_buffer *buffer);

/* A command buffer being written into @buffer, which the CPU sees. */
struct dxg_commands {
	struct dxg_buffer	*buffer;
	uint32_t		used;		/* bytes */
	uint32_t		count;		/* records */
};

void dxg_commands_begin(struct dxg_commands *commands,
			struct dxg_buffer *buffer);
void dxg_command_nop(struct dxg_commands *commands);
void dxg_command_copy(struct dxg_commands *commands, uint64_t source,
		      uint64_t destination, uint64_t bytes);
void dxg_command_fill(struct dxg_commands *commands, uint64_t destination,
		      uint64_t bytes, uint32_t pattern);
/* @bytes at @data: a multiple of 4, at most GPUPV_UPDATE_MAX_BYTES. */
void dxg_command_update(struct dxg_commands *commands, uint64_t destination,
			const void *data, uint32_t bytes);
void dxg_command_timestamp(struct dxg_commands *commands,
			   uint64_t destination);

/* Submits what was written. -errno. */
int dxg_submit(struct dxg_session *session,
	       const struct dxg_commands *commands);
/* Has the GPU signal the session's fence after what was submitted. */
int dxg_signal_gpu(struct dxg_session *session, struct d3dkmthandle fence,
		   uint64_t value);
int dxg_wait_gpu(struct dxg_session *session, struct d3dkmthandle fence,
		 uint64_t value);
int dxg_signal_cpu(struct dxg_session *session, struct d3dkmthandle fence,
		   uint64_t value);
int dxg_wait_cpu(struct dxg_session *session, struct d3dkmthandle fence,
		 uint64_t value);
/* Submits, signals the session's fence and waits for it. */
int dxg_run(struct dxg_session *session, const struct dxg_commands *commands);

/* A monitored fence; @value may be null. */
int dxg_fence_create(struct dxg_session *session, uint64_t initial,
		     struct d3dkmthandle *fence,
		     volatile const uint64_t **value);
int dxg_fence_destroy(struct dxg_session *session, struct d3dkmthandle fence);

/* D3DKMT_DEVICEEXECUTION_*; -errno. */
int dxg_device_state(struct dxg_session *session);
/* QueryVideoMemoryInfo of D3DKMT_MEMORY_SEGMENT_GROUP_*. */
int dxg_video_memory(struct dxg_session *session, uint32_t group,
		     struct d3dkmt_queryvideomemoryinfo *info);
/* QueryAdapterInfo into @size bytes at @data. */
int dxg_adapter_info(struct dxg_session *session, uint32_t type, void *data,
		     uint32_t size);
/* The worker's counters. */
int dxg_statistics(struct dxg_session *session,
		   struct gpupv_escape_statistics *statistics);
/* What exists in the whole VM. */
int dxg_objects(struct dxg_session *session,
		struct gpupv_escape_objects *objects);

/* What another process, or another device of this one, shares. */
struct dxg_opened {
	struct d3dkmthandle	resource;
	struct d3dkmthandle	allocation;
};

/* Open a shared resource of one allocation by its descriptor. */
int dxg_open_resource(struct dxg_session *session, int fd,
		      struct dxg_opened *opened);

/*
 * Publish an object for programs of the host. @flags: GPUPV_EXPORT_*, @image:
 * what is said of memory, or null. -errno.
 */
int dxg_publish(struct dxg_session *session, struct d3dkmthandle object,
		uint32_t flags, const char *name,
		const struct gpupv_export_image *image);
int dxg_withdraw(struct dxg_session *session, const char *name);

/* Nanoseconds of a clock that only goes forward. */
uint64_t dxg_now(void);

#endif /* DXG_CLIENT_H */
