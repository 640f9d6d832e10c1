// SPDX-License-Identifier: Apache-2.0
import CWire
import Carriers
import SystemPackage
import Window

/// The guest's end of a window that the same process serves.
///
/// It speaks the wire format as a guest kernel does, one record at a time: for tests and fuzzers
/// that drive a worker without a VM. Not for several threads.
public struct InProcessGuest: ~Copyable {
    private let memory: SharedMemory
    private let header: MemoryRegion
    private let doorbell: ForeignDoorbell
    private let wake: ForeignDoorbell
    private var commands: RingProducer
    private var events: RingConsumer
    /// The record received last.
    public let received: RecordBuffer

    /// Attaches to a window that a worker has opened.
    public init(_ window: SharedWindow, major: UInt16 = UInt16(GPUPV_WIRE_MAJOR)) throws {
        let host = try window.host()
        let (commandRing, eventRing) = (try host.commandRing(), try host.eventRing())
        memory = host.memory
        doorbell = window.guestDoorbell
        wake = window.hostDoorbell
        commands = RingProducer(commandRing)
        events = RingConsumer(eventRing)
        received = RecordBuffer(capacity: Int(GPUPV_MAX_RECORD))
        header = memory.region(offset: UInt64(GPUPV_GUEST_HEADER_OFFSET), size: UInt64(GPUPV_HEADER_PAGE_SIZE))!
        var guest = gpupv_guest_header()
        guest.version_major = major
        guest.version_minor = UInt16(GPUPV_WIRE_MINOR)
        guest.state = UInt32(GPUPV_GUEST_READY.rawValue)
        guest.features = HostWindow.features
        guest.generation = host.generation
        withUnsafeBytes(of: guest) { header.write([UInt8]($0)) }
    }

    /// Puts a record on the command ring, waiting for room.
    public mutating func send(_ record: RecordBuffer) throws {
        while true {
            switch try commands.produce(record) {
            case .produced(let wanted):
                if wanted { doorbell.ring() }
                return
            case .full:
                if try commands.armForSpace() { wake.wait() }
                commands.disarmForSpace()
            }
        }
    }

    /// Takes the next record off the event ring into ``received``.
    ///
    /// - Returns: false if none came for `milliseconds`.
    public mutating func receive(milliseconds: Int32 = 10_000) throws -> Bool {
        while true {
            if case .consumed(let wanted) = try events.consume(into: received) {
                if wanted { doorbell.ring() }
                return true
            }
            if events.armForData() && !wake.wait(milliseconds: milliseconds) { return false }
            events.disarmForData()
        }
    }

    /// Rings the host without a record.
    public func ring() { doorbell.ring() }

    /// The window's heap and fences, as a process that maps them sees them.
    public func region(_ extent: gpupv_extent) -> MemoryRegion? {
        memory.region(offset: extent.offset, size: extent.size)
    }
}
