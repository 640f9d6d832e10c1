// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Something that happened: a line of the log, with `event` as one of its keys, and what subscribers are told.
public struct DaemonEvent: Codable, Sendable, Equatable {
    /// What it is called in the log, in the control API, on the web page and in the metrics.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        case partitionCreated = "partition.created"
        case partitionResized = "partition.resized"
        case partitionDeleted = "partition.deleted"
        /// It cannot be served.
        case partitionFailed = "partition.failed"
        case vmAttached = "vm.attached"
        case vmDetached = "vm.detached"
        /// A worker was started in place of one that ended.
        case workerRestarted = "worker.restarted"
        /// No worker can be started, or they keep ending; it is tried again.
        case workerFailed = "worker.failed"
        /// A worker was killed because it kept a node that others waited for, did not answer, or said what cannot be.
        case workerExpelled = "worker.expelled"
        /// A partition's GPU is gone, or cannot serve any more: its worker is ended.
        case gpuMissing = "gpu.missing"
        /// A partition's GPU is there again.
        case gpuFound = "gpu.found"
        /// A guest's device was lost.
        case deviceReset = "device.reset"
        /// A submission took longer than the partition's timeout.
        case submissionTimeout = "submission.timeout"
        /// A guest wanted more memory than its budget.
        case memoryOverBudget = "memory.over-budget"
        case configurationReloaded = "configuration.reloaded"
        /// It was wrong, and the one before is in force.
        case configurationRefused = "configuration.refused"
    }

    public enum Severity: String, Codable, Sendable {
        case notice, warning, error
    }

    /// Counts the daemon's events.
    public var number: UInt64
    public var time: Date
    public var event: Kind
    public var severity: Severity
    public var partition: String?
    public var message: String
    /// More to know, by name.
    public var details: [String: String]

    public init(
        number: UInt64, time: Date, event: Kind, severity: Severity, partition: String?, message: String,
        details: [String: String]
    ) {
        self.number = number
        self.time = time
        self.event = event
        self.severity = severity
        self.partition = partition
        self.message = message
        self.details = details
    }
}
