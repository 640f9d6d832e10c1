/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "gpupv_network.h"

#include <errno.h>
#include <fcntl.h>
#include <libmnl/libmnl.h>
#include <linux/if.h>
#include <linux/if_addr.h>
#include <linux/if_arp.h>
#include <linux/if_ether.h>
#include <linux/if_link.h>
#include <linux/if_tun.h>
#include <linux/neighbour.h>
#include <linux/pkt_cls.h>
#include <linux/pkt_sched.h>
#include <linux/rtnetlink.h>
#include <linux/tc_act/tc_mirred.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#define TAP_FLAGS	(IFF_TAP | IFF_NO_PI | IFF_VNET_HDR)
/* The guest's loopback interface has index 1. */
#define FIRST_GUEST_INDEX	2

struct takeover {
	struct mnl_socket *socket;
	struct gpupv_network *network;
	uint32_t indexes[GPUPV_MAX_INTERFACES];
	uint32_t mtus[GPUPV_MAX_INTERFACES];
	/* Of routes: those that lead through a gateway, which others must reach first. */
	int wants_gateways;
	int error;
};

/* Opens what belongs to the namespace at @path, and returns to the caller's. */
static int open_in_namespace(const char *path, struct mnl_socket **socket,
			     int taps[], size_t tap_count)
{
	int own = open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC);
	int other = open(path, O_RDONLY | O_CLOEXEC);
	int error = 0;
	size_t i;

	if (own < 0 || other < 0 || setns(other, CLONE_NEWNET)) {
		error = -errno;
	} else {
		*socket = mnl_socket_open2(NETLINK_ROUTE, SOCK_CLOEXEC);
		if (!*socket || mnl_socket_bind(*socket, 0, MNL_SOCKET_AUTOPID))
			error = -errno;
		for (i = 0; i < tap_count && !error; i++) {
			taps[i] = open("/dev/net/tun", O_RDWR | O_CLOEXEC);
			if (taps[i] < 0)
				error = -errno;
		}
		if (setns(own, CLONE_NEWNET))
			error = -errno;
	}
	if (own >= 0)
		close(own);
	if (other >= 0)
		close(other);
	return error;
}

/* Sends @request and takes the answers to it. 0 or -errno. */
static int exchange(struct mnl_socket *socket, struct nlmsghdr *request,
		    mnl_cb_t callback, void *context)
{
	char buffer[32768];
	unsigned int port = mnl_socket_get_portid(socket);
	ssize_t count;
	int status;

	request->nlmsg_seq = 1;
	if (mnl_socket_sendto(socket, request, request->nlmsg_len) < 0)
		return -errno;
	do {
		count = mnl_socket_recvfrom(socket, buffer, sizeof(buffer));
		if (count < 0)
			return -errno;
		status = mnl_cb_run(buffer, (size_t)count, 1, port, callback,
				    context);
	} while (status > MNL_CB_STOP);
	return status < 0 ? -errno : 0;
}

static int dump(struct takeover *takeover, uint16_t type, size_t size,
		mnl_cb_t callback)
{
	char buffer[128];
	struct nlmsghdr *request = mnl_nlmsg_put_header(buffer);
	int error;

	request->nlmsg_type = type;
	request->nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
	mnl_nlmsg_put_extra_header(request, size);
	error = exchange(takeover->socket, request, callback, takeover);
	return takeover->error ? takeover->error : error;
}

static int stop(struct takeover *takeover, int error)
{
	takeover->error = error;
	return MNL_CB_STOP;
}

/* The guest's index for one of the namespace's; 0 if it has none. */
static uint32_t guest_index(const struct takeover *takeover, uint32_t index)
{
	size_t i;

	for (i = 0; i < takeover->network->interface_count; i++)
		if (takeover->indexes[i] == index)
			return FIRST_GUEST_INDEX + (uint32_t)i;
	return 0;
}

/* A copy of @message among those for the guest, as a request; NULL: no room. */
static struct nlmsghdr *keep(struct takeover *takeover,
			     const struct nlmsghdr *message)
{
	struct gpupv_network *network = takeover->network;
	size_t size = MNL_ALIGN(message->nlmsg_len);
	struct nlmsghdr *copy;

	if (size > network->message_room - network->message_bytes)
		return NULL;
	copy = (void *)(network->messages + network->message_bytes);
	memcpy(copy, message, message->nlmsg_len);
	network->message_bytes += size;
	copy->nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK;
	if (copy->nlmsg_type != RTM_NEWLINK)
		copy->nlmsg_flags |= NLM_F_CREATE | NLM_F_REPLACE;
	copy->nlmsg_seq = 0;
	copy->nlmsg_pid = 0;
	return copy;
}

