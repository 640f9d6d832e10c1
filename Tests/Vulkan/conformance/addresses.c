// SPDX-License-Identifier: Apache-2.0
/* Buffers that shaders reach by address. */
#include "conformance.h"

#include "addresses.comp.h"

#define NODES	64u

struct node {
	VkDeviceAddress	next;
	uint32_t	value;
	uint32_t	seen;
};

static VkDeviceAddress address_of(const struct buffer *buffer)
{
	const VkBufferDeviceAddressInfo info = {
		.sType = VK_STRUCTURE_TYPE_BUFFER_DEVICE_ADDRESS_INFO,
		.buffer = buffer->buffer,
	};
	VkDeviceAddress address = vkGetBufferDeviceAddress(vk.device, &info);

	CHECK(address && !(address % 16));
	return address;
}

/* A list in memory of a kind, that leaps about. */
static void follow(struct digest *digest, VkMemoryPropertyFlags flags)
{
	struct buffer out = buffer_with(NULL, NODES * 4);
	struct buffer staging = buffer_with(NULL, NODES * sizeof(struct node));
	const struct binding bindings[] = { STORAGE(out) };
	struct layout layout = layout_new(bindings, 1, 16);
	VkPipeline pipeline = compute_new(layout.layout, SPIRV(addresses_comp),
					  NULL);
	const VkBufferCopy all = { .size = staging.size };
	struct node *nodes = staging.data;
	VkCommandBuffer commands;
	struct buffer list = buffer_addressed(staging.size, flags);
	VkDeviceAddress start = address_of(&list);
	struct {
		VkDeviceAddress	first;
		uint32_t	count;
		uint32_t	unused;
	} arguments = { start, NODES, 0 };

	for (uint32_t i = 0; i < NODES; i++) {
		nodes[i].next = start + (i * 29 + 11) % NODES *
			sizeof(struct node);
		nodes[i].value = i * i + 5;
	}
	commands = commands_begin();
	vkCmdCopyBuffer(commands, staging.buffer, list.buffer, 1, &all);
	barrier(commands);
	compute_bind(commands, pipeline, &layout);
	vkCmdPushConstants(commands, layout.layout, VK_SHADER_STAGE_ALL, 0, 16,
			   &arguments);
	vkCmdDispatch(commands, 1, 1, 1);
	barrier(commands);
	vkCmdCopyBuffer(commands, list.buffer, staging.buffer, 1, &all);
	barrier(commands);
	commands_run(commands);
	digest_bytes(digest, out.data, out.size);
	for (uint32_t i = 0; i < NODES; i++)
		digest_u64(digest, nodes[i].seen);
}

static void case_visible(struct digest *digest)
{
	NEEDS(vk.features12.bufferDeviceAddress);
	follow(digest, VISIBLE);
}

static void case_local(struct digest *digest)
{
	NEEDS(vk.features12.bufferDeviceAddress);
	follow(digest, LOCAL);
}

const struct vk_case address_cases[] = {
	{ "visible", case_visible },
	{ "local", case_local },
	{ NULL, NULL },
};
