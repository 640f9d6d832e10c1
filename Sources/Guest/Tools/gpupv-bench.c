// SPDX-License-Identifier: Apache-2.0
/*
 * gpupv-bench: what calls of /dev/dxg cost, each beside the least they could
 * cost on this machine, measured in turns in the same run.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <signal.h>
#include <unistd.h>

#include "dxg_client.h"

#define ROUNDS		15		/* turns; the median counts */
#define SYNC_CALLS	400u		/* in a turn */
#define POSTS		2000u
#define COPY_BYTES	(16ull << 20)
#define ECHO		"/sys/module/dxg/parameters/echo"
#define SPIN		"/sys/module/dxg/parameters/spin_us"

struct bench {
	struct dxg_session	session;
	struct dxg_buffer	commands;
	struct dxg_buffer	visible;
	struct dxg_buffer	local;
	uint8_t			*ram[2];
	int			ping, pong;
	pid_t			peer;
	bool			has_echo;	/* root in a VM */
	char			spin[16];	/* spin_us as it was found */
};

static void usage(FILE *stream)
{
	fprintf(stream,
		"usage: gpupv-bench [--json]\n"
		"\n"
		"Measures calls of /dev/dxg, each beside its floor, in turns in one run, and prints\n"
		"the medians and their ratio:\n"
		"\n"
		"  a call that waits for its answer, beside a bare wake-up of the host and back\n"
		"    (in a VM: doorbell and interrupt; else: two eventfds), and an empty ioctl\n"
		"  a submission, beside an empty ioctl and a call that waits\n"
		"  copying through mapped GPU memory, beside memcpy in RAM\n"
		"  the GPU's own copy, beside memcpy in RAM\n"
		"\n"
		"  --json   print one JSON object\n"
		"  --help   print this\n");
}

static void check(int ret, const char *what)
{
	if (ret < 0)
		dxg_fail(what, -ret);
}

/* ------------------------------------------------------------- measures */

static void set_spin(const char *microseconds)
{
	FILE *file = fopen(SPIN, "w");

	if (!file || fputs(microseconds, file) < 0 || fclose(file))
		dxg_fail(SPIN, errno);
}

/* Nanoseconds of one call that does nothing but ask the host. */
static double measure_sync(struct bench *bench)
{
	uint64_t start = dxg_now();
	unsigned int i;

	for (i = 0; i < SYNC_CALLS; i++)
		check(dxg_device_state(&bench->session), "GetDeviceState");
	return (double)(dxg_now() - start) / SYNC_CALLS;
}

/* The same, but asleep while the host is at it. */
static double measure_sleeping(struct bench *bench)
{
	double nanoseconds;

	if (bench->has_echo)
		set_spin("0");
	nanoseconds = measure_sync(bench);
	if (bench->has_echo)
		set_spin(bench->spin);
	return nanoseconds;
}

/* An ioctl the driver has no call for. */
static double measure_ioctl(struct bench *bench)
{
	uint64_t start = dxg_now();
	unsigned int i;

	for (i = 0; i < SYNC_CALLS; i++)
		if (!ioctl(bench->session.fd, _IO('G', 0xff), NULL) ||
		    errno != ENOTTY)
			dxg_fail("an unknown ioctl was known", 0);
	return (double)(dxg_now() - start) / SYNC_CALLS;
}

/* The module sends records that mean nothing and sleeps until each is back. */
static double measure_echo(const struct bench *bench)
{
	char text[32];
	FILE *file = fopen(ECHO, "r+");
	double nanoseconds;

	set_spin("0");

	if (!file || fprintf(file, "%u", SYNC_CALLS / 4) < 0 || fflush(file))
		dxg_fail(ECHO, errno);
	rewind(file);
	if (!fgets(text, sizeof(text), file))
		dxg_fail(ECHO, errno);
	nanoseconds = strtod(text, NULL);
	fclose(file);
	set_spin(bench->spin);
	return nanoseconds;
}

static double measure_wake(struct bench *bench)
{
	uint64_t start, one = 1;
	unsigned int i;

	if (bench->has_echo)
		return measure_echo(bench);
	start = dxg_now();
	for (i = 0; i < SYNC_CALLS / 4; i++)
		if (write(bench->ping, &one, sizeof(one)) != sizeof(one) ||
		    read(bench->pong, &one, sizeof(one)) != sizeof(one))
			dxg_fail("eventfd", errno);
	return (double)(dxg_now() - start) / (SYNC_CALLS / 4);
}

