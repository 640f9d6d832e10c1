// SPDX-License-Identifier: Apache-2.0
/* Fences, semaphores, events, barriers, and who waits for whom. */
#include "conformance.h"

#include <pthread.h>

#include "fill.comp.h"

#define WORDS		64u
#define LONG		60000000000ull

/* A dispatch that makes of every word another, in a command buffer each. */
struct work {
	struct buffer	buffer;
	struct layout	layout;
	VkPipeline	pipeline;
};

static struct work work_new(void)
{
	struct work work = { .buffer = buffer_random(WORDS * 4, 30) };
	const struct binding bindings[] = { STORAGE(work.buffer) };

	work.layout = layout_new(bindings, 1, 16);
	work.pipeline = compute_new(work.layout.layout, SPIRV(fill_comp), NULL);
	return work;
}

static void work_record(VkCommandBuffer commands, const struct work *work,
			uint32_t seed)
{
	const uint32_t push[] = { 0, WORDS, seed, 7 };

	compute_bind(commands, work->pipeline, &work->layout);
	vkCmdPushConstants(commands, work->layout.layout, VK_SHADER_STAGE_ALL,
			   0, sizeof(push), push);
	barrier(commands);
	vkCmdDispatch(commands, 1, 1, 1);
	barrier(commands);
}

static VkCommandBuffer work_commands(const struct work *work, uint32_t seed)
{
	VkCommandBuffer commands = commands_begin();

	work_record(commands, work, seed);
	MUST(vkEndCommandBuffer(commands));
	return commands;
}

static VkSemaphore semaphore_new(VkSemaphoreType type, uint64_t value)
{
	const VkSemaphoreTypeCreateInfo type_info = {
		.sType = VK_STRUCTURE_TYPE_SEMAPHORE_TYPE_CREATE_INFO,
		.semaphoreType = type,
		.initialValue = value,
	};
	const VkSemaphoreCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_SEMAPHORE_CREATE_INFO,
		.pNext = &type_info,
	};
	VkSemaphore semaphore;

	MUST(vkCreateSemaphore(vk.device, &info, NULL, &semaphore));
	TRASH(SEMAPHORE, semaphore);
	return semaphore;
}

static VkFence fence_new(VkFenceCreateFlags flags)
{
	const VkFenceCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_FENCE_CREATE_INFO,
		.flags = flags,
	};
	VkFence fence;

	MUST(vkCreateFence(vk.device, &info, NULL, &fence));
	TRASH(FENCE, fence);
	return fence;
}

/* ------------------------------------------------------------------ fences */

static void case_fences(struct digest *digest)
{
	struct work work = work_new();
	VkFence fences[3] = { fence_new(VK_FENCE_CREATE_SIGNALED_BIT),
			      fence_new(0), fence_new(0) };

	digest_u64(digest, (uint64_t)vkGetFenceStatus(vk.device, fences[0]));
	digest_u64(digest, (uint64_t)vkGetFenceStatus(vk.device, fences[1]));
	digest_u64(digest, (uint64_t)vkWaitForFences(vk.device, 3, fences,
						     VK_TRUE, 1000));
	digest_u64(digest, (uint64_t)vkWaitForFences(vk.device, 3, fences,
						     VK_FALSE, 0));
	MUST(vkResetFences(vk.device, 1, &fences[0]));
	for (uint32_t i = 0; i < 3; i++) {
		VkCommandBuffer commands = work_commands(&work, i);
		const VkSubmitInfo info = {
			.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO,
			.commandBufferCount = 1,
			.pCommandBuffers = &commands,
		};

		MUST(vkQueueSubmit(vk.queue, 1, &info, fences[i]));
	}
	MUST(vkWaitForFences(vk.device, 3, fences, VK_TRUE, LONG));
	for (uint32_t i = 0; i < 3; i++)
		MUST(vkGetFenceStatus(vk.device, fences[i]));
	/* A submission of nothing signals too. */
	MUST(vkResetFences(vk.device, 3, fences));
	MUST(vkQueueSubmit(vk.queue, 0, NULL, fences[1]));
	MUST(vkWaitForFences(vk.device, 1, &fences[1], VK_TRUE, LONG));
	digest_u64(digest, (uint64_t)vkGetFenceStatus(vk.device, fences[0]));
	digest_bytes(digest, work.buffer.data, work.buffer.size);
}

