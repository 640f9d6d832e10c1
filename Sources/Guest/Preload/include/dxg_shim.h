/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The few kernel interfaces that the front end uses, for a program: threads'
 * locks for the kernel's, futexes for its sleeps. Each <linux/...> header here
 * is this one. Only what the front end needs is there, and it behaves as the
 * kernel's does where the front end can tell.
 *
 * Sleeps: an ioctl runs with signals blocked (dxg_signals_hold), so that no
 * handler runs half way, as none does in the kernel. Killable sleeps look now
 * and then whether a signal is to end the program; interruptible ones let
 * handlers run.
 */
#ifndef DXG_SHIM_H
#define DXG_SHIM_H

#include <linux/types.h>
#include <linux/errno.h>
#include <assert.h>
#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <sched.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* ------------------------------------------------------------ compiler */

#define likely(x)		__builtin_expect(!!(x), 1)
#define unlikely(x)		__builtin_expect(!!(x), 0)
#define barrier()		__asm__ volatile("" ::: "memory")
#define READ_ONCE(x)		__atomic_load_n(&(x), __ATOMIC_RELAXED)
#define WRITE_ONCE(x, v)	__atomic_store_n(&(x), (v), __ATOMIC_RELAXED)
#define smp_mb()		__atomic_thread_fence(__ATOMIC_SEQ_CST)
#define smp_load_acquire(p)	__atomic_load_n((p), __ATOMIC_ACQUIRE)
#define smp_store_release(p, v)	__atomic_store_n((p), (v), __ATOMIC_RELEASE)
#define virt_mb()		smp_mb()
#define virt_load_acquire(p)	smp_load_acquire(p)
#define virt_store_release(p, v) smp_store_release(p, v)
#define xchg(p, v)		__atomic_exchange_n((p), (v), __ATOMIC_SEQ_CST)

#define container_of(pointer, type, member) \
	((type *)((char *)(pointer) - offsetof(type, member)))
#define ARRAY_SIZE(a)		(sizeof(a) / sizeof((a)[0]))
#define ALIGN(x, a)		(((x) + ((__typeof__(x))(a) - 1)) & \
				 ~((__typeof__(x))(a) - 1))
#define min(a, b)		({ __typeof__(a) _a = (a); \
				   __typeof__(b) _b = (b); \
				   _a < _b ? _a : _b; })
#define max(a, b)		({ __typeof__(a) _a = (a); \
				   __typeof__(b) _b = (b); \
				   _a > _b ? _a : _b; })
#define min_t(type, a, b)	min((type)(a), (type)(b))
#define max_t(type, a, b)	max((type)(a), (type)(b))
#define U32_MAX			((u32)~0u)

/* ---------------------------------------------------- pointers as errors */

#define DXG_MAX_ERRNO		4095

static inline void *ERR_PTR(long error)
{
	return (void *)error;
}

static inline bool IS_ERR(const void *pointer)
{
	return (unsigned long)pointer >= (unsigned long)-DXG_MAX_ERRNO;
}

static inline bool IS_ERR_OR_NULL(const void *pointer)
{
	return !pointer || IS_ERR(pointer);
}

static inline long PTR_ERR(const void *pointer)
{
	return (long)pointer;
}

static inline int PTR_ERR_OR_ZERO(const void *pointer)
{
	return IS_ERR(pointer) ? (int)PTR_ERR(pointer) : 0;
}

/* ------------------------------------------------------------- messages */

/* A program's standard error is its own: nothing is said. */
static inline __attribute__((format(printf, 1, 2)))
void dxg_no_message(const char *format, ...)
{
	(void)format;
}

#define pr_err(...)		dxg_no_message(__VA_ARGS__)
#define pr_warn(...)		dxg_no_message(__VA_ARGS__)
#define pr_warn_once(...)	dxg_no_message(__VA_ARGS__)
#define pr_info(...)		dxg_no_message(__VA_ARGS__)

/* --------------------------------------------------------------- memory */

typedef int gfp_t;

#define GFP_KERNEL		0
#define GFP_KERNEL_ACCOUNT	0

static inline void *kmalloc(size_t size, gfp_t flags)
{
	(void)flags;
	return malloc(size);
}

static inline void *kzalloc(size_t size, gfp_t flags)
{
	(void)flags;
	return calloc(1, size);
}

static inline void *kvmalloc_array(size_t count, size_t size, gfp_t flags)
{
	size_t bytes;

	(void)flags;
	return __builtin_mul_overflow(count, size, &bytes) ? NULL :
							     malloc(bytes);
}

#define kvmalloc(size, flags)	kmalloc(size, flags)
#define kfree(pointer)		free(pointer)
#define kvfree(pointer)		free(pointer)

