// SPDX-License-Identifier: Apache-2.0
/*
 * Objects that a program frees, resets or writes while work uses them, which
 * Vulkan forbids: each time the work ends as if it had been done afterwards,
 * and the device goes on. Objects that have outlived what they are of end no
 * device but their own. Under MALLOC_PERTURB_ a driver that finds what was
 * freed goes wrong.
 *
 * usage: vk-pending [CASE]    CASE: a number, from 1
 */
#include "conformance/conformance.h"

#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fill.comp.h"

enum { SETS = 4, WORDS = 64, BYTES = WORDS * 4 };

/* Adds 5 to each of WORDS numbers. */
static const uint32_t fill[] = { 0, WORDS, 5, 0 };
/* Takes its time. */
static const uint32_t nothing[] = { 0, 0, 0, 0 };

/* Work that waits for an event, then fills a buffer by way of a set. */
struct work {
	struct layout		layout;
	VkPipeline		pipeline;
	VkDescriptorPool	pool;
	VkDescriptorSet		set;
	VkCommandPool		command_pool;
	VkCommandBuffer		commands;
	struct buffer		buffer;
	VkEvent			event;
	VkFence			fence;
};

static VkDescriptorPool pool_new(void)
{
	const VkDescriptorPoolSize size = {
		VK_DESCRIPTOR_TYPE_STORAGE_BUFFER, SETS
	};
	const VkDescriptorPoolCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_POOL_CREATE_INFO,
		.flags = VK_DESCRIPTOR_POOL_CREATE_FREE_DESCRIPTOR_SET_BIT,
		.maxSets = SETS,
		.poolSizeCount = 1,
		.pPoolSizes = &size,
	};
	VkDescriptorPool pool;

	MUST(vkCreateDescriptorPool(vk.device, &info, NULL, &pool));
	return pool;
}

static VkDescriptorSet set_new(const struct work *work)
{
	const VkDescriptorSetAllocateInfo info = {
		.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_ALLOCATE_INFO,
		.descriptorPool = work->pool,
		.descriptorSetCount = 1,
		.pSetLayouts = &work->layout.set_layout,
	};
	VkDescriptorSet set;

	MUST(vkAllocateDescriptorSets(vk.device, &info, &set));
	return set;
}

static void set_write(VkDescriptorSet set, const struct buffer *buffer)
{
	const VkDescriptorBufferInfo info = {
		.buffer = buffer->buffer,
		.range = VK_WHOLE_SIZE,
	};
	const VkWriteDescriptorSet write = {
		.sType = VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET,
		.dstSet = set,
		.descriptorCount = 1,
		.descriptorType = VK_DESCRIPTOR_TYPE_STORAGE_BUFFER,
		.pBufferInfo = &info,
	};

	vkUpdateDescriptorSets(vk.device, 1, &write, 0, NULL);
}

static void dispatch(const struct work *work, VkDescriptorSet set,
		     const uint32_t *push, uint32_t x, uint32_t y)
{
	vkCmdBindPipeline(work->commands, VK_PIPELINE_BIND_POINT_COMPUTE,
			  work->pipeline);
	vkCmdBindDescriptorSets(work->commands, VK_PIPELINE_BIND_POINT_COMPUTE,
				work->layout.layout, 0, 1, &set, 0, NULL);
	vkCmdPushConstants(work->commands, work->layout.layout,
			   VK_SHADER_STAGE_ALL, 0, sizeof(fill), push);
	vkCmdDispatch(work->commands, x, y, 1);
	barrier(work->commands);
}

static void begin(const struct work *work)
{
	const VkCommandBufferBeginInfo info = {
		.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO,
	};

	MUST(vkBeginCommandBuffer(work->commands, &info));
}

/* Adds 5 to each number of the buffer, once the event is set. */
static void record(const struct work *work)
{
	begin(work);
	vkCmdWaitEvents(work->commands, 1, &work->event,
			VK_PIPELINE_STAGE_HOST_BIT,
			VK_PIPELINE_STAGE_COMPUTE_SHADER_BIT, 0, NULL, 0, NULL,
			0, NULL);
	dispatch(work, work->set, fill, 1, 1);
	MUST(vkEndCommandBuffer(work->commands));
}

static struct work work_new(void)
{
	const VkEventCreateInfo event = {
		.sType = VK_STRUCTURE_TYPE_EVENT_CREATE_INFO,
	};
	const VkFenceCreateInfo fence = {
		.sType = VK_STRUCTURE_TYPE_FENCE_CREATE_INFO,
	};
	const VkCommandPoolCreateInfo pool = {
		.sType = VK_STRUCTURE_TYPE_COMMAND_POOL_CREATE_INFO,
		.flags = VK_COMMAND_POOL_CREATE_RESET_COMMAND_BUFFER_BIT,
		.queueFamilyIndex = vk.family,
	};
	VkCommandBufferAllocateInfo allocate = {
		.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_ALLOCATE_INFO,
		.commandBufferCount = 1,
	};
	struct work work = { .buffer = buffer_with(NULL, BYTES) };
	const struct binding bindings[] = { STORAGE(work.buffer) };

