// SPDX-License-Identifier: Apache-2.0
// Made by vulkan-generator from vk.xml and commands.list: do not edit.
import CStream
import CVulkan

/// The host driver's functions of one device. Nil where it has none.
struct DeviceFunctions {
    let vkDestroyDevice: PFN_vkDestroyDevice?
    let vkCreateEvent: PFN_vkCreateEvent?
    let vkDestroyEvent: PFN_vkDestroyEvent?
    let vkGetEventStatus: PFN_vkGetEventStatus?
    let vkSetEvent: PFN_vkSetEvent?
    let vkResetEvent: PFN_vkResetEvent?
    let vkCreateQueryPool: PFN_vkCreateQueryPool?
    let vkDestroyQueryPool: PFN_vkDestroyQueryPool?
    let vkGetQueryPoolResults: PFN_vkGetQueryPoolResults?
    let vkCreateBuffer: PFN_vkCreateBuffer?
    let vkDestroyBuffer: PFN_vkDestroyBuffer?
    let vkCreateBufferView: PFN_vkCreateBufferView?
    let vkDestroyBufferView: PFN_vkDestroyBufferView?
    let vkCreateImage: PFN_vkCreateImage?
    let vkDestroyImage: PFN_vkDestroyImage?
    let vkGetImageSubresourceLayout: PFN_vkGetImageSubresourceLayout?
    let vkCreateImageView: PFN_vkCreateImageView?
    let vkDestroyImageView: PFN_vkDestroyImageView?
    let vkCreateShaderModule: PFN_vkCreateShaderModule?
    let vkDestroyShaderModule: PFN_vkDestroyShaderModule?
    let vkCreateGraphicsPipelines: PFN_vkCreateGraphicsPipelines?
    let vkCreateComputePipelines: PFN_vkCreateComputePipelines?
    let vkDestroyPipeline: PFN_vkDestroyPipeline?
    let vkCreatePipelineLayout: PFN_vkCreatePipelineLayout?
    let vkDestroyPipelineLayout: PFN_vkDestroyPipelineLayout?
    let vkCreateSampler: PFN_vkCreateSampler?
    let vkDestroySampler: PFN_vkDestroySampler?
    let vkCreateDescriptorSetLayout: PFN_vkCreateDescriptorSetLayout?
    let vkDestroyDescriptorSetLayout: PFN_vkDestroyDescriptorSetLayout?
    let vkCreateDescriptorPool: PFN_vkCreateDescriptorPool?
    let vkDestroyDescriptorPool: PFN_vkDestroyDescriptorPool?
    let vkResetDescriptorPool: PFN_vkResetDescriptorPool?
    let vkAllocateDescriptorSets: PFN_vkAllocateDescriptorSets?
    let vkFreeDescriptorSets: PFN_vkFreeDescriptorSets?
    let vkUpdateDescriptorSets: PFN_vkUpdateDescriptorSets?
    let vkCreateFramebuffer: PFN_vkCreateFramebuffer?
    let vkDestroyFramebuffer: PFN_vkDestroyFramebuffer?
    let vkCreateRenderPass: PFN_vkCreateRenderPass?
    let vkDestroyRenderPass: PFN_vkDestroyRenderPass?
    let vkGetRenderAreaGranularity: PFN_vkGetRenderAreaGranularity?
    let vkCreateCommandPool: PFN_vkCreateCommandPool?
    let vkDestroyCommandPool: PFN_vkDestroyCommandPool?
    let vkAllocateCommandBuffers: PFN_vkAllocateCommandBuffers?
    let vkFreeCommandBuffers: PFN_vkFreeCommandBuffers?
    let vkBeginCommandBuffer: PFN_vkBeginCommandBuffer?
    let vkEndCommandBuffer: PFN_vkEndCommandBuffer?
    let vkCmdBindPipeline: PFN_vkCmdBindPipeline?
    let vkCmdSetViewport: PFN_vkCmdSetViewport?
    let vkCmdSetScissor: PFN_vkCmdSetScissor?
    let vkCmdSetLineWidth: PFN_vkCmdSetLineWidth?
    let vkCmdSetDepthBias: PFN_vkCmdSetDepthBias?
    let vkCmdSetBlendConstants: PFN_vkCmdSetBlendConstants?
    let vkCmdSetDepthBounds: PFN_vkCmdSetDepthBounds?
    let vkCmdSetStencilCompareMask: PFN_vkCmdSetStencilCompareMask?
    let vkCmdSetStencilWriteMask: PFN_vkCmdSetStencilWriteMask?
    let vkCmdSetStencilReference: PFN_vkCmdSetStencilReference?
    let vkCmdBindDescriptorSets: PFN_vkCmdBindDescriptorSets?
    let vkCmdBindIndexBuffer: PFN_vkCmdBindIndexBuffer?
    let vkCmdBindVertexBuffers: PFN_vkCmdBindVertexBuffers?
    let vkCmdDraw: PFN_vkCmdDraw?
    let vkCmdDrawIndexed: PFN_vkCmdDrawIndexed?
    let vkCmdDrawIndirect: PFN_vkCmdDrawIndirect?
    let vkCmdDrawIndexedIndirect: PFN_vkCmdDrawIndexedIndirect?
    let vkCmdDispatch: PFN_vkCmdDispatch?
    let vkCmdDispatchIndirect: PFN_vkCmdDispatchIndirect?
    let vkCmdCopyBuffer: PFN_vkCmdCopyBuffer?
    let vkCmdCopyImage: PFN_vkCmdCopyImage?
    let vkCmdBlitImage: PFN_vkCmdBlitImage?
    let vkCmdCopyBufferToImage: PFN_vkCmdCopyBufferToImage?
    let vkCmdCopyImageToBuffer: PFN_vkCmdCopyImageToBuffer?
    let vkCmdUpdateBuffer: PFN_vkCmdUpdateBuffer?
    let vkCmdFillBuffer: PFN_vkCmdFillBuffer?
    let vkCmdClearColorImage: PFN_vkCmdClearColorImage?
    let vkCmdClearDepthStencilImage: PFN_vkCmdClearDepthStencilImage?
    let vkCmdClearAttachments: PFN_vkCmdClearAttachments?
    let vkCmdResolveImage: PFN_vkCmdResolveImage?
    let vkCmdSetEvent: PFN_vkCmdSetEvent?
    let vkCmdResetEvent: PFN_vkCmdResetEvent?
    let vkCmdWaitEvents: PFN_vkCmdWaitEvents?
    let vkCmdPipelineBarrier: PFN_vkCmdPipelineBarrier?
    let vkCmdBeginQuery: PFN_vkCmdBeginQuery?
    let vkCmdEndQuery: PFN_vkCmdEndQuery?
    let vkCmdResetQueryPool: PFN_vkCmdResetQueryPool?
    let vkCmdWriteTimestamp: PFN_vkCmdWriteTimestamp?
    let vkCmdCopyQueryPoolResults: PFN_vkCmdCopyQueryPoolResults?
    let vkCmdPushConstants: PFN_vkCmdPushConstants?
    let vkCmdBeginRenderPass: PFN_vkCmdBeginRenderPass?
    let vkCmdNextSubpass: PFN_vkCmdNextSubpass?
    let vkCmdEndRenderPass: PFN_vkCmdEndRenderPass?
    let vkCmdExecuteCommands: PFN_vkCmdExecuteCommands?
    let vkBindBufferMemory2: PFN_vkBindBufferMemory2?
    let vkBindImageMemory2: PFN_vkBindImageMemory2?
    let vkCmdSetDeviceMask: PFN_vkCmdSetDeviceMask?
    let vkCmdDispatchBase: PFN_vkCmdDispatchBase?
    let vkGetImageMemoryRequirements2: PFN_vkGetImageMemoryRequirements2?
    let vkGetBufferMemoryRequirements2: PFN_vkGetBufferMemoryRequirements2?
    let vkGetDeviceQueue2: PFN_vkGetDeviceQueue2?
    let vkCreateSamplerYcbcrConversion: PFN_vkCreateSamplerYcbcrConversion?
    let vkDestroySamplerYcbcrConversion: PFN_vkDestroySamplerYcbcrConversion?
    let vkGetDescriptorSetLayoutSupport: PFN_vkGetDescriptorSetLayoutSupport?
    let vkCmdDrawIndirectCount: PFN_vkCmdDrawIndirectCount?
    let vkCmdDrawIndexedIndirectCount: PFN_vkCmdDrawIndexedIndirectCount?
    let vkCreateRenderPass2: PFN_vkCreateRenderPass2?
    let vkCmdBeginRenderPass2: PFN_vkCmdBeginRenderPass2?
    let vkCmdNextSubpass2: PFN_vkCmdNextSubpass2?
    let vkCmdEndRenderPass2: PFN_vkCmdEndRenderPass2?
    let vkResetQueryPool: PFN_vkResetQueryPool?
    let vkGetBufferDeviceAddress: PFN_vkGetBufferDeviceAddress?
    let vkCmdSetEvent2: PFN_vkCmdSetEvent2?
    let vkCmdResetEvent2: PFN_vkCmdResetEvent2?
    let vkCmdWaitEvents2: PFN_vkCmdWaitEvents2?
    let vkCmdPipelineBarrier2: PFN_vkCmdPipelineBarrier2?
    let vkCmdWriteTimestamp2: PFN_vkCmdWriteTimestamp2?
    let vkCmdCopyBuffer2: PFN_vkCmdCopyBuffer2?
    let vkCmdCopyImage2: PFN_vkCmdCopyImage2?
    let vkCmdCopyBufferToImage2: PFN_vkCmdCopyBufferToImage2?
    let vkCmdCopyImageToBuffer2: PFN_vkCmdCopyImageToBuffer2?
    let vkCmdBlitImage2: PFN_vkCmdBlitImage2?
    let vkCmdResolveImage2: PFN_vkCmdResolveImage2?
    let vkCmdBeginRendering: PFN_vkCmdBeginRendering?
    let vkCmdEndRendering: PFN_vkCmdEndRendering?
    let vkCmdSetCullMode: PFN_vkCmdSetCullMode?
    let vkCmdSetFrontFace: PFN_vkCmdSetFrontFace?
    let vkCmdSetPrimitiveTopology: PFN_vkCmdSetPrimitiveTopology?
    let vkCmdSetViewportWithCount: PFN_vkCmdSetViewportWithCount?
    let vkCmdSetScissorWithCount: PFN_vkCmdSetScissorWithCount?
    let vkCmdBindVertexBuffers2: PFN_vkCmdBindVertexBuffers2?
    let vkCmdSetDepthTestEnable: PFN_vkCmdSetDepthTestEnable?
    let vkCmdSetDepthWriteEnable: PFN_vkCmdSetDepthWriteEnable?
    let vkCmdSetDepthCompareOp: PFN_vkCmdSetDepthCompareOp?
    let vkCmdSetDepthBoundsTestEnable: PFN_vkCmdSetDepthBoundsTestEnable?
    let vkCmdSetStencilTestEnable: PFN_vkCmdSetStencilTestEnable?
    let vkCmdSetStencilOp: PFN_vkCmdSetStencilOp?
    let vkCmdSetRasterizerDiscardEnable: PFN_vkCmdSetRasterizerDiscardEnable?
    let vkCmdSetDepthBiasEnable: PFN_vkCmdSetDepthBiasEnable?
    let vkCmdSetPrimitiveRestartEnable: PFN_vkCmdSetPrimitiveRestartEnable?
    let vkGetDeviceBufferMemoryRequirements: PFN_vkGetDeviceBufferMemoryRequirements?
    let vkGetDeviceImageMemoryRequirements: PFN_vkGetDeviceImageMemoryRequirements?
    let vkCmdBindTransformFeedbackBuffersEXT: PFN_vkCmdBindTransformFeedbackBuffersEXT?
    let vkCmdBeginTransformFeedbackEXT: PFN_vkCmdBeginTransformFeedbackEXT?
    let vkCmdEndTransformFeedbackEXT: PFN_vkCmdEndTransformFeedbackEXT?
    let vkCmdBeginQueryIndexedEXT: PFN_vkCmdBeginQueryIndexedEXT?
    let vkCmdEndQueryIndexedEXT: PFN_vkCmdEndQueryIndexedEXT?
    let vkCmdDrawIndirectByteCountEXT: PFN_vkCmdDrawIndirectByteCountEXT?
    let vkCmdBeginConditionalRenderingEXT: PFN_vkCmdBeginConditionalRenderingEXT?
    let vkCmdEndConditionalRenderingEXT: PFN_vkCmdEndConditionalRenderingEXT?
    let vkCmdSetLineStippleEXT: PFN_vkCmdSetLineStippleEXT?
    let vkCmdSetColorWriteEnableEXT: PFN_vkCmdSetColorWriteEnableEXT?
    let vkCmdSetLogicOpEXT: PFN_vkCmdSetLogicOpEXT?
    let vkCmdSetPatchControlPointsEXT: PFN_vkCmdSetPatchControlPointsEXT?
    let vkCmdSetVertexInputEXT: PFN_vkCmdSetVertexInputEXT?
    let vkQueueSubmit: PFN_vkQueueSubmit?
    let vkQueueWaitIdle: PFN_vkQueueWaitIdle?
    let vkDeviceWaitIdle: PFN_vkDeviceWaitIdle?
    let vkAllocateMemory: PFN_vkAllocateMemory?
    let vkFreeMemory: PFN_vkFreeMemory?
    let vkCreateFence: PFN_vkCreateFence?
    let vkDestroyFence: PFN_vkDestroyFence?
    let vkResetFences: PFN_vkResetFences?
    let vkWaitForFences: PFN_vkWaitForFences?
    let vkGetFenceStatus: PFN_vkGetFenceStatus?
    let vkResetCommandBuffer: PFN_vkResetCommandBuffer?
    let vkMapMemory: PFN_vkMapMemory?
    let vkUnmapMemory: PFN_vkUnmapMemory?

