// SPDX-License-Identifier: Apache-2.0
/*
 * Command pools and buffers: commands are encoded into memory that the host
 * reads when it comes to the GPUPV_VK_OP_RECORD that names it.
 */
#include "gvk_objects.h"
#include "gvk_trace.h"

#include "generated/gvk_entry.h"

#define FIRST_BLOCK_BYTES	(16u << 10)
/* Pipeline layouts that wait for recordings that may never end. */
#define LAYOUTS_KEPT		4096u

static struct gvk_command_buffer *command_buffer(VkCommandBuffer handle)
{
	return (struct gvk_command_buffer *)handle;
}

/* ------------------------------------------------------- pipeline layouts */

static void end_layout(struct gvk_device *device, struct gvk_object *layout)
{
	struct gvk_channel *channel = &device->control;
	struct gvk_writer writer;

	gvk_control_begin(channel, &writer, GPUPV_VK_OP_DestroyPipelineLayout);
	do
		gvk_encode_DestroyPipelineLayout(&writer,
						 GVK_HANDLE(VkPipelineLayout,
							    layout));
	while (gvk_control_again(channel, &writer));
	gvk_control_end(channel);
	gvk_object_free(layout);
}

/* Drivers need a layout while commands are recorded that name it, no longer. */
VKAPI_ATTR void VKAPI_CALL
gvk_DestroyPipelineLayout(VkDevice handle, VkPipelineLayout pipelineLayout,
			  const VkAllocationCallbacks *pAllocator)
{
	struct gvk_object *layout = GVK_OBJECT(gvk_object, pipelineLayout);
	struct gvk_device *device = gvk_device(handle);
	struct gvk_ended_layout *ended = NULL;

	(void)pAllocator;
	if (!layout)
		return;
	pthread_mutex_lock(&device->recording_lock);
	if (device->oldest && device->layouts_kept < LAYOUTS_KEPT)
		ended = malloc(sizeof(*ended));
	if (ended) {
		ended->next = NULL;
		ended->layout = layout;
		ended->number = ++device->layouts_ended;
		*device->ended_link = ended;
		device->ended_link = &ended->next;
		device->layouts_kept++;
	}
	pthread_mutex_unlock(&device->recording_lock);
	if (!ended)
		end_layout(device, layout);
}

static void recording_begin(struct gvk_command_buffer *commands)
{
	struct gvk_device *device = commands->device;

	pthread_mutex_lock(&device->recording_lock);
	commands->layouts_ended = device->layouts_ended;
	commands->newer = NULL;
	commands->older = device->newest;
	if (commands->older)
		commands->older->newer = commands;
	else
		device->oldest = commands;
	device->newest = commands;
	pthread_mutex_unlock(&device->recording_lock);
}

/* Ends the layouts, too, that no other recording can name. */
static void recording_end(struct gvk_command_buffer *commands)
{
	struct gvk_device *device = commands->device;
	struct gvk_ended_layout *first, *ended;

	pthread_mutex_lock(&device->recording_lock);
	if (commands->older)
		commands->older->newer = commands->newer;
	else
		device->oldest = commands->newer;
	if (commands->newer)
		commands->newer->older = commands->older;
	else
		device->newest = commands->older;
	first = device->ended_layouts;
	for (ended = first; ended; ended = ended->next) {
		if (device->oldest &&
		    ended->number > device->oldest->layouts_ended)
			break;
		device->layouts_kept--;
	}
	device->ended_layouts = ended;
	if (!ended)
		device->ended_link = &device->ended_layouts;
	pthread_mutex_unlock(&device->recording_lock);
	while (first != ended) {
		struct gvk_ended_layout *next = first->next;

		end_layout(device, first->layout);
		free(first);
		first = next;
	}
}

/* -------------------------------------------------------------- recording */

static void drop_block(struct gvk_command_buffer *commands, uint64_t busy_until)
{
	if (commands->block) {
		recording_end(commands);
		gvk_device_give_block(commands->device, commands->block,
				      busy_until);
	}
	commands->block = NULL;
	commands->at = 0;
}

