import Foundation
import Logging
import Partitions
import Supervisor

/// What divides each GPU among the VMs on it.
@MainActor
final class Brokers {
    private var brokers: [String: LeaseBroker] = [:]
    private let log: Logger

    init(log: Logger) { self.log = log }

    /// Of a GPU's name, for as long as the daemon runs.
    func broker(of gpu: GPUDefinition) throws -> LeaseBroker {
        if let broker = brokers[gpu.name] { return broker }
        let broker = try LeaseBroker(log: log)
        brokers[gpu.name] = broker
        return broker
    }

    /// Asks every worker what it uses; the answers are in snapshots a moment later.
    func requestSamples() { brokers.values.forEach { $0.requestSamples() } }
}
