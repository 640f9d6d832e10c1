// SPDX-License-Identifier: Apache-2.0
/* Drawing: vertices, primitives, tests, blending, state that is dynamic. */
#include "conformance.h"

#include "flat.frag.h"
#include "flat.vert.h"
#include "lines.geom.h"
#include "patch.tesc.h"
#include "patch.tese.h"
#include "smooth.frag.h"
#include "textured.frag.h"
#include "vertex.vert.h"

#define SIDE	64u
#define RGBA	VK_FORMAT_R8G8B8A8_UNORM
#define FLOATS	VK_FORMAT_R32G32B32A32_SFLOAT
#define ATTACHED VK_IMAGE_LAYOUT_COLOR_ATTACHMENT_OPTIMAL

/* What vertex.vert reads. */
struct vertex {
	float	x, y, z;
	float	color[4];
};

/* Triangles and whatever else their vertices make, of random places. */
static struct buffer make_vertices(uint32_t count, uint32_t seed)
{
	struct buffer buffer = buffer_new(count * sizeof(struct vertex),
					  VISIBLE);
	struct vertex *vertices = buffer.data;

	for (uint32_t i = 0; i < count; i++) {
		uint8_t bytes[7];

		random_bytes(bytes, sizeof(bytes), seed + i);
		vertices[i] = (struct vertex){
			(float)bytes[0] / 127.5f - 1,
			(float)bytes[1] / 127.5f - 1,
			(float)bytes[2] / 255.0f,
			{ (float)bytes[3] / 255.0f, (float)bytes[4] / 255.0f,
			  (float)bytes[5] / 255.0f, (float)bytes[6] / 255.0f },
		};
	}
	return buffer;
}

static struct graphics plain(const struct layout *layout, VkFormat format)
{
	return (struct graphics){
		.vertex = SPIRV(vertex_vert),
		.fragment = SPIRV(smooth_frag),
		.layout = layout->layout,
		.colors = { format },
		.color_count = 1,
		.bindings = { { 0, sizeof(struct vertex),
				VK_VERTEX_INPUT_RATE_VERTEX } },
		.binding_count = 1,
		.attributes = {
			{ 0, 0, VK_FORMAT_R32G32B32_SFLOAT, 0 },
			{ 1, 0, VK_FORMAT_R32G32B32A32_SFLOAT,
			  offsetof(struct vertex, color) },
		},
		.attribute_count = 2,
		.topology = VK_PRIMITIVE_TOPOLOGY_TRIANGLE_LIST,
		.width = SIDE,
		.height = SIDE,
	};
}

static void bind(VkCommandBuffer commands, VkPipeline pipeline,
		 const struct buffer *vertices)
{
	const VkDeviceSize offset = 0;

	vkCmdBindPipeline(commands, VK_PIPELINE_BIND_POINT_GRAPHICS, pipeline);
	vkCmdBindVertexBuffers(commands, 0, 1, &vertices->buffer, &offset);
}

/* One draw of some vertices; a digest of the picture. */
static void draw_once(struct digest *digest, const struct graphics *graphics,
		      const struct buffer *vertices, uint32_t count,
		      const struct image *depth)
{
	struct image image = image_2d(graphics->colors[0], graphics->width,
				      graphics->height,
				      VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT);
	VkPipeline pipeline = graphics_new(graphics);
	VkCommandBuffer commands = commands_begin();

	rendering_begin(commands, &image, 1, depth, 0);
	bind(commands, pipeline, vertices);
	vkCmdDraw(commands, count, 1, 0, 0);
	vkCmdEndRendering(commands);
	commands_run(commands);
	digest_image(digest, &image, ATTACHED,
		     graphics->colors[0] == FLOATS ? 16 : 4);
}

static void case_topologies(struct digest *digest)
{
	static const VkPrimitiveTopology topologies[] = {
		VK_PRIMITIVE_TOPOLOGY_POINT_LIST,
		VK_PRIMITIVE_TOPOLOGY_LINE_LIST,
		VK_PRIMITIVE_TOPOLOGY_LINE_STRIP,
		VK_PRIMITIVE_TOPOLOGY_TRIANGLE_LIST,
		VK_PRIMITIVE_TOPOLOGY_TRIANGLE_STRIP,
		VK_PRIMITIVE_TOPOLOGY_TRIANGLE_FAN,
	};
	struct layout layout = layout_new(NULL, 0, 0);
	struct buffer vertices = make_vertices(30, 100);

	for (uint32_t i = 0; i < COUNT(topologies); i++) {
		struct graphics graphics = plain(&layout, RGBA);
		struct digest one = digest_new();

		graphics.topology = topologies[i];
		draw_once(&one, &graphics, &vertices, 30, NULL);
		digest_print(&one, "graphics/topology %u", topologies[i]);
		digest_u64(digest, one.value);
	}
}

