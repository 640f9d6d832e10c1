// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import CLinux
import Control
import Glibc
import MiniVM
import Partitions
import SystemPackage

extension ByteSize: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }

    public var defaultValueDescription: String { description }
}

extension EngineChoice: ExpressibleByArgument {}

/// What the partition of a VM or of emulated programs is.
struct PartitionOptions: ParsableArguments {
    @Option(name: .long, help: "Memory of the partition (VRAM), for example 512M or 2G. (default: 256M)")
    var vram: ByteSize?

    @Option(name: .long, help: "The partition's name, shown to programs as part of the adapter's. (default: default)")
    var partitionName: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "What executes: reference (emulated; no Vulkan), vulkan, or auto: vulkan where the host has a device. "
                + "(default: auto; vulkan with --gpu)",
            discussion: "vulkan needs a GPU whose driver has VK_EXT_external_memory_host, or Mesa's lavapipe."))
    var engine: EngineChoice?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The GPU: an index, a PCI address or part of its name; by default the first that is no CPU.",
            valueName: "gpu"))
    var gpu: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "How long work on the GPU may take before its device is lost; by default 60.",
            valueName: "seconds"))
    var gpuTimeout: Double?

    @Flag(
        help: ArgumentHelp(
            "Offer buffer device addresses where Vulkan runs on the CPU, for programs you trust.",
            discussion: "Their shaders then read and write all memory of the process that serves them."))
    var unsafeDeviceAddresses = false

    /// Largest VRAM of an emulated partition: what a 47-bit address space and a window can hold with room to spare.
    static let maximumBytes: UInt64 = 1 << 40

    func validate() throws {
        guard (1 << 20...Self.maximumBytes).contains(configuration.vramBytes) else {
            throw ValidationError("--vram must be between 1M and 1T")
        }
        guard (0.1...86400).contains(gpuTimeout ?? 1) else {
            throw ValidationError("--gpu-timeout must be between 0.1 and 86400 seconds")
        }
        guard partitionName.map({ (1...63).contains($0.utf8.count) }) ?? true else {
            throw ValidationError("--partition-name must have 1 to 63 bytes")
        }
    }

    /// Whether anything is said of it.
    var isGiven: Bool {
        vram != nil || partitionName != nil || engine != nil || gpu != nil || gpuTimeout != nil || unsafeDeviceAddresses
    }

    var configuration: PartitionConfiguration {
        var configuration = PartitionConfiguration(
            name: partitionName ?? "default", vramBytes: vram?.bytes ?? 256 << 20,
            engine: engine ?? (gpu == nil ? .auto : .vulkan), gpu: gpu)
        if let gpuTimeout { configuration.timeoutMilliseconds = UInt64((gpuTimeout * 1000).rounded()) }
        configuration.allowsAddressesOnCPU = unsafeDeviceAddresses
        return configuration
    }
}

/// A partition of the daemon's, for a VM.
struct DaemonPartitionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Use a partition of the daemon's ('gpupv serve') instead of one of this VM's own.", valueName: "name"))
    var partition: String?

    @Option(
        help: ArgumentHelp(
            "The daemon's control socket; by default $GPUPV_CONTROL, the user's own daemon's, or "
                + "/run/gpupv/control.sock.", valueName: "socket"))
    var control: String?

    /// The partition's socket.
    ///
    /// - Throws: `LaunchError` if there is no daemon or no such partition, if another VM has it, or if this user may
    ///   not connect to it.
    func attachment(to name: String) throws -> AttachPartition.Result {
        let attachment: AttachPartition.Result
        do {
            attachment = try ControlClient(control ?? ControlPaths.defaultSocket).call(AttachPartition(name))
        } catch {
            throw LaunchError("\(error)")
        }
        if access(attachment.socket, W_OK) != 0 { throw refusal(name, attachment, Errno(rawValue: errno)) }
        return attachment
    }

    private func refusal(_ name: String, _ attachment: AttachPartition.Result, _ error: Errno) -> LaunchError {
        LaunchError(
            "cannot connect to partition '\(name)' at \(attachment.socket): \(error)\n"
                + "  fix: have an administrator give you access ('socket:' in the configuration)")
    }

    /// A connection to the partition's socket.
    ///
    /// - Throws: `LaunchError` as above.
    func connect(to name: String) throws -> FileDescriptor {
        let attachment = try attachment(to: name)
        let socket = gpupv_connect_path(attachment.socket)
        guard socket >= 0 else { throw refusal(name, attachment, Errno(rawValue: -socket)) }
        return FileDescriptor(rawValue: socket)
    }
}
