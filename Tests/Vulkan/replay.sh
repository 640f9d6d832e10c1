#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Malformed streams: records what the guest driver sends for some of vk-conformance's cases, then replays it with
# changes against the engine. It may end its own device and nothing else: no crash, and what another device computes
# beside it stays right. Some of it again under the address sanitizer. Then the same from a guest, with a worker of its own, while another VM's programs work beside.
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
status=0
.build/release/stream-replay "$@" "$recordings" || status=1

# Under the address sanitizer, which fills what the engine and the driver allocate and free with bytes that are no
# object. Processes end by _exit(2), before leaks are looked for. Only what it needs is built.
GPUPV_ONLY=stream-replay swift build -c release --sanitize=address --scratch-path .build-asan --product stream-replay \
    >"$recordings/build" 2>&1 || { cat "$recordings/build"; exit 1; }
ASAN_OPTIONS=detect_leaks=0:max_malloc_fill_size=1048576:malloc_fill_byte=165:max_free_fill_size=1048576:free_fill_byte=90 \
    .build-asan/release/stream-replay --rounds 50 --seed 9000000 "$recordings" || status=1

# As the hostile guest sends them; again and again until the other, which knows nothing of it, is done.
mkdir "$recordings/changed"
.build/release/stream-replay --rounds 300 --seed 5000000 --write "$recordings/changed" "$recordings"
beside() { VK_ICD_FILENAMES=$guest/gpupv_icd.json "$gpupv" emulate --engine vulkan -- "$guest/vk-conformance" copies compute graphics; }
beside 2>"$recordings/errors" | grep -E '^[a-z]+/' >"$recordings/alone" || { cat "$recordings/errors"; exit 1; }
"$gpupv" emulate --engine vulkan --gpu-timeout 2 -- "$guest/streams" "$recordings"/changed/*.stream >"$recordings/hostile" 2>&1 &
hostile=$!
rounds=0
while :; do
    beside 2>"$recordings/errors" | grep -E '^[a-z]+/' >"$recordings/beside" || true
    rounds=$((rounds + 1))
    cmp -s "$recordings/alone" "$recordings/beside" || break
    kill -0 "$hostile" 2>/dev/null || break
done
ended=0
wait "$hostile" || ended=$?
tail -n 1 "$recordings/hostile"
if [ "$ended" = 0 ] && cmp "$recordings/alone" "$recordings/beside"; then
    printf 'another VM, %d times beside it: %d results that stay right\n1 passed, 0 failed\n' "$rounds" "$(wc -l <"$recordings/alone")"
else
    printf 'the hostile guest ended with %d; beside it:\n' "$ended"
    diff "$recordings/alone" "$recordings/beside" || cat "$recordings/errors"
    printf '0 passed, 1 failed\n'
    status=1
fi
exit "$status"
