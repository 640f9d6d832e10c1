// SPDX-License-Identifier: Apache-2.0
/*
 * PID 1 of the mini-VM: loads modules, puts the host's root file system under
 * a tmpfs overlay, runs one command for the launcher and passes its streams.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <net/if.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/io.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "gpupv-container.h"
#include "gpupv_init.h"

#define ARRAY_SIZE(a)	(sizeof(a) / sizeof((a)[0]))

/* Bytes waiting to be written; grows, never shrinks. */
struct buffer {
	char *bytes;
	size_t start;
	size_t end;
	size_t capacity;
};

/* One of CMD's standard streams, seen from here. */
struct stream {
	int fd;			/* our end, or -1 */
	uint32_t credit;	/* output: bytes we may still send */
};

static int port = -1;
static struct buffer to_port;
static struct buffer from_port;
static struct buffer to_stdin;
static bool stdin_ended;
static int terminal = -1;	/* master, if CMD has one */
static struct stream output[3];	/* [1] and [2] */
static pid_t command;
static bool is_container;
static int share = -1;		/* the directory that the host shares */
static int exec_ports[GPUPV_INIT_EXEC_PORTS];
static bool is_exec;		/* this process serves one of them */
static pid_t container;		/* the container's first process */
static bool dxg_loaded;
static char dxg_problem[128];

static uint64_t uptime_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_BOOTTIME, &now);
	return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static _Noreturn void power_off(void)
{
	reboot(RB_POWER_OFF);
	for (;;)
		pause();
}

static size_t held(const struct buffer *buffer)
{
	return buffer->end - buffer->start;
}

/* Room for @size more bytes at bytes + end. */
static void reserve(struct buffer *buffer, size_t size)
{
	size_t length = held(buffer);

	if (buffer->start) {
		memmove(buffer->bytes, buffer->bytes + buffer->start, length);
		buffer->start = 0;
		buffer->end = length;
	}
	if (buffer->capacity - length >= size)
		return;
	buffer->capacity = (length + size) * 2;
	buffer->bytes = realloc(buffer->bytes, buffer->capacity);
	if (!buffer->bytes)
		power_off();
}

static void append(struct buffer *buffer, const void *bytes, size_t size)
{
	if (buffer->capacity - buffer->end < size)
		reserve(buffer, size);
	memcpy(buffer->bytes + buffer->end, bytes, size);
	buffer->end += size;
}

static void take(struct buffer *buffer, size_t size)
{
	buffer->start += size;
	if (buffer->start == buffer->end) {
		buffer->start = 0;
		buffer->end = 0;
	}
}

static void send_frame(uint32_t type, const void *head, size_t head_size,
		       const void *rest, size_t rest_size)
{
	struct gpupv_init_frame frame = {
		.type = type,
		.length = (uint32_t)(head_size + rest_size),
	};

	append(&to_port, &frame, sizeof(frame));
	append(&to_port, head, head_size);
	append(&to_port, rest, rest_size);
}

/* Writes what the port takes without waiting. */
static void flush_port(void)
{
	while (held(&to_port)) {
		ssize_t count = write(port, to_port.bytes + to_port.start,
				      held(&to_port));

		if (count > 0)
			take(&to_port, (size_t)count);
		else if (count < 0 && errno == EINTR)
			continue;
		else
			return;
	}
}

/* Writes everything, or gives up after @milliseconds without progress. */
static void flush_port_fully(int milliseconds)
{
	struct pollfd poller = { .fd = port, .events = POLLOUT };

	flush_port();
	while (held(&to_port) && poll(&poller, 1, milliseconds) > 0 &&
	       !(poller.revents & POLLHUP))
		flush_port();
}

static void await_next(void);

/* The launcher ends the VM when it has the last frame. */
static _Noreturn void finish(void)
{
	struct pollfd poller = { .fd = port, .events = 0 };

	if (is_exec) {
		await_next();
		_exit(0);
	}
	flush_port_fully(10000);
	poll(&poller, 1, 10000);
	power_off();
}

