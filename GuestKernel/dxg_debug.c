// SPDX-License-Identifier: GPL-2.0-only
/* What exists, counted: /sys/kernel/debug/dxg/objects. */
#include <linux/debugfs.h>
#include <linux/seq_file.h>

#include "dxg_debug.h"
#include "dxg_process.h"

static unsigned long dxg_count(struct xarray *array)
{
	unsigned long count = 0;
	unsigned long index;
	void *entry;

	/* Entries are counted and not looked at, so they may end meanwhile. */
	xa_for_each(array, index, entry)
		count++;
	return count;
}

static int dxg_objects_show(struct seq_file *file, void *unused)
{
	struct dxg_channel *channel = file->private;
	unsigned long processes = 0;
	unsigned long mappings = 0;
	unsigned long objects = 0;
	struct dxg_process *process;

	mutex_lock(&channel->processes_lock);
	list_for_each_entry(process, &channel->processes, link) {
		processes++;
		objects += dxg_count(&process->objects);
		mappings += dxg_count(&process->mappings);
	}
	mutex_unlock(&channel->processes_lock);
	seq_printf(file, "processes %lu\n", processes);
	seq_printf(file, "objects %lu\n", objects);
	seq_printf(file, "mappings %lu\n", mappings);
	seq_printf(file, "requests %lu\n", dxg_count(&channel->requests));
	seq_printf(file, "events %lu\n", dxg_count(&channel->events));
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(dxg_objects);

struct dentry *dxg_debug_create(struct dxg_channel *channel)
{
	struct dentry *directory = debugfs_create_dir("dxg", NULL);

	/* Errors are not for looking at: debugfs may not be there. */
	debugfs_create_file("objects", 0444, directory, channel,
			    &dxg_objects_fops);
	return directory;
}
