/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GPUPV_CSECCOMP_H
#define GPUPV_CSECCOMP_H

#include <seccomp.h>

/* Macros that Swift does not see. */
static const uint32_t gpupv_scmp_allow = SCMP_ACT_ALLOW;
static const uint32_t gpupv_scmp_log = SCMP_ACT_LOG;
static const uint32_t gpupv_scmp_trap = SCMP_ACT_TRAP;
static const uint32_t gpupv_scmp_kill_thread = SCMP_ACT_KILL_THREAD;
static const uint32_t gpupv_scmp_kill_process = SCMP_ACT_KILL_PROCESS;
/* There is no call of a name. */
static const int gpupv_scmp_no_call = __NR_SCMP_ERROR;

static inline uint32_t gpupv_scmp_errno(int error)
{
	return SCMP_ACT_ERRNO(error);
}

#endif
