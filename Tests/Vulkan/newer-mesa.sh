#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Puts the Vulkan driver for the CPU of bookworm-backports into a directory beside the system's, if it is not there, and
# prints what a program's environment has to have to use it.
#
# usage: newer-mesa.sh BUILD
set -euo pipefail
build=$1
tree=$build/mesa-backports
libraries=$tree/usr/lib/x86_64-linux-gnu
if [ ! -f "$tree/lvp_icd.json" ]; then
    "$(dirname "$0")/../../Images/mini-vm/debian-packages.sh" "$build/mesa" bookworm-backports "$tree" \
        mesa-vulkan-drivers libdrm2 libdrm-amdgpu1 >&2
    sed -E "s|(\"library_path\": \")[^\"]*|\1$libraries/libvulkan_lvp.so|" \
        "$tree/usr/share/vulkan/icd.d/lvp_icd.json" >"$tree/lvp_icd.json.new"
    mv "$tree/lvp_icd.json.new" "$tree/lvp_icd.json"
fi
echo "LD_LIBRARY_PATH=$libraries VK_ICD_FILENAMES=$tree/lvp_icd.json VK_DRIVER_FILES=$tree/lvp_icd.json"
