// SPDX-License-Identifier: Apache-2.0
/*
 * PID 1 of a VM that systemd runs: gpupv's init becomes an ordinary process,
 * which serves the launcher as ever, and this one systemd, on the root file
 * system that init puts together.
 */
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define SYSTEMD	"/usr/lib/systemd/systemd"

/* Of Sources/Guest/Init/gpupv-init.c. */
int gpupv_init_main(void);

int main(void)
{
	const struct timespec nap = { .tv_nsec = 10000000 };
	char root[64], program[128];
	pid_t init = fork();

	if (init < 0)
		return 1;
	if (!init)
		return gpupv_init_main();
	snprintf(root, sizeof(root), "/proc/%d/root", init);
	snprintf(program, sizeof(program), "%s" SYSTEMD, root);
	/* There is none in the initial file system. */
	while (access(program, X_OK))
		nanosleep(&nap, NULL);
	if (chroot(root) || chdir("/"))
		return 1;
	/* What it would tidy up are the files of the machine around the VM. */
	mkdir("/run/systemd", 0755);
	mkdir("/run/systemd/system", 0755);
	if (symlink("/dev/null", "/run/systemd/system/systemd-tmpfiles-setup.service"))
		return 1;
	execl(SYSTEMD, SYSTEMD, "--unit=basic.target", NULL);
	return 1;
}
