// SPDX-License-Identifier: Apache-2.0
/*
 * What the front end needs of where it runs (GuestKernel/dxg_platform.h), for
 * a program: mappings are mmap's of the window's file, shares are sockets.
 *
 * The program may move and unmap what is its own address space. So a mapping
 * is ended wherever /proc/self/maps says it is, and nothing else with it.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/userfaultfd.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "dxg_call.h"
#include "dxg_platform.h"
#include "dxg_preload.h"

#define DXG_PAGE	GPUPV_PAGE_SIZE
/* Where programs' addresses end. */
#define DXG_ADDRESSES	(1ul << 47)
/* Bytes of the program's own memory that move in one step. */
#define DXG_MOVE_BYTES	65536u

void dxg_platform_doorbell(struct dxg_channel *channel)
{
	struct dxg_connection *connection = dxg_connection_of(channel);
	u64 one = 1;

	dxg_private_lock();
	(void)!dxg_sys_write(connection->doorbell.fd, &one, sizeof(one));
	dxg_private_unlock();
}

/* In place of dxg_process.c's, which knows this program's opens only. */
u32 dxg_channel_pids(struct dxg_channel *channel, struct winluid luid,
		     u32 *pids)
{
	struct d3dkmt_enumprocesses args = { .adapter_luid = luid };
	struct dxg_answer answer = { .args = &args, .size = sizeof(args) };
	u32 count = 0;

	(void)channel;
	/* The worker names the next id after the last. */
	while (count < DXG_PIDS_MAX) {
		if (dxg_process_ask(dxg_calling, _IOC_NR(LX_DXENUMPROCESSES),
				    &args, NULL, 0, &answer) ||
		    !args.buffer_count)
			break;
		pids[count++] = (u32)args.buffer_count;
	}
	return count;
}

/* In place of dxg_process.c's, too: the worker knows the others by their pid. */
u64 dxg_channel_process(struct dxg_channel *channel, u32 pid)
{
	(void)channel;
	return pid;
}

u32 dxg_platform_pid(const struct dxg_process *process)
{
	return process->pid;
}

/* ----------------------------------------------------------- the mappings */

/* One line of /proc/self/maps. */
struct dxg_area {
	uintptr_t	start, end;
	int		protection;
	bool		shared;
	u64		offset;
	dev_t		dev;
	ino_t		ino;
	char		name[24];	/* its beginning */
};

/* Reads all of /proc/self/maps; the caller frees it. */
static char *dxg_read_maps(void)
{
	size_t size = 1 << 16, length = 0;
	char *text = malloc(size);
	char *larger;
	ssize_t got = 1;
	int fd;

	fd = syscall(SYS_openat, AT_FDCWD, "/proc/self/maps",
		     O_RDONLY | O_CLOEXEC);
	while (text && fd >= 0 && got) {
		got = dxg_sys_read(fd, text + length, size - length - 1);
		if (got < 0)
			break;
		length += got;
		if (length < size - 4096)
			continue;
		larger = realloc(text, size *= 2);
		if (!larger)
			free(text);
		text = larger;
	}
	if (fd >= 0)
		dxg_sys_close(fd);
	if (fd < 0 || got < 0) {
		free(text);
		return NULL;
	}
	if (text)
		text[length] = 0;
	return text;
}

/* Takes the next line apart. */
static bool dxg_next_area(char **text, struct dxg_area *area)
{
	unsigned int major, minor;
	char flags[5] = "";
	char *end = strchr(*text, '\n');
	int fields;

	if (!end)
		return false;
	*end = 0;
	area->name[0] = 0;
	fields = sscanf(*text, "%lx-%lx %4s %llx %x:%x %lu %23s", &area->start,
			&area->end, flags, &area->offset, &major, &minor,
			&area->ino, area->name);
	*text = end + 1;
	if (fields < 7)
		return false;
	area->dev = makedev(major, minor);
	area->protection = (flags[0] == 'r' ? PROT_READ : 0) |
			   (flags[1] == 'w' ? PROT_WRITE : 0) |
			   (flags[2] == 'x' ? PROT_EXEC : 0);
	area->shared = flags[3] == 's';
	return true;
}

