#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Follows what part of the 3D node's time partitions of a `gpupv serve` have while all of them want it.

usage: shares.py CONTROL-SOCKET SECONDS PARTITION...

Looks each second until there were SECONDS in which every partition wanted the node for 99 per cent of the time, at
most ten times as long. Prints for each of them the partitions' parts in per cent, then "all:" for them together and
"worst:", the largest difference of a part in any of them from what the partition is entitled to among them.
"""
import json
import socket
import sys

path, seconds, names = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
connection.connect(path)
stream = connection.makefile("rw")
request = {"version": 1, "id": 1, "request": "subscribe", "parameters": {"milliseconds": 1000}}
stream.write(json.dumps(request) + "\n")
stream.flush()


def sample():
    while True:
        answer = json.loads(stream.readline())
        if "error" in answer:
            sys.exit(answer["error"]["message"])
        if "sample" in answer.get("event", {}):
            sample = answer["event"]["sample"]
            found = {p["name"]: p for p in sample["partitions"]}
            return [found[name] for name in names], sample["uptime"]


def growth(before, after, key):
    return [(late[key] or [0])[0] - (early[key] or [0])[0] for early, late in zip(before, after)]


def text(parts):
    return " ".join(f"{100 * part:6.2f}" for part in parts)


last, since = sample()
entitled = [each["share"] / sum(one["share"] for one in last) for each in last]
total = [0] * len(names)
worst = 0.0
counted = 0
for _ in range(10 * seconds):
    now, until = sample()
    used, wanted = growth(last, now, "nodeNanoseconds"), growth(last, now, "wantedNanoseconds")
    elapsed = until - since
    last, since = now, until
    if min(wanted) < 0.99e9 * elapsed:
        continue
    parts = [each / sum(used) for each in used]
    print(text(parts), flush=True)
    total = [before + each for before, each in zip(total, used)]
    worst = max([worst] + [abs(part - right) for part, right in zip(parts, entitled)])
    counted += 1
    if counted == seconds:
        break
if not counted:
    sys.exit("there was no second in which all wanted the node")
print("all:  ", text([each / sum(total) for each in total]))
print(f"worst: {100 * worst:6.2f}")
