#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# `gpupv serve` and what asks it: one daemon under a stand-in for systemd (fd-store.py), two mini-VMs on two of its
# partitions that work all the while, and all that can happen to them. Each check goes on from the one before.
#
# usage: serve.sh GPUPV GUEST-PROGRAMS
set -uo pipefail

gpupv=$(realpath "$1")
guest=$(realpath "$2")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
export GPUPV_CONTROL=$work/run/control.sock
manager=

finish() {
    exec 8>&- 9>&-
    if [ -n "$manager" ]; then kill -TERM "$manager" 2>/dev/null; fi
    wait
    rm -rf "$work"
}
trap finish EXIT

# shellcheck source=Tests/Integration/daemon-helpers.sh
. "$here/daemon-helpers.sh"
state_is() { [ "$(field "$1" 'p["state"]')" = "$2" ]; }
worker_of() { field "$1" 'p["vm"]["worker"]'; }
daemon() { "$gpupv" daemon status --json | python3 -c 'import json, sys; print(json.load(sys.stdin)["pid"])'; }
# The host's clock: a guest's is not to be relied on where the host is busy and its CPU emulated.
now() { echo $(($(date +%s%N) / 1000000)); }
killed=0 back=0
said() { grep -qE "$2" "$work/vm-$1"; } # said PARTITION PATTERN
count_of() { grep -cE "$2" "$work/vm-$1"; }
said_times() { [ "$(count_of "$1" "$2")" -ge "$3" ]; }
# told EVENT PARTITION|- [TEXT]: the log tells of it, with that text somewhere.
told() {
    python3 - "$work/daemon.log" "$@" <<'END'
import json, sys
name, partition, text = sys.argv[2], sys.argv[3], sys.argv[4] if len(sys.argv) > 4 else ""
lines = [json.loads(line) for line in open(sys.argv[1]) if line.endswith("\n")]
sys.exit(not any(line.get("event") == name and line.get("partition", "-") == partition and text in str(line)
                 for line in lines))
END
}

write_configuration() { # write_configuration VRAM-OF-B
    cat >"$work/gpupv.yaml" <<END
gpus:
  gpu0: {device: emulated, memory: 1G}
  gpu1: {device: emulated, memory: 1G}
templates:
  common:
    gpu: gpu0
    window: 768M
partitions:
  a: {template: common, vram: 128M, compute: {minimum: 50%}}
  b:
    template: common
    vram: $1
    socket: {mode: 0600}
  s: {gpu: gpu1, vram: 32M, timeout: 1s}
control: {mode: 0666}
END
}
serve() { exec "$here/fd-store.py" "$work/notify" "$gpupv" serve --config "$work/gpupv.yaml" --runtime-directory "$work/run" --state-directory "$work/state" --log-format json; }
ready_times() { [ "$(grep -c '^READY=1' "$work/notify")" -ge "$1" ]; }

# MARK: before there is a daemon

