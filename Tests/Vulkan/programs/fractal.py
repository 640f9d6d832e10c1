# SPDX-License-Identifier: Apache-2.0
"""Taichi's Vulkan backend computes a Julia set: prints it as PNG."""

import io
import os
import sys

# The library prints to standard output what it found; that is to be the picture alone.
output = os.fdopen(os.dup(1), "wb")
os.dup2(2, 1)

import numpy  # noqa: E402
import taichi  # noqa: E402
from PIL import Image  # noqa: E402

taichi.init(arch=taichi.vulkan)
assert taichi.lang.impl.current_cfg().arch == taichi.vulkan, "Taichi found no Vulkan"
WIDTH, HEIGHT = 640, 320
pixels = taichi.field(dtype=float, shape=(WIDTH, HEIGHT))


@taichi.func
def square(z):
    return taichi.Vector([z[0] ** 2 - z[1] ** 2, z[1] * z[0] * 2])


@taichi.kernel
def paint(turn: float):
    for x, y in pixels:
        c = taichi.Vector([-0.8, taichi.cos(turn) * 0.2])
        z = taichi.Vector([x / HEIGHT - 1, y / HEIGHT - 0.5]) * 2
        steps = 0
        while z.norm() < 20 and steps < 50:
            z = square(z) + c
            steps += 1
        pixels[x, y] = 1 - steps * 0.02


paint(0.3)
data = io.BytesIO()
Image.fromarray((pixels.to_numpy().T * 255).astype(numpy.uint8)).save(data, "png")
output.write(data.getvalue())
output.close()
