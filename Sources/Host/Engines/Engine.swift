// SPDX-License-Identifier: Apache-2.0
import Synchronization
import Window

/// What executes submissions for a worker.
///
/// A worker resolves everything that names an object or an address before it calls an engine: an engine
/// sees memory it made or imported itself, and lengths that fit it.
public protocol Engine: Sendable {
    /// How guests see it.
    var identity: EngineIdentity { get }
    /// Its nodes, by ordinal. Never empty.
    var nodes: [EngineNode] { get }
    /// Ticks per second of ``clock()`` and of timestamps.
    var clockFrequency: UInt64 { get }
    /// Now, in ticks.
    func clock() -> UInt64
    /// Now, by its clock and the host's.
    func calibration() -> ClockCalibration

    /// Zeroed memory that only the engine reaches.
    ///
    /// - Parameter isShared: several sessions may make memory of it, and programs of the host may be given it.
    func makeMemory(bytes: Int, isShared: Bool) throws -> EngineMemory
    /// A dma-buf of memory that was made to be shared and is not paged out; nil if the engine has no such thing.
    func export(_ memory: EngineMemory) throws -> OwnedDescriptor?
    /// Memory of the window, which the guest reaches too.
    ///
    /// - Parameter owner: what the region belongs to; the engine's memory keeps it.
    func importMemory(_ region: MemoryRegion, of owner: any AnyObject & Sendable) throws -> EngineMemory

    /// Moves the contents of memory to host memory and frees what they had of the GPU's. Nothing executes on it.
    func pageOut(_ memory: EngineMemory) throws
    /// Undoes ``pageOut(_:)``.
    func pageIn(_ memory: EngineMemory) throws
    /// Frees what memory has of the GPU's and the host's; its contents are lost. Nothing executes on it.
    func discard(_ memory: EngineMemory)

    /// What executes Vulkan streams for one device of a guest; nil if the engine knows only the memory subset.
    func makeSession() throws -> (any EngineSession)?

    /// Changes how long a submission that is still to begin may take.
    func setTimeout(milliseconds: UInt64)
    /// Changes how much of the GPU's own memory there may be, in bytes.
    func setLocalLimit(bytes: UInt64)

    /// Executes the operations in order on a node, then calls `completion` once, on any thread.
    ///
    /// Submissions to one node execute in the order of the calls.
    func execute(_ submission: Submission, completion: @escaping @Sendable (SubmissionResult) -> Void)
}

extension Engine {
    /// Of an engine whose clock is the host's.
    public func calibration() -> ClockCalibration {
        let now = clock()
        return ClockCalibration(gpu: now, cpu: now)
    }

    public func export(_ memory: EngineMemory) throws -> OwnedDescriptor? { nil }
    public func discard(_ memory: EngineMemory) { memory.region.discard() }
    public func makeSession() throws -> (any EngineSession)? { nil }
    public func setTimeout(milliseconds: UInt64) {}
    public func setLocalLimit(bytes: UInt64) {}
}

/// An adapter's name and numbers.
public struct EngineIdentity: Sendable {
    /// `GPUPV_ENGINE_*`.
    public let kind: UInt32
    /// For people.
    public let description: String
    public let vendorID: UInt32
    public let deviceID: UInt32
    public let subVendorID: UInt32
    public let subSystemID: UInt32
    public let revisionID: UInt32
    /// It computes on the CPU.
    public let isSoftware: Bool

    public init(
        kind: UInt32, description: String, vendorID: UInt32, deviceID: UInt32, subVendorID: UInt32 = 0,
        subSystemID: UInt32 = 0, revisionID: UInt32 = 0, isSoftware: Bool
    ) {
        self.kind = kind
        self.description = description
        self.vendorID = vendorID
        self.deviceID = deviceID
        self.subVendorID = subVendorID
        self.subSystemID = subSystemID
        self.revisionID = revisionID
        self.isSoftware = isSoftware
    }
}