check_config() {
    write_configuration 64M
    "$gpupv" config check "$here/../../Packaging/systemd/gpupv.yaml" && "$gpupv" config check "$work/gpupv.yaml" && sed 's/window/wndow/' "$work/gpupv.yaml" >"$work/wrong.yaml" &&
        fails 1 "wrong.yaml:7:5: error: template 'common' has no 'wndow'" "$gpupv" config check "$work/wrong.yaml" &&
        grep -q "did you mean 'window'?" "$work/err" && fails 2 'no such file' "$gpupv" config check "$work/none.yaml" &&
        ! "$gpupv" config check --json "$work/wrong.yaml" >"$work/json" && grep -q '"line" : 7' "$work/json"
}
check_config_over_commit() {
    sed 's/64M/1000M/; s/768M/4G/' "$work/gpupv.yaml" >"$work/wrong.yaml"
    fails 1 "overcommit: true" "$gpupv" config check "$work/wrong.yaml" &&
        sed -i 's/memory: 1G/memory: 1G, overcommit: true/; s/vram: 1000M/vram: {minimum: 1M, maximum: 1000M}/' "$work/wrong.yaml" &&
        "$gpupv" config check "$work/wrong.yaml"
}
check_config_warning() {
    sed 's/timeout: 1s/encode: 20%/' "$work/gpupv.yaml" >"$work/video.yaml" && "$gpupv" config check "$work/video.yaml" 2>"$work/err" &&
        grep -q "video.yaml:14:29: warning: encode of partition 's' has no effect" "$work/err" &&
        "$gpupv" config check --json "$work/video.yaml" | python3 -c 'import json, sys
report = json.load(sys.stdin)
assert report["valid"] and [one["severity"] for one in report["diagnostics"]] == ["warning"], report'
}
check_text_log() {
    local daemon
    "$gpupv" serve --config "$work/video.yaml" --runtime-directory "$work/text" --state-directory "$work/text" 2>"$work/text.log" &
    daemon=$!
    until_true 20 grep -q 'serving$' "$work/text.log" && grep -q 'warning: encode of' "$work/text.log" && kill -TERM "$daemon" && wait "$daemon" &&
        ! grep -vE '^20[0-9-]{8}T[0-9:]{8}\.[0-9]{3}Z (info|warning) gpupv\.[a-z]+: |^  fix: ' "$work/text.log"
}
check_serve_needs_configuration() {
    sed 's/gpu: gpu0/gpu: gpu/' "$work/gpupv.yaml" >"$work/wrong.yaml"
    fails 78 "did you mean 'gpu0'?" "$gpupv" serve --config "$work/wrong.yaml" \
        --runtime-directory "$work/run" --state-directory "$work/state"
}
check_no_daemon() {
    fails 1 'no daemon is running' "$gpupv" partition list &&
        fails 125 'no daemon is running' "$gpupv" run --partition a -- true && fails 1 'is no socket' "$gpupv" partition list --control "$work"
}
check_wrong_places() {
    fails 2 'it is a directory' "$gpupv" config check "$work" &&
        fails 1 'with --runtime-directory' "$gpupv" serve --config "$work/gpupv.yaml" --runtime-directory /proc/none/here
}
check 'config check names line, cause and fix' check_config
check 'over-commit has to be asked for' check_config_over_commit
check 'config check warns of what has no effect' check_config_warning
check 'serve warns of it too; its log as text has dates' check_text_log
check 'serve refuses a configuration that is wrong' check_serve_needs_configuration
check 'clients say that there is no daemon' check_no_daemon
check 'files and directories that cannot be used are told' check_wrong_places

# MARK: two VMs

serve >"$work/daemon.log" 2>&1 &
manager=$!
check_ready() { until_true 20 ready_times 1 && is state idle "$(field a 'p["state"]')"; }
check 'serve says when it is ready' check_ready
check_second_daemon() {
    fails 1 "another 'gpupv serve'" "$gpupv" serve --config "$work/gpupv.yaml" --runtime-directory "$work/run"
}
check 'there is one daemon for a directory' check_second_daemon

for vm in a b; do mkfifo "$work/stop-$vm"; done
vm_a= vm_b=
for vm in a b; do "$gpupv" run --partition "$vm" --boot-timeout 150 --memory 256M --cpus 1 -- "$guest/partition" <"$work/stop-$vm" >"$work/vm-$vm" 2>"$work/vm-$vm.err" & printf -v "vm_$vm" %d "$!"; done
exec 8>"$work/stop-a" 9>"$work/stop-b"
check_sizes() {
    until_true 160 said a '^budget' && until_true 160 said b '^budget' || { cat "$work"/vm-*.err; return 1; }
    said a '^adapter a 134217728$' && said b '^adapter b 67108864$' && said a '^budget 134217728$' && said b '^budget 67108864$' &&
        is state attached "$(field a 'p["state"]')" && is share '0.5 0.5' "$(field a 'p["share"]') $(field b 'p["share"]')"
}
check 'two VMs see adapters of the size of their partitions' check_sizes
check_busy() {
    fails 125 'has a VM' "$gpupv" run --partition a -- true && fails 1 'has a VM' "$gpupv" partition attach b &&
        fails 1 'is attached' "$gpupv" partition delete a
}
check 'a partition is for one VM' check_busy

