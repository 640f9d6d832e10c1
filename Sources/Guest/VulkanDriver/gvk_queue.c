// SPDX-License-Identifier: Apache-2.0
/*
 * Queues: what is submitted is posted to the queue's context, waits and
 * signals with it; nothing is answered.
 */
#include "gvk_objects.h"
#include "gvk_trace.h"

#include "generated/gvk_entry.h"

/* A submission being put together; the queue's channel is locked. */
struct submission {
	struct gvk_queue	*queue;
	struct gvk_points	waits, signals;
	VkResult		result;
	/* When it is done, the timelines that it signals included. */
	const struct gvk_monitor *done;
	uint64_t		done_value;
};

static void submission_begin(struct submission *submission,
			     struct gvk_queue *queue)
{
	submission->queue = queue;
	submission->result = VK_SUCCESS;
	submission->done = NULL;
	submission->done_value = 0;
	gvk_points_begin(&submission->waits);
	gvk_points_begin(&submission->signals);
}

static void add_wait(struct submission *submission,
		     const struct gvk_monitor *monitor, uint64_t value)
{
	/* What has happened needs no waiting for. */
	if (gvk_monitor_value(monitor) < value &&
	    !gvk_points_add(&submission->waits, monitor, value))
		submission->result = VK_ERROR_OUT_OF_HOST_MEMORY;
}

static void wait_semaphore(struct submission *submission, VkSemaphore handle,
			   uint64_t value)
{
	struct gvk_semaphore *semaphore = GVK_OBJECT(gvk_semaphore, handle);
	struct gvk_payload *payload = &semaphore->payload;

	if (semaphore->is_timeline) {
		add_wait(submission, &semaphore->monitor, value);
		return;
	}
	/* A monitor stays until the semaphore is of use again. */
	if (payload->is_set && payload->monitor.handle.v)
		add_wait(submission, &payload->monitor, payload->value);
	payload->is_set = false;
}

static void signal_timeline(struct submission *submission, VkSemaphore handle,
			    uint64_t value)
{
	const struct gvk_semaphore *semaphore =
		GVK_OBJECT(gvk_semaphore, handle);

	if (semaphore->is_timeline &&
	    !gvk_points_add(&submission->signals, &semaphore->monitor, value))
		submission->result = VK_ERROR_OUT_OF_HOST_MEMORY;
}

/* A binary semaphore, once it is known what it waits for. */
static void signal_binary(const struct submission *submission,
			  VkSemaphore handle)
{
	struct gvk_semaphore *semaphore = GVK_OBJECT(gvk_semaphore, handle);
	struct gvk_channel *channel = &submission->queue->channel;

	if (!semaphore->is_timeline && !submission->result)
		gvk_payload_set(channel->gpu, &semaphore->payload,
				submission->done, submission->done_value);
}

/* What the host was told before this is done before this. */
static void wait_control(struct submission *submission)
{
	struct gvk_queue *queue = submission->queue;
	struct gvk_channel *control = &queue->device->control;
	uint64_t value = gvk_channel_flush(control);

	if (value <= queue->control_seen)
		return;
	queue->control_seen = value;
	add_wait(submission, &control->queue.progress, value);
}

/*
 * Adds a signal of the queue's own after those of timelines: the queue's
 * progress comes before these, and a fence that stood for it would be
 * signalled before a semaphore of its submission.
 */
static void signal_last(struct submission *submission)
{
	struct gvk_queue *queue = submission->queue;

	if (!submission->signals.count || submission->result)
		return;
	if ((!queue->signalled.handle.v &&
	     gvk_monitor_begin(queue->channel.gpu, 0, 0,
			       &queue->signalled) < 0) ||
	    !gvk_points_add(&submission->signals, &queue->signalled,
			    queue->signalled_value + 1)) {
		submission->result = VK_ERROR_OUT_OF_HOST_MEMORY;
		return;
	}
	queue->signalled_value++;
	queue->ends_signalled = true;
}

/*
 * Posts the waits, then @count command buffers, then the signals of timelines:
 * for all else the queue's progress will do.
 */
