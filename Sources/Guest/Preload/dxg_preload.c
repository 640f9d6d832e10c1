// SPDX-License-Identifier: Apache-2.0
/*
 * libgpupv-dxg.so: /dev/dxg for programs that `gpupv emulate` runs.
 *
 * The library is preloaded into unmodified dxg clients. Their open of
 * /dev/dxg makes a socket that is connected to nothing, which serves as the
 * descriptor they see: it can be passed on, duplicated, polled and closed on
 * exec like any other, it cannot be mapped or read (as the device cannot), and
 * its inode tells it from all others. ioctl on it is answered here, by the
 * kernel module's own front end (GuestKernel/dxg_ring.c, dxg_channel.c,
 * dxg_process.c, dxg_call.c, dxg_call_special.c) over
 *
 *	dxg_shim.c		kernel interfaces, on threads and futexes
 *	dxg_platform.c		mappings, shares, the caller's own memory
 *	dxg_sync_file.c		sync files
 *	dxg_connection.c	the worker, and the thread that listens to it
 *	dxg_descriptor.c	descriptors of the library's own
 *	dxg_preload.c		open files, and the functions of the C library
 *				that are replaced
 *
 * Each process has a connection and a window of its own, made when it first
 * opens the device; the fence area and the heap are in memory that all windows
 * of a run have in common, so that processes can share objects.
 *
 * What is replaced looks at descriptors and paths and calls the next function
 * of that name for all but the device's. Everything is as in a VM but this:
 *  - programs that make system calls by themselves are not seen;
 *  - sync files are sockets: they can be written too, they merge only with
 *    each other and not in any number (see dxg_sync_file.c), and all that one
 *    tells of several that were merged into it is what became of them all;
 *  - there are at most half as many shares and sync files at a time as the
 *    worker may have descriptors (RLIMIT_NOFILE's hard limit; -ENOMEM);
 *  - where there is no userfaultfd, what another thread writes to memory of
 *    the program's own while it becomes an allocation may be lost;
 *  - the files of a process are closed with its own last descriptor of them,
 *    even if a child has one.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <linux/sync_file.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "dxg_call.h"
#include "dxg_descriptor.h"
#include "dxg_preload.h"

#define DXG_PATH	"/dev/dxg"
#define DXG_EXPORT	__attribute__((visibility("default")))

/* The next function of a name, looked up once. */
#define DXG_NEXT(name) ({ \
	static __typeof__(&name) _next; \
	__typeof__(&name) _found = READ_ONCE(_next); \
	if (!_found) { \
		_found = (__typeof__(&name))dlsym(RTLD_NEXT, #name); \
		WRITE_ONCE(_next, _found); \
	} \
	_found; })

/* ------------------------------------------------------------ open files */

__thread struct dxg_process *dxg_calling;
/* Over looking for what is open and opening it: two first opens are one. */
static pthread_mutex_t dxg_open_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t dxg_files_lock = PTHREAD_MUTEX_INITIALIZER;
static LIST_HEAD(dxg_sockets);
/* What an open is one more of, if it is not the first. files_lock. */
static struct dxg_file *dxg_opened;
/* Zero again in a process that was forked without our being told. */
static pid_t *dxg_owner;

/* Whether the address space is that of the process we know. */
static bool dxg_at_home(void)
{
	pid_t *owner = READ_ONCE(dxg_owner);

	return owner && *owner == getpid();
}

/* Ends one open; the last one closes the process. */
static void dxg_file_close(struct dxg_file *file)
{
	bool last;

	pthread_mutex_lock(&dxg_files_lock);
	last = !--file->opens;
	if (last && dxg_opened == file)
		dxg_opened = NULL;
	pthread_mutex_unlock(&dxg_files_lock);
	if (!last)
		return;
	dxg_process_close(&file->process);
	pthread_mutex_destroy(&file->map_lock);
	free(file);
}

static void dxg_socket_put(struct dxg_socket *socket)
{
	if (!refcount_dec_and_test(&socket->refs))
		return;
	if (socket->file)
		dxg_file_close(socket->file);
	free(socket);
}

/* The socket that @fd is of now. files_lock. */
static struct dxg_socket *dxg_socket_find(int fd)
{
	struct dxg_socket *socket;
	struct stat status;

