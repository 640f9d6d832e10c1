// SPDX-License-Identifier: Apache-2.0
import CDxg

/// Orders a device's residency and mapping operations. Each takes the next value of its fence.
///
/// Paging happens before the call returns, so the value has always been reached.
final class PagingQueue {
    unowned let device: Device
    var handle = d3dkmthandle()
    let fence: SyncReference

    init(device: Device, fence: SyncReference) {
        self.device = device
        self.fence = fence
    }

    /// Completes one operation and gives its fence value.
    func complete() -> UInt64 {
        // The last value is never reached by counting, and nobody else signals the fence but a device that is lost.
        let value = min(fence.object.value, .max - 1) + 1
        if fence.object.maySignal(value) { fence.object.signal(value) }
        return value
    }
}
