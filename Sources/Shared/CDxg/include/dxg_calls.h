/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/*
 * How each D3DKMT call travels: which arrays its structure points to, which
 * fields come back, which handles it makes, ends and uses. The guest kernel
 * marshals by this table and the host unmarshals by it, so the two cannot
 * disagree. gpupv_wire.h says what the bytes are.
 */
#ifndef GPUPV_DXG_CALLS_H
#define GPUPV_DXG_CALLS_H

#ifdef __KERNEL__
#include <linux/stddef.h>
#else
#include <stddef.h>
#endif
#include "dxg.h"

enum dxg_handle_type {
	DXG_HANDLE_NONE		= 0,
	DXG_HANDLE_ADAPTER	= 1,
	DXG_HANDLE_DEVICE	= 2,
	DXG_HANDLE_CONTEXT	= 3,	/* hw contexts too */
	DXG_HANDLE_HWQUEUE	= 4,
	DXG_HANDLE_PAGING_QUEUE	= 5,
	DXG_HANDLE_RESOURCE	= 6,
	DXG_HANDLE_ALLOCATION	= 7,
	DXG_HANDLE_SYNC		= 8,	/* every kind of sync object */
};

/* dxg_call.flags */
#define DXG_CALL_POST		(1u << 0) /* no reply is waited for */
#define DXG_CALL_SPECIAL	(1u << 1) /* the guest does more: see its code */
#define DXG_CALL_UNSUPPORTED	(1u << 2) /* -ENOTTY, as dxgkrnl answers */

/* dxg_array.flags */
#define DXG_IN		(1u << 0)
#define DXG_OUT		(1u << 1)
#define DXG_INOUT	(DXG_IN | DXG_OUT)
#define DXG_OPTIONAL	(1u << 2) /* may be null whatever the count says */

#define DXG_NO_FIELD	0xffffu

/* An array the structure points to. */
struct dxg_array {
	__u16	pointer;	/* offset of the pointer */
	__u16	count;		/* offset of its __u32 element count */
	__u16	element;	/* bytes of one element; 0 ends the list */
	__u8	flags;
	__u8	handle_type;	/* the elements are such handles, or NONE */
	__u32	max_count;
};

/* Handles inside the structure. */
struct dxg_handle {
	__u16	offset;
	__u16	count;		/* offset of the __u32 count, or NO_FIELD: one */
	__u16	max_count;
	__u16	parent;		/* offset of the owner's handle, for made ones */
	__u8	type;		/* NONE ends the list */
};

/* Bytes of the structure that are outputs. */
struct dxg_span {
	__u16	offset;
	__u16	size;		/* 0 ends the list */
};

struct dxg_call {
	const char		*name;		/* D3DKMT name; null: no such call */
	__u32			ioctl;
	__u16			size;		/* of the structure */
	__u16			flags;
	struct dxg_span		out[3];
	struct dxg_array	arrays[4];
	struct dxg_handle	makes[3];
	struct dxg_handle	ends[1];
	struct dxg_handle	uses[3];	/* checked by the guest on POST */
};

#define DXG_SPAN(s, first, last) \
	{ offsetof(struct s, first), \
	  offsetof(struct s, last) + sizeof(((struct s *)0)->last) - \
	  offsetof(struct s, first) }
#define DXG_ARRAY(s, p, c, e, f, max) \
	{ offsetof(struct s, p), offsetof(struct s, c), (e), (f), \
	  DXG_HANDLE_NONE, (max) }
