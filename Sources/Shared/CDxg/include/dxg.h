/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/*
 * The /dev/dxg ABI: D3DKMT calls as ioctls, as WSL's dxgkrnl exposes them.
 *
 * Names, numbers and layouts are the interface's own (Microsoft's d3dkmthk.h
 * and d3dukmdt.h document the fields); the text is original. Pointers travel
 * as 64-bit integers and every structure has the same layout for 32- and
 * 64-bit programs. Bit fields are written as integers with masks, so that C
 * and Swift read them alike.
 */
#ifndef GPUPV_DXG_H
#define GPUPV_DXG_H

#include <linux/types.h>
#include <linux/ioctl.h>

#ifndef __aligned_u64
#define __aligned_u64 __u64 __attribute__((aligned(8)))
#endif

/* A user pointer. */
#define dxg_pointer __aligned_u64

/* An opaque object name, valid in the process it was given to. Never 0. */
struct d3dkmthandle {
	__u32	v;
};

struct winluid {
	__u32	a;	/* LowPart */
	__u32	b;	/* HighPart */
};

/* Limits of the interface. */
#define D3DKMT_ADAPTERS_MAX		64
#define D3DKMT_CREATEALLOCATION_MAX	1024
#define D3DKMT_MAKERESIDENT_ALLOC_MAX	(1024 * 10)
#define D3DDDI_MAX_BROADCAST_CONTEXT	64
#define D3DDDI_MAX_OBJECT_WAITED_ON	32
#define D3DDDI_MAX_OBJECT_SIGNALED	32
#define D3DDDI_MAX_WRITTEN_PRIMARIES	16

/* ------------------------------------------------------------- adapters */

struct d3dkmt_adapterinfo {
	struct d3dkmthandle	adapter_handle;
	struct winluid		adapter_luid;
	__u32			num_sources;
	__u32			present_move_regions_preferred;
};

struct d3dkmt_enumadapters2 {
	__u32			num_adapters;
	__u32			reserved;
	dxg_pointer		adapters;
};

#define D3DKMT_ENUMADAPTERS_INCLUDE_COMPUTE_ONLY	(1ULL << 0)
#define D3DKMT_ENUMADAPTERS_INCLUDE_DISPLAY_ONLY	(1ULL << 1)

struct d3dkmt_enumadapters3 {
	__aligned_u64		filter;
	__u32			adapter_count;
	__u32			reserved;
	dxg_pointer		adapters;
};

struct d3dkmt_openadapterfromluid {
	struct winluid		adapter_luid;
	struct d3dkmthandle	adapter_handle;
};

struct d3dkmt_closeadapter {
	struct d3dkmthandle	adapter_handle;
};

enum kmtqueryadapterinfotype {
	KMTQAITYPE_UMDRIVERPRIVATE		= 0,
	KMTQAITYPE_UMDRIVERNAME			= 1,
	KMTQAITYPE_GETSEGMENTSIZE		= 3,
	KMTQAITYPE_ADAPTERGUID			= 4,
	KMTQAITYPE_ADAPTERADDRESS		= 6,
	KMTQAITYPE_ADAPTERREGISTRYINFO		= 8,
	KMTQAITYPE_CHECKDRIVERUPDATESTATUS	= 11,
	KMTQAITYPE_DRIVERVERSION		= 13,
	KMTQAITYPE_ADAPTERTYPE			= 15,
	KMTQAITYPE_WDDM_1_2_CAPS		= 17,
	KMTQAITYPE_UMD_DRIVER_VERSION		= 18,
	KMTQAITYPE_WDDM_1_3_CAPS		= 22,
	KMTQAITYPE_WDDM_2_0_CAPS		= 24,
	KMTQAITYPE_NODEMETADATA			= 25,
	KMTQAITYPE_PHYSICALADAPTERCOUNT		= 30,
	KMTQAITYPE_PHYSICALADAPTERDEVICEIDS	= 31,
	KMTQAITYPE_QUERY_GPUMMU_CAPS		= 34,
	KMTQAITYPE_GETSEGMENTGROUPSIZE		= 42,
	KMTQAITYPE_HWDRM_SUPPORT		= 44,
	KMTQAITYPE_QUERYREGISTRY		= 48,
	KMTQAITYPE_KMD_DRIVER_VERSION		= 49,
	KMTQAITYPE_ADAPTERGUID_RENDER		= 52,
	KMTQAITYPE_ADAPTERADDRESS_RENDER	= 53,
	KMTQAITYPE_ADAPTERREGISTRYINFO_RENDER	= 54,
	KMTQAITYPE_CHECKDRIVERUPDATESTATUS_RENDER = 55,
	KMTQAITYPE_DRIVERVERSION_RENDER		= 56,
	KMTQAITYPE_ADAPTERTYPE_RENDER		= 57,
	KMTQAITYPE_WDDM_1_2_CAPS_RENDER		= 58,
	KMTQAITYPE_WDDM_1_3_CAPS_RENDER		= 59,
	KMTQAITYPE_QUERY_ADAPTER_UNIQUE_GUID	= 60,
	KMTQAITYPE_NODEPERFDATA			= 61,
	KMTQAITYPE_ADAPTERPERFDATA		= 62,
	KMTQAITYPE_ADAPTERPERFDATA_CAPS		= 63,
	KMTQUITYPE_GPUVERSION			= 64,
	KMTQAITYPE_DRIVER_DESCRIPTION		= 65,
	KMTQAITYPE_DRIVER_DESCRIPTION_RENDER	= 66,
	KMTQAITYPE_SCANOUT_CAPS			= 67,
	KMTQAITYPE_PARAVIRTUALIZATION_RENDER	= 68,
	KMTQAITYPE_WDDM_2_7_CAPS		= 70,
	KMTQAITYPE_WDDM_2_9_CAPS		= 75,
	KMTQAITYPE_CROSSADAPTERRESOURCE_SUPPORT	= 76,
	KMTQAITYPE_WDDM_3_0_CAPS		= 77,
	KMTQAITYPE_WDDM_3_1_CAPS		= 80,
};

struct d3dkmt_queryadapterinfo {
	struct d3dkmthandle	adapter;
	__u32			type;	/* enum kmtqueryadapterinfotype */
	dxg_pointer		private_data;
	__u32			private_data_size;
};

/* Answers to QueryAdapterInfo. Strings are UTF-16, as on Windows. */

/* KMTQAITYPE_ADAPTERTYPE(_RENDER): one __u32 of these */
#define D3DKMT_ADAPTERTYPE_RENDER_SUPPORTED	(1u << 0)
#define D3DKMT_ADAPTERTYPE_DISPLAY_SUPPORTED	(1u << 1)
#define D3DKMT_ADAPTERTYPE_SOFTWARE_DEVICE	(1u << 2)
#define D3DKMT_ADAPTERTYPE_POST_DEVICE		(1u << 3)
#define D3DKMT_ADAPTERTYPE_HYBRID_DISCRETE	(1u << 4)
#define D3DKMT_ADAPTERTYPE_HYBRID_INTEGRATED	(1u << 5)
#define D3DKMT_ADAPTERTYPE_PARAVIRTUALIZED	(1u << 7)
#define D3DKMT_ADAPTERTYPE_COMPUTE_ONLY		(1u << 11)

struct d3dkmt_segmentsizeinfo {
	__aligned_u64		dedicated_video_memory_size;
	__aligned_u64		dedicated_system_memory_size;
	__aligned_u64		shared_system_memory_size;
};

struct d3dkmt_segmentgroupsizeinfo {
	__u32			physical_adapter_index;	/* in */
	struct d3dkmt_segmentsizeinfo legacy_info;
	__aligned_u64		local_memory;
	__aligned_u64		non_local_memory;
	__aligned_u64		non_budget_memory;
};

