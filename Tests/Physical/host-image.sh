#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Builds the image of a VM that stands for a host with GPUs: Debian's backports kernel, which has udmabuf, as 6.1 has
# not. What is there already is kept.
#
# usage: host-image.sh BUILD
set -euo pipefail

build=$1
image=$build/physical-host
if ! compgen -G "$image/boot/vmlinux-*" >/dev/null; then
    tree=$image/tree
    Images/mini-vm/debian-packages.sh "$build/headers-backports" bookworm-backports "$tree" \
        depends:linux-image-amd64:linux-image-
    version=$(basename "$tree"/boot/vmlinuz-*)
    GPUPV_KERNEL_DIR=$tree GPUPV_MODULES='virtio_gpu bochs vgem nvme' \
        Images/mini-vm/build.sh "$image" "${version#vmlinuz-}"
    rm -rf "$tree"
fi
