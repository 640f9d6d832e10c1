// SPDX-License-Identifier: Apache-2.0
#version 450
layout(local_size_x = 64) in;
layout(binding = 0) buffer Values { uint values[]; };
layout(binding = 1) buffer Results { uint results[]; };

void main()
{
    uint i = gl_LocalInvocationIndex;
    // Some are within 256 words.
    results[i] = values[i * 7] + 1;
    results[2000 + i] = 5;
    results[64 + i] = values.length() + results.length();
}
