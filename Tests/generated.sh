#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Generates what comes from the Vulkan registry anew and compares it with what is committed.
#
# usage: generated.sh [--update]    --update: write it into the checkout
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH=$PATH:/opt/swift/usr/bin:/usr/libexec/swift/bin
target=$PWD
if [ "${1:-}" != --update ]; then
    target=$(mktemp -d)
    trap 'rm -rf "$target"' EXIT
    mkdir -p "$target/Sources/Tools/VulkanGenerator"
    cp Sources/Tools/VulkanGenerator/commands.list "$target/Sources/Tools/VulkanGenerator/"
fi
swift build -c release --product vulkan-generator
.build/release/vulkan-generator "$target"
swift format -i --configuration .swift-format "$target"/Sources/Host/VulkanEngine/Generated/*.swift
[ "$target" != "$PWD" ] || exit 0
status=0
for path in Sources/Shared/CStream/include/gpupv_vulkan_opcodes.h Sources/Guest/VulkanDriver/generated Sources/Host/VulkanEngine/Generated; do
    diff -r "$target/$path" "$path" || status=1
done
[ "$status" = 0 ] && echo '1 passed, 0 failed' && exit 0
echo 'what is committed is not what is generated: run "make generate"'
exit 1
