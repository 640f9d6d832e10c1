// SPDX-License-Identifier: Apache-2.0
/*
 * A client that publishes for programs of the host what it is told to, a line
 * of its standard input at a time, until that ends. For each it says what came
 * of it: the word, the name, and 0 or the negative errno.
 *
 *	buffer NAME PAGES	make memory that the CPU sees
 *	local NAME PAGES	make memory that it does not
 *	fence NAME		make a monitored fence
 *	publish NAME AS FLAGS	publish what is called NAME here
 *	withdraw AS		take it back
 *	destroy NAME		end it
 *	draw NAME PATTERN FENCE VALUE
 *				have the GPU fill it and signal the fence
 *	signal FENCE VALUE	from the CPU
 *	wait FENCE VALUE	by the CPU; then say the value it has
 *	read NAME		say the first 32 bits of memory
 *	objects			say the bytes that the VM has of the heap
 *	again			open the device anew: what there was is gone
 */
#define _GNU_SOURCE
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "dxg_client.h"

#define OBJECTS	128

struct object {
	char			name[40];
	struct d3dkmthandle	handle;		/* resource or fence */
	volatile const uint64_t	*value;		/* of a fence */
	uint32_t		*memory;
	uint64_t		address;
	uint64_t		size;
};

static struct dxg_session session;
static struct dxg_buffer commands;
static struct object objects[OBJECTS];

static struct object *find(const char *name)
{
	for (int i = 0; i < OBJECTS; i++) {
		if (!strcmp(objects[i].name, name))
			return &objects[i];
	}
	return NULL;
}

static int make_memory(struct object *object, uint64_t pages, uint32_t flags)
{
	struct gpupv_allocation_private wanted = {
		.magic = GPUPV_ALLOCATION_MAGIC,
		.flags = flags,
		.size = pages * 4096,
	};
	struct d3dddi_allocationinfo2 info = {
		.priv_drv_data = (uintptr_t)&wanted,
		.priv_drv_data_size = sizeof(wanted),
	};
	struct d3dkmt_createallocation args = {
		.device = session.device,
		.alloc_count = 1,
		.allocation_info = (uintptr_t)&info,
		.flags = D3DKMT_CREATEALLOCATION_CREATE_RESOURCE |
			 D3DKMT_CREATEALLOCATION_CREATE_SHARED |
			 D3DKMT_CREATEALLOCATION_NT_SECURITY_SHARING,
	};
	void *memory = NULL;
	int ret = dxg_ioctl(session.fd, LX_DXCREATEALLOCATION, &args);

	if (ret < 0)
		return ret;
	object->handle = args.resource;
	object->size = wanted.size;
	ret = dxg_make_resident(&session, info.allocation, NULL);
	if (!ret)
		ret = dxg_map(&session, info.allocation, wanted.size, &object->address);
	if (!ret && flags)
		ret = dxg_lock(&session, info.allocation, &memory);
	object->memory = memory;
	return ret;
}

static int make_fence(struct object *object)
{
	struct d3dkmt_createsynchronizationobject2 args = {
		.device = session.device,
		.info.type = D3DDDI_MONITORED_FENCE,
		.info.flags = D3DDDI_SYNC_SHARED |
			      D3DDDI_SYNC_NT_SECURITY_SHARING,
	};
	int ret = dxg_ioctl(session.fd, LX_DXCREATESYNCHRONIZATIONOBJECT, &args);

	object->handle = args.sync_object;
	object->value = (void *)(uintptr_t)
			args.info.monitored_fence.fence_cpu_virtual_address;
	return ret;
}

static int destroy(struct object *object)
{
	struct d3dkmt_destroyallocation2 args = {
		.device = session.device,
		.resource = object->handle,
	};
	int ret = object->value ?
		dxg_fence_destroy(&session, object->handle) :
		dxg_ioctl(session.fd, LX_DXDESTROYALLOCATION2, &args);

	memset(object, 0, sizeof(*object));
	return ret;
}

