// SPDX-License-Identifier: Apache-2.0
import Engines
import Foundation
import Synchronization
import VulkanEngine
import Window

/// A session that a recording happens to again.
final class Replay {
    /// More than any recording has; what is mutated may say anything.
    private static let maximumAllocation = 256 << 20
    private let engine: VulkanEngine
    private let session: any EngineSession
    private var visible: [UInt32: SharedMemory] = [:]
    private var names: [UInt32] = []

    init(_ engine: VulkanEngine) throws {
        self.engine = engine
        session = try engine.makeSession()!
    }

    deinit { session.close() }

    /// Why it ended, if it did not get to the end.
    func run(_ recording: StreamRecording) throws -> SubmissionFault? {
        for event in recording.events {
            switch event {
            case .bind(let name, let bytes, let isCPUVisible):
                guard bytes > 0, bytes <= Self.maximumAllocation else { continue }
                let pages = (Int(bytes) + 4095) & ~4095
                let memory: EngineMemory
                if isCPUVisible {
                    let shared = try SharedMemory(privateBytes: pages)
                    visible[name] = shared
                    names.append(name)
                    memory = try engine.importMemory(shared.region, of: shared)
                } else {
                    memory = try engine.makeMemory(bytes: pages, isShared: false)
                }
                session.bind(memory, size: bytes, isCPUVisible: isCPUVisible, name: name)
            case .unbind(let name): session.unbind(name)
            case .memory(let name, let offset, let bytes):
                guard let shared = visible[name], offset <= UInt64(shared.size),
                    bytes.count <= shared.size - Int(offset)
                else { continue }
                shared.region.write(bytes, at: Int(offset))
            case .stream(let bytes):
                if let fault = try execute(bytes) { return fault }
            }
        }
        return nil
    }

    private func execute(_ bytes: [UInt8]) throws -> SubmissionFault? {
        guard !bytes.isEmpty else { return nil }
        let scratch = try SharedMemory(privateBytes: bytes.count)
        scratch.region.write(bytes)
        let source = MemorySlice(memory: EngineMemory(region: scratch.region), offset: 0, bytes: bytes.count)
        let fault = Mutex<SubmissionFault?>(nil)
        let done = DispatchSemaphore(value: 0)
        return withExtendedLifetime(scratch) {
            session.execute(StreamSubmission(node: 0, bytes: bytes, source: [source])) { result in
                fault.withLock { $0 = result.fault }
                done.signal()
            }
            done.wait()
            return fault.withLock { $0 }
        }
    }

    /// Of the memory the CPU sees, in the order it came.
    var digest: UInt64 {
        var value: UInt64 = 0xcbf2_9ce4_8422_2325
        for name in names {
            guard let shared = visible[name] else { continue }
            for byte in shared.region.read(count: shared.size) where byte != 0 {
                value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
            }
        }
        return value
    }
}