	if (list_empty(&dxg_sockets) || dxg_sys_fstat(fd, &status))
		return NULL;
	list_for_each_entry(socket, &dxg_sockets, link) {
		if (socket->ino == status.st_ino && socket->dev == status.st_dev)
			return socket;
	}
	return NULL;
}

/* The socket behind @fd, kept until put; or null. */
static struct dxg_socket *dxg_socket_get(int fd)
{
	struct dxg_socket *socket;

	pthread_mutex_lock(&dxg_files_lock);
	socket = dxg_socket_find(fd);
	if (socket)
		refcount_inc(&socket->refs);
	pthread_mutex_unlock(&dxg_files_lock);
	return socket;
}

/* Counts @fd in. files_lock. */
static void dxg_socket_add(struct dxg_socket *socket, int fd)
{
	if (fd >= DXG_NUMBERS || dxg_marked(fd, DXG_MARK_CLIENT))
		return;
	dxg_mark(fd, DXG_MARK_CLIENT);
	socket->fds++;
}

/*
 * Some descriptor of @socket may be closed without our being told, or open:
 * counts them. files_lock.
 */
static void dxg_socket_count(struct dxg_socket *socket)
{
	struct stat status;
	int fd;

	socket->fds = 0;
	for (fd = 0; fd < DXG_NUMBERS; fd++) {
		if (!dxg_marked(fd, DXG_MARK_CLIENT))
			continue;
		if (dxg_sys_fstat(fd, &status))
			dxg_unmark(fd, DXG_MARK_CLIENT);
		else if (status.st_ino == socket->ino &&
			 status.st_dev == socket->dev)
			socket->fds++;
	}
}

/* Takes sockets out that nobody has any more; the caller puts them. */
static void dxg_sockets_sweep(struct list_head *ended)
{
	struct dxg_socket *socket, *next;

	pthread_mutex_lock(&dxg_files_lock);
	list_for_each_entry_safe(socket, next, &dxg_sockets, link) {
		dxg_socket_count(socket);
		if (!socket->fds)
			list_move_tail(&socket->link, ended);
	}
	pthread_mutex_unlock(&dxg_files_lock);
}

static void dxg_sockets_put(struct list_head *ended)
{
	struct dxg_socket *socket, *next;

	list_for_each_entry_safe(socket, next, ended, link)
		dxg_socket_put(socket);
}

/* @fd is about to be closed: its socket if that was the last, for a put. */
static struct dxg_socket *dxg_socket_leave(int fd)
{
	struct dxg_socket *socket;

	pthread_mutex_lock(&dxg_files_lock);
	socket = dxg_unmark(fd, DXG_MARK_CLIENT) ? dxg_socket_find(fd) : NULL;
	if (socket && socket->fds && --socket->fds)
		socket = NULL;
	if (socket)
		list_del(&socket->link);
	pthread_mutex_unlock(&dxg_files_lock);
	return socket;
}

/* Ends it as the kernel would, with signals held. */
static void dxg_socket_end(struct dxg_socket *socket)
{
	int error = errno;

	if (!socket)
		return;
	dxg_signals_hold();
	dxg_socket_put(socket);
	dxg_signals_release();
	errno = error;
}

/* @new is another number of what @old is. */
static void dxg_socket_copied(int old, int new)
{
	struct dxg_socket *socket;

	if (!dxg_marked(old, DXG_MARK_CLIENT) || new < 0 || old == new ||
	    !dxg_at_home())
		return;
	pthread_mutex_lock(&dxg_files_lock);
	socket = dxg_socket_find(new);
	if (socket)
		dxg_socket_add(socket, new);
	pthread_mutex_unlock(&dxg_files_lock);
}

/* ------------------------------------------------------------------ fork */

static void dxg_fork_prepare(void)
{
	pthread_mutex_lock(&dxg_open_lock);
	dxg_connection_fork_prepare();
	pthread_mutex_lock(&dxg_files_lock);
	dxg_private_fork_prepare();
}

static void dxg_fork_parent(void)
{
	dxg_private_fork_parent();
	pthread_mutex_unlock(&dxg_files_lock);
	dxg_connection_fork_parent();
	pthread_mutex_unlock(&dxg_open_lock);
}