/* Cuts @area down to what it has of @size bytes at @offset of a file. */
static bool dxg_clip(struct dxg_area *area, dev_t dev, ino_t ino, u64 offset,
		     u64 size)
{
	u64 length = area->end - area->start;
	u64 skip = 0;

	if (area->dev != dev || area->ino != ino ||
	    area->offset >= offset + size || offset >= area->offset + length)
		return false;
	if (offset > area->offset)
		skip = offset - area->offset;
	area->start += skip;
	area->offset += skip;
	length = min(length - skip, offset + size - area->offset);
	area->end = area->start + length;
	return true;
}

/* --------------------------------------------------------------- freezing */

static int dxg_fault_file(u64 features)
{
	struct uffdio_api api = { .api = UFFD_API, .features = features };
	int fd;

	/* Who may not have the kernel wait for it at least stops programs. */
	fd = syscall(SYS_userfaultfd, O_CLOEXEC);
	if (fd < 0)
		fd = syscall(SYS_userfaultfd, O_CLOEXEC | UFFD_USER_MODE_ONLY);
	if (fd >= 0 && dxg_sys_ioctl(fd, UFFDIO_API, &api)) {
		dxg_sys_close(fd);
		fd = -1;
	}
	return fd;
}

/*
 * Has all threads that write to @size bytes at @memory wait until the answer
 * is closed; then they write to what is there. -1: that cannot be done, so
 * what they write while their page moves is lost.
 */
static int dxg_freeze(void *memory, size_t size, bool shared)
{
	struct uffdio_register range = {
		.range = { (uintptr_t)memory, size },
		.mode = UFFDIO_REGISTER_MODE_WP,
	};
	struct uffdio_writeprotect protect = {
		.range = { (uintptr_t)memory, size },
		.mode = UFFDIO_WRITEPROTECT_MODE_WP,
	};
	u64 features = UFFD_FEATURE_PAGEFAULT_FLAG_WP;
	int fd;

	if (shared)
		features |= UFFD_FEATURE_WP_HUGETLBFS_SHMEM;
	fd = dxg_fault_file(features);
	if (fd < 0)
		return -1;
	if (dxg_sys_ioctl(fd, UFFDIO_REGISTER, &range) ||
	    /* Only what is there can be protected. */
	    madvise(memory, size, MADV_POPULATE_READ) ||
	    dxg_sys_ioctl(fd, UFFDIO_WRITEPROTECT, &protect)) {
		dxg_sys_close(fd);
		return -1;
	}
	return fd;
}

/*
 * Whether memory of ours lies where the program's was: another thread unmapped
 * that meanwhile. Frozen, it would have us wait for ourselves.
 */
static bool dxg_overlap(const void *ours, u64 address, size_t size)
{
	return (uintptr_t)ours < address + size &&
	       address < (uintptr_t)ours + size;
}

static void dxg_thaw(int fd)
{
	if (fd >= 0)
		dxg_sys_close(fd);
}

/* ---------------------------------------------------------------- grants */

/* What a mapping reaches. file->map_lock. */
struct dxg_grant {
	struct list_head	link;	/* file->grants */
	u64			offset;
	u64			size;
	bool			writable;
	bool			adopted;
	/* What is mapped: the window, or what stands in for it. */
	dev_t			dev;
	ino_t			ino;
	u64			base;	/* offset there */
};

typedef int (*dxg_area_fn)(struct dxg_grant *grant, int fd,
			   const struct dxg_area *area);

/* Does @each to all places where @grant is mapped. */
static int dxg_grant_each(struct dxg_grant *grant, int fd, dxg_area_fn each)
{
	char *maps = dxg_read_maps();
	char *text = maps;
	struct dxg_area area;
	int ret = 0;

	if (!maps)
		return -ENOMEM;
	while (dxg_next_area(&text, &area)) {
		if (dxg_clip(&area, grant->dev, grant->ino, grant->base,
			     grant->size) &&
		    each(grant, fd, &area))
			ret = -ENOMEM;
	}
	free(maps);
	return ret;
}

static int dxg_area_unmap(struct dxg_grant *grant, int fd,
			  const struct dxg_area *area)
{
	(void)grant;
	(void)fd;
	return munmap((void *)area->start, area->end - area->start);
}

