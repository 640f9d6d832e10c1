#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Everything `make test` does, stage by stage, with the time each takes. Once all is built, two lanes run beside each
# other: one compiles Swift and the kernel module again with other options, one boots VMs. A stage that fails does not
# stop the others, unless they need what it builds. Ends with one line: N passed, N failed.
#
# usage: check.sh [STAGE...]
set -uo pipefail
cd "$(dirname "$0")/.."
export PATH=$PATH:/opt/swift/usr/bin:/usr/libexec/swift/bin
export GPUPV_STRICT=1

build=$PWD/.build
logs=$build/logs
mkdir -p "$logs"
# A line for each stage: passed failed.
results=$logs/results
: >"$results"
wanted=("$@")

# stage NAME COMMAND...: counts what the command's own closing line counts, else one check.
stage() {
    local name=$1 log=$logs/${1// /-}.log start=$SECONDS status=0 line good=0 bad=0
    shift
    if [ "${#wanted[@]}" -gt 0 ] && [[ " ${wanted[*]} " != *" $name "* ]]; then return 0; fi
    printf '== %s\n' "$name"
    "$@" >"$log" 2>&1 </dev/null || status=$?
    while read -r line; do
        if [[ $line =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed ]]; then
            good=$((good + BASH_REMATCH[1])) bad=$((bad + BASH_REMATCH[2]))
        elif [[ $line =~ Test\ run\ with\ ([0-9]+)\ test.*(passed|failed)\ after ]]; then
            good=$((good + BASH_REMATCH[1]))
            if [ "${BASH_REMATCH[2]}" = failed ]; then
                bad=$((bad + $(grep -cE '^✘ Test .* failed after' "$log")))
                good=$((good - bad))
            fi
        fi
    done <"$log"
    [ $((good + bad)) -gt 0 ] || good=1
    if [ "$status" != 0 ] && [ "$bad" = 0 ]; then bad=1 good=$((good > 0 ? good - 1 : 0)); fi
    printf '%d %d\n' "$good" "$bad" >>"$results"
    if [ "$status" != 0 ] || [ "$bad" != 0 ]; then
        # In one piece: the other lane writes too.
        printf '%s\n== %s: FAILED (%s), %d s; all of it in %s\n' "$(tail -n 60 "$log")" "$name" "$status" \
            $((SECONDS - start)) "$log"
        return 1
    fi
    printf '== %s: ok, %d s\n' "$name" $((SECONDS - start))
}

finish() {
    local good bad passed=0 failed=0
    while read -r good bad; do passed=$((passed + good)) failed=$((failed + bad)); done <"$results"
    printf '%d passed, %d failed\n' "$passed" "$failed"
    [ "$failed" = 0 ]
    exit
}

# Every warning there is, and sparse's, is an error.
checked_kernel() { # checked_kernel HEADERS
    local log
    log=$(make -C GuestKernel KDIR="$1" BUILD="$build/kernel-checked/$(basename "$1")" clean modules W=1 C=2 2>&1)
    local status=$?
    printf '%s\n' "$log"
    [ "$status" = 0 ] && ! grep -E 'dxg[a-z_]*\.[ch]:[0-9]+.*(warning|error):' <<<"$log"
}
backports_kernel() {
    local headers
    headers=$(Images/mini-vm/kernel-headers.sh .build/headers-backports bookworm-backports) || return
    checked_kernel "$headers"
}

# program NAME: the stage of Tests/NAME/check.sh.
program() { stage "${1,}" "Tests/$1/check.sh" "$build/release/gpupv" "$build/guest"; }

compile_lane() {
    stage generated Tests/generated.sh
    # A test that hangs is one that fails.
    stage 'unit tests' timeout 900 swift test
    # Only what it needs is built, so the build takes a quarter of the time.
    stage 'thread sanitizer' timeout 900 env GPUPV_ONLY=WindowTests \
        swift test --sanitize=thread --scratch-path .build-tsan --filter WindowTests
    stage fuzz Tests/Fuzz/run.sh
    stage 'kernel 6.1' checked_kernel "/usr/src/linux-headers-$(Images/mini-vm/kernel-version.sh .build/image)"
    stage 'kernel 6.12' backports_kernel
}

machine_lane() {
    stage sbom Tests/sbom.sh "$build/release/gpupv" "$build/guest" "$build/image"
    program Guest
    program Conformance
    program Malformed
    program Sandbox
    program Systemd
    program Containers
    stage serve Tests/Integration/serve.sh "$build/release/gpupv" "$build/guest"
    stage exports timeout 300 Tests/Integration/exports.sh "$build/release/gpupv" "$build/guest"
    stage shares Tests/Integration/shares.sh "$build/release/gpupv" "$build/guest"
    stage integration Tests/Integration/run.sh "$build/release/gpupv" "$build/guest"
    # These build Swift programs too, and would wait for the unit tests' build.
    program Vulkan
    program Physical
    # Only by name: its packages are another Debian's.
    if [ "${#wanted[@]}" -gt 0 ]; then
        stage venus timeout 1200 Tests/Physical/venus.sh "$build/release/gpupv" "$build/guest"
    fi
}

stage setup make setup || finish
stage build make swift guest kernel image || finish
stage lint make lint
compile_lane &
machine_lane
wait
finish
