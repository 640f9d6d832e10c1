// SPDX-License-Identifier: Apache-2.0
/*
 * A container's file system and the limits of its processes, as the OCI
 * runtime specification has them (config-linux.md).
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/netlink.h>
#include <linux/seccomp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "gpupv_init.h"
#include "gpupv-container.h"

#define ARRAY_SIZE(a)	(sizeof(a) / sizeof((a)[0]))

char container_problem[256];

static char *setup;
static uint32_t setup_length;

static struct gpupv_init_limits limits;
static struct gpupv_init_rlimit *rlimits;
static struct sock_filter *filter;

static int problem(int error, const char *what, const char *name)
{
	snprintf(container_problem, sizeof(container_problem), "%s %s", what,
		 name);
	return error;
}

static void *copy_of(const char *bytes, size_t size)
{
	char *copy = malloc(size + 1);

	if (copy) {
		memcpy(copy, bytes, size);
		copy[size] = 0;
	}
	return copy;
}

int container_take_setup(const char *payload, uint32_t length)
{
	free(setup);
	setup = copy_of(payload, length);
	setup_length = length;
	return setup ? 0 : problem(ENOMEM, "take", "mounts");
}

int container_take_limits(const char *payload, uint32_t length)
{
	size_t rlimit_bytes;
	size_t filter_bytes;

	if (length < sizeof(limits))
		return problem(EPROTO, "take", "limits");
	memcpy(&limits, payload, sizeof(limits));
	rlimit_bytes = limits.rlimit_count * sizeof(*rlimits);
	filter_bytes = limits.filter_count * sizeof(*filter);
	if (limits.rlimit_count > 64 || limits.filter_count > BPF_MAXINSNS ||
	    length - sizeof(limits) != rlimit_bytes + filter_bytes)
		return problem(EPROTO, "take", "limits");
	payload += sizeof(limits);
	rlimits = copy_of(payload, rlimit_bytes);
	filter = copy_of(payload + rlimit_bytes, filter_bytes);
	return rlimits && filter ? 0 : problem(ENOMEM, "take", "limits");
}

/* 0, or what the kernel answers: -errno. */
static int make_request(int fd, const void *request, uint32_t length)
{
	struct {
		struct nlmsghdr header;
		struct nlmsgerr answer;
		char rest[1024];
	} reply;
	ssize_t count;

	if (send(fd, request, length, 0) != (ssize_t)length)
		return -errno;
	count = recv(fd, &reply, sizeof(reply), 0);
	if (count < (ssize_t)(sizeof(reply.header) + sizeof(reply.answer)) ||
	    reply.header.nlmsg_type != NLMSG_ERROR)
		return -EPROTO;
	return reply.answer.error;
}

int container_set_up_network(const char *requests, uint32_t length)
{
	int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
	uint32_t offset = 0;
	int error = fd < 0 ? errno : 0;
	char name[64];

	while (!error && length - offset >= sizeof(struct nlmsghdr)) {
		struct nlmsghdr header;

		memcpy(&header, requests + offset, sizeof(header));
		if (header.nlmsg_len < sizeof(header) ||
		    header.nlmsg_len > length - offset)
			error = EPROTO;
		else
			error = -make_request(fd, requests + offset,
					      header.nlmsg_len);
		snprintf(name, sizeof(name), "network, request %u of type %u",
			 offset, header.nlmsg_type);
		offset += NLMSG_ALIGN(header.nlmsg_len);
		if (offset > length)
			break;
	}
	if (fd >= 0)
		close(fd);
	return error ? problem(error, "set up", fd < 0 ? "network" : name) : 0;
}

/* The next string of the setup's; an empty one at its end. */
static const char *next_string(const char **next)
{
	const char *string = *next;

	if (string >= setup + setup_length)
		return "";
	*next += strlen(string) + 1;
	return string;
}

/* Every directory of @path, and itself if @last. */
static void make_directories(const char *path, bool last)
{
	char copy[4096];
	char *slash = copy;

	if ((size_t)snprintf(copy, sizeof(copy), "%s", path) >= sizeof(copy))
		return;
	while ((slash = strchr(slash + 1, '/'))) {
		*slash = 0;
		mkdir(copy, 0755);
		*slash = '/';
	}
	if (last)
		mkdir(copy, 0755);
}

static int make_target(const char *path, bool is_directory)
{
	int fd;

	make_directories(path, is_directory);
	if (is_directory || !access(path, F_OK))
		return 0;
	fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
	if (fd < 0)
		return problem(errno, "make", path);
	close(fd);
	return 0;
}

