// SPDX-License-Identifier: Apache-2.0
/* Render passes, framebuffers, several attachments, samples, layers, views. */
#include "conformance.h"

#include "flat.frag.h"
#include "flat.vert.h"
#include "input.frag.h"
#include "several.frag.h"
#include "views.vert.h"

#define SIDE	32u
#define RGBA	VK_FORMAT_R8G8B8A8_UNORM
#define COLOR	VK_IMAGE_LAYOUT_COLOR_ATTACHMENT_OPTIMAL
#define SOURCE	VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL

/* Rectangles of flat.vert: places by instance. */
static struct graphics rectangles(const struct layout *layout)
{
	return (struct graphics){
		.vertex = SPIRV(flat_vert),
		.fragment = SPIRV(flat_frag),
		.layout = layout->layout,
		.bindings = { { 0, 8, VK_VERTEX_INPUT_RATE_INSTANCE } },
		.binding_count = 1,
		.attributes = { { 0, 0, VK_FORMAT_R32G32_SFLOAT, 0 } },
		.attribute_count = 1,
		.topology = VK_PRIMITIVE_TOPOLOGY_TRIANGLE_STRIP,
		.color_count = 1,
		.colors = { RGBA },
		.width = SIDE,
		.height = SIDE,
	};
}

static struct buffer make_places(void)
{
	const float places[] = { -0.41f, -0.3f, 0.4f, -0.2f, 0.1f, 0.37f };

	return buffer_with(places, sizeof(places));
}

static void draw(VkCommandBuffer commands, VkPipeline pipeline,
		 const struct layout *layout, const struct buffer *places,
		 uint32_t instances)
{
	const float push[8] = { 0.33f, 0.21f, 0.03f, 0, 1, 0.5f, 0.25f, 1 };
	const VkDeviceSize offset = 0;

	vkCmdBindPipeline(commands, VK_PIPELINE_BIND_POINT_GRAPHICS, pipeline);
	vkCmdBindVertexBuffers(commands, 0, 1, &places->buffer, &offset);
	vkCmdPushConstants(commands, layout->layout, VK_SHADER_STAGE_ALL, 0,
			   sizeof(push), push);
	vkCmdDraw(commands, 4, instances, 0, 0);
}

static struct image image_samples(VkSampleCountFlagBits samples)
{
	VkImageCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_IMAGE_CREATE_INFO,
		.imageType = VK_IMAGE_TYPE_2D,
		.format = RGBA,
		.extent = { SIDE, SIDE, 1 },
		.mipLevels = 1,
		.arrayLayers = 1,
		.samples = samples,
		.usage = VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT |
			VK_IMAGE_USAGE_TRANSFER_SRC_BIT,
	};

	return image_new(&info);
}

static VkFramebuffer framebuffer_new(VkRenderPass pass,
				     const VkImageView *views, uint32_t count,
				     uint32_t layers)
{
	VkFramebufferCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_FRAMEBUFFER_CREATE_INFO,
		.renderPass = pass,
		.attachmentCount = count,
		.pAttachments = views,
		.width = SIDE,
		.height = SIDE,
		.layers = layers,
	};
	VkFramebuffer framebuffer;

	MUST(vkCreateFramebuffer(vk.device, &info, NULL, &framebuffer));
	TRASH(FRAMEBUFFER, framebuffer);
	return framebuffer;
}

static void pass_begin(VkCommandBuffer commands, VkRenderPass pass,
		       VkFramebuffer framebuffer, VkSubpassContents contents)
{
	const VkClearValue clears[] = {
		{ .color.float32 = { 0.1f, 0.2f, 0.3f, 0.4f } },
		{ .color.float32 = { 0.9f, 0.8f, 0.7f, 0.6f } },
	};
	const VkRenderPassBeginInfo info = {
		.sType = VK_STRUCTURE_TYPE_RENDER_PASS_BEGIN_INFO,
		.renderPass = pass,
		.framebuffer = framebuffer,
		.renderArea.extent = { SIDE, SIDE },
		.clearValueCount = COUNT(clears),
		.pClearValues = clears,
	};

	vkCmdBeginRenderPass(commands, &info, contents);
}

static VkAttachmentDescription attachment(VkSampleCountFlagBits samples,
					  VkAttachmentLoadOp load)
{
	return (VkAttachmentDescription){
		.format = RGBA,
		.samples = samples,
		.loadOp = load,
		.storeOp = VK_ATTACHMENT_STORE_OP_STORE,
		.finalLayout = SOURCE,
	};
}

