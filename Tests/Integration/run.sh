#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Boots mini-VMs and looks at what `gpupv run` makes of them. One function is one case; a case fails when a
# command in it does.
#
# usage: run.sh GPUPV GUEST-PROGRAMS [CASE...]
set -uo pipefail

gpupv=$(realpath "$1")
guest=$(realpath -m "$2")
shift 2
repository=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# They choose among the host's drivers.
unset VK_ICD_FILENAMES VK_DRIVER_FILES VK_ADD_DRIVER_FILES

vm() { "$gpupv" run --no-gpu -- "$@"; }
gpu_vm() { "$gpupv" run --engine reference -- "$@"; }

is() { # is WHAT EXPECTED ACTUAL
    [ "$2" = "$3" ] || { printf '%s: expected %q, got %q\n' "$1" "$2" "$3"; return 1; }
}

status_of() { # status_of EXPECTED COMMAND...
    local expected=$1 status=0
    shift
    "$@" >"$work/out" 2>"$work/err" || status=$?
    is 'exit status' "$expected" "$status" || { cat "$work/err"; return 1; }
}

until_true() { # until_true SECONDS COMMAND...
    local deadline=$((SECONDS + $1))
    shift
    until "$@"; do
        [ "$SECONDS" -lt "$deadline" ] || { echo "not in time: $*"; return 1; }
        sleep 0.05
    done
}

case_exit_status() { status_of 0 vm true && status_of 7 vm sh -c 'exit 7'; }
case_death_by_signal() { status_of 137 vm sh -c 'kill -KILL $$'; }
case_missing_command() { status_of 127 vm no-such-command && grep -q no-such-command "$work/err"; }
case_not_executable() { status_of 126 vm /etc/passwd && status_of 126 vm /etc; }
case_option_error() { ! "$gpupv" run --memory nonsense -- true 2>"$work/err" && grep -q memory "$work/err"; }
case_broken_kernel() {
    head -c 100000 /dev/zero >"$work/vmlinux-0"
    status_of 125 "$gpupv" run --no-gpu --kernel "$work/vmlinux-0" -- true && grep -q gpupv: "$work/err"
}
case_boot_timeout() {
    status_of 125 "$gpupv" run --no-gpu --boot-timeout 1 --accel tcg -- true &&
        grep -q 'did not get ready.*CPU 0 .* CPU 1 ' "$work/err"
}
# gpupv-init brings up all but the first (Machine.commandLine).
case_all_cpus() { is 'processors' 3 "$("$gpupv" run --no-gpu --cpus 3 -- nproc)"; }

case_streams_are_exact() {
    head -c 10485760 /dev/urandom >"$work/blob"
    local sum
    sum=$(sha256sum <"$work/blob")
    is 'cat' "$sum" "$(vm cat <"$work/blob" | sha256sum)" &&
        is 'input' "$sum" "$(vm sha256sum <"$work/blob")"
}
case_streams_are_separate() {
    vm sh -c 'echo out; echo err >&2' >"$work/out" 2>"$work/err"
    is stdout out "$(cat "$work/out")" && is stderr err "$(cat "$work/err")"
}
case_no_input() { is 'end of input' 0 "$(vm wc -c </dev/null)"; }
case_unread_input() { is 'unread input' done "$(vm sh -c 'sleep 0.5; echo done' </dev/zero)"; }
case_reader_goes_away() { is 'two lines' 2 "$(timeout 30 "$gpupv" run --no-gpu -- yes | head -n 2 | wc -l)"; }
case_slow_reader_of_one_stream() {
    # stderr moves while nobody takes stdout.
    vm sh -c 'head -c 1000000 /dev/zero & sleep 1; echo moved >&2; wait' 2>"$work/err" |
        (until_true 30 grep -q moved "$work/err" && wc -c >"$work/count")
    is 'bytes' 1000000 "$(cat "$work/count")"
}

