#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The conformance suite, in a VM and under `gpupv emulate`: prints what did not pass.
#
# usage: check.sh GPUPV GUEST-PROGRAMS
set -uo pipefail

gpupv=$(realpath "$1")
guest=$(realpath "$2")
status=0
for how in run emulate; do
    printf 'gpupv %s\n' "$how"
    timeout 300 "$gpupv" "$how" -- "$guest/dxg-conformance" | grep -v ' ok$'
    [ "${PIPESTATUS[0]}" = 0 ] || status=1
done
exit "$status"
