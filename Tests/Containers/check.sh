#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Containers in VMs, from real engines: podman, and containerd by its ctr.
#
# usage: check.sh GPUPV GUEST-PROGRAMS        gpupv-runtime is beside GPUPV
set -uo pipefail

# Networks and mounts of the test's own, which are gone with it.
if [ -z "${GPUPV_OWN_NETWORK:-}" ]; then GPUPV_OWN_NETWORK=1 exec unshare --net --mount "$0" "$@"; fi

gpupv=$(realpath "$1")
guest=$(realpath "$2")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
export runtime=${gpupv%/*}/gpupv-runtime
export GPUPV_CONTROL=$work/run/control.sock
if [ "$(id -u)" != 0 ]; then echo 'containers: run as root: engines without root have no checks here' >&2; exit 1; fi

# shellcheck source=Tests/Integration/daemon-helpers.sh
. "$here/../Integration/daemon-helpers.sh"

ip link set lo up
mkdir -p "$work/networks"
export CONTAINERS_CONF=$work/containers.conf
printf '[network]\nnetwork_backend = "netavark"\nnetwork_config_dir = "%s"\n' "$work/networks" >"$CONTAINERS_CONF"

# An engine of the test's own, with what a host without systemd, networks and cgroup v2 can do.
engine() {
    podman --root "$work/storage" --runroot "$work/runroot" --tmpdir "$work/tmp" --storage-driver vfs \
        --cgroup-manager cgroupfs --events-backend none --runtime "$runtime" --runtime-flag "control=$GPUPV_CONTROL" "$@"
}
limits=(--ulimit nofile=1024:1024 --ulimit nproc=1024:1024)
network=none
run() { engine run --network "$network" "${limits[@]}" "$@"; }
# said NAME PATTERN: a container's output has such a line.
said() { engine logs "$1" 2>&1 | grep -q -- "$2"; }
state() { engine inspect --format "{{.State.$2}}" "$1"; }
start() { # start NAME OPTION... IMAGE COMMAND...: in the background, until it says that it is ready
    local name=$1
    shift
    run -d --name "$name" "$@" >/dev/null && until_true 90 said "$name" '^ready' || { engine logs "$name"; return 1; }
}
launcher() { state "$1" Pid; }
qemu() { pgrep -P "$(launcher "$1")" -x qemu-system-x86; }

finish() {
    engine rm -fa -t 0 >/dev/null 2>&1
    kill -TERM ${daemon:-} ${containerd:-} 2>/dev/null
    wait
    ip netns del own 2>/dev/null
    umount -l "$work/storage"/* 2>/dev/null
    rm -rf "$work"
}
trap finish EXIT

"$here/image.sh" "$work/image.tar" "$guest/vk-smoke" && engine import -q "$work/image.tar" small >/dev/null ||
    { echo 'containers: no image'; echo '0 passed, 1 failed'; exit 1; }

streams() {
    local status=0
    run --rm small sh -c 'echo out; echo err >&2; exit 3' >"$work/o" 2>"$work/e" || status=$?
    is status 3 "$status" && is stdout out "$(<"$work/o")" && is stderr err "$(<"$work/e")"
}
input() { is stdin "$(seq 20000 | sha256sum)" "$(seq 20000 | run --rm -i small cat | sha256sum)"; }
process() {
    run --rm -e A=b -e 'C=d e' -w /var/tmp -u somebody:2345 -h its-name small \
        sh -c 'echo "$A/$C/$GPUPV_IMAGE"; pwd; id -u; id -g; hostname; cat /proc/1/comm' >"$work/o" || return
    is process "b/d e/ /var/tmp 1234 2345 its-name sh " "$(tr '\n' ' ' <"$work/o")"
}
volumes() {
    mkdir -p "$work/volume"
    echo old >"$work/volume/file"
    run --rm -v "$work/volume:/data" -v "$work/volume:/fixed:ro" --tmpfs /quick:size=1m small sh -c '
        cat /fixed/file; echo new >/data/new; chown 5:6 /data/new; chmod 640 /data/new
        ! echo x 2>/dev/null >/fixed/x; touch /root/mine; echo in-memory >/quick/file; cat /quick/file' >"$work/o" || return
    is output "old in-memory " "$(tr '\n' ' ' <"$work/o")" && is 'new file' '5 6 640 new' \
        "$(stat -c '%u %g %a' "$work/volume/new") $(<"$work/volume/new")" && [ ! -e "$work/volume/x" ]
}
read_only() {
    run --rm --read-only --shm-size 9m small sh -c '! touch /usr/mine 2>/dev/null && touch /run/a /tmp/b &&
        grep -o "/dev/shm tmpfs .*size=[0-9]*k" /proc/mounts | grep -o "size.*"' >"$work/o"
    is output size=9216k "$(<"$work/o")"
}
limited() {
    run --rm --cap-drop all --cap-add net_raw --security-opt no-new-privileges --ulimit core=7:9 --pids-limit 0 small \
        sh -c 'grep -E "^(Cap(Prm|Eff|Bnd)|NoNewPrivs|Seccomp):" /proc/self/status; grep "Max core" /proc/self/limits
        ls /proc/acpi | wc -l; ! echo 0 2>/dev/null >/proc/sys/kernel/panic; ! mount -t tmpfs none /tmp 2>/dev/null
        echo end' >"$work/o"
    is output 'CapPrm: 0000000000002000 CapEff: 0000000000002000 CapBnd: 0000000000002000 NoNewPrivs: 1 Seccomp: 2 Max core file size 7 9 bytes 0 end ' \
        "$(tr -s '\t\n ' ' ' <"$work/o")"
}
size() {
    run --rm --memory 300m --cpus 1 small sh -c 'nproc; sed -n "s/^MemTotal: *\([0-9]*\) kB/\1/p" /proc/meminfo' \
        >"$work/o" || return
    is CPUs 1 "$(head -n 1 "$work/o")" && [ "$(tail -n 1 "$work/o")" -gt 200000 ] && [ "$(tail -n 1 "$work/o")" -lt 307200 ]
}
check 'exit status, and streams apart' streams
check 'standard input, to its end' input
check 'environment, directory, user, hostname' process
check 'no such program: 127' fails 127 'not found' run --rm small missing-program
check 'no executable: 126' fails 126 'permission denied' run --rm small /etc/passwd
check "the host's network is refused" fails 126 'network none' engine run --rm --network host "${limits[@]}" small true
check 'volumes, read-only and not, and tmpfs' volumes
check 'read-only root' read_only
check 'capabilities, limits, system calls and hidden paths' limited
check "memory and CPUs are the VM's" size

vulkan() {
    run --rm "$@" small vulkaninfo --summary >"$work/o" 2>/dev/null && grep -E 'deviceName|^GPU' "$work/o" &&
        is devices 1 "$(grep -c '^GPU' "$work/o")"
}
own_partition() { vulkan --annotation gpupv.vram=128M && grep -q 'gpupv on' "$work/o"; }
daemons_partition() { vulkan --annotation gpupv.partition=mine && grep -q 'mine (gpupv on' "$work/o"; }
check 'Vulkan, with no variable and nothing copied' own_partition
check 'an annotation that there is not' fails 126 'gpupv.vrma' run --rm --annotation gpupv.vrma=1G small true
cat >"$work/gpupv.yaml" <<END
gpus:
  cpu: {device: llvmpipe, memory: 1G}
partitions:
  mine: {gpu: cpu, vram: 128M}
END
"$gpupv" serve --config "$work/gpupv.yaml" --runtime-directory "$work/run" --state-directory "$work/state" \
    >"$work/daemon.log" 2>&1 &
daemon=$!
until_true 20 test -S "$GPUPV_CONTROL" || cat "$work/daemon.log"
check "a partition of the daemon's" daemons_partition
check 'a partition that there is not' fails 126 'there are: mine' run --rm --annotation gpupv.partition=other small true

wait_for_signals='trap "echo got USR1" USR1; trap "echo got TERM; exit 5" TERM; echo ready; while :; do sleep 0.1; done'
executed() {
    local status=0
    engine exec -u somebody -w /tmp -e 'X=y z' busy sh -c 'pwd; id -un; echo "$X"; echo $$ >/tmp/pid; exit 4' >"$work/o" || status=$?
    is status 4 "$status" && is output '/tmp somebody y z ' "$(tr '\n' ' ' <"$work/o")" &&
        is input hello "$(echo hello | engine exec -i busy cat)" && fails 127 missing engine exec busy missing &&
        engine exec busy sh -c 'cat /proc/1/cmdline' | tr '\0' ' ' | grep -q '^sh -c trap'
}
many() {
    local each
    for each in {1..12}; do engine exec busy sh -c "sleep 0.5; echo $each" & done >"$work/o"
    wait $(jobs -p | grep -vx "${daemon:-}")
    is output "$(seq 12 | tr '\n' ' ')" "$(sort -n "$work/o" | tr '\n' ' ')"
}
terminals() {
    script -qec "stty rows 33 cols 77; podman --root $work/storage --runroot $work/runroot --tmpdir $work/tmp \
        --storage-driver vfs --cgroup-manager cgroupfs --events-backend none --runtime $runtime exec -t busy \
        sh -c 'tty; stty size'" "$work/typescript" </dev/null >"$work/o"
    is output '/dev/pts/0 33 77 ' "$(tr -d '\r' <"$work/o" | tr '\n' ' ')"
}
signals() {
    engine kill -s USR1 busy >/dev/null && until_true 20 said busy 'got USR1' && engine stop -t 30 busy >/dev/null &&
        is status 5 "$(engine wait busy)" && said busy 'got TERM'
}
check 'a container in the background' start busy small sh -c "$wait_for_signals"
check 'exec' executed
check 'more execs at a time than there are ports' many
check 'exec with a terminal of a size' terminals
check 'kill, stop, wait and logs' signals
terminal() {
    script -qec "podman --root $work/storage --runroot $work/runroot --tmpdir $work/tmp --storage-driver vfs \
        --cgroup-manager cgroupfs --events-backend none --runtime $runtime run --rm -t --network none ${limits[*]} small \
        sh -c 'test -t 0 && test -t 1 && test -t 2 && tty'" "$work/typescript" </dev/null >"$work/o"
    is output '/dev/pts/0 ' "$(tr -d '\r' <"$work/o" | tr '\n' ' ')"
}
check 'a terminal' terminal

# Whatever dies first, nothing of a container is left, and the engine says that it ended.
processes() { launcher "$1"; pgrep -P "$(launcher "$1")"; }
worker() { pgrep -P "$(launcher "$1")" -f '^gpupv worker'; }
dies() { # dies PROCESS EXIT-STATUS
    local pids id
    start "no-$1" small sh -c 'echo ready; sleep 1000' || return
    pids=$(processes "no-$1") id=$(engine inspect --format '{{.Id}}' "no-$1")
    kill -KILL "$("$1" "no-$1")" && is status "$2" "$(engine wait "no-$1")" && is state exited "$(state "no-$1" Status)" &&
        until_true 20 gone $pids && engine rm "no-$1" >/dev/null && left "$id"
}
left() { is 'what is left' '' "$(ls -d /run/gpupv-runtime/*/"$1" 2>/dev/null; grep -F "$1" /proc/mounts)"; }
goes_on() {
    local pids id
    start no-worker small sh -c 'echo ready; sleep 1000' && kill -KILL "$(worker no-worker)" || return
    until_true 20 worker no-worker >/dev/null && engine exec no-worker vulkaninfo --summary >/dev/null 2>&1 || return
    pids=$(processes no-worker) id=$(engine inspect --format '{{.Id}}' no-worker)
    engine rm -f -t 0 no-worker >/dev/null && until_true 20 gone $pids && left "$id"
}
check 'QEMU is killed' dies qemu 125
check 'the launcher is killed' dies launcher 137
check 'the worker is killed: another serves, and all of it goes when asked' goes_on

