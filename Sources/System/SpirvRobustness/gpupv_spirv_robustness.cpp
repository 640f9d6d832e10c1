/* SPDX-License-Identifier: Apache-2.0 */
#include "gpupv_spirv_robustness.h"

#include <cstdlib>
#include <cstring>
#include <new>
#include <vector>

#include <spirv-tools/optimizer.hpp>

uint32_t *gpupv_spirv_clamp_indices(const uint32_t *words, size_t count, size_t *clamped_count)
{
	try {
		spvtools::Optimizer optimizer(SPV_ENV_VULKAN_1_3);
		spvtools::OptimizerOptions options;
		std::vector<uint32_t> clamped;

		/* It was validated, by other rules than the default ones. */
		options.set_run_validator(false);
		optimizer.RegisterPass(spvtools::CreateGraphicsRobustAccessPass());
		if (!optimizer.Run(words, count, &clamped, options))
			return nullptr;
		auto *result = static_cast<uint32_t *>(malloc(clamped.size() * sizeof(uint32_t)));
		if (!result)
			return nullptr;
		memcpy(result, clamped.data(), clamped.size() * sizeof(uint32_t));
		*clamped_count = clamped.size();
		return result;
	} catch (const std::bad_alloc &) {
		return nullptr;
	}
}
