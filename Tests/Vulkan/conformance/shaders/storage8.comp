// SPDX-License-Identifier: Apache-2.0
#version 450
#extension GL_EXT_shader_explicit_arithmetic_types_int8 : require
#extension GL_EXT_shader_8bit_storage : require
layout(local_size_x = 64) in;
layout(binding = 0) buffer Values { int8_t values[]; };
layout(binding = 1) buffer Results { uint8_t results[]; };

void main()
{
    uint i = gl_LocalInvocationIndex;
    int8_t value = values[i * 3], other = values[i + 200];
    results[i * 4] = uint8_t(value * other);
    results[i * 4 + 1] = uint8_t(value >> 2) + uint8_t(7);
    results[i * 4 + 2] = uint8_t(max(value, other));
    results[i * 4 + 3] = uint8_t(int(value) / 3);
}
