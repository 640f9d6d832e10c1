#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Writes a small root file system, made of this host's own programs and their libraries, as a tar archive.
#
# usage: image.sh ARCHIVE [FILE...]      FILE: more programs, which go to /usr/bin
set -euo pipefail

archive=$1
shift
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
programs=(bash sh cat chmod chown echo env false getconf grep head hostname id ip kill ls mkdir mount nc nproc ping ps pwd sed \
    sleep sort stat stty tail touch tr true tty uname wc vulkaninfo)
chmod 755 "$root"
mkdir -p "$root"/{dev,etc,proc,run,sys,usr/bin,usr/lib64,root,var/tmp,home}
mkdir -m 1777 "$root/tmp"
for link in bin sbin; do ln -s usr/bin "$root/$link"; done
for link in lib lib64; do ln -s "usr/$link" "$root/$link"; done
printf '%s\n' root:x:0:0:root:/root:/bin/sh somebody:x:1234:1234::/home:/bin/sh >"$root/etc/passwd"
printf '%s\n' root:x:0: somebody:x:1234: others:x:2345:somebody >"$root/etc/group"
files=()
for program in "${programs[@]}"; do files+=("$(readlink -f "$(type -P "$program")")"); done
for index in "${!programs[@]}"; do install -m 755 "${files[index]}" "$root/usr/bin/${programs[index]}"; done
for file in "$@"; do install -m 755 "$file" "$root/usr/bin/"; files+=("$file"); done
{
    for file in "${files[@]}"; do ldd "$file" 2>/dev/null || true; done
    # The C library's packages have all of its libraries; the guest's driver names these.
    ldconfig -p | grep -E '(libvulkan\.so\.1|libdl\.so\.2|libpthread\.so\.0) .*x86-64'
} | grep -oE '/[^ ]+' | sort -u | while read -r library; do
    [ -f "$library" ] || continue
    install -D -m 755 "$library" "$root/usr/${library#/usr/}"
done
tar -C "$root" --numeric-owner --owner 0 --group 0 -cf "$archive" .
