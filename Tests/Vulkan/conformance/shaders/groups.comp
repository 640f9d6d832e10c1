// SPDX-License-Identifier: Apache-2.0
#version 450
layout(local_size_x = 4, local_size_y = 2) in;
layout(binding = 0) buffer Results { uint results[]; };

// Each invocation leaves where it was.
void main()
{
    uvec3 id = gl_GlobalInvocationID;
    uint place = (id.z * 8 + id.y) * 32 + id.x;
    results[place] = results[place] * 3 + gl_WorkGroupID.x + 10 * gl_WorkGroupID.y + 100 * gl_WorkGroupID.z +
        1000 * gl_NumWorkGroups.x + gl_LocalInvocationIndex;
}
