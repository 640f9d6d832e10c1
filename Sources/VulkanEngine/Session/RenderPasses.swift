import CVulkan

/// What checks have to know of a render pass.
final class RenderPassFacts {
    let attachmentCount: UInt32
    /// Clear values that beginning it takes at least.
    let clearCount: UInt32
    /// Color attachments of each subpass.
    let colorCounts: [UInt32]

    init(attachmentCount: UInt32, clearCount: UInt32, colorCounts: [UInt32]) {
        self.attachmentCount = attachmentCount
        self.clearCount = clearCount
        self.colorCounts = colorCounts
    }
}

/// What checks have to know of a framebuffer.
final class FramebufferFacts {
    let attachmentCount: UInt32
    let isImageless: Bool
    let width: UInt32
    let height: UInt32

    init(_ info: VkFramebufferCreateInfo) {
        attachmentCount = info.attachmentCount
        isImageless = info.flags & VK_FRAMEBUFFER_CREATE_IMAGELESS_BIT.rawValue != 0
        width = info.width
        height = info.height
    }
}

/// Render passes and framebuffers: their attachments are indices.
extension VulkanSession {
    private static let unused = ~0 as UInt32

    private func isClearing(_ load: VkAttachmentLoadOp, _ stencil: VkAttachmentLoadOp) -> Bool {
        load == VK_ATTACHMENT_LOAD_OP_CLEAR || stencil == VK_ATTACHMENT_LOAD_OP_CLEAR
    }

    /// Throws unless all are attachments of a render pass, or none.
    private func checkAttachments(_ indices: [UInt32], of count: UInt32) throws(StreamError) {
        guard indices.allSatisfy({ $0 < count || $0 == Self.unused }) else {
            throw .malformed("an attachment that is not there")
        }
    }

    private func checkDependency(_ source: UInt32, _ target: UInt32, of count: UInt32) throws(StreamError) {
        guard source < count || source == Self.unused, target < count || target == Self.unused else {
            throw .malformed("a subpass that is not there")
        }
    }

    private func array<T, R>(_ values: UnsafePointer<T>?, _ count: UInt32, _ member: (T) -> R) -> [R] {
        guard let values else { return [] }
        return (0..<Int(count)).map { member(values[$0]) }
    }

    func runCreateRenderPass(_ pCreateInfo: UnsafePointer<VkRenderPassCreateInfo>?, _ id: UInt64) throws(StreamError) {
        let device = try currentDevice()
        guard let info = pCreateInfo?.pointee, info.subpassCount > 0 else { throw .malformed("no render pass") }
        let limits = host.properties.limits
        for index in 0..<Int(info.subpassCount) {
            let subpass = info.pSubpasses[index]
            guard subpass.colorAttachmentCount <= limits.maxColorAttachments else {
                throw .malformed("more attachments than there can be")
            }
            let references =
                array(subpass.pInputAttachments, subpass.inputAttachmentCount, \.attachment)
                + array(subpass.pColorAttachments, subpass.colorAttachmentCount, \.attachment)
                + array(subpass.pResolveAttachments, subpass.colorAttachmentCount, \.attachment)
                + array(subpass.pDepthStencilAttachment, 1, \.attachment)
                + array(subpass.pPreserveAttachments, subpass.preserveAttachmentCount) { $0 }
            try checkAttachments(references, of: info.attachmentCount)
        }
        for index in 0..<Int(info.dependencyCount) {
            let dependency = info.pDependencies[index]
            try checkDependency(dependency.srcSubpass, dependency.dstSubpass, of: info.subpassCount)
        }
        let clears = array(info.pAttachments, info.attachmentCount) { isClearing($0.loadOp, $0.stencilLoadOp) }
        var renderPass: VkRenderPass?
        try succeed(vkCreateRenderPass(device, pCreateInfo, nil, &renderPass), "vkCreateRenderPass")
        try objects.add(id, .renderPass, renderPass)
        let facts = RenderPassFacts(
            attachmentCount: info.attachmentCount, clearCount: UInt32((clears.lastIndex(of: true) ?? -1) + 1),
            colorCounts: array(info.pSubpasses, info.subpassCount, \.colorAttachmentCount))
        objects.note(facts, of: renderPass!)
    }

