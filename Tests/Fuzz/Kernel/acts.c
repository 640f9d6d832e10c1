// SPDX-License-Identifier: Apache-2.0
/* What else a process does to a driver: files, memory, children. */
#include "fuzz.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/sync_file.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <ucontext.h>
#include <unistd.h>

#define FDS		8	/* of each kind */
#define MEMORIES	16

/* Of all threads. A slot's descriptor or memory is whose who takes it out. */
static _Atomic int fds[FUZZ_FD_KINDS][FDS];
static _Atomic uint32_t next_fd[FUZZ_FD_KINDS];
static _Atomic uint64_t memories[MEMORIES];	/* address, pages in low bits */
static _Atomic uint32_t next_memory;
static uint8_t *own;
static __thread sigjmp_buf escape;
static __thread volatile sig_atomic_t guarded;

/* ----------------------------------------------------------- descriptors */

/* 0 stands for none; descriptor 0 is never one of these. */
void fuzz_keep_fd(enum fuzz_fd kind, int fd)
{
	int old;

	if (fd <= 2)
		return;
	old = atomic_exchange(&fds[kind][next_fd[kind]++ % FDS], fd);
	if (old)
		close(old);
}

int fuzz_last_fd(enum fuzz_fd kind)
{
	int fd = fds[kind][(next_fd[kind] - 1) % FDS];

	return fd ? fd : -1;
}

int fuzz_choose_fd(struct fuzz_thread *thread, enum fuzz_fd kind)
{
	uint32_t choice = fuzz_choose(thread, 256);
	uint32_t at;
	int fd;

	if (choice >= 248)
		return choice - 250;
	if (choice >= 216)
		kind = choice % FUZZ_FD_KINDS;
	at = choice >= 128 ? choice : 0;
	fd = fds[kind][(next_fd[kind] - 1 - at) % FDS];
	return fd ? fd : -1;
}

void fuzz_drop_fd(struct fuzz_thread *thread, enum fuzz_fd kind)
{
	int fd = atomic_exchange(&fds[kind][fuzz_choose(thread, FDS)], 0);

	if (fd)
		close(fd);
}

static int open_device(void)
{
	return open("/dev/dxg", O_RDWR | O_CLOEXEC);
}

/* Another of the device, or one that is there already again. */
static void add_file(struct fuzz_thread *thread)
{
	if (fuzz_choose(thread, 2))
		fuzz_keep_fd(FUZZ_FD_DEVICE,
			     dup(fuzz_choose_fd(thread, FUZZ_FD_DEVICE)));
	else
		fuzz_keep_fd(FUZZ_FD_DEVICE, open_device());
}

static void close_file(struct fuzz_thread *thread)
{
	unsigned int i;

	fuzz_drop_fd(thread, FUZZ_FD_DEVICE);
	if (fuzz_choose(thread, 4))
		return;
	/* All of them: the driver's process ends, whatever it is doing. */
	for (i = 0; i < FDS; i++) {
		int fd = atomic_exchange(&fds[FUZZ_FD_DEVICE][i], 0);

		if (fd)
			close(fd);
	}
	thread->renew = true;
}

static void merge(struct fuzz_thread *thread)
{
	struct sync_merge_data data = {
		.name = "fuzz",
		.fd2 = fuzz_choose_fd(thread, FUZZ_FD_SYNC),
	};

	if (!ioctl(fuzz_choose_fd(thread, FUZZ_FD_SYNC), SYNC_IOC_MERGE, &data))
		fuzz_keep_fd(FUZZ_FD_SYNC, data.fence);
}

/* ---------------------------------------------------------------- memory */

void fuzz_keep_memory(uint64_t address, uint64_t size)
{
	if (address)
		memories[next_memory++ % MEMORIES] = address | size / PAGE;
}

uint8_t *fuzz_own_memory(void)
{
	return own;
}

uint64_t fuzz_choose_memory(struct fuzz_thread *thread, uint64_t *size)
{
	uint32_t choice = fuzz_choose(thread, 256);
	uint64_t memory;

	if (choice >= 128) {
		*size = (1 + choice % 4) * PAGE;
		return USER(own) + choice / 2 % (FUZZ_OWN_PAGES - 4) * PAGE;
	}
	memory = memories[(next_memory - 1 - choice) % MEMORIES];
	*size = (memory & (PAGE - 1)) * PAGE;
	return memory & ~(PAGE - 1ull);
}

