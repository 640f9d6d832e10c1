// SPDX-License-Identifier: Apache-2.0
/* What cases begin with: processes, sessions, objects, work for the GPU. */
#include "conformance.h"

#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>

/* ------------------------------------------------------------ processes */

pid_t conf_fork(void)
{
	pid_t child = fork();

	CHECK(child >= 0);
	return child;
}

void conf_join(pid_t child)
{
	int status;

	EXPECT(waitpid(child, &status, 0), child);
	if (WIFSIGNALED(status))
		conf_fail(__FILE__, __LINE__, "a process was ended by %s",
			  strsignal(WTERMSIG(status)));
	/* It has said why. */
	if (WEXITSTATUS(status))
		_exit(WEXITSTATUS(status));
}

void conf_thread(void *(*run)(void *), void *data, void *thread)
{
	CHECK(!pthread_create(thread, NULL, run, data));
}

void conf_until_sleeping(pid_t pid, pid_t tid)
{
	char path[64], line[256];
	const char *state;
	ssize_t got;
	int fd;

	snprintf(path, sizeof(path), "/proc/%d/task/%d/stat", pid, tid);
	do {
		fd = open(path, O_RDONLY | O_CLOEXEC);
		CHECK(fd >= 0);
		got = read(fd, line, sizeof(line) - 1);
		close(fd);
		CHECK(got > 0);
		line[got] = 0;
		state = strrchr(line, ')');
		CHECK(state && state[1]);
	} while (state[2] != 'S' && state[2] != 'D');
}

void conf_gate_make(struct conf_gate *gate)
{
	CHECK(!pipe2(gate->fds, O_CLOEXEC));
}

void conf_gate_open(struct conf_gate *gate)
{
	EXPECT(write(gate->fds[1], "", 1), 1);
}

void conf_gate_pass(struct conf_gate *gate)
{
	char byte;

	EXPECT(read(gate->fds[0], &byte, 1), 1);
}

void conf_socket_pair(int pair[2])
{
	CHECK(!socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair));
}

void conf_send(int socket, const void *data, size_t size, int fd)
{
	char control[CMSG_SPACE(sizeof(int))] = { 0 };
	struct iovec vector = { (void *)data, size };
	struct msghdr message = { .msg_iov = &vector, .msg_iovlen = 1 };
	struct cmsghdr *header;

	if (fd >= 0) {
		message.msg_control = control;
		message.msg_controllen = sizeof(control);
		header = CMSG_FIRSTHDR(&message);
		header->cmsg_level = SOL_SOCKET;
		header->cmsg_type = SCM_RIGHTS;
		header->cmsg_len = CMSG_LEN(sizeof(int));
		memcpy(CMSG_DATA(header), &fd, sizeof(fd));
	}
	EXPECT(sendmsg(socket, &message, 0), size);
}

void conf_receive(int socket, void *data, size_t size, int *fd)
{
	char control[CMSG_SPACE(sizeof(int))] = { 0 };
	struct iovec vector = { data, size };
	struct msghdr message = {
		.msg_iov = &vector,
		.msg_iovlen = 1,
		.msg_control = control,
		.msg_controllen = sizeof(control),
	};
	struct cmsghdr *header;

	EXPECT(recvmsg(socket, &message, MSG_CMSG_CLOEXEC), size);
	if (!fd)
		return;
	header = CMSG_FIRSTHDR(&message);
	CHECK(header && header->cmsg_type == SCM_RIGHTS);
	memcpy(fd, CMSG_DATA(header), sizeof(*fd));
}

void *conf_no_memory(void)
{
	void *memory = mmap(NULL, 1 << 20, PROT_NONE,
			    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	CHECK(memory != MAP_FAILED);
	return memory;
}

bool conf_readable(int fd, int milliseconds)
{
	struct pollfd poll_fd = { .fd = fd, .events = POLLIN };

	return poll(&poll_fd, 1, milliseconds) == 1 &&
	       poll_fd.revents & POLLIN;
}

int conf_eventfd(void)
{
	int fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);

	CHECK(fd >= 0);
	return fd;
}

uint64_t conf_events(int fd)
{
	uint64_t count = 0;

	if (read(fd, &count, sizeof(count)) != sizeof(count))
		return 0;
	return count;
}

/* -------------------------------------------------------------- objects */

struct dxg_session conf_session(unsigned int node)
{
	struct dxg_session s;

	OK(dxg_session_begin(&s, node));
	return s;
}

struct dxg_buffer conf_buffer(struct dxg_session *s, uint64_t size,
			      uint32_t flags)
{
	struct dxg_buffer buffer;

	OK(dxg_buffer_create(s, size, flags, &buffer));
	return buffer;
}

struct d3dkmthandle conf_sync(struct dxg_session *s,
			      struct d3dddi_synchronizationobjectinfo2 *info)
{
	struct d3dkmt_createsynchronizationobject2 args = {
		.device = s->device,
		.info = *info,
	};

