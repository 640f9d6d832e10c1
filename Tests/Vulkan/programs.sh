#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Real programs from Debian and PyPI on the host's own Vulkan driver, under `gpupv emulate` and in a VM: what comes
# out has to be the same, bit for bit. They are installed into .build/programs first.
#
# usage: programs.sh GPUPV GUEST-PROGRAMS [DIRECTORY]      outputs are left in DIRECTORY, default .build/programs/out
#        programs.sh --install
set -uo pipefail

here=$(cd "$(dirname "$0")" && pwd)
place=$here/../../.build/programs
venv=$place/venv

install() {
    if cmp -s "$here/programs/requirements.txt" "$venv/requirements.txt"; then return 0; fi
    echo 'programs: installing waifu2x (ncnn) and wgpu from PyPI into .build/programs'
    /usr/bin/python3 -m venv --clear "$venv" &&
        "$venv/bin/pip" --disable-pip-version-check install -q -r "$here/programs/requirements.txt" &&
        cp "$here/programs/requirements.txt" "$venv/requirements.txt"
}

if ! install; then
    echo 'programs: PyPI cannot be reached, or lacks what programs/requirements.txt names' >&2
    exit 3
fi
if [ "${1:-}" = --install ]; then exit 0; fi

gpupv=$(realpath "$1")
guest=$(realpath "$2")
out=${3:-$place/out}
mkdir -p "$out"
passed=0
failed=0
options=(--engine vulkan --vram 1G)

run() { # run native|emulate|vm PROGRAM...
    local how=$1
    shift
    case $how in
        native) timeout 300 "$@" ;;
        emulate) VK_ICD_FILENAMES=$guest/gpupv_icd.json timeout 300 "$gpupv" emulate "${options[@]}" -- "$@" ;;
        vm) VK_ICD_FILENAMES=$guest/gpupv_icd.json timeout 600 "$gpupv" run "${options[@]}" --memory 3G -- "$@" ;;
    esac
}

compare() { # compare NAME SUFFIX PROGRAM...
    local name=$1 suffix=$2 how started status file
    shift 2
    for how in native emulate vm; do
        started=$SECONDS
        file=$out/$name-$how$suffix
        run "$how" "$@" >"$file" 2>"$out/$name-$how.err" </dev/null
        status=$?
        if [ "$status" = 0 ] && [ -s "$file" ] && cmp -s "$file" "$out/$name-native$suffix"; then
            passed=$((passed + 1))
            printf 'ok      %-10s %-8s %4d s\n' "$name" "$how" $((SECONDS - started))
        else
            failed=$((failed + 1))
            printf 'FAILED  %-10s %-8s %4d s  (status %d; %s)\n' "$name" "$how" $((SECONDS - started)) "$status" "$file"
            tail -n 5 "$out/$name-$how.err"
        fi
    done
}

compare upscale .png "$venv/bin/python" "$here/programs/upscale.py"
compare triangle .txt "$venv/bin/python" "$here/programs/triangle.py"
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
