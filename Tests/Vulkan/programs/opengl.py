# SPDX-License-Identifier: Apache-2.0
"""OpenGL on Vulkan (Mesa's zink), through Debian's moderngl and EGL: prints three lit rings as PNG.

It uses instances, a depth buffer, multisampling and transform feedback.
"""

import io
import os
import sys

os.environ["MESA_LOADER_DRIVER_OVERRIDE"] = "zink"
# Without it zink leaves devices alone that are CPUs.
os.environ["LIBGL_ALWAYS_SOFTWARE"] = "1"

import moderngl  # noqa: E402
import numpy  # noqa: E402
from PIL import Image  # noqa: E402

SIZE = (600, 400)
VERTEX = """
#version 330
in vec3 corner; in vec3 normal; in vec3 shift; out vec3 up; out vec3 place; uniform mat4 view;
void main() { up = normal; place = corner + shift; gl_Position = view * vec4(place, 1.0); }
"""
FRAGMENT = """
#version 330
in vec3 up; in vec3 place; out vec4 color;
void main() {
    float light = max(dot(normalize(up), normalize(vec3(1, 2, 3))), 0.0);
    color = vec4(vec3(.9, .4, .2) * (0.2 + 0.7 * light) + pow(light, 32.0) + 0.15 * sin(place.x * 20.0), 1.0);
}
"""
SQUARE = """
#version 330
in float x; out float y;
void main() { y = x * x + 1.0; }
"""


def ring(around, across):
    """Corners with normals, and triangles."""
    u, v = numpy.meshgrid(
        numpy.linspace(0, 2 * numpy.pi, around + 1), numpy.linspace(0, 2 * numpy.pi, across + 1), indexing="ij"
    )
    wide = 1 + 0.4 * numpy.cos(v)
    corners = [wide * numpy.cos(u), wide * numpy.sin(u), 0.4 * numpy.sin(v)]
    normals = [numpy.cos(v) * numpy.cos(u), numpy.cos(v) * numpy.sin(u), numpy.sin(v)]
    i, j = numpy.meshgrid(numpy.arange(around), numpy.arange(across), indexing="ij")
    first = i * (across + 1) + j
    second = first + across + 1
    triangles = numpy.stack([first, second, first + 1, first + 1, second, second + 1], -1)
    return numpy.stack(corners + normals, -1).astype("f4"), triangles.astype("i4")


def view():
    near, far, scale, turn = 0.1, 50.0, 2.07, -0.9
    lens = numpy.zeros((4, 4))
    lens[0, 0], lens[1, 1] = scale * SIZE[1] / SIZE[0], scale
    lens[2, 2], lens[2, 3], lens[3, 2] = (far + near) / (near - far), 2 * far * near / (near - far), -1
    away = numpy.eye(4)
    away[2, 3] = -4.5
    turned = numpy.eye(4)
    turned[1:3, 1:3] = [[numpy.cos(turn), -numpy.sin(turn)], [numpy.sin(turn), numpy.cos(turn)]]
    return (lens @ away @ turned).T.astype("f4")


context = moderngl.create_context(standalone=True, backend="egl")
print(context.info["GL_RENDERER"], context.info["GL_VERSION"], file=sys.stderr)
assert "zink" in context.info["GL_RENDERER"]

corners, triangles = ring(96, 48)
shifts = numpy.array([[-1.1, 0, 0], [1.1, 0, 0], [0, 0, 0.8]], "f4")
program = context.program(vertex_shader=VERTEX, fragment_shader=FRAGMENT)
program["view"].write(view().tobytes())
rings = context.vertex_array(
    program,
    [
        (context.buffer(corners.tobytes()), "3f 3f", "corner", "normal"),
        (context.buffer(shifts.tobytes()), "3f/i", "shift"),
    ],
    context.buffer(triangles.tobytes()),
)
samples = context.framebuffer(
    [context.renderbuffer(SIZE, samples=4)], context.depth_renderbuffer(SIZE, samples=4)
)
picture = context.simple_framebuffer(SIZE)
samples.use()
context.enable(moderngl.DEPTH_TEST)
samples.clear(0.1, 0.15, 0.25, 1.0)
rings.render(instances=len(shifts))
context.copy_framebuffer(picture, samples)

numbers = numpy.arange(1000, dtype="f4")
squares = context.buffer(reserve=4 * len(numbers))
transform = context.program(vertex_shader=SQUARE, varyings=["y"])
context.simple_vertex_array(transform, context.buffer(numbers.tobytes()), "x").transform(squares, moderngl.POINTS)
assert (numpy.frombuffer(squares.read(), "f4") == numbers * numbers + 1).all()

data = io.BytesIO()
image = Image.frombytes("RGB", SIZE, picture.read(components=3))
image.transpose(Image.FLIP_TOP_BOTTOM).save(data, "png")
sys.stdout.buffer.write(data.getvalue())
