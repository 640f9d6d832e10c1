// SPDX-License-Identifier: Apache-2.0
#include "gvk_channel.h"

#include <stdlib.h>

#include <gpupv_vulkan.h>

#include "gvk_trace.h"

/* Blocks a channel has before it waits for the host. */
#define BLOCKS_MAX		8u
/* Streams longer than this are submitted, so that the host has work. */
#define STREAM_BYTES		(64u << 10)

static size_t padded(size_t bytes)
{
	return (bytes + 7) & ~(size_t)7;
}

int gvk_channel_begin(struct gvk_channel *channel, struct gvk_gpu *gpu,
		      uint32_t node, size_t block_size)
{
	int ret;

	memset(channel, 0, sizeof(*channel));
	channel->gpu = gpu;
	channel->block_size = block_size;
	channel->busy_end = &channel->busy;
	pthread_mutex_init(&channel->lock, NULL);
	ret = gvk_hw_queue_begin(gpu, node, &channel->queue);
	if (ret >= 0) {
		channel->block = gvk_block_new(gpu, block_size);
		if (!channel->block)
			ret = -1;
	}
	if (ret < 0)
		gvk_channel_end(channel);
	return ret;
}

void gvk_channel_end(struct gvk_channel *channel)
{
	struct gvk_block *next;

	if (!channel->gpu)
		return;
	for (struct gvk_block *block = channel->busy; block; block = next) {
		next = block->next;
		gvk_block_free(channel->gpu, block);
	}
	gvk_block_free(channel->gpu, channel->block);
	gvk_hw_queue_end(&channel->queue);
	pthread_mutex_destroy(&channel->lock);
	channel->gpu = NULL;
}

void gvk_channel_lock(struct gvk_channel *channel)
{
	pthread_mutex_lock(&channel->lock);
}

void gvk_channel_unlock(struct gvk_channel *channel)
{
	pthread_mutex_unlock(&channel->lock);
}

uint64_t gvk_channel_next(struct gvk_channel *channel)
{
	return atomic_load(&channel->sent) + 1;
}

/* ---------------------------------------------------------------- sending */

static int submit(struct gvk_channel *channel)
{
	uint64_t value = gvk_channel_next(channel);
	size_t start = channel->start;
	int ret;

	gvk_count(GVK_COUNT_STREAMS, 1);
	channel->start = channel->at;
	ret = gvk_hw_queue_submit(&channel->queue,
				  channel->block->address + start,
				  (uint32_t)(channel->at - start), value);
	/* In this order: who sees nothing pending sees the value. */
	atomic_store(&channel->sent, value);
	atomic_store(&channel->pending, false);
	return ret;
}

int gvk_channel_send(struct gvk_channel *channel,
		     const struct gvk_points *signals)
{
	int ret = 0;

	if (channel->at != channel->start)
		ret = submit(channel);
	if (ret >= 0 && signals)
		ret = gvk_hw_queue_signal(&channel->queue, signals);
	/* Nobody would signal what was not sent. */
	if (ret < 0)
		gvk_gpu_check(channel->gpu);
	return ret;
}

uint64_t gvk_channel_flush(struct gvk_channel *channel)
{
	uint64_t value;

	if (!atomic_load(&channel->pending))
		return atomic_load(&channel->sent);
	gvk_channel_lock(channel);
	if (channel->at != channel->start)
		gvk_channel_send(channel, NULL);
	value = atomic_load(&channel->sent);
	gvk_channel_unlock(channel);
	return value;
}

VkResult gvk_channel_idle(struct gvk_channel *channel)
{
	uint64_t value = gvk_channel_flush(channel);

	return gvk_monitor_wait(channel->gpu, &channel->queue.progress, value,
				UINT64_MAX);
}

/* ----------------------------------------------------------------- blocks */

static void retire(struct gvk_channel *channel)
{
	struct gvk_block *block = channel->block;

	if (channel->at != channel->start)
		gvk_channel_send(channel, NULL);
	block->busy_until = atomic_load(&channel->sent);
	block->next = NULL;
	*channel->busy_end = block;
	channel->busy_end = &block->next;
	channel->busy_count++;
	channel->block = NULL;
}

static struct gvk_block *take_oldest(struct gvk_channel *channel)
{
	struct gvk_block *block = channel->busy;

	channel->busy = block->next;
	if (!channel->busy)
		channel->busy_end = &channel->busy;
	channel->busy_count--;
	return block;
}