struct d3dkmt_adapteraddress {
	__u32			bus_number;
	__u32			device_number;
	__u32			function_number;
};

struct d3dkmt_adapterregistryinfo {
	__u16			adapter_string[260];
	__u16			bios_string[260];
	__u16			dac_type[260];
	__u16			chip_type[260];
};

struct d3dkmt_umdfilenameinfo {
	__u32			version;	/* in: KMTUMDVERSION */
	__u16			umd_file_name[260];
};

struct d3dkmt_driver_description {
	__u16			driver_description[4096];
};

struct d3dkmt_query_adapter_unique_guid {
	__u16			adapter_unique_guid[40];
};

struct d3dkmt_device_ids {
	__u32			vendor_id;
	__u32			device_id;
	__u32			sub_vendor_id;
	__u32			sub_system_id;
	__u32			revision_id;
	__u32			bus_type;
};

struct d3dkmt_query_device_ids {
	__u32			physical_adapter_index;	/* in */
	struct d3dkmt_device_ids device_ids;
};

struct d3dkmt_wddm_1_2_caps {
	__u32			graphics_preemption_granularity;
	__u32			compute_preemption_granularity;
	__u32			value;
};

/* KMTQAITYPE_WDDM_2_0_CAPS: one __u32 of these */
#define D3DKMT_WDDM_2_0_SUPPORT_64BIT_ATOMICS	(1u << 0)
#define D3DKMT_WDDM_2_0_GPUMMU_SUPPORTED	(1u << 1)
#define D3DKMT_WDDM_2_0_IOMMU_SUPPORTED		(1u << 2)

/* KMTQAITYPE_WDDM_2_7_CAPS: one __u32 of these */
#define D3DKMT_WDDM_2_7_HWSCH_SUPPORTED		(1u << 0)
#define D3DKMT_WDDM_2_7_HWSCH_ENABLED		(1u << 1)
#define D3DKMT_WDDM_2_7_HWSCH_ENABLED_BY_DEFAULT (1u << 2)

#define KMT_DRIVERVERSION_WDDM_2_7	2700u

enum dxgk_engine_type {
	DXGK_ENGINE_TYPE_OTHER		= 0,
	DXGK_ENGINE_TYPE_3D		= 1,
	DXGK_ENGINE_TYPE_VIDEO_DECODE	= 2,
	DXGK_ENGINE_TYPE_VIDEO_ENCODE	= 3,
	DXGK_ENGINE_TYPE_VIDEO_PROCESSING = 4,
	DXGK_ENGINE_TYPE_SCENE_ASSEMBLY	= 5,
	DXGK_ENGINE_TYPE_COPY		= 6,
};

struct d3dkmt_nodemetadata {
	__u32			node_ordinal_and_adapter_index;	/* in */
	__u32			engine_type;
	__u16			friendly_name[32];
	__u32			flags;
	__u8			gpu_mmu_supported;
	__u8			io_mmu_supported;
} __attribute__((packed));

struct d3dkmt_query_gpummu_caps {
	__u32			physical_adapter_index;	/* in */
	__u32			flags;	/* bit 0: read-only memory supported */
	__u32			virtual_address_bit_count;
};

/* -------------------------------------------------- devices and contexts */

struct d3dkmt_createdevice {
	union {
		struct d3dkmthandle	adapter;
		dxg_pointer		adapter_pointer;
	};
	__u32			flags;
	struct d3dkmthandle	device;		/* out */
	dxg_pointer		command_buffer;
	__u32			command_buffer_size;
	__u32			reserved;
	dxg_pointer		allocation_list;
	__u32			allocation_list_size;
	__u32			reserved1;
	dxg_pointer		patch_location_list;
	__u32			patch_location_list_size;
	__u32			reserved2;
};

struct d3dkmt_destroydevice {
	struct d3dkmthandle	device;
};

struct d3dkmt_createcontext {
	struct d3dkmthandle	device;
	__u32			node_ordinal;
	__u32			engine_affinity;
	__u32			flags;
	dxg_pointer		priv_drv_data;
	__u32			priv_drv_data_size;
	__u32			client_hint;
	struct d3dkmthandle	context;
	dxg_pointer		command_buffer;
	__u32			command_buffer_size;
	dxg_pointer		allocation_list;
	__u32			allocation_list_size;
	dxg_pointer		patch_location_list;
	__u32			patch_location_list_size;
	__aligned_u64		obsolete;
};

#define D3DDDI_CREATECONTEXT_NULL_RENDERING		(1u << 0)
#define D3DDDI_CREATECONTEXT_INITIAL_DATA		(1u << 1)
#define D3DDDI_CREATECONTEXT_DISABLE_GPU_TIMEOUT	(1u << 2)
#define D3DDDI_CREATECONTEXT_SYNCHRONIZATION_ONLY	(1u << 3)
#define D3DDDI_CREATECONTEXT_HW_QUEUE_SUPPORTED		(1u << 4)

struct d3dkmt_createcontextvirtual {
	struct d3dkmthandle	device;
	__u32			node_ordinal;
	__u32			engine_affinity;
	__u32			flags;
	dxg_pointer		priv_drv_data;
	__u32			priv_drv_data_size;
	__u32			client_hint;
	struct d3dkmthandle	context;	/* out */
};

struct d3dkmt_destroycontext {
	struct d3dkmthandle	context;
};

struct d3dkmt_createhwcontext {
	struct d3dkmthandle	device;
	__u32			node_ordinal;
	__u32			engine_affinity;
	__u32			flags;
	__u32			priv_drv_data_size;
	dxg_pointer		priv_drv_data;
	struct d3dkmthandle	context;	/* out */
};

struct d3dkmt_destroyhwcontext {
	struct d3dkmthandle	context;
};

struct d3dkmt_createhwqueue {
	struct d3dkmthandle	context;
	__u32			flags;
	__u32			priv_drv_data_size;
	__u32			reserved;
	dxg_pointer		priv_drv_data;
	struct d3dkmthandle	queue;			/* out */
	struct d3dkmthandle	queue_progress_fence;	/* out */
	dxg_pointer		queue_progress_fence_cpu_va;	/* out */
	__aligned_u64		queue_progress_fence_gpu_va;	/* out */
};

struct d3dkmt_destroyhwqueue {
	struct d3dkmthandle	queue;
};

struct d3dkmt_setcontextschedulingpriority {
	struct d3dkmthandle	context;
	__s32			priority;
};

struct d3dkmt_getcontextschedulingpriority {
	struct d3dkmthandle	context;
	__s32			priority;	/* out */
};

struct d3dkmt_setcontextinprocessschedulingpriority {
	struct d3dkmthandle	context;
	__s32			priority;
};

struct d3dkmt_getcontextinprocessschedulingpriority {
	struct d3dkmthandle	context;
	__s32			priority;	/* out */
};

enum d3dkmt_deviceexecution_state {
	D3DKMT_DEVICEEXECUTION_ACTIVE			= 1,
	D3DKMT_DEVICEEXECUTION_RESET			= 2,
	D3DKMT_DEVICEEXECUTION_HUNG			= 3,
	D3DKMT_DEVICEEXECUTION_STOPPED			= 4,
	D3DKMT_DEVICEEXECUTION_ERROR_OUTOFMEMORY	= 5,
	D3DKMT_DEVICEEXECUTION_ERROR_DMAFAULT		= 6,
	D3DKMT_DEVICEEXECUTION_ERROR_DMAPAGEFAULT	= 7,
};

