// SPDX-License-Identifier: GPL-2.0-only
/*
 * Memory of processes: what of the window is mapped into them, and what of
 * their own memory was moved into the window.
 *
 * Who opens /dev/dxg has a second file, which no user has a descriptor of and
 * which everything is mapped from: it is writable however the device was
 * opened, its mappings keep no descriptor of the device open, and they are in
 * no other process's list.
 *
 * Memory of the caller's own (allocations with existing system memory) is
 * adopted: its pages are pinned, an extent of the window is mapped over them,
 * and their contents move there while nobody gets at either. No store of
 * another thread's is lost, then or on the way back:
 *
 * - The pages that the contents go back to are there from the beginning, at
 *   the caller's charge. So going back takes no memory, whoever does it.
 * - A host that goes away takes the extent with it: the pages stand in for it
 *   (@held), in the same VMAs.
 * - When the mapping ends its VMAs become private ones of anonymous memory in
 *   place, wherever the process moved them: nothing is unmapped, so nothing
 *   can fail halfway.
 * - Each adoption has a file of its own, which nothing is unmapped from any
 *   more once its VMAs are the process's own again. Who unmaps an extent from
 *   its file does not reach what was given back.
 */
#define pr_fmt(fmt) "dxg: " fmt

#include <linux/completion.h>
#include <linux/err.h>
#include <linux/file.h>
#include <linux/fs.h>
#include <linux/highmem.h>
#include <linux/kernel.h>
#include <linux/list.h>
#include <linux/mm.h>
#include <linux/mman.h>
#include <linux/module.h>
#include <linux/mount.h>
#include <linux/pid.h>
#include <linux/pseudo_fs.h>
#include <linux/refcount.h>
#include <linux/sched.h>
#include <linux/sched/mm.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/userfaultfd_k.h>
#include <linux/version.h>

#include "dxg_platform.h"
#include "dxg_window.h"

/* Pages mapped around one that faulted. */
#define DXG_FAULT_PAGES		512u

/* VM_IO: nobody takes VM_DONTCOPY away again. */
#define DXG_VM_FLAGS	(VM_IO | VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | \
			 VM_DONTDUMP)

/* ---------------------------------------------------------------- grants */

/*
 * What a VMA of ours may reach. The user can move, split and unmap VMAs, so
 * they hold the grant, and ending the grant ends them wherever they are.
 */
struct dxg_grant {
	refcount_t		refs;	/* the mapping's, each VMA's */
	struct dxg_file		*file;	/* outlives VMAs: their files pin it */
	struct file		*memory; /* what it is mapped from; kept */
	u64			offset;	/* in the window, bytes */
	u64			size;
	bool			writable;
	bool			ended;	/* file->fault_lock */

	/* Adopted memory only. */
	struct list_head	link;	/* file->adopted; file->fault_lock */
	struct completion	settled; /* its contents have arrived */
	struct page		**pages; /* where they go back to; null: zeros */
	bool			held;	/* they have; file->fault_lock */
};

static void dxg_grant_put(struct dxg_grant *grant)
{
	unsigned long i;

	if (!refcount_dec_and_test(&grant->refs))
		return;
	for (i = 0; grant->pages && i < grant->size >> PAGE_SHIFT; i++) {
		if (grant->pages[i])
			__free_page(grant->pages[i]);
	}
	kvfree(grant->pages);
	fput(grant->memory);
	kfree(grant);
}

/* Where it begins in its file, as in the window; pages. */
static unsigned long dxg_grant_pgoff(const struct dxg_grant *grant)
{
	return grant->offset >> PAGE_SHIFT;
}

/* Makes the pages that adopted memory goes back to. */
static int dxg_grant_reserve(struct dxg_grant *grant)
{
	unsigned long count = grant->size >> PAGE_SHIFT;
	unsigned long i;

	grant->pages = kvcalloc(count, sizeof(*grant->pages),
				GFP_KERNEL_ACCOUNT);
	if (!grant->pages)
		return -ENOMEM;
	for (i = 0; i < count; i++) {
		grant->pages[i] = alloc_page(GFP_KERNEL_ACCOUNT);
		if (!grant->pages[i])
			return -ENOMEM;
		if (fatal_signal_pending(current))
			return -EINTR;
		cond_resched();
	}
	return 0;
}

/* ---------------------------------------------------------------- faults */

/* Puts a page into *@place unless somebody else does first. */
static struct page *dxg_place_page(struct page **place, int fill)
{
	struct page *page = READ_ONCE(*place);
	struct page *old;

