/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the driver's handles point to.
 */
#ifndef GVK_OBJECTS_H
#define GVK_OBJECTS_H

#include <stdlib.h>

#include <gpupv_vulkan.h>

#include "gvk_channel.h"
#include "gvk_gpu.h"
#include "gvk_requirements.h"
#include "gvk_stream.h"

#define GVK_API_VERSION		VK_MAKE_API_VERSION(0, 1, 3, VK_HEADER_VERSION)
#define GVK_ADAPTERS_MAX	16u
#define GVK_FAMILIES_MAX	16u
#define GVK_QUEUES_MAX		32u

/* A handle's object; null for VK_NULL_HANDLE. */
#define GVK_OBJECT(type, handle)	((struct type *)(uintptr_t)(handle))
#define GVK_HANDLE(type, object)	((type)(uintptr_t)(object))

void gvk_dispatchable_init(struct gvk_dispatchable *dispatchable,
			   VkObjectType type, uint64_t id);

/* What of a type a pNext chain has; null if nothing. */
static inline const void *gvk_find_in_chain(const void *next,
					    VkStructureType type)
{
	for (const VkBaseInStructure *s = next; s; s = s->pNext) {
		if (s->sType == type)
			return s;
	}
	return NULL;
}

/* The same of one that is filled. */
static inline void *gvk_find_in_out_chain(void *next, VkStructureType type)
{
	for (VkBaseOutStructure *s = next; s; s = s->pNext) {
		if (s->sType == type)
			return s;
	}
	return NULL;
}

/* -------------------------------------------------------------- instances */

struct gvk_format {
	VkFormat		format;
	VkFormatProperties	properties;
	uint64_t		linear, optimal, buffer;	/* of 2 */
};

struct gvk_physical_device {
	struct gvk_dispatchable		dispatchable;
	struct gvk_instance		*instance;
	struct winluid			luid;
	struct d3dkmthandle		adapter;
	struct gpupv_adapter_private	adapter_private;
	/* What questions go through. */
	struct gvk_gpu			gpu;
	struct gvk_channel		channel;
	/* Answers that do not change. */
	VkPhysicalDeviceFeatures	features;
	VkPhysicalDeviceProperties	properties;
	VkPhysicalDeviceMemoryProperties memory;
	/* 0 if the host does not say (before Vulkan 1.3). */
	VkDeviceSize			max_buffer_size;
	uint32_t			family_count;
	VkQueueFamilyProperties		families[GVK_FAMILIES_MAX];
	uint32_t			extension_count;
	VkExtensionProperties		*extensions;
	pthread_mutex_t			formats_lock;
	uint32_t			format_count, format_room;
	struct gvk_format		*formats;
};

struct gvk_instance {
	struct gvk_dispatchable		dispatchable;
	int				fd;
	uint32_t			api_version;
	uint32_t			physical_device_count;
	struct gvk_physical_device	*physical_devices[GVK_ADAPTERS_MAX];
};

/* Asks the host; an adapter without Vulkan is null. */
struct gvk_physical_device *
gvk_physical_device_new(struct gvk_instance *instance,
			const struct d3dkmt_adapterinfo *info);
void gvk_physical_device_free(struct gvk_physical_device *physical);

/* Whether the host has to enable a device extension. */
bool gvk_extension_is_hosts(const char *name);

/* Whether the device may be made as wanted. */
VkResult gvk_physical_device_check(struct gvk_physical_device *physical,
				   const VkDeviceCreateInfo *info);

/* ---------------------------------------------------------------- devices */

struct gvk_queue {
	struct gvk_dispatchable		dispatchable;
	struct gvk_device		*device;
	uint32_t			family, index;
	VkDeviceQueueCreateFlags	flags;
	struct gvk_channel		channel;
	/*
	 * What fences and semaphores of submissions stand for that signal
	 * timelines: it is signalled after these. Made by the first such.
	 */
	struct gvk_monitor		signalled;
	uint64_t			signalled_value;
	/* The last submission did. */
	bool				ends_signalled;
	/* Of the control channel's fence: what this queue waited for. */
	uint64_t			control_seen;
	bool				named;
};

#define GVK_BLOCK_CLASSES	4u

struct gvk_device {
	struct gvk_dispatchable		dispatchable;
	struct gvk_physical_device	*physical;
	/* Those that are enabled. */
	uint32_t			extension_count;
	VkExtensionProperties		*extensions;
	struct gvk_gpu			gpu;
	struct gvk_channel		control;
	_Atomic uint64_t		next_id;
	/* Of the host's memory, by what it takes pools for. */
	_Atomic uint64_t		pool_bytes;
	uint32_t			queue_count;
	struct gvk_queue		*queues;

	pthread_mutex_t			requirements_lock;
	struct gvk_requirements		requirements[GVK_REQUIREMENTS_KEPT];

	/* Over what fences stand for, and who waits for that to change. */
	pthread_mutex_t			fence_lock;
	pthread_cond_t			fence_submitted;

	/* Memory that command buffers are encoded into, not in use. */
	pthread_mutex_t			block_lock;
	struct gvk_block		*blocks[GVK_BLOCK_CLASSES];

	/*
	 * Command buffers that are recorded, by when they were begun, and
	 * pipeline layouts that ended meanwhile, by when they did: the host is
	 * told of a recording when it ends, and of these after it.
	 */
	pthread_mutex_t			recording_lock;
	struct gvk_command_buffer	*oldest, *newest;
	struct gvk_ended_layout		*ended_layouts, **ended_link;
	uint64_t			layouts_ended;
	uint32_t			layouts_kept;