/* A thread that waits for fences, perhaps before they are submitted. */
struct waiter {
	const VkFence	*fences;
	VkBool32	all;
	VkResult	result;
};

static void *wait_in_thread(void *data)
{
	struct waiter *waiter = data;

	waiter->result = vkWaitForFences(vk.device, 2, waiter->fences,
					 waiter->all, LONG);
	return NULL;
}

static void case_wait_ahead(struct digest *digest)
{
	struct work work = work_new();

	for (uint32_t i = 0; i < 64; i++) {
		VkFence fences[] = { fence_new(0), fence_new(0) };
		VkCommandBuffer commands = work_commands(&work, i);
		const VkSubmitInfo info = {
			.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO,
			.commandBufferCount = 1,
			.pCommandBuffers = &commands,
		};
		struct waiter waiter = { .fences = fences, .all = i % 2 };
		pthread_t thread;

		/* While one fence is submitted and the other is not, too. */
		if (i % 4 > 1)
			MUST(vkQueueSubmit(vk.queue, 1, &info, fences[0]));
		CHECK(!pthread_create(&thread, NULL, wait_in_thread, &waiter));
		if (i % 4 < 2)
			MUST(vkQueueSubmit(vk.queue, 1, &info, fences[0]));
		if (waiter.all)
			MUST(vkQueueSubmit(vk.queue, 0, NULL, fences[1]));
		CHECK(!pthread_join(thread, NULL));
		digest_u64(digest, (uint64_t)waiter.result);
		digest_u64(digest, (uint64_t)vkGetFenceStatus(vk.device,
							      fences[1]));
		MUST(vkQueueWaitIdle(vk.queue));
	}
	digest_bytes(digest, work.buffer.data, work.buffer.size);
}

/* -------------------------------------------------------------- semaphores */

static void case_binary_chain(struct digest *digest)
{
	struct work work = work_new();
	VkSemaphore semaphores[8];
	VkCommandBuffer commands[8];
	VkSubmitInfo infos[8];
	const VkPipelineStageFlags stage = VK_PIPELINE_STAGE_ALL_COMMANDS_BIT;
	VkFence fence = fence_new(0);

	for (uint32_t i = 0; i < 8; i++) {
		semaphores[i] = semaphore_new(VK_SEMAPHORE_TYPE_BINARY, 0);
		commands[i] = work_commands(&work, i * 3);
		infos[i] = (VkSubmitInfo){
			.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO,
			.waitSemaphoreCount = i ? 1 : 0,
			.pWaitSemaphores = &semaphores[i ? i - 1 : 0],
			.pWaitDstStageMask = &stage,
			.commandBufferCount = 1,
			.pCommandBuffers = &commands[i],
			.signalSemaphoreCount = i < 7,
			.pSignalSemaphores = &semaphores[i],
		};
	}
	/* At once, then one after the other: each is good again. */
	MUST(vkQueueSubmit(vk.queue, 8, infos, fence));
	MUST(vkWaitForFences(vk.device, 1, &fence, VK_TRUE, LONG));
	for (uint32_t i = 0; i < 8; i++)
		MUST(vkQueueSubmit(vk.queue, 1, &infos[i], VK_NULL_HANDLE));
	MUST(vkQueueWaitIdle(vk.queue));
	digest_bytes(digest, work.buffer.data, work.buffer.size);
}

static void submit_timeline(VkCommandBuffer commands, VkSemaphore semaphore,
			    uint64_t wait, uint64_t signal)
{
	const VkSemaphoreSubmitInfo waits = {
		.sType = VK_STRUCTURE_TYPE_SEMAPHORE_SUBMIT_INFO,
		.semaphore = semaphore,
		.value = wait,
		.stageMask = VK_PIPELINE_STAGE_2_ALL_COMMANDS_BIT,
	};
	const VkSemaphoreSubmitInfo signals = {
		.sType = VK_STRUCTURE_TYPE_SEMAPHORE_SUBMIT_INFO,
		.semaphore = semaphore,
		.value = signal,
		.stageMask = VK_PIPELINE_STAGE_2_ALL_COMMANDS_BIT,
	};
	const VkCommandBufferSubmitInfo buffer = {
		.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_SUBMIT_INFO,
		.commandBuffer = commands,
	};
	const VkSubmitInfo2 info = {
		.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO_2,
		.waitSemaphoreInfoCount = wait ? 1 : 0,
		.pWaitSemaphoreInfos = &waits,
		.commandBufferInfoCount = 1,
		.pCommandBufferInfos = &buffer,
		.signalSemaphoreInfoCount = 1,
		.pSignalSemaphoreInfos = &signals,
	};

	MUST(vkQueueSubmit2(vk.queue, 1, &info, VK_NULL_HANDLE));
}

