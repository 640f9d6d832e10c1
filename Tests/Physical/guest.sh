#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# What check.sh runs in a VM that stands for a host with GPUs: the inventory, hotplug, DRM and SR-IOV on a real
# kernel. Root, in the VM; nothing of the machine around it is touched.
#
# usage: guest.sh GPUPV PHYSICAL_CHECK
set -uo pipefail

gpupv=$1
check=$2
work=$(mktemp -d)
passed=0
failed=0

ok() { # ok WHAT COMMAND...
    local what=$1
    shift
    if "$@"; then
        passed=$((passed + 1)) && echo "ok - $what"
    else
        failed=$((failed + 1)) && echo "FAILED - $what"
    fi
}
# Each program ends with "N passed, N failed".
count() {
    local line
    while read -r line; do
        printf '%s\n' "$line"
        if [[ $line =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed ]]; then
            passed=$((passed + BASH_REMATCH[1])) failed=$((failed + BASH_REMATCH[2])) counted=1
        fi
    done
}
run_counted() {
    counted=0
    count < <("$@" 2>&1)
    ok "$* ended" [ "$counted" = 1 ]
}

# The function of a kernel driver, as 0000:01:00.0.
function_of() { basename "$(readlink -f "/sys/bus/pci/drivers/$1"/0* 2>/dev/null | head -n 1)"; }
gpu=$(basename "$(dirname "$(readlink -f "$(dirname "$(grep -l 0x1050 /sys/bus/pci/devices/*/device | head -n 1)")")/device")")")
nvme=$(function_of nvme)

# Inventory, as JSON and for people.
"$gpupv" gpus --json >"$work/gpus.json"
has() { # has PYTHON: an expression about `gpus` (by id) and `gpu`
    python3 -c '
import json, sys
report = json.load(open(sys.argv[1]))
gpus = {g["id"]: g for g in report["gpus"]}
gpu = gpus.get(sys.argv[2])
sys.exit(not eval(sys.argv[3]))' "$work/gpus.json" "$gpu" "$1"
}
ok 'the GPU on PCI is listed, with its nodes and driver' \
    has 'gpu["drm"]["renderNode"].startswith("/dev/dri/renderD") and gpu["drm"]["driver"]["name"] == "virtio_gpu"'
ok 'its PCI function is described' \
    has 'gpu["pci"]["driver"] == "virtio-pci" and gpu["pci"]["vendorID"] == "0x1af4" and gpu["pci"]["bars"] and "Virtio" in gpu["name"]'
ok 'the GPU without PCI is listed' has 'gpus["platform:vgem"]["drm"]["driver"]["name"] == "vgem"'
ok 'a controller that only displays cannot be partitioned' \
    has 'any("only displays" in m["reason"] for g in gpus.values() for m in g["modes"] if m["mode"] == "mediated")'
ok 'what is no GPU is not listed' has 'len(gpus) == 3'
ok 'one GPU can be asked for' "$gpupv" gpus "$gpu"
ok 'a GPU that is not there is an error' bash -c '! "$1" gpus 00:1f.7 2>/dev/null' - "$gpupv"
ok 'a plan falls back to the CPU, and says why' \
    bash -c '"$1" gpus --plan | grep -q "no GPU of this machine can be partitioned"' - "$gpupv"

# Hotplug: --watch says what happens while it runs.
coproc watch { exec "$gpupv" gpus --watch --json 2>&1; }
watching=${watch[0]}
expect() { # expect TEXT...: the next line has all of these
    local line text
    read -r -t 60 -u "$watching" line || return 1
    for text in "$@"; do
        if [[ $line != *"$text"* ]]; then echo "# $line" && return 1; fi
    done
}
device=/sys/bus/pci/devices/$gpu
ok 'the list comes first' expect "\"$gpu\""
echo "$gpu" >/sys/bus/pci/drivers/virtio-pci/unbind
ok 'a driver that goes is told' expect '"changed"' "driver virtio-pci -> none" "\"$gpu\""
echo "$gpu" >/sys/bus/pci/drivers/virtio-pci/bind
ok 'a driver that comes is told' expect '"changed"' "driver none -> virtio-pci" /dev/dri/renderD
echo 1 >"$device/remove"
ok 'a GPU that goes is told' expect '"removed"' "\"$gpu\""
echo 1 >/sys/bus/pci/rescan
ok 'a GPU that comes is told' expect '"added"' "\"$gpu\""
kill "$watch_PID"

# The doctor, on a machine where not everything is there.
"$gpupv" doctor --json >"$work/doctor.json"
ok 'the doctor sees what cannot be partitioned' grep -q 'cannot be partitioned' "$work/doctor.json"

run_counted "$check" drm
echo 0 >"/sys/bus/pci/devices/$nvme/sriov_drivers_autoprobe"
run_counted "$check" sriov "$nvme"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