check_worker_dies() {
    local before
    before=$(worker_of a) killed=$(now)
    kill -KILL "$before"
    until_true 20 said a '^back' && back=$(now) && said a '^lost 19$' && ! said b '^lost' && [ "$(worker_of a)" != "$before" ] &&
        is workers 2 "$(field a 'p["vm"]["workers"]')"
}
check 'a worker that is killed is replaced; the client reopens and works' check_worker_dies
echo "         it took $((back - killed)) ms from kill -9 until the client's work was done again"

check_resize() {
    "$gpupv" partition resize a --vram 192M --weight 300 --json >/dev/null && until_true 10 said a '^budget 201326592$' &&
        told partition.resized a "'weight': '300'" &&
        is lost 1 "$(count_of a '^lost')" && fails 1 'a window for 768M' "$gpupv" partition resize a --vram 600M &&
        fails 1 'has room for' "$gpupv" partition resize a --vram 600M --window 4G &&
        fails 1 "GPU 'gpu0' has 1G" "$gpupv" partition resize a --vram 1000M --window 4G
}
check 'a partition is resized while its VM runs' check_resize
check_reload() {
    write_configuration 96M
    "$gpupv" config reload | grep -q 'changed: b$' && until_true 10 said b '^budget 100663296$' && ! said b '^lost' &&
        is 'resized' changed "$(field a 'p["origin"]')" && echo 'gpus: 1' >"$work/gpupv.yaml" &&
        fails 1 'gpupv.yaml:1:7' "$gpupv" config reload && write_configuration 96M && state_is b attached &&
        told partition.resized b vram && told configuration.reloaded - "'changed': 'b'" && told configuration.refused - 'gpupv.yaml:1:7'
}
check 'the configuration is reloaded while VMs run' check_reload
check_partition_fails() {
    printf '  f: {gpu: gpu1, vram: 1M, decode: 1%%, socket: %s/none/f.sock}\n' "$work" >"$work/extra" &&
        sed -i "/^  s:/r $work/extra" "$work/gpupv.yaml" && "$gpupv" config reload 2>"$work/err" | grep -q 'added: f;' &&
        grep -q 'gpupv.yaml:15:28: warning: decode of' "$work/err" && state_is f failed && told partition.failed f 'cannot listen' &&
        write_configuration 96M && "$gpupv" config reload | grep -q 'removed: f;' && told partition.deleted f
}
check 'a partition that cannot be served says why' check_partition_fails
check_create() {
    "$gpupv" partition create c --gpu gpu0 --vram 64M --compute minimum=10% >/dev/null &&
        "$gpupv" partition create d --gpu gpu0 --vram 64M --transient >/dev/null &&
        fails 1 'there is a partition' "$gpupv" partition create c --gpu gpu0 --vram 64M &&
        fails 1 'add up to' "$gpupv" partition create e --gpu gpu0 --vram 64M --compute 50% &&
        "$gpupv" partition attach c | grep -qF "path=$work/run/partitions/c.sock" && test -S "$work/run/partitions/c.sock" &&
        told partition.created c && "$gpupv" partition list | grep -qE '^c +gpu0 +64M .* created$' && "$gpupv" config show --running >"$work/shown.yaml" &&
        "$gpupv" config check "$work/shown.yaml"
}
check 'partitions are created' check_create
check_mode() {
    # By itself it is bound to what there is; what there is not is refused, with a reason.
    "$gpupv" partition create m --mode auto --vram 64M | grep -qE '^bound to +emulated: ' &&
        "$gpupv" partition show m --json | python3 -c 'import json, sys; assert json.load(sys.stdin)["binding"]["mode"] == "emulated"' &&
        fails 1 'is not divided by sriov' "$gpupv" partition create n --mode sriov --vram 64M &&
        fails 1 'is not divided by mig' "$gpupv" partition create n --gpu gpu0 --mode mig --vram 64M &&
        "$gpupv" partition delete m
}
check 'a partition is bound in the way that is asked for' check_mode
check_permissions() {
    local other=(setpriv --reuid 65534 --regid 65534 --clear-groups env "GPUPV_CONTROL=$GPUPV_CONTROL")
    [ "$(id -u)" = 0 ] || return 0
    chmod 711 "$work" && cp -L "$gpupv" "$work/gpupv" && "${other[@]}" "$work/gpupv" partition list &&
        fails 1 'takes an administrator' "${other[@]}" "$work/gpupv" partition create e --gpu gpu0 --vram 64M &&
        fails 125 "fix: have an administrator give you access" "${other[@]}" "$work/gpupv" emulate --partition s -- true &&
        is 'socket' '600 660' "$(stat -c %a "$work/run/partitions/b.sock" "$work/run/partitions/a.sock" | xargs)"
}
check 'who is no administrator may look' check_permissions
check_api() {
    # Lines that make no sense are answered, and the daemon goes on.
    python3 - "$GPUPV_CONTROL" <<'END' && state_is a attached
import json, socket, sys
connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
connection.connect(sys.argv[1])
stream = connection.makefile("rw")
def ask(line):
    stream.write(line + "\n"); stream.flush()
    return json.loads(stream.readline())
def request(name, parameters, version=1):
    return ask(json.dumps({"version": version, "id": 7, "request": name, "parameters": parameters}))
assert ask("nonsense")["error"]["code"] == "badRequest"
assert request("partition.list", {}, version=9)["error"]["code"] == "badRequest"
assert request("partition.show", {})["error"]["code"] == "badRequest"
assert request("partition.show", {"partition": "x"})["error"]["code"] == "notFound"
assert request("no.such", {})["id"] == 7
assert [p["definition"]["name"] for p in request("partition.list", {})["result"]] == ["a", "b", "s", "c", "d"]
assert "result" in request("subscribe", {"milliseconds": 100})
samples = [json.loads(stream.readline())["event"]["sample"] for _ in range(2)]
assert {p["name"] for p in samples[1]["partitions"]} == {"a", "b", "s", "c", "d"}
# What happens is told to who has subscribed, and remembered.
subscriber = stream
other = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
other.connect(sys.argv[1])
stream = other.makefile("rw")
assert "result" in request("partition.resize", {"partition": "d", "settings": {"weight": "50"}, "transient": True})
events = (json.loads(line)["event"] for line in subscriber)
happened = next(event["happened"] for event in events if "happened" in event)
assert (happened["event"], happened["partition"], happened["details"]) == ("partition.resized", "d", {"weight": "50"})
assert request("daemon.events", {})["result"][-1] == happened
END
}
check 'the control API answers what makes no sense' check_api