	work.layout = layout_new(bindings, 1, sizeof(fill));
	work.pipeline = compute_new(work.layout.layout, SPIRV(fill_comp), NULL);
	work.pool = pool_new();
	work.set = set_new(&work);
	set_write(work.set, &work.buffer);
	MUST(vkCreateCommandPool(vk.device, &pool, NULL, &work.command_pool));
	allocate.commandPool = work.command_pool;
	MUST(vkAllocateCommandBuffers(vk.device, &allocate, &work.commands));
	MUST(vkCreateEvent(vk.device, &event, NULL, &work.event));
	TRASH(EVENT, work.event);
	MUST(vkCreateFence(vk.device, &fence, NULL, &work.fence));
	TRASH(FENCE, work.fence);
	record(&work);
	return work;
}

static VkResult submit(const struct work *work)
{
	const VkSubmitInfo info = {
		.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO,
		.commandBufferCount = 1,
		.pCommandBuffers = &work->commands,
	};

	return vkQueueSubmit(vk.queue, 1, &info, work->fence);
}

/* All that was asked before has been done, but for the work that waits. */
static void flush(const struct work *work)
{
	CHECK(vkGetEventStatus(vk.device, work->event) == VK_EVENT_RESET);
	CHECK(vkGetFenceStatus(vk.device, work->fence) == VK_NOT_READY);
}

static void wait_for(const struct work *work)
{
	MUST(vkWaitForFences(vk.device, 1, &work->fence, VK_TRUE,
			     60000000000ull));
	MUST(vkResetFences(vk.device, 1, &work->fence));
}

static void check_sum(const struct buffer *buffer, uint32_t expected)
{
	const uint32_t *words = buffer->data;

	for (uint32_t i = 0; i < WORDS; i++)
		CHECK(words[i] == expected);
}

static void finish(const struct work *work)
{
	MUST(vkSetEvent(vk.device, work->event));
	wait_for(work);
	check_sum(&work->buffer, 5);
}

/* ------------------------------------------------------------------- cases */

static void case_free_set(void)
{
	struct work work = work_new();

	MUST(submit(&work));
	MUST(vkFreeDescriptorSets(vk.device, work.pool, 1, &work.set));
	for (int i = 0; i < SETS; i++)
		set_new(&work);
	flush(&work);
	finish(&work);
}

static void case_reset_pool(void)
{
	struct work work = work_new();

	MUST(submit(&work));
	for (int i = 0; i < 3; i++) {
		MUST(vkResetDescriptorPool(vk.device, work.pool, 0));
		for (int j = 0; j < SETS; j++)
			set_new(&work);
	}
	flush(&work);
	finish(&work);
	MUST(vkResetDescriptorPool(vk.device, work.pool, 0));
	set_new(&work);
}

static void case_destroy_pools(void)
{
	struct work work = work_new();

	MUST(submit(&work));
	MUST(vkFreeDescriptorSets(vk.device, work.pool, 1, &work.set));
	vkDestroyDescriptorPool(vk.device, work.pool, NULL);
	vkDestroyCommandPool(vk.device, work.command_pool, NULL);
	flush(&work);
	finish(&work);
}

static void case_destroy_all(void)
{
	struct work work = work_new();

	MUST(submit(&work));
	vkDestroyPipeline(vk.device, work.pipeline, NULL);
	vkDestroyPipelineLayout(vk.device, work.layout.layout, NULL);
	vkDestroyDescriptorSetLayout(vk.device, work.layout.set_layout, NULL);
	flush(&work);
	finish(&work);
}

static void case_free_commands(void)
{
	struct work work = work_new();

	MUST(submit(&work));
	vkFreeCommandBuffers(vk.device, work.command_pool, 1, &work.commands);
	flush(&work);
	finish(&work);
}

/* Recorded anew, and submitted twice, while the work may execute still. */
static void case_reset_commands(void)
{
	struct work work = work_new();

	MUST(submit(&work));
	flush(&work);
	MUST(vkSetEvent(vk.device, work.event));
	MUST(vkResetCommandPool(vk.device, work.command_pool, 0));
	record(&work);
	wait_for(&work);
	MUST(submit(&work));
	wait_for(&work);
	/* Each time what was there times 31, plus 5. */
	check_sum(&work.buffer, 5 * 31 + 5);
}