	if (page)
		return page;
	page = alloc_page(GFP_KERNEL_ACCOUNT | __GFP_ZERO);
	if (!page)
		return NULL;
	if (fill)
		memset(page_address(page), fill, PAGE_SIZE);
	old = cmpxchg(place, NULL, page);
	if (old) {
		__free_page(page);
		page = old;
	}
	return page;
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

/* The page lives as long as its VMAs' grant or file. */
static vm_fault_t dxg_map_page(struct vm_area_struct *vma,
			       unsigned long address, struct page *page)
{
	return page ? vmf_insert_pfn(vma, address, page_to_pfn(page)) :
		      VM_FAULT_OOM;
}

static vm_fault_t dxg_vma_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct dxg_grant *grant = vma->vm_private_data;
	struct dxg_file *file = grant->file;
	unsigned long address = vmf->address & PAGE_MASK;
	u64 first = (u64)vma->vm_pgoff << PAGE_SHIFT;
	vm_fault_t ret;

	/* Who moves the contents needs none of what a fault holds. */
	if (!completion_done(&grant->settled) &&
	    wait_for_completion_killable(&grant->settled))
		return VM_FAULT_SIGBUS;
	down_read(&file->fault_lock);
	/* However the VMA was moved and split, its pages are the grant's. */
	if (grant->ended || first < grant->offset ||
	    first - grant->offset > grant->size ||
	    vma->vm_end - vma->vm_start >
	    grant->size - (first - grant->offset))
		ret = VM_FAULT_SIGBUS;
	else if (grant->held)
		ret = dxg_map_page(vma, address,
				   grant->pages[vmf->pgoff -
						dxg_grant_pgoff(grant)]);
	else if (file->revoked)
		/*
		 * In place of the window of a host that is gone: fences read
		 * as signaled for good, as they do when WDDM removes a
		 * device; writes go nowhere.
		 */
		ret = dxg_map_page(vma, address,
				   dxg_place_page(&file->stand_in[grant->writable],
						  grant->writable ? 0 : 0xff));
	else
		ret = dxg_map_around(vma, grant, address);
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

/* Of memory that was given back, a private mapping: what it is a copy of. */
static vm_fault_t dxg_given_fault(struct vm_fault *vmf)
{
	struct dxg_grant *grant = vmf->vma->vm_private_data;
	unsigned long at = vmf->pgoff - dxg_grant_pgoff(grant);
	struct page *page = NULL;

	/* By then the process may have made it longer. */
	if (at < grant->size >> PAGE_SHIFT)
		page = grant->pages[at];
	if (page)
		get_page(page);
	else
		page = alloc_page(GFP_KERNEL_ACCOUNT | __GFP_ZERO);
	vmf->page = page;
	return page ? 0 : VM_FAULT_OOM;
}

static const struct vm_operations_struct dxg_given_ops = {
	.open	= dxg_vma_open,
	.close	= dxg_vma_close,
	.fault	= dxg_given_fault,
};

/* -------------------------------------------------------------- the file */

static void dxg_change_flags(struct vm_area_struct *vma, unsigned long set,
			     unsigned long clear)
{
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 3, 0)
	vm_flags_mod(vma, set, clear);
#else
	vma->vm_flags |= set;
	vma->vm_flags &= ~clear;
#endif
}

static int dxg_memory_mmap(struct file *filp, struct vm_area_struct *vma)
{
	struct dxg_file *file = filp->private_data;
	unsigned long clear = VM_MAYEXEC;
	struct dxg_grant *grant;
	u64 first = (u64)vma->vm_pgoff << PAGE_SHIFT;

	/*
	 * Only dxg_vm_mmap gets here rightfully. Its caller holds
	 * process.lock, so what it left here belongs to this task.
	 */
	if (READ_ONCE(file->mapping_task) != current ||
	    !(vma->vm_flags & VM_SHARED))
		return -EPERM;
	grant = file->mapping_grant;
	if (first < grant->offset || first - grant->offset > grant->size ||
	    vma->vm_end - vma->vm_start >
	    grant->size - (first - grant->offset))
		return -EPERM;
	if (!grant->writable)
		clear |= VM_MAYWRITE;
	dxg_change_flags(vma, DXG_VM_FLAGS, clear);
	vma->vm_private_data = grant;
	vma->vm_ops = &dxg_vm_ops;
	refcount_inc(&grant->refs);
	return 0;
}

