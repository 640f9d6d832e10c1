// SPDX-License-Identifier: Apache-2.0
/* What dxgkrnl does not implement, and what is no call at all. */
#include "conformance.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/mman.h>

static void refused(unsigned long request)
{
	uint8_t args[1024] = { 0 };
	int fd = dxg_open();

	CHECK(fd >= 0);
	RETURNS(dxg_ioctl(fd, request, args), -ENOTTY);
	/* Before anything is looked at. */
	RETURNS(dxg_ioctl(fd, request, NULL), -ENOTTY);
}

CASE(LX_DXCREATECONTEXT, "is not implemented")
{
	refused(LX_DXCREATECONTEXT);
}

CASE(LX_DXOPENRESOURCE, "is not implemented")
{
	refused(LX_DXOPENRESOURCE);
}

CASE(LX_DXOPENSYNCHRONIZATIONOBJECT, "is not implemented")
{
	refused(LX_DXOPENSYNCHRONIZATIONOBJECT);
}

CASE(LX_DXQUERYRESOURCEINFO, "is not implemented")
{
	refused(LX_DXQUERYRESOURCEINFO);
}

CASE(LX_DXRENDER, "is not implemented")
{
	refused(LX_DXRENDER);
}

CASE(0, "numbers that are no calls")
{
	unsigned int number;
	uint8_t args[64] = { 0 };
	int fd = dxg_open();

	for (number = 0; number < 256; number++) {
		if (number && number <= DXG_CALL_MAX)
			continue;
		RETURNS(dxg_ioctl(fd, _IOC(_IOC_READ | _IOC_WRITE, 0x47, number,
					   sizeof(args)), args), -ENOTTY);
		RETURNS(dxg_ioctl(fd, _IO(0x47, number), args), -ENOTTY);
	}
}

CASE(0, "the file cannot be mapped, read or written")
{
	int fd = open("/dev/dxg", O_RDWR | O_CLOEXEC);
	char byte = 0;

	CHECK(fd >= 0);
	CHECK(mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 0) == MAP_FAILED);
	EXPECT(errno, ENODEV);
	EXPECT(read(fd, &byte, 1), -1);
	EXPECT(errno, EINVAL);
	EXPECT(write(fd, &byte, 1), -1);
	EXPECT(errno, EINVAL);
}
