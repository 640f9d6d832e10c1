// SPDX-License-Identifier: Apache-2.0
import Foundation
import Partitions

/// A partition as it is now.
public struct PartitionStatus: Codable, Sendable {
    public enum State: String, Codable, Sendable, CaseIterable {
        /// It waits for a VM.
        case idle
        /// A VM has connected; its worker is being started.
        case starting
        /// A VM is served.
        case attached
        /// Its worker ended; another is being started.
        case recovering
        /// Its GPU is not there, or cannot serve as it is; it waits for it, with its VM if it has one. `problem` says
        /// why.
        case missing
        /// It cannot be served; `problem` says why.
        case failed
    }

    /// Who defined it.
    public enum Origin: String, Codable, Sendable {
        /// The configuration file.
        case file
        /// The file, and changed since by a request.
        case changed
        /// A request; it is there again after a restart.
        case created
        /// A request; it is gone after a restart.
        case transient
    }

    /// The VM that is attached.
    public struct VM: Codable, Sendable {
        /// Its process and user, as the kernel knows them.
        public var pid: Int32
        public var uid: UInt32
        public var since: Date
        /// Bytes of the window it maps.
        public var window: UInt64
        /// nil between two workers.
        public var worker: Int32?
        /// How many workers it has had, with this one.
        public var workers: Int

        public init(pid: Int32, uid: UInt32, since: Date, window: UInt64, worker: Int32?, workers: Int) {
            self.pid = pid
            self.uid = uid
            self.since = since
            self.window = window
            self.worker = worker
            self.workers = workers
        }
    }

    public var name: String { definition.name }
    public var definition: PartitionDefinition
    public var origin: Origin
    public var state: State
    public var problem: String?
    /// Whether the VM has to be started anew for all of the definition to be in force.
    public var isPending: Bool
    /// Where a VM connects.
    public var socket: String
    /// The part of the GPU's time it gets if all partitions want it all the time.
    public var share: Double
    public var vm: VM?
    /// What it is bound to; nil while that is missing.
    public var binding: Binding?
    /// Why it is bound to that, for people.
    public var why: String?
    /// What was looked at first, each with the reason why it was not taken.
    public var rejected: [String]?
    /// What of a request just made may not do what was meant.
    public var warnings: [String]?

    public init(
        definition: PartitionDefinition, origin: Origin, state: State, problem: String? = nil, isPending: Bool = false,
        socket: String, share: Double, vm: VM? = nil, binding: Binding? = nil
    ) {
        self.definition = definition
        self.origin = origin
        self.state = state
        self.problem = problem
        self.isPending = isPending
        self.socket = socket
        self.share = share
        self.vm = vm
        self.binding = binding
    }
}

/// The daemon as it is now.
public struct DaemonStatus: Codable, Sendable {
    public var pid: Int32
    public var version: String
    /// Counts the upgrades in place.
    public var incarnation: Int
    public var since: Date
    /// Its configuration file.
    public var configuration: String
    public var gpus: [GPUDefinition]
    public var partitions: Int
    public var attached: Int
    /// Where the web page is served; nil if it is not.
    public var web: String?
    /// nil of a daemon that does not say.
    public var loop: Loop?

    /// What it does everything on, one thing after another.
    public struct Loop: Codable, Sendable {
        /// When it last turned to what had happened.
        public var turned: Date
        /// The longest that everything else had to wait for one turn, in milliseconds.
        public var longestMilliseconds: Double

        public init(turned: Date, longestMilliseconds: Double) {
            self.turned = turned
            self.longestMilliseconds = longestMilliseconds
        }
    }

    public init(
        pid: Int32, version: String, incarnation: Int, since: Date, configuration: String, gpus: [GPUDefinition],
        partitions: Int, attached: Int, web: String? = nil, loop: Loop? = nil
    ) {
        self.pid = pid
        self.version = version
        self.incarnation = incarnation
        self.since = since
        self.configuration = configuration
        self.gpus = gpus
        self.partitions = partitions
        self.attached = attached
        self.web = web
        self.loop = loop
    }
}
