# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2154
#
# A guest program that publishes what scripts tell it to (Tests/Guest/publish.c), one at a time, and what the daemon
# says is published. Scripts set gpupv and guest.

publisher() { # publisher COMMAND...: that runs the program
    coproc PUBLISHER { exec "$@" "$guest/publish" 2>&1; }
    publisher_pid=$PUBLISHER_PID
    exec {to_publisher}>&"${PUBLISHER[1]}" {from_publisher}<&"${PUBLISHER[0]}"
    hear ready
}
emulated() { publisher "$gpupv" emulate --partition "$1" --; } # emulated PARTITION
tell() { printf '%s\n' "$1" >&"$to_publisher"; }
hear() { # hear EXPECTED: the next line
    local line
    read -r -t 60 -u "$from_publisher" line || { echo "the publisher says nothing; expected: $1"; return 1; }
    is 'the publisher says' "$1" "${line%$'\r'}"
}
say() { # say LINE EXPECTED
    tell "$1" && hear "$2"
}
says() { # says LINE EXPECTED: whether, without a word
    say "$1" "$2" >/dev/null
}
end_publisher() {
    eval "exec ${PUBLISHER[1]}>&- ${PUBLISHER[0]}<&-" 2>/dev/null
    exec {to_publisher}>&- {from_publisher}<&-
    wait "$publisher_pid"
}
# exports PARTITION [EXPRESSION]: of all that is published, as Python has it.
exports() {
    "$gpupv" partition exports "$1" --json |
        python3 -c "import json, sys; all = json.load(sys.stdin); print(${2:-all})"
}
# lists PARTITION NAMES: with their kinds.
lists() { [ "$(exports "$1" '[(e["name"], e["kind"]) for e in all]')" = "$2" ]; }
# taken PARTITION EXPORT TIMES
taken() { [ "$(exports "$1" "[e[\"taken\"] for e in all if e[\"name\"] == \"$2\"]")" = "[$3]" ]; }
