// SPDX-License-Identifier: Apache-2.0
import CStream
import CVulkan
import Dispatch
import Engines
import Logging
import Partitions
import Synchronization
import Window

/// Executes on a GPU of the host's, through its Vulkan driver.
///
/// The memory subset runs on a device of the engine's own; the streams of each guest's device on one of its own,
/// in an instance of its own, so that what one does to its driver is not another's.
public final class VulkanEngine: Engine {
    public let identity: EngineIdentity
    public let nodes = [EngineNode(kind: .threeD, name: "3D"), EngineNode(kind: .copy, name: "Copy")]
    public var clockFrequency: UInt64 { device.clock?.frequency ?? 1_000_000_000 }

    private let device: MemoryDevice
    private let memoryNodes: [MemoryNode]
    /// For what does not wait for its turn on a node: paging and sharing.
    private let commands: SharedCommands
    private let options: SessionOptions
    private let timeout: SubmissionTimeout
    let localMemory: LocalMemoryAccount
    private let sessions = SessionCounter()
    private let log: Logger

    /// - Parameters:
    ///   - recordings: a directory for a ``StreamRecording`` of each session.
    public init(
        gpu: GPUChoice = .any, partition: PartitionConfiguration, recordings: String? = nil,
        log: Logger = Logger(label: "gpupv.vulkan")
    ) throws {
        self.log = log
        let host = try HostDevice(gpu)
        device = try MemoryDevice(host)
        timeout = SubmissionTimeout(nanoseconds: partition.timeoutNanoseconds)
        localMemory = LocalMemoryAccount(limit: partition.vramBytes)
        commands = SharedCommands(try MemoryCommands(device, timeout: timeout))
        options = SessionOptions(
            partition: partition, host: host, timeout: timeout, localMemory: localMemory,
            hostMemory: HostMemoryAccount(vramBytes: partition.vramBytes), memoryDevice: device, commands: commands,
            recordings: recordings, log: log)
        let board = BoardIdentity(host.pciAddress)
        identity = EngineIdentity(
            kind: UInt32(GPUPV_ENGINE_VULKAN), description: host.name, vendorID: host.properties.vendorID,
            deviceID: host.properties.deviceID, subVendorID: board.subVendorID, subSystemID: board.subSystemID,
            revisionID: board.revisionID, isSoftware: host.isCPU)
        var made: [MemoryNode] = []
        for node in nodes { made.append(try MemoryNode(device, name: node.name, timeout: timeout, log: log)) }
        memoryNodes = made
    }

    /// Whether there is a GPU, or lavapipe, that can serve.
    public static func isAvailable(_ gpu: GPUChoice = .any) -> Bool { (try? HostDevice(gpu)) != nil }

    public func setTimeout(milliseconds: UInt64) { timeout.set(milliseconds: milliseconds) }

    public func setLocalLimit(bytes: UInt64) { localMemory.setLimit(bytes) }

    static func now() -> UInt64 { DispatchTime.now().uptimeNanoseconds }

    /// The GPU's own clock where it can be read, by which it writes timestamps; else the host's.
    public func clock() -> UInt64 { calibration().gpu }

    /// Whether timestamps are the GPU's own.
    var hasClockOfItsOwn: Bool { device.clock != nil }

    public func calibration() -> ClockCalibration {
        if let calibration = device.clock?.now() { return calibration }
        let now = Self.now()
        return ClockCalibration(gpu: now, cpu: now)
    }

    public func makeMemory(bytes: Int, isShared: Bool) throws -> EngineMemory {
        let memory = try LocalMemory(bytes: bytes, isShared: isShared, account: localMemory, timeout: timeout)
        return EngineMemory(object: memory, region: memory.region)
    }

    public func export(_ memory: EngineMemory) throws -> OwnedDescriptor? {
        guard let local = memory.object as? LocalMemory, local.isShared else { return nil }
        // The worker waits for nothing a guest has to do.
        return try commands.use { try local.buffer(device, $0, room: .present).exported }
    }

    public func importMemory(_ region: MemoryRegion, of owner: any AnyObject & Sendable) throws -> EngineMemory {
        EngineMemory(object: WindowMemory(region, of: owner), region: region)
    }

    public func pageOut(_ memory: EngineMemory) throws {
        // Memory of the window is host memory already.
        guard let local = memory.object as? LocalMemory else { return }
        try commands.use { try local.pageOut(device, $0) }
    }

    // It comes back when it is used.
    public func pageIn(_ memory: EngineMemory) throws {}

    public func discard(_ memory: EngineMemory) {
        switch memory.object {
        case let local as LocalMemory: local.discard()
        case let window as WindowMemory: window.discard()
        default: memory.region.discard()
        }
    }

    public func execute(_ submission: Submission, completion: @escaping @Sendable (SubmissionResult) -> Void) {
        memoryNodes[submission.node].execute(submission, completion: completion)
    }

    public func makeSession() throws -> (any EngineSession)? {
        try sessions.begin()
        return SessionFront(options, counter: sessions)
    }
}
