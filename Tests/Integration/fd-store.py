#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What systemd is to a service with Type=notify, FileDescriptorStoreMax= and Restart=on-failure.

Runs COMMAND, keeps the descriptors that it sends, and starts it anew with them when it is killed. What it is told goes
to LOG, a line each. Ends when COMMAND exits with status 0, and on SIGTERM, which it passes on.

usage: fd-store.py LOG COMMAND...
"""
import os
import select
import signal
import socket
import sys
import tempfile

directory = tempfile.mkdtemp()
path = os.path.join(directory, "notify")
notify = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
notify.bind(path)
log = open(sys.argv[1], "w", buffering=1)
store = []  # (name, descriptor)
wake, woken = os.pipe()
os.set_blocking(woken, False)
signal.set_wakeup_fd(woken)
signal.signal(signal.SIGCHLD, lambda *_: None)
signal.signal(signal.SIGTERM, lambda *_: os.kill(child, signal.SIGTERM))


def start():
    pid = os.fork()
    if pid:
        return pid
    # Out of the way first; each then gets its place from 3 on.
    high = [os.dup2(fd, 500 + index, False) for index, (_, fd) in enumerate(store)]
    for index, fd in enumerate(high):
        os.dup2(fd, 3 + index, True)
        os.close(fd)
    os.environ["NOTIFY_SOCKET"] = path
    if store:
        os.environ["LISTEN_PID"] = str(os.getpid())
        os.environ["LISTEN_FDS"] = str(len(store))
        os.environ["LISTEN_FDNAMES"] = ":".join(name for name, _ in store)
    os.execvp(sys.argv[2], sys.argv[2:])


def take():
    data, descriptors, _, _ = socket.recv_fds(notify, 65536, 8, socket.MSG_CMSG_CLOEXEC)
    fields = dict(line.split("=", 1) for line in data.decode().split("\n") if "=" in line)
    log.write(" ".join(data.decode().split("\n")) + "\n")
    if "FDSTORE" in fields:
        store.extend((fields["FDNAME"], fd) for fd in descriptors)
    elif "FDSTOREREMOVE" in fields:
        for name, fd in [entry for entry in store if entry[0] == fields["FDNAME"]]:
            store.remove((name, fd))
            os.close(fd)


child = start()
while True:
    poll = select.poll()
    poll.register(notify, select.POLLIN)
    poll.register(wake, select.POLLIN)
    for _, fd in store:
        poll.register(fd, 0)
    ready = dict(poll.poll())
    if notify.fileno() in ready:
        take()
    for entry in [entry for entry in store if entry[1] in ready]:
        log.write(f"hung up: {entry[0]}\n")
        store.remove(entry)
        os.close(entry[1])
    if wake in ready:
        os.read(wake, 4096)
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            while select.select([notify], [], [], 0)[0]:
                take()
            log.write(f"ended: {status}\n")
            if status == 0:
                break
            child = start()
os.unlink(path)
os.rmdir(directory)
