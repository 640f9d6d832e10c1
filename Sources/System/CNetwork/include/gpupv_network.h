/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GPUPV_NETWORK_H
#define GPUPV_NETWORK_H

#include <stddef.h>
#include <stdint.h>

#define GPUPV_MAX_INTERFACES	8

struct gpupv_interface {
	char name[16];
	char tap[16];
	uint8_t mac[6];
};

struct gpupv_network {
	size_t interface_count;
	struct gpupv_interface interfaces[GPUPV_MAX_INTERFACES];
	/*
	 * rtnetlink(7) requests by which a VM whose network interfaces have
	 * indexes from 2 on, in the order of @interfaces, gets their names,
	 * MTUs, addresses and routes, and permanent neighbours.
	 */
	uint8_t *messages;
	size_t message_room;	/* bytes, the caller's */
	size_t message_bytes;
};

/*
 * Makes a tap that lasts, owned by user @owner, for each Ethernet interface of
 * the network namespace at @path, and redirects what arrives at one to the
 * other, both ways. The namespace's own stack hears nothing more of it.
 *
 * 0 or -errno: -EBUSY if a VM has an interface already, -E2BIG if there are
 * more interfaces, addresses or routes than there is room for.
 */
int gpupv_take_over_network(const char *path, uint32_t owner,
			    struct gpupv_network *network);

/* Ends that for an interface of the namespace at @path. 0 or -errno. */
int gpupv_give_back_interface(const char *path, const char *name,
			      const char *tap);

/*
 * Opens tap @name, which from then on is gone with its last descriptor. A
 * descriptor that is closed on exec, or -errno.
 */
int gpupv_open_tap(const char *name);

#endif