# MARK: another daemon

check_upgrade() {
    local before lost
    before="$(daemon) $(worker_of a) $(worker_of b)"
    lost="$(count_of a '^lost') $(count_of b '^lost')"
    "$gpupv" daemon upgrade >/dev/null && is processes "$before" "$(daemon) $(worker_of a) $(worker_of b)" &&
        is incarnation 2 "$("$gpupv" daemon status --json | python3 -c 'import json, sys; print(json.load(sys.stdin)["incarnation"])')" &&
        "$gpupv" partition resize a --vram 160M >/dev/null && until_true 10 said a '^budget 167772160$' &&
        is lost "$lost" "$(count_of a '^lost') $(count_of b '^lost')" && is transient transient "$(field d 'p["origin"]')"
}
check 'the daemon is upgraded in place; VMs notice nothing' check_upgrade
# A worker that is taken over has of the log a pipe, which outlives the daemon that made it.
check_worker_log() {
    # Only root opens what another process, which is not to be looked into, has.
    [ "$(id -u)" = 0 ] || return 0
    printf '<3>%s\n' $'2026-01-01T00:00:00.000Z info gpupv.daemon: \e[2J forged' >"/proc/$(worker_of a)/fd/2"
    until_true 10 grep -qF forged "$work/daemon.log" && grep -F forged "$work/daemon.log" | python3 -c 'import json, sys
line = json.loads(sys.stdin.read())
assert (line["label"], line["partition"], line["level"]) == ("gpupv.worker", "a", "error") and "\x1b" not in line["message"], line'
}
check "what an old worker logs is told as the worker's after an upgrade" check_worker_log
check_worker_dies_after_upgrade() {
    local times
    times=$(count_of b '^back')
    kill -KILL "$(worker_of b)"
    until_true 20 said_times b '^back' $((times + 1))
}
check 'the upgraded daemon replaces a worker' check_worker_dies_after_upgrade
check_crash() {
    local before workers a b ready
    before=$(daemon) workers="$(worker_of a) $(worker_of b)" a=$(count_of a '^back') b=$(count_of b '^back')
    ready=$(grep -c '^READY=1' "$work/notify")
    killed=$(now)
    kill -KILL "$before"
    until_true 20 ready_times $((ready + 1)) && until_true 20 said_times a '^back' $((a + 1)) &&
        until_true 20 said_times b '^back' $((b + 1)) && back=$(now) && [ "$(daemon)" != "$before" ] &&
        until_true 10 gone $workers && state_is a attached &&
        is 'what is kept' 'changed created' "$(field a 'p["origin"]') $(field c 'p["origin"]')" &&
        fails 1 "no partition 'd'" "$gpupv" partition show d
}
check 'a daemon that is killed is replaced; VMs go on with new workers' check_crash
echo "         it took $((back - killed)) ms until both clients' work was done again"

