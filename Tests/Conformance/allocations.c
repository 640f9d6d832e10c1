// SPDX-License-Identifier: Apache-2.0
/* Making and ending allocations and resources. */
#include "conformance.h"

#include <sys/mman.h>

static int create(struct dxg_session *s, struct d3dkmt_createallocation *args,
		  const void *data, uint32_t size,
		  struct d3dddi_allocationinfo2 *info)
{
	memset(info, 0, sizeof(*info));
	info->priv_drv_data = USER(data);
	info->priv_drv_data_size = size;
	args->device = s->device;
	args->alloc_count = 1;
	args->allocation_info = USER(info);
	return dxg_ioctl(s->fd, LX_DXCREATEALLOCATION, args);
}

/* With one thing of the driver's data changed. */
static int create_with(struct dxg_session *s, uint32_t magic, uint32_t flags,
		       uint64_t size)
{
	struct gpupv_allocation_private wanted = { magic, flags, size };
	struct d3dkmt_createallocation args = { 0 };
	struct d3dddi_allocationinfo2 info;

	return create(s, &args, &wanted, sizeof(wanted), &info);
}

static int destroy_many(struct dxg_session *s, struct d3dkmthandle *handles,
			uint32_t count, uint32_t flags)
{
	struct d3dkmt_destroyallocation2 args = {
		.device = s->device,
		.alloc_count = count,
		.allocations = USER(handles),
		.flags = flags,
	};

	return dxg_ioctl(s->fd, LX_DXDESTROYALLOCATION2, &args);
}

static int destroy_resource(struct dxg_session *s, struct d3dkmthandle resource)
{
	struct d3dkmt_destroyallocation2 args = {
		.device = s->device,
		.resource = resource,
	};

	return dxg_ioctl(s->fd, LX_DXDESTROYALLOCATION2, &args);
}

CASE(LX_DXCREATEALLOCATION, "memory is zero, whatever was there before")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct dxg_buffer b;
	int i;

	for (i = 0; i < 4; i++) {
		b = conf_buffer(&s, MIB, GPUPV_ALLOCATION_CPU_VISIBLE);
		CHECK(conf_all_words(b.memory, MIB, 0));
		memset(b.memory, 0xee, MIB);
		dxg_buffer_destroy(&s, &b);
	}
	/* Memory of the GPU's own too. */
	for (i = 0; i < 2; i++) {
		b = conf_buffer(&s, MIB, 0);
		EXPECT(conf_gpu_word(&s, b.address + MIB - 4), 0);
		OK(conf_fill(&s, b.address, MIB, 0xeeeeeeee));
		dxg_buffer_destroy(&s, &b);
	}
}

CASE(LX_DXCREATEALLOCATION, "the most at once, and each is its own")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	static struct gpupv_allocation_private wanted;
	static struct d3dddi_allocationinfo2 infos[D3DKMT_CREATEALLOCATION_MAX];
	static struct d3dkmthandle handles[D3DKMT_CREATEALLOCATION_MAX];
	struct d3dkmt_createallocation args = {
		.device = s.device,
		.alloc_count = D3DKMT_CREATEALLOCATION_MAX,
		.allocation_info = USER(infos),
	};
	void *a, *b;
	int i;

	wanted.magic = GPUPV_ALLOCATION_MAGIC;
	wanted.flags = GPUPV_ALLOCATION_CPU_VISIBLE;
	wanted.size = 4096;
	for (i = 0; i < D3DKMT_CREATEALLOCATION_MAX; i++) {
		infos[i].priv_drv_data = USER(&wanted);
		infos[i].priv_drv_data_size = sizeof(wanted);
	}
	OK(dxg_ioctl(s.fd, LX_DXCREATEALLOCATION, &args));
	for (i = 0; i < D3DKMT_CREATEALLOCATION_MAX; i++) {
		handles[i] = infos[i].allocation;
		CHECK(handles[i].v && (!i || handles[i].v != handles[i - 1].v));
	}
	OK(dxg_lock(&s, handles[0], &a));
	OK(dxg_lock(&s, handles[1023], &b));
	memset(a, 1, 4096);
	CHECK(conf_all_words(b, 4096, 0));
	OK(destroy_many(&s, handles, D3DKMT_CREATEALLOCATION_MAX, 0));
	RETURNS(destroy_many(&s, handles, 1, 0), -EINVAL);
}

