// SPDX-License-Identifier: Apache-2.0
/*
 * gpupv-demo: moves a file through the GPU and back, and says what it took.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <inttypes.h>
#include <sha256.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dxg_client.h"

#define PATTERN		0x6b636168u
#define CHUNK_MAX	(32ull << 20)
#define MIB		(1024.0 * 1024.0)

/* Where the default file comes from: the first of these that is there. */
static const char * const defaults[] = {
	"/usr/bin/qemu-system-x86_64",
	"/usr/lib/x86_64-linux-gnu/libstdc++.so.6",
	"/usr/lib/x86_64-linux-gnu/libc.so.6",
	"/usr/lib/aarch64-linux-gnu/libc.so.6",
	"/proc/self/exe",
};

struct demo {
	struct dxg_session	session;
	struct dxg_buffer	commands;
	struct dxg_buffer	in;	/* CPU writes, GPU reads */
	struct dxg_buffer	local;	/* the GPU's own */
	struct dxg_buffer	out;	/* GPU writes, CPU reads */
	struct dxg_buffer	times;
	uint64_t		chunk;

	struct gpupv_adapter_private	partition;
	struct d3dkmt_query_device_ids	ids;
	char				description[256];
	struct d3dkmt_queryvideomemoryinfo memory;	/* with all buffers */
	struct gpupv_escape_statistics	before;
	struct gpupv_escape_statistics	after;

	uint64_t		bytes;
	uint64_t		submissions;
	uint64_t		records;
	uint64_t		gpu_ticks;
	uint64_t		gpu_frequency;
	uint64_t		nanoseconds;
	char			original[SHA256_DIGEST_STRING_LENGTH];
	char			returned[SHA256_DIGEST_STRING_LENGTH];
};

static void usage(FILE *stream)
{
	fprintf(stream,
		"usage: gpupv-demo [--json] [FILE]\n"
		"\n"
		"Moves FILE through GPU memory: written into a mapped allocation, copied by the\n"
		"GPU into memory no CPU can see, copied back into another mapped allocation that\n"
		"the GPU filled with a pattern before, and read from there. Compares the SHA-256\n"
		"of what came back with that of the file, and says what it took.\n"
		"\n"
		"FILE is by default a system file of some MiB. Larger files than the partition's\n"
		"memory go through in pieces.\n"
		"\n"
		"  --json   print the account as one JSON object\n"
		"  --help   print this\n"
		"\n"
		"Exit status: 0 if the digests are equal, 1 if not or on any failure.\n");
}

static const char *default_file(void)
{
	size_t i;

	for (i = 0; i < sizeof(defaults) / sizeof(defaults[0]); i++)
		if (!access(defaults[i], R_OK))
			return defaults[i];
	return "/proc/self/exe";
}

static void check(int ret, const char *what)
{
	if (ret < 0)
		dxg_fail(what, -ret);
}

