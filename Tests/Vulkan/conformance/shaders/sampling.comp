// SPDX-License-Identifier: Apache-2.0
#version 450
layout(local_size_x = 64) in;
layout(binding = 0) uniform sampler2D image;
layout(binding = 1) buffer Results { vec4 results[]; };

void main()
{
    uint i = gl_LocalInvocationIndex;
    vec2 place = vec2(i % 8, i / 8) * 0.37 - 1.1;
    results[i] = textureLod(image, place, float(i % 5) * 0.8) + vec4(textureSize(image, 0), textureQueryLevels(image), 0);
}