static void wait_value(VkSemaphore semaphore, uint64_t value)
{
	const VkSemaphoreWaitInfo info = {
		.sType = VK_STRUCTURE_TYPE_SEMAPHORE_WAIT_INFO,
		.semaphoreCount = 1,
		.pSemaphores = &semaphore,
		.pValues = &value,
	};

	MUST(vkWaitSemaphores(vk.device, &info, LONG));
}

static void signal_value(VkSemaphore semaphore, uint64_t value)
{
	const VkSemaphoreSignalInfo info = {
		.sType = VK_STRUCTURE_TYPE_SEMAPHORE_SIGNAL_INFO,
		.semaphore = semaphore,
		.value = value,
	};

	MUST(vkSignalSemaphore(vk.device, &info));
}

static void case_timeline(struct digest *digest)
{
	struct work work = work_new();
	VkSemaphore semaphore = semaphore_new(VK_SEMAPHORE_TYPE_TIMELINE, 5);
	uint64_t value = 0;

	submit_timeline(work_commands(&work, 1), semaphore, 0, 10);
	wait_value(semaphore, 10);
	/* Waits for what comes from here. */
	submit_timeline(work_commands(&work, 2), semaphore, 20, 30);
	MUST(vkGetSemaphoreCounterValue(vk.device, semaphore, &value));
	digest_u64(digest, value);
	signal_value(semaphore, 20);
	wait_value(semaphore, 30);
	MUST(vkGetSemaphoreCounterValue(vk.device, semaphore, &value));
	digest_u64(digest, value);
	digest_bytes(digest, work.buffer.data, work.buffer.size);
}

struct ping {
	VkSemaphore	semaphore;
	uint64_t	first;
};

/* Passes the odd values on, from another thread. */
static void *answer(void *data)
{
	const struct ping *ping = data;

	for (uint64_t i = 0; i < 50; i++) {
		wait_value(ping->semaphore, ping->first + 2 * i);
		signal_value(ping->semaphore, ping->first + 2 * i + 1);
	}
	return NULL;
}

/* The GPU and a thread take turns. */
static void case_ping_pong(struct digest *digest)
{
	struct work work = work_new();
	struct ping ping = {
		semaphore_new(VK_SEMAPHORE_TYPE_TIMELINE, 0), 1
	};
	pthread_t thread;
	uint64_t value;

	CHECK(!pthread_create(&thread, NULL, answer, &ping));
	for (uint64_t i = 0; i < 50; i++) {
		submit_timeline(work_commands(&work, (uint32_t)i),
				ping.semaphore, 2 * i, 2 * i + 1);
		/* Lavapipe's queue sleeps with a wait that is not due. */
		wait_value(ping.semaphore, 2 * i + 2);
	}
	pthread_join(thread, NULL);
	MUST(vkGetSemaphoreCounterValue(vk.device, ping.semaphore, &value));
	digest_u64(digest, value);
	digest_bytes(digest, work.buffer.data, work.buffer.size);
}

static void case_wait_any(struct digest *digest)
{
	VkSemaphore semaphores[3];
	const uint64_t values[3] = { 5, 6, 7 };
	VkSemaphoreWaitInfo info = {
		.sType = VK_STRUCTURE_TYPE_SEMAPHORE_WAIT_INFO,
		.flags = VK_SEMAPHORE_WAIT_ANY_BIT,
		.semaphoreCount = 3,
		.pSemaphores = semaphores,
		.pValues = values,
	};

	for (uint32_t i = 0; i < 3; i++)
		semaphores[i] = semaphore_new(VK_SEMAPHORE_TYPE_TIMELINE, i);
	digest_u64(digest, (uint64_t)vkWaitSemaphores(vk.device, &info, 1000));
	signal_value(semaphores[1], 6);
	digest_u64(digest, (uint64_t)vkWaitSemaphores(vk.device, &info, LONG));
	info.flags = 0;
	digest_u64(digest, (uint64_t)vkWaitSemaphores(vk.device, &info, 0));
	signal_value(semaphores[0], 100);
	signal_value(semaphores[2], 7);
	digest_u64(digest, (uint64_t)vkWaitSemaphores(vk.device, &info, LONG));
}

