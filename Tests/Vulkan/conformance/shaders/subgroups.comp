// SPDX-License-Identifier: Apache-2.0
#version 450
#extension GL_KHR_shader_subgroup_basic : require
#extension GL_KHR_shader_subgroup_vote : require
#extension GL_KHR_shader_subgroup_ballot : require
#extension GL_KHR_shader_subgroup_arithmetic : require
layout(local_size_x = 64) in;
layout(binding = 0) buffer Values { uint values[]; };
layout(binding = 1) buffer Results { uint results[]; };

void main()
{
    uint i = gl_LocalInvocationIndex, value = values[i];
    results[i * 12] = subgroupAdd(value);
    results[i * 12 + 1] = subgroupMin(value);
    results[i * 12 + 2] = subgroupMax(value);
    results[i * 12 + 3] = subgroupInclusiveAdd(value);
    results[i * 12 + 4] = subgroupExclusiveXor(value);
    results[i * 12 + 5] = subgroupBallot(value % 3 == 0).x;
    results[i * 12 + 6] = uint(subgroupAll(value > 5)) + 2 * uint(subgroupAny(value % 7 == 0));
    results[i * 12 + 7] = subgroupBroadcastFirst(value);
    results[i * 12 + 8] = gl_SubgroupInvocationID + 100 * gl_SubgroupSize;
    if (value % 2 == 0)
        results[i * 12 + 9] = subgroupAdd(value);
    results[i * 12 + 10] = subgroupBallotBitCount(subgroupBallot(value % 5 < 2));
    results[i * 12 + 11] = subgroupElect() ? 1 : 0;
}
