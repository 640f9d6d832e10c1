// SPDX-License-Identifier: Apache-2.0
/* What runs the cases and says how they went. */
#include "conformance.h"

#include <getopt.h>
#include <signal.h>
#include <stdarg.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>

/* How long a case may take. */
static unsigned int case_seconds = 10;

static struct conf_case *cases;
static size_t case_count;

void conf_register(struct conf_case *entry)
{
	entry->next = cases;
	cases = entry;
	case_count++;
}

void conf_fail(const char *file, int line, const char *format, ...)
{
	va_list arguments;
	char text[512];

	va_start(arguments, format);
	vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	/* In one write: other processes of the case may fail too. */
	dprintf(STDERR_FILENO, "%s:%d: %s\n", file, line, text);
	_exit(1);
}

const char *conf_errno(long long value)
{
	static char text[4][32];
	static int next;
	const char *name = value < 0 && value > -4096 ?
		strerrorname_np((int)-value) : NULL;

	next = (next + 1) % 4;
	if (name)
		snprintf(text[next], sizeof(text[next]), "-%s", name);
	else
		snprintf(text[next], sizeof(text[next]), "%lld", value);
	return text[next];
}

/* -------------------------------------------------------------- running */

enum result { PASSED, FAILED };

static const char * const results[] = { "ok", "FAILED" };

struct outcome {
	enum result	result;
	double		seconds;
	char		text[4096];	/* what the case said */
};

static int compare_cases(const void *a, const void *b)
{
	const struct conf_case *x = *(struct conf_case * const *)a;
	const struct conf_case *y = *(struct conf_case * const *)b;
	int order;

	if (x->number != y->number)
		return x->number < y->number ? -1 : 1;
	order = strcmp(x->group, y->group);
	return order ? order : x->order - y->order;
}

/* The group's name: its file's, without directory and ending. */
static const char *group_name(const struct conf_case *entry)
{
	static char name[64];
	const char *base = strrchr(entry->group, '/');

	snprintf(name, sizeof(name), "%s", base ? base + 1 : entry->group);
	name[strcspn(name, ".")] = 0;
	return name;
}

static const char *call_name(unsigned int number)
{
	const struct dxg_call *call = dxg_call_find(number);

	return call ? call->name : "/dev/dxg";
}

/* Runs @run in a process with a time limit; the wait status. */
static int run_limited(const struct conf_case *entry,
		       void (*run)(const struct conf_case *entry), int output)
{
	pid_t child;
	int status;

	fflush(stdout);
	child = fork();
	if (child < 0)
		dxg_fail("fork", errno);
	if (!child) {
		setpgid(0, 0);
		dup2(output, STDOUT_FILENO);
		dup2(output, STDERR_FILENO);
		/* Not for what it executes or forks: those are its own to end. */
		alarm(case_seconds);
		run(entry);
		_exit(0);
	}
	setpgid(child, child);
	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			dxg_fail("waitpid", errno);
	/* Whatever it left running is of no use any more. */
	kill(-child, SIGKILL);
	return status;
}

static void run_case(const struct conf_case *entry)
{
	entry->run(entry);
}

/*
 * Nothing of the case is left on the device: a process on its own has all of
 * the adapter's memory to itself.
 */
static void check_released(const struct conf_case *entry)
{
	struct d3dkmt_segmentsizeinfo sizes;
	struct d3dkmt_queryvideomemoryinfo info;
	struct dxg_session session;
	uint64_t start = dxg_now();
	uint64_t limit;
	uint32_t group;

	(void)entry;
	OK(dxg_session_begin(&session, DXG_NODE_3D));
	OK(dxg_adapter_info(&session, KMTQAITYPE_GETSEGMENTSIZE, &sizes,
			    sizeof(sizes)));
	for (group = 0; group < 2; group++) {
		limit = group ? sizes.shared_system_memory_size :
				sizes.dedicated_video_memory_size;
		/* A killed process may still be on its way out. */
		do {
			OK(dxg_video_memory(&session, group, &info));
			if (info.budget == limit)
				break;
			usleep(1000);
		} while (dxg_now() - start < 3000000000u);
		if (info.budget != limit)
			conf_fail(__FILE__, __LINE__,
				  "memory is left behind: %" PRIu64 " of %" PRIu64 " bytes in group %u",
				  limit - (uint64_t)info.budget, limit, group);
	}
}

static void run_one(const struct conf_case *entry, struct outcome *outcome)
{
	uint64_t start = dxg_now();
	int output = memfd_create("case", MFD_CLOEXEC);
	ssize_t got;
	int status;

	if (output < 0)
		dxg_fail("memfd_create", errno);
	status = run_limited(entry, run_case, output);
	outcome->result = FAILED;
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM)
		dprintf(output, "not done after %u s\n", case_seconds);
	else if (WIFSIGNALED(status))
		dprintf(output, "ended by %s\n", strsignal(WTERMSIG(status)));
	else if (!WEXITSTATUS(status))
		outcome->result = PASSED;
	if (outcome->result == PASSED &&
	    run_limited(entry, check_released, output))
		outcome->result = FAILED;
	got = pread(output, outcome->text, sizeof(outcome->text) - 1, 0);
	outcome->text[got > 0 ? got : 0] = 0;
	close(output);
	outcome->seconds = (double)(dxg_now() - start) / 1e9;
}

