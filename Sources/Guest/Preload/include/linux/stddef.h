/* SPDX-License-Identifier: Apache-2.0 */
/* The C library's headers include this one too. */
#include_next <linux/stddef.h>
#include <stddef.h>
