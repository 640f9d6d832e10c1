#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# What check.sh runs in a VM whose PID 1 is systemd: gpupv is installed there as an administrator does it, and a client
# works on one of its partitions all the while. Root, in the VM; nothing of the machine around it is touched.
#
# usage: guest.sh GPUPV GUEST-PROGRAMS
set -uo pipefail

built=$1
guest=$2
here=$(cd "$(dirname "$0")" && pwd)
gpupv=/usr/bin/gpupv
work=$(mktemp -d)
groups=/sys/fs/cgroup/system.slice/gpupv.service
unset GPUPV_CONTROL XDG_RUNTIME_DIR
export GPUPV_DXG_LIBRARY=$guest/libgpupv-dxg.so

# shellcheck source=Tests/Integration/daemon-helpers.sh
. "$here/../Integration/daemon-helpers.sh"
shows_output=0

property() { systemctl show -P "$1" gpupv; }
journal() { journalctl -q -o cat -u gpupv; }
worker() { field a 'p["vm"]["worker"]'; }
said() { grep -qE "$1" "$work/client"; }
count_of() { grep -cE "$1" "$work/client"; }
said_times() { [ "$(count_of "$1")" -ge "$2" ]; }
state_is() { [ "$(field a 'p["state"]')" = "$1" ]; }
write_configuration() { # write_configuration VRAM-OF-A
    mkdir -p /etc/gpupv
    cat >/etc/gpupv/gpupv.yaml <<END
gpus:
  gpu0: {device: emulated, memory: 1G}
partitions:
  a: {gpu: gpu0, vram: $1, window: 512M, weight: 300}
  b: {gpu: gpu0, vram: 64M, socket: {owner: nobody, group: daemon, mode: 0600}}
control: {mode: 0660, group: daemon}
web: true
END
}

# MARK: start

check_boot() {
    # Its private socket is there before it can be asked over the bus.
    until_true 120 test -S /run/systemd/private && is 'the system' running "$(systemctl is-system-running --wait)" &&
        is 'PID 1' systemd "$(cat /proc/1/comm)"
}
check_start() {
    cp "$built" "$gpupv" && cp "$here/../../Packaging/systemd/gpupv.service" /etc/systemd/system/ && write_configuration 128M &&
        systemctl daemon-reload && systemctl enable --now gpupv && is 'state' active "$(property ActiveState)" &&
        is enabled enabled "$(systemctl is-enabled gpupv)" && is 'what it says' '2 partitions, 0 VMs' "$(property StatusText)" &&
        is 'state' idle "$(field a 'p["state"]')"
}
check_sockets() {
    is 'permissions' 'root:root 660 nobody:daemon 600 root:daemon 660 root:root 755' "$(cd /run/gpupv && stat -c '%U:%G %a' \
        partitions/a.sock partitions/b.sock control.sock . | xargs)" && as daemon "$gpupv" partition list >"$work/list" &&
        ! as nogroup "$gpupv" partition list && is 'the state directory' 755 "$(stat -c %a /var/lib/gpupv)"
}
as() { setpriv --reuid 65534 --regid "$1" --clear-groups "${@:2}"; } # as GROUP COMMAND...
check_hardening() {
    local pid
    pid=$(property MainPID)
    grep -q '^NoNewPrivs:.1' "/proc/$pid/status" && ! nsenter -t "$pid" -m touch /usr/bin/gpupv-was-here &&
        ! nsenter -t "$pid" -m touch /etc/gpupv-was-here && nsenter -t "$pid" -m touch /var/lib/gpupv/here
}
check 'a VM boots with systemd as its PID 1' check_boot
check 'the unit is installed, and started once the daemon says so' check_start
check 'sockets have the owners and modes of the configuration' check_sockets
check 'the daemon cannot write to the system' check_hardening
check_web() {
    until_true 20 metrics
}
metrics() {
    exec 3<>/dev/tcp/127.0.0.1/9477 && printf 'GET /metrics HTTP/1.1\r\nHost: 127.0.0.1:9477\r\nConnection: close\r\n\r\n' >&3 &&
        grep -q 'gpupv_partition_state{partition="a"' <&3
}
check 'the web page is served' check_web

# MARK: a client

mkfifo "$work/stop"
"$gpupv" emulate --partition a -- "$guest/partition" <"$work/stop" >"$work/client" 2>"$work/client.err" &
client=$!
exec 9>"$work/stop"
check_client() {
    until_true 60 said '^budget 134217728$' && is 'state' attached "$(field a 'p["state"]')" &&
        until_true 5 status_is '2 partitions, 1 VMs' && is 'descriptors kept' 5 "$(property NFileDescriptorStore)"
}
status_is() { [ "$(property StatusText)" = "$1" ]; }
check 'a client works; systemd keeps its descriptors' check_client
# The window of a is 1 GiB. As much local memory as non-local, and 1 GiB.
bound() { echo $(((2 << 30) + ($1 << 21))); } # bound MIB-OF-VRAM
limits() { cat "$groups/worker-$(worker)"/{memory.max,pids.max,cpu.weight} | xargs; }
check_groups() {
    local group
    group=$groups/worker-$(worker)
    is 'the daemon' "$groups/daemon" "/sys/fs/cgroup$(sed 's/^0:://' "/proc/$(property MainPID)/cgroup")" &&
        is 'the worker' "$group" "/sys/fs/cgroup$(sed 's/^0:://' "/proc/$(worker)/cgroup")" &&
        is 'limits' "$(bound 128) 4096 300" "$(limits)" && is 'the daemon' 10000 "$(cat "$groups/daemon/cpu.weight")" &&
        is 'warnings' '' "$(journal | grep -F 'control group')"
}
check 'the worker has a control group with limits' check_groups
check_out_of_memory() {
    local before back
    before=$(worker) back=$(count_of '^back')
    echo 1M >"$groups/worker-$before/memory.max"
    until_true 20 gone "$before" && until_true 20 said_times '^back' $((back + 1)) && state_is attached && is 'state' active "$(property ActiveState)" &&
        [ -d "$groups/worker-$(worker)" ] && [ ! -d "$groups/worker-$before" ]
}
check 'a worker that exceeds its memory is ended by the kernel, and replaced' check_out_of_memory

