// SPDX-License-Identifier: Apache-2.0
/*
 * Two processes, each with a device of its own, and what they share through
 * descriptors: memory that the GPUs of both see, images, a timeline semaphore, a
 * binary semaphore and a fence as sync files. And pictures that are presented to
 * a surface without a window. What a driver does not offer is left out.
 *
 * With a name it draws such an image instead, publishes it for programs of the
 * host, says so, and keeps it until its standard input ends.
 *
 * usage: vk-sharing [NAME]
 */
#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <vulkan/vulkan.h>

#include "dxg_client.h"

#define BYTES	65536u
#define FIRST	0x11111111u
#define SECOND	0x22222222u
/* Nanoseconds: longer than anything takes. */
#define LONG	60000000000ull

static VkInstance instance;
static VkPhysicalDevice physical;
static VkDevice device;
static VkQueue queue;
static VkCommandPool pool;

#define MUST(call) must(call, #call, __LINE__)

static void must(VkResult result, const char *what, int line)
{
	if (!result)
		return;
	fprintf(stderr, "vk-sharing.c:%d: %s: VkResult %d\n", line, what,
		result);
	_exit(1);
}

#define CHECK(condition) check(condition, #condition, __LINE__)

static void check(bool condition, const char *what, int line)
{
	if (condition)
		return;
	fprintf(stderr, "vk-sharing.c:%d: not so: %s\n", line, what);
	_exit(1);
}

#define FUNCTION(name) ((PFN_##name)get_function(#name))

static PFN_vkVoidFunction get_function(const char *name)
{
	PFN_vkVoidFunction function = vkGetDeviceProcAddr(device, name);

	CHECK(function);
	return function;
}

/* ------------------------------------------------------------------ set up */

static bool has_instance_extension(const char *name)
{
	VkExtensionProperties list[64];
	uint32_t count = 64;

	vkEnumerateInstanceExtensionProperties(NULL, &count, list);
	for (uint32_t i = 0; i < count; i++) {
		if (!strcmp(list[i].extensionName, name))
			return true;
	}
	return false;
}

static bool has_extension(const char *name)
{
	VkExtensionProperties list[512];
	uint32_t count = 512;

	vkEnumerateDeviceExtensionProperties(physical, NULL, &count, list);
	for (uint32_t i = 0; i < count; i++) {
		if (!strcmp(list[i].extensionName, name))
			return true;
	}
	return false;
}

static bool can_share(void)
{
	return has_extension(VK_KHR_EXTERNAL_MEMORY_FD_EXTENSION_NAME) &&
		has_extension(VK_KHR_EXTERNAL_SEMAPHORE_FD_EXTENSION_NAME) &&
		has_extension(VK_KHR_EXTERNAL_FENCE_FD_EXTENSION_NAME);
}

static bool can_present(void)
{
	return has_instance_extension(VK_EXT_HEADLESS_SURFACE_EXTENSION_NAME) &&
		has_extension(VK_KHR_SWAPCHAIN_EXTENSION_NAME);
}

static void open_device(void)
{
	static const char *const wanted[] = {
		VK_KHR_EXTERNAL_MEMORY_FD_EXTENSION_NAME,
		VK_KHR_EXTERNAL_SEMAPHORE_FD_EXTENSION_NAME,
		VK_KHR_EXTERNAL_FENCE_FD_EXTENSION_NAME,
		VK_KHR_SWAPCHAIN_EXTENSION_NAME,
	};
	const char *surfaces[] = {
		VK_KHR_SURFACE_EXTENSION_NAME,
		VK_EXT_HEADLESS_SURFACE_EXTENSION_NAME,
	};
	const char *extensions[4];
	uint32_t count = 1, extension_count = 0;
	VkApplicationInfo application = {
		.sType = VK_STRUCTURE_TYPE_APPLICATION_INFO,
		.apiVersion = VK_API_VERSION_1_2,
	};
	VkInstanceCreateInfo instance_info = {
		.sType = VK_STRUCTURE_TYPE_INSTANCE_CREATE_INFO,
		.pApplicationInfo = &application,
		.enabledExtensionCount = has_instance_extension(surfaces[1]) ?
			2 : 0,
		.ppEnabledExtensionNames = surfaces,
	};
	VkPhysicalDeviceTimelineSemaphoreFeatures timeline = {
		.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TIMELINE_SEMAPHORE_FEATURES,
		.timelineSemaphore = VK_TRUE,
	};
	float priority = 1;
	VkDeviceQueueCreateInfo queue_info = {
		.sType = VK_STRUCTURE_TYPE_DEVICE_QUEUE_CREATE_INFO,
		.queueCount = 1,
		.pQueuePriorities = &priority,
	};
	VkDeviceCreateInfo device_info = {
		.sType = VK_STRUCTURE_TYPE_DEVICE_CREATE_INFO,
		.pNext = &timeline,
		.queueCreateInfoCount = 1,
		.pQueueCreateInfos = &queue_info,
		.ppEnabledExtensionNames = extensions,
	};
	VkCommandPoolCreateInfo pool_info = {
		.sType = VK_STRUCTURE_TYPE_COMMAND_POOL_CREATE_INFO,
	};
	VkResult result;

	MUST(vkCreateInstance(&instance_info, NULL, &instance));
	result = vkEnumeratePhysicalDevices(instance, &count, &physical);
	CHECK(result >= 0 && count);
	for (int i = 0; i < 4; i++) {
		if (has_extension(wanted[i]))
			extensions[extension_count++] = wanted[i];
	}
	device_info.enabledExtensionCount = extension_count;
	MUST(vkCreateDevice(physical, &device_info, NULL, &device));
	vkGetDeviceQueue(device, 0, 0, &queue);
	MUST(vkCreateCommandPool(device, &pool_info, NULL, &pool));
}

