// SPDX-License-Identifier: Apache-2.0
/*
 * Results of queries. The host is never made to wait for them: the control
 * stream would wait with it.
 */
#include "gvk_objects.h"

#include <time.h>

#include "generated/gvk_entry.h"

/* Of one question, so that answers stay small. */
#define QUERY_BYTES_MAX		(256u << 10)
#define POLL_NANOSECONDS	200000
/* How long a GPU's driver is taken to wait for work yet to be submitted. */
#define GRACE_NANOSECONDS	2000000000u

struct query_pool {
	struct gvk_object	object;
	uint32_t		values;		/* of one query */
};

/* Queries, and where their results go in the program's memory. */
struct query {
	struct query_pool	*pool;
	uint32_t		first, count;
	VkQueryResultFlags	flags;
	uint8_t			*data;
	VkDeviceSize		stride;
};

static uint32_t value_count(const VkQueryPoolCreateInfo *info)
{
	switch (info->queryType) {
	case VK_QUERY_TYPE_PIPELINE_STATISTICS:
		return (uint32_t)__builtin_popcount(info->pipelineStatistics);
	case VK_QUERY_TYPE_TRANSFORM_FEEDBACK_STREAM_EXT:
		return 2;
	default:
		return 1;
	}
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_CreateQueryPool(VkDevice handle, const VkQueryPoolCreateInfo *pCreateInfo,
		    const VkAllocationCallbacks *pAllocator,
		    VkQueryPool *pQueryPool)
{
	struct gvk_device *device = gvk_device(handle);
	struct query_pool *pool = gvk_object_make(device, sizeof(*pool),
						  VK_OBJECT_TYPE_QUERY_POOL);
	struct gvk_writer writer;

	(void)pAllocator;
	if (!pool)
		return VK_ERROR_OUT_OF_HOST_MEMORY;
	pool->values = value_count(pCreateInfo);
	gvk_control_begin(&device->control, &writer,
			  GPUPV_VK_OP_CreateQueryPool);
	do
		gvk_encode_CreateQueryPool(&writer, pCreateInfo,
					   pool->object.id);
	while (gvk_control_again(&device->control, &writer));
	gvk_control_end(&device->control);
	*pQueryPool = GVK_HANDLE(VkQueryPool, pool);
	return VK_SUCCESS;
}

static size_t value_bytes(const struct query *query)
{
	return query->flags & VK_QUERY_RESULT_64_BIT ? 8 : 4;
}

/* Of a query in an answer, which has all values and whether they are there. */
static size_t answer_bytes(const struct query *query)
{
	return (query->pool->values + 1) * value_bytes(query);
}

/* Asks once, for what is there. */
static VkResult ask(struct gvk_device *device, const struct query *query,
		    VkQueryResultFlags flags, uint8_t *answer)
{
	const size_t stride = answer_bytes(query);
	const size_t bytes = query->count * stride;
	struct gvk_channel *channel = &device->control;
	struct gvk_reader reader;
	struct gvk_writer writer;
	VkResult result;

	flags |= VK_QUERY_RESULT_WITH_AVAILABILITY_BIT;
	gvk_question_begin(channel, &writer, GPUPV_VK_OP_GetQueryPoolResults,
			   bytes + 16);
	do
		gvk_encode_GetQueryPoolResults(&writer,
					       GVK_HANDLE(VkQueryPool,
							  query->pool),
					       query->first, query->count,
					       bytes, answer, stride, flags);
	while (gvk_question_again(channel, &writer));
	result = gvk_question_ask(channel, &reader);
	if (result >= 0)
		gvk_get_bytes(&reader, answer, bytes);
	gvk_question_end(channel);
	return reader.failed ? VK_ERROR_DEVICE_LOST : result;
}

/* Whether all that queues were given is done: nothing can fill a query. */
static bool is_idle(struct gvk_device *device)
{
	for (uint32_t i = 0; i < device->queue_count; i++) {
		struct gvk_channel *channel = &device->queues[i].channel;

		if (gvk_monitor_value(&channel->queue.progress) <
		    atomic_load(&channel->sent))
			return false;
	}
	return true;
}

/*
 * Waits as the host's driver does: one on a CPU for work that was submitted, a
 * GPU's also for work that another thread submits meanwhile. A query that
 * never comes is VK_NOT_READY.
 */
static VkResult ask_until_ready(struct gvk_device *device,
				const struct query *query, uint8_t *answer)
{
	const VkQueryResultFlags wait = VK_QUERY_RESULT_WAIT_BIT;
	const VkQueryResultFlags partial = VK_QUERY_RESULT_PARTIAL_BIT;
	const struct timespec pause = { .tv_nsec = POLL_NANOSECONDS };
	const bool is_cpu = device->physical->properties.deviceType ==
		VK_PHYSICAL_DEVICE_TYPE_CPU;
	const uint64_t end = gvk_now() + (is_cpu ? 0 : GRACE_NANOSECONDS);
	VkResult result;
	bool is_last;

	if (!(query->flags & wait))
		return ask(device, query, query->flags, answer);
	do {
		/* In this order: what ends meanwhile is asked for again. */
		is_last = is_idle(device) && gvk_now() >= end;
		result = ask(device, query,
			     query->flags & ~(wait | (is_last ? 0 : partial)),
			     answer);
		if (result != VK_NOT_READY || is_last)
			break;
		nanosleep(&pause, NULL);
	} while (true);
	return result;
}

/*
 * Writes what there is where the program wants it, and nothing else: values of
 * a query that is not available, and what the stride leaves out, stay.
 */
static void lay_out(const struct query *query, const uint8_t *answer)
{
	const size_t width = value_bytes(query);
	const size_t bytes = query->pool->values * width;

	for (uint32_t i = 0; i < query->count; i++) {
		const uint8_t *from = answer + i * answer_bytes(query);
		uint8_t *to = query->data + i * (size_t)query->stride;
		uint64_t is_there = 0;

		/* Little endian, as all that a guest is. */
		memcpy(&is_there, from + bytes, width);
		if (is_there || query->flags & VK_QUERY_RESULT_PARTIAL_BIT)
			memcpy(to, from, bytes);
		if (query->flags & VK_QUERY_RESULT_WITH_AVAILABILITY_BIT)
			memcpy(to + bytes, from + bytes, width);
	}
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_GetQueryPoolResults(VkDevice handle, VkQueryPool queryPool,
			uint32_t firstQuery, uint32_t queryCount,
			size_t dataSize, void *pData, VkDeviceSize stride,
			VkQueryResultFlags flags)
{
	struct gvk_device *device = gvk_device(handle);
	struct query query = {
		.pool = GVK_OBJECT(query_pool, queryPool),
		.flags = flags,
		.stride = stride,
	};
	VkResult result = VK_SUCCESS, part;
	uint32_t step;
	uint8_t *answer;

	(void)dataSize;
	step = QUERY_BYTES_MAX / (uint32_t)answer_bytes(&query);
	if (step > queryCount)
		step = queryCount;
	answer = calloc(step + 1, answer_bytes(&query));
	if (!answer)
		return VK_ERROR_OUT_OF_HOST_MEMORY;
	for (uint32_t at = 0; at < queryCount; at += step) {
		query.first = firstQuery + at;
		query.count = queryCount - at < step ? queryCount - at : step;
		query.data = (uint8_t *)pData + at * (size_t)stride;
		part = ask_until_ready(device, &query, answer);
		if (part >= 0)
			lay_out(&query, answer);
		if (part)
			result = part;
		if (part < 0)
			break;
	}
	free(answer);
	return result;
}
