#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Has podman run a container in a VM with a partition of its own, and checks that a program in it sees the partition's
# Vulkan device and no other. Leaves the host's own containers, images and configuration alone.
#
# usage: demo-container.sh GPUPV      gpupv-runtime is beside GPUPV
set -euo pipefail
gpupv=$(realpath "$1")
tests=$(cd "$(dirname "$0")/.." && pwd)

echo
if [ "$(id -u)" != 0 ] || ! command -v podman >/dev/null; then
    echo 'The container is left out: it needs podman, and root to run it.'
    exit 0
fi
work=$(mktemp -d)
engine() { # as in Tests/Containers/check.sh: on hosts without systemd, networks and cgroup v2 too
    podman --root "$work/storage" --runroot "$work/runroot" --tmpdir "$work/tmp" --storage-driver vfs \
        --cgroup-manager cgroupfs --events-backend none --runtime "${gpupv%/*}/gpupv-runtime" "$@"
}
finish() {
    engine rm -fa -t 0 >/dev/null 2>&1 || true
    umount -l "$work/storage"/* 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT

"$tests/Containers/image.sh" "$work/image.tar"
engine import -q "$work/image.tar" image >/dev/null
echo '$ podman run --rm --runtime gpupv IMAGE vulkaninfo --summary'
started=$(date +%s%N)
if ! engine run --rm --network none --ulimit nofile=1024:1024 --ulimit nproc=1024:1024 image \
    vulkaninfo --summary >"$work/output" 2>"$work/log"; then
    cat "$work/log" >&2
    exit 1
fi
took=$((($(date +%s%N) - started) / 1000000))
mapfile -t devices < <(sed -nE 's/^\s*deviceName\s*= (.*)/\1/p' "$work/output")
if [ "${#devices[@]}" != 1 ] || [[ ${devices[0]} != *'(gpupv on '* ]]; then
    printf 'The container sees %d Vulkan devices, not only the partition: %s\n' "${#devices[@]}" "${devices[*]}" >&2
    exit 1
fi
echo "The only GPU in the container: ${devices[0]}"
echo "It took $took ms, the boot of the container's VM included."
