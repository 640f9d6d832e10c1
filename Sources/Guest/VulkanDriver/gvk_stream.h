/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What generated entry points and encoders use: writing and reading values,
 * and the streams that records go to. docs/vulkan.md says what they look like.
 */
#ifndef GVK_STREAM_H
#define GVK_STREAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <vulkan/vulkan_core.h>
#include <xcb/xcb.h>
#include <vulkan/vulkan_xcb.h>

/* ------------------------------------------------------------- objects */

/* What every handle that is not dispatchable points to. */
struct gvk_object {
	uint64_t	id;		/* as the host knows it */
	VkObjectType	type;
};

/* What every dispatchable handle points to. */
struct gvk_dispatchable {
	uintptr_t		loader;	/* the loader's, first */
	struct gvk_object	object;
};

static inline uint64_t gvk_id(uint64_t handle)
{
	return handle ? ((struct gvk_object *)(uintptr_t)handle)->id : 0;
}

static inline uint64_t gvk_dispatchable_id(const void *handle)
{
	return handle ? ((const struct gvk_dispatchable *)handle)->object.id : 0;
}

/* An object without state of its own; null if there is no memory. */
struct gvk_object *gvk_object_new(VkDevice device, VkObjectType type);
void gvk_object_free(struct gvk_object *object);

/* -------------------------------------------------------------- writing */

/* Writes into mapped memory; never past its end. */
struct gvk_writer {
	uint8_t	*at;
	uint8_t	*end;
	bool	full;		/* something did not fit; encode again */
};

static inline void *gvk_put_space(struct gvk_writer *writer, size_t bytes)
{
	void *space = writer->at;

	if (bytes > (size_t)(writer->end - writer->at)) {
		writer->full = true;
		return NULL;
	}
	writer->at += bytes;
	return space;
}

static inline void gvk_put_u32(struct gvk_writer *writer, uint32_t value)
{
	void *space = gvk_put_space(writer, sizeof(value));

	if (space)
		memcpy(space, &value, sizeof(value));
}

static inline void gvk_put_u64(struct gvk_writer *writer, uint64_t value)
{
	void *space = gvk_put_space(writer, sizeof(value));

	if (space)
		memcpy(space, &value, sizeof(value));
}

static inline void gvk_put_f32(struct gvk_writer *writer, float value)
{
	uint32_t bits;

	memcpy(&bits, &value, sizeof(bits));
	gvk_put_u32(writer, bits);
}

/* Bytes as they are, padded to 4. */
static inline void gvk_put_raw(struct gvk_writer *writer, const void *data,
			       size_t bytes)
{
	size_t padded = (bytes + 3) & ~(size_t)3;
	uint8_t *space = gvk_put_space(writer, padded);

	if (!space || !bytes)
		return;
	memcpy(space, data, bytes);
	memset(space + bytes, 0, padded - bytes);
}

/* A count, then the bytes. */
static inline void gvk_put_bytes(struct gvk_writer *writer, const void *data,
				 size_t bytes)
{
	gvk_put_u32(writer, data ? (uint32_t)bytes : 0);
	if (data)
		gvk_put_raw(writer, data, bytes);
}

static inline void gvk_put_string(struct gvk_writer *writer, const char *text)
{
	gvk_put_bytes(writer, text ? text : "", text ? strlen(text) : 0);
}

/* -------------------------------------------------------------- reading */

/* Reads a reply. What is not there reads as 0. */
struct gvk_reader {
	const uint8_t	*at;
	const uint8_t	*end;
	bool		failed;
};

static inline const void *gvk_get_space(struct gvk_reader *reader, size_t bytes)
{
	const void *space = reader->at;

	if (bytes > (size_t)(reader->end - reader->at)) {
		reader->failed = true;
		reader->at = reader->end;
		return NULL;
	}
	reader->at += bytes;
	return space;
}

static inline uint32_t gvk_get_u32(struct gvk_reader *reader)
{
	const void *space = gvk_get_space(reader, 4);
	uint32_t value = 0;

	if (space)
		memcpy(&value, space, sizeof(value));
	return value;
}

static inline uint64_t gvk_get_u64(struct gvk_reader *reader)
{
	const void *space = gvk_get_space(reader, 8);
	uint64_t value = 0;

	if (space)
		memcpy(&value, space, sizeof(value));
	return value;
}

static inline float gvk_get_f32(struct gvk_reader *reader)
{
	uint32_t bits = gvk_get_u32(reader);
	float value;

	memcpy(&value, &bits, sizeof(value));
	return value;
}

static inline void gvk_get_raw(struct gvk_reader *reader, void *data,
			       size_t bytes)
{
	const void *space = gvk_get_space(reader, (bytes + 3) & ~(size_t)3);

	if (space)
		memcpy(data, space, bytes);
	else
		memset(data, 0, bytes);
}

/* A count, then at most @room bytes of data; what does not fit is dropped. */
size_t gvk_get_bytes(struct gvk_reader *reader, void *data, size_t room);

/* -------------------------------------------------------------- streams */

struct gvk_channel;
struct gvk_command_buffer;

struct gvk_channel *gvk_device_channel(VkDevice device);
struct gvk_channel *gvk_physical_device_channel(VkPhysicalDevice device);
struct gvk_channel *gvk_queue_channel(VkQueue queue);

/*
 * Adds a record to the control stream:
 *
 *	gvk_control_begin(channel, &writer, opcode);
 *	do
 *		encode with writer
 *	while (gvk_control_again(channel, &writer));
 *	gvk_control_end(channel);
 *
 * The channel is locked in between. A lost device swallows records.
 */
void gvk_control_begin(struct gvk_channel *channel, struct gvk_writer *writer,
		       uint32_t opcode);
bool gvk_control_again(struct gvk_channel *channel, struct gvk_writer *writer);
void gvk_control_end(struct gvk_channel *channel);

/*
 * As above, then asks: sends the stream, waits for the answer and puts the
 * reader on what follows struct gvk_reply. The answer is there until
 * gvk_question_end. @room: bytes the answer may take.
 */
void gvk_question_begin(struct gvk_channel *channel, struct gvk_writer *writer,
			uint32_t opcode, size_t room);
bool gvk_question_again(struct gvk_channel *channel, struct gvk_writer *writer);
VkResult gvk_question_ask(struct gvk_channel *channel,
			  struct gvk_reader *reader);
void gvk_question_end(struct gvk_channel *channel);

/* Adds a record to a command buffer; same use as gvk_control_*. */
void gvk_record_begin(VkCommandBuffer commands, struct gvk_writer *writer,
		      uint32_t opcode);
bool gvk_record_again(VkCommandBuffer commands, struct gvk_writer *writer);
void gvk_record_end(VkCommandBuffer commands);

#endif /* GVK_STREAM_H */