static _Noreturn __attribute__((format(printf, 3, 4)))
void fail(uint32_t stage, int error, const char *format, ...)
{
	struct gpupv_init_failed failed = {
		.stage = stage, .error = (uint32_t)error
	};
	char message[512];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(message, sizeof(message), format, arguments);
	va_end(arguments);
	if (port < 0) {
		fprintf(stderr, "gpupv-init: %s: %s\n", message,
			strerror(error));
		power_off();
	}
	send_frame(GPUPV_INIT_FAILED, &failed, sizeof(failed), message,
		   strlen(message));
	finish();
}

static void must_mount(const char *source, const char *target,
		       const char *type, unsigned long flags,
		       const char *options)
{
	mkdir(target, 0755);
	if (mount(source, target, type, flags, options))
		fail(GPUPV_INIT_STAGE_VM, errno, "mount %s on %s", type,
		     target);
}

/* A whole small file, less its last newline; false if it cannot be read. */
static bool read_line(const char *path, char *line, size_t size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t length;

	if (fd < 0)
		return false;
	length = read(fd, line, size - 1);
	close(fd);
	if (length < 0)
		return false;
	line[length] = 0;
	line[strcspn(line, "\n")] = 0;
	return true;
}

/* Loads /modules/NAME for each NAME in /modules/order. */
static void load_modules(void)
{
	FILE *order = fopen("/modules/order", "re");
	char name[128];
	char path[192];

	if (!order)
		return;
	while (fgets(name, sizeof(name), order)) {
		bool dxg;
		int fd;

		name[strcspn(name, "\n")] = 0;
		dxg = !strcmp(name, "dxg.ko");
		snprintf(path, sizeof(path), "/modules/%s", name);
		fd = open(path, O_RDONLY | O_CLOEXEC);
		if (fd < 0 || syscall(SYS_finit_module, fd, "", 0)) {
			/* dxg.ko is missed only if the launcher asks for it. */
			if (dxg)
				snprintf(dxg_problem, sizeof(dxg_problem),
					 "dxg.ko does not load: %s",
					 strerror(errno));
			else if (errno != EEXIST)
				fprintf(stderr, "gpupv-init: %s: %s\n", name,
					strerror(errno));
		} else if (dxg) {
			dxg_loaded = true;
		}
		if (fd >= 0)
			close(fd);
	}
	fclose(order);
}

/*
 * Brings up the CPUs that the kernel was told to leave alone while it boots
 * (maxcpus=, see Machine.swift).
 */
static void bring_up_cpus(void)
{
	DIR *cpus = opendir("/sys/devices/system/cpu");
	struct dirent *entry;
	char path[320];
	char state[8];

	while (cpus && (entry = readdir(cpus))) {
		int fd;

		snprintf(path, sizeof(path),
			 "/sys/devices/system/cpu/%s/online", entry->d_name);
		if (strncmp(entry->d_name, "cpu", 3) ||
		    !read_line(path, state, sizeof(state)) ||
		    strcmp(state, "0"))
			continue;
		fd = open(path, O_WRONLY | O_CLOEXEC);
		if (fd < 0 || write(fd, "1", 1) != 1)
			fprintf(stderr, "gpupv-init: %s stays off: %s\n",
				entry->d_name, strerror(errno));
		if (fd >= 0)
			close(fd);
	}
	if (cpus)
		closedir(cpus);
}

/* Opens a port of the launcher's once it is there. */
static int open_port(const char *wanted)
{
	const char *class = "/sys/class/virtio-ports";
	const struct timespec nap = { .tv_nsec = 2000000 };
	int tries;
	int fd = -1;

	for (tries = 0; tries < 5000; tries++) {
		DIR *ports = opendir(class);
		struct dirent *entry;

		while (ports && (entry = readdir(ports))) {
			char path[320];
			char name[64];

			snprintf(path, sizeof(path), "%s/%s/name", class,
				 entry->d_name);
			if (entry->d_name[0] == '.' ||
			    !read_line(path, name, sizeof(name)) ||
			    strcmp(name, wanted))
				continue;
			snprintf(path, sizeof(path), "/dev/%s", entry->d_name);
			fd = open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC);
			if (fd >= 0)
				break;
		}
		if (ports)
			closedir(ports);
		if (fd >= 0)
			return fd;
		nanosleep(&nap, NULL);
	}
	fail(GPUPV_INIT_STAGE_VM, ENODEV, "no port %s", wanted);
}

