// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
/*
 * The calls marked DXG_CALL_SPECIAL: those that map, take or make file
 * descriptors, sleep, or carry structures within structures.
 */
#define pr_fmt(fmt) "dxg: " fmt

#include <linux/err.h>
#include <linux/eventfd.h>
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#include "dxg_call.h"
#include "dxg_platform.h"

/* An eventfd the caller names; anything else is -EINVAL. */
static struct eventfd_ctx *dxg_eventfd_get(u64 fd)
{
	struct eventfd_ctx *eventfd = eventfd_ctx_fdget((int)fd);

	return IS_ERR(eventfd) ? ERR_PTR(-EINVAL) : eventfd;
}

/* What a call does that the table describes, once its structure is ready. */
static int dxg_exchange(struct dxg_frame *frame)
{
	int ret;

	ret = dxg_frame_build(frame);
	if (!ret)
		ret = dxg_frame_exchange(frame);
	if (!ret)
		ret = dxg_frame_finish(frame);
	return ret ? ret : frame->status;
}

/* ----------------------------------------------------------- adapters */

/* Enters the adapters listed in array 0, or closes them again. */
static int dxg_adapters_enter(struct dxg_frame *frame)
{
	const struct d3dkmt_adapterinfo *infos = (void *)frame->arrays[0].reply;
	u32 count = frame->arrays[0].reply_size / sizeof(*infos);
	struct dxg_object *object;
	struct dxg_made made;
	int ret = 0;
	u32 i;

	mutex_lock(&frame->process->lock);
	for (i = 0; i < count && !ret; i++) {
		memset(&made, 0, sizeof(made));
		made.handle = infos[i].adapter_handle.v;
		made.type = DXG_HANDLE_ADAPTER;
		made.luid = infos[i].adapter_luid;
		object = dxg_process_enter(frame->process, &made);
		if (IS_ERR(object))
			ret = PTR_ERR(object);
	}
	mutex_unlock(&frame->process->lock);
	return ret;
}

static void dxg_adapters_undo(struct dxg_frame *frame)
{
	const struct d3dkmt_adapterinfo *infos = (void *)frame->arrays[0].reply;
	u32 count = frame->arrays[0].reply_size / sizeof(*infos);
	struct d3dkmt_closeadapter args;
	u64 serial;
	u32 i;

	for (i = 0; i < count; i++) {
		args.adapter_handle = infos[i].adapter_handle;
		serial = dxg_process_serial(frame->process,
					    args.adapter_handle.v,
					    DXG_HANDLE_ADAPTER);
		dxg_process_call(frame->process, _IOC_NR(LX_DXCLOSEADAPTER),
				 &args, NULL, 0);
		dxg_process_end(frame->process, args.adapter_handle.v, serial);
	}
}

static int dxg_enum_adapters(struct dxg_frame *frame)
{
	int ret;

	ret = dxg_frame_build(frame);
	if (!ret)
		ret = dxg_frame_exchange(frame);
	if (ret)
		return ret;
	ret = dxg_adapters_enter(frame);
	if (!ret)
		ret = dxg_frame_finish(frame);
	if (ret) {
		dxg_adapters_undo(frame);
		return ret;
	}
	return frame->status;
}

static int dxg_enum_adapters2(struct dxg_frame *frame)
{
	struct d3dkmt_enumadapters2 *args = (void *)frame->args;

	/* Only a null pointer asks for the count, whatever count it names. */
	if (!args->adapters)
		args->num_adapters = 0;
	else if (!args->num_adapters)
		return -EOVERFLOW;
	return dxg_enum_adapters(frame);
}

static int dxg_enum_adapters3(struct dxg_frame *frame)
{
	struct d3dkmt_enumadapters3 *args = (void *)frame->args;

	if (!args->adapters)
		args->adapter_count = 0;
	/* There is no need for all the room that there may be. */
	if (args->adapter_count > D3DKMT_ADAPTERS_MAX &&
	    args->adapter_count <= frame->call->arrays[0].max_count)
		args->adapter_count = D3DKMT_ADAPTERS_MAX;
	return dxg_enum_adapters(frame);
}

/* Opens the adapter and closes it again: -errno if there is none. */
static int dxg_try_adapter(struct dxg_process *process, struct winluid luid)
{
	struct d3dkmt_openadapterfromluid open = { .adapter_luid = luid };
	struct d3dkmt_closeadapter close = {};
	struct dxg_answer answer = { .args = &open, .size = sizeof(open) };
	int ret;

	ret = dxg_process_ask(process, _IOC_NR(LX_DXOPENADAPTERFROMLUID),
			      &open, NULL, 0, &answer);
	if (ret)
		return ret;
	close.adapter_handle = open.adapter_handle;
	return dxg_process_call(process, _IOC_NR(LX_DXCLOSEADAPTER), &close,
				NULL, 0);
}

static int dxg_enum_processes(struct dxg_frame *frame)
{
	struct d3dkmt_enumprocesses *args = (void *)frame->args;
	struct d3dkmt_enumprocesses __user *user = frame->user;
	u32 count;
	u32 *pids;
	int ret = 0;

	pids = kvmalloc_array(DXG_PIDS_MAX, sizeof(*pids), GFP_KERNEL_ACCOUNT);
	if (!pids)
		return -ENOMEM;
	count = dxg_channel_pids(frame->process->channel, args->adapter_luid,
				 pids);
	/* Nobody has opened it: perhaps there is no such adapter. */
	if (!count)
		ret = dxg_try_adapter(frame->process, args->adapter_luid);
	/* All or none of them, as in dxgkrnl, which says how many there are. */
	if (!ret && (!args->buffer || args->buffer_count < count))
		ret = -EOVERFLOW;
	if (!ret && copy_to_user(u64_to_user_ptr(args->buffer), pids,
				 count * sizeof(*pids)))
		ret = -EFAULT;
	/* The count's low half only. */
	if (copy_to_user(&user->buffer_count, &count, sizeof(count)))
		ret = -EFAULT;
	kvfree(pids);
	return ret;
}

/* The caller's, or those of the process with the id given. */
static int dxg_query_statistics(struct dxg_frame *frame)
{
	struct d3dkmt_querystatistics *args = (void *)frame->args;

	if (args->process > U32_MAX)
		return -EINVAL;
	if (args->process) {
		args->process = dxg_channel_process(frame->process->channel,
						    args->process);
		if (!args->process)
			return -EINVAL;
	}
	return dxg_exchange(frame);
}

