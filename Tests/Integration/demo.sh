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
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo '$ gpupv run -- gpupv-demo'
"$gpupv" run --stats "$work/stats" -- "$guest/gpupv-demo" | tee "$work/output"
took=$((($(date +%s%N) - started) / 1000000))
stat() { sed -nE "s/.*\"$1\" : \"?([^\",]*)\"?,?\$/\1/p" "$work/stats"; }

echo
case $(stat acceleration) in
    kvm) echo "The mini-VM ran on hardware virtualisation ($(stat accelerationReason))." ;;
    *) echo "The mini-VM ran without hardware virtualisation ($(stat accelerationReason)): slower, and the same." ;;
esac
echo "It took $(stat bootMilliseconds) ms to the demo's first instruction and $took ms in all."