/* A child has its parent's descriptors, but nothing that is behind them. */
static void dxg_forget(void)
{
	struct dxg_socket *socket;

	dxg_private_fork_child();
	dxg_connection_fork_child();
	list_for_each_entry(socket, &dxg_sockets, link) {
		socket->file = NULL;
		refcount_set(&socket->refs, 1);
	}
	dxg_opened = NULL;
	pthread_mutex_init(&dxg_open_lock, NULL);
	pthread_mutex_init(&dxg_files_lock, NULL);
	*dxg_owner = getpid();
}

/* Makes this process the one we know. */
static int dxg_settle(void)
{
	static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
	pid_t *owner;
	int ret = 0;

	pthread_mutex_lock(&lock);
	if (!dxg_owner) {
		owner = mmap(NULL, sysconf(_SC_PAGESIZE),
			     PROT_READ | PROT_WRITE,
			     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		if (owner == MAP_FAILED) {
			ret = -ENOMEM;
		} else {
			madvise(owner, sysconf(_SC_PAGESIZE),
				MADV_WIPEONFORK);
			*owner = getpid();
			pthread_atfork(dxg_fork_prepare, dxg_fork_parent,
				       dxg_forget);
			WRITE_ONCE(dxg_owner, owner);
		}
	} else if (!*dxg_owner) {
		dxg_forget();
	} else if (*dxg_owner != getpid()) {
		ret = -ENXIO;	/* its parent's memory: it is to exec */
	}
	pthread_mutex_unlock(&lock);
	return ret;
}

/* --------------------------------------------------------------- opening */

/* A descriptor for the client. */
static int dxg_make_descriptor(struct dxg_socket *made, int flags)
{
	int type = SOCK_STREAM;
	struct stat status;
	int fd;

	if (flags & O_CLOEXEC)
		type |= SOCK_CLOEXEC;
	if (flags & O_NONBLOCK)
		type |= SOCK_NONBLOCK;
	fd = socket(AF_UNIX, type, 0);
	if (fd < 0)
		return -errno;
	if (dxg_sys_fstat(fd, &status)) {
		dxg_sys_close(fd);
		return -EMFILE;
	}
	made->dev = status.st_dev;
	made->ino = status.st_ino;
	made->access = flags & O_ACCMODE;
	return fd;
}

static int dxg_process_start(struct dxg_file *file)
{
	struct dxg_connection *connection;
	char name[16] = "";
	int ret;

	ret = dxg_connection_get(&connection);
	if (ret)
		return ret;
	pthread_getname_np(pthread_self(), name, sizeof(name));
	ret = dxg_process_open(&file->process, &connection->channel,
			       dxg_current.tgid, name);
	/* The process has a reference of its own. */
	dxg_channel_put(&connection->channel);
	return ret;
}

/* What is open already, counted once more; or null. */
static struct dxg_file *dxg_file_again(void)
{
	struct dxg_file *file;

	pthread_mutex_lock(&dxg_files_lock);
	file = dxg_opened;
	/* Of a worker that is gone nothing new is to be had. */
	if (file && READ_ONCE(file->process.lost))
		file = NULL;
	if (file)
		file->opens++;
	pthread_mutex_unlock(&dxg_files_lock);
	return file;
}

static int dxg_file_first(struct dxg_file **result)
{
	struct dxg_file *file;
	int ret;

	file = calloc(1, sizeof(*file));
	if (!file)
		return -ENOMEM;
	file->opens = 1;
	INIT_LIST_HEAD(&file->grants);
	pthread_mutex_init(&file->map_lock, NULL);
	ret = dxg_process_start(file);
	if (ret) {
		free(file);
		return ret;
	}
	pthread_mutex_lock(&dxg_files_lock);
	dxg_opened = file;
	pthread_mutex_unlock(&dxg_files_lock);
	*result = file;
	return 0;
}

static int dxg_file_open(struct dxg_file **file)
{
	int ret = 0;

	pthread_mutex_lock(&dxg_open_lock);
	*file = dxg_file_again();
	if (!*file)
		ret = dxg_file_first(file);
	pthread_mutex_unlock(&dxg_open_lock);
	return ret;
}

static int dxg_socket_open(int flags)
{
	struct dxg_socket *socket;
	LIST_HEAD(ended);
	int fd, ret;

	ret = dxg_settle();
	if (ret)
		return ret;
	dxg_sockets_sweep(&ended);
	dxg_sockets_put(&ended);
	socket = calloc(1, sizeof(*socket));
	if (!socket)
		return -ENOMEM;
	refcount_set(&socket->refs, 1);
	ret = dxg_file_open(&socket->file);
	if (ret) {
		free(socket);
		return ret;
	}
	fd = dxg_make_descriptor(socket, flags);
	if (fd < 0) {
		dxg_socket_put(socket);
		return fd;
	}
	pthread_mutex_lock(&dxg_files_lock);
	/* Whoever had the number before has it no more. */
	if (fd < DXG_NUMBERS)
		dxg_unmark(fd, DXG_MARK_CLIENT);
	list_add_tail(&socket->link, &dxg_sockets);
	dxg_socket_add(socket, fd);
	pthread_mutex_unlock(&dxg_files_lock);
	return fd;
}

/* The open of the device, as the kernel's. */
static int dxg_open(int flags)
{
	int fd = 0;

	if ((flags & (O_CREAT | O_EXCL)) == (O_CREAT | O_EXCL))
		fd = -EEXIST;
	else if (flags & O_DIRECTORY && (flags & O_TMPFILE) != O_TMPFILE)
		fd = -ENOTDIR;
	if (!fd) {
		dxg_signals_hold();
		fd = dxg_socket_open(flags);
		dxg_signals_release();
	}
	if (fd < 0) {
		errno = -fd;
		return -1;
	}
	return fd;
}

/* ----------------------------------------------------------------- paths */

/* Whether there is a device: gpupv emulate says so. */
static bool dxg_is_there(void)
{
	const char *name = getenv("GPUPV_EMULATE_SOCKET");

	return name && (name[0] == '@' || name[0] == '/');
}

/* Puts the directory that @path is relative to into @text. */
static bool dxg_directory(int directory, char *text, size_t size)
{
	char link[32] = "/proc/self/cwd";
	ssize_t length;

	if (directory != AT_FDCWD)
		snprintf(link, sizeof(link), "/proc/self/fd/%d", directory);
	length = syscall(SYS_readlinkat, AT_FDCWD, link, text, size - 1);
	if (length <= 0 || text[0] != '/')
		return false;
	text[length] = 0;
	return true;
}

/* Takes "//", "." and ".." out of an absolute path. */
static void dxg_normalize(char *path)
{
	char *to = path, *from = path, *end;

	while (*from) {
		while (*from == '/')
			from++;
		if (!*from)
			break;
		end = strchrnul(from, '/');
		if (end - from == 2 && from[0] == '.' && from[1] == '.') {
			while (to > path && *--to != '/')
				;
		} else if (end - from != 1 || from[0] != '.') {
			*to++ = '/';
			memmove(to, from, end - from);
			to += end - from;
		}
		from = end;
	}
	*to = 0;
}

/* Whether @path, relative to @directory, names the device. */
static bool dxg_names_device(int directory, const char *path)
{
	char text[256] = "";
	size_t length, head;

	if (!path)
		return false;
	length = strlen(path);
	if (length < 3 || memcmp(path + length - 3, "dxg", 3) ||
	    length >= sizeof(text) / 2 || !dxg_is_there())
		return false;
	if (path[0] != '/') {
		if (!dxg_directory(directory, text, sizeof(text) / 2))
			return false;
		strcat(text, "/");
	}
	head = strlen(text);
	memcpy(text + head, path, length + 1);
	dxg_normalize(text);
	return !strcmp(text, DXG_PATH);
}

/* ----------------------------------------------------------- functions */

#define DXG_OPEN_MODE(flags, last) ({ \
	mode_t _mode = 0; \
	va_list _list; \
	if ((flags) & O_CREAT || ((flags) & O_TMPFILE) == O_TMPFILE) { \
		va_start(_list, last); \
		_mode = va_arg(_list, mode_t); \
		va_end(_list); \
	} \
	_mode; })

