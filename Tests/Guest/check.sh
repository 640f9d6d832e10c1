#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The programs of this directory under `gpupv emulate`: several at once too, and when one of them or the worker is
# killed. Tests/Integration/run.sh runs the same programs in a VM.
#
# usage: check.sh GPUPV GUEST-PROGRAMS
set -uo pipefail

gpupv=$(realpath "$1")
guest=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

emulate() { timeout 120 "$gpupv" emulate --engine reference -- "$@"; }

check() { # check NAME COMMAND...
    local name=$1
    shift
    if "$@" >"$work/out" 2>&1; then
        passed=$((passed + 1))
        printf 'ok      %s\n' "$name"
    else
        failed=$((failed + 1))
        printf 'FAILED  %s\n' "$name"
        grep -v '^ok ' "$work/out"
    fi
}

demo() {
    emulate "$guest/gpupv-demo" --json "$gpupv" >"$work/demo" && grep "returned.*$(sha256sum <"$gpupv" | cut -d' ' -f1)" "$work/demo"
}
exit_status() {
    emulate sh -c 'exit 7'
    [ $? = 7 ]
}
no_program() { ! emulate no-such-program 2>"$work/err" && grep no-such-program "$work/err"; }
several_at_once() {
    # Of one run, and so on one worker; one is killed in the midst of it all.
    emulate sh -c '
        "$0/gpupv-demo" "$1" & a=$!
        "$0/gpupv-demo" "$1" & b=$!
        "$0/sharing" & c=$!
        kill -KILL $b
        wait $a && wait $c' "$guest" "$gpupv"
}
# The program says "ready" and then sees its worker, which started before it, die.
outlives_worker() {
    local pid
    emulate sh -c '"$0" lost & pgrep -o -P $PPID >"$1"; wait $!' "$guest/$1" "$work/worker" >"$work/lost" &
    pid=$!
    for _ in $(seq 300); do
        grep -q ready "$work/lost" && break
        sleep 0.1
    done
    kill -KILL "$(cat "$work/worker")"
    wait "$pid" || { cat "$work/lost"; return 1; }
}

for program in abi sysmem sharing syncfile; do check "emulate $program" emulate "$guest/$program"; done
check 'emulate demo' demo
check 'emulate exit status' exit_status
check 'emulate no program' no_program
check 'emulate several at once' several_at_once
check 'emulate syncfile outlives the worker' outlives_worker syncfile
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