static void begin(struct demo *demo)
{
	struct dxg_session *session = &demo->session;
	struct d3dkmt_driver_description *text = calloc(1, sizeof(*text));
	struct d3dkmt_queryclockcalibration clock = { 0 };
	int ret = dxg_session_begin(session, DXG_NODE_COPY);
	size_t i;

	if (ret == -ENOENT)
		dxg_fail("there is no /dev/dxg: run me with 'gpupv run -- gpupv-demo' or 'gpupv emulate -- gpupv-demo', or load dxg.ko",
			 0);
	if (ret == -ENODEV)
		dxg_fail("the host behind /dev/dxg is gone; look at the gpupv worker's log on the host", ENODEV);
	check(ret, "cannot open a GPU device");
	if (!text)
		dxg_fail("no memory", ENOMEM);
	check(dxg_adapter_info(session, KMTQAITYPE_UMDRIVERPRIVATE,
			       &demo->partition, sizeof(demo->partition)),
	      "QueryAdapterInfo(UMDRIVERPRIVATE)");
	if (demo->partition.magic != GPUPV_ADAPTER_MAGIC)
		dxg_fail("this adapter is not gpupv's", 0);
	check(dxg_adapter_info(session, KMTQAITYPE_DRIVER_DESCRIPTION, text,
			       sizeof(*text)),
	      "QueryAdapterInfo(DRIVER_DESCRIPTION)");
	for (i = 0; i < sizeof(demo->description) - 1; i++)
		demo->description[i] = text->driver_description[i] < 128 ?
			(char)text->driver_description[i] : '?';
	free(text);
	check(dxg_adapter_info(session, KMTQAITYPE_PHYSICALADAPTERDEVICEIDS,
			       &demo->ids, sizeof(demo->ids)),
	      "QueryAdapterInfo(PHYSICALADAPTERDEVICEIDS)");
	clock.adapter = session->adapter;
	clock.node_ordinal = DXG_NODE_COPY;
	check(dxg_ioctl(session->fd, LX_DXQUERYCLOCKCALIBRATION, &clock),
	      "QueryClockCalibration");
	demo->gpu_frequency = clock.clock_data.gpu_frequency;
}

static void make_buffers(struct demo *demo, uint64_t file_size)
{
	struct dxg_session *session = &demo->session;
	const uint32_t visible = GPUPV_ALLOCATION_CPU_VISIBLE;
	uint64_t each;

	check(dxg_video_memory(session, D3DKMT_MEMORY_SEGMENT_GROUP_LOCAL,
			       &demo->memory), "QueryVideoMemoryInfo");
	/* Three buffers of a chunk each, two small ones, and room to spare. */
	each = (demo->memory.budget - demo->memory.current_usage) / 4;
	demo->chunk = each < CHUNK_MAX ? each : CHUNK_MAX;
	if (file_size && file_size < demo->chunk)
		demo->chunk = file_size;
	demo->chunk = (demo->chunk + 4095) & ~4095ull;
	check(dxg_buffer_create(session, 4096, visible, &demo->commands),
	      "cannot allocate the command buffer");
	check(dxg_buffer_create(session, 4096, visible, &demo->times),
	      "cannot allocate the timestamps");
	check(dxg_buffer_create(session, demo->chunk, visible, &demo->in),
	      "cannot allocate the first staging buffer");
	check(dxg_buffer_create(session, demo->chunk, 0, &demo->local),
	      "cannot allocate GPU memory");
	check(dxg_buffer_create(session, demo->chunk, visible, &demo->out),
	      "cannot allocate the second staging buffer");
	check(dxg_video_memory(session, D3DKMT_MEMORY_SEGMENT_GROUP_LOCAL,
			       &demo->memory), "QueryVideoMemoryInfo");
}

static void submit(struct demo *demo, struct dxg_commands *commands)
{
	struct dxg_session *session = &demo->session;
	uint64_t value = session->next_value;

	check(dxg_run(session, commands), "the GPU did not execute a command buffer");
	/* The same fence as the CPU maps it. */
	if (*session->fence_value < value)
		dxg_fail("the mapped fence value is behind the fence", 0);
	demo->submissions++;
	demo->records += commands->count;
}

static void check_pattern(const struct demo *demo, uint64_t bytes)
{
	const uint32_t *words = (const void *)demo->out.memory;
	uint64_t i;

	for (i = 0; i < bytes / 4; i++)
		if (words[i] != PATTERN)
			dxg_fail("the GPU's fill did not arrive", 0);
}