static void close_device(void)
{
	vkDestroyCommandPool(device, pool, NULL);
	vkDestroyDevice(device, NULL);
	vkDestroyInstance(instance, NULL);
}

static VkCommandBuffer begin(void)
{
	VkCommandBufferAllocateInfo info = {
		.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_ALLOCATE_INFO,
		.commandPool = pool,
		.commandBufferCount = 1,
	};
	VkCommandBufferBeginInfo begin = {
		.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO,
	};
	VkCommandBuffer commands;

	MUST(vkAllocateCommandBuffers(device, &info, &commands));
	MUST(vkBeginCommandBuffer(commands, &begin));
	return commands;
}

/* ------------------------------------------------------------ descriptors */

static void send_fd(int socket, int fd)
{
	char byte = 0, space[CMSG_SPACE(sizeof(int))] = { 0 };
	struct iovec vector = { &byte, 1 };
	struct msghdr message = {
		.msg_iov = &vector,
		.msg_iovlen = 1,
		.msg_control = space,
		.msg_controllen = sizeof(space),
	};
	struct cmsghdr *header = CMSG_FIRSTHDR(&message);

	header->cmsg_level = SOL_SOCKET;
	header->cmsg_type = SCM_RIGHTS;
	header->cmsg_len = CMSG_LEN(sizeof(int));
	memcpy(CMSG_DATA(header), &fd, sizeof(fd));
	CHECK(sendmsg(socket, &message, 0) == 1);
	close(fd);
}

static int receive_fd(int socket)
{
	char byte, space[CMSG_SPACE(sizeof(int))];
	struct iovec vector = { &byte, 1 };
	struct msghdr message = {
		.msg_iov = &vector,
		.msg_iovlen = 1,
		.msg_control = space,
		.msg_controllen = sizeof(space),
	};
	int fd;

	CHECK(recvmsg(socket, &message, 0) == 1 && CMSG_FIRSTHDR(&message));
	memcpy(&fd, CMSG_DATA(CMSG_FIRSTHDR(&message)), sizeof(fd));
	return fd;
}

/* ------------------------------------------------------------------ shared */

struct buffer {
	VkBuffer	buffer;
	VkDeviceMemory	memory;
	uint32_t	*words;
};

/*
 * Memory of the first type there is for something.
 * @fd: to import, or -1 to make some that can be exported.
 * @next: of the description's chain.
 */
static VkDeviceMemory allocate(const VkMemoryRequirements *needs, int fd,
			       const void *next)
{
	VkImportMemoryFdInfoKHR import = {
		.sType = VK_STRUCTURE_TYPE_IMPORT_MEMORY_FD_INFO_KHR,
		.pNext = next,
		.handleType = VK_EXTERNAL_MEMORY_HANDLE_TYPE_OPAQUE_FD_BIT,
		.fd = fd,
	};
	VkExportMemoryAllocateInfo export = {
		.sType = VK_STRUCTURE_TYPE_EXPORT_MEMORY_ALLOCATE_INFO,
		.pNext = next,
		.handleTypes = VK_EXTERNAL_MEMORY_HANDLE_TYPE_OPAQUE_FD_BIT,
	};
	VkMemoryAllocateInfo info = {
		.sType = VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO,
		.pNext = fd < 0 ? (void *)&export : (void *)&import,
		.allocationSize = needs->size,
	};
	VkDeviceMemory memory;

	CHECK(needs->memoryTypeBits);
	info.memoryTypeIndex = (uint32_t)__builtin_ctz(needs->memoryTypeBits);
	MUST(vkAllocateMemory(device, &info, NULL, &memory));
	return memory;
}