#define DXG_HANDLES(s, p, c, f, t, max) \
	{ offsetof(struct s, p), offsetof(struct s, c), \
	  sizeof(struct d3dkmthandle), (f), DXG_HANDLE_##t, (max) }
#define DXG_MAKES(s, field, t, owner) \
	{ offsetof(struct s, field), DXG_NO_FIELD, 1, \
	  offsetof(struct s, owner), DXG_HANDLE_##t }
#define DXG_ONE(s, field, t) \
	{ offsetof(struct s, field), DXG_NO_FIELD, 1, DXG_NO_FIELD, \
	  DXG_HANDLE_##t }
#define DXG_MANY(s, field, c, t, max) \
	{ offsetof(struct s, field), offsetof(struct s, c), (max), \
	  DXG_NO_FIELD, DXG_HANDLE_##t }
#define DXG_ENTRY(nr, nm, io, s) \
	[nr] = { .name = nm, .ioctl = io, .size = sizeof(struct s)

#define DXG_BYTES_MAX	(128u * 1024u)

/*
 * Set where QueryStatistics names a process by its id on the wire; else, and
 * not 0, it is the process's own id.
 */
#define DXG_PROCESS_BY_ID	0x8000000000000000ull

static const struct dxg_call dxg_call_table[DXG_CALL_MAX + 1] = {
#define S d3dkmt_openadapterfromluid
DXG_ENTRY(0x01, "OpenAdapterFromLuid", LX_DXOPENADAPTERFROMLUID, S),
	.out = { DXG_SPAN(S, adapter_handle, adapter_handle) },
	.makes = { DXG_ONE(S, adapter_handle, ADAPTER) } },
#undef S
#define S d3dkmt_createdevice
DXG_ENTRY(0x02, "CreateDevice", LX_DXCREATEDEVICE, S),
	.out = { DXG_SPAN(S, device, device) },
	/* A device outlives the adapter handle it was made with. */
	.makes = { DXG_ONE(S, device, DEVICE) } },
#undef S
DXG_ENTRY(0x03, "CreateContext", LX_DXCREATECONTEXT, d3dkmt_createcontext),
	.flags = DXG_CALL_UNSUPPORTED },
#define S d3dkmt_createcontextvirtual
DXG_ENTRY(0x04, "CreateContextVirtual", LX_DXCREATECONTEXTVIRTUAL, S),
	.out = { DXG_SPAN(S, context, context) },
	.arrays = { DXG_ARRAY(S, priv_drv_data, priv_drv_data_size, 1,
			      DXG_INOUT, DXG_BYTES_MAX) },
	.makes = { DXG_MAKES(S, context, CONTEXT, device) } },
#undef S
#define S d3dkmt_destroycontext
DXG_ENTRY(0x05, "DestroyContext", LX_DXDESTROYCONTEXT, S),
	.ends = { DXG_ONE(S, context, CONTEXT) } },
#undef S
#define S d3dkmt_createallocation
/* special: each allocation_info names private data of its own */
DXG_ENTRY(0x06, "CreateAllocation2", LX_DXCREATEALLOCATION, S),
	.flags = DXG_CALL_SPECIAL,
	.out = { DXG_SPAN(S, resource, global_share) },
	.arrays = {
		DXG_ARRAY(S, private_runtime_data, private_runtime_data_size,
			  1, DXG_IN, DXG_BYTES_MAX),
		DXG_ARRAY(S, priv_drv_data, priv_drv_data_size, 1, DXG_IN,
			  DXG_BYTES_MAX),
		DXG_ARRAY(S, allocation_info, alloc_count,
			  sizeof(struct d3dddi_allocationinfo2), DXG_INOUT,
			  D3DKMT_CREATEALLOCATION_MAX) } },
#undef S
#define S d3dkmt_createpagingqueue
/* special: the fence is mapped */
DXG_ENTRY(0x07, "CreatePagingQueue", LX_DXCREATEPAGINGQUEUE, S),
	.flags = DXG_CALL_SPECIAL,
	.out = { DXG_SPAN(S, paging_queue, fence_cpu_virtual_address) },
	.makes = { DXG_MAKES(S, paging_queue, PAGING_QUEUE, device),
		   DXG_MAKES(S, sync_object, SYNC, paging_queue) } },
#undef S
#define S d3dddi_reservegpuvirtualaddress
DXG_ENTRY(0x08, "ReserveGpuVirtualAddress", LX_DXRESERVEGPUVIRTUALADDRESS, S),
	.out = { DXG_SPAN(S, virtual_address, paging_fence_value) } },
#undef S
#define S d3dkmt_queryadapterinfo
DXG_ENTRY(0x09, "QueryAdapterInfo", LX_DXQUERYADAPTERINFO, S),
	.arrays = { DXG_ARRAY(S, private_data, private_data_size, 1,
			      DXG_INOUT, DXG_BYTES_MAX) } },
#undef S
#define S d3dkmt_queryvideomemoryinfo
DXG_ENTRY(0x0a, "QueryVideoMemoryInfo", LX_DXQUERYVIDEOMEMORYINFO, S),
	.out = { DXG_SPAN(S, budget, available_for_reservation) } },
#undef S
#define S d3dddi_makeresident
DXG_ENTRY(0x0b, "MakeResident", LX_DXMAKERESIDENT, S),
	.out = { DXG_SPAN(S, paging_fence_value, num_bytes_to_trim) },
	.arrays = {
		DXG_HANDLES(S, allocation_list, alloc_count, DXG_IN,
			    ALLOCATION, D3DKMT_MAKERESIDENT_ALLOC_MAX),
		DXG_ARRAY(S, priority_list, alloc_count, 4,
			  DXG_IN | DXG_OPTIONAL,
			  D3DKMT_MAKERESIDENT_ALLOC_MAX) } },
