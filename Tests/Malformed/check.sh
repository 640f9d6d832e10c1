#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Programs that mean /dev/dxg harm, in a VM and under `gpupv emulate`: afterwards all they had is gone, others are
# served by the same worker, and neither the kernel's log nor the worker's holds a complaint.
#
# usage: check.sh GPUPV GUEST-PROGRAMS
set -uo pipefail

gpupv=$(realpath "$1")
guest=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

check() { # check NAME COMMAND...
    local name=$1
    shift
    if "$@"; then
        passed=$((passed + 1))
        printf 'ok      %s\n' "$name"
    else
        failed=$((failed + 1))
        printf 'FAILED  %s\n' "$name"
    fi
}

in_vm() {
    # What the module still has, and the kernel's log, go to the end of what the program says.
    # shellcheck disable=SC2016
    timeout 120 "$gpupv" run --engine reference -- sh -c '
        "$@"
        status=$?
        mountpoint -q /sys/kernel/debug || mount -t debugfs debugfs /sys/kernel/debug
        sed "s/^/module: /" /sys/kernel/debug/dxg/objects
        dmesg
        exit $status' sh "$guest/dxg-malformed" "$@" \
        >"$work/vm" 2>"$work/vm-log"
    local status=$?
    grep -E '^(ok|FAIL|seed|     )' "$work/vm"
    return "$status"
}
emulated() { timeout 120 "$gpupv" emulate --engine reference -- "$guest/dxg-malformed" "$@" 2>"$work/emulate-log"; }
has_nothing_left() { [ "$(grep -cE '^module: [a-z]+ 0$' "$work/vm")" = 5 ]; }
is_clean() { ! grep -E 'BUG|WARNING|Oops|Call Trace|refcount|\[#1\]|[Ff]atal error|crash|worker ended' "$@"; }

check 'harm in a VM' in_vm --seconds 8
check 'module has nothing left' has_nothing_left
check 'kernel log is clean' is_clean "$work/vm"
check 'worker is as before' is_clean "$work/vm-log"
check 'harm under emulate' emulated --seconds 5 --seed 2
check 'emulated worker is as before' is_clean "$work/emulate-log"
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
