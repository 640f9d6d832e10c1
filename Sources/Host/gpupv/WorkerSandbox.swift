// SPDX-License-Identifier: Apache-2.0
import Engines
import Glibc
import Logging
import Partitions
import Sandbox
import VulkanEngine
import WorkerChannel

/// The ``Sandbox`` as a worker goes through it.
struct WorkerSandbox {
    private let sandbox: Sandbox?
    private let log: Logger

    init(isOff: Bool, log: Logger) {
        self.log = log
        let isOff = isOff || Sandbox.isSwitchedOff
        sandbox = isOff ? nil : Sandbox(log: log)
        if isOff { log.warning("the worker runs without a sandbox: its guest may get at what its user can") }
    }

    /// The first step, before anything else is loaded or started.
    func confine(for engine: EngineChoice, keeping descriptors: [Int32], nodes: [String]?) throws {
        VulkanInventory.forgetGuestDriver()
        guard let sandbox else { return }
        try timed("confined") {
            try sandbox.confine(for: engine == .reference ? .memory : .vulkan, keeping: descriptors, nodes: nodes)
        }
    }

    /// The last step, before the guest is served.
    func seal(for engine: any Engine, accepting accepts: Bool) throws {
        guard let sandbox else { return }
        try timed("sealed") { try sandbox.seal(for: engine is VulkanEngine ? .vulkan : .memory, accepting: accepts) }
    }

    private func timed(_ step: String, _ body: () throws -> Void) rethrows {
        let start = monotonicNanoseconds()
        try body()
        let microseconds = (monotonicNanoseconds() - start) / 1000
        log.debug("the worker is \(step)", metadata: ["microseconds": .stringConvertible(microseconds)])
    }
}