/* Only what is the driver's is taken away: others' memory is in use. */
static uint64_t take_memory(struct fuzz_thread *thread, uint64_t *size)
{
	uint32_t choice = fuzz_choose(thread, 256);
	uint64_t memory;

	if (choice >= 128) {
		*size = (1 + choice % 4) * PAGE;
		return USER(own) + choice / 2 % (FUZZ_OWN_PAGES - 4) * PAGE;
	}
	memory = atomic_exchange(&memories[(next_memory - 1 - choice) %
					   MEMORIES], 0);
	*size = (memory & (PAGE - 1)) * PAGE;
	return memory & ~(PAGE - 1ull);
}

static void on_fault(int signal, siginfo_t *info, void *context)
{
	const ucontext_t *at = context;

	if (guarded)
		siglongjmp(escape, 1);
	/* The other threads' handler stays: their faults are to be expected. */
	dprintf(STDOUT_FILENO, "signal %d at %p, from %#llx\n", signal,
		info->si_addr,
		(unsigned long long)at->uc_mcontext.gregs[REG_RIP]);
	_exit(1);
}

static void touch_pages(uint64_t address, uint64_t size, volatile bool writes)
{
	volatile uint8_t *memory = (volatile uint8_t *)(uintptr_t)address;
	volatile uint64_t at;

	for (at = 0; at < size; at += PAGE) {
		guarded = 1;
		if (!sigsetjmp(escape, 0)) {
			uint8_t byte = memory[at];

			if (writes)
				memory[at + 8] = byte + 1;
		}
		guarded = 0;
	}
}

static void touch(struct fuzz_thread *thread)
{
	uint64_t size;
	uint64_t address = fuzz_choose_memory(thread, &size);
	bool writes = fuzz_choose(thread, 256) >= 96;

	if (address)
		touch_pages(address, size, writes);
}

/* The kernel reads, locks or copies the pages. */
static void pin(struct fuzz_thread *thread)
{
	uint64_t size;
	uint64_t address = fuzz_choose_memory(thread, &size);
	struct iovec from = { (void *)(uintptr_t)address, size };
	struct iovec to = { thread->arena, FUZZ_ARENA };

	switch (fuzz_choose(thread, 4)) {
	case 0:
		process_vm_readv(getpid(), &to, 1, &from, 1, 0);
		break;
	case 1:
		process_vm_writev(getpid(), &from, 1, &from, 1, 0);
		break;
	case 2:
		mlock(from.iov_base, size);
		break;
	default:
		munlock(from.iov_base, size);
	}
}

static void unmap(struct fuzz_thread *thread)
{
	uint64_t size;
	uint64_t address = take_memory(thread, &size);

	if (address && size)
		munmap((void *)(uintptr_t)address, size);
}

static void move(struct fuzz_thread *thread)
{
	uint64_t size;
	uint64_t address = take_memory(thread, &size);
	uint64_t target = fuzz_choose(thread, FUZZ_OWN_PAGES - 4) * PAGE;
	int flags = MREMAP_MAYMOVE;
	void *moved;

	if (!address || !size)
		return;
	/* Over memory of the process's own, not past it, or anywhere. */
	if (fuzz_choose(thread, 2)) {
		if (size > 4 * PAGE)
			size = 4 * PAGE;
		moved = mremap((void *)(uintptr_t)address, size, size,
			       flags | MREMAP_FIXED, own + target);
	} else {
		moved = mremap((void *)(uintptr_t)address, size,
			       (1 + fuzz_choose(thread, 3)) * PAGE, flags);
	}
	if (moved != MAP_FAILED)
		fuzz_keep_memory(USER(moved), size);
}

static void protect(struct fuzz_thread *thread)
{
	uint64_t size;
	uint64_t address = fuzz_choose_memory(thread, &size);

	mprotect((void *)(uintptr_t)address, size, fuzz_choose(thread, 8));
}

static void advise(struct fuzz_thread *thread)
{
	static const int advices[] = {
		MADV_DONTNEED, MADV_DOFORK, MADV_DONTFORK, MADV_REMOVE,
		MADV_FREE, MADV_HUGEPAGE, MADV_NOHUGEPAGE, MADV_WIPEONFORK,
		MADV_COLD, MADV_PAGEOUT, MADV_DODUMP, MADV_MERGEABLE,
	};
	uint64_t size;
	uint64_t address = fuzz_choose_memory(thread, &size);

	madvise((void *)(uintptr_t)address, size,
		advices[fuzz_choose(thread, ARRAY_SIZE(advices))]);
}

