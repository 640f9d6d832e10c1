/* SPDX-License-Identifier: Apache-2.0 */
#include <dxg_shim.h>
