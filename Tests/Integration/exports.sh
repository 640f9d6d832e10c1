#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# What a VM's programs publish for programs of the host: memory, a fence of the guest's and one of the host's. Memory
# is given without a copy where the kernel has /dev/udmabuf (Tests/Physical runs this on one), and refused elsewhere.
#
# usage: exports.sh GPUPV GUEST-PROGRAMS
set -uo pipefail

gpupv=$(realpath "$1")
guest=$(realpath "$2")
work=$(mktemp -d)
export GPUPV_CONTROL=$work/run/control.sock GPUPV_DXG_LIBRARY=$guest/libgpupv-dxg.so
daemon=

finish() {
    exec 9>&-
    if [ -n "$daemon" ]; then kill -TERM "$daemon" 2>/dev/null; fi
    wait
    rm -rf "$work"
}
trap finish EXIT
# shellcheck source=Tests/Integration/daemon-helpers.sh
. "$(dirname "$0")/daemon-helpers.sh"

exports() { "$gpupv" partition exports open "$@"; }
names() { exports --json | python3 -c 'import json, sys; print(*(e["name"] for e in json.load(sys.stdin)))'; }
said() { grep -qx "$1" "$work/publisher"; }
publish() {
    mkfifo "$work/stop.$1" && { "$gpupv" emulate --partition open -- "$guest/publish" <"$work/stop.$1" >"$work/publisher" 2>&1 & }
    publisher=$! && exec 9>"$work/stop.$1" && until_true 30 said published
}

cat >"$work/gpupv.yaml" <<'END'
gpus:
  gpu0: {device: emulated, memory: 1G}
partitions:
  open: {gpu: gpu0, vram: 64M, exports: 4}
  shut: {gpu: gpu0, vram: 64M}
END
"$gpupv" serve --config "$work/gpupv.yaml" --runtime-directory "$work/run" --state-directory "$work/state" >"$work/daemon.log" 2>&1 &
daemon=$!

check_shut() {
    until_true 20 "$gpupv" partition list && ! timeout 60 "$gpupv" emulate --partition shut -- "$guest/publish" </dev/null 2>"$work/err" &&
        grep -q 'Operation not permitted' "$work/err"
}
check_published() { publish 1 && is 'names' 'done frame screen' "$(names)"; }
# As publish.c fills it.
check_memory() {
    if [ ! -c /dev/udmabuf ]; then
        ! exports --after frame=1 --receive screen --output "$work/screen" --timeout 20 2>"$work/err" && grep -q 'no /dev/udmabuf' "$work/err"
        return
    fi
    exports --after frame=1 --receive screen --output "$work/screen" --timeout 20 && python3 - "$work/screen" <<'END'
import sys
data = open(sys.argv[1], "rb").read()
assert data == bytes((i * 7 + (i >> 8)) & 255 for i in range(65536)), "other bytes than the guest's"
END
}
check_wait() { ! exports --after frame=2 --timeout 0.2 2>"$work/err" && grep -q "'frame' has 1, and not 2 in time" "$work/err" && ! said done; }
check_back() { exports --after frame=1 --signal done=1 --timeout 20 && until_true 20 said withdrawn && said done && is 'names' 'done frame' "$(names)"; }
check_end() {
    # With the program goes what it published.
    exec 9>&- && wait "$publisher" && until_true 10 names_are '' && publish 2 && kill -KILL "$publisher" && until_true 10 names_are ''
}
names_are() { [ "$(names)" = "$1" ]; }
check 'a partition that may not publish is told so' check_shut
check 'memory and fences are published' check_published
check "a program of the host has the guest's memory, or is told why not" check_memory
check "it waits for the guest's fence" check_wait
check "the guest waits for the host's" check_back
check 'what a program published goes with it' check_end
[ "$failed" = 0 ] || cat "$work/daemon.log" "$work/publisher"
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