static VkRenderPass pass_new(const VkRenderPassCreateInfo *info)
{
	VkRenderPass pass;

	MUST(vkCreateRenderPass(vk.device, info, NULL, &pass));
	TRASH(RENDER_PASS, pass);
	return pass;
}

/* One attachment, one subpass. */
static VkRenderPass simple_pass(void)
{
	const VkAttachmentDescription color = attachment(
		VK_SAMPLE_COUNT_1_BIT, VK_ATTACHMENT_LOAD_OP_CLEAR);
	const VkAttachmentReference reference = { 0, COLOR };
	const VkSubpassDescription subpass = {
		.colorAttachmentCount = 1,
		.pColorAttachments = &reference,
	};
	const VkRenderPassCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_RENDER_PASS_CREATE_INFO,
		.attachmentCount = 1,
		.pAttachments = &color,
		.subpassCount = 1,
		.pSubpasses = &subpass,
	};

	return pass_new(&info);
}

/* ---------------------------------------------------------------- samples */

static void case_resolve(struct digest *digest)
{
	struct layout layout = layout_new(NULL, 0, 32);
	struct buffer places = make_places();
	struct image many = image_samples(VK_SAMPLE_COUNT_4_BIT);
	struct image one = image_samples(VK_SAMPLE_COUNT_1_BIT);
	const VkAttachmentDescription attachments[] = {
		attachment(VK_SAMPLE_COUNT_4_BIT, VK_ATTACHMENT_LOAD_OP_CLEAR),
		attachment(VK_SAMPLE_COUNT_1_BIT,
			   VK_ATTACHMENT_LOAD_OP_DONT_CARE),
	};
	const VkAttachmentReference color = { 0, COLOR }, resolved = { 1, COLOR };
	const VkSubpassDescription subpass = {
		.colorAttachmentCount = 1,
		.pColorAttachments = &color,
		.pResolveAttachments = &resolved,
	};
	const VkRenderPassCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_RENDER_PASS_CREATE_INFO,
		.attachmentCount = 2,
		.pAttachments = attachments,
		.subpassCount = 1,
		.pSubpasses = &subpass,
	};
	const VkImageView views[] = { many.view, one.view };
	struct graphics graphics = rectangles(&layout);
	VkCommandBuffer commands = commands_begin();

	graphics.pass = pass_new(&info);
	graphics.samples = VK_SAMPLE_COUNT_4_BIT;
	pass_begin(commands, graphics.pass,
		   framebuffer_new(graphics.pass, views, 2, 1),
		   VK_SUBPASS_CONTENTS_INLINE);
	draw(commands, graphics_new(&graphics), &layout, &places, 3);
	vkCmdEndRenderPass(commands);
	commands_run(commands);
	digest_image(digest, &one, SOURCE, 4);
}

/* The same without a render pass, and once more by command. */
static void case_resolve_image(struct digest *digest)
{
	struct layout layout = layout_new(NULL, 0, 32);
	struct buffer places = make_places();
	struct image many = image_samples(VK_SAMPLE_COUNT_4_BIT);
	struct image one = image_2d(RGBA, SIDE, SIDE, 0);
	struct graphics graphics = rectangles(&layout);
	const VkImageResolve region = {
		.srcSubresource = { VK_IMAGE_ASPECT_COLOR_BIT, 0, 0, 1 },
		.dstSubresource = { VK_IMAGE_ASPECT_COLOR_BIT, 0, 0, 1 },
		.extent = { SIDE, SIDE, 1 },
	};
	VkCommandBuffer commands = commands_begin();

	graphics.samples = VK_SAMPLE_COUNT_4_BIT;
	graphics.sample_shading = vk.features.features.sampleRateShading;
	graphics.alpha_to_coverage = true;
	rendering_begin(commands, &many, 1, NULL, 0);
	draw(commands, graphics_new(&graphics), &layout, &places, 3);
	vkCmdEndRendering(commands);
	transition(commands, &many, COLOR, SOURCE);
	transition(commands, &one, VK_IMAGE_LAYOUT_UNDEFINED,
		   VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL);
	vkCmdResolveImage(commands, many.image, SOURCE, one.image,
			  VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL, 1, &region);
	commands_run(commands);
	digest_image(digest, &one, VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL, 4);
}

/* ------------------------------------------------------------ attachments */