DXG_EXPORT int open(const char *path, int flags, ...)
{
	if (dxg_names_device(AT_FDCWD, path))
		return dxg_open(flags);
	return DXG_NEXT(open)(path, flags, DXG_OPEN_MODE(flags, flags));
}

DXG_EXPORT int open64(const char *path, int flags, ...)
{
	if (dxg_names_device(AT_FDCWD, path))
		return dxg_open(flags);
	return DXG_NEXT(open64)(path, flags, DXG_OPEN_MODE(flags, flags));
}

DXG_EXPORT int openat(int directory, const char *path, int flags, ...)
{
	if (dxg_names_device(directory, path))
		return dxg_open(flags);
	return DXG_NEXT(openat)(directory, path, flags,
				DXG_OPEN_MODE(flags, flags));
}

DXG_EXPORT int openat64(int directory, const char *path, int flags, ...)
{
	if (dxg_names_device(directory, path))
		return dxg_open(flags);
	return DXG_NEXT(openat64)(directory, path, flags,
				  DXG_OPEN_MODE(flags, flags));
}

/* What fortified programs call. */
int __open_2(const char *path, int flags);
int __open64_2(const char *path, int flags);
int __openat_2(int directory, const char *path, int flags);
int __openat64_2(int directory, const char *path, int flags);