/* What a container has in /dev: config-linux.md, "Default Devices". */
static int make_devices(dev_t gpu)
{
	static const struct {
		const char *path;
		unsigned int major, minor;
	} devices[] = {
		{ "/dev/null", 1, 3 },	 { "/dev/zero", 1, 5 },
		{ "/dev/full", 1, 7 },	 { "/dev/random", 1, 8 },
		{ "/dev/urandom", 1, 9 }, { "/dev/tty", 5, 0 },
	};
	static const char *const links[][2] = {
		{ "/proc/self/fd", "/dev/fd" },
		{ "/proc/self/fd/0", "/dev/stdin" },
		{ "/proc/self/fd/1", "/dev/stdout" },
		{ "/proc/self/fd/2", "/dev/stderr" },
		{ "pts/ptmx", "/dev/ptmx" },
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(devices); i++)
		if (mknod(devices[i].path, S_IFCHR | 0666,
			  makedev(devices[i].major, devices[i].minor)) &&
		    errno != EEXIST)
			return problem(errno, "make", devices[i].path);
	if (gpu && mknod("/dev/dxg", S_IFCHR | 0666, gpu) && errno != EEXIST)
		return problem(errno, "make", "/dev/dxg");
	for (i = 0; i < ARRAY_SIZE(links); i++)
		if (symlink(links[i][0], links[i][1]) && errno != EEXIST)
			return problem(errno, "make", links[i][1]);
	return 0;
}

/* A volume, or something else that the host shares, at @target. */
static int bind_shared(int share, const char *name, const char *target,
		       unsigned long flags)
{
	struct stat info;
	int tree;
	int error;

	if (fstatat(share, name, &info, AT_SYMLINK_NOFOLLOW))
		return problem(errno, "find the host's", target);
	error = make_target(target, S_ISDIR(info.st_mode));
	if (error)
		return error;
	tree = (int)syscall(SYS_open_tree, share, name,
			    1 /* OPEN_TREE_CLONE */ | O_CLOEXEC);
	if (tree < 0)
		return problem(errno, "open the host's", target);
	if (syscall(SYS_move_mount, tree, "", AT_FDCWD, target,
		    0x4 /* MOVE_MOUNT_F_EMPTY_PATH */ |
			    0x10 /* MOVE_MOUNT_T_SYMLINKS */)) {
		error = errno;
		close(tree);
		return problem(error, "mount on", target);
	}
	close(tree);
	if (flags && mount(NULL, target, NULL, MS_REMOUNT | MS_BIND | flags,
			   NULL))
		return problem(errno, "remount", target);
	return 0;
}

static int mount_type(const char *type, const char *target,
		      unsigned long flags, const char *data)
{
	make_directories(target, true);
	if (mount(type, target, type, flags, data))
		return problem(errno, "mount on", target);
	return 0;
}

/* Hides what is there: an empty directory, or /dev/null. */
static int mask(const char *path)
{
	if (!mount("/dev/null", path, NULL, MS_BIND, NULL) ||
	    errno == ENOENT)
		return 0;
	if (errno == ENOTDIR &&
	    !mount("tmpfs", path, "tmpfs", MS_RDONLY, "size=0k"))
		return 0;
	return problem(errno, "mask", path);
}

int container_show_driver(int initial)
{
	/*
	 * Loaders search /etc whatever they are built for and whatever
	 * XDG_DATA_DIRS says: LoaderDriverInterface.md, "Driver Discovery on
	 * Linux". A manifest in two of these directories is two devices.
	 */
	static const char target[] = "/etc/vulkan/icd.d";
	static const char *const others[] = {
		"/usr/share/vulkan/icd.d", "/usr/local/share/vulkan/icd.d",
		"/usr/local/etc/vulkan/icd.d", "/etc/xdg/vulkan/icd.d",
		"/run/opengl-driver/share/vulkan/icd.d",
	};
	int error = 0;
	size_t i;

	if (faccessat(initial, "driver", F_OK, 0))
		return 0;
	/* First, as one of them may be a link to the driver's directory. */
	for (i = 0; i < ARRAY_SIZE(others) && !error; i++)
		error = mask(others[i]);
	if (error)
		return error;
	return bind_shared(initial, "driver", target, MS_NOSUID | MS_NODEV);
}

static int make_read_only(const char *path)
{
	if (mount(path, path, NULL, MS_BIND | MS_REC, NULL))
		return errno == ENOENT ? 0 : problem(errno, "bind", path);
	/* nosuid and the like stay: they are the mount's below. */
	if (mount(NULL, path, NULL,
		  MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV |
			  MS_NOEXEC,
		  NULL))
		return problem(errno, "protect", path);
	return 0;
}

static int write_file(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	ssize_t count;
	int error = errno;

	if (fd < 0)
		return problem(error, "write", path);
	count = write(fd, text, strlen(text));
	error = errno;
	close(fd);
	return count < 0 ? problem(error, "write", path) : 0;
}

static int set_parameter(const char *name, const char *value)
{
	char path[512];
	char *dot;

	snprintf(path, sizeof(path), "/proc/sys/%s", name);
	for (dot = path + strlen("/proc/sys/"); (dot = strchr(dot, '.'));)
		*dot = '/';
	return write_file(path, value);
}