# MARK: what systemctl does

check_reload() {
    local lost
    lost=$(count_of '^lost')
    write_configuration 192M && systemctl reload gpupv && until_true 20 said '^budget 201326592$' && is lost "$lost" "$(count_of '^lost')" &&
        is 'state' 'active running' "$(property ActiveState) $(property SubState)" && is 'limits' "$(bound 192) 4096 300" "$(limits)"
}
check_reload_refused() {
    write_configuration lots && ! systemctl reload gpupv && is 'state' 'active running' "$(property ActiveState) $(property SubState)" &&
        until_true 5 journal_has 'gpupv.yaml:4:' && write_configuration 192M && systemctl reload gpupv
}
# To the end of it: whom grep does not hear out ends with a signal.
journal_has() { journal | grep -F -- "$1" >/dev/null; }
check 'systemctl reload changes the partition under its client' check_reload
check 'systemctl reload fails if the configuration is wrong' check_reload_refused

survives() { # survives COMMAND...: the daemon is another, the client loses its device and works again
    local daemon worker back lost
    daemon=$(property MainPID) worker=$(worker) back=$(count_of '^back') lost=$(count_of '^lost')
    "$@" && until_true 30 said_times '^back' $((back + 1)) && until_true 20 state_is attached &&
        is 'devices lost' $((lost + 1)) "$(count_of '^lost')" && [ "$(property MainPID)" != "$daemon" ] &&
        gone "$daemon" "$worker" && kill -0 "$client" && is 'state' active "$(property ActiveState)" &&
        is 'groups' "$groups/daemon/ $groups/worker-$(worker)/" "$(echo "$groups"/*/)" &&
        is 'descriptors kept' 5 "$(property NFileDescriptorStore)"
}
check_restart() { survives systemctl restart gpupv; }
check_kill() {
    local restarts
    restarts=$(property NRestarts)
    survives systemctl kill -s KILL --kill-who=main gpupv && is restarts $((restarts + 1)) "$(property NRestarts)"
}
check_upgrade() {
    local before lost
    before="$(property MainPID) $(worker)" lost=$(count_of '^lost')
    cp "$built" "$gpupv.new" && mv "$gpupv.new" "$gpupv" && "$gpupv" daemon upgrade && is 'processes' "$before" "$(property MainPID) $(worker)" &&
        until_true 10 status_is '2 partitions, 1 VMs' && is 'state' 'active running' "$(property ActiveState) $(property SubState)" &&
        "$gpupv" partition resize a --weight 50 --transient >/dev/null && is 'limits' "$(bound 192) 4096 50" "$(limits)" &&
        is lost "$lost" "$(count_of '^lost')" && is incarnation 2 "$("$gpupv" daemon status --json | python3 -c 'import json, sys; print(json.load(sys.stdin)["incarnation"])')"
}
check 'systemctl restart: the VM goes on with another daemon' check_restart
check 'kill -9: systemd starts another daemon, and the VM goes on' check_kill
check 'the daemon is upgraded in place; the client notices nothing' check_upgrade
check 'kill -9 after the upgrade: the VM goes on' check_kill

# MARK: the end

check_stop() {
    local worker
    worker=$(worker)
    systemctl stop gpupv && is 'state' 'inactive success' "$(property ActiveState) $(property Result)" && gone "$worker" &&
        is 'sockets' '' "$(ls /run/gpupv 2>/dev/null)" && [ ! -d "$groups" ] && until_true 10 journal_has stopped && kill -0 "$client" &&
        is 'descriptors kept' 0 "$(property NFileDescriptorStore)" && ! journal | grep -F 'thread priority'
}
check_wrong_configuration() {
    write_configuration lots && ! systemctl start gpupv && until_true 5 journal_has 'gpupv.yaml:4:' &&
        is 'state' 'failed 78 0' "$(property ActiveState) $(property ExecMainStatus) $(property NRestarts)"
}
check 'systemctl stop ends it and leaves nothing' check_stop
check 'a configuration that is wrong fails the start, and is not tried again' check_wrong_configuration
exec 9>&-
wait "$client"

[ "$failed" = 0 ] || { echo 'the journal:'; journalctl -q -o short-monotonic -u gpupv; systemctl status gpupv; tail "$work"/client*; }
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