CASE(LX_DXCREATEALLOCATION, "driver data that make no sense")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct gpupv_allocation_private wanted = {
		GPUPV_ALLOCATION_MAGIC, 0, 4096
	};
	struct d3dkmt_createallocation args = { 0 };
	struct d3dddi_allocationinfo2 info;

	RETURNS(create_with(&s, 0, 0, 4096), -EINVAL);
	RETURNS(create_with(&s, GPUPV_ALLOCATION_MAGIC, 0, 0), -EINVAL);
	RETURNS(create_with(&s, GPUPV_ALLOCATION_MAGIC, 4, 4096), -EINVAL);
	RETURNS(create_with(&s, GPUPV_ALLOCATION_MAGIC, 0, ~0ull), -EINVAL);
	RETURNS(create_with(&s, GPUPV_ALLOCATION_MAGIC, 0, 1ull << 63),
		-EINVAL);
	RETURNS(create(&s, &args, &wanted, sizeof(wanted) - 1, &info), -EINVAL);
	RETURNS(create(&s, &args, &wanted, 0, &info), -EINVAL);
	RETURNS(create(&s, &args, NULL, sizeof(wanted), &info), -EFAULT);
	RETURNS(create(&s, &args, conf_no_memory(), sizeof(wanted), &info),
		-EFAULT);
	RETURNS(create(&s, &args, conf_no_memory(), 1 << 20, &info), -EINVAL);
	/* A little more than needed is fine. */
	wanted.magic = GPUPV_ALLOCATION_MAGIC;
	OK(create(&s, &args, &wanted, sizeof(wanted), &info));
}

CASE(LX_DXCREATEALLOCATION, "more than there is")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct dxg_buffer b;

	RETURNS(create_with(&s, GPUPV_ALLOCATION_MAGIC, 0, 1ull << 46),
		-ENOMEM);
	RETURNS(create_with(&s, GPUPV_ALLOCATION_MAGIC,
			    GPUPV_ALLOCATION_CPU_VISIBLE, 1ull << 40), -ENOMEM);
	/* Nothing is lost by it. */
	b = conf_buffer(&s, MIB, GPUPV_ALLOCATION_CPU_VISIBLE);
	memset(b.memory, 1, MIB);
}

CASE(LX_DXCREATEALLOCATION, "what cannot all be made is not made at all")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct gpupv_allocation_private wanted[2] = {
		{ GPUPV_ALLOCATION_MAGIC, 0, MIB },
		{ GPUPV_ALLOCATION_MAGIC, 0, 1ull << 46 },
	};
	struct d3dddi_allocationinfo2 infos[2] = {
		{ .priv_drv_data = USER(&wanted[0]),
		  .priv_drv_data_size = sizeof(wanted[0]) },
		{ .priv_drv_data = USER(&wanted[1]),
		  .priv_drv_data_size = sizeof(wanted[1]) },
	};
	struct d3dkmt_createallocation args = {
		.device = s.device,
		.alloc_count = 2,
		.allocation_info = USER(infos),
		.flags = D3DKMT_CREATEALLOCATION_CREATE_RESOURCE,
	};
	int i;

	/* Often enough to notice if the first stayed. */
	for (i = 0; i < 2000; i++)
		RETURNS(dxg_ioctl(s.fd, LX_DXCREATEALLOCATION, &args), -ENOMEM);
	EXPECT(infos[0].allocation.v, 0);
	EXPECT(args.resource.v, 0);
}

