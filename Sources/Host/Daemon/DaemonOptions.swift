// SPDX-License-Identifier: Apache-2.0
import Control
import Physical
import Supervisor

/// What a daemon is started with.
public struct DaemonOptions: Sendable {
    public var configuration: String
    public var runtimeDirectory: String
    public var stateDirectory: String
    public var workers: WorkerProcess.Options
    /// Of the program, for status.
    public var version: String
    /// Executed for an upgrade in place, with the arguments of this process.
    public var program: String
    public var inventory: InventorySource

    public init(
        configuration: String, runtimeDirectory: String, stateDirectory: String, workers: WorkerProcess.Options,
        version: String, program: String, inventory: InventorySource
    ) {
        self.configuration = configuration
        self.runtimeDirectory = runtimeDirectory
        self.stateDirectory = stateDirectory
        self.workers = workers
        self.version = version
        self.program = program
        self.inventory = inventory
    }

    var controlSocket: String { "\(runtimeDirectory)/\(ControlPaths.controlSocket)" }
    var partitionDirectory: String { "\(runtimeDirectory)/partitions" }
}

/// Why the daemon cannot run.
public struct DaemonError: Error, CustomStringConvertible {
    public var description: String

    /// - Parameter fix: what to do about it.
    init(_ cause: String, fix: String? = nil) {
        description = cause + (fix.map { "\n  fix: \($0)" } ?? "")
    }
}
