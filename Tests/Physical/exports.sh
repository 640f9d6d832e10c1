#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# A guest's output at a program of the host, without a copy: on a kernel with /dev/udmabuf. Tests/Integration/exports.sh
# has what needs none. Run by guest.sh, in its VM.
#
# usage: exports.sh GPUPV GUEST-PROGRAMS
set -uo pipefail

gpupv=$(realpath "$1")
guest=$(realpath "$2")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
export GPUPV_CONTROL=$work/run/control.sock GPUPV_DXG_LIBRARY=$guest/libgpupv-dxg.so
# shellcheck source=Tests/Integration/daemon-helpers.sh
. "$here/../Integration/daemon-helpers.sh"
# shellcheck source=Tests/Integration/publisher.sh
. "$here/../Integration/publisher.sh"

cat >"$work/gpupv.yaml" <<'END'
gpus:
  gpu0: {device: emulated, memory: 1G}
partitions:
  open: {gpu: gpu0, vram: 64M, exports: 4}
END
"$gpupv" serve --config "$work/gpupv.yaml" --runtime-directory "$work/run" --state-directory "$work/state" >"$work/daemon.log" 2>&1 &
daemon=$!
trap 'kill -TERM "$daemon"; wait; rm -rf "$work"' EXIT
until_true 60 test -S "$GPUPV_CONTROL" || { cat "$work/daemon.log"; exit 1; }

emulated open
check_published() {
    say 'buffer b 16' 'buffer b 0' && say 'fence f' 'fence f 0' && say 'fence g' 'fence g 0' &&
        say 'publish b screen 0' 'publish b 0' && say 'publish f frame 0' 'publish f 0' && say 'publish g done 1' 'publish g 0'
}
# Each time what the guest's GPU has filled it with last.
check_received() {
    local frame
    for frame in 1 2; do
        say "draw b $((0x01020300 + frame)) f $frame" 'draw b 0' &&
            "$gpupv" partition exports open --after "frame=$frame" --receive screen --output "$work/screen" --signal "done=$frame" --timeout 60 &&
            is 'the memory' "65536 $(printf '%02x030201' "$frame")" \
                "$(stat -c %s "$work/screen") $(od -An -v -tx1 -w4 "$work/screen" | tr -d ' ' | sort -u | xargs)" &&
            say "wait g $frame" "wait g $frame" || return
    done
}
check_ended() {
    say 'destroy b' 'destroy b 0' && ! "$gpupv" partition exports open --receive screen --output "$work/screen" 2>"$work/err" &&
        grep -q "nothing is published as 'screen'" "$work/err" && end_publisher
}
check 'memory and fences are published' check_published
check "a program of the host has the guest's output, and says when it is done with it" check_received
check 'memory that is destroyed is had no more' check_ended
[ "$failed" = 0 ] || cat "$work/daemon.log"
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
