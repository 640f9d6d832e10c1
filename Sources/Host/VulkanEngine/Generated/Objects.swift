// SPDX-License-Identifier: Apache-2.0
// Made by vulkan-generator from vk.xml and commands.list: do not edit.
import CStream
import CVulkan

/// Types of objects that streams name.
enum ObjectKind: UInt8 {
    case buffer
    case bufferView
    case commandBuffer
    case commandPool
    case descriptorPool
    case descriptorSet
    case descriptorSetLayout
    case device
    case deviceMemory
    case event
    case framebuffer
    case image
    case imageView
    case physicalDevice
    case pipeline
    case pipelineCache
    case pipelineLayout
    case queryPool
    case queue
    case renderPass
    case sampler
    case samplerYcbcrConversion
    case shaderModule
}

extension DeviceFunctions {
    /// Destroys an object that has a destroy command of its own.
    func destroy(_ object: OpaquePointer, _ kind: ObjectKind, of device: VkDevice) {
        switch kind {
        case .buffer: vkDestroyBuffer?(device, object, nil)
        case .bufferView: vkDestroyBufferView?(device, object, nil)
        case .commandPool: vkDestroyCommandPool?(device, object, nil)
        case .descriptorPool: vkDestroyDescriptorPool?(device, object, nil)
        case .descriptorSetLayout: vkDestroyDescriptorSetLayout?(device, object, nil)
        case .event: vkDestroyEvent?(device, object, nil)
        case .framebuffer: vkDestroyFramebuffer?(device, object, nil)
        case .image: vkDestroyImage?(device, object, nil)
        case .imageView: vkDestroyImageView?(device, object, nil)
        case .pipeline: vkDestroyPipeline?(device, object, nil)
        case .pipelineLayout: vkDestroyPipelineLayout?(device, object, nil)
        case .queryPool: vkDestroyQueryPool?(device, object, nil)
        case .renderPass: vkDestroyRenderPass?(device, object, nil)
        case .sampler: vkDestroySampler?(device, object, nil)
        case .samplerYcbcrConversion: vkDestroySamplerYcbcrConversion?(device, object, nil)
        case .shaderModule: vkDestroyShaderModule?(device, object, nil)
        default: break
        }
    }
}
