/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "gpupv_linux.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/capability.h>
#include <linux/openat2.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define ARRAY_SIZE(a)	(sizeof(a) / sizeof((a)[0]))
#define EMPTY_TMPFS	"mode=0555,size=4k,nr_inodes=4"

/* Where the view is built: hidden from whoever joins the namespace. */
#define WORKSHOP	"/sys"
#define EMPTY_FILE	WORKSHOP "/empty"
#define VIEW		WORKSHOP "/view"

/* Everything below runs in a child of a program with threads: system calls only. */

static int write_file(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	int error = 0;

	if (fd < 0)
		return errno;
	if (write(fd, text, strlen(text)) < 0)
		error = errno;
	close(fd);
	return error;
}

/* A mount namespace of one's own; a user's also takes a user namespace. */
static int leave_namespace(int *is_privileged)
{
	unsigned int uid = geteuid(), gid = getegid();
	char map[64];
	int error;

	*is_privileged = !unshare(CLONE_NEWNS);
	if (*is_privileged)
		return 0;
	if (errno != EPERM)
		return errno;
	if (unshare(CLONE_NEWUSER | CLONE_NEWNS))
		return errno;
	snprintf(map, sizeof(map), "%u %u 1", uid, uid);
	error = write_file("/proc/self/uid_map", map);
	if (error)
		return error;
	error = write_file("/proc/self/setgroups", "deny");
	if (error)
		return error;
	snprintf(map, sizeof(map), "%u %u 1", gid, gid);
	return write_file("/proc/self/gid_map", map);
}

static int mount_empty(const char *target)
{
	return mount("none", target, "tmpfs",
		     MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC,
		     EMPTY_TMPFS) ? errno : 0;
}

/* Covers @path below @root, its links followed within; ENOENT if there is none. */
static int cover(int root, const char *path)
{
	struct open_how how = {
		.flags = O_PATH | O_CLOEXEC,
		.resolve = RESOLVE_IN_ROOT | RESOLVE_NO_MAGICLINKS,
	};
	int fd = (int)syscall(SYS_openat2, root, path, &how, sizeof(how));
	char target[32];
	struct stat info;
	int error;

	if (fd < 0)
		return errno == ENOTDIR ? ENOENT : errno;
	snprintf(target, sizeof(target), "/proc/self/fd/%d", fd);
	if (fstat(fd, &info))
		error = errno;
	else if (S_ISDIR(info.st_mode))
		error = mount_empty(target);
	else
		error = mount(EMPTY_FILE, target, NULL, MS_BIND, NULL) ?
			errno : 0;
	close(fd);
	return error;
}

