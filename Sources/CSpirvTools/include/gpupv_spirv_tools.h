/* SPDX-License-Identifier: Apache-2.0 */
/* Khronos' validator of shaders (Debian's spirv-tools). */
#ifndef GPUPV_CSPIRV_TOOLS_H
#define GPUPV_CSPIRV_TOOLS_H

#include <spirv-tools/libspirv.h>

#endif /* GPUPV_CSPIRV_TOOLS_H */
