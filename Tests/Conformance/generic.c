// SPDX-License-Identifier: Apache-2.0
/*
 * What goes for every call: a valid one, then the same with one thing wrong.
 * The call table says which arrays there are; here is which handles.
 */
#include "conformance.h"

#include <fcntl.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/wait.h>

#define FIELDS_MAX	6

struct field {
	uint16_t	offset;
	uint8_t		type;
	uint8_t		optional;	/* 0 is fine */
};

struct subject {
	unsigned long	ioctl;
	/* Writes a valid call's structure. */
	void		(*build)(struct conf_world *w, void *args);
	struct field	fields[FIELDS_MAX];
	/* What a device in an error state answers; dxgkrnl's host: removed. */
	int		lost;
	/* Arrays that may be empty, by index in the call table. */
	uint8_t		empty_ok;
};

/* Arrays the structures point to; one set is enough, each case is alone. */
static struct d3dkmthandle handles[64];
static uint64_t values[64];
static uint32_t words[64];
static uint64_t share_fd;
static struct gpupv_allocation_private wanted;
static struct d3dddi_allocationinfo2 allocation_info;
static struct d3dkmt_adapterinfo adapter_infos[4];
static struct d3dddi_openallocationinfo2 open_info[8];
static struct d3dddi_updategpuvirtualaddress_operation operations[2];
static uint8_t bytes[4][256];

#define BUILD(name, s) \
	static void build_##name(__attribute__((unused)) struct conf_world *w, \
				 struct s *a)
