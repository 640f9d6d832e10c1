// SPDX-License-Identifier: Apache-2.0
#version 450
layout(local_size_x = 64) in;
layout(binding = 0) uniform samplerBuffer values;
layout(binding = 1, rgba32f) uniform writeonly imageBuffer results;

void main()
{
    int i = int(gl_LocalInvocationIndex);
    imageStore(results, 63 - i, texelFetch(values, i) * 2.0 + float(textureSize(values)));
    // Outside: robust access says what happens.
    imageStore(results, 100000 + i, vec4(1));
}
