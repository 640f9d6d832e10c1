/* SPDX-License-Identifier: Apache-2.0 */
/* libpciaccess, for Swift. */
#ifndef GPUPV_CPCIACCESS_H
#define GPUPV_CPCIACCESS_H

#include <pciaccess.h>

#endif /* GPUPV_CPCIACCESS_H */
