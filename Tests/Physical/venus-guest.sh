#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# What venus.sh runs in its VM: a GPU whose Vulkan driver is a real one, but lacks VK_EXT_external_memory_host, so that
# no partition can be had of it. Everything up to that is checked.
#
# usage: venus-guest.sh GPUPV PHYSICAL_CHECK MESA GUEST-PROGRAMS
set -uo pipefail

gpupv=$(realpath "$1")
check=$2
mesa=$3
guest=$(realpath "$4")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
export LD_LIBRARY_PATH=$mesa/usr/lib/x86_64-linux-gnu VK_DRIVER_FILES=$mesa/virtio_icd.json
# With lavapipe, which takes long to load here.
both=(env "VK_DRIVER_FILES=$VK_DRIVER_FILES:$mesa/lvp_icd.json")
export GPUPV_CONTROL=$work/run/control.sock GPUPV_DXG_LIBRARY=$guest/libgpupv-dxg.so
# shellcheck source=Tests/Integration/daemon-helpers.sh
. "$here/../Integration/daemon-helpers.sh"
# shellcheck source=Tests/Integration/publisher.sh
. "$here/../Integration/publisher.sh"

lack='it has no VK_EXT_external_memory_host'
gpu=$(basename "$(dirname "$(grep -l 0x1050 /sys/bus/pci/devices/*/device)")")

# MARK: inventory

all_of() { # all_of FILE PATTERN...
    local pattern
    for pattern in "${@:2}"; do grep -qE "$pattern" "$1" || { echo "no '$pattern' in:" && cat "$1" && return 1; }; done
}
check_listed() {
    "$gpupv" gpus >"$work/gpus" && cat "$work/gpus" &&
        all_of "$work/gpus" "^$gpu  Red Hat, Inc\. Virtio" ' /dev/dri/renderD128$' 'memory +[0-9.]+ GiB' 'timeline syncobj$' \
            'Vulkan +Virtio-GPU Venus \(.*\), 1\.[0-9.]+, venus Mesa ' "mediated +no: Virtio-GPU Venus .*: $lack\$" &&
        is GPUs 1 "$(grep -c '^[^ ]' "$work/gpus")"
}
check_json() {
    "${both[@]}" "$gpupv" gpus --json "$gpu" | python3 -c '
import json, sys
inventory = json.load(sys.stdin)
[device] = inventory["gpus"][0]["vulkan"]
assert device["pciAddress"] == sys.argv[1], device
assert device["renderNode"] == {"major": 226, "minor": 128}, device
assert device["heaps"][0]["size"] > 0 and device["missingExtensions"] == ["VK_EXT_external_memory_host"], device
assert [each["name"].split()[0] for each in inventory["software"]] == ["llvmpipe"], inventory["software"]' "$gpu"
}
check_plan() {
    "${both[@]}" "$gpupv" gpus --plan >"$work/plan" && cat "$work/plan" &&
        all_of "$work/plan" '^mode +emulated$' '^why +no GPU .* through llvmpipe' "^not +$gpu, mediated: .*$lack\$" &&
        fails 1 "$lack" "$gpupv" gpus --plan --mode mediated "${gpu#*:}"
}
check_doctor() { "$gpupv" doctor >"$work/doctor"; all_of "$work/doctor" "^warn +GPU $gpu .*: $lack\$" '^warn +Vulkan +no device that serves'; }
check 'the Vulkan device is that of the GPU on PCI' check_listed
check 'by address and node; what has neither is apart' check_json
check 'a plan says what the driver lacks' check_plan
check 'the doctor says so too' check_doctor

# MARK: a worker and the driver

check_closed() {
    all_of "$work/doctor" '^warn +permissions +only root can open /dev/dri/renderD128' &&
        ! "$gpupv" emulate --engine vulkan --gpu "$gpu" -- true 2>"$work/err" &&
        all_of "$work/err" 'only root can open .*/dev/dri/renderD128'
}
# As udev's rules have it, which do not run here.
check_open() {
    chgrp video /dev/dri/renderD128 && chmod 660 /dev/dri/renderD128 || return
    "$gpupv" doctor >"$work/doctor"
    all_of "$work/doctor" '^ok +permissions +render nodes can be opened: /dev/dri/renderD128$' &&
        ! "$gpupv" emulate --engine vulkan --gpu "$gpu" -- true 2>"$work/err" &&
        all_of "$work/err" "Venus .*: $lack\$"
}
check_other_user() { # who is not in the node's group
    setpriv --reuid 65534 --regid 65534 --clear-groups "$gpupv" gpus >"$work/gpus" &&
        all_of "$work/gpus" 'mediated +no: /dev/dri/renderD128: Permission denied; try: usermod -aG render'
}
check 'a node that is only for root is told of' check_closed
check 'a worker in its sandbox finds the GPU by its address' check_open
check 'a user who may not open the node is told that' check_other_user
chmod 666 /dev/dri/card0
"$check" vulkan "$gpu" /dev/dri/renderD128 /dev/dri/card0 >"$work/vulkan" 2>&1
counts=$(sed -nE 's/^([0-9]+) passed, ([0-9]+) failed$/\1 \2/p' "$work/vulkan")
grep -v ' passed, ' "$work/vulkan"
read -r good bad <<<"${counts:-0 1}"
passed=$((passed + good)) failed=$((failed + bad))

# MARK: it goes and comes back

cat >"$work/gpupv.yaml" <<END
gpus:
  card: {device: '$gpu'}
  cpu: {device: emulated, memory: 1G}
partitions:
  bound: {gpu: card, vram: 64M}
  other: {gpu: cpu, vram: 64M, exports: 1}
END
"$gpupv" serve --config "$work/gpupv.yaml" --runtime-directory "$work/run" --state-directory "$work/state" --log-format json \
    >"$work/daemon.log" 2>&1 &
daemon=$!
trap 'kill -TERM "$daemon"; wait; rm -rf "$work"' EXIT
until_true 120 test -S "$GPUPV_CONTROL"
problem_is() { field bound 'p["state"], p["problem"]' | grep -qF "$1"; }
check_missing() {
    until_true 120 problem_is "$lack" && is state missing "$(field bound 'p["state"]')" &&
        fails 125 "$lack" "$gpupv" emulate --partition bound -- true
}
check_goes() {
    echo 1 >"/sys/bus/pci/devices/$gpu/remove" && until_true 120 problem_is "GPU $gpu is not there" &&
        "$gpupv" gpus >"$work/gpus" && all_of "$work/gpus" '^This machine has no GPU' && say 'fence f' 'fence f 0'
}
# Its node has another number: somebody has the old one open.
check_comes() {
    echo 1 >/sys/bus/pci/rescan && until_true 120 problem_is "$lack" && "$gpupv" gpus >"$work/gpus" &&
        all_of "$work/gpus" ' /dev/dri/renderD129$' 'Vulkan +Virtio-GPU Venus ' && say 'buffer c 16' 'buffer c 0' && end_publisher
}
check 'a partition of it says what is missing' check_missing
emulated other
check 'another has a VM' say 'buffer b 16' 'buffer b 0'
exec 9<>/dev/dri/renderD128
check 'the GPU goes: its partition says so, the other goes on' check_goes
check 'it comes back, with another node' check_comes
exec 9>&-
[ "$failed" = 0 ] || cat "$work/daemon.log"
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
