// SPDX-License-Identifier: Apache-2.0
#version 450
layout(push_constant) uniform Arguments { vec2 size; vec2 shift; vec4 tint; };
layout(location = 0) in vec2 place;
layout(location = 0) out vec4 color;

// A rectangle.
void main()
{
    vec2 corner = vec2(gl_VertexIndex & 1, gl_VertexIndex >> 1 & 1) * 2.0 - 1.0;
    gl_Position = vec4(place + shift + corner * size, 0.25, 1.0);
    color = tint * (0.5 + 0.5 * corner.x);
}