static void case_several_attachments(struct digest *digest)
{
	struct layout layout = layout_new(NULL, 0, 32);
	struct buffer places = make_places();
	struct graphics graphics = rectangles(&layout);
	struct image images[4];
	VkCommandBuffer commands = commands_begin();

	graphics.fragment = SPIRV(several_frag);
	graphics.color_count = COUNT(images);
	for (uint32_t i = 0; i < COUNT(images); i++) {
		graphics.colors[i] = i % 2 ? VK_FORMAT_R16G16B16A16_SFLOAT :
			RGBA;
		images[i] = image_2d(graphics.colors[i], SIDE, SIDE,
				     VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT);
	}
	rendering_begin(commands, images, COUNT(images), NULL, 0);
	draw(commands, graphics_new(&graphics), &layout, &places, 3);
	vkCmdEndRendering(commands);
	commands_run(commands);
	for (uint32_t i = 0; i < COUNT(images); i++)
		digest_image(digest, &images[i], COLOR, i % 2 ? 8 : 4);
}

/* What one subpass drew is what the next reads. */
static void case_subpasses(struct digest *digest)
{
	struct image images[2];
	VkImageView views[2];
	const VkAttachmentDescription attachments[] = {
		attachment(VK_SAMPLE_COUNT_1_BIT, VK_ATTACHMENT_LOAD_OP_CLEAR),
		attachment(VK_SAMPLE_COUNT_1_BIT, VK_ATTACHMENT_LOAD_OP_CLEAR),
	};
	const VkAttachmentReference first = { 0, COLOR }, second = { 1, COLOR };
	const VkAttachmentReference input = {
		0, VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL
	};
	const VkSubpassDescription subpasses[] = {
		{ .colorAttachmentCount = 1, .pColorAttachments = &first },
		{ .inputAttachmentCount = 1, .pInputAttachments = &input,
		  .colorAttachmentCount = 1, .pColorAttachments = &second },
	};
	const VkSubpassDependency dependency = {
		.srcSubpass = 0,
		.dstSubpass = 1,
		.srcStageMask = VK_PIPELINE_STAGE_COLOR_ATTACHMENT_OUTPUT_BIT,
		.dstStageMask = VK_PIPELINE_STAGE_FRAGMENT_SHADER_BIT,
		.srcAccessMask = VK_ACCESS_COLOR_ATTACHMENT_WRITE_BIT,
		.dstAccessMask = VK_ACCESS_INPUT_ATTACHMENT_READ_BIT,
		.dependencyFlags = VK_DEPENDENCY_BY_REGION_BIT,
	};
	const VkRenderPassCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_RENDER_PASS_CREATE_INFO,
		.attachmentCount = 2,
		.pAttachments = attachments,
		.subpassCount = 2,
		.pSubpasses = subpasses,
		.dependencyCount = 1,
		.pDependencies = &dependency,
	};
	VkRenderPass pass = pass_new(&info);
	struct buffer places = make_places();

	for (uint32_t i = 0; i < 2; i++) {
		images[i] = image_2d(RGBA, SIDE, SIDE,
				     VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT |
				     VK_IMAGE_USAGE_INPUT_ATTACHMENT_BIT);
		views[i] = images[i].view;
	}

	const struct binding bindings[] = {
		{ .type = VK_DESCRIPTOR_TYPE_INPUT_ATTACHMENT,
		  .view = images[0].view,
		  .layout = VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL },
	};
	struct layout layout = layout_new(bindings, 1, 32);
	struct graphics graphics = rectangles(&layout);
	VkFramebuffer framebuffer = framebuffer_new(pass, views, 2, 1);
	VkCommandBuffer commands = commands_begin();
	VkPipeline draws, reads;

	graphics.pass = pass;
	draws = graphics_new(&graphics);
	graphics.subpass = 1;
	graphics.fragment = SPIRV(input_frag);
	reads = graphics_new(&graphics);
	pass_begin(commands, pass, framebuffer, VK_SUBPASS_CONTENTS_INLINE);
	draw(commands, draws, &layout, &places, 3);
	vkCmdNextSubpass(commands, VK_SUBPASS_CONTENTS_INLINE);
	vkCmdBindDescriptorSets(commands, VK_PIPELINE_BIND_POINT_GRAPHICS,
				layout.layout, 0, 1, &layout.set, 0, NULL);
	draw(commands, reads, &layout, &places, 2);
	vkCmdEndRenderPass(commands);
	commands_run(commands);
	digest_image(digest, &images[0], SOURCE, 4);
	digest_image(digest, &images[1], SOURCE, 4);
}

