// SPDX-License-Identifier: Apache-2.0
/* Processes that run programs, and who watches them. */
#include "fuzz.h"

#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PROCESSES	16	/* at most, of */
#define THREADS		8	/* at most */
#define LIFE		1024u	/* programs of a process's first thread */
#define CORPUS		4096u
#define EDGES		(1u << 18)
#define HISTORY		16u	/* programs of a thread that are told */
#define TICK_NS		20000000	/* after which a wait is interrupted */
#define STUCK_SECONDS	120

/* Of one thread, whichever process it is in. */
struct lane {
	_Atomic uint64_t	started;	/* programs */
	struct fuzz_program	history[HISTORY];
};

/* Shared by all processes. */
struct board {
	struct fuzz_tally	tally;
	_Atomic uint64_t	programs;
	_Atomic uint64_t	steps;
	_Atomic uint64_t	edges;
	_Atomic uint32_t	kept;
	_Atomic bool		stop;
	uint8_t			seen[EDGES];
	struct fuzz_program	corpus[CORPUS];
	struct lane		lanes[PROCESSES][THREADS];
};

static struct board *board;
static struct fuzz_options options;

/* One of a process's threads. */
struct runner {
	struct fuzz_thread	thread;
	struct fuzz_coverage	coverage;
	struct lane		*lane;
	uint64_t		state;
	unsigned int		index;
	const struct fuzz_program *replay;	/* null: make them */
};

static void on_tick(int signal)
{
	(void)signal;
}

/* Interrupts what the calling thread waits for, again and again. */
static void begin_ticks(struct fuzz_thread *thread)
{
	struct itimerspec every = {
		.it_interval.tv_nsec = TICK_NS,
		.it_value.tv_nsec = TICK_NS,
	};
	struct sigevent event = {
		.sigev_notify = SIGEV_THREAD_ID,
		.sigev_signo = SIGUSR1,
	};
	timer_t timer;

	event._sigev_un._tid = syscall(SYS_gettid);
	if (timer_create(CLOCK_MONOTONIC, &event, &timer) ||
	    timer_settime(timer, 0, &every, NULL))
		dxg_fail("timer_create", errno);
	thread->ticks = true;
}

/* ---------------------------------------------------------------- corpus */

/* How many pairs of places followed each other that never did before. */
static uint64_t count_new_edges(const struct fuzz_coverage *coverage)
{
	uint64_t count = __atomic_load_n(&coverage->cover[0], __ATOMIC_RELAXED);
	uint64_t last = 0, place, fresh = 0, i;
	uint32_t slot;

	for (i = 1; i <= count && i < FUZZ_COVER; i++) {
		place = coverage->cover[i];
		slot = ((place ^ last << 1) * 0x9e3779b97f4a7c15ull) >> 46;
		last = place;
		if (board->seen[slot])
			continue;
		board->seen[slot] = 1;
		fresh++;
	}
	return fresh;
}

static const struct fuzz_program *any_kept(struct runner *runner)
{
	uint32_t kept = board->kept;

	return &board->corpus[fuzz_below(&runner->state,
					 kept < CORPUS ? kept : CORPUS)];
}

static void make_program(struct runner *runner, struct fuzz_program *program)
{
	if (!board->kept || !fuzz_below(&runner->state, 4)) {
		fuzz_generate(&runner->state, program);
		return;
	}
	*program = *any_kept(runner);
	/* Another thread may be writing there. */
	if (!program->count || program->count > FUZZ_STEPS)
		program->count = 1;
	struct fuzz_program other = *any_kept(runner);

	if (!other.count || other.count > FUZZ_STEPS)
		other.count = 1;
	fuzz_mutate(&runner->state, program, &other);
}

/* ------------------------------------------------------------- a process */

static void run_program(struct runner *runner,
			const struct fuzz_program *program)
{
	struct fuzz_thread *thread = &runner->thread;
	uint64_t fresh;
	uint32_t i;

	if (thread->renew) {
		thread->renew = false;
		fuzz_session_begin();
	}
	runner->lane->history[runner->lane->started++ % HISTORY] = *program;
	fuzz_coverage_reset(&runner->coverage);
	for (i = 0; i < program->count; i++)
		fuzz_step_run(thread, &program->steps[i]);
	board->steps += program->count;
	fresh = count_new_edges(&runner->coverage);
	if (!fresh)
		return;
	board->edges += fresh;
	board->corpus[board->kept++ % CORPUS] = *program;
}