static void open_exec_ports(void)
{
	char name[64];
	uint32_t i;

	for (i = 0; i < GPUPV_INIT_EXEC_PORTS; i++) {
		snprintf(name, sizeof(name), GPUPV_INIT_EXEC_PORT "%u", i);
		exec_ports[i] = open_port(name);
	}
}

/*
 * Reads what is there. The launcher's end closing, which it does only by
 * ending, ends the VM.
 */
static void fill_from_port(void)
{
	for (;;) {
		ssize_t count;

		if (from_port.capacity - from_port.end < 65536)
			reserve(&from_port, 65536);
		count = read(port, from_port.bytes + from_port.end, 65536);
		if (count <= 0)
			return;
		from_port.end += (size_t)count;
	}
}

/* The next whole frame's payload, valid until the port is read again. */
static const char *next_frame(struct gpupv_init_frame *frame)
{
	const char *payload;

	if (held(&from_port) < sizeof(*frame))
		return NULL;
	memcpy(frame, from_port.bytes + from_port.start, sizeof(*frame));
	if (frame->length > GPUPV_INIT_MAX_PAYLOAD)
		fail(GPUPV_INIT_STAGE_VM, EPROTO, "a frame of %u bytes",
		     frame->length);
	if (held(&from_port) - sizeof(*frame) < frame->length)
		return NULL;
	payload = from_port.bytes + from_port.start + sizeof(*frame);
	from_port.start += sizeof(*frame) + frame->length;
	return payload;
}

/* What has ended is over once the launcher says so. */
static void await_next(void)
{
	struct pollfd poller = { .fd = port };
	struct gpupv_init_frame frame;

	for (;;) {
		while (next_frame(&frame))
			if (frame.type == GPUPV_INIT_NEXT)
				return;
		poller.events = held(&to_port) ? POLLIN | POLLOUT : POLLIN;
		if (poll(&poller, 1, -1) > 0 && poller.revents & POLLHUP)
			return;
		fill_from_port();
		flush_port();
	}
}

struct settings {
	struct gpupv_init_config config;
	gid_t *groups;
	char *directory;
	char **arguments;
	char **environment;
};

static char **take_strings(char **next, const char *end, uint32_t count)
{
	char **strings = calloc((size_t)count + 1, sizeof(*strings));
	uint32_t i;

	if (!strings)
		fail(GPUPV_INIT_STAGE_VM, ENOMEM, "configuration");
	for (i = 0; i < count; i++) {
		char *nul = *next < end ?
			memchr(*next, 0, (size_t)(end - *next)) : NULL;

		if (!nul)
			fail(GPUPV_INIT_STAGE_VM, EPROTO, "configuration");
		strings[i] = *next;
		*next = nul + 1;
	}
	return strings;
}

static void decode_config(struct settings *settings, const char *payload,
			  uint32_t length)
{
	char *copy = malloc((size_t)length + 1);
	const char *end = copy + length;
	char *next = copy;
	struct gpupv_init_config *config = &settings->config;

	if (!copy)
		fail(GPUPV_INIT_STAGE_VM, ENOMEM, "configuration");
	memcpy(copy, payload, length);
	if (length < sizeof(*config))
		fail(GPUPV_INIT_STAGE_VM, EPROTO, "configuration");
	memcpy(config, next, sizeof(*config));
	next += sizeof(*config);
	if (!config->argument_count ||
	    config->argument_count > length ||
	    config->environment_count > length ||
	    config->group_count > (size_t)(end - next) / sizeof(gid_t))
		fail(GPUPV_INIT_STAGE_VM, EPROTO, "configuration");
	settings->groups = (gid_t *)next;
	next += config->group_count * sizeof(gid_t);
	settings->directory = *take_strings(&next, end, 1);
	settings->arguments = take_strings(&next, end, config->argument_count);
	settings->environment = take_strings(&next, end,
					     config->environment_count);
}

