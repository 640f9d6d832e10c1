// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Carriers
import Engines
import Foundation
import Glibc
import Logging
import Partitions
import Sandbox
import Supervisor
import SystemPackage
import VulkanEngine
import Worker
import WorkerChannel

/// The process that serves one VM. Started by the launcher with its descriptors in place.
struct WorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worker", abstract: "Serve one partition (started by run and emulate).", shouldDisplay: false)

    @Option(help: "The partition, as JSON.") var configuration: String
    @Flag(help: "Serve the window in descriptors 4 to 6.") var window = false
    @Flag(help: "Serve guests that connect to descriptor 7.") var listen = false
    @Option(help: "The engine, in place of the partition's.") var engine: EngineChoice?
    @Option(help: "The GPU, in place of the partition's.") var gpu: String?
    @Flag(help: "Log every failed call.") var verbose = false
    @Flag(help: "Run without the sandbox, for debugging, as with GPUPV_SANDBOX=off.") var noSandbox = false

    func run() throws {
        // A guest or launcher that goes away is an error code, not a signal.
        signal(SIGPIPE, SIG_IGN)
        if listen { Self.allowManyDescriptors() }
        var partition = try JSONDecoder().decode(PartitionConfiguration.self, from: Data(configuration.utf8))
        RelayedLogHandler.bootstrap(verbose ? .trace : .warning)
        let log = Logger(label: "gpupv.worker")
        if let engine { partition.engine = engine }
        if let gpu { partition.gpu = gpu }
        let sandbox = WorkerSandbox(isOff: noSandbox, log: log)
        try sandbox.confine(for: partition.engine, keeping: descriptors, nodes: partition.deviceNodes)
        let channel = WorkerChannel(taking: FileDescriptor(rawValue: WorkerDescriptor.control))
        let engine = try Self.makeEngine(partition)
        log.info("the engine is \(engine is VulkanEngine ? EngineChoice.vulkan : .reference)")
        let worker = try Worker(
            partition, engine: engine, channel: channel,
            listener: listen ? FileDescriptor(rawValue: WorkerDescriptor.listen) : nil, log: log)
        if window {
            try worker.add(
                SharedWindow(
                    memory: FileDescriptor(rawValue: WorkerDescriptor.window),
                    guestDoorbell: ForeignDoorbell(taking: FileDescriptor(rawValue: WorkerDescriptor.guestDoorbell)),
                    hostDoorbell: ForeignDoorbell(taking: FileDescriptor(rawValue: WorkerDescriptor.hostDoorbell))))
        }
        try sandbox.seal(for: engine, accepting: listen)
        try worker.run()
        // Threads of a GPU's driver may be at work still: nothing is torn down under them.
        _exit(0)
    }

    private var descriptors: [Int32] {
        [0, 1, 2, WorkerDescriptor.control]
            + (window ? [WorkerDescriptor.window, WorkerDescriptor.guestDoorbell, WorkerDescriptor.hostDoorbell] : [])
            + (listen ? [WorkerDescriptor.listen] : [])
    }

    /// Each share and sync file of the run is a descriptor here.
    static func allowManyDescriptors() {
        var limit = rlimit()
        let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        guard getrlimit(files, &limit) == 0 else { return }
        limit.rlim_cur = max(limit.rlim_cur, min(limit.rlim_max, 1 << 18))
        setrlimit(files, &limit)
    }

    static func makeEngine(_ partition: PartitionConfiguration) throws -> any Engine {
        VulkanInventory.forgetGuestDriver()
        let gpu = GPUChoice(partition.gpu)
        switch partition.engine {
        case .reference: return ReferenceEngine(timeout: partition.timeoutNanoseconds)
        case .vulkan: return try makeVulkan(gpu, partition)
        case .auto:
            guard VulkanEngine.isAvailable(gpu) else {
                return ReferenceEngine(timeout: partition.timeoutNanoseconds)
            }
            return try makeVulkan(gpu, partition)
        }
    }

    private static func makeVulkan(_ gpu: GPUChoice, _ partition: PartitionConfiguration) throws -> VulkanEngine {
        try VulkanEngine(
            gpu: gpu, partition: partition,
            recordings: ProcessInfo.processInfo.environment["GPUPV_RECORD_STREAMS"])
    }
}
