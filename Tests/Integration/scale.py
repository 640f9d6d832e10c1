#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Many VMs on one daemon: what each costs while it does nothing, how soon it is served, and who gets what.

usage: scale.py [--clients N] [--vms N] [--seconds N] GPUPV GUEST-PROGRAMS

Most of the VMs are clients without one (as `gpupv emulate --partition` runs them): to the daemon there is no
difference. The reference engine executes, on this machine's CPUs.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time

parser = argparse.ArgumentParser()
parser.add_argument("--clients", type=int, default=64, help="VMs in all")
parser.add_argument("--vms", type=int, default=2, help="real ones among them")
parser.add_argument("--seconds", type=int, default=10, help="of idleness and of load to measure")
parser.add_argument("gpupv")
parser.add_argument("guest")
options = parser.parse_args()
gpupv, guest = os.path.realpath(options.gpupv), os.path.realpath(options.guest)
names = ["gpu0-%d" % (number + 1) for number in range(options.clients)]
work = tempfile.TemporaryDirectory()
run = work.name + "/run"
os.environ["GPUPV_CONTROL"] = run + "/control.sock"
started = []


def start(arguments, **more):
    process = subprocess.Popen(arguments, **more)
    started.append(process)
    return process


def control(*arguments):
    return json.loads(subprocess.run([gpupv, *arguments, "--json"], check=True, stdout=subprocess.PIPE).stdout)


# MARK: what a process uses

def memory(pid):
    """Bytes that are the process's alone, and its share of what it has in common with others."""
    with open("/proc/%d/smaps_rollup" % pid) as file:
        fields = dict(line.split(":", 1) for line in file if line.count(":") == 1)
    sizes = {name: int(value.split()[0]) * 1024 for name, value in fields.items() if value.endswith("kB\n")}
    return sizes["Private_Clean"] + sizes["Private_Dirty"], sizes["Pss"]


def activity(pid):
    """Nanoseconds on a CPU and wake-ups, by thread."""
    threads = {}
    for thread in os.listdir("/proc/%d/task" % pid):
        try:
            with open("/proc/%d/task/%s/schedstat" % (pid, thread)) as file:
                used = int(file.read().split()[0])
            with open("/proc/%d/task/%s/status" % (pid, thread)) as file:
                wakeups = sum(int(line.split()[1]) for line in file if line.startswith("voluntary_ctxt_switches"))
            threads[thread] = (used, wakeups)
        except FileNotFoundError:
            pass  # it ended
    return threads


def since(before, now):
    """Of the threads that are there now."""
    return [sum(now[thread][index] - before.get(thread, (0, 0))[index] for thread in now) for index in (0, 1)]


