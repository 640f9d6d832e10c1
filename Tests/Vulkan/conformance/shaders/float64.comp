// SPDX-License-Identifier: Apache-2.0
#version 450
layout(local_size_x = 64) in;
layout(binding = 0) buffer Values { uint values[]; };
layout(binding = 1) buffer Results { double results[]; };

void main()
{
    uint i = gl_LocalInvocationIndex;
    double value = double(values[i]), other = double(values[i + 64]) + 1.0;
    results[i * 4] = value / other;
    results[i * 4 + 1] = value * other;
    results[i * 4 + 2] = sqrt(value);
    results[i * 4 + 3] = fma(value, other, -value);
}
