#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Builds the mini-VM's image directory:
#
#   DIR/gpupv-init               PID 1, static
#   DIR/boot/vmlinux-VERSION     Debian's kernel, unpacked so that no guest has to
#   DIR/lib/modules/VERSION/     the modules it loads, and modules.dep
#
# usage: build.sh DIR [VERSION]
#
# VERSION is a kernel package's, such as 6.1.0-56-amd64; by default the one linux-image-amd64 stands for. A
# kernel installed in /boot is used only if GPUPV_KERNEL_DIR=/ says so (a tree with boot/ and lib/modules/).
# GPUPV_MODULES names modules that are to be there too, for `gpupv run --module`.
# What is there already is kept.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
image=$(mkdir -p "$1" && cd "$1" && pwd)
version=${2:-$("$here/kernel-version.sh")}
# As in Sources/Host/MiniVM/KernelImage.swift, and what dxg.ko may need.
read -ra more <<<"${GPUPV_MODULES:-}"
roots=(virtio_pci virtio_console 9p 9pnet_virtio overlay virtio_net "${more[@]}")

# The kernel inside a bzImage, by the boot protocol's header.
unpack_kernel() {
    local file=$1 setup offset length start
    number() { od -An -t "u$2" -j "$1" -N "$2" "$file" | tr -d ' '; }
    [ "$(dd if="$file" bs=1 skip=514 count=4 2>/dev/null)" = HdrS ] || { cat "$file"; return; }
    setup=$(number 497 1)
    offset=$(number 584 4)
    length=$(number 588 4)
    start=$(((${setup/#0/4} + 1) * 512 + offset))
    case $(od -An -t x1 -j "$start" -N 4 "$file" | tr -d ' ') in
        fd377a58) unpack='xz -dc' ;;
        28b52ffd) unpack='zstd -dcq' ;;
        1f8b*) unpack='gzip -dc' ;;
        *) echo "build.sh: $file is packed in a way this script does not know" >&2; return 1 ;;
    esac
    # The last four bytes are the unpacked size.
    dd if="$file" bs=1M iflag=skip_bytes,count_bytes skip="$start" count="$((length - 4))" status=none | $unpack
}

# $1 with each module it needs before it, as paths below the modules' directory.
load_order() {
    awk -F: -v names="${roots[*]}" '
        function base(path) { sub(/.*\//, "", path); sub(/\.ko.*/, "", path); gsub(/-/, "_", path); return path }
        FILENAME ~ /builtin$/ { builtin[base($0)] = 1; next }
        { path[base($1)] = $1; needs[base($1)] = $2 }
        END {
            count = split(names, root, " ")
            for (i = 1; i <= count; i++) {
                if (root[i] in builtin) continue
                if (!(root[i] in path)) { print "no module " root[i] > "/dev/stderr"; exit 1 }
                n = split(needs[root[i]], need, " ")
                for (j = n; j > 0; j--) if (!seen[need[j]]++) print need[j]
                if (!seen[path[root[i]]]++) print path[root[i]]
            }
        }' "$1/modules.builtin" "$1/modules.dep"
}

install_kernel() {
    local work=$image/.work tree=${GPUPV_KERNEL_DIR:-} modules
    rm -rf "$work" && mkdir -p "$work"
    if [ -z "$tree" ]; then
        echo "image: fetching linux-image-$version"
        (cd "$work" && apt-get -o APT::Sandbox::User=root download -qq "linux-image-$version")
        tree=$work/tree
        dpkg-deb -x "$work"/linux-image-*.deb "$tree"
    fi
    modules=$tree/lib/modules/$version
    [ -d "$modules" ] || modules=$tree/usr/lib/modules/$version
    if [ ! -f "$modules/modules.dep" ]; then
        # depmod wants lib/modules below its base.
        [ -d "$tree/lib/modules" ] || ln -s usr/lib "$tree/lib"
        PATH=$PATH:/sbin:/usr/sbin depmod -b "$tree" "$version"
    fi

    local kept=$work/modules file
    mkdir -p "$kept"
    load_order "$modules" >"$work/order"
    while read -r file; do
        install -D -m 644 "$modules/$file" "$kept/$file"
        # The guest's kernel may not unpack modules itself.
        case $file in
            *.xz) xz -dq "$kept/$file" ;;
            *.zst) zstd -dq --rm "$kept/$file" ;;
            *.gz) gzip -dq "$kept/$file" ;;
        esac
    done <"$work/order"
    grep -Ff <(sed 's/:.*//; s/$/:/' "$work/order") "$modules/modules.dep" | sed -E 's/\.ko\.(xz|zst|gz)/.ko/g' >"$kept/modules.dep"
    cp "$modules/modules.builtin" "$kept/"

    mkdir -p "$image/boot" "$image/lib/modules"
    unpack_kernel "$tree/boot/vmlinuz-$version" >"$work/vmlinux"
    rm -rf "$image/lib/modules/$version"
    mv "$kept" "$image/lib/modules/$version"
    mv "$work/vmlinux" "$image/boot/vmlinux-$version"
    rm -rf "$work"
}

# An image that an older version of this script made lacks modules.
has_modules() {
    local name
    for name in "${roots[@]}"; do
        grep -qE "(^|/)${name//[-_]/[-_]}\.ko" "$image/lib/modules/$version/modules.dep" \
            "$image/lib/modules/$version/modules.builtin" || return 1
    done
}

if [ ! -f "$image/boot/vmlinux-$version" ] || [ ! -f "$image/lib/modules/$version/modules.dep" ] || ! has_modules; then
    install_kernel
fi

source=$here/../../Sources/Guest/Init
header=$here/../../Sources/Shared/CInit/include/gpupv_init.h
if [ -n "$(find "$source" "$header" -newer "$image/gpupv-init" -type f 2>&1)" ]; then
    "${CC:-gcc}" -std=gnu11 -O2 -Wall -Wextra -Werror -static -s -I "$(dirname "$header")" -o "$image/gpupv-init" "$source"/*.c
fi
echo "image: $image (kernel $version)"