/* ------------------------------------------------------------------ events */

static VkEvent event_new(void)
{
	const VkEventCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_EVENT_CREATE_INFO,
	};
	VkEvent event;

	MUST(vkCreateEvent(vk.device, &info, NULL, &event));
	TRASH(EVENT, event);
	return event;
}

static void case_events(struct digest *digest)
{
	struct work work = work_new();
	VkEvent event = event_new();
	VkCommandBuffer commands = commands_begin();
	const VkMemoryBarrier2 memory = {
		.sType = VK_STRUCTURE_TYPE_MEMORY_BARRIER_2,
		.srcStageMask = VK_PIPELINE_STAGE_2_COMPUTE_SHADER_BIT,
		.srcAccessMask = VK_ACCESS_2_SHADER_STORAGE_WRITE_BIT,
		.dstStageMask = VK_PIPELINE_STAGE_2_COMPUTE_SHADER_BIT,
		.dstAccessMask = VK_ACCESS_2_SHADER_STORAGE_READ_BIT,
	};
	const VkDependencyInfo dependency = {
		.sType = VK_STRUCTURE_TYPE_DEPENDENCY_INFO,
		.memoryBarrierCount = 1,
		.pMemoryBarriers = &memory,
	};

	digest_u64(digest, (uint64_t)vkGetEventStatus(vk.device, event));
	work_record(commands, &work, 1);
	vkCmdSetEvent2(commands, event, &dependency);
	vkCmdWaitEvents2(commands, 1, &event, &dependency);
	work_record(commands, &work, 2);
	vkCmdPipelineBarrier2(commands, &dependency);
	commands_run(commands);
	digest_u64(digest, (uint64_t)vkGetEventStatus(vk.device, event));
	MUST(vkResetEvent(vk.device, event));
	digest_u64(digest, (uint64_t)vkGetEventStatus(vk.device, event));
	MUST(vkSetEvent(vk.device, event));
	digest_u64(digest, (uint64_t)vkGetEventStatus(vk.device, event));
	commands = commands_begin();
	vkCmdResetEvent2(commands, event, VK_PIPELINE_STAGE_2_ALL_COMMANDS_BIT);
	barrier(commands);
	commands_run(commands);
	digest_u64(digest, (uint64_t)vkGetEventStatus(vk.device, event));
	digest_bytes(digest, work.buffer.data, work.buffer.size);
}

/* ---------------------------------------------------------------- barriers */

/* Many dependent dispatches in one command buffer, by each kind of barrier. */
static void case_barriers(struct digest *digest)
{
	struct work work = work_new();
	VkCommandBuffer commands = commands_begin();

	for (uint32_t i = 0; i < 60; i++) {
		const VkBufferMemoryBarrier2 one = {
			.sType = VK_STRUCTURE_TYPE_BUFFER_MEMORY_BARRIER_2,
			.srcStageMask = VK_PIPELINE_STAGE_2_ALL_COMMANDS_BIT,
			.srcAccessMask = VK_ACCESS_2_MEMORY_WRITE_BIT,
			.dstStageMask = VK_PIPELINE_STAGE_2_ALL_COMMANDS_BIT,
			.dstAccessMask = VK_ACCESS_2_MEMORY_READ_BIT |
				VK_ACCESS_2_MEMORY_WRITE_BIT,
			.srcQueueFamilyIndex = VK_QUEUE_FAMILY_IGNORED,
			.dstQueueFamilyIndex = VK_QUEUE_FAMILY_IGNORED,
			.buffer = work.buffer.buffer,
			.offset = 4 * (i % 8),
			.size = i % 2 ? VK_WHOLE_SIZE : 64,
		};
		const VkDependencyInfo info = {
			.sType = VK_STRUCTURE_TYPE_DEPENDENCY_INFO,
			.bufferMemoryBarrierCount = 1,
			.pBufferMemoryBarriers = &one,
		};

		work_record(commands, &work, i);
		vkCmdPipelineBarrier2(commands, &info);
	}
	commands_run(commands);
	digest_bytes(digest, work.buffer.data, work.buffer.size);
}

