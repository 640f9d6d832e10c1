// SPDX-License-Identifier: Apache-2.0
#version 450
layout(location = 0) in flat ivec4 color;
layout(location = 0) out ivec4 result;

void main() { result = color; }