enum d3dkmt_devicestate_type {
	D3DKMT_DEVICESTATE_EXECUTION		= 1,
	D3DKMT_DEVICESTATE_PRESENT		= 2,
	D3DKMT_DEVICESTATE_RESET		= 3,
	D3DKMT_DEVICESTATE_PRESENT_DWM		= 4,
	D3DKMT_DEVICESTATE_PAGE_FAULT		= 5,
	D3DKMT_DEVICESTATE_PRESENT_QUEUE	= 6,
};

#define DXGK_PAGE_FAULT_WRITE			0x1u
#define DXGK_PAGE_FAULT_FENCE_INVALID		0x2u

struct d3dkmt_devicepagefault_state {
	__aligned_u64		faulted_primitive_api_sequence_number;
	__u32			faulted_pipeline_stage;
	__u32			faulted_bind_table_entry;
	__u32			page_fault_flags;
	__u32			fault_error_code;
	__aligned_u64		faulted_virtual_address;
};

struct d3dkmt_present_stats {
	__u32			present_count;
	__u32			present_refresh_count;
	__u32			sync_refresh_count;
	__u32			reserved;
	__aligned_u64		sync_qpc_time;
	__aligned_u64		sync_gpu_time;
};

struct d3dkmt_devicepresent_state {
	__u32			vidpn_source_id;
	__u32			reserved;
	struct d3dkmt_present_stats present_stats;
};

struct d3dkmt_present_stats_dwm {
	__u32			present_count;
	__u32			present_refresh_count;
	__aligned_u64		present_qpc_time;
	__u32			sync_refresh_count;
	__u32			reserved;
	__aligned_u64		sync_qpc_time;
	__u32			custom_present_duration;
	__u32			reserved1;
};

struct d3dkmt_devicepresent_state_dwm {
	__u32			vidpn_source_id;
	__u32			reserved;
	struct d3dkmt_present_stats_dwm present_stats;
};

struct d3dkmt_getdevicestate {
	struct d3dkmthandle	device;
	__u32			state_type;	/* enum d3dkmt_devicestate_type */
	union {					/* out */
		__u32		execution_state;
		__u32		reset_state;
		struct d3dkmt_devicepresent_state	present_state;
		struct d3dkmt_devicepresent_state_dwm	present_state_dwm;
		struct d3dkmt_devicepagefault_state	page_fault_state;
	};
};

#define D3DKMT_DEVICE_ERROR_REASON_GENERIC	0x80000000u
#define D3DKMT_DEVICE_ERROR_REASON_DRIVER_ERROR	0x80000006u

struct d3dkmt_markdeviceaserror {
	struct d3dkmthandle	device;
	__u32			reason;
};

/* --------------------------------------------------- memory: allocations */

#define D3DKMT_STANDARDALLOCATIONTYPE_EXISTINGHEAP	1u
#define D3DKMT_STANDARDALLOCATIONTYPE_CROSSADAPTER	2u

struct d3dkmt_createstandardallocation {
	__u32			type;
	__u32			reserved;
	__aligned_u64		existing_heap_size;	/* bytes */
	__u32			flags;
	__u32			reserved1;
};

struct d3dddi_allocationinfo2 {
	struct d3dkmthandle	allocation;	/* out */
	dxg_pointer		sysmem;
	dxg_pointer		priv_drv_data;
	__u32			priv_drv_data_size;
	__u32			vidpn_source_id;
	__u32			flags;
	__aligned_u64		gpu_virtual_address;	/* out */
	union {
		__u32		priority;
		__aligned_u64	unused;
	};
	__aligned_u64		reserved[5];
};

#define D3DKMT_CREATEALLOCATION_CREATE_RESOURCE		(1u << 0)
#define D3DKMT_CREATEALLOCATION_CREATE_SHARED		(1u << 1)
#define D3DKMT_CREATEALLOCATION_NON_SECURE		(1u << 2)
#define D3DKMT_CREATEALLOCATION_CREATE_PROTECTED	(1u << 3)
#define D3DKMT_CREATEALLOCATION_RESTRICT_SHARED_ACCESS	(1u << 4)
#define D3DKMT_CREATEALLOCATION_EXISTING_SYSMEM		(1u << 5)
#define D3DKMT_CREATEALLOCATION_NT_SECURITY_SHARING	(1u << 6)
#define D3DKMT_CREATEALLOCATION_READ_ONLY		(1u << 7)
#define D3DKMT_CREATEALLOCATION_WRITE_COMBINED		(1u << 8)
#define D3DKMT_CREATEALLOCATION_CACHED			(1u << 9)
#define D3DKMT_CREATEALLOCATION_CROSS_ADAPTER		(1u << 11)
#define D3DKMT_CREATEALLOCATION_OPEN_CROSS_ADAPTER	(1u << 12)
#define D3DKMT_CREATEALLOCATION_PARTIAL_SHARED_CREATION	(1u << 13)
#define D3DKMT_CREATEALLOCATION_ZEROED			(1u << 14)
#define D3DKMT_CREATEALLOCATION_STANDARD_ALLOCATION	(1u << 16)
#define D3DKMT_CREATEALLOCATION_EXISTING_SECTION	(1u << 17)

struct d3dkmt_createallocation {
	struct d3dkmthandle	device;
	struct d3dkmthandle	resource;	/* in, out */
	struct d3dkmthandle	global_share;	/* out */
	__u32			reserved;
	dxg_pointer		private_runtime_data;
	__u32			private_runtime_data_size;
	__u32			reserved1;
	union {
		dxg_pointer	standard_allocation;
		dxg_pointer	priv_drv_data;
	};
	__u32			priv_drv_data_size;
	__u32			alloc_count;
	dxg_pointer		allocation_info;
	__u32			flags;
	__u32			reserved2;
	__aligned_u64		private_runtime_resource_handle;
};

#define D3DDDICB_DESTROYALLOCATION2_ASSUME_NOT_IN_USE	(1u << 0)
#define D3DDDICB_DESTROYALLOCATION2_SYNCHRONOUS_DESTROY	(1u << 1)

struct d3dkmt_destroyallocation2 {
	struct d3dkmthandle	device;
	struct d3dkmthandle	resource;
	dxg_pointer		allocations;
	__u32			alloc_count;
	__u32			flags;
};

struct d3dkmt_lock2 {
	struct d3dkmthandle	device;
	struct d3dkmthandle	allocation;
	__u32			flags;
	__u32			reserved;
	dxg_pointer		data;	/* out */
};

struct d3dkmt_unlock2 {
	struct d3dkmthandle	device;
	struct d3dkmthandle	allocation;
};

struct d3dkmt_invalidatecache {
	struct d3dkmthandle	device;
	struct d3dkmthandle	allocation;
	__aligned_u64		offset;
	__aligned_u64		length;
};

struct d3dkmt_setallocationpriority {
	struct d3dkmthandle	device;
	struct d3dkmthandle	resource;
	dxg_pointer		allocation_list;
	__u32			allocation_count;
	__u32			reserved;
	dxg_pointer		priorities;
};

struct d3dkmt_getallocationpriority {
	struct d3dkmthandle	device;
	struct d3dkmthandle	resource;
	dxg_pointer		allocation_list;
	__u32			allocation_count;
	__u32			reserved;
	dxg_pointer		priorities;	/* out */
};

#define D3DDDI_ALLOCATIONPRIORITY_MINIMUM	0x28000000u
#define D3DDDI_ALLOCATIONPRIORITY_LOW		0x50000000u
#define D3DDDI_ALLOCATIONPRIORITY_NORMAL	0x78000000u
#define D3DDDI_ALLOCATIONPRIORITY_HIGH		0xa0000000u
#define D3DDDI_ALLOCATIONPRIORITY_MAXIMUM	0xc8000000u

