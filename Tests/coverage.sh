#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Lines of the host's modules that the unit tests execute, as llvm-cov counts them, and with --write the table of them
# in docs/testing.md. What programs and VMs execute beyond that is not counted: they run builds without instruments.
#
# usage: coverage.sh [--write]
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH=$PATH:/opt/swift/usr/bin:/usr/libexec/swift/bin
scratch=.build-coverage
swift test --enable-code-coverage --scratch-path "$scratch" >"$scratch.log" 2>&1 || { tail -n 40 "$scratch.log" >&2; exit 1; }
python3 - "$(swift test --show-codecov-path --scratch-path "$scratch")" "${1:-}" <<'END'
import json, os, re, sys
report, mode = sys.argv[1:]
root = os.path.join(os.getcwd(), "Sources", "Host") + os.sep
counts = {}
for file in json.load(open(report))["data"][0]["files"]:
    if not file["filename"].startswith(root):
        continue
    parts = file["filename"][len(root):].split(os.sep)
    # What a generator wrote is apart: it is checked by Vulkan's conformance tests, in other processes.
    module = parts[0] + (" (generated)" if "Generated" in parts else "")
    lines = file["summary"]["lines"]
    total, covered = counts.get(module, (0, 0))
    counts[module] = (total + lines["count"], covered + lines["covered"])
table = ["| module | lines | executed |", "| --- | --- | --- |"]
for module, (total, covered) in sorted(counts.items()):
    table.append(f"| `{module}` | {total} | {100 * covered / max(total, 1):.0f}% |")
print("\n".join(table))
if mode == "--write":
    text = open("docs/testing.md").read()
    new = re.sub(r"\| module \| lines \| executed \|\n(\|.*\n)*", lambda _: "\n".join(table) + "\n", text)
    open("docs/testing.md", "w").write(new)
END