/* Views that come when the pass begins; the second kind of calls. */
static void case_imageless(struct digest *digest)
{
	NEEDS(vk.features12.imagelessFramebuffer);

	struct layout layout = layout_new(NULL, 0, 32);
	struct buffer places = make_places();
	struct image image = image_2d(RGBA, SIDE, SIDE,
				      VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT);
	const VkFormat format = RGBA;
	const VkFramebufferAttachmentImageInfo image_info = {
		.sType = VK_STRUCTURE_TYPE_FRAMEBUFFER_ATTACHMENT_IMAGE_INFO,
		.usage = VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT |
			VK_IMAGE_USAGE_TRANSFER_SRC_BIT |
			VK_IMAGE_USAGE_TRANSFER_DST_BIT,
		.width = SIDE,
		.height = SIDE,
		.layerCount = 1,
		.viewFormatCount = 1,
		.pViewFormats = &format,
	};
	const VkFramebufferAttachmentsCreateInfo attachments = {
		.sType = VK_STRUCTURE_TYPE_FRAMEBUFFER_ATTACHMENTS_CREATE_INFO,
		.attachmentImageInfoCount = 1,
		.pAttachmentImageInfos = &image_info,
	};
	struct graphics graphics = rectangles(&layout);
	VkFramebufferCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_FRAMEBUFFER_CREATE_INFO,
		.pNext = &attachments,
		.flags = VK_FRAMEBUFFER_CREATE_IMAGELESS_BIT,
		.attachmentCount = 1,
		.width = SIDE,
		.height = SIDE,
		.layers = 1,
	};
	const VkRenderPassAttachmentBeginInfo views = {
		.sType = VK_STRUCTURE_TYPE_RENDER_PASS_ATTACHMENT_BEGIN_INFO,
		.attachmentCount = 1,
		.pAttachments = &image.view,
	};
	const VkClearValue clear = { .color.float32 = { 1, 1, 0, 0 } };
	VkRenderPassBeginInfo begin = {
		.sType = VK_STRUCTURE_TYPE_RENDER_PASS_BEGIN_INFO,
		.pNext = &views,
		.renderArea = { { 3, 4 }, { 20, 22 } },
		.clearValueCount = 1,
		.pClearValues = &clear,
	};
	const VkSubpassBeginInfo contents = {
		.sType = VK_STRUCTURE_TYPE_SUBPASS_BEGIN_INFO,
	};
	const VkSubpassEndInfo end = {
		.sType = VK_STRUCTURE_TYPE_SUBPASS_END_INFO,
	};
	VkCommandBuffer commands = commands_begin();
	const VkClearColorValue black = { .float32 = { 0 } };
	VkImageSubresourceRange all = image_all(&image);

	info.renderPass = graphics.pass = simple_pass();
	MUST(vkCreateFramebuffer(vk.device, &info, NULL, &begin.framebuffer));
	TRASH(FRAMEBUFFER, begin.framebuffer);
	begin.renderPass = graphics.pass;
	transition(commands, &image, VK_IMAGE_LAYOUT_UNDEFINED,
		   VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL);
	vkCmdClearColorImage(commands, image.image,
			     VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL, &black, 1,
			     &all);
	barrier(commands);
	vkCmdBeginRenderPass2(commands, &begin, &contents);
	draw(commands, graphics_new(&graphics), &layout, &places, 3);
	vkCmdEndRenderPass2(commands, &end);
	commands_run(commands);
	digest_image(digest, &image, SOURCE, 4);
}

/* ------------------------------------------------------ secondary buffers */

static VkCommandBuffer secondary_begin(const void *next, VkRenderPass pass)
{
	VkCommandBuffer commands =
		commands_new(VK_COMMAND_BUFFER_LEVEL_SECONDARY);
	const VkCommandBufferInheritanceInfo inherited = {
		.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_INHERITANCE_INFO,
		.pNext = next,
		.renderPass = pass,
	};
	const VkCommandBufferBeginInfo info = {
		.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO,
		.flags = VK_COMMAND_BUFFER_USAGE_RENDER_PASS_CONTINUE_BIT,
		.pInheritanceInfo = &inherited,
	};

	MUST(vkBeginCommandBuffer(commands, &info));
	return commands;
}

