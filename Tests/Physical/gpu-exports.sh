#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The GPU's own memory, shared: between devices of a guest and with programs of the host, as dma-bufs, with fences as
# timelines of the host's drivers. On a CPU's Vulkan driver that has dma-bufs, with /dev/udmabuf: Mesa's, from
# bookworm-backports. Run by guest.sh, in its VM.
#
# usage: gpu-exports.sh GPUPV GUEST-PROGRAMS PHYSICAL_CHECK MINI-VM-IMAGE
set -uo pipefail

gpupv=$(realpath "$1")
guest=$(realpath "$2")
physical_check=$3
image=$4
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
export GPUPV_CONTROL=$work/run/control.sock GPUPV_DXG_LIBRARY=$guest/libgpupv-dxg.so
# A CPU's driver makes dma-bufs by a device that no GPU's has: workers are not let use it.
export GPUPV_SANDBOX=off
# shellcheck source=Tests/Integration/daemon-helpers.sh
. "$here/../Integration/daemon-helpers.sh"
# shellcheck source=Tests/Integration/publisher.sh
. "$here/../Integration/publisher.sh"

settings=$("$here/../Vulkan/newer-mesa.sh" "$(dirname "$guest")")
read -ra driver <<<"env $settings"

cat >"$work/gpupv.yaml" <<'END'
gpus:
  gpu0: {device: llvmpipe, memory: 1G}
partitions:
  open: {gpu: gpu0, vram: 64M, exports: 4}
END
"${driver[@]}" "$gpupv" serve --config "$work/gpupv.yaml" --runtime-directory "$work/run" \
    --state-directory "$work/state" >"$work/daemon.log" 2>&1 &
daemon=$!
trap 'kill -TERM "$daemon"; wait; rm -rf "$work"' EXIT
until_true 60 test -S "$GPUPV_CONTROL" || { cat "$work/daemon.log"; exit 1; }

check_images() {
    "${driver[@]}" "$gpupv" emulate --engine vulkan -- env -u LD_LIBRARY_PATH -u VK_DRIVER_FILES \
        VK_ICD_FILENAMES="$guest/gpupv_icd.json" "$guest/vk-sharing" >"$work/images" 2>&1 &&
        grep -qx 'images: of the GPU' "$work/images" || { cat "$work/images"; return 1; }
}
check 'two processes share an image in the memory of the GPU' check_images

emulated open
check_published() {
    say 'local b 16' 'local b 0' && say 'fence f' 'fence f 0' && say 'fence g' 'fence g 0' &&
        say 'publish b screen 0' 'publish b 0' && say 'publish f frame 0' 'publish f 0' && say 'publish g done 1' 'publish g 0'
}
check 'memory of the GPU is published' check_published

consumed=$work/consumed
"$physical_check" consume open $((0x01020304)) >"$consumed" 2>&1 &
consumer=$!
check_consumer() {
    until_true 60 grep -qx taken "$consumed" && say "draw b $((0x01020304)) f 1" 'draw b 0' && say 'wait g 1' 'wait g 1' &&
        say 'destroy f' 'destroy f 0' && wait "$consumer" || { cat "$consumed"; return 1; }
}
check 'a program of the host has it in another driver, and fences as timelines, both ways' check_consumer
check_received() {
    "$gpupv" partition exports open --receive screen --output "$work/screen" &&
        is 'the memory' '65536 04030201' \
            "$(stat -c %s "$work/screen") $(od -An -v -tx1 -w4 "$work/screen" | tr -d ' ' | sort -u | xargs)"
}
check 'the CPU reads it, where the driver lets it' check_received
check_ended() {
    say 'destroy b' 'destroy b 0' && ! "$gpupv" partition exports open --receive screen --output "$work/screen" 2>"$work/err" &&
        grep -q "nothing is published as 'screen'" "$work/err"
}
check 'memory that is destroyed is had no more' check_ended
end_publisher

# A VM in this VM, which takes minutes to boot.
check_vm() {
    mkfifo "$work/input"
    GPUPV_IMAGE=$image "$gpupv" run --partition open --memory 512M --boot-timeout 900 -- \
        env VK_ICD_FILENAMES="$guest/gpupv_icd.json" "$guest/vk-sharing" image <"$work/input" >"$work/vm" 2>&1 &
    local vm=$! input
    exec {input}>"$work/input"
    # Blue, in the order of DRM_FORMAT_ARGB8888.
    until_true 960 grep -q '^published image of the GPU: 0' "$work/vm" &&
        "$gpupv" partition exports open --receive image --output "$work/image" &&
        is 'the image' '65536 ff0000ff' \
            "$(stat -c %s "$work/image") $(od -An -v -tx1 -w4 "$work/image" | tr -d ' ' | sort -u | xargs)" &&
        exec {input}>&- && wait "$vm" || { cat "$work/vm"; return 1; }
}
if [ "${GPUPV_NESTED_VM:-0}" = 1 ]; then
    check "a program of the host has what a VM's program drew with Vulkan" check_vm
fi
[ "$failed" = 0 ] || cat "$work/daemon.log"
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