/* -------------------------------------------------------- allocations */

#define DXG_REFUSED_FLAGS	(D3DKMT_CREATEALLOCATION_EXISTING_SECTION | \
				 D3DKMT_CREATEALLOCATION_CREATE_PROTECTED)

enum { DXG_RUNTIME_DATA, DXG_DRIVER_DATA, DXG_ALLOCATION_INFO };

/* A standard allocation is described by a structure in place of driver data. */
static int dxg_check_standard(struct dxg_frame *frame,
			      const struct d3dddi_allocationinfo2 *info,
			      struct d3dkmt_createstandardallocation *standard)
{
	struct d3dkmt_createallocation *args = (void *)frame->args;
	bool sysmem = args->flags & D3DKMT_CREATEALLOCATION_EXISTING_SYSMEM;

	if (!args->standard_allocation)
		return -EINVAL;
	if (copy_from_user(standard, u64_to_user_ptr(args->standard_allocation),
			   sizeof(*standard)))
		return -EFAULT;
	switch (standard->type) {
	case D3DKMT_STANDARDALLOCATIONTYPE_EXISTINGHEAP:
		if (!info->sysmem || info->sysmem % GPUPV_PAGE_SIZE || !sysmem)
			return -EINVAL;
		break;
	case D3DKMT_STANDARDALLOCATIONTYPE_CROSSADAPTER:
		if (info->sysmem || sysmem)
			return -EINVAL;
		break;
	default:
		return -EINVAL;
	}
	if (args->priv_drv_data_size || args->alloc_count != 1 ||
	    info->priv_drv_data_size || !standard->existing_heap_size ||
	    standard->existing_heap_size % GPUPV_PAGE_SIZE)
		return -EINVAL;
	args->priv_drv_data_size = sizeof(*standard);
	return 0;
}

/* Reads and checks the allocation_info array; bytes of private data in all. */
static int dxg_check_allocations(struct dxg_frame *frame,
				 struct d3dddi_allocationinfo2 *infos)
{
	struct d3dkmt_createallocation *args = (void *)frame->args;
	u32 i;

	if (copy_from_user(infos, u64_to_user_ptr(args->allocation_info),
			   args->alloc_count * sizeof(*infos)))
		return -EFAULT;
	/* As in dxgkrnl it is the address that counts. */
	if (infos[0].sysmem)
		args->flags |= D3DKMT_CREATEALLOCATION_EXISTING_SYSMEM;
	for (i = 0; i < args->alloc_count; i++) {
		if (!infos[i].sysmem != !infos[0].sysmem ||
		    infos[i].sysmem % GPUPV_PAGE_SIZE)
			return -EINVAL;
		if (infos[i].priv_drv_data_size > GPUPV_MAX_CALL_BYTES)
			return -EINVAL;
		if (infos[i].priv_drv_data_size && !infos[i].priv_drv_data)
			return -EFAULT;
		frame->extra += ALIGN(infos[i].priv_drv_data_size, 8);
	}
	return frame->extra > GPUPV_MAX_CALL_BYTES ? -EOVERFLOW : 0;
}

/* Appends each allocation's private data and hides the user's pointers. */
static int dxg_send_allocations(struct dxg_frame *frame,
				const struct d3dddi_allocationinfo2 *infos)
{
	struct d3dkmt_createallocation *args = (void *)frame->args;
	struct d3dddi_allocationinfo2 *sent;
	u8 *next = frame->extra_sent;
	u32 i, size;

	sent = (void *)frame->arrays[DXG_ALLOCATION_INFO].sent;
	for (i = 0; i < args->alloc_count; i++) {
		size = infos[i].priv_drv_data_size;
		sent[i].sysmem = !!infos[i].sysmem;
		sent[i].priv_drv_data = size ? 1 : 0;
		if (copy_from_user(next,
				   u64_to_user_ptr(infos[i].priv_drv_data),
				   size))
			return -EFAULT;
		memset(next + size, 0, ALIGN(size, 8) - size);
		next += ALIGN(size, 8);
	}
	return 0;
}

/* Has the caller's own memory take the allocation's place. process->lock. */
static int dxg_adopt_allocation(struct dxg_frame *frame,
				struct dxg_object *object, u64 address)
{
	const struct d3dkmt_createallocation *asked = (void *)frame->args;
	struct dxg_process *process = frame->process;
	struct d3dkmt_lock2 args = {
		.device = asked->device,
		.allocation.v = object->handle,
	};
	struct dxg_answer answer = {};
	int ret;

	ret = dxg_process_ask(process, _IOC_NR(LX_DXLOCK2), &args, NULL, 0,
			      &answer);
	if (ret)
		return ret;
	if (answer.reply.map_offset)
		return -EINVAL;
	ret = dxg_mapping_adopt(process, &answer.reply.map, address,
				asked->flags & D3DKMT_CREATEALLOCATION_READ_ONLY,
				&object->mapping);
	if (ret)
		return ret;
	object->address = address;
	mutex_lock(&process->table_lock);
	object->adopted = true;
	mutex_unlock(&process->table_lock);
	return 0;
}

static int dxg_enter_allocations(struct dxg_frame *frame,
				 const struct d3dddi_allocationinfo2 *wanted)
{
	const struct d3dkmt_createallocation *args = (void *)frame->reply_args;
	const struct d3dkmt_createallocation *asked = (void *)frame->args;
	const struct d3dddi_allocationinfo2 *infos;
	struct dxg_object *object = NULL;
	struct dxg_made made = {
		.handle = args->resource.v,
		.owner = asked->device.v,
		.type = DXG_HANDLE_RESOURCE,
	};
	int ret = 0;
	u32 i;

	infos = (void *)frame->arrays[DXG_ALLOCATION_INFO].reply;
	mutex_lock(&frame->process->lock);
	if (asked->flags & D3DKMT_CREATEALLOCATION_CREATE_RESOURCE)
		object = dxg_process_enter(frame->process, &made);
	made.owner = args->resource.v ? args->resource.v : asked->device.v;
	made.type = DXG_HANDLE_ALLOCATION;
	for (i = 0; i < asked->alloc_count && !IS_ERR(object); i++) {
		made.handle = infos[i].allocation.v;
		object = dxg_process_enter(frame->process, &made);
		if (IS_ERR(object) || !wanted[i].sysmem)
			continue;
		ret = dxg_adopt_allocation(frame, object, wanted[i].sysmem);
		if (ret)
			break;
	}
	mutex_unlock(&frame->process->lock);
	return ret ? ret : PTR_ERR_OR_ZERO(object);
}

