/* SPDX-License-Identifier: Apache-2.0 */
/* Compiles the headers alone: they must not lean on what others include. */
#include "gpupv_export.h"
