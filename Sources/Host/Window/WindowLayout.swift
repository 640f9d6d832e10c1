// SPDX-License-Identifier: Apache-2.0
import CWire

/// How a window is divided, in bytes. All offsets are page multiples.
public struct WindowLayout: Sendable, Equatable {
    /// Data bytes of each ring, a power of two.
    public static let ringSize: UInt32 = 1 << 20
    /// Bytes for monitored fence values: one page per process at least.
    public static let fenceSize: UInt64 = 4 << 20

    /// The whole window: a power of two, as a PCI BAR is.
    public let windowSize: UInt64
    public let command: gpupv_ring_geometry
    public let event: gpupv_ring_geometry
    public let fenceOffset: UInt64
    public let fenceSize: UInt64
    public let heapOffset: UInt64
    public let heapSize: UInt64

    /// The smallest window whose heap holds at least `heapBytes`.
    public init(heapBytes: UInt64) {
        let page = UInt64(GPUPV_PAGE_SIZE)
        var next = UInt64(GPUPV_GUEST_HEADER_OFFSET) + UInt64(GPUPV_HEADER_PAGE_SIZE)
        func ring() -> gpupv_ring_geometry {
            let control = next
            let data = control + page
            next = data + UInt64(Self.ringSize)
            return gpupv_ring_geometry(
                control: control, data: data, size: Self.ringSize, max_record: UInt32(GPUPV_MAX_RECORD))
        }
        command = ring()
        event = ring()
        fenceOffset = next
        fenceSize = Self.fenceSize
        // 2 MiB, so that host and guest can map the heap with large pages.
        heapOffset = (fenceOffset + fenceSize + (2 << 20) - 1) & ~((2 << 20) - 1)
        var size: UInt64 = 16 << 20
        while size < heapOffset + heapBytes { size <<= 1 }
        windowSize = size
        heapSize = size - heapOffset
    }

    /// How a window of this size is divided, whatever heap it was made for; nil for a size that no window has.
    public init?(windowSize: UInt64) {
        let smallest = WindowLayout(heapBytes: 0)
        guard windowSize >= smallest.windowSize, windowSize.nonzeroBitCount == 1 else { return nil }
        self.init(heapBytes: windowSize - smallest.heapOffset)
    }

    public static func == (left: WindowLayout, right: WindowLayout) -> Bool {
        left.windowSize == right.windowSize && left.heapOffset == right.heapOffset
    }
}
