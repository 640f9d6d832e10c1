#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# What programs in a VM publish for programs of the host, on a host without /dev/udmabuf and without a GPU: lists,
# fences both ways, what is refused, and what is left when either side dies. Tests/Physical has the memory and the
# timelines.
#
# usage: exports.sh GPUPV GUEST-PROGRAMS
set -uo pipefail

gpupv=$(realpath "$1")
guest=$(realpath "$2")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
export GPUPV_CONTROL=$work/run/control.sock
daemon=

finish() {
    if [ -n "$daemon" ]; then kill -TERM "$daemon" 2>/dev/null; fi
    if [ -n "${publisher_pid:-}" ]; then kill -TERM "$publisher_pid" 2>/dev/null; fi
    wait
    rm -rf "$work"
}
trap finish EXIT

# shellcheck source=Tests/Integration/daemon-helpers.sh
. "$here/daemon-helpers.sh"
# shellcheck source=Tests/Integration/publisher.sh
. "$here/publisher.sh"

cat >"$work/gpupv.yaml" <<END
gpus:
  gpu0: {device: emulated, memory: 1G}
partitions:
  open: {gpu: gpu0, vram: 64M, exports: 4}
  shut: {gpu: gpu0, vram: 64M}
control: {mode: 0666}
END
# Another program can be put in its place.
mkdir "$work/bin" && cp -L "$gpupv" "$work/bin/gpupv"
"$work/bin/gpupv" serve --config "$work/gpupv.yaml" --runtime-directory "$work/run" --state-directory "$work/state" \
    >"$work/daemon.log" 2>&1 &
daemon=$!
until_true 20 test -S "$GPUPV_CONTROL" || { cat "$work/daemon.log"; exit 1; }

check_configuration() {
    local value
    for value in 65 -1 many '{group: 0}'; do
        sed "s/exports: 4/exports: $value/" "$work/gpupv.yaml" >"$work/wrong.yaml"
        "$gpupv" config check "$work/wrong.yaml" >"$work/checked" 2>&1 && { echo "$value is taken"; return 1; }
        grep -q exports "$work/checked" || return 1
    done
    "$gpupv" config show --running | grep -q 'exports: {maximum: 4}'
}
check 'how much may be published is checked' check_configuration

check_shut() {
    emulated shut && say 'fence f' 'fence f 0' && say 'publish f f 0' 'publish f -1' && is 'list' '[]' "$(exports shut)" &&
        fails 1 "exports:" "$gpupv" partition exports shut --after f=1 && end_publisher
}
check 'a partition publishes nothing unless it is allowed to' check_shut

emulated open
check_refused() {
    say 'buffer b 4' 'buffer b 0' && say 'local l 4' 'local l 0' && say 'fence f' 'fence f 0' &&
        say 'publish l l 0' 'publish l -1' &&
        say 'publish b .b 0' 'publish b -22' && say 'publish b b/b 0' 'publish b -22' &&
        say 'publish b abcdefghijklmnopqrstuvwxyz012345 0' 'publish b -22' &&
        say 'publish b b 1' 'publish b -22' && say 'publish f f 2' 'publish f -22' && say 'withdraw f' 'withdraw f -2' &&
        is list '[]' "$(exports open)"
}
check 'what cannot be published is refused, and device memory is not supported' check_refused

check_list() {
    say 'publish b screen 0' 'publish b 0' && say 'publish f frame 0' 'publish f 0' && say 'fence g' 'fence g 0' &&
        say 'publish g done 1' 'publish g 0' && say 'publish f screen 0' 'publish f -17' &&
        until_true 10 lists open "[('done', 'hostFence'), ('frame', 'fence'), ('screen', 'buffer')]" &&
        is size 16384 "$(exports open 'next(e["size"] for e in all if e["name"] == "screen")')" &&
        "$gpupv" partition exports open | grep -qE '^screen +buffer +16K +- +0$'
}
check 'what is published is listed' check_list