/// One moment by two clocks.
public struct ClockCalibration: Sendable {
    /// Ticks of ``Engine/clock()``.
    public let gpu: UInt64
    /// Nanoseconds of the host's CLOCK_MONOTONIC.
    public let cpu: UInt64

    public init(gpu: UInt64, cpu: UInt64) {
        self.gpu = gpu
        self.cpu = cpu
    }
}

/// A part of the GPU with a queue of its own.
public struct EngineNode: Sendable {
    public enum Kind: Sendable { case threeD, copy }
    public let kind: Kind
    /// At most 31 characters.
    public let name: String

    public init(kind: Kind, name: String) {
        self.kind = kind
        self.name = name
    }
}

/// Memory an engine can use.
public struct EngineMemory: Sendable {
    /// The engine's own object; the reference engine needs none.
    public let object: (any AnyObject & Sendable)?
    /// The bytes, where the host can reach them.
    public let region: MemoryRegion

    public init(object: (any AnyObject & Sendable)? = nil, region: MemoryRegion) {
        self.object = object
        self.region = region
    }
}

/// A run of bytes of some memory. Always within it.
public struct MemorySlice: Sendable {
    public let memory: EngineMemory
    public let offset: Int
    public let bytes: Int

    public init(memory: EngineMemory, offset: Int, bytes: Int) {
        precondition(offset >= 0 && bytes >= 0 && bytes <= memory.region.size && offset <= memory.region.size - bytes)
        self.memory = memory
        self.offset = offset
        self.bytes = bytes
    }
}

/// One resolved operation.
public enum MemoryOperation: Sendable {
    /// Both slices have the same length.
    case copy(from: MemorySlice, to: MemorySlice)
    /// Repeats the 4-byte pattern.
    case fill(MemorySlice, pattern: UInt32)
    case update(MemorySlice, [UInt8])
    /// Writes ``Engine/clock()`` as 8 bytes.
    case timestamp(MemorySlice)
}

/// A command buffer, resolved.
public struct Submission: Sendable {
    public let node: Int
    public let operations: [MemoryOperation]

    public init(node: Int, operations: [MemoryOperation]) {
        self.node = node
        self.operations = operations
    }
}

/// What became of a submission.
public struct SubmissionResult: Sendable {
    public let bytesMoved: UInt64
    /// Time the node was busy with it.
    public let nanoseconds: UInt64
    /// CPU time of this process that it took beside that: to check, compile and record.
    public let hostNanoseconds: UInt64
    /// Why its device has to end, if it has.
    public let fault: SubmissionFault?
    /// What was given up on and is executing still, if anything is: the node is not free before that ends.
    public let unfinished: UnfinishedWork?

    public init(
        bytesMoved: UInt64, nanoseconds: UInt64, hostNanoseconds: UInt64 = 0, fault: SubmissionFault? = nil,
        unfinished: UnfinishedWork? = nil
    ) {
        self.bytesMoved = bytesMoved
        self.nanoseconds = nanoseconds
        self.hostNanoseconds = hostNanoseconds
        self.fault = fault
        self.unfinished = unfinished
    }
}

/// Work that timed out and that nothing can stop but its own end.
public final class UnfinishedWork: Sendable {
    private let state = Mutex((isOver: false, handlers: [@Sendable () -> Void]()))

    public init() {}

    /// It has ended.
    public func end() {
        let handlers = state.withLock { state in
            defer { state.handlers = [] }
            state.isOver = true
            return state.handlers
        }
        handlers.forEach { $0() }
    }

    /// Calls a handler once it has ended, on any thread.
    public func whenOver(_ handler: @escaping @Sendable () -> Void) {
        let isOver = state.withLock { state in
            if !state.isOver { state.handlers.append(handler) }
            return state.isOver
        }
        if isOver { handler() }
    }
}

/// Why a submission ended its device.
public enum SubmissionFault: Error, Sendable, Equatable {
    /// It breaks a rule; for people.
    case invalid(String)
    case outOfMemory
    /// It was not done in time, or the GPU hung.
    case timeout
}
