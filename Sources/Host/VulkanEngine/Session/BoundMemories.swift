// SPDX-License-Identifier: Apache-2.0
import Engines
import Synchronization

/// An allocation a session knows by name.
struct BoundMemory: Sendable {
    let memory: EngineMemory
    let size: UInt64
    let isCPUVisible: Bool
}

/// The allocations of a device, by D3DKMT handle. The worker adds and removes them, the session looks them up.
final class BoundMemories: Sendable {
    private let entries = Mutex<[UInt32: BoundMemory]>([:])

    func add(_ memory: BoundMemory, name: UInt32) { entries.withLock { $0[name] = memory } }
    func remove(_ name: UInt32) { entries.withLock { $0[name] = nil } }
    func removeAll() { entries.withLock { $0 = [:] } }

    subscript(_ name: UInt32) -> BoundMemory {
        get throws(StreamError) {
            guard let memory = entries.withLock({ $0[name] }) else {
                throw .malformed("an allocation that is not there")
            }
            return memory
        }
    }
}