#define D3DKMT_ALLOCATIONRESIDENCYSTATUS_RESIDENTINGPUMEMORY	1u
#define D3DKMT_ALLOCATIONRESIDENCYSTATUS_RESIDENTINSHAREDMEMORY	2u
#define D3DKMT_ALLOCATIONRESIDENCYSTATUS_NOTRESIDENT		3u

struct d3dkmt_queryallocationresidency {
	struct d3dkmthandle	device;
	struct d3dkmthandle	resource;
	dxg_pointer		allocations;
	__u32			allocation_count;
	__u32			reserved;
	dxg_pointer		residency_status;	/* out */
};

#define D3DKMT_OFFER_PRIORITY_LOW	1u
#define D3DKMT_OFFER_PRIORITY_NORMAL	2u
#define D3DKMT_OFFER_PRIORITY_HIGH	3u
#define D3DKMT_OFFER_PRIORITY_AUTO	4u

struct d3dkmt_offerallocations {
	struct d3dkmthandle	device;
	__u32			reserved;
	dxg_pointer		resources;
	dxg_pointer		allocations;
	__u32			allocation_count;
	__u32			priority;
	__u32			flags;
	__u32			reserved1;
};

#define D3DDDI_RECLAIM_RESULT_OK		0u
#define D3DDDI_RECLAIM_RESULT_DISCARDED		1u
#define D3DDDI_RECLAIM_RESULT_NOT_COMMITTED	2u

struct d3dkmt_reclaimallocations2 {
	struct d3dkmthandle	paging_queue;
	__u32			allocation_count;
	dxg_pointer		resources;
	dxg_pointer		allocations;
	dxg_pointer		results;		/* out */
	__aligned_u64		paging_fence_value;	/* out */
};

#define D3DDDI_UPDATEALLOCPROPERTY_SET_ACCESSED_PHYSICALLY	(1u << 0)
#define D3DDDI_UPDATEALLOCPROPERTY_SET_SUPPORTED_SEGMENT_SET	(1u << 1)
#define D3DDDI_UPDATEALLOCPROPERTY_SET_PREFERRED_SEGMENT	(1u << 2)

struct d3dddi_updateallocproperty {
	struct d3dkmthandle	paging_queue;
	struct d3dkmthandle	allocation;
	__u32			supported_segment_set;
	__u32			preferred_segment;
	__u32			flags;
	__aligned_u64		paging_fence_value;	/* out */
	__u32			property_mask_value;
};

/* -------------------------------------- memory: residency and addresses */

#define D3DDDI_PAGINGQUEUE_PRIORITY_BELOW_NORMAL	(-1)
#define D3DDDI_PAGINGQUEUE_PRIORITY_NORMAL		0
#define D3DDDI_PAGINGQUEUE_PRIORITY_ABOVE_NORMAL	1

struct d3dkmt_createpagingqueue {
	struct d3dkmthandle	device;
	__s32			priority;
	struct d3dkmthandle	paging_queue;	/* out */
	struct d3dkmthandle	sync_object;	/* out */
	dxg_pointer		fence_cpu_virtual_address;	/* out */
	__u32			physical_adapter_index;
};

struct d3dddi_destroypagingqueue {
	struct d3dkmthandle	paging_queue;
};

#define D3DDDI_MAKERESIDENT_CANT_TRIM_FURTHER	(1u << 0)
#define D3DDDI_MAKERESIDENT_MUST_SUCCEED	(1u << 1)

struct d3dddi_makeresident {
	struct d3dkmthandle	paging_queue;
	__u32			alloc_count;
	dxg_pointer		allocation_list;
	dxg_pointer		priority_list;
	__u32			flags;
	__aligned_u64		paging_fence_value;	/* out */
	__aligned_u64		num_bytes_to_trim;	/* out */
};

#define D3DDDI_EVICT_ONLY_IF_NECESSARY	(1u << 0)
#define D3DDDI_EVICT_NOT_WRITTEN_TO	(1u << 1)

struct d3dkmt_evict {
	struct d3dkmthandle	device;
	__u32			alloc_count;
	dxg_pointer		allocations;
	__u32			flags;
	__u32			reserved;
	__aligned_u64		num_bytes_to_trim;	/* out */
};

#define D3DDDIGPUVA_PROTECTION_WRITE		(1ULL << 0)
#define D3DDDIGPUVA_PROTECTION_EXECUTE		(1ULL << 1)
#define D3DDDIGPUVA_PROTECTION_ZERO		(1ULL << 2)
#define D3DDDIGPUVA_PROTECTION_NO_ACCESS	(1ULL << 3)
#define D3DDDIGPUVA_PROTECTION_SYSTEM_USE_ONLY	(1ULL << 4)

#define D3DDDIGPUVA_RESERVE_NO_ACCESS	0u
#define D3DDDIGPUVA_RESERVE_ZERO	1u
#define D3DDDIGPUVA_RESERVE_NO_COMMIT	2u

struct d3dddi_reservegpuvirtualaddress {
	struct d3dkmthandle	adapter;	/* or a paging queue */
	__aligned_u64		base_address;
	__aligned_u64		minimum_address;
	__aligned_u64		maximum_address;
	__aligned_u64		size;		/* bytes */
	__u32			reservation_type;
	__aligned_u64		driver_protection;
	__aligned_u64		virtual_address;	/* out */
	__aligned_u64		paging_fence_value;	/* out */
};

struct d3dddi_mapgpuvirtualaddress {
	struct d3dkmthandle	paging_queue;
	__aligned_u64		base_address;
	__aligned_u64		minimum_address;
	__aligned_u64		maximum_address;
	struct d3dkmthandle	allocation;
	__aligned_u64		offset_in_pages;
	__aligned_u64		size_in_pages;
	__aligned_u64		protection;
	__aligned_u64		driver_protection;
	__u32			reserved0;
	__aligned_u64		reserved1;
	__aligned_u64		virtual_address;	/* out */
	__aligned_u64		paging_fence_value;	/* out */
};

struct d3dkmt_freegpuvirtualaddress {
	struct d3dkmthandle	adapter;
	__u32			reserved;
	__aligned_u64		base_address;
	__aligned_u64		size;		/* bytes */
};

#define D3DDDI_UPDATEGPUVIRTUALADDRESS_MAP		0u
#define D3DDDI_UPDATEGPUVIRTUALADDRESS_UNMAP		1u
#define D3DDDI_UPDATEGPUVIRTUALADDRESS_COPY		2u
#define D3DDDI_UPDATEGPUVIRTUALADDRESS_MAP_PROTECT	3u

struct d3dddi_updategpuvirtualaddress_operation {
	__u32			operation;
	union {
		struct {
			__aligned_u64		base_address;
			__aligned_u64		size;
			struct d3dkmthandle	allocation;
			__aligned_u64		allocation_offset;
			__aligned_u64		allocation_size;
		} map;
		struct {
			__aligned_u64		base_address;
			__aligned_u64		size;
			struct d3dkmthandle	allocation;
			__aligned_u64		allocation_offset;
			__aligned_u64		allocation_size;
			__aligned_u64		protection;
			__aligned_u64		driver_protection;
		} map_protect;
		struct {
			__aligned_u64		base_address;
			__aligned_u64		size;
			__aligned_u64		protection;
		} unmap;
		struct {
			__aligned_u64		source_address;
			__aligned_u64		size;
			__aligned_u64		dest_address;
		} copy;
	};
};

#define D3DKMT_UPDATEGPUVIRTUALADDRESS_DO_NOT_WAIT	(1u << 0)

struct d3dkmt_updategpuvirtualaddress {
	struct d3dkmthandle	device;
	struct d3dkmthandle	context;
	struct d3dkmthandle	fence_object;
	__u32			num_operations;
	dxg_pointer		operations;
	__u32			reserved0;
	__u32			reserved1;
	__aligned_u64		reserved2;
	__aligned_u64		fence_value;
	__u32			flags;
	__u32			reserved3;
};