/* The same command buffer again and again. */
static void case_resubmit(struct digest *digest)
{
	struct work work = work_new();
	VkCommandBuffer commands =
		commands_new(VK_COMMAND_BUFFER_LEVEL_PRIMARY);
	const VkCommandBufferBeginInfo begin = {
		.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO,
		.flags = VK_COMMAND_BUFFER_USAGE_SIMULTANEOUS_USE_BIT,
	};
	const VkSubmitInfo info = {
		.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO,
		.commandBufferCount = 1,
		.pCommandBuffers = &commands,
	};

	MUST(vkBeginCommandBuffer(commands, &begin));
	work_record(commands, &work, 5);
	MUST(vkEndCommandBuffer(commands));
	for (uint32_t i = 0; i < 200; i++)
		MUST(vkQueueSubmit(vk.queue, 1, &info, VK_NULL_HANDLE));
	MUST(vkDeviceWaitIdle(vk.device));
	digest_bytes(digest, work.buffer.data, work.buffer.size);
}

/* A fence comes after the semaphores that its submission signals. */
static void case_fence_last(struct digest *digest)
{
	struct work work = work_new();
	VkSemaphore semaphore = semaphore_new(VK_SEMAPHORE_TYPE_TIMELINE, 0);
	VkFence fence = fence_new(0);

	for (uint64_t i = 1; i <= 200; i++) {
		VkCommandBuffer commands = work_commands(&work, (uint32_t)i);
		const VkTimelineSemaphoreSubmitInfo values = {
			.sType = VK_STRUCTURE_TYPE_TIMELINE_SEMAPHORE_SUBMIT_INFO,
			.signalSemaphoreValueCount = 1,
			.pSignalSemaphoreValues = &i,
		};
		const VkSubmitInfo info = {
			.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO,
			.pNext = &values,
			.commandBufferCount = 1,
			.pCommandBuffers = &commands,
			.signalSemaphoreCount = 1,
			.pSignalSemaphores = &semaphore,
		};
		uint64_t value = 0;

		MUST(vkQueueSubmit(vk.queue, 1, &info, fence));
		MUST(vkWaitForFences(vk.device, 1, &fence, VK_TRUE, LONG));
		MUST(vkGetSemaphoreCounterValue(vk.device, semaphore, &value));
		/* lavapipe's own is late now and then; a partition's never. */
		CHECK(value == i || !vk.has_luid);
		MUST(vkResetFences(vk.device, 1, &fence));
	}
	digest_bytes(digest, work.buffer.data, work.buffer.size);
}

/*
 * A command buffer twice in a submission, and again while it is pending, also
 * if it was to be submitted once: CPUs' drivers let that pass.
 */
static void case_resubmit_pending(struct digest *digest)
{
	NEEDS(vk.properties.deviceType == VK_PHYSICAL_DEVICE_TYPE_CPU);

	struct work work = work_new();
	VkCommandBuffer commands = commands_begin();
	VkCommandBuffer twice[] = { commands, commands };
	const VkSubmitInfo info = {
		.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO,
		.commandBufferCount = 2,
		.pCommandBuffers = twice,
	};

	work_record(commands, &work, 5);
	MUST(vkEndCommandBuffer(commands));
	for (uint32_t i = 0; i < 8; i++)
		MUST(vkQueueSubmit(vk.queue, 1, &info, VK_NULL_HANDLE));
	MUST(vkQueueWaitIdle(vk.queue));
	digest_bytes(digest, work.buffer.data, work.buffer.size);
}

const struct vk_case sync_cases[] = {
	{ "resubmit-pending", case_resubmit_pending },
	{ "fence-last", case_fence_last },
	{ "fences", case_fences },
	{ "wait-ahead", case_wait_ahead },
	{ "binary-chain", case_binary_chain },
	{ "timeline", case_timeline },
	{ "ping-pong", case_ping_pong },
	{ "wait-any", case_wait_any },
	{ "events", case_events },
	{ "barriers", case_barriers },
	{ "resubmit", case_resubmit },
	{ NULL, NULL },
};
