// SPDX-License-Identifier: Apache-2.0
/* Finding adapters, and what they say of themselves. */
#include "conformance.h"

#include <pthread.h>

static int enum2(int fd, struct d3dkmt_adapterinfo *infos, uint32_t *count)
{
	struct d3dkmt_enumadapters2 args = {
		.num_adapters = *count,
		.adapters = USER(infos),
	};
	int ret = dxg_ioctl(fd, LX_DXENUMADAPTERS2, &args);

	*count = args.num_adapters;
	return ret;
}

static int close_adapter(int fd, struct d3dkmthandle adapter)
{
	struct d3dkmt_closeadapter args = { adapter };

	return dxg_ioctl(fd, LX_DXCLOSEADAPTER, &args);
}

static int open_luid(int fd, struct winluid luid, struct d3dkmthandle *adapter)
{
	struct d3dkmt_openadapterfromluid args = { .adapter_luid = luid };
	int ret = dxg_ioctl(fd, LX_DXOPENADAPTERFROMLUID, &args);

	*adapter = args.adapter_handle;
	return ret;
}

/* A handle is usable if a query of it works. */
static int probe(int fd, struct d3dkmthandle adapter)
{
	uint32_t type = 0;
	struct d3dkmt_queryadapterinfo args = {
		.adapter = adapter,
		.type = KMTQAITYPE_ADAPTERTYPE,
		.private_data = USER(&type),
		.private_data_size = sizeof(type),
	};

	return dxg_ioctl(fd, LX_DXQUERYADAPTERINFO, &args);
}

CASE(LX_DXENUMADAPTERS2, "a null pointer asks how many there are")
{
	int fd = dxg_open();
	uint32_t count = 0;

	OK(enum2(fd, NULL, &count));
	EXPECT(count, 1);
	/* The count asked with is of no importance then. */
	count = 0xdeadbeef;
	OK(enum2(fd, NULL, &count));
	EXPECT(count, 1);
}

CASE(LX_DXENUMADAPTERS2, "each listing opens the adapter once more")
{
	struct d3dkmt_adapterinfo a[4], b[4];
	int fd = dxg_open();
	uint32_t count = 4;

	OK(enum2(fd, a, &count));
	EXPECT(count, 1);
	OK(enum2(fd, b, &count));
	CHECK(a[0].adapter_handle.v && b[0].adapter_handle.v);
	EXPECT(a[0].adapter_luid.a, b[0].adapter_luid.a);
	EXPECT(a[0].adapter_luid.b, b[0].adapter_luid.b);
	CHECK(a[0].adapter_luid.a || a[0].adapter_luid.b);
	OK(close_adapter(fd, a[0].adapter_handle));
	OK(probe(fd, b[0].adapter_handle));
	OK(close_adapter(fd, b[0].adapter_handle));
	RETURNS(probe(fd, b[0].adapter_handle), -EINVAL);
}

CASE(LX_DXENUMADAPTERS2, "room for none is too small a buffer")
{
	struct d3dkmt_adapterinfo info;
	int fd = dxg_open();
	uint32_t count = 0;

	memset(&info, 0xaa, sizeof(info));
	RETURNS(enum2(fd, &info, &count), -EOVERFLOW);
	EXPECT(info.adapter_handle.v, 0xaaaaaaaa);
}

CASE(LX_DXENUMADAPTERS2, "the LUID is the same in every process")
{
	struct d3dkmt_adapterinfo mine, theirs;
	int fd = dxg_open(), pair[2];
	uint32_t count = 1;
	pid_t child;

	conf_socket_pair(pair);
	child = conf_fork();
	if (!child) {
		fd = dxg_open();
		OK(enum2(fd, &theirs, &count));
		conf_send(pair[1], &theirs, sizeof(theirs), -1);
		_exit(0);
	}
	OK(enum2(fd, &mine, &count));
	conf_receive(pair[0], &theirs, sizeof(theirs), NULL);
	EXPECT(mine.adapter_luid.a, theirs.adapter_luid.a);
	EXPECT(mine.adapter_luid.b, theirs.adapter_luid.b);
	conf_join(child);
}