	OK(dxg_ioctl(s->fd, LX_DXCREATESYNCHRONIZATIONOBJECT, &args));
	CHECK(args.sync_object.v);
	*info = args.info;
	return args.sync_object;
}

struct d3dkmthandle conf_fence(struct dxg_session *s, uint32_t flags,
			       uint64_t value, volatile const uint64_t **cpu)
{
	struct d3dddi_synchronizationobjectinfo2 info = {
		.type = D3DDDI_MONITORED_FENCE,
		.flags = flags,
	};
	struct d3dkmthandle fence;

	info.monitored_fence.initial_fence_value = value;
	fence = conf_sync(s, &info);
	if (cpu)
		*cpu = (void *)(uintptr_t)
			info.monitored_fence.fence_cpu_virtual_address;
	return fence;
}

struct d3dkmthandle conf_resource(struct dxg_session *s, uint32_t count,
				  bool shared, struct d3dkmthandle *members)
{
	static const char runtime[] = "runtime data", driver[] = "driver data!";
	struct gpupv_allocation_private wanted[8] = { 0 };
	struct d3dddi_allocationinfo2 infos[8] = { 0 };
	struct d3dkmt_createallocation args = {
		.device = s->device,
		.private_runtime_data = USER(runtime),
		.private_runtime_data_size = sizeof(runtime),
		.priv_drv_data = USER(driver),
		.priv_drv_data_size = sizeof(driver),
		.alloc_count = count,
		.allocation_info = USER(infos),
		.flags = D3DKMT_CREATEALLOCATION_CREATE_RESOURCE,
	};
	uint32_t i;

	if (shared)
		args.flags |= D3DKMT_CREATEALLOCATION_CREATE_SHARED |
			      D3DKMT_CREATEALLOCATION_NT_SECURITY_SHARING;
	for (i = 0; i < count; i++) {
		wanted[i].magic = GPUPV_ALLOCATION_MAGIC;
		wanted[i].flags = GPUPV_ALLOCATION_CPU_VISIBLE;
		wanted[i].size = 4096 * (i + 1);
		infos[i].priv_drv_data = USER(&wanted[i]);
		infos[i].priv_drv_data_size = sizeof(wanted[i]);
	}
	OK(dxg_ioctl(s->fd, LX_DXCREATEALLOCATION, &args));
	for (i = 0; i < count && members; i++)
		members[i] = infos[i].allocation;
	return args.resource;
}

int conf_share(struct dxg_session *s, struct d3dkmthandle object)
{
	uint64_t fd = ~0ull;
	struct d3dkmt_shareobjects args = {
		.object_count = 1,
		.objects = USER(&object),
		.desired_access = 0x10000000,	/* GENERIC_ALL */
		.shared_handle = USER(&fd),
	};

	OK(dxg_ioctl(s->fd, LX_DXSHAREOBJECTS, &args));
	CHECK(fd < 1 << 20);
	return (int)fd;
}

int conf_sync_file(struct dxg_session *s, struct d3dkmthandle fence,
		   uint64_t value)
{
	struct d3dkmt_createsyncfile args = {
		.device = s->device,
		.monitored_fence = fence,
		.fence_value = value,
	};

	OK(dxg_ioctl(s->fd, LX_DXCREATESYNCFILE, &args));
	return (int)args.sync_file_handle;
}

/* ----------------------------------------------------------------- work */

/* Executes one written command buffer. */
static int run_commands(struct dxg_session *s,
			void (*write)(struct dxg_commands *, const uint64_t *),
			const uint64_t *values)
{
	struct dxg_buffer buffer;
	struct dxg_commands commands;
	int ret = dxg_buffer_create(s, 4096, GPUPV_ALLOCATION_CPU_VISIBLE,
				    &buffer);

	if (ret < 0)
		return ret;
	dxg_commands_begin(&commands, &buffer);
	write(&commands, values);
	ret = dxg_run(s, &commands);
	dxg_buffer_destroy(s, &buffer);
	return ret;
}

static void write_fill(struct dxg_commands *commands, const uint64_t *values)
{
	dxg_command_fill(commands, values[0], values[1], (uint32_t)values[2]);
}

int conf_fill(struct dxg_session *s, uint64_t address, uint64_t bytes,
	      uint32_t pattern)
{
	return run_commands(s, write_fill,
			    (uint64_t[]){ address, bytes, pattern });
}

static void write_copy(struct dxg_commands *commands, const uint64_t *values)
{
	dxg_command_copy(commands, values[0], values[1], values[2]);
}

int conf_copy(struct dxg_session *s, uint64_t from, uint64_t to, uint64_t bytes)
{
	return run_commands(s, write_copy, (uint64_t[]){ from, to, bytes });
}

