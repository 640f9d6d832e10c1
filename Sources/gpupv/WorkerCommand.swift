import ArgumentParser
import Carriers
import Engines
import Foundation
import Glibc
import Logging
import Partitions
import Supervisor
import SystemPackage
import VulkanEngine
import Worker

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

    func run() throws {
        // A guest or launcher that goes away is an error code, not a signal.
        signal(SIGPIPE, SIG_IGN)
        if listen { Self.allowManyDescriptors() }
        let isVerbose = verbose
        LoggingSystem.bootstrap { label in
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = isVerbose ? .trace : .warning
            return handler
        }
        let log = Logger(label: "gpupv.worker")
        var partition = try JSONDecoder().decode(PartitionConfiguration.self, from: Data(configuration.utf8))
        if let engine { partition.engine = engine }
        if let gpu { partition.gpu = gpu }
        let control = FileDescriptor(rawValue: WorkerDescriptor.control)
        let worker = try Worker(
            partition, engine: Self.makeEngine(partition), control: control,
            listener: listen ? FileDescriptor(rawValue: WorkerDescriptor.listen) : nil, log: log)
        if window {
            try worker.add(
                SharedWindow(
                    heapBytes: partition.heapBytes, memory: FileDescriptor(rawValue: WorkerDescriptor.window),
                    guestDoorbell: Doorbell(taking: FileDescriptor(rawValue: WorkerDescriptor.guestDoorbell)),
                    hostDoorbell: Doorbell(taking: FileDescriptor(rawValue: WorkerDescriptor.hostDoorbell))))
        }
        _ = try control.writeAll([UInt8(1)])
        try worker.run()
        // Threads of a GPU's driver may be at work still: nothing is torn down under them.
        _exit(0)
    }

    /// Each share and sync file of the run is a descriptor here.
    private static func allowManyDescriptors() {
        var limit = rlimit()
        let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        guard getrlimit(files, &limit) == 0 else { return }
        limit.rlim_cur = max(limit.rlim_cur, min(limit.rlim_max, 1 << 18))
        setrlimit(files, &limit)
    }

    /// Forgets the Vulkan driver that the environment names for the guest's programs, which would lead back here.
    private static func forgetGuestDriver() {
        for name in ["VK_ICD_FILENAMES", "VK_DRIVER_FILES", "VK_ADD_DRIVER_FILES"] {
            guard let value = getenv(name), String(cString: value).contains("gpupv_icd") else { continue }
            unsetenv(name)
        }
    }

    private static func makeEngine(_ partition: PartitionConfiguration) throws -> any Engine {
        forgetGuestDriver()
        let gpu = GPUChoice(partition.gpu)
        switch partition.engine {
        case .reference: return ReferenceEngine()
        case .vulkan: return try makeVulkan(gpu, partition)
        case .auto:
            guard VulkanEngine.isAvailable(gpu) else { return ReferenceEngine() }
            return try makeVulkan(gpu, partition)
        }
    }

    private static func makeVulkan(_ gpu: GPUChoice, _ partition: PartitionConfiguration) throws -> VulkanEngine {
        try VulkanEngine(
            gpu: gpu, partition: partition, timeout: partition.timeoutSeconds.map { .seconds($0) },
            recordings: ProcessInfo.processInfo.environment["GPUPV_RECORD_STREAMS"])
    }
}
