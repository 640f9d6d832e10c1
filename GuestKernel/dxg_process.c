// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
/* What a process with /dev/dxg open has: handles, mappings, events. */
#define pr_fmt(fmt) "dxg: " fmt

#include <linux/err.h>
#include <linux/kernel.h>
#include <linux/printk.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <dxg_status.h>

#include "dxg_channel.h"
#include "dxg_platform.h"
#include "dxg_process.h"

/* ------------------------------------------------------------- mappings */

static void dxg_mapping_free(struct dxg_mapping *mapping)
{
	kfree(mapping->release);
	kfree(mapping);
}

/* Makes a mapping that there is none of yet. */
static int dxg_mapping_make(struct dxg_process *process,
			    struct dxg_mapping *model,
			    struct dxg_mapping **result)
{
	unsigned long page = model->extent.offset >> GPUPV_PAGE_SHIFT;
	struct dxg_mapping *mapping;
	int ret;

	mapping = kzalloc(sizeof(*mapping), GFP_KERNEL_ACCOUNT);
	if (!mapping)
		return -ENOMEM;
	*mapping = *model;
	mapping->count = 1;
	mapping->release = dxg_notice_alloc(process->generation,
					    GPUPV_EXTENT_RELEASE, process->id,
					    0);
	if (!mapping->release) {
		ret = -ENOMEM;
		goto free;
	}
	mapping->release->release.extent = mapping->extent;
	ret = xa_err(xa_store(&process->mappings, page, mapping,
			      GFP_KERNEL_ACCOUNT));
	if (ret)
		goto free;
	ret = dxg_platform_map(process, mapping);
	if (ret) {
		xa_erase(&process->mappings, page);
		/* The host need not wait for an unmapping that never comes. */
		dxg_channel_notify(process->channel, mapping->release);
		mapping->release = NULL;
		goto free;
	}
	*result = mapping;
	return 0;

free:
	dxg_mapping_free(mapping);
	return ret;
}

static bool dxg_may_grant(struct dxg_process *process,
			  const struct gpupv_extent *extent)
{
	if (dxg_channel_owns_extent(process->channel, extent))
		return true;
	pr_warn_once("the host granted what it may not: %#llx bytes at %#llx\n",
		     extent->size, extent->offset);
	return false;
}

int dxg_mapping_get(struct dxg_process *process,
		    const struct gpupv_extent *extent, bool writable,
		    struct dxg_mapping **result)
{
	unsigned long page = extent->offset >> GPUPV_PAGE_SHIFT;
	struct dxg_mapping model = { .extent = *extent, .writable = writable };
	struct dxg_mapping *mapping;

	if (!dxg_may_grant(process, extent))
		return -EINVAL;
	mapping = xa_load(&process->mappings, page);
	if (!mapping)
		return dxg_mapping_make(process, &model, result);
	if (mapping->extent.size != extent->size ||
	    mapping->writable != writable || mapping->count == U32_MAX)
		return -EINVAL;
	mapping->count++;
	*result = mapping;
	return 0;
}

int dxg_mapping_adopt(struct dxg_process *process,
		      const struct gpupv_extent *extent, u64 address,
		      bool read_only, struct dxg_mapping **result)
{
	unsigned long page = extent->offset >> GPUPV_PAGE_SHIFT;
	struct dxg_mapping model = {
		.extent = *extent,
		.writable = !read_only,
		.adopted = true,
		.address = address,
	};

	if (!dxg_may_grant(process, extent) ||
	    xa_load(&process->mappings, page))
		return -EINVAL;
	return dxg_mapping_make(process, &model, result);
}

void dxg_mapping_put(struct dxg_process *process, struct dxg_mapping *mapping,
		     bool closing)
{
	if (--mapping->count)
		return;
	xa_erase(&process->mappings, mapping->extent.offset >> GPUPV_PAGE_SHIFT);
	dxg_platform_unmap(process, mapping, closing);
	/* PROCESS_CLOSE says the same of all extents. */
	if (!closing) {
		dxg_channel_notify(process->channel, mapping->release);
		mapping->release = NULL;
	}
	dxg_mapping_free(mapping);
}

/* -------------------------------------------------------------- objects */