	pthread_mutex_t			private_lock;
	struct gvk_private_slot		*private_slots;
};

static inline struct gvk_device *gvk_device(VkDevice device)
{
	return (struct gvk_device *)device;
}

static inline struct gvk_physical_device *
gvk_physical_device(VkPhysicalDevice physical)
{
	return (struct gvk_physical_device *)physical;
}

static inline bool gvk_device_is_lost(struct gvk_device *device)
{
	return gvk_gpu_is_lost(&device->gpu);
}

uint64_t gvk_device_id(struct gvk_device *device);
void gvk_object_init(struct gvk_device *device, struct gvk_object *object,
		     VkObjectType type);
/* Of @size bytes, zeroed, a gvk_object first. */
void *gvk_object_make(struct gvk_device *device, size_t size,
		      VkObjectType type);
/* All the device has been given so far is done. */
VkResult gvk_device_idle(struct gvk_device *device);

/* All the queue was given is done, timelines signalled. */
VkResult gvk_queue_idle(struct gvk_queue *queue);
/* The queue's id is given to the host. */
void gvk_queue_name(struct gvk_queue *queue);

/* Memory to encode commands into, of at least @size bytes. */
struct gvk_block *gvk_device_take_block(struct gvk_device *device,
					size_t size);
/* @used: the control stream names it. */
void gvk_device_give_block(struct gvk_device *device, struct gvk_block *block,
			   uint64_t busy_until);

/* ----------------------------------------------------------------- memory */

struct gvk_memory {
	struct gvk_object	object;
	struct gvk_allocation	allocation;
	uint64_t		size;
	uint32_t		type;
	uint8_t			*mapped;	/* once it was */
};

/* Says that it can be exported and imported. */
void gvk_external_memory_is_there(VkExternalMemoryProperties *properties);

/* --------------------------------------------------------------- resources */

struct gvk_buffer {
	struct gvk_object		object;
	struct gvk_requirements_key	requirements;
};

struct gvk_image {
	struct gvk_object		object;
	struct gvk_requirements_key	requirements;
};

/* -------------------------------------------------------- synchronisation */

/* What a fence or a binary semaphore waits for: a queue's progress, mostly. */
struct gvk_payload {
	bool			is_set;		/* it was submitted */
	bool			is_owned;	/* the monitor, from a sync file */
	struct gvk_monitor	monitor;	/* 0: it has happened */
	uint64_t		value;
};

/* @monitor: null if it has happened. */
void gvk_payload_set(struct gvk_gpu *gpu, struct gvk_payload *payload,
		     const struct gvk_monitor *monitor, uint64_t value);
void gvk_payload_end(struct gvk_gpu *gpu, struct gvk_payload *payload);

struct gvk_fence {
	struct gvk_object	object;
	struct gvk_payload	payload;	/* under the device's fence_lock */
};

struct gvk_semaphore {
	struct gvk_object	object;
	bool			is_timeline;
	struct gvk_monitor	monitor;	/* of a timeline */
	struct gvk_payload	payload;	/* of a binary one */
};

void gvk_fences_begin(struct gvk_device *device);
/* Gives a fence its payload, for those who wait already. */
void gvk_fence_submit(struct gvk_device *device, struct gvk_fence *fence,
		      const struct gvk_monitor *monitor, uint64_t value);

/* ---------------------------------------------------------------- commands */

struct gvk_command_buffer {
	struct gvk_dispatchable	dispatchable;
	struct gvk_device	*device;
	struct gvk_command_pool	*pool;
	struct gvk_command_buffer *next, **link;	/* in the pool */
	VkCommandBufferLevel	level;
	struct gvk_block	*block;		/* while it is recorded */
	size_t			at;
	uint32_t		opcode;
	VkResult		result;		/* for vkEndCommandBuffer */
	/* Among the device's that are recorded: begun before and after it. */
	struct gvk_command_buffer *older, *newer;
	/* How many pipeline layouts had ended when it was begun. */
	uint64_t		layouts_ended;
};

struct gvk_ended_layout {
	struct gvk_ended_layout	*next;
	struct gvk_object	*layout;
	uint64_t		number;		/* so many had ended with it */
};

struct gvk_command_pool {
	struct gvk_object		object;
	struct gvk_command_buffer	*buffers;
};

/* ----------------------------------------------------- descriptors, passes */

struct gvk_binding {
	uint32_t		binding;
	VkDescriptorType	type;
	uint32_t		count;
	bool			is_variable;
	bool			has_immutable_samplers;
};

struct gvk_set_layout {
	struct gvk_object	object;
	_Atomic uint32_t	references;
	uint32_t		binding_count;
	struct gvk_binding	bindings[];	/* sorted */
};

#define GVK_SUBPASS_COLOR	1u
#define GVK_SUBPASS_DEPTH	2u

struct gvk_render_pass {
	struct gvk_object	object;
	uint32_t		subpass_count;
	uint8_t			subpasses[];	/* GVK_SUBPASS_* */
};

/* ----------------------------------------------------------- private data */

/* Slots the program did not destroy. */
void gvk_private_data_end(struct gvk_device *device);

#endif /* GVK_OBJECTS_H */