CASE(LX_DXENUMADAPTERS3, "lists with each filter")
{
	static const uint64_t filters[] = {
		0, D3DKMT_ENUMADAPTERS_INCLUDE_COMPUTE_ONLY,
		D3DKMT_ENUMADAPTERS_INCLUDE_COMPUTE_ONLY |
		D3DKMT_ENUMADAPTERS_INCLUDE_DISPLAY_ONLY,
	};
	int fd = dxg_open();
	size_t i;

	for (i = 0; i < ARRAY_SIZE(filters); i++) {
		struct d3dkmt_adapterinfo infos[2] = { 0 };
		struct d3dkmt_enumadapters3 args = {
			.filter = filters[i],
			.adapter_count = 2,
			.adapters = USER(infos),
		};

		OK(dxg_ioctl(fd, LX_DXENUMADAPTERS3, &args));
		EXPECT(args.adapter_count, 1);
		OK(probe(fd, infos[0].adapter_handle));
		EXPECT(infos[1].adapter_handle.v, 0);
	}
}

CASE(LX_DXENUMADAPTERS3, "a null pointer asks how many there are")
{
	struct d3dkmt_enumadapters3 args = { .adapter_count = 0 };
	int fd = dxg_open();

	OK(dxg_ioctl(fd, LX_DXENUMADAPTERS3, &args));
	EXPECT(args.adapter_count, 1);
	args.adapter_count = 0xdeadbeef;
	OK(dxg_ioctl(fd, LX_DXENUMADAPTERS3, &args));
	EXPECT(args.adapter_count, 1);
}

CASE(LX_DXENUMADAPTERS3, "room for more than there can be")
{
	static struct d3dkmt_adapterinfo infos[0xffff];
	struct d3dkmt_enumadapters3 args = {
		.adapter_count = ARRAY_SIZE(infos),
		.adapters = USER(infos),
	};
	int fd = dxg_open();

	OK(dxg_ioctl(fd, LX_DXENUMADAPTERS3, &args));
	EXPECT(args.adapter_count, 1);
	OK(probe(fd, infos[0].adapter_handle));
}

CASE(LX_DXOPENADAPTERFROMLUID, "a process's opens of the device are one")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct dxg_buffer buffer = conf_buffer(&s, 4096,
					       GPUPV_ALLOCATION_CPU_VISIBLE);
	int second = dxg_open(), third = dxg_open();

	/* What was made by one is there for all, and by no other way gone. */
	OK(probe(second, s.adapter));
	close(s.fd);
	s.fd = second;
	OK(conf_fill(&s, buffer.address, 4096, 0xfeedf00d));
	CHECK(conf_all_words(buffer.memory, 4096, 0xfeedf00d));
	OK(close_adapter(third, s.adapter));
	RETURNS(probe(second, s.adapter), -EINVAL);
	close(third);
	OK(conf_fill(&s, buffer.address, 4096, 1));
	/* With the last of them it all ends. */
	close(second);
	second = dxg_open();
	s.fd = second;
	RETURNS(dxg_device_state(&s), -EINVAL);
}

static void *open_and_close(void *data)
{
	struct dxg_session *s = data;
	int i, fd;

	for (i = 0; i < 200; i++) {
		fd = dxg_open();
		CHECK(fd >= 0);
		OK(probe(fd, s->adapter));
		close(fd);
	}
	return NULL;
}

CASE(LX_DXOPENADAPTERFROMLUID, "opens of many threads at a time")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	pthread_t threads[8];
	size_t i;

	for (i = 0; i < ARRAY_SIZE(threads); i++)
		conf_thread(open_and_close, &s, &threads[i]);
	for (i = 0; i < ARRAY_SIZE(threads); i++)
		CHECK(!pthread_join(threads[i], NULL));
	OK(probe(s.fd, s.adapter));
}

CASE(LX_DXOPENADAPTERFROMLUID, "opens the adapter listed, each time anew")
{
	struct d3dkmthandle a, b;
	struct d3dkmt_adapterinfo info;
	int fd = dxg_open();
	uint32_t count = 1;

	OK(enum2(fd, &info, &count));
	OK(open_luid(fd, info.adapter_luid, &a));
	OK(open_luid(fd, info.adapter_luid, &b));
	CHECK(a.v && b.v && a.v != b.v);
	OK(close_adapter(fd, a));
	OK(probe(fd, b));
	OK(probe(fd, info.adapter_handle));
}

