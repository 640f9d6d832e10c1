// SPDX-License-Identifier: Apache-2.0
import CWire

/// The host's side of a window: writes the host header, reads the guest's.
public struct HostWindow: Sendable {
    public let memory: SharedMemory
    public let layout: WindowLayout

    /// Takes a window as the host.
    ///
    /// - Throws: if `memory` is smaller than the layout.
    public init(memory: SharedMemory, layout: WindowLayout) throws(WindowError) {
        guard UInt64(memory.size) >= layout.windowSize else {
            throw .badGeometry("\(memory.size) bytes of memory for a window of \(layout.windowSize)")
        }
        self.memory = memory
        self.layout = layout
    }

    /// The command ring, which the guest produces.
    public func commandRing() throws(WindowError) -> RingMemory { try RingMemory(layout.command, in: memory) }
    /// The event ring, which the host produces.
    public func eventRing() throws(WindowError) -> RingMemory { try RingMemory(layout.event, in: memory) }
    /// Where fence values live.
    public var fences: MemoryRegion { memory.region(offset: layout.fenceOffset, size: layout.fenceSize)! }
    /// Where CPU-visible allocations live.
    public var heap: MemoryRegion { memory.region(offset: layout.heapOffset, size: layout.heapSize)! }

    /// Bytes the guest says it ever put on the command ring, and whoever serves it says it took. For who only watches,
    /// and believes neither.
    public var commandProgress: (produced: UInt64, consumed: UInt64) {
        // The layout is the host's own.
        (try? commandRing()).map { ($0.head.loadRelaxed(), $0.tail.loadRelaxed()) } ?? (0, 0)
    }

    /// Empties the rings and opens the window to a guest, as the next generation.
    ///
    /// - Returns: the new generation, 1 for the first.
    @discardableResult
    public func open() throws(WindowError) -> UInt32 {
        let generation = self.generation &+ 1
        try commandRing().reset()
        try eventRing().reset()
        var header = gpupv_host_header()
        header.magic = GPUPV_WINDOW_MAGIC
        header.version_major = UInt16(GPUPV_WIRE_MAJOR)
        header.version_minor = UInt16(GPUPV_WIRE_MINOR)
        header.header_size = UInt32(MemoryLayout<gpupv_host_header>.size)
        header.window_size = layout.windowSize
        header.features = Self.features
        header.state = UInt32(GPUPV_HOST_STARTING.rawValue)
        header.generation = generation
        header.command = layout.command
        header.event = layout.event
        header.fence_offset = layout.fenceOffset
        header.fence_size = layout.fenceSize
        header.heap_offset = layout.heapOffset
        header.heap_size = layout.heapSize
        withUnsafeBytes(of: header) { hostPage.write([UInt8]($0)) }
        setState(GPUPV_HOST_READY, generation: generation)
        return generation
    }

    /// What this host offers.
    public static let features: UInt64 =
        UInt64(GPUPV_FEATURE_POST) | UInt64(GPUPV_FEATURE_WAKE_SUPPRESSION) | UInt64(GPUPV_FEATURE_STATISTICS)

    /// The generation in the header, 0 before the first.
    public var generation: UInt32 { UInt32(truncatingIfNeeded: stateWord >> 32) }

    /// The state in the header.
    public var state: gpupv_host_state { gpupv_host_state(UInt32(truncatingIfNeeded: stateWord)) }

    /// Publishes a state. State and generation share one aligned 64-bit word, so they change together.
    public func setState(_ state: gpupv_host_state, generation: UInt32) {
        hostPage.storeAtomic(UInt64(state.rawValue) | UInt64(generation) << 32, at: Self.stateOffset)
    }

    private static let stateOffset = MemoryLayout<gpupv_host_header>.offset(of: \.state)!
    private var stateWord: UInt64 { hostPage.loadAtomic(at: Self.stateOffset) }
    private var hostPage: MemoryRegion {
        memory.region(offset: UInt64(GPUPV_HOST_HEADER_OFFSET), size: UInt64(GPUPV_HEADER_PAGE_SIZE))!
    }

    /// A copy of what the guest wrote about itself.
    public var guest: gpupv_guest_header {
        let page = memory.region(offset: UInt64(GPUPV_GUEST_HEADER_OFFSET), size: UInt64(GPUPV_HEADER_PAGE_SIZE))!
        return page.read(count: MemoryLayout<gpupv_guest_header>.size).withUnsafeBytes {
            $0.copy(as: gpupv_guest_header.self)
        }
    }

    /// Why the guest in the window cannot be served, or nil if it can.
    public func refusal(of guest: gpupv_guest_header) -> String? {
        if Int32(guest.version_major) != GPUPV_WIRE_MAJOR {
            return "the guest's module speaks wire format \(guest.version_major).\(guest.version_minor), "
                + "this host \(GPUPV_WIRE_MAJOR).\(GPUPV_WIRE_MINOR): install the module that came with this gpupv"
        }
        let required = UInt64(GPUPV_FEATURE_POST) | UInt64(GPUPV_FEATURE_WAKE_SUPPRESSION)
        if guest.features & required != required || guest.features & ~Self.features != 0 {
            return "the guest's module accepted features 0x\(String(guest.features, radix: 16)), "
                + "of which 0x\(String(required, radix: 16)) are needed and 0x\(String(Self.features, radix: 16)) offered"
        }
        return nil
    }
}