CASE(LX_DXCREATEALLOCATION, "flags that dxgkrnl refuses")
{
	static const uint32_t flags[] = {
		D3DKMT_CREATEALLOCATION_EXISTING_SECTION,
		/* Shared without a resource. */
		D3DKMT_CREATEALLOCATION_CREATE_SHARED,
		/* Shared by global handle. */
		D3DKMT_CREATEALLOCATION_CREATE_SHARED |
		D3DKMT_CREATEALLOCATION_CREATE_RESOURCE,
	};
	struct gpupv_allocation_private wanted = {
		GPUPV_ALLOCATION_MAGIC, 0, 4096
	};
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmt_createallocation args;
	struct d3dddi_allocationinfo2 info;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(flags); i++) {
		memset(&args, 0, sizeof(args));
		args.flags = flags[i];
		RETURNS(create(&s, &args, &wanted, sizeof(wanted), &info),
			-EINVAL);
	}
}

CASE(LX_DXCREATEALLOCATION, "allocations can be added to a resource")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct gpupv_allocation_private wanted = {
		GPUPV_ALLOCATION_MAGIC, GPUPV_ALLOCATION_CPU_VISIBLE, 4096
	};
	struct d3dkmt_createallocation args = { 0 };
	struct d3dddi_allocationinfo2 info;
	struct d3dkmthandle resource, member;
	void *memory;

	resource = conf_resource(&s, 1, false, &member);
	args.resource = resource;
	OK(create(&s, &args, &wanted, sizeof(wanted), &info));
	EXPECT(args.resource.v, resource.v);
	OK(dxg_lock(&s, info.allocation, &memory));
	OK(destroy_resource(&s, resource));
	RETURNS(dxg_lock(&s, info.allocation, &memory), -EINVAL);
	RETURNS(dxg_lock(&s, member, &memory), -EINVAL);
	RETURNS(destroy_resource(&s, resource), -EINVAL);
}

CASE(LX_DXCREATEALLOCATION, "a shared resource takes no more once it was shared")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct gpupv_allocation_private wanted = {
		GPUPV_ALLOCATION_MAGIC, 0, 4096
	};
	struct d3dkmt_createallocation args = { 0 };
	struct d3dddi_allocationinfo2 info;

	args.resource = conf_resource(&s, 1, true, NULL);
	close(conf_share(&s, args.resource));
	RETURNS(create(&s, &args, &wanted, sizeof(wanted), &info), -EINVAL);
}

CASE(LX_DXCREATEALLOCATION, "a standard allocation for more than one adapter")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmt_createstandardallocation standard = {
		.type = D3DKMT_STANDARDALLOCATIONTYPE_CROSSADAPTER,
		.existing_heap_size = 65536,
	};
	struct d3dkmt_createallocation args = {
		.standard_allocation = USER(&standard),
		.flags = D3DKMT_CREATEALLOCATION_STANDARD_ALLOCATION |
			 D3DKMT_CREATEALLOCATION_CROSS_ADAPTER |
			 D3DKMT_CREATEALLOCATION_CREATE_RESOURCE |
			 D3DKMT_CREATEALLOCATION_CREATE_SHARED |
			 D3DKMT_CREATEALLOCATION_NT_SECURITY_SHARING,
	};
	struct d3dddi_allocationinfo2 info;
	uint64_t address;
	void *memory;

	OK(create(&s, &args, NULL, 0, &info));
	CHECK(args.resource.v && info.allocation.v);
	OK(dxg_make_resident(&s, info.allocation, NULL));
	OK(dxg_map(&s, info.allocation, 65536, &address));
	OK(conf_fill(&s, address, 65536, 9));
	OK(dxg_lock(&s, info.allocation, &memory));
	CHECK(conf_all_words(memory, 65536, 9));
	/* System memory, as it has to be for several adapters. */
	EXPECT(conf_usage(&s, 1), 65536);
}