static void wait_for_config(struct settings *settings)
{
	struct pollfd poller = { .fd = port, .events = POLLIN };
	const struct timespec nap = { .tv_nsec = 1000000 };
	struct gpupv_init_frame frame;
	const char *payload;
	bool connected = false;
	int error = 0;

	for (;;) {
		flush_port();
		fill_from_port();
		payload = next_frame(&frame);
		if (payload && frame.type == GPUPV_INIT_CONFIG)
			break;
		if (payload && frame.type == GPUPV_INIT_SETUP)
			error = container_take_setup(payload, frame.length);
		if (payload && frame.type == GPUPV_INIT_LIMITS)
			error = container_take_limits(payload, frame.length);
		if (payload && frame.type == GPUPV_INIT_NETWORK)
			error = container_set_up_network(payload, frame.length);
		if (error)
			fail(GPUPV_INIT_STAGE_VM, error, "%s",
			     container_problem);
		if (payload)
			continue;
		poll(&poller, 1, -1);
		/* It reads as hung up until QEMU has said it is connected. */
		if (!(poller.revents & POLLHUP))
			connected = true;
		else if (connected)
			power_off();
		else
			nanosleep(&nap, NULL);
	}
	decode_config(settings, payload, frame.length);
}

/* The host's root, read-only, below a tmpfs; then that is /. */
static void enter_root(void)
{
	must_mount(GPUPV_INIT_ROOT_TAG, "/lower", "9p", MS_RDONLY,
		   "trans=virtio,version=9p2000.L,cache=loose,msize=512000,"
		   "access=any");
	must_mount("overlay", "/upper", "tmpfs", 0, "mode=0755,size=75%");
	mkdir("/upper/files", 0755);
	mkdir("/upper/work", 0755);
	must_mount("overlay", "/root", "overlay", 0,
		   "lowerdir=/lower,upperdir=/upper/files,workdir=/upper/work,"
		   "index=off,metacopy=off,xino=off");

	must_mount("proc", "/root/proc", "proc",
		   MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL);
	must_mount("sysfs", "/root/sys", "sysfs",
		   MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL);
	must_mount("devtmpfs", "/root/dev", "devtmpfs", MS_NOSUID, NULL);
	must_mount("devpts", "/root/dev/pts", "devpts",
		   MS_NOSUID | MS_NOEXEC, "mode=0620,ptmxmode=0666,gid=5");
	must_mount("tmpfs", "/root/dev/shm", "tmpfs", MS_NOSUID | MS_NODEV,
		   "mode=1777");
	must_mount("tmpfs", "/root/run", "tmpfs", MS_NOSUID | MS_NODEV,
		   "mode=0755");
	mount("debugfs", "/root/sys/kernel/debug", "debugfs", 0, NULL);
	mkdir("/root/tmp", 01777);
	symlink("/proc/self/fd", "/root/dev/fd");
	symlink("/proc/self/fd/0", "/root/dev/stdin");
	symlink("/proc/self/fd/1", "/root/dev/stdout");
	symlink("/proc/self/fd/2", "/root/dev/stderr");
	chmod("/root/dev/dxg", 0666);

	if (chdir("/root") || mount(".", "/", NULL, MS_MOVE, NULL) ||
	    chroot(".") || chdir("/"))
		fail(GPUPV_INIT_STAGE_VM, errno, "enter the root file system");
}

/* The container's root, as the host shares it; then that is /. */
static void enter_container(void)
{
	must_mount(GPUPV_INIT_ROOT_TAG, "/lower", "9p", MS_NODEV,
		   "trans=virtio,version=9p2000.L,cache=mmap,msize=512000,"
		   "access=user");
	share = open("/lower", O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (share < 0 ||
	    mount("/lower/rootfs", "/root", NULL, MS_BIND, NULL) ||
	    chdir("/root") || mount(".", "/", NULL, MS_MOVE, NULL) ||
	    chroot(".") || chdir("/"))
		fail(GPUPV_INIT_STAGE_VM, errno, "enter the root file system");
}

/* A name and the loopback interface: programs count on both. */
static void set_up_network(void)
{
	struct ifreq request = { .ifr_name = "lo" };
	int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);

	sethostname("gpupv", 5);
	if (fd < 0)
		return;
	request.ifr_flags = IFF_UP | IFF_RUNNING;
	ioctl(fd, SIOCSIFFLAGS, &request);
	close(fd);
}