static VkResult submission_end(struct submission *submission, uint32_t count,
			       const uint64_t *ids)
{
	struct gvk_queue *queue = submission->queue;
	struct gvk_channel *channel = &queue->channel;
	struct gpupv_vk_queue_submit *record;
	int ret = 0;

	signal_last(submission);
	if (!submission->result) {
		ret = gvk_hw_queue_wait(&channel->queue, &submission->waits);
		/* Progress comes of what is executed. */
		if (ret >= 0 && (count || submission->waits.count)) {
			record = gvk_channel_record(channel,
						    GPUPV_VK_OP_QUEUE_SUBMIT,
						    sizeof(*record) +
						    8 * (size_t)count);
			/* What is executed comes after what was signalled. */
			if (record && !submission->signals.count)
				queue->ends_signalled = false;
			if (record) {
				record->queue = queue->dispatchable.object.id;
				record->count = count;
				if (count)
					memcpy(record + 1, ids,
					       8 * (size_t)count);
			}
		}
		if (ret >= 0)
			ret = gvk_channel_send(channel, &submission->signals);
		submission->done = queue->ends_signalled ?
			&queue->signalled : &channel->queue.progress;
		submission->done_value = queue->ends_signalled ?
			queue->signalled_value : atomic_load(&channel->sent);
		if (ret < 0)
			submission->result = gvk_gpu_check(channel->gpu) ?
				VK_ERROR_DEVICE_LOST :
				VK_ERROR_OUT_OF_HOST_MEMORY;
	}
	gvk_points_end(&submission->waits);
	gvk_points_end(&submission->signals);
	return gvk_gpu_is_lost(channel->gpu) ? VK_ERROR_DEVICE_LOST :
		submission->result;
}

static void signal_fence(const struct submission *submission, VkFence handle)
{
	struct gvk_fence *fence = GVK_OBJECT(gvk_fence, handle);
	struct gvk_queue *queue = submission->queue;

	if (fence && !submission->result)
		gvk_fence_submit(queue->device, fence, submission->done,
				 submission->done_value);
}

/* Ids of command buffers, in @few if there is room there. */
#define FEW_IDS	16u

static uint64_t *id_array(uint32_t count, uint64_t *few)
{
	return count <= FEW_IDS ? few : malloc(count * sizeof(*few));
}

static VkResult submit(struct gvk_queue *queue, const VkSubmitInfo *info,
		       VkFence fence)
{
	const VkTimelineSemaphoreSubmitInfo *timeline =
		gvk_find_in_chain(info->pNext,
				  VK_STRUCTURE_TYPE_TIMELINE_SEMAPHORE_SUBMIT_INFO);
	uint64_t few[FEW_IDS], *ids = id_array(info->commandBufferCount, few);
	struct submission submission;
	VkResult result;

	if (!ids)
		return VK_ERROR_OUT_OF_HOST_MEMORY;
	submission_begin(&submission, queue);
	wait_control(&submission);
	for (uint32_t i = 0; i < info->waitSemaphoreCount; i++) {
		uint64_t value = timeline &&
			i < timeline->waitSemaphoreValueCount ?
			timeline->pWaitSemaphoreValues[i] : 0;

		wait_semaphore(&submission, info->pWaitSemaphores[i], value);
	}
	for (uint32_t i = 0; i < info->commandBufferCount; i++)
		ids[i] = gvk_dispatchable_id(info->pCommandBuffers[i]);
	for (uint32_t i = 0; i < info->signalSemaphoreCount; i++) {
		uint64_t value = timeline &&
			i < timeline->signalSemaphoreValueCount ?
			timeline->pSignalSemaphoreValues[i] : 0;

		signal_timeline(&submission, info->pSignalSemaphores[i],
				value);
	}
	result = submission_end(&submission, info->commandBufferCount, ids);
	for (uint32_t i = 0; i < info->signalSemaphoreCount; i++)
		signal_binary(&submission, info->pSignalSemaphores[i]);
	signal_fence(&submission, fence);
	if (ids != few)
		free(ids);
	return result;
}

