/* SPDX-License-Identifier: Apache-2.0 */
/* The kernel whose interfaces the others of these headers have. */
#ifndef DXG_SHIM_VERSION_H
#define DXG_SHIM_VERSION_H

#define KERNEL_VERSION(a, b, c)	(((a) << 16) + ((b) << 8) + (c))
#define LINUX_VERSION_CODE	KERNEL_VERSION(6, 12, 0)

#endif /* DXG_SHIM_VERSION_H */