static inline ssize_t strscpy(char *to, const char *from, size_t size)
{
	size_t length = strnlen(from, size);

	if (!size)
		return -E2BIG;
	if (length == size) {
		memcpy(to, from, size - 1);
		to[size - 1] = 0;
		return -E2BIG;
	}
	memcpy(to, from, length + 1);
	return length;
}

/* Bytes that could not be copied. No address makes them crash. */
unsigned long copy_from_user(void *to, const void __user *from,
			     unsigned long size);
unsigned long copy_to_user(void __user *to, const void *from,
			   unsigned long size);
#define u64_to_user_ptr(x)	((void __user *)(uintptr_t)(x))

/* --------------------------------------------------------------- atomic */

typedef struct { int value; } atomic_t;
typedef struct { s64 value; } atomic64_t;
typedef struct { unsigned int value; } refcount_t;

#define atomic_set(a, v)	WRITE_ONCE((a)->value, v)
#define atomic_read(a)		READ_ONCE((a)->value)
#define atomic_inc_return(a)	__atomic_add_fetch(&(a)->value, 1, \
						   __ATOMIC_SEQ_CST)
#define atomic64_set(a, v)	WRITE_ONCE((a)->value, (s64)(v))
#define atomic64_read(a)	READ_ONCE((a)->value)
#define atomic64_inc(a)		((void)__atomic_add_fetch(&(a)->value, 1, \
							  __ATOMIC_RELAXED))
#define atomic64_inc_return(a)	__atomic_add_fetch(&(a)->value, 1, \
						   __ATOMIC_SEQ_CST)
#define refcount_set(r, v)	WRITE_ONCE((r)->value, v)
#define refcount_inc(r)		((void)__atomic_add_fetch(&(r)->value, 1, \
							  __ATOMIC_RELAXED))

static inline bool refcount_dec_and_test(refcount_t *refcount)
{
	return !__atomic_sub_fetch(&refcount->value, 1, __ATOMIC_ACQ_REL);
}

/* ----------------------------------------------------------------- lists */

struct list_head {
	struct list_head *next, *prev;
};

#define LIST_HEAD(name)		struct list_head name = { &(name), &(name) }

static inline void INIT_LIST_HEAD(struct list_head *list)
{
	list->next = list;
	list->prev = list;
}

static inline bool list_empty(const struct list_head *list)
{
	return list->next == list;
}

/* Puts the chain @first to @last in front of @next. */
static inline void dxg_list_insert(struct list_head *first,
				   struct list_head *last,
				   struct list_head *next)
{
	struct list_head *prev = next->prev;

	prev->next = first;
	first->prev = prev;
	last->next = next;
	next->prev = last;
}

static inline void list_add_tail(struct list_head *entry,
				 struct list_head *list)
{
	dxg_list_insert(entry, entry, list);
}

static inline void list_del(struct list_head *entry)
{
	entry->prev->next = entry->next;
	entry->next->prev = entry->prev;
	entry->next = NULL;
	entry->prev = NULL;
}

static inline void list_del_init(struct list_head *entry)
{
	list_del(entry);
	INIT_LIST_HEAD(entry);
}

static inline void list_move_tail(struct list_head *entry,
				  struct list_head *list)
{
	list_del(entry);
	list_add_tail(entry, list);
}

static inline void list_splice_tail_init(struct list_head *from,
					 struct list_head *list)
{
	if (list_empty(from))
		return;
	dxg_list_insert(from->next, from->prev, list);
	INIT_LIST_HEAD(from);
}

/* At the front. */
static inline void list_splice_init(struct list_head *from,
				    struct list_head *list)
{
	if (list_empty(from))
		return;
	dxg_list_insert(from->next, from->prev, list->next);
	INIT_LIST_HEAD(from);
}

#define list_entry(entry, type, member)	container_of(entry, type, member)
#define list_first_entry(list, type, member) \
	list_entry((list)->next, type, member)
#define list_for_each_entry(at, list, member) \
	for (at = list_first_entry(list, __typeof__(*at), member); \
	     &at->member != (list); \
	     at = list_entry(at->member.next, __typeof__(*at), member))
#define list_for_each_entry_safe(at, following, list, member) \
	for (at = list_first_entry(list, __typeof__(*at), member), \
	     following = list_entry(at->member.next, __typeof__(*at), member); \
	     &at->member != (list); \
	     at = following, \
	     following = list_entry(at->member.next, __typeof__(*at), member))

/* ----------------------------------------------------------------- locks */

struct mutex {
	pthread_mutex_t	mutex;
};