    init(_ device: VkDevice, _ load: PFN_vkGetDeviceProcAddr) {
        func function<F>(_ name: String, _ type: F.Type) -> F? {
            load(device, name).map { unsafeBitCast($0, to: type) }
        }
        vkDestroyDevice = function("vkDestroyDevice", PFN_vkDestroyDevice.self)
        vkCreateEvent = function("vkCreateEvent", PFN_vkCreateEvent.self)
        vkDestroyEvent = function("vkDestroyEvent", PFN_vkDestroyEvent.self)
        vkGetEventStatus = function("vkGetEventStatus", PFN_vkGetEventStatus.self)
        vkSetEvent = function("vkSetEvent", PFN_vkSetEvent.self)
        vkResetEvent = function("vkResetEvent", PFN_vkResetEvent.self)
        vkCreateQueryPool = function("vkCreateQueryPool", PFN_vkCreateQueryPool.self)
        vkDestroyQueryPool = function("vkDestroyQueryPool", PFN_vkDestroyQueryPool.self)
        vkGetQueryPoolResults = function("vkGetQueryPoolResults", PFN_vkGetQueryPoolResults.self)
        vkCreateBuffer = function("vkCreateBuffer", PFN_vkCreateBuffer.self)
        vkDestroyBuffer = function("vkDestroyBuffer", PFN_vkDestroyBuffer.self)
        vkCreateBufferView = function("vkCreateBufferView", PFN_vkCreateBufferView.self)
        vkDestroyBufferView = function("vkDestroyBufferView", PFN_vkDestroyBufferView.self)
        vkCreateImage = function("vkCreateImage", PFN_vkCreateImage.self)
        vkDestroyImage = function("vkDestroyImage", PFN_vkDestroyImage.self)
        vkGetImageSubresourceLayout = function("vkGetImageSubresourceLayout", PFN_vkGetImageSubresourceLayout.self)
        vkCreateImageView = function("vkCreateImageView", PFN_vkCreateImageView.self)
        vkDestroyImageView = function("vkDestroyImageView", PFN_vkDestroyImageView.self)
        vkCreateShaderModule = function("vkCreateShaderModule", PFN_vkCreateShaderModule.self)
        vkDestroyShaderModule = function("vkDestroyShaderModule", PFN_vkDestroyShaderModule.self)
        vkCreateGraphicsPipelines = function("vkCreateGraphicsPipelines", PFN_vkCreateGraphicsPipelines.self)
        vkCreateComputePipelines = function("vkCreateComputePipelines", PFN_vkCreateComputePipelines.self)
        vkDestroyPipeline = function("vkDestroyPipeline", PFN_vkDestroyPipeline.self)
        vkCreatePipelineLayout = function("vkCreatePipelineLayout", PFN_vkCreatePipelineLayout.self)
        vkDestroyPipelineLayout = function("vkDestroyPipelineLayout", PFN_vkDestroyPipelineLayout.self)
        vkCreateSampler = function("vkCreateSampler", PFN_vkCreateSampler.self)
        vkDestroySampler = function("vkDestroySampler", PFN_vkDestroySampler.self)
        vkCreateDescriptorSetLayout = function("vkCreateDescriptorSetLayout", PFN_vkCreateDescriptorSetLayout.self)
        vkDestroyDescriptorSetLayout = function("vkDestroyDescriptorSetLayout", PFN_vkDestroyDescriptorSetLayout.self)
        vkCreateDescriptorPool = function("vkCreateDescriptorPool", PFN_vkCreateDescriptorPool.self)
        vkDestroyDescriptorPool = function("vkDestroyDescriptorPool", PFN_vkDestroyDescriptorPool.self)
        vkResetDescriptorPool = function("vkResetDescriptorPool", PFN_vkResetDescriptorPool.self)
        vkAllocateDescriptorSets = function("vkAllocateDescriptorSets", PFN_vkAllocateDescriptorSets.self)
        vkFreeDescriptorSets = function("vkFreeDescriptorSets", PFN_vkFreeDescriptorSets.self)
        vkUpdateDescriptorSets = function("vkUpdateDescriptorSets", PFN_vkUpdateDescriptorSets.self)
        vkCreateFramebuffer = function("vkCreateFramebuffer", PFN_vkCreateFramebuffer.self)
        vkDestroyFramebuffer = function("vkDestroyFramebuffer", PFN_vkDestroyFramebuffer.self)
        vkCreateRenderPass = function("vkCreateRenderPass", PFN_vkCreateRenderPass.self)
        vkDestroyRenderPass = function("vkDestroyRenderPass", PFN_vkDestroyRenderPass.self)
        vkGetRenderAreaGranularity = function("vkGetRenderAreaGranularity", PFN_vkGetRenderAreaGranularity.self)
        vkCreateCommandPool = function("vkCreateCommandPool", PFN_vkCreateCommandPool.self)
        vkDestroyCommandPool = function("vkDestroyCommandPool", PFN_vkDestroyCommandPool.self)
        vkAllocateCommandBuffers = function("vkAllocateCommandBuffers", PFN_vkAllocateCommandBuffers.self)
        vkFreeCommandBuffers = function("vkFreeCommandBuffers", PFN_vkFreeCommandBuffers.self)
        vkBeginCommandBuffer = function("vkBeginCommandBuffer", PFN_vkBeginCommandBuffer.self)
        vkEndCommandBuffer = function("vkEndCommandBuffer", PFN_vkEndCommandBuffer.self)
        vkCmdBindPipeline = function("vkCmdBindPipeline", PFN_vkCmdBindPipeline.self)
        vkCmdSetViewport = function("vkCmdSetViewport", PFN_vkCmdSetViewport.self)
        vkCmdSetScissor = function("vkCmdSetScissor", PFN_vkCmdSetScissor.self)
        vkCmdSetLineWidth = function("vkCmdSetLineWidth", PFN_vkCmdSetLineWidth.self)
        vkCmdSetDepthBias = function("vkCmdSetDepthBias", PFN_vkCmdSetDepthBias.self)
        vkCmdSetBlendConstants = function("vkCmdSetBlendConstants", PFN_vkCmdSetBlendConstants.self)
        vkCmdSetDepthBounds = function("vkCmdSetDepthBounds", PFN_vkCmdSetDepthBounds.self)
        vkCmdSetStencilCompareMask = function("vkCmdSetStencilCompareMask", PFN_vkCmdSetStencilCompareMask.self)
        vkCmdSetStencilWriteMask = function("vkCmdSetStencilWriteMask", PFN_vkCmdSetStencilWriteMask.self)
        vkCmdSetStencilReference = function("vkCmdSetStencilReference", PFN_vkCmdSetStencilReference.self)
        vkCmdBindDescriptorSets = function("vkCmdBindDescriptorSets", PFN_vkCmdBindDescriptorSets.self)
        vkCmdBindIndexBuffer = function("vkCmdBindIndexBuffer", PFN_vkCmdBindIndexBuffer.self)
        vkCmdBindVertexBuffers = function("vkCmdBindVertexBuffers", PFN_vkCmdBindVertexBuffers.self)
        vkCmdDraw = function("vkCmdDraw", PFN_vkCmdDraw.self)
        vkCmdDrawIndexed = function("vkCmdDrawIndexed", PFN_vkCmdDrawIndexed.self)
        vkCmdDrawIndirect = function("vkCmdDrawIndirect", PFN_vkCmdDrawIndirect.self)
        vkCmdDrawIndexedIndirect = function("vkCmdDrawIndexedIndirect", PFN_vkCmdDrawIndexedIndirect.self)
        vkCmdDispatch = function("vkCmdDispatch", PFN_vkCmdDispatch.self)
        vkCmdDispatchIndirect = function("vkCmdDispatchIndirect", PFN_vkCmdDispatchIndirect.self)
        vkCmdCopyBuffer = function("vkCmdCopyBuffer", PFN_vkCmdCopyBuffer.self)
        vkCmdCopyImage = function("vkCmdCopyImage", PFN_vkCmdCopyImage.self)
        vkCmdBlitImage = function("vkCmdBlitImage", PFN_vkCmdBlitImage.self)
        vkCmdCopyBufferToImage = function("vkCmdCopyBufferToImage", PFN_vkCmdCopyBufferToImage.self)
        vkCmdCopyImageToBuffer = function("vkCmdCopyImageToBuffer", PFN_vkCmdCopyImageToBuffer.self)
        vkCmdUpdateBuffer = function("vkCmdUpdateBuffer", PFN_vkCmdUpdateBuffer.self)
        vkCmdFillBuffer = function("vkCmdFillBuffer", PFN_vkCmdFillBuffer.self)
        vkCmdClearColorImage = function("vkCmdClearColorImage", PFN_vkCmdClearColorImage.self)
        vkCmdClearDepthStencilImage = function("vkCmdClearDepthStencilImage", PFN_vkCmdClearDepthStencilImage.self)
        vkCmdClearAttachments = function("vkCmdClearAttachments", PFN_vkCmdClearAttachments.self)
        vkCmdResolveImage = function("vkCmdResolveImage", PFN_vkCmdResolveImage.self)
        vkCmdSetEvent = function("vkCmdSetEvent", PFN_vkCmdSetEvent.self)
        vkCmdResetEvent = function("vkCmdResetEvent", PFN_vkCmdResetEvent.self)
        vkCmdWaitEvents = function("vkCmdWaitEvents", PFN_vkCmdWaitEvents.self)
        vkCmdPipelineBarrier = function("vkCmdPipelineBarrier", PFN_vkCmdPipelineBarrier.self)
        vkCmdBeginQuery = function("vkCmdBeginQuery", PFN_vkCmdBeginQuery.self)
        vkCmdEndQuery = function("vkCmdEndQuery", PFN_vkCmdEndQuery.self)
        vkCmdResetQueryPool = function("vkCmdResetQueryPool", PFN_vkCmdResetQueryPool.self)
        vkCmdWriteTimestamp = function("vkCmdWriteTimestamp", PFN_vkCmdWriteTimestamp.self)
        vkCmdCopyQueryPoolResults = function("vkCmdCopyQueryPoolResults", PFN_vkCmdCopyQueryPoolResults.self)
        vkCmdPushConstants = function("vkCmdPushConstants", PFN_vkCmdPushConstants.self)
        vkCmdBeginRenderPass = function("vkCmdBeginRenderPass", PFN_vkCmdBeginRenderPass.self)
        vkCmdNextSubpass = function("vkCmdNextSubpass", PFN_vkCmdNextSubpass.self)
        vkCmdEndRenderPass = function("vkCmdEndRenderPass", PFN_vkCmdEndRenderPass.self)
        vkCmdExecuteCommands = function("vkCmdExecuteCommands", PFN_vkCmdExecuteCommands.self)
        vkBindBufferMemory2 = function("vkBindBufferMemory2", PFN_vkBindBufferMemory2.self)
        vkBindImageMemory2 = function("vkBindImageMemory2", PFN_vkBindImageMemory2.self)
        vkCmdSetDeviceMask = function("vkCmdSetDeviceMask", PFN_vkCmdSetDeviceMask.self)
        vkCmdDispatchBase = function("vkCmdDispatchBase", PFN_vkCmdDispatchBase.self)
        vkGetImageMemoryRequirements2 = function(
            "vkGetImageMemoryRequirements2", PFN_vkGetImageMemoryRequirements2.self)
        vkGetBufferMemoryRequirements2 = function(
            "vkGetBufferMemoryRequirements2", PFN_vkGetBufferMemoryRequirements2.self)
        vkGetDeviceQueue2 = function("vkGetDeviceQueue2", PFN_vkGetDeviceQueue2.self)
        vkCreateSamplerYcbcrConversion = function(
            "vkCreateSamplerYcbcrConversion", PFN_vkCreateSamplerYcbcrConversion.self)
        vkDestroySamplerYcbcrConversion = function(
            "vkDestroySamplerYcbcrConversion", PFN_vkDestroySamplerYcbcrConversion.self)
        vkGetDescriptorSetLayoutSupport = function(
            "vkGetDescriptorSetLayoutSupport", PFN_vkGetDescriptorSetLayoutSupport.self)
        vkCmdDrawIndirectCount = function("vkCmdDrawIndirectCount", PFN_vkCmdDrawIndirectCount.self)
        vkCmdDrawIndexedIndirectCount = function(
            "vkCmdDrawIndexedIndirectCount", PFN_vkCmdDrawIndexedIndirectCount.self)
        vkCreateRenderPass2 = function("vkCreateRenderPass2", PFN_vkCreateRenderPass2.self)
        vkCmdBeginRenderPass2 = function("vkCmdBeginRenderPass2", PFN_vkCmdBeginRenderPass2.self)
        vkCmdNextSubpass2 = function("vkCmdNextSubpass2", PFN_vkCmdNextSubpass2.self)
        vkCmdEndRenderPass2 = function("vkCmdEndRenderPass2", PFN_vkCmdEndRenderPass2.self)
        vkResetQueryPool = function("vkResetQueryPool", PFN_vkResetQueryPool.self)
        vkGetBufferDeviceAddress = function("vkGetBufferDeviceAddress", PFN_vkGetBufferDeviceAddress.self)
        vkCmdSetEvent2 = function("vkCmdSetEvent2", PFN_vkCmdSetEvent2.self)
        vkCmdResetEvent2 = function("vkCmdResetEvent2", PFN_vkCmdResetEvent2.self)
        vkCmdWaitEvents2 = function("vkCmdWaitEvents2", PFN_vkCmdWaitEvents2.self)
        vkCmdPipelineBarrier2 = function("vkCmdPipelineBarrier2", PFN_vkCmdPipelineBarrier2.self)
        vkCmdWriteTimestamp2 = function("vkCmdWriteTimestamp2", PFN_vkCmdWriteTimestamp2.self)
        vkCmdCopyBuffer2 = function("vkCmdCopyBuffer2", PFN_vkCmdCopyBuffer2.self)
        vkCmdCopyImage2 = function("vkCmdCopyImage2", PFN_vkCmdCopyImage2.self)
        vkCmdCopyBufferToImage2 = function("vkCmdCopyBufferToImage2", PFN_vkCmdCopyBufferToImage2.self)
        vkCmdCopyImageToBuffer2 = function("vkCmdCopyImageToBuffer2", PFN_vkCmdCopyImageToBuffer2.self)
        vkCmdBlitImage2 = function("vkCmdBlitImage2", PFN_vkCmdBlitImage2.self)
        vkCmdResolveImage2 = function("vkCmdResolveImage2", PFN_vkCmdResolveImage2.self)
        vkCmdBeginRendering = function("vkCmdBeginRendering", PFN_vkCmdBeginRendering.self)
        vkCmdEndRendering = function("vkCmdEndRendering", PFN_vkCmdEndRendering.self)
        vkCmdSetCullMode = function("vkCmdSetCullMode", PFN_vkCmdSetCullMode.self)
        vkCmdSetFrontFace = function("vkCmdSetFrontFace", PFN_vkCmdSetFrontFace.self)
        vkCmdSetPrimitiveTopology = function("vkCmdSetPrimitiveTopology", PFN_vkCmdSetPrimitiveTopology.self)
        vkCmdSetViewportWithCount = function("vkCmdSetViewportWithCount", PFN_vkCmdSetViewportWithCount.self)
        vkCmdSetScissorWithCount = function("vkCmdSetScissorWithCount", PFN_vkCmdSetScissorWithCount.self)
        vkCmdBindVertexBuffers2 = function("vkCmdBindVertexBuffers2", PFN_vkCmdBindVertexBuffers2.self)
        vkCmdSetDepthTestEnable = function("vkCmdSetDepthTestEnable", PFN_vkCmdSetDepthTestEnable.self)
        vkCmdSetDepthWriteEnable = function("vkCmdSetDepthWriteEnable", PFN_vkCmdSetDepthWriteEnable.self)
        vkCmdSetDepthCompareOp = function("vkCmdSetDepthCompareOp", PFN_vkCmdSetDepthCompareOp.self)
        vkCmdSetDepthBoundsTestEnable = function(
            "vkCmdSetDepthBoundsTestEnable", PFN_vkCmdSetDepthBoundsTestEnable.self)
        vkCmdSetStencilTestEnable = function("vkCmdSetStencilTestEnable", PFN_vkCmdSetStencilTestEnable.self)
        vkCmdSetStencilOp = function("vkCmdSetStencilOp", PFN_vkCmdSetStencilOp.self)
        vkCmdSetRasterizerDiscardEnable = function(
            "vkCmdSetRasterizerDiscardEnable", PFN_vkCmdSetRasterizerDiscardEnable.self)
        vkCmdSetDepthBiasEnable = function("vkCmdSetDepthBiasEnable", PFN_vkCmdSetDepthBiasEnable.self)
        vkCmdSetPrimitiveRestartEnable = function(
            "vkCmdSetPrimitiveRestartEnable", PFN_vkCmdSetPrimitiveRestartEnable.self)
        vkGetDeviceBufferMemoryRequirements = function(
            "vkGetDeviceBufferMemoryRequirements", PFN_vkGetDeviceBufferMemoryRequirements.self)
        vkGetDeviceImageMemoryRequirements = function(
            "vkGetDeviceImageMemoryRequirements", PFN_vkGetDeviceImageMemoryRequirements.self)
        vkCmdBindTransformFeedbackBuffersEXT = function(
            "vkCmdBindTransformFeedbackBuffersEXT", PFN_vkCmdBindTransformFeedbackBuffersEXT.self)
        vkCmdBeginTransformFeedbackEXT = function(
            "vkCmdBeginTransformFeedbackEXT", PFN_vkCmdBeginTransformFeedbackEXT.self)
        vkCmdEndTransformFeedbackEXT = function("vkCmdEndTransformFeedbackEXT", PFN_vkCmdEndTransformFeedbackEXT.self)
        vkCmdBeginQueryIndexedEXT = function("vkCmdBeginQueryIndexedEXT", PFN_vkCmdBeginQueryIndexedEXT.self)
        vkCmdEndQueryIndexedEXT = function("vkCmdEndQueryIndexedEXT", PFN_vkCmdEndQueryIndexedEXT.self)
        vkCmdDrawIndirectByteCountEXT = function(
            "vkCmdDrawIndirectByteCountEXT", PFN_vkCmdDrawIndirectByteCountEXT.self)
        vkCmdBeginConditionalRenderingEXT = function(
            "vkCmdBeginConditionalRenderingEXT", PFN_vkCmdBeginConditionalRenderingEXT.self)
        vkCmdEndConditionalRenderingEXT = function(
            "vkCmdEndConditionalRenderingEXT", PFN_vkCmdEndConditionalRenderingEXT.self)
        vkCmdSetLineStippleEXT = function("vkCmdSetLineStippleEXT", PFN_vkCmdSetLineStippleEXT.self)
        vkCmdSetColorWriteEnableEXT = function("vkCmdSetColorWriteEnableEXT", PFN_vkCmdSetColorWriteEnableEXT.self)
        vkCmdSetLogicOpEXT = function("vkCmdSetLogicOpEXT", PFN_vkCmdSetLogicOpEXT.self)
        vkCmdSetPatchControlPointsEXT = function(
            "vkCmdSetPatchControlPointsEXT", PFN_vkCmdSetPatchControlPointsEXT.self)
        vkCmdSetVertexInputEXT = function("vkCmdSetVertexInputEXT", PFN_vkCmdSetVertexInputEXT.self)
        vkQueueSubmit = function("vkQueueSubmit", PFN_vkQueueSubmit.self)
        vkQueueWaitIdle = function("vkQueueWaitIdle", PFN_vkQueueWaitIdle.self)
        vkDeviceWaitIdle = function("vkDeviceWaitIdle", PFN_vkDeviceWaitIdle.self)
        vkAllocateMemory = function("vkAllocateMemory", PFN_vkAllocateMemory.self)
        vkFreeMemory = function("vkFreeMemory", PFN_vkFreeMemory.self)
        vkCreateFence = function("vkCreateFence", PFN_vkCreateFence.self)
        vkDestroyFence = function("vkDestroyFence", PFN_vkDestroyFence.self)
        vkResetFences = function("vkResetFences", PFN_vkResetFences.self)
        vkWaitForFences = function("vkWaitForFences", PFN_vkWaitForFences.self)
        vkGetFenceStatus = function("vkGetFenceStatus", PFN_vkGetFenceStatus.self)
        vkResetCommandBuffer = function("vkResetCommandBuffer", PFN_vkResetCommandBuffer.self)
        vkMapMemory = function("vkMapMemory", PFN_vkMapMemory.self)
        vkUnmapMemory = function("vkUnmapMemory", PFN_vkUnmapMemory.self)
    }
}