CASE(LX_DXOPENADAPTERFROMLUID, "there is no other adapter")
{
	struct d3dkmt_adapterinfo info;
	struct d3dkmthandle adapter;
	int fd = dxg_open();
	uint32_t count = 1;

	OK(enum2(fd, &info, &count));
	info.adapter_luid.a ^= 1;
	RETURNS(open_luid(fd, info.adapter_luid, &adapter), -EINVAL);
	EXPECT(adapter.v, 0);
	RETURNS(open_luid(fd, (struct winluid){ 0, 0 }, &adapter), -EINVAL);
}

CASE(LX_DXCLOSEADAPTER, "a handle is closed once")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmthandle adapter;

	OK(open_luid(s.fd, s.luid, &adapter));
	OK(close_adapter(s.fd, adapter));
	RETURNS(close_adapter(s.fd, adapter), -EINVAL);
}

CASE(LX_DXCLOSEADAPTER, "devices made with it live on")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct dxg_buffer buffer;

	OK(close_adapter(s.fd, s.adapter));
	buffer = conf_buffer(&s, 4096, GPUPV_ALLOCATION_CPU_VISIBLE);
	OK(conf_fill(&s, buffer.address, 4096, 7));
	CHECK(conf_all_words(buffer.memory, 4096, 7));
}

/* ----------------------------------------------------- QueryAdapterInfo */

CASE(LX_DXQUERYADAPTERINFO, "type: renders, is paravirtualized, shows nothing")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	uint32_t type = 0, render = 0;

	OK(dxg_adapter_info(&s, KMTQAITYPE_ADAPTERTYPE, &type, 4));
	OK(dxg_adapter_info(&s, KMTQAITYPE_ADAPTERTYPE_RENDER, &render, 4));
	CHECK(type & D3DKMT_ADAPTERTYPE_RENDER_SUPPORTED);
	CHECK(type & D3DKMT_ADAPTERTYPE_PARAVIRTUALIZED);
	CHECK(!(type & D3DKMT_ADAPTERTYPE_DISPLAY_SUPPORTED));
	EXPECT(type, render);
}

CASE(LX_DXQUERYADAPTERINFO, "segment sizes agree with each other and the budget")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmt_segmentsizeinfo sizes = { 0 };
	struct d3dkmt_segmentgroupsizeinfo groups = { 0 };
	struct gpupv_adapter_private ours = { 0 };

	OK(dxg_adapter_info(&s, KMTQAITYPE_GETSEGMENTSIZE, &sizes,
			    sizeof(sizes)));
	OK(dxg_adapter_info(&s, KMTQAITYPE_GETSEGMENTGROUPSIZE, &groups,
			    sizeof(groups)));
	OK(dxg_adapter_info(&s, KMTQAITYPE_UMDRIVERPRIVATE, &ours,
			    sizeof(ours)));
	CHECK(sizes.dedicated_video_memory_size >= 4 * MIB);
	EXPECT(groups.legacy_info.dedicated_video_memory_size,
	       sizes.dedicated_video_memory_size);
	EXPECT(groups.local_memory, sizes.dedicated_video_memory_size);
	EXPECT(groups.non_local_memory, sizes.shared_system_memory_size);
	EXPECT(ours.local_size, groups.local_memory);
	EXPECT(ours.non_local_size, groups.non_local_memory);
	CHECK(conf_budget(&s, 0) <= groups.local_memory);
}

CASE(LX_DXQUERYADAPTERINFO, "driver private data are gpupv's")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct gpupv_adapter_private ours = { 0 };

	OK(dxg_adapter_info(&s, KMTQAITYPE_UMDRIVERPRIVATE, &ours,
			    sizeof(ours)));
	EXPECT(ours.magic, GPUPV_ADAPTER_MAGIC);
	EXPECT(ours.version, 1);
	CHECK(ours.engine == GPUPV_ENGINE_REFERENCE ||
	      ours.engine == GPUPV_ENGINE_VULKAN);
	CHECK(ours.generation > 0);
	CHECK(ours.max_command_bytes >= 65536);
	CHECK(ours.partition[0] && memchr(ours.partition, 0, 64));
}