static void case_secondary(struct digest *digest)
{
	struct layout layout = layout_new(NULL, 0, 32);
	struct buffer places = make_places();
	struct image image = image_2d(RGBA, SIDE, SIDE,
				      VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT);
	struct graphics graphics = rectangles(&layout);
	VkCommandBuffer primary = commands_begin(), secondary[2];
	VkPipeline pipeline;

	graphics.pass = simple_pass();
	pipeline = graphics_new(&graphics);
	for (uint32_t i = 0; i < 2; i++) {
		secondary[i] = secondary_begin(NULL, graphics.pass);
		draw(secondary[i], pipeline, &layout, &places, 1 + 2 * i);
		MUST(vkEndCommandBuffer(secondary[i]));
	}
	pass_begin(primary, graphics.pass,
		   framebuffer_new(graphics.pass, &image.view, 1, 1),
		   VK_SUBPASS_CONTENTS_SECONDARY_COMMAND_BUFFERS);
	vkCmdExecuteCommands(primary, 2, secondary);
	vkCmdEndRenderPass(primary);
	commands_run(primary);
	digest_image(digest, &image, SOURCE, 4);
}

static void case_secondary_rendering(struct digest *digest)
{
	struct layout layout = layout_new(NULL, 0, 32);
	struct buffer places = make_places();
	struct image image = image_2d(RGBA, SIDE, SIDE,
				      VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT);
	struct graphics graphics = rectangles(&layout);
	const VkFormat format = RGBA;
	const VkCommandBufferInheritanceRenderingInfo inherited = {
		.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_INHERITANCE_RENDERING_INFO,
		.colorAttachmentCount = 1,
		.pColorAttachmentFormats = &format,
		.rasterizationSamples = VK_SAMPLE_COUNT_1_BIT,
	};
	VkCommandBuffer primary = commands_begin(), secondary;

	secondary = secondary_begin(&inherited, VK_NULL_HANDLE);
	draw(secondary, graphics_new(&graphics), &layout, &places, 3);
	MUST(vkEndCommandBuffer(secondary));
	rendering_begin(primary, &image, 1, NULL,
			VK_RENDERING_CONTENTS_SECONDARY_COMMAND_BUFFERS_BIT);
	vkCmdExecuteCommands(primary, 1, &secondary);
	vkCmdEndRendering(primary);
	commands_run(primary);
	digest_image(digest, &image, COLOR, 4);
}

/* How large the attachments are, a secondary command buffer does not know. */
static void case_secondary_clear(struct digest *digest)
{
	struct image image = image_2d(RGBA, SIDE, SIDE,
				      VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT);
	const VkFormat format = RGBA;
	const VkCommandBufferInheritanceRenderingInfo inherited = {
		.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_INHERITANCE_RENDERING_INFO,
		.colorAttachmentCount = 1,
		.pColorAttachmentFormats = &format,
		.rasterizationSamples = VK_SAMPLE_COUNT_1_BIT,
	};
	const VkClearAttachment clear = {
		.aspectMask = VK_IMAGE_ASPECT_COLOR_BIT,
		.clearValue.color.float32 = { 1, 0.5f, 0, 1 },
	};
	const VkClearRect rect = { { { 3, 5 }, { SIDE - 3, 7 } }, 0, 1 };
	VkCommandBuffer primary = commands_begin();
	VkCommandBuffer secondary = secondary_begin(&inherited, VK_NULL_HANDLE);

	vkCmdClearAttachments(secondary, 1, &clear, 1, &rect);
	MUST(vkEndCommandBuffer(secondary));
	rendering_begin(primary, &image, 1, NULL,
			VK_RENDERING_CONTENTS_SECONDARY_COMMAND_BUFFERS_BIT);
	vkCmdExecuteCommands(primary, 1, &secondary);
	vkCmdEndRendering(primary);
	commands_run(primary);
	digest_image(digest, &image, COLOR, 4);
}

/*
 * Without a render pass a pipeline's subpass is ignored, and a binding that no
 * attribute is of needs no buffer.
 */
static void case_ignored(struct digest *digest)
{
	struct layout layout = layout_new(NULL, 0, 32);
	struct buffer places = make_places();
	struct image image = image_2d(RGBA, SIDE, SIDE,
				      VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT);
	struct graphics graphics = rectangles(&layout);
	VkCommandBuffer commands = commands_begin();

	graphics.subpass = 3;
	graphics.bindings[graphics.binding_count++] =
		(VkVertexInputBindingDescription){
			3, 16, VK_VERTEX_INPUT_RATE_VERTEX };
	rendering_begin(commands, &image, 1, NULL, 0);
	draw(commands, graphics_new(&graphics), &layout, &places, 3);
	vkCmdEndRendering(commands);
	commands_run(commands);
	digest_image(digest, &image, COLOR, 4);
}

