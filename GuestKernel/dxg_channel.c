// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
/* One window with the host behind it. */
#define pr_fmt(fmt) "dxg: " fmt

#include <linux/err.h>
#include <linux/eventfd.h>
#include <linux/kernel.h>
#include <linux/ktime.h>
#include <linux/mm.h>
#include <linux/printk.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/version.h>

#include "dxg_channel.h"
#include "dxg_platform.h"
#include "dxg_process.h"

/* How many records are taken before others get the CPU. */
#define DXG_DRAIN_BATCH	64

/* Index 0 is left out so that no cookie is 0, which means none. */
#define DXG_COOKIES	XA_LIMIT(1, INT_MAX)

static void dxg_eventfd_signal(struct eventfd_ctx *eventfd)
{
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 8, 0)
	eventfd_signal(eventfd);
#else
	eventfd_signal(eventfd, 1);
#endif
}

static struct gpupv_guest_header *dxg_guest_header(struct dxg_channel *channel)
{
	return channel->window + GPUPV_GUEST_HEADER_OFFSET;
}

/* State and generation share a word, so that they change together. */
static void dxg_channel_read_state(struct dxg_channel *channel, u32 *state,
				   u32 *generation)
{
	const u64 *word = channel->window + GPUPV_HOST_HEADER_OFFSET +
			  offsetof(struct gpupv_host_header, state);
	/* What the host wrote before it is there after it. */
	u64 value = smp_load_acquire(word);

	*state = (u32)value;
	*generation = value >> 32;
}

/* A cookie for index @id that an earlier user of the index did not have. */
static u64 dxg_cookie(struct dxg_channel *channel, u32 id)
{
	return (u64)(u32)atomic_inc_return(&channel->cookies) << 32 | id;
}

/* For what a host in order never does; once is enough to find it. */
static void dxg_channel_strange(struct dxg_channel *channel, const char *what)
{
	if (channel->strange_logged)
		return;
	channel->strange_logged = true;
	pr_warn("the host sent %s\n", what);
}

static void dxg_channel_break(struct dxg_channel *channel)
{
	if (READ_ONCE(channel->broken))
		return;
	WRITE_ONCE(channel->broken, true);
	pr_err("the host broke the protocol; this window's host is given up\n");
}

/* ------------------------------------------------------------- lifetime */

void dxg_channel_init(struct dxg_channel *channel)
{
	/* An earlier driver's stale replies are not to be taken for ours. */
	u64 seed = ktime_get_ns();

	refcount_set(&channel->refs, 1);
	mutex_init(&channel->state_lock);
	mutex_init(&channel->processes_lock);
	INIT_LIST_HEAD(&channel->processes);
	atomic64_set(&channel->next_process, seed);
	mutex_init(&channel->send_lock);
	init_waitqueue_head(&channel->space_wait);
	spin_lock_init(&channel->backlog_lock);
	INIT_LIST_HEAD(&channel->backlog);
	mutex_init(&channel->recv_lock);
	xa_init_flags(&channel->requests, XA_FLAGS_ALLOC);
	spin_lock_init(&channel->events_lock);
	xa_init_flags(&channel->events, XA_FLAGS_ALLOC);
	atomic_set(&channel->cookies, (int)seed);
	atomic64_set(&channel->doorbells, 0);
	atomic64_set(&channel->interrupts, 0);
	atomic64_set(&channel->spins, 0);
	atomic64_set(&channel->sleeps, 0);
}

void dxg_channel_get(struct dxg_channel *channel)
{
	refcount_inc(&channel->refs);
}

void dxg_channel_put(struct dxg_channel *channel)
{
	if (!refcount_dec_and_test(&channel->refs))
		return;
	xa_destroy(&channel->requests);
	xa_destroy(&channel->events);
	channel->release(channel);
}

static bool dxg_region_fits(u64 offset, u64 size, u64 window_size)
{
	return offset % GPUPV_PAGE_SIZE == 0 && size % GPUPV_PAGE_SIZE == 0 &&
	       offset >= GPUPV_GUEST_HEADER_OFFSET + GPUPV_HEADER_PAGE_SIZE &&
	       offset <= window_size && size <= window_size - offset;
}

/* Copies the host header once; what is checked is the copy. */
static int dxg_channel_read_header(struct dxg_channel *channel,
				   struct gpupv_host_header *header)
{
	struct dxg_ring ring;