#define D3DKMT_MEMORY_SEGMENT_GROUP_LOCAL	0u
#define D3DKMT_MEMORY_SEGMENT_GROUP_NON_LOCAL	1u

struct d3dkmt_queryvideomemoryinfo {
	__aligned_u64		process;
	struct d3dkmthandle	adapter;
	__u32			memory_segment_group;
	__aligned_u64		budget;			/* out */
	__aligned_u64		current_usage;		/* out */
	__aligned_u64		current_reservation;	/* out */
	__aligned_u64		available_for_reservation;	/* out */
	__u32			physical_adapter_index;
};

struct d3dkmt_changevideomemoryreservation {
	__aligned_u64		process;
	struct d3dkmthandle	adapter;
	__u32			memory_segment_group;
	__aligned_u64		reservation;
	__u32			physical_adapter_index;
};

struct d3dkmt_flushheaptransitions {
	struct d3dkmthandle	adapter;
};

/* --------------------------------------------------------- synchronisation */

enum d3dddi_synchronizationobject_type {
	D3DDDI_SYNCHRONIZATION_MUTEX		= 1,
	D3DDDI_SEMAPHORE			= 2,
	D3DDDI_FENCE				= 3,
	D3DDDI_CPU_NOTIFICATION			= 4,
	D3DDDI_MONITORED_FENCE			= 5,
	D3DDDI_PERIODIC_MONITORED_FENCE		= 6,
};

#define D3DDDI_SYNC_SHARED			(1u << 0)
#define D3DDDI_SYNC_NT_SECURITY_SHARING		(1u << 1)
#define D3DDDI_SYNC_CROSS_ADAPTER		(1u << 2)
#define D3DDDI_SYNC_TOP_OF_PIPELINE		(1u << 3)
#define D3DDDI_SYNC_NO_SIGNAL			(1u << 4)
#define D3DDDI_SYNC_NO_WAIT			(1u << 5)
#define D3DDDI_SYNC_NO_SIGNAL_MAX_VALUE_ON_TDR	(1u << 6)
#define D3DDDI_SYNC_NO_GPU_ACCESS		(1u << 7)

struct d3dddi_synchronizationobjectinfo2 {
	__u32			type;	/* d3dddi_synchronizationobject_type */
	__u32			flags;
	union {
		struct {
			__u32		initial_state;
		} synchronization_mutex;
		struct {
			__u32		max_count;
			__u32		initial_count;
		} semaphore;
		struct {
			__aligned_u64	fence_value;
		} fence;
		struct {
			__aligned_u64	event;
		} cpu_notification;
		struct {
			__aligned_u64	initial_fence_value;
			dxg_pointer	fence_cpu_virtual_address;	/* out */
			__aligned_u64	fence_gpu_virtual_address;	/* out */
			__u32		engine_affinity;
		} monitored_fence;
		struct {
			struct d3dkmthandle adapter;
			__u32		vidpn_target_id;
			__aligned_u64	time;
			dxg_pointer	fence_cpu_virtual_address;	/* out */
			__aligned_u64	fence_gpu_virtual_address;	/* out */
			__u32		engine_affinity;
		} periodic_monitored_fence;
		__aligned_u64		reserved[8];
	};
	struct d3dkmthandle	shared_handle;	/* out */
};

struct d3dkmt_createsynchronizationobject2 {
	struct d3dkmthandle	device;
	__u32			reserved;
	struct d3dddi_synchronizationobjectinfo2 info;
	struct d3dkmthandle	sync_object;	/* out */
	__u32			reserved1;
};

struct d3dkmt_destroysynchronizationobject {
	struct d3dkmthandle	sync_object;
};

struct d3dkmt_opensynchronizationobject {
	struct d3dkmthandle	shared_handle;
	struct d3dkmthandle	sync_object;	/* out */
	__aligned_u64		reserved[8];
};

struct d3dkmt_waitforsynchronizationobject2 {
	struct d3dkmthandle	context;
	__u32			object_count;
	struct d3dkmthandle	object_array[D3DDDI_MAX_OBJECT_WAITED_ON];
	union {
		__aligned_u64	fence_value;
		__aligned_u64	reserved[8];
	};
};

#define D3DDDI_SIGNAL_AT_SUBMISSION		(1u << 0)
#define D3DDDI_SIGNAL_ENQUEUE_CPU_EVENT		(1u << 1)
#define D3DDDI_SIGNAL_ALLOW_FENCE_REWIND	(1u << 2)

struct d3dkmt_signalsynchronizationobject2 {
	struct d3dkmthandle	context;
	__u32			object_count;
	struct d3dkmthandle	object_array[D3DDDI_MAX_OBJECT_SIGNALED];
	__u32			flags;
	__u32			context_count;
	struct d3dkmthandle	contexts[D3DDDI_MAX_BROADCAST_CONTEXT];
	union {
		__aligned_u64	fence_value;
		__aligned_u64	cpu_event_handle;
		__aligned_u64	reserved[8];
	};
};

#define D3DDDI_WAITFROMCPU_WAIT_ANY	(1u << 0)

struct d3dkmt_waitforsynchronizationobjectfromcpu {
	struct d3dkmthandle	device;
	__u32			object_count;
	dxg_pointer		objects;
	dxg_pointer		fence_values;
	__aligned_u64		async_event;
	__u32			flags;
};

struct d3dkmt_signalsynchronizationobjectfromcpu {
	struct d3dkmthandle	device;
	__u32			object_count;
	dxg_pointer		objects;
	dxg_pointer		fence_values;
	__u32			flags;
};

struct d3dkmt_waitforsynchronizationobjectfromgpu {
	struct d3dkmthandle	context;
	__u32			object_count;
	dxg_pointer		objects;
	union {
		dxg_pointer	monitored_fence_values;
		__aligned_u64	fence_value;
		__aligned_u64	reserved[8];
	};
};

struct d3dkmt_signalsynchronizationobjectfromgpu {
	struct d3dkmthandle	context;
	__u32			object_count;
	dxg_pointer		objects;
	union {
		dxg_pointer	monitored_fence_values;
		__aligned_u64	reserved[8];
	};
};

struct d3dkmt_signalsynchronizationobjectfromgpu2 {
	__u32			object_count;
	__u32			reserved1;
	dxg_pointer		objects;
	__u32			flags;
	__u32			context_count;
	dxg_pointer		contexts;
	union {
		__aligned_u64	fence_value;
		__aligned_u64	cpu_event_handle;
		dxg_pointer	monitored_fence_values;
		__aligned_u64	reserved[8];
	};
};

struct d3dkmt_createsyncfile {
	struct d3dkmthandle	device;
	struct d3dkmthandle	monitored_fence;
	__aligned_u64		fence_value;
	__aligned_u64		sync_file_handle;	/* out */
};

struct d3dkmt_waitsyncfile {
	__aligned_u64		sync_file_handle;
	struct d3dkmthandle	context;
	__u32			reserved;
};

struct d3dkmt_opensyncobjectfromsyncfile {
	__aligned_u64		sync_file_handle;
	struct d3dkmthandle	device;
	struct d3dkmthandle	syncobj;		/* out */
	__aligned_u64		fence_value;		/* out */
	dxg_pointer		fence_value_cpu_va;	/* out */
	__aligned_u64		fence_value_gpu_va;	/* out */
};

/* ------------------------------------------------------------- submission */

#define D3DKMT_SUBMITCOMMAND_NULL_RENDERING	(1u << 0)

