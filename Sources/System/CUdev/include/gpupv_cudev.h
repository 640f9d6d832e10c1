/* SPDX-License-Identifier: Apache-2.0 */
/* libudev, for Swift. */
#ifndef GPUPV_CUDEV_H
#define GPUPV_CUDEV_H

#include <libudev.h>

#endif /* GPUPV_CUDEV_H */