	if (channel->window_size <
	    GPUPV_GUEST_HEADER_OFFSET + GPUPV_HEADER_PAGE_SIZE)
		return -ENODEV;
	memcpy(header, channel->window + GPUPV_HOST_HEADER_OFFSET,
	       sizeof(*header));
	/* Keeps the compiler from reading the shared bytes a second time. */
	barrier();
	if (header->magic != GPUPV_WINDOW_MAGIC)
		return -ENODEV;
	if (header->version_major != GPUPV_WIRE_MAJOR) {
		pr_err("the host speaks wire format %u.%u, this module %u.%u: install the module that came with the host's gpupv\n",
		       header->version_major, header->version_minor,
		       GPUPV_WIRE_MAJOR, GPUPV_WIRE_MINOR);
		return -EPROTO;
	}
	if (header->header_size < sizeof(*header) ||
	    header->header_size > GPUPV_HEADER_PAGE_SIZE ||
	    header->window_size > channel->window_size ||
	    !dxg_region_fits(header->fence_offset, header->fence_size,
			     header->window_size) ||
	    !dxg_region_fits(header->heap_offset, header->heap_size,
			     header->window_size) ||
	    dxg_ring_init(&ring, &header->command, channel->window,
			  header->window_size) ||
	    dxg_ring_init(&ring, &header->event, channel->window,
			  header->window_size)) {
		pr_err("the window's layout is impossible\n");
		return -EPROTO;
	}
	return 0;
}

int dxg_channel_probe(struct dxg_channel *channel)
{
	return dxg_channel_read_header(channel, &channel->layout);
}

bool dxg_channel_owns_extent(struct dxg_channel *channel,
			     const struct gpupv_extent *extent)
{
	const struct gpupv_host_header *layout = &channel->layout;
	u64 offset = extent->offset;
	u64 size = extent->size;

	if (!size || size % GPUPV_PAGE_SIZE || offset % GPUPV_PAGE_SIZE)
		return false;
	if (offset >= layout->heap_offset &&
	    offset - layout->heap_offset < layout->heap_size)
		return size <= layout->heap_size -
			       (offset - layout->heap_offset);
	if (offset >= layout->fence_offset &&
	    offset - layout->fence_offset < layout->fence_size)
		return size <= layout->fence_size -
			       (offset - layout->fence_offset);
	return false;
}

/* -------------------------------------------------------------- notices */

struct dxg_notice *dxg_notice_alloc(u32 generation, u16 type, u32 process,
				    u64 cookie)
{
	struct dxg_notice *notice;

	notice = kzalloc(sizeof(*notice), GFP_KERNEL_ACCOUNT);
	if (!notice)
		return NULL;
	notice->generation = generation;
	notice->record.size = type == GPUPV_EXTENT_RELEASE ?
			      sizeof(notice->release) : sizeof(notice->record);
	notice->record.type = type;
	notice->record.process = process;
	notice->record.cookie = cookie;
	return notice;
}

static struct dxg_notice *dxg_backlog_first(struct dxg_channel *channel)
{
	struct dxg_notice *notice = NULL;

	spin_lock(&channel->backlog_lock);
	if (!list_empty(&channel->backlog))
		notice = list_first_entry(&channel->backlog, struct dxg_notice,
					  link);
	spin_unlock(&channel->backlog_lock);
	return notice;
}

static void dxg_backlog_drop(struct dxg_channel *channel,
			     struct dxg_notice *notice)
{
	spin_lock(&channel->backlog_lock);
	list_del(&notice->link);
	spin_unlock(&channel->backlog_lock);
	kfree(notice);
}

/* People read the statistics; nobody acts on them. send_lock. */
static void dxg_channel_publish(struct dxg_channel *channel)
{
	struct gpupv_guest_statistics *statistics =
		&dxg_guest_header(channel)->statistics;

	if (!(channel->features & GPUPV_FEATURE_STATISTICS))
		return;
	WRITE_ONCE(statistics->doorbells, atomic64_read(&channel->doorbells));
	WRITE_ONCE(statistics->interrupts, atomic64_read(&channel->interrupts));
	WRITE_ONCE(statistics->spins, atomic64_read(&channel->spins));
	WRITE_ONCE(statistics->sleeps, atomic64_read(&channel->sleeps));
}

