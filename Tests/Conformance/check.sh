#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The conformance suite, in a VM, by 32-bit programs too, and under `gpupv emulate`: prints what did not pass.
#
# usage: check.sh GPUPV GUEST-PROGRAMS
set -uo pipefail

gpupv=$(realpath "$1")
guest=$(realpath "$2")
status=0
suite() { # suite run|emulate PROGRAM
    printf 'gpupv %s %s\n' "$1" "$2"
    timeout 300 "$gpupv" "$1" --engine reference -- "$guest/$2" | grep -v ' ok$'
    [ "${PIPESTATUS[0]}" = 0 ] || status=1
}
suite run dxg-conformance
suite run dxg-conformance-32
suite emulate dxg-conformance
exit "$status"
