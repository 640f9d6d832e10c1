// SPDX-License-Identifier: Apache-2.0
#version 450
#extension GL_EXT_buffer_reference : require
layout(local_size_x = 1) in;

layout(buffer_reference) buffer Node;
layout(buffer_reference, std430, buffer_reference_align = 16) buffer Node {
    Node next;
    uint value;
    uint seen;
};
layout(binding = 0) buffer Results { uint results[]; };
layout(push_constant) uniform Arguments { Node first; uint count; };

/* Follows a list through memory that no descriptor leads to. */
void main()
{
    Node node = first;

    for (uint i = 0; i < count; i++) {
        results[i] = node.value;
        node.seen = node.value * 3 + i;
        node = node.next;
    }
}