/* Only two fields of each element are outputs. */
static int dxg_finish_allocations(struct dxg_frame *frame)
{
	const struct d3dkmt_createallocation *asked = (void *)frame->args;
	struct dxg_frame_array *array = &frame->arrays[DXG_ALLOCATION_INFO];
	const struct d3dddi_allocationinfo2 *infos = (void *)array->reply;
	struct d3dddi_allocationinfo2 __user *user;
	u32 i;

	user = u64_to_user_ptr(array->pointer);
	for (i = 0; i < asked->alloc_count; i++) {
		if (copy_to_user(&user[i].allocation, &infos[i].allocation,
				 sizeof(infos[i].allocation)) ||
		    copy_to_user(&user[i].gpu_virtual_address,
				 &infos[i].gpu_virtual_address,
				 sizeof(infos[i].gpu_virtual_address)))
			return -EFAULT;
	}
	array->reply_size = 0;
	return dxg_frame_finish(frame);
}

static void dxg_undo_resource(struct dxg_process *process, u32 device,
			      u32 resource)
{
	struct d3dkmt_destroyallocation2 args = {
		.device.v = device,
		.resource.v = resource,
		.flags = D3DDDICB_DESTROYALLOCATION2_ASSUME_NOT_IN_USE,
	};
	u64 serial = dxg_process_serial(process, resource,
					DXG_HANDLE_RESOURCE);

	dxg_process_call(process, _IOC_NR(LX_DXDESTROYALLOCATION2), &args,
			 NULL, 0);
	dxg_process_end(process, resource, serial);
}

static void dxg_undo_allocations(struct dxg_frame *frame)
{
	const struct d3dkmt_createallocation *args = (void *)frame->reply_args;
	const struct d3dkmt_createallocation *asked = (void *)frame->args;
	const struct d3dddi_allocationinfo2 *infos;
	struct d3dkmt_destroyallocation2 destroy = {
		.device = asked->device,
		.alloc_count = 1,
		.flags = D3DDDICB_DESTROYALLOCATION2_ASSUME_NOT_IN_USE,
	};
	u64 serial;
	u32 i;

	if (asked->flags & D3DKMT_CREATEALLOCATION_CREATE_RESOURCE) {
		dxg_undo_resource(frame->process, asked->device.v,
				  args->resource.v);
		return;
	}
	infos = (void *)frame->arrays[DXG_ALLOCATION_INFO].reply;
	for (i = 0; i < asked->alloc_count; i++) {
		serial = dxg_process_serial(frame->process,
					    infos[i].allocation.v,
					    DXG_HANDLE_ALLOCATION);
		dxg_process_call(frame->process,
				 _IOC_NR(LX_DXDESTROYALLOCATION2), &destroy,
				 &infos[i].allocation,
				 sizeof(infos[i].allocation));
		dxg_process_end(frame->process, infos[i].allocation.v, serial);
	}
}

static int dxg_create_allocations(struct dxg_frame *frame,
				  struct d3dddi_allocationinfo2 *infos)
{
	struct d3dkmt_createallocation *args = (void *)frame->args;
	struct d3dkmt_createstandardallocation standard = {};
	int ret;

	ret = dxg_check_allocations(frame, infos);
	if (ret)
		return ret;
	if (args->flags & D3DKMT_CREATEALLOCATION_STANDARD_ALLOCATION) {
		ret = dxg_check_standard(frame, infos, &standard);
		if (ret)
			return ret;
		frame->arrays[DXG_DRIVER_DATA].preloaded = &standard;
	}
	frame->arrays[DXG_ALLOCATION_INFO].preloaded = infos;
	ret = dxg_frame_build(frame);
	if (!ret)
		ret = dxg_send_allocations(frame, infos);
	if (!ret)
		ret = dxg_frame_exchange(frame);
	if (ret)
		return ret;
	if (frame->arrays[DXG_ALLOCATION_INFO].reply_size !=
	    args->alloc_count * sizeof(*infos))
		return -EINVAL;
	ret = dxg_enter_allocations(frame, infos);
	if (!ret)
		ret = dxg_finish_allocations(frame);
	if (ret) {
		dxg_undo_allocations(frame);
		return ret;
	}
	return frame->status;
}

static int dxg_create_allocation(struct dxg_frame *frame)
{
	struct d3dkmt_createallocation *args = (void *)frame->args;
	struct d3dddi_allocationinfo2 *infos;
	int ret;

	if (!args->alloc_count ||
	    args->alloc_count > D3DKMT_CREATEALLOCATION_MAX ||
	    args->flags & DXG_REFUSED_FLAGS)
		return -EINVAL;
	if (!args->allocation_info)
		return -EFAULT;
	if (args->flags & D3DKMT_CREATEALLOCATION_CREATE_SHARED &&
	    !(args->flags & D3DKMT_CREATEALLOCATION_CREATE_RESOURCE))
		return -EINVAL;
	/* dxgkrnl's answer to what does not fit into its messages. */
	if (args->private_runtime_data_size >= DXG_BYTES_MAX ||
	    args->priv_drv_data_size >= DXG_BYTES_MAX)
		return -EOVERFLOW;
	infos = kvmalloc_array(args->alloc_count, sizeof(*infos),
			       GFP_KERNEL_ACCOUNT);
	if (!infos)
		return -ENOMEM;
	ret = dxg_create_allocations(frame, infos);
	kvfree(infos);
	return ret;
}

struct dxg_ending {
	u32 handle;
	u64 serial;
};