static void renew_own(struct fuzz_thread *thread)
{
	uint32_t first = fuzz_choose(thread, FUZZ_OWN_PAGES);
	uint32_t count = fuzz_choose(thread, FUZZ_OWN_PAGES - first);
	int flags = fuzz_choose(thread, 256) >= 224 ? MAP_SHARED : MAP_PRIVATE;

	if (!count)
		return;
	mmap(own + first * PAGE, count * PAGE, PROT_READ | PROT_WRITE,
	     flags | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
}

static void map_device(struct fuzz_thread *thread)
{
	int fd = fuzz_choose_fd(thread, fuzz_choose(thread, FUZZ_FD_KINDS));
	void *memory = mmap(NULL, PAGE, PROT_READ, MAP_SHARED, fd,
			    fuzz_choose(thread, 16) * PAGE);

	if (memory != MAP_FAILED)
		munmap(memory, PAGE);
}

/* -------------------------------------------------------------- children */

static void be_child(struct fuzz_thread *thread)
{
	uint64_t size;
	uint64_t address = fuzz_choose_memory(thread, &size);
	struct d3dkmt_enumadapters2 list = { 0 };
	int fd = fuzz_choose_fd(thread, FUZZ_FD_DEVICE);

	/* What was inherited is not the child's; what it opens is. */
	ioctl(fd, LX_DXENUMADAPTERS2, &list);
	fd = open_device();
	ioctl(fd, LX_DXENUMADAPTERS2, &list);
	if (address && fuzz_choose(thread, 2))
		touch_pages(address, size, true);
	close(fd);
}

static void bear(struct fuzz_thread *thread)
{
	pid_t child = fork();

	if (!child) {
		be_child(thread);
		_exit(0);
	}
	while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR)
		;
}

/* A process that shares all memory with its parent. */
static void bear_within(void)
{
	struct d3dkmt_enumadapters2 list = { 0 };
	pid_t child = vfork();

	if (!child) {
		int fd = open_device();

		ioctl(fd, LX_DXENUMADAPTERS2, &list);
		ioctl(fuzz_last_fd(FUZZ_FD_DEVICE), LX_DXENUMADAPTERS2, &list);
		close(fd);
		_exit(0);
	}
	while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR)
		;
}

/* -------------------------------------------------------------- sessions */

bool fuzz_session_begin(void)
{
	struct dxg_session session;
	int fd = fuzz_last_fd(FUZZ_FD_DEVICE);

	if (fd < 0) {
		fd = open_device();
		fuzz_keep_fd(FUZZ_FD_DEVICE, fd);
	}
	/* It closes its file if it fails. */
	fd = dup(fd);
	if (fd < 0 || dxg_session_begin_on(&session, fd, DXG_NODE_3D))
		return false;
	fuzz_keep_fd(FUZZ_FD_DEVICE, fd);
	fuzz_luid = session.luid;
	fuzz_keep_handle(DXG_HANDLE_ADAPTER, session.adapter.v);
	fuzz_keep_handle(DXG_HANDLE_DEVICE, session.device.v);
	fuzz_keep_handle(DXG_HANDLE_CONTEXT, session.context.v);
	fuzz_keep_handle(DXG_HANDLE_PAGING_QUEUE, session.paging_queue.v);
	fuzz_keep_handle(DXG_HANDLE_SYNC, session.fence.v);
	fuzz_keep_memory(USER(session.paging_fence) & ~(PAGE - 1ull), PAGE);
	return true;
}

/* An allocation with a command at its beginning, as far as that goes. */
static void begin_buffer(struct fuzz_thread *thread)
{
	static const struct gpupv_command_fill fill = {
		.command = { GPUPV_OP_FILL, sizeof(fill) },
		.bytes = 64,
	};
	struct dxg_session session = {
		.fd = fuzz_last_fd(FUZZ_FD_DEVICE),
		.device.v = fuzz_last_handle(DXG_HANDLE_DEVICE),
		.paging_queue.v = fuzz_last_handle(DXG_HANDLE_PAGING_QUEUE),
	};
	uint64_t size = (1 + fuzz_choose(thread, 8)) * PAGE;
	struct d3dkmthandle allocation;
	uint64_t address = 0;
	void *memory = NULL;
	struct d3dddi_makeresident resident = {
		.paging_queue = session.paging_queue,
		.alloc_count = 1,
		.allocation_list = USER(&allocation),
	};

	if (dxg_allocate(&session, size, GPUPV_ALLOCATION_CPU_VISIBLE,
			 &allocation) < 0)
		return;
	fuzz_keep_handle(DXG_HANDLE_ALLOCATION, allocation.v);
	dxg_ioctl(session.fd, LX_DXMAKERESIDENT, &resident);
	if (!dxg_map(&session, allocation, size, &address))
		fuzz_keep_gpu_address(address);
	if (dxg_lock(&session, allocation, &memory) < 0)
		return;
	guarded = 1;
	if (!sigsetjmp(escape, 0)) {
		memcpy(memory, &fill, sizeof(fill));
		((struct gpupv_command_fill *)memory)->destination =
			address + PAGE / 2;
	}
	guarded = 0;
	fuzz_keep_memory(USER(memory), size);
}