static void *run_thread(void *data)
{
	struct runner *runner = data;
	struct fuzz_program program;
	uint64_t number;
	unsigned int life;

	fuzz_thread_begin(&runner->thread);
	fuzz_coverage_begin(&runner->coverage);
	begin_ticks(&runner->thread);
	for (life = 0; !board->stop; life++) {
		/* Whatever the others are doing then ends with it. */
		if (!runner->index && life == LIFE)
			_exit(0);
		number = board->programs++;
		if (options.programs && number >= options.programs) {
			board->programs--;
			break;
		}
		make_program(runner, &program);
		run_program(runner, &program);
	}
	return NULL;
}

static void *replay_thread(void *data)
{
	struct runner *runner = data;
	unsigned int i;

	fuzz_thread_begin(&runner->thread);
	fuzz_coverage_begin(&runner->coverage);
	begin_ticks(&runner->thread);
	for (i = 0; i < options.times; i++)
		run_program(runner, runner->replay);
	return NULL;
}

/* Never returns. @replay: a program for each thread, or null. */
static void be_process(unsigned int slot, uint64_t life,
		       const struct fuzz_program *replay)
{
	static struct runner runners[THREADS];
	pthread_t threads[THREADS];
	unsigned int i;

	signal(SIGALRM, SIG_DFL);
	if (!fuzz_process_begin())
		dxg_fail("no session can be had", 0);
	for (i = 0; i < options.threads; i++) {
		runners[i].lane = &board->lanes[slot][i];
		runners[i].index = i;
		runners[i].state = options.seed + life * PROCESSES * THREADS +
				   slot * THREADS + i;
		/* Neighbours are not to be like each other. */
		runners[i].state = fuzz_random(&runners[i].state);
		runners[i].replay = replay ? &replay[i] : NULL;
		if (pthread_create(&threads[i], NULL,
				   replay ? replay_thread : run_thread,
				   &runners[i]))
			dxg_fail("pthread_create", errno);
	}
	for (i = 0; i < options.threads; i++)
		pthread_join(threads[i], NULL);
	_exit(0);
}

/* -------------------------------------------------------- who watches them */

static void tell_history(unsigned int slot)
{
	struct lane *lane;
	uint64_t at;

	for (lane = board->lanes[slot];
	     lane < board->lanes[slot] + options.threads; lane++) {
		printf("# process %u, thread %td, latest last\n", slot,
		       lane - board->lanes[slot]);
		at = lane->started > HISTORY ? lane->started - HISTORY : 0;
		for (; at < lane->started; at++)
			fuzz_print(stdout, &lane->history[at % HISTORY]);
	}
}

/* Where in the kernel each thread of @process is. */
static void tell_stacks(pid_t process)
{
	char pattern[64], line[256];
	glob_t paths;
	FILE *file;
	size_t i;

	snprintf(pattern, sizeof(pattern), "/proc/%d/task/*/stack", process);
	if (glob(pattern, 0, NULL, &paths))
		return;
	for (i = 0; i < paths.gl_pathc; i++) {
		printf("%s\n", paths.gl_pathv[i]);
		file = fopen(paths.gl_pathv[i], "re");
		while (file && fgets(line, sizeof(line), file))
			fputs(line, stdout);
		if (file)
			fclose(file);
	}
	globfree(&paths);
}

static uint64_t lane_progress(unsigned int slot)
{
	uint64_t sum = 0;
	unsigned int i;

	for (i = 0; i < options.threads; i++)
		sum += board->lanes[slot][i].started;
	return sum;
}

struct watched {
	pid_t		process;
	uint64_t	lives;
	uint64_t	progress;
	double		progressed;	/* seconds */
};

static double now(void)
{
	return dxg_now() / 1e9;
}

static void start_process(struct watched *watched, unsigned int slot,
			  const struct fuzz_program *replay)
{
	fflush(stdout);
	watched->process = fork();
	if (watched->process < 0)
		dxg_fail("fork", errno);
	if (!watched->process)
		be_process(slot, watched->lives, replay);
	watched->lives++;
	watched->progressed = now();
}

