/* SPDX-License-Identifier: Apache-2.0 */
/* Made by vulkan-generator from vk.xml and commands.list: do not edit. */
#include "gvk_encode.h"

static void gvk_put_members_VkDeviceQueueCreateInfo(struct gvk_writer *writer, const VkDeviceQueueCreateInfo *s);
static void gvk_put_members_VkPhysicalDeviceFeatures(struct gvk_writer *writer, const VkPhysicalDeviceFeatures *s);
static void gvk_put_members_VkDeviceCreateInfo(struct gvk_writer *writer, const VkDeviceCreateInfo *s);
static void gvk_put_members_VkEventCreateInfo(struct gvk_writer *writer, const VkEventCreateInfo *s);
static void gvk_put_members_VkQueryPoolCreateInfo(struct gvk_writer *writer, const VkQueryPoolCreateInfo *s);
static void gvk_put_members_VkBufferCreateInfo(struct gvk_writer *writer, const VkBufferCreateInfo *s);
static void gvk_put_members_VkBufferViewCreateInfo(struct gvk_writer *writer, const VkBufferViewCreateInfo *s);
static void gvk_put_members_VkExtent3D(struct gvk_writer *writer, const VkExtent3D *s);
static void gvk_put_members_VkImageCreateInfo(struct gvk_writer *writer, const VkImageCreateInfo *s);
static void gvk_put_members_VkImageSubresource(struct gvk_writer *writer, const VkImageSubresource *s);
static void gvk_put_members_VkComponentMapping(struct gvk_writer *writer, const VkComponentMapping *s);
static void gvk_put_members_VkImageSubresourceRange(struct gvk_writer *writer, const VkImageSubresourceRange *s);
static void gvk_put_members_VkImageViewCreateInfo(struct gvk_writer *writer, const VkImageViewCreateInfo *s);
static void gvk_put_members_VkShaderModuleCreateInfo(struct gvk_writer *writer, const VkShaderModuleCreateInfo *s);
static void gvk_put_members_VkSpecializationMapEntry(struct gvk_writer *writer, const VkSpecializationMapEntry *s);
static void gvk_put_members_VkSpecializationInfo(struct gvk_writer *writer, const VkSpecializationInfo *s);
static void gvk_put_members_VkPipelineShaderStageCreateInfo(struct gvk_writer *writer, const VkPipelineShaderStageCreateInfo *s);
static void gvk_put_members_VkVertexInputBindingDescription(struct gvk_writer *writer, const VkVertexInputBindingDescription *s);
static void gvk_put_members_VkVertexInputAttributeDescription(struct gvk_writer *writer, const VkVertexInputAttributeDescription *s);
static void gvk_put_members_VkPipelineVertexInputStateCreateInfo(struct gvk_writer *writer, const VkPipelineVertexInputStateCreateInfo *s);
static void gvk_put_members_VkPipelineInputAssemblyStateCreateInfo(struct gvk_writer *writer, const VkPipelineInputAssemblyStateCreateInfo *s);
static void gvk_put_members_VkPipelineTessellationStateCreateInfo(struct gvk_writer *writer, const VkPipelineTessellationStateCreateInfo *s);
static void gvk_put_members_VkViewport(struct gvk_writer *writer, const VkViewport *s);
static void gvk_put_members_VkOffset2D(struct gvk_writer *writer, const VkOffset2D *s);
static void gvk_put_members_VkExtent2D(struct gvk_writer *writer, const VkExtent2D *s);
static void gvk_put_members_VkRect2D(struct gvk_writer *writer, const VkRect2D *s);
static void gvk_put_members_VkPipelineViewportStateCreateInfo(struct gvk_writer *writer, const VkPipelineViewportStateCreateInfo *s);
static void gvk_put_members_VkPipelineRasterizationStateCreateInfo(struct gvk_writer *writer, const VkPipelineRasterizationStateCreateInfo *s);
static void gvk_put_members_VkPipelineMultisampleStateCreateInfo(struct gvk_writer *writer, const VkPipelineMultisampleStateCreateInfo *s);
static void gvk_put_members_VkStencilOpState(struct gvk_writer *writer, const VkStencilOpState *s);
static void gvk_put_members_VkPipelineDepthStencilStateCreateInfo(struct gvk_writer *writer, const VkPipelineDepthStencilStateCreateInfo *s);
static void gvk_put_members_VkPipelineColorBlendAttachmentState(struct gvk_writer *writer, const VkPipelineColorBlendAttachmentState *s);
static void gvk_put_members_VkPipelineColorBlendStateCreateInfo(struct gvk_writer *writer, const VkPipelineColorBlendStateCreateInfo *s);
static void gvk_put_members_VkPipelineDynamicStateCreateInfo(struct gvk_writer *writer, const VkPipelineDynamicStateCreateInfo *s);
static void gvk_put_members_VkGraphicsPipelineCreateInfo(struct gvk_writer *writer, const VkGraphicsPipelineCreateInfo *s);
static void gvk_put_members_VkComputePipelineCreateInfo(struct gvk_writer *writer, const VkComputePipelineCreateInfo *s);
static void gvk_put_members_VkPushConstantRange(struct gvk_writer *writer, const VkPushConstantRange *s);
static void gvk_put_members_VkPipelineLayoutCreateInfo(struct gvk_writer *writer, const VkPipelineLayoutCreateInfo *s);
static void gvk_put_members_VkSamplerCreateInfo(struct gvk_writer *writer, const VkSamplerCreateInfo *s);
static void gvk_put_members_VkDescriptorSetLayoutBinding(struct gvk_writer *writer, const VkDescriptorSetLayoutBinding *s);
static void gvk_put_members_VkDescriptorSetLayoutCreateInfo(struct gvk_writer *writer, const VkDescriptorSetLayoutCreateInfo *s);
static void gvk_put_members_VkDescriptorPoolSize(struct gvk_writer *writer, const VkDescriptorPoolSize *s);
static void gvk_put_members_VkDescriptorPoolCreateInfo(struct gvk_writer *writer, const VkDescriptorPoolCreateInfo *s);
static void gvk_put_members_VkDescriptorSetAllocateInfo(struct gvk_writer *writer, const VkDescriptorSetAllocateInfo *s);
static void gvk_put_members_VkDescriptorImageInfo(struct gvk_writer *writer, const VkDescriptorImageInfo *s);
static void gvk_put_members_VkDescriptorBufferInfo(struct gvk_writer *writer, const VkDescriptorBufferInfo *s);
static void gvk_put_members_VkWriteDescriptorSet(struct gvk_writer *writer, const VkWriteDescriptorSet *s);
static void gvk_put_members_VkCopyDescriptorSet(struct gvk_writer *writer, const VkCopyDescriptorSet *s);
static void gvk_put_members_VkFramebufferCreateInfo(struct gvk_writer *writer, const VkFramebufferCreateInfo *s);
static void gvk_put_members_VkAttachmentDescription(struct gvk_writer *writer, const VkAttachmentDescription *s);
static void gvk_put_members_VkAttachmentReference(struct gvk_writer *writer, const VkAttachmentReference *s);
static void gvk_put_members_VkSubpassDescription(struct gvk_writer *writer, const VkSubpassDescription *s);
static void gvk_put_members_VkSubpassDependency(struct gvk_writer *writer, const VkSubpassDependency *s);
static void gvk_put_members_VkRenderPassCreateInfo(struct gvk_writer *writer, const VkRenderPassCreateInfo *s);
static void gvk_put_members_VkCommandPoolCreateInfo(struct gvk_writer *writer, const VkCommandPoolCreateInfo *s);
static void gvk_put_members_VkCommandBufferAllocateInfo(struct gvk_writer *writer, const VkCommandBufferAllocateInfo *s);
static void gvk_put_members_VkCommandBufferInheritanceInfo(struct gvk_writer *writer, const VkCommandBufferInheritanceInfo *s);
static void gvk_put_members_VkCommandBufferBeginInfo(struct gvk_writer *writer, const VkCommandBufferBeginInfo *s);
static void gvk_put_members_VkBufferCopy(struct gvk_writer *writer, const VkBufferCopy *s);
static void gvk_put_members_VkImageSubresourceLayers(struct gvk_writer *writer, const VkImageSubresourceLayers *s);
static void gvk_put_members_VkOffset3D(struct gvk_writer *writer, const VkOffset3D *s);
static void gvk_put_members_VkImageCopy(struct gvk_writer *writer, const VkImageCopy *s);
static void gvk_put_members_VkImageBlit(struct gvk_writer *writer, const VkImageBlit *s);
static void gvk_put_members_VkBufferImageCopy(struct gvk_writer *writer, const VkBufferImageCopy *s);
static void gvk_put_members_VkClearDepthStencilValue(struct gvk_writer *writer, const VkClearDepthStencilValue *s);
static void gvk_put_members_VkClearAttachment(struct gvk_writer *writer, const VkClearAttachment *s);
static void gvk_put_members_VkClearRect(struct gvk_writer *writer, const VkClearRect *s);
static void gvk_put_members_VkImageResolve(struct gvk_writer *writer, const VkImageResolve *s);
static void gvk_put_members_VkMemoryBarrier(struct gvk_writer *writer, const VkMemoryBarrier *s);
static void gvk_put_members_VkBufferMemoryBarrier(struct gvk_writer *writer, const VkBufferMemoryBarrier *s);
static void gvk_put_members_VkImageMemoryBarrier(struct gvk_writer *writer, const VkImageMemoryBarrier *s);
static void gvk_put_members_VkRenderPassBeginInfo(struct gvk_writer *writer, const VkRenderPassBeginInfo *s);
static void gvk_put_members_VkBindBufferMemoryInfo(struct gvk_writer *writer, const VkBindBufferMemoryInfo *s);
static void gvk_put_members_VkBindImageMemoryInfo(struct gvk_writer *writer, const VkBindImageMemoryInfo *s);
static void gvk_put_members_VkImageMemoryRequirementsInfo2(struct gvk_writer *writer, const VkImageMemoryRequirementsInfo2 *s);
static void gvk_put_members_VkBufferMemoryRequirementsInfo2(struct gvk_writer *writer, const VkBufferMemoryRequirementsInfo2 *s);
static void gvk_put_members_VkPhysicalDeviceImageFormatInfo2(struct gvk_writer *writer, const VkPhysicalDeviceImageFormatInfo2 *s);
static void gvk_put_members_VkDeviceQueueInfo2(struct gvk_writer *writer, const VkDeviceQueueInfo2 *s);
static void gvk_put_members_VkSamplerYcbcrConversionCreateInfo(struct gvk_writer *writer, const VkSamplerYcbcrConversionCreateInfo *s);
static void gvk_put_members_VkAttachmentDescription2(struct gvk_writer *writer, const VkAttachmentDescription2 *s);
static void gvk_put_members_VkAttachmentReference2(struct gvk_writer *writer, const VkAttachmentReference2 *s);
static void gvk_put_members_VkSubpassDescription2(struct gvk_writer *writer, const VkSubpassDescription2 *s);
static void gvk_put_members_VkSubpassDependency2(struct gvk_writer *writer, const VkSubpassDependency2 *s);
static void gvk_put_members_VkRenderPassCreateInfo2(struct gvk_writer *writer, const VkRenderPassCreateInfo2 *s);
static void gvk_put_members_VkSubpassBeginInfo(struct gvk_writer *writer, const VkSubpassBeginInfo *s);
static void gvk_put_members_VkSubpassEndInfo(struct gvk_writer *writer, const VkSubpassEndInfo *s);
static void gvk_put_members_VkBufferDeviceAddressInfo(struct gvk_writer *writer, const VkBufferDeviceAddressInfo *s);
static void gvk_put_members_VkMemoryBarrier2(struct gvk_writer *writer, const VkMemoryBarrier2 *s);
static void gvk_put_members_VkBufferMemoryBarrier2(struct gvk_writer *writer, const VkBufferMemoryBarrier2 *s);
static void gvk_put_members_VkImageMemoryBarrier2(struct gvk_writer *writer, const VkImageMemoryBarrier2 *s);
static void gvk_put_members_VkDependencyInfo(struct gvk_writer *writer, const VkDependencyInfo *s);
static void gvk_put_members_VkBufferCopy2(struct gvk_writer *writer, const VkBufferCopy2 *s);
static void gvk_put_members_VkCopyBufferInfo2(struct gvk_writer *writer, const VkCopyBufferInfo2 *s);
static void gvk_put_members_VkImageCopy2(struct gvk_writer *writer, const VkImageCopy2 *s);
static void gvk_put_members_VkCopyImageInfo2(struct gvk_writer *writer, const VkCopyImageInfo2 *s);
static void gvk_put_members_VkBufferImageCopy2(struct gvk_writer *writer, const VkBufferImageCopy2 *s);
static void gvk_put_members_VkCopyBufferToImageInfo2(struct gvk_writer *writer, const VkCopyBufferToImageInfo2 *s);
static void gvk_put_members_VkCopyImageToBufferInfo2(struct gvk_writer *writer, const VkCopyImageToBufferInfo2 *s);
static void gvk_put_members_VkImageBlit2(struct gvk_writer *writer, const VkImageBlit2 *s);
static void gvk_put_members_VkBlitImageInfo2(struct gvk_writer *writer, const VkBlitImageInfo2 *s);
static void gvk_put_members_VkImageResolve2(struct gvk_writer *writer, const VkImageResolve2 *s);
static void gvk_put_members_VkResolveImageInfo2(struct gvk_writer *writer, const VkResolveImageInfo2 *s);
static void gvk_put_members_VkRenderingAttachmentInfo(struct gvk_writer *writer, const VkRenderingAttachmentInfo *s);
static void gvk_put_members_VkRenderingInfo(struct gvk_writer *writer, const VkRenderingInfo *s);
static void gvk_put_members_VkDeviceBufferMemoryRequirements(struct gvk_writer *writer, const VkDeviceBufferMemoryRequirements *s);
static void gvk_put_members_VkDeviceImageMemoryRequirements(struct gvk_writer *writer, const VkDeviceImageMemoryRequirements *s);
static void gvk_put_members_VkConditionalRenderingBeginInfoEXT(struct gvk_writer *writer, const VkConditionalRenderingBeginInfoEXT *s);
static void gvk_put_members_VkVertexInputBindingDescription2EXT(struct gvk_writer *writer, const VkVertexInputBindingDescription2EXT *s);
static void gvk_put_members_VkVertexInputAttributeDescription2EXT(struct gvk_writer *writer, const VkVertexInputAttributeDescription2EXT *s);
static void gvk_put_members_VkPhysicalDeviceFeatures2(struct gvk_writer *writer, const VkPhysicalDeviceFeatures2 *s);
static void gvk_put_members_VkPhysicalDeviceVariablePointersFeatures(struct gvk_writer *writer, const VkPhysicalDeviceVariablePointersFeatures *s);
static void gvk_put_members_VkPhysicalDeviceMultiviewFeatures(struct gvk_writer *writer, const VkPhysicalDeviceMultiviewFeatures *s);
static void gvk_put_members_VkRenderPassMultiviewCreateInfo(struct gvk_writer *writer, const VkRenderPassMultiviewCreateInfo *s);
static void gvk_put_members_VkInputAttachmentAspectReference(struct gvk_writer *writer, const VkInputAttachmentAspectReference *s);
static void gvk_put_members_VkRenderPassInputAttachmentAspectCreateInfo(struct gvk_writer *writer, const VkRenderPassInputAttachmentAspectCreateInfo *s);
static void gvk_put_members_VkPhysicalDevice16BitStorageFeatures(struct gvk_writer *writer, const VkPhysicalDevice16BitStorageFeatures *s);
static void gvk_put_members_VkPhysicalDeviceShaderSubgroupExtendedTypesFeatures(struct gvk_writer *writer, const VkPhysicalDeviceShaderSubgroupExtendedTypesFeatures *s);
static void gvk_put_members_VkImageViewUsageCreateInfo(struct gvk_writer *writer, const VkImageViewUsageCreateInfo *s);
static void gvk_put_members_VkPipelineTessellationDomainOriginStateCreateInfo(struct gvk_writer *writer, const VkPipelineTessellationDomainOriginStateCreateInfo *s);
static void gvk_put_members_VkSamplerYcbcrConversionInfo(struct gvk_writer *writer, const VkSamplerYcbcrConversionInfo *s);
static void gvk_put_members_VkBindImagePlaneMemoryInfo(struct gvk_writer *writer, const VkBindImagePlaneMemoryInfo *s);
static void gvk_put_members_VkImagePlaneMemoryRequirementsInfo(struct gvk_writer *writer, const VkImagePlaneMemoryRequirementsInfo *s);
static void gvk_put_members_VkPhysicalDeviceSamplerYcbcrConversionFeatures(struct gvk_writer *writer, const VkPhysicalDeviceSamplerYcbcrConversionFeatures *s);
static void gvk_put_members_VkPhysicalDeviceProtectedMemoryFeatures(struct gvk_writer *writer, const VkPhysicalDeviceProtectedMemoryFeatures *s);
static void gvk_put_members_VkSamplerReductionModeCreateInfo(struct gvk_writer *writer, const VkSamplerReductionModeCreateInfo *s);
static void gvk_put_members_VkPhysicalDeviceInlineUniformBlockFeatures(struct gvk_writer *writer, const VkPhysicalDeviceInlineUniformBlockFeatures *s);
static void gvk_put_members_VkWriteDescriptorSetInlineUniformBlock(struct gvk_writer *writer, const VkWriteDescriptorSetInlineUniformBlock *s);
static void gvk_put_members_VkDescriptorPoolInlineUniformBlockCreateInfo(struct gvk_writer *writer, const VkDescriptorPoolInlineUniformBlockCreateInfo *s);
static void gvk_put_members_VkImageFormatListCreateInfo(struct gvk_writer *writer, const VkImageFormatListCreateInfo *s);
static void gvk_put_members_VkPhysicalDeviceMaintenance4Features(struct gvk_writer *writer, const VkPhysicalDeviceMaintenance4Features *s);
static void gvk_put_members_VkPhysicalDeviceShaderDrawParametersFeatures(struct gvk_writer *writer, const VkPhysicalDeviceShaderDrawParametersFeatures *s);
static void gvk_put_members_VkPhysicalDeviceShaderFloat16Int8Features(struct gvk_writer *writer, const VkPhysicalDeviceShaderFloat16Int8Features *s);
static void gvk_put_members_VkPhysicalDeviceHostQueryResetFeatures(struct gvk_writer *writer, const VkPhysicalDeviceHostQueryResetFeatures *s);
static void gvk_put_members_VkPhysicalDeviceDescriptorIndexingFeatures(struct gvk_writer *writer, const VkPhysicalDeviceDescriptorIndexingFeatures *s);
static void gvk_put_members_VkDescriptorSetLayoutBindingFlagsCreateInfo(struct gvk_writer *writer, const VkDescriptorSetLayoutBindingFlagsCreateInfo *s);
static void gvk_put_members_VkDescriptorSetVariableDescriptorCountAllocateInfo(struct gvk_writer *writer, const VkDescriptorSetVariableDescriptorCountAllocateInfo *s);
static void gvk_put_members_VkPhysicalDeviceTimelineSemaphoreFeatures(struct gvk_writer *writer, const VkPhysicalDeviceTimelineSemaphoreFeatures *s);
static void gvk_put_members_VkPhysicalDevice8BitStorageFeatures(struct gvk_writer *writer, const VkPhysicalDevice8BitStorageFeatures *s);
static void gvk_put_members_VkPhysicalDeviceVulkanMemoryModelFeatures(struct gvk_writer *writer, const VkPhysicalDeviceVulkanMemoryModelFeatures *s);
static void gvk_put_members_VkPhysicalDeviceShaderAtomicInt64Features(struct gvk_writer *writer, const VkPhysicalDeviceShaderAtomicInt64Features *s);
static void gvk_put_members_VkSubpassDescriptionDepthStencilResolve(struct gvk_writer *writer, const VkSubpassDescriptionDepthStencilResolve *s);
static void gvk_put_members_VkImageStencilUsageCreateInfo(struct gvk_writer *writer, const VkImageStencilUsageCreateInfo *s);
static void gvk_put_members_VkPhysicalDeviceScalarBlockLayoutFeatures(struct gvk_writer *writer, const VkPhysicalDeviceScalarBlockLayoutFeatures *s);
static void gvk_put_members_VkPhysicalDeviceUniformBufferStandardLayoutFeatures(struct gvk_writer *writer, const VkPhysicalDeviceUniformBufferStandardLayoutFeatures *s);
static void gvk_put_members_VkPhysicalDeviceBufferDeviceAddressFeatures(struct gvk_writer *writer, const VkPhysicalDeviceBufferDeviceAddressFeatures *s);
static void gvk_put_members_VkPhysicalDeviceImagelessFramebufferFeatures(struct gvk_writer *writer, const VkPhysicalDeviceImagelessFramebufferFeatures *s);
static void gvk_put_members_VkFramebufferAttachmentImageInfo(struct gvk_writer *writer, const VkFramebufferAttachmentImageInfo *s);
static void gvk_put_members_VkFramebufferAttachmentsCreateInfo(struct gvk_writer *writer, const VkFramebufferAttachmentsCreateInfo *s);
static void gvk_put_members_VkRenderPassAttachmentBeginInfo(struct gvk_writer *writer, const VkRenderPassAttachmentBeginInfo *s);
static void gvk_put_members_VkPhysicalDeviceTextureCompressionASTCHDRFeatures(struct gvk_writer *writer, const VkPhysicalDeviceTextureCompressionASTCHDRFeatures *s);
static void gvk_put_members_VkPhysicalDeviceSeparateDepthStencilLayoutsFeatures(struct gvk_writer *writer, const VkPhysicalDeviceSeparateDepthStencilLayoutsFeatures *s);
static void gvk_put_members_VkAttachmentReferenceStencilLayout(struct gvk_writer *writer, const VkAttachmentReferenceStencilLayout *s);
static void gvk_put_members_VkAttachmentDescriptionStencilLayout(struct gvk_writer *writer, const VkAttachmentDescriptionStencilLayout *s);
static void gvk_put_members_VkPhysicalDeviceShaderDemoteToHelperInvocationFeatures(struct gvk_writer *writer, const VkPhysicalDeviceShaderDemoteToHelperInvocationFeatures *s);
static void gvk_put_members_VkPhysicalDeviceSubgroupSizeControlFeatures(struct gvk_writer *writer, const VkPhysicalDeviceSubgroupSizeControlFeatures *s);
static void gvk_put_members_VkPipelineShaderStageRequiredSubgroupSizeCreateInfo(struct gvk_writer *writer, const VkPipelineShaderStageRequiredSubgroupSizeCreateInfo *s);
static void gvk_put_members_VkPhysicalDevicePipelineCreationCacheControlFeatures(struct gvk_writer *writer, const VkPhysicalDevicePipelineCreationCacheControlFeatures *s);
static void gvk_put_members_VkPhysicalDeviceVulkan11Features(struct gvk_writer *writer, const VkPhysicalDeviceVulkan11Features *s);
static void gvk_put_members_VkPhysicalDeviceVulkan12Features(struct gvk_writer *writer, const VkPhysicalDeviceVulkan12Features *s);
static void gvk_put_members_VkPhysicalDeviceVulkan13Features(struct gvk_writer *writer, const VkPhysicalDeviceVulkan13Features *s);
static void gvk_put_members_VkPhysicalDeviceZeroInitializeWorkgroupMemoryFeatures(struct gvk_writer *writer, const VkPhysicalDeviceZeroInitializeWorkgroupMemoryFeatures *s);
static void gvk_put_members_VkPhysicalDeviceImageRobustnessFeatures(struct gvk_writer *writer, const VkPhysicalDeviceImageRobustnessFeatures *s);
static void gvk_put_members_VkPhysicalDeviceShaderTerminateInvocationFeatures(struct gvk_writer *writer, const VkPhysicalDeviceShaderTerminateInvocationFeatures *s);
static void gvk_put_members_VkPhysicalDeviceSynchronization2Features(struct gvk_writer *writer, const VkPhysicalDeviceSynchronization2Features *s);
static void gvk_put_members_VkPhysicalDeviceShaderIntegerDotProductFeatures(struct gvk_writer *writer, const VkPhysicalDeviceShaderIntegerDotProductFeatures *s);
static void gvk_put_members_VkPipelineRenderingCreateInfo(struct gvk_writer *writer, const VkPipelineRenderingCreateInfo *s);
static void gvk_put_members_VkPhysicalDeviceDynamicRenderingFeatures(struct gvk_writer *writer, const VkPhysicalDeviceDynamicRenderingFeatures *s);
static void gvk_put_members_VkCommandBufferInheritanceRenderingInfo(struct gvk_writer *writer, const VkCommandBufferInheritanceRenderingInfo *s);
static void gvk_put_members_VkPhysicalDevice4444FormatsFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDevice4444FormatsFeaturesEXT *s);
static void gvk_put_members_VkPhysicalDeviceBorderColorSwizzleFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceBorderColorSwizzleFeaturesEXT *s);
static void gvk_put_members_VkSamplerBorderColorComponentMappingCreateInfoEXT(struct gvk_writer *writer, const VkSamplerBorderColorComponentMappingCreateInfoEXT *s);
static void gvk_put_members_VkPhysicalDeviceColorWriteEnableFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceColorWriteEnableFeaturesEXT *s);
static void gvk_put_members_VkPipelineColorWriteCreateInfoEXT(struct gvk_writer *writer, const VkPipelineColorWriteCreateInfoEXT *s);
static void gvk_put_members_VkPhysicalDeviceConditionalRenderingFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceConditionalRenderingFeaturesEXT *s);
static void gvk_put_members_VkCommandBufferInheritanceConditionalRenderingInfoEXT(struct gvk_writer *writer, const VkCommandBufferInheritanceConditionalRenderingInfoEXT *s);
static void gvk_put_members_VkPhysicalDeviceCustomBorderColorFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceCustomBorderColorFeaturesEXT *s);
static void gvk_put_members_VkSamplerCustomBorderColorCreateInfoEXT(struct gvk_writer *writer, const VkSamplerCustomBorderColorCreateInfoEXT *s);
static void gvk_put_members_VkPhysicalDeviceDepthClipControlFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceDepthClipControlFeaturesEXT *s);
static void gvk_put_members_VkPipelineViewportDepthClipControlCreateInfoEXT(struct gvk_writer *writer, const VkPipelineViewportDepthClipControlCreateInfoEXT *s);
static void gvk_put_members_VkPhysicalDeviceDepthClipEnableFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceDepthClipEnableFeaturesEXT *s);
static void gvk_put_members_VkPipelineRasterizationDepthClipStateCreateInfoEXT(struct gvk_writer *writer, const VkPipelineRasterizationDepthClipStateCreateInfoEXT *s);
static void gvk_put_members_VkPhysicalDeviceExtendedDynamicStateFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceExtendedDynamicStateFeaturesEXT *s);
static void gvk_put_members_VkPhysicalDeviceExtendedDynamicState2FeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceExtendedDynamicState2FeaturesEXT *s);
static void gvk_put_members_VkPhysicalDeviceImage2DViewOf3DFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceImage2DViewOf3DFeaturesEXT *s);
static void gvk_put_members_VkPhysicalDeviceIndexTypeUint8FeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceIndexTypeUint8FeaturesEXT *s);
static void gvk_put_members_VkPhysicalDeviceLineRasterizationFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceLineRasterizationFeaturesEXT *s);
static void gvk_put_members_VkPipelineRasterizationLineStateCreateInfoEXT(struct gvk_writer *writer, const VkPipelineRasterizationLineStateCreateInfoEXT *s);
static void gvk_put_members_VkPhysicalDeviceNonSeamlessCubeMapFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceNonSeamlessCubeMapFeaturesEXT *s);
static void gvk_put_members_VkPhysicalDevicePrimitiveTopologyListRestartFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDevicePrimitiveTopologyListRestartFeaturesEXT *s);
static void gvk_put_members_VkPhysicalDevicePrimitivesGeneratedQueryFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDevicePrimitivesGeneratedQueryFeaturesEXT *s);
static void gvk_put_members_VkPhysicalDeviceProvokingVertexFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceProvokingVertexFeaturesEXT *s);
static void gvk_put_members_VkPipelineRasterizationProvokingVertexStateCreateInfoEXT(struct gvk_writer *writer, const VkPipelineRasterizationProvokingVertexStateCreateInfoEXT *s);
static void gvk_put_members_VkPhysicalDeviceRobustness2FeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceRobustness2FeaturesEXT *s);
static void gvk_put_members_VkPhysicalDeviceShaderAtomicFloatFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceShaderAtomicFloatFeaturesEXT *s);
static void gvk_put_members_VkPhysicalDeviceShaderAtomicFloat2FeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceShaderAtomicFloat2FeaturesEXT *s);
static void gvk_put_members_VkPhysicalDeviceShaderClockFeaturesKHR(struct gvk_writer *writer, const VkPhysicalDeviceShaderClockFeaturesKHR *s);
static void gvk_put_members_VkPhysicalDeviceTexelBufferAlignmentFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceTexelBufferAlignmentFeaturesEXT *s);
static void gvk_put_members_VkPhysicalDeviceTransformFeedbackFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceTransformFeedbackFeaturesEXT *s);
static void gvk_put_members_VkPipelineRasterizationStateStreamCreateInfoEXT(struct gvk_writer *writer, const VkPipelineRasterizationStateStreamCreateInfoEXT *s);
static void gvk_put_members_VkPhysicalDeviceVertexAttributeDivisorFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceVertexAttributeDivisorFeaturesEXT *s);
static void gvk_put_members_VkVertexInputBindingDivisorDescriptionEXT(struct gvk_writer *writer, const VkVertexInputBindingDivisorDescriptionEXT *s);
static void gvk_put_members_VkPipelineVertexInputDivisorStateCreateInfoEXT(struct gvk_writer *writer, const VkPipelineVertexInputDivisorStateCreateInfoEXT *s);
static void gvk_put_members_VkPhysicalDeviceVertexInputDynamicStateFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceVertexInputDynamicStateFeaturesEXT *s);
static void gvk_put_members_VkExternalMemoryBufferCreateInfo(struct gvk_writer *writer, const VkExternalMemoryBufferCreateInfo *s);
static void gvk_put_members_VkExternalMemoryImageCreateInfo(struct gvk_writer *writer, const VkExternalMemoryImageCreateInfo *s);
static void gvk_put_members_VkPhysicalDeviceExternalImageFormatInfo(struct gvk_writer *writer, const VkPhysicalDeviceExternalImageFormatInfo *s);

static void gvk_put_members_VkDeviceQueueCreateInfo(struct gvk_writer *writer, const VkDeviceQueueCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u32(writer, (uint32_t)s->queueFamilyIndex);
	gvk_put_u32(writer, (uint32_t)s->queueCount);
	{
		uint32_t count = s->pQueuePriorities ? (uint32_t)(s->queueCount) : 0;

		gvk_put_u32(writer, count);
		gvk_put_raw(writer, s->pQueuePriorities, (size_t)count * sizeof(*s->pQueuePriorities));
	}
}

void gvk_put_VkDeviceQueueCreateInfo(struct gvk_writer *writer, const VkDeviceQueueCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkDeviceQueueCreateInfo(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceFeatures(struct gvk_writer *writer, const VkPhysicalDeviceFeatures *s)
{
	gvk_put_u32(writer, (uint32_t)s->robustBufferAccess);
	gvk_put_u32(writer, (uint32_t)s->fullDrawIndexUint32);
	gvk_put_u32(writer, (uint32_t)s->imageCubeArray);
	gvk_put_u32(writer, (uint32_t)s->independentBlend);
	gvk_put_u32(writer, (uint32_t)s->geometryShader);
	gvk_put_u32(writer, (uint32_t)s->tessellationShader);
	gvk_put_u32(writer, (uint32_t)s->sampleRateShading);
	gvk_put_u32(writer, (uint32_t)s->dualSrcBlend);
	gvk_put_u32(writer, (uint32_t)s->logicOp);
	gvk_put_u32(writer, (uint32_t)s->multiDrawIndirect);
	gvk_put_u32(writer, (uint32_t)s->drawIndirectFirstInstance);
	gvk_put_u32(writer, (uint32_t)s->depthClamp);
	gvk_put_u32(writer, (uint32_t)s->depthBiasClamp);
	gvk_put_u32(writer, (uint32_t)s->fillModeNonSolid);
	gvk_put_u32(writer, (uint32_t)s->depthBounds);
	gvk_put_u32(writer, (uint32_t)s->wideLines);
	gvk_put_u32(writer, (uint32_t)s->largePoints);
	gvk_put_u32(writer, (uint32_t)s->alphaToOne);
	gvk_put_u32(writer, (uint32_t)s->multiViewport);
	gvk_put_u32(writer, (uint32_t)s->samplerAnisotropy);
	gvk_put_u32(writer, (uint32_t)s->textureCompressionETC2);
	gvk_put_u32(writer, (uint32_t)s->textureCompressionASTC_LDR);
	gvk_put_u32(writer, (uint32_t)s->textureCompressionBC);
	gvk_put_u32(writer, (uint32_t)s->occlusionQueryPrecise);
	gvk_put_u32(writer, (uint32_t)s->pipelineStatisticsQuery);
	gvk_put_u32(writer, (uint32_t)s->vertexPipelineStoresAndAtomics);
	gvk_put_u32(writer, (uint32_t)s->fragmentStoresAndAtomics);
	gvk_put_u32(writer, (uint32_t)s->shaderTessellationAndGeometryPointSize);
	gvk_put_u32(writer, (uint32_t)s->shaderImageGatherExtended);
	gvk_put_u32(writer, (uint32_t)s->shaderStorageImageExtendedFormats);
	gvk_put_u32(writer, (uint32_t)s->shaderStorageImageMultisample);
	gvk_put_u32(writer, (uint32_t)s->shaderStorageImageReadWithoutFormat);
	gvk_put_u32(writer, (uint32_t)s->shaderStorageImageWriteWithoutFormat);
	gvk_put_u32(writer, (uint32_t)s->shaderUniformBufferArrayDynamicIndexing);
	gvk_put_u32(writer, (uint32_t)s->shaderSampledImageArrayDynamicIndexing);
	gvk_put_u32(writer, (uint32_t)s->shaderStorageBufferArrayDynamicIndexing);
	gvk_put_u32(writer, (uint32_t)s->shaderStorageImageArrayDynamicIndexing);
	gvk_put_u32(writer, (uint32_t)s->shaderClipDistance);
	gvk_put_u32(writer, (uint32_t)s->shaderCullDistance);
	gvk_put_u32(writer, (uint32_t)s->shaderFloat64);
	gvk_put_u32(writer, (uint32_t)s->shaderInt64);
	gvk_put_u32(writer, (uint32_t)s->shaderInt16);
	gvk_put_u32(writer, (uint32_t)s->shaderResourceResidency);
	gvk_put_u32(writer, (uint32_t)s->shaderResourceMinLod);
	gvk_put_u32(writer, (uint32_t)s->sparseBinding);
	gvk_put_u32(writer, (uint32_t)s->sparseResidencyBuffer);
	gvk_put_u32(writer, (uint32_t)s->sparseResidencyImage2D);
	gvk_put_u32(writer, (uint32_t)s->sparseResidencyImage3D);
	gvk_put_u32(writer, (uint32_t)s->sparseResidency2Samples);
	gvk_put_u32(writer, (uint32_t)s->sparseResidency4Samples);
	gvk_put_u32(writer, (uint32_t)s->sparseResidency8Samples);
	gvk_put_u32(writer, (uint32_t)s->sparseResidency16Samples);
	gvk_put_u32(writer, (uint32_t)s->sparseResidencyAliased);
	gvk_put_u32(writer, (uint32_t)s->variableMultisampleRate);
	gvk_put_u32(writer, (uint32_t)s->inheritedQueries);
}

void gvk_put_VkPhysicalDeviceFeatures(struct gvk_writer *writer, const VkPhysicalDeviceFeatures *s)
{
	gvk_put_members_VkPhysicalDeviceFeatures(writer, s);
}

static void gvk_put_members_VkDeviceCreateInfo(struct gvk_writer *writer, const VkDeviceCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u32(writer, (uint32_t)s->queueCreateInfoCount);
	{
		uint32_t count = s->pQueueCreateInfos ? (uint32_t)(s->queueCreateInfoCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkDeviceQueueCreateInfo(writer, &s->pQueueCreateInfos[i]);
	}
	gvk_put_u32(writer, (uint32_t)s->enabledLayerCount);
	gvk_put_u32(writer, s->ppEnabledLayerNames ? s->enabledLayerCount : 0);
	for (uint32_t i = 0; s->ppEnabledLayerNames && i < s->enabledLayerCount; i++)
		gvk_put_string(writer, s->ppEnabledLayerNames[i]);
	gvk_put_u32(writer, (uint32_t)s->enabledExtensionCount);
	gvk_put_u32(writer, s->ppEnabledExtensionNames ? s->enabledExtensionCount : 0);
	for (uint32_t i = 0; s->ppEnabledExtensionNames && i < s->enabledExtensionCount; i++)
		gvk_put_string(writer, s->ppEnabledExtensionNames[i]);
	gvk_put_u32(writer, s->pEnabledFeatures != NULL);
	if (s->pEnabledFeatures)
		gvk_put_VkPhysicalDeviceFeatures(writer, &(*s->pEnabledFeatures));
}

void gvk_put_VkDeviceCreateInfo(struct gvk_writer *writer, const VkDeviceCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkDeviceCreateInfo(writer, s);
}

static void gvk_put_members_VkEventCreateInfo(struct gvk_writer *writer, const VkEventCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
}

void gvk_put_VkEventCreateInfo(struct gvk_writer *writer, const VkEventCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkEventCreateInfo(writer, s);
}

static void gvk_put_members_VkQueryPoolCreateInfo(struct gvk_writer *writer, const VkQueryPoolCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u32(writer, (uint32_t)s->queryType);
	gvk_put_u32(writer, (uint32_t)s->queryCount);
	gvk_put_u32(writer, (uint32_t)s->pipelineStatistics);
}

void gvk_put_VkQueryPoolCreateInfo(struct gvk_writer *writer, const VkQueryPoolCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkQueryPoolCreateInfo(writer, s);
}

static void gvk_put_members_VkBufferCreateInfo(struct gvk_writer *writer, const VkBufferCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u64(writer, (uint64_t)s->size);
	gvk_put_u32(writer, (uint32_t)s->usage);
	gvk_put_u32(writer, (uint32_t)s->sharingMode);
	gvk_put_u32(writer, (uint32_t)s->queueFamilyIndexCount);
	{
		uint32_t count = s->pQueueFamilyIndices ? (uint32_t)(s->queueFamilyIndexCount) : 0;

		gvk_put_u32(writer, count);
		gvk_put_raw(writer, s->pQueueFamilyIndices, (size_t)count * sizeof(*s->pQueueFamilyIndices));
	}
}

void gvk_put_VkBufferCreateInfo(struct gvk_writer *writer, const VkBufferCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkBufferCreateInfo(writer, s);
}

static void gvk_put_members_VkBufferViewCreateInfo(struct gvk_writer *writer, const VkBufferViewCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->buffer));
	gvk_put_u32(writer, (uint32_t)s->format);
	gvk_put_u64(writer, (uint64_t)s->offset);
	gvk_put_u64(writer, (uint64_t)s->range);
}

void gvk_put_VkBufferViewCreateInfo(struct gvk_writer *writer, const VkBufferViewCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkBufferViewCreateInfo(writer, s);
}

static void gvk_put_members_VkExtent3D(struct gvk_writer *writer, const VkExtent3D *s)
{
	gvk_put_u32(writer, (uint32_t)s->width);
	gvk_put_u32(writer, (uint32_t)s->height);
	gvk_put_u32(writer, (uint32_t)s->depth);
}

void gvk_put_VkExtent3D(struct gvk_writer *writer, const VkExtent3D *s)
{
	gvk_put_members_VkExtent3D(writer, s);
}

static void gvk_put_members_VkImageCreateInfo(struct gvk_writer *writer, const VkImageCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u32(writer, (uint32_t)s->imageType);
	gvk_put_u32(writer, (uint32_t)s->format);
	gvk_put_VkExtent3D(writer, &s->extent);
	gvk_put_u32(writer, (uint32_t)s->mipLevels);
	gvk_put_u32(writer, (uint32_t)s->arrayLayers);
	gvk_put_u32(writer, (uint32_t)s->samples);
	gvk_put_u32(writer, (uint32_t)s->tiling);
	gvk_put_u32(writer, (uint32_t)s->usage);
	gvk_put_u32(writer, (uint32_t)s->sharingMode);
	gvk_put_u32(writer, (uint32_t)s->queueFamilyIndexCount);
	{
		uint32_t count = s->pQueueFamilyIndices ? (uint32_t)(s->queueFamilyIndexCount) : 0;

		gvk_put_u32(writer, count);
		gvk_put_raw(writer, s->pQueueFamilyIndices, (size_t)count * sizeof(*s->pQueueFamilyIndices));
	}
	gvk_put_u32(writer, (uint32_t)s->initialLayout);
}

void gvk_put_VkImageCreateInfo(struct gvk_writer *writer, const VkImageCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkImageCreateInfo(writer, s);
}

static void gvk_put_members_VkImageSubresource(struct gvk_writer *writer, const VkImageSubresource *s)
{
	gvk_put_u32(writer, (uint32_t)s->aspectMask);
	gvk_put_u32(writer, (uint32_t)s->mipLevel);
	gvk_put_u32(writer, (uint32_t)s->arrayLayer);
}

void gvk_put_VkImageSubresource(struct gvk_writer *writer, const VkImageSubresource *s)
{
	gvk_put_members_VkImageSubresource(writer, s);
}

static void gvk_put_members_VkComponentMapping(struct gvk_writer *writer, const VkComponentMapping *s)
{
	gvk_put_u32(writer, (uint32_t)s->r);
	gvk_put_u32(writer, (uint32_t)s->g);
	gvk_put_u32(writer, (uint32_t)s->b);
	gvk_put_u32(writer, (uint32_t)s->a);
}

void gvk_put_VkComponentMapping(struct gvk_writer *writer, const VkComponentMapping *s)
{
	gvk_put_members_VkComponentMapping(writer, s);
}

static void gvk_put_members_VkImageSubresourceRange(struct gvk_writer *writer, const VkImageSubresourceRange *s)
{
	gvk_put_u32(writer, (uint32_t)s->aspectMask);
	gvk_put_u32(writer, (uint32_t)s->baseMipLevel);
	gvk_put_u32(writer, (uint32_t)s->levelCount);
	gvk_put_u32(writer, (uint32_t)s->baseArrayLayer);
	gvk_put_u32(writer, (uint32_t)s->layerCount);
}

void gvk_put_VkImageSubresourceRange(struct gvk_writer *writer, const VkImageSubresourceRange *s)
{
	gvk_put_members_VkImageSubresourceRange(writer, s);
}

static void gvk_put_members_VkImageViewCreateInfo(struct gvk_writer *writer, const VkImageViewCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->image));
	gvk_put_u32(writer, (uint32_t)s->viewType);
	gvk_put_u32(writer, (uint32_t)s->format);
	gvk_put_VkComponentMapping(writer, &s->components);
	gvk_put_VkImageSubresourceRange(writer, &s->subresourceRange);
}

void gvk_put_VkImageViewCreateInfo(struct gvk_writer *writer, const VkImageViewCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkImageViewCreateInfo(writer, s);
}

static void gvk_put_members_VkShaderModuleCreateInfo(struct gvk_writer *writer, const VkShaderModuleCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u64(writer, (uint64_t)s->codeSize);
	{
		uint32_t count = s->pCode ? (uint32_t)(s->codeSize / 4) : 0;

		gvk_put_u32(writer, count);
		gvk_put_raw(writer, s->pCode, (size_t)count * sizeof(*s->pCode));
	}
}

void gvk_put_VkShaderModuleCreateInfo(struct gvk_writer *writer, const VkShaderModuleCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkShaderModuleCreateInfo(writer, s);
}

static void gvk_put_members_VkSpecializationMapEntry(struct gvk_writer *writer, const VkSpecializationMapEntry *s)
{
	gvk_put_u32(writer, (uint32_t)s->constantID);
	gvk_put_u32(writer, (uint32_t)s->offset);
	gvk_put_u64(writer, (uint64_t)s->size);
}

void gvk_put_VkSpecializationMapEntry(struct gvk_writer *writer, const VkSpecializationMapEntry *s)
{
	gvk_put_members_VkSpecializationMapEntry(writer, s);
}

static void gvk_put_members_VkSpecializationInfo(struct gvk_writer *writer, const VkSpecializationInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->mapEntryCount);
	{
		uint32_t count = s->pMapEntries ? (uint32_t)(s->mapEntryCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkSpecializationMapEntry(writer, &s->pMapEntries[i]);
	}
	gvk_put_u64(writer, (uint64_t)s->dataSize);
	gvk_put_bytes(writer, s->pData, s->dataSize);
}

void gvk_put_VkSpecializationInfo(struct gvk_writer *writer, const VkSpecializationInfo *s)
{
	gvk_put_members_VkSpecializationInfo(writer, s);
}

static void gvk_put_members_VkPipelineShaderStageCreateInfo(struct gvk_writer *writer, const VkPipelineShaderStageCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u32(writer, (uint32_t)s->stage);
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->module));
	gvk_put_string(writer, s->pName);
	gvk_put_u32(writer, s->pSpecializationInfo != NULL);
	if (s->pSpecializationInfo)
		gvk_put_VkSpecializationInfo(writer, &(*s->pSpecializationInfo));
}

void gvk_put_VkPipelineShaderStageCreateInfo(struct gvk_writer *writer, const VkPipelineShaderStageCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPipelineShaderStageCreateInfo(writer, s);
}

static void gvk_put_members_VkVertexInputBindingDescription(struct gvk_writer *writer, const VkVertexInputBindingDescription *s)
{
	gvk_put_u32(writer, (uint32_t)s->binding);
	gvk_put_u32(writer, (uint32_t)s->stride);
	gvk_put_u32(writer, (uint32_t)s->inputRate);
}

void gvk_put_VkVertexInputBindingDescription(struct gvk_writer *writer, const VkVertexInputBindingDescription *s)
{
	gvk_put_members_VkVertexInputBindingDescription(writer, s);
}

static void gvk_put_members_VkVertexInputAttributeDescription(struct gvk_writer *writer, const VkVertexInputAttributeDescription *s)
{
	gvk_put_u32(writer, (uint32_t)s->location);
	gvk_put_u32(writer, (uint32_t)s->binding);
	gvk_put_u32(writer, (uint32_t)s->format);
	gvk_put_u32(writer, (uint32_t)s->offset);
}

void gvk_put_VkVertexInputAttributeDescription(struct gvk_writer *writer, const VkVertexInputAttributeDescription *s)
{
	gvk_put_members_VkVertexInputAttributeDescription(writer, s);
}

static void gvk_put_members_VkPipelineVertexInputStateCreateInfo(struct gvk_writer *writer, const VkPipelineVertexInputStateCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u32(writer, (uint32_t)s->vertexBindingDescriptionCount);
	{
		uint32_t count = s->pVertexBindingDescriptions ? (uint32_t)(s->vertexBindingDescriptionCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkVertexInputBindingDescription(writer, &s->pVertexBindingDescriptions[i]);
	}
	gvk_put_u32(writer, (uint32_t)s->vertexAttributeDescriptionCount);
	{
		uint32_t count = s->pVertexAttributeDescriptions ? (uint32_t)(s->vertexAttributeDescriptionCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkVertexInputAttributeDescription(writer, &s->pVertexAttributeDescriptions[i]);
	}
}

void gvk_put_VkPipelineVertexInputStateCreateInfo(struct gvk_writer *writer, const VkPipelineVertexInputStateCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPipelineVertexInputStateCreateInfo(writer, s);
}

static void gvk_put_members_VkPipelineInputAssemblyStateCreateInfo(struct gvk_writer *writer, const VkPipelineInputAssemblyStateCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u32(writer, (uint32_t)s->topology);
	gvk_put_u32(writer, (uint32_t)s->primitiveRestartEnable);
}

void gvk_put_VkPipelineInputAssemblyStateCreateInfo(struct gvk_writer *writer, const VkPipelineInputAssemblyStateCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPipelineInputAssemblyStateCreateInfo(writer, s);
}

static void gvk_put_members_VkPipelineTessellationStateCreateInfo(struct gvk_writer *writer, const VkPipelineTessellationStateCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u32(writer, (uint32_t)s->patchControlPoints);
}

void gvk_put_VkPipelineTessellationStateCreateInfo(struct gvk_writer *writer, const VkPipelineTessellationStateCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPipelineTessellationStateCreateInfo(writer, s);
}

static void gvk_put_members_VkViewport(struct gvk_writer *writer, const VkViewport *s)
{
	gvk_put_f32(writer, s->x);
	gvk_put_f32(writer, s->y);
	gvk_put_f32(writer, s->width);
	gvk_put_f32(writer, s->height);
	gvk_put_f32(writer, s->minDepth);
	gvk_put_f32(writer, s->maxDepth);
}

void gvk_put_VkViewport(struct gvk_writer *writer, const VkViewport *s)
{
	gvk_put_members_VkViewport(writer, s);
}

static void gvk_put_members_VkOffset2D(struct gvk_writer *writer, const VkOffset2D *s)
{
	gvk_put_u32(writer, (uint32_t)s->x);
	gvk_put_u32(writer, (uint32_t)s->y);
}

void gvk_put_VkOffset2D(struct gvk_writer *writer, const VkOffset2D *s)
{
	gvk_put_members_VkOffset2D(writer, s);
}

static void gvk_put_members_VkExtent2D(struct gvk_writer *writer, const VkExtent2D *s)
{
	gvk_put_u32(writer, (uint32_t)s->width);
	gvk_put_u32(writer, (uint32_t)s->height);
}

void gvk_put_VkExtent2D(struct gvk_writer *writer, const VkExtent2D *s)
{
	gvk_put_members_VkExtent2D(writer, s);
}

static void gvk_put_members_VkRect2D(struct gvk_writer *writer, const VkRect2D *s)
{
	gvk_put_VkOffset2D(writer, &s->offset);
	gvk_put_VkExtent2D(writer, &s->extent);
}

void gvk_put_VkRect2D(struct gvk_writer *writer, const VkRect2D *s)
{
	gvk_put_members_VkRect2D(writer, s);
}

static void gvk_put_members_VkPipelineViewportStateCreateInfo(struct gvk_writer *writer, const VkPipelineViewportStateCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u32(writer, (uint32_t)s->viewportCount);
	{
		uint32_t count = s->pViewports ? (uint32_t)(s->viewportCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkViewport(writer, &s->pViewports[i]);
	}
	gvk_put_u32(writer, (uint32_t)s->scissorCount);
	{
		uint32_t count = s->pScissors ? (uint32_t)(s->scissorCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkRect2D(writer, &s->pScissors[i]);
	}
}

void gvk_put_VkPipelineViewportStateCreateInfo(struct gvk_writer *writer, const VkPipelineViewportStateCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPipelineViewportStateCreateInfo(writer, s);
}

static void gvk_put_members_VkPipelineRasterizationStateCreateInfo(struct gvk_writer *writer, const VkPipelineRasterizationStateCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u32(writer, (uint32_t)s->depthClampEnable);
	gvk_put_u32(writer, (uint32_t)s->rasterizerDiscardEnable);
	gvk_put_u32(writer, (uint32_t)s->polygonMode);
	gvk_put_u32(writer, (uint32_t)s->cullMode);
	gvk_put_u32(writer, (uint32_t)s->frontFace);
	gvk_put_u32(writer, (uint32_t)s->depthBiasEnable);
	gvk_put_f32(writer, s->depthBiasConstantFactor);
	gvk_put_f32(writer, s->depthBiasClamp);
	gvk_put_f32(writer, s->depthBiasSlopeFactor);
	gvk_put_f32(writer, s->lineWidth);
}

void gvk_put_VkPipelineRasterizationStateCreateInfo(struct gvk_writer *writer, const VkPipelineRasterizationStateCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPipelineRasterizationStateCreateInfo(writer, s);
}

static void gvk_put_members_VkPipelineMultisampleStateCreateInfo(struct gvk_writer *writer, const VkPipelineMultisampleStateCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u32(writer, (uint32_t)s->rasterizationSamples);
	gvk_put_u32(writer, (uint32_t)s->sampleShadingEnable);
	gvk_put_f32(writer, s->minSampleShading);
	{
		uint32_t count = s->pSampleMask ? (uint32_t)((s->rasterizationSamples + 31) / 32) : 0;

		gvk_put_u32(writer, count);
		gvk_put_raw(writer, s->pSampleMask, (size_t)count * sizeof(*s->pSampleMask));
	}
	gvk_put_u32(writer, (uint32_t)s->alphaToCoverageEnable);
	gvk_put_u32(writer, (uint32_t)s->alphaToOneEnable);
}

void gvk_put_VkPipelineMultisampleStateCreateInfo(struct gvk_writer *writer, const VkPipelineMultisampleStateCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPipelineMultisampleStateCreateInfo(writer, s);
}

static void gvk_put_members_VkStencilOpState(struct gvk_writer *writer, const VkStencilOpState *s)
{
	gvk_put_u32(writer, (uint32_t)s->failOp);
	gvk_put_u32(writer, (uint32_t)s->passOp);
	gvk_put_u32(writer, (uint32_t)s->depthFailOp);
	gvk_put_u32(writer, (uint32_t)s->compareOp);
	gvk_put_u32(writer, (uint32_t)s->compareMask);
	gvk_put_u32(writer, (uint32_t)s->writeMask);
	gvk_put_u32(writer, (uint32_t)s->reference);
}

void gvk_put_VkStencilOpState(struct gvk_writer *writer, const VkStencilOpState *s)
{
	gvk_put_members_VkStencilOpState(writer, s);
}

static void gvk_put_members_VkPipelineDepthStencilStateCreateInfo(struct gvk_writer *writer, const VkPipelineDepthStencilStateCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u32(writer, (uint32_t)s->depthTestEnable);
	gvk_put_u32(writer, (uint32_t)s->depthWriteEnable);
	gvk_put_u32(writer, (uint32_t)s->depthCompareOp);
	gvk_put_u32(writer, (uint32_t)s->depthBoundsTestEnable);
	gvk_put_u32(writer, (uint32_t)s->stencilTestEnable);
	gvk_put_VkStencilOpState(writer, &s->front);
	gvk_put_VkStencilOpState(writer, &s->back);
	gvk_put_f32(writer, s->minDepthBounds);
	gvk_put_f32(writer, s->maxDepthBounds);
}

void gvk_put_VkPipelineDepthStencilStateCreateInfo(struct gvk_writer *writer, const VkPipelineDepthStencilStateCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPipelineDepthStencilStateCreateInfo(writer, s);
}

static void gvk_put_members_VkPipelineColorBlendAttachmentState(struct gvk_writer *writer, const VkPipelineColorBlendAttachmentState *s)
{
	gvk_put_u32(writer, (uint32_t)s->blendEnable);
	gvk_put_u32(writer, (uint32_t)s->srcColorBlendFactor);
	gvk_put_u32(writer, (uint32_t)s->dstColorBlendFactor);
	gvk_put_u32(writer, (uint32_t)s->colorBlendOp);
	gvk_put_u32(writer, (uint32_t)s->srcAlphaBlendFactor);
	gvk_put_u32(writer, (uint32_t)s->dstAlphaBlendFactor);
	gvk_put_u32(writer, (uint32_t)s->alphaBlendOp);
	gvk_put_u32(writer, (uint32_t)s->colorWriteMask);
}

void gvk_put_VkPipelineColorBlendAttachmentState(struct gvk_writer *writer, const VkPipelineColorBlendAttachmentState *s)
{
	gvk_put_members_VkPipelineColorBlendAttachmentState(writer, s);
}

static void gvk_put_members_VkPipelineColorBlendStateCreateInfo(struct gvk_writer *writer, const VkPipelineColorBlendStateCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u32(writer, (uint32_t)s->logicOpEnable);
	gvk_put_u32(writer, (uint32_t)s->logicOp);
	gvk_put_u32(writer, (uint32_t)s->attachmentCount);
	{
		uint32_t count = s->pAttachments ? (uint32_t)(s->attachmentCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkPipelineColorBlendAttachmentState(writer, &s->pAttachments[i]);
	}
	gvk_put_raw(writer, s->blendConstants, (size_t)4 * sizeof(*s->blendConstants));
}

void gvk_put_VkPipelineColorBlendStateCreateInfo(struct gvk_writer *writer, const VkPipelineColorBlendStateCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPipelineColorBlendStateCreateInfo(writer, s);
}

static void gvk_put_members_VkPipelineDynamicStateCreateInfo(struct gvk_writer *writer, const VkPipelineDynamicStateCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u32(writer, (uint32_t)s->dynamicStateCount);
	{
		uint32_t count = s->pDynamicStates ? (uint32_t)(s->dynamicStateCount) : 0;

		gvk_put_u32(writer, count);
		gvk_put_raw(writer, s->pDynamicStates, (size_t)count * sizeof(*s->pDynamicStates));
	}
}

void gvk_put_VkPipelineDynamicStateCreateInfo(struct gvk_writer *writer, const VkPipelineDynamicStateCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPipelineDynamicStateCreateInfo(writer, s);
}

static void gvk_put_members_VkGraphicsPipelineCreateInfo(struct gvk_writer *writer, const VkGraphicsPipelineCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u32(writer, (uint32_t)s->stageCount);
	{
		uint32_t count = s->pStages ? (uint32_t)(s->stageCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkPipelineShaderStageCreateInfo(writer, &s->pStages[i]);
	}
	gvk_put_u32(writer, s->pVertexInputState != NULL);
	if (s->pVertexInputState)
		gvk_put_VkPipelineVertexInputStateCreateInfo(writer, &(*s->pVertexInputState));
	gvk_put_u32(writer, s->pInputAssemblyState != NULL);
	if (s->pInputAssemblyState)
		gvk_put_VkPipelineInputAssemblyStateCreateInfo(writer, &(*s->pInputAssemblyState));
	gvk_put_u32(writer, s->pTessellationState != NULL);
	if (s->pTessellationState)
		gvk_put_VkPipelineTessellationStateCreateInfo(writer, &(*s->pTessellationState));
	gvk_put_u32(writer, s->pViewportState != NULL);
	if (s->pViewportState)
		gvk_put_VkPipelineViewportStateCreateInfo(writer, &(*s->pViewportState));
	gvk_put_u32(writer, s->pRasterizationState != NULL);
	if (s->pRasterizationState)
		gvk_put_VkPipelineRasterizationStateCreateInfo(writer, &(*s->pRasterizationState));
	gvk_put_u32(writer, s->pMultisampleState != NULL);
	if (s->pMultisampleState)
		gvk_put_VkPipelineMultisampleStateCreateInfo(writer, &(*s->pMultisampleState));
	gvk_put_u32(writer, s->pDepthStencilState != NULL);
	if (s->pDepthStencilState)
		gvk_put_VkPipelineDepthStencilStateCreateInfo(writer, &(*s->pDepthStencilState));
	gvk_put_u32(writer, s->pColorBlendState != NULL);
	if (s->pColorBlendState)
		gvk_put_VkPipelineColorBlendStateCreateInfo(writer, &(*s->pColorBlendState));
	gvk_put_u32(writer, s->pDynamicState != NULL);
	if (s->pDynamicState)
		gvk_put_VkPipelineDynamicStateCreateInfo(writer, &(*s->pDynamicState));
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->layout));
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->renderPass));
	gvk_put_u32(writer, (uint32_t)s->subpass);
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->basePipelineHandle));
	gvk_put_u32(writer, (uint32_t)s->basePipelineIndex);
}

void gvk_put_VkGraphicsPipelineCreateInfo(struct gvk_writer *writer, const VkGraphicsPipelineCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkGraphicsPipelineCreateInfo(writer, s);
}

static void gvk_put_members_VkComputePipelineCreateInfo(struct gvk_writer *writer, const VkComputePipelineCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_VkPipelineShaderStageCreateInfo(writer, &s->stage);
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->layout));
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->basePipelineHandle));
	gvk_put_u32(writer, (uint32_t)s->basePipelineIndex);
}

void gvk_put_VkComputePipelineCreateInfo(struct gvk_writer *writer, const VkComputePipelineCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkComputePipelineCreateInfo(writer, s);
}

static void gvk_put_members_VkPushConstantRange(struct gvk_writer *writer, const VkPushConstantRange *s)
{
	gvk_put_u32(writer, (uint32_t)s->stageFlags);
	gvk_put_u32(writer, (uint32_t)s->offset);
	gvk_put_u32(writer, (uint32_t)s->size);
}

void gvk_put_VkPushConstantRange(struct gvk_writer *writer, const VkPushConstantRange *s)
{
	gvk_put_members_VkPushConstantRange(writer, s);
}

static void gvk_put_members_VkPipelineLayoutCreateInfo(struct gvk_writer *writer, const VkPipelineLayoutCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u32(writer, (uint32_t)s->setLayoutCount);
	{
		uint32_t count = s->pSetLayouts ? (uint32_t)(s->setLayoutCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->pSetLayouts[i]));
	}
	gvk_put_u32(writer, (uint32_t)s->pushConstantRangeCount);
	{
		uint32_t count = s->pPushConstantRanges ? (uint32_t)(s->pushConstantRangeCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkPushConstantRange(writer, &s->pPushConstantRanges[i]);
	}
}

void gvk_put_VkPipelineLayoutCreateInfo(struct gvk_writer *writer, const VkPipelineLayoutCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPipelineLayoutCreateInfo(writer, s);
}

static void gvk_put_members_VkSamplerCreateInfo(struct gvk_writer *writer, const VkSamplerCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u32(writer, (uint32_t)s->magFilter);
	gvk_put_u32(writer, (uint32_t)s->minFilter);
	gvk_put_u32(writer, (uint32_t)s->mipmapMode);
	gvk_put_u32(writer, (uint32_t)s->addressModeU);
	gvk_put_u32(writer, (uint32_t)s->addressModeV);
	gvk_put_u32(writer, (uint32_t)s->addressModeW);
	gvk_put_f32(writer, s->mipLodBias);
	gvk_put_u32(writer, (uint32_t)s->anisotropyEnable);
	gvk_put_f32(writer, s->maxAnisotropy);
	gvk_put_u32(writer, (uint32_t)s->compareEnable);
	gvk_put_u32(writer, (uint32_t)s->compareOp);
	gvk_put_f32(writer, s->minLod);
	gvk_put_f32(writer, s->maxLod);
	gvk_put_u32(writer, (uint32_t)s->borderColor);
	gvk_put_u32(writer, (uint32_t)s->unnormalizedCoordinates);
}

void gvk_put_VkSamplerCreateInfo(struct gvk_writer *writer, const VkSamplerCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkSamplerCreateInfo(writer, s);
}

static void gvk_put_members_VkDescriptorSetLayoutBinding(struct gvk_writer *writer, const VkDescriptorSetLayoutBinding *s)
{
	gvk_put_u32(writer, (uint32_t)s->binding);
	gvk_put_u32(writer, (uint32_t)s->descriptorType);
	gvk_put_u32(writer, (uint32_t)s->descriptorCount);
	gvk_put_u32(writer, (uint32_t)s->stageFlags);
	{
		uint32_t count = s->pImmutableSamplers ? (uint32_t)(s->descriptorCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->pImmutableSamplers[i]));
	}
}

void gvk_put_VkDescriptorSetLayoutBinding(struct gvk_writer *writer, const VkDescriptorSetLayoutBinding *s)
{
	gvk_put_members_VkDescriptorSetLayoutBinding(writer, s);
}

static void gvk_put_members_VkDescriptorSetLayoutCreateInfo(struct gvk_writer *writer, const VkDescriptorSetLayoutCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u32(writer, (uint32_t)s->bindingCount);
	{
		uint32_t count = s->pBindings ? (uint32_t)(s->bindingCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkDescriptorSetLayoutBinding(writer, &s->pBindings[i]);
	}
}

void gvk_put_VkDescriptorSetLayoutCreateInfo(struct gvk_writer *writer, const VkDescriptorSetLayoutCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkDescriptorSetLayoutCreateInfo(writer, s);
}

static void gvk_put_members_VkDescriptorPoolSize(struct gvk_writer *writer, const VkDescriptorPoolSize *s)
{
	gvk_put_u32(writer, (uint32_t)s->type);
	gvk_put_u32(writer, (uint32_t)s->descriptorCount);
}

void gvk_put_VkDescriptorPoolSize(struct gvk_writer *writer, const VkDescriptorPoolSize *s)
{
	gvk_put_members_VkDescriptorPoolSize(writer, s);
}

static void gvk_put_members_VkDescriptorPoolCreateInfo(struct gvk_writer *writer, const VkDescriptorPoolCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u32(writer, (uint32_t)s->maxSets);
	gvk_put_u32(writer, (uint32_t)s->poolSizeCount);
	{
		uint32_t count = s->pPoolSizes ? (uint32_t)(s->poolSizeCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkDescriptorPoolSize(writer, &s->pPoolSizes[i]);
	}
}

void gvk_put_VkDescriptorPoolCreateInfo(struct gvk_writer *writer, const VkDescriptorPoolCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkDescriptorPoolCreateInfo(writer, s);
}

static void gvk_put_members_VkDescriptorSetAllocateInfo(struct gvk_writer *writer, const VkDescriptorSetAllocateInfo *s)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->descriptorPool));
	gvk_put_u32(writer, (uint32_t)s->descriptorSetCount);
	{
		uint32_t count = s->pSetLayouts ? (uint32_t)(s->descriptorSetCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->pSetLayouts[i]));
	}
}

void gvk_put_VkDescriptorSetAllocateInfo(struct gvk_writer *writer, const VkDescriptorSetAllocateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkDescriptorSetAllocateInfo(writer, s);
}

static void gvk_put_members_VkDescriptorImageInfo(struct gvk_writer *writer, const VkDescriptorImageInfo *s)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->sampler));
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->imageView));
	gvk_put_u32(writer, (uint32_t)s->imageLayout);
}

void gvk_put_VkDescriptorImageInfo(struct gvk_writer *writer, const VkDescriptorImageInfo *s)
{
	gvk_put_members_VkDescriptorImageInfo(writer, s);
}

static void gvk_put_members_VkDescriptorBufferInfo(struct gvk_writer *writer, const VkDescriptorBufferInfo *s)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->buffer));
	gvk_put_u64(writer, (uint64_t)s->offset);
	gvk_put_u64(writer, (uint64_t)s->range);
}

void gvk_put_VkDescriptorBufferInfo(struct gvk_writer *writer, const VkDescriptorBufferInfo *s)
{
	gvk_put_members_VkDescriptorBufferInfo(writer, s);
}

static void gvk_put_members_VkWriteDescriptorSet(struct gvk_writer *writer, const VkWriteDescriptorSet *s)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->dstSet));
	gvk_put_u32(writer, (uint32_t)s->dstBinding);
	gvk_put_u32(writer, (uint32_t)s->dstArrayElement);
	gvk_put_u32(writer, (uint32_t)s->descriptorCount);
	gvk_put_u32(writer, (uint32_t)s->descriptorType);
	{
		uint32_t count = s->pImageInfo ? (uint32_t)(s->descriptorCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkDescriptorImageInfo(writer, &s->pImageInfo[i]);
	}
	{
		uint32_t count = s->pBufferInfo ? (uint32_t)(s->descriptorCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkDescriptorBufferInfo(writer, &s->pBufferInfo[i]);
	}
	{
		uint32_t count = s->pTexelBufferView ? (uint32_t)(s->descriptorCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->pTexelBufferView[i]));
	}
}

void gvk_put_VkWriteDescriptorSet(struct gvk_writer *writer, const VkWriteDescriptorSet *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkWriteDescriptorSet(writer, s);
}

static void gvk_put_members_VkCopyDescriptorSet(struct gvk_writer *writer, const VkCopyDescriptorSet *s)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->srcSet));
	gvk_put_u32(writer, (uint32_t)s->srcBinding);
	gvk_put_u32(writer, (uint32_t)s->srcArrayElement);
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->dstSet));
	gvk_put_u32(writer, (uint32_t)s->dstBinding);
	gvk_put_u32(writer, (uint32_t)s->dstArrayElement);
	gvk_put_u32(writer, (uint32_t)s->descriptorCount);
}

void gvk_put_VkCopyDescriptorSet(struct gvk_writer *writer, const VkCopyDescriptorSet *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkCopyDescriptorSet(writer, s);
}

static void gvk_put_members_VkFramebufferCreateInfo(struct gvk_writer *writer, const VkFramebufferCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->renderPass));
	gvk_put_u32(writer, (uint32_t)s->attachmentCount);
	{
		uint32_t count = s->pAttachments ? (uint32_t)(s->attachmentCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->pAttachments[i]));
	}
	gvk_put_u32(writer, (uint32_t)s->width);
	gvk_put_u32(writer, (uint32_t)s->height);
	gvk_put_u32(writer, (uint32_t)s->layers);
}

void gvk_put_VkFramebufferCreateInfo(struct gvk_writer *writer, const VkFramebufferCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkFramebufferCreateInfo(writer, s);
}

static void gvk_put_members_VkAttachmentDescription(struct gvk_writer *writer, const VkAttachmentDescription *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u32(writer, (uint32_t)s->format);
	gvk_put_u32(writer, (uint32_t)s->samples);
	gvk_put_u32(writer, (uint32_t)s->loadOp);
	gvk_put_u32(writer, (uint32_t)s->storeOp);
	gvk_put_u32(writer, (uint32_t)s->stencilLoadOp);
	gvk_put_u32(writer, (uint32_t)s->stencilStoreOp);
	gvk_put_u32(writer, (uint32_t)s->initialLayout);
	gvk_put_u32(writer, (uint32_t)s->finalLayout);
}

void gvk_put_VkAttachmentDescription(struct gvk_writer *writer, const VkAttachmentDescription *s)
{
	gvk_put_members_VkAttachmentDescription(writer, s);
}

static void gvk_put_members_VkAttachmentReference(struct gvk_writer *writer, const VkAttachmentReference *s)
{
	gvk_put_u32(writer, (uint32_t)s->attachment);
	gvk_put_u32(writer, (uint32_t)s->layout);
}

void gvk_put_VkAttachmentReference(struct gvk_writer *writer, const VkAttachmentReference *s)
{
	gvk_put_members_VkAttachmentReference(writer, s);
}

static void gvk_put_members_VkSubpassDescription(struct gvk_writer *writer, const VkSubpassDescription *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u32(writer, (uint32_t)s->pipelineBindPoint);
	gvk_put_u32(writer, (uint32_t)s->inputAttachmentCount);
	{
		uint32_t count = s->pInputAttachments ? (uint32_t)(s->inputAttachmentCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkAttachmentReference(writer, &s->pInputAttachments[i]);
	}
	gvk_put_u32(writer, (uint32_t)s->colorAttachmentCount);
	{
		uint32_t count = s->pColorAttachments ? (uint32_t)(s->colorAttachmentCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkAttachmentReference(writer, &s->pColorAttachments[i]);
	}
	{
		uint32_t count = s->pResolveAttachments ? (uint32_t)(s->colorAttachmentCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkAttachmentReference(writer, &s->pResolveAttachments[i]);
	}
	gvk_put_u32(writer, s->pDepthStencilAttachment != NULL);
	if (s->pDepthStencilAttachment)
		gvk_put_VkAttachmentReference(writer, &(*s->pDepthStencilAttachment));
	gvk_put_u32(writer, (uint32_t)s->preserveAttachmentCount);
	{
		uint32_t count = s->pPreserveAttachments ? (uint32_t)(s->preserveAttachmentCount) : 0;

		gvk_put_u32(writer, count);
		gvk_put_raw(writer, s->pPreserveAttachments, (size_t)count * sizeof(*s->pPreserveAttachments));
	}
}

void gvk_put_VkSubpassDescription(struct gvk_writer *writer, const VkSubpassDescription *s)
{
	gvk_put_members_VkSubpassDescription(writer, s);
}

static void gvk_put_members_VkSubpassDependency(struct gvk_writer *writer, const VkSubpassDependency *s)
{
	gvk_put_u32(writer, (uint32_t)s->srcSubpass);
	gvk_put_u32(writer, (uint32_t)s->dstSubpass);
	gvk_put_u32(writer, (uint32_t)s->srcStageMask);
	gvk_put_u32(writer, (uint32_t)s->dstStageMask);
	gvk_put_u32(writer, (uint32_t)s->srcAccessMask);
	gvk_put_u32(writer, (uint32_t)s->dstAccessMask);
	gvk_put_u32(writer, (uint32_t)s->dependencyFlags);
}

void gvk_put_VkSubpassDependency(struct gvk_writer *writer, const VkSubpassDependency *s)
{
	gvk_put_members_VkSubpassDependency(writer, s);
}

static void gvk_put_members_VkRenderPassCreateInfo(struct gvk_writer *writer, const VkRenderPassCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u32(writer, (uint32_t)s->attachmentCount);
	{
		uint32_t count = s->pAttachments ? (uint32_t)(s->attachmentCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkAttachmentDescription(writer, &s->pAttachments[i]);
	}
	gvk_put_u32(writer, (uint32_t)s->subpassCount);
	{
		uint32_t count = s->pSubpasses ? (uint32_t)(s->subpassCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkSubpassDescription(writer, &s->pSubpasses[i]);
	}
	gvk_put_u32(writer, (uint32_t)s->dependencyCount);
	{
		uint32_t count = s->pDependencies ? (uint32_t)(s->dependencyCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkSubpassDependency(writer, &s->pDependencies[i]);
	}
}

void gvk_put_VkRenderPassCreateInfo(struct gvk_writer *writer, const VkRenderPassCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkRenderPassCreateInfo(writer, s);
}

static void gvk_put_members_VkCommandPoolCreateInfo(struct gvk_writer *writer, const VkCommandPoolCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u32(writer, (uint32_t)s->queueFamilyIndex);
}

void gvk_put_VkCommandPoolCreateInfo(struct gvk_writer *writer, const VkCommandPoolCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkCommandPoolCreateInfo(writer, s);
}

static void gvk_put_members_VkCommandBufferAllocateInfo(struct gvk_writer *writer, const VkCommandBufferAllocateInfo *s)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->commandPool));
	gvk_put_u32(writer, (uint32_t)s->level);
	gvk_put_u32(writer, (uint32_t)s->commandBufferCount);
}

void gvk_put_VkCommandBufferAllocateInfo(struct gvk_writer *writer, const VkCommandBufferAllocateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkCommandBufferAllocateInfo(writer, s);
}

static void gvk_put_members_VkCommandBufferInheritanceInfo(struct gvk_writer *writer, const VkCommandBufferInheritanceInfo *s)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->renderPass));
	gvk_put_u32(writer, (uint32_t)s->subpass);
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->framebuffer));
	gvk_put_u32(writer, (uint32_t)s->occlusionQueryEnable);
	gvk_put_u32(writer, (uint32_t)s->queryFlags);
	gvk_put_u32(writer, (uint32_t)s->pipelineStatistics);
}

void gvk_put_VkCommandBufferInheritanceInfo(struct gvk_writer *writer, const VkCommandBufferInheritanceInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkCommandBufferInheritanceInfo(writer, s);
}

static void gvk_put_members_VkCommandBufferBeginInfo(struct gvk_writer *writer, const VkCommandBufferBeginInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u32(writer, s->pInheritanceInfo != NULL);
	if (s->pInheritanceInfo)
		gvk_put_VkCommandBufferInheritanceInfo(writer, &(*s->pInheritanceInfo));
}

void gvk_put_VkCommandBufferBeginInfo(struct gvk_writer *writer, const VkCommandBufferBeginInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkCommandBufferBeginInfo(writer, s);
}

static void gvk_put_members_VkBufferCopy(struct gvk_writer *writer, const VkBufferCopy *s)
{
	gvk_put_u64(writer, (uint64_t)s->srcOffset);
	gvk_put_u64(writer, (uint64_t)s->dstOffset);
	gvk_put_u64(writer, (uint64_t)s->size);
}

void gvk_put_VkBufferCopy(struct gvk_writer *writer, const VkBufferCopy *s)
{
	gvk_put_members_VkBufferCopy(writer, s);
}

static void gvk_put_members_VkImageSubresourceLayers(struct gvk_writer *writer, const VkImageSubresourceLayers *s)
{
	gvk_put_u32(writer, (uint32_t)s->aspectMask);
	gvk_put_u32(writer, (uint32_t)s->mipLevel);
	gvk_put_u32(writer, (uint32_t)s->baseArrayLayer);
	gvk_put_u32(writer, (uint32_t)s->layerCount);
}

void gvk_put_VkImageSubresourceLayers(struct gvk_writer *writer, const VkImageSubresourceLayers *s)
{
	gvk_put_members_VkImageSubresourceLayers(writer, s);
}

static void gvk_put_members_VkOffset3D(struct gvk_writer *writer, const VkOffset3D *s)
{
	gvk_put_u32(writer, (uint32_t)s->x);
	gvk_put_u32(writer, (uint32_t)s->y);
	gvk_put_u32(writer, (uint32_t)s->z);
}

void gvk_put_VkOffset3D(struct gvk_writer *writer, const VkOffset3D *s)
{
	gvk_put_members_VkOffset3D(writer, s);
}

static void gvk_put_members_VkImageCopy(struct gvk_writer *writer, const VkImageCopy *s)
{
	gvk_put_VkImageSubresourceLayers(writer, &s->srcSubresource);
	gvk_put_VkOffset3D(writer, &s->srcOffset);
	gvk_put_VkImageSubresourceLayers(writer, &s->dstSubresource);
	gvk_put_VkOffset3D(writer, &s->dstOffset);
	gvk_put_VkExtent3D(writer, &s->extent);
}

void gvk_put_VkImageCopy(struct gvk_writer *writer, const VkImageCopy *s)
{
	gvk_put_members_VkImageCopy(writer, s);
}

static void gvk_put_members_VkImageBlit(struct gvk_writer *writer, const VkImageBlit *s)
{
	gvk_put_VkImageSubresourceLayers(writer, &s->srcSubresource);
	for (uint32_t i = 0; i < 2; i++)
		gvk_put_VkOffset3D(writer, &s->srcOffsets[i]);
	gvk_put_VkImageSubresourceLayers(writer, &s->dstSubresource);
	for (uint32_t i = 0; i < 2; i++)
		gvk_put_VkOffset3D(writer, &s->dstOffsets[i]);
}

void gvk_put_VkImageBlit(struct gvk_writer *writer, const VkImageBlit *s)
{
	gvk_put_members_VkImageBlit(writer, s);
}

static void gvk_put_members_VkBufferImageCopy(struct gvk_writer *writer, const VkBufferImageCopy *s)
{
	gvk_put_u64(writer, (uint64_t)s->bufferOffset);
	gvk_put_u32(writer, (uint32_t)s->bufferRowLength);
	gvk_put_u32(writer, (uint32_t)s->bufferImageHeight);
	gvk_put_VkImageSubresourceLayers(writer, &s->imageSubresource);
	gvk_put_VkOffset3D(writer, &s->imageOffset);
	gvk_put_VkExtent3D(writer, &s->imageExtent);
}

void gvk_put_VkBufferImageCopy(struct gvk_writer *writer, const VkBufferImageCopy *s)
{
	gvk_put_members_VkBufferImageCopy(writer, s);
}

static void gvk_put_members_VkClearDepthStencilValue(struct gvk_writer *writer, const VkClearDepthStencilValue *s)
{
	gvk_put_f32(writer, s->depth);
	gvk_put_u32(writer, (uint32_t)s->stencil);
}

void gvk_put_VkClearDepthStencilValue(struct gvk_writer *writer, const VkClearDepthStencilValue *s)
{
	gvk_put_members_VkClearDepthStencilValue(writer, s);
}

static void gvk_put_members_VkClearAttachment(struct gvk_writer *writer, const VkClearAttachment *s)
{
	gvk_put_u32(writer, (uint32_t)s->aspectMask);
	gvk_put_u32(writer, (uint32_t)s->colorAttachment);
	gvk_put_raw(writer, &s->clearValue, sizeof(s->clearValue));
}

void gvk_put_VkClearAttachment(struct gvk_writer *writer, const VkClearAttachment *s)
{
	gvk_put_members_VkClearAttachment(writer, s);
}

static void gvk_put_members_VkClearRect(struct gvk_writer *writer, const VkClearRect *s)
{
	gvk_put_VkRect2D(writer, &s->rect);
	gvk_put_u32(writer, (uint32_t)s->baseArrayLayer);
	gvk_put_u32(writer, (uint32_t)s->layerCount);
}

void gvk_put_VkClearRect(struct gvk_writer *writer, const VkClearRect *s)
{
	gvk_put_members_VkClearRect(writer, s);
}

static void gvk_put_members_VkImageResolve(struct gvk_writer *writer, const VkImageResolve *s)
{
	gvk_put_VkImageSubresourceLayers(writer, &s->srcSubresource);
	gvk_put_VkOffset3D(writer, &s->srcOffset);
	gvk_put_VkImageSubresourceLayers(writer, &s->dstSubresource);
	gvk_put_VkOffset3D(writer, &s->dstOffset);
	gvk_put_VkExtent3D(writer, &s->extent);
}

void gvk_put_VkImageResolve(struct gvk_writer *writer, const VkImageResolve *s)
{
	gvk_put_members_VkImageResolve(writer, s);
}

static void gvk_put_members_VkMemoryBarrier(struct gvk_writer *writer, const VkMemoryBarrier *s)
{
	gvk_put_u32(writer, (uint32_t)s->srcAccessMask);
	gvk_put_u32(writer, (uint32_t)s->dstAccessMask);
}

void gvk_put_VkMemoryBarrier(struct gvk_writer *writer, const VkMemoryBarrier *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkMemoryBarrier(writer, s);
}

static void gvk_put_members_VkBufferMemoryBarrier(struct gvk_writer *writer, const VkBufferMemoryBarrier *s)
{
	gvk_put_u32(writer, (uint32_t)s->srcAccessMask);
	gvk_put_u32(writer, (uint32_t)s->dstAccessMask);
	gvk_put_u32(writer, (uint32_t)s->srcQueueFamilyIndex);
	gvk_put_u32(writer, (uint32_t)s->dstQueueFamilyIndex);
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->buffer));
	gvk_put_u64(writer, (uint64_t)s->offset);
	gvk_put_u64(writer, (uint64_t)s->size);
}

void gvk_put_VkBufferMemoryBarrier(struct gvk_writer *writer, const VkBufferMemoryBarrier *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkBufferMemoryBarrier(writer, s);
}

static void gvk_put_members_VkImageMemoryBarrier(struct gvk_writer *writer, const VkImageMemoryBarrier *s)
{
	gvk_put_u32(writer, (uint32_t)s->srcAccessMask);
	gvk_put_u32(writer, (uint32_t)s->dstAccessMask);
	gvk_put_u32(writer, (uint32_t)s->oldLayout);
	gvk_put_u32(writer, (uint32_t)s->newLayout);
	gvk_put_u32(writer, (uint32_t)s->srcQueueFamilyIndex);
	gvk_put_u32(writer, (uint32_t)s->dstQueueFamilyIndex);
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->image));
	gvk_put_VkImageSubresourceRange(writer, &s->subresourceRange);
}

void gvk_put_VkImageMemoryBarrier(struct gvk_writer *writer, const VkImageMemoryBarrier *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkImageMemoryBarrier(writer, s);
}

static void gvk_put_members_VkRenderPassBeginInfo(struct gvk_writer *writer, const VkRenderPassBeginInfo *s)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->renderPass));
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->framebuffer));
	gvk_put_VkRect2D(writer, &s->renderArea);
	gvk_put_u32(writer, (uint32_t)s->clearValueCount);
	{
		uint32_t count = s->pClearValues ? (uint32_t)(s->clearValueCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_raw(writer, &s->pClearValues[i], sizeof(s->pClearValues[i]));
	}
}

void gvk_put_VkRenderPassBeginInfo(struct gvk_writer *writer, const VkRenderPassBeginInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkRenderPassBeginInfo(writer, s);
}

static void gvk_put_members_VkBindBufferMemoryInfo(struct gvk_writer *writer, const VkBindBufferMemoryInfo *s)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->buffer));
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->memory));
	gvk_put_u64(writer, (uint64_t)s->memoryOffset);
}

void gvk_put_VkBindBufferMemoryInfo(struct gvk_writer *writer, const VkBindBufferMemoryInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkBindBufferMemoryInfo(writer, s);
}

static void gvk_put_members_VkBindImageMemoryInfo(struct gvk_writer *writer, const VkBindImageMemoryInfo *s)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->image));
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->memory));
	gvk_put_u64(writer, (uint64_t)s->memoryOffset);
}

void gvk_put_VkBindImageMemoryInfo(struct gvk_writer *writer, const VkBindImageMemoryInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkBindImageMemoryInfo(writer, s);
}

static void gvk_put_members_VkImageMemoryRequirementsInfo2(struct gvk_writer *writer, const VkImageMemoryRequirementsInfo2 *s)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->image));
}

void gvk_put_VkImageMemoryRequirementsInfo2(struct gvk_writer *writer, const VkImageMemoryRequirementsInfo2 *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkImageMemoryRequirementsInfo2(writer, s);
}

static void gvk_put_members_VkBufferMemoryRequirementsInfo2(struct gvk_writer *writer, const VkBufferMemoryRequirementsInfo2 *s)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->buffer));
}

void gvk_put_VkBufferMemoryRequirementsInfo2(struct gvk_writer *writer, const VkBufferMemoryRequirementsInfo2 *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkBufferMemoryRequirementsInfo2(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceImageFormatInfo2(struct gvk_writer *writer, const VkPhysicalDeviceImageFormatInfo2 *s)
{
	gvk_put_u32(writer, (uint32_t)s->format);
	gvk_put_u32(writer, (uint32_t)s->type);
	gvk_put_u32(writer, (uint32_t)s->tiling);
	gvk_put_u32(writer, (uint32_t)s->usage);
	gvk_put_u32(writer, (uint32_t)s->flags);
}

void gvk_put_VkPhysicalDeviceImageFormatInfo2(struct gvk_writer *writer, const VkPhysicalDeviceImageFormatInfo2 *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceImageFormatInfo2(writer, s);
}

static void gvk_put_members_VkDeviceQueueInfo2(struct gvk_writer *writer, const VkDeviceQueueInfo2 *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u32(writer, (uint32_t)s->queueFamilyIndex);
	gvk_put_u32(writer, (uint32_t)s->queueIndex);
}

void gvk_put_VkDeviceQueueInfo2(struct gvk_writer *writer, const VkDeviceQueueInfo2 *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkDeviceQueueInfo2(writer, s);
}

static void gvk_put_members_VkSamplerYcbcrConversionCreateInfo(struct gvk_writer *writer, const VkSamplerYcbcrConversionCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->format);
	gvk_put_u32(writer, (uint32_t)s->ycbcrModel);
	gvk_put_u32(writer, (uint32_t)s->ycbcrRange);
	gvk_put_VkComponentMapping(writer, &s->components);
	gvk_put_u32(writer, (uint32_t)s->xChromaOffset);
	gvk_put_u32(writer, (uint32_t)s->yChromaOffset);
	gvk_put_u32(writer, (uint32_t)s->chromaFilter);
	gvk_put_u32(writer, (uint32_t)s->forceExplicitReconstruction);
}

void gvk_put_VkSamplerYcbcrConversionCreateInfo(struct gvk_writer *writer, const VkSamplerYcbcrConversionCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkSamplerYcbcrConversionCreateInfo(writer, s);
}

static void gvk_put_members_VkAttachmentDescription2(struct gvk_writer *writer, const VkAttachmentDescription2 *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u32(writer, (uint32_t)s->format);
	gvk_put_u32(writer, (uint32_t)s->samples);
	gvk_put_u32(writer, (uint32_t)s->loadOp);
	gvk_put_u32(writer, (uint32_t)s->storeOp);
	gvk_put_u32(writer, (uint32_t)s->stencilLoadOp);
	gvk_put_u32(writer, (uint32_t)s->stencilStoreOp);
	gvk_put_u32(writer, (uint32_t)s->initialLayout);
	gvk_put_u32(writer, (uint32_t)s->finalLayout);
}

void gvk_put_VkAttachmentDescription2(struct gvk_writer *writer, const VkAttachmentDescription2 *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkAttachmentDescription2(writer, s);
}

static void gvk_put_members_VkAttachmentReference2(struct gvk_writer *writer, const VkAttachmentReference2 *s)
{
	gvk_put_u32(writer, (uint32_t)s->attachment);
	gvk_put_u32(writer, (uint32_t)s->layout);
	gvk_put_u32(writer, (uint32_t)s->aspectMask);
}

void gvk_put_VkAttachmentReference2(struct gvk_writer *writer, const VkAttachmentReference2 *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkAttachmentReference2(writer, s);
}

static void gvk_put_members_VkSubpassDescription2(struct gvk_writer *writer, const VkSubpassDescription2 *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u32(writer, (uint32_t)s->pipelineBindPoint);
	gvk_put_u32(writer, (uint32_t)s->viewMask);
	gvk_put_u32(writer, (uint32_t)s->inputAttachmentCount);
	{
		uint32_t count = s->pInputAttachments ? (uint32_t)(s->inputAttachmentCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkAttachmentReference2(writer, &s->pInputAttachments[i]);
	}
	gvk_put_u32(writer, (uint32_t)s->colorAttachmentCount);
	{
		uint32_t count = s->pColorAttachments ? (uint32_t)(s->colorAttachmentCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkAttachmentReference2(writer, &s->pColorAttachments[i]);
	}
	{
		uint32_t count = s->pResolveAttachments ? (uint32_t)(s->colorAttachmentCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkAttachmentReference2(writer, &s->pResolveAttachments[i]);
	}
	gvk_put_u32(writer, s->pDepthStencilAttachment != NULL);
	if (s->pDepthStencilAttachment)
		gvk_put_VkAttachmentReference2(writer, &(*s->pDepthStencilAttachment));
	gvk_put_u32(writer, (uint32_t)s->preserveAttachmentCount);
	{
		uint32_t count = s->pPreserveAttachments ? (uint32_t)(s->preserveAttachmentCount) : 0;

		gvk_put_u32(writer, count);
		gvk_put_raw(writer, s->pPreserveAttachments, (size_t)count * sizeof(*s->pPreserveAttachments));
	}
}

void gvk_put_VkSubpassDescription2(struct gvk_writer *writer, const VkSubpassDescription2 *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkSubpassDescription2(writer, s);
}

static void gvk_put_members_VkSubpassDependency2(struct gvk_writer *writer, const VkSubpassDependency2 *s)
{
	gvk_put_u32(writer, (uint32_t)s->srcSubpass);
	gvk_put_u32(writer, (uint32_t)s->dstSubpass);
	gvk_put_u32(writer, (uint32_t)s->srcStageMask);
	gvk_put_u32(writer, (uint32_t)s->dstStageMask);
	gvk_put_u32(writer, (uint32_t)s->srcAccessMask);
	gvk_put_u32(writer, (uint32_t)s->dstAccessMask);
	gvk_put_u32(writer, (uint32_t)s->dependencyFlags);
	gvk_put_u32(writer, (uint32_t)s->viewOffset);
}

void gvk_put_VkSubpassDependency2(struct gvk_writer *writer, const VkSubpassDependency2 *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkSubpassDependency2(writer, s);
}

static void gvk_put_members_VkRenderPassCreateInfo2(struct gvk_writer *writer, const VkRenderPassCreateInfo2 *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u32(writer, (uint32_t)s->attachmentCount);
	{
		uint32_t count = s->pAttachments ? (uint32_t)(s->attachmentCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkAttachmentDescription2(writer, &s->pAttachments[i]);
	}
	gvk_put_u32(writer, (uint32_t)s->subpassCount);
	{
		uint32_t count = s->pSubpasses ? (uint32_t)(s->subpassCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkSubpassDescription2(writer, &s->pSubpasses[i]);
	}
	gvk_put_u32(writer, (uint32_t)s->dependencyCount);
	{
		uint32_t count = s->pDependencies ? (uint32_t)(s->dependencyCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkSubpassDependency2(writer, &s->pDependencies[i]);
	}
	gvk_put_u32(writer, (uint32_t)s->correlatedViewMaskCount);
	{
		uint32_t count = s->pCorrelatedViewMasks ? (uint32_t)(s->correlatedViewMaskCount) : 0;

		gvk_put_u32(writer, count);
		gvk_put_raw(writer, s->pCorrelatedViewMasks, (size_t)count * sizeof(*s->pCorrelatedViewMasks));
	}
}

void gvk_put_VkRenderPassCreateInfo2(struct gvk_writer *writer, const VkRenderPassCreateInfo2 *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkRenderPassCreateInfo2(writer, s);
}

static void gvk_put_members_VkSubpassBeginInfo(struct gvk_writer *writer, const VkSubpassBeginInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->contents);
}

void gvk_put_VkSubpassBeginInfo(struct gvk_writer *writer, const VkSubpassBeginInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkSubpassBeginInfo(writer, s);
}

static void gvk_put_members_VkSubpassEndInfo(struct gvk_writer *writer, const VkSubpassEndInfo *s)
{
	(void)writer;
	(void)s;
}

void gvk_put_VkSubpassEndInfo(struct gvk_writer *writer, const VkSubpassEndInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkSubpassEndInfo(writer, s);
}

static void gvk_put_members_VkBufferDeviceAddressInfo(struct gvk_writer *writer, const VkBufferDeviceAddressInfo *s)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->buffer));
}

void gvk_put_VkBufferDeviceAddressInfo(struct gvk_writer *writer, const VkBufferDeviceAddressInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkBufferDeviceAddressInfo(writer, s);
}

static void gvk_put_members_VkMemoryBarrier2(struct gvk_writer *writer, const VkMemoryBarrier2 *s)
{
	gvk_put_u64(writer, (uint64_t)s->srcStageMask);
	gvk_put_u64(writer, (uint64_t)s->srcAccessMask);
	gvk_put_u64(writer, (uint64_t)s->dstStageMask);
	gvk_put_u64(writer, (uint64_t)s->dstAccessMask);
}

void gvk_put_VkMemoryBarrier2(struct gvk_writer *writer, const VkMemoryBarrier2 *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkMemoryBarrier2(writer, s);
}

static void gvk_put_members_VkBufferMemoryBarrier2(struct gvk_writer *writer, const VkBufferMemoryBarrier2 *s)
{
	gvk_put_u64(writer, (uint64_t)s->srcStageMask);
	gvk_put_u64(writer, (uint64_t)s->srcAccessMask);
	gvk_put_u64(writer, (uint64_t)s->dstStageMask);
	gvk_put_u64(writer, (uint64_t)s->dstAccessMask);
	gvk_put_u32(writer, (uint32_t)s->srcQueueFamilyIndex);
	gvk_put_u32(writer, (uint32_t)s->dstQueueFamilyIndex);
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->buffer));
	gvk_put_u64(writer, (uint64_t)s->offset);
	gvk_put_u64(writer, (uint64_t)s->size);
}

void gvk_put_VkBufferMemoryBarrier2(struct gvk_writer *writer, const VkBufferMemoryBarrier2 *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkBufferMemoryBarrier2(writer, s);
}

static void gvk_put_members_VkImageMemoryBarrier2(struct gvk_writer *writer, const VkImageMemoryBarrier2 *s)
{
	gvk_put_u64(writer, (uint64_t)s->srcStageMask);
	gvk_put_u64(writer, (uint64_t)s->srcAccessMask);
	gvk_put_u64(writer, (uint64_t)s->dstStageMask);
	gvk_put_u64(writer, (uint64_t)s->dstAccessMask);
	gvk_put_u32(writer, (uint32_t)s->oldLayout);
	gvk_put_u32(writer, (uint32_t)s->newLayout);
	gvk_put_u32(writer, (uint32_t)s->srcQueueFamilyIndex);
	gvk_put_u32(writer, (uint32_t)s->dstQueueFamilyIndex);
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->image));
	gvk_put_VkImageSubresourceRange(writer, &s->subresourceRange);
}

void gvk_put_VkImageMemoryBarrier2(struct gvk_writer *writer, const VkImageMemoryBarrier2 *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkImageMemoryBarrier2(writer, s);
}

static void gvk_put_members_VkDependencyInfo(struct gvk_writer *writer, const VkDependencyInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->dependencyFlags);
	gvk_put_u32(writer, (uint32_t)s->memoryBarrierCount);
	{
		uint32_t count = s->pMemoryBarriers ? (uint32_t)(s->memoryBarrierCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkMemoryBarrier2(writer, &s->pMemoryBarriers[i]);
	}
	gvk_put_u32(writer, (uint32_t)s->bufferMemoryBarrierCount);
	{
		uint32_t count = s->pBufferMemoryBarriers ? (uint32_t)(s->bufferMemoryBarrierCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkBufferMemoryBarrier2(writer, &s->pBufferMemoryBarriers[i]);
	}
	gvk_put_u32(writer, (uint32_t)s->imageMemoryBarrierCount);
	{
		uint32_t count = s->pImageMemoryBarriers ? (uint32_t)(s->imageMemoryBarrierCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkImageMemoryBarrier2(writer, &s->pImageMemoryBarriers[i]);
	}
}

void gvk_put_VkDependencyInfo(struct gvk_writer *writer, const VkDependencyInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkDependencyInfo(writer, s);
}

static void gvk_put_members_VkBufferCopy2(struct gvk_writer *writer, const VkBufferCopy2 *s)
{
	gvk_put_u64(writer, (uint64_t)s->srcOffset);
	gvk_put_u64(writer, (uint64_t)s->dstOffset);
	gvk_put_u64(writer, (uint64_t)s->size);
}

void gvk_put_VkBufferCopy2(struct gvk_writer *writer, const VkBufferCopy2 *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkBufferCopy2(writer, s);
}

static void gvk_put_members_VkCopyBufferInfo2(struct gvk_writer *writer, const VkCopyBufferInfo2 *s)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->srcBuffer));
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->dstBuffer));
	gvk_put_u32(writer, (uint32_t)s->regionCount);
	{
		uint32_t count = s->pRegions ? (uint32_t)(s->regionCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkBufferCopy2(writer, &s->pRegions[i]);
	}
}

void gvk_put_VkCopyBufferInfo2(struct gvk_writer *writer, const VkCopyBufferInfo2 *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkCopyBufferInfo2(writer, s);
}

static void gvk_put_members_VkImageCopy2(struct gvk_writer *writer, const VkImageCopy2 *s)
{
	gvk_put_VkImageSubresourceLayers(writer, &s->srcSubresource);
	gvk_put_VkOffset3D(writer, &s->srcOffset);
	gvk_put_VkImageSubresourceLayers(writer, &s->dstSubresource);
	gvk_put_VkOffset3D(writer, &s->dstOffset);
	gvk_put_VkExtent3D(writer, &s->extent);
}

void gvk_put_VkImageCopy2(struct gvk_writer *writer, const VkImageCopy2 *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkImageCopy2(writer, s);
}

static void gvk_put_members_VkCopyImageInfo2(struct gvk_writer *writer, const VkCopyImageInfo2 *s)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->srcImage));
	gvk_put_u32(writer, (uint32_t)s->srcImageLayout);
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->dstImage));
	gvk_put_u32(writer, (uint32_t)s->dstImageLayout);
	gvk_put_u32(writer, (uint32_t)s->regionCount);
	{
		uint32_t count = s->pRegions ? (uint32_t)(s->regionCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkImageCopy2(writer, &s->pRegions[i]);
	}
}

void gvk_put_VkCopyImageInfo2(struct gvk_writer *writer, const VkCopyImageInfo2 *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkCopyImageInfo2(writer, s);
}

static void gvk_put_members_VkBufferImageCopy2(struct gvk_writer *writer, const VkBufferImageCopy2 *s)
{
	gvk_put_u64(writer, (uint64_t)s->bufferOffset);
	gvk_put_u32(writer, (uint32_t)s->bufferRowLength);
	gvk_put_u32(writer, (uint32_t)s->bufferImageHeight);
	gvk_put_VkImageSubresourceLayers(writer, &s->imageSubresource);
	gvk_put_VkOffset3D(writer, &s->imageOffset);
	gvk_put_VkExtent3D(writer, &s->imageExtent);
}

void gvk_put_VkBufferImageCopy2(struct gvk_writer *writer, const VkBufferImageCopy2 *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkBufferImageCopy2(writer, s);
}

static void gvk_put_members_VkCopyBufferToImageInfo2(struct gvk_writer *writer, const VkCopyBufferToImageInfo2 *s)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->srcBuffer));
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->dstImage));
	gvk_put_u32(writer, (uint32_t)s->dstImageLayout);
	gvk_put_u32(writer, (uint32_t)s->regionCount);
	{
		uint32_t count = s->pRegions ? (uint32_t)(s->regionCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkBufferImageCopy2(writer, &s->pRegions[i]);
	}
}

void gvk_put_VkCopyBufferToImageInfo2(struct gvk_writer *writer, const VkCopyBufferToImageInfo2 *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkCopyBufferToImageInfo2(writer, s);
}

static void gvk_put_members_VkCopyImageToBufferInfo2(struct gvk_writer *writer, const VkCopyImageToBufferInfo2 *s)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->srcImage));
	gvk_put_u32(writer, (uint32_t)s->srcImageLayout);
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->dstBuffer));
	gvk_put_u32(writer, (uint32_t)s->regionCount);
	{
		uint32_t count = s->pRegions ? (uint32_t)(s->regionCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkBufferImageCopy2(writer, &s->pRegions[i]);
	}
}

void gvk_put_VkCopyImageToBufferInfo2(struct gvk_writer *writer, const VkCopyImageToBufferInfo2 *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkCopyImageToBufferInfo2(writer, s);
}

static void gvk_put_members_VkImageBlit2(struct gvk_writer *writer, const VkImageBlit2 *s)
{
	gvk_put_VkImageSubresourceLayers(writer, &s->srcSubresource);
	for (uint32_t i = 0; i < 2; i++)
		gvk_put_VkOffset3D(writer, &s->srcOffsets[i]);
	gvk_put_VkImageSubresourceLayers(writer, &s->dstSubresource);
	for (uint32_t i = 0; i < 2; i++)
		gvk_put_VkOffset3D(writer, &s->dstOffsets[i]);
}

void gvk_put_VkImageBlit2(struct gvk_writer *writer, const VkImageBlit2 *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkImageBlit2(writer, s);
}

static void gvk_put_members_VkBlitImageInfo2(struct gvk_writer *writer, const VkBlitImageInfo2 *s)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->srcImage));
	gvk_put_u32(writer, (uint32_t)s->srcImageLayout);
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->dstImage));
	gvk_put_u32(writer, (uint32_t)s->dstImageLayout);
	gvk_put_u32(writer, (uint32_t)s->regionCount);
	{
		uint32_t count = s->pRegions ? (uint32_t)(s->regionCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkImageBlit2(writer, &s->pRegions[i]);
	}
	gvk_put_u32(writer, (uint32_t)s->filter);
}

void gvk_put_VkBlitImageInfo2(struct gvk_writer *writer, const VkBlitImageInfo2 *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkBlitImageInfo2(writer, s);
}

static void gvk_put_members_VkImageResolve2(struct gvk_writer *writer, const VkImageResolve2 *s)
{
	gvk_put_VkImageSubresourceLayers(writer, &s->srcSubresource);
	gvk_put_VkOffset3D(writer, &s->srcOffset);
	gvk_put_VkImageSubresourceLayers(writer, &s->dstSubresource);
	gvk_put_VkOffset3D(writer, &s->dstOffset);
	gvk_put_VkExtent3D(writer, &s->extent);
}

void gvk_put_VkImageResolve2(struct gvk_writer *writer, const VkImageResolve2 *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkImageResolve2(writer, s);
}

static void gvk_put_members_VkResolveImageInfo2(struct gvk_writer *writer, const VkResolveImageInfo2 *s)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->srcImage));
	gvk_put_u32(writer, (uint32_t)s->srcImageLayout);
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->dstImage));
	gvk_put_u32(writer, (uint32_t)s->dstImageLayout);
	gvk_put_u32(writer, (uint32_t)s->regionCount);
	{
		uint32_t count = s->pRegions ? (uint32_t)(s->regionCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkImageResolve2(writer, &s->pRegions[i]);
	}
}

void gvk_put_VkResolveImageInfo2(struct gvk_writer *writer, const VkResolveImageInfo2 *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkResolveImageInfo2(writer, s);
}

static void gvk_put_members_VkRenderingAttachmentInfo(struct gvk_writer *writer, const VkRenderingAttachmentInfo *s)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->imageView));
	gvk_put_u32(writer, (uint32_t)s->imageLayout);
	gvk_put_u32(writer, (uint32_t)s->resolveMode);
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->resolveImageView));
	gvk_put_u32(writer, (uint32_t)s->resolveImageLayout);
	gvk_put_u32(writer, (uint32_t)s->loadOp);
	gvk_put_u32(writer, (uint32_t)s->storeOp);
	gvk_put_raw(writer, &s->clearValue, sizeof(s->clearValue));
}

void gvk_put_VkRenderingAttachmentInfo(struct gvk_writer *writer, const VkRenderingAttachmentInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkRenderingAttachmentInfo(writer, s);
}

static void gvk_put_members_VkRenderingInfo(struct gvk_writer *writer, const VkRenderingInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_VkRect2D(writer, &s->renderArea);
	gvk_put_u32(writer, (uint32_t)s->layerCount);
	gvk_put_u32(writer, (uint32_t)s->viewMask);
	gvk_put_u32(writer, (uint32_t)s->colorAttachmentCount);
	{
		uint32_t count = s->pColorAttachments ? (uint32_t)(s->colorAttachmentCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkRenderingAttachmentInfo(writer, &s->pColorAttachments[i]);
	}
	gvk_put_u32(writer, s->pDepthAttachment != NULL);
	if (s->pDepthAttachment)
		gvk_put_VkRenderingAttachmentInfo(writer, &(*s->pDepthAttachment));
	gvk_put_u32(writer, s->pStencilAttachment != NULL);
	if (s->pStencilAttachment)
		gvk_put_VkRenderingAttachmentInfo(writer, &(*s->pStencilAttachment));
}

void gvk_put_VkRenderingInfo(struct gvk_writer *writer, const VkRenderingInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkRenderingInfo(writer, s);
}

static void gvk_put_members_VkDeviceBufferMemoryRequirements(struct gvk_writer *writer, const VkDeviceBufferMemoryRequirements *s)
{
	gvk_put_u32(writer, s->pCreateInfo != NULL);
	if (s->pCreateInfo)
		gvk_put_VkBufferCreateInfo(writer, &(*s->pCreateInfo));
}

void gvk_put_VkDeviceBufferMemoryRequirements(struct gvk_writer *writer, const VkDeviceBufferMemoryRequirements *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkDeviceBufferMemoryRequirements(writer, s);
}

static void gvk_put_members_VkDeviceImageMemoryRequirements(struct gvk_writer *writer, const VkDeviceImageMemoryRequirements *s)
{
	gvk_put_u32(writer, s->pCreateInfo != NULL);
	if (s->pCreateInfo)
		gvk_put_VkImageCreateInfo(writer, &(*s->pCreateInfo));
	gvk_put_u32(writer, (uint32_t)s->planeAspect);
}

void gvk_put_VkDeviceImageMemoryRequirements(struct gvk_writer *writer, const VkDeviceImageMemoryRequirements *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkDeviceImageMemoryRequirements(writer, s);
}

static void gvk_put_members_VkConditionalRenderingBeginInfoEXT(struct gvk_writer *writer, const VkConditionalRenderingBeginInfoEXT *s)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->buffer));
	gvk_put_u64(writer, (uint64_t)s->offset);
	gvk_put_u32(writer, (uint32_t)s->flags);
}

void gvk_put_VkConditionalRenderingBeginInfoEXT(struct gvk_writer *writer, const VkConditionalRenderingBeginInfoEXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkConditionalRenderingBeginInfoEXT(writer, s);
}

static void gvk_put_members_VkVertexInputBindingDescription2EXT(struct gvk_writer *writer, const VkVertexInputBindingDescription2EXT *s)
{
	gvk_put_u32(writer, (uint32_t)s->binding);
	gvk_put_u32(writer, (uint32_t)s->stride);
	gvk_put_u32(writer, (uint32_t)s->inputRate);
	gvk_put_u32(writer, (uint32_t)s->divisor);
}

void gvk_put_VkVertexInputBindingDescription2EXT(struct gvk_writer *writer, const VkVertexInputBindingDescription2EXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkVertexInputBindingDescription2EXT(writer, s);
}

static void gvk_put_members_VkVertexInputAttributeDescription2EXT(struct gvk_writer *writer, const VkVertexInputAttributeDescription2EXT *s)
{
	gvk_put_u32(writer, (uint32_t)s->location);
	gvk_put_u32(writer, (uint32_t)s->binding);
	gvk_put_u32(writer, (uint32_t)s->format);
	gvk_put_u32(writer, (uint32_t)s->offset);
}

void gvk_put_VkVertexInputAttributeDescription2EXT(struct gvk_writer *writer, const VkVertexInputAttributeDescription2EXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkVertexInputAttributeDescription2EXT(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceFeatures2(struct gvk_writer *writer, const VkPhysicalDeviceFeatures2 *s)
{
	gvk_put_VkPhysicalDeviceFeatures(writer, &s->features);
}

void gvk_put_VkPhysicalDeviceFeatures2(struct gvk_writer *writer, const VkPhysicalDeviceFeatures2 *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceFeatures2(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceVariablePointersFeatures(struct gvk_writer *writer, const VkPhysicalDeviceVariablePointersFeatures *s)
{
	gvk_put_u32(writer, (uint32_t)s->variablePointersStorageBuffer);
	gvk_put_u32(writer, (uint32_t)s->variablePointers);
}

void gvk_put_VkPhysicalDeviceVariablePointersFeatures(struct gvk_writer *writer, const VkPhysicalDeviceVariablePointersFeatures *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceVariablePointersFeatures(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceMultiviewFeatures(struct gvk_writer *writer, const VkPhysicalDeviceMultiviewFeatures *s)
{
	gvk_put_u32(writer, (uint32_t)s->multiview);
	gvk_put_u32(writer, (uint32_t)s->multiviewGeometryShader);
	gvk_put_u32(writer, (uint32_t)s->multiviewTessellationShader);
}

void gvk_put_VkPhysicalDeviceMultiviewFeatures(struct gvk_writer *writer, const VkPhysicalDeviceMultiviewFeatures *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceMultiviewFeatures(writer, s);
}

static void gvk_put_members_VkRenderPassMultiviewCreateInfo(struct gvk_writer *writer, const VkRenderPassMultiviewCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->subpassCount);
	{
		uint32_t count = s->pViewMasks ? (uint32_t)(s->subpassCount) : 0;

		gvk_put_u32(writer, count);
		gvk_put_raw(writer, s->pViewMasks, (size_t)count * sizeof(*s->pViewMasks));
	}
	gvk_put_u32(writer, (uint32_t)s->dependencyCount);
	{
		uint32_t count = s->pViewOffsets ? (uint32_t)(s->dependencyCount) : 0;

		gvk_put_u32(writer, count);
		gvk_put_raw(writer, s->pViewOffsets, (size_t)count * sizeof(*s->pViewOffsets));
	}
	gvk_put_u32(writer, (uint32_t)s->correlationMaskCount);
	{
		uint32_t count = s->pCorrelationMasks ? (uint32_t)(s->correlationMaskCount) : 0;

		gvk_put_u32(writer, count);
		gvk_put_raw(writer, s->pCorrelationMasks, (size_t)count * sizeof(*s->pCorrelationMasks));
	}
}

void gvk_put_VkRenderPassMultiviewCreateInfo(struct gvk_writer *writer, const VkRenderPassMultiviewCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkRenderPassMultiviewCreateInfo(writer, s);
}

static void gvk_put_members_VkInputAttachmentAspectReference(struct gvk_writer *writer, const VkInputAttachmentAspectReference *s)
{
	gvk_put_u32(writer, (uint32_t)s->subpass);
	gvk_put_u32(writer, (uint32_t)s->inputAttachmentIndex);
	gvk_put_u32(writer, (uint32_t)s->aspectMask);
}

void gvk_put_VkInputAttachmentAspectReference(struct gvk_writer *writer, const VkInputAttachmentAspectReference *s)
{
	gvk_put_members_VkInputAttachmentAspectReference(writer, s);
}

static void gvk_put_members_VkRenderPassInputAttachmentAspectCreateInfo(struct gvk_writer *writer, const VkRenderPassInputAttachmentAspectCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->aspectReferenceCount);
	{
		uint32_t count = s->pAspectReferences ? (uint32_t)(s->aspectReferenceCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkInputAttachmentAspectReference(writer, &s->pAspectReferences[i]);
	}
}

void gvk_put_VkRenderPassInputAttachmentAspectCreateInfo(struct gvk_writer *writer, const VkRenderPassInputAttachmentAspectCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkRenderPassInputAttachmentAspectCreateInfo(writer, s);
}

static void gvk_put_members_VkPhysicalDevice16BitStorageFeatures(struct gvk_writer *writer, const VkPhysicalDevice16BitStorageFeatures *s)
{
	gvk_put_u32(writer, (uint32_t)s->storageBuffer16BitAccess);
	gvk_put_u32(writer, (uint32_t)s->uniformAndStorageBuffer16BitAccess);
	gvk_put_u32(writer, (uint32_t)s->storagePushConstant16);
	gvk_put_u32(writer, (uint32_t)s->storageInputOutput16);
}

void gvk_put_VkPhysicalDevice16BitStorageFeatures(struct gvk_writer *writer, const VkPhysicalDevice16BitStorageFeatures *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDevice16BitStorageFeatures(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceShaderSubgroupExtendedTypesFeatures(struct gvk_writer *writer, const VkPhysicalDeviceShaderSubgroupExtendedTypesFeatures *s)
{
	gvk_put_u32(writer, (uint32_t)s->shaderSubgroupExtendedTypes);
}

void gvk_put_VkPhysicalDeviceShaderSubgroupExtendedTypesFeatures(struct gvk_writer *writer, const VkPhysicalDeviceShaderSubgroupExtendedTypesFeatures *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceShaderSubgroupExtendedTypesFeatures(writer, s);
}

static void gvk_put_members_VkImageViewUsageCreateInfo(struct gvk_writer *writer, const VkImageViewUsageCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->usage);
}

void gvk_put_VkImageViewUsageCreateInfo(struct gvk_writer *writer, const VkImageViewUsageCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkImageViewUsageCreateInfo(writer, s);
}

static void gvk_put_members_VkPipelineTessellationDomainOriginStateCreateInfo(struct gvk_writer *writer, const VkPipelineTessellationDomainOriginStateCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->domainOrigin);
}

void gvk_put_VkPipelineTessellationDomainOriginStateCreateInfo(struct gvk_writer *writer, const VkPipelineTessellationDomainOriginStateCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPipelineTessellationDomainOriginStateCreateInfo(writer, s);
}

static void gvk_put_members_VkSamplerYcbcrConversionInfo(struct gvk_writer *writer, const VkSamplerYcbcrConversionInfo *s)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->conversion));
}

void gvk_put_VkSamplerYcbcrConversionInfo(struct gvk_writer *writer, const VkSamplerYcbcrConversionInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkSamplerYcbcrConversionInfo(writer, s);
}

static void gvk_put_members_VkBindImagePlaneMemoryInfo(struct gvk_writer *writer, const VkBindImagePlaneMemoryInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->planeAspect);
}

void gvk_put_VkBindImagePlaneMemoryInfo(struct gvk_writer *writer, const VkBindImagePlaneMemoryInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkBindImagePlaneMemoryInfo(writer, s);
}

static void gvk_put_members_VkImagePlaneMemoryRequirementsInfo(struct gvk_writer *writer, const VkImagePlaneMemoryRequirementsInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->planeAspect);
}

void gvk_put_VkImagePlaneMemoryRequirementsInfo(struct gvk_writer *writer, const VkImagePlaneMemoryRequirementsInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkImagePlaneMemoryRequirementsInfo(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceSamplerYcbcrConversionFeatures(struct gvk_writer *writer, const VkPhysicalDeviceSamplerYcbcrConversionFeatures *s)
{
	gvk_put_u32(writer, (uint32_t)s->samplerYcbcrConversion);
}

void gvk_put_VkPhysicalDeviceSamplerYcbcrConversionFeatures(struct gvk_writer *writer, const VkPhysicalDeviceSamplerYcbcrConversionFeatures *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceSamplerYcbcrConversionFeatures(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceProtectedMemoryFeatures(struct gvk_writer *writer, const VkPhysicalDeviceProtectedMemoryFeatures *s)
{
	gvk_put_u32(writer, (uint32_t)s->protectedMemory);
}

void gvk_put_VkPhysicalDeviceProtectedMemoryFeatures(struct gvk_writer *writer, const VkPhysicalDeviceProtectedMemoryFeatures *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceProtectedMemoryFeatures(writer, s);
}

static void gvk_put_members_VkSamplerReductionModeCreateInfo(struct gvk_writer *writer, const VkSamplerReductionModeCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->reductionMode);
}

void gvk_put_VkSamplerReductionModeCreateInfo(struct gvk_writer *writer, const VkSamplerReductionModeCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkSamplerReductionModeCreateInfo(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceInlineUniformBlockFeatures(struct gvk_writer *writer, const VkPhysicalDeviceInlineUniformBlockFeatures *s)
{
	gvk_put_u32(writer, (uint32_t)s->inlineUniformBlock);
	gvk_put_u32(writer, (uint32_t)s->descriptorBindingInlineUniformBlockUpdateAfterBind);
}

void gvk_put_VkPhysicalDeviceInlineUniformBlockFeatures(struct gvk_writer *writer, const VkPhysicalDeviceInlineUniformBlockFeatures *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceInlineUniformBlockFeatures(writer, s);
}

static void gvk_put_members_VkWriteDescriptorSetInlineUniformBlock(struct gvk_writer *writer, const VkWriteDescriptorSetInlineUniformBlock *s)
{
	gvk_put_u32(writer, (uint32_t)s->dataSize);
	gvk_put_bytes(writer, s->pData, s->dataSize);
}

void gvk_put_VkWriteDescriptorSetInlineUniformBlock(struct gvk_writer *writer, const VkWriteDescriptorSetInlineUniformBlock *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkWriteDescriptorSetInlineUniformBlock(writer, s);
}

static void gvk_put_members_VkDescriptorPoolInlineUniformBlockCreateInfo(struct gvk_writer *writer, const VkDescriptorPoolInlineUniformBlockCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->maxInlineUniformBlockBindings);
}

void gvk_put_VkDescriptorPoolInlineUniformBlockCreateInfo(struct gvk_writer *writer, const VkDescriptorPoolInlineUniformBlockCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkDescriptorPoolInlineUniformBlockCreateInfo(writer, s);
}

static void gvk_put_members_VkImageFormatListCreateInfo(struct gvk_writer *writer, const VkImageFormatListCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->viewFormatCount);
	{
		uint32_t count = s->pViewFormats ? (uint32_t)(s->viewFormatCount) : 0;

		gvk_put_u32(writer, count);
		gvk_put_raw(writer, s->pViewFormats, (size_t)count * sizeof(*s->pViewFormats));
	}
}

void gvk_put_VkImageFormatListCreateInfo(struct gvk_writer *writer, const VkImageFormatListCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkImageFormatListCreateInfo(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceMaintenance4Features(struct gvk_writer *writer, const VkPhysicalDeviceMaintenance4Features *s)
{
	gvk_put_u32(writer, (uint32_t)s->maintenance4);
}

void gvk_put_VkPhysicalDeviceMaintenance4Features(struct gvk_writer *writer, const VkPhysicalDeviceMaintenance4Features *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceMaintenance4Features(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceShaderDrawParametersFeatures(struct gvk_writer *writer, const VkPhysicalDeviceShaderDrawParametersFeatures *s)
{
	gvk_put_u32(writer, (uint32_t)s->shaderDrawParameters);
}

void gvk_put_VkPhysicalDeviceShaderDrawParametersFeatures(struct gvk_writer *writer, const VkPhysicalDeviceShaderDrawParametersFeatures *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceShaderDrawParametersFeatures(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceShaderFloat16Int8Features(struct gvk_writer *writer, const VkPhysicalDeviceShaderFloat16Int8Features *s)
{
	gvk_put_u32(writer, (uint32_t)s->shaderFloat16);
	gvk_put_u32(writer, (uint32_t)s->shaderInt8);
}

void gvk_put_VkPhysicalDeviceShaderFloat16Int8Features(struct gvk_writer *writer, const VkPhysicalDeviceShaderFloat16Int8Features *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceShaderFloat16Int8Features(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceHostQueryResetFeatures(struct gvk_writer *writer, const VkPhysicalDeviceHostQueryResetFeatures *s)
{
	gvk_put_u32(writer, (uint32_t)s->hostQueryReset);
}

void gvk_put_VkPhysicalDeviceHostQueryResetFeatures(struct gvk_writer *writer, const VkPhysicalDeviceHostQueryResetFeatures *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceHostQueryResetFeatures(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceDescriptorIndexingFeatures(struct gvk_writer *writer, const VkPhysicalDeviceDescriptorIndexingFeatures *s)
{
	gvk_put_u32(writer, (uint32_t)s->shaderInputAttachmentArrayDynamicIndexing);
	gvk_put_u32(writer, (uint32_t)s->shaderUniformTexelBufferArrayDynamicIndexing);
	gvk_put_u32(writer, (uint32_t)s->shaderStorageTexelBufferArrayDynamicIndexing);
	gvk_put_u32(writer, (uint32_t)s->shaderUniformBufferArrayNonUniformIndexing);
	gvk_put_u32(writer, (uint32_t)s->shaderSampledImageArrayNonUniformIndexing);
	gvk_put_u32(writer, (uint32_t)s->shaderStorageBufferArrayNonUniformIndexing);
	gvk_put_u32(writer, (uint32_t)s->shaderStorageImageArrayNonUniformIndexing);
	gvk_put_u32(writer, (uint32_t)s->shaderInputAttachmentArrayNonUniformIndexing);
	gvk_put_u32(writer, (uint32_t)s->shaderUniformTexelBufferArrayNonUniformIndexing);
	gvk_put_u32(writer, (uint32_t)s->shaderStorageTexelBufferArrayNonUniformIndexing);
	gvk_put_u32(writer, (uint32_t)s->descriptorBindingUniformBufferUpdateAfterBind);
	gvk_put_u32(writer, (uint32_t)s->descriptorBindingSampledImageUpdateAfterBind);
	gvk_put_u32(writer, (uint32_t)s->descriptorBindingStorageImageUpdateAfterBind);
	gvk_put_u32(writer, (uint32_t)s->descriptorBindingStorageBufferUpdateAfterBind);
	gvk_put_u32(writer, (uint32_t)s->descriptorBindingUniformTexelBufferUpdateAfterBind);
	gvk_put_u32(writer, (uint32_t)s->descriptorBindingStorageTexelBufferUpdateAfterBind);
	gvk_put_u32(writer, (uint32_t)s->descriptorBindingUpdateUnusedWhilePending);
	gvk_put_u32(writer, (uint32_t)s->descriptorBindingPartiallyBound);
	gvk_put_u32(writer, (uint32_t)s->descriptorBindingVariableDescriptorCount);
	gvk_put_u32(writer, (uint32_t)s->runtimeDescriptorArray);
}

void gvk_put_VkPhysicalDeviceDescriptorIndexingFeatures(struct gvk_writer *writer, const VkPhysicalDeviceDescriptorIndexingFeatures *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceDescriptorIndexingFeatures(writer, s);
}

static void gvk_put_members_VkDescriptorSetLayoutBindingFlagsCreateInfo(struct gvk_writer *writer, const VkDescriptorSetLayoutBindingFlagsCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->bindingCount);
	{
		uint32_t count = s->pBindingFlags ? (uint32_t)(s->bindingCount) : 0;

		gvk_put_u32(writer, count);
		gvk_put_raw(writer, s->pBindingFlags, (size_t)count * sizeof(*s->pBindingFlags));
	}
}

void gvk_put_VkDescriptorSetLayoutBindingFlagsCreateInfo(struct gvk_writer *writer, const VkDescriptorSetLayoutBindingFlagsCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkDescriptorSetLayoutBindingFlagsCreateInfo(writer, s);
}

static void gvk_put_members_VkDescriptorSetVariableDescriptorCountAllocateInfo(struct gvk_writer *writer, const VkDescriptorSetVariableDescriptorCountAllocateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->descriptorSetCount);
	{
		uint32_t count = s->pDescriptorCounts ? (uint32_t)(s->descriptorSetCount) : 0;

		gvk_put_u32(writer, count);
		gvk_put_raw(writer, s->pDescriptorCounts, (size_t)count * sizeof(*s->pDescriptorCounts));
	}
}

void gvk_put_VkDescriptorSetVariableDescriptorCountAllocateInfo(struct gvk_writer *writer, const VkDescriptorSetVariableDescriptorCountAllocateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkDescriptorSetVariableDescriptorCountAllocateInfo(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceTimelineSemaphoreFeatures(struct gvk_writer *writer, const VkPhysicalDeviceTimelineSemaphoreFeatures *s)
{
	gvk_put_u32(writer, (uint32_t)s->timelineSemaphore);
}

void gvk_put_VkPhysicalDeviceTimelineSemaphoreFeatures(struct gvk_writer *writer, const VkPhysicalDeviceTimelineSemaphoreFeatures *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceTimelineSemaphoreFeatures(writer, s);
}

static void gvk_put_members_VkPhysicalDevice8BitStorageFeatures(struct gvk_writer *writer, const VkPhysicalDevice8BitStorageFeatures *s)
{
	gvk_put_u32(writer, (uint32_t)s->storageBuffer8BitAccess);
	gvk_put_u32(writer, (uint32_t)s->uniformAndStorageBuffer8BitAccess);
	gvk_put_u32(writer, (uint32_t)s->storagePushConstant8);
}

void gvk_put_VkPhysicalDevice8BitStorageFeatures(struct gvk_writer *writer, const VkPhysicalDevice8BitStorageFeatures *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDevice8BitStorageFeatures(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceVulkanMemoryModelFeatures(struct gvk_writer *writer, const VkPhysicalDeviceVulkanMemoryModelFeatures *s)
{
	gvk_put_u32(writer, (uint32_t)s->vulkanMemoryModel);
	gvk_put_u32(writer, (uint32_t)s->vulkanMemoryModelDeviceScope);
	gvk_put_u32(writer, (uint32_t)s->vulkanMemoryModelAvailabilityVisibilityChains);
}

void gvk_put_VkPhysicalDeviceVulkanMemoryModelFeatures(struct gvk_writer *writer, const VkPhysicalDeviceVulkanMemoryModelFeatures *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceVulkanMemoryModelFeatures(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceShaderAtomicInt64Features(struct gvk_writer *writer, const VkPhysicalDeviceShaderAtomicInt64Features *s)
{
	gvk_put_u32(writer, (uint32_t)s->shaderBufferInt64Atomics);
	gvk_put_u32(writer, (uint32_t)s->shaderSharedInt64Atomics);
}

void gvk_put_VkPhysicalDeviceShaderAtomicInt64Features(struct gvk_writer *writer, const VkPhysicalDeviceShaderAtomicInt64Features *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceShaderAtomicInt64Features(writer, s);
}

static void gvk_put_members_VkSubpassDescriptionDepthStencilResolve(struct gvk_writer *writer, const VkSubpassDescriptionDepthStencilResolve *s)
{
	gvk_put_u32(writer, (uint32_t)s->depthResolveMode);
	gvk_put_u32(writer, (uint32_t)s->stencilResolveMode);
	gvk_put_u32(writer, s->pDepthStencilResolveAttachment != NULL);
	if (s->pDepthStencilResolveAttachment)
		gvk_put_VkAttachmentReference2(writer, &(*s->pDepthStencilResolveAttachment));
}

void gvk_put_VkSubpassDescriptionDepthStencilResolve(struct gvk_writer *writer, const VkSubpassDescriptionDepthStencilResolve *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkSubpassDescriptionDepthStencilResolve(writer, s);
}

static void gvk_put_members_VkImageStencilUsageCreateInfo(struct gvk_writer *writer, const VkImageStencilUsageCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->stencilUsage);
}

void gvk_put_VkImageStencilUsageCreateInfo(struct gvk_writer *writer, const VkImageStencilUsageCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkImageStencilUsageCreateInfo(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceScalarBlockLayoutFeatures(struct gvk_writer *writer, const VkPhysicalDeviceScalarBlockLayoutFeatures *s)
{
	gvk_put_u32(writer, (uint32_t)s->scalarBlockLayout);
}

void gvk_put_VkPhysicalDeviceScalarBlockLayoutFeatures(struct gvk_writer *writer, const VkPhysicalDeviceScalarBlockLayoutFeatures *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceScalarBlockLayoutFeatures(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceUniformBufferStandardLayoutFeatures(struct gvk_writer *writer, const VkPhysicalDeviceUniformBufferStandardLayoutFeatures *s)
{
	gvk_put_u32(writer, (uint32_t)s->uniformBufferStandardLayout);
}

void gvk_put_VkPhysicalDeviceUniformBufferStandardLayoutFeatures(struct gvk_writer *writer, const VkPhysicalDeviceUniformBufferStandardLayoutFeatures *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceUniformBufferStandardLayoutFeatures(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceBufferDeviceAddressFeatures(struct gvk_writer *writer, const VkPhysicalDeviceBufferDeviceAddressFeatures *s)
{
	gvk_put_u32(writer, (uint32_t)s->bufferDeviceAddress);
	gvk_put_u32(writer, (uint32_t)s->bufferDeviceAddressCaptureReplay);
	gvk_put_u32(writer, (uint32_t)s->bufferDeviceAddressMultiDevice);
}

void gvk_put_VkPhysicalDeviceBufferDeviceAddressFeatures(struct gvk_writer *writer, const VkPhysicalDeviceBufferDeviceAddressFeatures *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceBufferDeviceAddressFeatures(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceImagelessFramebufferFeatures(struct gvk_writer *writer, const VkPhysicalDeviceImagelessFramebufferFeatures *s)
{
	gvk_put_u32(writer, (uint32_t)s->imagelessFramebuffer);
}

void gvk_put_VkPhysicalDeviceImagelessFramebufferFeatures(struct gvk_writer *writer, const VkPhysicalDeviceImagelessFramebufferFeatures *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceImagelessFramebufferFeatures(writer, s);
}

static void gvk_put_members_VkFramebufferAttachmentImageInfo(struct gvk_writer *writer, const VkFramebufferAttachmentImageInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u32(writer, (uint32_t)s->usage);
	gvk_put_u32(writer, (uint32_t)s->width);
	gvk_put_u32(writer, (uint32_t)s->height);
	gvk_put_u32(writer, (uint32_t)s->layerCount);
	gvk_put_u32(writer, (uint32_t)s->viewFormatCount);
	{
		uint32_t count = s->pViewFormats ? (uint32_t)(s->viewFormatCount) : 0;

		gvk_put_u32(writer, count);
		gvk_put_raw(writer, s->pViewFormats, (size_t)count * sizeof(*s->pViewFormats));
	}
}

void gvk_put_VkFramebufferAttachmentImageInfo(struct gvk_writer *writer, const VkFramebufferAttachmentImageInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkFramebufferAttachmentImageInfo(writer, s);
}

static void gvk_put_members_VkFramebufferAttachmentsCreateInfo(struct gvk_writer *writer, const VkFramebufferAttachmentsCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->attachmentImageInfoCount);
	{
		uint32_t count = s->pAttachmentImageInfos ? (uint32_t)(s->attachmentImageInfoCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkFramebufferAttachmentImageInfo(writer, &s->pAttachmentImageInfos[i]);
	}
}

void gvk_put_VkFramebufferAttachmentsCreateInfo(struct gvk_writer *writer, const VkFramebufferAttachmentsCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkFramebufferAttachmentsCreateInfo(writer, s);
}

static void gvk_put_members_VkRenderPassAttachmentBeginInfo(struct gvk_writer *writer, const VkRenderPassAttachmentBeginInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->attachmentCount);
	{
		uint32_t count = s->pAttachments ? (uint32_t)(s->attachmentCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)s->pAttachments[i]));
	}
}

void gvk_put_VkRenderPassAttachmentBeginInfo(struct gvk_writer *writer, const VkRenderPassAttachmentBeginInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkRenderPassAttachmentBeginInfo(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceTextureCompressionASTCHDRFeatures(struct gvk_writer *writer, const VkPhysicalDeviceTextureCompressionASTCHDRFeatures *s)
{
	gvk_put_u32(writer, (uint32_t)s->textureCompressionASTC_HDR);
}

void gvk_put_VkPhysicalDeviceTextureCompressionASTCHDRFeatures(struct gvk_writer *writer, const VkPhysicalDeviceTextureCompressionASTCHDRFeatures *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceTextureCompressionASTCHDRFeatures(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceSeparateDepthStencilLayoutsFeatures(struct gvk_writer *writer, const VkPhysicalDeviceSeparateDepthStencilLayoutsFeatures *s)
{
	gvk_put_u32(writer, (uint32_t)s->separateDepthStencilLayouts);
}

void gvk_put_VkPhysicalDeviceSeparateDepthStencilLayoutsFeatures(struct gvk_writer *writer, const VkPhysicalDeviceSeparateDepthStencilLayoutsFeatures *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceSeparateDepthStencilLayoutsFeatures(writer, s);
}

static void gvk_put_members_VkAttachmentReferenceStencilLayout(struct gvk_writer *writer, const VkAttachmentReferenceStencilLayout *s)
{
	gvk_put_u32(writer, (uint32_t)s->stencilLayout);
}

void gvk_put_VkAttachmentReferenceStencilLayout(struct gvk_writer *writer, const VkAttachmentReferenceStencilLayout *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkAttachmentReferenceStencilLayout(writer, s);
}

static void gvk_put_members_VkAttachmentDescriptionStencilLayout(struct gvk_writer *writer, const VkAttachmentDescriptionStencilLayout *s)
{
	gvk_put_u32(writer, (uint32_t)s->stencilInitialLayout);
	gvk_put_u32(writer, (uint32_t)s->stencilFinalLayout);
}

void gvk_put_VkAttachmentDescriptionStencilLayout(struct gvk_writer *writer, const VkAttachmentDescriptionStencilLayout *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkAttachmentDescriptionStencilLayout(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceShaderDemoteToHelperInvocationFeatures(struct gvk_writer *writer, const VkPhysicalDeviceShaderDemoteToHelperInvocationFeatures *s)
{
	gvk_put_u32(writer, (uint32_t)s->shaderDemoteToHelperInvocation);
}

void gvk_put_VkPhysicalDeviceShaderDemoteToHelperInvocationFeatures(struct gvk_writer *writer, const VkPhysicalDeviceShaderDemoteToHelperInvocationFeatures *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceShaderDemoteToHelperInvocationFeatures(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceSubgroupSizeControlFeatures(struct gvk_writer *writer, const VkPhysicalDeviceSubgroupSizeControlFeatures *s)
{
	gvk_put_u32(writer, (uint32_t)s->subgroupSizeControl);
	gvk_put_u32(writer, (uint32_t)s->computeFullSubgroups);
}

void gvk_put_VkPhysicalDeviceSubgroupSizeControlFeatures(struct gvk_writer *writer, const VkPhysicalDeviceSubgroupSizeControlFeatures *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceSubgroupSizeControlFeatures(writer, s);
}

static void gvk_put_members_VkPipelineShaderStageRequiredSubgroupSizeCreateInfo(struct gvk_writer *writer, const VkPipelineShaderStageRequiredSubgroupSizeCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->requiredSubgroupSize);
}

void gvk_put_VkPipelineShaderStageRequiredSubgroupSizeCreateInfo(struct gvk_writer *writer, const VkPipelineShaderStageRequiredSubgroupSizeCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPipelineShaderStageRequiredSubgroupSizeCreateInfo(writer, s);
}

static void gvk_put_members_VkPhysicalDevicePipelineCreationCacheControlFeatures(struct gvk_writer *writer, const VkPhysicalDevicePipelineCreationCacheControlFeatures *s)
{
	gvk_put_u32(writer, (uint32_t)s->pipelineCreationCacheControl);
}

void gvk_put_VkPhysicalDevicePipelineCreationCacheControlFeatures(struct gvk_writer *writer, const VkPhysicalDevicePipelineCreationCacheControlFeatures *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDevicePipelineCreationCacheControlFeatures(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceVulkan11Features(struct gvk_writer *writer, const VkPhysicalDeviceVulkan11Features *s)
{
	gvk_put_u32(writer, (uint32_t)s->storageBuffer16BitAccess);
	gvk_put_u32(writer, (uint32_t)s->uniformAndStorageBuffer16BitAccess);
	gvk_put_u32(writer, (uint32_t)s->storagePushConstant16);
	gvk_put_u32(writer, (uint32_t)s->storageInputOutput16);
	gvk_put_u32(writer, (uint32_t)s->multiview);
	gvk_put_u32(writer, (uint32_t)s->multiviewGeometryShader);
	gvk_put_u32(writer, (uint32_t)s->multiviewTessellationShader);
	gvk_put_u32(writer, (uint32_t)s->variablePointersStorageBuffer);
	gvk_put_u32(writer, (uint32_t)s->variablePointers);
	gvk_put_u32(writer, (uint32_t)s->protectedMemory);
	gvk_put_u32(writer, (uint32_t)s->samplerYcbcrConversion);
	gvk_put_u32(writer, (uint32_t)s->shaderDrawParameters);
}

void gvk_put_VkPhysicalDeviceVulkan11Features(struct gvk_writer *writer, const VkPhysicalDeviceVulkan11Features *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceVulkan11Features(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceVulkan12Features(struct gvk_writer *writer, const VkPhysicalDeviceVulkan12Features *s)
{
	gvk_put_u32(writer, (uint32_t)s->samplerMirrorClampToEdge);
	gvk_put_u32(writer, (uint32_t)s->drawIndirectCount);
	gvk_put_u32(writer, (uint32_t)s->storageBuffer8BitAccess);
	gvk_put_u32(writer, (uint32_t)s->uniformAndStorageBuffer8BitAccess);
	gvk_put_u32(writer, (uint32_t)s->storagePushConstant8);
	gvk_put_u32(writer, (uint32_t)s->shaderBufferInt64Atomics);
	gvk_put_u32(writer, (uint32_t)s->shaderSharedInt64Atomics);
	gvk_put_u32(writer, (uint32_t)s->shaderFloat16);
	gvk_put_u32(writer, (uint32_t)s->shaderInt8);
	gvk_put_u32(writer, (uint32_t)s->descriptorIndexing);
	gvk_put_u32(writer, (uint32_t)s->shaderInputAttachmentArrayDynamicIndexing);
	gvk_put_u32(writer, (uint32_t)s->shaderUniformTexelBufferArrayDynamicIndexing);
	gvk_put_u32(writer, (uint32_t)s->shaderStorageTexelBufferArrayDynamicIndexing);
	gvk_put_u32(writer, (uint32_t)s->shaderUniformBufferArrayNonUniformIndexing);
	gvk_put_u32(writer, (uint32_t)s->shaderSampledImageArrayNonUniformIndexing);
	gvk_put_u32(writer, (uint32_t)s->shaderStorageBufferArrayNonUniformIndexing);
	gvk_put_u32(writer, (uint32_t)s->shaderStorageImageArrayNonUniformIndexing);
	gvk_put_u32(writer, (uint32_t)s->shaderInputAttachmentArrayNonUniformIndexing);
	gvk_put_u32(writer, (uint32_t)s->shaderUniformTexelBufferArrayNonUniformIndexing);
	gvk_put_u32(writer, (uint32_t)s->shaderStorageTexelBufferArrayNonUniformIndexing);
	gvk_put_u32(writer, (uint32_t)s->descriptorBindingUniformBufferUpdateAfterBind);
	gvk_put_u32(writer, (uint32_t)s->descriptorBindingSampledImageUpdateAfterBind);
	gvk_put_u32(writer, (uint32_t)s->descriptorBindingStorageImageUpdateAfterBind);
	gvk_put_u32(writer, (uint32_t)s->descriptorBindingStorageBufferUpdateAfterBind);
	gvk_put_u32(writer, (uint32_t)s->descriptorBindingUniformTexelBufferUpdateAfterBind);
	gvk_put_u32(writer, (uint32_t)s->descriptorBindingStorageTexelBufferUpdateAfterBind);
	gvk_put_u32(writer, (uint32_t)s->descriptorBindingUpdateUnusedWhilePending);
	gvk_put_u32(writer, (uint32_t)s->descriptorBindingPartiallyBound);
	gvk_put_u32(writer, (uint32_t)s->descriptorBindingVariableDescriptorCount);
	gvk_put_u32(writer, (uint32_t)s->runtimeDescriptorArray);
	gvk_put_u32(writer, (uint32_t)s->samplerFilterMinmax);
	gvk_put_u32(writer, (uint32_t)s->scalarBlockLayout);
	gvk_put_u32(writer, (uint32_t)s->imagelessFramebuffer);
	gvk_put_u32(writer, (uint32_t)s->uniformBufferStandardLayout);
	gvk_put_u32(writer, (uint32_t)s->shaderSubgroupExtendedTypes);
	gvk_put_u32(writer, (uint32_t)s->separateDepthStencilLayouts);
	gvk_put_u32(writer, (uint32_t)s->hostQueryReset);
	gvk_put_u32(writer, (uint32_t)s->timelineSemaphore);
	gvk_put_u32(writer, (uint32_t)s->bufferDeviceAddress);
	gvk_put_u32(writer, (uint32_t)s->bufferDeviceAddressCaptureReplay);
	gvk_put_u32(writer, (uint32_t)s->bufferDeviceAddressMultiDevice);
	gvk_put_u32(writer, (uint32_t)s->vulkanMemoryModel);
	gvk_put_u32(writer, (uint32_t)s->vulkanMemoryModelDeviceScope);
	gvk_put_u32(writer, (uint32_t)s->vulkanMemoryModelAvailabilityVisibilityChains);
	gvk_put_u32(writer, (uint32_t)s->shaderOutputViewportIndex);
	gvk_put_u32(writer, (uint32_t)s->shaderOutputLayer);
	gvk_put_u32(writer, (uint32_t)s->subgroupBroadcastDynamicId);
}

void gvk_put_VkPhysicalDeviceVulkan12Features(struct gvk_writer *writer, const VkPhysicalDeviceVulkan12Features *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceVulkan12Features(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceVulkan13Features(struct gvk_writer *writer, const VkPhysicalDeviceVulkan13Features *s)
{
	gvk_put_u32(writer, (uint32_t)s->robustImageAccess);
	gvk_put_u32(writer, (uint32_t)s->inlineUniformBlock);
	gvk_put_u32(writer, (uint32_t)s->descriptorBindingInlineUniformBlockUpdateAfterBind);
	gvk_put_u32(writer, (uint32_t)s->pipelineCreationCacheControl);
	gvk_put_u32(writer, (uint32_t)s->privateData);
	gvk_put_u32(writer, (uint32_t)s->shaderDemoteToHelperInvocation);
	gvk_put_u32(writer, (uint32_t)s->shaderTerminateInvocation);
	gvk_put_u32(writer, (uint32_t)s->subgroupSizeControl);
	gvk_put_u32(writer, (uint32_t)s->computeFullSubgroups);
	gvk_put_u32(writer, (uint32_t)s->synchronization2);
	gvk_put_u32(writer, (uint32_t)s->textureCompressionASTC_HDR);
	gvk_put_u32(writer, (uint32_t)s->shaderZeroInitializeWorkgroupMemory);
	gvk_put_u32(writer, (uint32_t)s->dynamicRendering);
	gvk_put_u32(writer, (uint32_t)s->shaderIntegerDotProduct);
	gvk_put_u32(writer, (uint32_t)s->maintenance4);
}

void gvk_put_VkPhysicalDeviceVulkan13Features(struct gvk_writer *writer, const VkPhysicalDeviceVulkan13Features *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceVulkan13Features(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceZeroInitializeWorkgroupMemoryFeatures(struct gvk_writer *writer, const VkPhysicalDeviceZeroInitializeWorkgroupMemoryFeatures *s)
{
	gvk_put_u32(writer, (uint32_t)s->shaderZeroInitializeWorkgroupMemory);
}

void gvk_put_VkPhysicalDeviceZeroInitializeWorkgroupMemoryFeatures(struct gvk_writer *writer, const VkPhysicalDeviceZeroInitializeWorkgroupMemoryFeatures *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceZeroInitializeWorkgroupMemoryFeatures(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceImageRobustnessFeatures(struct gvk_writer *writer, const VkPhysicalDeviceImageRobustnessFeatures *s)
{
	gvk_put_u32(writer, (uint32_t)s->robustImageAccess);
}

void gvk_put_VkPhysicalDeviceImageRobustnessFeatures(struct gvk_writer *writer, const VkPhysicalDeviceImageRobustnessFeatures *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceImageRobustnessFeatures(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceShaderTerminateInvocationFeatures(struct gvk_writer *writer, const VkPhysicalDeviceShaderTerminateInvocationFeatures *s)
{
	gvk_put_u32(writer, (uint32_t)s->shaderTerminateInvocation);
}

void gvk_put_VkPhysicalDeviceShaderTerminateInvocationFeatures(struct gvk_writer *writer, const VkPhysicalDeviceShaderTerminateInvocationFeatures *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceShaderTerminateInvocationFeatures(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceSynchronization2Features(struct gvk_writer *writer, const VkPhysicalDeviceSynchronization2Features *s)
{
	gvk_put_u32(writer, (uint32_t)s->synchronization2);
}

void gvk_put_VkPhysicalDeviceSynchronization2Features(struct gvk_writer *writer, const VkPhysicalDeviceSynchronization2Features *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceSynchronization2Features(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceShaderIntegerDotProductFeatures(struct gvk_writer *writer, const VkPhysicalDeviceShaderIntegerDotProductFeatures *s)
{
	gvk_put_u32(writer, (uint32_t)s->shaderIntegerDotProduct);
}

void gvk_put_VkPhysicalDeviceShaderIntegerDotProductFeatures(struct gvk_writer *writer, const VkPhysicalDeviceShaderIntegerDotProductFeatures *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceShaderIntegerDotProductFeatures(writer, s);
}

static void gvk_put_members_VkPipelineRenderingCreateInfo(struct gvk_writer *writer, const VkPipelineRenderingCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->viewMask);
	gvk_put_u32(writer, (uint32_t)s->colorAttachmentCount);
	{
		uint32_t count = s->pColorAttachmentFormats ? (uint32_t)(s->colorAttachmentCount) : 0;

		gvk_put_u32(writer, count);
		gvk_put_raw(writer, s->pColorAttachmentFormats, (size_t)count * sizeof(*s->pColorAttachmentFormats));
	}
	gvk_put_u32(writer, (uint32_t)s->depthAttachmentFormat);
	gvk_put_u32(writer, (uint32_t)s->stencilAttachmentFormat);
}

void gvk_put_VkPipelineRenderingCreateInfo(struct gvk_writer *writer, const VkPipelineRenderingCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPipelineRenderingCreateInfo(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceDynamicRenderingFeatures(struct gvk_writer *writer, const VkPhysicalDeviceDynamicRenderingFeatures *s)
{
	gvk_put_u32(writer, (uint32_t)s->dynamicRendering);
}

void gvk_put_VkPhysicalDeviceDynamicRenderingFeatures(struct gvk_writer *writer, const VkPhysicalDeviceDynamicRenderingFeatures *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceDynamicRenderingFeatures(writer, s);
}

static void gvk_put_members_VkCommandBufferInheritanceRenderingInfo(struct gvk_writer *writer, const VkCommandBufferInheritanceRenderingInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u32(writer, (uint32_t)s->viewMask);
	gvk_put_u32(writer, (uint32_t)s->colorAttachmentCount);
	{
		uint32_t count = s->pColorAttachmentFormats ? (uint32_t)(s->colorAttachmentCount) : 0;

		gvk_put_u32(writer, count);
		gvk_put_raw(writer, s->pColorAttachmentFormats, (size_t)count * sizeof(*s->pColorAttachmentFormats));
	}
	gvk_put_u32(writer, (uint32_t)s->depthAttachmentFormat);
	gvk_put_u32(writer, (uint32_t)s->stencilAttachmentFormat);
	gvk_put_u32(writer, (uint32_t)s->rasterizationSamples);
}

void gvk_put_VkCommandBufferInheritanceRenderingInfo(struct gvk_writer *writer, const VkCommandBufferInheritanceRenderingInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkCommandBufferInheritanceRenderingInfo(writer, s);
}

static void gvk_put_members_VkPhysicalDevice4444FormatsFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDevice4444FormatsFeaturesEXT *s)
{
	gvk_put_u32(writer, (uint32_t)s->formatA4R4G4B4);
	gvk_put_u32(writer, (uint32_t)s->formatA4B4G4R4);
}

void gvk_put_VkPhysicalDevice4444FormatsFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDevice4444FormatsFeaturesEXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDevice4444FormatsFeaturesEXT(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceBorderColorSwizzleFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceBorderColorSwizzleFeaturesEXT *s)
{
	gvk_put_u32(writer, (uint32_t)s->borderColorSwizzle);
	gvk_put_u32(writer, (uint32_t)s->borderColorSwizzleFromImage);
}

void gvk_put_VkPhysicalDeviceBorderColorSwizzleFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceBorderColorSwizzleFeaturesEXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceBorderColorSwizzleFeaturesEXT(writer, s);
}

static void gvk_put_members_VkSamplerBorderColorComponentMappingCreateInfoEXT(struct gvk_writer *writer, const VkSamplerBorderColorComponentMappingCreateInfoEXT *s)
{
	gvk_put_VkComponentMapping(writer, &s->components);
	gvk_put_u32(writer, (uint32_t)s->srgb);
}

void gvk_put_VkSamplerBorderColorComponentMappingCreateInfoEXT(struct gvk_writer *writer, const VkSamplerBorderColorComponentMappingCreateInfoEXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkSamplerBorderColorComponentMappingCreateInfoEXT(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceColorWriteEnableFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceColorWriteEnableFeaturesEXT *s)
{
	gvk_put_u32(writer, (uint32_t)s->colorWriteEnable);
}

void gvk_put_VkPhysicalDeviceColorWriteEnableFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceColorWriteEnableFeaturesEXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceColorWriteEnableFeaturesEXT(writer, s);
}

static void gvk_put_members_VkPipelineColorWriteCreateInfoEXT(struct gvk_writer *writer, const VkPipelineColorWriteCreateInfoEXT *s)
{
	gvk_put_u32(writer, (uint32_t)s->attachmentCount);
	{
		uint32_t count = s->pColorWriteEnables ? (uint32_t)(s->attachmentCount) : 0;

		gvk_put_u32(writer, count);
		gvk_put_raw(writer, s->pColorWriteEnables, (size_t)count * sizeof(*s->pColorWriteEnables));
	}
}

void gvk_put_VkPipelineColorWriteCreateInfoEXT(struct gvk_writer *writer, const VkPipelineColorWriteCreateInfoEXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPipelineColorWriteCreateInfoEXT(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceConditionalRenderingFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceConditionalRenderingFeaturesEXT *s)
{
	gvk_put_u32(writer, (uint32_t)s->conditionalRendering);
	gvk_put_u32(writer, (uint32_t)s->inheritedConditionalRendering);
}

void gvk_put_VkPhysicalDeviceConditionalRenderingFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceConditionalRenderingFeaturesEXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceConditionalRenderingFeaturesEXT(writer, s);
}

static void gvk_put_members_VkCommandBufferInheritanceConditionalRenderingInfoEXT(struct gvk_writer *writer, const VkCommandBufferInheritanceConditionalRenderingInfoEXT *s)
{
	gvk_put_u32(writer, (uint32_t)s->conditionalRenderingEnable);
}

void gvk_put_VkCommandBufferInheritanceConditionalRenderingInfoEXT(struct gvk_writer *writer, const VkCommandBufferInheritanceConditionalRenderingInfoEXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkCommandBufferInheritanceConditionalRenderingInfoEXT(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceCustomBorderColorFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceCustomBorderColorFeaturesEXT *s)
{
	gvk_put_u32(writer, (uint32_t)s->customBorderColors);
	gvk_put_u32(writer, (uint32_t)s->customBorderColorWithoutFormat);
}

void gvk_put_VkPhysicalDeviceCustomBorderColorFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceCustomBorderColorFeaturesEXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceCustomBorderColorFeaturesEXT(writer, s);
}

static void gvk_put_members_VkSamplerCustomBorderColorCreateInfoEXT(struct gvk_writer *writer, const VkSamplerCustomBorderColorCreateInfoEXT *s)
{
	gvk_put_raw(writer, &s->customBorderColor, sizeof(s->customBorderColor));
	gvk_put_u32(writer, (uint32_t)s->format);
}

void gvk_put_VkSamplerCustomBorderColorCreateInfoEXT(struct gvk_writer *writer, const VkSamplerCustomBorderColorCreateInfoEXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkSamplerCustomBorderColorCreateInfoEXT(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceDepthClipControlFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceDepthClipControlFeaturesEXT *s)
{
	gvk_put_u32(writer, (uint32_t)s->depthClipControl);
}

void gvk_put_VkPhysicalDeviceDepthClipControlFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceDepthClipControlFeaturesEXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceDepthClipControlFeaturesEXT(writer, s);
}

static void gvk_put_members_VkPipelineViewportDepthClipControlCreateInfoEXT(struct gvk_writer *writer, const VkPipelineViewportDepthClipControlCreateInfoEXT *s)
{
	gvk_put_u32(writer, (uint32_t)s->negativeOneToOne);
}

void gvk_put_VkPipelineViewportDepthClipControlCreateInfoEXT(struct gvk_writer *writer, const VkPipelineViewportDepthClipControlCreateInfoEXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPipelineViewportDepthClipControlCreateInfoEXT(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceDepthClipEnableFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceDepthClipEnableFeaturesEXT *s)
{
	gvk_put_u32(writer, (uint32_t)s->depthClipEnable);
}

void gvk_put_VkPhysicalDeviceDepthClipEnableFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceDepthClipEnableFeaturesEXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceDepthClipEnableFeaturesEXT(writer, s);
}

static void gvk_put_members_VkPipelineRasterizationDepthClipStateCreateInfoEXT(struct gvk_writer *writer, const VkPipelineRasterizationDepthClipStateCreateInfoEXT *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u32(writer, (uint32_t)s->depthClipEnable);
}

void gvk_put_VkPipelineRasterizationDepthClipStateCreateInfoEXT(struct gvk_writer *writer, const VkPipelineRasterizationDepthClipStateCreateInfoEXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPipelineRasterizationDepthClipStateCreateInfoEXT(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceExtendedDynamicStateFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceExtendedDynamicStateFeaturesEXT *s)
{
	gvk_put_u32(writer, (uint32_t)s->extendedDynamicState);
}

void gvk_put_VkPhysicalDeviceExtendedDynamicStateFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceExtendedDynamicStateFeaturesEXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceExtendedDynamicStateFeaturesEXT(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceExtendedDynamicState2FeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceExtendedDynamicState2FeaturesEXT *s)
{
	gvk_put_u32(writer, (uint32_t)s->extendedDynamicState2);
	gvk_put_u32(writer, (uint32_t)s->extendedDynamicState2LogicOp);
	gvk_put_u32(writer, (uint32_t)s->extendedDynamicState2PatchControlPoints);
}

void gvk_put_VkPhysicalDeviceExtendedDynamicState2FeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceExtendedDynamicState2FeaturesEXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceExtendedDynamicState2FeaturesEXT(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceImage2DViewOf3DFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceImage2DViewOf3DFeaturesEXT *s)
{
	gvk_put_u32(writer, (uint32_t)s->image2DViewOf3D);
	gvk_put_u32(writer, (uint32_t)s->sampler2DViewOf3D);
}

void gvk_put_VkPhysicalDeviceImage2DViewOf3DFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceImage2DViewOf3DFeaturesEXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceImage2DViewOf3DFeaturesEXT(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceIndexTypeUint8FeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceIndexTypeUint8FeaturesEXT *s)
{
	gvk_put_u32(writer, (uint32_t)s->indexTypeUint8);
}

void gvk_put_VkPhysicalDeviceIndexTypeUint8FeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceIndexTypeUint8FeaturesEXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceIndexTypeUint8FeaturesEXT(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceLineRasterizationFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceLineRasterizationFeaturesEXT *s)
{
	gvk_put_u32(writer, (uint32_t)s->rectangularLines);
	gvk_put_u32(writer, (uint32_t)s->bresenhamLines);
	gvk_put_u32(writer, (uint32_t)s->smoothLines);
	gvk_put_u32(writer, (uint32_t)s->stippledRectangularLines);
	gvk_put_u32(writer, (uint32_t)s->stippledBresenhamLines);
	gvk_put_u32(writer, (uint32_t)s->stippledSmoothLines);
}

void gvk_put_VkPhysicalDeviceLineRasterizationFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceLineRasterizationFeaturesEXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceLineRasterizationFeaturesEXT(writer, s);
}

static void gvk_put_members_VkPipelineRasterizationLineStateCreateInfoEXT(struct gvk_writer *writer, const VkPipelineRasterizationLineStateCreateInfoEXT *s)
{
	gvk_put_u32(writer, (uint32_t)s->lineRasterizationMode);
	gvk_put_u32(writer, (uint32_t)s->stippledLineEnable);
	gvk_put_u32(writer, (uint32_t)s->lineStippleFactor);
	gvk_put_u32(writer, (uint32_t)s->lineStipplePattern);
}

void gvk_put_VkPipelineRasterizationLineStateCreateInfoEXT(struct gvk_writer *writer, const VkPipelineRasterizationLineStateCreateInfoEXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPipelineRasterizationLineStateCreateInfoEXT(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceNonSeamlessCubeMapFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceNonSeamlessCubeMapFeaturesEXT *s)
{
	gvk_put_u32(writer, (uint32_t)s->nonSeamlessCubeMap);
}

void gvk_put_VkPhysicalDeviceNonSeamlessCubeMapFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceNonSeamlessCubeMapFeaturesEXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceNonSeamlessCubeMapFeaturesEXT(writer, s);
}

static void gvk_put_members_VkPhysicalDevicePrimitiveTopologyListRestartFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDevicePrimitiveTopologyListRestartFeaturesEXT *s)
{
	gvk_put_u32(writer, (uint32_t)s->primitiveTopologyListRestart);
	gvk_put_u32(writer, (uint32_t)s->primitiveTopologyPatchListRestart);
}

void gvk_put_VkPhysicalDevicePrimitiveTopologyListRestartFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDevicePrimitiveTopologyListRestartFeaturesEXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDevicePrimitiveTopologyListRestartFeaturesEXT(writer, s);
}

static void gvk_put_members_VkPhysicalDevicePrimitivesGeneratedQueryFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDevicePrimitivesGeneratedQueryFeaturesEXT *s)
{
	gvk_put_u32(writer, (uint32_t)s->primitivesGeneratedQuery);
	gvk_put_u32(writer, (uint32_t)s->primitivesGeneratedQueryWithRasterizerDiscard);
	gvk_put_u32(writer, (uint32_t)s->primitivesGeneratedQueryWithNonZeroStreams);
}

void gvk_put_VkPhysicalDevicePrimitivesGeneratedQueryFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDevicePrimitivesGeneratedQueryFeaturesEXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDevicePrimitivesGeneratedQueryFeaturesEXT(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceProvokingVertexFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceProvokingVertexFeaturesEXT *s)
{
	gvk_put_u32(writer, (uint32_t)s->provokingVertexLast);
	gvk_put_u32(writer, (uint32_t)s->transformFeedbackPreservesProvokingVertex);
}

void gvk_put_VkPhysicalDeviceProvokingVertexFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceProvokingVertexFeaturesEXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceProvokingVertexFeaturesEXT(writer, s);
}

static void gvk_put_members_VkPipelineRasterizationProvokingVertexStateCreateInfoEXT(struct gvk_writer *writer, const VkPipelineRasterizationProvokingVertexStateCreateInfoEXT *s)
{
	gvk_put_u32(writer, (uint32_t)s->provokingVertexMode);
}

void gvk_put_VkPipelineRasterizationProvokingVertexStateCreateInfoEXT(struct gvk_writer *writer, const VkPipelineRasterizationProvokingVertexStateCreateInfoEXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPipelineRasterizationProvokingVertexStateCreateInfoEXT(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceRobustness2FeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceRobustness2FeaturesEXT *s)
{
	gvk_put_u32(writer, (uint32_t)s->robustBufferAccess2);
	gvk_put_u32(writer, (uint32_t)s->robustImageAccess2);
	gvk_put_u32(writer, (uint32_t)s->nullDescriptor);
}

void gvk_put_VkPhysicalDeviceRobustness2FeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceRobustness2FeaturesEXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceRobustness2FeaturesEXT(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceShaderAtomicFloatFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceShaderAtomicFloatFeaturesEXT *s)
{
	gvk_put_u32(writer, (uint32_t)s->shaderBufferFloat32Atomics);
	gvk_put_u32(writer, (uint32_t)s->shaderBufferFloat32AtomicAdd);
	gvk_put_u32(writer, (uint32_t)s->shaderBufferFloat64Atomics);
	gvk_put_u32(writer, (uint32_t)s->shaderBufferFloat64AtomicAdd);
	gvk_put_u32(writer, (uint32_t)s->shaderSharedFloat32Atomics);
	gvk_put_u32(writer, (uint32_t)s->shaderSharedFloat32AtomicAdd);
	gvk_put_u32(writer, (uint32_t)s->shaderSharedFloat64Atomics);
	gvk_put_u32(writer, (uint32_t)s->shaderSharedFloat64AtomicAdd);
	gvk_put_u32(writer, (uint32_t)s->shaderImageFloat32Atomics);
	gvk_put_u32(writer, (uint32_t)s->shaderImageFloat32AtomicAdd);
	gvk_put_u32(writer, (uint32_t)s->sparseImageFloat32Atomics);
	gvk_put_u32(writer, (uint32_t)s->sparseImageFloat32AtomicAdd);
}

void gvk_put_VkPhysicalDeviceShaderAtomicFloatFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceShaderAtomicFloatFeaturesEXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceShaderAtomicFloatFeaturesEXT(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceShaderAtomicFloat2FeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceShaderAtomicFloat2FeaturesEXT *s)
{
	gvk_put_u32(writer, (uint32_t)s->shaderBufferFloat16Atomics);
	gvk_put_u32(writer, (uint32_t)s->shaderBufferFloat16AtomicAdd);
	gvk_put_u32(writer, (uint32_t)s->shaderBufferFloat16AtomicMinMax);
	gvk_put_u32(writer, (uint32_t)s->shaderBufferFloat32AtomicMinMax);
	gvk_put_u32(writer, (uint32_t)s->shaderBufferFloat64AtomicMinMax);
	gvk_put_u32(writer, (uint32_t)s->shaderSharedFloat16Atomics);
	gvk_put_u32(writer, (uint32_t)s->shaderSharedFloat16AtomicAdd);
	gvk_put_u32(writer, (uint32_t)s->shaderSharedFloat16AtomicMinMax);
	gvk_put_u32(writer, (uint32_t)s->shaderSharedFloat32AtomicMinMax);
	gvk_put_u32(writer, (uint32_t)s->shaderSharedFloat64AtomicMinMax);
	gvk_put_u32(writer, (uint32_t)s->shaderImageFloat32AtomicMinMax);
	gvk_put_u32(writer, (uint32_t)s->sparseImageFloat32AtomicMinMax);
}

void gvk_put_VkPhysicalDeviceShaderAtomicFloat2FeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceShaderAtomicFloat2FeaturesEXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceShaderAtomicFloat2FeaturesEXT(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceShaderClockFeaturesKHR(struct gvk_writer *writer, const VkPhysicalDeviceShaderClockFeaturesKHR *s)
{
	gvk_put_u32(writer, (uint32_t)s->shaderSubgroupClock);
	gvk_put_u32(writer, (uint32_t)s->shaderDeviceClock);
}

void gvk_put_VkPhysicalDeviceShaderClockFeaturesKHR(struct gvk_writer *writer, const VkPhysicalDeviceShaderClockFeaturesKHR *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceShaderClockFeaturesKHR(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceTexelBufferAlignmentFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceTexelBufferAlignmentFeaturesEXT *s)
{
	gvk_put_u32(writer, (uint32_t)s->texelBufferAlignment);
}

void gvk_put_VkPhysicalDeviceTexelBufferAlignmentFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceTexelBufferAlignmentFeaturesEXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceTexelBufferAlignmentFeaturesEXT(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceTransformFeedbackFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceTransformFeedbackFeaturesEXT *s)
{
	gvk_put_u32(writer, (uint32_t)s->transformFeedback);
	gvk_put_u32(writer, (uint32_t)s->geometryStreams);
}

void gvk_put_VkPhysicalDeviceTransformFeedbackFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceTransformFeedbackFeaturesEXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceTransformFeedbackFeaturesEXT(writer, s);
}

static void gvk_put_members_VkPipelineRasterizationStateStreamCreateInfoEXT(struct gvk_writer *writer, const VkPipelineRasterizationStateStreamCreateInfoEXT *s)
{
	gvk_put_u32(writer, (uint32_t)s->flags);
	gvk_put_u32(writer, (uint32_t)s->rasterizationStream);
}

void gvk_put_VkPipelineRasterizationStateStreamCreateInfoEXT(struct gvk_writer *writer, const VkPipelineRasterizationStateStreamCreateInfoEXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPipelineRasterizationStateStreamCreateInfoEXT(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceVertexAttributeDivisorFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceVertexAttributeDivisorFeaturesEXT *s)
{
	gvk_put_u32(writer, (uint32_t)s->vertexAttributeInstanceRateDivisor);
	gvk_put_u32(writer, (uint32_t)s->vertexAttributeInstanceRateZeroDivisor);
}

void gvk_put_VkPhysicalDeviceVertexAttributeDivisorFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceVertexAttributeDivisorFeaturesEXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceVertexAttributeDivisorFeaturesEXT(writer, s);
}

static void gvk_put_members_VkVertexInputBindingDivisorDescriptionEXT(struct gvk_writer *writer, const VkVertexInputBindingDivisorDescriptionEXT *s)
{
	gvk_put_u32(writer, (uint32_t)s->binding);
	gvk_put_u32(writer, (uint32_t)s->divisor);
}

void gvk_put_VkVertexInputBindingDivisorDescriptionEXT(struct gvk_writer *writer, const VkVertexInputBindingDivisorDescriptionEXT *s)
{
	gvk_put_members_VkVertexInputBindingDivisorDescriptionEXT(writer, s);
}

static void gvk_put_members_VkPipelineVertexInputDivisorStateCreateInfoEXT(struct gvk_writer *writer, const VkPipelineVertexInputDivisorStateCreateInfoEXT *s)
{
	gvk_put_u32(writer, (uint32_t)s->vertexBindingDivisorCount);
	{
		uint32_t count = s->pVertexBindingDivisors ? (uint32_t)(s->vertexBindingDivisorCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkVertexInputBindingDivisorDescriptionEXT(writer, &s->pVertexBindingDivisors[i]);
	}
}

void gvk_put_VkPipelineVertexInputDivisorStateCreateInfoEXT(struct gvk_writer *writer, const VkPipelineVertexInputDivisorStateCreateInfoEXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPipelineVertexInputDivisorStateCreateInfoEXT(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceVertexInputDynamicStateFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceVertexInputDynamicStateFeaturesEXT *s)
{
	gvk_put_u32(writer, (uint32_t)s->vertexInputDynamicState);
}

void gvk_put_VkPhysicalDeviceVertexInputDynamicStateFeaturesEXT(struct gvk_writer *writer, const VkPhysicalDeviceVertexInputDynamicStateFeaturesEXT *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceVertexInputDynamicStateFeaturesEXT(writer, s);
}

static void gvk_put_members_VkExternalMemoryBufferCreateInfo(struct gvk_writer *writer, const VkExternalMemoryBufferCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->handleTypes);
}

void gvk_put_VkExternalMemoryBufferCreateInfo(struct gvk_writer *writer, const VkExternalMemoryBufferCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkExternalMemoryBufferCreateInfo(writer, s);
}

static void gvk_put_members_VkExternalMemoryImageCreateInfo(struct gvk_writer *writer, const VkExternalMemoryImageCreateInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->handleTypes);
}

void gvk_put_VkExternalMemoryImageCreateInfo(struct gvk_writer *writer, const VkExternalMemoryImageCreateInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkExternalMemoryImageCreateInfo(writer, s);
}

static void gvk_put_members_VkPhysicalDeviceExternalImageFormatInfo(struct gvk_writer *writer, const VkPhysicalDeviceExternalImageFormatInfo *s)
{
	gvk_put_u32(writer, (uint32_t)s->handleType);
}

void gvk_put_VkPhysicalDeviceExternalImageFormatInfo(struct gvk_writer *writer, const VkPhysicalDeviceExternalImageFormatInfo *s)
{
	gvk_put_chain(writer, s->pNext);
	gvk_put_members_VkPhysicalDeviceExternalImageFormatInfo(writer, s);
}

void gvk_put_chain(struct gvk_writer *writer, const void *next)
{
	for (const VkBaseInStructure *s = next; s; s = s->pNext) {
		switch ((int)s->sType) {
		case VK_STRUCTURE_TYPE_SHADER_MODULE_CREATE_INFO:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkShaderModuleCreateInfo(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_MEMORY_BARRIER_2:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkMemoryBarrier2(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceFeatures2(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VARIABLE_POINTERS_FEATURES:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceVariablePointersFeatures(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MULTIVIEW_FEATURES:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceMultiviewFeatures(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_RENDER_PASS_MULTIVIEW_CREATE_INFO:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkRenderPassMultiviewCreateInfo(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_RENDER_PASS_INPUT_ATTACHMENT_ASPECT_CREATE_INFO:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkRenderPassInputAttachmentAspectCreateInfo(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_16BIT_STORAGE_FEATURES:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDevice16BitStorageFeatures(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_SUBGROUP_EXTENDED_TYPES_FEATURES:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceShaderSubgroupExtendedTypesFeatures(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_IMAGE_VIEW_USAGE_CREATE_INFO:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkImageViewUsageCreateInfo(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PIPELINE_TESSELLATION_DOMAIN_ORIGIN_STATE_CREATE_INFO:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPipelineTessellationDomainOriginStateCreateInfo(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_SAMPLER_YCBCR_CONVERSION_INFO:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkSamplerYcbcrConversionInfo(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_BIND_IMAGE_PLANE_MEMORY_INFO:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkBindImagePlaneMemoryInfo(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_IMAGE_PLANE_MEMORY_REQUIREMENTS_INFO:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkImagePlaneMemoryRequirementsInfo(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SAMPLER_YCBCR_CONVERSION_FEATURES:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceSamplerYcbcrConversionFeatures(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROTECTED_MEMORY_FEATURES:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceProtectedMemoryFeatures(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_SAMPLER_REDUCTION_MODE_CREATE_INFO:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkSamplerReductionModeCreateInfo(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_INLINE_UNIFORM_BLOCK_FEATURES:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceInlineUniformBlockFeatures(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET_INLINE_UNIFORM_BLOCK:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkWriteDescriptorSetInlineUniformBlock(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_DESCRIPTOR_POOL_INLINE_UNIFORM_BLOCK_CREATE_INFO:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkDescriptorPoolInlineUniformBlockCreateInfo(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_IMAGE_FORMAT_LIST_CREATE_INFO:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkImageFormatListCreateInfo(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MAINTENANCE_4_FEATURES:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceMaintenance4Features(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_DRAW_PARAMETERS_FEATURES:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceShaderDrawParametersFeatures(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_FLOAT16_INT8_FEATURES:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceShaderFloat16Int8Features(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_HOST_QUERY_RESET_FEATURES:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceHostQueryResetFeatures(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DESCRIPTOR_INDEXING_FEATURES:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceDescriptorIndexingFeatures(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_DESCRIPTOR_SET_LAYOUT_BINDING_FLAGS_CREATE_INFO:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkDescriptorSetLayoutBindingFlagsCreateInfo(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_DESCRIPTOR_SET_VARIABLE_DESCRIPTOR_COUNT_ALLOCATE_INFO:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkDescriptorSetVariableDescriptorCountAllocateInfo(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TIMELINE_SEMAPHORE_FEATURES:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceTimelineSemaphoreFeatures(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_8BIT_STORAGE_FEATURES:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDevice8BitStorageFeatures(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_MEMORY_MODEL_FEATURES:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceVulkanMemoryModelFeatures(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_ATOMIC_INT64_FEATURES:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceShaderAtomicInt64Features(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_SUBPASS_DESCRIPTION_DEPTH_STENCIL_RESOLVE:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkSubpassDescriptionDepthStencilResolve(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_IMAGE_STENCIL_USAGE_CREATE_INFO:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkImageStencilUsageCreateInfo(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SCALAR_BLOCK_LAYOUT_FEATURES:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceScalarBlockLayoutFeatures(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_UNIFORM_BUFFER_STANDARD_LAYOUT_FEATURES:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceUniformBufferStandardLayoutFeatures(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_BUFFER_DEVICE_ADDRESS_FEATURES:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceBufferDeviceAddressFeatures(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_IMAGELESS_FRAMEBUFFER_FEATURES:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceImagelessFramebufferFeatures(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_FRAMEBUFFER_ATTACHMENTS_CREATE_INFO:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkFramebufferAttachmentsCreateInfo(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_RENDER_PASS_ATTACHMENT_BEGIN_INFO:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkRenderPassAttachmentBeginInfo(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TEXTURE_COMPRESSION_ASTC_HDR_FEATURES:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceTextureCompressionASTCHDRFeatures(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SEPARATE_DEPTH_STENCIL_LAYOUTS_FEATURES:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceSeparateDepthStencilLayoutsFeatures(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_ATTACHMENT_REFERENCE_STENCIL_LAYOUT:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkAttachmentReferenceStencilLayout(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_ATTACHMENT_DESCRIPTION_STENCIL_LAYOUT:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkAttachmentDescriptionStencilLayout(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_DEMOTE_TO_HELPER_INVOCATION_FEATURES:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceShaderDemoteToHelperInvocationFeatures(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SUBGROUP_SIZE_CONTROL_FEATURES:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceSubgroupSizeControlFeatures(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PIPELINE_SHADER_STAGE_REQUIRED_SUBGROUP_SIZE_CREATE_INFO:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPipelineShaderStageRequiredSubgroupSizeCreateInfo(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PIPELINE_CREATION_CACHE_CONTROL_FEATURES:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDevicePipelineCreationCacheControlFeatures(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_1_FEATURES:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceVulkan11Features(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_2_FEATURES:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceVulkan12Features(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_3_FEATURES:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceVulkan13Features(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_ZERO_INITIALIZE_WORKGROUP_MEMORY_FEATURES:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceZeroInitializeWorkgroupMemoryFeatures(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_IMAGE_ROBUSTNESS_FEATURES:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceImageRobustnessFeatures(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_TERMINATE_INVOCATION_FEATURES:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceShaderTerminateInvocationFeatures(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SYNCHRONIZATION_2_FEATURES:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceSynchronization2Features(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_INTEGER_DOT_PRODUCT_FEATURES:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceShaderIntegerDotProductFeatures(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PIPELINE_RENDERING_CREATE_INFO:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPipelineRenderingCreateInfo(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DYNAMIC_RENDERING_FEATURES:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceDynamicRenderingFeatures(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_COMMAND_BUFFER_INHERITANCE_RENDERING_INFO:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkCommandBufferInheritanceRenderingInfo(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_4444_FORMATS_FEATURES_EXT:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDevice4444FormatsFeaturesEXT(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_BORDER_COLOR_SWIZZLE_FEATURES_EXT:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceBorderColorSwizzleFeaturesEXT(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_SAMPLER_BORDER_COLOR_COMPONENT_MAPPING_CREATE_INFO_EXT:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkSamplerBorderColorComponentMappingCreateInfoEXT(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_COLOR_WRITE_ENABLE_FEATURES_EXT:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceColorWriteEnableFeaturesEXT(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PIPELINE_COLOR_WRITE_CREATE_INFO_EXT:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPipelineColorWriteCreateInfoEXT(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_CONDITIONAL_RENDERING_FEATURES_EXT:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceConditionalRenderingFeaturesEXT(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_COMMAND_BUFFER_INHERITANCE_CONDITIONAL_RENDERING_INFO_EXT:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkCommandBufferInheritanceConditionalRenderingInfoEXT(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_CUSTOM_BORDER_COLOR_FEATURES_EXT:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceCustomBorderColorFeaturesEXT(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_SAMPLER_CUSTOM_BORDER_COLOR_CREATE_INFO_EXT:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkSamplerCustomBorderColorCreateInfoEXT(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DEPTH_CLIP_CONTROL_FEATURES_EXT:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceDepthClipControlFeaturesEXT(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PIPELINE_VIEWPORT_DEPTH_CLIP_CONTROL_CREATE_INFO_EXT:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPipelineViewportDepthClipControlCreateInfoEXT(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DEPTH_CLIP_ENABLE_FEATURES_EXT:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceDepthClipEnableFeaturesEXT(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PIPELINE_RASTERIZATION_DEPTH_CLIP_STATE_CREATE_INFO_EXT:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPipelineRasterizationDepthClipStateCreateInfoEXT(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_EXTENDED_DYNAMIC_STATE_FEATURES_EXT:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceExtendedDynamicStateFeaturesEXT(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_EXTENDED_DYNAMIC_STATE_2_FEATURES_EXT:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceExtendedDynamicState2FeaturesEXT(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_IMAGE_2D_VIEW_OF_3D_FEATURES_EXT:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceImage2DViewOf3DFeaturesEXT(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_INDEX_TYPE_UINT8_FEATURES_EXT:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceIndexTypeUint8FeaturesEXT(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_LINE_RASTERIZATION_FEATURES_EXT:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceLineRasterizationFeaturesEXT(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PIPELINE_RASTERIZATION_LINE_STATE_CREATE_INFO_EXT:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPipelineRasterizationLineStateCreateInfoEXT(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_NON_SEAMLESS_CUBE_MAP_FEATURES_EXT:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceNonSeamlessCubeMapFeaturesEXT(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PRIMITIVE_TOPOLOGY_LIST_RESTART_FEATURES_EXT:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDevicePrimitiveTopologyListRestartFeaturesEXT(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PRIMITIVES_GENERATED_QUERY_FEATURES_EXT:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDevicePrimitivesGeneratedQueryFeaturesEXT(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROVOKING_VERTEX_FEATURES_EXT:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceProvokingVertexFeaturesEXT(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PIPELINE_RASTERIZATION_PROVOKING_VERTEX_STATE_CREATE_INFO_EXT:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPipelineRasterizationProvokingVertexStateCreateInfoEXT(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_ROBUSTNESS_2_FEATURES_EXT:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceRobustness2FeaturesEXT(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_ATOMIC_FLOAT_FEATURES_EXT:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceShaderAtomicFloatFeaturesEXT(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_ATOMIC_FLOAT_2_FEATURES_EXT:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceShaderAtomicFloat2FeaturesEXT(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_CLOCK_FEATURES_KHR:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceShaderClockFeaturesKHR(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TEXEL_BUFFER_ALIGNMENT_FEATURES_EXT:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceTexelBufferAlignmentFeaturesEXT(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TRANSFORM_FEEDBACK_FEATURES_EXT:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceTransformFeedbackFeaturesEXT(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PIPELINE_RASTERIZATION_STATE_STREAM_CREATE_INFO_EXT:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPipelineRasterizationStateStreamCreateInfoEXT(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VERTEX_ATTRIBUTE_DIVISOR_FEATURES_EXT:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceVertexAttributeDivisorFeaturesEXT(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PIPELINE_VERTEX_INPUT_DIVISOR_STATE_CREATE_INFO_EXT:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPipelineVertexInputDivisorStateCreateInfoEXT(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VERTEX_INPUT_DYNAMIC_STATE_FEATURES_EXT:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceVertexInputDynamicStateFeaturesEXT(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_EXTERNAL_MEMORY_BUFFER_CREATE_INFO:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkExternalMemoryBufferCreateInfo(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_EXTERNAL_MEMORY_IMAGE_CREATE_INFO:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkExternalMemoryImageCreateInfo(writer, (const void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_EXTERNAL_IMAGE_FORMAT_INFO:
			gvk_put_u32(writer, (uint32_t)s->sType);
			gvk_put_members_VkPhysicalDeviceExternalImageFormatInfo(writer, (const void *)s);
			break;
		default:
			break;
		}
	}
	gvk_put_u32(writer, 0);
}

void gvk_put_chain_types(struct gvk_writer *writer, const void *next)
{
	for (const VkBaseInStructure *s = next; s; s = s->pNext) {
		switch ((int)s->sType) {
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DRIVER_PROPERTIES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VARIABLE_POINTERS_FEATURES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_ID_PROPERTIES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MULTIVIEW_FEATURES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MULTIVIEW_PROPERTIES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_16BIT_STORAGE_FEATURES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SUBGROUP_PROPERTIES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_SUBGROUP_EXTENDED_TYPES_FEATURES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_POINT_CLIPPING_PROPERTIES:
		case VK_STRUCTURE_TYPE_MEMORY_DEDICATED_REQUIREMENTS:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SAMPLER_YCBCR_CONVERSION_FEATURES:
		case VK_STRUCTURE_TYPE_SAMPLER_YCBCR_CONVERSION_IMAGE_FORMAT_PROPERTIES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROTECTED_MEMORY_FEATURES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROTECTED_MEMORY_PROPERTIES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SAMPLER_FILTER_MINMAX_PROPERTIES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_INLINE_UNIFORM_BLOCK_FEATURES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_INLINE_UNIFORM_BLOCK_PROPERTIES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MAINTENANCE_3_PROPERTIES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MAINTENANCE_4_FEATURES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MAINTENANCE_4_PROPERTIES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_DRAW_PARAMETERS_FEATURES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_FLOAT16_INT8_FEATURES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FLOAT_CONTROLS_PROPERTIES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_HOST_QUERY_RESET_FEATURES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DESCRIPTOR_INDEXING_FEATURES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DESCRIPTOR_INDEXING_PROPERTIES:
		case VK_STRUCTURE_TYPE_DESCRIPTOR_SET_VARIABLE_DESCRIPTOR_COUNT_LAYOUT_SUPPORT:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TIMELINE_SEMAPHORE_FEATURES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TIMELINE_SEMAPHORE_PROPERTIES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_8BIT_STORAGE_FEATURES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_MEMORY_MODEL_FEATURES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_ATOMIC_INT64_FEATURES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DEPTH_STENCIL_RESOLVE_PROPERTIES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SCALAR_BLOCK_LAYOUT_FEATURES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_UNIFORM_BUFFER_STANDARD_LAYOUT_FEATURES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_BUFFER_DEVICE_ADDRESS_FEATURES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_IMAGELESS_FRAMEBUFFER_FEATURES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TEXTURE_COMPRESSION_ASTC_HDR_FEATURES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SEPARATE_DEPTH_STENCIL_LAYOUTS_FEATURES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_DEMOTE_TO_HELPER_INVOCATION_FEATURES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TEXEL_BUFFER_ALIGNMENT_PROPERTIES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SUBGROUP_SIZE_CONTROL_FEATURES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SUBGROUP_SIZE_CONTROL_PROPERTIES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PIPELINE_CREATION_CACHE_CONTROL_FEATURES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_1_FEATURES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_1_PROPERTIES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_2_FEATURES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_2_PROPERTIES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_3_FEATURES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_3_PROPERTIES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_ZERO_INITIALIZE_WORKGROUP_MEMORY_FEATURES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_IMAGE_ROBUSTNESS_FEATURES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_TERMINATE_INVOCATION_FEATURES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SYNCHRONIZATION_2_FEATURES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_INTEGER_DOT_PRODUCT_FEATURES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_INTEGER_DOT_PRODUCT_PROPERTIES:
		case VK_STRUCTURE_TYPE_FORMAT_PROPERTIES_3:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DYNAMIC_RENDERING_FEATURES:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MEMORY_BUDGET_PROPERTIES_EXT:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_4444_FORMATS_FEATURES_EXT:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_BORDER_COLOR_SWIZZLE_FEATURES_EXT:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_COLOR_WRITE_ENABLE_FEATURES_EXT:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_CONDITIONAL_RENDERING_FEATURES_EXT:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_CUSTOM_BORDER_COLOR_FEATURES_EXT:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_CUSTOM_BORDER_COLOR_PROPERTIES_EXT:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DEPTH_CLIP_CONTROL_FEATURES_EXT:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DEPTH_CLIP_ENABLE_FEATURES_EXT:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_EXTENDED_DYNAMIC_STATE_FEATURES_EXT:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_EXTENDED_DYNAMIC_STATE_2_FEATURES_EXT:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_IMAGE_2D_VIEW_OF_3D_FEATURES_EXT:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_INDEX_TYPE_UINT8_FEATURES_EXT:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_LINE_RASTERIZATION_FEATURES_EXT:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_LINE_RASTERIZATION_PROPERTIES_EXT:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_NON_SEAMLESS_CUBE_MAP_FEATURES_EXT:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PRIMITIVE_TOPOLOGY_LIST_RESTART_FEATURES_EXT:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PRIMITIVES_GENERATED_QUERY_FEATURES_EXT:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROVOKING_VERTEX_FEATURES_EXT:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROVOKING_VERTEX_PROPERTIES_EXT:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_ROBUSTNESS_2_FEATURES_EXT:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_ROBUSTNESS_2_PROPERTIES_EXT:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_ATOMIC_FLOAT_FEATURES_EXT:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_ATOMIC_FLOAT_2_FEATURES_EXT:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_CLOCK_FEATURES_KHR:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TEXEL_BUFFER_ALIGNMENT_FEATURES_EXT:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TRANSFORM_FEEDBACK_FEATURES_EXT:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TRANSFORM_FEEDBACK_PROPERTIES_EXT:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VERTEX_ATTRIBUTE_DIVISOR_FEATURES_EXT:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VERTEX_ATTRIBUTE_DIVISOR_PROPERTIES_EXT:
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VERTEX_INPUT_DYNAMIC_STATE_FEATURES_EXT:
		case VK_STRUCTURE_TYPE_EXTERNAL_IMAGE_FORMAT_PROPERTIES:
			gvk_put_u32(writer, (uint32_t)s->sType);
			break;
		default:
			break;
		}
	}
	gvk_put_u32(writer, 0);
}

static void gvk_get_members_VkExtensionProperties(struct gvk_reader *reader, VkExtensionProperties *s)
{
	gvk_get_raw(reader, s->extensionName, sizeof(s->extensionName));
	s->specVersion = (uint32_t)gvk_get_u32(reader);
}

void gvk_get_VkExtensionProperties(struct gvk_reader *reader, VkExtensionProperties *s)
{
	gvk_get_members_VkExtensionProperties(reader, s);
}

static void gvk_get_members_VkSubresourceLayout(struct gvk_reader *reader, VkSubresourceLayout *s)
{
	s->offset = (VkDeviceSize)gvk_get_u64(reader);
	s->size = (VkDeviceSize)gvk_get_u64(reader);
	s->rowPitch = (VkDeviceSize)gvk_get_u64(reader);
	s->arrayPitch = (VkDeviceSize)gvk_get_u64(reader);
	s->depthPitch = (VkDeviceSize)gvk_get_u64(reader);
}

void gvk_get_VkSubresourceLayout(struct gvk_reader *reader, VkSubresourceLayout *s)
{
	gvk_get_members_VkSubresourceLayout(reader, s);
}

static void gvk_get_members_VkExtent2D(struct gvk_reader *reader, VkExtent2D *s)
{
	s->width = (uint32_t)gvk_get_u32(reader);
	s->height = (uint32_t)gvk_get_u32(reader);
}

void gvk_get_VkExtent2D(struct gvk_reader *reader, VkExtent2D *s)
{
	gvk_get_members_VkExtent2D(reader, s);
}

static void gvk_get_members_VkMemoryRequirements(struct gvk_reader *reader, VkMemoryRequirements *s)
{
	s->size = (VkDeviceSize)gvk_get_u64(reader);
	s->alignment = (VkDeviceSize)gvk_get_u64(reader);
	s->memoryTypeBits = (uint32_t)gvk_get_u32(reader);
}

void gvk_get_VkMemoryRequirements(struct gvk_reader *reader, VkMemoryRequirements *s)
{
	gvk_get_members_VkMemoryRequirements(reader, s);
}

static void gvk_get_members_VkMemoryRequirements2(struct gvk_reader *reader, VkMemoryRequirements2 *s)
{
	gvk_get_VkMemoryRequirements(reader, &s->memoryRequirements);
}

void gvk_get_VkMemoryRequirements2(struct gvk_reader *reader, VkMemoryRequirements2 *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkMemoryRequirements2(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceFeatures(struct gvk_reader *reader, VkPhysicalDeviceFeatures *s)
{
	s->robustBufferAccess = (VkBool32)gvk_get_u32(reader);
	s->fullDrawIndexUint32 = (VkBool32)gvk_get_u32(reader);
	s->imageCubeArray = (VkBool32)gvk_get_u32(reader);
	s->independentBlend = (VkBool32)gvk_get_u32(reader);
	s->geometryShader = (VkBool32)gvk_get_u32(reader);
	s->tessellationShader = (VkBool32)gvk_get_u32(reader);
	s->sampleRateShading = (VkBool32)gvk_get_u32(reader);
	s->dualSrcBlend = (VkBool32)gvk_get_u32(reader);
	s->logicOp = (VkBool32)gvk_get_u32(reader);
	s->multiDrawIndirect = (VkBool32)gvk_get_u32(reader);
	s->drawIndirectFirstInstance = (VkBool32)gvk_get_u32(reader);
	s->depthClamp = (VkBool32)gvk_get_u32(reader);
	s->depthBiasClamp = (VkBool32)gvk_get_u32(reader);
	s->fillModeNonSolid = (VkBool32)gvk_get_u32(reader);
	s->depthBounds = (VkBool32)gvk_get_u32(reader);
	s->wideLines = (VkBool32)gvk_get_u32(reader);
	s->largePoints = (VkBool32)gvk_get_u32(reader);
	s->alphaToOne = (VkBool32)gvk_get_u32(reader);
	s->multiViewport = (VkBool32)gvk_get_u32(reader);
	s->samplerAnisotropy = (VkBool32)gvk_get_u32(reader);
	s->textureCompressionETC2 = (VkBool32)gvk_get_u32(reader);
	s->textureCompressionASTC_LDR = (VkBool32)gvk_get_u32(reader);
	s->textureCompressionBC = (VkBool32)gvk_get_u32(reader);
	s->occlusionQueryPrecise = (VkBool32)gvk_get_u32(reader);
	s->pipelineStatisticsQuery = (VkBool32)gvk_get_u32(reader);
	s->vertexPipelineStoresAndAtomics = (VkBool32)gvk_get_u32(reader);
	s->fragmentStoresAndAtomics = (VkBool32)gvk_get_u32(reader);
	s->shaderTessellationAndGeometryPointSize = (VkBool32)gvk_get_u32(reader);
	s->shaderImageGatherExtended = (VkBool32)gvk_get_u32(reader);
	s->shaderStorageImageExtendedFormats = (VkBool32)gvk_get_u32(reader);
	s->shaderStorageImageMultisample = (VkBool32)gvk_get_u32(reader);
	s->shaderStorageImageReadWithoutFormat = (VkBool32)gvk_get_u32(reader);
	s->shaderStorageImageWriteWithoutFormat = (VkBool32)gvk_get_u32(reader);
	s->shaderUniformBufferArrayDynamicIndexing = (VkBool32)gvk_get_u32(reader);
	s->shaderSampledImageArrayDynamicIndexing = (VkBool32)gvk_get_u32(reader);
	s->shaderStorageBufferArrayDynamicIndexing = (VkBool32)gvk_get_u32(reader);
	s->shaderStorageImageArrayDynamicIndexing = (VkBool32)gvk_get_u32(reader);
	s->shaderClipDistance = (VkBool32)gvk_get_u32(reader);
	s->shaderCullDistance = (VkBool32)gvk_get_u32(reader);
	s->shaderFloat64 = (VkBool32)gvk_get_u32(reader);
	s->shaderInt64 = (VkBool32)gvk_get_u32(reader);
	s->shaderInt16 = (VkBool32)gvk_get_u32(reader);
	s->shaderResourceResidency = (VkBool32)gvk_get_u32(reader);
	s->shaderResourceMinLod = (VkBool32)gvk_get_u32(reader);
	s->sparseBinding = (VkBool32)gvk_get_u32(reader);
	s->sparseResidencyBuffer = (VkBool32)gvk_get_u32(reader);
	s->sparseResidencyImage2D = (VkBool32)gvk_get_u32(reader);
	s->sparseResidencyImage3D = (VkBool32)gvk_get_u32(reader);
	s->sparseResidency2Samples = (VkBool32)gvk_get_u32(reader);
	s->sparseResidency4Samples = (VkBool32)gvk_get_u32(reader);
	s->sparseResidency8Samples = (VkBool32)gvk_get_u32(reader);
	s->sparseResidency16Samples = (VkBool32)gvk_get_u32(reader);
	s->sparseResidencyAliased = (VkBool32)gvk_get_u32(reader);
	s->variableMultisampleRate = (VkBool32)gvk_get_u32(reader);
	s->inheritedQueries = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceFeatures(struct gvk_reader *reader, VkPhysicalDeviceFeatures *s)
{
	gvk_get_members_VkPhysicalDeviceFeatures(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceFeatures2(struct gvk_reader *reader, VkPhysicalDeviceFeatures2 *s)
{
	gvk_get_VkPhysicalDeviceFeatures(reader, &s->features);
}

void gvk_get_VkPhysicalDeviceFeatures2(struct gvk_reader *reader, VkPhysicalDeviceFeatures2 *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceFeatures2(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceLimits(struct gvk_reader *reader, VkPhysicalDeviceLimits *s)
{
	s->maxImageDimension1D = (uint32_t)gvk_get_u32(reader);
	s->maxImageDimension2D = (uint32_t)gvk_get_u32(reader);
	s->maxImageDimension3D = (uint32_t)gvk_get_u32(reader);
	s->maxImageDimensionCube = (uint32_t)gvk_get_u32(reader);
	s->maxImageArrayLayers = (uint32_t)gvk_get_u32(reader);
	s->maxTexelBufferElements = (uint32_t)gvk_get_u32(reader);
	s->maxUniformBufferRange = (uint32_t)gvk_get_u32(reader);
	s->maxStorageBufferRange = (uint32_t)gvk_get_u32(reader);
	s->maxPushConstantsSize = (uint32_t)gvk_get_u32(reader);
	s->maxMemoryAllocationCount = (uint32_t)gvk_get_u32(reader);
	s->maxSamplerAllocationCount = (uint32_t)gvk_get_u32(reader);
	s->bufferImageGranularity = (VkDeviceSize)gvk_get_u64(reader);
	s->sparseAddressSpaceSize = (VkDeviceSize)gvk_get_u64(reader);
	s->maxBoundDescriptorSets = (uint32_t)gvk_get_u32(reader);
	s->maxPerStageDescriptorSamplers = (uint32_t)gvk_get_u32(reader);
	s->maxPerStageDescriptorUniformBuffers = (uint32_t)gvk_get_u32(reader);
	s->maxPerStageDescriptorStorageBuffers = (uint32_t)gvk_get_u32(reader);
	s->maxPerStageDescriptorSampledImages = (uint32_t)gvk_get_u32(reader);
	s->maxPerStageDescriptorStorageImages = (uint32_t)gvk_get_u32(reader);
	s->maxPerStageDescriptorInputAttachments = (uint32_t)gvk_get_u32(reader);
	s->maxPerStageResources = (uint32_t)gvk_get_u32(reader);
	s->maxDescriptorSetSamplers = (uint32_t)gvk_get_u32(reader);
	s->maxDescriptorSetUniformBuffers = (uint32_t)gvk_get_u32(reader);
	s->maxDescriptorSetUniformBuffersDynamic = (uint32_t)gvk_get_u32(reader);
	s->maxDescriptorSetStorageBuffers = (uint32_t)gvk_get_u32(reader);
	s->maxDescriptorSetStorageBuffersDynamic = (uint32_t)gvk_get_u32(reader);
	s->maxDescriptorSetSampledImages = (uint32_t)gvk_get_u32(reader);
	s->maxDescriptorSetStorageImages = (uint32_t)gvk_get_u32(reader);
	s->maxDescriptorSetInputAttachments = (uint32_t)gvk_get_u32(reader);
	s->maxVertexInputAttributes = (uint32_t)gvk_get_u32(reader);
	s->maxVertexInputBindings = (uint32_t)gvk_get_u32(reader);
	s->maxVertexInputAttributeOffset = (uint32_t)gvk_get_u32(reader);
	s->maxVertexInputBindingStride = (uint32_t)gvk_get_u32(reader);
	s->maxVertexOutputComponents = (uint32_t)gvk_get_u32(reader);
	s->maxTessellationGenerationLevel = (uint32_t)gvk_get_u32(reader);
	s->maxTessellationPatchSize = (uint32_t)gvk_get_u32(reader);
	s->maxTessellationControlPerVertexInputComponents = (uint32_t)gvk_get_u32(reader);
	s->maxTessellationControlPerVertexOutputComponents = (uint32_t)gvk_get_u32(reader);
	s->maxTessellationControlPerPatchOutputComponents = (uint32_t)gvk_get_u32(reader);
	s->maxTessellationControlTotalOutputComponents = (uint32_t)gvk_get_u32(reader);
	s->maxTessellationEvaluationInputComponents = (uint32_t)gvk_get_u32(reader);
	s->maxTessellationEvaluationOutputComponents = (uint32_t)gvk_get_u32(reader);
	s->maxGeometryShaderInvocations = (uint32_t)gvk_get_u32(reader);
	s->maxGeometryInputComponents = (uint32_t)gvk_get_u32(reader);
	s->maxGeometryOutputComponents = (uint32_t)gvk_get_u32(reader);
	s->maxGeometryOutputVertices = (uint32_t)gvk_get_u32(reader);
	s->maxGeometryTotalOutputComponents = (uint32_t)gvk_get_u32(reader);
	s->maxFragmentInputComponents = (uint32_t)gvk_get_u32(reader);
	s->maxFragmentOutputAttachments = (uint32_t)gvk_get_u32(reader);
	s->maxFragmentDualSrcAttachments = (uint32_t)gvk_get_u32(reader);
	s->maxFragmentCombinedOutputResources = (uint32_t)gvk_get_u32(reader);
	s->maxComputeSharedMemorySize = (uint32_t)gvk_get_u32(reader);
	gvk_get_raw(reader, s->maxComputeWorkGroupCount, sizeof(s->maxComputeWorkGroupCount));
	s->maxComputeWorkGroupInvocations = (uint32_t)gvk_get_u32(reader);
	gvk_get_raw(reader, s->maxComputeWorkGroupSize, sizeof(s->maxComputeWorkGroupSize));
	s->subPixelPrecisionBits = (uint32_t)gvk_get_u32(reader);
	s->subTexelPrecisionBits = (uint32_t)gvk_get_u32(reader);
	s->mipmapPrecisionBits = (uint32_t)gvk_get_u32(reader);
	s->maxDrawIndexedIndexValue = (uint32_t)gvk_get_u32(reader);
	s->maxDrawIndirectCount = (uint32_t)gvk_get_u32(reader);
	s->maxSamplerLodBias = gvk_get_f32(reader);
	s->maxSamplerAnisotropy = gvk_get_f32(reader);
	s->maxViewports = (uint32_t)gvk_get_u32(reader);
	gvk_get_raw(reader, s->maxViewportDimensions, sizeof(s->maxViewportDimensions));
	gvk_get_raw(reader, s->viewportBoundsRange, sizeof(s->viewportBoundsRange));
	s->viewportSubPixelBits = (uint32_t)gvk_get_u32(reader);
	s->minMemoryMapAlignment = (size_t)gvk_get_u64(reader);
	s->minTexelBufferOffsetAlignment = (VkDeviceSize)gvk_get_u64(reader);
	s->minUniformBufferOffsetAlignment = (VkDeviceSize)gvk_get_u64(reader);
	s->minStorageBufferOffsetAlignment = (VkDeviceSize)gvk_get_u64(reader);
	s->minTexelOffset = (int32_t)gvk_get_u32(reader);
	s->maxTexelOffset = (uint32_t)gvk_get_u32(reader);
	s->minTexelGatherOffset = (int32_t)gvk_get_u32(reader);
	s->maxTexelGatherOffset = (uint32_t)gvk_get_u32(reader);
	s->minInterpolationOffset = gvk_get_f32(reader);
	s->maxInterpolationOffset = gvk_get_f32(reader);
	s->subPixelInterpolationOffsetBits = (uint32_t)gvk_get_u32(reader);
	s->maxFramebufferWidth = (uint32_t)gvk_get_u32(reader);
	s->maxFramebufferHeight = (uint32_t)gvk_get_u32(reader);
	s->maxFramebufferLayers = (uint32_t)gvk_get_u32(reader);
	s->framebufferColorSampleCounts = (VkSampleCountFlags)gvk_get_u32(reader);
	s->framebufferDepthSampleCounts = (VkSampleCountFlags)gvk_get_u32(reader);
	s->framebufferStencilSampleCounts = (VkSampleCountFlags)gvk_get_u32(reader);
	s->framebufferNoAttachmentsSampleCounts = (VkSampleCountFlags)gvk_get_u32(reader);
	s->maxColorAttachments = (uint32_t)gvk_get_u32(reader);
	s->sampledImageColorSampleCounts = (VkSampleCountFlags)gvk_get_u32(reader);
	s->sampledImageIntegerSampleCounts = (VkSampleCountFlags)gvk_get_u32(reader);
	s->sampledImageDepthSampleCounts = (VkSampleCountFlags)gvk_get_u32(reader);
	s->sampledImageStencilSampleCounts = (VkSampleCountFlags)gvk_get_u32(reader);
	s->storageImageSampleCounts = (VkSampleCountFlags)gvk_get_u32(reader);
	s->maxSampleMaskWords = (uint32_t)gvk_get_u32(reader);
	s->timestampComputeAndGraphics = (VkBool32)gvk_get_u32(reader);
	s->timestampPeriod = gvk_get_f32(reader);
	s->maxClipDistances = (uint32_t)gvk_get_u32(reader);
	s->maxCullDistances = (uint32_t)gvk_get_u32(reader);
	s->maxCombinedClipAndCullDistances = (uint32_t)gvk_get_u32(reader);
	s->discreteQueuePriorities = (uint32_t)gvk_get_u32(reader);
	gvk_get_raw(reader, s->pointSizeRange, sizeof(s->pointSizeRange));
	gvk_get_raw(reader, s->lineWidthRange, sizeof(s->lineWidthRange));
	s->pointSizeGranularity = gvk_get_f32(reader);
	s->lineWidthGranularity = gvk_get_f32(reader);
	s->strictLines = (VkBool32)gvk_get_u32(reader);
	s->standardSampleLocations = (VkBool32)gvk_get_u32(reader);
	s->optimalBufferCopyOffsetAlignment = (VkDeviceSize)gvk_get_u64(reader);
	s->optimalBufferCopyRowPitchAlignment = (VkDeviceSize)gvk_get_u64(reader);
	s->nonCoherentAtomSize = (VkDeviceSize)gvk_get_u64(reader);
}

void gvk_get_VkPhysicalDeviceLimits(struct gvk_reader *reader, VkPhysicalDeviceLimits *s)
{
	gvk_get_members_VkPhysicalDeviceLimits(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceSparseProperties(struct gvk_reader *reader, VkPhysicalDeviceSparseProperties *s)
{
	s->residencyStandard2DBlockShape = (VkBool32)gvk_get_u32(reader);
	s->residencyStandard2DMultisampleBlockShape = (VkBool32)gvk_get_u32(reader);
	s->residencyStandard3DBlockShape = (VkBool32)gvk_get_u32(reader);
	s->residencyAlignedMipSize = (VkBool32)gvk_get_u32(reader);
	s->residencyNonResidentStrict = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceSparseProperties(struct gvk_reader *reader, VkPhysicalDeviceSparseProperties *s)
{
	gvk_get_members_VkPhysicalDeviceSparseProperties(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceProperties(struct gvk_reader *reader, VkPhysicalDeviceProperties *s)
{
	s->apiVersion = (uint32_t)gvk_get_u32(reader);
	s->driverVersion = (uint32_t)gvk_get_u32(reader);
	s->vendorID = (uint32_t)gvk_get_u32(reader);
	s->deviceID = (uint32_t)gvk_get_u32(reader);
	s->deviceType = (VkPhysicalDeviceType)gvk_get_u32(reader);
	gvk_get_raw(reader, s->deviceName, sizeof(s->deviceName));
	gvk_get_raw(reader, s->pipelineCacheUUID, sizeof(s->pipelineCacheUUID));
	gvk_get_VkPhysicalDeviceLimits(reader, &s->limits);
	gvk_get_VkPhysicalDeviceSparseProperties(reader, &s->sparseProperties);
}

void gvk_get_VkPhysicalDeviceProperties(struct gvk_reader *reader, VkPhysicalDeviceProperties *s)
{
	gvk_get_members_VkPhysicalDeviceProperties(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceProperties2(struct gvk_reader *reader, VkPhysicalDeviceProperties2 *s)
{
	gvk_get_VkPhysicalDeviceProperties(reader, &s->properties);
}

void gvk_get_VkPhysicalDeviceProperties2(struct gvk_reader *reader, VkPhysicalDeviceProperties2 *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceProperties2(reader, s);
}

static void gvk_get_members_VkFormatProperties(struct gvk_reader *reader, VkFormatProperties *s)
{
	s->linearTilingFeatures = (VkFormatFeatureFlags)gvk_get_u32(reader);
	s->optimalTilingFeatures = (VkFormatFeatureFlags)gvk_get_u32(reader);
	s->bufferFeatures = (VkFormatFeatureFlags)gvk_get_u32(reader);
}

void gvk_get_VkFormatProperties(struct gvk_reader *reader, VkFormatProperties *s)
{
	gvk_get_members_VkFormatProperties(reader, s);
}

static void gvk_get_members_VkFormatProperties2(struct gvk_reader *reader, VkFormatProperties2 *s)
{
	gvk_get_VkFormatProperties(reader, &s->formatProperties);
}

void gvk_get_VkFormatProperties2(struct gvk_reader *reader, VkFormatProperties2 *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkFormatProperties2(reader, s);
}

static void gvk_get_members_VkExtent3D(struct gvk_reader *reader, VkExtent3D *s)
{
	s->width = (uint32_t)gvk_get_u32(reader);
	s->height = (uint32_t)gvk_get_u32(reader);
	s->depth = (uint32_t)gvk_get_u32(reader);
}

void gvk_get_VkExtent3D(struct gvk_reader *reader, VkExtent3D *s)
{
	gvk_get_members_VkExtent3D(reader, s);
}

static void gvk_get_members_VkImageFormatProperties(struct gvk_reader *reader, VkImageFormatProperties *s)
{
	gvk_get_VkExtent3D(reader, &s->maxExtent);
	s->maxMipLevels = (uint32_t)gvk_get_u32(reader);
	s->maxArrayLayers = (uint32_t)gvk_get_u32(reader);
	s->sampleCounts = (VkSampleCountFlags)gvk_get_u32(reader);
	s->maxResourceSize = (VkDeviceSize)gvk_get_u64(reader);
}

void gvk_get_VkImageFormatProperties(struct gvk_reader *reader, VkImageFormatProperties *s)
{
	gvk_get_members_VkImageFormatProperties(reader, s);
}

static void gvk_get_members_VkImageFormatProperties2(struct gvk_reader *reader, VkImageFormatProperties2 *s)
{
	gvk_get_VkImageFormatProperties(reader, &s->imageFormatProperties);
}

void gvk_get_VkImageFormatProperties2(struct gvk_reader *reader, VkImageFormatProperties2 *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkImageFormatProperties2(reader, s);
}

static void gvk_get_members_VkQueueFamilyProperties(struct gvk_reader *reader, VkQueueFamilyProperties *s)
{
	s->queueFlags = (VkQueueFlags)gvk_get_u32(reader);
	s->queueCount = (uint32_t)gvk_get_u32(reader);
	s->timestampValidBits = (uint32_t)gvk_get_u32(reader);
	gvk_get_VkExtent3D(reader, &s->minImageTransferGranularity);
}

void gvk_get_VkQueueFamilyProperties(struct gvk_reader *reader, VkQueueFamilyProperties *s)
{
	gvk_get_members_VkQueueFamilyProperties(reader, s);
}

static void gvk_get_members_VkQueueFamilyProperties2(struct gvk_reader *reader, VkQueueFamilyProperties2 *s)
{
	gvk_get_VkQueueFamilyProperties(reader, &s->queueFamilyProperties);
}

void gvk_get_VkQueueFamilyProperties2(struct gvk_reader *reader, VkQueueFamilyProperties2 *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkQueueFamilyProperties2(reader, s);
}

static void gvk_get_members_VkMemoryType(struct gvk_reader *reader, VkMemoryType *s)
{
	s->propertyFlags = (VkMemoryPropertyFlags)gvk_get_u32(reader);
	s->heapIndex = (uint32_t)gvk_get_u32(reader);
}

void gvk_get_VkMemoryType(struct gvk_reader *reader, VkMemoryType *s)
{
	gvk_get_members_VkMemoryType(reader, s);
}

static void gvk_get_members_VkMemoryHeap(struct gvk_reader *reader, VkMemoryHeap *s)
{
	s->size = (VkDeviceSize)gvk_get_u64(reader);
	s->flags = (VkMemoryHeapFlags)gvk_get_u32(reader);
}

void gvk_get_VkMemoryHeap(struct gvk_reader *reader, VkMemoryHeap *s)
{
	gvk_get_members_VkMemoryHeap(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceMemoryProperties(struct gvk_reader *reader, VkPhysicalDeviceMemoryProperties *s)
{
	s->memoryTypeCount = (uint32_t)gvk_get_u32(reader);
	for (uint32_t i = 0; i < VK_MAX_MEMORY_TYPES; i++)
		gvk_get_VkMemoryType(reader, &s->memoryTypes[i]);
	s->memoryHeapCount = (uint32_t)gvk_get_u32(reader);
	for (uint32_t i = 0; i < VK_MAX_MEMORY_HEAPS; i++)
		gvk_get_VkMemoryHeap(reader, &s->memoryHeaps[i]);
}

void gvk_get_VkPhysicalDeviceMemoryProperties(struct gvk_reader *reader, VkPhysicalDeviceMemoryProperties *s)
{
	gvk_get_members_VkPhysicalDeviceMemoryProperties(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceMemoryProperties2(struct gvk_reader *reader, VkPhysicalDeviceMemoryProperties2 *s)
{
	gvk_get_VkPhysicalDeviceMemoryProperties(reader, &s->memoryProperties);
}

void gvk_get_VkPhysicalDeviceMemoryProperties2(struct gvk_reader *reader, VkPhysicalDeviceMemoryProperties2 *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceMemoryProperties2(reader, s);
}

static void gvk_get_members_VkDescriptorSetLayoutSupport(struct gvk_reader *reader, VkDescriptorSetLayoutSupport *s)
{
	s->supported = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkDescriptorSetLayoutSupport(struct gvk_reader *reader, VkDescriptorSetLayoutSupport *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkDescriptorSetLayoutSupport(reader, s);
}

static void gvk_get_members_VkConformanceVersion(struct gvk_reader *reader, VkConformanceVersion *s)
{
	s->major = (uint8_t)gvk_get_u32(reader);
	s->minor = (uint8_t)gvk_get_u32(reader);
	s->subminor = (uint8_t)gvk_get_u32(reader);
	s->patch = (uint8_t)gvk_get_u32(reader);
}

void gvk_get_VkConformanceVersion(struct gvk_reader *reader, VkConformanceVersion *s)
{
	gvk_get_members_VkConformanceVersion(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceDriverProperties(struct gvk_reader *reader, VkPhysicalDeviceDriverProperties *s)
{
	s->driverID = (VkDriverId)gvk_get_u32(reader);
	gvk_get_raw(reader, s->driverName, sizeof(s->driverName));
	gvk_get_raw(reader, s->driverInfo, sizeof(s->driverInfo));
	gvk_get_VkConformanceVersion(reader, &s->conformanceVersion);
}

void gvk_get_VkPhysicalDeviceDriverProperties(struct gvk_reader *reader, VkPhysicalDeviceDriverProperties *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceDriverProperties(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceVariablePointersFeatures(struct gvk_reader *reader, VkPhysicalDeviceVariablePointersFeatures *s)
{
	s->variablePointersStorageBuffer = (VkBool32)gvk_get_u32(reader);
	s->variablePointers = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceVariablePointersFeatures(struct gvk_reader *reader, VkPhysicalDeviceVariablePointersFeatures *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceVariablePointersFeatures(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceIDProperties(struct gvk_reader *reader, VkPhysicalDeviceIDProperties *s)
{
	gvk_get_raw(reader, s->deviceUUID, sizeof(s->deviceUUID));
	gvk_get_raw(reader, s->driverUUID, sizeof(s->driverUUID));
	gvk_get_raw(reader, s->deviceLUID, sizeof(s->deviceLUID));
	s->deviceNodeMask = (uint32_t)gvk_get_u32(reader);
	s->deviceLUIDValid = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceIDProperties(struct gvk_reader *reader, VkPhysicalDeviceIDProperties *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceIDProperties(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceMultiviewFeatures(struct gvk_reader *reader, VkPhysicalDeviceMultiviewFeatures *s)
{
	s->multiview = (VkBool32)gvk_get_u32(reader);
	s->multiviewGeometryShader = (VkBool32)gvk_get_u32(reader);
	s->multiviewTessellationShader = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceMultiviewFeatures(struct gvk_reader *reader, VkPhysicalDeviceMultiviewFeatures *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceMultiviewFeatures(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceMultiviewProperties(struct gvk_reader *reader, VkPhysicalDeviceMultiviewProperties *s)
{
	s->maxMultiviewViewCount = (uint32_t)gvk_get_u32(reader);
	s->maxMultiviewInstanceIndex = (uint32_t)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceMultiviewProperties(struct gvk_reader *reader, VkPhysicalDeviceMultiviewProperties *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceMultiviewProperties(reader, s);
}

static void gvk_get_members_VkPhysicalDevice16BitStorageFeatures(struct gvk_reader *reader, VkPhysicalDevice16BitStorageFeatures *s)
{
	s->storageBuffer16BitAccess = (VkBool32)gvk_get_u32(reader);
	s->uniformAndStorageBuffer16BitAccess = (VkBool32)gvk_get_u32(reader);
	s->storagePushConstant16 = (VkBool32)gvk_get_u32(reader);
	s->storageInputOutput16 = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDevice16BitStorageFeatures(struct gvk_reader *reader, VkPhysicalDevice16BitStorageFeatures *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDevice16BitStorageFeatures(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceSubgroupProperties(struct gvk_reader *reader, VkPhysicalDeviceSubgroupProperties *s)
{
	s->subgroupSize = (uint32_t)gvk_get_u32(reader);
	s->supportedStages = (VkShaderStageFlags)gvk_get_u32(reader);
	s->supportedOperations = (VkSubgroupFeatureFlags)gvk_get_u32(reader);
	s->quadOperationsInAllStages = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceSubgroupProperties(struct gvk_reader *reader, VkPhysicalDeviceSubgroupProperties *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceSubgroupProperties(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceShaderSubgroupExtendedTypesFeatures(struct gvk_reader *reader, VkPhysicalDeviceShaderSubgroupExtendedTypesFeatures *s)
{
	s->shaderSubgroupExtendedTypes = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceShaderSubgroupExtendedTypesFeatures(struct gvk_reader *reader, VkPhysicalDeviceShaderSubgroupExtendedTypesFeatures *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceShaderSubgroupExtendedTypesFeatures(reader, s);
}

static void gvk_get_members_VkPhysicalDevicePointClippingProperties(struct gvk_reader *reader, VkPhysicalDevicePointClippingProperties *s)
{
	s->pointClippingBehavior = (VkPointClippingBehavior)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDevicePointClippingProperties(struct gvk_reader *reader, VkPhysicalDevicePointClippingProperties *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDevicePointClippingProperties(reader, s);
}

static void gvk_get_members_VkMemoryDedicatedRequirements(struct gvk_reader *reader, VkMemoryDedicatedRequirements *s)
{
	s->prefersDedicatedAllocation = (VkBool32)gvk_get_u32(reader);
	s->requiresDedicatedAllocation = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkMemoryDedicatedRequirements(struct gvk_reader *reader, VkMemoryDedicatedRequirements *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkMemoryDedicatedRequirements(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceSamplerYcbcrConversionFeatures(struct gvk_reader *reader, VkPhysicalDeviceSamplerYcbcrConversionFeatures *s)
{
	s->samplerYcbcrConversion = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceSamplerYcbcrConversionFeatures(struct gvk_reader *reader, VkPhysicalDeviceSamplerYcbcrConversionFeatures *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceSamplerYcbcrConversionFeatures(reader, s);
}

static void gvk_get_members_VkSamplerYcbcrConversionImageFormatProperties(struct gvk_reader *reader, VkSamplerYcbcrConversionImageFormatProperties *s)
{
	s->combinedImageSamplerDescriptorCount = (uint32_t)gvk_get_u32(reader);
}

void gvk_get_VkSamplerYcbcrConversionImageFormatProperties(struct gvk_reader *reader, VkSamplerYcbcrConversionImageFormatProperties *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkSamplerYcbcrConversionImageFormatProperties(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceProtectedMemoryFeatures(struct gvk_reader *reader, VkPhysicalDeviceProtectedMemoryFeatures *s)
{
	s->protectedMemory = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceProtectedMemoryFeatures(struct gvk_reader *reader, VkPhysicalDeviceProtectedMemoryFeatures *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceProtectedMemoryFeatures(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceProtectedMemoryProperties(struct gvk_reader *reader, VkPhysicalDeviceProtectedMemoryProperties *s)
{
	s->protectedNoFault = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceProtectedMemoryProperties(struct gvk_reader *reader, VkPhysicalDeviceProtectedMemoryProperties *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceProtectedMemoryProperties(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceSamplerFilterMinmaxProperties(struct gvk_reader *reader, VkPhysicalDeviceSamplerFilterMinmaxProperties *s)
{
	s->filterMinmaxSingleComponentFormats = (VkBool32)gvk_get_u32(reader);
	s->filterMinmaxImageComponentMapping = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceSamplerFilterMinmaxProperties(struct gvk_reader *reader, VkPhysicalDeviceSamplerFilterMinmaxProperties *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceSamplerFilterMinmaxProperties(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceInlineUniformBlockFeatures(struct gvk_reader *reader, VkPhysicalDeviceInlineUniformBlockFeatures *s)
{
	s->inlineUniformBlock = (VkBool32)gvk_get_u32(reader);
	s->descriptorBindingInlineUniformBlockUpdateAfterBind = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceInlineUniformBlockFeatures(struct gvk_reader *reader, VkPhysicalDeviceInlineUniformBlockFeatures *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceInlineUniformBlockFeatures(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceInlineUniformBlockProperties(struct gvk_reader *reader, VkPhysicalDeviceInlineUniformBlockProperties *s)
{
	s->maxInlineUniformBlockSize = (uint32_t)gvk_get_u32(reader);
	s->maxPerStageDescriptorInlineUniformBlocks = (uint32_t)gvk_get_u32(reader);
	s->maxPerStageDescriptorUpdateAfterBindInlineUniformBlocks = (uint32_t)gvk_get_u32(reader);
	s->maxDescriptorSetInlineUniformBlocks = (uint32_t)gvk_get_u32(reader);
	s->maxDescriptorSetUpdateAfterBindInlineUniformBlocks = (uint32_t)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceInlineUniformBlockProperties(struct gvk_reader *reader, VkPhysicalDeviceInlineUniformBlockProperties *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceInlineUniformBlockProperties(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceMaintenance3Properties(struct gvk_reader *reader, VkPhysicalDeviceMaintenance3Properties *s)
{
	s->maxPerSetDescriptors = (uint32_t)gvk_get_u32(reader);
	s->maxMemoryAllocationSize = (VkDeviceSize)gvk_get_u64(reader);
}

void gvk_get_VkPhysicalDeviceMaintenance3Properties(struct gvk_reader *reader, VkPhysicalDeviceMaintenance3Properties *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceMaintenance3Properties(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceMaintenance4Features(struct gvk_reader *reader, VkPhysicalDeviceMaintenance4Features *s)
{
	s->maintenance4 = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceMaintenance4Features(struct gvk_reader *reader, VkPhysicalDeviceMaintenance4Features *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceMaintenance4Features(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceMaintenance4Properties(struct gvk_reader *reader, VkPhysicalDeviceMaintenance4Properties *s)
{
	s->maxBufferSize = (VkDeviceSize)gvk_get_u64(reader);
}

void gvk_get_VkPhysicalDeviceMaintenance4Properties(struct gvk_reader *reader, VkPhysicalDeviceMaintenance4Properties *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceMaintenance4Properties(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceShaderDrawParametersFeatures(struct gvk_reader *reader, VkPhysicalDeviceShaderDrawParametersFeatures *s)
{
	s->shaderDrawParameters = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceShaderDrawParametersFeatures(struct gvk_reader *reader, VkPhysicalDeviceShaderDrawParametersFeatures *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceShaderDrawParametersFeatures(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceShaderFloat16Int8Features(struct gvk_reader *reader, VkPhysicalDeviceShaderFloat16Int8Features *s)
{
	s->shaderFloat16 = (VkBool32)gvk_get_u32(reader);
	s->shaderInt8 = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceShaderFloat16Int8Features(struct gvk_reader *reader, VkPhysicalDeviceShaderFloat16Int8Features *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceShaderFloat16Int8Features(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceFloatControlsProperties(struct gvk_reader *reader, VkPhysicalDeviceFloatControlsProperties *s)
{
	s->denormBehaviorIndependence = (VkShaderFloatControlsIndependence)gvk_get_u32(reader);
	s->roundingModeIndependence = (VkShaderFloatControlsIndependence)gvk_get_u32(reader);
	s->shaderSignedZeroInfNanPreserveFloat16 = (VkBool32)gvk_get_u32(reader);
	s->shaderSignedZeroInfNanPreserveFloat32 = (VkBool32)gvk_get_u32(reader);
	s->shaderSignedZeroInfNanPreserveFloat64 = (VkBool32)gvk_get_u32(reader);
	s->shaderDenormPreserveFloat16 = (VkBool32)gvk_get_u32(reader);
	s->shaderDenormPreserveFloat32 = (VkBool32)gvk_get_u32(reader);
	s->shaderDenormPreserveFloat64 = (VkBool32)gvk_get_u32(reader);
	s->shaderDenormFlushToZeroFloat16 = (VkBool32)gvk_get_u32(reader);
	s->shaderDenormFlushToZeroFloat32 = (VkBool32)gvk_get_u32(reader);
	s->shaderDenormFlushToZeroFloat64 = (VkBool32)gvk_get_u32(reader);
	s->shaderRoundingModeRTEFloat16 = (VkBool32)gvk_get_u32(reader);
	s->shaderRoundingModeRTEFloat32 = (VkBool32)gvk_get_u32(reader);
	s->shaderRoundingModeRTEFloat64 = (VkBool32)gvk_get_u32(reader);
	s->shaderRoundingModeRTZFloat16 = (VkBool32)gvk_get_u32(reader);
	s->shaderRoundingModeRTZFloat32 = (VkBool32)gvk_get_u32(reader);
	s->shaderRoundingModeRTZFloat64 = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceFloatControlsProperties(struct gvk_reader *reader, VkPhysicalDeviceFloatControlsProperties *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceFloatControlsProperties(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceHostQueryResetFeatures(struct gvk_reader *reader, VkPhysicalDeviceHostQueryResetFeatures *s)
{
	s->hostQueryReset = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceHostQueryResetFeatures(struct gvk_reader *reader, VkPhysicalDeviceHostQueryResetFeatures *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceHostQueryResetFeatures(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceDescriptorIndexingFeatures(struct gvk_reader *reader, VkPhysicalDeviceDescriptorIndexingFeatures *s)
{
	s->shaderInputAttachmentArrayDynamicIndexing = (VkBool32)gvk_get_u32(reader);
	s->shaderUniformTexelBufferArrayDynamicIndexing = (VkBool32)gvk_get_u32(reader);
	s->shaderStorageTexelBufferArrayDynamicIndexing = (VkBool32)gvk_get_u32(reader);
	s->shaderUniformBufferArrayNonUniformIndexing = (VkBool32)gvk_get_u32(reader);
	s->shaderSampledImageArrayNonUniformIndexing = (VkBool32)gvk_get_u32(reader);
	s->shaderStorageBufferArrayNonUniformIndexing = (VkBool32)gvk_get_u32(reader);
	s->shaderStorageImageArrayNonUniformIndexing = (VkBool32)gvk_get_u32(reader);
	s->shaderInputAttachmentArrayNonUniformIndexing = (VkBool32)gvk_get_u32(reader);
	s->shaderUniformTexelBufferArrayNonUniformIndexing = (VkBool32)gvk_get_u32(reader);
	s->shaderStorageTexelBufferArrayNonUniformIndexing = (VkBool32)gvk_get_u32(reader);
	s->descriptorBindingUniformBufferUpdateAfterBind = (VkBool32)gvk_get_u32(reader);
	s->descriptorBindingSampledImageUpdateAfterBind = (VkBool32)gvk_get_u32(reader);
	s->descriptorBindingStorageImageUpdateAfterBind = (VkBool32)gvk_get_u32(reader);
	s->descriptorBindingStorageBufferUpdateAfterBind = (VkBool32)gvk_get_u32(reader);
	s->descriptorBindingUniformTexelBufferUpdateAfterBind = (VkBool32)gvk_get_u32(reader);
	s->descriptorBindingStorageTexelBufferUpdateAfterBind = (VkBool32)gvk_get_u32(reader);
	s->descriptorBindingUpdateUnusedWhilePending = (VkBool32)gvk_get_u32(reader);
	s->descriptorBindingPartiallyBound = (VkBool32)gvk_get_u32(reader);
	s->descriptorBindingVariableDescriptorCount = (VkBool32)gvk_get_u32(reader);
	s->runtimeDescriptorArray = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceDescriptorIndexingFeatures(struct gvk_reader *reader, VkPhysicalDeviceDescriptorIndexingFeatures *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceDescriptorIndexingFeatures(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceDescriptorIndexingProperties(struct gvk_reader *reader, VkPhysicalDeviceDescriptorIndexingProperties *s)
{
	s->maxUpdateAfterBindDescriptorsInAllPools = (uint32_t)gvk_get_u32(reader);
	s->shaderUniformBufferArrayNonUniformIndexingNative = (VkBool32)gvk_get_u32(reader);
	s->shaderSampledImageArrayNonUniformIndexingNative = (VkBool32)gvk_get_u32(reader);
	s->shaderStorageBufferArrayNonUniformIndexingNative = (VkBool32)gvk_get_u32(reader);
	s->shaderStorageImageArrayNonUniformIndexingNative = (VkBool32)gvk_get_u32(reader);
	s->shaderInputAttachmentArrayNonUniformIndexingNative = (VkBool32)gvk_get_u32(reader);
	s->robustBufferAccessUpdateAfterBind = (VkBool32)gvk_get_u32(reader);
	s->quadDivergentImplicitLod = (VkBool32)gvk_get_u32(reader);
	s->maxPerStageDescriptorUpdateAfterBindSamplers = (uint32_t)gvk_get_u32(reader);
	s->maxPerStageDescriptorUpdateAfterBindUniformBuffers = (uint32_t)gvk_get_u32(reader);
	s->maxPerStageDescriptorUpdateAfterBindStorageBuffers = (uint32_t)gvk_get_u32(reader);
	s->maxPerStageDescriptorUpdateAfterBindSampledImages = (uint32_t)gvk_get_u32(reader);
	s->maxPerStageDescriptorUpdateAfterBindStorageImages = (uint32_t)gvk_get_u32(reader);
	s->maxPerStageDescriptorUpdateAfterBindInputAttachments = (uint32_t)gvk_get_u32(reader);
	s->maxPerStageUpdateAfterBindResources = (uint32_t)gvk_get_u32(reader);
	s->maxDescriptorSetUpdateAfterBindSamplers = (uint32_t)gvk_get_u32(reader);
	s->maxDescriptorSetUpdateAfterBindUniformBuffers = (uint32_t)gvk_get_u32(reader);
	s->maxDescriptorSetUpdateAfterBindUniformBuffersDynamic = (uint32_t)gvk_get_u32(reader);
	s->maxDescriptorSetUpdateAfterBindStorageBuffers = (uint32_t)gvk_get_u32(reader);
	s->maxDescriptorSetUpdateAfterBindStorageBuffersDynamic = (uint32_t)gvk_get_u32(reader);
	s->maxDescriptorSetUpdateAfterBindSampledImages = (uint32_t)gvk_get_u32(reader);
	s->maxDescriptorSetUpdateAfterBindStorageImages = (uint32_t)gvk_get_u32(reader);
	s->maxDescriptorSetUpdateAfterBindInputAttachments = (uint32_t)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceDescriptorIndexingProperties(struct gvk_reader *reader, VkPhysicalDeviceDescriptorIndexingProperties *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceDescriptorIndexingProperties(reader, s);
}

static void gvk_get_members_VkDescriptorSetVariableDescriptorCountLayoutSupport(struct gvk_reader *reader, VkDescriptorSetVariableDescriptorCountLayoutSupport *s)
{
	s->maxVariableDescriptorCount = (uint32_t)gvk_get_u32(reader);
}

void gvk_get_VkDescriptorSetVariableDescriptorCountLayoutSupport(struct gvk_reader *reader, VkDescriptorSetVariableDescriptorCountLayoutSupport *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkDescriptorSetVariableDescriptorCountLayoutSupport(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceTimelineSemaphoreFeatures(struct gvk_reader *reader, VkPhysicalDeviceTimelineSemaphoreFeatures *s)
{
	s->timelineSemaphore = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceTimelineSemaphoreFeatures(struct gvk_reader *reader, VkPhysicalDeviceTimelineSemaphoreFeatures *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceTimelineSemaphoreFeatures(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceTimelineSemaphoreProperties(struct gvk_reader *reader, VkPhysicalDeviceTimelineSemaphoreProperties *s)
{
	s->maxTimelineSemaphoreValueDifference = (uint64_t)gvk_get_u64(reader);
}

void gvk_get_VkPhysicalDeviceTimelineSemaphoreProperties(struct gvk_reader *reader, VkPhysicalDeviceTimelineSemaphoreProperties *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceTimelineSemaphoreProperties(reader, s);
}

static void gvk_get_members_VkPhysicalDevice8BitStorageFeatures(struct gvk_reader *reader, VkPhysicalDevice8BitStorageFeatures *s)
{
	s->storageBuffer8BitAccess = (VkBool32)gvk_get_u32(reader);
	s->uniformAndStorageBuffer8BitAccess = (VkBool32)gvk_get_u32(reader);
	s->storagePushConstant8 = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDevice8BitStorageFeatures(struct gvk_reader *reader, VkPhysicalDevice8BitStorageFeatures *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDevice8BitStorageFeatures(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceVulkanMemoryModelFeatures(struct gvk_reader *reader, VkPhysicalDeviceVulkanMemoryModelFeatures *s)
{
	s->vulkanMemoryModel = (VkBool32)gvk_get_u32(reader);
	s->vulkanMemoryModelDeviceScope = (VkBool32)gvk_get_u32(reader);
	s->vulkanMemoryModelAvailabilityVisibilityChains = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceVulkanMemoryModelFeatures(struct gvk_reader *reader, VkPhysicalDeviceVulkanMemoryModelFeatures *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceVulkanMemoryModelFeatures(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceShaderAtomicInt64Features(struct gvk_reader *reader, VkPhysicalDeviceShaderAtomicInt64Features *s)
{
	s->shaderBufferInt64Atomics = (VkBool32)gvk_get_u32(reader);
	s->shaderSharedInt64Atomics = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceShaderAtomicInt64Features(struct gvk_reader *reader, VkPhysicalDeviceShaderAtomicInt64Features *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceShaderAtomicInt64Features(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceDepthStencilResolveProperties(struct gvk_reader *reader, VkPhysicalDeviceDepthStencilResolveProperties *s)
{
	s->supportedDepthResolveModes = (VkResolveModeFlags)gvk_get_u32(reader);
	s->supportedStencilResolveModes = (VkResolveModeFlags)gvk_get_u32(reader);
	s->independentResolveNone = (VkBool32)gvk_get_u32(reader);
	s->independentResolve = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceDepthStencilResolveProperties(struct gvk_reader *reader, VkPhysicalDeviceDepthStencilResolveProperties *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceDepthStencilResolveProperties(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceScalarBlockLayoutFeatures(struct gvk_reader *reader, VkPhysicalDeviceScalarBlockLayoutFeatures *s)
{
	s->scalarBlockLayout = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceScalarBlockLayoutFeatures(struct gvk_reader *reader, VkPhysicalDeviceScalarBlockLayoutFeatures *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceScalarBlockLayoutFeatures(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceUniformBufferStandardLayoutFeatures(struct gvk_reader *reader, VkPhysicalDeviceUniformBufferStandardLayoutFeatures *s)
{
	s->uniformBufferStandardLayout = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceUniformBufferStandardLayoutFeatures(struct gvk_reader *reader, VkPhysicalDeviceUniformBufferStandardLayoutFeatures *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceUniformBufferStandardLayoutFeatures(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceBufferDeviceAddressFeatures(struct gvk_reader *reader, VkPhysicalDeviceBufferDeviceAddressFeatures *s)
{
	s->bufferDeviceAddress = (VkBool32)gvk_get_u32(reader);
	s->bufferDeviceAddressCaptureReplay = (VkBool32)gvk_get_u32(reader);
	s->bufferDeviceAddressMultiDevice = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceBufferDeviceAddressFeatures(struct gvk_reader *reader, VkPhysicalDeviceBufferDeviceAddressFeatures *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceBufferDeviceAddressFeatures(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceImagelessFramebufferFeatures(struct gvk_reader *reader, VkPhysicalDeviceImagelessFramebufferFeatures *s)
{
	s->imagelessFramebuffer = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceImagelessFramebufferFeatures(struct gvk_reader *reader, VkPhysicalDeviceImagelessFramebufferFeatures *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceImagelessFramebufferFeatures(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceTextureCompressionASTCHDRFeatures(struct gvk_reader *reader, VkPhysicalDeviceTextureCompressionASTCHDRFeatures *s)
{
	s->textureCompressionASTC_HDR = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceTextureCompressionASTCHDRFeatures(struct gvk_reader *reader, VkPhysicalDeviceTextureCompressionASTCHDRFeatures *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceTextureCompressionASTCHDRFeatures(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceSeparateDepthStencilLayoutsFeatures(struct gvk_reader *reader, VkPhysicalDeviceSeparateDepthStencilLayoutsFeatures *s)
{
	s->separateDepthStencilLayouts = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceSeparateDepthStencilLayoutsFeatures(struct gvk_reader *reader, VkPhysicalDeviceSeparateDepthStencilLayoutsFeatures *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceSeparateDepthStencilLayoutsFeatures(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceShaderDemoteToHelperInvocationFeatures(struct gvk_reader *reader, VkPhysicalDeviceShaderDemoteToHelperInvocationFeatures *s)
{
	s->shaderDemoteToHelperInvocation = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceShaderDemoteToHelperInvocationFeatures(struct gvk_reader *reader, VkPhysicalDeviceShaderDemoteToHelperInvocationFeatures *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceShaderDemoteToHelperInvocationFeatures(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceTexelBufferAlignmentProperties(struct gvk_reader *reader, VkPhysicalDeviceTexelBufferAlignmentProperties *s)
{
	s->storageTexelBufferOffsetAlignmentBytes = (VkDeviceSize)gvk_get_u64(reader);
	s->storageTexelBufferOffsetSingleTexelAlignment = (VkBool32)gvk_get_u32(reader);
	s->uniformTexelBufferOffsetAlignmentBytes = (VkDeviceSize)gvk_get_u64(reader);
	s->uniformTexelBufferOffsetSingleTexelAlignment = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceTexelBufferAlignmentProperties(struct gvk_reader *reader, VkPhysicalDeviceTexelBufferAlignmentProperties *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceTexelBufferAlignmentProperties(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceSubgroupSizeControlFeatures(struct gvk_reader *reader, VkPhysicalDeviceSubgroupSizeControlFeatures *s)
{
	s->subgroupSizeControl = (VkBool32)gvk_get_u32(reader);
	s->computeFullSubgroups = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceSubgroupSizeControlFeatures(struct gvk_reader *reader, VkPhysicalDeviceSubgroupSizeControlFeatures *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceSubgroupSizeControlFeatures(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceSubgroupSizeControlProperties(struct gvk_reader *reader, VkPhysicalDeviceSubgroupSizeControlProperties *s)
{
	s->minSubgroupSize = (uint32_t)gvk_get_u32(reader);
	s->maxSubgroupSize = (uint32_t)gvk_get_u32(reader);
	s->maxComputeWorkgroupSubgroups = (uint32_t)gvk_get_u32(reader);
	s->requiredSubgroupSizeStages = (VkShaderStageFlags)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceSubgroupSizeControlProperties(struct gvk_reader *reader, VkPhysicalDeviceSubgroupSizeControlProperties *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceSubgroupSizeControlProperties(reader, s);
}

static void gvk_get_members_VkPhysicalDevicePipelineCreationCacheControlFeatures(struct gvk_reader *reader, VkPhysicalDevicePipelineCreationCacheControlFeatures *s)
{
	s->pipelineCreationCacheControl = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDevicePipelineCreationCacheControlFeatures(struct gvk_reader *reader, VkPhysicalDevicePipelineCreationCacheControlFeatures *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDevicePipelineCreationCacheControlFeatures(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceVulkan11Features(struct gvk_reader *reader, VkPhysicalDeviceVulkan11Features *s)
{
	s->storageBuffer16BitAccess = (VkBool32)gvk_get_u32(reader);
	s->uniformAndStorageBuffer16BitAccess = (VkBool32)gvk_get_u32(reader);
	s->storagePushConstant16 = (VkBool32)gvk_get_u32(reader);
	s->storageInputOutput16 = (VkBool32)gvk_get_u32(reader);
	s->multiview = (VkBool32)gvk_get_u32(reader);
	s->multiviewGeometryShader = (VkBool32)gvk_get_u32(reader);
	s->multiviewTessellationShader = (VkBool32)gvk_get_u32(reader);
	s->variablePointersStorageBuffer = (VkBool32)gvk_get_u32(reader);
	s->variablePointers = (VkBool32)gvk_get_u32(reader);
	s->protectedMemory = (VkBool32)gvk_get_u32(reader);
	s->samplerYcbcrConversion = (VkBool32)gvk_get_u32(reader);
	s->shaderDrawParameters = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceVulkan11Features(struct gvk_reader *reader, VkPhysicalDeviceVulkan11Features *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceVulkan11Features(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceVulkan11Properties(struct gvk_reader *reader, VkPhysicalDeviceVulkan11Properties *s)
{
	gvk_get_raw(reader, s->deviceUUID, sizeof(s->deviceUUID));
	gvk_get_raw(reader, s->driverUUID, sizeof(s->driverUUID));
	gvk_get_raw(reader, s->deviceLUID, sizeof(s->deviceLUID));
	s->deviceNodeMask = (uint32_t)gvk_get_u32(reader);
	s->deviceLUIDValid = (VkBool32)gvk_get_u32(reader);
	s->subgroupSize = (uint32_t)gvk_get_u32(reader);
	s->subgroupSupportedStages = (VkShaderStageFlags)gvk_get_u32(reader);
	s->subgroupSupportedOperations = (VkSubgroupFeatureFlags)gvk_get_u32(reader);
	s->subgroupQuadOperationsInAllStages = (VkBool32)gvk_get_u32(reader);
	s->pointClippingBehavior = (VkPointClippingBehavior)gvk_get_u32(reader);
	s->maxMultiviewViewCount = (uint32_t)gvk_get_u32(reader);
	s->maxMultiviewInstanceIndex = (uint32_t)gvk_get_u32(reader);
	s->protectedNoFault = (VkBool32)gvk_get_u32(reader);
	s->maxPerSetDescriptors = (uint32_t)gvk_get_u32(reader);
	s->maxMemoryAllocationSize = (VkDeviceSize)gvk_get_u64(reader);
}

void gvk_get_VkPhysicalDeviceVulkan11Properties(struct gvk_reader *reader, VkPhysicalDeviceVulkan11Properties *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceVulkan11Properties(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceVulkan12Features(struct gvk_reader *reader, VkPhysicalDeviceVulkan12Features *s)
{
	s->samplerMirrorClampToEdge = (VkBool32)gvk_get_u32(reader);
	s->drawIndirectCount = (VkBool32)gvk_get_u32(reader);
	s->storageBuffer8BitAccess = (VkBool32)gvk_get_u32(reader);
	s->uniformAndStorageBuffer8BitAccess = (VkBool32)gvk_get_u32(reader);
	s->storagePushConstant8 = (VkBool32)gvk_get_u32(reader);
	s->shaderBufferInt64Atomics = (VkBool32)gvk_get_u32(reader);
	s->shaderSharedInt64Atomics = (VkBool32)gvk_get_u32(reader);
	s->shaderFloat16 = (VkBool32)gvk_get_u32(reader);
	s->shaderInt8 = (VkBool32)gvk_get_u32(reader);
	s->descriptorIndexing = (VkBool32)gvk_get_u32(reader);
	s->shaderInputAttachmentArrayDynamicIndexing = (VkBool32)gvk_get_u32(reader);
	s->shaderUniformTexelBufferArrayDynamicIndexing = (VkBool32)gvk_get_u32(reader);
	s->shaderStorageTexelBufferArrayDynamicIndexing = (VkBool32)gvk_get_u32(reader);
	s->shaderUniformBufferArrayNonUniformIndexing = (VkBool32)gvk_get_u32(reader);
	s->shaderSampledImageArrayNonUniformIndexing = (VkBool32)gvk_get_u32(reader);
	s->shaderStorageBufferArrayNonUniformIndexing = (VkBool32)gvk_get_u32(reader);
	s->shaderStorageImageArrayNonUniformIndexing = (VkBool32)gvk_get_u32(reader);
	s->shaderInputAttachmentArrayNonUniformIndexing = (VkBool32)gvk_get_u32(reader);
	s->shaderUniformTexelBufferArrayNonUniformIndexing = (VkBool32)gvk_get_u32(reader);
	s->shaderStorageTexelBufferArrayNonUniformIndexing = (VkBool32)gvk_get_u32(reader);
	s->descriptorBindingUniformBufferUpdateAfterBind = (VkBool32)gvk_get_u32(reader);
	s->descriptorBindingSampledImageUpdateAfterBind = (VkBool32)gvk_get_u32(reader);
	s->descriptorBindingStorageImageUpdateAfterBind = (VkBool32)gvk_get_u32(reader);
	s->descriptorBindingStorageBufferUpdateAfterBind = (VkBool32)gvk_get_u32(reader);
	s->descriptorBindingUniformTexelBufferUpdateAfterBind = (VkBool32)gvk_get_u32(reader);
	s->descriptorBindingStorageTexelBufferUpdateAfterBind = (VkBool32)gvk_get_u32(reader);
	s->descriptorBindingUpdateUnusedWhilePending = (VkBool32)gvk_get_u32(reader);
	s->descriptorBindingPartiallyBound = (VkBool32)gvk_get_u32(reader);
	s->descriptorBindingVariableDescriptorCount = (VkBool32)gvk_get_u32(reader);
	s->runtimeDescriptorArray = (VkBool32)gvk_get_u32(reader);
	s->samplerFilterMinmax = (VkBool32)gvk_get_u32(reader);
	s->scalarBlockLayout = (VkBool32)gvk_get_u32(reader);
	s->imagelessFramebuffer = (VkBool32)gvk_get_u32(reader);
	s->uniformBufferStandardLayout = (VkBool32)gvk_get_u32(reader);
	s->shaderSubgroupExtendedTypes = (VkBool32)gvk_get_u32(reader);
	s->separateDepthStencilLayouts = (VkBool32)gvk_get_u32(reader);
	s->hostQueryReset = (VkBool32)gvk_get_u32(reader);
	s->timelineSemaphore = (VkBool32)gvk_get_u32(reader);
	s->bufferDeviceAddress = (VkBool32)gvk_get_u32(reader);
	s->bufferDeviceAddressCaptureReplay = (VkBool32)gvk_get_u32(reader);
	s->bufferDeviceAddressMultiDevice = (VkBool32)gvk_get_u32(reader);
	s->vulkanMemoryModel = (VkBool32)gvk_get_u32(reader);
	s->vulkanMemoryModelDeviceScope = (VkBool32)gvk_get_u32(reader);
	s->vulkanMemoryModelAvailabilityVisibilityChains = (VkBool32)gvk_get_u32(reader);
	s->shaderOutputViewportIndex = (VkBool32)gvk_get_u32(reader);
	s->shaderOutputLayer = (VkBool32)gvk_get_u32(reader);
	s->subgroupBroadcastDynamicId = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceVulkan12Features(struct gvk_reader *reader, VkPhysicalDeviceVulkan12Features *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceVulkan12Features(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceVulkan12Properties(struct gvk_reader *reader, VkPhysicalDeviceVulkan12Properties *s)
{
	s->driverID = (VkDriverId)gvk_get_u32(reader);
	gvk_get_raw(reader, s->driverName, sizeof(s->driverName));
	gvk_get_raw(reader, s->driverInfo, sizeof(s->driverInfo));
	gvk_get_VkConformanceVersion(reader, &s->conformanceVersion);
	s->denormBehaviorIndependence = (VkShaderFloatControlsIndependence)gvk_get_u32(reader);
	s->roundingModeIndependence = (VkShaderFloatControlsIndependence)gvk_get_u32(reader);
	s->shaderSignedZeroInfNanPreserveFloat16 = (VkBool32)gvk_get_u32(reader);
	s->shaderSignedZeroInfNanPreserveFloat32 = (VkBool32)gvk_get_u32(reader);
	s->shaderSignedZeroInfNanPreserveFloat64 = (VkBool32)gvk_get_u32(reader);
	s->shaderDenormPreserveFloat16 = (VkBool32)gvk_get_u32(reader);
	s->shaderDenormPreserveFloat32 = (VkBool32)gvk_get_u32(reader);
	s->shaderDenormPreserveFloat64 = (VkBool32)gvk_get_u32(reader);
	s->shaderDenormFlushToZeroFloat16 = (VkBool32)gvk_get_u32(reader);
	s->shaderDenormFlushToZeroFloat32 = (VkBool32)gvk_get_u32(reader);
	s->shaderDenormFlushToZeroFloat64 = (VkBool32)gvk_get_u32(reader);
	s->shaderRoundingModeRTEFloat16 = (VkBool32)gvk_get_u32(reader);
	s->shaderRoundingModeRTEFloat32 = (VkBool32)gvk_get_u32(reader);
	s->shaderRoundingModeRTEFloat64 = (VkBool32)gvk_get_u32(reader);
	s->shaderRoundingModeRTZFloat16 = (VkBool32)gvk_get_u32(reader);
	s->shaderRoundingModeRTZFloat32 = (VkBool32)gvk_get_u32(reader);
	s->shaderRoundingModeRTZFloat64 = (VkBool32)gvk_get_u32(reader);
	s->maxUpdateAfterBindDescriptorsInAllPools = (uint32_t)gvk_get_u32(reader);
	s->shaderUniformBufferArrayNonUniformIndexingNative = (VkBool32)gvk_get_u32(reader);
	s->shaderSampledImageArrayNonUniformIndexingNative = (VkBool32)gvk_get_u32(reader);
	s->shaderStorageBufferArrayNonUniformIndexingNative = (VkBool32)gvk_get_u32(reader);
	s->shaderStorageImageArrayNonUniformIndexingNative = (VkBool32)gvk_get_u32(reader);
	s->shaderInputAttachmentArrayNonUniformIndexingNative = (VkBool32)gvk_get_u32(reader);
	s->robustBufferAccessUpdateAfterBind = (VkBool32)gvk_get_u32(reader);
	s->quadDivergentImplicitLod = (VkBool32)gvk_get_u32(reader);
	s->maxPerStageDescriptorUpdateAfterBindSamplers = (uint32_t)gvk_get_u32(reader);
	s->maxPerStageDescriptorUpdateAfterBindUniformBuffers = (uint32_t)gvk_get_u32(reader);
	s->maxPerStageDescriptorUpdateAfterBindStorageBuffers = (uint32_t)gvk_get_u32(reader);
	s->maxPerStageDescriptorUpdateAfterBindSampledImages = (uint32_t)gvk_get_u32(reader);
	s->maxPerStageDescriptorUpdateAfterBindStorageImages = (uint32_t)gvk_get_u32(reader);
	s->maxPerStageDescriptorUpdateAfterBindInputAttachments = (uint32_t)gvk_get_u32(reader);
	s->maxPerStageUpdateAfterBindResources = (uint32_t)gvk_get_u32(reader);
	s->maxDescriptorSetUpdateAfterBindSamplers = (uint32_t)gvk_get_u32(reader);
	s->maxDescriptorSetUpdateAfterBindUniformBuffers = (uint32_t)gvk_get_u32(reader);
	s->maxDescriptorSetUpdateAfterBindUniformBuffersDynamic = (uint32_t)gvk_get_u32(reader);
	s->maxDescriptorSetUpdateAfterBindStorageBuffers = (uint32_t)gvk_get_u32(reader);
	s->maxDescriptorSetUpdateAfterBindStorageBuffersDynamic = (uint32_t)gvk_get_u32(reader);
	s->maxDescriptorSetUpdateAfterBindSampledImages = (uint32_t)gvk_get_u32(reader);
	s->maxDescriptorSetUpdateAfterBindStorageImages = (uint32_t)gvk_get_u32(reader);
	s->maxDescriptorSetUpdateAfterBindInputAttachments = (uint32_t)gvk_get_u32(reader);
	s->supportedDepthResolveModes = (VkResolveModeFlags)gvk_get_u32(reader);
	s->supportedStencilResolveModes = (VkResolveModeFlags)gvk_get_u32(reader);
	s->independentResolveNone = (VkBool32)gvk_get_u32(reader);
	s->independentResolve = (VkBool32)gvk_get_u32(reader);
	s->filterMinmaxSingleComponentFormats = (VkBool32)gvk_get_u32(reader);
	s->filterMinmaxImageComponentMapping = (VkBool32)gvk_get_u32(reader);
	s->maxTimelineSemaphoreValueDifference = (uint64_t)gvk_get_u64(reader);
	s->framebufferIntegerColorSampleCounts = (VkSampleCountFlags)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceVulkan12Properties(struct gvk_reader *reader, VkPhysicalDeviceVulkan12Properties *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceVulkan12Properties(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceVulkan13Features(struct gvk_reader *reader, VkPhysicalDeviceVulkan13Features *s)
{
	s->robustImageAccess = (VkBool32)gvk_get_u32(reader);
	s->inlineUniformBlock = (VkBool32)gvk_get_u32(reader);
	s->descriptorBindingInlineUniformBlockUpdateAfterBind = (VkBool32)gvk_get_u32(reader);
	s->pipelineCreationCacheControl = (VkBool32)gvk_get_u32(reader);
	s->privateData = (VkBool32)gvk_get_u32(reader);
	s->shaderDemoteToHelperInvocation = (VkBool32)gvk_get_u32(reader);
	s->shaderTerminateInvocation = (VkBool32)gvk_get_u32(reader);
	s->subgroupSizeControl = (VkBool32)gvk_get_u32(reader);
	s->computeFullSubgroups = (VkBool32)gvk_get_u32(reader);
	s->synchronization2 = (VkBool32)gvk_get_u32(reader);
	s->textureCompressionASTC_HDR = (VkBool32)gvk_get_u32(reader);
	s->shaderZeroInitializeWorkgroupMemory = (VkBool32)gvk_get_u32(reader);
	s->dynamicRendering = (VkBool32)gvk_get_u32(reader);
	s->shaderIntegerDotProduct = (VkBool32)gvk_get_u32(reader);
	s->maintenance4 = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceVulkan13Features(struct gvk_reader *reader, VkPhysicalDeviceVulkan13Features *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceVulkan13Features(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceVulkan13Properties(struct gvk_reader *reader, VkPhysicalDeviceVulkan13Properties *s)
{
	s->minSubgroupSize = (uint32_t)gvk_get_u32(reader);
	s->maxSubgroupSize = (uint32_t)gvk_get_u32(reader);
	s->maxComputeWorkgroupSubgroups = (uint32_t)gvk_get_u32(reader);
	s->requiredSubgroupSizeStages = (VkShaderStageFlags)gvk_get_u32(reader);
	s->maxInlineUniformBlockSize = (uint32_t)gvk_get_u32(reader);
	s->maxPerStageDescriptorInlineUniformBlocks = (uint32_t)gvk_get_u32(reader);
	s->maxPerStageDescriptorUpdateAfterBindInlineUniformBlocks = (uint32_t)gvk_get_u32(reader);
	s->maxDescriptorSetInlineUniformBlocks = (uint32_t)gvk_get_u32(reader);
	s->maxDescriptorSetUpdateAfterBindInlineUniformBlocks = (uint32_t)gvk_get_u32(reader);
	s->maxInlineUniformTotalSize = (uint32_t)gvk_get_u32(reader);
	s->integerDotProduct8BitUnsignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProduct8BitSignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProduct8BitMixedSignednessAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProduct4x8BitPackedUnsignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProduct4x8BitPackedSignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProduct4x8BitPackedMixedSignednessAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProduct16BitUnsignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProduct16BitSignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProduct16BitMixedSignednessAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProduct32BitUnsignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProduct32BitSignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProduct32BitMixedSignednessAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProduct64BitUnsignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProduct64BitSignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProduct64BitMixedSignednessAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProductAccumulatingSaturating8BitUnsignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProductAccumulatingSaturating8BitSignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProductAccumulatingSaturating8BitMixedSignednessAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProductAccumulatingSaturating4x8BitPackedUnsignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProductAccumulatingSaturating4x8BitPackedSignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProductAccumulatingSaturating4x8BitPackedMixedSignednessAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProductAccumulatingSaturating16BitUnsignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProductAccumulatingSaturating16BitSignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProductAccumulatingSaturating16BitMixedSignednessAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProductAccumulatingSaturating32BitUnsignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProductAccumulatingSaturating32BitSignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProductAccumulatingSaturating32BitMixedSignednessAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProductAccumulatingSaturating64BitUnsignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProductAccumulatingSaturating64BitSignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProductAccumulatingSaturating64BitMixedSignednessAccelerated = (VkBool32)gvk_get_u32(reader);
	s->storageTexelBufferOffsetAlignmentBytes = (VkDeviceSize)gvk_get_u64(reader);
	s->storageTexelBufferOffsetSingleTexelAlignment = (VkBool32)gvk_get_u32(reader);
	s->uniformTexelBufferOffsetAlignmentBytes = (VkDeviceSize)gvk_get_u64(reader);
	s->uniformTexelBufferOffsetSingleTexelAlignment = (VkBool32)gvk_get_u32(reader);
	s->maxBufferSize = (VkDeviceSize)gvk_get_u64(reader);
}

void gvk_get_VkPhysicalDeviceVulkan13Properties(struct gvk_reader *reader, VkPhysicalDeviceVulkan13Properties *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceVulkan13Properties(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceZeroInitializeWorkgroupMemoryFeatures(struct gvk_reader *reader, VkPhysicalDeviceZeroInitializeWorkgroupMemoryFeatures *s)
{
	s->shaderZeroInitializeWorkgroupMemory = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceZeroInitializeWorkgroupMemoryFeatures(struct gvk_reader *reader, VkPhysicalDeviceZeroInitializeWorkgroupMemoryFeatures *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceZeroInitializeWorkgroupMemoryFeatures(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceImageRobustnessFeatures(struct gvk_reader *reader, VkPhysicalDeviceImageRobustnessFeatures *s)
{
	s->robustImageAccess = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceImageRobustnessFeatures(struct gvk_reader *reader, VkPhysicalDeviceImageRobustnessFeatures *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceImageRobustnessFeatures(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceShaderTerminateInvocationFeatures(struct gvk_reader *reader, VkPhysicalDeviceShaderTerminateInvocationFeatures *s)
{
	s->shaderTerminateInvocation = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceShaderTerminateInvocationFeatures(struct gvk_reader *reader, VkPhysicalDeviceShaderTerminateInvocationFeatures *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceShaderTerminateInvocationFeatures(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceSynchronization2Features(struct gvk_reader *reader, VkPhysicalDeviceSynchronization2Features *s)
{
	s->synchronization2 = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceSynchronization2Features(struct gvk_reader *reader, VkPhysicalDeviceSynchronization2Features *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceSynchronization2Features(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceShaderIntegerDotProductFeatures(struct gvk_reader *reader, VkPhysicalDeviceShaderIntegerDotProductFeatures *s)
{
	s->shaderIntegerDotProduct = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceShaderIntegerDotProductFeatures(struct gvk_reader *reader, VkPhysicalDeviceShaderIntegerDotProductFeatures *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceShaderIntegerDotProductFeatures(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceShaderIntegerDotProductProperties(struct gvk_reader *reader, VkPhysicalDeviceShaderIntegerDotProductProperties *s)
{
	s->integerDotProduct8BitUnsignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProduct8BitSignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProduct8BitMixedSignednessAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProduct4x8BitPackedUnsignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProduct4x8BitPackedSignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProduct4x8BitPackedMixedSignednessAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProduct16BitUnsignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProduct16BitSignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProduct16BitMixedSignednessAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProduct32BitUnsignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProduct32BitSignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProduct32BitMixedSignednessAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProduct64BitUnsignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProduct64BitSignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProduct64BitMixedSignednessAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProductAccumulatingSaturating8BitUnsignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProductAccumulatingSaturating8BitSignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProductAccumulatingSaturating8BitMixedSignednessAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProductAccumulatingSaturating4x8BitPackedUnsignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProductAccumulatingSaturating4x8BitPackedSignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProductAccumulatingSaturating4x8BitPackedMixedSignednessAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProductAccumulatingSaturating16BitUnsignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProductAccumulatingSaturating16BitSignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProductAccumulatingSaturating16BitMixedSignednessAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProductAccumulatingSaturating32BitUnsignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProductAccumulatingSaturating32BitSignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProductAccumulatingSaturating32BitMixedSignednessAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProductAccumulatingSaturating64BitUnsignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProductAccumulatingSaturating64BitSignedAccelerated = (VkBool32)gvk_get_u32(reader);
	s->integerDotProductAccumulatingSaturating64BitMixedSignednessAccelerated = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceShaderIntegerDotProductProperties(struct gvk_reader *reader, VkPhysicalDeviceShaderIntegerDotProductProperties *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceShaderIntegerDotProductProperties(reader, s);
}

static void gvk_get_members_VkFormatProperties3(struct gvk_reader *reader, VkFormatProperties3 *s)
{
	s->linearTilingFeatures = (VkFormatFeatureFlags2)gvk_get_u64(reader);
	s->optimalTilingFeatures = (VkFormatFeatureFlags2)gvk_get_u64(reader);
	s->bufferFeatures = (VkFormatFeatureFlags2)gvk_get_u64(reader);
}

void gvk_get_VkFormatProperties3(struct gvk_reader *reader, VkFormatProperties3 *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkFormatProperties3(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceDynamicRenderingFeatures(struct gvk_reader *reader, VkPhysicalDeviceDynamicRenderingFeatures *s)
{
	s->dynamicRendering = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceDynamicRenderingFeatures(struct gvk_reader *reader, VkPhysicalDeviceDynamicRenderingFeatures *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceDynamicRenderingFeatures(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceMemoryBudgetPropertiesEXT(struct gvk_reader *reader, VkPhysicalDeviceMemoryBudgetPropertiesEXT *s)
{
	for (uint32_t i = 0; i < VK_MAX_MEMORY_HEAPS; i++)
		s->heapBudget[i] = (VkDeviceSize)gvk_get_u64(reader);
	for (uint32_t i = 0; i < VK_MAX_MEMORY_HEAPS; i++)
		s->heapUsage[i] = (VkDeviceSize)gvk_get_u64(reader);
}

void gvk_get_VkPhysicalDeviceMemoryBudgetPropertiesEXT(struct gvk_reader *reader, VkPhysicalDeviceMemoryBudgetPropertiesEXT *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceMemoryBudgetPropertiesEXT(reader, s);
}

static void gvk_get_members_VkPhysicalDevice4444FormatsFeaturesEXT(struct gvk_reader *reader, VkPhysicalDevice4444FormatsFeaturesEXT *s)
{
	s->formatA4R4G4B4 = (VkBool32)gvk_get_u32(reader);
	s->formatA4B4G4R4 = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDevice4444FormatsFeaturesEXT(struct gvk_reader *reader, VkPhysicalDevice4444FormatsFeaturesEXT *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDevice4444FormatsFeaturesEXT(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceBorderColorSwizzleFeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceBorderColorSwizzleFeaturesEXT *s)
{
	s->borderColorSwizzle = (VkBool32)gvk_get_u32(reader);
	s->borderColorSwizzleFromImage = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceBorderColorSwizzleFeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceBorderColorSwizzleFeaturesEXT *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceBorderColorSwizzleFeaturesEXT(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceColorWriteEnableFeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceColorWriteEnableFeaturesEXT *s)
{
	s->colorWriteEnable = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceColorWriteEnableFeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceColorWriteEnableFeaturesEXT *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceColorWriteEnableFeaturesEXT(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceConditionalRenderingFeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceConditionalRenderingFeaturesEXT *s)
{
	s->conditionalRendering = (VkBool32)gvk_get_u32(reader);
	s->inheritedConditionalRendering = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceConditionalRenderingFeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceConditionalRenderingFeaturesEXT *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceConditionalRenderingFeaturesEXT(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceCustomBorderColorFeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceCustomBorderColorFeaturesEXT *s)
{
	s->customBorderColors = (VkBool32)gvk_get_u32(reader);
	s->customBorderColorWithoutFormat = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceCustomBorderColorFeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceCustomBorderColorFeaturesEXT *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceCustomBorderColorFeaturesEXT(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceCustomBorderColorPropertiesEXT(struct gvk_reader *reader, VkPhysicalDeviceCustomBorderColorPropertiesEXT *s)
{
	s->maxCustomBorderColorSamplers = (uint32_t)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceCustomBorderColorPropertiesEXT(struct gvk_reader *reader, VkPhysicalDeviceCustomBorderColorPropertiesEXT *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceCustomBorderColorPropertiesEXT(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceDepthClipControlFeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceDepthClipControlFeaturesEXT *s)
{
	s->depthClipControl = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceDepthClipControlFeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceDepthClipControlFeaturesEXT *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceDepthClipControlFeaturesEXT(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceDepthClipEnableFeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceDepthClipEnableFeaturesEXT *s)
{
	s->depthClipEnable = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceDepthClipEnableFeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceDepthClipEnableFeaturesEXT *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceDepthClipEnableFeaturesEXT(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceExtendedDynamicStateFeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceExtendedDynamicStateFeaturesEXT *s)
{
	s->extendedDynamicState = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceExtendedDynamicStateFeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceExtendedDynamicStateFeaturesEXT *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceExtendedDynamicStateFeaturesEXT(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceExtendedDynamicState2FeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceExtendedDynamicState2FeaturesEXT *s)
{
	s->extendedDynamicState2 = (VkBool32)gvk_get_u32(reader);
	s->extendedDynamicState2LogicOp = (VkBool32)gvk_get_u32(reader);
	s->extendedDynamicState2PatchControlPoints = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceExtendedDynamicState2FeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceExtendedDynamicState2FeaturesEXT *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceExtendedDynamicState2FeaturesEXT(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceImage2DViewOf3DFeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceImage2DViewOf3DFeaturesEXT *s)
{
	s->image2DViewOf3D = (VkBool32)gvk_get_u32(reader);
	s->sampler2DViewOf3D = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceImage2DViewOf3DFeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceImage2DViewOf3DFeaturesEXT *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceImage2DViewOf3DFeaturesEXT(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceIndexTypeUint8FeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceIndexTypeUint8FeaturesEXT *s)
{
	s->indexTypeUint8 = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceIndexTypeUint8FeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceIndexTypeUint8FeaturesEXT *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceIndexTypeUint8FeaturesEXT(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceLineRasterizationFeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceLineRasterizationFeaturesEXT *s)
{
	s->rectangularLines = (VkBool32)gvk_get_u32(reader);
	s->bresenhamLines = (VkBool32)gvk_get_u32(reader);
	s->smoothLines = (VkBool32)gvk_get_u32(reader);
	s->stippledRectangularLines = (VkBool32)gvk_get_u32(reader);
	s->stippledBresenhamLines = (VkBool32)gvk_get_u32(reader);
	s->stippledSmoothLines = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceLineRasterizationFeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceLineRasterizationFeaturesEXT *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceLineRasterizationFeaturesEXT(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceLineRasterizationPropertiesEXT(struct gvk_reader *reader, VkPhysicalDeviceLineRasterizationPropertiesEXT *s)
{
	s->lineSubPixelPrecisionBits = (uint32_t)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceLineRasterizationPropertiesEXT(struct gvk_reader *reader, VkPhysicalDeviceLineRasterizationPropertiesEXT *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceLineRasterizationPropertiesEXT(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceNonSeamlessCubeMapFeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceNonSeamlessCubeMapFeaturesEXT *s)
{
	s->nonSeamlessCubeMap = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceNonSeamlessCubeMapFeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceNonSeamlessCubeMapFeaturesEXT *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceNonSeamlessCubeMapFeaturesEXT(reader, s);
}

static void gvk_get_members_VkPhysicalDevicePrimitiveTopologyListRestartFeaturesEXT(struct gvk_reader *reader, VkPhysicalDevicePrimitiveTopologyListRestartFeaturesEXT *s)
{
	s->primitiveTopologyListRestart = (VkBool32)gvk_get_u32(reader);
	s->primitiveTopologyPatchListRestart = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDevicePrimitiveTopologyListRestartFeaturesEXT(struct gvk_reader *reader, VkPhysicalDevicePrimitiveTopologyListRestartFeaturesEXT *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDevicePrimitiveTopologyListRestartFeaturesEXT(reader, s);
}

static void gvk_get_members_VkPhysicalDevicePrimitivesGeneratedQueryFeaturesEXT(struct gvk_reader *reader, VkPhysicalDevicePrimitivesGeneratedQueryFeaturesEXT *s)
{
	s->primitivesGeneratedQuery = (VkBool32)gvk_get_u32(reader);
	s->primitivesGeneratedQueryWithRasterizerDiscard = (VkBool32)gvk_get_u32(reader);
	s->primitivesGeneratedQueryWithNonZeroStreams = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDevicePrimitivesGeneratedQueryFeaturesEXT(struct gvk_reader *reader, VkPhysicalDevicePrimitivesGeneratedQueryFeaturesEXT *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDevicePrimitivesGeneratedQueryFeaturesEXT(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceProvokingVertexFeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceProvokingVertexFeaturesEXT *s)
{
	s->provokingVertexLast = (VkBool32)gvk_get_u32(reader);
	s->transformFeedbackPreservesProvokingVertex = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceProvokingVertexFeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceProvokingVertexFeaturesEXT *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceProvokingVertexFeaturesEXT(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceProvokingVertexPropertiesEXT(struct gvk_reader *reader, VkPhysicalDeviceProvokingVertexPropertiesEXT *s)
{
	s->provokingVertexModePerPipeline = (VkBool32)gvk_get_u32(reader);
	s->transformFeedbackPreservesTriangleFanProvokingVertex = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceProvokingVertexPropertiesEXT(struct gvk_reader *reader, VkPhysicalDeviceProvokingVertexPropertiesEXT *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceProvokingVertexPropertiesEXT(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceRobustness2FeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceRobustness2FeaturesEXT *s)
{
	s->robustBufferAccess2 = (VkBool32)gvk_get_u32(reader);
	s->robustImageAccess2 = (VkBool32)gvk_get_u32(reader);
	s->nullDescriptor = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceRobustness2FeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceRobustness2FeaturesEXT *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceRobustness2FeaturesEXT(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceRobustness2PropertiesEXT(struct gvk_reader *reader, VkPhysicalDeviceRobustness2PropertiesEXT *s)
{
	s->robustStorageBufferAccessSizeAlignment = (VkDeviceSize)gvk_get_u64(reader);
	s->robustUniformBufferAccessSizeAlignment = (VkDeviceSize)gvk_get_u64(reader);
}

void gvk_get_VkPhysicalDeviceRobustness2PropertiesEXT(struct gvk_reader *reader, VkPhysicalDeviceRobustness2PropertiesEXT *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceRobustness2PropertiesEXT(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceShaderAtomicFloatFeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceShaderAtomicFloatFeaturesEXT *s)
{
	s->shaderBufferFloat32Atomics = (VkBool32)gvk_get_u32(reader);
	s->shaderBufferFloat32AtomicAdd = (VkBool32)gvk_get_u32(reader);
	s->shaderBufferFloat64Atomics = (VkBool32)gvk_get_u32(reader);
	s->shaderBufferFloat64AtomicAdd = (VkBool32)gvk_get_u32(reader);
	s->shaderSharedFloat32Atomics = (VkBool32)gvk_get_u32(reader);
	s->shaderSharedFloat32AtomicAdd = (VkBool32)gvk_get_u32(reader);
	s->shaderSharedFloat64Atomics = (VkBool32)gvk_get_u32(reader);
	s->shaderSharedFloat64AtomicAdd = (VkBool32)gvk_get_u32(reader);
	s->shaderImageFloat32Atomics = (VkBool32)gvk_get_u32(reader);
	s->shaderImageFloat32AtomicAdd = (VkBool32)gvk_get_u32(reader);
	s->sparseImageFloat32Atomics = (VkBool32)gvk_get_u32(reader);
	s->sparseImageFloat32AtomicAdd = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceShaderAtomicFloatFeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceShaderAtomicFloatFeaturesEXT *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceShaderAtomicFloatFeaturesEXT(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceShaderAtomicFloat2FeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceShaderAtomicFloat2FeaturesEXT *s)
{
	s->shaderBufferFloat16Atomics = (VkBool32)gvk_get_u32(reader);
	s->shaderBufferFloat16AtomicAdd = (VkBool32)gvk_get_u32(reader);
	s->shaderBufferFloat16AtomicMinMax = (VkBool32)gvk_get_u32(reader);
	s->shaderBufferFloat32AtomicMinMax = (VkBool32)gvk_get_u32(reader);
	s->shaderBufferFloat64AtomicMinMax = (VkBool32)gvk_get_u32(reader);
	s->shaderSharedFloat16Atomics = (VkBool32)gvk_get_u32(reader);
	s->shaderSharedFloat16AtomicAdd = (VkBool32)gvk_get_u32(reader);
	s->shaderSharedFloat16AtomicMinMax = (VkBool32)gvk_get_u32(reader);
	s->shaderSharedFloat32AtomicMinMax = (VkBool32)gvk_get_u32(reader);
	s->shaderSharedFloat64AtomicMinMax = (VkBool32)gvk_get_u32(reader);
	s->shaderImageFloat32AtomicMinMax = (VkBool32)gvk_get_u32(reader);
	s->sparseImageFloat32AtomicMinMax = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceShaderAtomicFloat2FeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceShaderAtomicFloat2FeaturesEXT *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceShaderAtomicFloat2FeaturesEXT(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceShaderClockFeaturesKHR(struct gvk_reader *reader, VkPhysicalDeviceShaderClockFeaturesKHR *s)
{
	s->shaderSubgroupClock = (VkBool32)gvk_get_u32(reader);
	s->shaderDeviceClock = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceShaderClockFeaturesKHR(struct gvk_reader *reader, VkPhysicalDeviceShaderClockFeaturesKHR *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceShaderClockFeaturesKHR(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceTexelBufferAlignmentFeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceTexelBufferAlignmentFeaturesEXT *s)
{
	s->texelBufferAlignment = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceTexelBufferAlignmentFeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceTexelBufferAlignmentFeaturesEXT *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceTexelBufferAlignmentFeaturesEXT(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceTransformFeedbackFeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceTransformFeedbackFeaturesEXT *s)
{
	s->transformFeedback = (VkBool32)gvk_get_u32(reader);
	s->geometryStreams = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceTransformFeedbackFeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceTransformFeedbackFeaturesEXT *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceTransformFeedbackFeaturesEXT(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceTransformFeedbackPropertiesEXT(struct gvk_reader *reader, VkPhysicalDeviceTransformFeedbackPropertiesEXT *s)
{
	s->maxTransformFeedbackStreams = (uint32_t)gvk_get_u32(reader);
	s->maxTransformFeedbackBuffers = (uint32_t)gvk_get_u32(reader);
	s->maxTransformFeedbackBufferSize = (VkDeviceSize)gvk_get_u64(reader);
	s->maxTransformFeedbackStreamDataSize = (uint32_t)gvk_get_u32(reader);
	s->maxTransformFeedbackBufferDataSize = (uint32_t)gvk_get_u32(reader);
	s->maxTransformFeedbackBufferDataStride = (uint32_t)gvk_get_u32(reader);
	s->transformFeedbackQueries = (VkBool32)gvk_get_u32(reader);
	s->transformFeedbackStreamsLinesTriangles = (VkBool32)gvk_get_u32(reader);
	s->transformFeedbackRasterizationStreamSelect = (VkBool32)gvk_get_u32(reader);
	s->transformFeedbackDraw = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceTransformFeedbackPropertiesEXT(struct gvk_reader *reader, VkPhysicalDeviceTransformFeedbackPropertiesEXT *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceTransformFeedbackPropertiesEXT(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceVertexAttributeDivisorFeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceVertexAttributeDivisorFeaturesEXT *s)
{
	s->vertexAttributeInstanceRateDivisor = (VkBool32)gvk_get_u32(reader);
	s->vertexAttributeInstanceRateZeroDivisor = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceVertexAttributeDivisorFeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceVertexAttributeDivisorFeaturesEXT *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceVertexAttributeDivisorFeaturesEXT(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceVertexAttributeDivisorPropertiesEXT(struct gvk_reader *reader, VkPhysicalDeviceVertexAttributeDivisorPropertiesEXT *s)
{
	s->maxVertexAttribDivisor = (uint32_t)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceVertexAttributeDivisorPropertiesEXT(struct gvk_reader *reader, VkPhysicalDeviceVertexAttributeDivisorPropertiesEXT *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceVertexAttributeDivisorPropertiesEXT(reader, s);
}

static void gvk_get_members_VkPhysicalDeviceVertexInputDynamicStateFeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceVertexInputDynamicStateFeaturesEXT *s)
{
	s->vertexInputDynamicState = (VkBool32)gvk_get_u32(reader);
}

void gvk_get_VkPhysicalDeviceVertexInputDynamicStateFeaturesEXT(struct gvk_reader *reader, VkPhysicalDeviceVertexInputDynamicStateFeaturesEXT *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkPhysicalDeviceVertexInputDynamicStateFeaturesEXT(reader, s);
}

static void gvk_get_members_VkExternalMemoryProperties(struct gvk_reader *reader, VkExternalMemoryProperties *s)
{
	s->externalMemoryFeatures = (VkExternalMemoryFeatureFlags)gvk_get_u32(reader);
	s->exportFromImportedHandleTypes = (VkExternalMemoryHandleTypeFlags)gvk_get_u32(reader);
	s->compatibleHandleTypes = (VkExternalMemoryHandleTypeFlags)gvk_get_u32(reader);
}

void gvk_get_VkExternalMemoryProperties(struct gvk_reader *reader, VkExternalMemoryProperties *s)
{
	gvk_get_members_VkExternalMemoryProperties(reader, s);
}

static void gvk_get_members_VkExternalImageFormatProperties(struct gvk_reader *reader, VkExternalImageFormatProperties *s)
{
	gvk_get_VkExternalMemoryProperties(reader, &s->externalMemoryProperties);
}

void gvk_get_VkExternalImageFormatProperties(struct gvk_reader *reader, VkExternalImageFormatProperties *s)
{
	gvk_get_chain(reader, s->pNext);
	gvk_get_members_VkExternalImageFormatProperties(reader, s);
}

void gvk_get_chain(struct gvk_reader *reader, void *next)
{
	uint32_t type;

	while ((type = gvk_get_u32(reader)) != 0) {
		VkBaseOutStructure *s = next;

		while (s && (uint32_t)s->sType != type)
			s = s->pNext;
		if (!s) {
			reader->failed = true;
			reader->at = reader->end;
			return;
		}
		switch (type) {
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2:
			gvk_get_members_VkPhysicalDeviceFeatures2(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DRIVER_PROPERTIES:
			gvk_get_members_VkPhysicalDeviceDriverProperties(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VARIABLE_POINTERS_FEATURES:
			gvk_get_members_VkPhysicalDeviceVariablePointersFeatures(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_ID_PROPERTIES:
			gvk_get_members_VkPhysicalDeviceIDProperties(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MULTIVIEW_FEATURES:
			gvk_get_members_VkPhysicalDeviceMultiviewFeatures(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MULTIVIEW_PROPERTIES:
			gvk_get_members_VkPhysicalDeviceMultiviewProperties(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_16BIT_STORAGE_FEATURES:
			gvk_get_members_VkPhysicalDevice16BitStorageFeatures(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SUBGROUP_PROPERTIES:
			gvk_get_members_VkPhysicalDeviceSubgroupProperties(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_SUBGROUP_EXTENDED_TYPES_FEATURES:
			gvk_get_members_VkPhysicalDeviceShaderSubgroupExtendedTypesFeatures(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_POINT_CLIPPING_PROPERTIES:
			gvk_get_members_VkPhysicalDevicePointClippingProperties(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_MEMORY_DEDICATED_REQUIREMENTS:
			gvk_get_members_VkMemoryDedicatedRequirements(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SAMPLER_YCBCR_CONVERSION_FEATURES:
			gvk_get_members_VkPhysicalDeviceSamplerYcbcrConversionFeatures(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_SAMPLER_YCBCR_CONVERSION_IMAGE_FORMAT_PROPERTIES:
			gvk_get_members_VkSamplerYcbcrConversionImageFormatProperties(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROTECTED_MEMORY_FEATURES:
			gvk_get_members_VkPhysicalDeviceProtectedMemoryFeatures(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROTECTED_MEMORY_PROPERTIES:
			gvk_get_members_VkPhysicalDeviceProtectedMemoryProperties(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SAMPLER_FILTER_MINMAX_PROPERTIES:
			gvk_get_members_VkPhysicalDeviceSamplerFilterMinmaxProperties(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_INLINE_UNIFORM_BLOCK_FEATURES:
			gvk_get_members_VkPhysicalDeviceInlineUniformBlockFeatures(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_INLINE_UNIFORM_BLOCK_PROPERTIES:
			gvk_get_members_VkPhysicalDeviceInlineUniformBlockProperties(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MAINTENANCE_3_PROPERTIES:
			gvk_get_members_VkPhysicalDeviceMaintenance3Properties(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MAINTENANCE_4_FEATURES:
			gvk_get_members_VkPhysicalDeviceMaintenance4Features(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MAINTENANCE_4_PROPERTIES:
			gvk_get_members_VkPhysicalDeviceMaintenance4Properties(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_DRAW_PARAMETERS_FEATURES:
			gvk_get_members_VkPhysicalDeviceShaderDrawParametersFeatures(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_FLOAT16_INT8_FEATURES:
			gvk_get_members_VkPhysicalDeviceShaderFloat16Int8Features(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FLOAT_CONTROLS_PROPERTIES:
			gvk_get_members_VkPhysicalDeviceFloatControlsProperties(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_HOST_QUERY_RESET_FEATURES:
			gvk_get_members_VkPhysicalDeviceHostQueryResetFeatures(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DESCRIPTOR_INDEXING_FEATURES:
			gvk_get_members_VkPhysicalDeviceDescriptorIndexingFeatures(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DESCRIPTOR_INDEXING_PROPERTIES:
			gvk_get_members_VkPhysicalDeviceDescriptorIndexingProperties(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_DESCRIPTOR_SET_VARIABLE_DESCRIPTOR_COUNT_LAYOUT_SUPPORT:
			gvk_get_members_VkDescriptorSetVariableDescriptorCountLayoutSupport(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TIMELINE_SEMAPHORE_FEATURES:
			gvk_get_members_VkPhysicalDeviceTimelineSemaphoreFeatures(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TIMELINE_SEMAPHORE_PROPERTIES:
			gvk_get_members_VkPhysicalDeviceTimelineSemaphoreProperties(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_8BIT_STORAGE_FEATURES:
			gvk_get_members_VkPhysicalDevice8BitStorageFeatures(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_MEMORY_MODEL_FEATURES:
			gvk_get_members_VkPhysicalDeviceVulkanMemoryModelFeatures(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_ATOMIC_INT64_FEATURES:
			gvk_get_members_VkPhysicalDeviceShaderAtomicInt64Features(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DEPTH_STENCIL_RESOLVE_PROPERTIES:
			gvk_get_members_VkPhysicalDeviceDepthStencilResolveProperties(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SCALAR_BLOCK_LAYOUT_FEATURES:
			gvk_get_members_VkPhysicalDeviceScalarBlockLayoutFeatures(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_UNIFORM_BUFFER_STANDARD_LAYOUT_FEATURES:
			gvk_get_members_VkPhysicalDeviceUniformBufferStandardLayoutFeatures(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_BUFFER_DEVICE_ADDRESS_FEATURES:
			gvk_get_members_VkPhysicalDeviceBufferDeviceAddressFeatures(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_IMAGELESS_FRAMEBUFFER_FEATURES:
			gvk_get_members_VkPhysicalDeviceImagelessFramebufferFeatures(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TEXTURE_COMPRESSION_ASTC_HDR_FEATURES:
			gvk_get_members_VkPhysicalDeviceTextureCompressionASTCHDRFeatures(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SEPARATE_DEPTH_STENCIL_LAYOUTS_FEATURES:
			gvk_get_members_VkPhysicalDeviceSeparateDepthStencilLayoutsFeatures(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_DEMOTE_TO_HELPER_INVOCATION_FEATURES:
			gvk_get_members_VkPhysicalDeviceShaderDemoteToHelperInvocationFeatures(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TEXEL_BUFFER_ALIGNMENT_PROPERTIES:
			gvk_get_members_VkPhysicalDeviceTexelBufferAlignmentProperties(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SUBGROUP_SIZE_CONTROL_FEATURES:
			gvk_get_members_VkPhysicalDeviceSubgroupSizeControlFeatures(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SUBGROUP_SIZE_CONTROL_PROPERTIES:
			gvk_get_members_VkPhysicalDeviceSubgroupSizeControlProperties(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PIPELINE_CREATION_CACHE_CONTROL_FEATURES:
			gvk_get_members_VkPhysicalDevicePipelineCreationCacheControlFeatures(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_1_FEATURES:
			gvk_get_members_VkPhysicalDeviceVulkan11Features(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_1_PROPERTIES:
			gvk_get_members_VkPhysicalDeviceVulkan11Properties(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_2_FEATURES:
			gvk_get_members_VkPhysicalDeviceVulkan12Features(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_2_PROPERTIES:
			gvk_get_members_VkPhysicalDeviceVulkan12Properties(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_3_FEATURES:
			gvk_get_members_VkPhysicalDeviceVulkan13Features(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_3_PROPERTIES:
			gvk_get_members_VkPhysicalDeviceVulkan13Properties(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_ZERO_INITIALIZE_WORKGROUP_MEMORY_FEATURES:
			gvk_get_members_VkPhysicalDeviceZeroInitializeWorkgroupMemoryFeatures(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_IMAGE_ROBUSTNESS_FEATURES:
			gvk_get_members_VkPhysicalDeviceImageRobustnessFeatures(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_TERMINATE_INVOCATION_FEATURES:
			gvk_get_members_VkPhysicalDeviceShaderTerminateInvocationFeatures(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SYNCHRONIZATION_2_FEATURES:
			gvk_get_members_VkPhysicalDeviceSynchronization2Features(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_INTEGER_DOT_PRODUCT_FEATURES:
			gvk_get_members_VkPhysicalDeviceShaderIntegerDotProductFeatures(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_INTEGER_DOT_PRODUCT_PROPERTIES:
			gvk_get_members_VkPhysicalDeviceShaderIntegerDotProductProperties(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_FORMAT_PROPERTIES_3:
			gvk_get_members_VkFormatProperties3(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DYNAMIC_RENDERING_FEATURES:
			gvk_get_members_VkPhysicalDeviceDynamicRenderingFeatures(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MEMORY_BUDGET_PROPERTIES_EXT:
			gvk_get_members_VkPhysicalDeviceMemoryBudgetPropertiesEXT(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_4444_FORMATS_FEATURES_EXT:
			gvk_get_members_VkPhysicalDevice4444FormatsFeaturesEXT(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_BORDER_COLOR_SWIZZLE_FEATURES_EXT:
			gvk_get_members_VkPhysicalDeviceBorderColorSwizzleFeaturesEXT(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_COLOR_WRITE_ENABLE_FEATURES_EXT:
			gvk_get_members_VkPhysicalDeviceColorWriteEnableFeaturesEXT(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_CONDITIONAL_RENDERING_FEATURES_EXT:
			gvk_get_members_VkPhysicalDeviceConditionalRenderingFeaturesEXT(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_CUSTOM_BORDER_COLOR_FEATURES_EXT:
			gvk_get_members_VkPhysicalDeviceCustomBorderColorFeaturesEXT(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_CUSTOM_BORDER_COLOR_PROPERTIES_EXT:
			gvk_get_members_VkPhysicalDeviceCustomBorderColorPropertiesEXT(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DEPTH_CLIP_CONTROL_FEATURES_EXT:
			gvk_get_members_VkPhysicalDeviceDepthClipControlFeaturesEXT(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DEPTH_CLIP_ENABLE_FEATURES_EXT:
			gvk_get_members_VkPhysicalDeviceDepthClipEnableFeaturesEXT(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_EXTENDED_DYNAMIC_STATE_FEATURES_EXT:
			gvk_get_members_VkPhysicalDeviceExtendedDynamicStateFeaturesEXT(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_EXTENDED_DYNAMIC_STATE_2_FEATURES_EXT:
			gvk_get_members_VkPhysicalDeviceExtendedDynamicState2FeaturesEXT(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_IMAGE_2D_VIEW_OF_3D_FEATURES_EXT:
			gvk_get_members_VkPhysicalDeviceImage2DViewOf3DFeaturesEXT(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_INDEX_TYPE_UINT8_FEATURES_EXT:
			gvk_get_members_VkPhysicalDeviceIndexTypeUint8FeaturesEXT(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_LINE_RASTERIZATION_FEATURES_EXT:
			gvk_get_members_VkPhysicalDeviceLineRasterizationFeaturesEXT(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_LINE_RASTERIZATION_PROPERTIES_EXT:
			gvk_get_members_VkPhysicalDeviceLineRasterizationPropertiesEXT(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_NON_SEAMLESS_CUBE_MAP_FEATURES_EXT:
			gvk_get_members_VkPhysicalDeviceNonSeamlessCubeMapFeaturesEXT(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PRIMITIVE_TOPOLOGY_LIST_RESTART_FEATURES_EXT:
			gvk_get_members_VkPhysicalDevicePrimitiveTopologyListRestartFeaturesEXT(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PRIMITIVES_GENERATED_QUERY_FEATURES_EXT:
			gvk_get_members_VkPhysicalDevicePrimitivesGeneratedQueryFeaturesEXT(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROVOKING_VERTEX_FEATURES_EXT:
			gvk_get_members_VkPhysicalDeviceProvokingVertexFeaturesEXT(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROVOKING_VERTEX_PROPERTIES_EXT:
			gvk_get_members_VkPhysicalDeviceProvokingVertexPropertiesEXT(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_ROBUSTNESS_2_FEATURES_EXT:
			gvk_get_members_VkPhysicalDeviceRobustness2FeaturesEXT(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_ROBUSTNESS_2_PROPERTIES_EXT:
			gvk_get_members_VkPhysicalDeviceRobustness2PropertiesEXT(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_ATOMIC_FLOAT_FEATURES_EXT:
			gvk_get_members_VkPhysicalDeviceShaderAtomicFloatFeaturesEXT(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_ATOMIC_FLOAT_2_FEATURES_EXT:
			gvk_get_members_VkPhysicalDeviceShaderAtomicFloat2FeaturesEXT(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_SHADER_CLOCK_FEATURES_KHR:
			gvk_get_members_VkPhysicalDeviceShaderClockFeaturesKHR(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TEXEL_BUFFER_ALIGNMENT_FEATURES_EXT:
			gvk_get_members_VkPhysicalDeviceTexelBufferAlignmentFeaturesEXT(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TRANSFORM_FEEDBACK_FEATURES_EXT:
			gvk_get_members_VkPhysicalDeviceTransformFeedbackFeaturesEXT(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TRANSFORM_FEEDBACK_PROPERTIES_EXT:
			gvk_get_members_VkPhysicalDeviceTransformFeedbackPropertiesEXT(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VERTEX_ATTRIBUTE_DIVISOR_FEATURES_EXT:
			gvk_get_members_VkPhysicalDeviceVertexAttributeDivisorFeaturesEXT(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VERTEX_ATTRIBUTE_DIVISOR_PROPERTIES_EXT:
			gvk_get_members_VkPhysicalDeviceVertexAttributeDivisorPropertiesEXT(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VERTEX_INPUT_DYNAMIC_STATE_FEATURES_EXT:
			gvk_get_members_VkPhysicalDeviceVertexInputDynamicStateFeaturesEXT(reader, (void *)s);
			break;
		case VK_STRUCTURE_TYPE_EXTERNAL_IMAGE_FORMAT_PROPERTIES:
			gvk_get_members_VkExternalImageFormatProperties(reader, (void *)s);
			break;
		default:
			reader->failed = true;
			reader->at = reader->end;
			return;
		}
	}
}

void gvk_encode_CreateDevice(struct gvk_writer *writer, const VkDeviceCreateInfo *pCreateInfo, uint64_t id)
{
	gvk_put_u32(writer, pCreateInfo != NULL);
	if (pCreateInfo)
		gvk_put_VkDeviceCreateInfo(writer, &(*pCreateInfo));
	gvk_put_u64(writer, id);
}

void gvk_encode_DestroyDevice(struct gvk_writer *writer)
{
	(void)writer;
}

void gvk_encode_EnumerateDeviceExtensionProperties(struct gvk_writer *writer, const char *pLayerName, uint32_t *pPropertyCount, VkExtensionProperties *pProperties)
{
	gvk_put_string(writer, pLayerName);
	gvk_put_u32(writer, *pPropertyCount);
	gvk_put_u32(writer, pProperties != NULL);
}

void gvk_encode_CreateEvent(struct gvk_writer *writer, const VkEventCreateInfo *pCreateInfo, uint64_t id)
{
	gvk_put_u32(writer, pCreateInfo != NULL);
	if (pCreateInfo)
		gvk_put_VkEventCreateInfo(writer, &(*pCreateInfo));
	gvk_put_u64(writer, id);
}

void gvk_encode_DestroyEvent(struct gvk_writer *writer, VkEvent event)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)event));
}

void gvk_encode_GetEventStatus(struct gvk_writer *writer, VkEvent event)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)event));
}

void gvk_encode_SetEvent(struct gvk_writer *writer, VkEvent event)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)event));
}

void gvk_encode_ResetEvent(struct gvk_writer *writer, VkEvent event)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)event));
}

void gvk_encode_CreateQueryPool(struct gvk_writer *writer, const VkQueryPoolCreateInfo *pCreateInfo, uint64_t id)
{
	gvk_put_u32(writer, pCreateInfo != NULL);
	if (pCreateInfo)
		gvk_put_VkQueryPoolCreateInfo(writer, &(*pCreateInfo));
	gvk_put_u64(writer, id);
}

void gvk_encode_DestroyQueryPool(struct gvk_writer *writer, VkQueryPool queryPool)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)queryPool));
}

void gvk_encode_GetQueryPoolResults(struct gvk_writer *writer, VkQueryPool queryPool, uint32_t firstQuery, uint32_t queryCount, size_t dataSize, void *pData, VkDeviceSize stride, VkQueryResultFlags flags)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)queryPool));
	gvk_put_u32(writer, (uint32_t)firstQuery);
	gvk_put_u32(writer, (uint32_t)queryCount);
	gvk_put_u64(writer, (uint64_t)dataSize);
	gvk_put_u32(writer, pData != NULL);
	gvk_put_u64(writer, (uint64_t)stride);
	gvk_put_u32(writer, (uint32_t)flags);
}

void gvk_encode_CreateBuffer(struct gvk_writer *writer, const VkBufferCreateInfo *pCreateInfo, uint64_t id)
{
	gvk_put_u32(writer, pCreateInfo != NULL);
	if (pCreateInfo)
		gvk_put_VkBufferCreateInfo(writer, &(*pCreateInfo));
	gvk_put_u64(writer, id);
}

void gvk_encode_DestroyBuffer(struct gvk_writer *writer, VkBuffer buffer)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)buffer));
}

void gvk_encode_CreateBufferView(struct gvk_writer *writer, const VkBufferViewCreateInfo *pCreateInfo, uint64_t id)
{
	gvk_put_u32(writer, pCreateInfo != NULL);
	if (pCreateInfo)
		gvk_put_VkBufferViewCreateInfo(writer, &(*pCreateInfo));
	gvk_put_u64(writer, id);
}

void gvk_encode_DestroyBufferView(struct gvk_writer *writer, VkBufferView bufferView)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)bufferView));
}

void gvk_encode_CreateImage(struct gvk_writer *writer, const VkImageCreateInfo *pCreateInfo, uint64_t id)
{
	gvk_put_u32(writer, pCreateInfo != NULL);
	if (pCreateInfo)
		gvk_put_VkImageCreateInfo(writer, &(*pCreateInfo));
	gvk_put_u64(writer, id);
}

void gvk_encode_DestroyImage(struct gvk_writer *writer, VkImage image)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)image));
}

void gvk_encode_GetImageSubresourceLayout(struct gvk_writer *writer, VkImage image, const VkImageSubresource *pSubresource, VkSubresourceLayout *pLayout)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)image));
	gvk_put_u32(writer, pSubresource != NULL);
	if (pSubresource)
		gvk_put_VkImageSubresource(writer, &(*pSubresource));
	(void)pLayout;
}

void gvk_encode_CreateImageView(struct gvk_writer *writer, const VkImageViewCreateInfo *pCreateInfo, uint64_t id)
{
	gvk_put_u32(writer, pCreateInfo != NULL);
	if (pCreateInfo)
		gvk_put_VkImageViewCreateInfo(writer, &(*pCreateInfo));
	gvk_put_u64(writer, id);
}

void gvk_encode_DestroyImageView(struct gvk_writer *writer, VkImageView imageView)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)imageView));
}

void gvk_encode_CreateShaderModule(struct gvk_writer *writer, const VkShaderModuleCreateInfo *pCreateInfo, uint64_t id)
{
	gvk_put_u32(writer, pCreateInfo != NULL);
	if (pCreateInfo)
		gvk_put_VkShaderModuleCreateInfo(writer, &(*pCreateInfo));
	gvk_put_u64(writer, id);
}

void gvk_encode_DestroyShaderModule(struct gvk_writer *writer, VkShaderModule shaderModule)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)shaderModule));
}

void gvk_encode_CreateGraphicsPipelines(struct gvk_writer *writer, VkPipelineCache pipelineCache, uint32_t createInfoCount, const VkGraphicsPipelineCreateInfo *pCreateInfos, const uint64_t *ids)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)pipelineCache));
	gvk_put_u32(writer, (uint32_t)createInfoCount);
	{
		uint32_t count = pCreateInfos ? (uint32_t)(createInfoCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkGraphicsPipelineCreateInfo(writer, &pCreateInfos[i]);
	}
	gvk_put_u32(writer, createInfoCount);
	for (uint32_t i = 0; i < createInfoCount; i++)
		gvk_put_u64(writer, ids[i]);
}

void gvk_encode_CreateComputePipelines(struct gvk_writer *writer, VkPipelineCache pipelineCache, uint32_t createInfoCount, const VkComputePipelineCreateInfo *pCreateInfos, const uint64_t *ids)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)pipelineCache));
	gvk_put_u32(writer, (uint32_t)createInfoCount);
	{
		uint32_t count = pCreateInfos ? (uint32_t)(createInfoCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkComputePipelineCreateInfo(writer, &pCreateInfos[i]);
	}
	gvk_put_u32(writer, createInfoCount);
	for (uint32_t i = 0; i < createInfoCount; i++)
		gvk_put_u64(writer, ids[i]);
}

void gvk_encode_DestroyPipeline(struct gvk_writer *writer, VkPipeline pipeline)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)pipeline));
}

void gvk_encode_CreatePipelineLayout(struct gvk_writer *writer, const VkPipelineLayoutCreateInfo *pCreateInfo, uint64_t id)
{
	gvk_put_u32(writer, pCreateInfo != NULL);
	if (pCreateInfo)
		gvk_put_VkPipelineLayoutCreateInfo(writer, &(*pCreateInfo));
	gvk_put_u64(writer, id);
}

void gvk_encode_DestroyPipelineLayout(struct gvk_writer *writer, VkPipelineLayout pipelineLayout)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)pipelineLayout));
}

void gvk_encode_CreateSampler(struct gvk_writer *writer, const VkSamplerCreateInfo *pCreateInfo, uint64_t id)
{
	gvk_put_u32(writer, pCreateInfo != NULL);
	if (pCreateInfo)
		gvk_put_VkSamplerCreateInfo(writer, &(*pCreateInfo));
	gvk_put_u64(writer, id);
}

void gvk_encode_DestroySampler(struct gvk_writer *writer, VkSampler sampler)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)sampler));
}

void gvk_encode_CreateDescriptorSetLayout(struct gvk_writer *writer, const VkDescriptorSetLayoutCreateInfo *pCreateInfo, uint64_t id)
{
	gvk_put_u32(writer, pCreateInfo != NULL);
	if (pCreateInfo)
		gvk_put_VkDescriptorSetLayoutCreateInfo(writer, &(*pCreateInfo));
	gvk_put_u64(writer, id);
}

void gvk_encode_DestroyDescriptorSetLayout(struct gvk_writer *writer, VkDescriptorSetLayout descriptorSetLayout)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)descriptorSetLayout));
}

void gvk_encode_CreateDescriptorPool(struct gvk_writer *writer, const VkDescriptorPoolCreateInfo *pCreateInfo, uint64_t id)
{
	gvk_put_u32(writer, pCreateInfo != NULL);
	if (pCreateInfo)
		gvk_put_VkDescriptorPoolCreateInfo(writer, &(*pCreateInfo));
	gvk_put_u64(writer, id);
}

void gvk_encode_DestroyDescriptorPool(struct gvk_writer *writer, VkDescriptorPool descriptorPool)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)descriptorPool));
}

void gvk_encode_ResetDescriptorPool(struct gvk_writer *writer, VkDescriptorPool descriptorPool, VkDescriptorPoolResetFlags flags)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)descriptorPool));
	gvk_put_u32(writer, (uint32_t)flags);
}

void gvk_encode_AllocateDescriptorSets(struct gvk_writer *writer, const VkDescriptorSetAllocateInfo *pAllocateInfo, const uint64_t *ids)
{
	gvk_put_u32(writer, pAllocateInfo != NULL);
	if (pAllocateInfo)
		gvk_put_VkDescriptorSetAllocateInfo(writer, &(*pAllocateInfo));
	gvk_put_u32(writer, pAllocateInfo->descriptorSetCount);
	for (uint32_t i = 0; i < pAllocateInfo->descriptorSetCount; i++)
		gvk_put_u64(writer, ids[i]);
}

void gvk_encode_FreeDescriptorSets(struct gvk_writer *writer, VkDescriptorPool descriptorPool, uint32_t descriptorSetCount, const VkDescriptorSet *pDescriptorSets)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)descriptorPool));
	gvk_put_u32(writer, (uint32_t)descriptorSetCount);
	{
		uint32_t count = pDescriptorSets ? (uint32_t)(descriptorSetCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)pDescriptorSets[i]));
	}
}

void gvk_encode_UpdateDescriptorSets(struct gvk_writer *writer, uint32_t descriptorWriteCount, const VkWriteDescriptorSet *pDescriptorWrites, uint32_t descriptorCopyCount, const VkCopyDescriptorSet *pDescriptorCopies)
{
	gvk_put_u32(writer, (uint32_t)descriptorWriteCount);
	{
		uint32_t count = pDescriptorWrites ? (uint32_t)(descriptorWriteCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkWriteDescriptorSet(writer, &pDescriptorWrites[i]);
	}
	gvk_put_u32(writer, (uint32_t)descriptorCopyCount);
	{
		uint32_t count = pDescriptorCopies ? (uint32_t)(descriptorCopyCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkCopyDescriptorSet(writer, &pDescriptorCopies[i]);
	}
}

void gvk_encode_CreateFramebuffer(struct gvk_writer *writer, const VkFramebufferCreateInfo *pCreateInfo, uint64_t id)
{
	gvk_put_u32(writer, pCreateInfo != NULL);
	if (pCreateInfo)
		gvk_put_VkFramebufferCreateInfo(writer, &(*pCreateInfo));
	gvk_put_u64(writer, id);
}

void gvk_encode_DestroyFramebuffer(struct gvk_writer *writer, VkFramebuffer framebuffer)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)framebuffer));
}

void gvk_encode_CreateRenderPass(struct gvk_writer *writer, const VkRenderPassCreateInfo *pCreateInfo, uint64_t id)
{
	gvk_put_u32(writer, pCreateInfo != NULL);
	if (pCreateInfo)
		gvk_put_VkRenderPassCreateInfo(writer, &(*pCreateInfo));
	gvk_put_u64(writer, id);
}

void gvk_encode_DestroyRenderPass(struct gvk_writer *writer, VkRenderPass renderPass)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)renderPass));
}

void gvk_encode_GetRenderAreaGranularity(struct gvk_writer *writer, VkRenderPass renderPass, VkExtent2D *pGranularity)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)renderPass));
	(void)pGranularity;
}

void gvk_encode_CreateCommandPool(struct gvk_writer *writer, const VkCommandPoolCreateInfo *pCreateInfo, uint64_t id)
{
	gvk_put_u32(writer, pCreateInfo != NULL);
	if (pCreateInfo)
		gvk_put_VkCommandPoolCreateInfo(writer, &(*pCreateInfo));
	gvk_put_u64(writer, id);
}

void gvk_encode_DestroyCommandPool(struct gvk_writer *writer, VkCommandPool commandPool)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)commandPool));
}

void gvk_encode_AllocateCommandBuffers(struct gvk_writer *writer, const VkCommandBufferAllocateInfo *pAllocateInfo, const uint64_t *ids)
{
	gvk_put_u32(writer, pAllocateInfo != NULL);
	if (pAllocateInfo)
		gvk_put_VkCommandBufferAllocateInfo(writer, &(*pAllocateInfo));
	gvk_put_u32(writer, pAllocateInfo->commandBufferCount);
	for (uint32_t i = 0; i < pAllocateInfo->commandBufferCount; i++)
		gvk_put_u64(writer, ids[i]);
}

void gvk_encode_FreeCommandBuffers(struct gvk_writer *writer, VkCommandPool commandPool, uint32_t commandBufferCount, const VkCommandBuffer *pCommandBuffers)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)commandPool));
	gvk_put_u32(writer, (uint32_t)commandBufferCount);
	{
		uint32_t count = pCommandBuffers ? (uint32_t)(commandBufferCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_u64(writer, gvk_dispatchable_id(pCommandBuffers[i]));
	}
}

void gvk_encode_BeginCommandBuffer(struct gvk_writer *writer, const VkCommandBufferBeginInfo *pBeginInfo)
{
	gvk_put_u32(writer, pBeginInfo != NULL);
	if (pBeginInfo)
		gvk_put_VkCommandBufferBeginInfo(writer, &(*pBeginInfo));
}

void gvk_encode_EndCommandBuffer(struct gvk_writer *writer)
{
	(void)writer;
}

void gvk_encode_CmdBindPipeline(struct gvk_writer *writer, VkPipelineBindPoint pipelineBindPoint, VkPipeline pipeline)
{
	gvk_put_u32(writer, (uint32_t)pipelineBindPoint);
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)pipeline));
}

void gvk_encode_CmdSetViewport(struct gvk_writer *writer, uint32_t firstViewport, uint32_t viewportCount, const VkViewport *pViewports)
{
	gvk_put_u32(writer, (uint32_t)firstViewport);
	gvk_put_u32(writer, (uint32_t)viewportCount);
	{
		uint32_t count = pViewports ? (uint32_t)(viewportCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkViewport(writer, &pViewports[i]);
	}
}

void gvk_encode_CmdSetScissor(struct gvk_writer *writer, uint32_t firstScissor, uint32_t scissorCount, const VkRect2D *pScissors)
{
	gvk_put_u32(writer, (uint32_t)firstScissor);
	gvk_put_u32(writer, (uint32_t)scissorCount);
	{
		uint32_t count = pScissors ? (uint32_t)(scissorCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkRect2D(writer, &pScissors[i]);
	}
}

void gvk_encode_CmdSetLineWidth(struct gvk_writer *writer, float lineWidth)
{
	gvk_put_f32(writer, lineWidth);
}

void gvk_encode_CmdSetDepthBias(struct gvk_writer *writer, float depthBiasConstantFactor, float depthBiasClamp, float depthBiasSlopeFactor)
{
	gvk_put_f32(writer, depthBiasConstantFactor);
	gvk_put_f32(writer, depthBiasClamp);
	gvk_put_f32(writer, depthBiasSlopeFactor);
}

void gvk_encode_CmdSetBlendConstants(struct gvk_writer *writer, const float blendConstants[4])
{
	gvk_put_raw(writer, blendConstants, (size_t)4 * sizeof(*blendConstants));
}

void gvk_encode_CmdSetDepthBounds(struct gvk_writer *writer, float minDepthBounds, float maxDepthBounds)
{
	gvk_put_f32(writer, minDepthBounds);
	gvk_put_f32(writer, maxDepthBounds);
}

void gvk_encode_CmdSetStencilCompareMask(struct gvk_writer *writer, VkStencilFaceFlags faceMask, uint32_t compareMask)
{
	gvk_put_u32(writer, (uint32_t)faceMask);
	gvk_put_u32(writer, (uint32_t)compareMask);
}

void gvk_encode_CmdSetStencilWriteMask(struct gvk_writer *writer, VkStencilFaceFlags faceMask, uint32_t writeMask)
{
	gvk_put_u32(writer, (uint32_t)faceMask);
	gvk_put_u32(writer, (uint32_t)writeMask);
}

void gvk_encode_CmdSetStencilReference(struct gvk_writer *writer, VkStencilFaceFlags faceMask, uint32_t reference)
{
	gvk_put_u32(writer, (uint32_t)faceMask);
	gvk_put_u32(writer, (uint32_t)reference);
}

void gvk_encode_CmdBindDescriptorSets(struct gvk_writer *writer, VkPipelineBindPoint pipelineBindPoint, VkPipelineLayout layout, uint32_t firstSet, uint32_t descriptorSetCount, const VkDescriptorSet *pDescriptorSets, uint32_t dynamicOffsetCount, const uint32_t *pDynamicOffsets)
{
	gvk_put_u32(writer, (uint32_t)pipelineBindPoint);
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)layout));
	gvk_put_u32(writer, (uint32_t)firstSet);
	gvk_put_u32(writer, (uint32_t)descriptorSetCount);
	{
		uint32_t count = pDescriptorSets ? (uint32_t)(descriptorSetCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)pDescriptorSets[i]));
	}
	gvk_put_u32(writer, (uint32_t)dynamicOffsetCount);
	{
		uint32_t count = pDynamicOffsets ? (uint32_t)(dynamicOffsetCount) : 0;

		gvk_put_u32(writer, count);
		gvk_put_raw(writer, pDynamicOffsets, (size_t)count * sizeof(*pDynamicOffsets));
	}
}

void gvk_encode_CmdBindIndexBuffer(struct gvk_writer *writer, VkBuffer buffer, VkDeviceSize offset, VkIndexType indexType)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)buffer));
	gvk_put_u64(writer, (uint64_t)offset);
	gvk_put_u32(writer, (uint32_t)indexType);
}

void gvk_encode_CmdBindVertexBuffers(struct gvk_writer *writer, uint32_t firstBinding, uint32_t bindingCount, const VkBuffer *pBuffers, const VkDeviceSize *pOffsets)
{
	gvk_put_u32(writer, (uint32_t)firstBinding);
	gvk_put_u32(writer, (uint32_t)bindingCount);
	{
		uint32_t count = pBuffers ? (uint32_t)(bindingCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)pBuffers[i]));
	}
	{
		uint32_t count = pOffsets ? (uint32_t)(bindingCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_u64(writer, (uint64_t)pOffsets[i]);
	}
}

void gvk_encode_CmdDraw(struct gvk_writer *writer, uint32_t vertexCount, uint32_t instanceCount, uint32_t firstVertex, uint32_t firstInstance)
{
	gvk_put_u32(writer, (uint32_t)vertexCount);
	gvk_put_u32(writer, (uint32_t)instanceCount);
	gvk_put_u32(writer, (uint32_t)firstVertex);
	gvk_put_u32(writer, (uint32_t)firstInstance);
}

void gvk_encode_CmdDrawIndexed(struct gvk_writer *writer, uint32_t indexCount, uint32_t instanceCount, uint32_t firstIndex, int32_t vertexOffset, uint32_t firstInstance)
{
	gvk_put_u32(writer, (uint32_t)indexCount);
	gvk_put_u32(writer, (uint32_t)instanceCount);
	gvk_put_u32(writer, (uint32_t)firstIndex);
	gvk_put_u32(writer, (uint32_t)vertexOffset);
	gvk_put_u32(writer, (uint32_t)firstInstance);
}

void gvk_encode_CmdDrawIndirect(struct gvk_writer *writer, VkBuffer buffer, VkDeviceSize offset, uint32_t drawCount, uint32_t stride)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)buffer));
	gvk_put_u64(writer, (uint64_t)offset);
	gvk_put_u32(writer, (uint32_t)drawCount);
	gvk_put_u32(writer, (uint32_t)stride);
}

void gvk_encode_CmdDrawIndexedIndirect(struct gvk_writer *writer, VkBuffer buffer, VkDeviceSize offset, uint32_t drawCount, uint32_t stride)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)buffer));
	gvk_put_u64(writer, (uint64_t)offset);
	gvk_put_u32(writer, (uint32_t)drawCount);
	gvk_put_u32(writer, (uint32_t)stride);
}

void gvk_encode_CmdDispatch(struct gvk_writer *writer, uint32_t groupCountX, uint32_t groupCountY, uint32_t groupCountZ)
{
	gvk_put_u32(writer, (uint32_t)groupCountX);
	gvk_put_u32(writer, (uint32_t)groupCountY);
	gvk_put_u32(writer, (uint32_t)groupCountZ);
}

void gvk_encode_CmdDispatchIndirect(struct gvk_writer *writer, VkBuffer buffer, VkDeviceSize offset)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)buffer));
	gvk_put_u64(writer, (uint64_t)offset);
}

void gvk_encode_CmdCopyBuffer(struct gvk_writer *writer, VkBuffer srcBuffer, VkBuffer dstBuffer, uint32_t regionCount, const VkBufferCopy *pRegions)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)srcBuffer));
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)dstBuffer));
	gvk_put_u32(writer, (uint32_t)regionCount);
	{
		uint32_t count = pRegions ? (uint32_t)(regionCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkBufferCopy(writer, &pRegions[i]);
	}
}

void gvk_encode_CmdCopyImage(struct gvk_writer *writer, VkImage srcImage, VkImageLayout srcImageLayout, VkImage dstImage, VkImageLayout dstImageLayout, uint32_t regionCount, const VkImageCopy *pRegions)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)srcImage));
	gvk_put_u32(writer, (uint32_t)srcImageLayout);
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)dstImage));
	gvk_put_u32(writer, (uint32_t)dstImageLayout);
	gvk_put_u32(writer, (uint32_t)regionCount);
	{
		uint32_t count = pRegions ? (uint32_t)(regionCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkImageCopy(writer, &pRegions[i]);
	}
}

void gvk_encode_CmdBlitImage(struct gvk_writer *writer, VkImage srcImage, VkImageLayout srcImageLayout, VkImage dstImage, VkImageLayout dstImageLayout, uint32_t regionCount, const VkImageBlit *pRegions, VkFilter filter)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)srcImage));
	gvk_put_u32(writer, (uint32_t)srcImageLayout);
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)dstImage));
	gvk_put_u32(writer, (uint32_t)dstImageLayout);
	gvk_put_u32(writer, (uint32_t)regionCount);
	{
		uint32_t count = pRegions ? (uint32_t)(regionCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkImageBlit(writer, &pRegions[i]);
	}
	gvk_put_u32(writer, (uint32_t)filter);
}

void gvk_encode_CmdCopyBufferToImage(struct gvk_writer *writer, VkBuffer srcBuffer, VkImage dstImage, VkImageLayout dstImageLayout, uint32_t regionCount, const VkBufferImageCopy *pRegions)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)srcBuffer));
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)dstImage));
	gvk_put_u32(writer, (uint32_t)dstImageLayout);
	gvk_put_u32(writer, (uint32_t)regionCount);
	{
		uint32_t count = pRegions ? (uint32_t)(regionCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkBufferImageCopy(writer, &pRegions[i]);
	}
}

void gvk_encode_CmdCopyImageToBuffer(struct gvk_writer *writer, VkImage srcImage, VkImageLayout srcImageLayout, VkBuffer dstBuffer, uint32_t regionCount, const VkBufferImageCopy *pRegions)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)srcImage));
	gvk_put_u32(writer, (uint32_t)srcImageLayout);
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)dstBuffer));
	gvk_put_u32(writer, (uint32_t)regionCount);
	{
		uint32_t count = pRegions ? (uint32_t)(regionCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkBufferImageCopy(writer, &pRegions[i]);
	}
}

void gvk_encode_CmdUpdateBuffer(struct gvk_writer *writer, VkBuffer dstBuffer, VkDeviceSize dstOffset, VkDeviceSize dataSize, const void *pData)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)dstBuffer));
	gvk_put_u64(writer, (uint64_t)dstOffset);
	gvk_put_u64(writer, (uint64_t)dataSize);
	gvk_put_bytes(writer, pData, dataSize);
}

void gvk_encode_CmdFillBuffer(struct gvk_writer *writer, VkBuffer dstBuffer, VkDeviceSize dstOffset, VkDeviceSize size, uint32_t data)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)dstBuffer));
	gvk_put_u64(writer, (uint64_t)dstOffset);
	gvk_put_u64(writer, (uint64_t)size);
	gvk_put_u32(writer, (uint32_t)data);
}

void gvk_encode_CmdClearColorImage(struct gvk_writer *writer, VkImage image, VkImageLayout imageLayout, const VkClearColorValue *pColor, uint32_t rangeCount, const VkImageSubresourceRange *pRanges)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)image));
	gvk_put_u32(writer, (uint32_t)imageLayout);
	gvk_put_u32(writer, pColor != NULL);
	if (pColor)
		gvk_put_raw(writer, &(*pColor), sizeof((*pColor)));
	gvk_put_u32(writer, (uint32_t)rangeCount);
	{
		uint32_t count = pRanges ? (uint32_t)(rangeCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkImageSubresourceRange(writer, &pRanges[i]);
	}
}

void gvk_encode_CmdClearDepthStencilImage(struct gvk_writer *writer, VkImage image, VkImageLayout imageLayout, const VkClearDepthStencilValue *pDepthStencil, uint32_t rangeCount, const VkImageSubresourceRange *pRanges)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)image));
	gvk_put_u32(writer, (uint32_t)imageLayout);
	gvk_put_u32(writer, pDepthStencil != NULL);
	if (pDepthStencil)
		gvk_put_VkClearDepthStencilValue(writer, &(*pDepthStencil));
	gvk_put_u32(writer, (uint32_t)rangeCount);
	{
		uint32_t count = pRanges ? (uint32_t)(rangeCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkImageSubresourceRange(writer, &pRanges[i]);
	}
}

void gvk_encode_CmdClearAttachments(struct gvk_writer *writer, uint32_t attachmentCount, const VkClearAttachment *pAttachments, uint32_t rectCount, const VkClearRect *pRects)
{
	gvk_put_u32(writer, (uint32_t)attachmentCount);
	{
		uint32_t count = pAttachments ? (uint32_t)(attachmentCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkClearAttachment(writer, &pAttachments[i]);
	}
	gvk_put_u32(writer, (uint32_t)rectCount);
	{
		uint32_t count = pRects ? (uint32_t)(rectCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkClearRect(writer, &pRects[i]);
	}
}

void gvk_encode_CmdResolveImage(struct gvk_writer *writer, VkImage srcImage, VkImageLayout srcImageLayout, VkImage dstImage, VkImageLayout dstImageLayout, uint32_t regionCount, const VkImageResolve *pRegions)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)srcImage));
	gvk_put_u32(writer, (uint32_t)srcImageLayout);
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)dstImage));
	gvk_put_u32(writer, (uint32_t)dstImageLayout);
	gvk_put_u32(writer, (uint32_t)regionCount);
	{
		uint32_t count = pRegions ? (uint32_t)(regionCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkImageResolve(writer, &pRegions[i]);
	}
}

void gvk_encode_CmdSetEvent(struct gvk_writer *writer, VkEvent event, VkPipelineStageFlags stageMask)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)event));
	gvk_put_u32(writer, (uint32_t)stageMask);
}

void gvk_encode_CmdResetEvent(struct gvk_writer *writer, VkEvent event, VkPipelineStageFlags stageMask)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)event));
	gvk_put_u32(writer, (uint32_t)stageMask);
}

void gvk_encode_CmdWaitEvents(struct gvk_writer *writer, uint32_t eventCount, const VkEvent *pEvents, VkPipelineStageFlags srcStageMask, VkPipelineStageFlags dstStageMask, uint32_t memoryBarrierCount, const VkMemoryBarrier *pMemoryBarriers, uint32_t bufferMemoryBarrierCount, const VkBufferMemoryBarrier *pBufferMemoryBarriers, uint32_t imageMemoryBarrierCount, const VkImageMemoryBarrier *pImageMemoryBarriers)
{
	gvk_put_u32(writer, (uint32_t)eventCount);
	{
		uint32_t count = pEvents ? (uint32_t)(eventCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)pEvents[i]));
	}
	gvk_put_u32(writer, (uint32_t)srcStageMask);
	gvk_put_u32(writer, (uint32_t)dstStageMask);
	gvk_put_u32(writer, (uint32_t)memoryBarrierCount);
	{
		uint32_t count = pMemoryBarriers ? (uint32_t)(memoryBarrierCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkMemoryBarrier(writer, &pMemoryBarriers[i]);
	}
	gvk_put_u32(writer, (uint32_t)bufferMemoryBarrierCount);
	{
		uint32_t count = pBufferMemoryBarriers ? (uint32_t)(bufferMemoryBarrierCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkBufferMemoryBarrier(writer, &pBufferMemoryBarriers[i]);
	}
	gvk_put_u32(writer, (uint32_t)imageMemoryBarrierCount);
	{
		uint32_t count = pImageMemoryBarriers ? (uint32_t)(imageMemoryBarrierCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkImageMemoryBarrier(writer, &pImageMemoryBarriers[i]);
	}
}

void gvk_encode_CmdPipelineBarrier(struct gvk_writer *writer, VkPipelineStageFlags srcStageMask, VkPipelineStageFlags dstStageMask, VkDependencyFlags dependencyFlags, uint32_t memoryBarrierCount, const VkMemoryBarrier *pMemoryBarriers, uint32_t bufferMemoryBarrierCount, const VkBufferMemoryBarrier *pBufferMemoryBarriers, uint32_t imageMemoryBarrierCount, const VkImageMemoryBarrier *pImageMemoryBarriers)
{
	gvk_put_u32(writer, (uint32_t)srcStageMask);
	gvk_put_u32(writer, (uint32_t)dstStageMask);
	gvk_put_u32(writer, (uint32_t)dependencyFlags);
	gvk_put_u32(writer, (uint32_t)memoryBarrierCount);
	{
		uint32_t count = pMemoryBarriers ? (uint32_t)(memoryBarrierCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkMemoryBarrier(writer, &pMemoryBarriers[i]);
	}
	gvk_put_u32(writer, (uint32_t)bufferMemoryBarrierCount);
	{
		uint32_t count = pBufferMemoryBarriers ? (uint32_t)(bufferMemoryBarrierCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkBufferMemoryBarrier(writer, &pBufferMemoryBarriers[i]);
	}
	gvk_put_u32(writer, (uint32_t)imageMemoryBarrierCount);
	{
		uint32_t count = pImageMemoryBarriers ? (uint32_t)(imageMemoryBarrierCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkImageMemoryBarrier(writer, &pImageMemoryBarriers[i]);
	}
}

void gvk_encode_CmdBeginQuery(struct gvk_writer *writer, VkQueryPool queryPool, uint32_t query, VkQueryControlFlags flags)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)queryPool));
	gvk_put_u32(writer, (uint32_t)query);
	gvk_put_u32(writer, (uint32_t)flags);
}

void gvk_encode_CmdEndQuery(struct gvk_writer *writer, VkQueryPool queryPool, uint32_t query)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)queryPool));
	gvk_put_u32(writer, (uint32_t)query);
}

void gvk_encode_CmdResetQueryPool(struct gvk_writer *writer, VkQueryPool queryPool, uint32_t firstQuery, uint32_t queryCount)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)queryPool));
	gvk_put_u32(writer, (uint32_t)firstQuery);
	gvk_put_u32(writer, (uint32_t)queryCount);
}

void gvk_encode_CmdWriteTimestamp(struct gvk_writer *writer, VkPipelineStageFlagBits pipelineStage, VkQueryPool queryPool, uint32_t query)
{
	gvk_put_u32(writer, (uint32_t)pipelineStage);
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)queryPool));
	gvk_put_u32(writer, (uint32_t)query);
}

void gvk_encode_CmdCopyQueryPoolResults(struct gvk_writer *writer, VkQueryPool queryPool, uint32_t firstQuery, uint32_t queryCount, VkBuffer dstBuffer, VkDeviceSize dstOffset, VkDeviceSize stride, VkQueryResultFlags flags)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)queryPool));
	gvk_put_u32(writer, (uint32_t)firstQuery);
	gvk_put_u32(writer, (uint32_t)queryCount);
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)dstBuffer));
	gvk_put_u64(writer, (uint64_t)dstOffset);
	gvk_put_u64(writer, (uint64_t)stride);
	gvk_put_u32(writer, (uint32_t)flags);
}

void gvk_encode_CmdPushConstants(struct gvk_writer *writer, VkPipelineLayout layout, VkShaderStageFlags stageFlags, uint32_t offset, uint32_t size, const void *pValues)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)layout));
	gvk_put_u32(writer, (uint32_t)stageFlags);
	gvk_put_u32(writer, (uint32_t)offset);
	gvk_put_u32(writer, (uint32_t)size);
	gvk_put_bytes(writer, pValues, size);
}

void gvk_encode_CmdBeginRenderPass(struct gvk_writer *writer, const VkRenderPassBeginInfo *pRenderPassBegin, VkSubpassContents contents)
{
	gvk_put_u32(writer, pRenderPassBegin != NULL);
	if (pRenderPassBegin)
		gvk_put_VkRenderPassBeginInfo(writer, &(*pRenderPassBegin));
	gvk_put_u32(writer, (uint32_t)contents);
}

void gvk_encode_CmdNextSubpass(struct gvk_writer *writer, VkSubpassContents contents)
{
	gvk_put_u32(writer, (uint32_t)contents);
}

void gvk_encode_CmdEndRenderPass(struct gvk_writer *writer)
{
	(void)writer;
}

void gvk_encode_CmdExecuteCommands(struct gvk_writer *writer, uint32_t commandBufferCount, const VkCommandBuffer *pCommandBuffers)
{
	gvk_put_u32(writer, (uint32_t)commandBufferCount);
	{
		uint32_t count = pCommandBuffers ? (uint32_t)(commandBufferCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_u64(writer, gvk_dispatchable_id(pCommandBuffers[i]));
	}
}

void gvk_encode_BindBufferMemory2(struct gvk_writer *writer, uint32_t bindInfoCount, const VkBindBufferMemoryInfo *pBindInfos)
{
	gvk_put_u32(writer, (uint32_t)bindInfoCount);
	{
		uint32_t count = pBindInfos ? (uint32_t)(bindInfoCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkBindBufferMemoryInfo(writer, &pBindInfos[i]);
	}
}

void gvk_encode_BindImageMemory2(struct gvk_writer *writer, uint32_t bindInfoCount, const VkBindImageMemoryInfo *pBindInfos)
{
	gvk_put_u32(writer, (uint32_t)bindInfoCount);
	{
		uint32_t count = pBindInfos ? (uint32_t)(bindInfoCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkBindImageMemoryInfo(writer, &pBindInfos[i]);
	}
}

void gvk_encode_CmdSetDeviceMask(struct gvk_writer *writer, uint32_t deviceMask)
{
	gvk_put_u32(writer, (uint32_t)deviceMask);
}

void gvk_encode_CmdDispatchBase(struct gvk_writer *writer, uint32_t baseGroupX, uint32_t baseGroupY, uint32_t baseGroupZ, uint32_t groupCountX, uint32_t groupCountY, uint32_t groupCountZ)
{
	gvk_put_u32(writer, (uint32_t)baseGroupX);
	gvk_put_u32(writer, (uint32_t)baseGroupY);
	gvk_put_u32(writer, (uint32_t)baseGroupZ);
	gvk_put_u32(writer, (uint32_t)groupCountX);
	gvk_put_u32(writer, (uint32_t)groupCountY);
	gvk_put_u32(writer, (uint32_t)groupCountZ);
}

void gvk_encode_GetImageMemoryRequirements2(struct gvk_writer *writer, const VkImageMemoryRequirementsInfo2 *pInfo, VkMemoryRequirements2 *pMemoryRequirements)
{
	gvk_put_u32(writer, pInfo != NULL);
	if (pInfo)
		gvk_put_VkImageMemoryRequirementsInfo2(writer, &(*pInfo));
	gvk_put_chain_types(writer, pMemoryRequirements->pNext);
}

void gvk_encode_GetBufferMemoryRequirements2(struct gvk_writer *writer, const VkBufferMemoryRequirementsInfo2 *pInfo, VkMemoryRequirements2 *pMemoryRequirements)
{
	gvk_put_u32(writer, pInfo != NULL);
	if (pInfo)
		gvk_put_VkBufferMemoryRequirementsInfo2(writer, &(*pInfo));
	gvk_put_chain_types(writer, pMemoryRequirements->pNext);
}

void gvk_encode_GetPhysicalDeviceFeatures2(struct gvk_writer *writer, VkPhysicalDeviceFeatures2 *pFeatures)
{
	gvk_put_chain_types(writer, pFeatures->pNext);
}

void gvk_encode_GetPhysicalDeviceProperties2(struct gvk_writer *writer, VkPhysicalDeviceProperties2 *pProperties)
{
	gvk_put_chain_types(writer, pProperties->pNext);
}

void gvk_encode_GetPhysicalDeviceFormatProperties2(struct gvk_writer *writer, VkFormat format, VkFormatProperties2 *pFormatProperties)
{
	gvk_put_u32(writer, (uint32_t)format);
	gvk_put_chain_types(writer, pFormatProperties->pNext);
}

void gvk_encode_GetPhysicalDeviceImageFormatProperties2(struct gvk_writer *writer, const VkPhysicalDeviceImageFormatInfo2 *pImageFormatInfo, VkImageFormatProperties2 *pImageFormatProperties)
{
	gvk_put_u32(writer, pImageFormatInfo != NULL);
	if (pImageFormatInfo)
		gvk_put_VkPhysicalDeviceImageFormatInfo2(writer, &(*pImageFormatInfo));
	gvk_put_chain_types(writer, pImageFormatProperties->pNext);
}

void gvk_encode_GetPhysicalDeviceQueueFamilyProperties2(struct gvk_writer *writer, uint32_t *pQueueFamilyPropertyCount, VkQueueFamilyProperties2 *pQueueFamilyProperties)
{
	gvk_put_u32(writer, *pQueueFamilyPropertyCount);
	gvk_put_u32(writer, pQueueFamilyProperties != NULL);
	gvk_put_chain_types(writer, pQueueFamilyProperties ? pQueueFamilyProperties->pNext : NULL);
}

void gvk_encode_GetPhysicalDeviceMemoryProperties2(struct gvk_writer *writer, VkPhysicalDeviceMemoryProperties2 *pMemoryProperties)
{
	gvk_put_chain_types(writer, pMemoryProperties->pNext);
}

void gvk_encode_GetDeviceQueue2(struct gvk_writer *writer, const VkDeviceQueueInfo2 *pQueueInfo, uint64_t id)
{
	gvk_put_u32(writer, pQueueInfo != NULL);
	if (pQueueInfo)
		gvk_put_VkDeviceQueueInfo2(writer, &(*pQueueInfo));
	gvk_put_u64(writer, id);
}

void gvk_encode_CreateSamplerYcbcrConversion(struct gvk_writer *writer, const VkSamplerYcbcrConversionCreateInfo *pCreateInfo, uint64_t id)
{
	gvk_put_u32(writer, pCreateInfo != NULL);
	if (pCreateInfo)
		gvk_put_VkSamplerYcbcrConversionCreateInfo(writer, &(*pCreateInfo));
	gvk_put_u64(writer, id);
}

void gvk_encode_DestroySamplerYcbcrConversion(struct gvk_writer *writer, VkSamplerYcbcrConversion ycbcrConversion)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)ycbcrConversion));
}

void gvk_encode_GetDescriptorSetLayoutSupport(struct gvk_writer *writer, const VkDescriptorSetLayoutCreateInfo *pCreateInfo, VkDescriptorSetLayoutSupport *pSupport)
{
	gvk_put_u32(writer, pCreateInfo != NULL);
	if (pCreateInfo)
		gvk_put_VkDescriptorSetLayoutCreateInfo(writer, &(*pCreateInfo));
	gvk_put_chain_types(writer, pSupport->pNext);
}

void gvk_encode_CmdDrawIndirectCount(struct gvk_writer *writer, VkBuffer buffer, VkDeviceSize offset, VkBuffer countBuffer, VkDeviceSize countBufferOffset, uint32_t maxDrawCount, uint32_t stride)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)buffer));
	gvk_put_u64(writer, (uint64_t)offset);
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)countBuffer));
	gvk_put_u64(writer, (uint64_t)countBufferOffset);
	gvk_put_u32(writer, (uint32_t)maxDrawCount);
	gvk_put_u32(writer, (uint32_t)stride);
}

void gvk_encode_CmdDrawIndexedIndirectCount(struct gvk_writer *writer, VkBuffer buffer, VkDeviceSize offset, VkBuffer countBuffer, VkDeviceSize countBufferOffset, uint32_t maxDrawCount, uint32_t stride)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)buffer));
	gvk_put_u64(writer, (uint64_t)offset);
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)countBuffer));
	gvk_put_u64(writer, (uint64_t)countBufferOffset);
	gvk_put_u32(writer, (uint32_t)maxDrawCount);
	gvk_put_u32(writer, (uint32_t)stride);
}

void gvk_encode_CreateRenderPass2(struct gvk_writer *writer, const VkRenderPassCreateInfo2 *pCreateInfo, uint64_t id)
{
	gvk_put_u32(writer, pCreateInfo != NULL);
	if (pCreateInfo)
		gvk_put_VkRenderPassCreateInfo2(writer, &(*pCreateInfo));
	gvk_put_u64(writer, id);
}

void gvk_encode_CmdBeginRenderPass2(struct gvk_writer *writer, const VkRenderPassBeginInfo *pRenderPassBegin, const VkSubpassBeginInfo *pSubpassBeginInfo)
{
	gvk_put_u32(writer, pRenderPassBegin != NULL);
	if (pRenderPassBegin)
		gvk_put_VkRenderPassBeginInfo(writer, &(*pRenderPassBegin));
	gvk_put_u32(writer, pSubpassBeginInfo != NULL);
	if (pSubpassBeginInfo)
		gvk_put_VkSubpassBeginInfo(writer, &(*pSubpassBeginInfo));
}

void gvk_encode_CmdNextSubpass2(struct gvk_writer *writer, const VkSubpassBeginInfo *pSubpassBeginInfo, const VkSubpassEndInfo *pSubpassEndInfo)
{
	gvk_put_u32(writer, pSubpassBeginInfo != NULL);
	if (pSubpassBeginInfo)
		gvk_put_VkSubpassBeginInfo(writer, &(*pSubpassBeginInfo));
	gvk_put_u32(writer, pSubpassEndInfo != NULL);
	if (pSubpassEndInfo)
		gvk_put_VkSubpassEndInfo(writer, &(*pSubpassEndInfo));
}

void gvk_encode_CmdEndRenderPass2(struct gvk_writer *writer, const VkSubpassEndInfo *pSubpassEndInfo)
{
	gvk_put_u32(writer, pSubpassEndInfo != NULL);
	if (pSubpassEndInfo)
		gvk_put_VkSubpassEndInfo(writer, &(*pSubpassEndInfo));
}

void gvk_encode_ResetQueryPool(struct gvk_writer *writer, VkQueryPool queryPool, uint32_t firstQuery, uint32_t queryCount)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)queryPool));
	gvk_put_u32(writer, (uint32_t)firstQuery);
	gvk_put_u32(writer, (uint32_t)queryCount);
}

void gvk_encode_GetBufferDeviceAddress(struct gvk_writer *writer, const VkBufferDeviceAddressInfo *pInfo)
{
	gvk_put_u32(writer, pInfo != NULL);
	if (pInfo)
		gvk_put_VkBufferDeviceAddressInfo(writer, &(*pInfo));
}

void gvk_encode_CmdSetEvent2(struct gvk_writer *writer, VkEvent event, const VkDependencyInfo *pDependencyInfo)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)event));
	gvk_put_u32(writer, pDependencyInfo != NULL);
	if (pDependencyInfo)
		gvk_put_VkDependencyInfo(writer, &(*pDependencyInfo));
}

void gvk_encode_CmdResetEvent2(struct gvk_writer *writer, VkEvent event, VkPipelineStageFlags2 stageMask)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)event));
	gvk_put_u64(writer, (uint64_t)stageMask);
}

void gvk_encode_CmdWaitEvents2(struct gvk_writer *writer, uint32_t eventCount, const VkEvent *pEvents, const VkDependencyInfo *pDependencyInfos)
{
	gvk_put_u32(writer, (uint32_t)eventCount);
	{
		uint32_t count = pEvents ? (uint32_t)(eventCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)pEvents[i]));
	}
	{
		uint32_t count = pDependencyInfos ? (uint32_t)(eventCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkDependencyInfo(writer, &pDependencyInfos[i]);
	}
}

void gvk_encode_CmdPipelineBarrier2(struct gvk_writer *writer, const VkDependencyInfo *pDependencyInfo)
{
	gvk_put_u32(writer, pDependencyInfo != NULL);
	if (pDependencyInfo)
		gvk_put_VkDependencyInfo(writer, &(*pDependencyInfo));
}

void gvk_encode_CmdWriteTimestamp2(struct gvk_writer *writer, VkPipelineStageFlags2 stage, VkQueryPool queryPool, uint32_t query)
{
	gvk_put_u64(writer, (uint64_t)stage);
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)queryPool));
	gvk_put_u32(writer, (uint32_t)query);
}

void gvk_encode_CmdCopyBuffer2(struct gvk_writer *writer, const VkCopyBufferInfo2 *pCopyBufferInfo)
{
	gvk_put_u32(writer, pCopyBufferInfo != NULL);
	if (pCopyBufferInfo)
		gvk_put_VkCopyBufferInfo2(writer, &(*pCopyBufferInfo));
}

void gvk_encode_CmdCopyImage2(struct gvk_writer *writer, const VkCopyImageInfo2 *pCopyImageInfo)
{
	gvk_put_u32(writer, pCopyImageInfo != NULL);
	if (pCopyImageInfo)
		gvk_put_VkCopyImageInfo2(writer, &(*pCopyImageInfo));
}

void gvk_encode_CmdCopyBufferToImage2(struct gvk_writer *writer, const VkCopyBufferToImageInfo2 *pCopyBufferToImageInfo)
{
	gvk_put_u32(writer, pCopyBufferToImageInfo != NULL);
	if (pCopyBufferToImageInfo)
		gvk_put_VkCopyBufferToImageInfo2(writer, &(*pCopyBufferToImageInfo));
}

void gvk_encode_CmdCopyImageToBuffer2(struct gvk_writer *writer, const VkCopyImageToBufferInfo2 *pCopyImageToBufferInfo)
{
	gvk_put_u32(writer, pCopyImageToBufferInfo != NULL);
	if (pCopyImageToBufferInfo)
		gvk_put_VkCopyImageToBufferInfo2(writer, &(*pCopyImageToBufferInfo));
}

void gvk_encode_CmdBlitImage2(struct gvk_writer *writer, const VkBlitImageInfo2 *pBlitImageInfo)
{
	gvk_put_u32(writer, pBlitImageInfo != NULL);
	if (pBlitImageInfo)
		gvk_put_VkBlitImageInfo2(writer, &(*pBlitImageInfo));
}

void gvk_encode_CmdResolveImage2(struct gvk_writer *writer, const VkResolveImageInfo2 *pResolveImageInfo)
{
	gvk_put_u32(writer, pResolveImageInfo != NULL);
	if (pResolveImageInfo)
		gvk_put_VkResolveImageInfo2(writer, &(*pResolveImageInfo));
}

void gvk_encode_CmdBeginRendering(struct gvk_writer *writer, const VkRenderingInfo *pRenderingInfo)
{
	gvk_put_u32(writer, pRenderingInfo != NULL);
	if (pRenderingInfo)
		gvk_put_VkRenderingInfo(writer, &(*pRenderingInfo));
}

void gvk_encode_CmdEndRendering(struct gvk_writer *writer)
{
	(void)writer;
}

void gvk_encode_CmdSetCullMode(struct gvk_writer *writer, VkCullModeFlags cullMode)
{
	gvk_put_u32(writer, (uint32_t)cullMode);
}

void gvk_encode_CmdSetFrontFace(struct gvk_writer *writer, VkFrontFace frontFace)
{
	gvk_put_u32(writer, (uint32_t)frontFace);
}

void gvk_encode_CmdSetPrimitiveTopology(struct gvk_writer *writer, VkPrimitiveTopology primitiveTopology)
{
	gvk_put_u32(writer, (uint32_t)primitiveTopology);
}

void gvk_encode_CmdSetViewportWithCount(struct gvk_writer *writer, uint32_t viewportCount, const VkViewport *pViewports)
{
	gvk_put_u32(writer, (uint32_t)viewportCount);
	{
		uint32_t count = pViewports ? (uint32_t)(viewportCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkViewport(writer, &pViewports[i]);
	}
}

void gvk_encode_CmdSetScissorWithCount(struct gvk_writer *writer, uint32_t scissorCount, const VkRect2D *pScissors)
{
	gvk_put_u32(writer, (uint32_t)scissorCount);
	{
		uint32_t count = pScissors ? (uint32_t)(scissorCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkRect2D(writer, &pScissors[i]);
	}
}

void gvk_encode_CmdBindVertexBuffers2(struct gvk_writer *writer, uint32_t firstBinding, uint32_t bindingCount, const VkBuffer *pBuffers, const VkDeviceSize *pOffsets, const VkDeviceSize *pSizes, const VkDeviceSize *pStrides)
{
	gvk_put_u32(writer, (uint32_t)firstBinding);
	gvk_put_u32(writer, (uint32_t)bindingCount);
	{
		uint32_t count = pBuffers ? (uint32_t)(bindingCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)pBuffers[i]));
	}
	{
		uint32_t count = pOffsets ? (uint32_t)(bindingCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_u64(writer, (uint64_t)pOffsets[i]);
	}
	{
		uint32_t count = pSizes ? (uint32_t)(bindingCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_u64(writer, (uint64_t)pSizes[i]);
	}
	{
		uint32_t count = pStrides ? (uint32_t)(bindingCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_u64(writer, (uint64_t)pStrides[i]);
	}
}

void gvk_encode_CmdSetDepthTestEnable(struct gvk_writer *writer, VkBool32 depthTestEnable)
{
	gvk_put_u32(writer, (uint32_t)depthTestEnable);
}

void gvk_encode_CmdSetDepthWriteEnable(struct gvk_writer *writer, VkBool32 depthWriteEnable)
{
	gvk_put_u32(writer, (uint32_t)depthWriteEnable);
}

void gvk_encode_CmdSetDepthCompareOp(struct gvk_writer *writer, VkCompareOp depthCompareOp)
{
	gvk_put_u32(writer, (uint32_t)depthCompareOp);
}

void gvk_encode_CmdSetDepthBoundsTestEnable(struct gvk_writer *writer, VkBool32 depthBoundsTestEnable)
{
	gvk_put_u32(writer, (uint32_t)depthBoundsTestEnable);
}

void gvk_encode_CmdSetStencilTestEnable(struct gvk_writer *writer, VkBool32 stencilTestEnable)
{
	gvk_put_u32(writer, (uint32_t)stencilTestEnable);
}

void gvk_encode_CmdSetStencilOp(struct gvk_writer *writer, VkStencilFaceFlags faceMask, VkStencilOp failOp, VkStencilOp passOp, VkStencilOp depthFailOp, VkCompareOp compareOp)
{
	gvk_put_u32(writer, (uint32_t)faceMask);
	gvk_put_u32(writer, (uint32_t)failOp);
	gvk_put_u32(writer, (uint32_t)passOp);
	gvk_put_u32(writer, (uint32_t)depthFailOp);
	gvk_put_u32(writer, (uint32_t)compareOp);
}

void gvk_encode_CmdSetRasterizerDiscardEnable(struct gvk_writer *writer, VkBool32 rasterizerDiscardEnable)
{
	gvk_put_u32(writer, (uint32_t)rasterizerDiscardEnable);
}

void gvk_encode_CmdSetDepthBiasEnable(struct gvk_writer *writer, VkBool32 depthBiasEnable)
{
	gvk_put_u32(writer, (uint32_t)depthBiasEnable);
}

void gvk_encode_CmdSetPrimitiveRestartEnable(struct gvk_writer *writer, VkBool32 primitiveRestartEnable)
{
	gvk_put_u32(writer, (uint32_t)primitiveRestartEnable);
}

void gvk_encode_GetDeviceBufferMemoryRequirements(struct gvk_writer *writer, const VkDeviceBufferMemoryRequirements *pInfo, VkMemoryRequirements2 *pMemoryRequirements)
{
	gvk_put_u32(writer, pInfo != NULL);
	if (pInfo)
		gvk_put_VkDeviceBufferMemoryRequirements(writer, &(*pInfo));
	gvk_put_chain_types(writer, pMemoryRequirements->pNext);
}

void gvk_encode_GetDeviceImageMemoryRequirements(struct gvk_writer *writer, const VkDeviceImageMemoryRequirements *pInfo, VkMemoryRequirements2 *pMemoryRequirements)
{
	gvk_put_u32(writer, pInfo != NULL);
	if (pInfo)
		gvk_put_VkDeviceImageMemoryRequirements(writer, &(*pInfo));
	gvk_put_chain_types(writer, pMemoryRequirements->pNext);
}

void gvk_encode_CmdBindTransformFeedbackBuffersEXT(struct gvk_writer *writer, uint32_t firstBinding, uint32_t bindingCount, const VkBuffer *pBuffers, const VkDeviceSize *pOffsets, const VkDeviceSize *pSizes)
{
	gvk_put_u32(writer, (uint32_t)firstBinding);
	gvk_put_u32(writer, (uint32_t)bindingCount);
	{
		uint32_t count = pBuffers ? (uint32_t)(bindingCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)pBuffers[i]));
	}
	{
		uint32_t count = pOffsets ? (uint32_t)(bindingCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_u64(writer, (uint64_t)pOffsets[i]);
	}
	{
		uint32_t count = pSizes ? (uint32_t)(bindingCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_u64(writer, (uint64_t)pSizes[i]);
	}
}

void gvk_encode_CmdBeginTransformFeedbackEXT(struct gvk_writer *writer, uint32_t firstCounterBuffer, uint32_t counterBufferCount, const VkBuffer *pCounterBuffers, const VkDeviceSize *pCounterBufferOffsets)
{
	gvk_put_u32(writer, (uint32_t)firstCounterBuffer);
	gvk_put_u32(writer, (uint32_t)counterBufferCount);
	{
		uint32_t count = pCounterBuffers ? (uint32_t)(counterBufferCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)pCounterBuffers[i]));
	}
	{
		uint32_t count = pCounterBufferOffsets ? (uint32_t)(counterBufferCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_u64(writer, (uint64_t)pCounterBufferOffsets[i]);
	}
}

void gvk_encode_CmdEndTransformFeedbackEXT(struct gvk_writer *writer, uint32_t firstCounterBuffer, uint32_t counterBufferCount, const VkBuffer *pCounterBuffers, const VkDeviceSize *pCounterBufferOffsets)
{
	gvk_put_u32(writer, (uint32_t)firstCounterBuffer);
	gvk_put_u32(writer, (uint32_t)counterBufferCount);
	{
		uint32_t count = pCounterBuffers ? (uint32_t)(counterBufferCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)pCounterBuffers[i]));
	}
	{
		uint32_t count = pCounterBufferOffsets ? (uint32_t)(counterBufferCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_u64(writer, (uint64_t)pCounterBufferOffsets[i]);
	}
}

void gvk_encode_CmdBeginQueryIndexedEXT(struct gvk_writer *writer, VkQueryPool queryPool, uint32_t query, VkQueryControlFlags flags, uint32_t index)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)queryPool));
	gvk_put_u32(writer, (uint32_t)query);
	gvk_put_u32(writer, (uint32_t)flags);
	gvk_put_u32(writer, (uint32_t)index);
}

void gvk_encode_CmdEndQueryIndexedEXT(struct gvk_writer *writer, VkQueryPool queryPool, uint32_t query, uint32_t index)
{
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)queryPool));
	gvk_put_u32(writer, (uint32_t)query);
	gvk_put_u32(writer, (uint32_t)index);
}

void gvk_encode_CmdDrawIndirectByteCountEXT(struct gvk_writer *writer, uint32_t instanceCount, uint32_t firstInstance, VkBuffer counterBuffer, VkDeviceSize counterBufferOffset, uint32_t counterOffset, uint32_t vertexStride)
{
	gvk_put_u32(writer, (uint32_t)instanceCount);
	gvk_put_u32(writer, (uint32_t)firstInstance);
	gvk_put_u64(writer, gvk_id((uint64_t)(uintptr_t)counterBuffer));
	gvk_put_u64(writer, (uint64_t)counterBufferOffset);
	gvk_put_u32(writer, (uint32_t)counterOffset);
	gvk_put_u32(writer, (uint32_t)vertexStride);
}

void gvk_encode_CmdBeginConditionalRenderingEXT(struct gvk_writer *writer, const VkConditionalRenderingBeginInfoEXT *pConditionalRenderingBegin)
{
	gvk_put_u32(writer, pConditionalRenderingBegin != NULL);
	if (pConditionalRenderingBegin)
		gvk_put_VkConditionalRenderingBeginInfoEXT(writer, &(*pConditionalRenderingBegin));
}

void gvk_encode_CmdEndConditionalRenderingEXT(struct gvk_writer *writer)
{
	(void)writer;
}

void gvk_encode_CmdSetLineStippleEXT(struct gvk_writer *writer, uint32_t lineStippleFactor, uint16_t lineStipplePattern)
{
	gvk_put_u32(writer, (uint32_t)lineStippleFactor);
	gvk_put_u32(writer, (uint32_t)lineStipplePattern);
}

void gvk_encode_CmdSetColorWriteEnableEXT(struct gvk_writer *writer, uint32_t attachmentCount, const VkBool32 *pColorWriteEnables)
{
	gvk_put_u32(writer, (uint32_t)attachmentCount);
	{
		uint32_t count = pColorWriteEnables ? (uint32_t)(attachmentCount) : 0;

		gvk_put_u32(writer, count);
		gvk_put_raw(writer, pColorWriteEnables, (size_t)count * sizeof(*pColorWriteEnables));
	}
}

void gvk_encode_CmdSetLogicOpEXT(struct gvk_writer *writer, VkLogicOp logicOp)
{
	gvk_put_u32(writer, (uint32_t)logicOp);
}

void gvk_encode_CmdSetPatchControlPointsEXT(struct gvk_writer *writer, uint32_t patchControlPoints)
{
	gvk_put_u32(writer, (uint32_t)patchControlPoints);
}

void gvk_encode_CmdSetVertexInputEXT(struct gvk_writer *writer, uint32_t vertexBindingDescriptionCount, const VkVertexInputBindingDescription2EXT *pVertexBindingDescriptions, uint32_t vertexAttributeDescriptionCount, const VkVertexInputAttributeDescription2EXT *pVertexAttributeDescriptions)
{
	gvk_put_u32(writer, (uint32_t)vertexBindingDescriptionCount);
	{
		uint32_t count = pVertexBindingDescriptions ? (uint32_t)(vertexBindingDescriptionCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkVertexInputBindingDescription2EXT(writer, &pVertexBindingDescriptions[i]);
	}
	gvk_put_u32(writer, (uint32_t)vertexAttributeDescriptionCount);
	{
		uint32_t count = pVertexAttributeDescriptions ? (uint32_t)(vertexAttributeDescriptionCount) : 0;

		gvk_put_u32(writer, count);
		for (uint32_t i = 0; i < count; i++)
			gvk_put_VkVertexInputAttributeDescription2EXT(writer, &pVertexAttributeDescriptions[i]);
	}
}