static int take_link(const struct nlmsghdr *message, void *context)
{
	struct takeover *takeover = context;
	struct gpupv_network *network = takeover->network;
	const struct ifinfomsg *link = mnl_nlmsg_get_payload(message);
	struct gpupv_interface interface = { .name = "" };
	struct nlattr *attribute;
	uint32_t mtu = 1500;

	if (link->ifi_type != ARPHRD_ETHER || !(link->ifi_flags & IFF_UP))
		return MNL_CB_OK;
	mnl_attr_for_each(attribute, message, sizeof(*link)) {
		if (mnl_attr_get_type(attribute) == IFLA_IFNAME)
			snprintf(interface.name, sizeof(interface.name), "%s",
				 mnl_attr_get_str(attribute));
		else if (mnl_attr_get_type(attribute) == IFLA_MTU)
			mtu = mnl_attr_get_u32(attribute);
		else if (mnl_attr_get_type(attribute) == IFLA_ADDRESS &&
			 mnl_attr_get_payload_len(attribute) == ETH_ALEN)
			memcpy(interface.mac, mnl_attr_get_payload(attribute),
			       ETH_ALEN);
	}
	/* Those of a VM that has the namespace's interfaces. */
	if (!strncmp(interface.name, "gpupv", 5))
		return MNL_CB_OK;
	if (network->interface_count == GPUPV_MAX_INTERFACES)
		return stop(takeover, -E2BIG);
	snprintf(interface.tap, sizeof(interface.tap), "gpupv%d",
		 link->ifi_index);
	takeover->indexes[network->interface_count] =
		(uint32_t)link->ifi_index;
	takeover->mtus[network->interface_count] = mtu;
	network->interfaces[network->interface_count++] = interface;
	return MNL_CB_OK;
}

static int take_address(const struct nlmsghdr *message, void *context)
{
	struct takeover *takeover = context;
	const struct ifaddrmsg *original = mnl_nlmsg_get_payload(message);
	uint32_t index = guest_index(takeover, original->ifa_index);
	struct nlattr *attribute;
	struct nlmsghdr *copy;
	struct ifaddrmsg *address;

	/* Of link-local addresses the guest makes its own, the same. */
	if (!index || (original->ifa_family == AF_INET6 &&
		       original->ifa_scope == RT_SCOPE_LINK))
		return MNL_CB_OK;
	copy = keep(takeover, message);
	if (!copy)
		return stop(takeover, -E2BIG);
	address = mnl_nlmsg_get_payload(copy);
	address->ifa_index = index;
	/* Nobody else has it: the namespace has seen to that. */
	address->ifa_flags = IFA_F_PERMANENT;
	if (original->ifa_family == AF_INET6)
		address->ifa_flags |= IFA_F_NODAD;
	mnl_attr_for_each(attribute, copy, sizeof(*address))
		if (mnl_attr_get_type(attribute) == IFA_FLAGS) {
			uint32_t flags = mnl_attr_get_u32(attribute);

			flags &= ~(uint32_t)(IFA_F_TENTATIVE | IFA_F_DADFAILED |
					     IFA_F_SECONDARY);
			flags |= address->ifa_flags;
			memcpy(mnl_attr_get_payload(attribute), &flags,
			       sizeof(flags));
		}
	return MNL_CB_OK;
}

/* Each next hop's interface as the guest has it; whether it has them all. */
static int translate_hops(const struct takeover *takeover,
			  struct nlattr *attribute)
{
	struct rtnexthop *hop = mnl_attr_get_payload(attribute);
	size_t left = mnl_attr_get_payload_len(attribute);
	size_t step;

	while (left >= sizeof(*hop) && hop->rtnh_len >= sizeof(*hop) &&
	       hop->rtnh_len <= left) {
		hop->rtnh_ifindex = (int)guest_index(
			takeover, (uint32_t)hop->rtnh_ifindex);
		hop->rtnh_flags &= RTNH_F_ONLINK;
		if (!hop->rtnh_ifindex)
			return 0;
		step = MNL_ALIGN(hop->rtnh_len);
		if (step >= left)
			break;
		left -= step;
		hop = (void *)((uint8_t *)hop + step);
	}
	return 1;
}