#undef S
#define S d3dddi_mapgpuvirtualaddress
DXG_ENTRY(0x0c, "MapGpuVirtualAddress", LX_DXMAPGPUVIRTUALADDRESS, S),
	.out = { DXG_SPAN(S, virtual_address, paging_fence_value) } },
#undef S
#define S d3dkmt_escape
DXG_ENTRY(0x0d, "Escape", LX_DXESCAPE, S),
	.arrays = { DXG_ARRAY(S, priv_drv_data, priv_drv_data_size, 1,
			      DXG_INOUT, DXG_BYTES_MAX) } },
#undef S
#define S d3dkmt_getdevicestate
DXG_ENTRY(0x0e, "GetDeviceState", LX_DXGETDEVICESTATE, S),
	.out = { { offsetof(struct S, execution_state),
		   sizeof(struct S) - offsetof(struct S, execution_state) } } },
#undef S
#define S d3dkmt_submitcommand
DXG_ENTRY(0x0f, "SubmitCommand", LX_DXSUBMITCOMMAND, S),
	.flags = DXG_CALL_POST,
	.arrays = {
		DXG_ARRAY(S, priv_drv_data, priv_drv_data_size, 1, DXG_IN,
			  DXG_BYTES_MAX),
		DXG_HANDLES(S, history_buffer_array, num_history_buffers,
			    DXG_IN, ALLOCATION, 1024) },
	.uses = { DXG_MANY(S, broadcast_context, broadcast_context_count,
			   CONTEXT, D3DDDI_MAX_BROADCAST_CONTEXT),
		  DXG_MANY(S, written_primaries, num_primaries, ALLOCATION,
			   D3DDDI_MAX_WRITTEN_PRIMARIES) } },
#undef S
#define S d3dkmt_createsynchronizationobject2
/* special: the fence is mapped; CPU notifications name an eventfd */
DXG_ENTRY(0x10, "CreateSynchronizationObject2", LX_DXCREATESYNCHRONIZATIONOBJECT, S),
	.flags = DXG_CALL_SPECIAL,
	.out = { DXG_SPAN(S, info.reserved, sync_object) },
	.makes = { DXG_MAKES(S, sync_object, SYNC, device) } },
#undef S
#define S d3dkmt_signalsynchronizationobject2
/* special: may name an eventfd */
DXG_ENTRY(0x11, "SignalSynchronizationObject2", LX_DXSIGNALSYNCHRONIZATIONOBJECT, S),
	.flags = DXG_CALL_POST | DXG_CALL_SPECIAL,
	.uses = { DXG_ONE(S, context, CONTEXT),
		  DXG_MANY(S, object_array, object_count, SYNC,
			   D3DDDI_MAX_OBJECT_SIGNALED),
		  DXG_MANY(S, contexts, context_count, CONTEXT,
			   D3DDDI_MAX_BROADCAST_CONTEXT) } },
#undef S
#define S d3dkmt_waitforsynchronizationobject2
DXG_ENTRY(0x12, "WaitForSynchronizationObject2", LX_DXWAITFORSYNCHRONIZATIONOBJECT, S),
	.flags = DXG_CALL_POST,
	.uses = { DXG_ONE(S, context, CONTEXT),
		  DXG_MANY(S, object_array, object_count, SYNC,
			   D3DDDI_MAX_OBJECT_WAITED_ON) } },
#undef S
#define S d3dkmt_destroyallocation2
/* special: ends its array of handles, or a resource and its allocations */
DXG_ENTRY(0x13, "DestroyAllocation2", LX_DXDESTROYALLOCATION2, S),
	.flags = DXG_CALL_SPECIAL,
	.arrays = { DXG_HANDLES(S, allocations, alloc_count, DXG_IN,
				ALLOCATION, D3DKMT_CREATEALLOCATION_MAX) } },
#undef S
#define S d3dkmt_enumadapters2
/* special: opens an adapter for each it lists */
DXG_ENTRY(0x14, "EnumAdapters2", LX_DXENUMADAPTERS2, S),
	.flags = DXG_CALL_SPECIAL,
	.out = { DXG_SPAN(S, num_adapters, num_adapters) },
	.arrays = { DXG_ARRAY(S, adapters, num_adapters,
			      sizeof(struct d3dkmt_adapterinfo),
			      DXG_OUT | DXG_OPTIONAL, D3DKMT_ADAPTERS_MAX) } },
#undef S
#define S d3dkmt_closeadapter
DXG_ENTRY(0x15, "CloseAdapter", LX_DXCLOSEADAPTER, S),
	.ends = { DXG_ONE(S, adapter_handle, ADAPTER) } },
#undef S
DXG_ENTRY(0x16, "ChangeVideoMemoryReservation", LX_DXCHANGEVIDEOMEMORYRESERVATION,
	  d3dkmt_changevideomemoryreservation) },
