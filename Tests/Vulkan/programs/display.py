# SPDX-License-Identifier: Apache-2.0
"""Runs a program with an X display of its own (Xvfb), and may photograph what it shows.

usage: display.py PROGRAM [ARGUMENT...]
       display.py --photograph FILE PROGRAM [ARGUMENT...]

The photograph, a PNG of what is not black, is taken once two in a row are the same; then the program is ended.
"""

import os
import subprocess
import sys

from PIL import Image, ImageChops, ImageGrab

# Fewer colors than this is an empty window.
COLORS = 8


def settled(program, display):
    """The picture on the display once it stays as it is; None if the program ends before."""
    before = None
    while program.poll() is None:
        now = ImageGrab.grab(xdisplay=display).convert("RGB")
        is_picture = len(now.getcolors(now.width * now.height)) > COLORS
        if is_picture and before and not ImageChops.difference(before, now).getbbox():
            return now.crop(now.getbbox())
        before = now
    return None


def main(arguments):
    target = None
    if arguments[:1] == ["--photograph"]:
        target, arguments = arguments[1], arguments[2:]
    told, tells = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(tells), "-screen", "0", "1024x768x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[tells],
        stderr=subprocess.DEVNULL,
    )
    os.close(tells)
    display = ":" + os.fdopen(told).readline().strip()
    program = subprocess.Popen(arguments, env=os.environ | {"DISPLAY": display}, stdout=sys.stderr)
    try:
        if target is None:
            return program.wait()
        picture = settled(program, display)
        if picture is None:
            print(f"display: {arguments[0]} ended ({program.returncode}) before it showed a picture", file=sys.stderr)
            return 1
        picture.save(target, "png")
        return 0
    finally:
        program.kill()
        program.wait()
        server.terminate()
        server.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
