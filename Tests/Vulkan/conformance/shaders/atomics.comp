// SPDX-License-Identifier: Apache-2.0
#version 450
layout(local_size_x = 64) in;
layout(binding = 0) buffer Values { uint values[]; };
layout(binding = 1) buffer Results { uint results[]; };

shared uint local;

void main()
{
    uint i = gl_GlobalInvocationID.x, value = values[i % 256];
    if (gl_LocalInvocationIndex == 0)
        local = 0;
    barrier();
    atomicAdd(local, value);
    atomicAdd(results[0], value);
    atomicMin(results[1], value);
    atomicMax(results[2], value);
    atomicXor(results[3], value * i);
    atomicOr(results[4], value & i);
    atomicAnd(results[5], value | i);
    atomicAdd(results[8 + value % 64], 1);
    barrier();
    if (gl_LocalInvocationIndex == 0)
        results[128 + gl_WorkGroupID.x] = local;
}
