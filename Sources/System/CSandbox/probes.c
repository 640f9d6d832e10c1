/* SPDX-License-Identifier: Apache-2.0 */
/* What a worker could try that was taken over: see gpupv_sandbox_probes.h. */
#define _GNU_SOURCE
#include "gpupv_sandbox_probes.h"

#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <mqueue.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/klog.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

typedef const struct gpupv_probe_targets targets_t;

/* What a call said that gives a descriptor or -1. */
static int opened(int fd)
{
	if (fd < 0)
		return errno;
	close(fd);
	return 0;
}

/* What a call said that gives -1 for an error. */
static int said(long result)
{
	return result < 0 ? errno : 0;
}

/* Files */

static int read_file(const char *path)
{
	return opened(open(path, O_RDONLY));
}

static int read_shadow(targets_t *t)
{
	(void)t;
	return read_file("/etc/shadow");
}

static int read_passwd(targets_t *t)
{
	(void)t;
	return read_file("/etc/passwd");
}

static int read_anybodys(targets_t *t)
{
	return read_file(t->file);
}

static int write_anybodys(targets_t *t)
{
	return opened(open(t->file, O_WRONLY));
}

static int read_write_anybodys(targets_t *t)
{
	return opened(open(t->file, O_RDWR));
}

static int truncate_anybodys(targets_t *t)
{
	return said(truncate(t->file, 1));
}

static int make_file_at(const char *path)
{
	int error = opened(open(path, O_CREAT | O_WRONLY, 0600));

	if (!error)
		unlink(path);
	return error;
}

static int make_file(targets_t *t)
{
	return make_file_at(t->new_file);
}

static int make_unnamed_file(targets_t *t)
{
	return opened(open(t->directory, O_TMPFILE | O_RDWR, 0600));
}

static int make_file_in_tmp(targets_t *t)
{
	(void)t;
	return make_file_at("/tmp/.gpupv-probe");
}

static int make_file_in_shm(targets_t *t)
{
	(void)t;
	return make_file_at("/dev/shm/.gpupv-probe");
}

static int make_directory(targets_t *t)
{
	int error = said(mkdir(t->new_file, 0700));

	if (!error)
		rmdir(t->new_file);
	return error;
}

static int make_link(targets_t *t)
{
	int error = said(symlink("/etc/shadow", t->new_file));

	if (!error)
		unlink(t->new_file);
	return error;
}

static int make_device(targets_t *t)
{
	int error = said(mknod(t->new_file, S_IFCHR | 0600, makedev(1, 1)));

	if (!error)
		unlink(t->new_file);
	return error;
}

static int rename_file(targets_t *t)
{
	int error = said(rename(t->file, t->new_file));

	if (!error)
		rename(t->new_file, t->file);
	return error;
}

static int change_mode(targets_t *t)
{
	return said(chmod(t->file, 0666));
}

static int list(const char *path)
{
	DIR *directory = opendir(path);

	if (!directory)
		return errno;
	closedir(directory);
	return 0;
}

static int list_root(targets_t *t)
{
	(void)t;
	return list("/");
}

static int list_home(targets_t *t)
{
	const char *home = getenv("HOME");

	(void)t;
	return list(home ? home : "/root");
}

static int list_processes(targets_t *t)
{
	(void)t;
	return list("/proc");
}

static int open_by_handle(targets_t *t)
{
	union {
		struct file_handle handle;
		char space[sizeof(struct file_handle) + MAX_HANDLE_SZ];
	} file = { .handle.handle_bytes = MAX_HANDLE_SZ };
	int mount;

	(void)t;
	if (name_to_handle_at(AT_FDCWD, "/", &file.handle, &mount, 0) &&
	    errno != EPERM)
		return errno;
	return opened(open_by_handle_at(AT_FDCWD, &file.handle, O_RDONLY));
}

static int left_open(targets_t *t)
{
	char byte;

	return said(read(t->left_open, &byte, 1));
}

static int open_raw_devices(targets_t *t)
{
	static const char *const paths[] = {
		"/dev/mem",  "/dev/kmsg",	"/dev/kvm",    "/dev/vda",
		"/dev/sda",  "/dev/nvme0n1",	"/dev/fuse",   "/dev/net/tun",
		"/dev/tty0", "/dev/input/event0", "/dev/vsock", "/dev/ptmx",
	};
	int error = ENOENT;

	(void)t;
	for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
		int each = read_file(paths[i]);

		if (!each)
			return 0;
		if (each != ENOENT)
			error = each;
	}
	return error;
}