uint32_t conf_gpu_word(struct dxg_session *s, uint64_t address)
{
	struct dxg_buffer buffer = conf_buffer(s, 4096,
					       GPUPV_ALLOCATION_CPU_VISIBLE);
	uint32_t word = 0xdeadbeef;

	memcpy(buffer.memory, &word, sizeof(word));
	OK(conf_copy(s, address, buffer.address, sizeof(word)));
	memcpy(&word, buffer.memory, sizeof(word));
	dxg_buffer_destroy(s, &buffer);
	return word;
}

bool conf_all_words(const void *memory, uint64_t bytes, uint32_t pattern)
{
	const uint32_t *words = memory;
	uint64_t i;

	for (i = 0; i < bytes / 4; i++)
		if (words[i] != pattern)
			return false;
	return true;
}

uint64_t conf_usage(struct dxg_session *s, uint32_t group)
{
	struct d3dkmt_queryvideomemoryinfo info;

	OK(dxg_video_memory(s, group, &info));
	return info.current_usage;
}

uint64_t conf_budget(struct dxg_session *s, uint32_t group)
{
	struct d3dkmt_queryvideomemoryinfo info;

	OK(dxg_video_memory(s, group, &info));
	return info.budget;
}

void conf_block(struct dxg_session *s, struct d3dkmthandle *fence)
{
	*fence = conf_fence(s, 0, 0, NULL);
	OK(dxg_wait_gpu(s, *fence, 1));
}

void conf_unblock(struct dxg_session *s, struct d3dkmthandle fence)
{
	OK(dxg_signal_cpu(s, fence, 1));
}

void conf_finish(struct dxg_session *s)
{
	uint64_t value = s->next_value++;

	OK(dxg_signal_gpu(s, s->fence, value));
	OK(dxg_wait_cpu(s, s->fence, value));
	EXPECT(*s->fence_value, value);
}

/* --------------------------------------------------------------- worlds */

static void begin_hwqueue(struct conf_world *w)
{
	struct d3dkmt_createhwcontext context = { .device = w->s.device };
	struct d3dkmt_createhwqueue queue = { 0 };

	OK(dxg_ioctl(w->s.fd, LX_DXCREATEHWCONTEXT, &context));
	w->hwcontext = context.context;
	queue.context = context.context;
	OK(dxg_ioctl(w->s.fd, LX_DXCREATEHWQUEUE, &queue));
	w->objects[DXG_HANDLE_HWQUEUE] = queue.queue;
}

static void begin_memory(struct conf_world *w)
{
	struct d3dddi_reservegpuvirtualaddress reserve = {
		.adapter = w->s.adapter,
		.size = MIB,
	};
	struct dxg_commands commands;

	w->buffer = conf_buffer(&w->s, 65536, GPUPV_ALLOCATION_CPU_VISIBLE);
	w->objects[DXG_HANDLE_ALLOCATION] = w->buffer.allocation;
	w->commands = conf_buffer(&w->s, 4096, GPUPV_ALLOCATION_CPU_VISIBLE);
	dxg_commands_begin(&commands, &w->commands);
	dxg_command_fill(&commands, w->buffer.address, 4096, 0x12345678);
	w->command_bytes = commands.used;
	w->objects[DXG_HANDLE_RESOURCE] = conf_resource(&w->s, 1, true,
							&w->member);
	OK(dxg_allocate(&w->s, 4096, GPUPV_ALLOCATION_CPU_VISIBLE, &w->loose));
	OK(dxg_ioctl(w->s.fd, LX_DXRESERVEGPUVIRTUALADDRESS, &reserve));
	w->reserved = reserve.virtual_address;
}

void conf_world_begin(struct conf_world *w)
{
	conf_world_begin_on(w, dxg_open());
}

void conf_world_begin_on(struct conf_world *w, int fd)
{
	memset(w, 0, sizeof(*w));
	OK(dxg_session_begin_on(&w->s, fd, DXG_NODE_3D));
	w->objects[DXG_HANDLE_ADAPTER] = w->s.adapter;
	w->objects[DXG_HANDLE_DEVICE] = w->s.device;
	w->objects[DXG_HANDLE_CONTEXT] = w->s.context;
	w->objects[DXG_HANDLE_PAGING_QUEUE] = w->s.paging_queue;
	begin_hwqueue(w);
	begin_memory(w);
	w->objects[DXG_HANDLE_SYNC] =
		conf_fence(&w->s, D3DDDI_SYNC_SHARED |
			   D3DDDI_SYNC_NT_SECURITY_SHARING, 5, NULL);
	w->free_sync = conf_fence(&w->s, 0, 0, NULL);
	w->sync_fd = conf_share(&w->s, w->objects[DXG_HANDLE_SYNC]);
	w->resource_fd = conf_share(&w->s, w->objects[DXG_HANDLE_RESOURCE]);
	w->event_fd = conf_eventfd();
}