# Networks: the engine's, which end in the VM.
networked() { # networked NETWORK COMMAND...
    local network=$1
    shift
    "$@"
}
address() { # address FIELD: of the container "served", as the engine has it
    engine inspect --format "{{.NetworkSettings.Networks.net.$1}}" served
}
interfaces() {
    networked net run --rm small sh -c 'ping -c 1 -W 20 10.77.0.1 >/dev/null && ping -6 -c 1 -W 20 fd77::1 >/dev/null &&
        cat /sys/class/net/eth0/mtu; ip -4 route; ip -6 route | grep default' >"$work/o" || return
    is 'MTU' 1400 "$(head -n 1 "$work/o")" && grep -q '^default via 10.77.0.1 dev eth0' "$work/o" &&
        grep -q '^default via fd77::1 dev eth0' "$work/o"
}
hears() { [ "$(nc -w 5 "$@" </dev/null)" = hello ]; }
published() {
    networked net start served -p 8080:80 small \
        sh -c 'echo ready; while :; do echo hello | nc -N -l 80; done' || return
    until_true 20 hears 10.77.0.1 8080 &&
        is address "$(address MacAddress)" "$(engine exec served cat /sys/class/net/eth0/address)" &&
        is address "$(address IPAddress)" "$(engine exec served hostname -I | cut -d ' ' -f 1)"
}
by_name() { is 'what another hears' hello "$(networked net run --rm small \
    sh -c 'until nc -w 5 served 80; do sleep 0.1; done' </dev/null)"; }