static int dxg_memory_release(struct inode *inode, struct file *filp)
{
	dxg_file_put(filp->private_data);
	return 0;
}

static const struct file_operations dxg_memory_fops = {
	.owner		= THIS_MODULE,
	.mmap		= dxg_memory_mmap,
	.release	= dxg_memory_release,
};

static int dxg_init_fs_context(struct fs_context *context)
{
	return init_pseudo(context, 0x67647867) ? 0 : -ENOMEM;
}

/* Where the files live; mounted while there are any. */
static struct file_system_type dxg_fs = {
	.name			= "dxg",
	.owner			= THIS_MODULE,
	.init_fs_context	= dxg_init_fs_context,
	.kill_sb		= kill_anon_super,
};

static struct vfsmount *dxg_fs_mount;
static int dxg_fs_count;

/* A file that parts of the window can be mapped from. */
static struct file *dxg_memory_create(struct dxg_file *file)
{
	struct inode *inode;
	struct file *memory;
	int ret;

	ret = simple_pin_fs(&dxg_fs, &dxg_fs_mount, &dxg_fs_count);
	if (ret)
		return ERR_PTR(ret);
	inode = alloc_anon_inode(dxg_fs_mount->mnt_sb);
	if (IS_ERR(inode)) {
		memory = ERR_CAST(inode);
		goto release;
	}
	/* The file gives this back when it is released. */
	__module_get(THIS_MODULE);
	memory = alloc_file_pseudo(inode, dxg_fs_mount, "dxg", O_RDWR,
				   &dxg_memory_fops);
	if (IS_ERR(memory)) {
		module_put(THIS_MODULE);
		iput(inode);
	} else {
		/* Given back when it, and with it each VMA, is gone. */
		refcount_inc(&file->refs);
		memory->private_data = file;
	}
release:
	/* A file holds the mount by itself. */
	simple_release_fs(&dxg_fs_mount, &dxg_fs_count);
	return memory;
}

struct dxg_file *dxg_file_alloc(void)
{
	struct dxg_file *file;
	struct file *memory;

	file = kzalloc(sizeof(*file), GFP_KERNEL_ACCOUNT);
	if (!file)
		return ERR_PTR(-ENOMEM);
	init_rwsem(&file->fault_lock);
	INIT_LIST_HEAD(&file->adopted);
	refcount_set(&file->refs, 1);
	refcount_set(&file->opens, 1);
	memory = dxg_memory_create(file);
	if (IS_ERR(memory)) {
		kfree(file);
		return ERR_CAST(memory);
	}
	file->memory = memory;
	file->mm = current->mm;
	mmgrab(file->mm);
	file->pid = get_pid(task_tgid(current));
	return file;
}

void dxg_file_close(struct dxg_file *file)
{
	fput(file->memory);
	dxg_file_put(file);
}

void dxg_file_put(struct dxg_file *file)
{
	int i;

	if (!refcount_dec_and_test(&file->refs))
		return;
	for (i = 0; i < ARRAY_SIZE(file->stand_in); i++) {
		if (file->stand_in[i])
			__free_page(file->stand_in[i]);
	}
	put_pid(file->pid);
	mmdrop(file->mm);
	kfree(file);
}

static struct dxg_grant *dxg_grant_alloc(struct dxg_file *file,
					 const struct dxg_mapping *mapping)
{
	struct dxg_grant *grant;
	struct file *memory;

	grant = kzalloc(sizeof(*grant), GFP_KERNEL_ACCOUNT);
	if (!grant)
		return ERR_PTR(-ENOMEM);
	memory = mapping->adopted ? dxg_memory_create(file) :
				    get_file(file->memory);
	if (IS_ERR(memory)) {
		kfree(grant);
		return ERR_CAST(memory);
	}
	refcount_set(&grant->refs, 1);
	grant->file = file;
	grant->memory = memory;
	grant->offset = mapping->extent.offset;
	grant->size = mapping->extent.size;
	/* What was the caller's is for the caller to protect. */
	grant->writable = mapping->writable || mapping->adopted;
	INIT_LIST_HEAD(&grant->link);
	init_completion(&grant->settled);
	return grant;
}

/* Nothing is mapped through @grant's VMAs until they fault again. */
static void dxg_grant_zap(const struct dxg_grant *grant)
{
	/* Pages that a process made of its own by writing are not ours. */
	unmap_mapping_range(grant->memory->f_mapping, grant->offset,
			    grant->size, 0);
}

