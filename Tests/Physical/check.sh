#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Checks what gpupv says and does of a host's GPUs on a machine that has some: a VM with Debian's backports kernel,
# virtio-gpu, vgem and a display for DRM, and an NVMe controller with SR-IOV in place of a GPU that has it.
#
# usage: check.sh GPUPV GUEST-PROGRAMS
set -euo pipefail
cd "$(dirname "$0")/../.."
gpupv=$1
guest=$2
build=$PWD/.build
image=$build/physical-host

Tests/Physical/host-image.sh "$build"
Tests/Vulkan/newer-mesa.sh "$build" >/dev/null
swift build -c release --product physical-check

# Root in the VM is whoever starts it.
as_root=()
[ "$(id -u)" = 0 ] || as_root=(unshare --map-root-user)
devices=(
    -device virtio-gpu-pci -device bochs-display
    -device pcie-root-port,id=pcie1,chassis=1
    -device nvme-subsys,id=subsystem
    -device nvme,serial=gpupv,subsys=subsystem,bus=pcie1,max_ioqpairs=10,msix_qsize=11,sriov_max_vfs=4,sriov_vq_flexible=8,sriov_vi_flexible=4
)
options=()
for module in virtio_gpu bochs vgem nvme; do options+=(--module "$module"); done
for device in "${devices[@]}"; do options+=(--qemu-arg "$device"); done
# The VM's VM is for when it is asked for (GPUPV_NESTED_VM=1).
exec "${as_root[@]}" env GPUPV_IMAGE="$image" "$gpupv" run --no-gpu --memory 2G "${options[@]}" -- \
    env "GPUPV_NESTED_VM=${GPUPV_NESTED_VM:-0}" Tests/Physical/guest.sh "$gpupv" "$build/release/physical-check" "$guest" "$build/image"
