/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What `gpupv run` and the init of its mini-VM say to each other over one
 * virtio-serial port.
 *
 * Both directions carry frames: struct gpupv_init_frame and @length bytes of
 * payload. Integers are little-endian. The guest speaks first (HELLO), the
 * launcher answers (CONFIG), the guest says STARTED or FAILED and, at the
 * very end, EXIT; then the launcher ends the VM.
 *
 * Bytes of a stream are sent against credit: each side starts with
 * GPUPV_INIT_WINDOW for every stream it sends and gets more as the other side
 * has passed bytes on. So a frame can always be taken off the port at once,
 * and a stream that nobody reads holds up nothing else.
 */
#ifndef GPUPV_INIT_H
#define GPUPV_INIT_H

#include <stdint.h>

#define GPUPV_INIT_PORT		"org.gpupv.run"
#define GPUPV_INIT_ROOT_TAG	"root"
#define GPUPV_INIT_VERSION	1u

/*
 * A container's VM (the option is on the kernel's command line): the host
 * shares a directory with the container's root, "rootfs", writable, and with
 * what is mounted in it. On each port named GPUPV_INIT_EXEC_PORT and a number
 * one more process at a time is run: the guest says HELLO, and when the
 * process ended (EXIT, FAILED) it waits for NEXT and says HELLO again.
 */
#define GPUPV_INIT_CONTAINER_OPTION	"gpupv.container"
#define GPUPV_INIT_EXEC_PORT	"org.gpupv.exec."
#define GPUPV_INIT_EXEC_PORTS	8u

/* A larger frame ends the conversation. */
#define GPUPV_INIT_MAX_PAYLOAD	(8u << 20)
/* Bytes in flight on one stream, and the most one data frame carries. */
#define GPUPV_INIT_WINDOW	(256u << 10)
#define GPUPV_INIT_MAX_DATA	(32u << 10)

/* Written to this port by the init of a probe: QEMU exits with 2 * v + 1. */
#define GPUPV_INIT_EXIT_PORT	0xf4u
#define GPUPV_INIT_PROBE_VALUE	0x31u
/* On the kernel's command line: say so on the exit port and end. */
#define GPUPV_INIT_PROBE_OPTION	"gpupv.probe"

struct gpupv_init_frame {
	uint32_t type;		/* enum gpupv_init_type */
	uint32_t length;	/* of the payload */
};

enum gpupv_init_type {
	/* guest to launcher */
	GPUPV_INIT_HELLO	= 1,	/* u32 version, u32 0, u64 uptime in ns */
	GPUPV_INIT_STARTED	= 2,	/* u64 uptime in ns: CMD runs */
	GPUPV_INIT_FAILED	= 3,	/* struct gpupv_init_failed */
	GPUPV_INIT_EXIT		= 4,	/* struct gpupv_init_exit */
	GPUPV_INIT_STDOUT	= 5,	/* bytes */
	GPUPV_INIT_STDERR	= 6,
	GPUPV_INIT_ACK		= 7,	/* a SIGNAL or PING was taken */
	/* launcher to guest */
	GPUPV_INIT_CONFIG	= 32,	/* struct gpupv_init_config */
	GPUPV_INIT_STDIN	= 33,	/* bytes; none: end of stream */
	GPUPV_INIT_SIGNAL	= 34,	/* u32 signal number */
	GPUPV_INIT_WINSIZE	= 35,	/* 4 * u16: rows, columns, x, y pixels */
	GPUPV_INIT_CLOSE	= 36,	/* u32 stream: its reader is gone */
	GPUPV_INIT_PING		= 37,	/* answered by ACK */
	/* of containers, before CONFIG */
	GPUPV_INIT_SETUP	= 38,	/* strings, five for each step */
	GPUPV_INIT_LIMITS	= 39,	/* struct gpupv_init_limits */
	GPUPV_INIT_NETWORK	= 41,	/* requests of rtnetlink(7) */
	/* of GPUPV_INIT_EXEC_PORT: nothing more comes for what has ended */
	GPUPV_INIT_NEXT		= 40,
	/* both ways */
	GPUPV_INIT_CREDIT	= 64,	/* u32 stream, u32 bytes */
};