#define S d3dkmt_createhwcontext
DXG_ENTRY(0x17, "CreateHwContext", LX_DXCREATEHWCONTEXT, S),
	.out = { DXG_SPAN(S, context, context) },
	.arrays = { DXG_ARRAY(S, priv_drv_data, priv_drv_data_size, 1,
			      DXG_INOUT, DXG_BYTES_MAX) },
	.makes = { DXG_MAKES(S, context, CONTEXT, device) } },
#undef S
#define S d3dkmt_createhwqueue
/* special: the progress fence is mapped */
DXG_ENTRY(0x18, "CreateHwQueue", LX_DXCREATEHWQUEUE, S),
	.flags = DXG_CALL_SPECIAL,
	.out = { DXG_SPAN(S, queue, queue_progress_fence_gpu_va) },
	.arrays = { DXG_ARRAY(S, priv_drv_data, priv_drv_data_size, 1,
			      DXG_INOUT, DXG_BYTES_MAX) },
	.makes = { DXG_MAKES(S, queue, HWQUEUE, context),
		   DXG_MAKES(S, queue_progress_fence, SYNC, queue) } },
#undef S
DXG_ENTRY(0x19, "DestroyDevice", LX_DXDESTROYDEVICE, d3dkmt_destroydevice),
	.ends = { DXG_ONE(d3dkmt_destroydevice, device, DEVICE) } },
DXG_ENTRY(0x1a, "DestroyHwContext", LX_DXDESTROYHWCONTEXT, d3dkmt_destroyhwcontext),
	.ends = { DXG_ONE(d3dkmt_destroyhwcontext, context, CONTEXT) } },
DXG_ENTRY(0x1b, "DestroyHwQueue", LX_DXDESTROYHWQUEUE, d3dkmt_destroyhwqueue),
	.ends = { DXG_ONE(d3dkmt_destroyhwqueue, queue, HWQUEUE) } },
DXG_ENTRY(0x1c, "DestroyPagingQueue", LX_DXDESTROYPAGINGQUEUE, d3dddi_destroypagingqueue),
	.ends = { DXG_ONE(d3dddi_destroypagingqueue, paging_queue, PAGING_QUEUE) } },
DXG_ENTRY(0x1d, "DestroySynchronizationObject", LX_DXDESTROYSYNCHRONIZATIONOBJECT,
	  d3dkmt_destroysynchronizationobject),
	.ends = { DXG_ONE(d3dkmt_destroysynchronizationobject, sync_object, SYNC) } },
#define S d3dkmt_evict
DXG_ENTRY(0x1e, "Evict", LX_DXEVICT, S),
	.out = { DXG_SPAN(S, num_bytes_to_trim, num_bytes_to_trim) },
	.arrays = { DXG_HANDLES(S, allocations, alloc_count, DXG_IN,
				ALLOCATION, D3DKMT_MAKERESIDENT_ALLOC_MAX) } },
#undef S
DXG_ENTRY(0x1f, "FlushHeapTransitions", LX_DXFLUSHHEAPTRANSITIONS,
	  d3dkmt_flushheaptransitions) },
DXG_ENTRY(0x20, "FreeGpuVirtualAddress", LX_DXFREEGPUVIRTUALADDRESS,
	  d3dkmt_freegpuvirtualaddress) },
#define S d3dkmt_getcontextinprocessschedulingpriority
DXG_ENTRY(0x21, "GetContextInProcessSchedulingPriority",
	  LX_DXGETCONTEXTINPROCESSSCHEDULINGPRIORITY, S),
	.out = { DXG_SPAN(S, priority, priority) } },
#undef S
#define S d3dkmt_getcontextschedulingpriority
DXG_ENTRY(0x22, "GetContextSchedulingPriority", LX_DXGETCONTEXTSCHEDULINGPRIORITY, S),
	.out = { DXG_SPAN(S, priority, priority) } },
#undef S
#define S d3dkmt_getsharedresourceadapterluid
/* special: may name a shared object's fd */
DXG_ENTRY(0x23, "GetSharedResourceAdapterLuid", LX_DXGETSHAREDRESOURCEADAPTERLUID, S),
	.flags = DXG_CALL_SPECIAL,
	.out = { DXG_SPAN(S, adapter_luid, adapter_luid) } },
#undef S
DXG_ENTRY(0x24, "InvalidateCache", LX_DXINVALIDATECACHE, d3dkmt_invalidatecache) },
/* special: mapped and unmapped by the guest */
DXG_ENTRY(0x25, "Lock2", LX_DXLOCK2, d3dkmt_lock2),
	.flags = DXG_CALL_SPECIAL,
	.out = { DXG_SPAN(d3dkmt_lock2, data, data) } },
