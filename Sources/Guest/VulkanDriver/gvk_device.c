// SPDX-License-Identifier: Apache-2.0
/*
 * Devices: a D3DKMT device, a control channel, and queues.
 */
#include "gvk_objects.h"

#include "generated/gvk_entry.h"

#define CONTROL_BLOCK_BYTES	(256u << 10)
#define QUEUE_BLOCK_BYTES	(16u << 10)
/* Nodes of the adapter. */
#define NODE_3D			0u
#define NODE_COPY		1u
/* Sizes of the blocks that are kept: this, and 4 times it and so on. */
#define SMALLEST_BLOCK_BYTES	(16u << 10)

struct gvk_channel *gvk_device_channel(VkDevice device)
{
	return &gvk_device(device)->control;
}

struct gvk_channel *gvk_queue_channel(VkQueue queue)
{
	return &((struct gvk_queue *)queue)->device->control;
}

/* ---------------------------------------------------------------- objects */

uint64_t gvk_device_id(struct gvk_device *device)
{
	return atomic_fetch_add_explicit(&device->next_id, 1,
					 memory_order_relaxed);
}

void gvk_object_init(struct gvk_device *device, struct gvk_object *object,
		     VkObjectType type)
{
	object->id = gvk_device_id(device);
	object->type = type;
}

void *gvk_object_make(struct gvk_device *device, size_t size, VkObjectType type)
{
	struct gvk_object *object = calloc(1, size);

	if (object)
		gvk_object_init(device, object, type);
	return object;
}

struct gvk_object *gvk_object_new(VkDevice device, VkObjectType type)
{
	return gvk_object_make(gvk_device(device), sizeof(struct gvk_object),
			       type);
}

void gvk_object_free(struct gvk_object *object)
{
	free(object);
}

/* ----------------------------------------------------------------- blocks */

static size_t class_bytes(uint32_t class)
{
	return (size_t)SMALLEST_BLOCK_BYTES << (2 * class);
}

/* The smallest that fits; GVK_BLOCK_CLASSES if none does. */
static uint32_t class_of(size_t size)
{
	uint32_t class = 0;

	while (class < GVK_BLOCK_CLASSES && class_bytes(class) < size)
		class++;
	return class;
}

struct gvk_block *gvk_device_take_block(struct gvk_device *device, size_t size)
{
	uint32_t class = class_of(size);
	struct gvk_block **link, *block = NULL;
	uint64_t now = gvk_monitor_value(&device->control.queue.progress);

	if (class == GVK_BLOCK_CLASSES)
		return gvk_block_new(&device->gpu, size);
	pthread_mutex_lock(&device->block_lock);
	for (link = &device->blocks[class]; *link; link = &(*link)->next) {
		if ((*link)->busy_until > now)
			continue;
		block = *link;
		*link = block->next;
		break;
	}
	pthread_mutex_unlock(&device->block_lock);
	if (block)
		return block;
	return gvk_block_new(&device->gpu, class_bytes(class));
}

void gvk_device_give_block(struct gvk_device *device, struct gvk_block *block,
			   uint64_t busy_until)
{
	uint32_t class = class_of(block->size);
	struct gvk_block **link;

	if (class == GVK_BLOCK_CLASSES || class_bytes(class) != block->size) {
		/* It ends when what is queued has ended: queue it. */
		gvk_channel_flush(&device->control);
		gvk_block_free(&device->gpu, block);
		return;
	}
	block->busy_until = busy_until;
	block->next = NULL;
	pthread_mutex_lock(&device->block_lock);
	link = &device->blocks[class];
	while (*link)
		link = &(*link)->next;
	*link = block;
	pthread_mutex_unlock(&device->block_lock);
}

/* ----------------------------------------------------------------- queues */

static int queue_begin(struct gvk_queue *queue, struct gvk_device *device,
		       const VkDeviceQueueCreateInfo *info, uint32_t index)
{
	VkQueueFlags flags =
		device->physical->families[info->queueFamilyIndex].queueFlags;
	bool copies = !(flags & (VK_QUEUE_GRAPHICS_BIT | VK_QUEUE_COMPUTE_BIT));

	gvk_dispatchable_init(&queue->dispatchable, VK_OBJECT_TYPE_QUEUE,
			      gvk_device_id(device));
	queue->device = device;
	queue->family = info->queueFamilyIndex;
	queue->index = index;
	queue->flags = info->flags;
	return gvk_channel_begin(&queue->channel, &device->gpu,
				 copies ? NODE_COPY : NODE_3D,
				 QUEUE_BLOCK_BYTES);
}

