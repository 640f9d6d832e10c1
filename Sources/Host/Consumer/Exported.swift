// SPDX-License-Identifier: Apache-2.0
import CLinux
import CStream
import Carriers
import Control
import Glibc
import DRM
import SystemPackage
import Window

/// Something that a program in a VM publishes and this one has taken.
public class Exported {
    public let name: String
    /// What its publisher says of it. Not to be believed.
    public let data: [UInt8]
    /// Readable when its value or its end is news; poll it beside others, and clear it by reading.
    public let event: FileDescriptor
    let connection: ExportConnection
    let id: UInt64
    private let page: MemoryRegion
    private var isReleased = false

    init(_ connection: ExportConnection, _ result: TakeExport.Result, _ descriptors: ExportConnection.Descriptors)
        throws
    {
        let memory = try descriptors.take(.page)
        defer { try? memory.close() }
        page = try SharedMemory(mapping: memory, size: Int(getpagesize()), isWritable: false).region
        name = result.export.name
        data = [UInt8](result.export.data)
        event = try descriptors.take(.event)
        self.connection = connection
        id = result.id
    }

    deinit {
        release()
        try? event.close()
    }

    /// Whether there will be no more of it. Memory that was taken stays as it is for ten seconds, or until it is
    /// released: then it is the guest's to use otherwise.
    public var isEnded: Bool {
        page.loadAtomic(at: MemoryLayout<gpupv_export_page>.offset(of: \.state)!)
            != UInt64(GPUPV_EXPORT_LIVE.rawValue)
    }

    fileprivate var value: UInt64 { page.loadAtomic(at: MemoryLayout<gpupv_export_page>.offset(of: \.value)!) }

    /// Does not need it any more.
    public func release() {
        guard !isReleased else { return }
        isReleased = true
        // The daemon has forgotten what has ended.
        _ = try? connection.client.call(ReleaseExport(id))
    }

    /// Waits for news.
    ///
    /// - Returns: false if none came in time.
    fileprivate func waitForNews(_ timeout: Duration?) throws -> Bool {
        var pollers = [
            pollfd(fd: event.rawValue, events: Int16(POLLIN), revents: 0),
            pollfd(fd: connection.client.descriptor.rawValue, events: 0, revents: 0),
        ]
        let nanoseconds = timeout.map { time -> UInt64 in
            let (seconds, attoseconds) = time.components
            return seconds < 0 ? 0 : UInt64(min(seconds, 1 << 32)) * 1_000_000_000 + UInt64(attoseconds / 1_000_000_000)
        }
        guard gpupv_poll(&pollers, pollers.count, nanoseconds ?? .max) >= 0 || errno == EINTR else {
            throw Errno(rawValue: errno)
        }
        if pollers[0].revents != 0 {
            Doorbell(taking: event).clear()
            return true
        }
        if pollers[1].revents != 0 { throw ExportError.disconnected }
        return false
    }
}

/// Memory of a guest's, without a copy.
public final class ExportedBuffer: Exported {
    /// The memory. The guest, and whoever it lets, can write to it at any time. Of the GPU's own memory a driver may give
    /// more than ``size``, and none that the CPU can read.
    public let memory: DMABuffer
    /// Bytes of the guest's allocation, from the beginning of ``memory`` on.
    public let size: Int

    init(
        _ connection: ExportConnection, _ result: TakeExport.Result, _ descriptors: ExportConnection.Descriptors,
        _ memory: DMABuffer
    ) throws {
        guard let size = result.export.size, size <= UInt64(memory.size) else { throw Errno.protocolError }
        self.memory = memory
        self.size = Int(size)
        try super.init(connection, result, descriptors)
    }

    /// What its publisher says that the image in it is; nil if it says nothing of the kind, or what does not fit.
    public var image: gpupv_export_image? {
        guard data.count >= MemoryLayout<gpupv_export_image>.size else { return nil }
        let image = data.withUnsafeBytes { $0.loadUnaligned(as: gpupv_export_image.self) }
        let (lines, first) = UInt64(image.height).multipliedReportingOverflow(by: UInt64(image.stride))
        let (end, second) = lines.addingReportingOverflow(image.offset)
        guard image.magic == GPUPV_EXPORT_IMAGE_MAGIC, !first, !second, end <= UInt64(size) else { return nil }
        return image
    }
}

/// A fence that the guest signals.
public final class ExportedFence: Exported {
    /// The same as a timeline of the host's drivers (a DRM syncobj), to import there; nil if none was wanted, or the
    /// host has none. It never goes back, and has its largest value when the fence has ended.
    public private(set) var timeline: FileDescriptor?
    /// Why there is none although one was wanted.
    public let problem: String?

    override init(
        _ connection: ExportConnection, _ result: TakeExport.Result, _ descriptors: ExportConnection.Descriptors
    ) throws {
        problem = result.problem
        try super.init(connection, result, descriptors)
        timeline = descriptors.takeOptional(.timeline)
    }

    deinit { try? timeline?.close() }

    /// The value it has, or had at its end.
    public var current: UInt64 { value }

    /// Waits until it has at least `value`.
    ///
    /// - Parameter timeout: nil for ever.
    /// - Returns: false if it had not in that time.
    /// - Throws: ``ExportError``: `ended` if it never will, `disconnected` if the daemon went away.
    public func wait(for target: UInt64, timeout: Duration? = nil) throws -> Bool {
        let deadline = timeout.map { ContinuousClock.now + $0 }
        while true {
            // In this order: what it had at its end counts.
            let isEnded = isEnded
            if value >= target { return true }
            if isEnded { throw ExportError.ended(name) }
            let left = deadline.map { max(.zero, $0 - .now) }
            if try !waitForNews(left), left == .zero { return false }
        }
    }
}

/// A fence that the guest waits for and this program signals.
public final class ExportedHostFence: Exported {
    /// Has it reach a value. One that is less than it has changes nothing.
    public func signal(_ value: UInt64) throws(ControlError) {
        _ = try connection.client.call(SignalExport(id, value: value))
    }

    /// Has it follow a timeline of the host's drivers.
    ///
    /// - Parameter timeline: a DRM syncobj's descriptor; not taken over.
    public func follow(_ timeline: FileDescriptor) throws(ControlError) {
        _ = try connection.client.call(FollowTimeline(id), with: timeline)
    }
}
