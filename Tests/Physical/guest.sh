#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# What check.sh runs in a VM that stands for a host with GPUs: the inventory, hotplug, DRM and SR-IOV on a real
# kernel. Root, in the VM; nothing of the machine around it is touched.
#
# usage: guest.sh GPUPV PHYSICAL_CHECK GUEST-PROGRAMS MINI-VM-IMAGE
set -uo pipefail

gpupv=$1
check=$2
guest=$3
image=$4
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
# A program that ends with "N passed, N failed", which counts as this script's own.
run_counted() {
    local line counted=0
    while read -r line; do
        if [[ $line =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed ]]; then
            passed=$((passed + BASH_REMATCH[1])) failed=$((failed + BASH_REMATCH[2])) counted=1
        else
            printf '%s\n' "$line"
        fi
    done < <("$@" 2>&1)
    ok "${*##*/} came to its end" [ "$counted" = 1 ]
}

# The first function of a PCI device: 0000:01:00.0.
function_of() { # function_of VENDOR DEVICE
    local directory
    for directory in /sys/bus/pci/devices/*; do
        if [ "$(<"$directory/vendor") $(<"$directory/device")" = "$1 $2" ]; then basename "$directory"; return; fi
    done
}
gpu=$(function_of 0x1af4 0x1050)
nvme=$(function_of 0x1b36 0x0010)

# Vulkan on the CPU is checked elsewhere, and slow to load here.
export VK_DRIVER_FILES=/dev/null VK_ICD_FILENAMES=/dev/null

"$gpupv" gpus >"$work/gpus"
cat "$work/gpus"
of() { # of ID PATTERN...: what is said of the GPU matches all of these
    local text pattern
    text=$(awk -v RS= -v id="$1  " 'index($0, id) == 1' "$work/gpus")
    for pattern in "${@:2}"; do grep -qE "$pattern" <<<"$text" || return 1; done
}
ok 'the GPU on PCI is listed, with its names, nodes and drivers' of "$gpu" \
    'Red Hat, Inc\. Virtio.* \[1af4:1050\]' 'driver +virtio-pci, virtio_gpu [0-9.]+$' \
    'nodes +/dev/dri/card[0-9], /dev/dri/renderD[0-9]+$' 'BARs +[0-9]: [0-9]+ KiB'
ok 'the GPU without PCI is listed' of platform:vgem 'driver +vgem' 'PRIME +import, export$'
ok 'a controller that only displays cannot be partitioned' \
    grep -q 'mediated *no: bochs-drm only displays' "$work/gpus"
ok 'what is no GPU is not listed' [ "$(grep -c '^[^ ]' "$work/gpus")" = 3 ]
"$gpupv" gpus --json 00:1f.7 >"$work/none" 2>&1
status=$?
ok 'a GPU that is not there is an error' grep -q "no GPU 00:1f.7 among $gpu" "$work/none"
ok 'and its status says so' [ "$status" = 1 ]
"$gpupv" gpus --plan >"$work/plan"
ok 'a plan falls back to the CPU, and says why' grep -q 'no GPU of this machine can be partitioned' "$work/plan"

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
# With memory that goes without a copy, and a timeline of a node's.
ok 'there is udmabuf' test -c /dev/udmabuf
run_counted timeout 300 Tests/Physical/exports.sh "$gpupv" "$guest" "$check"
run_counted timeout 1200 Tests/Physical/gpu-exports.sh "$gpupv" "$guest" "$check" "$image"
echo 0 >"/sys/bus/pci/devices/$nvme/sriov_drivers_autoprobe"
run_counted "$check" sriov "$nvme"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