static void dxg_channel_ring_host(struct dxg_channel *channel)
{
	atomic64_inc(&channel->doorbells);
	dxg_platform_doorbell(channel);
}

/* Puts a record on the ring if there is room. send_lock, attached. */
static int dxg_channel_put_record(struct dxg_channel *channel,
				  const void *record, u32 size)
{
	bool doorbell = false;
	int ret;

	ret = dxg_ring_put(&channel->commands, record, size, &doorbell);
	if (ret == -EPROTO) {
		dxg_channel_break(channel);
		return -ENODEV;
	}
	if (doorbell)
		dxg_channel_ring_host(channel);
	return ret;
}

/*
 * Sends what notices it can. send_lock. -EAGAIN: there is no room; the host
 * will say when there is.
 */
static int dxg_channel_flush_locked(struct dxg_channel *channel)
{
	struct dxg_notice *notice;
	int ret;

	while ((notice = dxg_backlog_first(channel))) {
		if (channel->attached &&
		    notice->generation == channel->generation) {
			ret = dxg_channel_put_record(channel, &notice->record,
						     notice->record.size);
			if (ret == -EAGAIN) {
				dxg_ring_arm_space(&channel->commands,
						   notice->record.size);
				ret = dxg_ring_room(&channel->commands,
						    notice->record.size);
				if (!ret)
					return -EAGAIN;
				dxg_ring_disarm_space(&channel->commands);
				if (ret > 0)
					continue;
				dxg_channel_break(channel);
			}
		}
		dxg_backlog_drop(channel, notice);
	}
	return 0;
}

static void dxg_channel_flush(struct dxg_channel *channel)
{
	int ret = 0;

	/*
	 * Whoever holds send_lock looks here again after giving it back, and
	 * a full ring ends in a doorbell: nobody needs to wait for either.
	 */
	while (!ret && dxg_backlog_first(channel)) {
		if (!mutex_trylock(&channel->send_lock))
			return;
		ret = dxg_channel_flush_locked(channel);
		mutex_unlock(&channel->send_lock);
		/* Pairs with the barrier in dxg_channel_queue. */
		smp_mb();
	}
}

static void dxg_channel_queue(struct dxg_channel *channel,
			      struct dxg_notice *notice)
{
	spin_lock(&channel->backlog_lock);
	list_add_tail(&notice->link, &channel->backlog);
	spin_unlock(&channel->backlog_lock);
	/* The holder of send_lock sees the notice, or we get the lock. */
	smp_mb();
	dxg_channel_flush(channel);
}

void dxg_channel_notify(struct dxg_channel *channel, struct dxg_notice *notice)
{
	dxg_channel_queue(channel, notice);
	if (READ_ONCE(channel->broken))
		dxg_channel_service(channel);
}

/* -------------------------------------------------------------- sending */

static void dxg_channel_unlock_send(struct dxg_channel *channel)
{
	mutex_unlock(&channel->send_lock);
	/* Pairs with the barrier in dxg_channel_queue. */
	smp_mb();
	dxg_channel_flush(channel);
}

static bool dxg_channel_may_send(struct dxg_channel *channel, u32 size)
{
	return READ_ONCE(channel->closing) ||
	       dxg_ring_room(&channel->commands, size);
}

/* Waits for room for @size bytes. send_lock is kept: who is first stays so. */
static int dxg_channel_wait_space(struct dxg_channel *channel, u32 size)
{
	int ret;

	dxg_ring_arm_space(&channel->commands, size);
	ret = wait_event_killable(channel->space_wait,
				  dxg_channel_may_send(channel, size));
	dxg_ring_disarm_space(&channel->commands);
	if (READ_ONCE(channel->closing))
		return -ENODEV;
	return ret ? -EINTR : 0;
}

static int dxg_channel_send(struct dxg_channel *channel, u32 generation,
			    const void *record, u32 size)
{
	struct dxg_notice *first;
	int ret;

	if (mutex_lock_killable(&channel->send_lock))
		return -EINTR;
	for (;;) {
		if (!channel->attached || channel->generation != generation ||
		    READ_ONCE(channel->broken)) {
			ret = -ENODEV;
			break;
		}
		if (size > channel->commands.max_record) {
			ret = -EINVAL;
			break;
		}
		/* Notices that came first go first. */
		ret = dxg_channel_flush_locked(channel);
		if (!ret)
			ret = dxg_channel_put_record(channel, record, size);
		if (ret != -EAGAIN)
			break;
		first = dxg_backlog_first(channel);
		ret = dxg_channel_wait_space(channel, first ?
					     first->record.size : size);
		if (ret)
			break;
	}
	if (!ret)
		dxg_channel_publish(channel);
	dxg_channel_unlock_send(channel);
	if (READ_ONCE(channel->broken))
		dxg_channel_service(channel);
	return ret;
}

