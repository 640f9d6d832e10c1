// SPDX-License-Identifier: Apache-2.0
/* GPU virtual addresses: reserved, mapped, updated, freed, and used. */
#include "conformance.h"

#define PAGE	4096ull

static int reserve(struct dxg_session *s, uint64_t base, uint64_t size,
		   uint64_t *address)
{
	struct d3dddi_reservegpuvirtualaddress args = {
		.adapter = s->adapter,
		.base_address = base,
		.size = size,
	};
	int ret = dxg_ioctl(s->fd, LX_DXRESERVEGPUVIRTUALADDRESS, &args);

	*address = args.virtual_address;
	return ret;
}

static int map(struct dxg_session *s, struct d3dkmthandle allocation,
	       uint64_t base, uint64_t first, uint64_t pages,
	       uint64_t protection, uint64_t *address)
{
	struct d3dddi_mapgpuvirtualaddress args = {
		.paging_queue = s->paging_queue,
		.base_address = base,
		.allocation = allocation,
		.offset_in_pages = first,
		.size_in_pages = pages,
		.protection = protection,
	};
	int ret = dxg_ioctl(s->fd, LX_DXMAPGPUVIRTUALADDRESS, &args);

	*address = args.virtual_address;
	return ret < 0 ? ret : 0;
}

static int release(struct dxg_session *s, uint64_t address, uint64_t size)
{
	struct d3dkmt_freegpuvirtualaddress args = {
		.adapter = s->adapter,
		.base_address = address,
		.size = size,
	};

	return dxg_ioctl(s->fd, LX_DXFREEGPUVIRTUALADDRESS, &args);
}

static int update(struct dxg_session *s, uint32_t count,
		  struct d3dddi_updategpuvirtualaddress_operation *operations)
{
	struct d3dkmt_updategpuvirtualaddress args = {
		.device = s->device,
		.context = s->context,
		.num_operations = count,
		.operations = USER(operations),
	};

	return dxg_ioctl(s->fd, LX_DXUPDATEGPUVIRTUALADDRESS, &args);
}

/* An allocation that is resident and mapped nowhere yet. */
static struct d3dkmthandle resident(struct dxg_session *s, uint64_t size)
{
	struct d3dkmthandle allocation;
	uint64_t trim;

	OK(dxg_allocate(s, size, GPUPV_ALLOCATION_CPU_VISIBLE, &allocation));
	OK(dxg_make_resident(s, allocation, &trim));
	return allocation;
}

CASE(LX_DXRESERVEGPUVIRTUALADDRESS, "ranges are apart, aligned and where they were asked for")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	uint64_t first, second, third;

	OK(reserve(&s, 0, 16 * 65536, &first));
	OK(reserve(&s, 0, 65536, &second));
	/* At the granularity of Windows. */
	CHECK(first && second && first % 65536 == 0 && second % 65536 == 0);
	OK(reserve(&s, 0, PAGE, &third));
	OK(reserve(&s, 0, PAGE, &third));
	EXPECT(third % 65536, 0);
	CHECK(second >= first + 16 * 65536 || first >= second + 65536);
	CHECK(reserve(&s, first + 65536, 65536, &third) < 0);
	OK(release(&s, first, 16 * 65536));
	OK(reserve(&s, first + 65536, 65536, &third));
	EXPECT(third, first + 65536);
}

CASE(LX_DXRESERVEGPUVIRTUALADDRESS, "sizes that are none and ranges there are not")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dddi_reservegpuvirtualaddress args = {
		.adapter = s.adapter,
		.minimum_address = 16 * MIB,
		.maximum_address = 17 * MIB,
		.size = 2 * MIB,
	};
	uint64_t address;

	RETURNS(reserve(&s, 0, 0, &address), -EINVAL);
	RETURNS(reserve(&s, 0, PAGE + 1, &address), -EINVAL);
	RETURNS(reserve(&s, PAGE / 2, PAGE, &address), -EINVAL);
	CHECK(reserve(&s, ~0xfffull, 2 * PAGE, &address) < 0);
	CHECK(reserve(&s, 0, 1ull << 63, &address) < 0);
	CHECK(dxg_ioctl(s.fd, LX_DXRESERVEGPUVIRTUALADDRESS, &args) < 0);
	args.size = 65536;
	OK(dxg_ioctl(s.fd, LX_DXRESERVEGPUVIRTUALADDRESS, &args));
	CHECK(args.virtual_address >= 16 * MIB &&
	      args.virtual_address + 65536 <= 17 * MIB);
}

CASE(LX_DXMAPGPUVIRTUALADDRESS, "parts of an allocation, twice, in a reserved range")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmthandle allocation = resident(&s, 16 * PAGE);
	uint64_t range, whole, part;
	void *memory;

	OK(reserve(&s, 0, MIB, &range));
	OK(map(&s, allocation, range, 0, 16, D3DDDIGPUVA_PROTECTION_WRITE,
	       &whole));
	EXPECT(whole, range);
	OK(map(&s, allocation, 0, 8, 4, D3DDDIGPUVA_PROTECTION_WRITE, &part));
	OK(dxg_lock(&s, allocation, &memory));
	OK(conf_fill(&s, part, 4 * PAGE, 0x11111111));
	OK(conf_fill(&s, whole, PAGE, 0x22222222));
	CHECK(conf_all_words((char *)memory + 8 * PAGE, 4 * PAGE, 0x11111111));
	CHECK(conf_all_words(memory, PAGE, 0x22222222));
	CHECK(conf_all_words((char *)memory + 12 * PAGE, 4 * PAGE, 0));
	EXPECT(conf_gpu_word(&s, whole + 9 * PAGE), 0x11111111);
}