CASE(LX_DXCREATEALLOCATION, "standard allocations that make no sense")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmt_createstandardallocation standard = {
		.type = D3DKMT_STANDARDALLOCATIONTYPE_CROSSADAPTER,
		.existing_heap_size = 65536,
	};
	struct d3dkmt_createallocation args = {
		.flags = D3DKMT_CREATEALLOCATION_STANDARD_ALLOCATION,
	};
	struct d3dddi_allocationinfo2 info;
	uint32_t data = 0;

	RETURNS(create(&s, &args, NULL, 0, &info), -EINVAL);
	args.standard_allocation = USER(&standard);
	RETURNS(create(&s, &args, &data, 4, &info), -EINVAL);
	args.priv_drv_data_size = 4;
	RETURNS(create(&s, &args, NULL, 0, &info), -EINVAL);
	args.priv_drv_data_size = 0;
	standard.existing_heap_size = 65537;
	RETURNS(create(&s, &args, NULL, 0, &info), -EINVAL);
	standard.existing_heap_size = 0;
	RETURNS(create(&s, &args, NULL, 0, &info), -EINVAL);
	standard.existing_heap_size = 65536;
	standard.type = 9;
	RETURNS(create(&s, &args, NULL, 0, &info), -EINVAL);
	/* An existing heap without the heap. */
	standard.type = D3DKMT_STANDARDALLOCATIONTYPE_EXISTINGHEAP;
	RETURNS(create(&s, &args, NULL, 0, &info), -EINVAL);
	standard.type = D3DKMT_STANDARDALLOCATIONTYPE_CROSSADAPTER;
	OK(create(&s, &args, NULL, 0, &info));
}

/* ------------------------------------------------ existing system memory */

static int create_sysmem_flags(struct dxg_session *s, void *memory,
			       uint64_t size, uint32_t flags,
			       struct d3dkmthandle *allocation)
{
	struct gpupv_allocation_private wanted = {
		GPUPV_ALLOCATION_MAGIC,
		GPUPV_ALLOCATION_CPU_VISIBLE | GPUPV_ALLOCATION_NON_LOCAL, size
	};
	struct d3dddi_allocationinfo2 info = {
		.sysmem = USER(memory),
		.priv_drv_data = USER(&wanted),
		.priv_drv_data_size = sizeof(wanted),
	};
	struct d3dkmt_createallocation args = {
		.device = s->device,
		.alloc_count = 1,
		.allocation_info = USER(&info),
		.flags = D3DKMT_CREATEALLOCATION_EXISTING_SYSMEM | flags,
	};
	int ret = dxg_ioctl(s->fd, LX_DXCREATEALLOCATION, &args);

	*allocation = info.allocation;
	return ret;
}

static int create_sysmem(struct dxg_session *s, void *memory, uint64_t size,
			 struct d3dkmthandle *allocation)
{
	return create_sysmem_flags(s, memory, size, 0, allocation);
}

static void *anonymous(uint64_t size)
{
	void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE,
			    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	CHECK(memory != MAP_FAILED);
	return memory;
}

CASE(LX_DXCREATEALLOCATION, "the caller's memory: the GPU reads and writes it")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	uint8_t *memory = anonymous(65536);
	struct d3dkmthandle allocation;
	uint64_t address;
	void *locked;

	memset(memory, 0x5a, 65536);
	OK(create_sysmem(&s, memory, 65536, &allocation));
	CHECK(conf_all_words(memory, 65536, 0x5a5a5a5a));
	OK(dxg_make_resident(&s, allocation, NULL));
	OK(dxg_map(&s, allocation, 65536, &address));
	EXPECT(conf_gpu_word(&s, address + 65532), 0x5a5a5a5a);
	OK(conf_fill(&s, address + 4096, 4096, 0x77777777));
	CHECK(conf_all_words(memory + 4096, 4096, 0x77777777));
	/* Locked, it is where it was. */
	OK(dxg_lock(&s, allocation, &locked));
	CHECK(locked == memory);
	OK(dxg_unlock(&s, allocation));
	OK(dxg_destroy_allocation(&s, allocation));
	CHECK(conf_all_words(memory, 4096, 0x5a5a5a5a));
	CHECK(conf_all_words(memory + 4096, 4096, 0x77777777));
	memset(memory, 1, 65536);
}

