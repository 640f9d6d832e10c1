#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The guest's tests and the module's fuzzer on a kernel of Images/debug-kernel: KASAN, lockdep, kmemleak and UBSAN, or
# KCSAN. A complaint of the kernel's fails the run.
#
# usage: check.sh GPUPV GUEST-PROGRAMS VMLINUZ [SECONDS]
#
# SECONDS: how long the hostile program goes on; 60 by default.
# DEBUG_FUZZ_PROGRAMS: how many programs the fuzzer runs; 5000 by default, some minutes.
# DEBUG_FUZZ_SEED: they are others with another; 1 by default.
set -uo pipefail

here=$(cd "$(dirname "$0")" && pwd)
gpupv=$(realpath "$1")
guest=$(realpath "$2")
kernel=$(realpath "$3")
seconds=${4:-60}
programs=${DEBUG_FUZZ_PROGRAMS:-5000}
seed=${DEBUG_FUZZ_SEED:-1}

# A busy host runs some 5 programs a second.
timeout $((1500 + seconds + programs / 5)) "$gpupv" run --engine reference --kernel "$kernel" --memory 3G \
    --boot-timeout 300 -- "$here/guest.sh" "$guest" "$seconds" "$programs" "$seed"

