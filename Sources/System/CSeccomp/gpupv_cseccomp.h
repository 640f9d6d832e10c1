/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GPUPV_CSECCOMP_H
#define GPUPV_CSECCOMP_H

#include <seccomp.h>

/* Macros that Swift does not see. */
static const uint32_t gpupv_scmp_allow = SCMP_ACT_ALLOW;

static inline uint32_t gpupv_scmp_errno(int error)
{
	return SCMP_ACT_ERRNO(error);
}

#endif
