/* SPDX-License-Identifier: GPL-2.0-only */
/* The kernel's own side: the PCI device and the files. */
#ifndef DXG_WINDOW_H
#define DXG_WINDOW_H

#include <linux/fs.h>
#include <linux/list.h>
#include <linux/miscdevice.h>
#include <linux/refcount.h>
#include <linux/rwsem.h>

#include "dxg_channel.h"
#include "dxg_process.h"

struct dentry;
struct pci_dev;

/* One window: a PCI device. Lives on while files of it are open. */
struct dxg_window {
	struct dxg_channel	channel;
	struct pci_dev		*pdev;
	void __iomem		*registers;
	phys_addr_t		base;		/* of the window */
	int			irq;
	struct miscdevice	misc;
	struct dentry		*debug;		/* files of debugfs */
};

/* A process's opens of /dev/dxg, which have all in common. */
struct dxg_file {
	struct dxg_process	process;
	refcount_t		opens;		/* the last one closes process */
	refcount_t		refs;		/* the open files', each memory's */
	struct file		*memory;	/* what it maps; see dxg_memory.c */
	struct mm_struct	*mm;		/* the opener's; pinned, not used */
	struct pid		*pid;

	/* The vm_mmap call under way, and whose it is. process.lock. */
	struct dxg_grant	*mapping_grant;
	struct task_struct	*mapping_task;

	/* Page faults against the end of what they map. In mmap_lock. */
	struct rw_semaphore	fault_lock;
	struct list_head	adopted;	/* dxg_grant.link */
	bool			revoked;	/* the window is not ours any more */
	struct page		*stand_in[2];	/* read-only, writable */
};

static inline struct dxg_window *dxg_window_of(struct dxg_channel *channel)
{
	return container_of(channel, struct dxg_window, channel);
}

static inline struct dxg_file *dxg_file_of(struct dxg_process *process)
{
	return container_of(process, struct dxg_file, process);
}

/* In dxg_memory.c. The opener's, with nothing in @process yet. */
struct dxg_file *dxg_file_alloc(void);
/* Its process is closed; VMAs may be left. */
void dxg_file_close(struct dxg_file *file);
void dxg_file_put(struct dxg_file *file);

/* In dxg_sync_file.c. */
int dxg_sync_files_init(void);
void dxg_sync_files_exit(void);

#endif /* DXG_WINDOW_H */
