// SPDX-License-Identifier: Apache-2.0
// Made by vulkan-generator from vk.xml and commands.list: do not edit.
import CStream
import CVulkan

extension StreamReader {
    func readMembers_VkDeviceQueueCreateInfo(_ s: UnsafeMutablePointer<VkDeviceQueueCreateInfo>) throws(StreamError) {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.queueFamilyIndex = try r.u32()
        s.pointee.queueCount = try r.u32()
        s.pointee.pQueuePriorities = UnsafePointer(
            try r.words(Float.self, r.count(is: Int(s.pointee.queueCount), orNothing: false)))
    }

    func read_VkDeviceQueueCreateInfo(_ s: UnsafeMutablePointer<VkDeviceQueueCreateInfo>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_DEVICE_QUEUE_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkDeviceQueueCreateInfo(s)
    }

    func readMembers_VkPhysicalDeviceFeatures(_ s: UnsafeMutablePointer<VkPhysicalDeviceFeatures>) throws(StreamError) {
        let r = self
        s.pointee.robustBufferAccess = try r.u32()
        s.pointee.fullDrawIndexUint32 = try r.u32()
        s.pointee.imageCubeArray = try r.u32()
        s.pointee.independentBlend = try r.u32()
        s.pointee.geometryShader = try r.u32()
        s.pointee.tessellationShader = try r.u32()
        s.pointee.sampleRateShading = try r.u32()
        s.pointee.dualSrcBlend = try r.u32()
        s.pointee.logicOp = try r.u32()
        s.pointee.multiDrawIndirect = try r.u32()
        s.pointee.drawIndirectFirstInstance = try r.u32()
        s.pointee.depthClamp = try r.u32()
        s.pointee.depthBiasClamp = try r.u32()
        s.pointee.fillModeNonSolid = try r.u32()
        s.pointee.depthBounds = try r.u32()
        s.pointee.wideLines = try r.u32()
        s.pointee.largePoints = try r.u32()
        s.pointee.alphaToOne = try r.u32()
        s.pointee.multiViewport = try r.u32()
        s.pointee.samplerAnisotropy = try r.u32()
        s.pointee.textureCompressionETC2 = try r.u32()
        s.pointee.textureCompressionASTC_LDR = try r.u32()
        s.pointee.textureCompressionBC = try r.u32()
        s.pointee.occlusionQueryPrecise = try r.u32()
        s.pointee.pipelineStatisticsQuery = try r.u32()
        s.pointee.vertexPipelineStoresAndAtomics = try r.u32()
        s.pointee.fragmentStoresAndAtomics = try r.u32()
        s.pointee.shaderTessellationAndGeometryPointSize = try r.u32()
        s.pointee.shaderImageGatherExtended = try r.u32()
        s.pointee.shaderStorageImageExtendedFormats = try r.u32()
        s.pointee.shaderStorageImageMultisample = try r.u32()
        s.pointee.shaderStorageImageReadWithoutFormat = try r.u32()
        s.pointee.shaderStorageImageWriteWithoutFormat = try r.u32()
        s.pointee.shaderUniformBufferArrayDynamicIndexing = try r.u32()
        s.pointee.shaderSampledImageArrayDynamicIndexing = try r.u32()
        s.pointee.shaderStorageBufferArrayDynamicIndexing = try r.u32()
        s.pointee.shaderStorageImageArrayDynamicIndexing = try r.u32()
        s.pointee.shaderClipDistance = try r.u32()
        s.pointee.shaderCullDistance = try r.u32()
        s.pointee.shaderFloat64 = try r.u32()
        s.pointee.shaderInt64 = try r.u32()
        s.pointee.shaderInt16 = try r.u32()
        s.pointee.shaderResourceResidency = try r.u32()
        s.pointee.shaderResourceMinLod = try r.u32()
        s.pointee.sparseBinding = try r.u32()
        s.pointee.sparseResidencyBuffer = try r.u32()
        s.pointee.sparseResidencyImage2D = try r.u32()
        s.pointee.sparseResidencyImage3D = try r.u32()
        s.pointee.sparseResidency2Samples = try r.u32()
        s.pointee.sparseResidency4Samples = try r.u32()
        s.pointee.sparseResidency8Samples = try r.u32()
        s.pointee.sparseResidency16Samples = try r.u32()
        s.pointee.sparseResidencyAliased = try r.u32()
        s.pointee.variableMultisampleRate = try r.u32()
        s.pointee.inheritedQueries = try r.u32()
    }

    func read_VkPhysicalDeviceFeatures(_ s: UnsafeMutablePointer<VkPhysicalDeviceFeatures>) throws(StreamError) {
        try readMembers_VkPhysicalDeviceFeatures(s)
    }

    func readMembers_VkDeviceCreateInfo(_ s: UnsafeMutablePointer<VkDeviceCreateInfo>) throws(StreamError) {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.queueCreateInfoCount = try r.u32()
        s.pointee.pQueueCreateInfos = UnsafePointer(
            try r.elements(
                VkDeviceQueueCreateInfo.self, r.count(is: Int(s.pointee.queueCreateInfoCount), orNothing: false)
            ) { (r, s) throws(StreamError) in try r.read_VkDeviceQueueCreateInfo(s) })
        s.pointee.enabledLayerCount = try r.u32()
        s.pointee.ppEnabledLayerNames = UnsafePointer(
            try r.strings(r.count(is: Int(s.pointee.enabledLayerCount), orNothing: false)))
        s.pointee.enabledExtensionCount = try r.u32()
        s.pointee.ppEnabledExtensionNames = UnsafePointer(
            try r.strings(r.count(is: Int(s.pointee.enabledExtensionCount), orNothing: false)))
        s.pointee.pEnabledFeatures = UnsafePointer(
            try r.elements(VkPhysicalDeviceFeatures.self, r.presence()) { (r, s) throws(StreamError) in
                try r.read_VkPhysicalDeviceFeatures(s)
            })
    }

    func read_VkDeviceCreateInfo(_ s: UnsafeMutablePointer<VkDeviceCreateInfo>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_DEVICE_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkDeviceCreateInfo(s)
    }

    func readMembers_VkEventCreateInfo(_ s: UnsafeMutablePointer<VkEventCreateInfo>) throws(StreamError) {
        let r = self
        s.pointee.flags = try r.u32()
    }

    func read_VkEventCreateInfo(_ s: UnsafeMutablePointer<VkEventCreateInfo>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_EVENT_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkEventCreateInfo(s)
    }

