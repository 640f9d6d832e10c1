// SPDX-License-Identifier: Apache-2.0
#version 450
#extension GL_EXT_shader_explicit_arithmetic_types_float16 : require
#extension GL_EXT_shader_16bit_storage : require
#extension GL_EXT_shader_explicit_arithmetic_types_int16 : require
layout(local_size_x = 64) in;
layout(binding = 0) buffer Values { uint16_t values[]; };
layout(binding = 1) buffer Results { float16_t results[]; };

void main()
{
    uint i = gl_LocalInvocationIndex;
    float16_t value = float16_t(float(values[i] % 2000us)), other = float16_t(float(values[i + 64] % 500us));
    results[i * 4] = value * float16_t(0.25) + other;
    results[i * 4 + 1] = value - other * float16_t(0.5);
    results[i * 4 + 2] = max(value, other);
    results[i * 4 + 3] = floor(value / float16_t(4.0));
}
