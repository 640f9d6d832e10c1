/* SPDX-License-Identifier: Apache-2.0 */
/*
 * GPUPV_TRACE=stats: what the driver did, on standard error when the program
 * ends.
 */
#ifndef GVK_TRACE_H
#define GVK_TRACE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum gvk_counter {
	GVK_COUNT_SUBMITS,		/* VkSubmitInfos */
	GVK_COUNT_SUBMIT_NS,		/* in vkQueueSubmit and ...2 */
	GVK_COUNT_COMMANDS,		/* records in command buffers */
	GVK_COUNT_COMMAND_BYTES,
	GVK_COUNT_CONTROLS,		/* records in control and queue streams */
	GVK_COUNT_CONTROL_BYTES,
	GVK_COUNT_QUESTIONS,
	GVK_COUNT_STREAMS,
	GVK_COUNT_IOCTLS,
	GVK_COUNT_SUBMIT_IOCTLS,	/* in vkQueueSubmit and ...2 */
	GVK_COUNT_DOORBELLS,		/* of the whole VM meanwhile */
	GVK_COUNTERS
};

extern bool gvk_tracing;
void gvk_trace_add(enum gvk_counter counter, uint64_t value);

/* Costs a test of a flag when nobody looks. */
static inline void gvk_count(enum gvk_counter counter, uint64_t value)
{
	if (__builtin_expect(gvk_tracing, 0))
		gvk_trace_add(counter, value);
}

/* Around a submission, which began at @start: its time and its ioctls. */
uint64_t gvk_trace_submit_begin(void);
void gvk_trace_submit_end(uint64_t start, uint32_t submits);
void gvk_trace_ioctl(void);
/* Asks the worker when an adapter is opened, and when it is closed again. */
void gvk_trace_open(int fd, uint32_t adapter);
void gvk_trace_close(int fd, uint32_t adapter);

#endif /* GVK_TRACE_H */
