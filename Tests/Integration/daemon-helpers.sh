# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2154
#
# What scripts that try `gpupv serve` have in common. They set gpupv and work, and print passed and failed last.

passed=0
failed=0
# 1: what checks print is shown, also of those that pass.
shows_output=0

check() { # check NAME COMMAND...
    local name=$1 started=$(date +%s%N) status=0 took
    shift
    "$@" >"$work/out" 2>&1 || status=1
    took=$((($(date +%s%N) - started) / 1000000))
    if [ "$status" = 0 ]; then
        passed=$((passed + 1))
        printf 'ok     %6d ms  %s\n' "$took" "$name"
    else
        failed=$((failed + 1))
        printf 'FAILED %6d ms  %s\n' "$took" "$name"
    fi
    if [ "$status" != 0 ] || [ "$shows_output" = 1 ]; then sed 's/^/  | /' "$work/out"; fi
}
is() { # is WHAT EXPECTED ACTUAL
    [ "$2" = "$3" ] || { printf '%s: expected %q, got %q\n' "$1" "$2" "$3"; return 1; }
}
until_true() { # until_true SECONDS COMMAND...
    local deadline=$((SECONDS + $1))
    shift
    until "$@"; do
        [ "$SECONDS" -lt "$deadline" ] || { echo "not in time: $*"; return 1; }
        sleep 0.02
    done
}
fails() { # fails STATUS TEXT COMMAND...: with that status, and the text on standard error
    local expected=$1 text=$2 status=0
    shift 2
    "$@" >"$work/output" 2>"$work/err" || status=$?
    is 'exit status' "$expected" "$status" && grep -qF -- "$text" "$work/err" || { cat "$work/err"; return 1; }
}
# gone PID...: all are, or are zombies.
gone() { local each; for each in "$@"; do [ ! -d "/proc/$each" ] || grep -q '^State:.Z' "/proc/$each/status" 2>/dev/null || return 1; done; }
# field PARTITION EXPRESSION: of what `partition show` says, as Python has it.
field() { "$gpupv" partition show "$1" --json | python3 -c "import json, sys; p = json.load(sys.stdin); print($2)"; }