#define SUBJECT(nr, name, ...) \
	{ .ioctl = nr, .build = (void (*)(struct conf_world *, void *)) \
	  (void (*)(void))build_##name, __VA_ARGS__ }
#define H(s, f, t)	{ offsetof(struct s, f), DXG_HANDLE_##t, 0 }
#define H0(s, f, t)	{ offsetof(struct s, f), DXG_HANDLE_##t, 1 }

BUILD(open_luid, d3dkmt_openadapterfromluid)
{
	a->adapter_luid = w->s.luid;
}

BUILD(create_device, d3dkmt_createdevice)
{
	a->adapter = w->s.adapter;
}

BUILD(create_context, d3dkmt_createcontextvirtual)
{
	a->device = w->s.device;
	a->priv_drv_data = USER(bytes[0]);
	a->priv_drv_data_size = 16;
}

BUILD(destroy_context, d3dkmt_destroycontext)
{
	a->context = w->s.context;
}

BUILD(create_allocation, d3dkmt_createallocation)
{
	wanted.magic = GPUPV_ALLOCATION_MAGIC;
	wanted.size = 4096;
	allocation_info.priv_drv_data = USER(&wanted);
	allocation_info.priv_drv_data_size = sizeof(wanted);
	a->device = w->s.device;
	a->private_runtime_data = USER(bytes[0]);
	a->private_runtime_data_size = 8;
	a->priv_drv_data = USER(bytes[1]);
	a->priv_drv_data_size = 8;
	a->alloc_count = 1;
	a->allocation_info = USER(&allocation_info);
}

BUILD(create_paging_queue, d3dkmt_createpagingqueue)
{
	a->device = w->s.device;
}

BUILD(reserve, d3dddi_reservegpuvirtualaddress)
{
	a->adapter = w->s.adapter;
	a->size = 65536;
}

BUILD(query_adapter, d3dkmt_queryadapterinfo)
{
	a->adapter = w->s.adapter;
	a->type = KMTQAITYPE_ADAPTERTYPE;
	a->private_data = USER(words);
	a->private_data_size = 4;
}

BUILD(query_memory, d3dkmt_queryvideomemoryinfo)
{
	a->adapter = w->s.adapter;
}

BUILD(make_resident, d3dddi_makeresident)
{
	handles[0] = w->loose;
	words[0] = D3DDDI_ALLOCATIONPRIORITY_NORMAL;
	a->paging_queue = w->s.paging_queue;
	a->alloc_count = 1;
	a->allocation_list = USER(handles);
	a->priority_list = USER(words);
}

BUILD(map, d3dddi_mapgpuvirtualaddress)
{
	a->paging_queue = w->s.paging_queue;
	a->allocation = w->loose;
	a->size_in_pages = 1;
}

BUILD(escape, d3dkmt_escape)
{
	struct gpupv_escape *escape = (void *)bytes[0];

	escape->magic = GPUPV_ESCAPE_MAGIC;
	escape->command = GPUPV_ESCAPE_STATISTICS;
	a->adapter = w->s.adapter;
	a->type = D3DKMT_ESCAPE_DRIVERPRIVATE;
	a->priv_drv_data = USER(bytes[0]);
	a->priv_drv_data_size = sizeof(struct gpupv_escape_statistics);
}

BUILD(device_state, d3dkmt_getdevicestate)
{
	a->device = w->s.device;
	a->state_type = D3DKMT_DEVICESTATE_EXECUTION;
}

BUILD(submit, d3dkmt_submitcommand)
{
	a->command_buffer = w->commands.address;
	a->command_length = w->command_bytes;
	a->broadcast_context_count = 1;
	a->broadcast_context[0] = w->s.context;
	a->priv_drv_data = USER(bytes[0]);
	a->priv_drv_data_size = 8;
	handles[0] = w->buffer.allocation;
	a->num_history_buffers = 1;
	a->history_buffer_array = USER(handles);
	a->num_primaries = 1;
	a->written_primaries[0] = w->buffer.allocation;
}

BUILD(create_sync, d3dkmt_createsynchronizationobject2)
{
	a->device = w->s.device;
	a->info.type = D3DDDI_MONITORED_FENCE;
}

BUILD(signal2, d3dkmt_signalsynchronizationobject2)
{
	a->context = w->s.context;
	a->object_count = 1;
	a->object_array[0] = w->free_sync;
	a->context_count = 1;
	a->contexts[0] = w->hwcontext;
	a->fence_value = 1;
}

BUILD(wait2, d3dkmt_waitforsynchronizationobject2)
{
	a->context = w->s.context;
	a->object_count = 1;
	a->object_array[0] = w->free_sync;
}

BUILD(destroy_allocation, d3dkmt_destroyallocation2)
{
	handles[0] = w->loose;
	a->device = w->s.device;
	a->alloc_count = 1;
	a->allocations = USER(handles);
}

BUILD(enum2, d3dkmt_enumadapters2)
{
	a->num_adapters = 4;
	a->adapters = USER(adapter_infos);
}

BUILD(close_adapter, d3dkmt_closeadapter)
{
	a->adapter_handle = w->s.adapter;
}

BUILD(reservation, d3dkmt_changevideomemoryreservation)
{
	a->adapter = w->s.adapter;
	a->reservation = 65536;
}

BUILD(create_hwcontext, d3dkmt_createhwcontext)
{
	a->device = w->s.device;
	a->priv_drv_data = USER(bytes[0]);
	a->priv_drv_data_size = 8;
}

BUILD(create_hwqueue, d3dkmt_createhwqueue)
{
	a->context = w->hwcontext;
	a->priv_drv_data = USER(bytes[0]);
	a->priv_drv_data_size = 8;
}

BUILD(destroy_device, d3dkmt_destroydevice)
{
	a->device = w->s.device;
}

BUILD(destroy_hwcontext, d3dkmt_destroyhwcontext)
{
	a->context = w->hwcontext;
}

BUILD(destroy_hwqueue, d3dkmt_destroyhwqueue)
{
	a->queue = w->objects[DXG_HANDLE_HWQUEUE];
}

BUILD(destroy_paging_queue, d3dddi_destroypagingqueue)
{
	a->paging_queue = w->s.paging_queue;
}

BUILD(destroy_sync, d3dkmt_destroysynchronizationobject)
{
	a->sync_object = w->free_sync;
}

BUILD(evict, d3dkmt_evict)
{
	handles[0] = w->buffer.allocation;
	a->device = w->s.device;
	a->alloc_count = 1;
	a->allocations = USER(handles);
}

BUILD(flush, d3dkmt_flushheaptransitions)
{
	a->adapter = w->s.adapter;
}

BUILD(free_address, d3dkmt_freegpuvirtualaddress)
{
	a->adapter = w->s.adapter;
	a->base_address = w->reserved;
	a->size = MIB;
}

BUILD(get_in_process, d3dkmt_getcontextinprocessschedulingpriority)
{
	a->context = w->s.context;
}

BUILD(get_scheduling, d3dkmt_getcontextschedulingpriority)
{
	a->context = w->s.context;
}

BUILD(set_in_process, d3dkmt_setcontextinprocessschedulingpriority)
{
	a->context = w->s.context;
}

BUILD(set_scheduling, d3dkmt_setcontextschedulingpriority)
{
	a->context = w->s.context;
}

BUILD(shared_luid, d3dkmt_getsharedresourceadapterluid)
{
	a->handle = (uint64_t)w->resource_fd;
}

BUILD(invalidate, d3dkmt_invalidatecache)
{
	a->device = w->s.device;
	a->allocation = w->buffer.allocation;
	a->length = 4096;
}

BUILD(lock, d3dkmt_lock2)
{
	a->device = w->s.device;
	a->allocation = w->buffer.allocation;
}

BUILD(mark, d3dkmt_markdeviceaserror)
{
	a->device = w->s.device;
	a->reason = D3DKMT_DEVICE_ERROR_REASON_GENERIC;
}

BUILD(offer, d3dkmt_offerallocations)
{
	handles[0] = w->loose;
	a->device = w->s.device;
	a->allocations = USER(handles);
	a->allocation_count = 1;
	a->priority = D3DKMT_OFFER_PRIORITY_NORMAL;
}

BUILD(residency, d3dkmt_queryallocationresidency)
{
	handles[0] = w->buffer.allocation;
	a->device = w->s.device;
	a->allocations = USER(handles);
	a->allocation_count = 1;
	a->residency_status = USER(words);
}

BUILD(reclaim, d3dkmt_reclaimallocations2)
{
	handles[0] = w->loose;
	a->paging_queue = w->s.paging_queue;
	a->allocations = USER(handles);
	a->allocation_count = 1;
	a->results = USER(words);
}

BUILD(set_priority, d3dkmt_setallocationpriority)
{
	handles[0] = w->loose;
	words[0] = D3DDDI_ALLOCATIONPRIORITY_NORMAL;
	a->device = w->s.device;
	a->allocation_list = USER(handles);
	a->allocation_count = 1;
	a->priorities = USER(words);
}

BUILD(get_priority, d3dkmt_getallocationpriority)
{
	handles[0] = w->loose;
	a->device = w->s.device;
	a->allocation_list = USER(handles);
	a->allocation_count = 1;
	a->priorities = USER(words);
}

BUILD(signal_cpu, d3dkmt_signalsynchronizationobjectfromcpu)
{
	handles[0] = w->free_sync;
	values[0] = 1;
	a->device = w->s.device;
	a->object_count = 1;
	a->objects = USER(handles);
	a->fence_values = USER(values);
}

BUILD(signal_gpu, d3dkmt_signalsynchronizationobjectfromgpu)
{
	handles[0] = w->free_sync;
	values[0] = 1;
	a->context = w->s.context;
	a->object_count = 1;
	a->objects = USER(handles);
	a->monitored_fence_values = USER(values);
}

BUILD(signal_gpu2, d3dkmt_signalsynchronizationobjectfromgpu2)
{
	handles[0] = w->free_sync;
	handles[1] = w->s.context;
	values[0] = 1;
	a->object_count = 1;
	a->objects = USER(handles);
	a->context_count = 1;
	a->contexts = USER(handles + 1);
	a->monitored_fence_values = USER(values);
}

BUILD(submit_hw, d3dkmt_submitcommandtohwqueue)
{
	a->hwqueue = w->objects[DXG_HANDLE_HWQUEUE];
	a->hwqueue_progress_fence_id = 1;
	a->command_buffer = w->commands.address;
	a->command_length = w->command_bytes;
	a->priv_drv_data = USER(bytes[0]);
	a->priv_drv_data_size = 8;
	handles[0] = w->buffer.allocation;
	a->num_primaries = 1;
	a->written_primaries = USER(handles);
}

BUILD(signal_hw, d3dkmt_submitsignalsyncobjectstohwqueue)
{
	handles[0] = w->free_sync;
	handles[1] = w->objects[DXG_HANDLE_HWQUEUE];
	values[0] = 1;
	a->hwqueue_count = 1;
	a->hwqueues = USER(handles + 1);
	a->object_count = 1;
	a->objects = USER(handles);
	a->fence_values = USER(values);
}

BUILD(wait_hw, d3dkmt_submitwaitforsyncobjectstohwqueue)
{
	handles[0] = w->free_sync;
	values[0] = 0;
	a->hwqueue = w->objects[DXG_HANDLE_HWQUEUE];
	a->object_count = 1;
	a->objects = USER(handles);
	a->fence_values = USER(values);
}

BUILD(unlock, d3dkmt_unlock2)
{
	a->device = w->s.device;
	a->allocation = w->buffer.allocation;
}

BUILD(update_property, d3dddi_updateallocproperty)
{
	a->paging_queue = w->s.paging_queue;
	a->allocation = w->loose;
	a->preferred_segment = 1;
	a->property_mask_value = D3DDDI_UPDATEALLOCPROPERTY_SET_PREFERRED_SEGMENT;
}

BUILD(update_address, d3dkmt_updategpuvirtualaddress)
{
	operations[0].operation = D3DDDI_UPDATEGPUVIRTUALADDRESS_MAP;
	operations[0].map.base_address = w->reserved;
	operations[0].map.size = 4096;
	operations[0].map.allocation = w->loose;
	operations[0].map.allocation_size = 4096;
	a->device = w->s.device;
	a->context = w->s.context;
	a->fence_object = w->free_sync;
	a->num_operations = 1;
	a->operations = USER(operations);
}

BUILD(wait_cpu, d3dkmt_waitforsynchronizationobjectfromcpu)
{
	handles[0] = w->free_sync;
	values[0] = 0;
	a->device = w->s.device;
	a->object_count = 1;
	a->objects = USER(handles);
	a->fence_values = USER(values);
}

BUILD(wait_gpu, d3dkmt_waitforsynchronizationobjectfromgpu)
{
	handles[0] = w->free_sync;
	values[0] = 0;
	a->context = w->s.context;
	a->object_count = 1;
	a->objects = USER(handles);
	a->monitored_fence_values = USER(values);
}

BUILD(clock, d3dkmt_queryclockcalibration)
{
	a->adapter = w->s.adapter;
}

BUILD(enum3, d3dkmt_enumadapters3)
{
	a->adapter_count = 4;
	a->adapters = USER(adapter_infos);
}

BUILD(share, d3dkmt_shareobjects)
{
	handles[0] = w->objects[DXG_HANDLE_SYNC];
	a->object_count = 1;
	a->objects = USER(handles);
	a->shared_handle = USER(&share_fd);
}

BUILD(open_sync, d3dkmt_opensyncobjectfromnthandle2)
{
	a->nt_handle = (uint64_t)w->sync_fd;
	a->device = w->s.device;
}

BUILD(query_resource, d3dkmt_queryresourceinfofromnthandle)
{
	a->device = w->s.device;
	a->nt_handle = (uint64_t)w->resource_fd;
}

BUILD(open_resource, d3dkmt_openresourcefromnthandle)
{
	a->device = w->s.device;
	a->nt_handle = (uint64_t)w->resource_fd;
	a->allocation_count = 1;
	a->open_alloc_info = USER(open_info);
	a->private_runtime_data = USER(bytes[0]);
	a->private_runtime_data_size = sizeof("runtime data");
	a->resource_priv_drv_data = USER(bytes[1]);
	a->resource_priv_drv_data_size = sizeof("driver data!");
	a->total_priv_drv_data = USER(bytes[2]);
	a->total_priv_drv_data_size = sizeof(struct gpupv_allocation_private);
}

BUILD(statistics, d3dkmt_querystatistics)
{
	a->type = D3DKMT_QUERYSTATISTICS_ADAPTER;
	a->adapter_luid = w->s.luid;
}

BUILD(create_sync_file, d3dkmt_createsyncfile)
{
	/* Or there are none. */
	close(conf_sync_file(&w->s, w->free_sync, 0));
	a->device = w->s.device;
	a->monitored_fence = w->free_sync;
	a->fence_value = 1;
}

BUILD(wait_sync_file, d3dkmt_waitsyncfile)
{
	a->sync_file_handle = (uint64_t)conf_sync_file(&w->s,
						       w->objects[DXG_HANDLE_SYNC],
						       5);
	a->context = w->s.context;
}

BUILD(open_sync_file, d3dkmt_opensyncobjectfromsyncfile)
{
	a->sync_file_handle = (uint64_t)conf_sync_file(&w->s,
						       w->objects[DXG_HANDLE_SYNC],
						       5);
	a->device = w->s.device;
}

BUILD(enum_processes, d3dkmt_enumprocesses)
{
	a->adapter_luid = w->s.luid;
	a->buffer = USER(words);
	a->buffer_count = 16;
}

BUILD(feature, d3dkmt_isfeatureenabled)
{
	a->adapter = w->s.adapter;
}

static const struct subject subjects[] = {
	SUBJECT(LX_DXOPENADAPTERFROMLUID, open_luid),
	SUBJECT(LX_DXCREATEDEVICE, create_device,
		{ H(d3dkmt_createdevice, adapter, ADAPTER) }),
	SUBJECT(LX_DXCREATECONTEXTVIRTUAL, create_context,
		{ H(d3dkmt_createcontextvirtual, device, DEVICE) },
		-ENODEV, 1),
	SUBJECT(LX_DXDESTROYCONTEXT, destroy_context,
		{ H(d3dkmt_destroycontext, context, CONTEXT) }),
	SUBJECT(LX_DXCREATEALLOCATION, create_allocation,
		{ H(d3dkmt_createallocation, device, DEVICE) },
		-ENODEV, 1 << 0 | 1 << 1),
	SUBJECT(LX_DXCREATEPAGINGQUEUE, create_paging_queue,
		{ H(d3dkmt_createpagingqueue, device, DEVICE) }, -ENODEV),
	SUBJECT(LX_DXRESERVEGPUVIRTUALADDRESS, reserve,
		{ H(d3dddi_reservegpuvirtualaddress, adapter, ADAPTER) }),
	SUBJECT(LX_DXQUERYADAPTERINFO, query_adapter,
		{ H(d3dkmt_queryadapterinfo, adapter, ADAPTER) }),
	SUBJECT(LX_DXQUERYVIDEOMEMORYINFO, query_memory,
		{ H(d3dkmt_queryvideomemoryinfo, adapter, ADAPTER) }),
	SUBJECT(LX_DXMAKERESIDENT, make_resident,
		{ H(d3dddi_makeresident, paging_queue, PAGING_QUEUE) },
		-ENODEV),
	SUBJECT(LX_DXMAPGPUVIRTUALADDRESS, map,
		{ H(d3dddi_mapgpuvirtualaddress, paging_queue, PAGING_QUEUE),
		  H(d3dddi_mapgpuvirtualaddress, allocation, ALLOCATION) },
		-ENODEV),
	SUBJECT(LX_DXESCAPE, escape, { H(d3dkmt_escape, adapter, ADAPTER) }),
	SUBJECT(LX_DXGETDEVICESTATE, device_state,
		{ H(d3dkmt_getdevicestate, device, DEVICE) }),
	SUBJECT(LX_DXSUBMITCOMMAND, submit,
		{ { offsetof(struct d3dkmt_submitcommand, broadcast_context),
		    DXG_HANDLE_CONTEXT, 0 },
		  { offsetof(struct d3dkmt_submitcommand, written_primaries),
		    DXG_HANDLE_ALLOCATION, 0 } }, 0, 3),
	SUBJECT(LX_DXCREATESYNCHRONIZATIONOBJECT, create_sync,
		{ H(d3dkmt_createsynchronizationobject2, device, DEVICE) },
		-ENODEV),
	SUBJECT(LX_DXSIGNALSYNCHRONIZATIONOBJECT, signal2,
		{ H(d3dkmt_signalsynchronizationobject2, context, CONTEXT),
		  { offsetof(struct d3dkmt_signalsynchronizationobject2,
			     object_array), DXG_HANDLE_SYNC, 0 },
		  { offsetof(struct d3dkmt_signalsynchronizationobject2,
			     contexts), DXG_HANDLE_CONTEXT, 0 } }),
	SUBJECT(LX_DXWAITFORSYNCHRONIZATIONOBJECT, wait2,
		{ H(d3dkmt_waitforsynchronizationobject2, context, CONTEXT),
		  { offsetof(struct d3dkmt_waitforsynchronizationobject2,
			     object_array), DXG_HANDLE_SYNC, 0 } }),
	SUBJECT(LX_DXDESTROYALLOCATION2, destroy_allocation,
		{ H(d3dkmt_destroyallocation2, device, DEVICE) }),
	SUBJECT(LX_DXENUMADAPTERS2, enum2, .empty_ok = 1),
	SUBJECT(LX_DXCLOSEADAPTER, close_adapter,
		{ H(d3dkmt_closeadapter, adapter_handle, ADAPTER) }),
	SUBJECT(LX_DXCHANGEVIDEOMEMORYRESERVATION, reservation,
		{ H(d3dkmt_changevideomemoryreservation, adapter, ADAPTER) }),
	SUBJECT(LX_DXCREATEHWCONTEXT, create_hwcontext,
		{ H(d3dkmt_createhwcontext, device, DEVICE) }, -ENODEV, 1),
	SUBJECT(LX_DXCREATEHWQUEUE, create_hwqueue,
		{ H(d3dkmt_createhwqueue, context, CONTEXT) }, -ENODEV, 1),
	SUBJECT(LX_DXDESTROYDEVICE, destroy_device,
		{ H(d3dkmt_destroydevice, device, DEVICE) }),
	SUBJECT(LX_DXDESTROYHWCONTEXT, destroy_hwcontext,
		{ H(d3dkmt_destroyhwcontext, context, CONTEXT) }),
	SUBJECT(LX_DXDESTROYHWQUEUE, destroy_hwqueue,
		{ H(d3dkmt_destroyhwqueue, queue, HWQUEUE) }),
	SUBJECT(LX_DXDESTROYPAGINGQUEUE, destroy_paging_queue,
		{ H(d3dddi_destroypagingqueue, paging_queue, PAGING_QUEUE) }),
	SUBJECT(LX_DXDESTROYSYNCHRONIZATIONOBJECT, destroy_sync,
		{ H(d3dkmt_destroysynchronizationobject, sync_object, SYNC) }),
	SUBJECT(LX_DXEVICT, evict, { H(d3dkmt_evict, device, DEVICE) }),
	SUBJECT(LX_DXFLUSHHEAPTRANSITIONS, flush,
		{ H(d3dkmt_flushheaptransitions, adapter, ADAPTER) }),
	SUBJECT(LX_DXFREEGPUVIRTUALADDRESS, free_address,
		{ H(d3dkmt_freegpuvirtualaddress, adapter, ADAPTER) }),
	SUBJECT(LX_DXGETCONTEXTINPROCESSSCHEDULINGPRIORITY, get_in_process,
		{ H(d3dkmt_getcontextinprocessschedulingpriority, context,
		    CONTEXT) }),
	SUBJECT(LX_DXGETCONTEXTSCHEDULINGPRIORITY, get_scheduling,
		{ H(d3dkmt_getcontextschedulingpriority, context, CONTEXT) }),
	SUBJECT(LX_DXGETSHAREDRESOURCEADAPTERLUID, shared_luid),
	SUBJECT(LX_DXINVALIDATECACHE, invalidate,
		{ H(d3dkmt_invalidatecache, device, DEVICE),
		  H(d3dkmt_invalidatecache, allocation, ALLOCATION) }),
	SUBJECT(LX_DXLOCK2, lock, { H(d3dkmt_lock2, device, DEVICE),
				    H(d3dkmt_lock2, allocation, ALLOCATION) }),
	SUBJECT(LX_DXMARKDEVICEASERROR, mark,
		{ H(d3dkmt_markdeviceaserror, device, DEVICE) }),
	SUBJECT(LX_DXOFFERALLOCATIONS, offer,
		{ H(d3dkmt_offerallocations, device, DEVICE) }, -ENODEV),
	SUBJECT(LX_DXQUERYALLOCATIONRESIDENCY, residency,
		{ H(d3dkmt_queryallocationresidency, device, DEVICE) }),
	SUBJECT(LX_DXRECLAIMALLOCATIONS2, reclaim,
		{ H(d3dkmt_reclaimallocations2, paging_queue, PAGING_QUEUE) },
		-ENODEV),
	SUBJECT(LX_DXSETALLOCATIONPRIORITY, set_priority,
		{ H(d3dkmt_setallocationpriority, device, DEVICE) }),
	SUBJECT(LX_DXSETCONTEXTINPROCESSSCHEDULINGPRIORITY, set_in_process,
		{ H(d3dkmt_setcontextinprocessschedulingpriority, context,
		    CONTEXT) }),
	SUBJECT(LX_DXSETCONTEXTSCHEDULINGPRIORITY, set_scheduling,
		{ H(d3dkmt_setcontextschedulingpriority, context, CONTEXT) }),
	SUBJECT(LX_DXSIGNALSYNCHRONIZATIONOBJECTFROMCPU, signal_cpu,
		{ H(d3dkmt_signalsynchronizationobjectfromcpu, device,
		    DEVICE) }, -ENODEV),
	SUBJECT(LX_DXSIGNALSYNCHRONIZATIONOBJECTFROMGPU, signal_gpu,
		{ H(d3dkmt_signalsynchronizationobjectfromgpu, context,
		    CONTEXT) }),
	SUBJECT(LX_DXSIGNALSYNCHRONIZATIONOBJECTFROMGPU2, signal_gpu2),
	SUBJECT(LX_DXSUBMITCOMMANDTOHWQUEUE, submit_hw,
		{ H(d3dkmt_submitcommandtohwqueue, hwqueue, HWQUEUE) }, 0, 3),
	SUBJECT(LX_DXSUBMITSIGNALSYNCOBJECTSTOHWQUEUE, signal_hw),
	SUBJECT(LX_DXSUBMITWAITFORSYNCOBJECTSTOHWQUEUE, wait_hw,
		{ H(d3dkmt_submitwaitforsyncobjectstohwqueue, hwqueue,
		    HWQUEUE) }),
	SUBJECT(LX_DXUNLOCK2, unlock,
		{ H(d3dkmt_unlock2, device, DEVICE),
		  H(d3dkmt_unlock2, allocation, ALLOCATION) }),
	SUBJECT(LX_DXUPDATEALLOCPROPERTY, update_property,
		{ H(d3dddi_updateallocproperty, paging_queue, PAGING_QUEUE),
		  H(d3dddi_updateallocproperty, allocation, ALLOCATION) },
		-ENODEV),
	SUBJECT(LX_DXUPDATEGPUVIRTUALADDRESS, update_address,
		{ H(d3dkmt_updategpuvirtualaddress, device, DEVICE),
		  H(d3dkmt_updategpuvirtualaddress, context, CONTEXT),
		  H0(d3dkmt_updategpuvirtualaddress, fence_object, SYNC) },
		-ENODEV),
	SUBJECT(LX_DXWAITFORSYNCHRONIZATIONOBJECTFROMCPU, wait_cpu,
		{ H(d3dkmt_waitforsynchronizationobjectfromcpu, device,
		    DEVICE) }, -ENODEV),
	SUBJECT(LX_DXWAITFORSYNCHRONIZATIONOBJECTFROMGPU, wait_gpu,
		{ H(d3dkmt_waitforsynchronizationobjectfromgpu, context,
		    CONTEXT) }),
	SUBJECT(LX_DXGETALLOCATIONPRIORITY, get_priority,
		{ H(d3dkmt_getallocationpriority, device, DEVICE) }),
	SUBJECT(LX_DXQUERYCLOCKCALIBRATION, clock,
		{ H(d3dkmt_queryclockcalibration, adapter, ADAPTER) }),
	SUBJECT(LX_DXENUMADAPTERS3, enum3, .empty_ok = 1),
	SUBJECT(LX_DXSHAREOBJECTS, share),
	SUBJECT(LX_DXOPENSYNCOBJECTFROMNTHANDLE2, open_sync,
		{ H(d3dkmt_opensyncobjectfromnthandle2, device, DEVICE) },
		-ENODEV),
	SUBJECT(LX_DXQUERYRESOURCEINFOFROMNTHANDLE, query_resource,
		{ H(d3dkmt_queryresourceinfofromnthandle, device, DEVICE) },
		0, 1),
	SUBJECT(LX_DXOPENRESOURCEFROMNTHANDLE, open_resource,
		{ H(d3dkmt_openresourcefromnthandle, device, DEVICE) },
		-ENODEV),
	SUBJECT(LX_DXQUERYSTATISTICS, statistics),
	SUBJECT(LX_DXCREATESYNCFILE, create_sync_file,
		{ H(d3dkmt_createsyncfile, device, DEVICE),
		  H(d3dkmt_createsyncfile, monitored_fence, SYNC) }, -ENODEV),
	SUBJECT(LX_DXWAITSYNCFILE, wait_sync_file,
		{ H(d3dkmt_waitsyncfile, context, CONTEXT) }, -ENODEV),
	SUBJECT(LX_DXOPENSYNCOBJECTFROMSYNCFILE, open_sync_file,
		{ H(d3dkmt_opensyncobjectfromsyncfile, device, DEVICE) },
		-ENODEV),
	SUBJECT(LX_DXENUMPROCESSES, enum_processes),
	SUBJECT(LX_ISFEATUREENABLED, feature,
		{ H(d3dkmt_isfeatureenabled, adapter, ADAPTER) }),
};

/* Longer than every structure. */
union arguments {
	uint8_t		bytes[1024];
	uint64_t	aligned;
};

static void prepare(const struct subject *subject, struct conf_world *w,
		    union arguments *args)
{
	conf_world_begin(w);
	memset(args, 0, sizeof(*args));
	subject->build(w, args);
}

/* --------------------------------------------------------------- handles */

/* Where a handle is: in the structure, or first in an array of it. */
struct place {
	struct d3dkmthandle	*handle;
	uint8_t			type;
	bool			optional;
	char			name[32];
};

static size_t find_places(const struct subject *subject,
			  union arguments *args, struct place *places)
{
	const struct dxg_call *call = dxg_call_find(_IOC_NR(subject->ioctl));
	size_t count = 0, i;
	uint64_t pointer;

	for (i = 0; i < FIELDS_MAX && subject->fields[i].type; i++) {
		places[count].handle = (void *)(args->bytes +
						subject->fields[i].offset);
		places[count].type = subject->fields[i].type;
		places[count].optional = subject->fields[i].optional;
		sprintf(places[count].name, "the handle at offset %u",
			subject->fields[i].offset);
		count++;
	}
	for (i = 0; i < 4 && call->arrays[i].element; i++) {
		if (call->arrays[i].handle_type == DXG_HANDLE_NONE)
			continue;
		memcpy(&pointer, args->bytes + call->arrays[i].pointer, 8);
		if (!pointer)
			continue;
		places[count].handle = (void *)(uintptr_t)pointer;
		places[count].type = call->arrays[i].handle_type;
		places[count].optional = false;
		sprintf(places[count].name, "a handle in array %zu", i);
		count++;
	}
	/* What is shared is named without a type. */
	if (subject->ioctl == LX_DXSHAREOBJECTS)
		places[count++] = (struct place){ handles, DXG_HANDLE_SYNC,
						  false, "the object" };
	return count;
}

/* The call with @handle in @place instead. */
static void refused(const struct subject *subject, struct conf_world *w,
		    union arguments *args, const struct place *place,
		    struct d3dkmthandle handle, const char *what)
{
	struct d3dkmthandle kept = *place->handle;
	union arguments copy;
	int ret;

	*place->handle = handle;
	copy = *args;
	ret = dxg_ioctl(w->s.fd, subject->ioctl, &copy);
	*place->handle = kept;
	if (ret != -EINVAL)
		conf_fail(__FILE__, __LINE__,
			  "%s: %s (%#x) instead: expected -EINVAL, got %s",
			  place->name, what, handle.v, conf_errno(ret));
}

static void for_places(const struct conf_case *self,
		       void (*each)(const struct subject *subject,
				    struct conf_world *w,
				    union arguments *args,
				    const struct place *place))
{
	const struct subject *subject = self->data;
	struct place places[FIELDS_MAX + 4];
	struct conf_world w;
	union arguments args;
	size_t count, i;

	prepare(subject, &w, &args);
	count = find_places(subject, &args, places);
	CHECK(count);
	for (i = 0; i < count; i++)
		each(subject, &w, &args, &places[i]);
	/* It was for this handle only. */
	OK(dxg_ioctl(w.s.fd, subject->ioctl, &args));
}

static void each_unknown(const struct subject *subject, struct conf_world *w,
			 union arguments *args, const struct place *place)
{
	static const uint32_t unknown[] = {
		1, 0x3f, 0x40000000, 0x7fffffff, 0xffffffff, 0xdeadbeef,
	};
	size_t i;

	if (!place->optional)
		refused(subject, w, args, place, (struct d3dkmthandle){ 0 },
			"null");
	for (i = 0; i < ARRAY_SIZE(unknown); i++)
		refused(subject, w, args, place,
			(struct d3dkmthandle){ unknown[i] }, "nothing");
	/* The right index with another generation. */
	refused(subject, w, args, place,
		(struct d3dkmthandle){ place->handle->v ^ 1 }, "a neighbour");
	refused(subject, w, args, place,
		(struct d3dkmthandle){ place->handle->v ^ 0x80000000 },
		"a neighbour");
}

static void run_unknown(const struct conf_case *self)
{
	for_places(self, each_unknown);
}

static void each_other_type(const struct subject *subject,
			    struct conf_world *w, union arguments *args,
			    const struct place *place)
{
	static const char * const names[] = {
		NULL, "an adapter", "a device", "a context", "a hw queue",
		"a paging queue", "a resource", "an allocation",
		"a sync object",
	};
	unsigned int type;

	for (type = DXG_HANDLE_ADAPTER; type <= DXG_HANDLE_SYNC; type++) {
		if (type == place->type)
			continue;
		/* Documented to take either. */
		if (subject->ioctl == LX_DXRESERVEGPUVIRTUALADDRESS &&
		    type == DXG_HANDLE_PAGING_QUEUE)
			continue;
		if (subject->ioctl == LX_DXSHAREOBJECTS &&
		    type == DXG_HANDLE_RESOURCE)
			continue;
		refused(subject, w, args, place, w->objects[type],
			names[type]);
	}
}

static void run_other_type(const struct conf_case *self)
{
	for_places(self, each_other_type);
}

/* A world of another process's, whose handles are none of ours. */
static struct d3dkmthandle foreign[DXG_HANDLE_SYNC + 1];
static struct conf_gate foreign_gate;

static void begin_foreign(void)
{
	struct d3dkmt_openadapterfromluid open = { 0 };
	struct conf_world w;
	int pair[2], i;

	conf_socket_pair(pair);
	conf_gate_make(&foreign_gate);
	if (!conf_fork()) {
		struct dxg_session early = conf_session(DXG_NODE_3D);

		/* Handles are numbered alike in each process: use some up. */
		open.adapter_luid = early.luid;
		for (i = 0; i < 64; i++)
			OK(dxg_ioctl(early.fd, LX_DXOPENADAPTERFROMLUID, &open));
		conf_world_begin_on(&w, early.fd);
		conf_send(pair[1], w.objects, sizeof(w.objects), -1);
		conf_gate_pass(&foreign_gate);
		_exit(0);
	}
	close(pair[1]);
	conf_receive(pair[0], foreign, sizeof(foreign), NULL);
}

static void each_foreign(const struct subject *subject, struct conf_world *w,
			 union arguments *args, const struct place *place)
{
	refused(subject, w, args, place, foreign[place->type],
		"another process's");
}

static void run_foreign(const struct conf_case *self)
{
	begin_foreign();
	for_places(self, each_foreign);
}

/* Names that were valid: everything went with its device. */
static void run_stale(const struct conf_case *self)
{
	const struct subject *subject = self->data;
	struct d3dkmt_destroydevice destroy;
	struct d3dkmt_closeadapter close_adapter;
	struct place places[FIELDS_MAX + 4];
	struct conf_world w, old;
	union arguments args;
	size_t count, i;

	conf_world_begin(&old);
	destroy.device = old.s.device;
	close_adapter.adapter_handle = old.s.adapter;
	OK(dxg_ioctl(old.s.fd, LX_DXDESTROYDEVICE, &destroy));
	OK(dxg_ioctl(old.s.fd, LX_DXCLOSEADAPTER, &close_adapter));
	conf_world_begin_on(&w, old.s.fd);
	memset(&args, 0, sizeof(args));
	subject->build(&w, &args);
	count = find_places(subject, &args, places);
	for (i = 0; i < count; i++) {
		/* Unless the name has been given out again. */
		if (old.objects[places[i].type].v != places[i].handle->v)
			refused(subject, &w, &args, &places[i],
				old.objects[places[i].type], "an ended one");
	}
	OK(dxg_ioctl(w.s.fd, subject->ioctl, &args));
}

/* --------------------------------------------------------------- memory */

static void run_valid(const struct conf_case *self)
{
	const struct subject *subject = self->data;
	struct conf_world w;
	union arguments args;

	prepare(subject, &w, &args);
	OK(dxg_ioctl(w.s.fd, subject->ioctl, &args));
}

static void run_structure(const struct conf_case *self)
{
	const struct subject *subject = self->data;
	struct conf_world w;
	union arguments args;

	prepare(subject, &w, &args);
	RETURNS(dxg_ioctl(w.s.fd, subject->ioctl, NULL), -EFAULT);
	RETURNS(dxg_ioctl(w.s.fd, subject->ioctl, conf_no_memory()), -EFAULT);
	OK(dxg_ioctl(w.s.fd, subject->ioctl, &args));
}

static void run_read_only(const struct conf_case *self)
{
	const struct subject *subject = self->data;
	void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE,
			  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	struct conf_world w;
	union arguments args;

	prepare(subject, &w, &args);
	memcpy(page, &args, sizeof(args));
	CHECK(!mprotect(page, 4096, PROT_READ));
	RETURNS(dxg_ioctl(w.s.fd, subject->ioctl, page), -EFAULT);
	/* What was made for it is gone again, and this makes another. */
	OK(dxg_ioctl(w.s.fd, subject->ioctl, &args));
}

static void run_other_size(const struct conf_case *self)
{
	const struct subject *subject = self->data;
	unsigned int size = _IOC_SIZE(subject->ioctl);
	struct conf_world w;
	union arguments args;

	prepare(subject, &w, &args);
	RETURNS(dxg_ioctl(w.s.fd, _IOC(_IOC_READ | _IOC_WRITE, 0x47,
				       _IOC_NR(subject->ioctl), size + 8),
			  &args), -ENOTTY);
	RETURNS(dxg_ioctl(w.s.fd, _IOC(_IOC_READ | _IOC_WRITE, 0x47,
				       _IOC_NR(subject->ioctl), size - 1),
			  &args), -ENOTTY);
	RETURNS(dxg_ioctl(w.s.fd, _IOC(_IOC_WRITE, 0x47,
				       _IOC_NR(subject->ioctl), size),
			  &args), -ENOTTY);
	RETURNS(dxg_ioctl(w.s.fd, _IOC(_IOC_READ | _IOC_WRITE, 0x48,
				       _IOC_NR(subject->ioctl), size),
			  &args), -ENOTTY);
	OK(dxg_ioctl(w.s.fd, subject->ioctl, &args));
}

/* The call with array @array's pointer, or count, changed. */
static int with_array(const struct subject *subject, struct conf_world *w,
		      const union arguments *args,
		      const struct dxg_array *array, uint64_t pointer,
		      uint32_t count)
{
	union arguments copy = *args;

	memcpy(copy.bytes + array->pointer, &pointer, sizeof(pointer));
	memcpy(copy.bytes + array->count, &count, sizeof(count));
	return dxg_ioctl(w->s.fd, subject->ioctl, &copy);
}

static void for_arrays(const struct conf_case *self,
		       void (*each)(const struct subject *subject,
				    struct conf_world *w,
				    const union arguments *args,
				    const struct dxg_array *array))
{
	const struct subject *subject = self->data;
	const struct dxg_call *call = dxg_call_find(_IOC_NR(subject->ioctl));
	struct conf_world w;
	union arguments args;
	int i;

	prepare(subject, &w, &args);
	for (i = 0; i < 4 && call->arrays[i].element; i++)
		if (dxg_array_present(&call->arrays[i], &args))
			each(subject, &w, &args, &call->arrays[i]);
	OK(dxg_ioctl(w.s.fd, subject->ioctl, &args));
}

static void each_fault(const struct subject *subject, struct conf_world *w,
		       const union arguments *args,
		       const struct dxg_array *array)
{
	int ret = with_array(subject, w, args, array, USER(conf_no_memory()),
			     dxg_array_count(array, args));

	if (ret != -EFAULT)
		conf_fail(__FILE__, __LINE__,
			  "the array at offset %u: expected -EFAULT, got %s",
			  array->pointer, conf_errno(ret));
}

static void run_array_fault(const struct conf_case *self)
{
	for_arrays(self, each_fault);
}

static void each_null(const struct subject *subject, struct conf_world *w,
		      const union arguments *args,
		      const struct dxg_array *array)
{
	int ret;

	/* What may be left out is another case's business. */
	if (array->flags & DXG_OPTIONAL)
		return;
	ret = with_array(subject, w, args, array, 0,
			 dxg_array_count(array, args));
	if (ret != -EFAULT)
		conf_fail(__FILE__, __LINE__,
			  "the array at offset %u: expected -EFAULT, got %s",
			  array->pointer, conf_errno(ret));
}

static void run_array_null(const struct conf_case *self)
{
	for_arrays(self, each_null);
}

static void each_huge(const struct subject *subject, struct conf_world *w,
		      const union arguments *args,
		      const struct dxg_array *array)
{
	const uint32_t counts[] = {
		array->max_count + 1, 0x20000001, 0x7fffffff, 0xffffffff,
	};
	/* dxgkrnl's answer to too much private data of a resource. */
	int wanted = subject->ioctl == LX_DXCREATEALLOCATION &&
		     array->element == 1 ? -EOVERFLOW : -EINVAL;
	size_t i;
	int ret;

	for (i = 0; i < ARRAY_SIZE(counts); i++) {
		ret = with_array(subject, w, args, array,
				 USER(conf_no_memory()), counts[i]);
		if (ret != wanted)
			conf_fail(__FILE__, __LINE__,
				  "%u elements at offset %u: expected %s, got %s",
				  counts[i], array->pointer, conf_errno(wanted),
				  conf_errno(ret));
	}
}

static void run_array_huge(const struct conf_case *self)
{
	for_arrays(self, each_huge);
}

static void run_array_empty(const struct conf_case *self)
{
	const struct subject *subject = self->data;
	const struct dxg_call *call = dxg_call_find(_IOC_NR(subject->ioctl));
	struct conf_world w;
	union arguments args;
	int i, ret;

	prepare(subject, &w, &args);
	for (i = 0; i < 4 && call->arrays[i].element; i++) {
		uint64_t pointer;

		if (subject->empty_ok & 1 << i ||
		    !dxg_array_present(&call->arrays[i], &args))
			continue;
		memcpy(&pointer, args.bytes + call->arrays[i].pointer, 8);
		ret = with_array(subject, &w, &args, &call->arrays[i], pointer,
				 0);
		if (ret != -EINVAL)
			conf_fail(__FILE__, __LINE__,
				  "none at offset %u: expected -EINVAL, got %s",
				  call->arrays[i].pointer, conf_errno(ret));
	}
	OK(dxg_ioctl(w.s.fd, subject->ioctl, &args));
}

/* ------------------------------------------------------------ the caller */

static void run_child(const struct conf_case *self)
{
	const struct subject *subject = self->data;
	struct conf_world w;
	union arguments args;
	pid_t child;

	prepare(subject, &w, &args);
	child = conf_fork();
	if (!child) {
		RETURNS(dxg_ioctl(w.s.fd, subject->ioctl, &args), -ENOTTY);
		_exit(0);
	}
	conf_join(child);
	OK(dxg_ioctl(w.s.fd, subject->ioctl, &args));
}

static void run_lost(const struct conf_case *self)
{
	const struct subject *subject = self->data;
	struct d3dkmt_markdeviceaserror mark = {
		.reason = D3DKMT_DEVICE_ERROR_REASON_GENERIC,
	};
	struct conf_world w;
	union arguments args;

	prepare(subject, &w, &args);
	mark.device = w.s.device;
	OK(dxg_ioctl(w.s.fd, LX_DXMARKDEVICEASERROR, &mark));
	RETURNS(dxg_ioctl(w.s.fd, subject->ioctl, &args), subject->lost);
	mark.device = w.s.device;
	if (subject->ioctl != LX_DXDESTROYDEVICE)
		EXPECT(dxg_device_state(&w.s), D3DKMT_DEVICEEXECUTION_RESET);
}

/* ----------------------------------------------------------- registering */

static void add(const struct subject *subject, int order, const char *name,
		void (*run)(const struct conf_case *self))
{
	struct conf_case *entry = calloc(1, sizeof(*entry));

	entry->number = _IOC_NR(subject->ioctl);
	entry->name = name;
	/* Before what is the call's own. */
	entry->group = "generic.c";
	entry->run = run;
	entry->data = subject;
	entry->order = order;
	conf_register(entry);
}

static bool has_handles(const struct subject *subject)
{
	const struct dxg_call *call = dxg_call_find(_IOC_NR(subject->ioctl));
	int i;

	for (i = 0; i < 4 && call->arrays[i].element; i++)
		if (call->arrays[i].handle_type)
			return true;
	return subject->fields[0].type || subject->ioctl == LX_DXSHAREOBJECTS;
}

static bool has_writes(const struct subject *subject)
{
	const struct dxg_call *call = dxg_call_find(_IOC_NR(subject->ioctl));

	/* What these end is ended, or posted, before anything is written. */
	return call->out[0].size && !(call->flags & DXG_CALL_POST);
}

static bool has_arrays(const struct subject *subject)
{
	return dxg_call_find(_IOC_NR(subject->ioctl))->arrays[0].element;
}

/* Calls that take an array which may not be empty. */
static bool has_full_arrays(const struct subject *subject)
{
	const struct dxg_call *call = dxg_call_find(_IOC_NR(subject->ioctl));
	int i;

	for (i = 0; i < 4 && call->arrays[i].element; i++)
		if (!(subject->empty_ok & 1 << i))
			return true;
	return false;
}

__attribute__((constructor)) static void add_all(void)
{
	const struct subject *subject;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(subjects); i++) {
		subject = &subjects[i];
		add(subject, 1, "a valid call", run_valid);
		if (has_handles(subject)) {
			add(subject, 2, "null and unknown handles", run_unknown);
			add(subject, 3, "handles of another type",
			    run_other_type);
			add(subject, 4, "handles of another process",
			    run_foreign);
			add(subject, 5, "handles of what has ended", run_stale);
		}
		add(subject, 6, "a structure that cannot be read",
		    run_structure);
		if (has_writes(subject))
			add(subject, 7, "a structure that cannot be written",
			    run_read_only);
		add(subject, 8, "a structure of another size", run_other_size);
		if (has_arrays(subject)) {
			add(subject, 9, "arrays that cannot be accessed",
			    run_array_fault);
			add(subject, 10, "arrays that are null",
			    run_array_null);
			add(subject, 11, "arrays of too many elements",
			    run_array_huge);
		}
		if (has_full_arrays(subject))
			add(subject, 12, "arrays of no elements",
			    run_array_empty);
		add(subject, 13, "a file that was inherited", run_child);
		add(subject, 14, "a device in an error state", run_lost);
	}
}