static void set_window_size(const uint16_t size[4])
{
	struct winsize window = {
		.ws_row = size[0],
		.ws_col = size[1],
		.ws_xpixel = size[2],
		.ws_ypixel = size[3],
	};

	if (terminal >= 0)
		ioctl(terminal, TIOCSWINSZ, &window);
}

struct launch_error {
	int error;
	bool directory;		/* it was the working directory */
	char problem[256];	/* what else it was */
};

static struct launch_error container_error(int error)
{
	struct launch_error result = { .error = error };

	strcpy(result.problem, container_problem);
	return result;
}

static struct launch_error become(const struct settings *settings,
				  const int fds[3])
{
	const struct gpupv_init_config *config = &settings->config;
	struct rlimit files;
	sigset_t none;
	int i;

	setsid();
	for (i = 0; i < 3; i++)
		if (dup2(fds[i], i) < 0)
			return (struct launch_error){ .error = errno };
	if (config->flags & GPUPV_INIT_TTY)
		ioctl(0, TIOCSCTTY, 0);
	if (config->open_files && !getrlimit(RLIMIT_NOFILE, &files)) {
		files.rlim_cur = config->open_files;
		if (files.rlim_max < files.rlim_cur)
			files.rlim_max = files.rlim_cur;
		setrlimit(RLIMIT_NOFILE, &files);
	}
	umask((mode_t)config->umask);
	if (is_container) {
		int error = container ? 0 : container_mount_own();

		if (!error)
			error = container_become(config->uid, config->gid,
						 settings->groups,
						 config->group_count,
						 settings->directory);
		if (error)
			return container_error(error);
	} else if (setgroups(config->group_count, settings->groups) ||
		   setgid(config->gid) || setuid(config->uid)) {
		return (struct launch_error){ .error = errno };
	}
	if (chdir(settings->directory) &&
	    (!(config->flags & GPUPV_INIT_ANY_DIRECTORY) || chdir("/")))
		return (struct launch_error){ errno, true, "" };
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL);
	environ = settings->environment;
	execvp(settings->arguments[0], settings->arguments);
	return (struct launch_error){ .error = errno };
}

static void make_pipe(int ends[2])
{
	if (pipe2(ends, O_CLOEXEC))
		fail(GPUPV_INIT_STAGE_VM, errno, "pipe");
}

/*
 * A child in the container's PID namespace: its first process makes that,
 * without this process's later children being in it; others join.
 */
static pid_t fork_contained(void)
{
	int process;

	if (!container)
		return (pid_t)syscall(SYS_clone, CLONE_NEWPID | SIGCHLD, 0, 0,
				      0, 0);
	process = (int)syscall(SYS_pidfd_open, container, 0);
	if (process < 0 || setns(process, CLONE_NEWPID))
		return -1;
	close(process);
	return fork();
}

