// SPDX-License-Identifier: Apache-2.0
import CLinux
import CStream
import Carriers
import Foundation
import Glibc
import Physical
import DRM
import Synchronization
import SystemPackage
import Window
import WorkerChannel

/// Something published that a client has taken: the page that tells it how that is, and timelines.
@MainActor
final class ExportTaking {
    private static var last: UInt64 = 0

    let id: UInt64
    let client: Int32
    /// The client signals it.
    let isSignaler: Bool
    private let page: MemoryRegion
    private let bell: ForeignDoorbell
    private var timeline: TimelineLink?
    private var followed: TimelineLink?
    private var isOver = false

    private init(client: Int32, isSignaler: Bool, page: MemoryRegion, bell: ForeignDoorbell) {
        Self.last += 1
        id = Self.last
        self.client = client
        self.isSignaler = isSignaler
        self.page = page
        self.bell = bell
    }

    /// - Returns: and what is for the client, a page and an eventfd, which the caller closes.
    static func make(
        of export: Export, by client: Int32, isSignaler: Bool
    ) throws -> (ExportTaking, [FileDescriptor]) {
        let size = UInt64(getpagesize())
        let fd = gpupv_memfd_unsealed("gpupv-export", size)
        guard fd >= 0 else { throw Errno(rawValue: -fd) }
        let memory = FileDescriptor(rawValue: fd)
        var bell: ForeignDoorbell?
        do {
            let page = try SharedMemory(mapping: memory, size: Int(size)).region
            let status = gpupv_seal_for_readers(fd)
            guard status == 0 else { throw Errno(rawValue: -status) }
            try ForeignDoorbell.prepare()
            bell = try ForeignDoorbell()
            let event = try bell!.descriptor.duplicateForOthers()
            page.storeAtomic(UInt64(GPUPV_EXPORT_LIVE.rawValue), at: stateOffset)
            return (
                ExportTaking(client: client, isSignaler: isSignaler, page: page, bell: bell!), [memory, event]
            )
        } catch {
            try? memory.close()
            bell?.close()
            throw error
        }
    }

    deinit { bell.close() }

    private static let stateOffset = MemoryLayout<gpupv_export_page>.offset(of: \.state)!
    private static let valueOffset = MemoryLayout<gpupv_export_page>.offset(of: \.value)!

    /// Has a timeline follow too.
    ///
    /// - Returns: its descriptor, which the caller closes.
    func open(_ node: DRMNode) throws -> FileDescriptor {
        let timeline = try SyncobjTimeline(on: node)
        let link = try TimelineLink(timeline)
        let descriptor = try timeline.export()
        self.timeline = link
        return descriptor
    }

    /// The fence has another value.
    func reach(_ value: UInt64) {
        page.storeAtomic(value, at: Self.valueOffset)
        bell.ring()
        try? timeline?.publish(value)
    }

    /// There will be no more. The page keeps the value; the timeline reaches its end, so that nobody waits for ever.
    func finish() {
        guard !isOver else { return }
        isOver = true
        page.storeAtomic(UInt64(GPUPV_EXPORT_ENDED.rawValue), at: Self.stateOffset)
        bell.ring()
        try? timeline?.publish(.max)
        timeline = nil
        followed?.stop()
        followed = nil
    }

    var isFollowing: Bool { followed != nil }

    /// Calls `reached` from another thread when a timeline has reached more; what it gives is how much by then. Not
    /// called again before that was asked.
    func follow(_ timeline: SyncobjTimeline, reached: @escaping @Sendable (@escaping @Sendable () -> UInt64) -> Void)
        throws
    {
        let link = try TimelineLink(timeline)
        followed = link
        let latest = LatestValue()
        link.follow { value in
            if latest.set(value) { reached { latest.take() } }
        }
    }
}

/// A value that one thread sets and another takes.
private final class LatestValue: Sendable {
    private let state = Mutex<(value: UInt64, isTaken: Bool)>((0, true))

    /// - Returns: whether the one before was taken.
    func set(_ value: UInt64) -> Bool {
        state.withLock { state in
            defer { state = (value, false) }
            return state.isTaken
        }
    }

    func take() -> UInt64 {
        state.withLock { state in
            state.isTaken = true
            return state.value
        }
    }
}

extension FileDescriptor {
    /// Another descriptor of the same, close-on-exec.
    func duplicateForOthers() throws -> FileDescriptor {
        let fd = fcntl(rawValue, F_DUPFD_CLOEXEC, 0)
        guard fd >= 0 else { throw Errno(rawValue: errno) }
        return FileDescriptor(rawValue: fd)
    }
}

/// A render node for timelines.
@MainActor
final class TimelineSource {
    private var open: DRMNode?

    /// - Throws: if no device of the host has timelines.
    func node() throws -> DRMNode {
        if let open { return open }
        let devices = DRMDevice.all().filter { $0.capabilities?.timelineSyncobj == true }
        guard let path = devices.lazy.compactMap(\.renderNode).first else { throw NoTimelines() }
        let node = try DRMNode(path)
        open = node
        return node
    }

    private struct NoTimelines: Error, CustomStringConvertible {
        let description = "no graphics device of this host has timeline syncobjs"
    }
}
