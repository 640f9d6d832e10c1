// SPDX-License-Identifier: Apache-2.0
// Made by vulkan-generator from vk.xml and commands.list: do not edit.
import CStream
import CVulkan

extension VulkanSession {
    /// Decodes a command's arguments and carries it out. `reply` is there for questions.
    func execute(_ opcode: UInt32, _ r: StreamReader, _ reply: StreamWriter?) throws(StreamError) {
        switch opcode {
        case GPUPV_VK_OP_CreateDevice.rawValue: try executeCreateDevice(r)
        case GPUPV_VK_OP_DestroyDevice.rawValue: try executeDestroyDevice(r)
        case GPUPV_VK_OP_EnumerateDeviceExtensionProperties.rawValue:
            try executeEnumerateDeviceExtensionProperties(r, reply)
        case GPUPV_VK_OP_CreateEvent.rawValue: try executeCreateEvent(r)
        case GPUPV_VK_OP_DestroyEvent.rawValue: try executeDestroyEvent(r)
        case GPUPV_VK_OP_GetEventStatus.rawValue: try executeGetEventStatus(r, reply)
        case GPUPV_VK_OP_SetEvent.rawValue: try executeSetEvent(r)
        case GPUPV_VK_OP_ResetEvent.rawValue: try executeResetEvent(r)
        case GPUPV_VK_OP_CreateQueryPool.rawValue: try executeCreateQueryPool(r)
        case GPUPV_VK_OP_DestroyQueryPool.rawValue: try executeDestroyQueryPool(r)
        case GPUPV_VK_OP_GetQueryPoolResults.rawValue: try executeGetQueryPoolResults(r, reply)
        case GPUPV_VK_OP_CreateBuffer.rawValue: try executeCreateBuffer(r)
        case GPUPV_VK_OP_DestroyBuffer.rawValue: try executeDestroyBuffer(r)
        case GPUPV_VK_OP_CreateBufferView.rawValue: try executeCreateBufferView(r)
        case GPUPV_VK_OP_DestroyBufferView.rawValue: try executeDestroyBufferView(r)
        case GPUPV_VK_OP_CreateImage.rawValue: try executeCreateImage(r)
        case GPUPV_VK_OP_DestroyImage.rawValue: try executeDestroyImage(r)
        case GPUPV_VK_OP_GetImageSubresourceLayout.rawValue: try executeGetImageSubresourceLayout(r, reply)
        case GPUPV_VK_OP_CreateImageView.rawValue: try executeCreateImageView(r)
        case GPUPV_VK_OP_DestroyImageView.rawValue: try executeDestroyImageView(r)
        case GPUPV_VK_OP_CreateShaderModule.rawValue: try executeCreateShaderModule(r)
        case GPUPV_VK_OP_DestroyShaderModule.rawValue: try executeDestroyShaderModule(r)
        case GPUPV_VK_OP_CreateGraphicsPipelines.rawValue: try executeCreateGraphicsPipelines(r)
        case GPUPV_VK_OP_CreateComputePipelines.rawValue: try executeCreateComputePipelines(r)
        case GPUPV_VK_OP_DestroyPipeline.rawValue: try executeDestroyPipeline(r)
        case GPUPV_VK_OP_CreatePipelineLayout.rawValue: try executeCreatePipelineLayout(r)
        case GPUPV_VK_OP_DestroyPipelineLayout.rawValue: try executeDestroyPipelineLayout(r)
        case GPUPV_VK_OP_CreateSampler.rawValue: try executeCreateSampler(r)
        case GPUPV_VK_OP_DestroySampler.rawValue: try executeDestroySampler(r)
        case GPUPV_VK_OP_CreateDescriptorSetLayout.rawValue: try executeCreateDescriptorSetLayout(r)
        case GPUPV_VK_OP_DestroyDescriptorSetLayout.rawValue: try executeDestroyDescriptorSetLayout(r)
        case GPUPV_VK_OP_CreateDescriptorPool.rawValue: try executeCreateDescriptorPool(r)
        case GPUPV_VK_OP_DestroyDescriptorPool.rawValue: try executeDestroyDescriptorPool(r)
        case GPUPV_VK_OP_ResetDescriptorPool.rawValue: try executeResetDescriptorPool(r)
        case GPUPV_VK_OP_AllocateDescriptorSets.rawValue: try executeAllocateDescriptorSets(r)
        case GPUPV_VK_OP_FreeDescriptorSets.rawValue: try executeFreeDescriptorSets(r)
        case GPUPV_VK_OP_UpdateDescriptorSets.rawValue: try executeUpdateDescriptorSets(r)
        case GPUPV_VK_OP_CreateFramebuffer.rawValue: try executeCreateFramebuffer(r)
        case GPUPV_VK_OP_DestroyFramebuffer.rawValue: try executeDestroyFramebuffer(r)
        case GPUPV_VK_OP_CreateRenderPass.rawValue: try executeCreateRenderPass(r)
        case GPUPV_VK_OP_DestroyRenderPass.rawValue: try executeDestroyRenderPass(r)
        case GPUPV_VK_OP_GetRenderAreaGranularity.rawValue: try executeGetRenderAreaGranularity(r, reply)
        case GPUPV_VK_OP_CreateCommandPool.rawValue: try executeCreateCommandPool(r)
        case GPUPV_VK_OP_DestroyCommandPool.rawValue: try executeDestroyCommandPool(r)
        case GPUPV_VK_OP_AllocateCommandBuffers.rawValue: try executeAllocateCommandBuffers(r)
        case GPUPV_VK_OP_FreeCommandBuffers.rawValue: try executeFreeCommandBuffers(r)
        case GPUPV_VK_OP_BeginCommandBuffer.rawValue: try executeBeginCommandBuffer(r)
        case GPUPV_VK_OP_EndCommandBuffer.rawValue: try executeEndCommandBuffer(r)
        case GPUPV_VK_OP_CmdBindPipeline.rawValue: try executeCmdBindPipeline(r)
        case GPUPV_VK_OP_CmdSetViewport.rawValue: try executeCmdSetViewport(r)
        case GPUPV_VK_OP_CmdSetScissor.rawValue: try executeCmdSetScissor(r)
        case GPUPV_VK_OP_CmdSetLineWidth.rawValue: try executeCmdSetLineWidth(r)
        case GPUPV_VK_OP_CmdSetDepthBias.rawValue: try executeCmdSetDepthBias(r)
        case GPUPV_VK_OP_CmdSetBlendConstants.rawValue: try executeCmdSetBlendConstants(r)
        case GPUPV_VK_OP_CmdSetDepthBounds.rawValue: try executeCmdSetDepthBounds(r)
        case GPUPV_VK_OP_CmdSetStencilCompareMask.rawValue: try executeCmdSetStencilCompareMask(r)
        case GPUPV_VK_OP_CmdSetStencilWriteMask.rawValue: try executeCmdSetStencilWriteMask(r)
        case GPUPV_VK_OP_CmdSetStencilReference.rawValue: try executeCmdSetStencilReference(r)
        case GPUPV_VK_OP_CmdBindDescriptorSets.rawValue: try executeCmdBindDescriptorSets(r)
        case GPUPV_VK_OP_CmdBindIndexBuffer.rawValue: try executeCmdBindIndexBuffer(r)
        case GPUPV_VK_OP_CmdBindVertexBuffers.rawValue: try executeCmdBindVertexBuffers(r)
        case GPUPV_VK_OP_CmdDraw.rawValue: try executeCmdDraw(r)
        case GPUPV_VK_OP_CmdDrawIndexed.rawValue: try executeCmdDrawIndexed(r)
        case GPUPV_VK_OP_CmdDrawIndirect.rawValue: try executeCmdDrawIndirect(r)
        case GPUPV_VK_OP_CmdDrawIndexedIndirect.rawValue: try executeCmdDrawIndexedIndirect(r)
        case GPUPV_VK_OP_CmdDispatch.rawValue: try executeCmdDispatch(r)
        case GPUPV_VK_OP_CmdDispatchIndirect.rawValue: try executeCmdDispatchIndirect(r)
        case GPUPV_VK_OP_CmdCopyBuffer.rawValue: try executeCmdCopyBuffer(r)
        case GPUPV_VK_OP_CmdCopyImage.rawValue: try executeCmdCopyImage(r)
        case GPUPV_VK_OP_CmdBlitImage.rawValue: try executeCmdBlitImage(r)
        case GPUPV_VK_OP_CmdCopyBufferToImage.rawValue: try executeCmdCopyBufferToImage(r)
        case GPUPV_VK_OP_CmdCopyImageToBuffer.rawValue: try executeCmdCopyImageToBuffer(r)
        case GPUPV_VK_OP_CmdUpdateBuffer.rawValue: try executeCmdUpdateBuffer(r)
        case GPUPV_VK_OP_CmdFillBuffer.rawValue: try executeCmdFillBuffer(r)
        case GPUPV_VK_OP_CmdClearColorImage.rawValue: try executeCmdClearColorImage(r)
        case GPUPV_VK_OP_CmdClearDepthStencilImage.rawValue: try executeCmdClearDepthStencilImage(r)
        case GPUPV_VK_OP_CmdClearAttachments.rawValue: try executeCmdClearAttachments(r)
        case GPUPV_VK_OP_CmdResolveImage.rawValue: try executeCmdResolveImage(r)
        case GPUPV_VK_OP_CmdSetEvent.rawValue: try executeCmdSetEvent(r)
        case GPUPV_VK_OP_CmdResetEvent.rawValue: try executeCmdResetEvent(r)
        case GPUPV_VK_OP_CmdWaitEvents.rawValue: try executeCmdWaitEvents(r)
        case GPUPV_VK_OP_CmdPipelineBarrier.rawValue: try executeCmdPipelineBarrier(r)
        case GPUPV_VK_OP_CmdBeginQuery.rawValue: try executeCmdBeginQuery(r)
        case GPUPV_VK_OP_CmdEndQuery.rawValue: try executeCmdEndQuery(r)
        case GPUPV_VK_OP_CmdResetQueryPool.rawValue: try executeCmdResetQueryPool(r)
        case GPUPV_VK_OP_CmdWriteTimestamp.rawValue: try executeCmdWriteTimestamp(r)
        case GPUPV_VK_OP_CmdCopyQueryPoolResults.rawValue: try executeCmdCopyQueryPoolResults(r)
        case GPUPV_VK_OP_CmdPushConstants.rawValue: try executeCmdPushConstants(r)
        case GPUPV_VK_OP_CmdBeginRenderPass.rawValue: try executeCmdBeginRenderPass(r)
        case GPUPV_VK_OP_CmdNextSubpass.rawValue: try executeCmdNextSubpass(r)
        case GPUPV_VK_OP_CmdEndRenderPass.rawValue: try executeCmdEndRenderPass(r)
        case GPUPV_VK_OP_CmdExecuteCommands.rawValue: try executeCmdExecuteCommands(r)
        case GPUPV_VK_OP_BindBufferMemory2.rawValue: try executeBindBufferMemory2(r)
        case GPUPV_VK_OP_BindImageMemory2.rawValue: try executeBindImageMemory2(r)
        case GPUPV_VK_OP_CmdSetDeviceMask.rawValue: try executeCmdSetDeviceMask(r)
        case GPUPV_VK_OP_CmdDispatchBase.rawValue: try executeCmdDispatchBase(r)
        case GPUPV_VK_OP_GetImageMemoryRequirements2.rawValue: try executeGetImageMemoryRequirements2(r, reply)
        case GPUPV_VK_OP_GetBufferMemoryRequirements2.rawValue: try executeGetBufferMemoryRequirements2(r, reply)
        case GPUPV_VK_OP_GetPhysicalDeviceFeatures2.rawValue: try executeGetPhysicalDeviceFeatures2(r, reply)
        case GPUPV_VK_OP_GetPhysicalDeviceProperties2.rawValue: try executeGetPhysicalDeviceProperties2(r, reply)
        case GPUPV_VK_OP_GetPhysicalDeviceFormatProperties2.rawValue:
            try executeGetPhysicalDeviceFormatProperties2(r, reply)
        case GPUPV_VK_OP_GetPhysicalDeviceImageFormatProperties2.rawValue:
            try executeGetPhysicalDeviceImageFormatProperties2(r, reply)
        case GPUPV_VK_OP_GetPhysicalDeviceQueueFamilyProperties2.rawValue:
            try executeGetPhysicalDeviceQueueFamilyProperties2(r, reply)
        case GPUPV_VK_OP_GetPhysicalDeviceMemoryProperties2.rawValue:
            try executeGetPhysicalDeviceMemoryProperties2(r, reply)
        case GPUPV_VK_OP_GetDeviceQueue2.rawValue: try executeGetDeviceQueue2(r)
        case GPUPV_VK_OP_CreateSamplerYcbcrConversion.rawValue: try executeCreateSamplerYcbcrConversion(r)
        case GPUPV_VK_OP_DestroySamplerYcbcrConversion.rawValue: try executeDestroySamplerYcbcrConversion(r)
        case GPUPV_VK_OP_GetDescriptorSetLayoutSupport.rawValue: try executeGetDescriptorSetLayoutSupport(r, reply)
        case GPUPV_VK_OP_CmdDrawIndirectCount.rawValue: try executeCmdDrawIndirectCount(r)
        case GPUPV_VK_OP_CmdDrawIndexedIndirectCount.rawValue: try executeCmdDrawIndexedIndirectCount(r)
        case GPUPV_VK_OP_CreateRenderPass2.rawValue: try executeCreateRenderPass2(r)
        case GPUPV_VK_OP_CmdBeginRenderPass2.rawValue: try executeCmdBeginRenderPass2(r)
        case GPUPV_VK_OP_CmdNextSubpass2.rawValue: try executeCmdNextSubpass2(r)
        case GPUPV_VK_OP_CmdEndRenderPass2.rawValue: try executeCmdEndRenderPass2(r)
        case GPUPV_VK_OP_ResetQueryPool.rawValue: try executeResetQueryPool(r)
        case GPUPV_VK_OP_GetBufferDeviceAddress.rawValue: try executeGetBufferDeviceAddress(r, reply)
        case GPUPV_VK_OP_CmdSetEvent2.rawValue: try executeCmdSetEvent2(r)
        case GPUPV_VK_OP_CmdResetEvent2.rawValue: try executeCmdResetEvent2(r)
        case GPUPV_VK_OP_CmdWaitEvents2.rawValue: try executeCmdWaitEvents2(r)
        case GPUPV_VK_OP_CmdPipelineBarrier2.rawValue: try executeCmdPipelineBarrier2(r)
        case GPUPV_VK_OP_CmdWriteTimestamp2.rawValue: try executeCmdWriteTimestamp2(r)
        case GPUPV_VK_OP_CmdCopyBuffer2.rawValue: try executeCmdCopyBuffer2(r)
        case GPUPV_VK_OP_CmdCopyImage2.rawValue: try executeCmdCopyImage2(r)
        case GPUPV_VK_OP_CmdCopyBufferToImage2.rawValue: try executeCmdCopyBufferToImage2(r)
        case GPUPV_VK_OP_CmdCopyImageToBuffer2.rawValue: try executeCmdCopyImageToBuffer2(r)
        case GPUPV_VK_OP_CmdBlitImage2.rawValue: try executeCmdBlitImage2(r)
        case GPUPV_VK_OP_CmdResolveImage2.rawValue: try executeCmdResolveImage2(r)
        case GPUPV_VK_OP_CmdBeginRendering.rawValue: try executeCmdBeginRendering(r)
        case GPUPV_VK_OP_CmdEndRendering.rawValue: try executeCmdEndRendering(r)
        case GPUPV_VK_OP_CmdSetCullMode.rawValue: try executeCmdSetCullMode(r)
        case GPUPV_VK_OP_CmdSetFrontFace.rawValue: try executeCmdSetFrontFace(r)
        case GPUPV_VK_OP_CmdSetPrimitiveTopology.rawValue: try executeCmdSetPrimitiveTopology(r)
        case GPUPV_VK_OP_CmdSetViewportWithCount.rawValue: try executeCmdSetViewportWithCount(r)
        case GPUPV_VK_OP_CmdSetScissorWithCount.rawValue: try executeCmdSetScissorWithCount(r)
        case GPUPV_VK_OP_CmdBindVertexBuffers2.rawValue: try executeCmdBindVertexBuffers2(r)
        case GPUPV_VK_OP_CmdSetDepthTestEnable.rawValue: try executeCmdSetDepthTestEnable(r)
        case GPUPV_VK_OP_CmdSetDepthWriteEnable.rawValue: try executeCmdSetDepthWriteEnable(r)
        case GPUPV_VK_OP_CmdSetDepthCompareOp.rawValue: try executeCmdSetDepthCompareOp(r)
        case GPUPV_VK_OP_CmdSetDepthBoundsTestEnable.rawValue: try executeCmdSetDepthBoundsTestEnable(r)
        case GPUPV_VK_OP_CmdSetStencilTestEnable.rawValue: try executeCmdSetStencilTestEnable(r)
        case GPUPV_VK_OP_CmdSetStencilOp.rawValue: try executeCmdSetStencilOp(r)
        case GPUPV_VK_OP_CmdSetRasterizerDiscardEnable.rawValue: try executeCmdSetRasterizerDiscardEnable(r)
        case GPUPV_VK_OP_CmdSetDepthBiasEnable.rawValue: try executeCmdSetDepthBiasEnable(r)
        case GPUPV_VK_OP_CmdSetPrimitiveRestartEnable.rawValue: try executeCmdSetPrimitiveRestartEnable(r)
        case GPUPV_VK_OP_GetDeviceBufferMemoryRequirements.rawValue:
            try executeGetDeviceBufferMemoryRequirements(r, reply)
        case GPUPV_VK_OP_GetDeviceImageMemoryRequirements.rawValue:
            try executeGetDeviceImageMemoryRequirements(r, reply)
        case GPUPV_VK_OP_CmdBindTransformFeedbackBuffersEXT.rawValue: try executeCmdBindTransformFeedbackBuffersEXT(r)
        case GPUPV_VK_OP_CmdBeginTransformFeedbackEXT.rawValue: try executeCmdBeginTransformFeedbackEXT(r)
        case GPUPV_VK_OP_CmdEndTransformFeedbackEXT.rawValue: try executeCmdEndTransformFeedbackEXT(r)
        case GPUPV_VK_OP_CmdBeginQueryIndexedEXT.rawValue: try executeCmdBeginQueryIndexedEXT(r)
        case GPUPV_VK_OP_CmdEndQueryIndexedEXT.rawValue: try executeCmdEndQueryIndexedEXT(r)
        case GPUPV_VK_OP_CmdDrawIndirectByteCountEXT.rawValue: try executeCmdDrawIndirectByteCountEXT(r)
        case GPUPV_VK_OP_CmdBeginConditionalRenderingEXT.rawValue: try executeCmdBeginConditionalRenderingEXT(r)
        case GPUPV_VK_OP_CmdEndConditionalRenderingEXT.rawValue: try executeCmdEndConditionalRenderingEXT(r)
        case GPUPV_VK_OP_CmdSetLineStippleEXT.rawValue: try executeCmdSetLineStippleEXT(r)
        case GPUPV_VK_OP_CmdSetColorWriteEnableEXT.rawValue: try executeCmdSetColorWriteEnableEXT(r)
        case GPUPV_VK_OP_CmdSetLogicOpEXT.rawValue: try executeCmdSetLogicOpEXT(r)
        case GPUPV_VK_OP_CmdSetPatchControlPointsEXT.rawValue: try executeCmdSetPatchControlPointsEXT(r)
        case GPUPV_VK_OP_CmdSetVertexInputEXT.rawValue: try executeCmdSetVertexInputEXT(r)
        default: throw .malformed("an opcode that is not known")
        }
    }