static int take_route(const struct nlmsghdr *message, void *context)
{
	struct takeover *takeover = context;
	struct gpupv_network *network = takeover->network;
	const struct rtmsg *original = mnl_nlmsg_get_payload(message);
	size_t before = network->message_bytes;
	struct nlattr *attribute;
	struct nlmsghdr *copy;
	int has_gateway = 0;
	int is_theirs = 0;

	/* The kernel makes these of addresses, and of what routers say. */
	if ((original->rtm_family != AF_INET &&
	     original->rtm_family != AF_INET6) ||
	    original->rtm_protocol == RTPROT_KERNEL ||
	    original->rtm_protocol == RTPROT_RA ||
	    original->rtm_flags & RTM_F_CLONED)
		return MNL_CB_OK;
	copy = keep(takeover, message);
	if (!copy)
		return stop(takeover, -E2BIG);
	((struct rtmsg *)mnl_nlmsg_get_payload(copy))->rtm_flags &=
		RTNH_F_ONLINK;
	mnl_attr_for_each(attribute, copy, sizeof(*original)) {
		uint16_t type = mnl_attr_get_type(attribute);

		if (type == RTA_GATEWAY || type == RTA_VIA)
			has_gateway = 1;
		if (type == RTA_OIF) {
			uint32_t index = guest_index(
				takeover, mnl_attr_get_u32(attribute));

			memcpy(mnl_attr_get_payload(attribute), &index,
			       sizeof(index));
			is_theirs = index != 0;
		} else if (type == RTA_MULTIPATH) {
			has_gateway = 1;
			is_theirs = translate_hops(takeover, attribute);
		}
	}
	if (!is_theirs || has_gateway != takeover->wants_gateways)
		network->message_bytes = before;
	return MNL_CB_OK;
}

static int take_neighbour(const struct nlmsghdr *message, void *context)
{
	struct takeover *takeover = context;
	const struct ndmsg *original = mnl_nlmsg_get_payload(message);
	uint32_t index = guest_index(takeover, (uint32_t)original->ndm_ifindex);
	struct nlmsghdr *copy;

	if (!index || !(original->ndm_state & NUD_PERMANENT))
		return MNL_CB_OK;
	copy = keep(takeover, message);
	if (!copy)
		return stop(takeover, -E2BIG);
	((struct ndmsg *)mnl_nlmsg_get_payload(copy))->ndm_ifindex = (int)index;
	return MNL_CB_OK;
}

/* A link of the guest's is to have a name and, once it is the last, to be up. */
static int add_link(struct takeover *takeover, size_t number, int is_last)
{
	struct gpupv_interface *interface =
		&takeover->network->interfaces[number];
	char buffer[256];
	struct nlmsghdr *message = mnl_nlmsg_put_header(buffer);
	struct ifinfomsg *link;

	message->nlmsg_type = RTM_NEWLINK;
	link = mnl_nlmsg_put_extra_header(message, sizeof(*link));
	link->ifi_index = FIRST_GUEST_INDEX + (int)number;
	if (is_last) {
		link->ifi_flags = IFF_UP;
		link->ifi_change = IFF_UP;
		mnl_attr_put_u32(message, IFLA_MTU, takeover->mtus[number]);
	}
	mnl_attr_put_strz(message, IFLA_IFNAME,
			  is_last ? interface->name : interface->tap);
	return keep(takeover, message) ? 0 : -E2BIG;
}

static int describe(struct takeover *takeover)
{
	size_t count = takeover->network->interface_count;
	int error = 0;
	size_t i;

	/* No name is to be another's when it is given. */
	for (i = 0; i < 2 * count && !error; i++)
		error = add_link(takeover, i % count, i >= count);
	if (!error)
		error = dump(takeover, RTM_GETADDR, sizeof(struct ifaddrmsg),
			     take_address);
	for (takeover->wants_gateways = 0;
	     takeover->wants_gateways < 2 && !error; takeover->wants_gateways++)
		error = dump(takeover, RTM_GETROUTE, sizeof(struct rtmsg),
			     take_route);
	if (!error)
		error = dump(takeover, RTM_GETNEIGH, sizeof(struct ndmsg),
			     take_neighbour);
	return error;
}