CASE(LX_DXMAPGPUVIRTUALADDRESS, "more than there is of it, and no such protection")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmthandle allocation = resident(&s, 4 * PAGE);
	uint64_t address;

	RETURNS(map(&s, allocation, 0, 0, 5, 0, &address), -EINVAL);
	RETURNS(map(&s, allocation, 0, 4, 1, 0, &address), -EINVAL);
	RETURNS(map(&s, allocation, 0, ~0ull, 2, 0, &address), -EINVAL);
	RETURNS(map(&s, allocation, 0, 0, ~0ull, 0, &address), -EINVAL);
	RETURNS(map(&s, allocation, 0, 0, 1, ~0ull, &address), -EINVAL);
}

CASE(LX_DXMAPGPUVIRTUALADDRESS, "what may only be read is not written: the device is lost")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct dxg_session other = conf_session(DXG_NODE_3D);
	struct d3dkmthandle allocation = resident(&s, 4 * PAGE);
	uint64_t address;
	void *memory;

	OK(map(&s, allocation, 0, 0, 4, 0, &address));
	EXPECT(conf_gpu_word(&s, address), 0);
	OK(dxg_lock(&s, allocation, &memory));
	CHECK(conf_fill(&s, address, PAGE, 1) < 0);
	CHECK(dxg_device_state(&s) > D3DKMT_DEVICEEXECUTION_ACTIVE);
	CHECK(*(uint32_t *)memory == 0);
	/* Others' are not. */
	conf_finish(&other);
	EXPECT(dxg_device_state(&other), D3DKMT_DEVICEEXECUTION_ACTIVE);
}

CASE(LX_DXFREEGPUVIRTUALADDRESS, "what is freed faults, and can be had again")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmthandle allocation = resident(&s, 16 * PAGE);
	uint64_t address, again;

	OK(map(&s, allocation, 0, 0, 16, D3DDDIGPUVA_PROTECTION_WRITE,
	       &address));
	OK(conf_fill(&s, address, PAGE, 1));
	OK(release(&s, address, 16 * PAGE));
	CHECK(release(&s, address, 16 * PAGE) < 0);
	CHECK(release(&s, 12345, PAGE) < 0);
	OK(map(&s, allocation, address, 0, 16, D3DDDIGPUVA_PROTECTION_WRITE,
	       &again));
	EXPECT(again, address);
	OK(conf_fill(&s, address, PAGE, 2));
	OK(release(&s, address, 16 * PAGE));
	/* Or the commands would be mapped there. */
	OK(reserve(&s, address, 16 * PAGE, &again));
	CHECK(conf_fill(&s, address, PAGE, 3) < 0);
	CHECK(dxg_device_state(&s) > D3DKMT_DEVICEEXECUTION_ACTIVE);
}

CASE(LX_DXUPDATEGPUVIRTUALADDRESS, "map, copy and unmap, in order with the context's work")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmthandle allocation = resident(&s, 4 * PAGE);
	struct d3dddi_updategpuvirtualaddress_operation operations[2] = { 0 };
	uint64_t range;
	void *memory;

	OK(reserve(&s, 0, MIB, &range));
	OK(dxg_lock(&s, allocation, &memory));
	operations[0].operation = D3DDDI_UPDATEGPUVIRTUALADDRESS_MAP;
	operations[0].map.base_address = range;
	operations[0].map.size = 4 * PAGE;
	operations[0].map.allocation = allocation;
	operations[0].map.allocation_size = 4 * PAGE;
	operations[1].operation = D3DDDI_UPDATEGPUVIRTUALADDRESS_COPY;
	operations[1].copy.source_address = range;
	operations[1].copy.dest_address = range + 16 * PAGE;
	operations[1].copy.size = 2 * PAGE;
	OK(update(&s, 2, operations));
	OK(conf_fill(&s, range + 16 * PAGE, 2 * PAGE, 5));
	CHECK(conf_all_words(memory, 2 * PAGE, 5));
	CHECK(conf_all_words((char *)memory + 2 * PAGE, 2 * PAGE, 0));
	operations[0].operation = D3DDDI_UPDATEGPUVIRTUALADDRESS_UNMAP;
	memset(&operations[0].map, 0, sizeof(operations[0].map));
	operations[0].unmap.base_address = range;
	operations[0].unmap.size = 4 * PAGE;
	OK(update(&s, 1, operations));
	EXPECT(conf_gpu_word(&s, range + 16 * PAGE), 5);
	CHECK(conf_fill(&s, range, PAGE, 6) < 0);
}

CASE(LX_DXUPDATEGPUVIRTUALADDRESS, "operations that make no sense")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmthandle allocation = resident(&s, 4 * PAGE);
	struct d3dddi_updategpuvirtualaddress_operation operation = {
		.operation = 99,
	};
	uint64_t range;

	OK(reserve(&s, 0, MIB, &range));
	RETURNS(update(&s, 1, &operation), -EINVAL);
	RETURNS(update(&s, 0, &operation), -EINVAL);
	operation.operation = D3DDDI_UPDATEGPUVIRTUALADDRESS_MAP;
	operation.map.base_address = range;
	operation.map.size = 8 * PAGE;
	operation.map.allocation = allocation;
	operation.map.allocation_size = 8 * PAGE;
	RETURNS(update(&s, 1, &operation), -EINVAL);
	operation.map.size = operation.map.allocation_size = 4 * PAGE;
	operation.map.base_address = range + MIB;
	RETURNS(update(&s, 1, &operation), -EINVAL);
}