struct dxg_object *dxg_process_find(struct dxg_process *process, u32 handle,
				    enum dxg_handle_type type)
{
	struct dxg_object *object = xa_load(&process->objects, handle);

	return object && object->type == type ? object : NULL;
}

u64 dxg_process_serial(struct dxg_process *process, u32 handle,
		       enum dxg_handle_type type)
{
	struct dxg_object *object;
	u64 serial;

	mutex_lock(&process->table_lock);
	object = dxg_process_find(process, handle, type);
	serial = object ? object->serial : 0;
	mutex_unlock(&process->table_lock);
	return serial;
}

int dxg_process_check(struct dxg_process *process, const void *handles,
		      u32 count, enum dxg_handle_type type)
{
	const u32 *values = handles;
	int ret = 0;
	u32 i;

	mutex_lock(&process->table_lock);
	for (i = 0; i < count && !ret; i++) {
		if (!dxg_process_find(process, values[i], type))
			ret = -EINVAL;
	}
	mutex_unlock(&process->table_lock);
	return ret;
}

int dxg_process_monitored(struct dxg_process *process, u32 handle)
{
	struct dxg_object *object;
	int ret;

	mutex_lock(&process->table_lock);
	object = dxg_process_find(process, handle, DXG_HANDLE_SYNC);
	ret = object ? object->monitored : -EINVAL;
	mutex_unlock(&process->table_lock);
	return ret;
}

bool dxg_process_adopted(struct dxg_process *process, u32 handle,
			 enum dxg_handle_type type)
{
	struct dxg_object *object, *child;
	bool adopted = false;

	mutex_lock(&process->table_lock);
	object = dxg_process_find(process, handle, type);
	if (object) {
		adopted = object->adopted;
		list_for_each_entry(child, &object->children, link)
			adopted = adopted || child->adopted;
	}
	mutex_unlock(&process->table_lock);
	return adopted;
}

/* Takes objects, and all they own, out of the table. Both locks. */
static void dxg_objects_unlink(struct dxg_process *process,
			       struct list_head *list)
{
	struct dxg_object *object;

	/* The list grows while it is walked, by what is owned. */
	list_for_each_entry(object, list, link) {
		xa_erase(&process->objects, object->handle);
		list_splice_tail_init(&object->children, list);
	}
}

/* The same for one object, which ends up first on the empty @list. */
static void dxg_object_unlink(struct dxg_process *process,
			      struct dxg_object *object,
			      struct list_head *list)
{
	struct dxg_object *child;

	list_move_tail(&object->link, list);
	if (object->type == DXG_HANDLE_ADAPTER) {
		/* Devices outlive the adapter handle they were made with. */
		list_for_each_entry(child, &object->children, link)
			child->owner = NULL;
		list_splice_tail_init(&object->children, &process->roots);
	}
	dxg_objects_unlink(process, list);
}

/* process->lock. */
static void dxg_objects_free(struct dxg_process *process,
			     struct list_head *list, bool closing)
{
	struct dxg_object *object, *next;

	list_for_each_entry_safe(object, next, list, link) {
		if (object->mapping)
			dxg_mapping_put(process, object->mapping, closing);
		if (object->event) {
			dxg_event_cancel(process->channel, object->event);
			dxg_event_put(object->event);
		}
		kfree(object);
		cond_resched();
	}
}

struct dxg_object *dxg_process_enter(struct dxg_process *process,
				     const struct dxg_made *made)
{
	struct dxg_object *object, *old, *owner = NULL;
	LIST_HEAD(list);
	int ret;

	if (!made->handle)
		return ERR_PTR(-EINVAL);
	object = kzalloc(sizeof(*object), GFP_KERNEL_ACCOUNT);
	if (!object)
		return ERR_PTR(-ENOMEM);
	object->handle = made->handle;
	object->type = made->type;
	object->monitored = made->monitored;
	object->luid = made->luid;
	INIT_LIST_HEAD(&object->children);

	mutex_lock(&process->table_lock);
	old = xa_load(&process->objects, made->handle);
	if (old)
		dxg_object_unlink(process, old, &list);
	ret = xa_err(xa_store(&process->objects, made->handle, object,
			      GFP_KERNEL_ACCOUNT));
	if (!ret) {
		object->serial = ++process->next_serial;
		/* An object is not its own owner, whatever the host says. */
		if (made->owner != made->handle)
			owner = xa_load(&process->objects, made->owner);
		object->owner = owner;
		list_add_tail(&object->link,
			      owner ? &owner->children : &process->roots);
	}
	mutex_unlock(&process->table_lock);
	dxg_objects_free(process, &list, false);
	if (ret) {
		kfree(object);
		return ERR_PTR(ret);
	}
	return object;
}