int dxg_channel_post(struct dxg_channel *channel, u32 generation,
		     const void *record, u32 size)
{
	return dxg_channel_send(channel, generation, record, size);
}

/* ------------------------------------------------------------ receiving */

struct dxg_request *dxg_request_alloc(u32 capacity)
{
	struct dxg_request *request;

	request = kzalloc(sizeof(*request), GFP_KERNEL_ACCOUNT);
	if (!request)
		return NULL;
	request->buffer = kvmalloc(capacity, GFP_KERNEL_ACCOUNT);
	if (!request->buffer) {
		kfree(request);
		return NULL;
	}
	refcount_set(&request->refs, 1);
	request->capacity = capacity;
	init_completion(&request->done);
	return request;
}

void dxg_request_put(struct dxg_request *request)
{
	if (!refcount_dec_and_test(&request->refs))
		return;
	kvfree(request->buffer);
	kfree(request->orphan);
	kfree(request);
}

/* Takes a request out of the table for good. recv_lock. */
static void dxg_request_finish(struct dxg_channel *channel,
			       struct dxg_request *request, u32 id, int error)
{
	xa_erase(&channel->requests, id);
	request->error = error;
	/* The reply and the error are there before @finished says so. */
	smp_store_release(&request->finished, true);
	complete(&request->done);
	dxg_request_put(request);
}

static void dxg_channel_take_reply(struct dxg_channel *channel,
				   const struct gpupv_record *record)
{
	u32 id = (u32)record->cookie;
	struct dxg_request *request = xa_load(&channel->requests, id);
	struct gpupv_reply reply;
	int error = 0;

	/* An earlier driver's on the same window may still be answered. */
	if (!request || request->cookie != record->cookie)
		return;
	if (record->size < sizeof(reply)) {
		dxg_channel_strange(channel, "a reply that is too short");
		error = -EINVAL;
	} else if (request->abandoned) {
		/* Its caller was killed. Only a share would outlive that. */
		dxg_ring_copy(&channel->event_ring, 0, &reply, sizeof(reply));
		if (reply.status >= 0 && reply.share && request->orphan) {
			request->orphan->record.cookie = reply.share;
			dxg_channel_queue(channel, request->orphan);
			request->orphan = NULL;
		}
	} else if (record->size > request->capacity) {
		dxg_channel_strange(channel, "a reply that is too long");
		error = -EINVAL;
	} else {
		dxg_ring_copy(&channel->event_ring, 0, request->buffer,
			      record->size);
		request->length = record->size;
	}
	dxg_request_finish(channel, request, id, error);
}

/* Says that the event happened, or never will. events_lock. */
static void dxg_event_happen(struct dxg_event *event, int error)
{
	if (event->eventfd) {
		dxg_eventfd_signal(event->eventfd);
		return;
	}
	if (event->fence) {
		dxg_platform_fence_signal(event->fence, error);
		return;
	}
	event->error = error;
	/* The error is there before @finished says so. */
	smp_store_release(&event->finished, true);
	complete(&event->done);
}

/* events_lock. */
static void dxg_event_unlink(struct dxg_channel *channel,
			     struct dxg_event *event)
{
	event->registered = false;
	list_del(&event->link);
	event->list->count--;
	xa_erase(&channel->events, (u32)event->cookie);
	dxg_event_put(event);
}

static void dxg_channel_take_event(struct dxg_channel *channel,
				   const struct gpupv_record *record)
{
	struct dxg_event *event;

	spin_lock(&channel->events_lock);
	event = xa_load(&channel->events, (u32)record->cookie);
	/* One that was cancelled meanwhile is not there any more. */
	if (event && event->registered && event->cookie == record->cookie) {
		dxg_event_happen(event, 0);
		if (!event->recurring)
			dxg_event_unlink(channel, event);
	}
	spin_unlock(&channel->events_lock);
}