/* @fd: memory to import, or -1 to make some that can be exported. */
static struct buffer make_buffer(int fd)
{
	VkExternalMemoryBufferCreateInfo external = {
		.sType = VK_STRUCTURE_TYPE_EXTERNAL_MEMORY_BUFFER_CREATE_INFO,
		.handleTypes = VK_EXTERNAL_MEMORY_HANDLE_TYPE_OPAQUE_FD_BIT,
	};
	VkBufferCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO,
		.pNext = &external,
		.size = BYTES,
		.usage = VK_BUFFER_USAGE_TRANSFER_DST_BIT,
	};
	VkMemoryRequirements needs;
	struct buffer buffer;
	void *memory;

	MUST(vkCreateBuffer(device, &info, NULL, &buffer.buffer));
	vkGetBufferMemoryRequirements(device, buffer.buffer, &needs);
	buffer.memory = allocate(&needs, fd, NULL);
	MUST(vkBindBufferMemory(device, buffer.buffer, buffer.memory, 0));
	MUST(vkMapMemory(device, buffer.memory, 0, VK_WHOLE_SIZE, 0, &memory));
	buffer.words = memory;
	return buffer;
}

static int export_memory(VkDeviceMemory memory)
{
	VkMemoryGetFdInfoKHR info = {
		.sType = VK_STRUCTURE_TYPE_MEMORY_GET_FD_INFO_KHR,
		.memory = memory,
		.handleType = VK_EXTERNAL_MEMORY_HANDLE_TYPE_OPAQUE_FD_BIT,
	};
	int fd;

	MUST(FUNCTION(vkGetMemoryFdKHR)(device, &info, &fd));
	return fd;
}

static void free_buffer(struct buffer *buffer)
{
	vkDestroyBuffer(device, buffer->buffer, NULL);
	vkFreeMemory(device, buffer->memory, NULL);
}

static bool is_filled(const struct buffer *buffer, uint32_t value)
{
	for (uint32_t i = 0; i < BYTES / 4; i++) {
		if (buffer->words[i] != value)
			return false;
	}
	return true;
}

static VkSemaphore make_semaphore(VkSemaphoreType type,
				  VkExternalSemaphoreHandleTypeFlags handles)
{
	VkExportSemaphoreCreateInfo export = {
		.sType = VK_STRUCTURE_TYPE_EXPORT_SEMAPHORE_CREATE_INFO,
		.handleTypes = handles,
	};
	VkSemaphoreTypeCreateInfo type_info = {
		.sType = VK_STRUCTURE_TYPE_SEMAPHORE_TYPE_CREATE_INFO,
		.pNext = handles ? &export : NULL,
		.semaphoreType = type,
	};
	VkSemaphoreCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_SEMAPHORE_CREATE_INFO,
		.pNext = &type_info,
	};
	VkSemaphore semaphore;

	MUST(vkCreateSemaphore(device, &info, NULL, &semaphore));
	return semaphore;
}

static int export_semaphore(VkSemaphore semaphore,
			    VkExternalSemaphoreHandleTypeFlagBits type)
{
	VkSemaphoreGetFdInfoKHR info = {
		.sType = VK_STRUCTURE_TYPE_SEMAPHORE_GET_FD_INFO_KHR,
		.semaphore = semaphore,
		.handleType = type,
	};
	int fd;

	MUST(FUNCTION(vkGetSemaphoreFdKHR)(device, &info, &fd));
	return fd;
}

static void import_semaphore(VkSemaphore semaphore, int fd,
			     VkExternalSemaphoreHandleTypeFlagBits type)
{
	VkImportSemaphoreFdInfoKHR info = {
		.sType = VK_STRUCTURE_TYPE_IMPORT_SEMAPHORE_FD_INFO_KHR,
		.semaphore = semaphore,
		.flags = type == VK_EXTERNAL_SEMAPHORE_HANDLE_TYPE_SYNC_FD_BIT ?
			VK_SEMAPHORE_IMPORT_TEMPORARY_BIT : 0,
		.handleType = type,
		.fd = fd,
	};

	MUST(FUNCTION(vkImportSemaphoreFdKHR)(device, &info));
}

/* Fills the buffer on the GPU; the rest may be null or 0. */
static void fill(const struct buffer *buffer, uint32_t value, VkSemaphore wait,
		 uint64_t wait_value, VkSemaphore signal, uint64_t signal_value,
		 VkFence fence)
{
	VkPipelineStageFlags stage = VK_PIPELINE_STAGE_ALL_COMMANDS_BIT;
	VkCommandBuffer commands = begin();
	VkTimelineSemaphoreSubmitInfo values = {
		.sType = VK_STRUCTURE_TYPE_TIMELINE_SEMAPHORE_SUBMIT_INFO,
		.waitSemaphoreValueCount = wait ? 1 : 0,
		.pWaitSemaphoreValues = &wait_value,
		.signalSemaphoreValueCount = signal ? 1 : 0,
		.pSignalSemaphoreValues = &signal_value,
	};
	VkSubmitInfo submit = {
		.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO,
		.pNext = &values,
		.waitSemaphoreCount = wait ? 1 : 0,
		.pWaitSemaphores = &wait,
		.pWaitDstStageMask = &stage,
		.commandBufferCount = 1,
		.pCommandBuffers = &commands,
		.signalSemaphoreCount = signal ? 1 : 0,
		.pSignalSemaphores = &signal,
	};

	vkCmdFillBuffer(commands, buffer->buffer, 0, BYTES, value);
	MUST(vkEndCommandBuffer(commands));
	MUST(vkQueueSubmit(queue, 1, &submit, fence));
}

