// SPDX-License-Identifier: Apache-2.0
/* The kernel interfaces of dxg_shim.h that take more than a line. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/futex.h>
#include <signal.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include "dxg_shim.h"
#include "dxg_preload.h"

struct task_struct dxg_current;

/* ---------------------------------------------------------- user memory */

/* Where the kernel does not let us look at ourselves so, wild pointers crash. */
static bool dxg_copy_plainly(void)
{
	return errno == ENOSYS || errno == EPERM;
}

unsigned long copy_from_user(void *to, const void *from, unsigned long size)
{
	struct iovec local = { to, size };
	struct iovec remote = { (void *)from, size };
	ssize_t copied;

	if (!size)
		return 0;
	copied = syscall(SYS_process_vm_readv, (long)dxg_current.tgid, &local,
			 1ul, &remote, 1ul, 0ul);
	if (copied < 0 && dxg_copy_plainly()) {
		memcpy(to, from, size);
		return 0;
	}
	return copied < 0 ? size : size - (unsigned long)copied;
}

unsigned long copy_to_user(void *to, const void *from, unsigned long size)
{
	struct iovec local = { (void *)from, size };
	struct iovec remote = { to, size };
	ssize_t copied;

	if (!size)
		return 0;
	copied = syscall(SYS_process_vm_writev, (long)dxg_current.tgid, &local,
			 1ul, &remote, 1ul, 0ul);
	if (copied < 0 && dxg_copy_plainly()) {
		memcpy(to, from, size);
		return 0;
	}
	return copied < 0 ? size : size - (unsigned long)copied;
}

/* --------------------------------------------------------------- signals */

/* The mask of the ioctl that this thread is in. */
static __thread sigset_t dxg_mask;
static __thread bool dxg_holding;

/* How the kernel takes masks. */
#define DXG_SIGSET_SIZE	(_NSIG / 8)

static void dxg_set_mask(const sigset_t *mask, sigset_t *old)
{
	syscall(SYS_rt_sigprocmask, SIG_SETMASK, mask, old, DXG_SIGSET_SIZE);
}

void dxg_signals_hold(void)
{
	sigset_t all;

	sigfillset(&all);
	/* What the program itself does wrong is not held up. */
	sigdelset(&all, SIGSEGV);
	sigdelset(&all, SIGBUS);
	sigdelset(&all, SIGFPE);
	sigdelset(&all, SIGILL);
	sigdelset(&all, SIGTRAP);
	sigdelset(&all, SIGABRT);
	sigdelset(&all, SIGSYS);
	dxg_set_mask(&all, &dxg_mask);
	dxg_holding = true;
}

void dxg_signals_release(void)
{
	dxg_holding = false;
	dxg_set_mask(&dxg_mask, NULL);
}

enum dxg_pending { DXG_PENDING_NONE, DXG_PENDING_RESTART, DXG_PENDING_INTERRUPT,
		   DXG_PENDING_FATAL };

static bool dxg_default_is_harmless(int number)
{
	return number == SIGCHLD || number == SIGURG || number == SIGWINCH ||
	       number == SIGCONT;
}

/* What the signals do that wait for the ioctl to end. */
static enum dxg_pending dxg_pending(void)
{
	enum dxg_pending worst = DXG_PENDING_NONE, this;
	struct sigaction action;
	sigset_t pending;
	int number;

	if (!dxg_holding || sigpending(&pending) || sigisemptyset(&pending))
		return DXG_PENDING_NONE;
	for (number = 1; number < _NSIG; number++) {
		if (sigismember(&pending, number) != 1 ||
		    sigismember(&dxg_mask, number) == 1 ||
		    sigaction(number, NULL, &action))
			continue;
		if (action.sa_handler == SIG_IGN ||
		    (action.sa_handler == SIG_DFL &&
		     dxg_default_is_harmless(number)))
			continue;
		if (action.sa_handler == SIG_DFL)
			this = DXG_PENDING_FATAL;
		else if (action.sa_flags & SA_RESTART)
			this = DXG_PENDING_RESTART;
		else
			this = DXG_PENDING_INTERRUPT;
		worst = max(worst, this);
	}
	return worst;
}

/* ---------------------------------------------------------------- sleeps */

/* How long a sleep that cannot be interrupted goes on before it looks. */
#define DXG_LOOK_NS	100000000

static long dxg_futex(u32 *word, int operation, u32 value,
		      const struct timespec *timeout)
{
	return syscall(SYS_futex, word, operation | FUTEX_PRIVATE_FLAG, value,
		       timeout, NULL, 0);
}