/* Takes all there is on the event ring. recv_lock. */
static void dxg_channel_drain(struct dxg_channel *channel)
{
	struct gpupv_record record;
	unsigned int count = 0;
	int ret;

	while (channel->attached && !READ_ONCE(channel->broken)) {
		ret = dxg_ring_peek(&channel->event_ring, &record);
		if (!ret)
			return;
		if (ret < 0) {
			dxg_channel_break(channel);
			return;
		}
		if (record.type == GPUPV_REPLY)
			dxg_channel_take_reply(channel, &record);
		else if (record.type == GPUPV_EVENT)
			dxg_channel_take_event(channel, &record);
		else
			dxg_channel_strange(channel,
					    "a record of unknown type");
		if (dxg_ring_pop(&channel->event_ring, record.size))
			dxg_channel_ring_host(channel);
		if (++count % DXG_DRAIN_BATCH == 0)
			cond_resched();
	}
}

/* Gives recv_lock back with the host told to ring for the next record. */
static void dxg_channel_unlock_recv(struct dxg_channel *channel)
{
	while (channel->attached && !READ_ONCE(channel->broken) &&
	       !dxg_ring_arm_data(&channel->event_ring))
		dxg_channel_drain(channel);
	mutex_unlock(&channel->recv_lock);
}

/* Whether what sets *@finished has done so; its result is there then. */
static bool dxg_is_finished(const bool *finished)
{
	/* Pairs with the release in dxg_request_finish, dxg_event_happen. */
	return smp_load_acquire(finished);
}

/* After so many in vain in a row looking is not worth it for now, */
#define DXG_SPIN_FAILURES	8u
/* but one in so many tries all the same. */
#define DXG_SPIN_TRIES		16u

/* How long to look this time. */
static u32 dxg_spin_budget(const struct dxg_channel *channel, u32 failures)
{
	if (failures > DXG_SPIN_FAILURES && failures % DXG_SPIN_TRIES)
		return 0;
	return READ_ONCE(channel->spin_ns);
}

/*
 * Looks for a while for what sets *@finished; whether it did. The host has
 * CPUs of its own, so there is no telling whether it can make progress
 * meanwhile but by trying; a task that could run here ends it.
 */
static bool dxg_channel_spin(struct dxg_channel *channel, u32 *failures,
			     const bool *finished)
{
	u32 failed = READ_ONCE(*failures);
	u32 budget = dxg_spin_budget(channel, failed);
	u64 end = ktime_get_ns() + budget;
	bool looking = budget;

	while (looking && !dxg_is_finished(finished)) {
		if (mutex_trylock(&channel->recv_lock)) {
			if (channel->attached)
				dxg_ring_disarm_data(&channel->event_ring);
			do {
				dxg_channel_drain(channel);
				cpu_relax();
				looking = ktime_get_ns() < end &&
					  !need_resched() &&
					  !READ_ONCE(channel->broken);
			} while (looking && !dxg_is_finished(finished));
			dxg_channel_unlock_recv(channel);
		} else {
			cpu_relax();
			looking = ktime_get_ns() < end && !need_resched();
		}
	}
	if (READ_ONCE(channel->broken))
		dxg_channel_service(channel);
	looking = dxg_is_finished(finished);
	/* A guess, which nothing depends on: others may write it meanwhile. */
	WRITE_ONCE(*failures, looking ? 0 : failed + 1);
	atomic64_inc(looking ? &channel->spins : &channel->sleeps);
	return looking;
}

/* Takes back a request that was not sent, or not wholly. */
static void dxg_request_withdraw(struct dxg_channel *channel,
				 struct dxg_request *request, u32 id)
{
	mutex_lock(&channel->recv_lock);
	if (!request->finished)
		dxg_request_finish(channel, request, id, -ENODEV);
	dxg_channel_unlock_recv(channel);
}

/* The caller is being killed. True if the reply came all the same. */
static bool dxg_request_abandon(struct dxg_channel *channel,
				struct dxg_request *request)
{
	bool finished;

	mutex_lock(&channel->recv_lock);
	finished = request->finished;
	if (!finished) {
		request->abandoned = true;
		kvfree(request->buffer);
		request->buffer = NULL;
		request->capacity = 0;
	}
	dxg_channel_unlock_recv(channel);
	return finished;
}

