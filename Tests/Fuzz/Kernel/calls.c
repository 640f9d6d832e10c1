// SPDX-License-Identifier: Apache-2.0
/*
 * Calls of /dev/dxg. The call table says where arrays and handles are; here is
 * what else makes a call of each kind work, which is what zeros choose.
 */
#include "fuzz.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>

#define HANDLES		16	/* of each type, a power of two */
#define CALL_BYTES	1024
#define ARRAYS		4
#define ELEMENTS	32	/* of an array that are chosen one by one */
#define SHARED_BYTES	(4 * PAGE)

/* Of all threads, without locks: races are the point. */
static _Atomic uint32_t handles[DXG_HANDLE_SYNC + 1][HANDLES];
static _Atomic uint32_t newest[DXG_HANDLE_SYNC + 1];
/* The latest that was made for sharing. */
static _Atomic uint32_t shareable;
static _Atomic uint64_t gpu_addresses[8];
static _Atomic uint32_t next_gpu_address;
static uint8_t *shared;		/* arguments that all threads write to */
static uint8_t *read_only;

struct winluid fuzz_luid;
struct fuzz_tally *fuzz_tally;

/* A call in the making. */
struct maker {
	struct fuzz_thread	*thread;
	const struct dxg_call	*call;
	uint64_t		arrays[ARRAYS];	/* there for the taking */
	struct d3dddi_allocationinfo2 *infos;
	uint64_t		fd;		/* where one comes back */
};

uint32_t fuzz_choose(struct fuzz_thread *thread, uint32_t bound)
{
	if (!thread->left)
		return 0;
	thread->left--;
	return *thread->choices++ % bound;
}

/* --------------------------------------------------------------- handles */

void fuzz_keep_handle(enum dxg_handle_type type, uint32_t handle)
{
	uint32_t at = newest[type] + 1;

	if (!handle)
		return;
	handles[type][at % HANDLES] = handle;
	newest[type] = at;
}

void fuzz_forget_handle(enum dxg_handle_type type, uint32_t handle)
{
	uint32_t at = newest[type];

	/* Others stay, stale. */
	if (handles[type][at % HANDLES] == handle)
		newest[type] = at - 1;
}

uint32_t fuzz_last_handle(enum dxg_handle_type type)
{
	return handles[type][newest[type] % HANDLES];
}

static struct d3dkmthandle handle(struct maker *m, enum dxg_handle_type type)
{
	static const uint32_t odd[] = { 0, ~0u, 0x80000000, 1, 0x40000000 };
	uint32_t choice = fuzz_choose(m->thread, 256);
	uint32_t at = newest[type];

	if (choice >= 248)
		return (struct d3dkmthandle){ odd[choice % ARRAY_SIZE(odd)] };
	if (choice >= 216)
		type = choice % (DXG_HANDLE_SYNC + 1);
	return (struct d3dkmthandle){ handles[type][(at - choice) % HANDLES] };
}

/* ---------------------------------------------------------------- values */

static uint64_t number(struct maker *m)
{
	static const uint64_t odd[] = {
		~0ull, 1ull << 63, 0x7fffffff, 0x80000000, 0xffffffff,
		0x100000000, PAGE, PAGE - 1, 65536, 1ull << 40,
	};
	uint32_t choice = fuzz_choose(m->thread, 256);

	return choice < 224 ? choice : odd[choice % ARRAY_SIZE(odd)];
}

void fuzz_keep_gpu_address(uint64_t address)
{
	gpu_addresses[next_gpu_address++ % ARRAY_SIZE(gpu_addresses)] = address;
}

static uint64_t gpu_address(struct maker *m)
{
	uint32_t choice = fuzz_choose(m->thread, 256);

	if (choice >= 240)
		return number(m);
	return gpu_addresses[(next_gpu_address - 1 - choice) %
			     ARRAY_SIZE(gpu_addresses)];
}

/* Where no program should have an argument. */
static uint64_t wild(struct maker *m)
{
	struct fuzz_thread *thread = m->thread;
	uint64_t size;

	switch (fuzz_choose(thread, 8)) {
	case 0:
		return 0;
	case 1:
		return USER(read_only);
	case 2:		/* its end is not memory */
		return USER(thread->arena) + FUZZ_ARENA -
		       fuzz_choose(thread, 128);
	case 3:		/* of the driver's own */
		return fuzz_choose_memory(thread, &size);
	case 4:
		return USER(fuzz_own_memory());
	case 5:		/* the kernel's */
		return 0xffff888000000000ull + number(m);
	case 6:
		return 0x00007fffffffe000ull + fuzz_choose(thread, 8) * 1024;
	default:
		return number(m);
	}
}

/* Memory for arguments: the thread's own, or such as others write to. */
static uint8_t *room(struct maker *m, size_t size)
{
	struct fuzz_thread *thread = m->thread;
	uint32_t choice = fuzz_choose(thread, 256);
	uint8_t *memory = thread->arena;

	if (choice >= 200 && size <= SHARED_BYTES)
		return shared + choice * 8 % (SHARED_BYTES - size + 1);
	if (size <= FUZZ_ARENA - thread->used) {
		memory += thread->used;
		thread->used += (size + 7) & ~7u;
	}
	return memory;
}

