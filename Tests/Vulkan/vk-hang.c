// SPDX-License-Identifier: Apache-2.0
/*
 * Work that never ends. A partition ends it after a time: its device is lost,
 * says everything from then on, and another one of the same program works.
 *
 * usage: vk-hang
 */
#include "conformance/conformance.h"

#include <stdio.h>

#include "endless.comp.h"
#include "fill.comp.h"

static void dispatch(struct spirv spirv, uint32_t push_bytes, uint32_t groups,
		     VkCommandBuffer *commands)
{
	const uint32_t push[] = { 0, 16, 1, 1 };
	struct buffer buffer = buffer_with(NULL, 64);
	const struct binding bindings[] = { STORAGE(buffer) };
	struct layout layout = layout_new(bindings, 1, push_bytes);

	*commands = commands_begin();
	compute_bind(*commands, compute_new(layout.layout, spirv, NULL),
		     &layout);
	if (push_bytes)
		vkCmdPushConstants(*commands, layout.layout,
				   VK_SHADER_STAGE_ALL, 0, push_bytes, push);
	/* Llvmpipe bounds loops: many groups take their time nevertheless. */
	vkCmdDispatch(*commands, groups, groups, 1);
	barrier(*commands);
	MUST(vkEndCommandBuffer(*commands));
}

static VkResult submit_and_wait(VkCommandBuffer commands)
{
	const VkFenceCreateInfo fence_info = {
		.sType = VK_STRUCTURE_TYPE_FENCE_CREATE_INFO,
	};
	const VkSubmitInfo info = {
		.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO,
		.commandBufferCount = 1,
		.pCommandBuffers = &commands,
	};
	VkFence fence;
	VkResult result;

	MUST(vkCreateFence(vk.device, &fence_info, NULL, &fence));
	result = vkQueueSubmit(vk.queue, 1, &info, fence);
	if (!result)
		result = vkWaitForFences(vk.device, 1, &fence, VK_TRUE,
					 120000000000ull);
	return result;
}

int main(void)
{
	VkCommandBuffer commands;

	device_open();
	dispatch(SPIRV(endless_comp), 0, 65535, &commands);
	CHECK(submit_and_wait(commands) == VK_ERROR_DEVICE_LOST);
	CHECK(vkQueueSubmit(vk.queue, 0, NULL, VK_NULL_HANDLE) ==
	      VK_ERROR_DEVICE_LOST);
	CHECK(vkDeviceWaitIdle(vk.device) == VK_ERROR_DEVICE_LOST);
	printf("work that does not end ends its device\n");
	device_open();
	dispatch(SPIRV(fill_comp), 16, 1, &commands);
	MUST(submit_and_wait(commands));
	printf("another device works\n2 passed, 0 failed\n");
	return 0;
}
