// SPDX-License-Identifier: Apache-2.0
#version 450
layout(local_size_x = 4, local_size_x_id = 0) in;
layout(binding = 0) buffer Results { uint results[4]; };

// An array as long as the workgroup, which is specialised.
void main()
{
    uint own[gl_WorkGroupSize.x];
    for (uint i = 0; i < gl_WorkGroupSize.x; ++i)
        own[i] = i * 3 + 1;
    results[gl_LocalInvocationIndex] = own[gl_LocalInvocationIndex];
}
