/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A case is a function that returns if all is well. Each runs in a process of
 * its own, with a time limit, on a /dev/dxg that nobody else has open.
 */
#ifndef CONFORMANCE_H
#define CONFORMANCE_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#include <dxg_calls.h>
#include <dxg_client.h>

struct conf_case {
	unsigned int		number;		/* of the call */
	const char		*name;
	const char		*group;		/* the file it is in */
	void			(*run)(const struct conf_case *self);
	const void		*data;		/* the case's own */
	int			order;
	struct conf_case	*next;
};

void conf_register(struct conf_case *entry);

#define CONF_JOIN_(a, b)	a##b
#define CONF_JOIN(a, b)		CONF_JOIN_(a, b)

/* CASE(ioctl, "what is so") { ... } */
#define CASE(call, title)	CASE_(call, title, CONF_JOIN(case_, __LINE__))
#define CASE_(call, title, id) \
	static void id(const struct conf_case *self); \
	static struct conf_case CONF_JOIN(id, _entry) = { \
		.number = _IOC_NR(call), .name = title, \
		.group = __FILE__, .run = id, .order = __LINE__, \
	}; \
	__attribute__((constructor)) static void CONF_JOIN(id, _register)(void) \
	{ \
		conf_register(&CONF_JOIN(id, _entry)); \
	} \
	static void id(__attribute__((unused)) const struct conf_case *self)

/* Ends the case: it failed at @file:@line, for the reason given. */
void conf_fail(const char *file, int line, const char *format, ...)
	__attribute__((noreturn, format(printf, 3, 4)));
/* An errno, or a number. */
const char *conf_errno(long long value);

#define CHECK(condition) do { \
	if (!(condition)) \
		conf_fail(__FILE__, __LINE__, "not so: %s", #condition); \
} while (0)

/* Both are integers; the message is in hex and decimal. */
#define EXPECT(expression, wanted) do { \
	unsigned long long got_ = (unsigned long long)(expression); \
	unsigned long long want_ = (unsigned long long)(wanted); \
	if (got_ != want_) \
		conf_fail(__FILE__, __LINE__, \
			  "%s: expected %lld (%#llx), got %lld (%#llx)", \
			  #expression, (long long)want_, want_, \
			  (long long)got_, got_); \
} while (0)

/* The ioctl's result: 0, a positive NTSTATUS or -errno. */
#define RETURNS_(text, expression, wanted) do { \
	long long got_ = (expression); \
	long long want_ = (wanted); \
	if (got_ != want_) \
		conf_fail(__FILE__, __LINE__, "%s: expected %s, got %s", \
			  text, conf_errno(want_), conf_errno(got_)); \
} while (0)

#define RETURNS(expression, wanted) \
	RETURNS_(#expression, expression, wanted)
#define OK(expression)	RETURNS_(#expression, expression, 0)

#define ARRAY_SIZE(array)	(sizeof(array) / sizeof((array)[0]))
#define USER(pointer)		((uintptr_t)(pointer))
#define MIB			(1ull << 20)

/* ------------------------------------------------------------ processes */

/* A child in which assertions work; -1 never comes back. */
pid_t conf_fork(void);
/* Waits for one: fails the case unless it returned 0. */
void conf_join(pid_t child);
/* A thread. */
void conf_thread(void *(*run)(void *), void *data, void *thread);
/* Whether @pid or the thread @tid of it sleeps (state S or D). */
void conf_until_sleeping(pid_t pid, pid_t tid);
/* A byte through a pipe: what happens here happens before what happens there. */
struct conf_gate {
	int	fds[2];
};
void conf_gate_make(struct conf_gate *gate);
void conf_gate_open(struct conf_gate *gate);
void conf_gate_pass(struct conf_gate *gate);
void conf_send(int socket, const void *data, size_t size, int fd);
void conf_receive(int socket, void *data, size_t size, int *fd);
void conf_socket_pair(int pair[2]);
/* Addresses that can be neither read nor written. */
void *conf_no_memory(void);
/* Whether fd becomes readable within @milliseconds. */
bool conf_readable(int fd, int milliseconds);
/* An eventfd's count; 0 if it was not signaled. */
uint64_t conf_events(int fd);
int conf_eventfd(void);

/* --------------------------------------------------------------- worlds */

/* A session on the node given, or the case fails. */
struct dxg_session conf_session(unsigned int node);
struct dxg_buffer conf_buffer(struct dxg_session *s, uint64_t size,
			      uint32_t flags);
/* A sync object by its description. */
struct d3dkmthandle conf_sync(struct dxg_session *s,
			      struct d3dddi_synchronizationobjectinfo2 *info);
/* A monitored fence with flags and an initial value. */
struct d3dkmthandle conf_fence(struct dxg_session *s, uint32_t flags,
			       uint64_t value, volatile const uint64_t **cpu);
/* A resource of @count allocations; shared if told so. */
struct d3dkmthandle conf_resource(struct dxg_session *s, uint32_t count,
				  bool shared, struct d3dkmthandle *members);
int conf_share(struct dxg_session *s, struct d3dkmthandle object);
/* The GPU fills, or copies, and the CPU waits for it. */
int conf_fill(struct dxg_session *s, uint64_t address, uint64_t bytes,
	      uint32_t pattern);
int conf_copy(struct dxg_session *s, uint64_t from, uint64_t to,
	      uint64_t bytes);
/* The words at @address as the GPU sees them, through a copy of its own. */
uint32_t conf_gpu_word(struct dxg_session *s, uint64_t address);
bool conf_all_words(const void *memory, uint64_t bytes, uint32_t pattern);
uint64_t conf_usage(struct dxg_session *s, uint32_t group);
uint64_t conf_budget(struct dxg_session *s, uint32_t group);
/* Blocks the session's context until conf_unblock(). */
void conf_block(struct dxg_session *s, struct d3dkmthandle *fence);
void conf_unblock(struct dxg_session *s, struct d3dkmthandle fence);
/* Everything queued on the session's context is done. */
void conf_finish(struct dxg_session *s);

/* One object of each type, and what calls on them need. */
struct conf_world {
	struct dxg_session	s;
	struct d3dkmthandle	objects[DXG_HANDLE_SYNC + 1]; /* by type */
	struct d3dkmthandle	hwcontext;
	struct d3dkmthandle	member;		/* an allocation of the resource */
	struct d3dkmthandle	loose;		/* an allocation of no resource */
	struct d3dkmthandle	free_sync;	/* may be destroyed */
	struct dxg_buffer	buffer;
	struct dxg_buffer	commands;
	uint32_t		command_bytes;
	uint64_t		reserved;	/* GPU addresses, 1 MiB */
	int			sync_fd;
	int			resource_fd;
	int			event_fd;
};

void conf_world_begin(struct conf_world *w);
void conf_world_begin_on(struct conf_world *w, int fd);
/* CreateSyncFile. */
int conf_sync_file(struct dxg_session *s, struct d3dkmthandle fence,
		   uint64_t value);

#endif /* CONFORMANCE_H */
