// SPDX-License-Identifier: Apache-2.0
#version 450
layout(triangles) in;
layout(line_strip, max_vertices = 4) out;
layout(location = 0) in vec4 in_color[];
layout(location = 0) out vec4 color;

// Outlines.
void main()
{
    for (int i = 0; i < 4; i++) {
        gl_Position = gl_in[i % 3].gl_Position;
        color = in_color[(i + 1) % 3];
        EmitVertex();
    }
    EndPrimitive();
}