static void queue_name(struct gvk_queue *queue)
{
	struct gvk_channel *channel = &queue->device->control;
	struct gvk_writer writer;
	VkDeviceQueueInfo2 info = {
		.sType = VK_STRUCTURE_TYPE_DEVICE_QUEUE_INFO_2,
		.flags = queue->flags,
		.queueFamilyIndex = queue->family,
		.queueIndex = queue->index,
	};

	gvk_control_begin(channel, &writer, GPUPV_VK_OP_GetDeviceQueue2);
	do
		gvk_encode_GetDeviceQueue2(&writer, &info,
					   queue->dispatchable.object.id);
	while (gvk_control_again(channel, &writer));
	gvk_control_end(channel);
}

VKAPI_ATTR void VKAPI_CALL
gvk_GetDeviceQueue2(VkDevice handle, const VkDeviceQueueInfo2 *pQueueInfo,
		    VkQueue *pQueue)
{
	struct gvk_device *device = gvk_device(handle);

	*pQueue = VK_NULL_HANDLE;
	for (uint32_t i = 0; i < device->queue_count; i++) {
		struct gvk_queue *queue = &device->queues[i];

		if (queue->family == pQueueInfo->queueFamilyIndex &&
		    queue->index == pQueueInfo->queueIndex &&
		    queue->flags == pQueueInfo->flags)
			*pQueue = (VkQueue)queue;
	}
}

VKAPI_ATTR void VKAPI_CALL
gvk_GetDeviceQueue(VkDevice device, uint32_t queueFamilyIndex,
		   uint32_t queueIndex, VkQueue *pQueue)
{
	VkDeviceQueueInfo2 info = {
		.queueFamilyIndex = queueFamilyIndex,
		.queueIndex = queueIndex,
	};

	gvk_GetDeviceQueue2(device, &info, pQueue);
}

/* ---------------------------------------------------------------- devices */

/* Has the host make the device, and waits to see whether it did. */
static VkResult tell_host(struct gvk_device *device,
			  const VkDeviceCreateInfo *create)
{
	struct gvk_channel *channel = &device->control;
	VkDeviceCreateInfo info = *create;
	struct gvk_writer writer;
	const char **names = calloc(info.enabledExtensionCount + 1,
				    sizeof(*names));
	uint32_t count = 0;

	if (!names)
		return VK_ERROR_OUT_OF_HOST_MEMORY;
	for (uint32_t i = 0; i < info.enabledExtensionCount; i++) {
		if (gvk_extension_is_hosts(info.ppEnabledExtensionNames[i]))
			names[count++] = info.ppEnabledExtensionNames[i];
	}
	info.ppEnabledExtensionNames = names;
	info.enabledExtensionCount = count;
	info.ppEnabledLayerNames = NULL;
	info.enabledLayerCount = 0;
	gvk_control_begin(channel, &writer, GPUPV_VK_OP_CreateDevice);
	do
		gvk_encode_CreateDevice(&writer, &info, GPUPV_VK_ID_DEVICE);
	while (gvk_control_again(channel, &writer));
	gvk_control_end(channel);
	free(names);
	for (uint32_t i = 0; i < device->queue_count; i++)
		queue_name(&device->queues[i]);
	if (gvk_channel_idle(channel) || gvk_gpu_check(&device->gpu))
		return VK_ERROR_INITIALIZATION_FAILED;
	return VK_SUCCESS;
}

static int remember_extensions(struct gvk_device *device,
			       const VkDeviceCreateInfo *info)
{
	device->extensions = calloc(info->enabledExtensionCount + 1,
				    sizeof(*device->extensions));
	if (!device->extensions)
		return -1;
	for (uint32_t i = 0; i < info->enabledExtensionCount; i++)
		strncpy(device->extensions[i].extensionName,
			info->ppEnabledExtensionNames[i],
			VK_MAX_EXTENSION_NAME_SIZE - 1);
	device->extension_count = info->enabledExtensionCount;
	return 0;
}

static int make_queues(struct gvk_device *device,
		       const VkDeviceCreateInfo *info)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < info->queueCreateInfoCount; i++)
		count += info->pQueueCreateInfos[i].queueCount;
	device->queues = calloc(count + 1, sizeof(*device->queues));
	if (!device->queues)
		return -1;
	for (uint32_t i = 0; i < info->queueCreateInfoCount; i++) {
		const VkDeviceQueueCreateInfo *queue =
			&info->pQueueCreateInfos[i];

		for (uint32_t j = 0; j < queue->queueCount; j++) {
			if (queue_begin(&device->queues[device->queue_count],
					device, queue, j) < 0)
				return -1;
			device->queue_count++;
		}
	}
	return 0;
}