CASE(LX_DXCREATEALLOCATION, "the caller's memory that is none")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmthandle allocation;
	uint8_t *memory = anonymous(3 * 4096);

	RETURNS(create_sysmem(&s, NULL, 4096, &allocation), -EINVAL);
	RETURNS(create_sysmem(&s, memory + 16, 4096, &allocation), -EINVAL);
	RETURNS(create_sysmem(&s, memory, 100, &allocation), -EINVAL);
	CHECK(!munmap(memory + 4096, 4096));
	RETURNS(create_sysmem(&s, memory, 3 * 4096, &allocation), -ENOMEM);
	CHECK(!mprotect(memory, 4096, PROT_READ));
	RETURNS(create_sysmem(&s, memory, 4096, &allocation), -ENOMEM);
	RETURNS(create_sysmem(&s, memory + 2 * 4096, 1ull << 30, &allocation),
		-ENOMEM);
}

CASE(LX_DXCREATEALLOCATION, "the caller's memory that is only read")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	int file = memfd_create("only read", MFD_CLOEXEC);
	struct d3dkmthandle allocation;
	struct dxg_commands commands;
	struct dxg_buffer code = conf_buffer(&s, 65536,
					     GPUPV_ALLOCATION_CPU_VISIBLE);
	uint8_t *written = anonymous(65536), *memory;
	uint64_t address;

	/* A private mapping of a file, as of a model's weights. */
	memset(written, 0x5a, 65536);
	EXPECT(write(file, written, 65536), 65536);
	memory = mmap(NULL, 65536, PROT_READ, MAP_PRIVATE, file, 0);
	CHECK(memory != MAP_FAILED);
	RETURNS(create_sysmem(&s, memory, 65536, &allocation), -ENOMEM);
	OK(create_sysmem_flags(&s, memory, 65536,
			       D3DKMT_CREATEALLOCATION_READ_ONLY, &allocation));
	CHECK(conf_all_words(memory, 65536, 0x5a5a5a5a));
	OK(dxg_make_resident(&s, allocation, NULL));
	OK(dxg_map(&s, allocation, 65536, &address));
	EXPECT(conf_gpu_word(&s, address + 65532), 0x5a5a5a5a);
	/* It stays so, for the GPU too. */
	dxg_commands_begin(&commands, &code);
	dxg_command_fill(&commands, address, 4096, 1);
	CHECK(dxg_run(&s, &commands) < 0);
	EXPECT(dxg_device_state(&s), D3DKMT_DEVICEEXECUTION_ERROR_DMAPAGEFAULT);
	OK(dxg_destroy_allocation(&s, allocation));
	CHECK(conf_all_words(memory, 65536, 0x5a5a5a5a));
	/* What may be written still may be, by the CPU. */
	dxg_session_end(&s);
	s = conf_session(DXG_NODE_3D);
	OK(create_sysmem_flags(&s, written, 65536,
			       D3DKMT_CREATEALLOCATION_READ_ONLY, &allocation));
	written[1] = 7;
	OK(dxg_destroy_allocation(&s, allocation));
	EXPECT(written[1], 7);
	/* Both kinds at once. */
	CHECK(!mprotect(written, 4096, PROT_READ));
	RETURNS(create_sysmem_flags(&s, written, 65536,
				    D3DKMT_CREATEALLOCATION_READ_ONLY,
				    &allocation), -EPERM);
	written[4096] = 8;
}

CASE(LX_DXCREATEALLOCATION, "the caller's memory as an existing heap")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmt_createstandardallocation standard = {
		.type = D3DKMT_STANDARDALLOCATIONTYPE_EXISTINGHEAP,
		.existing_heap_size = 65536,
	};
	uint8_t *memory = anonymous(65536);
	struct d3dddi_allocationinfo2 info = { .sysmem = USER(memory) };
	struct d3dkmt_createallocation args = {
		.device = s.device,
		.standard_allocation = USER(&standard),
		.alloc_count = 1,
		.allocation_info = USER(&info),
		.flags = D3DKMT_CREATEALLOCATION_STANDARD_ALLOCATION |
			 D3DKMT_CREATEALLOCATION_EXISTING_SYSMEM |
			 D3DKMT_CREATEALLOCATION_CREATE_RESOURCE,
	};
	uint64_t address;

	memset(memory, 3, 65536);
	OK(dxg_ioctl(s.fd, LX_DXCREATEALLOCATION, &args));
	OK(dxg_make_resident(&s, info.allocation, NULL));
	OK(dxg_map(&s, info.allocation, 65536, &address));
	EXPECT(conf_gpu_word(&s, address), 0x03030303);
	OK(destroy_resource(&s, args.resource));
	CHECK(conf_all_words(memory, 65536, 0x03030303));
}