/* Maps all of @grant. process->lock. */
static unsigned long dxg_vm_mmap(struct dxg_grant *grant,
				 unsigned long address,
				 unsigned long protection, unsigned long flags)
{
	struct dxg_file *file = grant->file;

	file->mapping_grant = grant;
	WRITE_ONCE(file->mapping_task, current);
	address = vm_mmap(grant->memory, address, grant->size, protection,
			  flags, grant->offset);
	WRITE_ONCE(file->mapping_task, NULL);
	file->mapping_grant = NULL;
	return address;
}

/* ------------------------------------------------- the caller's own memory */

/* Whether the VMA is the caller's own memory, and nobody else's. */
static int dxg_check_own(struct vm_area_struct *vma)
{
	unsigned long special = VM_MAYSHARE | VM_IO | VM_PFNMAP | VM_HUGETLB |
				VM_GROWSDOWN | VM_GROWSUP | VM_EXEC;

	/* What a file's driver put there is the driver's. */
	if (!vma_is_anonymous(vma) && vma->vm_ops != &dxg_given_ops)
		special |= VM_MIXEDMAP;
	return vma->vm_flags & special || userfaultfd_armed(vma) ? -EPERM : 0;
}

/*
 * Whether the range is the caller's own, and how the caller may use it:
 * @protection. Memory that is only read has to be asked for as that: then it is
 * all like it, or all of it may be written too.
 */
static int dxg_check_range(unsigned long address, u64 size, bool read_only,
			   unsigned long *protection)
{
	struct mm_struct *mm = current->mm;
	struct vm_area_struct *vma;
	unsigned long at = address;
	bool writable = false, readable = false;
	int ret = 0;

	if (address % PAGE_SIZE || address >= TASK_SIZE ||
	    size > TASK_SIZE - address)
		return -EINVAL;
	mmap_read_lock(mm);
	while (at < address + size && !ret) {
		vma = find_vma(mm, at);
		if (!vma || vma->vm_start > at || !(vma->vm_flags & VM_READ))
			ret = -ENOMEM;
		else
			ret = dxg_check_own(vma);
		if (ret)
			break;
		if (vma->vm_flags & VM_WRITE)
			writable = true;
		else
			readable = true;
		at = vma->vm_end;
	}
	mmap_read_unlock(mm);
	/* As pinning such memory fails in dxgkrnl. */
	if (!ret && readable && !read_only)
		ret = -ENOMEM;
	if (!ret && readable && writable)
		ret = -EPERM;
	*protection = PROT_READ | (readable ? 0 : PROT_WRITE);
	return ret;
}

/* Pins all pages, each the process's alone if it may write to them. */
static int dxg_pin(unsigned long address, unsigned long count,
		   unsigned long protection, struct page **pages)
{
	unsigned int flags = protection & PROT_WRITE ? FOLL_WRITE : 0;
	unsigned long done = 0;
	int ret;

	while (done < count) {
		ret = pin_user_pages_fast(address + (done << PAGE_SHIFT),
					  min(count - done, 512ul), flags,
					  pages + done);
		if (ret <= 0) {
			unpin_user_pages(pages, done);
			return fatal_signal_pending(current) ? -EINTR :
							       -ENOMEM;
		}
		done += ret;
		cond_resched();
	}
	return 0;
}

/*
 * Takes the contents, from @pinned pages or else the window, into the pages
 * reserved for them. Nobody can write there meanwhile but the GPU. fault_lock,
 * for writing.
 */
static void dxg_hold(struct dxg_grant *grant, struct page **pinned)
{
	unsigned long count = grant->size >> PAGE_SHIFT;
	const void *window = NULL;
	unsigned long i;

	if (!pinned)
		window = grant->file->process.channel->window + grant->offset;
	for (i = 0; i < count; i++) {
		copy_page(page_address(grant->pages[i]), pinned ?
			  page_address(pinned[i]) :
			  (void *)window + (i << PAGE_SHIFT));
		cond_resched();
	}
	grant->held = true;
}

static bool dxg_write_fault(struct mm_struct *mm, unsigned long address)
{
	/* The process's protection is for the process. */
	unsigned int flags = FOLL_WRITE | FOLL_FORCE;

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 5, 0)
	return get_user_pages_remote(mm, address, 1, flags, NULL, NULL) == 1;
#else
	return get_user_pages_remote(mm, address, 1, flags, NULL, NULL,
				     NULL) == 1;
#endif
}