/* ---------------------------------------------------------------- arrays */

static uint32_t element_count(struct maker *m, const struct dxg_array *array)
{
	uint32_t choice = fuzz_choose(m->thread, 256);
	uint32_t usual = array->element == 1 ? 16 : 1;

	if (choice < 160)
		return usual + choice % 8 * (choice >= 32);
	switch (choice % 8) {
	case 0:
		return 0;
	case 1:
		return array->max_count;
	case 2:
		return array->max_count + 1;
	case 3:
		return ~0u;
	case 4:
		return array->max_count / 2;
	default:
		return choice;
	}
}

/* An array where the structure says there is one. */
static void make_array(struct maker *m, unsigned int index, uint8_t *args)
{
	const struct dxg_array *array = &m->call->arrays[index];
	uint32_t count = element_count(m, array), i;
	uint32_t choice = fuzz_choose(m->thread, 256);
	uint64_t size = (uint64_t)count * array->element;
	uint64_t pointer;
	uint8_t *memory;

	if (size > FUZZ_ARENA / 2)
		size = FUZZ_ARENA / 2;
	memory = room(m, size);
	memset(memory, 0, size);
	for (i = 0; i < count && i < ELEMENTS && array->element >= 4 &&
	     (i + 1) * array->element <= size; i++) {
		struct d3dkmthandle one = { 0 };

		if (array->handle_type)
			one = handle(m, array->handle_type);
		else if (array->element <= 8)
			one.v = fuzz_choose(m->thread, 256);
		memcpy(memory + i * array->element, &one, sizeof(one));
	}
	m->arrays[index] = USER(memory);
	pointer = choice >= 232 ? wild(m) : USER(memory);
	/* Which of those that may be left out are there is for shape(). */
	if (array->flags & DXG_OPTIONAL && choice < 200)
		pointer = 0;
	memcpy(args + array->pointer, &pointer, sizeof(pointer));
	memcpy(args + array->count, &count, sizeof(count));
}

/* ----------------------------------------------------------- allocations */

static void shape_allocation(struct maker *m, struct d3dkmt_createallocation *a)
{
	static const uint32_t flags[] = {
		0, D3DKMT_CREATEALLOCATION_CREATE_RESOURCE,
		D3DKMT_CREATEALLOCATION_CREATE_RESOURCE |
		D3DKMT_CREATEALLOCATION_CREATE_SHARED |
		D3DKMT_CREATEALLOCATION_NT_SECURITY_SHARING,
		D3DKMT_CREATEALLOCATION_READ_ONLY, ~0u,
	};
	struct gpupv_allocation_private *wanted = (void *)room(m, 1024);
	struct d3dkmt_createstandardallocation *standard;
	uint32_t kind = fuzz_choose(m->thread, 8);
	uint32_t count = 1 + fuzz_choose(m->thread, 256) / 32;
	uint64_t pages = 1 + fuzz_choose(m->thread, 8);
	uint64_t own, i;

	/* The array that make_array made may be too short. */
	m->infos = (void *)room(m, 16 * sizeof(*m->infos));
	memset(m->infos, 0, 16 * sizeof(*m->infos));
	if (a->alloc_count == 1)
		a->alloc_count = count;
	if (a->allocation_info == m->arrays[2])
		a->allocation_info = USER(m->infos);
	wanted->magic = GPUPV_ALLOCATION_MAGIC;
	wanted->flags = kind ? GPUPV_ALLOCATION_CPU_VISIBLE : number(m) & 3;
	wanted->size = pages * PAGE + number(m);
	for (i = 0; i < 16; i++) {
		m->infos[i].priv_drv_data = USER(wanted);
		m->infos[i].priv_drv_data_size = sizeof(*wanted);
	}
	a->device = handle(m, DXG_HANDLE_DEVICE);
	a->flags = flags[kind % ARRAY_SIZE(flags)];
	if (fuzz_choose(m->thread, 256) >= 224)
		a->flags |= number(m);
	if (kind < 5)
		return;
	/* Memory of the process's own takes part. */
	own = USER(fuzz_own_memory()) +
	      fuzz_choose(m->thread, FUZZ_OWN_PAGES) * PAGE;
	a->flags = D3DKMT_CREATEALLOCATION_STANDARD_ALLOCATION |
		   D3DKMT_CREATEALLOCATION_EXISTING_SYSMEM;
	standard = (void *)room(m, sizeof(*standard));
	memset(standard, 0, sizeof(*standard));
	standard->type = D3DKMT_STANDARDALLOCATIONTYPE_EXISTINGHEAP;
	standard->existing_heap_size = pages * PAGE;
	a->alloc_count = 1;
	a->priv_drv_data_size = 0;
	a->standard_allocation = USER(standard);
	m->infos[0].sysmem = own;
	m->infos[0].priv_drv_data_size = 0;
	if (kind == 6)
		a->flags |= D3DKMT_CREATEALLOCATION_READ_ONLY;
	if (kind == 7)
		m->infos[0].sysmem = wild(m) & ~(PAGE - 1ull);
}

