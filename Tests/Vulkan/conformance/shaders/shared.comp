// SPDX-License-Identifier: Apache-2.0
#version 450
layout(local_size_x = 64) in;
layout(binding = 0) buffer Values { uint values[]; };
layout(binding = 1) buffer Results { uint results[]; };

shared uint all[64];

// Sums of all before, in log steps.
void main()
{
    uint i = gl_LocalInvocationIndex;
    all[i] = values[i];
    barrier();
    for (uint step = 1; step < 64; step *= 2) {
        uint sum = i >= step ? all[i - step] : 0;
        barrier();
        all[i] += sum;
        barrier();
    }
    results[i] = all[i];
    results[64 + i] = all[63 - i] ^ bitfieldReverse(all[i]);
}