static void case_culling(struct digest *digest)
{
	struct layout layout = layout_new(NULL, 0, 0);
	struct buffer vertices = make_vertices(60, 200);

	for (uint32_t i = 0; i < 4; i++) {
		struct graphics graphics = plain(&layout, RGBA);

		graphics.cull = i;
		draw_once(digest, &graphics, &vertices, 60, NULL);
	}
	if (vk.features.features.fillModeNonSolid) {
		struct graphics graphics = plain(&layout, RGBA);

		graphics.polygon = VK_POLYGON_MODE_LINE;
		draw_once(digest, &graphics, &vertices, 60, NULL);
	}
}

/* --------------------------------------------------------------- blending */

static void case_blending(struct digest *digest)
{
	struct layout layout = layout_new(NULL, 0, 0);
	struct buffer vertices = make_vertices(30, 300);

	for (uint32_t i = 0; i <= VK_BLEND_FACTOR_SRC_ALPHA_SATURATE; i++) {
		struct graphics graphics = plain(&layout, RGBA);
		struct digest one = digest_new();

		graphics.blend = (VkPipelineColorBlendAttachmentState){
			.blendEnable = VK_TRUE,
			.srcColorBlendFactor = i,
			.dstColorBlendFactor =
				(i * 5 + 1) % VK_BLEND_FACTOR_CONSTANT_COLOR,
			.colorBlendOp = i % 5,
			.srcAlphaBlendFactor = VK_BLEND_FACTOR_ONE,
			.dstAlphaBlendFactor = i,
			.alphaBlendOp = (i + 1) % 5,
			.colorWriteMask = i % 7 ? 0xf : 0x5,
		};
		memcpy(graphics.constants, (float[]){ 0.2f, 0.4f, 0.6f, 0.8f },
		       16);
		draw_once(&one, &graphics, &vertices, 30, NULL);
		digest_print(&one, "graphics/blend %u", i);
		digest_u64(digest, one.value);
	}
}

static void case_logic(struct digest *digest)
{
	NEEDS(vk.features.features.logicOp);

	struct layout layout = layout_new(NULL, 0, 0);
	struct buffer vertices = make_vertices(12, 320);

	for (uint32_t i = 0; i <= VK_LOGIC_OP_SET; i++) {
		struct graphics graphics = plain(&layout, RGBA);

		graphics.has_logic = true;
		graphics.logic = i;
		draw_once(digest, &graphics, &vertices, 12, NULL);
	}
}

/* ---------------------------------------------------------- depth, stencil */

static VkFormat depth_format(void)
{
	VkFormatProperties properties;

	vkGetPhysicalDeviceFormatProperties(
		vk.physical, VK_FORMAT_D32_SFLOAT_S8_UINT, &properties);
	return properties.optimalTilingFeatures &
		VK_FORMAT_FEATURE_DEPTH_STENCIL_ATTACHMENT_BIT ?
		VK_FORMAT_D32_SFLOAT_S8_UINT : VK_FORMAT_D24_UNORM_S8_UINT;
}

static void digest_depth(struct digest *digest, const struct image *depth)
{
	struct buffer out = buffer_with(NULL, SIDE * SIDE * 5);
	VkCommandBuffer commands = commands_begin();

	transition(commands, depth,
		   VK_IMAGE_LAYOUT_DEPTH_STENCIL_ATTACHMENT_OPTIMAL,
		   VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL);
	read_image(commands, depth, VK_IMAGE_ASPECT_DEPTH_BIT, 0, 0, &out, 0);
	read_image(commands, depth, VK_IMAGE_ASPECT_STENCIL_BIT, 0, 0, &out,
		   SIDE * SIDE * 4);
	commands_run(commands);
	digest_bytes(digest, out.data, out.size);
}

