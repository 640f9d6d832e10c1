#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Debian 13's QEMU from where venus.sh has put it, on this system: for `gpupv run --qemu`. It starts virglrenderer's
# server, which its sandbox would deny, and needs a display with OpenGL, which need not be seen.
#
# usage: venus-qemu.sh QEMU-ARGUMENT...
set -euo pipefail

root=$(cd "$(dirname "$0")/../../.build/debian13" && pwd)
libraries=$root/usr/lib/x86_64-linux-gnu

arguments=()
while [ $# -gt 0 ]; do
    case $1 in
        -sandbox) shift ;;
        -display) arguments+=(-display 'sdl,gl=on') && shift ;;
        *) arguments+=("$1") ;;
    esac
    shift
done
export QEMU_MODULE_DIR=$libraries/qemu SDL_VIDEODRIVER=offscreen RENDER_SERVER_EXEC_PATH=$root/render-server
export VK_DRIVER_FILES=$root/lvp_icd.json LIBGL_ALWAYS_SOFTWARE=1 GBM_BACKENDS_PATH=$libraries/gbm
export __EGL_VENDOR_LIBRARY_FILENAMES=$root/usr/share/glvnd/egl_vendor.d/50_mesa.json
unset VK_ICD_FILENAMES
exec "$root/usr/lib64/ld-linux-x86-64.so.2" --library-path "$libraries:$libraries/pulseaudio" \
    "$root/usr/bin/qemu-system-x86_64" -L "$root/usr/share/qemu" -L "$root/usr/share/seabios" "${arguments[@]}"