    private func executeCreateDevice(_ r: StreamReader) throws(StreamError) {
        let pCreateInfo = try r.elements(VkDeviceCreateInfo.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkDeviceCreateInfo(s)
        }
        try r.require(pCreateInfo)
        let id = try r.u64()
        try r.finish()
        try runCreateDevice(pCreateInfo, id)
    }

    private func executeDestroyDevice(_ r: StreamReader) throws(StreamError) {
        try r.finish()
        try runDestroyDevice()
    }

    private func executeEnumerateDeviceExtensionProperties(_ r: StreamReader, _ reply: StreamWriter?)
        throws(StreamError)
    {
        let pLayerName = try r.string()
        let pPropertyCount = try r.make(UInt32.self)
        pPropertyCount.pointee = try r.u32()
        let pProperties = try r.outputs(VkExtensionProperties.self, pPropertyCount.pointee)
        try r.finish()
        try runEnumerateDeviceExtensionProperties(pLayerName, pPropertyCount, pProperties, reply)
    }

    private func executeCreateEvent(_ r: StreamReader) throws(StreamError) {
        let pCreateInfo = try r.elements(VkEventCreateInfo.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkEventCreateInfo(s)
        }
        try r.require(pCreateInfo)
        let id = try r.u64()
        try r.finish()
        var made: VkEvent?
        let functions = try deviceFunctions()
        guard let function = functions.vkCreateEvent else { throw .unsupported("vkCreateEvent") }
        try succeed(function(try currentDevice(), pCreateInfo, nil, &made), "vkCreateEvent")
        try objects.add(id, .event, made)
    }

    private func executeDestroyEvent(_ r: StreamReader) throws(StreamError) {
        let event = try objects.remove(try r.u64(), .event)
        try r.finish()
        try retire(event, .event)
    }

    private func executeGetEventStatus(_ r: StreamReader, _ reply: StreamWriter?) throws(StreamError) {
        let event = try r.requiredHandle(.event)
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkGetEventStatus else { throw .unsupported("vkGetEventStatus") }
        let result = function(try currentDevice(), event)
        guard let reply else { return }
        reply.result = result
    }

    private func executeSetEvent(_ r: StreamReader) throws(StreamError) {
        let event = try r.requiredHandle(.event)
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkSetEvent else { throw .unsupported("vkSetEvent") }
        try succeed(function(try currentDevice(), event), "vkSetEvent")
    }

    private func executeResetEvent(_ r: StreamReader) throws(StreamError) {
        let event = try r.requiredHandle(.event)
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkResetEvent else { throw .unsupported("vkResetEvent") }
        try succeed(function(try currentDevice(), event), "vkResetEvent")
    }

    private func executeCreateQueryPool(_ r: StreamReader) throws(StreamError) {
        let pCreateInfo = try r.elements(VkQueryPoolCreateInfo.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkQueryPoolCreateInfo(s)
        }
        try r.require(pCreateInfo)
        let id = try r.u64()
        try r.finish()
        try runCreateQueryPool(pCreateInfo, id)
    }

    private func executeDestroyQueryPool(_ r: StreamReader) throws(StreamError) {
        let queryPool = try objects.remove(try r.u64(), .queryPool)
        try r.finish()
        try retire(queryPool, .queryPool)
    }

    private func executeGetQueryPoolResults(_ r: StreamReader, _ reply: StreamWriter?) throws(StreamError) {
        let queryPool = try r.requiredHandle(.queryPool)
        let firstQuery = try r.u32()
        let queryCount = try r.u32()
        let dataSize = Int(truncatingIfNeeded: try r.u64())
        let pData = try r.presence() != 0
        let stride = try r.u64()
        let flags = try r.u32()
        try r.finish()
        try runGetQueryPoolResults(queryPool, firstQuery, queryCount, dataSize, pData, stride, flags, reply)
    }

    private func executeCreateBuffer(_ r: StreamReader) throws(StreamError) {
        let pCreateInfo = try r.elements(VkBufferCreateInfo.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkBufferCreateInfo(s)
        }
        try r.require(pCreateInfo)
        let id = try r.u64()
        try r.finish()
        try runCreateBuffer(pCreateInfo, id)
    }

    private func executeDestroyBuffer(_ r: StreamReader) throws(StreamError) {
        let buffer = try objects.remove(try r.u64(), .buffer)
        try r.finish()
        try retire(buffer, .buffer)
    }

    private func executeCreateBufferView(_ r: StreamReader) throws(StreamError) {
        let pCreateInfo = try r.elements(VkBufferViewCreateInfo.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkBufferViewCreateInfo(s)
        }
        try r.require(pCreateInfo)
        let id = try r.u64()
        try r.finish()
        try checkCreateBufferView(pCreateInfo)
        var made: VkBufferView?
        let functions = try deviceFunctions()
        guard let function = functions.vkCreateBufferView else { throw .unsupported("vkCreateBufferView") }
        try succeed(function(try currentDevice(), pCreateInfo, nil, &made), "vkCreateBufferView")
        try objects.add(id, .bufferView, made)
    }

    private func executeDestroyBufferView(_ r: StreamReader) throws(StreamError) {
        let bufferView = try objects.remove(try r.u64(), .bufferView)
        try r.finish()
        try retire(bufferView, .bufferView)
    }

    private func executeCreateImage(_ r: StreamReader) throws(StreamError) {
        let pCreateInfo = try r.elements(VkImageCreateInfo.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkImageCreateInfo(s)
        }
        try r.require(pCreateInfo)
        let id = try r.u64()
        try r.finish()
        try runCreateImage(pCreateInfo, id)
    }

    private func executeDestroyImage(_ r: StreamReader) throws(StreamError) {
        let image = try objects.remove(try r.u64(), .image)
        try r.finish()
        try retire(image, .image)
    }

    private func executeGetImageSubresourceLayout(_ r: StreamReader, _ reply: StreamWriter?) throws(StreamError) {
        let image = try r.requiredHandle(.image)
        let pSubresource = try r.elements(VkImageSubresource.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkImageSubresource(s)
        }
        let pLayout = try r.make(VkSubresourceLayout.self)
        try r.require(pSubresource)
        try r.finish()
        try checkGetImageSubresourceLayout(image, pSubresource, pLayout)
        let functions = try deviceFunctions()
        guard let function = functions.vkGetImageSubresourceLayout else {
            throw .unsupported("vkGetImageSubresourceLayout")
        }
        function(try currentDevice(), image, pSubresource, pLayout)
        guard let reply else { return }
        reply.result = VK_SUCCESS
        reply.write_VkSubresourceLayout(pLayout)
    }

    private func executeCreateImageView(_ r: StreamReader) throws(StreamError) {
        let pCreateInfo = try r.elements(VkImageViewCreateInfo.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkImageViewCreateInfo(s)
        }
        try r.require(pCreateInfo)
        let id = try r.u64()
        try r.finish()
        try checkCreateImageView(pCreateInfo)
        var made: VkImageView?
        let functions = try deviceFunctions()
        guard let function = functions.vkCreateImageView else { throw .unsupported("vkCreateImageView") }
        try succeed(function(try currentDevice(), pCreateInfo, nil, &made), "vkCreateImageView")
        try objects.add(id, .imageView, made)
    }

