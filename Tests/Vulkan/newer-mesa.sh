#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Fetches the Vulkan drivers of bookworm-backports to BUILD/mesa-backports, with a manifest NAME_icd.json for each of
# lavapipe (lvp) and virtio-gpu's (virtio). What is there already is kept.
#
# usage: newer-mesa.sh BUILD
set -euo pipefail

build=$1
tree=$build/mesa-backports
if [ ! -f "$tree/virtio_icd.json" ]; then
    "$(dirname "$0")/../../Images/mini-vm/debian-packages.sh" "$build/mesa" bookworm-backports "$tree" \
        mesa-vulkan-drivers libdrm2 libdrm-amdgpu1
    for name in lvp virtio; do
        sed -E "s|(\"library_path\": \")[^\"]*|\1$tree/usr/lib/x86_64-linux-gnu/libvulkan_$name.so|" \
            "$tree/usr/share/vulkan/icd.d/${name}_icd.json" >"$tree/${name}_icd.json"
    done
fi