static int open_device_node(const char *path)
{
	return opened(open(path, O_RDWR));
}

int gpupv_open_own_node(const struct gpupv_probe_targets *t)
{
	return open_device_node(t->own_node);
}

static int open_others_node(targets_t *t)
{
	return open_device_node(t->other_node);
}

/* Other processes */

static int open_of_worker(targets_t *t, const char *what)
{
	char path[64];

	snprintf(path, sizeof(path), "/proc/%d/%s", (int)t->worker, what);
	return read_file(path);
}

static int read_memory_file(targets_t *t)
{
	return open_of_worker(t, "mem");
}

static int read_environment(targets_t *t)
{
	return open_of_worker(t, "environ");
}

static int open_window(targets_t *t)
{
	char what[32];

	snprintf(what, sizeof(what), "fd/%d", t->worker_window);
	return open_of_worker(t, what);
}

static int read_environment_of_supervisor(targets_t *t)
{
	char path[64];

	(void)t;
	snprintf(path, sizeof(path), "/proc/%d/environ", (int)getppid());
	return read_file(path);
}

static int read_memory(targets_t *t)
{
	char byte;
	struct iovec here = { &byte, 1 };
	struct iovec there = { (void *)4096, 1 };
	int error = said(process_vm_readv(t->worker, &here, 1, &there, 1, 0));

	/* The address is wrong; that is found out by who may look. */
	return error == EFAULT ? 0 : error;
}

static int write_memory(targets_t *t)
{
	char byte = 0;
	struct iovec here = { &byte, 1 };
	struct iovec there = { (void *)4096, 1 };
	int error = said(process_vm_writev(t->worker, &here, 1, &there, 1, 0));

	return error == EFAULT ? 0 : error;
}

static int trace(targets_t *t)
{
	int error = said(ptrace(PTRACE_SEIZE, t->worker, NULL, NULL));

	if (!error) {
		ptrace(PTRACE_INTERRUPT, t->worker, NULL, NULL);
		waitpid(t->worker, NULL, __WALL);
		ptrace(PTRACE_DETACH, t->worker, NULL, NULL);
	}
	return error;
}

static int be_traced(targets_t *t)
{
	(void)t;
	/* Nothing comes of it but that the parent could. */
	return said(ptrace(PTRACE_TRACEME, 0, NULL, NULL));
}

/* Signal 0 tells whether one could be sent. */
static int signal_worker(targets_t *t)
{
	return said(kill(t->worker, 0));
}

static int signal_thread(targets_t *t)
{
	return said(syscall(SYS_tgkill, t->worker, t->worker, 0));
}

static int signal_queued(targets_t *t)
{
	return said(sigqueue(t->worker, 0, (union sigval){ 0 }));
}

static int signal_supervisor(targets_t *t)
{
	(void)t;
	return said(kill(getppid(), 0));
}

static int signal_all(targets_t *t)
{
	(void)t;
	return said(kill(-1, 0));
}

static int open_process(targets_t *t)
{
	return opened((int)syscall(SYS_pidfd_open, t->worker, 0));
}

static int take_descriptor(targets_t *t)
{
	int process = (int)syscall(SYS_pidfd_open, t->worker, 0);
	int error;

	if (process < 0)
		return errno;
	error = opened((int)syscall(SYS_pidfd_getfd, process,
				    t->worker_window, 0));
	close(process);
	return error;
}

static int own_signals(targets_t *t)
{
	return said(fcntl(0, F_SETOWN, t->worker));
}

static int change_priority(targets_t *t)
{
	return said(setpriority(PRIO_PROCESS, t->worker, 10));
}

static int change_affinity(targets_t *t)
{
	cpu_set_t all;

	memset(&all, 0xff, sizeof(all));
	return said(sched_setaffinity(t->worker, sizeof(all), &all));
}

static int change_limits(targets_t *t)
{
	struct rlimit limit;
	int error = said(prlimit(t->worker, RLIMIT_CORE, NULL, &limit));

	return error ? error :
		       said(prlimit(t->worker, RLIMIT_CORE, &limit, NULL));
}

/* New processes */

static int start_process(targets_t *t)
{
	/* Not fork(), which the C library does with clone(). */
	pid_t child = (pid_t)syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);

	(void)t;
	if (child < 0)
		return errno;
	if (child == 0)
		_exit(0);
	return said(waitpid(child, NULL, 0));
}

