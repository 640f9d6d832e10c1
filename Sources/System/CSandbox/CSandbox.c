/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "gpupv_sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/*
 * The kernel's own interface (include/uapi/linux/landlock.h), as Debian 12's
 * headers have only its first three versions.
 */
#define LL_CREATE_RULESET 444
#define LL_ADD_RULE 445
#define LL_RESTRICT_SELF 446
#define LL_VERSION_FLAG 1u
#define LL_RULE_PATH_BENEATH 1

struct ll_ruleset {
	uint64_t files;
	uint64_t network;
	uint64_t scoped;
};

struct ll_path_beneath {
	uint64_t allowed;
	int32_t parent;
} __attribute__((packed));

#define LL_EXECUTE (1ull << 0)
#define LL_WRITE_FILE (1ull << 1)
#define LL_READ_FILE (1ull << 2)
#define LL_READ_DIR (1ull << 3)
/* Bits 4 to 12 remove and make all kinds of files. */
#define LL_FIRST ((1ull << 13) - 1)
#define LL_REFER (1ull << 13)
#define LL_TRUNCATE (1ull << 14)
#define LL_IOCTL_DEV (1ull << 15)

/* What each version brought. */
static uint64_t files_of(int version)
{
	uint64_t files = LL_FIRST;

	if (version >= 2)
		files |= LL_REFER;
	if (version >= 3)
		files |= LL_TRUNCATE;
	if (version >= 5)
		files |= LL_IOCTL_DEV;
	return files;
}

int gpupv_landlock_version(void)
{
	long version = syscall(LL_CREATE_RULESET, NULL, 0, LL_VERSION_FLAG);

	return version < 0 ? 0 : (int)version;
}

int gpupv_landlock_ruleset(int version)
{
	struct ll_ruleset rules = { .files = files_of(version) };
	size_t size = sizeof(rules.files);
	long fd;

	if (version >= 4) {
		rules.network = 3; /* bind, connect */
		size = offsetof(struct ll_ruleset, scoped);
	}
	if (version >= 6) {
		rules.scoped = 3; /* abstract UNIX sockets, signals */
		size = sizeof(rules);
	}
	fd = syscall(LL_CREATE_RULESET, &rules, size, 0);
	return fd < 0 ? -errno : (int)fd;
}

int gpupv_landlock_allow(int ruleset, int version, const char *path, int what)
{
	int fd = open(path, O_PATH | O_CLOEXEC);
	struct ll_path_beneath rule = { .parent = fd };
	struct stat status;
	int error = 0;

	if (fd < 0)
		return -errno;
	if (what & GPUPV_LANDLOCK_READ)
		rule.allowed |= LL_READ_FILE;
	if (what & GPUPV_LANDLOCK_EXECUTE)
		rule.allowed |= LL_EXECUTE;
	if (what & GPUPV_LANDLOCK_DEVICE)
		rule.allowed |= LL_READ_FILE | LL_WRITE_FILE | LL_IOCTL_DEV;
	if (what & GPUPV_LANDLOCK_LIST)
		rule.allowed |= LL_READ_DIR;
	if (fstat(fd, &status) == 0 && !S_ISDIR(status.st_mode))
		rule.allowed &= ~LL_READ_DIR;
	rule.allowed &= files_of(version);
	if (syscall(LL_ADD_RULE, ruleset, LL_RULE_PATH_BENEATH, &rule, 0))
		error = -errno;
	close(fd);
	return error;
}

int gpupv_landlock_enforce(int ruleset)
{
	return syscall(LL_RESTRICT_SELF, ruleset, 0) ? -errno : 0;
}

int gpupv_give_up_new_privileges(void)
{
	/* It takes CAP_SETPCAP, and without it there is nothing to be had by execve() either. */
	for (int each = 0; prctl(PR_CAPBSET_READ, each) >= 0; each++)
		prctl(PR_CAPBSET_DROP, each);
	if (prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0))
		return -errno;
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) ? -errno : 0;
}

int gpupv_own_namespaces(void)
{
	return unshare(CLONE_NEWNET | CLONE_NEWIPC) ? -errno : 0;
}

int gpupv_become(uid_t uid, gid_t gid, const gid_t *groups, size_t count)
{
	int number = 0;

	/* The kernel forgets it with the user. */
	if (prctl(PR_GET_PDEATHSIG, &number))
		return -errno;
	if (setgroups(count, groups) || setresgid(gid, gid, gid) ||
	    setresuid(uid, uid, uid))
		return -errno;
	/* Who could go back has not become another. */
	if (setresuid(-1, 0, -1) == 0)
		return -EPERM;
	return prctl(PR_SET_PDEATHSIG, number) ? -errno : 0;
}

int gpupv_drop_capabilities(void)
{
	struct __user_cap_header_struct header = {
		.version = _LINUX_CAPABILITY_VERSION_3,
	};
	struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = { 0 };

	return syscall(SYS_capset, &header, none) ? -errno : 0;
}

int gpupv_may_administer(void)
{
	struct __user_cap_header_struct header = {
		.version = _LINUX_CAPABILITY_VERSION_3,
	};
	struct __user_cap_data_struct data[_LINUX_CAPABILITY_U32S_3] = { 0 };

	if (syscall(SYS_capget, &header, data))
		return 0;
	return data[0].effective >> CAP_SYS_ADMIN & 1;
}

int gpupv_be_undumpable(void)
{
	return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) ? -errno : 0;
}

int gpupv_close_all_but(const int *kept, size_t count)
{
	unsigned int first = 0;

	for (size_t i = 0; i < count; i++) {
		if ((unsigned int)kept[i] > first &&
		    close_range(first, kept[i] - 1, 0))
			return -errno;
		first = kept[i] + 1;
	}
	return close_range(first, ~0u, 0) ? -errno : 0;
}

const uint64_t gpupv_clone_thread = CLONE_VM | CLONE_SIGHAND | CLONE_THREAD;
const uint64_t gpupv_clone_namespaces =
	CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC |
	CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET;
/* Of O_TMPFILE, not the O_DIRECTORY that is in it. */
const uint64_t gpupv_open_making =
	O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY);
const uint64_t gpupv_at_empty_path = AT_EMPTY_PATH;
const uint64_t gpupv_fcntl_duplicate = F_DUPFD_CLOEXEC;
const uint64_t gpupv_fcntl_add_seals = F_ADD_SEALS;
const uint64_t gpupv_fcntl_get_seals = F_GET_SEALS;
const uint64_t gpupv_prctl_set_name = PR_SET_NAME;
const uint64_t gpupv_prctl_get_name = PR_GET_NAME;
const uint64_t gpupv_prctl_name_memory = PR_SET_VMA;
