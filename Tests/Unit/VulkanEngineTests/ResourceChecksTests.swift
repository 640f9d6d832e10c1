// SPDX-License-Identifier: Apache-2.0
import CStream
import CVulkan
import Engines
import Testing

@testable import VulkanEngine

/// Images, views and what is copied.
@Suite(.enabled(if: VulkanEngine.isAvailable()))
struct ResourceChecksTests {
    private let test: TestSession
    private static let image: UInt64 = 200
    private static let depth: UInt64 = 201

    /// With two images of 4 by 4, one of them of depth.
    init() throws {
        test = try TestSession.ready(VulkanEngine(partition: testPartition))
        let images: [(UInt64, VkFormat, VkSampleCountFlagBits)] = [
            (Self.image, VK_FORMAT_R32_SFLOAT, VK_SAMPLE_COUNT_1_BIT),
            (Self.depth, VK_FORMAT_D32_SFLOAT, VK_SAMPLE_COUNT_1_BIT),
        ]
        let fault = test.execute { stream in
            for (index, (id, format, samples)) in images.enumerated() {
                // To be copied, sampled and drawn.
                let usage: UInt32 = 0x7 | (format == VK_FORMAT_D32_SFLOAT ? 0x20 : 0x10)
                stream.command(
                    GPUPV_VK_OP_CreateImage,
                    [
                        1, 0, 0, 1, .u32(format.rawValue), 4, 4, 1, 1, 1, .u32(samples.rawValue), 0, .u32(usage), 0, 0,
                        0, 0, .u64(id),
                    ])
                stream.command(
                    GPUPV_VK_OP_BindImageMemory2,
                    [1, 1, 0, .u64(id), .u64(103), .u64(UInt64(index) * 16384)])
            }
        }
        #expect(fault == nil)
    }

    private static func layers(_ aspect: VkImageAspectFlagBits) -> [StreamBuilder.Value] {
        [.u32(aspect.rawValue), 0, 0, 1]
    }

    private func copy(
        to target: UInt64 = image, _ aspect: VkImageAspectFlagBits = VK_IMAGE_ASPECT_COLOR_BIT, z: UInt32 = 0
    ) -> SubmissionFault? {
        let color = Self.layers(VK_IMAGE_ASPECT_COLOR_BIT)
        return test.run { commands in
            commands.command(
                GPUPV_VK_OP_CmdCopyImage,
                [.u64(Self.image), 1, .u64(target), 1, 1, 1] + color + [0, 0, 0] + Self.layers(aspect)
                    + [2, 2, .u32(z), 2, 2, 1])
        }
    }

    @Test func flatImagesHaveNoDepth() {
        #expect(copy() == nil)
        #expect(copy(z: 1) == .invalid("a region outside of its image"))
    }