static int vfork_process(targets_t *t)
{
#ifdef SYS_vfork
	pid_t child = vfork();

	(void)t;
	if (child < 0)
		return errno;
	if (child == 0)
		_exit(0);
	return said(waitpid(child, NULL, 0));
#else
	(void)t;
	return ENOSYS;
#endif
}

static int start_with_clone3(targets_t *t)
{
	uint64_t arguments[8] = { [4] = SIGCHLD };
	pid_t child = (pid_t)syscall(SYS_clone3, arguments, sizeof(arguments));

	(void)t;
	if (child < 0)
		return errno;
	if (child == 0)
		_exit(0);
	return said(waitpid(child, NULL, 0));
}

/* Executes in a child where there can be one, else in this process: what comes next tells. */
static int executed(int fd, const char *path)
{
	char *const arguments[] = { (char *)"probe", NULL };
	pid_t child = fork();
	int status = 0;

	if (child > 0)
		return waitpid(child, &status, 0) < 0 ? errno :
		       WEXITSTATUS(status) == 0	      ? 0 :
							WEXITSTATUS(status);
	if (fd < 0)
		execve(path, arguments, arguments + 1);
	else
		syscall(SYS_execveat, fd, "", arguments, arguments + 1,
			AT_EMPTY_PATH);
	if (child == 0)
		_exit(errno);
	return errno;
}

static int execute(targets_t *t)
{
	(void)t;
	return executed(-1, "/bin/true");
}

static int execute_memory(targets_t *t)
{
	static const char script[] = "#!/bin/true\n";
	int fd = memfd_create("probe", 0);
	int error;

	(void)t;
	if (fd < 0 || write(fd, script, sizeof(script) - 1) < 0)
		return errno;
	error = executed(fd, NULL);
	close(fd);
	return error;
}

static int make_code(targets_t *t)
{
	void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
			  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	(void)t;
	if (page == MAP_FAILED)
		return errno;
	munmap(page, 4096);
	return 0;
}

/* The network */

static int connect_to(int domain, int type, const void *address, socklen_t size)
{
	int fd = socket(domain, type, 0);
	int error;

	if (fd < 0)
		return errno;
	error = said(connect(fd, address, size));
	close(fd);
	return error;
}

static int connect_tcp(targets_t *t)
{
	struct sockaddr_in address = {
		.sin_family = AF_INET,
		.sin_port = htons(t->port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};

	return connect_to(AF_INET, SOCK_STREAM, &address, sizeof(address));
}

static int send_udp(targets_t *t)
{
	struct sockaddr_in address = {
		.sin_family = AF_INET,
		.sin_port = htons(t->port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};

	return connect_to(AF_INET, SOCK_DGRAM, &address, sizeof(address));
}

static int listen_tcp(targets_t *t)
{
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	int error;

	(void)t;
	if (fd < 0)
		return errno;
	error = said(listen(fd, 1));
	close(fd);
	return error;
}

static int connect_path(targets_t *t)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };

	memcpy(address.sun_path, t->socket_path, sizeof(address.sun_path));
	return connect_to(AF_UNIX, SOCK_STREAM, &address, sizeof(address));
}

static int connect_name(targets_t *t)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	size_t length = strlen(t->socket_name);

	memcpy(address.sun_path + 1, t->socket_name, length);
	return connect_to(AF_UNIX, SOCK_STREAM, &address,
			  offsetof(struct sockaddr_un, sun_path) + 1 + length);
}

static int socket_of(int domain, int type, int protocol)
{
	return opened(socket(domain, type, protocol));
}

static int socket_raw(targets_t *t)
{
	(void)t;
	return socket_of(AF_INET, SOCK_RAW, IPPROTO_ICMP);
}

static int socket_packet(targets_t *t)
{
	(void)t;
	return socket_of(AF_PACKET, SOCK_RAW, 0);
}

static int socket_netlink(targets_t *t)
{
	(void)t;
	return socket_of(AF_NETLINK, SOCK_RAW, 0);
}

static int socket_vsock(targets_t *t)
{
	(void)t;
	return socket_of(AF_VSOCK, SOCK_STREAM, 0);
}

/* Rights */

static int set_user(targets_t *t)
{
	(void)t;
	return said(setuid(0));
}

static int set_users(targets_t *t)
{
	(void)t;
	return said(syscall(SYS_setresuid, 0, 0, 0));
}