static void keep_allocations(struct maker *m,
			     const struct d3dkmt_createallocation *a)
{
	uint32_t i;

	if (a->flags & D3DKMT_CREATEALLOCATION_CREATE_RESOURCE)
		fuzz_keep_handle(DXG_HANDLE_RESOURCE, a->resource.v);
	if (a->flags & D3DKMT_CREATEALLOCATION_CREATE_SHARED)
		shareable = a->resource.v;
	if (a->allocation_info != USER(m->infos))
		return;
	for (i = 0; i < a->alloc_count && i < 16; i++)
		fuzz_keep_handle(DXG_HANDLE_ALLOCATION,
				 m->infos[i].allocation.v);
}

/* ------------------------------------------------------------- all calls */

static void shape_sync(struct maker *m,
		       struct d3dkmt_createsynchronizationobject2 *a)
{
	static const uint32_t types[] = {
		D3DDDI_MONITORED_FENCE, D3DDDI_MONITORED_FENCE,
		D3DDDI_CPU_NOTIFICATION, D3DDDI_FENCE, D3DDDI_SEMAPHORE,
		D3DDDI_SYNCHRONIZATION_MUTEX, D3DDDI_PERIODIC_MONITORED_FENCE,
		7,
	};
	uint32_t kind = fuzz_choose(m->thread, ARRAY_SIZE(types));

	a->device = handle(m, DXG_HANDLE_DEVICE);
	a->info.type = types[kind];
	/* What only works with such a fence is most of what there is. */
	if (kind == 0)
		a->info.flags = D3DDDI_SYNC_SHARED |
				D3DDDI_SYNC_NT_SECURITY_SHARING;
	if (fuzz_choose(m->thread, 256) >= 224)
		a->info.flags = number(m);
	switch (a->info.type) {
	case D3DDDI_CPU_NOTIFICATION:
		a->info.cpu_notification.event =
			fuzz_choose_fd(m->thread, FUZZ_FD_EVENT);
		break;
	case D3DDDI_SEMAPHORE:
		a->info.semaphore.max_count = 1 + fuzz_choose(m->thread, 8);
		break;
	case D3DDDI_PERIODIC_MONITORED_FENCE:
		a->info.periodic_monitored_fence.adapter =
			handle(m, DXG_HANDLE_ADAPTER);
		a->info.periodic_monitored_fence.time = number(m);
		break;
	default:
		a->info.monitored_fence.initial_fence_value = number(m);
	}
}

/* Instead of fence values, an eventfd. */
static uint32_t signal_flags(struct maker *m, uint64_t *event)
{
	if (fuzz_choose(m->thread, 256) < 160)
		return 0;
	*event = fuzz_choose_fd(m->thread, FUZZ_FD_EVENT);
	return D3DDDI_SIGNAL_ENQUEUE_CPU_EVENT;
}

/* Either a resource or the list that the table has; mostly the list. */
static bool is_of_resource(struct maker *m)
{
	return fuzz_choose(m->thread, 256) >= 192;
}

static struct d3dkmthandle shareable_handle(struct maker *m)
{
	uint32_t choice = fuzz_choose(m->thread, 256);

	if (choice < 160)
		return (struct d3dkmthandle){ shareable };
	return handle(m, choice < 208 ? DXG_HANDLE_SYNC : DXG_HANDLE_RESOURCE);
}

static void shape_escape(struct maker *m, struct d3dkmt_escape *a)
{
	struct gpupv_escape *escape = (void *)room(m, 256);

	memset(escape, 0, 256);
	escape->magic = GPUPV_ESCAPE_MAGIC;
	escape->command = GPUPV_ESCAPE_STATISTICS + fuzz_choose(m->thread, 2);
	a->adapter = handle(m, DXG_HANDLE_ADAPTER);
	a->type = D3DKMT_ESCAPE_DRIVERPRIVATE;
	if (a->priv_drv_data != m->arrays[0])
		return;
	a->priv_drv_data = USER(escape);
	a->priv_drv_data_size = escape->command == GPUPV_ESCAPE_OBJECTS ?
				sizeof(struct gpupv_escape_objects) :
				sizeof(struct gpupv_escape_statistics);
}

#define DEVICE		handle(m, DXG_HANDLE_DEVICE)
#define ADAPTER		handle(m, DXG_HANDLE_ADAPTER)
#define CONTEXT		handle(m, DXG_HANDLE_CONTEXT)
#define HWQUEUE		handle(m, DXG_HANDLE_HWQUEUE)
#define PAGING_QUEUE	handle(m, DXG_HANDLE_PAGING_QUEUE)
#define RESOURCE	handle(m, DXG_HANDLE_RESOURCE)
#define ALLOCATION	handle(m, DXG_HANDLE_ALLOCATION)
#define SYNC		handle(m, DXG_HANDLE_SYNC)
#define SHAPE(call, s, ...) \
	case _IOC_NR(call): { struct s *a = args; __VA_ARGS__; break; }
#define FENCE_VALUE	(1 + fuzz_choose(m->thread, 4))