no_network() { is interfaces 'lo: ' "$(run --rm small sh -c 'grep -o "[a-z0-9]*:" /proc/net/dev' | tr '\n' ' ')"; }
made_namespace() { # one that is there before and after
    local container
    ip netns add own && ip -n own link add eth7 mtu 1300 address 02:00:00:00:00:07 type veth peer name peer netns "$$" &&
        ip -n own address add 10.78.0.2/24 dev eth7 && ip -n own link set eth7 up && ip address add 10.78.0.1/24 dev peer &&
        ip link set peer up || return
    networked ns:/run/netns/own start alone small sh -c 'echo ready; sleep 1000' &&
        engine exec alone ping -c 1 -W 20 10.78.0.1 &&
        is 'name and MTU' 1300 "$(engine exec alone cat /sys/class/net/eth7/mtu)" || return
    container=$(engine inspect --format '{{.Id}}' alone)
    kill -KILL "$(qemu alone)" && is status 125 "$(engine wait alone)" && until_true 20 no_taps &&
        engine rm -f -t 0 alone >/dev/null && left "$container" &&
        is 'what is left on eth7' '' "$(tc -n own qdisc show dev eth7 ingress)" &&
        networked ns:/run/netns/own run --rm small ping -c 1 -W 20 10.78.0.1 && no_taps
}
no_taps() { ! ip -n own link | grep -q gpupv; }
engine network create --ipv6 --opt mtu=1400 --subnet 10.77.0.0/24 --subnet fd77::/64 net >/dev/null
check "the engine's network: IPv4, IPv6, routes and MTU" interfaces
check 'a published port, and addresses' published
check 'container to container, by name' by_name
check 'one network namespace for two VMs is refused' fails 126 "another VM's" networked container:served run --rm small true
engine rm -f -t 0 served >/dev/null
check 'no network: the loopback alone' no_network
check 'a namespace that was there before stays as it was, whatever ends the VM' made_namespace