check_limit() {
    say 'publish f four 0' 'publish f 0' && say 'publish f five 0' 'publish f -12' && say 'withdraw four' 'withdraw four 0' &&
        until_true 10 says 'publish f five 0' 'publish f 0' && say 'withdraw five' 'withdraw five 0'
}
check 'no more is published than is allowed' check_limit

check_memory() {
    [ ! -e /dev/udmabuf ] || { echo 'this host has /dev/udmabuf: not looked at'; return 0; }
    fails 1 'no /dev/udmabuf' "$gpupv" partition exports open --receive screen --output "$work/screen" && [ ! -e "$work/screen" ] &&
        fails 1 'of another kind' "$gpupv" partition exports open --after 'done=1' &&
        fails 1 "nothing is published as 'none'" "$gpupv" partition exports open --after none=1
}
check 'memory cannot be had without udmabuf, and that is said' check_memory

# consume ARGUMENTS...: a program of the host, in the background.
consume() {
    "$gpupv" partition exports open "$@" >"$work/consumer" 2>&1 &
    consumer=$!
}
ended() { # ended TEXT: the program of the host did, with status 1, having said that
    local status=0
    wait "$consumer" || status=$?
    is 'exit status' 1 "$status" && grep -qF -- "$1" "$work/consumer" || { cat "$work/consumer"; return 1; }
}
largest=18446744073709551615

check_fences() {
    consume --after frame=3 --signal done=7
    until_true 20 taken open frame 1 && say 'signal f 2' 'signal f 0' && say 'signal f 3' 'signal f 0' &&
        say 'wait g 7' 'wait g 7' && wait "$consumer" && until_true 10 taken open done 0 &&
        "$gpupv" partition exports open --after frame=3
}
check 'a fence is waited for on the host, and one in the VM for the host' check_fences

check_timeout() {
    fails 1 "has 3, and not 4" "$gpupv" partition exports open --after frame=4 --timeout 0.1 && until_true 10 taken open frame 0
}
check 'who waits need not wait for ever' check_timeout

check_one_signals() {
    consume --after frame=4 --signal done=8
    until_true 20 taken open done 1 && fails 1 'is taken 1 times' "$gpupv" partition exports open --signal done=9 &&
        say 'signal f 4' 'signal f 0' && say 'wait g 8' 'wait g 8' && wait "$consumer"
}
check 'one program signals a fence at a time' check_one_signals

check_consumer_dies() {
    consume --after frame=99 --signal done=9
    until_true 20 taken open done 1 || return 1
    tell 'wait g 9'
    kill -KILL "$consumer"
    hear "wait g $largest" && until_true 10 lists open "[('frame', 'fence'), ('screen', 'buffer')]" &&
        until_true 10 taken open frame 0 && say 'destroy g' 'destroy g 0' && say 'fence g' 'fence g 0' &&
        say 'publish g done 1' 'publish g 0'
}
check 'a program that dies instead of signaling ends the fence' check_consumer_dies

check_withdrawn() {
    consume --after frame=99
    until_true 20 taken open frame 1 && say 'withdraw frame' 'withdraw frame 0' && ended 'has ended' &&
        until_true 10 says 'publish f frame 0' 'publish f 0' || return 1
    consume --after frame=99
    until_true 20 taken open frame 1 && say 'destroy f' 'destroy f 0' && ended 'has ended'
}
check 'what is withdrawn or destroyed ends for who has it' check_withdrawn