static void move_chunk(struct demo *demo, uint64_t bytes)
{
	const uint64_t whole = (bytes + 3) & ~3ull;
	volatile const uint64_t *times = (void *)demo->times.memory;
	struct dxg_commands commands;

	dxg_commands_begin(&commands, &demo->commands);
	dxg_command_timestamp(&commands, demo->times.address);
	dxg_command_copy(&commands, demo->in.address, demo->local.address,
			 bytes);
	dxg_command_fill(&commands, demo->out.address, whole, PATTERN);
	dxg_command_timestamp(&commands, demo->times.address + 8);
	submit(demo, &commands);
	demo->gpu_ticks += times[1] - times[0];
	check_pattern(demo, whole);

	/* What the CPU wrote is not needed any more: let nothing rely on it. */
	memset(demo->in.memory, 0, bytes);
	dxg_commands_begin(&commands, &demo->commands);
	dxg_command_timestamp(&commands, demo->times.address);
	dxg_command_copy(&commands, demo->local.address, demo->out.address,
			 bytes);
	dxg_command_timestamp(&commands, demo->times.address + 8);
	submit(demo, &commands);
	demo->gpu_ticks += times[1] - times[0];
	demo->bytes += bytes;
}

/* Fills as much of @memory as there is left of the file. */
static uint64_t read_chunk(int fd, uint8_t *memory, uint64_t size)
{
	uint64_t have = 0;
	ssize_t got;

	while (have < size) {
		got = read(fd, memory + have, size - have);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			dxg_fail("cannot read the file", errno);
		if (!got)
			break;
		have += (uint64_t)got;
	}
	return have;
}

static void move_file(struct demo *demo, int fd)
{
	uint8_t *page = malloc(demo->chunk);
	SHA256_CTX original, returned;
	uint64_t bytes, start;

	if (!page)
		dxg_fail("no memory", ENOMEM);
	SHA256Init(&original);
	SHA256Init(&returned);
	check(dxg_statistics(&demo->session, &demo->before), "Escape(STATISTICS)");
	while ((bytes = read_chunk(fd, page, demo->chunk))) {
		SHA256Update(&original, page, bytes);
		start = dxg_now();
		memcpy(demo->in.memory, page, bytes);
		move_chunk(demo, bytes);
		memcpy(page, demo->out.memory, bytes);
		demo->nanoseconds += dxg_now() - start;
		SHA256Update(&returned, page, bytes);
	}
	check(dxg_statistics(&demo->session, &demo->after), "Escape(STATISTICS)");
	SHA256End(&original, demo->original);
	SHA256End(&returned, demo->returned);
	free(page);
}

#define SPENT(demo, field) ((demo)->after.field - (demo)->before.field)

static double rate(const struct demo *demo)
{
	/* Once in, once out. */
	return demo->nanoseconds ?
		2 * demo->bytes / MIB / (demo->nanoseconds / 1e9) : 0;
}

static void print_text(const struct demo *demo, const char *path)
{
	printf("adapter      %s, device %04x:%04x, LUID %08x:%08x\n",
	       demo->description, demo->ids.device_ids.vendor_id,
	       demo->ids.device_ids.device_id, demo->session.luid.b,
	       demo->session.luid.a);
	printf("partition    %.64s: %.0f MiB of VRAM, %.1f MiB of it in use here, budget %.0f MiB\n",
	       demo->partition.partition, demo->partition.local_size / MIB,
	       demo->memory.current_usage / MIB, demo->memory.budget / MIB);
	printf("moved        %s, %" PRIu64 " bytes, to the GPU and back\n", path,
	       demo->bytes);
	printf("work         %" PRIu64 " submissions of %" PRIu64 " commands; the GPU moved %.1f MiB in %.2f ms\n",
	       demo->submissions, demo->records, SPENT(demo, bytes_moved) / MIB,
	       demo->gpu_ticks * 1e3 / demo->gpu_frequency);
	printf("ring         %" PRIu64 " records to the host, %" PRIu64 " back; %" PRIu64 " doorbells to the host, %" PRIu64 " back, %" PRIu64 " interrupts\n",
	       (uint64_t)SPENT(demo, command_records),
	       (uint64_t)SPENT(demo, event_records),
	       (uint64_t)SPENT(demo, guest_doorbells),
	       (uint64_t)SPENT(demo, host_doorbells),
	       (uint64_t)SPENT(demo, interrupts));
	printf("time         %.1f ms, %.0f MiB/s through mapped memory\n",
	       demo->nanoseconds / 1e6, rate(demo));
	printf("sha256       %s  %s\n", demo->returned,
	       strcmp(demo->original, demo->returned) ? "DIFFERS" : "equal");
}

