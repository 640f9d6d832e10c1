#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Vulkan on a partition: vk-smoke and vk-conformance on the host's own driver, under `gpupv emulate` and in a VM,
# where the second has to print what it does on the host; and what vulkaninfo calls the device in a VM.
#
# usage: check.sh GPUPV GUEST-PROGRAMS
set -uo pipefail

gpupv=$(realpath "$1")
guest=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

# Lines of vk-conformance are AREA/CASE: DIGEST; what else there is goes through.
programs() { # programs HOW COMMAND...
    local how=$1
    shift
    printf 'vk-smoke and vk-conformance, %s\n' "$how"
    timeout 300 "$@" sh -c '"$0/vk-smoke" && "$0/vk-conformance"' "$guest" >"$work/out" || status=1
    grep -E '^[a-z]+/[^:]+: ([0-9a-f]{16}|unsupported)$' "$work/out" >"$work/$how"
    grep -vE '^[a-z]+/[^:]+: ' "$work/out"
}

# One check per case; those of the host's own run say what is right.
compare() { # compare HOW
    local cases differing
    cases=$(wc -l <"$work/native")
    differing=$(diff "$work/native" "$work/$1" | grep -c '^[<]')
    if [ "$cases" = 0 ] || ! diff "$work/native" "$work/$1"; then
        status=1
        [ "$differing" -gt 0 ] || differing=1
    fi
    printf 'vk-conformance, %s: %d results, %d not as on the host\n' "$1" "$cases" "$differing"
    printf '%d passed, %d failed\n' $((cases > differing ? cases - differing : 0)) "$differing"
}

programs native env
export VK_ICD_FILENAMES=$guest/gpupv_icd.json
programs emulate "$gpupv" emulate --engine vulkan --
programs VM "$gpupv" run --engine vulkan --
compare emulate
compare VM
name='deviceName *= studio (gpupv on '
if "$gpupv" run --engine vulkan --partition-name studio -- vulkaninfo --summary 2>/dev/null | grep "$name"; then
    printf 'vulkaninfo names the partition\n1 passed, 0 failed\n'
else
    printf 'vulkaninfo does not name the partition\n0 passed, 1 failed\n'
    status=1
fi
exit "$status"