#define OPAQUE	VK_EXTERNAL_SEMAPHORE_HANDLE_TYPE_OPAQUE_FD_BIT
#define SYNC	VK_EXTERNAL_SEMAPHORE_HANDLE_TYPE_SYNC_FD_BIT

/*
 * The other process: takes memory and a timeline, and waits for 1; sees what
 * was filled, fills it anew and signals 2. Then sends a sync file that its GPU
 * signals when the timeline is at 3.
 */
static int other(int socket)
{
	struct buffer buffer;
	VkSemaphore timeline, binary;

	open_device();
	buffer = make_buffer(receive_fd(socket));
	timeline = make_semaphore(VK_SEMAPHORE_TYPE_TIMELINE, 0);
	import_semaphore(timeline, receive_fd(socket), OPAQUE);
	fill(&buffer, SECOND, timeline, 1, timeline, 2, VK_NULL_HANDLE);
	MUST(vkQueueWaitIdle(queue));
	CHECK(is_filled(&buffer, SECOND));

	binary = make_semaphore(VK_SEMAPHORE_TYPE_BINARY, SYNC);
	fill(&buffer, FIRST, timeline, 3, binary, 0, VK_NULL_HANDLE);
	send_fd(socket, export_semaphore(binary, SYNC));
	MUST(vkQueueWaitIdle(queue));
	vkDestroySemaphore(device, binary, NULL);
	vkDestroySemaphore(device, timeline, NULL);
	free_buffer(&buffer);
	close_device();
	return 0;
}

static void case_processes(void)
{
	VkSemaphoreWaitInfo wait = {
		.sType = VK_STRUCTURE_TYPE_SEMAPHORE_WAIT_INFO,
		.semaphoreCount = 1,
	};
	VkSemaphoreSignalInfo signal = {
		.sType = VK_STRUCTURE_TYPE_SEMAPHORE_SIGNAL_INFO,
		.value = 3,
	};
	uint64_t two = 2;
	VkSemaphore timeline, binary;
	int sockets[2], fd, status;
	struct buffer buffer;
	struct pollfd readable = { .events = POLLIN };
	pid_t child;

	CHECK(!socketpair(AF_UNIX, SOCK_STREAM, 0, sockets));
	child = fork();
	if (!child)
		_exit(other(sockets[1]));
	close(sockets[1]);
	open_device();
	buffer = make_buffer(-1);
	send_fd(sockets[0], export_memory(buffer.memory));
	timeline = make_semaphore(VK_SEMAPHORE_TYPE_TIMELINE, OPAQUE);
	send_fd(sockets[0], export_semaphore(timeline, OPAQUE));
	fill(&buffer, FIRST, VK_NULL_HANDLE, 0, timeline, 1, VK_NULL_HANDLE);
	wait.pSemaphores = &timeline;
	wait.pValues = &two;
	MUST(vkWaitSemaphores(device, &wait, LONG));
	CHECK(is_filled(&buffer, SECOND));

	/* A sync file of the other's, which a queue of this one waits for. */
	fd = receive_fd(sockets[0]);
	readable.fd = fd;
	CHECK(poll(&readable, 1, 0) == 0);
	binary = make_semaphore(VK_SEMAPHORE_TYPE_BINARY, 0);
	import_semaphore(binary, fd, SYNC);
	fill(&buffer, SECOND, binary, 0, VK_NULL_HANDLE, 0, VK_NULL_HANDLE);
	signal.semaphore = timeline;
	MUST(vkSignalSemaphore(device, &signal));
	MUST(vkQueueWaitIdle(queue));
	CHECK(is_filled(&buffer, SECOND));
	CHECK(waitpid(child, &status, 0) == child && !status);
	vkDestroySemaphore(device, binary, NULL);
	vkDestroySemaphore(device, timeline, NULL);
	free_buffer(&buffer);
	close_device();
	close(sockets[0]);
}