    private func executeDestroyImageView(_ r: StreamReader) throws(StreamError) {
        let imageView = try objects.remove(try r.u64(), .imageView)
        try r.finish()
        try retire(imageView, .imageView)
    }

    private func executeCreateShaderModule(_ r: StreamReader) throws(StreamError) {
        let pCreateInfo = try r.elements(VkShaderModuleCreateInfo.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkShaderModuleCreateInfo(s)
        }
        try r.require(pCreateInfo)
        let id = try r.u64()
        try r.finish()
        try checkCreateShaderModule(pCreateInfo)
        var made: VkShaderModule?
        let functions = try deviceFunctions()
        guard let function = functions.vkCreateShaderModule else { throw .unsupported("vkCreateShaderModule") }
        try succeed(function(try currentDevice(), pCreateInfo, nil, &made), "vkCreateShaderModule")
        try objects.add(id, .shaderModule, made)
    }

    private func executeDestroyShaderModule(_ r: StreamReader) throws(StreamError) {
        let shaderModule = try objects.remove(try r.u64(), .shaderModule)
        try r.finish()
        try retire(shaderModule, .shaderModule)
    }

    private func executeCreateGraphicsPipelines(_ r: StreamReader) throws(StreamError) {
        let pipelineCache = try r.handle(.pipelineCache)
        let createInfoCount = try r.u32()
        let pCreateInfos = try r.elements(
            VkGraphicsPipelineCreateInfo.self, r.count(is: Int(createInfoCount), orNothing: false)
        ) { (r, s) throws(StreamError) in try r.read_VkGraphicsPipelineCreateInfo(s) }
        let ids = try r.ids(Int(createInfoCount))
        try r.finish()
        try checkCreateGraphicsPipelines(pipelineCache, createInfoCount, pCreateInfos)
        let made = try r.make(VkPipeline?.self, count: ids.count)
        let functions = try deviceFunctions()
        guard let function = functions.vkCreateGraphicsPipelines else {
            throw .unsupported("vkCreateGraphicsPipelines")
        }
        try succeed(
            function(try currentDevice(), pipelineCache, createInfoCount, pCreateInfos, nil, made),
            "vkCreateGraphicsPipelines")
        for (index, id) in ids.enumerated() { try objects.add(id, .pipeline, made[index]) }
    }

    private func executeCreateComputePipelines(_ r: StreamReader) throws(StreamError) {
        let pipelineCache = try r.handle(.pipelineCache)
        let createInfoCount = try r.u32()
        let pCreateInfos = try r.elements(
            VkComputePipelineCreateInfo.self, r.count(is: Int(createInfoCount), orNothing: false)
        ) { (r, s) throws(StreamError) in try r.read_VkComputePipelineCreateInfo(s) }
        let ids = try r.ids(Int(createInfoCount))
        try r.finish()
        try checkCreateComputePipelines(pipelineCache, createInfoCount, pCreateInfos)
        let made = try r.make(VkPipeline?.self, count: ids.count)
        let functions = try deviceFunctions()
        guard let function = functions.vkCreateComputePipelines else { throw .unsupported("vkCreateComputePipelines") }
        try succeed(
            function(try currentDevice(), pipelineCache, createInfoCount, pCreateInfos, nil, made),
            "vkCreateComputePipelines")
        for (index, id) in ids.enumerated() { try objects.add(id, .pipeline, made[index]) }
    }

    private func executeDestroyPipeline(_ r: StreamReader) throws(StreamError) {
        let pipeline = try objects.remove(try r.u64(), .pipeline)
        try r.finish()
        try retire(pipeline, .pipeline)
    }

    private func executeCreatePipelineLayout(_ r: StreamReader) throws(StreamError) {
        let pCreateInfo = try r.elements(VkPipelineLayoutCreateInfo.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkPipelineLayoutCreateInfo(s)
        }
        try r.require(pCreateInfo)
        let id = try r.u64()
        try r.finish()
        try runCreatePipelineLayout(pCreateInfo, id)
    }

    private func executeDestroyPipelineLayout(_ r: StreamReader) throws(StreamError) {
        let pipelineLayout = try objects.remove(try r.u64(), .pipelineLayout)
        try r.finish()
        try retire(pipelineLayout, .pipelineLayout)
    }

    private func executeCreateSampler(_ r: StreamReader) throws(StreamError) {
        let pCreateInfo = try r.elements(VkSamplerCreateInfo.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkSamplerCreateInfo(s)
        }
        try r.require(pCreateInfo)
        let id = try r.u64()
        try r.finish()
        try checkCreateSampler(pCreateInfo)
        var made: VkSampler?
        let functions = try deviceFunctions()
        guard let function = functions.vkCreateSampler else { throw .unsupported("vkCreateSampler") }
        try succeed(function(try currentDevice(), pCreateInfo, nil, &made), "vkCreateSampler")
        try objects.add(id, .sampler, made)
    }

    private func executeDestroySampler(_ r: StreamReader) throws(StreamError) {
        let sampler = try objects.remove(try r.u64(), .sampler)
        try r.finish()
        try retire(sampler, .sampler)
    }

    private func executeCreateDescriptorSetLayout(_ r: StreamReader) throws(StreamError) {
        let pCreateInfo = try r.elements(VkDescriptorSetLayoutCreateInfo.self, r.presence()) {
            (r, s) throws(StreamError) in try r.read_VkDescriptorSetLayoutCreateInfo(s)
        }
        try r.require(pCreateInfo)
        let id = try r.u64()
        try r.finish()
        try runCreateDescriptorSetLayout(pCreateInfo, id)
    }

    private func executeDestroyDescriptorSetLayout(_ r: StreamReader) throws(StreamError) {
        let descriptorSetLayout = try objects.remove(try r.u64(), .descriptorSetLayout)
        try r.finish()
        try retire(descriptorSetLayout, .descriptorSetLayout)
    }

    private func executeCreateDescriptorPool(_ r: StreamReader) throws(StreamError) {
        let pCreateInfo = try r.elements(VkDescriptorPoolCreateInfo.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkDescriptorPoolCreateInfo(s)
        }
        try r.require(pCreateInfo)
        let id = try r.u64()
        try r.finish()
        try runCreateDescriptorPool(pCreateInfo, id)
    }

    private func executeDestroyDescriptorPool(_ r: StreamReader) throws(StreamError) {
        let descriptorPool = try objects.remove(try r.u64(), .descriptorPool)
        try r.finish()
        try retire(descriptorPool, .descriptorPool)
    }

    private func executeResetDescriptorPool(_ r: StreamReader) throws(StreamError) {
        let descriptorPool = try r.requiredHandle(.descriptorPool)
        let flags = try r.u32()
        try r.finish()
        try runResetDescriptorPool(descriptorPool, flags)
    }

    private func executeAllocateDescriptorSets(_ r: StreamReader) throws(StreamError) {
        let pAllocateInfo = try r.elements(VkDescriptorSetAllocateInfo.self, r.presence()) {
            (r, s) throws(StreamError) in try r.read_VkDescriptorSetAllocateInfo(s)
        }
        try r.require(pAllocateInfo)
        let ids = try r.ids(Int(pAllocateInfo!.pointee.descriptorSetCount))
        try r.finish()
        try runAllocateDescriptorSets(pAllocateInfo, ids)
    }

    private func executeFreeDescriptorSets(_ r: StreamReader) throws(StreamError) {
        let descriptorPool = try r.requiredHandle(.descriptorPool)
        let descriptorSetCount = try r.u32()
        let pDescriptorSets = try r.elements(
            VkDescriptorSet?.self, r.count(is: Int(descriptorSetCount), orNothing: true)
        ) { (r, s) throws(StreamError) in s.pointee = try r.handle(.descriptorSet) }
        try r.finish()
        try runFreeDescriptorSets(descriptorPool, descriptorSetCount, pDescriptorSets)
    }

    private func executeUpdateDescriptorSets(_ r: StreamReader) throws(StreamError) {
        let descriptorWriteCount = try r.u32()
        let pDescriptorWrites = try r.elements(
            VkWriteDescriptorSet.self, r.count(is: Int(descriptorWriteCount), orNothing: false)
        ) { (r, s) throws(StreamError) in try r.read_VkWriteDescriptorSet(s) }
        let descriptorCopyCount = try r.u32()
        let pDescriptorCopies = try r.elements(
            VkCopyDescriptorSet.self, r.count(is: Int(descriptorCopyCount), orNothing: false)
        ) { (r, s) throws(StreamError) in try r.read_VkCopyDescriptorSet(s) }
        try r.finish()
        try checkUpdateDescriptorSets(descriptorWriteCount, pDescriptorWrites, descriptorCopyCount, pDescriptorCopies)
        let functions = try deviceFunctions()
        guard let function = functions.vkUpdateDescriptorSets else { throw .unsupported("vkUpdateDescriptorSets") }
        function(try currentDevice(), descriptorWriteCount, pDescriptorWrites, descriptorCopyCount, pDescriptorCopies)
    }

    private func executeCreateFramebuffer(_ r: StreamReader) throws(StreamError) {
        let pCreateInfo = try r.elements(VkFramebufferCreateInfo.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkFramebufferCreateInfo(s)
        }
        try r.require(pCreateInfo)
        let id = try r.u64()
        try r.finish()
        try runCreateFramebuffer(pCreateInfo, id)
    }

    private func executeDestroyFramebuffer(_ r: StreamReader) throws(StreamError) {
        let framebuffer = try objects.remove(try r.u64(), .framebuffer)
        try r.finish()
        try retire(framebuffer, .framebuffer)
    }

    private func executeCreateRenderPass(_ r: StreamReader) throws(StreamError) {
        let pCreateInfo = try r.elements(VkRenderPassCreateInfo.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkRenderPassCreateInfo(s)
        }
        try r.require(pCreateInfo)
        let id = try r.u64()
        try r.finish()
        try runCreateRenderPass(pCreateInfo, id)
    }

    private func executeDestroyRenderPass(_ r: StreamReader) throws(StreamError) {
        let renderPass = try objects.remove(try r.u64(), .renderPass)
        try r.finish()
        try retire(renderPass, .renderPass)
    }

    private func executeGetRenderAreaGranularity(_ r: StreamReader, _ reply: StreamWriter?) throws(StreamError) {
        let renderPass = try r.requiredHandle(.renderPass)
        let pGranularity = try r.make(VkExtent2D.self)
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkGetRenderAreaGranularity else {
            throw .unsupported("vkGetRenderAreaGranularity")
        }
        function(try currentDevice(), renderPass, pGranularity)
        guard let reply else { return }
        reply.result = VK_SUCCESS
        reply.write_VkExtent2D(pGranularity)
    }

    private func executeCreateCommandPool(_ r: StreamReader) throws(StreamError) {
        let pCreateInfo = try r.elements(VkCommandPoolCreateInfo.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkCommandPoolCreateInfo(s)
        }
        try r.require(pCreateInfo)
        let id = try r.u64()
        try r.finish()
        try runCreateCommandPool(pCreateInfo, id)
    }

    private func executeDestroyCommandPool(_ r: StreamReader) throws(StreamError) {
        let commandPool = try objects.remove(try r.u64(), .commandPool)
        try r.finish()
        try retire(commandPool, .commandPool)
    }

    private func executeAllocateCommandBuffers(_ r: StreamReader) throws(StreamError) {
        let pAllocateInfo = try r.elements(VkCommandBufferAllocateInfo.self, r.presence()) {
            (r, s) throws(StreamError) in try r.read_VkCommandBufferAllocateInfo(s)
        }
        try r.require(pAllocateInfo)
        let ids = try r.ids(Int(pAllocateInfo!.pointee.commandBufferCount))
        try r.finish()
        try runAllocateCommandBuffers(pAllocateInfo, ids)
    }

    private func executeFreeCommandBuffers(_ r: StreamReader) throws(StreamError) {
        let commandPool = try r.requiredHandle(.commandPool)
        let commandBufferCount = try r.u32()
        let pCommandBuffers = try r.elements(
            VkCommandBuffer?.self, r.count(is: Int(commandBufferCount), orNothing: true)
        ) { (r, s) throws(StreamError) in s.pointee = try r.handle(.commandBuffer) }
        try r.finish()
        try runFreeCommandBuffers(commandPool, commandBufferCount, pCommandBuffers)
    }

    private func executeBeginCommandBuffer(_ r: StreamReader) throws(StreamError) {
        let pBeginInfo = try r.elements(VkCommandBufferBeginInfo.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkCommandBufferBeginInfo(s)
        }
        try r.require(pBeginInfo)
        try r.finish()
        try checkBeginCommandBuffer(pBeginInfo)
        let functions = try deviceFunctions()
        guard let function = functions.vkBeginCommandBuffer else { throw .unsupported("vkBeginCommandBuffer") }
        try succeed(function(try currentCommandBuffer(), pBeginInfo), "vkBeginCommandBuffer")
    }

    private func executeEndCommandBuffer(_ r: StreamReader) throws(StreamError) {
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkEndCommandBuffer else { throw .unsupported("vkEndCommandBuffer") }
        try succeed(function(try currentCommandBuffer()), "vkEndCommandBuffer")
    }

