#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The guest's tests on a kernel with KASAN, lockdep, kmemleak and UBSAN: what they say of dxg.ko fails the run.
#
# usage: check.sh GPUPV GUEST-PROGRAMS VMLINUZ [SECONDS]
#
# SECONDS: how long the hostile program goes on; 60 by default.
set -uo pipefail

here=$(cd "$(dirname "$0")" && pwd)
gpupv=$(realpath "$1")
guest=$(realpath "$2")
kernel=$(realpath "$3")
seconds=${4:-60}

timeout $((1500 + seconds)) "$gpupv" run --engine reference --kernel "$kernel" --memory 3G --boot-timeout 300 \
    -- "$here/guest.sh" "$guest" "$seconds"

