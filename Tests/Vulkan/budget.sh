#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# What VK_EXT_memory_budget says in a VM whose partition is resized meanwhile.
#
# usage: budget.sh GPUPV GUEST-PROGRAMS
set -uo pipefail

gpupv=$(realpath "$1")
guest=$(realpath "$2")
export VK_ICD_FILENAMES=$guest/gpupv_icd.json
work=$(mktemp -d)
daemon=
finish() {
    exec 9>&-
    if [ -n "$daemon" ]; then kill -TERM "$daemon"; fi
    wait
    rm -rf "$work"
}
trap finish EXIT
until_said() { # until_said TEXT
    local deadline=$((SECONDS + 60))
    until grep -qx "$1" "$work/budget" 2>/dev/null; do
        [ "$SECONDS" -lt "$deadline" ] || { echo "not said: $1"; cat "$work"/{budget,vm,daemon}; return 1; }
        sleep 0.02
    done
}
resized() {
    export GPUPV_CONTROL=$work/run/control.sock
    mkfifo "$work/stop"
    printf '%s\n' 'gpus: {cpu: {device: llvmpipe, memory: 1G}}' 'partitions: {v: {gpu: cpu, vram: 128M}}' >"$work/gpupv.yaml"
    "$gpupv" serve --config "$work/gpupv.yaml" --runtime-directory "$work/run" --state-directory "$work/state" 2>"$work/daemon" &
    daemon=$!
    until "$gpupv" partition list >/dev/null 2>&1; do kill -0 "$daemon" || return 1; done
    "$gpupv" run --partition v -- "$guest/vk-budget" <"$work/stop" >"$work/budget" 2>"$work/vm" &
    exec 9>"$work/stop"
    until_said "budget 0 $((128 << 20))" && "$gpupv" partition resize v --vram 64M >/dev/null &&
        until_said "budget 0 $((64 << 20))" && "$gpupv" partition resize v --vram 96M >/dev/null &&
        until_said "budget 0 $((96 << 20))"
}
if resized; then
    printf 'VK_EXT_memory_budget follows a partition that is resized\n1 passed, 0 failed\n'
else
    printf 'VK_EXT_memory_budget does not follow a partition that is resized\n0 passed, 1 failed\n'
    exit 1
fi