/* Answers of a known size: with that there is one, with a byte less none. */
static const struct {
	uint32_t	type;
	uint32_t	size;
} answers[] = {
	{ KMTQAITYPE_UMDRIVERPRIVATE, sizeof(struct gpupv_adapter_private) },
	{ KMTQAITYPE_GETSEGMENTSIZE, sizeof(struct d3dkmt_segmentsizeinfo) },
	{ KMTQAITYPE_GETSEGMENTGROUPSIZE,
	  sizeof(struct d3dkmt_segmentgroupsizeinfo) },
	{ KMTQAITYPE_ADAPTERTYPE, 4 },
	{ KMTQAITYPE_ADAPTERTYPE_RENDER, 4 },
	{ KMTQAITYPE_ADAPTERREGISTRYINFO,
	  sizeof(struct d3dkmt_adapterregistryinfo) },
	{ KMTQAITYPE_DRIVERVERSION, 4 },
	{ KMTQAITYPE_DRIVERVERSION_RENDER, 4 },
	{ KMTQAITYPE_UMD_DRIVER_VERSION, 8 },
	{ KMTQAITYPE_KMD_DRIVER_VERSION, 8 },
	{ KMTQAITYPE_WDDM_1_2_CAPS, sizeof(struct d3dkmt_wddm_1_2_caps) },
	{ KMTQAITYPE_WDDM_1_3_CAPS, 4 },
	{ KMTQAITYPE_WDDM_2_0_CAPS, 4 },
	{ KMTQAITYPE_WDDM_2_7_CAPS, 4 },
	{ KMTQAITYPE_WDDM_2_9_CAPS, 4 },
	{ KMTQAITYPE_WDDM_3_0_CAPS, 4 },
	{ KMTQAITYPE_WDDM_3_1_CAPS, 4 },
	{ KMTQAITYPE_HWDRM_SUPPORT, 4 },
	{ KMTQAITYPE_NODEMETADATA, sizeof(struct d3dkmt_nodemetadata) },
	{ KMTQAITYPE_PHYSICALADAPTERCOUNT, 4 },
	{ KMTQAITYPE_PHYSICALADAPTERDEVICEIDS,
	  sizeof(struct d3dkmt_query_device_ids) },
	{ KMTQAITYPE_QUERY_GPUMMU_CAPS,
	  sizeof(struct d3dkmt_query_gpummu_caps) },
	{ KMTQAITYPE_DRIVER_DESCRIPTION,
	  sizeof(struct d3dkmt_driver_description) },
	{ KMTQAITYPE_QUERY_ADAPTER_UNIQUE_GUID,
	  sizeof(struct d3dkmt_query_adapter_unique_guid) },
};

CASE(LX_DXQUERYADAPTERINFO, "every type answers in its size, not in a byte less")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	static uint8_t data[16384];
	size_t i;

	for (i = 0; i < ARRAY_SIZE(answers); i++) {
		memset(data, 0, sizeof(data));
		data[answers[i].size] = 0x5a;
		if (dxg_adapter_info(&s, answers[i].type, data, answers[i].size))
			conf_fail(__FILE__, __LINE__, "type %u has no answer",
				  answers[i].type);
		EXPECT(data[answers[i].size], 0x5a);
		memset(data, 0, sizeof(data));
		if (dxg_adapter_info(&s, answers[i].type, data,
				     answers[i].size - 1) != -EINVAL)
			conf_fail(__FILE__, __LINE__,
				  "type %u answers in too few bytes",
				  answers[i].type);
	}
}

CASE(LX_DXQUERYADAPTERINFO, "a larger buffer than needed keeps its end")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	uint32_t data[4] = { 0, 0x11111111, 0x22222222, 0x33333333 };

	OK(dxg_adapter_info(&s, KMTQAITYPE_ADAPTERTYPE, data, sizeof(data)));
	EXPECT(data[1], 0x11111111);
	EXPECT(data[3], 0x33333333);
}

CASE(LX_DXQUERYADAPTERINFO, "no buffer, no size and no such type")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	uint32_t data = 0;

	RETURNS(dxg_adapter_info(&s, KMTQAITYPE_ADAPTERTYPE, &data, 0), -EINVAL);
	RETURNS(dxg_adapter_info(&s, KMTQAITYPE_ADAPTERTYPE, NULL, 4), -EFAULT);
	RETURNS(dxg_adapter_info(&s, 9999, &data, 4), -EINVAL);
	RETURNS(dxg_adapter_info(&s, ~0u, &data, 4), -EINVAL);
}

