#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# What check.sh runs in the mini-VM, as root there.
#
# usage: guest.sh GUEST-PROGRAMS SECONDS FUZZ-PROGRAMS FUZZ-SEED
set -uo pipefail

guest=$1
seconds=$2
programs=$3
seed=$4
passed=0
failed=0

check() { # check NAME COMMAND...
    local name=$1 start=$SECONDS
    shift
    if "$@" >/tmp/out 2>&1; then
        passed=$((passed + 1))
        printf 'ok      %s, %d s\n' "$name" $((SECONDS - start))
    else
        failed=$((failed + 1))
        tail -n 30 /tmp/out
        printf 'FAILED  %s\n' "$name"
    fi
}

complaints() {
    dmesg | grep -A 40 -E 'BUG|WARNING|KASAN|BUG: KCSAN|UBSAN|Oops|possible (circular|recursive)|suspicious RCU|refcount_t|hung' \
        && return 1
    # Lockdep that gave up would find nothing. KCSAN's kernel has none.
    [ ! -e /proc/lockdep_stats ] || grep -q 'debug_locks: *1' /proc/lockdep_stats
}
nothing_left() {
    cat /sys/kernel/debug/dxg/objects
    ! grep -v ' 0$' /sys/kernel/debug/dxg/objects
}
leaks() {
    [ -e /sys/kernel/debug/kmemleak ] || return 0
    # What was allocated while it scanned is looked at again.
    echo scan >/sys/kernel/debug/kmemleak
    echo scan >/sys/kernel/debug/kmemleak
    ! grep -B 4 -A 12 dxg /sys/kernel/debug/kmemleak
}

mountpoint -q /sys/kernel/debug || mount -t debugfs debugfs /sys/kernel/debug
[ ! -e /sys/kernel/debug/kmemleak ] || echo clear >/sys/kernel/debug/kmemleak
# KCSAN watches one access in so many. Of dxg.ko alone, it can watch more than its default of one in 4000.
[ ! -e /sys/module/kcsan/parameters/skip_watch ] || echo 50 >/sys/module/kcsan/parameters/skip_watch
# The checkers make everything several times slower.

check 'conformance' "$guest/dxg-conformance" --seconds 120
for program in abi abi-32 sysmem sysmem-32 sharing sharing-32 syncfile syncfile-32; do
    check "$program" "$guest/$program"
done
check 'sysmem with failing allocations and copies' "$guest/sysmem" faults
check 'demo' "$guest/gpupv-demo" /bin/bash
check "harm for $seconds s" "$guest/dxg-malformed" --seconds "$seconds"
check "fuzz with $programs programs of seed $seed" "$guest/dxg-fuzz" --programs "$programs" --seed "$seed"
tail -n 1 /tmp/out
check 'module has nothing left' nothing_left
check 'nothing leaked' leaks
check 'unloads' rmmod dxg
check 'nothing leaked by the module' leaks
check 'kernel log is clean' complaints
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
