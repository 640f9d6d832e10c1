// SPDX-License-Identifier: Apache-2.0
#include "fuzz.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

static void usage(FILE *file)
{
	fputs("usage: dxg-fuzz [run] [OPTIONS]\n"
	      "       dxg-fuzz replay FILE [--times N]\n"
	      "\n"
	      "run     programs of calls of /dev/dxg and of what else a process can do to a\n"
	      "        driver, guided by KCOV; ends when the kernel's log has a complaint\n"
	      "replay  programs as run tells them, one a line and thread, at the same time\n"
	      "\n"
	      "  --programs N   how many; by default as many as there is time for\n"
	      "  --seconds N    how long; 60\n"
	      "  --seed N       1\n"
	      "  --processes N  2\n"
	      "  --threads N    of each; 2\n"
	      "  --times N      how often a replay is run; 100\n"
	      "\n"
	      "Needs root and the debug kernel. Exit status: 0 if the kernel had nothing to\n"
	      "say, 1 if it had, 2 for wrong arguments.\n",
	      file);
}

int main(int argc, char **argv)
{
	static const struct option names[] = {
		{ "programs", required_argument, NULL, 'n' },
		{ "seconds", required_argument, NULL, 's' },
		{ "seed", required_argument, NULL, 'r' },
		{ "processes", required_argument, NULL, 'p' },
		{ "threads", required_argument, NULL, 't' },
		{ "times", required_argument, NULL, 'i' },
		{ "help", no_argument, NULL, 'h' },
		{}
	};
	struct fuzz_options options = {
		.seed = 1,
		.seconds = 60,
		.processes = 2,
		.threads = 2,
		.times = 100,
	};
	const char *mode;
	int option;

	while ((option = getopt_long(argc, argv, "", names, NULL)) != -1) {
		switch (option) {
		case 'n':
			options.programs = strtoull(optarg, NULL, 0);
			break;
		case 's':
			options.seconds = atoi(optarg);
			break;
		case 'r':
			options.seed = strtoull(optarg, NULL, 0);
			break;
		case 'p':
			options.processes = atoi(optarg);
			break;
		case 't':
			options.threads = atoi(optarg);
			break;
		case 'i':
			options.times = atoi(optarg);
			break;
		case 'h':
			usage(stdout);
			return 0;
		default:
			usage(stderr);
			return 2;
		}
	}
	mode = optind < argc ? argv[optind] : "run";
	if (!options.processes || !options.threads) {
		usage(stderr);
		return 2;
	}
	if (!strcmp(mode, "run") && optind >= argc - 1)
		return fuzz_run(&options);
	if (!strcmp(mode, "replay") && optind == argc - 2)
		return fuzz_replay(&options, argv[optind + 1]);
	usage(stderr);
	return 2;
}