static void case_depth(struct digest *digest)
{
	const VkFormat format = depth_format();
	struct layout layout = layout_new(NULL, 0, 0);
	struct buffer vertices = make_vertices(60, 400);

	for (uint32_t i = 0; i <= VK_COMPARE_OP_ALWAYS; i++) {
		struct image depth = image_2d(format, SIDE, SIDE,
			VK_IMAGE_USAGE_DEPTH_STENCIL_ATTACHMENT_BIT);
		struct graphics graphics = plain(&layout, RGBA);

		graphics.depth = graphics.stencil = format;
		graphics.depth_bias = i % 3 ? 0 : 2;
		graphics.depth_stencil.depthTestEnable = VK_TRUE;
		graphics.depth_stencil.depthWriteEnable = i != 6;
		graphics.depth_stencil.depthCompareOp = i;
		draw_once(digest, &graphics, &vertices, 60, &depth);
		digest_depth(digest, &depth);
	}
}

static void case_stencil(struct digest *digest)
{
	const VkFormat format = depth_format();
	struct layout layout = layout_new(NULL, 0, 0);
	struct buffer vertices = make_vertices(60, 500);

	for (uint32_t i = 0; i <= VK_STENCIL_OP_DECREMENT_AND_WRAP; i++) {
		struct image depth = image_2d(format, SIDE, SIDE,
			VK_IMAGE_USAGE_DEPTH_STENCIL_ATTACHMENT_BIT);
		struct graphics graphics = plain(&layout, RGBA);
		VkStencilOpState state = {
			.failOp = (i + 3) % 8,
			.passOp = i,
			.depthFailOp = (i + 5) % 8,
			.compareOp = VK_COMPARE_OP_LESS_OR_EQUAL,
			.compareMask = 0xff,
			.writeMask = i % 2 ? 0xff : 0x0f,
			.reference = i % 5,
		};

		graphics.depth = graphics.stencil = format;
		graphics.depth_stencil.depthTestEnable = VK_TRUE;
		graphics.depth_stencil.depthCompareOp = VK_COMPARE_OP_LESS;
		graphics.depth_stencil.stencilTestEnable = VK_TRUE;
		graphics.depth_stencil.front = state;
		state.passOp = (i + 1) % 8;
		graphics.depth_stencil.back = state;
		draw_once(digest, &graphics, &vertices, 60, &depth);
		digest_depth(digest, &depth);
	}
}

/* ---------------------------------------------------------- other stages */

static void case_geometry(struct digest *digest)
{
	NEEDS(vk.features.features.geometryShader);

	struct layout layout = layout_new(NULL, 0, 0);
	struct buffer vertices = make_vertices(30, 600);
	struct graphics graphics = plain(&layout, RGBA);

	graphics.geometry = SPIRV(lines_geom);
	draw_once(digest, &graphics, &vertices, 30, NULL);
}

static void case_tessellation(struct digest *digest)
{
	NEEDS(vk.features.features.tessellationShader);

	struct layout layout = layout_new(NULL, 0, 0);
	struct buffer vertices = make_vertices(12, 700);
	struct graphics graphics = plain(&layout, RGBA);

	graphics.control = SPIRV(patch_tesc);
	graphics.evaluation = SPIRV(patch_tese);
	graphics.topology = VK_PRIMITIVE_TOPOLOGY_PATCH_LIST;
	graphics.patch_points = 3;
	draw_once(digest, &graphics, &vertices, 12, NULL);
}

static void case_texture(struct digest *digest)
{
	struct image texture = image_2d(RGBA, 8, 8, VK_IMAGE_USAGE_SAMPLED_BIT);
	struct buffer texels = buffer_random(256, 23);
	VkSampler sampler = sampler_new(VK_FILTER_LINEAR,
					VK_SAMPLER_ADDRESS_MODE_REPEAT);
	const struct binding bindings[] = { SAMPLED(texture.view, sampler) };
	struct layout layout = layout_new(bindings, 1, 0);
	struct image image = image_2d(RGBA, SIDE, SIDE,
				      VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT);
	struct buffer vertices = make_vertices(30, 800);
	struct graphics graphics = plain(&layout, RGBA);
	VkBufferImageCopy region = {
		.imageSubresource = { VK_IMAGE_ASPECT_COLOR_BIT, 0, 0, 1 },
		.imageExtent = texture.extent,
	};
	VkCommandBuffer commands = commands_begin();

	graphics.fragment = SPIRV(textured_frag);
	transition(commands, &texture, VK_IMAGE_LAYOUT_UNDEFINED,
		   VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL);
	vkCmdCopyBufferToImage(commands, texels.buffer, texture.image,
			       VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL, 1,
			       &region);
	transition(commands, &texture, VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL,
		   VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL);
	rendering_begin(commands, &image, 1, NULL, 0);
	bind(commands, graphics_new(&graphics), &vertices);
	vkCmdBindDescriptorSets(commands, VK_PIPELINE_BIND_POINT_GRAPHICS,
				layout.layout, 0, 1, &layout.set, 0, NULL);
	vkCmdDraw(commands, 30, 1, 0, 0);
	vkCmdEndRendering(commands);
	commands_run(commands);
	digest_image(digest, &image, ATTACHED, 4);
}