int dxg_channel_call(struct dxg_channel *channel, u32 generation,
		     struct dxg_request *request, u32 size)
{
	struct gpupv_record *record = request->buffer;
	u32 id;
	int ret;

	refcount_inc(&request->refs);
	ret = xa_alloc(&channel->requests, &id, request, DXG_COOKIES,
		       GFP_KERNEL_ACCOUNT);
	if (ret) {
		dxg_request_put(request);
		return -ENOMEM;
	}
	/* Until it is sent, nothing but a detaching channel looks at it. */
	request->cookie = dxg_cookie(channel, id);
	record->cookie = request->cookie;
	ret = dxg_channel_send(channel, generation, record, size);
	if (ret) {
		dxg_request_withdraw(channel, request, id);
		return ret;
	}
	if (!dxg_channel_spin(channel, &channel->reply_failures,
			      &request->finished)) {
		ret = wait_for_completion_killable(&request->done);
		if (ret && !dxg_request_abandon(channel, request))
			return -EINTR;
	}
	return request->error;
}

/* --------------------------------------------------------------- events */

static struct dxg_event *dxg_event_make(struct dxg_channel *channel,
					struct dxg_event_list *list,
					struct eventfd_ctx *eventfd,
					bool recurring, void *fence)
{
	struct dxg_event *event;
	bool full;
	u32 id;

	event = kzalloc(sizeof(*event), GFP_KERNEL_ACCOUNT);
	if (!event) {
		if (eventfd)
			eventfd_ctx_put(eventfd);
		return ERR_PTR(-ENOMEM);
	}
	refcount_set(&event->refs, 1);
	event->recurring = recurring;
	event->eventfd = eventfd;
	event->fence = fence;
	init_completion(&event->done);
	INIT_LIST_HEAD(&event->link);
	event->list = list;
	if (xa_alloc(&channel->events, &id, event, DXG_COOKIES,
		     GFP_KERNEL_ACCOUNT)) {
		dxg_event_put(event);
		return ERR_PTR(-ENOMEM);
	}

	spin_lock(&channel->events_lock);
	full = list->count >= DXG_EVENTS_MAX;
	if (full) {
		xa_erase(&channel->events, id);
	} else {
		event->cookie = dxg_cookie(channel, id);
		event->registered = true;
		refcount_inc(&event->refs);
		list_add_tail(&event->link, &list->head);
		list->count++;
	}
	spin_unlock(&channel->events_lock);
	if (full) {
		dxg_event_put(event);
		return ERR_PTR(-ENOMEM);
	}
	return event;
}

struct dxg_event *dxg_event_register(struct dxg_channel *channel,
				     struct dxg_event_list *list,
				     struct eventfd_ctx *eventfd,
				     bool recurring)
{
	return dxg_event_make(channel, list, eventfd, recurring, NULL);
}

struct dxg_event *dxg_event_register_fence(struct dxg_channel *channel,
					   struct dxg_event_list *list,
					   void *fence)
{
	return dxg_event_make(channel, list, NULL, false, fence);
}

void dxg_event_put(struct dxg_event *event)
{
	if (!refcount_dec_and_test(&event->refs))
		return;
	if (event->eventfd)
		eventfd_ctx_put(event->eventfd);
	kfree(event);
}

bool dxg_event_cancel(struct dxg_channel *channel, struct dxg_event *event)
{
	bool registered;

	spin_lock(&channel->events_lock);
	registered = event->registered;
	if (registered)
		dxg_event_unlink(channel, event);
	spin_unlock(&channel->events_lock);
	return registered;
}

void dxg_event_satisfied(struct dxg_channel *channel, struct dxg_event *event)
{
	spin_lock(&channel->events_lock);
	if (event->registered) {
		dxg_event_happen(event, 0);
		dxg_event_unlink(channel, event);
	}
	spin_unlock(&channel->events_lock);
}

int dxg_event_wait(struct dxg_channel *channel, struct dxg_event *event,
		   bool interruptible)
{
	int ret;

	if (!dxg_channel_spin(channel, &channel->event_failures,
			      &event->finished)) {
		ret = interruptible ?
		      wait_for_completion_interruptible(&event->done) :
		      wait_for_completion_killable(&event->done);
		if (ret)
			return -ERESTARTSYS;
	}
	return event->error;
}

