#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
#
# Writes what gpupv is made of as a CycloneDX 1.5 document: the Swift packages that Package.resolved pins, the Debian
# packages whose libraries its binaries link to, dynamically or statically, and the Swift runtime. The same binaries on
# the same Debian give the same bytes: there is no time in it, and its serial number is a hash of the rest.
#
# usage: sbom.py RESOLVED VERSION BINARY...      to standard output
import json
import os
import re
import subprocess
import sys
import urllib.parse
import uuid

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")


def output(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    return done.stdout if done.returncode == 0 else ""


def quoted(part):
    """As a package URL has it."""
    return urllib.parse.quote(part, safe="~:")


def packages_of(library):
    """The installed Debian packages that a file belongs to, as (name, architecture, version)."""
    real = os.path.realpath(library)
    # With /lib merged into /usr/lib a package may know either name (usrmerge).
    for path in (real, real.removeprefix("/usr"), library):
        owners = output("dpkg-query", "-S", path)
        if owners:
            names = owners.split(": ")[0].split(", ")
            found = output("dpkg-query", "-W", "-f", "${Package} ${Architecture} ${Version}\n", *names)
            return [tuple(line.split()) for line in found.splitlines()]
    return []


def libraries(binary):
    """Files that a binary is linked to dynamically; None if it is static."""
    listed = output("ldd", binary)
    if not listed:
        return None
    return re.findall(r"(?:=> |^\s*)(/\S+) \(0x", listed, re.MULTILINE)


def archives():
    """Static libraries among those that Package.swift and the module maps name."""
    names = set(re.findall(r'\.linkedLibrary\("([^"]+)"\)', open(os.path.join(ROOT, "Package.swift")).read()))
    for folder, _, files in os.walk(os.path.join(ROOT, "Sources", "System")):
        for name in files:
            if name == "module.modulemap":
                names |= set(re.findall(r'^\s*link "([^"]+)"', open(os.path.join(folder, name)).read(), re.MULTILINE))
    for name in sorted(names):
        # The linker prefers a shared one, which ldd tells of.
        if os.path.sep not in output("gcc", f"-print-file-name=lib{name}.so").strip():
            path = output("gcc", f"-print-file-name=lib{name}.a").strip()
            if os.path.sep in path:
                yield path


def swift_packages(resolved):
    for pin in json.load(open(resolved))["pins"]:
        version = pin["state"].get("version") or pin["state"]["revision"]
        place = re.sub(r"^https://|\.git$", "", pin["location"])
        yield {
            "type": "library",
            "bom-ref": f"pkg:swift/{place}@{version}",
            "name": pin["identity"],
            "version": version,
            "purl": f"pkg:swift/{place}@{version}",
            "externalReferences": [{"type": "vcs", "url": pin["location"], "comment": pin["state"]["revision"]}],
        }


def main():
    resolved, version, *binaries = sys.argv[1:]
    debian, unknown = set(), set()
    static = list(archives())
    for binary in binaries:
        linked = libraries(binary)
        files = linked if linked is not None else [output("gcc", "-print-file-name=libc.a").strip()]
        for file in files + (static if os.path.basename(binary) == "gpupv" else []):
            owners = packages_of(file)
            debian.update(owners)
            if not owners:
                unknown.add(os.path.realpath(file))
    components = list(swift_packages(resolved))
    for name, architecture, release in debian:
        purl = f"pkg:deb/debian/{quoted(name)}@{quoted(release)}?arch={architecture}"
        components.append({"type": "library", "bom-ref": purl, "name": name, "version": release, "purl": purl})
    # What is no package's: the toolchain's runtime, unless Swift is Debian's.
    runtime = sorted(os.path.basename(file) for file in unknown)
    if runtime:
        told = re.search(r"Swift version (\S+)", output("swift", "--version") or output("/opt/swift/usr/bin/swift", "--version"))
        release = told.group(1) if told else "unknown"
        components.append(
            {
                "type": "framework",
                "bom-ref": f"pkg:generic/swift@{release}",
                "name": "swift",
                "version": release,
                "purl": f"pkg:generic/swift@{release}",
                "properties": [{"name": "gpupv:library", "value": file} for file in runtime],
            }
        )
    components.sort(key=lambda component: component["bom-ref"])
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": f"pkg:generic/gpupv@{version}",
                "name": "gpupv",
                "version": version,
                "licenses": [{"license": {"id": "Apache-2.0"}}, {"license": {"id": "GPL-2.0-only"}}],
            }
        },
        "components": components,
        "dependencies": [
            {"ref": f"pkg:generic/gpupv@{version}", "dependsOn": [each["bom-ref"] for each in components]}
        ],
    }
    document["serialNumber"] = f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(document, sort_keys=True))}"
    json.dump(document, sys.stdout, indent=2, sort_keys=True)
    print()


main()
