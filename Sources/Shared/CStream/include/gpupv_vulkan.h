/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/*
 * The Vulkan part of the command stream: what is not generated from the
 * registry. docs/vulkan.md explains it.
 */
#ifndef GPUPV_VULKAN_H
#define GPUPV_VULKAN_H

#include "gpupv_stream.h"

/* A command buffer whose first record has this opcode or more is a stream. */
#define GPUPV_VK_FIRST_OPCODE	0x8000u
/* Opcodes of Vulkan commands: this and the command's number. */
#define GPUPV_VK_COMMANDS	0x10000u
/* Set in the opcode of a question. */
#define GPUPV_VK_REPLY		0x80000000u

enum gpupv_vk_opcode {
	/* struct gpupv_vk_record */
	GPUPV_VK_OP_RECORD		= 0x8000,
	/* struct gpupv_vk_queue_submit */
	GPUPV_VK_OP_QUEUE_SUBMIT	= 0x8001,
	/* struct gpupv_vk_allocate */
	GPUPV_VK_OP_ALLOCATE_MEMORY	= 0x8002,
	/* struct gpupv_vk_name: of the memory; the allocation ends by itself */
	GPUPV_VK_OP_FREE_MEMORY		= 0x8003,
	/* Nothing; where a reply is written. */
	GPUPV_VK_OP_SPACE		= 0x8004,
};

/* Ids the guest does not choose. Its own start at GPUPV_VK_ID_FIRST. */
#define GPUPV_VK_ID_PHYSICAL_DEVICE	1ull
#define GPUPV_VK_ID_DEVICE		2ull
#define GPUPV_VK_ID_FIRST		64ull

/* The host's physical device, asked through GetPhysicalDevice... questions. */

/* Follows gpupv_command where GPUPV_VK_REPLY is set. */
struct gpupv_vk_question {
	__u32		reply_offset;	/* from the submission's start, bytes */
	__u32		reply_size;	/* room there, gpupv_vk_reply included */
};

struct gpupv_vk_reply {
	__u32		bytes;		/* written, this included; 0: none */
	__s32		result;		/* VkResult; 0 for commands without */
};

struct gpupv_vk_name {
	struct gpupv_command	command;
	__aligned_u64		id;
};

/*
 * Records commands of a VkCommandBuffer: @bytes bytes of records at @offset in
 * an allocation, CmdBegin... The first is BeginCommandBuffer, the last
 * EndCommandBuffer.
 */
struct gpupv_vk_record {
	struct gpupv_command	command;
	__aligned_u64		command_buffer;	/* id */
	__u32			allocation;	/* d3dkmthandle */
	__u32			reserved;
	__aligned_u64		offset;
	__aligned_u64		bytes;
};

/* Followed by @count ids of command buffers. */
struct gpupv_vk_queue_submit {
	struct gpupv_command	command;
	__aligned_u64		queue;		/* id */
	__u32			count;
	__u32			reserved;
};

#define GPUPV_VK_ALLOCATE_DEVICE_ADDRESS	(1u << 0)

/*
 * The host's own memory that goes into what a VM makes: as much as the
 * partition has of the GPU's, and this. Descriptor pools count with so many
 * bytes for each set and each descriptor; a byte of an inline uniform block
 * is a descriptor.
 */
#define GPUPV_VK_HOST_BYTES		(256u << 20)
#define GPUPV_VK_SET_BYTES		512u
#define GPUPV_VK_DESCRIPTOR_BYTES	128u

/* Gives an allocation an id as VkDeviceMemory. */
struct gpupv_vk_allocate {
	struct gpupv_command	command;
	__aligned_u64		id;
	__aligned_u64		size;
	__u32			allocation;	/* d3dkmthandle */
	__u32			memory_type;	/* the guest's */
	__u32			flags;		/* GPUPV_VK_ALLOCATE_* */
	__u32			reserved;
	__aligned_u64		dedicated_buffer;	/* ids, or 0 */
	__aligned_u64		dedicated_image;
};

#endif /* GPUPV_VULKAN_H */
