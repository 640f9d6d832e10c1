// SPDX-License-Identifier: Apache-2.0
import CDrm
import Glibc
import SystemPackage

/// A timeline of the kernel's graphics drivers (a DRM syncobj): a 64-bit value that only grows.
///
/// What monitored fences are to a guest, these are to compositors, encoders and Vulkan on the host. See
/// ``TimelineLink`` for going from one to the other.
public final class SyncobjTimeline: Sendable {
    private let node: DRMNode
    private let handle: UInt32

    /// A new one, at 0.
    ///
    /// - Parameter node: of a driver with timelines (``DRMDevice/Capabilities/timelineSyncobj``); which does not matter.
    public init(on node: DRMNode) throws {
        var handle: UInt32 = 0
        try node.check(drmSyncobjCreate(node.descriptor.rawValue, 0, &handle))
        self.node = node
        self.handle = handle
    }

    /// The one of another process.
    ///
    /// - Parameter descriptor: what its ``export()`` made; not taken over.
    public init(importing descriptor: FileDescriptor, on node: DRMNode) throws {
        var handle: UInt32 = 0
        try node.check(drmSyncobjFDToHandle(node.descriptor.rawValue, descriptor.rawValue, &handle))
        self.node = node
        self.handle = handle
    }

    deinit { drmSyncobjDestroy(node.descriptor.rawValue, handle) }

    /// A descriptor by which another process can have it too; the caller closes it.
    public func export() throws -> FileDescriptor {
        var made: Int32 = -1
        try node.check(drmSyncobjHandleToFD(node.descriptor.rawValue, handle, &made))
        return FileDescriptor(rawValue: made)
    }

    /// The last value reached.
    public var value: UInt64 {
        get throws {
            var (handle, point) = (handle, 0 as UInt64)
            try node.check(drmSyncobjQuery(node.descriptor.rawValue, &handle, &point, 1))
            return point
        }
    }

    /// Makes the CPU reach `value`, which has to be beyond all before.
    public func signal(_ value: UInt64) throws {
        var (handle, point) = (handle, value)
        try node.check(drmSyncobjTimelineSignal(node.descriptor.rawValue, &handle, &point, 1))
    }

    /// Waits until `value` is reached, also if nobody has promised to yet.
    ///
    /// - Returns: whether it was, in that time.
    public func wait(for value: UInt64, timeout: Duration) throws -> Bool {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        let start = Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
        let (seconds, attoseconds) = timeout.components
        let nanoseconds = min(seconds, 1 << 32) * 1_000_000_000 + attoseconds / 1_000_000_000
        var (handle, point) = (handle, value)
        let status = drmSyncobjTimelineWait(
            node.descriptor.rawValue, &handle, &point, 1, start + nanoseconds,
            UInt32(DRM_SYNCOBJ_WAIT_FLAGS_WAIT_FOR_SUBMIT), nil)
        if status == -ETIME { return false }
        try node.check(status)
        return true
    }

    /// A sync file that is signalled when `value` is reached; somebody has to have promised it. The caller closes it.
    public func exportSyncFile(_ value: UInt64) throws -> FileDescriptor {
        let one = try SyncobjTimeline(on: node)
        try node.check(drmSyncobjTransfer(node.descriptor.rawValue, one.handle, 0, handle, value, 0))
        var made: Int32 = -1
        try node.check(drmSyncobjExportSyncFile(node.descriptor.rawValue, one.handle, &made))
        return FileDescriptor(rawValue: made)
    }

    /// Reaches `value` when a sync file is signalled.
    public func importSyncFile(_ file: FileDescriptor, as value: UInt64) throws {
        let one = try SyncobjTimeline(on: node)
        try node.check(drmSyncobjImportSyncFile(node.descriptor.rawValue, one.handle, file.rawValue))
        try node.check(drmSyncobjTransfer(node.descriptor.rawValue, handle, value, one.handle, 0, 0))
    }
}