static int dxg_sleep_interruptibly(u32 *word, u32 value)
{
	enum dxg_pending pending = dxg_pending();
	long slept;
	int error;

	if (pending == DXG_PENDING_INTERRUPT)
		return -ERESTARTSYS;
	/* Handlers that restart calls run here, and the sleep goes on. */
	dxg_set_mask(&dxg_mask, NULL);
	slept = dxg_futex(word, FUTEX_WAIT, value, NULL);
	error = errno;
	dxg_signals_hold();
	return slept && error == EINTR ? -ERESTARTSYS : 0;
}

int dxg_sleep(u32 *word, u32 value, bool interruptible)
{
	struct timespec timeout = { .tv_nsec = DXG_LOOK_NS };

	if (interruptible && dxg_holding)
		return dxg_sleep_interruptibly(word, value);
	if (dxg_futex(word, FUTEX_WAIT, value, &timeout) &&
	    errno == ETIMEDOUT && dxg_pending() == DXG_PENDING_FATAL) {
		/* It ends, or stops, the program here. */
		dxg_set_mask(&dxg_mask, NULL);
		dxg_signals_hold();
	}
	return 0;
}

void dxg_wake(u32 *word)
{
	dxg_futex(word, FUTEX_WAKE, INT_MAX, NULL);
}

void complete(struct completion *completion)
{
	__atomic_store_n(&completion->done, 1, __ATOMIC_SEQ_CST);
	dxg_wake(&completion->done);
}

static int dxg_wait_for(struct completion *completion, bool interruptible)
{
	int ret = 0;

	while (!ret && !__atomic_load_n(&completion->done, __ATOMIC_ACQUIRE))
		ret = dxg_sleep(&completion->done, 0, interruptible);
	return ret;
}

int wait_for_completion_killable(struct completion *completion)
{
	return dxg_wait_for(completion, false);
}

int wait_for_completion_interruptible(struct completion *completion)
{
	return dxg_wait_for(completion, true);
}

int mutex_lock_killable(struct mutex *mutex)
{
	struct timespec until;

	for (;;) {
		clock_gettime(CLOCK_REALTIME, &until);
		until.tv_nsec += DXG_LOOK_NS;
		if (until.tv_nsec >= 1000000000) {
			until.tv_nsec -= 1000000000;
			until.tv_sec++;
		}
		if (!pthread_mutex_timedlock(&mutex->mutex, &until))
			return 0;
		if (dxg_pending() == DXG_PENDING_FATAL) {
			dxg_set_mask(&dxg_mask, NULL);
			dxg_signals_hold();
		}
	}
}

/* -------------------------------------------------------------- eventfds */

/* A descriptor of our own of the client's eventfd. */
struct eventfd_ctx {
	struct dxg_private	own;
};

struct eventfd_ctx *eventfd_ctx_fdget(int fd)
{
	struct eventfd_ctx *eventfd;
	int own;

	if (!dxg_fd_is_eventfd(fd))
		return ERR_PTR(-EINVAL);
	eventfd = malloc(sizeof(*eventfd));
	if (!eventfd)
		return ERR_PTR(-ENOMEM);
	own = (int)syscall(SYS_fcntl, fd, F_DUPFD_CLOEXEC, 0);
	if (own < 0 || dxg_private_take(&eventfd->own, own)) {
		free(eventfd);
		return ERR_PTR(-EINVAL);
	}
	return eventfd;
}

void eventfd_ctx_put(struct eventfd_ctx *eventfd)
{
	dxg_private_end(&eventfd->own);
	free(eventfd);
}

void eventfd_signal(struct eventfd_ctx *eventfd)
{
	u64 one = 1;

	dxg_private_lock();
	while (syscall(SYS_write, eventfd->own.fd, &one, sizeof(one)) < 0 &&
	       errno == EINTR)
		;
	dxg_private_unlock();
}

/* ---------------------------------------------------------------- xarray */

#define DXG_XA_BITS	6
#define DXG_XA_SLOTS	(1u << DXG_XA_BITS)

struct dxg_xa_node {
	unsigned int	used;
	void		*slots[DXG_XA_SLOTS];
};

void xa_init_flags(struct xarray *xa, int flags)
{
	(void)flags;
	pthread_mutex_init(&xa->lock, NULL);
	xa->root = NULL;
	xa->shift = 0;
	xa->next = 0;
}

static void dxg_xa_free(struct dxg_xa_node *node, unsigned int shift)
{
	unsigned int i;

	for (i = 0; shift && i < DXG_XA_SLOTS; i++) {
		if (node->slots[i])
			dxg_xa_free(node->slots[i], shift - DXG_XA_BITS);
	}
	free(node);
}

void xa_destroy(struct xarray *xa)
{
	if (xa->root)
		dxg_xa_free(xa->root, xa->shift);
	xa->root = NULL;
	pthread_mutex_destroy(&xa->lock);
}

static unsigned int dxg_xa_slot(unsigned long index, unsigned int shift)
{
	return index >> shift & (DXG_XA_SLOTS - 1);
}