/* A fence goes out as a sync file and comes back in another. */
static void case_fences(void)
{
	VkFenceCreateInfo info = { .sType = VK_STRUCTURE_TYPE_FENCE_CREATE_INFO };
	VkFenceGetFdInfoKHR get = {
		.sType = VK_STRUCTURE_TYPE_FENCE_GET_FD_INFO_KHR,
		.handleType = VK_EXTERNAL_FENCE_HANDLE_TYPE_SYNC_FD_BIT,
	};
	VkImportFenceFdInfoKHR import = {
		.sType = VK_STRUCTURE_TYPE_IMPORT_FENCE_FD_INFO_KHR,
		.flags = VK_FENCE_IMPORT_TEMPORARY_BIT,
		.handleType = VK_EXTERNAL_FENCE_HANDLE_TYPE_SYNC_FD_BIT,
	};
	VkSemaphoreSignalInfo signal = {
		.sType = VK_STRUCTURE_TYPE_SEMAPHORE_SIGNAL_INFO,
		.value = 1,
	};
	struct pollfd readable = { .events = POLLIN };
	struct buffer buffer;
	VkFence fence, copy;
	VkSemaphore gate;

	open_device();
	buffer = make_buffer(-1);
	gate = make_semaphore(VK_SEMAPHORE_TYPE_TIMELINE, 0);
	MUST(vkCreateFence(device, &info, NULL, &fence));
	MUST(vkCreateFence(device, &info, NULL, &copy));
	fill(&buffer, FIRST, gate, 1, VK_NULL_HANDLE, 0, fence);
	get.fence = fence;
	MUST(FUNCTION(vkGetFenceFdKHR)(device, &get, &import.fd));
	readable.fd = dup(import.fd);
	import.fence = copy;
	MUST(FUNCTION(vkImportFenceFdKHR)(device, &import));
	CHECK(vkGetFenceStatus(device, copy) == VK_NOT_READY);
	CHECK(poll(&readable, 1, 0) == 0);
	signal.semaphore = gate;
	MUST(vkSignalSemaphore(device, &signal));
	MUST(vkWaitForFences(device, 1, &copy, VK_TRUE, LONG));
	CHECK(poll(&readable, 1, -1) == 1 && is_filled(&buffer, FIRST));
	/* Exporting has reset the one, resetting ends what the other imported. */
	CHECK(vkGetFenceStatus(device, fence) == VK_NOT_READY);
	MUST(vkResetFences(device, 1, &copy));
	CHECK(vkGetFenceStatus(device, copy) == VK_NOT_READY);
	fill(&buffer, SECOND, VK_NULL_HANDLE, 0, VK_NULL_HANDLE, 0, copy);
	MUST(vkWaitForFences(device, 1, &copy, VK_TRUE, LONG));
	close(readable.fd);
	vkDestroyFence(device, fence, NULL);
	vkDestroyFence(device, copy, NULL);
	vkDestroySemaphore(device, gate, NULL);
	free_buffer(&buffer);
	close_device();
}

/* ------------------------------------------------------------------ images */

/* Pixels, of four bytes: as many as a buffer has. */
#define EDGE	128u

struct image {
	VkImage			image;
	VkDeviceMemory		memory;
	VkMemoryPropertyFlags	kind;
	VkSubresourceLayout	layout;
};

static const VkImageSubresourceRange whole_image = {
	VK_IMAGE_ASPECT_COLOR_BIT, 0, 1, 0, 1,
};

static const VkImageUsageFlags image_usage =
	VK_IMAGE_USAGE_TRANSFER_SRC_BIT | VK_IMAGE_USAGE_TRANSFER_DST_BIT;

static bool can_share_images(void)
{
	VkPhysicalDeviceExternalImageFormatInfo external = {
		.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_EXTERNAL_IMAGE_FORMAT_INFO,
		.handleType = VK_EXTERNAL_MEMORY_HANDLE_TYPE_OPAQUE_FD_BIT,
	};
	VkPhysicalDeviceImageFormatInfo2 info = {
		.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_IMAGE_FORMAT_INFO_2,
		.pNext = &external,
		.format = VK_FORMAT_B8G8R8A8_UNORM,
		.type = VK_IMAGE_TYPE_2D,
		.tiling = VK_IMAGE_TILING_LINEAR,
		.usage = image_usage,
	};
	VkImageFormatProperties2 properties = {
		.sType = VK_STRUCTURE_TYPE_IMAGE_FORMAT_PROPERTIES_2,
	};

	return can_share() &&
		!vkGetPhysicalDeviceImageFormatProperties2(physical, &info,
							   &properties);
}

