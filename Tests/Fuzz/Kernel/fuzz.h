/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A fuzzer of the guest's kernel module that the kernel's coverage guides.
 *
 * A program is a few steps: calls of /dev/dxg, and what else a process can do
 * to a driver. A step has bytes that everything about it is chosen by, so any
 * bytes are a program; zeros choose what works. Threads of a few processes run
 * programs on handles, descriptors and memory that they share. A program that
 * reached code in an order that none did before is kept, and changed later.
 */
#ifndef FUZZ_H
#define FUZZ_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>

#include <dxg_calls.h>
#include <dxg_client.h>

#define ARRAY_SIZE(array)	(sizeof(array) / sizeof((array)[0]))
#define USER(pointer)		((uintptr_t)(pointer))
#define PAGE			4096u

/* -------------------------------------------------------------- programs */

#define FUZZ_CHOICES	24
#define FUZZ_STEPS	12

/* fuzz_step.what: the number of a call, one that there is none of, or these. */
enum fuzz_what {
	FUZZ_SESSION = 0x60,	/* adapter, device, context and so on anew */
	FUZZ_BUFFER,		/* an allocation that the GPU and the CPU see */
	FUZZ_FILE,		/* another open or dup of the device */
	FUZZ_CLOSE,
	FUZZ_EVENTFD,
	FUZZ_DROP,		/* closes a share's, sync file's or event's fd */
	FUZZ_MERGE,		/* of two sync files */
	FUZZ_TOUCH,		/* reads and writes what is mapped */
	FUZZ_PIN,		/* has the kernel do so */
	FUZZ_UNMAP,
	FUZZ_MOVE,
	FUZZ_PROTECT,
	FUZZ_ADVISE,
	FUZZ_OWN,		/* memory of the process's own, anew */
	FUZZ_MMAP,		/* of the device's descriptor */
	FUZZ_FORK,
	FUZZ_VFORK,
	FUZZ_RESOURCE,		/* a resource that is shared, and its fd */
	FUZZ_END,
};

struct fuzz_step {
	uint8_t	what;
	uint8_t	fault;	/* the allocation or copy that fails; 0: none */
	uint8_t	choices[FUZZ_CHOICES];
};

struct fuzz_program {
	uint32_t		count;
	struct fuzz_step	steps[FUZZ_STEPS];
};

uint64_t fuzz_random(uint64_t *state);
uint32_t fuzz_below(uint64_t *state, uint32_t bound);
void fuzz_generate(uint64_t *state, struct fuzz_program *program);
/* @other: a program that parts may come from. */
void fuzz_mutate(uint64_t *state, struct fuzz_program *program,
		 const struct fuzz_program *other);
/* One line of text, and from it; false: it is no program. */
void fuzz_print(FILE *file, const struct fuzz_program *program);
bool fuzz_parse(const char *line, struct fuzz_program *program);

/* ---------------------------------------------------------------- a step */

#define FUZZ_ARENA	(1u << 18)	/* bytes of a thread's arguments */
#define FUZZ_OWN_PAGES	64u

/* What a thread runs its steps with. */
struct fuzz_thread {
	const uint8_t	*choices;	/* what is left of the step's */
	unsigned int	left;
	uint8_t		*arena;		/* FUZZ_ARENA, then no memory */
	size_t		used;
	int		fail_nth;	/* fd; -1: no faults */
	unsigned int	fault;		/* the one that fails; 0: none */
	int		status;		/* of the last step; -errno */
	bool		renew;		/* the device is gone */
	bool		ticks;		/* signals end its waits */
};

/* Of each call: how often, and how often with success. Shared by all. */
struct fuzz_tally {
	_Atomic uint64_t	tried[FUZZ_END];
	_Atomic uint64_t	succeeded[FUZZ_END];
	_Atomic uint64_t	faults;	/* allocations and copies that failed */
};

extern struct fuzz_tally *fuzz_tally;

/* The process's part, before its threads. False: no session can be had. */
bool fuzz_process_begin(void);
void fuzz_thread_begin(struct fuzz_thread *thread);
void fuzz_step_run(struct fuzz_thread *thread, const struct fuzz_step *step);
/* The next of the step's choices, below @bound; 0 if none is left. */
uint32_t fuzz_choose(struct fuzz_thread *thread, uint32_t bound);

/* -------------------------------------------------- what a process has */

enum fuzz_fd { FUZZ_FD_DEVICE, FUZZ_FD_SHARE, FUZZ_FD_SYNC, FUZZ_FD_EVENT,
	       FUZZ_FD_KINDS };

void fuzz_keep_handle(enum dxg_handle_type type, uint32_t handle);
void fuzz_forget_handle(enum dxg_handle_type type, uint32_t handle);
/* The handle kept last that was not forgotten; 0: none. */
uint32_t fuzz_last_handle(enum dxg_handle_type type);
/* Takes @fd over; what was kept longest goes. */
void fuzz_keep_fd(enum fuzz_fd kind, int fd);
int fuzz_last_fd(enum fuzz_fd kind);
int fuzz_choose_fd(struct fuzz_thread *thread, enum fuzz_fd kind);
void fuzz_drop_fd(struct fuzz_thread *thread, enum fuzz_fd kind);
/* Memory that the driver mapped. */
void fuzz_keep_memory(uint64_t address, uint64_t size);
void fuzz_keep_gpu_address(uint64_t address);

/* A step that is a call of /dev/dxg: what it is made of, and of what came. */
void fuzz_call(struct fuzz_thread *thread, uint32_t number);
/* The other steps. */
void fuzz_act(struct fuzz_thread *thread, enum fuzz_what what);
bool fuzz_acts_begin(void);
uint8_t *fuzz_own_memory(void);
/* Chooses a page-aligned range that is or was mapped; bytes. */
uint64_t fuzz_choose_memory(struct fuzz_thread *thread, uint64_t *size);
bool fuzz_session_begin(void);
extern struct winluid fuzz_luid;

/* ------------------------------------------------------------- the kernel */

/* Has faults happen only where fail_nth says so, and silently. */
void fuzz_kernel_begin(void);
/* A line of the kernel's log since then that is a complaint; or null. */
const char *fuzz_complaint(void);
/* The calling thread's fail-nth; -1: the kernel has none. */
int fuzz_faults_open(void);
/* The thread's @nth allocation or copy from here on fails; 0: none does. */
void fuzz_fail(int fail_nth, unsigned int nth);
/* Ends that; whether one failed. */
bool fuzz_failed(int fail_nth);

#define FUZZ_COVER	(1u << 14)	/* places that a program may reach */

struct fuzz_coverage {
	uint64_t	*cover;		/* count, then program counters */
};

/* Of the calling thread. Ends the program if there is no KCOV. */
void fuzz_coverage_begin(struct fuzz_coverage *coverage);
static inline void fuzz_coverage_reset(struct fuzz_coverage *coverage)
{
	__atomic_store_n(&coverage->cover[0], 0, __ATOMIC_RELAXED);
}

/* ------------------------------------------------------------------ modes */

struct fuzz_options {
	uint64_t	seed;
	uint64_t	programs;	/* 0: until @seconds are over */
	unsigned int	seconds;
	unsigned int	processes;
	unsigned int	threads;	/* of each */
	unsigned int	times;		/* a replay is run */
};

/* The exit status: 0 if the kernel has nothing to say. */
int fuzz_run(const struct fuzz_options *options);
int fuzz_replay(const struct fuzz_options *options, const char *path);

#endif /* FUZZ_H */