/* What the call table does not say. Arrays are there, but for optional ones. */
static void shape(struct maker *m, uint32_t call, void *args)
{
	switch (call) {
	SHAPE(LX_DXOPENADAPTERFROMLUID, d3dkmt_openadapterfromluid,
	      a->adapter_luid = fuzz_luid)
	SHAPE(LX_DXCREATEDEVICE, d3dkmt_createdevice, a->adapter = ADAPTER)
	SHAPE(LX_DXCREATECONTEXTVIRTUAL, d3dkmt_createcontextvirtual,
	      a->device = DEVICE;
	      a->node_ordinal = fuzz_choose(m->thread, 3))
	SHAPE(LX_DXDESTROYCONTEXT, d3dkmt_destroycontext, a->context = CONTEXT)
	SHAPE(LX_DXCREATEALLOCATION, d3dkmt_createallocation,
	      shape_allocation(m, a))
	SHAPE(LX_DXCREATEPAGINGQUEUE, d3dkmt_createpagingqueue,
	      a->device = DEVICE)
	SHAPE(LX_DXRESERVEGPUVIRTUALADDRESS, d3dddi_reservegpuvirtualaddress,
	      a->adapter = ADAPTER;
	      a->size = (1 + fuzz_choose(m->thread, 256)) * 65536ull;
	      a->reservation_type = fuzz_choose(m->thread, 4))
	SHAPE(LX_DXQUERYADAPTERINFO, d3dkmt_queryadapterinfo,
	      a->adapter = ADAPTER;
	      a->type = (KMTQAITYPE_ADAPTERTYPE +
			 fuzz_choose(m->thread, 256)) % 80;
	      if (a->type == KMTQAITYPE_ADAPTERTYPE &&
		  a->private_data_size == 16)
		      a->private_data_size = 4)
	SHAPE(LX_DXQUERYVIDEOMEMORYINFO, d3dkmt_queryvideomemoryinfo,
	      a->adapter = ADAPTER;
	      a->memory_segment_group = fuzz_choose(m->thread, 3))
	SHAPE(LX_DXMAKERESIDENT, d3dddi_makeresident,
	      a->paging_queue = PAGING_QUEUE)
	SHAPE(LX_DXMAPGPUVIRTUALADDRESS, d3dddi_mapgpuvirtualaddress,
	      a->paging_queue = PAGING_QUEUE; a->allocation = ALLOCATION;
	      a->size_in_pages = 1 + fuzz_choose(m->thread, 8);
	      a->base_address = fuzz_choose(m->thread, 256) < 200 ? 0 :
				gpu_address(m))
	SHAPE(LX_DXESCAPE, d3dkmt_escape, shape_escape(m, a))
	SHAPE(LX_DXGETDEVICESTATE, d3dkmt_getdevicestate, a->device = DEVICE;
	      a->state_type = 1 + fuzz_choose(m->thread, 8))
	SHAPE(LX_DXSUBMITCOMMAND, d3dkmt_submitcommand,
	      a->command_buffer = gpu_address(m);
	      a->command_length = sizeof(struct gpupv_command_fill);
	      a->num_primaries = fuzz_choose(m->thread, 256) / 128;
	      a->written_primaries[0] = ALLOCATION;
	      a->broadcast_context_count = 1;
	      a->broadcast_context[0] = CONTEXT)
	SHAPE(LX_DXCREATESYNCHRONIZATIONOBJECT,
	      d3dkmt_createsynchronizationobject2, shape_sync(m, a))
	SHAPE(LX_DXSIGNALSYNCHRONIZATIONOBJECT,
	      d3dkmt_signalsynchronizationobject2,
	      a->context = CONTEXT; a->object_count = 1;
	      a->object_array[0] = SYNC; a->fence_value = FENCE_VALUE;
	      a->flags = signal_flags(m, (void *)&a->cpu_event_handle);
	      a->context_count = fuzz_choose(m->thread, 256) / 64;
	      a->contexts[0] = CONTEXT; a->contexts[1] = CONTEXT;
	      a->contexts[2] = CONTEXT)
	SHAPE(LX_DXWAITFORSYNCHRONIZATIONOBJECT,
	      d3dkmt_waitforsynchronizationobject2,
	      a->context = CONTEXT; a->object_count = 1;
	      a->object_array[0] = SYNC;
	      a->fence_value = fuzz_choose(m->thread, 4))
	SHAPE(LX_DXDESTROYALLOCATION2, d3dkmt_destroyallocation2,
	      a->device = DEVICE;
	      if (is_of_resource(m)) {
		      a->alloc_count = 0;
		      a->resource = RESOURCE;
	      }
	      a->flags = fuzz_choose(m->thread, 4))
	SHAPE(LX_DXENUMADAPTERS2, d3dkmt_enumadapters2,
	      if (fuzz_choose(m->thread, 256) < 128)
		      a->adapters = m->arrays[0])
	SHAPE(LX_DXCLOSEADAPTER, d3dkmt_closeadapter,
	      a->adapter_handle = ADAPTER)
	SHAPE(LX_DXCHANGEVIDEOMEMORYRESERVATION,
	      d3dkmt_changevideomemoryreservation,
	      a->adapter = ADAPTER; a->reservation = number(m))
	SHAPE(LX_DXCREATEHWCONTEXT, d3dkmt_createhwcontext, a->device = DEVICE;
	      a->node_ordinal = fuzz_choose(m->thread, 3))
	SHAPE(LX_DXCREATEHWQUEUE, d3dkmt_createhwqueue, a->context = CONTEXT)
	SHAPE(LX_DXDESTROYDEVICE, d3dkmt_destroydevice, a->device = DEVICE)
	SHAPE(LX_DXDESTROYHWCONTEXT, d3dkmt_destroyhwcontext,
	      a->context = CONTEXT)
	SHAPE(LX_DXDESTROYHWQUEUE, d3dkmt_destroyhwqueue, a->queue = HWQUEUE)
	SHAPE(LX_DXDESTROYPAGINGQUEUE, d3dddi_destroypagingqueue,
	      a->paging_queue = PAGING_QUEUE)
	SHAPE(LX_DXDESTROYSYNCHRONIZATIONOBJECT,
	      d3dkmt_destroysynchronizationobject, a->sync_object = SYNC)
	SHAPE(LX_DXEVICT, d3dkmt_evict, a->device = DEVICE)
	SHAPE(LX_DXFLUSHHEAPTRANSITIONS, d3dkmt_flushheaptransitions,
	      a->adapter = ADAPTER)
	SHAPE(LX_DXFREEGPUVIRTUALADDRESS, d3dkmt_freegpuvirtualaddress,
	      a->adapter = ADAPTER; a->base_address = gpu_address(m);
	      a->size = (1 + fuzz_choose(m->thread, 16)) * 65536ull)
	SHAPE(LX_DXGETCONTEXTINPROCESSSCHEDULINGPRIORITY,
	      d3dkmt_getcontextinprocessschedulingpriority,
	      a->context = CONTEXT)
	SHAPE(LX_DXGETCONTEXTSCHEDULINGPRIORITY,
	      d3dkmt_getcontextschedulingpriority, a->context = CONTEXT)
	SHAPE(LX_DXSETCONTEXTINPROCESSSCHEDULINGPRIORITY,
	      d3dkmt_setcontextinprocessschedulingpriority,
	      a->context = CONTEXT; a->priority = fuzz_choose(m->thread, 9))
	SHAPE(LX_DXSETCONTEXTSCHEDULINGPRIORITY,
	      d3dkmt_setcontextschedulingpriority,
	      a->context = CONTEXT; a->priority = fuzz_choose(m->thread, 9))
	SHAPE(LX_DXGETSHAREDRESOURCEADAPTERLUID,
	      d3dkmt_getsharedresourceadapterluid,
	      a->handle = fuzz_choose_fd(m->thread, FUZZ_FD_SHARE))
	SHAPE(LX_DXINVALIDATECACHE, d3dkmt_invalidatecache, a->device = DEVICE;
	      a->allocation = ALLOCATION; a->length = number(m))
	SHAPE(LX_DXLOCK2, d3dkmt_lock2, a->device = DEVICE;
	      a->allocation = ALLOCATION)
	SHAPE(LX_DXMARKDEVICEASERROR, d3dkmt_markdeviceaserror,
	      a->device = DEVICE;
	      a->reason = D3DKMT_DEVICE_ERROR_REASON_GENERIC)
	SHAPE(LX_DXOFFERALLOCATIONS, d3dkmt_offerallocations,
	      a->device = DEVICE;
	      a->priority = 1 + fuzz_choose(m->thread, 5);
	      if (is_of_resource(m))
		      a->resources = m->arrays[0];
	      else
		      a->allocations = m->arrays[1])
	SHAPE(LX_DXQUERYALLOCATIONRESIDENCY, d3dkmt_queryallocationresidency,
	      a->device = DEVICE;
	      if (is_of_resource(m)) {
		      a->allocation_count = 0;
		      a->resource = RESOURCE;
	      } else {
		      a->allocations = m->arrays[0];
	      })
	SHAPE(LX_DXRECLAIMALLOCATIONS2, d3dkmt_reclaimallocations2,
	      a->paging_queue = PAGING_QUEUE;
	      if (is_of_resource(m))
		      a->resources = m->arrays[0];
	      else
		      a->allocations = m->arrays[1];
	      a->results = m->arrays[2])
	SHAPE(LX_DXSETALLOCATIONPRIORITY, d3dkmt_setallocationpriority,
	      a->device = DEVICE;
	      ((uint32_t *)(uintptr_t)m->arrays[1])[0] =
			D3DDDI_ALLOCATIONPRIORITY_NORMAL + number(m);
	      if (is_of_resource(m)) {
		      a->allocation_count = 0;
		      a->resource = RESOURCE;
	      } else {
		      a->allocation_list = m->arrays[0];
	      })
	SHAPE(LX_DXGETALLOCATIONPRIORITY, d3dkmt_getallocationpriority,
	      a->device = DEVICE;
	      if (is_of_resource(m)) {
		      a->allocation_count = 0;
		      a->resource = RESOURCE;
	      } else {
		      a->allocation_list = m->arrays[0];
	      })
	SHAPE(LX_DXSIGNALSYNCHRONIZATIONOBJECTFROMCPU,
	      d3dkmt_signalsynchronizationobjectfromcpu, a->device = DEVICE;
	      a->flags = fuzz_choose(m->thread, 8))
	SHAPE(LX_DXSIGNALSYNCHRONIZATIONOBJECTFROMGPU,
	      d3dkmt_signalsynchronizationobjectfromgpu, a->context = CONTEXT)
	SHAPE(LX_DXSIGNALSYNCHRONIZATIONOBJECTFROMGPU2,
	      d3dkmt_signalsynchronizationobjectfromgpu2,
	      a->flags = signal_flags(m, (void *)&a->cpu_event_handle);
	      if (a->flags)
		      a->object_count = 0)
	SHAPE(LX_DXSUBMITCOMMANDTOHWQUEUE, d3dkmt_submitcommandtohwqueue,
	      a->hwqueue = HWQUEUE; a->command_buffer = gpu_address(m);
	      a->hwqueue_progress_fence_id = FENCE_VALUE;
	      a->command_length = sizeof(struct gpupv_command_fill))
	SHAPE(LX_DXSUBMITWAITFORSYNCOBJECTSTOHWQUEUE,
	      d3dkmt_submitwaitforsyncobjectstohwqueue, a->hwqueue = HWQUEUE)
	SHAPE(LX_DXUNLOCK2, d3dkmt_unlock2, a->device = DEVICE;
	      a->allocation = ALLOCATION)
	SHAPE(LX_DXUPDATEALLOCPROPERTY, d3dddi_updateallocproperty,
	      a->paging_queue = PAGING_QUEUE; a->allocation = ALLOCATION;
	      a->preferred_segment = 1;
	      a->property_mask_value =
			D3DDDI_UPDATEALLOCPROPERTY_SET_PREFERRED_SEGMENT)
	SHAPE(LX_DXUPDATEGPUVIRTUALADDRESS, d3dkmt_updategpuvirtualaddress,
	      struct d3dddi_updategpuvirtualaddress_operation *operation =
			(void *)(uintptr_t)m->arrays[0];
	      a->device = DEVICE; a->context = CONTEXT;
	      a->fence_object = SYNC; a->fence_value = FENCE_VALUE;
	      if (a->num_operations)
		      operation->map.base_address = gpu_address(m);
	      operation->map.size = PAGE;
	      operation->map.allocation = ALLOCATION;
	      operation->map.allocation_size = PAGE)
	SHAPE(LX_DXWAITFORSYNCHRONIZATIONOBJECTFROMCPU,
	      d3dkmt_waitforsynchronizationobjectfromcpu, a->device = DEVICE;
	      a->flags = fuzz_choose(m->thread, 2);
	      if (fuzz_choose(m->thread, 256) >= 128)
		      a->async_event = fuzz_choose_fd(m->thread, FUZZ_FD_EVENT))
	SHAPE(LX_DXWAITFORSYNCHRONIZATIONOBJECTFROMGPU,
	      d3dkmt_waitforsynchronizationobjectfromgpu, a->context = CONTEXT;
	      if (fuzz_choose(m->thread, 256) >= 128)
		      a->fence_value = number(m))
	SHAPE(LX_DXQUERYCLOCKCALIBRATION, d3dkmt_queryclockcalibration,
	      a->adapter = ADAPTER; a->node_ordinal = fuzz_choose(m->thread, 3))
	SHAPE(LX_DXENUMADAPTERS3, d3dkmt_enumadapters3,
	      if (fuzz_choose(m->thread, 256) < 128)
		      a->adapters = m->arrays[0])
	SHAPE(LX_DXSHAREOBJECTS, d3dkmt_shareobjects,
	      struct d3dkmthandle *object = (void *)(uintptr_t)m->arrays[0];
	      if (a->object_count)
		      *object = shareable_handle(m);
	      a->desired_access = 0x10000000;	/* GENERIC_ALL */
	      a->shared_handle = fuzz_choose(m->thread, 256) < 224 ?
				 USER(&m->fd) : wild(m))
	SHAPE(LX_DXOPENSYNCOBJECTFROMNTHANDLE2,
	      d3dkmt_opensyncobjectfromnthandle2, a->device = DEVICE;
	      a->nt_handle = fuzz_choose_fd(m->thread, FUZZ_FD_SHARE))
	SHAPE(LX_DXQUERYRESOURCEINFOFROMNTHANDLE,
	      d3dkmt_queryresourceinfofromnthandle, a->device = DEVICE;
	      a->nt_handle = fuzz_choose_fd(m->thread, FUZZ_FD_SHARE);
	      if (a->private_runtime_data_size == 16)
		      a->private_runtime_data_size = 0)
	SHAPE(LX_DXOPENRESOURCEFROMNTHANDLE, d3dkmt_openresourcefromnthandle,
	      a->device = DEVICE;
	      a->nt_handle = fuzz_choose_fd(m->thread, FUZZ_FD_SHARE);
	      if (a->total_priv_drv_data_size == 16)
		      a->total_priv_drv_data_size =
				sizeof(struct gpupv_allocation_private))
	SHAPE(LX_DXQUERYSTATISTICS, d3dkmt_querystatistics,
	      a->type = fuzz_choose(m->thread, 12);
	      a->adapter_luid = fuzz_luid; a->process = number(m))
	SHAPE(LX_DXSHAREOBJECTWITHHOST, d3dkmt_shareobjectwithhost,
	      a->device_handle = DEVICE; a->object_handle = SYNC)
	SHAPE(LX_DXCREATESYNCFILE, d3dkmt_createsyncfile, a->device = DEVICE;
	      a->monitored_fence = SYNC; a->fence_value = FENCE_VALUE)
	SHAPE(LX_DXWAITSYNCFILE, d3dkmt_waitsyncfile,
	      a->sync_file_handle = fuzz_choose_fd(m->thread, FUZZ_FD_SYNC);
	      a->context = CONTEXT)
	SHAPE(LX_DXOPENSYNCOBJECTFROMSYNCFILE,
	      d3dkmt_opensyncobjectfromsyncfile, a->device = DEVICE;
	      a->sync_file_handle = fuzz_choose_fd(m->thread, FUZZ_FD_SYNC))
	SHAPE(LX_DXENUMPROCESSES, d3dkmt_enumprocesses,
	      a->adapter_luid = fuzz_luid; a->buffer = USER(room(m, 512));
	      a->buffer_count = 64 + number(m))
	SHAPE(LX_ISFEATUREENABLED, d3dkmt_isfeatureenabled,
	      a->adapter = ADAPTER; a->feature_id = fuzz_choose(m->thread, 64))
	}
}

