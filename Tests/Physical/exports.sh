#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# A guest's output at a program of the host, without a copy: on a kernel with /dev/udmabuf. Tests/Integration/exports.sh
# has what needs none. Run by guest.sh, in its VM.
#
# usage: exports.sh GPUPV GUEST-PROGRAMS PHYSICAL-CHECK
set -uo pipefail

gpupv=$(realpath "$1")
guest=$(realpath "$2")
holder=$(realpath "$3")
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
declare -A to_holder from_holder holders
trap 'kill -TERM "$daemon" "${holders[@]}"; wait; rm -rf "$work"' EXIT
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
        grep -q "nothing is published as 'screen'" "$work/err"
}

# Programs of the host that keep memory, by name: hold NAME; ask NAME LINE EXPECTED.
hold() {
    coproc HOLDER { exec "$holder" hold open screen 2>&1; }
    holders[$1]=$HOLDER_PID
    exec {to_holder[$1]}>&"${HOLDER[1]}" {from_holder[$1]}<&"${HOLDER[0]}"
    eval "exec ${HOLDER[1]}>&- ${HOLDER[0]}<&-"
    heard "$1" holding
}
heard() { # heard NAME EXPECTED
    local line
    read -r -t 60 -u "${from_holder[$1]}" line || { echo "holder $1 says nothing; expected: $2"; return 1; }
    is "holder $1 says" "$2" "$line"
}
ask() {
    printf '%s\n' "$2" >&"${to_holder[$1]}"
    heard "$1" "$3"
}
asks() { ask "$@" >/dev/null; }
let_go() { # let_go NAME [SIGNAL]: the program ends, by its own will or killed
    local pid=${holders[$1]}
    if [ $# -gt 1 ]; then kill "-$2" "$pid"; fi
    eval "exec ${to_holder[$1]}>&- ${from_holder[$1]}<&-"
    unset "holders[$1]"
    wait "$pid" 2>/dev/null || true
}
frame=2
# draw NAME PATTERN: the guest's GPU fills it, and has done so.
draw() {
    frame=$((frame + 1))
    say "draw $1 $2 f $frame" "draw $1 0" && say "wait f $frame" "wait f $frame"
}
objects() { # the bytes that the VM has of its heap
    local said
    tell objects
    read -r -t 60 -u "$from_publisher" said
    echo "${said%$'\r'}"
}

# Of four things that may be published three are; the fourth is what is held.
check_held() {
    local before held
    before=$(objects)
    say 'fence h' 'fence h 0' && say 'publish h third 0' 'publish h 0' &&
        say 'buffer b 16' 'buffer b 0' && say 'publish b screen 0' 'publish b 0' && draw b 0x11111111 &&
        hold a && hold b || return
    held=$(objects)
    say 'destroy b' 'destroy b 0' && until_true 10 asks a state ended && ask a read 11111111 &&
        is 'what the VM has' "$held" "$(objects)" && say 'publish h fourth 0' 'publish h -12' &&
        ask a release released && is 'what the VM has' "$held" "$(objects)" &&
        say 'publish h fourth 0' 'publish h -12' || return
    let_go b KILL
    # Long before it would be let go of in any case. Who released it has the pages, which are its own from now on.
    until_true 5 says objects "$before" && say 'publish h fourth 0' 'publish h 0' &&
        say 'withdraw fourth' 'withdraw fourth 0' && say 'buffer b 16' 'buffer b 0' && draw b 0x22222222 &&
        ask a read 11111111 && ask a 'write 33333333' written &&
        say 'read b' 'read b 0x22222222' && say 'destroy b' 'destroy b 0' && let_go a
}

# replaced: the worker is killed, and the guest begins anew with memory where there was some before.
replaced() {
    pkill -KILL -P "$daemon" && say again 'again  0' && frame=0 &&
        say 'fence f' 'fence f 0' && say 'buffer b 16' 'buffer b 0' && draw b 0x55555555
}
apart() { # apart NAME PATTERN: what a program has is the guest's no more
    ask "$1" state ended && ask "$1" read "$2" && ask "$1" 'write 66666666' written && say 'read b' 'read b 0x55555555'
}
begin_held() {
    say 'buffer b 16' 'buffer b 0' && say 'publish b screen 0' 'publish b 0' && draw b 0x44444444 && hold a
}
check_worker_dies() {
    begin_held && replaced && apart a 44444444 && let_go a &&
        say 'publish b screen 0' 'publish b 0' && hold a && ask a read 55555555 && let_go a && say 'destroy b' 'destroy b 0'
}
serving() { [ "$(grep -c ' serving$' "$work/daemon.log")" = "$1" ]; } # serving TIMES
# The next program of the daemon's does not know of what was taken of the one before.
check_worker_dies_after_upgrade() {
    begin_held && kill -USR2 "$daemon" && until_true 60 serving 2 && replaced &&
        apart a 44444444 && let_go a
}
check 'memory and fences are published' check_published
check "a program of the host has the guest's output, and says when it is done with it" check_received
check 'memory that is destroyed is had no more' check_ended
check 'memory that is held is not used again, and counts, until who holds it releases it or is killed' check_held
check 'who holds memory of a worker that dies sees nothing of what comes after' check_worker_dies
check 'nor after an upgrade' check_worker_dies_after_upgrade
end_publisher
[ "$failed" = 0 ] || cat "$work/daemon.log"
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
