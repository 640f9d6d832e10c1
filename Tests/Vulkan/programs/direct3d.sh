#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# A Direct3D 12 program, vkd3d-triangle of Debian's vkd3d-demos, through Debian's libvkd3d, in a window: prints a
# photograph of it as PNG.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
/usr/bin/python3 "$here/display.py" --photograph "$work/window.png" vkd3d-triangle >&2
cat "$work/window.png"
