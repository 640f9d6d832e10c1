// SPDX-License-Identifier: Apache-2.0
import CVulkan

/// What checks have to know of a render pass.
final class RenderPassFacts {
    let attachmentCount: UInt32
    /// Clear values that beginning it takes at least.
    let clearCount: UInt32
    let subpasses: [AttachmentUse]
    let attachments: [AttachmentFacts]
    /// Layers that its views draw into; 0 without multiview.
    let views: UInt32

    init(
        attachmentCount: UInt32, clearCount: UInt32, subpasses: [AttachmentUse], attachments: [AttachmentFacts],
        views: UInt32
    ) {
        self.attachmentCount = attachmentCount
        self.clearCount = clearCount
        self.subpasses = subpasses
        self.attachments = attachments
        self.views = views
    }
}

/// What the views of an attachment have to be.
struct AttachmentFacts: Equatable {
    let format: VkFormat
    let samples: VkSampleCountFlagBits
}

/// What checks have to know of a framebuffer.
final class FramebufferFacts {
    let attachmentCount: UInt32
    let isImageless: Bool
    let width: UInt32
    let height: UInt32
    let layers: UInt32
    let pass: RenderPassFacts

    init(_ info: VkFramebufferCreateInfo, _ pass: RenderPassFacts) {
        self.pass = pass
        layers = info.layers
        attachmentCount = info.attachmentCount
        isImageless = info.flags & VK_FRAMEBUFFER_CREATE_IMAGELESS_BIT.rawValue != 0
        width = info.width
        height = info.height
    }
}

/// Render passes and framebuffers: their attachments are indices.
extension VulkanSession {
    private static let unused = ~0 as UInt32

    /// What a subpass draws into.
    func attachments(of subpass: UInt32, in renderPass: VkRenderPass) throws(StreamError) -> AttachmentUse {
        guard let facts = objects.fact(of: renderPass, as: RenderPassFacts.self), subpass < facts.subpasses.count
        else { throw .malformed("a subpass that is not there") }
        return facts.subpasses[Int(subpass)]
    }

    private func isClearing(_ load: VkAttachmentLoadOp, _ stencil: VkAttachmentLoadOp) -> Bool {
        load == VK_ATTACHMENT_LOAD_OP_CLEAR || stencil == VK_ATTACHMENT_LOAD_OP_CLEAR
    }

    /// Throws unless all are attachments of a render pass, or none.
    private func checkAttachments(_ indices: [UInt32], of count: UInt32) throws(StreamError) {
        guard indices.allSatisfy({ $0 < count || $0 == Self.unused }) else {
            throw .malformed("an attachment that is not there")
        }
    }

    /// Throws unless attachments are of a kind that their use asks for.
    private func checkKinds(
        _ attachments: [AttachmentFacts], _ colors: [UInt32], _ resolved: [UInt32], _ depth: [UInt32]
    ) throws(StreamError) {
        func used(_ indices: [UInt32]) -> [AttachmentFacts] {
            indices.filter { $0 != Self.unused }.map { attachments[Int($0)] }
        }
        let drawn = used(colors) + used(depth)
        func can(_ format: VkFormat, _ feature: VkFormatFeatureFlagBits) -> Bool {
            let properties = features(of: format)
            return (properties.optimalTilingFeatures | properties.linearTilingFeatures) & feature.rawValue != 0
        }
        guard used(colors + resolved).allSatisfy({ can($0.format, VK_FORMAT_FEATURE_COLOR_ATTACHMENT_BIT) }),
            used(depth).allSatisfy({ can($0.format, VK_FORMAT_FEATURE_DEPTH_STENCIL_ATTACHMENT_BIT) }),
            used(resolved).allSatisfy({ $0.samples == VK_SAMPLE_COUNT_1_BIT }),
            drawn.allSatisfy({ $0.samples == drawn[0].samples })
        else { throw .malformed("attachments that do not go together") }
    }

