#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Malformed streams: records what the guest driver sends for some of vk-conformance's cases, then replays it with
# changes against the engine. It may end its own device and nothing else: no crash, and what another device computes
# beside it stays right.
#
# usage: replay.sh GPUPV GUEST-PROGRAMS [STREAM-REPLAY-OPTION...]      default: --rounds 300
set -euo pipefail
gpupv=$(realpath "$1")
guest=$(realpath "$2")
shift 2
[ "$#" -gt 0 ] || set -- --rounds 300
export PATH=$PATH:/opt/swift/usr/bin:/usr/libexec/swift/bin
cd "$(dirname "$0")/../.."
recordings=$(mktemp -d)
trap 'rm -rf "$recordings"' EXIT

cases=(
    copies/buffer-regions copies/3d copies/blocks copies/mip-chain copies/clear-ranges compute/push-constants
    compute/specialization compute/dynamic-offsets compute/inline-uniforms compute/indirect compute/texel-buffers
    compute/copied-descriptors shaders/subgroups shaders/image-store graphics/geometry graphics/tessellation
    graphics/texture graphics/indexed graphics/indirect graphics/dynamic-state graphics/clear-attachments
    passes/resolve passes/subpasses passes/imageless passes/secondary passes/secondary-rendering passes/multiview
    queries/occlusion queries/timestamps sync/events memory/alias objects/descriptor-pools
)
swift build -c release --product stream-replay >"$recordings/build" 2>&1 || { cat "$recordings/build"; exit 1; }
# A program per case: a recording is of one device. Workers in their sandbox could not write them.
# shellcheck disable=SC2016
GPUPV_SANDBOX=off GPUPV_RECORD_STREAMS=$recordings VK_ICD_FILENAMES=$guest/gpupv_icd.json \
    "$gpupv" emulate --engine vulkan -- \
    sh -c 'program=$0; for case; do "$program" "$case" || exit; done' "$guest/vk-conformance" "${cases[@]}" \
    >/dev/null 2>"$recordings/errors" || { cat "$recordings/errors"; exit 1; }
# Those of a few kilobytes are of devices that only answered questions.
find "$recordings" -name '*.stream' -size -6k -delete
printf '%d recordings, %d bytes\n' "$(find "$recordings" -name '*.stream' | wc -l)" \
    "$(cat "$recordings"/*.stream | wc -c)"
.build/release/stream-replay "$@" "$recordings"