/* What OpenResourceFromNtHandle needs, which fences are not. */
static void share_resource(void)
{
	struct gpupv_allocation_private wanted = {
		.magic = GPUPV_ALLOCATION_MAGIC,
		.flags = GPUPV_ALLOCATION_CPU_VISIBLE,
		.size = PAGE,
	};
	struct d3dddi_allocationinfo2 info = {
		.priv_drv_data = USER(&wanted),
		.priv_drv_data_size = sizeof(wanted),
	};
	struct d3dkmt_createallocation made = {
		.device.v = fuzz_last_handle(DXG_HANDLE_DEVICE),
		.alloc_count = 1,
		.allocation_info = USER(&info),
		.flags = D3DKMT_CREATEALLOCATION_CREATE_RESOURCE |
			 D3DKMT_CREATEALLOCATION_CREATE_SHARED |
			 D3DKMT_CREATEALLOCATION_NT_SECURITY_SHARING,
	};
	uint64_t shared = 0;
	struct d3dkmt_shareobjects share = {
		.object_count = 1,
		.objects = USER(&made.resource),
		.shared_handle = USER(&shared),
	};
	int fd = fuzz_last_fd(FUZZ_FD_DEVICE);

	if (dxg_ioctl(fd, LX_DXCREATEALLOCATION, &made) < 0)
		return;
	fuzz_keep_handle(DXG_HANDLE_RESOURCE, made.resource.v);
	fuzz_keep_handle(DXG_HANDLE_ALLOCATION, info.allocation.v);
	if (dxg_ioctl(fd, LX_DXSHAREOBJECTS, &share) >= 0)
		fuzz_keep_fd(FUZZ_FD_SHARE, shared);
}

void fuzz_act(struct fuzz_thread *thread, enum fuzz_what what)
{
	switch (what) {
	case FUZZ_SESSION:
		fuzz_session_begin();
		break;
	case FUZZ_BUFFER:
		begin_buffer(thread);
		break;
	case FUZZ_FILE:
		add_file(thread);
		break;
	case FUZZ_CLOSE:
		close_file(thread);
		break;
	case FUZZ_EVENTFD:
		fuzz_keep_fd(FUZZ_FD_EVENT,
			     eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
		break;
	case FUZZ_DROP:
		fuzz_drop_fd(thread, FUZZ_FD_SHARE + fuzz_choose(thread, 3));
		break;
	case FUZZ_MERGE:
		merge(thread);
		break;
	case FUZZ_TOUCH:
		touch(thread);
		break;
	case FUZZ_PIN:
		pin(thread);
		break;
	case FUZZ_UNMAP:
		unmap(thread);
		break;
	case FUZZ_MOVE:
		move(thread);
		break;
	case FUZZ_PROTECT:
		protect(thread);
		break;
	case FUZZ_ADVISE:
		advise(thread);
		break;
	case FUZZ_OWN:
		renew_own(thread);
		break;
	case FUZZ_MMAP:
		map_device(thread);
		break;
	case FUZZ_FORK:
		bear(thread);
		break;
	case FUZZ_VFORK:
		bear_within();
		break;
	case FUZZ_RESOURCE:
		share_resource();
		break;
	default:
		break;
	}
}

bool fuzz_acts_begin(void)
{
	struct sigaction action = {
		.sa_sigaction = on_fault,
		.sa_flags = SA_NODEFER | SA_SIGINFO,
	};

	sigaction(SIGSEGV, &action, NULL);
	sigaction(SIGBUS, &action, NULL);
	own = mmap(NULL, FUZZ_OWN_PAGES * PAGE, PROT_READ | PROT_WRITE,
		   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (own == MAP_FAILED)
		dxg_fail("mmap", errno);
	fuzz_keep_fd(FUZZ_FD_EVENT, eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
	return fuzz_session_begin();
}
