// SPDX-License-Identifier: Apache-2.0
#version 450
#extension GL_EXT_shader_atomic_int64 : require
#extension GL_EXT_shader_explicit_arithmetic_types_int64 : require
layout(local_size_x = 64) in;
layout(binding = 0) buffer Values { uint values[]; };
layout(binding = 1) buffer Results { uint64_t results[]; };

void main()
{
    uint i = gl_GlobalInvocationID.x;
    uint64_t value = uint64_t(values[i % 256]) << 20;
    atomicAdd(results[0], value);
    atomicMax(results[1], value);
    atomicXor(results[2], value * i);
    atomicAdd(results[8 + i % 32], value + i);
}
