// SPDX-License-Identifier: Apache-2.0
#version 450
layout(location = 0) in flat uvec4 color;
layout(location = 0) out uvec4 result;

void main() { result = color; }