    func runCreateRenderPass2(
        _ pCreateInfo: UnsafePointer<VkRenderPassCreateInfo2>?, _ id: UInt64
    ) throws(StreamError) {
        let device = try currentDevice()
        guard let info = pCreateInfo?.pointee, info.subpassCount > 0 else { throw .malformed("no render pass") }
        guard let function = try deviceFunctions().vkCreateRenderPass2 else {
            throw .unsupported("vkCreateRenderPass2")
        }
        let limits = host.properties.limits
        for index in 0..<Int(info.subpassCount) {
            let subpass = info.pSubpasses[index]
            guard subpass.colorAttachmentCount <= limits.maxColorAttachments else {
                throw .malformed("more attachments than there can be")
            }
            let resolve = Self.find(
                VkSubpassDescriptionDepthStencilResolve.self,
                VK_STRUCTURE_TYPE_SUBPASS_DESCRIPTION_DEPTH_STENCIL_RESOLVE,
                UnsafeMutableRawPointer(mutating: subpass.pNext))
            let references =
                array(subpass.pInputAttachments, subpass.inputAttachmentCount, \.attachment)
                + array(subpass.pColorAttachments, subpass.colorAttachmentCount, \.attachment)
                + array(subpass.pResolveAttachments, subpass.colorAttachmentCount, \.attachment)
                + array(subpass.pDepthStencilAttachment, 1, \.attachment)
                + array(resolve?.pointee.pDepthStencilResolveAttachment, 1, \.attachment)
                + array(subpass.pPreserveAttachments, subpass.preserveAttachmentCount) { $0 }
            try checkAttachments(references, of: info.attachmentCount)
        }
        for index in 0..<Int(info.dependencyCount) {
            let dependency = info.pDependencies[index]
            try checkDependency(dependency.srcSubpass, dependency.dstSubpass, of: info.subpassCount)
        }
        let clears = array(info.pAttachments, info.attachmentCount) { isClearing($0.loadOp, $0.stencilLoadOp) }
        var renderPass: VkRenderPass?
        try succeed(function(device, pCreateInfo, nil, &renderPass), "vkCreateRenderPass2")
        try objects.add(id, .renderPass, renderPass)
        let facts = RenderPassFacts(
            attachmentCount: info.attachmentCount, clearCount: UInt32((clears.lastIndex(of: true) ?? -1) + 1),
            colorCounts: array(info.pSubpasses, info.subpassCount, \.colorAttachmentCount))
        objects.note(facts, of: renderPass!)
    }

    func runCreateFramebuffer(
        _ pCreateInfo: UnsafePointer<VkFramebufferCreateInfo>?, _ id: UInt64
    ) throws(StreamError) {
        let device = try currentDevice()
        let limits = host.properties.limits
        guard let info = pCreateInfo?.pointee, let renderPass = info.renderPass,
            let facts = objects.fact(of: renderPass, as: RenderPassFacts.self),
            info.attachmentCount == facts.attachmentCount, info.width > 0, info.height > 0, info.layers > 0,
            info.width <= limits.maxFramebufferWidth, info.height <= limits.maxFramebufferHeight,
            info.layers <= limits.maxFramebufferLayers
        else { throw .malformed("a framebuffer that is not its render pass's") }
        let made = FramebufferFacts(info)
        guard made.isImageless || info.attachmentCount == 0 || info.pAttachments != nil else {
            throw .malformed("a framebuffer without its attachments")
        }
        var framebuffer: VkFramebuffer?
        try succeed(vkCreateFramebuffer(device, pCreateInfo, nil, &framebuffer), "vkCreateFramebuffer")
        try objects.add(id, .framebuffer, framebuffer)
        objects.note(made, of: framebuffer!)
    }

    func checkCmdBeginRenderPass(
        _ pBegin: UnsafePointer<VkRenderPassBeginInfo>?, _ contents: VkSubpassContents
    ) throws(StreamError) {
        guard let begin = pBegin?.pointee, let renderPass = begin.renderPass, let framebuffer = begin.framebuffer,
            let pass = objects.fact(of: renderPass, as: RenderPassFacts.self),
            let facts = objects.fact(of: framebuffer, as: FramebufferFacts.self),
            pass.attachmentCount == facts.attachmentCount, begin.clearValueCount >= pass.clearCount,
            pass.clearCount == 0 || begin.pClearValues != nil
        else { throw .malformed("a render pass that cannot begin") }
        let area = begin.renderArea
        guard area.offset.x >= 0, area.offset.y >= 0,
            UInt64(area.offset.x) + UInt64(area.extent.width) <= UInt64(facts.width),
            UInt64(area.offset.y) + UInt64(area.extent.height) <= UInt64(facts.height)
        else { throw .malformed("an area outside of its framebuffer") }
        guard facts.isImageless else { return }
        let attachments = Self.find(
            VkRenderPassAttachmentBeginInfo.self, VK_STRUCTURE_TYPE_RENDER_PASS_ATTACHMENT_BEGIN_INFO,
            UnsafeMutableRawPointer(mutating: begin.pNext))
        guard (attachments?.pointee.attachmentCount ?? 0) == facts.attachmentCount else {
            throw .malformed("a render pass without its attachments")
        }
    }

    func checkCmdBeginRenderPass2(
        _ pBegin: UnsafePointer<VkRenderPassBeginInfo>?, _ pSubpass: UnsafePointer<VkSubpassBeginInfo>?
    ) throws(StreamError) {
        try checkCmdBeginRenderPass(pBegin, VK_SUBPASS_CONTENTS_INLINE)
    }
}