/* Some bytes of the structure are anything. */
static void spoil(struct maker *m, uint8_t *args)
{
	uint32_t times = fuzz_choose(m->thread, 256) / 64;
	uint32_t at, value;

	while (times--) {
		at = fuzz_choose(m->thread, 256) * 4 % m->call->size;
		value = number(m);
		if (at + sizeof(value) <= m->call->size)
			memcpy(args + at, &value, sizeof(value));
	}
}

/* ------------------------------------------------------- what came of it */

static void keep_fence(uint64_t address)
{
	/* Of the page it is in, for a page is what can be done things to. */
	fuzz_keep_memory(address & ~(PAGE - 1ull), PAGE);
}

#define MADE(call, s, ...) \
	case _IOC_NR(call): { const struct s *a = args; __VA_ARGS__; break; }

static void keep(struct maker *m, uint32_t call, const void *args)
{
	const struct d3dddi_openallocationinfo2 *opened =
		(void *)(uintptr_t)m->arrays[0];
	const struct d3dkmt_adapterinfo *infos = (const void *)opened;
	const struct dxg_handle *handle;
	uint32_t value, i;

	for (handle = m->call->makes;
	     handle < m->call->makes + ARRAY_SIZE(m->call->makes) &&
	     handle->type; handle++) {
		memcpy(&value, args + handle->offset, sizeof(value));
		fuzz_keep_handle(handle->type, value);
	}
	if (m->call->ends[0].type) {
		memcpy(&value, args + m->call->ends[0].offset, sizeof(value));
		fuzz_forget_handle(m->call->ends[0].type, value);
	}
	switch (call) {
	MADE(LX_DXCREATEALLOCATION, d3dkmt_createallocation,
	      keep_allocations(m, a))
	MADE(LX_DXDESTROYALLOCATION2, d3dkmt_destroyallocation2,
	      if (a->resource.v)
		      fuzz_forget_handle(DXG_HANDLE_RESOURCE, a->resource.v);
	      else if (a->allocations == m->arrays[0])
		      fuzz_forget_handle(DXG_HANDLE_ALLOCATION,
					 *(const uint32_t *)infos))
	MADE(LX_DXENUMADAPTERS2, d3dkmt_enumadapters2,
	      if (a->adapters == m->arrays[0] && a->num_adapters == 1)
		      fuzz_keep_handle(DXG_HANDLE_ADAPTER,
				       infos->adapter_handle.v))
	MADE(LX_DXENUMADAPTERS3, d3dkmt_enumadapters3,
	      if (a->adapters == m->arrays[0] && a->adapter_count == 1)
		      fuzz_keep_handle(DXG_HANDLE_ADAPTER,
				       infos->adapter_handle.v))
	MADE(LX_DXOPENRESOURCEFROMNTHANDLE,
	      d3dkmt_openresourcefromnthandle,
	      for (i = 0; i < a->allocation_count && i < 8 &&
		   a->open_alloc_info == m->arrays[0]; i++)
		      fuzz_keep_handle(DXG_HANDLE_ALLOCATION,
				       opened[i].allocation.v))
	MADE(LX_DXLOCK2, d3dkmt_lock2, fuzz_keep_memory(a->data, PAGE))
	MADE(LX_DXCREATESYNCHRONIZATIONOBJECT,
	      d3dkmt_createsynchronizationobject2,
	      if (a->info.flags & D3DDDI_SYNC_SHARED)
		      shareable = a->sync_object.v;
	      if (a->info.type == D3DDDI_MONITORED_FENCE)
		      keep_fence(a->info.monitored_fence.fence_cpu_virtual_address))
	MADE(LX_DXCREATEPAGINGQUEUE, d3dkmt_createpagingqueue,
	      keep_fence(a->fence_cpu_virtual_address))
	MADE(LX_DXCREATEHWQUEUE, d3dkmt_createhwqueue,
	      keep_fence(a->queue_progress_fence_cpu_va))
	MADE(LX_DXMAPGPUVIRTUALADDRESS, d3dddi_mapgpuvirtualaddress,
	      fuzz_keep_gpu_address(a->virtual_address))
	MADE(LX_DXRESERVEGPUVIRTUALADDRESS,
	      d3dddi_reservegpuvirtualaddress,
	      fuzz_keep_gpu_address(a->virtual_address))
	MADE(LX_DXSHAREOBJECTS, d3dkmt_shareobjects,
	      if (a->shared_handle == USER(&m->fd))
		      fuzz_keep_fd(FUZZ_FD_SHARE, m->fd))
	MADE(LX_DXCREATESYNCFILE, d3dkmt_createsyncfile,
	      fuzz_keep_fd(FUZZ_FD_SYNC, a->sync_file_handle))
	}
}