static void start(const struct settings *settings)
{
	uint32_t flags = settings->config.flags;
	int input[2] = { -1, -1 };
	int out[2] = { -1, -1 };
	int err[2] = { -1, -1 };
	int report[2];
	struct launch_error error = { 0 };
	int slave = -1;
	uint64_t now;
	int i;

	if (flags & GPUPV_INIT_TTY) {
		terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC |
					O_NONBLOCK);
		if (terminal < 0 || grantpt(terminal) || unlockpt(terminal))
			fail(GPUPV_INIT_STAGE_VM, errno, "open a terminal");
		slave = ioctl(terminal, TIOCGPTPEER,
			      O_RDWR | O_NOCTTY | O_CLOEXEC);
		if (slave < 0)
			fail(GPUPV_INIT_STAGE_VM, errno, "open a terminal");
		if (fchown(slave, settings->config.uid, (gid_t)-1))
			fail(GPUPV_INIT_STAGE_VM, errno, "own the terminal");
		set_window_size(settings->config.window);
	} else {
		make_pipe(input);
		make_pipe(out);
	}
	if (!(flags & GPUPV_INIT_TTY_STDERR))
		make_pipe(err);
	make_pipe(report);

	command = is_container ? fork_contained() : fork();
	if (command < 0)
		fail(GPUPV_INIT_STAGE_VM, errno, "fork");
	if (!command) {
		int fds[3] = {
			flags & GPUPV_INIT_TTY ? slave : input[0],
			flags & GPUPV_INIT_TTY ? slave : out[1],
			flags & GPUPV_INIT_TTY_STDERR ? slave : err[1],
		};

		error = become(settings, fds);
		(void)!write(report[1], &error, sizeof(error));
		_exit(127);
	}
	close(report[1]);
	if (slave >= 0)
		close(slave);
	close(input[0]);
	close(out[1]);
	close(err[1]);
	if (read(report[0], &error, sizeof(error)) == sizeof(error)) {
		if (error.problem[0])
			fail(GPUPV_INIT_STAGE_VM, error.error, "%s",
			     error.problem);
		if (error.directory)
			fail(GPUPV_INIT_STAGE_VM, error.error,
			     "working directory %s", settings->directory);
		fail(GPUPV_INIT_STAGE_EXEC, error.error, "%s",
		     settings->arguments[0]);
	}
	close(report[0]);

	output[0].fd = flags & GPUPV_INIT_TTY ? terminal : input[1];
	output[1].fd = flags & GPUPV_INIT_TTY ? terminal : out[0];
	output[2].fd = err[0];
	for (i = 0; i < 3; i++) {
		output[i].credit = GPUPV_INIT_WINDOW;
		if (output[i].fd >= 0)
			fcntl(output[i].fd, F_SETFL,
			      fcntl(output[i].fd, F_GETFL) | O_NONBLOCK);
	}
	now = uptime_ns();
	send_frame(GPUPV_INIT_STARTED, &now, sizeof(now), NULL, 0);
}

static void close_output(uint32_t number)
{
	/* A terminal is read and written through one descriptor. */
	if (output[number].fd >= 0 && output[number].fd != terminal)
		close(output[number].fd);
	output[number].fd = -1;
}

/* Sends what CMD wrote, within credit. False: nothing more for now. */
static bool pump_output(uint32_t number)
{
	struct stream *stream = &output[number];
	static char bytes[GPUPV_INIT_MAX_DATA];
	size_t room = sizeof(bytes);
	ssize_t count;

	if (stream->fd < 0 || held(&to_port) > GPUPV_INIT_WINDOW)
		return false;
	if (room > stream->credit)
		room = stream->credit;
	if (!room)
		return false;
	count = read(stream->fd, bytes, room);
	if (count < 0 && (errno == EAGAIN || errno == EINTR))
		return false;
	if (count <= 0) {
		/* A terminal hangs up when its last user is gone (EIO). */
		close_output(number);
		return false;
	}
	stream->credit -= (uint32_t)count;
	send_frame(GPUPV_INIT_STDOUT + number - 1, bytes, (size_t)count, NULL,
		   0);
	return true;
}

static void pump_input(void)
{
	while (held(&to_stdin) && output[0].fd >= 0) {
		uint32_t credit[2] = { 0, 0 };
		ssize_t count = write(output[0].fd,
				      to_stdin.bytes + to_stdin.start,
				      held(&to_stdin));

		if (count < 0 && (errno == EAGAIN || errno == EINTR))
			return;
		if (count <= 0) {
			close_output(0);
			break;
		}
		take(&to_stdin, (size_t)count);
		credit[1] = (uint32_t)count;
		send_frame(GPUPV_INIT_CREDIT, credit, sizeof(credit), NULL, 0);
	}
	if (output[0].fd < 0 && held(&to_stdin)) {
		/* Nobody reads it: let the launcher go on all the same. */
		uint32_t credit[2] = { 0, (uint32_t)held(&to_stdin) };

		take(&to_stdin, held(&to_stdin));
		send_frame(GPUPV_INIT_CREDIT, credit, sizeof(credit), NULL, 0);
	}
	if (stdin_ended && !held(&to_stdin) && terminal < 0)
		close_output(0);
}

