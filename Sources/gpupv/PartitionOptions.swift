import ArgumentParser
import Partitions

/// A number of bytes, as people write it: `256M`, `1G`, `4096`.
struct ByteSize: ExpressibleByArgument, Equatable {
    let bytes: UInt64

    init?(argument: String) {
        let units: [Character: UInt64] = ["k": 10, "m": 20, "g": 30, "t": 40]
        var digits = Substring(argument.lowercased())
        if digits.hasSuffix("ib") { digits.removeLast(2) } else if digits.hasSuffix("b") { digits.removeLast() }
        let shift = digits.last.flatMap { units[$0] }
        if shift != nil { digits.removeLast() }
        guard let number = UInt64(digits), number > 0 else { return nil }
        let (bytes, overflow) = number.multipliedReportingOverflow(by: 1 << (shift ?? 0))
        guard !overflow else { return nil }
        self.bytes = bytes
    }

    init(bytes: UInt64) { self.bytes = bytes }

    var defaultValueDescription: String { "\(bytes >> 20)M" }
}

extension EngineChoice: ExpressibleByArgument {}

/// What the partition of a VM or of emulated programs is.
struct PartitionOptions: ParsableArguments {
    @Option(name: .long, help: "Memory of the partition (VRAM), for example 512M or 2G.")
    var vram = ByteSize(bytes: 256 << 20)

    @Option(name: .long, help: "The partition's name, shown to programs as part of the adapter's.")
    var partitionName = "default"

    @Option(
        name: .long,
        help: ArgumentHelp(
            "What executes: reference (emulated; no Vulkan), vulkan, or auto.",
            discussion: "vulkan needs a GPU whose driver has VK_EXT_external_memory_host, or Mesa's lavapipe."))
    var engine = EngineChoice.reference

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The GPU: an index, a PCI address or part of its name; by default the first that is no CPU.",
            valueName: "gpu"))
    var gpu: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "How long work on the GPU may take before its device is lost; by default 10, 60 where a CPU serves.",
            valueName: "seconds"))
    var gpuTimeout: Double?

    /// Largest VRAM of an emulated partition: what a 47-bit address space and a window can hold with room to spare.
    static let maximumBytes: UInt64 = 1 << 40

    func validate() throws {
        guard vram.bytes >= 1 << 20, vram.bytes <= Self.maximumBytes else {
            throw ValidationError("--vram must be between 1M and 1T")
        }
        guard (0.1...86400).contains(gpuTimeout ?? 1) else {
            throw ValidationError("--gpu-timeout must be between 0.1 and 86400 seconds")
        }
        guard !partitionName.isEmpty, partitionName.utf8.count <= 63 else {
            throw ValidationError("--partition-name must have 1 to 63 bytes")
        }
    }

    var configuration: PartitionConfiguration {
        PartitionConfiguration(
            name: partitionName, vramBytes: vram.bytes, engine: engine, gpu: gpu,
            timeoutSeconds: gpuTimeout)
    }
}