static bool dxg_read_all(int fd, void *memory, size_t size, u64 offset)
{
	size_t done;
	ssize_t got;

	for (done = 0; done < size; done += got) {
		got = syscall(SYS_pread64, fd, (char *)memory + done,
			      size - done, offset + done);
		if (got <= 0)
			return false;
	}
	return true;
}

/* Puts private memory with the same contents in its place. */
static int dxg_area_give(struct dxg_grant *grant, int fd,
			 const struct dxg_area *area)
{
	size_t size = area->end - area->start;
	int frozen, ret = -1;
	void *memory;

	(void)grant;
	memory = mmap(NULL, size, PROT_READ | PROT_WRITE,
		      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (memory == MAP_FAILED)
		return -1;
	if (dxg_overlap(memory, area->start, size)) {
		munmap(memory, size);
		return -1;
	}
	frozen = dxg_freeze((void *)area->start, size, true);
	/* By the kernel: a program that tears its memory may tear this too. */
	if (dxg_read_all(fd, memory, size, area->offset))
		ret = mprotect(memory, size, area->protection);
	if (!ret && mremap(memory, size, size, MREMAP_MAYMOVE | MREMAP_FIXED,
			   (void *)area->start) == MAP_FAILED)
		ret = -1;
	if (ret)
		munmap(memory, size);
	dxg_thaw(frozen);
	return ret;
}

/* Maps the file @fd in its place. */
static int dxg_area_replace(struct dxg_grant *grant, int fd,
			    const struct dxg_area *area)
{
	size_t size = area->end - area->start;
	void *memory;

	memory = mmap((void *)area->start, size, area->protection,
		      MAP_SHARED | MAP_FIXED, fd, area->offset - grant->base);
	if (memory == MAP_FAILED)
		return -1;
	madvise(memory, size, MADV_DONTFORK);
	return 0;
}

/*
 * In place of the window of a host that is gone: fences read as signaled for
 * good, as they do when WDDM removes a device; writes go nowhere.
 */
static int dxg_grant_stand_in(struct dxg_grant *grant)
{
	struct stat status;
	void *memory;
	int fd, ret = -ENOMEM;

	fd = syscall(SYS_memfd_create, "dxg-gone", 1u /* MFD_CLOEXEC */);
	if (fd < 0)
		return -errno;
	if (ftruncate(fd, grant->size) || dxg_sys_fstat(fd, &status))
		goto close;
	if (!grant->writable) {
		memory = mmap(NULL, grant->size, PROT_READ | PROT_WRITE,
			      MAP_SHARED, fd, 0);
		if (memory == MAP_FAILED)
			goto close;
		memset(memory, 0xff, grant->size);
		munmap(memory, grant->size);
	}
	ret = dxg_grant_each(grant, fd, dxg_area_replace);
	grant->dev = status.st_dev;
	grant->ino = status.st_ino;
	grant->base = 0;
close:
	dxg_sys_close(fd);
	return ret;
}

/* The window is not ours any more. map_lock. */
static void dxg_grant_revoke(struct dxg_file *file, struct dxg_grant *grant)
{
	struct dxg_connection *connection =
		dxg_connection_of(file->process.channel);

	if (grant->adopted) {
		dxg_private_lock();
		dxg_grant_each(grant, connection->memory[1].fd, dxg_area_give);
		dxg_private_unlock();
	} else {
		dxg_grant_stand_in(grant);
	}
}

/* ------------------------------------------------- the caller's own memory */

static bool dxg_named(const struct dxg_area *area, const char *name)
{
	return !strncmp(area->name, name, strlen(name));
}

/* Whether the area is the caller's own memory, and nobody else's. */
static int dxg_check_own(const struct dxg_area *area)
{
	if (area->shared || area->protection & PROT_EXEC ||
	    dxg_named(area, "[stack") || dxg_named(area, "[v") ||
	    dxg_named(area, "/anon_hugepage"))
		return -EPERM;
	return area->protection & PROT_READ ? 0 : -ENOMEM;
}

/* As dxg_memory.c's. */
static int dxg_check_range(u64 address, u64 size, bool read_only,
			   int *protection)
{
	bool writable = false, readable = false;
	struct dxg_area area;
	char *maps, *text;
	u64 at = address;
	int ret = 0;

	if (address % DXG_PAGE || address >= DXG_ADDRESSES ||
	    size > DXG_ADDRESSES - address)
		return -EINVAL;
	text = maps = dxg_read_maps();
	if (!maps)
		return -ENOMEM;
	while (at < address + size && !ret && dxg_next_area(&text, &area)) {
		if (area.end <= at)
			continue;
		if (area.start > at)
			break;
		ret = dxg_check_own(&area);
		if (area.protection & PROT_WRITE)
			writable = true;
		else
			readable = true;
		at = area.end;
	}
	free(maps);
	if (!ret && (at < address + size || (readable && !read_only)))
		ret = -ENOMEM;
	if (!ret && readable && writable)
		ret = -EPERM;
	*protection = PROT_READ | (readable ? 0 : PROT_WRITE);
	return ret;
}

/* Maps @grant over memory of the caller's, contents and all. */
static int dxg_adopt(struct dxg_grant *grant, int fd, u64 address,
		     bool read_only)
{
	u8 *memory = (u8 *)(uintptr_t)address;
	u64 size = grant->size;
	u8 *window;
	size_t part;
	int frozen, protection, ret;
	u64 at;

	ret = dxg_check_range(address, size, read_only, &protection);
	if (ret)
		return ret;
	window = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd,
		      grant->offset);
	if (window == MAP_FAILED)
		return -errno;
	if (dxg_overlap(window, address, size)) {
		munmap(window, size);
		return -ENOMEM;
	}
	frozen = dxg_freeze(memory, size, false);
	for (at = 0; at < size && !ret; at += part) {
		part = min(size - at, (u64)DXG_MOVE_BYTES);
		/* Another thread may have unmapped it. */
		if (copy_from_user(window + at, memory + at, part))
			ret = -ENOMEM;
		else if (mmap(memory + at, part, protection,
			 MAP_SHARED | MAP_FIXED, fd,
			 grant->offset + at) == MAP_FAILED)
			ret = -errno;
	}
	munmap(window, size);
	dxg_thaw(frozen);
	if (ret)
		dxg_grant_each(grant, fd, dxg_area_give);
	return ret;
}

