// SPDX-License-Identifier: Apache-2.0
#version 450
#extension GL_EXT_shader_explicit_arithmetic_types_int16 : require
#extension GL_EXT_shader_16bit_storage : require
layout(local_size_x = 64) in;
layout(binding = 0) buffer Values { int16_t values[]; };
layout(binding = 1) buffer Results { uint16_t results[]; };

void main()
{
    uint i = gl_LocalInvocationIndex;
    int16_t value = values[i * 3], other = values[i + 200];
    results[i * 4] = uint16_t(value * other);
    results[i * 4 + 1] = uint16_t(value >> 3) ^ uint16_t(0x5aa5);
    results[i * 4 + 2] = uint16_t(min(value, other));
    results[i * 4 + 3] = uint16_t(int(value) % 1000);
}
