#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Fuzzes the worker's decoder, coverage-guided, from the committed corpus. An input that crashes is left in
# .build-fuzz/crashes and ends the run with status 1.
#
# usage: run.sh [EXECUTIONS [LIBFUZZER-OPTION...]]      default: 20000 executions
set -euo pipefail
cd "$(dirname "$0")/../.."
export PATH=$PATH:/opt/swift/usr/bin:/usr/libexec/swift/bin GPUPV_FUZZ=1
executions=${1:-20000}
shift || true
scratch=.build-fuzz
swift build --scratch-path "$scratch" -c debug --product WorkerFuzzer \
    -Xswiftc -sanitize=fuzzer,address -Xswiftc -O -Xswiftc -enable-testing -Xcc -fsanitize=address \
    -Xswiftc -use-ld=lld -Xlinker --allow-multiple-definition >"$scratch.log" 2>&1 ||
    { grep -v 'Cannot export local' "$scratch.log" | tail -n 30; exit 1; }
# Short stacks and a small quarantine: ten times the speed, and what is found is run again with all of it.
export ASAN_OPTIONS=${ASAN_OPTIONS:-malloc_context_size=2:quarantine_size_mb=16}
mkdir -p "$scratch/corpus" "$scratch/crashes"
set +e
"$scratch/debug/WorkerFuzzer" "$scratch/corpus" Tests/Fuzz/corpus -runs="$executions" -max_len=1024 -timeout=20 \
    -artifact_prefix="$scratch/crashes/" -print_final_stats=1 "$@" 2>&1 | tail -n 25
status=${PIPESTATUS[0]}
[ "$status" = 0 ] && echo '1 passed, 0 failed' || echo '0 passed, 1 failed'
exit "$status"