/* ------------------------------------------------------------- reporting */

static void print_lines(const char *text)
{
	const char *end;

	for (; *text; text = *end ? end + 1 : end) {
		end = strchrnul(text, '\n');
		printf("        %.*s\n", (int)(end - text), text);
	}
}

static void print_case(const struct conf_case *entry,
		       const struct outcome *outcome)
{
	printf("0x%02x  %-38.38s %-58s %s\n", entry->number,
	       call_name(entry->number), entry->name,
	       results[outcome->result]);
	if (outcome->result != PASSED)
		print_lines(outcome->text);
}

static void print_json_string(const char *text)
{
	putchar('"');
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		if (c == '"' || c == '\\' || c < 0x20)
			printf("\\u%04x", c);
		else
			putchar(c);
	}
	putchar('"');
}

static void print_json_case(const struct conf_case *entry,
			    const struct outcome *outcome, bool first)
{
	printf("%s    {\"number\": %u, \"call\": \"%s\", \"group\": \"%s\", \"case\": ",
	       first ? "" : ",\n", entry->number, call_name(entry->number),
	       group_name(entry));
	print_json_string(entry->name);
	printf(", \"result\": \"%s\", \"seconds\": %.6f, \"message\": ",
	       outcome->result == FAILED ? "failed" : results[outcome->result],
	       outcome->seconds);
	print_json_string(outcome->text);
	putchar('}');
}

static void usage(FILE *stream)
{
	fprintf(stream,
		"usage: dxg-conformance [--filter TEXT] [--seconds N] [--json | --list]\n"
		"\n"
		"Checks that /dev/dxg does what dxgkrnl and WDDM document: every call, its\n"
		"effects and its errors. Each case runs in a process of its own.\n"
		"\n"
		"  --filter TEXT  only cases with TEXT in number, call, group or name\n"
		"  --seconds N    how long a case may take; 10 by default\n"
		"  --list         say which cases there are, and run none\n"
		"  --json         print the results as one JSON object\n"
		"  --help         print this\n"
		"\n"
		"Exit status: 0 if all cases passed, 1 if not.\n");
}

static bool is_wanted(const struct conf_case *entry, const char *filter)
{
	char text[512];

	if (!filter)
		return true;
	snprintf(text, sizeof(text), "0x%02x %s %s %s", entry->number,
		 call_name(entry->number), group_name(entry), entry->name);
	return strcasestr(text, filter);
}

static struct conf_case **sorted_cases(const char *filter)
{
	struct conf_case **list = calloc(case_count + 1, sizeof(*list));
	struct conf_case *entry;
	size_t count = 0;

	if (!list)
		dxg_fail("no memory", ENOMEM);
	for (entry = cases; entry; entry = entry->next)
		if (is_wanted(entry, filter))
			list[count++] = entry;
	qsort(list, count, sizeof(*list), compare_cases);
	return list;
}

static int run_all(struct conf_case **list, bool json)
{
	unsigned int counts[2] = { 0 };
	struct outcome outcome;
	size_t i;

	if (json)
		printf("{\n  \"cases\": [\n");
	for (i = 0; list[i]; i++) {
		run_one(list[i], &outcome);
		counts[outcome.result]++;
		if (json)
			print_json_case(list[i], &outcome, !i);
		else
			print_case(list[i], &outcome);
		fflush(stdout);
	}
	if (json) {
		printf("\n  ],\n  \"passed\": %u,\n  \"failed\": %u\n}\n",
		       counts[PASSED], counts[FAILED]);
	} else {
		printf("%u passed, %u failed\n", counts[PASSED],
		       counts[FAILED]);
	}
	return counts[FAILED] || !counts[PASSED];
}

int main(int argc, char **argv)
{
	static const struct option options[] = {
		{ "filter", required_argument, NULL, 'f' },
		{ "seconds", required_argument, NULL, 's' },
		{ "list", no_argument, NULL, 'l' },
		{ "json", no_argument, NULL, 'j' },
		{ "help", no_argument, NULL, 'h' },
		{ 0 },
	};
	const char *filter = NULL;
	bool json = false, list = false;
	struct conf_case **chosen;
	int option;
	char *end;
	size_t i;

	while ((option = getopt_long(argc, argv, "h", options, NULL)) != -1) {
		switch (option) {
		case 'f':
			filter = optarg;
			break;
		case 's':
			case_seconds = (unsigned int)strtoul(optarg, &end, 10);
			if (case_seconds && !*end)
				break;
			usage(stderr);
			return 1;
		case 'l':
			list = true;
			break;
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
	if (optind != argc) {
		usage(stderr);
		return 1;
	}
	chosen = sorted_cases(filter);
	if (!list)
		return run_all(chosen, json);
	for (i = 0; chosen[i]; i++)
		printf("0x%02x  %-38.38s %-18s %s\n", chosen[i]->number,
		       call_name(chosen[i]->number), group_name(chosen[i]),
		       chosen[i]->name);
	return 0;
}