static int draw(const struct object *target, uint32_t pattern,
		const struct object *fence, uint64_t value)
{
	struct dxg_commands list;
	int ret;

	dxg_commands_begin(&list, &commands);
	dxg_command_fill(&list, target->address, target->size, pattern);
	ret = dxg_submit(&session, &list);
	return ret ? ret : dxg_signal_gpu(&session, fence->handle, value);
}

static int begin(void)
{
	int ret = dxg_session_begin(&session, DXG_NODE_3D);

	memset(objects, 0, sizeof(objects));
	if (ret)
		return ret;
	return dxg_buffer_create(&session, 4096, GPUPV_ALLOCATION_CPU_VISIBLE,
				 &commands);
}

static int again(void)
{
	int ret;

	dxg_session_end(&session);
	/* Where the worker was killed another one comes. */
	for (int i = 0; i < 600; i++) {
		struct timespec pause = { .tv_nsec = 50000000 };

		ret = begin();
		if (!ret)
			break;
		nanosleep(&pause, NULL);
	}
	return ret;
}

static int perform(const char *word, char names[2][40], uint64_t numbers[2])
{
	struct object *object = find(names[0]);
	struct gpupv_export_image image = {
		.magic = GPUPV_EXPORT_IMAGE_MAGIC,
		.fourcc = 0x34325258,	/* XR24 */
		.width = 1024,
		.stride = 4096,
	};

	if (!strcmp(word, "withdraw"))
		return dxg_withdraw(&session, names[0]);
	if (!strcmp(word, "again"))
		return again();
	if (!strcmp(word, "buffer") || !strcmp(word, "local") || !strcmp(word, "fence")) {
		object = find("");
		strcpy(object->name, names[0]);
		if (!strcmp(word, "fence"))
			return make_fence(object);
		return make_memory(object, numbers[0], strcmp(word, "local") ?
				   GPUPV_ALLOCATION_CPU_VISIBLE : 0);
	}
	if (!object)
		return -ENOENT;
	if (!strcmp(word, "publish")) {
		image.height = object->size / 4096;
		return dxg_publish(&session, object->handle, numbers[0], names[1],
				   object->value ? NULL : &image);
	}
	if (!strcmp(word, "destroy"))
		return destroy(object);
	if (!strcmp(word, "draw") && find(names[1]))
		return draw(object, numbers[0], find(names[1]), numbers[1]);
	if (!strcmp(word, "signal"))
		return dxg_signal_cpu(&session, object->handle, numbers[0]);
	if (!strcmp(word, "wait"))
		return dxg_wait_cpu(&session, object->handle, numbers[0]);
	return strcmp(word, "read") ? -EINVAL : 0;
}

int main(void)
{
	char line[256];
	int ret = begin();

	if (ret)
		dxg_fail("/dev/dxg", -ret);
	setlinebuf(stdout);
	puts("ready");
	while (fgets(line, sizeof(line), stdin)) {
		char word[16] = "", names[2][40] = {};
		uint64_t numbers[2] = {};
		struct object *object;

		if (sscanf(line, "draw %39s %" SCNi64 " %39s %" SCNi64, names[0],
			   &numbers[0], names[1], &numbers[1]) == 4) {
			strcpy(word, "draw");
		} else if (sscanf(line, "publish %39s %39s %" SCNi64, names[0],
				  names[1], &numbers[0]) >= 2) {
			strcpy(word, "publish");
		} else if (sscanf(line, "%15s %39s %" SCNi64, word, names[0],
				  &numbers[0]) < 1) {
			continue;
		}
		if (!strcmp(word, "objects")) {
			struct gpupv_escape_objects count;

			ret = dxg_objects(&session, &count);
			printf("objects %d %llu\n", ret, count.heap_bytes);
			continue;
		}
		ret = perform(word, names, numbers);
		object = find(names[0]);
		if (!ret && !strcmp(word, "wait"))
			printf("wait %s %" PRIu64 "\n", names[0], *object->value);
		else if (!ret && !strcmp(word, "read"))
			printf("read %s %#x\n", names[0], *object->memory);
		else
			printf("%s %s %d\n", word, names[0], ret);
	}
	dxg_session_end(&session);
	return 0;
}