static void handle(const struct gpupv_init_frame *frame, const char *payload)
{
	uint32_t word[2] = { 0, 0 };
	uint16_t size[4];

	memcpy(word, payload,
	       frame->length < sizeof(word) ? frame->length : sizeof(word));
	switch (frame->type) {
	case GPUPV_INIT_STDIN:
		if (frame->length)
			append(&to_stdin, payload, frame->length);
		else
			stdin_ended = true;
		break;
	case GPUPV_INIT_SIGNAL:
		/* The whole group, as a terminal would. */
		if (word[0] && word[0] < NSIG && command > 0)
			kill(is_container ? command : -command, (int)word[0]);
		send_frame(GPUPV_INIT_ACK, NULL, 0, NULL, 0);
		break;
	case GPUPV_INIT_PING:
		send_frame(GPUPV_INIT_ACK, NULL, 0, NULL, 0);
		break;
	case GPUPV_INIT_WINSIZE:
		if (frame->length == sizeof(size)) {
			memcpy(size, payload, sizeof(size));
			set_window_size(size);
		}
		break;
	case GPUPV_INIT_CLOSE:
		if (word[0] == 1 || word[0] == 2)
			close_output(word[0]);
		break;
	case GPUPV_INIT_CREDIT:
		if (word[0] == 1 || word[0] == 2)
			output[word[0]].credit += word[1];
		break;
	default:
		break;
	}
}

/* Reaps everything; true and CMD's wait status once CMD has ended. */
static bool reap(int *status)
{
	bool ended = false;
	int each;
	pid_t pid;

	while ((pid = waitpid(-1, &each, WNOHANG)) > 0)
		if (pid == command) {
			*status = each;
			ended = true;
		}
	return ended;
}

static void poll_once(int children, int milliseconds)
{
	struct gpupv_init_frame frame;
	struct pollfd pollers[5] = {
		{ .fd = port, .events = POLLIN },
		{ .fd = children, .events = POLLIN },
		{ .fd = held(&to_stdin) ? output[0].fd : -1,
		  .events = POLLOUT },
		{ .fd = output[1].credit ? output[1].fd : -1,
		  .events = POLLIN },
		{ .fd = output[2].credit ? output[2].fd : -1,
		  .events = POLLIN },
	};
	struct signalfd_siginfo info;
	const char *payload;

	if (held(&to_port))
		pollers[0].events |= POLLOUT;
	if (held(&to_port) > GPUPV_INIT_WINDOW) {
		pollers[3].fd = -1;
		pollers[4].fd = -1;
	}
	if (poll(pollers, ARRAY_SIZE(pollers), milliseconds) < 0)
		return;
	if (pollers[0].revents & POLLHUP) {
		if (is_exec)
			_exit(0);
		power_off();
	}
	if (pollers[1].revents)
		(void)!read(children, &info, sizeof(info));
	fill_from_port();
	while ((payload = next_frame(&frame)))
		handle(&frame, payload);
	pump_input();
	pump_output(1);
	pump_output(2);
	flush_port();
}

static _Noreturn void serve(void)
{
	struct gpupv_init_exit result = { 0 };
	sigset_t set;
	int children;
	int status = 0;
	uint64_t deadline;

	sigemptyset(&set);
	sigaddset(&set, SIGCHLD);
	children = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
	flush_port();
	while (!reap(&status))
		poll_once(children, -1);

	/*
	 * What CMD wrote goes out before its status, however long that takes;
	 * what its orphans write is not waited for.
	 */
	for (deadline = uptime_ns() + 50000000;;) {
		bool stuck = (output[1].fd >= 0 && !output[1].credit) ||
			     (output[2].fd >= 0 && !output[2].credit) ||
			     held(&to_port);
		bool moved = pump_output(1) | pump_output(2);

		if (moved || stuck)
			deadline = uptime_ns() + 50000000;
		else if (terminal < 0 || output[1].fd != terminal ||
			 uptime_ns() > deadline)
			break;
		poll_once(children, moved ? 0 : 10);
	}
	if (WIFSIGNALED(status))
		result.signal = (uint32_t)WTERMSIG(status);
	else
		result.status = (uint32_t)WEXITSTATUS(status);
	send_frame(GPUPV_INIT_EXIT, &result, sizeof(result), NULL, 0);
	finish();
}