DXG_EXPORT int __open_2(const char *path, int flags)
{
	if (dxg_names_device(AT_FDCWD, path))
		return dxg_open(flags);
	return DXG_NEXT(__open_2)(path, flags);
}

DXG_EXPORT int __open64_2(const char *path, int flags)
{
	if (dxg_names_device(AT_FDCWD, path))
		return dxg_open(flags);
	return DXG_NEXT(__open64_2)(path, flags);
}

DXG_EXPORT int __openat_2(int directory, const char *path, int flags)
{
	if (dxg_names_device(directory, path))
		return dxg_open(flags);
	return DXG_NEXT(__openat_2)(directory, path, flags);
}

DXG_EXPORT int __openat64_2(int directory, const char *path, int flags)
{
	if (dxg_names_device(directory, path))
		return dxg_open(flags);
	return DXG_NEXT(__openat64_2)(directory, path, flags);
}

/* What the kernel answers for every file, whatever it is. */
static bool dxg_is_general(unsigned int command)
{
	return command == FIOCLEX || command == FIONCLEX ||
	       command == FIONBIO || command == FIOASYNC;
}

/* A socket has none of our calls; it may be a descriptor of a parent's. */
static bool dxg_is_socket(int fd)
{
	struct stat status;

	return !dxg_sys_fstat(fd, &status) && S_ISSOCK(status.st_mode);
}

static long dxg_socket_ioctl(struct dxg_socket *socket, unsigned int command,
			     void *argument)
{
	long ret = -ENOTTY;

	dxg_signals_hold();
	if (socket->file) {
		dxg_calling = &socket->file->process;
		ret = dxg_call_ioctl(dxg_calling, command, argument);
	}
	dxg_socket_put(socket);
	dxg_signals_release();
	return ret == -ERESTARTSYS ? -EINTR : ret;
}

/* As the kernel's; null in *@socket: it is not the device's. */
static long dxg_ioctl(int fd, unsigned int command, void *argument,
		      struct dxg_socket **socket)
{
	*socket = dxg_is_general(command) || !dxg_at_home() ? NULL :
		  dxg_socket_get(fd);
	if (!*socket)
		return _IOC_TYPE(command) == 'G' && dxg_is_socket(fd) ?
		       -ENOTTY : 0;
	return dxg_socket_ioctl(*socket, command, argument);
}

/* What is asked of a sync file; not answered: it is none of ours. */
static long dxg_ask_sync_file(int fd, unsigned int command, void *argument,
			      bool *answered)
{
	long ret;

	*answered = dxg_is_sync_file(fd) && !dxg_settle();
	if (!*answered)
		return 0;
	dxg_signals_hold();
	ret = dxg_sync_file_ioctl(fd, command, argument);
	dxg_signals_release();
	return ret;
}

