/* SPDX-License-Identifier: GPL-2.0-only */
/* For people who look for a leak. */
#ifndef DXG_DEBUG_H
#define DXG_DEBUG_H

struct dentry;
struct dxg_channel;

/*
 * Files that show @channel, for debugfs_remove_recursive before it ends. What
 * it returns may be an error pointer, which that takes too.
 */
struct dentry *dxg_debug_create(struct dxg_channel *channel);

#endif /* DXG_DEBUG_H */