def median(values):
    return sorted(values)[len(values) // 2]


# MARK: clients

def begin(name, program, is_vm=False):
    """Starts a client on a partition, without waiting for it."""
    if is_vm:
        return start([gpupv, "run", "--partition", name, "--memory", "256M", "--", *program], stdin=subprocess.PIPE,
                     stdout=subprocess.PIPE, text=True)
    environment = dict(os.environ, LD_PRELOAD=guest + "/libgpupv-dxg.so",
                       GPUPV_EMULATE_SOCKET="%s/partitions/%s.sock" % (run, name))
    return start(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)


def until_ready(client):
    line = client.stdout.readline()
    if line != "ready\n":
        sys.exit("a client is not served; it said %r" % line)


def end(clients):
    for client in clients:
        client.stdin.close()
    for client in clients:
        client.stdout.read()
        client.wait()
    deadline = time.monotonic() + 60
    while any(one["state"] != "idle" for one in control("partition", "list")):
        if time.monotonic() > deadline:
            sys.exit("partitions do not become idle")
        time.sleep(0.1)


def sample(seconds):
    """What partitions had of the GPU's time in an interval."""
    line = subprocess.run([gpupv, "top", "--json", "--once", "--interval", str(seconds)], check=True,
                          stdout=subprocess.PIPE).stdout
    return {one["name"]: one for one in json.loads(line)["partitions"]}


def say(what, value, note=""):
    print("  %-52s %14s  %s" % (what, value, note), flush=True)


def size(value):
    return "%.2f MiB" % (value / 2 ** 20)


def main():
    with open(work.name + "/gpupv.yaml", "w") as file:
        file.write("gpus:\n  gpu0: {device: emulated, memory: 16G, divide: {count: %d}}\n" % options.clients)
    clock = time.monotonic()
    log = open(work.name + "/log", "w")
    daemon = start([gpupv, "serve", "--config", work.name + "/gpupv.yaml", "--runtime-directory", run,
                    "--state-directory", work.name + "/state"], stderr=log)
    while not os.path.exists(run + "/control.sock"):
        if daemon.poll() is not None:
            sys.exit(open(work.name + "/log").read())
        time.sleep(0.002)
    control("daemon", "status")
    print("%d partitions on one emulated GPU, %d of their VMs real" % (options.clients, options.vms))
    say("the daemon serves after", "%.0f ms" % ((time.monotonic() - clock) * 1000))
    empty = memory(daemon.pid)

    # Start
    clients, times = [], []
    alone = names[:min(8, (len(names) - options.vms) // 2)]
    for name in alone:
        clock = time.monotonic()
        clients.append(begin(name, [guest + "/idle"]))
        until_ready(clients[-1])
        times.append((time.monotonic() - clock) * 1000)
    clock = time.monotonic()
    together = names[len(alone):len(names) - options.vms]
    more = [begin(name, [guest + "/idle"]) for name in together]
    for client in more:
        until_ready(client)
    spent = (time.monotonic() - clock) * 1000
    vms = [begin(name, [guest + "/idle"], is_vm=True) for name in names[len(names) - options.vms:]]
    for client in vms:
        until_ready(client)
    clients += more + vms
    say("a client's first work is done, one at a time", "%.0f ms" % median(times), "median of %d" % len(times))
    say("the same, %d at once" % len(together), "%.0f ms" % spent,
        "%.0f ms each, %.2f of one alone" % (spent / len(together), spent / len(together) / median(times)))

    # Idleness
    workers = [one["vm"]["worker"] for one in control("partition", "list")]
    assert len(workers) == options.clients, workers
    time.sleep(2)
    processes = [daemon.pid] + workers
    before = {pid: activity(pid) for pid in processes}
    time.sleep(options.seconds)
    spans = {pid: since(before[pid], activity(pid)) for pid in processes}
    of_workers = [spans[pid] for pid in workers]
    private, proportional = zip(*(memory(pid) for pid in workers))
    say("memory of an idle VM's worker, its own", size(median(private)), "at most " + size(max(private)))
    say("the same, with its part of what workers share", size(median(proportional)))
    served = memory(daemon.pid)
    say("memory of the daemon, its own", size(served[0]), "before there was a VM " + size(empty[0]))
    for what, span in (("a worker's", max(of_workers)), ("the daemon's", spans[daemon.pid])):
        say("CPU time in %d s of idleness, %s" % (options.seconds, what), "%.3f ms" % (span[0] / 1e6),
            "%d wake-ups; %.6f of a CPU" % (span[1], span[0] / options.seconds / 1e9))
    say("workers that woke up at all", "%d of %d" % (sum(span[1] > 0 for span in of_workers), len(workers)))
    end(clients)

    # Fairness
    def load(weights):
        for name, weight in zip(names, weights):
            control("partition", "resize", name, "--compute", "minimum=0%,maximum=100%", "--weight", str(weight), "--transient")
        clients = [begin(name, [guest + "/load", "flood", str(1 << 16)]) for name in names]
        for client in clients:
            until_ready(client)
        # Until each of them has had its first turn.
        deadline = time.monotonic() + 60
        while any(one["time"] == 0 for one in sample(2).values()) and time.monotonic() < deadline:
            pass
        parts = sample(options.seconds)
        end(clients)
        waited = sum(one["time"] == 0 and one["queueDepth"] > 0 for one in parts.values())
        if waited:
            say("  partitions that wanted time and had none", "%d" % waited)
        whole = sum(one["time"] for one in parts.values())
        # What each has of its share, as a part of all that was had.
        return whole, [parts[name]["time"] / whole / parts[name]["share"] for name in names]

    for what, weights in (
        ("equal weights", [100] * len(names)),
        ("weights 100 and 300 in turns", [100 if index % 2 else 300 for index in range(len(names))]),
    ):
        whole, ratios = load(weights)
        fairness = sum(ratios) ** 2 / len(ratios) / sum(ratio ** 2 for ratio in ratios)
        say("all want the GPU, %s: busy" % what, "%.1f %%" % (whole * 100))
        say("  time had / time entitled to, least and most", "%.3f %.3f" % (min(ratios), max(ratios)),
            "Jain's index %.5f" % fairness)


try:
    main()
finally:
    for process in reversed(started):
        if process.poll() is None:
            process.terminate()
    for process in started:
        process.wait()
