#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Unpacks the headers of the newest kernel of a Debian suite, such as bookworm-backports, so that a module can be
# built against them without installing them. Prints the directory for KDIR.
#
# usage: kernel-headers.sh CACHE SUITE
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
cache=$(mkdir -p "$1" && cd "$1" && pwd)
tree=$cache/tree

if [ ! -f "$tree/ready" ]; then
    rm -rf "$tree"
    "$here/debian-packages.sh" "$cache" "$2" "$tree" depends:linux-headers-amd64:linux-headers- >&2
    version=$(basename "$tree"/usr/src/linux-headers-*-amd64 | sed 's/^linux-headers-//')
    "$here/debian-packages.sh" "$cache" "$2" "$tree" "linux-headers-${version%-amd64}-common" \
        "depends:linux-headers-$version:linux-kbuild-" >&2
    # Where the packages expect each other.
    grep -rIl --include=Makefile '/usr/src/\|/usr/lib/linux-kbuild' "$tree"/usr/src/linux-headers-*-amd64 |
        xargs -r sed -i "s|/usr/src/|$tree/usr/src/|g; s|/usr/lib/linux-kbuild|$tree/usr/lib/linux-kbuild|g"
    find "$tree" -type l -lname '/usr/*' | while read -r link; do
        ln -sfn "$tree$(readlink "$link")" "$link"
    done
    touch "$tree/ready"
fi
echo "$tree"/usr/src/linux-headers-*-amd64