static void device_free(struct gvk_device *device)
{
	struct gvk_block *next;

	for (uint32_t i = 0; i < device->queue_count; i++) {
		gvk_monitor_end(&device->gpu, &device->queues[i].signalled);
		gvk_channel_end(&device->queues[i].channel);
	}
	for (uint32_t class = 0; class < GVK_BLOCK_CLASSES; class++) {
		for (struct gvk_block *block = device->blocks[class]; block;
		     block = next) {
			next = block->next;
			gvk_block_free(&device->gpu, block);
		}
	}
	gvk_channel_end(&device->control);
	if (device->gpu.device.v)
		gvk_gpu_end(&device->gpu);
	gvk_private_data_end(device);
	pthread_mutex_destroy(&device->fence_lock);
	pthread_cond_destroy(&device->fence_submitted);
	pthread_mutex_destroy(&device->block_lock);
	pthread_mutex_destroy(&device->requirements_lock);
	pthread_mutex_destroy(&device->recording_lock);
	pthread_mutex_destroy(&device->private_lock);
	free(device->extensions);
	free(device->queues);
	free(device);
}

VKAPI_ATTR VkResult VKAPI_CALL
gvk_CreateDevice(VkPhysicalDevice physicalDevice,
		 const VkDeviceCreateInfo *pCreateInfo,
		 const VkAllocationCallbacks *pAllocator, VkDevice *pDevice)
{
	struct gvk_physical_device *physical =
		gvk_physical_device(physicalDevice);
	VkResult result = gvk_physical_device_check(physical, pCreateInfo);
	struct gvk_device *device;

	(void)pAllocator;
	if (result)
		return result;
	device = calloc(1, sizeof(*device));
	if (!device)
		return VK_ERROR_OUT_OF_HOST_MEMORY;
	gvk_dispatchable_init(&device->dispatchable, VK_OBJECT_TYPE_DEVICE,
			      GPUPV_VK_ID_DEVICE);
	device->physical = physical;
	atomic_init(&device->next_id, GPUPV_VK_ID_FIRST);
	gvk_fences_begin(device);
	pthread_mutex_init(&device->block_lock, NULL);
	pthread_mutex_init(&device->requirements_lock, NULL);
	pthread_mutex_init(&device->recording_lock, NULL);
	device->ended_link = &device->ended_layouts;
	pthread_mutex_init(&device->private_lock, NULL);
	result = VK_ERROR_INITIALIZATION_FAILED;
	if (gvk_gpu_begin(&device->gpu, physical->gpu.fd, physical->adapter,
			  physical->gpu.max_command_bytes) < 0 ||
	    gvk_channel_begin(&device->control, &device->gpu, NODE_3D,
			      CONTROL_BLOCK_BYTES) < 0 ||
	    remember_extensions(device, pCreateInfo) < 0 ||
	    make_queues(device, pCreateInfo) < 0)
		goto fail;
	result = tell_host(device, pCreateInfo);
	if (result)
		goto fail;
	*pDevice = (VkDevice)device;
	return VK_SUCCESS;
fail:
	device_free(device);
	return result;
}

VKAPI_ATTR void VKAPI_CALL
gvk_DestroyDevice(VkDevice handle, const VkAllocationCallbacks *pAllocator)
{
	struct gvk_device *device = gvk_device(handle);
	struct gvk_writer writer;

	(void)pAllocator;
	if (!device)
		return;
	gvk_control_begin(&device->control, &writer, GPUPV_VK_OP_DestroyDevice);
	do
		gvk_encode_DestroyDevice(&writer);
	while (gvk_control_again(&device->control, &writer));
	gvk_control_end(&device->control);
	gvk_channel_idle(&device->control);
	device_free(device);
}

VkResult gvk_device_idle(struct gvk_device *device)
{
	VkResult result = gvk_channel_idle(&device->control);

	for (uint32_t i = 0; !result && i < device->queue_count; i++)
		result = gvk_queue_idle(&device->queues[i]);
	return result;
}

VKAPI_ATTR VkResult VKAPI_CALL gvk_DeviceWaitIdle(VkDevice device)
{
	return gvk_device_idle(gvk_device(device));
}

VKAPI_ATTR void VKAPI_CALL
gvk_GetDeviceGroupPeerMemoryFeatures(
	VkDevice device, uint32_t heapIndex, uint32_t localDeviceIndex,
	uint32_t remoteDeviceIndex,
	VkPeerMemoryFeatureFlags *pPeerMemoryFeatures)
{
	(void)device;
	(void)heapIndex;
	(void)localDeviceIndex;
	(void)remoteDeviceIndex;
	/* There is no other device in a group. */
	*pPeerMemoryFeatures = 0;
}