    /// Depth, or stencil.
    static func hasDepth(_ format: VkFormat) -> Bool {
        TexelBlock(format, aspect: VK_IMAGE_ASPECT_DEPTH_BIT.rawValue) != nil
            || TexelBlock(format, aspect: VK_IMAGE_ASPECT_STENCIL_BIT.rawValue) != nil
    }

    /// What a subpass draws into; its attachments are checked.
    private func use(
        _ attachments: [AttachmentFacts], _ colors: [UInt32], _ depth: [UInt32], _ viewMask: UInt32
    ) -> AttachmentUse {
        func find(_ index: UInt32) -> AttachmentFacts? { index == Self.unused ? nil : attachments[Int(index)] }
        let depthStencil = depth.first.flatMap(find)
        let samples = (colors.compactMap(find) + [depthStencil].compactMap { $0 }).first?.samples.rawValue
        let format = depthStencil?.format ?? VK_FORMAT_UNDEFINED
        return AttachmentUse(
            colors: colors.map { find($0)?.format ?? VK_FORMAT_UNDEFINED }, depth: format, stencil: format,
            samples: samples ?? 0, viewMask: viewMask)
    }

    /// Layers that masks of views name.
    private func checkViews(_ masks: [UInt32]) throws(StreamError) -> UInt32 {
        let views = masks.map { UInt32(UInt32.bitWidth - $0.leadingZeroBitCount) }.max() ?? 0
        guard views <= 32, masks.allSatisfy({ $0 == 0 }) || masks.allSatisfy({ $0 != 0 }) else {
            throw .malformed("some subpasses with views and some without")
        }
        return views
    }