void dxg_process_end(struct dxg_process *process, u32 handle, u64 serial)
{
	struct dxg_object *object;
	LIST_HEAD(list);

	mutex_lock(&process->lock);
	mutex_lock(&process->table_lock);
	object = xa_load(&process->objects, handle);
	if (object && object->serial == serial)
		dxg_object_unlink(process, object, &list);
	mutex_unlock(&process->table_lock);
	dxg_objects_free(process, &list, false);
	mutex_unlock(&process->lock);
}

/* ------------------------------------------------------------- lifetime */

static int dxg_process_say_open(struct dxg_process *process)
{
	struct gpupv_process_open *open;
	struct gpupv_reply *reply;
	struct dxg_request *request;
	int ret;

	request = dxg_request_alloc(max(sizeof(*open), sizeof(*reply)));
	if (!request)
		return -ENOMEM;
	open = request->buffer;
	memset(open, 0, sizeof(*open));
	open->record.size = sizeof(*open);
	open->record.type = GPUPV_PROCESS_OPEN;
	open->record.process = process->id;
	open->pid = process->pid;
	memcpy(open->name, process->name, sizeof(open->name));
	process->known = true;
	ret = dxg_channel_call(process->channel, process->generation, request,
			       sizeof(*open));
	if (!ret) {
		reply = request->buffer;
		if (reply->status < 0)
			ret = dxg_status_to_errno(reply->status);
	}
	dxg_request_put(request);
	return ret;
}

int dxg_process_introduce(struct dxg_process *process)
{
	int ret = 0;

	if (READ_ONCE(process->introduced))
		return 0;
	if (mutex_lock_killable(&process->lock))
		return -EINTR;
	if (!process->introduced) {
		ret = dxg_process_say_open(process);
		if (!ret)
			WRITE_ONCE(process->introduced, true);
	}
	mutex_unlock(&process->lock);
	return ret;
}

int dxg_process_open(struct dxg_process *process, struct dxg_channel *channel,
		     u32 pid, const char *name)
{
	int ret;

	process->channel = channel;
	process->tgid = current->tgid;
	process->pid = pid;
	strscpy(process->name, name, sizeof(process->name));
	process->id = (u32)atomic64_inc_return(&channel->next_process);
	mutex_init(&process->lock);
	mutex_init(&process->table_lock);
	xa_init_flags(&process->mappings, 0);
	xa_init_flags(&process->objects, 0);
	INIT_LIST_HEAD(&process->roots);
	INIT_LIST_HEAD(&process->events.head);

	process->close = dxg_notice_alloc(0, GPUPV_PROCESS_CLOSE, process->id,
					  0);
	if (!process->close)
		return -ENOMEM;
	/* From here on a lost host is told to the process. */
	ret = dxg_channel_join(channel, process);
	if (ret) {
		kfree(process->close);
		return ret;
	}
	process->close->generation = process->generation;
	dxg_channel_get(channel);
	return 0;
}

void dxg_process_close(struct dxg_process *process)
{
	struct dxg_channel *channel = process->channel;
	LIST_HEAD(list);
	int i;

	mutex_lock(&channel->processes_lock);
	list_del(&process->link);
	mutex_unlock(&channel->processes_lock);

	mutex_lock(&process->lock);
	mutex_lock(&process->table_lock);
	list_splice_tail_init(&process->roots, &list);
	dxg_objects_unlink(process, &list);
	mutex_unlock(&process->table_lock);
	dxg_objects_free(process, &list, true);
	mutex_unlock(&process->lock);

	dxg_events_drop(channel, &process->events);
	if (process->known && process->close)
		dxg_channel_notify(channel, process->close);
	else
		kfree(process->close);
	xa_destroy(&process->mappings);
	xa_destroy(&process->objects);
	for (i = 0; i < DXG_SCRATCHES; i++)
		kfree(process->scratch[i]);
	dxg_channel_put(channel);
}

