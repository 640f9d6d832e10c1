// SPDX-License-Identifier: Apache-2.0
#version 450
#extension GL_EXT_nonuniform_qualifier : require
layout(local_size_x = 64) in;
layout(binding = 0) buffer Results { uint results[64]; };
layout(binding = 1) buffer Values { uint values[16]; } buffers[];

void main()
{
    uint i = gl_LocalInvocationIndex;
    // The even ones of the first 20 are there.
    results[i] = buffers[nonuniformEXT(i % 10 * 2)].values[i % 16];
}
