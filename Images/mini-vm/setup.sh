#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Installs what building and running gpupv needs and this Debian lacks. Nothing that is there is touched.
#
# usage: setup.sh [PACKAGE...]      these too
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
packages=(
    gcc gcc-multilib libc6-dev libmd-dev make git ca-certificates  # to build
    xz-utils zstd kmod                      # to unpack and list a kernel's modules
    qemu-system-x86 qemu-system-data        # to boot it
    libseccomp-dev                          # for the sandbox that workers are in
    libmnl-dev                              # for the networks of containers
    libdrm-dev libpciaccess-dev libudev-dev pci.ids  # for the inventory of the host's GPUs
    libvulkan-dev libxcb1-dev mesa-vulkan-drivers  # for the Vulkan engine; lavapipe serves where there is no GPU
    spirv-tools spirv-headers               # to build: the validator and optimizer of shaders
    glslang-tools                           # to build the Vulkan tests' shaders
    musl-tools                              # and a program of another C library
    sparse pahole bsdutils perl vulkan-tools systemd  # to check
    iproute2 iptables iputils-ping netcat-openbsd  # to check the networks of containers
    python3-venv libomp5                    # for real programs that use Vulkan
)

# For containers in VMs, and to check them. Docker's own packages have runc and ctr too, and cannot be beside these.
for program in podman runc ctr:containerd; do
    PATH=$PATH:/usr/sbin:/sbin command -v "${program%:*}" >/dev/null || packages+=("${program#*:}")
done

# podman's networks, and the names in them; where it looks, not on PATH.
for program in netavark aardvark-dns; do
    [ -x "/usr/lib/podman/$program" ] || [ -x "/usr/libexec/podman/$program" ] || packages+=("$program")
done

missing() {
    local package
    for package in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || echo "$package"
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

install() {
    [ "$#" -gt 0 ] || return 0
    echo "setup: installing $*"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o DPkg::Lock::Timeout=300 --no-install-recommends "$@" >/dev/null
}

if ! command -v apt-get >/dev/null; then
    echo 'setup: this is no Debian; see README.md for what is needed' >&2
    exit 1
fi
mapfile -t wanted < <(missing "${packages[@]}" "$@")
# Lists are needed for what follows too.
if ! apt-cache show --no-all-versions linux-image-amd64 >/dev/null 2>&1 || [ "${#wanted[@]}" -gt 0 ]; then
    as_root apt-get update -qq
fi
install "${wanted[@]}"
version=$("$here/kernel-version.sh" "$here/../../.build/image")
mapfile -t wanted < <(missing "linux-headers-$version")
install "${wanted[@]}"

swift=$(PATH="$PATH:/opt/swift/usr/bin:/usr/libexec/swift/bin" command -v swift || true)
if [ -z "$swift" ]; then
    cat >&2 <<'END'
setup: Swift is missing. Install Swift 6.0 or newer from https://www.swift.org/install/linux/, or on Debian 13
and newer the package swiftlang, and put its swift on PATH or in /opt/swift/usr/bin.
END
    exit 1
fi
release=$("$swift" --version 2>&1 | sed -nE 's/.*Swift version ([0-9]+)\.([0-9]+).*/\1 \2/p' | head -n 1)
if [ "${release%% *}" -lt 6 ]; then
    echo "setup: $swift is Swift ${release/ /.}; gpupv needs 6.0 or newer (https://www.swift.org/install/linux/)" >&2
    exit 1
fi
echo "setup: ready (Swift ${release/ /.}, kernel $version)"