/* Names and paths may hold anything. */
static void print_json_string(const char *name, const char *value, size_t most)
{
	size_t i;

	printf("  \"%s\": \"", name);
	for (i = 0; i < most && value[i]; i++) {
		unsigned char c = (unsigned char)value[i];

		if (c == '"' || c == '\\' || c < 0x20)
			printf("\\u%04x", c);
		else
			putchar(c);
	}
	printf("\",\n");
}

static void print_json(const struct demo *demo, const char *path)
{
	printf("{\n");
	print_json_string("adapter", demo->description,
			  sizeof(demo->description));
	print_json_string("partition", demo->partition.partition,
			  sizeof(demo->partition.partition));
	print_json_string("file", path, 4096);
	printf("  \"vendor_id\": %u,\n  \"device_id\": %u,\n",
	       demo->ids.device_ids.vendor_id, demo->ids.device_ids.device_id);
	printf("  \"luid\": \"%08x:%08x\",\n", demo->session.luid.b,
	       demo->session.luid.a);
	printf("  \"vram_bytes\": %" PRIu64 ",\n  \"usage_bytes\": %" PRIu64 ",\n  \"budget_bytes\": %" PRIu64 ",\n",
	       (uint64_t)demo->partition.local_size,
	       (uint64_t)demo->memory.current_usage,
	       (uint64_t)demo->memory.budget);
	printf("  \"bytes\": %" PRIu64 ",\n  \"submissions\": %" PRIu64 ",\n  \"commands\": %" PRIu64 ",\n",
	       demo->bytes, demo->submissions, demo->records);
	printf("  \"command_records\": %" PRIu64 ",\n  \"event_records\": %" PRIu64 ",\n",
	       (uint64_t)SPENT(demo, command_records),
	       (uint64_t)SPENT(demo, event_records));
	printf("  \"guest_doorbells\": %" PRIu64 ",\n  \"host_doorbells\": %" PRIu64 ",\n  \"interrupts\": %" PRIu64 ",\n",
	       (uint64_t)SPENT(demo, guest_doorbells),
	       (uint64_t)SPENT(demo, host_doorbells),
	       (uint64_t)SPENT(demo, interrupts));
	printf("  \"gpu_seconds\": %.9f,\n  \"seconds\": %.9f,\n",
	       (double)demo->gpu_ticks / demo->gpu_frequency,
	       demo->nanoseconds / 1e9);
	printf("  \"sha256_file\": \"%s\",\n  \"sha256_returned\": \"%s\"\n}\n",
	       demo->original, demo->returned);
}

int main(int argc, char **argv)
{
	static const struct option options[] = {
		{ "json", no_argument, NULL, 'j' },
		{ "help", no_argument, NULL, 'h' },
		{ 0 },
	};
	struct demo demo = { 0 };
	bool json = false;
	const char *path;
	struct stat file;
	int option, fd;

	while ((option = getopt_long(argc, argv, "h", options, NULL)) != -1) {
		switch (option) {
		case 'j':
			json = true;
			break;
		case 'h':
			usage(stdout);
			return 0;
		default:
			usage(stderr);
			return 1;
		}
	}
	if (argc - optind > 1) {
		usage(stderr);
		return 1;
	}
	path = optind < argc ? argv[optind] : default_file();
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || fstat(fd, &file))
		dxg_fail(path, errno);
	begin(&demo);
	make_buffers(&demo, (uint64_t)file.st_size);
	move_file(&demo, fd);
	if (json)
		print_json(&demo, path);
	else
		print_text(&demo, path);
	dxg_session_end(&demo.session);
	return strcmp(demo.original, demo.returned) ? 1 : 0;
}
