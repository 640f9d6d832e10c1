// SPDX-License-Identifier: Apache-2.0
#version 450
layout(local_size_x_id = 4) in;
layout(constant_id = 1) const bool flag = false;
layout(constant_id = 2) const int integer = 40;
layout(constant_id = 3) const float number = 0.125;
layout(constant_id = 4) const uint size = 2;
layout(binding = 0) buffer Results { float results[16]; };

void main()
{
    results[gl_LocalInvocationIndex] = float(integer * 2) + number + (flag ? 1000.0 : 0.0) + float(size);
    results[8] = float(gl_WorkGroupSize.x);
}
