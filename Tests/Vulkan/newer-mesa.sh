#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Fetches the Vulkan drivers of bookworm-backports to BUILD/mesa-backports, with a manifest NAME_icd.json for each of
# lavapipe (lvp) and virtio-gpu's (virtio). What is there already is kept. Prints what a program's environment needs to
# use the former.
#
# usage: newer-mesa.sh BUILD
set -euo pipefail

build=$1
tree=$build/mesa-backports
libraries=$tree/usr/lib/x86_64-linux-gnu
if [ ! -f "$tree/virtio_icd.json" ]; then
    "$(dirname "$0")/../../Images/mini-vm/debian-packages.sh" "$build/mesa" bookworm-backports "$tree" \
        mesa-vulkan-drivers libdrm2 libdrm-amdgpu1 >&2
    for name in lvp virtio; do
        sed -E "s|(\"library_path\": \")[^\"]*|\1$libraries/libvulkan_$name.so|" \
            "$tree/usr/share/vulkan/icd.d/${name}_icd.json" >"$tree/${name}_icd.json"
    done
fi
echo "LD_LIBRARY_PATH=$libraries VK_ICD_FILENAMES=$tree/lvp_icd.json VK_DRIVER_FILES=$tree/lvp_icd.json"
