#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Prints the version of the kernel the mini-VM boots: the newest that is in the image directory already (so that
# nothing is fetched again), else what Debian's linux-image-amd64 stands for.
#
# usage: kernel-version.sh [DIR]
set -euo pipefail

kernel=$(ls "${1:-/nonexistent}"/boot/vmlinux-* 2>/dev/null | sort -V | tail -n 1 || true)
if [ -n "$kernel" ]; then
    echo "${kernel##*/vmlinux-}"
    exit
fi
version=$(apt-cache show --no-all-versions linux-image-amd64 |
    sed -n 's/^Depends: .*linux-image-\([^ ,]*\).*/\1/p' | head -n 1)
if [ -z "$version" ]; then
    echo 'kernel-version.sh: apt does not know linux-image-amd64; run "make setup"' >&2
    exit 1
fi
echo "$version"
