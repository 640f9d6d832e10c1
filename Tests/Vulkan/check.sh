#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Vulkan on a partition: vk-smoke, vk-sharing and vk-conformance on the host's own driver, under `gpupv emulate` and
# in a VM, where the last has to print what it does on the host; what vulkaninfo calls the device in a VM; work that
# never ends beside other programs of the same VM; what is freed while work uses it; what VK_EXT_memory_budget says while a partition is resized;
# malformed streams; and two programs of `make programs`, Direct3D 12 in a window and OpenGL.
#
# usage: check.sh GPUPV GUEST-PROGRAMS
set -uo pipefail

here=$(cd "$(dirname "$0")" && pwd)
gpupv=$(realpath "$1")
guest=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0
run=("$gpupv" run --boot-timeout 180 --engine vulkan)
icd=VK_ICD_FILENAMES=$guest/gpupv_icd.json
results='^[a-z]+/[^:]+: ([0-9a-f]{16}|unsupported)$'

step() { # step NAME COMMAND...
    local name=$1 start=$SECONDS
    shift
    printf -- '-- %s\n' "$name"
    "$@" || status=1
    printf -- '-- %s: %d s\n' "$name" $((SECONDS - start))
}

check() { # check WHAT COMMAND...
    local what=$1
    shift
    if "$@"; then
        printf '%s\n1 passed, 0 failed\n' "$what"
    else
        printf 'not so: %s\n0 passed, 1 failed\n' "$what"
        return 1
    fi
}

# Lines of vk-conformance are AREA/CASE: DIGEST; what else there is goes through.
programs() { # programs HOW COMMAND...
    local how=$1 ended
    shift
    # shellcheck disable=SC2016
    timeout 400 "$@" sh -c '"$0/vk-smoke" && "$0/vk-sharing" && "$0/vk-conformance"' "$guest" >"$work/out"
    ended=$?
    grep -E "$results" "$work/out" >"$work/$how"
    grep -vE '^[a-z]+/[^:]+: ' "$work/out"
    [ "$how" = native ] || compare "$how" || return
    return "$ended"
}

# One check per case; those of the host's own run say what is right.
compare() { # compare HOW
    local cases differing
    cases=$(wc -l <"$work/native")
    differing=$(diff "$work/native" "$work/$1" | grep -c '^[<]')
    if [ "$cases" = 0 ] || ! diff "$work/native" "$work/$1"; then
        [ "$differing" -gt 0 ] || differing=1
    fi
    printf 'vk-conformance, %s: %d results, %d not as on the host\n' "$1" "$cases" "$differing"
    printf '%d passed, %d failed\n' $((cases > differing ? cases - differing : 0)) "$differing"
    [ "$differing" = 0 ]
}

# A partition on a CPU has buffer device addresses if it is told to, and not by itself.
addresses() {
    "$guest/vk-conformance" addresses 2>/dev/null >"$work/expected"
    env "$icd" "$gpupv" emulate --engine vulkan -- "$guest/vk-conformance" addresses 2>/dev/null >"$work/out"
    check 'no device addresses by default' grep -q 'addresses/visible: unsupported' "$work/out" || return
    env "$icd" "${run[@]}" --unsafe-device-addresses -- "$guest/vk-conformance" addresses 2>/dev/null >"$work/out"
    check "device addresses: $(grep -cE "$results" "$work/expected") results" diff "$work/expected" "$work/out"
}

# One program's device hangs and is lost; the other's results stay what they are.
hang() {
    local ended
    # shellcheck disable=SC2016
    timeout 300 "${run[@]}" --gpu-timeout 5 --partition-name studio -- sh -c '
        vulkaninfo --summary 2>/dev/null
        "$0/vk-hang" & hang=$!
        "$0/vk-conformance" sync copies || exit
        wait $hang' "$guest" >"$work/out"
    ended=$?
    grep -E 'device|passed' "$work/out"
    grep -E '^(sync|copies)/[^:]+: ' "$work/out" | sort >"$work/beside"
    grep -E '^(sync|copies)/' "$work/native" | sort >"$work/expected"
    check "vk-conformance beside work that never ends: $(wc -l <"$work/expected") results" \
        diff "$work/expected" "$work/beside" || ended=1
    check 'vulkaninfo names the partition' grep -q 'deviceName *= studio (gpupv on ' "$work/out" || ended=1
    return "$ended"
}

# What programs end or change while work uses it, with an allocator that writes over what is freed: the driver's own in
# the worker.
pending() { # pending COMMAND...
    MALLOC_PERTURB_=90 timeout 300 "$@" "$guest/vk-pending"
}

# The same on the driver of bookworm-backports, which can do more: descriptor indexing, for one.
newer_mesa() {
    local settings driver
    settings=$("$here/newer-mesa.sh" "$(dirname "$guest")") || return
    read -ra driver <<<"env $settings"
    "${driver[@]}" "$guest/vk-conformance" 2>/dev/null | grep -E "$results" >"$work/native" || return
    check 'vk-conformance has descriptor indexing' grep -qE '^compute/descriptor-indexing: [0-9a-f]+$' "$work/native" || return
    programs 'newer Mesa' "${driver[@]}" "$gpupv" emulate --engine vulkan -- env -u LD_LIBRARY_PATH -u VK_DRIVER_FILES "$icd" ||
        return
    pending "${driver[@]}" "$gpupv" emulate --engine vulkan -- env -u LD_LIBRARY_PATH -u VK_DRIVER_FILES "$icd"
}

step native programs native env
export "${icd?}"
step emulate programs emulate "$gpupv" emulate --engine vulkan --
step 'emulate, pending work' pending "$gpupv" emulate --engine vulkan --
step VM programs VM "${run[@]}" --
step 'VM, hang' hang
step 'VM, resized' "$here/budget.sh" "$gpupv" "$guest"
unset VK_ICD_FILENAMES
step 'device addresses' addresses
step 'newer Mesa' newer_mesa
step 'malformed streams' "$here/replay.sh" "$gpupv" "$guest"
step 'Direct3D and OpenGL' "$here/programs.sh" "$gpupv" "$guest" direct3d opengl
exit "$status"