    private func executeCmdBindPipeline(_ r: StreamReader) throws(StreamError) {
        let pipelineBindPoint = VkPipelineBindPoint(rawValue: .init(truncatingIfNeeded: try r.u32()))
        let pipeline = try r.requiredHandle(.pipeline)
        try r.finish()
        try checkCmdBindPipeline(pipelineBindPoint, pipeline)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdBindPipeline else { throw .unsupported("vkCmdBindPipeline") }
        function(try currentCommandBuffer(), pipelineBindPoint, pipeline)
    }

    private func executeCmdSetViewport(_ r: StreamReader) throws(StreamError) {
        let firstViewport = try r.u32()
        let viewportCount = try r.u32()
        let pViewports = try r.elements(VkViewport.self, r.count(is: Int(viewportCount), orNothing: false)) {
            (r, s) throws(StreamError) in try r.read_VkViewport(s)
        }
        try r.finish()
        try checkCmdSetViewport(firstViewport, viewportCount, pViewports)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdSetViewport else { throw .unsupported("vkCmdSetViewport") }
        function(try currentCommandBuffer(), firstViewport, viewportCount, pViewports)
    }

    private func executeCmdSetScissor(_ r: StreamReader) throws(StreamError) {
        let firstScissor = try r.u32()
        let scissorCount = try r.u32()
        let pScissors = try r.elements(VkRect2D.self, r.count(is: Int(scissorCount), orNothing: false)) {
            (r, s) throws(StreamError) in try r.read_VkRect2D(s)
        }
        try r.finish()
        try checkCmdSetScissor(firstScissor, scissorCount, pScissors)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdSetScissor else { throw .unsupported("vkCmdSetScissor") }
        function(try currentCommandBuffer(), firstScissor, scissorCount, pScissors)
    }

    private func executeCmdSetLineWidth(_ r: StreamReader) throws(StreamError) {
        let lineWidth = Float(bitPattern: try r.u32())
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdSetLineWidth else { throw .unsupported("vkCmdSetLineWidth") }
        function(try currentCommandBuffer(), lineWidth)
    }

    private func executeCmdSetDepthBias(_ r: StreamReader) throws(StreamError) {
        let depthBiasConstantFactor = Float(bitPattern: try r.u32())
        let depthBiasClamp = Float(bitPattern: try r.u32())
        let depthBiasSlopeFactor = Float(bitPattern: try r.u32())
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdSetDepthBias else { throw .unsupported("vkCmdSetDepthBias") }
        function(try currentCommandBuffer(), depthBiasConstantFactor, depthBiasClamp, depthBiasSlopeFactor)
    }

    private func executeCmdSetBlendConstants(_ r: StreamReader) throws(StreamError) {
        let blendConstants = try r.words(Float.self, 4)
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdSetBlendConstants else { throw .unsupported("vkCmdSetBlendConstants") }
        function(try currentCommandBuffer(), blendConstants)
    }

    private func executeCmdSetDepthBounds(_ r: StreamReader) throws(StreamError) {
        let minDepthBounds = Float(bitPattern: try r.u32())
        let maxDepthBounds = Float(bitPattern: try r.u32())
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdSetDepthBounds else { throw .unsupported("vkCmdSetDepthBounds") }
        function(try currentCommandBuffer(), minDepthBounds, maxDepthBounds)
    }

    private func executeCmdSetStencilCompareMask(_ r: StreamReader) throws(StreamError) {
        let faceMask = try r.u32()
        let compareMask = try r.u32()
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdSetStencilCompareMask else {
            throw .unsupported("vkCmdSetStencilCompareMask")
        }
        function(try currentCommandBuffer(), faceMask, compareMask)
    }

    private func executeCmdSetStencilWriteMask(_ r: StreamReader) throws(StreamError) {
        let faceMask = try r.u32()
        let writeMask = try r.u32()
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdSetStencilWriteMask else { throw .unsupported("vkCmdSetStencilWriteMask") }
        function(try currentCommandBuffer(), faceMask, writeMask)
    }

    private func executeCmdSetStencilReference(_ r: StreamReader) throws(StreamError) {
        let faceMask = try r.u32()
        let reference = try r.u32()
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdSetStencilReference else { throw .unsupported("vkCmdSetStencilReference") }
        function(try currentCommandBuffer(), faceMask, reference)
    }

    private func executeCmdBindDescriptorSets(_ r: StreamReader) throws(StreamError) {
        let pipelineBindPoint = VkPipelineBindPoint(rawValue: .init(truncatingIfNeeded: try r.u32()))
        let layout = try r.requiredHandle(.pipelineLayout)
        let firstSet = try r.u32()
        let descriptorSetCount = try r.u32()
        let pDescriptorSets = try r.elements(
            VkDescriptorSet?.self, r.count(is: Int(descriptorSetCount), orNothing: true)
        ) { (r, s) throws(StreamError) in s.pointee = try r.requiredHandle(.descriptorSet) }
        let dynamicOffsetCount = try r.u32()
        let pDynamicOffsets = try r.words(UInt32.self, r.count(is: Int(dynamicOffsetCount), orNothing: false))
        try r.finish()
        try checkCmdBindDescriptorSets(
            pipelineBindPoint, layout, firstSet, descriptorSetCount, pDescriptorSets, dynamicOffsetCount,
            pDynamicOffsets)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdBindDescriptorSets else { throw .unsupported("vkCmdBindDescriptorSets") }
        function(
            try currentCommandBuffer(), pipelineBindPoint, layout, firstSet, descriptorSetCount, pDescriptorSets,
            dynamicOffsetCount, pDynamicOffsets)
    }

    private func executeCmdBindIndexBuffer(_ r: StreamReader) throws(StreamError) {
        let buffer = try r.requiredHandle(.buffer)
        let offset = try r.u64()
        let indexType = VkIndexType(rawValue: .init(truncatingIfNeeded: try r.u32()))
        try r.finish()
        try checkCmdBindIndexBuffer(buffer, offset, indexType)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdBindIndexBuffer else { throw .unsupported("vkCmdBindIndexBuffer") }
        function(try currentCommandBuffer(), buffer, offset, indexType)
    }

    private func executeCmdBindVertexBuffers(_ r: StreamReader) throws(StreamError) {
        let firstBinding = try r.u32()
        let bindingCount = try r.u32()
        let pBuffers = try r.elements(VkBuffer?.self, r.count(is: Int(bindingCount), orNothing: true)) {
            (r, s) throws(StreamError) in s.pointee = try r.handle(.buffer)
        }
        let pOffsets = try r.elements(UInt64.self, r.count(is: Int(bindingCount), orNothing: false)) {
            (r, s) throws(StreamError) in s.pointee = try r.u64()
        }
        try r.finish()
        try checkCmdBindVertexBuffers(firstBinding, bindingCount, pBuffers, pOffsets)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdBindVertexBuffers else { throw .unsupported("vkCmdBindVertexBuffers") }
        function(try currentCommandBuffer(), firstBinding, bindingCount, pBuffers, pOffsets)
    }

    private func executeCmdDraw(_ r: StreamReader) throws(StreamError) {
        let vertexCount = try r.u32()
        let instanceCount = try r.u32()
        let firstVertex = try r.u32()
        let firstInstance = try r.u32()
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdDraw else { throw .unsupported("vkCmdDraw") }
        function(try currentCommandBuffer(), vertexCount, instanceCount, firstVertex, firstInstance)
    }

    private func executeCmdDrawIndexed(_ r: StreamReader) throws(StreamError) {
        let indexCount = try r.u32()
        let instanceCount = try r.u32()
        let firstIndex = try r.u32()
        let vertexOffset = Int32(bitPattern: try r.u32())
        let firstInstance = try r.u32()
        try r.finish()
        try checkCmdDrawIndexed(indexCount, instanceCount, firstIndex, vertexOffset, firstInstance)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdDrawIndexed else { throw .unsupported("vkCmdDrawIndexed") }
        function(try currentCommandBuffer(), indexCount, instanceCount, firstIndex, vertexOffset, firstInstance)
    }

    private func executeCmdDrawIndirect(_ r: StreamReader) throws(StreamError) {
        let buffer = try r.requiredHandle(.buffer)
        let offset = try r.u64()
        let drawCount = try r.u32()
        let stride = try r.u32()
        try r.finish()
        try checkCmdDrawIndirect(buffer, offset, drawCount, stride)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdDrawIndirect else { throw .unsupported("vkCmdDrawIndirect") }
        function(try currentCommandBuffer(), buffer, offset, drawCount, stride)
    }

    private func executeCmdDrawIndexedIndirect(_ r: StreamReader) throws(StreamError) {
        let buffer = try r.requiredHandle(.buffer)
        let offset = try r.u64()
        let drawCount = try r.u32()
        let stride = try r.u32()
        try r.finish()
        try checkCmdDrawIndexedIndirect(buffer, offset, drawCount, stride)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdDrawIndexedIndirect else { throw .unsupported("vkCmdDrawIndexedIndirect") }
        function(try currentCommandBuffer(), buffer, offset, drawCount, stride)
    }

    private func executeCmdDispatch(_ r: StreamReader) throws(StreamError) {
        let groupCountX = try r.u32()
        let groupCountY = try r.u32()
        let groupCountZ = try r.u32()
        try r.finish()
        try checkCmdDispatch(groupCountX, groupCountY, groupCountZ)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdDispatch else { throw .unsupported("vkCmdDispatch") }
        function(try currentCommandBuffer(), groupCountX, groupCountY, groupCountZ)
    }

    private func executeCmdDispatchIndirect(_ r: StreamReader) throws(StreamError) {
        let buffer = try r.requiredHandle(.buffer)
        let offset = try r.u64()
        try r.finish()
        try checkCmdDispatchIndirect(buffer, offset)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdDispatchIndirect else { throw .unsupported("vkCmdDispatchIndirect") }
        function(try currentCommandBuffer(), buffer, offset)
    }

    private func executeCmdCopyBuffer(_ r: StreamReader) throws(StreamError) {
        let srcBuffer = try r.requiredHandle(.buffer)
        let dstBuffer = try r.requiredHandle(.buffer)
        let regionCount = try r.u32()
        let pRegions = try r.elements(VkBufferCopy.self, r.count(is: Int(regionCount), orNothing: false)) {
            (r, s) throws(StreamError) in try r.read_VkBufferCopy(s)
        }
        try r.finish()
        try checkCmdCopyBuffer(srcBuffer, dstBuffer, regionCount, pRegions)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdCopyBuffer else { throw .unsupported("vkCmdCopyBuffer") }
        function(try currentCommandBuffer(), srcBuffer, dstBuffer, regionCount, pRegions)
    }

    private func executeCmdCopyImage(_ r: StreamReader) throws(StreamError) {
        let srcImage = try r.requiredHandle(.image)
        let srcImageLayout = try r.imageLayout()
        let dstImage = try r.requiredHandle(.image)
        let dstImageLayout = try r.imageLayout()
        let regionCount = try r.u32()
        let pRegions = try r.elements(VkImageCopy.self, r.count(is: Int(regionCount), orNothing: false)) {
            (r, s) throws(StreamError) in try r.read_VkImageCopy(s)
        }
        try r.finish()
        try checkCmdCopyImage(srcImage, srcImageLayout, dstImage, dstImageLayout, regionCount, pRegions)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdCopyImage else { throw .unsupported("vkCmdCopyImage") }
        function(try currentCommandBuffer(), srcImage, srcImageLayout, dstImage, dstImageLayout, regionCount, pRegions)
    }

    private func executeCmdBlitImage(_ r: StreamReader) throws(StreamError) {
        let srcImage = try r.requiredHandle(.image)
        let srcImageLayout = try r.imageLayout()
        let dstImage = try r.requiredHandle(.image)
        let dstImageLayout = try r.imageLayout()
        let regionCount = try r.u32()
        let pRegions = try r.elements(VkImageBlit.self, r.count(is: Int(regionCount), orNothing: false)) {
            (r, s) throws(StreamError) in try r.read_VkImageBlit(s)
        }
        let filter = VkFilter(rawValue: .init(truncatingIfNeeded: try r.u32()))
        try r.finish()
        try checkCmdBlitImage(srcImage, srcImageLayout, dstImage, dstImageLayout, regionCount, pRegions, filter)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdBlitImage else { throw .unsupported("vkCmdBlitImage") }
        function(
            try currentCommandBuffer(), srcImage, srcImageLayout, dstImage, dstImageLayout, regionCount, pRegions,
            filter)
    }

    private func executeCmdCopyBufferToImage(_ r: StreamReader) throws(StreamError) {
        let srcBuffer = try r.requiredHandle(.buffer)
        let dstImage = try r.requiredHandle(.image)
        let dstImageLayout = try r.imageLayout()
        let regionCount = try r.u32()
        let pRegions = try r.elements(VkBufferImageCopy.self, r.count(is: Int(regionCount), orNothing: false)) {
            (r, s) throws(StreamError) in try r.read_VkBufferImageCopy(s)
        }
        try r.finish()
        try checkCmdCopyBufferToImage(srcBuffer, dstImage, dstImageLayout, regionCount, pRegions)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdCopyBufferToImage else { throw .unsupported("vkCmdCopyBufferToImage") }
        function(try currentCommandBuffer(), srcBuffer, dstImage, dstImageLayout, regionCount, pRegions)
    }