/* --------------------------------------------------------------- platform */

static int dxg_map_plainly(struct dxg_grant *grant, int fd,
			   struct dxg_mapping *mapping)
{
	int protection = PROT_READ | (grant->writable ? PROT_WRITE : 0);
	void *memory;

	memory = mmap(NULL, grant->size, protection, MAP_SHARED, fd,
		      grant->offset);
	if (memory == MAP_FAILED)
		return -errno;
	mapping->address = (uintptr_t)memory;
	return 0;
}

int dxg_platform_map(struct dxg_process *process, struct dxg_mapping *mapping)
{
	struct dxg_connection *connection = dxg_connection_of(process->channel);
	struct dxg_file *file = dxg_file_of(process);
	struct dxg_grant *grant;
	int fd, ret;

	grant = calloc(1, sizeof(*grant));
	if (!grant)
		return -ENOMEM;
	grant->offset = grant->base = mapping->extent.offset;
	grant->size = mapping->extent.size;
	grant->writable = mapping->writable;
	grant->adopted = mapping->adopted;
	grant->dev = connection->dev;
	grant->ino = connection->ino;

	pthread_mutex_lock(&file->map_lock);
	dxg_private_lock();
	fd = connection->memory[1].fd;
	ret = grant->adopted ? dxg_adopt(grant, fd, mapping->address,
					 !mapping->writable) :
			       dxg_map_plainly(grant, fd, mapping);
	dxg_private_unlock();
	if (!ret) {
		madvise((void *)(uintptr_t)mapping->address, grant->size,
			MADV_DONTFORK);
		madvise((void *)(uintptr_t)mapping->address, grant->size,
			MADV_DONTDUMP);
		list_add_tail(&grant->link, &file->grants);
		mapping->platform = grant;
		if (file->revoked)
			dxg_grant_revoke(file, grant);
	}
	pthread_mutex_unlock(&file->map_lock);
	if (ret)
		free(grant);
	return ret;
}

