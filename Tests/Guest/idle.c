// SPDX-License-Identifier: Apache-2.0
/*
 * A client that has worked and does nothing any more: says "ready" once it
 * has a device with memory and something was executed, and waits until its
 * standard input ends.
 */
#include <stdio.h>
#include <unistd.h>

#include "dxg_client.h"

#define BYTES	(1u << 20)

int main(void)
{
	struct dxg_session session;
	struct dxg_buffer commands, target;
	struct dxg_commands list;
	char bytes[64];
	int ret;

	ret = dxg_session_begin(&session, DXG_NODE_3D);
	if (!ret)
		ret = dxg_buffer_create(&session, 4096, GPUPV_ALLOCATION_CPU_VISIBLE,
					&commands);
	if (!ret)
		ret = dxg_buffer_create(&session, BYTES, 0, &target);
	if (!ret) {
		dxg_commands_begin(&list, &commands);
		dxg_command_fill(&list, target.address, BYTES, 1);
		ret = dxg_run(&session, &list);
	}
	if (ret)
		dxg_fail("/dev/dxg", -ret);
	puts("ready");
	fflush(stdout);
	while (read(STDIN_FILENO, bytes, sizeof(bytes)) > 0)
		;
	dxg_session_end(&session);
	return 0;
}
