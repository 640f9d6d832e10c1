#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Vulkan on a partition: vk-smoke and vk-conformance on the host's own driver, under `gpupv emulate` and in a VM,
# where the second has to print what it does on the host; what vulkaninfo calls the device in a VM; work that never
# ends beside other programs of the same VM; and malformed streams.
#
# usage: check.sh GPUPV GUEST-PROGRAMS
set -uo pipefail

gpupv=$(realpath "$1")
guest=$(realpath "$2")
cd "$(dirname "$0")/../.." || exit
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
# One program's device hangs and is lost; the other's results stay what they are.
# shellcheck disable=SC2016
"$gpupv" run --engine vulkan --gpu-timeout 5 --partition-name studio -- sh -c '
    vulkaninfo --summary 2>/dev/null
    "$0/vk-hang" & hang=$!
    "$0/vk-conformance" sync copies || exit
    wait $hang' "$guest" >"$work/out" || status=1
grep -E '^(sync|copies)/[^:]+: ' "$work/out" >"$work/beside"
grep -E '^(sync|copies)/' "$work/native" >"$work/expected"
grep -E 'device|passed' "$work/out"
if diff <(sort "$work/expected") <(sort "$work/beside"); then
    printf 'vk-conformance beside work that never ends: %d results\n1 passed, 0 failed\n' "$(wc -l <"$work/beside")"
else
    status=1
    printf 'vk-conformance beside work that never ends\n0 passed, 1 failed\n'
fi
name='deviceName *= studio (gpupv on '
if grep "$name" "$work/out"; then
    printf 'vulkaninfo names the partition\n1 passed, 0 failed\n'
else
    printf 'vulkaninfo does not name the partition\n0 passed, 1 failed\n'
    status=1
fi
Tests/Vulkan/replay.sh "$gpupv" "$guest" || status=1
exit "$status"
