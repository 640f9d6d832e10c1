/* SPDX-License-Identifier: Apache-2.0 */
/*
 * vk-conformance: Vulkan calls whose results do not depend on who carries
 * them. Each case prints a digest of what came out; runs on the same device,
 * directly and through gpupv, have to print the same.
 */
#ifndef VK_CONFORMANCE_H
#define VK_CONFORMANCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <vulkan/vulkan.h>

/* ---------------------------------------------------------------- results */

/* What came out so far (FNV-1a). */
struct digest {
	uint64_t	value;
	bool		is_unsupported;
};

void digest_bytes(struct digest *digest, const void *data, size_t size);
void digest_u64(struct digest *digest, uint64_t value);

/* A line of its own, for one of many things that a case tries. */
struct digest digest_new(void);
void digest_print(const struct digest *digest, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* The device cannot do it, directly or not. */
#define NEEDS(condition)				\
	do {						\
		if (!(condition)) {			\
			digest->is_unsupported = true;	\
			return;				\
		}					\
	} while (0)

#define MUST(call)	must(call, #call, __FILE__, __LINE__)
void must(VkResult result, const char *what, const char *file, int line);
#define CHECK(condition) check(condition, #condition, __FILE__, __LINE__)
void check(bool condition, const char *what, const char *file, int line);

struct vk_case {
	const char	*name;
	void		(*run)(struct digest *digest);
};

/* Each ends with a null name. */
extern const struct vk_case format_cases[], copy_cases[], compute_cases[],
	shader_cases[], graphics_cases[], pass_cases[], query_cases[],
	sync_cases[], memory_cases[], object_cases[],
	address_cases[];

/* ----------------------------------------------------------------- device */

struct device {
	VkInstance			instance;
	VkPhysicalDevice		physical;
	VkPhysicalDeviceProperties	properties;
	VkPhysicalDeviceMemoryProperties memory;
	VkPhysicalDeviceFeatures2	features;
	VkPhysicalDeviceVulkan11Features features11;
	VkPhysicalDeviceVulkan12Features features12;
	VkPhysicalDeviceVulkan13Features features13;
	VkPhysicalDeviceSubgroupProperties subgroup;
	/* Whether it is a WDDM adapter, as a partition is. */
	bool				has_luid;
	VkDevice			device;
	VkQueue				queue;
	uint32_t			family;
};

extern struct device vk;

/* With all features that it has. */
void device_open(void);

/* --------------------------------------------------------------- objects */

/* Made things end with their case; threads do not make any with these. */
void trash(VkObjectType type, uint64_t handle);
void empty_trash(void);
#define TRASH(type, handle) trash(VK_OBJECT_TYPE_##type, (uint64_t)(handle))

struct buffer {
	VkBuffer	buffer;
	VkDeviceMemory	memory;
	VkDeviceSize	size;
	void		*data;		/* if the CPU sees it */
};

#define VISIBLE	(VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT | \
		 VK_MEMORY_PROPERTY_HOST_COHERENT_BIT)
#define LOCAL	VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT

uint32_t memory_type(uint32_t bits, VkMemoryPropertyFlags flags);
/* Usable for anything that buffers are. */
struct buffer buffer_new(VkDeviceSize size, VkMemoryPropertyFlags flags);
/* One to copy to and from that has an address. */
struct buffer buffer_addressed(VkDeviceSize size, VkMemoryPropertyFlags flags);
/* One the CPU sees, with numbers that look random. */
struct buffer buffer_random(VkDeviceSize size, uint32_t seed);
/* One the CPU sees, with bytes, zeroes if there are none. */
struct buffer buffer_with(const void *data, VkDeviceSize size);
void random_bytes(void *data, size_t size, uint32_t seed);

struct image {
	VkImage			image;
	VkImageView		view;	/* of all of it */
	VkFormat		format;
	VkImageAspectFlags	aspect;
	VkExtent3D		extent;
	uint32_t		levels, layers;
	VkSampleCountFlagBits	samples;
};

VkImageAspectFlags format_aspect(VkFormat format);
struct image image_new(const VkImageCreateInfo *info);
struct image image_2d(VkFormat format, uint32_t width, uint32_t height,
		      VkImageUsageFlags usage);
VkImageView image_view(const struct image *image, VkImageViewType type,
		       VkFormat format, VkImageSubresourceRange range);
VkImageSubresourceRange image_all(const struct image *image);

VkSampler sampler_new(VkFilter filter, VkSamplerAddressMode mode);

/* --------------------------------------------------------------- commands */

