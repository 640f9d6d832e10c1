// SPDX-License-Identifier: Apache-2.0
import CVulkan

/// What is known of a pool, whose end is that of all that comes from it.
final class PoolFacts {
    let id: UInt64
    let charge: HostMemoryCharge
    /// Descriptor sets and descriptors of any type that it has left. A CPU's driver does not count them.
    private(set) var setsLeft: UInt64
    private(set) var descriptorsLeft: UInt64

    init(id: UInt64, charge: HostMemoryCharge, sets: UInt64 = 0, descriptors: UInt64 = 0) {
        self.id = id
        self.charge = charge
        (setsLeft, descriptorsLeft) = (sets, descriptors)
    }

    /// Takes one set, if there is room for it.
    func take(_ set: SetFacts) throws(StreamError) {
        guard setsLeft > 0, set.descriptors <= descriptorsLeft else {
            throw .failed("vkAllocateDescriptorSets", VK_ERROR_OUT_OF_POOL_MEMORY)
        }
        guard charge.add(set.hiddenDescriptors, of: HostMemoryAccount.Cost.descriptor) else {
            throw .failed("vkAllocateDescriptorSets", VK_ERROR_OUT_OF_HOST_MEMORY)
        }
        setsLeft -= 1
        descriptorsLeft -= set.descriptors
    }

    func give(back set: SetFacts) {
        setsLeft += 1
        descriptorsLeft += set.descriptors
        charge.remove(set.hiddenDescriptors, of: HostMemoryAccount.Cost.descriptor)
    }
}

/// Where an object is given back to.
struct PoolReturn {
    let handle: OpaquePointer
    /// What it has of the worker's memory meanwhile, if it waits for work: its pool has that already.
    let charge: HostMemoryCharge?
}

extension ObjectKind {
    /// Takes memory of the worker's for what comes from it.
    var isPool: Bool { self == .commandPool || self == .descriptorPool || self == .queryPool }
}
