#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Runs the demo in a mini-VM, checks the digest it prints against this host's own, and says how it ran.
#
# usage: demo.sh GPUPV GUEST-PROGRAMS
set -euo pipefail
gpupv=$1
guest=$2

if [ ! -x "$guest/gpupv-demo" ]; then
    echo "demo: no $guest/gpupv-demo" >&2
    exit 1
fi
started=$(date +%s%N)
notes=$(mktemp)
trap 'rm -f "$notes"' EXIT
echo '$ gpupv run -- gpupv-demo'
"$gpupv" run --report "$notes" -- "$guest/gpupv-demo" | tee >(cat >&2) >"$notes.out"
took=$((($(date +%s%N) - started) / 1000000))
digest=$(grep -oE '[0-9a-f]{64}' "$notes.out" | tail -n 1 || true)
rm -f "$notes.out"
echo
if [ -n "$digest" ] && [ -x "$guest/gpupv-demo-expected" ]; then
    if [ "$("$guest/gpupv-demo-expected" | sha256sum | cut -d' ' -f1)" = "$digest" ]; then
        echo "The digest is the one this host computes by itself: $digest"
    else
        echo "The digest is NOT the one this host computes by itself" >&2
        exit 1
    fi
fi
cat "$notes"
echo "All of it, from nothing to nothing, took $took ms."