DXG_ENTRY(0x26, "MarkDeviceAsError", LX_DXMARKDEVICEASERROR, d3dkmt_markdeviceaserror) },
#define S d3dkmt_offerallocations
DXG_ENTRY(0x27, "OfferAllocations", LX_DXOFFERALLOCATIONS, S),
	.arrays = {
		DXG_HANDLES(S, resources, allocation_count,
			    DXG_IN | DXG_OPTIONAL, RESOURCE,
			    D3DKMT_MAKERESIDENT_ALLOC_MAX),
		DXG_HANDLES(S, allocations, allocation_count,
			    DXG_IN | DXG_OPTIONAL, ALLOCATION,
			    D3DKMT_MAKERESIDENT_ALLOC_MAX) } },
#undef S
DXG_ENTRY(0x28, "OpenResource", LX_DXOPENRESOURCE, d3dkmt_openresource),
	.flags = DXG_CALL_UNSUPPORTED },
DXG_ENTRY(0x29, "OpenSynchronizationObject", LX_DXOPENSYNCHRONIZATIONOBJECT,
	  d3dkmt_opensynchronizationobject),
	.flags = DXG_CALL_UNSUPPORTED },
#define S d3dkmt_queryallocationresidency
/* special: one value of a resource, or one of each allocation */
DXG_ENTRY(0x2a, "QueryAllocationResidency", LX_DXQUERYALLOCATIONRESIDENCY, S),
	.flags = DXG_CALL_SPECIAL,
	.arrays = {
		DXG_HANDLES(S, allocations, allocation_count,
			    DXG_IN | DXG_OPTIONAL, ALLOCATION,
			    D3DKMT_MAKERESIDENT_ALLOC_MAX),
		DXG_ARRAY(S, residency_status, allocation_count, 4, DXG_OUT,
			  D3DKMT_MAKERESIDENT_ALLOC_MAX) } },
#undef S
DXG_ENTRY(0x2b, "QueryResourceInfo", LX_DXQUERYRESOURCEINFO, d3dkmt_queryresourceinfo),
	.flags = DXG_CALL_UNSUPPORTED },
#define S d3dkmt_reclaimallocations2
DXG_ENTRY(0x2c, "ReclaimAllocations2", LX_DXRECLAIMALLOCATIONS2, S),
	.out = { DXG_SPAN(S, paging_fence_value, paging_fence_value) },
	.arrays = {
		DXG_HANDLES(S, resources, allocation_count,
			    DXG_IN | DXG_OPTIONAL, RESOURCE,
			    D3DKMT_MAKERESIDENT_ALLOC_MAX),
		DXG_HANDLES(S, allocations, allocation_count,
			    DXG_IN | DXG_OPTIONAL, ALLOCATION,
			    D3DKMT_MAKERESIDENT_ALLOC_MAX),
		DXG_ARRAY(S, results, allocation_count, 4,
			  DXG_OUT | DXG_OPTIONAL,
			  D3DKMT_MAKERESIDENT_ALLOC_MAX) } },
#undef S
DXG_ENTRY(0x2d, "Render", LX_DXRENDER, d3dkmt_render),
	.flags = DXG_CALL_UNSUPPORTED },
#define S d3dkmt_setallocationpriority
/* special: one value of a resource, or one of each allocation */
DXG_ENTRY(0x2e, "SetAllocationPriority", LX_DXSETALLOCATIONPRIORITY, S),
	.flags = DXG_CALL_SPECIAL,
	.arrays = {
		DXG_HANDLES(S, allocation_list, allocation_count,
			    DXG_IN | DXG_OPTIONAL, ALLOCATION,
			    D3DKMT_MAKERESIDENT_ALLOC_MAX),
		DXG_ARRAY(S, priorities, allocation_count, 4, DXG_IN,
			  D3DKMT_MAKERESIDENT_ALLOC_MAX) } },
#undef S
DXG_ENTRY(0x2f, "SetContextInProcessSchedulingPriority",
	  LX_DXSETCONTEXTINPROCESSSCHEDULINGPRIORITY,
	  d3dkmt_setcontextinprocessschedulingpriority) },
DXG_ENTRY(0x30, "SetContextSchedulingPriority", LX_DXSETCONTEXTSCHEDULINGPRIORITY,
	  d3dkmt_setcontextschedulingpriority) },
#define S d3dkmt_signalsynchronizationobjectfromcpu
DXG_ENTRY(0x31, "SignalSynchronizationObjectFromCpu",
	  LX_DXSIGNALSYNCHRONIZATIONOBJECTFROMCPU, S),
	.arrays = {
		DXG_HANDLES(S, objects, object_count, DXG_IN, SYNC,
			    D3DDDI_MAX_OBJECT_SIGNALED),
		DXG_ARRAY(S, fence_values, object_count, 8, DXG_IN,
			  D3DDDI_MAX_OBJECT_SIGNALED) } },
