#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# FFmpeg's Vulkan filters, then libplacebo's scaler, on a test picture of FFmpeg's own: prints what comes out as PNG.
set -euo pipefail
ffmpeg -hide_banner -loglevel error -nostdin -init_hw_device vulkan=gpu:0 -filter_hw_device gpu \
    -f lavfi -i testsrc2=size=320x240:duration=1 -frames:v 1 -vf "$(tr -d ' \n' <<'FILTERS'
        format=rgba, hwupload,
        gblur_vulkan=sigma=2, chromaber_vulkan=dist_x=4:dist_y=2, transpose_vulkan=clock,
        libplacebo=w=480:h=640:upscaler=ewa_lanczos:format=rgba,
        hwdownload, format=rgba
FILTERS
    )" -c:v png -f image2pipe pipe:1