    private func executeCmdCopyImageToBuffer(_ r: StreamReader) throws(StreamError) {
        let srcImage = try r.requiredHandle(.image)
        let srcImageLayout = try r.imageLayout()
        let dstBuffer = try r.requiredHandle(.buffer)
        let regionCount = try r.u32()
        let pRegions = try r.elements(VkBufferImageCopy.self, r.count(is: Int(regionCount), orNothing: false)) {
            (r, s) throws(StreamError) in try r.read_VkBufferImageCopy(s)
        }
        try r.finish()
        try checkCmdCopyImageToBuffer(srcImage, srcImageLayout, dstBuffer, regionCount, pRegions)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdCopyImageToBuffer else { throw .unsupported("vkCmdCopyImageToBuffer") }
        function(try currentCommandBuffer(), srcImage, srcImageLayout, dstBuffer, regionCount, pRegions)
    }

    private func executeCmdUpdateBuffer(_ r: StreamReader) throws(StreamError) {
        let dstBuffer = try r.requiredHandle(.buffer)
        let dstOffset = try r.u64()
        let dataSize = try r.u64()
        let pData = try r.bytes(r.count(is: Int(truncatingIfNeeded: dataSize), orNothing: false))
        try r.finish()
        try checkCmdUpdateBuffer(dstBuffer, dstOffset, dataSize, pData)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdUpdateBuffer else { throw .unsupported("vkCmdUpdateBuffer") }
        function(try currentCommandBuffer(), dstBuffer, dstOffset, dataSize, pData)
    }

    private func executeCmdFillBuffer(_ r: StreamReader) throws(StreamError) {
        let dstBuffer = try r.requiredHandle(.buffer)
        let dstOffset = try r.u64()
        let size = try r.u64()
        let data = try r.u32()
        try r.finish()
        try checkCmdFillBuffer(dstBuffer, dstOffset, size, data)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdFillBuffer else { throw .unsupported("vkCmdFillBuffer") }
        function(try currentCommandBuffer(), dstBuffer, dstOffset, size, data)
    }

    private func executeCmdClearColorImage(_ r: StreamReader) throws(StreamError) {
        let image = try r.requiredHandle(.image)
        let imageLayout = try r.imageLayout()
        let pColor = try r.unions(VkClearColorValue.self, r.presence())
        let rangeCount = try r.u32()
        let pRanges = try r.elements(VkImageSubresourceRange.self, r.count(is: Int(rangeCount), orNothing: false)) {
            (r, s) throws(StreamError) in try r.read_VkImageSubresourceRange(s)
        }
        try r.finish()
        try checkCmdClearColorImage(image, imageLayout, pColor, rangeCount, pRanges)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdClearColorImage else { throw .unsupported("vkCmdClearColorImage") }
        function(try currentCommandBuffer(), image, imageLayout, pColor, rangeCount, pRanges)
    }

    private func executeCmdClearDepthStencilImage(_ r: StreamReader) throws(StreamError) {
        let image = try r.requiredHandle(.image)
        let imageLayout = try r.imageLayout()
        let pDepthStencil = try r.elements(VkClearDepthStencilValue.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkClearDepthStencilValue(s)
        }
        let rangeCount = try r.u32()
        let pRanges = try r.elements(VkImageSubresourceRange.self, r.count(is: Int(rangeCount), orNothing: false)) {
            (r, s) throws(StreamError) in try r.read_VkImageSubresourceRange(s)
        }
        try r.require(pDepthStencil)
        try r.finish()
        try checkCmdClearDepthStencilImage(image, imageLayout, pDepthStencil, rangeCount, pRanges)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdClearDepthStencilImage else {
            throw .unsupported("vkCmdClearDepthStencilImage")
        }
        function(try currentCommandBuffer(), image, imageLayout, pDepthStencil, rangeCount, pRanges)
    }

    private func executeCmdClearAttachments(_ r: StreamReader) throws(StreamError) {
        let attachmentCount = try r.u32()
        let pAttachments = try r.elements(VkClearAttachment.self, r.count(is: Int(attachmentCount), orNothing: false)) {
            (r, s) throws(StreamError) in try r.read_VkClearAttachment(s)
        }
        let rectCount = try r.u32()
        let pRects = try r.elements(VkClearRect.self, r.count(is: Int(rectCount), orNothing: false)) {
            (r, s) throws(StreamError) in try r.read_VkClearRect(s)
        }
        try r.finish()
        try checkCmdClearAttachments(attachmentCount, pAttachments, rectCount, pRects)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdClearAttachments else { throw .unsupported("vkCmdClearAttachments") }
        function(try currentCommandBuffer(), attachmentCount, pAttachments, rectCount, pRects)
    }

    private func executeCmdResolveImage(_ r: StreamReader) throws(StreamError) {
        let srcImage = try r.requiredHandle(.image)
        let srcImageLayout = try r.imageLayout()
        let dstImage = try r.requiredHandle(.image)
        let dstImageLayout = try r.imageLayout()
        let regionCount = try r.u32()
        let pRegions = try r.elements(VkImageResolve.self, r.count(is: Int(regionCount), orNothing: false)) {
            (r, s) throws(StreamError) in try r.read_VkImageResolve(s)
        }
        try r.finish()
        try checkCmdResolveImage(srcImage, srcImageLayout, dstImage, dstImageLayout, regionCount, pRegions)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdResolveImage else { throw .unsupported("vkCmdResolveImage") }
        function(try currentCommandBuffer(), srcImage, srcImageLayout, dstImage, dstImageLayout, regionCount, pRegions)
    }

    private func executeCmdSetEvent(_ r: StreamReader) throws(StreamError) {
        let event = try r.requiredHandle(.event)
        let stageMask = try r.u32()
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdSetEvent else { throw .unsupported("vkCmdSetEvent") }
        function(try currentCommandBuffer(), event, stageMask)
    }

    private func executeCmdResetEvent(_ r: StreamReader) throws(StreamError) {
        let event = try r.requiredHandle(.event)
        let stageMask = try r.u32()
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdResetEvent else { throw .unsupported("vkCmdResetEvent") }
        function(try currentCommandBuffer(), event, stageMask)
    }

    private func executeCmdWaitEvents(_ r: StreamReader) throws(StreamError) {
        let eventCount = try r.u32()
        let pEvents = try r.elements(VkEvent?.self, r.count(is: Int(eventCount), orNothing: false)) {
            (r, s) throws(StreamError) in s.pointee = try r.requiredHandle(.event)
        }
        let srcStageMask = try r.u32()
        let dstStageMask = try r.u32()
        let memoryBarrierCount = try r.u32()
        let pMemoryBarriers = try r.elements(
            VkMemoryBarrier.self, r.count(is: Int(memoryBarrierCount), orNothing: false)
        ) { (r, s) throws(StreamError) in try r.read_VkMemoryBarrier(s) }
        let bufferMemoryBarrierCount = try r.u32()
        let pBufferMemoryBarriers = try r.elements(
            VkBufferMemoryBarrier.self, r.count(is: Int(bufferMemoryBarrierCount), orNothing: false)
        ) { (r, s) throws(StreamError) in try r.read_VkBufferMemoryBarrier(s) }
        let imageMemoryBarrierCount = try r.u32()
        let pImageMemoryBarriers = try r.elements(
            VkImageMemoryBarrier.self, r.count(is: Int(imageMemoryBarrierCount), orNothing: false)
        ) { (r, s) throws(StreamError) in try r.read_VkImageMemoryBarrier(s) }
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdWaitEvents else { throw .unsupported("vkCmdWaitEvents") }
        function(
            try currentCommandBuffer(), eventCount, pEvents, srcStageMask, dstStageMask, memoryBarrierCount,
            pMemoryBarriers, bufferMemoryBarrierCount, pBufferMemoryBarriers, imageMemoryBarrierCount,
            pImageMemoryBarriers)
    }

    private func executeCmdPipelineBarrier(_ r: StreamReader) throws(StreamError) {
        let srcStageMask = try r.u32()
        let dstStageMask = try r.u32()
        let dependencyFlags = try r.u32()
        let memoryBarrierCount = try r.u32()
        let pMemoryBarriers = try r.elements(
            VkMemoryBarrier.self, r.count(is: Int(memoryBarrierCount), orNothing: false)
        ) { (r, s) throws(StreamError) in try r.read_VkMemoryBarrier(s) }
        let bufferMemoryBarrierCount = try r.u32()
        let pBufferMemoryBarriers = try r.elements(
            VkBufferMemoryBarrier.self, r.count(is: Int(bufferMemoryBarrierCount), orNothing: false)
        ) { (r, s) throws(StreamError) in try r.read_VkBufferMemoryBarrier(s) }
        let imageMemoryBarrierCount = try r.u32()
        let pImageMemoryBarriers = try r.elements(
            VkImageMemoryBarrier.self, r.count(is: Int(imageMemoryBarrierCount), orNothing: false)
        ) { (r, s) throws(StreamError) in try r.read_VkImageMemoryBarrier(s) }
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdPipelineBarrier else { throw .unsupported("vkCmdPipelineBarrier") }
        function(
            try currentCommandBuffer(), srcStageMask, dstStageMask, dependencyFlags, memoryBarrierCount,
            pMemoryBarriers, bufferMemoryBarrierCount, pBufferMemoryBarriers, imageMemoryBarrierCount,
            pImageMemoryBarriers)
    }

    private func executeCmdBeginQuery(_ r: StreamReader) throws(StreamError) {
        let queryPool = try r.requiredHandle(.queryPool)
        let query = try r.u32()
        let flags = try r.u32()
        try r.finish()
        try checkCmdBeginQuery(queryPool, query, flags)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdBeginQuery else { throw .unsupported("vkCmdBeginQuery") }
        function(try currentCommandBuffer(), queryPool, query, flags)
    }

    private func executeCmdEndQuery(_ r: StreamReader) throws(StreamError) {
        let queryPool = try r.requiredHandle(.queryPool)
        let query = try r.u32()
        try r.finish()
        try checkCmdEndQuery(queryPool, query)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdEndQuery else { throw .unsupported("vkCmdEndQuery") }
        function(try currentCommandBuffer(), queryPool, query)
    }

    private func executeCmdResetQueryPool(_ r: StreamReader) throws(StreamError) {
        let queryPool = try r.requiredHandle(.queryPool)
        let firstQuery = try r.u32()
        let queryCount = try r.u32()
        try r.finish()
        try checkCmdResetQueryPool(queryPool, firstQuery, queryCount)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdResetQueryPool else { throw .unsupported("vkCmdResetQueryPool") }
        function(try currentCommandBuffer(), queryPool, firstQuery, queryCount)
    }

    private func executeCmdWriteTimestamp(_ r: StreamReader) throws(StreamError) {
        let pipelineStage = VkPipelineStageFlagBits(rawValue: .init(truncatingIfNeeded: try r.u32()))
        let queryPool = try r.requiredHandle(.queryPool)
        let query = try r.u32()
        try r.finish()
        try checkCmdWriteTimestamp(pipelineStage, queryPool, query)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdWriteTimestamp else { throw .unsupported("vkCmdWriteTimestamp") }
        function(try currentCommandBuffer(), pipelineStage, queryPool, query)
    }

    private func executeCmdCopyQueryPoolResults(_ r: StreamReader) throws(StreamError) {
        let queryPool = try r.requiredHandle(.queryPool)
        let firstQuery = try r.u32()
        let queryCount = try r.u32()
        let dstBuffer = try r.requiredHandle(.buffer)
        let dstOffset = try r.u64()
        let stride = try r.u64()
        let flags = try r.u32()
        try r.finish()
        try checkCmdCopyQueryPoolResults(queryPool, firstQuery, queryCount, dstBuffer, dstOffset, stride, flags)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdCopyQueryPoolResults else {
            throw .unsupported("vkCmdCopyQueryPoolResults")
        }
        function(try currentCommandBuffer(), queryPool, firstQuery, queryCount, dstBuffer, dstOffset, stride, flags)
    }

    private func executeCmdPushConstants(_ r: StreamReader) throws(StreamError) {
        let layout = try r.requiredHandle(.pipelineLayout)
        let stageFlags = try r.u32()
        let offset = try r.u32()
        let size = try r.u32()
        let pValues = try r.bytes(r.count(is: Int(size), orNothing: false))
        try r.finish()
        try checkCmdPushConstants(layout, stageFlags, offset, size, pValues)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdPushConstants else { throw .unsupported("vkCmdPushConstants") }
        function(try currentCommandBuffer(), layout, stageFlags, offset, size, pValues)
    }

    private func executeCmdBeginRenderPass(_ r: StreamReader) throws(StreamError) {
        let pRenderPassBegin = try r.elements(VkRenderPassBeginInfo.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkRenderPassBeginInfo(s)
        }
        let contents = VkSubpassContents(rawValue: .init(truncatingIfNeeded: try r.u32()))
        try r.require(pRenderPassBegin)
        try r.finish()
        try checkCmdBeginRenderPass(pRenderPassBegin, contents)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdBeginRenderPass else { throw .unsupported("vkCmdBeginRenderPass") }
        function(try currentCommandBuffer(), pRenderPassBegin, contents)
    }

    private func executeCmdNextSubpass(_ r: StreamReader) throws(StreamError) {
        let contents = VkSubpassContents(rawValue: .init(truncatingIfNeeded: try r.u32()))
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdNextSubpass else { throw .unsupported("vkCmdNextSubpass") }
        function(try currentCommandBuffer(), contents)
    }

    private func executeCmdEndRenderPass(_ r: StreamReader) throws(StreamError) {
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdEndRenderPass else { throw .unsupported("vkCmdEndRenderPass") }
        function(try currentCommandBuffer())
    }

