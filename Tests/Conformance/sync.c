// SPDX-License-Identifier: Apache-2.0
/* Sync objects of every kind: signals and waits, from the CPU and the GPU. */
#include "conformance.h"

#include <pthread.h>
#include <signal.h>
#include <sys/wait.h>

/* -------------------------------------------------------- by the context */

static int signal2(struct dxg_session *s, struct d3dkmthandle object,
		   uint64_t value, uint32_t flags)
{
	struct d3dkmt_signalsynchronizationobject2 args = {
		.context = s->context,
		.object_count = 1,
		.object_array = { object },
		.flags = flags,
		.fence_value = value,
	};

	return dxg_ioctl(s->fd, LX_DXSIGNALSYNCHRONIZATIONOBJECT, &args);
}

static int wait2(struct dxg_session *s, struct d3dkmthandle object,
		 uint64_t value)
{
	struct d3dkmt_waitforsynchronizationobject2 args = {
		.context = s->context,
		.object_count = 1,
		.object_array = { object },
		.fence_value = value,
	};

	return dxg_ioctl(s->fd, LX_DXWAITFORSYNCHRONIZATIONOBJECT, &args);
}

/* Marks how far the session's context has come. */
static uint64_t mark(struct dxg_session *s)
{
	uint64_t value = s->next_value++;

	OK(dxg_signal_gpu(s, s->fence, value));
	return value;
}

/* That the context has not come to @value, however long it had for it. */
static void held_at(struct dxg_session *s, uint64_t value)
{
	struct dxg_session other = conf_session(DXG_NODE_3D);

	/* The worker has served another program's calls meanwhile. */
	conf_finish(&other);
	CHECK(*s->fence_value < value);
	dxg_session_end(&other);
}

CASE(LX_DXCREATESYNCHRONIZATIONOBJECT, "a semaphore counts: waits take, signals give")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dddi_synchronizationobjectinfo2 info = {
		.type = D3DDDI_SEMAPHORE,
		.semaphore = { .max_count = 2, .initial_count = 1 },
	};
	struct d3dkmt_signalsynchronizationobject2 give = {
		.object_count = 1,
	};
	struct d3dkmt_createcontextvirtual context = { .device = s.device };
	struct d3dkmthandle semaphore = conf_sync(&s, &info);
	uint64_t first, second;

	OK(wait2(&s, semaphore, 0));
	first = mark(&s);
	OK(wait2(&s, semaphore, 0));
	second = mark(&s);
	OK(dxg_wait_cpu(&s, s.fence, first));
	held_at(&s, second);
	/* Another context of the device gives one. */
	OK(dxg_ioctl(s.fd, LX_DXCREATECONTEXTVIRTUAL, &context));
	give.context = context.context;
	give.object_array[0] = semaphore;
	OK(dxg_ioctl(s.fd, LX_DXSIGNALSYNCHRONIZATIONOBJECT, &give));
	OK(dxg_wait_cpu(&s, s.fence, second));
}

CASE(LX_DXCREATESYNCHRONIZATIONOBJECT, "a mutex that is owned lets nobody past until it is signaled")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dddi_synchronizationobjectinfo2 info = {
		.type = D3DDDI_SYNCHRONIZATION_MUTEX,
		.synchronization_mutex = { .initial_state = 1 },
	};
	struct d3dkmt_createcontextvirtual context = { .device = s.device };
	struct d3dkmt_signalsynchronizationobject2 give = {
		.object_count = 1,
	};
	struct d3dkmthandle mutex = conf_sync(&s, &info);
	uint64_t past;

	OK(wait2(&s, mutex, 0));
	past = mark(&s);
	held_at(&s, past);
	OK(dxg_ioctl(s.fd, LX_DXCREATECONTEXTVIRTUAL, &context));
	give.context = context.context;
	give.object_array[0] = mutex;
	OK(dxg_ioctl(s.fd, LX_DXSIGNALSYNCHRONIZATIONOBJECT, &give));
	OK(dxg_wait_cpu(&s, s.fence, past));
}

