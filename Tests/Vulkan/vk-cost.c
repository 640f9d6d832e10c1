// SPDX-License-Identifier: Apache-2.0
/*
 * What Vulkan calls cost, for `make bench`: the time a vkQueueSubmit takes to
 * return and to be done, and how fast the CPU writes and reads memory that the
 * GPU sees too. Best of several turns.
 *
 * usage: vk-cost
 */
#include "conformance/conformance.h"

#include <stdio.h>
#include <time.h>

enum { TURNS = 8, SUBMISSIONS = 200, BYTES = 32 << 20 };

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec * 1e6 + time.tv_nsec / 1e3;
}

static double best(double a, double b)
{
	return a == 0 || b < a ? b : a;
}

int main(void)
{
	VkCommandBuffer commands;
	const VkCommandBufferBeginInfo begin = {
		.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO,
		.flags = VK_COMMAND_BUFFER_USAGE_SIMULTANEOUS_USE_BIT,
	};
	const VkSubmitInfo info = {
		.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO,
		.commandBufferCount = 1,
		.pCommandBuffers = &commands,
	};
	double submitting = 0, done = 0, writing = 0, reading = 0;
	struct buffer buffer;
	char *ordinary;

	device_open();
	buffer = buffer_with(NULL, BYTES);
	ordinary = malloc(BYTES);
	memset(ordinary, 1, BYTES);
	commands = commands_new(VK_COMMAND_BUFFER_LEVEL_PRIMARY);
	MUST(vkBeginCommandBuffer(commands, &begin));
	barrier(commands);
	MUST(vkEndCommandBuffer(commands));
	for (int turn = 0; turn < TURNS; turn++) {
		double start = now();

		for (int i = 0; i < SUBMISSIONS; i++)
			MUST(vkQueueSubmit(vk.queue, 1, &info, VK_NULL_HANDLE));
		submitting = best(submitting, now() - start);
		MUST(vkDeviceWaitIdle(vk.device));
		done = best(done, now() - start);
		start = now();
		memcpy(buffer.data, ordinary, BYTES);
		writing = best(writing, now() - start);
		start = now();
		memcpy(ordinary, buffer.data, BYTES);
		reading = best(reading, now() - start);
	}
	printf("submit %.2f us\n", submitting / SUBMISSIONS);
	printf("done %.2f us\n", done / SUBMISSIONS);
	printf("write %.0f MB/s\n", BYTES / writing);
	printf("read %.0f MB/s\n", BYTES / reading);
	free(ordinary);
	return 0;
}