/* A draw reads push constants that nobody pushed (maintenance4). */
static void case_unpushed(struct digest *digest)
{
	struct layout layout = layout_new(NULL, 0, 32);
	struct buffer places = make_places();
	struct image image = image_2d(RGBA, SIDE, SIDE,
				      VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT);
	struct graphics graphics = rectangles(&layout);
	VkPipeline pipeline = graphics_new(&graphics);
	const VkDeviceSize offset = 0;
	VkCommandBuffer commands = commands_begin();

	rendering_begin(commands, &image, 1, NULL, 0);
	vkCmdBindPipeline(commands, VK_PIPELINE_BIND_POINT_GRAPHICS, pipeline);
	vkCmdBindVertexBuffers(commands, 0, 1, &places.buffer, &offset);
	vkCmdDraw(commands, 4, 1, 0, 0);
	/* What it drew is undefined; what follows is not. */
	draw(commands, pipeline, &layout, &places, 3);
	vkCmdEndRendering(commands);
	commands_run(commands);
	digest_u64(digest, 1);
}

/* -------------------------------------------------------- layers and views */

static void case_multiview(struct digest *digest)
{
	NEEDS(vk.features11.multiview);

	struct layout layout = layout_new(NULL, 0, 32);
	struct buffer places = make_places();
	VkImageCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_IMAGE_CREATE_INFO,
		.imageType = VK_IMAGE_TYPE_2D,
		.format = RGBA,
		.extent = { SIDE, SIDE, 1 },
		.mipLevels = 1,
		.arrayLayers = 3,
		.samples = VK_SAMPLE_COUNT_1_BIT,
		.usage = VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT |
			VK_IMAGE_USAGE_TRANSFER_SRC_BIT,
	};
	struct image image = image_new(&info);
	struct graphics graphics = rectangles(&layout);
	struct buffer out = buffer_with(NULL, 3 * SIDE * SIDE * 4);
	const VkAttachmentDescription color = attachment(
		VK_SAMPLE_COUNT_1_BIT, VK_ATTACHMENT_LOAD_OP_CLEAR);
	const VkAttachmentReference reference = { 0, COLOR };
	const VkSubpassDescription subpass = {
		.colorAttachmentCount = 1,
		.pColorAttachments = &reference,
	};
	const uint32_t mask = 7;
	const VkRenderPassMultiviewCreateInfo views = {
		.sType = VK_STRUCTURE_TYPE_RENDER_PASS_MULTIVIEW_CREATE_INFO,
		.subpassCount = 1,
		.pViewMasks = &mask,
	};
	const VkRenderPassCreateInfo pass_info = {
		.sType = VK_STRUCTURE_TYPE_RENDER_PASS_CREATE_INFO,
		.pNext = &views,
		.attachmentCount = 1,
		.pAttachments = &color,
		.subpassCount = 1,
		.pSubpasses = &subpass,
	};
	VkCommandBuffer commands = commands_begin();

	graphics.pass = pass_new(&pass_info);
	graphics.vertex = SPIRV(views_vert);
	pass_begin(commands, graphics.pass,
		   framebuffer_new(graphics.pass, &image.view, 1, 1),
		   VK_SUBPASS_CONTENTS_INLINE);
	draw(commands, graphics_new(&graphics), &layout, &places, 3);
	vkCmdEndRenderPass(commands);
	for (uint32_t layer = 0; layer < 3; layer++)
		read_image(commands, &image, VK_IMAGE_ASPECT_COLOR_BIT, 0,
			   layer, &out, layer * SIDE * SIDE * 4);
	commands_run(commands);
	digest_bytes(digest, out.data, out.size);
}

const struct vk_case pass_cases[] = {
	{ "resolve", case_resolve },
	{ "resolve-image", case_resolve_image },
	{ "several-attachments", case_several_attachments },
	{ "subpasses", case_subpasses },
	{ "imageless", case_imageless },
	{ "secondary", case_secondary },
	{ "secondary-rendering", case_secondary_rendering },
	{ "secondary-clear", case_secondary_clear },
	{ "ignored", case_ignored },
	{ "unpushed", case_unpushed },
	{ "multiview", case_multiview },
	{ NULL, NULL },
};