CASE(LX_DXCREATESYNCHRONIZATIONOBJECT, "a fence holds a context until its value")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dddi_synchronizationobjectinfo2 info = {
		.type = D3DDDI_FENCE,
		.fence = { .fence_value = 3 },
	};
	struct d3dkmt_createcontextvirtual context = { .device = s.device };
	struct d3dkmt_signalsynchronizationobject2 give = {
		.object_count = 1,
		.fence_value = 5,
	};
	struct d3dkmthandle fence = conf_sync(&s, &info);
	uint64_t first, second;

	OK(wait2(&s, fence, 3));
	first = mark(&s);
	OK(wait2(&s, fence, 5));
	second = mark(&s);
	OK(dxg_wait_cpu(&s, s.fence, first));
	held_at(&s, second);
	OK(dxg_ioctl(s.fd, LX_DXCREATECONTEXTVIRTUAL, &context));
	give.context = context.context;
	give.object_array[0] = fence;
	OK(dxg_ioctl(s.fd, LX_DXSIGNALSYNCHRONIZATIONOBJECT, &give));
	OK(dxg_wait_cpu(&s, s.fence, second));
}

CASE(LX_DXCREATESYNCHRONIZATIONOBJECT, "semaphores and kinds that make no sense")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmt_createsynchronizationobject2 args = {
		.device = s.device,
	};

	args.info.type = D3DDDI_SEMAPHORE;
	RETURNS(dxg_ioctl(s.fd, LX_DXCREATESYNCHRONIZATIONOBJECT, &args), -EINVAL);
	args.info.semaphore.max_count = 1;
	args.info.semaphore.initial_count = 2;
	RETURNS(dxg_ioctl(s.fd, LX_DXCREATESYNCHRONIZATIONOBJECT, &args), -EINVAL);
	args.info.type = 0;
	RETURNS(dxg_ioctl(s.fd, LX_DXCREATESYNCHRONIZATIONOBJECT, &args), -EINVAL);
	args.info.type = 1000;
	RETURNS(dxg_ioctl(s.fd, LX_DXCREATESYNCHRONIZATIONOBJECT, &args), -EINVAL);
}

CASE(LX_DXCREATESYNCHRONIZATIONOBJECT, "CPU notification: each signal is an event")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dddi_synchronizationobjectinfo2 info = {
		.type = D3DDDI_CPU_NOTIFICATION,
	};
	struct d3dkmthandle notification;
	int event = conf_eventfd(), round;

	info.cpu_notification.event = event;
	notification = conf_sync(&s, &info);
	for (round = 0; round < 3; round++) {
		CHECK(!conf_readable(event, 0));
		OK(signal2(&s, notification, 0, 0));
		CHECK(conf_readable(event, 5000));
		EXPECT(conf_events(event), 1);
	}
	OK(dxg_fence_destroy(&s, notification));
	/* Not an eventfd, and no descriptor. */
	info.cpu_notification.event = s.fd;
	{
		struct d3dkmt_createsynchronizationobject2 args = {
			.device = s.device,
			.info = info,
		};

		RETURNS(dxg_ioctl(s.fd, LX_DXCREATESYNCHRONIZATIONOBJECT, &args),
			-EINVAL);
		args.info.cpu_notification.event = 1000000;
		CHECK(dxg_ioctl(s.fd, LX_DXCREATESYNCHRONIZATIONOBJECT,
				&args) < 0);
	}
}

CASE(LX_DXCREATESYNCHRONIZATIONOBJECT, "a periodic fence counts by itself")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dddi_synchronizationobjectinfo2 info = {
		.type = D3DDDI_PERIODIC_MONITORED_FENCE,
	};
	volatile const uint64_t *value;
	struct d3dkmthandle fence;
	uint64_t now;

	info.periodic_monitored_fence.adapter = s.adapter;
	fence = conf_sync(&s, &info);
	value = (void *)(uintptr_t)
		info.periodic_monitored_fence.fence_cpu_virtual_address;
	CHECK(value);
	now = *value;
	OK(dxg_wait_cpu(&s, fence, now + 2));
	CHECK(*value >= now + 2);
	OK(dxg_wait_gpu(&s, fence, now + 4));
	conf_finish(&s);
	CHECK(*value >= now + 4);
	OK(dxg_fence_destroy(&s, fence));
}

CASE(LX_DXSIGNALSYNCHRONIZATIONOBJECT, "an event when the context gets there")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmt_signalsynchronizationobject2 args = {
		.context = s.context,
		.flags = D3DDDI_SIGNAL_ENQUEUE_CPU_EVENT,
	};
	struct d3dkmthandle fence;
	int event = conf_eventfd();

	args.cpu_event_handle = event;
	conf_block(&s, &fence);
	OK(dxg_ioctl(s.fd, LX_DXSIGNALSYNCHRONIZATIONOBJECT, &args));
	CHECK(!conf_readable(event, 20));
	conf_unblock(&s, fence);
	CHECK(conf_readable(event, 5000));
	EXPECT(conf_events(event), 1);
}

