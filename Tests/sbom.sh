#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# `make sbom`'s document can be read, names every pin of Package.resolved and what binaries link to, and is the same
# each time.
#
# usage: sbom.sh GPUPV GUEST-PROGRAMS IMAGE
set -euo pipefail
cd "$(dirname "$0")/.."
binaries=("$1" "$2"/libgpupv-*.so "$3/gpupv-init")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for run in 1 2; do Packaging/sbom.py Package.resolved "$("$1" --version)" "${binaries[@]}" >"$work/$run"; done
cmp "$work/1" "$work/2"
python3 - "$work/1" <<'END'
import json, sys
document = json.load(open(sys.argv[1]))
assert document["bomFormat"] == "CycloneDX" and document["specVersion"] == "1.5"
components = document["components"]
names = {each["bom-ref"] for each in components}
assert len(names) == len(components), "a component is there twice"
assert all(each["name"] and each["version"] for each in components)
for pin in json.load(open("Package.resolved"))["pins"]:
    state = pin["state"]
    found = [each for each in components if each["name"] == pin["identity"]]
    assert len(found) == 1 and found[0]["version"] == (state.get("version") or state["revision"]), pin
    assert found[0]["externalReferences"][0]["comment"] == state["revision"], pin
for linked in ("libseccomp2", "libvulkan1", "libc6", "libdrm2"):
    assert any(each["name"] == linked and each["purl"].startswith("pkg:deb/") for each in components), linked
assert set(document["dependencies"][0]["dependsOn"]) == names
print(len(components), "components")
END
echo '1 passed, 0 failed'
