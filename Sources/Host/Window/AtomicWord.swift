// SPDX-License-Identifier: Apache-2.0
import Atomics

/// An aligned 64-bit word of shared memory, accessed atomically.
struct AtomicWord {
    private let atomic: UnsafeAtomic<UInt64>

    init(_ address: UnsafeMutableRawPointer) {
        precondition(UInt(bitPattern: address) % 8 == 0, "misaligned word")
        atomic = UnsafeAtomic(at: address.assumingMemoryBound(to: UnsafeAtomic<UInt64>.Storage.self))
    }

    @inline(__always) func loadAcquiring() -> UInt64 { atomic.load(ordering: .acquiring) }
    @inline(__always) func loadRelaxed() -> UInt64 { atomic.load(ordering: .relaxed) }
    @inline(__always) func storeReleasing(_ value: UInt64) { atomic.store(value, ordering: .releasing) }
    @inline(__always) func storeRelaxed(_ value: UInt64) { atomic.store(value, ordering: .relaxed) }

    /// Orders everything before it against everything after it, on both sides of the window.
    @inline(__always) static func fullFence() { atomicMemoryFence(ordering: .sequentiallyConsistent) }
}
