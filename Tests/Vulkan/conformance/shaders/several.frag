// SPDX-License-Identifier: Apache-2.0
#version 450
layout(location = 0) in vec4 color;
layout(location = 0) out vec4 results[4];

void main()
{
    for (int i = 0; i < 4; i++)
        results[i] = color * float(i + 1) * 0.4;
}
