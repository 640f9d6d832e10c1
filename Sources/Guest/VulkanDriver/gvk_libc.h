/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Included first in every file: the driver is loaded by programs of any C
 * library, so it binds to the oldest version of each function whose default
 * version is newer than glibc 2.17. musl has all of them and ignores versions.
 */
#ifndef GVK_LIBC_H
#define GVK_LIBC_H

#ifdef __x86_64__
#define GVK_BASE	"GLIBC_2.2.5"
#define GVK_DLOPEN	GVK_BASE
#else
#define GVK_BASE	"GLIBC_2.0"
#define GVK_DLOPEN	"GLIBC_2.1"
#endif

#define GVK_BIND(function, version) \
	__asm__(".symver " #function "," #function "@" version)

GVK_BIND(dlopen, GVK_DLOPEN);
GVK_BIND(dlsym, GVK_BASE);
GVK_BIND(pthread_condattr_setclock, "GLIBC_2.3.3");
GVK_BIND(pthread_getspecific, GVK_BASE);
GVK_BIND(pthread_key_create, GVK_BASE);
GVK_BIND(pthread_once, GVK_BASE);
GVK_BIND(pthread_setspecific, GVK_BASE);

#endif /* GVK_LIBC_H */