CASE(LX_DXQUERYADAPTERINFO, "one physical adapter, and no second")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmt_query_device_ids ids = { 0 };
	struct d3dkmt_query_gpummu_caps caps = { 0 };
	struct d3dkmt_segmentgroupsizeinfo groups = { 0 };
	uint32_t count = 0;

	OK(dxg_adapter_info(&s, KMTQAITYPE_PHYSICALADAPTERCOUNT, &count, 4));
	EXPECT(count, 1);
	OK(dxg_adapter_info(&s, KMTQAITYPE_PHYSICALADAPTERDEVICEIDS, &ids,
			    sizeof(ids)));
	CHECK(ids.device_ids.vendor_id);
	ids.physical_adapter_index = 1;
	RETURNS(dxg_adapter_info(&s, KMTQAITYPE_PHYSICALADAPTERDEVICEIDS, &ids,
				 sizeof(ids)), -EINVAL);
	caps.physical_adapter_index = 1;
	RETURNS(dxg_adapter_info(&s, KMTQAITYPE_QUERY_GPUMMU_CAPS, &caps,
				 sizeof(caps)), -EINVAL);
	groups.physical_adapter_index = 1;
	RETURNS(dxg_adapter_info(&s, KMTQAITYPE_GETSEGMENTGROUPSIZE, &groups,
				 sizeof(groups)), -EINVAL);
}

CASE(LX_DXQUERYADAPTERINFO, "nodes: 3D, copy, and then none")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmt_nodemetadata node = { 0 };

	OK(dxg_adapter_info(&s, KMTQAITYPE_NODEMETADATA, &node, sizeof(node)));
	EXPECT(node.engine_type, DXGK_ENGINE_TYPE_3D);
	EXPECT(node.gpu_mmu_supported, 1);
	CHECK(node.friendly_name[0]);
	node.node_ordinal_and_adapter_index = DXG_NODE_COPY;
	OK(dxg_adapter_info(&s, KMTQAITYPE_NODEMETADATA, &node, sizeof(node)));
	EXPECT(node.engine_type, DXGK_ENGINE_TYPE_COPY);
	node.node_ordinal_and_adapter_index = 99;
	RETURNS(dxg_adapter_info(&s, KMTQAITYPE_NODEMETADATA, &node,
				 sizeof(node)), -EINVAL);
	node.node_ordinal_and_adapter_index = 1 << 16;
	RETURNS(dxg_adapter_info(&s, KMTQAITYPE_NODEMETADATA, &node,
				 sizeof(node)), -EINVAL);
}

CASE(LX_DXQUERYADAPTERINFO, "GPU addresses have the bits it says")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmt_query_gpummu_caps caps = { 0 };
	struct d3dddi_reservegpuvirtualaddress args = {
		.adapter = s.adapter,
		.size = 65536,
	};
	uint64_t end;

	OK(dxg_adapter_info(&s, KMTQAITYPE_QUERY_GPUMMU_CAPS, &caps,
			    sizeof(caps)));
	CHECK(caps.virtual_address_bit_count >= 32 &&
	      caps.virtual_address_bit_count <= 64);
	end = 1ull << caps.virtual_address_bit_count;
	args.base_address = end - 65536;
	OK(dxg_ioctl(s.fd, LX_DXRESERVEGPUVIRTUALADDRESS, &args));
	args.base_address = end;
	RETURNS(dxg_ioctl(s.fd, LX_DXRESERVEGPUVIRTUALADDRESS, &args), -EINVAL);
}

CASE(LX_DXQUERYADAPTERINFO, "WDDM: the GPU MMU, hardware scheduling as it is")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	uint32_t caps = 0, version = 0;

	OK(dxg_adapter_info(&s, KMTQAITYPE_WDDM_2_0_CAPS, &caps, 4));
	CHECK(caps & D3DKMT_WDDM_2_0_GPUMMU_SUPPORTED);
	OK(dxg_adapter_info(&s, KMTQAITYPE_DRIVERVERSION, &version, 4));
	CHECK(version >= 2000);
}