DXG_EXPORT int ioctl(int fd, unsigned long request, ...)
{
	struct dxg_socket *socket = NULL;
	bool answered = false;
	void *argument;
	va_list list;
	long ret = 0;

	va_start(list, request);
	argument = va_arg(list, void *);
	va_end(list);
	if (dxg_marked(fd, DXG_MARK_CLIENT) || _IOC_TYPE(request) == 'G')
		ret = dxg_ioctl(fd, (unsigned int)request, argument, &socket);
	else if (_IOC_TYPE(request) == SYNC_IOC_MAGIC)
		ret = dxg_ask_sync_file(fd, (unsigned int)request, argument,
					&answered);
	if (ret < 0 && ret >= -DXG_MAX_ERRNO) {
		errno = (int)-ret;
		return -1;
	}
	if (socket || answered)
		return (int)ret;
	return DXG_NEXT(ioctl)(fd, request, argument);
}

/* Whether @fd is of the device, and how it was opened. */
static bool dxg_device_access(int fd, int *access)
{
	struct dxg_socket *socket;

	if (!dxg_marked(fd, DXG_MARK_CLIENT))
		return false;
	pthread_mutex_lock(&dxg_files_lock);
	socket = dxg_socket_find(fd);
	if (socket)
		*access = socket->access;
	pthread_mutex_unlock(&dxg_files_lock);
	return socket;
}

/* The device can be neither read nor written. */
DXG_EXPORT ssize_t read(int fd, void *buffer, size_t size)
{
	int access;

	if (!dxg_device_access(fd, &access))
		return DXG_NEXT(read)(fd, buffer, size);
	errno = access == O_WRONLY ? EBADF : EINVAL;
	return -1;
}

DXG_EXPORT ssize_t write(int fd, const void *buffer, size_t size)
{
	int access;

	if (!dxg_device_access(fd, &access))
		return DXG_NEXT(write)(fd, buffer, size);
	errno = access == O_RDONLY ? EBADF : EINVAL;
	return -1;
}

DXG_EXPORT int close(int fd)
{
	struct dxg_socket *ended = NULL;
	int ret;

	if (dxg_marked(fd, DXG_MARK_CLIENT | DXG_MARK_PRIVATE) &&
	    dxg_at_home()) {
		if (dxg_marked(fd, DXG_MARK_PRIVATE)) {
			errno = EBADF;
			return -1;
		}
		ended = dxg_socket_leave(fd);
	}
	ret = DXG_NEXT(close)(fd);
	dxg_socket_end(ended);
	return ret;
}

DXG_EXPORT int dup(int fd)
{
	int copy = dxg_marked(fd, DXG_MARK_PRIVATE) && dxg_at_home() ?
		   (errno = EBADF, -1) : DXG_NEXT(dup)(fd);

	dxg_socket_copied(fd, copy);
	return copy;
}

/* The number @fd is about to become something else. */
static struct dxg_socket *dxg_replace(int old, int fd)
{
	if (fd == old || !dxg_at_home())
		return NULL;
	if (dxg_marked(fd, DXG_MARK_PRIVATE))
		dxg_private_make_way(fd);
	return dxg_marked(fd, DXG_MARK_CLIENT) ? dxg_socket_leave(fd) : NULL;
}

DXG_EXPORT int dup2(int fd, int to)
{
	struct dxg_socket *ended = dxg_replace(fd, to);
	int copy = DXG_NEXT(dup2)(fd, to);

	dxg_socket_copied(fd, copy);
	dxg_socket_end(ended);
	return copy;
}

DXG_EXPORT int dup3(int fd, int to, int flags)
{
	struct dxg_socket *ended = dxg_replace(fd, to);
	int copy = DXG_NEXT(dup3)(fd, to, flags);

	dxg_socket_copied(fd, copy);
	dxg_socket_end(ended);
	return copy;
}

static int dxg_fcntl(int (*next)(int, int, ...), int fd, int command,
		     void *argument)
{
	int access, ret;

	if (dxg_marked(fd, DXG_MARK_PRIVATE) && dxg_at_home()) {
		errno = EBADF;
		return -1;
	}
	ret = next(fd, command, argument);
	if (command == F_GETFL && ret >= 0 && dxg_device_access(fd, &access))
		ret = (ret & ~O_ACCMODE) | access;
	if (command == F_DUPFD || command == F_DUPFD_CLOEXEC)
		dxg_socket_copied(fd, ret);
	return ret;
}