/* @fd: memory to import, or -1 to make some that can be exported. */
static struct image make_image(int fd)
{
	VkExternalMemoryImageCreateInfo external = {
		.sType = VK_STRUCTURE_TYPE_EXTERNAL_MEMORY_IMAGE_CREATE_INFO,
		.handleTypes = VK_EXTERNAL_MEMORY_HANDLE_TYPE_OPAQUE_FD_BIT,
	};
	VkImageCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_IMAGE_CREATE_INFO,
		.pNext = &external,
		.imageType = VK_IMAGE_TYPE_2D,
		.format = VK_FORMAT_B8G8R8A8_UNORM,
		.extent = { EDGE, EDGE, 1 },
		.mipLevels = 1,
		.arrayLayers = 1,
		.samples = VK_SAMPLE_COUNT_1_BIT,
		.tiling = VK_IMAGE_TILING_LINEAR,
		.usage = image_usage,
	};
	VkImageSubresource first = { .aspectMask = VK_IMAGE_ASPECT_COLOR_BIT };
	VkMemoryDedicatedAllocateInfo dedicated = {
		.sType = VK_STRUCTURE_TYPE_MEMORY_DEDICATED_ALLOCATE_INFO,
	};
	VkPhysicalDeviceMemoryProperties memory;
	VkMemoryRequirements needs;
	struct image image;

	MUST(vkCreateImage(device, &info, NULL, &image.image));
	vkGetImageMemoryRequirements(device, image.image, &needs);
	dedicated.image = image.image;
	image.memory = allocate(&needs, fd, &dedicated);
	MUST(vkBindImageMemory(device, image.image, image.memory, 0));
	vkGetPhysicalDeviceMemoryProperties(physical, &memory);
	image.kind = memory.memoryTypes[__builtin_ctz(needs.memoryTypeBits)]
		.propertyFlags;
	vkGetImageSubresourceLayout(device, image.image, &first, &image.layout);
	return image;
}

static const char *place(const struct image *image)
{
	return image->kind & VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT ?
		"the window" : "the GPU";
}

static void free_image(struct image *image)
{
	vkDestroyImage(device, image->image, NULL);
	vkFreeMemory(device, image->memory, NULL);
}

static void transfer_barrier(VkCommandBuffer commands,
			     const VkImageMemoryBarrier *barrier)
{
	vkCmdPipelineBarrier(commands, VK_PIPELINE_STAGE_TRANSFER_BIT,
			     VK_PIPELINE_STAGE_TRANSFER_BIT, 0, 0, NULL, 0,
			     NULL, 1, barrier);
}

static void execute(VkCommandBuffer commands)
{
	VkSubmitInfo submit = {
		.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO,
		.commandBufferCount = 1,
		.pCommandBuffers = &commands,
	};

	MUST(vkEndCommandBuffer(commands));
	MUST(vkQueueSubmit(queue, 1, &submit, VK_NULL_HANDLE));
	MUST(vkQueueWaitIdle(queue));
}

/* Draws an image and lets other devices have it. */
static void draw_image(const struct image *image)
{
	VkClearColorValue blue = { .float32 = { 0, 0, 1, 1 } };
	VkCommandBuffer commands = begin();
	VkImageMemoryBarrier barrier = {
		.sType = VK_STRUCTURE_TYPE_IMAGE_MEMORY_BARRIER,
		.dstAccessMask = VK_ACCESS_TRANSFER_WRITE_BIT,
		.newLayout = VK_IMAGE_LAYOUT_GENERAL,
		.srcQueueFamilyIndex = VK_QUEUE_FAMILY_IGNORED,
		.dstQueueFamilyIndex = VK_QUEUE_FAMILY_IGNORED,
		.image = image->image,
		.subresourceRange = whole_image,
	};

	transfer_barrier(commands, &barrier);
	vkCmdClearColorImage(commands, image->image, VK_IMAGE_LAYOUT_GENERAL,
			     &blue, 1, &whole_image);
	barrier.srcAccessMask = VK_ACCESS_TRANSFER_WRITE_BIT;
	barrier.dstAccessMask = 0;
	barrier.oldLayout = VK_IMAGE_LAYOUT_GENERAL;
	barrier.srcQueueFamilyIndex = 0;
	barrier.dstQueueFamilyIndex = VK_QUEUE_FAMILY_EXTERNAL;
	transfer_barrier(commands, &barrier);
	execute(commands);
}

/* Copies what another device has drawn. */
static void read_image(const struct image *image, const struct buffer *buffer)
{
	VkCommandBuffer commands = begin();
	VkImageMemoryBarrier barrier = {
		.sType = VK_STRUCTURE_TYPE_IMAGE_MEMORY_BARRIER,
		.dstAccessMask = VK_ACCESS_TRANSFER_READ_BIT,
		.oldLayout = VK_IMAGE_LAYOUT_GENERAL,
		.newLayout = VK_IMAGE_LAYOUT_GENERAL,
		.srcQueueFamilyIndex = VK_QUEUE_FAMILY_EXTERNAL,
		.image = image->image,
		.subresourceRange = whole_image,
	};
	VkBufferImageCopy region = {
		.imageSubresource = { VK_IMAGE_ASPECT_COLOR_BIT, 0, 0, 1 },
		.imageExtent = { EDGE, EDGE, 1 },
	};

	transfer_barrier(commands, &barrier);
	vkCmdCopyImageToBuffer(commands, image->image, VK_IMAGE_LAYOUT_GENERAL,
			       buffer->buffer, 1, &region);
	execute(commands);
}

/* The other process draws; this one sees it. */
static int draw_other(int socket)
{
	struct image image;

	open_device();
	image = make_image(receive_fd(socket));
	draw_image(&image);
	free_image(&image);
	close_device();
	return 0;
}

