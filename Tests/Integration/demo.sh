#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Runs the demo in a mini-VM, which checks what comes back from the GPU, and says how it ran. Then has a neural network
# double a photograph in a mini-VM, and compares the picture with what the same program makes of it on this host.
#
# usage: demo.sh GPUPV GUEST-PROGRAMS
set -euo pipefail
gpupv=$1
guest=$2

if [ ! -x "$guest/gpupv-demo" ]; then
    echo "demo: no $guest/gpupv-demo" >&2
    exit 1
fi
started=$(date +%s%N)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo '$ gpupv run -- gpupv-demo'
"$gpupv" run --engine reference --stats "$work/stats" -- "$guest/gpupv-demo" | tee "$work/output"
took=$((($(date +%s%N) - started) / 1000000))
stat() { sed -nE "s/.*\"$1\" : \"?([^\",]*)\"?,?\$/\1/p" "$work/stats"; }

echo
case $(stat acceleration) in
    kvm) echo "The mini-VM ran on hardware virtualisation ($(stat accelerationReason))." ;;
    *) echo "The mini-VM ran without hardware virtualisation ($(stat accelerationReason)): slower, and the same." ;;
esac
echo "It took $(stat bootMilliseconds) ms to the demo's first instruction and $took ms in all."

repository=$(cd "$(dirname "$0")/../.." && pwd)
programs=$repository/.build/programs
picture=$programs/picture
status=0
echo
"$repository/Tests/Vulkan/programs.sh" --install-demo || status=$?
if [ "$status" != 0 ]; then
    echo 'The picture is left out: its neural network comes from PyPI.'
    exit 0
fi
upscale=("$programs/venv/bin/python" "$repository/Tests/Vulkan/programs/upscale.py")
echo '$ gpupv run -- python3 upscale.py >picture.png'
started=$(date +%s%N)
if ! "$gpupv" run --vram 1G --memory 3G --partition-name demo -- \
    "${upscale[@]}" >"$picture.png" 2>"$work/log"; then
    cat "$work/log" >&2
    exit 1
fi
took=$((($(date +%s%N) - started) / 1000000))
sed -nE 's/^\[0 (demo .*)\]  queueC.*/The GPU in the mini-VM: \1/p' "$work/log"
echo "The neural network waifu2x doubled a photograph ($(tail -n 1 "$work/log")) there in $took ms, boot included:"
echo '  .build/programs/picture.png'
"${upscale[@]}" >"$picture-native.png" 2>/dev/null
if ! cmp -s "$picture.png" "$picture-native.png"; then
    echo "It differs from $picture-native.png, which the same program made on this host." >&2
    exit 1
fi
echo 'It equals, bit for bit, what the same program makes of it on this host without a VM.'
