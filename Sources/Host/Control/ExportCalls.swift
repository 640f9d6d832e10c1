// SPDX-License-Identifier: Apache-2.0
import Foundation

/// What a program in a partition's VM has published for programs of the host.
public struct ExportStatus: Codable, Sendable, Equatable {
    public enum Kind: String, Codable, Sendable {
        /// Memory.
        case buffer
        /// A fence that the guest signals.
        case fence
        /// A fence that who takes it signals.
        case hostFence
    }

    public var name: String
    public var kind: Kind
    /// What its publisher says of it. The daemon does not look at it, and neither it nor the guest is to be believed.
    public var data: Data
    /// Of a buffer: bytes, whole pages.
    public var size: UInt64?
    /// Of a fence that the guest signals: as far as is known.
    public var value: UInt64?
    /// How many have taken it.
    public var taken: Int

    public init(name: String, kind: Kind, data: Data, size: UInt64? = nil, value: UInt64? = nil, taken: Int) {
        self.name = name
        self.kind = kind
        self.data = data
        self.size = size
        self.value = value
        self.taken = taken
    }
}

/// `partition.exports`: what is published now.
public struct ListExports: ControlCall {
    public typealias Result = [ExportStatus]
    public static let name = "partition.exports"
    public static let isPrivileged = false
    public var partition: String
    public init(_ partition: String) { self.partition = partition }
}

/// `partition.exports.take`: gives the connection what is published under a name, until it releases it or closes.
///
/// It takes an administrator, or a member of the partition's `exports: group`. Descriptors come with the answer
/// (`SCM_RIGHTS`), in the order of ``Result/descriptors``.
public struct TakeExport: ControlCall {
    public struct Result: Codable, Sendable {
        /// What the connection calls it.
        public var id: UInt64
        public var export: ExportStatus
        public var descriptors: [Descriptor]
        /// Why there is no timeline although one was asked for.
        public var problem: String?

        public init(id: UInt64, export: ExportStatus, descriptors: [Descriptor], problem: String? = nil) {
            self.id = id
            self.export = export
            self.descriptors = descriptors
            self.problem = problem
        }
    }

    public enum Descriptor: String, Codable, Sendable {
        /// A `gpupv_export_page` to map, and the eventfd that rings when it changed.
        case page, event
        /// A dma-buf of exactly the buffer.
        case buffer
        /// A DRM syncobj: a timeline with the fence's values.
        case timeline
    }

    public static let name = "partition.exports.take"
    public static let isPrivileged = false
    public var partition: String
    /// The export's.
    public var export: String
    /// Of a fence that the guest signals: whether a timeline is wanted too.
    public var timeline: Bool?
    public init(_ partition: String, export: String, timeline: Bool = false) {
        self.partition = partition
        self.export = export
        self.timeline = timeline
    }
}

/// `partition.exports.release`: the connection does not need it any more.
public struct ReleaseExport: ControlCall {
    public typealias Result = Done
    public static let name = "partition.exports.release"
    public static let isPrivileged = false
    public var id: UInt64
    public init(_ id: UInt64) { self.id = id }
}

/// `partition.exports.signal`: a fence that the host signals reaches a value.
public struct SignalExport: ControlCall {
    public typealias Result = Done
    public static let name = "partition.exports.signal"
    public static let isPrivileged = false
    public var id: UInt64
    public var value: UInt64
    public init(_ id: UInt64, value: UInt64) {
        self.id = id
        self.value = value
    }
}

/// `partition.exports.follow`: a fence that the host signals follows a timeline from now on, whose descriptor (a DRM
/// syncobj) comes with the request.
public struct FollowTimeline: ControlCall {
    public typealias Result = Done
    public static let name = "partition.exports.follow"
    public static let isPrivileged = false
    public var id: UInt64
    public init(_ id: UInt64) { self.id = id }
}
