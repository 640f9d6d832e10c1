// SPDX-License-Identifier: Apache-2.0
/* Descriptors: the library's own, and whose a number is. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "dxg_descriptor.h"

unsigned char dxg_marks[DXG_NUMBERS];

void dxg_mark(int fd, unsigned int mark)
{
	__atomic_or_fetch(&dxg_marks[fd], mark, __ATOMIC_SEQ_CST);
}

bool dxg_unmark(int fd, unsigned int mark)
{
	return __atomic_fetch_and(&dxg_marks[fd], ~mark, __ATOMIC_SEQ_CST) &
	       mark;
}

/* ---------------------------------------------------------- system calls */

int dxg_sys_close(int fd)
{
	return syscall(SYS_close, fd);
}

ssize_t dxg_sys_read(int fd, void *buffer, size_t size)
{
	return syscall(SYS_read, fd, buffer, size);
}

ssize_t dxg_sys_write(int fd, const void *buffer, size_t size)
{
	return syscall(SYS_write, fd, buffer, size);
}

int dxg_sys_ioctl(int fd, unsigned long request, void *argument)
{
	return syscall(SYS_ioctl, fd, request, argument);
}

int dxg_sys_fstat(int fd, struct stat *status)
{
	return syscall(SYS_fstat, fd, status);
}

bool dxg_fd_is_eventfd(int fd)
{
	char path[32], target[32];
	ssize_t length;

	if (fd < 0)
		return false;
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	length = syscall(SYS_readlinkat, AT_FDCWD, path, target,
			 sizeof(target) - 1);
	if (length < 0)
		return false;
	target[length] = 0;
	return !strcmp(target, "anon_inode:[eventfd]");
}

/* --------------------------------------------------------------- our own */

/* Users of the numbers, against those who change them. */
static pthread_rwlock_t dxg_numbers_lock = PTHREAD_RWLOCK_INITIALIZER;
static pthread_mutex_t dxg_list_lock = PTHREAD_MUTEX_INITIALIZER;
static LIST_HEAD(dxg_list);
static int dxg_wanted;
void (*dxg_private_kick)(void);

void dxg_private_lock(void)
{
	pthread_rwlock_rdlock(&dxg_numbers_lock);
}

void dxg_private_unlock(void)
{
	pthread_rwlock_unlock(&dxg_numbers_lock);
}

bool dxg_private_wanted(void)
{
	return __atomic_load_n(&dxg_wanted, __ATOMIC_SEQ_CST);
}

/* Numbers that programs do not come across by themselves. */
static int dxg_first_number(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit) || limit.rlim_cur > 4096)
		return 3072;
	return (int)limit.rlim_cur / 4 * 3;
}

/* Another number for @fd, marked; closes the old one unless @keep. */
static int dxg_move(int fd, bool keep)
{
	int moved = syscall(SYS_fcntl, fd, F_DUPFD_CLOEXEC, dxg_first_number());
	int error = errno;

	if (!keep)
		dxg_sys_close(fd);
	if (moved < 0)
		return -error;
	if (moved >= DXG_NUMBERS) {
		dxg_sys_close(moved);
		return -EMFILE;
	}
	dxg_mark(moved, DXG_MARK_PRIVATE);
	return moved;
}

int dxg_private_take(struct dxg_private *private, int fd)
{
	int moved = dxg_move(fd, false);

	if (moved < 0)
		return moved;
	private->fd = moved;
	pthread_mutex_lock(&dxg_list_lock);
	list_add_tail(&private->link, &dxg_list);
	pthread_mutex_unlock(&dxg_list_lock);
	return 0;
}

void dxg_private_end(struct dxg_private *private)
{
	pthread_mutex_lock(&dxg_list_lock);
	list_del(&private->link);
	pthread_mutex_unlock(&dxg_list_lock);
	dxg_unmark(private->fd, DXG_MARK_PRIVATE);
	dxg_sys_close(private->fd);
}

void dxg_private_make_way(int fd)
{
	struct dxg_private *private;
	int moved;

	if (!dxg_marked(fd, DXG_MARK_PRIVATE))
		return;
	__atomic_add_fetch(&dxg_wanted, 1, __ATOMIC_SEQ_CST);
	if (dxg_private_kick)
		dxg_private_kick();
	pthread_rwlock_wrlock(&dxg_numbers_lock);
	pthread_mutex_lock(&dxg_list_lock);
	list_for_each_entry(private, &dxg_list, link) {
		if (private->fd != fd)
			continue;
		moved = dxg_move(fd, true);
		if (moved >= 0) {
			private->fd = moved;
			dxg_unmark(fd, DXG_MARK_PRIVATE);
		}
		break;
	}
	pthread_mutex_unlock(&dxg_list_lock);
	pthread_rwlock_unlock(&dxg_numbers_lock);
	__atomic_sub_fetch(&dxg_wanted, 1, __ATOMIC_SEQ_CST);
}

void dxg_private_fork_prepare(void)
{
	pthread_mutex_lock(&dxg_list_lock);
}

void dxg_private_fork_parent(void)
{
	pthread_mutex_unlock(&dxg_list_lock);
}

void dxg_private_fork_child(void)
{
	struct dxg_private *private;

	/* Above all the socket, by which the worker knows who is alive. */
	list_for_each_entry(private, &dxg_list, link) {
		dxg_unmark(private->fd, DXG_MARK_PRIVATE);
		dxg_sys_close(private->fd);
	}
	INIT_LIST_HEAD(&dxg_list);
	dxg_wanted = 0;
	pthread_rwlock_init(&dxg_numbers_lock, NULL);
	pthread_mutex_init(&dxg_list_lock, NULL);
}
