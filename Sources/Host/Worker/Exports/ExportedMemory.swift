// SPDX-License-Identifier: Apache-2.0
import Window

/// Memory of the GPU's own that programs of the host may be given: pinned for as long as this is there.
final class ExportedMemory {
    let backing: AllocationBacking
    /// A dma-buf.
    let descriptor: OwnedDescriptor
    private let pager: Pager

    /// - Parameter backing: pinned; this takes the pin over.
    init(_ backing: AllocationBacking, _ descriptor: OwnedDescriptor, _ pager: Pager) {
        self.backing = backing
        self.descriptor = descriptor
        self.pager = pager
        pager.hold(backing)
    }

    deinit { pager.release(backing) }
}