CASE(LX_DXSIGNALSYNCHRONIZATIONOBJECTFROMCPU, "values go up; back is refused unless allowed")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	volatile const uint64_t *value;
	struct d3dkmthandle fence = conf_fence(&s, 0, 5, &value);
	uint64_t back = 2;
	struct d3dkmt_signalsynchronizationobjectfromcpu args = {
		.device = s.device,
		.object_count = 1,
		.objects = USER(&fence),
		.fence_values = USER(&back),
	};

	EXPECT(*value, 5);
	OK(dxg_signal_cpu(&s, fence, 9));
	EXPECT(*value, 9);
	RETURNS(dxg_ioctl(s.fd, LX_DXSIGNALSYNCHRONIZATIONOBJECTFROMCPU, &args),
		-EINVAL);
	EXPECT(*value, 9);
	args.flags = D3DDDI_SIGNAL_ALLOW_FENCE_REWIND;
	OK(dxg_ioctl(s.fd, LX_DXSIGNALSYNCHRONIZATIONOBJECTFROMCPU, &args));
	EXPECT(*value, 2);
}

/* -------------------------------------------------------- from the CPU */

struct waiting {
	struct dxg_session	*s;
	struct d3dkmthandle	fences[2];
	uint64_t		values[2];
	uint32_t		flags;
	int			event;
	int			result;
	pid_t			tid;		/* of who waits */
};

static int wait_many(struct waiting *w)
{
	struct d3dkmt_waitforsynchronizationobjectfromcpu args = {
		.device = w->s->device,
		.object_count = 2,
		.objects = USER(w->fences),
		.fence_values = USER(w->values),
		.async_event = w->event,
		.flags = w->flags,
	};

	return dxg_ioctl(w->s->fd, LX_DXWAITFORSYNCHRONIZATIONOBJECTFROMCPU,
			 &args);
}

CASE(LX_DXWAITFORSYNCHRONIZATIONOBJECTFROMCPU, "all of two, and any of two, by eventfd")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct waiting w = { .s = &s, .values = { 1, 1 } };
	int all = conf_eventfd(), any = conf_eventfd(), late = conf_eventfd();

	w.fences[0] = conf_fence(&s, 0, 0, NULL);
	w.fences[1] = conf_fence(&s, 0, 0, NULL);
	w.event = all;
	OK(wait_many(&w));
	w.event = any;
	w.flags = D3DDDI_WAITFROMCPU_WAIT_ANY;
	OK(wait_many(&w));
	CHECK(!conf_readable(all, 0) && !conf_readable(any, 0));
	OK(dxg_signal_cpu(&s, w.fences[1], 1));
	CHECK(conf_readable(any, 5000));
	CHECK(!conf_readable(all, 20));
	/* Satisfied before it begins. */
	w.event = late;
	OK(wait_many(&w));
	CHECK(conf_readable(late, 5000));
	OK(dxg_signal_gpu(&s, w.fences[0], 1));
	CHECK(conf_readable(all, 5000));
	EXPECT(conf_events(all), 1);
	EXPECT(conf_events(any), 1);
	EXPECT(conf_events(late), 1);
}

CASE(LX_DXWAITFORSYNCHRONIZATIONOBJECTFROMCPU, "a waiter that is killed leaves nothing")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	pid_t child = fork();

	if (!child) {
		struct dxg_session own = conf_session(DXG_NODE_3D);

		dxg_wait_cpu(&own, own.fence, 1000);
		_exit(1);
	}
	conf_until_sleeping(child, child);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	conf_finish(&s);
}

CASE(LX_DXWAITFORSYNCHRONIZATIONOBJECTFROMCPU, "a lost device lets its waiters go")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct waiting w = { .s = &s, .values = { 1, 1 } };
	struct d3dkmt_markdeviceaserror mark = {
		.device = s.device,
		.reason = 0,
	};

	w.fences[0] = conf_fence(&s, 0, 0, NULL);
	w.fences[1] = conf_fence(&s, 0, 0, NULL);
	w.event = conf_eventfd();
	OK(wait_many(&w));
	CHECK(!conf_readable(w.event, 0));
	mark.reason = D3DKMT_DEVICE_ERROR_REASON_DRIVER_ERROR;
	OK(dxg_ioctl(s.fd, LX_DXMARKDEVICEASERROR, &mark));
	CHECK(conf_readable(w.event, 5000));
	RETURNS(dxg_wait_cpu(&s, w.fences[0], 5), -ENODEV);
}

