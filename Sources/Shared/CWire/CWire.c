/* SPDX-License-Identifier: Apache-2.0 */
/* Compiles the header alone: it must not lean on what others include. */
#include "gpupv_wire.h"
