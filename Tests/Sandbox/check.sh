#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# A worker that misbehaves reaches nothing: `gpupv probe-sandbox` goes through what every worker does before it serves
# and then tries to get out, as root and as another user, with each engine's sandbox. Without the sandbox, and with
# half of it, the same attempts show that they are real and that one half holds without the other.
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
    if "$@" >"$work/out" 2>&1; then
        passed=$((passed + 1))
        printf 'ok      %s\n' "$name"
    else
        failed=$((failed + 1))
        printf 'FAILED  %s\n' "$name"
        sed 's/^/  | /' "$work/out"
    fi
}

probe() { # probe OPTION...: its table is in $work/table then
    local directory
    directory=$(mktemp -d "$work/targets.XXXX")
    "${as[@]}" "$gpupv" probe-sandbox "$@" "$directory" >"$work/table"
}
denied() { local each; for each in "$@"; do grep -qE "^$each +denied" "$work/table" || { echo "not denied: $each"; return 1; }; done; }
reached() { local each; for each in "$@"; do grep -qE "^$each +REACHED" "$work/table" || { echo "not reached: $each"; return 1; }; done; }

# Some of each kind.
attempts=(
    'read a file that anybody may read' 'write a file that anybody may write' 'make a file in /tmp'
    'list the home directory' 'read a file that was left open' "signal another worker" 'start a process'
    'execute a program' 'connect over TCP' 'send over UDP' 'connect to a UNIX socket'
    'connect to an abstract UNIX socket' 'leave core dumps'
)
check_sealed() {
    probe "$@" || { grep -v denied "$work/table"; return 1; }
    denied "${attempts[@]}" && grep -qE '^[0-9]+ tried, 0 reached$' "$work/table"
}
check_off() { # without the sandbox it is all there to be had
    local status=0
    probe --no-sandbox || status=$?
    [ "$status" = 1 ] && reached "${attempts[@]}"
}
check_off_by_environment() {
    local status=0
    GPUPV_SANDBOX=off probe || status=$?
    [ "$status" = 1 ] && reached 'execute a program'
}
check_unsealed() { # files, users and Landlock's scopes hold without the filter of system calls
    probe --unsealed --engine "$1"
    reached 'start a process' && denied 'read a file that anybody may read' 'write a file that anybody may write' \
        'make a file in /tmp' 'list the home directory' 'read a file that was left open' 'execute a program' \
        "open another worker's memory" "open another worker's window" "read another worker's memory" \
        'trace another worker' 'become root' 'take a capability' 'mount a file system' 'open a raw device' \
        "take another worker's window"
}
landlock() { python3 -c 'import ctypes, sys; sys.exit(ctypes.CDLL(None).syscall(444, None, 0, 1) < '"$1"')'; }
check_scopes() { probe --unsealed; denied 'signal another worker' 'connect to an abstract UNIX socket' 'connect over TCP'; }
check_nodes() { # only the partition's own device nodes can be opened, be they anybody's
    local nodes
    nodes=$(mktemp -d "$work/nodes.XXXX") && chmod 711 "$work" "$nodes" && echo >"$nodes/own" && echo >"$nodes/other" &&
        chmod 666 "$nodes/own" "$nodes/other"
    probe --engine vulkan --node "$nodes/own" --other-node "$nodes/other" &&
        grep -qx "the partition's device node: open" "$work/table" && denied "open another GPU's device node" &&
        probe --engine vulkan --node "$nodes/other" --other-node "$nodes/none" &&
        grep -qx "the partition's device node: open" "$work/table" && denied "open another GPU's device node" || return 1
    probe --unsealed --engine vulkan --node "$nodes/own" --other-node "$nodes/other"
    denied "open another GPU's device node" && ! probe --no-sandbox --node "$nodes/own" --other-node "$nodes/other" &&
        reached "open another GPU's device node"
}
check_closed_node() { # what is for root alone is none of its workers'
    local node
    node=$(mktemp "$work/closed.XXXX") && chmod 711 "$work" && chmod 600 "$node"
    probe --engine vulkan --node "$node" 2>"$work/err" && grep -qx "the partition's device node: denied" "$work/table" &&
        grep -qF "only root can open $node" "$work/err"
}
check_worker() { # of gpupv's own: who it is, that it is held, and that it has nothing of its launcher's log
    local worker status log files
    "$gpupv" emulate --engine reference -- "$guest/gpupv-demo" >"$work/demo" 2>&1 || { cat "$work/demo"; return 1; }
    # The program waits until it has been looked at.
    mkfifo "$work/stop"
    "$gpupv" emulate --engine reference -- sh -c "cat $work/stop" &
    exec 9>"$work/stop"
    for worker in $(pgrep -P $! -f 'worker --configuration'); do
        status=$(sed 's/\t/ /g' "/proc/$worker/status")
        log=$(readlink "/proc/$worker/fd/2")
        files=$(readlink "/proc/$worker/fd"/*)
    done
    exec 9>&-
    wait $!
    rm "$work/stop"
    grep -qx 'Seccomp: 2' <<<"$status" && grep -qx 'NoNewPrivs: 1' <<<"$status" &&
        grep -qx 'CapPrm: 0000000000000000' <<<"$status" || { echo "$status"; return 1; }
    [[ $log == pipe:* ]] && ! grep -vE '^(pipe:|socket:|anon_inode:|/memfd:|/dev/null$)' <<<"$files" ||
        { echo "its log is $log"; return 1; }
    [ "$(id -u)" != 0 ] || ! grep -qE '^[UG]id:.* 0( |$)' <<<"$status"
}

as=()
check 'a worker with the reference engine reaches nothing' check_sealed
check 'a worker with the Vulkan engine reaches nothing' check_sealed --engine vulkan
check 'without the sandbox a worker reaches everything' check_off
check 'GPUPV_SANDBOX=off is without the sandbox' check_off_by_environment
if landlock 1; then
    check 'without the filter of system calls the rest holds' check_unsealed reference
    check 'so does that of the Vulkan engine' check_unsealed vulkan
fi
if landlock 6; then check "so do Landlock's scopes" check_scopes; fi
if landlock 1; then check "a worker opens its own GPU's device nodes and no other's" check_nodes; fi
check 'a worker that serves is in its sandbox' check_worker
if [ "$(id -u)" = 0 ]; then
    check "a device node that is for root alone is told of" check_closed_node
    chmod 711 "$work" && cp -L "$gpupv" "$work/gpupv" && gpupv=$work/gpupv
    nobody() { as=(setpriv --reuid 65534 --regid 65534 --clear-groups env HOME=/root LD_LIBRARY_PATH=/opt/swift/usr/lib/swift/linux); }
    probe() {
        local directory
        directory=$(mktemp -d "$work/targets.XXXX") && chown 65534:65534 "$directory" && nobody
        "${as[@]}" "$gpupv" probe-sandbox "$@" "$directory" >"$work/table"
    }
    check 'a worker of another user reaches nothing' check_sealed
    check 'nor does one with the Vulkan engine' check_sealed --engine vulkan
fi
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