/* ------------------------------------------------------------------ draws */

/* Instances, indices of each width, restarts, offsets. */
static void case_indexed(struct digest *digest)
{
	static const uint16_t shorts[] = {
		0, 1, 2, 3, 0xffff, 9, 8, 7, 6, 5, 0xffff, 11, 12, 13,
	};
	static const uint32_t longs[] = { 5, 4, 3, 17, 2, 9, 8, 21, 1 };
	struct layout layout = layout_new(NULL, 0, 0);
	struct image image = image_2d(RGBA, SIDE, SIDE,
				      VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT);
	struct buffer vertices = make_vertices(30, 900);
	struct buffer short_indices = buffer_with(shorts, sizeof(shorts));
	struct buffer long_indices = buffer_with(longs, sizeof(longs));
	struct graphics graphics = plain(&layout, RGBA), strips = graphics;
	VkCommandBuffer commands = commands_begin();

	strips.topology = VK_PRIMITIVE_TOPOLOGY_TRIANGLE_STRIP;
	strips.restarts = true;
	rendering_begin(commands, &image, 1, NULL, 0);
	bind(commands, graphics_new(&strips), &vertices);
	vkCmdBindIndexBuffer(commands, short_indices.buffer, 0,
			     VK_INDEX_TYPE_UINT16);
	vkCmdDrawIndexed(commands, COUNT(shorts), 1, 0, 0, 0);
	vkCmdDrawIndexed(commands, 5, 2, 5, 11, 3);
	vkCmdBindPipeline(commands, VK_PIPELINE_BIND_POINT_GRAPHICS,
			  graphics_new(&graphics));
	vkCmdBindIndexBuffer(commands, long_indices.buffer, 12,
			     VK_INDEX_TYPE_UINT32);
	vkCmdDrawIndexed(commands, 6, 3, 0, 0, 0);
	vkCmdEndRendering(commands);
	commands_run(commands);
	digest_image(digest, &image, ATTACHED, 4);
}

static void case_indirect(struct digest *digest)
{
	const VkDrawIndirectCommand draws[] = {
		{ 6, 1, 0, 0 }, { 3, 2, 9, 1 }, { 0, 1, 0, 0 }, { 9, 1, 15, 0 },
	};
	const VkDrawIndexedIndirectCommand indexed[] = {
		{ 6, 1, 0, 0, 0 }, { 3, 1, 3, 7, 0 },
	};
	const uint32_t indices[] = { 3, 1, 4, 15, 9, 2 }, count = 2;
	struct layout layout = layout_new(NULL, 0, 0);
	struct image image = image_2d(RGBA, SIDE, SIDE,
				      VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT);
	struct buffer vertices = make_vertices(30, 1000);
	struct buffer arguments = buffer_with(draws, sizeof(draws));
	struct buffer more = buffer_with(indexed, sizeof(indexed));
	struct buffer index_buffer = buffer_with(indices, sizeof(indices));
	struct buffer counts = buffer_with(&count, sizeof(count));
	struct graphics graphics = plain(&layout, RGBA);
	VkCommandBuffer commands = commands_begin();

	rendering_begin(commands, &image, 1, NULL, 0);
	bind(commands, graphics_new(&graphics), &vertices);
	vkCmdBindIndexBuffer(commands, index_buffer.buffer, 0,
			     VK_INDEX_TYPE_UINT32);
	vkCmdDrawIndirect(commands, arguments.buffer, 0, 1, 0);
	if (vk.features.features.multiDrawIndirect) {
		vkCmdDrawIndirect(commands, arguments.buffer, 16, 3, 16);
		vkCmdDrawIndexedIndirect(commands, more.buffer, 0, 2, 20);
	}
	if (vk.features12.drawIndirectCount) {
		vkCmdDrawIndirectCount(commands, arguments.buffer, 0,
				       counts.buffer, 0, 4, 16);
		vkCmdDrawIndexedIndirectCount(commands, more.buffer, 0,
					      counts.buffer, 0, 2, 20);
	}
	vkCmdEndRendering(commands);
	commands_run(commands);
	digest_image(digest, &image, ATTACHED, 4);
}

