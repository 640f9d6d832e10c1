// SPDX-License-Identifier: GPL-2.0-only
/* What the front end needs of the kernel: mappings, doorbell, descriptors. */
#define pr_fmt(fmt) "dxg: " fmt

#include <linux/anon_inodes.h>
#include <linux/err.h>
#include <linux/file.h>
#include <linux/fs.h>
#include <linux/io.h>
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/mman.h>
#include <linux/module.h>
#include <linux/pid.h>
#include <linux/pid_namespace.h>
#include <linux/refcount.h>
#include <linux/sched.h>
#include <linux/sched/mm.h>
#include <linux/slab.h>
#include <linux/version.h>

#include "dxg_platform.h"
#include "dxg_window.h"

/* ivshmem: write the peer and its vector here. The host is peer 0, vector 0. */
#define DXG_REGISTER_DOORBELL	0x0c

/* Pages mapped around one that faulted. */
#define DXG_FAULT_PAGES		512u

void dxg_platform_doorbell(struct dxg_channel *channel)
{
	iowrite32(0, dxg_window_of(channel)->registers + DXG_REGISTER_DOORBELL);
}

/* VM_IO: nobody takes VM_DONTCOPY away again. */
#define DXG_VM_FLAGS	(VM_IO | VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | \
			 VM_DONTDUMP)

/* ------------------------------------------------------------- mappings */

/*
 * What a VMA of ours may reach. The user can move, split and unmap VMAs, so
 * they hold the grant, and ending the grant ends them wherever they are.
 */
struct dxg_grant {
	refcount_t		refs;	/* the mapping's, each VMA's */
	struct dxg_file		*file;	/* outlives VMAs: they pin the file */
	u64			offset;	/* in the window, bytes */
	u64			size;
	bool			writable;
	bool			ended;	/* file->fault_lock */
};

static void dxg_grant_put(struct dxg_grant *grant)
{
	if (refcount_dec_and_test(&grant->refs))
		kfree(grant);
}

/*
 * Instead of the window of a host that is gone: fences read as signaled for
 * good, as they do when WDDM removes a device; writes go nowhere.
 */
static struct page *dxg_stand_in(struct dxg_file *file, bool writable)
{
	struct page **place = &file->stand_in[writable];
	struct page *page = READ_ONCE(*place);
	struct page *old;

	if (page)
		return page;
	page = alloc_page(GFP_KERNEL_ACCOUNT | __GFP_ZERO);
	if (!page)
		return NULL;
	if (!writable)
		memset(page_address(page), 0xff, PAGE_SIZE);
	old = cmpxchg(place, NULL, page);
	if (old) {
		__free_page(page);
		page = old;
	}
	return page;
}

void dxg_file_free_pages(struct dxg_file *file)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(file->stand_in); i++) {
		if (file->stand_in[i])
			__free_page(file->stand_in[i]);
	}
}

/* Maps window pages around @address. fault_lock, for reading. */
static vm_fault_t dxg_map_around(struct vm_area_struct *vma,
				 const struct dxg_grant *grant,
				 unsigned long address)
{
	phys_addr_t base = dxg_window_of(grant->file->process.channel)->base;
	unsigned long window_pfn = base >> PAGE_SHIFT;
	unsigned long span = DXG_FAULT_PAGES * PAGE_SIZE;
	unsigned long start = max(vma->vm_start, ALIGN_DOWN(address, span));
	unsigned long end = min(vma->vm_end, ALIGN_DOWN(address, span) + span);
	unsigned long pgoff, at;
	vm_fault_t ret, result;

	/* The page asked for, for whose sake the others are tried. */
	pgoff = vma->vm_pgoff + ((address - vma->vm_start) >> PAGE_SHIFT);
	result = vmf_insert_pfn(vma, address, window_pfn + pgoff);
	for (at = start; at < end && result == VM_FAULT_NOPAGE;
	     at += PAGE_SIZE) {
		pgoff = vma->vm_pgoff + ((at - vma->vm_start) >> PAGE_SHIFT);
		ret = vmf_insert_pfn(vma, at, window_pfn + pgoff);
		if (ret != VM_FAULT_NOPAGE)
			break;
	}
	return result;
}

static vm_fault_t dxg_vma_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct dxg_grant *grant = vma->vm_private_data;
	struct dxg_file *file = grant->file;
	unsigned long address = vmf->address & PAGE_MASK;
	u64 first = (u64)vma->vm_pgoff << PAGE_SHIFT;
	vm_fault_t ret = VM_FAULT_SIGBUS;
	struct page *page;

	down_read(&file->fault_lock);
	/* However the VMA was moved and split, its pages are the grant's. */
	if (grant->ended || first < grant->offset ||
	    first - grant->offset > grant->size ||
	    vma->vm_end - vma->vm_start >
	    grant->size - (first - grant->offset)) {
		ret = VM_FAULT_SIGBUS;
	} else if (file->revoked) {
		page = dxg_stand_in(file, grant->writable);
		ret = page ? vmf_insert_pfn(vma, address, page_to_pfn(page)) :
			     VM_FAULT_OOM;
	} else {
		ret = dxg_map_around(vma, grant, address);
	}
	up_read(&file->fault_lock);
	return ret;
}

