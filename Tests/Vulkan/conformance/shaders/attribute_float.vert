// SPDX-License-Identifier: Apache-2.0
#version 450
layout(location = 0) in vec4 value;
layout(location = 0) out flat vec4 color;

// A row of texels, one to a vertex.
void main()
{
    gl_Position = vec4((gl_VertexIndex + 0.5) / 6.0 - 1.0, 0.0, 0.0, 1.0);
    gl_PointSize = 1.0;
    color = value;
}