/* ----------------------------------------------------------------- a call */

/* One whose number, or whose structure's size, is no call's. */
static int call_unknown(struct fuzz_thread *thread, int fd, uint32_t number)
{
	uint64_t args[16] = { 0 };
	uint32_t size = fuzz_choose(thread, 128);

	return dxg_ioctl(fd, _IOC(_IOC_READ | _IOC_WRITE, 0x47, number, size),
			 args);
}

static void hold_ticks(int how)
{
	sigset_t ticks;

	sigemptyset(&ticks);
	sigaddset(&ticks, SIGUSR1);
	pthread_sigmask(how, &ticks, NULL);
}

/* What is to fail is the call's, not the frame of a signal. */
static void begin_fault(struct fuzz_thread *thread)
{
	hold_ticks(SIG_BLOCK);
	fuzz_fail(thread->fail_nth, thread->fault);
}

static void end_fault(struct fuzz_thread *thread)
{
	bool failed = fuzz_failed(thread->fail_nth);

	if (failed)
		atomic_fetch_add_explicit(&fuzz_tally->faults, 1,
					  memory_order_relaxed);
	hold_ticks(SIG_UNBLOCK);
}

void fuzz_call(struct fuzz_thread *thread, uint32_t number)
{
	struct maker m = { .thread = thread, .call = dxg_call_find(number) };
	int fd = fuzz_choose_fd(thread, FUZZ_FD_DEVICE);
	uint32_t choice = fuzz_choose(thread, 256);
	union {
		uint8_t		bytes[CALL_BYTES];
		uint64_t	aligned;
	} own = { 0 };
	uint8_t *args = own.bytes;
	unsigned int i;

	if (!m.call || choice >= 252) {
		thread->status = call_unknown(thread, fd, number);
		return;
	}
	for (i = 0; i < ARRAYS && m.call->arrays[i].element; i++)
		make_array(&m, i, own.bytes);
	shape(&m, number, own.bytes);
	spoil(&m, own.bytes);
	if (choice >= 240) {		/* others write there meanwhile */
		args = shared + choice * 64 % (SHARED_BYTES - CALL_BYTES);
		memcpy(args, own.bytes, m.call->size);
	} else if (choice >= 232) {	/* no memory, or not all of it */
		args = (uint8_t *)(uintptr_t)wild(&m);
	} else if (choice >= 224) {
		args = thread->arena + FUZZ_ARENA - m.call->size;
		memcpy(args, own.bytes, m.call->size);
	}
	/* A wait that a signal is to end has none. */
	if (thread->ticks && m.call->ioctl == LX_DXWAITFORSYNCHRONIZATIONOBJECTFROMCPU)
		thread->fault = 0;
	if (thread->fault)
		begin_fault(thread);
	thread->status = dxg_ioctl(fd, m.call->ioctl, args);
	if (thread->fault)
		end_fault(thread);
	/* What others may have changed says nothing of what was made. */
	if (thread->status >= 0 && args == own.bytes)
		keep(&m, number, own.bytes);
	if (thread->status == -ENODEV)
		thread->renew = true;
}