/* -------------------------------------------------------------- ending */

CASE(LX_DXDESTROYALLOCATION2, "a resource or allocations, not both, not neither")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmthandle member, loose;
	struct d3dkmt_destroyallocation2 args = { .device = s.device };

	RETURNS(dxg_ioctl(s.fd, LX_DXDESTROYALLOCATION2, &args), -EINVAL);
	args.resource = conf_resource(&s, 1, false, &member);
	OK(dxg_allocate(&s, 4096, 0, &loose));
	args.alloc_count = 1;
	args.allocations = USER(&loose);
	RETURNS(dxg_ioctl(s.fd, LX_DXDESTROYALLOCATION2, &args), -EINVAL);
	args.resource.v = 0;
	OK(dxg_ioctl(s.fd, LX_DXDESTROYALLOCATION2, &args));
	/* Of an unshared resource, one allocation can go on its own. */
	args.allocations = USER(&member);
	OK(dxg_ioctl(s.fd, LX_DXDESTROYALLOCATION2, &args));
}

CASE(LX_DXDESTROYALLOCATION2, "all or nothing: one wrong handle among good ones")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmthandle handles[3];
	void *memory;
	int i;

	for (i = 0; i < 3; i++)
		OK(dxg_allocate(&s, 4096, GPUPV_ALLOCATION_CPU_VISIBLE,
				&handles[i]));
	handles[2].v ^= 0x40;
	handles[2].v ^= 0x10000000;
	RETURNS(destroy_many(&s, handles, 3, 0), -EINVAL);
	OK(dxg_lock(&s, handles[0], &memory));
	/* The same one twice. */
	handles[2] = handles[0];
	RETURNS(destroy_many(&s, handles, 3, 0), -EINVAL);
	OK(dxg_lock(&s, handles[1], &memory));
	OK(destroy_many(&s, handles, 2, 0));
}

CASE(LX_DXDESTROYALLOCATION2, "queued work may still use it")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct dxg_buffer c = conf_buffer(&s, 4096,
					  GPUPV_ALLOCATION_CPU_VISIBLE);
	struct dxg_buffer from = conf_buffer(&s, 4096,
					     GPUPV_ALLOCATION_CPU_VISIBLE);
	struct dxg_buffer to = conf_buffer(&s, 4096,
					   GPUPV_ALLOCATION_CPU_VISIBLE);
	struct dxg_commands commands;
	struct d3dkmthandle gate;

	memset(from.memory, 0x42, 4096);
	conf_block(&s, &gate);
	dxg_commands_begin(&commands, &c);
	dxg_command_copy(&commands, from.address, to.address, 4096);
	OK(dxg_submit(&s, &commands));
	dxg_buffer_destroy(&s, &from);
	dxg_buffer_destroy(&s, &c);
	/* Its memory is not given to others meanwhile. */
	from = conf_buffer(&s, 4096, GPUPV_ALLOCATION_CPU_VISIBLE);
	memset(from.memory, 0x11, 4096);
	conf_unblock(&s, gate);
	conf_finish(&s);
	CHECK(conf_all_words(to.memory, 4096, 0x42424242));
	EXPECT(dxg_device_state(&s), D3DKMT_DEVICEEXECUTION_ACTIVE);
}

CASE(LX_DXDESTROYALLOCATION2, "assumed not in use, it ends at once")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct dxg_buffer b = conf_buffer(&s, MIB, 0);
	struct d3dkmthandle gate;

	conf_block(&s, &gate);
	OK(destroy_many(&s, &b.allocation, 1,
			D3DDDICB_DESTROYALLOCATION2_ASSUME_NOT_IN_USE));
	EXPECT(conf_usage(&s, 0), 0);
	conf_unblock(&s, gate);
	conf_finish(&s);
}
