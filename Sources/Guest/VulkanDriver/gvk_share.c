// SPDX-License-Identifier: Apache-2.0
#include "gvk_share.h"

#include <errno.h>

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

int gvk_share_open_memory(struct gvk_gpu *gpu, int fd,
			  struct gpupv_allocation_private *about,
			  struct gvk_allocation *allocation)
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
	allocation->handle = info.allocation;
	allocation->resource = args.resource;
	ret = gvk_gpu_make_resident(gpu, info.allocation);
	if (ret < 0)
		gvk_gpu_free(gpu, allocation);
	return ret;
}

/* ----------------------------------------------------------------- fences */

int gvk_share_open_monitor(struct gvk_gpu *gpu, int fd,
			   struct gvk_monitor *monitor)
{
	struct d3dkmt_opensyncobjectfromnthandle2 args = {
		.nt_handle = (uint64_t)fd,
		.device = gpu->device,
		.flags = GVK_SHARED_SYNC,
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