case_working_directory() {
    mkdir "$work/a directory" && touch "$work/a directory/file"
    is cwd "$work/a directory file" "$(cd "$work/a directory" && vm sh -c 'echo "$PWD" *')"
}
case_environment() { is environment $'two words\nand a line' "$(WORDS=$'two words\nand a line' vm printenv WORDS)"; }
case_arguments() { is arguments '[a b][][$x]' "$(vm printf '[%s]' 'a b' '' '$x')"; }
case_user() {
    is ids "$(id -u) $(id -g) $(umask)" "$(vm sh -c 'echo $(id -u) $(id -g) $(umask)')"
    if [ "$(id -u)" = 0 ]; then
        # As somebody who may not use the launcher's files: a copy of them.
        chmod 755 "$work" && cp -L "$gpupv" "$work/gpupv" && cp -r "$repository/.build/image" "$work/image"
        is 'another user' '65534 65534' "$(cd / && GPUPV_IMAGE=$work/image XDG_CACHE_HOME=$work/cache setpriv --reuid 65534 \
            --regid 65534 --clear-groups env LD_LIBRARY_PATH=/opt/swift/usr/lib/swift/linux "$work/gpupv" run --no-gpu -- sh -c 'echo $(id -u) $(id -g)')"
    fi
}
case_files_are_scratch() {
    is 'inside' written "$(vm sh -c "echo written >$work/new && cat $work/new")" && [ ! -e "$work/new" ]
}
case_rootfs_option() {
    mkdir -p "$work"/root/{bin,proc,sys,dev,run} && touch "$work/root/here"
    (cd / && status_of 127 "$gpupv" run --no-gpu --rootfs "$work/root" -- /bin/sh) || return 1
    cp "$(command -v busybox || echo /bin/true)" "$work/root/bin/" 2>/dev/null
    # Without the host's libraries a dynamic program cannot start there.
    (cd / && ! "$gpupv" run --no-gpu --rootfs "$work/root" -- /bin/true 2>"$work/err")
}

case_terminal() {
    printf 'stty size; tty; test -t 1 && echo yes; exit 3\n' >"$work/script.sh"
    local status=0
    script -qec "stty rows 33 cols 77; $gpupv run --no-gpu -- sh $work/script.sh" /dev/null >"$work/tty" </dev/null || status=$?
    is status 3 "$status" && grep -q '33 77' "$work/tty" && grep -q /dev/pts/ "$work/tty" && grep -q yes "$work/tty"
}
case_terminal_is_restored() {
    script -qec "stty rows 33 cols 77; $gpupv run --no-gpu -- true; stty -a" /dev/null >"$work/tty" </dev/null
    grep -q ' icanon' "$work/tty" && grep -q ' echo ' "$work/tty"
}
case_terminal_interrupt() {
    # Typed once the command runs; the guest's terminal makes it a signal.
    local status=0
    (until_true 60 grep -q ready "$work/tty" && sleep 0.2 && printf '\003' && until_true 10 test -e "$work/done") |
        script -qfec "$gpupv run --no-gpu -- sh -c 'echo ready; sleep 60'; s=\$?; touch $work/done; exit \$s" "$work/tty" >/dev/null || status=$?
    is status 130 "$status"
}

start_sleeper() { # starts a VM with "$@" as options; sets pid once its command runs
    "$gpupv" run "$@" -- sh -c 'trap "echo usr1" USR1; echo ready; while :; do sleep 0.1; done' >"$work/out" 2>"$work/err" &
    pid=$!
    until_true 60 grep -q ready "$work/out"
}
case_signals_are_forwarded() {
    local status=0
    start_sleeper --no-gpu && kill -USR1 "$pid" && until_true 10 grep -q usr1 "$work/out" && kill -TERM "$pid"
    wait "$pid" || status=$?
    is status 143 "$status"
}
case_signal_while_booting() {
    local status=0
    "$gpupv" run --no-gpu -- sleep 60 2>"$work/err" &
    sleep 0.3
    kill -TERM $!
    wait $! || status=$?
    is status 143 "$status"
}