static struct tcmsg *put_control(struct nlmsghdr *message, uint16_t type,
				 uint32_t index, uint32_t parent)
{
	struct tcmsg *control;

	message->nlmsg_type = type;
	message->nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK;
	if (type != RTM_DELQDISC)
		message->nlmsg_flags |= NLM_F_CREATE | NLM_F_EXCL;
	control = mnl_nlmsg_put_extra_header(message, sizeof(*control));
	control->tcm_family = AF_UNSPEC;
	control->tcm_ifindex = (int)index;
	control->tcm_parent = parent;
	return control;
}

static int change_ingress(struct mnl_socket *socket, uint16_t type,
			  uint32_t index)
{
	char buffer[256];
	struct nlmsghdr *message = mnl_nlmsg_put_header(buffer);

	put_control(message, type, index, TC_H_INGRESS)->tcm_handle =
		TC_H_MAKE(TC_H_INGRESS, 0);
	mnl_attr_put_strz(message, TCA_KIND, "ingress");
	return exchange(socket, message, NULL, NULL);
}

/* All that arrives at interface @from leaves by @to. */
static int redirect(struct mnl_socket *socket, uint32_t from, uint32_t to)
{
	/* One key, of zeros, which everything matches. */
	const struct tc_u32_sel selector = {
		.flags = TC_U32_TERMINAL, .nkeys = 1,
	};
	uint8_t match[sizeof(selector) + sizeof(struct tc_u32_key)] = { 0 };
	struct tc_mirred mirred = {
		.action = TC_ACT_STOLEN,
		.eaction = TCA_EGRESS_REDIR,
		.ifindex = to,
	};
	char buffer[512];
	struct nlmsghdr *message = mnl_nlmsg_put_header(buffer);
	struct nlattr *options, *actions, *action, *parameters;
	int error;

	memcpy(match, &selector, sizeof(selector));
	/* What another VM, which is gone, has left: there would be two. */
	change_ingress(socket, RTM_DELQDISC, from);
	error = change_ingress(socket, RTM_NEWQDISC, from);
	if (error)
		return error;
	put_control(message, RTM_NEWTFILTER, from, TC_H_MAKE(TC_H_INGRESS, 0))
		->tcm_info = TC_H_MAKE(1u << 16, __builtin_bswap16(ETH_P_ALL));
	mnl_attr_put_strz(message, TCA_KIND, "u32");
	options = mnl_attr_nest_start(message, TCA_OPTIONS);
	mnl_attr_put(message, TCA_U32_SEL, sizeof(match), match);
	actions = mnl_attr_nest_start(message, TCA_U32_ACT);
	action = mnl_attr_nest_start(message, 1);
	mnl_attr_put_strz(message, TCA_ACT_KIND, "mirred");
	parameters = mnl_attr_nest_start(message, TCA_ACT_OPTIONS);
	mnl_attr_put(message, TCA_MIRRED_PARMS, sizeof(mirred), &mirred);
	mnl_attr_nest_end(message, parameters);
	mnl_attr_nest_end(message, action);
	mnl_attr_nest_end(message, actions);
	mnl_attr_nest_end(message, options);
	return exchange(socket, message, NULL, NULL);
}

static int take_index(const struct nlmsghdr *message, void *context)
{
	const struct ifinfomsg *link = mnl_nlmsg_get_payload(message);

	*(uint32_t *)context = (uint32_t)link->ifi_index;
	return MNL_CB_OK;
}

/* The index of interface @name, 0 if there is none. */
static uint32_t index_of(struct mnl_socket *socket, const char *name)
{
	char buffer[256];
	struct nlmsghdr *message = mnl_nlmsg_put_header(buffer);
	uint32_t index = 0;

	message->nlmsg_type = RTM_GETLINK;
	message->nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK;
	mnl_nlmsg_put_extra_header(message, sizeof(struct ifinfomsg));
	mnl_attr_put_strz(message, IFLA_IFNAME, name);
	return exchange(socket, message, take_index, &index) ? 0 : index;
}