static void dxg_vma_open(struct vm_area_struct *vma)
{
	struct dxg_grant *grant = vma->vm_private_data;

	refcount_inc(&grant->refs);
}

static void dxg_vma_close(struct vm_area_struct *vma)
{
	dxg_grant_put(vma->vm_private_data);
}

static const struct vm_operations_struct dxg_vm_ops = {
	.open	= dxg_vma_open,
	.close	= dxg_vma_close,
	.fault	= dxg_vma_fault,
};

int dxg_file_mmap(struct file *filp, struct vm_area_struct *vma)
{
	struct dxg_file *file = filp->private_data;
	struct dxg_grant *grant;
	unsigned long clear = VM_MAYEXEC;

	/*
	 * Only dxg_platform_map gets here rightfully. It holds process.lock,
	 * so what it left here belongs to this task or it is not for us.
	 */
	if (READ_ONCE(file->mapping_task) != current)
		return -EPERM;
	grant = file->mapping_grant;
	if ((u64)vma->vm_pgoff << PAGE_SHIFT != grant->offset ||
	    vma->vm_end - vma->vm_start != grant->size)
		return -EPERM;
	if (!grant->writable)
		clear |= VM_MAYWRITE;
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 3, 0)
	vm_flags_mod(vma, DXG_VM_FLAGS, clear);
#else
	vma->vm_flags |= DXG_VM_FLAGS;
	vma->vm_flags &= ~clear;
#endif
	vma->vm_private_data = grant;
	vma->vm_ops = &dxg_vm_ops;
	refcount_inc(&grant->refs);
	return 0;
}

int dxg_platform_map(struct dxg_process *process, struct dxg_mapping *mapping)
{
	struct dxg_file *file = dxg_file_of(process);
	struct dxg_grant *grant;
	unsigned long address;
	unsigned long protection = PROT_READ;
	fmode_t mode;

	if (current->mm != file->mm)
		return -EINVAL;
	grant = kzalloc(sizeof(*grant), GFP_KERNEL_ACCOUNT);
	if (!grant)
		return -ENOMEM;
	refcount_set(&grant->refs, 1);
	grant->file = file;
	grant->offset = mapping->extent.offset;
	grant->size = mapping->extent.size;
	grant->writable = mapping->writable;
	if (grant->writable)
		protection |= PROT_WRITE;

	file->mapping_grant = grant;
	WRITE_ONCE(file->mapping_task, current);
	/*
	 * Clients open the device read-only (libdxg does), which would bar
	 * them from writing to what Lock2 gives them. It is this mapping that
	 * is writable, not the file: nothing can be written to that anyway.
	 */
	mode = file->file->f_mode;
	if (grant->writable)
		file->file->f_mode = mode | FMODE_WRITE;
	address = vm_mmap(file->file, 0, grant->size, protection, MAP_SHARED,
			  grant->offset);
	file->file->f_mode = mode;
	WRITE_ONCE(file->mapping_task, NULL);
	file->mapping_grant = NULL;
	if (IS_ERR_VALUE(address)) {
		dxg_grant_put(grant);
		return (long)address;
	}
	mapping->address = address;
	mapping->platform = grant;
	return 0;
}

/* Whether the mapping is still where it was made, whole. */
static bool dxg_still_mapped(struct mm_struct *mm, unsigned long address,
			     const struct dxg_grant *grant)
{
	struct vm_area_struct *vma;
	bool ours;

	mmap_read_lock(mm);
	vma = find_vma(mm, address);
	ours = vma && vma->vm_ops == &dxg_vm_ops &&
	       vma->vm_private_data == grant && vma->vm_start == address &&
	       vma->vm_end - address == grant->size;
	mmap_read_unlock(mm);
	return ours;
}

void dxg_platform_unmap(struct dxg_process *process,
			struct dxg_mapping *mapping, bool closing)
{
	struct dxg_file *file = dxg_file_of(process);
	struct dxg_grant *grant = mapping->platform;

	down_write(&file->fault_lock);
	grant->ended = true;
	up_write(&file->fault_lock);
	/* No fault brings a page back now, so what is taken away stays away. */
	if (!closing) {
		unmap_mapping_range(file->file->f_mapping, grant->offset,
				    grant->size, 1);
		if (current->mm && current->mm == file->mm &&
		    dxg_still_mapped(current->mm, mapping->address, grant))
			vm_munmap(mapping->address, grant->size);
	}
	mapping->platform = NULL;
	dxg_grant_put(grant);
}

void dxg_platform_revoke(struct dxg_process *process)
{
	struct dxg_file *file = dxg_file_of(process);

	down_write(&file->fault_lock);
	file->revoked = true;
	up_write(&file->fault_lock);
	/* Processes that still have their window only fault once more. */
	unmap_mapping_range(file->file->f_mapping, 0, 0, 1);
}

u32 dxg_platform_pid(const struct dxg_process *process)
{
	const struct dxg_file *file =
		container_of(process, struct dxg_file, process);

	return pid_nr_ns(file->pid, task_active_pid_ns(current));
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
