/* SPDX-License-Identifier: Apache-2.0 */
/* Which descriptor numbers mean something here. In dxg_descriptor.c. */
#ifndef DXG_DESCRIPTOR_H
#define DXG_DESCRIPTOR_H

#include "dxg_preload.h"

/* Descriptors with larger numbers are the client's own business. */
#define DXG_NUMBERS	65536

#define DXG_MARK_CLIENT		1u	/* thought to be of /dev/dxg */
#define DXG_MARK_PRIVATE	2u	/* the library's own */

extern unsigned char dxg_marks[DXG_NUMBERS];

static inline bool dxg_marked(int fd, unsigned int mark)
{
	return fd >= 0 && fd < DXG_NUMBERS &&
	       __atomic_load_n(&dxg_marks[fd], __ATOMIC_RELAXED) & mark;
}

void dxg_mark(int fd, unsigned int mark);
/* Whether it had the mark. */
bool dxg_unmark(int fd, unsigned int mark);
/* The program is to get this number: nothing of ours has it after. */
void dxg_private_make_way(int fd);
/* In a new process, which has nothing of ours. */
void dxg_private_fork_child(void);
void dxg_private_fork_prepare(void);
void dxg_private_fork_parent(void);

#endif /* DXG_DESCRIPTOR_H */