/* Moves what is recorded to a block with room for @bytes more. */
static bool grow(struct gvk_command_buffer *commands, size_t bytes)
{
	size_t size = commands->block ? 2 * commands->block->size :
		FIRST_BLOCK_BYTES;
	struct gvk_block *block;

	while (size < commands->at + bytes)
		size *= 2;
	block = gvk_device_take_block(commands->device, size);
	if (!block)
		return false;
	if (commands->block) {
		memcpy(block->memory, commands->block->memory, commands->at);
		/* Nobody has been told of the old one. */
		gvk_device_give_block(commands->device, commands->block, 0);
	}
	commands->block = block;
	return true;
}

/* Points the writer at the body of the next record. */
static void aim(struct gvk_command_buffer *commands, struct gvk_writer *writer)
{
	size_t head = sizeof(struct gpupv_command);

	writer->full = false;
	writer->at = writer->end = NULL;
	if (commands->result || !commands->block)
		return;
	if (commands->at + head > commands->block->size) {
		writer->full = true;
		return;
	}
	writer->at = commands->block->memory + commands->at + head;
	writer->end = commands->block->memory + commands->block->size;
}

void gvk_record_begin(VkCommandBuffer handle, struct gvk_writer *writer,
		      uint32_t opcode)
{
	struct gvk_command_buffer *commands = command_buffer(handle);

	commands->opcode = opcode;
	aim(commands, writer);
}

bool gvk_record_again(VkCommandBuffer handle, struct gvk_writer *writer)
{
	struct gvk_command_buffer *commands = command_buffer(handle);
	struct gpupv_command *command;
	size_t size, padded;

	if (commands->result || !commands->block)
		return false;
	if (writer->full || !writer->at) {
		if (!grow(commands, commands->block->size)) {
			commands->result = VK_ERROR_OUT_OF_DEVICE_MEMORY;
			return false;
		}
		aim(commands, writer);
		return writer->at;
	}
	command = (void *)(commands->block->memory + commands->at);
	size = (size_t)(writer->at - (uint8_t *)command);
	padded = (size + 7) & ~(size_t)7;
	/* Blocks are whole pages: the padding fits. */
	memset(writer->at, 0, padded - size);
	command->opcode = commands->opcode;
	command->size = (uint32_t)padded;
	commands->at += padded;
	gvk_count(GVK_COUNT_COMMANDS, 1);
	gvk_count(GVK_COUNT_COMMAND_BYTES, padded);
	return false;
}

