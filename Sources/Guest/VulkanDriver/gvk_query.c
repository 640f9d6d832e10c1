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

struct query {
	VkQueryPool		pool;
	uint32_t		first, count;
	size_t			bytes;
	uint8_t			*data;
	VkDeviceSize		stride;
	VkQueryResultFlags	flags;
};

static VkResult ask(struct gvk_device *device, const struct query *query)
{
	struct gvk_channel *channel = &device->control;
	struct gvk_reader reader;
	struct gvk_writer writer;
	VkResult result;

	gvk_question_begin(channel, &writer, GPUPV_VK_OP_GetQueryPoolResults,
			   query->bytes + 16);
	do
		gvk_encode_GetQueryPoolResults(&writer, query->pool,
					       query->first, query->count,
					       query->bytes, query->data,
					       query->stride, query->flags);
	while (gvk_question_again(channel, &writer));
	result = gvk_question_ask(channel, &reader);
	if (result >= 0)
		gvk_get_bytes(&reader, query->data, query->bytes);
	gvk_question_end(channel);
	return reader.failed ? VK_ERROR_DEVICE_LOST : result;
}

static VkResult ask_until_ready(struct gvk_device *device,
				struct query query)
{
	struct timespec pause = { .tv_nsec = POLL_NANOSECONDS };
	VkResult result;

	if (!(query.flags & VK_QUERY_RESULT_WAIT_BIT))
		return ask(device, &query);
	query.flags &= ~(VkQueryResultFlags)(VK_QUERY_RESULT_WAIT_BIT |
					     VK_QUERY_RESULT_PARTIAL_BIT);
	while ((result = ask(device, &query)) == VK_NOT_READY)
		nanosleep(&pause, NULL);
	return result;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_GetQueryPoolResults(VkDevice device, VkQueryPool queryPool,
			uint32_t firstQuery, uint32_t queryCount,
			size_t dataSize, void *pData, VkDeviceSize stride,
			VkQueryResultFlags flags)
{
	VkResult result = VK_SUCCESS, part;
	uint32_t step = queryCount;

	if (dataSize > QUERY_BYTES_MAX && stride)
		step = stride < QUERY_BYTES_MAX ?
			(uint32_t)(QUERY_BYTES_MAX / stride) : 1;
	for (uint32_t at = 0; at < queryCount; at += step) {
		size_t offset = at * (size_t)stride;
		struct query query = {
			.pool = queryPool,
			.first = firstQuery + at,
			.count = queryCount - at < step ? queryCount - at : step,
			.bytes = dataSize - offset,
			.data = (uint8_t *)pData + offset,
			.stride = stride,
			.flags = flags,
		};

		if (at + query.count < queryCount)
			query.bytes = query.count * (size_t)stride;
		part = ask_until_ready(gvk_device(device), query);
		if (part < 0)
			return part;
		if (part)
			result = part;
	}
	return result;
}
