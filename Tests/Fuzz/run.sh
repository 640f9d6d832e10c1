#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Fuzzes what the host's processes read from those they do not trust, coverage-guided, under the address sanitizer.
#
#   worker      calls and commands of a guest: Tests/Fuzz/WorkerFuzzer
#   control     the control API's JSON, both ways          \
#   page        the web page's HTTP                         | Tests/Fuzz/HostFuzzer
#   messages    sequences of what workers say               |
#   handshakes  carriers' handshakes, frames of init       /
#
# An input that crashes is left in .build-fuzz/crashes/TARGET, and the status is 1 then. What new inputs were found is
# in .build-fuzz/corpus/TARGET.
#
# usage: run.sh [EXECUTIONS [TARGET...] [LIBFUZZER-OPTION...]]      default: some seconds' worth of each
set -euo pipefail
cd "$(dirname "$0")/../.."
export PATH=$PATH:/opt/swift/usr/bin:/usr/libexec/swift/bin GPUPV_FUZZ=1
executions=${1:-}
shift || true
targets=() options=()
for argument; do
    if [[ $argument == -* ]]; then options+=("$argument"); else targets+=("$argument"); fi
done
[ "${#targets[@]}" -gt 0 ] || targets=(worker control page messages handshakes)
scratch=.build-fuzz
# What `make test` does: what one takes differs.
declare -A short=([worker]=20000 [control]=1000 [page]=1000 [messages]=20000 [handshakes]=20000)

build() { # build PRODUCT
    swift build --scratch-path "$scratch" -c debug --product "$1" \
        -Xswiftc -sanitize=fuzzer,address -Xswiftc -O -Xswiftc -enable-testing -Xcc -fsanitize=address \
        -Xswiftc -use-ld=lld -Xlinker --allow-multiple-definition >"$scratch.log" 2>&1 ||
        { grep -v 'Cannot export local' "$scratch.log" | tail -n 30; exit 1; }
}
fuzz() { # fuzz TARGET COMMAND...
    local target=$1
    shift
    mkdir -p "$scratch/corpus/$target" "$scratch/crashes/$target"
    "$@" "${seeds[@]}" -runs="${executions:-${short[$target]}}" -timeout=20 \
        -artifact_prefix="$scratch/crashes/$target/" -print_final_stats=1 "${options[@]}" 2>&1 | tail -n 25
}

# Short stacks and a small quarantine: ten times the speed, and what is found is run again with all of it.
export ASAN_OPTIONS=${ASAN_OPTIONS:-malloc_context_size=2:quarantine_size_mb=16}
passed=0
failed=0
for target in "${targets[@]}"; do
    printf '== %s\n' "$target"
    if [ "$target" = worker ]; then
        build WorkerFuzzer
        seeds=("$scratch/corpus/$target" Tests/Fuzz/corpus)
        command=("$scratch/debug/WorkerFuzzer" -max_len=1024)
    else
        build HostFuzzer
        seeds=("$scratch/corpus/$target" "$scratch/seeds/$target")
        mkdir -p "$scratch/seeds/$target"
        "$scratch/debug/HostFuzzer" "$target" --seeds "$scratch/seeds/$target"
        command=("$scratch/debug/HostFuzzer" "$target" -max_len=4096)
    fi
    if fuzz "$target" "${command[@]}"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
done
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