void gvk_record_end(VkCommandBuffer commands)
{
	(void)commands;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_BeginCommandBuffer(VkCommandBuffer handle,
		       const VkCommandBufferBeginInfo *pBeginInfo)
{
	struct gvk_command_buffer *commands = command_buffer(handle);
	VkCommandBufferInheritanceInfo inheritance;
	VkCommandBufferBeginInfo info = *pBeginInfo;
	struct gvk_writer writer;

	drop_block(commands, 0);
	commands->result = VK_SUCCESS;
	if (gvk_device_is_lost(commands->device))
		return VK_ERROR_DEVICE_LOST;
	if (!grow(commands, 0))
		return VK_ERROR_OUT_OF_DEVICE_MEMORY;
	recording_begin(commands);
	if (commands->level == VK_COMMAND_BUFFER_LEVEL_PRIMARY) {
		info.pInheritanceInfo = NULL;
	} else if (info.pInheritanceInfo && !(info.flags &
		   VK_COMMAND_BUFFER_USAGE_RENDER_PASS_CONTINUE_BIT)) {
		inheritance = *info.pInheritanceInfo;
		inheritance.pNext = NULL;
		inheritance.renderPass = VK_NULL_HANDLE;
		inheritance.framebuffer = VK_NULL_HANDLE;
		inheritance.subpass = 0;
		info.pInheritanceInfo = &inheritance;
	}
	gvk_record_begin(handle, &writer, GPUPV_VK_OP_BeginCommandBuffer);
	do
		gvk_encode_BeginCommandBuffer(&writer, &info);
	while (gvk_record_again(handle, &writer));
	gvk_record_end(handle);
	return commands->result;
}

VKAPI_ATTR VkResult VKAPI_CALL gvk_EndCommandBuffer(VkCommandBuffer handle)
{
	struct gvk_command_buffer *commands = command_buffer(handle);
	struct gvk_channel *channel = &commands->device->control;
	struct gpupv_vk_record *record;
	struct gvk_writer writer;
	uint64_t busy_until;

	gvk_record_begin(handle, &writer, GPUPV_VK_OP_EndCommandBuffer);
	do
		gvk_encode_EndCommandBuffer(&writer);
	while (gvk_record_again(handle, &writer));
	gvk_record_end(handle);
	if (commands->result || !commands->block) {
		drop_block(commands, 0);
		return commands->result;
	}
	gvk_channel_lock(channel);
	record = gvk_channel_record(channel, GPUPV_VK_OP_RECORD,
				    sizeof(*record));
	if (record) {
		record->command_buffer = commands->dispatchable.object.id;
		record->allocation = commands->block->allocation.handle.v;
		record->bytes = commands->at;
	}
	busy_until = gvk_channel_next(channel);
	gvk_control_end(channel);
	drop_block(commands, busy_until);
	return gvk_device_is_lost(commands->device) ? VK_ERROR_DEVICE_LOST :
		VK_SUCCESS;
}

/* The host's is reset when it is begun again. */
VKAPI_ATTR VkResult VKAPI_CALL
gvk_ResetCommandBuffer(VkCommandBuffer handle, VkCommandBufferResetFlags flags)
{
	(void)flags;
	drop_block(command_buffer(handle), 0);
	return VK_SUCCESS;
}

/* ------------------------------------------------------------------ pools */

VKAPI_ATTR VkResult VKAPI_CALL
gvk_CreateCommandPool(VkDevice handle,
		      const VkCommandPoolCreateInfo *pCreateInfo,
		      const VkAllocationCallbacks *pAllocator,
		      VkCommandPool *pCommandPool)
{
	struct gvk_device *device = gvk_device(handle);
	struct gvk_command_pool *pool =
		gvk_object_make(device, sizeof(*pool),
				VK_OBJECT_TYPE_COMMAND_POOL);
	struct gvk_writer writer;

	(void)pAllocator;
	if (!pool)
		return VK_ERROR_OUT_OF_HOST_MEMORY;
	gvk_control_begin(&device->control, &writer,
			  GPUPV_VK_OP_CreateCommandPool);
	do
		gvk_encode_CreateCommandPool(&writer, pCreateInfo,
					     pool->object.id);
	while (gvk_control_again(&device->control, &writer));
	gvk_control_end(&device->control);
	*pCommandPool = GVK_HANDLE(VkCommandPool, pool);
	return VK_SUCCESS;
}

static void command_buffer_free(struct gvk_command_buffer *commands)
{
	drop_block(commands, 0);
	*commands->link = commands->next;
	if (commands->next)
		commands->next->link = commands->link;
	free(commands);
}

VKAPI_ATTR void VKAPI_CALL
gvk_DestroyCommandPool(VkDevice handle, VkCommandPool object,
		       const VkAllocationCallbacks *pAllocator)
{
	struct gvk_device *device = gvk_device(handle);
	struct gvk_command_pool *pool = GVK_OBJECT(gvk_command_pool, object);
	struct gvk_writer writer;

	(void)pAllocator;
	if (!pool)
		return;
	gvk_control_begin(&device->control, &writer,
			  GPUPV_VK_OP_DestroyCommandPool);
	do
		gvk_encode_DestroyCommandPool(&writer, object);
	while (gvk_control_again(&device->control, &writer));
	gvk_control_end(&device->control);
	while (pool->buffers)
		command_buffer_free(pool->buffers);
	free(pool);
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_ResetCommandPool(VkDevice device, VkCommandPool object,
		     VkCommandPoolResetFlags flags)
{
	struct gvk_command_pool *pool = GVK_OBJECT(gvk_command_pool, object);

	(void)device;
	(void)flags;
	for (struct gvk_command_buffer *commands = pool->buffers; commands;
	     commands = commands->next)
		drop_block(commands, 0);
	return VK_SUCCESS;
}

VKAPI_ATTR void VKAPI_CALL
gvk_TrimCommandPool(VkDevice device, VkCommandPool commandPool,
		    VkCommandPoolTrimFlags flags)
{
	(void)device;
	(void)commandPool;
	(void)flags;
}

static struct gvk_command_buffer *
command_buffer_new(struct gvk_device *device, struct gvk_command_pool *pool,
		   VkCommandBufferLevel level)
{
	struct gvk_command_buffer *commands = calloc(1, sizeof(*commands));

	if (!commands)
		return NULL;
	gvk_dispatchable_init(&commands->dispatchable,
			      VK_OBJECT_TYPE_COMMAND_BUFFER,
			      gvk_device_id(device));
	commands->device = device;
	commands->pool = pool;
	commands->level = level;
	commands->next = pool->buffers;
	commands->link = &pool->buffers;
	if (commands->next)
		commands->next->link = &commands->next;
	pool->buffers = commands;
	return commands;
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_AllocateCommandBuffers(VkDevice handle,
			   const VkCommandBufferAllocateInfo *pAllocateInfo,
			   VkCommandBuffer *pCommandBuffers)
{
	struct gvk_device *device = gvk_device(handle);
	struct gvk_command_pool *pool =
		GVK_OBJECT(gvk_command_pool, pAllocateInfo->commandPool);
	uint32_t count = pAllocateInfo->commandBufferCount;
	uint64_t *ids = calloc(count + 1, sizeof(*ids));
	struct gvk_writer writer;

	for (uint32_t i = 0; i < count; i++) {
		struct gvk_command_buffer *commands = ids ?
			command_buffer_new(device, pool, pAllocateInfo->level) :
			NULL;

		if (!commands) {
			while (i--)
				command_buffer_free(command_buffer(
					pCommandBuffers[i]));
			memset(pCommandBuffers, 0,
			       count * sizeof(*pCommandBuffers));
			free(ids);
			return VK_ERROR_OUT_OF_HOST_MEMORY;
		}
		ids[i] = commands->dispatchable.object.id;
		pCommandBuffers[i] = (VkCommandBuffer)commands;
	}
	gvk_control_begin(&device->control, &writer,
			  GPUPV_VK_OP_AllocateCommandBuffers);
	do
		gvk_encode_AllocateCommandBuffers(&writer, pAllocateInfo, ids);
	while (gvk_control_again(&device->control, &writer));
	gvk_control_end(&device->control);
	free(ids);
	return VK_SUCCESS;
}

VKAPI_ATTR void VKAPI_CALL
gvk_FreeCommandBuffers(VkDevice handle, VkCommandPool commandPool,
		       uint32_t commandBufferCount,
		       const VkCommandBuffer *pCommandBuffers)
{
	struct gvk_device *device = gvk_device(handle);
	struct gvk_writer writer;

	gvk_control_begin(&device->control, &writer,
			  GPUPV_VK_OP_FreeCommandBuffers);
	do
		gvk_encode_FreeCommandBuffers(&writer, commandPool,
					      commandBufferCount,
					      pCommandBuffers);
	while (gvk_control_again(&device->control, &writer));
	gvk_control_end(&device->control);
	for (uint32_t i = 0; i < commandBufferCount; i++) {
		if (pCommandBuffers[i])
			command_buffer_free(command_buffer(pCommandBuffers[i]));
	}
}