void fuzz_step_run(struct fuzz_thread *thread, const struct fuzz_step *step)
{
	thread->choices = step->choices;
	thread->left = FUZZ_CHOICES;
	thread->used = 0;
	thread->status = 0;
	thread->fault = thread->fail_nth < 0 ? 0 : step->fault;
	if (step->what >= FUZZ_SESSION) {
		fuzz_act(thread, step->what);
		return;
	}
	fuzz_call(thread, step->what);
	atomic_fetch_add_explicit(&fuzz_tally->tried[step->what], 1,
				  memory_order_relaxed);
	if (thread->status >= 0)
		atomic_fetch_add_explicit(&fuzz_tally->succeeded[step->what],
					  1, memory_order_relaxed);
}

void fuzz_thread_begin(struct fuzz_thread *thread)
{
	memset(thread, 0, sizeof(*thread));
	thread->arena = mmap(NULL, FUZZ_ARENA + PAGE, PROT_READ | PROT_WRITE,
			     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (thread->arena == MAP_FAILED ||
	    mprotect(thread->arena + FUZZ_ARENA, PAGE, PROT_NONE))
		dxg_fail("mmap", errno);
	thread->fail_nth = fuzz_faults_open();
}

bool fuzz_process_begin(void)
{
	shared = mmap(NULL, SHARED_BYTES, PROT_READ | PROT_WRITE,
		      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	read_only = mmap(NULL, PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS,
			 -1, 0);
	if (shared == MAP_FAILED || read_only == MAP_FAILED)
		dxg_fail("mmap", errno);
	return fuzz_acts_begin();
}
