// SPDX-License-Identifier: Apache-2.0
#include "conformance.h"

#include <stdio.h>

/* ---------------------------------------------------------------- running */

static const struct {
	const char		*name;
	const struct vk_case	*cases;
	/* Only if it is named. */
	bool			is_apart;
} areas[] = {
	{ "formats", format_cases, false },
	{ "copies", copy_cases, false },
	{ "compute", compute_cases, false },
	{ "shaders", shader_cases, false },
	{ "graphics", graphics_cases, false },
	{ "passes", pass_cases, false },
	{ "queries", query_cases, false },
	{ "sync", sync_cases, false },
	{ "memory", memory_cases, false },
	{ "objects", object_cases, false },
	{ "addresses", address_cases, true },
};

static bool is_wanted(const char *area, const char *name, char **wanted)
{
	size_t length = strlen(area);

	if (!*wanted)
		return true;
	for (; *wanted; wanted++) {
		if (strncmp(*wanted, area, length))
			continue;
		if (!(*wanted)[length] || ((*wanted)[length] == '/' &&
					   !strcmp(*wanted + length + 1, name)))
			return true;
	}
	return false;
}

static void run(const char *area, const struct vk_case *test)
{
	struct digest digest = digest_new();

	test->run(&digest);
	MUST(vkDeviceWaitIdle(vk.device));
	empty_trash();
	digest_print(&digest, "%s/%s", area, test->name);
	fflush(stdout);
}

static const char usage[] =
	"usage: vk-conformance [AREA | AREA/CASE]...\n"
	"\n"
	"Prints what each case computes, as a digest, a line each. Runs on the\n"
	"same device have to print the same: compare them with diff. All areas\n"
	"but addresses, which a partition on a CPU does not have by itself.\n"
	"\n"
	"Areas:";

int main(int count, char **names)
{
	if (count > 1 && names[1][0] == '-') {
		fputs(usage, stdout);
		for (size_t i = 0; i < COUNT(areas); i++)
			printf(" %s", areas[i].name);
		putchar('\n');
		return strcmp(names[1], "--help") ? 2 : 0;
	}
	device_open();
	fprintf(stderr, "device: %s\n", vk.properties.deviceName);
	for (size_t i = 0; i < COUNT(areas); i++) {
		for (const struct vk_case *test = areas[i].cases; test->name;
		     test++) {
			if ((count > 1 || !areas[i].is_apart) &&
			    is_wanted(areas[i].name, test->name, names + 1))
				run(areas[i].name, test);
		}
	}
	vkDestroyDevice(vk.device, NULL);
	vkDestroyInstance(vk.instance, NULL);
	return 0;
}