mkfifo "$work/stop-s"
client() { # client PROGRAM...: has partition s until descriptor 7 is closed
    "$gpupv" emulate --partition s -- "$@" <"$work/stop-s" >"$work/vm-s" 2>&1 &
    exec 7>"$work/stop-s"
}
# Its client wants to end, and waits for the answer. Other things are tried meanwhile.
begin_silence() {
    client "$guest/idle" && until_true 30 said s '^ready' && silent=$(worker_of s) && kill -STOP "$silent" && exec 7>&-
}
check 'a worker hangs' begin_silence
check_expelled() {
    local worker times
    worker=$(worker_of a) times=$(count_of a '^back')
    told worker.expelled a && return 1
    "$gpupv" partition resize a --timeout 1s >/dev/null || return
    # Whether it has the GPU when it stops is luck.
    for _ in {1..40}; do
        kill -STOP "$worker" || break
        until_true 4 told worker.expelled a 'keeps a node' && break
        kill -CONT "$worker"
    done
    until_true 20 said_times a '^back' $((times + 1)) && until_true 10 gone "$worker" && state_is b attached
}
check 'a worker that keeps the GPU is killed and replaced' check_expelled
check_over_budget() {
    # Its memory is too little for what it is to be tried with.
    timeout 60 "$gpupv" emulate --partition c -- "$guest/dxg-conformance" --filter Resident
    until_true 10 told memory.over-budget c
}
check 'wanting more memory than there is is told' check_over_budget
check_silent() {
    until_true 60 told worker.expelled s 'does not answer' && gone "$silent" && until_true 20 state_is s idle && told vm.detached s
}
check 'the worker that hangs while its guest waits is killed' check_silent
check_timeout() {
    client "$guest/load" hang && until_true 60 told submission.timeout s && until_true 20 told device.reset s && exec 7>&- &&
        until_true 20 state_is s idle
}
check 'work that takes too long is told' check_timeout
check_worker_failed() {
    local tries
    client "$guest/partition" && until_true 30 said s '^budget' || return 1
    for tries in {1..200}; do
        told worker.failed s 'keep ending' && break
        kill -KILL "$(worker_of s)" 2>/dev/null
    done
    told worker.failed s 'keep ending' && told worker.restarted s && state_is s recovering &&
        "$gpupv" partition show s | grep -q '^state .*its workers keep ending' && "$gpupv" partition detach s && exec 7>&-
}
check 'workers that keep ending are told' check_worker_failed