#undef S
#define S d3dkmt_signalsynchronizationobjectfromgpu
DXG_ENTRY(0x32, "SignalSynchronizationObjectFromGpu",
	  LX_DXSIGNALSYNCHRONIZATIONOBJECTFROMGPU, S),
	.flags = DXG_CALL_POST,
	.arrays = {
		DXG_HANDLES(S, objects, object_count, DXG_IN, SYNC,
			    D3DDDI_MAX_OBJECT_SIGNALED),
		DXG_ARRAY(S, monitored_fence_values, object_count, 8, DXG_IN,
			  D3DDDI_MAX_OBJECT_SIGNALED) },
	.uses = { DXG_ONE(S, context, CONTEXT) } },
#undef S
#define S d3dkmt_signalsynchronizationobjectfromgpu2
/* special: may name an eventfd */
DXG_ENTRY(0x33, "SignalSynchronizationObjectFromGpu2",
	  LX_DXSIGNALSYNCHRONIZATIONOBJECTFROMGPU2, S),
	.flags = DXG_CALL_POST | DXG_CALL_SPECIAL,
	.arrays = {
		DXG_HANDLES(S, objects, object_count, DXG_IN, SYNC,
			    D3DDDI_MAX_OBJECT_SIGNALED),
		DXG_HANDLES(S, contexts, context_count, DXG_IN, CONTEXT,
			    D3DDDI_MAX_BROADCAST_CONTEXT),
		DXG_ARRAY(S, monitored_fence_values, object_count, 8, DXG_IN,
			  D3DDDI_MAX_OBJECT_SIGNALED) } },
#undef S
#define S d3dkmt_submitcommandtohwqueue
DXG_ENTRY(0x34, "SubmitCommandToHwQueue", LX_DXSUBMITCOMMANDTOHWQUEUE, S),
	.flags = DXG_CALL_POST,
	.arrays = {
		DXG_ARRAY(S, priv_drv_data, priv_drv_data_size, 1, DXG_IN,
			  DXG_BYTES_MAX),
		DXG_HANDLES(S, written_primaries, num_primaries, DXG_IN,
			    ALLOCATION, D3DDDI_MAX_WRITTEN_PRIMARIES) },
	.uses = { DXG_ONE(S, hwqueue, HWQUEUE) } },
#undef S
#define S d3dkmt_submitsignalsyncobjectstohwqueue
DXG_ENTRY(0x35, "SubmitSignalSyncObjectsToHwQueue",
	  LX_DXSUBMITSIGNALSYNCOBJECTSTOHWQUEUE, S),
	.flags = DXG_CALL_POST,
	.arrays = {
		DXG_HANDLES(S, hwqueues, hwqueue_count, DXG_IN, HWQUEUE,
			    D3DDDI_MAX_BROADCAST_CONTEXT),
		DXG_HANDLES(S, objects, object_count, DXG_IN, SYNC,
			    D3DDDI_MAX_OBJECT_SIGNALED),
		DXG_ARRAY(S, fence_values, object_count, 8, DXG_IN,
			  D3DDDI_MAX_OBJECT_SIGNALED) } },
#undef S
#define S d3dkmt_submitwaitforsyncobjectstohwqueue
DXG_ENTRY(0x36, "SubmitWaitForSyncObjectsToHwQueue",
	  LX_DXSUBMITWAITFORSYNCOBJECTSTOHWQUEUE, S),
	.flags = DXG_CALL_POST,
	.arrays = {
		DXG_HANDLES(S, objects, object_count, DXG_IN, SYNC,
			    D3DDDI_MAX_OBJECT_WAITED_ON),
		DXG_ARRAY(S, fence_values, object_count, 8, DXG_IN,
			  D3DDDI_MAX_OBJECT_WAITED_ON) },
	.uses = { DXG_ONE(S, hwqueue, HWQUEUE) } },
#undef S
/* special: mapped and unmapped by the guest */
DXG_ENTRY(0x37, "Unlock2", LX_DXUNLOCK2, d3dkmt_unlock2),
	.flags = DXG_CALL_SPECIAL },
#define S d3dddi_updateallocproperty
DXG_ENTRY(0x38, "UpdateAllocationProperty", LX_DXUPDATEALLOCPROPERTY, S),
	.out = { DXG_SPAN(S, paging_fence_value, paging_fence_value) } },
