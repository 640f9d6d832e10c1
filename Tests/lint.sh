#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Style: swift format, the kernel's checkpatch for kernel-style C, bash -n and shellcheck (if there) for scripts.
#
# usage: lint.sh [SWIFT]
set -euo pipefail
cd "$(dirname "$0")/.."
swift=${1:-swift}
failures=0

check() {
    local name=$1 problems
    shift
    if problems=$("$@" 2>&1); then
        echo "lint: $name ok"
    else
        printf '%s\n' "$problems" >&2
        echo "lint: $name FAILED" >&2
        failures=$((failures + 1))
    fi
}

# The script the kernel's own sources are checked with; Debian has it only inside linux-source.
fetch_checkpatch() {
    local directory=.build/lint package
    [ -f "$directory/scripts/checkpatch.pl" ] && return
    mkdir -p "$directory"
    package=$(apt-cache depends linux-source 2>/dev/null | sed -n 's/.*Depends: //p' | head -n 1)
    (cd "$directory" && apt-get -o APT::Sandbox::User=root download -qq "$package") || return
    set +o pipefail  # tar stops reading when it has what it wants
    dpkg-deb --fsys-tarfile "$directory/$package"_*.deb 2>/dev/null | tar -xO "./usr/src/$package.tar.xz" 2>/dev/null |
        tar -xJ -C "$directory" --strip-components=1 --occurrence=1 \
            "$package"/scripts/{checkpatch.pl,spelling.txt,const_structs.checkpatch}
    set -o pipefail
    rm -f "$directory/$package"_*.deb
    [ -f "$directory/scripts/checkpatch.pl" ]
}

# checkpatch FILES [IGNORED]
checkpatch() {
    perl .build/lint/scripts/checkpatch.pl --no-tree --strict --terse --quiet --show-types --max-line-length=100 \
        --ignore "${2:-}FILE_PATH_CHANGES,SPDX_LICENSE_TAG,CAMELCASE,SPLIT_STRING,LINUX_VERSION_CODE,CONSTANT_COMPARISON" --file $1
}

check 'swift format' "$swift" format lint --strict -r Package.swift Sources Tests
if fetch_checkpatch; then
    check 'checkpatch GuestKernel' checkpatch "$(git ls-files 'GuestKernel/*.[ch]')"
    # What userland compiles too cannot use the kernel's own macros.
    userland=BIT_MACRO,MACRO_ARG_REUSE,PREFER_DEFINED_ATTRIBUTE_MACRO,TYPECAST_INT_CONSTANT,LONG_LINE,PREFER_KERNEL_TYPES,CONST_STRUCT,
    check 'checkpatch shared headers' checkpatch "$(git ls-files 'Sources/Shared/CWire/include/*.h' \
        'Sources/Shared/CDxg/include/*.h' 'Sources/Shared/CStream/include/*.h')" "$userland"
    check 'checkpatch init' checkpatch "$(git ls-files 'Sources/Guest/Init/*.c' 'Sources/Shared/CInit/include/*.h')" "$userland"
else
    echo 'lint: linux-source cannot be fetched; checkpatch left out' >&2
fi
one_version() {
    diff <(sed -nE 's/^#define GPUPV_VERSION\s+"(.*)"$/\1/p' Sources/Shared/CWire/include/gpupv_wire.h) \
        <(sed -nE 's/^PACKAGE_VERSION="(.*)"$/\1/p' GuestKernel/dkms.conf)
}
check 'one version' one_version
# docs/abi.md has a row for each call of the table, and for no other.
documented_calls() {
    diff <(sed -nE 's/^DXG_ENTRY\(0x([0-9a-f]{2}),.*/\1/p' Sources/Shared/CDxg/include/dxg_calls.h | sort) \
        <(sed -nE 's/^\| (([0-9a-f]{2}(, )?)+) \|.*/\1/p' docs/abi.md | sed 's/, /\n/g' | sort)
}
check 'docs/abi.md' documented_calls
# The licence, where a reader looks for it.
licensed() {
    local file missing=0
    while read -r file; do
        head -n 5 "$file" | grep -q SPDX-License-Identifier && continue
        echo "$file: no SPDX-License-Identifier in its first five lines"
        missing=1
    done < <(git ls-files '*.swift' '*.[chS]' '*.sh' '*.py' '*.md' '*.modulemap' '*.css' '*.js' '*.html' '*Makefile' '*Kbuild')
    return "$missing"
}
check 'licence of each file' licensed
# A folder with a target of Package.swift, or with a Makefile of the guest's, says what it is for; each link leads somewhere.
linked() {
    python3 - <<'END'
import os, re, subprocess, sys

files = subprocess.run(["git", "ls-files"], check=True, capture_output=True, text=True).stdout.split()
wrong = []
for folder in sorted({"/".join(f.split("/")[:3]) for f in files if f.startswith("Sources/") and f.count("/") > 2}):
    if not os.path.exists(folder + "/README.md"):
        wrong.append(f"{folder}: no README.md")


def anchors(page):
    text = re.sub(r"```.*?```", "", open(page).read(), flags=re.S)
    titles = re.findall(r"^#+ +(.*?) *$", text, flags=re.M)
    return {re.sub(r"[^\w\- ]", "", t.replace("`", "").lower()).replace(" ", "-") for t in titles}


for page in (f for f in files if f.endswith(".md")):
    text = re.sub(r"```.*?```", "", open(page).read(), flags=re.S)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        there = os.path.normpath(os.path.join(os.path.dirname(page), path)) if path else page
        if not os.path.exists(there):
            wrong.append(f"{page}: {target} leads nowhere")
        elif anchor and there.endswith(".md") and anchor not in anchors(there):
            wrong.append(f"{page}: {there} has no heading for #{anchor}")
print("\n".join(wrong))
sys.exit(bool(wrong))
END
}
check 'READMEs and links' linked
# The program it names need not be installed.
verify_unit() {
    local directory status=0
    directory=$(mktemp -d)
    sed 's#=/usr/bin/gpupv#=/bin/true#' Packaging/systemd/gpupv.service >"$directory/gpupv.service"
    systemd-analyze verify --man=no "$directory/gpupv.service" || status=$?
    rm -r "$directory"
    return "$status"
}
if command -v systemd-analyze >/dev/null; then check 'systemd unit' verify_unit; fi
for script in $(git ls-files '*.sh' .ci/run); do
    check "$script" bash -n "$script"
done
if command -v shellcheck >/dev/null; then
    check shellcheck shellcheck -S warning $(git ls-files '*.sh' .ci/run)
fi
rm -f .checkpatch-camelcase.*
exit $((failures > 0))
