// SPDX-License-Identifier: Apache-2.0
#include "gvk_trace.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gvk_gpu.h"

bool gvk_tracing;
static _Atomic uint64_t counters[GVK_COUNTERS];
/*
 * Set in a thread that submits. No thread-local variable: glibc and musl have
 * the function that finds those in libraries of different names.
 */
static pthread_key_t submitting;

void gvk_trace_add(enum gvk_counter counter, uint64_t value)
{
	atomic_fetch_add_explicit(&counters[counter], value,
				  memory_order_relaxed);
}

uint64_t gvk_trace_submit_begin(void)
{
	if (!gvk_tracing)
		return 0;
	pthread_setspecific(submitting, &submitting);
	return gvk_now();
}

void gvk_trace_submit_end(uint64_t start, uint32_t submits)
{
	if (!gvk_tracing)
		return;
	gvk_trace_add(GVK_COUNT_SUBMITS, submits);
	gvk_trace_add(GVK_COUNT_SUBMIT_NS, gvk_now() - start);
	pthread_setspecific(submitting, NULL);
}

void gvk_trace_ioctl(void)
{
	if (!gvk_tracing)
		return;
	gvk_trace_add(GVK_COUNT_IOCTLS, 1);
	if (pthread_getspecific(submitting))
		gvk_trace_add(GVK_COUNT_SUBMIT_IOCTLS, 1);
}

/* Doorbells of the whole VM so far. */
static bool ask_doorbells(int fd, uint32_t adapter, uint64_t *count)
{
	struct gpupv_escape_statistics statistics = {
		.escape = { GPUPV_ESCAPE_MAGIC, GPUPV_ESCAPE_STATISTICS },
	};
	struct d3dkmt_escape args = {
		.adapter.v = adapter,
		.type = D3DKMT_ESCAPE_DRIVERPRIVATE,
		.priv_drv_data = (uintptr_t)&statistics,
		.priv_drv_data_size = sizeof(statistics),
	};

	if (gvk_ioctl(fd, LX_DXESCAPE, &args) < 0)
		return false;
	*count = statistics.guest_doorbells;
	return true;
}

/* The adapter that is asked while it is open. */
static struct {
	pthread_mutex_t	lock;
	bool		is_open;
	int		fd;
	uint32_t	adapter;
	uint64_t	start;
} asked = { .lock = PTHREAD_MUTEX_INITIALIZER };

void gvk_trace_open(int fd, uint32_t adapter)
{
	if (!gvk_tracing)
		return;
	pthread_mutex_lock(&asked.lock);
	if (!asked.is_open && ask_doorbells(fd, adapter, &asked.start)) {
		asked.is_open = true;
		asked.fd = fd;
		asked.adapter = adapter;
	}
	pthread_mutex_unlock(&asked.lock);
}

static void stop_asking(void)
{
	uint64_t now;

	if (asked.is_open && ask_doorbells(asked.fd, asked.adapter, &now))
		gvk_trace_add(GVK_COUNT_DOORBELLS, now - asked.start);
	asked.is_open = false;
}

void gvk_trace_close(int fd, uint32_t adapter)
{
	if (!gvk_tracing)
		return;
	pthread_mutex_lock(&asked.lock);
	if (asked.fd == fd && asked.adapter == adapter)
		stop_asking();
	pthread_mutex_unlock(&asked.lock);
}

static double per(uint64_t value, uint64_t count)
{
	return count ? (double)value / (double)count : 0;
}

static void __attribute__((constructor)) begin(void)
{
	const char *wanted = getenv("GPUPV_TRACE");

	gvk_tracing = wanted && !strcmp(wanted, "stats") &&
		!pthread_key_create(&submitting, NULL);
}

static void __attribute__((destructor)) end(void)
{
	const _Atomic uint64_t *c = counters;

	if (!gvk_tracing)
		return;
	/* Few programs close what they opened. */
	stop_asking();
	fprintf(stderr,
		"gpupv: recorded commands: %llu, %.1f bytes each\n"
		"gpupv: other calls: %llu, %.1f bytes each; %llu answered; %llu streams\n"
		"gpupv: submissions: %llu, %.2f us and %.2f ioctls each\n"
		"gpupv: ioctls: %llu; doorbells: %llu\n",
		(unsigned long long)c[GVK_COUNT_COMMANDS],
		per(c[GVK_COUNT_COMMAND_BYTES], c[GVK_COUNT_COMMANDS]),
		(unsigned long long)c[GVK_COUNT_CONTROLS],
		per(c[GVK_COUNT_CONTROL_BYTES], c[GVK_COUNT_CONTROLS]),
		(unsigned long long)c[GVK_COUNT_QUESTIONS],
		(unsigned long long)c[GVK_COUNT_STREAMS],
		(unsigned long long)c[GVK_COUNT_SUBMITS],
		per(c[GVK_COUNT_SUBMIT_NS], c[GVK_COUNT_SUBMITS]) / 1000,
		per(c[GVK_COUNT_SUBMIT_IOCTLS], c[GVK_COUNT_SUBMITS]),
		(unsigned long long)c[GVK_COUNT_IOCTLS],
		(unsigned long long)c[GVK_COUNT_DOORBELLS]);
}