void dxg_process_lose(struct dxg_process *process)
{
	WRITE_ONCE(process->lost, true);
	dxg_platform_revoke(process);
}

/* --------------------------------------------------------------- shares */

struct dxg_share *dxg_share_alloc(struct dxg_process *process)
{
	struct dxg_share *share;

	share = kzalloc(sizeof(*share), GFP_KERNEL_ACCOUNT);
	if (!share)
		return NULL;
	share->close = dxg_notice_alloc(process->generation, GPUPV_SHARE_CLOSE,
					0, 0);
	if (!share->close) {
		kfree(share);
		return NULL;
	}
	share->channel = process->channel;
	share->generation = process->generation;
	dxg_channel_get(share->channel);
	return share;
}

void dxg_share_release(struct dxg_share *share)
{
	if (!share)
		return;
	if (share->share) {
		share->close->record.cookie = share->share;
		dxg_channel_notify(share->channel, share->close);
	} else {
		kfree(share->close);
	}
	dxg_channel_put(share->channel);
	kfree(share);
}

struct dxg_sync *dxg_sync_alloc(struct dxg_process *process, u64 value)
{
	struct dxg_sync *sync;

	sync = kzalloc(sizeof(*sync), GFP_KERNEL_ACCOUNT);
	if (!sync)
		return NULL;
	sync->value = value;
	sync->share = dxg_share_alloc(process);
	sync->cancel = dxg_notice_alloc(process->generation,
					GPUPV_EVENT_CANCEL, process->id, 0);
	if (!sync->share || !sync->cancel) {
		dxg_sync_release(sync);
		return NULL;
	}
	return sync;
}

void dxg_sync_release(struct dxg_sync *sync)
{
	struct dxg_event *event = sync->event;

	if (event) {
		if (dxg_event_cancel(sync->share->channel, event)) {
			sync->cancel->record.cookie = event->cookie;
			dxg_channel_notify(sync->share->channel, sync->cancel);
			sync->cancel = NULL;
		}
		dxg_event_put(event);
	}
	dxg_share_release(sync->share);
	kfree(sync->cancel);
	kfree(sync);
}

/* ------------------------------------------------------- who is there */

static bool dxg_process_has_adapter(struct dxg_process *process,
				    struct winluid luid)
{
	struct dxg_object *object;
	bool found = false;

	mutex_lock(&process->table_lock);
	list_for_each_entry(object, &process->roots, link) {
		if (object->type == DXG_HANDLE_ADAPTER &&
		    object->luid.a == luid.a && object->luid.b == luid.b) {
			found = true;
			break;
		}
	}
	mutex_unlock(&process->table_lock);
	return found;
}

u32 dxg_channel_pids(struct dxg_channel *channel, struct winluid luid,
		     u32 *pids)
{
	struct dxg_process *process;
	u32 count = 0;
	u32 pid, i;

	mutex_lock(&channel->processes_lock);
	list_for_each_entry(process, &channel->processes, link) {
		if (count == DXG_PIDS_MAX)
			break;
		pid = dxg_platform_pid(process);
		if (!pid || READ_ONCE(process->lost) ||
		    !dxg_process_has_adapter(process, luid))
			continue;
		/* One with several opens counts once. */
		for (i = 0; i < count && pids[i] != pid; i++)
			;
		if (i == count)
			pids[count++] = pid;
	}
	mutex_unlock(&channel->processes_lock);
	return count;
}

u64 dxg_channel_process(struct dxg_channel *channel, u32 pid)
{
	struct dxg_process *process;
	u64 found = 0;

	mutex_lock(&channel->processes_lock);
	list_for_each_entry(process, &channel->processes, link) {
		if (!READ_ONCE(process->lost) &&
		    dxg_platform_pid(process) == pid) {
			found = DXG_PROCESS_BY_ID | process->id;
			break;
		}
	}
	mutex_unlock(&channel->processes_lock);
	return found;
}
