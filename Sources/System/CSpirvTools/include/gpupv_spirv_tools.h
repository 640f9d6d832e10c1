/* SPDX-License-Identifier: Apache-2.0 */
/* Khronos' validator of shaders (Debian's spirv-tools) and SPIR-V's numbers (spirv-headers). */
#ifndef GPUPV_CSPIRV_TOOLS_H
#define GPUPV_CSPIRV_TOOLS_H

#include <spirv-tools/libspirv.h>
#include <spirv/unified1/spirv.h>

#endif /* GPUPV_CSPIRV_TOOLS_H */