CASE(LX_DXDESTROYSYNCHRONIZATIONOBJECT, "waiters of what is destroyed are let go")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct waiting w = { .s = &s, .values = { 1, 1 } };

	w.fences[0] = conf_fence(&s, 0, 0, NULL);
	w.fences[1] = conf_fence(&s, 0, 0, NULL);
	w.event = conf_eventfd();
	OK(wait_many(&w));
	CHECK(!conf_readable(w.event, 0));
	OK(dxg_fence_destroy(&s, w.fences[0]));
	CHECK(conf_readable(w.event, 5000));
	RETURNS(dxg_wait_cpu(&s, w.fences[0], 0), -EINVAL);
	OK(dxg_signal_cpu(&s, w.fences[1], 1));
	conf_finish(&s);
	EXPECT(conf_events(w.event), 1);
}

static void *wait_asleep(void *data)
{
	struct waiting *w = data;

	__atomic_store_n(&w->tid, gettid(), __ATOMIC_RELEASE);
	w->result = wait_many(w);
	return NULL;
}

/* A thread that sleeps for the fences of @w. */
static pthread_t sleeper(struct waiting *w)
{
	pthread_t thread;

	conf_thread(wait_asleep, w, &thread);
	while (!__atomic_load_n(&w->tid, __ATOMIC_ACQUIRE))
		;
	conf_until_sleeping(getpid(), w->tid);
	return thread;
}

CASE(LX_DXDESTROYSYNCHRONIZATIONOBJECT, "a thread that sleeps for it wakes up")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct waiting w = { .s = &s, .values = { 1, 1 }, .result = 99 };
	pthread_t thread;

	w.fences[0] = conf_fence(&s, 0, 0, NULL);
	w.fences[1] = conf_fence(&s, 0, 0, NULL);
	thread = sleeper(&w);
	OK(dxg_fence_destroy(&s, w.fences[1]));
	CHECK(!pthread_join(thread, NULL));
	EXPECT(w.result, 0);
}

CASE(LX_DXDESTROYDEVICE, "a thread that sleeps for its fences wakes up")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct waiting w = { .s = &s, .values = { 1, 1 }, .result = 99 };
	struct d3dkmt_destroydevice end = { s.device };
	pthread_t thread;

	w.fences[0] = conf_fence(&s, 0, 0, NULL);
	w.fences[1] = conf_fence(&s, 0, 0, NULL);
	thread = sleeper(&w);
	OK(dxg_ioctl(s.fd, LX_DXDESTROYDEVICE, &end));
	CHECK(!pthread_join(thread, NULL));
	EXPECT(w.result, 0);
}

/* ------------------------------------------------- shared, and abandoned */

CASE(LX_DXCREATESYNCHRONIZATIONOBJECT, "what is shared is NT-shared, and has a global handle")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmt_createsynchronizationobject2 args = {
		.device = s.device,
		.info = { .type = D3DDDI_MONITORED_FENCE,
			  .flags = D3DDDI_SYNC_SHARED },
	};

	RETURNS(dxg_ioctl(s.fd, LX_DXCREATESYNCHRONIZATIONOBJECT, &args), -EINVAL);
	args.info.flags |= D3DDDI_SYNC_NT_SECURITY_SHARING;
	OK(dxg_ioctl(s.fd, LX_DXCREATESYNCHRONIZATIONOBJECT, &args));
	CHECK(args.info.shared_handle.v);
	CHECK(args.info.shared_handle.v != args.sync_object.v);
	args.info.flags = 0;
	OK(dxg_ioctl(s.fd, LX_DXCREATESYNCHRONIZATIONOBJECT, &args));
	EXPECT(args.info.shared_handle.v, 0);
}

/* Opens the shared mutex and has the GPU take it. */
static void take_mutex(int fd)
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmt_opensyncobjectfromnthandle2 open = {
		.nt_handle = fd,
		.device = s.device,
	};

	OK(dxg_ioctl(s.fd, LX_DXOPENSYNCOBJECTFROMNTHANDLE2, &open));
	OK(wait2(&s, open.sync_object, 0));
	conf_finish(&s);
}

CASE(LX_DXCREATESYNCHRONIZATIONOBJECT, "a mutex is free again when who has it is gone")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dddi_synchronizationobjectinfo2 info = {
		.type = D3DDDI_SYNCHRONIZATION_MUTEX,
		.flags = D3DDDI_SYNC_SHARED | D3DDDI_SYNC_NT_SECURITY_SHARING,
	};
	struct d3dkmthandle mutex = conf_sync(&s, &info);
	int fd = conf_share(&s, mutex);
	struct conf_gate taken;
	uint64_t past;
	pid_t child;

	conf_gate_make(&taken);
	child = conf_fork();
	if (!child) {
		take_mutex(fd);
		conf_gate_open(&taken);
		pause();
	}
	conf_gate_pass(&taken);
	OK(wait2(&s, mutex, 0));
	past = mark(&s);
	held_at(&s, past);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	OK(dxg_wait_cpu(&s, s.fence, past));
}

