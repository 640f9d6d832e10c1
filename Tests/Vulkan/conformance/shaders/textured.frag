// SPDX-License-Identifier: Apache-2.0
#version 450
layout(binding = 0) uniform sampler2D image;
layout(location = 0) in vec4 color;
layout(location = 0) out vec4 result;

void main() { result = texture(image, color.xy * 2.0) * color.wzyx; }