/* A second binding that goes on by instance; push constants move it. */
static void case_instances(struct digest *digest)
{
	struct layout layout = layout_new(NULL, 0, 32);
	struct image image = image_2d(RGBA, SIDE, SIDE,
				      VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT);
	struct buffer places = buffer_with((float[]){ -0.5f, -0.5f, 0.5f, -0.5f,
						      0, 0.5f, 0.5f, 0.5f },
					   32);
	struct graphics graphics = {
		.vertex = SPIRV(flat_vert),
		.fragment = SPIRV(flat_frag),
		.layout = layout.layout,
		.colors = { RGBA },
		.color_count = 1,
		.bindings = { { 0, 8, VK_VERTEX_INPUT_RATE_INSTANCE } },
		.binding_count = 1,
		.attributes = { { 0, 0, VK_FORMAT_R32G32_SFLOAT, 0 } },
		.attribute_count = 1,
		.topology = VK_PRIMITIVE_TOPOLOGY_TRIANGLE_STRIP,
		.width = SIDE,
		.height = SIDE,
	};
	VkCommandBuffer commands = commands_begin();

	rendering_begin(commands, &image, 1, NULL, 0);
	bind(commands, graphics_new(&graphics), &places);
	for (uint32_t i = 0; i < 2; i++) {
		const float push[8] = { 0.1f + 0.1f * (float)i, 0.05f, 0, 0,
					1, 0.5f, (float)i, 1 };

		vkCmdPushConstants(commands, layout.layout, VK_SHADER_STAGE_ALL,
				   0, sizeof(push), push);
		vkCmdDraw(commands, 4, 3, 0, i);
	}
	vkCmdEndRendering(commands);
	commands_run(commands);
	digest_image(digest, &image, ATTACHED, 4);
}

/* ----------------------------------------------------------- dynamic state */