static int set_group(targets_t *t)
{
	(void)t;
	return said(setgid(0));
}

static int set_groups(targets_t *t)
{
	gid_t root = 0;

	(void)t;
	return said(setgroups(1, &root));
}

static int set_capabilities(targets_t *t)
{
	struct __user_cap_header_struct header = {
		.version = _LINUX_CAPABILITY_VERSION_3,
	};
	struct __user_cap_data_struct data[2] = {
		{ .effective = 1 << CAP_DAC_OVERRIDE,
		  .permitted = 1 << CAP_DAC_OVERRIDE },
	};

	(void)t;
	/* In a thread's stead: what is left here would be missing after. */
	if (syscall(SYS_capget, &header, data))
		return errno;
	if (!(data[0].permitted & (1 << CAP_DAC_OVERRIDE))) {
		data[0].permitted |= 1 << CAP_DAC_OVERRIDE;
		data[0].effective |= 1 << CAP_DAC_OVERRIDE;
	}
	return said(syscall(SYS_capset, &header, data));
}

static int become_dumpable(targets_t *t)
{
	(void)t;
	return said(prctl(PR_SET_DUMPABLE, 1));
}

static int dump_core(targets_t *t)
{
	struct rlimit limit = { RLIM_INFINITY, RLIM_INFINITY };

	(void)t;
	return said(setrlimit(RLIMIT_CORE, &limit));
}

/* Namespaces and mounts */

/* In a child where there can be one, for it changes who does it. */
static int unshared(int flags)
{
	pid_t child = fork();
	int status = 0;

	if (child < 0)
		return said(unshare(flags));
	if (child == 0)
		_exit(said(unshare(flags)));
	return waitpid(child, &status, 0) < 0 ? errno : WEXITSTATUS(status);
}

static int new_user_namespace(targets_t *t)
{
	(void)t;
	return unshared(CLONE_NEWUSER);
}

static int new_mount_namespace(targets_t *t)
{
	(void)t;
	return unshared(CLONE_NEWNS);
}

static int clone_user_namespace(targets_t *t)
{
	pid_t child = (pid_t)syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, 0, 0,
				     0, 0);

	(void)t;
	if (child < 0)
		return errno;
	if (child == 0)
		_exit(0);
	return said(waitpid(child, NULL, 0));
}

static int join_namespace(targets_t *t)
{
	int fd = open("/proc/1/ns/net", O_RDONLY);
	int error;

	(void)t;
	if (fd < 0)
		/* Whether it may at all. */
		return said(setns(-1, CLONE_NEWNET)) == EBADF ? 0 : errno;
	error = said(setns(fd, CLONE_NEWNET));
	close(fd);
	return error;
}

static int mount_something(targets_t *t)
{
	int error = said(mount("none", t->directory, "tmpfs", 0, NULL));

	if (!error)
		umount(t->directory);
	return error;
}

static int open_filesystem(targets_t *t)
{
	(void)t;
	return opened((int)syscall(SYS_fsopen, "tmpfs", 0));
}

static int clone_tree(targets_t *t)
{
	(void)t;
	return opened((int)syscall(SYS_open_tree, AT_FDCWD, "/", 1));
}

static int change_root(targets_t *t)
{
	(void)t;
	return said(chroot("/"));
}

/* The kernel's other doors */

static int load_bpf(targets_t *t)
{
	/* BPF_MAP_CREATE: an array of one. */
	uint32_t attributes[32] = { 2, 4, 4, 1 };

	(void)t;
	return opened((int)syscall(SYS_bpf, 0, attributes, sizeof(attributes)));
}

static int open_perf(targets_t *t)
{
	/* PERF_TYPE_SOFTWARE, its size, PERF_COUNT_SW_CPU_CLOCK. */
	uint32_t attributes[32] = { 1, sizeof(attributes), 0 };

	(void)t;
	return opened((int)syscall(SYS_perf_event_open, attributes, 0, -1, -1,
				   0));
}

static int set_up_uring(targets_t *t)
{
	char parameters[120] = { 0 };

	(void)t;
	return opened((int)syscall(SYS_io_uring_setup, 1, parameters));
}

static int make_userfault(targets_t *t)
{
	(void)t;
	return opened((int)syscall(SYS_userfaultfd, 0));
}

