#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Vulkan on a partition: vk-smoke and vk-sharing on the host's own driver, under `gpupv emulate` and in a VM; what
# vulkaninfo calls the device in a VM; and two programs of `make programs`, Direct3D 12 in a window and OpenGL.
# In a VM also what VK_EXT_memory_budget says while the partition is resized.
#
# usage: check.sh GPUPV GUEST-PROGRAMS
set -uo pipefail

here=$(cd "$(dirname "$0")" && pwd)
gpupv=$(realpath "$1")
guest=$(realpath "$2")
status=0

smoke() { # smoke HOW COMMAND...
    local how=$1
    shift
    printf 'vk-smoke and vk-sharing, %s\n' "$how"
    timeout 200 "$@" sh -c "$guest/vk-smoke && $guest/vk-sharing" || status=1
}

smoke native env
export VK_ICD_FILENAMES=$guest/gpupv_icd.json
smoke emulate "$gpupv" emulate --engine vulkan --
smoke VM "$gpupv" run --engine vulkan --
name='deviceName *= studio (gpupv on '
if "$gpupv" run --engine vulkan --partition-name studio -- vulkaninfo --summary 2>/dev/null | grep "$name"; then
    printf 'vulkaninfo names the partition\n1 passed, 0 failed\n'
else
    printf 'vulkaninfo does not name the partition\n0 passed, 1 failed\n'
    status=1
fi
"$here/budget.sh" "$gpupv" "$guest" || status=1
unset VK_ICD_FILENAMES
"$here/programs.sh" "$gpupv" "$guest" direct3d opengl || status=1
exit "$status"
