// SPDX-License-Identifier: Apache-2.0
#version 450
layout(triangles, equal_spacing, ccw) in;
layout(location = 0) in vec4 in_color[];
layout(location = 0) out vec4 color;

void main()
{
    vec4 place = vec4(0.0);
    color = vec4(0.0);
    for (int i = 0; i < 3; i++) {
        place += gl_in[i].gl_Position * gl_TessCoord[i];
        color += in_color[i] * gl_TessCoord[i] * gl_TessCoord[i];
    }
    gl_Position = place;
}