/* Whether all is well with the processes; those that ended begin again. */
static bool watch(struct watched *all, bool *ended)
{
	struct watched *watched;
	unsigned int slot;
	int status;

	*ended = true;
	for (slot = 0; slot < options.processes; slot++) {
		watched = &all[slot];
		if (watched->process &&
		    waitpid(watched->process, &status, WNOHANG) ==
		    watched->process) {
			watched->process = 0;
			if (WIFSIGNALED(status) || WEXITSTATUS(status)) {
				printf("process %u ended with status %#x\n",
				       slot, status);
				tell_history(slot);
				return false;
			}
			if (!board->stop &&
			    (!options.programs ||
			     board->programs < options.programs))
				start_process(watched, slot, NULL);
		}
		if (!watched->process)
			continue;
		*ended = false;
		if (lane_progress(slot) != watched->progress) {
			watched->progress = lane_progress(slot);
			watched->progressed = now();
		} else if (now() - watched->progressed > STUCK_SECONDS) {
			printf("process %u is stuck\n", slot);
			tell_stacks(watched->process);
			tell_history(slot);
			return false;
		}
	}
	return true;
}

static bool has_complaint(void)
{
	const char *line = fuzz_complaint();
	unsigned int slot;

	if (!line)
		return false;
	printf("the kernel says: %s", line);
	for (slot = 0; slot < options.processes; slot++)
		tell_history(slot);
	return true;
}

static void tell_progress(double started)
{
	double seconds = now() - started;

	printf("%llu programs, %llu steps, %llu faults, %llu edges, %u kept, %.0f s, %.0f programs/s\n",
	       (unsigned long long)board->programs,
	       (unsigned long long)board->steps,
	       (unsigned long long)board->tally.faults,
	       (unsigned long long)board->edges, board->kept, seconds,
	       board->programs / seconds);
	fflush(stdout);
}

static void tell_tally(void)
{
	const struct dxg_call *call;
	uint32_t number;

	for (number = 0; number <= DXG_CALL_MAX; number++) {
		call = dxg_call_find(number);
		if (!call || call->flags & DXG_CALL_UNSUPPORTED)
			continue;
		printf("  %9llu of %9llu  %s\n",
		       (unsigned long long)board->tally.succeeded[number],
		       (unsigned long long)board->tally.tried[number],
		       call->name);
	}
}

static void begin_board(const struct fuzz_options *given)
{
	struct sigaction tick = { .sa_handler = on_tick };

	options = *given;
	if (options.processes > PROCESSES)
		options.processes = PROCESSES;
	if (options.threads > THREADS)
		options.threads = THREADS;
	board = mmap(NULL, sizeof(*board), PROT_READ | PROT_WRITE,
		     MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (board == MAP_FAILED)
		dxg_fail("mmap", errno);
	fuzz_tally = &board->tally;
	/* Without SA_RESTART. */
	sigaction(SIGUSR1, &tick, NULL);
	fuzz_kernel_begin();
}

int fuzz_run(const struct fuzz_options *given)
{
	static struct watched all[PROCESSES];
	struct timespec moment = { .tv_nsec = 200000000 };
	bool good = true, ended = false;
	double started = now(), told = started;
	unsigned int slot;

	begin_board(given);
	printf("seed %llu\n", (unsigned long long)options.seed);
	for (slot = 0; slot < options.processes; slot++)
		start_process(&all[slot], slot, NULL);
	while (good && !ended) {
		nanosleep(&moment, NULL);
		if (!options.programs && now() - started > options.seconds)
			board->stop = true;
		good = watch(all, &ended) && !has_complaint();
		if (now() - told > 30) {
			told = now();
			tell_progress(started);
		}
	}
	for (slot = 0; slot < options.processes; slot++) {
		if (!all[slot].process)
			continue;
		kill(all[slot].process, SIGKILL);
		waitpid(all[slot].process, NULL, 0);
	}
	good = good && !has_complaint();
	tell_tally();
	tell_progress(started);
	return !good;
}

int fuzz_replay(const struct fuzz_options *given, const char *path)
{
	static struct fuzz_program programs[THREADS];
	struct watched watched = { 0 };
	FILE *file = fopen(path, "re");
	unsigned int count = 0;
	char *line = NULL;
	size_t size = 0;
	int status;

	if (!file)
		dxg_fail(path, errno);
	while (count < THREADS && getline(&line, &size, file) > 0) {
		if (*line == '#')
			continue;
		if (!fuzz_parse(line, &programs[count++]))
			dxg_fail("not a program of dxg-fuzz's", 0);
	}
	free(line);
	fclose(file);
	begin_board(given);
	options.processes = 1;
	options.threads = count;
	start_process(&watched, 0, programs);
	if (waitpid(watched.process, &status, 0) < 0)
		dxg_fail("waitpid", errno);
	tell_tally();
	return status || has_complaint();
}
