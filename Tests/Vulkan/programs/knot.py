# SPDX-License-Identifier: Apache-2.0
"""pygfx renders a lit knot that casts a shadow, off screen: prints it as PNG."""

import io
import os
import sys

output = os.fdopen(os.dup(1), "wb")
os.dup2(2, 1)

import numpy  # noqa: E402
import pygfx  # noqa: E402
from PIL import Image  # noqa: E402
from rendercanvas.offscreen import RenderCanvas  # noqa: E402

canvas = RenderCanvas(size=(600, 400), pixel_ratio=1)
renderer = pygfx.renderers.WgpuRenderer(canvas)
scene = pygfx.Scene()
scene.add(pygfx.Background.from_color("#203050", "#101018"))
knot = pygfx.Mesh(
    pygfx.torus_knot_geometry(1, 0.3, 256, 32),
    pygfx.MeshStandardMaterial(color="#e08030", roughness=0.35, metalness=0.3),
)
knot.cast_shadow = True
floor = pygfx.Mesh(pygfx.plane_geometry(8, 8), pygfx.MeshPhongMaterial(color="#8090a0"))
floor.local.position = (0, 0, -1.6)
floor.receive_shadow = True
light = pygfx.DirectionalLight("#ffffff", 3)
light.local.position = (3, -2, 6)
light.cast_shadow = True
scene.add(knot, floor, light, pygfx.AmbientLight("#ffffff", 0.4))
camera = pygfx.PerspectiveCamera(50, 3 / 2)
camera.local.position = (0, -4.2, 2.6)
camera.look_at((0, 0, 0))
canvas.request_draw(lambda: renderer.render(scene, camera))
data = io.BytesIO()
Image.fromarray(numpy.asarray(canvas.draw())[..., :3]).save(data, "png")
output.write(data.getvalue())
output.close()