/// The host driver's functions that ask a physical device.
struct PhysicalDeviceFunctions {
    let vkEnumerateDeviceExtensionProperties: PFN_vkEnumerateDeviceExtensionProperties?
    let vkGetPhysicalDeviceFeatures2: PFN_vkGetPhysicalDeviceFeatures2?
    let vkGetPhysicalDeviceProperties2: PFN_vkGetPhysicalDeviceProperties2?
    let vkGetPhysicalDeviceFormatProperties2: PFN_vkGetPhysicalDeviceFormatProperties2?
    let vkGetPhysicalDeviceImageFormatProperties2: PFN_vkGetPhysicalDeviceImageFormatProperties2?
    let vkGetPhysicalDeviceQueueFamilyProperties2: PFN_vkGetPhysicalDeviceQueueFamilyProperties2?
    let vkGetPhysicalDeviceMemoryProperties2: PFN_vkGetPhysicalDeviceMemoryProperties2?

    init(_ instance: VkInstance, _ load: PFN_vkGetInstanceProcAddr) {
        func function<F>(_ name: String, _ type: F.Type) -> F? {
            load(instance, name).map { unsafeBitCast($0, to: type) }
        }
        vkEnumerateDeviceExtensionProperties = function(
            "vkEnumerateDeviceExtensionProperties", PFN_vkEnumerateDeviceExtensionProperties.self)
        vkGetPhysicalDeviceFeatures2 = function("vkGetPhysicalDeviceFeatures2", PFN_vkGetPhysicalDeviceFeatures2.self)
        vkGetPhysicalDeviceProperties2 = function(
            "vkGetPhysicalDeviceProperties2", PFN_vkGetPhysicalDeviceProperties2.self)
        vkGetPhysicalDeviceFormatProperties2 = function(
            "vkGetPhysicalDeviceFormatProperties2", PFN_vkGetPhysicalDeviceFormatProperties2.self)
        vkGetPhysicalDeviceImageFormatProperties2 = function(
            "vkGetPhysicalDeviceImageFormatProperties2", PFN_vkGetPhysicalDeviceImageFormatProperties2.self)
        vkGetPhysicalDeviceQueueFamilyProperties2 = function(
            "vkGetPhysicalDeviceQueueFamilyProperties2", PFN_vkGetPhysicalDeviceQueueFamilyProperties2.self)
        vkGetPhysicalDeviceMemoryProperties2 = function(
            "vkGetPhysicalDeviceMemoryProperties2", PFN_vkGetPhysicalDeviceMemoryProperties2.self)
    }
}