void dxg_platform_unmap(struct dxg_process *process,
			struct dxg_mapping *mapping, bool closing)
{
	struct dxg_connection *connection = dxg_connection_of(process->channel);
	struct dxg_file *file = dxg_file_of(process);
	struct dxg_grant *grant = mapping->platform;

	(void)closing;
	pthread_mutex_lock(&file->map_lock);
	list_del(&grant->link);
	if (!grant->adopted) {
		dxg_grant_each(grant, -1, dxg_area_unmap);
	} else if (!file->revoked) {
		dxg_private_lock();
		dxg_grant_each(grant, connection->memory[1].fd, dxg_area_give);
		dxg_private_unlock();
	}
	pthread_mutex_unlock(&file->map_lock);
	mapping->platform = NULL;
	free(grant);
}

void dxg_platform_revoke(struct dxg_process *process)
{
	struct dxg_file *file = dxg_file_of(process);
	struct dxg_grant *grant;

	pthread_mutex_lock(&file->map_lock);
	if (!file->revoked) {
		file->revoked = true;
		list_for_each_entry(grant, &file->grants, link)
			dxg_grant_revoke(file, grant);
	}
	pthread_mutex_unlock(&file->map_lock);
}

/* ---------------------------------------------------------------- shares */

/*
 * A share's descriptor is one end of a pair of sockets. The worker has the
 * other: it learns from that when nobody has the share any more, wherever the
 * descriptor went, and its name says which share it is.
 */
int dxg_platform_share_prepare(struct dxg_share *share,
			       struct dxg_share_fd *share_fd)
{
	struct dxg_connection *connection = dxg_connection_of(share->channel);
	struct sockaddr_un address;
	socklen_t length = dxg_share_address(&address, share->share);
	int ends[2];
	int ret = 0;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends)) {
		ret = -errno;
		goto release;
	}
	/* Who reads from it finds that there is nothing to read. */
	if (!length || bind(ends[1], (struct sockaddr *)&address, length) ||
	    shutdown(ends[1], SHUT_WR))
		ret = -EINVAL;
	if (!ret)
		ret = dxg_connection_keep_shares(connection, &share->share, 1,
						 ends[1]);
	dxg_sys_close(ends[1]);
	if (ret) {
		dxg_sys_close(ends[0]);
		goto release;
	}
	/* The worker ends it from here on. */
	share->share = 0;
	share_fd->fd = ends[0];
	share_fd->file = NULL;
release:
	dxg_share_release(share);
	return ret;
}

void dxg_platform_share_commit(struct dxg_share_fd *share_fd)
{
	(void)share_fd;
}

void dxg_platform_share_abort(struct dxg_share_fd *share_fd)
{
	dxg_sys_close(share_fd->fd);
}

/* The share that the socket's other end is named for; 0: none of this run. */
static u64 dxg_share_of(int fd)
{
	struct sockaddr_un peer = {}, own;
	socklen_t length = sizeof(peer);
	unsigned long long share;
	char *at;

	if (getpeername(fd, (struct sockaddr *)&peer, &length) ||
	    peer.sun_family != AF_UNIX || length >= sizeof(peer))
		return 0;
	at = strrchr(peer.sun_path + 1, '-');
	if (!at || sscanf(at, "-%llx", &share) != 1)
		return 0;
	if (dxg_share_address(&own, share) != length ||
	    memcmp(&own, &peer, length))
		return 0;
	return share;
}

struct dxg_share *dxg_platform_share_hold(u64 fd)
{
	struct dxg_connection *connection;
	struct dxg_share *share;
	u64 number;

	number = fd <= INT_MAX ? dxg_share_of((int)fd) : 0;
	if (!number || dxg_connection_get(&connection))
		return NULL;
	share = calloc(1, sizeof(*share));
	/* There is one worker, and it gives no number out twice. */
	if (share && dxg_channel_generation(&connection->channel,
					    &share->generation)) {
		free(share);
		share = NULL;
	}
	if (!share) {
		dxg_channel_put(&connection->channel);
		return NULL;
	}
	share->channel = &connection->channel;
	share->share = number;
	return share;
}

void dxg_platform_share_drop(struct dxg_share *share)
{
	dxg_channel_put(share->channel);
	free(share);
}