#define DXG_FCNTL(name) \
DXG_EXPORT int name(int fd, int command, ...) \
{ \
	void *argument; \
	va_list list; \
	va_start(list, command); \
	argument = va_arg(list, void *); \
	va_end(list); \
	return dxg_fcntl(DXG_NEXT(name), fd, command, argument); \
}

DXG_FCNTL(fcntl)
DXG_FCNTL(fcntl64)

/* The first of ours at @first or after, up to @last; else -1. */
static long dxg_first_private(unsigned int first, unsigned int last)
{
	unsigned int fd;

	for (fd = first; fd <= last && fd < DXG_NUMBERS; fd++) {
		if (dxg_marked(fd, DXG_MARK_PRIVATE))
			return fd;
	}
	return -1;
}

DXG_EXPORT int close_range(unsigned int first, unsigned int last, int flags)
{
	__typeof__(&close_range) next = DXG_NEXT(close_range);
	LIST_HEAD(ended);
	long ours;
	int ret = 0;

	if (first > last || !dxg_at_home()) {
		if (next)
			return next(first, last, flags);
		return syscall(SYS_close_range, first, last, flags);
	}
	do {
		ours = dxg_first_private(first, last);
		if (ours != (long)first)
			ret = syscall(SYS_close_range, first,
				      ours < 0 ? last : (unsigned int)ours - 1,
				      flags);
		first = (unsigned int)ours + 1;
	} while (!ret && ours >= 0 && first <= last && first);
	if (!ret) {
		dxg_sockets_sweep(&ended);
		dxg_signals_hold();
		dxg_sockets_put(&ended);
		dxg_signals_release();
	}
	return ret;
}

DXG_EXPORT void closefrom(int first)
{
	close_range(first < 0 ? 0 : (unsigned int)first, ~0u, 0);
}

/* ---------------------------------------------------------------- status */

/* What the device's node would be. */
#define DXG_DEVICE	makedev(10, 124)
#define DXG_INODE	0xd8d9u

/* As another character device there, but for what makes it this one. */
static int dxg_stat(struct stat *status)
{
	if (syscall(SYS_newfstatat, AT_FDCWD, "/dev/null", status, 0))
		return -1;
	status->st_mode = S_IFCHR | 0666;
	status->st_rdev = DXG_DEVICE;
	status->st_ino = DXG_INODE;
	status->st_nlink = 1;
	return 0;
}

static bool dxg_is_device(int fd)
{
	int access;

	return dxg_device_access(fd, &access);
}

/* Whether a call at @directory and @path is about the device. */
static bool dxg_means_device(int directory, const char *path, int flags)
{
	if (flags & AT_EMPTY_PATH && (!path || !path[0]))
		return dxg_is_device(directory);
	return dxg_names_device(directory, path);
}

static_assert(sizeof(struct stat) == sizeof(struct stat64));

#define DXG_STAT(name, type) \
DXG_EXPORT int name(const char *path, struct type *status) \
{ \
	if (dxg_names_device(AT_FDCWD, path)) \
		return dxg_stat((struct stat *)status); \
	return DXG_NEXT(name)(path, status); \
}

#define DXG_FSTAT(name, type) \
DXG_EXPORT int name(int fd, struct type *status) \
{ \
	if (dxg_is_device(fd)) \
		return dxg_stat((struct stat *)status); \
	return DXG_NEXT(name)(fd, status); \
}

#define DXG_FSTATAT(name, type) \
DXG_EXPORT int name(int directory, const char *path, struct type *status, \
		    int flags) \
{ \
	if (dxg_means_device(directory, path, flags)) \
		return dxg_stat((struct stat *)status); \
	return DXG_NEXT(name)(directory, path, status, flags); \
}

DXG_STAT(stat, stat)
DXG_STAT(stat64, stat64)
DXG_STAT(lstat, stat)
DXG_STAT(lstat64, stat64)
DXG_FSTAT(fstat, stat)
DXG_FSTAT(fstat64, stat64)
DXG_FSTATAT(fstatat, stat)
DXG_FSTATAT(fstatat64, stat64)

