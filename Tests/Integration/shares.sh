#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Two VMs on one GPU under one daemon: each has its share of the GPU's time while both want it, and what one does to
# its own partition costs the other nothing: floods, submissions that never end, workers that crash.
#
# Shares are the arbiter's accounts, with tolerances that hold on a machine that is busy otherwise; `make bench` has
# the exact numbers.
#
# usage: shares.sh GPUPV GUEST-PROGRAMS [SECONDS]    SECONDS to look at shares (4)
set -uo pipefail

gpupv=$(realpath "$1")
guest=$(realpath "$2")
seconds=${3:-4}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
export GPUPV_CONTROL=$work/run/control.sock

finish() {
    exec 8>&- 9>&-
    kill -TERM "$daemon" 2>/dev/null
    wait
    rm -rf "$work"
}
trap finish EXIT

# shellcheck source=Tests/Integration/daemon-helpers.sh
. "$here/daemon-helpers.sh"
shows_output=1
said_times() { [ "$(grep -c "$2" "$work/vm-$1")" -ge "$3" ]; } # said_times PARTITION PATTERN TIMES
between() { awk -v low="$1" -v value="$2" -v high="$3" 'BEGIN { exit !(low <= value && value <= high) }'; }
number() { sed -nE "s/^$1 +([0-9.]+).*/\1/p" "$work/shares"; }
look() { "$here/shares.py" "$GPUPV_CONTROL" "$@" >"$work/shares" || return 1; cat "$work/shares"; }

cat >"$work/gpupv.yaml" <<END
gpus:
  gpu0: {device: emulated, memory: 1G}
partitions:
  heavy: {gpu: gpu0, vram: 64M, weight: 300}
  light: {gpu: gpu0, vram: 64M, weight: 100, timeout: 500ms}
END
"$gpupv" serve --config "$work/gpupv.yaml" --runtime-directory "$work/run" --state-directory "$work/state" \
    >"$work/daemon.log" 2>&1 &
daemon=$!
until_true 20 test -S "$GPUPV_CONTROL" || { cat "$work/daemon.log"; exit 1; }

# One way to use the GPU after another, the next with each line of the VM's input.
use='mkfifo /tmp/end; for mode in "$@"; do "$0" $mode </tmp/end & exec 9>/tmp/end; read -r line; exec 9>&-; wait $!; done'
for vm in heavy light; do mkfifo "$work/stop-$vm"; done
vm() { # vm PARTITION MODE...
    local name=$1
    shift
    exec "$gpupv" run --partition "$name" --memory 256M --cpus 1 -- bash -c "$use" "$guest/load" "$@" \
        <"$work/stop-$name" >"$work/vm-$name" 2>"$work/vm-$name.err"
}
# Each submission is long enough for a VM on a busy machine to keep some queued.
flood=0x1000000
vm heavy "flood $flood" &
vm light "flood $flood" hang "flood $flood" &
exec 8>"$work/stop-heavy" 9>"$work/stop-light"

check_begin() {
    until_true 90 said_times heavy ready 1 && until_true 90 said_times light ready 1 || { cat "$work"/vm-*.err; return 1; }
}
check 'two VMs use the GPU' check_begin

check_shares() {
    look "$seconds" heavy light && between 70 "$(number all:)" 80
}
check 'weights of 3:1 are shares of 3:1 while both want the GPU' check_shares

worker=$(field heavy 'p["vm"]["worker"]')
untouched() {
    is 'devices lost' 0 "$(grep -c lost "$work/vm-heavy")" && is worker "$worker" "$(field heavy 'p["vm"]["worker"]')"
}
check_hang() {
    echo >&9
    # Each submission takes until the partition's timeout, which is more than its share: it is paid for later.
    until_true 30 said_times light lost 2 && look "$seconds" --of heavy heavy light && between 50 "$(number had:)" 100 &&
        untouched
}
check 'a VM whose submissions never end loses its devices; the other keeps its share' check_hang

check_crash() {
    local lost count
    echo >&9
    until_true 30 said_times light ready 3 || return 1
    for count in 1 2 3; do
        lost=$(grep -c lost "$work/vm-light")
        kill -KILL "$(field light 'p["vm"]["worker"]')"
        until_true 20 said_times light lost $((lost + 1)) || return 1
        until_true 20 another_worker || return 1
    done
    untouched
}
another_worker() { field light 'p["vm"]["worker"]' 2>/dev/null | grep -q '^[0-9]'; }
check 'workers of one VM crash; the other notices nothing' check_crash

check_end() {
    look 2 --of heavy heavy light && exec 8>&- 9>&- && until_true 30 said_times heavy '^submissions' 1
}
check 'both go on' check_end
[ "$failed" = 0 ] || { echo 'the log of the daemon:'; tail -n 40 "$work/daemon.log"; }
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
