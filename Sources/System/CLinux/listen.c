/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "gpupv_linux.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

/* As the kernel's MAXSYMLINKS. */
#define MAXIMUM_LINKS	40
#define BACKLOG		1024

static int is_own(const struct stat *status)
{
	return status->st_uid == 0 || status->st_uid == geteuid();
}

static int check_directory(int fd, enum gpupv_path_trust trust)
{
	struct stat status;

	if (fstat(fd, &status))
		return -errno;
	if (!S_ISDIR(status.st_mode))
		return -ENOTDIR;
	if (trust == GPUPV_PATH_ANY)
		return 0;
	/* In a sticky one others cannot rename or remove what is not theirs. */
	return is_own(&status) && (!(status.st_mode & 022) ||
				   status.st_mode & S_ISVTX) ?
		       0 : -EPERM;
}

/* Puts what a symbolic link says before @rest. */
static int follow(int link, const struct stat *status, char *rest)
{
	char target[PATH_MAX];
	ssize_t length;
	size_t left = strlen(rest);

	if (!is_own(status))
		return -ELOOP;
	length = readlinkat(link, "", target, sizeof(target));
	if (length < 0)
		return -errno;
	if ((size_t)length + 1 + left >= PATH_MAX)
		return -ENAMETOOLONG;
	memmove(rest + length + 1, rest, left + 1);
	memcpy(rest, target, (size_t)length);
	rest[length] = '/';
	return 0;
}

/* The next name of @rest, which it is taken off; NULL if there is none. */
static char *take_name(char *rest, char *name)
{
	size_t start = strspn(rest, "/");
	size_t length = strcspn(rest + start, "/");

	if (!length || length > NAME_MAX)
		return NULL;
	memcpy(name, rest + start, length);
	name[length] = 0;
	memmove(rest, rest + start + length, strlen(rest + start + length) + 1);
	return name;
}

/* Opens (O_PATH) a directory, name by name. */
static int open_directory(const char *path, enum gpupv_path_trust trust)
{
	const int flags = O_PATH | O_NOFOLLOW | O_CLOEXEC;
	char rest[PATH_MAX], name[NAME_MAX + 1];
	int links = 0, error, next, fd;
	struct stat status;

	if (strlen(path) >= sizeof(rest))
		return -ENAMETOOLONG;
	strcpy(rest, path);
	fd = open(rest[0] == '/' ? "/" : ".", flags | O_DIRECTORY);
	if (fd < 0)
		return -errno;
	error = check_directory(fd, trust);
	while (!error && take_name(rest, name)) {
		next = openat(fd, name, flags);
		if (next < 0 || fstat(next, &status)) {
			error = -errno;
		} else if (S_ISLNK(status.st_mode)) {
			error = ++links > MAXIMUM_LINKS ?
					-ELOOP : follow(next, &status, rest);
			close(next);
			if (error || rest[0] != '/')
				continue;
			next = open("/", flags | O_DIRECTORY);
			if (next < 0)
				error = -errno;
		} else {
			error = check_directory(next, trust);
		}
		if (next >= 0) {
			close(fd);
			fd = next;
		}
	}
	if (!error && rest[strspn(rest, "/")])
		error = -ENAMETOOLONG;
	if (!error)
		return fd;
	close(fd);
	return error;
}

/* The same of the directory that @path is in; @name: what it is there. */
static int open_parent(const char *path, enum gpupv_path_trust trust,
		       const char **name)
{
	const char *slash = strrchr(path, '/');
	char directory[PATH_MAX];
	size_t length = slash ? (size_t)(slash - path) + 1 : 0;

	*name = path + length;
	if (!**name || !strcmp(*name, ".") || !strcmp(*name, ".."))
		return -EINVAL;
	if (strlen(*name) > NAME_MAX || length >= sizeof(directory))
		return -ENAMETOOLONG;
	memcpy(directory, path, length);
	directory[length] = 0;
	return open_directory(directory, trust);
}

int gpupv_check_path(const char *path, enum gpupv_path_trust trust)
{
	const char *name;
	int parent = open_parent(path, trust, &name);

	if (parent < 0)
		return parent;
	close(parent);
	return 0;
}

