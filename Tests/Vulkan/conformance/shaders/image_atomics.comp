// SPDX-License-Identifier: Apache-2.0
#version 450
layout(local_size_x = 64) in;
layout(binding = 0, r32ui) uniform uimage2D image;

void main()
{
    uint i = gl_GlobalInvocationID.x;
    imageAtomicAdd(image, ivec2(i % 16, i / 16 % 8), i);
    imageAtomicMax(image, ivec2(i % 16, 8 + i % 4), i * 3);
    imageAtomicXor(image, ivec2(i % 5, 12 + i % 4), i * 7);
}