#undef S
#define S d3dkmt_updategpuvirtualaddress
DXG_ENTRY(0x39, "UpdateGpuVirtualAddress", LX_DXUPDATEGPUVIRTUALADDRESS, S),
	.arrays = { DXG_ARRAY(S, operations, num_operations,
			      sizeof(struct d3dddi_updategpuvirtualaddress_operation),
			      DXG_IN, 1024) } },
#undef S
#define S d3dkmt_waitforsynchronizationobjectfromcpu
/* special: sleeps, or names an eventfd */
DXG_ENTRY(0x3a, "WaitForSynchronizationObjectFromCpu",
	  LX_DXWAITFORSYNCHRONIZATIONOBJECTFROMCPU, S),
	.flags = DXG_CALL_SPECIAL,
	.arrays = {
		DXG_HANDLES(S, objects, object_count, DXG_IN, SYNC,
			    D3DDDI_MAX_OBJECT_WAITED_ON),
		DXG_ARRAY(S, fence_values, object_count, 8, DXG_IN,
			  D3DDDI_MAX_OBJECT_WAITED_ON) } },
#undef S
#define S d3dkmt_waitforsynchronizationobjectfromgpu
/* special: one fence value or an array of them, by the objects' kind; an
 * array travels either way
 */
DXG_ENTRY(0x3b, "WaitForSynchronizationObjectFromGpu",
	  LX_DXWAITFORSYNCHRONIZATIONOBJECTFROMGPU, S),
	.flags = DXG_CALL_POST | DXG_CALL_SPECIAL,
	.arrays = {
		DXG_HANDLES(S, objects, object_count, DXG_IN, SYNC,
			    D3DDDI_MAX_OBJECT_WAITED_ON),
		DXG_ARRAY(S, monitored_fence_values, object_count, 8, DXG_IN,
			  D3DDDI_MAX_OBJECT_WAITED_ON) },
	.uses = { DXG_ONE(S, context, CONTEXT) } },
#undef S
#define S d3dkmt_getallocationpriority
/* special: one value of a resource, or one of each allocation */
DXG_ENTRY(0x3c, "GetAllocationPriority", LX_DXGETALLOCATIONPRIORITY, S),
	.flags = DXG_CALL_SPECIAL,
	.arrays = {
		DXG_HANDLES(S, allocation_list, allocation_count,
			    DXG_IN | DXG_OPTIONAL, ALLOCATION,
			    D3DKMT_MAKERESIDENT_ALLOC_MAX),
		DXG_ARRAY(S, priorities, allocation_count, 4, DXG_OUT,
			  D3DKMT_MAKERESIDENT_ALLOC_MAX) } },
#undef S
#define S d3dkmt_queryclockcalibration
DXG_ENTRY(0x3d, "QueryClockCalibration", LX_DXQUERYCLOCKCALIBRATION, S),
	.out = { DXG_SPAN(S, clock_data, clock_data) } },
#undef S
#define S d3dkmt_enumadapters3
/* special: opens an adapter for each it lists */
DXG_ENTRY(0x3e, "EnumAdapters3", LX_DXENUMADAPTERS3, S),
	.flags = DXG_CALL_SPECIAL,
	.out = { DXG_SPAN(S, adapter_count, adapter_count) },
	.arrays = { DXG_ARRAY(S, adapters, adapter_count,
			      sizeof(struct d3dkmt_adapterinfo),
			      DXG_OUT | DXG_OPTIONAL, 0xffff) } },
#undef S
#define S d3dkmt_shareobjects
/* special: makes an fd */
DXG_ENTRY(0x3f, "ShareObjects", LX_DXSHAREOBJECTS, S),
	.flags = DXG_CALL_SPECIAL,
	.arrays = { DXG_ARRAY(S, objects, object_count,
			      sizeof(struct d3dkmthandle), DXG_IN, 1) } },
#undef S
#define S d3dkmt_opensyncobjectfromnthandle2
/* special: takes an fd; the fence is mapped */
DXG_ENTRY(0x40, "OpenSyncObjectFromNtHandle2", LX_DXOPENSYNCOBJECTFROMNTHANDLE2, S),
	.flags = DXG_CALL_SPECIAL,
	.out = { DXG_SPAN(S, sync_object, reserved) },
	.makes = { DXG_MAKES(S, sync_object, SYNC, device) } },
#undef S
#define S d3dkmt_queryresourceinfofromnthandle
/* special: takes an fd */
DXG_ENTRY(0x41, "QueryResourceInfoFromNtHandle", LX_DXQUERYRESOURCEINFOFROMNTHANDLE, S),
	.flags = DXG_CALL_SPECIAL,
	.out = { DXG_SPAN(S, private_runtime_data_size, allocation_count) },
	.arrays = { DXG_ARRAY(S, private_runtime_data,
			      private_runtime_data_size, 1,
			      DXG_OUT | DXG_OPTIONAL, DXG_BYTES_MAX) } },