    func readMembers_VkQueryPoolCreateInfo(_ s: UnsafeMutablePointer<VkQueryPoolCreateInfo>) throws(StreamError) {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.queryType = VkQueryType(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.queryCount = try r.u32()
        s.pointee.pipelineStatistics = try r.u32()
    }

    func read_VkQueryPoolCreateInfo(_ s: UnsafeMutablePointer<VkQueryPoolCreateInfo>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_QUERY_POOL_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkQueryPoolCreateInfo(s)
    }

    func readMembers_VkBufferCreateInfo(_ s: UnsafeMutablePointer<VkBufferCreateInfo>) throws(StreamError) {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.size = try r.u64()
        s.pointee.usage = try r.u32()
        s.pointee.sharingMode = VkSharingMode(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.queueFamilyIndexCount = try r.u32()
        s.pointee.pQueueFamilyIndices = UnsafePointer(
            try r.words(UInt32.self, r.count(is: Int(s.pointee.queueFamilyIndexCount), orNothing: true)))
    }

    func read_VkBufferCreateInfo(_ s: UnsafeMutablePointer<VkBufferCreateInfo>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkBufferCreateInfo(s)
    }

    func readMembers_VkBufferViewCreateInfo(_ s: UnsafeMutablePointer<VkBufferViewCreateInfo>) throws(StreamError) {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.buffer = try r.requiredHandle(.buffer)
        s.pointee.format = VkFormat(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.offset = try r.u64()
        s.pointee.range = try r.u64()
    }

    func read_VkBufferViewCreateInfo(_ s: UnsafeMutablePointer<VkBufferViewCreateInfo>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_BUFFER_VIEW_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkBufferViewCreateInfo(s)
    }

    func readMembers_VkExtent3D(_ s: UnsafeMutablePointer<VkExtent3D>) throws(StreamError) {
        let r = self
        s.pointee.width = try r.u32()
        s.pointee.height = try r.u32()
        s.pointee.depth = try r.u32()
    }

    func read_VkExtent3D(_ s: UnsafeMutablePointer<VkExtent3D>) throws(StreamError) {
        try readMembers_VkExtent3D(s)
    }

    func readMembers_VkImageCreateInfo(_ s: UnsafeMutablePointer<VkImageCreateInfo>) throws(StreamError) {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.imageType = VkImageType(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.format = VkFormat(rawValue: .init(truncatingIfNeeded: try r.u32()))
        try r.read_VkExtent3D(r.field(s, at: \.extent))
        s.pointee.mipLevels = try r.u32()
        s.pointee.arrayLayers = try r.u32()
        s.pointee.samples = VkSampleCountFlagBits(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.tiling = VkImageTiling(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.usage = try r.u32()
        s.pointee.sharingMode = VkSharingMode(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.queueFamilyIndexCount = try r.u32()
        s.pointee.pQueueFamilyIndices = UnsafePointer(
            try r.words(UInt32.self, r.count(is: Int(s.pointee.queueFamilyIndexCount), orNothing: true)))
        s.pointee.initialLayout = try r.imageLayout()
    }

    func read_VkImageCreateInfo(_ s: UnsafeMutablePointer<VkImageCreateInfo>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_IMAGE_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkImageCreateInfo(s)
    }

    func readMembers_VkImageSubresource(_ s: UnsafeMutablePointer<VkImageSubresource>) throws(StreamError) {
        let r = self
        s.pointee.aspectMask = try r.u32()
        s.pointee.mipLevel = try r.u32()
        s.pointee.arrayLayer = try r.u32()
    }

    func read_VkImageSubresource(_ s: UnsafeMutablePointer<VkImageSubresource>) throws(StreamError) {
        try readMembers_VkImageSubresource(s)
    }

    func readMembers_VkComponentMapping(_ s: UnsafeMutablePointer<VkComponentMapping>) throws(StreamError) {
        let r = self
        s.pointee.r = VkComponentSwizzle(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.g = VkComponentSwizzle(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.b = VkComponentSwizzle(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.a = VkComponentSwizzle(rawValue: .init(truncatingIfNeeded: try r.u32()))
    }

    func read_VkComponentMapping(_ s: UnsafeMutablePointer<VkComponentMapping>) throws(StreamError) {
        try readMembers_VkComponentMapping(s)
    }

    func readMembers_VkImageSubresourceRange(_ s: UnsafeMutablePointer<VkImageSubresourceRange>) throws(StreamError) {
        let r = self
        s.pointee.aspectMask = try r.u32()
        s.pointee.baseMipLevel = try r.u32()
        s.pointee.levelCount = try r.u32()
        s.pointee.baseArrayLayer = try r.u32()
        s.pointee.layerCount = try r.u32()
    }

    func read_VkImageSubresourceRange(_ s: UnsafeMutablePointer<VkImageSubresourceRange>) throws(StreamError) {
        try readMembers_VkImageSubresourceRange(s)
    }

    func readMembers_VkImageViewCreateInfo(_ s: UnsafeMutablePointer<VkImageViewCreateInfo>) throws(StreamError) {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.image = try r.requiredHandle(.image)
        s.pointee.viewType = VkImageViewType(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.format = VkFormat(rawValue: .init(truncatingIfNeeded: try r.u32()))
        try r.read_VkComponentMapping(r.field(s, at: \.components))
        try r.read_VkImageSubresourceRange(r.field(s, at: \.subresourceRange))
    }

    func read_VkImageViewCreateInfo(_ s: UnsafeMutablePointer<VkImageViewCreateInfo>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_IMAGE_VIEW_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkImageViewCreateInfo(s)
    }

    func readMembers_VkShaderModuleCreateInfo(_ s: UnsafeMutablePointer<VkShaderModuleCreateInfo>) throws(StreamError) {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.codeSize = Int(truncatingIfNeeded: try r.u64())
        s.pointee.pCode = UnsafePointer(
            try r.words(UInt32.self, r.count(is: Int(s.pointee.codeSize) / 4, orNothing: false)))
    }

    func read_VkShaderModuleCreateInfo(_ s: UnsafeMutablePointer<VkShaderModuleCreateInfo>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_SHADER_MODULE_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkShaderModuleCreateInfo(s)
    }

    func readMembers_VkSpecializationMapEntry(_ s: UnsafeMutablePointer<VkSpecializationMapEntry>) throws(StreamError) {
        let r = self
        s.pointee.constantID = try r.u32()
        s.pointee.offset = try r.u32()
        s.pointee.size = Int(truncatingIfNeeded: try r.u64())
    }

    func read_VkSpecializationMapEntry(_ s: UnsafeMutablePointer<VkSpecializationMapEntry>) throws(StreamError) {
        try readMembers_VkSpecializationMapEntry(s)
    }

    func readMembers_VkSpecializationInfo(_ s: UnsafeMutablePointer<VkSpecializationInfo>) throws(StreamError) {
        let r = self
        s.pointee.mapEntryCount = try r.u32()
        s.pointee.pMapEntries = UnsafePointer(
            try r.elements(VkSpecializationMapEntry.self, r.count(is: Int(s.pointee.mapEntryCount), orNothing: false)) {
                (r, s) throws(StreamError) in try r.read_VkSpecializationMapEntry(s)
            })
        s.pointee.dataSize = Int(truncatingIfNeeded: try r.u64())
        s.pointee.pData = UnsafeRawPointer(try r.bytes(r.count(is: Int(s.pointee.dataSize), orNothing: false)))
    }

    func read_VkSpecializationInfo(_ s: UnsafeMutablePointer<VkSpecializationInfo>) throws(StreamError) {
        try readMembers_VkSpecializationInfo(s)
    }

    func readMembers_VkPipelineShaderStageCreateInfo(_ s: UnsafeMutablePointer<VkPipelineShaderStageCreateInfo>)
        throws(StreamError)
    {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.stage = VkShaderStageFlagBits(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.module = try r.handle(.shaderModule)
        s.pointee.pName = UnsafePointer(try r.string())
        s.pointee.pSpecializationInfo = UnsafePointer(
            try r.elements(VkSpecializationInfo.self, r.presence()) { (r, s) throws(StreamError) in
                try r.read_VkSpecializationInfo(s)
            })
    }

    func read_VkPipelineShaderStageCreateInfo(_ s: UnsafeMutablePointer<VkPipelineShaderStageCreateInfo>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_PIPELINE_SHADER_STAGE_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkPipelineShaderStageCreateInfo(s)
    }

    func readMembers_VkVertexInputBindingDescription(_ s: UnsafeMutablePointer<VkVertexInputBindingDescription>)
        throws(StreamError)
    {
        let r = self
        s.pointee.binding = try r.u32()
        s.pointee.stride = try r.u32()
        s.pointee.inputRate = VkVertexInputRate(rawValue: .init(truncatingIfNeeded: try r.u32()))
    }

    func read_VkVertexInputBindingDescription(_ s: UnsafeMutablePointer<VkVertexInputBindingDescription>)
        throws(StreamError)
    {
        try readMembers_VkVertexInputBindingDescription(s)
    }

    func readMembers_VkVertexInputAttributeDescription(_ s: UnsafeMutablePointer<VkVertexInputAttributeDescription>)
        throws(StreamError)
    {
        let r = self
        s.pointee.location = try r.u32()
        s.pointee.binding = try r.u32()
        s.pointee.format = VkFormat(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.offset = try r.u32()
    }

    func read_VkVertexInputAttributeDescription(_ s: UnsafeMutablePointer<VkVertexInputAttributeDescription>)
        throws(StreamError)
    {
        try readMembers_VkVertexInputAttributeDescription(s)
    }

    func readMembers_VkPipelineVertexInputStateCreateInfo(
        _ s: UnsafeMutablePointer<VkPipelineVertexInputStateCreateInfo>
    ) throws(StreamError) {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.vertexBindingDescriptionCount = try r.u32()
        s.pointee.pVertexBindingDescriptions = UnsafePointer(
            try r.elements(
                VkVertexInputBindingDescription.self,
                r.count(is: Int(s.pointee.vertexBindingDescriptionCount), orNothing: false)
            ) { (r, s) throws(StreamError) in try r.read_VkVertexInputBindingDescription(s) })
        s.pointee.vertexAttributeDescriptionCount = try r.u32()
        s.pointee.pVertexAttributeDescriptions = UnsafePointer(
            try r.elements(
                VkVertexInputAttributeDescription.self,
                r.count(is: Int(s.pointee.vertexAttributeDescriptionCount), orNothing: false)
            ) { (r, s) throws(StreamError) in try r.read_VkVertexInputAttributeDescription(s) })
    }

    func read_VkPipelineVertexInputStateCreateInfo(_ s: UnsafeMutablePointer<VkPipelineVertexInputStateCreateInfo>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_PIPELINE_VERTEX_INPUT_STATE_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkPipelineVertexInputStateCreateInfo(s)
    }

    func readMembers_VkPipelineInputAssemblyStateCreateInfo(
        _ s: UnsafeMutablePointer<VkPipelineInputAssemblyStateCreateInfo>
    ) throws(StreamError) {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.topology = VkPrimitiveTopology(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.primitiveRestartEnable = try r.u32()
    }

    func read_VkPipelineInputAssemblyStateCreateInfo(_ s: UnsafeMutablePointer<VkPipelineInputAssemblyStateCreateInfo>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_PIPELINE_INPUT_ASSEMBLY_STATE_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkPipelineInputAssemblyStateCreateInfo(s)
    }

    func readMembers_VkPipelineTessellationStateCreateInfo(
        _ s: UnsafeMutablePointer<VkPipelineTessellationStateCreateInfo>
    ) throws(StreamError) {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.patchControlPoints = try r.u32()
    }

    func read_VkPipelineTessellationStateCreateInfo(_ s: UnsafeMutablePointer<VkPipelineTessellationStateCreateInfo>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_PIPELINE_TESSELLATION_STATE_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkPipelineTessellationStateCreateInfo(s)
    }

    func readMembers_VkViewport(_ s: UnsafeMutablePointer<VkViewport>) throws(StreamError) {
        let r = self
        s.pointee.x = Float(bitPattern: try r.u32())
        s.pointee.y = Float(bitPattern: try r.u32())
        s.pointee.width = Float(bitPattern: try r.u32())
        s.pointee.height = Float(bitPattern: try r.u32())
        s.pointee.minDepth = Float(bitPattern: try r.u32())
        s.pointee.maxDepth = Float(bitPattern: try r.u32())
    }

    func read_VkViewport(_ s: UnsafeMutablePointer<VkViewport>) throws(StreamError) {
        try readMembers_VkViewport(s)
    }

    func readMembers_VkOffset2D(_ s: UnsafeMutablePointer<VkOffset2D>) throws(StreamError) {
        let r = self
        s.pointee.x = Int32(bitPattern: try r.u32())
        s.pointee.y = Int32(bitPattern: try r.u32())
    }

    func read_VkOffset2D(_ s: UnsafeMutablePointer<VkOffset2D>) throws(StreamError) {
        try readMembers_VkOffset2D(s)
    }

    func readMembers_VkExtent2D(_ s: UnsafeMutablePointer<VkExtent2D>) throws(StreamError) {
        let r = self
        s.pointee.width = try r.u32()
        s.pointee.height = try r.u32()
    }

    func read_VkExtent2D(_ s: UnsafeMutablePointer<VkExtent2D>) throws(StreamError) {
        try readMembers_VkExtent2D(s)
    }

    func readMembers_VkRect2D(_ s: UnsafeMutablePointer<VkRect2D>) throws(StreamError) {
        let r = self
        try r.read_VkOffset2D(r.field(s, at: \.offset))
        try r.read_VkExtent2D(r.field(s, at: \.extent))
    }

    func read_VkRect2D(_ s: UnsafeMutablePointer<VkRect2D>) throws(StreamError) {
        try readMembers_VkRect2D(s)
    }

    func readMembers_VkPipelineViewportStateCreateInfo(_ s: UnsafeMutablePointer<VkPipelineViewportStateCreateInfo>)
        throws(StreamError)
    {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.viewportCount = try r.u32()
        s.pointee.pViewports = UnsafePointer(
            try r.elements(VkViewport.self, r.count(is: Int(s.pointee.viewportCount), orNothing: true)) {
                (r, s) throws(StreamError) in try r.read_VkViewport(s)
            })
        s.pointee.scissorCount = try r.u32()
        s.pointee.pScissors = UnsafePointer(
            try r.elements(VkRect2D.self, r.count(is: Int(s.pointee.scissorCount), orNothing: true)) {
                (r, s) throws(StreamError) in try r.read_VkRect2D(s)
            })
    }

    func read_VkPipelineViewportStateCreateInfo(_ s: UnsafeMutablePointer<VkPipelineViewportStateCreateInfo>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_PIPELINE_VIEWPORT_STATE_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkPipelineViewportStateCreateInfo(s)
    }

    func readMembers_VkPipelineRasterizationStateCreateInfo(
        _ s: UnsafeMutablePointer<VkPipelineRasterizationStateCreateInfo>
    ) throws(StreamError) {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.depthClampEnable = try r.u32()
        s.pointee.rasterizerDiscardEnable = try r.u32()
        s.pointee.polygonMode = VkPolygonMode(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.cullMode = try r.u32()
        s.pointee.frontFace = VkFrontFace(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.depthBiasEnable = try r.u32()
        s.pointee.depthBiasConstantFactor = Float(bitPattern: try r.u32())
        s.pointee.depthBiasClamp = Float(bitPattern: try r.u32())
        s.pointee.depthBiasSlopeFactor = Float(bitPattern: try r.u32())
        s.pointee.lineWidth = Float(bitPattern: try r.u32())
    }

    func read_VkPipelineRasterizationStateCreateInfo(_ s: UnsafeMutablePointer<VkPipelineRasterizationStateCreateInfo>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_PIPELINE_RASTERIZATION_STATE_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkPipelineRasterizationStateCreateInfo(s)
    }

    func readMembers_VkPipelineMultisampleStateCreateInfo(
        _ s: UnsafeMutablePointer<VkPipelineMultisampleStateCreateInfo>
    ) throws(StreamError) {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.rasterizationSamples = VkSampleCountFlagBits(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.sampleShadingEnable = try r.u32()
        s.pointee.minSampleShading = Float(bitPattern: try r.u32())
        s.pointee.pSampleMask = UnsafePointer(
            try r.words(
                UInt32.self, r.count(is: (Int(s.pointee.rasterizationSamples.rawValue) + 31) / 32, orNothing: true)))
        s.pointee.alphaToCoverageEnable = try r.u32()
        s.pointee.alphaToOneEnable = try r.u32()
    }

    func read_VkPipelineMultisampleStateCreateInfo(_ s: UnsafeMutablePointer<VkPipelineMultisampleStateCreateInfo>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_PIPELINE_MULTISAMPLE_STATE_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkPipelineMultisampleStateCreateInfo(s)
    }

    func readMembers_VkStencilOpState(_ s: UnsafeMutablePointer<VkStencilOpState>) throws(StreamError) {
        let r = self
        s.pointee.failOp = VkStencilOp(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.passOp = VkStencilOp(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.depthFailOp = VkStencilOp(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.compareOp = VkCompareOp(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.compareMask = try r.u32()
        s.pointee.writeMask = try r.u32()
        s.pointee.reference = try r.u32()
    }

    func read_VkStencilOpState(_ s: UnsafeMutablePointer<VkStencilOpState>) throws(StreamError) {
        try readMembers_VkStencilOpState(s)
    }

    func readMembers_VkPipelineDepthStencilStateCreateInfo(
        _ s: UnsafeMutablePointer<VkPipelineDepthStencilStateCreateInfo>
    ) throws(StreamError) {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.depthTestEnable = try r.u32()
        s.pointee.depthWriteEnable = try r.u32()
        s.pointee.depthCompareOp = VkCompareOp(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.depthBoundsTestEnable = try r.u32()
        s.pointee.stencilTestEnable = try r.u32()
        try r.read_VkStencilOpState(r.field(s, at: \.front))
        try r.read_VkStencilOpState(r.field(s, at: \.back))
        s.pointee.minDepthBounds = Float(bitPattern: try r.u32())
        s.pointee.maxDepthBounds = Float(bitPattern: try r.u32())
    }

    func read_VkPipelineDepthStencilStateCreateInfo(_ s: UnsafeMutablePointer<VkPipelineDepthStencilStateCreateInfo>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_PIPELINE_DEPTH_STENCIL_STATE_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkPipelineDepthStencilStateCreateInfo(s)
    }

    func readMembers_VkPipelineColorBlendAttachmentState(_ s: UnsafeMutablePointer<VkPipelineColorBlendAttachmentState>)
        throws(StreamError)
    {
        let r = self
        s.pointee.blendEnable = try r.u32()
        s.pointee.srcColorBlendFactor = VkBlendFactor(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.dstColorBlendFactor = VkBlendFactor(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.colorBlendOp = VkBlendOp(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.srcAlphaBlendFactor = VkBlendFactor(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.dstAlphaBlendFactor = VkBlendFactor(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.alphaBlendOp = VkBlendOp(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.colorWriteMask = try r.u32()
    }

    func read_VkPipelineColorBlendAttachmentState(_ s: UnsafeMutablePointer<VkPipelineColorBlendAttachmentState>)
        throws(StreamError)
    {
        try readMembers_VkPipelineColorBlendAttachmentState(s)
    }

    func readMembers_VkPipelineColorBlendStateCreateInfo(_ s: UnsafeMutablePointer<VkPipelineColorBlendStateCreateInfo>)
        throws(StreamError)
    {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.logicOpEnable = try r.u32()
        s.pointee.logicOp = VkLogicOp(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.attachmentCount = try r.u32()
        s.pointee.pAttachments = UnsafePointer(
            try r.elements(
                VkPipelineColorBlendAttachmentState.self, r.count(is: Int(s.pointee.attachmentCount), orNothing: true)
            ) { (r, s) throws(StreamError) in try r.read_VkPipelineColorBlendAttachmentState(s) })
        try r.raw(&s.pointee.blendConstants)
    }

    func read_VkPipelineColorBlendStateCreateInfo(_ s: UnsafeMutablePointer<VkPipelineColorBlendStateCreateInfo>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_PIPELINE_COLOR_BLEND_STATE_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkPipelineColorBlendStateCreateInfo(s)
    }

    func readMembers_VkPipelineDynamicStateCreateInfo(_ s: UnsafeMutablePointer<VkPipelineDynamicStateCreateInfo>)
        throws(StreamError)
    {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.dynamicStateCount = try r.u32()
        s.pointee.pDynamicStates = UnsafePointer(
            try r.words(VkDynamicState.self, r.count(is: Int(s.pointee.dynamicStateCount), orNothing: false)))
    }

    func read_VkPipelineDynamicStateCreateInfo(_ s: UnsafeMutablePointer<VkPipelineDynamicStateCreateInfo>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_PIPELINE_DYNAMIC_STATE_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkPipelineDynamicStateCreateInfo(s)
    }

    func readMembers_VkGraphicsPipelineCreateInfo(_ s: UnsafeMutablePointer<VkGraphicsPipelineCreateInfo>)
        throws(StreamError)
    {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.stageCount = try r.u32()
        s.pointee.pStages = UnsafePointer(
            try r.elements(
                VkPipelineShaderStageCreateInfo.self, r.count(is: Int(s.pointee.stageCount), orNothing: true)
            ) { (r, s) throws(StreamError) in try r.read_VkPipelineShaderStageCreateInfo(s) })
        s.pointee.pVertexInputState = UnsafePointer(
            try r.elements(VkPipelineVertexInputStateCreateInfo.self, r.presence()) { (r, s) throws(StreamError) in
                try r.read_VkPipelineVertexInputStateCreateInfo(s)
            })
        s.pointee.pInputAssemblyState = UnsafePointer(
            try r.elements(VkPipelineInputAssemblyStateCreateInfo.self, r.presence()) { (r, s) throws(StreamError) in
                try r.read_VkPipelineInputAssemblyStateCreateInfo(s)
            })
        s.pointee.pTessellationState = UnsafePointer(
            try r.elements(VkPipelineTessellationStateCreateInfo.self, r.presence()) { (r, s) throws(StreamError) in
                try r.read_VkPipelineTessellationStateCreateInfo(s)
            })
        s.pointee.pViewportState = UnsafePointer(
            try r.elements(VkPipelineViewportStateCreateInfo.self, r.presence()) { (r, s) throws(StreamError) in
                try r.read_VkPipelineViewportStateCreateInfo(s)
            })
        s.pointee.pRasterizationState = UnsafePointer(
            try r.elements(VkPipelineRasterizationStateCreateInfo.self, r.presence()) { (r, s) throws(StreamError) in
                try r.read_VkPipelineRasterizationStateCreateInfo(s)
            })
        s.pointee.pMultisampleState = UnsafePointer(
            try r.elements(VkPipelineMultisampleStateCreateInfo.self, r.presence()) { (r, s) throws(StreamError) in
                try r.read_VkPipelineMultisampleStateCreateInfo(s)
            })
        s.pointee.pDepthStencilState = UnsafePointer(
            try r.elements(VkPipelineDepthStencilStateCreateInfo.self, r.presence()) { (r, s) throws(StreamError) in
                try r.read_VkPipelineDepthStencilStateCreateInfo(s)
            })
        s.pointee.pColorBlendState = UnsafePointer(
            try r.elements(VkPipelineColorBlendStateCreateInfo.self, r.presence()) { (r, s) throws(StreamError) in
                try r.read_VkPipelineColorBlendStateCreateInfo(s)
            })
        s.pointee.pDynamicState = UnsafePointer(
            try r.elements(VkPipelineDynamicStateCreateInfo.self, r.presence()) { (r, s) throws(StreamError) in
                try r.read_VkPipelineDynamicStateCreateInfo(s)
            })
        s.pointee.layout = try r.handle(.pipelineLayout)
        s.pointee.renderPass = try r.handle(.renderPass)
        s.pointee.subpass = try r.u32()
        s.pointee.basePipelineHandle = try r.handle(.pipeline)
        s.pointee.basePipelineIndex = Int32(bitPattern: try r.u32())
    }

    func read_VkGraphicsPipelineCreateInfo(_ s: UnsafeMutablePointer<VkGraphicsPipelineCreateInfo>) throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_GRAPHICS_PIPELINE_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkGraphicsPipelineCreateInfo(s)
    }

    func readMembers_VkComputePipelineCreateInfo(_ s: UnsafeMutablePointer<VkComputePipelineCreateInfo>)
        throws(StreamError)
    {
        let r = self
        s.pointee.flags = try r.u32()
        try r.read_VkPipelineShaderStageCreateInfo(r.field(s, at: \.stage))
        s.pointee.layout = try r.requiredHandle(.pipelineLayout)
        s.pointee.basePipelineHandle = try r.handle(.pipeline)
        s.pointee.basePipelineIndex = Int32(bitPattern: try r.u32())
    }

    func read_VkComputePipelineCreateInfo(_ s: UnsafeMutablePointer<VkComputePipelineCreateInfo>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_COMPUTE_PIPELINE_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkComputePipelineCreateInfo(s)
    }

    func readMembers_VkPushConstantRange(_ s: UnsafeMutablePointer<VkPushConstantRange>) throws(StreamError) {
        let r = self
        s.pointee.stageFlags = try r.u32()
        s.pointee.offset = try r.u32()
        s.pointee.size = try r.u32()
    }

    func read_VkPushConstantRange(_ s: UnsafeMutablePointer<VkPushConstantRange>) throws(StreamError) {
        try readMembers_VkPushConstantRange(s)
    }

    func readMembers_VkPipelineLayoutCreateInfo(_ s: UnsafeMutablePointer<VkPipelineLayoutCreateInfo>)
        throws(StreamError)
    {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.setLayoutCount = try r.u32()
        s.pointee.pSetLayouts = UnsafePointer(
            try r.elements(VkDescriptorSetLayout?.self, r.count(is: Int(s.pointee.setLayoutCount), orNothing: true)) {
                (r, s) throws(StreamError) in s.pointee = try r.requiredHandle(.descriptorSetLayout)
            })
        s.pointee.pushConstantRangeCount = try r.u32()
        s.pointee.pPushConstantRanges = UnsafePointer(
            try r.elements(
                VkPushConstantRange.self, r.count(is: Int(s.pointee.pushConstantRangeCount), orNothing: false)
            ) { (r, s) throws(StreamError) in try r.read_VkPushConstantRange(s) })
    }

    func read_VkPipelineLayoutCreateInfo(_ s: UnsafeMutablePointer<VkPipelineLayoutCreateInfo>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PIPELINE_LAYOUT_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkPipelineLayoutCreateInfo(s)
    }

    func readMembers_VkSamplerCreateInfo(_ s: UnsafeMutablePointer<VkSamplerCreateInfo>) throws(StreamError) {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.magFilter = VkFilter(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.minFilter = VkFilter(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.mipmapMode = VkSamplerMipmapMode(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.addressModeU = VkSamplerAddressMode(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.addressModeV = VkSamplerAddressMode(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.addressModeW = VkSamplerAddressMode(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.mipLodBias = Float(bitPattern: try r.u32())
        s.pointee.anisotropyEnable = try r.u32()
        s.pointee.maxAnisotropy = Float(bitPattern: try r.u32())
        s.pointee.compareEnable = try r.u32()
        s.pointee.compareOp = VkCompareOp(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.minLod = Float(bitPattern: try r.u32())
        s.pointee.maxLod = Float(bitPattern: try r.u32())
        s.pointee.borderColor = VkBorderColor(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.unnormalizedCoordinates = try r.u32()
    }

    func read_VkSamplerCreateInfo(_ s: UnsafeMutablePointer<VkSamplerCreateInfo>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_SAMPLER_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkSamplerCreateInfo(s)
    }

    func readMembers_VkDescriptorSetLayoutBinding(_ s: UnsafeMutablePointer<VkDescriptorSetLayoutBinding>)
        throws(StreamError)
    {
        let r = self
        s.pointee.binding = try r.u32()
        s.pointee.descriptorType = VkDescriptorType(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.descriptorCount = try r.u32()
        s.pointee.stageFlags = try r.u32()
        s.pointee.pImmutableSamplers = UnsafePointer(
            try r.elements(VkSampler?.self, r.count(is: Int(s.pointee.descriptorCount), orNothing: true)) {
                (r, s) throws(StreamError) in s.pointee = try r.requiredHandle(.sampler)
            })
    }

    func read_VkDescriptorSetLayoutBinding(_ s: UnsafeMutablePointer<VkDescriptorSetLayoutBinding>) throws(StreamError)
    {
        try readMembers_VkDescriptorSetLayoutBinding(s)
    }

    func readMembers_VkDescriptorSetLayoutCreateInfo(_ s: UnsafeMutablePointer<VkDescriptorSetLayoutCreateInfo>)
        throws(StreamError)
    {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.bindingCount = try r.u32()
        s.pointee.pBindings = UnsafePointer(
            try r.elements(
                VkDescriptorSetLayoutBinding.self, r.count(is: Int(s.pointee.bindingCount), orNothing: false)
            ) { (r, s) throws(StreamError) in try r.read_VkDescriptorSetLayoutBinding(s) })
    }

    func read_VkDescriptorSetLayoutCreateInfo(_ s: UnsafeMutablePointer<VkDescriptorSetLayoutCreateInfo>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_LAYOUT_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkDescriptorSetLayoutCreateInfo(s)
    }

    func readMembers_VkDescriptorPoolSize(_ s: UnsafeMutablePointer<VkDescriptorPoolSize>) throws(StreamError) {
        let r = self
        s.pointee.`type` = VkDescriptorType(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.descriptorCount = try r.u32()
    }

    func read_VkDescriptorPoolSize(_ s: UnsafeMutablePointer<VkDescriptorPoolSize>) throws(StreamError) {
        try readMembers_VkDescriptorPoolSize(s)
    }

    func readMembers_VkDescriptorPoolCreateInfo(_ s: UnsafeMutablePointer<VkDescriptorPoolCreateInfo>)
        throws(StreamError)
    {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.maxSets = try r.u32()
        s.pointee.poolSizeCount = try r.u32()
        s.pointee.pPoolSizes = UnsafePointer(
            try r.elements(VkDescriptorPoolSize.self, r.count(is: Int(s.pointee.poolSizeCount), orNothing: false)) {
                (r, s) throws(StreamError) in try r.read_VkDescriptorPoolSize(s)
            })
    }

    func read_VkDescriptorPoolCreateInfo(_ s: UnsafeMutablePointer<VkDescriptorPoolCreateInfo>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_POOL_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkDescriptorPoolCreateInfo(s)
    }

    func readMembers_VkDescriptorSetAllocateInfo(_ s: UnsafeMutablePointer<VkDescriptorSetAllocateInfo>)
        throws(StreamError)
    {
        let r = self
        s.pointee.descriptorPool = try r.requiredHandle(.descriptorPool)
        s.pointee.descriptorSetCount = try r.u32()
        s.pointee.pSetLayouts = UnsafePointer(
            try r.elements(
                VkDescriptorSetLayout?.self, r.count(is: Int(s.pointee.descriptorSetCount), orNothing: false)
            ) { (r, s) throws(StreamError) in s.pointee = try r.requiredHandle(.descriptorSetLayout) })
    }

    func read_VkDescriptorSetAllocateInfo(_ s: UnsafeMutablePointer<VkDescriptorSetAllocateInfo>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_ALLOCATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkDescriptorSetAllocateInfo(s)
    }

    func readMembers_VkDescriptorImageInfo(_ s: UnsafeMutablePointer<VkDescriptorImageInfo>) throws(StreamError) {
        let r = self
        s.pointee.sampler = try r.handle(.sampler)
        s.pointee.imageView = try r.handle(.imageView)
        s.pointee.imageLayout = try r.imageLayout()
    }

    func read_VkDescriptorImageInfo(_ s: UnsafeMutablePointer<VkDescriptorImageInfo>) throws(StreamError) {
        try readMembers_VkDescriptorImageInfo(s)
    }

    func readMembers_VkDescriptorBufferInfo(_ s: UnsafeMutablePointer<VkDescriptorBufferInfo>) throws(StreamError) {
        let r = self
        s.pointee.buffer = try r.handle(.buffer)
        s.pointee.offset = try r.u64()
        s.pointee.range = try r.u64()
    }

    func read_VkDescriptorBufferInfo(_ s: UnsafeMutablePointer<VkDescriptorBufferInfo>) throws(StreamError) {
        try readMembers_VkDescriptorBufferInfo(s)
    }

    func readMembers_VkWriteDescriptorSet(_ s: UnsafeMutablePointer<VkWriteDescriptorSet>) throws(StreamError) {
        let r = self
        s.pointee.dstSet = try r.handle(.descriptorSet)
        s.pointee.dstBinding = try r.u32()
        s.pointee.dstArrayElement = try r.u32()
        s.pointee.descriptorCount = try r.u32()
        s.pointee.descriptorType = VkDescriptorType(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.pImageInfo = UnsafePointer(
            try r.elements(VkDescriptorImageInfo.self, r.count(is: Int(s.pointee.descriptorCount), orNothing: true)) {
                (r, s) throws(StreamError) in try r.read_VkDescriptorImageInfo(s)
            })
        s.pointee.pBufferInfo = UnsafePointer(
            try r.elements(VkDescriptorBufferInfo.self, r.count(is: Int(s.pointee.descriptorCount), orNothing: true)) {
                (r, s) throws(StreamError) in try r.read_VkDescriptorBufferInfo(s)
            })
        s.pointee.pTexelBufferView = UnsafePointer(
            try r.elements(VkBufferView?.self, r.count(is: Int(s.pointee.descriptorCount), orNothing: true)) {
                (r, s) throws(StreamError) in s.pointee = try r.handle(.bufferView)
            })
    }

    func read_VkWriteDescriptorSet(_ s: UnsafeMutablePointer<VkWriteDescriptorSet>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkWriteDescriptorSet(s)
    }

    func readMembers_VkCopyDescriptorSet(_ s: UnsafeMutablePointer<VkCopyDescriptorSet>) throws(StreamError) {
        let r = self
        s.pointee.srcSet = try r.requiredHandle(.descriptorSet)
        s.pointee.srcBinding = try r.u32()
        s.pointee.srcArrayElement = try r.u32()
        s.pointee.dstSet = try r.requiredHandle(.descriptorSet)
        s.pointee.dstBinding = try r.u32()
        s.pointee.dstArrayElement = try r.u32()
        s.pointee.descriptorCount = try r.u32()
    }

    func read_VkCopyDescriptorSet(_ s: UnsafeMutablePointer<VkCopyDescriptorSet>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_COPY_DESCRIPTOR_SET
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkCopyDescriptorSet(s)
    }

    func readMembers_VkFramebufferCreateInfo(_ s: UnsafeMutablePointer<VkFramebufferCreateInfo>) throws(StreamError) {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.renderPass = try r.requiredHandle(.renderPass)
        s.pointee.attachmentCount = try r.u32()
        s.pointee.pAttachments = UnsafePointer(
            try r.elements(VkImageView?.self, r.count(is: Int(s.pointee.attachmentCount), orNothing: true)) {
                (r, s) throws(StreamError) in s.pointee = try r.requiredHandle(.imageView)
            })
        s.pointee.width = try r.u32()
        s.pointee.height = try r.u32()
        s.pointee.layers = try r.u32()
    }

    func read_VkFramebufferCreateInfo(_ s: UnsafeMutablePointer<VkFramebufferCreateInfo>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_FRAMEBUFFER_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkFramebufferCreateInfo(s)
    }

    func readMembers_VkAttachmentDescription(_ s: UnsafeMutablePointer<VkAttachmentDescription>) throws(StreamError) {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.format = VkFormat(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.samples = VkSampleCountFlagBits(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.loadOp = VkAttachmentLoadOp(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.storeOp = VkAttachmentStoreOp(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.stencilLoadOp = VkAttachmentLoadOp(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.stencilStoreOp = VkAttachmentStoreOp(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.initialLayout = try r.imageLayout()
        s.pointee.finalLayout = try r.imageLayout()
    }

    func read_VkAttachmentDescription(_ s: UnsafeMutablePointer<VkAttachmentDescription>) throws(StreamError) {
        try readMembers_VkAttachmentDescription(s)
    }

    func readMembers_VkAttachmentReference(_ s: UnsafeMutablePointer<VkAttachmentReference>) throws(StreamError) {
        let r = self
        s.pointee.attachment = try r.u32()
        s.pointee.layout = try r.imageLayout()
    }

    func read_VkAttachmentReference(_ s: UnsafeMutablePointer<VkAttachmentReference>) throws(StreamError) {
        try readMembers_VkAttachmentReference(s)
    }

    func readMembers_VkSubpassDescription(_ s: UnsafeMutablePointer<VkSubpassDescription>) throws(StreamError) {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.pipelineBindPoint = VkPipelineBindPoint(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.inputAttachmentCount = try r.u32()
        s.pointee.pInputAttachments = UnsafePointer(
            try r.elements(
                VkAttachmentReference.self, r.count(is: Int(s.pointee.inputAttachmentCount), orNothing: false)
            ) { (r, s) throws(StreamError) in try r.read_VkAttachmentReference(s) })
        s.pointee.colorAttachmentCount = try r.u32()
        s.pointee.pColorAttachments = UnsafePointer(
            try r.elements(
                VkAttachmentReference.self, r.count(is: Int(s.pointee.colorAttachmentCount), orNothing: false)
            ) { (r, s) throws(StreamError) in try r.read_VkAttachmentReference(s) })
        s.pointee.pResolveAttachments = UnsafePointer(
            try r.elements(
                VkAttachmentReference.self, r.count(is: Int(s.pointee.colorAttachmentCount), orNothing: true)
            ) { (r, s) throws(StreamError) in try r.read_VkAttachmentReference(s) })
        s.pointee.pDepthStencilAttachment = UnsafePointer(
            try r.elements(VkAttachmentReference.self, r.presence()) { (r, s) throws(StreamError) in
                try r.read_VkAttachmentReference(s)
            })
        s.pointee.preserveAttachmentCount = try r.u32()
        s.pointee.pPreserveAttachments = UnsafePointer(
            try r.words(UInt32.self, r.count(is: Int(s.pointee.preserveAttachmentCount), orNothing: false)))
    }

    func read_VkSubpassDescription(_ s: UnsafeMutablePointer<VkSubpassDescription>) throws(StreamError) {
        try readMembers_VkSubpassDescription(s)
    }

    func readMembers_VkSubpassDependency(_ s: UnsafeMutablePointer<VkSubpassDependency>) throws(StreamError) {
        let r = self
        s.pointee.srcSubpass = try r.u32()
        s.pointee.dstSubpass = try r.u32()
        s.pointee.srcStageMask = try r.u32()
        s.pointee.dstStageMask = try r.u32()
        s.pointee.srcAccessMask = try r.u32()
        s.pointee.dstAccessMask = try r.u32()
        s.pointee.dependencyFlags = try r.u32()
    }

    func read_VkSubpassDependency(_ s: UnsafeMutablePointer<VkSubpassDependency>) throws(StreamError) {
        try readMembers_VkSubpassDependency(s)
    }

    func readMembers_VkRenderPassCreateInfo(_ s: UnsafeMutablePointer<VkRenderPassCreateInfo>) throws(StreamError) {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.attachmentCount = try r.u32()
        s.pointee.pAttachments = UnsafePointer(
            try r.elements(VkAttachmentDescription.self, r.count(is: Int(s.pointee.attachmentCount), orNothing: false))
            { (r, s) throws(StreamError) in try r.read_VkAttachmentDescription(s) })
        s.pointee.subpassCount = try r.u32()
        s.pointee.pSubpasses = UnsafePointer(
            try r.elements(VkSubpassDescription.self, r.count(is: Int(s.pointee.subpassCount), orNothing: false)) {
                (r, s) throws(StreamError) in try r.read_VkSubpassDescription(s)
            })
        s.pointee.dependencyCount = try r.u32()
        s.pointee.pDependencies = UnsafePointer(
            try r.elements(VkSubpassDependency.self, r.count(is: Int(s.pointee.dependencyCount), orNothing: false)) {
                (r, s) throws(StreamError) in try r.read_VkSubpassDependency(s)
            })
    }

    func read_VkRenderPassCreateInfo(_ s: UnsafeMutablePointer<VkRenderPassCreateInfo>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_RENDER_PASS_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkRenderPassCreateInfo(s)
    }

    func readMembers_VkCommandPoolCreateInfo(_ s: UnsafeMutablePointer<VkCommandPoolCreateInfo>) throws(StreamError) {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.queueFamilyIndex = try r.u32()
    }

    func read_VkCommandPoolCreateInfo(_ s: UnsafeMutablePointer<VkCommandPoolCreateInfo>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_COMMAND_POOL_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkCommandPoolCreateInfo(s)
    }

    func readMembers_VkCommandBufferAllocateInfo(_ s: UnsafeMutablePointer<VkCommandBufferAllocateInfo>)
        throws(StreamError)
    {
        let r = self
        s.pointee.commandPool = try r.requiredHandle(.commandPool)
        s.pointee.level = VkCommandBufferLevel(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.commandBufferCount = try r.u32()
    }

    func read_VkCommandBufferAllocateInfo(_ s: UnsafeMutablePointer<VkCommandBufferAllocateInfo>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_ALLOCATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkCommandBufferAllocateInfo(s)
    }

    func readMembers_VkCommandBufferInheritanceInfo(_ s: UnsafeMutablePointer<VkCommandBufferInheritanceInfo>)
        throws(StreamError)
    {
        let r = self
        s.pointee.renderPass = try r.handle(.renderPass)
        s.pointee.subpass = try r.u32()
        s.pointee.framebuffer = try r.handle(.framebuffer)
        s.pointee.occlusionQueryEnable = try r.u32()
        s.pointee.queryFlags = try r.u32()
        s.pointee.pipelineStatistics = try r.u32()
    }

    func read_VkCommandBufferInheritanceInfo(_ s: UnsafeMutablePointer<VkCommandBufferInheritanceInfo>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_INHERITANCE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkCommandBufferInheritanceInfo(s)
    }

    func readMembers_VkCommandBufferBeginInfo(_ s: UnsafeMutablePointer<VkCommandBufferBeginInfo>) throws(StreamError) {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.pInheritanceInfo = UnsafePointer(
            try r.elements(VkCommandBufferInheritanceInfo.self, r.presence()) { (r, s) throws(StreamError) in
                try r.read_VkCommandBufferInheritanceInfo(s)
            })
    }

    func read_VkCommandBufferBeginInfo(_ s: UnsafeMutablePointer<VkCommandBufferBeginInfo>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkCommandBufferBeginInfo(s)
    }

    func readMembers_VkBufferCopy(_ s: UnsafeMutablePointer<VkBufferCopy>) throws(StreamError) {
        let r = self
        s.pointee.srcOffset = try r.u64()
        s.pointee.dstOffset = try r.u64()
        s.pointee.size = try r.u64()
    }

    func read_VkBufferCopy(_ s: UnsafeMutablePointer<VkBufferCopy>) throws(StreamError) {
        try readMembers_VkBufferCopy(s)
    }

    func readMembers_VkImageSubresourceLayers(_ s: UnsafeMutablePointer<VkImageSubresourceLayers>) throws(StreamError) {
        let r = self
        s.pointee.aspectMask = try r.u32()
        s.pointee.mipLevel = try r.u32()
        s.pointee.baseArrayLayer = try r.u32()
        s.pointee.layerCount = try r.u32()
    }

    func read_VkImageSubresourceLayers(_ s: UnsafeMutablePointer<VkImageSubresourceLayers>) throws(StreamError) {
        try readMembers_VkImageSubresourceLayers(s)
    }

    func readMembers_VkOffset3D(_ s: UnsafeMutablePointer<VkOffset3D>) throws(StreamError) {
        let r = self
        s.pointee.x = Int32(bitPattern: try r.u32())
        s.pointee.y = Int32(bitPattern: try r.u32())
        s.pointee.z = Int32(bitPattern: try r.u32())
    }

    func read_VkOffset3D(_ s: UnsafeMutablePointer<VkOffset3D>) throws(StreamError) {
        try readMembers_VkOffset3D(s)
    }

    func readMembers_VkImageCopy(_ s: UnsafeMutablePointer<VkImageCopy>) throws(StreamError) {
        let r = self
        try r.read_VkImageSubresourceLayers(r.field(s, at: \.srcSubresource))
        try r.read_VkOffset3D(r.field(s, at: \.srcOffset))
        try r.read_VkImageSubresourceLayers(r.field(s, at: \.dstSubresource))
        try r.read_VkOffset3D(r.field(s, at: \.dstOffset))
        try r.read_VkExtent3D(r.field(s, at: \.extent))
    }

    func read_VkImageCopy(_ s: UnsafeMutablePointer<VkImageCopy>) throws(StreamError) {
        try readMembers_VkImageCopy(s)
    }

    func readMembers_VkImageBlit(_ s: UnsafeMutablePointer<VkImageBlit>) throws(StreamError) {
        let r = self
        try r.read_VkImageSubresourceLayers(r.field(s, at: \.srcSubresource))
        try r.raw(&s.pointee.srcOffsets)
        try r.read_VkImageSubresourceLayers(r.field(s, at: \.dstSubresource))
        try r.raw(&s.pointee.dstOffsets)
    }

    func read_VkImageBlit(_ s: UnsafeMutablePointer<VkImageBlit>) throws(StreamError) {
        try readMembers_VkImageBlit(s)
    }

    func readMembers_VkBufferImageCopy(_ s: UnsafeMutablePointer<VkBufferImageCopy>) throws(StreamError) {
        let r = self
        s.pointee.bufferOffset = try r.u64()
        s.pointee.bufferRowLength = try r.u32()
        s.pointee.bufferImageHeight = try r.u32()
        try r.read_VkImageSubresourceLayers(r.field(s, at: \.imageSubresource))
        try r.read_VkOffset3D(r.field(s, at: \.imageOffset))
        try r.read_VkExtent3D(r.field(s, at: \.imageExtent))
    }

    func read_VkBufferImageCopy(_ s: UnsafeMutablePointer<VkBufferImageCopy>) throws(StreamError) {
        try readMembers_VkBufferImageCopy(s)
    }

    func readMembers_VkClearDepthStencilValue(_ s: UnsafeMutablePointer<VkClearDepthStencilValue>) throws(StreamError) {
        let r = self
        s.pointee.depth = Float(bitPattern: try r.u32())
        s.pointee.stencil = try r.u32()
    }

    func read_VkClearDepthStencilValue(_ s: UnsafeMutablePointer<VkClearDepthStencilValue>) throws(StreamError) {
        try readMembers_VkClearDepthStencilValue(s)
    }

    func readMembers_VkClearAttachment(_ s: UnsafeMutablePointer<VkClearAttachment>) throws(StreamError) {
        let r = self
        s.pointee.aspectMask = try r.u32()
        s.pointee.colorAttachment = try r.u32()
        try r.raw(&s.pointee.clearValue)
    }

    func read_VkClearAttachment(_ s: UnsafeMutablePointer<VkClearAttachment>) throws(StreamError) {
        try readMembers_VkClearAttachment(s)
    }

    func readMembers_VkClearRect(_ s: UnsafeMutablePointer<VkClearRect>) throws(StreamError) {
        let r = self
        try r.read_VkRect2D(r.field(s, at: \.rect))
        s.pointee.baseArrayLayer = try r.u32()
        s.pointee.layerCount = try r.u32()
    }

    func read_VkClearRect(_ s: UnsafeMutablePointer<VkClearRect>) throws(StreamError) {
        try readMembers_VkClearRect(s)
    }

    func readMembers_VkImageResolve(_ s: UnsafeMutablePointer<VkImageResolve>) throws(StreamError) {
        let r = self
        try r.read_VkImageSubresourceLayers(r.field(s, at: \.srcSubresource))
        try r.read_VkOffset3D(r.field(s, at: \.srcOffset))
        try r.read_VkImageSubresourceLayers(r.field(s, at: \.dstSubresource))
        try r.read_VkOffset3D(r.field(s, at: \.dstOffset))
        try r.read_VkExtent3D(r.field(s, at: \.extent))
    }

    func read_VkImageResolve(_ s: UnsafeMutablePointer<VkImageResolve>) throws(StreamError) {
        try readMembers_VkImageResolve(s)
    }

    func readMembers_VkMemoryBarrier(_ s: UnsafeMutablePointer<VkMemoryBarrier>) throws(StreamError) {
        let r = self
        s.pointee.srcAccessMask = try r.u32()
        s.pointee.dstAccessMask = try r.u32()
    }

    func read_VkMemoryBarrier(_ s: UnsafeMutablePointer<VkMemoryBarrier>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_MEMORY_BARRIER
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkMemoryBarrier(s)
    }

    func readMembers_VkBufferMemoryBarrier(_ s: UnsafeMutablePointer<VkBufferMemoryBarrier>) throws(StreamError) {
        let r = self
        s.pointee.srcAccessMask = try r.u32()
        s.pointee.dstAccessMask = try r.u32()
        s.pointee.srcQueueFamilyIndex = try r.u32()
        s.pointee.dstQueueFamilyIndex = try r.u32()
        s.pointee.buffer = try r.requiredHandle(.buffer)
        s.pointee.offset = try r.u64()
        s.pointee.size = try r.u64()
    }

    func read_VkBufferMemoryBarrier(_ s: UnsafeMutablePointer<VkBufferMemoryBarrier>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_BUFFER_MEMORY_BARRIER
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkBufferMemoryBarrier(s)
    }

    func readMembers_VkImageMemoryBarrier(_ s: UnsafeMutablePointer<VkImageMemoryBarrier>) throws(StreamError) {
        let r = self
        s.pointee.srcAccessMask = try r.u32()
        s.pointee.dstAccessMask = try r.u32()
        s.pointee.oldLayout = try r.imageLayout()
        s.pointee.newLayout = try r.imageLayout()
        s.pointee.srcQueueFamilyIndex = try r.u32()
        s.pointee.dstQueueFamilyIndex = try r.u32()
        s.pointee.image = try r.requiredHandle(.image)
        try r.read_VkImageSubresourceRange(r.field(s, at: \.subresourceRange))
    }

    func read_VkImageMemoryBarrier(_ s: UnsafeMutablePointer<VkImageMemoryBarrier>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_IMAGE_MEMORY_BARRIER
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkImageMemoryBarrier(s)
    }

    func readMembers_VkRenderPassBeginInfo(_ s: UnsafeMutablePointer<VkRenderPassBeginInfo>) throws(StreamError) {
        let r = self
        s.pointee.renderPass = try r.requiredHandle(.renderPass)
        s.pointee.framebuffer = try r.requiredHandle(.framebuffer)
        try r.read_VkRect2D(r.field(s, at: \.renderArea))
        s.pointee.clearValueCount = try r.u32()
        s.pointee.pClearValues = UnsafePointer(
            try r.unions(VkClearValue.self, r.count(is: Int(s.pointee.clearValueCount), orNothing: true)))
    }

    func read_VkRenderPassBeginInfo(_ s: UnsafeMutablePointer<VkRenderPassBeginInfo>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_RENDER_PASS_BEGIN_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkRenderPassBeginInfo(s)
    }

    func readMembers_VkBindBufferMemoryInfo(_ s: UnsafeMutablePointer<VkBindBufferMemoryInfo>) throws(StreamError) {
        let r = self
        s.pointee.buffer = try r.requiredHandle(.buffer)
        s.pointee.memory = try r.requiredHandle(.deviceMemory)
        s.pointee.memoryOffset = try r.u64()
    }

    func read_VkBindBufferMemoryInfo(_ s: UnsafeMutablePointer<VkBindBufferMemoryInfo>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_BIND_BUFFER_MEMORY_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkBindBufferMemoryInfo(s)
    }

    func readMembers_VkBindImageMemoryInfo(_ s: UnsafeMutablePointer<VkBindImageMemoryInfo>) throws(StreamError) {
        let r = self
        s.pointee.image = try r.requiredHandle(.image)
        s.pointee.memory = try r.handle(.deviceMemory)
        s.pointee.memoryOffset = try r.u64()
    }

    func read_VkBindImageMemoryInfo(_ s: UnsafeMutablePointer<VkBindImageMemoryInfo>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_BIND_IMAGE_MEMORY_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkBindImageMemoryInfo(s)
    }

    func readMembers_VkImageMemoryRequirementsInfo2(_ s: UnsafeMutablePointer<VkImageMemoryRequirementsInfo2>)
        throws(StreamError)
    {
        let r = self
        s.pointee.image = try r.requiredHandle(.image)
    }

    func read_VkImageMemoryRequirementsInfo2(_ s: UnsafeMutablePointer<VkImageMemoryRequirementsInfo2>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_IMAGE_MEMORY_REQUIREMENTS_INFO_2
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkImageMemoryRequirementsInfo2(s)
    }

    func readMembers_VkBufferMemoryRequirementsInfo2(_ s: UnsafeMutablePointer<VkBufferMemoryRequirementsInfo2>)
        throws(StreamError)
    {
        let r = self
        s.pointee.buffer = try r.requiredHandle(.buffer)
    }

    func read_VkBufferMemoryRequirementsInfo2(_ s: UnsafeMutablePointer<VkBufferMemoryRequirementsInfo2>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_BUFFER_MEMORY_REQUIREMENTS_INFO_2
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkBufferMemoryRequirementsInfo2(s)
    }

    func readMembers_VkPhysicalDeviceImageFormatInfo2(_ s: UnsafeMutablePointer<VkPhysicalDeviceImageFormatInfo2>)
        throws(StreamError)
    {
        let r = self
        s.pointee.format = VkFormat(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.`type` = VkImageType(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.tiling = VkImageTiling(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.usage = try r.u32()
        s.pointee.flags = try r.u32()
    }

    func read_VkPhysicalDeviceImageFormatInfo2(_ s: UnsafeMutablePointer<VkPhysicalDeviceImageFormatInfo2>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_IMAGE_FORMAT_INFO_2
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkPhysicalDeviceImageFormatInfo2(s)
    }

    func readMembers_VkDeviceQueueInfo2(_ s: UnsafeMutablePointer<VkDeviceQueueInfo2>) throws(StreamError) {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.queueFamilyIndex = try r.u32()
        s.pointee.queueIndex = try r.u32()
    }

    func read_VkDeviceQueueInfo2(_ s: UnsafeMutablePointer<VkDeviceQueueInfo2>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_DEVICE_QUEUE_INFO_2
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkDeviceQueueInfo2(s)
    }

    func readMembers_VkSamplerYcbcrConversionCreateInfo(_ s: UnsafeMutablePointer<VkSamplerYcbcrConversionCreateInfo>)
        throws(StreamError)
    {
        let r = self
        s.pointee.format = VkFormat(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.ycbcrModel = VkSamplerYcbcrModelConversion(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.ycbcrRange = VkSamplerYcbcrRange(rawValue: .init(truncatingIfNeeded: try r.u32()))
        try r.read_VkComponentMapping(r.field(s, at: \.components))
        s.pointee.xChromaOffset = VkChromaLocation(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.yChromaOffset = VkChromaLocation(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.chromaFilter = VkFilter(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.forceExplicitReconstruction = try r.u32()
    }

    func read_VkSamplerYcbcrConversionCreateInfo(_ s: UnsafeMutablePointer<VkSamplerYcbcrConversionCreateInfo>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_SAMPLER_YCBCR_CONVERSION_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkSamplerYcbcrConversionCreateInfo(s)
    }

    func readMembers_VkAttachmentDescription2(_ s: UnsafeMutablePointer<VkAttachmentDescription2>) throws(StreamError) {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.format = VkFormat(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.samples = VkSampleCountFlagBits(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.loadOp = VkAttachmentLoadOp(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.storeOp = VkAttachmentStoreOp(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.stencilLoadOp = VkAttachmentLoadOp(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.stencilStoreOp = VkAttachmentStoreOp(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.initialLayout = try r.imageLayout()
        s.pointee.finalLayout = try r.imageLayout()
    }

    func read_VkAttachmentDescription2(_ s: UnsafeMutablePointer<VkAttachmentDescription2>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_ATTACHMENT_DESCRIPTION_2
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkAttachmentDescription2(s)
    }

    func readMembers_VkAttachmentReference2(_ s: UnsafeMutablePointer<VkAttachmentReference2>) throws(StreamError) {
        let r = self
        s.pointee.attachment = try r.u32()
        s.pointee.layout = try r.imageLayout()
        s.pointee.aspectMask = try r.u32()
    }

    func read_VkAttachmentReference2(_ s: UnsafeMutablePointer<VkAttachmentReference2>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_ATTACHMENT_REFERENCE_2
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkAttachmentReference2(s)
    }

    func readMembers_VkSubpassDescription2(_ s: UnsafeMutablePointer<VkSubpassDescription2>) throws(StreamError) {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.pipelineBindPoint = VkPipelineBindPoint(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.viewMask = try r.u32()
        s.pointee.inputAttachmentCount = try r.u32()
        s.pointee.pInputAttachments = UnsafePointer(
            try r.elements(
                VkAttachmentReference2.self, r.count(is: Int(s.pointee.inputAttachmentCount), orNothing: false)
            ) { (r, s) throws(StreamError) in try r.read_VkAttachmentReference2(s) })
        s.pointee.colorAttachmentCount = try r.u32()
        s.pointee.pColorAttachments = UnsafePointer(
            try r.elements(
                VkAttachmentReference2.self, r.count(is: Int(s.pointee.colorAttachmentCount), orNothing: false)
            ) { (r, s) throws(StreamError) in try r.read_VkAttachmentReference2(s) })
        s.pointee.pResolveAttachments = UnsafePointer(
            try r.elements(
                VkAttachmentReference2.self, r.count(is: Int(s.pointee.colorAttachmentCount), orNothing: true)
            ) { (r, s) throws(StreamError) in try r.read_VkAttachmentReference2(s) })
        s.pointee.pDepthStencilAttachment = UnsafePointer(
            try r.elements(VkAttachmentReference2.self, r.presence()) { (r, s) throws(StreamError) in
                try r.read_VkAttachmentReference2(s)
            })
        s.pointee.preserveAttachmentCount = try r.u32()
        s.pointee.pPreserveAttachments = UnsafePointer(
            try r.words(UInt32.self, r.count(is: Int(s.pointee.preserveAttachmentCount), orNothing: false)))
    }

    func read_VkSubpassDescription2(_ s: UnsafeMutablePointer<VkSubpassDescription2>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_SUBPASS_DESCRIPTION_2
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkSubpassDescription2(s)
    }

    func readMembers_VkSubpassDependency2(_ s: UnsafeMutablePointer<VkSubpassDependency2>) throws(StreamError) {
        let r = self
        s.pointee.srcSubpass = try r.u32()
        s.pointee.dstSubpass = try r.u32()
        s.pointee.srcStageMask = try r.u32()
        s.pointee.dstStageMask = try r.u32()
        s.pointee.srcAccessMask = try r.u32()
        s.pointee.dstAccessMask = try r.u32()
        s.pointee.dependencyFlags = try r.u32()
        s.pointee.viewOffset = Int32(bitPattern: try r.u32())
    }

    func read_VkSubpassDependency2(_ s: UnsafeMutablePointer<VkSubpassDependency2>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_SUBPASS_DEPENDENCY_2
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkSubpassDependency2(s)
    }

    func readMembers_VkRenderPassCreateInfo2(_ s: UnsafeMutablePointer<VkRenderPassCreateInfo2>) throws(StreamError) {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.attachmentCount = try r.u32()
        s.pointee.pAttachments = UnsafePointer(
            try r.elements(VkAttachmentDescription2.self, r.count(is: Int(s.pointee.attachmentCount), orNothing: false))
            { (r, s) throws(StreamError) in try r.read_VkAttachmentDescription2(s) })
        s.pointee.subpassCount = try r.u32()
        s.pointee.pSubpasses = UnsafePointer(
            try r.elements(VkSubpassDescription2.self, r.count(is: Int(s.pointee.subpassCount), orNothing: false)) {
                (r, s) throws(StreamError) in try r.read_VkSubpassDescription2(s)
            })
        s.pointee.dependencyCount = try r.u32()
        s.pointee.pDependencies = UnsafePointer(
            try r.elements(VkSubpassDependency2.self, r.count(is: Int(s.pointee.dependencyCount), orNothing: false)) {
                (r, s) throws(StreamError) in try r.read_VkSubpassDependency2(s)
            })
        s.pointee.correlatedViewMaskCount = try r.u32()
        s.pointee.pCorrelatedViewMasks = UnsafePointer(
            try r.words(UInt32.self, r.count(is: Int(s.pointee.correlatedViewMaskCount), orNothing: false)))
    }

    func read_VkRenderPassCreateInfo2(_ s: UnsafeMutablePointer<VkRenderPassCreateInfo2>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_RENDER_PASS_CREATE_INFO_2
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkRenderPassCreateInfo2(s)
    }

    func readMembers_VkSubpassBeginInfo(_ s: UnsafeMutablePointer<VkSubpassBeginInfo>) throws(StreamError) {
        let r = self
        s.pointee.contents = VkSubpassContents(rawValue: .init(truncatingIfNeeded: try r.u32()))
    }

    func read_VkSubpassBeginInfo(_ s: UnsafeMutablePointer<VkSubpassBeginInfo>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_SUBPASS_BEGIN_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkSubpassBeginInfo(s)
    }

    func readMembers_VkSubpassEndInfo(_ s: UnsafeMutablePointer<VkSubpassEndInfo>) throws(StreamError) {
    }

    func read_VkSubpassEndInfo(_ s: UnsafeMutablePointer<VkSubpassEndInfo>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_SUBPASS_END_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkSubpassEndInfo(s)
    }

    func readMembers_VkBufferDeviceAddressInfo(_ s: UnsafeMutablePointer<VkBufferDeviceAddressInfo>) throws(StreamError)
    {
        let r = self
        s.pointee.buffer = try r.requiredHandle(.buffer)
    }

    func read_VkBufferDeviceAddressInfo(_ s: UnsafeMutablePointer<VkBufferDeviceAddressInfo>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_BUFFER_DEVICE_ADDRESS_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkBufferDeviceAddressInfo(s)
    }

    func readMembers_VkMemoryBarrier2(_ s: UnsafeMutablePointer<VkMemoryBarrier2>) throws(StreamError) {
        let r = self
        s.pointee.srcStageMask = try r.u64()
        s.pointee.srcAccessMask = try r.u64()
        s.pointee.dstStageMask = try r.u64()
        s.pointee.dstAccessMask = try r.u64()
    }

    func read_VkMemoryBarrier2(_ s: UnsafeMutablePointer<VkMemoryBarrier2>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_MEMORY_BARRIER_2
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkMemoryBarrier2(s)
    }

    func readMembers_VkBufferMemoryBarrier2(_ s: UnsafeMutablePointer<VkBufferMemoryBarrier2>) throws(StreamError) {
        let r = self
        s.pointee.srcStageMask = try r.u64()
        s.pointee.srcAccessMask = try r.u64()
        s.pointee.dstStageMask = try r.u64()
        s.pointee.dstAccessMask = try r.u64()
        s.pointee.srcQueueFamilyIndex = try r.u32()
        s.pointee.dstQueueFamilyIndex = try r.u32()
        s.pointee.buffer = try r.requiredHandle(.buffer)
        s.pointee.offset = try r.u64()
        s.pointee.size = try r.u64()
    }

    func read_VkBufferMemoryBarrier2(_ s: UnsafeMutablePointer<VkBufferMemoryBarrier2>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_BUFFER_MEMORY_BARRIER_2
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkBufferMemoryBarrier2(s)
    }

    func readMembers_VkImageMemoryBarrier2(_ s: UnsafeMutablePointer<VkImageMemoryBarrier2>) throws(StreamError) {
        let r = self
        s.pointee.srcStageMask = try r.u64()
        s.pointee.srcAccessMask = try r.u64()
        s.pointee.dstStageMask = try r.u64()
        s.pointee.dstAccessMask = try r.u64()
        s.pointee.oldLayout = try r.imageLayout()
        s.pointee.newLayout = try r.imageLayout()
        s.pointee.srcQueueFamilyIndex = try r.u32()
        s.pointee.dstQueueFamilyIndex = try r.u32()
        s.pointee.image = try r.requiredHandle(.image)
        try r.read_VkImageSubresourceRange(r.field(s, at: \.subresourceRange))
    }

    func read_VkImageMemoryBarrier2(_ s: UnsafeMutablePointer<VkImageMemoryBarrier2>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_IMAGE_MEMORY_BARRIER_2
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkImageMemoryBarrier2(s)
    }

    func readMembers_VkDependencyInfo(_ s: UnsafeMutablePointer<VkDependencyInfo>) throws(StreamError) {
        let r = self
        s.pointee.dependencyFlags = try r.u32()
        s.pointee.memoryBarrierCount = try r.u32()
        s.pointee.pMemoryBarriers = UnsafePointer(
            try r.elements(VkMemoryBarrier2.self, r.count(is: Int(s.pointee.memoryBarrierCount), orNothing: false)) {
                (r, s) throws(StreamError) in try r.read_VkMemoryBarrier2(s)
            })
        s.pointee.bufferMemoryBarrierCount = try r.u32()
        s.pointee.pBufferMemoryBarriers = UnsafePointer(
            try r.elements(
                VkBufferMemoryBarrier2.self, r.count(is: Int(s.pointee.bufferMemoryBarrierCount), orNothing: false)
            ) { (r, s) throws(StreamError) in try r.read_VkBufferMemoryBarrier2(s) })
        s.pointee.imageMemoryBarrierCount = try r.u32()
        s.pointee.pImageMemoryBarriers = UnsafePointer(
            try r.elements(
                VkImageMemoryBarrier2.self, r.count(is: Int(s.pointee.imageMemoryBarrierCount), orNothing: false)
            ) { (r, s) throws(StreamError) in try r.read_VkImageMemoryBarrier2(s) })
    }

    func read_VkDependencyInfo(_ s: UnsafeMutablePointer<VkDependencyInfo>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_DEPENDENCY_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkDependencyInfo(s)
    }

    func readMembers_VkBufferCopy2(_ s: UnsafeMutablePointer<VkBufferCopy2>) throws(StreamError) {
        let r = self
        s.pointee.srcOffset = try r.u64()
        s.pointee.dstOffset = try r.u64()
        s.pointee.size = try r.u64()
    }

    func read_VkBufferCopy2(_ s: UnsafeMutablePointer<VkBufferCopy2>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_BUFFER_COPY_2
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkBufferCopy2(s)
    }

    func readMembers_VkCopyBufferInfo2(_ s: UnsafeMutablePointer<VkCopyBufferInfo2>) throws(StreamError) {
        let r = self
        s.pointee.srcBuffer = try r.requiredHandle(.buffer)
        s.pointee.dstBuffer = try r.requiredHandle(.buffer)
        s.pointee.regionCount = try r.u32()
        s.pointee.pRegions = UnsafePointer(
            try r.elements(VkBufferCopy2.self, r.count(is: Int(s.pointee.regionCount), orNothing: false)) {
                (r, s) throws(StreamError) in try r.read_VkBufferCopy2(s)
            })
    }

    func read_VkCopyBufferInfo2(_ s: UnsafeMutablePointer<VkCopyBufferInfo2>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_COPY_BUFFER_INFO_2
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkCopyBufferInfo2(s)
    }

    func readMembers_VkImageCopy2(_ s: UnsafeMutablePointer<VkImageCopy2>) throws(StreamError) {
        let r = self
        try r.read_VkImageSubresourceLayers(r.field(s, at: \.srcSubresource))
        try r.read_VkOffset3D(r.field(s, at: \.srcOffset))
        try r.read_VkImageSubresourceLayers(r.field(s, at: \.dstSubresource))
        try r.read_VkOffset3D(r.field(s, at: \.dstOffset))
        try r.read_VkExtent3D(r.field(s, at: \.extent))
    }

    func read_VkImageCopy2(_ s: UnsafeMutablePointer<VkImageCopy2>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_IMAGE_COPY_2
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkImageCopy2(s)
    }

    func readMembers_VkCopyImageInfo2(_ s: UnsafeMutablePointer<VkCopyImageInfo2>) throws(StreamError) {
        let r = self
        s.pointee.srcImage = try r.requiredHandle(.image)
        s.pointee.srcImageLayout = try r.imageLayout()
        s.pointee.dstImage = try r.requiredHandle(.image)
        s.pointee.dstImageLayout = try r.imageLayout()
        s.pointee.regionCount = try r.u32()
        s.pointee.pRegions = UnsafePointer(
            try r.elements(VkImageCopy2.self, r.count(is: Int(s.pointee.regionCount), orNothing: false)) {
                (r, s) throws(StreamError) in try r.read_VkImageCopy2(s)
            })
    }

    func read_VkCopyImageInfo2(_ s: UnsafeMutablePointer<VkCopyImageInfo2>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_COPY_IMAGE_INFO_2
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkCopyImageInfo2(s)
    }

    func readMembers_VkBufferImageCopy2(_ s: UnsafeMutablePointer<VkBufferImageCopy2>) throws(StreamError) {
        let r = self
        s.pointee.bufferOffset = try r.u64()
        s.pointee.bufferRowLength = try r.u32()
        s.pointee.bufferImageHeight = try r.u32()
        try r.read_VkImageSubresourceLayers(r.field(s, at: \.imageSubresource))
        try r.read_VkOffset3D(r.field(s, at: \.imageOffset))
        try r.read_VkExtent3D(r.field(s, at: \.imageExtent))
    }

    func read_VkBufferImageCopy2(_ s: UnsafeMutablePointer<VkBufferImageCopy2>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_BUFFER_IMAGE_COPY_2
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkBufferImageCopy2(s)
    }

    func readMembers_VkCopyBufferToImageInfo2(_ s: UnsafeMutablePointer<VkCopyBufferToImageInfo2>) throws(StreamError) {
        let r = self
        s.pointee.srcBuffer = try r.requiredHandle(.buffer)
        s.pointee.dstImage = try r.requiredHandle(.image)
        s.pointee.dstImageLayout = try r.imageLayout()
        s.pointee.regionCount = try r.u32()
        s.pointee.pRegions = UnsafePointer(
            try r.elements(VkBufferImageCopy2.self, r.count(is: Int(s.pointee.regionCount), orNothing: false)) {
                (r, s) throws(StreamError) in try r.read_VkBufferImageCopy2(s)
            })
    }

    func read_VkCopyBufferToImageInfo2(_ s: UnsafeMutablePointer<VkCopyBufferToImageInfo2>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_COPY_BUFFER_TO_IMAGE_INFO_2
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkCopyBufferToImageInfo2(s)
    }

    func readMembers_VkCopyImageToBufferInfo2(_ s: UnsafeMutablePointer<VkCopyImageToBufferInfo2>) throws(StreamError) {
        let r = self
        s.pointee.srcImage = try r.requiredHandle(.image)
        s.pointee.srcImageLayout = try r.imageLayout()
        s.pointee.dstBuffer = try r.requiredHandle(.buffer)
        s.pointee.regionCount = try r.u32()
        s.pointee.pRegions = UnsafePointer(
            try r.elements(VkBufferImageCopy2.self, r.count(is: Int(s.pointee.regionCount), orNothing: false)) {
                (r, s) throws(StreamError) in try r.read_VkBufferImageCopy2(s)
            })
    }

    func read_VkCopyImageToBufferInfo2(_ s: UnsafeMutablePointer<VkCopyImageToBufferInfo2>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_COPY_IMAGE_TO_BUFFER_INFO_2
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkCopyImageToBufferInfo2(s)
    }

    func readMembers_VkImageBlit2(_ s: UnsafeMutablePointer<VkImageBlit2>) throws(StreamError) {
        let r = self
        try r.read_VkImageSubresourceLayers(r.field(s, at: \.srcSubresource))
        try r.raw(&s.pointee.srcOffsets)
        try r.read_VkImageSubresourceLayers(r.field(s, at: \.dstSubresource))
        try r.raw(&s.pointee.dstOffsets)
    }

    func read_VkImageBlit2(_ s: UnsafeMutablePointer<VkImageBlit2>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_IMAGE_BLIT_2
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkImageBlit2(s)
    }

    func readMembers_VkBlitImageInfo2(_ s: UnsafeMutablePointer<VkBlitImageInfo2>) throws(StreamError) {
        let r = self
        s.pointee.srcImage = try r.requiredHandle(.image)
        s.pointee.srcImageLayout = try r.imageLayout()
        s.pointee.dstImage = try r.requiredHandle(.image)
        s.pointee.dstImageLayout = try r.imageLayout()
        s.pointee.regionCount = try r.u32()
        s.pointee.pRegions = UnsafePointer(
            try r.elements(VkImageBlit2.self, r.count(is: Int(s.pointee.regionCount), orNothing: false)) {
                (r, s) throws(StreamError) in try r.read_VkImageBlit2(s)
            })
        s.pointee.filter = VkFilter(rawValue: .init(truncatingIfNeeded: try r.u32()))
    }

    func read_VkBlitImageInfo2(_ s: UnsafeMutablePointer<VkBlitImageInfo2>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_BLIT_IMAGE_INFO_2
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkBlitImageInfo2(s)
    }

    func readMembers_VkImageResolve2(_ s: UnsafeMutablePointer<VkImageResolve2>) throws(StreamError) {
        let r = self
        try r.read_VkImageSubresourceLayers(r.field(s, at: \.srcSubresource))
        try r.read_VkOffset3D(r.field(s, at: \.srcOffset))
        try r.read_VkImageSubresourceLayers(r.field(s, at: \.dstSubresource))
        try r.read_VkOffset3D(r.field(s, at: \.dstOffset))
        try r.read_VkExtent3D(r.field(s, at: \.extent))
    }

    func read_VkImageResolve2(_ s: UnsafeMutablePointer<VkImageResolve2>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_IMAGE_RESOLVE_2
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkImageResolve2(s)
    }

    func readMembers_VkResolveImageInfo2(_ s: UnsafeMutablePointer<VkResolveImageInfo2>) throws(StreamError) {
        let r = self
        s.pointee.srcImage = try r.requiredHandle(.image)
        s.pointee.srcImageLayout = try r.imageLayout()
        s.pointee.dstImage = try r.requiredHandle(.image)
        s.pointee.dstImageLayout = try r.imageLayout()
        s.pointee.regionCount = try r.u32()
        s.pointee.pRegions = UnsafePointer(
            try r.elements(VkImageResolve2.self, r.count(is: Int(s.pointee.regionCount), orNothing: false)) {
                (r, s) throws(StreamError) in try r.read_VkImageResolve2(s)
            })
    }

    func read_VkResolveImageInfo2(_ s: UnsafeMutablePointer<VkResolveImageInfo2>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_RESOLVE_IMAGE_INFO_2
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkResolveImageInfo2(s)
    }

    func readMembers_VkRenderingAttachmentInfo(_ s: UnsafeMutablePointer<VkRenderingAttachmentInfo>) throws(StreamError)
    {
        let r = self
        s.pointee.imageView = try r.handle(.imageView)
        s.pointee.imageLayout = try r.imageLayout()
        s.pointee.resolveMode = VkResolveModeFlagBits(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.resolveImageView = try r.handle(.imageView)
        s.pointee.resolveImageLayout = try r.imageLayout()
        s.pointee.loadOp = VkAttachmentLoadOp(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.storeOp = VkAttachmentStoreOp(rawValue: .init(truncatingIfNeeded: try r.u32()))
        try r.raw(&s.pointee.clearValue)
    }

    func read_VkRenderingAttachmentInfo(_ s: UnsafeMutablePointer<VkRenderingAttachmentInfo>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_RENDERING_ATTACHMENT_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkRenderingAttachmentInfo(s)
    }

    func readMembers_VkRenderingInfo(_ s: UnsafeMutablePointer<VkRenderingInfo>) throws(StreamError) {
        let r = self
        s.pointee.flags = try r.u32()
        try r.read_VkRect2D(r.field(s, at: \.renderArea))
        s.pointee.layerCount = try r.u32()
        s.pointee.viewMask = try r.u32()
        s.pointee.colorAttachmentCount = try r.u32()
        s.pointee.pColorAttachments = UnsafePointer(
            try r.elements(
                VkRenderingAttachmentInfo.self, r.count(is: Int(s.pointee.colorAttachmentCount), orNothing: false)
            ) { (r, s) throws(StreamError) in try r.read_VkRenderingAttachmentInfo(s) })
        s.pointee.pDepthAttachment = UnsafePointer(
            try r.elements(VkRenderingAttachmentInfo.self, r.presence()) { (r, s) throws(StreamError) in
                try r.read_VkRenderingAttachmentInfo(s)
            })
        s.pointee.pStencilAttachment = UnsafePointer(
            try r.elements(VkRenderingAttachmentInfo.self, r.presence()) { (r, s) throws(StreamError) in
                try r.read_VkRenderingAttachmentInfo(s)
            })
    }

    func read_VkRenderingInfo(_ s: UnsafeMutablePointer<VkRenderingInfo>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_RENDERING_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkRenderingInfo(s)
    }

    func readMembers_VkDeviceBufferMemoryRequirements(_ s: UnsafeMutablePointer<VkDeviceBufferMemoryRequirements>)
        throws(StreamError)
    {
        let r = self
        s.pointee.pCreateInfo = UnsafePointer(
            try r.elements(VkBufferCreateInfo.self, r.presence()) { (r, s) throws(StreamError) in
                try r.read_VkBufferCreateInfo(s)
            })
        try r.require(s.pointee.pCreateInfo)
    }

    func read_VkDeviceBufferMemoryRequirements(_ s: UnsafeMutablePointer<VkDeviceBufferMemoryRequirements>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_DEVICE_BUFFER_MEMORY_REQUIREMENTS
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkDeviceBufferMemoryRequirements(s)
    }

    func readMembers_VkDeviceImageMemoryRequirements(_ s: UnsafeMutablePointer<VkDeviceImageMemoryRequirements>)
        throws(StreamError)
    {
        let r = self
        s.pointee.pCreateInfo = UnsafePointer(
            try r.elements(VkImageCreateInfo.self, r.presence()) { (r, s) throws(StreamError) in
                try r.read_VkImageCreateInfo(s)
            })
        s.pointee.planeAspect = VkImageAspectFlagBits(rawValue: .init(truncatingIfNeeded: try r.u32()))
        try r.require(s.pointee.pCreateInfo)
    }

    func read_VkDeviceImageMemoryRequirements(_ s: UnsafeMutablePointer<VkDeviceImageMemoryRequirements>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_DEVICE_IMAGE_MEMORY_REQUIREMENTS
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkDeviceImageMemoryRequirements(s)
    }

    func readMembers_VkConditionalRenderingBeginInfoEXT(_ s: UnsafeMutablePointer<VkConditionalRenderingBeginInfoEXT>)
        throws(StreamError)
    {
        let r = self
        s.pointee.buffer = try r.requiredHandle(.buffer)
        s.pointee.offset = try r.u64()
        s.pointee.flags = try r.u32()
    }

    func read_VkConditionalRenderingBeginInfoEXT(_ s: UnsafeMutablePointer<VkConditionalRenderingBeginInfoEXT>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_CONDITIONAL_RENDERING_BEGIN_INFO_EXT
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkConditionalRenderingBeginInfoEXT(s)
    }

    func readMembers_VkVertexInputBindingDescription2EXT(_ s: UnsafeMutablePointer<VkVertexInputBindingDescription2EXT>)
        throws(StreamError)
    {
        let r = self
        s.pointee.binding = try r.u32()
        s.pointee.stride = try r.u32()
        s.pointee.inputRate = VkVertexInputRate(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.divisor = try r.u32()
    }

    func read_VkVertexInputBindingDescription2EXT(_ s: UnsafeMutablePointer<VkVertexInputBindingDescription2EXT>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_VERTEX_INPUT_BINDING_DESCRIPTION_2_EXT
        s.pointee.pNext = (try readChain())
        try readMembers_VkVertexInputBindingDescription2EXT(s)
    }

    func readMembers_VkVertexInputAttributeDescription2EXT(
        _ s: UnsafeMutablePointer<VkVertexInputAttributeDescription2EXT>
    ) throws(StreamError) {
        let r = self
        s.pointee.location = try r.u32()
        s.pointee.binding = try r.u32()
        s.pointee.format = VkFormat(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.offset = try r.u32()
    }

    func read_VkVertexInputAttributeDescription2EXT(_ s: UnsafeMutablePointer<VkVertexInputAttributeDescription2EXT>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_VERTEX_INPUT_ATTRIBUTE_DESCRIPTION_2_EXT
        s.pointee.pNext = (try readChain())
        try readMembers_VkVertexInputAttributeDescription2EXT(s)
    }

    func readMembers_VkPhysicalDeviceFeatures2(_ s: UnsafeMutablePointer<VkPhysicalDeviceFeatures2>) throws(StreamError)
    {
        let r = self
        try r.read_VkPhysicalDeviceFeatures(r.field(s, at: \.features))
    }

    func read_VkPhysicalDeviceFeatures2(_ s: UnsafeMutablePointer<VkPhysicalDeviceFeatures2>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceFeatures2(s)
    }

    func readMembers_VkPhysicalDeviceVariablePointersFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceVariablePointersFeatures>
    ) throws(StreamError) {
        let r = self
        s.pointee.variablePointersStorageBuffer = try r.u32()
        s.pointee.variablePointers = try r.u32()
    }

    func read_VkPhysicalDeviceVariablePointersFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceVariablePointersFeatures>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VARIABLE_POINTERS_FEATURES
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceVariablePointersFeatures(s)
    }

    func readMembers_VkPhysicalDeviceMultiviewFeatures(_ s: UnsafeMutablePointer<VkPhysicalDeviceMultiviewFeatures>)
        throws(StreamError)
    {
        let r = self
        s.pointee.multiview = try r.u32()
        s.pointee.multiviewGeometryShader = try r.u32()
        s.pointee.multiviewTessellationShader = try r.u32()
    }

    func read_VkPhysicalDeviceMultiviewFeatures(_ s: UnsafeMutablePointer<VkPhysicalDeviceMultiviewFeatures>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MULTIVIEW_FEATURES
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceMultiviewFeatures(s)
    }

    func readMembers_VkRenderPassMultiviewCreateInfo(_ s: UnsafeMutablePointer<VkRenderPassMultiviewCreateInfo>)
        throws(StreamError)
    {
        let r = self
        s.pointee.subpassCount = try r.u32()
        s.pointee.pViewMasks = UnsafePointer(
            try r.words(UInt32.self, r.count(is: Int(s.pointee.subpassCount), orNothing: false)))
        s.pointee.dependencyCount = try r.u32()
        s.pointee.pViewOffsets = UnsafePointer(
            try r.words(Int32.self, r.count(is: Int(s.pointee.dependencyCount), orNothing: false)))
        s.pointee.correlationMaskCount = try r.u32()
        s.pointee.pCorrelationMasks = UnsafePointer(
            try r.words(UInt32.self, r.count(is: Int(s.pointee.correlationMaskCount), orNothing: false)))
    }

    func read_VkRenderPassMultiviewCreateInfo(_ s: UnsafeMutablePointer<VkRenderPassMultiviewCreateInfo>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_RENDER_PASS_MULTIVIEW_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkRenderPassMultiviewCreateInfo(s)
    }

    func readMembers_VkInputAttachmentAspectReference(_ s: UnsafeMutablePointer<VkInputAttachmentAspectReference>)
        throws(StreamError)
    {
        let r = self
        s.pointee.subpass = try r.u32()
        s.pointee.inputAttachmentIndex = try r.u32()
        s.pointee.aspectMask = try r.u32()
    }

    func read_VkInputAttachmentAspectReference(_ s: UnsafeMutablePointer<VkInputAttachmentAspectReference>)
        throws(StreamError)
    {
        try readMembers_VkInputAttachmentAspectReference(s)
    }

    func readMembers_VkRenderPassInputAttachmentAspectCreateInfo(
        _ s: UnsafeMutablePointer<VkRenderPassInputAttachmentAspectCreateInfo>
    ) throws(StreamError) {
        let r = self
        s.pointee.aspectReferenceCount = try r.u32()
        s.pointee.pAspectReferences = UnsafePointer(
            try r.elements(
                VkInputAttachmentAspectReference.self,
                r.count(is: Int(s.pointee.aspectReferenceCount), orNothing: false)
            ) { (r, s) throws(StreamError) in try r.read_VkInputAttachmentAspectReference(s) })
    }

    func read_VkRenderPassInputAttachmentAspectCreateInfo(
        _ s: UnsafeMutablePointer<VkRenderPassInputAttachmentAspectCreateInfo>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_RENDER_PASS_INPUT_ATTACHMENT_ASPECT_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkRenderPassInputAttachmentAspectCreateInfo(s)
    }

    func readMembers_VkPhysicalDevice16BitStorageFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDevice16BitStorageFeatures>
    ) throws(StreamError) {
        let r = self
        s.pointee.storageBuffer16BitAccess = try r.u32()
        s.pointee.uniformAndStorageBuffer16BitAccess = try r.u32()
        s.pointee.storagePushConstant16 = try r.u32()
        s.pointee.storageInputOutput16 = try r.u32()
    }

    func read_VkPhysicalDevice16BitStorageFeatures(_ s: UnsafeMutablePointer<VkPhysicalDevice16BitStorageFeatures>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_16BIT_STORAGE_FEATURES
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDevice16BitStorageFeatures(s)
    }

    func readMembers_VkPhysicalDeviceShaderSubgroupExtendedTypesFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderSubgroupExtendedTypesFeatures>
    ) throws(StreamError) {
        let r = self
        s.pointee.shaderSubgroupExtendedTypes = try r.u32()
    }

    func read_VkPhysicalDeviceShaderSubgroupExtendedTypesFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderSubgroupExtendedTypesFeatures>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_SUBGROUP_EXTENDED_TYPES_FEATURES
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceShaderSubgroupExtendedTypesFeatures(s)
    }

    func readMembers_VkImageViewUsageCreateInfo(_ s: UnsafeMutablePointer<VkImageViewUsageCreateInfo>)
        throws(StreamError)
    {
        let r = self
        s.pointee.usage = try r.u32()
    }

    func read_VkImageViewUsageCreateInfo(_ s: UnsafeMutablePointer<VkImageViewUsageCreateInfo>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_IMAGE_VIEW_USAGE_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkImageViewUsageCreateInfo(s)
    }

    func readMembers_VkPipelineTessellationDomainOriginStateCreateInfo(
        _ s: UnsafeMutablePointer<VkPipelineTessellationDomainOriginStateCreateInfo>
    ) throws(StreamError) {
        let r = self
        s.pointee.domainOrigin = VkTessellationDomainOrigin(rawValue: .init(truncatingIfNeeded: try r.u32()))
    }

    func read_VkPipelineTessellationDomainOriginStateCreateInfo(
        _ s: UnsafeMutablePointer<VkPipelineTessellationDomainOriginStateCreateInfo>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PIPELINE_TESSELLATION_DOMAIN_ORIGIN_STATE_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkPipelineTessellationDomainOriginStateCreateInfo(s)
    }

    func readMembers_VkSamplerYcbcrConversionInfo(_ s: UnsafeMutablePointer<VkSamplerYcbcrConversionInfo>)
        throws(StreamError)
    {
        let r = self
        s.pointee.conversion = try r.requiredHandle(.samplerYcbcrConversion)
    }

    func read_VkSamplerYcbcrConversionInfo(_ s: UnsafeMutablePointer<VkSamplerYcbcrConversionInfo>) throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_SAMPLER_YCBCR_CONVERSION_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkSamplerYcbcrConversionInfo(s)
    }

    func readMembers_VkBindImagePlaneMemoryInfo(_ s: UnsafeMutablePointer<VkBindImagePlaneMemoryInfo>)
        throws(StreamError)
    {
        let r = self
        s.pointee.planeAspect = VkImageAspectFlagBits(rawValue: .init(truncatingIfNeeded: try r.u32()))
    }

    func read_VkBindImagePlaneMemoryInfo(_ s: UnsafeMutablePointer<VkBindImagePlaneMemoryInfo>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_BIND_IMAGE_PLANE_MEMORY_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkBindImagePlaneMemoryInfo(s)
    }

    func readMembers_VkImagePlaneMemoryRequirementsInfo(_ s: UnsafeMutablePointer<VkImagePlaneMemoryRequirementsInfo>)
        throws(StreamError)
    {
        let r = self
        s.pointee.planeAspect = VkImageAspectFlagBits(rawValue: .init(truncatingIfNeeded: try r.u32()))
    }

    func read_VkImagePlaneMemoryRequirementsInfo(_ s: UnsafeMutablePointer<VkImagePlaneMemoryRequirementsInfo>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_IMAGE_PLANE_MEMORY_REQUIREMENTS_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkImagePlaneMemoryRequirementsInfo(s)
    }

    func readMembers_VkPhysicalDeviceSamplerYcbcrConversionFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceSamplerYcbcrConversionFeatures>
    ) throws(StreamError) {
        let r = self
        s.pointee.samplerYcbcrConversion = try r.u32()
    }

    func read_VkPhysicalDeviceSamplerYcbcrConversionFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceSamplerYcbcrConversionFeatures>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SAMPLER_YCBCR_CONVERSION_FEATURES
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceSamplerYcbcrConversionFeatures(s)
    }

    func readMembers_VkPhysicalDeviceProtectedMemoryFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceProtectedMemoryFeatures>
    ) throws(StreamError) {
        let r = self
        s.pointee.protectedMemory = try r.u32()
    }

    func read_VkPhysicalDeviceProtectedMemoryFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceProtectedMemoryFeatures>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROTECTED_MEMORY_FEATURES
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceProtectedMemoryFeatures(s)
    }

    func readMembers_VkSamplerReductionModeCreateInfo(_ s: UnsafeMutablePointer<VkSamplerReductionModeCreateInfo>)
        throws(StreamError)
    {
        let r = self
        s.pointee.reductionMode = VkSamplerReductionMode(rawValue: .init(truncatingIfNeeded: try r.u32()))
    }

    func read_VkSamplerReductionModeCreateInfo(_ s: UnsafeMutablePointer<VkSamplerReductionModeCreateInfo>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_SAMPLER_REDUCTION_MODE_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkSamplerReductionModeCreateInfo(s)
    }

    func readMembers_VkPhysicalDeviceInlineUniformBlockFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceInlineUniformBlockFeatures>
    ) throws(StreamError) {
        let r = self
        s.pointee.inlineUniformBlock = try r.u32()
        s.pointee.descriptorBindingInlineUniformBlockUpdateAfterBind = try r.u32()
    }

    func read_VkPhysicalDeviceInlineUniformBlockFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceInlineUniformBlockFeatures>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_INLINE_UNIFORM_BLOCK_FEATURES
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceInlineUniformBlockFeatures(s)
    }

    func readMembers_VkWriteDescriptorSetInlineUniformBlock(
        _ s: UnsafeMutablePointer<VkWriteDescriptorSetInlineUniformBlock>
    ) throws(StreamError) {
        let r = self
        s.pointee.dataSize = try r.u32()
        s.pointee.pData = UnsafeRawPointer(try r.bytes(r.count(is: Int(s.pointee.dataSize), orNothing: false)))
    }

    func read_VkWriteDescriptorSetInlineUniformBlock(_ s: UnsafeMutablePointer<VkWriteDescriptorSetInlineUniformBlock>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET_INLINE_UNIFORM_BLOCK
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkWriteDescriptorSetInlineUniformBlock(s)
    }

    func readMembers_VkDescriptorPoolInlineUniformBlockCreateInfo(
        _ s: UnsafeMutablePointer<VkDescriptorPoolInlineUniformBlockCreateInfo>
    ) throws(StreamError) {
        let r = self
        s.pointee.maxInlineUniformBlockBindings = try r.u32()
    }

    func read_VkDescriptorPoolInlineUniformBlockCreateInfo(
        _ s: UnsafeMutablePointer<VkDescriptorPoolInlineUniformBlockCreateInfo>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_POOL_INLINE_UNIFORM_BLOCK_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkDescriptorPoolInlineUniformBlockCreateInfo(s)
    }

    func readMembers_VkImageFormatListCreateInfo(_ s: UnsafeMutablePointer<VkImageFormatListCreateInfo>)
        throws(StreamError)
    {
        let r = self
        s.pointee.viewFormatCount = try r.u32()
        s.pointee.pViewFormats = UnsafePointer(
            try r.words(VkFormat.self, r.count(is: Int(s.pointee.viewFormatCount), orNothing: false)))
    }

    func read_VkImageFormatListCreateInfo(_ s: UnsafeMutablePointer<VkImageFormatListCreateInfo>) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_IMAGE_FORMAT_LIST_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkImageFormatListCreateInfo(s)
    }

    func readMembers_VkPhysicalDeviceMaintenance4Features(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceMaintenance4Features>
    ) throws(StreamError) {
        let r = self
        s.pointee.maintenance4 = try r.u32()
    }

    func read_VkPhysicalDeviceMaintenance4Features(_ s: UnsafeMutablePointer<VkPhysicalDeviceMaintenance4Features>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MAINTENANCE_4_FEATURES
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceMaintenance4Features(s)
    }

    func readMembers_VkPhysicalDeviceShaderDrawParametersFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderDrawParametersFeatures>
    ) throws(StreamError) {
        let r = self
        s.pointee.shaderDrawParameters = try r.u32()
    }

    func read_VkPhysicalDeviceShaderDrawParametersFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderDrawParametersFeatures>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_DRAW_PARAMETERS_FEATURES
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceShaderDrawParametersFeatures(s)
    }

    func readMembers_VkPhysicalDeviceShaderFloat16Int8Features(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderFloat16Int8Features>
    ) throws(StreamError) {
        let r = self
        s.pointee.shaderFloat16 = try r.u32()
        s.pointee.shaderInt8 = try r.u32()
    }

    func read_VkPhysicalDeviceShaderFloat16Int8Features(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderFloat16Int8Features>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_FLOAT16_INT8_FEATURES
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceShaderFloat16Int8Features(s)
    }

    func readMembers_VkPhysicalDeviceHostQueryResetFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceHostQueryResetFeatures>
    ) throws(StreamError) {
        let r = self
        s.pointee.hostQueryReset = try r.u32()
    }

    func read_VkPhysicalDeviceHostQueryResetFeatures(_ s: UnsafeMutablePointer<VkPhysicalDeviceHostQueryResetFeatures>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_HOST_QUERY_RESET_FEATURES
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceHostQueryResetFeatures(s)
    }

    func readMembers_VkPhysicalDeviceDescriptorIndexingFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceDescriptorIndexingFeatures>
    ) throws(StreamError) {
        let r = self
        s.pointee.shaderInputAttachmentArrayDynamicIndexing = try r.u32()
        s.pointee.shaderUniformTexelBufferArrayDynamicIndexing = try r.u32()
        s.pointee.shaderStorageTexelBufferArrayDynamicIndexing = try r.u32()
        s.pointee.shaderUniformBufferArrayNonUniformIndexing = try r.u32()
        s.pointee.shaderSampledImageArrayNonUniformIndexing = try r.u32()
        s.pointee.shaderStorageBufferArrayNonUniformIndexing = try r.u32()
        s.pointee.shaderStorageImageArrayNonUniformIndexing = try r.u32()
        s.pointee.shaderInputAttachmentArrayNonUniformIndexing = try r.u32()
        s.pointee.shaderUniformTexelBufferArrayNonUniformIndexing = try r.u32()
        s.pointee.shaderStorageTexelBufferArrayNonUniformIndexing = try r.u32()
        s.pointee.descriptorBindingUniformBufferUpdateAfterBind = try r.u32()
        s.pointee.descriptorBindingSampledImageUpdateAfterBind = try r.u32()
        s.pointee.descriptorBindingStorageImageUpdateAfterBind = try r.u32()
        s.pointee.descriptorBindingStorageBufferUpdateAfterBind = try r.u32()
        s.pointee.descriptorBindingUniformTexelBufferUpdateAfterBind = try r.u32()
        s.pointee.descriptorBindingStorageTexelBufferUpdateAfterBind = try r.u32()
        s.pointee.descriptorBindingUpdateUnusedWhilePending = try r.u32()
        s.pointee.descriptorBindingPartiallyBound = try r.u32()
        s.pointee.descriptorBindingVariableDescriptorCount = try r.u32()
        s.pointee.runtimeDescriptorArray = try r.u32()
    }

    func read_VkPhysicalDeviceDescriptorIndexingFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceDescriptorIndexingFeatures>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DESCRIPTOR_INDEXING_FEATURES
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceDescriptorIndexingFeatures(s)
    }

    func readMembers_VkDescriptorSetLayoutBindingFlagsCreateInfo(
        _ s: UnsafeMutablePointer<VkDescriptorSetLayoutBindingFlagsCreateInfo>
    ) throws(StreamError) {
        let r = self
        s.pointee.bindingCount = try r.u32()
        s.pointee.pBindingFlags = UnsafePointer(
            try r.words(VkDescriptorBindingFlags.self, r.count(is: Int(s.pointee.bindingCount), orNothing: true)))
    }

    func read_VkDescriptorSetLayoutBindingFlagsCreateInfo(
        _ s: UnsafeMutablePointer<VkDescriptorSetLayoutBindingFlagsCreateInfo>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_LAYOUT_BINDING_FLAGS_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkDescriptorSetLayoutBindingFlagsCreateInfo(s)
    }

    func readMembers_VkDescriptorSetVariableDescriptorCountAllocateInfo(
        _ s: UnsafeMutablePointer<VkDescriptorSetVariableDescriptorCountAllocateInfo>
    ) throws(StreamError) {
        let r = self
        s.pointee.descriptorSetCount = try r.u32()
        s.pointee.pDescriptorCounts = UnsafePointer(
            try r.words(UInt32.self, r.count(is: Int(s.pointee.descriptorSetCount), orNothing: false)))
    }

    func read_VkDescriptorSetVariableDescriptorCountAllocateInfo(
        _ s: UnsafeMutablePointer<VkDescriptorSetVariableDescriptorCountAllocateInfo>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_VARIABLE_DESCRIPTOR_COUNT_ALLOCATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkDescriptorSetVariableDescriptorCountAllocateInfo(s)
    }

    func readMembers_VkPhysicalDeviceTimelineSemaphoreFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceTimelineSemaphoreFeatures>
    ) throws(StreamError) {
        let r = self
        s.pointee.timelineSemaphore = try r.u32()
    }

    func read_VkPhysicalDeviceTimelineSemaphoreFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceTimelineSemaphoreFeatures>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TIMELINE_SEMAPHORE_FEATURES
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceTimelineSemaphoreFeatures(s)
    }

    func readMembers_VkPhysicalDevice8BitStorageFeatures(_ s: UnsafeMutablePointer<VkPhysicalDevice8BitStorageFeatures>)
        throws(StreamError)
    {
        let r = self
        s.pointee.storageBuffer8BitAccess = try r.u32()
        s.pointee.uniformAndStorageBuffer8BitAccess = try r.u32()
        s.pointee.storagePushConstant8 = try r.u32()
    }

    func read_VkPhysicalDevice8BitStorageFeatures(_ s: UnsafeMutablePointer<VkPhysicalDevice8BitStorageFeatures>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_8BIT_STORAGE_FEATURES
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDevice8BitStorageFeatures(s)
    }

    func readMembers_VkPhysicalDeviceVulkanMemoryModelFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceVulkanMemoryModelFeatures>
    ) throws(StreamError) {
        let r = self
        s.pointee.vulkanMemoryModel = try r.u32()
        s.pointee.vulkanMemoryModelDeviceScope = try r.u32()
        s.pointee.vulkanMemoryModelAvailabilityVisibilityChains = try r.u32()
    }

    func read_VkPhysicalDeviceVulkanMemoryModelFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceVulkanMemoryModelFeatures>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_MEMORY_MODEL_FEATURES
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceVulkanMemoryModelFeatures(s)
    }

    func readMembers_VkPhysicalDeviceShaderAtomicInt64Features(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderAtomicInt64Features>
    ) throws(StreamError) {
        let r = self
        s.pointee.shaderBufferInt64Atomics = try r.u32()
        s.pointee.shaderSharedInt64Atomics = try r.u32()
    }

    func read_VkPhysicalDeviceShaderAtomicInt64Features(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderAtomicInt64Features>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_ATOMIC_INT64_FEATURES
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceShaderAtomicInt64Features(s)
    }

    func readMembers_VkSubpassDescriptionDepthStencilResolve(
        _ s: UnsafeMutablePointer<VkSubpassDescriptionDepthStencilResolve>
    ) throws(StreamError) {
        let r = self
        s.pointee.depthResolveMode = VkResolveModeFlagBits(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.stencilResolveMode = VkResolveModeFlagBits(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.pDepthStencilResolveAttachment = UnsafePointer(
            try r.elements(VkAttachmentReference2.self, r.presence()) { (r, s) throws(StreamError) in
                try r.read_VkAttachmentReference2(s)
            })
    }

    func read_VkSubpassDescriptionDepthStencilResolve(
        _ s: UnsafeMutablePointer<VkSubpassDescriptionDepthStencilResolve>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_SUBPASS_DESCRIPTION_DEPTH_STENCIL_RESOLVE
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkSubpassDescriptionDepthStencilResolve(s)
    }

    func readMembers_VkImageStencilUsageCreateInfo(_ s: UnsafeMutablePointer<VkImageStencilUsageCreateInfo>)
        throws(StreamError)
    {
        let r = self
        s.pointee.stencilUsage = try r.u32()
    }

    func read_VkImageStencilUsageCreateInfo(_ s: UnsafeMutablePointer<VkImageStencilUsageCreateInfo>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_IMAGE_STENCIL_USAGE_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkImageStencilUsageCreateInfo(s)
    }

    func readMembers_VkPhysicalDeviceScalarBlockLayoutFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceScalarBlockLayoutFeatures>
    ) throws(StreamError) {
        let r = self
        s.pointee.scalarBlockLayout = try r.u32()
    }

    func read_VkPhysicalDeviceScalarBlockLayoutFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceScalarBlockLayoutFeatures>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SCALAR_BLOCK_LAYOUT_FEATURES
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceScalarBlockLayoutFeatures(s)
    }

    func readMembers_VkPhysicalDeviceUniformBufferStandardLayoutFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceUniformBufferStandardLayoutFeatures>
    ) throws(StreamError) {
        let r = self
        s.pointee.uniformBufferStandardLayout = try r.u32()
    }

    func read_VkPhysicalDeviceUniformBufferStandardLayoutFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceUniformBufferStandardLayoutFeatures>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_UNIFORM_BUFFER_STANDARD_LAYOUT_FEATURES
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceUniformBufferStandardLayoutFeatures(s)
    }

    func readMembers_VkPhysicalDeviceBufferDeviceAddressFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceBufferDeviceAddressFeatures>
    ) throws(StreamError) {
        let r = self
        s.pointee.bufferDeviceAddress = try r.u32()
        s.pointee.bufferDeviceAddressCaptureReplay = try r.u32()
        s.pointee.bufferDeviceAddressMultiDevice = try r.u32()
    }

    func read_VkPhysicalDeviceBufferDeviceAddressFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceBufferDeviceAddressFeatures>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_BUFFER_DEVICE_ADDRESS_FEATURES
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceBufferDeviceAddressFeatures(s)
    }

    func readMembers_VkPhysicalDeviceImagelessFramebufferFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceImagelessFramebufferFeatures>
    ) throws(StreamError) {
        let r = self
        s.pointee.imagelessFramebuffer = try r.u32()
    }

    func read_VkPhysicalDeviceImagelessFramebufferFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceImagelessFramebufferFeatures>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_IMAGELESS_FRAMEBUFFER_FEATURES
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceImagelessFramebufferFeatures(s)
    }

    func readMembers_VkFramebufferAttachmentImageInfo(_ s: UnsafeMutablePointer<VkFramebufferAttachmentImageInfo>)
        throws(StreamError)
    {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.usage = try r.u32()
        s.pointee.width = try r.u32()
        s.pointee.height = try r.u32()
        s.pointee.layerCount = try r.u32()
        s.pointee.viewFormatCount = try r.u32()
        s.pointee.pViewFormats = UnsafePointer(
            try r.words(VkFormat.self, r.count(is: Int(s.pointee.viewFormatCount), orNothing: false)))
    }

    func read_VkFramebufferAttachmentImageInfo(_ s: UnsafeMutablePointer<VkFramebufferAttachmentImageInfo>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_FRAMEBUFFER_ATTACHMENT_IMAGE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkFramebufferAttachmentImageInfo(s)
    }

    func readMembers_VkFramebufferAttachmentsCreateInfo(_ s: UnsafeMutablePointer<VkFramebufferAttachmentsCreateInfo>)
        throws(StreamError)
    {
        let r = self
        s.pointee.attachmentImageInfoCount = try r.u32()
        s.pointee.pAttachmentImageInfos = UnsafePointer(
            try r.elements(
                VkFramebufferAttachmentImageInfo.self,
                r.count(is: Int(s.pointee.attachmentImageInfoCount), orNothing: false)
            ) { (r, s) throws(StreamError) in try r.read_VkFramebufferAttachmentImageInfo(s) })
    }

    func read_VkFramebufferAttachmentsCreateInfo(_ s: UnsafeMutablePointer<VkFramebufferAttachmentsCreateInfo>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_FRAMEBUFFER_ATTACHMENTS_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkFramebufferAttachmentsCreateInfo(s)
    }

    func readMembers_VkRenderPassAttachmentBeginInfo(_ s: UnsafeMutablePointer<VkRenderPassAttachmentBeginInfo>)
        throws(StreamError)
    {
        let r = self
        s.pointee.attachmentCount = try r.u32()
        s.pointee.pAttachments = UnsafePointer(
            try r.elements(VkImageView?.self, r.count(is: Int(s.pointee.attachmentCount), orNothing: false)) {
                (r, s) throws(StreamError) in s.pointee = try r.requiredHandle(.imageView)
            })
    }

    func read_VkRenderPassAttachmentBeginInfo(_ s: UnsafeMutablePointer<VkRenderPassAttachmentBeginInfo>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_RENDER_PASS_ATTACHMENT_BEGIN_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkRenderPassAttachmentBeginInfo(s)
    }

    func readMembers_VkPhysicalDeviceTextureCompressionASTCHDRFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceTextureCompressionASTCHDRFeatures>
    ) throws(StreamError) {
        let r = self
        s.pointee.textureCompressionASTC_HDR = try r.u32()
    }

    func read_VkPhysicalDeviceTextureCompressionASTCHDRFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceTextureCompressionASTCHDRFeatures>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TEXTURE_COMPRESSION_ASTC_HDR_FEATURES
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceTextureCompressionASTCHDRFeatures(s)
    }

    func readMembers_VkPhysicalDeviceSeparateDepthStencilLayoutsFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceSeparateDepthStencilLayoutsFeatures>
    ) throws(StreamError) {
        let r = self
        s.pointee.separateDepthStencilLayouts = try r.u32()
    }

    func read_VkPhysicalDeviceSeparateDepthStencilLayoutsFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceSeparateDepthStencilLayoutsFeatures>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SEPARATE_DEPTH_STENCIL_LAYOUTS_FEATURES
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceSeparateDepthStencilLayoutsFeatures(s)
    }

    func readMembers_VkAttachmentReferenceStencilLayout(_ s: UnsafeMutablePointer<VkAttachmentReferenceStencilLayout>)
        throws(StreamError)
    {
        let r = self
        s.pointee.stencilLayout = try r.imageLayout()
    }

    func read_VkAttachmentReferenceStencilLayout(_ s: UnsafeMutablePointer<VkAttachmentReferenceStencilLayout>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_ATTACHMENT_REFERENCE_STENCIL_LAYOUT
        s.pointee.pNext = (try readChain())
        try readMembers_VkAttachmentReferenceStencilLayout(s)
    }

    func readMembers_VkAttachmentDescriptionStencilLayout(
        _ s: UnsafeMutablePointer<VkAttachmentDescriptionStencilLayout>
    ) throws(StreamError) {
        let r = self
        s.pointee.stencilInitialLayout = try r.imageLayout()
        s.pointee.stencilFinalLayout = try r.imageLayout()
    }

    func read_VkAttachmentDescriptionStencilLayout(_ s: UnsafeMutablePointer<VkAttachmentDescriptionStencilLayout>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_ATTACHMENT_DESCRIPTION_STENCIL_LAYOUT
        s.pointee.pNext = (try readChain())
        try readMembers_VkAttachmentDescriptionStencilLayout(s)
    }

    func readMembers_VkPhysicalDeviceShaderDemoteToHelperInvocationFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderDemoteToHelperInvocationFeatures>
    ) throws(StreamError) {
        let r = self
        s.pointee.shaderDemoteToHelperInvocation = try r.u32()
    }

    func read_VkPhysicalDeviceShaderDemoteToHelperInvocationFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderDemoteToHelperInvocationFeatures>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_DEMOTE_TO_HELPER_INVOCATION_FEATURES
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceShaderDemoteToHelperInvocationFeatures(s)
    }

    func readMembers_VkPhysicalDeviceSubgroupSizeControlFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceSubgroupSizeControlFeatures>
    ) throws(StreamError) {
        let r = self
        s.pointee.subgroupSizeControl = try r.u32()
        s.pointee.computeFullSubgroups = try r.u32()
    }

    func read_VkPhysicalDeviceSubgroupSizeControlFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceSubgroupSizeControlFeatures>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SUBGROUP_SIZE_CONTROL_FEATURES
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceSubgroupSizeControlFeatures(s)
    }

    func readMembers_VkPipelineShaderStageRequiredSubgroupSizeCreateInfo(
        _ s: UnsafeMutablePointer<VkPipelineShaderStageRequiredSubgroupSizeCreateInfo>
    ) throws(StreamError) {
        let r = self
        s.pointee.requiredSubgroupSize = try r.u32()
    }

    func read_VkPipelineShaderStageRequiredSubgroupSizeCreateInfo(
        _ s: UnsafeMutablePointer<VkPipelineShaderStageRequiredSubgroupSizeCreateInfo>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PIPELINE_SHADER_STAGE_REQUIRED_SUBGROUP_SIZE_CREATE_INFO
        s.pointee.pNext = (try readChain())
        try readMembers_VkPipelineShaderStageRequiredSubgroupSizeCreateInfo(s)
    }

    func readMembers_VkPhysicalDevicePipelineCreationCacheControlFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDevicePipelineCreationCacheControlFeatures>
    ) throws(StreamError) {
        let r = self
        s.pointee.pipelineCreationCacheControl = try r.u32()
    }

    func read_VkPhysicalDevicePipelineCreationCacheControlFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDevicePipelineCreationCacheControlFeatures>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PIPELINE_CREATION_CACHE_CONTROL_FEATURES
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDevicePipelineCreationCacheControlFeatures(s)
    }

    func readMembers_VkPhysicalDeviceVulkan11Features(_ s: UnsafeMutablePointer<VkPhysicalDeviceVulkan11Features>)
        throws(StreamError)
    {
        let r = self
        s.pointee.storageBuffer16BitAccess = try r.u32()
        s.pointee.uniformAndStorageBuffer16BitAccess = try r.u32()
        s.pointee.storagePushConstant16 = try r.u32()
        s.pointee.storageInputOutput16 = try r.u32()
        s.pointee.multiview = try r.u32()
        s.pointee.multiviewGeometryShader = try r.u32()
        s.pointee.multiviewTessellationShader = try r.u32()
        s.pointee.variablePointersStorageBuffer = try r.u32()
        s.pointee.variablePointers = try r.u32()
        s.pointee.protectedMemory = try r.u32()
        s.pointee.samplerYcbcrConversion = try r.u32()
        s.pointee.shaderDrawParameters = try r.u32()
    }

    func read_VkPhysicalDeviceVulkan11Features(_ s: UnsafeMutablePointer<VkPhysicalDeviceVulkan11Features>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_1_FEATURES
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceVulkan11Features(s)
    }

    func readMembers_VkPhysicalDeviceVulkan12Features(_ s: UnsafeMutablePointer<VkPhysicalDeviceVulkan12Features>)
        throws(StreamError)
    {
        let r = self
        s.pointee.samplerMirrorClampToEdge = try r.u32()
        s.pointee.drawIndirectCount = try r.u32()
        s.pointee.storageBuffer8BitAccess = try r.u32()
        s.pointee.uniformAndStorageBuffer8BitAccess = try r.u32()
        s.pointee.storagePushConstant8 = try r.u32()
        s.pointee.shaderBufferInt64Atomics = try r.u32()
        s.pointee.shaderSharedInt64Atomics = try r.u32()
        s.pointee.shaderFloat16 = try r.u32()
        s.pointee.shaderInt8 = try r.u32()
        s.pointee.descriptorIndexing = try r.u32()
        s.pointee.shaderInputAttachmentArrayDynamicIndexing = try r.u32()
        s.pointee.shaderUniformTexelBufferArrayDynamicIndexing = try r.u32()
        s.pointee.shaderStorageTexelBufferArrayDynamicIndexing = try r.u32()
        s.pointee.shaderUniformBufferArrayNonUniformIndexing = try r.u32()
        s.pointee.shaderSampledImageArrayNonUniformIndexing = try r.u32()
        s.pointee.shaderStorageBufferArrayNonUniformIndexing = try r.u32()
        s.pointee.shaderStorageImageArrayNonUniformIndexing = try r.u32()
        s.pointee.shaderInputAttachmentArrayNonUniformIndexing = try r.u32()
        s.pointee.shaderUniformTexelBufferArrayNonUniformIndexing = try r.u32()
        s.pointee.shaderStorageTexelBufferArrayNonUniformIndexing = try r.u32()
        s.pointee.descriptorBindingUniformBufferUpdateAfterBind = try r.u32()
        s.pointee.descriptorBindingSampledImageUpdateAfterBind = try r.u32()
        s.pointee.descriptorBindingStorageImageUpdateAfterBind = try r.u32()
        s.pointee.descriptorBindingStorageBufferUpdateAfterBind = try r.u32()
        s.pointee.descriptorBindingUniformTexelBufferUpdateAfterBind = try r.u32()
        s.pointee.descriptorBindingStorageTexelBufferUpdateAfterBind = try r.u32()
        s.pointee.descriptorBindingUpdateUnusedWhilePending = try r.u32()
        s.pointee.descriptorBindingPartiallyBound = try r.u32()
        s.pointee.descriptorBindingVariableDescriptorCount = try r.u32()
        s.pointee.runtimeDescriptorArray = try r.u32()
        s.pointee.samplerFilterMinmax = try r.u32()
        s.pointee.scalarBlockLayout = try r.u32()
        s.pointee.imagelessFramebuffer = try r.u32()
        s.pointee.uniformBufferStandardLayout = try r.u32()
        s.pointee.shaderSubgroupExtendedTypes = try r.u32()
        s.pointee.separateDepthStencilLayouts = try r.u32()
        s.pointee.hostQueryReset = try r.u32()
        s.pointee.timelineSemaphore = try r.u32()
        s.pointee.bufferDeviceAddress = try r.u32()
        s.pointee.bufferDeviceAddressCaptureReplay = try r.u32()
        s.pointee.bufferDeviceAddressMultiDevice = try r.u32()
        s.pointee.vulkanMemoryModel = try r.u32()
        s.pointee.vulkanMemoryModelDeviceScope = try r.u32()
        s.pointee.vulkanMemoryModelAvailabilityVisibilityChains = try r.u32()
        s.pointee.shaderOutputViewportIndex = try r.u32()
        s.pointee.shaderOutputLayer = try r.u32()
        s.pointee.subgroupBroadcastDynamicId = try r.u32()
    }

    func read_VkPhysicalDeviceVulkan12Features(_ s: UnsafeMutablePointer<VkPhysicalDeviceVulkan12Features>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_2_FEATURES
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceVulkan12Features(s)
    }

    func readMembers_VkPhysicalDeviceVulkan13Features(_ s: UnsafeMutablePointer<VkPhysicalDeviceVulkan13Features>)
        throws(StreamError)
    {
        let r = self
        s.pointee.robustImageAccess = try r.u32()
        s.pointee.inlineUniformBlock = try r.u32()
        s.pointee.descriptorBindingInlineUniformBlockUpdateAfterBind = try r.u32()
        s.pointee.pipelineCreationCacheControl = try r.u32()
        s.pointee.privateData = try r.u32()
        s.pointee.shaderDemoteToHelperInvocation = try r.u32()
        s.pointee.shaderTerminateInvocation = try r.u32()
        s.pointee.subgroupSizeControl = try r.u32()
        s.pointee.computeFullSubgroups = try r.u32()
        s.pointee.synchronization2 = try r.u32()
        s.pointee.textureCompressionASTC_HDR = try r.u32()
        s.pointee.shaderZeroInitializeWorkgroupMemory = try r.u32()
        s.pointee.dynamicRendering = try r.u32()
        s.pointee.shaderIntegerDotProduct = try r.u32()
        s.pointee.maintenance4 = try r.u32()
    }

    func read_VkPhysicalDeviceVulkan13Features(_ s: UnsafeMutablePointer<VkPhysicalDeviceVulkan13Features>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_3_FEATURES
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceVulkan13Features(s)
    }

    func readMembers_VkPhysicalDeviceZeroInitializeWorkgroupMemoryFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceZeroInitializeWorkgroupMemoryFeatures>
    ) throws(StreamError) {
        let r = self
        s.pointee.shaderZeroInitializeWorkgroupMemory = try r.u32()
    }

    func read_VkPhysicalDeviceZeroInitializeWorkgroupMemoryFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceZeroInitializeWorkgroupMemoryFeatures>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_ZERO_INITIALIZE_WORKGROUP_MEMORY_FEATURES
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceZeroInitializeWorkgroupMemoryFeatures(s)
    }

    func readMembers_VkPhysicalDeviceImageRobustnessFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceImageRobustnessFeatures>
    ) throws(StreamError) {
        let r = self
        s.pointee.robustImageAccess = try r.u32()
    }

    func read_VkPhysicalDeviceImageRobustnessFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceImageRobustnessFeatures>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_IMAGE_ROBUSTNESS_FEATURES
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceImageRobustnessFeatures(s)
    }

    func readMembers_VkPhysicalDeviceShaderTerminateInvocationFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderTerminateInvocationFeatures>
    ) throws(StreamError) {
        let r = self
        s.pointee.shaderTerminateInvocation = try r.u32()
    }

    func read_VkPhysicalDeviceShaderTerminateInvocationFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderTerminateInvocationFeatures>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_TERMINATE_INVOCATION_FEATURES
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceShaderTerminateInvocationFeatures(s)
    }

    func readMembers_VkPhysicalDeviceSynchronization2Features(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceSynchronization2Features>
    ) throws(StreamError) {
        let r = self
        s.pointee.synchronization2 = try r.u32()
    }

    func read_VkPhysicalDeviceSynchronization2Features(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceSynchronization2Features>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SYNCHRONIZATION_2_FEATURES
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceSynchronization2Features(s)
    }

    func readMembers_VkPhysicalDeviceShaderIntegerDotProductFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderIntegerDotProductFeatures>
    ) throws(StreamError) {
        let r = self
        s.pointee.shaderIntegerDotProduct = try r.u32()
    }

    func read_VkPhysicalDeviceShaderIntegerDotProductFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderIntegerDotProductFeatures>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_INTEGER_DOT_PRODUCT_FEATURES
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceShaderIntegerDotProductFeatures(s)
    }

    func readMembers_VkPipelineRenderingCreateInfo(_ s: UnsafeMutablePointer<VkPipelineRenderingCreateInfo>)
        throws(StreamError)
    {
        let r = self
        s.pointee.viewMask = try r.u32()
        s.pointee.colorAttachmentCount = try r.u32()
        s.pointee.pColorAttachmentFormats = UnsafePointer(
            try r.words(VkFormat.self, r.count(is: Int(s.pointee.colorAttachmentCount), orNothing: true)))
        s.pointee.depthAttachmentFormat = VkFormat(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.stencilAttachmentFormat = VkFormat(rawValue: .init(truncatingIfNeeded: try r.u32()))
    }

    func read_VkPipelineRenderingCreateInfo(_ s: UnsafeMutablePointer<VkPipelineRenderingCreateInfo>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_PIPELINE_RENDERING_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkPipelineRenderingCreateInfo(s)
    }

    func readMembers_VkPhysicalDeviceDynamicRenderingFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceDynamicRenderingFeatures>
    ) throws(StreamError) {
        let r = self
        s.pointee.dynamicRendering = try r.u32()
    }

    func read_VkPhysicalDeviceDynamicRenderingFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceDynamicRenderingFeatures>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DYNAMIC_RENDERING_FEATURES
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceDynamicRenderingFeatures(s)
    }

    func readMembers_VkCommandBufferInheritanceRenderingInfo(
        _ s: UnsafeMutablePointer<VkCommandBufferInheritanceRenderingInfo>
    ) throws(StreamError) {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.viewMask = try r.u32()
        s.pointee.colorAttachmentCount = try r.u32()
        s.pointee.pColorAttachmentFormats = UnsafePointer(
            try r.words(VkFormat.self, r.count(is: Int(s.pointee.colorAttachmentCount), orNothing: false)))
        s.pointee.depthAttachmentFormat = VkFormat(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.stencilAttachmentFormat = VkFormat(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.rasterizationSamples = VkSampleCountFlagBits(rawValue: .init(truncatingIfNeeded: try r.u32()))
    }

    func read_VkCommandBufferInheritanceRenderingInfo(
        _ s: UnsafeMutablePointer<VkCommandBufferInheritanceRenderingInfo>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_INHERITANCE_RENDERING_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkCommandBufferInheritanceRenderingInfo(s)
    }

    func readMembers_VkPhysicalDevice4444FormatsFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDevice4444FormatsFeaturesEXT>
    ) throws(StreamError) {
        let r = self
        s.pointee.formatA4R4G4B4 = try r.u32()
        s.pointee.formatA4B4G4R4 = try r.u32()
    }

    func read_VkPhysicalDevice4444FormatsFeaturesEXT(_ s: UnsafeMutablePointer<VkPhysicalDevice4444FormatsFeaturesEXT>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_4444_FORMATS_FEATURES_EXT
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDevice4444FormatsFeaturesEXT(s)
    }

    func readMembers_VkPhysicalDeviceBorderColorSwizzleFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceBorderColorSwizzleFeaturesEXT>
    ) throws(StreamError) {
        let r = self
        s.pointee.borderColorSwizzle = try r.u32()
        s.pointee.borderColorSwizzleFromImage = try r.u32()
    }

    func read_VkPhysicalDeviceBorderColorSwizzleFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceBorderColorSwizzleFeaturesEXT>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_BORDER_COLOR_SWIZZLE_FEATURES_EXT
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceBorderColorSwizzleFeaturesEXT(s)
    }

    func readMembers_VkSamplerBorderColorComponentMappingCreateInfoEXT(
        _ s: UnsafeMutablePointer<VkSamplerBorderColorComponentMappingCreateInfoEXT>
    ) throws(StreamError) {
        let r = self
        try r.read_VkComponentMapping(r.field(s, at: \.components))
        s.pointee.srgb = try r.u32()
    }

    func read_VkSamplerBorderColorComponentMappingCreateInfoEXT(
        _ s: UnsafeMutablePointer<VkSamplerBorderColorComponentMappingCreateInfoEXT>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_SAMPLER_BORDER_COLOR_COMPONENT_MAPPING_CREATE_INFO_EXT
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkSamplerBorderColorComponentMappingCreateInfoEXT(s)
    }

    func readMembers_VkPhysicalDeviceColorWriteEnableFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceColorWriteEnableFeaturesEXT>
    ) throws(StreamError) {
        let r = self
        s.pointee.colorWriteEnable = try r.u32()
    }

    func read_VkPhysicalDeviceColorWriteEnableFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceColorWriteEnableFeaturesEXT>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_COLOR_WRITE_ENABLE_FEATURES_EXT
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceColorWriteEnableFeaturesEXT(s)
    }

    func readMembers_VkPipelineColorWriteCreateInfoEXT(_ s: UnsafeMutablePointer<VkPipelineColorWriteCreateInfoEXT>)
        throws(StreamError)
    {
        let r = self
        s.pointee.attachmentCount = try r.u32()
        s.pointee.pColorWriteEnables = UnsafePointer(
            try r.words(UInt32.self, r.count(is: Int(s.pointee.attachmentCount), orNothing: false)))
    }

    func read_VkPipelineColorWriteCreateInfoEXT(_ s: UnsafeMutablePointer<VkPipelineColorWriteCreateInfoEXT>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_PIPELINE_COLOR_WRITE_CREATE_INFO_EXT
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkPipelineColorWriteCreateInfoEXT(s)
    }

    func readMembers_VkPhysicalDeviceConditionalRenderingFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceConditionalRenderingFeaturesEXT>
    ) throws(StreamError) {
        let r = self
        s.pointee.conditionalRendering = try r.u32()
        s.pointee.inheritedConditionalRendering = try r.u32()
    }

    func read_VkPhysicalDeviceConditionalRenderingFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceConditionalRenderingFeaturesEXT>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_CONDITIONAL_RENDERING_FEATURES_EXT
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceConditionalRenderingFeaturesEXT(s)
    }

    func readMembers_VkCommandBufferInheritanceConditionalRenderingInfoEXT(
        _ s: UnsafeMutablePointer<VkCommandBufferInheritanceConditionalRenderingInfoEXT>
    ) throws(StreamError) {
        let r = self
        s.pointee.conditionalRenderingEnable = try r.u32()
    }

    func read_VkCommandBufferInheritanceConditionalRenderingInfoEXT(
        _ s: UnsafeMutablePointer<VkCommandBufferInheritanceConditionalRenderingInfoEXT>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_INHERITANCE_CONDITIONAL_RENDERING_INFO_EXT
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkCommandBufferInheritanceConditionalRenderingInfoEXT(s)
    }

    func readMembers_VkPhysicalDeviceCustomBorderColorFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceCustomBorderColorFeaturesEXT>
    ) throws(StreamError) {
        let r = self
        s.pointee.customBorderColors = try r.u32()
        s.pointee.customBorderColorWithoutFormat = try r.u32()
    }

    func read_VkPhysicalDeviceCustomBorderColorFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceCustomBorderColorFeaturesEXT>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_CUSTOM_BORDER_COLOR_FEATURES_EXT
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceCustomBorderColorFeaturesEXT(s)
    }

    func readMembers_VkSamplerCustomBorderColorCreateInfoEXT(
        _ s: UnsafeMutablePointer<VkSamplerCustomBorderColorCreateInfoEXT>
    ) throws(StreamError) {
        let r = self
        try r.raw(&s.pointee.customBorderColor)
        s.pointee.format = VkFormat(rawValue: .init(truncatingIfNeeded: try r.u32()))
    }

    func read_VkSamplerCustomBorderColorCreateInfoEXT(
        _ s: UnsafeMutablePointer<VkSamplerCustomBorderColorCreateInfoEXT>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_SAMPLER_CUSTOM_BORDER_COLOR_CREATE_INFO_EXT
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkSamplerCustomBorderColorCreateInfoEXT(s)
    }

    func readMembers_VkPhysicalDeviceDepthClipControlFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceDepthClipControlFeaturesEXT>
    ) throws(StreamError) {
        let r = self
        s.pointee.depthClipControl = try r.u32()
    }

    func read_VkPhysicalDeviceDepthClipControlFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceDepthClipControlFeaturesEXT>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DEPTH_CLIP_CONTROL_FEATURES_EXT
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceDepthClipControlFeaturesEXT(s)
    }

    func readMembers_VkPipelineViewportDepthClipControlCreateInfoEXT(
        _ s: UnsafeMutablePointer<VkPipelineViewportDepthClipControlCreateInfoEXT>
    ) throws(StreamError) {
        let r = self
        s.pointee.negativeOneToOne = try r.u32()
    }

    func read_VkPipelineViewportDepthClipControlCreateInfoEXT(
        _ s: UnsafeMutablePointer<VkPipelineViewportDepthClipControlCreateInfoEXT>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PIPELINE_VIEWPORT_DEPTH_CLIP_CONTROL_CREATE_INFO_EXT
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkPipelineViewportDepthClipControlCreateInfoEXT(s)
    }

    func readMembers_VkPhysicalDeviceDepthClipEnableFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceDepthClipEnableFeaturesEXT>
    ) throws(StreamError) {
        let r = self
        s.pointee.depthClipEnable = try r.u32()
    }

    func read_VkPhysicalDeviceDepthClipEnableFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceDepthClipEnableFeaturesEXT>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DEPTH_CLIP_ENABLE_FEATURES_EXT
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceDepthClipEnableFeaturesEXT(s)
    }

    func readMembers_VkPipelineRasterizationDepthClipStateCreateInfoEXT(
        _ s: UnsafeMutablePointer<VkPipelineRasterizationDepthClipStateCreateInfoEXT>
    ) throws(StreamError) {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.depthClipEnable = try r.u32()
    }

    func read_VkPipelineRasterizationDepthClipStateCreateInfoEXT(
        _ s: UnsafeMutablePointer<VkPipelineRasterizationDepthClipStateCreateInfoEXT>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PIPELINE_RASTERIZATION_DEPTH_CLIP_STATE_CREATE_INFO_EXT
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkPipelineRasterizationDepthClipStateCreateInfoEXT(s)
    }

    func readMembers_VkPhysicalDeviceExtendedDynamicStateFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceExtendedDynamicStateFeaturesEXT>
    ) throws(StreamError) {
        let r = self
        s.pointee.extendedDynamicState = try r.u32()
    }

    func read_VkPhysicalDeviceExtendedDynamicStateFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceExtendedDynamicStateFeaturesEXT>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_EXTENDED_DYNAMIC_STATE_FEATURES_EXT
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceExtendedDynamicStateFeaturesEXT(s)
    }

    func readMembers_VkPhysicalDeviceExtendedDynamicState2FeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceExtendedDynamicState2FeaturesEXT>
    ) throws(StreamError) {
        let r = self
        s.pointee.extendedDynamicState2 = try r.u32()
        s.pointee.extendedDynamicState2LogicOp = try r.u32()
        s.pointee.extendedDynamicState2PatchControlPoints = try r.u32()
    }

    func read_VkPhysicalDeviceExtendedDynamicState2FeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceExtendedDynamicState2FeaturesEXT>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_EXTENDED_DYNAMIC_STATE_2_FEATURES_EXT
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceExtendedDynamicState2FeaturesEXT(s)
    }

    func readMembers_VkPhysicalDeviceImage2DViewOf3DFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceImage2DViewOf3DFeaturesEXT>
    ) throws(StreamError) {
        let r = self
        s.pointee.image2DViewOf3D = try r.u32()
        s.pointee.sampler2DViewOf3D = try r.u32()
    }

    func read_VkPhysicalDeviceImage2DViewOf3DFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceImage2DViewOf3DFeaturesEXT>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_IMAGE_2D_VIEW_OF_3D_FEATURES_EXT
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceImage2DViewOf3DFeaturesEXT(s)
    }

    func readMembers_VkPhysicalDeviceIndexTypeUint8FeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceIndexTypeUint8FeaturesEXT>
    ) throws(StreamError) {
        let r = self
        s.pointee.indexTypeUint8 = try r.u32()
    }

    func read_VkPhysicalDeviceIndexTypeUint8FeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceIndexTypeUint8FeaturesEXT>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_INDEX_TYPE_UINT8_FEATURES_EXT
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceIndexTypeUint8FeaturesEXT(s)
    }

