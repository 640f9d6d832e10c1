#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Measures what a person waits for: the time to a command's first instruction, and for a whole run of `true`; then
# what calls, submissions and copies cost, each beside its floor, without a VM and in one.
#
# usage: bench.sh GPUPV GUEST-PROGRAMS [RUNS]
set -euo pipefail
gpupv=$1
guest=$2
runs=${3:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

median() { sort -n | sed -n "$(((runs + 1) / 2))p"; }

for option in --no-gpu ''; do
    if [ -z "$option" ] && ! compgen -G "$(dirname "$guest")/kernel/*/dxg.ko" >/dev/null; then continue; fi
    : >"$work/boot" >"$work/all"
    for ((i = 0; i < runs; i++)); do
        started=$(date +%s%N)
        "$gpupv" run $option --stats "$work/stats" -- true
        echo $((($(date +%s%N) - started) / 1000000)) >>"$work/all"
        sed -nE 's/.*"bootMilliseconds" : ([0-9]+).*/\1/p' "$work/stats" >>"$work/boot"
    done
    printf 'gpupv run %-9s true   first instruction %5d ms   in all %5d ms   (median of %d, %s)\n' "$option" \
        "$(median <"$work/boot")" "$(median <"$work/all")" "$runs" "$(sed -nE 's/.*"acceleration" : "(.*)".*/\1/p' "$work/stats")"
done
for how in emulate run; do
    printf '\ngpupv %s gpupv-bench\n' "$how"
    "$gpupv" "$how" -- "$guest/gpupv-bench"
done
