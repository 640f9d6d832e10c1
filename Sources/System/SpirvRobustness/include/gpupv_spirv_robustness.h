/* SPDX-License-Identifier: Apache-2.0 */
/* Khronos' optimizer of shaders (Debian's spirv-tools), for what it can make safe. */
#ifndef GPUPV_SPIRV_ROBUSTNESS_H
#define GPUPV_SPIRV_ROBUSTNESS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * A valid module whose indices into arrays are clamped to their bounds. NULL if the module has what the optimizer
 * does not do that for: variable pointers, arrays of descriptors without a length. Free with free().
 */
uint32_t *gpupv_spirv_clamp_indices(const uint32_t *words, size_t count, size_t *clamped_count);

#ifdef __cplusplus
}
#endif

#endif /* GPUPV_SPIRV_ROBUSTNESS_H */
