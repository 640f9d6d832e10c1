// SPDX-License-Identifier: Apache-2.0
#version 450
layout(local_size_x = 4) in;
layout(binding = 0) uniform Values { uvec4 values[4]; };
layout(binding = 1) buffer Results { uvec4 results[4]; };

void main() { results[gl_LocalInvocationIndex] += values[gl_LocalInvocationIndex] + 1; }
