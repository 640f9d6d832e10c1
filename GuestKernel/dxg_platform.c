// SPDX-License-Identifier: GPL-2.0-only
/* What the front end needs of the kernel: doorbell, ids, descriptors. */
#define pr_fmt(fmt) "dxg: " fmt

#include <linux/anon_inodes.h>
#include <linux/err.h>
#include <linux/file.h>
#include <linux/fs.h>
#include <linux/io.h>
#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/pid.h>
#include <linux/pid_namespace.h>
#include <linux/sched.h>

#include "dxg_platform.h"
#include "dxg_window.h"

/* ivshmem: write the peer and its vector here. The host is peer 0, vector 0. */
#define DXG_REGISTER_DOORBELL	0x0c

void dxg_platform_doorbell(struct dxg_channel *channel)
{
	iowrite32(0, dxg_window_of(channel)->registers + DXG_REGISTER_DOORBELL);
}

u32 dxg_platform_pid(const struct dxg_process *process)
{
	const struct dxg_file *file =
		container_of(process, struct dxg_file, process);

	struct pid_namespace *ns = task_active_pid_ns(current);

	return ns_of_pid(file->pid) == ns ? pid_nr_ns(file->pid, ns) : 0;
}

/* --------------------------------------------------------------- shares */

static int dxg_share_file_release(struct inode *inode, struct file *filp)
{
	dxg_share_release(filp->private_data);
	return 0;
}

static const struct file_operations dxg_share_fops = {
	.owner		= THIS_MODULE,
	.release	= dxg_share_file_release,
};

int dxg_platform_share_prepare(struct dxg_share *share,
			       struct dxg_share_fd *share_fd)
{
	struct file *file;
	int fd;

	fd = get_unused_fd_flags(O_CLOEXEC);
	if (fd < 0) {
		dxg_share_release(share);
		return fd;
	}
	file = anon_inode_getfile("dxg-share", &dxg_share_fops, share, 0);
	if (IS_ERR(file)) {
		put_unused_fd(fd);
		dxg_share_release(share);
		return PTR_ERR(file);
	}
	share->platform = file;
	share_fd->fd = fd;
	share_fd->file = file;
	return 0;
}

void dxg_platform_share_commit(struct dxg_share_fd *share_fd)
{
	fd_install(share_fd->fd, share_fd->file);
}

void dxg_platform_share_abort(struct dxg_share_fd *share_fd)
{
	put_unused_fd(share_fd->fd);
	fput(share_fd->file);
}

struct dxg_share *dxg_platform_share_hold(u64 fd)
{
	struct file *file;

	if (fd > INT_MAX)
		return NULL;
	file = fget(fd);
	if (!file)
		return NULL;
	if (file->f_op != &dxg_share_fops) {
		fput(file);
		return NULL;
	}
	return file->private_data;
}

void dxg_platform_share_drop(struct dxg_share *share)
{
	fput(share->platform);
}
