// SPDX-License-Identifier: Apache-2.0
/*
 * Submits recorded Vulkan streams (docs/vulkan.md), each file's on a device of
 * its own:
 *
 *	streams RECORDING...
 *
 * What a recording does to its device is its own affair; but another device of
 * this process has to outlive them all. Says at the end "N recordings, N to
 * their end".
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dxg_client.h"
#include <gpupv_vulkan.h>

#define NAMES_MAX	256
#define BYTES_MAX	(32u << 20)

/* As the worker writes them. */
struct event {
	uint32_t	kind;
	uint32_t	name;
	uint64_t	value;
	uint64_t	bytes;
};

enum { EVENT_BIND_LOCAL, EVENT_BIND_VISIBLE, EVENT_UNBIND, EVENT_MEMORY, EVENT_STREAM };

static struct dxg_session session, other;
static struct dxg_buffer stream;

/* The recording's allocations. */
static struct {
	uint32_t		name;
	struct dxg_buffer	buffer;
} names[NAMES_MAX];
static unsigned int count;

static struct dxg_buffer *find(uint32_t name)
{
	for (unsigned int i = 0; i < count; i++) {
		if (names[i].name == name)
			return &names[i].buffer;
	}
	return NULL;
}

static int bind(const struct event *event)
{
	uint32_t flags = event->kind == EVENT_BIND_VISIBLE ? GPUPV_ALLOCATION_CPU_VISIBLE : 0;
	int ret;

	if (count == NAMES_MAX || !event->value || event->value > BYTES_MAX)
		return -ENOSPC;
	ret = dxg_buffer_create(&session, event->value, flags, &names[count].buffer);
	if (ret >= 0)
		names[count++].name = event->name;
	return ret;
}

static void write_memory(const struct event *event, const uint8_t *data)
{
	struct dxg_buffer *buffer = find(event->name);

	if (buffer && buffer->memory && event->value <= buffer->size &&
	    event->bytes <= buffer->size - event->value)
		memcpy(buffer->memory + event->value, data, event->bytes);
}

/* Allocations have other names than when they were recorded. */
static void rename_allocation(uint8_t *place)
{
	struct dxg_buffer *buffer;
	uint32_t name;

	memcpy(&name, place, sizeof(name));
	buffer = find(name);
	if (buffer)
		memcpy(place, &buffer->allocation, sizeof(buffer->allocation));
}

static void rename_allocations(uint8_t *bytes, size_t size)
{
	struct gpupv_command record;

	for (size_t at = 0; size - at >= sizeof(record); at += record.size) {
		memcpy(&record, bytes + at, sizeof(record));
		if (record.size < sizeof(record) || record.size > size - at)
			return;
		if (record.opcode == GPUPV_VK_OP_RECORD && record.size >= sizeof(struct gpupv_vk_record))
			rename_allocation(bytes + at + offsetof(struct gpupv_vk_record, allocation));
		if (record.opcode == GPUPV_VK_OP_ALLOCATE_MEMORY &&
		    record.size >= sizeof(struct gpupv_vk_allocate))
			rename_allocation(bytes + at + offsetof(struct gpupv_vk_allocate, allocation));
	}
}

static int submit(const struct event *event, const uint8_t *data)
{
	struct dxg_commands commands;

	if (!event->bytes || event->bytes > stream.size)
		return 0;
	dxg_commands_begin(&commands, &stream);
	memcpy(stream.memory, data, event->bytes);
	rename_allocations(stream.memory, event->bytes);
	commands.used = event->bytes;
	return dxg_run(&session, &commands);
}

/* 0 if it gets to its end. */
static int replay(const uint8_t *bytes, size_t size)
{
	struct event event;
	int ret = 0;

	for (size_t at = 0; ret >= 0 && size - at >= sizeof(event); at += event.bytes) {
		memcpy(&event, bytes + at, sizeof(event));
		at += sizeof(event);
		if (event.bytes > size - at)
			return -EINVAL;
		if (event.kind == EVENT_BIND_LOCAL || event.kind == EVENT_BIND_VISIBLE)
			ret = bind(&event);
		else if (event.kind == EVENT_MEMORY)
			write_memory(&event, bytes + at);
		else if (event.kind == EVENT_STREAM)
			ret = submit(&event, bytes + at);
	}
	return ret;
}

static uint8_t *load(const char *path, size_t *size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat status;
	uint8_t *bytes;

	if (fd < 0 || fstat(fd, &status) < 0)
		dxg_fail(path, errno);
	bytes = malloc(status.st_size + 1);
	if (!bytes || read(fd, bytes, status.st_size) != status.st_size)
		dxg_fail(path, EIO);
	close(fd);
	*size = status.st_size;
	return bytes;
}

int main(int argc, char **argv)
{
	unsigned int whole = 0;
	int ret = dxg_session_begin(&other, DXG_NODE_3D);

	if (ret < 0)
		dxg_fail("/dev/dxg", -ret);
	for (int i = 1; i < argc; i++) {
		size_t size;
		uint8_t *bytes = load(argv[i], &size);

		ret = dxg_session_begin(&session, DXG_NODE_3D);
		if (ret >= 0)
			ret = dxg_buffer_create(&session, BYTES_MAX / 4, GPUPV_ALLOCATION_CPU_VISIBLE, &stream);
		if (ret < 0)
			dxg_fail(argv[i], -ret);
		count = 0;
		if (replay(bytes, size) >= 0)
			whole++;
		dxg_session_end(&session);
		free(bytes);
	}
	if (dxg_device_state(&other) != D3DKMT_DEVICEEXECUTION_ACTIVE)
		dxg_fail("another device", EIO);
	printf("%d recordings, %u to their end\n", argc - 1, whole);
	return 0;
}
