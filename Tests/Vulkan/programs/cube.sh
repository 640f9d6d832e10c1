#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Debian's vkcube in a window, its calls recorded by GFXReconstruct's layer; then the recording replayed in another
# window by gfxrecon-replay, which prints the 30th picture (BMP).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
recording=$work/cube.gfxr
VK_INSTANCE_LAYERS=VK_LAYER_LUNARG_gfxreconstruct GFXRECON_CAPTURE_FILE=$recording \
    GFXRECON_CAPTURE_FILE_TIMESTAMP=false GFXRECON_LOG_LEVEL=warning \
    /usr/bin/python3 "$here/display.py" vkcube --c 32 >&2
/usr/bin/python3 "$here/display.py" gfxrecon-replay --screenshots 30 --screenshot-dir "$work" "$recording" >&2
cat "$work"/screenshot_frame_30.bmp
