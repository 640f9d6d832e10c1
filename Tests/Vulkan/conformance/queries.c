// SPDX-License-Identifier: Apache-2.0
/* Occlusion, statistics, timestamps, and how results are fetched. */
#include "conformance.h"

#include "flat.frag.h"
#include "flat.vert.h"

#define SIDE	32u

static VkQueryPool queries_new(VkQueryType type, uint32_t count,
			       VkQueryPipelineStatisticFlags statistics)
{
	VkQueryPoolCreateInfo info = {
		.sType = VK_STRUCTURE_TYPE_QUERY_POOL_CREATE_INFO,
		.queryType = type,
		.queryCount = count,
		.pipelineStatistics = statistics,
	};
	VkQueryPool pool;

	MUST(vkCreateQueryPool(vk.device, &info, NULL, &pool));
	TRASH(QUERY_POOL, pool);
	return pool;
}

/* Draws i + 1 rectangles in query i of a pool. */
static void draw_queried(VkQueryPool pool, uint32_t count,
			 VkQueryControlFlags flags)
{
	struct layout layout = layout_new(NULL, 0, 32);
	struct buffer places = buffer_with((float[]){ 0, 0, 0.5f, 0.5f, -1, -1,
						      3, 3 }, 32);
	struct image image = image_2d(VK_FORMAT_R8G8B8A8_UNORM, SIDE, SIDE,
				      VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT);
	struct graphics graphics = {
		.vertex = SPIRV(flat_vert),
		.fragment = SPIRV(flat_frag),
		.layout = layout.layout,
		.bindings = { { 0, 8, VK_VERTEX_INPUT_RATE_INSTANCE } },
		.binding_count = 1,
		.attributes = { { 0, 0, VK_FORMAT_R32G32_SFLOAT, 0 } },
		.attribute_count = 1,
		.topology = VK_PRIMITIVE_TOPOLOGY_TRIANGLE_STRIP,
		.color_count = 1,
		.colors = { VK_FORMAT_R8G8B8A8_UNORM },
		.width = SIDE,
		.height = SIDE,
	};
	const float push[8] = { 0.4f, 0.3f, 0, 0, 1, 1, 1, 1 };
	const VkDeviceSize offset = 0;
	VkCommandBuffer commands = commands_begin();

	vkCmdResetQueryPool(commands, pool, 0, count);
	rendering_begin(commands, &image, 1, NULL, 0);
	vkCmdBindPipeline(commands, VK_PIPELINE_BIND_POINT_GRAPHICS,
			  graphics_new(&graphics));
	vkCmdBindVertexBuffers(commands, 0, 1, &places.buffer, &offset);
	vkCmdPushConstants(commands, layout.layout, VK_SHADER_STAGE_ALL, 0,
			   sizeof(push), push);
	for (uint32_t i = 0; i < count; i++) {
		vkCmdBeginQuery(commands, pool, i, flags);
		vkCmdDraw(commands, 4, i + 1, 0, 0);
		vkCmdEndQuery(commands, pool, i);
	}
	vkCmdEndRendering(commands);
	commands_run(commands);
}

static void case_occlusion(struct digest *digest)
{
	NEEDS(vk.features.features.occlusionQueryPrecise);

	VkQueryPool pool = queries_new(VK_QUERY_TYPE_OCCLUSION, 4, 0);
	uint64_t wide[8] = { 0 };
	uint32_t narrow[4] = { 0 };

	draw_queried(pool, 4, VK_QUERY_CONTROL_PRECISE_BIT);
	MUST(vkGetQueryPoolResults(vk.device, pool, 0, 4, sizeof(wide), wide,
				   16, VK_QUERY_RESULT_64_BIT |
				   VK_QUERY_RESULT_WITH_AVAILABILITY_BIT |
				   VK_QUERY_RESULT_WAIT_BIT));
	MUST(vkGetQueryPoolResults(vk.device, pool, 1, 3, sizeof(narrow),
				   narrow, 4, VK_QUERY_RESULT_WAIT_BIT));
	for (uint32_t i = 0; i < 4; i++) {
		digest_u64(digest, wide[2 * i]);
		digest_u64(digest, wide[2 * i + 1] != 0);
	}
	digest_bytes(digest, narrow, sizeof(narrow));
	CHECK(wide[0]);
}

static void case_statistics(struct digest *digest)
{
	NEEDS(vk.features.features.pipelineStatisticsQuery);

	VkQueryPool pool = queries_new(
		VK_QUERY_TYPE_PIPELINE_STATISTICS, 2,
		VK_QUERY_PIPELINE_STATISTIC_INPUT_ASSEMBLY_VERTICES_BIT |
		VK_QUERY_PIPELINE_STATISTIC_INPUT_ASSEMBLY_PRIMITIVES_BIT |
		VK_QUERY_PIPELINE_STATISTIC_CLIPPING_INVOCATIONS_BIT |
		VK_QUERY_PIPELINE_STATISTIC_CLIPPING_PRIMITIVES_BIT);
	uint64_t values[8] = { 0 };

	draw_queried(pool, 2, 0);
	MUST(vkGetQueryPoolResults(vk.device, pool, 0, 2, sizeof(values),
				   values, 32, VK_QUERY_RESULT_64_BIT |
				   VK_QUERY_RESULT_WAIT_BIT));
	digest_bytes(digest, values, sizeof(values));
}