    @Test func depthGoesToDepth() {
        #expect(
            copy(to: Self.depth, VK_IMAGE_ASPECT_DEPTH_BIT) == .invalid("a copy between formats that do not match"))
    }

    @Test(
        arguments: [
            (VK_IMAGE_ASPECT_COLOR_BIT.rawValue | VK_IMAGE_ASPECT_DEPTH_BIT.rawValue, 0),
            (VK_IMAGE_ASPECT_PLANE_0_BIT.rawValue, 0), (VK_IMAGE_ASPECT_COLOR_BIT.rawValue, .max),
        ] as [(UInt32, UInt32)])
    func attachmentsThatAreClearedHaveToBeThere(_ aspects: UInt32, _ attachment: UInt32) {
        let fault = test.run { commands in
            commands.beginRendering()
            commands.command(
                GPUPV_VK_OP_CmdClearAttachments,
                [1, 1, .u32(aspects), .u32(attachment), 0, 0, 0, 0, 1, 1, 0, 0, 1, 1, 0, 1])
        }
        #expect(fault == .invalid("an attachment that is not there"))
    }

    /// A driver may clear as much as the stride.
    @Test func strideOfResultsHasToBeInTheBuffer() {
        #expect(test.execute { $0.command(GPUPV_VK_OP_CreateQueryPool, [1, 0, 0, 0, 4, 0, .u64(300)]) } == nil)
        func copy(stride: UInt64) -> SubmissionFault? {
            test.run { commands in
                commands.command(
                    GPUPV_VK_OP_CmdCopyQueryPoolResults,
                    [
                        .u64(300), 0, 1, .u64(TestSession.localBuffer), .u64(0), .u64(stride),
                        .u32(VK_QUERY_RESULT_WITH_AVAILABILITY_BIT.rawValue),
                    ])
            }
        }
        #expect(copy(stride: 8) == nil)
        #expect(copy(stride: 1 << 30) == .invalid("a range outside of its buffer"))
    }

    @Test(arguments: [.max, 1 << 63, (1 << 63) + 4] as [UInt64])
    func updatesHaveASize(_ size: UInt64) {
        let fault = test.run { commands in
            commands.command(
                GPUPV_VK_OP_CmdUpdateBuffer, [.u64(TestSession.localBuffer), .u64(0), .u64(size), 4, 1])
        }
        guard case .invalid = fault else {
            Issue.record("\(size) bytes were let through: \(String(describing: fault))")
            return
        }
    }

    @Test(
        arguments: [
            (VK_IMAGE_ASPECT_COLOR_BIT.rawValue, 1, 0), (VK_IMAGE_ASPECT_COLOR_BIT.rawValue, 0, 1 << 28),
            (VK_IMAGE_ASPECT_DEPTH_BIT.rawValue, 0, 0),
        ] as [(UInt32, UInt32, UInt32)])
    func layoutsAreOfPartsThatAre(_ aspects: UInt32, _ level: UInt32, _ layer: UInt32) {
        func ask(_ part: [StreamBuilder.Value]) -> SubmissionFault? {
            test.execute {
                $0.question(GPUPV_VK_OP_GetImageSubresourceLayout, [.u64(Self.image), 1] + part)
            }
        }
        #expect(ask([.u32(VK_IMAGE_ASPECT_COLOR_BIT.rawValue), 0, 0]) == nil)
        let fault = ask([.u32(aspects), .u32(level), .u32(layer)])
        #expect(fault == .invalid("a part that an image does not have"))
    }

    private func createView(format: VkFormat = VK_FORMAT_R32_SFLOAT, swizzle: UInt32 = 0) -> SubmissionFault? {
        test.execute { stream in
            stream.command(
                GPUPV_VK_OP_CreateImageView,
                [1, 0, 0, .u64(Self.image), 1, .u32(format.rawValue), .u32(swizzle), 0, 0, 0, 1, 0, 1, 0, 1, .u64(310)])
        }
    }

    @Test func swizzlesHaveToBe() {
        #expect(createView() == nil)
        #expect(createView(swizzle: 7) == .invalid("a value that an enumeration does not have"))
    }

    @Test(
        arguments: [
            (VK_DESCRIPTOR_TYPE_SAMPLED_IMAGE, nil),
            (VK_DESCRIPTOR_TYPE_STORAGE_IMAGE, "a view that a descriptor cannot be of"),
        ] as [(VkDescriptorType, String?)])
    func viewsHaveToBeForTheirUse(_ type: VkDescriptorType, _ reason: String?) {
        #expect(createView() == nil)
        let fault = test.execute { stream in
            stream.createSetLayout(320, [.init(type: type)])
            stream.createSet(321, layout: 320, type)
            stream.command(
                GPUPV_VK_OP_UpdateDescriptorSets,
                [1, 1, 0, .u64(321), 0, 0, 1, .u32(type.rawValue), 1, .u64(0), .u64(310), 1, 0, 0, 0, 0])
        }
        #expect(fault == reason.map { .invalid($0) })
    }

    @Test(
        arguments: [
            (VK_FORMAT_R32_UINT, nil), (VK_FORMAT_D32_SFLOAT, "a view that a buffer cannot have"),
            (VK_FORMAT_BC1_RGB_UNORM_BLOCK, "a view that a buffer cannot have"),
        ] as [(VkFormat, String?)])
    func viewsOfBuffersHaveFormatsOfBuffers(_ format: VkFormat, _ reason: String?) {
        let fault = test.execute { stream in
            stream.command(GPUPV_VK_OP_CreateBuffer, [1, 0, 0, .u64(4096), 0x3f, 0, 0, 0, .u64(330)])
            stream.bind(330, memory: 103, offset: 32768)
            stream.command(
                GPUPV_VK_OP_CreateBufferView,
                [1, 0, 0, .u64(330), .u32(format.rawValue), .u64(0), .u64(1024), .u64(331)])
        }
        #expect(fault == reason.map { .invalid($0) })
    }
}
