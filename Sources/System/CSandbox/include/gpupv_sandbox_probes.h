/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GPUPV_SANDBOX_PROBES_H
#define GPUPV_SANDBOX_PROBES_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* What is there for a worker that misbehaves to get at. */
struct gpupv_probe_targets {
	/* Another worker, and the descriptor of its window. */
	pid_t worker;
	int worker_window;
	/* A directory that anybody may write to, and files in it. */
	char directory[128];
	char file[160];
	char new_file[160];
	/* Sockets that listen: one's path, an abstract one's name, a TCP port. */
	char socket_path[108];
	char socket_name[108];
	uint16_t port;
	int listeners[3];
	/* Device nodes: of the partition's GPU and of another; empty if none. */
	char own_node[128];
	char other_node[128];
	/* A descriptor of a file that was open when the sandbox was entered. */
	int left_open;
};

/* One thing that a worker could do. */
struct gpupv_probe {
	const char *name;
	/* Does it. 0 if that worked, else the error. */
	int (*run)(const struct gpupv_probe_targets *targets);
	/* A Vulkan driver has to be able to. */
	int is_drivers;
};

/* All of them; how many in @count. */
const struct gpupv_probe *gpupv_probes(size_t *count);

/*
 * Make files and listening sockets for a worker to get at, beneath
 * @targets->directory, which is there. 0 or -errno.
 */
int gpupv_make_probe_targets(struct gpupv_probe_targets *targets);

/* Open the device node that is the worker's own. 0, else the error. */
int gpupv_open_own_node(const struct gpupv_probe_targets *targets);

/* The name of an error, such as EPERM. */
const char *gpupv_error_name(int error);

#endif