descendants() { # of $1, all of them
    local child
    for child in $(cat /proc/"$1"/task/*/children 2>/dev/null); do echo "$child"; descendants "$child"; done
}
gone() { local each; for each in "$@"; do [ ! -d "/proc/$each" ] || grep -q '^State:.Z' "/proc/$each/status" || return 1; done; }
leftovers() { ls -A /tmp /dev/shm /run "${XDG_RUNTIME_DIR:-/run}" 2>/dev/null | grep -i gpupv; grep -i gpupv /proc/net/unix; true; }
case_kill_leaves_nothing() {
    local children before options=()
    before=$(leftovers)
    has_gpu || options=(--no-gpu)
    start_sleeper "${options[@]}" || return 1
    children=$(descendants "$pid")
    [ "$(wc -w <<<"$children")" -ge 1 ] || { echo 'no children?'; return 1; }
    kill -KILL "$pid"
    wait "$pid" 2>/dev/null
    until_true 5 gone $children && is leftovers "$before" "$(leftovers)"
}
case_unresponsive_vm_can_be_ended() {
    local status=0 qemu
    start_sleeper --no-gpu || return 1
    qemu=$(descendants "$pid" | head -n 1)
    kill -STOP "$qemu"
    kill -INT "$pid"; sleep 0.2; kill -INT "$pid"; sleep 0.2; kill -INT "$pid"
    until_true 5 gone "$qemu" || return 1
    wait "$pid" || status=$?
    is status 130 "$status"
}
case_qemu_dies() {
    local status=0
    start_sleeper --no-gpu || return 1
    kill -KILL "$(descendants "$pid" | head -n 1)"
    wait "$pid" || status=$?
    is status 125 "$status" && grep -q 'ended unexpectedly' "$work/err"
}

case_hides_the_host() {
    local seen
    mkdir "$work/keys" && echo secret >"$work/keys/one" && echo secret >"$work/other" && ln -s other "$work/link" &&
        echo shown >"$work/plain" || return 1
    # Beneath what the guest has mounted itself.
    seen=$("$gpupv" run --no-gpu --hide "$work/keys" --hide "$work/link" -- sh -c '
        below=$(mktemp -d /dev/XXXX) && mount --bind / "$below" || exit
        for each in proc sys dev run etc/ssl/private "$1/keys"; do [ ! -d "$below/$each" ] || ls -A "$below/$each"; done
        cat "$below/etc/shadow" "$below/$1/other" "$below/$1/link" "$1/link" "$1/plain"' - "$work") || return 1
    is 'what is not hidden' shown "$seen" &&
        status_of 125 "$gpupv" run --no-gpu --hide /no/such -- true && grep -q '/no/such cannot be hidden' "$work/err" &&
        is 'on demand' "$(md5sum </etc/shadow)" "$("$gpupv" run --no-gpu --share-secrets -- md5sum </dev/null /etc/shadow |
            sed 's, /etc/shadow, -,')"
}
case_root_confines_qemu() {
    local qemu status=0
    [ "$(id -u)" = 0 ] || { echo 'needs root'; return 1; }
    start_sleeper --no-gpu || return 1
    qemu=/proc/$(descendants "$pid" | head -n 1)
    is 'privileges: to read' 0000000000000004 "$(sed -n 's/^CapEff:\t//p' "$qemu/status")" &&
        is 'and no others from a program' 0000000000000004 "$(sed -n 's/^CapBnd:\t//p' "$qemu/status")" &&
        is devices 'null urandom' "$(ls "$qemu/root/dev" | grep -v '^kvm$' | xargs)" &&
        is services '' "$(ls -A "$qemu/root/run")" &&
        is 'what can be written' '' "$(awk '$6 !~ /^ro/ { print $5 }' "$qemu/mountinfo")" || status=1
    kill -TERM "$pid"
    wait "$pid"
    return "$status"
}

module() { ls "$repository"/.build/kernel/*/dxg.ko 2>/dev/null | head -n 1; }
has_gpu() { [ -n "$(module)" ]; }
gpu_case_device_exists() { is device crw-rw-rw- "$(gpu_vm stat -c %A /dev/dxg)"; }
gpu_case_window_is_cacheable() {
    # Above 4 GiB, where no firmware forces it uncached.
    gpu_vm sh -c 'for d in /sys/bus/pci/devices/*; do grep -q 0x1110 $d/device && sed -n 3p $d/resource; done' >"$work/out"
    [ $(($(cut -d" " -f1 "$work/out"))) -ge $((1 << 32)) ] || { cat "$work/out"; return 1; }
}
gpu_case_other_ivshmem_is_left_alone() {
    printf '#!/bin/sh\nexec qemu-system-x86_64 "$@" -object memory-backend-memfd,id=other,size=16M %s\n' \
        '-device ivshmem-plain,memdev=other' >"$work/qemu"
    chmod +x "$work/qemu"
    "$gpupv" run --engine reference --qemu "$work/qemu" -- sh -c 'cat /sys/bus/pci/devices/*/device; ls -d /sys/bus/pci/drivers/dxg/0000:*; dmesg' \
        >"$work/out" || return 1
    is 'ivshmem devices' 2 "$(grep -c '^0x1110' "$work/out")" && is 'ours' 1 "$(grep -c '^/sys.*drivers/dxg/' "$work/out")"
    ! grep -E 'BUG|WARNING:|Oops|Call Trace' "$work/out"
}
gpu_case_module_cycle() {
    gpu_vm sh -c "rmmod dxg && [ ! -e /dev/dxg ] && insmod $(module) && [ -e /dev/dxg ] && dmesg" >"$work/dmesg" &&
        ! grep -E 'BUG|WARNING:|Oops|Call Trace|refcount' "$work/dmesg"
}
gpu_case_kernel_log_is_clean() {
    gpu_vm dmesg >"$work/dmesg" && ! grep -E 'BUG|WARNING:|Oops|Call Trace' "$work/dmesg"
}
clean_log() { ! grep -E 'BUG|WARNING:|Oops|Call Trace|refcount' "$1"; }
# checked PROGRAM [ARGUMENT]: a program of Tests/Guest, and the kernel's log after it.
checked() { gpu_vm sh -c '"$@" >&2 || exit; dmesg' sh "$guest/$@" >"$work/dmesg" 2>"$work/out" && clean_log "$work/dmesg"; }
report() { "$@" || { grep -v '^ok ' "$work/out"; return 1; }; }
gpu_case_callers_memory() { report checked sysmem; }
gpu_case_sync_files() { report checked syncfile; }
gpu_case_abi() { report checked abi; }
gpu_case_sharing() { report checked sharing; }
gpu_case_demo() {
    # The digest is of a file that both see.
    gpu_vm "$guest/gpupv-demo" --json "$gpupv" >"$work/demo" && grep -q "returned.*$(sha256sum <"$gpupv" | cut -d' ' -f1)" "$work/demo"
}
gpu_case_32_bit_programs() {
    local each
    for each in abi sharing syncfile sysmem; do report checked "$each-32" || return 1; done
}
# outlives PROGRAM: it says "ready" and then sees its worker die.
outlives() {
    local pid each
    gpu_vm sh -c '"$0" lost && dmesg' "$guest/$1" >"$work/out" &
    pid=$!
    until_true 30 grep -q ready "$work/out" || return 1
    for each in $(descendants "$pid"); do
        if tr '\0' ' ' </proc/"$each"/cmdline | grep -q ' worker '; then kill -KILL "$each"; fi
    done
    wait "$pid" && clean_log "$work/out" || { grep -v '^ok ' "$work/out"; return 1; }
}
gpu_case_callers_memory_outlives_the_worker() { outlives sysmem; }
gpu_case_sync_files_outlive_the_worker() { outlives syncfile; }
gpu_case_worker_dies() {
    # The launcher starts another; the VM goes on.
    start_sleeper || return 1
    local each status=0
    for each in $(descendants "$pid"); do
        if tr '\0' ' ' </proc/"$each"/cmdline | grep -q ' worker '; then kill -KILL "$each"; fi
    done
    sleep 1
    kill -USR1 "$pid" && until_true 10 grep -q usr1 "$work/out" && kill -TERM "$pid"
    wait "$pid" || status=$?
    is status 143 "$status"
}

# The Vulkan devices that a program finds when nobody has told it of a driver, by vulkaninfo: one a line.
devices() { sed -nE 's/^\s*deviceName\s*= (.*)/\1/p' "$work/out" | sed 's/ on .*//'; }
tree() { # a root file system of its own: $work/tree, which has the manifest of another driver
    local manifests=$work/tree/usr/share/vulkan/icd.d
    "$repository/Tests/Containers/image.sh" "$work/tree.tar" "$guest/libgpupv-vulkan.so" && mkdir -p "$manifests" &&
        tar -C "$work/tree" -xf "$work/tree.tar" || return
    echo '{"file_format_version": "1.0.0", "ICD": {"library_path": "/usr/bin/libgpupv-vulkan.so", "api_version": "1.3.0"}}' \
        >"$manifests/other.json"
}
case_emulate_shows_the_driver() {
    "$gpupv" emulate -- vulkaninfo --summary >"$work/out" && is devices 'default (gpupv' "$(devices)"
}
case_default_engine() {
    # What the user says of drivers is about the host's.
    "$gpupv" emulate --verbose -- true 2>"$work/err" && grep -q 'engine is vulkan' "$work/err" &&
        VK_DRIVER_FILES=/dev/null VK_ICD_FILENAMES=/dev/null "$gpupv" emulate --verbose -- "$guest/gpupv-demo" \
            >"$work/out" 2>"$work/err" && grep -q 'engine is reference' "$work/err" || { cat "$work/err"; return 1; }
}
case_default_directory() {
    mkdir "$work/outside" && tree || return
    (
        cd "$work/outside" || exit
        is 'nobody asked' / "$("$gpupv" run --no-gpu --rootfs "$work/tree" -- /bin/sh -c 'pwd')" &&
            is 'asked for' /usr/share "$("$gpupv" run --no-gpu --rootfs "$work/tree" --workdir /usr/share -- /bin/sh -c 'pwd')" &&
            status_of 125 "$gpupv" run --no-gpu --rootfs "$work/tree" --workdir "$work/outside" -- /bin/sh -c 'pwd' &&
            grep -q "working directory $work/outside" "$work/err"
    )
}
gpu_case_shows_the_driver() {
    # Wherever the program looks for data; and in a chroot, which has none of its own.
    tree || return
    # shellcheck disable=SC2016
    "$gpupv" run -- sh -c 'vulkaninfo --summary && XDG_DATA_DIRS=/nowhere vulkaninfo --summary &&
        mkdir -p "$0/etc/vulkan/icd.d" && rm -r "$0/usr/share/vulkan" && mount --bind /etc/vulkan/icd.d "$0/etc/vulkan/icd.d" &&
        for each in dev proc sys; do mount --rbind "/$each" "$0/$each" || exit; done &&
        chroot "$0" vulkaninfo --summary' "$work/tree" >"$work/out" || return
    is devices $'default (gpupv\ndefault (gpupv\ndefault (gpupv' "$(devices)"
}
gpu_case_shows_the_driver_in_another_root() {
    tree && "$gpupv" run --rootfs "$work/tree" -- vulkaninfo --summary >"$work/out" && is devices 'default (gpupv' "$(devices)"
}
gpu_case_shows_the_driver_in_linked_directories() {
    # Of the two that the loader reads, one is the other.
    tree && mkdir -p "$work/tree/etc/vulkan/icd.d" && mv "$work"/tree/usr/share/vulkan/icd.d/* "$work/tree/etc/vulkan/icd.d" &&
        rmdir "$work/tree/usr/share/vulkan/icd.d" && ln -s /etc/vulkan/icd.d "$work/tree/usr/share/vulkan/icd.d" &&
        "$gpupv" run --rootfs "$work/tree" -- vulkaninfo --summary >"$work/out" && is devices 'default (gpupv' "$(devices | sort -u)"
}
gpu_case_driver_serves_every_c_library() {
    local each
    for each in vk-driver vk-driver-32 vk-driver-musl; do
        "$gpupv" run -- "$guest/$each" >"$work/out" && is "$each" 'default (gpupv' "$(sed 's/ on .*//' "$work/out")" || return
    done
}

passed=0
failed=0
cases=("$@")
if [ "${#cases[@]}" = 0 ]; then
    mapfile -t cases < <(compgen -A function | sed -n 's/^case_//p')
    if has_gpu; then
        mapfile -t -O "${#cases[@]}" cases < <(compgen -A function | sed -n 's/^gpu_case_/gpu_/p')
    else
        echo 'no dxg.ko: cases that need it are left out'
    fi
fi
for each in "${cases[@]}"; do
    case $each in gpu_*) name=gpu_case_${each#gpu_} ;; *) name=case_$each ;; esac
    started=$(date +%s%N)
    rm -rf "${work:?}"/*
    output=$("$name" 2>&1 </dev/null)
    status=$?
    took=$((($(date +%s%N) - started) / 1000000))
    if [ "$status" = 0 ]; then
        passed=$((passed + 1))
        printf 'ok     %6d ms  %s\n' "$took" "${each//_/ }"
    else
        failed=$((failed + 1))
        printf 'FAILED %6d ms  %s\n%s\n' "$took" "${each//_/ }" "$output"
    fi
done
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