/*
 * Makes @vma's pages anonymous ones. Each that is takes the place of one of
 * @grant's. Whether all are. mmap_lock, for writing.
 */
static bool dxg_vma_populate(struct vm_area_struct *vma,
			     struct dxg_grant *grant)
{
	struct page **page = grant->pages + vma->vm_pgoff -
			     dxg_grant_pgoff(grant);
	unsigned long at;

	for (at = vma->vm_start; at < vma->vm_end; at += PAGE_SIZE, page++) {
		if (memchr_inv(page_address(*page), 0, PAGE_SIZE) &&
		    !dxg_write_fault(vma->vm_mm, at))
			return false;
		/* Nobody has a copy of the VMA yet. */
		__free_page(*page);
		*page = NULL;
		cond_resched();
	}
	return true;
}

/*
 * Makes @vma, through which nothing is mapped, the process's own: as if memory
 * were mapped there privately. mmap_lock, for writing.
 */
static void dxg_vma_give(struct vm_area_struct *vma, struct dxg_grant *grant)
{
	/* As mmap_region did for what is not shared, and not undone for this. */
	if (vma->vm_flags & VM_WRITE)
		vma->vm_mm->data_vm += vma_pages(vma);
	mapping_unmap_writable(vma->vm_file->f_mapping);
	/*
	 * With VM_MIXEDMAP nobody takes it for a file's pages because it has
	 * a file (khugepaged), and fork copies what has no anon_vma yet.
	 */
	dxg_change_flags(vma, VM_MAYEXEC | VM_NORESERVE | VM_MIXEDMAP,
			 VM_SHARED | VM_MAYSHARE | DXG_VM_FLAGS);
	WRITE_ONCE(vma->vm_page_prot, vm_get_page_prot(vma->vm_flags));
	vma->vm_ops = &dxg_given_ops;
	if (!dxg_vma_populate(vma, grant))
		return;
	vma_set_anonymous(vma);
	vma->vm_private_data = NULL;
	dxg_grant_put(grant);
}

/* All VMAs of @grant, wherever they are. mmap_lock of @mm, for writing. */
static void dxg_give_vmas(struct dxg_grant *grant, struct mm_struct *mm)
{
	VMA_ITERATOR(vmi, mm, 0);
	unsigned int left = refcount_read(&grant->refs) - 1;
	struct vm_area_struct *vma;

	for_each_vma(vmi, vma) {
		if (!left)
			break;
		if (vma->vm_ops != &dxg_vm_ops ||
		    vma->vm_private_data != grant)
			continue;
		dxg_vma_give(vma, grant);
		left--;
	}
}

/*
 * Whether @mm's VMAs are the caller's to change. Another's lock is not waited
 * for: whoever has it could keep the caller as long as it likes.
 */
static bool dxg_lock_mm(struct mm_struct *mm)
{
	if (mm == current->mm)
		return !mmap_write_lock_killable(mm);
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 13, 0)
	/* mmap_write_trylock, which not all of them have. */
	return down_write_trylock(&mm->mmap_lock);
#else
	/* A sequence of the mm's goes with its lock; only the kernel begins it. */
	return false;
#endif
}

/* Moves memory back that dxg_adopt moved. process->lock. */
static void dxg_give_back(struct dxg_grant *grant)
{
	struct dxg_file *file = grant->file;
	struct mm_struct *mm = file->mm;
	bool alive = mmget_not_zero(mm);
	bool locked = alive && dxg_lock_mm(mm);

	down_write(&file->fault_lock);
	list_del_init(&grant->link);
	dxg_grant_zap(grant);
	if (!alive)
		grant->ended = true;	/* nobody is left to miss it */
	else if (!grant->held)
		dxg_hold(grant, NULL);
	up_write(&file->fault_lock);
	/* Where this cannot be done the pages stand in for the extent. */
	if (locked) {
		dxg_give_vmas(grant, mm);
		mmap_write_unlock(mm);
	}
	if (alive)
		mmput(mm);
}

/*
 * Until 6.12 mmap_region unmaps what was there before it finds that it cannot
 * map anything else. What was there is the process's, so this does not give
 * up.
 */
static bool dxg_map_again(struct dxg_grant *grant, unsigned long address,
			  unsigned long protection)
{
	struct vm_area_struct *vma;
	unsigned long at;

	while (!fatal_signal_pending(current)) {
		mmap_read_lock(current->mm);
		vma = find_vma_intersection(current->mm, address, address + 1);
		mmap_read_unlock(current->mm);
		if (vma)
			break;
		at = dxg_vm_mmap(grant, address, protection,
				 MAP_SHARED | MAP_FIXED_NOREPLACE);
		if (at == address)
			return true;
		cond_resched();
	}
	return false;
}