    private func executeCmdExecuteCommands(_ r: StreamReader) throws(StreamError) {
        let commandBufferCount = try r.u32()
        let pCommandBuffers = try r.elements(
            VkCommandBuffer?.self, r.count(is: Int(commandBufferCount), orNothing: false)
        ) { (r, s) throws(StreamError) in s.pointee = try r.requiredHandle(.commandBuffer) }
        try r.finish()
        try checkCmdExecuteCommands(commandBufferCount, pCommandBuffers)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdExecuteCommands else { throw .unsupported("vkCmdExecuteCommands") }
        function(try currentCommandBuffer(), commandBufferCount, pCommandBuffers)
    }

    private func executeBindBufferMemory2(_ r: StreamReader) throws(StreamError) {
        let bindInfoCount = try r.u32()
        let pBindInfos = try r.elements(VkBindBufferMemoryInfo.self, r.count(is: Int(bindInfoCount), orNothing: false))
        { (r, s) throws(StreamError) in try r.read_VkBindBufferMemoryInfo(s) }
        try r.finish()
        try checkBindBufferMemory2(bindInfoCount, pBindInfos)
        let functions = try deviceFunctions()
        guard let function = functions.vkBindBufferMemory2 else { throw .unsupported("vkBindBufferMemory2") }
        try succeed(function(try currentDevice(), bindInfoCount, pBindInfos), "vkBindBufferMemory2")
    }

    private func executeBindImageMemory2(_ r: StreamReader) throws(StreamError) {
        let bindInfoCount = try r.u32()
        let pBindInfos = try r.elements(VkBindImageMemoryInfo.self, r.count(is: Int(bindInfoCount), orNothing: false)) {
            (r, s) throws(StreamError) in try r.read_VkBindImageMemoryInfo(s)
        }
        try r.finish()
        try checkBindImageMemory2(bindInfoCount, pBindInfos)
        let functions = try deviceFunctions()
        guard let function = functions.vkBindImageMemory2 else { throw .unsupported("vkBindImageMemory2") }
        try succeed(function(try currentDevice(), bindInfoCount, pBindInfos), "vkBindImageMemory2")
    }

    private func executeCmdSetDeviceMask(_ r: StreamReader) throws(StreamError) {
        let deviceMask = try r.u32()
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdSetDeviceMask else { throw .unsupported("vkCmdSetDeviceMask") }
        function(try currentCommandBuffer(), deviceMask)
    }

    private func executeCmdDispatchBase(_ r: StreamReader) throws(StreamError) {
        let baseGroupX = try r.u32()
        let baseGroupY = try r.u32()
        let baseGroupZ = try r.u32()
        let groupCountX = try r.u32()
        let groupCountY = try r.u32()
        let groupCountZ = try r.u32()
        try r.finish()
        try checkCmdDispatchBase(baseGroupX, baseGroupY, baseGroupZ, groupCountX, groupCountY, groupCountZ)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdDispatchBase else { throw .unsupported("vkCmdDispatchBase") }
        function(try currentCommandBuffer(), baseGroupX, baseGroupY, baseGroupZ, groupCountX, groupCountY, groupCountZ)
    }

    private func executeGetImageMemoryRequirements2(_ r: StreamReader, _ reply: StreamWriter?) throws(StreamError) {
        let pInfo = try r.elements(VkImageMemoryRequirementsInfo2.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkImageMemoryRequirementsInfo2(s)
        }
        let pMemoryRequirements = try r.make(VkMemoryRequirements2.self)
        pMemoryRequirements.pointee.sType = VK_STRUCTURE_TYPE_MEMORY_REQUIREMENTS_2
        pMemoryRequirements.pointee.pNext = try r.makeChain()
        try r.require(pInfo)
        try r.finish()
        try runGetImageMemoryRequirements2(pInfo, pMemoryRequirements, reply)
    }

    private func executeGetBufferMemoryRequirements2(_ r: StreamReader, _ reply: StreamWriter?) throws(StreamError) {
        let pInfo = try r.elements(VkBufferMemoryRequirementsInfo2.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkBufferMemoryRequirementsInfo2(s)
        }
        let pMemoryRequirements = try r.make(VkMemoryRequirements2.self)
        pMemoryRequirements.pointee.sType = VK_STRUCTURE_TYPE_MEMORY_REQUIREMENTS_2
        pMemoryRequirements.pointee.pNext = try r.makeChain()
        try r.require(pInfo)
        try r.finish()
        try runGetBufferMemoryRequirements2(pInfo, pMemoryRequirements, reply)
    }

    private func executeGetPhysicalDeviceFeatures2(_ r: StreamReader, _ reply: StreamWriter?) throws(StreamError) {
        let pFeatures = try r.make(VkPhysicalDeviceFeatures2.self)
        pFeatures.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2
        pFeatures.pointee.pNext = try r.makeChain()
        try r.finish()
        try runGetPhysicalDeviceFeatures2(pFeatures, reply)
    }

    private func executeGetPhysicalDeviceProperties2(_ r: StreamReader, _ reply: StreamWriter?) throws(StreamError) {
        let pProperties = try r.make(VkPhysicalDeviceProperties2.self)
        pProperties.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROPERTIES_2
        pProperties.pointee.pNext = try r.makeChain()
        try r.finish()
        try runGetPhysicalDeviceProperties2(pProperties, reply)
    }

    private func executeGetPhysicalDeviceFormatProperties2(_ r: StreamReader, _ reply: StreamWriter?)
        throws(StreamError)
    {
        let format = VkFormat(rawValue: .init(truncatingIfNeeded: try r.u32()))
        let pFormatProperties = try r.make(VkFormatProperties2.self)
        pFormatProperties.pointee.sType = VK_STRUCTURE_TYPE_FORMAT_PROPERTIES_2
        pFormatProperties.pointee.pNext = try r.makeChain()
        try r.finish()
        let functions = instanceFunctions
        guard let function = functions.vkGetPhysicalDeviceFormatProperties2 else {
            throw .unsupported("vkGetPhysicalDeviceFormatProperties2")
        }
        function(physicalDevice, format, pFormatProperties)
        guard let reply else { return }
        reply.result = VK_SUCCESS
        reply.write_VkFormatProperties2(pFormatProperties)
    }

    private func executeGetPhysicalDeviceImageFormatProperties2(_ r: StreamReader, _ reply: StreamWriter?)
        throws(StreamError)
    {
        let pImageFormatInfo = try r.elements(VkPhysicalDeviceImageFormatInfo2.self, r.presence()) {
            (r, s) throws(StreamError) in try r.read_VkPhysicalDeviceImageFormatInfo2(s)
        }
        let pImageFormatProperties = try r.make(VkImageFormatProperties2.self)
        pImageFormatProperties.pointee.sType = VK_STRUCTURE_TYPE_IMAGE_FORMAT_PROPERTIES_2
        pImageFormatProperties.pointee.pNext = try r.makeChain()
        try r.require(pImageFormatInfo)
        try r.finish()
        try runGetPhysicalDeviceImageFormatProperties2(pImageFormatInfo, pImageFormatProperties, reply)
    }

    private func executeGetPhysicalDeviceQueueFamilyProperties2(_ r: StreamReader, _ reply: StreamWriter?)
        throws(StreamError)
    {
        let pQueueFamilyPropertyCount = try r.make(UInt32.self)
        pQueueFamilyPropertyCount.pointee = try r.u32()
        let pQueueFamilyProperties = try r.outputs(VkQueueFamilyProperties2.self, pQueueFamilyPropertyCount.pointee) {
            s, chain in
            s.pointee.sType = VK_STRUCTURE_TYPE_QUEUE_FAMILY_PROPERTIES_2; s.pointee.pNext = chain
        }
        try r.finish()
        let functions = instanceFunctions
        guard let function = functions.vkGetPhysicalDeviceQueueFamilyProperties2 else {
            throw .unsupported("vkGetPhysicalDeviceQueueFamilyProperties2")
        }
        function(physicalDevice, pQueueFamilyPropertyCount, pQueueFamilyProperties)
        guard let reply else { return }
        reply.result = VK_SUCCESS
        reply.u32(UInt32(truncatingIfNeeded: pQueueFamilyPropertyCount.pointee))
        reply.outputs(pQueueFamilyProperties, pQueueFamilyPropertyCount.pointee) { reply, s in
            reply.write_VkQueueFamilyProperties2(s)
        }
    }

    private func executeGetPhysicalDeviceMemoryProperties2(_ r: StreamReader, _ reply: StreamWriter?)
        throws(StreamError)
    {
        let pMemoryProperties = try r.make(VkPhysicalDeviceMemoryProperties2.self)
        pMemoryProperties.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MEMORY_PROPERTIES_2
        pMemoryProperties.pointee.pNext = try r.makeChain()
        try r.finish()
        try runGetPhysicalDeviceMemoryProperties2(pMemoryProperties, reply)
    }

    private func executeGetDeviceQueue2(_ r: StreamReader) throws(StreamError) {
        let pQueueInfo = try r.elements(VkDeviceQueueInfo2.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkDeviceQueueInfo2(s)
        }
        try r.require(pQueueInfo)
        let id = try r.u64()
        try r.finish()
        try runGetDeviceQueue2(pQueueInfo, id)
    }

    private func executeCreateSamplerYcbcrConversion(_ r: StreamReader) throws(StreamError) {
        let pCreateInfo = try r.elements(VkSamplerYcbcrConversionCreateInfo.self, r.presence()) {
            (r, s) throws(StreamError) in try r.read_VkSamplerYcbcrConversionCreateInfo(s)
        }
        try r.require(pCreateInfo)
        let id = try r.u64()
        try r.finish()
        var made: VkSamplerYcbcrConversion?
        let functions = try deviceFunctions()
        guard let function = functions.vkCreateSamplerYcbcrConversion else {
            throw .unsupported("vkCreateSamplerYcbcrConversion")
        }
        try succeed(function(try currentDevice(), pCreateInfo, nil, &made), "vkCreateSamplerYcbcrConversion")
        try objects.add(id, .samplerYcbcrConversion, made)
    }

    private func executeDestroySamplerYcbcrConversion(_ r: StreamReader) throws(StreamError) {
        let ycbcrConversion = try objects.remove(try r.u64(), .samplerYcbcrConversion)
        try r.finish()
        try retire(ycbcrConversion, .samplerYcbcrConversion)
    }

    private func executeGetDescriptorSetLayoutSupport(_ r: StreamReader, _ reply: StreamWriter?) throws(StreamError) {
        let pCreateInfo = try r.elements(VkDescriptorSetLayoutCreateInfo.self, r.presence()) {
            (r, s) throws(StreamError) in try r.read_VkDescriptorSetLayoutCreateInfo(s)
        }
        let pSupport = try r.make(VkDescriptorSetLayoutSupport.self)
        pSupport.pointee.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_LAYOUT_SUPPORT
        pSupport.pointee.pNext = try r.makeChain()
        try r.require(pCreateInfo)
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkGetDescriptorSetLayoutSupport else {
            throw .unsupported("vkGetDescriptorSetLayoutSupport")
        }
        function(try currentDevice(), pCreateInfo, pSupport)
        guard let reply else { return }
        reply.result = VK_SUCCESS
        reply.write_VkDescriptorSetLayoutSupport(pSupport)
    }

    private func executeCmdDrawIndirectCount(_ r: StreamReader) throws(StreamError) {
        let buffer = try r.requiredHandle(.buffer)
        let offset = try r.u64()
        let countBuffer = try r.requiredHandle(.buffer)
        let countBufferOffset = try r.u64()
        let maxDrawCount = try r.u32()
        let stride = try r.u32()
        try r.finish()
        try checkCmdDrawIndirectCount(buffer, offset, countBuffer, countBufferOffset, maxDrawCount, stride)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdDrawIndirectCount else { throw .unsupported("vkCmdDrawIndirectCount") }
        function(try currentCommandBuffer(), buffer, offset, countBuffer, countBufferOffset, maxDrawCount, stride)
    }

    private func executeCmdDrawIndexedIndirectCount(_ r: StreamReader) throws(StreamError) {
        let buffer = try r.requiredHandle(.buffer)
        let offset = try r.u64()
        let countBuffer = try r.requiredHandle(.buffer)
        let countBufferOffset = try r.u64()
        let maxDrawCount = try r.u32()
        let stride = try r.u32()
        try r.finish()
        try checkCmdDrawIndexedIndirectCount(buffer, offset, countBuffer, countBufferOffset, maxDrawCount, stride)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdDrawIndexedIndirectCount else {
            throw .unsupported("vkCmdDrawIndexedIndirectCount")
        }
        function(try currentCommandBuffer(), buffer, offset, countBuffer, countBufferOffset, maxDrawCount, stride)
    }

    private func executeCreateRenderPass2(_ r: StreamReader) throws(StreamError) {
        let pCreateInfo = try r.elements(VkRenderPassCreateInfo2.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkRenderPassCreateInfo2(s)
        }
        try r.require(pCreateInfo)
        let id = try r.u64()
        try r.finish()
        try runCreateRenderPass2(pCreateInfo, id)
    }

    private func executeCmdBeginRenderPass2(_ r: StreamReader) throws(StreamError) {
        let pRenderPassBegin = try r.elements(VkRenderPassBeginInfo.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkRenderPassBeginInfo(s)
        }
        let pSubpassBeginInfo = try r.elements(VkSubpassBeginInfo.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkSubpassBeginInfo(s)
        }
        try r.require(pRenderPassBegin)
        try r.require(pSubpassBeginInfo)
        try r.finish()
        try checkCmdBeginRenderPass2(pRenderPassBegin, pSubpassBeginInfo)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdBeginRenderPass2 else { throw .unsupported("vkCmdBeginRenderPass2") }
        function(try currentCommandBuffer(), pRenderPassBegin, pSubpassBeginInfo)
    }