/* The oldest block if it is free, or after waiting for it. */
static struct gvk_block *reuse(struct gvk_channel *channel, bool wait)
{
	struct gvk_block *block = channel->busy;

	if (!block)
		return NULL;
	if (wait)
		gvk_monitor_wait(channel->gpu, &channel->queue.progress,
				 block->busy_until, UINT64_MAX);
	if (gvk_monitor_value(&channel->queue.progress) < block->busy_until)
		return NULL;
	return take_oldest(channel);
}

/* Puts a block with room for @bytes in place of the one that has not. */
static bool next_block(struct gvk_channel *channel, size_t bytes)
{
	struct gvk_block *block;
	size_t size = bytes > channel->block_size ? bytes : channel->block_size;

	if (channel->block)
		retire(channel);
	channel->start = channel->at = 0;
	while ((block = reuse(channel, channel->busy_count >= BLOCKS_MAX))) {
		/* Those made for one big record are not kept. */
		if (block->size == channel->block_size && block->size >= size) {
			channel->block = block;
			return true;
		}
		gvk_block_free(channel->gpu, block);
	}
	if (size != channel->block_size)
		size = (size + 0xffff) & ~(size_t)0xffff;
	channel->block = gvk_block_new(channel->gpu, size);
	/* The window is full: perhaps it has room when the host is done. */
	while (!channel->block && (block = reuse(channel, true))) {
		if (block->size >= size)
			channel->block = block;
		else
			gvk_block_free(channel->gpu, block);
	}
	if (!channel->block)
		atomic_store(&channel->gpu->lost, true);
	return channel->block;
}

/* ---------------------------------------------------------------- records */

/* What follows a record's body in the same submission. */
static size_t tail_bytes(const struct gvk_channel *channel)
{
	return channel->room ? sizeof(struct gpupv_command) + channel->room : 0;
}

static size_t head_bytes(const struct gvk_channel *channel)
{
	return sizeof(struct gpupv_command) +
		(channel->room ? sizeof(struct gpupv_vk_question) : 0);
}

/* Points the writer at the body of the record; at nothing on a lost device. */
static void aim(struct gvk_channel *channel, struct gvk_writer *writer)
{
	size_t wanted = head_bytes(channel) + tail_bytes(channel) + 8;
	struct gvk_block *block;

	writer->full = false;
	writer->at = writer->end = NULL;
	if (gvk_gpu_is_lost(channel->gpu))
		return;
	if ((!channel->block ||
	     wanted > channel->block->size - channel->at) &&
	    !next_block(channel, wanted))
		return;
	block = channel->block;
	writer->at = block->memory + channel->at + head_bytes(channel);
	/* Whole records only; padding fits then too. */
	writer->end = block->memory +
		((block->size - tail_bytes(channel)) & ~(size_t)7);
}

static void record_begin(struct gvk_channel *channel,
			 struct gvk_writer *writer, uint32_t opcode,
			 size_t room)
{
	struct gvk_block *block = channel->block;

	channel->opcode = opcode;
	channel->room = room ? padded(room) : 0;
	/* From the start again when all of it is done. */
	if (block && channel->at == channel->start && channel->at &&
	    gvk_monitor_value(&channel->queue.progress) >= atomic_load(&channel->sent))
		channel->start = channel->at = 0;
	aim(channel, writer);
}

/* Whether the record has to be encoded again. */
static bool record_again(struct gvk_channel *channel,
			 struct gvk_writer *writer)
{
	struct gpupv_command *command;
	size_t size;

	if (!writer->at)
		return false;
	if (writer->full) {
		size = channel->block->size - channel->at;
		size = channel->at ? channel->block_size : 2 * size;
		if (size < channel->room * 2)
			size = channel->room * 2;
		if (size / 2 > channel->gpu->max_command_bytes) {
			/* No stream can be that long. */
			atomic_store(&channel->gpu->lost, true);
			return false;
		}
		if (!next_block(channel, size))
			writer->at = NULL;
		else
			aim(channel, writer);
		return writer->at;
	}
	command = (void *)(channel->block->memory + channel->at);
	size = (size_t)(writer->at - (uint8_t *)command);
	if (channel->at != channel->start &&
	    padded(size) + tail_bytes(channel) + channel->at - channel->start >
	    channel->gpu->max_command_bytes)
		gvk_channel_send(channel, NULL);
	memset(writer->at, 0, padded(size) - size);
	command->opcode = channel->opcode;
	command->size = (uint32_t)padded(size);
	channel->record = channel->at;
	channel->at += padded(size);
	gvk_count(GVK_COUNT_CONTROLS, 1);
	gvk_count(GVK_COUNT_CONTROL_BYTES, padded(size));
	gvk_count(GVK_COUNT_QUESTIONS, channel->room ? 1 : 0);
	atomic_store(&channel->pending, true);
	return false;
}

