// SPDX-License-Identifier: Apache-2.0
#version 450
#extension GL_EXT_shader_explicit_arithmetic_types_int64 : require
layout(local_size_x = 64) in;
layout(binding = 0) buffer Values { int64_t values[]; };
layout(binding = 1) buffer Results { uint64_t results[]; };

void main()
{
    uint i = gl_LocalInvocationIndex;
    int64_t value = values[i], other = values[(i + 17) % 64];
    results[i * 4] = uint64_t(value * other);
    results[i * 4 + 1] = uint64_t(value) >> (i % 64);
    results[i * 4 + 2] = uint64_t(value / (other | 1L));
    results[i * 4 + 3] = uint64_t(value < other ? value - other : other);
}