/* Makes a directory that only this user can look into or change, and opens it. */
static int make_private(int parent, char name[32])
{
	struct stat status;
	uint64_t random;
	int error, fd;

	do {
		if (getrandom(&random, sizeof(random), 0) != sizeof(random))
			return -EIO;
		snprintf(name, 32, ".gpupv-%016llx", (unsigned long long)random);
		error = mkdirat(parent, name, 0700) ? errno : 0;
	} while (error == EEXIST);
	if (error)
		return -error;
	/* Whoever has the parent may have put another in its place by now. */
	fd = openat(parent, name, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0)
		return -errno;
	if (fstat(fd, &status) == 0 && status.st_uid == geteuid() &&
	    (status.st_mode & 07777 & ~S_ISGID) == 0700)
		return fd;
	close(fd);
	return -EPERM;
}

/* Binds a socket in a directory, under a name that tells what it is where that is short enough. */
static int bind_in(int directory, const char *wanted, char bound[NAME_MAX + 1])
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int length, fd;

	length = snprintf(address.sun_path, sizeof(address.sun_path),
			  "/proc/self/fd/%d/%s", directory, wanted);
	if (length >= (int)sizeof(address.sun_path)) {
		wanted = "socket";
		snprintf(address.sun_path, sizeof(address.sun_path),
			 "/proc/self/fd/%d/%s", directory, wanted);
	}
	strcpy(bound, wanted);
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0)
		return -errno;
	if (bind(fd, (struct sockaddr *)&address, sizeof(address)) == 0)
		return fd;
	length = -errno;
	close(fd);
	return length;
}

/* Gives a socket the name @name, where there may be a former one. */
static int publish(int from, const char *bound, int parent, const char *name,
		   uid_t owner)
{
	struct stat before;

	if (fstatat(parent, name, &before, AT_SYMLINK_NOFOLLOW))
		return renameat2(from, bound, parent, name, RENAME_NOREPLACE) ?
			       -errno : 0;
	if (!S_ISSOCK(before.st_mode) ||
	    (!is_own(&before) && before.st_uid != owner))
		return -EEXIST;
	return renameat(from, bound, parent, name) ? -errno : 0;
}

int gpupv_change_node(int node, mode_t mode, uid_t owner, gid_t group)
{
	char path[32];

	/* Changing the owner may clear bits of the mode. */
	if (fchownat(node, "", owner, group, AT_EMPTY_PATH))
		return -errno;
	snprintf(path, sizeof(path), "/proc/self/fd/%d", node);
	return chmod(path, mode) ? -errno : 0;
}

int gpupv_listen_path(const char *path, enum gpupv_path_trust trust,
		      mode_t mode, uid_t owner, gid_t group, int *node)
{
	char private[32], bound[NAME_MAX + 1];
	int parent, directory, fd, file, error;
	const char *name;

	parent = open_parent(path, trust, &name);
	if (parent < 0)
		return parent;
	directory = make_private(parent, private);
	if (directory < 0) {
		close(parent);
		return directory;
	}
	fd = bind_in(directory, name, bound);
	file = fd < 0 ? fd : openat(directory, bound,
				    O_PATH | O_NOFOLLOW | O_CLOEXEC);
	if (fd >= 0 && file < 0)
		file = -errno;
	error = file < 0 ? file : gpupv_change_node(file, mode, owner, group);
	if (!error && listen(fd, BACKLOG))
		error = -errno;
	if (!error)
		error = publish(directory, bound, parent, name, owner);
	if (error)
		unlinkat(directory, bound, 0);
	unlinkat(parent, private, AT_REMOVEDIR);
	close(directory);
	close(parent);
	if (file >= 0 && (error || !node))
		close(file);
	else if (node)
		*node = file;
	if (!error)
		return fd;
	if (fd >= 0)
		close(fd);
	return error;
}

int gpupv_unlink_node(const char *path, int node)
{
	struct stat file, there;
	const char *name;
	int error = 0;
	int parent = open_parent(path, GPUPV_PATH_ANY, &name);

	if (parent < 0)
		return parent;
	if (fstat(node, &file) ||
	    fstatat(parent, name, &there, AT_SYMLINK_NOFOLLOW) ||
	    (file.st_dev == there.st_dev && file.st_ino == there.st_ino &&
	     unlinkat(parent, name, 0)))
		error = -errno;
	close(parent);
	return error;
}