struct d3dkmt_submitcommand {
	__aligned_u64		command_buffer;	/* GPU virtual address */
	__u32			command_length;
	__u32			flags;
	__aligned_u64		present_history_token;
	__u32			broadcast_context_count;
	struct d3dkmthandle	broadcast_context[D3DDDI_MAX_BROADCAST_CONTEXT];
	__u32			reserved;
	dxg_pointer		priv_drv_data;
	__u32			priv_drv_data_size;
	__u32			num_primaries;
	struct d3dkmthandle	written_primaries[D3DDDI_MAX_WRITTEN_PRIMARIES];
	__u32			num_history_buffers;
	__u32			reserved1;
	dxg_pointer		history_buffer_array;
};

struct d3dkmt_submitcommandtohwqueue {
	struct d3dkmthandle	hwqueue;
	__u32			reserved;
	__aligned_u64		hwqueue_progress_fence_id;
	__aligned_u64		command_buffer;	/* GPU virtual address */
	__u32			command_length;
	__u32			priv_drv_data_size;
	dxg_pointer		priv_drv_data;
	__u32			num_primaries;
	__u32			reserved1;
	dxg_pointer		written_primaries;
};

struct d3dkmt_submitwaitforsyncobjectstohwqueue {
	struct d3dkmthandle	hwqueue;
	__u32			object_count;
	dxg_pointer		objects;
	dxg_pointer		fence_values;
};

struct d3dkmt_submitsignalsyncobjectstohwqueue {
	__u32			flags;
	__u32			hwqueue_count;
	dxg_pointer		hwqueues;
	__u32			object_count;
	__u32			reserved;
	dxg_pointer		objects;
	dxg_pointer		fence_values;
};

struct d3dkmt_render {
	struct d3dkmthandle	context;
	__u32			command_offset;
	__u32			command_length;
	__u32			allocation_count;
	__u32			patch_location_count;
	dxg_pointer		new_command_buffer;
	__u32			new_command_buffer_size;
	dxg_pointer		new_allocation_list;
	__u32			new_allocation_list_size;
	dxg_pointer		new_patch_location_list;
	__u32			new_patch_location_list_size;
	__u32			flags;
	__aligned_u64		present_history_token;
	__u32			broadcast_context_count;
	struct d3dkmthandle	broadcast_context[D3DDDI_MAX_BROADCAST_CONTEXT];
	__u32			queued_buffer_count;
	__aligned_u64		obsolete;
	dxg_pointer		priv_drv_data;
	__u32			priv_drv_data_size;
};

/* ---------------------------------------------------------------- sharing */

struct d3dkmt_shareobjects {
	__u32			object_count;
	__u32			reserved;
	dxg_pointer		objects;
	dxg_pointer		object_attr;
	__u32			desired_access;
	__u32			reserved1;
	dxg_pointer		shared_handle;	/* __u64 out: a file descriptor */
};

struct d3dkmt_shareobjectwithhost {
	struct d3dkmthandle	device_handle;
	struct d3dkmthandle	object_handle;
	__aligned_u64		reserved;
	__aligned_u64		object_vail_nt_handle;	/* out */
};

struct d3dkmt_opensyncobjectfromnthandle2 {
	__aligned_u64		nt_handle;	/* a file descriptor */
	struct d3dkmthandle	device;
	__u32			flags;
	struct d3dkmthandle	sync_object;	/* out */
	__u32			reserved1;
	union {
		struct {
			dxg_pointer	fence_value_cpu_va;	/* out */
			__aligned_u64	fence_value_gpu_va;	/* out */
			__u32		engine_affinity;
		} monitored_fence;
		__aligned_u64	reserved[8];
	};
};

struct d3dkmt_queryresourceinfo {
	struct d3dkmthandle	device;
	struct d3dkmthandle	global_share;
	dxg_pointer		private_runtime_data;
	__u32			private_runtime_data_size;
	__u32			total_priv_drv_data_size;
	__u32			resource_priv_drv_data_size;
	__u32			allocation_count;
};

struct d3dkmt_queryresourceinfofromnthandle {
	struct d3dkmthandle	device;
	__u32			reserved;
	__aligned_u64		nt_handle;
	dxg_pointer		private_runtime_data;
	__u32			private_runtime_data_size;
	__u32			total_priv_drv_data_size;
	__u32			resource_priv_drv_data_size;
	__u32			allocation_count;
};

struct d3dddi_openallocationinfo2 {
	struct d3dkmthandle	allocation;
	dxg_pointer		priv_drv_data;
	__u32			priv_drv_data_size;
	__aligned_u64		gpu_va;
	__aligned_u64		reserved[6];
};

struct d3dkmt_openresource {
	struct d3dkmthandle	device;
	struct d3dkmthandle	global_share;
	__u32			allocation_count;
	dxg_pointer		open_alloc_info;
	dxg_pointer		private_runtime_data;
	__u32			private_runtime_data_size;
	dxg_pointer		resource_priv_drv_data;
	__u32			resource_priv_drv_data_size;
	dxg_pointer		total_priv_drv_data;
	__u32			total_priv_drv_data_size;
	struct d3dkmthandle	resource;	/* out */
};

struct d3dkmt_openresourcefromnthandle {
	struct d3dkmthandle	device;
	__u32			reserved;
	__aligned_u64		nt_handle;
	__u32			allocation_count;
	__u32			reserved1;
	dxg_pointer		open_alloc_info;
	__u32			private_runtime_data_size;
	__u32			reserved2;
	dxg_pointer		private_runtime_data;
	__u32			resource_priv_drv_data_size;
	__u32			reserved3;
	dxg_pointer		resource_priv_drv_data;
	__u32			total_priv_drv_data_size;
	dxg_pointer		total_priv_drv_data;
	struct d3dkmthandle	resource;	/* out */
	struct d3dkmthandle	keyed_mutex;
	dxg_pointer		keyed_mutex_private_data;
	__u32			keyed_mutex_private_data_size;
	struct d3dkmthandle	sync_object;
};

struct d3dkmt_getsharedresourceadapterluid {
	struct d3dkmthandle	global_share;
	__aligned_u64		handle;
	struct winluid		adapter_luid;	/* out */
};

/* ---------------------------------------------------------- miscellaneous */

#define D3DKMT_ESCAPE_DRIVERPRIVATE	0u
#define D3DKMT_ESCAPE_VIDMM		1u
#define D3DKMT_ESCAPE_VIDSCH		3u
#define D3DKMT_ESCAPE_DEVICE		4u

struct d3dkmt_escape {
	struct d3dkmthandle	adapter;
	struct d3dkmthandle	device;
	__u32			type;
	__u32			flags;
	dxg_pointer		priv_drv_data;
	__u32			priv_drv_data_size;
	struct d3dkmthandle	context;
};

struct dxgk_gpuclockdata {
	__u64			gpu_frequency;		/* Hz */
	__u64			gpu_clock_counter;	/* ticks */
	__u64			cpu_clock_counter;
	__u32			flags;
} __attribute__((packed));

struct d3dkmt_queryclockcalibration {
	struct d3dkmthandle	adapter;
	__u32			node_ordinal;
	__u32			physical_adapter_index;
	struct dxgk_gpuclockdata clock_data;	/* out */
} __attribute__((packed));

#define D3DKMT_QUERYSTATISTICS_ADAPTER			0u
#define D3DKMT_QUERYSTATISTICS_PROCESS			1u
#define D3DKMT_QUERYSTATISTICS_PROCESS_ADAPTER		2u
#define D3DKMT_QUERYSTATISTICS_SEGMENT			3u
#define D3DKMT_QUERYSTATISTICS_PROCESS_SEGMENT		4u
#define D3DKMT_QUERYSTATISTICS_NODE			5u
#define D3DKMT_QUERYSTATISTICS_PROCESS_NODE		6u
#define D3DKMT_QUERYSTATISTICS_VIDPNSOURCE		7u
#define D3DKMT_QUERYSTATISTICS_PROCESS_VIDPNSOURCE	8u
#define D3DKMT_QUERYSTATISTICS_PROCESS_SEGMENT_GROUP	9u
#define D3DKMT_QUERYSTATISTICS_PHYSICAL_ADAPTER		10u

