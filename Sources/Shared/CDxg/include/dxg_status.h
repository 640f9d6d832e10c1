/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/*
 * The NTSTATUS values gpupv's host answers with, and the errno the guest
 * kernel turns each failure into (dxgkrnl's mapping; libdxg maps it back).
 * Values are from the public MS-ERREF list. Positive values are successes
 * and become the ioctl's return value.
 */
#ifndef GPUPV_DXG_STATUS_H
#define GPUPV_DXG_STATUS_H

#include <linux/errno.h>
#include <linux/types.h>

enum dxg_status {
	STATUS_SUCCESS				= 0,
	STATUS_TIMEOUT				= 0x00000102,
	STATUS_PENDING				= 0x00000103,
	STATUS_UNSUCCESSFUL			= (int)0xc0000001,
	STATUS_NOT_IMPLEMENTED			= (int)0xc0000002,
	STATUS_INVALID_HANDLE			= (int)0xc0000008,
	STATUS_INVALID_PARAMETER		= (int)0xc000000d,
	STATUS_NO_MEMORY			= (int)0xc0000017,
	STATUS_ILLEGAL_INSTRUCTION		= (int)0xc000001d,
	STATUS_ACCESS_DENIED			= (int)0xc0000022,
	STATUS_BUFFER_TOO_SMALL			= (int)0xc0000023,
	STATUS_OBJECT_TYPE_MISMATCH		= (int)0xc0000024,
	STATUS_OBJECT_NAME_INVALID		= (int)0xc0000033,
	STATUS_OBJECT_NAME_NOT_FOUND		= (int)0xc0000034,
	STATUS_OBJECT_NAME_COLLISION		= (int)0xc0000035,
	STATUS_INSUFFICIENT_RESOURCES		= (int)0xc000009a,
	STATUS_NOT_SUPPORTED			= (int)0xc00000bb,
	STATUS_CANCELLED			= (int)0xc0000120,
	STATUS_DEVICE_REMOVED			= (int)0xc00002b6,
	STATUS_GRAPHICS_NO_VIDEO_MEMORY		= (int)0xc01e0100,
	STATUS_GRAPHICS_ALLOCATION_BUSY		= (int)0xc01e0102,
};

/* The ioctl result for @status: 0, a positive success, or -errno. */
static inline int dxg_status_to_errno(__s32 status)
{
	if (status >= 0)
		return status;
	switch (status) {
	case STATUS_OBJECT_NAME_COLLISION:
		return -EEXIST;
	case STATUS_NO_MEMORY:
	case STATUS_GRAPHICS_NO_VIDEO_MEMORY:
	case STATUS_INSUFFICIENT_RESOURCES:
		return -ENOMEM;
	case STATUS_OBJECT_NAME_INVALID:
	case STATUS_OBJECT_NAME_NOT_FOUND:
		return -ENOENT;
	case STATUS_BUFFER_TOO_SMALL:
		return -EOVERFLOW;
	case STATUS_DEVICE_REMOVED:
		return -ENODEV;
	case STATUS_ACCESS_DENIED:
		return -EACCES;
	case STATUS_NOT_SUPPORTED:
	case STATUS_NOT_IMPLEMENTED:
		return -EPERM;
	case STATUS_ILLEGAL_INSTRUCTION:
		return -EOPNOTSUPP;
	case STATUS_INVALID_HANDLE:
		return -EBADF;
	case STATUS_GRAPHICS_ALLOCATION_BUSY:
		return -EINPROGRESS;
	case STATUS_OBJECT_TYPE_MISMATCH:
		return -EPROTOTYPE;
	default:
		return -EINVAL;
	}
}

#endif /* GPUPV_DXG_STATUS_H */
