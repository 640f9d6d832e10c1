/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GPUPV_SANDBOX_H
#define GPUPV_SANDBOX_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* What the kernel's Landlock can do, as a version; 0 without Landlock. */
int gpupv_landlock_version(void);

/*
 * A Landlock ruleset that denies everything that @version knows of: files, TCP,
 * abstract UNIX sockets of others, signals to others. A descriptor or -errno.
 */
int gpupv_landlock_ruleset(int version);

/* What a rule lets be done with files. */
enum {
	/* Read files. */
	GPUPV_LANDLOCK_READ = 1,
	/* Map files executable, as the dynamic linker does. */
	GPUPV_LANDLOCK_EXECUTE = 2,
	/* List directories. */
	GPUPV_LANDLOCK_LIST = 4,
	/* Read and write files and have them do what ioctl() asks. */
	GPUPV_LANDLOCK_DEVICE = 8,
};

/* Let @path and what is beneath it be used. 0 or -errno (-ENOENT: no such). */
int gpupv_landlock_allow(int ruleset, int version, const char *path, int what);

/* Submit this thread, and all it starts, to @ruleset. 0 or -errno. */
int gpupv_landlock_enforce(int ruleset);

/* Nothing this process executes gives it rights any more. 0 or -errno. */
int gpupv_give_up_new_privileges(void);

/* Network and SysV IPC namespaces of this thread's own. 0 or -errno. */
int gpupv_own_namespaces(void);

/*
 * Become user @uid and group @gid, in @groups besides, for good. The signal for
 * the parent's end stays what it was. 0 or -errno.
 */
int gpupv_become(uid_t uid, gid_t gid, const gid_t *groups, size_t count);

/* Give up all capabilities of this thread, for good. 0 or -errno. */
int gpupv_drop_capabilities(void);

/* Whether this thread has CAP_SYS_ADMIN, and so may make namespaces. */
int gpupv_may_administer(void);

/* Keep others of the same user from looking into this process. 0 or -errno. */
int gpupv_be_undumpable(void);

/* Close all descriptors but @kept, which are in ascending order. 0 or -errno. */
int gpupv_close_all_but(const int *kept, size_t count);

/* Constants that Swift's own libraries do not have, as a filter compares them. */

/* What a new thread shares with its maker; namespaces a new process could be in. */
extern const uint64_t gpupv_clone_thread;
extern const uint64_t gpupv_clone_namespaces;
/* Flags with which open() makes or shortens files. */
extern const uint64_t gpupv_open_making;
extern const uint64_t gpupv_at_empty_path;
/* F_DUPFD_CLOEXEC, F_ADD_SEALS, F_GET_SEALS. */
extern const uint64_t gpupv_fcntl_duplicate;
extern const uint64_t gpupv_fcntl_add_seals;
extern const uint64_t gpupv_fcntl_get_seals;
/* PR_SET_NAME, PR_GET_NAME, PR_SET_VMA. */
extern const uint64_t gpupv_prctl_set_name;
extern const uint64_t gpupv_prctl_get_name;
extern const uint64_t gpupv_prctl_name_memory;

#endif
