#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Checks what gpupv makes of a GPU with a real Vulkan driver: a VM that stands for a host, with a virtio-gpu that takes
# Vulkan to this machine's CPU (Venus). It has a PCI address, a render node and a driver that works through it. Debian
# 12's QEMU cannot do that: Debian 13's is fetched, 150 MB with all that it needs, and run from .build/debian13.
#
# usage: venus.sh GPUPV GUEST-PROGRAMS
set -euo pipefail
cd "$(dirname "$0")/../.."
gpupv=$1
guest=$2
build=$PWD/.build
root=$build/debian13

Tests/Physical/host-image.sh "$build"
Tests/Vulkan/newer-mesa.sh "$build" >/dev/null
if [ ! -x "$root/render-server" ]; then
    Images/mini-vm/debian-packages.sh "$build/debian13-packages" trixie "$root" \
        all:qemu-system-x86,qemu-system-gui,qemu-system-modules-opengl,virgl-server,mesa-vulkan-drivers,libegl-mesa0
    libraries=$root/usr/lib/x86_64-linux-gnu
    sed -E "s|(\"library_path\": \")[^\"]*|\1$libraries/libvulkan_lvp.so|" \
        "$root/usr/share/vulkan/icd.d/lvp_icd.json" >"$root/lvp_icd.json"
    cat >"$root/render-server" <<END
#!/bin/sh
exec $root/usr/lib64/ld-linux-x86-64.so.2 --library-path $libraries $root/usr/libexec/virgl_render_server "\$@"
END
    chmod +x "$root/render-server"
fi
swift build -c release --product physical-check

as_root=()
[ "$(id -u)" = 0 ] || as_root=(unshare --map-root-user)
exec "${as_root[@]}" env GPUPV_IMAGE="$build/physical-host" "$gpupv" run --no-gpu --memory 2G \
    --qemu Tests/Physical/venus-qemu.sh --module virtio_gpu \
    --qemu-arg -device --qemu-arg virtio-gpu-gl-pci,blob=true,venus=true,hostmem=512M -- \
    Tests/Physical/venus-guest.sh "$gpupv" "$build/release/physical-check" "$build/mesa-backports" "$guest"