static int dxg_destroy_allocation(struct dxg_frame *frame)
{
	struct d3dkmt_destroyallocation2 *args = (void *)frame->args;
	enum dxg_handle_type type;
	struct dxg_event *event = NULL;
	struct dxg_ending *endings;
	u32 count = args->alloc_count;
	bool adopted = false;
	const u32 *handles;
	int waited = 0;
	int ret;
	u32 i;

	/* Either allocations or a resource with all of its own. */
	if (!count == !args->resource.v)
		return -EINVAL;
	ret = dxg_frame_build(frame);
	if (ret)
		return ret;
	handles = (void *)frame->arrays[0].sent;
	type = DXG_HANDLE_ALLOCATION;
	if (!count) {
		count = 1;
		handles = &args->resource.v;
		type = DXG_HANDLE_RESOURCE;
	}
	endings = kvmalloc_array(count, sizeof(*endings), GFP_KERNEL_ACCOUNT);
	if (!endings)
		return -ENOMEM;
	for (i = 0; i < count; i++) {
		endings[i].handle = handles[i];
		endings[i].serial = dxg_process_serial(frame->process,
						       handles[i], type);
		if (dxg_process_adopted(frame->process, handles[i], type))
			adopted = true;
	}
	if (adopted) {
		/* The GPU is done with it before the caller gets it back. */
		event = dxg_event_register(frame->process->channel,
					   &frame->process->events, NULL,
					   false);
		if (IS_ERR(event)) {
			kvfree(endings);
			return PTR_ERR(event);
		}
		frame->record->event = event->cookie;
	}
	ret = dxg_frame_exchange(frame);
	if (!ret && event && frame->reply->event_pending)
		waited = dxg_event_wait(frame->process->channel, event, false);
	for (i = 0; i < count && !ret; i++) {
		if (endings[i].serial)
			dxg_process_end(frame->process, endings[i].handle,
					endings[i].serial);
	}
	kvfree(endings);
	if (event) {
		dxg_event_cancel(frame->process->channel, event);
		dxg_event_put(event);
	}
	if (waited == -ERESTARTSYS)
		waited = -EINTR;
	if (!ret)
		ret = waited;
	return ret ? ret : frame->status;
}

static_assert(offsetof(struct d3dkmt_queryallocationresidency, resource) ==
	      offsetof(struct d3dkmt_setallocationpriority, resource));
static_assert(offsetof(struct d3dkmt_queryallocationresidency, allocations) ==
	      offsetof(struct d3dkmt_setallocationpriority, allocation_list));
static_assert(offsetof(struct d3dkmt_queryallocationresidency,
		       allocation_count) ==
	      offsetof(struct d3dkmt_setallocationpriority, allocation_count));
static_assert(sizeof(struct d3dkmt_getallocationpriority) ==
	      sizeof(struct d3dkmt_setallocationpriority));

/* Of a list of allocations, or of a resource: then there is one value. */
static int dxg_list_or_resource(struct dxg_frame *frame)
{
	struct d3dkmt_setallocationpriority *args = (void *)frame->args;

	if (!args->allocation_count == !args->resource.v)
		return -EINVAL;
	if (args->resource.v) {
		args->allocation_list = 0;
		args->allocation_count = 1;
	}
	return dxg_exchange(frame);
}

/* Drops one Lock2 of @object's, the last with a call. process->lock. */
static int dxg_unlock_object(struct dxg_process *process,
			     struct dxg_object *object,
			     const struct d3dkmt_unlock2 *args)
{
	struct dxg_mapping *mapping = object->mapping;

	if (!mapping || !object->locks)
		return -EINVAL;
	object->locks--;
	/* Memory of the process's own is there for as long as the object. */
	if (object->locks || object->adopted)
		return 0;
	object->mapping = NULL;
	object->address = 0;
	dxg_mapping_put(process, mapping, false);
	return dxg_process_call(process, _IOC_NR(LX_DXUNLOCK2), args, NULL, 0);
}

static int dxg_unlock2(struct dxg_frame *frame)
{
	const struct d3dkmt_unlock2 *args = (void *)frame->args;
	struct dxg_process *process = frame->process;
	struct dxg_object *object;
	int ret = -EINVAL;

	if (mutex_lock_killable(&process->lock))
		return -EINTR;
	object = dxg_process_find(process, args->allocation.v,
				  DXG_HANDLE_ALLOCATION);
	if (object && dxg_process_find(process, args->device.v,
				       DXG_HANDLE_DEVICE))
		ret = dxg_unlock_object(process, object, args);
	mutex_unlock(&process->lock);
	return ret;
}

/* The first Lock2 of @object's. process->lock. */
static int dxg_lock_object(struct dxg_frame *frame, struct dxg_object *object)
{
	const struct d3dkmt_lock2 *args = (void *)frame->args;
	struct d3dkmt_unlock2 unlock = {
		.device = args->device,
		.allocation = args->allocation,
	};
	struct gpupv_reply reply;
	int ret;

	ret = dxg_frame_build(frame);
	if (!ret)
		ret = dxg_frame_exchange(frame);
	if (ret)
		return ret;
	reply = *frame->reply;
	if (reply.map_offset < reply.map.size)
		ret = dxg_mapping_get(frame->process, &reply.map, true,
				      &object->mapping);
	else
		ret = -EINVAL;
	if (ret) {
		dxg_process_call(frame->process, _IOC_NR(LX_DXUNLOCK2), &unlock,
				 NULL, 0);
		return ret;
	}
	object->address = object->mapping->address + reply.map_offset;
	return 0;
}

static int dxg_lock2(struct dxg_frame *frame)
{
	const struct d3dkmt_lock2 *args = (void *)frame->args;
	struct d3dkmt_lock2 __user *user = frame->user;
	struct dxg_process *process = frame->process;
	struct d3dkmt_unlock2 unlock = {
		.device = args->device,
		.allocation = args->allocation,
	};
	struct dxg_object *object;
	u64 address = 0;
	u64 serial = 0;
	int ret = -EINVAL;

	/* Kept over the call: there is one first Lock2, and no end meanwhile. */
	if (mutex_lock_killable(&process->lock))
		return -EINTR;
	object = dxg_process_find(process, args->allocation.v,
				  DXG_HANDLE_ALLOCATION);
	if (object && dxg_process_find(process, args->device.v,
				       DXG_HANDLE_DEVICE)) {
		ret = object->mapping ? 0 : dxg_lock_object(frame, object);
		if (!ret && object->locks == U32_MAX)
			ret = -EINVAL;
		if (!ret) {
			object->locks++;
			address = object->address;
			serial = object->serial;
		}
	}
	mutex_unlock(&process->lock);
	if (ret)
		return ret;
	if (!copy_to_user(&user->data, &address, sizeof(address)))
		return frame->status;

	mutex_lock(&process->lock);
	object = dxg_process_find(process, args->allocation.v,
				  DXG_HANDLE_ALLOCATION);
	if (object && object->serial == serial)
		dxg_unlock_object(process, object, &unlock);
	mutex_unlock(&process->lock);
	return -EFAULT;
}