int container_mount(int share, dev_t gpu)
{
	const char *next = setup;

	while (next && next < setup + setup_length) {
		char kind = *next_string(&next);
		const char *first = next_string(&next);
		const char *target = next_string(&next);
		unsigned long flags = strtoul(next_string(&next), NULL, 10);
		const char *data = next_string(&next);
		int error = 0;

		if (kind == GPUPV_INIT_SETUP_BIND)
			error = bind_shared(share, first, target, flags);
		else if (kind == GPUPV_INIT_SETUP_NAME)
			sethostname(first, strlen(first));
		else if (kind == GPUPV_INIT_SETUP_MOUNT &&
			 strcmp(first, "proc"))
			error = mount_type(first, target, flags, data);
		if (!error && kind == GPUPV_INIT_SETUP_MOUNT &&
		    !strcmp(target, "/dev"))
			error = make_devices(gpu);
		if (error)
			return error;
	}
	return 0;
}

int container_mount_own(void)
{
	const char *next = setup;

	while (next && next < setup + setup_length) {
		char kind = *next_string(&next);
		const char *first = next_string(&next);
		const char *target = next_string(&next);
		unsigned long flags = strtoul(next_string(&next), NULL, 10);
		const char *data = next_string(&next);
		int error = 0;

		if (kind == GPUPV_INIT_SETUP_MOUNT && !strcmp(first, "proc"))
			error = mount_type(first, target, flags, data);
		else if (kind == GPUPV_INIT_SETUP_PARAMETER)
			error = set_parameter(first, target);
		else if (kind == GPUPV_INIT_SETUP_MASK)
			error = mask(first);
		else if (kind == GPUPV_INIT_SETUP_READ_ONLY)
			error = make_read_only(first);
		else if (kind == GPUPV_INIT_SETUP_ROOT_READ_ONLY &&
			 mount(NULL, "/", NULL,
			       MS_REMOUNT | MS_BIND | MS_RDONLY, NULL))
			error = problem(errno, "protect", "/");
		if (error)
			return error;
	}
	return 0;
}

static int install_filter(void)
{
	struct sock_fprog program = {
		.len = (unsigned short)limits.filter_count,
		.filter = filter,
	};

	if (limits.filter_count &&
	    syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, limits.filter_flags,
		    &program))
		return problem(errno, "install", "the seccomp filter");
	return 0;
}

static int drop_capabilities(void)
{
	struct __user_cap_header_struct header = {
		.version = _LINUX_CAPABILITY_VERSION_3,
	};
	struct __user_cap_data_struct data[2];
	unsigned int i;

	for (i = 0; i < 2; i++) {
		data[i].effective =
			(uint32_t)(limits.effective >> (32 * i));
		data[i].permitted =
			(uint32_t)(limits.permitted >> (32 * i));
		data[i].inheritable =
			(uint32_t)(limits.inheritable >> (32 * i));
	}
	if (syscall(SYS_capset, &header, data))
		return problem(errno, "set", "capabilities");
	for (i = 0; i < 64; i++)
		if (limits.ambient >> i & 1 &&
		    prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, i, 0, 0))
			return problem(errno, "set", "ambient capabilities");
	return 0;
}

int container_become(uid_t uid, gid_t gid, const gid_t *groups, size_t count,
		     const char *directory)
{
	bool first = !(limits.flags & GPUPV_INIT_NO_NEW_PRIVILEGES);
	char text[16];
	uint32_t i;
	int error;

	snprintf(text, sizeof(text), "%d", limits.oom_score);
	if (limits.oom_score)
		write_file("/proc/self/oom_score_adj", text);
	for (i = 0; i < limits.rlimit_count; i++) {
		struct rlimit limit = { rlimits[i].soft, rlimits[i].hard };

		if (setrlimit((int)rlimits[i].resource, &limit))
			return problem(errno, "set", "resource limits");
	}
	/* Before the user is another: it is to be there in any case. */
	if (chdir(directory) && errno == ENOENT)
		make_directories(directory, true);
	for (i = 0; i < 64; i++)
		if (!(limits.bounding >> i & 1) &&
		    prctl(PR_CAPBSET_READ, i, 0, 0, 0) > 0 &&
		    prctl(PR_CAPBSET_DROP, i, 0, 0, 0))
			return problem(errno, "bound", "capabilities");
	if (prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0))
		return problem(errno, "keep", "capabilities");
	/* Without no_new_privs that takes CAP_SYS_ADMIN: seccomp(2). */
	if (first) {
		error = install_filter();
		if (error)
			return error;
	}
	if (setgroups(count, groups) || setresgid(gid, gid, gid) ||
	    setresuid(uid, uid, uid))
		return problem(errno, "become", "the user");
	/* Root's access is its capabilities': once more as who it is now. */
	error = drop_capabilities();
	if (error)
		return error;
	if (chdir(directory))
		return problem(errno, "enter directory", directory);
	if (first)
		return 0;
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
		return problem(errno, "set", "no_new_privs");
	return install_filter();
}