/* Times differ; that they are there and go forward does not. */
static void case_timestamps(struct digest *digest)
{
	VkQueryPool pool = queries_new(VK_QUERY_TYPE_TIMESTAMP, 4, 0);
	struct buffer buffer = buffer_with(NULL, 1 << 20);
	struct buffer results = buffer_with(NULL, 64);
	VkCommandBuffer commands = commands_begin();
	const uint64_t *values = results.data;

	vkCmdResetQueryPool(commands, pool, 0, 4);
	vkCmdWriteTimestamp(commands, VK_PIPELINE_STAGE_TOP_OF_PIPE_BIT, pool,
			    0);
	vkCmdFillBuffer(commands, buffer.buffer, 0, VK_WHOLE_SIZE, 1);
	barrier(commands);
	vkCmdWriteTimestamp2(commands, VK_PIPELINE_STAGE_2_ALL_COMMANDS_BIT,
			     pool, 1);
	barrier(commands);
	vkCmdCopyQueryPoolResults(commands, pool, 0, 2, results.buffer, 0, 16,
				  VK_QUERY_RESULT_64_BIT |
				  VK_QUERY_RESULT_WAIT_BIT |
				  VK_QUERY_RESULT_WITH_AVAILABILITY_BIT);
	barrier(commands);
	commands_run(commands);
	CHECK(values[0] && values[2] >= values[0]);
	digest_u64(digest, values[1] != 0);
	digest_u64(digest, values[3] != 0);
}

static void case_availability(struct digest *digest)
{
	NEEDS(vk.features12.hostQueryReset);

	VkQueryPool pool = queries_new(VK_QUERY_TYPE_OCCLUSION, 3, 0);
	uint32_t values[6] = { 0 };
	VkResult result;

	draw_queried(pool, 3, 0);
	vkResetQueryPool(vk.device, pool, 1, 1);
	result = vkGetQueryPoolResults(vk.device, pool, 0, 3, sizeof(values),
				       values, 8,
				       VK_QUERY_RESULT_WITH_AVAILABILITY_BIT);
	digest_u64(digest, (uint64_t)result);
	for (uint32_t i = 0; i < 3; i++)
		digest_u64(digest, values[2 * i + 1] != 0);
	digest_u64(digest, (uint64_t)
		   vkGetQueryPoolResults(vk.device, pool, 1, 1, 4, values, 4,
					 0));
}

/*
 * Values of queries that are not available and what the stride leaves out stay
 * as they were, for each combination of flags.
 */
static void case_untouched(struct digest *digest)
{
	NEEDS(vk.features12.hostQueryReset);

	VkQueryPool pool = queries_new(VK_QUERY_TYPE_OCCLUSION, 3, 0);
	uint8_t bytes[3 * 32];

	draw_queried(pool, 3, 0);
	vkResetQueryPool(vk.device, pool, 1, 1);
	for (VkQueryResultFlags flags = 0; flags < 16; flags++) {
		memset(bytes, 0xcd, sizeof(bytes));
		/* A wait for one that never comes ends. */
		digest_u64(digest, (uint64_t)
			   vkGetQueryPoolResults(vk.device, pool, 0, 3,
						 sizeof(bytes), bytes, 32,
						 flags));
		/* How far a query has come that is not done may differ. */
		if (!(flags & VK_QUERY_RESULT_PARTIAL_BIT))
			CHECK(bytes[32] == 0xcd);
		CHECK(bytes[31] == 0xcd && bytes[63] == 0xcd &&
		      bytes[95] == 0xcd);
		digest_bytes(digest, bytes, sizeof(bytes));
	}
}

/* A query is reset while others are active. */
static void case_reset_beside(struct digest *digest)
{
	VkQueryPool pool = queries_new(VK_QUERY_TYPE_OCCLUSION, 3, 0);
	VkCommandBuffer commands = commands_begin();
	uint64_t values[2] = { 1, 1 };

	vkCmdResetQueryPool(commands, pool, 0, 2);
	vkCmdBeginQuery(commands, pool, 1, 0);
	vkCmdResetQueryPool(commands, pool, 0, 1);
	vkCmdResetQueryPool(commands, pool, 2, 1);
	vkCmdEndQuery(commands, pool, 1);
	commands_run(commands);
	digest_u64(digest, (uint64_t)
		   vkGetQueryPoolResults(vk.device, pool, 1, 1, sizeof(values),
					 values, 16, VK_QUERY_RESULT_64_BIT |
					 VK_QUERY_RESULT_WITH_AVAILABILITY_BIT));
	digest_bytes(digest, values, sizeof(values));
}

const struct vk_case query_cases[] = {
	{ "occlusion", case_occlusion },
	{ "statistics", case_statistics },
	{ "timestamps", case_timestamps },
	{ "availability", case_availability },
	{ "untouched", case_untouched },
	{ "reset-beside", case_reset_beside },
	{ NULL, NULL },
};
