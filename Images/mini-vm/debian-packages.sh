#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Fetches Debian packages of another suite and unpacks them, without touching the system's apt configuration:
# that suite's lists and packages live under CACHE.
#
# usage: debian-packages.sh CACHE SUITE DIR PACKAGE...
#
# PACKAGE may be "depends:NAME:PREFIX": what NAME depends on that starts with PREFIX; or "all:NAME,NAME...": those
# and all that they need.
set -euo pipefail

cache=$(mkdir -p "$1" && cd "$1" && pwd)
suite=$2
target=$3
shift 3

mkdir -p "$cache"/{lists/partial,archives/partial,packages}
mirror=$(grep -rhoE 'https?://[^ ]*/debian/?( |$)' /etc/apt/sources.list /etc/apt/sources.list.d 2>/dev/null | head -n 1 | tr -d ' ' || true)
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${mirror:-http://deb.debian.org/debian} $suite main" \
    >"$cache/sources.list"
options=(
    -o "Dir::Etc::SourceList=$cache/sources.list" -o Dir::Etc::SourceParts=/dev/null
    -o "Dir::State::Lists=$cache/lists" -o "Dir::Cache=$cache" -o "Dir::Cache::Archives=$cache/archives"
    -o APT::Sandbox::User=root
)
if [ -z "$(find "$cache/lists" -name '*_Packages*' -mtime -1 -print -quit)" ]; then
    apt-get "${options[@]}" update -qq
fi

packages=()
for package in "$@"; do
    if [[ $package == depends:*:* ]]; then
        IFS=: read -r _ name prefix <<<"$package"
        package=$(apt-cache "${options[@]}" show --no-all-versions "$name" |
            sed -n "s/^Depends: \(.*, \)\?\($prefix[^ ,]*\).*/\2/p" | head -n 1)
        [ -n "$package" ] || { echo "debian-packages.sh: $name of $suite needs no $prefix*" >&2; exit 1; }
    fi
    if [[ $package == all:* ]]; then
        IFS=, read -ra names <<<"${package#all:}"
        needed=$(apt-get "${options[@]}" -o Dir::State::Status=/dev/null install -qq --simulate --no-install-recommends \
            "${names[@]}")
        readarray -t -O "${#packages[@]}" packages < <(sed -n 's/^Inst \([^ ]*\) .*/\1/p' <<<"$needed")
        continue
    fi
    packages+=("$package")
done
mkdir -p "$target"
missing=()
for package in "${packages[@]}"; do
    compgen -G "$cache/packages/${package}_*.deb" >/dev/null || missing+=("$package")
done
[ "${#missing[@]}" = 0 ] || (cd "$cache/packages" && apt-get "${options[@]}" download -qq "${missing[@]}")
for package in "${packages[@]}"; do
    dpkg-deb -x "$cache"/packages/"${package}"_*.deb "$target"
done
