// SPDX-License-Identifier: Apache-2.0
import CVulkan

/// How one aspect of a format lies in buffers that images are copied to and from.
struct TexelBlock: Equatable {
    /// Texels.
    var width: UInt32 = 1
    var height: UInt32 = 1
    let bytes: UInt64
    /// By how much the aspect's plane is smaller than the image.
    var divisorX: UInt32 = 1
    var divisorY: UInt32 = 1

    /// Blocks in a row.
    func columns(_ texels: UInt32) -> UInt32 { texels / width + (texels % width == 0 ? 0 : 1) }
    func rows(_ texels: UInt32) -> UInt32 { texels / height + (texels % height == 0 ? 0 : 1) }

    /// Runs of formats by their numbers, ends included, which Vulkan 1.0 gives without gaps.
    private static let plain: [(ClosedRange<UInt32>, UInt64)] = [
        (1...1, 1), (2...8, 2), (9...15, 1), (16...22, 2), (23...36, 3), (37...69, 4), (70...76, 2), (77...83, 4),
        (84...90, 6), (91...97, 8), (98...100, 4), (101...103, 8), (104...106, 12), (107...109, 16), (110...112, 8),
        (113...115, 16), (116...118, 24), (119...121, 32), (122...123, 4), (1_000_340_000...1_000_340_001, 2),
        (1_000_156_007...1_000_156_007, 2), (1_000_156_008...1_000_156_008, 4), (1_000_156_009...1_000_156_009, 8),
        (1_000_156_017...1_000_156_017, 2), (1_000_156_018...1_000_156_018, 4), (1_000_156_019...1_000_156_019, 8),
    ]
    /// Compressed, in blocks of 4 by 4.
    private static let compressed: [(ClosedRange<UInt32>, UInt64)] = [
        (131...134, 8), (135...138, 16), (139...140, 8), (141...146, 16), (147...150, 8), (151...152, 16),
        (153...154, 8), (155...156, 16),
    ]
    private static let astc: [(UInt32, UInt32)] = [
        (4, 4), (5, 4), (5, 5), (6, 5), (6, 6), (8, 5), (8, 6), (8, 8), (10, 5), (10, 6), (10, 8), (10, 10), (12, 10),
        (12, 12),
    ]

    init(width: UInt32 = 1, height: UInt32 = 1, bytes: UInt64) {
        self.width = width
        self.height = height
        self.bytes = bytes
    }

    /// Nil for formats that are not known, and for more than one aspect at a time.
    init?(_ format: VkFormat, aspect: UInt32) {
        let number = format.rawValue
        guard aspect.nonzeroBitCount == 1 else { return nil }
        if aspect == VK_IMAGE_ASPECT_DEPTH_BIT.rawValue || aspect == VK_IMAGE_ASPECT_STENCIL_BIT.rawValue {
            self.init(depthStencil: format, isDepth: aspect == VK_IMAGE_ASPECT_DEPTH_BIT.rawValue)
        } else if aspect != VK_IMAGE_ASPECT_COLOR_BIT.rawValue {
            self.init(planar: number, aspect: aspect)
        } else if let bytes = Self.plain.first(where: { $0.0.contains(number) })?.1 {
            self.init(bytes: bytes)
        } else if let bytes = Self.compressed.first(where: { $0.0.contains(number) })?.1 {
            self.init(width: 4, height: 4, bytes: bytes)
        } else if (157...184).contains(number) {
            let size = Self.astc[Int(number - 157) / 2]
            self.init(width: size.0, height: size.1, bytes: 16)
        } else if (1_000_066_000...1_000_066_013).contains(number) {
            let size = Self.astc[Int(number - 1_000_066_000)]
            self.init(width: size.0, height: size.1, bytes: 16)
        } else if [0, 1].contains(number &- 1_000_156_000) {
            self.init(width: 2, bytes: 4)
        } else if [10, 11, 20, 21, 27, 28].contains(number &- 1_000_156_000) {
            self.init(width: 2, bytes: 8)
        } else {
            return nil
        }
    }

    /// As images are copied to images: depth and stencil may go together, to the same format's.
    init?(_ format: VkFormat, copied aspects: UInt32) {
        let (depth, stencil) = (VK_IMAGE_ASPECT_DEPTH_BIT.rawValue, VK_IMAGE_ASPECT_STENCIL_BIT.rawValue)
        self.init(format, aspect: aspects == depth | stencil ? depth : aspects)
    }

    private init?(depthStencil format: VkFormat, isDepth: Bool) {
        switch (format, isDepth) {
        case (VK_FORMAT_D16_UNORM, true), (VK_FORMAT_D16_UNORM_S8_UINT, true): self.init(bytes: 2)
        case (VK_FORMAT_X8_D24_UNORM_PACK32, true), (VK_FORMAT_D24_UNORM_S8_UINT, true),
            (VK_FORMAT_D32_SFLOAT, true), (VK_FORMAT_D32_SFLOAT_S8_UINT, true):
            self.init(bytes: 4)
        case (VK_FORMAT_S8_UINT, false), (VK_FORMAT_D16_UNORM_S8_UINT, false), (VK_FORMAT_D24_UNORM_S8_UINT, false),
            (VK_FORMAT_D32_SFLOAT_S8_UINT, false):
            self.init(bytes: 1)
        default: return nil
        }
    }

    /// A plane of a format with several: 8 bits, then 10, 12 and 16, in this order of layouts.
    private init?(planar number: UInt32, aspect: UInt32) {
        enum Layout: UInt32 { case three420, two420, three422, two422, three444 }
        let groups: [(first: UInt32, bytes: UInt64)] = [
            (1_000_156_002, 1), (1_000_156_012, 2), (1_000_156_022, 2), (1_000_156_029, 2),
        ]
        guard let group = groups.first(where: { ($0.first...($0.first + 4)).contains(number) }),
            let layout = Layout(rawValue: number - group.first)
        else { return nil }
        let hasTwo = layout == .two420 || layout == .two422
        switch aspect {
        case VK_IMAGE_ASPECT_PLANE_0_BIT.rawValue:
            self.init(bytes: group.bytes)
            return
        case VK_IMAGE_ASPECT_PLANE_1_BIT.rawValue: self.init(bytes: hasTwo ? group.bytes * 2 : group.bytes)
        case VK_IMAGE_ASPECT_PLANE_2_BIT.rawValue where !hasTwo: self.init(bytes: group.bytes)
        default: return nil
        }
        divisorX = layout == .three444 ? 1 : 2
        divisorY = layout == .three420 || layout == .two420 ? 2 : 1
    }
}
