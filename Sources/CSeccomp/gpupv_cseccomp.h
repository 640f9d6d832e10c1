/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GPUPV_CSECCOMP_H
#define GPUPV_CSECCOMP_H

#include <linux/fcntl.h>
#include <linux/prctl.h>
#include <linux/sched.h>
#include <seccomp.h>

/* What Swift does not see: macros that are functions, and the kernel's own. */
static const uint32_t gpupv_scmp_allow = SCMP_ACT_ALLOW;

/* What a new thread shares with its maker; namespaces a new process could be in. */
static const uint64_t gpupv_clone_thread =
	CLONE_VM | CLONE_SIGHAND | CLONE_THREAD;
static const uint64_t gpupv_clone_namespaces =
	CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC |
	CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET;

static const uint64_t gpupv_at_empty_path = AT_EMPTY_PATH;
/* Flags with which open() makes or shortens files. */
static const uint64_t gpupv_open_making =
	O_CREAT | O_TRUNC | O_APPEND | __O_TMPFILE;

/* Commands of fcntl(). */
static const uint64_t gpupv_fcntl_duplicate = F_DUPFD_CLOEXEC;
static const uint64_t gpupv_fcntl_add_seals = F_ADD_SEALS;
static const uint64_t gpupv_fcntl_get_seals = F_GET_SEALS;

static inline uint32_t gpupv_scmp_errno(int error)
{
	return SCMP_ACT_ERRNO(error);
}

#endif