/* The beginnings of what QueryStatistics answers; the rest reads as 0. */
struct d3dkmt_querystatistics_adapter_information {
	__u32			segments;
	__u32			node_count;
	__u32			vidpn_source_count;
	__u32			vsync_enabled;
	__u32			tdr_detected_count;
};

struct d3dkmt_querystatistics_process_information {
	__u32			node_count;
	__u32			vidpn_source_count;
};

struct d3dkmt_querystatistics_process_adapter_information {
	__u32			segments;
	__u32			node_count;
	__u32			vidpn_source_count;
	__u32			virtual_memory_usage;
};

struct d3dkmt_querystatistics_segment_information {
	__aligned_u64		commit_limit;		/* bytes */
	__aligned_u64		bytes_committed;
	__aligned_u64		bytes_resident;
	__aligned_u64		total_bytes_evicted;
	__u32			allocs_committed;
	__u32			allocs_resident;
	__u32			aperture;		/* it is host memory */
};

struct d3dkmt_querystatistics_process_segment_information {
	__aligned_u64		bytes_committed;
	__aligned_u64		maximum_working_set;	/* bytes */
	__aligned_u64		minimum_working_set;	/* bytes */
};

struct d3dkmt_querystatistics_process_segment_group_information {
	__aligned_u64		budget;			/* bytes */
	__aligned_u64		requested;
	__aligned_u64		usage;
};

struct d3dkmt_querystatistics_packets {
	__u32			submitted;
	__u32			completed;
};

struct d3dkmt_querystatistics_dma_packets {
	__u32			submitted;
	__u32			completed;
	__u32			preempted;
	__u32			faulted;
};

/* Of all processes; the system's own share, of which there is none, follows. */
struct d3dkmt_querystatistics_node_information {
	__aligned_u64		running_time;		/* units of 100 ns */
	__u32			context_switch;
	__u32			preemption[16];
	/* The first of each kind: what clients submit to render. */
	struct d3dkmt_querystatistics_packets queue_packet[8];
	struct d3dkmt_querystatistics_dma_packets dma_packet[4];
	__aligned_u64		reserved[8];
};

struct d3dkmt_querystatistics {
	__u32			type;
	struct winluid		adapter_luid;
	__aligned_u64		process;
	__u8			result[0x308];	/* out */
	__u32			query;		/* which segment, node and the like */
	__u32			query_reserved;
};

/* KMTQAITYPE_QUERYREGISTRY; the value follows, in place of @value. */
enum d3dddi_queryregistry_type {
	D3DDDI_QUERYREGISTRY_SERVICEKEY		= 0,
	D3DDDI_QUERYREGISTRY_ADAPTERKEY		= 1,
	D3DDDI_QUERYREGISTRY_DRIVERSTOREPATH	= 2,
	D3DDDI_QUERYREGISTRY_DRIVERIMAGEPATH	= 3,
};

enum d3dddi_queryregistry_status {
	D3DDDI_QUERYREGISTRY_STATUS_SUCCESS		= 0,
	D3DDDI_QUERYREGISTRY_STATUS_BUFFER_OVERFLOW	= 1,
	D3DDDI_QUERYREGISTRY_STATUS_FAIL		= 2,
};

/* d3dddi_queryregistry_info.value_type: a NUL-terminated string of UTF-16 */
#define D3DDDI_QUERYREGISTRY_REG_SZ	1

struct d3dddi_queryregistry_info {
	__u32			query_type;
	__u32			query_flags;
	__u16			value_name[260];	/* UTF-16 */
	__u32			value_type;
	__u32			physical_adapter_index;
	__u32			output_value_size;	/* bytes; out */
	__u32			status;			/* out */
	__aligned_u64		value;			/* out */
};

struct d3dkmt_enumprocesses {
	struct winluid		adapter_luid;
	dxg_pointer		buffer;		/* __u32 process ids, out */
	__aligned_u64		buffer_count;	/* in, out */
};

#define DXGK_FEATURE_HWSCH			0u
#define DXGK_FEATURE_PAGE_BASED_MEMORY_MANAGER	32u
#define DXGK_FEATURE_KERNEL_MODE_TESTING	33u

#define DXGK_FEATURE_ENABLED			(1u << 0)
#define DXGK_FEATURE_KNOWN			(1u << 1)
#define DXGK_FEATURE_SUPPORTED_BY_DRIVER	(1u << 2)
#define DXGK_FEATURE_SUPPORTED_ON_CONFIG	(1u << 3)

struct d3dkmt_isfeatureenabled {
	struct d3dkmthandle	adapter;
	__u32			feature_id;
	struct {
		__u16		version;
		__u16		value;
	} result;	/* out */
};

/* ----------------------------------------------------------------- ioctls */

#define DXG_IOCTL(number, structure)	_IOWR(0x47, number, struct structure)

