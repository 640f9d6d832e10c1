// SPDX-License-Identifier: Apache-2.0
#version 450
layout(local_size_x = 16, local_size_y = 16) in;
layout(binding = 0, rgba8) uniform image2D image;

void main()
{
    ivec2 place = ivec2(gl_LocalInvocationID.xy);
    imageStore(image, place.yx, vec4(place / 15.0, float(place.x * place.y) / 300.0, 1.5));
    // Outside.
    imageStore(image, place + 1000, vec4(0.5));
}
