// SPDX-License-Identifier: GPL-2.0-only
/* Fences of the kernel's that follow monitored fences: sync files. */
#define pr_fmt(fmt) "dxg: " fmt

#include <linux/dma-fence.h>
#include <linux/dma-fence-unwrap.h>
#include <linux/err.h>
#include <linux/file.h>
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/sync_file.h>
#include <linux/workqueue.h>

#include "dxg_platform.h"
#include "dxg_process.h"
#include "dxg_window.h"

struct dxg_fence {
	struct dma_fence	base;
	spinlock_t		lock;		/* of @base */
	struct dxg_sync		*sync;
	struct work_struct	end;
};

/* Fences end here: their last reference may go under any lock. */
static struct workqueue_struct *dxg_fence_ends;

int dxg_sync_files_init(void)
{
	dxg_fence_ends = alloc_workqueue("dxg", 0, 0);
	return dxg_fence_ends ? 0 : -ENOMEM;
}

void dxg_sync_files_exit(void)
{
	destroy_workqueue(dxg_fence_ends);
}

static const char *dxg_fence_driver_name(struct dma_fence *base)
{
	return "dxg";
}

static const char *dxg_fence_timeline_name(struct dma_fence *base)
{
	return "monitored-fence";
}

static void dxg_fence_end(struct work_struct *work)
{
	struct dxg_fence *fence = container_of(work, struct dxg_fence, end);

	dxg_sync_release(fence->sync);
	dma_fence_free(&fence->base);
	/* The work queue is emptied before the module goes. */
	module_put(THIS_MODULE);
}

static void dxg_fence_release(struct dma_fence *base)
{
	struct dxg_fence *fence = container_of(base, struct dxg_fence, base);

	queue_work(dxg_fence_ends, &fence->end);
}

static const struct dma_fence_ops dxg_fence_ops = {
	.get_driver_name	= dxg_fence_driver_name,
	.get_timeline_name	= dxg_fence_timeline_name,
	.release		= dxg_fence_release,
};

int dxg_platform_fence_create(struct dxg_sync *sync)
{
	struct dxg_fence *fence;

	fence = kzalloc(sizeof(*fence), GFP_KERNEL_ACCOUNT);
	if (!fence) {
		dxg_sync_release(sync);
		return -ENOMEM;
	}
	/* Whoever has a sync file of ours may call us. */
	__module_get(THIS_MODULE);
	spin_lock_init(&fence->lock);
	INIT_WORK(&fence->end, dxg_fence_end);
	fence->sync = sync;
	dma_fence_init(&fence->base, &dxg_fence_ops, &fence->lock,
		       dma_fence_context_alloc(1), sync->value);
	sync->platform = &fence->base;
	return 0;
}

void dxg_platform_fence_signal(void *platform, int error)
{
	struct dma_fence *base = platform;

	/* One that nobody has any more is about to cancel its event. */
	if (!kref_get_unless_zero(&base->refcount))
		return;
	if (error)
		dma_fence_set_error(base, error);
	dma_fence_signal(base);
	dma_fence_put(base);
}

void dxg_platform_fence_put(struct dxg_sync *sync)
{
	dma_fence_put(sync->platform);
}

int dxg_platform_fence_prepare(struct dxg_sync *sync,
			       struct dxg_share_fd *sync_fd)
{
	struct sync_file *file;
	int fd;

	fd = get_unused_fd_flags(O_CLOEXEC);
	if (fd < 0)
		return fd;
	file = sync_file_create(sync->platform);
	if (!file) {
		put_unused_fd(fd);
		return -ENOMEM;
	}
	sync_fd->fd = fd;
	sync_fd->file = file->file;
	return 0;
}

struct dxg_sync *dxg_platform_fence_hold(u64 fd, u32 index)
{
	struct dma_fence *merged, *base, *found = NULL;
	struct dma_fence_unwrap cursor;
	bool foreign = false;

	if (fd > INT_MAX)
		return ERR_PTR(-EINVAL);
	merged = sync_file_get_fence(fd);
	if (!merged)
		return ERR_PTR(-EINVAL);
	dma_fence_unwrap_for_each(base, &cursor, merged) {
		if (base->ops != &dxg_fence_ops)
			foreign = foreign || !dma_fence_is_signaled(base);
		else if (!index--)
			found = dma_fence_get(base);
	}
	dma_fence_put(merged);
	if (foreign) {
		dma_fence_put(found);
		return ERR_PTR(-EINVAL);
	}
	return found ? container_of(found, struct dxg_fence, base)->sync :
		       NULL;
}
