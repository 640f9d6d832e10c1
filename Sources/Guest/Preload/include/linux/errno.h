/* SPDX-License-Identifier: Apache-2.0 */
/* The C library's headers include this one too. */
#include_next <linux/errno.h>
#ifndef ERESTARTSYS
#define ERESTARTSYS	512	/* a signal came; never seen by the client */
#endif
