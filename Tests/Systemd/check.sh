#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The daemon as a service: a VM that systemd runs, with this machine's own files, the unit and the configuration that
# are installed there, and what a service manager does to a service.
#
# usage: check.sh GPUPV GUEST-PROGRAMS
set -euo pipefail
cd "$(dirname "$0")/../.."
gpupv=$(realpath "$1")
guest=$(realpath "$2")
image=$PWD/.build/systemd-host

# The mini-VM's kernel, and PID 1 with its init inside.
mkdir -p "$image"
ln -sfn ../image/boot "$image/boot"
ln -sfn ../image/lib "$image/lib"
options=(-std=gnu11 -O2 -Wall -Wextra -Werror)
gcc "${options[@]}" -I Sources/Shared/CInit/include -c -o "$image/init.o" Sources/Guest/Init/gpupv-init.c
objcopy --redefine-sym main=gpupv_init_main "$image/init.o"
gcc "${options[@]}" -static -s -I Sources/Guest/Init -I Sources/Shared/CInit/include -o "$image/gpupv-init" \
    Tests/Systemd/pid1.c "$image/init.o" Sources/Guest/Init/gpupv-container.c

# Root in the VM is whoever starts it.
as_root=()
[ "$(id -u)" = 0 ] || as_root=(unshare --map-root-user)
exec "${as_root[@]}" env GPUPV_IMAGE="$image" "$gpupv" run --no-gpu --memory 2G --boot-timeout 180 -- \
    Tests/Systemd/guest.sh "$gpupv" "$guest"
