/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What gpupv-init does for a container: its mounts, and what its processes may do.
 */
#ifndef GPUPV_CONTAINER_H
#define GPUPV_CONTAINER_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/* What went wrong, for people; set by every function here that returns an error. */
extern char container_problem[256];

/* Take the payload of GPUPV_INIT_SETUP or GPUPV_INIT_LIMITS. 0 or an errno. */
int container_take_setup(const char *payload, uint32_t length);
int container_take_limits(const char *payload, uint32_t length);

/*
 * Makes each of the requests of GPUPV_INIT_NETWORK, in their order. 0 or an
 * errno.
 */
int container_set_up_network(const char *requests, uint32_t length);

/*
 * In the container's root: what can be mounted before there is a process of
 * its PID namespace. @share is the directory with the container's volumes,
 * @gpu the device number of /dev/dxg or 0. 0 or an errno.
 */
int container_mount(int share, dev_t gpu);

/*
 * The Vulkan driver, which is in directory "driver" of @initial, where every
 * loader looks for drivers, and none elsewhere. 0 or an errno.
 */
int container_show_driver(int initial);

/* As the first process of its PID namespace: the rest. 0 or an errno. */
int container_mount_own(void);

/*
 * Become user @uid and @gid with @groups, with the capabilities, resource
 * limits and system calls that GPUPV_INIT_LIMITS says, in directory
 * @directory, which is made if it is not there. 0 or an errno.
 */
int container_become(uid_t uid, gid_t gid, const gid_t *groups, size_t count,
		     const char *directory);

#endif
