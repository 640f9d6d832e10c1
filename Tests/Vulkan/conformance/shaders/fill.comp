// SPDX-License-Identifier: Apache-2.0
#version 450
layout(local_size_x = 64) in;
layout(binding = 0) buffer Results { uint results[]; };
layout(push_constant) uniform Arguments { uint first, count, seed, factor; };

void main()
{
    uint i = gl_GlobalInvocationID.x;
    if (i < count)
        results[first + i] = results[first + i] * 31 + i * i * factor + seed;
}