static void read_spin(struct bench *bench)
{
	FILE *file = fopen(SPIN, "r");

	if (!file || !fgets(bench->spin, sizeof(bench->spin), file))
		dxg_fail(SPIN, errno);
	fclose(file);
}

/* The other side of measure_wake() where there is no module. */
static void start_peer(struct bench *bench)
{
	uint64_t value;

	bench->ping = eventfd(0, EFD_CLOEXEC);
	bench->pong = eventfd(0, EFD_CLOEXEC);
	bench->peer = fork();
	if (bench->ping < 0 || bench->pong < 0 || bench->peer < 0)
		dxg_fail("eventfd", errno);
	if (bench->peer)
		return;
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	while (read(bench->ping, &value, sizeof(value)) == sizeof(value)) {
		value = 1;
		if (write(bench->pong, &value, sizeof(value)) != sizeof(value))
			break;
	}
	_exit(0);
}

/* Nanoseconds the caller spends on one submission; the GPU's time is not in it. */
static double measure_post(struct bench *bench)
{
	struct dxg_session *session = &bench->session;
	struct dxg_commands commands;
	uint64_t start, spent;
	unsigned int i;

	dxg_commands_begin(&commands, &bench->commands);
	dxg_command_nop(&commands);
	start = dxg_now();
	for (i = 0; i < POSTS; i++)
		check(dxg_submit(session, &commands), "SubmitCommand");
	spent = dxg_now() - start;
	check(dxg_run(session, &commands), "SubmitCommand");
	return (double)spent / POSTS;
}

/* Nanoseconds of one submission and of waiting for it. */
static double measure_run(struct bench *bench)
{
	struct dxg_commands commands;
	uint64_t start = dxg_now();
	unsigned int i;

	dxg_commands_begin(&commands, &bench->commands);
	dxg_command_nop(&commands);
	for (i = 0; i < SYNC_CALLS / 4; i++)
		check(dxg_run(&bench->session, &commands), "SubmitCommand");
	return (double)(dxg_now() - start) / (SYNC_CALLS / 4);
}

/* GiB/s */
static double measure_copy(void *to, const void *from)
{
	uint64_t start = dxg_now();

	memcpy(to, from, COPY_BYTES);
	return (double)COPY_BYTES / (double)(1 << 30) * 1e9 /
	       (double)(dxg_now() - start);
}

static double measure_ram(struct bench *bench)
{
	return measure_copy(bench->ram[1], bench->ram[0]);
}

static double measure_write(struct bench *bench)
{
	return measure_copy(bench->visible.memory, bench->ram[0]);
}

static double measure_read(struct bench *bench)
{
	return measure_copy(bench->ram[1], bench->visible.memory);
}

static double measure_gpu(struct bench *bench)
{
	struct dxg_commands commands;
	uint64_t start = dxg_now();

	dxg_commands_begin(&commands, &bench->commands);
	dxg_command_copy(&commands, bench->visible.address,
			 bench->local.address, COPY_BYTES);
	check(dxg_run(&bench->session, &commands), "SubmitCommand");
	return (double)COPY_BYTES / (double)(1 << 30) * 1e9 /
	       (double)(dxg_now() - start);
}

/* -------------------------------------------------------------- results */