static int bring_up(struct mnl_socket *socket, uint32_t index, uint32_t mtu)
{
	char buffer[256];
	struct nlmsghdr *message = mnl_nlmsg_put_header(buffer);
	struct ifinfomsg *link;

	message->nlmsg_type = RTM_NEWLINK;
	message->nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK;
	link = mnl_nlmsg_put_extra_header(message, sizeof(*link));
	link->ifi_index = (int)index;
	link->ifi_flags = IFF_UP | IFF_NOARP;
	link->ifi_change = IFF_UP | IFF_NOARP;
	mnl_attr_put_u32(message, IFLA_MTU, mtu);
	return exchange(socket, message, NULL, NULL);
}

static int attach(int tap, const char *name)
{
	struct ifreq request = { .ifr_flags = TAP_FLAGS };

	snprintf(request.ifr_name, sizeof(request.ifr_name), "%s", name);
	return ioctl(tap, TUNSETIFF, &request) ? -errno : 0;
}

static int connect_tap(struct takeover *takeover, size_t number, int tap,
		       uint32_t owner)
{
	const char *name = takeover->network->interfaces[number].tap;
	uint32_t index;
	int error;

	error = attach(tap, name);
	if (error)
		return error;
	if (ioctl(tap, TUNSETOWNER, (unsigned long)owner) ||
	    ioctl(tap, TUNSETPERSIST, 1ul))
		return -errno;
	index = index_of(takeover->socket, name);
	error = bring_up(takeover->socket, index, takeover->mtus[number]);
	if (!error)
		error = redirect(takeover->socket, index,
				 takeover->indexes[number]);
	if (!error)
		error = redirect(takeover->socket, takeover->indexes[number],
				 index);
	return error;
}

int gpupv_take_over_network(const char *path, uint32_t owner,
			    struct gpupv_network *network)
{
	struct takeover takeover = { .network = network };
	int taps[GPUPV_MAX_INTERFACES];
	size_t touched = 0;
	int error;
	size_t i;

	memset(taps, -1, sizeof(taps));
	network->interface_count = 0;
	network->message_bytes = 0;
	error = open_in_namespace(path, &takeover.socket, taps, 0);
	if (!error)
		error = dump(&takeover, RTM_GETLINK, sizeof(struct ifinfomsg),
			     take_link);
	if (!error && network->interface_count)
		error = describe(&takeover);
	if (takeover.socket)
		mnl_socket_close(takeover.socket);
	takeover.socket = NULL;
	if (error || !network->interface_count)
		return error;
	/* A descriptor of /dev/net/tun makes taps where it was opened. */
	error = open_in_namespace(path, &takeover.socket, taps,
				  network->interface_count);
	for (i = 0; i < network->interface_count && !error; i++) {
		error = connect_tap(&takeover, i, taps[i], owner);
		/* One that is busy is another VM's, and stays as it is. */
		if (error != -EBUSY)
			touched = i + 1;
	}
	for (i = 0; i < network->interface_count; i++) {
		if (error && i < touched) {
			ioctl(taps[i], TUNSETPERSIST, 0ul);
			change_ingress(takeover.socket, RTM_DELQDISC,
				       takeover.indexes[i]);
		}
		if (taps[i] >= 0)
			close(taps[i]);
	}
	if (takeover.socket)
		mnl_socket_close(takeover.socket);
	return error;
}

int gpupv_give_back_interface(const char *path, const char *name,
			      const char *tap)
{
	struct mnl_socket *socket = NULL;
	int fd = -1;
	int error = open_in_namespace(path, &socket, &fd, 1);

	/* One that no launcher has opened is there until it is let go. */
	if (!error && index_of(socket, tap)) {
		error = attach(fd, tap);
		if (!error && ioctl(fd, TUNSETPERSIST, 0ul))
			error = -errno;
	}
	if (!error)
		error = change_ingress(socket, RTM_DELQDISC,
				       index_of(socket, name));
	if (fd >= 0)
		close(fd);
	if (socket)
		mnl_socket_close(socket);
	return error;
}

int gpupv_open_tap(const char *name)
{
	int tap = open("/dev/net/tun", O_RDWR | O_CLOEXEC);
	int error;

	if (tap < 0)
		return -errno;
	error = attach(tap, name);
	if (!error && ioctl(tap, TUNSETPERSIST, 0ul))
		error = -errno;
	if (!error)
		return tap;
	close(tap);
	return error;
}
