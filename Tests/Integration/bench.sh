#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Measures what a person waits for: the time to a command's first instruction, and for a whole run of `true`; then
# what calls, submissions and copies cost, each beside its floor, without a VM and in one;
# then Vulkan on the host's own driver, under `emulate` and in a VM; then how two VMs share a GPU.
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
        "$gpupv" run --engine reference $option --stats "$work/stats" -- true
        echo $((($(date +%s%N) - started) / 1000000)) >>"$work/all"
        sed -nE 's/.*"bootMilliseconds" : ([0-9]+).*/\1/p' "$work/stats" >>"$work/boot"
    done
    printf 'gpupv run %-9s true   first instruction %5d ms   in all %5d ms   (median of %d, %s)\n' "$option" \
        "$(median <"$work/boot")" "$(median <"$work/all")" "$runs" "$(sed -nE 's/.*"acceleration" : "(.*)".*/\1/p' "$work/stats")"
done
for how in emulate run; do
    printf '\ngpupv %s gpupv-bench\n' "$how"
    "$gpupv" "$how" --engine reference -- "$guest/gpupv-bench"
done

# Each case's best of three, and what of the native time it takes on a partition.
smoke() { # smoke COMMAND...
    for ((i = 0; i < 3; i++)); do "$@" "$guest/vk-smoke" 2>/dev/null; done |
        awk -F'[: ]+' '/ ms$/ && (!($1 in best) || $2 < best[$1]) { if (!($1 in best)) name[n++] = $1; best[$1] = $2 }
            END { for (i = 0; i < n; i++) print name[i], best[name[i]] }'
}
printf '\nvk-smoke             native       emulate                VM\n'
smoke env >"$work/native"
export VK_ICD_FILENAMES=$guest/gpupv_icd.json
smoke "$gpupv" emulate --engine vulkan -- >"$work/emulate"
smoke "$gpupv" run --engine vulkan -- >"$work/vm"
paste -d' ' "$work/native" "$work/emulate" "$work/vm" | awk '{
    printf "%-17s %7.1f ms %7.1f ms %6.1f x %7.1f ms %6.1f x\n", $1, $2, $4, $4 / ($2 > 0.1 ? $2 : 0.1), $6, $6 / ($2 > 0.1 ? $2 : 0.1) }'

# What one call costs, and memory that both sides see.
unset VK_ICD_FILENAMES
"$guest/vk-cost" 2>/dev/null >"$work/native"
export VK_ICD_FILENAMES=$guest/gpupv_icd.json
"$gpupv" emulate --engine vulkan -- "$guest/vk-cost" 2>/dev/null >"$work/emulate"
"$gpupv" run --engine vulkan -- "$guest/vk-cost" 2>/dev/null >"$work/vm"
printf '\nvk-cost              native            emulate                   VM\n'
paste -d' ' "$work/native" "$work/emulate" "$work/vm" | awk '{
    printf "%-10s %12.2f %-5s %11.2f %-5s %5.2f x %8.2f %-5s %5.2f x\n", $1, $2, $3, $5, $6, $5 / $2, $8, $9, $8 / $2 }'

unset VK_ICD_FILENAMES
# What a person waits for: programs of Debian's from their start to their result, the VM's boot apart.
programs=$(dirname "$0")/../Vulkan/programs
"$(dirname "$0")/../Vulkan/programs.sh" --install direct3d opengl filters
# shellcheck disable=SC2016
timer='from=$(date +%s%N); "$@" >/dev/null 2>&1 || exit; echo $((($(date +%s%N) - from) / 1000000))'
printf '\ntime to result       native       emulate                VM\n'
for program in "$programs/direct3d.sh" "/usr/bin/python3 $programs/opengl.py" "$programs/filters.sh"; do
    for how in native emulate run; do
        launcher=(env)
        [ "$how" = native ] || launcher+=("VK_ICD_FILENAMES=$guest/gpupv_icd.json" "$gpupv" "$how" --engine vulkan --vram 1G --)
        # shellcheck disable=SC2086
        "${launcher[@]}" bash -c "$timer" - $program
    done | xargs | awk -v "name=$(basename "$program")" '{
        printf "%-17s %7d ms %7d ms %6.1f x %7d ms %6.1f x\n", name, $1, $2, $2 / $1, $3, $3 / $1 }'
done

export VK_ICD_FILENAMES=$guest/gpupv_icd.json
# 200 submissions of a small dispatch, and 800 commands with what they need.
for how in emulate run; do
    for program in 'vk-conformance sync/resubmit' 'vk-smoke churn' 'vk-smoke long-commands'; do
        printf '\ngpupv %s %s\n' "$how" "$program"
        # shellcheck disable=SC2086
        GPUPV_TRACE=stats "$gpupv" "$how" --engine vulkan -- "$guest"/$program 2>&1 >/dev/null | grep '^gpupv: .*:'
    done
done
unset VK_ICD_FILENAMES

printf '\nTwo VMs with weights of 3:1, per cent of the GPU in each second that both want it; then one whose work hangs\n'
"$(dirname "$0")/shares.sh" "$gpupv" "$guest" 20
printf '\n'
"$(dirname "$0")/scale.py" "$gpupv" "$guest"