typedef struct { pthread_mutex_t mutex; } spinlock_t;

#define mutex_init(m)		((void)pthread_mutex_init(&(m)->mutex, NULL))
#define mutex_lock(m)		((void)pthread_mutex_lock(&(m)->mutex))
#define mutex_unlock(m)		((void)pthread_mutex_unlock(&(m)->mutex))
#define mutex_trylock(m)	(!pthread_mutex_trylock(&(m)->mutex))
/* Who is being killed takes the holder along. */
int mutex_lock_killable(struct mutex *mutex);

/* Held briefly, but its holder may lose the CPU: sleep for it. */
#define spin_lock_init(s)	mutex_init(s)
#define spin_lock(s)		mutex_lock(s)
#define spin_unlock(s)		mutex_unlock(s)

#define cond_resched()		((void)0)

static inline void cond_resched_lock(spinlock_t *lock)
{
	spin_unlock(lock);
	spin_lock(lock);
}

/* ---------------------------------------------------------------- sleeps */

/* 0: woken, or *@word is not @value any more; -ERESTARTSYS: a handler ran. */
int dxg_sleep(u32 *word, u32 value, bool interruptible);
/* Wakes all who sleep for @word. */
void dxg_wake(u32 *word);

struct completion {
	u32	done;
};

static inline void init_completion(struct completion *completion)
{
	completion->done = 0;
}

/* For all who ever wait: no completion here is used twice. */
void complete(struct completion *completion);
int wait_for_completion_killable(struct completion *completion);
int wait_for_completion_interruptible(struct completion *completion);

typedef struct { u32 count; } wait_queue_head_t;

#define init_waitqueue_head(q)	((q)->count = 0)

static inline void wake_up_all(wait_queue_head_t *queue)
{
	__atomic_add_fetch(&queue->count, 1, __ATOMIC_SEQ_CST);
	dxg_wake(&queue->count);
}

#define wait_event_killable(queue, condition) ({ \
	u32 _count; \
	for (;;) { \
		_count = __atomic_load_n(&(queue).count, __ATOMIC_SEQ_CST); \
		smp_mb(); \
		if (condition) \
			break; \
		dxg_sleep(&(queue).count, _count, false); \
	} \
	0; })

/* ------------------------------------------------------- time and tasks */

static inline u64 ktime_get_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (u64)now.tv_sec * 1000000000u + (u64)now.tv_nsec;
}

static inline void cpu_relax(void)
{
#if defined(__x86_64__) || defined(__i386__)
	__builtin_ia32_pause();
#elif defined(__aarch64__)
	__asm__ volatile("yield" ::: "memory");
#endif
}

/* Nobody tells a program that another could run. */
#define need_resched()		false

struct task_struct {
	pid_t	tgid;
};

/* Whoever gets here opened the file: others' calls end before (dxg_file.c). */
extern struct task_struct dxg_current;
#define current			(&dxg_current)

/* -------------------------------------------------------------- eventfds */

struct eventfd_ctx;

struct eventfd_ctx *eventfd_ctx_fdget(int fd);
void eventfd_ctx_put(struct eventfd_ctx *eventfd);
void eventfd_signal(struct eventfd_ctx *eventfd);

/* ---------------------------------------------------------------- xarray */

/* Pointers by number, with a lock of its own. */
struct xarray {
	pthread_mutex_t		lock;
	struct dxg_xa_node	*root;
	unsigned int		shift;	/* of the root's slots' numbers */
	u32			next;	/* where to look for a free number */
};

struct xa_limit {
	u32	min, max;
};

#define XA_FLAGS_ALLOC		0
#define XA_LIMIT(a, b)		((struct xa_limit){ .min = (a), .max = (b) })

void xa_init_flags(struct xarray *xa, int flags);
void xa_destroy(struct xarray *xa);
void *xa_load(struct xarray *xa, unsigned long index);
/* What was there, or an error. */
void *xa_store(struct xarray *xa, unsigned long index, void *entry, gfp_t gfp);
void *xa_erase(struct xarray *xa, unsigned long index);
int xa_alloc(struct xarray *xa, u32 *id, void *entry, struct xa_limit limit,
	     gfp_t gfp);
/* The first entry at *@index or after. */
void *dxg_xa_find(struct xarray *xa, unsigned long *index);

static inline int xa_err(void *entry)
{
	return IS_ERR(entry) ? (int)PTR_ERR(entry) : 0;
}

#define xa_for_each(xa, index, entry) \
	for (index = 0, entry = dxg_xa_find(xa, &index); entry; \
	     index++, entry = dxg_xa_find(xa, &index))

#endif /* DXG_SHIM_H */