/* ------------------------------------------------------------- fences */

/*
 * Enters what the call made and maps the fence the reply grants, if any; its
 * address goes into the structure at @field. Then finishes the call.
 */
static int dxg_finish_fence(struct dxg_frame *frame, u16 field,
			    struct dxg_event *event)
{
	struct dxg_process *process = frame->process;
	const struct dxg_handle *made = &frame->call->makes[0];
	struct gpupv_reply reply = *frame->reply;
	struct dxg_object *object = NULL;
	u64 address = 0;
	u32 handle;
	int ret;

	memcpy(&handle, frame->reply_args + made->offset, sizeof(handle));
	mutex_lock(&process->lock);
	ret = dxg_frame_enter(frame);
	if (!ret)
		object = dxg_process_find(process, handle, made->type);
	if (object && reply.map.size) {
		if (reply.map.size < sizeof(u64) || reply.map_offset % 8 ||
		    reply.map_offset > reply.map.size - sizeof(u64))
			ret = -EINVAL;
		else
			ret = dxg_mapping_get(process, &reply.map, false,
					      &object->mapping);
		if (!ret) {
			address = object->mapping->address + reply.map_offset;
			object->address = address;
		}
	}
	if (!ret && object && event) {
		refcount_inc(&event->refs);
		object->event = event;
	}
	mutex_unlock(&process->lock);
	if (!ret) {
		if (field != DXG_NO_FIELD)
			memcpy(frame->reply_args + field, &address,
			       sizeof(address));
		ret = dxg_frame_finish(frame);
	}
	if (ret) {
		dxg_frame_undo(frame);
		return ret;
	}
	return frame->status;
}

static int dxg_make_fence(struct dxg_frame *frame, u16 field)
{
	int ret;

	frame->monitored = true;
	ret = dxg_frame_build(frame);
	if (!ret)
		ret = dxg_frame_exchange(frame);
	return ret ? ret : dxg_finish_fence(frame, field, NULL);
}

static int dxg_create_paging_queue(struct dxg_frame *frame)
{
	return dxg_make_fence(frame,
			      offsetof(struct d3dkmt_createpagingqueue,
				       fence_cpu_virtual_address));
}

static int dxg_create_hwqueue(struct dxg_frame *frame)
{
	return dxg_make_fence(frame,
			      offsetof(struct d3dkmt_createhwqueue,
				       queue_progress_fence_cpu_va));
}

/* Where the kind-specific part of a sync object's description is. */
#define DXG_INFO(field) \
	offsetof(struct d3dkmt_createsynchronizationobject2, info.field)

/* A sync object that signals an eventfd whenever the GPU signals it. */
static int dxg_create_notification(struct dxg_frame *frame)
{
	struct d3dkmt_createsynchronizationobject2 *args = (void *)frame->args;
	struct dxg_channel *channel = frame->process->channel;
	struct eventfd_ctx *eventfd;
	struct dxg_event *event;
	u16 field;
	int ret;

	eventfd = dxg_eventfd_get(args->info.cpu_notification.event);
	if (IS_ERR(eventfd))
		return PTR_ERR(eventfd);
	/* It may happen before the reply that says the object is there. */
	event = dxg_event_register(channel, &frame->process->events, eventfd,
				   true);
	if (IS_ERR(event))
		return PTR_ERR(event);
	frame->event = event->cookie;
	args->info.cpu_notification.event = 0;
	ret = dxg_frame_build(frame);
	if (!ret)
		ret = dxg_frame_exchange(frame);
	if (!ret) {
		/* The caller's fd is in an output span, but is no output. */
		field = DXG_INFO(cpu_notification.event);
		memcpy(frame->reply_args + field, frame->user_args + field,
		       sizeof(u64));
		ret = dxg_finish_fence(frame, DXG_NO_FIELD, event);
	}
	if (ret < 0)
		dxg_event_cancel(channel, event);
	dxg_event_put(event);
	return ret;
}

static int dxg_create_sync(struct dxg_frame *frame)
{
	const struct d3dkmt_createsynchronizationobject2 *args =
		(void *)frame->args;
	int ret;

	switch (args->info.type) {
	case D3DDDI_CPU_NOTIFICATION:
		return dxg_create_notification(frame);
	case D3DDDI_MONITORED_FENCE:
		return dxg_make_fence(frame,
				      DXG_INFO(monitored_fence.fence_cpu_virtual_address));
	case D3DDDI_PERIODIC_MONITORED_FENCE:
		return dxg_make_fence(frame,
				      DXG_INFO(periodic_monitored_fence.fence_cpu_virtual_address));
	default:
		ret = dxg_frame_build(frame);
		if (!ret)
			ret = dxg_frame_exchange(frame);
		return ret ? ret : dxg_finish_fence(frame, DXG_NO_FIELD, NULL);
	}
}

/* ------------------------------------------------------ signals and waits */

/* Sends a signal that may name an eventfd in place of fence values. */
static int dxg_post_signal(struct dxg_frame *frame, u32 flags, u64 fd)
{
	struct dxg_channel *channel = frame->process->channel;
	struct eventfd_ctx *eventfd;
	struct dxg_event *event = NULL;
	int ret;

	if (flags & D3DDDI_SIGNAL_ENQUEUE_CPU_EVENT) {
		eventfd = dxg_eventfd_get(fd);
		if (IS_ERR(eventfd))
			return PTR_ERR(eventfd);
		event = dxg_event_register(channel, &frame->process->events,
					   eventfd, false);
		if (IS_ERR(event))
			return PTR_ERR(event);
		frame->event = event->cookie;
	}
	ret = dxg_frame_build(frame);
	if (!ret)
		ret = dxg_frame_post(frame);
	if (event) {
		if (ret)
			dxg_event_cancel(channel, event);
		dxg_event_put(event);
	}
	return ret;
}