/* What programs built before glibc 2.33 call. */
#define DXG_XSTAT(name, type) \
int name(int version, const char *path, struct type *status); \
DXG_EXPORT int name(int version, const char *path, struct type *status) \
{ \
	if (dxg_names_device(AT_FDCWD, path)) \
		return dxg_stat((struct stat *)status); \
	return DXG_NEXT(name)(version, path, status); \
}

#define DXG_FXSTAT(name, type) \
int name(int version, int fd, struct type *status); \
DXG_EXPORT int name(int version, int fd, struct type *status) \
{ \
	if (dxg_is_device(fd)) \
		return dxg_stat((struct stat *)status); \
	return DXG_NEXT(name)(version, fd, status); \
}

#define DXG_FXSTATAT(name, type) \
int name(int version, int directory, const char *path, struct type *status, \
	 int flags); \
DXG_EXPORT int name(int version, int directory, const char *path, \
		    struct type *status, int flags) \
{ \
	if (dxg_means_device(directory, path, flags)) \
		return dxg_stat((struct stat *)status); \
	return DXG_NEXT(name)(version, directory, path, status, flags); \
}

DXG_XSTAT(__xstat, stat)
DXG_XSTAT(__xstat64, stat64)
DXG_XSTAT(__lxstat, stat)
DXG_XSTAT(__lxstat64, stat64)
DXG_FXSTAT(__fxstat, stat)
DXG_FXSTAT(__fxstat64, stat64)
DXG_FXSTATAT(__fxstatat, stat)
DXG_FXSTATAT(__fxstatat64, stat64)

DXG_EXPORT int statx(int directory, const char *path, int flags,
		     unsigned int mask, struct statx *status)
{
	int ret;

	if (!dxg_means_device(directory, path, flags))
		return DXG_NEXT(statx)(directory, path, flags, mask, status);
	ret = DXG_NEXT(statx)(AT_FDCWD, "/dev/null", 0, mask, status);
	if (!ret) {
		status->stx_mode = S_IFCHR | 0666;
		status->stx_rdev_major = major(DXG_DEVICE);
		status->stx_rdev_minor = minor(DXG_DEVICE);
		status->stx_ino = DXG_INODE;
		status->stx_nlink = 1;
	}
	return ret;
}

/* Everybody may read and write it, nobody execute it. */
static int dxg_access(int mode)
{
	if (!(mode & X_OK))
		return 0;
	errno = EACCES;
	return -1;
}

DXG_EXPORT int access(const char *path, int mode)
{
	if (dxg_names_device(AT_FDCWD, path))
		return dxg_access(mode);
	return DXG_NEXT(access)(path, mode);
}

DXG_EXPORT int euidaccess(const char *path, int mode)
{
	if (dxg_names_device(AT_FDCWD, path))
		return dxg_access(mode);
	return DXG_NEXT(euidaccess)(path, mode);
}

DXG_EXPORT int eaccess(const char *path, int mode)
{
	if (dxg_names_device(AT_FDCWD, path))
		return dxg_access(mode);
	return DXG_NEXT(eaccess)(path, mode);
}

DXG_EXPORT int faccessat(int directory, const char *path, int mode, int flags)
{
	if (dxg_means_device(directory, path, flags))
		return dxg_access(mode);
	return DXG_NEXT(faccessat)(directory, path, mode, flags);
}

/* The attributes of another device in the same place; ls -l asks. */
#define DXG_ATTRIBUTE(name) \
DXG_EXPORT ssize_t name(const char *path, const char *attribute, \
			void *value, size_t size) \
{ \
	return DXG_NEXT(name)(dxg_names_device(AT_FDCWD, path) ? \
			      "/dev/null" : path, attribute, value, size); \
}

#define DXG_ATTRIBUTES(name) \
DXG_EXPORT ssize_t name(const char *path, char *list, size_t size) \
{ \
	return DXG_NEXT(name)(dxg_names_device(AT_FDCWD, path) ? \
			      "/dev/null" : path, list, size); \
}

DXG_ATTRIBUTE(getxattr)
DXG_ATTRIBUTE(lgetxattr)
DXG_ATTRIBUTES(listxattr)
DXG_ATTRIBUTES(llistxattr)