CASE(LX_DXSIGNALSYNCHRONIZATIONOBJECTFROMCPU, "values to the largest there is")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	volatile const uint64_t *value;
	struct d3dkmthandle fence = conf_fence(&s, 0, 1ull << 63, &value);

	EXPECT(*value, 1ull << 63);
	OK(dxg_wait_cpu(&s, fence, 1));
	OK(dxg_signal_gpu(&s, fence, ~0ull - 1));
	OK(dxg_wait_cpu(&s, fence, ~0ull - 1));
	OK(dxg_signal_cpu(&s, fence, ~0ull));
	EXPECT(*value, ~0ull);
	OK(dxg_wait_cpu(&s, fence, ~0ull));
	RETURNS(dxg_signal_cpu(&s, fence, 0), -EINVAL);
}

/* ------------------------------------------------------------ hw queues */

CASE(LX_DXCREATEHWQUEUE, "progress follows what is submitted, in order")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct dxg_buffer buffer = conf_buffer(&s, 65536,
					       GPUPV_ALLOCATION_CPU_VISIBLE);
	struct dxg_buffer code = conf_buffer(&s, 65536,
					     GPUPV_ALLOCATION_CPU_VISIBLE);
	struct d3dkmt_createhwcontext context = { .device = s.device };
	struct d3dkmt_submitcommandtohwqueue submit = { 0 };
	struct d3dkmt_submitwaitforsyncobjectstohwqueue wait = {
		.object_count = 1,
	};
	struct d3dkmt_submitsignalsyncobjectstohwqueue signal = {
		.hwqueue_count = 1,
		.object_count = 1,
	};
	struct d3dkmt_createhwqueue queue = { 0 };
	volatile const uint64_t *progress, *done;
	struct d3dkmthandle gate, end;
	struct dxg_commands commands;
	uint64_t one = 1, two = 2;

	OK(dxg_ioctl(s.fd, LX_DXCREATEHWCONTEXT, &context));
	queue.context = context.context;
	OK(dxg_ioctl(s.fd, LX_DXCREATEHWQUEUE, &queue));
	progress = (void *)(uintptr_t)queue.queue_progress_fence_cpu_va;
	CHECK(progress && *progress == 0);
	gate = conf_fence(&s, 0, 0, NULL);
	end = conf_fence(&s, 0, 0, &done);

	wait.hwqueue = queue.queue;
	wait.objects = USER(&gate);
	wait.fence_values = USER(&one);
	OK(dxg_ioctl(s.fd, LX_DXSUBMITWAITFORSYNCOBJECTSTOHWQUEUE, &wait));
	dxg_commands_begin(&commands, &code);
	dxg_command_fill(&commands, buffer.address, 4096, 0x0badcafe);
	submit.hwqueue = queue.queue;
	submit.hwqueue_progress_fence_id = 1;
	submit.command_buffer = code.address;
	submit.command_length = commands.used;
	OK(dxg_ioctl(s.fd, LX_DXSUBMITCOMMANDTOHWQUEUE, &submit));
	signal.hwqueues = USER(&queue.queue);
	signal.objects = USER(&end);
	signal.fence_values = USER(&two);
	OK(dxg_ioctl(s.fd, LX_DXSUBMITSIGNALSYNCOBJECTSTOHWQUEUE, &signal));
	conf_finish(&s);
	CHECK(*progress == 0 && *done == 0);
	OK(dxg_signal_cpu(&s, gate, 1));
	OK(dxg_wait_cpu(&s, end, 2));
	EXPECT(*progress, 1);
	CHECK(conf_all_words(buffer.memory, 4096, 0x0badcafe));
	OK(dxg_wait_cpu(&s, queue.queue_progress_fence, 1));
	OK(dxg_ioctl(s.fd, LX_DXDESTROYHWQUEUE,
		     &(struct d3dkmt_destroyhwqueue){ queue.queue }));
	RETURNS(dxg_wait_cpu(&s, queue.queue_progress_fence, 1), -EINVAL);
	OK(dxg_ioctl(s.fd, LX_DXDESTROYHWCONTEXT,
		     &(struct d3dkmt_destroyhwcontext){ context.context }));
}