#undef S
#define S d3dkmt_openresourcefromnthandle
/* special: takes an fd; points into its own output */
DXG_ENTRY(0x42, "OpenResourceFromNtHandle", LX_DXOPENRESOURCEFROMNTHANDLE, S),
	.flags = DXG_CALL_SPECIAL,
	.out = { DXG_SPAN(S, total_priv_drv_data_size, total_priv_drv_data_size),
		 DXG_SPAN(S, resource, keyed_mutex),
		 DXG_SPAN(S, sync_object, sync_object) },
	.arrays = {
		DXG_ARRAY(S, open_alloc_info, allocation_count,
			  sizeof(struct d3dddi_openallocationinfo2), DXG_OUT,
			  D3DKMT_CREATEALLOCATION_MAX),
		DXG_ARRAY(S, private_runtime_data, private_runtime_data_size,
			  1, DXG_OUT, DXG_BYTES_MAX),
		DXG_ARRAY(S, resource_priv_drv_data,
			  resource_priv_drv_data_size, 1, DXG_OUT,
			  DXG_BYTES_MAX),
		DXG_ARRAY(S, total_priv_drv_data, total_priv_drv_data_size, 1,
			  DXG_OUT, DXG_BYTES_MAX) },
	.makes = { DXG_MAKES(S, resource, RESOURCE, device) } },
#undef S
#define S d3dkmt_querystatistics
/* special: names a process by its id in the guest */
DXG_ENTRY(0x43, "QueryStatistics", LX_DXQUERYSTATISTICS, S),
	.flags = DXG_CALL_SPECIAL,
	.out = { DXG_SPAN(S, result, result) } },
#undef S
#define S d3dkmt_shareobjectwithhost
DXG_ENTRY(0x44, "ShareObjectWithHost", LX_DXSHAREOBJECTWITHHOST, S),
	.out = { DXG_SPAN(S, object_vail_nt_handle, object_vail_nt_handle) } },
#undef S
/* special: sync files live in the guest */
DXG_ENTRY(0x45, "CreateSyncFile", LX_DXCREATESYNCFILE, d3dkmt_createsyncfile),
	.flags = DXG_CALL_SPECIAL,
	.out = { DXG_SPAN(d3dkmt_createsyncfile, sync_file_handle, sync_file_handle) } },
DXG_ENTRY(0x46, "WaitSyncFile", LX_DXWAITSYNCFILE, d3dkmt_waitsyncfile),
	.flags = DXG_CALL_SPECIAL },
#define S d3dkmt_opensyncobjectfromsyncfile
DXG_ENTRY(0x47, "OpenSyncObjectFromSyncFile", LX_DXOPENSYNCOBJECTFROMSYNCFILE, S),
	.flags = DXG_CALL_SPECIAL,
	.out = { DXG_SPAN(S, syncobj, fence_value_gpu_va) },
	.makes = { DXG_MAKES(S, syncobj, SYNC, device) } },
#undef S
/* special: answered in the guest */
DXG_ENTRY(0x48, "EnumProcesses", LX_DXENUMPROCESSES, d3dkmt_enumprocesses),
	.flags = DXG_CALL_SPECIAL,
	.out = { DXG_SPAN(d3dkmt_enumprocesses, buffer_count, buffer_count) } },
DXG_ENTRY(0x49, "IsFeatureEnabled", LX_ISFEATUREENABLED, d3dkmt_isfeatureenabled),
	.out = { DXG_SPAN(d3dkmt_isfeatureenabled, result, result) } },
};

#undef DXG_SPAN
#undef DXG_ARRAY
#undef DXG_HANDLES
#undef DXG_MAKES
#undef DXG_ONE
#undef DXG_MANY
#undef DXG_ENTRY

/* The entry for ioctl number @number, or null. */
static inline const struct dxg_call *dxg_call_find(__u32 number)
{
	if (number > DXG_CALL_MAX || !dxg_call_table[number].name)
		return NULL;
	return &dxg_call_table[number];
}

/* Input array @index of the structure @args is to travel (and has a pointer). */
static inline int dxg_array_present(const struct dxg_array *array,
				    const void *args)
{
	__u64 pointer;

	__builtin_memcpy(&pointer, (const char *)args + array->pointer,
			 sizeof(pointer));
	return pointer != 0;
}

static inline __u32 dxg_array_count(const struct dxg_array *array,
				    const void *args)
{
	__u32 count;

	__builtin_memcpy(&count, (const char *)args + array->count,
			 sizeof(count));
	return count;
}

#endif /* GPUPV_DXG_CALLS_H */