/* Leaves of /dev what an emulator needs. */
static int reduce_devices(void)
{
	static const char *const names[] = { "null", "urandom", "kvm" };
	int nodes[ARRAY_SIZE(names)];
	char from[32], to[32];
	size_t i;

	for (i = 0; i < ARRAY_SIZE(names); i++) {
		snprintf(from, sizeof(from), "/dev/%s", names[i]);
		nodes[i] = open(from, O_PATH | O_CLOEXEC);
	}
	if (mount("none", "/dev", "tmpfs", MS_NOSUID | MS_NOEXEC,
		  "mode=0755,size=4k,nr_inodes=8"))
		return errno;
	for (i = 0; i < ARRAY_SIZE(names); i++) {
		int fd;

		if (nodes[i] < 0)
			continue;
		snprintf(from, sizeof(from), "/proc/self/fd/%d", nodes[i]);
		snprintf(to, sizeof(to), "/dev/%s", names[i]);
		fd = open(to, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
		if (fd < 0 || mount(from, to, NULL, MS_BIND, NULL))
			return errno;
		close(fd);
		close(nodes[i]);
	}
	return 0;
}

/* What joins the namespace finds nothing to write, and none of the host's services. */
static int reduce_namespace(void)
{
	struct mount_attr read_only = {
		.attr_set = MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID,
	};
	int error = reduce_devices();

	if (!error)
		error = mount_empty("/run");
	if (!error && syscall(SYS_mount_setattr, AT_FDCWD, "/", AT_RECURSIVE,
			      &read_only, sizeof(read_only)))
		error = errno;
	return error;
}

static int build(const char *path, const char *const hidden[], size_t count,
		 size_t required, int fds[2], int *is_privileged, int *culprit)
{
	int error = leave_namespace(is_privileged);
	int tree, file;
	size_t i;

	if (error)
		return error;
	/* What the host mounts and unmounts later is so here too. */
	if (mount(NULL, "/", NULL, MS_REC | MS_SLAVE, NULL))
		return errno;
	tree = (int)syscall(SYS_open_tree, AT_FDCWD, path,
			    OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | AT_RECURSIVE);
	if (tree < 0)
		return errno;
	if (mount("none", WORKSHOP, "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC,
		  "mode=0755,size=4k,nr_inodes=8"))
		return errno;
	file = open(EMPTY_FILE, O_WRONLY | O_CREAT | O_CLOEXEC, 0444);
	if (file < 0 || mkdir(VIEW, 0755) ||
	    syscall(SYS_move_mount, tree, "", AT_FDCWD, VIEW,
		    MOVE_MOUNT_F_EMPTY_PATH))
		return errno;
	close(file);
	for (i = 0; i < count; i++) {
		error = cover(tree, hidden[i]);
		if (error && (error != ENOENT || i < required)) {
			*culprit = (int)i;
			return error;
		}
	}
	if (*is_privileged) {
		error = reduce_namespace();
		if (error)
			return error;
	}
	fds[0] = tree;
	fds[1] = open("/proc/self/ns/mnt", O_RDONLY | O_CLOEXEC);
	return fds[1] < 0 ? errno : 0;
}

/* What the child that builds a view says of it. */
struct report {
	int error;
	int culprit;
	int is_privileged;
};

union fd_pair {
	struct cmsghdr header;
	char space[CMSG_SPACE(2 * sizeof(int))];
};

static void send_report(int socket, struct report *report, const int fds[2])
{
	union fd_pair control;
	struct iovec vector = { report, sizeof(*report) };
	struct msghdr message = { .msg_iov = &vector, .msg_iovlen = 1 };

	if (!report->error) {
		memset(&control, 0, sizeof(control));
		message.msg_control = control.space;
		message.msg_controllen = sizeof(control.space);
		control.header.cmsg_level = SOL_SOCKET;
		control.header.cmsg_type = SCM_RIGHTS;
		control.header.cmsg_len = CMSG_LEN(2 * sizeof(int));
		memcpy(CMSG_DATA(&control.header), fds, 2 * sizeof(int));
	}
	(void)!sendmsg(socket, &message, MSG_NOSIGNAL);
}

static int receive_report(int socket, struct report *report, int fds[2])
{
	union fd_pair control;
	struct iovec vector = { report, sizeof(*report) };
	struct msghdr message = {
		.msg_iov = &vector,
		.msg_iovlen = 1,
		.msg_control = control.space,
		.msg_controllen = sizeof(control.space),
	};
	ssize_t count;

	do
		count = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
	while (count < 0 && errno == EINTR);
	if (count != sizeof(*report))
		return count < 0 ? errno : EPIPE;
	if (report->error)
		return report->error;
	if (message.msg_controllen < CMSG_LEN(2 * sizeof(int)))
		return EPROTO;
	memcpy(fds, CMSG_DATA(&control.header), 2 * sizeof(int));
	return 0;
}

int gpupv_make_view(const char *root, const char *const hidden[], size_t count,
		    size_t required, struct gpupv_view *view)
{
	struct report report = { .culprit = -1 };
	sigset_t all, before;
	int sockets[2];
	int fds[2];
	int error;
	pid_t child;

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets))
		return -errno;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	child = fork();
	if (child == 0) {
		close(sockets[0]);
		report.error = build(root, hidden, count, required, fds,
				     &report.is_privileged, &report.culprit);
		send_report(sockets[1], &report, fds);
		_exit(0);
	}
	error = child < 0 ? errno : 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	close(sockets[1]);
	if (!error)
		error = receive_report(sockets[0], &report, fds);
	close(sockets[0]);
	while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR)
		;
	view->culprit = report.culprit;
	if (error)
		return -error;
	view->root = fds[0];
	view->namespace = fds[1];
	view->can_join = report.is_privileged;
	return 0;
}

int gpupv_join_view(int namespace)
{
	struct __user_cap_header_struct header = {
		.version = _LINUX_CAPABILITY_VERSION_3,
	};
	struct __user_cap_data_struct data[2] = { 0 };
	unsigned int kept = 1u << CAP_DAC_READ_SEARCH;
	int number;

	if (setns(namespace, CLONE_NEWNS))
		return errno;
	for (number = 0; number <= CAP_LAST_CAP; number++)
		if (number != CAP_DAC_READ_SEARCH &&
		    prctl(PR_CAPBSET_DROP, number) && errno != EINVAL)
			return errno;
	if (syscall(SYS_capget, &header, data))
		return errno;
	data[0].permitted &= kept;
	data[0].effective &= kept;
	data[0].inheritable = 0;
	data[1].permitted = data[1].effective = data[1].inheritable = 0;
	if (syscall(SYS_capset, &header, data))
		return errno;
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) ? errno : 0;
}
