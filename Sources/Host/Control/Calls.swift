// SPDX-License-Identifier: Apache-2.0
import Partitions

/// `daemon.status`
public struct GetStatus: ControlCall {
    public typealias Result = DaemonStatus
    public static let name = "daemon.status"
    public static let isPrivileged = false
    public init() {}
}

/// `daemon.reload`: reads the configuration file again. What changed is done; VMs go on.
public struct Reload: ControlCall {
    /// Names of partitions.
    public struct Result: Codable, Sendable {
        public var added: [String]
        public var removed: [String]
        public var changed: [String]
        /// What the operator should know.
        public var warnings: [String]

        public init(added: [String] = [], removed: [String] = [], changed: [String] = [], warnings: [String] = []) {
            self.added = added
            self.removed = removed
            self.changed = changed
            self.warnings = warnings
        }
    }
    public static let name = "daemon.reload"
    public static let isPrivileged = true
    public init() {}
}

/// `daemon.upgrade`: the daemon executes its program anew. VMs and workers go on.
public struct Upgrade: ControlCall {
    public typealias Result = DaemonStatus
    public static let name = "daemon.upgrade"
    public static let isPrivileged = true
    public init() {}
}

/// `daemon.configuration`: what is in force, as a configuration file would have it.
public struct GetConfiguration: ControlCall {
    public struct Result: Codable, Sendable {
        public var text: String
        public init(text: String) { self.text = text }
    }
    public static let name = "daemon.configuration"
    public static let isPrivileged = false
    public init() {}
}

/// `partition.list`
public struct ListPartitions: ControlCall {
    public typealias Result = [PartitionStatus]
    public static let name = "partition.list"
    public static let isPrivileged = false
    public init() {}
}

/// `partition.show`
public struct ShowPartition: ControlCall {
    public typealias Result = PartitionStatus
    public static let name = "partition.show"
    public static let isPrivileged = false
    /// Name of the partition.
    public var partition: String
    public init(_ partition: String) { self.partition = partition }
}

/// `partition.create`
public struct CreatePartition: ControlCall {
    public typealias Result = PartitionStatus
    public static let name = "partition.create"
    public static let isPrivileged = true
    public var partition: String
    /// Keys and values as in the configuration file.
    public var settings: [String: JSONValue]
    /// It is not to be there again after a restart of the daemon; by default it is.
    public var transient: Bool?
    public init(_ partition: String, settings: [String: JSONValue], transient: Bool = false) {
        self.partition = partition
        self.settings = settings
        self.transient = transient
    }
}

/// `partition.resize`: changes settings, while a VM is attached or not.
public struct ResizePartition: ControlCall {
    public typealias Result = PartitionStatus
    public static let name = "partition.resize"
    public static let isPrivileged = true
    public var partition: String
    /// Those to change: keys and values as in the configuration file.
    public var settings: [String: JSONValue]
    public var transient: Bool?
    public init(_ partition: String, settings: [String: JSONValue], transient: Bool = false) {
        self.partition = partition
        self.settings = settings
        self.transient = transient
    }
}

/// `partition.delete`
public struct DeletePartition: ControlCall {
    public typealias Result = Done
    public static let name = "partition.delete"
    public static let isPrivileged = true
    public var partition: String
    /// Even if a VM is attached, which loses its GPU.
    public var force: Bool?
    public var transient: Bool?
    public init(_ partition: String, force: Bool = false, transient: Bool = false) {
        self.partition = partition
        self.force = force
        self.transient = transient
    }
}

/// `partition.attach`: how to start a VM with the partition. Who may connect to its socket may attach.
public struct AttachPartition: ControlCall {
    public struct Result: Codable, Sendable {
        /// The ivshmem server's socket.
        public var socket: String
        /// What to add to QEMU's arguments.
        public var arguments: [String]

        public init(socket: String) {
            self.socket = socket
            let path = socket.replacing(",", with: ",,")
            arguments = [
                "-chardev", "socket,id=gpupv,path=\(path)", "-device", "ivshmem-doorbell,chardev=gpupv,vectors=1",
            ]
        }
    }
    public static let name = "partition.attach"
    public static let isPrivileged = false
    public var partition: String
    public init(_ partition: String) { self.partition = partition }
}

/// `partition.detach`: takes the GPU from the VM that has it.
public struct DetachPartition: ControlCall {
    public typealias Result = Done
    public static let name = "partition.detach"
    public static let isPrivileged = true
    public var partition: String
    public init(_ partition: String) { self.partition = partition }
}

/// `subscribe`: events until the connection closes, with samples at an interval.
public struct Subscribe: ControlCall {
    public typealias Result = Done
    public static let name = "subscribe"
    public static let isPrivileged = false
    /// Between two samples; nil for none. 100 to 60 000.
    public var milliseconds: Int?
    public init(milliseconds: Int?) { self.milliseconds = milliseconds }
}

/// `daemon.sample`: all partitions as they are now.
public struct GetSample: ControlCall {
    public typealias Result = ControlEvent.Sample
    public static let name = "daemon.sample"
    public static let isPrivileged = false
    public init() {}
}

/// `daemon.events`: the last few hundred events, oldest first.
public struct GetEvents: ControlCall {
    public typealias Result = [DaemonEvent]
    public static let name = "daemon.events"
    public static let isPrivileged = false
    public init() {}
}
