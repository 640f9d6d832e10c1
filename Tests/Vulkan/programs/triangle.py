# SPDX-License-Identifier: Apache-2.0
"""A compute shader and a triangle through wgpu, off screen: prints the numbers' and the pixels' digests."""

import hashlib

import numpy
import wgpu
from wgpu.utils.compute import compute_with_buffers

COMPUTE = """
@group(0) @binding(0) var<storage, read> given: array<i32>;
@group(0) @binding(1) var<storage, read_write> wanted: array<i32>;
@compute @workgroup_size(1)
fn main(@builtin(global_invocation_id) id: vec3<u32>) {
    wanted[id.x] = given[id.x] * given[id.x] + i32(id.x);
}
"""
DRAW = """
struct Corner { @builtin(position) position: vec4<f32>, @location(0) color: vec3<f32> };
@vertex fn corner(@builtin(vertex_index) index: u32) -> Corner {
    var positions = array<vec2<f32>, 3>(vec2(-0.8, -0.8), vec2(0.8, -0.7), vec2(0.1, 0.9));
    var colors = array<vec3<f32>, 3>(vec3(1.0, 0.0, 0.0), vec3(0.0, 1.0, 0.0), vec3(0.0, 0.0, 1.0));
    return Corner(vec4(positions[index], 0.0, 1.0), colors[index]);
}
@fragment fn color(corner: Corner) -> @location(0) vec4<f32> { return vec4(corner.color, 1.0); }
"""

numbers = numpy.arange(4096, dtype=numpy.int32)
result = compute_with_buffers({0: numbers}, {1: (len(numbers), "i")}, COMPUTE, n=len(numbers))
result = numpy.frombuffer(result[1], dtype=numpy.int32)
assert (result == numbers * numbers + numbers).all()
print("compute", hashlib.sha256(result.tobytes()).hexdigest())

device = wgpu.gpu.request_adapter_sync().request_device_sync()
size = (256, 256, 1)
texture = device.create_texture(
    size=size, format="rgba8unorm", usage=wgpu.TextureUsage.RENDER_ATTACHMENT | wgpu.TextureUsage.COPY_SRC
)
shader = device.create_shader_module(code=DRAW)
pipeline = device.create_render_pipeline(
    layout="auto",
    vertex={"module": shader, "entry_point": "corner"},
    primitive={"topology": "triangle-list"},
    fragment={"module": shader, "entry_point": "color", "targets": [{"format": "rgba8unorm"}]},
)
encoder = device.create_command_encoder()
target = {
    "view": texture.create_view(),
    "load_op": "clear",
    "store_op": "store",
    "clear_value": (0.1, 0.2, 0.3, 1),
}
drawing = encoder.begin_render_pass(color_attachments=[target])
drawing.set_pipeline(pipeline)
drawing.draw(3)
drawing.end()
device.queue.submit([encoder.finish()])
pixels = bytes(device.queue.read_texture({"texture": texture}, {"bytes_per_row": 1024, "rows_per_image": 256}, size))
assert len(set(pixels)) > 100
print("draw", hashlib.sha256(pixels).hexdigest())
