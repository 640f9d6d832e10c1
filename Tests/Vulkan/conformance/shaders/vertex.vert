// SPDX-License-Identifier: Apache-2.0
#version 450
layout(location = 0) in vec3 position;
layout(location = 1) in vec4 in_color;
layout(location = 0) out vec4 color;

void main()
{
    // Instances lie beside each other.
    gl_Position = vec4(position + vec3(0.1, 0.05, 0.0) * gl_InstanceIndex, 1.0);
    gl_PointSize = 3.0;
    color = in_color;
}