static int dxg_signal2(struct dxg_frame *frame)
{
	struct d3dkmt_signalsynchronizationobject2 *args = (void *)frame->args;
	u64 fd = args->cpu_event_handle;

	if (args->context_count >= D3DDDI_MAX_BROADCAST_CONTEXT ||
	    args->object_count > D3DDDI_MAX_OBJECT_SIGNALED)
		return -EINVAL;
	if (args->flags & D3DDDI_SIGNAL_ENQUEUE_CPU_EVENT)
		args->cpu_event_handle = 0;
	return dxg_post_signal(frame, args->flags, fd);
}

static int dxg_signal_from_gpu2(struct dxg_frame *frame)
{
	struct d3dkmt_signalsynchronizationobjectfromgpu2 *args =
		(void *)frame->args;
	u64 fd = args->cpu_event_handle;

	if (args->flags & D3DDDI_SIGNAL_ENQUEUE_CPU_EVENT) {
		/* The event stands in place of objects and values. */
		if (args->object_count || !fd)
			return -EINVAL;
		args->cpu_event_handle = 0;
	} else if (!args->object_count) {
		return -EINVAL;
	}
	if (!args->context_count)
		return -EINVAL;
	return dxg_post_signal(frame, args->flags, fd);
}

static int dxg_wait_from_gpu(struct dxg_frame *frame)
{
	struct d3dkmt_waitforsynchronizationobjectfromgpu *args =
		(void *)frame->args;
	u32 objects[D3DDDI_MAX_OBJECT_WAITED_ON];
	u64 values[D3DDDI_MAX_OBJECT_WAITED_ON];
	int ret;
	u32 i;

	if (!args->object_count ||
	    args->object_count > D3DDDI_MAX_OBJECT_WAITED_ON)
		return -EINVAL;
	if (!args->objects)
		return -EFAULT;
	if (copy_from_user(objects, u64_to_user_ptr(args->objects),
			   args->object_count * sizeof(objects[0])))
		return -EFAULT;
	frame->arrays[0].preloaded = objects;
	ret = dxg_process_monitored(frame->process, objects[0]);
	if (ret < 0)
		return ret;
	if (!ret) {
		/* One value for all, in the structure itself. */
		for (i = 0; i < args->object_count; i++)
			values[i] = args->fence_value;
		args->monitored_fence_values = 1;
		frame->arrays[1].preloaded = values;
	}
	ret = dxg_frame_build(frame);
	return ret ? ret : dxg_frame_post(frame);
}

static int dxg_wait_answered(struct dxg_frame *frame, struct dxg_event *event,
			     bool sleeps, struct dxg_notice **cancel)
{
	struct dxg_channel *channel = frame->process->channel;
	int ret;

	if (!frame->reply->event_pending) {
		dxg_event_satisfied(channel, event);
		return frame->status;
	}
	if (!sleeps)
		return frame->status;
	ret = dxg_event_wait(channel, event, true);
	if (ret != -ERESTARTSYS)
		return ret;
	if (!dxg_event_cancel(channel, event))
		return event->error;	/* it came after all */
	dxg_channel_notify(channel, *cancel);
	*cancel = NULL;
	return ret;
}

static int dxg_wait_from_cpu(struct dxg_frame *frame)
{
	struct d3dkmt_waitforsynchronizationobjectfromcpu *args =
		(void *)frame->args;
	struct dxg_process *process = frame->process;
	bool sleeps = !args->async_event;
	struct eventfd_ctx *eventfd = NULL;
	struct dxg_notice *cancel = NULL;
	struct dxg_event *event;
	int ret;

	if (!args->object_count)
		return -EINVAL;
	if (!sleeps) {
		eventfd = dxg_eventfd_get(args->async_event);
		if (IS_ERR(eventfd))
			return PTR_ERR(eventfd);
		args->async_event = 0;
	}
	/* It may happen before the reply that says it will. */
	event = dxg_event_register(process->channel, &process->events, eventfd,
				   false);
	if (IS_ERR(event))
		return PTR_ERR(event);
	frame->event = event->cookie;
	if (sleeps) {
		cancel = dxg_notice_alloc(process->generation,
					  GPUPV_EVENT_CANCEL, process->id,
					  event->cookie);
		if (!cancel) {
			ret = -ENOMEM;
			goto out;
		}
	}
	ret = dxg_frame_build(frame);
	if (!ret)
		ret = dxg_frame_exchange(frame);
	if (!ret)
		ret = dxg_wait_answered(frame, event, sleeps, &cancel);
out:
	if (ret < 0)
		dxg_event_cancel(process->channel, event);
	dxg_event_put(event);
	kfree(cancel);
	return ret;
}

/* ------------------------------------------------------------- sharing */

static int dxg_share_objects(struct dxg_frame *frame)
{
	struct d3dkmt_shareobjects *args = (void *)frame->args;
	struct dxg_process *process = frame->process;
	u64 __user *user = u64_to_user_ptr(args->shared_handle);
	struct dxg_share_fd share_fd;
	struct dxg_share *share;
	u64 fd;
	int ret;

	if (args->object_count != 1)
		return -EINVAL;
	args->object_attr = 0;
	args->shared_handle = 0;
	/* If the caller is killed, the share must not stay behind. */
	frame->orphan = dxg_notice_alloc(process->generation,
					 GPUPV_SHARE_CLOSE, 0, 0);
	share = dxg_share_alloc(process);
	if (!frame->orphan || !share) {
		ret = -ENOMEM;
		goto free;
	}
	ret = dxg_frame_build(frame);
	if (!ret)
		ret = dxg_frame_exchange(frame);
	if (!ret && !frame->reply->share)
		ret = -EINVAL;
	if (ret)
		goto free;
	share->share = frame->reply->share;
	ret = dxg_platform_share_prepare(share, &share_fd);
	if (ret)
		return ret;
	fd = share_fd.fd;
	if (copy_to_user(user, &fd, sizeof(fd))) {
		dxg_platform_share_abort(&share_fd);
		return -EFAULT;
	}
	dxg_platform_share_commit(&share_fd);
	return frame->status;

free:
	dxg_share_release(share);
	return ret;
}

/* Puts the share behind @fd into the call. The caller drops *@share. */
static int dxg_take_share(struct dxg_frame *frame, u64 fd,
			  struct dxg_share **share)
{
	struct dxg_process *process = frame->process;

