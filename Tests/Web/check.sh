#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The daemon's web page in Chromium, which is installed first. Pictures of it are left in .build/web.
#
# usage: check.sh GPUPV GUEST-PROGRAMS
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
if ! command -v chromium >/dev/null || ! command -v chromedriver >/dev/null; then
    echo 'web: installing chromium'
    as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium chromium-driver >/dev/null
fi
exec python3 "$here/page.py" "$1" "$2" "$here/../../.build/web"