    private func executeCmdNextSubpass2(_ r: StreamReader) throws(StreamError) {
        let pSubpassBeginInfo = try r.elements(VkSubpassBeginInfo.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkSubpassBeginInfo(s)
        }
        let pSubpassEndInfo = try r.elements(VkSubpassEndInfo.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkSubpassEndInfo(s)
        }
        try r.require(pSubpassBeginInfo)
        try r.require(pSubpassEndInfo)
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdNextSubpass2 else { throw .unsupported("vkCmdNextSubpass2") }
        function(try currentCommandBuffer(), pSubpassBeginInfo, pSubpassEndInfo)
    }

    private func executeCmdEndRenderPass2(_ r: StreamReader) throws(StreamError) {
        let pSubpassEndInfo = try r.elements(VkSubpassEndInfo.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkSubpassEndInfo(s)
        }
        try r.require(pSubpassEndInfo)
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdEndRenderPass2 else { throw .unsupported("vkCmdEndRenderPass2") }
        function(try currentCommandBuffer(), pSubpassEndInfo)
    }

    private func executeResetQueryPool(_ r: StreamReader) throws(StreamError) {
        let queryPool = try r.requiredHandle(.queryPool)
        let firstQuery = try r.u32()
        let queryCount = try r.u32()
        try r.finish()
        try checkResetQueryPool(queryPool, firstQuery, queryCount)
        let functions = try deviceFunctions()
        guard let function = functions.vkResetQueryPool else { throw .unsupported("vkResetQueryPool") }
        function(try currentDevice(), queryPool, firstQuery, queryCount)
    }

    private func executeGetBufferDeviceAddress(_ r: StreamReader, _ reply: StreamWriter?) throws(StreamError) {
        let pInfo = try r.elements(VkBufferDeviceAddressInfo.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkBufferDeviceAddressInfo(s)
        }
        try r.require(pInfo)
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkGetBufferDeviceAddress else { throw .unsupported("vkGetBufferDeviceAddress") }
        let value = function(try currentDevice(), pInfo)
        guard let reply else { return }
        reply.result = VK_SUCCESS
        reply.u64(UInt64(truncatingIfNeeded: value))
    }

    private func executeCmdSetEvent2(_ r: StreamReader) throws(StreamError) {
        let event = try r.requiredHandle(.event)
        let pDependencyInfo = try r.elements(VkDependencyInfo.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkDependencyInfo(s)
        }
        try r.require(pDependencyInfo)
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdSetEvent2 else { throw .unsupported("vkCmdSetEvent2") }
        function(try currentCommandBuffer(), event, pDependencyInfo)
    }

    private func executeCmdResetEvent2(_ r: StreamReader) throws(StreamError) {
        let event = try r.requiredHandle(.event)
        let stageMask = try r.u64()
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdResetEvent2 else { throw .unsupported("vkCmdResetEvent2") }
        function(try currentCommandBuffer(), event, stageMask)
    }

    private func executeCmdWaitEvents2(_ r: StreamReader) throws(StreamError) {
        let eventCount = try r.u32()
        let pEvents = try r.elements(VkEvent?.self, r.count(is: Int(eventCount), orNothing: false)) {
            (r, s) throws(StreamError) in s.pointee = try r.requiredHandle(.event)
        }
        let pDependencyInfos = try r.elements(VkDependencyInfo.self, r.count(is: Int(eventCount), orNothing: false)) {
            (r, s) throws(StreamError) in try r.read_VkDependencyInfo(s)
        }
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdWaitEvents2 else { throw .unsupported("vkCmdWaitEvents2") }
        function(try currentCommandBuffer(), eventCount, pEvents, pDependencyInfos)
    }

    private func executeCmdPipelineBarrier2(_ r: StreamReader) throws(StreamError) {
        let pDependencyInfo = try r.elements(VkDependencyInfo.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkDependencyInfo(s)
        }
        try r.require(pDependencyInfo)
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdPipelineBarrier2 else { throw .unsupported("vkCmdPipelineBarrier2") }
        function(try currentCommandBuffer(), pDependencyInfo)
    }

    private func executeCmdWriteTimestamp2(_ r: StreamReader) throws(StreamError) {
        let stage = try r.u64()
        let queryPool = try r.requiredHandle(.queryPool)
        let query = try r.u32()
        try r.finish()
        try checkCmdWriteTimestamp2(stage, queryPool, query)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdWriteTimestamp2 else { throw .unsupported("vkCmdWriteTimestamp2") }
        function(try currentCommandBuffer(), stage, queryPool, query)
    }

    private func executeCmdCopyBuffer2(_ r: StreamReader) throws(StreamError) {
        let pCopyBufferInfo = try r.elements(VkCopyBufferInfo2.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkCopyBufferInfo2(s)
        }
        try r.require(pCopyBufferInfo)
        try r.finish()
        try checkCmdCopyBuffer2(pCopyBufferInfo)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdCopyBuffer2 else { throw .unsupported("vkCmdCopyBuffer2") }
        function(try currentCommandBuffer(), pCopyBufferInfo)
    }

    private func executeCmdCopyImage2(_ r: StreamReader) throws(StreamError) {
        let pCopyImageInfo = try r.elements(VkCopyImageInfo2.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkCopyImageInfo2(s)
        }
        try r.require(pCopyImageInfo)
        try r.finish()
        try checkCmdCopyImage2(pCopyImageInfo)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdCopyImage2 else { throw .unsupported("vkCmdCopyImage2") }
        function(try currentCommandBuffer(), pCopyImageInfo)
    }

    private func executeCmdCopyBufferToImage2(_ r: StreamReader) throws(StreamError) {
        let pCopyBufferToImageInfo = try r.elements(VkCopyBufferToImageInfo2.self, r.presence()) {
            (r, s) throws(StreamError) in try r.read_VkCopyBufferToImageInfo2(s)
        }
        try r.require(pCopyBufferToImageInfo)
        try r.finish()
        try checkCmdCopyBufferToImage2(pCopyBufferToImageInfo)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdCopyBufferToImage2 else { throw .unsupported("vkCmdCopyBufferToImage2") }
        function(try currentCommandBuffer(), pCopyBufferToImageInfo)
    }

    private func executeCmdCopyImageToBuffer2(_ r: StreamReader) throws(StreamError) {
        let pCopyImageToBufferInfo = try r.elements(VkCopyImageToBufferInfo2.self, r.presence()) {
            (r, s) throws(StreamError) in try r.read_VkCopyImageToBufferInfo2(s)
        }
        try r.require(pCopyImageToBufferInfo)
        try r.finish()
        try checkCmdCopyImageToBuffer2(pCopyImageToBufferInfo)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdCopyImageToBuffer2 else { throw .unsupported("vkCmdCopyImageToBuffer2") }
        function(try currentCommandBuffer(), pCopyImageToBufferInfo)
    }

    private func executeCmdBlitImage2(_ r: StreamReader) throws(StreamError) {
        let pBlitImageInfo = try r.elements(VkBlitImageInfo2.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkBlitImageInfo2(s)
        }
        try r.require(pBlitImageInfo)
        try r.finish()
        try checkCmdBlitImage2(pBlitImageInfo)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdBlitImage2 else { throw .unsupported("vkCmdBlitImage2") }
        function(try currentCommandBuffer(), pBlitImageInfo)
    }

    private func executeCmdResolveImage2(_ r: StreamReader) throws(StreamError) {
        let pResolveImageInfo = try r.elements(VkResolveImageInfo2.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkResolveImageInfo2(s)
        }
        try r.require(pResolveImageInfo)
        try r.finish()
        try checkCmdResolveImage2(pResolveImageInfo)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdResolveImage2 else { throw .unsupported("vkCmdResolveImage2") }
        function(try currentCommandBuffer(), pResolveImageInfo)
    }

    private func executeCmdBeginRendering(_ r: StreamReader) throws(StreamError) {
        let pRenderingInfo = try r.elements(VkRenderingInfo.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkRenderingInfo(s)
        }
        try r.require(pRenderingInfo)
        try r.finish()
        try checkCmdBeginRendering(pRenderingInfo)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdBeginRendering else { throw .unsupported("vkCmdBeginRendering") }
        function(try currentCommandBuffer(), pRenderingInfo)
    }

    private func executeCmdEndRendering(_ r: StreamReader) throws(StreamError) {
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdEndRendering else { throw .unsupported("vkCmdEndRendering") }
        function(try currentCommandBuffer())
    }

    private func executeCmdSetCullMode(_ r: StreamReader) throws(StreamError) {
        let cullMode = try r.u32()
        try r.finish()
        try checkCmdSetCullMode(cullMode)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdSetCullMode else { throw .unsupported("vkCmdSetCullMode") }
        function(try currentCommandBuffer(), cullMode)
    }

    private func executeCmdSetFrontFace(_ r: StreamReader) throws(StreamError) {
        let frontFace = VkFrontFace(rawValue: .init(truncatingIfNeeded: try r.u32()))
        try r.finish()
        try checkCmdSetFrontFace(frontFace)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdSetFrontFace else { throw .unsupported("vkCmdSetFrontFace") }
        function(try currentCommandBuffer(), frontFace)
    }

    private func executeCmdSetPrimitiveTopology(_ r: StreamReader) throws(StreamError) {
        let primitiveTopology = VkPrimitiveTopology(rawValue: .init(truncatingIfNeeded: try r.u32()))
        try r.finish()
        try checkCmdSetPrimitiveTopology(primitiveTopology)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdSetPrimitiveTopology else {
            throw .unsupported("vkCmdSetPrimitiveTopology")
        }
        function(try currentCommandBuffer(), primitiveTopology)
    }

    private func executeCmdSetViewportWithCount(_ r: StreamReader) throws(StreamError) {
        let viewportCount = try r.u32()
        let pViewports = try r.elements(VkViewport.self, r.count(is: Int(viewportCount), orNothing: false)) {
            (r, s) throws(StreamError) in try r.read_VkViewport(s)
        }
        try r.finish()
        try checkCmdSetViewportWithCount(viewportCount, pViewports)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdSetViewportWithCount else {
            throw .unsupported("vkCmdSetViewportWithCount")
        }
        function(try currentCommandBuffer(), viewportCount, pViewports)
    }

    private func executeCmdSetScissorWithCount(_ r: StreamReader) throws(StreamError) {
        let scissorCount = try r.u32()
        let pScissors = try r.elements(VkRect2D.self, r.count(is: Int(scissorCount), orNothing: false)) {
            (r, s) throws(StreamError) in try r.read_VkRect2D(s)
        }
        try r.finish()
        try checkCmdSetScissorWithCount(scissorCount, pScissors)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdSetScissorWithCount else { throw .unsupported("vkCmdSetScissorWithCount") }
        function(try currentCommandBuffer(), scissorCount, pScissors)
    }

    private func executeCmdBindVertexBuffers2(_ r: StreamReader) throws(StreamError) {
        let firstBinding = try r.u32()
        let bindingCount = try r.u32()
        let pBuffers = try r.elements(VkBuffer?.self, r.count(is: Int(bindingCount), orNothing: true)) {
            (r, s) throws(StreamError) in s.pointee = try r.handle(.buffer)
        }
        let pOffsets = try r.elements(UInt64.self, r.count(is: Int(bindingCount), orNothing: false)) {
            (r, s) throws(StreamError) in s.pointee = try r.u64()
        }
        let pSizes = try r.elements(UInt64.self, r.count(is: Int(bindingCount), orNothing: true)) {
            (r, s) throws(StreamError) in s.pointee = try r.u64()
        }
        let pStrides = try r.elements(UInt64.self, r.count(is: Int(bindingCount), orNothing: true)) {
            (r, s) throws(StreamError) in s.pointee = try r.u64()
        }
        try r.finish()
        try checkCmdBindVertexBuffers2(firstBinding, bindingCount, pBuffers, pOffsets, pSizes, pStrides)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdBindVertexBuffers2 else { throw .unsupported("vkCmdBindVertexBuffers2") }
        function(try currentCommandBuffer(), firstBinding, bindingCount, pBuffers, pOffsets, pSizes, pStrides)
    }

    private func executeCmdSetDepthTestEnable(_ r: StreamReader) throws(StreamError) {
        let depthTestEnable = try r.u32()
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdSetDepthTestEnable else { throw .unsupported("vkCmdSetDepthTestEnable") }
        function(try currentCommandBuffer(), depthTestEnable)
    }

    private func executeCmdSetDepthWriteEnable(_ r: StreamReader) throws(StreamError) {
        let depthWriteEnable = try r.u32()
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdSetDepthWriteEnable else { throw .unsupported("vkCmdSetDepthWriteEnable") }
        function(try currentCommandBuffer(), depthWriteEnable)
    }

    private func executeCmdSetDepthCompareOp(_ r: StreamReader) throws(StreamError) {
        let depthCompareOp = VkCompareOp(rawValue: .init(truncatingIfNeeded: try r.u32()))
        try r.finish()
        try checkCmdSetDepthCompareOp(depthCompareOp)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdSetDepthCompareOp else { throw .unsupported("vkCmdSetDepthCompareOp") }
        function(try currentCommandBuffer(), depthCompareOp)
    }