# MARK: the end

check_detach() {
    local worker lost
    worker=$(worker_of b) lost=$(count_of b '^lost')
    "$gpupv" partition detach b && until_true 10 said_times b '^lost' $((lost + 1)) && until_true 10 gone "$worker" &&
        state_is b idle && told vm.detached b && kill -0 "$vm_b" && fails 1 'no VM is attached' "$gpupv" partition detach b
}
check 'a VM is detached and goes on' check_detach
check_delete() {
    "$gpupv" partition delete c && "$gpupv" partition delete b && told partition.deleted c && [ ! -e "$work/run/partitions/b.sock" ] &&
        "$gpupv" config reload && fails 1 'no partition' "$gpupv" partition show b && write_configuration 64M &&
        "$gpupv" config reload | grep -q 'added: b;' && state_is b idle
}
check 'partitions are deleted, until the file says something new' check_delete
check_vm_ends() {
    exec 9>&-
    "$gpupv" emulate --partition b -- "$guest/idle" </dev/null && until_true 20 state_is b idle && told vm.attached b && until_true 20 gone "$vm_b"
}
check 'a VM that ends leaves its partition idle' check_vm_ends
check_stop() {
    local worker lost
    worker=$(worker_of a) lost=$(count_of a '^lost')
    kill -TERM "$manager"
    until_true 10 gone "$manager" && is sockets '' "$(ls "$GPUPV_CONTROL" "$work/run/partitions/"* 2>/dev/null)" &&
        is processes '' "$(pgrep -f -a "$work/gpupv.yaml")" && gone "$worker" && grep -q '^STOPPING=1' "$work/notify" || { tail "$work/notify"; return 1; }
    until_true 20 said_times a '^lost' $((lost + 1)) && kill -0 "$vm_a"
}
check 'SIGTERM ends the daemon and leaves nothing; programs lose their devices, and the VM goes on' check_stop
check_start_again() {
    local back
    back=$(count_of a '^back')
    serve >>"$work/daemon.log" 2>&1 8>&- &
    manager=$!
    until_true 20 state_is a idle && exec 8>&- && until_true 20 gone "$vm_a" && is back "$back" "$(count_of a '^back')" &&
        kill -TERM "$manager" && until_true 10 gone "$manager"
}
check 'a daemon that is started later does not have that VM' check_start_again
check_log() {
    python3 - "$work/daemon.log" <<'END'
import datetime, json, re, sys
lines = [json.loads(line) for line in open(sys.argv[1])]
assert all({"time", "level", "label", "message"} <= line.keys() for line in lines)
now = datetime.datetime.now(datetime.timezone.utc)
for line in lines:
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", line["time"]), line["time"]
    age = now - datetime.datetime.fromisoformat(line["time"].replace("Z", "+00:00"))
    assert datetime.timedelta(0) <= age < datetime.timedelta(hours=1), line["time"]
assert {"gpupv.daemon", "gpupv.arbiter"} <= {line["label"] for line in lines}
assert any(line.get("event") == "vm.attached" and line["partition"] == "a" for line in lines)
END
}
check 'the log is JSON' check_log
[ "$failed" = 0 ] || { echo 'the log of the daemon:'; cat "$work/daemon.log"; }
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