void gvk_control_begin(struct gvk_channel *channel, struct gvk_writer *writer,
		       uint32_t opcode)
{
	gvk_channel_lock(channel);
	record_begin(channel, writer, opcode, 0);
}

bool gvk_control_again(struct gvk_channel *channel, struct gvk_writer *writer)
{
	return record_again(channel, writer);
}

void gvk_control_end(struct gvk_channel *channel)
{
	if (channel->at - channel->start >= STREAM_BYTES)
		gvk_channel_send(channel, NULL);
	gvk_channel_unlock(channel);
}

void *gvk_channel_record(struct gvk_channel *channel, uint32_t opcode,
			 size_t bytes)
{
	struct gvk_writer writer;
	void *record;

	record_begin(channel, &writer, opcode, 0);
	bytes -= sizeof(struct gpupv_command);
	if (!gvk_put_space(&writer, bytes)) {
		if (!writer.at || !record_again(channel, &writer))
			return NULL;
		if (!gvk_put_space(&writer, bytes))
			return NULL;
	}
	record = channel->block->memory + channel->at;
	memset(record, 0, sizeof(struct gpupv_command) + bytes);
	record_again(channel, &writer);
	return record;
}

/* -------------------------------------------------------------- questions */

void gvk_question_begin(struct gvk_channel *channel, struct gvk_writer *writer,
			uint32_t opcode, size_t room)
{
	gvk_channel_lock(channel);
	room += sizeof(struct gpupv_vk_reply);
	record_begin(channel, writer, opcode | GPUPV_VK_REPLY, room);
}

bool gvk_question_again(struct gvk_channel *channel, struct gvk_writer *writer)
{
	bool again = record_again(channel, writer);
	struct gpupv_command *space;
	struct gpupv_vk_reply *reply;
	struct gpupv_vk_question *question;

	if (again || !writer->at || writer->full)
		return again;
	space = (void *)(channel->block->memory + channel->at);
	question = (void *)(channel->block->memory + channel->record +
			    sizeof(*space));
	space->opcode = GPUPV_VK_OP_SPACE;
	space->size = (uint32_t)tail_bytes(channel);
	reply = (void *)(space + 1);
	memset(reply, 0, sizeof(*reply));
	channel->reply = channel->at + sizeof(*space);
	channel->at += tail_bytes(channel);
	question->reply_offset = (uint32_t)(channel->reply - channel->start);
	question->reply_size = (uint32_t)channel->room;
	return false;
}

VkResult gvk_question_ask(struct gvk_channel *channel,
			  struct gvk_reader *reader)
{
	const struct gpupv_vk_reply *reply;
	struct gpupv_vk_reply head;
	VkResult result;

	memset(reader, 0, sizeof(*reader));
	if (gvk_gpu_is_lost(channel->gpu))
		return VK_ERROR_DEVICE_LOST;
	gvk_channel_send(channel, NULL);
	result = gvk_monitor_wait(channel->gpu, &channel->queue.progress,
				  atomic_load(&channel->sent), UINT64_MAX);
	if (result)
		return result;
	reply = (const void *)(channel->block->memory + channel->reply);
	memcpy(&head, reply, sizeof(head));
	if (head.bytes < sizeof(head) || head.bytes > channel->room)
		return head.result < 0 ? (VkResult)head.result :
			VK_ERROR_DEVICE_LOST;
	reader->at = (const uint8_t *)(reply + 1);
	reader->end = (const uint8_t *)reply + head.bytes;
	return (VkResult)head.result;
}

void gvk_question_end(struct gvk_channel *channel)
{
	gvk_channel_unlock(channel);
}

/* ---------------------------------------------------------------- reading */

size_t gvk_get_bytes(struct gvk_reader *reader, void *data, size_t room)
{
	size_t bytes = gvk_get_u32(reader);
	const void *space = gvk_get_space(reader, (bytes + 3) & ~(size_t)3);

	if (!space)
		return 0;
	if (bytes > room)
		bytes = room;
	memcpy(data, space, bytes);
	return bytes;
}