    private func checkView(
        _ view: VkImageView?, _ attachment: AttachmentFacts, _ width: UInt32, _ height: UInt32, _ layers: UInt32
    ) throws(StreamError) {
        let attached =
            VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT.rawValue | VK_IMAGE_USAGE_DEPTH_STENCIL_ATTACHMENT_BIT.rawValue
            | VK_IMAGE_USAGE_INPUT_ATTACHMENT_BIT.rawValue
        guard let view, let facts = objects.fact(of: view, as: ImageViewFacts.self),
            facts.format == attachment.format, facts.image.samples == attachment.samples, facts.levels == 1,
            facts.width >= width, facts.height >= height, facts.layers >= layers, facts.usage & attached != 0
        else { throw .malformed("a view that an attachment cannot be") }
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
        let attachments = array(info.pAttachments, info.attachmentCount) {
            AttachmentFacts(format: $0.format, samples: $0.samples)
        }
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
            try checkKinds(
                attachments, array(subpass.pColorAttachments, subpass.colorAttachmentCount, \.attachment),
                array(subpass.pResolveAttachments, subpass.colorAttachmentCount, \.attachment),
                array(subpass.pDepthStencilAttachment, 1, \.attachment))
        }
        for index in 0..<Int(info.dependencyCount) {
            let dependency = info.pDependencies[index]
            try checkDependency(dependency.srcSubpass, dependency.dstSubpass, of: info.subpassCount)
        }
        let clears = array(info.pAttachments, info.attachmentCount) { isClearing($0.loadOp, $0.stencilLoadOp) }
        let multiview = Self.find(
            VkRenderPassMultiviewCreateInfo.self, VK_STRUCTURE_TYPE_RENDER_PASS_MULTIVIEW_CREATE_INFO,
            UnsafeMutableRawPointer(mutating: info.pNext))
        guard multiview == nil || [0, info.subpassCount].contains(multiview!.pointee.subpassCount) else {
            throw .malformed("not as many masks of views as subpasses")
        }
        let masks = multiview.map { array($0.pointee.pViewMasks, $0.pointee.subpassCount) { $0 } } ?? []
        let views = try checkViews(masks)
        let subpasses = (0..<Int(info.subpassCount)).map { index in
            let subpass = info.pSubpasses[index]
            return use(
                attachments, array(subpass.pColorAttachments, subpass.colorAttachmentCount, \.attachment),
                array(subpass.pDepthStencilAttachment, 1, \.attachment), index < masks.count ? masks[index] : 0)
        }
        var renderPass: VkRenderPass?
        try succeed(vkCreateRenderPass(device, pCreateInfo, nil, &renderPass), "vkCreateRenderPass")
        try objects.add(id, .renderPass, renderPass)
        let facts = RenderPassFacts(
            attachmentCount: info.attachmentCount, clearCount: UInt32((clears.lastIndex(of: true) ?? -1) + 1),
            subpasses: subpasses, attachments: attachments, views: views)
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
        let attachments = array(info.pAttachments, info.attachmentCount) {
            AttachmentFacts(format: $0.format, samples: $0.samples)
        }
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
            try checkKinds(
                attachments, array(subpass.pColorAttachments, subpass.colorAttachmentCount, \.attachment),
                array(subpass.pResolveAttachments, subpass.colorAttachmentCount, \.attachment),
                array(subpass.pDepthStencilAttachment, 1, \.attachment))
        }
        for index in 0..<Int(info.dependencyCount) {
            let dependency = info.pDependencies[index]
            try checkDependency(dependency.srcSubpass, dependency.dstSubpass, of: info.subpassCount)
        }
        let clears = array(info.pAttachments, info.attachmentCount) { isClearing($0.loadOp, $0.stencilLoadOp) }
        let views = try checkViews(array(info.pSubpasses, info.subpassCount, \.viewMask))
        let subpasses = array(info.pSubpasses, info.subpassCount) { subpass in
            use(
                attachments, array(subpass.pColorAttachments, subpass.colorAttachmentCount, \.attachment),
                array(subpass.pDepthStencilAttachment, 1, \.attachment), subpass.viewMask)
        }
        var renderPass: VkRenderPass?
        try succeed(function(device, pCreateInfo, nil, &renderPass), "vkCreateRenderPass2")
        try objects.add(id, .renderPass, renderPass)
        let facts = RenderPassFacts(
            attachmentCount: info.attachmentCount, clearCount: UInt32((clears.lastIndex(of: true) ?? -1) + 1),
            subpasses: subpasses, attachments: attachments, views: views)
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
        let made = FramebufferFacts(info, facts)
        guard made.isImageless || info.attachmentCount == 0 || info.pAttachments != nil else {
            throw .malformed("a framebuffer without its attachments")
        }
        if !made.isImageless {
            for index in 0..<Int(info.attachmentCount) {
                try checkView(
                    info.pAttachments[index], facts.attachments[index], info.width, info.height,
                    max(info.layers, facts.views))
            }
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
            pass === facts.pass
                || pass.attachments == facts.pass.attachments && pass.views == facts.pass.views
                    && pass.subpasses.count == facts.pass.subpasses.count
                    && zip(pass.subpasses, facts.pass.subpasses).allSatisfy({ $0.fits($1) }),
            begin.clearValueCount >= pass.clearCount,
            pass.clearCount == 0 || begin.pClearValues != nil
        else { throw .malformed("a render pass that cannot begin") }
        let area = begin.renderArea
        guard area.offset.x >= 0, area.offset.y >= 0,
            UInt64(area.offset.x) + UInt64(area.extent.width) <= UInt64(facts.width),
            UInt64(area.offset.y) + UInt64(area.extent.height) <= UInt64(facts.height)
        else { throw .malformed("an area outside of its framebuffer") }
        state.rendering = RenderingInstance(
            subpasses: pass.subpasses, isDynamic: false, isInherited: false, width: facts.width,
            height: facts.height, layers: facts.layers)
        guard facts.isImageless else { return }
        let attachments = Self.find(
            VkRenderPassAttachmentBeginInfo.self, VK_STRUCTURE_TYPE_RENDER_PASS_ATTACHMENT_BEGIN_INFO,
            UnsafeMutableRawPointer(mutating: begin.pNext))
        guard (attachments?.pointee.attachmentCount ?? 0) == facts.attachmentCount else {
            throw .malformed("a render pass without its attachments")
        }
        for index in pass.attachments.indices {
            try checkView(
                attachments!.pointee.pAttachments[index], pass.attachments[index], facts.width, facts.height,
                max(facts.layers, pass.views))
        }
    }

    func checkCmdBeginRendering(_ pInfo: UnsafePointer<VkRenderingInfo>?) throws(StreamError) {
        guard let info = pInfo?.pointee, info.renderArea.offset.x >= 0, info.renderArea.offset.y >= 0,
            info.colorAttachmentCount <= host.properties.limits.maxColorAttachments
        else { throw .malformed("a rendering that cannot begin") }
        let area = info.renderArea
        let width = UInt64(area.offset.x) + UInt64(area.extent.width)
        let height = UInt64(area.offset.y) + UInt64(area.extent.height)
        let limits = host.properties.limits
        let layers = max(info.layerCount, try checkViews([info.viewMask]))
        guard width <= UInt64(limits.maxFramebufferWidth), height <= UInt64(limits.maxFramebufferHeight), layers > 0,
            layers <= limits.maxFramebufferLayers
        else { throw .malformed("an area that cannot be") }
        var samples: VkSampleCountFlagBits?
        func format(_ view: VkImageView?) -> VkFormat {
            view.flatMap { objects.fact(of: $0, as: ImageViewFacts.self)?.format } ?? VK_FORMAT_UNDEFINED
        }
        func check(_ attachment: VkRenderingAttachmentInfo, isDepth: Bool) throws(StreamError) {
            guard let view = attachment.imageView else { return }
            guard let facts = objects.fact(of: view, as: ImageViewFacts.self),
                Self.hasDepth(facts.format) == isDepth, samples == nil || samples == facts.image.samples
            else { throw .malformed("attachments that do not go together") }
            samples = facts.image.samples
            try checkView(
                view, AttachmentFacts(format: facts.format, samples: facts.image.samples), UInt32(width),
                UInt32(height), layers)
            guard attachment.resolveMode != VK_RESOLVE_MODE_NONE, let target = attachment.resolveImageView else {
                return
            }
            try checkView(
                target, AttachmentFacts(format: facts.format, samples: VK_SAMPLE_COUNT_1_BIT), UInt32(width),
                UInt32(height), layers)
        }
        for index in 0..<Int(info.colorAttachmentCount) {
            guard let attachment = info.pColorAttachments?[index] else { throw .malformed("no attachment") }
            try check(attachment, isDepth: false)
        }
        if let depth = info.pDepthAttachment?.pointee { try check(depth, isDepth: true) }
        if let stencil = info.pStencilAttachment?.pointee { try check(stencil, isDepth: true) }
        state.rendering = RenderingInstance(
            subpasses: [
                AttachmentUse(
                    colors: array(info.pColorAttachments, info.colorAttachmentCount) { format($0.imageView) },
                    depth: format(info.pDepthAttachment?.pointee.imageView),
                    stencil: format(info.pStencilAttachment?.pointee.imageView), samples: samples?.rawValue ?? 0,
                    viewMask: info.viewMask)
            ], isDynamic: true, isInherited: false, width: UInt32(width),
            height: UInt32(height), layers: layers)
    }

    func checkCmdBeginRenderPass2(
        _ pBegin: UnsafePointer<VkRenderPassBeginInfo>?, _ pSubpass: UnsafePointer<VkSubpassBeginInfo>?
    ) throws(StreamError) {
        try checkCmdBeginRenderPass(pBegin, VK_SUBPASS_CONTENTS_INLINE)
    }
}
