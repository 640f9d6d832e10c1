// SPDX-License-Identifier: Apache-2.0
import CStream
import Synchronization

/// The worker's own memory that drivers keep for what a VM's sessions make, as far as it can be told beforehand. Not
/// exact: it bounds what a guest makes the host hold where no control group does.
final class HostMemoryAccount: Sendable {
    /// Bytes that things are taken for. Drivers differ; none is far below.
    enum Cost {
        /// Anything that has a name.
        static let object: UInt64 = 1 << 10
        static let descriptorSet = UInt64(GPUPV_VK_SET_BYTES)
        static let descriptor = UInt64(GPUPV_VK_DESCRIPTOR_BYTES)
        static let query: UInt64 = 256
        /// Of a layout, up to the highest number.
        static let binding: UInt64 = 64
        /// Of a byte of a recorded command.
        static let recordedByte: UInt64 = 2
    }

    private let limit: UInt64
    private let used = Mutex<UInt64>(0)

    /// - Parameter vramBytes: the partition's: what has much of the GPU's memory has much to describe.
    init(vramBytes: UInt64) {
        let (limit, overflow) = vramBytes.addingReportingOverflow(UInt64(GPUPV_VK_HOST_BYTES))
        self.limit = overflow ? .max : limit
    }

    fileprivate func take(_ bytes: UInt64) -> Bool {
        used.withLock { used in
            guard bytes <= limit - used else { return false }
            used += bytes
            return true
        }
    }

    fileprivate func give(back bytes: UInt64) { used.withLock { $0 -= bytes } }
}

/// What something has taken of the account, which gets it back at its end. One session's.
final class HostMemoryCharge {
    private let account: HostMemoryAccount
    private var bytes: UInt64 = 0

    init(_ account: HostMemoryAccount) { self.account = account }

    deinit { account.give(back: bytes) }

    /// Takes some more, if there is room for `count` things of a cost.
    func add(_ count: UInt64 = 1, of cost: UInt64) -> Bool {
        let (more, overflow) = count.multipliedReportingOverflow(by: cost)
        guard !overflow, account.take(more) else { return false }
        bytes += more
        return true
    }

    func remove(_ count: UInt64 = 1, of cost: UInt64) {
        bytes -= count * cost
        account.give(back: count * cost)
    }
}