/* The contents of @pinned move to where their pages are mapped now. */
static int dxg_settle(struct dxg_grant *grant, struct page **pinned)
{
	struct dxg_file *file = grant->file;
	unsigned long count = grant->size >> PAGE_SHIFT;
	unsigned long i;
	void *window;
	int ret = 0;

	down_write(&file->fault_lock);
	if (file->revoked) {
		/* The host went meanwhile; nobody is to touch the window. */
		dxg_hold(grant, pinned);
		ret = -ENODEV;
	} else {
		window = file->process.channel->window + grant->offset;
		for (i = 0; i < count; i++) {
			copy_page(window + (i << PAGE_SHIFT),
				  page_address(pinned[i]));
			cond_resched();
		}
		list_add_tail(&grant->link, &file->adopted);
	}
	up_write(&file->fault_lock);
	complete_all(&grant->settled);
	return ret;
}

/* Maps @grant over memory of the caller's, contents and all. process->lock. */
static int dxg_adopt(struct dxg_grant *grant, unsigned long address,
		     bool read_only)
{
	unsigned long count = grant->size >> PAGE_SHIFT;
	unsigned long protection, again;
	struct page **pinned;
	unsigned long at;
	int ret;

	ret = dxg_check_range(address, grant->size, read_only, &protection);
	if (ret)
		return ret;
	ret = dxg_grant_reserve(grant);
	if (ret)
		return ret;
	pinned = kvmalloc_array(count, sizeof(*pinned), GFP_KERNEL_ACCOUNT);
	if (!pinned)
		return -ENOMEM;
	ret = dxg_pin(address, count, protection, pinned);
	if (ret)
		goto free;
	/* The pages are pinned, so a fork from here on copies them. */
	ret = dxg_check_range(address, grant->size, read_only, &again);
	if (!ret && again != protection)
		ret = -EPERM;
	if (ret)
		goto unpin;
	at = dxg_vm_mmap(grant, address, protection, MAP_SHARED | MAP_FIXED);
	if (IS_ERR_VALUE(at) && !dxg_map_again(grant, address, protection)) {
		ret = (long)at;
		goto unpin;
	}
	/* No CPU can write to the pinned pages any more. */
	ret = dxg_settle(grant, pinned);
	if (ret)
		dxg_give_back(grant);
unpin:
	unpin_user_pages(pinned, count);
free:
	kvfree(pinned);
	return ret;
}

/* -------------------------------------------------------------- mappings */

int dxg_platform_map(struct dxg_process *process, struct dxg_mapping *mapping)
{
	struct dxg_file *file = dxg_file_of(process);
	struct dxg_grant *grant;
	unsigned long address;
	unsigned long protection = PROT_READ;
	int ret;

	if (current->mm != file->mm)
		return -EINVAL;
	grant = dxg_grant_alloc(file, mapping);
	if (IS_ERR(grant))
		return PTR_ERR(grant);
	if (mapping->adopted) {
		ret = dxg_adopt(grant, mapping->address, !mapping->writable);
		if (ret)
			goto put;
	} else {
		complete_all(&grant->settled);
		if (grant->writable)
			protection |= PROT_WRITE;
		address = dxg_vm_mmap(grant, 0, protection, MAP_SHARED);
		if (IS_ERR_VALUE(address)) {
			ret = (long)address;
			goto put;
		}
		mapping->address = address;
	}
	mapping->platform = grant;
	return 0;

put:
	dxg_grant_put(grant);
	return ret;
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

	if (mapping->adopted) {
		dxg_give_back(grant);
	} else {
		down_write(&file->fault_lock);
		grant->ended = true;
		up_write(&file->fault_lock);
		/* No fault brings a page back now: what is gone stays gone. */
		dxg_grant_zap(grant);
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
	struct dxg_grant *grant;

	down_write(&file->fault_lock);
	if (!file->revoked) {
		unmap_mapping_range(file->memory->f_mapping, 0, 0, 0);
		list_for_each_entry(grant, &file->adopted, link) {
			dxg_grant_zap(grant);
			dxg_hold(grant, NULL);
		}
		/* Who still has the window only faults once more. */
		file->revoked = true;
	}
	up_write(&file->fault_lock);
}