CASE(LX_DXQUERYADAPTERINFO, "text ends and says something")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	static struct d3dkmt_driver_description text;
	struct d3dkmt_query_adapter_unique_guid guid = { { 0 } };
	size_t i;

	memset(&text, 0xff, sizeof(text));
	OK(dxg_adapter_info(&s, KMTQAITYPE_DRIVER_DESCRIPTION, &text,
			    sizeof(text)));
	for (i = 0; i < 4096 && text.driver_description[i]; i++)
		;
	CHECK(i > 3 && i < 4096);
	OK(dxg_adapter_info(&s, KMTQAITYPE_QUERY_ADAPTER_UNIQUE_GUID, &guid,
			    sizeof(guid)));
	EXPECT(guid.adapter_unique_guid[0], '{');
	EXPECT(guid.adapter_unique_guid[37], '}');
	EXPECT(guid.adapter_unique_guid[38], 0);
}

CASE(LX_ISFEATUREENABLED, "known features are known, others not")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	struct d3dkmt_isfeatureenabled args = {
		.adapter = s.adapter,
		.feature_id = DXGK_FEATURE_HWSCH,
	};

	OK(dxg_ioctl(s.fd, LX_ISFEATUREENABLED, &args));
	CHECK(args.result.value & DXGK_FEATURE_KNOWN);
	/* What is enabled is supported. */
	if (args.result.value & DXGK_FEATURE_ENABLED)
		CHECK(args.result.value & DXGK_FEATURE_SUPPORTED_BY_DRIVER);
	args.feature_id = 0x7fffffff;
	args.result.value = 0xffff;
	OK(dxg_ioctl(s.fd, LX_ISFEATUREENABLED, &args));
	CHECK(!(args.result.value &
		(DXGK_FEATURE_KNOWN | DXGK_FEATURE_ENABLED)));
}

/* A query of a string: its status, and the string as ASCII. */
static uint32_t registry(struct dxg_session *s, uint32_t type, const char *name,
			 char *text, uint32_t room, uint32_t *size)
{
	struct {
		struct d3dddi_queryregistry_info info;
		uint16_t more[512];
	} query = { 0 };
	const uint16_t *value = (void *)&query.info.value;
	struct d3dkmt_queryadapterinfo args = {
		.adapter = s->adapter,
		.type = KMTQAITYPE_QUERYREGISTRY,
		.private_data = USER(&query),
		.private_data_size = sizeof(query.info) + room,
	};
	uint32_t i;

	query.info.query_type = type;
	query.info.value_type = D3DDDI_QUERYREGISTRY_REG_SZ;
	for (i = 0; name[i]; i++)
		query.info.value_name[i] = name[i];
	OK(dxg_ioctl(s->fd, LX_DXQUERYADAPTERINFO, &args));
	*size = query.info.output_value_size;
	for (i = 0; i < *size / 2 && i < 512; i++)
		text[i] = (char)value[i];
	return query.info.status;
}

CASE(LX_DXQUERYADAPTERINFO, "registry: the driver's description, and nothing it has not")
{
	struct dxg_session s = conf_session(DXG_NODE_3D);
	uint16_t description[4096];
	char text[512];
	uint32_t size, i;

	OK(dxg_adapter_info(&s, KMTQAITYPE_DRIVER_DESCRIPTION, description,
			    sizeof(description)));
	EXPECT(registry(&s, D3DDDI_QUERYREGISTRY_ADAPTERKEY, "DriverDesc",
			text, 1024, &size),
	       D3DDDI_QUERYREGISTRY_STATUS_SUCCESS);
	EXPECT(size, (strlen(text) + 1) * 2);
	for (i = 0; i < size / 2; i++)
		EXPECT(text[i], description[i]);
	EXPECT(registry(&s, D3DDDI_QUERYREGISTRY_ADAPTERKEY, "DriverDesc",
			text, 0, &i),
	       D3DDDI_QUERYREGISTRY_STATUS_BUFFER_OVERFLOW);
	EXPECT(i, size);
	EXPECT(registry(&s, D3DDDI_QUERYREGISTRY_ADAPTERKEY, "NoSuchValue",
			text, 1024, &size),
	       D3DDDI_QUERYREGISTRY_STATUS_FAIL);
	EXPECT(size, 0);
	EXPECT(registry(&s, D3DDDI_QUERYREGISTRY_DRIVERSTOREPATH, "", text,
			1024, &size), D3DDDI_QUERYREGISTRY_STATUS_FAIL);
	RETURNS(dxg_adapter_info(&s, KMTQAITYPE_QUERYREGISTRY, description,
				 sizeof(struct d3dddi_queryregistry_info) - 1),
		-EINVAL);
}