#define MEASURE(short_name, in, long_name) \
	{ .key = #short_name, .name = long_name, .unit = in, \
	  .run = measure_##short_name }

static struct measure {
	const char	*key;
	const char	*name;
	const char	*unit;
	double		(*run)(struct bench *bench);
	double		values[ROUNDS];
	double		median;
} measures[] = {
	MEASURE(ioctl, "ns", "empty ioctl"),
	MEASURE(wake, "ns", "bare wake-up of the host and back"),
	MEASURE(sync, "ns", "call that waits for its answer"),
	MEASURE(sleeping, "ns", "the same, without looking for it first"),
	MEASURE(post, "ns", "submission"),
	MEASURE(run, "ns", "submission, waited for"),
	MEASURE(ram, "GiB/s", "memcpy in RAM"),
	MEASURE(write, "GiB/s", "memcpy to mapped GPU memory"),
	MEASURE(read, "GiB/s", "memcpy from mapped GPU memory"),
	MEASURE(gpu, "GiB/s", "copy by the GPU"),
};

static const struct {
	const char	*of, *to;
	const char	*name;
} ratios[] = {
	{ "sync", "wake", "call that waits / bare wake-up" },
	{ "sleeping", "wake", "the same, without looking for it first" },
	{ "sync", "ioctl", "call that waits / empty ioctl" },
	{ "post", "ioctl", "submission / empty ioctl" },
	{ "post", "sync", "submission / call that waits" },
	{ "run", "wake", "submission, waited for / bare wake-up" },
	{ "write", "ram", "write mapped memory / memcpy in RAM" },
	{ "read", "ram", "read mapped memory / memcpy in RAM" },
	{ "gpu", "ram", "copy by the GPU / memcpy in RAM" },
};

#define COUNT(array)	(sizeof(array) / sizeof((array)[0]))

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double median_of(const char *key)
{
	size_t i;

	for (i = 0; i < COUNT(measures); i++)
		if (!strcmp(measures[i].key, key))
			return measures[i].median;
	return 0;
}

static void print_json(const struct bench *bench)
{
	size_t i;

	printf("{\n  \"wake\": \"%s\",\n  \"medians\": {",
	       bench->has_echo ? "doorbell and interrupt" : "eventfds");
	for (i = 0; i < COUNT(measures); i++)
		printf("%s\n    \"%s\": { \"value\": %.3f, \"unit\": \"%s\" }",
		       i ? "," : "", measures[i].key, measures[i].median,
		       measures[i].unit);
	printf("\n  },\n  \"ratios\": {");
	for (i = 0; i < COUNT(ratios); i++)
		printf("%s\n    \"%s/%s\": %.3f", i ? "," : "", ratios[i].of,
		       ratios[i].to,
		       median_of(ratios[i].of) / median_of(ratios[i].to));
	printf("\n  }\n}\n");
}

static void print_text(const struct bench *bench)
{
	size_t i;

	for (i = 0; i < COUNT(measures); i++)
		printf("%-42s %12.*f %s\n", measures[i].name,
		       measures[i].unit[0] == 'n' ? 0 : 2, measures[i].median,
		       measures[i].unit);
	printf("\n");
	for (i = 0; i < COUNT(ratios); i++)
		printf("%-42s %12.2f x\n", ratios[i].name,
		       median_of(ratios[i].of) / median_of(ratios[i].to));
	printf("\nMedians of %d turns. A bare wake-up is %s.\n", ROUNDS,
	       bench->has_echo ?
	       "a doorbell to the host and an interrupt back" :
	       "two processes waking each other through eventfds");
}

int main(int argc, char **argv)
{
	static const struct option options[] = {
		{ "json", no_argument, NULL, 'j' },
		{ "help", no_argument, NULL, 'h' },
		{ }
	};
	struct bench bench = { 0 };
	bool json = false;
	size_t i;
	int c, turn;

	while ((c = getopt_long(argc, argv, "", options, NULL)) >= 0) {
		if (c != 'j')
			usage(c == 'h' ? stdout : stderr);
		if (c == 'h')
			return 0;
		if (c != 'j')
			return 2;
		json = true;
	}
	bench.has_echo = !access(ECHO, R_OK | W_OK);
	if (bench.has_echo)
		read_spin(&bench);
	else
		start_peer(&bench);
	check(dxg_session_begin(&bench.session, DXG_NODE_COPY),
	      "cannot open a GPU device (is there a /dev/dxg?)");
	check(dxg_buffer_create(&bench.session, 4096,
				GPUPV_ALLOCATION_CPU_VISIBLE, &bench.commands),
	      "cannot allocate");
	check(dxg_buffer_create(&bench.session, COPY_BYTES,
				GPUPV_ALLOCATION_CPU_VISIBLE, &bench.visible),
	      "cannot allocate");
	check(dxg_buffer_create(&bench.session, COPY_BYTES, 0, &bench.local),
	      "cannot allocate");
	for (i = 0; i < 2; i++) {
		bench.ram[i] = mmap(NULL, COPY_BYTES, PROT_READ | PROT_WRITE,
				    MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE,
				    -1, 0);
		if (bench.ram[i] == MAP_FAILED)
			dxg_fail("mmap", errno);
		memset(bench.ram[i], 0x5a, COPY_BYTES);
	}
	memset(bench.visible.memory, 0, COPY_BYTES);

	/* One more turn than counts: the first warms up. */
	for (turn = -1; turn < ROUNDS; turn++) {
		for (i = 0; i < COUNT(measures); i++) {
			double value = measures[i].run(&bench);

			if (turn >= 0)
				measures[i].values[turn] = value;
		}
	}
	for (i = 0; i < COUNT(measures); i++) {
		qsort(measures[i].values, ROUNDS, sizeof(double), compare);
		measures[i].median = measures[i].values[ROUNDS / 2];
	}
	if (json)
		print_json(&bench);
	else
		print_text(&bench);
	dxg_session_end(&bench.session);
	if (bench.peer)
		kill(bench.peer, SIGKILL);
	return 0;
}