/* Work that takes its time, and only then comes to the set. */
static void case_write_set(void)
{
	struct work work = work_new();
	struct buffer other = buffer_with(NULL, BYTES);
	VkDescriptorSet first = set_new(&work);

	set_write(first, &other);
	begin(&work);
	dispatch(&work, first, nothing, 65535, 16);
	dispatch(&work, work.set, fill, 1, 1);
	MUST(vkEndCommandBuffer(work.commands));
	MUST(submit(&work));
	set_write(work.set, &other);
	wait_for(&work);
	check_sum(&work.buffer, 5);
	check_sum(&other, 0);
	/* It was written. */
	begin(&work);
	dispatch(&work, work.set, fill, 1, 1);
	MUST(vkEndCommandBuffer(work.commands));
	MUST(submit(&work));
	wait_for(&work);
	check_sum(&work.buffer, 5);
	check_sum(&other, 5);
}

static void case_reset_queries(void)
{
	const VkQueryPoolCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_QUERY_POOL_CREATE_INFO,
		.queryType = VK_QUERY_TYPE_TIMESTAMP,
		.queryCount = 1,
	};
	struct work work = work_new();
	VkQueryPool queries;

	MUST(vkCreateQueryPool(vk.device, &info, NULL, &queries));
	begin(&work);
	vkCmdResetQueryPool(work.commands, queries, 0, 1);
	dispatch(&work, work.set, nothing, 65535, 4);
	vkCmdWriteTimestamp(work.commands, VK_PIPELINE_STAGE_ALL_COMMANDS_BIT,
			    queries, 0);
	dispatch(&work, work.set, fill, 1, 1);
	MUST(vkEndCommandBuffer(work.commands));
	MUST(submit(&work));
	if (vk.features12.hostQueryReset)
		vkResetQueryPool(vk.device, queries, 0, 1);
	vkDestroyQueryPool(vk.device, queries, NULL);
	wait_for(&work);
	check_sum(&work.buffer, 5);
}

/* What later work finds by a set is not what ended while earlier work did. */
static void case_destroy_written(void)
{
	struct work work = work_new(), later = work_new();

	MUST(submit(&work));
	vkDestroyBuffer(vk.device, later.buffer.buffer, NULL);
	vkFreeMemory(vk.device, later.buffer.memory, NULL);
	MUST(submit(&later));
	flush(&work);
	MUST(vkSetEvent(vk.device, later.event));
	finish(&work);
	wait_for(&later);
}

/* A set written with a buffer whose memory is gone: its device is lost. */
static void case_write_stale(void)
{
	struct work work = work_new();

	vkFreeMemory(vk.device, work.buffer.memory, NULL);
	set_write(work.set, &work.buffer);
	MUST(vkSetEvent(vk.device, work.event));
	if (!submit(&work))
		CHECK(vkWaitForFences(vk.device, 1, &work.fence, VK_TRUE,
				      60000000000ull) == VK_ERROR_DEVICE_LOST);
}

static const struct {
	const char	*name;
	void		(*run)(void);
} cases[] = {
	{ "a set that is freed", case_free_set },
	{ "a descriptor pool that is reset", case_reset_pool },
	{ "pools that are destroyed", case_destroy_pools },
	{ "a pipeline and layouts that are destroyed", case_destroy_all },
	{ "a command buffer that is freed", case_free_commands },
	{ "a command buffer that is recorded anew", case_reset_commands },
	{ "a set that is written", case_write_set },
	{ "queries that are reset and destroyed", case_reset_queries },
	{ "a buffer that later work finds", case_destroy_written },
	{ "a set written with a buffer without memory", case_write_stale },
};

/* The worker, and so another device, is what it was before. */
static void run(size_t index)
{
	struct device own, other;
	struct work work;

	device_open();
	other = vk;
	device_open();
	own = vk;
	vk = other;
	work = work_new();
	vk = own;
	cases[index].run();
	vk = other;
	MUST(submit(&work));
	finish(&work);
}

int main(int argc, char **argv)
{
	const size_t only = argc > 1 ? strtoul(argv[1], NULL, 10) : 0;
	unsigned int passed = 0, failed = 0;

	/* Each with processes' end for all that it leaves. */
	for (size_t i = 0; i < COUNT(cases); i++) {
		pid_t child;
		int status = 1;

		if (only && i + 1 != only)
			continue;
		child = fork();
		if (!child) {
			run(i);
			_exit(0);
		}
		if (child < 0 || waitpid(child, &status, 0) != child || status)
			failed++;
		else
			passed++;
		printf("while work executes, %s: %s\n", cases[i].name,
		       status ? "wrong" : "right");
		fflush(stdout);
	}
	printf("%u passed, %u failed\n", passed, failed);
	return failed != 0;
}