check_requests() {
    python3 - "$GPUPV_CONTROL" <<'END' || return 1
import json, mmap, os, socket, sys
def connect():
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connection.connect(sys.argv[1])
    return connection
def request(connection, name, parameters, fds=[]):
    line = json.dumps({"version": 1, "id": 7, "request": "partition.exports." + name, "parameters": parameters}) + "\n"
    socket.send_fds(connection, [line.encode()], fds)
    answer, came = b"", []
    while not answer.endswith(b"\n"):
        data, more, _, _ = socket.recv_fds(connection, 1 << 16, 8)
        assert data, "hung up"
        answer += data
        came += more
    return json.loads(answer), came
def code(*arguments): return request(*arguments)[0]["error"]["code"]
mine, other = connect(), connect()
answer, fds = request(mine, "take", {"partition": "open", "export": "done", "timeline": True})
assert answer["result"]["descriptors"] == ["page", "event"] and len(fds) == 2, answer
# The page is to be read only, whoever has it.
for attempt in (lambda: os.write(fds[0], b"x"), lambda: os.ftruncate(fds[0], 0), lambda: mmap.mmap(fds[0], 4096)):
    try: attempt()
    except OSError: pass
    else: raise SystemExit("the page was written to")
id = answer["result"]["id"]
assert code(other, "signal", {"id": id, "value": 1}) == "notFound"
assert code(other, "release", {"id": id}) == "notFound"
assert code(mine, "follow", {"id": id}) == "badRequest"
pipe = os.pipe()
assert code(mine, "follow", {"id": id}, [pipe[0]]) == "impossible"
assert code(mine, "signal", {"id": id, "value": 2 ** 64}) == "badRequest"
assert "result" in request(mine, "signal", {"id": id, "value": 3})[0]
assert "result" in request(mine, "release", {"id": id})[0]
assert code(mine, "signal", {"id": id, "value": 4}) == "notFound"
# Descriptors that nobody asked for end the connection.
flood = connect()
try:
    for _ in range(16): socket.send_fds(flood, [b" "], [pipe[0]] * 4)
    assert flood.recv(1) == b""
except OSError: pass
END
    is 'descriptors that are left' 0 "$(find "/proc/$daemon/fd" -lname '*gpupv-export*' | wc -l)"
}
check 'requests that make no sense are answered' check_requests

check_permissions() {
    [ "$(id -u)" = 0 ] || return 0
    local other=(setpriv --reuid 65534 --regid 65534 --clear-groups env "GPUPV_CONTROL=$GPUPV_CONTROL" "$work/gpupv")
    chmod 711 "$work" && cp -L "$gpupv" "$work/gpupv" && "${other[@]}" partition exports open | grep -q '^done' &&
        fails 1 'may not have what' "${other[@]}" partition exports open --signal done=5 &&
        sed -i 's/exports: 4/exports: {maximum: 4, group: "65534"}/' "$work/gpupv.yaml" && "$gpupv" config reload &&
        "${other[@]}" partition exports open --signal done=5 && say 'wait g 5' 'wait g 5'
}
check 'who is in the group may take, others may look' check_permissions

# Of what upgrades and takers need; clients come and go.
daemon_descriptors() {
    find "/proc/$daemon/fd" \( -lname 'pipe:*' -o -lname '*gpupv-export*' -o -lname '*gpupv-handover*' \) | wc -l
}
has_descriptors() { [ "$(daemon_descriptors)" = "$1" ]; }
successor() { # successor SCRIPT: an upgrade executes this
    printf '#!/bin/sh\n%s\n' "$1" >"$work/bin/gpupv" && chmod 755 "$work/bin/gpupv"
}
check_refused_upgrade() {
    local before
    before=$(daemon_descriptors)
    say 'fence f' 'fence f 0' && say 'publish f frame 0' 'publish f 0' && say 'signal f 1' 'signal f 0' || return 1
    consume --after frame=2
    until_true 20 taken open frame 1 && mv "$work/bin/gpupv" "$work/bin/away" &&
        fails 1 'cannot be executed' "$gpupv" daemon upgrade && successor 'echo "not today" >&2; exit 1' &&
        fails 1 'not today' "$gpupv" daemon upgrade && until_true 10 has_descriptors "$before" && taken open frame 1 &&
        say 'signal f 2' 'signal f 0' && wait "$consumer"
}
check 'where the program is missing, or refuses, there is no upgrade, and nothing ends' check_refused_upgrade