    private func executeCmdSetDepthBoundsTestEnable(_ r: StreamReader) throws(StreamError) {
        let depthBoundsTestEnable = try r.u32()
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdSetDepthBoundsTestEnable else {
            throw .unsupported("vkCmdSetDepthBoundsTestEnable")
        }
        function(try currentCommandBuffer(), depthBoundsTestEnable)
    }

    private func executeCmdSetStencilTestEnable(_ r: StreamReader) throws(StreamError) {
        let stencilTestEnable = try r.u32()
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdSetStencilTestEnable else {
            throw .unsupported("vkCmdSetStencilTestEnable")
        }
        function(try currentCommandBuffer(), stencilTestEnable)
    }

    private func executeCmdSetStencilOp(_ r: StreamReader) throws(StreamError) {
        let faceMask = try r.u32()
        let failOp = VkStencilOp(rawValue: .init(truncatingIfNeeded: try r.u32()))
        let passOp = VkStencilOp(rawValue: .init(truncatingIfNeeded: try r.u32()))
        let depthFailOp = VkStencilOp(rawValue: .init(truncatingIfNeeded: try r.u32()))
        let compareOp = VkCompareOp(rawValue: .init(truncatingIfNeeded: try r.u32()))
        try r.finish()
        try checkCmdSetStencilOp(faceMask, failOp, passOp, depthFailOp, compareOp)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdSetStencilOp else { throw .unsupported("vkCmdSetStencilOp") }
        function(try currentCommandBuffer(), faceMask, failOp, passOp, depthFailOp, compareOp)
    }

    private func executeCmdSetRasterizerDiscardEnable(_ r: StreamReader) throws(StreamError) {
        let rasterizerDiscardEnable = try r.u32()
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdSetRasterizerDiscardEnable else {
            throw .unsupported("vkCmdSetRasterizerDiscardEnable")
        }
        function(try currentCommandBuffer(), rasterizerDiscardEnable)
    }

    private func executeCmdSetDepthBiasEnable(_ r: StreamReader) throws(StreamError) {
        let depthBiasEnable = try r.u32()
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdSetDepthBiasEnable else { throw .unsupported("vkCmdSetDepthBiasEnable") }
        function(try currentCommandBuffer(), depthBiasEnable)
    }

    private func executeCmdSetPrimitiveRestartEnable(_ r: StreamReader) throws(StreamError) {
        let primitiveRestartEnable = try r.u32()
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdSetPrimitiveRestartEnable else {
            throw .unsupported("vkCmdSetPrimitiveRestartEnable")
        }
        function(try currentCommandBuffer(), primitiveRestartEnable)
    }

    private func executeGetDeviceBufferMemoryRequirements(_ r: StreamReader, _ reply: StreamWriter?) throws(StreamError)
    {
        let pInfo = try r.elements(VkDeviceBufferMemoryRequirements.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkDeviceBufferMemoryRequirements(s)
        }
        let pMemoryRequirements = try r.make(VkMemoryRequirements2.self)
        pMemoryRequirements.pointee.sType = VK_STRUCTURE_TYPE_MEMORY_REQUIREMENTS_2
        pMemoryRequirements.pointee.pNext = try r.makeChain()
        try r.require(pInfo)
        try r.finish()
        try runGetDeviceBufferMemoryRequirements(pInfo, pMemoryRequirements, reply)
    }

    private func executeGetDeviceImageMemoryRequirements(_ r: StreamReader, _ reply: StreamWriter?) throws(StreamError)
    {
        let pInfo = try r.elements(VkDeviceImageMemoryRequirements.self, r.presence()) { (r, s) throws(StreamError) in
            try r.read_VkDeviceImageMemoryRequirements(s)
        }
        let pMemoryRequirements = try r.make(VkMemoryRequirements2.self)
        pMemoryRequirements.pointee.sType = VK_STRUCTURE_TYPE_MEMORY_REQUIREMENTS_2
        pMemoryRequirements.pointee.pNext = try r.makeChain()
        try r.require(pInfo)
        try r.finish()
        try runGetDeviceImageMemoryRequirements(pInfo, pMemoryRequirements, reply)
    }

    private func executeCmdBindTransformFeedbackBuffersEXT(_ r: StreamReader) throws(StreamError) {
        let firstBinding = try r.u32()
        let bindingCount = try r.u32()
        let pBuffers = try r.elements(VkBuffer?.self, r.count(is: Int(bindingCount), orNothing: false)) {
            (r, s) throws(StreamError) in s.pointee = try r.requiredHandle(.buffer)
        }
        let pOffsets = try r.elements(UInt64.self, r.count(is: Int(bindingCount), orNothing: false)) {
            (r, s) throws(StreamError) in s.pointee = try r.u64()
        }
        let pSizes = try r.elements(UInt64.self, r.count(is: Int(bindingCount), orNothing: true)) {
            (r, s) throws(StreamError) in s.pointee = try r.u64()
        }
        try r.finish()
        try checkCmdBindTransformFeedbackBuffersEXT(firstBinding, bindingCount, pBuffers, pOffsets, pSizes)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdBindTransformFeedbackBuffersEXT else {
            throw .unsupported("vkCmdBindTransformFeedbackBuffersEXT")
        }
        function(try currentCommandBuffer(), firstBinding, bindingCount, pBuffers, pOffsets, pSizes)
    }

    private func executeCmdBeginTransformFeedbackEXT(_ r: StreamReader) throws(StreamError) {
        let firstCounterBuffer = try r.u32()
        let counterBufferCount = try r.u32()
        let pCounterBuffers = try r.elements(VkBuffer?.self, r.count(is: Int(counterBufferCount), orNothing: true)) {
            (r, s) throws(StreamError) in s.pointee = try r.handle(.buffer)
        }
        let pCounterBufferOffsets = try r.elements(UInt64.self, r.count(is: Int(counterBufferCount), orNothing: true)) {
            (r, s) throws(StreamError) in s.pointee = try r.u64()
        }
        try r.finish()
        try checkCmdBeginTransformFeedbackEXT(
            firstCounterBuffer, counterBufferCount, pCounterBuffers, pCounterBufferOffsets)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdBeginTransformFeedbackEXT else {
            throw .unsupported("vkCmdBeginTransformFeedbackEXT")
        }
        function(
            try currentCommandBuffer(), firstCounterBuffer, counterBufferCount, pCounterBuffers, pCounterBufferOffsets)
    }

    private func executeCmdEndTransformFeedbackEXT(_ r: StreamReader) throws(StreamError) {
        let firstCounterBuffer = try r.u32()
        let counterBufferCount = try r.u32()
        let pCounterBuffers = try r.elements(VkBuffer?.self, r.count(is: Int(counterBufferCount), orNothing: true)) {
            (r, s) throws(StreamError) in s.pointee = try r.handle(.buffer)
        }
        let pCounterBufferOffsets = try r.elements(UInt64.self, r.count(is: Int(counterBufferCount), orNothing: true)) {
            (r, s) throws(StreamError) in s.pointee = try r.u64()
        }
        try r.finish()
        try checkCmdEndTransformFeedbackEXT(
            firstCounterBuffer, counterBufferCount, pCounterBuffers, pCounterBufferOffsets)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdEndTransformFeedbackEXT else {
            throw .unsupported("vkCmdEndTransformFeedbackEXT")
        }
        function(
            try currentCommandBuffer(), firstCounterBuffer, counterBufferCount, pCounterBuffers, pCounterBufferOffsets)
    }

    private func executeCmdBeginQueryIndexedEXT(_ r: StreamReader) throws(StreamError) {
        let queryPool = try r.requiredHandle(.queryPool)
        let query = try r.u32()
        let flags = try r.u32()
        let index = try r.u32()
        try r.finish()
        try checkCmdBeginQueryIndexedEXT(queryPool, query, flags, index)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdBeginQueryIndexedEXT else {
            throw .unsupported("vkCmdBeginQueryIndexedEXT")
        }
        function(try currentCommandBuffer(), queryPool, query, flags, index)
    }

    private func executeCmdEndQueryIndexedEXT(_ r: StreamReader) throws(StreamError) {
        let queryPool = try r.requiredHandle(.queryPool)
        let query = try r.u32()
        let index = try r.u32()
        try r.finish()
        try checkCmdEndQueryIndexedEXT(queryPool, query, index)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdEndQueryIndexedEXT else { throw .unsupported("vkCmdEndQueryIndexedEXT") }
        function(try currentCommandBuffer(), queryPool, query, index)
    }

    private func executeCmdDrawIndirectByteCountEXT(_ r: StreamReader) throws(StreamError) {
        let instanceCount = try r.u32()
        let firstInstance = try r.u32()
        let counterBuffer = try r.requiredHandle(.buffer)
        let counterBufferOffset = try r.u64()
        let counterOffset = try r.u32()
        let vertexStride = try r.u32()
        try r.finish()
        try checkCmdDrawIndirectByteCountEXT(
            instanceCount, firstInstance, counterBuffer, counterBufferOffset, counterOffset, vertexStride)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdDrawIndirectByteCountEXT else {
            throw .unsupported("vkCmdDrawIndirectByteCountEXT")
        }
        function(
            try currentCommandBuffer(), instanceCount, firstInstance, counterBuffer, counterBufferOffset, counterOffset,
            vertexStride)
    }

    private func executeCmdBeginConditionalRenderingEXT(_ r: StreamReader) throws(StreamError) {
        let pConditionalRenderingBegin = try r.elements(VkConditionalRenderingBeginInfoEXT.self, r.presence()) {
            (r, s) throws(StreamError) in try r.read_VkConditionalRenderingBeginInfoEXT(s)
        }
        try r.require(pConditionalRenderingBegin)
        try r.finish()
        try checkCmdBeginConditionalRenderingEXT(pConditionalRenderingBegin)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdBeginConditionalRenderingEXT else {
            throw .unsupported("vkCmdBeginConditionalRenderingEXT")
        }
        function(try currentCommandBuffer(), pConditionalRenderingBegin)
    }

    private func executeCmdEndConditionalRenderingEXT(_ r: StreamReader) throws(StreamError) {
        try r.finish()
        try checkCmdEndConditionalRenderingEXT()
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdEndConditionalRenderingEXT else {
            throw .unsupported("vkCmdEndConditionalRenderingEXT")
        }
        function(try currentCommandBuffer())
    }

    private func executeCmdSetLineStippleEXT(_ r: StreamReader) throws(StreamError) {
        let lineStippleFactor = try r.u32()
        let lineStipplePattern = UInt16(truncatingIfNeeded: try r.u32())
        try r.finish()
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdSetLineStippleEXT else { throw .unsupported("vkCmdSetLineStippleEXT") }
        function(try currentCommandBuffer(), lineStippleFactor, lineStipplePattern)
    }

    private func executeCmdSetColorWriteEnableEXT(_ r: StreamReader) throws(StreamError) {
        let attachmentCount = try r.u32()
        let pColorWriteEnables = try r.words(UInt32.self, r.count(is: Int(attachmentCount), orNothing: false))
        try r.finish()
        try checkCmdSetColorWriteEnableEXT(attachmentCount, pColorWriteEnables)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdSetColorWriteEnableEXT else {
            throw .unsupported("vkCmdSetColorWriteEnableEXT")
        }
        function(try currentCommandBuffer(), attachmentCount, pColorWriteEnables)
    }

    private func executeCmdSetLogicOpEXT(_ r: StreamReader) throws(StreamError) {
        let logicOp = VkLogicOp(rawValue: .init(truncatingIfNeeded: try r.u32()))
        try r.finish()
        try checkCmdSetLogicOpEXT(logicOp)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdSetLogicOpEXT else { throw .unsupported("vkCmdSetLogicOpEXT") }
        function(try currentCommandBuffer(), logicOp)
    }

    private func executeCmdSetPatchControlPointsEXT(_ r: StreamReader) throws(StreamError) {
        let patchControlPoints = try r.u32()
        try r.finish()
        try checkCmdSetPatchControlPointsEXT(patchControlPoints)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdSetPatchControlPointsEXT else {
            throw .unsupported("vkCmdSetPatchControlPointsEXT")
        }
        function(try currentCommandBuffer(), patchControlPoints)
    }

    private func executeCmdSetVertexInputEXT(_ r: StreamReader) throws(StreamError) {
        let vertexBindingDescriptionCount = try r.u32()
        let pVertexBindingDescriptions = try r.elements(
            VkVertexInputBindingDescription2EXT.self, r.count(is: Int(vertexBindingDescriptionCount), orNothing: false)
        ) { (r, s) throws(StreamError) in try r.read_VkVertexInputBindingDescription2EXT(s) }
        let vertexAttributeDescriptionCount = try r.u32()
        let pVertexAttributeDescriptions = try r.elements(
            VkVertexInputAttributeDescription2EXT.self,
            r.count(is: Int(vertexAttributeDescriptionCount), orNothing: false)
        ) { (r, s) throws(StreamError) in try r.read_VkVertexInputAttributeDescription2EXT(s) }
        try r.finish()
        try checkCmdSetVertexInputEXT(
            vertexBindingDescriptionCount, pVertexBindingDescriptions, vertexAttributeDescriptionCount,
            pVertexAttributeDescriptions)
        let functions = try deviceFunctions()
        guard let function = functions.vkCmdSetVertexInputEXT else { throw .unsupported("vkCmdSetVertexInputEXT") }
        function(
            try currentCommandBuffer(), vertexBindingDescriptionCount, pVertexBindingDescriptions,
            vertexAttributeDescriptionCount, pVertexAttributeDescriptions)
    }

}