/* Streams are named by their descriptor in CMD: 0, 1, 2. */

enum gpupv_init_flags {
	GPUPV_INIT_TTY		= 1u << 0, /* 0 and 1 of CMD are a terminal */
	GPUPV_INIT_TTY_STDERR	= 1u << 1, /* and so is 2 */
	GPUPV_INIT_GPU		= 1u << 2, /* fail unless /dev/dxg appears */
	/* It has a PID namespace, and signals are for it alone. */
	GPUPV_INIT_CONTAINER	= 1u << 3,
	/* Nobody asked for the working directory: / if it is not there. */
	GPUPV_INIT_ANY_DIRECTORY = 1u << 4,
};

/*
 * A step of GPUPV_INIT_SETUP: five NUL-terminated strings, of which the first
 * is one of these characters. Unused ones are empty.
 */
enum gpupv_init_setup {
	GPUPV_INIT_SETUP_BIND		= 'b', /* shared name, target, flags */
	GPUPV_INIT_SETUP_MOUNT		= 'm', /* type, target, flags, data */
	GPUPV_INIT_SETUP_NAME		= 'h', /* the host's name */
	GPUPV_INIT_SETUP_PARAMETER	= 's', /* the kernel's: name, value */
	GPUPV_INIT_SETUP_MASK		= 'x', /* path */
	GPUPV_INIT_SETUP_READ_ONLY	= 'r', /* path */
	GPUPV_INIT_SETUP_ROOT_READ_ONLY	= 'R',
};

enum gpupv_init_limit_flags {
	GPUPV_INIT_NO_NEW_PRIVILEGES	= 1u << 0,
};

/*
 * Followed by @rlimit_count struct gpupv_init_rlimit and @filter_count
 * instructions of a seccomp filter (struct sock_filter).
 */
struct gpupv_init_limits {
	uint64_t bounding;	/* capabilities, by number */
	uint64_t effective;
	uint64_t permitted;
	uint64_t inheritable;
	uint64_t ambient;
	uint32_t flags;		/* enum gpupv_init_limit_flags */
	int32_t oom_score;	/* added; 0: as it is */
	uint32_t rlimit_count;
	uint32_t filter_count;
	uint32_t filter_flags;	/* of seccomp(2) */
	uint32_t reserved;
};

struct gpupv_init_rlimit {
	uint32_t resource;	/* of setrlimit(2) */
	uint32_t reserved;
	uint64_t soft;
	uint64_t hard;
};

/*
 * Followed by u32 groups[group_count] and then NUL-terminated strings: the
 * working directory, @argument_count arguments, @environment_count NAME=VALUE.
 */
struct gpupv_init_config {
	uint32_t flags;
	uint32_t argument_count;
	uint32_t environment_count;
	uint32_t group_count;
	uint32_t uid;
	uint32_t gid;
	uint32_t umask;
	uint32_t open_files;	/* RLIMIT_NOFILE, soft; 0: leave it */
	uint64_t realtime;	/* ns since 1970; 0: leave the clock */
	uint16_t window[4];	/* as WINSIZE */
	uint64_t reserved;
};

/* Followed by a message for people, not terminated. */
struct gpupv_init_failed {
	uint32_t stage;		/* enum gpupv_init_stage */
	uint32_t error;		/* errno */
};

enum gpupv_init_stage {
	GPUPV_INIT_STAGE_VM	= 0,	/* the VM could not be set up */
	GPUPV_INIT_STAGE_EXEC	= 1,	/* CMD could not be executed */
};

struct gpupv_init_exit {
	uint32_t status;	/* exit status, if @signal is 0 */
	uint32_t signal;	/* that ended CMD */
};

#endif