static int get_keyring(targets_t *t)
{
	(void)t;
	/* KEYCTL_GET_KEYRING_ID of the session's, made if there is none. */
	return said(syscall(SYS_keyctl, 0, -3, 1));
}

static int share_memory(targets_t *t)
{
	int id = shmget(IPC_PRIVATE, 4096, IPC_CREAT | 0600);

	(void)t;
	if (id < 0)
		return errno;
	shmctl(id, IPC_RMID, NULL);
	return 0;
}

static int make_queue(targets_t *t)
{
	mqd_t queue = mq_open("/gpupv-probe", O_CREAT | O_RDWR, 0600, NULL);

	(void)t;
	if (queue == (mqd_t)-1)
		return errno;
	mq_close(queue);
	mq_unlink("/gpupv-probe");
	return 0;
}

static int watch_files(targets_t *t)
{
	(void)t;
	return opened(inotify_init());
}

static int read_kernel_log(targets_t *t)
{
	(void)t;
	return said(klogctl(10, NULL, 0));
}

static int set_host_name(targets_t *t)
{
	char name[65];

	(void)t;
	if (gethostname(name, sizeof(name)))
		return errno;
	return said(sethostname(name, strlen(name)));
}

static int open_modules(targets_t *t)
{
	int error = said(syscall(SYS_finit_module, -1, "", 0));

	(void)t;
	return error == EBADF ? 0 : error;
}

static int be_real_time(targets_t *t)
{
	struct sched_param now = { 0 };

	(void)t;
	return said(sched_setscheduler(0, SCHED_OTHER, &now));
}

#define DRIVERS 1

static const struct gpupv_probe probes[] = {
	{ "read /etc/shadow", read_shadow, 0 },
	{ "read /etc/passwd", read_passwd, 0 },
	{ "read a file that anybody may read", read_anybodys, 0 },
	{ "write a file that anybody may write", write_anybodys, 0 },
	{ "read and write such a file", read_write_anybodys, 0 },
	{ "truncate it", truncate_anybodys, 0 },
	{ "rename it", rename_file, 0 },
	{ "change its mode", change_mode, 0 },
	{ "make a file where anybody may", make_file, 0 },
	{ "make one without a name", make_unnamed_file, 0 },
	{ "make a file in /tmp", make_file_in_tmp, 0 },
	{ "make a file in /dev/shm", make_file_in_shm, 0 },
	{ "make a directory", make_directory, 0 },
	{ "make a symbolic link", make_link, 0 },
	{ "make a device node", make_device, 0 },
	{ "list /", list_root, 0 },
	{ "list the home directory", list_home, 0 },
	{ "list the processes", list_processes, 0 },
	{ "open a file by its handle", open_by_handle, 0 },
	{ "read a file that was left open", left_open, 0 },
	{ "open a raw device", open_raw_devices, 0 },
	{ "open another GPU's device node", open_others_node, 0 },
	{ "open another worker's memory", read_memory_file, 0 },
	{ "open another worker's environment", read_environment, 0 },
	{ "open another worker's window", open_window, 0 },
	{ "open the supervisor's environment", read_environment_of_supervisor, 0 },
	{ "read another worker's memory", read_memory, 0 },
	{ "write another worker's memory", write_memory, 0 },
	{ "trace another worker", trace, 0 },
	{ "signal another worker", signal_worker, 0 },
	{ "signal a thread of another worker", signal_thread, 0 },
	{ "queue a signal to another worker", signal_queued, 0 },
	{ "signal the supervisor", signal_supervisor, 0 },
	{ "signal everybody", signal_all, 0 },
	{ "have a descriptor signal another worker", own_signals, 0 },
	{ "open another worker's process", open_process, 0 },
	{ "take another worker's window", take_descriptor, 0 },
	{ "change another worker's priority", change_priority, 0 },
	{ "change another worker's processors", change_affinity, 0 },
	{ "change another worker's limits", change_limits, 0 },
	{ "start a process", start_process, 0 },
	{ "start a process (vfork)", vfork_process, 0 },
	{ "start a process (clone3)", start_with_clone3, 0 },
	{ "execute a program", execute, 0 },
	{ "execute a program from memory", execute_memory, 0 },
	{ "make code at run time", make_code, DRIVERS },
	{ "connect over TCP", connect_tcp, 0 },
	{ "send over UDP", send_udp, 0 },
	{ "listen on a TCP port", listen_tcp, 0 },
	{ "connect to a UNIX socket", connect_path, 0 },
	{ "connect to an abstract UNIX socket", connect_name, 0 },
	{ "make a raw socket", socket_raw, 0 },
	{ "make a packet socket", socket_packet, 0 },
	{ "make a netlink socket", socket_netlink, 0 },
	{ "make a vsock", socket_vsock, 0 },
	{ "become root", set_user, 0 },
	{ "become root (setresuid)", set_users, 0 },
	{ "become root's group", set_group, 0 },
	{ "join root's group", set_groups, 0 },
	{ "take a capability", set_capabilities, 0 },
	{ "let others look in", become_dumpable, 0 },
	{ "leave core dumps", dump_core, 0 },
	{ "make a user namespace", new_user_namespace, 0 },
	{ "make a user namespace (clone)", clone_user_namespace, 0 },
	{ "make a mount namespace", new_mount_namespace, 0 },
	{ "join another network namespace", join_namespace, 0 },
	{ "mount a file system", mount_something, 0 },
	{ "mount a file system (fsopen)", open_filesystem, 0 },
	{ "mount a file system (open_tree)", clone_tree, 0 },
	{ "change the root directory", change_root, 0 },
	{ "make a BPF map", load_bpf, 0 },
	{ "count events", open_perf, 0 },
	{ "set up io_uring", set_up_uring, 0 },
	{ "handle page faults", make_userfault, 0 },
	{ "get a keyring", get_keyring, 0 },
	{ "share memory by System V's means", share_memory, 0 },
	{ "make a message queue", make_queue, 0 },
	{ "watch files", watch_files, 0 },
	{ "read the kernel's log", read_kernel_log, 0 },
	{ "set the host's name", set_host_name, 0 },
	{ "load a kernel module", open_modules, 0 },
	{ "set a scheduling policy", be_real_time, 0 },
	/* The last: it cannot be undone. */
	{ "have the parent trace it", be_traced, 0 },
};