/* Runs one more process of the container's, for whoever is at the port. */
static _Noreturn void exec_one(int fd)
{
	uint64_t hello[2] = { GPUPV_INIT_VERSION, uptime_ns() };
	struct settings settings;

	is_exec = true;
	port = fd;
	memset(&to_port, 0, sizeof(to_port));
	memset(&from_port, 0, sizeof(from_port));
	memset(&to_stdin, 0, sizeof(to_stdin));
	memset(output, 0, sizeof(output));
	stdin_ended = false;
	terminal = -1;
	send_frame(GPUPV_INIT_HELLO, hello, sizeof(hello), NULL, 0);
	wait_for_config(&settings);
	start(&settings);
	serve();
}

static void serve_exec_ports(void)
{
	uint32_t i;

	container = command;
	for (i = 0; i < GPUPV_INIT_EXEC_PORTS; i++) {
		if (fork())
			continue;
		/* Those of CMD would never end with another reader or writer. */
		close(port);
		close(output[0].fd);
		close(output[1].fd);
		close(output[2].fd);
		for (;;) {
			pid_t child = fork();

			if (!child)
				exec_one(exec_ports[i]);
			/* A container may have used up all processes. */
			if (child < 0)
				poll(NULL, 0, 100);
			waitpid(child, NULL, 0);
		}
	}
}

int main(void)
{
	struct settings settings;
	uint64_t hello[2];
	char line[2048];
	sigset_t set;
	struct stat info;
	bool has_gpu;
	int initial;
	int error = 0;

	/* Before anything is forked: children set their own. */
	sigemptyset(&set);
	sigaddset(&set, SIGCHLD);
	sigprocmask(SIG_BLOCK, &set, NULL);
	signal(SIGPIPE, SIG_IGN);
	umask(0);

	must_mount("proc", "/proc", "proc", 0, NULL);
	must_mount("sysfs", "/sys", "sysfs", 0, NULL);
	must_mount("devtmpfs", "/dev", "devtmpfs", 0, NULL);
	if (read_line("/proc/cmdline", line, sizeof(line)) &&
	    strstr(line, GPUPV_INIT_PROBE_OPTION)) {
		if (!ioperm(GPUPV_INIT_EXIT_PORT, 1, 1))
			outb(GPUPV_INIT_PROBE_VALUE, GPUPV_INIT_EXIT_PORT);
		power_off();
	}
	is_container = strstr(line, GPUPV_INIT_CONTAINER_OPTION);
	load_modules();
	bring_up_cpus();
	port = open_port(GPUPV_INIT_PORT);
	hello[0] = GPUPV_INIT_VERSION;
	hello[1] = uptime_ns();
	send_frame(GPUPV_INIT_HELLO, hello, sizeof(hello), NULL, 0);
	flush_port();
	has_gpu = !stat("/dev/dxg", &info);
	initial = open("/", O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (is_container) {
		open_exec_ports();
		enter_container();
	} else {
		enter_root();
	}
	wait_for_config(&settings);

	if (settings.config.flags & GPUPV_INIT_GPU) {
		if (!dxg_loaded)
			fail(GPUPV_INIT_STAGE_VM, ENODEV, "%s",
			     dxg_problem[0] ? dxg_problem :
			     "there is no dxg.ko for this kernel");
		if (!has_gpu)
			fail(GPUPV_INIT_STAGE_VM, ENODEV,
			     "dxg.ko is loaded, but made no /dev/dxg");
	}
	if (settings.config.realtime) {
		struct timespec now = {
			.tv_sec = (time_t)(settings.config.realtime /
					   1000000000u),
			.tv_nsec = (long)(settings.config.realtime %
					  1000000000u),
		};

		clock_settime(CLOCK_REALTIME, &now);
	}
	set_up_network();
	if (is_container)
		error = container_mount(share, has_gpu ? info.st_rdev : 0);
	if (!error && settings.config.flags & GPUPV_INIT_GPU)
		error = container_show_driver(initial);
	if (error)
		fail(GPUPV_INIT_STAGE_VM, error, "%s", container_problem);
	close(initial);
	start(&settings);
	if (is_container)
		serve_exec_ports();
	serve();
}