void dxg_events_drop(struct dxg_channel *channel, struct dxg_event_list *list)
{
	struct dxg_event *event;
	unsigned int count = 0;

	spin_lock(&channel->events_lock);
	while (!list_empty(&list->head)) {
		event = list_first_entry(&list->head, struct dxg_event, link);
		/* Nobody would tell whoever has the fence otherwise. */
		if (event->fence)
			dxg_event_happen(event, -ECANCELED);
		dxg_event_unlink(channel, event);
		if (++count % DXG_DRAIN_BATCH == 0)
			cond_resched_lock(&channel->events_lock);
	}
	spin_unlock(&channel->events_lock);
}

/* ------------------------------------------------- the host comes and goes */

int dxg_channel_generation(struct dxg_channel *channel, u32 *generation)
{
	int ret = -ENODEV;

	mutex_lock(&channel->state_lock);
	if (channel->attached) {
		*generation = channel->generation;
		ret = 0;
	}
	mutex_unlock(&channel->state_lock);
	return ret;
}

int dxg_channel_join(struct dxg_channel *channel, struct dxg_process *process)
{
	int ret = -ENODEV;

	/* Between the two the host could go, and nobody would tell @process. */
	mutex_lock(&channel->state_lock);
	if (channel->attached) {
		process->generation = channel->generation;
		mutex_lock(&channel->processes_lock);
		list_add_tail(&process->link, &channel->processes);
		mutex_unlock(&channel->processes_lock);
		ret = 0;
	}
	mutex_unlock(&channel->state_lock);
	return ret;
}

/* What of the layout may not differ between generations. */
static bool dxg_layout_same(const struct gpupv_host_header *a,
			    const struct gpupv_host_header *b)
{
	return a->window_size == b->window_size &&
	       !memcmp(&a->command, &b->command, sizeof(a->command)) &&
	       !memcmp(&a->event, &b->event, sizeof(a->event)) &&
	       a->fence_offset == b->fence_offset &&
	       a->fence_size == b->fence_size &&
	       a->heap_offset == b->heap_offset &&
	       a->heap_size == b->heap_size;
}

static void dxg_channel_write_guest(struct dxg_channel *channel, u32 state,
				    u64 features, u32 generation)
{
	struct gpupv_guest_header *guest = dxg_guest_header(channel);

	WRITE_ONCE(guest->version_major, GPUPV_WIRE_MAJOR);
	WRITE_ONCE(guest->version_minor, GPUPV_WIRE_MINOR);
	WRITE_ONCE(guest->features, features);
	WRITE_ONCE(guest->generation, generation);
	/* The state speaks of what was written before it. */
	smp_store_release(&guest->state, state);
}

/* Attaches to the host that is there, if it is a new one. state_lock. */
static void dxg_channel_attach(struct dxg_channel *channel)
{
	struct gpupv_host_header header;
	struct dxg_ring commands, events;
	u32 state, generation, state2, generation2;
	bool looked_at;

	dxg_channel_read_state(channel, &state, &generation);
	looked_at = channel->ever_attached &&
		    generation == channel->last_generation;
	if (state != GPUPV_HOST_READY || looked_at)
		return;
	if (dxg_channel_read_header(channel, &header))
		goto refuse;
	dxg_channel_read_state(channel, &state2, &generation2);
	if (state2 != state || generation2 != generation)
		return;		/* it changes; there will be a doorbell */
	if (!dxg_layout_same(&header, &channel->layout)) {
		pr_err("the window's layout changed\n");
		goto refuse;
	}
	if ((header.features & GPUPV_FEATURES_REQUIRED) !=
	    GPUPV_FEATURES_REQUIRED) {
		pr_err("the host offers features %#llx, of which %#llx are needed\n",
		       header.features, GPUPV_FEATURES_REQUIRED);
		goto refuse;
	}
	if (dxg_ring_init(&commands, &header.command, channel->window,
			  channel->window_size) ||
	    dxg_ring_init(&events, &header.event, channel->window,
			  channel->window_size) ||
	    dxg_ring_take(&commands) || dxg_ring_take(&events)) {
		pr_err("the window's rings are in an impossible state\n");
		goto refuse;
	}

	mutex_lock(&channel->send_lock);
	mutex_lock(&channel->recv_lock);
	channel->commands = commands;
	channel->event_ring = events;
	channel->features = header.features & GPUPV_FEATURES_ALL;
	channel->generation = generation;
	channel->attached = true;
	WRITE_ONCE(channel->broken, false);
	dxg_channel_write_guest(channel, GPUPV_GUEST_READY, channel->features,
				generation);
	dxg_ring_disarm_space(&channel->commands);
	dxg_channel_unlock_recv(channel);
	mutex_unlock(&channel->send_lock);
	pr_info("attached to host generation %u, features %#llx\n", generation,
		channel->features);
	return;

refuse:
	channel->ever_attached = true;
	channel->last_generation = generation;
}