const struct gpupv_probe *gpupv_probes(size_t *count)
{
	*count = sizeof(probes) / sizeof(*probes);
	return probes;
}

static int listening(const struct sockaddr *address, socklen_t size)
{
	int fd = socket(address->sa_family, SOCK_STREAM, 0);

	if (fd < 0)
		return -errno;
	if (bind(fd, address, size) || listen(fd, 8)) {
		int error = errno;

		close(fd);
		return -error;
	}
	return fd;
}

int gpupv_make_probe_targets(struct gpupv_probe_targets *t)
{
	struct sockaddr_un path = { .sun_family = AF_UNIX };
	struct sockaddr_un name = { .sun_family = AF_UNIX };
	struct sockaddr_in tcp = {
		.sin_family = AF_INET,
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
	socklen_t size = sizeof(tcp);

	snprintf(t->file, sizeof(t->file), "%s/file", t->directory);
	snprintf(t->new_file, sizeof(t->new_file), "%s/new", t->directory);
	if (snprintf(t->socket_path, sizeof(t->socket_path), "%s/socket",
		     t->directory) >= (int)sizeof(t->socket_path))
		return -ENAMETOOLONG;
	snprintf(t->socket_name, sizeof(t->socket_name), "gpupv-probe-%d",
		 (int)getpid());
	t->left_open = open(t->file, O_CREAT | O_RDWR, 0666);
	if (t->left_open < 0 || write(t->left_open, "secret\n", 7) < 0 ||
	    chmod(t->file, 0666) || chmod(t->directory, 0777))
		return -errno;
	memcpy(path.sun_path, t->socket_path, sizeof(path.sun_path));
	t->listeners[0] = listening((struct sockaddr *)&path, sizeof(path));
	if (t->listeners[0] >= 0 && chmod(t->socket_path, 0666))
		return -errno;
	memcpy(name.sun_path + 1, t->socket_name, strlen(t->socket_name));
	t->listeners[1] = listening((struct sockaddr *)&name,
				    offsetof(struct sockaddr_un, sun_path) + 1 +
					    strlen(t->socket_name));
	t->listeners[2] = listening((struct sockaddr *)&tcp, sizeof(tcp));
	for (int i = 0; i < 3; i++)
		if (t->listeners[i] < 0)
			return t->listeners[i];
	if (getsockname(t->listeners[2], (struct sockaddr *)&tcp, &size))
		return -errno;
	t->port = ntohs(tcp.sin_port);
	return 0;
}

const char *gpupv_error_name(int error)
{
	return strerrorname_np(error);
}
