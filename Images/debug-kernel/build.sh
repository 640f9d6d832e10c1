#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Builds a kernel that checks itself from Debian's linux-source, and dxg.ko for it. CHECKER is kasan (KASAN, lockdep,
# kmemleak, UBSAN; the default) or kcsan (data races); debug.config has what both have.
#
#   DIR/boot/vmlinuz-VERSION     for gpupv run --kernel (as vmlinux, by PVH, KASAN does not let it boot)
#   DIR/lib/modules/VERSION/     what is built in, and no modules
#   KERNELS/VERSION/dxg.ko
#
# usage: build.sh DIR KERNELS [CHECKER]
#
# The kernel is kept until linux-source or its configuration changes; the first build takes about a quarter of an hour
# on two CPUs. Prints the path of vmlinuz last.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
target=$(mkdir -p "$1" && cd "$1" && pwd)
kernels=$(mkdir -p "$2" && cd "$2" && pwd)
checker=${3:-kasan}
configurations=("$here/debug.config" "$here/$checker.config")
[ -f "${configurations[1]}" ] || { echo "build.sh: no checker $checker; there are kasan and kcsan" >&2; exit 1; }
source=linux-source-6.1
packages=("$source" flex bison bc libelf-dev cpio xz-utils)

missing=()
for package in "${packages[@]}"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
done
if [ "${#missing[@]}" -gt 0 ]; then
    echo "debug-kernel: installing ${missing[*]}"
    sudo=()
    [ "$(id -u)" = 0 ] || sudo=(sudo)
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o DPkg::Lock::Timeout=300 --no-install-recommends \
        "${missing[@]}" >/dev/null
fi

stamp=$(dpkg-query -W -f '${Version}' "$source")-$(cat "${configurations[@]}" | sha256sum | cut -c 1-16)
tree=$target/$source
if [ "$(cat "$target/stamp" 2>/dev/null)" != "$stamp" ]; then
    echo "debug-kernel: building $source with its checkers; this takes a while"
    rm -rf "$target"
    mkdir -p "$target"
    tar -C "$target" -xf "/usr/src/$source.tar.xz"
    make -s -C "$tree" tinyconfig
    (cd "$tree" && scripts/kconfig/merge_config.sh -m .config "${configurations[@]}" >/dev/null)
    make -s -C "$tree" olddefconfig
    # An option that others rule out is dropped in silence.
    while IFS= read -r option; do
        grep -qxF "$option" "$tree/.config" || { echo "build.sh: $source does not take $option" >&2; exit 1; }
    done < <(grep -h '^CONFIG_' "${configurations[@]}")
    # KCSAN checks dxg.ko alone, against itself and against values that change under it: the kernel's own races
    # are not gpupv's, and it is slow enough.
    make -s -C "$tree" -j "$(nproc)" KCSAN_SANITIZE=n bzImage modules
    version=$(make -s -C "$tree" kernelrelease)
    mkdir -p "$target/boot" "$target/lib/modules/$version"
    cp "$tree/arch/x86/boot/bzImage" "$target/boot/vmlinuz-$version"
    sort "$tree"/modules.builtin >"$target/lib/modules/$version/modules.builtin"
    : >"$target/lib/modules/$version/modules.dep"
    echo "$stamp" >"$target/stamp"
fi
version=$(make -s -C "$tree" kernelrelease)
make -s -C "$here/../../GuestKernel" KDIR="$tree" BUILD="$kernels/$version"
echo "$target/boot/vmlinuz-$version"