static void case_dynamic_state(struct digest *digest)
{
	static const VkDynamicState states[] = {
		VK_DYNAMIC_STATE_VIEWPORT_WITH_COUNT,
		VK_DYNAMIC_STATE_SCISSOR_WITH_COUNT,
		VK_DYNAMIC_STATE_CULL_MODE, VK_DYNAMIC_STATE_FRONT_FACE,
		VK_DYNAMIC_STATE_PRIMITIVE_TOPOLOGY,
		VK_DYNAMIC_STATE_VERTEX_INPUT_BINDING_STRIDE,
		VK_DYNAMIC_STATE_DEPTH_TEST_ENABLE,
		VK_DYNAMIC_STATE_DEPTH_WRITE_ENABLE,
		VK_DYNAMIC_STATE_DEPTH_COMPARE_OP,
		VK_DYNAMIC_STATE_STENCIL_TEST_ENABLE,
		VK_DYNAMIC_STATE_STENCIL_OP,
		VK_DYNAMIC_STATE_STENCIL_COMPARE_MASK,
		VK_DYNAMIC_STATE_STENCIL_WRITE_MASK,
		VK_DYNAMIC_STATE_STENCIL_REFERENCE,
		VK_DYNAMIC_STATE_BLEND_CONSTANTS,
		VK_DYNAMIC_STATE_RASTERIZER_DISCARD_ENABLE,
		VK_DYNAMIC_STATE_DEPTH_BIAS_ENABLE, VK_DYNAMIC_STATE_DEPTH_BIAS,
		VK_DYNAMIC_STATE_PRIMITIVE_RESTART_ENABLE,
	};
	const VkFormat format = depth_format();
	struct layout layout = layout_new(NULL, 0, 0);
	struct image image = image_2d(RGBA, SIDE, SIDE,
				      VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT);
	struct image depth = image_2d(format, SIDE, SIDE,
		VK_IMAGE_USAGE_DEPTH_STENCIL_ATTACHMENT_BIT);
	struct buffer vertices = make_vertices(60, 1100);
	struct graphics graphics = plain(&layout, RGBA);
	const VkDeviceSize offset = 0, size = vertices.size;
	const VkDeviceSize stride = sizeof(struct vertex);
	VkCommandBuffer commands = commands_begin();

	graphics.dynamic = states;
	graphics.dynamic_count = COUNT(states);
	graphics.depth = graphics.stencil = format;
	/* Their counts are dynamic: none in the pipeline. */
	graphics.blend = (VkPipelineColorBlendAttachmentState){
		.blendEnable = VK_TRUE,
		.srcColorBlendFactor = VK_BLEND_FACTOR_CONSTANT_COLOR,
		.dstColorBlendFactor = VK_BLEND_FACTOR_ONE,
		.srcAlphaBlendFactor = VK_BLEND_FACTOR_ONE,
	};
	graphics.viewports = 0;
	rendering_begin(commands, &image, 1, &depth, 0);
	vkCmdBindPipeline(commands, VK_PIPELINE_BIND_POINT_GRAPHICS,
			  graphics_new(&graphics));
	for (uint32_t i = 0; i < 6; i++) {
		const VkViewport viewport = { (float)i * 4, 3, 50, 40, 0,
					      1 - 0.1f * (float)i };
		const VkRect2D scissor = { { 5, (int32_t)i }, { 50, 55 } };
		const float constants[4] = { 0.3f, 0.1f * (float)i, 0.9f, 1 };

		vkCmdSetViewportWithCount(commands, 1, &viewport);
		vkCmdSetScissorWithCount(commands, 1, &scissor);
		vkCmdSetCullMode(commands, i % 3);
		vkCmdSetFrontFace(commands, i % 2);
		vkCmdSetPrimitiveTopology(commands, i % 2 ?
			VK_PRIMITIVE_TOPOLOGY_TRIANGLE_STRIP :
			VK_PRIMITIVE_TOPOLOGY_TRIANGLE_LIST);
		vkCmdSetDepthTestEnable(commands, i != 2);
		vkCmdSetDepthWriteEnable(commands, i % 2);
		vkCmdSetDepthCompareOp(commands, (i + 1) % 8);
		vkCmdSetStencilTestEnable(commands, i > 1);
		vkCmdSetStencilOp(commands, VK_STENCIL_FACE_FRONT_AND_BACK,
				  VK_STENCIL_OP_KEEP, i % 8,
				  VK_STENCIL_OP_INVERT, VK_COMPARE_OP_ALWAYS);
		vkCmdSetStencilCompareMask(commands,
					   VK_STENCIL_FACE_FRONT_BIT, 0x3f);
		vkCmdSetStencilCompareMask(commands, VK_STENCIL_FACE_BACK_BIT,
					   0x7f);
		vkCmdSetStencilWriteMask(commands,
					 VK_STENCIL_FACE_FRONT_AND_BACK, 0xff);
		vkCmdSetStencilReference(commands,
					 VK_STENCIL_FACE_FRONT_AND_BACK, i);
		vkCmdSetBlendConstants(commands, constants);
		vkCmdSetRasterizerDiscardEnable(commands, i == 4);
		vkCmdSetDepthBiasEnable(commands, i % 2);
		vkCmdSetDepthBias(commands, 1, 0, 0.5f);
		vkCmdSetPrimitiveRestartEnable(commands, VK_FALSE);
		vkCmdBindVertexBuffers2(commands, 0, 1, &vertices.buffer,
					&offset, &size, &stride);
		vkCmdDraw(commands, 9, 1, i * 9, 0);
	}
	vkCmdEndRendering(commands);
	commands_run(commands);
	digest_image(digest, &image, ATTACHED, 4);
	digest_depth(digest, &depth);
}

static void case_clear_attachments(struct digest *digest)
{
	struct image image = image_2d(RGBA, SIDE, SIDE,
				      VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT);
	const VkClearAttachment clear = {
		VK_IMAGE_ASPECT_COLOR_BIT, 0,
		{ .color.float32 = { 1, 0.5f, 0, 1 } },
	};
	const VkClearRect rects[] = {
		{ { { 3, 4 }, { 10, 20 } }, 0, 1 },
		{ { { 40, 40 }, { 24, 24 } }, 0, 1 },
	};
	VkCommandBuffer commands = commands_begin();

	rendering_begin(commands, &image, 1, NULL, 0);
	vkCmdClearAttachments(commands, 1, &clear, 2, rects);
	vkCmdEndRendering(commands);
	commands_run(commands);
	digest_image(digest, &image, ATTACHED, 4);
}

const struct vk_case graphics_cases[] = {
	{ "topologies", case_topologies },
	{ "culling", case_culling },
	{ "blending", case_blending },
	{ "logic", case_logic },
	{ "depth", case_depth },
	{ "stencil", case_stencil },
	{ "geometry", case_geometry },
	{ "tessellation", case_tessellation },
	{ "texture", case_texture },
	{ "indexed", case_indexed },
	{ "indirect", case_indirect },
	{ "instances", case_instances },
	{ "dynamic-state", case_dynamic_state },
	{ "clear-attachments", case_clear_attachments },
	{ NULL, NULL },
};