static VkResult submit2(struct gvk_queue *queue, const VkSubmitInfo2 *info,
			VkFence fence)
{
	uint64_t few[FEW_IDS];
	uint64_t *ids = id_array(info->commandBufferInfoCount, few);
	struct submission submission;
	VkResult result;

	if (!ids)
		return VK_ERROR_OUT_OF_HOST_MEMORY;
	submission_begin(&submission, queue);
	wait_control(&submission);
	for (uint32_t i = 0; i < info->waitSemaphoreInfoCount; i++)
		wait_semaphore(&submission,
			       info->pWaitSemaphoreInfos[i].semaphore,
			       info->pWaitSemaphoreInfos[i].value);
	for (uint32_t i = 0; i < info->commandBufferInfoCount; i++)
		ids[i] = gvk_dispatchable_id(
			info->pCommandBufferInfos[i].commandBuffer);
	for (uint32_t i = 0; i < info->signalSemaphoreInfoCount; i++)
		signal_timeline(&submission,
				info->pSignalSemaphoreInfos[i].semaphore,
				info->pSignalSemaphoreInfos[i].value);
	result = submission_end(&submission, info->commandBufferInfoCount, ids);
	for (uint32_t i = 0; i < info->signalSemaphoreInfoCount; i++)
		signal_binary(&submission,
			      info->pSignalSemaphoreInfos[i].semaphore);
	signal_fence(&submission, fence);
	if (ids != few)
		free(ids);
	return result;
}

/* A fence with nothing to execute: what was submitted before it. */
static VkResult submit_fence(struct gvk_queue *queue, VkFence fence)
{
	struct submission submission;
	VkResult result;

	if (!fence)
		return gvk_device_is_lost(queue->device) ?
			VK_ERROR_DEVICE_LOST : VK_SUCCESS;
	submission_begin(&submission, queue);
	result = submission_end(&submission, 0, NULL);
	signal_fence(&submission, fence);
	return result;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_QueueSubmit(VkQueue handle, uint32_t submitCount,
		const VkSubmitInfo *pSubmits, VkFence fence)
{
	struct gvk_queue *queue = (struct gvk_queue *)handle;
	uint64_t start = gvk_trace_submit_begin();
	VkResult result = VK_SUCCESS;

	gvk_channel_lock(&queue->channel);
	for (uint32_t i = 0; i < submitCount && !result; i++)
		result = submit(queue, &pSubmits[i],
				i + 1 == submitCount ? fence : VK_NULL_HANDLE);
	if (!submitCount)
		result = submit_fence(queue, fence);
	gvk_channel_unlock(&queue->channel);
	gvk_trace_submit_end(start, submitCount);
	return result;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_QueueSubmit2(VkQueue handle, uint32_t submitCount,
		 const VkSubmitInfo2 *pSubmits, VkFence fence)
{
	struct gvk_queue *queue = (struct gvk_queue *)handle;
	uint64_t start = gvk_trace_submit_begin();
	VkResult result = VK_SUCCESS;

	gvk_channel_lock(&queue->channel);
	for (uint32_t i = 0; i < submitCount && !result; i++)
		result = submit2(queue, &pSubmits[i],
				 i + 1 == submitCount ? fence : VK_NULL_HANDLE);
	if (!submitCount)
		result = submit_fence(queue, fence);
	gvk_channel_unlock(&queue->channel);
	gvk_trace_submit_end(start, submitCount);
	return result;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_QueueBindSparse(VkQueue queue, uint32_t bindInfoCount,
		    const VkBindSparseInfo *pBindInfo, VkFence fence)
{
	(void)queue;
	(void)bindInfoCount;
	(void)pBindInfo;
	(void)fence;
	/* No queue says that it can. */
	return VK_ERROR_OUT_OF_DEVICE_MEMORY;
}

VkResult gvk_queue_idle(struct gvk_queue *queue)
{
	struct gvk_channel *channel = &queue->channel;
	VkResult result = gvk_channel_idle(channel);
	uint64_t value;

	if (result)
		return result;
	gvk_channel_lock(channel);
	value = queue->signalled_value;
	gvk_channel_unlock(channel);
	return value ? gvk_monitor_wait(channel->gpu, &queue->signalled, value,
					UINT64_MAX) : VK_SUCCESS;
}

VKAPI_ATTR VkResult VKAPI_CALL gvk_QueueWaitIdle(VkQueue handle)
{
	struct gvk_queue *queue = (struct gvk_queue *)handle;

	gvk_channel_flush(&queue->device->control);
	return gvk_queue_idle(queue);
}
