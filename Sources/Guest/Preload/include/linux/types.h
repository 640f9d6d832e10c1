/* SPDX-License-Identifier: Apache-2.0 */
/* The C library's headers include this one too. */
#include_next <linux/types.h>
#ifndef DXG_SHIM_TYPES_H
#define DXG_SHIM_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

typedef __u8	u8;
typedef __u16	u16;
typedef __u32	u32;
typedef __u64	u64;
typedef __s32	s32;
typedef __s64	s64;

#define __user
#define __iomem

#endif /* DXG_SHIM_TYPES_H */
