/* SPDX-License-Identifier: Apache-2.0 */
#include "gpupv_init.h"

/* One layout on both sides. */
_Static_assert(sizeof(struct gpupv_init_frame) == 8, "frame");
_Static_assert(sizeof(struct gpupv_init_config) == 56, "config");
_Static_assert(sizeof(struct gpupv_init_exit) == 8, "exit");
_Static_assert(sizeof(struct gpupv_init_failed) == 8, "failed");