	*share = dxg_platform_share_hold(fd);
	if (!*share)
		return -EINVAL;
	/* The objects of another host are not this one's. */
	if ((*share)->channel != process->channel ||
	    (*share)->generation != process->generation) {
		dxg_platform_share_drop(*share);
		return -EINVAL;
	}
	frame->share = (*share)->share;
	return 0;
}

static int dxg_open_sync(struct dxg_frame *frame)
{
	struct d3dkmt_opensyncobjectfromnthandle2 *args = (void *)frame->args;
	struct dxg_share *share;
	int ret;

	ret = dxg_take_share(frame, args->nt_handle, &share);
	if (ret)
		return ret;
	args->nt_handle = 0;
	ret = dxg_make_fence(frame,
			     offsetof(struct d3dkmt_opensyncobjectfromnthandle2,
				      monitored_fence.fence_value_cpu_va));
	dxg_platform_share_drop(share);
	return ret;
}

/* A call with a share that the table describes otherwise. */
static int dxg_query_share(struct dxg_frame *frame, u64 *fd)
{
	struct dxg_share *share = NULL;
	int ret;

	if (fd) {
		ret = dxg_take_share(frame, *fd, &share);
		if (ret)
			return ret;
		*fd = 0;
	}
	ret = dxg_exchange(frame);
	if (share)
		dxg_platform_share_drop(share);
	return ret;
}

static int dxg_query_resource(struct dxg_frame *frame)
{
	struct d3dkmt_queryresourceinfofromnthandle *args =
		(void *)frame->args;

	return dxg_query_share(frame, &args->nt_handle);
}

static int dxg_shared_luid(struct dxg_frame *frame)
{
	struct d3dkmt_getsharedresourceadapterluid *args = (void *)frame->args;

	/* A global share stands for itself; only without one is there an fd. */
	return dxg_query_share(frame,
			       args->global_share.v ? NULL : &args->handle);
}

enum { DXG_OPEN_INFO, DXG_OPEN_RUNTIME, DXG_OPEN_RESOURCE, DXG_OPEN_TOTAL };

static int dxg_enter_opened(struct dxg_frame *frame, u32 device)
{
	struct dxg_frame_array *array = &frame->arrays[DXG_OPEN_INFO];
	struct d3dddi_openallocationinfo2 *infos = (void *)array->reply;
	u32 count = array->reply_size / sizeof(*infos);
	u64 next = frame->arrays[DXG_OPEN_TOTAL].pointer;
	u64 left = frame->arrays[DXG_OPEN_TOTAL].size;
	struct dxg_object *object = NULL;
	struct dxg_made made = {
		.owner = device,
		.type = DXG_HANDLE_RESOURCE,
	};
	u32 i;

	memcpy(&made.handle,
	       frame->reply_args + frame->call->makes[0].offset,
	       sizeof(made.handle));
	mutex_lock(&frame->process->lock);
	object = dxg_process_enter(frame->process, &made);
	made.owner = made.handle;
	made.type = DXG_HANDLE_ALLOCATION;
	for (i = 0; i < count && !IS_ERR(object); i++) {
		/* Each one's private data is a part of all of it. */
		if (infos[i].priv_drv_data_size > left) {
			object = ERR_PTR(-EINVAL);
			break;
		}
		infos[i].priv_drv_data = next;
		next += infos[i].priv_drv_data_size;
		left -= infos[i].priv_drv_data_size;
		made.handle = infos[i].allocation.v;
		object = dxg_process_enter(frame->process, &made);
	}
	mutex_unlock(&frame->process->lock);
	return PTR_ERR_OR_ZERO(object);
}

static int dxg_open_opened(struct dxg_frame *frame, u32 device)
{
	u32 resource;
	int ret;

	ret = dxg_frame_build(frame);
	if (!ret)
		ret = dxg_frame_exchange(frame);
	if (ret)
		return ret;
	memcpy(&resource, frame->reply_args + frame->call->makes[0].offset,
	       sizeof(resource));
	ret = dxg_enter_opened(frame, device);
	if (!ret)
		ret = dxg_frame_finish(frame);
	if (ret) {
		dxg_undo_resource(frame->process, device, resource);
		return ret;
	}
	return frame->status;
}

static int dxg_open_resource_nt(struct dxg_frame *frame)
{
	struct d3dkmt_openresourcefromnthandle *args = (void *)frame->args;
	struct dxg_share *share;
	int ret;

	ret = dxg_take_share(frame, args->nt_handle, &share);
	if (ret)
		return ret;
	args->nt_handle = 0;
	args->keyed_mutex_private_data = 0;
	ret = dxg_open_opened(frame, args->device.v);
	dxg_platform_share_drop(share);
	return ret;
}

/* ------------------------------------------------------------ sync files */

/* The exchange of a CreateSyncFile whose @sync is ready. */
static int dxg_exchange_sync_file(struct dxg_frame *frame,
				  struct dxg_sync *sync)
{
	struct d3dkmt_createsyncfile __user *user = frame->user;
	struct dxg_share_fd sync_fd;
	u64 fd;
	int ret;

	frame->event = sync->event->cookie;
	ret = dxg_frame_build(frame);
	if (!ret)
		ret = dxg_frame_exchange(frame);
	if (ret)
		return ret;
	sync->share->share = frame->reply->share;
	if (!sync->share->share)
		return -EINVAL;
	if (!frame->reply->event_pending)
		dxg_event_satisfied(frame->process->channel, sync->event);
	ret = dxg_platform_fence_prepare(sync, &sync_fd);
	if (ret)
		return ret;
	fd = sync_fd.fd;
	if (copy_to_user(&user->sync_file_handle, &fd, sizeof(fd))) {
		dxg_platform_share_abort(&sync_fd);
		return -EFAULT;
	}
	dxg_platform_share_commit(&sync_fd);
	return frame->status;
}