# containerd, of the test's own.
cat >"$work/containerd.toml" <<END
version = 2
root = "$work/containerd"
state = "$work/containerd-state"
disabled_plugins = ["io.containerd.grpc.v1.cri"]
[grpc]
address = "$work/containerd.sock"
[ttrpc]
address = "$work/containerd.sock.ttrpc"
END
containerd -c "$work/containerd.toml" >"$work/containerd.log" 2>&1 &
containerd=$!
until_true 20 test -S "$work/containerd.sock"
ctr() { command ctr -a "$work/containerd.sock" "$@"; }
ctr_run() { ctr run --snapshotter native --runc-binary "$runtime" --cgroup "/gpupv-$$" "$@"; }
containerds() {
    local status=0
    engine save -q -o "$work/small.tar" small && ctr image import --snapshotter native "$work/small.tar" >/dev/null || return
    ctr_run --rm localhost/small:latest one sh -c 'echo out; echo err >&2; exit 3' >"$work/o" 2>"$work/e" || status=$?
    is status 3 "$status" && is output out "$(<"$work/o")" && grep -qx err "$work/e"
}
containerds_exec() {
    ctr_run -d localhost/small:latest two sh -c 'echo ready; sleep 1000' || return
    is output 'two sh ' "$(ctr task exec --exec-id one two sh -c 'echo two; cat /proc/1/comm' | tr '\n' ' ')" &&
        ctr task kill -s KILL two && until_true 20 ctr_stopped && ctr task rm two; ctr container rm two
}
ctr_stopped() { ctr task ls | grep -q '^two .*STOPPED'; }
check 'containerd: ctr run' containerds
check 'containerd: exec, kill and rm' containerds_exec

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