    func readMembers_VkPhysicalDeviceLineRasterizationFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceLineRasterizationFeaturesEXT>
    ) throws(StreamError) {
        let r = self
        s.pointee.rectangularLines = try r.u32()
        s.pointee.bresenhamLines = try r.u32()
        s.pointee.smoothLines = try r.u32()
        s.pointee.stippledRectangularLines = try r.u32()
        s.pointee.stippledBresenhamLines = try r.u32()
        s.pointee.stippledSmoothLines = try r.u32()
    }

    func read_VkPhysicalDeviceLineRasterizationFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceLineRasterizationFeaturesEXT>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_LINE_RASTERIZATION_FEATURES_EXT
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceLineRasterizationFeaturesEXT(s)
    }

    func readMembers_VkPipelineRasterizationLineStateCreateInfoEXT(
        _ s: UnsafeMutablePointer<VkPipelineRasterizationLineStateCreateInfoEXT>
    ) throws(StreamError) {
        let r = self
        s.pointee.lineRasterizationMode = VkLineRasterizationModeEXT(rawValue: .init(truncatingIfNeeded: try r.u32()))
        s.pointee.stippledLineEnable = try r.u32()
        s.pointee.lineStippleFactor = try r.u32()
        s.pointee.lineStipplePattern = UInt16(truncatingIfNeeded: try r.u32())
    }

    func read_VkPipelineRasterizationLineStateCreateInfoEXT(
        _ s: UnsafeMutablePointer<VkPipelineRasterizationLineStateCreateInfoEXT>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PIPELINE_RASTERIZATION_LINE_STATE_CREATE_INFO_EXT
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkPipelineRasterizationLineStateCreateInfoEXT(s)
    }

    func readMembers_VkPhysicalDeviceNonSeamlessCubeMapFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceNonSeamlessCubeMapFeaturesEXT>
    ) throws(StreamError) {
        let r = self
        s.pointee.nonSeamlessCubeMap = try r.u32()
    }

    func read_VkPhysicalDeviceNonSeamlessCubeMapFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceNonSeamlessCubeMapFeaturesEXT>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_NON_SEAMLESS_CUBE_MAP_FEATURES_EXT
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceNonSeamlessCubeMapFeaturesEXT(s)
    }

    func readMembers_VkPhysicalDevicePrimitiveTopologyListRestartFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDevicePrimitiveTopologyListRestartFeaturesEXT>
    ) throws(StreamError) {
        let r = self
        s.pointee.primitiveTopologyListRestart = try r.u32()
        s.pointee.primitiveTopologyPatchListRestart = try r.u32()
    }

    func read_VkPhysicalDevicePrimitiveTopologyListRestartFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDevicePrimitiveTopologyListRestartFeaturesEXT>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PRIMITIVE_TOPOLOGY_LIST_RESTART_FEATURES_EXT
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDevicePrimitiveTopologyListRestartFeaturesEXT(s)
    }

    func readMembers_VkPhysicalDevicePrimitivesGeneratedQueryFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDevicePrimitivesGeneratedQueryFeaturesEXT>
    ) throws(StreamError) {
        let r = self
        s.pointee.primitivesGeneratedQuery = try r.u32()
        s.pointee.primitivesGeneratedQueryWithRasterizerDiscard = try r.u32()
        s.pointee.primitivesGeneratedQueryWithNonZeroStreams = try r.u32()
    }

    func read_VkPhysicalDevicePrimitivesGeneratedQueryFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDevicePrimitivesGeneratedQueryFeaturesEXT>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PRIMITIVES_GENERATED_QUERY_FEATURES_EXT
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDevicePrimitivesGeneratedQueryFeaturesEXT(s)
    }

    func readMembers_VkPhysicalDeviceProvokingVertexFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceProvokingVertexFeaturesEXT>
    ) throws(StreamError) {
        let r = self
        s.pointee.provokingVertexLast = try r.u32()
        s.pointee.transformFeedbackPreservesProvokingVertex = try r.u32()
    }

    func read_VkPhysicalDeviceProvokingVertexFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceProvokingVertexFeaturesEXT>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROVOKING_VERTEX_FEATURES_EXT
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceProvokingVertexFeaturesEXT(s)
    }

    func readMembers_VkPipelineRasterizationProvokingVertexStateCreateInfoEXT(
        _ s: UnsafeMutablePointer<VkPipelineRasterizationProvokingVertexStateCreateInfoEXT>
    ) throws(StreamError) {
        let r = self
        s.pointee.provokingVertexMode = VkProvokingVertexModeEXT(rawValue: .init(truncatingIfNeeded: try r.u32()))
    }

    func read_VkPipelineRasterizationProvokingVertexStateCreateInfoEXT(
        _ s: UnsafeMutablePointer<VkPipelineRasterizationProvokingVertexStateCreateInfoEXT>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PIPELINE_RASTERIZATION_PROVOKING_VERTEX_STATE_CREATE_INFO_EXT
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkPipelineRasterizationProvokingVertexStateCreateInfoEXT(s)
    }

    func readMembers_VkPhysicalDeviceRobustness2FeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceRobustness2FeaturesEXT>
    ) throws(StreamError) {
        let r = self
        s.pointee.robustBufferAccess2 = try r.u32()
        s.pointee.robustImageAccess2 = try r.u32()
        s.pointee.nullDescriptor = try r.u32()
    }

    func read_VkPhysicalDeviceRobustness2FeaturesEXT(_ s: UnsafeMutablePointer<VkPhysicalDeviceRobustness2FeaturesEXT>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_ROBUSTNESS_2_FEATURES_EXT
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceRobustness2FeaturesEXT(s)
    }

    func readMembers_VkPhysicalDeviceShaderAtomicFloatFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderAtomicFloatFeaturesEXT>
    ) throws(StreamError) {
        let r = self
        s.pointee.shaderBufferFloat32Atomics = try r.u32()
        s.pointee.shaderBufferFloat32AtomicAdd = try r.u32()
        s.pointee.shaderBufferFloat64Atomics = try r.u32()
        s.pointee.shaderBufferFloat64AtomicAdd = try r.u32()
        s.pointee.shaderSharedFloat32Atomics = try r.u32()
        s.pointee.shaderSharedFloat32AtomicAdd = try r.u32()
        s.pointee.shaderSharedFloat64Atomics = try r.u32()
        s.pointee.shaderSharedFloat64AtomicAdd = try r.u32()
        s.pointee.shaderImageFloat32Atomics = try r.u32()
        s.pointee.shaderImageFloat32AtomicAdd = try r.u32()
        s.pointee.sparseImageFloat32Atomics = try r.u32()
        s.pointee.sparseImageFloat32AtomicAdd = try r.u32()
    }

    func read_VkPhysicalDeviceShaderAtomicFloatFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderAtomicFloatFeaturesEXT>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_ATOMIC_FLOAT_FEATURES_EXT
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceShaderAtomicFloatFeaturesEXT(s)
    }

    func readMembers_VkPhysicalDeviceShaderAtomicFloat2FeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderAtomicFloat2FeaturesEXT>
    ) throws(StreamError) {
        let r = self
        s.pointee.shaderBufferFloat16Atomics = try r.u32()
        s.pointee.shaderBufferFloat16AtomicAdd = try r.u32()
        s.pointee.shaderBufferFloat16AtomicMinMax = try r.u32()
        s.pointee.shaderBufferFloat32AtomicMinMax = try r.u32()
        s.pointee.shaderBufferFloat64AtomicMinMax = try r.u32()
        s.pointee.shaderSharedFloat16Atomics = try r.u32()
        s.pointee.shaderSharedFloat16AtomicAdd = try r.u32()
        s.pointee.shaderSharedFloat16AtomicMinMax = try r.u32()
        s.pointee.shaderSharedFloat32AtomicMinMax = try r.u32()
        s.pointee.shaderSharedFloat64AtomicMinMax = try r.u32()
        s.pointee.shaderImageFloat32AtomicMinMax = try r.u32()
        s.pointee.sparseImageFloat32AtomicMinMax = try r.u32()
    }

    func read_VkPhysicalDeviceShaderAtomicFloat2FeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderAtomicFloat2FeaturesEXT>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_ATOMIC_FLOAT_2_FEATURES_EXT
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceShaderAtomicFloat2FeaturesEXT(s)
    }

    func readMembers_VkPhysicalDeviceShaderClockFeaturesKHR(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderClockFeaturesKHR>
    ) throws(StreamError) {
        let r = self
        s.pointee.shaderSubgroupClock = try r.u32()
        s.pointee.shaderDeviceClock = try r.u32()
    }

    func read_VkPhysicalDeviceShaderClockFeaturesKHR(_ s: UnsafeMutablePointer<VkPhysicalDeviceShaderClockFeaturesKHR>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_CLOCK_FEATURES_KHR
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceShaderClockFeaturesKHR(s)
    }

    func readMembers_VkPhysicalDeviceTexelBufferAlignmentFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceTexelBufferAlignmentFeaturesEXT>
    ) throws(StreamError) {
        let r = self
        s.pointee.texelBufferAlignment = try r.u32()
    }

    func read_VkPhysicalDeviceTexelBufferAlignmentFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceTexelBufferAlignmentFeaturesEXT>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TEXEL_BUFFER_ALIGNMENT_FEATURES_EXT
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceTexelBufferAlignmentFeaturesEXT(s)
    }

    func readMembers_VkPhysicalDeviceTransformFeedbackFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceTransformFeedbackFeaturesEXT>
    ) throws(StreamError) {
        let r = self
        s.pointee.transformFeedback = try r.u32()
        s.pointee.geometryStreams = try r.u32()
    }

    func read_VkPhysicalDeviceTransformFeedbackFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceTransformFeedbackFeaturesEXT>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TRANSFORM_FEEDBACK_FEATURES_EXT
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceTransformFeedbackFeaturesEXT(s)
    }

    func readMembers_VkPipelineRasterizationStateStreamCreateInfoEXT(
        _ s: UnsafeMutablePointer<VkPipelineRasterizationStateStreamCreateInfoEXT>
    ) throws(StreamError) {
        let r = self
        s.pointee.flags = try r.u32()
        s.pointee.rasterizationStream = try r.u32()
    }

    func read_VkPipelineRasterizationStateStreamCreateInfoEXT(
        _ s: UnsafeMutablePointer<VkPipelineRasterizationStateStreamCreateInfoEXT>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PIPELINE_RASTERIZATION_STATE_STREAM_CREATE_INFO_EXT
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkPipelineRasterizationStateStreamCreateInfoEXT(s)
    }

    func readMembers_VkPhysicalDeviceVertexAttributeDivisorFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceVertexAttributeDivisorFeaturesEXT>
    ) throws(StreamError) {
        let r = self
        s.pointee.vertexAttributeInstanceRateDivisor = try r.u32()
        s.pointee.vertexAttributeInstanceRateZeroDivisor = try r.u32()
    }

    func read_VkPhysicalDeviceVertexAttributeDivisorFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceVertexAttributeDivisorFeaturesEXT>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VERTEX_ATTRIBUTE_DIVISOR_FEATURES_EXT
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceVertexAttributeDivisorFeaturesEXT(s)
    }

    func readMembers_VkVertexInputBindingDivisorDescriptionEXT(
        _ s: UnsafeMutablePointer<VkVertexInputBindingDivisorDescriptionEXT>
    ) throws(StreamError) {
        let r = self
        s.pointee.binding = try r.u32()
        s.pointee.divisor = try r.u32()
    }

    func read_VkVertexInputBindingDivisorDescriptionEXT(
        _ s: UnsafeMutablePointer<VkVertexInputBindingDivisorDescriptionEXT>
    ) throws(StreamError) {
        try readMembers_VkVertexInputBindingDivisorDescriptionEXT(s)
    }

    func readMembers_VkPipelineVertexInputDivisorStateCreateInfoEXT(
        _ s: UnsafeMutablePointer<VkPipelineVertexInputDivisorStateCreateInfoEXT>
    ) throws(StreamError) {
        let r = self
        s.pointee.vertexBindingDivisorCount = try r.u32()
        s.pointee.pVertexBindingDivisors = UnsafePointer(
            try r.elements(
                VkVertexInputBindingDivisorDescriptionEXT.self,
                r.count(is: Int(s.pointee.vertexBindingDivisorCount), orNothing: false)
            ) { (r, s) throws(StreamError) in try r.read_VkVertexInputBindingDivisorDescriptionEXT(s) })
    }

    func read_VkPipelineVertexInputDivisorStateCreateInfoEXT(
        _ s: UnsafeMutablePointer<VkPipelineVertexInputDivisorStateCreateInfoEXT>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PIPELINE_VERTEX_INPUT_DIVISOR_STATE_CREATE_INFO_EXT
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkPipelineVertexInputDivisorStateCreateInfoEXT(s)
    }

    func readMembers_VkPhysicalDeviceVertexInputDynamicStateFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceVertexInputDynamicStateFeaturesEXT>
    ) throws(StreamError) {
        let r = self
        s.pointee.vertexInputDynamicState = try r.u32()
    }

    func read_VkPhysicalDeviceVertexInputDynamicStateFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceVertexInputDynamicStateFeaturesEXT>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VERTEX_INPUT_DYNAMIC_STATE_FEATURES_EXT
        s.pointee.pNext = (try readChain())
        try readMembers_VkPhysicalDeviceVertexInputDynamicStateFeaturesEXT(s)
    }

    func readMembers_VkExternalMemoryBufferCreateInfo(_ s: UnsafeMutablePointer<VkExternalMemoryBufferCreateInfo>)
        throws(StreamError)
    {
        let r = self
        s.pointee.handleTypes = try r.u32()
    }

    func read_VkExternalMemoryBufferCreateInfo(_ s: UnsafeMutablePointer<VkExternalMemoryBufferCreateInfo>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_EXTERNAL_MEMORY_BUFFER_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkExternalMemoryBufferCreateInfo(s)
    }

    func readMembers_VkExternalMemoryImageCreateInfo(_ s: UnsafeMutablePointer<VkExternalMemoryImageCreateInfo>)
        throws(StreamError)
    {
        let r = self
        s.pointee.handleTypes = try r.u32()
    }

    func read_VkExternalMemoryImageCreateInfo(_ s: UnsafeMutablePointer<VkExternalMemoryImageCreateInfo>)
        throws(StreamError)
    {
        s.pointee.sType = VK_STRUCTURE_TYPE_EXTERNAL_MEMORY_IMAGE_CREATE_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkExternalMemoryImageCreateInfo(s)
    }

    func readMembers_VkPhysicalDeviceExternalImageFormatInfo(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceExternalImageFormatInfo>
    ) throws(StreamError) {
        let r = self
        s.pointee.handleType = VkExternalMemoryHandleTypeFlagBits(rawValue: .init(truncatingIfNeeded: try r.u32()))
    }

    func read_VkPhysicalDeviceExternalImageFormatInfo(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceExternalImageFormatInfo>
    ) throws(StreamError) {
        s.pointee.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_EXTERNAL_IMAGE_FORMAT_INFO
        s.pointee.pNext = UnsafeRawPointer(try readChain())
        try readMembers_VkPhysicalDeviceExternalImageFormatInfo(s)
    }

    /// Reads a pNext chain.
    func readChain() throws(StreamError) -> UnsafeMutableRawPointer? {
        var head: UnsafeMutableRawPointer?
        var tail: UnsafeMutablePointer<VkBaseOutStructure>?
        while let type = try chainedType() {
            let next: UnsafeMutableRawPointer
            switch type {
            case VK_STRUCTURE_TYPE_SHADER_MODULE_CREATE_INFO:
                let s = try make(VkShaderModuleCreateInfo.self)
                s.pointee.sType = type
                try readMembers_VkShaderModuleCreateInfo(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_MEMORY_BARRIER_2:
                let s = try make(VkMemoryBarrier2.self)
                s.pointee.sType = type
                try readMembers_VkMemoryBarrier2(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2:
                let s = try make(VkPhysicalDeviceFeatures2.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceFeatures2(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VARIABLE_POINTERS_FEATURES:
                let s = try make(VkPhysicalDeviceVariablePointersFeatures.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceVariablePointersFeatures(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MULTIVIEW_FEATURES:
                let s = try make(VkPhysicalDeviceMultiviewFeatures.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceMultiviewFeatures(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_RENDER_PASS_MULTIVIEW_CREATE_INFO:
                let s = try make(VkRenderPassMultiviewCreateInfo.self)
                s.pointee.sType = type
                try readMembers_VkRenderPassMultiviewCreateInfo(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_RENDER_PASS_INPUT_ATTACHMENT_ASPECT_CREATE_INFO:
                let s = try make(VkRenderPassInputAttachmentAspectCreateInfo.self)
                s.pointee.sType = type
                try readMembers_VkRenderPassInputAttachmentAspectCreateInfo(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_16BIT_STORAGE_FEATURES:
                let s = try make(VkPhysicalDevice16BitStorageFeatures.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDevice16BitStorageFeatures(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_SUBGROUP_EXTENDED_TYPES_FEATURES:
                let s = try make(VkPhysicalDeviceShaderSubgroupExtendedTypesFeatures.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceShaderSubgroupExtendedTypesFeatures(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_IMAGE_VIEW_USAGE_CREATE_INFO:
                let s = try make(VkImageViewUsageCreateInfo.self)
                s.pointee.sType = type
                try readMembers_VkImageViewUsageCreateInfo(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PIPELINE_TESSELLATION_DOMAIN_ORIGIN_STATE_CREATE_INFO:
                let s = try make(VkPipelineTessellationDomainOriginStateCreateInfo.self)
                s.pointee.sType = type
                try readMembers_VkPipelineTessellationDomainOriginStateCreateInfo(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_SAMPLER_YCBCR_CONVERSION_INFO:
                let s = try make(VkSamplerYcbcrConversionInfo.self)
                s.pointee.sType = type
                try readMembers_VkSamplerYcbcrConversionInfo(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_BIND_IMAGE_PLANE_MEMORY_INFO:
                let s = try make(VkBindImagePlaneMemoryInfo.self)
                s.pointee.sType = type
                try readMembers_VkBindImagePlaneMemoryInfo(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_IMAGE_PLANE_MEMORY_REQUIREMENTS_INFO:
                let s = try make(VkImagePlaneMemoryRequirementsInfo.self)
                s.pointee.sType = type
                try readMembers_VkImagePlaneMemoryRequirementsInfo(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SAMPLER_YCBCR_CONVERSION_FEATURES:
                let s = try make(VkPhysicalDeviceSamplerYcbcrConversionFeatures.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceSamplerYcbcrConversionFeatures(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROTECTED_MEMORY_FEATURES:
                let s = try make(VkPhysicalDeviceProtectedMemoryFeatures.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceProtectedMemoryFeatures(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_SAMPLER_REDUCTION_MODE_CREATE_INFO:
                let s = try make(VkSamplerReductionModeCreateInfo.self)
                s.pointee.sType = type
                try readMembers_VkSamplerReductionModeCreateInfo(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_INLINE_UNIFORM_BLOCK_FEATURES:
                let s = try make(VkPhysicalDeviceInlineUniformBlockFeatures.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceInlineUniformBlockFeatures(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET_INLINE_UNIFORM_BLOCK:
                let s = try make(VkWriteDescriptorSetInlineUniformBlock.self)
                s.pointee.sType = type
                try readMembers_VkWriteDescriptorSetInlineUniformBlock(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_DESCRIPTOR_POOL_INLINE_UNIFORM_BLOCK_CREATE_INFO:
                let s = try make(VkDescriptorPoolInlineUniformBlockCreateInfo.self)
                s.pointee.sType = type
                try readMembers_VkDescriptorPoolInlineUniformBlockCreateInfo(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_IMAGE_FORMAT_LIST_CREATE_INFO:
                let s = try make(VkImageFormatListCreateInfo.self)
                s.pointee.sType = type
                try readMembers_VkImageFormatListCreateInfo(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MAINTENANCE_4_FEATURES:
                let s = try make(VkPhysicalDeviceMaintenance4Features.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceMaintenance4Features(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_DRAW_PARAMETERS_FEATURES:
                let s = try make(VkPhysicalDeviceShaderDrawParametersFeatures.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceShaderDrawParametersFeatures(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_FLOAT16_INT8_FEATURES:
                let s = try make(VkPhysicalDeviceShaderFloat16Int8Features.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceShaderFloat16Int8Features(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_HOST_QUERY_RESET_FEATURES:
                let s = try make(VkPhysicalDeviceHostQueryResetFeatures.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceHostQueryResetFeatures(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DESCRIPTOR_INDEXING_FEATURES:
                let s = try make(VkPhysicalDeviceDescriptorIndexingFeatures.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceDescriptorIndexingFeatures(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_DESCRIPTOR_SET_LAYOUT_BINDING_FLAGS_CREATE_INFO:
                let s = try make(VkDescriptorSetLayoutBindingFlagsCreateInfo.self)
                s.pointee.sType = type
                try readMembers_VkDescriptorSetLayoutBindingFlagsCreateInfo(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_DESCRIPTOR_SET_VARIABLE_DESCRIPTOR_COUNT_ALLOCATE_INFO:
                let s = try make(VkDescriptorSetVariableDescriptorCountAllocateInfo.self)
                s.pointee.sType = type
                try readMembers_VkDescriptorSetVariableDescriptorCountAllocateInfo(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TIMELINE_SEMAPHORE_FEATURES:
                let s = try make(VkPhysicalDeviceTimelineSemaphoreFeatures.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceTimelineSemaphoreFeatures(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_8BIT_STORAGE_FEATURES:
                let s = try make(VkPhysicalDevice8BitStorageFeatures.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDevice8BitStorageFeatures(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_MEMORY_MODEL_FEATURES:
                let s = try make(VkPhysicalDeviceVulkanMemoryModelFeatures.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceVulkanMemoryModelFeatures(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_ATOMIC_INT64_FEATURES:
                let s = try make(VkPhysicalDeviceShaderAtomicInt64Features.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceShaderAtomicInt64Features(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_SUBPASS_DESCRIPTION_DEPTH_STENCIL_RESOLVE:
                let s = try make(VkSubpassDescriptionDepthStencilResolve.self)
                s.pointee.sType = type
                try readMembers_VkSubpassDescriptionDepthStencilResolve(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_IMAGE_STENCIL_USAGE_CREATE_INFO:
                let s = try make(VkImageStencilUsageCreateInfo.self)
                s.pointee.sType = type
                try readMembers_VkImageStencilUsageCreateInfo(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SCALAR_BLOCK_LAYOUT_FEATURES:
                let s = try make(VkPhysicalDeviceScalarBlockLayoutFeatures.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceScalarBlockLayoutFeatures(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_UNIFORM_BUFFER_STANDARD_LAYOUT_FEATURES:
                let s = try make(VkPhysicalDeviceUniformBufferStandardLayoutFeatures.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceUniformBufferStandardLayoutFeatures(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_BUFFER_DEVICE_ADDRESS_FEATURES:
                let s = try make(VkPhysicalDeviceBufferDeviceAddressFeatures.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceBufferDeviceAddressFeatures(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_IMAGELESS_FRAMEBUFFER_FEATURES:
                let s = try make(VkPhysicalDeviceImagelessFramebufferFeatures.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceImagelessFramebufferFeatures(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_FRAMEBUFFER_ATTACHMENTS_CREATE_INFO:
                let s = try make(VkFramebufferAttachmentsCreateInfo.self)
                s.pointee.sType = type
                try readMembers_VkFramebufferAttachmentsCreateInfo(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_RENDER_PASS_ATTACHMENT_BEGIN_INFO:
                let s = try make(VkRenderPassAttachmentBeginInfo.self)
                s.pointee.sType = type
                try readMembers_VkRenderPassAttachmentBeginInfo(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TEXTURE_COMPRESSION_ASTC_HDR_FEATURES:
                let s = try make(VkPhysicalDeviceTextureCompressionASTCHDRFeatures.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceTextureCompressionASTCHDRFeatures(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SEPARATE_DEPTH_STENCIL_LAYOUTS_FEATURES:
                let s = try make(VkPhysicalDeviceSeparateDepthStencilLayoutsFeatures.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceSeparateDepthStencilLayoutsFeatures(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_ATTACHMENT_REFERENCE_STENCIL_LAYOUT:
                let s = try make(VkAttachmentReferenceStencilLayout.self)
                s.pointee.sType = type
                try readMembers_VkAttachmentReferenceStencilLayout(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_ATTACHMENT_DESCRIPTION_STENCIL_LAYOUT:
                let s = try make(VkAttachmentDescriptionStencilLayout.self)
                s.pointee.sType = type
                try readMembers_VkAttachmentDescriptionStencilLayout(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_DEMOTE_TO_HELPER_INVOCATION_FEATURES:
                let s = try make(VkPhysicalDeviceShaderDemoteToHelperInvocationFeatures.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceShaderDemoteToHelperInvocationFeatures(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SUBGROUP_SIZE_CONTROL_FEATURES:
                let s = try make(VkPhysicalDeviceSubgroupSizeControlFeatures.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceSubgroupSizeControlFeatures(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PIPELINE_SHADER_STAGE_REQUIRED_SUBGROUP_SIZE_CREATE_INFO:
                let s = try make(VkPipelineShaderStageRequiredSubgroupSizeCreateInfo.self)
                s.pointee.sType = type
                try readMembers_VkPipelineShaderStageRequiredSubgroupSizeCreateInfo(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PIPELINE_CREATION_CACHE_CONTROL_FEATURES:
                let s = try make(VkPhysicalDevicePipelineCreationCacheControlFeatures.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDevicePipelineCreationCacheControlFeatures(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_1_FEATURES:
                let s = try make(VkPhysicalDeviceVulkan11Features.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceVulkan11Features(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_2_FEATURES:
                let s = try make(VkPhysicalDeviceVulkan12Features.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceVulkan12Features(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_3_FEATURES:
                let s = try make(VkPhysicalDeviceVulkan13Features.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceVulkan13Features(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_ZERO_INITIALIZE_WORKGROUP_MEMORY_FEATURES:
                let s = try make(VkPhysicalDeviceZeroInitializeWorkgroupMemoryFeatures.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceZeroInitializeWorkgroupMemoryFeatures(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_IMAGE_ROBUSTNESS_FEATURES:
                let s = try make(VkPhysicalDeviceImageRobustnessFeatures.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceImageRobustnessFeatures(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_TERMINATE_INVOCATION_FEATURES:
                let s = try make(VkPhysicalDeviceShaderTerminateInvocationFeatures.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceShaderTerminateInvocationFeatures(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SYNCHRONIZATION_2_FEATURES:
                let s = try make(VkPhysicalDeviceSynchronization2Features.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceSynchronization2Features(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_INTEGER_DOT_PRODUCT_FEATURES:
                let s = try make(VkPhysicalDeviceShaderIntegerDotProductFeatures.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceShaderIntegerDotProductFeatures(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PIPELINE_RENDERING_CREATE_INFO:
                let s = try make(VkPipelineRenderingCreateInfo.self)
                s.pointee.sType = type
                try readMembers_VkPipelineRenderingCreateInfo(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DYNAMIC_RENDERING_FEATURES:
                let s = try make(VkPhysicalDeviceDynamicRenderingFeatures.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceDynamicRenderingFeatures(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_COMMAND_BUFFER_INHERITANCE_RENDERING_INFO:
                let s = try make(VkCommandBufferInheritanceRenderingInfo.self)
                s.pointee.sType = type
                try readMembers_VkCommandBufferInheritanceRenderingInfo(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_4444_FORMATS_FEATURES_EXT:
                let s = try make(VkPhysicalDevice4444FormatsFeaturesEXT.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDevice4444FormatsFeaturesEXT(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_BORDER_COLOR_SWIZZLE_FEATURES_EXT:
                let s = try make(VkPhysicalDeviceBorderColorSwizzleFeaturesEXT.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceBorderColorSwizzleFeaturesEXT(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_SAMPLER_BORDER_COLOR_COMPONENT_MAPPING_CREATE_INFO_EXT:
                let s = try make(VkSamplerBorderColorComponentMappingCreateInfoEXT.self)
                s.pointee.sType = type
                try readMembers_VkSamplerBorderColorComponentMappingCreateInfoEXT(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_COLOR_WRITE_ENABLE_FEATURES_EXT:
                let s = try make(VkPhysicalDeviceColorWriteEnableFeaturesEXT.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceColorWriteEnableFeaturesEXT(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PIPELINE_COLOR_WRITE_CREATE_INFO_EXT:
                let s = try make(VkPipelineColorWriteCreateInfoEXT.self)
                s.pointee.sType = type
                try readMembers_VkPipelineColorWriteCreateInfoEXT(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_CONDITIONAL_RENDERING_FEATURES_EXT:
                let s = try make(VkPhysicalDeviceConditionalRenderingFeaturesEXT.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceConditionalRenderingFeaturesEXT(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_COMMAND_BUFFER_INHERITANCE_CONDITIONAL_RENDERING_INFO_EXT:
                let s = try make(VkCommandBufferInheritanceConditionalRenderingInfoEXT.self)
                s.pointee.sType = type
                try readMembers_VkCommandBufferInheritanceConditionalRenderingInfoEXT(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_CUSTOM_BORDER_COLOR_FEATURES_EXT:
                let s = try make(VkPhysicalDeviceCustomBorderColorFeaturesEXT.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceCustomBorderColorFeaturesEXT(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_SAMPLER_CUSTOM_BORDER_COLOR_CREATE_INFO_EXT:
                let s = try make(VkSamplerCustomBorderColorCreateInfoEXT.self)
                s.pointee.sType = type
                try readMembers_VkSamplerCustomBorderColorCreateInfoEXT(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DEPTH_CLIP_CONTROL_FEATURES_EXT:
                let s = try make(VkPhysicalDeviceDepthClipControlFeaturesEXT.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceDepthClipControlFeaturesEXT(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PIPELINE_VIEWPORT_DEPTH_CLIP_CONTROL_CREATE_INFO_EXT:
                let s = try make(VkPipelineViewportDepthClipControlCreateInfoEXT.self)
                s.pointee.sType = type
                try readMembers_VkPipelineViewportDepthClipControlCreateInfoEXT(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DEPTH_CLIP_ENABLE_FEATURES_EXT:
                let s = try make(VkPhysicalDeviceDepthClipEnableFeaturesEXT.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceDepthClipEnableFeaturesEXT(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PIPELINE_RASTERIZATION_DEPTH_CLIP_STATE_CREATE_INFO_EXT:
                let s = try make(VkPipelineRasterizationDepthClipStateCreateInfoEXT.self)
                s.pointee.sType = type
                try readMembers_VkPipelineRasterizationDepthClipStateCreateInfoEXT(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_EXTENDED_DYNAMIC_STATE_FEATURES_EXT:
                let s = try make(VkPhysicalDeviceExtendedDynamicStateFeaturesEXT.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceExtendedDynamicStateFeaturesEXT(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_EXTENDED_DYNAMIC_STATE_2_FEATURES_EXT:
                let s = try make(VkPhysicalDeviceExtendedDynamicState2FeaturesEXT.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceExtendedDynamicState2FeaturesEXT(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_IMAGE_2D_VIEW_OF_3D_FEATURES_EXT:
                let s = try make(VkPhysicalDeviceImage2DViewOf3DFeaturesEXT.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceImage2DViewOf3DFeaturesEXT(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_INDEX_TYPE_UINT8_FEATURES_EXT:
                let s = try make(VkPhysicalDeviceIndexTypeUint8FeaturesEXT.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceIndexTypeUint8FeaturesEXT(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_LINE_RASTERIZATION_FEATURES_EXT:
                let s = try make(VkPhysicalDeviceLineRasterizationFeaturesEXT.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceLineRasterizationFeaturesEXT(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PIPELINE_RASTERIZATION_LINE_STATE_CREATE_INFO_EXT:
                let s = try make(VkPipelineRasterizationLineStateCreateInfoEXT.self)
                s.pointee.sType = type
                try readMembers_VkPipelineRasterizationLineStateCreateInfoEXT(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_NON_SEAMLESS_CUBE_MAP_FEATURES_EXT:
                let s = try make(VkPhysicalDeviceNonSeamlessCubeMapFeaturesEXT.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceNonSeamlessCubeMapFeaturesEXT(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PRIMITIVE_TOPOLOGY_LIST_RESTART_FEATURES_EXT:
                let s = try make(VkPhysicalDevicePrimitiveTopologyListRestartFeaturesEXT.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDevicePrimitiveTopologyListRestartFeaturesEXT(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PRIMITIVES_GENERATED_QUERY_FEATURES_EXT:
                let s = try make(VkPhysicalDevicePrimitivesGeneratedQueryFeaturesEXT.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDevicePrimitivesGeneratedQueryFeaturesEXT(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROVOKING_VERTEX_FEATURES_EXT:
                let s = try make(VkPhysicalDeviceProvokingVertexFeaturesEXT.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceProvokingVertexFeaturesEXT(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PIPELINE_RASTERIZATION_PROVOKING_VERTEX_STATE_CREATE_INFO_EXT:
                let s = try make(VkPipelineRasterizationProvokingVertexStateCreateInfoEXT.self)
                s.pointee.sType = type
                try readMembers_VkPipelineRasterizationProvokingVertexStateCreateInfoEXT(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_ROBUSTNESS_2_FEATURES_EXT:
                let s = try make(VkPhysicalDeviceRobustness2FeaturesEXT.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceRobustness2FeaturesEXT(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_ATOMIC_FLOAT_FEATURES_EXT:
                let s = try make(VkPhysicalDeviceShaderAtomicFloatFeaturesEXT.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceShaderAtomicFloatFeaturesEXT(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_ATOMIC_FLOAT_2_FEATURES_EXT:
                let s = try make(VkPhysicalDeviceShaderAtomicFloat2FeaturesEXT.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceShaderAtomicFloat2FeaturesEXT(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_CLOCK_FEATURES_KHR:
                let s = try make(VkPhysicalDeviceShaderClockFeaturesKHR.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceShaderClockFeaturesKHR(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TEXEL_BUFFER_ALIGNMENT_FEATURES_EXT:
                let s = try make(VkPhysicalDeviceTexelBufferAlignmentFeaturesEXT.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceTexelBufferAlignmentFeaturesEXT(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TRANSFORM_FEEDBACK_FEATURES_EXT:
                let s = try make(VkPhysicalDeviceTransformFeedbackFeaturesEXT.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceTransformFeedbackFeaturesEXT(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PIPELINE_RASTERIZATION_STATE_STREAM_CREATE_INFO_EXT:
                let s = try make(VkPipelineRasterizationStateStreamCreateInfoEXT.self)
                s.pointee.sType = type
                try readMembers_VkPipelineRasterizationStateStreamCreateInfoEXT(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VERTEX_ATTRIBUTE_DIVISOR_FEATURES_EXT:
                let s = try make(VkPhysicalDeviceVertexAttributeDivisorFeaturesEXT.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceVertexAttributeDivisorFeaturesEXT(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PIPELINE_VERTEX_INPUT_DIVISOR_STATE_CREATE_INFO_EXT:
                let s = try make(VkPipelineVertexInputDivisorStateCreateInfoEXT.self)
                s.pointee.sType = type
                try readMembers_VkPipelineVertexInputDivisorStateCreateInfoEXT(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VERTEX_INPUT_DYNAMIC_STATE_FEATURES_EXT:
                let s = try make(VkPhysicalDeviceVertexInputDynamicStateFeaturesEXT.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceVertexInputDynamicStateFeaturesEXT(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_EXTERNAL_MEMORY_BUFFER_CREATE_INFO:
                let s = try make(VkExternalMemoryBufferCreateInfo.self)
                s.pointee.sType = type
                try readMembers_VkExternalMemoryBufferCreateInfo(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_EXTERNAL_MEMORY_IMAGE_CREATE_INFO:
                let s = try make(VkExternalMemoryImageCreateInfo.self)
                s.pointee.sType = type
                try readMembers_VkExternalMemoryImageCreateInfo(s)
                next = UnsafeMutableRawPointer(s)
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_EXTERNAL_IMAGE_FORMAT_INFO:
                let s = try make(VkPhysicalDeviceExternalImageFormatInfo.self)
                s.pointee.sType = type
                try readMembers_VkPhysicalDeviceExternalImageFormatInfo(s)
                next = UnsafeMutableRawPointer(s)
            default: throw .malformed("a structure that is not known in a chain")
            }
            link(next, &head, &tail)
        }
        return head
    }

    /// Makes the chain of an answer, to be filled by the host's driver.
    func makeChain() throws(StreamError) -> UnsafeMutableRawPointer? {
        var head: UnsafeMutableRawPointer?
        var tail: UnsafeMutablePointer<VkBaseOutStructure>?
        while let type = try chainedType() {
            let next: UnsafeMutableRawPointer
            switch type {
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceFeatures2.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DRIVER_PROPERTIES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceDriverProperties.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VARIABLE_POINTERS_FEATURES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceVariablePointersFeatures.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_ID_PROPERTIES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceIDProperties.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MULTIVIEW_FEATURES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceMultiviewFeatures.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MULTIVIEW_PROPERTIES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceMultiviewProperties.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_16BIT_STORAGE_FEATURES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDevice16BitStorageFeatures.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SUBGROUP_PROPERTIES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceSubgroupProperties.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_SUBGROUP_EXTENDED_TYPES_FEATURES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceShaderSubgroupExtendedTypesFeatures.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_POINT_CLIPPING_PROPERTIES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDevicePointClippingProperties.self))
            case VK_STRUCTURE_TYPE_MEMORY_DEDICATED_REQUIREMENTS:
                next = UnsafeMutableRawPointer(try make(VkMemoryDedicatedRequirements.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SAMPLER_YCBCR_CONVERSION_FEATURES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceSamplerYcbcrConversionFeatures.self))
            case VK_STRUCTURE_TYPE_SAMPLER_YCBCR_CONVERSION_IMAGE_FORMAT_PROPERTIES:
                next = UnsafeMutableRawPointer(try make(VkSamplerYcbcrConversionImageFormatProperties.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROTECTED_MEMORY_FEATURES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceProtectedMemoryFeatures.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROTECTED_MEMORY_PROPERTIES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceProtectedMemoryProperties.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SAMPLER_FILTER_MINMAX_PROPERTIES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceSamplerFilterMinmaxProperties.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_INLINE_UNIFORM_BLOCK_FEATURES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceInlineUniformBlockFeatures.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_INLINE_UNIFORM_BLOCK_PROPERTIES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceInlineUniformBlockProperties.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MAINTENANCE_3_PROPERTIES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceMaintenance3Properties.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MAINTENANCE_4_FEATURES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceMaintenance4Features.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MAINTENANCE_4_PROPERTIES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceMaintenance4Properties.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_DRAW_PARAMETERS_FEATURES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceShaderDrawParametersFeatures.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_FLOAT16_INT8_FEATURES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceShaderFloat16Int8Features.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FLOAT_CONTROLS_PROPERTIES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceFloatControlsProperties.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_HOST_QUERY_RESET_FEATURES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceHostQueryResetFeatures.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DESCRIPTOR_INDEXING_FEATURES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceDescriptorIndexingFeatures.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DESCRIPTOR_INDEXING_PROPERTIES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceDescriptorIndexingProperties.self))
            case VK_STRUCTURE_TYPE_DESCRIPTOR_SET_VARIABLE_DESCRIPTOR_COUNT_LAYOUT_SUPPORT:
                next = UnsafeMutableRawPointer(try make(VkDescriptorSetVariableDescriptorCountLayoutSupport.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TIMELINE_SEMAPHORE_FEATURES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceTimelineSemaphoreFeatures.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TIMELINE_SEMAPHORE_PROPERTIES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceTimelineSemaphoreProperties.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_8BIT_STORAGE_FEATURES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDevice8BitStorageFeatures.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_MEMORY_MODEL_FEATURES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceVulkanMemoryModelFeatures.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_ATOMIC_INT64_FEATURES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceShaderAtomicInt64Features.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DEPTH_STENCIL_RESOLVE_PROPERTIES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceDepthStencilResolveProperties.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SCALAR_BLOCK_LAYOUT_FEATURES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceScalarBlockLayoutFeatures.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_UNIFORM_BUFFER_STANDARD_LAYOUT_FEATURES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceUniformBufferStandardLayoutFeatures.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_BUFFER_DEVICE_ADDRESS_FEATURES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceBufferDeviceAddressFeatures.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_IMAGELESS_FRAMEBUFFER_FEATURES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceImagelessFramebufferFeatures.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TEXTURE_COMPRESSION_ASTC_HDR_FEATURES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceTextureCompressionASTCHDRFeatures.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SEPARATE_DEPTH_STENCIL_LAYOUTS_FEATURES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceSeparateDepthStencilLayoutsFeatures.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_DEMOTE_TO_HELPER_INVOCATION_FEATURES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceShaderDemoteToHelperInvocationFeatures.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TEXEL_BUFFER_ALIGNMENT_PROPERTIES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceTexelBufferAlignmentProperties.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SUBGROUP_SIZE_CONTROL_FEATURES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceSubgroupSizeControlFeatures.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SUBGROUP_SIZE_CONTROL_PROPERTIES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceSubgroupSizeControlProperties.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PIPELINE_CREATION_CACHE_CONTROL_FEATURES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDevicePipelineCreationCacheControlFeatures.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_1_FEATURES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceVulkan11Features.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_1_PROPERTIES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceVulkan11Properties.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_2_FEATURES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceVulkan12Features.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_2_PROPERTIES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceVulkan12Properties.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_3_FEATURES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceVulkan13Features.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_3_PROPERTIES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceVulkan13Properties.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_ZERO_INITIALIZE_WORKGROUP_MEMORY_FEATURES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceZeroInitializeWorkgroupMemoryFeatures.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_IMAGE_ROBUSTNESS_FEATURES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceImageRobustnessFeatures.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_TERMINATE_INVOCATION_FEATURES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceShaderTerminateInvocationFeatures.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SYNCHRONIZATION_2_FEATURES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceSynchronization2Features.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_INTEGER_DOT_PRODUCT_FEATURES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceShaderIntegerDotProductFeatures.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_INTEGER_DOT_PRODUCT_PROPERTIES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceShaderIntegerDotProductProperties.self))
            case VK_STRUCTURE_TYPE_FORMAT_PROPERTIES_3:
                next = UnsafeMutableRawPointer(try make(VkFormatProperties3.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DYNAMIC_RENDERING_FEATURES:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceDynamicRenderingFeatures.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MEMORY_BUDGET_PROPERTIES_EXT:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceMemoryBudgetPropertiesEXT.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_4444_FORMATS_FEATURES_EXT:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDevice4444FormatsFeaturesEXT.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_BORDER_COLOR_SWIZZLE_FEATURES_EXT:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceBorderColorSwizzleFeaturesEXT.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_COLOR_WRITE_ENABLE_FEATURES_EXT:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceColorWriteEnableFeaturesEXT.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_CONDITIONAL_RENDERING_FEATURES_EXT:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceConditionalRenderingFeaturesEXT.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_CUSTOM_BORDER_COLOR_FEATURES_EXT:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceCustomBorderColorFeaturesEXT.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_CUSTOM_BORDER_COLOR_PROPERTIES_EXT:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceCustomBorderColorPropertiesEXT.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DEPTH_CLIP_CONTROL_FEATURES_EXT:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceDepthClipControlFeaturesEXT.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DEPTH_CLIP_ENABLE_FEATURES_EXT:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceDepthClipEnableFeaturesEXT.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_EXTENDED_DYNAMIC_STATE_FEATURES_EXT:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceExtendedDynamicStateFeaturesEXT.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_EXTENDED_DYNAMIC_STATE_2_FEATURES_EXT:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceExtendedDynamicState2FeaturesEXT.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_IMAGE_2D_VIEW_OF_3D_FEATURES_EXT:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceImage2DViewOf3DFeaturesEXT.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_INDEX_TYPE_UINT8_FEATURES_EXT:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceIndexTypeUint8FeaturesEXT.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_LINE_RASTERIZATION_FEATURES_EXT:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceLineRasterizationFeaturesEXT.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_LINE_RASTERIZATION_PROPERTIES_EXT:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceLineRasterizationPropertiesEXT.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_NON_SEAMLESS_CUBE_MAP_FEATURES_EXT:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceNonSeamlessCubeMapFeaturesEXT.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PRIMITIVE_TOPOLOGY_LIST_RESTART_FEATURES_EXT:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDevicePrimitiveTopologyListRestartFeaturesEXT.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PRIMITIVES_GENERATED_QUERY_FEATURES_EXT:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDevicePrimitivesGeneratedQueryFeaturesEXT.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROVOKING_VERTEX_FEATURES_EXT:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceProvokingVertexFeaturesEXT.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROVOKING_VERTEX_PROPERTIES_EXT:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceProvokingVertexPropertiesEXT.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_ROBUSTNESS_2_FEATURES_EXT:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceRobustness2FeaturesEXT.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_ROBUSTNESS_2_PROPERTIES_EXT:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceRobustness2PropertiesEXT.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_ATOMIC_FLOAT_FEATURES_EXT:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceShaderAtomicFloatFeaturesEXT.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_ATOMIC_FLOAT_2_FEATURES_EXT:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceShaderAtomicFloat2FeaturesEXT.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_CLOCK_FEATURES_KHR:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceShaderClockFeaturesKHR.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TEXEL_BUFFER_ALIGNMENT_FEATURES_EXT:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceTexelBufferAlignmentFeaturesEXT.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TRANSFORM_FEEDBACK_FEATURES_EXT:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceTransformFeedbackFeaturesEXT.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TRANSFORM_FEEDBACK_PROPERTIES_EXT:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceTransformFeedbackPropertiesEXT.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VERTEX_ATTRIBUTE_DIVISOR_FEATURES_EXT:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceVertexAttributeDivisorFeaturesEXT.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VERTEX_ATTRIBUTE_DIVISOR_PROPERTIES_EXT:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceVertexAttributeDivisorPropertiesEXT.self))
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VERTEX_INPUT_DYNAMIC_STATE_FEATURES_EXT:
                next = UnsafeMutableRawPointer(try make(VkPhysicalDeviceVertexInputDynamicStateFeaturesEXT.self))
            case VK_STRUCTURE_TYPE_EXTERNAL_IMAGE_FORMAT_PROPERTIES:
                next = UnsafeMutableRawPointer(try make(VkExternalImageFormatProperties.self))
            default: throw .malformed("a structure that is not known in a chain")
            }
            next.assumingMemoryBound(to: VkBaseOutStructure.self).pointee.sType = type
            link(next, &head, &tail)
        }
        return head
    }
}

extension StreamWriter {
    func writeMembers_VkExtensionProperties(_ s: UnsafeMutablePointer<VkExtensionProperties>) {
        raw(s.pointee.extensionName)
        u32(UInt32(truncatingIfNeeded: s.pointee.specVersion))
    }

    func write_VkExtensionProperties(_ s: UnsafeMutablePointer<VkExtensionProperties>) {
        writeMembers_VkExtensionProperties(s)
    }

    func writeMembers_VkSubresourceLayout(_ s: UnsafeMutablePointer<VkSubresourceLayout>) {
        u64(UInt64(truncatingIfNeeded: s.pointee.offset))
        u64(UInt64(truncatingIfNeeded: s.pointee.size))
        u64(UInt64(truncatingIfNeeded: s.pointee.rowPitch))
        u64(UInt64(truncatingIfNeeded: s.pointee.arrayPitch))
        u64(UInt64(truncatingIfNeeded: s.pointee.depthPitch))
    }

    func write_VkSubresourceLayout(_ s: UnsafeMutablePointer<VkSubresourceLayout>) {
        writeMembers_VkSubresourceLayout(s)
    }

    func writeMembers_VkExtent2D(_ s: UnsafeMutablePointer<VkExtent2D>) {
        u32(UInt32(truncatingIfNeeded: s.pointee.width))
        u32(UInt32(truncatingIfNeeded: s.pointee.height))
    }

    func write_VkExtent2D(_ s: UnsafeMutablePointer<VkExtent2D>) {
        writeMembers_VkExtent2D(s)
    }

    func writeMembers_VkMemoryRequirements(_ s: UnsafeMutablePointer<VkMemoryRequirements>) {
        u64(UInt64(truncatingIfNeeded: s.pointee.size))
        u64(UInt64(truncatingIfNeeded: s.pointee.alignment))
        u32(UInt32(truncatingIfNeeded: s.pointee.memoryTypeBits))
    }

    func write_VkMemoryRequirements(_ s: UnsafeMutablePointer<VkMemoryRequirements>) {
        writeMembers_VkMemoryRequirements(s)
    }

    func writeMembers_VkMemoryRequirements2(_ s: UnsafeMutablePointer<VkMemoryRequirements2>) {
        with(s.pointee.memoryRequirements) { write_VkMemoryRequirements($0) }
    }

    func write_VkMemoryRequirements2(_ s: UnsafeMutablePointer<VkMemoryRequirements2>) {
        writeChain(s.pointee.pNext)
        writeMembers_VkMemoryRequirements2(s)
    }

    func writeMembers_VkPhysicalDeviceFeatures(_ s: UnsafeMutablePointer<VkPhysicalDeviceFeatures>) {
        u32(UInt32(truncatingIfNeeded: s.pointee.robustBufferAccess))
        u32(UInt32(truncatingIfNeeded: s.pointee.fullDrawIndexUint32))
        u32(UInt32(truncatingIfNeeded: s.pointee.imageCubeArray))
        u32(UInt32(truncatingIfNeeded: s.pointee.independentBlend))
        u32(UInt32(truncatingIfNeeded: s.pointee.geometryShader))
        u32(UInt32(truncatingIfNeeded: s.pointee.tessellationShader))
        u32(UInt32(truncatingIfNeeded: s.pointee.sampleRateShading))
        u32(UInt32(truncatingIfNeeded: s.pointee.dualSrcBlend))
        u32(UInt32(truncatingIfNeeded: s.pointee.logicOp))
        u32(UInt32(truncatingIfNeeded: s.pointee.multiDrawIndirect))
        u32(UInt32(truncatingIfNeeded: s.pointee.drawIndirectFirstInstance))
        u32(UInt32(truncatingIfNeeded: s.pointee.depthClamp))
        u32(UInt32(truncatingIfNeeded: s.pointee.depthBiasClamp))
        u32(UInt32(truncatingIfNeeded: s.pointee.fillModeNonSolid))
        u32(UInt32(truncatingIfNeeded: s.pointee.depthBounds))
        u32(UInt32(truncatingIfNeeded: s.pointee.wideLines))
        u32(UInt32(truncatingIfNeeded: s.pointee.largePoints))
        u32(UInt32(truncatingIfNeeded: s.pointee.alphaToOne))
        u32(UInt32(truncatingIfNeeded: s.pointee.multiViewport))
        u32(UInt32(truncatingIfNeeded: s.pointee.samplerAnisotropy))
        u32(UInt32(truncatingIfNeeded: s.pointee.textureCompressionETC2))
        u32(UInt32(truncatingIfNeeded: s.pointee.textureCompressionASTC_LDR))
        u32(UInt32(truncatingIfNeeded: s.pointee.textureCompressionBC))
        u32(UInt32(truncatingIfNeeded: s.pointee.occlusionQueryPrecise))
        u32(UInt32(truncatingIfNeeded: s.pointee.pipelineStatisticsQuery))
        u32(UInt32(truncatingIfNeeded: s.pointee.vertexPipelineStoresAndAtomics))
        u32(UInt32(truncatingIfNeeded: s.pointee.fragmentStoresAndAtomics))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderTessellationAndGeometryPointSize))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderImageGatherExtended))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderStorageImageExtendedFormats))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderStorageImageMultisample))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderStorageImageReadWithoutFormat))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderStorageImageWriteWithoutFormat))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderUniformBufferArrayDynamicIndexing))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderSampledImageArrayDynamicIndexing))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderStorageBufferArrayDynamicIndexing))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderStorageImageArrayDynamicIndexing))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderClipDistance))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderCullDistance))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderFloat64))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderInt64))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderInt16))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderResourceResidency))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderResourceMinLod))
        u32(UInt32(truncatingIfNeeded: s.pointee.sparseBinding))
        u32(UInt32(truncatingIfNeeded: s.pointee.sparseResidencyBuffer))
        u32(UInt32(truncatingIfNeeded: s.pointee.sparseResidencyImage2D))
        u32(UInt32(truncatingIfNeeded: s.pointee.sparseResidencyImage3D))
        u32(UInt32(truncatingIfNeeded: s.pointee.sparseResidency2Samples))
        u32(UInt32(truncatingIfNeeded: s.pointee.sparseResidency4Samples))
        u32(UInt32(truncatingIfNeeded: s.pointee.sparseResidency8Samples))
        u32(UInt32(truncatingIfNeeded: s.pointee.sparseResidency16Samples))
        u32(UInt32(truncatingIfNeeded: s.pointee.sparseResidencyAliased))
        u32(UInt32(truncatingIfNeeded: s.pointee.variableMultisampleRate))
        u32(UInt32(truncatingIfNeeded: s.pointee.inheritedQueries))
    }

    func write_VkPhysicalDeviceFeatures(_ s: UnsafeMutablePointer<VkPhysicalDeviceFeatures>) {
        writeMembers_VkPhysicalDeviceFeatures(s)
    }

    func writeMembers_VkPhysicalDeviceFeatures2(_ s: UnsafeMutablePointer<VkPhysicalDeviceFeatures2>) {
        with(s.pointee.features) { write_VkPhysicalDeviceFeatures($0) }
    }

    func write_VkPhysicalDeviceFeatures2(_ s: UnsafeMutablePointer<VkPhysicalDeviceFeatures2>) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceFeatures2(s)
    }

    func writeMembers_VkPhysicalDeviceLimits(_ s: UnsafeMutablePointer<VkPhysicalDeviceLimits>) {
        u32(UInt32(truncatingIfNeeded: s.pointee.maxImageDimension1D))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxImageDimension2D))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxImageDimension3D))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxImageDimensionCube))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxImageArrayLayers))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxTexelBufferElements))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxUniformBufferRange))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxStorageBufferRange))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxPushConstantsSize))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxMemoryAllocationCount))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxSamplerAllocationCount))
        u64(UInt64(truncatingIfNeeded: s.pointee.bufferImageGranularity))
        u64(UInt64(truncatingIfNeeded: s.pointee.sparseAddressSpaceSize))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxBoundDescriptorSets))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxPerStageDescriptorSamplers))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxPerStageDescriptorUniformBuffers))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxPerStageDescriptorStorageBuffers))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxPerStageDescriptorSampledImages))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxPerStageDescriptorStorageImages))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxPerStageDescriptorInputAttachments))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxPerStageResources))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxDescriptorSetSamplers))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxDescriptorSetUniformBuffers))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxDescriptorSetUniformBuffersDynamic))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxDescriptorSetStorageBuffers))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxDescriptorSetStorageBuffersDynamic))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxDescriptorSetSampledImages))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxDescriptorSetStorageImages))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxDescriptorSetInputAttachments))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxVertexInputAttributes))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxVertexInputBindings))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxVertexInputAttributeOffset))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxVertexInputBindingStride))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxVertexOutputComponents))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxTessellationGenerationLevel))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxTessellationPatchSize))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxTessellationControlPerVertexInputComponents))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxTessellationControlPerVertexOutputComponents))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxTessellationControlPerPatchOutputComponents))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxTessellationControlTotalOutputComponents))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxTessellationEvaluationInputComponents))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxTessellationEvaluationOutputComponents))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxGeometryShaderInvocations))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxGeometryInputComponents))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxGeometryOutputComponents))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxGeometryOutputVertices))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxGeometryTotalOutputComponents))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxFragmentInputComponents))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxFragmentOutputAttachments))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxFragmentDualSrcAttachments))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxFragmentCombinedOutputResources))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxComputeSharedMemorySize))
        raw(s.pointee.maxComputeWorkGroupCount)
        u32(UInt32(truncatingIfNeeded: s.pointee.maxComputeWorkGroupInvocations))
        raw(s.pointee.maxComputeWorkGroupSize)
        u32(UInt32(truncatingIfNeeded: s.pointee.subPixelPrecisionBits))
        u32(UInt32(truncatingIfNeeded: s.pointee.subTexelPrecisionBits))
        u32(UInt32(truncatingIfNeeded: s.pointee.mipmapPrecisionBits))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxDrawIndexedIndexValue))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxDrawIndirectCount))
        u32(s.pointee.maxSamplerLodBias.bitPattern)
        u32(s.pointee.maxSamplerAnisotropy.bitPattern)
        u32(UInt32(truncatingIfNeeded: s.pointee.maxViewports))
        raw(s.pointee.maxViewportDimensions)
        raw(s.pointee.viewportBoundsRange)
        u32(UInt32(truncatingIfNeeded: s.pointee.viewportSubPixelBits))
        u64(UInt64(truncatingIfNeeded: s.pointee.minMemoryMapAlignment))
        u64(UInt64(truncatingIfNeeded: s.pointee.minTexelBufferOffsetAlignment))
        u64(UInt64(truncatingIfNeeded: s.pointee.minUniformBufferOffsetAlignment))
        u64(UInt64(truncatingIfNeeded: s.pointee.minStorageBufferOffsetAlignment))
        u32(UInt32(truncatingIfNeeded: s.pointee.minTexelOffset))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxTexelOffset))
        u32(UInt32(truncatingIfNeeded: s.pointee.minTexelGatherOffset))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxTexelGatherOffset))
        u32(s.pointee.minInterpolationOffset.bitPattern)
        u32(s.pointee.maxInterpolationOffset.bitPattern)
        u32(UInt32(truncatingIfNeeded: s.pointee.subPixelInterpolationOffsetBits))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxFramebufferWidth))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxFramebufferHeight))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxFramebufferLayers))
        u32(UInt32(truncatingIfNeeded: s.pointee.framebufferColorSampleCounts))
        u32(UInt32(truncatingIfNeeded: s.pointee.framebufferDepthSampleCounts))
        u32(UInt32(truncatingIfNeeded: s.pointee.framebufferStencilSampleCounts))
        u32(UInt32(truncatingIfNeeded: s.pointee.framebufferNoAttachmentsSampleCounts))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxColorAttachments))
        u32(UInt32(truncatingIfNeeded: s.pointee.sampledImageColorSampleCounts))
        u32(UInt32(truncatingIfNeeded: s.pointee.sampledImageIntegerSampleCounts))
        u32(UInt32(truncatingIfNeeded: s.pointee.sampledImageDepthSampleCounts))
        u32(UInt32(truncatingIfNeeded: s.pointee.sampledImageStencilSampleCounts))
        u32(UInt32(truncatingIfNeeded: s.pointee.storageImageSampleCounts))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxSampleMaskWords))
        u32(UInt32(truncatingIfNeeded: s.pointee.timestampComputeAndGraphics))
        u32(s.pointee.timestampPeriod.bitPattern)
        u32(UInt32(truncatingIfNeeded: s.pointee.maxClipDistances))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxCullDistances))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxCombinedClipAndCullDistances))
        u32(UInt32(truncatingIfNeeded: s.pointee.discreteQueuePriorities))
        raw(s.pointee.pointSizeRange)
        raw(s.pointee.lineWidthRange)
        u32(s.pointee.pointSizeGranularity.bitPattern)
        u32(s.pointee.lineWidthGranularity.bitPattern)
        u32(UInt32(truncatingIfNeeded: s.pointee.strictLines))
        u32(UInt32(truncatingIfNeeded: s.pointee.standardSampleLocations))
        u64(UInt64(truncatingIfNeeded: s.pointee.optimalBufferCopyOffsetAlignment))
        u64(UInt64(truncatingIfNeeded: s.pointee.optimalBufferCopyRowPitchAlignment))
        u64(UInt64(truncatingIfNeeded: s.pointee.nonCoherentAtomSize))
    }

    func write_VkPhysicalDeviceLimits(_ s: UnsafeMutablePointer<VkPhysicalDeviceLimits>) {
        writeMembers_VkPhysicalDeviceLimits(s)
    }

    func writeMembers_VkPhysicalDeviceSparseProperties(_ s: UnsafeMutablePointer<VkPhysicalDeviceSparseProperties>) {
        u32(UInt32(truncatingIfNeeded: s.pointee.residencyStandard2DBlockShape))
        u32(UInt32(truncatingIfNeeded: s.pointee.residencyStandard2DMultisampleBlockShape))
        u32(UInt32(truncatingIfNeeded: s.pointee.residencyStandard3DBlockShape))
        u32(UInt32(truncatingIfNeeded: s.pointee.residencyAlignedMipSize))
        u32(UInt32(truncatingIfNeeded: s.pointee.residencyNonResidentStrict))
    }

    func write_VkPhysicalDeviceSparseProperties(_ s: UnsafeMutablePointer<VkPhysicalDeviceSparseProperties>) {
        writeMembers_VkPhysicalDeviceSparseProperties(s)
    }

    func writeMembers_VkPhysicalDeviceProperties(_ s: UnsafeMutablePointer<VkPhysicalDeviceProperties>) {
        u32(UInt32(truncatingIfNeeded: s.pointee.apiVersion))
        u32(UInt32(truncatingIfNeeded: s.pointee.driverVersion))
        u32(UInt32(truncatingIfNeeded: s.pointee.vendorID))
        u32(UInt32(truncatingIfNeeded: s.pointee.deviceID))
        u32(UInt32(truncatingIfNeeded: s.pointee.deviceType.rawValue))
        raw(s.pointee.deviceName)
        raw(s.pointee.pipelineCacheUUID)
        with(s.pointee.limits) { write_VkPhysicalDeviceLimits($0) }
        with(s.pointee.sparseProperties) { write_VkPhysicalDeviceSparseProperties($0) }
    }

    func write_VkPhysicalDeviceProperties(_ s: UnsafeMutablePointer<VkPhysicalDeviceProperties>) {
        writeMembers_VkPhysicalDeviceProperties(s)
    }

    func writeMembers_VkPhysicalDeviceProperties2(_ s: UnsafeMutablePointer<VkPhysicalDeviceProperties2>) {
        with(s.pointee.properties) { write_VkPhysicalDeviceProperties($0) }
    }

    func write_VkPhysicalDeviceProperties2(_ s: UnsafeMutablePointer<VkPhysicalDeviceProperties2>) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceProperties2(s)
    }

    func writeMembers_VkFormatProperties(_ s: UnsafeMutablePointer<VkFormatProperties>) {
        u32(UInt32(truncatingIfNeeded: s.pointee.linearTilingFeatures))
        u32(UInt32(truncatingIfNeeded: s.pointee.optimalTilingFeatures))
        u32(UInt32(truncatingIfNeeded: s.pointee.bufferFeatures))
    }

    func write_VkFormatProperties(_ s: UnsafeMutablePointer<VkFormatProperties>) {
        writeMembers_VkFormatProperties(s)
    }

    func writeMembers_VkFormatProperties2(_ s: UnsafeMutablePointer<VkFormatProperties2>) {
        with(s.pointee.formatProperties) { write_VkFormatProperties($0) }
    }

    func write_VkFormatProperties2(_ s: UnsafeMutablePointer<VkFormatProperties2>) {
        writeChain(s.pointee.pNext)
        writeMembers_VkFormatProperties2(s)
    }

    func writeMembers_VkExtent3D(_ s: UnsafeMutablePointer<VkExtent3D>) {
        u32(UInt32(truncatingIfNeeded: s.pointee.width))
        u32(UInt32(truncatingIfNeeded: s.pointee.height))
        u32(UInt32(truncatingIfNeeded: s.pointee.depth))
    }

    func write_VkExtent3D(_ s: UnsafeMutablePointer<VkExtent3D>) {
        writeMembers_VkExtent3D(s)
    }

    func writeMembers_VkImageFormatProperties(_ s: UnsafeMutablePointer<VkImageFormatProperties>) {
        with(s.pointee.maxExtent) { write_VkExtent3D($0) }
        u32(UInt32(truncatingIfNeeded: s.pointee.maxMipLevels))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxArrayLayers))
        u32(UInt32(truncatingIfNeeded: s.pointee.sampleCounts))
        u64(UInt64(truncatingIfNeeded: s.pointee.maxResourceSize))
    }

    func write_VkImageFormatProperties(_ s: UnsafeMutablePointer<VkImageFormatProperties>) {
        writeMembers_VkImageFormatProperties(s)
    }

    func writeMembers_VkImageFormatProperties2(_ s: UnsafeMutablePointer<VkImageFormatProperties2>) {
        with(s.pointee.imageFormatProperties) { write_VkImageFormatProperties($0) }
    }

    func write_VkImageFormatProperties2(_ s: UnsafeMutablePointer<VkImageFormatProperties2>) {
        writeChain(s.pointee.pNext)
        writeMembers_VkImageFormatProperties2(s)
    }

    func writeMembers_VkQueueFamilyProperties(_ s: UnsafeMutablePointer<VkQueueFamilyProperties>) {
        u32(UInt32(truncatingIfNeeded: s.pointee.queueFlags))
        u32(UInt32(truncatingIfNeeded: s.pointee.queueCount))
        u32(UInt32(truncatingIfNeeded: s.pointee.timestampValidBits))
        with(s.pointee.minImageTransferGranularity) { write_VkExtent3D($0) }
    }

    func write_VkQueueFamilyProperties(_ s: UnsafeMutablePointer<VkQueueFamilyProperties>) {
        writeMembers_VkQueueFamilyProperties(s)
    }

    func writeMembers_VkQueueFamilyProperties2(_ s: UnsafeMutablePointer<VkQueueFamilyProperties2>) {
        with(s.pointee.queueFamilyProperties) { write_VkQueueFamilyProperties($0) }
    }

    func write_VkQueueFamilyProperties2(_ s: UnsafeMutablePointer<VkQueueFamilyProperties2>) {
        writeChain(s.pointee.pNext)
        writeMembers_VkQueueFamilyProperties2(s)
    }

    func writeMembers_VkMemoryType(_ s: UnsafeMutablePointer<VkMemoryType>) {
        u32(UInt32(truncatingIfNeeded: s.pointee.propertyFlags))
        u32(UInt32(truncatingIfNeeded: s.pointee.heapIndex))
    }

    func write_VkMemoryType(_ s: UnsafeMutablePointer<VkMemoryType>) {
        writeMembers_VkMemoryType(s)
    }

    func writeMembers_VkMemoryHeap(_ s: UnsafeMutablePointer<VkMemoryHeap>) {
        u64(UInt64(truncatingIfNeeded: s.pointee.size))
        u32(UInt32(truncatingIfNeeded: s.pointee.flags))
    }

    func write_VkMemoryHeap(_ s: UnsafeMutablePointer<VkMemoryHeap>) {
        writeMembers_VkMemoryHeap(s)
    }

    func writeMembers_VkPhysicalDeviceMemoryProperties(_ s: UnsafeMutablePointer<VkPhysicalDeviceMemoryProperties>) {
        u32(UInt32(truncatingIfNeeded: s.pointee.memoryTypeCount))
        fixed(s.pointee.memoryTypes, of: VkMemoryType.self) { w, e in w.write_VkMemoryType(e) }
        u32(UInt32(truncatingIfNeeded: s.pointee.memoryHeapCount))
        fixed(s.pointee.memoryHeaps, of: VkMemoryHeap.self) { w, e in w.write_VkMemoryHeap(e) }
    }

    func write_VkPhysicalDeviceMemoryProperties(_ s: UnsafeMutablePointer<VkPhysicalDeviceMemoryProperties>) {
        writeMembers_VkPhysicalDeviceMemoryProperties(s)
    }

    func writeMembers_VkPhysicalDeviceMemoryProperties2(_ s: UnsafeMutablePointer<VkPhysicalDeviceMemoryProperties2>) {
        with(s.pointee.memoryProperties) { write_VkPhysicalDeviceMemoryProperties($0) }
    }

    func write_VkPhysicalDeviceMemoryProperties2(_ s: UnsafeMutablePointer<VkPhysicalDeviceMemoryProperties2>) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceMemoryProperties2(s)
    }

    func writeMembers_VkDescriptorSetLayoutSupport(_ s: UnsafeMutablePointer<VkDescriptorSetLayoutSupport>) {
        u32(UInt32(truncatingIfNeeded: s.pointee.supported))
    }

    func write_VkDescriptorSetLayoutSupport(_ s: UnsafeMutablePointer<VkDescriptorSetLayoutSupport>) {
        writeChain(s.pointee.pNext)
        writeMembers_VkDescriptorSetLayoutSupport(s)
    }

    func writeMembers_VkConformanceVersion(_ s: UnsafeMutablePointer<VkConformanceVersion>) {
        u32(UInt32(truncatingIfNeeded: s.pointee.major))
        u32(UInt32(truncatingIfNeeded: s.pointee.minor))
        u32(UInt32(truncatingIfNeeded: s.pointee.subminor))
        u32(UInt32(truncatingIfNeeded: s.pointee.patch))
    }

    func write_VkConformanceVersion(_ s: UnsafeMutablePointer<VkConformanceVersion>) {
        writeMembers_VkConformanceVersion(s)
    }

    func writeMembers_VkPhysicalDeviceDriverProperties(_ s: UnsafeMutablePointer<VkPhysicalDeviceDriverProperties>) {
        u32(UInt32(truncatingIfNeeded: s.pointee.driverID.rawValue))
        raw(s.pointee.driverName)
        raw(s.pointee.driverInfo)
        with(s.pointee.conformanceVersion) { write_VkConformanceVersion($0) }
    }

    func write_VkPhysicalDeviceDriverProperties(_ s: UnsafeMutablePointer<VkPhysicalDeviceDriverProperties>) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceDriverProperties(s)
    }

    func writeMembers_VkPhysicalDeviceVariablePointersFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceVariablePointersFeatures>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.variablePointersStorageBuffer))
        u32(UInt32(truncatingIfNeeded: s.pointee.variablePointers))
    }

    func write_VkPhysicalDeviceVariablePointersFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceVariablePointersFeatures>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceVariablePointersFeatures(s)
    }

    func writeMembers_VkPhysicalDeviceIDProperties(_ s: UnsafeMutablePointer<VkPhysicalDeviceIDProperties>) {
        raw(s.pointee.deviceUUID)
        raw(s.pointee.driverUUID)
        raw(s.pointee.deviceLUID)
        u32(UInt32(truncatingIfNeeded: s.pointee.deviceNodeMask))
        u32(UInt32(truncatingIfNeeded: s.pointee.deviceLUIDValid))
    }

    func write_VkPhysicalDeviceIDProperties(_ s: UnsafeMutablePointer<VkPhysicalDeviceIDProperties>) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceIDProperties(s)
    }

    func writeMembers_VkPhysicalDeviceMultiviewFeatures(_ s: UnsafeMutablePointer<VkPhysicalDeviceMultiviewFeatures>) {
        u32(UInt32(truncatingIfNeeded: s.pointee.multiview))
        u32(UInt32(truncatingIfNeeded: s.pointee.multiviewGeometryShader))
        u32(UInt32(truncatingIfNeeded: s.pointee.multiviewTessellationShader))
    }

    func write_VkPhysicalDeviceMultiviewFeatures(_ s: UnsafeMutablePointer<VkPhysicalDeviceMultiviewFeatures>) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceMultiviewFeatures(s)
    }

    func writeMembers_VkPhysicalDeviceMultiviewProperties(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceMultiviewProperties>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.maxMultiviewViewCount))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxMultiviewInstanceIndex))
    }

    func write_VkPhysicalDeviceMultiviewProperties(_ s: UnsafeMutablePointer<VkPhysicalDeviceMultiviewProperties>) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceMultiviewProperties(s)
    }

    func writeMembers_VkPhysicalDevice16BitStorageFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDevice16BitStorageFeatures>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.storageBuffer16BitAccess))
        u32(UInt32(truncatingIfNeeded: s.pointee.uniformAndStorageBuffer16BitAccess))
        u32(UInt32(truncatingIfNeeded: s.pointee.storagePushConstant16))
        u32(UInt32(truncatingIfNeeded: s.pointee.storageInputOutput16))
    }

    func write_VkPhysicalDevice16BitStorageFeatures(_ s: UnsafeMutablePointer<VkPhysicalDevice16BitStorageFeatures>) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDevice16BitStorageFeatures(s)
    }

    func writeMembers_VkPhysicalDeviceSubgroupProperties(_ s: UnsafeMutablePointer<VkPhysicalDeviceSubgroupProperties>)
    {
        u32(UInt32(truncatingIfNeeded: s.pointee.subgroupSize))
        u32(UInt32(truncatingIfNeeded: s.pointee.supportedStages))
        u32(UInt32(truncatingIfNeeded: s.pointee.supportedOperations))
        u32(UInt32(truncatingIfNeeded: s.pointee.quadOperationsInAllStages))
    }

    func write_VkPhysicalDeviceSubgroupProperties(_ s: UnsafeMutablePointer<VkPhysicalDeviceSubgroupProperties>) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceSubgroupProperties(s)
    }

    func writeMembers_VkPhysicalDeviceShaderSubgroupExtendedTypesFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderSubgroupExtendedTypesFeatures>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderSubgroupExtendedTypes))
    }

    func write_VkPhysicalDeviceShaderSubgroupExtendedTypesFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderSubgroupExtendedTypesFeatures>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceShaderSubgroupExtendedTypesFeatures(s)
    }

    func writeMembers_VkPhysicalDevicePointClippingProperties(
        _ s: UnsafeMutablePointer<VkPhysicalDevicePointClippingProperties>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.pointClippingBehavior.rawValue))
    }

    func write_VkPhysicalDevicePointClippingProperties(
        _ s: UnsafeMutablePointer<VkPhysicalDevicePointClippingProperties>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDevicePointClippingProperties(s)
    }

    func writeMembers_VkMemoryDedicatedRequirements(_ s: UnsafeMutablePointer<VkMemoryDedicatedRequirements>) {
        u32(UInt32(truncatingIfNeeded: s.pointee.prefersDedicatedAllocation))
        u32(UInt32(truncatingIfNeeded: s.pointee.requiresDedicatedAllocation))
    }

    func write_VkMemoryDedicatedRequirements(_ s: UnsafeMutablePointer<VkMemoryDedicatedRequirements>) {
        writeChain(s.pointee.pNext)
        writeMembers_VkMemoryDedicatedRequirements(s)
    }

    func writeMembers_VkPhysicalDeviceSamplerYcbcrConversionFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceSamplerYcbcrConversionFeatures>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.samplerYcbcrConversion))
    }

    func write_VkPhysicalDeviceSamplerYcbcrConversionFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceSamplerYcbcrConversionFeatures>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceSamplerYcbcrConversionFeatures(s)
    }

    func writeMembers_VkSamplerYcbcrConversionImageFormatProperties(
        _ s: UnsafeMutablePointer<VkSamplerYcbcrConversionImageFormatProperties>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.combinedImageSamplerDescriptorCount))
    }

    func write_VkSamplerYcbcrConversionImageFormatProperties(
        _ s: UnsafeMutablePointer<VkSamplerYcbcrConversionImageFormatProperties>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkSamplerYcbcrConversionImageFormatProperties(s)
    }

    func writeMembers_VkPhysicalDeviceProtectedMemoryFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceProtectedMemoryFeatures>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.protectedMemory))
    }

    func write_VkPhysicalDeviceProtectedMemoryFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceProtectedMemoryFeatures>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceProtectedMemoryFeatures(s)
    }

    func writeMembers_VkPhysicalDeviceProtectedMemoryProperties(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceProtectedMemoryProperties>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.protectedNoFault))
    }

    func write_VkPhysicalDeviceProtectedMemoryProperties(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceProtectedMemoryProperties>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceProtectedMemoryProperties(s)
    }

    func writeMembers_VkPhysicalDeviceSamplerFilterMinmaxProperties(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceSamplerFilterMinmaxProperties>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.filterMinmaxSingleComponentFormats))
        u32(UInt32(truncatingIfNeeded: s.pointee.filterMinmaxImageComponentMapping))
    }

    func write_VkPhysicalDeviceSamplerFilterMinmaxProperties(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceSamplerFilterMinmaxProperties>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceSamplerFilterMinmaxProperties(s)
    }

    func writeMembers_VkPhysicalDeviceInlineUniformBlockFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceInlineUniformBlockFeatures>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.inlineUniformBlock))
        u32(UInt32(truncatingIfNeeded: s.pointee.descriptorBindingInlineUniformBlockUpdateAfterBind))
    }

    func write_VkPhysicalDeviceInlineUniformBlockFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceInlineUniformBlockFeatures>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceInlineUniformBlockFeatures(s)
    }

    func writeMembers_VkPhysicalDeviceInlineUniformBlockProperties(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceInlineUniformBlockProperties>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.maxInlineUniformBlockSize))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxPerStageDescriptorInlineUniformBlocks))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxPerStageDescriptorUpdateAfterBindInlineUniformBlocks))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxDescriptorSetInlineUniformBlocks))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxDescriptorSetUpdateAfterBindInlineUniformBlocks))
    }

    func write_VkPhysicalDeviceInlineUniformBlockProperties(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceInlineUniformBlockProperties>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceInlineUniformBlockProperties(s)
    }

    func writeMembers_VkPhysicalDeviceMaintenance3Properties(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceMaintenance3Properties>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.maxPerSetDescriptors))
        u64(UInt64(truncatingIfNeeded: s.pointee.maxMemoryAllocationSize))
    }

    func write_VkPhysicalDeviceMaintenance3Properties(_ s: UnsafeMutablePointer<VkPhysicalDeviceMaintenance3Properties>)
    {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceMaintenance3Properties(s)
    }

    func writeMembers_VkPhysicalDeviceMaintenance4Features(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceMaintenance4Features>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.maintenance4))
    }

    func write_VkPhysicalDeviceMaintenance4Features(_ s: UnsafeMutablePointer<VkPhysicalDeviceMaintenance4Features>) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceMaintenance4Features(s)
    }

    func writeMembers_VkPhysicalDeviceMaintenance4Properties(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceMaintenance4Properties>
    ) {
        u64(UInt64(truncatingIfNeeded: s.pointee.maxBufferSize))
    }

    func write_VkPhysicalDeviceMaintenance4Properties(_ s: UnsafeMutablePointer<VkPhysicalDeviceMaintenance4Properties>)
    {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceMaintenance4Properties(s)
    }

    func writeMembers_VkPhysicalDeviceShaderDrawParametersFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderDrawParametersFeatures>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderDrawParameters))
    }

    func write_VkPhysicalDeviceShaderDrawParametersFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderDrawParametersFeatures>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceShaderDrawParametersFeatures(s)
    }

    func writeMembers_VkPhysicalDeviceShaderFloat16Int8Features(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderFloat16Int8Features>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderFloat16))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderInt8))
    }

    func write_VkPhysicalDeviceShaderFloat16Int8Features(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderFloat16Int8Features>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceShaderFloat16Int8Features(s)
    }

    func writeMembers_VkPhysicalDeviceFloatControlsProperties(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceFloatControlsProperties>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.denormBehaviorIndependence.rawValue))
        u32(UInt32(truncatingIfNeeded: s.pointee.roundingModeIndependence.rawValue))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderSignedZeroInfNanPreserveFloat16))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderSignedZeroInfNanPreserveFloat32))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderSignedZeroInfNanPreserveFloat64))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderDenormPreserveFloat16))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderDenormPreserveFloat32))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderDenormPreserveFloat64))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderDenormFlushToZeroFloat16))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderDenormFlushToZeroFloat32))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderDenormFlushToZeroFloat64))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderRoundingModeRTEFloat16))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderRoundingModeRTEFloat32))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderRoundingModeRTEFloat64))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderRoundingModeRTZFloat16))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderRoundingModeRTZFloat32))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderRoundingModeRTZFloat64))
    }

    func write_VkPhysicalDeviceFloatControlsProperties(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceFloatControlsProperties>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceFloatControlsProperties(s)
    }

    func writeMembers_VkPhysicalDeviceHostQueryResetFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceHostQueryResetFeatures>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.hostQueryReset))
    }

    func write_VkPhysicalDeviceHostQueryResetFeatures(_ s: UnsafeMutablePointer<VkPhysicalDeviceHostQueryResetFeatures>)
    {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceHostQueryResetFeatures(s)
    }

    func writeMembers_VkPhysicalDeviceDescriptorIndexingFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceDescriptorIndexingFeatures>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderInputAttachmentArrayDynamicIndexing))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderUniformTexelBufferArrayDynamicIndexing))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderStorageTexelBufferArrayDynamicIndexing))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderUniformBufferArrayNonUniformIndexing))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderSampledImageArrayNonUniformIndexing))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderStorageBufferArrayNonUniformIndexing))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderStorageImageArrayNonUniformIndexing))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderInputAttachmentArrayNonUniformIndexing))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderUniformTexelBufferArrayNonUniformIndexing))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderStorageTexelBufferArrayNonUniformIndexing))
        u32(UInt32(truncatingIfNeeded: s.pointee.descriptorBindingUniformBufferUpdateAfterBind))
        u32(UInt32(truncatingIfNeeded: s.pointee.descriptorBindingSampledImageUpdateAfterBind))
        u32(UInt32(truncatingIfNeeded: s.pointee.descriptorBindingStorageImageUpdateAfterBind))
        u32(UInt32(truncatingIfNeeded: s.pointee.descriptorBindingStorageBufferUpdateAfterBind))
        u32(UInt32(truncatingIfNeeded: s.pointee.descriptorBindingUniformTexelBufferUpdateAfterBind))
        u32(UInt32(truncatingIfNeeded: s.pointee.descriptorBindingStorageTexelBufferUpdateAfterBind))
        u32(UInt32(truncatingIfNeeded: s.pointee.descriptorBindingUpdateUnusedWhilePending))
        u32(UInt32(truncatingIfNeeded: s.pointee.descriptorBindingPartiallyBound))
        u32(UInt32(truncatingIfNeeded: s.pointee.descriptorBindingVariableDescriptorCount))
        u32(UInt32(truncatingIfNeeded: s.pointee.runtimeDescriptorArray))
    }

    func write_VkPhysicalDeviceDescriptorIndexingFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceDescriptorIndexingFeatures>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceDescriptorIndexingFeatures(s)
    }

    func writeMembers_VkPhysicalDeviceDescriptorIndexingProperties(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceDescriptorIndexingProperties>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.maxUpdateAfterBindDescriptorsInAllPools))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderUniformBufferArrayNonUniformIndexingNative))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderSampledImageArrayNonUniformIndexingNative))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderStorageBufferArrayNonUniformIndexingNative))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderStorageImageArrayNonUniformIndexingNative))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderInputAttachmentArrayNonUniformIndexingNative))
        u32(UInt32(truncatingIfNeeded: s.pointee.robustBufferAccessUpdateAfterBind))
        u32(UInt32(truncatingIfNeeded: s.pointee.quadDivergentImplicitLod))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxPerStageDescriptorUpdateAfterBindSamplers))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxPerStageDescriptorUpdateAfterBindUniformBuffers))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxPerStageDescriptorUpdateAfterBindStorageBuffers))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxPerStageDescriptorUpdateAfterBindSampledImages))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxPerStageDescriptorUpdateAfterBindStorageImages))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxPerStageDescriptorUpdateAfterBindInputAttachments))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxPerStageUpdateAfterBindResources))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxDescriptorSetUpdateAfterBindSamplers))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxDescriptorSetUpdateAfterBindUniformBuffers))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxDescriptorSetUpdateAfterBindUniformBuffersDynamic))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxDescriptorSetUpdateAfterBindStorageBuffers))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxDescriptorSetUpdateAfterBindStorageBuffersDynamic))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxDescriptorSetUpdateAfterBindSampledImages))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxDescriptorSetUpdateAfterBindStorageImages))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxDescriptorSetUpdateAfterBindInputAttachments))
    }

    func write_VkPhysicalDeviceDescriptorIndexingProperties(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceDescriptorIndexingProperties>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceDescriptorIndexingProperties(s)
    }

    func writeMembers_VkDescriptorSetVariableDescriptorCountLayoutSupport(
        _ s: UnsafeMutablePointer<VkDescriptorSetVariableDescriptorCountLayoutSupport>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.maxVariableDescriptorCount))
    }

    func write_VkDescriptorSetVariableDescriptorCountLayoutSupport(
        _ s: UnsafeMutablePointer<VkDescriptorSetVariableDescriptorCountLayoutSupport>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkDescriptorSetVariableDescriptorCountLayoutSupport(s)
    }

    func writeMembers_VkPhysicalDeviceTimelineSemaphoreFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceTimelineSemaphoreFeatures>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.timelineSemaphore))
    }

    func write_VkPhysicalDeviceTimelineSemaphoreFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceTimelineSemaphoreFeatures>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceTimelineSemaphoreFeatures(s)
    }

    func writeMembers_VkPhysicalDeviceTimelineSemaphoreProperties(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceTimelineSemaphoreProperties>
    ) {
        u64(UInt64(truncatingIfNeeded: s.pointee.maxTimelineSemaphoreValueDifference))
    }

    func write_VkPhysicalDeviceTimelineSemaphoreProperties(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceTimelineSemaphoreProperties>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceTimelineSemaphoreProperties(s)
    }

    func writeMembers_VkPhysicalDevice8BitStorageFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDevice8BitStorageFeatures>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.storageBuffer8BitAccess))
        u32(UInt32(truncatingIfNeeded: s.pointee.uniformAndStorageBuffer8BitAccess))
        u32(UInt32(truncatingIfNeeded: s.pointee.storagePushConstant8))
    }

    func write_VkPhysicalDevice8BitStorageFeatures(_ s: UnsafeMutablePointer<VkPhysicalDevice8BitStorageFeatures>) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDevice8BitStorageFeatures(s)
    }

    func writeMembers_VkPhysicalDeviceVulkanMemoryModelFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceVulkanMemoryModelFeatures>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.vulkanMemoryModel))
        u32(UInt32(truncatingIfNeeded: s.pointee.vulkanMemoryModelDeviceScope))
        u32(UInt32(truncatingIfNeeded: s.pointee.vulkanMemoryModelAvailabilityVisibilityChains))
    }

    func write_VkPhysicalDeviceVulkanMemoryModelFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceVulkanMemoryModelFeatures>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceVulkanMemoryModelFeatures(s)
    }

    func writeMembers_VkPhysicalDeviceShaderAtomicInt64Features(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderAtomicInt64Features>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderBufferInt64Atomics))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderSharedInt64Atomics))
    }

    func write_VkPhysicalDeviceShaderAtomicInt64Features(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderAtomicInt64Features>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceShaderAtomicInt64Features(s)
    }

    func writeMembers_VkPhysicalDeviceDepthStencilResolveProperties(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceDepthStencilResolveProperties>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.supportedDepthResolveModes))
        u32(UInt32(truncatingIfNeeded: s.pointee.supportedStencilResolveModes))
        u32(UInt32(truncatingIfNeeded: s.pointee.independentResolveNone))
        u32(UInt32(truncatingIfNeeded: s.pointee.independentResolve))
    }

    func write_VkPhysicalDeviceDepthStencilResolveProperties(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceDepthStencilResolveProperties>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceDepthStencilResolveProperties(s)
    }

    func writeMembers_VkPhysicalDeviceScalarBlockLayoutFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceScalarBlockLayoutFeatures>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.scalarBlockLayout))
    }

    func write_VkPhysicalDeviceScalarBlockLayoutFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceScalarBlockLayoutFeatures>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceScalarBlockLayoutFeatures(s)
    }

    func writeMembers_VkPhysicalDeviceUniformBufferStandardLayoutFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceUniformBufferStandardLayoutFeatures>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.uniformBufferStandardLayout))
    }

    func write_VkPhysicalDeviceUniformBufferStandardLayoutFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceUniformBufferStandardLayoutFeatures>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceUniformBufferStandardLayoutFeatures(s)
    }

    func writeMembers_VkPhysicalDeviceBufferDeviceAddressFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceBufferDeviceAddressFeatures>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.bufferDeviceAddress))
        u32(UInt32(truncatingIfNeeded: s.pointee.bufferDeviceAddressCaptureReplay))
        u32(UInt32(truncatingIfNeeded: s.pointee.bufferDeviceAddressMultiDevice))
    }

    func write_VkPhysicalDeviceBufferDeviceAddressFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceBufferDeviceAddressFeatures>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceBufferDeviceAddressFeatures(s)
    }

    func writeMembers_VkPhysicalDeviceImagelessFramebufferFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceImagelessFramebufferFeatures>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.imagelessFramebuffer))
    }

    func write_VkPhysicalDeviceImagelessFramebufferFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceImagelessFramebufferFeatures>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceImagelessFramebufferFeatures(s)
    }

    func writeMembers_VkPhysicalDeviceTextureCompressionASTCHDRFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceTextureCompressionASTCHDRFeatures>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.textureCompressionASTC_HDR))
    }

    func write_VkPhysicalDeviceTextureCompressionASTCHDRFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceTextureCompressionASTCHDRFeatures>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceTextureCompressionASTCHDRFeatures(s)
    }

    func writeMembers_VkPhysicalDeviceSeparateDepthStencilLayoutsFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceSeparateDepthStencilLayoutsFeatures>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.separateDepthStencilLayouts))
    }

    func write_VkPhysicalDeviceSeparateDepthStencilLayoutsFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceSeparateDepthStencilLayoutsFeatures>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceSeparateDepthStencilLayoutsFeatures(s)
    }

    func writeMembers_VkPhysicalDeviceShaderDemoteToHelperInvocationFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderDemoteToHelperInvocationFeatures>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderDemoteToHelperInvocation))
    }

    func write_VkPhysicalDeviceShaderDemoteToHelperInvocationFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderDemoteToHelperInvocationFeatures>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceShaderDemoteToHelperInvocationFeatures(s)
    }

    func writeMembers_VkPhysicalDeviceTexelBufferAlignmentProperties(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceTexelBufferAlignmentProperties>
    ) {
        u64(UInt64(truncatingIfNeeded: s.pointee.storageTexelBufferOffsetAlignmentBytes))
        u32(UInt32(truncatingIfNeeded: s.pointee.storageTexelBufferOffsetSingleTexelAlignment))
        u64(UInt64(truncatingIfNeeded: s.pointee.uniformTexelBufferOffsetAlignmentBytes))
        u32(UInt32(truncatingIfNeeded: s.pointee.uniformTexelBufferOffsetSingleTexelAlignment))
    }

    func write_VkPhysicalDeviceTexelBufferAlignmentProperties(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceTexelBufferAlignmentProperties>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceTexelBufferAlignmentProperties(s)
    }

    func writeMembers_VkPhysicalDeviceSubgroupSizeControlFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceSubgroupSizeControlFeatures>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.subgroupSizeControl))
        u32(UInt32(truncatingIfNeeded: s.pointee.computeFullSubgroups))
    }

    func write_VkPhysicalDeviceSubgroupSizeControlFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceSubgroupSizeControlFeatures>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceSubgroupSizeControlFeatures(s)
    }

    func writeMembers_VkPhysicalDeviceSubgroupSizeControlProperties(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceSubgroupSizeControlProperties>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.minSubgroupSize))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxSubgroupSize))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxComputeWorkgroupSubgroups))
        u32(UInt32(truncatingIfNeeded: s.pointee.requiredSubgroupSizeStages))
    }

    func write_VkPhysicalDeviceSubgroupSizeControlProperties(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceSubgroupSizeControlProperties>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceSubgroupSizeControlProperties(s)
    }

    func writeMembers_VkPhysicalDevicePipelineCreationCacheControlFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDevicePipelineCreationCacheControlFeatures>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.pipelineCreationCacheControl))
    }

    func write_VkPhysicalDevicePipelineCreationCacheControlFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDevicePipelineCreationCacheControlFeatures>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDevicePipelineCreationCacheControlFeatures(s)
    }

    func writeMembers_VkPhysicalDeviceVulkan11Features(_ s: UnsafeMutablePointer<VkPhysicalDeviceVulkan11Features>) {
        u32(UInt32(truncatingIfNeeded: s.pointee.storageBuffer16BitAccess))
        u32(UInt32(truncatingIfNeeded: s.pointee.uniformAndStorageBuffer16BitAccess))
        u32(UInt32(truncatingIfNeeded: s.pointee.storagePushConstant16))
        u32(UInt32(truncatingIfNeeded: s.pointee.storageInputOutput16))
        u32(UInt32(truncatingIfNeeded: s.pointee.multiview))
        u32(UInt32(truncatingIfNeeded: s.pointee.multiviewGeometryShader))
        u32(UInt32(truncatingIfNeeded: s.pointee.multiviewTessellationShader))
        u32(UInt32(truncatingIfNeeded: s.pointee.variablePointersStorageBuffer))
        u32(UInt32(truncatingIfNeeded: s.pointee.variablePointers))
        u32(UInt32(truncatingIfNeeded: s.pointee.protectedMemory))
        u32(UInt32(truncatingIfNeeded: s.pointee.samplerYcbcrConversion))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderDrawParameters))
    }

    func write_VkPhysicalDeviceVulkan11Features(_ s: UnsafeMutablePointer<VkPhysicalDeviceVulkan11Features>) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceVulkan11Features(s)
    }

    func writeMembers_VkPhysicalDeviceVulkan11Properties(_ s: UnsafeMutablePointer<VkPhysicalDeviceVulkan11Properties>)
    {
        raw(s.pointee.deviceUUID)
        raw(s.pointee.driverUUID)
        raw(s.pointee.deviceLUID)
        u32(UInt32(truncatingIfNeeded: s.pointee.deviceNodeMask))
        u32(UInt32(truncatingIfNeeded: s.pointee.deviceLUIDValid))
        u32(UInt32(truncatingIfNeeded: s.pointee.subgroupSize))
        u32(UInt32(truncatingIfNeeded: s.pointee.subgroupSupportedStages))
        u32(UInt32(truncatingIfNeeded: s.pointee.subgroupSupportedOperations))
        u32(UInt32(truncatingIfNeeded: s.pointee.subgroupQuadOperationsInAllStages))
        u32(UInt32(truncatingIfNeeded: s.pointee.pointClippingBehavior.rawValue))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxMultiviewViewCount))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxMultiviewInstanceIndex))
        u32(UInt32(truncatingIfNeeded: s.pointee.protectedNoFault))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxPerSetDescriptors))
        u64(UInt64(truncatingIfNeeded: s.pointee.maxMemoryAllocationSize))
    }

    func write_VkPhysicalDeviceVulkan11Properties(_ s: UnsafeMutablePointer<VkPhysicalDeviceVulkan11Properties>) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceVulkan11Properties(s)
    }

    func writeMembers_VkPhysicalDeviceVulkan12Features(_ s: UnsafeMutablePointer<VkPhysicalDeviceVulkan12Features>) {
        u32(UInt32(truncatingIfNeeded: s.pointee.samplerMirrorClampToEdge))
        u32(UInt32(truncatingIfNeeded: s.pointee.drawIndirectCount))
        u32(UInt32(truncatingIfNeeded: s.pointee.storageBuffer8BitAccess))
        u32(UInt32(truncatingIfNeeded: s.pointee.uniformAndStorageBuffer8BitAccess))
        u32(UInt32(truncatingIfNeeded: s.pointee.storagePushConstant8))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderBufferInt64Atomics))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderSharedInt64Atomics))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderFloat16))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderInt8))
        u32(UInt32(truncatingIfNeeded: s.pointee.descriptorIndexing))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderInputAttachmentArrayDynamicIndexing))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderUniformTexelBufferArrayDynamicIndexing))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderStorageTexelBufferArrayDynamicIndexing))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderUniformBufferArrayNonUniformIndexing))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderSampledImageArrayNonUniformIndexing))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderStorageBufferArrayNonUniformIndexing))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderStorageImageArrayNonUniformIndexing))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderInputAttachmentArrayNonUniformIndexing))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderUniformTexelBufferArrayNonUniformIndexing))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderStorageTexelBufferArrayNonUniformIndexing))
        u32(UInt32(truncatingIfNeeded: s.pointee.descriptorBindingUniformBufferUpdateAfterBind))
        u32(UInt32(truncatingIfNeeded: s.pointee.descriptorBindingSampledImageUpdateAfterBind))
        u32(UInt32(truncatingIfNeeded: s.pointee.descriptorBindingStorageImageUpdateAfterBind))
        u32(UInt32(truncatingIfNeeded: s.pointee.descriptorBindingStorageBufferUpdateAfterBind))
        u32(UInt32(truncatingIfNeeded: s.pointee.descriptorBindingUniformTexelBufferUpdateAfterBind))
        u32(UInt32(truncatingIfNeeded: s.pointee.descriptorBindingStorageTexelBufferUpdateAfterBind))
        u32(UInt32(truncatingIfNeeded: s.pointee.descriptorBindingUpdateUnusedWhilePending))
        u32(UInt32(truncatingIfNeeded: s.pointee.descriptorBindingPartiallyBound))
        u32(UInt32(truncatingIfNeeded: s.pointee.descriptorBindingVariableDescriptorCount))
        u32(UInt32(truncatingIfNeeded: s.pointee.runtimeDescriptorArray))
        u32(UInt32(truncatingIfNeeded: s.pointee.samplerFilterMinmax))
        u32(UInt32(truncatingIfNeeded: s.pointee.scalarBlockLayout))
        u32(UInt32(truncatingIfNeeded: s.pointee.imagelessFramebuffer))
        u32(UInt32(truncatingIfNeeded: s.pointee.uniformBufferStandardLayout))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderSubgroupExtendedTypes))
        u32(UInt32(truncatingIfNeeded: s.pointee.separateDepthStencilLayouts))
        u32(UInt32(truncatingIfNeeded: s.pointee.hostQueryReset))
        u32(UInt32(truncatingIfNeeded: s.pointee.timelineSemaphore))
        u32(UInt32(truncatingIfNeeded: s.pointee.bufferDeviceAddress))
        u32(UInt32(truncatingIfNeeded: s.pointee.bufferDeviceAddressCaptureReplay))
        u32(UInt32(truncatingIfNeeded: s.pointee.bufferDeviceAddressMultiDevice))
        u32(UInt32(truncatingIfNeeded: s.pointee.vulkanMemoryModel))
        u32(UInt32(truncatingIfNeeded: s.pointee.vulkanMemoryModelDeviceScope))
        u32(UInt32(truncatingIfNeeded: s.pointee.vulkanMemoryModelAvailabilityVisibilityChains))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderOutputViewportIndex))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderOutputLayer))
        u32(UInt32(truncatingIfNeeded: s.pointee.subgroupBroadcastDynamicId))
    }

    func write_VkPhysicalDeviceVulkan12Features(_ s: UnsafeMutablePointer<VkPhysicalDeviceVulkan12Features>) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceVulkan12Features(s)
    }

    func writeMembers_VkPhysicalDeviceVulkan12Properties(_ s: UnsafeMutablePointer<VkPhysicalDeviceVulkan12Properties>)
    {
        u32(UInt32(truncatingIfNeeded: s.pointee.driverID.rawValue))
        raw(s.pointee.driverName)
        raw(s.pointee.driverInfo)
        with(s.pointee.conformanceVersion) { write_VkConformanceVersion($0) }
        u32(UInt32(truncatingIfNeeded: s.pointee.denormBehaviorIndependence.rawValue))
        u32(UInt32(truncatingIfNeeded: s.pointee.roundingModeIndependence.rawValue))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderSignedZeroInfNanPreserveFloat16))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderSignedZeroInfNanPreserveFloat32))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderSignedZeroInfNanPreserveFloat64))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderDenormPreserveFloat16))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderDenormPreserveFloat32))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderDenormPreserveFloat64))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderDenormFlushToZeroFloat16))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderDenormFlushToZeroFloat32))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderDenormFlushToZeroFloat64))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderRoundingModeRTEFloat16))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderRoundingModeRTEFloat32))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderRoundingModeRTEFloat64))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderRoundingModeRTZFloat16))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderRoundingModeRTZFloat32))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderRoundingModeRTZFloat64))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxUpdateAfterBindDescriptorsInAllPools))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderUniformBufferArrayNonUniformIndexingNative))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderSampledImageArrayNonUniformIndexingNative))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderStorageBufferArrayNonUniformIndexingNative))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderStorageImageArrayNonUniformIndexingNative))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderInputAttachmentArrayNonUniformIndexingNative))
        u32(UInt32(truncatingIfNeeded: s.pointee.robustBufferAccessUpdateAfterBind))
        u32(UInt32(truncatingIfNeeded: s.pointee.quadDivergentImplicitLod))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxPerStageDescriptorUpdateAfterBindSamplers))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxPerStageDescriptorUpdateAfterBindUniformBuffers))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxPerStageDescriptorUpdateAfterBindStorageBuffers))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxPerStageDescriptorUpdateAfterBindSampledImages))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxPerStageDescriptorUpdateAfterBindStorageImages))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxPerStageDescriptorUpdateAfterBindInputAttachments))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxPerStageUpdateAfterBindResources))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxDescriptorSetUpdateAfterBindSamplers))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxDescriptorSetUpdateAfterBindUniformBuffers))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxDescriptorSetUpdateAfterBindUniformBuffersDynamic))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxDescriptorSetUpdateAfterBindStorageBuffers))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxDescriptorSetUpdateAfterBindStorageBuffersDynamic))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxDescriptorSetUpdateAfterBindSampledImages))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxDescriptorSetUpdateAfterBindStorageImages))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxDescriptorSetUpdateAfterBindInputAttachments))
        u32(UInt32(truncatingIfNeeded: s.pointee.supportedDepthResolveModes))
        u32(UInt32(truncatingIfNeeded: s.pointee.supportedStencilResolveModes))
        u32(UInt32(truncatingIfNeeded: s.pointee.independentResolveNone))
        u32(UInt32(truncatingIfNeeded: s.pointee.independentResolve))
        u32(UInt32(truncatingIfNeeded: s.pointee.filterMinmaxSingleComponentFormats))
        u32(UInt32(truncatingIfNeeded: s.pointee.filterMinmaxImageComponentMapping))
        u64(UInt64(truncatingIfNeeded: s.pointee.maxTimelineSemaphoreValueDifference))
        u32(UInt32(truncatingIfNeeded: s.pointee.framebufferIntegerColorSampleCounts))
    }

    func write_VkPhysicalDeviceVulkan12Properties(_ s: UnsafeMutablePointer<VkPhysicalDeviceVulkan12Properties>) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceVulkan12Properties(s)
    }

    func writeMembers_VkPhysicalDeviceVulkan13Features(_ s: UnsafeMutablePointer<VkPhysicalDeviceVulkan13Features>) {
        u32(UInt32(truncatingIfNeeded: s.pointee.robustImageAccess))
        u32(UInt32(truncatingIfNeeded: s.pointee.inlineUniformBlock))
        u32(UInt32(truncatingIfNeeded: s.pointee.descriptorBindingInlineUniformBlockUpdateAfterBind))
        u32(UInt32(truncatingIfNeeded: s.pointee.pipelineCreationCacheControl))
        u32(UInt32(truncatingIfNeeded: s.pointee.privateData))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderDemoteToHelperInvocation))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderTerminateInvocation))
        u32(UInt32(truncatingIfNeeded: s.pointee.subgroupSizeControl))
        u32(UInt32(truncatingIfNeeded: s.pointee.computeFullSubgroups))
        u32(UInt32(truncatingIfNeeded: s.pointee.synchronization2))
        u32(UInt32(truncatingIfNeeded: s.pointee.textureCompressionASTC_HDR))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderZeroInitializeWorkgroupMemory))
        u32(UInt32(truncatingIfNeeded: s.pointee.dynamicRendering))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderIntegerDotProduct))
        u32(UInt32(truncatingIfNeeded: s.pointee.maintenance4))
    }

    func write_VkPhysicalDeviceVulkan13Features(_ s: UnsafeMutablePointer<VkPhysicalDeviceVulkan13Features>) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceVulkan13Features(s)
    }

    func writeMembers_VkPhysicalDeviceVulkan13Properties(_ s: UnsafeMutablePointer<VkPhysicalDeviceVulkan13Properties>)
    {
        u32(UInt32(truncatingIfNeeded: s.pointee.minSubgroupSize))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxSubgroupSize))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxComputeWorkgroupSubgroups))
        u32(UInt32(truncatingIfNeeded: s.pointee.requiredSubgroupSizeStages))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxInlineUniformBlockSize))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxPerStageDescriptorInlineUniformBlocks))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxPerStageDescriptorUpdateAfterBindInlineUniformBlocks))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxDescriptorSetInlineUniformBlocks))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxDescriptorSetUpdateAfterBindInlineUniformBlocks))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxInlineUniformTotalSize))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProduct8BitUnsignedAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProduct8BitSignedAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProduct8BitMixedSignednessAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProduct4x8BitPackedUnsignedAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProduct4x8BitPackedSignedAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProduct4x8BitPackedMixedSignednessAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProduct16BitUnsignedAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProduct16BitSignedAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProduct16BitMixedSignednessAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProduct32BitUnsignedAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProduct32BitSignedAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProduct32BitMixedSignednessAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProduct64BitUnsignedAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProduct64BitSignedAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProduct64BitMixedSignednessAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProductAccumulatingSaturating8BitUnsignedAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProductAccumulatingSaturating8BitSignedAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProductAccumulatingSaturating8BitMixedSignednessAccelerated))
        u32(
            UInt32(truncatingIfNeeded: s.pointee.integerDotProductAccumulatingSaturating4x8BitPackedUnsignedAccelerated)
        )
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProductAccumulatingSaturating4x8BitPackedSignedAccelerated))
        u32(
            UInt32(
                truncatingIfNeeded: s.pointee
                    .integerDotProductAccumulatingSaturating4x8BitPackedMixedSignednessAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProductAccumulatingSaturating16BitUnsignedAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProductAccumulatingSaturating16BitSignedAccelerated))
        u32(
            UInt32(truncatingIfNeeded: s.pointee.integerDotProductAccumulatingSaturating16BitMixedSignednessAccelerated)
        )
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProductAccumulatingSaturating32BitUnsignedAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProductAccumulatingSaturating32BitSignedAccelerated))
        u32(
            UInt32(truncatingIfNeeded: s.pointee.integerDotProductAccumulatingSaturating32BitMixedSignednessAccelerated)
        )
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProductAccumulatingSaturating64BitUnsignedAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProductAccumulatingSaturating64BitSignedAccelerated))
        u32(
            UInt32(truncatingIfNeeded: s.pointee.integerDotProductAccumulatingSaturating64BitMixedSignednessAccelerated)
        )
        u64(UInt64(truncatingIfNeeded: s.pointee.storageTexelBufferOffsetAlignmentBytes))
        u32(UInt32(truncatingIfNeeded: s.pointee.storageTexelBufferOffsetSingleTexelAlignment))
        u64(UInt64(truncatingIfNeeded: s.pointee.uniformTexelBufferOffsetAlignmentBytes))
        u32(UInt32(truncatingIfNeeded: s.pointee.uniformTexelBufferOffsetSingleTexelAlignment))
        u64(UInt64(truncatingIfNeeded: s.pointee.maxBufferSize))
    }

    func write_VkPhysicalDeviceVulkan13Properties(_ s: UnsafeMutablePointer<VkPhysicalDeviceVulkan13Properties>) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceVulkan13Properties(s)
    }

    func writeMembers_VkPhysicalDeviceZeroInitializeWorkgroupMemoryFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceZeroInitializeWorkgroupMemoryFeatures>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderZeroInitializeWorkgroupMemory))
    }

    func write_VkPhysicalDeviceZeroInitializeWorkgroupMemoryFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceZeroInitializeWorkgroupMemoryFeatures>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceZeroInitializeWorkgroupMemoryFeatures(s)
    }

    func writeMembers_VkPhysicalDeviceImageRobustnessFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceImageRobustnessFeatures>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.robustImageAccess))
    }

    func write_VkPhysicalDeviceImageRobustnessFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceImageRobustnessFeatures>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceImageRobustnessFeatures(s)
    }

    func writeMembers_VkPhysicalDeviceShaderTerminateInvocationFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderTerminateInvocationFeatures>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderTerminateInvocation))
    }

    func write_VkPhysicalDeviceShaderTerminateInvocationFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderTerminateInvocationFeatures>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceShaderTerminateInvocationFeatures(s)
    }

    func writeMembers_VkPhysicalDeviceSynchronization2Features(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceSynchronization2Features>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.synchronization2))
    }

    func write_VkPhysicalDeviceSynchronization2Features(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceSynchronization2Features>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceSynchronization2Features(s)
    }

    func writeMembers_VkPhysicalDeviceShaderIntegerDotProductFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderIntegerDotProductFeatures>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderIntegerDotProduct))
    }

    func write_VkPhysicalDeviceShaderIntegerDotProductFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderIntegerDotProductFeatures>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceShaderIntegerDotProductFeatures(s)
    }

    func writeMembers_VkPhysicalDeviceShaderIntegerDotProductProperties(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderIntegerDotProductProperties>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProduct8BitUnsignedAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProduct8BitSignedAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProduct8BitMixedSignednessAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProduct4x8BitPackedUnsignedAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProduct4x8BitPackedSignedAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProduct4x8BitPackedMixedSignednessAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProduct16BitUnsignedAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProduct16BitSignedAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProduct16BitMixedSignednessAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProduct32BitUnsignedAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProduct32BitSignedAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProduct32BitMixedSignednessAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProduct64BitUnsignedAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProduct64BitSignedAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProduct64BitMixedSignednessAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProductAccumulatingSaturating8BitUnsignedAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProductAccumulatingSaturating8BitSignedAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProductAccumulatingSaturating8BitMixedSignednessAccelerated))
        u32(
            UInt32(truncatingIfNeeded: s.pointee.integerDotProductAccumulatingSaturating4x8BitPackedUnsignedAccelerated)
        )
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProductAccumulatingSaturating4x8BitPackedSignedAccelerated))
        u32(
            UInt32(
                truncatingIfNeeded: s.pointee
                    .integerDotProductAccumulatingSaturating4x8BitPackedMixedSignednessAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProductAccumulatingSaturating16BitUnsignedAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProductAccumulatingSaturating16BitSignedAccelerated))
        u32(
            UInt32(truncatingIfNeeded: s.pointee.integerDotProductAccumulatingSaturating16BitMixedSignednessAccelerated)
        )
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProductAccumulatingSaturating32BitUnsignedAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProductAccumulatingSaturating32BitSignedAccelerated))
        u32(
            UInt32(truncatingIfNeeded: s.pointee.integerDotProductAccumulatingSaturating32BitMixedSignednessAccelerated)
        )
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProductAccumulatingSaturating64BitUnsignedAccelerated))
        u32(UInt32(truncatingIfNeeded: s.pointee.integerDotProductAccumulatingSaturating64BitSignedAccelerated))
        u32(
            UInt32(truncatingIfNeeded: s.pointee.integerDotProductAccumulatingSaturating64BitMixedSignednessAccelerated)
        )
    }

    func write_VkPhysicalDeviceShaderIntegerDotProductProperties(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderIntegerDotProductProperties>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceShaderIntegerDotProductProperties(s)
    }

    func writeMembers_VkFormatProperties3(_ s: UnsafeMutablePointer<VkFormatProperties3>) {
        u64(UInt64(truncatingIfNeeded: s.pointee.linearTilingFeatures))
        u64(UInt64(truncatingIfNeeded: s.pointee.optimalTilingFeatures))
        u64(UInt64(truncatingIfNeeded: s.pointee.bufferFeatures))
    }

    func write_VkFormatProperties3(_ s: UnsafeMutablePointer<VkFormatProperties3>) {
        writeChain(s.pointee.pNext)
        writeMembers_VkFormatProperties3(s)
    }

    func writeMembers_VkPhysicalDeviceDynamicRenderingFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceDynamicRenderingFeatures>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.dynamicRendering))
    }

    func write_VkPhysicalDeviceDynamicRenderingFeatures(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceDynamicRenderingFeatures>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceDynamicRenderingFeatures(s)
    }

    func writeMembers_VkPhysicalDeviceMemoryBudgetPropertiesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceMemoryBudgetPropertiesEXT>
    ) {
        raw(s.pointee.heapBudget)
        raw(s.pointee.heapUsage)
    }

    func write_VkPhysicalDeviceMemoryBudgetPropertiesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceMemoryBudgetPropertiesEXT>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceMemoryBudgetPropertiesEXT(s)
    }

    func writeMembers_VkPhysicalDevice4444FormatsFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDevice4444FormatsFeaturesEXT>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.formatA4R4G4B4))
        u32(UInt32(truncatingIfNeeded: s.pointee.formatA4B4G4R4))
    }

    func write_VkPhysicalDevice4444FormatsFeaturesEXT(_ s: UnsafeMutablePointer<VkPhysicalDevice4444FormatsFeaturesEXT>)
    {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDevice4444FormatsFeaturesEXT(s)
    }

    func writeMembers_VkPhysicalDeviceBorderColorSwizzleFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceBorderColorSwizzleFeaturesEXT>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.borderColorSwizzle))
        u32(UInt32(truncatingIfNeeded: s.pointee.borderColorSwizzleFromImage))
    }

    func write_VkPhysicalDeviceBorderColorSwizzleFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceBorderColorSwizzleFeaturesEXT>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceBorderColorSwizzleFeaturesEXT(s)
    }

    func writeMembers_VkPhysicalDeviceColorWriteEnableFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceColorWriteEnableFeaturesEXT>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.colorWriteEnable))
    }

    func write_VkPhysicalDeviceColorWriteEnableFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceColorWriteEnableFeaturesEXT>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceColorWriteEnableFeaturesEXT(s)
    }

    func writeMembers_VkPhysicalDeviceConditionalRenderingFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceConditionalRenderingFeaturesEXT>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.conditionalRendering))
        u32(UInt32(truncatingIfNeeded: s.pointee.inheritedConditionalRendering))
    }

    func write_VkPhysicalDeviceConditionalRenderingFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceConditionalRenderingFeaturesEXT>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceConditionalRenderingFeaturesEXT(s)
    }

    func writeMembers_VkPhysicalDeviceCustomBorderColorFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceCustomBorderColorFeaturesEXT>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.customBorderColors))
        u32(UInt32(truncatingIfNeeded: s.pointee.customBorderColorWithoutFormat))
    }

    func write_VkPhysicalDeviceCustomBorderColorFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceCustomBorderColorFeaturesEXT>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceCustomBorderColorFeaturesEXT(s)
    }

    func writeMembers_VkPhysicalDeviceCustomBorderColorPropertiesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceCustomBorderColorPropertiesEXT>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.maxCustomBorderColorSamplers))
    }

    func write_VkPhysicalDeviceCustomBorderColorPropertiesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceCustomBorderColorPropertiesEXT>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceCustomBorderColorPropertiesEXT(s)
    }

    func writeMembers_VkPhysicalDeviceDepthClipControlFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceDepthClipControlFeaturesEXT>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.depthClipControl))
    }

    func write_VkPhysicalDeviceDepthClipControlFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceDepthClipControlFeaturesEXT>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceDepthClipControlFeaturesEXT(s)
    }

    func writeMembers_VkPhysicalDeviceDepthClipEnableFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceDepthClipEnableFeaturesEXT>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.depthClipEnable))
    }

    func write_VkPhysicalDeviceDepthClipEnableFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceDepthClipEnableFeaturesEXT>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceDepthClipEnableFeaturesEXT(s)
    }

    func writeMembers_VkPhysicalDeviceExtendedDynamicStateFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceExtendedDynamicStateFeaturesEXT>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.extendedDynamicState))
    }

    func write_VkPhysicalDeviceExtendedDynamicStateFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceExtendedDynamicStateFeaturesEXT>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceExtendedDynamicStateFeaturesEXT(s)
    }

    func writeMembers_VkPhysicalDeviceExtendedDynamicState2FeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceExtendedDynamicState2FeaturesEXT>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.extendedDynamicState2))
        u32(UInt32(truncatingIfNeeded: s.pointee.extendedDynamicState2LogicOp))
        u32(UInt32(truncatingIfNeeded: s.pointee.extendedDynamicState2PatchControlPoints))
    }

    func write_VkPhysicalDeviceExtendedDynamicState2FeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceExtendedDynamicState2FeaturesEXT>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceExtendedDynamicState2FeaturesEXT(s)
    }

    func writeMembers_VkPhysicalDeviceImage2DViewOf3DFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceImage2DViewOf3DFeaturesEXT>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.image2DViewOf3D))
        u32(UInt32(truncatingIfNeeded: s.pointee.sampler2DViewOf3D))
    }

    func write_VkPhysicalDeviceImage2DViewOf3DFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceImage2DViewOf3DFeaturesEXT>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceImage2DViewOf3DFeaturesEXT(s)
    }

    func writeMembers_VkPhysicalDeviceIndexTypeUint8FeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceIndexTypeUint8FeaturesEXT>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.indexTypeUint8))
    }

    func write_VkPhysicalDeviceIndexTypeUint8FeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceIndexTypeUint8FeaturesEXT>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceIndexTypeUint8FeaturesEXT(s)
    }

    func writeMembers_VkPhysicalDeviceLineRasterizationFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceLineRasterizationFeaturesEXT>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.rectangularLines))
        u32(UInt32(truncatingIfNeeded: s.pointee.bresenhamLines))
        u32(UInt32(truncatingIfNeeded: s.pointee.smoothLines))
        u32(UInt32(truncatingIfNeeded: s.pointee.stippledRectangularLines))
        u32(UInt32(truncatingIfNeeded: s.pointee.stippledBresenhamLines))
        u32(UInt32(truncatingIfNeeded: s.pointee.stippledSmoothLines))
    }

    func write_VkPhysicalDeviceLineRasterizationFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceLineRasterizationFeaturesEXT>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceLineRasterizationFeaturesEXT(s)
    }

    func writeMembers_VkPhysicalDeviceLineRasterizationPropertiesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceLineRasterizationPropertiesEXT>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.lineSubPixelPrecisionBits))
    }

    func write_VkPhysicalDeviceLineRasterizationPropertiesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceLineRasterizationPropertiesEXT>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceLineRasterizationPropertiesEXT(s)
    }

    func writeMembers_VkPhysicalDeviceNonSeamlessCubeMapFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceNonSeamlessCubeMapFeaturesEXT>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.nonSeamlessCubeMap))
    }

    func write_VkPhysicalDeviceNonSeamlessCubeMapFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceNonSeamlessCubeMapFeaturesEXT>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceNonSeamlessCubeMapFeaturesEXT(s)
    }

    func writeMembers_VkPhysicalDevicePrimitiveTopologyListRestartFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDevicePrimitiveTopologyListRestartFeaturesEXT>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.primitiveTopologyListRestart))
        u32(UInt32(truncatingIfNeeded: s.pointee.primitiveTopologyPatchListRestart))
    }

    func write_VkPhysicalDevicePrimitiveTopologyListRestartFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDevicePrimitiveTopologyListRestartFeaturesEXT>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDevicePrimitiveTopologyListRestartFeaturesEXT(s)
    }

    func writeMembers_VkPhysicalDevicePrimitivesGeneratedQueryFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDevicePrimitivesGeneratedQueryFeaturesEXT>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.primitivesGeneratedQuery))
        u32(UInt32(truncatingIfNeeded: s.pointee.primitivesGeneratedQueryWithRasterizerDiscard))
        u32(UInt32(truncatingIfNeeded: s.pointee.primitivesGeneratedQueryWithNonZeroStreams))
    }

    func write_VkPhysicalDevicePrimitivesGeneratedQueryFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDevicePrimitivesGeneratedQueryFeaturesEXT>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDevicePrimitivesGeneratedQueryFeaturesEXT(s)
    }

    func writeMembers_VkPhysicalDeviceProvokingVertexFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceProvokingVertexFeaturesEXT>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.provokingVertexLast))
        u32(UInt32(truncatingIfNeeded: s.pointee.transformFeedbackPreservesProvokingVertex))
    }

    func write_VkPhysicalDeviceProvokingVertexFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceProvokingVertexFeaturesEXT>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceProvokingVertexFeaturesEXT(s)
    }

    func writeMembers_VkPhysicalDeviceProvokingVertexPropertiesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceProvokingVertexPropertiesEXT>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.provokingVertexModePerPipeline))
        u32(UInt32(truncatingIfNeeded: s.pointee.transformFeedbackPreservesTriangleFanProvokingVertex))
    }

    func write_VkPhysicalDeviceProvokingVertexPropertiesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceProvokingVertexPropertiesEXT>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceProvokingVertexPropertiesEXT(s)
    }

    func writeMembers_VkPhysicalDeviceRobustness2FeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceRobustness2FeaturesEXT>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.robustBufferAccess2))
        u32(UInt32(truncatingIfNeeded: s.pointee.robustImageAccess2))
        u32(UInt32(truncatingIfNeeded: s.pointee.nullDescriptor))
    }

    func write_VkPhysicalDeviceRobustness2FeaturesEXT(_ s: UnsafeMutablePointer<VkPhysicalDeviceRobustness2FeaturesEXT>)
    {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceRobustness2FeaturesEXT(s)
    }

    func writeMembers_VkPhysicalDeviceRobustness2PropertiesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceRobustness2PropertiesEXT>
    ) {
        u64(UInt64(truncatingIfNeeded: s.pointee.robustStorageBufferAccessSizeAlignment))
        u64(UInt64(truncatingIfNeeded: s.pointee.robustUniformBufferAccessSizeAlignment))
    }

    func write_VkPhysicalDeviceRobustness2PropertiesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceRobustness2PropertiesEXT>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceRobustness2PropertiesEXT(s)
    }

    func writeMembers_VkPhysicalDeviceShaderAtomicFloatFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderAtomicFloatFeaturesEXT>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderBufferFloat32Atomics))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderBufferFloat32AtomicAdd))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderBufferFloat64Atomics))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderBufferFloat64AtomicAdd))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderSharedFloat32Atomics))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderSharedFloat32AtomicAdd))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderSharedFloat64Atomics))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderSharedFloat64AtomicAdd))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderImageFloat32Atomics))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderImageFloat32AtomicAdd))
        u32(UInt32(truncatingIfNeeded: s.pointee.sparseImageFloat32Atomics))
        u32(UInt32(truncatingIfNeeded: s.pointee.sparseImageFloat32AtomicAdd))
    }

    func write_VkPhysicalDeviceShaderAtomicFloatFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderAtomicFloatFeaturesEXT>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceShaderAtomicFloatFeaturesEXT(s)
    }

    func writeMembers_VkPhysicalDeviceShaderAtomicFloat2FeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderAtomicFloat2FeaturesEXT>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderBufferFloat16Atomics))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderBufferFloat16AtomicAdd))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderBufferFloat16AtomicMinMax))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderBufferFloat32AtomicMinMax))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderBufferFloat64AtomicMinMax))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderSharedFloat16Atomics))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderSharedFloat16AtomicAdd))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderSharedFloat16AtomicMinMax))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderSharedFloat32AtomicMinMax))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderSharedFloat64AtomicMinMax))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderImageFloat32AtomicMinMax))
        u32(UInt32(truncatingIfNeeded: s.pointee.sparseImageFloat32AtomicMinMax))
    }

    func write_VkPhysicalDeviceShaderAtomicFloat2FeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderAtomicFloat2FeaturesEXT>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceShaderAtomicFloat2FeaturesEXT(s)
    }

    func writeMembers_VkPhysicalDeviceShaderClockFeaturesKHR(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceShaderClockFeaturesKHR>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderSubgroupClock))
        u32(UInt32(truncatingIfNeeded: s.pointee.shaderDeviceClock))
    }

    func write_VkPhysicalDeviceShaderClockFeaturesKHR(_ s: UnsafeMutablePointer<VkPhysicalDeviceShaderClockFeaturesKHR>)
    {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceShaderClockFeaturesKHR(s)
    }

    func writeMembers_VkPhysicalDeviceTexelBufferAlignmentFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceTexelBufferAlignmentFeaturesEXT>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.texelBufferAlignment))
    }

    func write_VkPhysicalDeviceTexelBufferAlignmentFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceTexelBufferAlignmentFeaturesEXT>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceTexelBufferAlignmentFeaturesEXT(s)
    }

    func writeMembers_VkPhysicalDeviceTransformFeedbackFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceTransformFeedbackFeaturesEXT>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.transformFeedback))
        u32(UInt32(truncatingIfNeeded: s.pointee.geometryStreams))
    }

    func write_VkPhysicalDeviceTransformFeedbackFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceTransformFeedbackFeaturesEXT>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceTransformFeedbackFeaturesEXT(s)
    }

    func writeMembers_VkPhysicalDeviceTransformFeedbackPropertiesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceTransformFeedbackPropertiesEXT>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.maxTransformFeedbackStreams))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxTransformFeedbackBuffers))
        u64(UInt64(truncatingIfNeeded: s.pointee.maxTransformFeedbackBufferSize))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxTransformFeedbackStreamDataSize))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxTransformFeedbackBufferDataSize))
        u32(UInt32(truncatingIfNeeded: s.pointee.maxTransformFeedbackBufferDataStride))
        u32(UInt32(truncatingIfNeeded: s.pointee.transformFeedbackQueries))
        u32(UInt32(truncatingIfNeeded: s.pointee.transformFeedbackStreamsLinesTriangles))
        u32(UInt32(truncatingIfNeeded: s.pointee.transformFeedbackRasterizationStreamSelect))
        u32(UInt32(truncatingIfNeeded: s.pointee.transformFeedbackDraw))
    }

    func write_VkPhysicalDeviceTransformFeedbackPropertiesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceTransformFeedbackPropertiesEXT>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceTransformFeedbackPropertiesEXT(s)
    }

    func writeMembers_VkPhysicalDeviceVertexAttributeDivisorFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceVertexAttributeDivisorFeaturesEXT>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.vertexAttributeInstanceRateDivisor))
        u32(UInt32(truncatingIfNeeded: s.pointee.vertexAttributeInstanceRateZeroDivisor))
    }

    func write_VkPhysicalDeviceVertexAttributeDivisorFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceVertexAttributeDivisorFeaturesEXT>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceVertexAttributeDivisorFeaturesEXT(s)
    }

    func writeMembers_VkPhysicalDeviceVertexAttributeDivisorPropertiesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceVertexAttributeDivisorPropertiesEXT>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.maxVertexAttribDivisor))
    }

    func write_VkPhysicalDeviceVertexAttributeDivisorPropertiesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceVertexAttributeDivisorPropertiesEXT>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceVertexAttributeDivisorPropertiesEXT(s)
    }

    func writeMembers_VkPhysicalDeviceVertexInputDynamicStateFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceVertexInputDynamicStateFeaturesEXT>
    ) {
        u32(UInt32(truncatingIfNeeded: s.pointee.vertexInputDynamicState))
    }

    func write_VkPhysicalDeviceVertexInputDynamicStateFeaturesEXT(
        _ s: UnsafeMutablePointer<VkPhysicalDeviceVertexInputDynamicStateFeaturesEXT>
    ) {
        writeChain(s.pointee.pNext)
        writeMembers_VkPhysicalDeviceVertexInputDynamicStateFeaturesEXT(s)
    }

    func writeMembers_VkExternalMemoryProperties(_ s: UnsafeMutablePointer<VkExternalMemoryProperties>) {
        u32(UInt32(truncatingIfNeeded: s.pointee.externalMemoryFeatures))
        u32(UInt32(truncatingIfNeeded: s.pointee.exportFromImportedHandleTypes))
        u32(UInt32(truncatingIfNeeded: s.pointee.compatibleHandleTypes))
    }

    func write_VkExternalMemoryProperties(_ s: UnsafeMutablePointer<VkExternalMemoryProperties>) {
        writeMembers_VkExternalMemoryProperties(s)
    }

    func writeMembers_VkExternalImageFormatProperties(_ s: UnsafeMutablePointer<VkExternalImageFormatProperties>) {
        with(s.pointee.externalMemoryProperties) { write_VkExternalMemoryProperties($0) }
    }

    func write_VkExternalImageFormatProperties(_ s: UnsafeMutablePointer<VkExternalImageFormatProperties>) {
        writeChain(s.pointee.pNext)
        writeMembers_VkExternalImageFormatProperties(s)
    }

    /// Writes a chain that `makeChain` made.
    func writeChain(_ head: UnsafeMutableRawPointer?) {
        var next = head?.assumingMemoryBound(to: VkBaseOutStructure.self)
        while let s = next {
            u32(UInt32(truncatingIfNeeded: s.pointee.sType.rawValue))
            switch s.pointee.sType {
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2:
                s.withMemoryRebound(to: VkPhysicalDeviceFeatures2.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceFeatures2($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DRIVER_PROPERTIES:
                s.withMemoryRebound(to: VkPhysicalDeviceDriverProperties.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceDriverProperties($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VARIABLE_POINTERS_FEATURES:
                s.withMemoryRebound(to: VkPhysicalDeviceVariablePointersFeatures.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceVariablePointersFeatures($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_ID_PROPERTIES:
                s.withMemoryRebound(to: VkPhysicalDeviceIDProperties.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceIDProperties($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MULTIVIEW_FEATURES:
                s.withMemoryRebound(to: VkPhysicalDeviceMultiviewFeatures.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceMultiviewFeatures($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MULTIVIEW_PROPERTIES:
                s.withMemoryRebound(to: VkPhysicalDeviceMultiviewProperties.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceMultiviewProperties($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_16BIT_STORAGE_FEATURES:
                s.withMemoryRebound(to: VkPhysicalDevice16BitStorageFeatures.self, capacity: 1) {
                    writeMembers_VkPhysicalDevice16BitStorageFeatures($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SUBGROUP_PROPERTIES:
                s.withMemoryRebound(to: VkPhysicalDeviceSubgroupProperties.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceSubgroupProperties($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_SUBGROUP_EXTENDED_TYPES_FEATURES:
                s.withMemoryRebound(to: VkPhysicalDeviceShaderSubgroupExtendedTypesFeatures.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceShaderSubgroupExtendedTypesFeatures($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_POINT_CLIPPING_PROPERTIES:
                s.withMemoryRebound(to: VkPhysicalDevicePointClippingProperties.self, capacity: 1) {
                    writeMembers_VkPhysicalDevicePointClippingProperties($0)
                }
            case VK_STRUCTURE_TYPE_MEMORY_DEDICATED_REQUIREMENTS:
                s.withMemoryRebound(to: VkMemoryDedicatedRequirements.self, capacity: 1) {
                    writeMembers_VkMemoryDedicatedRequirements($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SAMPLER_YCBCR_CONVERSION_FEATURES:
                s.withMemoryRebound(to: VkPhysicalDeviceSamplerYcbcrConversionFeatures.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceSamplerYcbcrConversionFeatures($0)
                }
            case VK_STRUCTURE_TYPE_SAMPLER_YCBCR_CONVERSION_IMAGE_FORMAT_PROPERTIES:
                s.withMemoryRebound(to: VkSamplerYcbcrConversionImageFormatProperties.self, capacity: 1) {
                    writeMembers_VkSamplerYcbcrConversionImageFormatProperties($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROTECTED_MEMORY_FEATURES:
                s.withMemoryRebound(to: VkPhysicalDeviceProtectedMemoryFeatures.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceProtectedMemoryFeatures($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROTECTED_MEMORY_PROPERTIES:
                s.withMemoryRebound(to: VkPhysicalDeviceProtectedMemoryProperties.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceProtectedMemoryProperties($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SAMPLER_FILTER_MINMAX_PROPERTIES:
                s.withMemoryRebound(to: VkPhysicalDeviceSamplerFilterMinmaxProperties.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceSamplerFilterMinmaxProperties($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_INLINE_UNIFORM_BLOCK_FEATURES:
                s.withMemoryRebound(to: VkPhysicalDeviceInlineUniformBlockFeatures.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceInlineUniformBlockFeatures($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_INLINE_UNIFORM_BLOCK_PROPERTIES:
                s.withMemoryRebound(to: VkPhysicalDeviceInlineUniformBlockProperties.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceInlineUniformBlockProperties($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MAINTENANCE_3_PROPERTIES:
                s.withMemoryRebound(to: VkPhysicalDeviceMaintenance3Properties.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceMaintenance3Properties($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MAINTENANCE_4_FEATURES:
                s.withMemoryRebound(to: VkPhysicalDeviceMaintenance4Features.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceMaintenance4Features($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MAINTENANCE_4_PROPERTIES:
                s.withMemoryRebound(to: VkPhysicalDeviceMaintenance4Properties.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceMaintenance4Properties($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_DRAW_PARAMETERS_FEATURES:
                s.withMemoryRebound(to: VkPhysicalDeviceShaderDrawParametersFeatures.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceShaderDrawParametersFeatures($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_FLOAT16_INT8_FEATURES:
                s.withMemoryRebound(to: VkPhysicalDeviceShaderFloat16Int8Features.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceShaderFloat16Int8Features($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FLOAT_CONTROLS_PROPERTIES:
                s.withMemoryRebound(to: VkPhysicalDeviceFloatControlsProperties.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceFloatControlsProperties($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_HOST_QUERY_RESET_FEATURES:
                s.withMemoryRebound(to: VkPhysicalDeviceHostQueryResetFeatures.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceHostQueryResetFeatures($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DESCRIPTOR_INDEXING_FEATURES:
                s.withMemoryRebound(to: VkPhysicalDeviceDescriptorIndexingFeatures.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceDescriptorIndexingFeatures($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DESCRIPTOR_INDEXING_PROPERTIES:
                s.withMemoryRebound(to: VkPhysicalDeviceDescriptorIndexingProperties.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceDescriptorIndexingProperties($0)
                }
            case VK_STRUCTURE_TYPE_DESCRIPTOR_SET_VARIABLE_DESCRIPTOR_COUNT_LAYOUT_SUPPORT:
                s.withMemoryRebound(to: VkDescriptorSetVariableDescriptorCountLayoutSupport.self, capacity: 1) {
                    writeMembers_VkDescriptorSetVariableDescriptorCountLayoutSupport($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TIMELINE_SEMAPHORE_FEATURES:
                s.withMemoryRebound(to: VkPhysicalDeviceTimelineSemaphoreFeatures.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceTimelineSemaphoreFeatures($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TIMELINE_SEMAPHORE_PROPERTIES:
                s.withMemoryRebound(to: VkPhysicalDeviceTimelineSemaphoreProperties.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceTimelineSemaphoreProperties($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_8BIT_STORAGE_FEATURES:
                s.withMemoryRebound(to: VkPhysicalDevice8BitStorageFeatures.self, capacity: 1) {
                    writeMembers_VkPhysicalDevice8BitStorageFeatures($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_MEMORY_MODEL_FEATURES:
                s.withMemoryRebound(to: VkPhysicalDeviceVulkanMemoryModelFeatures.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceVulkanMemoryModelFeatures($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_ATOMIC_INT64_FEATURES:
                s.withMemoryRebound(to: VkPhysicalDeviceShaderAtomicInt64Features.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceShaderAtomicInt64Features($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DEPTH_STENCIL_RESOLVE_PROPERTIES:
                s.withMemoryRebound(to: VkPhysicalDeviceDepthStencilResolveProperties.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceDepthStencilResolveProperties($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SCALAR_BLOCK_LAYOUT_FEATURES:
                s.withMemoryRebound(to: VkPhysicalDeviceScalarBlockLayoutFeatures.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceScalarBlockLayoutFeatures($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_UNIFORM_BUFFER_STANDARD_LAYOUT_FEATURES:
                s.withMemoryRebound(to: VkPhysicalDeviceUniformBufferStandardLayoutFeatures.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceUniformBufferStandardLayoutFeatures($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_BUFFER_DEVICE_ADDRESS_FEATURES:
                s.withMemoryRebound(to: VkPhysicalDeviceBufferDeviceAddressFeatures.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceBufferDeviceAddressFeatures($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_IMAGELESS_FRAMEBUFFER_FEATURES:
                s.withMemoryRebound(to: VkPhysicalDeviceImagelessFramebufferFeatures.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceImagelessFramebufferFeatures($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TEXTURE_COMPRESSION_ASTC_HDR_FEATURES:
                s.withMemoryRebound(to: VkPhysicalDeviceTextureCompressionASTCHDRFeatures.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceTextureCompressionASTCHDRFeatures($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SEPARATE_DEPTH_STENCIL_LAYOUTS_FEATURES:
                s.withMemoryRebound(to: VkPhysicalDeviceSeparateDepthStencilLayoutsFeatures.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceSeparateDepthStencilLayoutsFeatures($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_DEMOTE_TO_HELPER_INVOCATION_FEATURES:
                s.withMemoryRebound(to: VkPhysicalDeviceShaderDemoteToHelperInvocationFeatures.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceShaderDemoteToHelperInvocationFeatures($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TEXEL_BUFFER_ALIGNMENT_PROPERTIES:
                s.withMemoryRebound(to: VkPhysicalDeviceTexelBufferAlignmentProperties.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceTexelBufferAlignmentProperties($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SUBGROUP_SIZE_CONTROL_FEATURES:
                s.withMemoryRebound(to: VkPhysicalDeviceSubgroupSizeControlFeatures.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceSubgroupSizeControlFeatures($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SUBGROUP_SIZE_CONTROL_PROPERTIES:
                s.withMemoryRebound(to: VkPhysicalDeviceSubgroupSizeControlProperties.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceSubgroupSizeControlProperties($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PIPELINE_CREATION_CACHE_CONTROL_FEATURES:
                s.withMemoryRebound(to: VkPhysicalDevicePipelineCreationCacheControlFeatures.self, capacity: 1) {
                    writeMembers_VkPhysicalDevicePipelineCreationCacheControlFeatures($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_1_FEATURES:
                s.withMemoryRebound(to: VkPhysicalDeviceVulkan11Features.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceVulkan11Features($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_1_PROPERTIES:
                s.withMemoryRebound(to: VkPhysicalDeviceVulkan11Properties.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceVulkan11Properties($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_2_FEATURES:
                s.withMemoryRebound(to: VkPhysicalDeviceVulkan12Features.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceVulkan12Features($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_2_PROPERTIES:
                s.withMemoryRebound(to: VkPhysicalDeviceVulkan12Properties.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceVulkan12Properties($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_3_FEATURES:
                s.withMemoryRebound(to: VkPhysicalDeviceVulkan13Features.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceVulkan13Features($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_3_PROPERTIES:
                s.withMemoryRebound(to: VkPhysicalDeviceVulkan13Properties.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceVulkan13Properties($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_ZERO_INITIALIZE_WORKGROUP_MEMORY_FEATURES:
                s.withMemoryRebound(to: VkPhysicalDeviceZeroInitializeWorkgroupMemoryFeatures.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceZeroInitializeWorkgroupMemoryFeatures($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_IMAGE_ROBUSTNESS_FEATURES:
                s.withMemoryRebound(to: VkPhysicalDeviceImageRobustnessFeatures.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceImageRobustnessFeatures($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_TERMINATE_INVOCATION_FEATURES:
                s.withMemoryRebound(to: VkPhysicalDeviceShaderTerminateInvocationFeatures.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceShaderTerminateInvocationFeatures($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SYNCHRONIZATION_2_FEATURES:
                s.withMemoryRebound(to: VkPhysicalDeviceSynchronization2Features.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceSynchronization2Features($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_INTEGER_DOT_PRODUCT_FEATURES:
                s.withMemoryRebound(to: VkPhysicalDeviceShaderIntegerDotProductFeatures.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceShaderIntegerDotProductFeatures($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_INTEGER_DOT_PRODUCT_PROPERTIES:
                s.withMemoryRebound(to: VkPhysicalDeviceShaderIntegerDotProductProperties.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceShaderIntegerDotProductProperties($0)
                }
            case VK_STRUCTURE_TYPE_FORMAT_PROPERTIES_3:
                s.withMemoryRebound(to: VkFormatProperties3.self, capacity: 1) { writeMembers_VkFormatProperties3($0) }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DYNAMIC_RENDERING_FEATURES:
                s.withMemoryRebound(to: VkPhysicalDeviceDynamicRenderingFeatures.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceDynamicRenderingFeatures($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MEMORY_BUDGET_PROPERTIES_EXT:
                s.withMemoryRebound(to: VkPhysicalDeviceMemoryBudgetPropertiesEXT.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceMemoryBudgetPropertiesEXT($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_4444_FORMATS_FEATURES_EXT:
                s.withMemoryRebound(to: VkPhysicalDevice4444FormatsFeaturesEXT.self, capacity: 1) {
                    writeMembers_VkPhysicalDevice4444FormatsFeaturesEXT($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_BORDER_COLOR_SWIZZLE_FEATURES_EXT:
                s.withMemoryRebound(to: VkPhysicalDeviceBorderColorSwizzleFeaturesEXT.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceBorderColorSwizzleFeaturesEXT($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_COLOR_WRITE_ENABLE_FEATURES_EXT:
                s.withMemoryRebound(to: VkPhysicalDeviceColorWriteEnableFeaturesEXT.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceColorWriteEnableFeaturesEXT($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_CONDITIONAL_RENDERING_FEATURES_EXT:
                s.withMemoryRebound(to: VkPhysicalDeviceConditionalRenderingFeaturesEXT.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceConditionalRenderingFeaturesEXT($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_CUSTOM_BORDER_COLOR_FEATURES_EXT:
                s.withMemoryRebound(to: VkPhysicalDeviceCustomBorderColorFeaturesEXT.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceCustomBorderColorFeaturesEXT($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_CUSTOM_BORDER_COLOR_PROPERTIES_EXT:
                s.withMemoryRebound(to: VkPhysicalDeviceCustomBorderColorPropertiesEXT.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceCustomBorderColorPropertiesEXT($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DEPTH_CLIP_CONTROL_FEATURES_EXT:
                s.withMemoryRebound(to: VkPhysicalDeviceDepthClipControlFeaturesEXT.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceDepthClipControlFeaturesEXT($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DEPTH_CLIP_ENABLE_FEATURES_EXT:
                s.withMemoryRebound(to: VkPhysicalDeviceDepthClipEnableFeaturesEXT.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceDepthClipEnableFeaturesEXT($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_EXTENDED_DYNAMIC_STATE_FEATURES_EXT:
                s.withMemoryRebound(to: VkPhysicalDeviceExtendedDynamicStateFeaturesEXT.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceExtendedDynamicStateFeaturesEXT($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_EXTENDED_DYNAMIC_STATE_2_FEATURES_EXT:
                s.withMemoryRebound(to: VkPhysicalDeviceExtendedDynamicState2FeaturesEXT.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceExtendedDynamicState2FeaturesEXT($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_IMAGE_2D_VIEW_OF_3D_FEATURES_EXT:
                s.withMemoryRebound(to: VkPhysicalDeviceImage2DViewOf3DFeaturesEXT.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceImage2DViewOf3DFeaturesEXT($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_INDEX_TYPE_UINT8_FEATURES_EXT:
                s.withMemoryRebound(to: VkPhysicalDeviceIndexTypeUint8FeaturesEXT.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceIndexTypeUint8FeaturesEXT($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_LINE_RASTERIZATION_FEATURES_EXT:
                s.withMemoryRebound(to: VkPhysicalDeviceLineRasterizationFeaturesEXT.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceLineRasterizationFeaturesEXT($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_LINE_RASTERIZATION_PROPERTIES_EXT:
                s.withMemoryRebound(to: VkPhysicalDeviceLineRasterizationPropertiesEXT.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceLineRasterizationPropertiesEXT($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_NON_SEAMLESS_CUBE_MAP_FEATURES_EXT:
                s.withMemoryRebound(to: VkPhysicalDeviceNonSeamlessCubeMapFeaturesEXT.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceNonSeamlessCubeMapFeaturesEXT($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PRIMITIVE_TOPOLOGY_LIST_RESTART_FEATURES_EXT:
                s.withMemoryRebound(to: VkPhysicalDevicePrimitiveTopologyListRestartFeaturesEXT.self, capacity: 1) {
                    writeMembers_VkPhysicalDevicePrimitiveTopologyListRestartFeaturesEXT($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PRIMITIVES_GENERATED_QUERY_FEATURES_EXT:
                s.withMemoryRebound(to: VkPhysicalDevicePrimitivesGeneratedQueryFeaturesEXT.self, capacity: 1) {
                    writeMembers_VkPhysicalDevicePrimitivesGeneratedQueryFeaturesEXT($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROVOKING_VERTEX_FEATURES_EXT:
                s.withMemoryRebound(to: VkPhysicalDeviceProvokingVertexFeaturesEXT.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceProvokingVertexFeaturesEXT($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROVOKING_VERTEX_PROPERTIES_EXT:
                s.withMemoryRebound(to: VkPhysicalDeviceProvokingVertexPropertiesEXT.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceProvokingVertexPropertiesEXT($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_ROBUSTNESS_2_FEATURES_EXT:
                s.withMemoryRebound(to: VkPhysicalDeviceRobustness2FeaturesEXT.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceRobustness2FeaturesEXT($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_ROBUSTNESS_2_PROPERTIES_EXT:
                s.withMemoryRebound(to: VkPhysicalDeviceRobustness2PropertiesEXT.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceRobustness2PropertiesEXT($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_ATOMIC_FLOAT_FEATURES_EXT:
                s.withMemoryRebound(to: VkPhysicalDeviceShaderAtomicFloatFeaturesEXT.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceShaderAtomicFloatFeaturesEXT($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_ATOMIC_FLOAT_2_FEATURES_EXT:
                s.withMemoryRebound(to: VkPhysicalDeviceShaderAtomicFloat2FeaturesEXT.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceShaderAtomicFloat2FeaturesEXT($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_CLOCK_FEATURES_KHR:
                s.withMemoryRebound(to: VkPhysicalDeviceShaderClockFeaturesKHR.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceShaderClockFeaturesKHR($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TEXEL_BUFFER_ALIGNMENT_FEATURES_EXT:
                s.withMemoryRebound(to: VkPhysicalDeviceTexelBufferAlignmentFeaturesEXT.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceTexelBufferAlignmentFeaturesEXT($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TRANSFORM_FEEDBACK_FEATURES_EXT:
                s.withMemoryRebound(to: VkPhysicalDeviceTransformFeedbackFeaturesEXT.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceTransformFeedbackFeaturesEXT($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TRANSFORM_FEEDBACK_PROPERTIES_EXT:
                s.withMemoryRebound(to: VkPhysicalDeviceTransformFeedbackPropertiesEXT.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceTransformFeedbackPropertiesEXT($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VERTEX_ATTRIBUTE_DIVISOR_FEATURES_EXT:
                s.withMemoryRebound(to: VkPhysicalDeviceVertexAttributeDivisorFeaturesEXT.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceVertexAttributeDivisorFeaturesEXT($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VERTEX_ATTRIBUTE_DIVISOR_PROPERTIES_EXT:
                s.withMemoryRebound(to: VkPhysicalDeviceVertexAttributeDivisorPropertiesEXT.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceVertexAttributeDivisorPropertiesEXT($0)
                }
            case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VERTEX_INPUT_DYNAMIC_STATE_FEATURES_EXT:
                s.withMemoryRebound(to: VkPhysicalDeviceVertexInputDynamicStateFeaturesEXT.self, capacity: 1) {
                    writeMembers_VkPhysicalDeviceVertexInputDynamicStateFeaturesEXT($0)
                }
            case VK_STRUCTURE_TYPE_EXTERNAL_IMAGE_FORMAT_PROPERTIES:
                s.withMemoryRebound(to: VkExternalImageFormatProperties.self, capacity: 1) {
                    writeMembers_VkExternalImageFormatProperties($0)
                }
            default: break
            }
            next = s.pointee.pNext
        }
        u32(0)
    }
}