static int dxg_create_sync_file(struct dxg_frame *frame)
{
	const struct d3dkmt_createsyncfile *args = (void *)frame->args;
	struct dxg_process *process = frame->process;
	struct dxg_event *event;
	struct dxg_sync *sync;
	int ret;

	/* If the caller is killed, the share must not stay behind. */
	frame->orphan = dxg_notice_alloc(process->generation,
					 GPUPV_SHARE_CLOSE, 0, 0);
	if (!frame->orphan)
		return -ENOMEM;
	sync = dxg_sync_alloc(process, args->fence_value);
	if (!sync)
		return -ENOMEM;
	ret = dxg_platform_fence_create(sync);
	if (ret)
		return ret;
	/* It may happen before the reply that says it will. */
	event = dxg_event_register_fence(process->channel, &process->events,
					 sync->platform);
	if (IS_ERR(event)) {
		ret = PTR_ERR(event);
	} else {
		sync->event = event;
		ret = dxg_exchange_sync_file(frame, sync);
	}
	dxg_platform_fence_put(sync);
	return ret;
}

/*
 * Puts what the sync file at @fd stands for into the call, the one at @index;
 * the caller puts *@sync. Null: there are not so many.
 */
static int dxg_take_sync_file(struct dxg_frame *frame, u64 fd, u32 index,
			      struct dxg_sync **sync)
{
	struct dxg_process *process = frame->process;

	*sync = dxg_platform_fence_hold(fd, index);
	if (IS_ERR_OR_NULL(*sync))
		return PTR_ERR_OR_ZERO(*sync);
	/* The fences of another host are not this one's. */
	if ((*sync)->share->channel != process->channel ||
	    (*sync)->share->generation != process->generation) {
		dxg_platform_fence_put(*sync);
		return -EINVAL;
	}
	frame->share = (*sync)->share->share;
	return 0;
}

static int dxg_wait_sync_file(struct dxg_frame *frame)
{
	struct d3dkmt_waitsyncfile *args = (void *)frame->args;
	u64 fd = args->sync_file_handle;
	struct dxg_sync *sync;
	u32 index;
	int ret;

	/* One wait for each that was merged into it. */
	for (index = 0;; index++) {
		ret = dxg_take_sync_file(frame, fd, index, &sync);
		if (ret || !sync)
			return ret ? ret : frame->status;
		if (frame->request)
			dxg_request_put(frame->request);
		frame->request = NULL;
		/* In place of the descriptor, the value to wait for. */
		args->sync_file_handle = sync->value;
		ret = dxg_frame_build(frame);
		if (!ret)
			ret = dxg_frame_exchange(frame);
		dxg_platform_fence_put(sync);
		if (ret)
			return ret;
	}
}

static int dxg_open_sync_file(struct dxg_frame *frame)
{
	struct d3dkmt_opensyncobjectfromsyncfile *args = (void *)frame->args;
	struct dxg_sync *sync, *another;
	int ret;

	ret = dxg_take_sync_file(frame, args->sync_file_handle, 0, &sync);
	if (ret)
		return ret;
	if (!sync)
		return -EINVAL;
	/* Several merged into one have no one fence to open. */
	another = dxg_platform_fence_hold(args->sync_file_handle, 1);
	if (another) {
		if (!IS_ERR(another))
			dxg_platform_fence_put(another);
		dxg_platform_fence_put(sync);
		return -EINVAL;
	}
	args->sync_file_handle = 0;
	args->fence_value = sync->value;
	ret = dxg_make_fence(frame,
			     offsetof(struct d3dkmt_opensyncobjectfromsyncfile,
				      fence_value_cpu_va));
	dxg_platform_fence_put(sync);
	return ret;
}

dxg_special_fn dxg_special_find(u32 number)
{
	switch (number) {
	case _IOC_NR(LX_DXCREATEALLOCATION):
		return dxg_create_allocation;
	case _IOC_NR(LX_DXCREATEPAGINGQUEUE):
		return dxg_create_paging_queue;
	case _IOC_NR(LX_DXCREATESYNCHRONIZATIONOBJECT):
		return dxg_create_sync;
	case _IOC_NR(LX_DXSIGNALSYNCHRONIZATIONOBJECT):
		return dxg_signal2;
	case _IOC_NR(LX_DXDESTROYALLOCATION2):
		return dxg_destroy_allocation;
	case _IOC_NR(LX_DXENUMADAPTERS2):
		return dxg_enum_adapters2;
	case _IOC_NR(LX_DXENUMADAPTERS3):
		return dxg_enum_adapters3;
	case _IOC_NR(LX_DXCREATEHWQUEUE):
		return dxg_create_hwqueue;
	case _IOC_NR(LX_DXGETSHAREDRESOURCEADAPTERLUID):
		return dxg_shared_luid;
	case _IOC_NR(LX_DXLOCK2):
		return dxg_lock2;
	case _IOC_NR(LX_DXUNLOCK2):
		return dxg_unlock2;
	case _IOC_NR(LX_DXSIGNALSYNCHRONIZATIONOBJECTFROMGPU2):
		return dxg_signal_from_gpu2;
	case _IOC_NR(LX_DXWAITFORSYNCHRONIZATIONOBJECTFROMCPU):
		return dxg_wait_from_cpu;
	case _IOC_NR(LX_DXWAITFORSYNCHRONIZATIONOBJECTFROMGPU):
		return dxg_wait_from_gpu;
	case _IOC_NR(LX_DXSHAREOBJECTS):
		return dxg_share_objects;
	case _IOC_NR(LX_DXOPENSYNCOBJECTFROMNTHANDLE2):
		return dxg_open_sync;
	case _IOC_NR(LX_DXQUERYRESOURCEINFOFROMNTHANDLE):
		return dxg_query_resource;
	case _IOC_NR(LX_DXOPENRESOURCEFROMNTHANDLE):
		return dxg_open_resource_nt;
	case _IOC_NR(LX_DXCREATESYNCFILE):
		return dxg_create_sync_file;
	case _IOC_NR(LX_DXWAITSYNCFILE):
		return dxg_wait_sync_file;
	case _IOC_NR(LX_DXOPENSYNCOBJECTFROMSYNCFILE):
		return dxg_open_sync_file;
	case _IOC_NR(LX_DXENUMPROCESSES):
		return dxg_enum_processes;
	case _IOC_NR(LX_DXQUERYSTATISTICS):
		return dxg_query_statistics;
	case _IOC_NR(LX_DXQUERYALLOCATIONRESIDENCY):
	case _IOC_NR(LX_DXSETALLOCATIONPRIORITY):
	case _IOC_NR(LX_DXGETALLOCATIONPRIORITY):
		return dxg_list_or_resource;
	default:
		return NULL;
	}
}
