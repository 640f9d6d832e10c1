// SPDX-License-Identifier: Apache-2.0
#version 450
layout(local_size_x = 12, local_size_y = 12) in;
layout(binding = 0) uniform sampler2D image;
layout(binding = 1) buffer Results { vec4 results[]; };

void main()
{
    results[gl_LocalInvocationIndex] = texelFetch(image, ivec2(gl_LocalInvocationID.xy), 0);
}