static void case_images(void)
{
	int sockets[2], status;
	struct buffer buffer;
	struct image image;
	pid_t child;

	CHECK(!socketpair(AF_UNIX, SOCK_STREAM, 0, sockets));
	child = fork();
	if (!child)
		_exit(draw_other(sockets[1]));
	close(sockets[1]);
	open_device();
	image = make_image(-1);
	buffer = make_buffer(-1);
	send_fd(sockets[0], export_memory(image.memory));
	CHECK(waitpid(child, &status, 0) == child && !status);
	read_image(&image, &buffer);
	CHECK(is_filled(&buffer, 0xff0000ffu));
	printf("images: of %s\n", place(&image));
	free_buffer(&buffer);
	free_image(&image);
	close_device();
	close(sockets[0]);
}

/* Publishes an image for programs of the host. */
static void publish(const char *name)
{
	struct gpupv_export_image about = {
		.magic = GPUPV_EXPORT_IMAGE_MAGIC,
		.fourcc = 0x34325241,	/* AR24 */
		.width = EDGE,
		.height = EDGE,
	};
	struct dxg_session session;
	struct dxg_opened opened;
	struct image image;
	int ret;

	open_device();
	image = make_image(-1);
	about.offset = image.layout.offset;
	about.stride = (uint32_t)image.layout.rowPitch;
	draw_image(&image);
	/* The same memory, by D3DKMT. */
	ret = dxg_session_begin(&session, DXG_NODE_3D);
	if (!ret)
		ret = dxg_open_resource(&session, export_memory(image.memory),
					&opened);
	if (!ret)
		ret = dxg_publish(&session, opened.resource, 0, name, &about);
	printf("published %s of %s: %d\n", name, place(&image), ret);
	while (getchar() != EOF)
		;
	if (!ret)
		dxg_session_end(&session);
	free_image(&image);
	close_device();
}

/* ---------------------------------------------------------------- pictures */

static void clear(VkImage image, VkSemaphore wait, VkSemaphore signal,
		  float red)
{
	VkImageSubresourceRange range = { VK_IMAGE_ASPECT_COLOR_BIT, 0, 1, 0, 1 };
	VkImageMemoryBarrier barrier = {
		.sType = VK_STRUCTURE_TYPE_IMAGE_MEMORY_BARRIER,
		.dstAccessMask = VK_ACCESS_TRANSFER_WRITE_BIT,
		.newLayout = VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL,
		.image = image,
		.subresourceRange = range,
	};
	VkClearColorValue color = { .float32 = { red, 0, 0, 1 } };
	VkPipelineStageFlags stage = VK_PIPELINE_STAGE_TRANSFER_BIT;
	VkCommandBuffer commands = begin();
	VkSubmitInfo submit = {
		.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO,
		.waitSemaphoreCount = 1,
		.pWaitSemaphores = &wait,
		.pWaitDstStageMask = &stage,
		.commandBufferCount = 1,
		.pCommandBuffers = &commands,
		.signalSemaphoreCount = 1,
		.pSignalSemaphores = &signal,
	};

	vkCmdPipelineBarrier(commands, stage, stage, 0, 0, NULL, 0, NULL, 1,
			     &barrier);
	vkCmdClearColorImage(commands, image, barrier.newLayout, &color, 1,
			     &range);
	barrier.srcAccessMask = VK_ACCESS_TRANSFER_WRITE_BIT;
	barrier.dstAccessMask = 0;
	barrier.oldLayout = barrier.newLayout;
	barrier.newLayout = VK_IMAGE_LAYOUT_PRESENT_SRC_KHR;
	vkCmdPipelineBarrier(commands, stage,
			     VK_PIPELINE_STAGE_BOTTOM_OF_PIPE_BIT, 0, 0, NULL,
			     0, NULL, 1, &barrier);
	MUST(vkEndCommandBuffer(commands));
	MUST(vkQueueSubmit(queue, 1, &submit, VK_NULL_HANDLE));
}

static VkSwapchainKHR make_swapchain(VkSurfaceKHR surface,
				     VkSwapchainKHR before, VkExtent2D extent)
{
	VkSwapchainCreateInfoKHR info = {
		.sType = VK_STRUCTURE_TYPE_SWAPCHAIN_CREATE_INFO_KHR,
		.surface = surface,
		.minImageCount = 3,
		.imageFormat = VK_FORMAT_B8G8R8A8_UNORM,
		.imageColorSpace = VK_COLOR_SPACE_SRGB_NONLINEAR_KHR,
		.imageExtent = extent,
		.imageArrayLayers = 1,
		.imageUsage = VK_IMAGE_USAGE_TRANSFER_DST_BIT,
		.preTransform = VK_SURFACE_TRANSFORM_IDENTITY_BIT_KHR,
		.compositeAlpha = VK_COMPOSITE_ALPHA_OPAQUE_BIT_KHR,
		.presentMode = VK_PRESENT_MODE_FIFO_KHR,
		.oldSwapchain = before,
	};
	VkSwapchainKHR swapchain;

	MUST(vkCreateSwapchainKHR(device, &info, NULL, &swapchain));
	return swapchain;
}

