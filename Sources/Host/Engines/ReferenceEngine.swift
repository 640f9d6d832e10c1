// SPDX-License-Identifier: Apache-2.0
import CStream
import Dispatch
import Synchronization
import Window

/// The emulated device: executes the memory subset on the CPU, with no dependencies.
///
/// Each node is a serial queue, so the same submissions give the same bytes on every run.
public final class ReferenceEngine: Engine {
    public let identity = EngineIdentity(
        kind: UInt32(GPUPV_ENGINE_REFERENCE), description: "gpupv Reference Device", vendorID: 0x1af4,
        deviceID: 0x6770, isSoftware: true)
    public let nodes = [EngineNode(kind: .threeD, name: "3D"), EngineNode(kind: .copy, name: "Copy")]
    public let clockFrequency: UInt64 = 1_000_000_000
    private let queues: [DispatchQueue]
    private let timeout: SubmissionTimeout

    /// - Parameter timeout: how long a submission may take, in nanoseconds.
    public init(timeout: UInt64 = .max) {
        self.timeout = SubmissionTimeout(nanoseconds: timeout)
        queues = nodes.map { DispatchQueue(label: "gpupv.reference.\($0.name)", qos: .userInitiated) }
    }

    public func clock() -> UInt64 { DispatchTime.now().uptimeNanoseconds }

    /// Stands for the GPU's own memory: what is paged out is not in it.
    private final class LocalMemory: Sendable {
        let region: MemoryRegion
        private let host = Mutex<MemoryRegion?>(nil)

        init(bytes: Int) throws { region = try SharedMemory(privateBytes: bytes).region }

        func pageOut() throws {
            try host.withLock { host in
                let copy = try SharedMemory(privateBytes: region.size).region
                copy.copy(from: region, sourceOffset: 0, at: 0, count: region.size)
                region.discard()
                host = copy
            }
        }

        func pageIn() {
            host.withLock { host in
                guard let copy = host else { return }
                region.copy(from: copy, sourceOffset: 0, at: 0, count: region.size)
                host = nil
            }
        }
    }

    public func makeMemory(bytes: Int, isShared: Bool) throws -> EngineMemory {
        let memory = try LocalMemory(bytes: bytes)
        return EngineMemory(object: memory, region: memory.region)
    }

    // Memory of the window is host memory already.
    public func pageOut(_ memory: EngineMemory) throws { try (memory.object as? LocalMemory)?.pageOut() }
    public func pageIn(_ memory: EngineMemory) throws { (memory.object as? LocalMemory)?.pageIn() }

    public func importMemory(_ region: MemoryRegion, of owner: any AnyObject & Sendable) throws -> EngineMemory {
        EngineMemory(object: owner, region: region)
    }

    public func execute(_ submission: Submission, completion: @escaping @Sendable (SubmissionResult) -> Void) {
        queues[submission.node].async { [self] in
            let timeout = timeout.nanoseconds
            let start = clock()
            var bytes: UInt64 = 0
            var fault: SubmissionFault?
            for operation in submission.operations {
                bytes += perform(operation)
                guard clock() - start <= timeout else {
                    fault = .timeout
                    break
                }
            }
            completion(SubmissionResult(bytesMoved: bytes, nanoseconds: clock() - start, fault: fault))
        }
    }

    public func setTimeout(milliseconds: UInt64) {
        timeout.set(milliseconds: milliseconds)
    }

    /// Executes one operation now.
    ///
    /// - Returns: the bytes it moved.
    public func perform(_ operation: MemoryOperation) -> UInt64 {
        switch operation {
        case .copy(let source, let target):
            target.memory.region.copy(
                from: source.memory.region, sourceOffset: source.offset, at: target.offset, count: target.bytes)
            return UInt64(target.bytes)
        case .fill(let target, let pattern):
            target.memory.region.fill(pattern: pattern, at: target.offset, count: target.bytes)
            return UInt64(target.bytes)
        case .update(let target, let bytes):
            target.memory.region.write(bytes, at: target.offset)
            return UInt64(bytes.count)
        case .timestamp(let target):
            target.memory.region.storeAtomic(clock(), at: target.offset)
            return 0
        }
    }
}