#define LX_DXOPENADAPTERFROMLUID	DXG_IOCTL(0x01, d3dkmt_openadapterfromluid)
#define LX_DXCREATEDEVICE		DXG_IOCTL(0x02, d3dkmt_createdevice)
#define LX_DXCREATECONTEXT		DXG_IOCTL(0x03, d3dkmt_createcontext)
#define LX_DXCREATECONTEXTVIRTUAL	DXG_IOCTL(0x04, d3dkmt_createcontextvirtual)
#define LX_DXDESTROYCONTEXT		DXG_IOCTL(0x05, d3dkmt_destroycontext)
#define LX_DXCREATEALLOCATION		DXG_IOCTL(0x06, d3dkmt_createallocation)
#define LX_DXCREATEPAGINGQUEUE		DXG_IOCTL(0x07, d3dkmt_createpagingqueue)
#define LX_DXRESERVEGPUVIRTUALADDRESS	DXG_IOCTL(0x08, d3dddi_reservegpuvirtualaddress)
#define LX_DXQUERYADAPTERINFO		DXG_IOCTL(0x09, d3dkmt_queryadapterinfo)
#define LX_DXQUERYVIDEOMEMORYINFO	DXG_IOCTL(0x0a, d3dkmt_queryvideomemoryinfo)
#define LX_DXMAKERESIDENT		DXG_IOCTL(0x0b, d3dddi_makeresident)
#define LX_DXMAPGPUVIRTUALADDRESS	DXG_IOCTL(0x0c, d3dddi_mapgpuvirtualaddress)
#define LX_DXESCAPE			DXG_IOCTL(0x0d, d3dkmt_escape)
#define LX_DXGETDEVICESTATE		DXG_IOCTL(0x0e, d3dkmt_getdevicestate)
#define LX_DXSUBMITCOMMAND		DXG_IOCTL(0x0f, d3dkmt_submitcommand)
#define LX_DXCREATESYNCHRONIZATIONOBJECT DXG_IOCTL(0x10, d3dkmt_createsynchronizationobject2)
#define LX_DXSIGNALSYNCHRONIZATIONOBJECT DXG_IOCTL(0x11, d3dkmt_signalsynchronizationobject2)
#define LX_DXWAITFORSYNCHRONIZATIONOBJECT DXG_IOCTL(0x12, d3dkmt_waitforsynchronizationobject2)
#define LX_DXDESTROYALLOCATION2		DXG_IOCTL(0x13, d3dkmt_destroyallocation2)
#define LX_DXENUMADAPTERS2		DXG_IOCTL(0x14, d3dkmt_enumadapters2)
#define LX_DXCLOSEADAPTER		DXG_IOCTL(0x15, d3dkmt_closeadapter)
#define LX_DXCHANGEVIDEOMEMORYRESERVATION DXG_IOCTL(0x16, d3dkmt_changevideomemoryreservation)
#define LX_DXCREATEHWCONTEXT		DXG_IOCTL(0x17, d3dkmt_createhwcontext)
#define LX_DXCREATEHWQUEUE		DXG_IOCTL(0x18, d3dkmt_createhwqueue)
#define LX_DXDESTROYDEVICE		DXG_IOCTL(0x19, d3dkmt_destroydevice)
#define LX_DXDESTROYHWCONTEXT		DXG_IOCTL(0x1a, d3dkmt_destroyhwcontext)
#define LX_DXDESTROYHWQUEUE		DXG_IOCTL(0x1b, d3dkmt_destroyhwqueue)
#define LX_DXDESTROYPAGINGQUEUE		DXG_IOCTL(0x1c, d3dddi_destroypagingqueue)
#define LX_DXDESTROYSYNCHRONIZATIONOBJECT DXG_IOCTL(0x1d, d3dkmt_destroysynchronizationobject)
#define LX_DXEVICT			DXG_IOCTL(0x1e, d3dkmt_evict)
#define LX_DXFLUSHHEAPTRANSITIONS	DXG_IOCTL(0x1f, d3dkmt_flushheaptransitions)
#define LX_DXFREEGPUVIRTUALADDRESS	DXG_IOCTL(0x20, d3dkmt_freegpuvirtualaddress)
#define LX_DXGETCONTEXTINPROCESSSCHEDULINGPRIORITY DXG_IOCTL(0x21, d3dkmt_getcontextinprocessschedulingpriority)
#define LX_DXGETCONTEXTSCHEDULINGPRIORITY DXG_IOCTL(0x22, d3dkmt_getcontextschedulingpriority)
#define LX_DXGETSHAREDRESOURCEADAPTERLUID DXG_IOCTL(0x23, d3dkmt_getsharedresourceadapterluid)
#define LX_DXINVALIDATECACHE		DXG_IOCTL(0x24, d3dkmt_invalidatecache)
#define LX_DXLOCK2			DXG_IOCTL(0x25, d3dkmt_lock2)
#define LX_DXMARKDEVICEASERROR		DXG_IOCTL(0x26, d3dkmt_markdeviceaserror)
#define LX_DXOFFERALLOCATIONS		DXG_IOCTL(0x27, d3dkmt_offerallocations)
#define LX_DXOPENRESOURCE		DXG_IOCTL(0x28, d3dkmt_openresource)
#define LX_DXOPENSYNCHRONIZATIONOBJECT	DXG_IOCTL(0x29, d3dkmt_opensynchronizationobject)
#define LX_DXQUERYALLOCATIONRESIDENCY	DXG_IOCTL(0x2a, d3dkmt_queryallocationresidency)
#define LX_DXQUERYRESOURCEINFO		DXG_IOCTL(0x2b, d3dkmt_queryresourceinfo)
#define LX_DXRECLAIMALLOCATIONS2	DXG_IOCTL(0x2c, d3dkmt_reclaimallocations2)
#define LX_DXRENDER			DXG_IOCTL(0x2d, d3dkmt_render)
#define LX_DXSETALLOCATIONPRIORITY	DXG_IOCTL(0x2e, d3dkmt_setallocationpriority)
#define LX_DXSETCONTEXTINPROCESSSCHEDULINGPRIORITY DXG_IOCTL(0x2f, d3dkmt_setcontextinprocessschedulingpriority)
#define LX_DXSETCONTEXTSCHEDULINGPRIORITY DXG_IOCTL(0x30, d3dkmt_setcontextschedulingpriority)
#define LX_DXSIGNALSYNCHRONIZATIONOBJECTFROMCPU DXG_IOCTL(0x31, d3dkmt_signalsynchronizationobjectfromcpu)
#define LX_DXSIGNALSYNCHRONIZATIONOBJECTFROMGPU DXG_IOCTL(0x32, d3dkmt_signalsynchronizationobjectfromgpu)
#define LX_DXSIGNALSYNCHRONIZATIONOBJECTFROMGPU2 DXG_IOCTL(0x33, d3dkmt_signalsynchronizationobjectfromgpu2)
#define LX_DXSUBMITCOMMANDTOHWQUEUE	DXG_IOCTL(0x34, d3dkmt_submitcommandtohwqueue)
#define LX_DXSUBMITSIGNALSYNCOBJECTSTOHWQUEUE DXG_IOCTL(0x35, d3dkmt_submitsignalsyncobjectstohwqueue)
#define LX_DXSUBMITWAITFORSYNCOBJECTSTOHWQUEUE DXG_IOCTL(0x36, d3dkmt_submitwaitforsyncobjectstohwqueue)
#define LX_DXUNLOCK2			DXG_IOCTL(0x37, d3dkmt_unlock2)
#define LX_DXUPDATEALLOCPROPERTY	DXG_IOCTL(0x38, d3dddi_updateallocproperty)
#define LX_DXUPDATEGPUVIRTUALADDRESS	DXG_IOCTL(0x39, d3dkmt_updategpuvirtualaddress)
#define LX_DXWAITFORSYNCHRONIZATIONOBJECTFROMCPU DXG_IOCTL(0x3a, d3dkmt_waitforsynchronizationobjectfromcpu)
#define LX_DXWAITFORSYNCHRONIZATIONOBJECTFROMGPU DXG_IOCTL(0x3b, d3dkmt_waitforsynchronizationobjectfromgpu)
#define LX_DXGETALLOCATIONPRIORITY	DXG_IOCTL(0x3c, d3dkmt_getallocationpriority)
#define LX_DXQUERYCLOCKCALIBRATION	DXG_IOCTL(0x3d, d3dkmt_queryclockcalibration)
#define LX_DXENUMADAPTERS3		DXG_IOCTL(0x3e, d3dkmt_enumadapters3)
#define LX_DXSHAREOBJECTS		DXG_IOCTL(0x3f, d3dkmt_shareobjects)
#define LX_DXOPENSYNCOBJECTFROMNTHANDLE2 DXG_IOCTL(0x40, d3dkmt_opensyncobjectfromnthandle2)
#define LX_DXQUERYRESOURCEINFOFROMNTHANDLE DXG_IOCTL(0x41, d3dkmt_queryresourceinfofromnthandle)
#define LX_DXOPENRESOURCEFROMNTHANDLE	DXG_IOCTL(0x42, d3dkmt_openresourcefromnthandle)
#define LX_DXQUERYSTATISTICS		DXG_IOCTL(0x43, d3dkmt_querystatistics)
#define LX_DXSHAREOBJECTWITHHOST	DXG_IOCTL(0x44, d3dkmt_shareobjectwithhost)
#define LX_DXCREATESYNCFILE		DXG_IOCTL(0x45, d3dkmt_createsyncfile)
#define LX_DXWAITSYNCFILE		DXG_IOCTL(0x46, d3dkmt_waitsyncfile)
#define LX_DXOPENSYNCOBJECTFROMSYNCFILE	DXG_IOCTL(0x47, d3dkmt_opensyncobjectfromsyncfile)
#define LX_DXENUMPROCESSES		DXG_IOCTL(0x48, d3dkmt_enumprocesses)
#define LX_ISFEATUREENABLED		DXG_IOCTL(0x49, d3dkmt_isfeatureenabled)

#define DXG_CALL_MAX	0x49

#endif /* GPUPV_DXG_H */