/* Gives the generation up; @state: why. state_lock. */
static void dxg_channel_detach(struct dxg_channel *channel, u32 state)
{
	struct dxg_process *process;
	struct dxg_request *request;
	struct dxg_notice *notice, *next;
	struct dxg_event *event;
	u32 generation = channel->generation;
	unsigned int count = 0;
	unsigned long index;
	LIST_HEAD(notices);

	WRITE_ONCE(channel->closing, true);
	wake_up_all(&channel->space_wait);
	mutex_lock(&channel->send_lock);
	mutex_lock(&channel->recv_lock);
	channel->attached = false;
	channel->ever_attached = true;
	channel->last_generation = generation;
	spin_lock(&channel->backlog_lock);
	list_splice_init(&channel->backlog, &notices);
	spin_unlock(&channel->backlog_lock);
	xa_for_each(&channel->requests, index, request)
		dxg_request_finish(channel, request, index, -ENODEV);
	spin_lock(&channel->events_lock);
	xa_for_each(&channel->events, index, event) {
		if (!event->registered)
			continue;
		dxg_event_happen(event, -ENODEV);
		dxg_event_unlink(channel, event);
		if (++count % DXG_DRAIN_BATCH == 0)
			cond_resched_lock(&channel->events_lock);
	}
	spin_unlock(&channel->events_lock);
	WRITE_ONCE(channel->closing, false);
	WRITE_ONCE(channel->broken, false);
	mutex_unlock(&channel->recv_lock);
	mutex_unlock(&channel->send_lock);
	list_for_each_entry_safe(notice, next, &notices, link)
		kfree(notice);

	mutex_lock(&channel->processes_lock);
	list_for_each_entry(process, &channel->processes, link) {
		if (process->generation == generation)
			dxg_process_lose(process);
	}
	mutex_unlock(&channel->processes_lock);

	/* From here on the next worker may use the window. */
	dxg_channel_write_guest(channel, GPUPV_GUEST_DETACHED,
				channel->features, generation);
	if (state == GPUPV_HOST_REFUSED)
		pr_err("the host refused this guest\n");
	else
		pr_info("detached from host generation %u\n", generation);
}

void dxg_channel_service(struct dxg_channel *channel)
{
	u32 state, generation;

	mutex_lock(&channel->state_lock);
	if (channel->attached) {
		dxg_channel_read_state(channel, &state, &generation);
		/* What the host said before it went still counts. */
		mutex_lock(&channel->recv_lock);
		dxg_channel_drain(channel);
		dxg_channel_unlock_recv(channel);
		if (READ_ONCE(channel->broken) || state != GPUPV_HOST_READY ||
		    generation != channel->generation)
			dxg_channel_detach(channel, state);
	}
	if (!channel->attached && !channel->removed)
		dxg_channel_attach(channel);
	mutex_unlock(&channel->state_lock);
	wake_up_all(&channel->space_wait);
	dxg_channel_flush(channel);
}

/* Tells the host, which stays, of all that will not be heard of again. */
static void dxg_channel_farewell(struct dxg_channel *channel)
{
	struct dxg_process *process;

	mutex_lock(&channel->processes_lock);
	list_for_each_entry(process, &channel->processes, link) {
		if (!process->close || process->generation !=
				       channel->generation)
			continue;
		/* Nothing of an extent is reachable once it is given back. */
		dxg_process_lose(process);
		dxg_channel_queue(channel, process->close);
		process->close = NULL;
	}
	mutex_unlock(&channel->processes_lock);
}

void dxg_channel_remove(struct dxg_channel *channel)
{
	mutex_lock(&channel->state_lock);
	channel->removed = true;
	if (channel->attached) {
		dxg_channel_farewell(channel);
		dxg_channel_detach(channel, GPUPV_HOST_READY);
	}
	mutex_unlock(&channel->state_lock);
}