VkCommandBuffer commands_new(VkCommandBufferLevel level);
/* A primary one that is begun. */
VkCommandBuffer commands_begin(void);
/* Ends, submits and waits. */
void commands_run(VkCommandBuffer commands);

/* Of everything for everything. */
void barrier(VkCommandBuffer commands);
void transition(VkCommandBuffer commands, const struct image *image,
		VkImageLayout from, VkImageLayout to);
/* A level of one layer and aspect, from TRANSFER_SRC_OPTIMAL, packed. */
void read_image(VkCommandBuffer commands, const struct image *image,
		VkImageAspectFlags aspect, uint32_t level, uint32_t layer,
		const struct buffer *buffer, VkDeviceSize offset);
/* What a whole image of one level and layer holds, from a layout. */
void digest_image(struct digest *digest, const struct image *image,
		  VkImageLayout layout, size_t texel_bytes);

/* -------------------------------------------------------------- pipelines */

struct binding {
	VkDescriptorType	type;
	const struct buffer	*buffer;
	VkDeviceSize		range;	/* 0: all */
	VkImageView		view;
	VkImageLayout		layout;
	VkSampler		sampler;
	VkBufferView		texels;
};

#define STORAGE(b)	{ .type = VK_DESCRIPTOR_TYPE_STORAGE_BUFFER, \
			  .buffer = &(b) }
#define UNIFORM(b)	{ .type = VK_DESCRIPTOR_TYPE_UNIFORM_BUFFER, \
			  .buffer = &(b) }
#define SAMPLED(v, s)	{ .type = VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER, \
			  .view = (v), .sampler = (s), \
			  .layout = VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL }
#define STORED(v)	{ .type = VK_DESCRIPTOR_TYPE_STORAGE_IMAGE, \
			  .view = (v), .layout = VK_IMAGE_LAYOUT_GENERAL }

/* Descriptors and what a pipeline needs to use them. */
struct layout {
	VkDescriptorSetLayout	set_layout;
	VkPipelineLayout	layout;
	VkDescriptorSet		set;
};

struct layout layout_new(const struct binding *bindings, uint32_t count,
			 uint32_t push_bytes);
void layout_write(const struct layout *layout, const struct binding *bindings,
		  uint32_t count);

struct spirv {
	const uint32_t	*code;
	size_t		size;
};

#define SPIRV(name)	((struct spirv){ name, sizeof(name) })

VkShaderModule module_new(struct spirv spirv);
VkPipeline compute_new(VkPipelineLayout layout, struct spirv spirv,
		       const VkSpecializationInfo *constants);
/* Binds a compute pipeline and a set. */
void compute_bind(VkCommandBuffer commands, VkPipeline pipeline,
		  const struct layout *layout);
/* One pipeline, one set, one dispatch, waited for. */
void compute_run(struct spirv spirv, const struct binding *bindings,
		 uint32_t count, const void *push, uint32_t push_bytes,
		 uint32_t groups);

#define COUNT(array)	((uint32_t)(sizeof(array) / sizeof((array)[0])))

/* A graphics pipeline's description; what is zero has a plain default. */
struct graphics {
	struct spirv	vertex, fragment, geometry, control, evaluation;
	VkPipelineLayout layout;
	/* A render pass, or the formats of dynamic rendering. */
	VkRenderPass	pass;
	uint32_t	subpass;
	VkFormat	colors[8];
	uint32_t	color_count;
	VkFormat	depth, stencil;
	uint32_t	view_mask;

	VkVertexInputBindingDescription bindings[4];
	uint32_t	binding_count;
	VkVertexInputAttributeDescription attributes[8];
	uint32_t	attribute_count;
	VkPrimitiveTopology topology;
	bool		restarts;
	uint32_t	patch_points;
	VkPolygonMode	polygon;
	VkCullModeFlags	cull;
	bool		discards;
	float		depth_bias;
	VkSampleCountFlagBits samples;
	bool		sample_shading, alpha_to_coverage;
	VkPipelineDepthStencilStateCreateInfo depth_stencil;
	VkPipelineColorBlendAttachmentState blend;
	bool		has_logic;
	VkLogicOp	logic;
	float		constants[4];
	/* Fixed ones, unless states are dynamic. */
	uint32_t	width, height;
	uint32_t	viewports;
	const VkDynamicState *dynamic;
	uint32_t	dynamic_count;
};

VkPipeline graphics_new(const struct graphics *graphics);

/* Begins dynamic rendering that clears; null depth for none. */
void rendering_begin(VkCommandBuffer commands, const struct image *colors,
		     uint32_t count, const struct image *depth,
		     VkRenderingFlags flags);

#endif /* VK_CONFORMANCE_H */
