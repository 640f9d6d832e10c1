// SPDX-License-Identifier: Apache-2.0
#version 450
layout(local_size_x = 1) in;
layout(binding = 0) buffer Results { uint results[]; };

// Ends when a word that nobody writes is 1.
void main()
{
    for (uint i = 0; results[1] == 0u; i++)
        atomicAdd(results[0], i);
}