static void present_some(VkSwapchainKHR swapchain)
{
	VkSemaphore acquired = make_semaphore(VK_SEMAPHORE_TYPE_BINARY, 0);
	VkSemaphore drawn = make_semaphore(VK_SEMAPHORE_TYPE_BINARY, 0);
	VkPresentInfoKHR present = {
		.sType = VK_STRUCTURE_TYPE_PRESENT_INFO_KHR,
		.waitSemaphoreCount = 1,
		.pWaitSemaphores = &drawn,
		.swapchainCount = 1,
		.pSwapchains = &swapchain,
	};
	uint32_t count = 8, index, held[4];
	VkImage images[8];

	MUST(vkGetSwapchainImagesKHR(device, swapchain, &count, images));
	CHECK(count == 3);
	present.pImageIndices = &index;
	for (int i = 0; i < 8; i++) {
		MUST(vkAcquireNextImageKHR(device, swapchain, LONG, acquired,
					   VK_NULL_HANDLE, &index));
		CHECK(index < count);
		clear(images[index], acquired, drawn, (float)i / 8);
		MUST(vkQueuePresentKHR(queue, &present));
	}
	/* There are no more than there are. */
	for (uint32_t i = 0; i < count; i++) {
		VkFenceCreateInfo info = {
			.sType = VK_STRUCTURE_TYPE_FENCE_CREATE_INFO,
		};
		VkFence fence;

		MUST(vkCreateFence(device, &info, NULL, &fence));
		MUST(vkAcquireNextImageKHR(device, swapchain, LONG,
					   VK_NULL_HANDLE, fence, &held[i]));
		MUST(vkWaitForFences(device, 1, &fence, VK_TRUE, LONG));
		vkDestroyFence(device, fence, NULL);
	}
	CHECK(vkAcquireNextImageKHR(device, swapchain, 0, acquired,
				    VK_NULL_HANDLE, &index) == VK_NOT_READY);
	MUST(vkDeviceWaitIdle(device));
	vkDestroySemaphore(device, acquired, NULL);
	vkDestroySemaphore(device, drawn, NULL);
}

static void case_swapchain(void)
{
	VkHeadlessSurfaceCreateInfoEXT info = {
		.sType = VK_STRUCTURE_TYPE_HEADLESS_SURFACE_CREATE_INFO_EXT,
	};
	PFN_vkCreateHeadlessSurfaceEXT create;
	VkSurfaceCapabilitiesKHR capabilities;
	VkSwapchainKHR swapchain, bigger;
	VkSurfaceKHR surface;
	VkBool32 is_good = VK_FALSE;

	open_device();
	create = (PFN_vkCreateHeadlessSurfaceEXT)
		vkGetInstanceProcAddr(instance, "vkCreateHeadlessSurfaceEXT");
	CHECK(create);
	MUST(create(instance, &info, NULL, &surface));
	MUST(vkGetPhysicalDeviceSurfaceSupportKHR(physical, 0, surface,
						  &is_good));
	CHECK(is_good);
	MUST(vkGetPhysicalDeviceSurfaceCapabilitiesKHR(physical, surface,
						       &capabilities));
	CHECK(capabilities.minImageCount <= 3 &&
	      capabilities.supportedUsageFlags &
	      VK_IMAGE_USAGE_TRANSFER_DST_BIT);
	swapchain = make_swapchain(surface, VK_NULL_HANDLE,
				   (VkExtent2D){ 320, 200 });
	present_some(swapchain);
	bigger = make_swapchain(surface, swapchain, (VkExtent2D){ 501, 301 });
	vkDestroySwapchainKHR(device, swapchain, NULL);
	present_some(bigger);
	vkDestroySwapchainKHR(device, bigger, NULL);
	vkDestroySurfaceKHR(instance, surface, NULL);
	close_device();
}

int main(int argc, char **argv)
{
	static const struct {
		const char	*name;
		bool		(*is_offered)(void);
		void		(*run)(void);
	} cases[] = {
		{ "processes", can_share, case_processes },
		{ "images", can_share_images, case_images },
		{ "fences", can_share, case_fences },
		{ "swapchain", can_present, case_swapchain },
	};
	int passed = 0;

	setvbuf(stdout, NULL, _IOLBF, 0);
	if (argc > 1) {
		publish(argv[1]);
		return 0;
	}
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		bool is_offered;

		open_device();
		is_offered = cases[i].is_offered();
		close_device();
		if (!is_offered) {
			printf("%s: not offered\n", cases[i].name);
			continue;
		}
		cases[i].run();
		printf("%s: ok\n", cases[i].name);
		passed++;
	}
	printf("%d passed, 0 failed\n", passed);
	return 0;
}