/* Whether the tree as high as it is has a place for @index. */
static bool dxg_xa_reaches(const struct xarray *xa, unsigned long index)
{
	unsigned int bits = xa->shift + DXG_XA_BITS;

	return xa->root && (bits >= 64 || index >> bits == 0);
}

static void *dxg_xa_get(struct xarray *xa, unsigned long index)
{
	unsigned int shift = xa->shift;
	struct dxg_xa_node *node = xa->root;

	if (!dxg_xa_reaches(xa, index))
		return NULL;
	for (; node && shift; shift -= DXG_XA_BITS)
		node = node->slots[dxg_xa_slot(index, shift)];
	return node ? node->slots[dxg_xa_slot(index, 0)] : NULL;
}

static int dxg_xa_grow(struct xarray *xa, unsigned long index)
{
	struct dxg_xa_node *node;

	while (!dxg_xa_reaches(xa, index)) {
		node = calloc(1, sizeof(*node));
		if (!node)
			return -ENOMEM;
		if (xa->root) {
			node->slots[0] = xa->root;
			node->used = 1;
			xa->shift += DXG_XA_BITS;
		}
		xa->root = node;
	}
	return 0;
}

/* Empty nodes stay where they are: they are few and used again. */
static int dxg_xa_put(struct xarray *xa, unsigned long index, void *entry)
{
	struct dxg_xa_node *node;
	unsigned int shift;
	void **slot;

	if (dxg_xa_grow(xa, index))
		return -ENOMEM;
	node = xa->root;
	for (shift = xa->shift; shift; shift -= DXG_XA_BITS) {
		slot = &node->slots[dxg_xa_slot(index, shift)];
		if (!*slot) {
			*slot = calloc(1, sizeof(*node));
			if (!*slot)
				return -ENOMEM;
			node->used++;
		}
		node = *slot;
	}
	slot = &node->slots[dxg_xa_slot(index, 0)];
	if (!*slot != !entry)
		node->used += entry ? 1 : -1;
	*slot = entry;
	return 0;
}

void *xa_load(struct xarray *xa, unsigned long index)
{
	void *entry;

	pthread_mutex_lock(&xa->lock);
	entry = dxg_xa_get(xa, index);
	pthread_mutex_unlock(&xa->lock);
	return entry;
}

void *xa_store(struct xarray *xa, unsigned long index, void *entry, gfp_t gfp)
{
	void *old;

	(void)gfp;
	pthread_mutex_lock(&xa->lock);
	old = dxg_xa_get(xa, index);
	if (dxg_xa_put(xa, index, entry))
		old = ERR_PTR(-ENOMEM);
	pthread_mutex_unlock(&xa->lock);
	return old;
}

void *xa_erase(struct xarray *xa, unsigned long index)
{
	void *old;

	pthread_mutex_lock(&xa->lock);
	old = dxg_xa_get(xa, index);
	if (old)
		dxg_xa_put(xa, index, NULL);
	pthread_mutex_unlock(&xa->lock);
	return old;
}

int xa_alloc(struct xarray *xa, u32 *id, void *entry, struct xa_limit limit,
	     gfp_t gfp)
{
	u32 at, start;
	int ret;

	(void)gfp;
	pthread_mutex_lock(&xa->lock);
	start = max(xa->next, limit.min);
	/* A few are in use at a time: a free one is near. */
	for (at = start; dxg_xa_get(xa, at);) {
		at = at == limit.max ? limit.min : at + 1;
		if (at == start) {
			pthread_mutex_unlock(&xa->lock);
			return -EBUSY;
		}
	}
	ret = dxg_xa_put(xa, at, entry);
	if (!ret) {
		*id = at;
		/* Low numbers again and again: the tree stays small. */
		xa->next = at >= DXG_XA_SLOTS * DXG_XA_SLOTS ? limit.min :
							       at + 1;
	}
	pthread_mutex_unlock(&xa->lock);
	return ret;
}

/* *@index ends up at what is found, or else behind all of the node. */
static void *dxg_xa_search(struct dxg_xa_node *node, unsigned int shift,
			   unsigned long *index)
{
	unsigned int slot = dxg_xa_slot(*index, shift);
	void *entry;

	for (; slot < DXG_XA_SLOTS; slot++) {
		entry = node->slots[slot];
		if (entry && shift)
			entry = dxg_xa_search(entry, shift - DXG_XA_BITS,
					      index);
		else if (!entry)
			*index = ((*index >> shift) + 1) << shift;
		else
			return entry;
		if (entry)
			return entry;
	}
	return NULL;
}

void *dxg_xa_find(struct xarray *xa, unsigned long *index)
{
	void *entry = NULL;

	pthread_mutex_lock(&xa->lock);
	if (dxg_xa_reaches(xa, *index))
		entry = dxg_xa_search(xa->root, xa->shift, index);
	pthread_mutex_unlock(&xa->lock);
	return entry;
}
