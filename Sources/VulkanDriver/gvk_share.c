// SPDX-License-Identifier: Apache-2.0
#include "gvk_share.h"

#include <errno.h>

#define SHARED_SYNC	(D3DDDI_SYNC_SHARED | D3DDDI_SYNC_NT_SECURITY_SHARING)
#define SHARED_RESOURCE	(D3DKMT_CREATEALLOCATION_CREATE_RESOURCE | \
			 D3DKMT_CREATEALLOCATION_CREATE_SHARED | \
			 D3DKMT_CREATEALLOCATION_NT_SECURITY_SHARING)

int gvk_share(struct gvk_gpu *gpu, struct d3dkmthandle object)
{
	uint64_t fd = 0;
	struct d3dkmt_shareobjects args = {
		.object_count = 1,
		.objects = (uintptr_t)&object,
		.shared_handle = (uintptr_t)&fd,
	};
	int ret = gvk_gpu_call(gpu, LX_DXSHAREOBJECTS, &args);

	return ret < 0 ? ret : (int)fd;
}

/* ----------------------------------------------------------------- memory */

int gvk_share_allocate(struct gvk_gpu *gpu, uint64_t size, uint32_t flags,
		       struct d3dkmthandle *allocation,
		       struct d3dkmthandle *resource)
{
	struct gpupv_allocation_private wanted = {
		.magic = GPUPV_ALLOCATION_MAGIC,
		.flags = flags,
		.size = size,
	};
	struct d3dddi_allocationinfo2 info = {
		.priv_drv_data = (uintptr_t)&wanted,
		.priv_drv_data_size = sizeof(wanted),
	};
	struct d3dkmt_createallocation args = {
		.device = gpu->device,
		.alloc_count = 1,
		.allocation_info = (uintptr_t)&info,
		.flags = SHARED_RESOURCE,
	};
	int ret = gvk_gpu_call(gpu, LX_DXCREATEALLOCATION, &args);

	if (ret < 0)
		return ret;
	*allocation = info.allocation;
	*resource = args.resource;
	ret = gvk_gpu_make_resident(gpu, info.allocation);
	if (ret < 0)
		gvk_share_free(gpu, args.resource);
	return ret;
}

int gvk_share_open_memory(struct gvk_gpu *gpu, int fd,
			  struct gpupv_allocation_private *about,
			  struct d3dkmthandle *allocation,
			  struct d3dkmthandle *resource)
{
	struct d3dkmt_queryresourceinfofromnthandle query = {
		.device = gpu->device,
		.nt_handle = (uint64_t)fd,
	};
	struct d3dddi_openallocationinfo2 info = { 0 };
	struct d3dkmt_openresourcefromnthandle args = {
		.device = gpu->device,
		.nt_handle = (uint64_t)fd,
		.allocation_count = 1,
		.open_alloc_info = (uintptr_t)&info,
		.total_priv_drv_data_size = sizeof(*about),
		.total_priv_drv_data = (uintptr_t)about,
	};
	int ret = gvk_gpu_call(gpu, LX_DXQUERYRESOURCEINFOFROMNTHANDLE, &query);

	if (ret < 0)
		return ret;
	if (query.allocation_count != 1 ||
	    query.total_priv_drv_data_size != sizeof(*about))
		return -EINVAL;
	ret = gvk_gpu_call(gpu, LX_DXOPENRESOURCEFROMNTHANDLE, &args);
	if (ret < 0)
		return ret;
	*allocation = info.allocation;
	*resource = args.resource;
	ret = gvk_gpu_make_resident(gpu, info.allocation);
	if (ret < 0)
		gvk_share_free(gpu, args.resource);
	return ret;
}

void gvk_share_free(struct gvk_gpu *gpu, struct d3dkmthandle resource)
{
	struct d3dkmt_destroyallocation2 args = {
		.device = gpu->device,
		.resource = resource,
	};

	gvk_gpu_call(gpu, LX_DXDESTROYALLOCATION2, &args);
}

/* ----------------------------------------------------------------- fences */

int gvk_share_monitor_begin(struct gvk_gpu *gpu, uint64_t initial,
			    struct gvk_monitor *monitor)
{
	struct d3dkmt_createsynchronizationobject2 args = {
		.device = gpu->device,
		.info.type = D3DDDI_MONITORED_FENCE,
		.info.flags = SHARED_SYNC,
	};
	int ret;

	args.info.monitored_fence.initial_fence_value = initial;
	ret = gvk_gpu_call(gpu, LX_DXCREATESYNCHRONIZATIONOBJECT, &args);
	if (ret < 0)
		return ret;
	monitor->handle = args.sync_object;
	monitor->value = (void *)(uintptr_t)
		args.info.monitored_fence.fence_cpu_virtual_address;
	return 0;
}

int gvk_share_open_monitor(struct gvk_gpu *gpu, int fd,
			   struct gvk_monitor *monitor)
{
	struct d3dkmt_opensyncobjectfromnthandle2 args = {
		.nt_handle = (uint64_t)fd,
		.device = gpu->device,
		.flags = SHARED_SYNC,
	};
	int ret = gvk_gpu_call(gpu, LX_DXOPENSYNCOBJECTFROMNTHANDLE2, &args);

	if (ret < 0)
		return ret;
	monitor->handle = args.sync_object;
	monitor->value = (void *)(uintptr_t)
		args.monitored_fence.fence_value_cpu_va;
	return 0;
}

int gvk_sync_file_make(struct gvk_gpu *gpu, const struct gvk_monitor *monitor,
		       uint64_t value)
{
	struct d3dkmt_createsyncfile args = {
		.device = gpu->device,
		.monitored_fence = monitor->handle,
		.fence_value = value,
	};
	int ret = gvk_gpu_call(gpu, LX_DXCREATESYNCFILE, &args);

	return ret < 0 ? ret : (int)args.sync_file_handle;
}

int gvk_sync_file_open(struct gvk_gpu *gpu, int fd, struct gvk_monitor *monitor,
		       uint64_t *value)
{
	struct d3dkmt_opensyncobjectfromsyncfile args = {
		.sync_file_handle = (uint64_t)fd,
		.device = gpu->device,
	};
	int ret = gvk_gpu_call(gpu, LX_DXOPENSYNCOBJECTFROMSYNCFILE, &args);

	if (ret < 0)
		return ret;
	monitor->handle = args.syncobj;
	monitor->value = (void *)(uintptr_t)args.fence_value_cpu_va;
	*value = args.fence_value;
	return 0;
}