# It says that it can take over, and is gone when it is to be executed.
check_failed_upgrade() {
    local before
    before=$(daemon_descriptors)
    consume --after frame=99
    # shellcheck disable=SC2016
    until_true 20 taken open frame 1 && successor 'rm "$0"' && kill -USR2 "$daemon" && ended 'has ended' &&
        until_true 10 grep -q 'bin/gpupv cannot be executed: No such file' "$work/daemon.log" && until_true 20 lists open "[('done', 'hostFence'), ('frame', 'fence'), ('screen', 'buffer')]" &&
        "$gpupv" partition exports open --after frame=2 --signal done=6 && say 'wait g 6' 'wait g 6' || return 1
    consume --after frame=3
    until_true 20 taken open frame 1 && say 'signal f 3' 'signal f 0' && wait "$consumer" &&
        say 'destroy f' 'destroy f 0' && until_true 10 lists open "[('done', 'hostFence'), ('screen', 'buffer')]" &&
        until_true 10 has_descriptors "$before"
}
check 'after an upgrade that fails there is what was published, to be taken again' check_failed_upgrade
mv "$work/bin/away" "$work/bin/gpupv"

check_upgrade() {
    say 'fence f' 'fence f 0' && say 'publish f frame 0' 'publish f 0' && say 'signal f 6' 'signal f 0' || return 1
    consume --after frame=99
    until_true 20 taken open frame 1 && "$gpupv" daemon upgrade >/dev/null && ended 'gpupv: ' &&
        until_true 20 lists open "[('done', 'hostFence'), ('frame', 'fence'), ('screen', 'buffer')]" &&
        "$gpupv" partition exports open --after frame=6 --signal done=7 && say 'wait g 7' 'wait g 7'
}
check 'an upgraded daemon knows what is published; who had it learns that the other is gone' check_upgrade

check_worker_dies() {
    consume --after frame=99
    until_true 20 taken open frame 1 && kill -KILL "$(field open 'p["vm"]["worker"]')" && ended 'has ended' &&
        until_true 10 lists open '[]' && say again 'again  0' && say 'fence f' 'fence f 0' &&
        say 'publish f frame 0' 'publish f 0' && say 'signal f 1' 'signal f 0' &&
        until_true 10 lists open "[('frame', 'fence')]" && "$gpupv" partition exports open --after frame=1
}
check 'a worker that dies ends it, and the next begins anew' check_worker_dies

check_nothing_left() {
    local before
    tell objects
    read -r -t 60 -u "$from_publisher" before
    say 'buffer b 64' 'buffer b 0' && say 'publish b screen 0' 'publish b 0' && until_true 10 taken open screen 0 &&
        say 'destroy b' 'destroy b 0' && until_true 10 says objects "$before" && until_true 10 lists open "[('frame', 'fence')]"
}
check 'memory that was published is free again when it is destroyed' check_nothing_left

check_forbidden() {
    consume --after frame=99
    until_true 20 taken open frame 1 && "$gpupv" partition resize open --exports 0 --transient >/dev/null &&
        ended 'has ended' && say 'publish f frame 0' 'publish f -1' &&
        "$gpupv" partition resize open --exports 4 --transient >/dev/null &&
        until_true 10 says 'publish f frame 0' 'publish f 0' && until_true 10 lists open "[('frame', 'fence')]"
}
check 'what is allowed can be changed while a VM runs' check_forbidden

check_publisher_dies() {
    consume --after frame=99
    until_true 20 taken open frame 1 && end_publisher && ended 'has ended' && is list '[]' "$(exports open)"
}
check 'a VM that ends leaves nothing published' check_publisher_dies

check_vm() {
    publisher "$gpupv" run --partition open --boot-timeout 150 --memory 256M --cpus 1 -- && say 'fence f' 'fence f 0' &&
        say 'fence g' 'fence g 0' && say 'publish f frame 0' 'publish f 0' && say 'publish g done 1' 'publish g 0' || return 1
    consume --after frame=5 --signal done=6
    until_true 20 taken open frame 1 && say 'signal f 5' 'signal f 0' && say 'wait g 6' 'wait g 6' && wait "$consumer" &&
        end_publisher && until_true 20 lists open '[]'
}
check 'all of that from a VM with the module' check_vm

[ "$failed" = 0 ] || { echo 'the log of the daemon:'; tail -n 40 "$work/daemon.log"; }
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
