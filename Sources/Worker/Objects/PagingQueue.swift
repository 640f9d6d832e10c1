import CDxg

/// Orders a device's residency and mapping operations. Each takes the next value of its fence.
///
/// Paging happens before the call returns, so the value has always been reached.
final class PagingQueue {
    unowned let device: Device
    var handle = d3dkmthandle()
    let fence: SyncObject

    init(device: Device, fence: SyncObject) {
        self.device = device
        self.fence = fence
    }

    /// Completes one operation and gives its fence value.
    func complete() -> UInt64 {
        fence.set(fence.value + 1)
        return fence.value
    }
}
